//! The words and signs for a vote. What can be several votes is none until somebody says which.

use super::plain;
use crate::model::vote::Side;
use crate::text::slug::fold;

/// The words for a side, without accents and capitals.
const SIDES: &[(Side, &[&str])] = &[
    (
        Side::Yes,
        &[
            "yes",
            "y",
            "aye",
            "yea",
            "for",
            "in favor",
            "in favour",
            "approve",
            "si",
            "s",
            "a favor",
            "favor",
            "af",
            "afirmativo",
            "affirmative",
            "afirmativa",
            "positivo",
            "favorable",
            "aprueba",
            "sim",
            "favoravel",
            "favorevole",
            "oui",
            "pour",
            "ja",
            "voor",
            "za",
            "1",
            "+",
            "v",
            "✓",
            "✔",
        ],
    ),
    (
        Side::No,
        &[
            "no",
            "n",
            "nay",
            "noe",
            "against",
            "opposed",
            "oppose",
            "en contra",
            "contra",
            "ec",
            "negativo",
            "negative",
            "negativa",
            "rechaza",
            "nao",
            "contrario",
            "contraria",
            "non",
            "contre",
            "nein",
            "tegen",
            "przeciw",
            "in opposition",
            "opposition",
            "desfavorable",
            "dissent",
            "dissents",
            "dissented",
            "nej",
            "nei",
            "-1",
        ],
    ),
    (
        Side::Abstain,
        &[
            "abstain",
            "abstains",
            "abstained",
            "abstention",
            "abstencion",
            "abstencio",
            "abstenção",
            "abstencao",
            "abs",
            "abst",
            "se abstiene",
            "se abstuvo",
            "en blanco",
            "blanco",
            "astenuto",
            "astenuta",
            "enthaltung",
            "enthalten",
            "abstenu",
            "abstenue",
            "s'abstient",
            "s'est abstenu",
            "si astiene",
            "onthouding",
            "onthouden",
            "wstrzymuje sie",
            "blank",
            "em branco",
            "branco",
            "avstar",
            "avstod",
        ],
    ),
    (
        Side::Absent,
        &[
            "absent",
            "ausente",
            "excused",
            "leave",
            "leave of absence",
            "justificado",
            "justificada",
            "entschuldigt",
            "ausencia",
            "excusado",
            "excusada",
            "no asistio",
            "no asiste",
            "fehlt",
            "licencia",
            "assente",
            "absente",
            "excuse",
            "excusee",
            "giustificato",
            "giustificata",
            "abwesend",
            "nicht anwesend",
            "not present",
            "not in attendance",
            "no presente",
            "no estuvo",
            "falto",
            "faltou",
            "apologies",
            "apology",
            "apologies received",
            "apologies given",
            "apologies sent",
            "no estuvo presente",
            "no estaba presente",
            "no se encontraba",
            "afwezig",
            "nieobecny",
            "nieobecna",
            "franvarande",
        ],
    ),
    (
        Side::Recused,
        &[
            "recused",
            "recusal",
            "recuse",
            "impedido",
            "impedida",
            "impedimento",
            "conflict",
            "conflicto",
            "conflicto de interes",
            "inhibido",
            "inhibida",
            "se inhibe",
            "se inhabilita",
            "se inhabilito",
            "inhabilitado",
            "inhabilitada",
            "recusado",
            "recusada",
            "befangen",
            "declared conflict",
            "conflict declared",
            "conflict of interest",
            "declared interest",
            "declared an interest",
            "conflito de interesses",
            "conflit d'interets",
        ],
    ),
];

/// Cells that say that somebody did not vote, and nothing of where they were.
const NO_VOTE: &[&str] = &[
    "did not vote",
    "not voting",
    "no vote",
    "nv",
    "dnv",
    "no voto",
    "no vota",
    "sin voto",
    "no emitio voto",
    "nao votou",
    "nao vota",
    "non votante",
    "non ha votato",
    "nicht abgestimmt",
    "ne prend pas part au vote",
    "n'a pas pris part au vote",
    "ne participe pas au vote",
    "nppv",
    "no participa",
    "no participo",
    "no participa en la votacion",
    "nao participa",
    "nao participou",
    "non partecipa al voto",
    "nimmt nicht teil",
    "n/a",
    "na",
];

/// Letters and signs that are several votes in several offices: *aye*, *against*, *absent* and *abstain*
/// begin with the same, and a cross is for those who were there, or who were not. Who calls out *present* does
/// not vote in one council, and was only there in another.
const DOUBTFUL: &[&str] = &["a", "x", "0", "present"];

/// Whether a cell in which people or their number should stand says that there is nobody.
pub fn is_nobody(text: &str) -> bool {
    const NOBODY: [&str; 18] = [
        "ninguno", "ninguna", "nadie", "none", "nobody", "no one", "nil", "nenhum", "ninguem", "aucun", "aucune",
        "neant", "nessuno", "nessuna", "keine", "keiner", "cap", "ningu",
    ];
    NOBODY.contains(&cleaned(text).as_str())
}

/// How one table writes votes in signs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signs {
    /// What a nought is: against where there is nothing but noughts and ones, neither beside `+` or `-1`.
    zero: Option<Side>,
    /// Whether `-` is a vote against: beside `+`. Elsewhere it says that there was no vote.
    dash_is_no: bool,
    /// What cells mean, as somebody said; nothing for no vote.
    said: Vec<(String, Option<Side>)>,
}

/// Whether a word names a side, or says that somebody did not vote.
pub fn is_vote(word: &str) -> bool {
    let word = cleaned(word);
    known(&word).is_some() || is_no_vote(&word)
}

impl Signs {
    /// Of all votes of a table, with what was said of cells (`A=abstain`).
    pub fn of<'v>(votes: impl Iterator<Item = &'v str>, said: &[(String, String)]) -> Self {
        let (mut some, mut bits, mut plus, mut minus) = (false, true, false, false);
        for vote in votes.map(str::trim).filter(|vote| !vote.is_empty()) {
            some = true;
            bits &= matches!(vote, "0" | "1");
            plus |= vote == "+";
            minus |= vote == "-1";
        }
        let zero = if some && bits { Some(Side::No) } else { (plus || minus).then_some(Side::Abstain) };
        let meant = |(cell, word): &(String, String)| is_vote(word).then(|| (cleaned(cell), known(&cleaned(word))));
        Self { zero, dash_is_no: plus, said: said.iter().filter_map(meant).collect() }
    }

    fn told(&self, text: &str) -> Option<Option<Side>> {
        self.said.iter().find(|(cell, _)| cell == text).map(|(_, side)| *side)
    }

    /// The side that a cell names.
    pub fn side(&self, text: &str) -> Option<Side> {
        let text = cleaned(text);
        match text.as_str() {
            text if self.told(text).is_some() => self.told(text).flatten(),
            "0" => self.zero,
            dash if is_dash(dash) => self.dash_is_no.then_some(Side::No),
            text => known(text),
        }
    }

    /// Whether a cell says that somebody did not vote.
    pub fn is_no_vote(&self, text: &str) -> bool {
        let text = cleaned(text);
        match self.told(&text) {
            Some(side) => side.is_none(),
            None => is_no_vote(&text) && !(self.dash_is_no && is_dash(&text)),
        }
    }

    /// Whether a cell can be several votes, and nobody said which.
    pub fn is_doubtful(&self, text: &str) -> bool {
        self.side(text).is_none() && self.told(&cleaned(text)).is_none() && DOUBTFUL.contains(&cleaned(text).as_str())
    }
}

/// A cell without accents, capitals and the mark after it.
fn cleaned(text: &str) -> String {
    fold(text).trim().trim_end_matches('.').to_owned()
}

/// The side that a text names, alone or with a remark (`abstain (by phone)`, `recused - conflict`). A remark that
/// may be about a vote leaves it open, and so does any beside a yes or no.
fn known(text: &str) -> Option<Side> {
    let remarked = || {
        let (word, remark) =
            text.split_once([',', '(']).or_else(|| text.split_once(" - ")).or_else(|| text.split_once(" – "))?;
        let side = named(word.trim()).filter(|side| !matches!(side, Side::Yes | Side::No))?;
        let remark = plain(remark);
        let is_other = |text: &str| named(text).is_some_and(|other| other != side);
        let is_vote = |word: &str| is_other(word) || word.starts_with("vot");
        (!is_other(&remark) && !remark.split(' ').any(is_vote)).then_some(side)
    };
    // What says twice that somebody was not there says no more: `absent excusé`, `ausente con licencia`.
    let absent = || {
        const REASONS: [&str; 9] =
            ["justif", "excus", "licenc", "permis", "aviso", "motiv", "caus", "reason", "apolog"];
        let is_word = |word: &str| matches!(word, "con" | "with" | "com" | "sin" | "sem" | "without");
        let is_reason = |word: &str| is_word(word) || REASONS.iter().any(|stem| word.starts_with(stem));
        let is_absent = |word: &str| named(word) == Some(Side::Absent);
        let mut words = text.split(' ').skip_while(|word| matches!(*word, "con" | "with" | "com"));
        let first = words.next().is_some_and(is_absent);
        (first && words.all(|word| is_absent(word) || is_reason(word))).then_some(Side::Absent)
    };
    named(text).or_else(absent).or_else(remarked)
}

fn named(text: &str) -> Option<Side> {
    SIDES.iter().find(|(_, words)| words.contains(&text)).map(|(side, _)| *side)
}

fn is_no_vote(text: &str) -> bool {
    is_dash(text) || NO_VOTE.contains(&text)
}

fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "−")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(votes: &[&str], said: &[(&str, &str)]) -> Signs {
        let said: Vec<(String, String)> = said.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Signs::of(votes.iter().copied(), &said)
    }

    #[test]
    fn noughts_and_ones_are_against_and_for_and_among_other_signs_a_nought_is_neither() {
        assert_eq!(signs(&["1", "0", ""], &[]).side("0"), Some(Side::No));
        assert_eq!(signs(&["+", "-", "0"], &[]).side("0"), Some(Side::Abstain));
        assert_eq!(signs(&["1", "-1", "0"], &[]).side("0"), Some(Side::Abstain));
        assert_eq!(signs(&["Sí"], &[]).side(" SÍ. "), Some(Side::Yes));
        // A dash is a vote against beside a plus, and no vote beside letters and words.
        assert_eq!(signs(&["+", "-"], &[]).side("-"), Some(Side::No));
        let letters = signs(&["Y", "N", "-"], &[]);
        assert!(letters.side("-").is_none() && letters.is_no_vote("–"));
    }

    #[test]
    fn a_remark_beside_a_vote_changes_none() {
        let table = signs(&["Yes"], &[]);
        for (cell, expected) in [
            ("Not present", Some(Side::Absent)),
            ("Abstain (present)", Some(Side::Abstain)),
            ("Recused - conflict", Some(Side::Recused)),
            ("Absent (excused)", Some(Side::Absent)),
            ("Ausente – con aviso", Some(Side::Absent)),
            ("Absent excusé", Some(Side::Absent)),
            ("Ausente justificado", Some(Side::Absent)),
            ("Ausente con justificación", Some(Side::Absent)),
            ("Ausente sin aviso", Some(Side::Absent)),
            ("No estuvo presente", Some(Side::Absent)),
            ("Apologies", Some(Side::Absent)),
            ("In Opposition", Some(Side::No)),
            ("Declared Conflict", Some(Side::Recused)),
            ("Absent, voted by proxy", None),
            ("Abstain (yes on part 2)", None),
            ("No (estaba ausente)", None),
            ("Sí (a distancia)", None),
        ] {
            assert_eq!(table.side(cell), expected, "{cell}");
        }
        assert!(table.is_doubtful("Present") && !table.is_doubtful("Not present"));
    }

    #[test]
    fn what_can_be_several_votes_is_what_somebody_says() {
        let table = ["Y", "N", "A", "x", "0", "Did not vote"];
        let open = signs(&table, &[("date", "2026-03-10")]);
        for doubtful in ["A", "x", "0"] {
            assert!(open.side(doubtful).is_none() && open.is_doubtful(doubtful), "{doubtful}");
        }
        assert!(open.is_no_vote("Did not vote") && !open.is_doubtful("Did not vote"));
        let said = signs(&table, &[("A", "Abstención"), ("X", "no voto")]);
        assert_eq!(said.side("a"), Some(Side::Abstain));
        assert!(said.is_no_vote("x") && !said.is_doubtful("x") && !said.is_doubtful("A") && said.is_doubtful("0"));
    }
}
