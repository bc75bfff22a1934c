//! The places inside a municipality as data: inhabitants by year and what budgets plan for each; and each
//! indicator's values, beside its page.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::licence::licensed;
use super::territory::{PLACE, csv, indicator_json, indicator_rows, place};
use super::{File, Portfolio, pretty};
use crate::i18n::Currency;
use crate::model::outlay::by_place;
use crate::model::territory::Area;
use crate::pages::address::{Shelf, Target};
use crate::pages::area::DATA;
use crate::pages::measure::Values;

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let territory = &portfolio.setting.shared.territory;
    let Some(own) = portfolio.portal.municipality.area.as_deref().and_then(|id| territory.area(id)) else {
        return indicators(portfolio);
    };
    let holds = |area: &&Area| territory.around(area).any(|up| up.id == own.id);
    let inside: Vec<&Area> = territory.areas.iter().filter(holds).collect();
    let mut files = indicators(portfolio);
    if inside.is_empty() {
        return files;
    }
    let years = years(portfolio, own, &inside);
    let folder = portfolio.addresses.of(&Target::Shelf(Shelf::Areas), portfolio.settings().first_language());
    let path = |ending: &str| folder.file(&format!("{DATA}.{ending}")).to_string();
    files.extend(csv(&rows(portfolio, &years)).map(|bytes| (path("csv"), bytes)));
    files.extend(json_of(portfolio, &years).map(|bytes| (path("json"), bytes)));
    files
}

/// What is known of a place in a year.
#[derive(Default)]
struct OfYear {
    people: Option<u64>,
    /// The currency of `planned` and `each`.
    currency: Option<Currency>,
    planned: Option<Decimal>,
    each: Option<Decimal>,
    /// The year of the count by which `each` is divided: the nearest that there is.
    counted: Option<i16>,
}

/// What is known of each place, by year.
fn years<'a>(portfolio: &Portfolio, own: &Area, inside: &[&'a Area]) -> Vec<(&'a Area, BTreeMap<i16, OfYear>)> {
    let territory = &portfolio.setting.shared.territory;
    let budgets = &portfolio.portal.budgets;
    let planned: BTreeMap<i16, BTreeMap<String, Decimal>> =
        budgets.iter().map(|budget| (budget.year, by_place(budget, &own.id, territory))).collect();
    let currencies: BTreeMap<i16, Currency> = budgets.iter().map(|budget| (budget.year, budget.currency)).collect();
    let of = |area: &&'a Area| {
        let of_budgets = planned.iter().filter(|(_, places)| places.contains_key(&area.id)).map(|(year, _)| *year);
        let all: BTreeSet<i16> = area.population.keys().copied().chain(of_budgets).collect();
        let one = |year: i16| {
            let planned = planned.get(&year).and_then(|places| places.get(&area.id)).copied();
            let near = area.count_near(year).filter(|(_, people)| *people > 0);
            let each = planned.zip(near).map(|(planned, (_, people))| planned / Decimal::from(people));
            let counted = planned.and(near).map(|(counted, _)| counted);
            let currency = planned.and_then(|_| currencies.get(&year).copied());
            (year, OfYear { people: area.population.get(&year).copied(), currency, planned, each, counted })
        };
        (*area, all.into_iter().map(one).collect())
    };
    inside.iter().map(of).collect()
}

/// A place and year a row; a place of which nothing is known has one.
fn rows(portfolio: &Portfolio, places: &[(&Area, BTreeMap<i16, OfYear>)]) -> Vec<Vec<String>> {
    let (territory, settings) = (&portfolio.setting.shared.territory, portfolio.settings());
    let (lang, currency) = (settings.first_language(), settings.currency);
    let titles = PLACE.into_iter().chain([
        "lies_in",
        "year",
        "population",
        "currency",
        "planned",
        "per_head",
        "population_year",
    ]);
    let mut rows = vec![titles.map(str::to_owned).collect()];
    for (area, years) in places {
        let around = territory.around(area).next().map(|up| up.id.clone()).unwrap_or_default();
        let row = |year: String, of: &OfYear| {
            let currency = of.currency.unwrap_or(currency);
            let amount = |amount: Option<Decimal>| amount.map(|amount| currency.written(amount)).unwrap_or_default();
            let mut row = place(&area.id, Some(area), territory, lang);
            row.extend([around.clone(), year, of.people.map(|people| people.to_string()).unwrap_or_default()]);
            row.extend([currency.code().to_owned(), amount(of.planned), amount(of.each)]);
            row.push(of.counted.map(|year| year.to_string()).unwrap_or_default());
            row
        };
        rows.extend(years.iter().map(|(year, of)| row(year.to_string(), of)));
        rows.extend(years.is_empty().then(|| row(String::new(), &OfYear::default())));
    }
    rows
}

fn json_of(portfolio: &Portfolio, places: &[(&Area, BTreeMap<i16, OfYear>)]) -> Option<Vec<u8>> {
    let (territory, settings) = (&portfolio.setting.shared.territory, portfolio.settings());
    let one = |(area, years): &(&Area, BTreeMap<i16, OfYear>)| {
        let of = |(year, of): (&i16, &OfYear)| {
            let currency = of.currency.unwrap_or(settings.currency);
            let amount = |amount: Option<Decimal>| amount.map(|amount| currency.written(amount));
            let each = amount(of.each);
            let mut value = json!({"population": of.people, "planned": amount(of.planned), "per_head": each, "population_year": of.counted});
            // The whole says the site's, which is that of most years.
            if currency != settings.currency {
                value["currency"] = json!(currency.code());
            }
            (year.to_string(), value)
        };
        let years: Map<String, Value> = years.iter().map(of).collect();
        json!({
            "area": area.id,
            "code": area.code,
            "name": area.name.first(),
            "level": territory.levels.get(area.level).map(|level| &level.id),
            "lies_in": territory.around(area).next().map(|up| &up.id),
            "years": years,
        })
    };
    let places: Vec<Value> = places.iter().map(one).collect();
    pretty(&licensed(json!({"currency": settings.currency.code(), "areas": places}), settings))
}

/// The values of each indicator, beside its page.
fn indicators(portfolio: &Portfolio) -> Vec<File> {
    let (territory, settings) = (&portfolio.setting.shared.territory, portfolio.settings());
    let lang = settings.first_language();
    let of = |indicator| -> Vec<File> {
        let indicator: &crate::model::indicator::Indicator = indicator;
        let folder = portfolio.addresses.of(&Target::On(Shelf::Indicators, indicator.id.clone()), lang);
        let path = |ending: &str| folder.file(&format!("{}.{ending}", indicator.id)).to_string();
        let table = csv(&indicator_rows(indicator, territory, lang, true)).map(|bytes| (path("csv"), bytes));
        let whole = licensed(indicator_json(indicator, &Values::new(), territory), settings);
        table.into_iter().chain([(path("json"), whole.to_string().into_bytes())]).collect()
    };
    portfolio.portal.cohesion.indicators.iter().flat_map(of).collect()
}
