//! Which columns of a matrix of votes are members', and whose the others are.

use std::collections::BTreeMap;

use super::super::super::grid::Grid;
use super::super::super::{Brought, Given};
use super::super::naming::{is_name, is_subject};
use super::super::words::{Signs, heading, is_of_hours, is_remark, is_sum, of_meeting};
use super::doubts::holds_counts;
use super::members::{Council, named_alike};
use super::titles::holds_votes;
use crate::findings::Told;

/// A table's columns while it is asked which are members'.
pub(super) struct Columns<'g> {
    pub(super) grid: &'g Grid,
    pub(super) signs: &'g Signs,
    pub(super) known: &'g BTreeMap<&'static str, usize>,
}

impl Columns<'_> {
    /// Whether a column among those of members is one: some of its cells are votes, alone or with a remark, and
    /// none is a number. The cells that are none are told one by one.
    fn has_some_vote(&self, at: usize) -> bool {
        const OTHERS: [&str; 12] = [
            "observaciones",
            "comentarios",
            "notas",
            "nota",
            "remarks",
            "comments",
            "notes",
            "remarques",
            "bemerkung",
            "bemerkungen",
            "note",
            "observacoes",
        ];
        let is_vote = |value: &str| {
            let word = value.split([',', '(', '-', '–', ';', '/']).next().unwrap_or(value).trim();
            let is_said = value.chars().any(char::is_alphabetic) && self.signs.is_no_vote(value);
            self.signs.side(value).or(self.signs.side(word)).is_some() || self.signs.is_doubtful(value) || is_said
        };
        let is_number = |value: &str| value.bytes().all(|byte| byte.is_ascii_digit()) && !is_vote(value);
        let is_other = OTHERS.contains(&heading(&self.grid.titles[at]).as_str());
        !is_other && self.grid.every(at).any(is_vote) && !self.grid.every(at).any(is_number)
    }

    /// Whose a column is, beside those that are `sure` to hold votes, from the first to the last.
    fn whose(&self, at: usize, sure: &[usize], (first, last): (usize, usize), council: &Council, may: bool) -> Whose {
        let titles = &self.grid.titles;
        let is_single = |at: usize| titles[at].split_whitespace().count() == 1;
        let is_known = council.knows(&titles[at]);
        let is_remark = !is_known && is_remark(&titles[at]);
        let is_between = first < at && at < last;
        // Of those at the edges with few votes, one may be of remarks.
        let is_edge = at + 1 >= first && at <= last + 1;
        let is_like = is_single(at) && sure.iter().any(|at| is_single(*at)) && !is_subject(&titles[at]) && !is_remark;
        let may_be = is_known || is_between || is_edge && (is_like || is_name(&titles[at]));
        // At the edge, who is written as members are votes too.
        let is_among = is_known || is_between || is_edge && !is_remark && (is_like || is_name(&titles[at]));
        let has_votes = sure.contains(&at) || is_among && may && self.has_some_vote(at);
        match () {
            () if has_votes && is_remark => Whose::Nobodys,
            () if has_votes => Whose::Members,
            () if may_be && self.grid.every(at).next().is_some() => Whose::Perhaps,
            () => Whose::Other,
        }
    }
}

/// The columns of members, each with its name; those of sums, and those that may be members' and hold no vote, are
/// told.
pub(super) fn members_in(
    columns: &Columns,
    free: &[usize],
    given: &Given,
    council: &Council,
    brought: &mut Brought,
) -> Vec<(usize, String)> {
    let Columns { grid, signs, known } = columns;
    let counted = known.contains_key("yes");
    // Beside counts, and beside votes in words, a column of numbers is no member's.
    let in_words = |at: &usize| grid.values(*at).any(|value| value.contains(char::is_alphabetic));
    let is_figures = |at: usize| grid.values(at).all(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
    let beside = counted
        || free.iter().any(|at| holds_counts(grid, *at))
        || free.iter().any(|at| in_words(at) && holds_votes(grid, signs, *at));
    let is_count = |at: usize| beside && is_figures(at) && (counted || !council.knows(&grid.titles[at]));
    let is_hours = |at: usize| is_of_hours(&grid.titles[at]) || of_meeting(&grid.titles[at]) == Some("start");
    let free = free.iter().copied().filter(|at| !is_hours(*at));
    let (sums, free): (Vec<usize>, Vec<usize>) = free.partition(|at| is_sum(&grid.titles[*at]));
    let sure: Vec<usize> = free.iter().copied().filter(|at| holds_votes(grid, signs, *at) && !is_count(*at)).collect();
    let (Some(first), Some(last)) = (sure.first().copied(), sure.last().copied()) else { return Vec::new() };
    // Beside those, one after the other, who is written as members are and has some vote.
    let goes_on = |at: usize| {
        let title = &grid.titles[at];
        free.contains(&at) && !is_count(at) && is_name(title) && !is_remark(title) && columns.has_some_vote(at)
    };
    let first = (0..first).rev().take_while(|at| goes_on(*at)).last().unwrap_or(first);
    let last = (last + 1..grid.titles.len()).take_while(|at| goes_on(*at)).last().unwrap_or(last);
    if known.contains_key("person") || (counted && sure.len() < 2) {
        return Vec::new();
    }
    let told = |key: &'static str, at: usize| Told::new(key).with("file", &given.name).with("value", grid.name(at));
    let with_votes = sums.iter().filter(|at| holds_votes(grid, signs, **at));
    brought.notes.extend(with_votes.map(|at| told("import-minutes-sum-column", *at)));
    let mut members = Vec::new();
    for at in free.into_iter().filter(|at| !grid.titles[*at].is_empty()) {
        let may_count = !is_count(at);
        match columns.whose(at, &sure, (first, last), council, may_count) {
            Whose::Members => members.push((at, grid.name(at))),
            Whose::Nobodys => brought.notes.push(told("import-minutes-not-a-name", at)),
            Whose::Perhaps => {
                let is_odd = |value: &&str| !signs.is_no_vote(value) && signs.side(value).is_none();
                let cell = grid.every(at).find(is_odd).unwrap_or_default();
                brought.notes.push(told("import-minutes-no-member", at).with("cell", cell));
            }
            Whose::Other => {}
        }
    }
    let (members, others) = named_alike(members, council);
    brought.notes.extend(others.into_iter().map(|at| told("import-minutes-not-a-name", at)));
    members
}

/// Whose a column is.
enum Whose {
    Members,
    /// Its title says something of the votes that it holds.
    Nobodys,
    /// It stands where a member's may, and none of its cells is a vote.
    Perhaps,
    Other,
}
