//! Boundaries from GeoJSON: each feature is given to the area that its properties name.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde_json::Value;

use super::{cell, leave_out, stem};
use crate::findings::Told;
use crate::import::grid::Grid;
use crate::import::place::known::Known;
use crate::import::{Brought, Given};
use crate::model::boundary::Outline;
use crate::model::boundary::over::lies_over;
use crate::model::draft::Draft;
use crate::text::slug::{fold, slug};

/// The decimals of degrees that are kept: about a metre.
const DECIMALS: u32 = 5;

/// The features of a GeoJSON file; nothing where it is something else.
pub fn features(given: &Given) -> Result<Option<Vec<Value>>, Told> {
    let name = given.name.to_lowercase();
    if !name.ends_with(".json") && !name.ends_with(".geojson") {
        return Ok(None);
    }
    let broken = |detail: String| Told::new("import-broken-table").with("file", &given.name).with("detail", detail);
    let bytes = given.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&given.bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|error| broken(error.to_string()))?;
    if value["type"].as_str() == Some("Feature") {
        return Ok(Some(vec![value]));
    }
    match value {
        Value::Object(mut whole) if whole.get("type").and_then(Value::as_str) == Some("FeatureCollection") => {
            match whole.remove("features") {
                Some(Value::Array(features)) => Ok(Some(features)),
                _ => Err(broken("features".to_owned())),
            }
        }
        _ if name.ends_with(".geojson") => Err(broken("FeatureCollection".to_owned())),
        _ => Ok(None),
    }
}

/// The properties of features as a table: a row each.
pub fn grid(features: &[Value]) -> Grid {
    let mut titles: Vec<String> = Vec::new();
    let mut rows = Vec::with_capacity(features.len());
    for (at, feature) in features.iter().enumerate() {
        let own = feature.get("id").map(|id| ("id".to_owned(), cell(id)));
        let properties = feature["properties"].as_object().into_iter().flatten();
        let properties = properties.map(|(key, value)| (key.clone(), cell(value)));
        let mut cells = vec![String::new(); titles.len()];
        for (key, text) in own.into_iter().chain(properties) {
            let column = titles.iter().position(|title| *title == key).unwrap_or_else(|| {
                titles.push(key);
                cells.push(String::new());
                titles.len() - 1
            });
            cells[column] = text;
        }
        rows.push((at + 1, cells));
    }
    Grid { titles, rows, titles_first: true, ..Grid::default() }
}

/// A feature that is an area's.
struct Part {
    row: usize,
    /// What its properties call the area.
    name: Option<String>,
    /// Its polygons as JSON, and as they lie.
    polygons: Vec<String>,
    outline: Outline,
}

/// Writes the features whose areas are known, those of one area joined, and tells the others.
pub fn bring(given: &Given, features: &[Value], grid: &Grid, known: &Known, brought: &mut Brought) {
    let mut parts: BTreeMap<String, Vec<Part>> = BTreeMap::new();
    for (row, cells) in &grid.rows {
        let Some(feature) = row.checked_sub(1).and_then(|at| features.get(at)) else { continue };
        let area = match known.area(cells) {
            Ok(area) => area,
            Err(told) => {
                leave_out(brought, &given.name, *row, told);
                continue;
            }
        };
        let Some((polygons, outline)) = polygons(&feature["geometry"]) else {
            leave_out(brought, &given.name, *row, Told::new("import-no-outline").with("value", &area.id));
            continue;
        };
        let name = known.named(cells).map(str::to_owned);
        parts.entry(area.id.clone()).or_default().push(Part { row: *row, name, polygons, outline });
    }
    let mut lines: Vec<String> = Vec::with_capacity(parts.len());
    for (id, parts) in parts {
        match contradiction(&id, &parts) {
            Some(told) => parts.iter().for_each(|part| leave_out(brought, &given.name, part.row, told.clone())),
            None => lines.push(line(&id, &parts)),
        }
    }
    brought.taken += lines.len();
    if !lines.is_empty() {
        let stem = stem(&given.name);
        let path = format!("territory/boundaries/{}.geojson", slug(stem).unwrap_or_else(|| "areas".to_owned()));
        let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", lines.join(",\n"));
        brought.drafts.push(Draft::text(path, text));
    }
}

/// Why features of one area are no parts of it: they have other names, or lie over one another.
fn contradiction(id: &str, parts: &[Part]) -> Option<Told> {
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for name in parts.iter().filter_map(|part| part.name.as_deref()) {
        names.entry(fold(name)).or_insert(name);
    }
    if names.len() > 1 {
        let names = names.into_values().collect::<Vec<_>>().join(", ");
        return Some(Told::new("import-several-outlines").with("value", id).with("names", names));
    }
    let pairs = parts.iter().enumerate().flat_map(|(at, one)| parts[..at].iter().map(move |other| (one, other)));
    // What stands twice to the letter is taken once.
    let is_other = |(one, other): &(&Part, &Part)| one.polygons != other.polygons;
    let is_over = pairs.filter(is_other).any(|(one, other)| lies_over(&one.outline, &other.outline));
    is_over.then(|| Told::new("import-outlines-overlap").with("value", id))
}

/// An area's feature in the content, with the polygons of all its parts.
fn line(id: &str, parts: &[Part]) -> String {
    let mut polygons: Vec<&str> = parts.iter().flat_map(|part| &part.polygons).map(String::as_str).collect();
    let mut seen = BTreeSet::new();
    polygons.retain(|polygon| seen.insert(*polygon));
    let (kind, coordinates) = match &polygons[..] {
        [only] => ("Polygon", (*only).to_owned()),
        all => ("MultiPolygon", format!("[{}]", all.join(","))),
    };
    let id = Value::from(id);
    let geometry = format!("{{\"type\":\"{kind}\",\"coordinates\":{coordinates}}}");
    format!("{{\"type\":\"Feature\",\"id\":{id},\"properties\":{{\"area\":{id}}},\"geometry\":{geometry}}}")
}

/// The polygons of a geometry with no more decimals than show, as JSON, and as they lie; nothing where it is none.
fn polygons(value: &Value) -> Option<(Vec<String>, Outline)> {
    let coordinates = &value["coordinates"];
    let all = match value["type"].as_str()? {
        "Polygon" => std::slice::from_ref(coordinates),
        "MultiPolygon" => coordinates.as_array()?.as_slice(),
        _ => return None,
    };
    let rings = |polygon: &Value| polygon.as_array()?.iter().map(ring).collect::<Option<Vec<Vec<(f64, f64)>>>>();
    let outline = all.iter().map(rings).collect::<Option<Outline>>()?;
    let texts = all.iter().map(rounded).collect::<Option<Vec<String>>>()?;
    (!texts.is_empty()).then_some((texts, outline))
}

/// The corners of a ring.
fn ring(value: &Value) -> Option<Vec<(f64, f64)>> {
    value.as_array()?.iter().map(|point| Some((point[0].as_f64()?, point[1].as_f64()?))).collect()
}

/// Coordinates with fewer decimals; a point that is the same as the one before is left out.
fn rounded(value: &Value) -> Option<String> {
    let items = value.as_array()?;
    if items.first()?.is_number() {
        let degrees = items.iter().take(2).map(degree).collect::<Option<Vec<String>>>()?;
        return Some(format!("[{}]", degrees.join(",")));
    }
    let mut all = items.iter().map(rounded).collect::<Option<Vec<String>>>()?;
    all.dedup();
    Some(format!("[{}]", all.join(",")))
}

fn degree(value: &Value) -> Option<String> {
    let text = value.as_number()?.to_string();
    let degree = text.parse::<Decimal>().ok().or_else(|| Decimal::from_scientific(&text).ok())?;
    Some(degree.round_dp(DECIMALS).normalize().to_string())
}
