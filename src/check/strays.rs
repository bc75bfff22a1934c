//! Rows of execution that fit no line of the plan, where one could be meant that the report does not name: it differs
//! by its name alone, or by a code that only one of the two has, or that is finer in one, or has other zeros. A row
//! without a name may be the line whose codes hold its own.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use super::{Subject, called};
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::Text;
use crate::model::budget::{Budget, Codes, Dimension, Direction, Line, Stage};
use crate::model::choice::Choice;
use crate::model::line::Known;
use crate::text::slug::fold;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in &subject.portal.budgets {
        for Stray { row, meant } in strays(budget) {
            let lines = meant.iter().take(MOST_NAMED).map(|line| format!("`{}`", line.reference));
            let lines = lines.collect::<Vec<_>>().join(", ");
            let Some(first) = meant.first() else { continue };
            let finding = Finding::new(Code::RowFitsNoLine, row.place.clone())
                .with("name", called(row))
                .with("lines", lines)
                .with("keys", differing(row, first).join(", "));
            findings.add(finding.and(first.place.clone()));
        }
    }
}

/// The most lines that are named for one row.
const MOST_NAMED: usize = 3;

/// A row of execution that is a line by itself, and the lines that could be meant.
struct Stray<'b> {
    row: &'b Line,
    meant: Vec<&'b Line>,
}

/// The places of such rows.
pub(super) fn places(budget: &Budget) -> HashSet<&Place> {
    strays(budget).into_iter().map(|stray| &stray.row.place).collect()
}

/// Rows of reports, and of tables that tell no plan beside one that does; each line once.
fn strays(budget: &Budget) -> Vec<Stray<'_>> {
    let reported: HashSet<&Place> =
        budget.snapshots.iter().flat_map(|report| &report.lines).map(|line| &line.place).collect();
    let plan = Plan::of(budget);
    let mut told: HashSet<Known> = HashSet::new();
    let mut strays = Vec::new();
    for row in budget.lines.iter().filter(|row| !is_planned(row) && !reported.contains(&row.place)) {
        let is_free = |line: &Line| {
            line.place.file != row.place.file && row.amounts.stages().all(|(stage, _)| line.amounts[stage].is_none())
        };
        strays.extend(plan.stray(row, is_free).filter(|_| told.insert(row.known_by())));
    }
    for report in &budget.snapshots {
        let named: HashSet<Known> = report.lines.iter().map(Line::known_by).collect();
        for row in &report.lines {
            let is_free = |line: &Line| !named.contains(&line.known_by());
            strays.extend(plan.stray(row, is_free).filter(|_| told.insert(row.known_by())));
        }
    }
    strays
}

fn is_planned(line: &Line) -> bool {
    line.amounts[Stage::Approved].or(line.amounts[Stage::Proposed]).is_some()
}

/// The lines that were planned.
struct Plan<'b> {
    known: HashSet<Known<'b>>,
    by_codes: HashMap<(Direction, &'b Codes), Vec<&'b Line>>,
    by_name: HashMap<(Direction, String), Vec<&'b Line>>,
    all: Vec<&'b Line>,
    /// How many rows without a name are still compared with all lines.
    nameless: Cell<usize>,
}

/// The most rows without a name that are compared with all lines.
const MOST_NAMELESS: usize = 100;

impl<'b> Plan<'b> {
    fn of(budget: &'b Budget) -> Self {
        let mut plan = Self {
            known: HashSet::new(),
            by_codes: HashMap::new(),
            by_name: HashMap::new(),
            all: Vec::new(),
            nameless: Cell::new(MOST_NAMELESS),
        };
        if budget.snapshots.is_empty() && budget.lines.iter().all(is_planned) {
            return plan;
        }
        for line in budget.lines.iter().filter(|line| is_planned(line) && !line.eliminates) {
            plan.known.insert(line.known_by());
            plan.all.push(line);
            if line.codes != Codes::default() {
                plan.by_codes.entry((line.direction, &line.codes)).or_default().push(line);
            }
            if let Some(name) = &line.name {
                plan.by_name.entry((line.direction, fold(name.first()))).or_default().push(line);
            }
        }
        plan
    }

    /// A row that is none of these, where one is free that could be meant: of the same codes, or of the same name
    /// and no other codes than finer ones.
    fn stray(&self, row: &'b Line, is_free: impl Fn(&Line) -> bool) -> Option<Stray<'b>> {
        if row.eliminates || row.amounts.is_empty() || self.known.contains(&row.known_by()) {
            return None;
        }
        let by_codes = self.by_codes.get(&(row.direction, &row.codes)).into_iter().flatten();
        let name = row.name.as_ref().map(|name| fold(name.first()));
        let by_name = name.and_then(|name| self.by_name.get(&(row.direction, name))).into_iter().flatten();
        let may_be = |line: &&'b Line| !(row.id.is_some() && line.id.is_some()) && is_free(line);
        let near = by_name.filter(|line| are_near(line, row)).copied();
        let mut meant: Vec<&'b Line> = by_codes.copied().chain(near).chain(self.around(row)).filter(may_be).collect();
        let mut seen = HashSet::new();
        meant.retain(|line| seen.insert(&line.reference));
        meant.sort_by_key(|line| differing(row, line).len());
        (!meant.is_empty()).then_some(Stray { row, meant })
    }
}

impl<'b> Plan<'b> {
    /// The lines whose codes hold those of a row without a name, or are held by them.
    fn around(&self, row: &Line) -> Vec<&'b Line> {
        if row.name.is_some() || row.id.is_some() || row.codes == Codes::default() || self.nameless.get() == 0 {
            return Vec::new();
        }
        self.nameless.set(self.nameless.get() - 1);
        let tells_alike =
            |line: &Line| Dimension::ALL.iter().all(|of| line.codes[*of].is_some() == row.codes[*of].is_some());
        let is_near = |line: &&&Line| line.direction == row.direction && tells_alike(line) && are_near(line, row);
        self.all.iter().filter(is_near).copied().collect()
    }
}

/// Whether two lines may be one by their codes: each is the same in both, or only in one of them, or finer there.
fn are_near(line: &Line, row: &Line) -> bool {
    Dimension::ALL.iter().all(|dimension| match (&line.codes[*dimension], &row.codes[*dimension]) {
        (Some(one), Some(other)) => one == other || is_finer(one, other) || is_finer(other, one),
        _ => true,
    })
}

/// Whether a code begins with another, but for marks and for zeros before its parts: `1131` and `113`,
/// `04.5` and `4.5.1`.
fn is_finer(fine: &str, wide: &str) -> bool {
    let joined = |code: &str| code.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let parted = |code: &str| {
        let parts = code.split(|c: char| !c.is_alphanumeric()).map(|part| part.trim_start_matches('0'));
        parts.map(|part| format!("{part}.")).collect::<String>()
    };
    let begins = |fine: String, wide: String| {
        let wide = wide.trim_end_matches('.');
        !wide.is_empty() && fine.starts_with(wide)
    };
    begins(joined(fine), joined(wide)) || begins(parted(fine), parted(wide))
}

/// By what two lines differ.
fn differing(row: &Line, line: &Line) -> Vec<&'static str> {
    let name = |line: &Line| line.name.as_ref().map(|name| Text::first(name).to_owned());
    let id = (row.id != line.id).then_some("id");
    let codes = Dimension::ALL.iter().filter(|dimension| row.codes[**dimension] != line.codes[**dimension]);
    let name = (name(row) != name(line)).then_some("name");
    id.into_iter().chain(codes.map(|dimension| dimension.id())).chain(name).collect()
}
