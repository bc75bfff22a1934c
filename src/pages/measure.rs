//! A measure by area and year as pages show it: a map, a ranking, a trend. Indicators and money for
//! each inhabitant alike.

mod course;
mod ranking;

pub use ranking::Ranking;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::edition;
use super::view::{Cell, Chart, ChartRow, Words};
use super::voice::Voice;
use crate::chart::choropleth::{Choropleth, Class, ClassName, ShadedArea, quantiles};
use crate::chart::frame::Caption;
use crate::chart::lines::{Baseline, Line, LineChart, Point, Year};
use crate::chart::palette::Tone;
use crate::chart::row_bar::{share_bars, table_bars};
use crate::chart::scale::{Axis, steps};
use crate::i18n::Currency;
use crate::model::indicator::{Better, Indicator};
use crate::model::standing::order;
use crate::model::territory::Area;

/// The most areas whose trends are drawn as lines.
const MOST_LINES: usize = 4;
/// The classes of a map.
const CLASSES: usize = 5;
/// The most decimals of an axis's marks.
const MOST_DECIMALS: u8 = 6;
/// The longest unit that is written behind each number; a longer one stands with the measure's name.
const SHORT_UNIT: usize = 4;

/// How many bytes of HTML the tables of a level may have on a page.
#[derive(Debug, Clone, Copy)]
pub struct Room(usize);

impl Room {
    /// A level's part of a page's tables, where each has so many areas: small levels need little, and large ones
    /// share alike.
    pub fn of(most: usize, levels: impl Iterator<Item = usize>) -> Self {
        const SMALL: usize = 30;
        Self(most / levels.filter(|areas| *areas > SMALL).count().max(1))
    }

    /// How many of the first rows of these weights fit into so many hundredths of it; one at least.
    fn holds(self, hundredths: usize, weights: impl Iterator<Item = usize>) -> usize {
        let most = self.0 * hundredths / 100;
        let so_far = weights.scan(0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        });
        so_far.take_while(|sum| *sum <= most).count().max(1)
    }
}

/// The hundredths of its room that a ranking has.
const OF_RANKING: usize = 45;
/// Those of the table below a map.
const OF_MAP: usize = 25;
/// Those of the table below a trend.
const OF_TREND: usize = 30;

/// Values by area and year.
pub type Values = BTreeMap<String, BTreeMap<i16, Decimal>>;

/// A measure in a language.
pub struct Measure<'a> {
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
    pub values: Cow<'a, Values>,
}

impl<'a> Measure<'a> {
    /// An indicator.
    pub fn of(indicator: &'a Indicator, voice: &Voice) -> Self {
        Self {
            id: indicator.id.to_string(),
            name: voice.text(&indicator.name),
            unit: indicator.unit.as_ref().map(|unit| voice.text(unit).text),
            currency: None,
            better: indicator.better,
            decimals: indicator.decimals().min(indicator.telling_decimals().max(3)),
            values: Cow::Borrowed(&indicator.values),
        }
    }

    /// Figures without a name, for what is reckoned of them.
    pub fn figures(values: &'a Values, better: Option<Better>) -> Self {
        let (id, name, values) = (String::new(), Words::default(), Cow::Borrowed(values));
        Self { id, name, unit: None, currency: None, better, decimals: 0, values }
    }

    /// The same measure with another id, for a part of a page.
    pub fn called(&self, id: String) -> Measure<'_> {
        let Self { id: _, name, unit, currency, better, decimals, values } = self;
        let (name, unit, values) = (name.clone(), unit.clone(), Cow::Borrowed(values.as_ref()));
        Measure { id, name, unit, currency: *currency, better: *better, decimals: *decimals, values }
    }

    /// What it is called, with the unit where that is too long to stand behind each number.
    pub fn named(&self) -> String {
        let is_told = |unit: &&str| !is_short(unit) && unit.to_lowercase() != self.name.text.to_lowercase();
        match self.unit.as_deref().filter(is_told) {
            Some(unit) => format!("{} ({unit})", self.name.text),
            None => self.name.text.clone(),
        }
    }

    /// The values of an area in the years in which it is one.
    fn series<'s>(&'s self, area: &'s Area) -> impl DoubleEndedIterator<Item = (i16, Decimal)> + 's {
        let all = self.values.get(&area.id).into_iter().flatten();
        all.map(|(year, value)| (*year, *value)).filter(|(year, _)| area.is_in(*year))
    }

    /// The years of the values of some areas, the earliest first.
    pub fn years(&self, areas: &[&Area]) -> Vec<i16> {
        let own = areas.iter().flat_map(|area| self.series(area));
        let mut years: Vec<i16> = own.map(|(year, _)| year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The years in which some areas can be compared, the earliest first: those of which half of the
    /// areas that ever have a value have one; where there are none, that of the most areas.
    pub fn compared(&self, areas: &[&Area]) -> Vec<i16> {
        let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
        for (year, _) in areas.iter().flat_map(|area| self.series(area)) {
            *counts.entry(year).or_default() += 1;
        }
        let all = areas.iter().filter(|area| self.has(area)).count();
        let most: Vec<i16> = counts.iter().filter(|(_, count)| **count * 2 >= all).map(|(year, _)| *year).collect();
        match most[..] {
            [] => counts.iter().max_by_key(|(_, count)| **count).map(|(year, _)| *year).into_iter().collect(),
            _ => most,
        }
    }

    /// Whether an area has a value.
    pub fn has(&self, area: &Area) -> bool {
        self.series(area).next().is_some()
    }

    /// The value of an area in a year.
    pub fn value(&self, area: &Area, year: i16) -> Option<Decimal> {
        self.values.get(&area.id)?.get(&year).copied().filter(|_| area.is_in(year))
    }

    /// The latest value of an area, with its year.
    pub fn latest(&self, area: &Area) -> Option<(i16, Decimal)> {
        self.series(area).next_back()
    }

    /// A value with its unit, as a sentence says it.
    pub fn shown(&self, value: Decimal, voice: &Voice) -> String {
        match &self.unit {
            Some(unit) if self.currency.is_none() && unit != "%" => {
                format!("{}\u{a0}{unit}", voice.decimal(value, self.decimals))
            }
            _ => self.short(value, voice),
        }
    }

    /// A value as a table says it, whose head names a long unit.
    pub fn short(&self, value: Decimal, voice: &Voice) -> String {
        self.written(value, self.decimals, voice)
    }

    fn written(&self, value: Decimal, decimals: u8, voice: &Voice) -> String {
        match (&self.currency, &self.unit) {
            (Some(currency), _) => edition::money(voice.words, value, currency).text,
            (None, Some(unit)) if unit == "%" => {
                voice.words.locale().percent(&(value / Decimal::ONE_HUNDRED), decimals)
            }
            (None, Some(unit)) if is_short(unit) => format!("{}\u{a0}{unit}", voice.decimal(value, decimals)),
            _ => voice.decimal(value, decimals),
        }
    }

    /// The latest value of an area and its first one, each with its year; none where there is no value.
    pub fn ends(&self, area: &Area, voice: &Voice) -> Option<[Cell; 2]> {
        let (year, value) = self.latest(area)?;
        let dated = |year: i16, value: Decimal| Cell {
            note: Some(Words { text: format!("({year})"), lang: None }),
            text: Words { text: self.shown(value, voice), lang: None },
            ..self.cell(value, voice)
        };
        let first = self.series(area).next().filter(|(first, _)| *first < year);
        let first = first.map_or_else(Cell::nothing, |(year, value)| dated(year, value));
        Some([dated(year, value), first])
    }

    /// An axis with about so many marks, of no more decimals than the marks need.
    pub fn axis(&self, low: Decimal, high: Decimal, about: usize, voice: &Voice) -> Axis {
        let marks = steps(low, high, about);
        let decimals = marks.iter().map(|mark| u8::try_from(mark.normalize().scale()).unwrap_or(u8::MAX)).max();
        let decimals = decimals.unwrap_or(0).min(MOST_DECIMALS);
        Axis::at(marks.into_iter().map(|mark| (mark, self.written(mark, decimals, voice))))
    }

    /// A value as a cell.
    pub fn cell(&self, value: Decimal, voice: &Voice) -> Cell {
        let rounded = value.round_dp(u32::from(self.decimals)).normalize();
        Cell::number(self.short(value, voice), rounded)
    }

    /// What its values are parts of: a hundred, where they are percentages.
    fn whole(&self) -> Option<Decimal> {
        (self.currency.is_none() && self.unit.as_deref() == Some("%")).then_some(Decimal::ONE_HUNDRED)
    }

    /// The bars of its numbers in a table.
    pub fn bars(&self, rows: &[Vec<Option<Decimal>>]) -> Vec<Vec<String>> {
        self.whole().map_or_else(|| table_bars(rows), |whole| share_bars(rows, whole))
    }

    /// The areas that have a value in a year, the best first: the highest, or the lowest where less
    /// is better. Equal ones by their id.
    pub fn ranked<'t>(&self, areas: &[&'t Area], year: i16) -> Vec<(&'t Area, Decimal)> {
        let mut all: Vec<(&Area, Decimal)> =
            areas.iter().filter_map(|area| Some((*area, self.value(area, year)?))).collect();
        all.sort_by(|(a, one), (b, other)| order(self.better, *one, *other).then_with(|| a.id.cmp(&b.id)));
        all
    }

    /// The map of a year, with its ranking beneath; none where fewer than two areas have an outline.
    pub fn map(
        &self,
        areas: &[&Area],
        year: i16,
        voice: &Voice,
        href: &dyn Fn(&Area) -> Option<String>,
        room: Room,
    ) -> Option<Chart> {
        const ROW: usize = 280;
        let outlined: Vec<&&Area> = areas.iter().filter(|area| area.outline.is_some() && area.is_in(year)).collect();
        let ranked = self.ranked(areas, year);
        if outlined.len() < 2 || ranked.is_empty() {
            return None;
        }
        let bounds = quantiles(&ranked.iter().map(|(_, value)| *value).collect::<Vec<_>>(), CLASSES);
        let shaded = outlined.iter().map(|area| {
            let value = self.value(area, year);
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
            key: self.key(&ranked, &bounds, ranked.len() < outlined.len(), voice),
        };
        let (svg, key) = (map.svg(), map.key().into_iter().map(Into::into).collect());
        let row = |(area, value): &(&Area, Decimal)| {
            ChartRow::new(voice.area(area), href(area), vec![self.short(*value, voice)])
        };
        let heads = vec![voice.word("ui.area"), self.named()];
        let shown = &ranked[..room.holds(OF_MAP, ranked.iter().map(|(area, _)| ROW + named(area))).min(ranked.len())];
        let bars = self.bars(&shown.iter().map(|(_, value)| vec![Some(*value)]).collect::<Vec<_>>());
        let rows = shown.iter().map(row).collect();
        let subtitle = with_count(subtitle, shown.len(), ranked.len(), voice);
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
                true => self.short(low, voice),
                false => format!("{} – {}", self.short(low, voice), self.short(*bound, voice)),
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
        voice.phrase("ui.measure_of", &[("measure", &self.named()), ("year", &year.to_string())])
    }

    /// How the measure went in some areas; none with fewer than two years. Of many areas, those with
    /// the most inhabitants are drawn, and the one that the headline is of: `of`, or the one that changed most.
    pub fn trend(&self, areas: &[&Area], of: Option<&Area>, voice: &Voice, room: Room) -> Option<Chart> {
        const ROW: usize = 120;
        const CELL: usize = 175;
        let mut with: Vec<&Area> = areas.iter().copied().filter(|area| self.has(area)).collect();
        let years = self.years(&with);
        self.weigh(&mut with, *years.last()?);
        let course = self.course(&with, of);
        let is_first = |area: &&Area| with.iter().take(MOST_LINES).any(|one| one.id == area.id);
        let is_moved = course.as_ref().is_some_and(|course| !is_first(&course.area));
        if let Some(at) = course.as_ref().and_then(|course| with.iter().position(|area| area.id == course.area.id))
            && at >= MOST_LINES
        {
            with[MOST_LINES - 1..=at].rotate_right(1);
        }
        let drawn = &with[..with.len().min(MOST_LINES)];
        if !with.iter().any(|area| self.series(area).nth(1).is_some()) {
            return None;
        }
        let values = || drawn.iter().flat_map(|area| self.series(area)).map(|(_, value)| value);
        let (low, high) = (values().min()?, values().max()?);
        let baseline = if low.is_sign_negative() { Baseline::Lowest } else { Baseline::Zero };
        let lines = drawn.iter().enumerate().map(|(at, area)| Line {
            label: voice.area(area).text,
            tone: Tone::new(at + 1),
            points: self.series(area).map(|(year, value)| Point { year: i32::from(year), value }).collect(),
        });
        let title = self.went(course.as_ref()?, voice);
        let (from, to) = (years[0].to_string(), years[years.len() - 1].to_string());
        let args = [("measure", self.named()), ("from", from), ("to", to)];
        let args: Vec<(&str, &str)> = args.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let subtitle = voice.phrase("ui.measure_years", &args);
        let svg = LineChart {
            caption: Caption { id: format!("trend-{}", self.id), title: title.clone(), description: subtitle.clone() },
            years: years.iter().map(|year| Year { year: i32::from(*year), text: year.to_string() }).collect(),
            lines: lines.collect(),
            axis: self.axis(low.min(Decimal::ZERO), high, 4, voice),
            baseline,
        }
        .svg();
        let heads = std::iter::once(voice.word("ui.area")).chain(years.iter().map(ToString::to_string)).collect();
        let row = |area: &&Area| {
            let of_year = |year: &i16| self.value(area, *year).map_or_else(|| "—".to_owned(), |v| self.short(v, voice));
            ChartRow::new(voice.area(area), None, years.iter().map(of_year).collect())
        };
        let weights = with.iter().map(|area| ROW + named(area) + CELL * years.len());
        let shown = &with[..room.holds(OF_TREND, weights).min(with.len())];
        let rows = shown.iter().map(row).collect();
        let subtitle = with_count(subtitle, shown.len(), with.len(), voice);
        let drawn = self.drawn(drawn.len(), &with, is_moved, years[years.len() - 1], voice);
        let subtitle = drawn.map_or_else(|| subtitle.clone(), |drawn| format!("{subtitle}. {drawn}"));
        let lengths = |area: &&Area| years.iter().map(|year| self.value(area, *year)).collect();
        let bars = self.bars(&shown.iter().map(lengths).collect::<Vec<_>>());
        Some(Chart { headline: title, subtitle, svg, heads, rows, bars, ..Chart::default() })
    }

    /// Puts first the areas that a trend draws: what has no figure of the last year, or is no area any more, goes
    /// behind what has one; then those with the most people, and of areas of which nobody says how many live there
    /// those that are worst off.
    fn weigh(&self, areas: &mut [&Area], year: i16) {
        let latest = |area: &Area| self.latest(area).map(|(_, value)| value).unwrap_or_default();
        let need = |a: &Area, b: &Area| match self.better {
            Some(better) => order(Some(better), latest(b), latest(a)),
            None => Ordering::Equal,
        };
        let is_past = |area: &Area| self.value(area, year).is_none();
        areas.sort_by(|a, b| {
            let weight = is_past(a).cmp(&is_past(b)).then_with(|| people(b).cmp(&people(a)));
            weight.then_with(|| need(a, b)).then_with(|| a.id.cmp(&b.id))
        });
    }

    /// Which areas of all have a line, where not all have.
    fn drawn(&self, shown: usize, with: &[&Area], is_moved: bool, year: i16, voice: &Voice) -> Option<String> {
        let all = with.len();
        let key = match self.better {
            _ if with.iter().any(|area| people(area) > 0) => "ui.drawn_people",
            Some(_) => "ui.drawn_need",
            None => "ui.drawn_first",
        };
        let (shown_as, all_as, year) = (voice.number(shown as u64), voice.number(all as u64), year.to_string());
        let args = [("shown", &*shown_as), ("all", &*all_as), ("year", &*year)];
        let said = voice.phrase(key, &args);
        let too = is_moved.then(|| voice.word("ui.drawn_too"));
        (shown < all).then(|| [Some(said), too].into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}

/// The latest number of inhabitants; none where nobody says it.
fn people(area: &Area) -> u64 {
    area.latest_population().map_or(0, |(_, people)| people)
}

/// The bytes of an area's name.
fn named(area: &Area) -> usize {
    area.name.first().len()
}

/// What a table is of, and that it shows only some of all.
fn with_count(subtitle: String, shown: usize, all: usize, voice: &Voice) -> String {
    if shown == all {
        return subtitle;
    }
    let numbers = [("shown", &*voice.number(shown as u64)), ("all", &*voice.number(all as u64))];
    format!("{subtitle}. {}", voice.phrase("ui.shown_of_data", &numbers))
}

/// Whether a unit is short enough to stand behind each number.
fn is_short(unit: &str) -> bool {
    unit.chars().count() <= SHORT_UNIT
}
