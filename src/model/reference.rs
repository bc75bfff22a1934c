//! What a budget's line is cited by: the year and its codes, or the id that its table gives it.
//!
//! `2026-e-05.1.0-211-1.01` is the line of expenditure of 2026 with these codes, in the order of
//! [`Dimension::ALL`]; `2026-e:PA-17` the one whose id is `PA-17`. Where several lines share these
//! codes, the first words of their names follow; then their area and their source of funding; where
//! they share these too, a running number, which is told: it counts rows, and rows change places.
//!
//! What was planned is named first, by itself, then what each report brings, the earliest first: a report that
//! comes gives no line of the plan another reference, and a later one none of an earlier.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::sync::Arc;

use super::budget::{Dimension, Direction, Line, Stage};
use super::choice::Choice;
use super::execution::Snapshot;
use super::id::Id;
use super::line::Known;
use crate::text::slug::slug;

/// The most letters of a name in a reference.
const MOST_OF_NAME: usize = 40;

/// Gives the lines of a year their references, and the rows of its reports those of the lines that they are of.
pub fn refer(budget: &Id, lines: &mut [Line], reports: &mut [Snapshot]) {
    let (of_lines, of_reports) = names(budget, lines, reports);
    lines.iter_mut().zip(of_lines).for_each(|(line, name)| name.give(line));
    for (report, names) in reports.iter_mut().zip(of_reports) {
        report.lines.iter_mut().zip(names).for_each(|(line, name)| name.give(line));
    }
}

/// The references of lines, and of each report's rows.
fn names(budget: &Id, lines: &[Line], reports: &[Snapshot]) -> (Vec<Name>, Vec<Vec<Name>>) {
    let mut names = Names { budget, taken: HashSet::new(), known: HashMap::new() };
    let plan = planned(lines);
    let is_of_plan: HashSet<usize> = plan.iter().copied().collect();
    let rest: Vec<usize> = (0..lines.len()).filter(|at| !is_of_plan.contains(at)).collect();
    let at = |places: &[usize]| -> Vec<&Line> { places.iter().map(|at| &lines[*at]).collect() };
    let of_plan = names.all(&at(&plan));
    let mut counts: HashMap<Known, usize> = HashMap::new();
    at(&plan).into_iter().for_each(|line| *counts.entry(line.known_by()).or_default() += 1);
    let rows = reports.iter().map(|report| report.lines.iter().collect::<Vec<_>>());
    let of_reports: Vec<Vec<Name>> = rows.map(|rows| names.rows(&rows, HashMap::new())).collect();
    let of_rest = names.rows(&at(&rest), counts);
    let mut all: Vec<(usize, Name)> = plan.into_iter().zip(of_plan).chain(rest.into_iter().zip(of_rest)).collect();
    all.sort_by_key(|(at, _)| *at);
    (all.into_iter().map(|(_, name)| name).collect(), of_reports)
}

/// The places of the lines that tell what was planned, at the first stage that their direction has of it; where it
/// has none, of all.
fn planned(lines: &[Line]) -> Vec<usize> {
    let tells: [fn(&Line) -> bool; 3] = [
        |line| line.amounts[Stage::Proposed].or(line.amounts[Stage::Approved]).is_some(),
        |line| line.amounts[Stage::Adjusted].or(line.modification).is_some(),
        |_| true,
    ];
    let of = |direction: &Direction| {
        let mine = |at: &usize| lines[*at].direction == *direction;
        let by = |tells: &fn(&Line) -> bool| -> Vec<usize> {
            (0..lines.len()).filter(mine).filter(|at| tells(&lines[*at])).collect()
        };
        tells.iter().map(by).find(|places| !places.is_empty()).unwrap_or_default()
    };
    Direction::ALL.iter().flat_map(of).collect()
}

/// A line's reference, and whether it counts rows.
#[derive(Clone)]
struct Name {
    reference: Arc<str>,
    is_counted: bool,
}

impl Name {
    fn give(self, line: &mut Line) {
        line.reference = self.reference;
        line.is_counted = self.is_counted;
    }
}

/// The references that are given.
struct Names<'l> {
    budget: &'l Id,
    taken: HashSet<Arc<str>>,
    /// Of what is one line, those of its rows, in their order.
    known: HashMap<Known<'l>, Vec<Name>>,
}

impl<'l> Names<'l> {
    /// Those of rows, of which the first ones of each line have the references that are known, from a place on.
    fn rows(&mut self, rows: &[&'l Line], mut from: HashMap<Known<'l>, usize>) -> Vec<Name> {
        let mut place = |row: &&'l Line| {
            let next = from.entry(row.known_by()).or_default();
            *next += 1;
            *next - 1
        };
        let places: Vec<usize> = rows.iter().map(&mut place).collect();
        let is_new = |(row, at): (&&'l Line, usize)| self.known.get(&row.known_by()).is_none_or(|all| all.len() <= at);
        let new = rows.iter().zip(places.iter().copied()).filter(|(row, at)| is_new((row, *at)));
        let new: Vec<&Line> = new.map(|(row, _)| *row).collect();
        self.all(&new);
        rows.iter().zip(places).map(|(row, at)| self.known[&row.known_by()][at].clone()).collect()
    }

    /// Gives lines, which have none, references that no other has.
    fn all(&mut self, lines: &[&'l Line]) -> Vec<Name> {
        let mut references: Vec<String> = lines.iter().map(|line| by_codes(self.budget, line)).collect();
        for further in [Further::Name, Further::Places] {
            let alike = self.alike(&references);
            for ((line, reference), is_alike) in lines.iter().zip(&mut references).zip(alike) {
                if is_alike {
                    further.add(line, reference);
                }
            }
        }
        let alike = self.alike(&references);
        let apart = references.iter().zip(&alike).filter(|(_, is_alike)| !**is_alike);
        self.taken.extend(apart.map(|(reference, _)| Arc::from(reference.as_str())));
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let mut names = Vec::with_capacity(lines.len());
        for ((line, reference), is_counted) in lines.iter().zip(references).zip(alike) {
            let reference = if is_counted { self.counted(reference, &mut numbers) } else { Arc::from(reference) };
            let name = Name { reference, is_counted };
            self.known.entry(line.known_by()).or_default().push(name.clone());
            names.push(name);
        }
        names
    }

    /// Which of some references are those of others too.
    fn alike(&self, references: &[String]) -> Vec<bool> {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for reference in references {
            *seen.entry(reference).or_default() += 1;
        }
        references.iter().map(|one| seen[one.as_str()] > 1 || self.taken.contains(one.as_str())).collect()
    }

    /// The reference with the next number with which no line has it; the first line has none.
    fn counted(&mut self, reference: String, numbers: &mut HashMap<String, usize>) -> Arc<str> {
        let number = numbers.entry(reference.clone()).or_default();
        let name = loop {
            *number += 1;
            let name = if *number == 1 { reference.clone() } else { format!("{reference}-{number}") };
            if !self.taken.contains(name.as_str()) {
                break Arc::from(name);
            }
        };
        self.taken.insert(Arc::clone(&name));
        name
    }
}

fn by_codes(budget: &Id, line: &Line) -> String {
    let side = match line.direction {
        Direction::Revenue => "r",
        Direction::Expenditure => "e",
    };
    let mut reference = format!("{budget}-{side}");
    if line.eliminates {
        reference.push_str("-x");
    }
    if let Some(id) = &line.id {
        let _ = write!(reference, ":{id}");
        return reference;
    }
    // Area and funding are words more often than codes: they stand where they are needed.
    let codes = Dimension::ALL.iter().filter(|dimension| !matches!(dimension, Dimension::Area | Dimension::Funding));
    for code in codes.filter_map(|dimension| line.codes[*dimension].as_deref()) {
        let _ = write!(reference, "-{}", spaceless(code));
    }
    reference
}

/// What is added to the codes of lines that share them, in this order.
#[derive(Clone, Copy)]
enum Further {
    Name,
    Places,
}

impl Further {
    fn add(self, line: &Line, reference: &mut String) {
        match self {
            Self::Places if line.id.is_some() => {}
            Self::Places => {
                for code in [line.area(), line.funding()].into_iter().flatten() {
                    let _ = write!(reference, "-{}", spaceless(code));
                }
            }
            Self::Name => {
                if let Some(name) = name_of(line) {
                    let _ = write!(reference, "-{name}");
                }
            }
        }
    }
}

fn spaceless(code: &str) -> String {
    code.replace(char::is_whitespace, "_")
}

fn name_of(line: &Line) -> Option<String> {
    let name = slug(line.name.as_ref()?.first())?;
    let end = name.char_indices().map(|(at, _)| at).chain([name.len()]).nth(MOST_OF_NAME).unwrap_or(name.len());
    Some(name[..end].trim_end_matches('-').to_owned())
}
