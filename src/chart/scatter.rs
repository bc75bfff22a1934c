//! The scatter: two measures of the same areas, a mark each.

use rust_decimal::Decimal;

use super::axis;
use super::frame::{self, Caption, Mode, WIDTH};
use super::marker;
use super::number::{Tenths, real};
use super::palette::Tone;
use super::scale::{Axis, Linear};
use super::text::{self, Cut, Face};

const HEIGHT: f64 = 420.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = HEIGHT - 52.0;
const LABEL: Face = Face::regular(15.0);

/// Two measures of areas, one along and one up. The order of the marks does not matter; they are
/// drawn by id.
#[derive(Debug, Clone, PartialEq)]
pub struct Scatter {
    /// What it is called.
    pub caption: Caption,
    /// The marks.
    pub marks: Vec<Mark>,
    /// What lies along, below the drawing.
    pub along: String,
    /// What lies up, above the drawing.
    pub up: String,
    /// The marks of the axis along.
    pub along_axis: Axis,
    /// The marks of the axis up.
    pub up_axis: Axis,
}

/// An area with its two values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Unlike every other mark's.
    pub id: String,
    /// Its name, and what holds, for whoever hears the chart.
    pub label: String,
    /// The value along.
    pub along: Decimal,
    /// The value up.
    pub up: Decimal,
    /// Where it leads.
    pub href: Option<String>,
}

impl Scatter {
    /// The drawing; empty without marks.
    #[must_use]
    pub fn svg(&self) -> String {
        if self.marks.is_empty() {
            return String::new();
        }
        let mut marks: Vec<&Mark> = self.marks.iter().collect();
        marks.sort_by(|a, b| a.id.cmp(&b.id));
        let left = 28.0 + axis::widest(&self.up_axis);
        let along = marks.iter().map(|mark| real(mark.along));
        let x = Linear::over(along, &self.along_axis, false, left, WIDTH - 20.0);
        let up = marks.iter().map(|mark| real(mark.up));
        let y = Linear::over(up, &self.up_axis, false, BOTTOM, TOP);
        let mode = Mode::of(marks.iter().map(|mark| &mark.href));
        let mut body = String::new();
        frame::decoration(&mut body, mode, |out| {
            axis::draw_levels(out, &self.up_axis, y, left - 12.0, WIDTH - 12.0);
            axis::draw_texts_below(out, &self.along_axis, x, BOTTOM);
            draw_name(out, &self.up, 0.0, 15.0, "start");
            draw_name(out, &self.along, WIDTH, HEIGHT - 8.0, "end");
        });
        for mark in marks {
            let (px, py) = (Tenths::round(x.at(real(mark.along))), Tenths::round(y.at(real(mark.up))));
            frame::part(&mut body, mode, (mark.href.as_deref(), None), &frame::name([mark.label.as_str()]), |out| {
                marker::draw(out, 0, Tone::new(1), px, py);
            });
        }
        frame::root(&self.caption, "scatter", mode, HEIGHT, &body)
    }
}

/// What an axis is of.
fn draw_name(out: &mut String, name: &str, x: f64, y: f64, anchor: &str) {
    let name = text::cut(name, LABEL, WIDTH, Cut::Graphemes).unwrap_or_default();
    let (x, y) = (Tenths::round(x), Tenths::round(y));
    out.push_str(&format!(
        r#"<text class="label" x="{x}" y="{y}" text-anchor="{anchor}">{}</text>"#,
        text::escaped(&name)
    ));
}
