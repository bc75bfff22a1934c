//! Borders made simpler, the same way on both sides.
//!
//! Rings are cut into arcs where borders meet (as TopoJSON does), and each arc is simplified by
//! itself, always from the same end (Douglas and Peucker, 1973). So two neighbours keep the same
//! points of their common border, and no gap opens. What neighbours do not have in common in the
//! data (a border drawn twice) stays so.

use std::collections::HashMap;

/// A point on a grid so fine that rounding to it is not seen: 1/32 of a unit.
pub(super) type Point = (i64, i64);

/// Grid steps in a unit.
pub(super) const FINE: f64 = 32.0;

/// A ring of points, the last joined to the first.
pub(super) type Ring = Vec<Point>;

/// The rings with points left out that are nearer than the tolerance, in grid steps, to the line
/// without them. Same rings, same order; a ring of less than three points becomes empty.
pub(super) fn simplified(rings: &[Ring], tolerance: i64) -> Vec<Ring> {
    let rings: Vec<Ring> = rings.iter().map(|ring| without_repeats(ring)).collect();
    let junctions = Junctions::of(&rings);
    rings.iter().map(|ring| simplify_ring(ring, &junctions, tolerance)).collect()
}

/// The ring without points that repeat the one before; empty when less than three are left.
fn without_repeats(ring: &[Point]) -> Ring {
    let mut points = ring.to_vec();
    points.dedup();
    while points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    if points.len() < 3 { Ring::new() } else { points }
}

/// Points at which borders meet: where two rings pass, or one twice, with other neighbours.
struct Junctions {
    /// Each point's neighbours, and whether it is a junction.
    points: HashMap<Point, ((Point, Point), bool)>,
}

impl Junctions {
    fn of(rings: &[Ring]) -> Self {
        let mut points = HashMap::new();
        for ring in rings {
            for (index, point) in ring.iter().enumerate() {
                let before = ring[(index + ring.len() - 1) % ring.len()];
                let after = ring[(index + 1) % ring.len()];
                let pair = (before.min(after), before.max(after));
                let (known, is_junction) = points.entry(*point).or_insert((pair, false));
                *is_junction |= *known != pair;
            }
        }
        Self { points }
    }

    fn has(&self, point: Point) -> bool {
        self.points.get(&point).is_some_and(|(_, is_junction)| *is_junction)
    }
}

fn simplify_ring(ring: &[Point], junctions: &Junctions, tolerance: i64) -> Ring {
    if ring.is_empty() {
        return Ring::new();
    }
    let Some(first) = ring.iter().position(|point| junctions.has(*point)) else {
        return simplify_island(ring, tolerance);
    };
    let mut simple = Ring::new();
    let mut arc = vec![ring[first]];
    for step in 1..=ring.len() {
        let point = ring[(first + step) % ring.len()];
        arc.push(point);
        if junctions.has(point) {
            let kept = simplify_arc(&arc, tolerance);
            simple.extend(&kept[..kept.len() - 1]);
            arc = vec![point];
        }
    }
    simple
}

/// A ring that meets no other, or is the hole in which another lies: an arc from its least point
/// to its least point.
fn simplify_island(ring: &[Point], tolerance: i64) -> Ring {
    let least = (0..ring.len()).min_by_key(|index| ring[*index]).unwrap_or(0);
    let mut arc: Vec<Point> = ring[least..].iter().chain(&ring[..=least]).copied().collect();
    let mut kept = simplify_arc(&arc, tolerance);
    kept.pop();
    arc.clear();
    kept
}

/// The arc with its two ends and what is needed between, whichever end it is given from.
fn simplify_arc(arc: &[Point], tolerance: i64) -> Vec<Point> {
    if arc.iter().rev().lt(arc) {
        let mut turned: Vec<Point> = arc.iter().rev().copied().collect();
        turned = douglas_peucker(&turned, tolerance);
        turned.reverse();
        return turned;
    }
    douglas_peucker(arc, tolerance)
}

fn douglas_peucker(arc: &[Point], tolerance: i64) -> Vec<Point> {
    let last = arc.len() - 1;
    let mut kept = vec![false; arc.len()];
    (kept[0], kept[last]) = (true, true);
    let mut parts = vec![(0, last)];
    while let Some((from, to)) = parts.pop() {
        let Some((middle, too_far)) = farthest(arc, from, to, tolerance) else {
            continue;
        };
        // An arc that ends where it begins keeps a triangle, whatever its size.
        if too_far || (from, to) == (0, last) && arc[0] == arc[last] {
            kept[middle] = true;
            parts.extend([(from, middle), (middle, to)]);
        }
    }
    let closed = arc[0] == arc[last];
    if closed && kept.iter().filter(|kept| **kept).count() == 3 {
        keep_a_third(arc, &mut kept);
    }
    arc.iter().zip(kept).filter(|(_, kept)| *kept).map(|(point, _)| *point).collect()
}

/// Of a ring reduced to two points keeps the point farthest from the line between them.
fn keep_a_third(arc: &[Point], kept: &mut [bool]) {
    let last = arc.len() - 1;
    let middle = (1..last).find(|index| kept[*index]).unwrap_or(1);
    let candidates = [farthest(arc, 0, middle, 0), farthest(arc, middle, last, 0)];
    let distance = |index: &usize| segment_distance(arc[*index], arc[0], arc[middle]).0;
    let candidates = candidates.into_iter().flatten().map(|(index, _)| index);
    if let Some(third) = candidates.max_by_key(distance) {
        kept[third] = true;
    }
}

/// The point between two of an arc that is farthest from the line joining them, and whether it is
/// farther than the tolerance. The first of several.
fn farthest(arc: &[Point], from: usize, to: usize, tolerance: i64) -> Option<(usize, bool)> {
    let mut found: Option<(usize, i128, i128)> = None;
    for index in from + 1..to {
        let (distance, per) = segment_distance(arc[index], arc[from], arc[to]);
        if found.is_none_or(|(_, most, _)| distance > most) {
            found = Some((index, distance, per));
        }
    }
    let tolerance = i128::from(tolerance);
    found.map(|(index, distance, per)| (index, distance > tolerance * tolerance * per))
}

/// The squared distance from a point to a segment, as a fraction: numerator and denominator. For
/// one segment the denominator is always the same.
fn segment_distance(point: Point, from: Point, to: Point) -> (i128, i128) {
    let vector = |a: Point, b: Point| (i128::from(b.0 - a.0), i128::from(b.1 - a.1));
    let square = |(x, y): (i128, i128)| x * x + y * y;
    let (along, toward) = (vector(from, to), vector(from, point));
    let length = square(along);
    if length == 0 {
        return (square(toward), 1);
    }
    let dot = along.0 * toward.0 + along.1 * toward.1;
    if dot <= 0 {
        (square(toward) * length, length)
    } else if dot >= length {
        (square(vector(to, point)) * length, length)
    } else {
        let cross = along.0 * toward.1 - along.1 * toward.0;
        (cross * cross, length)
    }
}
