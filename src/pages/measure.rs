//! A measure by area and year as pages show it: a map, a ranking, a trend. Indicators and money for
//! each inhabitant alike.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::edition;
use super::view::{Cell, Chart, ChartRow, Grid, Head, Words};
use super::voice::Voice;
use crate::chart::choropleth::{Choropleth, Class, ClassName, ShadedArea, quantiles};
use crate::chart::frame::Caption;
use crate::chart::lines::{Baseline, Line, LineChart, Point, Year};
use crate::chart::palette::Tone;
use crate::chart::row_bar::table_bars;
use crate::chart::scale::Axis;
use crate::i18n::Currency;
use crate::model::indicator::{Better, Indicator};
use crate::model::territory::Area;

/// The most areas whose trends are drawn as lines.
const MOST_LINES: usize = 4;
/// The classes of a map.
const CLASSES: usize = 5;

/// A measure in a language.
pub struct Measure {
    /// Part of addresses and fragments.
    pub id: String,
    /// What it is called.
    pub name: Words,
    /// The unit, after its numbers.
    pub unit: Option<String>,
    /// The currency, where it is money.
    pub currency: Option<Currency>,
    /// Which way is better.
    pub better: Option<Better>,
    /// The decimals that are shown.
    pub decimals: u8,
    /// The values, by area and year.
    pub values: BTreeMap<String, BTreeMap<i16, Decimal>>,
}

impl Measure {
    /// An indicator.
    pub fn of(indicator: &Indicator, voice: &Voice) -> Self {
        Self {
            id: indicator.id.to_string(),
            name: voice.text(&indicator.name),
            unit: indicator.unit.as_ref().map(|unit| voice.text(unit).text),
            currency: None,
            better: indicator.better,
            decimals: indicator.decimals().min(3),
            values: indicator.values.clone(),
        }
    }

    /// The same measure without its values.
    pub fn same(&self) -> Self {
        let Self { id, name, unit, currency, better, decimals, values: _ } = self;
        let (id, name, unit) = (id.clone(), name.clone(), unit.clone());
        Self { id, name, unit, currency: *currency, better: *better, decimals: *decimals, values: BTreeMap::new() }
    }

    /// The years of the values of some areas, the earliest first.
    pub fn years(&self, areas: &[&Area]) -> Vec<i16> {
        let own = areas.iter().filter_map(|area| self.values.get(&area.id));
        let mut years: Vec<i16> = own.flat_map(|by_year| by_year.keys().copied()).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The value of an area in a year.
    pub fn value(&self, area: &str, year: i16) -> Option<Decimal> {
        self.values.get(area)?.get(&year).copied()
    }

    /// The latest value of an area, with its year.
    pub fn latest(&self, area: &str) -> Option<(i16, Decimal)> {
        self.values.get(area)?.iter().next_back().map(|(year, value)| (*year, *value))
    }

    /// A value as it is shown.
    pub fn shown(&self, value: Decimal, voice: &Voice) -> String {
        match (&self.currency, &self.unit) {
            (Some(currency), _) => edition::money(voice.words, value, currency).text,
            (None, Some(unit)) if unit == "%" => {
                voice.words.locale().percent(&(value / Decimal::ONE_HUNDRED), self.decimals)
            }
            (None, Some(unit)) => format!("{}\u{a0}{unit}", voice.decimal(value, self.decimals)),
            (None, None) => voice.decimal(value, self.decimals),
        }
    }

    /// A value as a cell.
    pub fn cell(&self, value: Decimal, voice: &Voice) -> Cell {
        Cell::number(self.shown(value, voice), value.normalize())
    }

    /// The areas that have a value in a year, the best first: the highest, or the lowest where less
    /// is better. Equal ones by their id.
    pub fn ranked<'a>(&self, areas: &[&'a Area], year: i16) -> Vec<(&'a Area, Decimal)> {
        let mut all: Vec<(&Area, Decimal)> =
            areas.iter().filter_map(|area| Some((*area, self.value(&area.id, year)?))).collect();
        all.sort_by(|(a, one), (b, other)| {
            let order = if self.better == Some(Better::Less) { one.cmp(other) } else { other.cmp(one) };
            order.then_with(|| a.id.cmp(&b.id))
        });
        all
    }

    /// The map of a year, with its ranking beneath; none where fewer than two areas have an outline.
    pub fn map(
        &self,
        areas: &[&Area],
        year: i16,
        voice: &Voice,
        href: &dyn Fn(&Area) -> Option<String>,
    ) -> Option<Chart> {
        let outlined: Vec<&&Area> = areas.iter().filter(|area| area.outline.is_some()).collect();
        let ranked = self.ranked(areas, year);
        if outlined.len() < 2 || ranked.is_empty() {
            return None;
        }
        let bounds = quantiles(&ranked.iter().map(|(_, value)| *value).collect::<Vec<_>>(), CLASSES);
        let shaded = outlined.iter().map(|area| {
            let value = self.value(&area.id, year);
            ShadedArea {
                id: area.id.clone(),
                label: voice.area(area).into(),
                text: value.map_or_else(|| voice.word("ui.no_figure"), |value| self.shown(value, voice)),
                class: value.map(|value| Class::of(value, &bounds)),
                shape: area.outline.as_ref().map(|outline| (**outline).clone()).unwrap_or_default(),
                href: href(area),
            }
        });
        let (headline, subtitle) = (self.headline(&ranked, voice), self.subtitle(year, voice));
        let map = Choropleth {
            caption: Caption { id: format!("map-{}", self.id), title: headline.clone(), description: subtitle.clone() },
            areas: shaded.collect(),
            key: self.key(&ranked, &bounds, ranked.len() < areas.len(), voice),
        };
        let (svg, key) = (map.svg(), map.key().into_iter().map(Into::into).collect());
        let row = |(area, value): &(&Area, Decimal)| {
            ChartRow::new(voice.area(area), href(area), vec![self.shown(*value, voice)])
        };
        let heads = vec![voice.word("ui.area"), self.name.text.clone()];
        let bars = table_bars(&ranked.iter().map(|(_, value)| vec![Some(*value)]).collect::<Vec<_>>());
        let rows = ranked.iter().map(row).collect();
        Some(Chart { headline, subtitle, svg, key, heads, rows, bars, ..Chart::default() })
    }

    /// What the classes of a map mean.
    fn key(&self, ranked: &[(&Area, Decimal)], bounds: &[Decimal], gaps: bool, voice: &Voice) -> Vec<ClassName> {
        let least = ranked.iter().map(|(_, value)| *value).min().unwrap_or_default();
        let mut from = least;
        let mut key: Vec<ClassName> = Vec::new();
        for bound in bounds {
            let of_class = ranked.iter().map(|(_, value)| *value).filter(|value| *value >= from && value <= bound);
            let low = of_class.min().unwrap_or(from);
            let text = match low == *bound {
                true => self.shown(low, voice),
                false => format!("{} – {}", self.shown(low, voice), self.shown(*bound, voice)),
            };
            key.push(ClassName { class: Some(Class::of(*bound, bounds)), text });
            let above = ranked.iter().map(|(_, value)| *value).filter(|value| value > bound).min();
            from = above.unwrap_or(*bound);
        }
        if gaps {
            key.push(ClassName { class: None, text: voice.word("ui.no_figure") });
        }
        key
    }

    /// What there is to see: where there is most, and where least.
    fn headline(&self, ranked: &[(&Area, Decimal)], voice: &Voice) -> String {
        let name = |area: &Area| voice.area(area).text;
        let by_value = |one: &&(&Area, Decimal)| (one.1, std::cmp::Reverse(one.0.id.clone()));
        let (Some(most), Some(least)) = (ranked.iter().max_by_key(by_value), ranked.iter().min_by_key(|one| one.1))
        else {
            return self.name.text.clone();
        };
        if most.1 == least.1 {
            return voice.phrase("ui.measure_same", &[("value", &self.shown(most.1, voice))]);
        }
        voice.phrase(
            "ui.measure_range",
            &[
                ("most", &name(most.0)),
                ("highest", &self.shown(most.1, voice)),
                ("least", &name(least.0)),
                ("lowest", &self.shown(least.1, voice)),
            ],
        )
    }

    fn subtitle(&self, year: i16, voice: &Voice) -> String {
        voice.phrase("ui.measure_of", &[("measure", &self.name.text), ("year", &year.to_string())])
    }

    /// The ranking of a year, with a bar for each value.
    pub fn ranking(&self, areas: &[&Area], year: i16, voice: &Voice, href: &dyn Fn(&Area) -> Option<String>) -> Grid {
        let ranked = self.ranked(areas, year);
        let largest = ranked.iter().map(|(_, value)| *value).max().unwrap_or_default();
        let rows = ranked.iter().map(|(area, value)| {
            let bar = voice.share(*value, largest).map(|share| super::view::Share { text: String::new(), ..share });
            let name = Cell { bar, ..Cell::link(voice.area(area), href(area)) };
            vec![name, self.cell(*value, voice)]
        });
        Grid {
            caption: self.subtitle(year, voice),
            sortable: true,
            heads: vec![
                Head { label: voice.word("ui.area"), ..Head::default() },
                Head { label: self.name.text.clone(), number: true, ..Head::default() },
            ],
            rows: rows.collect(),
            ..Grid::default()
        }
    }

    /// How the measure went in some areas; none with fewer than two years. Of many areas, those with
    /// the most inhabitants are drawn.
    pub fn trend(&self, areas: &[&Area], voice: &Voice) -> Option<Chart> {
        let mut with: Vec<&&Area> = areas.iter().filter(|area| self.values.contains_key(&area.id)).collect();
        let people = |area: &Area| area.latest_population().map_or(0, |(_, people)| people);
        with.sort_by(|a, b| people(b).cmp(&people(a)).then_with(|| a.id.cmp(&b.id)));
        let drawn: Vec<&Area> = with.iter().take(MOST_LINES).map(|area| **area).collect();
        let years = self.years(&drawn);
        if years.len() < 2 {
            return None;
        }
        let values = || drawn.iter().filter_map(|area| self.values.get(&area.id)).flat_map(BTreeMap::values).copied();
        let (low, high) = (values().min()?, values().max()?);
        let baseline = if low.is_sign_negative() { Baseline::Lowest } else { Baseline::Zero };
        let lines = drawn.iter().enumerate().map(|(at, area)| Line {
            label: voice.area(area).text,
            tone: Tone::new(at + 1),
            points: (self.values.get(&area.id).into_iter().flatten())
                .map(|(year, value)| Point { year: i32::from(*year), value: *value })
                .collect(),
        });
        let title = voice.phrase("ui.measure_trend", &[("measure", &self.name.text)]);
        let subtitle = voice.phrase(
            "ui.years_from_to",
            &[("from", &years[0].to_string()), ("to", &years[years.len() - 1].to_string())],
        );
        let svg = LineChart {
            caption: Caption { id: format!("trend-{}", self.id), title: title.clone(), description: subtitle.clone() },
            years: years.iter().map(|year| Year { year: i32::from(*year), text: year.to_string() }).collect(),
            lines: lines.collect(),
            axis: Axis::covering(low.min(Decimal::ZERO), high, 4, |value| self.shown(value, voice)),
            baseline,
        }
        .svg();
        let heads = std::iter::once(voice.word("ui.area")).chain(years.iter().map(ToString::to_string)).collect();
        let row = |area: &&Area| {
            let of_year =
                |year: &i16| self.value(&area.id, *year).map_or_else(|| "—".to_owned(), |v| self.shown(v, voice));
            ChartRow::new(voice.area(area), None, years.iter().map(of_year).collect())
        };
        let rows = with.iter().map(|area| row(area)).collect();
        let lengths = |area: &&&Area| years.iter().map(|year| self.value(&area.id, *year)).collect();
        let bars = table_bars(&with.iter().map(lengths).collect::<Vec<_>>());
        Some(Chart { headline: title, subtitle, svg, heads, rows, bars, ..Chart::default() })
    }
}
