//! `territory/boundaries/*.geojson`: where areas lie.

use std::collections::BTreeMap;
use std::sync::Arc;

use geojson::{Feature, GeoJson, GeometryValue};

use crate::findings::{Code, Finding, Findings, Place};
use crate::model::boundary::Outline;
use crate::model::territory::Territory;
use crate::text::nearest::nearest;

/// The properties of a feature that may name its area, by id or by code; its own `id` goes first.
const NAMES: [&str; 3] = ["area", "id", "code"];

/// Reads the outlines of a file into the areas that they belong to.
pub fn read(path: &Arc<str>, text: &str, territory: &mut Territory) -> Findings {
    let mut findings = Findings::new();
    let features = match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(all)) => all.features,
        Ok(GeoJson::Feature(one)) => vec![one],
        Ok(GeoJson::Geometry(_)) => Vec::new(),
        Err(error) => {
            findings.add(Finding::new(Code::NotGeojson, Place::file(path)).with("detail", error));
            return findings;
        }
    };
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (at, area) in territory.areas.iter().enumerate() {
        places.extend(area.code.clone().map(|code| (code, at)));
    }
    places.extend(territory.areas.iter().enumerate().map(|(at, area)| (area.id.clone(), at)));
    let mut taken = Vec::new();
    for feature in features {
        let named = names(&feature);
        let outline = outline(&feature);
        match named.iter().find_map(|name| places.get(name)) {
            Some(at) => {
                let fault = fault(&outline);
                if let Some(fault) = fault {
                    odd(path, &territory.areas[*at].id, fault, &mut findings);
                }
                if fault.is_none_or(|fault| fault == OPEN) {
                    territory.areas[*at].outline = Some(Arc::new(outline));
                    taken.push(*at);
                }
            }
            None => {
                let name = named.into_iter().next().unwrap_or_default();
                let finding = Finding::new(Code::UnknownReference, Place::file(path))
                    .with("value", &name)
                    .with("kind", "an-area")
                    .with_some("nearest", nearest(&name, places.keys().map(String::as_str)));
                findings.add(finding);
            }
        }
    }
    for at in turned(&taken, territory) {
        odd(path, &territory.areas[at].id, "boundary-turned", &mut findings);
        territory.areas[at].outline = None;
    }
    findings
}

/// What is said of an outline that is drawn all the same: a ring that does not end where it begins.
const OPEN: &str = "boundary-open";
/// An outline so many degrees wide crosses the line where days begin, or is not in degrees.
const WIDEST: f64 = 180.0;

fn odd(path: &Arc<str>, area: &str, kind: &'static str, findings: &mut Findings) {
    findings.add(Finding::new(Code::OddBoundary, Place::file(path)).with("area", area).with("kind", kind));
}

/// What is wrong with an outline by itself.
fn fault(outline: &Outline) -> Option<&'static str> {
    let points = || outline.iter().flatten().flatten();
    let is_earthly = |(x, y): &(f64, f64)| x.abs() <= 180.0 && y.abs() <= 90.0;
    let width = || {
        let least = points().map(|(x, _)| *x).fold(f64::INFINITY, f64::min);
        points().map(|(x, _)| *x).fold(f64::NEG_INFINITY, f64::max) - least
    };
    let is_open = |ring: &Vec<(f64, f64)>| ring.first() != ring.last();
    match () {
        () if points().next().is_none() => Some("boundary-none"),
        () if !points().all(is_earthly) => Some("boundary-not-degrees"),
        () if width() > WIDEST => Some("boundary-wide"),
        () if outline.iter().flatten().any(is_open) => Some(OPEN),
        () => None,
    }
}

/// The areas that lie far from all others as they are written, and among them with latitude and
/// longitude exchanged.
fn turned(taken: &[usize], territory: &Territory) -> Vec<usize> {
    const FAR: f64 = 10.0;
    let middle = |at: &usize| {
        let outline = territory.areas[*at].outline.as_deref()?;
        let count = outline.iter().flatten().flatten().count() as f64;
        let sum = outline.iter().flatten().flatten().fold((0.0, 0.0), |(x, y), (a, b)| (x + a, y + b));
        Some((*at, (sum.0 / count, sum.1 / count)))
    };
    let middles: Vec<(usize, (f64, f64))> = taken.iter().filter_map(middle).collect();
    let median = |of: &dyn Fn(&(f64, f64)) -> f64| {
        let mut all: Vec<f64> = middles.iter().map(|(_, middle)| of(middle)).collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or_default()
    };
    let (x, y) = (median(&|middle| middle.0), median(&|middle| middle.1));
    let off = |a: f64, b: f64| (a - x).abs().max((b - y).abs());
    let is_turned = |(_, (a, b)): &&(usize, (f64, f64))| off(*a, *b) > FAR && off(*b, *a) < FAR;
    middles.iter().filter(is_turned).map(|(at, _)| *at).collect()
}

/// What a feature is called.
fn names(feature: &Feature) -> Vec<String> {
    let own = feature.id.as_ref().map(|id| match id {
        geojson::feature::Id::String(text) => text.clone(),
        geojson::feature::Id::Number(number) => number.to_string(),
    });
    let property = |name: &&str| {
        let value = feature.property(name)?;
        value.as_str().map(str::to_owned).or_else(|| value.as_i64().map(|number| number.to_string()))
    };
    own.into_iter().chain(NAMES.iter().filter_map(property)).collect()
}

/// Where a feature lies; empty where it is no area.
fn outline(feature: &Feature) -> Outline {
    let polygon = |rings: &Vec<Vec<geojson::Position>>| -> Vec<Vec<(f64, f64)>> {
        rings.iter().map(|ring| ring.iter().filter_map(degrees).collect()).collect()
    };
    match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => vec![polygon(coordinates)],
        Some(GeometryValue::MultiPolygon { coordinates }) => coordinates.iter().map(polygon).collect(),
        _ => Vec::new(),
    }
}

/// A longitude and a latitude that are numbers.
fn degrees(position: &geojson::Position) -> Option<(f64, f64)> {
    match position.as_slice() {
        [longitude, latitude, ..] if longitude.is_finite() && latitude.is_finite() => Some((*longitude, *latitude)),
        _ => None,
    }
}
