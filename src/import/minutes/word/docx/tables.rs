//! The tables of a Word text: which of their rows and cells are taken, and the columns that they fill.

use quick_xml::events::BytesStart;

use super::super::attribute;
use super::Text;
use super::run::Row;
use super::styles::is_on;

/// The most columns that one cell fills.
const MOST_COLUMNS: usize = 100;

impl Text<'_> {
    /// The parts of tables, and what is said of them.
    pub(super) fn table(&mut self, name: &str, tag: &BytesStart) {
        let value = || attribute(tag, "w:val");
        let number = || value().and_then(|value| value.parse().ok()).unwrap_or(0_usize).min(MOST_COLUMNS);
        if matches!(name, "w:tbl" | "w:tr") {
            self.finish();
        }
        let in_instruction = self.is_in_instruction();
        let row = self.cells.last_mut();
        match (name, row) {
            ("w:tbl", _) => self.tables.push(false),
            ("w:tblStyle", _) => {
                let hides = value().is_some_and(|style| self.known.styles.hides(&style));
                self.tables.iter_mut().next_back().into_iter().for_each(|table| *table |= hides);
            }
            ("w:tr", row) => {
                let hides = self.tables.last() == Some(&true) || in_instruction;
                let outer = row.map_or(Row::Taken, |row| *row);
                self.cells.push(if hides { Row::Hidden } else { outer });
                self.flow.begin_row();
            }
            // Both stand in the row's own properties, before its cells.
            ("w:hidden", Some(row)) if is_on(value().as_deref()) => *row = Row::Hidden,
            ("w:del", Some(row)) if self.runs.is_empty() && self.flow.is_row() => *row = Row::Deleted,
            ("w:gridBefore", _) => self.flow.indent_row(number()),
            ("w:tc", row) => {
                let outer = row.map_or(Row::Taken, |row| *row);
                self.cells.push(outer);
                self.flow.begin_cell();
            }
            ("w:cellDel", Some(cell)) if self.runs.is_empty() => *cell = Row::Deleted,
            ("w:gridSpan", _) => self.flow.cell_fills(number()),
            _ => {}
        }
    }
}
