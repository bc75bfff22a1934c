//! Lengths in proportion to values, on their side of zero.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{awkward_labels, caption, checked, decimal};
use crate::chart::bars::{Bar, Bars, Group, Layout, Series};
use crate::chart::palette::Tone;
use crate::chart::scale::Axis;

/// Each inner slice is a group.
fn bars(layout: Layout, groups: &[&[Decimal]]) -> Bars {
    let series = groups.iter().map(|values| values.len()).max().unwrap_or(0);
    let bar = |value: &Decimal| Bar { value: Some(*value), text: value.to_string() };
    let group = |(index, values): (usize, &&[Decimal])| Group {
        label: format!("Grupo {index}").into(),
        bars: values.iter().map(bar).collect(),
        total: String::new(),
        href: None,
    };
    Bars {
        caption: caption(),
        layout,
        series: (0..series).map(|n| Series { label: format!("Serie {n}"), tone: Tone::new(n + 1) }).collect(),
        groups: groups.iter().enumerate().map(group).collect(),
        axis: Axis::default(),
    }
}

/// Left end and length of each bar, without the swatches of the key and the plates behind texts.
fn drawn(svg: &str) -> Vec<(f64, f64)> {
    let document = checked(svg);
    let number = |node: roxmltree::Node<'_, '_>, name| node.attribute(name).map_or(0.0, |n| n.parse().unwrap());
    let is_bar = |n: &roxmltree::Node<'_, '_>| {
        let class = n.attribute("class").unwrap_or_default();
        n.tag_name().name() == "rect"
            && !class.starts_with("plate")
            && class != "hit"
            && !n.ancestors().any(|a| a.tag_name().name() == "pattern")
            && number(*n, "height") != 14.0
    };
    document.descendants().filter(is_bar).map(|n| (number(n, "x"), number(n, "width"))).collect()
}

#[test]
fn a_bar_twice_as_large_is_twice_as_long() {
    let svg = bars(Layout::Grouped, &[&[decimal("100")], &[decimal("50")], &[decimal("0")]]).svg();
    let drawn = drawn(&svg);
    assert_eq!(drawn.len(), 2);
    assert_eq!(drawn[0].0, drawn[1].0);
    assert!((drawn[0].1 - 2.0 * drawn[1].1).abs() <= 0.2);
}

#[test]
fn negative_bars_end_where_positive_ones_begin() {
    let svg = bars(Layout::Grouped, &[&[decimal("-30")], &[decimal("60")]]).svg();
    let drawn = drawn(&svg);
    assert!((drawn[0].0 + drawn[0].1 - drawn[1].0).abs() < 1e-9);
    assert!((drawn[1].1 - 2.0 * drawn[0].1).abs() <= 0.2);
}

#[test]
fn stacked_bars_join_without_a_gap() {
    let values = [decimal("10"), decimal("20"), decimal("-5"), decimal("30")];
    let drawn = drawn(&bars(Layout::Stacked, &[&values]).svg());
    assert_eq!(drawn.len(), 4);
    for (before, after) in [(0, 1), (1, 3), (2, 0)] {
        assert!((drawn[before].0 + drawn[before].1 - drawn[after].0).abs() < 1e-9);
    }
}

#[test]
fn nothing_is_drawn_of_nothing_and_zeros_have_their_texts() {
    assert_eq!(bars(Layout::Grouped, &[]).svg(), "");
    assert_eq!(bars(Layout::Stacked, &[&[]]).svg(), "");
    let svg = bars(Layout::Grouped, &[&[Decimal::ZERO], &[Decimal::ZERO]]).svg();
    assert!(drawn(&svg).is_empty());
    assert_eq!(svg.matches(">0</text>").count(), 2);
}

#[test]
fn a_missing_value_has_its_text_alone() {
    let mut chart = bars(Layout::Grouped, &[&[decimal("3"), decimal("4")]]);
    chart.groups[0].bars[0] = Bar { value: None, text: "sin dato".to_owned() };
    let svg = chart.svg();
    assert_eq!(drawn(&svg).len(), 1);
    assert!(svg.contains(">sin dato</text>"));
}

#[test]
fn links_have_the_names_of_their_groups_first() {
    let mut chart = bars(Layout::Grouped, &[&[decimal("3"), decimal("4")], &[decimal("1")]]);
    chart.groups[0].href = Some("2026/".to_owned());
    let svg = chart.svg();
    let document = checked(&svg);
    let names: Vec<_> = document.descendants().filter_map(|n| n.attribute("aria-label")).collect();
    assert_eq!(names, ["Grupo 0 Serie 0 3 Serie 1 4", "Grupo 1 Serie 0 1"]);
}

#[test]
fn awkward_labels_do_no_harm() {
    for layout in [Layout::Grouped, Layout::Stacked] {
        let three = [decimal("3"), decimal("-1"), decimal("100")];
        let mut chart = bars(layout, &vec![&three[..]; awkward_labels().len()]);
        for (group, label) in chart.groups.iter_mut().zip(awkward_labels()) {
            group.total.clone_from(&label);
            group.bars[0].text.clone_from(&label);
            group.label = label.into();
        }
        chart.series[1].label = awkward_labels().remove(2);
        checked(&chart.svg());
        chart.groups[0].href = Some("a".to_owned());
        checked(&chart.svg());
    }
}

proptest! {
    #[test]
    fn lengths_are_in_proportion(values in prop::collection::vec(-1_000_000_i64..1_000_000, 1..12)) {
        let groups: Vec<[Decimal; 1]> = values.iter().map(|v| [Decimal::new(*v, 2)]).collect();
        let groups: Vec<&[Decimal]> = groups.iter().map(|g| &g[..]).collect();
        let drawn = drawn(&bars(Layout::Grouped, &groups).svg());
        let most = values.iter().map(|v| v.abs()).max().unwrap() as f64;
        let longest = drawn.iter().map(|(_, width)| *width).fold(0.0, f64::max);
        let mut drawn = drawn.into_iter();
        for value in values {
            let meant = value.abs() as f64 / most * longest;
            // Less than half a tenth is nothing.
            if meant >= 0.2 {
                let (_, width) = drawn.by_ref().find(|(_, width)| (width - meant).abs() <= 0.2).expect("in order");
                prop_assert!((width - meant).abs() <= 0.2);
            }
        }
    }

    #[test]
    fn every_bar_chart_is_well_formed(
        values in prop::collection::vec(prop::collection::vec(any::<i64>(), 0..6), 0..6),
        scale in 0_u32..28, label in ".{0,40}", stacked in any::<bool>(), about in 0_usize..9,
    ) {
        let groups: Vec<Vec<Decimal>> = values.iter().map(|g| g.iter().map(|v| Decimal::new(*v, scale)).collect()).collect();
        let groups: Vec<&[Decimal]> = groups.iter().map(|g| &g[..]).collect();
        let mut chart = bars(if stacked { Layout::Stacked } else { Layout::Grouped }, &groups);
        chart.axis = Axis::covering(Decimal::ZERO, Decimal::new(values.len() as i64 * 1000, scale), about, |v| v.to_string());
        for group in &mut chart.groups {
            group.label = label.clone().into();
            group.total.clone_from(&label);
        }
        let svg = chart.svg();
        if !svg.is_empty() {
            checked(&svg);
        }
    }
}
