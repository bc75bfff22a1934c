//! The columns of a table of LibreOffice, and those that are hidden.

use std::ops::Range;

use quick_xml::events::BytesStart;

use super::super::attribute;

/// The tables that are open, one in another.
#[derive(Debug, Default)]
pub(super) struct Tables(Vec<Table>);

/// A table that is open: its columns so far, those of them that are hidden, and how many the cells of the row
/// that is open fill.
#[derive(Debug, Default)]
struct Table {
    columns: usize,
    hidden: Vec<Range<usize>>,
    filled: usize,
}

impl Tables {
    pub(super) fn begin(&mut self) {
        self.0.push(Table::default());
    }

    pub(super) fn end(&mut self) {
        self.0.pop();
    }

    /// A column, or several that are alike.
    pub(super) fn column(&mut self, tag: &BytesStart) {
        let Some(table) = self.0.last_mut() else { return };
        let after = table.columns.saturating_add(repeated(tag));
        if is_collapsed(tag) {
            table.hidden.push(table.columns..after);
        }
        table.columns = after;
    }

    pub(super) fn row(&mut self) {
        self.0.last_mut().into_iter().for_each(|table| table.filled = 0);
    }

    /// How many columns that are shown the next cell of the row fills, of `most` that are counted.
    pub(super) fn cell(&mut self, tag: &BytesStart, most: usize) -> usize {
        let count = repeated(tag);
        let Some(table) = self.0.last_mut() else { return count.min(most) };
        let first = table.filled;
        table.filled = first.saturating_add(count);
        let is_hidden = |at: &usize| {
            let next = table.hidden.partition_point(|hidden| hidden.end <= *at);
            table.hidden.get(next).is_some_and(|hidden| hidden.contains(at))
        };
        (first..first.saturating_add(count.min(most))).filter(|at| !is_hidden(at)).count()
    }
}

/// Whether a row or a column is hidden.
pub(super) fn is_collapsed(tag: &BytesStart) -> bool {
    attribute(tag, "table:visibility").is_some_and(|shown| matches!(shown.as_str(), "collapse" | "filter"))
}

/// How many columns something stands for.
fn repeated(tag: &BytesStart) -> usize {
    attribute(tag, "table:number-columns-repeated").and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}
