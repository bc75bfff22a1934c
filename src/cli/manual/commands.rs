//! The page of commands, from the arguments that the program takes.

use clap::{Arg, Command, CommandFactory as _};

use super::markdown::{code, head, table};
use super::words::Words;
use crate::cli::Arguments;
use crate::cli::help::Texts;

/// What every command takes, and help itself.
const EVERYWHERE: [&str; 3] = ["help", "version", "lang"];

/// The page.
pub fn page(words: &Words) -> String {
    let mut out = head("commands", words);
    let texts = Texts::of(words.messages.lang);
    let mut program = Arguments::command();
    program.build();
    for command in listed(&program) {
        let name = command.get_name();
        out += &format!("\n## `cabildo {name}`\n\n{}\n\n", sentence(texts.about(command)));
        let rows: Vec<Vec<String>> = arguments(command)
            .map(|argument| vec![code(&texts.shown(argument)), texts.described(name, argument), given(argument, words)])
            .collect();
        out += &table(&["commands.argument", "what", "commands.values"], &rows, words);
    }
    out
}

/// The commands that help lists.
fn listed(program: &Command) -> impl Iterator<Item = &Command> {
    program.get_subcommands().filter(|command| !command.is_hide_set() && command.get_name() != "help")
}

fn arguments(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|argument| !EVERYWHERE.contains(&argument.get_id().as_str()))
}

/// What may be given, and what is taken where nothing is.
fn given(argument: &Arg, words: &Words) -> String {
    if !argument.get_action().takes_values() {
        return String::new();
    }
    let possible = argument.get_possible_values();
    let mut all: Vec<String> = possible.iter().map(|value| code(value.get_name())).collect();
    let usual: Vec<String> = argument.get_default_values().iter().map(|value| code(&value.to_string_lossy())).collect();
    if !usual.is_empty() {
        let usual = format!("{} {}", words.say("commands.usual"), usual.join(" "));
        return if all.is_empty() { usual } else { format!("{}; {usual}", all.join(", ")) };
    }
    all.dedup();
    all.join(", ")
}

fn sentence(text: String) -> String {
    if text.ends_with(['.', '…']) { text } else { text + "." }
}
