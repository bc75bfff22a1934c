//! The flow: where the money comes from and where it goes, in three columns.
//!
//! A Sankey diagram of one stage: sources, their total, uses. Each band is as high as its amount on
//! both of its ends.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::frame::{self, Caption, Mode, WIDTH};
use super::label::Label;
use super::number::{Tenths, real};
use super::palette::{self, Ink, Tone};
use super::text::{self, Cut, Face, LINE_HEIGHT, Lines};

/// More bands than this on a side are not followed any more, and there are no more colours: show the largest, and the
/// rest as one.
pub const MOST_BANDS: usize = 6;

const LABEL: Face = Face::bold(15.0);
const TEXT: Face = Face::regular(14.0);
const MOST_LABEL_LINES: usize = 3;
/// The columns of labels at both sides.
const LABEL_WIDTH: f64 = 200.0;
/// Between a label and its column.
const LABEL_GAP: f64 = 8.0;
const COLUMN_WIDTH: Tenths = Tenths(140);
/// Above the middle column, for what the total says.
const TOP: f64 = 48.0;
/// The height of the middle column.
const TOTAL_HEIGHT: f64 = 330.0;
/// Between two bands, or their labels, at their outer ends.
const BAND_GAP: f64 = 9.0;

/// Sources, their total, and uses.
///
/// The order of the bands does not matter: on each side they are drawn from the largest to the
/// smallest, then by id. Bands of zero or below are not drawn; [`Flow::left_out`] tells those below.
/// Both sides have the same scale: where one sums to less, part of the total stays without bands on
/// that side. A balanced budget adds the difference as a band of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// What it is called.
    pub caption: Caption,
    /// Where it comes from, at most [`MOST_BANDS`] and one of the rest.
    pub sources: Vec<Band>,
    /// Where it goes to, likewise.
    pub uses: Vec<Band>,
    /// The name of the total.
    pub total_label: String,
    /// The total as it is written.
    pub total_text: String,
}

/// A source or a use.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Unlike that of every other band on its side.
    pub id: String,
    /// Its name.
    pub label: Label,
    /// What else is said of it, below its name: "B/. 1,200.00".
    pub text: String,
    /// Its height.
    pub value: Decimal,
    /// Its colour; what has that of another on its side has a pattern besides.
    pub tone: Tone,
    /// Where it leads.
    pub href: Option<String>,
    /// Whether it stands for all the others; then it comes last, whatever its size.
    pub rest: bool,
}

impl Flow {
    /// The drawing; empty when neither side has a band.
    #[must_use]
    pub fn svg(&self) -> String {
        let Some(sheet) = self.sheet() else {
            return String::new();
        };
        let mode = self.mode();
        let id = self.caption.key();
        let inks = |bands: &[Placed], first| {
            Ink::unlike(&id, first, &bands.iter().map(|placed| placed.band.tone).collect::<Vec<_>>())
        };
        let (left, right) = (inks(&sheet.sources, 0), inks(&sheet.uses, sheet.sources.len()));
        let mut body = palette::definitions(&[&left[..], &right[..]].concat());
        for (side, bands, inks) in [(Side::Left, &sheet.sources, &left), (Side::Right, &sheet.uses, &right)] {
            for (placed, ink) in bands.iter().zip(inks) {
                let band = placed.band;
                let name = frame::name([band.label.as_str(), band.text.as_str()]);
                frame::part(&mut body, mode, (band.href.as_deref(), band.label.lang.as_deref()), &name, |out| {
                    placed.draw(side, ink, out);
                    placed.draw_label(side, out);
                    if placed.label.whole {
                        placed.draw_text(side, out);
                    }
                });
            }
        }
        draw_texts_of_cut_names([(Side::Left, &sheet.sources), (Side::Right, &sheet.uses)], mode, &mut body);
        let name = frame::name([self.total_label.as_str(), self.total_text.as_str()]);
        frame::part(&mut body, mode, (None, None), &name, |out| self.draw_total(sheet.total, mode, out));
        frame::root(&self.caption, "flow", mode, sheet.height, &body)
    }

    /// The ids of bands below zero, sources first.
    #[must_use]
    pub fn left_out(&self) -> Vec<&str> {
        let bands = self.sources.iter().chain(&self.uses);
        bands.filter(|band| band.value < Decimal::ZERO).map(|band| band.id.as_str()).collect()
    }

    fn mode(&self) -> Mode {
        let bands = self.sources.iter().chain(&self.uses);
        Mode::of(bands.filter(|band| band.value > Decimal::ZERO).map(|band| &band.href))
    }

    /// Where everything goes.
    pub(super) fn sheet(&self) -> Option<Sheet<'_>> {
        let (sources, uses) = (in_order(&self.sources), in_order(&self.uses));
        let sum = |bands: &[&Band]| bands.iter().map(|band| real(band.value)).sum::<f64>();
        let most = sum(&sources).max(sum(&uses));
        if most <= 0.0 {
            return None;
        }
        let scale = TOTAL_HEIGHT / most;
        let by = self.mode().cut();
        let (mut sources, mut uses) = (place(&sources, scale, by), place(&uses, scale, by));
        let (left, right) = (stack(&mut sources), stack(&mut uses));
        let top = Tenths::round(TOP);
        sources.iter_mut().chain(&mut uses).for_each(|placed| placed.shift(top));
        let height = TOP + left.max(right).max(TOTAL_HEIGHT);
        let total = (top, Tenths::round(TOTAL_HEIGHT));
        Some(Sheet { sources, uses, total, height: height.ceil() + 4.0 })
    }

    /// The middle column, with its name and amount above.
    fn draw_total(&self, (y, height): (Tenths, Tenths), mode: Mode, out: &mut String) {
        let middle = Tenths::round(WIDTH / 2.0);
        let x = middle - Tenths(COLUMN_WIDTH.0 / 2);
        let (class, fill) = (Tone::NEUTRAL.class(), Tone::NEUTRAL.fill());
        let _ = write!(
            out,
            r#"<rect class="{class}" x="{x}" y="{y}" width="{COLUMN_WIDTH}" height="{height}" fill="{fill}"/>"#
        );
        let room = WIDTH - 2.0 * LABEL_WIDTH;
        let texts = [(&self.total_label, LABEL, "600", Tenths(300)), (&self.total_text, TEXT, "400", Tenths(110))];
        for (text, face, weight, above) in texts {
            let Some(text) = text::cut(text, face, room, mode.cut()) else {
                break;
            };
            let whole = !text.contains('…');
            let (y, text) = (y - above, text::escaped(&text));
            let _ = write!(
                out,
                r#" <text class="label" x="{middle}" y="{y}" font-size="{}" font-weight="{weight}" text-anchor="middle">{text}</text>"#,
                face.size
            );
            if !whole {
                break;
            }
        }
    }
}

/// Where everything goes.
pub(super) struct Sheet<'a> {
    pub sources: Vec<Placed<'a>>,
    pub uses: Vec<Placed<'a>>,
    /// The top and the height of the middle column.
    pub total: (Tenths, Tenths),
    height: f64,
}

/// A band and its place.
pub(super) struct Placed<'a> {
    pub band: &'a Band,
    /// How high it is, on both ends.
    pub height: Tenths,
    /// The top of its end in the middle.
    pub inner: Tenths,
    /// The top of its outer end.
    pub outer: Tenths,
    label: Lines,
    /// What is said below the label.
    text: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

fn in_order(bands: &[Band]) -> Vec<&Band> {
    let mut bands: Vec<&Band> = bands.iter().filter(|band| band.value > Decimal::ZERO).collect();
    bands.sort_by(|a, b| (a.rest.cmp(&b.rest)).then(b.value.cmp(&a.value)).then_with(|| a.id.cmp(&b.id)));
    bands
}

/// The bands of a side with their ends in the middle, below one another without gaps. Sums are
/// rounded, not heights, so that both ends of a band are equal and the bands fill their total.
fn place<'a>(bands: &[&'a Band], scale: f64, by: Cut) -> Vec<Placed<'a>> {
    let mut above = 0.0;
    let mut placed = Vec::with_capacity(bands.len());
    for band in bands {
        let inner = Tenths::round(above * scale);
        above += real(band.value);
        let height = Tenths::round(above * scale) - inner;
        let label = text::wrap(band.label.as_str(), LABEL, LABEL_WIDTH - 8.0, MOST_LABEL_LINES, by);
        let text = text::cut(&band.text, TEXT, LABEL_WIDTH, by);
        placed.push(Placed { band, height, inner, outer: Tenths(0), label, text });
    }
    placed
}

/// Sets the outer ends below one another, each in room enough for its label; gives their height.
fn stack(bands: &mut [Placed<'_>]) -> f64 {
    let mut y = 0.0;
    for placed in bands {
        let room = placed.height.units().max(placed.text_height());
        placed.outer = Tenths::round(y + (room - placed.height.units()) / 2.0);
        y += room + BAND_GAP;
    }
    (y - BAND_GAP).max(0.0)
}

impl Placed<'_> {
    fn shift(&mut self, down: Tenths) {
        self.outer = self.outer + down;
        self.inner = self.inner + down;
    }

    fn middle(&self) -> f64 {
        self.outer.units() + self.height.units() / 2.0
    }

    /// The height of the label and what is said below.
    fn text_height(&self) -> f64 {
        (self.label.lines.len() + 1) as f64 * LABEL.size * LINE_HEIGHT
    }

    fn draw(&self, side: Side, ink: &Ink, out: &mut String) {
        let outer_x = match side {
            Side::Left => Tenths::round(LABEL_WIDTH + LABEL_GAP),
            Side::Right => Tenths::round(WIDTH - LABEL_WIDTH - LABEL_GAP) - COLUMN_WIDTH,
        };
        let middle = Tenths::round(WIDTH / 2.0);
        let half = Tenths(COLUMN_WIDTH.0 / 2);
        let &Self { outer, inner, height, .. } = self;
        let (class, fill) = (ink.class(), ink.fill());
        let ends = match side {
            Side::Left => [(outer_x + COLUMN_WIDTH, outer), (middle - half, inner)],
            Side::Right => [(middle + half, inner), (outer_x, outer)],
        };
        let _ = write!(
            out,
            r#"<path class="band {class}" d="{}" fill="{fill}" fill-opacity=".45"/>"#,
            band_path(ends, height)
        );
        let _ = write!(
            out,
            r#"<rect class="{class}" x="{outer_x}" y="{outer}" width="{COLUMN_WIDTH}" height="{height}" fill="{fill}"/>"#
        );
    }

    /// Where the label's lines and, below them, the text stand: across, and down for the line at this place.
    fn line_at(&self, side: Side, index: usize) -> (Tenths, Tenths) {
        let top = self.middle() - self.text_height() / 2.0 + LABEL.size * 0.95;
        let x = match side {
            Side::Left => Tenths::round(LABEL_WIDTH),
            Side::Right => Tenths::round(WIDTH - LABEL_WIDTH),
        };
        (x, Tenths::round(top + LABEL.size * LINE_HEIGHT * index as f64))
    }

    /// The name.
    fn draw_label(&self, side: Side, out: &mut String) {
        for (index, line) in self.label.lines.iter().enumerate() {
            write_line(self.line_at(side, index), side, LABEL, line, out);
        }
    }

    /// What is said below the name.
    fn draw_text(&self, side: Side, out: &mut String) {
        if let Some(text) = &self.text {
            write_line(self.line_at(side, self.label.lines.len()), side, TEXT, text, out);
        }
    }
}

fn write_line((x, y): (Tenths, Tenths), side: Side, face: Face, line: &str, out: &mut String) {
    let anchor = if side == Side::Left { r#" text-anchor="end""# } else { "" };
    // What the whole drawing has is not said of each line.
    let look = if face.bold { r#"font-weight="600""#.to_owned() } else { format!(r#"font-size="{}""#, face.size) };
    let line = text::escaped(line);
    let _ = write!(out, r#" <text class="label" x="{x}" y="{y}" {look}{anchor}>{line}</text>"#);
}

/// The amounts of bands whose names are cut. They stand beside the links: what is seen in a link is the beginning of
/// its name, and here the name goes on where the amount stands.
fn draw_texts_of_cut_names(sides: [(Side, &Vec<Placed<'_>>); 2], mode: Mode, body: &mut String) {
    let mut texts = String::new();
    for (side, bands) in sides {
        bands.iter().filter(|placed| !placed.label.whole).for_each(|placed| placed.draw_text(side, &mut texts));
    }
    if !texts.is_empty() {
        frame::decoration(body, mode, |out| out.push_str(&texts));
    }
}

/// A band between the tops of its two ends, level at both.
fn band_path([(x1, y1), (x2, y2)]: [(Tenths, Tenths); 2], height: Tenths) -> String {
    let (half, whole) = (Tenths((x2.0 - x1.0) / 2), x2 - x1);
    let (down, up) = (y2 - y1, y1 - y2);
    // Of steps, not of places: most of these are those of the band before, and weigh nothing.
    format!("M{x1} {y1}c{half} 0 {half} {down} {whole} {down}v{height}c-{half} 0-{half} {up}-{whole} {up}z")
}
