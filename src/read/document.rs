//! `documents/*.md`, `documents/*.csv`: what is published besides the records; `news/*.md`.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::actor::names;
use super::prose::{RecordFile, is_public, titled};
use super::reader::Reader;
use super::record::{At, Record, record};
use super::values::{OneOf, PathText, PeriodText, Reference, Url};
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Lang, Text};
use crate::model::document::{Document, DocumentKind, News, NewsKind};
use crate::model::id::Id;
use crate::model::prose::Prose;
use crate::source::discover::SourceFile;
use crate::text::clean::is_steering;
use crate::text::place::Span;
use crate::text::slug::slug;
use crate::text::yaml::{Node, Scalar, Spanned};

record! {
    /// A document that is published.
    pub struct Written "published-document" {
        /// Its id, in a table; the file's name otherwise.
        id: Option<At<String>> = "planilla-2026-03",
        /// What it is called.
        title: At<Text> = "Planilla de marzo de 2026",
        /// In one sentence.
        summary: Option<At<Text>> = "Salarios de todo el personal.",
        /// What it is.
        kind: Option<At<OneOf<DocumentKind>>> = "payroll",
        /// The duties that it fulfils.
        item: Vec<At<Reference>> = "[planilla]",
        /// The time that it is about.
        period: Option<At<PeriodText>> = "2026-03",
        /// The day on which it was published.
        published: Option<At<Date>> = "2026-04-09",
        /// Its file.
        file: Option<At<PathText>> = "files/planilla-2026-03.pdf",
        /// Its address elsewhere.
        url: Option<At<Url>> = "https://ejemplo.org/planilla.pdf",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

record! {
    /// A piece of news, or a notice.
    pub struct WrittenNews "news" {
        /// Its title.
        title: At<Text> = "Cierre de la calle del mercado",
        /// In one sentence.
        summary: Option<At<Text>> = "El sábado no hay paso de vehículos.",
        /// What it is.
        kind: Option<At<OneOf<NewsKind>>> = "notice",
        /// The day of it.
        date: At<Date> = "2026-11-18",
        /// The last day on which it matters.
        until: Option<At<Date>> = "2026-11-21",
        /// Where it matters.
        area: Option<At<Reference>> = "pc-centro",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

/// Reads a document; nothing where it is not public, or cannot be read.
pub fn read(file: &RecordFile) -> (Option<Document>, Findings) {
    file.read(|id, written: Written, text, _| {
        let public = is_public(written.publish.as_ref(), written.publish_on.as_ref(), file.today);
        public.then(|| meant(id, written, text))
    })
}

fn meant(id: Id, written: Written, text: Prose) -> Document {
    let Written { id: _, title, summary, kind, item, period, published, file, url, publish: _, publish_on, place } =
        written;
    // What was kept back until a day could not be seen before it.
    let published = published.map(|day| publish_on.map_or(day.value, |on| day.value.max(on.value)));
    Document {
        id,
        title: titled(&title.value, &text),
        summary: summary.map(|text| text.value),
        kind: kind.map_or(DocumentKind::Other, |kind| kind.value.0),
        items: names(item),
        period: period.map(|period| period.value.0),
        published,
        file: file.map(|path| path.value.0),
        url: url.map(|url| url.value.0),
        text,
        place,
    }
}

/// Reads a piece of news; nothing where it is not public, or cannot be read.
pub fn read_news(file: &RecordFile) -> (Option<News>, Findings) {
    file.read(|id, written: WrittenNews, text, reader| {
        let WrittenNews { title, summary, kind, date, until, area, publish, publish_on, place } = written;
        super::values::span(Some(&date), until.as_ref(), reader);
        is_public(publish.as_ref(), publish_on.as_ref(), file.today).then(|| News {
            id,
            title: titled(&title.value, &text),
            summary: summary.map(|text| text.value),
            kind: kind.map_or(NewsKind::News, |kind| kind.value.0),
            date: date.value,
            until: until.map(|day| day.value),
            area: area.map(|area| area.value.0),
            text,
            place,
        })
    })
}

/// Reads a table of documents: a row each, under titles that are the record's own keys. A cell of
/// several duties parts them with spaces; what `title` says in another language stands in `title.en`.
pub fn read_table(
    source: &SourceFile,
    bytes: &[u8],
    languages: &Arc<[Lang]>,
    today: Date,
) -> (Vec<Document>, Findings) {
    let path = &source.file.path;
    let mut reader = Reader::new(path, languages, None);
    let mut documents = Vec::new();
    let Ok(text) = std::str::from_utf8(bytes) else {
        let finding = Finding::new(Code::NotUtf8, Place::file(path)).with("encoding", "Windows-1252");
        reader.findings.add(finding);
        return (documents, reader.findings);
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or("");
    let delimiter =
        [b';', b'\t', b','].into_iter().max_by_key(|mark| first.bytes().filter(|byte| byte == mark).count());
    let mut csv = csv::ReaderBuilder::new();
    let csv = csv.delimiter(delimiter.unwrap_or(b',')).has_headers(false).flexible(true);
    let mut titles: Vec<String> = Vec::new();
    let mut seen: BTreeMap<Id, Place> = BTreeMap::new();
    for row in csv.from_reader(text.as_bytes()).into_records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                reader.findings.add(Finding::new(Code::NotTable, Place::file(path)).with("detail", error));
                break;
            }
        };
        let line = row.position().map_or(0, csv::Position::line);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        if titles.is_empty() {
            titles = row.iter().map(|title| title.trim().to_lowercase()).collect();
        } else if row.iter().any(|cell| !cell.trim().is_empty()) {
            if row.iter().any(is_steering) {
                let span = Span { line, ..Span::default() };
                reader.tell(Code::ControlCharacter, span, &[]);
                continue;
            }
            documents.extend(of_row(&titles, &row, line, &mut seen, &mut reader, today));
        }
    }
    (documents, reader.findings)
}

/// A table's cells by their titles.
type Entries = Vec<(Spanned<String>, Spanned<Node>)>;

/// The cells of a row, those of one key in several languages together.
fn in_languages(entries: Entries, first: Lang, span: Span) -> Entries {
    let (other, mut own): (Entries, Entries) = entries.into_iter().partition(|(title, _)| title.value.contains('.'));
    for (title, cell) in other {
        let (key, lang) = title.value.split_once('.').unwrap_or_default();
        let lang = Spanned { value: lang.to_owned(), span };
        match own.iter_mut().find(|(title, _)| title.value == key) {
            Some((_, Spanned { value: Node::Map(texts), .. })) => texts.push((lang, cell)),
            Some((_, plain)) => {
                let before = Spanned { value: std::mem::replace(&mut plain.value, Node::Map(Vec::new())), span };
                let before = (Spanned { value: first.to_string(), span }, before);
                plain.value = Node::Map(vec![before, (lang, cell)]);
            }
            // A translation of nothing is told as a title that is not known.
            None => own.push((title, cell)),
        }
    }
    own
}

/// A row's document.
fn of_row(
    titles: &[String],
    row: &csv::StringRecord,
    line: u32,
    seen: &mut BTreeMap<Id, Place>,
    reader: &mut Reader,
    today: Date,
) -> Option<Document> {
    let span = Span { line, ..Span::default() };
    let scalar =
        |text: &str| Spanned { value: Node::Scalar(Scalar { text: text.trim().to_owned(), quoted: true }), span };
    let cells = titles.iter().zip(row).filter(|(title, cell)| !title.is_empty() && !cell.trim().is_empty());
    let entries = cells.map(|(title, cell)| {
        let node = match title.as_str() {
            "item" => Spanned { value: Node::Seq(cell.split_whitespace().map(scalar).collect()), span },
            _ => scalar(cell),
        };
        (Spanned { value: title.clone(), span }, node)
    });
    let entries = in_languages(entries.collect(), reader.languages[0], span);
    let place = Place::new(&reader.file, span);
    let written = <Written as Record>::read(&entries, &place, reader)?;
    let period = written.period.as_ref().map(|period| period.value.0.to_string().to_lowercase());
    let named = written.id.as_ref().map(|id| id.value.clone());
    let name = named.or_else(|| slug(&[written.title.value.first(), period.as_deref().unwrap_or("")].join(" ")));
    let id = super::values::id(&name.unwrap_or_default(), &place, reader)?;
    if let Some(first) = seen.insert(id.clone(), place.clone()) {
        reader.findings.add(Finding::new(Code::DuplicateId, place).with("id", &id).and(first));
        return None;
    }
    is_public(written.publish.as_ref(), written.publish_on.as_ref(), today)
        .then(|| meant(id, written, Prose::default()))
}
