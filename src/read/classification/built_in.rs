//! The classifications that are built in, and the areas as one.

use crate::i18n::{Lang, Text};
use crate::model::budget::Dimension;
use crate::model::classification::Classification;
use crate::model::fiscal::Concept;
use crate::model::territory::Territory;

/// COFOG 1999, the United Nations' classification of the functions of government: code, English,
/// French, Spanish from the open data set `datasets/cofog` (public domain); Portuguese, Italian our own.
const COFOG: &str = include_str!("cofog.tsv");
/// The economic classification of the IMF's Government Finance Statistics Manual 2014, its upper
/// levels: code, English, Spanish; French, Portuguese and Italian our own.
const GFSM: &str = include_str!("gfsm2014.tsv");

/// COFOG and GFSM, in the languages of the interface.
pub fn built_in() -> Vec<Classification> {
    let cofog = Text::new(in_languages(&[
        ("es", "Función (COFOG)"),
        ("en", "Function (COFOG)"),
        ("fr", "Fonction (COFOG)"),
        ("pt", "Função (COFOG)"),
        ("it", "Funzione (COFOG)"),
    ]));
    let gfsm = Text::new(in_languages(&[
        ("es", "Objeto económico (GFSM)"),
        ("en", "Economic class (GFSM)"),
        ("fr", "Nature économique (GFSM)"),
        ("pt", "Natureza econômica (GFSM)"),
        ("it", "Natura economica (GFSM)"),
    ]));
    let up = |code: &str| code.rsplit_once('.').map(|(up, _)| up.len());
    let cofog = from_table("cofog", Dimension::Functional, cofog, COFOG, up);
    let mut gfsm = from_table("gfsm", Dimension::Economic, gfsm, GFSM, |code| code.len().checked_sub(1));
    // Its fourth and fifth digits belong to the three that are here.
    (gfsm.open, gfsm.open_from) = (true, 3);
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
    let name =
        Text::new(in_languages(&[("es", "Lugar"), ("en", "Place"), ("fr", "Lieu"), ("pt", "Lugar"), ("it", "Luogo")]));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_has_a_name_in_each_language_of_the_interface() {
        for classification in built_in() {
            for node in classification.nodes() {
                for tag in ["es", "en", "fr", "pt", "it"] {
                    assert!(node.name.has(&Lang::new(tag).unwrap()), "{} in {tag}", node.code);
                }
            }
        }
        let (portuguese, italian) = (Lang::new("pt").unwrap(), Lang::new("it").unwrap());
        let all = built_in();
        let name =
            |at: usize, code: &str, lang| all[at].node(all[at].find(code).unwrap()).name.get(&lang).text.to_owned();
        assert_eq!(name(0, "01", portuguese), "Serviços públicos gerais");
        assert_eq!(name(0, "07", italian), "Sanità");
        assert_eq!(name(1, "21", italian), "Redditi da lavoro dipendente");
    }

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
