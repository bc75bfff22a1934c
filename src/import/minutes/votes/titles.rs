//! What the columns of a table of votes hold, as their titles and values say.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::Asked;
use super::super::super::grid::Grid;
use super::super::naming::is_name;
use super::super::words::{
    COLUMNS, INSIDE, Said, Signs, called, heading, is_day, is_whole_name, majority, method, name_part, of_meeting,
    result, says_meeting,
};
use crate::text::numbering::is_number;

/// The columns that their titles tell, and those that are left: first by whole titles, then by a word
/// in a longer one.
pub(super) fn by_title(grid: &Grid, signs: &Signs) -> (BTreeMap<&'static str, usize>, Vec<usize>) {
    let titles = Titles { grid, signs, plain: grid.titles.iter().map(|title| heading(title)).collect() };
    let mut columns: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut free: Vec<usize> = Vec::new();
    for at in 0..grid.titles.len() {
        match titles.word(at, &columns) {
            Some("-") => {}
            Some(word) => drop(columns.entry(word).or_insert(at)),
            None => free.push(at),
        }
    }
    for (word, inside) in INSIDE {
        // In a matrix, `Voto de Ana` is a member's column.
        let asked = match *word {
            "vote" => columns.contains_key("person"),
            "motion" => columns.contains_key("title"),
            _ => true,
        };
        if columns.contains_key(word) || !asked {
            continue;
        }
        // A part of a name is nobody's whole one, where another column has that.
        let is_part = |at: usize| *word == "person" && name_part(&grid.titles[at]).is_some();
        let fits = |at: &usize| titles.says_inside(*at, word, inside);
        let place = free.iter().position(|at| fits(at) && !is_part(*at)).or_else(|| free.iter().position(fits));
        if let Some(place) = place {
            columns.insert(word, free.remove(place));
        }
    }
    // What numbers each member's vote is of no motion; and where points have no numbers, those of votes are theirs.
    if let Some(at) = columns.remove("motion_number") {
        let word = if columns.contains_key("number") { "motion_number" } else { "number" };
        let distinct = grid.every(at).collect::<BTreeSet<_>>().len();
        let is_each =
            ["person", "vote"].iter().all(|word| columns.contains_key(word)) && distinct * 2 > grid.rows.len();
        columns.extend((!is_each || grid.rows.len() < 2).then_some((word, at)));
    }
    // A table that names motions and no points has its motions as points.
    if !columns.contains_key("title")
        && let Some(at) = columns.remove("motion")
    {
        columns.insert("title", at);
    }
    (columns, free)
}

/// What is called the agenda may be its points: titles of columns that have numbers.
const AGENDAS: [&str; 11] = [
    "ordine del giorno",
    "odg",
    "o d g",
    "orden del dia",
    "punto del orden del dia",
    "punto orden del dia",
    "ordem do dia",
    "ordre du jour",
    "point de l ordre du jour",
    "ordre del dia",
    "tagesordnung",
];

/// The titles of a table, in the way in which they are compared, with what stands below them.
struct Titles<'g> {
    grid: &'g Grid,
    signs: &'g Signs,
    plain: Vec<String>,
}

impl Titles<'_> {
    /// What a whole title says of its column, beside those that are known.
    fn word(&self, at: usize, columns: &BTreeMap<&'static str, usize>) -> Option<&'static str> {
        // What a motion is called in parliaments: its number where something else says what it is about.
        const REFERENCES: [&str; 9] = [
            "projeto",
            "projeto de lei",
            "proposicao",
            "proposicoes",
            "propositura",
            "bill",
            "iniciativa",
            "proyecto de ley",
            "iniciativa de ley",
        ];
        const STATES: [&str; 6] = ["status", "estado", "situacao", "stato", "stand", "estat"];
        // A surname too, where no other column has counts.
        const BLANKS: [&str; 4] = ["blanco", "blancos", "blanc", "blancs"];
        let (title, own) = (self.plain[at].as_str(), &self.grid.titles[at]);
        let is_free = |word: &str| !columns.contains_key(word);
        let holds_votes = || holds_votes(self.grid, self.signs, at);
        // Beside the votes for, `No` is those against, where no other column is; `No.` and `Nº` are numbers.
        let against = self.names("yes") && !self.names("no") && own.trim().eq_ignore_ascii_case("no");
        let word = COLUMNS.iter().find(|(_, titles)| titles.contains(&title)).map(|(word, _)| *word);
        match if against { Some("no") } else { word } {
            Some("-") => Some("-"),
            _ if is_free("method") && self.says_method(at) => Some("method"),
            Some("body") if holds_votes() => None,
            // `Type` may be that of a motion.
            Some("kind") if !title.contains(' ') && !names_kinds(self.grid, at) => None,
            // Where nobody stands beside it, how the vote ended.
            Some("vote") if !holds_votes() && !self.names("result") && names_results(self.grid, at) => Some("result"),
            // What the meetings are called may be their days.
            Some("session") if self.has_days(at) => None,
            // `Moção` over votes is a vote's own name.
            Some("motion" | "title") if holds_votes() => None,
            Some("abstain") if BLANKS.contains(&title) && !self.names("yes") && !self.names("no") => None,
            // Where the numbers of points should be, what they are about may stand.
            Some("number") if is_free("title") && !self.names("title") && self.says_subjects(at) => {
                Some("title").filter(|_| !holds_votes())
            }
            Some(word) if is_free(word) => Some(word),
            // When a meeting began may be its day.
            _ if of_meeting(own) == Some("start") && self.has_days(at) && !self.names("date") => Some("date"),
            None if STATES.contains(&title) && !self.names("result") && names_results(self.grid, at) => Some("result"),
            None if AGENDAS.contains(&title) && holds_numbers(self.grid, at) => {
                Some("number").filter(|_| !self.names("number") && is_free("number") && !holds_votes())
            }
            None if is_free("person") && is_whole_name(own) => Some("person"),
            None if REFERENCES.contains(&title) && !holds_votes() => {
                let is_number = holds_numbers(self.grid, at) && !self.names("number");
                let word = if self.names("title") { Some("number").filter(|_| is_number) } else { Some("title") };
                word.filter(|word| is_free(word))
            }
            _ => {
                // When something began is each point's, but where its title names the meeting.
                let is_open = |word: &str| word == "start" && !says_meeting(own);
                let word = of_meeting(own).filter(|word| is_free(word) && !is_open(word));
                word.filter(|_| !self.has_days(at) && !holds_votes())
            }
        }
    }

    /// Whether a column says how was voted: its title says so, or says *type* or *vote* over ways of voting.
    fn says_method(&self, at: usize) -> bool {
        const VOTES: [&str; 7] = ["vot", "scrutin", "abstimm", "stemm", "stemw", "glosowan", "omrost"];
        const SORTS: [&str; 12] = [
            "tipo",
            "type",
            "forma",
            "modo",
            "mode",
            "art",
            "method",
            "metodo",
            "modalidad",
            "modalidade",
            "modalite",
            "modalita",
        ];
        let title = self.plain[at].as_str();
        if holds_votes(self.grid, self.signs, at) {
            return false;
        }
        if COLUMNS.iter().any(|(word, titles)| *word == "method" && titles.contains(&title)) {
            return true;
        }
        let says = |is: &dyn Fn(&str) -> bool| title.split(' ').any(is);
        let (of_votes, of_sorts) =
            (says(&|word| VOTES.iter().any(|stem| word.starts_with(stem))), says(&|word| SORTS.contains(&word)));
        // *Ordinary* may be a meeting's.
        let is_sure = |value: &str| method(value, None).is_some();
        let is_one = |value: &str| is_sure(value) || method(value, Some("ES")).is_some();
        let all = self.grid.every(at).filter(|value| is_one(value)).count();
        (of_votes || of_sorts && self.grid.values(at).any(is_sure)) && all > 0 && all * 2 > self.grid.every(at).count()
    }

    /// Whether most values of a column have no figure, and no other title says that it has what points are about.
    fn says_subjects(&self, at: usize) -> bool {
        let inside = INSIDE.iter().filter(|(word, _)| *word == "title").flat_map(|(_, words)| words.iter());
        let inside: Vec<&str> = inside.copied().collect();
        let is_title = |title: &String| title.split(' ').any(|part| inside.contains(&part));
        let is_beside = self.plain.iter().enumerate().any(|(other, title)| other != at && is_title(title));
        let in_words = |value: &&str| !value.contains(|c: char| c.is_ascii_digit()) && !is_number(value);
        let words = self.grid.values(at).filter(in_words).count();
        !is_beside && words * 2 > self.grid.values(at).count()
    }

    /// Whether a column is known by a word in its longer title, and holds what that says.
    fn says_inside(&self, at: usize, word: &str, inside: &[&str]) -> bool {
        let says = self.plain[at].split(' ').any(|part| inside.contains(&part));
        says && (word == "vote") == holds_votes(self.grid, self.signs, at)
            && (word != "number" || holds_numbers(self.grid, at))
            && (word != "date" || self.has_days(at))
            && (word != "motion" || self.has_texts(at))
            && (word != "majority" || self.grid.values(at).any(|value| majority(value).is_some()))
    }

    /// Whether a column has texts that are neither people nor what became of something.
    fn has_texts(&self, at: usize) -> bool {
        let is_text = |value: &&str| value.contains(' ') && !is_name(value);
        let texts = self.grid.values(at).filter(is_text).count();
        texts * 2 > self.grid.values(at).count() && !names_results(self.grid, at) && !self.has_days(at)
    }

    /// Whether some title is one of those of a word.
    fn names(&self, asked: &str) -> bool {
        let is_one =
            |title: &String| COLUMNS.iter().any(|(word, known)| *word == asked && known.contains(&title.as_str()));
        self.plain.iter().any(is_one)
    }

    fn has_days(&self, at: usize) -> bool {
        self.grid.values(at).any(is_day)
    }
}

/// Whether half of a column's values or more say what became of a motion.
pub(super) fn names_results(grid: &Grid, at: usize) -> bool {
    let results = grid.values(at).filter(|value| matches!(result(value), Said::Result(_))).count();
    results > 0 && results * 2 >= grid.values(at).count()
}

/// Whether half of a column's values or more are kinds of meetings.
fn names_kinds(grid: &Grid, at: usize) -> bool {
    let kinds = grid.values(at).filter(|value| called(value).kind.is_some()).count();
    kinds > 0 && kinds * 2 >= grid.values(at).count()
}

/// Whether a column holds the numbers of points: short, and each with a figure or a Roman number.
pub(super) fn holds_numbers(grid: &Grid, at: usize) -> bool {
    const LONGEST: usize = 12;
    let is_number =
        |value: &str| value.len() <= LONGEST && (value.contains(|c: char| c.is_ascii_digit()) || is_number(value));
    grid.values(at).all(is_number)
}

/// Whether a column holds votes, in the signs of its table: half of its values or more are some.
pub(super) fn holds_votes(grid: &Grid, signs: &Signs, at: usize) -> bool {
    let (mut votes, mut blanks, mut all) = (0, 0, 0);
    for value in grid.values(at) {
        let is_vote = signs.side(value).is_some() || signs.is_doubtful(value);
        // Where some are other numbers, noughts and ones are numbers too.
        if !is_vote && value.bytes().all(|byte| byte.is_ascii_digit()) {
            return false;
        }
        all += 1;
        votes += usize::from(is_vote);
        blanks += usize::from(signs.is_no_vote(value));
    }
    votes > 0 && (votes + blanks) * 2 >= all
}

/// The signs of a whole table, before it is known which of its columns hold votes.
pub(super) fn signs_of(grid: &Grid, asked: &Asked) -> Signs {
    Signs::of(grid.rows.iter().flat_map(|(_, cells)| cells).map(String::as_str), asked.set)
}
