//! A file's bytes become text, and the text a record; what every subject's reading begins with.

use std::collections::HashMap;
use std::sync::Arc;

use super::reader::Reader;
use super::record::Record;
use crate::findings::{Code, Finding, Findings, Place};
use crate::text::clean::steers;
use crate::text::front_matter;
use crate::text::place::Span;
use crate::text::yaml::{self, FaultKind, Node, Spanned};

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
            let code = match fault {
                front_matter::Fault::NeverClosed => Code::FrontMatterOpen,
                front_matter::Fault::OtherForm => Code::FrontMatterForm,
            };
            reader.tell(code, Span::of(text, 0..3), &[]);
            return None;
        }
    };
    let body = text[parts.body.clone()].to_owned();
    tell_steering(text, parts.body.start, reader);
    let place = reader.place(Span::of(text, parts.body));
    Some((tree(text, parts.front_matter, reader), body, place))
}

/// Tells the first character from a byte on that steers a machine and is no letter: no page may hold it.
fn tell_steering(text: &str, from: usize, reader: &mut Reader) {
    if let Some((at, found)) = text[from..].char_indices().find(|(_, c)| steers(*c)) {
        let at = from + at;
        reader.tell(Code::ControlCharacter, Span::of(text, at..at + found.len_utf8()), &[]);
    }
}

fn root_record<R: Record>(root: &Spanned<Node>, reader: &mut Reader) -> Option<R> {
    let Node::Map(entries) = &root.value else {
        let asked = super::record::Asked { key: R::NAME, example: "title: …", record: R::NAME };
        reader.tell_type(root, "a-map", &asked);
        return None;
    };
    let place = Place { file: Arc::clone(&reader.file), span: Span { column: 0, end: root.span.start, ..root.span } };
    R::read(entries, &place, reader)
}

fn tell_empty<R: Record>(code: Code, reader: &mut Reader) {
    let first = R::definition().fields.into_iter().find(|field| field.required);
    let example = first.map(|field| format!("{}: {}", field.key, field.example));
    let finding = Finding::new(code, Place::file(&reader.file)).with_some("example", example);
    reader.findings.add(finding);
}

/// The tree of a part of a text; its faults become findings.
pub fn tree(text: &str, range: std::ops::Range<usize>, reader: &mut Reader) -> Option<Spanned<Node>> {
    let (root, faults) = yaml::parse(text, range);
    let broken = !faults.is_empty();
    for fault in faults {
        let finding = fault_finding(text, &fault, reader);
        reader.findings.add(finding);
    }
    // A tree with holes would give findings that are not true ("missing key").
    root.filter(|_| !broken)
}

fn fault_finding(text: &str, fault: &yaml::Fault, reader: &Reader) -> Finding {
    let code = match &fault.kind {
        FaultKind::Tab => Code::YamlTab,
        FaultKind::UnclosedQuote => Code::YamlQuote,
        FaultKind::UnclosedBracket => Code::YamlBracket,
        FaultKind::ColonInText => Code::YamlColon,
        FaultKind::Indentation => Code::YamlIndent,
        FaultKind::KeyExpected => Code::YamlKey,
        FaultKind::ControlCharacter => Code::ControlCharacter,
        FaultKind::Other(_) | FaultKind::KeyNotText => Code::YamlSyntax,
        FaultKind::DuplicateKey { .. } => Code::DuplicateKey,
        FaultKind::Tag(_) => Code::YamlTag,
        FaultKind::MergeKey => Code::YamlMerge,
        FaultKind::UnknownAlias => Code::YamlAlias,
        FaultKind::TooManyAliases | FaultKind::TooDeep | FaultKind::TooLarge => Code::YamlTooLarge,
        FaultKind::SecondDocument => Code::YamlSecondDocument,
    };
    let slip = matches!(code, Code::YamlKey | Code::YamlSyntax | Code::YamlIndent | Code::YamlColon);
    if let Some((span, suggestion)) = slip.then(|| missing_space(text, fault.span)).flatten() {
        return Finding::new(Code::YamlKey, reader.place(span)).with("suggestion", suggestion);
    }
    let finding = Finding::new(code, reader.place(fault.span));
    match &fault.kind {
        FaultKind::Other(words) => finding.with("detail", words),
        FaultKind::KeyNotText => finding.with("detail", "key"),
        FaultKind::DuplicateKey { key, first } => finding.with("key", key).and(reader.place(*first)),
        FaultKind::Tag(tag) => finding.with("tag", tag),
        FaultKind::ColonInText => finding.with_some("suggestion", quoted_line(text, fault.span)),
        _ => finding,
    }
}

/// A key without the space after its colon, on the line of a fault or on the one before it, where
/// readers of YAML have not noticed it yet; and the line with the space.
fn missing_space(text: &str, span: Span) -> Option<(Span, String)> {
    let last = span.line as usize;
    let mut start = 0;
    let mut found = None;
    for (number, line) in (1..=last).zip(text.split_inclusive('\n')) {
        let trimmed = line.trim();
        let key = trimmed.strip_prefix("- ").unwrap_or(trimmed);
        let parted = key.split_once(':').filter(|(key, value)| {
            let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            is_key && value.starts_with(|c: char| !c.is_whitespace() && c != '/' && c != ':')
        });
        if let (true, Some((key, value))) = (number + 1 >= last, parted) {
            let at = start + line.len() - line.trim_start().len();
            let dash = if trimmed.starts_with("- ") { "- " } else { "" };
            found = Some((Span::of(text, at..at + trimmed.len()), format!("{dash}{key}: {value}")));
        }
        start += line.len();
    }
    found
}

/// The line with its text in quotes: `title: Act: budget` becomes `title: "Act: budget"`.
fn quoted_line(text: &str, span: Span) -> Option<String> {
    let line = text.lines().nth(span.line.checked_sub(1)? as usize)?.trim();
    let (key, value) = line.split_once(": ").filter(|_| !line.contains(['{', '[']))?;
    let escaped = value.trim().replace('\\', "\\\\").replace('"', "\\\"");
    Some(format!("{key}: \"{escaped}\""))
}
