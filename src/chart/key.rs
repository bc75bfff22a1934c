//! The key above a chart: a swatch and a name for each series, in as many rows as they need.

use std::fmt::Write as _;

use super::frame::WIDTH;
use super::number::Tenths;
use super::text::{self, Cut, Face};

const FACE: Face = Face::regular(15.0);
const SWATCH: f64 = 22.0;
const ROW: f64 = 24.0;
/// Between a swatch and its name, and between a name and the next swatch.
const GAPS: (f64, f64) = (7.0, 20.0);

/// An entry of a key as a list beside the drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The swatch, a small drawing.
    pub swatch: String,
    /// What it means.
    pub text: String,
}

impl Entry {
    pub(super) fn new(text: &str, draw: impl FnOnce(&mut String)) -> Self {
        let mut swatch = String::from(r#"<svg width="22" height="14" aria-hidden="true" overflow="visible">"#);
        draw(&mut swatch);
        swatch.push_str("</svg>");
        Self { swatch, text: text.to_owned() }
    }
}

/// Draws the key from the top of the drawing; gives the height that it takes. A swatch is drawn by
/// the chart, at the place of its upper left corner, 22 units wide and 14 high.
pub(super) fn draw<'a>(
    out: &mut String,
    names: impl Iterator<Item = &'a str>,
    mut swatch: impl FnMut(&mut String, usize, Tenths, Tenths),
) -> f64 {
    let (mut x, mut y) = (0.0, 2.0);
    let before = out.len();
    out.push_str(r#"<g class="key">"#);
    let empty = out.len();
    for (index, name) in names.enumerate() {
        let name = text::cut(name, FACE, WIDTH - SWATCH - GAPS.0, Cut::Graphemes).unwrap_or_default();
        let width = SWATCH + GAPS.0 + FACE.width(&name);
        if x > 0.0 && x + width > WIDTH {
            (x, y) = (0.0, y + ROW);
        }
        swatch(out, index, Tenths::round(x), Tenths::round(y));
        let _ = write!(
            out,
            r#"<text x="{}" y="{}">{}</text>"#,
            Tenths::round(x + SWATCH + GAPS.0),
            Tenths::round(y + 12.5),
            text::escaped(&name)
        );
        x += width + GAPS.1;
    }
    if out.len() == empty {
        out.truncate(before);
        return 0.0;
    }
    out.push_str("</g>");
    y + ROW + 8.0
}
