//! Execution at a date within a fiscal year: what a monthly or quarterly report says.

use std::collections::HashSet;

use jiff::civil::Date;

use super::budget::{Amounts, Codes, Direction, Line, Source, StatedTotal};
use crate::findings::Place;
use crate::i18n::Text;
use crate::text::slug::fold;

/// How far a budget was on a day, counted from the first day of its year.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The day up to which the figures reach.
    pub as_of: Date,
    /// The act or report.
    pub act: Option<Text>,
    /// The document.
    pub source: Option<Source>,
    /// The lines of the report, with the references of the budget's lines.
    pub lines: Vec<Line>,
    /// Totals, where the report gives no lines, or to be compared with them.
    pub totals: Vec<StatedTotal>,
    /// Where it was written.
    pub place: Place,
}

impl Snapshot {
    /// A direction's sum, stage by stage: of the lines, or as stated where there are none.
    pub fn total(&self, direction: Direction) -> Amounts {
        let mut total = Amounts::default();
        for line in self.lines.iter().filter(|line| line.direction == direction) {
            total.add(&line.amounts);
        }
        for stated in self.totals.iter().filter(|stated| stated.direction == direction) {
            if total[stated.stage].is_none() {
                total[stated.stage] = Some(stated.amount);
            }
        }
        total
    }

    /// Whether it tells a direction line by line.
    pub fn tells(&self, direction: Direction) -> bool {
        self.lines.iter().any(|line| line.direction == direction)
    }

    /// The lines of a direction that it does not name and that reports before it did, each as the last of these tells
    /// it.
    pub fn unnamed<'s>(&self, before: &'s [Snapshot], direction: Direction) -> Vec<Unnamed<'s>> {
        let of = |line: &&Line| line.direction == direction && !line.eliminates;
        let mut named: HashSet<_> = self.lines.iter().filter(of).map(Line::known_by).collect();
        let known: HashSet<_> = before.iter().flat_map(|report| &report.lines).filter(of).map(Line::known_by).collect();
        let new: Vec<&Line> = self.lines.iter().filter(of).filter(|line| !known.contains(&line.known_by())).collect();
        let codes: HashSet<&Codes> =
            new.iter().map(|line| &line.codes).filter(|codes| **codes != Codes::default()).collect();
        let name = |line: &Line| line.name.as_ref().map(|name| fold(name.first()));
        let names: HashSet<String> = new.iter().filter_map(|line| name(line)).collect();
        let mut all = Vec::new();
        for report in before.iter().rev() {
            for line in report.lines.iter().filter(of).filter(|line| named.insert(line.known_by())) {
                let may_be_renamed =
                    codes.contains(&line.codes) || name(line).is_some_and(|name| names.contains(&name));
                all.push(Unnamed { line, report, may_be_renamed });
            }
        }
        all
    }
}

/// A line that a report does not name, and that one before it did.
#[derive(Debug)]
pub struct Unnamed<'s> {
    /// The line, as the last report that names it tells it.
    pub line: &'s Line,
    /// That report.
    pub report: &'s Snapshot,
    /// Whether a row that no report before had has its codes or its name, so that this may be the same line.
    pub may_be_renamed: bool,
}
