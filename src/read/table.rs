//! A table of budget lines: the CSV that the treasury already has, through a mapping to our words.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::budget::BudgetFile;
use super::money::{MoneyForm, parse_amount};
use super::reader::Reader;
use super::record::{Asked, At, Kind, Value, record};
use super::settings::mark;
use super::values::{Named, OneOf, PathText};
use crate::findings::{Code, Finding, Place};
use crate::i18n::{Lang, NumberFormat, Text};
use crate::model::budget::{Amounts, Codes, Dimension, Direction, Line, Stage};
use crate::model::choice::Choice;
use crate::text::nearest::nearest;
use crate::text::place::Span;
use crate::text::yaml::{Node, Spanned};

/// The most rows that a table may have.
const MAX_ROWS: usize = 1_000_000;

record! {
    /// A table of lines, and which of its columns hold what.
    pub struct Mapping "lines" {
        /// The file, in `budgets/`.
        file: At<PathText> = "2026-gastos.csv",
        /// What its lines are, where no column says it.
        direction: Option<At<OneOf<Direction>>> = "expenditure",
        /// What stands between columns.
        delimiter: Option<At<String>> = "\";\"",
        /// The decimal mark.
        decimal: Option<At<String>> = "\",\"",
        /// The mark between thousands.
        thousands: Option<At<String>> = "\".\"",
        /// Whether an amount in parentheses is negative.
        parentheses: Option<At<bool>> = "yes",
        /// The encoding of its text.
        encoding: Option<At<String>> = "windows-1252",
        /// Our word for a column, with its title in the table (or its number).
        columns: Option<At<Named<String>>> = "{functional: Función, economic: Objeto, name: Partida}",
        /// The stages, with the title of the column that holds their amounts.
        amounts: Option<At<Named<String>>> = "{approved: Ley, accrued: Devengado}",
    }
}

/// A table as a budget names it: a file with our own column titles, or a mapping.
#[derive(Debug, Clone)]
pub enum TableRef {
    /// A file whose header has our words.
    Plain(PathText),
    /// A mapping.
    Mapped(Box<Mapping>),
}

impl Value for TableRef {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Path, <Mapping as Value>::kind()])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Node::Scalar(_) => PathText::read(node, asked, reader).map(Self::Plain),
            _ => Mapping::read(node, asked, reader).map(|mapping| Self::Mapped(Box::new(mapping))),
        }
    }
}

/// How a table is to be taken apart.
struct Layout {
    file: Arc<str>,
    direction: Option<Direction>,
    delimiter: u8,
    numbers: Option<NumberFormat>,
    encoding: &'static encoding_rs::Encoding,
    /// Our word and the column's title, with the place where the title was written.
    columns: Vec<(Column, At<String>)>,
    /// Whether the columns are those of the header that have our words.
    own_titles: bool,
}

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Id,
    Direction,
    Code(Dimension),
    Area,
    Funding,
    Name,
    Amount(Stage),
}

impl Column {
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            "id" => Self::Id,
            "direction" => Self::Direction,
            "area" => Self::Area,
            "funding" => Self::Funding,
            "name" => Self::Name,
            word => match Dimension::from_id(word) {
                Some(dimension) => Self::Code(dimension),
                None => Self::Amount(Stage::from_id(word)?),
            },
        })
    }

    fn words() -> Vec<&'static str> {
        let mut words = vec!["id", "direction"];
        words.extend(Dimension::ALL.iter().map(|dimension| dimension.id()));
        words.extend(["area", "funding", "name"]);
        words.extend(Stage::ALL.iter().map(|stage| stage.id()));
        words
    }
}

/// Reads the lines of a table; what is wrong with its rows is told at the table's own lines.
pub fn read(reference: &At<TableRef>, money: &MoneyForm, budget: &BudgetFile, reader: &mut Reader) -> Vec<Line> {
    let Some(layout) = layout(reference, money, budget, reader) else { return Vec::new() };
    let Some(bytes) = budget.tables.get(&layout.file) else { return Vec::new() };
    let text = layout.encoding.decode(bytes).0;
    let mut rows = Rows { layout: &layout, money, text: &text, languages: budget.languages, reader };
    rows.read()
}

fn layout(reference: &At<TableRef>, money: &MoneyForm, budget: &BudgetFile, reader: &mut Reader) -> Option<Layout> {
    let mapping = match &reference.value {
        TableRef::Plain(path) => {
            return Some(Layout {
                file: table_file(&path.0, &reference.place, budget, reader)?,
                direction: None,
                delimiter: b',',
                numbers: money.numbers,
                encoding: encoding_rs::UTF_8,
                columns: Vec::new(),
                own_titles: true,
            });
        }
        TableRef::Mapped(mapping) => mapping,
    };
    let file = table_file(&mapping.file.value.0, &mapping.file.place, budget, reader);
    let delimiter = match &mapping.delimiter {
        None => Some(b','),
        Some(text) => delimiter(text, reader),
    };
    let encoding = match &mapping.encoding {
        None => Some(encoding_rs::UTF_8),
        Some(name) => encoding(name, reader),
    };
    let numbers = numbers(mapping, money, reader);
    let columns = columns(mapping, reader);
    Some(Layout {
        file: file?,
        direction: mapping.direction.as_ref().map(|direction| direction.value.0),
        delimiter: delimiter?,
        numbers: numbers?,
        encoding: encoding?,
        columns: columns?,
        own_titles: false,
    })
}

fn table_file(name: &str, place: &Place, budget: &BudgetFile, reader: &mut Reader) -> Option<Arc<str>> {
    let folder = budget.source.file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path: Arc<str> = format!("{folder}/{name}").into();
    if budget.tables.contains_key(&path) {
        return Some(path);
    }
    let names = budget.tables.keys().filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'));
    let finding = Finding::new(Code::MissingFile, place.clone())
        .with("path", name)
        .with("base", folder)
        .with_some("nearest", nearest(name, names));
    reader.findings.add(finding);
    None
}

fn delimiter(text: &At<String>, reader: &mut Reader) -> Option<u8> {
    let byte = match text.value.as_str() {
        "tab" | "\\t" => Some(b'\t'),
        other => other.bytes().next().filter(|byte| other.len() == 1 && matches!(byte, b',' | b';' | b'|')),
    };
    if byte.is_none() {
        let facts = [("value", text.value.as_str()), ("key", "delimiter"), ("known", "\",\", \";\", \"|\", tab")];
        reader.tell(Code::UnknownChoice, text.place.span, &facts);
    }
    byte
}

fn encoding(name: &At<String>, reader: &mut Reader) -> Option<&'static encoding_rs::Encoding> {
    let encoding = encoding_rs::Encoding::for_label(name.value.trim().as_bytes());
    if encoding.is_none() {
        reader.tell(Code::UnknownEncoding, name.place.span, &[("value", &name.value)]);
    }
    encoding
}

/// The table's own number format, or the site's where the mapping names none.
#[expect(clippy::option_option, reason = "the outer none is a finding, the inner the plain form")]
fn numbers(mapping: &Mapping, money: &MoneyForm, reader: &mut Reader) -> Option<Option<NumberFormat>> {
    if mapping.decimal.is_none() && mapping.thousands.is_none() && mapping.parentheses.is_none() {
        return Some(money.numbers);
    }
    let decimal = match &mapping.decimal {
        Some(text) => mark(text, reader)?,
        None => '.',
    };
    let thousands = match &mapping.thousands {
        Some(text) => Some(mark(text, reader)?),
        None => None,
    };
    let format = NumberFormat::new(decimal, thousands)?;
    let in_parentheses = mapping.parentheses.as_ref().is_some_and(|parentheses| parentheses.value);
    Some(Some(if in_parentheses { format.with_parentheses() } else { format }))
}

fn columns(mapping: &Mapping, reader: &mut Reader) -> Option<Vec<(Column, At<String>)>> {
    let named = |part: &Option<At<Named<String>>>| part.as_ref().map(|part| part.value.0.clone()).unwrap_or_default();
    let mut all = Some(Vec::new());
    for (amounts, list) in [(false, named(&mapping.columns)), (true, named(&mapping.amounts))] {
        for (word, title) in list {
            let column = Column::named(&word.value).filter(|column| matches!(column, Column::Amount(_)) == amounts);
            match (column, &mut all) {
                (Some(column), Some(all)) => all.push((column, title)),
                (Some(_), None) => {}
                (None, _) => {
                    let known = Column::words();
                    let finding = Finding::new(Code::UnknownKey, word.place)
                        .with("key", &word.value)
                        .with("record", super::reader::record_word(if amounts { "amounts" } else { "columns" }))
                        .with_some("nearest", nearest(&word.value, known.iter().copied()))
                        .with("known", known.join(", "));
                    reader.findings.add(finding);
                    all = None;
                }
            }
        }
    }
    all
}

/// The rows of a table being read.
struct Rows<'a> {
    layout: &'a Layout,
    money: &'a MoneyForm,
    text: &'a Cow<'a, str>,
    languages: &'a Arc<[Lang]>,
    reader: &'a mut Reader,
}

impl Rows<'_> {
    fn read(&mut self) -> Vec<Line> {
        let text = self.text.strip_prefix('\u{feff}').unwrap_or(self.text);
        let mut csv = csv::ReaderBuilder::new()
            .delimiter(self.layout.delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut places: Option<(Vec<(Column, usize)>, usize)> = None;
        let mut lines = Vec::new();
        loop {
            match csv.read_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {}
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    self.tell(Code::NotTable, line, &[("detail", &error.to_string())]);
                    break;
                }
            }
            let row = record.position().map_or(0, csv::Position::line);
            let Some((columns, width)) = &places else {
                match self.places(&record, row) {
                    Some(columns) => places = Some((columns, record.len())),
                    None => return Vec::new(),
                }
                continue;
            };
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if record.len() != *width {
                let facts =
                    [("row", &row.to_string()), ("found", &record.len().to_string()), ("expected", &width.to_string())];
                self.tell(Code::RaggedRow, row, &facts.map(|(name, value)| (name, value.as_str())));
                continue;
            }
            if lines.len() >= MAX_ROWS {
                self.tell(Code::NotTable, row, &[("detail", &format!("> {MAX_ROWS}"))]);
                break;
            }
            lines.extend(self.line(&record, columns, row));
        }
        lines
    }

    /// Which cell holds what, by the header.
    fn places(&mut self, header: &csv::StringRecord, row: u64) -> Option<Vec<(Column, usize)>> {
        // A `#` before the first title marks the header in some treasuries' files.
        let titles: Vec<&str> = header.iter().map(|title| title.trim().trim_start_matches('#').trim()).collect();
        if self.layout.own_titles {
            return self.own_places(&titles, row);
        }
        let mut places = Some(Vec::new());
        for (column, title) in &self.layout.columns {
            let by_number = title.value.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let found = titles.iter().position(|known| *known == title.value);
            let found = found.or(by_number.filter(|at| *at < titles.len()));
            match (found, &mut places) {
                (Some(at), Some(places)) => places.push((*column, at)),
                (Some(_), None) => {}
                (None, _) => {
                    let finding = Finding::new(Code::MissingColumn, title.place.clone())
                        .with("column", &title.value)
                        .with_some("nearest", nearest(&title.value, titles.iter().copied()))
                        .with("known", titles.join(", "));
                    self.reader.findings.add(finding);
                    places = None;
                }
            }
        }
        places
    }

    fn own_places(&mut self, titles: &[&str], row: u64) -> Option<Vec<(Column, usize)>> {
        let known = Column::words();
        let mut places = Some(Vec::new());
        for (at, title) in titles.iter().enumerate() {
            match (Column::named(title), &mut places) {
                (Some(column), Some(places)) => places.push((column, at)),
                (Some(_), None) => {}
                (None, _) => {
                    let finding = Finding::new(Code::UnknownKey, self.place(row))
                        .with("key", title)
                        .with("record", super::reader::record_word("lines"))
                        .with_some("nearest", nearest(title, known.iter().copied()))
                        .with("known", known.join(", "));
                    self.reader.findings.add(finding);
                    places = None;
                }
            }
        }
        places
    }

    fn line(&mut self, record: &csv::StringRecord, columns: &[(Column, usize)], row: u64) -> Option<Line> {
        let mut line = Line {
            id: None,
            direction: self.layout.direction.unwrap_or(Direction::Expenditure),
            codes: Codes::default(),
            name: None,
            area: None,
            funding: None,
            amounts: Amounts::default(),
            place: self.place(row),
        };
        let mut whole = true;
        for (column, at) in columns {
            let cell = record.get(*at).unwrap_or("").trim();
            if cell.is_empty() {
                continue;
            }
            match column {
                Column::Id => line.id = Some(cell.to_owned()),
                Column::Direction => match Direction::from_id(cell) {
                    Some(direction) => line.direction = direction,
                    None => {
                        whole = false;
                        let facts = [("value", cell), ("key", "direction"), ("known", "revenue, expenditure")];
                        self.tell(Code::UnknownChoice, row, &facts);
                    }
                },
                Column::Code(dimension) => line.codes[*dimension] = Some(cell.into()),
                Column::Area => line.area = Some(cell.into()),
                Column::Funding => line.funding = Some(cell.into()),
                Column::Name => line.name = Some(Text::new(vec![(self.languages[0], cell.to_owned())])),
                Column::Amount(stage) => {
                    match parse_amount(cell, &line.place, &self.money.currency, self.layout.numbers) {
                        Ok(amount) => line.amounts[*stage] = Some(amount),
                        Err(finding) => {
                            whole = false;
                            self.reader.findings.add(*finding);
                        }
                    }
                }
            }
        }
        whole.then_some(line)
    }

    fn place(&self, row: u64) -> Place {
        let span = Span { line: u32::try_from(row).unwrap_or(u32::MAX), ..Span::default() };
        Place::new(&self.layout.file, span)
    }

    fn tell(&mut self, code: Code, row: u64, facts: &[(&'static str, &str)]) {
        let mut finding = Finding::new(code, self.place(row));
        for (name, value) in facts {
            finding = finding.with(name, value);
        }
        self.reader.findings.add(finding);
    }
}

/// Adds a table's lines to those that are there. A line of the same id or codes and name that lacks
/// the new one's stages is the same line, told in another file (one file a stage).
pub fn merge(all: &mut Vec<Line>, taken: Vec<Line>) {
    let key = |line: &Line| {
        let name = line.name.as_ref().map(|name| name.first().to_owned());
        (line.id.clone(), line.direction, line.codes.clone(), line.area.clone(), name)
    };
    let mut known: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, line) in all.iter().enumerate() {
        known.entry(key(line)).or_default().push(at);
    }
    let before = all.len();
    for line in taken {
        let same = known
            .get(&key(&line))
            .into_iter()
            .flatten()
            .copied()
            .find(|at| *at < before && line.amounts.stages().all(|(stage, _)| all[*at].amounts[stage].is_none()));
        match same {
            Some(at) => all[at].amounts.add(&line.amounts),
            None => all.push(line),
        }
    }
}
