//! Whether money goes where the need is: an index, and each area by its need and its money, at each level
//! of which both are known.

use rust_decimal::Decimal;

use super::unequal::DECIMALS;
use super::{Edition, areas};
use crate::chart::frame::Caption;
use crate::chart::row_bar::table_bars;
use crate::chart::scatter::{Mark, Scatter};
use crate::model::address::Address;
use crate::model::disparity::{Observation, concentration};
use crate::model::indicator::Better;
use crate::model::territory::Area;
use crate::pages::measure::Measure;
use crate::pages::view::{Chart, ChartRow, Section};

/// The areas of a level with their need of one year, and their money of one year.
struct Both<'a> {
    /// The level's place in the territory.
    level: usize,
    /// The level's name.
    name: String,
    /// The year of the need.
    need: i16,
    /// The year of the money.
    money: i16,
    /// The areas, their need and money.
    areas: Vec<(&'a Area, Decimal, Decimal)>,
    /// How many areas of the level there are.
    of: usize,
}

/// A section a level; where no level has two areas with need and money, one that says so.
pub fn sections(edition: &Edition, measure: &Measure, money: &Measure, from: &Address) -> Vec<Section> {
    let voice = edition.voice();
    let Some(better) = measure.better else { return Vec::new() };
    let levels = 0..edition.setting.shared.territory.levels.len();
    let known: Vec<Both> = levels.filter_map(|level| both(edition, measure, money, level)).collect();
    if known.is_empty() {
        let lead = Some(voice.word("ui.need_unknown"));
        return vec![Section { lead, ..voice.section("need", "ui.need") }];
    }
    known.iter().map(|both| section(edition, measure, money, better, both, from)).collect()
}

/// What is known of a level; none of fewer than two areas.
fn both<'a>(edition: &Edition<'a>, measure: &Measure, money: &Measure, level: usize) -> Option<Both<'a>> {
    let here: Vec<&Area> = areas::of_level(edition, level).collect();
    let with: Vec<&Area> = here.iter().copied().filter(|area| measure.has(area) && money.has(area)).collect();
    let (need, spent) = (*measure.compared(&with).last()?, *money.compared(&with).last()?);
    let one = |area: &&'a Area| Some((*area, measure.value(area, need)?, money.value(area, spent)?));
    let areas: Vec<_> = with.iter().filter_map(one).collect();
    let name = edition.voice().text(&edition.setting.shared.territory.levels[level].name).text;
    let of = here.iter().filter(|area| area.is_in(spent)).count();
    (areas.len() > 1).then_some(Both { level, name, need, money: spent, areas, of })
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
    let people = |area: &Area| area.population_near(both.money).unwrap_or(0);
    let observations = both.areas.iter();
    let observations: Vec<Observation> =
        observations.map(|(area, _, each)| Observation { value: *each, people: people(area), group: "" }).collect();
    let needs = both.areas.iter().map(|(_, value, _)| if better == Better::Less { *value } else { -*value });
    let index = match concentration(&observations, &needs.collect::<Vec<_>>()) {
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
    if areas::is_below_portals(edition, both.level) {
        lead.push(voice.word("ui.named_money"));
    }
    Section {
        id: format!("need-{}", both.level),
        title: voice.phrase("ui.need_of", &[("level", &both.name)]),
        lead: Some(lead.join(" ")),
        chart: Some(scatter(edition, measure, money, both, from)),
        ..Section::default()
    }
}

fn scatter(edition: &Edition, measure: &Measure, money: &Measure, both: &Both, from: &Address) -> Chart {
    let voice = edition.voice();
    let headline = voice.phrase("ui.need_headline", &[("measure", &measure.name.text)]);
    let ends = |of: &dyn Fn(&(&Area, Decimal, Decimal)) -> Decimal| {
        let values = || both.areas.iter().map(of);
        (values().min().unwrap_or_default(), values().max().unwrap_or_default())
    };
    let (along, up) = (ends(&|one| one.1), ends(&|one| one.2));
    let said = |need: Decimal, each: Decimal| [measure.shown(need, &voice), money.shown(each, &voice)].join(", ");
    let marks = both.areas.iter().map(|(area, need, each)| Mark {
        id: area.id.clone(),
        label: format!("{}: {}", voice.area(area).text, said(*need, *each)),
        along: *need,
        up: *each,
        href: areas::href(edition, from, area),
    });
    let subtitle = voice.phrase("ui.need_subtitle", &[("level", &both.name)]);
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
    let heads = vec![both.name.clone(), along_name, up_name];
    // Each measure has its own scale.
    let of_need = table_bars(&[both.areas.iter().map(|one| Some(one.1)).collect()]).concat();
    let of_money = table_bars(&[both.areas.iter().map(|one| Some(one.2)).collect()]).concat();
    let bars = of_need.into_iter().zip(of_money).map(|(need, each)| vec![need, each]).collect();
    Chart { headline, subtitle, svg, heads, rows: rows.collect(), bars, ..Chart::default() }
}
