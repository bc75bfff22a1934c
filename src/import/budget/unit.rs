//! What a table says that its amounts are counted in: `(en miles de balboas)`, `k€`, `$000`, `Rs. in lakhs`.

use std::collections::BTreeSet;

use super::guess::Guess;
use crate::findings::Told;
use crate::import::grid::Grid;
use crate::import::{Asked, titles};
use crate::text::slug::fold;

/// A factor with what says it: words that stand one after another, or the shortest sign for it.
const KNOWN: &[(u64, &str)] = &[
    (
        1_000_000_000,
        "miles de millones|mil millones|thousand million|billions|billion|bilhoes|mil milhoes|milliards|miliardi|mrd|mrd eur|mrd €",
    ),
    (10_000_000, "crores|crore"),
    (100_000, "lakhs|lakh|lacs"),
    (
        1_000_000,
        "millones|millon|millions|million|milhoes|milhao|milioni|millionen|mln|mio eur|mio €|mdp|m€|€m|meur|$m|us$m|£m|mm$|$mm|mmcop|millones de",
    ),
    (
        1_000,
        "milhares|milhar|milliers|millier|migliaia|thousands|in thousand|thousand dollars|thousand euros|thousand rand|\
         thousand pounds|tausend|tsd|teur|keur|kusd|k€|€k|t€|£k|k£|k$|$k|ths|000s|000",
    ),
];

/// Words between which *mil* and *miles* are thousands, and no number of things nor a town's name.
const BEFORE_MIL: [&str; 7] = ["em", "en", "de", "in", "r$", "€", "$"];
const AFTER_MIL: [&str; 22] = [
    "reais",
    "euros",
    "pesos",
    "de",
    "€",
    "r$",
    "$",
    "balboas",
    "quetzales",
    "soles",
    "dolares",
    "bolivianos",
    "guaranies",
    "colones",
    "lempiras",
    "cordobas",
    "eur",
    "usd",
    "cop",
    "mxn",
    "pab",
    "gtq",
];

/// What a table's amounts are counted in, with the text that says it, as the officer says or the table; an error
/// where it says several.
pub fn unit(grid: &Grid, guess: &Guess, told: (&str, &Asked)) -> Result<Option<(u64, String)>, Told> {
    let (file, asked) = told;
    if let Some(said) = asked.said("times").and_then(|said| said.parse::<u64>().ok()) {
        return Ok(Some((said, said.to_string())).filter(|(times, _)| *times != 1));
    }
    let chile = asked.shared.settings.country.as_deref() == Some("CL");
    let amounts = (0..guess.meanings.len()).filter(|at| guess.meanings[*at].is_amount());
    let titles: Vec<&str> = amounts.filter_map(|at| grid.titles.get(at)).map(String::as_str).collect();
    let found: Vec<(u64, &str)> = titles
        .iter()
        .filter_map(|title| Some((factor(title, chile).or_else(|| is_miles(title).then_some(1_000))?, *title)))
        .collect();
    let all: BTreeSet<u64> = found.iter().map(|(times, _)| *times).collect();
    if all.len() > 1 {
        let titles = found.iter().map(|(_, title)| *title).collect::<Vec<_>>().join("”, “");
        return Err(Told::new("import-units-differ").with("file", file).with("columns", titles));
    }
    let of_titles = found.first().map(|(times, title)| (*times, (*title).to_owned()));
    let heading = || factor(&grid.heading, chile).map(|times| (times, grid.heading.trim().to_owned()));
    Ok(of_titles.or_else(heading))
}

/// The factor that a text says.
fn factor(text: &str, chile: bool) -> Option<u64> {
    let folded = fold(text).replace(['\u{2019}', '\u{2018}', '`', '´'], "'");
    let words: Vec<&str> = folded
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '$' | '€' | '£' | '\'')))
        .filter(|w| !w.is_empty())
        .collect();
    let stands = |entry: &str| {
        let entry: Vec<&str> = entry.split(' ').collect();
        words.windows(entry.len()).any(|window| window.iter().zip(&entry).all(|(word, one)| is_word(word, one)))
    };
    // In Chile an M is a thousand, and two are a million.
    if words.contains(&"m$") {
        return Some(if chile { 1_000 } else { 1_000_000 });
    }
    let known = KNOWN.iter().find(|(_, entries)| entries.split('|').any(stands)).map(|(times, _)| *times);
    let bare = ["(miles)", "(mil)", "(000)"].iter().any(|text| folded.contains(text));
    known.or_else(|| (bare || has_mil(&words)).then_some(1_000))
}

/// Whether a column's title says that its amounts are in thousands: `Importe miles`.
fn is_miles(title: &str) -> bool {
    titles::words(title).iter().any(|word| word == "miles")
}

/// Whether a word is one that says a unit; three noughts may stand behind a currency: `R'000`, `$000`, `000's`.
fn is_word(word: &str, known: &str) -> bool {
    if known != "000" {
        return word == known;
    }
    let bare = word.trim_end_matches("'s").trim_end_matches('s');
    let Some(before) = bare.strip_suffix("000") else { return false };
    (before.is_empty() && word.ends_with('s'))
        || before.ends_with('\'')
        || (before.ends_with(['$', '€', '£']) && before.len() <= 4)
}

/// Whether *mil* or *miles* stands for thousands.
fn has_mil(words: &[&str]) -> bool {
    words.iter().enumerate().filter(|(_, word)| matches!(**word, "mil" | "miles")).any(|(at, _)| {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| BEFORE_MIL.contains(word));
        before || words.get(at + 1).is_some_and(|word| AFTER_MIL.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_known_by_whole_words() {
        let thousand = [
            "Crédito inicial (miles €)",
            "(miles)",
            "en miles de balboas",
            "(k€)",
            "(T€)",
            "Budget ($000)",
            "Budget (R'000)",
            "Vote (R’000)",
            "£'000",
            "000's",
            "Adopted (in thousands)",
            "em R$ mil",
            "mil euros",
            "(en milliers d'euros)",
            "in migliaia di euro",
            "Ansatz in Tausend Euro",
            "TEUR",
        ];
        for text in thousand {
            assert_eq!(factor(text, false), Some(1_000), "{text}");
        }
        for text in ["(M€)", "Cifras en millones de pesos", "in millions", "R$ milhões", "MM$"] {
            assert_eq!(factor(text, false), Some(1_000_000), "{text}");
        }
        assert_eq!((factor("M$", true), factor("M$", false)), (Some(1_000), Some(1_000_000)));
        assert_eq!(factor("en miles de millones de pesos", false), Some(1_000_000_000));
        assert_eq!((factor("Rs. in lakhs", false), factor("₹ crore", false)), (Some(100_000), Some(10_000_000)));
        for text in [
            "Crédito inicial",
            "Familia",
            "Ley 2000",
            "Presupuesto 2000",
            "Milagro",
            "Smiles",
            "Programa 10000",
            "Miles City",
            "City of Thousand Oaks",
            "Unidad 000",
        ] {
            assert_eq!(factor(text, false), None, "{text}");
        }
    }
}
