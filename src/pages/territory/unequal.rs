//! How unequal a measure is among the areas of each level.

use super::{Edition, areas};
use crate::model::disparity::{Disparity, Observation, Outcome, disparity};
use crate::model::territory::{Area, Territory};
use crate::pages::measure::{Measure, Values};
use crate::pages::view::{Cell, Grid, Head, Section};

/// The decimals of measures of disparity on pages.
pub const DECIMALS: u8 = 3;
/// The most places that are named where some are left out.
const MOST_NAMED: usize = 8;

/// How unequal a measure is at a level in a year.
pub struct LevelYear<'a> {
    /// The level's id.
    pub level: &'a str,
    /// The year.
    pub year: i16,
    /// The measures.
    pub disparity: Disparity,
}

/// How unequal a measure is at each level, in each year in which an area of it has a value.
pub fn disparities_of<'a>(values: &Values, territory: &'a Territory) -> Vec<LevelYear<'a>> {
    let mut all = Vec::new();
    for (at, level) in territory.levels.iter().enumerate() {
        let areas = territory.areas.iter().filter(|area| area.level == at && values.contains_key(&area.id));
        let areas: Vec<&Area> = areas.collect();
        let mut years: Vec<i16> = areas.iter().flat_map(|area| values[&area.id].keys().copied()).collect();
        years.sort_unstable();
        years.dedup();
        for year in years {
            let value = |area: &Area| values[&area.id].get(&year).copied().filter(|_| area.is_in(year));
            let observed: Vec<Observation> =
                areas.iter().filter_map(|area| observation(territory, area, year, value(area)?)).collect();
            if !observed.is_empty() {
                all.push(LevelYear { level: &level.id, year, disparity: disparity(&observed) });
            }
        }
    }
    all
}

/// A value with the inhabitants of the nearest count and what contains the area.
fn observation<'t>(
    territory: &'t Territory,
    area: &Area,
    year: i16,
    value: rust_decimal::Decimal,
) -> Option<Observation<'t>> {
    let group = area.parent.map_or("", |at| territory.areas[at].id.as_str());
    Some(Observation { value, people: area.population_near(year).unwrap_or(0), group })
}

/// How unequal the values of some areas are in a year.
pub fn observed(edition: &Edition, measure: &Measure, areas: &[&Area], year: i16) -> Disparity {
    let territory = &edition.setting.shared.territory;
    let all = areas.iter().filter_map(|area| observation(territory, area, year, measure.value(area, year)?));
    disparity(&all.collect::<Vec<_>>())
}

/// The areas of each level that ever have a value, the largest level first: the level's name, and them.
pub fn levels<'a>(edition: &Edition<'a>, measure: &Measure) -> Vec<(String, Vec<&'a Area>)> {
    let voice = edition.voice();
    let all = edition.setting.shared.territory.levels.iter().enumerate().map(|(at, level)| {
        let areas = areas::of_level(edition, at).filter(|area| measure.has(area));
        (voice.text(&level.name).text, areas.collect::<Vec<_>>())
    });
    all.filter(|(_, areas)| !areas.is_empty()).collect()
}

/// A measure of disparity in a cell, or why there is none.
pub fn outcome_cell(edition: &Edition, outcome: Outcome) -> Cell {
    let voice = edition.voice();
    match outcome {
        Ok(value) => Cell::number(voice.decimal(value, DECIMALS), value),
        Err(why) => Cell::text(voice.word(&format!("undefined.{}", why.id()))),
    }
}

/// A row a measure, a column a level and year: the first and the last in which the level can be
/// compared, so that one sees whether the imbalance shrank. A level with one area alone has none.
pub fn section(edition: &Edition, measure: &Measure, levels: &[(String, Vec<&Area>)]) -> Option<Section> {
    let voice = edition.voice();
    let mut columns: Vec<(String, Disparity)> = Vec::new();
    let mut left_out: Vec<String> = Vec::new();
    for (name, areas) in levels.iter().filter(|(_, areas)| areas.len() > 1) {
        let years = measure.compared(areas);
        let ends = [years.first(), years.last().filter(|last| Some(*last) != years.first())];
        for year in ends.into_iter().flatten() {
            columns.push((format!("{name}, {year}"), observed(edition, measure, areas, *year)));
        }
        let Some(last) = years.last() else { continue };
        let unpeopled = areas.iter().filter(|area| area.population_near(*last).unwrap_or(0) == 0);
        let unpeopled = unpeopled.filter(|area| measure.value(area, *last).is_some());
        left_out.extend(unpeopled.map(|area| voice.area(area).text));
    }
    if columns.is_empty() {
        return None;
    }
    let lead = match left_out.is_empty() {
        true => voice.word("ui.disparity_lead"),
        false => format!("{} {}", voice.word("ui.disparity_lead"), told(edition, &left_out)),
    };
    let grid = grid(edition, &columns);
    Some(Section { lead: Some(lead), grid: Some(grid), ..voice.section("disparity", "ui.disparity") })
}

/// The areas that have a value and no inhabitants, and so no weight.
fn told(edition: &Edition, left_out: &[String]) -> String {
    let named = left_out[..left_out.len().min(MOST_NAMED)].join(", ");
    let names = if left_out.len() > MOST_NAMED { format!("{named}…") } else { named };
    edition.voice().phrase("ui.left_out", &[("names", &names)])
}

fn grid(edition: &Edition, columns: &[(String, Disparity)]) -> Grid {
    let voice = edition.voice();
    let row = |key: &str, cell: &dyn Fn(&Disparity) -> Cell| {
        let name = Cell::text(voice.word(&format!("disparity.{key}")));
        std::iter::once(name).chain(columns.iter().map(|(_, one)| cell(one))).collect::<Vec<_>>()
    };
    let measured = |key: &str, of: fn(&Disparity) -> Outcome| row(key, &|one| outcome_cell(edition, of(one)));
    let rows = vec![
        row("areas", &|one| Cell::number(voice.number(one.areas as u64), one.areas)),
        measured("mean", |one| one.mean),
        measured("ratio", |one| one.ratio),
        measured("variation", |one| one.variation),
        measured("gini", |one| one.gini),
        measured("theil", |one| one.theil),
        measured("between", |one| one.between),
        measured("within", |one| one.within),
    ];
    let heads = columns.iter().map(|(label, _)| Head { label: label.clone(), number: true, ..Head::default() });
    let first = Head { label: voice.word("ui.disparity_measure"), ..Head::default() };
    Grid {
        caption: voice.word("ui.disparity_caption"),
        heads: std::iter::once(first).chain(heads).collect(),
        rows,
        ..Grid::default()
    }
}
