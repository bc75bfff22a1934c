//! `cabildo manual DIR`: the manual's reference pages, made from what the program is; and the manual as
//! content, from which `build` makes a site.
//!
//! It is for whoever works on the program, so help does not list it. The suite holds the pages that are
//! kept in `docs/` to what it writes.

mod commands;
mod files;
mod formats;
mod markdown;
mod rules;
mod site;
mod words;

use std::path::{Path, PathBuf};

use clap::Args;

use super::beforehand::today;
use super::content::{put, written};
use super::speech;
use crate::source::Unreadable;
use words::Words;

/// The languages of the manual.
const LANGUAGES: [&str; 2] = ["es", "en"];

/// What makes a page.
type Maker = fn(&Words) -> String;

/// The reference pages, by name, and what makes each.
const PAGES: [(&str, Maker); 4] =
    [("commands", commands::page), ("files", files::page), ("rules", rules::page), ("formats", formats::page)];

/// What `manual` takes.
#[derive(Debug, Args)]
pub struct ManualArguments {
    /// The folder of the manual.
    #[arg(value_name = "DIR", default_value = "docs")]
    manual: PathBuf,
    /// Writes the manual as content to this folder, with its theme beside it, and no reference pages.
    #[arg(long, value_name = "DIR")]
    content: Option<PathBuf>,
    #[command(flatten)]
    speech: speech::SpeechArguments,
}

/// Runs it.
pub fn run(arguments: &ManualArguments) -> u8 {
    let messages = arguments.speech.messages();
    let made = match &arguments.content {
        Some(folder) => site::content(&arguments.manual, today()).and_then(|files| write(folder, files)),
        None => write(&arguments.manual, reference()),
    };
    written(made, messages)
}

/// All reference pages, by their path below the manual's folder.
fn reference() -> Vec<(String, Vec<u8>)> {
    let pages = LANGUAGES.iter().flat_map(|lang| {
        let words = Words::of(lang);
        PAGES.map(|(name, make)| (format!("{lang}/reference/{name}.md"), make(&words).into_bytes()))
    });
    pages.collect()
}

fn write(folder: &Path, files: Vec<(String, Vec<u8>)>) -> Result<Vec<PathBuf>, Unreadable> {
    let written = files.into_iter().map(|(name, bytes)| {
        let path = folder.join(name);
        match put(&path, &bytes, false) {
            Ok(()) => Ok(path),
            Err(error) => Err(Unreadable { path, error }),
        }
    });
    written.collect()
}
