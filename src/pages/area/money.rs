//! Money for the places inside a municipality: of the budgets' lines that name them, in all and for each
//! inhabitant.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::list::{MOST_DRAWN, MOST_OF_TABLES};
use super::{OfLevel, by_level, data, holds, href, own};
use crate::model::address::Address;
use crate::model::budget::{Budget, Dimension, Direction};
use crate::model::line::Line;
use crate::model::outlay::by_place;
use crate::model::territory::Area;
use crate::pages::budget::data_links;
use crate::pages::edition::Edition;
use crate::pages::lines;
use crate::pages::measure::{Measure, Ranking, Room, Values};
use crate::pages::nodes::Tree;
use crate::pages::view::{Cell, Chart, Grid, Link, Section, Words};

/// Each budget's expenditure by place, the latest first; those that name places.
pub struct Money<'a> {
    trees: Vec<Tree<'a>>,
}

impl<'a> Money<'a> {
    /// The expenditure by place of a portal's budgets.
    pub fn new(edition: &Edition<'a>) -> Self {
        let budgets = edition.portal.budgets.iter();
        let tree = |budget| Tree::new(edition, budget, Direction::Expenditure, Dimension::Area);
        Self { trees: budgets.filter_map(tree).collect() }
    }

    /// The rows behind the money of places: those of each year that names some.
    pub fn data(&self, edition: &Edition, from: &Address) -> Vec<Link> {
        let budgets: Vec<&Budget> = self.trees.iter().map(|tree| tree.budget).collect();
        data_links(edition, &budgets, from)
    }

    /// What each year plans and has spent in an area, with the way to the year's figures.
    pub fn section(&self, edition: &Edition, area: &Area, from: &Address) -> Option<Section> {
        let voice = edition.voice();
        let row = |tree: &Tree| {
            let (budget, sum) = (tree.budget, tree.find(&area.id)?);
            let planned = sum.amounts[tree.plan]?;
            let done = tree.done.filter(|done| *done != tree.plan).and_then(|stage| sum.amounts[stage]);
            let bar = done.and_then(|done| voice.share(done, planned));
            let count = area.count_near(budget.year).filter(|(_, people)| *people > 0);
            let each = count.map(|(counted, people)| Cell {
                note: (counted != budget.year).then(|| Words {
                    text: voice.phrase("budget.counted", &[("year", &counted.to_string())]),
                    lang: None,
                }),
                ..voice.money(planned / Decimal::from(people), &budget.currency)
            });
            Some(vec![
                Cell { href: Some(edition.href(from, &tree.target(sum))), ..Cell::text(budget.year.to_string()) },
                voice.money(planned, &budget.currency),
                done.map_or_else(Cell::nothing, |done| Cell { bar, ..voice.money(done, &budget.currency) }),
                each.unwrap_or_else(Cell::nothing),
            ])
        };
        let heads = ["ui.year", "ui.planned_expenditure", "ui.executed_expenditure", "ui.per_inhabitant"];
        let rows = self.trees.iter().filter_map(row).collect();
        let grid =
            Grid { caption: voice.word("ui.area_money"), heads: voice.heads(&heads, 1), rows, ..Grid::default() };
        (!grid.rows.is_empty()).then(|| Section { grid: Some(grid), ..voice.section("money", "ui.area_money_title") })
    }

    /// The lines of the latest year that names one of some areas.
    pub fn lines(&self, edition: &Edition, ids: &BTreeSet<&str>, from: &Address) -> Option<Section> {
        let named = |tree: &Tree<'a>| {
            let all = tree.budget.lines.iter().filter(|line| line.direction == Direction::Expenditure);
            let all: Vec<&Line> = all.filter(|line| holds(ids, line.area())).collect();
            (!all.is_empty()).then_some((tree.budget, tree.plan, all))
        };
        let (budget, stage, all) = self.trees.iter().find_map(named)?;
        Some(lines::section(edition, budget, stage, &all, "ui.area_lines", from))
    }
}

/// What a budget plans for the places inside the municipality.
pub fn planned(edition: &Edition, budget: &Budget) -> BTreeMap<String, Decimal> {
    own(edition).map(|own| by_place(budget, &own.id, &edition.setting.shared.territory)).unwrap_or_default()
}

/// Money for each inhabitant of each place, level by level, as a map, a ranking and a trend.
pub fn sections(edition: &Edition, areas: &[&Area], from: &Address) -> Vec<Section> {
    let money = per_head(edition, areas);
    let levels = by_level(edition, areas);
    let room = Room::of(MOST_OF_TABLES, levels.iter().map(|level| level.areas.len()));
    levels.iter().flat_map(|level| of_level(edition, &money, level, room, from)).collect()
}

fn of_level(edition: &Edition, money: &Measure, level: &OfLevel, room: Room, from: &Address) -> Vec<Section> {
    let (voice, areas) = (edition.voice(), &level.areas[..]);
    let money = money.called(level.called("per-head"));
    let Some(year) = money.compared(areas).last().copied() else { return Vec::new() };
    let link = |area: &Area| href(edition, from, area);
    let what = level.title(&money.name.text, &voice);
    let lead = [voice.word("ui.named_money"), voice.word("ui.order_caveat")];
    let ranking = Ranking::of(&money, areas, year, room).first_only().grid(&money, &voice, &link);
    let is_drawn = areas.len() <= MOST_DRAWN;
    let with_data = |chart: Chart| Chart { data: data(edition, from), ..chart };
    let now = Section {
        id: level.called("per-head"),
        title: voice.phrase("ui.by_level", &[("level", &what), ("year", &year.to_string())]),
        lead: Some(lead.join(" ")),
        chart: if is_drawn { money.map(areas, year, &voice, &link, room).map(with_data) } else { None },
        grid: Some(ranking),
        ..Section::default()
    };
    let trend = if is_drawn { money.trend(areas, None, &voice, room).map(with_data) } else { None };
    let trend = trend.map(|chart| Section {
        id: level.called("trend"),
        title: level.title(&voice.word("ui.over_years_places"), &voice),
        chart: Some(chart),
        ..Section::default()
    });
    std::iter::once(now).chain(trend).collect()
}

fn per_head<'a>(edition: &Edition, areas: &[&Area]) -> Measure<'a> {
    let mut values = Values::new();
    // Years in another currency than the latest's are no part of its order and course.
    let mut currency = None;
    for budget in &edition.portal.budgets {
        let planned = planned(edition, budget);
        if planned.is_empty() || *currency.get_or_insert(budget.currency) != budget.currency {
            continue;
        }
        for area in areas {
            let people = area.population_near(budget.year).filter(|people| *people > 0);
            if let (Some(planned), Some(people)) = (planned.get(&area.id), people) {
                let each = planned / Decimal::from(people);
                values.entry(area.id.clone()).or_default().insert(budget.year, each);
            }
        }
    }
    let currency = currency.unwrap_or(edition.setting.shared.settings.currency);
    Measure {
        id: "per-head".to_owned(),
        name: edition.voice().plain("ui.money_per_inhabitant"),
        unit: None,
        currency: Some(currency),
        better: None,
        decimals: currency.usual_digits(),
        values: Cow::Owned(values),
    }
}
