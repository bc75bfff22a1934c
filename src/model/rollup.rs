//! Sums of a budget's lines up the tree of a classification.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::budget::{Amounts, Budget, Dimension, Direction, Line, Stage};
use super::classification::Classification;
use crate::i18n::Text;

/// A node of the tree with the sum of all lines at or below it.
#[derive(Debug, Clone)]
pub struct Sum {
    /// The code; empty for lines that have none in this dimension.
    pub code: Arc<str>,
    /// Its name, where the classification knows it.
    pub name: Option<Text>,
    /// The sum, stage by stage.
    pub amounts: Amounts,
    /// What it consists of.
    pub children: Vec<Sum>,
    /// The lines directly at this node, as places in [`Budget::lines`].
    pub lines: Vec<usize>,
}

impl Sum {
    fn new(code: Arc<str>, name: Option<Text>) -> Self {
        Self { code, name, amounts: Amounts::default(), children: Vec::new(), lines: Vec::new() }
    }

    fn take(&mut self, place: usize, line: &Line) {
        self.amounts.add(&line.amounts);
        self.lines.push(place);
    }
}

/// The top nodes of `direction` by `dimension`, in the classification's order; codes that it does
/// not know follow, as top nodes of their own, then lines without a code. Nodes without lines are
/// left out, so that the sum of the tops is the sum of the lines.
pub fn roll_up(
    budget: &Budget,
    direction: Direction,
    dimension: Dimension,
    classification: Option<&Classification>,
) -> Vec<Sum> {
    let nodes = classification.map_or(&[][..], Classification::nodes);
    let mut sums: Vec<Sum> =
        nodes.iter().map(|node| Sum::new(Arc::clone(&node.code), Some(node.name.clone()))).collect();
    let mut unknown: Vec<Sum> = Vec::new();
    let lines = budget.lines.iter().enumerate().filter(|(_, line)| line.direction == direction);
    for (place, line) in lines {
        let code = line.codes[dimension].as_ref();
        match code.and_then(|code| classification.and_then(|known| known.find(code))) {
            Some(at) => sums[at].take(place, line),
            None => loose(&mut unknown, code).take(place, line),
        }
    }
    unknown.sort_by(|a, b| (a.code.is_empty(), &a.code).cmp(&(b.code.is_empty(), &b.code)));
    let mut tops = Vec::new();
    // Children stand after their parents: taken from the end, each is whole when it is given up.
    for at in (0..nodes.len()).rev() {
        let mut sum = sums.pop().unwrap_or_else(|| Sum::new("".into(), None));
        if sum.amounts.is_empty() && sum.lines.is_empty() && sum.children.is_empty() {
            continue;
        }
        sum.children.reverse();
        match nodes[at].parent {
            Some(parent) => {
                sums[parent].amounts.add(&sum.amounts);
                sums[parent].children.push(sum);
            }
            None => tops.push(sum),
        }
    }
    tops.reverse();
    tops.extend(unknown);
    tops
}

/// The node of a code outside the classification, made where it is missing.
fn loose<'s>(unknown: &'s mut Vec<Sum>, code: Option<&Arc<str>>) -> &'s mut Sum {
    let code: Arc<str> = code.map_or_else(|| "".into(), Arc::clone);
    let at = unknown.iter().position(|sum| sum.code == code).unwrap_or_else(|| {
        unknown.push(Sum::new(code, None));
        unknown.len() - 1
    });
    &mut unknown[at]
}

/// The largest first by a stage; equal ones by their code, so that the order never depends on chance.
pub fn by_size(sums: &[Sum], stage: Stage) -> Vec<&Sum> {
    let mut sorted: Vec<&Sum> = sums.iter().collect();
    let amount = |sum: &Sum| sum.amounts[stage].unwrap_or(Decimal::MIN);
    sorted.sort_by(|a, b| amount(b).cmp(&amount(a)).then_with(|| a.code.cmp(&b.code)));
    sorted
}
