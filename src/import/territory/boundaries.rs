//! Boundaries from GeoJSON: each feature is given to the area that its properties name.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::Value;

use super::{cell, leave_out};
use crate::findings::Told;
use crate::import::grid::Grid;
use crate::import::place::guessed;
use crate::import::place::known::Known;
use crate::import::{Brought, Given};
use crate::model::draft::Draft;
use crate::model::territory::Territory;
use crate::text::slug::slug;

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

/// Writes the features whose areas are known, and tells the others.
pub fn bring(given: &Given, features: &[Value], territory: &Territory, brought: &mut Brought) {
    let grid = grid(features);
    let known = Known::new(territory, &grid, &guessed(&grid));
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    for (feature, (row, cells)) in features.iter().zip(&grid.rows) {
        let area = match known.area(cells) {
            Ok(area) => area,
            Err(told) => {
                leave_out(brought, &given.name, *row, told);
                continue;
            }
        };
        let Some(geometry) = geometry(&feature["geometry"]) else {
            leave_out(brought, &given.name, *row, Told::new("import-no-outline").with("value", &area.id));
            continue;
        };
        let id = Value::from(area.id.as_str());
        let line =
            format!("{{\"type\":\"Feature\",\"id\":{id},\"properties\":{{\"area\":{id}}},\"geometry\":{geometry}}}");
        lines.insert(area.id.clone(), line);
    }
    brought.taken += lines.len();
    if !lines.is_empty() {
        let stem = given.name.rsplit_once('.').map_or(given.name.as_str(), |(stem, _)| stem);
        let path = format!("territory/boundaries/{}.geojson", slug(stem).unwrap_or_else(|| "areas".to_owned()));
        let lines: Vec<String> = lines.into_values().collect();
        let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", lines.join(",\n"));
        brought.drafts.push(Draft::text(path, text));
    }
}

/// An area's geometry with no more decimals than show, as JSON; nothing where it is none.
fn geometry(value: &Value) -> Option<String> {
    let kind = value["type"].as_str().filter(|kind| matches!(*kind, "Polygon" | "MultiPolygon"))?;
    let coordinates = rounded(&value["coordinates"])?;
    Some(format!("{{\"type\":\"{kind}\",\"coordinates\":{coordinates}}}"))
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
