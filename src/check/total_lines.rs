//! No line is the sum of others: a row of totals of a treasury's table, or that of a chapter above its items, would
//! be counted together with what it sums.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use rust_decimal::Decimal;

use super::{Subject, called, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Amounts, Budget, Dimension, Direction, Line};
use crate::model::choice::Choice;
use crate::text::total::{is_only_a_sum, names_a_sum};

/// So many of one side of a table are told; the others are mended with them.
const TOLD: usize = 10;
/// An amount of so many digits is no other sum by chance.
const DIGITS: usize = 4;

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
    let mut sums = of_rows(lines);
    sums.extend(Dimension::ALL.iter().flat_map(|dimension| by_code(lines, *dimension)));
    let amount_of = |line: &Line| line.amounts.stages().find(|(_, amount)| !amount.is_zero()).map(|(_, amount)| amount);
    let about = |code: Code, line: &Line, amount: Decimal| {
        Finding::new(code, line.place.clone())
            .with("name", called(line))
            .with("amount", shown(amount, &budget.currency))
    };
    for line in sums.iter().take(TOLD).map(|at| lines[*at]) {
        if let Some(amount) = amount_of(line) {
            findings.add(about(Code::LineIsTotal, line, amount));
        }
    }
    let others = lines.iter().enumerate().filter(|(at, line)| !sums.contains(at) && !says_so(line));
    let others: Vec<&Line> = others.map(|(_, line)| *line).collect();
    let all = sum_of(&others);
    for (_, line) in lines.iter().enumerate().filter(|(at, line)| !sums.contains(at) && says_so(line)) {
        let Some((stage, amount)) = line.amounts.stages().find(|(_, amount)| !amount.is_zero()) else { continue };
        let sum = all[stage].unwrap_or_default();
        if !others.is_empty() && (is_bare(line) || is_near(amount, sum)) {
            let finding = about(Code::LineCalledTotal, line, amount).with("sum", shown(sum, &budget.currency));
            findings.add(finding);
        }
    }
}

/// The lines that stand apart from the others by their name, or by codes and names that they lack, and are the sum
/// of all the others or of those right above or below; and any that is the sum of all the others.
fn of_rows(lines: &[&Line]) -> BTreeSet<usize> {
    let coded = lines.iter().filter(|line| has_code(line)).count();
    let is_apart = |line: &Line| says_so(line) || is_nameless(line) || !has_code(line) && coded * 2 > lines.len();
    let apart: Vec<bool> = lines.iter().map(|line| is_apart(line)).collect();
    let others: Vec<&Line> = lines.iter().zip(&apart).filter(|(_, apart)| !**apart).map(|(line, _)| *line).collect();
    let all = sum_of(&others);
    let mut found: Vec<(usize, bool)> = Vec::new();
    let mut start = 0;
    for (at, line) in lines.iter().enumerate().filter(|(at, _)| apart[*at]) {
        let end = (at + 1..lines.len()).find(|next| apart[*next]).unwrap_or(lines.len());
        let beside = [&lines[start..at], &lines[at + 1..end]].into_iter().find(|some| is_sum(line, &sum_of(some)));
        let summed = if is_sum(line, &all) { Some(others.len()) } else { beside.map(<[&Line]>::len) };
        start = at + 1;
        if let Some(summed) = summed {
            let is_marked = says_so(line) || is_nameless(line);
            if is_marked || summed > 1 {
                found.push((at, is_marked || summed > 2 || is_long(line)));
            }
        }
    }
    // Several that are sums and stand alike are no chance.
    let several = found.iter().filter(|(at, _)| !says_so(lines[*at])).count() > 1;
    let sure = found.into_iter().filter(|(_, is_sure)| *is_sure || several).map(|(at, _)| at);
    const MANY: usize = 4;
    let of_all = (others.len() >= MANY).then(|| half_of(lines, &apart, &all)).flatten();
    sure.chain(of_all).collect()
}

/// One with a long amount that is the sum of all the others, whatever it is called: half of all.
fn half_of(lines: &[&Line], apart: &[bool], all: &Amounts) -> Option<usize> {
    let is_half = |line: &Line| {
        let mut amounts = line.amounts.stages().filter(|(_, amount)| !amount.is_zero()).peekable();
        amounts.peek().is_some() && amounts.all(|(stage, amount)| all[stage] == Some(amount * Decimal::TWO))
    };
    let may_be = |at: &usize| !apart[*at] && is_long(lines[*at]) && is_half(lines[*at]);
    (0..lines.len()).find(may_be)
}

/// Lines by their code in one dimension.
type ByCode<'l> = BTreeMap<&'l str, Vec<usize>>;

/// The lines whose code begins those of others, and whose amounts are the sum of theirs: chapters above their
/// items, in a table that does not say so (`nested`).
fn by_code(lines: &[&Line], dimension: Dimension) -> BTreeSet<usize> {
    let beside = |line: &Line| {
        let others = Dimension::ALL.iter().filter(|other| **other != dimension);
        others.map(|other| line.codes[*other].clone()).collect::<Vec<_>>()
    };
    let mut all = ByCode::new();
    let mut alike: BTreeMap<Vec<_>, ByCode> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(code) = line.codes[dimension].as_deref() {
            all.entry(code).or_default().push(at);
            alike.entry(beside(line)).or_default().entry(code).or_default().push(at);
        }
    }
    // A chapter has the same other codes as its items, or none.
    let alone = |at: usize| beside(lines[at]).iter().all(Option::is_none);
    let mut found = above(lines, &all, alone);
    found.extend(alike.values().flat_map(|group| above(lines, group, |_| true)));
    // One line alone may be as much as others by chance; several, or with a long amount, are not.
    let is_sure = found.iter().any(|(at, parts)| *parts > 1 && (found.len() > 1 || is_long(lines[*at])));
    found.into_iter().filter(|_| is_sure).map(|(at, _)| at).collect()
}

/// The lines that are the sum of those whose code begins with theirs, with the number of these.
fn above(lines: &[&Line], codes: &ByCode, may_be: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let below = |code: &str| {
        let inner = codes.range::<str, _>((Bound::Excluded(code), Bound::Unbounded));
        let mut inner = inner.take_while(|(other, _)| other.starts_with(code)).peekable();
        let mut leaves: Vec<&Line> = Vec::new();
        while let Some((other, held)) = inner.next() {
            // Those that begin with a code follow it.
            if inner.peek().is_none_or(|(next, _)| !next.starts_with(other)) {
                leaves.extend(held.iter().map(|at| lines[*at]));
            }
        }
        leaves
    };
    let mut found = Vec::new();
    for (code, held) in codes {
        let [at] = held[..] else { continue };
        let parts = if may_be(at) { below(code) } else { Vec::new() };
        if !parts.is_empty() && is_sum(lines[at], &sum_of(&parts)) {
            found.push((at, parts.len()));
        }
    }
    found
}

/// Whether a line has the name of a sum, or that where others have a code.
fn says_so(line: &Line) -> bool {
    let name = line.name.as_ref().is_some_and(|name| names_a_sum(name.first()));
    name || Dimension::ALL.iter().any(|dimension| line.codes[*dimension].as_deref().is_some_and(names_a_sum))
}

/// Whether a line is called a total, and nothing else is said of it.
fn is_bare(line: &Line) -> bool {
    let codes = || Dimension::ALL.iter().filter_map(|dimension| line.codes[*dimension].as_deref());
    let name = line.name.as_ref().map(|name| name.first());
    name.is_none_or(is_only_a_sum) && codes().all(is_only_a_sum)
}

fn has_code(line: &Line) -> bool {
    Dimension::ALL.iter().any(|dimension| line.codes[*dimension].is_some())
}

/// Whether a line has neither a code nor a name with a letter in it.
fn is_nameless(line: &Line) -> bool {
    let name = line.name.as_ref().is_some_and(|name| name.first().contains(char::is_alphanumeric));
    !name && !has_code(line)
}

/// Whether some amount of a line has so many digits that no other sum is the same by chance.
fn is_long(line: &Line) -> bool {
    let digits = |amount: Decimal| {
        let digits: String = amount.normalize().mantissa().unsigned_abs().to_string();
        digits.trim_end_matches('0').len()
    };
    line.amounts.stages().any(|(_, amount)| digits(amount) >= DIGITS)
}

/// Whether an amount is a sum but for a slip: less than a hundredth of it away.
fn is_near(amount: Decimal, sum: Decimal) -> bool {
    !sum.is_zero() && ((amount - sum) / sum).abs() < Decimal::new(1, 2)
}

/// What lines come to, at each stage.
fn sum_of(lines: &[&Line]) -> Amounts {
    let mut all = Amounts::default();
    lines.iter().for_each(|line| all.add(&line.amounts));
    all
}

/// Whether each amount of a line is what others come to.
fn is_sum(line: &Line, others: &Amounts) -> bool {
    let mut amounts = line.amounts.stages().filter(|(_, amount)| !amount.is_zero()).peekable();
    amounts.peek().is_some() && amounts.all(|(stage, amount)| others[stage] == Some(amount))
}
