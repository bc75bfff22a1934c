//! The names of codes in a table of their own, as it is published beside a year's lines.

use std::collections::BTreeMap;

use super::TableRef;
use super::cells::{Table, TableRow};
use super::layout::Tables;
use super::levels::Names;
use crate::findings::{Code, Finding};
use crate::model::budget::{Dimension, Direction};
use crate::model::choice::Choice;
use crate::read::reader::Reader;
use crate::read::record::At;
use crate::read::values::PathText;
use crate::text::nearest::nearest;

/// Its columns.
const WORDS: [&str; 5] = ["dimension", "direction", "code", "name", "parent"];

/// The most levels of a code.
const MOST_LEVELS: usize = 20;

/// What each code is called, and what it lies below.
type Told = BTreeMap<(Direction, Dimension), BTreeMap<String, (Option<String>, Option<String>)>>;

/// Keeps the names of a table of codes. Those of areas are the territory's.
pub(super) fn take(file: &At<PathText>, tables: &Tables, names: &mut Names, reader: &mut Reader) {
    let reference = At { value: TableRef::Plain(file.value.clone()), place: file.place.clone() };
    let Some(table) = Table::open(&reference, tables, &WORDS, &[], reader) else { return };
    let mut told = Told::new();
    for row in table.rows() {
        let dimension = choice::<Dimension>(&row, "dimension", reader);
        let direction = choice::<Direction>(&row, "direction", reader);
        let (Ok(Some(dimension)), Ok(direction), Some(code)) = (dimension, direction, row.text("code")) else {
            continue;
        };
        let both = Direction::ALL.iter().filter(|way| direction.is_none_or(|said| said == **way));
        for way in both.filter(|_| dimension != Dimension::Area) {
            let codes = told.entry((*way, dimension)).or_default();
            codes.entry(code.clone()).or_insert_with(|| (row.text("name"), row.text("parent")));
        }
    }
    for ((direction, dimension), codes) in &told {
        for (code, (name, _)) in codes {
            let above = |code: &&str| codes.get(*code)?.1.as_deref().filter(|parent| codes.contains_key(*parent));
            let upwards = std::iter::successors(Some(code.as_str()), above).take(MOST_LEVELS);
            let mut path: Vec<String> = upwards.map(str::to_owned).collect();
            path.reverse();
            names.keep(*direction, *dimension, path, name.clone());
        }
    }
}

/// A word of a row; an error where it is none that is known, which is told.
fn choice<C: Choice>(row: &TableRow, key: &'static str, reader: &mut Reader) -> Result<Option<C>, ()> {
    let Some(text) = row.text(key) else { return Ok(None) };
    if let Some(choice) = C::from_id(&text) {
        return Ok(Some(choice));
    }
    let known: Vec<&str> = C::ALL.iter().map(|choice| choice.id()).collect();
    let finding = Finding::new(Code::UnknownChoice, row.place())
        .with("value", &text)
        .with("key", key)
        .with_some("nearest", nearest(&text, known.iter().copied()))
        .with("known", known.join(", "));
    reader.findings.add(finding);
    Err(())
}
