//! A content folder in memory: the tests' own world.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use jiff::civil::Date;

use super::{File, Unreadable, World};
use crate::findings::Findings;

/// Files by path, and a date.
#[derive(Debug, Clone)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
    today: Date,
}

impl Memory {
    /// A world of these files on this day.
    pub fn new<'a>(today: Date, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let files = files.into_iter().map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect();
        Self { files, today }
    }

    /// Writes a file, or writes over it.
    pub fn write(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.to_owned(), bytes.into());
    }

    /// Removes a file.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }
}

impl World for Memory {
    fn files(&self) -> Result<(Vec<File>, Findings), Unreadable> {
        let files = self.files.iter().map(|(path, bytes)| File {
            path: path.as_str().into(),
            size: bytes.len() as u64,
            version: 0,
        });
        Ok((files.collect(), Findings::new()))
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        self.files
            .get(path)
            .cloned()
            .ok_or_else(|| Unreadable { path: PathBuf::from(path), error: io::ErrorKind::NotFound.into() })
    }

    fn location(&self, _path: &str) -> Option<PathBuf> {
        None
    }

    fn today(&self) -> Date {
        self.today
    }
}
