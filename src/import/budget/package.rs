//! A Fiscal Data Package as a source: its description says what the columns of its tables are.
//!
//! Both forms are read: that of 1.0rc1, whose fields have column types, and the older one, whose
//! `model` names measures and dimensions.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::guess::Guess;
use super::meaning::Meaning;
use super::{sides, values};
use crate::findings::Told;
use crate::import::Given;
use crate::import::grid::Grid;
use crate::model::budget::{Dimension, Direction, Stage};
use crate::model::choice::Choice;

/// A package's description.
pub struct Package {
    /// The name of its file.
    pub name: String,
    /// The name of its file with the names of codes, where that was given too.
    codes: Option<String>,
    value: Value,
}

/// The description among some files; told where a table of it is not among them.
pub fn read(given: &[Given]) -> Result<Option<Package>, Told> {
    let Some((given_here, value)) = given.iter().find_map(|given| Some((given, described(given)?))) else {
        return Ok(None);
    };
    for path in paths(&value) {
        let name = path.rsplit('/').next().unwrap_or_default();
        if !given.iter().any(|other| other.name == name) {
            return Err(Told::new("import-package-file").with("file", &given_here.name).with("path", path));
        }
    }
    let path = codes_of(&value);
    let codes =
        path.as_deref().and_then(|path| path.rsplit('/').next()).filter(|name| given.iter().any(|g| g.name == *name));
    Ok(Some(Package { name: given_here.name.clone(), codes: codes.map(str::to_owned), value }))
}

/// The files beside a package's description that it needs, as it names them; only those below its
/// own folder.
pub fn companions(given: &Given) -> Vec<String> {
    let Some(value) = described(given) else { return Vec::new() };
    let is_here = |path: &String| {
        !path.contains("://") && !path.contains('\\') && path.split('/').all(|part| !part.is_empty() && part != "..")
    };
    paths(&value).into_iter().chain(codes_of(&value)).filter(is_here).collect()
}

/// The table with the names of codes, where a package has one as ours have.
fn codes_of(value: &Value) -> Option<String> {
    let names = |resource: &Value| -> Vec<String> {
        let fields = resource.pointer("/schema/fields").and_then(Value::as_array);
        let name = |field: &Value| field.get("name").and_then(Value::as_str).map(str::to_owned);
        fields.into_iter().flatten().filter_map(name).collect()
    };
    let are_codes = |resource: &&Value| names(resource) == ["dimension", "direction", "code", "name", "parent"];
    resources(value).filter(are_codes).find_map(|resource| paths_of(resource).into_iter().next())
}

fn described(given: &Given) -> Option<Value> {
    if !given.name.to_lowercase().ends_with(".json") {
        return None;
    }
    let value: Value = serde_json::from_slice(&given.bytes).ok()?;
    value.get("resources")?.as_array().is_some().then_some(value)
}

fn resources(value: &Value) -> impl Iterator<Item = &Value> {
    value.get("resources").and_then(Value::as_array).into_iter().flatten()
}

/// The paths of a resource: one, or the parts of a table.
fn paths_of(resource: &Value) -> Vec<String> {
    match resource.get("path") {
        Some(Value::String(path)) => vec![path.clone()],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn paths(value: &Value) -> Vec<String> {
    let text = |resource: &Value| {
        let ending = |path: &String| path.rsplit('.').next().unwrap_or_default().to_lowercase();
        paths_of(resource)
            .into_iter()
            .filter(|path| matches!(ending(path).as_str(), "csv" | "tsv" | "xlsx" | "ods" | "txt"))
            .collect::<Vec<_>>()
    };
    let has_model = value.get("model").is_some();
    resources(value).filter(|resource| has_model || !is_list_of_names(resource)).flat_map(text).collect()
}

/// Whether a resource has texts alone, of which none says what it means: the names of codes.
fn is_list_of_names(resource: &Value) -> bool {
    let fields = resource.pointer("/schema/fields").and_then(Value::as_array);
    let is_plain = |field: &Value| {
        field.get("type").and_then(Value::as_str) == Some("string")
            && field.get("columnType").is_none()
            && field.get("normalize").is_none()
    };
    fields.is_some_and(|fields| !fields.is_empty() && fields.iter().all(is_plain))
}

impl Package {
    /// Whether a table that was given names its codes.
    pub fn names_codes(&self) -> bool {
        self.codes.is_some()
    }

    /// The file with the names of codes among those that were given.
    pub fn codes<'g>(&self, given: &'g [Given]) -> Option<&'g Given> {
        given.iter().find(|given| self.codes.as_ref() == Some(&given.name))
    }

    fn resource(&self, given: &Given) -> Option<&Value> {
        let is_here = |path: &String| path.rsplit('/').next() == Some(given.name.as_str());
        resources(&self.value).find(|resource| paths_of(resource).iter().any(is_here))
    }

    /// Says what the columns of a table are, over what was guessed; amounts of another year than the
    /// one that is wanted are left out.
    pub fn say(&self, given: &Given, grid: &Grid, year: Option<i16>, guess: &mut Guess) {
        let Some(resource) = self.resource(given) else { return };
        let mut said: Vec<(String, Meaning)> = Vec::new();
        let fields = resource.pointer("/schema/fields").and_then(Value::as_array);
        for field in fields.into_iter().flatten() {
            let Some(name) = field.get("name").and_then(Value::as_str) else { continue };
            said.extend(of_field(field, year).map(|meaning| (name.to_owned(), meaning)));
        }
        said.extend(self.of_model());
        let amounts = said.iter().any(|(_, meaning)| meaning.is_amount());
        for (at, meaning) in guess.meanings.clone().into_iter().enumerate() {
            if amounts && meaning.is_amount() {
                guess.set(at, Meaning::Nothing);
            }
        }
        for (name, meaning) in said {
            let Some(at) = grid.column(&name) else { continue };
            let holds = match meaning {
                Meaning::Direction => sides::directions(grid, at).is_some(),
                Meaning::StageWord => values::stages(grid, at).is_some(),
                Meaning::Elimination => values::eliminations(grid, at).is_some(),
                Meaning::Amount => !guess.meanings.iter().any(|known| matches!(known, Meaning::Stage(_))),
                _ => true,
            };
            let taken = !meaning.may_repeat() && guess.column(meaning).is_some_and(|known| known != at);
            if holds && taken {
                guess
                    .meanings
                    .iter_mut()
                    .filter(|known| **known == meaning)
                    .for_each(|known| *known = Meaning::Nothing);
            }
            if holds {
                guess.set(at, meaning);
            }
        }
        // One amount alone, of no stage that a column tells, is of that which was approved.
        if let Some(at) = guess.column(Meaning::Amount)
            && guess.column(Meaning::StageWord).is_none()
        {
            guess.set(at, Meaning::Stage(Stage::Approved));
        }
    }

    /// The first and the last day of its fiscal year, where that is no calendar year.
    pub fn period(&self) -> Option<(Date, Date)> {
        let day = |end: &str| -> Option<Date> { self.value.pointer(end)?.as_str()?.get(..10)?.parse().ok() };
        let (start, end) = (day("/fiscalPeriod/start")?, day("/fiscalPeriod/end")?);
        let is_calendar = (start.month(), start.day(), end.month(), end.day()) == (1, 1, 12, 31);
        (start < end && !is_calendar).then_some((start, end))
    }

    /// What the package says that all amounts of a table are.
    pub fn direction(&self, given: &Given) -> Option<Direction> {
        let resource = self.resource(given)?;
        let measures = self.value.pointer("/model/measures").and_then(Value::as_object);
        let of_measures = measures.into_iter().flat_map(Map::values).find_map(|measure| measure.get("direction"));
        let said = resource.get("direction").or(of_measures).or_else(|| self.value.get("direction"))?;
        Direction::from_id(said.as_str()?)
    }

    /// The columns of the older form's model.
    fn of_model(&self) -> Vec<(String, Meaning)> {
        let mut all = Vec::new();
        let part = |name: &str| self.value.pointer(name).and_then(Value::as_object);
        for measure in part("/model/measures").into_iter().flat_map(Map::values) {
            let Some(source) = measure.get("source").and_then(Value::as_str) else { continue };
            let phase = measure.get("phase").and_then(Value::as_str).and_then(stage);
            all.push((source.to_owned(), phase.map_or(Meaning::Amount, Meaning::Stage)));
        }
        for dimension in part("/model/dimensions").into_iter().flat_map(Map::values) {
            let kind = ["dimensionType", "classificationType"].map(|key| dimension.get(key).and_then(Value::as_str));
            for attribute in dimension.get("attributes").and_then(Value::as_object).into_iter().flat_map(Map::values) {
                let Some(source) = attribute.get("source").and_then(Value::as_str) else { continue };
                let is_label = attribute.get("labelfor").is_some();
                all.extend(of_dimension(kind, is_label).map(|meaning| (source.to_owned(), meaning)));
            }
        }
        all
    }
}

/// What an attribute of the older form's dimensions holds.
fn of_dimension(kind: [Option<&str>; 2], is_label: bool) -> Option<Meaning> {
    let dimension = match kind {
        [Some("datetime"), _] => return (!is_label).then_some(Meaning::Year),
        [_, Some("functional")] => Dimension::Functional,
        [_, Some("economic")] => Dimension::Economic,
        [_, Some("administrative")] => Dimension::Administrative,
        [Some("activity"), _] => Dimension::Programme,
        [Some("location"), _] => Dimension::Area,
        _ => return None,
    };
    Some(if is_label { Meaning::Label(dimension) } else { Meaning::Code(dimension) })
}

/// What a field holds.
fn of_field(field: &Value, year: Option<i16>) -> Option<Meaning> {
    if let Some(same) = field.get("normalize").and_then(Value::as_object) {
        let text =
            |key: &str| same.get(key).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        let of_year = text("date:fiscal-year").and_then(|text| text.parse().ok());
        if of_year.is_some_and(|of: i16| year.is_some_and(|year| year != of)) {
            return Some(Meaning::Nothing);
        }
        let said = text("phase:id").or_else(|| text("phase:label"))?;
        return stage(&said).map(Meaning::Stage);
    }
    let Some(kind) = field.get("columnType").and_then(Value::as_str) else { return own_word(field) };
    let is_label = kind.ends_with(":label") || kind.ends_with(":title");
    let is_code = kind.contains(":code") || kind.ends_with(":id");
    let dimension = match kind.split(':').next()? {
        "value" => return (kind == "value").then_some(Meaning::Amount),
        "phase" => return Some(Meaning::StageWord),
        "direction" => return Some(Meaning::Direction),
        "date" => return (kind == "date:fiscal-year").then_some(Meaning::Year),
        "budget-line-id" => return Some(Meaning::Id),
        "functional-classification" => Dimension::Functional,
        "economic-classification" => Dimension::Economic,
        "administrative-classification" => Dimension::Administrative,
        "activity" => Dimension::Programme,
        "geo" => Dimension::Area,
        "fin-source" => Dimension::Funding,
        _ => return None,
    };
    match (is_label, is_code) {
        (true, _) => Some(Meaning::Label(dimension)),
        (false, true) => Some(Meaning::Code(dimension)),
        _ => None,
    }
}

/// What a field holds for which the standard has no type, where it has our own word.
fn own_word(field: &Value) -> Option<Meaning> {
    let meaning = field.get("name").and_then(Value::as_str).and_then(Meaning::named)?;
    let is_ours = matches!(
        meaning,
        Meaning::Code(Dimension::Entity) | Meaning::Elimination | Meaning::Source | Meaning::SourceAddress
    );
    is_ours.then_some(meaning)
}

/// The stage that a phase names.
fn stage(phase: &str) -> Option<Stage> {
    Stage::from_id(&phase.to_lowercase()).or_else(|| values::stage(phase))
}
