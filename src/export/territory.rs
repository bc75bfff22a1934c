//! The territory as data: its municipalities side by side, and each indicator by area and year.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::File;
use super::budget_csv::harmless;
use super::licence::licensed;
use crate::i18n::{Currency, Lang};
use crate::model::choice::Choice;
use crate::model::disparity::{Disparity, Outcome};
use crate::model::indicator::Indicator;
use crate::model::outlay::{Outlay, Outlays, by_area};
use crate::model::standing::{Standings, standings};
use crate::model::summary::{Standard, Summary};
use crate::model::territory::{Area, Territory};
use crate::pages::Setting;
use crate::pages::measure::Values;
use crate::pages::territory::{
    LevelNeed, LevelYear, MEASURES, PER_HEAD, Spent, TABLES, compared, disparities_of, folder_name, measured,
    measured_in, needs_of, spending, spending_table, standing,
};

/// The files, by path below the site's root.
pub fn files(summaries: &[Summary], setting: &Setting) -> Vec<File> {
    let (territory, lang) = (&setting.shared.territory, setting.shared.settings.first_language());
    let folder = folder_name(setting.words);
    let json = |value| licensed(value, &setting.shared.settings).to_string().into_bytes();
    let mut files = Vec::new();
    let compared = compared(summaries, setting);
    if summaries.len() > 1 {
        files.extend(csv(&compare_rows(&compared, setting)).map(|bytes| (format!("{folder}/{TABLES}.csv"), bytes)));
        files.push((format!("{folder}/{TABLES}.json"), json(compare_json(&compared, setting))));
    }
    for standard in Standard::ALL {
        let rows = spending(&compared, *standard);
        if !rows.is_empty() {
            let path = |ending| format!("{folder}/{}", spending_table(*standard, ending));
            files.extend(csv(&spending_rows(&rows, *standard, setting)).map(|bytes| (path("csv"), bytes)));
            files.push((path("json"), json(spending_json(&rows, *standard, setting))));
        }
    }
    let outlays = by_area(summaries, territory, setting.shared.settings.country.as_deref());
    let each = outlays.per_head();
    for indicator in &setting.shared.cohesion.indicators {
        let path = |ending: &str| format!("{folder}/data/{}.{ending}", indicator.id);
        files.extend(csv(&indicator_rows(indicator, territory, lang, false)).map(|bytes| (path("csv"), bytes)));
        files.push((path("json"), json(indicator_json(indicator, &each, territory))));
    }
    if !outlays.areas.is_empty() {
        let path = |ending: &str| format!("{folder}/data/{PER_HEAD}.{ending}");
        files.extend(csv(&outlay_rows(&outlays, setting)).map(|bytes| (path("csv"), bytes)));
        files.push((path("json"), json(outlay_json(&outlays, setting))));
    }
    files
}

/// Where a row stands in the territory: the area's id, code, name and level.
pub(super) const PLACE: [&str; 4] = ["area", "code", "name", "level"];

pub(super) fn place(id: &str, area: Option<&Area>, territory: &Territory, lang: Lang) -> Vec<String> {
    let code = area.and_then(|area| area.code.clone()).unwrap_or_default();
    let name = area.map(|area| area.name.get(&lang).text.to_owned()).unwrap_or_default();
    let level = area.and_then(|area| territory.levels.get(area.level)).map(|level| level.id.clone());
    vec![harmless(id), harmless(&code), harmless(&name), level.unwrap_or_default()]
}

/// The areas of a territory by their ids.
fn by_id(territory: &Territory) -> HashMap<&str, &Area> {
    territory.areas.iter().map(|area| (area.id.as_str(), area)).collect()
}

pub(super) fn csv(rows: &[Vec<String>]) -> Option<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    for row in rows {
        out.write_record(row).ok()?;
    }
    out.into_inner().ok()
}

fn name(summary: &Summary) -> &str {
    summary.name.first().map_or(summary.id.as_str(), |(_, name)| name.as_str())
}

/// The measures that are of a year, each municipality's own.
const DATED: [&str; 3] = ["population", PER_HEAD, "execution"];

/// The places of municipalities by each measure.
fn standings_of(summaries: &[&Summary], currency: &Currency) -> Vec<Vec<Option<(usize, usize)>>> {
    MEASURES.iter().map(|measure| standing(summaries, measure, currency)).collect()
}

fn compare_rows(summaries: &[&Summary], setting: &Setting) -> Vec<Vec<String>> {
    let titles = ["municipality", "name", "area"].into_iter().chain(MEASURES).map(str::to_owned);
    let of_years = DATED.iter().map(|measure| format!("{measure}-year"));
    let of_places = MEASURES.iter().flat_map(|measure| [format!("{measure}-place"), format!("{measure}-places")]);
    let mut rows = vec![titles.chain(of_years).chain(["code".to_owned()]).chain(of_places).collect()];
    let (currency, areas) = (&setting.shared.settings.currency, by_id(&setting.shared.territory));
    let standings = standings_of(summaries, currency);
    for (at, summary) in summaries.iter().enumerate() {
        let area = summary.area.clone().unwrap_or_default();
        let code = areas.get(area.as_str()).and_then(|area| area.code.as_deref()).unwrap_or_default();
        let mut row = vec![summary.id.clone(), harmless(name(summary)), harmless(&area)];
        row.extend(MEASURES.iter().map(|measure| {
            measured(summary, measure, currency).map_or_else(String::new, |value| value.normalize().to_string())
        }));
        row.extend(
            DATED.iter().map(|measure| measured_in(summary, measure).map_or_else(String::new, |year| year.to_string())),
        );
        row.push(harmless(code));
        let of_place = |of: &Vec<Option<(usize, usize)>>| match of[at] {
            Some((place, of)) => [place.to_string(), of.to_string()],
            None => Default::default(),
        };
        row.extend(standings.iter().flat_map(of_place));
        rows.push(row);
    }
    rows
}

fn spending_rows(spent: &[Spent], standard: Standard, setting: &Setting) -> Vec<Vec<String>> {
    let titles = ["municipality", "year", "standard", "code", "name", "currency", "planned", "population", "per_head"];
    let mut rows = vec![titles.map(str::to_owned).to_vec()];
    let known = setting.shared.classification(standard.id());
    let (currency, lang) = (setting.shared.settings.currency, setting.shared.settings.first_language());
    for row in spent {
        let name = known.and_then(|known| Some(known.node(known.find(row.code)?).name.get(&lang).text));
        let amount = |amount| currency.written(amount);
        rows.push(vec![
            row.summary.id.clone(),
            row.year.to_string(),
            standard.id().to_owned(),
            row.code.to_owned(),
            name.unwrap_or_default().to_owned(),
            currency.code().to_owned(),
            amount(row.planned),
            row.people.map(|people| people.to_string()).unwrap_or_default(),
            row.per_head().map(amount).unwrap_or_default(),
        ]);
    }
    rows
}

/// A town with the parts of its latest year.
fn spending_json(spent: &[Spent], standard: Standard, setting: &Setting) -> Value {
    let known = setting.shared.classification(standard.id());
    let (currency, lang) = (setting.shared.settings.currency, setting.shared.settings.first_language());
    let part = |row: &Spent| {
        let name = known.and_then(|known| Some(known.node(known.find(row.code)?).name.get(&lang).text));
        let each = row.per_head().map(|each| currency.written(each));
        let code = Some(row.code).filter(|code| !code.is_empty());
        json!({"code": code, "name": name, "planned": currency.written(row.planned), "per_head": each})
    };
    let towns = spent.chunk_by(|one, other| one.summary.id == other.summary.id);
    let town = |rows: &[Spent]| {
        let first = rows.first()?;
        Some(json!({
            "municipality": first.summary.id,
            "name": name(first.summary),
            "area": first.summary.area,
            "year": first.year,
            "population": first.people,
            "parts": rows.iter().map(part).collect::<Vec<_>>(),
        }))
    };
    json!({
        "standard": standard.id(),
        "currency": currency.code(),
        "municipalities": towns.filter_map(town).collect::<Vec<_>>(),
    })
}

fn compare_json(summaries: &[&Summary], setting: &Setting) -> Value {
    let (currency, areas) = (&setting.shared.settings.currency, by_id(&setting.shared.territory));
    let standings = standings_of(summaries, currency);
    let one = |(at, summary): (usize, &&Summary)| {
        let measures = MEASURES.iter().filter_map(|measure| {
            let value = measured(summary, measure, currency)?;
            Some(((*measure).to_owned(), json!(value.normalize().to_string())))
        });
        let measures: Map<String, Value> = measures.collect();
        let years =
            DATED.iter().filter_map(|measure| Some(((*measure).to_owned(), json!(measured_in(summary, measure)?))));
        let years: Map<String, Value> = years.collect();
        let places = MEASURES.iter().zip(&standings).filter_map(|(measure, standing)| {
            let (place, of) = standing[at]?;
            Some(((*measure).to_owned(), json!({"place": place, "of": of})))
        });
        let places: Map<String, Value> = places.collect();
        let code = summary.area.as_deref().and_then(|area| areas.get(area)?.code.as_deref());
        json!({
            "municipality": summary.id,
            "name": name(summary),
            "area": summary.area,
            "code": code,
            "measures": measures,
            "years": years,
            "places": places,
        })
    };
    json!({"municipalities": summaries.iter().enumerate().map(one).collect::<Vec<_>>()})
}

/// What a row says of an indicator: its value, the count of inhabitants that is nearest, and the place among the
/// areas of its level that have a value that year.
const INDICATOR: [&str; 7] = ["year", "value", "unit", "population", "population_year", "place", "places"];

/// An area and year a row. Of a part of a territory (`is_part`) no row has a place: those that it would be among are not
/// all there.
pub(super) fn indicator_rows(
    indicator: &Indicator,
    territory: &Territory,
    lang: Lang,
    is_part: bool,
) -> Vec<Vec<String>> {
    let titles = PLACE.into_iter().chain(INDICATOR);
    let mut rows = vec![titles.map(str::to_owned).collect()];
    let areas = by_id(territory);
    let standings = if is_part { Standings::new() } else { standings(&indicator.values, territory, indicator.better) };
    let unit = indicator.unit.as_ref().map(|unit| harmless(unit.get(&lang).text)).unwrap_or_default();
    for (id, by_year) in &indicator.values {
        let area = areas.get(id.as_str()).copied();
        for (year, value) in by_year {
            let counted = area.and_then(|area| area.count_near(*year));
            let mut row = place(id, area, territory, lang);
            row.extend([year.to_string(), value.to_string(), unit.clone()]);
            row.push(counted.map(|(_, people)| people.to_string()).unwrap_or_default());
            row.push(counted.map(|(counted, _)| counted.to_string()).unwrap_or_default());
            row.extend(standing_cells(&standings, id, *year));
            rows.push(row);
        }
    }
    rows
}

/// The place of an area in a year, and among how many; nothing where it has none.
fn standing_cells(standings: &Standings, area: &str, year: i16) -> [String; 2] {
    let standing = standings.get(area).and_then(|years| years.get(&year));
    standing.map(|one| [one.place.to_string(), one.of.to_string()]).unwrap_or_default()
}

/// Money for each inhabitant: an area and year a row.
fn outlay_rows(outlays: &Outlays, setting: &Setting) -> Vec<Vec<String>> {
    let own = ["year", "currency", "planned", "population", "per_head", "place", "places", "basis"];
    let titles = PLACE.into_iter().chain(own);
    let mut rows = vec![titles.map(str::to_owned).collect()];
    let (territory, lang) = (&setting.shared.territory, setting.shared.settings.first_language());
    let (areas, currency) = (by_id(territory), setting.shared.settings.currency);
    let standings = standings(&outlays.per_head(), territory, None);
    let amount = |amount| currency.written(amount);
    for (id, by_year) in &outlays.areas {
        let area = areas.get(id.as_str()).copied();
        let basis = area.and_then(|area| outlays.ways.get(&area.level)).map(|way| way.id());
        for (year, outlay) in by_year {
            let mut row = place(id, area, territory, lang);
            row.extend([year.to_string(), currency.code().to_owned()]);
            row.extend([amount(outlay.planned), outlay.people.to_string(), amount(outlay.each())]);
            row.extend(standing_cells(&standings, id, *year));
            row.push(basis.unwrap_or_default().to_owned());
            rows.push(row);
        }
    }
    rows
}

fn outlay_json(outlays: &Outlays, setting: &Setting) -> Value {
    let currency = setting.shared.settings.currency;
    let one = |outlay: &Outlay| json!({"planned": currency.written(outlay.planned), "population": outlay.people});
    let (levels, ways) = (&setting.shared.territory.levels, outlays.ways.iter());
    let basis: Map<String, Value> =
        ways.filter_map(|(level, way)| Some((levels.get(*level)?.id.to_string(), json!(way.id())))).collect();
    let values: Map<String, Value> = (outlays.areas.iter())
        .map(|(area, by_year)| {
            let years = by_year.iter().map(|(year, outlay)| (year.to_string(), one(outlay)));
            (area.clone(), Value::Object(years.collect()))
        })
        .collect();
    let unequal = disparities_of(&outlays.per_head(), &setting.shared.territory);
    json!({
        "indicator": PER_HEAD,
        "unit": setting.shared.settings.currency.code(),
        "basis": basis,
        "values": values,
        "disparity": unequal.iter().map(disparity_json).collect::<Vec<_>>(),
    })
}

pub(super) fn indicator_json(indicator: &Indicator, money: &Values, territory: &Territory) -> Value {
    let values: Map<String, Value> = (indicator.values.iter())
        .map(|(area, by_year)| {
            let years: Map<String, Value> =
                by_year.iter().map(|(year, value)| (year.to_string(), json!(value.to_string()))).collect();
            (area.clone(), Value::Object(years))
        })
        .collect();
    json!({
        "indicator": indicator.id.as_str(),
        "name": indicator.name.first(),
        "unit": indicator.unit.as_ref().map(|unit| unit.first()),
        "source": indicator.source.as_ref().map(|source| source.first()),
        "better": indicator.better.map(Choice::id),
        "relation": indicator.relation.map(Choice::id),
        "values": values,
        "disparity": disparities_of(&indicator.values, territory).iter().map(disparity_json).collect::<Vec<_>>(),
        "need": needs_of(indicator, money, territory).iter().map(need_json).collect::<Vec<_>>(),
    })
}

/// A measure, or why there is none.
fn outcome_json(outcome: &Outcome) -> Value {
    match outcome {
        Ok(value) => json!({"value": value.to_string()}),
        Err(why) => json!({"undefined": why.id()}),
    }
}

/// Whether money goes where the need is at a level.
fn need_json(of: &LevelNeed) -> Value {
    let Some(known) = &of.known else {
        return json!({"level": of.level, "concentration": {"undefined": "too-few"}});
    };
    json!({
        "level": of.level,
        "need_year": known.need,
        "money_year": known.money,
        "areas": known.areas,
        "of": known.of,
        "concentration": outcome_json(&known.index),
    })
}

/// The measures of a level and year; of those without a value, why.
fn disparity_json(of: &LevelYear) -> Value {
    let Disparity { areas, mean, ratio, variation, gini, theil, between, within } = &of.disparity;
    let one = outcome_json;
    json!({
        "level": of.level,
        "year": of.year,
        "areas": areas,
        "mean": one(mean),
        "ratio": one(ratio),
        "variation": one(variation),
        "gini": one(gini),
        "theil": one(theil),
        "theil_between": one(between),
        "theil_within": one(within),
    })
}
