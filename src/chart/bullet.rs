//! Bullets: how much of what was approved has been executed, row by row.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::frame::{self, Caption, Mode, WIDTH};
use super::key;
use super::label::Label;
use super::number::{Tenths, real};
use super::palette::Tone;
use super::rows::{Row, Rows};
use super::text::{self, Cut, Face};

const TEXT: Face = Face::regular(14.0);
const TRACK_HEIGHT: f64 = 24.0;
const BAR_HEIGHT: f64 = 10.0;
/// The room of the arrow that says "more than all".
const ARROW: f64 = 12.0;
const MOST_TEXT_WIDTH: f64 = 230.0;

/// What was approved against what was executed, each row measured against its own plan.
///
/// The track is the plan; the bar in it what was executed. More than the plan fills the track and
/// ends in an arrow, and so does anything where nothing was planned; the row's text has to say how
/// much. Amounts below zero count as zero. [`Bullets::clamped`] tells the rows whose bar is not as
/// long as its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Bullets {
    /// What it is called.
    pub caption: Caption,
    /// What the marks are; drawn above, in this order. Without names there is no key.
    pub key: BulletKey,
    /// The rows, from the top.
    pub rows: Vec<Bullet>,
    /// The bars' colour.
    pub tone: Tone,
}

/// The names of the marks; an empty one is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BulletKey {
    /// Of the bar: "executed".
    pub executed: String,
    /// Of the track: "approved".
    pub approved: String,
    /// Of the tick: "expected by now".
    pub expected: String,
}

/// One plan and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bullet {
    /// Its name.
    pub label: Label,
    /// The plan: the whole track.
    pub approved: Decimal,
    /// The bar; `None` when it is not known.
    pub executed: Option<Decimal>,
    /// Where the bar should have come to; a tick across the track.
    pub expected: Option<Decimal>,
    /// What is written behind: "92 % of B/. 1,200.00".
    pub text: String,
    /// Where its name leads.
    pub href: Option<String>,
}

impl Bullets {
    /// The drawing; empty without rows.
    #[must_use]
    pub fn svg(&self) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let mode = Mode::of(self.rows.iter().map(|row| &row.href));
        let mut body = String::new();
        let mut top = 4.0;
        frame::decoration(&mut body, mode, |out| top += self.draw_key(out));
        let labels = self.rows.iter().map(|row| row.label.as_str());
        let rows = Rows::new(labels, (TRACK_HEIGHT, 12.0), top, mode);
        let texts = self.rows.iter().map(|row| TEXT.width(&text::clean(&row.text)));
        let room = texts.fold(0.0, f64::max).min(MOST_TEXT_WIDTH);
        let right = WIDTH - room - ARROW - 8.0;
        for (bullet, row) in self.rows.iter().zip(&rows.rows) {
            let name = frame::name([bullet.label.as_str(), bullet.text.as_str()]);
            frame::part(&mut body, mode, (bullet.href.as_deref(), bullet.label.lang.as_deref()), &name, |out| {
                row.draw_label(mode, out);
            });
        }
        frame::decoration(&mut body, mode, |out| {
            for (bullet, row) in self.rows.iter().zip(&rows.rows) {
                bullet.draw(row, self.tone, rows.left, right, out);
            }
        });
        frame::root(&self.caption, "bullets", mode, rows.bottom.ceil(), &body)
    }

    /// The places, counted from 0, of the rows whose bar is shorter than its value (more than the
    /// plan) or longer (below zero).
    #[must_use]
    pub fn clamped(&self) -> Vec<usize> {
        let clamped =
            |row: &Bullet| row.share() > Some(1.0) || row.executed < Some(Decimal::ZERO) && row.executed.is_some();
        (0..self.rows.len()).filter(|index| clamped(&self.rows[*index])).collect()
    }

    fn draw_key(&self, out: &mut String) -> f64 {
        let BulletKey { executed, approved, expected } = &self.key;
        let names = [(executed, 0), (approved, 1), (expected, 2)];
        let named: Vec<_> = names.into_iter().filter(|(name, _)| !name.trim().is_empty()).collect();
        let texts = named.iter().map(|(name, _)| name.as_str());
        key::draw(out, texts, |out, index, x, y| match named[index].1 {
            0 => draw_bar(out, self.tone, x, y + Tenths(20), Tenths(220)),
            1 => draw_track(out, x, y, Tenths(220), Tenths(140)),
            _ => draw_tick(out, x + Tenths(110), y - Tenths(10), Tenths(160)),
        })
    }
}

impl Bullet {
    /// The executed part of the plan, not below zero: infinite where nothing was planned, `None`
    /// where it is not known.
    fn share(&self) -> Option<f64> {
        self.executed.map(|executed| share(executed, self.approved))
    }

    fn draw(&self, row: &Row, tone: Tone, left: f64, right: f64, out: &mut String) {
        let (x, width) = (Tenths::round(left), Tenths::round(right) - Tenths::round(left));
        let (top, middle) = (row.content_top(), row.content_top() + TRACK_HEIGHT / 2.0);
        draw_track(out, x, Tenths::round(top), width, Tenths::round(TRACK_HEIGHT));
        let done = self.share().unwrap_or(0.0);
        let length = Tenths::round(width.units() * done.min(1.0));
        if length.0 > 0 {
            draw_bar(out, tone, x, Tenths::round(middle - BAR_HEIGHT / 2.0), length);
        }
        if done > 1.0 {
            let (class, fill) = (tone.class(), tone.fill());
            let (tip, y) = (x + width, Tenths::round(middle - 9.0));
            let _ = write!(out, r#"<path class="over {class}" d="M{tip} {y}l{ARROW} 9l-{ARROW} 9z" fill="{fill}"/>"#);
        }
        if let Some(expected) = self.expected {
            let at = left + width.units() * share(expected, self.approved).min(1.0);
            draw_tick(out, Tenths::round(at), Tenths::round(top - 3.0), Tenths::round(TRACK_HEIGHT + 6.0));
        }
        if let Some(text) = text::cut(&self.text, TEXT, MOST_TEXT_WIDTH + 1.0, Cut::Graphemes) {
            let (x, y) = (Tenths::round(right + ARROW + 6.0), Tenths::round(middle + TEXT.size * 0.35));
            let text = text::escaped(&text);
            let _ = write!(out, r#"<text class="value" x="{x}" y="{y}" font-size="{}">{text}</text>"#, TEXT.size);
        }
    }
}

/// The part in the whole, from 0; infinite where there is a part of nothing.
fn share(part: Decimal, whole: Decimal) -> f64 {
    match (part > Decimal::ZERO, whole > Decimal::ZERO) {
        (false, _) => 0.0,
        (true, true) => real(part) / real(whole),
        (true, false) => f64::INFINITY,
    }
}

fn draw_track(out: &mut String, x: Tenths, y: Tenths, width: Tenths, height: Tenths) {
    let _ = write!(
        out,
        r##"<rect class="track" x="{x}" y="{y}" width="{width}" height="{height}" fill="#8894a0" fill-opacity=".2" stroke="currentColor" stroke-opacity=".6"/>"##
    );
}

fn draw_bar(out: &mut String, tone: Tone, x: Tenths, y: Tenths, width: Tenths) {
    let (class, fill) = (tone.class(), tone.fill());
    let _ =
        write!(out, r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{BAR_HEIGHT}" fill="{fill}"/>"#);
}

/// A tick with an edge, to be seen on the bar.
fn draw_tick(out: &mut String, x: Tenths, y: Tenths, height: Tenths) {
    let (x, width) = (x - Tenths(20), 4);
    let _ = write!(
        out,
        r##"<rect class="tick" x="{x}" y="{y}" width="{width}" height="{height}" fill="currentColor" stroke="#fff"/>"##
    );
}
