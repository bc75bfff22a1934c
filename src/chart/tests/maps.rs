//! Neighbours keep their common border, nothing vanishes, and bad places do no harm.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{awkward_labels, caption, checked, decimal};
use crate::chart::choropleth::{Choropleth, Class, ClassName, ShadedArea, quantiles};
use crate::chart::dots::{Dot, DotMap, OutlinedArea};
use crate::chart::projection::Multipolygon;
use crate::chart::topology::{Point, Ring, simplified};

fn square(x: f64, y: f64, size: f64) -> Multipolygon {
    vec![vec![vec![(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]]]
}

fn area(id: usize, shape: Multipolygon) -> ShadedArea {
    ShadedArea {
        id: format!("{id:03}"),
        label: format!("Área {id}").into(),
        text: "12".to_owned(),
        class: Some(Class::new(id)),
        shape,
        href: None,
    }
}

fn choropleth(areas: Vec<ShadedArea>) -> Choropleth {
    let key = vec![
        ClassName { class: Some(Class::new(1)), text: "0 a 5".to_owned() },
        ClassName { class: None, text: "sin datos".to_owned() },
    ];
    Choropleth { caption: caption(), areas, key }
}

fn dot(id: usize, place: (f64, f64), href: Option<&str>) -> Dot {
    Dot {
        id: format!("{id:03}"),
        label: format!("Propuesta {id}").into(),
        place,
        kind: id,
        href: href.map(str::to_owned),
    }
}

fn dot_map(dots: Vec<Dot>) -> DotMap {
    let areas = vec![OutlinedArea { id: "a".to_owned(), label: "Cabecera".to_owned(), shape: square(-80.0, 8.0, 0.2) }];
    DotMap { caption: caption(), areas, dots, kinds: vec!["Nueva".to_owned(), "Hecha".to_owned()] }
}

/// A border from (0, 0) to (0, 1000) through these points, with an area on each side of it.
fn neighbours(border: &[Point]) -> (Ring, Ring) {
    let mut left = vec![(-900, 1000), (-900, 0), (0, 0)];
    left.extend(border);
    left.push((0, 1000));
    let mut right = vec![(900, 0), (900, 1000), (0, 1000)];
    right.extend(border.iter().rev());
    right.push((0, 0));
    (left, right)
}

#[test]
fn quantiles_keep_equal_values_together() {
    let values: Vec<Decimal> = [5, 1, 4, 2, 3].map(Decimal::from).to_vec();
    assert_eq!(quantiles(&values, 5), [1, 2, 3, 4, 5].map(Decimal::from));
    assert_eq!(quantiles(&[1, 1, 1, 1, 9].map(Decimal::from), 5), [1, 9].map(Decimal::from));
    assert_eq!(quantiles(&[], 5), []);
    assert_eq!(quantiles(&[decimal("7")], 3), [decimal("7")]);
    let bounds = [10, 20, 30, 40, 50].map(Decimal::from);
    assert_eq!(Class::of(decimal("10"), &bounds), Class::new(1));
    assert_eq!(Class::of(decimal("10.01"), &bounds), Class::new(2));
    assert_eq!(Class::of(decimal("99"), &bounds), Class::new(5));
    assert_eq!([0, 1].map(|n| Class::of(Decimal::from(n), &[0, 1].map(Decimal::from))), [Class::new(1), Class::new(5)]);
    assert_eq!(Class::of(decimal("3"), &[]), Class::new(3));
}

#[test]
fn a_degree_of_longitude_is_shorter_away_from_the_equator() {
    // At 60 degrees half as long: the square becomes twice as high as wide.
    let svg = choropleth(vec![area(1, square(10.0, 59.95, 0.1))]).svg();
    let document = checked(&svg);
    let path = document
        .descendants()
        .find(|n| n.attribute("class") == Some("area q1") && n.tag_name().name() == "path")
        .unwrap();
    let steps: Vec<i64> = path
        .attribute("d")
        .unwrap()
        .split(['l', 'z'])
        .nth(1)
        .unwrap()
        .replace('-', " -")
        .split_whitespace()
        .map(|n| n.parse().unwrap())
        .collect();
    let (width, height) = (
        steps.iter().step_by(2).map(|n| n.abs()).max().unwrap(),
        steps.iter().skip(1).step_by(2).map(|n| n.abs()).max().unwrap(),
    );
    assert_eq!((width, height), (624, 1248));
}

#[test]
fn straight_borders_lose_their_points_and_islands_stay() {
    let side: Vec<Point> = (0..=100).map(|n| (n * 10, 0)).collect();
    let ring: Ring = side.into_iter().chain([(1000, 1000), (0, 1000)]).collect();
    let island: Ring = vec![(3000, 3000), (3004, 3000), (3004, 3004), (3000, 3004)];
    let simple = simplified(&[ring, island, vec![(1, 1), (2, 2)], vec![]], 16);
    let corners: BTreeSet<Point> = simple[0].iter().copied().collect();
    assert_eq!(corners, BTreeSet::from([(0, 0), (1000, 0), (1000, 1000), (0, 1000)]));
    assert_eq!(simple[1].len(), 3);
    assert!(simple[2].is_empty() && simple[3].is_empty());
}

#[test]
fn a_hole_and_what_fills_it_are_simplified_alike() {
    let round: Ring = (0..200)
        .map(|n| {
            let a = f64::from(n) * 0.0314;
            ((a.sin() * 500.0) as i64, (a.cos() * 500.0) as i64)
        })
        .collect();
    let mut turned = round.clone();
    turned.rotate_left(77);
    turned.reverse();
    let simple = simplified(&[round, turned], 16);
    let points = |ring: &Ring| ring.iter().copied().collect::<BTreeSet<Point>>();
    assert_eq!(points(&simple[0]), points(&simple[1]));
    assert!(simple[0].len() < 60 && simple[0].len() > 8);
}

#[test]
fn tiny_areas_bad_places_and_empty_shapes_do_no_harm() {
    let bad = vec![vec![vec![(f64::NAN, 1.0), (f64::INFINITY, 2.0), (500.0, 8.0)]]];
    let chart = choropleth(vec![
        area(1, square(-80.0, 8.0, 1.0)),
        area(2, square(-79.5, 8.5, 1e-7)),
        area(3, bad),
        area(4, vec![]),
        area(5, vec![vec![vec![(-80.0, 8.0)]]]),
    ]);
    let svg = chart.svg();
    checked(&svg);
    let drawn = svg.matches("<path class=\"area q").count();
    assert_eq!(drawn, 3, "one square, and diamonds for what has a place and no extent");
    assert_eq!(chart.left_out(), ["003", "004"]);
    assert_eq!(choropleth(vec![]).svg(), "");
    assert_eq!(choropleth(vec![area(1, vec![])]).svg(), "");
}

#[test]
fn a_small_area_is_still_there() {
    let chart = choropleth(vec![area(1, square(-80.0, 8.0, 1.0)), area(2, square(-79.5, 8.5, 0.0005))]);
    assert_eq!(chart.svg().matches("<path class=\"area q").count(), 2);
    assert!(chart.left_out().is_empty());
}

#[test]
fn awkward_labels_and_links_do_no_harm() {
    for links in [false, true] {
        let mut chart = choropleth((0..awkward_labels().len()).map(|n| area(n, square(n as f64, 8.0, 1.0))).collect());
        for (area, label) in chart.areas.iter_mut().zip(awkward_labels()) {
            area.class = (label.len() != 11).then_some(Class::new(label.len() % 6));
            area.label = label.into();
            area.href = links.then(|| "cabecera/".to_owned());
        }
        chart.areas[0].class = None;
        checked(&chart.svg());
    }
    let mut dots: Vec<Dot> = (0..9).map(|n| dot(n, (-79.9, 8.1), Some("p/"))).collect();
    dots.iter_mut().zip(awkward_labels()).for_each(|(dot, label)| dot.label = label.into());
    checked(&dot_map(dots).svg());
}

#[test]
fn dots_at_one_place_are_set_apart_and_those_off_earth_are_told() {
    let chart = dot_map(vec![
        dot(0, (-79.9, 8.1), None),
        dot(4, (-79.9, 8.1), None),
        dot(5, (-79.9, 98.1), None),
        dot(6, (f64::NAN, 0.0), None),
    ]);
    let svg = chart.svg();
    let document = checked(&svg);
    let places: BTreeSet<_> = document
        .descendants()
        .filter(|n| n.attribute("class").is_some_and(|c| c.starts_with("mark")))
        .map(|n| n.attribute("d").unwrap().to_owned())
        .collect();
    assert_eq!(places.len(), 4, "two dots, and two in the key");
    assert_eq!(chart.left_out(), ["005", "006"]);
    assert_eq!(DotMap { areas: vec![], dots: vec![], ..chart }.svg(), "");
}

proptest! {
    // Maps are large.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn neighbours_keep_the_same_border(xs in prop::collection::vec(-400_i64..400, 0..60), turn in 0_usize..60) {
        let step = 1000 / (xs.len() as i64 + 1);
        let border: Vec<Point> = xs.iter().enumerate().map(|(n, x)| (*x, (n as i64 + 1) * step)).collect();
        let (mut left, right) = neighbours(&border);
        let turn = turn % left.len();
        left.rotate_left(turn);
        let simple = simplified(&[left, right], 16);
        let on_border = |ring: &Ring| ring.iter().copied().filter(|p| p.0.abs() < 800).collect::<BTreeSet<Point>>();
        prop_assert_eq!(on_border(&simple[0]), on_border(&simple[1]));
    }

    #[test]
    fn no_left_out_point_is_farther_than_the_tolerance(xs in prop::collection::vec(-60_i64..60, 0..60)) {
        let border: Vec<Point> = xs.iter().enumerate().map(|(n, x)| (*x, n as i64 * 15 + 10)).collect();
        let (left, right) = neighbours(&border);
        let simple = &simplified(&[left.clone(), right], 16)[0];
        for point in left {
            let nearest = (0..simple.len()).map(|n| distance(point, simple[n], simple[(n + 1) % simple.len()])).fold(f64::INFINITY, f64::min);
            prop_assert!(nearest <= 16.0 + 1e-9, "{point:?} is {nearest} away");
        }
    }

    #[test]
    fn the_order_of_the_areas_does_not_matter(corners in prop::collection::vec((-80.0..-79.0_f64, 8.0..9.0_f64, 0.001..0.5_f64), 1..8)) {
        let areas: Vec<ShadedArea> = corners.iter().enumerate().map(|(n, (x, y, size))| area(n, square(*x, *y, *size))).collect();
        let turned: Vec<ShadedArea> = areas.iter().rev().cloned().collect();
        prop_assert_eq!(choropleth(areas).svg(), choropleth(turned).svg());
    }

    #[test]
    fn every_map_is_well_formed(
        points in prop::collection::vec((any::<f64>(), any::<f64>()), 0..20),
        near in prop::collection::vec((-80.0..-79.0_f64, 8.0..9.0_f64), 0..40), label in ".{0,30}",
    ) {
        let mut areas = vec![area(1, vec![vec![points.clone(), near.clone()]]), area(2, vec![vec![near.iter().rev().copied().collect()]])];
        areas[0].label = label.clone().into();
        areas[1].href = Some("a".to_owned());
        let svg = choropleth(areas).svg();
        if !svg.is_empty() && svg.contains("<a ") {
            checked(&svg);
        }
        let dots = points.iter().chain(&near).enumerate().map(|(n, place)| dot(n, *place, None)).collect();
        checked(&dot_map(dots).svg());
    }
}

/// From a point to a segment.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let real = |p: Point| (p.0 as f64, p.1 as f64);
    let ((px, py), (ax, ay), (bx, by)) = (real(point), real(from), real(to));
    let length = (bx - ax).powi(2) + (by - ay).powi(2);
    let along =
        if length == 0.0 { 0.0 } else { (((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length).clamp(0.0, 1.0) };
    ((px - ax - along * (bx - ax)).powi(2) + (py - ay - along * (by - ay)).powi(2)).sqrt()
}
