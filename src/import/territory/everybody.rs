//! What was taken as inhabitants, in all, so that an officer sees at once whether that is everybody: a column that is
//! called “population” may hold the poor of a table of poverty, or thousands.

use std::collections::BTreeSet;

use super::Table;
use super::people::People;
use super::tree::{Tree, some};
use crate::findings::Told;
use crate::import::place::parted_year;
use crate::import::titles::has;

/// The most years of which the sum is told, the latest.
const MOST_YEARS: usize = 3;
/// How many years apart two counts can be and still be of about as many people.
const NEAR: i16 = 15;
/// Beginnings of words of titles beside which those that are counted may be the poor alone.
const POVERTY: &str = "pobre|poor|poverty|pauvre|povert|incidenc|ipm.|mpi.|privac|privad|depriv|carenci|marginac";

/// The sum of some areas in a year.
struct Sum {
    year: i16,
    people: u64,
    /// Their places.
    areas: Vec<usize>,
}

impl Tree {
    /// The sums of a table's years of inhabitants, what stands beside them, and counts that cannot both be of everybody.
    pub(super) fn tell_everybody(&self, table: &Table, people: &[People]) -> Vec<Told> {
        let sums: Vec<Sum> = years(table, people).into_iter().filter_map(|year| self.sum(year)).collect();
        if sums.is_empty() {
            return Vec::new();
        }
        let told = |code| Told::new(code).with("file", &table.given.name);
        let one = |sum: &Sum| format!("{}: {} ({})", sum.year, grouped(sum.people), sum.areas.len());
        let latest: Vec<String> = sums.iter().rev().take(MOST_YEARS).map(one).collect();
        let mut notes = vec![told("import-inhabitants").with("sums", latest.join("; "))];
        let titles = table.grid.titles.iter().map(String::as_str);
        let poor: Vec<&str> = titles.filter(|title| has(&parted_year(title).0, POVERTY)).collect();
        if !poor.is_empty() {
            notes.push(told("import-inhabitants-poor").with("titles", some(&poor)));
        }
        let apart = sums.iter().rev().find_map(|sum| self.apart(sum));
        notes.extend(apart.map(|(year, [here, there], other)| {
            let note = told("import-inhabitants-apart").with("year", year).with("other", other);
            note.with("here", grouped(here)).with("there", grouped(there))
        }));
        notes
    }

    /// The inhabitants of a year of the areas that have some of it, and contain none that has.
    fn sum(&self, year: i16) -> Option<Sum> {
        let has_any = |at: &usize| self.nodes[*at].people.contains_key(&year);
        let counted: Vec<usize> = (0..self.nodes.len()).filter(has_any).collect();
        let up = |at: usize| std::iter::successors(self.nodes[at].parent, |at| self.nodes[*at].parent);
        let above: BTreeSet<usize> = counted.iter().flat_map(|at| up(*at)).collect();
        let areas: Vec<usize> = counted.into_iter().filter(|at| !above.contains(at)).collect();
        let people = areas.iter().map(|at| self.nodes[*at].people[&year]).fold(0, u64::saturating_add);
        (!areas.is_empty()).then_some(Sum { year, people, areas })
    }

    /// The nearest other year of which the same areas have half as many again, or fewer by as much: the year, what they
    /// have in both, and the other.
    fn apart(&self, sum: &Sum) -> Option<(i16, [u64; 2], i16)> {
        let near = |year: &i16| *year != sum.year && (i32::from(*year) - i32::from(sum.year)).abs() <= i32::from(NEAR);
        let years: BTreeSet<i16> = sum.areas.iter().flat_map(|at| self.nodes[*at].people.keys().copied()).collect();
        let distance = |year: &i16| (i32::from(*year) - i32::from(sum.year)).abs();
        let other = years.into_iter().filter(near).min_by_key(distance)?;
        let both = sum.areas.iter().filter_map(|at| {
            let people = &self.nodes[*at].people;
            Some([*people.get(&sum.year)?, *people.get(&other)?])
        });
        let [here, there] =
            both.fold([0u64; 2], |[here, there], [one, two]| [here.saturating_add(one), there.saturating_add(two)]);
        let (most, least) = (here.max(there), here.min(there));
        (most.saturating_mul(2) > least.saturating_mul(3)).then_some((sum.year, [here, there], other))
    }
}

/// The years of a table's inhabitants, by its titles, its rows or the command, the earliest first.
fn years(table: &Table, people: &[People]) -> BTreeSet<i16> {
    let is_of_rows = people.iter().any(|one| one.year.is_none());
    let of_row =
        |(_, cells): &(usize, Vec<String>)| table.years.and_then(|at| parted_year(cells.get(at)?).1).or(table.year);
    let of_rows = table.grid.rows.iter().filter(|_| is_of_rows).filter_map(of_row);
    people.iter().filter_map(|one| one.year).chain(of_rows).collect()
}

/// A number in groups of three digits, parted by blanks.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let parts: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|part| std::str::from_utf8(part).ok()).collect();
    parts.join("\u{a0}")
}
