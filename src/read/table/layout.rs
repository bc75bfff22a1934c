//! What a table's rows are taken apart by: the mapping with every word understood.

use std::collections::HashMap;
use std::sync::Arc;

use encoding_rs::Encoding;
use rust_decimal::Decimal;

use super::parts::{Parts, parts};
use super::{ColumnRef, Integer, Levels, Mapping, OneOrMore, TableRef, WrittenLevel};
use crate::findings::{Code, Finding, Place};
use crate::i18n::NumberFormat;
use crate::read::reader::{Reader, record_word};
use crate::read::record::At;
use crate::read::values::{Mark, Named, Number, format_of, groups_and_signs};
use crate::text::nearest::nearest;

/// The files that a record's tables are among.
#[derive(Debug, Clone, Copy)]
pub struct Tables<'a> {
    /// Their bytes, by path.
    pub bytes: &'a HashMap<Arc<str>, Vec<u8>>,
    /// The folder of the record that names them.
    pub folder: &'a str,
    /// How amounts are typed, where a mapping does not say it.
    pub numbers: Option<NumberFormat>,
}

/// How a table is to be taken apart.
pub struct Layout {
    /// The file.
    pub file: Arc<str>,
    /// The sheet of a spreadsheet.
    pub sheet: Option<At<String>>,
    /// What stands between columns.
    pub delimiter: u8,
    /// How amounts are typed.
    pub numbers: Option<NumberFormat>,
    /// Whether they are binary numbers.
    pub floats: bool,
    /// A symbol to be left out of amounts.
    pub symbol: Option<String>,
    /// What amounts are multiplied by.
    pub times: Option<Decimal>,
    /// Texts that mean nothing.
    pub empty: Vec<String>,
    /// The encoding of its text.
    pub encoding: &'static Encoding,
    /// Where the titles are.
    pub header: Header,
    /// What remarks begin with.
    pub comment: Option<String>,
    /// Columns and the values of which a row must have one.
    pub only: Vec<(At<String>, Vec<String>)>,
    /// Columns and the values of which a row must have none.
    pub except: Vec<(At<String>, Vec<String>)>,
    /// Columns that must be filled.
    pub filled: Vec<At<String>>,
    /// Columns whose empty cells repeat the one above.
    pub fill: Vec<At<String>>,
    /// Columns in which rows stand below one another, the widest first.
    pub outline: Vec<At<String>>,
    /// Our words, with the columns that hold them; nothing where the titles are our own words.
    pub columns: Option<Vec<(&'static str, Parts)>>,
    /// Dimensions, with the columns of their levels: code and name.
    pub levels: Vec<(At<String>, Vec<LevelParts>)>,
    /// Dimensions, with the column of their codes' names.
    pub names: Vec<(At<String>, Parts)>,
    /// Our words, with what is the same in every row.
    pub constants: Vec<(&'static str, String)>,
    /// Whether the mapping names a column by a word that is none of ours, which was told.
    pub lacks_column: bool,
}

/// A level of a dimension: its part of the code, and its name.
pub type LevelParts = (Option<Parts>, Option<Parts>);

/// Where the titles of columns are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Header {
    /// In the first row that has all titles that are named.
    Find,
    /// There are none.
    None,
    /// In these rows, from 1.
    Rows(Vec<usize>),
}

/// The layout of a table; nothing where the mapping is wrong, which is told. `words` are those
/// that its columns can have, `amounts` those of its columns with amounts.
pub fn layout(
    reference: &At<TableRef>,
    tables: &Tables,
    words: &[&'static str],
    amounts: &[&'static str],
    reader: &mut Reader,
) -> Option<Layout> {
    let mapping = match &reference.value {
        TableRef::Mapped(mapping) => mapping,
        TableRef::Plain(path) => {
            let file = table_file(&path.0, &reference.place, tables, reader)?;
            return Some(plain(file, tables.numbers));
        }
    };
    // Each is read before any is asked for, so that all mistakes of a mapping are told at once.
    let file = table_file(&mapping.file.value.0, &mapping.file.place, tables, reader);
    let delimiter = mapping.delimiter.as_ref().map_or(b',', |mark| mark.value.0);
    let encoding = mapping.encoding.as_ref().map_or(Some(encoding_rs::UTF_8), |name| encoding(name, reader));
    let numbers = numbers(mapping, tables.numbers, reader);
    let times = mapping.times.as_ref().map_or(Some(None), |text| times(text, reader).map(Some));
    let of_words = columns(mapping.columns.as_ref(), "columns", words, reader);
    let of_amounts = columns(mapping.amounts.as_ref(), "amounts", amounts, reader);
    let constants = constants(mapping.constants.as_ref(), words, reader);
    let ((of_words, lacks_word), (of_amounts, lacks_amount), constants) = (of_words?, of_amounts?, constants?);
    Some(Layout {
        sheet: mapping.sheet.clone(),
        delimiter,
        floats: mapping.floats.as_ref().is_some_and(|floats| floats.value),
        symbol: mapping.symbol.as_ref().map(|symbol| symbol.value.clone()),
        times: times?,
        empty: mapping.empty.iter().map(|text| text.value.clone()).collect(),
        encoding: encoding?,
        header: header(&mapping.header),
        comment: mapping.comment.as_ref().map(|comment| comment.value.clone()),
        only: conditions(mapping.only.as_ref()),
        except: conditions(mapping.except.as_ref()),
        filled: mapping.filled.clone(),
        fill: mapping.fill.clone(),
        outline: mapping.outline.clone(),
        columns: match (&mapping.columns, &mapping.amounts) {
            (None, None) => None,
            _ => Some(of_words.into_iter().chain(of_amounts).chain(changes(mapping)).collect()),
        },
        levels: levels(mapping.levels.as_ref()),
        names: names(mapping.names.as_ref()),
        constants,
        lacks_column: lacks_word || lacks_amount,
        ..plain(file?, numbers?)
    })
}

/// The layout of a table whose titles are our words.
fn plain(file: Arc<str>, numbers: Option<NumberFormat>) -> Layout {
    Layout {
        file,
        sheet: None,
        delimiter: b',',
        numbers,
        floats: false,
        symbol: None,
        times: None,
        empty: Vec::new(),
        encoding: encoding_rs::UTF_8,
        header: Header::Find,
        comment: None,
        only: Vec::new(),
        except: Vec::new(),
        filled: Vec::new(),
        fill: Vec::new(),
        outline: Vec::new(),
        columns: None,
        levels: Vec::new(),
        names: Vec::new(),
        constants: Vec::new(),
        lacks_column: false,
    }
}

fn table_file(name: &str, place: &Place, tables: &Tables, reader: &mut Reader) -> Option<Arc<str>> {
    let folder = tables.folder;
    let path: Arc<str> = format!("{folder}/{name}").into();
    if tables.bytes.contains_key(&path) {
        return Some(path);
    }
    let mut names: Vec<&str> =
        tables.bytes.keys().filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/')).collect();
    names.sort_unstable();
    let finding = Finding::new(Code::MissingFile, place.clone())
        .with("path", name)
        .with("base", folder)
        .with_some("nearest", nearest(name, names));
    reader.findings.add(finding);
    None
}

fn header(written: &[At<Integer>]) -> Header {
    let rows: Vec<usize> = written.iter().filter_map(|row| usize::try_from(row.value.0).ok()).collect();
    match rows[..] {
        [] => Header::Find,
        [0] => Header::None,
        _ => Header::Rows(rows),
    }
}

fn encoding(name: &At<String>, reader: &mut Reader) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(name.value.trim().as_bytes());
    if encoding.is_none() {
        reader.tell(Code::UnknownEncoding, name.place.span, &[("value", &name.value)]);
    }
    encoding
}

fn times(number: &At<Number>, reader: &mut Reader) -> Option<Decimal> {
    if number.value.0.is_zero() {
        reader.tell(Code::NotAmount, number.place.span, &[("value", "0")]);
        return None;
    }
    Some(number.value.0)
}

/// The table's own number format, or the site's where the mapping names none.
#[expect(clippy::option_option, reason = "the outer none is a finding, the inner the plain form")]
fn numbers(mapping: &Mapping, usual: Option<NumberFormat>, reader: &mut Reader) -> Option<Option<NumberFormat>> {
    let groups = [&mapping.parentheses, &mapping.lakhs];
    if mapping.decimal.is_none() && mapping.thousands.is_none() && groups.iter().all(|said| said.is_none()) {
        return Some(usual);
    }
    let decimal = mapping.decimal.as_ref().map_or(Mark('.'), |decimal| decimal.value);
    let place = mapping.decimal.as_ref().map_or(&mapping.place, |decimal| &decimal.place);
    let format = format_of(decimal, mapping.thousands.as_ref(), place, reader)?;
    Some(Some(groups_and_signs(format, mapping.parentheses.as_ref(), mapping.lakhs.as_ref())))
}

/// The columns of what was added to the budget and taken away from it.
fn changes(mapping: &Mapping) -> impl Iterator<Item = (&'static str, Parts)> {
    let of = |word: &'static str, titles: &[At<String>]| -> Vec<(&'static str, Parts)> {
        titles.iter().map(|title| (word, Parts::of(vec![title.clone()]))).collect()
    };
    of(INCREASE, &mapping.increases).into_iter().chain(of(DECREASE, &mapping.decreases))
}

/// The word of columns of what was added to the budget.
pub(super) const INCREASE: &str = "increase";
/// The word of columns of what was taken away from it.
pub(super) const DECREASE: &str = "decrease";

fn conditions(written: Option<&At<Named<OneOrMore>>>) -> Vec<(At<String>, Vec<String>)> {
    let written = written.map(|written| written.value.0.as_slice()).unwrap_or_default();
    let values = |values: &At<OneOrMore>| values.value.0.iter().map(|value| value.value.clone()).collect();
    written.iter().map(|(title, wanted)| (title.clone(), values(wanted))).collect()
}

/// The columns of a mapping, and whether one has a word that is none, which is told; nothing where no row can
/// be understood without it, or records are not read in part.
fn columns(
    written: Option<&At<Named<ColumnRef>>>,
    record: &str,
    known: &[&'static str],
    reader: &mut Reader,
) -> Option<(Vec<(&'static str, Parts)>, bool)> {
    let mut all = Vec::new();
    let (mut lacks, mut is_lost) = (false, false);
    for (word, column) in written.map(|written| written.value.0.as_slice()).unwrap_or_default() {
        match known.iter().find(|known| **known == word.value) {
            Some(word) => all.push((*word, parts(column))),
            None => {
                tell_unknown(word, record, known, reader);
                lacks = true;
                is_lost |= may_tell(&word.value);
            }
        }
    }
    match (lacks, is_lost) {
        (false, _) => Some((all, false)),
        (true, false) => reader.without_wrong((all, true)),
        (true, true) => None,
    }
}

/// Words of columns that say what the others of a row mean: without one of them no row can be understood.
pub(super) const TELLING: [&str; 7] = ["direction", "stage", "amount", "year", "as_of", "elimination", "kind"];

/// Whether a word that is none of ours was perhaps meant as one of those.
pub(super) fn may_tell(word: &str) -> bool {
    nearest(word, TELLING).is_some()
}

fn constants(
    written: Option<&At<Named<String>>>,
    known: &[&'static str],
    reader: &mut Reader,
) -> Option<Vec<(&'static str, String)>> {
    let mut all = Some(Vec::new());
    for (word, text) in written.map(|written| written.value.0.as_slice()).unwrap_or_default() {
        match (known.iter().find(|known| **known == word.value), &mut all) {
            (Some(word), Some(all)) => all.push((*word, text.value.clone())),
            (Some(_), None) => {}
            (None, _) => {
                tell_unknown(word, "constants", known, reader);
                all = None;
            }
        }
    }
    all
}

/// Tells a word that no column has.
pub fn tell_unknown(word: &At<String>, record: &str, known: &[&'static str], reader: &mut Reader) {
    let finding = Finding::new(Code::UnknownKey, word.place.clone())
        .with("key", &word.value)
        .with("record", record_word(record))
        .with_some("nearest", nearest(&word.value, known.iter().copied()))
        .with("known", known.join(", "));
    reader.findings.add(finding);
}

fn names(written: Option<&At<Named<ColumnRef>>>) -> Vec<(At<String>, Parts)> {
    let written = written.map(|written| written.value.0.as_slice()).unwrap_or_default();
    written.iter().map(|(word, column)| (word.clone(), parts(column))).collect()
}

fn levels(written: Option<&At<Named<Levels>>>) -> Vec<(At<String>, Vec<LevelParts>)> {
    let written = written.map(|written| written.value.0.as_slice()).unwrap_or_default();
    let level = |level: &WrittenLevel| (level.code.as_ref().map(parts), level.name.as_ref().map(parts));
    written.iter().map(|(word, levels)| (word.clone(), levels.value.0.iter().map(level).collect())).collect()
}
