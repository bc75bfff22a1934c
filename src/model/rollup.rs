//! Sums of a budget's lines up the tree of a classification.

use std::collections::BTreeMap;
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
    roll_up_by(budget, direction, dimension, classification, |line| line.code_in(dimension))
}

/// The same by a code that is made of each line.
fn roll_up_by(
    budget: &Budget,
    direction: Direction,
    dimension: Dimension,
    classification: Option<&Classification>,
    code_of: impl Fn(&Line) -> Option<Arc<str>>,
) -> Vec<Sum> {
    let nodes = classification.map_or(&[][..], Classification::nodes);
    let mut sums: Vec<Sum> =
        nodes.iter().map(|node| Sum::new(Arc::clone(&node.code), Some(node.name.clone()))).collect();
    let mut unknown: BTreeMap<Arc<str>, Sum> = BTreeMap::new();
    let lines = budget.lines.iter().enumerate().filter(|(_, line)| line.direction == direction);
    for (place, line) in lines {
        let code = code_of(line);
        match code.as_ref().and_then(|code| classification.and_then(|known| known.place(code))) {
            Some(at) => sums[at].take(place, line),
            None => {
                let code = code.unwrap_or_else(|| "".into());
                unknown.entry(code).or_insert_with_key(|code| loose(code, dimension)).take(place, line);
            }
        }
    }
    let mut unknown: Vec<Sum> = unknown.into_values().collect();
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

/// The node of a code outside the classification. A source of funding is often named in words, which
/// are its name then.
fn loose(code: &Arc<str>, dimension: Dimension) -> Sum {
    let named = dimension == Dimension::Funding && !code.is_empty();
    Sum::new(Arc::clone(code), named.then(|| Text::plain(code.to_string())))
}

/// The sums of `direction` by the standard that a classification's codes are mapped to (COFOG, GFSM),
/// so that towns with different codes can be compared; lines whose code is mapped to none come last.
/// A budget that uses the standard itself is its own mapping.
pub fn by_standard(
    budget: &Budget,
    direction: Direction,
    dimension: Dimension,
    used: Option<&Classification>,
    standard: &Classification,
) -> Vec<Sum> {
    let mapped = |line: &Line| {
        let code = line.codes[dimension].as_deref()?;
        match used {
            Some(used) if used.id == standard.id => Some(Arc::from(code)),
            Some(used) if used.standard.as_deref() == Some(standard.id.as_str()) => used.standard_code(code).cloned(),
            _ => None,
        }
    };
    roll_up_by(budget, direction, dimension, Some(standard), mapped)
}

/// The largest first by a stage; equal ones by their code, so that the order never depends on chance.
pub fn by_size<'s>(sums: impl IntoIterator<Item = &'s Sum>, stage: Stage) -> Vec<&'s Sum> {
    let mut sorted: Vec<&Sum> = sums.into_iter().collect();
    let amount = |sum: &Sum| sum.amounts[stage].unwrap_or(Decimal::MIN);
    sorted.sort_by(|a, b| amount(b).cmp(&amount(a)).then_with(|| a.code.cmp(&b.code)));
    sorted
}

#[cfg(test)]
mod tests;
