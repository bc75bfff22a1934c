//! The bar in a table's row: a length beside the number, for every width down to a telephone's.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::number::real;
use super::palette::Tone;

/// A bar that fills its cell at the largest value of the column.
///
/// It is hidden from screen readers: the number in the same row says it. Its lengths are
/// percentages, so it has no drawing of its own to scale, and its class `bar` takes its height, its
/// ground and its colour from the theme: a page may have hundreds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowBar {
    /// The length; a missing or negative value has none.
    pub value: Option<Decimal>,
    /// The value of the full width, the largest in the column. What is larger is clamped, and its
    /// bar has the class `over`.
    pub full: Decimal,
    /// A plan, shown as a tick across the bar; left out when negative, clamped when larger.
    pub plan: Option<Decimal>,
    /// The bar's colour.
    pub tone: Tone,
}

impl RowBar {
    /// The bar; drawn without any length for what has none, so that all rows are alike.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut out = String::from(r#"<svg class="bar" width="100%" height="12" aria-hidden="true">"#);
        let length = per_mille(self.value.unwrap_or_default(), self.full);
        if length > 0 {
            let over = if self.value > Some(self.full) { " over" } else { "" };
            let class = self.tone.class();
            let _ = write!(out, r#"<rect class="{class}{over}" width="{}" height="12"/>"#, Percent(length));
        }
        if let Some(plan) = self.plan.filter(|plan| *plan >= Decimal::ZERO) {
            // An edge keeps it visible on the bar, and a shift whole at both ends.
            let _ = write!(
                out,
                r##"<rect class="tick" x="{}" width="3" height="12" fill="currentColor" stroke="#fff" transform="translate(-1.5)"/>"##,
                Percent(per_mille(plan, self.full).clamp(5, 995))
            );
        }
        out.push_str("</svg>");
        out
    }
}

/// The bars of a table's numbers, row by row, all on the scale of the largest; the text is empty for
/// what is not drawn. What is below zero is drawn as long as its amount: the number beside it has the
/// sign.
#[must_use]
pub fn table_bars(rows: &[Vec<Option<Decimal>>]) -> Vec<Vec<String>> {
    bars_of(rows, rows.iter().flatten().flatten().map(Decimal::abs).max().unwrap_or_default())
}

/// The bars of a table's shares of a whole, row by row: each fills as much of its ground as its share is. Where a
/// value lies outside the whole, no scale but that of the largest has room for all.
#[must_use]
pub fn share_bars(rows: &[Vec<Option<Decimal>>], whole: Decimal) -> Vec<Vec<String>> {
    match rows.iter().flatten().flatten().all(|value| (Decimal::ZERO..=whole).contains(value)) {
        true => bars_of(rows, whole),
        false => table_bars(rows),
    }
}

fn bars_of(rows: &[Vec<Option<Decimal>>], full: Decimal) -> Vec<Vec<String>> {
    let svg = |value: &Option<Decimal>| {
        value.map_or_else(String::new, |value| {
            RowBar { value: Some(value.abs()), full, plan: None, tone: Tone::new(1) }.svg()
        })
    };
    rows.iter().map(|row| row.iter().map(svg).collect()).collect()
}

/// The share of the value in the full width in thousandths, from 0 to 1000; of what is there, never
/// less than 1, so that it is seen.
fn per_mille(value: Decimal, full: Decimal) -> u32 {
    if value <= Decimal::ZERO {
        return 0;
    }
    if value >= full {
        return 1000;
    }
    ((real(value) / real(full) * 1000.0).round() as u32).max(1)
}

/// Thousandths, written as a percentage with at most one decimal.
struct Percent(u32);

impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 % 10 {
            0 => write!(f, "{}%", self.0 / 10),
            tenth => write!(f, "{}.{tenth}%", self.0 / 10),
        }
    }
}
