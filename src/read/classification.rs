//! Classifications: the two that are built in, and a country's own in `classifications/*.yaml`.

use std::sync::Arc;

use super::file;
use super::reader::Reader;
use super::record::{At, record};
use super::values::{CodeText, OneOf};
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Lang, Text};
use crate::model::budget::Dimension;
use crate::model::classification::Classification;
use crate::model::territory::Territory;

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
    }
}

record! {
    /// A code of a classification.
    pub struct WrittenCode "code" {
        /// The code.
        code: At<CodeText> = "\"1.01\"",
        /// Its name.
        name: At<Text> = "Concejo Municipal",
        /// The codes that it contains.
        codes: Vec<At<WrittenCode>> = "[]",
    }
}

/// COFOG and GFSM, in Spanish and English.
pub fn built_in() -> Vec<Classification> {
    let cofog = Text::new(in_languages(&[("es", "Función (COFOG)"), ("en", "Function (COFOG)")]));
    let gfsm = Text::new(in_languages(&[("es", "Objeto económico (GFSM)"), ("en", "Economic class (GFSM)")]));
    vec![
        from_table("cofog", Dimension::Functional, cofog, COFOG, |code| code.rsplit_once('.').map(|(up, _)| up)),
        from_table("gfsm", Dimension::Economic, gfsm, GFSM, |code| (code.len() > 1).then(|| &code[..code.len() - 1])),
    ]
}

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
fn from_table(id: &str, dimension: Dimension, name: Text, table: &str, up: fn(&str) -> Option<&str>) -> Classification {
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
        let parent = up(code).and_then(|up| all.find(up));
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

/// Reads a classification of the country's own.
pub fn read(path: &Arc<str>, id: &str, text: &str, languages: &Arc<[Lang]>) -> (Option<Classification>, Findings) {
    let mut reader = Reader::new(path, languages, None);
    let written = file::record::<Written>(text, &mut reader);
    let classification = written.map(|written| {
        let Written { dimension, name, codes, place: _ } = written;
        let mut all = Classification::new(id, dimension.value.0, name.value);
        let mut places = Vec::new();
        for code in codes {
            add(code.value, None, &mut all, &mut places, &mut reader);
        }
        all
    });
    (classification, reader.findings)
}

fn add(
    written: WrittenCode,
    parent: Option<usize>,
    all: &mut Classification,
    places: &mut Vec<Place>,
    reader: &mut Reader,
) {
    let WrittenCode { code, name, codes, place: _ } = written;
    match all.add(&code.value.0, name.value, parent) {
        Ok(at) => {
            places.push(code.place);
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
