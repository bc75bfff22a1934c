//! The page of commands, from the arguments that the program takes.

use clap::{Arg, Command, CommandFactory as _};

use super::markdown::{code, head, table};
use super::words::Words;
use crate::cli::Arguments;

/// What every command takes, and help itself.
const EVERYWHERE: [&str; 3] = ["help", "version", "lang"];

/// The page.
pub fn page(words: &Words) -> String {
    let mut out = head("commands", words);
    let mut program = Arguments::command();
    program.build();
    for command in listed(&program) {
        let name = command.get_name();
        out += &format!("\n## `cabildo {name}`\n\n{}\n\n", sentence(about(command, words)));
        let rows: Vec<Vec<String>> = arguments(command)
            .map(|argument| vec![code(&shown(argument)), described(name, argument, words), given(argument, words)])
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

fn about(command: &Command, words: &Words) -> String {
    let own = || command.get_about().map(ToString::to_string).unwrap_or_default();
    words.known(&format!("about.{}", command.get_name())).map_or_else(own, ToOwned::to_owned)
}

/// What an argument is: in the words for this command, for all commands, or its own.
fn described(command: &str, argument: &Arg, words: &Words) -> String {
    let id = argument.get_id();
    let keys = [format!("arguments.{command}-{id}"), format!("arguments.{id}")];
    let known = keys.iter().find_map(|key| words.known(key));
    known.map_or_else(|| argument.get_help().map(ToString::to_string).unwrap_or_default(), ToOwned::to_owned)
}

/// An argument as it is typed: `--only MUNICIPALITY…`, `<FILE>…`, `[NAME]`.
fn shown(argument: &Arg) -> String {
    let names = argument.get_value_names().unwrap_or_default();
    let mut value = names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(" ");
    let takes = argument.get_action().takes_values();
    let more = if takes && argument.get_num_args().is_some_and(|count| count.max_values() > 1) { "…" } else { "" };
    if let Some(long) = argument.get_long() {
        return if takes { format!("--{long} {value}{more}") } else { format!("--{long}") };
    }
    value = if argument.is_required_set() { format!("<{value}>") } else { format!("[{value}]") };
    value + more
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_and_argument_is_described_in_spanish() {
        let words = Words::of("es");
        let mut program = Arguments::command();
        program.build();
        for command in listed(&program) {
            let name = command.get_name();
            assert!(words.known(&format!("about.{name}")).is_some(), "about.{name}");
            for argument in arguments(command) {
                let id = argument.get_id();
                let known = [format!("arguments.{name}-{id}"), format!("arguments.{id}")];
                assert!(known.iter().any(|key| words.known(key).is_some()), "{known:?}");
            }
        }
    }
}
