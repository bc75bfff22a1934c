//! A JSON export becomes a table: a row for each object of its list, and a column for each value in
//! it, named by the way to it (`title/es`).

use std::collections::HashSet;

use serde_json::Value;

use crate::findings::Told;
use crate::import::grid::Grid;
use crate::import::titles;

/// The most columns; an object with more is no list of records.
const MOST_COLUMNS: usize = 500;

/// What a year is called.
const YEARS: &str = "year|ano.|anio|ejercicio|vigencia|exercicio|annee|exercice|anno.|esercizio|fy.";

/// Reads JSON.
pub fn parse(name: &str, bytes: &[u8]) -> Result<Value, Told> {
    serde_json::from_slice(bytes)
        .map_err(|error| Told::new("import-broken-table").with("file", name).with("detail", error.to_string()))
}

/// Reads a list of objects, or the first list inside an object.
pub fn grid(name: &str, bytes: &[u8]) -> Result<Grid, Told> {
    let value = parse(name, bytes)?;
    let Some(items) = list(&value) else { return Err(Told::new("import-not-table").with("file", name)) };
    of_items(name, &value, items)
}

/// The same, or one object with a name of its own, which is a record.
pub fn records(name: &str, bytes: &[u8]) -> Result<Grid, Told> {
    let value = parse(name, bytes)?;
    let is_of_records = list(&value).is_some_and(|items| items.iter().any(Value::is_object));
    let has_name = ["name", "nombre", "nome"].iter().any(|key| value.get(key).is_some_and(Value::is_string));
    if !is_of_records && has_name {
        return of_items(name, &Value::Null, std::slice::from_ref(&value));
    }
    grid(name, bytes)
}

fn of_items(name: &str, all: &Value, items: &[Value]) -> Result<Grid, Told> {
    let of_all = year_of_all(all);
    let row = |item| {
        let mut found: Vec<Found> = of_all.iter().cloned().collect();
        flatten(item, "", &mut found);
        found
    };
    table(name, items.iter().map(row).collect())
}

/// Rows of titles and cells as a table.
pub fn table(name: &str, found: Vec<Vec<Found>>) -> Result<Grid, Told> {
    let mut titles: Vec<String> = Vec::new();
    let mut numbers = HashSet::new();
    let mut rows = Vec::with_capacity(found.len());
    for (at, found) in found.into_iter().enumerate() {
        let mut cells = vec![String::new(); titles.len()];
        for Found { way: title, cell, is_number } in found {
            let column = titles.iter().position(|known| *known == title);
            let column = column.unwrap_or_else(|| {
                titles.push(title);
                cells.push(String::new());
                titles.len() - 1
            });
            cells[column] = cell;
            if is_number {
                numbers.insert((at + 1, column));
            }
        }
        if titles.len() > MOST_COLUMNS {
            let detail = format!("> {MOST_COLUMNS}");
            return Err(Told::new("import-broken-table").with("file", name).with("detail", detail));
        }
        rows.push((at + 1, cells));
    }
    Ok(Grid { titles, rows, numbers, titles_first: true, ..Grid::default() })
}

/// A table as text that can be kept.
pub fn csv(name: &str, grid: Grid) -> Result<Vec<u8>, Told> {
    let broken = || Told::new("import-broken-table").with("file", name).with("detail", "CSV");
    let mut csv = csv::WriterBuilder::new().from_writer(Vec::new());
    csv.write_record(&grid.titles).map_err(|_| broken())?;
    for (_, mut cells) in grid.rows {
        cells.resize(grid.titles.len(), String::new());
        csv.write_record(&cells).map_err(|_| broken())?;
    }
    csv.into_inner().map_err(|_| broken())
}

fn list(value: &Value) -> Option<&Vec<Value>> {
    match value {
        Value::Array(items) => Some(items),
        Value::Object(fields) => fields.values().find_map(|field| field.as_array()),
        _ => None,
    }
}

/// The year that an object says of the list inside it: `{"fiscal_year": 2026, "lines": […]}`.
pub fn year_of_all(value: &Value) -> Option<Found> {
    let fields = value.as_object()?;
    fields.iter().find_map(|(key, value)| {
        let text = value.as_str().map(str::to_owned).or_else(|| value.as_i64().map(|number| number.to_string()))?;
        let is_year = text.len() == 4 && text.parse().is_ok_and(|year: i16| (1900..2100).contains(&year));
        (is_year && titles::has(key, YEARS)).then(|| Found::text(key.clone(), text))
    })
}

/// A value inside an object.
#[derive(Debug, Clone)]
pub struct Found {
    /// The way to it.
    pub way: String,
    /// The value.
    pub cell: String,
    /// Whether it is a number.
    pub is_number: bool,
}

impl Found {
    /// A text.
    pub fn text(way: String, cell: String) -> Self {
        Self { way, cell, is_number: false }
    }
}

/// Every value inside, with the way to it.
pub fn flatten(value: &Value, way: &str, found: &mut Vec<Found>) {
    let below = |key: &str| if way.is_empty() { key.to_owned() } else { format!("{way}/{key}") };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| flatten(value, &below(key), found)),
        Value::Array(items) => list_inside(items, way, found),
        Value::String(text) => found.push(Found::text(way.to_owned(), text.clone())),
        Value::Number(number) => {
            found.push(Found { way: way.to_owned(), cell: number.to_string(), is_number: true });
        }
        Value::Bool(yes) => found.push(Found::text(way.to_owned(), yes.to_string())),
        Value::Null => {}
    }
}

/// What stands in a list, at one way together: texts, and the values of objects (`name/es`).
fn list_inside(items: &[Value], way: &str, found: &mut Vec<Found>) {
    let mut all: Vec<Found> = Vec::new();
    for item in items {
        let mut inside = Vec::new();
        flatten(item, way, &mut inside);
        for one in inside {
            match all.iter_mut().find(|known| known.way == one.way) {
                Some(known) => {
                    known.cell = format!("{}, {}", known.cell, one.cell);
                    known.is_number = false;
                }
                None => all.push(one),
            }
        }
    }
    found.extend(all);
}

#[cfg(test)]
mod tests {
    use super::grid;

    #[test]
    fn nested_values_become_columns() {
        let json = br#"[{"id": 1, "title": {"es": "Uno"}}, {"id": 2, "title": {"es": "Dos", "en": "Two"}, "x": null}]"#;
        let grid = grid("x.json", json).expect("a table");
        assert_eq!(grid.titles, ["id", "title/es", "title/en"]);
        assert_eq!(grid.rows[1].1, ["2", "Dos", "Two"]);
    }

    #[test]
    fn a_list_of_objects_says_each_thing_once_for_all() {
        let json =
            br#"[{"taxonomies": {"name": [{"ca": "Salut", "es": "Salud"}, {"es": "Calles"}]}, "tags": ["a", "b"]}]"#;
        let grid = grid("x.json", json).expect("a table");
        assert_eq!(grid.titles, ["tags", "taxonomies/name/ca", "taxonomies/name/es"]);
        assert_eq!(grid.rows[0].1, ["a, b", "Salut", "Salud, Calles"]);
    }
}
