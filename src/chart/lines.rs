//! Lines over years: how a few figures went.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::axis;
use super::frame::{self, Caption, Mode, WIDTH};
use super::marker;
use super::number::{Tenths, real};
use super::palette::Tone;
use super::scale::{Axis, Linear};
use super::spread::{Span, spread};
use super::text::{self, Cut, Face, LINE_HEIGHT};

const LABEL: Face = Face::regular(15.0);
const HEIGHT: f64 = 340.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = HEIGHT - 28.0;
/// The widest that the names at the lines' ends become.
const MOST_NAME_WIDTH: f64 = 170.0;
const MOST_NAME_LINES: usize = 3;
/// The piece of line that stands before a name where there are several, and the gap after it.
const SAMPLE: f64 = 34.0;
const SAMPLE_GAP: f64 = 6.0;

/// A few series over years, always a picture: its points are in the table beside it.
///
/// The order of the points does not matter; that of the lines gives them their dashes and shapes.
#[derive(Debug, Clone, PartialEq)]
pub struct LineChart {
    /// What it is called.
    pub caption: Caption,
    /// The years along the axis and how each is written. A line is broken at a year of these for
    /// which it has no point. Points of other years are drawn as well.
    pub years: Vec<Year>,
    /// The lines; more than four share dashes and shapes.
    pub lines: Vec<Line>,
    /// The marks at the left.
    pub axis: Axis,
    /// Where the axis begins.
    pub baseline: Baseline,
}

/// Where the axis of a line chart begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Baseline {
    /// At zero, which lies within the drawing: a difference looks as large as it is.
    #[default]
    Zero,
    /// At the lowest value or mark: for rates and indices, where zero says nothing.
    Lowest,
}

/// A year and how it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Where it lies.
    pub year: i32,
    /// How it is written.
    pub text: String,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name, at its end; where there are several, behind a piece of the line with its mark.
    pub label: String,
    /// Its colour.
    pub tone: Tone,
    /// Its points. Of several in one year the lowest counts.
    pub points: Vec<Point>,
}

/// A value in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// The year.
    pub year: i32,
    /// The value.
    pub value: Decimal,
}

impl LineChart {
    /// The drawing; empty without any point.
    #[must_use]
    pub fn svg(&self) -> String {
        let lines: Vec<(usize, &Line, Vec<Point>)> = (self.lines.iter().enumerate())
            .map(|(index, line)| (index, line, line.in_order()))
            .filter(|(_, _, points)| !points.is_empty())
            .collect();
        if lines.is_empty() {
            return String::new();
        }
        let (x, y) = self.scales();
        let mut body = String::new();
        axis::draw_levels(&mut body, &self.axis, y, x.from - 12.0, x.to + 8.0);
        axis::draw_texts_below(&mut body, &self.year_axis(), x, BOTTOM);
        for (index, line, points) in &lines {
            self.draw_line(*index, line, points, (x, y), &mut body);
        }
        let end = self.last_year().map_or(x.to, |year| x.at(f64::from(year)));
        self.draw_names(&lines, (x, y), end, &mut body);
        frame::root(&self.caption, "lines", Mode::Picture, HEIGHT, &body)
    }

    /// The scale of years and that of values; between them the room for the texts on both sides.
    fn scales(&self) -> (Linear, Linear) {
        let left = 16.0 + axis::widest(&self.axis);
        let names = self.lines.iter().map(|line| LABEL.width(&text::clean(&self.name(line))) + 1.0);
        let right = WIDTH - names.fold(20.0, f64::max).min(MOST_NAME_WIDTH) - 22.0;
        let several = self.lines.iter().filter(|line| !line.points.is_empty()).nth(1).is_some();
        let right = if several { right - SAMPLE - SAMPLE_GAP } else { right };
        let points = || self.lines.iter().flat_map(|line| &line.points);
        let years = self.years.iter().map(|year| year.year).chain(points().map(|point| point.year));
        let years = years.map(f64::from);
        let (low, high) =
            years.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), year| (low.min(year), high.max(year)));
        // A single year stands in the middle.
        let around = if low == high { 1.0 } else { 0.0 };
        let x = Linear { low: low - around, high: high + around, from: left + 12.0, to: right };
        let values = points().map(|point| real(point.value));
        let with_zero = self.baseline == Baseline::Zero;
        (x, Linear::over(values, &self.axis, with_zero, BOTTOM, TOP))
    }

    /// The last year of the axis and of all points.
    fn last_year(&self) -> Option<i32> {
        let points = self.lines.iter().flat_map(|line| &line.points).map(|point| point.year);
        points.chain(self.years.iter().map(|year| year.year)).max()
    }

    /// What stands at a line's end: behind the last year one that ends before says when.
    fn name(&self, line: &Line) -> String {
        let last = line.points.iter().map(|point| point.year).max();
        match last.filter(|last| Some(*last) != self.last_year() && !text::clean(&line.label).is_empty()) {
            Some(last) => format!("{} ({last})", line.label),
            None => line.label.clone(),
        }
    }

    fn year_axis(&self) -> Axis {
        let mut years = self.years.clone();
        years.sort_by(|a, b| (a.year, &a.text).cmp(&(b.year, &b.text)));
        Axis::at(years.into_iter().map(|year| (Decimal::from(year.year), year.text)))
    }

    /// The line, broken where a year is missing, and a mark on each point.
    fn draw_line(&self, index: usize, line: &Line, points: &[Point], (x, y): (Linear, Linear), out: &mut String) {
        let place =
            |point: &Point| (Tenths::round(x.at(f64::from(point.year))), Tenths::round(y.at(real(point.value))));
        let mut path = String::new();
        for (at, point) in points.iter().enumerate() {
            let joined = at > 0 && !self.is_gap(points[at - 1].year, point.year);
            let (px, py) = place(point);
            let _ = write!(path, "{}{px} {py}", if joined { 'L' } else { 'M' });
        }
        if path.contains('L') {
            let (tone, dashes) = (line.tone, marker::dashes(index));
            let _ = write!(
                out,
                r#"<path class="{}" d="{path}" fill="none" stroke="{}" stroke-width="2.5" stroke-linejoin="round"{dashes}/>"#,
                tone.stroke_class(),
                tone.fill()
            );
        }
        for point in points {
            let (px, py) = place(point);
            marker::draw(out, index, line.tone, px, py);
        }
    }

    /// Whether a year of the axis lies between two points' years.
    fn is_gap(&self, before: i32, after: i32) -> bool {
        self.years.iter().any(|year| before < year.year && year.year < after)
    }
}

impl Line {
    fn in_order(&self) -> Vec<Point> {
        let mut points = self.points.clone();
        points.sort_unstable();
        points.dedup_by_key(|point| point.year);
        points
    }
}

/// The name of a line, and where it ends.
struct End {
    index: usize,
    tone: Tone,
    x: f64,
    y: f64,
    name: Vec<String>,
}

impl LineChart {
    /// The lines' names behind their last points, moved apart, each joined to its point by a thin line; where that
    /// is not in the last year, which lies at `end`, each with its mark. Lines may end in one point: so that each is
    /// known by its name all the same, of several each has a piece of it before its name.
    fn draw_names(&self, lines: &[(usize, &Line, Vec<Point>)], (x, y): (Linear, Linear), end: f64, out: &mut String) {
        let mut ends: Vec<End> = lines
            .iter()
            .filter_map(|(index, line, points)| {
                let name = text::wrap(&self.name(line), LABEL, MOST_NAME_WIDTH, MOST_NAME_LINES, Cut::Graphemes).lines;
                let last = points.last().filter(|_| !name.is_empty())?;
                let (x, y) = (x.at(f64::from(last.year)), y.at(real(last.value)));
                Some(End { index: *index, tone: line.tone, x, y, name })
            })
            .collect();
        ends.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.index.cmp(&b.index)));
        let height = |lines: usize| lines as f64 * LABEL.size * LINE_HEIGHT + 3.0;
        let spans: Vec<Span> = ends.iter().map(|end| Span { middle: end.y, height: height(end.name.len()) }).collect();
        let several = lines.len() > 1;
        for (one, middle) in ends.iter().zip(spread(&spans, 0.0, HEIGHT)) {
            let left = x.to + 20.0;
            // Over years without a figure a line would look like one to come, and a mark like a figure.
            if one.x + 1.0 >= end {
                let (from, to) = (Tenths::round(one.x + 7.0), Tenths::round(left - 3.0));
                let (y, middle) = (Tenths::round(one.y), Tenths::round(middle));
                let _ = write!(
                    out,
                    r#"<path class="leader" d="M{from} {y}L{to} {middle}" fill="none" stroke="currentColor" stroke-opacity=".5"/>"#
                );
            }
            if several {
                draw_key(out, |out| draw_sample(one, left, Tenths::round(middle), one.x + 1.0 >= end, out));
            }
            let lines_height = one.name.len() as f64 * LABEL.size * LINE_HEIGHT;
            let baseline = Tenths::round(middle - lines_height / 2.0 + LABEL.size * 0.95);
            let left = if several { left + SAMPLE + SAMPLE_GAP } else { left };
            let _ = write!(out, r#"<text class="label" y="{baseline}">"#);
            text::tspans(out, Tenths::round(left), LABEL.size, &one.name);
            out.push_str("</text>");
        }
    }
}

/// What explains the drawing.
fn draw_key(out: &mut String, draw: impl FnOnce(&mut String)) {
    out.push_str(r#"<g class="key">"#);
    draw(out);
    out.push_str("</g>");
}

/// A piece of the line with its dashes, and its mark where the line reaches the last year.
fn draw_sample(of: &End, left: f64, y: Tenths, is_marked: bool, out: &mut String) {
    let (from, to, middle) = (Tenths::round(left), Tenths::round(left + SAMPLE), Tenths::round(left + SAMPLE / 2.0));
    let (class, stroke, dashes) = (of.tone.stroke_class(), of.tone.fill(), marker::dashes(of.index));
    let _ = write!(
        out,
        r#"<path class="{class}" d="M{from} {y}L{to} {y}" fill="none" stroke="{stroke}" stroke-width="2.5"{dashes}/>"#
    );
    if is_marked {
        marker::draw(out, of.index, of.tone, middle, y);
    }
}
