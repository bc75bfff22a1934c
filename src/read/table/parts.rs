//! What a value is made from: one column or several, taken in part, joined, padded, translated.

use super::{ColumnRef, WrittenColumn};
use crate::read::record::At;
use crate::read::values::Integer;

/// Which cells a value is made from, and how.
#[derive(Debug, Clone)]
pub struct Parts {
    /// The columns' titles or numbers.
    pub titles: Vec<At<String>>,
    join: String,
    last: bool,
    /// What parts a cell, and which part is taken, from 0.
    split: Option<(String, usize)>,
    /// The characters taken, from 0, the last excluded.
    range: Option<(usize, usize)>,
    pad: usize,
    /// What a text means in our words.
    values: Vec<(String, String)>,
}

impl Parts {
    /// A cell taken as it is.
    pub fn of(titles: Vec<At<String>>) -> Self {
        Self { titles, join: String::new(), last: false, split: None, range: None, pad: 0, values: Vec::new() }
    }

    /// The value that the cells make.
    pub fn take<'c>(&self, cells: impl Iterator<Item = &'c str>) -> String {
        let mut text = String::new();
        for part in cells.map(|cell| self.part(cell.trim())).filter(|part| !part.is_empty()) {
            if self.last {
                text.clear();
            } else if !text.is_empty() {
                text.push_str(&self.join);
            }
            text.push_str(part);
        }
        if !text.is_empty() {
            let missing = self.pad.saturating_sub(text.chars().count());
            text.insert_str(0, &"0".repeat(missing));
        }
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

/// The parts that a column is written as.
pub fn parts(column: &At<ColumnRef>) -> Parts {
    match &column.value {
        ColumnRef::Title(title) => Parts::of(vec![At { value: title.clone(), place: column.place.clone() }]),
        ColumnRef::Titles(titles) => Parts::of(titles.clone()),
        ColumnRef::Part(written) => part(written),
    }
}

fn part(written: &WrittenColumn) -> Parts {
    let WrittenColumn { column, columns, join, last, split, part, from, to, pad, values, place: _ } = written;
    let number = |at: &Option<At<Integer>>| at.as_ref().and_then(|at| usize::try_from(at.value.0).ok());
    let before = |at| number(at).and_then(|number: usize| number.checked_sub(1)).unwrap_or(0);
    let text = |text: &Option<At<String>>| text.as_ref().map(|text| spelled(&text.value));
    let ranged = from.is_some() || to.is_some();
    let values = values.as_ref().map(|values| values.value.0.as_slice()).unwrap_or_default();
    Parts {
        titles: column.iter().chain(columns).cloned().collect(),
        join: text(join).unwrap_or_default(),
        last: last.as_ref().is_some_and(|last| last.value),
        split: text(split).map(|mark| (mark, before(part))),
        range: ranged.then(|| (before(from), number(to).unwrap_or(usize::MAX))),
        pad: number(pad).unwrap_or(0).min(MOST_ZEROS),
        values: values.iter().map(|(typed, meant)| (typed.value.clone(), meant.value.clone())).collect(),
    }
}

/// The longest code that zeros are put before.
const MOST_ZEROS: usize = 64;

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

    fn take(parts: &Parts, cells: &[&str]) -> String {
        parts.take(cells.iter().copied())
    }

    #[test]
    fn a_code_is_joined_split_and_cut() {
        let joined = Parts { join: ".".to_owned(), ..parts() };
        assert_eq!(take(&joined, &["1", " 13 ", "132"]), "1.13.132");
        assert_eq!(take(&joined, &["1", "", "2"]), "1.2");
        let split = Parts { split: Some((" ".to_owned(), 1)), ..parts() };
        assert_eq!(take(&split, &["0110 31001"]), "31001");
        let cut = Parts { range: Some((0, 2)), ..parts() };
        assert_eq!(take(&cut, &["Añ001"]), "Añ");
        assert_eq!(take(&Parts { range: Some((5, usize::MAX)), ..parts() }, &["abc"]), "");
        assert_eq!(take(&Parts { last: true, ..parts() }, &["1", "13", ""]), "13");
    }

    #[test]
    fn zeros_that_a_spreadsheet_dropped_come_back() {
        assert_eq!(take(&Parts { pad: 4, ..parts() }, &["110"]), "0110");
        assert_eq!(take(&Parts { pad: 4, ..parts() }, &[""]), "");
    }

    #[test]
    fn a_text_is_translated_to_our_words() {
        let values = vec![("G".to_owned(), "expenditure".to_owned())];
        assert_eq!(take(&Parts { values, ..parts() }, &["G"]), "expenditure");
    }
}
