//! The map of dots: where proposals, works and services are.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::frame::{self, Caption, Mode};
use super::key::{self, Entry};
use super::label::Label;
use super::map::{self, BORDER, Map};
use super::marker;
use super::number::{Tenths, sin_cos};
use super::palette::Tone;
use super::projection::{Multipolygon, is_place};
use super::topology::Ring;

/// Dots over the outlines of areas. The order of both does not matter; they are drawn by id.
///
/// Dots at one place are set in a ring around it. A dot that is not on Earth is not drawn;
/// [`DotMap::left_out`] tells which.
#[derive(Debug, Clone, PartialEq)]
pub struct DotMap {
    /// What it is called.
    pub caption: Caption,
    /// The areas beneath.
    pub areas: Vec<OutlinedArea>,
    /// The dots.
    pub dots: Vec<Dot>,
    /// The names of the kinds of dots, from the first; four kinds have shapes of their own.
    pub kinds: Vec<String>,
}

/// An area beneath the dots.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlinedArea {
    /// Unlike every other area's.
    pub id: String,
    /// Its name, written into it where it fits.
    pub label: String,
    /// Its outline, in degrees.
    pub shape: Multipolygon,
}

/// Something at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Unlike every other dot's.
    pub id: String,
    /// Its name, for whoever hears the map.
    pub label: Label,
    /// Longitude and latitude in degrees.
    pub place: (f64, f64),
    /// Of which kind it is, counted from 0: its colour and shape.
    pub kind: usize,
    /// Where it leads.
    pub href: Option<String>,
}

impl DotMap {
    /// The drawing; empty when there is neither an area nor a dot.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut areas: Vec<&OutlinedArea> = self.areas.iter().collect();
        areas.sort_by(|a, b| a.id.cmp(&b.id));
        let mut dots: Vec<&Dot> = self.dots.iter().filter(|dot| is_place(dot.place)).collect();
        dots.sort_by(|a, b| a.id.cmp(&b.id));
        let shapes: Vec<&Multipolygon> = areas.iter().map(|area| &area.shape).collect();
        let places: Vec<(f64, f64)> = dots.iter().map(|dot| dot.place).collect();
        let Some(map) = Map::new(&shapes, &places) else {
            return String::new();
        };
        if dots.is_empty() && map.areas.iter().all(Vec::is_empty) {
            return String::new();
        }
        let marks = apart(&places, &map);
        let mode = Mode::of(dots.iter().map(|dot| &dot.href));
        let mut body = String::new();
        let mut top = 0.0;
        frame::decoration(&mut body, mode, |out| {
            let kinds = self.kinds.iter().map(String::as_str);
            top = key::draw(out, kinds, |out, index, x, y| {
                draw_mark(index, x + Tenths(110), y + Tenths(70), out);
            });
            draw_areas(&areas, &map.areas, &marks, top, out);
        });
        for (dot, (x, y)) in dots.iter().zip(&marks) {
            let name = frame::name([dot.label.as_str()]);
            frame::part(&mut body, mode, (dot.href.as_deref(), dot.label.lang.as_deref()), &name, |out| {
                dot.draw(*x, *y + Tenths::round(top), mode, out);
            });
        }
        frame::root(&self.caption, "dots", mode, top + map.projection.height, &body)
    }

    /// The key as a list, for telephones: a mark and its kind.
    #[must_use]
    pub fn key(&self) -> Vec<Entry> {
        let entry =
            |(kind, name): (usize, &String)| Entry::new(name, |out| draw_mark(kind, Tenths(110), Tenths(70), out));
        self.kinds.iter().enumerate().map(entry).collect()
    }

    /// The ids of dots that are not on Earth.
    #[must_use]
    pub fn left_out(&self) -> Vec<&str> {
        let dots = self.dots.iter().filter(|dot| !is_place(dot.place));
        dots.map(|dot| dot.id.as_str()).collect()
    }
}

impl Dot {
    /// The mark; as a link it can be hit as far around as a finger needs.
    fn draw(&self, x: Tenths, y: Tenths, mode: Mode, out: &mut String) {
        if mode == Mode::Links {
            let _ = write!(out, r#"<circle class="hit" cx="{x}" cy="{y}" r="13" fill="none" pointer-events="all"/>"#);
        }
        draw_mark(self.kind, x, y, out);
    }
}

fn draw_mark(kind: usize, x: Tenths, y: Tenths, out: &mut String) {
    marker::draw_large(out, kind, Tone::new(kind + 1), x, y);
}

fn draw_areas(areas: &[&OutlinedArea], rings: &[Vec<Ring>], marks: &[(Tenths, Tenths)], top: f64, out: &mut String) {
    let marks: Vec<(f64, f64)> = marks.iter().map(|(x, y)| (x.units(), y.units())).collect();
    let drawn = || areas.iter().zip(rings).filter(|(_, rings)| !rings.is_empty());
    Map::open_group(out, top);
    for (_, rings) in drawn() {
        let _ = write!(
            out,
            r##"<path class="area ground" d="{}" fill="#8894a0" fill-opacity=".12" fill-rule="evenodd" stroke="{BORDER}" stroke-width="2" stroke-linejoin="round"/>"##,
            Map::outline(rings)
        );
    }
    out.push_str("</g>");
    for (area, rings) in drawn() {
        for placed in map::place_labels(&area.label, rings, &marks) {
            placed.draw(out, top, None);
        }
    }
}

/// The dots' places in the drawing; those at one place in a ring around it.
fn apart(places: &[(f64, f64)], map: &Map) -> Vec<(Tenths, Tenths)> {
    let at = |place: &(f64, f64)| {
        let (x, y) = map.projection.at(*place);
        (Tenths::round(x), Tenths::round(y))
    };
    let mut together: BTreeMap<(Tenths, Tenths), usize> = BTreeMap::new();
    places.iter().for_each(|place| *together.entry(at(place)).or_default() += 1);
    let mut seen: BTreeMap<(Tenths, Tenths), usize> = BTreeMap::new();
    let mut moved = Vec::with_capacity(places.len());
    for place in places {
        let (x, y) = at(place);
        let count = together[&(x, y)];
        let nth = seen.entry((x, y)).or_default();
        if count > 1 {
            // Marks are 14 units wide; the ring is as long as all of them.
            let radius = (count as f64 * 15.0 / std::f64::consts::TAU).max(9.0);
            let (sin, cos) = sin_cos(std::f64::consts::TAU * *nth as f64 / count as f64);
            moved.push((x + Tenths::round(sin * radius), y - Tenths::round(cos * radius)));
        } else {
            moved.push((x, y));
        }
        *nth += 1;
    }
    moved
}
