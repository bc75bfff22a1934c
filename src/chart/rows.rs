//! Rows with their labels in a column at the left, which may be links.

use std::fmt::Write as _;

use super::frame::{Mode, WIDTH};
use super::number::Tenths;
use super::text::{self, Face, LINE_HEIGHT, Lines};

const LABEL: Face = Face::regular(15.0);
const MOST_LABEL_LINES: usize = 3;
/// The widest that the column of labels becomes.
const MOST_LABEL_WIDTH: f64 = 230.0;
/// Between the labels and what is drawn beside them.
const LABEL_GAP: f64 = 12.0;

/// Rows below one another, in units.
pub(super) struct Rows {
    pub rows: Vec<Row>,
    /// Where the drawing beside the labels begins.
    pub left: f64,
    pub top: f64,
    pub bottom: f64,
}

/// One row: as high as its label or its content, whichever is higher.
pub(super) struct Row {
    pub top: f64,
    pub height: f64,
    /// How much of the height the content takes.
    pub content: f64,
    pub label: Lines,
}

impl Rows {
    /// A row for each label, with content of this height and a gap after it.
    pub fn new<'a>(
        labels: impl Iterator<Item = &'a str> + Clone,
        (content, gap): (f64, f64),
        top: f64,
        mode: Mode,
    ) -> Self {
        let widths = labels.clone().map(|label| LABEL.width(&text::clean(label)) + 1.0);
        let width = widths.fold(40.0, f64::max).min(MOST_LABEL_WIDTH);
        let mut bottom = top;
        let mut rows = Vec::new();
        for label in labels {
            let label = text::wrap(label, LABEL, width, MOST_LABEL_LINES, mode.cut());
            let height = (label.lines.len() as f64 * LABEL.size * LINE_HEIGHT).max(content);
            rows.push(Row { top: bottom, height, content, label });
            bottom += height + gap;
        }
        Self { rows, left: width + LABEL_GAP, top, bottom: bottom - gap / 2.0 }
    }
}

impl Row {
    /// Where the content begins: it stands halfway down.
    pub fn content_top(&self) -> f64 {
        self.top + (self.height - self.content) / 2.0
    }

    /// The label, halfway down; among links the whole row can be clicked.
    pub fn draw_label(&self, mode: Mode, out: &mut String) {
        if mode == Mode::Links {
            let (y, height) = (Tenths::round(self.top - 4.0), Tenths::round(self.height + 8.0));
            let _ = write!(
                out,
                r#"<rect class="hit" y="{y}" width="{WIDTH}" height="{height}" fill="none" pointer-events="all"/>"#
            );
        }
        if self.label.lines.is_empty() {
            return;
        }
        let lines = self.label.lines.len() as f64 * LABEL.size * LINE_HEIGHT;
        let baseline = self.top + (self.height - lines) / 2.0 + LABEL.size * 0.95;
        let _ = write!(out, r#"<text class="label" y="{}">"#, Tenths::round(baseline));
        text::tspans(out, Tenths(0), LABEL.size, &self.label.lines);
        out.push_str("</text>");
    }
}
