//! The treemap: shares of a whole as areas, in cells as near to squares as they can be.
//!
//! Squarified after Bruls, Huizing and van Wijk, "Squarified Treemaps", 2000.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::frame::{self, Caption, Mode, WIDTH};
use super::key;
use super::label::Label;
use super::number::{Tenths, real};
use super::palette::{self, Ink, Tone};
use super::text::{self, Cut, Face, LINE_HEIGHT, Lines};

/// More cells than this are not read any more: show the largest, and the rest as one.
pub const MOST_CELLS: usize = 12;

const HEIGHT: f64 = 420.0;
/// Between a cell's edge and its text.
const PADDING: f64 = 8.0;
/// Between the cells and the names beneath them.
const KEY_GAP: f64 = 12.0;
const LABEL: Face = Face::bold(16.0);
const SMALL_LABEL: Face = Face::bold(14.0);
const TEXT: Face = Face::regular(15.0);
const MOST_LABEL_LINES: usize = 4;

/// Shares of a whole.
///
/// The order of the cells does not matter: they are drawn from the largest to the smallest, then by
/// id. A cell of zero is not drawn; nor is one below zero, which has no area, nor one too small to
/// be seen. [`Treemap::left_out`] tells which, so that the page can say so.
#[derive(Debug, Clone, PartialEq)]
pub struct Treemap {
    /// What it is called.
    pub caption: Caption,
    /// The parts, at most [`MOST_CELLS`] and one of the rest.
    pub cells: Vec<Cell>,
}

/// A part of the whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Unlike every other cell's.
    pub id: String,
    /// Its name, written into the cell where it fits.
    pub label: Label,
    /// What else is said of it, the most important first ("B/. 1,200.00", "12 %"): written below
    /// the label as far as there is room.
    pub texts: Vec<String>,
    /// What its area shows.
    pub value: Decimal,
    /// Its colour. Of more than six, the smallest take the one of a cell that they do not touch and are not named
    /// beside, with a pattern that no other cell has in it.
    pub tone: Tone,
    /// Where it leads.
    pub href: Option<String>,
    /// Whether it stands for all the others; then it comes last, whatever its size.
    pub rest: bool,
}

impl Treemap {
    /// The drawing; empty when no cell has an area.
    #[must_use]
    pub fn svg(&self) -> String {
        let placed = self.placed();
        if placed.is_empty() {
            return String::new();
        }
        let mode = Mode::of(placed.iter().map(|(cell, _)| &cell.href));
        let id = self.caption.key();
        let inks = Ink::unlike(&id, 0, &tones(&placed, mode.cut()));
        let mut body = palette::definitions(&inks);
        for ((cell, area), ink) in placed.iter().zip(&inks) {
            let name = frame::name(cell.names());
            frame::part(&mut body, mode, (cell.href.as_deref(), cell.label.lang.as_deref()), &name, |out| {
                cell.draw(*area, ink, mode.cut(), out);
            });
        }
        let unnamed = placed.iter().zip(&inks).filter(|((cell, area), _)| !cell.is_named(*area, mode.cut()));
        let unnamed: Vec<(&Cell, &Ink)> = unnamed.map(|((cell, _), ink)| (*cell, ink)).collect();
        let key = key_below(&unnamed, mode, &mut body);
        frame::root(&self.caption, "treemap", mode, HEIGHT + key, &body)
    }

    /// The ids of cells that have a value but no place: those below zero, and those too small to be
    /// seen beside the others.
    #[must_use]
    pub fn left_out(&self) -> Vec<&str> {
        let placed: Vec<&str> = self.placed().iter().map(|(cell, _)| cell.id.as_str()).collect();
        let missing = |cell: &&Cell| !cell.value.is_zero() && !placed.contains(&cell.id.as_str());
        self.cells.iter().filter(missing).map(|cell| cell.id.as_str()).collect()
    }

    /// The cells that are drawn, in order, with their places.
    pub(super) fn placed(&self) -> Vec<(&Cell, Area)> {
        let mut cells: Vec<&Cell> = self.cells.iter().filter(|cell| cell.value > Decimal::ZERO).collect();
        cells.sort_by(|a, b| (a.rest.cmp(&b.rest)).then(b.value.cmp(&a.value)).then_with(|| a.id.cmp(&b.id)));
        let values: Vec<f64> = cells.iter().map(|cell| real(cell.value)).collect();
        let rects = squarify(&values, Rect { left: 0.0, top: 0.0, right: WIDTH, bottom: HEIGHT });
        let areas = rects.into_iter().map(Area::of);
        cells.into_iter().zip(areas).filter(|(_, area)| !area.is_empty()).collect()
    }
}

/// How many tones there are besides the neutral one.
const TONES: usize = 6;

/// The cells' tones: each its own, but where one came before, the tone of none that it touches, and where both are
/// named beneath the drawing, of none of these. The two largest keep theirs to themselves as long as that can be.
fn tones(placed: &[(&Cell, Area)], by: Cut) -> Vec<Tone> {
    let named: Vec<bool> = placed.iter().map(|(cell, area)| cell.is_named(*area, by)).collect();
    let mut tones: Vec<Tone> = Vec::with_capacity(placed.len());
    for (at, (cell, area)) in placed.iter().enumerate() {
        if cell.tone == Tone::NEUTRAL || !tones.contains(&cell.tone) {
            tones.push(cell.tone);
            continue;
        }
        let beside = |other: usize| area.touches(placed[other].1) || (!named[at] && !named[other]);
        let taken: Vec<Tone> = (0..at).filter(|other| beside(*other)).map(|other| tones[other]).collect();
        let free = |tone: &Tone| !taken.contains(tone);
        let least_used = |tone: &Tone| tones.iter().filter(|used| *used == tone).count();
        let largest = &tones[..at.min(2)];
        let all = || (1..=TONES).map(Tone::new);
        let best = all().filter(free).filter(|tone| !largest.contains(tone)).min_by_key(least_used);
        tones.push(best.or_else(|| all().find(free)).unwrap_or(cell.tone));
    }
    tones
}

/// Beneath the drawing the names of the cells that are too small for theirs, with what is said of them
/// first; gives the height that they take.
fn key_below(unnamed: &[(&Cell, &Ink)], mode: Mode, out: &mut String) -> f64 {
    let said = |(cell, _): &(&Cell, &Ink)| {
        frame::name(std::iter::once(cell.label.as_str()).chain(cell.texts.first().map(String::as_str)))
    };
    let names: Vec<String> = unnamed.iter().map(said).collect();
    let mut height = 0.0;
    let mut drawn = String::new();
    frame::decoration(&mut drawn, mode, |out| {
        let _ = write!(out, r#"<g transform="translate(0 {})">"#, HEIGHT + KEY_GAP);
        height = key::draw(out, names.iter().map(String::as_str), |out, index, x, y| {
            unnamed[index].1.rect(out, x, y, Tenths(220), Tenths(140));
        });
        out.push_str("</g>");
    });
    if height == 0.0 {
        return 0.0;
    }
    out.push_str(&drawn);
    height + KEY_GAP
}

impl Cell {
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.label.as_str()).chain(self.texts.iter().map(String::as_str))
    }

    fn draw(&self, area: Area, ink: &Ink, by: Cut, out: &mut String) {
        let Area { left, top, .. } = area;
        let _ = write!(
            out,
            r##"<rect class="cell {}" x="{left}" y="{top}" width="{}" height="{}" fill="{}" stroke="#fff" stroke-width="2"/>"##,
            ink.class(),
            area.width(),
            area.height(),
            ink.fill(),
        );
        self.write(area, ink, by, out);
    }

    /// The label and, below it, the texts: as much as fits, and nothing after what is cut, so that
    /// what is seen is the beginning of the cell's name.
    fn write(&self, area: Area, ink: &Ink, by: Cut, out: &mut String) {
        let (width, room) = area.inside();
        let (face, label) = self.fitted_label(width, room, by);
        if label.lines.is_empty() {
            return;
        }
        let taken = label.lines.len() as f64 * face.size * LINE_HEIGHT;
        let texts = if label.whole { self.fitting_texts(width, room - taken) } else { Vec::new() };
        if ink.has_marks() {
            let widths = label.lines.iter().map(|line| face.width(line));
            let widest = widths.chain(texts.iter().map(|text| TEXT.width(&text::clean(text)))).fold(0.0, f64::max);
            draw_plate(area, ink.tone, (widest, taken + texts.len() as f64 * TEXT.size * LINE_HEIGHT), out);
        }
        let x = area.left + Tenths::round(PADDING);
        let baseline = Tenths::round(area.top.units() + PADDING + face.size * 0.8);
        let _ = write!(
            out,
            r##"<text class="label on" y="{baseline}" fill="#fff" font-size="{}" font-weight="600">"##,
            face.size,
        );
        text::tspans(out, x, face.size, &label.lines);
        for text in texts {
            let dy = Tenths::round(TEXT.size * LINE_HEIGHT + 1.0);
            let text = text::escaped(text);
            let _ =
                write!(out, r#" <tspan x="{x}" dy="{dy}" font-size="{}" font-weight="400">{text}</tspan>"#, TEXT.size);
        }
        out.push_str("</text>");
    }

    /// Whether its whole label is seen in the cell: the beginning of one may be another's.
    fn is_named(&self, area: Area, by: Cut) -> bool {
        let (width, room) = area.inside();
        self.fitted_label(width, room, by).1.whole
    }

    /// The label in the first size in which it is whole, else in the last, where most of it is seen.
    fn fitted_label(&self, width: f64, room: f64, by: Cut) -> (Face, Lines) {
        let fit = |face: Face| {
            let rows = (room / (face.size * LINE_HEIGHT)) as usize;
            (face, text::wrap(self.label.as_str(), face, width, rows.min(MOST_LABEL_LINES), by))
        };
        match fit(LABEL) {
            (face, lines) if lines.whole => (face, lines),
            _ => fit(SMALL_LABEL),
        }
    }

    /// The texts, whole and on a line each, as far as the width and the room below the label go.
    fn fitting_texts(&self, width: f64, room: f64) -> Vec<&str> {
        let lines = (room / (TEXT.size * LINE_HEIGHT)).max(0.0) as usize;
        let fits = |text: &&str| TEXT.width(&text::clean(text)) <= width;
        let texts = self.texts.iter().map(String::as_str);
        texts.filter(|text| !text.trim().is_empty()).take(lines).take_while(fits).collect()
    }
}

/// The plain ground of a text in a cell with a pattern, around a text of this width and height.
fn draw_plate(area: Area, tone: Tone, (width, height): (f64, f64), out: &mut String) {
    const AROUND: f64 = 4.0;
    let (x, y) = (area.left + Tenths::round(PADDING - AROUND), area.top + Tenths::round(PADDING - AROUND));
    let (inner_width, inner_height) = area.inside();
    let width = Tenths::round(width.min(inner_width) + 2.0 * AROUND);
    let height = Tenths::round(height.min(inner_height) + 2.0 * AROUND);
    let (class, fill) = (tone.class(), tone.fill());
    let _ =
        write!(out, r#"<rect class="plate {class}" x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>"#);
}

/// A rectangle before it is rounded, in units. Neighbours have the very same number for the edge
/// between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    fn width(self) -> f64 {
        self.right - self.left
    }

    fn height(self) -> f64 {
        self.bottom - self.top
    }
}

/// A rectangle on the grid of tenths. Its edges are rounded, not its lengths: neighbours share
/// theirs, so that nothing overlaps and no gap opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub left: Tenths,
    pub top: Tenths,
    pub right: Tenths,
    pub bottom: Tenths,
}

impl Area {
    fn of(rect: Rect) -> Self {
        Self {
            left: Tenths::round(rect.left),
            top: Tenths::round(rect.top),
            right: Tenths::round(rect.right),
            bottom: Tenths::round(rect.bottom),
        }
    }

    pub fn width(self) -> Tenths {
        self.right - self.left
    }

    pub fn height(self) -> Tenths {
        self.bottom - self.top
    }

    /// Whether they share a part of an edge, or a corner.
    fn touches(self, other: Self) -> bool {
        let along = |from: Tenths, to: Tenths, other_from: Tenths, other_to: Tenths| {
            from.0 <= other_to.0 && other_from.0 <= to.0
        };
        along(self.left, self.right, other.left, other.right) && along(self.top, self.bottom, other.top, other.bottom)
    }

    /// The width and the height that texts have.
    fn inside(self) -> (f64, f64) {
        (self.width().units() - 2.0 * PADDING, self.height().units() - 2.0 * PADDING)
    }

    fn is_empty(self) -> bool {
        self.width().0 <= 0 || self.height().0 <= 0
    }
}

/// The rectangle divided in proportion to the values, which are positive and best given from the
/// largest. Strips are laid along the shorter side of what is left; a strip takes the next value as
/// long as that does not make its worst cell longer.
pub(super) fn squarify(values: &[f64], whole: Rect) -> Vec<Rect> {
    let mut cells = Vec::with_capacity(values.len());
    let (mut left, mut rest) = (whole, values);
    while !rest.is_empty() {
        let total: f64 = rest.iter().sum();
        let (row, others) = rest.split_at(strip_length(rest, left, total));
        let row_total: f64 = row.iter().sum();
        // The last strip takes all that is left, whatever rounding has done to the sums.
        let share = if others.is_empty() { 1.0 } else { row_total / total };
        left = lay(row, row_total, share, left, &mut cells);
        rest = others;
    }
    cells
}

/// How many of the values make the first strip.
fn strip_length(values: &[f64], left: Rect, total: f64) -> usize {
    let scale = left.width() * left.height() / total;
    let side = left.width().min(left.height());
    let (mut sum, mut worst) = (0.0, f64::INFINITY);
    let (mut largest, mut smallest) = (0.0_f64, f64::INFINITY);
    for (index, value) in values.iter().enumerate() {
        let area = value * scale;
        sum += area;
        (largest, smallest) = (largest.max(area), smallest.min(area));
        // The paper's `worst`: the larger of the two extreme aspect ratios.
        let (side2, sum2) = (side * side, sum * sum);
        let ratio = (side2 * largest / sum2).max(sum2 / (side2 * smallest));
        if index > 0 && (ratio > worst || ratio.is_nan()) {
            return index;
        }
        worst = ratio;
    }
    values.len()
}

/// The row laid into a strip that takes this share of the rectangle along its shorter side; gives
/// what is left of the rectangle.
fn lay(row: &[f64], total: f64, share: f64, rect: Rect, cells: &mut Vec<Rect>) -> Rect {
    let upright = rect.width() >= rect.height();
    let (from, to, strip_end) = match upright {
        true => (rect.top, rect.bottom, at(rect.left, rect.right, share)),
        false => (rect.left, rect.right, at(rect.top, rect.bottom, share)),
    };
    let (mut sum, mut start) = (0.0, from);
    for (index, value) in row.iter().enumerate() {
        sum += value;
        let end = if index + 1 == row.len() { to } else { at(from, to, sum / total) };
        cells.push(match upright {
            true => Rect { left: rect.left, right: strip_end, top: start, bottom: end },
            false => Rect { top: rect.top, bottom: strip_end, left: start, right: end },
        });
        start = end;
    }
    match upright {
        true => Rect { left: strip_end, ..rect },
        false => Rect { top: strip_end, ..rect },
    }
}

/// The point at this share of the way; at the whole way exactly the end.
fn at(from: f64, to: f64, share: f64) -> f64 {
    if share >= 1.0 { to } else { (from + (to - from) * share).min(to) }
}
