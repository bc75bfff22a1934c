//! The language in which the program speaks to the officer.

use std::ffi::OsString;
use std::path::Path;

use clap::Args;

use super::beforehand::languages_of;
use super::{environment, machine};
use crate::findings::messages::Messages;
use crate::i18n::Lang;
use crate::publish::Error;

/// The language of messages.
#[derive(Debug, Clone, Args)]
pub struct SpeechArguments {
    /// The language of messages (es, en, pt); the first of the portal's, or else that of its country or of the
    /// environment, where it is missing.
    #[arg(long, value_name = "LANG", value_parser = language)]
    lang: Option<String>,
}

impl SpeechArguments {
    /// The sentences of the language that was asked for, or where none was those of the first of these
    /// languages that has any; of the environment's where none of them has.
    pub fn messages_among(&self, languages: &[Lang]) -> &'static Messages {
        let known = || languages.iter().map(Lang::as_str).find(|lang| Messages::languages().any(|own| own == *lang));
        match (&self.lang, known()) {
            (None, Some(lang)) => Messages::in_language(lang),
            _ => self.messages(),
        }
    }

    /// Those of [`Self::messages_at`] where the content is not said: that of this folder, if it has any.
    pub fn messages_here(&self) -> &'static Messages {
        self.messages_at(Path::new("content"))
    }

    /// The sentences of the language that was asked for; else of the portal's own, which is one for all who work on
    /// it and for the machines of a CI: the first of its languages in which the program speaks, or its country's.
    pub fn messages_at(&self, content: &Path) -> &'static Messages {
        self.messages_among(&languages_of(content))
    }

    /// Whether somebody said a language: `--lang`, or the environment by one that there is.
    pub fn is_said(&self) -> bool {
        let is_known = |name: &String| Messages::languages().any(|own| name.starts_with(own));
        self.lang.is_some() || of_machine().is_some_and(|name| is_known(&name))
    }

    /// The sentences of the language.
    pub fn messages(&self) -> &'static Messages {
        messages(self.lang.as_deref())
    }
}

/// A language of messages; `es-PA` is Spanish.
fn language(text: &str) -> Result<String, String> {
    let lang = text.split(['-', '_', '.']).next().unwrap_or_default();
    let is_known = Messages::languages().any(|own| own == lang);
    is_known.then(|| text.to_owned()).ok_or_else(|| "argument-lang".to_owned())
}

/// The sentences of the language that was asked for, or that of the environment.
pub fn messages(asked: Option<&str>) -> &'static Messages {
    // "C" and "POSIX" name no language; then it is the first, Spanish.
    Messages::in_language(&asked.map(str::to_owned).or_else(of_machine).unwrap_or_default())
}

/// What the environment says of the language of messages.
fn of_machine() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(environment)
}

/// The arguments with a `--lang` that stands before the command behind it, where commands take it.
pub fn behind_command(mut given: Vec<OsString>) -> Vec<OsString> {
    let length = match given.get(1).and_then(|word| word.to_str()) {
        Some("--lang") => 2,
        Some(word) if word.starts_with("--lang=") => 1,
        _ => return given,
    };
    if given.len() > length + 1 {
        given[1..=length + 1].rotate_left(length);
    }
    given
}

/// The language that `--lang` asks for among arguments that may be wrong.
pub fn asked(given: &[OsString]) -> Option<String> {
    let mut words = given.iter().filter_map(|word| word.to_str());
    let flag = words.find(|word| *word == "--lang" || word.starts_with("--lang="))?;
    flag.strip_prefix("--lang=").or_else(|| words.next()).map(str::to_owned)
}

/// What a publisher refuses or fails at, in words, with its exit code.
pub fn refused(error: &Error, messages: &Messages) -> (String, u8) {
    let fact = |path: &Path| path.display().to_string();
    let words = match error {
        Error::Overlap { inner_path, outer_path, .. } => {
            messages.word("out-overlap", &[("inner", fact(inner_path)), ("outer", fact(outer_path))])
        }
        Error::OutIsNoFolder { out } => messages.word("out-no-folder", &[("out", fact(out))]),
        Error::OutIsRoot { out } | Error::OutIsHome { out } => messages.word("out-not-yours", &[("out", fact(out))]),
        Error::Strangers { within, paths, more } => {
            let mut shown: Vec<String> = paths.iter().map(|path| fact(path)).collect();
            if *more > 0 {
                shown.push(messages.word("report-more", &[("count", more.to_string())]));
            }
            messages.word("out-strangers", &[("out", fact(within)), ("paths", shown.join(", "))])
        }
        Error::Busy { pid, .. } => {
            let pid = pid.map_or_else(|| "?".to_owned(), |pid| pid.to_string());
            messages.word("out-busy", &[("pid", pid)])
        }
        Error::Disk { path, source, .. } => {
            messages.word("unwritable", &[("path", fact(path)), ("why", machine::why(source, messages))])
        }
        Error::CacheOfAnother { cache, other } => {
            messages.word("cache-of-another", &[("cache", fact(cache)), ("other", fact(other))])
        }
        Error::BadPath { path, .. } => messages.word("out-bad-path", &[("path", path.clone())]),
        Error::Collision { first, second } => {
            messages.word("out-collision", &[("first", first.clone()), ("second", second.clone())])
        }
        // Faults of ours.
        _ => messages.word("crashed", &[]),
    };
    (words, error.exit_class().into())
}
