//! Indicators of the whole territory: map, ranking, trend, how unequal, and whether money goes where
//! the need is; and how each measure is reckoned.

use jiff::civil::Date;
use rayon::prelude::*;
use rust_decimal::Decimal;

use super::{Edition, Target, areas};
use crate::chart::frame::Caption;
use crate::chart::row_bar::table_bars;
use crate::chart::scale::Axis;
use crate::chart::scatter::{Mark, Scatter};
use crate::model::address::Address;
use crate::model::disparity::{Disparity, Observation, Outcome, concentration, disparity};
use crate::model::indicator::{Better, Indicator};
use crate::model::territory::{Area, Territory};
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::indicator::facts;
use crate::pages::measure::Measure;
use crate::pages::view::{Cell, Chart, ChartRow, Grid, Head, Link, Row, Section, Sheet};

/// The decimals of measures of disparity on pages.
const DECIMALS: u8 = 3;

/// The measures that the methods page explains, by the keys of their words.
const METHODS: [&str; 10] =
    ["per-head", "mean", "ratio", "variation", "gini", "theil", "between", "within", "concentration", "league"];

/// Adds the list, a page each, and the methods.
pub fn plan(edition: &Edition, pages: &mut Vec<Page>) {
    if !edition.is_filled(Shelf::Indicators) {
        return;
    }
    pages.push(list(edition));
    let money = super::compare::money(edition);
    // A map of some hundred areas takes longer than all else on its page.
    let all = edition.setting.shared.cohesion.indicators.par_iter();
    pages.par_extend(all.map(|indicator| one(edition, indicator, &money)));
    pages.push(of_money(edition, &money));
    pages.push(methods(edition));
}

/// How unequal an indicator is at a level in a year.
pub struct LevelYear<'a> {
    /// The level's id.
    pub level: &'a str,
    /// The year.
    pub year: i16,
    /// The measures.
    pub disparity: Disparity,
}

/// How unequal an indicator is at each level with more than one area, in each year.
pub fn disparities_of<'a>(indicator: &Indicator, territory: &'a Territory, today: Date) -> Vec<LevelYear<'a>> {
    let mut all = Vec::new();
    for (at, level) in territory.levels.iter().enumerate() {
        let is_one = |area: &&Area| area.level == at && area.is_on(today) && indicator.values.contains_key(&area.id);
        let areas: Vec<&Area> = territory.areas.iter().filter(is_one).collect();
        if areas.len() < 2 {
            continue;
        }
        for year in indicator.years() {
            let disparity = unequal(territory, &areas, year, &|area| indicator.value(&area.id, year));
            all.push(LevelYear { level: &level.id, year, disparity });
        }
    }
    all
}

/// How unequal the values of some areas are in a year, weighted by the inhabitants of the nearest count.
fn unequal(territory: &Territory, areas: &[&Area], year: i16, value: &dyn Fn(&Area) -> Option<Decimal>) -> Disparity {
    let observations = areas.iter().filter_map(|area| {
        let group = area.parent.map_or("", |at| territory.areas[at].id.as_str());
        Some(Observation { value: value(area)?, people: area.population_near(year).unwrap_or(0), group })
    });
    disparity(&observations.collect::<Vec<_>>())
}

/// The areas with a value, level by level: the level's name, and its areas; the largest level first.
/// A level with one area alone says nothing of differences.
fn levels<'a>(edition: &Edition<'a>, measure: &Measure) -> Vec<(String, Vec<&'a Area>)> {
    let voice = edition.voice();
    let all = edition.setting.shared.territory.levels.iter().enumerate().map(|(at, level)| {
        let areas = areas::of_level(edition, at).into_iter().filter(|area| measure.values.contains_key(&area.id));
        (voice.text(&level.name).text, areas.collect::<Vec<_>>())
    });
    all.filter(|(_, areas)| areas.len() > 1).collect()
}

fn list(edition: &Edition) -> Page {
    let address = edition.address(Target::Shelf(Shelf::Indicators));
    let voice = edition.voice();
    let money = super::compare::money(edition);
    let row = |measure: &Measure| {
        let deepest = levels(edition, measure).pop();
        let year = deepest.as_ref().and_then(|(_, areas)| measure.years(areas).last().copied());
        let gini = deepest.as_ref().zip(year).map(|((_, areas), year)| observed(edition, measure, areas, year).gini);
        let target = Target::On(Shelf::Indicators, measure.id.clone());
        vec![
            Cell::link(measure.name.clone(), Some(edition.href(&address, &target))),
            year.map_or_else(Cell::nothing, |year| Cell::text(year.to_string())),
            gini.map_or_else(Cell::nothing, |gini| outcome_cell(edition, gini)),
        ]
    };
    let indicators = edition.setting.shared.cohesion.indicators.iter().map(|one| Measure::of(one, &voice));
    let rows = indicators.chain([money]).map(|measure| row(&measure)).collect();
    let grid = Grid {
        caption: voice.word("ui.indicators_caption"),
        heads: voice.heads(&["ui.indicator", "ui.year", "disparity.gini"], 1),
        rows,
        ..Grid::default()
    };
    let view = Sheet {
        lead: Some(voice.plain("ui.indicators_lead")),
        sections: vec![Section { grid: Some(grid), ..voice.section("indicators", "ui.indicators_title") }],
        downloads: vec![methods_link(edition, &address)],
        ..Sheet::default()
    };
    edition.shelf(Shelf::Indicators, view)
}

fn methods_link(edition: &Edition, from: &Address) -> Link {
    Link {
        label: edition.word("ui.methods_link"),
        href: edition.href(from, &Target::Shelf(Shelf::Methods)),
        lang: None,
    }
}

fn one(edition: &Edition, indicator: &Indicator, money: &Measure) -> Page {
    let voice = edition.voice();
    let measure = Measure::of(indicator, &voice);
    let target = Target::On(Shelf::Indicators, measure.id.clone());
    let address = edition.address(target.clone());
    let need = need(edition, &measure, money, &address);
    let view = Sheet {
        kicker: Some(voice.word("ui.indicator")),
        lead: indicator.summary.as_ref().map(|text| voice.text(text)),
        facts: facts(indicator, &voice),
        sections: sections(edition, &measure, &address).into_iter().chain(need).collect(),
        downloads: downloads(edition, &measure, &address),
        ..Sheet::default()
    };
    page(edition, target, &measure, view, &address)
}

/// The page of money for each inhabitant, beside the indicators.
fn of_money(edition: &Edition, money: &Measure) -> Page {
    let voice = edition.voice();
    let target = Target::On(Shelf::Indicators, money.id.clone());
    let address = edition.address(target.clone());
    let view = Sheet {
        lead: Some(voice.plain("ui.per_head_lead")),
        sections: sections(edition, money, &address),
        downloads: vec![methods_link(edition, &address)],
        ..Sheet::default()
    };
    page(edition, target, money, view, &address)
}

fn page(edition: &Edition, target: Target, measure: &Measure, view: Sheet, from: &Address) -> Page {
    let list = Link {
        label: edition.word("pages.shelves.indicators"),
        href: edition.href(from, &Target::Shelf(Shelf::Indicators)),
        lang: None,
    };
    edition.sheet(target, measure.name.clone(), vec![list], view)
}

/// The values as data, and how the measures are reckoned.
fn downloads(edition: &Edition, measure: &Measure, from: &Address) -> Vec<Link> {
    let folder = super::files_folder(edition.setting.words).join("data");
    let link = |(ending, label): (&str, &str)| Link {
        label: label.to_owned(),
        href: from.link_to(&folder.file(&format!("{}.{ending}", measure.id)), edition.setting.links),
        lang: None,
    };
    [("csv", "CSV"), ("json", "JSON")].map(link).into_iter().chain([methods_link(edition, from)]).collect()
}

/// The map, ranking and trend of each level, and how unequal they are.
fn sections(edition: &Edition, measure: &Measure, from: &Address) -> Vec<Section> {
    let voice = edition.voice();
    let link = |area: &Area| areas::href(edition, from, area);
    let levels = levels(edition, measure);
    let mut sections = Vec::new();
    for (at, (name, areas)) in levels.iter().enumerate() {
        let Some(year) = measure.years(areas).last().copied() else { continue };
        let title = voice.phrase("ui.by_level", &[("level", name), ("year", &year.to_string())]);
        // Each map has its own ids in the page.
        let of_level = Measure { id: format!("{}-{at}", measure.id), values: measure.values.clone(), ..measure.same() };
        sections.push(Section {
            id: format!("by-level-{at}"),
            title,
            chart: of_level.map(areas, year, &voice, &link),
            told: true,
            grid: Some(measure.ranking(areas, year, &voice, &link)),
            ..Section::default()
        });
    }
    let trend = levels.first().and_then(|(_, areas)| measure.trend(areas, &voice));
    sections.extend(trend.map(|chart| Section { chart: Some(chart), ..voice.section("trend", "ui.over_years") }));
    sections.extend(disparities(edition, measure, &levels));
    sections
}

/// How unequal the values of some areas are in a year.
fn observed(edition: &Edition, measure: &Measure, areas: &[&Area], year: i16) -> Disparity {
    unequal(&edition.setting.shared.territory, areas, year, &|area| measure.value(&area.id, year))
}

fn outcome_cell(edition: &Edition, outcome: Outcome) -> Cell {
    let voice = edition.voice();
    match outcome {
        Ok(value) => Cell::number(voice.decimal(value, DECIMALS), value),
        Err(why) => Cell::text(voice.word(&format!("undefined.{}", why.id()))),
    }
}

/// A row a measure, a column a level and year: the first and the last, so that one sees whether the
/// imbalance shrank.
fn disparities(edition: &Edition, measure: &Measure, levels: &[(String, Vec<&Area>)]) -> Option<Section> {
    let voice = edition.voice();
    let mut columns: Vec<(String, Disparity)> = Vec::new();
    for (name, areas) in levels {
        let years = measure.years(areas);
        let ends = [years.first(), years.last().filter(|last| Some(*last) != years.first())];
        for year in ends.into_iter().flatten() {
            columns.push((format!("{name}, {year}"), observed(edition, measure, areas, *year)));
        }
    }
    if columns.is_empty() {
        return None;
    }
    let row = |key: &str, of: &dyn Fn(&Disparity) -> Outcome| {
        let name = Cell::text(voice.word(&format!("disparity.{key}")));
        let cells = columns.iter().map(|(_, disparity)| outcome_cell(edition, of(disparity)));
        std::iter::once(name).chain(cells).collect::<Vec<_>>()
    };
    let rows = vec![
        row("mean", &|one| one.mean),
        row("ratio", &|one| one.ratio),
        row("variation", &|one| one.variation),
        row("gini", &|one| one.gini),
        row("theil", &|one| one.theil),
        row("between", &|one| one.between),
        row("within", &|one| one.within),
    ];
    let heads = columns.iter().map(|(label, _)| Head { label: label.clone(), number: true, ..Head::default() });
    let first = Head { label: voice.word("ui.disparity_measure"), ..Head::default() };
    let grid = Grid {
        caption: voice.word("ui.disparity_caption"),
        heads: std::iter::once(first).chain(heads).collect(),
        rows,
        ..Grid::default()
    };
    Some(Section {
        lead: Some(voice.word("ui.disparity_lead")),
        grid: Some(grid),
        ..voice.section("disparity", "ui.disparity")
    })
}

/// Whether money goes where the need is: an index, and each municipality by its need and money.
fn need(edition: &Edition, measure: &Measure, money: &Measure, from: &Address) -> Option<Section> {
    let voice = edition.voice();
    let better = measure.better?;
    let mut both: Vec<(&Area, Decimal, Decimal)> = Vec::new();
    for summary in edition.summaries {
        let Some(area) = edition.atlas.area_of(&summary.id) else { continue };
        if let (Some((_, need)), Some((_, each))) = (measure.latest(&area.id), money.latest(&area.id)) {
            both.push((area, need, each));
        }
    }
    if both.len() < 2 {
        return None;
    }
    let people = |area: &Area| area.latest_population().map_or(0, |(_, people)| people);
    let observations: Vec<Observation> =
        both.iter().map(|(area, _, each)| Observation { value: *each, people: people(area), group: "" }).collect();
    let needs: Vec<Decimal> =
        both.iter().map(|(_, value, _)| if better == Better::Less { *value } else { -*value }).collect();
    let index = concentration(&observations, &needs);
    let lead = match index {
        Ok(value) => {
            let key = match value {
                value if value > Decimal::ZERO => "ui.need_more",
                value if value < Decimal::ZERO => "ui.need_less",
                _ => "ui.need_same",
            };
            voice.phrase(key, &[("index", &voice.decimal(value, DECIMALS))])
        }
        Err(why) => voice.word(&format!("undefined.{}", why.id())),
    };
    let chart = scatter(edition, measure, money, &both, from);
    Some(Section { lead: Some(lead), chart: Some(chart), ..voice.section("need", "ui.need") })
}

fn scatter(
    edition: &Edition,
    measure: &Measure,
    money: &Measure,
    both: &[(&Area, Decimal, Decimal)],
    from: &Address,
) -> Chart {
    let voice = edition.voice();
    let headline = voice.phrase("ui.need_headline", &[("measure", &measure.name.text)]);
    let ends = |of: &dyn Fn(&(&Area, Decimal, Decimal)) -> Decimal| {
        let values = || both.iter().map(of);
        (values().min().unwrap_or_default(), values().max().unwrap_or_default())
    };
    let (low, high) = ends(&|one| one.1);
    let along_axis = Axis::covering(low, high, 5, |value| measure.shown(value, &voice));
    let (low, high) = ends(&|one| one.2);
    let up_axis = Axis::covering(low, high, 4, |value| money.shown(value, &voice));
    let marks = both.iter().map(|(area, need, each)| Mark {
        id: area.id.clone(),
        label: format!("{}: {}, {}", voice.area(area).text, measure.shown(*need, &voice), money.shown(*each, &voice)),
        along: *need,
        up: *each,
        href: areas::href(edition, from, area),
    });
    let subtitle = voice.word("ui.need_subtitle");
    let svg = Scatter {
        caption: Caption { id: "scatter".to_owned(), title: headline.clone(), description: subtitle.clone() },
        marks: marks.collect(),
        along: measure.name.text.clone(),
        up: money.name.text.clone(),
        along_axis,
        up_axis,
    }
    .svg();
    let rows = both.iter().map(|(area, need, each)| {
        let cells = vec![measure.shown(*need, &voice), money.shown(*each, &voice)];
        ChartRow::new(voice.area(area), areas::href(edition, from, area), cells)
    });
    let heads = vec![voice.word("ui.municipality"), measure.name.text.clone(), money.name.text.clone()];
    // Each measure has its own scale.
    let of_need = table_bars(&[both.iter().map(|one| Some(one.1)).collect()]).concat();
    let of_money = table_bars(&[both.iter().map(|one| Some(one.2)).collect()]).concat();
    let bars = of_need.into_iter().zip(of_money).map(|(need, each)| vec![need, each]).collect();
    Chart { headline, subtitle, svg, heads, rows: rows.collect(), bars, ..Chart::default() }
}

/// How each measure is reckoned.
fn methods(edition: &Edition) -> Page {
    let voice = edition.voice();
    let row = |key: &&str| Row {
        title: voice.plain(&format!("disparity.{key}")),
        summary: Some(voice.plain(&format!("method.{key}"))),
        ..Row::default()
    };
    let undefined = ["no-population", "one-area", "zero-mean", "zero-least", "negative"];
    let undefined =
        undefined.iter().map(|key| Row { title: voice.plain(&format!("undefined.{key}")), ..Row::default() });
    let view = Sheet {
        lead: Some(voice.plain("ui.methods_lead")),
        sections: vec![
            Section { rows: METHODS.iter().map(row).collect(), ..voice.section("methods", "ui.methods_title") },
            Section { rows: undefined.collect(), ..voice.section("undefined", "ui.undefined_title") },
        ],
        ..Sheet::default()
    };
    edition.shelf(Shelf::Methods, view)
}
