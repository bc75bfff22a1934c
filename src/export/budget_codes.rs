//! What a year's codes are called: a row a code that its lines use, and those that contain it; as CSV,
//! and in the year's JSON. Without it a figure's code tells nothing to who has not the town's own lists.

use std::collections::BTreeSet;

use super::budget_csv::{data_folder, harmless};
use super::budget_parts::Table;
use super::{File, Portfolio};
use crate::model::budget::{Budget, Dimension, Direction, Line};
use crate::model::choice::Choice;
use crate::model::classification::{Classification, Node};
use crate::model::portal::{Portal, Shared};

/// Its columns.
pub(super) const TITLES: [&str; 5] = ["dimension", "direction", "code", "name", "parent"];

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let file = |budget: &Budget| {
        let table = table(budget, portfolio.setting.shared);
        let address = data_folder(portfolio, budget).file(&file_name(budget));
        (!table.rows.is_empty()).then(|| Some((address.to_string(), table.csv()?)))?
    };
    portfolio.portal.budgets.iter().filter_map(file).collect()
}

/// Its file's name.
pub(super) fn file_name(budget: &Budget) -> String {
    format!("{}-codes.csv", budget.id)
}

/// The codes that a year's lines use, by dimension and direction, in the order of their classification.
pub(super) fn table(budget: &Budget, shared: &Shared) -> Table {
    let mut rows = Vec::new();
    for dimension in Dimension::ALL {
        for direction in Direction::ALL {
            let Some(known) = Portal::classification(budget, *direction, *dimension, shared) else { continue };
            let used = used(budget, *direction, *dimension, known);
            let nodes = known.nodes().iter().filter(|node| used.contains(&*node.code));
            rows.extend(nodes.map(|node| row(node, known, *dimension, *direction)));
        }
    }
    Table::new(TITLES, rows)
}

/// The codes of lines, and of all that contain them.
fn used<'k>(
    budget: &Budget,
    direction: Direction,
    dimension: Dimension,
    known: &'k Classification,
) -> BTreeSet<&'k str> {
    let mine = |line: &&Line| line.direction == direction;
    let codes: BTreeSet<&str> =
        budget.lines.iter().filter(mine).filter_map(|line| line.codes[dimension].as_deref()).collect();
    codes.into_iter().flat_map(|code| known.upwards(code)).map(|node| &*node.code).collect()
}

fn row(node: &Node, known: &Classification, dimension: Dimension, direction: Direction) -> Vec<String> {
    let parent = node.parent.map_or(String::new(), |at| harmless(&known.node(at).code));
    vec![
        dimension.id().to_owned(),
        direction.id().to_owned(),
        harmless(&node.code),
        harmless(node.name.first()),
        parent,
    ]
}
