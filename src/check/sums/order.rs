//! Lines that are sums by their place: read in order, a line that is as much as those right below it (or above it) is
//! the head of a block, and a block counts once in the block that holds it.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::apart::Looks;
use super::{Claim, Fit, Grain, Sums, has_code, says_so};
use crate::model::budget::{Amounts, Line, Stage};
use crate::model::choice::Choice;

/// Where no line has a code: headings and the lines below them, or above.
pub(super) fn take(lines: &[&Line], sums: &mut Sums) {
    if lines.iter().any(|line| has_code(line)) {
        return;
    }
    let mut rows = sums.rest(lines);
    rows.retain(|at| !says_so(lines[*at]) && !lines[*at].amounts.stages().all(|(_, amount)| amount.is_zero()));
    let back: Vec<usize> = rows.iter().rev().copied().collect();
    let orders = [rows.as_slice(), &back];
    if let Some((blocks, left)) = read(lines, orders, CLOSE) {
        decide(blocks, left, rows.len(), sums);
    }
    // Headings that all miss their lines by a cent: each alone may be chance, but not that they divide all lines.
    if !rows.iter().any(|at| sums.has(*at))
        && let Some((blocks, 0)) = read(lines, orders, LOOSE)
        && blocks.iter().filter(|block| block.claim.is_of_many()).count() > 1
    {
        sums.take(blocks.into_iter().map(|block| block.claim), false);
    }
}

/// Of all ways to read lines in these orders the one whose blocks agree best, and how many lines are in none.
fn read(lines: &[&Line], orders: [&[usize]; 2], close: u32) -> Option<(Vec<Block>, usize)> {
    let readings = orders.into_iter().flat_map(|order| [(order, false), (order, true)]);
    let readings = readings.map(|(order, takes_single)| {
        let reading = Reading { lines, order, looks: None, takes_single, is_below: false, close };
        (order, reading.blocks())
    });
    let best = readings.reduce(|best, next| if agreed(&next.1) > agreed(&best.1) { next } else { best });
    let (order, mut blocks) = best.filter(|(_, blocks)| agreed(blocks) > 0)?;
    let left = left_over(order, &mut blocks, lines);
    Some((blocks, left))
}

/// So many digits to which an amount is near a sum are no chance, and so many are none where all lines are in blocks.
pub(super) const CLOSE: u32 = 5;
const LOOSE: u32 = 3;

/// To how many digits blocks of several lines agree together.
pub(super) fn agreed(blocks: &[Block]) -> u32 {
    blocks.iter().filter(|block| block.claim.is_of_many()).map(|block| block.claim.fit.digits).sum()
}

/// How many lines are in no block. Where all of them are pairs of equal lines, these are blocks, too: chapters of one
/// article.
fn left_over(order: &[usize], blocks: &mut Vec<Block>, lines: &[&Line]) -> usize {
    let covered: BTreeSet<usize> = blocks.iter().flat_map(|block| block.start..block.end).collect();
    let left: Vec<usize> = (0..order.len()).filter(|at| !covered.contains(at)).collect();
    let pair = |pair: &[usize]| {
        let [start, next] = *pair else { return None };
        let claim = Claim::of(lines, order[start], &[order[next]])?;
        let block = Block { claim, start, end: next + 1, is_whole: false, is_closed: false };
        (next == start + 1 && block.claim.fit.is_exact()).then_some(block)
    };
    match left.chunks(2).map(pair).collect::<Option<Vec<Block>>>() {
        Some(pairs) => {
            blocks.extend(pairs);
            0
        }
        None => left.len(),
    }
}

/// Lines without codes look all the same: one block may be half of all that another pays, but several that agree to
/// many digits are no chance.
fn decide(blocks: Vec<Block>, left: usize, of: usize, sums: &mut Sums) {
    /// Blocks that weigh so much together are sure, and one alone is worth telling.
    const SURE: u32 = 6;
    const WORTH: u32 = 4;
    let weight = |block: &Block| block.claim.fit.weight(of).saturating_sub(1);
    let exact = || blocks.iter().filter(|block| block.claim.is_of_many() && block.claim.fit.is_exact());
    let is_sure = exact().count() > 1 && exact().map(weight).sum::<u32>() >= SURE;
    let is_whole = left == 0;
    let is_told = |block: &Block| match () {
        () if is_whole => true,
        () if !block.claim.is_of_many() => false,
        () if is_sure => left * 2 < of || weight(block) > 0,
        () => weight(block) > WORTH,
    };
    let told: Vec<Claim> = blocks.into_iter().filter(|block| is_told(block)).map(|block| block.claim).collect();
    sums.take(told, is_sure);
}

/// A line and the run of lines that it sums.
pub(super) struct Block {
    pub claim: Claim,
    /// Its own place in the order that was read.
    pub start: usize,
    /// The place after its last part.
    pub end: usize,
    /// Whether all lines are in it.
    pub is_whole: bool,
    /// Whether what follows its last part is another head, or nothing.
    pub is_closed: bool,
}

/// Lines that are read as blocks.
pub(super) struct Reading<'r> {
    pub lines: &'r [&'r Line],
    /// Places of lines in an order in which heads come before what they sum.
    pub order: &'r [usize],
    /// Where only lines that look otherwise than what they sum may be heads.
    pub looks: Option<&'r Looks>,
    /// Whether one line alone may be what another sums.
    pub takes_single: bool,
    /// Whether a line called a sum stands after what it sums, so that it may miss it by a little.
    pub is_below: bool,
    /// To how many digits a line must be near to what it sums.
    pub close: u32,
}

/// What has been read of the order from its end to one place.
struct Mark {
    /// What all comes to from there on, heads left out.
    sum: Amounts,
    start: usize,
    grain: Grain,
}

/// The blocks and lines read so far, each with what comes to from it to the end: a run of them that comes to an
/// amount is found by the difference.
struct Stack {
    stage: Stage,
    marks: Vec<Mark>,
    /// The latest mark with such a sum.
    by_sum: HashMap<Decimal, usize>,
    /// The marks of heads, and of lines that are called sums.
    bounds: Vec<usize>,
    /// For each look, the last place of a line that has it and is no head.
    last: HashMap<usize, usize>,
}

impl Reading<'_> {
    pub fn blocks(&self) -> Vec<Block> {
        let Some(stage) = self.main_stage() else { return Vec::new() };
        let end = Mark { sum: Amounts::default(), start: self.order.len(), grain: Grain::default() };
        let mut stack = Stack {
            stage,
            marks: vec![end],
            by_sum: HashMap::from([(Decimal::ZERO, 0)]),
            bounds: Vec::new(),
            last: HashMap::new(),
        };
        let mut blocks = Vec::new();
        for start in (0..self.order.len()).rev() {
            let at = self.order[start];
            let look = self.looks.map_or(0, |looks| looks.of(at));
            let found = self.found(&stack, at);
            match found {
                Some((from, claim)) => {
                    let end = stack.marks[from].start;
                    stack.close(from, start);
                    let is_whole = start == 0 && end == self.order.len();
                    let may_head = |at: &usize| self.looks.is_some_and(|looks| looks.may_head(*at));
                    let is_closed = self.order.get(end).is_none_or(may_head);
                    blocks.push(Block { claim, start, end, is_whole, is_closed });
                }
                None => {
                    stack.push(start, &self.lines[at].amounts);
                    if self.looks.is_some_and(|looks| looks.is_marked(at)) {
                        stack.bounds.push(stack.marks.len() - 1);
                    }
                    stack.last.insert(look, start);
                }
            }
        }
        blocks
    }

    /// The stage at which most lines have an amount.
    fn main_stage(&self) -> Option<Stage> {
        let amounts = |stage: &Stage| {
            self.order.iter().filter(|at| self.lines[**at].amounts[*stage].is_some_and(|one| !one.is_zero())).count()
        };
        Stage::ALL.iter().copied().max_by_key(amounts).filter(|stage| amounts(stage) > 0)
    }

    /// The mark from which on a line is the sum of what follows it.
    fn found(&self, stack: &Stack, at: usize) -> Option<(usize, Claim)> {
        if self.looks.is_some_and(|looks| !looks.may_head(at)) {
            return None;
        }
        let own = &self.lines[at].amounts;
        let amount = own[stack.stage].filter(|amount| !amount.is_zero())?;
        let wanted = stack.top().sum[stack.stage].unwrap_or_default() - amount;
        let claim = |from: usize| self.claim(stack, at, from).map(|claim| (from, claim));
        let exact = stack.by_sum.get(&wanted).copied().and_then(claim);
        let exact = exact.filter(|(_, claim)| claim.fit.is_exact() && (claim.is_of_many() || self.takes_single));
        exact.or_else(|| self.nearest(stack, wanted, claim)).or_else(|| self.missed(stack, at, claim))
    }

    /// The run that is nearest to what is wanted, where it agrees to more digits than can be chance.
    fn nearest(
        &self,
        stack: &Stack,
        wanted: Decimal,
        claim: impl Fn(usize) -> Option<(usize, Claim)>,
    ) -> Option<(usize, Claim)> {
        let sum = |mark: &Mark| mark.sum[stack.stage].unwrap_or_default();
        let next = stack.marks.partition_point(|mark| sum(mark) < wanted);
        let some = [next.checked_sub(1), Some(next)].into_iter().flatten();
        let some = some.filter_map(claim).filter(|(_, claim)| claim.is_of_many());
        some.filter(|(_, claim)| claim.fit.weight(self.order.len()) >= self.close)
            .min_by_key(|(_, claim)| claim.fit.miss)
    }

    /// The run up to the last block, or all, that a line called a sum misses by a little.
    fn missed(
        &self,
        stack: &Stack,
        at: usize,
        claim: impl Fn(usize) -> Option<(usize, Claim)>,
    ) -> Option<(usize, Claim)> {
        self.looks.filter(|looks| self.is_below && looks.is_only_a_sum(at))?;
        let some = [stack.bounds.last().copied(), Some(0)].into_iter().flatten().filter_map(claim);
        let mut some = some.filter(|(_, claim)| claim.is_of_many());
        some.find(|(_, claim)| claim.fit.is_within(Decimal::ONE))
    }

    /// That a line sums what comes after it, up to a mark.
    fn claim(&self, stack: &Stack, at: usize, from: usize) -> Option<Claim> {
        let parts = (stack.marks.len() - 1).checked_sub(from).filter(|parts| *parts > 0)?;
        let end = stack.marks[from].start;
        let is_alike = |look: &usize| stack.last.get(look).is_some_and(|last| *last < end);
        if self.looks.is_some_and(|looks| looks.like(at).iter().any(is_alike)) {
            return None;
        }
        let mut sum = stack.marks[from].sum.clone();
        sum.negate();
        sum.add(&stack.top().sum);
        let fit = Fit::of(&self.lines[at].amounts, &sum, &Grain::default())?;
        // Whether it is so at all is seen without looking at each part.
        let grain = || if parts == 1 { Grain::of_one(&sum) } else { stack.grain_after(from) };
        let fit = if fit.is_exact() { Fit::of(&self.lines[at].amounts, &sum, &grain())? } else { fit };
        Some(Claim { at, sum, parts, fit })
    }
}

impl Stack {
    fn top(&self) -> &Mark {
        &self.marks[self.marks.len() - 1]
    }

    /// What all after a mark are multiples of.
    fn grain_after(&self, from: usize) -> Grain {
        let mut grain = Grain::default();
        self.marks[from + 1..].iter().for_each(|mark| grain.join(&mark.grain));
        grain
    }

    fn push(&mut self, start: usize, amounts: &Amounts) {
        let mut sum = self.top().sum.clone();
        sum.add(amounts);
        self.add(Mark { sum, start, grain: Grain::of(amounts) });
    }

    /// Makes one block of all after a mark.
    fn close(&mut self, from: usize, start: usize) {
        let sum = self.top().sum.clone();
        let grain = self.grain_after(from);
        self.marks.truncate(from + 1);
        while self.bounds.last().is_some_and(|bound| *bound > from) {
            self.bounds.pop();
        }
        self.add(Mark { sum, start, grain });
        self.bounds.push(self.marks.len() - 1);
    }

    fn add(&mut self, mark: Mark) {
        self.by_sum.insert(mark.sum[self.stage].unwrap_or_default(), self.marks.len());
        self.marks.push(mark);
    }
}
