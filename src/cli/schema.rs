//! `cabildo schema`: what editors need to complete and check the files that people write.

use std::path::{Path, PathBuf};

use clap::Args;

use super::beforehand::today;
use super::content::{put, written};
use super::speech;
use crate::findings::messages::Messages;
use crate::schema::schemas;
use crate::source::Unreadable;
use crate::source::disk::Disk;

/// The folder of the schemas below the content's; hidden, so never published.
const FOLDER: &str = ".cabildo/schema";

/// What `schema` takes.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// The folder of the content.
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    #[command(flatten)]
    speech: speech::SpeechArguments,
}

/// Runs it.
pub fn run(arguments: &SchemaArguments) -> u8 {
    let messages = arguments.speech.messages_at(&arguments.content);
    // A folder that is not there is a slip, and none that is to be made.
    let made = Disk::new(&arguments.content, today()).and_then(|_| write(&arguments.content, messages));
    written(made, messages)
}

/// Writes the schemas of all files, where files that were begun refer to them.
pub fn write(content: &Path, messages: &Messages) -> Result<Vec<PathBuf>, Unreadable> {
    let mut paths = Vec::new();
    for schema in schemas(messages) {
        let path = content.join(FOLDER).join(format!("{}.json", schema.kind.name));
        put(&path, schema.json.as_bytes(), false).map_err(|error| Unreadable { path: path.clone(), error })?;
        paths.push(path);
    }
    Ok(paths)
}

/// Writes the schemas where there are none, for files that are begun.
pub fn begin(content: &Path, messages: &Messages) -> Result<(), Unreadable> {
    if !content.join(FOLDER).is_dir() {
        write(content, messages)?;
    }
    Ok(())
}
