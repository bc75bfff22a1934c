//! A file's bytes become text, and the text a record; what every subject's reading begins with.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::reader::Reader;
use super::record::Record;
use crate::findings::yaml::{faulty_yaml, without_keys};
use crate::findings::{Code, Finding, Findings, Place, Severity};
use crate::source::discover::{Kind, SourceFile};
use crate::text::clean::{reordering, steers};
use crate::text::front_matter;
use crate::text::place::Span;
use crate::text::yaml::{self, Node, Spanned};

/// The largest YAML or Markdown file that is read.
pub const MAX_TEXT: u64 = 16 * 1024 * 1024;
/// The largest table that is read.
pub const MAX_TABLE: u64 = 256 * 1024 * 1024;

/// The texts of a portal's files, by path.
#[derive(Debug, Default)]
pub struct Texts(HashMap<Arc<str>, String>);

impl Texts {
    /// Keeps a file's text; a byte order mark is dropped. A file that is not UTF-8 is told.
    pub fn keep(&mut self, path: &Arc<str>, bytes: Vec<u8>, findings: &mut Findings) {
        let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) => rest.to_vec(),
            None => bytes,
        };
        // UTF-16 without a mark, of Latin letters, is UTF-8 too: every second letter a NUL.
        if zeros(&bytes) * 4 > bytes.len().min(SAMPLE) {
            let place = Place::new(path, Span { line: 1, ..Span::default() });
            findings.add(Finding::new(Code::NotUtf8, place).with("encoding", guess_encoding(&bytes)));
            return;
        }
        match String::from_utf8(bytes) {
            Ok(text) => drop(self.0.insert(Arc::clone(path), text)),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let before = &error.as_bytes()[..at];
                let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
                let span = Span { line: u32::try_from(line).unwrap_or(0), ..Span::default() };
                let finding = Finding::new(Code::NotUtf8, Place::new(path, span));
                findings.add(finding.with("encoding", guess_encoding(error.as_bytes())));
            }
        }
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}

/// So many bytes tell how a file is written.
const SAMPLE: usize = 200;

/// How many of a file's first bytes are NUL.
fn zeros(bytes: &[u8]) -> usize {
    bytes.iter().take(SAMPLE).filter(|byte| **byte == 0).count()
}

/// What a file that is not UTF-8 most likely is.
fn guess_encoding(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "UTF-16",
        _ if zeros(bytes) * 10 > bytes.len().min(SAMPLE) => "UTF-16",
        _ => "Windows-1252",
    }
}

/// The files of records that could not be read, by path below their folder.
pub fn unread(files: &[SourceFile], folder: &str, texts: &Texts, findings: &Findings) -> BTreeSet<String> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let wrong: BTreeSet<&str> = errors.map(|finding| &*finding.place.file).collect();
    let is_text = |file: &&SourceFile| [".md", ".yaml", ".yml"].iter().any(|end| file.file.path.ends_with(end));
    let is_unread = |path: &str| wrong.contains(path) || findings.is_in_part(path) || texts.get(path).is_none();
    let records = files.iter().filter(|file| file.kind != Kind::Attachment).filter(is_text);
    let paths = records.map(|file| &*file.file.path).filter(|path| is_unread(path));
    paths.filter_map(|path| Some(path.strip_prefix(folder)?.strip_prefix('/')?.to_owned())).collect()
}

/// Reads a YAML file as one record.
pub fn record<R: Record>(text: &str, reader: &mut Reader) -> Option<R> {
    match tree(text, 0..text.len(), reader) {
        Some(root) => root_record(&root, reader),
        None => {
            if !reader.findings.has_errors() {
                tell_empty::<R>(Code::EmptyFile, reader);
            }
            None
        }
    }
}

/// Reads a Markdown file as a record with the text after it, and where the text begins.
pub fn record_with_text<R: Record>(text: &str, reader: &mut Reader) -> Option<(R, Place, String)> {
    let (root, body, place) = matter_and_text(text, reader)?;
    match root {
        Some(root) => root_record(&root, reader).map(|record| (record, place, body)),
        None => {
            if !reader.findings.has_errors() {
                let code = if body.trim().is_empty() { Code::EmptyFile } else { Code::FrontMatterMissing };
                tell_empty::<R>(code, reader);
            }
            None
        }
    }
}

/// A Markdown file's front matter as a tree, its text, and where the text begins.
pub fn matter_and_text(text: &str, reader: &mut Reader) -> Option<(Option<Spanned<Node>>, String, Place)> {
    let parts = match front_matter::split(text) {
        Ok(parts) => parts,
        Err(fault) => {
            let first = text.len() - text.trim_start().len();
            let mark = Span::of(text, first..first + 1);
            match fault {
                front_matter::Fault::NeverClosed => reader.tell(Code::FrontMatterOpen, mark, &[]),
                front_matter::Fault::OtherForm => reader.tell(Code::FrontMatterForm, mark, &[]),
                front_matter::Fault::OddMark(line) => {
                    let typed = text[line.clone()].trim();
                    reader.tell(Code::FrontMatterMissing, Span::of(text, line), &[("typed", typed)]);
                }
            }
            return None;
        }
    };
    let body = text[parts.body.clone()].to_owned();
    tell_steering(text, parts.body.start, reader);
    let place = reader.place(Span::of(text, parts.body));
    Some((tree(text, parts.front_matter, reader), body, place))
}

/// Tells the first character from a byte on that steers a machine and is no letter, and the first that turns the
/// order in which a text is read: no page may hold them.
fn tell_steering(text: &str, from: usize, reader: &mut Reader) {
    if let Some((at, found)) = text[from..].char_indices().find(|(_, c)| steers(*c)) {
        let at = from + at;
        reader.tell(Code::ControlCharacter, Span::of(text, at..at + found.len_utf8()), &[]);
    }
    if let Some((found, range)) = reordering(&text[from..]) {
        let name = format!("U+{:04X}", u32::from(found));
        let span = Span::of(text, from + range.start..from + range.end);
        reader.tell(Code::HiddenCharacter, span, &[("name", &name)]);
    }
}

fn root_record<R: Record>(root: &Spanned<Node>, reader: &mut Reader) -> Option<R> {
    let Node::Map(entries) = &root.value else {
        reader.findings.add(without_keys(&reader.file, root).with_some("example", example_of::<R>()));
        return None;
    };
    let place = Place { file: Arc::clone(&reader.file), span: Span { column: 0, end: root.span.start, ..root.span } };
    R::read(entries, &place, reader)
}

/// How a record begins: the first field that it must have.
fn example_of<R: Record>() -> Option<String> {
    let first = R::definition().fields.into_iter().find(|field| field.required);
    first.map(|field| format!("{}: {}", field.key, field.example))
}

fn tell_empty<R: Record>(code: Code, reader: &mut Reader) {
    let finding = Finding::new(code, Place::file(&reader.file)).with_some("example", example_of::<R>());
    reader.findings.add(finding);
}

/// The tree of a part of a text; its faults become findings.
pub fn tree(text: &str, range: std::ops::Range<usize>, reader: &mut Reader) -> Option<Spanned<Node>> {
    let (root, faults) = yaml::parse(text, range);
    let broken = faults.iter().any(|fault| !fault.kind.keeps_all());
    for fault in faults {
        let finding = faulty_yaml(text, &fault, &reader.file, reader.numbers);
        reader.findings.add(finding);
    }
    // A tree with holes would give findings that are not true ("missing key").
    root.filter(|_| !broken)
}
