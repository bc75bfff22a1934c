//! Bars as long as their share of the plan, and no longer than the plan.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{awkward_labels, caption, checked, decimal};
use crate::chart::bullet::{Bullet, BulletKey, Bullets};
use crate::chart::palette::Tone;

fn bullets(rows: &[(Decimal, Option<Decimal>)]) -> Bullets {
    let row = |(approved, executed): &(Decimal, Option<Decimal>)| Bullet {
        label: "Educación".to_owned().into(),
        approved: *approved,
        executed: *executed,
        expected: None,
        text: "92 %".to_owned(),
        href: None,
    };
    Bullets { caption: caption(), key: BulletKey::default(), rows: rows.iter().map(row).collect(), tone: Tone::new(1) }
}

/// The lengths of the bars and that of the track.
fn lengths(svg: &str) -> (Vec<f64>, f64) {
    let document = checked(svg);
    let of = |class: &str| -> Vec<f64> {
        let rects =
            document.descendants().filter(|n| n.tag_name().name() == "rect" && n.attribute("class") == Some(class));
        rects.map(|n| n.attribute("width").unwrap().parse().unwrap()).collect()
    };
    (of("c1"), of("track")[0])
}

#[test]
fn a_row_of_one_long_word_has_its_beginning() {
    for href in [None, Some("obras/".to_owned())] {
        let mut chart = bullets(&[(decimal("100"), Some(decimal("50")))]);
        chart.rows[0].label = "Abfallbeseitigungseinrichtungenverwaltung".to_owned().into();
        chart.rows[0].href = href;
        let svg = chart.svg();
        let document = checked(&svg);
        let texts: Vec<&str> = document.descendants().filter_map(|n| n.text()).collect();
        assert!(texts.iter().any(|text| text.starts_with("Abfallbeseitigung") && text.ends_with('…')), "{texts:?}");
    }
}

#[test]
fn bars_are_clamped_at_the_plan_and_arrows_say_so() {
    let rows = [("100", "50"), ("100", "100"), ("100", "250"), ("0", "5"), ("100", "-5"), ("0", "0")];
    let rows: Vec<_> = rows.iter().map(|(a, e)| (decimal(a), Some(decimal(e)))).collect();
    let chart = bullets(&rows);
    let svg = chart.svg();
    let (bars, track) = lengths(&svg);
    assert!((bars[0] - track / 2.0).abs() <= 0.1);
    assert_eq!(bars[1..], [track, track, track]);
    assert_eq!(svg.matches(r#"class="over c1""#).count(), 2);
    assert_eq!(chart.clamped(), [2, 3, 4]);
}

#[test]
fn what_is_not_known_has_a_track_and_its_text() {
    let chart = bullets(&[(decimal("100"), None)]);
    assert!(lengths(&chart.svg()).0.is_empty());
    assert!(chart.svg().contains(">92 %</text>"));
    assert!(chart.clamped().is_empty());
    assert_eq!(bullets(&[]).svg(), "");
}

#[test]
fn awkward_labels_do_no_harm() {
    let mut chart = bullets(&vec![(decimal("2"), Some(decimal("1"))); awkward_labels().len()]);
    chart.key.executed = awkward_labels().remove(3);
    for (row, label) in chart.rows.iter_mut().zip(awkward_labels()) {
        row.text.clone_from(&label);
        row.label = label.into();
        row.expected = Some(decimal("7"));
    }
    checked(&chart.svg());
    chart.rows[2].href = Some("educacion/".to_owned());
    checked(&chart.svg());
}

proptest! {
    #[test]
    fn lengths_are_shares_of_the_plan(approved in 1_i64..i64::MAX, executed in 1_i64..i64::MAX) {
        let (bars, track) = lengths(&bullets(&[(approved.into(), Some(executed.into()))]).svg());
        let meant = (executed as f64 / approved as f64).min(1.0) * track;
        prop_assert!((bars.first().copied().unwrap_or(0.0) - meant).abs() <= 0.1);
    }
}
