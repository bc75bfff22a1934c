//! `territory/boundaries/*.geojson`: where areas lie.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use geojson::{Feature, GeoJson, GeometryValue};
use rayon::prelude::*;

use crate::findings::{Code, Finding, Findings, Place};
use crate::model::boundary::Outline;
use crate::model::boundary::odd::{Oddity, oddities};
use crate::model::boundary::over::lies_over;
use crate::model::territory::Territory;
use crate::text::nearest::nearest;
use crate::text::place::Span;

/// The properties of a feature that may name its area, by id or by code; its own `id` goes first.
const NAMES: [&str; 3] = ["area", "id", "code"];

/// Reads the outlines of a file into the areas that they belong to; what is odd about one, for a place in
/// this `country`, is told.
pub fn read(path: &Arc<str>, text: &str, country: Option<&str>, territory: &mut Territory) -> Findings {
    let mut findings = Findings::new();
    let features = match text.parse::<GeoJson>() {
        Ok(GeoJson::FeatureCollection(all)) => all.features,
        Ok(GeoJson::Feature(one)) => vec![one],
        Ok(GeoJson::Geometry(_)) => Vec::new(),
        Err(_) => {
            findings.add(not_geojson(path, text));
            return findings;
        }
    };
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (at, area) in territory.areas.iter().enumerate() {
        places.extend(area.code.clone().map(|code| (code, at)));
    }
    places.extend(territory.areas.iter().enumerate().map(|(at, area)| (area.id.clone(), at)));
    let outlines = features.par_iter().map(|feature| {
        let outline = outline(feature);
        let odd = oddities(&outline, country);
        (outline, odd)
    });
    let mut drawn: BTreeSet<usize> = BTreeSet::new();
    for (feature, (outline, odd)) in features.iter().zip(outlines.collect::<Vec<_>>()) {
        let named = names(feature);
        let name = named.first().cloned().unwrap_or_default();
        for odd in odd {
            let code = if odd.is_elsewhere() { Code::BoundaryNotDegrees } else { Code::OddBoundary };
            findings.add(Finding::new(code, Place::file(path)).with("area", &name).with("what", odd.id()));
        }
        match named.iter().find_map(|name| places.get(name)) {
            Some(at) if !outline.is_empty() => {
                let own = &mut territory.areas[*at].outline;
                let before = own.as_deref();
                // Features of one area are its parts; another file's outline is another version of it.
                let is_part = drawn.contains(at) && before.is_some_and(|parts| !lies_over(parts, &outline));
                if before.is_some() && !is_part {
                    let odd = Finding::new(Code::OddBoundary, Place::file(path)).with("area", &name);
                    findings.add(odd.with("what", Oddity::Twice.id()));
                }
                let joined = match before {
                    Some(parts) if is_part => [parts.as_slice(), &outline].concat(),
                    _ => outline,
                };
                *own = Some(Arc::new(joined));
                drawn.insert(*at);
            }
            Some(_) => {}
            None => {
                let finding = Finding::new(Code::UnknownReference, Place::file(path))
                    .with("value", &name)
                    .with("kind", "an-area")
                    .with_some("nearest", nearest(&name, places.keys().map(String::as_str)));
                findings.add(finding);
            }
        }
    }
    findings
}

/// Why a text is no GeoJSON, in words, and where its JSON ends to be one.
fn not_geojson(path: &Arc<str>, text: &str) -> Finding {
    let Err(error) = serde_json::from_str::<serde_json::Value>(text) else {
        return Finding::new(Code::NotGeojson, Place::file(path)).with("detail", "json-not-features");
    };
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let at = before + error.column().saturating_sub(1);
    let place = Place::new(path, Span::of(text, at..at));
    // The reader of JSON tells its own limit, 128 parts within one another, only in words.
    let is_deep = error.to_string().starts_with("recursion limit");
    Finding::new(Code::NotGeojson, place).with("detail", if is_deep { "json-too-deep" } else { "json-broken" })
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
