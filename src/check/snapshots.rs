//! Execution is told at days of the year, each once; what is counted from its first day does not shrink; lines that
//! one report names stand in the next; and the ids in its rows are those of lines of the year.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::{Subject, called, shown};
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::budget::{Budget, Codes, Direction, Line, Stage};
use crate::model::choice::Choice;
use crate::model::execution::Snapshot;
use crate::text::nearest::nearest;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in &subject.portal.budgets {
        ids(budget, findings);
        for (at, snapshot) in budget.snapshots.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &budget.snapshots[at]);
            let is_twice = before.is_some_and(|before| before.as_of == snapshot.as_of);
            if is_twice || snapshot.as_of < budget.start || snapshot.as_of > budget.end {
                let finding = Finding::new(Code::ExecutionDate, snapshot.place.clone())
                    .with("date", snapshot.as_of)
                    .with("start", budget.start)
                    .with("end", budget.end);
                findings.add(finding);
            } else if let Some(before) = before {
                shrinking(budget, before, snapshot, findings);
            }
            Direction::ALL.iter().for_each(|direction| findings.add_some(unnamed(budget, at, *direction)));
        }
    }
}

/// The most ids of which the nearest that is known is looked for.
const MOST_SUGGESTED: usize = 50;

/// Rows of reports, and of tables that tell no plan, cite lines by their ids: those that no line of the year has,
/// and those whose codes are others than the line's, are told. What has codes of its own may be a line that was
/// opened in the year.
fn ids(budget: &Budget, findings: &mut Findings) {
    let lines = Known::of(budget);
    let mut suggested = 0;
    let mut unknown = |line: &Line, id: &str, same: Option<&str>| {
        suggested += 1;
        let near = same.or_else(|| lines.nearest(line.direction, id).filter(|_| suggested <= MOST_SUGGESTED));
        let finding = Finding::new(Code::UnknownReference, line.place.clone()).with("value", id);
        finding.with("kind", "a-line").with_some("nearest", near)
    };
    for line in &lines.bare {
        findings.add_some(line.id.as_deref().map(|id| unknown(line, id, None)));
    }
    for report in &budget.snapshots {
        let named: HashSet<&str> = report.lines.iter().filter_map(|line| line.id.as_deref()).collect();
        for line in report.lines.iter().filter(|line| !line.eliminates && lines.has(line.direction)) {
            let Some(id) = line.id.as_deref() else { continue };
            let same = lines.of_codes(line).filter(|other| !named.contains(other));
            match lines.by_id.get(&(line.direction, id)) {
                Some(first) if first.may_be(line) => {}
                Some(first) => {
                    let finding = Finding::new(Code::DuplicateId, line.place.clone()).with("id", id);
                    findings.add(finding.and(first.place.clone()));
                }
                None if line.codes == Codes::default() || same.is_some() => findings.add(unknown(line, id, same)),
                None => {}
            }
        }
    }
}

/// The lines that a year has without its reports.
struct Known<'b> {
    by_id: HashMap<(Direction, &'b str), &'b Line>,
    by_codes: HashMap<(Direction, &'b Codes), &'b str>,
    /// The directions that have some.
    sides: HashSet<Direction>,
    /// Those that are known by an id alone and tell no plan, where others have codes.
    bare: Vec<&'b Line>,
}

impl<'b> Known<'b> {
    fn of(budget: &'b Budget) -> Self {
        let reported: HashSet<&Place> =
            budget.snapshots.iter().flat_map(|report| &report.lines).map(|line| &line.place).collect();
        let own = budget.lines.iter().filter(|line| !reported.contains(&line.place) && !line.eliminates);
        let is_bare = |line: &&Line| {
            let tells_plan = line.amounts.stages().any(|(stage, _)| stage.is_plan());
            line.codes == Codes::default() && line.name.is_none() && line.id.is_some() && !tells_plan
        };
        let (bare, own): (Vec<&Line>, Vec<&Line>) = own.partition(is_bare);
        let mut known =
            Self { by_id: HashMap::new(), by_codes: HashMap::new(), sides: HashSet::new(), bare: Vec::new() };
        for line in own {
            known.sides.insert(line.direction);
            if let Some(id) = line.id.as_deref() {
                known.by_id.insert((line.direction, id), line);
                known.by_codes.insert((line.direction, &line.codes), id);
            }
        }
        known.bare = bare.into_iter().filter(|line| known.sides.contains(&line.direction)).collect();
        known
    }

    fn has(&self, direction: Direction) -> bool {
        self.sides.contains(&direction)
    }

    /// The id of a line with the same codes.
    fn of_codes(&self, line: &Line) -> Option<&'b str> {
        self.by_codes.get(&(line.direction, &line.codes)).copied().filter(|_| line.codes != Codes::default())
    }

    fn nearest(&self, direction: Direction, id: &str) -> Option<&'b str> {
        nearest(id, self.by_id.keys().filter(|(side, _)| *side == direction).map(|(_, id)| *id))
    }
}

fn shrinking(budget: &Budget, before: &Snapshot, after: &Snapshot, findings: &mut Findings) {
    let shrinks = |what: String, known: Decimal, amount: Decimal| {
        Finding::new(Code::ExecutionShrinks, after.place.clone())
            .with("what", what)
            .with("before", shown(known, &budget.currency))
            .with("after", shown(amount, &budget.currency))
            .with("start", before.as_of)
            .with("date", after.as_of)
    };
    for direction in Direction::ALL {
        let (earlier, later) = (before.total(*direction), after.total(*direction));
        for (stage, amount) in later.stages().filter(|(stage, _)| !stage.is_plan()) {
            if let Some(known) = earlier[stage].filter(|known| *known - amount > budget.rules.tolerance) {
                findings.add(shrinks(format!("stage-{}", stage.id()), known, amount));
            } else if let Some(fall) = largest_fall(before, after, *direction, stage)
                && fall.known - fall.amount > budget.rules.tolerance
            {
                findings.add(shrinks(called(fall.line), fall.known, fall.amount));
            }
        }
    }
}

/// The most lines that are named of a report.
const MOST_NAMED: usize = 5;

/// Lines with something done that the report before names and this one does not: each counts from the year's first
/// day, so that what is left out would be nothing from then on.
fn unnamed(budget: &Budget, at: usize, direction: Direction) -> Option<Finding> {
    let (report, earlier) = (&budget.snapshots[at], &budget.snapshots[..at]);
    let before = earlier.iter().rposition(|report| report.tells(direction)).filter(|_| report.tells(direction))?;
    let told = |line: &Line, is_wanted: fn(Stage) -> bool| {
        line.amounts.stages().filter(|(stage, amount)| is_wanted(*stage) && !amount.is_zero()).last()
    };
    let mut all: Vec<(&Line, (Stage, Decimal))> = Vec::new();
    for unnamed in report.unnamed(&earlier[before..], direction) {
        let planned = told(unnamed.line, Stage::is_plan).filter(|_| unnamed.may_be_renamed);
        let last = told(unnamed.line, |stage| !stage.is_plan()).or(planned);
        all.extend(last.map(|last| (unnamed.line, last)));
    }
    let (first, _) = all.first()?;
    let shown = |(line, (_, amount)): &(&Line, (Stage, Decimal))| {
        format!("`{}` «{}» ({})", line.reference, called(line), shown(*amount, &budget.currency))
    };
    let mut lines: Vec<String> = all.iter().take(MOST_NAMED).map(shown).collect();
    lines.extend((all.len() > MOST_NAMED).then(|| format!("… (+{})", all.len() - MOST_NAMED)));
    let finding = Finding::new(Code::LineNotInReport, report.place.clone())
        .with("date", report.as_of)
        .with("start", earlier[before].as_of)
        .with("lines", lines.join(", "));
    Some(finding.and(first.place.clone()))
}

/// A line that has less in a later report.
struct Fall<'s> {
    line: &'s Line,
    known: Decimal,
    amount: Decimal,
}

/// The line of a stage that fell most from one report to the next; one of several is told, since figures
/// are sometimes booked anew from line to line.
fn largest_fall<'s>(before: &'s Snapshot, after: &Snapshot, direction: Direction, stage: Stage) -> Option<Fall<'s>> {
    let of = |line: &&Line| line.direction == direction && !line.eliminates;
    let later: HashMap<&str, Decimal> =
        after.lines.iter().filter(of).filter_map(|line| Some((&*line.reference, line.amounts[stage]?))).collect();
    let falls = before.lines.iter().filter(of).filter_map(|line| {
        let (known, amount) = (line.amounts[stage]?, *later.get(&*line.reference)?);
        Some(Fall { line, known, amount })
    });
    falls.reduce(|most, fall| if fall.known - fall.amount > most.known - most.amount { fall } else { most })
}
