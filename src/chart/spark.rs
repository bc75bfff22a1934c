//! The line beside a figure: how it went, without axis or marks.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::number::{Tenths, real};

const WIDTH: f64 = 150.0;
const HEIGHT: f64 = 36.0;
const EDGE: f64 = 5.0;

/// A few values over years, with a dot on one of them; nothing is drawn of fewer than two.
///
/// It is hidden from screen readers: the values stand beside it.
#[must_use]
pub fn svg(points: &[(i16, Decimal)], marked: i16) -> String {
    let mut points: Vec<(i16, Decimal)> = points.to_vec();
    points.sort_by_key(|(year, _)| *year);
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return String::new() };
    if first.0 == last.0 {
        return String::new();
    }
    let least = points.iter().map(|(_, value)| real(*value)).fold(f64::INFINITY, f64::min);
    let most = points.iter().map(|(_, value)| real(*value)).fold(f64::NEG_INFINITY, f64::max);
    let place = |(year, value): &(i16, Decimal)| {
        let along = f64::from(*year - first.0) / f64::from(last.0 - first.0);
        // What never changes lies in the middle.
        let up = if most > least { (real(*value) - least) / (most - least) } else { 0.5 };
        let x = Tenths::round(EDGE + along * (WIDTH - 2.0 * EDGE));
        let y = Tenths::round(HEIGHT - EDGE - up * (HEIGHT - 2.0 * EDGE));
        (x, y)
    };
    let mut line = String::new();
    for (at, point) in points.iter().map(place).enumerate() {
        let _ = write!(line, "{}{} {}", if at == 0 { "M" } else { "L" }, point.0, point.1);
    }
    let dot = points
        .iter()
        .find(|(year, _)| *year == marked)
        .map(place)
        .map_or_else(String::new, |(x, y)| format!(r#"<circle cx="{x}" cy="{y}" r="4" fill="currentColor"/>"#));
    format!(
        r#"<svg class="spark" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true"><path d="{line}" fill="none" stroke="currentColor" stroke-width="2.5"/>{dot}</svg>"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_from_the_first_year_to_the_last_between_the_least_and_the_most() {
        let points = [(2025, Decimal::from(30)), (2023, Decimal::from(10)), (2024, Decimal::from(20))];
        let drawn = svg(&points, 2024);
        assert!(drawn.contains("d=\"M5 31L75 18L145 5\""), "{drawn}");
        assert!(drawn.contains("cx=\"75\" cy=\"18\"") && drawn.contains("aria-hidden"), "{drawn}");
        assert_eq!(svg(&points[..1], 2025), "");
        assert_eq!(svg(&[], 2025), "");
    }
}
