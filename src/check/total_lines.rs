//! No line is the sum of others: the last row of a treasury's table would be counted together with what it sums.

use rust_decimal::Decimal;

use super::{Subject, called, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Budget, Dimension, Direction, Line};
use crate::model::choice::Choice;
use crate::text::total::names_a_sum;

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

/// Tells the sums among the lines of one side: of all the others, or of those right above.
fn tell(budget: &Budget, lines: &[&Line], findings: &mut Findings) {
    if !lines.iter().any(|line| says_so(line)) {
        return;
    }
    let others: Vec<&Line> = lines.iter().copied().filter(|line| !says_so(line)).collect();
    let mut above: Vec<&Line> = Vec::new();
    for line in lines {
        if !says_so(line) {
            above.push(line);
            continue;
        }
        if (is_sum(line, &others) || is_sum(line, &above))
            && let Some((_, amount)) = line.amounts.stages().find(|(_, amount)| !amount.is_zero())
        {
            let finding = Finding::new(Code::LineIsTotal, line.place.clone())
                .with("name", called(line))
                .with("amount", shown(amount, &budget.currency));
            findings.add(finding);
        }
        above.clear();
    }
}

/// Whether a line has the name of a sum, or that where others have a code.
fn says_so(line: &Line) -> bool {
    let name = line.name.as_ref().is_some_and(|name| names_a_sum(name.first()));
    name || Dimension::ALL.iter().any(|dimension| line.codes[*dimension].as_deref().is_some_and(names_a_sum))
}

/// Whether each amount of a line is the sum of those of others.
fn is_sum(line: &Line, others: &[&Line]) -> bool {
    let mut amounts = line.amounts.stages().filter(|(_, amount)| !amount.is_zero()).peekable();
    let sum = |stage| others.iter().filter_map(|other| other.amounts[stage]).sum::<Decimal>();
    amounts.peek().is_some() && amounts.all(|(stage, amount)| sum(stage) == amount)
}
