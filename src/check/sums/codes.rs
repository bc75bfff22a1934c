//! Lines that are sums by their codes: a chapter, whose code begins those of its articles, and the function's row
//! above its objects, which lacks a code that they have.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{Claim, Fit, Grain, SLIP, Sums, says_so};
use crate::model::budget::{Amounts, Dimension, Line};
use crate::model::choice::Choice;
use crate::text::nested::{self, Item};

/// Exact claims that weigh so much together are no chance.
const SURE: u32 = 5;

pub(super) fn take(lines: &[&Line], sums: &mut Sums) {
    // A row that says of itself that it is a sum is known by its name.
    let unsaid: Vec<usize> = (0..lines.len()).filter(|at| !says_so(lines[*at])).collect();
    for dimension in Dimension::ALL {
        by_code(lines, &unsaid, *dimension, sums);
    }
    by_lack(lines, &unsaid, sums);
}

/// What exact claims weigh together. That a code names what is summed weighs as much as a digit.
fn weight<'c>(claims: impl IntoIterator<Item = &'c Claim>) -> u32 {
    claims.into_iter().map(|claim| claim.fit.digits + 1).sum()
}

/// A line whose code begins those of others.
struct Above {
    claim: Claim,
    /// Whether it does so only because zeros fill it up.
    is_filled: bool,
}

/// The lines whose code begins those of others, in a table that does not say so (`nested`).
fn by_code(lines: &[&Line], unsaid: &[usize], dimension: Dimension, sums: &mut Sums) {
    let coded = unsaid.iter().filter_map(|at| Some((*at, lines[*at].codes[dimension].as_deref()?)));
    let coded: Vec<(usize, &str)> = coded.collect();
    let (mut found, heads) = above(lines, dimension, &coded);
    // `5` above `51.01.05`: some levels have marks and others have none.
    let bare = |code: &str| code.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let bare: Vec<(usize, String)> = coded.iter().map(|(at, code)| (*at, bare(code))).collect();
    if coded.iter().zip(&bare).any(|((_, code), (_, bare))| code.len() != bare.len()) {
        let bare: Vec<(usize, &str)> = bare.iter().map(|(at, code)| (*at, code.as_str())).collect();
        let known: BTreeSet<usize> = found.iter().map(|above| above.claim.at).collect();
        let (more, _) = above(lines, dimension, &bare);
        let more = more.into_iter().filter(|Above { claim, .. }| claim.is_of_many() && claim.fit.is_exact());
        found.extend(more.filter(|above| !known.contains(&above.claim.at)));
    }
    let (exact, near): (Vec<Above>, Vec<Above>) = found.into_iter().partition(|above| above.claim.fit.is_exact());
    let has_many = exact.iter().any(|above| above.claim.is_of_many());
    let is_whole = exact.len() > 1 && exact.len() == heads;
    let begins = exact.iter().all(|above| !above.is_filled);
    let exact: Vec<Claim> = exact.into_iter().map(|above| above.claim).collect();
    let weight = weight(&exact);
    let is_sure = has_many && weight >= SURE || is_whole && begins && weight > SURE;
    let exact = exact.into_iter().filter(|claim| is_sure || is_whole || claim.is_of_many());
    sums.take(exact, is_sure);
    // Where zeros only fill a code up, as in a list of running numbers, what is merely near is chance.
    let near = near.into_iter().filter(|Above { claim, is_filled }| {
        claim.is_of_many() && claim.fit.is_within(if *is_filled { Decimal::ONE } else { SLIP })
    });
    sums.take(near.map(|above| above.claim), false);
}

/// Those among lines with codes whose amounts are what the lines below them come to, or near; and how many have any
/// below them.
fn above<'l>(lines: &[&'l Line], dimension: Dimension, coded: &[(usize, &'l str)]) -> (Vec<Above>, usize) {
    let item = |&(at, code): &(usize, &'l str)| {
        let others = Dimension::ALL.iter().filter(|other| **other != dimension);
        Item { group: 0, others: others.map(|other| lines[at].codes[*other].as_deref()).collect(), code }
    };
    let below = nested::below(&coded.iter().map(item).collect::<Vec<_>>());
    let heads = below.iter().filter(|below| !below.is_empty()).count();
    let found = coded.iter().zip(&below).filter(|(_, below)| !below.is_empty()).filter_map(|((at, code), below)| {
        // Pairs of equal amounts are ordinary where a code is a running number, as 10 and 11 are.
        const SHORTEST: usize = 3;
        let is_filled = below.iter().any(|part| !coded[*part].1.starts_with(*code));
        let parts: Vec<usize> = below.iter().map(|part| coded[*part].0).collect();
        let claim = Claim::of(lines, *at, &parts)?;
        let is_pair = is_filled && !claim.is_of_many() && code.len() < SHORTEST;
        (!is_pair).then_some(Above { claim, is_filled })
    });
    (found.collect(), heads)
}

/// The lines that lack a code which others with the same other codes have, and are the sum of these: the function's
/// row above its objects, in a table with a column for each.
fn by_lack(lines: &[&Line], unsaid: &[usize], sums: &mut Sums) {
    let held = |line: &Line| -> Vec<Dimension> {
        Dimension::ALL.iter().copied().filter(|dimension| line.codes[*dimension].is_some()).collect()
    };
    let held: Vec<Vec<Dimension>> = lines.iter().map(|line| held(line)).collect();
    let mut kinds: Vec<&Vec<Dimension>> = held.iter().collect::<BTreeSet<_>>().into_iter().collect();
    // Those with more codes first: what is a sum among them is no part of what is above.
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.len()));
    let mut found: BTreeMap<usize, Claim> = BTreeMap::new();
    let open: Vec<usize> = unsaid.iter().copied().filter(|at| !sums.has(*at)).collect();
    for kind in kinds.into_iter().filter(|kind| !kind.is_empty()) {
        let key = |at: usize| kind.iter().map(|dimension| lines[at].codes[*dimension].as_deref()).collect::<Vec<_>>();
        let mut below: BTreeMap<_, Below> = BTreeMap::new();
        for at in open.iter().copied().filter(|at| !found.contains_key(at)) {
            if held[at].len() > kind.len() && kind.iter().all(|dimension| held[at].contains(dimension)) {
                below.entry(key(at)).or_default().add(lines[at]);
            }
        }
        let own = || open.iter().copied().filter(|at| held[*at] == *kind);
        let mut rows: BTreeMap<_, usize> = BTreeMap::new();
        own().for_each(|at| *rows.entry(key(at)).or_default() += 1);
        // Of several rows with the same codes none is the function's own.
        let is_alone = |claim: &Claim| claim.fit.is_exact() || rows[&key(claim.at)] == 1;
        let claims = own().filter_map(|at| below.get(&key(at))?.claim(at, lines[at]));
        let claims: Vec<Claim> = claims.filter(is_alone).collect();
        found.extend(claims.into_iter().map(|claim| (claim.at, claim)));
    }
    let (exact, near): (Vec<Claim>, Vec<Claim>) = found.into_values().partition(|claim| claim.fit.is_exact());
    let is_sure = weight(exact.iter().filter(|claim| claim.is_of_many())) >= SURE;
    sums.take(exact.into_iter().filter(|claim| is_sure || claim.is_of_many()), is_sure);
    sums.take(near, false);
}

/// The lines that have the codes of one, and more.
#[derive(Default)]
struct Below {
    sum: Amounts,
    parts: usize,
    grain: Grain,
}

impl Below {
    fn add(&mut self, line: &Line) {
        self.sum.add(&line.amounts);
        self.parts += 1;
        self.grain.add(&line.amounts);
    }

    /// That a line is their sum, but for a slip where there are several.
    fn claim(&self, at: usize, line: &Line) -> Option<Claim> {
        let one = Grain::of_one(&self.sum);
        let fit = Fit::of(&line.amounts, &self.sum, if self.parts > 1 { &self.grain } else { &one })?;
        let is_near = || self.parts > 1 && fit.is_within(Decimal::ONE);
        let claim = || Claim { at, sum: self.sum.clone(), parts: self.parts, fit };
        (fit.is_exact() || is_near()).then(claim)
    }
}
