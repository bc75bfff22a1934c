//! `cabildo migrate`: brings content of an earlier format up to date, step by step; remarks and order
//! stay.

use std::io::{self, Write as _};
use std::path::PathBuf;

use clap::Args;

use super::content::put;
use super::{exit, speech, today, unreadable_told};
use crate::findings::Told;
use crate::read::settings::FORMAT;
use crate::source::disk::Disk;
use crate::source::{Unreadable, World};
use crate::text::yaml::{Node, parse};

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
        Err(unreadable) => unreadable_told(&unreadable, messages),
    }
}

fn migrate(arguments: &MigrateArguments) -> Result<Told, Unreadable> {
    const SETTINGS: &str = "cabildo.yaml";
    let disk = Disk::new(&arguments.content, today())?;
    let text = String::from_utf8_lossy(&disk.read(SETTINGS)?).into_owned();
    let from = format_of(&text);
    let steps = STEPS.iter().skip(from);
    let migrated = steps.fold(text.clone(), |text, step| step(&text));
    if migrated == text {
        return Ok(Told::new("migrate-nothing").with("format", FORMAT));
    }
    let path = disk.root().join(SETTINGS);
    put(&path, migrated.as_bytes(), false).map_err(|error| Unreadable { path: path.clone(), error })?;
    Ok(Told::new("migrate-done").with("from", from).with("format", FORMAT))
}

/// The format that the settings name; 0 where they name none, as the first contents did.
fn format_of(text: &str) -> usize {
    let (root, _) = parse(text, 0..text.len());
    let Some(Node::Map(entries)) = root.map(|root| root.value) else { return STEPS.len() };
    let format = entries.iter().find(|(key, _)| key.value == "format");
    format.map_or(0, |(_, value)| match &value.value {
        Node::Scalar(scalar) => scalar.text.parse().unwrap_or(STEPS.len()),
        Node::Seq(_) | Node::Map(_) => STEPS.len(),
    })
}

/// Format 1 says so, above the first key.
fn with_format(text: &str) -> String {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
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
        assert_eq!((format_of("title: X\n"), format_of("format: 1\ntitle: X\n")), (0, 1));
        assert_eq!(STEPS.len(), usize::try_from(FORMAT).expect("a small number"));
    }
}
