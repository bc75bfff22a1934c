//! Classifications: the two that are built in, and a country's own in `classifications/*.yaml`, or in
//! a table that such a file names.

use std::collections::HashMap;
use std::sync::Arc;

use super::file;
use super::reader::Reader;
use super::record::{Asked, At, FieldType, Kind, Value, record};
use super::table::{Mapping, Table, TableRef, TableRow, Tables, tell_unknown};
use super::values::{CodeText, Named, OneOf, Reference};
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Lang, Text};
use crate::model::budget::Dimension;
use crate::model::choice::Choice;
use crate::model::classification::Classification;
use crate::model::fiscal::Concept;
use crate::model::territory::Territory;
use crate::text::nearest::nearest;
use crate::text::yaml::{Node, Spanned};

/// COFOG 1999, the United Nations' classification of the functions of government: code, English,
/// French, Spanish. From the open data set `datasets/cofog` (public domain).
const COFOG: &str = include_str!("classifications/cofog.tsv");
/// The economic classification of the IMF's Government Finance Statistics Manual 2014, its upper
/// levels: code, English, Spanish.
const GFSM: &str = include_str!("classifications/gfsm2014.tsv");

record! {
    /// A classification.
    pub struct Written "classification" {
        /// What it tells apart.
        dimension: At<OneOf<Dimension>> = "administrative",
        /// Its name.
        name: At<Text> = "Unidad administrativa",
        /// Its codes.
        codes: Vec<At<WrittenCode>> = "[{code: \"1\", name: Gobierno}]",
        /// Tables that hold its codes, each below the longest other that it begins with, or below
        /// that of its column `parent`.
        tables: Vec<At<Mapping>> = "[{file: gastos.csv, columns: {code: [Capítulo, Artículo], name: Nombre}}]",
        /// Whether a longer code belongs to the longest one that it begins with.
        open: Option<At<bool>> = "yes",
        /// The built-in classification that its codes are part of: `cofog` or `gfsm`.
        standard: Option<At<Reference>> = "gfsm",
        /// Codes with the code of the standard that they are part of, and with them all below.
        maps_to: Option<At<Named<CodeText>>> = "{\"1\": \"21\", \"2\": \"22\"}",
        /// What codes mean in financial indicators, and with them all below.
        concepts: Option<At<Named<Codes>>> = "{personnel: \"1\", goods: \"2\", investment: [\"6\"]}",
    }
}

record! {
    /// A code of a classification.
    pub struct WrittenCode "code" {
        /// The code.
        code: At<CodeText> = "\"1.01\"",
        /// Its name.
        name: At<Text> = "Concejo Municipal",
        /// The code of the standard that it is part of.
        maps_to: Option<At<CodeText>> = "\"04.5\"",
        /// What it means in financial indicators.
        concept: Option<At<OneOf<Concept>>> = "personnel",
        /// The codes that it contains.
        codes: Vec<At<WrittenCode>> = "[]",
    }
}

/// COFOG and GFSM, in Spanish and English.
pub fn built_in() -> Vec<Classification> {
    let cofog = Text::new(in_languages(&[("es", "Función (COFOG)"), ("en", "Function (COFOG)")]));
    let gfsm = Text::new(in_languages(&[("es", "Objeto económico (GFSM)"), ("en", "Economic class (GFSM)")]));
    let up = |code: &str| code.rsplit_once('.').map(|(up, _)| up.len());
    let cofog = from_table("cofog", Dimension::Functional, cofog, COFOG, up);
    let mut gfsm = from_table("gfsm", Dimension::Economic, gfsm, GFSM, |code| code.len().checked_sub(1));
    for (code, concept) in GFSM_CONCEPTS {
        if let Some(at) = gfsm.find(code) {
            gfsm.explain(at, None, Some(*concept));
        }
    }
    vec![cofog, gfsm]
}

/// What the codes of GFSM 2014 mean in indicators; 3 is assets and liabilities, whose codes stand on
/// both sides of a budget, and consumption of fixed capital (23) is no payment.
const GFSM_CONCEPTS: &[(&str, Concept)] = &[
    ("11", Concept::Taxes),
    ("12", Concept::Taxes),
    ("13", Concept::TransfersReceived),
    ("1312", Concept::CapitalTransfersReceived),
    ("1322", Concept::CapitalTransfersReceived),
    ("1332", Concept::CapitalTransfersReceived),
    ("141", Concept::PropertyIncome),
    ("142", Concept::Fees),
    ("143", Concept::Fees),
    ("144", Concept::TransfersReceived),
    ("1442", Concept::CapitalTransfersReceived),
    ("145", Concept::Fees),
    ("21", Concept::Personnel),
    ("22", Concept::Goods),
    ("24", Concept::Interest),
    ("25", Concept::TransfersPaid),
    ("26", Concept::TransfersPaid),
    ("2612", Concept::CapitalTransfersPaid),
    ("2622", Concept::CapitalTransfersPaid),
    ("2632", Concept::CapitalTransfersPaid),
    ("27", Concept::TransfersPaid),
    ("28", Concept::TransfersPaid),
    ("2822", Concept::CapitalTransfersPaid),
    ("31", Concept::Investment),
    ("32", Concept::FinancialAssetsBought),
    ("33", Concept::Repayment),
];

/// The areas as a classification, so that lines are summed by them as by any other.
pub fn of_territory(territory: &Territory) -> Classification {
    let name = Text::new(in_languages(&[("es", "Lugar"), ("en", "Place")]));
    let mut all = Classification::new("territory", Dimension::Area, name);
    let mut places = Vec::with_capacity(territory.areas.len());
    for area in &territory.areas {
        let parent = area.parent.and_then(|parent| places.get(parent).copied());
        places.push(all.add(&area.id, area.name.clone(), parent).unwrap_or_else(|first| first));
    }
    all
}

/// A classification from tab-separated columns: `code`, and a name a language.
fn from_table(
    id: &str,
    dimension: Dimension,
    name: Text,
    table: &str,
    up: fn(&str) -> Option<usize>,
) -> Classification {
    let mut all = Classification::new(id, dimension, name);
    let mut rows = table.lines().filter(|line| !line.starts_with('#'));
    let columns: Vec<&str> = rows.next().unwrap_or("").split('\t').collect();
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        let Some(code) = cells.first().filter(|code| code.starts_with(|c: char| c.is_ascii_digit())) else { continue };
        let mut names: Vec<(&str, &str)> = columns
            .iter()
            .zip(&cells)
            .skip(1)
            .filter(|(lang, _)| lang.len() == 2)
            .map(|(lang, name)| (*lang, without_suffix(name)))
            .collect();
        names.sort_by_key(|(lang, _)| *lang != "es");
        let parent = up(code).filter(|up| *up > 0).and_then(|up| all.find(&code[..up]));
        // A repeated code keeps its first name.
        let _ = all.add(code, Text::new(in_languages(&names)), parent);
    }
    all
}

/// COFOG marks collective and individual services after the name; a citizen does not need it.
fn without_suffix(name: &str) -> &str {
    let end = ["(CS)", "(IS)", "(SC)", "(SI)"].into_iter().find_map(|mark| name.trim_end().strip_suffix(mark));
    end.unwrap_or(name).trim()
}

fn in_languages(names: &[(&str, &str)]) -> Vec<(Lang, String)> {
    names.iter().filter_map(|(tag, name)| Some((Lang::new(tag).ok()?, (*name).to_owned()))).collect()
}

/// One code, or several.
#[derive(Debug, Clone)]
pub struct Codes(Vec<At<CodeText>>);

impl Value for Codes {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Code, Kind::List(Box::new(Kind::Code))])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let place = reader.place(node.span);
        <Vec<At<CodeText>> as FieldType>::take(Some(node), asked, &place, reader).map(Self)
    }
}

/// Reads a classification of the country's own.
pub fn read(
    path: &Arc<str>,
    id: &str,
    text: &str,
    tables: &Tables,
    languages: &Arc<[Lang]>,
) -> (Option<Classification>, Findings) {
    let mut reader = Reader::new(path, languages, None);
    let written = file::record::<Written>(text, &mut reader);
    let classification = written.map(|written| meant(written, id, tables, languages, &mut reader));
    (classification, reader.findings)
}

fn meant(written: Written, id: &str, tables: &Tables, languages: &Arc<[Lang]>, reader: &mut Reader) -> Classification {
    let dimension = written.dimension.value.0;
    let mut all = Classification::new(id, dimension, written.name.value);
    let mut places = Vec::new();
    for code in written.codes {
        add(code.value, None, &mut all, &mut places, reader);
    }
    for mapping in written.tables {
        add_table(mapping, tables, languages, &mut all, &mut places, reader);
    }
    all.open = written.open.is_some_and(|open| open.value);
    let usual = match dimension {
        Dimension::Functional => Some("cofog"),
        Dimension::Economic => Some("gfsm"),
        _ => None,
    };
    all.standard = written.standard.map(|standard| standard.value.0).or_else(|| usual.map(str::to_owned));
    for (code, standard) in written.maps_to.map(|map| map.value.0).unwrap_or_default() {
        explain(&code.value, &code.place, Some(&standard.value.0), None, &mut all, reader);
    }
    for (word, codes) in written.concepts.map(|map| map.value.0).unwrap_or_default() {
        let Some(concept) = Concept::from_id(&word.value) else {
            let known: Vec<&'static str> = Concept::ALL.iter().map(|concept| concept.id()).collect();
            tell_unknown(&word, "concepts", &known, reader);
            continue;
        };
        for code in codes.value.0 {
            explain(&code.value.0, &code.place, None, Some(concept), &mut all, reader);
        }
    }
    all
}

/// Says of a code what it is part of and what it means; one that is not there is told.
fn explain(
    code: &str,
    place: &Place,
    maps_to: Option<&str>,
    concept: Option<Concept>,
    all: &mut Classification,
    reader: &mut Reader,
) {
    if let Some(at) = all.find(code) {
        all.explain(at, maps_to, concept);
        return;
    }
    let known = all.nodes().iter().map(|node| &*node.code);
    let finding = Finding::new(Code::UnknownCode, place.clone())
        .with("value", code)
        .with("classification", &all.id)
        .with_some("nearest", nearest(code, known));
    reader.findings.add(finding);
}

fn add(
    written: WrittenCode,
    parent: Option<usize>,
    all: &mut Classification,
    places: &mut Vec<Place>,
    reader: &mut Reader,
) {
    let WrittenCode { code, name, maps_to, concept, codes, place: _ } = written;
    match all.add(&code.value.0, name.value, parent) {
        Ok(at) => {
            places.push(code.place);
            all.explain(at, maps_to.as_ref().map(|code| code.value.0.as_str()), concept.map(|concept| concept.value.0));
            for code in codes {
                add(code.value, Some(at), all, places, reader);
            }
        }
        Err(first) => {
            let finding = Finding::new(Code::DuplicateId, code.place).with("id", &code.value.0);
            reader.findings.add(finding.and(places[first].clone()));
        }
    }
}

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
fn add_table(
    mapping: At<Mapping>,
    tables: &Tables,
    languages: &Arc<[Lang]>,
    all: &mut Classification,
    places: &mut Vec<Place>,
    reader: &mut Reader,
) {
    mapping.value.tell_line_keys(reader);
    let reference = At { value: TableRef::Mapped(Box::new(mapping.value)), place: mapping.place };
    let Some(table) = Table::open(&reference, tables, COLUMNS, &[], reader) else { return };
    let mut rows: Vec<CodeRow> = table.rows().filter_map(|row| code_row(&row, languages, reader)).collect();
    if table.has("parent") {
        by_parents(&mut rows);
    } else {
        rows.sort_by(|a, b| a.code.cmp(&b.code));
    }
    for row in rows {
        let shorter = || row.code.char_indices().rev().find_map(|(end, _)| all.find(&row.code[..end]));
        let parent = match &row.parent {
            Some(parent) => all.find(parent),
            None => shorter(),
        };
        let CodeRow { code, name, maps_to, concept, place, .. } = row;
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

/// Sorts rows so that each stands after the one that contains it, and otherwise by their codes. One
/// whose parent is not there, or that turns in a circle, is at the top.
fn by_parents(rows: &mut [CodeRow]) {
    let above: HashMap<String, Option<String>> =
        rows.iter().map(|row| (row.code.clone(), row.parent.clone())).collect();
    let path = |row: &CodeRow| {
        let mut path = vec![row.code.clone()];
        let mut next = row.parent.clone();
        while let Some(code) = next.filter(|code| above.contains_key(code) && !path.contains(code)) {
            next = above.get(&code).cloned().flatten();
            path.push(code);
        }
        path.reverse();
        path
    };
    rows.sort_by_cached_key(path);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_are_trees_with_names_in_spanish_and_english() {
        let all = built_in();
        let (spanish, english) = (Lang::new("es").unwrap(), Lang::new("en").unwrap());
        let name = |classification: &Classification, code: &str, lang| {
            let at = classification.find(code).expect(code);
            classification.node(at).name.get(&lang).text.to_owned()
        };
        // From the United Nations' COFOG 1999 and the IMF's GFSM 2014.
        assert_eq!(name(&all[0], "07", spanish), "Salud");
        assert_eq!(name(&all[0], "04.5.1", english), "Road transport");
        assert_eq!(name(&all[1], "211", english), "Wages and salaries");
        let road = all[0].find("04.5.1").expect("a class");
        let group = all[0].node(road).parent.expect("its group");
        assert_eq!(&*all[0].node(group).code, "04.5");
        assert_eq!(all[0].nodes().iter().filter(|node| node.parent.is_none()).count(), 10);
    }
}
