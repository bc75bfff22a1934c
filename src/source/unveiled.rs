//! A content folder in which nothing is held back: what says `publish: no` or `publish_on: …` is
//! read as if it did not, for a preview.

use std::path::PathBuf;

use jiff::civil::Date;

use super::{File, Unreadable, World};
use crate::findings::Findings;

/// A world seen whole.
pub struct Unveiled<'w>(pub &'w dyn World);

impl World for Unveiled<'_> {
    fn files(&self) -> Result<(Vec<File>, Findings), Unreadable> {
        self.0.files()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        let bytes = self.0.read(path)?;
        let is_text = path.ends_with(".md") || path.ends_with(".yaml") || path.ends_with(".yml");
        Ok(if is_text { unveiled(bytes, path.ends_with(".md")) } else { bytes })
    }

    fn head(&self, path: &str, most: usize) -> Result<Vec<u8>, Unreadable> {
        self.0.head(path, most)
    }

    fn sha256(&self, path: &str) -> Result<String, Unreadable> {
        self.0.sha256(path)
    }

    fn location(&self, path: &str) -> Option<PathBuf> {
        self.0.location(path)
    }

    fn today(&self) -> Date {
        self.0.today()
    }
}

/// Makes remarks of the lines that hold a file back; everything else stays at its place.
fn unveiled(mut bytes: Vec<u8>, has_text: bool) -> Vec<u8> {
    let mut at = 0;
    let mut fences = 0;
    while at < bytes.len() {
        let end = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |line| at + line + 1);
        let line = &bytes[at..end];
        if line.starts_with(b"---") {
            fences += 1;
        }
        if has_text && fences > 1 {
            break;
        }
        if holds_back(line) {
            bytes[at] = b'#';
        }
        at = end;
    }
    bytes
}

/// Whether a line is the key `publish` or `publish_on` of the file itself.
fn holds_back(line: &[u8]) -> bool {
    let rest = line.strip_prefix(b"publish_on").or_else(|| line.strip_prefix(b"publish"));
    rest.is_some_and(|rest| rest.iter().find(|byte| **byte != b' ') == Some(&b':'))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::source::memory::Memory;

    #[test]
    fn lines_that_hold_a_file_back_become_remarks_of_the_same_length() {
        let text = "---\ntitle: x\npublish: no\npublish_on: 2030-01-01\npublisher: y\n---\npublish: no\n";
        let world = Memory::new(date(2026, 1, 1), [("uno/pages/x.md", text), ("uno/files/x.txt", text)]);
        let read = |path| String::from_utf8(Unveiled(&world).read(path).expect("a file")).expect("text");
        let expected = "---\ntitle: x\n#ublish: no\n#ublish_on: 2030-01-01\npublisher: y\n---\npublish: no\n";
        assert_eq!(read("uno/pages/x.md"), expected);
        assert_eq!(read("uno/files/x.txt"), text);
    }
}
