//! Budget lines in a table: each with what is planned, and the page of the function under which it stands.

use super::address::Target;
use super::edition::Edition;
use super::further::weight;
use super::view::{Cell, Grid, Section};
use crate::model::address::Address;
use crate::model::budget::{Budget, Dimension, Stage};
use crate::model::line::Line;
use crate::model::portal::Portal;

/// The most lines that are listed one by one.
const MOST_LINES: usize = 40;
/// The most bytes of their names.
const MOST_BYTES: usize = 40_000;

/// The lines of a budget in a part of a page with a heading.
pub fn section(
    edition: &Edition,
    budget: &Budget,
    stage: Stage,
    lines: &[&Line],
    title: &str,
    from: &Address,
) -> Section {
    let voice = edition.voice();
    let listed = listed(edition, lines);
    let rows = lines.iter().take(listed).map(|line| {
        let planned = line.amounts[stage];
        vec![
            cell(edition, budget, line, from),
            planned.map_or_else(Cell::nothing, |planned| voice.money(planned, &budget.currency)),
        ]
    });
    let more = lines.len().saturating_sub(listed);
    let grid = Grid {
        caption: voice.phrase("ui.paying_lines_of", &[("year", &budget.year.to_string())]),
        sortable: true,
        heads: voice.heads(&["ui.line", "ui.planned_expenditure"], 1),
        rows: rows.collect(),
        ..Grid::default()
    };
    let lead = (more > 0).then(|| voice.count("ui.more_lines", more));
    Section { grid: Some(grid), lead, ..voice.section("lines", title) }
}

/// How many of the first lines there is room for; one at least.
fn listed(edition: &Edition, lines: &[&Line]) -> usize {
    let bytes = lines.iter().scan(0, |sum, line| {
        *sum += weight(edition, line.name.as_ref());
        Some(*sum)
    });
    bytes.take(MOST_LINES).take_while(|sum| *sum <= MOST_BYTES).count().max(1)
}

/// A line by its name, or its reference where it has none.
fn cell(edition: &Edition, budget: &Budget, line: &Line, from: &Address) -> Cell {
    let voice = edition.voice();
    let name = line.name.as_ref().map_or_else(|| Cell::text(&*line.reference), |name| Cell::words(voice.text(name)));
    let href = function_page(edition, budget, line).map(|target| edition.href(from, &target));
    Cell { href, ..name }
}

/// The page of the function under which a line stands: the top of its code's branch.
pub fn function_page(edition: &Edition, budget: &Budget, line: &Line) -> Option<Target> {
    let classification = Portal::classification(budget, line.direction, Dimension::Functional, edition.setting.shared)?;
    let mut at = classification.find(line.codes[Dimension::Functional].as_deref()?)?;
    while let Some(parent) = classification.node(at).parent {
        at = parent;
    }
    let code = classification.node(at).code.to_string();
    Some(Target::Node(budget.id.clone(), line.direction, Dimension::Functional, code))
}
