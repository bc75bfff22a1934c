//! A vote in one line, in Spanish, English or Portuguese: `all yes except Ríos (no), Mena (abstain)`.
//!
//! ```text
//! line       = "unanimous" | "unanimidad" | everybody side [ but exceptions ] | counts
//! everybody  = "all" | "all present" | "todos" | "todos los presentes" …   [ "voted" | "votaron" ]
//! but        = "except" | "excepto" | "salvo" | "menos"
//! exceptions = names "(" side ")" { "," names "(" side ")" } | names [ "," ] ( "que" | "who" ) side
//! names      = name { ("," | "and" | "y") name }
//! counts     = [ "by" | "por" … ] ( number side { sep number side } | number to number { sep number side } )
//!            | number "-" number [ "-" number ]
//! to         = [ "votes" | "votos" ] ( "to" | "against" | "a" | "contra" )
//! sep        = "," | "and" | "y" | "e" | "with" | "con" | "com"
//! ```
//!
//! The numbers of `5-1-0` are those for, those against and the abstentions; those of `by 5 votes to 1` are
//! those for and those against. A name may hold an *and* of
//! its own (Peña y Lillo): [`named`] parts names by who there is.

use crate::model::vote::Side;
use crate::text::slug::fold;

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Everybody voted alike, save those who are named.
    All {
        /// How everybody voted.
        side: Side,
        /// Who voted how, as typed: names between commas, which [`named`] parts further.
        exceptions: Vec<(String, Side)>,
    },
    /// Only counted.
    Counts(Vec<(usize, Side)>),
}

/// The words for a side, without accents and capitals.
const SIDES: &[(Side, &[&str])] = &[
    (
        Side::Yes,
        &[
            "yes",
            "for",
            "aye",
            "in favour",
            "in favor",
            "voted yes",
            "voted for",
            "si",
            "a favor",
            "afirmativo",
            "afirmativos",
            "voto a favor",
            "votaron a favor",
            "sim",
            "favoravel",
            "favoraveis",
            "votou a favor",
            "votaram a favor",
        ],
    ),
    (
        Side::No,
        &[
            "no",
            "against",
            "nay",
            "noes",
            "voted no",
            "voted against",
            "en contra",
            "negativo",
            "negativos",
            "voto en contra",
            "votaron en contra",
            "nao",
            "contra",
            "contrario",
            "contrarios",
            "votou contra",
            "votaram contra",
        ],
    ),
    (
        Side::Abstain,
        &[
            "abstain",
            "abstains",
            "abstained",
            "abstaining",
            "abstention",
            "abstentions",
            "abstencion",
            "abstenciones",
            "se abstiene",
            "se abstienen",
            "se abstuvo",
            "se abstuvieron",
            "abstencao",
            "abstencoes",
            "absteve-se",
            "se absteve",
            "abstiveram-se",
            "se abstiveram",
        ],
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
    "todos os presentes votaram",
    "todas as presentes votaram",
    "todos os presentes",
    "todas as presentes",
    "todos votaron",
    "todas votaron",
    "todos votaram",
    "todas votaram",
    "todos",
    "todas",
];
const BUT: &[&str] = &[" except ", " excepto ", " exceto ", " salvo ", " menos "];
const WHO: &[&str] = &[" que ", " quien ", " quienes ", " quem ", " who "];
const AND: &[&str] = &[" and ", " y ", " e "];
const UNANIMOUS: &[&str] =
    &["unanimous", "unanimously", "unanimidad", "por unanimidad", "unanime", "unanimidade", "por unanimidade"];
/// What may stand before counts.
const BY: &[&str] = &[
    "by a vote of ",
    "by a majority of ",
    "by ",
    "with ",
    "por mayoria de ",
    "por maioria de ",
    "por ",
    "con ",
    "com ",
];
/// What stands between the votes for and those against.
const TO: &[&str] = &["to", "against", "a", "contra"];
/// Words for votes after their number.
const VOTES: &[&str] = &["votos", "voto", "votes", "vote"];
/// What may stand before a further count.
const WITH: &[&str] = &["with ", "con ", "com "];

/// Whether a text says that everybody is meant, in the words of a vote's line: `all`, `todos los presentes`.
pub fn is_everybody(text: &str) -> bool {
    EVERYBODY.contains(&fold(text).as_str())
}

/// Reads a line; nothing where it is none.
pub fn parse(text: &str) -> Option<Line> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_end_matches('.');
    if UNANIMOUS.contains(&fold(words).as_str()) {
        return Some(Line::All { side: Side::Yes, exceptions: Vec::new() });
    }
    let told = by(words);
    if told.starts_with(|c: char| c.is_ascii_digit()) {
        return counts(told);
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
    if let Some((names, after)) = WHO.iter().find_map(|who| text.split_once(who)).filter(|_| !text.contains('(')) {
        return of_side(names, side(after)?);
    }
    let mut all = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (names, after) = rest.split_once('(')?;
        let (word, after) = after.split_once(')')?;
        all.extend(of_side(names, side(word)?)?);
        rest = after.trim_start_matches([',', ';', ' ']);
    }
    Some(all)
}

/// The names between commas, of a side; nothing where there is none.
fn of_side(names: &str, side: Side) -> Option<Vec<(String, Side)>> {
    let names = names.split([',', ';']).map(|name| without_and(name.trim()).trim()).filter(|name| !name.is_empty());
    let all: Vec<_> = names.map(|name| (name.to_owned(), side)).collect();
    (!all.is_empty()).then_some(all)
}

/// A part of a list without the *and* that it begins with.
fn without_and(part: &str) -> &str {
    AND.iter().find_map(|and| part.strip_prefix(and.trim_start())).unwrap_or(part)
}

/// A further count without the *and* or *with* that it begins with.
fn without_joint(part: &str) -> &str {
    WITH.iter().find_map(|with| part.strip_prefix(with)).unwrap_or_else(|| without_and(part))
}

/// The names in what stands between two commas. A name is the longest run of words that somebody has, so
/// that `Mena y Peña y Lillo` is Mena and Peña y Lillo where there is a Peña y Lillo.
pub fn named(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let ands = AND.iter().flat_map(|and| rest.match_indices(and).map(|(at, and)| (at, at + and.len())));
        let mut ends: Vec<(usize, usize)> = ands.chain([(rest.len(), rest.len())]).collect();
        ends.sort_unstable();
        let known = ends.iter().rev().find(|(end, _)| is_known(rest[..*end].trim()));
        let (end, next) = known.or(ends.first()).copied().unwrap_or((rest.len(), rest.len()));
        names.push(rest[..end].trim());
        rest = &rest[next..];
    }
    names
}

/// A line without the *by* before its counts.
fn by(line: &str) -> &str {
    // Folding takes accents away and leaves letters: the word has as many of them as written.
    let start = |word: &&&str| {
        let end = line.char_indices().nth(word.chars().count())?.0;
        (fold(&line[..end]) == word.trim_end()).then_some(&line[end..])
    };
    BY.iter().find_map(|word| start(&word)).unwrap_or(line)
}

/// The votes for and against of `5 votes to 1`, and what stands after them.
fn one_to_other(text: &str) -> Option<([usize; 2], &str)> {
    let (yes, rest) = text.split_once(' ')?;
    let (word, after) = rest.split_once(' ')?;
    let (to, after) = if VOTES.contains(&fold(word).as_str()) { after.split_once(' ')? } else { (word, after) };
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    let (no, rest) = after.split_at(end);
    let read = |number: &str| number.parse::<u16>().ok().map(usize::from);
    // `5 a 1 a favor` says nothing that is sure.
    let further = rest.trim_start();
    let ends = further.is_empty() || further.starts_with([',', ';']) || without_joint(further) != further;
    (TO.contains(&fold(to).as_str()) && ends).then_some(([read(yes)?, read(no)?], rest))
}

fn counts(text: &str) -> Option<Line> {
    let mut all: Vec<(usize, Side)> = Vec::new();
    let numbers: Vec<&str> = text.split(['-', '–']).map(str::trim).collect();
    if (2..=3).contains(&numbers.len()) {
        let sides = [Side::Yes, Side::No, Side::Abstain];
        let read = numbers.iter().zip(sides).map(|(number, side)| Some((number.parse::<u16>().ok()?.into(), side)));
        return read.collect::<Option<Vec<_>>>().map(Line::Counts);
    }
    let mut text = text;
    if let Some(([yes, no], rest)) = one_to_other(text) {
        all.extend([(yes, Side::Yes), (no, Side::No)]);
        text = rest;
    }
    for part in AND.iter().fold(text.to_owned(), |text, and| text.replace(and, ", ")).split([',', ';']) {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        let part = without_joint(without_and(part));
        let (number, word) = part.split_once(' ')?;
        let word =
            ["votos ", "voto ", "votes ", "vote "].iter().find_map(|votes| word.strip_prefix(votes)).unwrap_or(word);
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
        let both = [("Ana Batista and Ríos Peña", Side::No)];
        assert_eq!(parse("all present voted yes except Ana Batista and Ríos Peña (no)"), all(Side::Yes, &both));
        let toro = [("Toro", Side::Abstain)];
        let told = "Todos los presentes votaron a favor, excepto Toro, que se abstuvo.";
        assert_eq!(parse(told), all(Side::Yes, &toro));
        assert_eq!(parse("Por unanimidad"), all(Side::Yes, &[]));
        assert_eq!(parse("todas en contra"), all(Side::No, &[]));
    }

    #[test]
    fn counts_stand_in_one_line_too() {
        let counts = vec![(7, Side::Yes), (1, Side::No), (2, Side::Abstain)];
        assert_eq!(parse("7 a favor, 1 en contra, 2 abstenciones"), Some(Line::Counts(counts.clone())));
        assert_eq!(parse("7 yes, 1 no and"), None);
        assert_eq!(parse("7 for; 1 against; and 2 abstentions"), Some(Line::Counts(counts.clone())));
        assert_eq!(parse("7 votos a favor, 1 en contra y 2 abstenciones"), Some(Line::Counts(counts.clone())));
        assert_eq!(parse("7-1-2"), Some(Line::Counts(counts)));
        assert_eq!(parse("5-1"), Some(Line::Counts(vec![(5, Side::Yes), (1, Side::No)])));
    }

    #[test]
    fn so_many_to_so_many_are_those_for_and_those_against() {
        let counts = vec![(5, Side::Yes), (1, Side::No)];
        for line in [
            "by 5 votes to 1",
            "5 votes to 1",
            "by a vote of 5 to 1",
            "by 5 votes against 1",
            "Por 5 votos a 1.",
            "por 5 votos contra 1",
            "5 votos contra 1",
            "por mayoría de 5 votos contra 1",
            "por 5 a 1",
            "por 5 votos favoráveis e 1 contrário",
            "com 5 votos a favor e 1 contra",
            "by 5 votes for and 1 against",
            "con 5 votos a favor y 1 en contra",
        ] {
            assert_eq!(parse(line), Some(Line::Counts(counts.clone())), "{line}");
        }
        let three = Some(Line::Counts([counts, vec![(2, Side::Abstain)]].concat()));
        for line in [
            "by 5 votes to 1, with 2 abstentions",
            "por 5 votos a 1 y 2 abstenciones",
            "por 5 votos contra 1, con 2 abstenciones",
            "por 5 votos a 1, com 2 abstenções",
            "por 5 votos a 1 con 2 abstenciones",
            "by 5 votes to 1 with 2 abstentions",
            "5 for, 1 against, 2 abstaining",
        ] {
            assert_eq!(parse(line), three, "{line}");
        }
        for line in ["by 5 votes", "5 votos a favor a 1", "5 a 1 a favor", "por 5", "5 votes to 1, 3 yes", "by to 1"] {
            assert_ne!(parse(line), Some(Line::Counts(vec![(5, Side::Yes), (1, Side::No)])), "{line}");
        }
        assert_eq!(parse("5 a 1 a favor"), None);
        assert_eq!(parse("5 votes to 1, 3 yes"), None);
    }

    #[test]
    fn a_name_may_hold_an_and_of_its_own() {
        let known = ["Mena", "Ríos", "Peña y Lillo", "Wright and Co"];
        let parted = |text| named(text, |name| known.contains(&name));
        assert_eq!(parted("Peña y Lillo"), ["Peña y Lillo"]);
        assert_eq!(parted("Mena y Peña y Lillo"), ["Mena", "Peña y Lillo"]);
        assert_eq!(parted("Peña y Lillo y Ríos"), ["Peña y Lillo", "Ríos"]);
        assert_eq!(parted("Wright and Co and Mena"), ["Wright and Co", "Mena"]);
        // Who is nobody is told by the name alone.
        assert_eq!(parted("Otero y Mena"), ["Otero", "Mena"]);
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
