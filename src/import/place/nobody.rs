//! What tables write in the place of an area's name where a row is about none: «Sin especificar», «Resto», «N/A».

use std::collections::BTreeMap;

use super::all::is_mark;
use super::level::of_title;
use super::order::Told as Order;
use super::{Columns, Meaning, levels};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::text::slug::fold;

/// Marks with letters for a cell in which nothing stands.
const EMPTY: [&str; 16] = [
    "n/a",
    "#n/a",
    "n.a.",
    "n.a",
    "n/d",
    "n.d.",
    "s/d",
    "s.d.",
    "s/i",
    "null",
    "no aplica",
    "nao se aplica",
    "not applicable",
    "not available",
    "no disponible",
    "non applicable",
];
/// The same as programs write it, letter by letter: `Nan` and `Null` are places.
const WRITTEN: [&str; 3] = ["NaN", "nan", "<NA>"];
/// It is also a province of Italy, and of two letters as the others are.
const SHORT: &str = "NA";
/// Words that say no, before one of those below, or before a level: `sin especificar`, `sin municipio`.
const NOT: [&str; 12] = ["sin", "no", "not", "non", "nao", "sem", "ohne", "keine", "senza", "sans", "sense", "nie"];
/// Beginnings of words for what is not said of a place.
const SAID: [&str; 30] = [
    "censad",
    "delimitad",
    "especific",
    "determin",
    "clasific",
    "classific",
    "classif",
    "inform",
    "dato",
    "dado",
    "declar",
    "identific",
    "asign",
    "consta",
    "stated",
    "specif",
    "known",
    "given",
    "precis",
    "indic",
    "angabe",
    "donnee",
    "reported",
    "localiza",
    "definid",
    "defined",
    "allocated",
    "assigned",
    "disponib",
    "distribu",
];
/// Beginnings of words that say so alone.
const UNKNOWN: [&str; 17] = [
    "desconocid",
    "desconhecid",
    "ignorad",
    "unknown",
    "unspecified",
    "undefined",
    "unallocated",
    "unassigned",
    "inconnu",
    "sconosciut",
    "unbekannt",
    "onbekend",
    "desconegu",
    "nieznan",
    "indeterminad",
    "undetermined",
    "unidentified",
];
/// Words for what is left of a larger area when some are named.
const REST: [&str; 32] = [
    "rest",
    "resta",
    "resto",
    "restos",
    "reste",
    "restante",
    "restantes",
    "remainder",
    "remaining",
    "elsewhere",
    "demas",
    "otro",
    "otros",
    "otra",
    "otras",
    "other",
    "others",
    "outro",
    "outros",
    "outra",
    "outras",
    "autre",
    "autres",
    "altri",
    "altre",
    "rimanenti",
    "altres",
    "sonstige",
    "ubrige",
    "ostatni",
    "varios",
    "demais",
];
/// What else stands in a list of areas and is none.
const OTHER: [&str; 32] = [
    "en transito",
    "em transito",
    "in transit",
    "poblacion flotante",
    "populacao flutuante",
    "floating population",
    "viviendas colectivas",
    "domicilios coletivos",
    "promedio",
    "promedio nacional",
    "media nacional",
    "average",
    "national average",
    "zona no delimitada",
    "zonas no delimitadas",
    "area no delimitada",
    "abroad",
    "extranjero",
    "en el extranjero",
    "estrangeiro",
    "no exterior",
    "etranger",
    "ausland",
    "estero",
    "not elsewhere classified",
    "n.e.",
    "n.e.c.",
    "homeless",
    "no residents",
    "non residents",
    "no residentes",
    "nao residentes",
];
/// Small words beside these.
const BESIDE: [&str; 31] = [
    "towns", "places", "areas", "lugares", "o", "il", "gli", "die", "der", "all", "todos", "todas", "tous", "the",
    "el", "of", "los", "las", "les", "le", "os", "as", "de", "del", "do", "da", "des", "du", "la", "y", "lo",
];

/// Whether a text is a mark with letters for an empty cell.
pub fn is_empty_mark(text: &str) -> bool {
    EMPTY.contains(&fold(text).as_str()) || WRITTEN.contains(&text.trim())
}

/// Whether a text says of no area that it is about it: nobody knows where, or all that have no row.
pub fn is_nobody(text: &str) -> bool {
    let folded = fold(text);
    // What is left of an area that it names.
    let left = [
        "resto de ",
        "resto del ",
        "resto do ",
        "resto da ",
        "rest of ",
        "reste de ",
        "reste du ",
        "remainder of ",
        "the rest of ",
        "el resto de ",
        "o resto d",
        "le reste d",
    ];
    if left.iter().any(|start| folded.starts_with(start)) || OTHER.contains(&folded.trim()) {
        return true;
    }
    let is_level = |word: &str| word.chars().count() > 4 && of_title(word).is_some();
    let begins = |word: &str, with: &[&str]| with.iter().any(|start| word.starts_with(start));
    let all: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // Most names have none of these words, and are many.
    if !all.iter().any(|word| NOT.contains(word) || REST.contains(word) || begins(word, &UNKNOWN)) {
        return false;
    }
    let own: Vec<&str> = all.iter().copied().filter(|word| !is_level(word)).collect();
    let plain = |words: &[&str]| words.iter().all(|word| BESIDE.contains(word));
    match own[..] {
        [first, ref rest @ ..] if NOT.contains(&first) => {
            let is_said = !rest.is_empty() && rest.iter().all(|word| begins(word, &SAID) || BESIDE.contains(word));
            is_said && !plain(rest) || rest.is_empty() && own.len() < all.len()
        }
        ref words => {
            let is_it = |word: &&str| REST.contains(word) || begins(word, &UNKNOWN);
            words.iter().any(is_it) && words.iter().all(|word| is_it(word) || BESIDE.contains(word))
        }
    }
}

/// Takes out the rows that are about no area; tells each. Empties marks in the place of a smaller area's name.
pub fn leave(grid: &mut Grid, meanings: &[Meaning], told: Order) -> Vec<(usize, Told)> {
    let (columns, _) = levels(grid, meanings, told);
    let two_letters = |level: &Columns| {
        let other = |cell: &str| cell != SHORT && cell.chars().count() == 2;
        level.name.is_some_and(|at| grid.values(at).any(other))
    };
    let shortened: Vec<bool> = columns.iter().map(two_letters).collect();
    let mut left = BTreeMap::new();
    for (row, cells) in &mut grid.rows {
        for (level, is_short) in columns.iter().zip(&shortened) {
            let Some(at) = level.name else { continue };
            let text = text_at(cells, at).to_owned();
            let is_empty = is_empty_mark(&text) || text == SHORT && !is_short;
            let is_only = || columns.iter().all(|other| other == level || other.name(cells).is_none_or(is_mark));
            if is_nobody(&text) || is_empty && level.code(cells).is_none() && is_only() {
                left.insert(*row, Told::new("import-nobody").with("value", text));
                break;
            }
            if is_empty {
                // With nothing beside it, it says so much as a dash.
                cells[at] = if level.code(cells).is_none() { "-".to_owned() } else { String::new() };
            }
        }
    }
    grid.rows.retain(|(row, _)| !left.contains_key(row));
    left.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_no_area_is_no_name() {
        for nobody in [
            "Sin especificar",
            "No especificado",
            "Municipio no especificado",
            "Sin municipio",
            "Desconocido",
            "Ignorado",
            "Município ignorado",
            "Resto",
            "Resto de Boaco",
            "El resto de Boaco",
            "Rest",
            "The rest",
            "The rest of Boaco",
            "Remaining municipalities",
            "All other municipalities",
            "All other towns",
            "Todos los demás",
            "O restante",
            "Le reste",
            "Rest of Boaco",
            "Otros municipios",
            "Otros",
            "Unknown",
            "Not stated",
            "Não informado",
            "Sem informação",
            "Non précisé",
            "Commune inconnue",
            "Unbekannt",
            "Ohne Angabe",
            "Sin datos",
            "Los demás distritos",
            "Municipios no censados",
            "En tránsito",
            "Población flotante",
            "Promedio",
            "Zona no delimitada",
            "Extranjero",
            "Abroad",
            "Sin distribuir",
            "N.E.",
            "not elsewhere classified",
            "No residents",
            "Demais",
        ] {
            assert!(is_nobody(nobody), "{nobody}");
        }
    }

    #[test]
    fn names_like_it_are_names() {
        // Places of Uruguay, Spain, Brazil, Italy, Honduras, Mexico and Colombia.
        for name in [
            "Sin Bandera",
            "Oteros",
            "Otero",
            "Restrepo",
            "Restinga",
            "Resta Velha",
            "Nolasco",
            "No-Me-Toque",
            "None",
            "Nan",
            "San Juan del Resto",
            "Unión",
            "Varón",
            "Sense",
            "Santa María",
            "-",
            "",
        ] {
            assert!(!is_nobody(name) && !is_empty_mark(name), "{name}");
        }
        assert!(is_empty_mark("N/A") && is_empty_mark("n/d") && is_empty_mark("nan") && is_empty_mark("No aplica"));
    }
}
