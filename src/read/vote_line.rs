//! A vote in one line, in Spanish or English: `all yes except Ríos (no), Mena (abstain)`.
//!
//! ```text
//! line       = "unanimous" | "unanimidad" | everybody side [ but exceptions ] | counts
//! everybody  = "all" | "all present" | "todos" | "todos los presentes" …   [ "voted" | "votaron" ]
//! but        = "except" | "excepto" | "salvo" | "menos"
//! exceptions = names "(" side ")" { "," names "(" side ")" }
//! names      = name { ("," | "and" | "y") name }
//! counts     = number side { "," number side }
//! ```

use crate::model::vote::Side;
use crate::text::slug::fold;

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Everybody voted alike, save those who are named.
    All {
        /// How everybody voted.
        side: Side,
        /// Who voted how, as typed.
        exceptions: Vec<(String, Side)>,
    },
    /// Only counted.
    Counts(Vec<(usize, Side)>),
}

/// The words for a side, without accents and capitals.
const SIDES: &[(Side, &[&str])] = &[
    (Side::Yes, &["yes", "for", "aye", "in favour", "in favor", "si", "a favor", "afirmativo", "afirmativos"]),
    (Side::No, &["no", "against", "nay", "noes", "en contra", "negativo", "negativos"]),
    (
        Side::Abstain,
        &["abstain", "abstains", "abstained", "abstention", "abstentions", "abstencion", "abstenciones", "se abstiene"],
    ),
    (Side::Absent, &["absent", "ausente", "ausentes"]),
    (Side::Recused, &["recused", "impedido", "impedida", "con impedimento"]),
];

const EVERYBODY: &[&str] = &[
    "all present voted",
    "all present",
    "all voted",
    "all",
    "todos los presentes votaron",
    "todas las presentes votaron",
    "todos los presentes",
    "todas las presentes",
    "todos votaron",
    "todas votaron",
    "todos",
    "todas",
];
const BUT: &[&str] = &[" except ", " excepto ", " salvo ", " menos "];
const UNANIMOUS: &[&str] = &["unanimous", "unanimously", "unanimidad", "por unanimidad", "unanime"];

/// Reads a line; nothing where it is none.
pub fn parse(text: &str) -> Option<Line> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_end_matches('.');
    if UNANIMOUS.contains(&fold(words).as_str()) {
        return Some(Line::All { side: Side::Yes, exceptions: Vec::new() });
    }
    if words.starts_with(|c: char| c.is_ascii_digit()) {
        return counts(words);
    }
    let lower = words.to_lowercase();
    // Lowering may change lengths in some scripts; then only the lowered text has known borders.
    let typed = if lower.len() == words.len() { words } else { lower.as_str() };
    let everybody =
        EVERYBODY.iter().find(|start| lower.strip_prefix(**start).is_some_and(|rest| rest.starts_with(' ')))?;
    let (head, tail) = match BUT.iter().find_map(|but| lower.find(but).map(|at| (at, at + but.len()))) {
        Some((at, after)) => (&typed[everybody.len()..at], Some(&typed[after..])),
        None => (&typed[everybody.len()..], None),
    };
    let side = side(head.trim_end_matches([',', ' ']))?;
    let exceptions = tail.map_or(Some(Vec::new()), exceptions)?;
    Some(Line::All { side, exceptions })
}

fn side(word: &str) -> Option<Side> {
    let word = fold(word.trim());
    SIDES.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(side, _)| *side)
}

fn exceptions(text: &str) -> Option<Vec<(String, Side)>> {
    let mut all = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (names, after) = rest.split_once('(')?;
        let (word, after) = after.split_once(')')?;
        let side = side(word)?;
        let before = all.len();
        for name in names.replace(" and ", ",").replace(" y ", ",").replace(" e ", ",").split([',', ';']) {
            let name = name.trim().trim_start_matches("and ").trim_start_matches("y ").trim();
            if !name.is_empty() {
                all.push((name.to_owned(), side));
            }
        }
        if all.len() == before {
            return None;
        }
        rest = after.trim_start_matches([',', ';', ' ']);
    }
    Some(all)
}

fn counts(text: &str) -> Option<Line> {
    let mut all: Vec<(usize, Side)> = Vec::new();
    for part in text.split([',', ';']) {
        let part = part.trim().trim_start_matches("y ").trim_start_matches("and ");
        let (number, word) = part.split_once(' ')?;
        let side = side(word)?;
        if all.iter().any(|(_, known)| *known == side) {
            return None;
        }
        all.push((number.parse::<u32>().ok()? as usize, side));
    }
    Some(Line::Counts(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(side: Side, exceptions: &[(&str, Side)]) -> Option<Line> {
        let exceptions = exceptions.iter().map(|(name, side)| ((*name).to_owned(), *side)).collect();
        Some(Line::All { side, exceptions })
    }

    #[test]
    fn one_line_says_how_all_voted_and_who_did_not() {
        let mena_and_rios = [("Ríos", Side::No), ("Mena", Side::Abstain)];
        assert_eq!(parse("all yes except Ríos (no), Mena (abstain)"), all(Side::Yes, &mena_and_rios));
        assert_eq!(parse("Todos a favor, salvo Ríos (en contra) y Mena (abstención)."), all(Side::Yes, &mena_and_rios));
        let both = [("Ana Batista", Side::No), ("Ríos Peña", Side::No)];
        assert_eq!(parse("all present voted yes except Ana Batista and Ríos Peña (no)"), all(Side::Yes, &both));
        assert_eq!(parse("Por unanimidad"), all(Side::Yes, &[]));
        assert_eq!(parse("todas en contra"), all(Side::No, &[]));
    }

    #[test]
    fn counts_stand_in_one_line_too() {
        let counts = vec![(7, Side::Yes), (1, Side::No), (2, Side::Abstain)];
        assert_eq!(parse("7 a favor, 1 en contra, 2 abstenciones"), Some(Line::Counts(counts.clone())));
        assert_eq!(parse("7 yes, 1 no and"), None);
        assert_eq!(parse("7 for; 1 against; and 2 abstentions"), Some(Line::Counts(counts)));
    }

    #[test]
    fn what_could_mean_two_things_is_no_vote() {
        for line in
            ["all except Ríos", "all yes except Ríos", "all yes except (no)", "most yes", "7 yes, 2 yes", "", "all"]
        {
            assert_eq!(parse(line), None, "{line}");
        }
    }
}
