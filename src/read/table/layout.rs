//! What a table's rows are taken apart by: the mapping with every word understood.

use std::sync::Arc;

use encoding_rs::Encoding;

use super::{ColumnRef, Mapping, TableRef, WrittenColumn};
use crate::findings::{Code, Finding, Place};
use crate::i18n::NumberFormat;
use crate::model::budget::{Dimension, Direction, Stage};
use crate::model::choice::Choice;
use crate::read::budget::BudgetFile;
use crate::read::money::MoneyForm;
use crate::read::reader::{Reader, record_word};
use crate::read::record::At;
use crate::read::settings::mark;
use crate::text::nearest::nearest;

/// How a table is to be taken apart.
pub struct Layout {
    /// The file.
    pub file: Arc<str>,
    /// What its lines are, where no column says it.
    pub direction: Option<Direction>,
    /// The stage of its amounts, where no column says it.
    pub stage: Option<Stage>,
    /// What stands between columns.
    pub delimiter: u8,
    /// How amounts are typed.
    pub numbers: Option<NumberFormat>,
    /// The encoding of its text.
    pub encoding: &'static Encoding,
    /// The row with the titles; 0 where there is none, nothing where it is to be found.
    pub header: Option<usize>,
    /// What remarks begin with.
    pub comment: Option<String>,
    /// Columns and the values of which a row must have one.
    pub only: Vec<(At<String>, Vec<String>)>,
    /// What each column holds; empty where the titles are our own words.
    pub columns: Vec<(Holds, Parts)>,
    /// Whether the titles are our own words.
    pub own_titles: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// The line's id.
    Id,
    /// Whether money comes in or goes out.
    Direction,
    /// The stage of the row's amount.
    Stage,
    /// The row's one amount.
    Amount,
    /// A code.
    Code(Dimension),
    /// What the line is.
    Name,
    /// The amount of a stage.
    AmountOf(Stage),
}

impl Holds {
    /// The column with this word.
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "id" => Self::Id,
            "direction" => Self::Direction,
            "stage" => Self::Stage,
            "amount" => Self::Amount,
            "name" => Self::Name,
            word => match Dimension::from_id(word) {
                Some(dimension) => Self::Code(dimension),
                None => Self::AmountOf(Stage::from_id(word)?),
            },
        })
    }

    /// All words.
    pub fn words() -> Vec<&'static str> {
        let mut words = vec!["id", "direction", "stage", "amount"];
        words.extend(Dimension::ALL.iter().map(|dimension| dimension.id()));
        words.push("name");
        words.extend(Stage::ALL.iter().map(|stage| stage.id()));
        words
    }
}

/// Which cells a value is made from, and how.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The columns' titles or numbers.
    pub titles: Vec<At<String>>,
    /// What is put between several cells.
    pub join: String,
    /// What parts a cell, and which part is taken, from 0.
    pub split: Option<(String, usize)>,
    /// The characters taken, from 0, the last excluded.
    pub range: Option<(usize, usize)>,
    /// What a text means in our words.
    pub values: Vec<(String, String)>,
}

impl Parts {
    fn of(titles: Vec<At<String>>) -> Self {
        Self { titles, join: String::new(), split: None, range: None, values: Vec::new() }
    }

    /// The value that the cells make.
    pub fn take(&self, cells: &[&str]) -> String {
        let taken: Vec<&str> =
            cells.iter().map(|cell| self.part(cell.trim())).filter(|cell| !cell.is_empty()).collect();
        let text = taken.join(&self.join);
        let meant = self.values.iter().find(|(typed, _)| *typed == text);
        meant.map_or(text, |(_, meant)| meant.clone())
    }

    fn part<'c>(&self, cell: &'c str) -> &'c str {
        let cell = match &self.split {
            Some((mark, part)) => cell.split(mark.as_str()).nth(*part).unwrap_or("").trim(),
            None => cell,
        };
        match self.range {
            Some((from, to)) => characters(cell, from, to),
            None => cell,
        }
    }
}

/// The characters of a text from one to before another.
fn characters(text: &str, from: usize, to: usize) -> &str {
    let at = |number: usize| text.char_indices().nth(number).map_or(text.len(), |(at, _)| at);
    &text[at(from)..at(to.max(from))]
}

/// The layout of a table that a budget names; nothing where the mapping is wrong, which is told.
pub fn layout(reference: &At<TableRef>, money: &MoneyForm, budget: &BudgetFile, reader: &mut Reader) -> Option<Layout> {
    let mapping = match &reference.value {
        TableRef::Mapped(mapping) => mapping,
        TableRef::Plain(path) => {
            return Some(Layout {
                file: table_file(&path.0, &reference.place, budget, reader)?,
                direction: None,
                stage: None,
                delimiter: b',',
                numbers: money.numbers,
                encoding: encoding_rs::UTF_8,
                header: None,
                comment: None,
                only: Vec::new(),
                columns: Vec::new(),
                own_titles: true,
            });
        }
    };
    // Each is read before any is asked for, so that all mistakes of a mapping are told at once.
    let file = table_file(&mapping.file.value.0, &mapping.file.place, budget, reader);
    let delimiter = mapping.delimiter.as_ref().map_or(Some(b','), |text| delimiter(text, reader));
    let encoding = mapping.encoding.as_ref().map_or(Some(encoding_rs::UTF_8), |name| encoding(name, reader));
    let numbers = numbers(mapping, money, reader);
    let columns = columns(mapping, reader);
    Some(Layout {
        file: file?,
        direction: mapping.direction.as_ref().map(|direction| direction.value.0),
        stage: mapping.stage.as_ref().map(|stage| stage.value.0),
        delimiter: delimiter?,
        numbers: numbers?,
        encoding: encoding?,
        header: mapping.header.as_ref().and_then(|row| usize::try_from(row.value.0).ok()),
        comment: mapping.comment.as_ref().map(|comment| comment.value.clone()),
        only: only(mapping),
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

fn encoding(name: &At<String>, reader: &mut Reader) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(name.value.trim().as_bytes());
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
    let format = NumberFormat::new(decimal, thousands);
    if format.is_none() {
        let facts = [("value", "decimal = thousands"), ("key", "decimal"), ("known", "\".\", \",\"")];
        reader.tell(Code::UnknownChoice, mapping.place.span, &facts);
    }
    let in_parentheses = mapping.parentheses.as_ref().is_some_and(|parentheses| parentheses.value);
    format.map(|format| Some(if in_parentheses { format.with_parentheses() } else { format }))
}

fn only(mapping: &Mapping) -> Vec<(At<String>, Vec<String>)> {
    let written = mapping.only.as_ref().map(|only| only.value.0.as_slice()).unwrap_or_default();
    let values = |values: &At<super::OneOrMore>| values.value.0.iter().map(|value| value.value.clone()).collect();
    written.iter().map(|(title, wanted)| (title.clone(), values(wanted))).collect()
}

fn columns(mapping: &Mapping, reader: &mut Reader) -> Option<Vec<(Holds, Parts)>> {
    let mut all = Some(Vec::new());
    for (of_amounts, written) in [(false, &mapping.columns), (true, &mapping.amounts)] {
        let written = written.as_ref().map(|written| written.value.0.as_slice()).unwrap_or_default();
        for (word, column) in written {
            let holds = Holds::named(&word.value).filter(|holds| matches!(holds, Holds::AmountOf(_)) == of_amounts);
            match (holds, &mut all) {
                (Some(holds), Some(all)) => all.push((holds, parts(column))),
                (Some(_), None) => {}
                (None, _) => {
                    tell_unknown(word, if of_amounts { "amounts" } else { "columns" }, reader);
                    all = None;
                }
            }
        }
    }
    all
}

fn tell_unknown(word: &At<String>, record: &str, reader: &mut Reader) {
    let known = Holds::words();
    let finding = Finding::new(Code::UnknownKey, word.place.clone())
        .with("key", &word.value)
        .with("record", record_word(record))
        .with_some("nearest", nearest(&word.value, known.iter().copied()))
        .with("known", known.join(", "));
    reader.findings.add(finding);
}

fn parts(column: &At<ColumnRef>) -> Parts {
    match &column.value {
        ColumnRef::Title(title) => Parts::of(vec![At { value: title.clone(), place: column.place.clone() }]),
        ColumnRef::Titles(titles) => Parts::of(titles.clone()),
        ColumnRef::Part(written) => part(written),
    }
}

fn part(written: &WrittenColumn) -> Parts {
    let WrittenColumn { column, columns, join, split, part, from, to, values, place: _ } = written;
    let number = |at: &Option<At<super::Integer>>| at.as_ref().and_then(|at| usize::try_from(at.value.0).ok());
    let before = |at| number(at).and_then(|number: usize| number.checked_sub(1)).unwrap_or(0);
    let text = |text: &Option<At<String>>| text.as_ref().map(|text| spelled(&text.value));
    let ranged = from.is_some() || to.is_some();
    let values = values.as_ref().map(|values| values.value.0.as_slice()).unwrap_or_default();
    Parts {
        titles: column.iter().chain(columns).cloned().collect(),
        join: text(join).unwrap_or_default(),
        split: text(split).map(|mark| (mark, before(part))),
        range: ranged.then(|| (before(from), number(to).unwrap_or(usize::MAX))),
        values: values.iter().map(|(typed, meant)| (typed.value.clone(), meant.value.clone())).collect(),
    }
}

/// A mark that YAML readers trim is spelled.
fn spelled(mark: &str) -> String {
    if mark == "space" { " ".to_owned() } else { mark.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts::of(Vec::new())
    }

    #[test]
    fn a_code_is_joined_split_and_cut() {
        let joined = Parts { join: ".".to_owned(), ..parts() };
        assert_eq!(joined.take(&["1", " 13 ", "132"]), "1.13.132");
        let split = Parts { split: Some((" ".to_owned(), 1)), ..parts() };
        assert_eq!(split.take(&["0110 31001"]), "31001");
        let cut = Parts { range: Some((0, 2)), ..parts() };
        assert_eq!(cut.take(&["Añ001"]), "Añ");
        assert_eq!(Parts { range: Some((5, usize::MAX)), ..parts() }.take(&["abc"]), "");
    }

    #[test]
    fn a_text_is_translated_to_our_words() {
        let values = vec![("G".to_owned(), "expenditure".to_owned())];
        assert_eq!(Parts { values, ..parts() }.take(&["G"]), "expenditure");
    }
}
