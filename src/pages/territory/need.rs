//! Whether money goes where the need is: an index, and each area by its need and its money, at each level
//! of which both are known.

use rust_decimal::Decimal;

use super::unequal::DECIMALS;
use super::{Edition, areas};
use crate::chart::frame::Caption;
use crate::chart::row_bar::table_bars;
use crate::chart::scatter::{Mark, Scatter};
use crate::model::address::Address;
use crate::model::disparity::{Observation, Outcome, concentration};
use crate::model::indicator::{Better, Indicator};
use crate::model::territory::{Area, Territory};
use crate::pages::measure::{Measure, Values};
use crate::pages::view::{Chart, ChartRow, Section};

/// The areas of a level with their need of one year, and their money of one year.
struct Both<'a> {
    /// The level's place in the territory.
    level: usize,
    /// The year of the need.
    need: i16,
    /// The year of the money.
    money: i16,
    /// The areas, their need and money.
    areas: Vec<(&'a Area, Decimal, Decimal)>,
    /// How many areas of the level there are.
    of: usize,
}

/// A section for each level of which two areas have the figure, with what is known of it; where no level has
/// two areas with need and money, one that says so.
pub fn sections(edition: &Edition, measure: &Measure, money: &Measure, from: &Address) -> Vec<Section> {
    let voice = edition.voice();
    let Some(better) = measure.better else { return Vec::new() };
    let territory = &edition.setting.shared.territory;
    let known = levels(territory, measure, money);
    let lead = Some(voice.word("ui.need_unknown"));
    if known.iter().all(|(_, both)| both.is_none()) {
        return vec![Section { lead, ..voice.section("need", "ui.need") }];
    }
    let one = |(level, both): &(usize, Option<Both>)| match both {
        Some(both) => section(edition, measure, money, better, both, from),
        None => Section { lead: lead.clone(), ..heading(edition, *level) },
    };
    known.iter().map(one).collect()
}

/// What is known of each level of which two areas have a figure of need.
fn levels<'a>(territory: &'a Territory, measure: &Measure, money: &Measure) -> Vec<(usize, Option<Both<'a>>)> {
    let several = |level: &usize| {
        let mut with = territory.areas.iter().filter(|area| area.level == *level && measure.has(area));
        with.nth(1).is_some()
    };
    (0..territory.levels.len()).filter(several).map(|level| (level, both(territory, measure, money, level))).collect()
}

/// What is known of a level; none of fewer than two areas.
fn both<'a>(territory: &'a Territory, measure: &Measure, money: &Measure, level: usize) -> Option<Both<'a>> {
    let here: Vec<&Area> = territory.areas.iter().filter(|area| area.level == level).collect();
    let with: Vec<&Area> = here.iter().copied().filter(|area| measure.has(area) && money.has(area)).collect();
    let (need, spent) = (*measure.compared(&with).last()?, *money.compared(&with).last()?);
    let one = |area: &&'a Area| Some((*area, measure.value(area, need)?, money.value(area, spent)?));
    let areas: Vec<_> = with.iter().filter_map(one).collect();
    let of = here.iter().filter(|area| area.is_in(spent)).count();
    (areas.len() > 1).then_some(Both { level, need, money: spent, areas, of })
}

impl Both<'_> {
    /// The concentration index of money over need.
    fn index(&self, better: Better) -> Outcome {
        let people = |area: &Area| area.population_near(self.money).unwrap_or(0);
        let observations = self.areas.iter();
        let observations: Vec<Observation> =
            observations.map(|(area, _, each)| Observation { value: *each, people: people(area), group: "" }).collect();
        let needs = self.areas.iter().map(|(_, value, _)| if better == Better::Less { *value } else { -*value });
        concentration(&observations, &needs.collect::<Vec<_>>())
    }
}

/// Whether money goes where the need is at a level, as data.
pub struct LevelNeed<'a> {
    /// The level's id.
    pub level: &'a str,
    /// What is known; none where fewer than two areas have need and money.
    pub known: Option<Concentration>,
}

/// A concentration index, with what it is of.
pub struct Concentration {
    /// The year of the need.
    pub need: i16,
    /// The year of the money.
    pub money: i16,
    /// How many areas have both.
    pub areas: usize,
    /// How many areas of the level there are.
    pub of: usize,
    /// The index.
    pub index: Outcome,
}

/// The same as data; nothing of an indicator that does not say which way is better.
pub fn needs_of<'a>(indicator: &Indicator, money: &Values, territory: &'a Territory) -> Vec<LevelNeed<'a>> {
    let Some(better) = indicator.better else { return Vec::new() };
    let (measure, money) = (Measure::figures(&indicator.values, None), Measure::figures(money, None));
    let one = |(level, both): (usize, Option<Both>)| LevelNeed {
        level: &territory.levels[level].id,
        known: both.map(|both| Concentration {
            need: both.need,
            money: both.money,
            areas: both.areas.len(),
            of: both.of,
            index: both.index(better),
        }),
    };
    levels(territory, &measure, &money).into_iter().map(one).collect()
}

/// The heading of a level's section.
fn heading(edition: &Edition, level: usize) -> Section {
    let voice = edition.voice();
    let title = voice.phrase("ui.need_of", &[("level", &level_name(edition, level))]);
    Section { id: format!("need-{level}"), title, ..Section::default() }
}

fn level_name(edition: &Edition, level: usize) -> String {
    edition.voice().text(&edition.setting.shared.territory.levels[level].name).text
}

fn section(
    edition: &Edition,
    measure: &Measure,
    money: &Measure,
    better: Better,
    both: &Both,
    from: &Address,
) -> Section {
    let voice = edition.voice();
    let index = match both.index(better) {
        Ok(value) => {
            let key = match value {
                value if value > Decimal::ZERO => "ui.need_more",
                value if value < Decimal::ZERO => "ui.need_less",
                _ => "ui.need_same",
            };
            voice.phrase(key, &[("index", &voice.decimal(value, DECIMALS))])
        }
        Err(why) => voice.phrase("ui.need_undefined", &[("why", &voice.word(&format!("undefined.{}", why.id())))]),
    };
    let (known, of) = (voice.number(both.areas.len() as u64), voice.number(both.of as u64));
    let years = [("need", both.need.to_string()), ("money", both.money.to_string())];
    let facts = [("known", known.as_str()), ("of", &of), ("need", &years[0].1), ("money", &years[1].1)];
    let mut lead = vec![index, voice.phrase("ui.need_years", &facts)];
    if edition.outlays.is_by_lines(both.level) {
        lead.push(voice.word("ui.named_money"));
    }
    Section {
        lead: Some(lead.join(" ")),
        chart: Some(scatter(edition, measure, money, both, from)),
        ..heading(edition, both.level)
    }
}

fn scatter(edition: &Edition, measure: &Measure, money: &Measure, both: &Both, from: &Address) -> Chart {
    let voice = edition.voice();
    let level = level_name(edition, both.level);
    let headline = voice.phrase("ui.need_headline", &[("measure", &measure.name.text)]);
    let ends = |of: &dyn Fn(&(&Area, Decimal, Decimal)) -> Decimal| {
        let values = || both.areas.iter().map(of);
        (values().min().unwrap_or_default(), values().max().unwrap_or_default())
    };
    let (along, up) = (ends(&|one| one.1), ends(&|one| one.2));
    let said = |need: Decimal, each: Decimal| [measure.shown(need, &voice), money.shown(each, &voice)].join(", ");
    let marks = both.areas.iter().map(|(area, need, each)| Mark {
        id: area.id.clone(),
        label: voice.said_of(&voice.area(area).text, &said(*need, *each)),
        along: *need,
        up: *each,
        href: areas::href(edition, from, area),
    });
    let subtitle = voice.phrase("ui.need_subtitle", &[("level", &level)]);
    let named = |measure: &Measure, year: i16| format!("{}, {year}", measure.named());
    let (along_name, up_name) = (named(measure, both.need), named(money, both.money));
    let id = format!("scatter-{}", both.level);
    let svg = Scatter {
        caption: Caption { id, title: headline.clone(), description: subtitle.clone() },
        marks: marks.collect(),
        along: along_name.clone(),
        up: up_name.clone(),
        along_axis: measure.axis(along.0, along.1, 5, &voice),
        up_axis: money.axis(up.0, up.1, 4, &voice),
    }
    .svg();
    let rows = both.areas.iter().map(|(area, need, each)| {
        let cells = vec![measure.short(*need, &voice), money.short(*each, &voice)];
        ChartRow::new(voice.area(area), areas::href(edition, from, area), cells)
    });
    let heads = vec![level, along_name, up_name];
    // Each measure has its own scale.
    let of_need = measure.bars(&[both.areas.iter().map(|one| Some(one.1)).collect()]).concat();
    let of_money = table_bars(&[both.areas.iter().map(|one| Some(one.2)).collect()]).concat();
    let bars = of_need.into_iter().zip(of_money).map(|(need, each)| vec![need, each]).collect();
    Chart { headline, subtitle, svg, heads, rows: rows.collect(), bars, ..Chart::default() }
}
