//! Whether polygons lie over one another: islands of one area do not, two versions of its outline do.

use super::{Extent, Outline};

/// A polygon: an outer ring and its holes.
pub type Polygon = Vec<Vec<(f64, f64)>>;

/// How near a side a corner counts as on it, in degrees: two metres, for neighbours were rounded apart.
const NEAR: f64 = 2e-5;
/// How many corners of a polygon are tried.
const MOST_TRIED: usize = 400;

/// Whether some polygon of one outline lies over one of another: it is the same, or has a corner inside it.
pub fn lies_over(one: &Outline, other: &Outline) -> bool {
    one.iter().any(|a| other.iter().any(|b| is_same(a, b) || reaches_into(a, b) || reaches_into(b, a)))
}

fn is_same(one: &Polygon, other: &Polygon) -> bool {
    let corners = |polygon: &Polygon| {
        let mut all: Vec<(f64, f64)> = polygon.first().cloned().unwrap_or_default();
        all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        all.dedup();
        all
    };
    one == other || !one.is_empty() && corners(one) == corners(other)
}

/// Whether a corner of one polygon, or the middle of one of its sides, is inside another.
fn reaches_into(one: &Polygon, other: &Polygon) -> bool {
    let (Some(ring), Some(outer)) = (one.first(), other.first()) else { return false };
    let extent = |ring: &Vec<(f64, f64)>| Extent::of([&vec![vec![ring.clone()]]].into_iter());
    let Some((own, of)) = extent(ring).zip(extent(outer)) else { return false };
    if !own.meets(&of) {
        return false;
    }
    let step = (ring.len() / MOST_TRIED).max(1);
    let sides = ring.windows(2).step_by(step);
    let tried = sides.flat_map(|side| [side[0], ((side[0].0 + side[1].0) / 2.0, (side[0].1 + side[1].1) / 2.0)]);
    let is_clear = |at: (f64, f64)| other.iter().all(|ring| ring.windows(2).all(|side| distance(at, side) > NEAR));
    tried.into_iter().any(|at| is_inside(at, other) && is_clear(at))
}

/// Whether a point is inside a polygon and in none of its holes.
fn is_inside((x, y): (f64, f64), polygon: &Polygon) -> bool {
    let crossed = |side: &&[(f64, f64)]| {
        let ((ax, ay), (bx, by)) = (side[0], side[1]);
        (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
    };
    let all = polygon.iter().flat_map(|ring| ring.windows(2));
    all.filter(crossed).count() % 2 == 1
}

/// How far a point is from a side.
fn distance((x, y): (f64, f64), side: &[(f64, f64)]) -> f64 {
    let ((ax, ay), (bx, by)) = (side[0], side[1]);
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { (((x - ax) * dx + (y - ay) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (x - ax - along * dx).hypot(y - ay - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, south: f64, side: f64) -> Outline {
        let (east, north) = (west + side, south + side);
        vec![vec![vec![(west, south), (east, south), (east, north), (west, north), (west, south)]]]
    }

    #[test]
    fn islands_and_neighbours_lie_apart_and_versions_do_not() {
        let land = square(-80.0, 8.0, 1.0);
        assert!(!lies_over(&land, &square(-78.0, 8.0, 1.0)), "an island");
        assert!(!lies_over(&land, &square(-79.0, 8.0, 1.0)), "its neighbour");
        assert!(!lies_over(&land, &square(-79.000_01, 8.2, 0.5)), "a neighbour that was rounded over it");
        assert!(lies_over(&land, &land));
        assert!(lies_over(&land, &square(-79.5, 8.5, 1.0)) && lies_over(&square(-79.5, 8.5, 1.0), &land));
        assert!(lies_over(&land, &square(-79.8, 8.2, 0.1)), "one within the other");
        // What lies in a hole is no part of what is around it.
        let mut lake = land.clone();
        lake[0].extend(square(-79.8, 8.2, 0.5).remove(0));
        assert!(!lies_over(&lake, &square(-79.7, 8.3, 0.1)));
        let turned = vec![vec![vec![(-79.0, 8.0), (-79.0, 9.0), (-80.0, 9.0), (-80.0, 8.0), (-79.0, 8.0)]]];
        assert!(lies_over(&land, &turned), "the same from another corner");
    }
}
