//! The choropleth: areas of a territory shaded by class.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::frame::{self, Caption, Mode};
use super::key::{self, Entry};
use super::label::Label;
use super::map::{self, BORDER, Map};
use super::number::Tenths;
use super::projection::Multipolygon;
use super::topology::Ring;

/// Fills of the classes from the least to the most; the first three bear dark text, the last two
/// white.
const FILLS: [&str; 5] = ["#dceaf7", "#a9cbe8", "#68a3d6", "#2468ab", "#0b3c6f"];

/// Areas shaded by class. The order of the areas does not matter; they are drawn by id.
///
/// An area without a class is hatched, so that "not known" does not look like "little". An area
/// too small to be seen is a small diamond; one without any place on Earth is not drawn, and
/// [`Choropleth::left_out`] tells which.
#[derive(Debug, Clone, PartialEq)]
pub struct Choropleth {
    /// What it is called.
    pub caption: Caption,
    /// The areas.
    pub areas: Vec<ShadedArea>,
    /// What the classes mean, in the order in which it is shown above the map.
    pub key: Vec<ClassName>,
}

/// An area and its class.
#[derive(Debug, Clone, PartialEq)]
pub struct ShadedArea {
    /// Unlike every other area's.
    pub id: String,
    /// Its name, written into it where it fits.
    pub label: Label,
    /// What else is said of it, in its name as a link: "B/. 120.00 per inhabitant".
    pub text: String,
    /// Its class; `None` when nothing is known.
    pub class: Option<Class>,
    /// Its outline, in degrees.
    pub shape: Multipolygon,
    /// Where it leads.
    pub href: Option<String>,
}

/// What a class means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassName {
    /// The class; `None` for what is not known.
    pub class: Option<Class>,
    /// What it means: "120 to 180".
    pub text: String,
}

/// A class from 1, the least, to 5, the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class(u8);

impl Class {
    /// The class; numbers outside become the nearer end.
    #[must_use]
    pub fn new(class: usize) -> Self {
        Self(class.clamp(1, 5) as u8)
    }

    /// The class of a value among classes of which these are the largest values, in rising order.
    /// Fewer than five classes use the whole ramp.
    #[must_use]
    pub fn of(value: Decimal, bounds: &[Decimal]) -> Self {
        let last = bounds.len().saturating_sub(1);
        let index = bounds.iter().position(|bound| value <= *bound).unwrap_or(last);
        match last {
            0 => Self(3),
            _ => Self::new(1 + (index * 8 + last) / (2 * last)),
        }
    }

    fn name(self) -> &'static str {
        ["q1", "q2", "q3", "q4", "q5"][usize::from(self.0) - 1]
    }

    fn fill(self) -> &'static str {
        FILLS[usize::from(self.0) - 1]
    }

    /// The colour of text on it.
    fn ink(self) -> &'static str {
        if self.0 >= 4 { "#fff" } else { "#1b2023" }
    }
}

/// The largest value of each of `classes` quantiles, in rising order, for [`Class::of`]. Fewer where
/// values repeat, since equal values belong to one class; none without values.
#[must_use]
pub fn quantiles(values: &[Decimal], classes: usize) -> Vec<Decimal> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let classes = classes.clamp(1, 5);
    let bound = |class: usize| sorted[(class * sorted.len()).div_ceil(classes) - 1].normalize();
    let mut bounds: Vec<Decimal> = match sorted.is_empty() {
        true => Vec::new(),
        false => (1..=classes).filter(|class| class * sorted.len() >= 1).map(bound).collect(),
    };
    bounds.dedup();
    bounds
}

impl Choropleth {
    /// The drawing; empty when no area has an outline.
    #[must_use]
    pub fn svg(&self) -> String {
        let areas = self.in_order();
        let shapes: Vec<&Multipolygon> = areas.iter().map(|area| &area.shape).collect();
        let Some(map) = Map::new(&shapes, &[]) else {
            return String::new();
        };
        let drawn: Vec<(&ShadedArea, &Vec<Ring>)> =
            areas.into_iter().zip(&map.areas).filter(|(_, rings)| !rings.is_empty()).collect();
        if drawn.is_empty() {
            return String::new();
        }
        let id = self.caption.key();
        let mode = Mode::of(drawn.iter().map(|(area, _)| &area.href));
        let mut body = String::new();
        let unknown = |class: Option<Class>| class.is_none();
        if drawn.iter().any(|(area, _)| unknown(area.class)) || self.key.iter().any(|k| unknown(k.class)) {
            define_unknown(&id, &mut body);
        }
        let mut top = 0.0;
        frame::decoration(&mut body, mode, |out| top = self.draw_key(&id, out));
        for (area, rings) in drawn {
            let name = frame::name([area.label.as_str(), area.text.as_str()]);
            frame::part(&mut body, mode, (area.href.as_deref(), area.label.lang.as_deref()), &name, |out| {
                area.draw(rings, &id, top, out);
            });
        }
        frame::root(&self.caption, "choropleth", mode, top + map.projection.height, &body)
    }

    /// The ids of areas without a place.
    #[must_use]
    pub fn left_out(&self) -> Vec<&str> {
        let areas = self.in_order();
        let shapes: Vec<&Multipolygon> = areas.iter().map(|area| &area.shape).collect();
        let rings = Map::new(&shapes, &[]).map_or_else(Vec::new, |map| map.areas);
        let is_out = |index: usize| rings.get(index).is_none_or(Vec::is_empty);
        let areas = areas.iter().enumerate().filter(|(index, _)| is_out(*index));
        areas.map(|(_, area)| area.id.as_str()).collect()
    }

    fn in_order(&self) -> Vec<&ShadedArea> {
        let mut areas: Vec<&ShadedArea> = self.areas.iter().collect();
        areas.sort_by(|a, b| a.id.cmp(&b.id));
        areas
    }

    fn draw_key(&self, id: &str, out: &mut String) -> f64 {
        let texts = self.key.iter().map(|entry| entry.text.as_str());
        key::draw(out, texts, |out, index, x, y| swatch(out, self.key[index].class, id, x, y))
    }

    /// The key as a list, for telephones: a swatch and what it means.
    #[must_use]
    pub fn key(&self) -> Vec<Entry> {
        let id = self.caption.key();
        let entry =
            |class: &ClassName| Entry::new(&class.text, |out| swatch(out, class.class, &id, Tenths(0), Tenths(0)));
        self.key.iter().map(entry).collect()
    }
}

impl ShadedArea {
    fn draw(&self, rings: &[Ring], id: &str, top: f64, out: &mut String) {
        Map::open_group(out, top);
        let _ = write!(
            out,
            r#"<path {} d="{}" fill-rule="evenodd" stroke="{BORDER}" stroke-width="2" stroke-linejoin="round"/></g>"#,
            ink(self.class, id),
            Map::outline(rings)
        );
        for placed in map::place_labels(self.label.as_str(), rings, &[]) {
            placed.draw(out, top, self.class.map(Class::ink));
        }
    }
}

fn swatch(out: &mut String, class: Option<Class>, id: &str, x: Tenths, y: Tenths) {
    let (width, height) = (Tenths(220), Tenths(140));
    let _ = write!(
        out,
        r#"<rect {} x="{x}" y="{y}" width="{width}" height="{height}" stroke="{BORDER}"/>"#,
        ink(class, id)
    );
}

/// The class and fill of a class, or the pattern of what is not known.
fn ink(class: Option<Class>, id: &str) -> String {
    match class {
        Some(class) => format!(r#"class="area {}" fill="{}""#, class.name(), class.fill()),
        None => format!(r#"class="area" fill="url(#{id}-unknown)""#),
    }
}

fn define_unknown(id: &str, out: &mut String) {
    let _ = write!(
        out,
        r#"<defs><pattern id="{id}-unknown" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M-2 6l8 8M-2-2l12 12M2-6l8 8" fill="none" stroke="currentColor" stroke-opacity=".35"/></pattern></defs>"#
    );
}
