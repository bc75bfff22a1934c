//! Where people write: each value of each field of each record in a content folder, and each text cell
//! of its tables. Which fields there are is asked of the records' own definitions.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use cabildo::read::record::{Definition, Kind};
use cabildo::source::File;
use cabildo::source::discover::{Kind as FileKind, SourceFile, discover};
use cabildo::text::front_matter::split;
use cabildo::text::yaml::{Node, Spanned, parse};

/// A record's name and one of its keys.
pub type Field = (String, String);

/// A value that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The file, below the content folder.
    pub file: String,
    /// Its bytes in the file, with its quotes.
    pub bytes: Range<usize>,
    /// The line that a finding about it names.
    pub line: u32,
    /// What is written.
    pub text: String,
    /// What it is a value of.
    pub field: Field,
    /// How it is quoted.
    pub quoting: Quoting,
}

/// How a text stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quoting {
    /// Between double quotes, with backslashes.
    Yaml,
    /// Between double quotes that are doubled inside.
    Table,
    /// With a key of its own, which nobody wrote: what stands before the quotes, and after them.
    Key(String, String),
}

impl Spot {
    /// The value as it is written in the file when it is `text`.
    pub fn written(&self, text: &str) -> String {
        let quoted = serde_json::to_string(text).expect("a text");
        match &self.quoting {
            Quoting::Yaml => quoted,
            Quoting::Table => format!("\"{}\"", text.replace('"', "\"\"")),
            Quoting::Key(before, after) => format!("{before}{quoted}{after}"),
        }
    }

    /// Whether the lines after it are pushed down.
    pub fn adds_line(&self) -> bool {
        matches!(&self.quoting, Quoting::Key(_, after) if after.contains('\n'))
    }
}

/// How many records take a key that they do not have.
const ADDED: usize = 2;

/// All values that are written in some files; and for each key that a record there could have and none
/// has, a place for it in a few such records.
pub fn spots(files: &BTreeMap<String, String>) -> Vec<Spot> {
    let all = cabildo::read::definitions();
    let known = |path: &String| File { path: path.as_str().into(), size: 0, version: 0 };
    let sources = discover(files.keys().map(known).collect(), Default::default());
    let own = sources.portals.iter().flat_map(|portal| &portal.files);
    let mut found = Vec::new();
    for source in sources.shared.iter().chain(own) {
        let (path, text) = (source.file.path.to_string(), &files[&*source.file.path]);
        match (source.kind, record_of(source)) {
            (FileKind::Table | FileKind::DocumentTable | FileKind::ClassificationTable, _) => {
                table(&path, text, 0, &mut found);
            }
            (FileKind::Ballots, _) => {
                let projects = text.find("PROJECTS\n").map_or(0, |at| at + "PROJECTS\n".len());
                table(&path, text, projects, &mut found);
            }
            (_, Some(record)) => {
                let definition = all.iter().find(|known| known.name == record).expect("a record");
                values(&path, text, definition, &mut found);
            }
            _ => {}
        }
    }
    let written: BTreeSet<Field> = found.iter().filter(|spot| !is_added(spot)).map(|spot| spot.field.clone()).collect();
    let mut added: BTreeMap<Field, usize> = BTreeMap::new();
    found.retain(|spot| {
        let count = added.entry(spot.field.clone()).or_default();
        *count += usize::from(is_added(spot));
        !is_added(spot) || (!written.contains(&spot.field) && *count <= ADDED)
    });
    found
}

fn is_added(spot: &Spot) -> bool {
    matches!(spot.quoting, Quoting::Key(..))
}

/// The fields of all records that people write, whose values are no records themselves.
pub fn fields() -> Vec<(Field, Kind)> {
    let mut all = Vec::new();
    for definition in cabildo::read::definitions() {
        for field in &definition.fields {
            if leaf(&field.kind) {
                all.push(((definition.name.to_owned(), field.key.to_owned()), field.kind.clone()));
            }
        }
    }
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all.dedup_by(|one, other| one.0 == other.0);
    all
}

fn leaf(kind: &Kind) -> bool {
    match kind {
        Kind::Record(_) => false,
        Kind::List(inner) | Kind::Map(inner) => leaf(inner),
        Kind::Either(kinds) => kinds.iter().any(leaf),
        _ => true,
    }
}

/// Whether any text fits a field.
pub fn is_text(kind: &Kind) -> bool {
    match kind {
        Kind::Text | Kind::LocalizedText => true,
        Kind::List(inner) | Kind::Map(inner) => is_text(inner),
        // A word of ours may stand where a text may.
        Kind::Either(kinds) => kinds.iter().any(is_text) && !kinds.iter().any(|kind| matches!(kind, Kind::Choice(_))),
        _ => false,
    }
}

/// The record that a file is.
fn record_of(source: &SourceFile) -> Option<&'static str> {
    if source.lang.is_some() {
        return Some("translation");
    }
    Some(match source.kind {
        FileKind::Settings => "cabildo.yaml",
        FileKind::Territory => "territory.yaml",
        FileKind::Glossary => "glossary.yaml",
        FileKind::Prices => "prices.yaml",
        FileKind::Classification => "classification",
        FileKind::Duties => "duties",
        FileKind::Municipality => "municipality.yaml",
        FileKind::Budget => "budget",
        FileKind::Payments => "payments",
        FileKind::Minutes => "minutes",
        FileKind::Cycle => "cycle",
        FileKind::Paper => "paper",
        FileKind::Proposal => "proposal",
        FileKind::Page => "page",
        FileKind::Document => "published-document",
        FileKind::News => "news",
        FileKind::Exemptions => "duties.yaml",
        FileKind::Indicator => "indicator",
        FileKind::Actor => "actor",
        FileKind::Agreement => "agreement",
        FileKind::Programme => "programme",
        FileKind::Service => "service",
        FileKind::Transfers => "transfers",
        FileKind::Boundaries
        | FileKind::Table
        | FileKind::DocumentTable
        | FileKind::ClassificationTable
        | FileKind::Ballots
        | FileKind::Static
        | FileKind::Attachment => return None,
    })
}

/// The values of a YAML file or of a front matter.
fn values(path: &str, text: &str, definition: &Definition, found: &mut Vec<Spot>) {
    let range = match split(text) {
        Ok(parts) if path.ends_with(".md") => parts.front_matter,
        _ => 0..text.len(),
    };
    let Some(tree) = parse(text, range).0 else { return };
    record(&tree, definition, &mut |at, field| {
        let (file, field) = (path.to_owned(), field.clone());
        match at {
            At::Value(node) => {
                let Node::Scalar(scalar) = &node.value else { return };
                let bytes = node.span.bytes();
                // A block of several lines keeps its form.
                if !scalar.text.trim().is_empty() && !text[bytes.clone()].contains('\n') {
                    let (line, text, quoting) = (node.span.line, scalar.text.clone(), Quoting::Yaml);
                    found.push(Spot { file, bytes, line, text, field, quoting });
                }
            }
            At::Missing(first, kind) => {
                let at = first.span.bytes().start;
                let quoting = new_key(text, at, &field.1, kind);
                let line = first.span.line;
                found.push(Spot { file, bytes: at..at, line, text: String::new(), field, quoting });
            }
        }
    });
}

/// What stands around the value of a key that is put before the first of a record, which begins `at`.
fn new_key(text: &str, at: usize, key: &str, kind: &Kind) -> Quoting {
    let before = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
    let (open, close) = if matches!(kind, Kind::Map(_)) { ("{x: ", "}") } else { ("", "") };
    if before.chars().all(|c| matches!(c, ' ' | '-')) {
        Quoting::Key(format!("{key}: {open}"), format!("{close}\n{}", " ".repeat(before.len())))
    } else {
        Quoting::Key(format!("{key}: {open}"), format!("{close}, "))
    }
}

/// What is found in a record.
enum At<'n> {
    /// The value of a field.
    Value(&'n Spanned<Node>),
    /// A field that it does not have: its first key, and what the field takes.
    Missing(&'n Spanned<String>, &'n Kind),
}

type Found<'f> = &'f mut dyn FnMut(At, &Field);

fn record(node: &Spanned<Node>, definition: &Definition, found: Found) {
    let Node::Map(entries) = &node.value else { return };
    let Some((first, _)) = entries.first() else { return };
    for field in &definition.fields {
        let name = (definition.name.to_owned(), field.key.to_owned());
        match entries.iter().find(|(key, _)| key.value == field.key) {
            Some((_, value)) => value_of(value, &field.kind, &name, found),
            None if leaf(&field.kind) => found(At::Missing(first, &field.kind), &name),
            None => {}
        }
    }
}

fn value_of(node: &Spanned<Node>, kind: &Kind, field: &Field, found: Found) {
    match (kind, &node.value) {
        (Kind::Record(definition), Node::Map(_)) => record(node, &definition(), found),
        (Kind::LocalizedText, Node::Map(entries)) => entries.iter().for_each(|(_, text)| found(At::Value(text), field)),
        (Kind::List(inner), Node::Seq(items)) => items.iter().for_each(|item| value_of(item, inner, field, found)),
        (Kind::List(inner), _) => value_of(node, inner, field, found),
        (Kind::Map(inner), Node::Map(entries)) => {
            entries.iter().for_each(|(_, value)| value_of(value, inner, field, found));
        }
        (Kind::Either(kinds), _) => {
            let fits = |kind: &&Kind| match &node.value {
                Node::Map(_) => matches!(kind, Kind::Record(_) | Kind::Map(_) | Kind::LocalizedText),
                Node::Seq(_) => matches!(kind, Kind::List(_)),
                Node::Scalar(_) => !matches!(kind, Kind::Record(_) | Kind::Map(_) | Kind::List(_)),
            };
            if let Some(kind) = kinds.iter().find(fits) {
                value_of(node, kind, field, found);
            }
        }
        (_, Node::Scalar(_)) => found(At::Value(node), field),
        _ => {}
    }
}

/// The cells of a table, below its titles, in which words stand.
fn table(path: &str, text: &str, from: usize, found: &mut Vec<Spot>) {
    let titles = text[from..].lines().next().unwrap_or("");
    let delimiter = if titles.contains(';') { ';' } else { ',' };
    let titles: Vec<&str> = titles.split(delimiter).collect();
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let (begin, row) = (at, line.trim_end());
        at += line.len();
        if begin == from || row.contains('"') {
            continue;
        }
        if row.split(delimiter).count() != titles.len() {
            break;
        }
        let mut cell_at = begin;
        for (cell, title) in row.split(delimiter).zip(&titles) {
            let bytes = cell_at..cell_at + cell.len();
            cell_at = bytes.end + 1;
            if cell.contains(' ') && cell.chars().any(char::is_alphabetic) {
                let line = u32::try_from(text[..begin].matches('\n').count() + 1).expect("a line");
                let field = ("table".to_owned(), (*title).to_owned());
                let (file, text) = (path.to_owned(), cell.to_owned());
                found.push(Spot { file, bytes, line, text, field, quoting: Quoting::Table });
            }
        }
    }
}
