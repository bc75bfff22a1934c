//! Which of several columns that may say what came of each vote has its result, and what the others say: a table that
//! has what was moved (*Action*: `Postpone`) beside what came of it (*Result*: `Fail`) would else say the contrary.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::super::grid::{Grid, text_at};
use super::super::super::{Brought, Given};
use super::super::words::{COLUMNS, Said, Signs, heading, is_day, result};
use super::titles::names_results;
use crate::findings::Told;
use crate::model::vote::{MotionResult, Side};

/// What titles of results say, as parts of words.
const RESULTS: [&str; 9] =
    ["result", "outcome", "risultat", "esito", "ergebnis", "uitslag", "wynik", "passed", "desfecho"];
/// How titles begin that say what was moved or done.
const ACTIONS: [&str; 14] = [
    "action",
    "accion",
    "acao",
    "azione",
    "disposi",
    "decision",
    "decisao",
    "decisione",
    "beschluss",
    "besluit",
    "deliberacion",
    "acuerdo",
    "acordo",
    "determinacion",
];
/// Words of titles that say how something stands.
const STATES: [&str; 8] = ["status", "estado", "situacao", "stato", "stand", "estat", "statut", "state"];

/// A table's columns while it is asked which has the results.
pub(super) struct Outcomes<'t> {
    pub(super) grid: &'t Grid,
    pub(super) given: &'t Given,
    pub(super) signs: &'t Signs,
    /// The columns that somebody named by hand.
    pub(super) said: Vec<&'t str>,
}

impl Outcomes<'_> {
    /// Chooses the column of results where several may be that, and tells what became of the others.
    pub(super) fn choose(
        &self,
        columns: &mut BTreeMap<&'static str, usize>,
        free: &mut Vec<usize>,
        brought: &mut Brought,
    ) {
        if self.said.contains(&"result") {
            return;
        }
        let mut all: Vec<usize> = free.iter().copied().filter(|at| self.may_say(*at)).collect();
        let known = columns.get("result").copied();
        all.extend(known);
        // Where nobody stands beside it, *Vote* may be how it ended.
        let vote = columns.get("vote").copied().filter(|_| !columns.contains_key("person"));
        let vote = vote.filter(|at| !self.said.contains(&"vote") && names_results(self.grid, *at));
        all.extend(vote);
        all.sort_unstable();
        let rank = |at: &usize| {
            let groups = if all.len() > 1 { self.agreement(*at, columns) } else { 0 };
            (self.rank(*at), groups, self.passes(*at), Reverse(*at))
        };
        let Some(best) = all.iter().copied().max_by_key(rank) else { return };
        // One alone is known by its title already, unless somebody gave what was taken for it another meaning.
        if known.is_none() && self.rank(best) < READABLE || known == Some(best) && all.len() == 1 {
            return;
        }
        if vote.is_some() {
            columns.remove("vote");
        }
        columns.insert("result", best);
        free.retain(|at| *at != best);
        for other in all.into_iter().filter(|at| *at != best) {
            self.place(other, best, columns, free, brought);
        }
    }

    /// Takes a column that is not the result's for what was moved, or tells that it was not used.
    fn place(
        &self,
        other: usize,
        best: usize,
        columns: &mut BTreeMap<&'static str, usize>,
        free: &mut Vec<usize>,
        brought: &mut Brought,
    ) {
        let said = |cells: &[String], at: usize| result(text_at(cells, at));
        let is_same = self.grid.rows.iter().all(|(_, cells)| said(cells, other) == said(cells, best));
        let has = |word: &str| columns.contains_key(word);
        let is_moved = self.is_action(other) && !is_same && !has("motion") && (has("title") || has("number"));
        let key = match is_moved {
            true => "import-minutes-outcome-moved",
            false => "import-minutes-outcome-unused",
        };
        if is_moved {
            columns.insert("motion", other);
        }
        // What says nothing of a result may still be what was voted on.
        if is_moved || names_results(self.grid, other) {
            free.retain(|at| *at != other);
        }
        let told = Told::new(key).with("file", &self.given.name).with("column", self.grid.name(other));
        brought.notes.push(told.with("result", self.grid.name(best)));
    }

    fn title(&self, at: usize) -> String {
        heading(&self.grid.titles[at])
    }

    fn is_sure(&self, at: usize) -> bool {
        let title = self.title(at);
        RESULTS.iter().any(|own| title.contains(own))
    }

    fn is_action(&self, at: usize) -> bool {
        let title = self.title(at);
        title.split(' ').any(|word| ACTIONS.iter().any(|own| word.starts_with(own)))
    }

    /// Whether a column of which nothing is known may say what came of each vote.
    fn may_say(&self, at: usize) -> bool {
        let title = self.title(at);
        let is_whole = COLUMNS.iter().any(|(word, titles)| *word == "result" && titles.contains(&title.as_str()));
        let is_state = title.split(' ').any(|word| STATES.contains(&word));
        let is_result = names_results(self.grid, at);
        let is_said = self.is_sure(at) && self.is_short(at) && !self.is_tally(at);
        self.grid.every(at).next().is_some()
            && (is_whole || is_said || is_result && (is_state || self.is_sure(at) || self.is_action(at)))
    }

    /// Whether all cells are of few words, and some has letters and is no day.
    fn is_short(&self, at: usize) -> bool {
        const MOST_WORDS: usize = 3;
        let mut letters = self.grid.values(at).filter(|value| value.contains(char::is_alphabetic) && !is_day(value));
        letters.next().is_some() && self.grid.values(at).all(|value| value.split_whitespace().count() <= MOST_WORDS)
    }

    /// Whether most cells say only how many voted.
    fn is_tally(&self, at: usize) -> bool {
        let counts = self.grid.values(at).filter(|value| result(value) == Said::Votes).count();
        counts * 2 > self.grid.values(at).count()
    }

    /// How much the title and the cells of a column are a result's: from [`READABLE`], the cells can be read.
    fn rank(&self, at: usize) -> u8 {
        match (self.is_sure(at), names_results(self.grid, at)) {
            (true, true) => READABLE + 2,
            // That a motion was carried may be said in signs that nobody reads, and another column would say the contrary.
            (true, false) if self.is_short(at) && !self.is_tally(at) => READABLE + 1,
            (false, true) => READABLE,
            _ if !self.is_tally(at) => READABLE - 1,
            _ => READABLE - 2,
        }
    }

    /// How many cells say that a motion was carried or lost, less those that say another thing.
    fn passes(&self, at: usize) -> i64 {
        let of = |value| match result(value) {
            Said::Result(MotionResult::Adopted | MotionResult::Rejected) => 1,
            Said::Result(_) => -1,
            _ => 0,
        };
        self.grid.every(at).map(of).sum()
    }

    /// Of how many votes the column says what their counts say, less those of which it says the contrary.
    fn agreement(&self, at: usize, columns: &BTreeMap<&'static str, usize>) -> i64 {
        let cell = |cells: &[String], word: &str| columns.get(word).map(|at| text_at(cells, *at).to_owned());
        let mut votes: BTreeMap<Vec<Option<String>>, ([usize; 2], Said)> = BTreeMap::new();
        for (row, cells) in &self.grid.rows {
            let number = |word: &str| cell(cells, word).and_then(|text| text.parse::<usize>().ok());
            let (counts, own) = match (number("yes"), number("no")) {
                (Some(yes), Some(no)) => ([yes, no], Some(row.to_string())),
                _ => {
                    let side = cell(cells, "vote").and_then(|text| self.signs.side(&text));
                    ([usize::from(side == Some(Side::Yes)), usize::from(side == Some(Side::No))], None)
                }
            };
            let mut key: Vec<_> = ["date", "number", "title", "motion"].iter().map(|word| cell(cells, word)).collect();
            key.push(own);
            key.push(Some(text_at(cells, at).to_owned()));
            let vote = votes.entry(key).or_insert(([0, 0], result(text_at(cells, at))));
            vote.0 = [vote.0[0] + counts[0], vote.0[1] + counts[1]];
        }
        let of = |([yes, no], said): &([usize; 2], Said)| {
            let carried = if yes > no { 1 } else { -1 };
            match said {
                _ if yes + no == 0 => 0,
                Said::Result(MotionResult::Adopted) => carried,
                Said::Result(MotionResult::Rejected) => -carried,
                _ => 0,
            }
        };
        votes.values().map(of).sum()
    }
}

/// From which rank on a column's cells can be taken for results.
const READABLE: u8 = 2;
