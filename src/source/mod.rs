//! The outside world as a trait: the files of the content, and today's date.
//!
//! [`disk`] is the real one, [`history`] what it was before, [`memory`] the tests' own, [`unveiled`] one in which nothing is held back,
//! [`watched`] one whose changes are told. [`discover`] says which file is what.

pub mod discover;
pub mod disk;
pub mod history;
pub mod memory;
pub mod unveiled;
pub mod watched;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use self::history::History;
use crate::findings::Findings;
use crate::text::sha256::sha256;

/// Everything that a build asks of the world outside it.
pub trait World: Sync {
    /// All files of the content folder, sorted by path, and what was odd among them.
    fn files(&self) -> Result<(Vec<File>, Findings), Unreadable>;
    /// A file's bytes.
    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable>;
    /// The SHA-256 of a file's bytes, in hexadecimal digits; of a large one without holding it whole.
    fn sha256(&self, path: &str) -> Result<String, Unreadable> {
        Ok(sha256(&self.read(path)?))
    }
    /// The first bytes of a file, at most so many.
    fn head(&self, path: &str, most: usize) -> Result<Vec<u8>, Unreadable> {
        let mut bytes = self.read(path)?;
        bytes.truncate(most);
        Ok(bytes)
    }
    /// Whether a file that is written once more from now on would have another time of change: a disk's clock moves in
    /// steps, and a file may be written twice in one of them.
    fn is_settled(&self, _file: &File) -> bool {
        false
    }
    /// Where a file lies on the disk, for attachments that are copied and not read.
    fn location(&self, path: &str) -> Option<PathBuf>;
    /// The history of the files, where there is one.
    fn history(&self) -> Option<History> {
        None
    }
    /// Today's date.
    fn today(&self) -> Date;
}

/// A file of the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The path below the content folder, with `/`.
    pub path: Arc<str>,
    /// Its length in bytes.
    pub size: u64,
    /// A number that changes when the file is written again (its time of change, in nanoseconds):
    /// by it a large attachment is known to be the same without reading it.
    pub version: u64,
}

/// A file or folder that the machine would not give.
#[derive(Debug)]
pub struct Unreadable {
    /// Which.
    pub path: PathBuf,
    /// Why.
    pub error: io::Error,
}
