//! Horizontal bars: series side by side within a group, or end to end.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::axis;
use super::frame::{self, Caption, Mode, WIDTH};
use super::key;
use super::label::Label;
use super::number::{Tenths, real};
use super::palette::{self, Ink, Tone};
use super::rows::{Row, Rows};
use super::scale::{Axis, Linear};
use super::text::{self, Cut, Face};

/// More series than this are not told apart.
pub const MOST_SERIES: usize = 4;

const TEXT: Face = Face::regular(14.0);
/// The widest that a text at the end of a bar becomes.
const MOST_TEXT_WIDTH: f64 = 170.0;
/// Between a bar and what is written beside it.
const GAP: f64 = 6.0;
/// From one bar of a group to the next.
const PITCH: f64 = 19.0;

/// Horizontal bars, in groups from top to bottom in the caller's order.
///
/// Negative values lie to the left of the line of zero. Nothing is left out; a missing value has
/// its text alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// What it is called.
    pub caption: Caption,
    /// How the bars of a group stand to one another.
    pub layout: Layout,
    /// What each bar of a group is, at most [`MOST_SERIES`]. With a single one there is no key.
    pub series: Vec<Series>,
    /// The groups, from the top.
    pub groups: Vec<Group>,
    /// The marks below; without any, the bars' texts say their values.
    pub axis: Axis,
}

/// How the bars of a group stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Below one another, to be compared.
    Grouped,
    /// End to end, parts of a whole; those below zero end to end to the left.
    Stacked,
}

/// What the bars of one colour are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its name, in the key and in the names of links.
    pub label: String,
    /// Its colour; its pattern comes from its place.
    pub tone: Tone,
}

/// Bars that belong together, a value for each series.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its name, beside its bars.
    pub label: Label,
    /// A value for each series, in their order; missing ones at the end may be left out.
    pub bars: Vec<Bar>,
    /// What is written after a stack: its sum. Not shown beside grouped bars.
    pub total: String,
    /// Where its name leads.
    pub href: Option<String>,
}

/// A value and how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its length; `None` when it is not known.
    pub value: Option<Decimal>,
    /// What is written at its end, or into it in a stack, where it fits.
    pub text: String,
}

impl Bars {
    /// The drawing; empty without groups or series.
    #[must_use]
    pub fn svg(&self) -> String {
        if self.groups.is_empty() || self.series.is_empty() {
            return String::new();
        }
        let mode = Mode::of(self.groups.iter().map(|group| &group.href));
        let id = self.caption.key();
        let series = self.series.iter().take(MOST_SERIES).enumerate();
        let inks: Vec<Ink<'_>> = series.map(|(index, s)| Ink::of_series(&id, index, s.tone)).collect();
        let mut body = palette::definitions(&inks);
        let rows = self.rows(self.draw_key(&inks, mode, &mut body), mode);
        let scale = self.scale(rows.left);
        frame::decoration(&mut body, mode, |out| {
            axis::draw_grid(out, &self.axis, scale, rows.top, rows.bottom);
        });
        for (group, row) in self.groups.iter().zip(&rows.rows) {
            let name = self.name(group);
            frame::part(&mut body, mode, (group.href.as_deref(), group.label.lang.as_deref()), &name, |out| {
                row.draw_label(mode, out);
            });
        }
        frame::decoration(&mut body, mode, |out| {
            for (group, row) in self.groups.iter().zip(&rows.rows) {
                match self.layout {
                    Layout::Grouped => draw_grouped(group, row, scale, &inks, out),
                    Layout::Stacked => draw_stacked(group, row, scale, &inks, out),
                }
            }
            draw_zero(&rows, scale, out);
        });
        let below = if self.axis.ticks.is_empty() { 2.0 } else { axis::HEIGHT };
        frame::root(&self.caption, "bars", mode, (rows.bottom + below).ceil(), &body)
    }

    /// A group's name: its label, then each series with what its bar says, then the sum.
    fn name(&self, group: &Group) -> String {
        let bars = self.series.iter().zip(&group.bars);
        let bars = bars.flat_map(|(series, bar)| [series.label.as_str(), bar.text.as_str()]);
        frame::name(std::iter::once(group.label.as_str()).chain(bars).chain([group.total.as_str()]))
    }

    /// Draws the key, where there is more than one series; gives where the rows begin.
    fn draw_key(&self, inks: &[Ink<'_>], mode: Mode, body: &mut String) -> f64 {
        let mut height = 0.0;
        if inks.len() > 1 {
            let names = self.series.iter().take(inks.len()).map(|series| series.label.as_str());
            frame::decoration(body, mode, |out| {
                height = key::draw(out, names, |out, index, x, y| {
                    inks[index].rect(out, x, y, Tenths(220), Tenths(140));
                });
            });
        }
        height + 4.0
    }

    /// A row for each group.
    fn rows(&self, top: f64, mode: Mode) -> Rows {
        let (content, gap) = match (self.layout, self.series.len().min(MOST_SERIES)) {
            (Layout::Stacked, _) => (28.0, 12.0),
            (Layout::Grouped, 1) => (20.0, 10.0),
            (Layout::Grouped, n) => (PITCH * n as f64, 16.0),
        };
        let labels = self.groups.iter().map(|group| group.label.as_str());
        Rows::new(labels, (content, gap), top, mode)
    }

    /// A group's bars, without those beyond the series.
    fn shown<'a>(&self, group: &'a Group) -> impl Iterator<Item = &'a Bar> + use<'a> {
        group.bars.iter().take(self.series.len().min(MOST_SERIES))
    }

    /// How far the drawing reaches: each value, or each stack's two ends.
    fn ends(&self) -> impl Iterator<Item = f64> {
        self.groups.iter().flat_map(|group| {
            let values = self.shown(group).filter_map(|bar| bar.value).map(real);
            match self.layout {
                Layout::Grouped => values.collect::<Vec<f64>>(),
                Layout::Stacked => {
                    let (below, above): (Vec<f64>, Vec<f64>) = values.partition(|v| *v < 0.0);
                    vec![below.iter().sum(), above.iter().sum()]
                }
            }
        })
    }

    /// The scale, as wide as the texts at the bars' ends leave it: a text at a short bar takes no
    /// room from the long ones.
    fn scale(&self, left: f64) -> Linear {
        let mut scale = Linear::over(self.ends(), &self.axis, true, left, WIDTH - 16.0);
        // Each side's room depends on the other's; a few rounds settle both.
        for _ in 0..4 {
            for (value, text) in self.texts_beside() {
                let (share, room) = (scale.share(value), room_for(text));
                if value < 0.0 && share < 1.0 {
                    scale.from = scale.from.max((left + room - scale.to * share) / (1.0 - share));
                } else if share > 0.0 {
                    scale.to = scale.to.min((WIDTH - room - scale.from * (1.0 - share)) / share);
                }
            }
            scale.to = scale.to.max(scale.from + 60.0).min(WIDTH);
            scale.from = scale.from.min(scale.to - 60.0);
        }
        scale
    }

    /// The values at whose ends a text is written, and the texts.
    fn texts_beside(&self) -> impl Iterator<Item = (f64, &str)> {
        self.groups.iter().flat_map(|group| match self.layout {
            Layout::Stacked => {
                let values = self.shown(group).filter_map(|bar| bar.value).map(real);
                vec![(values.filter(|value| *value > 0.0).sum(), group.total.as_str())]
            }
            Layout::Grouped => {
                let bars = self.shown(group);
                bars.map(|bar| (bar.value.map_or(0.0, real), bar.text.as_str())).collect()
            }
        })
    }
}

/// The room that a text takes at the end of a bar, with the space around it.
fn room_for(text: &str) -> f64 {
    match TEXT.width(&text::clean(text)) {
        width if width > 0.0 => width.min(MOST_TEXT_WIDTH) + 2.0 * GAP,
        _ => 16.0,
    }
}

impl Bar {
    fn is_negative(&self) -> bool {
        self.value.is_some_and(|value| value < Decimal::ZERO)
    }
}

/// The line from which bars are measured.
fn draw_zero(rows: &Rows, scale: Linear, out: &mut String) {
    let x = Tenths::round(scale.at(0.0));
    let top = Tenths::round(rows.top - 4.0);
    let height = Tenths::round(rows.bottom - rows.top + 4.0);
    let _ = write!(out, r#"<path class="axis" d="M{x} {top}v{height}" fill="none" stroke="currentColor"/>"#);
}

/// The bars below one another, each with its text at its end.
fn draw_grouped(group: &Group, row: &Row, scale: Linear, inks: &[Ink<'_>], out: &mut String) {
    let zero = Tenths::round(scale.at(0.0));
    let pitch = row.content / inks.len() as f64;
    let thickness = Tenths::round(if inks.len() == 1 { pitch } else { pitch - 2.0 });
    for (index, (bar, ink)) in group.bars.iter().zip(inks).enumerate() {
        let top = row.content_top() + pitch * index as f64;
        let end = bar.value.map_or(zero, |value| Tenths::round(scale.at(real(value))));
        ink.rect(out, zero.min(end), Tenths::round(top), zero.max(end) - zero.min(end), thickness);
        let middle = top + thickness.units() / 2.0;
        beside(&bar.text, end, middle, bar.is_negative(), out);
    }
}

/// The bars end to end, to the right of zero and, those below zero, to the left of it; each with
/// its text inside where it fits, and the sum behind the last.
fn draw_stacked(group: &Group, row: &Row, scale: Linear, inks: &[Ink<'_>], out: &mut String) {
    let (mut below, mut above) = (0.0, 0.0);
    let top = Tenths::round(row.content_top());
    let height = Tenths::round(row.content);
    for (bar, ink) in group.bars.iter().zip(inks) {
        let value = bar.value.map_or(0.0, real);
        let side = if value < 0.0 { &mut below } else { &mut above };
        let from = Tenths::round(scale.at(*side));
        *side += value;
        let to = Tenths::round(scale.at(*side));
        let (left, width) = (from.min(to), from.max(to) - from.min(to));
        ink.rect(out, left, top, width, height);
        inside(&bar.text, ink, (left, top, width, height), out);
    }
    let end = Tenths::round(scale.at(above));
    beside(&group.total, end, row.content_top() + row.content / 2.0, false, out);
}

/// A text at the end of a bar: to its right, of a negative one to its left.
fn beside(text: &str, end: Tenths, middle: f64, negative: bool, out: &mut String) {
    let Some(text) = text::cut(text, TEXT, MOST_TEXT_WIDTH, Cut::Graphemes) else {
        return;
    };
    let (x, anchor) = match negative {
        true => (end - Tenths::round(GAP), r#" text-anchor="end""#),
        false => (end + Tenths::round(GAP), ""),
    };
    let y = Tenths::round(middle + TEXT.size * 0.35);
    let text = text::escaped(&text);
    let _ = write!(out, r#"<text class="value" x="{x}" y="{y}" font-size="{}"{anchor}>{text}</text>"#, TEXT.size);
}

/// A text within a bar, on a plate of plain colour where the bar has a pattern.
fn inside(text: &str, ink: &Ink<'_>, bar: (Tenths, Tenths, Tenths, Tenths), out: &mut String) {
    let (left, top, width, height) = bar;
    let text = text::clean(text);
    let text_width = TEXT.width(&text);
    if text.is_empty() || text_width + 2.0 * GAP > width.units() {
        return;
    }
    let middle = left.units() + width.units() / 2.0;
    if ink.has_marks() {
        let plate = Tenths::round(middle - text_width / 2.0 - 3.0);
        let (class, fill) = (ink.tone.class(), ink.tone.fill());
        let (y, width) = (top + Tenths(40), Tenths::round(text_width + 6.0));
        let height = height - Tenths(80);
        let _ = write!(
            out,
            r#"<rect class="plate {class}" x="{plate}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>"#
        );
    }
    let y = Tenths::round(top.units() + height.units() / 2.0 + TEXT.size * 0.35);
    let (x, text) = (Tenths::round(middle), text::escaped(&text));
    let _ = write!(
        out,
        r##"<text class="value on" x="{x}" y="{y}" fill="#fff" font-size="{}" text-anchor="middle">{text}</text>"##,
        TEXT.size
    );
}
