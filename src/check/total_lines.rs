//! No line is the sum of others: a row of totals of a treasury's table, or that of a chapter above its items, would
//! be counted together with what it sums.

use rust_decimal::Decimal;

use super::sums::{Found, Sums, is_bare, is_within, says_so, sum_of};
use super::{Subject, called, shown};
use crate::findings::{Code, Finding, Findings, Severity};
use crate::model::budget::{Amounts, Budget, Dimension, Direction, Line};
use crate::model::choice::Choice;
use crate::text::slug::fold;

/// So many of one side of a table are told; the others are mended with them.
const TOLD: usize = 10;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.budgets {
        for lines in std::iter::once(&budget.lines).chain(budget.snapshots.iter().map(|report| &report.lines)) {
            for direction in Direction::ALL {
                let own = lines.iter().filter(|line| line.direction == *direction && !line.eliminates);
                tell(budget, &own.collect::<Vec<_>>(), findings);
            }
        }
    }
}

/// Tells the sums among the lines of one side, and those that are called sums and are none.
fn tell(budget: &Budget, lines: &[&Line], findings: &mut Findings) {
    let mut sums = Sums::of(lines);
    let missed = called_totals(lines, &sums);
    sums.missed.extend(missed);
    let is_own = |line: &Line| budget.rules.not_sums.iter().any(|said| is_called(line, said));
    let all =
        [(Code::LineIsTotal, &sums.sure), (Code::LineMayBeTotal, &sums.likely), (Code::LineCalledTotal, &sums.missed)];
    for (code, found) in all {
        for (at, sum) in found.iter().filter(|(at, _)| !is_own(lines[**at])).take(TOLD) {
            let line = lines[*at];
            let Some((amount, sum)) = differing(&line.amounts, sum) else { continue };
            let finding = Finding::new(code, line.place.clone())
                .with("name", called(line))
                .with("amount", shown(amount, &budget.currency))
                .with("sum", shown(sum, &budget.currency));
            findings.add(finding);
        }
    }
    for twice in sums.twice.iter().filter(|twice| !twice.lines.iter().any(|at| is_own(lines[*at]))) {
        let first = twice.lines.first().map(|at| lines[*at]);
        let Some((line, (amount, other))) = first.zip(differing(&twice.sum, &twice.other_sum)) else { continue };
        let mut finding = Finding::new(Code::LinesTwice, line.place.clone())
            .with("name", called(line))
            .with("count", twice.lines.len())
            .with("amount", shown(amount, &budget.currency))
            .with("others", twice.others)
            .with("sum", shown(other, &budget.currency));
        if !twice.is_sure {
            finding.severity = Severity::Warning;
        }
        findings.add(finding);
    }
}

/// Whether a line is told as the sum of others, which a budget's own sums count twice.
pub(super) fn are_counted_twice(budget: &Budget) -> bool {
    Direction::ALL.iter().any(|direction| {
        let own = budget.lines.iter().filter(|line| line.direction == *direction && !line.eliminates);
        let lines: Vec<&Line> = own.collect();
        let is_own = |at: &usize| budget.rules.not_sums.iter().any(|said| is_called(lines[*at], said));
        Sums::of(&lines).sure.keys().any(|at| !is_own(at))
    })
}

/// The lines that are called totals and were found to be no sum: of all, then, and wrong.
fn called_totals(lines: &[&Line], sums: &Sums) -> Found {
    let open = |says: bool| (0..lines.len()).filter(move |at| !sums.has(*at) && says_so(lines[*at]) == says);
    let all = sum_of(open(false).map(|at| lines[at]));
    if all.is_empty() {
        return Found::new();
    }
    let is_told = |at: &usize| {
        let first = lines[*at].amounts.stages().find(|(_, amount)| !amount.is_zero());
        first.is_some_and(|(stage, amount)| is_bare(lines[*at]) || is_within(Decimal::ONE, amount, all[stage]))
    };
    open(true).filter(is_told).map(|at| (at, all.clone())).collect()
}

/// A line's amount and what others come to at the first stage at which they differ, or else at the first that has any.
fn differing(own: &Amounts, sum: &Amounts) -> Option<(Decimal, Decimal)> {
    let pairs = || own.stages().filter(|(_, amount)| !amount.is_zero());
    let pairs = || pairs().map(|(stage, amount)| (amount, sum[stage].unwrap_or_default()));
    pairs().find(|(amount, sum)| amount != sum).or_else(|| pairs().next())
}

/// Whether a line has this name, id or code.
fn is_called(line: &Line, said: &str) -> bool {
    let name = line.name.as_ref().is_some_and(|name| name.all().any(|(_, text)| fold(text) == fold(said)));
    let code = || Dimension::ALL.iter().any(|dimension| line.codes[*dimension].as_deref() == Some(said));
    name || line.id.as_deref() == Some(said) || code()
}
