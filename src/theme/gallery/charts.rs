//! One drawing of every chart, with figures made up for the gallery.

use rust_decimal::Decimal;

use crate::chart::bars::{Bar, Bars, Group, Layout, Series};
use crate::chart::bullet::{Bullet, BulletKey, Bullets};
use crate::chart::choropleth::{Choropleth, Class, ClassName, ShadedArea};
use crate::chart::dots::{Dot, DotMap, OutlinedArea};
use crate::chart::flow::{Band, Flow};
use crate::chart::frame::Caption;
use crate::chart::lines::{Baseline, Line, LineChart, Point, Year};
use crate::chart::network::{Edge, Network, Node};
use crate::chart::palette::Tone;
use crate::chart::projection::Multipolygon;
use crate::chart::scale::Axis;
use crate::chart::treemap::{Cell, Treemap};

/// Five names, for the parts of whatever is drawn.
const NAMES: [&str; 5] = ["Educación", "Salud", "Obras", "Ambiente", "Cultura"];
/// What each of them is, in thousands.
const VALUES: [i64; 5] = [420, 310, 240, 120, 60];

/// The charts by name.
pub fn all() -> Vec<(&'static str, String)> {
    vec![
        ("treemap", treemap()),
        ("flow", flow()),
        ("stacked_bars", bars(Layout::Stacked)),
        ("grouped_bars", bars(Layout::Grouped)),
        ("bullets", bullets()),
        ("lines", lines()),
        ("choropleth", choropleth()),
        ("dots", dots()),
        ("network", network()),
    ]
}

fn caption(id: &str) -> Caption {
    Caption { id: format!("gallery-{id}"), title: id.to_owned(), description: String::new() }
}

fn parts() -> impl Iterator<Item = (usize, String, Decimal)> {
    NAMES.into_iter().zip(VALUES).enumerate().map(|(at, (name, value))| (at, name.to_owned(), Decimal::from(value)))
}

fn treemap() -> String {
    let cell = |(at, label, value): (usize, String, Decimal)| Cell {
        id: at.to_string(),
        label: label.into(),
        texts: vec![value.to_string()],
        value,
        tone: Tone::new(at + 1),
        href: Some("#".to_owned()),
        rest: false,
    };
    Treemap { caption: caption("treemap"), cells: parts().map(cell).collect() }.svg()
}

fn flow() -> String {
    let band = |(at, label, value): (usize, String, Decimal)| Band {
        id: at.to_string(),
        label: label.into(),
        text: value.to_string(),
        value,
        tone: Tone::new(at + 1),
        href: None,
        rest: false,
    };
    Flow {
        caption: caption("flow"),
        sources: parts().take(2).map(band).collect(),
        uses: parts().skip(1).map(band).collect(),
        total_label: "Total".to_owned(),
        total_text: "730".to_owned(),
    }
    .svg()
}

fn bars(layout: Layout) -> String {
    let id = if layout == Layout::Stacked { "stacked-bars" } else { "grouped-bars" };
    let bar = |value: Decimal| Bar { value: Some(value), text: value.to_string() };
    let group = |(_, label, value): (usize, String, Decimal)| Group {
        label: label.into(),
        bars: vec![bar(value), bar(value / Decimal::TWO)],
        total: (value + value / Decimal::TWO).to_string(),
        href: None,
    };
    let series = ["2025", "2026"].iter().enumerate();
    Bars {
        caption: caption(id),
        layout,
        series: series.map(|(at, label)| Series { label: (*label).to_owned(), tone: Tone::new(at + 1) }).collect(),
        groups: parts().map(group).collect(),
        axis: Axis::default(),
    }
    .svg()
}

fn bullets() -> String {
    let row = |(at, label, value): (usize, String, Decimal)| Bullet {
        label: label.into(),
        approved: value,
        executed: Some(value * Decimal::new(30 + 18 * at as i64, 2)),
        expected: Some(value * Decimal::new(75, 2)),
        text: value.to_string(),
        href: None,
    };
    let word = str::to_owned;
    Bullets {
        caption: caption("bullets"),
        key: BulletKey { executed: word("Ejecutado"), approved: word("Aprobado"), expected: word("Esperado") },
        rows: parts().map(row).collect(),
        tone: Tone::new(1),
    }
    .svg()
}

fn lines() -> String {
    let years = 2022..=2026;
    let line = |(at, label, value): (usize, String, Decimal)| Line {
        label,
        tone: Tone::new(at + 1),
        points: years
            .clone()
            .zip(1_i64..)
            .map(|(year, step)| Point { year, value: value + Decimal::from(step * step * 8) })
            .collect(),
    };
    LineChart {
        caption: caption("lines"),
        years: years.clone().map(|year| Year { year, text: year.to_string() }).collect(),
        lines: parts().take(3).map(line).collect(),
        axis: Axis::default(),
        baseline: Baseline::Zero,
    }
    .svg()
}

/// A square of a degree's tenth, `across` squares to the east.
fn square(across: usize) -> Multipolygon {
    let west = [-80.0, -79.9, -79.8, -79.7, -79.6][across % NAMES.len()];
    vec![vec![vec![(west, 8.0), (west + 0.1, 8.0), (west + 0.1, 8.1), (west, 8.1), (west, 8.0)]]]
}

fn choropleth() -> String {
    let class = |at: usize| (at < 4).then(|| Class::new(at + 1));
    let area = |(at, label, value): (usize, String, Decimal)| ShadedArea {
        id: at.to_string(),
        label: label.into(),
        text: value.to_string(),
        class: class(at),
        shape: square(at),
        href: Some("#".to_owned()),
    };
    let name = |at: usize| ClassName { class: class(at), text: at.to_string() };
    let areas = parts().map(area).collect();
    Choropleth { caption: caption("choropleth"), areas, key: (0..5).map(name).collect() }.svg()
}

fn dots() -> String {
    let area = |(at, label, _): (usize, String, Decimal)| OutlinedArea { id: at.to_string(), label, shape: square(at) };
    let dot = |(at, label, _): (usize, String, Decimal)| Dot {
        id: at.to_string(),
        label: label.into(),
        place: square(at)[0][0][if at % 2 == 0 { 0 } else { 2 }],
        kind: at % 3,
        href: Some("#".to_owned()),
    };
    DotMap {
        caption: caption("dots"),
        areas: parts().map(area).collect(),
        dots: parts().map(dot).collect(),
        kinds: NAMES[..3].iter().map(|kind| (*kind).to_owned()).collect(),
    }
    .svg()
}

fn network() -> String {
    let node = |(at, label, _): (usize, String, Decimal)| Node {
        id: at.to_string(),
        label: label.into(),
        text: String::new(),
        kind: at % 2,
        href: None,
    };
    let edge = |(from, to): (usize, usize)| Edge { from: from.to_string(), to: to.to_string(), weight: Decimal::ONE };
    Network {
        caption: caption("network"),
        nodes: parts().map(node).collect(),
        edges: [(0, 1), (1, 2), (0, 3), (3, 4), (0, 4)].map(edge).to_vec(),
        kinds: NAMES[..2].iter().map(|kind| (*kind).to_owned()).collect(),
    }
    .svg()
}
