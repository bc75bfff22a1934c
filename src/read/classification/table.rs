//! The codes of a classification that stand in a table.

use std::collections::HashMap;
use std::sync::Arc;

use crate::findings::{Code, Finding, Place};
use crate::i18n::{Lang, Text};
use crate::model::budget::Dimension;
use crate::model::choice::Choice;
use crate::model::classification::Classification;
use crate::model::fiscal::Concept;
use crate::read::reader::Reader;
use crate::read::record::At;
use crate::read::table::{Mapping, Table, TableRef, TableRow, Tables};
use crate::text::nearest::nearest;
use crate::text::nested;

/// Our words for the columns of a table of codes. A name in one of the site's other languages is
/// `name_` and its tag.
const COLUMNS: &[&str] = &["code", "parent", "name", "name_es", "name_en", "name_fr", "name_pt", "maps_to", "concept"];

/// A row of a table of codes.
struct CodeRow {
    code: String,
    parent: Option<String>,
    name: Text,
    maps_to: Option<String>,
    concept: Option<Concept>,
    place: Place,
}

/// Adds the codes of a table, sorted, so that each stands after the one that contains it.
pub(super) fn add_table(
    mapping: At<Mapping>,
    tables: &Tables,
    languages: &Arc<[Lang]>,
    all: &mut Classification,
    places: &mut Vec<Place>,
    reader: &mut Reader,
) {
    let mut mapping = mapping;
    let nested = mapping.value.nested.take();
    if let Some(other) = nested.as_ref().filter(|nested| nested.value.0 != all.dimension) {
        let finding = Finding::new(Code::UnknownChoice, other.place.clone())
            .with("value", other.value.0.id())
            .with("key", "nested")
            .with("known", all.dimension.id());
        reader.findings.add(finding);
    }
    mapping.value.tell_line_keys(reader);
    let place = mapping.place.clone();
    let reference = At { value: TableRef::Mapped(Box::new(mapping.value)), place: mapping.place };
    let Some(table) = Table::open(&reference, tables, COLUMNS, &[], reader) else { return };
    let mut rows: Vec<CodeRow> = table.rows().filter_map(|row| code_row(&row, languages, reader)).collect();
    if nested.is_some() && !table.has("parent") {
        below_filled(&mut rows);
    }
    if nested.is_some() || table.has("parent") {
        by_parents(&mut rows, reader);
    } else {
        tell_filled(&rows, &place, all.dimension, reader);
        rows.sort_by(|a, b| a.code.cmp(&b.code));
    }
    let in_tree = nested.is_some();
    for row in rows {
        let shorter = || row.code.char_indices().rev().find_map(|(end, _)| all.find(&row.code[..end]));
        let parent = match &row.parent {
            Some(parent) => all.find(parent),
            None if in_tree => None,
            None => shorter(),
        };
        let CodeRow { code, name, maps_to, concept, place, .. } = row;
        if parent.is_some_and(|parent| all.node(parent).depth + 1 >= DEEPEST) {
            let finding = Finding::new(Code::CodesInCircle, place).with("path", &code);
            reader.findings.add(finding.with("most", DEEPEST));
            continue;
        }
        match all.add(&code, name, parent) {
            Ok(at) => {
                places.push(place);
                all.explain(at, maps_to.as_deref(), concept);
            }
            Err(first) => {
                let finding = Finding::new(Code::RepeatedCode, place).with("id", &code);
                reader.findings.add(finding.and(places[first].clone()));
            }
        }
    }
}

/// Puts each code below the one that contains it where zeros at a code's end only fill it up.
fn below_filled(rows: &mut [CodeRow]) {
    let codes: Vec<String> = rows.iter().map(|row| row.code.clone()).collect();
    let paths = nested::paths(&items(&codes));
    for (row, path) in rows.iter_mut().zip(paths) {
        row.parent = path.len().checked_sub(2).map(|above| path[above].to_owned());
    }
}

/// Tells codes that stand side by side and look as if zeros filled them up, so that they would stand below one
/// another: a table of codes that are just numbers looks otherwise, so that nothing is taken for granted.
fn tell_filled(rows: &[CodeRow], place: &Place, dimension: Dimension, reader: &mut Reader) {
    let codes: Vec<String> = rows.iter().map(|row| row.code.clone()).collect();
    let Some(filled) = nested::filled(&items(&codes)) else { return };
    let finding = Finding::new(Code::CodesFilledUp, place.clone())
        .with("count", filled.count)
        .with("code", filled.below)
        .with("above", filled.above)
        .with("dimension", dimension.id());
    reader.findings.add(finding);
}

fn items(codes: &[String]) -> Vec<nested::Item<'_>> {
    codes.iter().map(|code| nested::Item { group: 0, others: Vec::new(), code }).collect()
}

fn code_row(row: &TableRow, languages: &Arc<[Lang]>, reader: &mut Reader) -> Option<CodeRow> {
    let code = row.text("code")?;
    let mut names: Vec<(Lang, String)> = row.text("name").map(|name| (languages[0], name)).into_iter().collect();
    for lang in languages.iter() {
        names.extend(row.text(&format!("name_{}", lang.as_str())).map(|name| (*lang, name)));
    }
    let concept = row.text("concept");
    let meant = concept.as_deref().and_then(Concept::from_id);
    if let (Some(text), None) = (&concept, meant) {
        let known: Vec<&str> = Concept::ALL.iter().map(|concept| concept.id()).collect();
        let finding = Finding::new(Code::UnknownChoice, row.place())
            .with("value", text)
            .with("key", "concept")
            .with_some("nearest", nearest(text, known.iter().copied()))
            .with("known", known.join(", "));
        reader.findings.add(finding);
    }
    Some(CodeRow {
        name: if names.is_empty() { Text::plain(code.clone()) } else { Text::new(names) },
        code,
        parent: row.text("parent"),
        maps_to: row.text("maps_to"),
        concept: meant,
        place: row.place(),
    })
}

/// The deepest tree of codes.
const DEEPEST: usize = 20;

/// Sorts rows so that each stands after the one that contains it, and otherwise by their codes. One
/// whose parent is not there is at the top; what turns in a circle is told, and left out.
fn by_parents(rows: &mut Vec<CodeRow>, reader: &mut Reader) {
    let above: HashMap<String, Option<String>> =
        rows.iter().map(|row| (row.code.clone(), row.parent.clone())).collect();
    let path = |row: &CodeRow| {
        let mut path = vec![row.code.clone()];
        let mut next = row.parent.clone();
        while let Some(code) = next.filter(|code| above.contains_key(code) && path.len() <= DEEPEST) {
            let turns = path.contains(&code);
            next = above.get(&code).cloned().flatten().filter(|_| !turns);
            path.push(code);
            if turns {
                return Err(path);
            }
        }
        path.reverse();
        Ok(path)
    };
    rows.retain(|row| {
        let Err(circle) = path(row) else { return true };
        let finding = Finding::new(Code::CodesInCircle, row.place.clone()).with("path", circle.join(" → "));
        reader.findings.add(finding.with("most", DEEPEST));
        false
    });
    rows.sort_by_cached_key(|row| path(row).unwrap_or_default());
}
