//! Higher values lie higher, later years further right, and gaps stay gaps.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{awkward_labels, caption, checked, decimal};
use crate::chart::lines::{Baseline, Line, LineChart, Point, Year};
use crate::chart::palette::Tone;
use crate::chart::scale::Axis;

fn chart(lines: &[&[(i32, Decimal)]]) -> LineChart {
    let mut years: Vec<i32> = lines.iter().flat_map(|points| points.iter().map(|p| p.0)).collect();
    years.sort_unstable();
    years.dedup();
    let line = |(index, points): (usize, &&[(i32, Decimal)])| Line {
        label: format!("Línea {index}"),
        tone: Tone::new(index + 1),
        points: points.iter().map(|(year, value)| Point { year: *year, value: *value }).collect(),
    };
    LineChart {
        caption: caption(),
        years: years.iter().map(|year| Year { year: *year, text: year.to_string() }).collect(),
        lines: lines.iter().enumerate().map(line).collect(),
        axis: Axis::default(),
        baseline: Baseline::Zero,
    }
}

/// The places of the marks, in order.
fn marks(svg: &str) -> Vec<(f64, f64)> {
    let document = checked(svg);
    let marks =
        document.descendants().filter(|n| n.attribute("class").is_some_and(|c| c.len() == 2 && c.starts_with('c')));
    marks
        .map(|n| {
            let start = n.attribute("d").unwrap().trim_start_matches('M').split_once('m').unwrap().0;
            let (x, y) = start.split_once(' ').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        })
        .collect()
}

/// How many times a path of the first line begins anew.
fn parts(svg: &str) -> usize {
    let document = checked(svg);
    let path = document.descendants().find(|n| n.attribute("class") == Some("s1"));
    path.map_or(0, |n| n.attribute("d").unwrap().matches('M').count())
}

#[test]
fn a_missing_year_breaks_the_line() {
    let one = decimal("1");
    let whole = [(2020, one), (2021, one), (2022, one), (2023, one), (2024, one)];
    let broken = [(2020, one), (2021, one), (2023, one), (2024, one)];
    assert_eq!(parts(&chart(&[&whole]).svg()), 1);
    assert_eq!(parts(&chart(&[&broken, &whole]).svg()), 2);
    // Years that are not on the axis are no gap.
    assert_eq!(parts(&chart(&[&broken]).svg()), 1);
}

/// What was planned, and the same in money of the last year, always end in one point.
#[test]
fn lines_that_end_in_one_point_are_told_apart_by_their_names() {
    let chart = chart(&[
        &[(2023, decimal("80")), (2024, decimal("100"))],
        &[(2023, decimal("90")), (2024, decimal("100"))],
        &[(2023, decimal("70")), (2024, decimal("75"))],
    ]);
    let svg = chart.svg();
    let document = checked(&svg);
    let dashes = |class: &str, drawn: usize| {
        let own = document.descendants().filter(|node| node.attribute("class") == Some(class)).nth(drawn);
        own.map(|node| node.attribute("stroke-dasharray").unwrap_or("whole").to_owned())
    };
    let lines = ["s1", "s2", "s3"].map(|class| dashes(class, 0).expect("a line"));
    let samples = ["s1", "s2", "s3"].map(|class| dashes(class, 1).expect("a piece of it before its name"));
    assert_eq!(lines, samples);
    assert!(lines[0] != lines[1] && lines[1] != lines[2] && lines[0] != lines[2], "{lines:?}");
    // Each piece is as high as a name, and ends before it.
    let number = |node: roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let texts = document.descendants().filter(|node| node.attribute("class") == Some("label"));
    for (text, piece) in texts.zip(document.descendants().filter(|node| node.attribute("class") == Some("key"))) {
        let path = piece.first_element_child().unwrap().attribute("d").unwrap();
        let (x, y) = path.split_once('L').unwrap().1.split_once(' ').unwrap();
        let name = text.first_element_child().unwrap();
        assert!(x.parse::<f64>().unwrap() < number(name, "x"), "{path}");
        assert!((y.parse::<f64>().unwrap() - number(text, "y")).abs() < 9.0, "{path}");
    }
}

#[test]
fn half_the_value_lies_halfway_to_zero() {
    let marks = marks(&chart(&[&[(2020, decimal("0")), (2021, decimal("50")), (2022, decimal("100"))]]).svg());
    assert!((marks[1].1 - (marks[0].1 + marks[2].1) / 2.0).abs() <= 0.1);
    assert!((marks[1].0 - (marks[0].0 + marks[2].0) / 2.0).abs() <= 0.1);
}

#[test]
fn one_point_equal_points_and_zeros_are_drawn() {
    for values in [
        vec![(2020, decimal("5"))],
        vec![(2020, decimal("5")), (2021, decimal("5"))],
        vec![(0, Decimal::ZERO), (1, Decimal::ZERO)],
    ] {
        for baseline in [Baseline::Zero, Baseline::Lowest] {
            let mut chart = chart(&[&values]);
            chart.baseline = baseline;
            assert_eq!(marks(&chart.svg()).len(), values.len());
        }
    }
    assert_eq!(chart(&[]).svg(), "");
    assert_eq!(chart(&[&[]]).svg(), "");
}

#[test]
fn extremes_and_awkward_labels_do_no_harm() {
    let points = [(i32::MIN, Decimal::MAX), (i32::MAX, Decimal::MIN), (0, Decimal::new(1, 28))];
    let mut chart = chart(&vec![&points[..]; awkward_labels().len()]);
    for (line, label) in chart.lines.iter_mut().zip(awkward_labels()) {
        line.label = label;
    }
    chart.years[1].text = awkward_labels().remove(3);
    chart.axis = Axis::at([(Decimal::ZERO, awkward_labels().remove(3)), (decimal("5"), awkward_labels().remove(4))]);
    checked(&chart.svg());
}

proptest! {
    #[test]
    fn a_higher_value_lies_higher(a in any::<i64>(), b in any::<i64>(), lowest in any::<bool>()) {
        let mut chart = chart(&[&[(2020, a.min(b).into()), (2021, a.max(b).into())]]);
        if lowest {
            chart.baseline = Baseline::Lowest;
        }
        let marks = marks(&chart.svg());
        prop_assert!(marks[0].1 >= marks[1].1 && marks[0].0 < marks[1].0);
    }

    #[test]
    fn the_order_of_the_points_does_not_matter(values in prop::collection::vec((1990_i32..2030, any::<i32>()), 1..20)) {
        let points: Vec<(i32, Decimal)> = values.iter().map(|(y, v)| (*y, Decimal::from(*v))).collect();
        let mut turned = points.clone();
        turned.reverse();
        prop_assert_eq!(chart(&[&points]).svg(), chart(&[&turned]).svg());
    }
}

/// A mark at the right edge would be a figure of the last year, which a line that ends before does not have.
#[test]
fn a_line_that_ends_before_the_last_year_says_when_and_has_no_mark_there() {
    let ended: &[(i32, Decimal)] = &[(2012, decimal("60")), (2015, decimal("50"))];
    let other: &[(i32, Decimal)] = &[(2012, decimal("40")), (2015, decimal("30")), (2022, decimal("20"))];
    for lines in [&[ended, other][..], &[other, ended]] {
        let svg = chart(lines).svg();
        assert!(svg.contains("(2015)") && !svg.contains("(2022)"), "{svg}");
        // Two figures and three, and the sample of the line that reaches the end.
        assert_eq!(marks(&svg).len(), 6);
    }
}
