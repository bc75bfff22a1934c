//! What flows in flows out.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{awkward_labels, caption, checked, decimal};
use crate::chart::flow::{Band, Flow};
use crate::chart::palette::Tone;

fn bands(values: &[Decimal]) -> Vec<Band> {
    let band = |(id, value): (usize, &Decimal)| Band {
        id: format!("{id:03}"),
        label: format!("Partida número {id}").into(),
        text: format!("B/.\u{a0}{value}"),
        value: *value,
        tone: Tone::new(id + 1),
        href: None,
        rest: false,
    };
    values.iter().enumerate().map(band).collect()
}

fn flow(sources: &[Decimal], uses: &[Decimal]) -> Flow {
    Flow {
        caption: caption(),
        sources: bands(sources),
        uses: bands(uses),
        total_label: "Presupuesto".to_owned(),
        total_text: "B/. 1".to_owned(),
    }
}

#[test]
fn bands_are_as_high_as_their_share_and_fill_the_total() {
    let chart = flow(&[decimal("75"), decimal("25")], &[decimal("100")]);
    let sheet = chart.sheet().expect("there are bands");
    assert_eq!(sheet.total.1.units(), 330.0);
    assert_eq!(sheet.sources[0].height.units(), 247.5);
    assert_eq!(sheet.sources[1].height.units(), 82.5);
    assert_eq!(sheet.uses[0].height.units(), 330.0);
}

/// Eight parts and the others: more than there are colours.
#[test]
fn no_two_bands_of_a_side_look_alike() {
    let mut chart = flow(&[decimal("9"); 8], &[decimal("72")]);
    let rest =
        |id: &str| Band { id: id.to_owned(), tone: Tone::NEUTRAL, rest: true, ..bands(&[decimal("4")]).remove(0) };
    chart.sources.extend([rest("~"), rest("~~")]);
    let svg = chart.svg();
    let document = checked(&svg);
    let ribbons = document.descendants().filter(|node| node.attribute("class").is_some_and(|c| c.starts_with("band ")));
    let look = |fill: &str| {
        let id = fill.strip_prefix("url(#").and_then(|id| id.strip_suffix(')'));
        let pattern = document.descendants().find(|node| id.is_some() && node.attribute("id") == id);
        let parts =
            pattern.map(|node| node.children().map(|node| (node.attribute("fill"), node.attribute("d"))).collect());
        parts.map_or_else(|| fill.to_owned(), |parts: Vec<_>| format!("{parts:?}"))
    };
    let mut looks: Vec<String> = ribbons.take(10).map(|node| look(node.attribute("fill").unwrap())).collect();
    looks.sort_unstable();
    looks.dedup();
    assert_eq!(looks.len(), 10, "{looks:?}");
}

#[test]
fn a_smaller_side_leaves_part_of_the_total_open() {
    let chart = flow(&[decimal("50")], &[decimal("100")]);
    let sheet = chart.sheet().expect("there are bands");
    assert_eq!(sheet.sources[0].height.units(), 165.0);
    assert_eq!(sheet.total.1.units(), 330.0);
}

#[test]
fn nothing_is_drawn_of_nothing_and_debts_are_told() {
    assert_eq!(flow(&[], &[]).svg(), "");
    assert_eq!(flow(&[Decimal::ZERO], &[decimal("-1")]).svg(), "");
    assert_eq!(flow(&[decimal("1"), decimal("-2")], &[Decimal::ZERO]).left_out(), ["001"]);
    checked(&flow(&[decimal("1")], &[]).svg());
    checked(&flow(&[Decimal::MAX, Decimal::MAX], &[Decimal::new(1, 28)]).svg());
}

/// Words of German, Finnish and Guarani are longer than the room beside a band, and a name may have more lines than
/// there is room for.
#[test]
fn every_band_has_its_name_s_beginning_and_its_amount() {
    let names = [
        "Straßenbeleuchtungsinfrastruktur",
        "Atención integral a la primera infancia, niñez, adolescencia y familia de todos los corregimientos",
    ];
    for links in [false, true] {
        let mut chart = flow(&[decimal("3")], &[decimal("2"), decimal("1")]);
        for (band, name) in chart.uses.iter_mut().zip(names) {
            band.label = name.to_owned().into();
            band.href = links.then(|| "gastos/".to_owned());
        }
        let svg = chart.svg();
        let document = checked(&svg);
        let texts: Vec<&str> =
            document.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).collect();
        for said in ["Straßenbeleucht", "Atención integral", "B/.\u{a0}2", "B/.\u{a0}1"] {
            assert!(texts.iter().any(|text| text.starts_with(said)), "{said} in {texts:?}");
        }
    }
}

#[test]
fn awkward_labels_do_no_harm() {
    for links in [false, true] {
        let mut chart = flow(&vec![decimal("3"); awkward_labels().len()], &vec![decimal("2"); 15]);
        for (band, label) in chart.sources.iter_mut().zip(awkward_labels()) {
            band.text.clone_from(&label);
            band.label = label.into();
            band.href = links.then(|| "impuestos/".to_owned());
        }
        chart.total_label = awkward_labels().remove(3);
        checked(&chart.svg());
    }
}

fn values() -> impl Strategy<Value = Vec<Decimal>> {
    prop::collection::vec((-100_i64..1_000_000_000).prop_map(|cents| Decimal::new(cents, 2)), 0..9)
}

proptest! {
    #[test]
    fn both_ends_of_a_band_are_equal_and_all_bands_fill_their_side(sources in values(), uses in values()) {
        let chart = flow(&sources, &uses);
        let Some(sheet) = chart.sheet() else { return Ok(()) };
        let sum = |values: &[Decimal]| values.iter().filter(|v| **v > Decimal::ZERO).sum::<Decimal>();
        let most = f64::try_from(sum(&sources).max(sum(&uses))).unwrap();
        for (side, values) in [(&sheet.sources, &sources), (&sheet.uses, &uses)] {
            let mut next = sheet.total.0;
            let mut outer_end = sheet.total.0;
            for placed in side {
                prop_assert_eq!(placed.inner, next);
                next = next + placed.height;
                prop_assert!(placed.outer >= outer_end);
                outer_end = placed.outer + placed.height;
                let meant = f64::try_from(placed.band.value).unwrap() / most * 330.0;
                prop_assert!((placed.height.units() - meant).abs() <= 0.1 + 1e-9);
            }
            let whole = f64::try_from(sum(values)).unwrap() / most * 330.0;
            prop_assert!(((next - sheet.total.0).units() - whole).abs() <= 0.05 + 1e-9);
        }
    }

    #[test]
    fn the_order_of_the_bands_does_not_matter(sources in values(), uses in values()) {
        let chart = flow(&sources, &uses);
        let mut turned = chart.clone();
        turned.sources.reverse();
        let half = turned.uses.len() / 2;
        turned.uses.rotate_left(half);
        prop_assert_eq!(chart.svg(), turned.svg());
    }

    #[test]
    fn every_flow_is_well_formed(sources in values(), uses in values(), label in ".{0,60}", links in any::<bool>()) {
        let mut chart = flow(&sources, &uses);
        for band in chart.sources.iter_mut().chain(&mut chart.uses) {
            band.label = label.clone().into();
            band.href = links.then(|| label.clone());
        }
        let svg = chart.svg();
        if !svg.is_empty() {
            checked(&svg);
        }
    }
}
