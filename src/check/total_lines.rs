//! No line is the sum of others: a row of totals of a treasury's table, or that of a chapter above its items, would
//! be counted together with what it sums.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use rust_decimal::Decimal;

use super::{Subject, called, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Amounts, Budget, Dimension, Direction, Line, Stage};
use crate::model::choice::Choice;
use crate::text::slug::fold;
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

/// The lines that are sums of others, as places: those that are it for certain, and those that may be it by chance.
#[derive(Default)]
struct Sums {
    sure: BTreeSet<usize>,
    likely: BTreeSet<usize>,
}

impl Sums {
    /// Those among the lines of one side.
    fn of(lines: &[&Line]) -> Self {
        let mut sums = of_rows(lines);
        for dimension in Dimension::ALL {
            for padded in [false, true] {
                sums.take(by_code(lines, *dimension, padded));
            }
        }
        sums.take(by_order(lines));
        sums.take(by_lack(lines));
        let sure = std::mem::take(&mut sums.sure);
        sums.likely.retain(|at| !sure.contains(at));
        Self { sure, ..sums }
    }

    /// All of some, for certain or perhaps.
    fn all(found: impl IntoIterator<Item = usize>, is_sure: bool) -> Self {
        let found = found.into_iter().collect();
        match is_sure {
            true => Self { sure: found, ..Self::default() },
            false => Self { likely: found, ..Self::default() },
        }
    }

    fn take(&mut self, more: Self) {
        self.sure.extend(more.sure);
        self.likely.extend(more.likely);
    }

    fn has(&self, at: usize) -> bool {
        self.sure.contains(&at) || self.likely.contains(&at)
    }
}

/// Tells the sums among the lines of one side, and those that are called sums and are none.
fn tell(budget: &Budget, lines: &[&Line], findings: &mut Findings) {
    let sums = Sums::of(lines);
    let is_own = |line: &Line| budget.rules.not_sums.iter().any(|said| is_called(line, said));
    let amount_of = |line: &Line| line.amounts.stages().find(|(_, amount)| !amount.is_zero()).map(|(_, amount)| amount);
    let about = |code: Code, line: &Line, amount: Decimal| {
        Finding::new(code, line.place.clone())
            .with("name", called(line))
            .with("amount", shown(amount, &budget.currency))
    };
    for (code, found) in [(Code::LineIsTotal, &sums.sure), (Code::LineMayBeTotal, &sums.likely)] {
        for line in found.iter().map(|at| lines[*at]).filter(|line| !is_own(line)).take(TOLD) {
            if let Some(amount) = amount_of(line) {
                findings.add(about(code, line, amount));
            }
        }
    }
    let others = lines.iter().enumerate().filter(|(at, line)| !sums.has(*at) && !says_so(line));
    let others: Vec<&Line> = others.map(|(_, line)| *line).collect();
    let all = sum_of(&others);
    let is_open = |(at, line): &(usize, &&Line)| !sums.has(*at) && says_so(line) && !is_own(line);
    for (_, line) in lines.iter().enumerate().filter(is_open) {
        let Some((stage, amount)) = line.amounts.stages().find(|(_, amount)| !amount.is_zero()) else { continue };
        let sum = all[stage].unwrap_or_default();
        if !others.is_empty() && (is_bare(line) || is_within(Decimal::ONE, amount, Some(sum))) {
            let finding = about(Code::LineCalledTotal, line, amount).with("sum", shown(sum, &budget.currency));
            findings.add(finding);
        }
    }
}

/// Whether a line has this name, id or code.
fn is_called(line: &Line, said: &str) -> bool {
    let name = line.name.as_ref().is_some_and(|name| name.all().any(|(_, text)| fold(text) == fold(said)));
    let code = || Dimension::ALL.iter().any(|dimension| line.codes[*dimension].as_deref() == Some(said));
    name || line.id.as_deref() == Some(said) || code()
}

/// The lines that stand apart from the others by their name, or by codes and names that they lack, and are the sum
/// of all the others or of those right above or below; and any that is the sum of all the others.
fn of_rows(lines: &[&Line]) -> Sums {
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
                found.push((at, is_bare(line) || summed > 2 || summed > 1 && (is_marked || is_long(line))));
            }
        }
    }
    // Several that are sums and stand alike are no chance.
    let several = |says: bool| found.iter().filter(|(at, _)| says_so(lines[*at]) == says).count() > 1;
    let several = [several(false), several(true)];
    let (sure, likely): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(at, is_sure)| *is_sure || several[usize::from(says_so(lines[*at]))]);
    let found: BTreeSet<usize> = sure.iter().chain(&likely).map(|(at, _)| *at).collect();
    let together = together(lines, &apart, &found, &all);
    const MANY: usize = 4;
    let of_all = (others.len() >= MANY).then(|| half_of(lines, &apart, &all)).flatten();
    let at = |(at, _): (usize, bool)| at;
    let mut sums =
        Sums { sure: sure.into_iter().map(at).chain(of_all).collect(), likely: likely.into_iter().map(at).collect() };
    sums.take(together);
    sums
}

/// Those that stand apart and are together what all the others are: subtotals gathered at the foot of a table.
fn together(lines: &[&Line], apart: &[bool], found: &BTreeSet<usize>, all: &Amounts) -> Sums {
    let rest: BTreeSet<usize> = (0..lines.len()).filter(|at| apart[*at] && !found.contains(at)).collect();
    let some: Vec<&Line> = rest.iter().map(|at| lines[*at]).collect();
    if some.len() < 2 || !is_all(&sum_of(&some), all) {
        return Sums::default();
    }
    let is_sure = some.iter().all(|line| says_so(line)) || some.iter().any(|line| is_long(line));
    Sums::all(rest, is_sure)
}

/// The lines that lack a code which others with the same other codes have, and are the sum of these: the function's
/// row above its objects, in a table with a column for each.
fn by_lack(lines: &[&Line]) -> Sums {
    let held = |line: &Line| -> Vec<Dimension> {
        Dimension::ALL.iter().copied().filter(|dimension| line.codes[*dimension].is_some()).collect()
    };
    let held: Vec<Vec<Dimension>> = lines.iter().map(|line| held(line)).collect();
    let mut kinds: Vec<&Vec<Dimension>> = held.iter().collect::<BTreeSet<_>>().into_iter().collect();
    // Those with more codes first: what is a sum among them is no part of what is above.
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.len()));
    // The sums, each with the number of what it sums.
    let mut found: BTreeMap<usize, usize> = BTreeMap::new();
    for kind in kinds.into_iter().filter(|kind| !kind.is_empty()) {
        let key = |line: &Line| kind.iter().map(|dimension| line.codes[*dimension].clone()).collect::<Vec<_>>();
        let mut below: BTreeMap<_, (Amounts, usize)> = BTreeMap::new();
        for (at, line) in lines.iter().enumerate().filter(|(at, _)| !found.contains_key(at)) {
            if held[at].len() > kind.len() && kind.iter().all(|dimension| held[at].contains(dimension)) {
                let (sum, parts) = below.entry(key(line)).or_default();
                sum.add(&line.amounts);
                *parts += 1;
            }
        }
        let own = (0..lines.len()).filter(|at| held[*at] == *kind);
        let is_above = |at: usize| below.get(&key(lines[at])).filter(|(sum, _)| is_sum(lines[at], sum));
        found.extend(own.filter_map(|at| Some((at, is_above(at)?.1))));
    }
    let several = || found.iter().filter(|(_, parts)| **parts > 1).map(|(at, _)| *at);
    let is_sure = several().count() > 1 || several().any(|at| is_long(lines[at]));
    if is_sure { Sums::all(found.into_keys(), true) } else { Sums::all(several(), false) }
}

/// One with a long amount that is the sum of all the others, whatever it is called: half of all.
fn half_of(lines: &[&Line], apart: &[bool], all: &Amounts) -> Option<usize> {
    let is_half = |line: &Line| each(&line.amounts, |stage, amount| all[stage] == Some(amount * Decimal::TWO));
    let may_be = |at: &usize| !apart[*at] && is_long(lines[*at]) && is_half(lines[*at]);
    (0..lines.len()).find(may_be)
}

/// Lines by their code in one dimension.
type ByCode<'l> = BTreeMap<&'l str, Vec<usize>>;

/// The lines whose code begins those of others, and whose amounts are the sum of theirs: chapters above their
/// items, in a table that does not say so (`nested`). `padded` codes are filled up with zeros: 2000 above 2100.
fn by_code(lines: &[&Line], dimension: Dimension, padded: bool) -> Sums {
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
    let mut above_others = above(lines, &all, padded, alone);
    above_others.extend(alike.values().flat_map(|group| above(lines, group, padded, |_| true)));
    let mut met = BTreeSet::new();
    let found: Vec<&Above> = above_others.iter().filter(|above| above.is_sum && met.insert(above.at)).collect();
    // One line alone may be as much as others by chance; several, or with a long amount, are not.
    let is_sure = found.iter().any(|above| above.parts.len() > 1 && (found.len() > 1 || is_long(lines[above.at])));
    // Of all that have any below them, each is as much as its only one: chapters of one article.
    let heads = above_others.iter().map(|above| above.at).collect::<BTreeSet<_>>().len();
    let is_whole = found.len() > 1 && found.len() == heads;
    let is_sure = is_sure || is_whole && (heads > 2 || found.iter().any(|above| is_long(lines[above.at])));
    let may_be = found.iter().filter(|above| is_sure || is_whole || above.parts.len() > 1).map(|above| above.at);
    let mut sums = Sums::all(may_be, is_sure);
    // A chapter that misses its articles, or the sums below it, by a slip may be one, too.
    let holds_some = |above: &&Above| above.parts.len() > 1 || above.inner.iter().any(|at| sums.sure.contains(at));
    let slips = above_others.iter().filter(|above| !above.is_sum && above.is_near).filter(holds_some);
    let slips: Vec<usize> = slips.map(|above| above.at).collect();
    sums.likely.extend(slips);
    sums
}

/// A line whose code begins those of others.
struct Above {
    at: usize,
    /// The lines below it that have none below them.
    parts: Vec<usize>,
    /// The lines between.
    inner: Vec<usize>,
    is_sum: bool,
    is_near: bool,
}

/// The part of a code with which those below it begin.
fn stem(code: &str, padded: bool) -> &str {
    if padded { code.trim_end_matches('0') } else { code }
}

/// The lines whose code begins those of others, where they are the sum of these, or nearly.
fn above(lines: &[&Line], codes: &ByCode, padded: bool, may_be: impl Fn(usize) -> bool) -> Vec<Above> {
    let is_number = |code: &str| code.bytes().all(|byte| byte.is_ascii_digit());
    let mut found = Vec::new();
    for (code, held) in codes {
        let [at] = held[..] else { continue };
        let begin = stem(code, padded);
        if !may_be(at) || begin.is_empty() || padded && (begin.len() == code.len() || !is_number(code)) {
            continue;
        }
        let below = codes.range::<str, _>((Bound::Included(begin), Bound::Unbounded));
        let is_level = |other: &str| other != *code && (!padded || other.len() == code.len());
        let below = below.take_while(|(other, _)| other.starts_with(begin)).filter(|(other, _)| is_level(other));
        let (mut parts, mut inner, mut below) = (Vec::new(), Vec::new(), below.peekable());
        while let Some((other, held)) = below.next() {
            // Those that begin with a code follow it.
            let is_leaf = below.peek().is_none_or(|(next, _)| !next.starts_with(stem(other, padded)));
            let level = if is_leaf { &mut parts } else { &mut inner };
            level.extend_from_slice(held);
        }
        if parts.is_empty() {
            continue;
        }
        let sum = sum_of(&parts.iter().map(|at| lines[*at]).collect::<Vec<_>>());
        let is_near = each(&lines[at].amounts, |stage, amount| is_within(SLIP, amount, sum[stage]));
        found.push(Above { at, parts, inner, is_sum: is_sum(lines[at], &sum), is_near });
    }
    found
}

/// Where no line has a code: the heads of sections that are each the sum of the lines below it, or above it, to the
/// last of all lines; and one line at an end that is the sum of all the others.
fn by_order(lines: &[&Line]) -> Sums {
    if lines.iter().any(|line| has_code(line)) {
        return Sums::default();
    }
    let open: Vec<usize> = (0..lines.len()).filter(|at| !says_so(lines[*at])).collect();
    let backwards: Vec<usize> = open.iter().rev().copied().collect();
    for order in [open, backwards] {
        let heads = sections(&order.iter().map(|at| lines[*at]).collect::<Vec<_>>());
        let heads: BTreeSet<usize> = heads.into_iter().map(|at| order[at]).collect();
        if heads.is_empty() {
            continue;
        }
        let is_sure = heads.len() > 2 || heads.iter().any(|at| is_long(lines[*at]));
        return Sums::all(heads, is_sure);
    }
    Sums::default()
}

/// So many lines are looked at below one that may be the head of a section.
const LONGEST_SECTION: usize = 300;

/// The heads of the sections into which lines fall, where each head is the sum of what follows it up to the next:
/// one section of all lines, or several of which two have more than one part. Nothing where some line is left over.
fn sections(lines: &[&Line]) -> Vec<usize> {
    let mut begun: Vec<Option<usize>> = vec![None; lines.len() + 1];
    for start in 0..lines.len() {
        if start > 0 && begun[start].is_none() {
            continue;
        }
        let mut sum = Amounts::default();
        for end in start + 1..lines.len().min(start + LONGEST_SECTION) {
            sum.add(&lines[end].amounts);
            if is_sum(lines[start], &sum) {
                begun[end + 1].get_or_insert(start);
            }
        }
    }
    let (mut heads, mut end, mut large) = (Vec::new(), lines.len(), 0_usize);
    while let Some(start) = begun[end].filter(|_| end > 0) {
        large += usize::from(end - start > 2);
        heads.push(start);
        end = start;
    }
    if end == 0 && large > usize::from(heads.len() > 1) { heads } else { Vec::new() }
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

/// How far a chapter's printed amount may be from its articles, in hundredths.
const SLIP: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// Whether an amount is a sum but for less than so many hundredths of it.
fn is_within(hundredths: Decimal, amount: Decimal, sum: Option<Decimal>) -> bool {
    sum.is_some_and(|sum| !sum.is_zero() && ((amount - sum) / sum).abs() * Decimal::ONE_HUNDRED < hundredths)
}

/// What lines come to, at each stage.
fn sum_of(lines: &[&Line]) -> Amounts {
    let mut all = Amounts::default();
    lines.iter().for_each(|line| all.add(&line.amounts));
    all
}

/// Whether each amount of a line is what others come to.
fn is_sum(line: &Line, others: &Amounts) -> bool {
    is_all(&line.amounts, others)
}

/// Whether amounts, where they are not zero, are those of others.
fn is_all(some: &Amounts, others: &Amounts) -> bool {
    each(some, |stage, amount| others[stage] == Some(amount))
}

/// Whether something is true of each amount that is not zero, of which there is one.
fn each(some: &Amounts, is_true: impl Fn(Stage, Decimal) -> bool) -> bool {
    let mut amounts = some.stages().filter(|(_, amount)| !amount.is_zero()).peekable();
    amounts.peek().is_some() && amounts.all(|(stage, amount)| is_true(stage, amount))
}
