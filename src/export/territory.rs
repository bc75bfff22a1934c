//! The territory as data: its municipalities side by side, and each indicator by area and year.

use serde_json::{Map, Value, json};

use super::File;
use super::budget_csv::harmless;
use super::licence::licensed;
use crate::model::choice::Choice;
use crate::model::disparity::{Disparity, Outcome};
use crate::model::indicator::Indicator;
use crate::model::summary::{Standard, Summary};
use crate::pages::Setting;
use crate::pages::territory::{
    LevelYear, MEASURES, Spent, TABLES, disparities_of, folder_name, measured, spending, spending_table,
};

/// The files, by path below the site's root.
pub fn files(summaries: &[Summary], setting: &Setting) -> Vec<File> {
    let digits = u32::from(setting.shared.settings.currency.digits());
    let folder = folder_name(setting.words);
    let json = |value| licensed(value, &setting.shared.settings).to_string().into_bytes();
    let mut files = Vec::new();
    if summaries.len() > 1 {
        files.extend(csv(&compare_rows(summaries, digits)).map(|bytes| (format!("{folder}/{TABLES}.csv"), bytes)));
        files.push((format!("{folder}/{TABLES}.json"), json(compare_json(summaries, digits))));
    }
    for standard in Standard::ALL {
        let rows = spending(summaries, *standard, setting);
        if !rows.is_empty() {
            let path = format!("{folder}/{}", spending_table(*standard));
            files.extend(csv(&spending_rows(&rows, *standard, setting)).map(|bytes| (path, bytes)));
        }
    }
    for indicator in &setting.shared.cohesion.indicators {
        let path = |ending: &str| format!("{folder}/data/{}.{ending}", indicator.id);
        files.extend(csv(&indicator_rows(indicator)).map(|bytes| (path("csv"), bytes)));
        let unequal = disparities_of(indicator, &setting.shared.territory, setting.today);
        files.push((path("json"), json(indicator_json(indicator, &unequal))));
    }
    files
}

fn csv(rows: &[Vec<String>]) -> Option<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    for row in rows {
        out.write_record(row).ok()?;
    }
    out.into_inner().ok()
}

fn name(summary: &Summary) -> &str {
    summary.name.first().map_or(summary.id.as_str(), |(_, name)| name.as_str())
}

fn compare_rows(summaries: &[Summary], digits: u32) -> Vec<Vec<String>> {
    let titles = ["municipality", "name", "area"].into_iter().chain(MEASURES).map(str::to_owned);
    let mut rows = vec![titles.collect()];
    for summary in summaries {
        let mut row = vec![summary.id.clone(), harmless(name(summary)), summary.area.clone().unwrap_or_default()];
        row.extend(MEASURES.iter().map(|measure| {
            measured(summary, measure, digits).map_or_else(String::new, |value| value.normalize().to_string())
        }));
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
        let amount = |amount: rust_decimal::Decimal| format!("{:.*}", usize::from(currency.digits()), amount);
        rows.push(vec![
            row.summary.id.clone(),
            row.year.to_string(),
            standard.id().to_owned(),
            row.code.to_owned(),
            name.unwrap_or_default().to_owned(),
            currency.code().to_owned(),
            amount(row.planned),
            row.people.map(|people| people.to_string()).unwrap_or_default(),
            row.per_head(u32::from(currency.digits())).map(amount).unwrap_or_default(),
        ]);
    }
    rows
}

fn compare_json(summaries: &[Summary], digits: u32) -> Value {
    let one = |summary: &Summary| {
        let measures = MEASURES.iter().filter_map(|measure| {
            let value = measured(summary, measure, digits)?;
            Some(((*measure).to_owned(), json!(value.normalize().to_string())))
        });
        let measures: Map<String, Value> = measures.collect();
        json!({"municipality": summary.id, "name": name(summary), "area": summary.area, "measures": measures})
    };
    json!({"municipalities": summaries.iter().map(one).collect::<Vec<_>>()})
}

fn indicator_rows(indicator: &Indicator) -> Vec<Vec<String>> {
    let mut rows = vec![["area", "year", "value"].map(str::to_owned).to_vec()];
    for (area, by_year) in &indicator.values {
        rows.extend(by_year.iter().map(|(year, value)| vec![harmless(area), year.to_string(), value.to_string()]));
    }
    rows
}

fn indicator_json(indicator: &Indicator, unequal: &[LevelYear]) -> Value {
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
        "values": values,
        "disparity": unequal.iter().map(disparity_json).collect::<Vec<_>>(),
    })
}

/// The measures of a level and year; of those without a value, why.
fn disparity_json(of: &LevelYear) -> Value {
    let Disparity { areas, mean, ratio, variation, gini, theil, between, within } = &of.disparity;
    let one = |outcome: &Outcome| match outcome {
        Ok(value) => json!({"value": value.to_string()}),
        Err(why) => json!({"undefined": why.id()}),
    };
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
