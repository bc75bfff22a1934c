//! Areas in proportion, without overlap, whatever the order.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{awkward_labels, caption, checked, decimal};
use crate::chart::palette::Tone;
use crate::chart::treemap::{Area, Cell, Rect, Treemap, squarify};

fn cell(id: usize, value: Decimal) -> Cell {
    Cell {
        id: format!("{id:03}"),
        label: format!("Función número {id}").into(),
        texts: vec![format!("B/.\u{a0}{value}"), "12 %".to_owned()],
        value,
        tone: Tone::new(id + 1),
        href: None,
        rest: false,
    }
}

fn treemap(values: &[Decimal]) -> Treemap {
    let cells = values.iter().enumerate().map(|(id, value)| cell(id, *value)).collect();
    Treemap { caption: caption(), cells }
}

fn near(rect: Rect, expected: [f64; 4]) {
    let edges = [rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top];
    for (edge, expected) in edges.iter().zip(expected) {
        assert!((edge - expected).abs() < 1e-9, "{rect:?} is not {expected:?}");
    }
}

/// Figure 5 of the paper: 6, 6, 4, 3, 2, 2, 1 in a rectangle of 6 by 4. Left, top, width, height.
#[test]
fn the_papers_example_gives_the_papers_cells() {
    let whole = Rect { left: 0.0, top: 0.0, right: 6.0, bottom: 4.0 };
    let cells = squarify(&[6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0], whole);
    let third = 7.0 / 3.0;
    near(cells[0], [0.0, 0.0, 3.0, 2.0]);
    near(cells[1], [0.0, 2.0, 3.0, 2.0]);
    near(cells[2], [3.0, 0.0, 12.0 / 7.0, third]);
    near(cells[3], [3.0 + 12.0 / 7.0, 0.0, 9.0 / 7.0, third]);
    near(cells[4], [3.0, third, 1.2, 5.0 / 3.0]);
    near(cells[5], [4.2, third, 1.2, 5.0 / 3.0]);
    near(cells[6], [5.4, third, 0.6, 5.0 / 3.0]);
}

#[test]
fn a_single_cell_fills_the_whole_and_equal_cells_are_equal() {
    let one = treemap(&[decimal("0.01")]);
    assert_eq!(one.placed()[0].1.width().units(), 720.0);
    assert_eq!(one.placed()[0].1.height().units(), 420.0);
    let four = treemap(&[decimal("7"); 4]);
    assert!(four.placed().iter().all(|(_, area)| area.width().0 * area.height().0 == 3600 * 2100));
}

/// The ten divisions of a town's budget, in thousandths: the smallest four have no room for their names.
#[test]
fn no_two_cells_look_alike_and_a_name_in_the_key_looks_like_its_cell() {
    let mut map = treemap(&[329, 187, 161, 103, 70, 60, 40, 25, 15, 10].map(Decimal::from));
    // Too long for the smallest cells, whose beginning would stand there as if it were all of it.
    map.cells.iter_mut().skip(6).for_each(|cell| cell.label = format!("{} y lo demás", cell.label.as_str()).into());
    let svg = map.svg();
    let document = checked(&svg);
    // What a fill looks like: its tone, or that and the marks of its pattern.
    let look = |fill: &str| match fill.strip_prefix("url(#").and_then(|id| id.strip_suffix(')')) {
        Some(id) => {
            let pattern = document.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
            let parts = pattern.children().map(|node| (node.attribute("fill"), node.attribute("d")));
            format!("{:?}", parts.collect::<Vec<_>>())
        }
        None => fill.to_owned(),
    };
    let looks = |of: &dyn Fn(&roxmltree::Node<'_, '_>) -> bool| -> Vec<String> {
        document.descendants().filter(of).map(|node| look(node.attribute("fill").unwrap())).collect()
    };
    let cells = looks(&|node| node.attribute("class").is_some_and(|class| class.starts_with("cell ")));
    let key = looks(&|node| node.has_tag_name("rect") && node.attribute("height") == Some("14"));
    let mut unlike = cells.clone();
    unlike.sort_unstable();
    unlike.dedup();
    assert_eq!((cells.len(), unlike.len()), (10, 10), "{cells:?}");
    assert_eq!(key, cells[7..], "the three smallest are told in the key, in their order");
    // In a cell with a pattern a text stands on plain ground.
    let equal = treemap(&[1; 7].map(Decimal::from)).svg();
    assert_eq!(equal.matches("class=\"plate ").count(), 1, "{equal}");
}

#[test]
fn nothing_is_drawn_of_nothing() {
    assert_eq!(treemap(&[]).svg(), "");
    assert_eq!(treemap(&[Decimal::ZERO; 3]).svg(), "");
    assert_eq!(treemap(&[decimal("-1")]).svg(), "");
    assert_eq!(treemap(&[decimal("-1"), Decimal::ZERO]).left_out(), ["000"]);
}

#[test]
fn the_largest_numbers_side_by_side_with_the_smallest_do_no_harm() {
    let chart = treemap(&[Decimal::MAX, Decimal::MAX, Decimal::new(1, 28), decimal("5")]);
    checked(&chart.svg());
    assert_eq!(chart.placed().len(), 2);
    assert_eq!(chart.left_out(), ["002", "003"]);
}

#[test]
fn the_rest_comes_last_whatever_its_size() {
    let mut chart = treemap(&[decimal("1"), decimal("9"), decimal("3")]);
    chart.cells[1].rest = true;
    let ids: Vec<&str> = chart.placed().iter().map(|(cell, _)| cell.id.as_str()).collect();
    assert_eq!(ids, ["002", "000", "001"]);
}

#[test]
fn awkward_labels_stay_in_their_cells() {
    for links in [false, true] {
        let mut chart = treemap(&vec![decimal("1"); awkward_labels().len()]);
        for (cell, label) in chart.cells.iter_mut().zip(awkward_labels()) {
            cell.texts.push(label.clone());
            cell.label = label.into();
            cell.href = links.then(|| "gasto/?a=1&b=\"2\"".to_owned());
        }
        checked(&chart.svg());
    }
}

#[test]
fn links_and_cells_without_one_have_names() {
    let mut chart = treemap(&[decimal("5"), decimal("3")]);
    chart.cells[0].href = Some("educacion/".to_owned());
    let svg = chart.svg();
    let document = checked(&svg);
    // A link's name is what is written in it; an image has none but the one it is given.
    let link = document.descendants().find(|n| n.has_tag_name("a")).expect("a link");
    let seen: Vec<&str> = link.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect();
    assert_eq!(seen.join(""), "Función número 0 B/.\u{a0}5 12 %");
    let names: Vec<_> = document.descendants().filter_map(|n| n.attribute("aria-label")).collect();
    assert_eq!(names, ["Función número 1 B/.\u{a0}3 12 %"]);
}

/// The same bytes on every platform.
#[test]
fn a_treemap_is_written_so() {
    let mut chart = treemap(&[decimal("2"), decimal("1")]);
    chart.caption.description.clear();
    chart.cells[1].texts.clear();
    assert_eq!(
        chart.svg(),
        concat!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" class="chart treemap" viewBox="0 0 720 420" "##,
            r##"role="img" aria-labelledby="chart-title" fill="currentColor" "##,
            r##"font-family="system-ui,sans-serif" font-size="15" direction="ltr" overflow="visible">"##,
            r##"<title id="chart-title">Gasto &lt;por&gt; función &amp; &quot;año&quot;</title>"##,
            r##"<rect class="cell c1" x="0" y="0" width="480" height="420" fill="#00508f" stroke="#fff" stroke-width="2"/>"##,
            r##"<text class="label on" y="20.8" fill="#fff" font-size="16" font-weight="600">"##,
            r##"<tspan x="8">Función número 0</tspan>"##,
            " <tspan x=\"8\" dy=\"19\" font-size=\"15\" font-weight=\"400\">B/.\u{a0}2</tspan>",
            r##" <tspan x="8" dy="19" font-size="15" font-weight="400">12 %</tspan></text>"##,
            r##"<rect class="cell c2" x="480" y="0" width="240" height="420" fill="#9a3b00" stroke="#fff" stroke-width="2"/>"##,
            r##"<text class="label on" y="20.8" fill="#fff" font-size="16" font-weight="600">"##,
            r##"<tspan x="488">Función número 1</tspan></text></svg>"##,
        )
    );
}

fn overlap(a: Area, b: Area) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

fn values() -> impl Strategy<Value = Vec<Decimal>> {
    let value = prop_oneof![
        (0_i64..1_000).prop_map(Decimal::from),
        (0_i64..1_000_000_000_000).prop_map(|cents| Decimal::new(cents, 2)),
        any::<i64>().prop_map(|n| Decimal::new(n, 4)),
    ];
    prop::collection::vec(value, 0..14)
}

proptest! {
    #[test]
    fn areas_are_in_proportion(values in values()) {
        let chart = treemap(&values);
        let total: f64 = values.iter().filter(|v| **v > Decimal::ZERO).map(|v| f64::try_from(*v).unwrap()).sum();
        for (cell, area) in chart.placed() {
            let drawn = area.width().units() * area.height().units() / (720.0 * 420.0);
            let meant = f64::try_from(cell.value).unwrap() / total;
            prop_assert!((drawn - meant).abs() < 0.001, "{drawn} for {meant}");
        }
    }

    #[test]
    fn areas_are_exact_before_rounding(values in prop::collection::vec(1.0..1e9_f64, 1..14)) {
        let mut values = values;
        values.sort_by(|a, b| b.total_cmp(a));
        let cells = squarify(&values, Rect { left: 0.0, top: 0.0, right: 720.0, bottom: 420.0 });
        let total: f64 = values.iter().sum();
        for (cell, value) in cells.iter().zip(&values) {
            let area = (cell.right - cell.left) * (cell.bottom - cell.top);
            let meant = value / total * 720.0 * 420.0;
            prop_assert!((area - meant).abs() <= meant * 1e-6, "{area} for {meant}");
        }
    }

    #[test]
    fn cells_fill_the_whole_without_overlap(values in values()) {
        let chart = treemap(&values);
        let placed = chart.placed();
        let mut covered = 0;
        for (index, (_, area)) in placed.iter().enumerate() {
            prop_assert!(area.left.0 >= 0 && area.top.0 >= 0 && area.right.0 <= 7200 && area.bottom.0 <= 4200);
            prop_assert!(placed[..index].iter().all(|(_, other)| !overlap(*area, *other)));
            covered += area.width().0 * area.height().0;
        }
        prop_assert!(placed.is_empty() || covered == 7200 * 4200, "{covered} of {}", 7200 * 4200);
    }

    #[test]
    fn the_order_of_the_cells_does_not_matter(values in values(), by in any::<prop::sample::Index>()) {
        let chart = treemap(&values);
        let mut turned = chart.clone();
        if !turned.cells.is_empty() {
            let by = by.index(turned.cells.len());
            turned.cells.rotate_left(by);
            turned.cells.reverse();
        }
        prop_assert_eq!(chart.svg(), turned.svg());
    }

    #[test]
    fn every_treemap_is_well_formed(values in values(), label in ".{0,60}", links in any::<bool>()) {
        let mut chart = treemap(&values);
        for cell in &mut chart.cells {
            cell.label = label.clone().into();
            cell.href = links.then(|| label.clone());
        }
        let svg = chart.svg();
        if !svg.is_empty() {
            checked(&svg);
        }
    }
}
