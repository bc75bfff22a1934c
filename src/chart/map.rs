//! What both maps share: areas projected, simplified and drawn; a place for each area's name.

use std::fmt::Write as _;

use super::number::Tenths;
use super::projection::{Multipolygon, Projection, is_place};
use super::text::{self, Cut, Face, LINE_HEIGHT};
use super::topology::{self, FINE, Point, Ring};

/// Coordinates of areas are whole numbers of half units; the group around them halves them.
const STEPS: f64 = 2.0;
/// What is nearer than half a unit to a simpler border is left out.
const TOLERANCE: i64 = (FINE / 2.0) as i64;
/// The names of areas, and the same for a telephone, where the drawing is two fifths as wide: the page
/// shows one of the two.
const NAMES: [Face; 2] = [Face::regular(14.0), Face::regular(30.0)];
/// Seen on a light and a dark page, beside the lightest and the darkest class.
pub(super) const BORDER: &str = "#7b8794";

/// The areas of a map, in the caller's order.
pub(super) struct Map {
    pub projection: Projection,
    /// The rings of each area in half units; empty for an area without any place.
    pub areas: Vec<Vec<Ring>>,
}

impl Map {
    /// The areas, and other places that have to be on the map; `None` without any place.
    pub fn new(shapes: &[&Multipolygon], others: &[(f64, f64)]) -> Option<Self> {
        let corners = shapes.iter().flat_map(|shape| shape.iter().flatten().flatten());
        let projection = Projection::fitting(corners.chain(others).copied())?;
        let (mut rings, mut owners) = (Vec::new(), Vec::new());
        for (owner, shape) in shapes.iter().enumerate() {
            for ring in shape.iter().flatten() {
                let places = ring.iter().copied().filter(|place| is_place(*place));
                rings.push(places.map(|place| fine(projection.at(place))).collect::<Ring>());
                owners.push(owner);
            }
        }
        let mut areas: Vec<Vec<Ring>> = vec![Vec::new(); shapes.len()];
        let simple = topology::simplified(&rings, TOLERANCE);
        for ((owner, ring), simple) in owners.iter().zip(&rings).zip(simple) {
            areas[*owner].push(if simple.is_empty() { ring.clone() } else { simple });
        }
        let areas = areas.into_iter().map(|rings| coarse(&rings)).collect();
        Some(Self { projection, areas })
    }

    /// The start of the group in which areas are drawn.
    pub fn open_group(out: &mut String, top: f64) {
        let top = Tenths::round(top);
        let _ = write!(out, r#"<g transform="translate(0 {top}) scale(.5)">"#);
    }

    /// An area's outline for a path's `d`: whole numbers, each point from the one before.
    pub fn outline(rings: &[Ring]) -> String {
        let mut d = String::new();
        for ring in rings {
            let Some(first) = ring.first() else { continue };
            let _ = write!(d, "M{}", first.0);
            push_number(&mut d, first.1);
            d.push('l');
            for (index, pair) in ring.windows(2).enumerate() {
                let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
                match index {
                    0 => {
                        let _ = write!(d, "{dx}");
                    }
                    _ => push_number(&mut d, dx),
                }
                push_number(&mut d, dy);
            }
            d.push('z');
        }
        d
    }
}

/// A number after another: a minus sign parts them as well as a space.
fn push_number(d: &mut String, number: i64) {
    let _ = if number < 0 { write!(d, "{number}") } else { write!(d, " {number}") };
}

fn fine((x, y): (f64, f64)) -> Point {
    ((x * FINE).round() as i64, (y * FINE).round() as i64)
}

/// An area's rings rounded to half units. Rings that vanish are left out; an area that would vanish
/// altogether becomes a diamond of one unit.
fn coarse(rings: &[Ring]) -> Vec<Ring> {
    let step = (FINE / STEPS) as i64;
    let round = |n: i64| (n + step / 2).div_euclid(step);
    let mut coarse = Vec::new();
    for ring in rings {
        let mut points: Ring = ring.iter().map(|(x, y)| (round(*x), round(*y))).collect();
        points.dedup();
        while points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        if points.len() >= 3 {
            coarse.push(points);
        }
    }
    let some_point = rings.iter().flatten().next();
    if let (true, Some((x, y))) = (coarse.is_empty(), some_point) {
        let (x, y) = (round(*x), round(*y));
        coarse.push(vec![(x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y)]);
    }
    coarse
}

/// A name in an area, and where: lines and the middle, in units from the map's corner.
pub(super) struct Placed {
    face: Face,
    lines: Vec<String>,
    x: f64,
    y: f64,
}

/// The label in each size in which it fits where the area is widest, beside the marks if that can be:
/// whole, in one or two lines, without touching the border. Marks are in units from the map's corner.
pub(super) fn place_labels(label: &str, rings: &[Ring], marks: &[(f64, f64)]) -> Vec<Placed> {
    let whole = Inside::of(rings);
    if marks.is_empty() {
        return NAMES.iter().filter_map(|face| place_within(label, *face, &whole)).collect();
    }
    // A mark is a hole in the area.
    let hole = |(x, y): &(f64, f64)| {
        let (x, y, half) = ((x * STEPS) as i64, (y * STEPS) as i64, (9.0 * STEPS) as i64);
        vec![(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]
    };
    let around: Vec<Ring> = rings.iter().cloned().chain(marks.iter().map(hole)).collect();
    let around = Inside::of(&around);
    // On a telephone a mark would hide a word.
    let over = |face: &Face| (face.size == NAMES[0].size).then(|| place_within(label, *face, &whole)).flatten();
    let place = |face: &Face| place_within(label, *face, &around).or_else(|| over(face));
    NAMES.iter().filter_map(place).collect()
}

/// The places of an area that have most room, and the sides of its border.
struct Inside {
    sides: Vec<Side>,
    spots: Vec<(f64, f64)>,
}

impl Inside {
    /// Where the area is widest all around, and where a line of text has most room.
    fn of(rings: &[Ring]) -> Self {
        let sides = sides(rings);
        let spots = [1.0, 3.0].into_iter().filter_map(|flat| innermost(&sides, flat)).collect();
        Self { sides, spots }
    }
}

fn place_within(label: &str, face: Face, inside: &Inside) -> Option<Placed> {
    let whole = face.width(&text::clean(label)) + 1.0;
    for (most_lines, width) in [(1, whole), (2, whole * 0.7)] {
        let lines = text::wrap(label, face, width, most_lines, Cut::Words);
        if !lines.whole || lines.lines.is_empty() {
            continue;
        }
        let widest = lines.lines.iter().map(|line| face.width(line)).fold(0.0, f64::max);
        let height = lines.lines.len() as f64 * face.size * LINE_HEIGHT;
        let half = (widest / 2.0 + 2.0, height / 2.0);
        if let Some((x, y)) = inside.spots.iter().find(|spot| is_clear(&inside.sides, **spot, half)) {
            return Some(Placed { face, lines: lines.lines, x: x / STEPS, y: y / STEPS });
        }
    }
    None
}

impl Placed {
    /// The name, `top` units down; on a fill of its own in the colour that is read on it, whatever the
    /// page's colours are.
    pub fn draw(&self, out: &mut String, top: f64, ink: Option<&str>) {
        let fill = ink.map_or_else(String::new, |ink| format!(r#" fill="{ink}""#));
        let size = self.face.size;
        let large = if size == NAMES[0].size { "" } else { r#" large" display="none"# };
        let pitch = size * LINE_HEIGHT;
        let first = top + self.y - pitch * (self.lines.len() - 1) as f64 / 2.0 + size * 0.35;
        let x = Tenths::round(self.x);
        for (index, line) in self.lines.iter().enumerate() {
            let y = Tenths::round(first + pitch * index as f64);
            let (line, space) = (text::escaped(line), if index == 0 { "" } else { " " });
            let _ = write!(
                out,
                r#"{space}<text class="label{large}" x="{x}" y="{y}" font-size="{size}" text-anchor="middle"{fill}>{line}</text>"#
            );
        }
    }
}

/// Of a raster over the area the point farthest from its border, in half units; the first of
/// several. Heights count `flat` times: with more than once, places for wide texts are found.
fn innermost(sides: &[Side], flat: f64) -> Option<(f64, f64)> {
    const RASTER: i32 = 16;
    let corners = || sides.iter().map(|(from, _)| *from);
    let (left, right) = (corners().map(|p| p.0).reduce(f64::min)?, corners().map(|p| p.0).reduce(f64::max)?);
    let (top, bottom) = (corners().map(|p| p.1).reduce(f64::min)?, corners().map(|p| p.1).reduce(f64::max)?);
    let (mut best, mut most) = (None, 0.0);
    for row in 1..RASTER {
        for column in 1..RASTER {
            let x = left + (right - left) * f64::from(column) / f64::from(RASTER);
            let y = top + (bottom - top) * f64::from(row) / f64::from(RASTER);
            if let Some(room) = room_around(sides, (x, y), flat, most) {
                (best, most) = (Some((x, y)), room);
            }
        }
    }
    best
}

/// The squared distance from a place within the area to its border, with heights counted `flat` times;
/// nothing outside, and where it is not more than `least`.
fn room_around(sides: &[Side], (x, y): (f64, f64), flat: f64, least: f64) -> Option<f64> {
    let (mut inside, mut nearest) = (false, f64::INFINITY);
    for &((x1, y1), (x2, y2)) in sides {
        if (y1 > y) != (y2 > y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) {
            inside = !inside;
        }
        let (dx, dy) = (x2 - x1, flat * (y2 - y1));
        let (px, py) = (x - x1, flat * (y - y1));
        let along = ((px * dx + py * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        let (ex, ey) = (px - along * dx, py - along * dy);
        nearest = nearest.min(ex * ex + ey * ey);
        // Most places are nearer to some side than the best one to all.
        if nearest <= least {
            return None;
        }
    }
    inside.then_some(nearest)
}

/// Whether no border passes through the box around a place, of which the half sizes are in units.
fn is_clear(sides: &[Side], (x, y): (f64, f64), half: (f64, f64)) -> bool {
    let (half_x, half_y) = (half.0 * STEPS, half.1 * STEPS);
    let passes = |&((x1, y1), (x2, y2)): &Side| {
        // The part of the segment within both slabs (Liang and Barsky, 1984).
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        for (start, step, half) in [(x1 - x, x2 - x1, half_x), (y1 - y, y2 - y1, half_y)] {
            if step == 0.0 {
                if start.abs() >= half {
                    return false;
                }
                continue;
            }
            let (a, b) = ((-half - start) / step, (half - start) / step);
            (from, to) = (from.max(a.min(b)), to.min(a.max(b)));
        }
        from < to
    };
    !sides.iter().any(passes)
}

/// A side of a ring: from where to where, in half units.
type Side = ((f64, f64), (f64, f64));

/// The sides of all rings.
fn sides(rings: &[Ring]) -> Vec<Side> {
    let real = |p: Point| (p.0 as f64, p.1 as f64);
    let of_ring = |ring: &'_ Ring| {
        let ends = ring.iter().skip(1).chain(ring.first());
        ring.iter().zip(ends).map(|(from, to)| (real(*from), real(*to))).collect::<Vec<Side>>()
    };
    rings.iter().flat_map(of_ring).collect()
}
