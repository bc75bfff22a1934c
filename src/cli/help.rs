//! Help in the officer's language: what each command does and takes.
//!
//! The arguments say it themselves in English; `help/<lang>.yaml` says it in the other languages.

mod refused;

use std::collections::HashMap;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::sync::OnceLock;

use clap::error::ErrorKind;
use clap::{Arg, Command, CommandFactory as _, Error};

use super::{Arguments, eprint_line, exit, print};
use crate::findings::messages::Messages;
use crate::text::yaml::{Node, Spanned, parse};

/// The languages in which arguments are described otherwise than in their definition, which is English.
const LANGUAGES: [(&str, &str); 2] = [("es", include_str!("help/es.yaml")), ("pt", include_str!("help/pt.yaml"))];
/// How wide a line of help is, in letters.
const WIDTH: usize = 100;
/// How wide the column of arguments may be.
const WIDEST_LABEL: usize = 30;

/// What is said of commands and arguments in one language.
pub struct Texts(HashMap<String, String>);

impl Texts {
    /// What is said in a language; nothing in English, which the arguments speak themselves.
    pub fn of(lang: &str) -> &'static Self {
        static LOADED: OnceLock<Vec<(&str, Texts)>> = OnceLock::new();
        static NOTHING: OnceLock<Texts> = OnceLock::new();
        let all = LOADED.get_or_init(|| LANGUAGES.iter().map(|(lang, text)| (*lang, Texts(flat(text)))).collect());
        let found = all.iter().find(|(known, _)| *known == lang).map(|(_, texts)| texts);
        found.unwrap_or_else(|| NOTHING.get_or_init(|| Texts(HashMap::new())))
    }

    fn known(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// What a command does.
    pub fn about(&self, command: &Command) -> String {
        let own = || command.get_about().map(ToString::to_string).unwrap_or_default();
        self.known(&format!("about.{}", command.get_name())).map_or_else(own, ToOwned::to_owned)
    }

    /// What an argument is: said for this command, for all commands, or by itself.
    pub fn described(&self, command: &str, argument: &Arg) -> String {
        let known = keys(command, argument.get_id().as_str()).into_iter().find_map(|key| self.known(&key));
        known.map_or_else(|| argument.get_help().map(ToString::to_string).unwrap_or_default(), ToOwned::to_owned)
    }

    /// An argument as it is typed: `--only <MUNICIPALITY>…`, `<FILE>…`, `[NAME]`.
    pub fn shown(&self, argument: &Arg) -> String {
        let names = argument.get_value_names().unwrap_or_default();
        let value = names.iter().map(|name| self.value(name.as_str())).collect::<Vec<_>>().join(" ");
        let takes = argument.get_action().takes_values();
        let more =
            if takes && argument.get_num_args().is_some_and(|count| count.max_values() > 1) { "…" } else { "" };
        let short = argument.get_short().map(|short| format!("-{short}, ")).unwrap_or_default();
        match argument.get_long() {
            Some(long) if takes => format!("{short}--{long} <{value}>{more}"),
            Some(long) => format!("{short}--{long}"),
            None if argument.is_required_set() => format!("<{value}>{more}"),
            None => format!("[{value}]{more}"),
        }
    }

    /// The name of a value.
    fn value<'n>(&'n self, name: &'n str) -> &'n str {
        self.0.get(&format!("values.{name}")).map_or(name, String::as_str)
    }
}

/// Under which keys an argument is described: for this command, and for all.
fn keys(command: &str, argument: &str) -> [String; 2] {
    [format!("arguments.{command}-{argument}"), format!("arguments.{argument}")]
}

/// The texts of a YAML file by their keys, such as `about.build`.
pub fn flat(text: &str) -> HashMap<String, String> {
    let (root, faults) = parse(text, 0..text.len());
    debug_assert!(faults.is_empty(), "{faults:?}");
    let mut all = HashMap::new();
    root.into_iter().for_each(|root| keep("", root, &mut all));
    all
}

fn keep(key: &str, node: Spanned<Node>, all: &mut HashMap<String, String>) {
    match node.value {
        Node::Map(fields) => {
            for (name, value) in fields {
                let key = if key.is_empty() { name.value } else { format!("{key}.{}", name.value) };
                keep(&key, value, all);
            }
        }
        Node::Scalar(scalar) => drop(all.insert(key.to_owned(), scalar.text.trim_end().to_owned())),
        Node::Seq(_) => {}
    }
}

/// Shows the help that was asked for, or says what is wrong with the arguments; gives the exit code.
pub fn answer(error: &Error, given: &[OsString], messages: &Messages) -> u8 {
    let mut program = Arguments::command();
    program.build();
    let command = asked(&program, given);
    match error.kind() {
        ErrorKind::DisplayVersion => return print(&error.to_string(), exit::DONE, messages),
        ErrorKind::DisplayHelp => return print(&page(command, messages), exit::DONE, messages),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => eprint_line(page(command, messages).trim_end()),
        _ => {
            let words = refused::words(error, &program, command, messages);
            eprint_line(&format!("{}: {words}", messages.word("severity-error", &[])));
        }
    }
    if error.use_stderr() { exit::USAGE } else { exit::DONE }
}

/// The command that was named, or the program.
fn asked<'c>(program: &'c Command, given: &[OsString]) -> &'c Command {
    let mut words = given.iter().skip(1).filter_map(|word| word.to_str()).filter(|word| *word != "help");
    words.next().and_then(|word| program.find_subcommand(word)).unwrap_or(program)
}

/// A command as it is typed.
fn typed(command: &Command) -> String {
    let name = command.get_name();
    if command.has_subcommands() { name.to_owned() } else { format!("cabildo {name}") }
}

/// The help of a command.
fn page(command: &Command, messages: &Messages) -> String {
    let texts = Texts::of(messages.lang);
    let say = |key: &str| messages.word(key, &[]);
    let shown = || command.get_arguments().filter(|argument| !argument.is_hide_set());
    let (positional, options): (Vec<&Arg>, Vec<&Arg>) = shown().partition(|argument| argument.is_positional());
    let mut usage = vec![typed(command), say("cli-options-tag")];
    usage.extend(command.has_subcommands().then(|| say("cli-command-tag")));
    usage.extend(positional.iter().map(|argument| texts.shown(argument)));
    let mut out = format!("{}\n\n{}: {}\n", texts.about(command), say("cli-usage"), usage.join(" "));
    let commands = command.get_subcommands().filter(|command| !command.is_hide_set());
    let commands: Vec<_> = commands.map(|command| (command.get_name().to_owned(), texts.about(command))).collect();
    let row = |argument: &&Arg| (texts.shown(argument), explained(command, argument, texts, messages));
    section("cli-commands", &commands, messages, &mut out);
    section("cli-arguments", &positional.iter().map(row).collect::<Vec<_>>(), messages, &mut out);
    section("cli-options", &options.iter().map(row).collect::<Vec<_>>(), messages, &mut out);
    if command.has_subcommands() {
        let _ = write!(out, "\n{}\n", say("cli-more"));
    }
    out
}

/// What an argument is, what may be given, and what is taken where nothing is.
fn explained(command: &Command, argument: &Arg, texts: &Texts, messages: &Messages) -> String {
    let mut all = vec![texts.described(command.get_name(), argument)];
    if argument.get_action().takes_values() {
        let possible: Vec<String> =
            argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
        let usual = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect::<Vec<_>>();
        if !possible.is_empty() {
            all.push(format!("[{}]", messages.word("cli-one-of", &[("values", possible.join(", "))])));
        }
        if !usual.is_empty() {
            all.push(format!("[{}]", messages.word("cli-usual", &[("value", usual.join(" "))])));
        }
    }
    all.join(" ")
}

/// Rows of two columns under a heading; nothing where there are none.
fn section(heading: &str, rows: &[(String, String)], messages: &Messages, out: &mut String) {
    let letters = |text: &str| text.chars().count();
    let Some(widest) = rows.iter().map(|(label, _)| letters(label)).max() else { return };
    let column = widest.min(WIDEST_LABEL);
    let indent = " ".repeat(column + 4);
    let _ = write!(out, "\n{}:\n", messages.word(heading, &[]));
    for (label, text) in rows {
        let mut line = format!("  {label:<column$}  ");
        if letters(label) > column {
            let _ = writeln!(out, "{}", line.trim_end());
            line.clone_from(&indent);
        }
        for word in text.split_whitespace() {
            if letters(&line) + letters(word) > WIDTH {
                let _ = writeln!(out, "{}", line.trim_end());
                line.clone_from(&indent);
            }
            line.push_str(word);
            line.push(' ');
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// Every command, hidden ones too, with the name under which it is described.
    fn commands() -> Vec<Command> {
        let mut program = Arguments::command();
        program.build();
        let all: Vec<Command> = program.get_subcommands().cloned().collect();
        std::iter::once(program).chain(all).collect()
    }

    #[test]
    fn every_command_argument_and_value_is_described_in_every_language_and_nothing_else_is() {
        for (lang, _) in LANGUAGES {
            let texts = Texts::of(lang);
            let mut used = BTreeSet::new();
            for command in commands() {
                let name = command.get_name();
                used.insert(format!("about.{name}"));
                for argument in command.get_arguments() {
                    let keys = keys(name, argument.get_id().as_str());
                    let known = keys.iter().find(|key| texts.known(key).is_some());
                    used.insert(known.unwrap_or_else(|| panic!("{lang}: none of {keys:?}")).clone());
                    let takes = argument.get_action().takes_values();
                    let names = argument.get_value_names().filter(|_| takes).unwrap_or_default();
                    used.extend(names.iter().map(|name| format!("values.{name}")));
                }
            }
            let written: BTreeSet<String> = texts.0.keys().cloned().collect();
            assert_eq!(written, used, "{lang}");
        }
    }

    #[test]
    fn help_names_every_argument_in_lines_that_fit_a_terminal() {
        for lang in Messages::languages() {
            let messages = Messages::in_language(lang);
            for command in commands() {
                let page = page(&command, messages);
                assert!(page.lines().all(|line| line.chars().count() <= WIDTH + 40), "{page}");
                for argument in command.get_arguments().filter_map(Arg::get_long) {
                    assert!(page.contains(&format!("--{argument}")), "{lang}: {argument} in {page}");
                }
            }
        }
    }
}
