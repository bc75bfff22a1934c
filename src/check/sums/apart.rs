//! Lines that look otherwise than the others, by their name or the form of their codes, and are the sum of others: a
//! row called a total, one without a code among lines that have one, `Cap. 1` above 120 and 160.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::order::{Block, CLOSE, Reading, agreed};
use super::{Claim, DIGITS, Fit, Grain, Sums, codes_of, has_code, is_bare, is_nameless, says_so, sum_of};
use crate::model::budget::{Amounts, Dimension, Line};
use crate::model::choice::Choice;

/// The look of lines that are called sums, or have neither code nor name, whatever their codes are.
const MARKED: usize = 0;

/// How lines look, each look by a number.
pub(super) struct Looks {
    of: Vec<usize>,
    /// Of each look, whether its lines may be sums of those with others.
    may_head: Vec<bool>,
    /// Of each line, whether its name alone tells that it is a sum: no line of its own has that name.
    is_only_a_sum: Vec<bool>,
}

impl Looks {
    fn new(lines: &[&Line], rows: &[usize]) -> Self {
        let mut known: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        let mut looks = Self { of: vec![MARKED; lines.len()], may_head: vec![true], is_only_a_sum: Vec::new() };
        // How many lines have a look, and how many codes each of them.
        let mut kinds = vec![(0, 0)];
        for at in rows.iter().copied().filter(|at| !is_marked(lines[*at])) {
            let look = *known.entry(look(lines[at])).or_insert(kinds.len());
            kinds.resize(kinds.len().max(look + 1), (0, codes_of(lines[at]).count()));
            kinds[look].0 += 1;
            looks.of[at] = look;
        }
        let usual = kinds.iter().skip(1).max().copied().unwrap_or_default();
        looks.may_head.extend(kinds.iter().skip(1).map(|kind| *kind < usual));
        let is_coded = |line: &Line| has_code(line) && usual.1 > 0;
        looks.is_only_a_sum = lines.iter().map(|line| says_so(line) && (is_bare(line) || !is_coded(line))).collect();
        looks
    }

    pub fn of(&self, at: usize) -> usize {
        self.of[at]
    }

    /// The looks that none of those has which a line sums.
    pub fn like(&self, at: usize) -> [usize; 2] {
        [MARKED, self.of[at]]
    }

    pub fn is_marked(&self, at: usize) -> bool {
        self.of[at] == MARKED
    }

    pub fn may_head(&self, at: usize) -> bool {
        self.may_head[self.of[at]]
    }

    pub fn is_only_a_sum(&self, at: usize) -> bool {
        self.is_only_a_sum[at]
    }
}

fn is_marked(line: &Line) -> bool {
    says_so(line) || is_nameless(line)
}

/// The form of a line's codes: what they are made of, not how long.
fn look(line: &Line) -> Vec<String> {
    let form = |code: &str| {
        let mut form = String::new();
        for c in code.chars() {
            let kind = match c {
                '0'..='9' => '9',
                c if c.is_alphabetic() => 'A',
                c => c,
            };
            if !form.ends_with(kind) {
                form.push(kind);
            }
        }
        form
    };
    Dimension::ALL.iter().map(|dimension| line.codes[*dimension].as_deref().map(form).unwrap_or_default()).collect()
}

pub(super) fn take(lines: &[&Line], sums: &mut Sums) {
    let rows = sums.rest(lines);
    let looks = Looks::new(lines, &rows);
    if !rows.iter().any(|at| looks.may_head(*at)) {
        return;
    }
    let (below, above) = (read(lines, &rows, &looks, true), read(lines, &rows, &looks, false));
    let of = |blocks: &[Block]| (agreed(blocks), blocks.len());
    let blocks = if of(&above) > of(&below) { above } else { below };
    let taken: BTreeSet<usize> = blocks.iter().map(|block| block.claim.at).collect();
    let rest: Vec<usize> = rows.iter().copied().filter(|at| !taken.contains(at)).collect();
    decide(lines, &looks, blocks, rows.len(), sums);
    at_foot(lines, &looks, &rest, sums);
}

/// The blocks of lines, with those whose head stands below first, or above, and then the others.
fn read(lines: &[&Line], rows: &[usize], looks: &Looks, is_below: bool) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for is_below in [is_below, !is_below] {
        let taken: BTreeSet<usize> = blocks.iter().map(|block| block.claim.at).collect();
        let mut order: Vec<usize> = rows.iter().copied().filter(|at| !taken.contains(at)).collect();
        if is_below {
            order.reverse();
        }
        let reading = Reading { lines, order: &order, looks: Some(looks), takes_single: true, is_below, close: CLOSE };
        blocks.extend(reading.blocks());
    }
    blocks
}

/// Of several lines called sums none is chance, and of several others none if they agree to many digits together. One
/// alone is sure where it stands at the end of what it sums, or sums all.
fn decide(lines: &[&Line], looks: &Looks, blocks: Vec<Block>, of: usize, sums: &mut Sums) {
    const SURE: u32 = 4;
    const ALONE: u32 = 5;
    const MANY: usize = 3;
    let (marked, others): (Vec<Block>, Vec<Block>) =
        blocks.into_iter().partition(|block| looks.is_marked(block.claim.at));
    let (exact, near): (Vec<Block>, Vec<Block>) = marked.into_iter().partition(|block| block.claim.fit.is_exact());
    sums.missed.extend(near.into_iter().map(|block| (block.claim.at, block.claim.sum)));
    let has_several = exact.len() > 1;
    for Block { claim, .. } in exact {
        let is_sure = has_several || claim.is_of_many() || is_bare(lines[claim.at]);
        sums.take([claim], is_sure);
    }
    let weight = |block: &Block| block.claim.fit.weight(of);
    let many = || others.iter().filter(|block| block.claim.is_of_many() && block.claim.fit.is_exact());
    let are_sure = many().count() > 1 && many().map(weight).sum::<u32>() >= SURE;
    for block in others {
        // One with a code of its own may be a line that another pays the half of.
        let is_uncoded = !has_code(lines[block.claim.at]);
        let is_long = block.claim.fit.digits >= DIGITS;
        let sums_all = block.is_whole && (block.claim.parts >= MANY || is_long);
        let is_alone = is_uncoded && (sums_all || block.is_closed && weight(&block) >= ALONE);
        if are_sure || block.claim.is_of_many() && (block.is_closed || weight(&block) >= ALONE) {
            let is_sure = are_sure || is_alone;
            sums.take([block.claim], is_sure);
        }
    }
}

/// Lines that are sums of all the others wherever they stand, and subtotals that are gathered at one place, so that
/// the lines they sum are not beside them.
fn at_foot(lines: &[&Line], looks: &Looks, rest: &[usize], sums: &mut Sums) {
    const MANY: usize = 3;
    let (mut apart, others): (Vec<usize>, Vec<usize>) = rest.iter().partition(|at| looks.may_head(**at));
    apart.retain(|at| looks.is_marked(*at) || !has_code(lines[*at]));
    let all = sum_of(others.iter().map(|at| lines[*at]));
    let grain = Grain::of_all(others.iter().map(|at| &lines[*at].amounts));
    let is_all = |at: usize| {
        let fit = Fit::of(&lines[at].amounts, &all, &grain).filter(|fit| fit.is_exact())?;
        let claim = Claim { at, sum: all.clone(), parts: others.len(), fit };
        (claim.is_of_many() || looks.is_marked(at)).then_some(claim)
    };
    for claim in apart.iter().filter_map(|at| is_all(*at)) {
        let is_long = claim.fit.digits >= DIGITS || claim.parts >= MANY || looks.is_marked(claim.at);
        let is_sure = is_bare(lines[claim.at]) || claim.is_of_many() && is_long;
        sums.take([claim], is_sure);
    }
    apart.retain(|at| !sums.has(*at));
    if apart.len() > 1 {
        gathered(lines, looks, &apart, &others, sums);
    }
}

/// Several lines that are each the sum of one run of the others, in their order, or are what all these are together.
fn gathered(lines: &[&Line], looks: &Looks, apart: &[usize], others: &[usize], sums: &mut Sums) {
    let are_marked = apart.iter().all(|at| looks.is_marked(*at));
    if let Some(claims) = runs(lines, looks, apart, others) {
        let (exact, near): (Vec<Claim>, Vec<Claim>) = claims.into_iter().partition(|claim| claim.fit.is_exact());
        let digits: u32 = exact.iter().map(|claim| claim.fit.digits).sum();
        sums.take(exact, are_marked || digits >= DIGITS);
        sums.missed.extend(near.into_iter().map(|claim| (claim.at, claim.sum)));
        return;
    }
    let together = sum_of(apart.iter().map(|at| lines[*at]));
    let all = sum_of(others.iter().map(|at| lines[*at]));
    let grain = Grain::of_all(apart.iter().chain(others).map(|at| &lines[*at].amounts));
    let Some(fit) = Fit::of(&together, &all, &grain).filter(|fit| fit.is_exact()) else { return };
    let claim = |at: &usize| Claim { at: *at, sum: lines[*at].amounts.clone(), parts: others.len(), fit };
    sums.take(apart.iter().map(claim), are_marked || fit.digits >= DIGITS);
}

/// The claims of lines that divide others into runs, one after the other and with none left over. Those called sums
/// may miss theirs by a little.
fn runs(lines: &[&Line], looks: &Looks, apart: &[usize], others: &[usize]) -> Option<Vec<Claim>> {
    let mut before = vec![Amounts::default()];
    for at in others {
        let mut sum = before[before.len() - 1].clone();
        sum.add(&lines[*at].amounts);
        before.push(sum);
    }
    let mut start = 0;
    let mut claims = Vec::new();
    for at in apart {
        let own = &lines[*at].amounts;
        let (stage, amount) = own.stages().find(|(_, amount)| !amount.is_zero())?;
        let reached = |sum: &Amounts| sum[stage].unwrap_or_default();
        let wanted = reached(&before[start]) + amount;
        let next = start + before[start..].partition_point(|sum| reached(sum) < wanted);
        let claim = |end: usize| {
            let mut sum = before[start].clone();
            sum.negate();
            sum.add(before.get(end).filter(|_| end > start)?);
            let grain = Grain::of_all(others[start..end].iter().map(|at| &lines[*at].amounts));
            let fit = Fit::of(own, &sum, &grain)?;
            let is_near = fit.is_exact() || looks.is_only_a_sum(*at) && fit.is_within(Decimal::ONE);
            is_near.then_some((end, Claim { at: *at, sum, parts: end - start, fit }))
        };
        let some = [Some(next), next.checked_sub(1)].into_iter().flatten().filter_map(claim);
        let (end, claim) = some.min_by_key(|(_, claim)| claim.fit.miss)?;
        claims.push(claim);
        start = end;
    }
    (start == others.len()).then_some(claims)
}
