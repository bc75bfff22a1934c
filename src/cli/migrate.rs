//! `cabildo migrate`: brings content of an earlier format up to date, step by step; remarks and order
//! stay.

use std::io::{self, Write as _};
use std::ops::Range;
use std::path::PathBuf;

use clap::Args;

use super::beforehand::today;
use super::content::put;
use super::import::Refusal;
use super::{exit, speech};
use crate::findings::Told;
use crate::read::settings::FORMAT;
use crate::source::disk::Disk;
use crate::source::{Unreadable, World};
use crate::text::yaml::{Node, Spanned, parse};

/// What `migrate` takes.
#[derive(Debug, Args)]
pub struct MigrateArguments {
    /// The folder of the content.
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    #[command(flatten)]
    speech: speech::SpeechArguments,
}

/// The steps: each takes `cabildo.yaml` from the format of its place to the next one.
const STEPS: &[fn(&str) -> String] = &[with_format];

/// Runs it.
pub fn run(arguments: &MigrateArguments) -> u8 {
    let messages = arguments.speech.messages_at(&arguments.content);
    match migrate(arguments) {
        Ok(told) => {
            let _ = writeln!(io::stdout(), "{}", told.say(messages));
            exit::DONE
        }
        Err(refusal) => refusal.tell(messages),
    }
}

fn migrate(arguments: &MigrateArguments) -> Result<Told, Refusal> {
    const SETTINGS: &str = "cabildo.yaml";
    // What is missing or cannot be read is told by `check`, with its line; nothing is written over it.
    let unusable = || Told::new("import-no-settings");
    let disk = Disk::new(&arguments.content, today())?;
    if !disk.root().join(SETTINGS).is_file() {
        return Err(unusable().into());
    }
    let text = String::from_utf8(disk.read(SETTINGS)?).map_err(|_| unusable())?;
    if !is_readable(&text) {
        return Err(unusable().into());
    }
    let from = format_of(&text).number;
    if from > STEPS.len() {
        return Err(Refusal::Usage(Told::new("migrate-too-new").with("from", from).with("format", FORMAT)));
    }
    let steps = STEPS.iter().skip(from);
    let migrated = steps.fold(text.clone(), |text, step| step(&text));
    if migrated == text {
        return Ok(Told::new("migrate-nothing").with("format", FORMAT));
    }
    let path = disk.root().join(SETTINGS);
    put(&path, migrated.as_bytes(), false).map_err(|error| Unreadable { path: path.clone(), error })?;
    Ok(Told::new("migrate-done").with("from", from).with("format", FORMAT))
}

/// Whether a text is keys and values throughout.
fn is_readable(text: &str) -> bool {
    let (root, faults) = parse(text, bom(text)..text.len());
    faults.is_empty() && matches!(root, None | Some(Spanned { value: Node::Map(_), .. }))
}

/// The format that settings name.
struct Named {
    /// It; 0 where they name none, as the first contents did.
    number: usize,
    /// Where it is written.
    written: Option<Range<usize>>,
    /// Where their keys begin, if they stand in braces: the byte after the first one.
    braces: Option<usize>,
}

fn format_of(text: &str) -> Named {
    let latest = Named { number: STEPS.len(), written: None, braces: None };
    let bom = bom(text);
    let (root, _) = parse(text, bom..text.len());
    let Some(Spanned { value: Node::Map(entries), span }) = root else { return latest };
    let start = span.start as usize;
    let braces = text[start..].starts_with('{').then_some(start + 1);
    let Some((_, value)) = entries.iter().find(|(key, _)| key.value == "format") else {
        return Named { number: 0, written: None, braces };
    };
    match &value.value {
        Node::Scalar(scalar) => {
            let number = scalar.text.trim().parse().unwrap_or(STEPS.len());
            Named { number, written: Some(value.span.bytes()), braces }
        }
        Node::Seq(_) | Node::Map(_) => latest,
    }
}

/// How many bytes a mark of the encoding takes at the head of a text.
fn bom(text: &str) -> usize {
    text.chars().next().filter(|c| *c == '\u{feff}').map_or(0, char::len_utf8)
}

/// Format 1 says so, above the first key.
fn with_format(text: &str) -> String {
    let named = format_of(text);
    if let Some(written) = named.written {
        return format!("{}1{}", &text[..written.start], &text[written.end..]);
    }
    if let Some(at) = named.braces {
        return format!("{}format: 1, {}", &text[..at], text[at..].trim_start_matches(' '));
    }
    let mut at = bom(text);
    for line in text[at..].split_inclusive('\n') {
        let is_remark = line.trim().is_empty() || line.starts_with('#') || line.starts_with("---");
        if !is_remark {
            break;
        }
        at += line.len();
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    format!("{}format: 1{end}{}", &text[..at], &text[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_is_said_above_the_first_key_and_nothing_else_moves() {
        assert_eq!(with_format("# Nuestro sitio\n\ntitle: X # x\n"), "# Nuestro sitio\n\nformat: 1\ntitle: X # x\n");
        assert_eq!(with_format("title: X\r\n"), "format: 1\r\ntitle: X\r\n");
        assert_eq!((format_of("title: X\n").number, format_of("format: 1\ntitle: X\n").number), (0, 1));
        assert_eq!(STEPS.len(), usize::try_from(FORMAT).expect("a small number"));
    }

    #[test]
    fn settings_that_are_broken_are_not_readable() {
        assert!(is_readable("# x\ntitle: A\n") && is_readable("{title: A}\n") && is_readable("# x\n"));
        assert!(!is_readable("title: [x\n") && !is_readable("- uno\n") && !is_readable("title: a: b\n"));
    }

    #[test]
    fn a_format_that_is_named_is_named_once_and_marks_and_braces_stay() {
        assert_eq!(with_format("title: X\nformat: 0 # antiguo\n"), "title: X\nformat: 1 # antiguo\n");
        assert_eq!(with_format("format: \"0\"\n"), "format: 1\n");
        assert_eq!(with_format("\u{feff}title: A\r\n"), "\u{feff}format: 1\r\ntitle: A\r\n");
        assert_eq!(with_format("# x\n{title: A, languages: [es]}\n"), "# x\n{format: 1, title: A, languages: [es]}\n");
        assert_eq!(with_format("{ title: A, format: 0 }\n"), "{ title: A, format: 1 }\n");
        assert_eq!(format_of("format: 2\n").number, 2);
    }
}
