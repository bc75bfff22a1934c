//! What of a budget could not be read: the figures of which side, and whether anything of its own file.
//!
//! A budget with an error is not published; but whatever does not depend on what is lost is still held to the
//! rules, so that all that is wrong is told in one run.

use crate::findings::{Code, Finding, Severity};
use crate::model::budget::{Budget, Direction, Lost};
use crate::read::reader::Reader;

/// What is lost so far.
pub(super) struct Losses {
    lost: Lost,
    told: usize,
}

impl Losses {
    /// Of what was told while the file was read, before any figure was: by the part of it in which it stands.
    pub(super) fn begun(text: &str, reader: &Reader) -> Self {
        let mut losses = Self { lost: Lost::default(), told: count(reader) };
        for finding in reader.findings.iter().filter(|finding| is_loss(finding)) {
            match part_of(text, finding) {
                Some("revenue") => losses.lost.revenue = true,
                Some("expenditure") => losses.lost.expenditure = true,
                Some(part) if NO_FIGURES.contains(&part) => {}
                _ => losses.lost.add(None),
            }
        }
        losses
    }

    /// What is lost so far.
    pub(super) fn so_far(&self) -> Lost {
        self.lost
    }

    /// Takes into account what was told since: of one side, or of both where it is not known of which.
    pub(super) fn take(&mut self, direction: Option<Direction>, reader: &Reader) {
        let told = count(reader);
        if told > self.told {
            self.lost.add(direction);
            self.told = told;
        }
    }

    /// What is lost when all is read.
    pub(super) fn all(self, budget: &Budget, reader: &Reader) -> Lost {
        let mut lost = self.lost;
        let mut losses = reader.findings.iter().filter(|finding| is_loss(finding)).peekable();
        if losses.peek().is_some() && budget.carried_over.is_some() {
            // Its figures are those of another year, which a budget in part does not get.
            lost.add(None);
        }
        lost.head = losses.any(|finding| finding.place.file == budget.place.file);
        lost
    }
}

/// Parts of the file that hold no figures of lines.
const NO_FIGURES: [&str; 12] = [
    "summary",
    "source",
    "stages",
    "totals",
    "amendments",
    "projects",
    "project_tables",
    "debt",
    "accounts",
    "reasons",
    "publish",
    "publish_on",
];

/// Whether a finding says that something of the budget could not be read, so that its sums may not be what was
/// meant.
pub(super) fn is_loss(finding: &Finding) -> bool {
    use Code::{DuplicateId, EndBeforeStart, UnknownReference, YearDiffers};
    let keeps = matches!(finding.code, DuplicateId | EndBeforeStart | UnknownReference | YearDiffers);
    finding.severity == Severity::Error && !keeps
}

fn count(reader: &Reader) -> usize {
    reader.findings.iter().filter(|finding| is_loss(finding)).count()
}

/// The key at the left edge of the file under which a finding stands.
fn part_of<'t>(text: &'t str, finding: &Finding) -> Option<&'t str> {
    let before = text.get(..finding.place.span.end as usize)?;
    let is_edge = |line: &&str| !line.is_empty() && !line.starts_with([' ', '-', '#']);
    before.lines().rev().find(is_edge)?.split_once(':').map(|(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;
    use crate::text::place::Span;

    #[test]
    fn a_finding_is_of_the_part_in_which_it_stands() {
        let text = "year: 2026\nexpenditure:\n  - {name: Aseo, aproved: \"1.00\"}\n# total\ntotals: x\n";
        let part = |needle: &str| {
            let at = text.find(needle).expect("there");
            let place = Place::new(&"x.yaml".into(), Span::of(text, at..at + needle.len()));
            part_of(text, &Finding::new(Code::UnknownKey, place))
        };
        assert_eq!(part("aproved"), Some("expenditure"));
        assert_eq!(part("2026"), Some("year"));
        assert_eq!(part(" x"), Some("totals"));
    }
}
