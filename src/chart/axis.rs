//! The marks of an axis: thin lines across the drawing, and what they say.

use std::fmt::Write as _;

use super::frame::WIDTH;
use super::number::{Tenths, real};
use super::scale::{Axis, Linear, Tick};
use super::text::{self, Cut, Face};

const FACE: Face = Face::regular(14.0);

/// The widest that a text beside a level becomes.
const MOST_TEXT_WIDTH: f64 = 150.0;

/// What the texts below a drawing take.
pub(super) const HEIGHT: f64 = 26.0;

/// Upright lines from top to bottom at the marks, with the texts below, as many as have room.
pub(super) fn draw_grid(out: &mut String, axis: &Axis, scale: Linear, top: f64, bottom: f64) {
    if axis.ticks.is_empty() {
        return;
    }
    let (y, height) = (Tenths::round(top - 4.0), Tenths::round(bottom - top + 4.0));
    out.push_str(r#"<path class="grid" d=""#);
    for tick in &axis.ticks {
        let _ = write!(out, "M{} {y}v{height}", Tenths::round(scale.at(real(tick.value))));
    }
    let _ = write!(out, r#"" fill="none" stroke="currentColor" stroke-opacity=".2"/>"#);
    draw_texts_below(out, axis, scale, bottom);
}

/// What upright marks say, below the drawing, as many as have room.
pub(super) fn draw_texts_below(out: &mut String, axis: &Axis, scale: Linear, bottom: f64) {
    let _ = write!(out, r#"<g class="ticks" font-size="{}" text-anchor="middle">"#, FACE.size);
    let baseline = Tenths::round(bottom + FACE.size + 5.0);
    for (x, text) in readable(axis, scale) {
        let (x, text) = (Tenths::round(x), text::escaped(text));
        let _ = write!(out, r#"<text x="{x}" y="{baseline}">{text}</text>"#);
    }
    out.push_str("</g>");
}

/// Level lines from left to right at the marks, with the texts before them; the line of zero, or
/// else the lowest, is stronger.
pub(super) fn draw_levels(out: &mut String, axis: &Axis, scale: Linear, left: f64, right: f64) {
    let (x, width) = (Tenths::round(left), Tenths::round(right) - Tenths::round(left));
    let mut lines = String::new();
    let _ = write!(out, r#"<g class="ticks" font-size="{}" text-anchor="end">"#, FACE.size);
    for tick in &axis.ticks {
        let y = scale.at(real(tick.value));
        let _ = write!(lines, "M{x} {}h{width}", Tenths::round(y));
        let (x, y) = (x - Tenths(60), Tenths::round(y + FACE.size * 0.35));
        let text = text::cut(&tick.text, FACE, MOST_TEXT_WIDTH, Cut::Graphemes).unwrap_or_default();
        let _ = write!(out, r#"<text x="{x}" y="{y}">{}</text>"#, text::escaped(&text));
    }
    let base = Tenths::round(scale.at(0.0));
    let _ = write!(
        out,
        r#"</g><path class="grid" d="{lines}" fill="none" stroke="currentColor" stroke-opacity=".2"/><path class="axis" d="M{x} {base}h{width}" fill="none" stroke="currentColor"/>"#
    );
}

/// How wide the widest of the marks' texts is.
pub(super) fn widest(axis: &Axis) -> f64 {
    axis.ticks.iter().map(|tick| width(&tick.text)).fold(0.0, f64::max).min(MOST_TEXT_WIDTH)
}

/// The texts that do not touch, with their middles: all of them, or every second or third…, zero
/// always among them.
fn readable(axis: &Axis, scale: Linear) -> Vec<(f64, &str)> {
    let zero = axis.ticks.iter().position(|tick| tick.value.is_zero()).unwrap_or(0);
    let every = |stride: usize| {
        let nth = move |(index, _): &(usize, &Tick)| index.abs_diff(zero).is_multiple_of(stride);
        let ticks = axis.ticks.iter().enumerate().filter(nth);
        ticks.map(|(_, tick)| (middle(tick, scale), tick.text.as_str())).collect::<Vec<_>>()
    };
    let touch = |pair: &[(f64, &str)]| pair[1].0 - pair[0].0 < (width(pair[0].1) + width(pair[1].1)) / 2.0 + 10.0;
    let strides = 1..=axis.ticks.len().max(1);
    strides.map(every).find(|texts| !texts.windows(2).any(touch)).unwrap_or_default()
}

/// The middle of a mark's text: at the mark, moved inwards where it would leave the drawing.
fn middle(tick: &Tick, scale: Linear) -> f64 {
    let half = (width(&tick.text) / 2.0).min(WIDTH / 2.0);
    scale.at(real(tick.value)).clamp(half, WIDTH - half)
}

fn width(text: &str) -> f64 {
    FACE.width(&text::clean(text))
}
