//! What is wrong with arguments, in words.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use super::{Texts, typed};
use crate::findings::messages::Messages;
use crate::text::nearest::nearest;

/// What is wrong, what was perhaps meant, and where help is.
pub fn words(error: &Error, program: &Command, command: &Command, messages: &Messages) -> String {
    let refused = Refused { error, program, command, messages };
    let mut all = vec![refused.wrong()];
    all.extend(refused.meant());
    all.push(messages.word("cli-see-help", &[("command", typed(command))]));
    all.join("; ")
}

/// Arguments that the program does not take.
struct Refused<'e> {
    error: &'e Error,
    program: &'e Command,
    command: &'e Command,
    messages: &'e Messages,
}

impl Refused<'_> {
    /// What is wrong.
    fn wrong(&self) -> String {
        let argument = self.argument().unwrap_or_default();
        let value = self.text(ContextKind::InvalidValue).unwrap_or_default();
        let (command, of_argument) = (typed(self.command), ("argument", argument.clone()));
        match self.error.kind() {
            ErrorKind::UnknownArgument if argument.starts_with('-') => {
                self.say("cli-no-option", &[of_argument, ("command", command)])
            }
            ErrorKind::UnknownArgument => self.say("cli-too-much", &[of_argument, ("command", command)]),
            ErrorKind::InvalidSubcommand => {
                let name = self.text(ContextKind::InvalidSubcommand).unwrap_or_default();
                self.say("cli-no-command", &[("name", name)])
            }
            ErrorKind::InvalidValue if value.is_empty() => self.say("cli-no-value", &[of_argument]),
            ErrorKind::InvalidValue => {
                let known = self.list(ContextKind::ValidValue).join(", ");
                let why = self.say("cli-one-of", &[("values", known)]);
                self.say("cli-bad-value", &[("value", value), of_argument, ("why", why)])
            }
            ErrorKind::ValueValidation => {
                // Our own parsers name a sentence; the others read numbers.
                let source = std::error::Error::source(self.error).map(ToString::to_string);
                let key = source.filter(|key| key.starts_with("argument-"));
                let why = self.say(key.as_deref().unwrap_or("argument-number"), &[]);
                self.say("cli-bad-value", &[("value", value), of_argument, ("why", why)])
            }
            ErrorKind::MissingRequiredArgument => {
                let missing = self.list(ContextKind::InvalidArg);
                let missing: Vec<String> = missing.iter().map(|argument| self.named(argument)).collect();
                self.say("cli-missing", &[("arguments", missing.join(", "))])
            }
            ErrorKind::TooManyValues => self.say("cli-one-more", &[of_argument, ("value", value)]),
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => self.say("cli-no-value", &[of_argument]),
            ErrorKind::ArgumentConflict => self.say("cli-twice", &[of_argument]),
            ErrorKind::InvalidUtf8 => self.say("cli-not-text", &[]),
            _ => self.say("cli-not-understood", &[]),
        }
    }

    /// What was perhaps meant.
    fn meant(&self) -> Option<String> {
        let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
        let own = || kinds.into_iter().find_map(|kind| self.list(kind).into_iter().next());
        let nearest = self.nearest_known().or_else(own)?;
        Some(self.say("cli-nearest", &[("nearest", nearest)]))
    }

    /// The command or value that is nearest to what was typed, letter by letter.
    fn nearest_known(&self) -> Option<String> {
        let (typed, known) = match self.error.kind() {
            ErrorKind::InvalidSubcommand => {
                let shown = self.program.get_subcommands().filter(|command| !command.is_hide_set());
                let known = shown.map(|command| command.get_name().to_owned()).collect();
                (self.text(ContextKind::InvalidSubcommand)?, known)
            }
            ErrorKind::InvalidValue => (self.text(ContextKind::InvalidValue)?, self.list(ContextKind::ValidValue)),
            _ => return None,
        };
        nearest(&typed, known.iter().map(String::as_str)).map(str::to_owned)
    }

    /// The argument that is wrong, as it is typed.
    fn argument(&self) -> Option<String> {
        Some(self.named(&self.text(ContextKind::InvalidArg)?))
    }

    /// An argument by its name alone: `--out <DIR>` is `--out`, and `<DIR>` is said in the language.
    fn named(&self, argument: &str) -> String {
        let known = [self.command, self.program].into_iter().flat_map(Command::get_arguments);
        let of_this = |known: &&clap::Arg| known.is_positional() && argument.contains(known.to_string().as_str());
        match known.into_iter().find(of_this) {
            Some(positional) => Texts::of(self.messages.lang).shown(positional),
            None => argument.split(' ').next().unwrap_or(argument).to_owned(),
        }
    }

    fn text(&self, kind: ContextKind) -> Option<String> {
        self.list(kind).into_iter().next()
    }

    fn list(&self, kind: ContextKind) -> Vec<String> {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        }
    }

    fn say(&self, key: &str, facts: &[(&str, String)]) -> String {
        self.messages.word(key, facts)
    }
}
