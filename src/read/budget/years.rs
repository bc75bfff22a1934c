//! What happens to a budget in its year: execution by date, amendments, a budget that goes on.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::amended::{self, Approvals};
use super::lines::{ExpenditureLine, RevenueLine, expenditure_line, revenue_line};
use super::sources::{WrittenSource, WrittenTotals, source, stated};
use super::transfers;
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::Text;
use crate::model::amendment::{Amendment, AmendmentKind, Change};
use crate::model::budget::{Budget, CarriedOver, Direction, Line, Source, Stage, StageSource, complete};
use crate::model::choice::Choice;
use crate::model::execution::Snapshot;
use crate::model::reference::refer;
use crate::read::money::{MoneyForm, amount};
use crate::read::reader::Reader;
use crate::read::record::{At, record};
use crate::read::table::{self, TableRef};
use crate::read::values::{AmountText, CodeText, NewId, OneOf, Year};
use crate::text::nearest::meant_reference;

record! {
    /// Execution at a date within the year.
    pub struct WrittenExecution "execution" {
        /// The day up to which the figures reach, counted from the first of the year.
        as_of: At<Date> = "2026-03-31",
        /// The act or report.
        act: Option<At<Text>> = "Informe trimestral 1 de 2026",
        /// The document.
        source: Option<At<WrittenSource>> = "{title: Ejecución al 31 de marzo}",
        /// Lines of revenue.
        revenue: Vec<At<RevenueLine>> = "[{economic: \"113\", collected: \"1250.00\"}]",
        /// Lines of expenditure.
        expenditure: Vec<At<ExpenditureLine>> = "[{functional: \"05.1.0\", accrued: \"1250.00\"}]",
        /// Tables that hold lines.
        lines: Vec<At<TableRef>> = "2026-03.csv",
        /// Totals, where no lines are told.
        totals: Option<At<WrittenTotals>> = "{expenditure: {accrued: \"1250.00\"}}",
    }
}

record! {
    /// A budget that goes on for another year, because none was approved.
    pub struct WrittenCarriedOver "carried over" {
        /// The year whose budget goes on.
        from: At<Year> = "2025",
        /// The act that says so.
        act: Option<At<Text>> = "Resolución 2 de 2026",
        /// Its day.
        date: Option<At<Date>> = "2026-01-02",
        /// Why none was approved.
        reason: Option<At<Text>> = "El Concejo no aprobó el proyecto.",
    }
}

record! {
    /// What changes a budget during its year.
    pub struct WrittenAmendment "amendment" {
        /// Its id within the year.
        id: At<NewId> = "traslado-3",
        /// What it does.
        kind: At<OneOf<AmendmentKind>> = "transfer",
        /// The day of the act.
        date: Option<At<Date>> = "2026-05-12",
        /// The act that made it.
        act: Option<At<Text>> = "Acuerdo Municipal 9 de 2026",
        /// The number of the council's decision, where its minutes are published here.
        decision: Option<At<String>> = "AM-09-2026",
        /// Why, in a sentence.
        reason: Option<At<Text>> = "Las lluvias dañaron dos puentes.",
        /// The document.
        source: Option<At<WrittenSource>> = "{title: Acuerdo 9 de 2026, file: files/acuerdo-9.pdf}",
        /// What it changes.
        changes: Vec<At<WrittenChange>> = "[{line: 2026-e-04.5.1-311, amount: \"25000.00\"}]",
    }
}

record! {
    /// What an amendment changes of one line.
    pub struct WrittenChange "amendment change" {
        /// The line's reference.
        line: At<CodeText> = "2026-e-04.5.1-311",
        /// How much more; less with a minus.
        amount: At<AmountText> = "\"-25000.00\"",
    }
}

/// The carried-over year as meant.
pub fn carried_over(written: At<WrittenCarriedOver>, has_own_list: bool) -> CarriedOver {
    let WrittenCarriedOver { from, act, date, reason, place } = written.value;
    CarriedOver {
        from: from.value.0,
        act: act.map(|act| act.value),
        date: date.map(|date| date.value),
        reason: reason.map(|reason| reason.value),
        has_own_list,
        place,
    }
}

/// The snapshots of the executions that are written, and of rows that bear a day of their own.
pub fn snapshots(
    written: Vec<At<WrittenExecution>>,
    dated: Vec<(Line, Date)>,
    context: &mut super::Context,
    reader: &mut Reader,
) -> Vec<Snapshot> {
    let mut all: Vec<Snapshot> = Vec::with_capacity(written.len());
    for execution in written {
        let WrittenExecution { as_of, act, source: document, revenue, expenditure, lines, totals, place } =
            execution.value;
        let money = context.money;
        let mut told: Vec<Line> = Vec::new();
        told.extend(revenue.into_iter().map(|line| revenue_line(line.value, &money, reader)));
        told.extend(expenditure.into_iter().map(|line| expenditure_line(line.value, &money, reader)));
        for reference in lines {
            let taken = table::lines(&reference, &context.asked, &mut context.names, reader);
            table::merge(&mut told, taken.lines.into_iter().map(|(line, _)| line).collect());
        }
        all.push(Snapshot {
            as_of: as_of.value,
            act: act.map(|act| act.value),
            source: document.map(|document| source(document.value)),
            lines: told,
            totals: totals.map(|totals| stated(totals.value, &money, reader)).unwrap_or_default(),
            place,
        });
    }
    let mut by_day: BTreeMap<Date, Vec<Line>> = BTreeMap::new();
    for (line, day) in dated {
        by_day.entry(day).or_default().push(line);
    }
    for (as_of, lines) in by_day {
        let Some(place) = lines.first().map(|line| line.place.clone()) else { continue };
        let mut told = Vec::with_capacity(lines.len());
        table::merge(&mut told, lines);
        let source = common_source(&told).map(|source| (*source).clone());
        all.push(Snapshot { as_of, act: None, source, lines: told, totals: Vec::new(), place });
    }
    all.sort_by_key(|snapshot| snapshot.as_of);
    for snapshot in &mut all {
        complete(&mut snapshot.lines);
    }
    all
}

/// The document of all lines, where they have the same.
fn common_source(lines: &[Line]) -> Option<Arc<Source>> {
    let first = lines.first()?.source.clone()?;
    lines.iter().all(|line| line.source.as_ref() == Some(&first)).then_some(first)
}

/// Takes the latest execution of each direction into a budget's lines, at the stages that no line of the direction
/// tells; and says what they rest on. Of a line that only earlier reports name, what was planned stays.
pub fn take_latest(snapshots: &[Snapshot], lines: &mut Vec<Line>, stages: &mut Vec<StageSource>, reader: &mut Reader) {
    let mut missing: Vec<(Direction, Stage, &Snapshot)> = Vec::new();
    let mut taken: Vec<Line> = Vec::new();
    for direction in Direction::ALL.iter().copied() {
        let Some(at) = snapshots.iter().rposition(|snapshot| snapshot.tells(direction)) else { continue };
        let new = untold(lines, &snapshots[at], direction);
        taken.extend(of_reports(&snapshots[..=at], &new, direction));
        missing.extend(new.into_iter().map(|stage| (direction, stage, &snapshots[at])));
    }
    table::merge(lines, taken);
    let mut differing: Vec<&Place> = Vec::new();
    let written = stages.clone();
    for (direction, stage, latest) in missing.iter().copied() {
        let of = |side: Option<Direction>| {
            written.iter().position(|source| source.stage == stage && source.direction == side)
        };
        let (own, both) = (of(Some(direction)), of(None));
        let known = own.or(both).map(|at| &written[at]);
        if let Some(known) = known
            && known.as_of.is_some_and(|day| day != latest.as_of)
            && !differing.contains(&&known.place)
        {
            differing.push(&known.place);
            let finding = Finding::new(Code::StageDayDiffers, known.place.clone())
                .with("what", format!("stage-{}", stage.id()))
                .with_some("date", known.as_of)
                .with("day", latest.as_of);
            reader.findings.add(finding.and(latest.place.clone()));
        }
        let told = of_report(direction, stage, known, latest);
        match own {
            Some(at) => stages[at] = told,
            None => stages.push(told),
        }
    }
    // What was said of both directions is about no figures where a report told them all.
    stages.retain(|source| {
        let stage = source.stage;
        let is_of_report = missing.iter().any(|(_, known, _)| *known == stage);
        let is_missing = |side: Direction| missing.iter().any(|(of, known, _)| (*of, *known) == (side, stage));
        let own = |side: &Direction| !is_missing(*side) && tells(lines, *side, stage);
        source.direction.is_some() || !is_of_report || Direction::ALL.iter().any(own)
    });
}

fn tells(lines: &[Line], direction: Direction, stage: Stage) -> bool {
    lines.iter().any(|line| line.direction == direction && line.amounts[stage].is_some())
}

/// The stages of a direction that a report tells and no line of the budget's.
fn untold(lines: &[Line], report: &Snapshot, direction: Direction) -> Vec<Stage> {
    let modified = |lines: &[Line]| lines.iter().any(|line| line.direction == direction && line.modification.is_some());
    let is_new = |stage: &Stage| {
        let is_modified = *stage == Stage::Adjusted && modified(&report.lines) && !modified(lines);
        (tells(&report.lines, direction, *stage) || is_modified) && !tells(lines, direction, *stage)
    };
    Stage::ALL.iter().copied().filter(is_new).collect()
}

/// What the last of some reports tells at some stages, and what was planned for lines that only those before it name.
fn of_reports(reports: &[Snapshot], stages: &[Stage], direction: Direction) -> Vec<Line> {
    let Some((latest, before)) = reports.split_last() else { return Vec::new() };
    let only = |line: &Line, is_kept: &dyn Fn(Stage) -> bool| {
        let mut line = line.clone();
        for stage in Stage::ALL.iter().filter(|stage| !(stages.contains(stage) && is_kept(**stage))) {
            line.amounts[*stage] = None;
        }
        line.modification = line.modification.filter(|_| stages.contains(&Stage::Adjusted));
        line
    };
    let own = latest.lines.iter().filter(|line| line.direction == direction).map(|line| only(line, &|_| true));
    let unnamed = latest.unnamed(before, direction).into_iter().filter(|unnamed| !unnamed.may_be_renamed);
    let planned = unnamed.map(|unnamed| {
        let source = unnamed.line.source.clone().or_else(|| unnamed.report.source.clone().map(Arc::new));
        Line { source, ..only(unnamed.line, &Stage::is_plan) }
    });
    own.chain(planned).filter(|line| !line.says_nothing()).collect()
}

/// What figures rest on that a report told. What is written of the stage itself goes before what the
/// report says of itself, where it is of the same day: else it is about other figures.
fn of_report(direction: Direction, stage: Stage, written: Option<&StageSource>, report: &Snapshot) -> StageSource {
    let same = written.filter(|written| written.as_of.is_none_or(|day| day == report.as_of));
    StageSource {
        stage,
        direction: Some(direction),
        date: same.and_then(|written| written.date),
        as_of: Some(report.as_of),
        act: same.and_then(|written| written.act.clone()).or_else(|| report.act.clone()),
        source: same.and_then(|written| written.source.clone()).or_else(|| report.source.clone()),
        place: written.map_or_else(|| report.place.clone(), |written| written.place.clone()),
    }
}

/// The amendments as meant; the earliest first. A line that is not there is told, where all lines are `known`.
pub fn amendments(
    written: Vec<At<WrittenAmendment>>,
    (lines, known): (&[Line], bool),
    money: &MoneyForm,
    reader: &mut Reader,
) -> Vec<Amendment> {
    let mut all: Vec<Amendment> = Vec::with_capacity(written.len());
    for amendment in written {
        let WrittenAmendment { id, kind, date, act, decision, reason, source: document, changes, place } =
            amendment.value;
        if let Some(first) = all.iter().find(|known| known.id == id.value.0) {
            let finding = Finding::new(Code::DuplicateId, id.place.clone()).with("id", &id.value.0);
            reader.findings.add(finding.and(first.place.clone()));
        }
        all.push(Amendment {
            id: id.value.0,
            kind: kind.value.0,
            date: date.map(|date| date.value),
            act: act.map(|act| act.value),
            decision: decision.map(|decision| decision.value),
            reason: reason.map(|reason| reason.value),
            source: document.map(|document| source(document.value)),
            changes: changes.into_iter().filter_map(|written| change(written, (lines, known), money, reader)).collect(),
            place,
        });
    }
    all.sort_by_key(|amendment| amendment.date);
    all
}

fn change(
    written: At<WrittenChange>,
    (lines, known): (&[Line], bool),
    money: &MoneyForm,
    reader: &mut Reader,
) -> Option<Change> {
    let WrittenChange { line: reference, amount: text, place: _ } = written.value;
    let amount = amount(&text, "amount", &money.currency, money.numbers, true, reader)?;
    let mut change = Change {
        reference: reference.value.0,
        direction: Direction::Expenditure,
        line: None,
        amount,
        place: reference.place,
    };
    reader.findings.add_some(find_line(&mut change, lines).filter(|_| known));
    Some(change)
}

/// Finds the line that a change is of; one that is not there, to be told.
fn find_line(change: &mut Change, lines: &[Line]) -> Option<Finding> {
    change.line = lines.iter().position(|line| *line.reference == *change.reference);
    if let Some(at) = change.line {
        change.direction = lines[at].direction;
        return None;
    }
    let known = lines.iter().map(|line| &*line.reference);
    let example = known.clone().next();
    let finding = Finding::new(Code::UnknownReference, change.place.clone())
        .with("value", &change.reference)
        .with("kind", "a-line")
        .with_some("nearest", meant_reference(&change.reference, known))
        .with_some("line", example);
    Some(finding)
}

/// Whether a budget gets the lines of another year, which goes on: nothing is approved in it. A line of its own
/// of 0.00 is one that an amendment opens.
pub fn gets_lines(carried_over: bool, lines: &[Line]) -> bool {
    carried_over && !lines.iter().any(|line| line.amounts[Stage::Approved].is_some_and(|amount| !amount.is_zero()))
}

/// Gives the years that are carried over the approved lines of the year that goes on, which amendments may change.
pub fn carry_over(budgets: &mut [Budget], findings: &mut Findings) {
    for at in 0..budgets.len() {
        let Some(from) = budgets[at].carried_over.as_ref().map(|carried| carried.from) else { continue };
        if !gets_lines(true, &budgets[at].lines) {
            continue;
        }
        let Some(before) = budgets.iter().find(|budget| budget.year == from) else { continue };
        let says_document =
            |direction| budgets[at].stage_source(direction, Stage::Approved).is_some_and(|told| told.source.is_some());
        let lines = approved_of(before, says_document);
        let (classifications, entities) = (before.classifications.clone(), before.entities.clone());
        let budget = &mut budgets[at];
        go_on(budget, lines);
        // The codes are that year's: what they mean is, too.
        budget.classifications.take_over(&classifications, super::is_usual);
        if budget.entities.is_empty() {
            budget.entities = entities;
        }
        for change in budget.amendments.iter_mut().flat_map(|amendment| &mut amendment.changes) {
            findings.add_some(find_line(change, &budget.lines));
        }
        amended::adjust(budget);
        budget.stages.sort_by_key(|stage| stage.stage);
    }
}

/// What a year's lines have that goes on, with the documents of their approval, where the year in which they go on
/// does not say another.
fn approved_of(before: &Budget, says_document: impl Fn(Direction) -> bool) -> Vec<Line> {
    let mut approvals = Approvals::default();
    let goes_on = |line: &&Line| line.amounts[Stage::Approved].is_some();
    let mut of_approval = |line: &Line| {
        let known = if says_document(line.direction) { Vec::new() } else { approvals.of(before, line) };
        let elsewhere = known.into_iter().map(|source| (Stage::Approved, Some(source))).collect();
        Line { source: None, elsewhere, ..line.clone() }
    };
    let mut lines: Vec<Line> = before.lines.iter().filter(goes_on).map(&mut of_approval).collect();
    transfers::bring_back(&mut lines);
    for line in &mut lines {
        for stage in Stage::ALL.iter().filter(|stage| **stage != Stage::Approved) {
            line.amounts[*stage] = None;
        }
        line.modification = None;
    }
    lines
}

/// Adds to the lines that go on what the year itself says of them, and those of its own; and takes transfers
/// between entities away as in any other year.
fn go_on(budget: &mut Budget, mut lines: Vec<Line>) {
    let mut own = std::mem::take(&mut budget.lines);
    transfers::bring_back(&mut own);
    table::give_way(&mut lines, &own, Stage::Approved);
    table::merge(&mut lines, own);
    complete(&mut lines);
    for snapshot in &mut budget.snapshots {
        transfers::bring_back(&mut snapshot.lines);
    }
    refer(&budget.id, &mut lines, &mut budget.snapshots);
    transfers::take_away(&budget.id, &mut lines, &mut budget.snapshots);
    budget.lines = lines;
}
