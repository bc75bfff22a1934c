//! Lengths in proportion, clamped at both ends.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{checked, decimal};
use crate::chart::palette::Tone;
use crate::chart::row_bar::{RowBar, share_bars, table_bars};

fn bar(value: &str, full: &str, plan: Option<&str>) -> RowBar {
    RowBar { value: Some(decimal(value)), full: decimal(full), plan: plan.map(decimal), tone: Tone::new(1) }
}

/// The length in percent, and where the plan's tick is.
fn lengths(bar: RowBar) -> (Option<String>, Option<String>) {
    let svg = bar.svg();
    let document = checked(&svg);
    let length = document.descendants().find(|n| n.attribute("class").is_some_and(|c| c.starts_with("c1")));
    let tick = document.descendants().find(|n| n.attribute("x").is_some_and(|x| x.ends_with('%')));
    let text = |node: Option<roxmltree::Node<'_, '_>>, name| node.and_then(|n| n.attribute(name)).map(str::to_owned);
    (text(length, "width"), text(tick, "x"))
}

#[test]
fn a_share_of_a_hundred_fills_its_part_of_the_ground() {
    let widths = |values: &[&str]| -> Vec<bool> {
        let rows: Vec<Vec<Option<Decimal>>> = values.iter().map(|value| vec![Some(decimal(value))]).collect();
        let bars = share_bars(&rows, Decimal::ONE_HUNDRED);
        bars.iter()
            .zip(["92.6%", "60.1%"])
            .map(|(row, width)| row[0].contains(&format!("width=\"{width}\" height")))
            .collect()
    };
    assert_eq!(widths(&["92.6", "60.1"]), [true, true]);
    // What is more than all has no place on that scale: then the largest fills it.
    assert_eq!(widths(&["185.2", "200"]), [true, false]);
}

#[test]
fn lengths_are_shares_with_one_decimal() {
    for (value, full, length) in [
        ("50", "100", Some("50%")),
        ("62.34", "100", Some("62.3%")),
        ("1", "3", Some("33.3%")),
        ("100", "100", Some("100%")),
        ("250", "100", Some("100%")),
        ("0.00001", "100", Some("0.1%")),
        ("99.99", "100", Some("100%")),
        ("0", "100", None),
        ("-5", "100", None),
        ("0", "0", None),
        ("5", "0", Some("100%")),
    ] {
        assert_eq!(lengths(bar(value, full, None)).0.as_deref(), length, "{value} of {full}");
    }
}

#[test]
fn a_plan_is_a_tick_within_the_bar() {
    for (plan, place) in [("80", Some("80%")), ("0", Some("0.5%")), ("900", Some("99.5%")), ("-1", None)] {
        assert_eq!(lengths(bar("50", "100", Some(plan))).1.as_deref(), place, "{plan}");
    }
}

#[test]
fn what_is_over_the_full_width_says_so_by_its_class() {
    assert!(bar("101", "100", None).svg().contains(r#"class="c1 over""#));
    assert!(!bar("100", "100", None).svg().contains("over\""));
}

/// The same bytes on every platform.
#[test]
fn a_bar_is_written_so() {
    let svg = bar("62.3", "100", Some("80")).svg();
    assert_eq!(
        svg,
        concat!(
            r##"<svg class="bar" width="100%" height="12" aria-hidden="true">"##,
            r##"<rect class="c1" width="62.3%" height="12"/>"##,
            r##"<rect class="tick" x="80%" width="3" height="12" fill="currentColor" stroke="#fff" transform="translate(-1.5)"/></svg>"##,
        )
    );
}

#[test]
fn a_missing_value_has_no_length() {
    let svg = RowBar { value: None, full: Decimal::ONE, plan: None, tone: Tone::NEUTRAL }.svg();
    assert_eq!(checked(&svg).descendants().filter(|n| n.tag_name().name() == "rect").count(), 0);
}

proptest! {
    #[test]
    fn a_larger_value_is_never_shorter(a in 0_i64..i64::MAX, b in 0_i64..i64::MAX, full in 1_i64..i64::MAX) {
        let length = |value: i64| {
            let svg = RowBar { value: Some(value.into()), full: full.into(), plan: None, tone: Tone::new(1) };
            lengths(svg).0.map_or(0.0, |l| l.trim_end_matches('%').parse::<f64>().unwrap())
        };
        prop_assert!(length(a.min(b)) <= length(a.max(b)));
        let meant = (a as f64 / full as f64 * 100.0).min(100.0);
        prop_assert!((length(a) - meant).abs() <= 0.1);
    }
}

#[test]
fn a_table_s_bars_share_a_scale_and_cells_without_a_value_have_none() {
    let value = |text: &str| Some(decimal(text));
    let bars = table_bars(&[vec![value("50"), None], vec![value("-25"), value("12.5")]]);
    let length = |svg: &str| {
        svg.split(r#"class="c1" width=""#).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("").to_owned()
    };
    assert_eq!(length(&bars[0][0]), "100%");
    assert_eq!(bars[0][1], "");
    assert_eq!(
        [length(&bars[1][0]), length(&bars[1][1])],
        ["50%", "25%"],
        "what is below zero has its amount's length"
    );
}
