//! All years: what was planned and done, for each inhabitant, and in constant money.

use rust_decimal::Decimal;

use super::alike::{self, Kind, Told, alike, label};
use super::charts::money_axis;
use super::{Ledger, constant, data_links, newest, per_head};
use crate::chart::frame::Caption;
use crate::chart::lines::{Baseline, Line, LineChart, Point, Year};
use crate::chart::palette::Tone;
use crate::chart::row_bar::table_bars;
use crate::i18n::Currency;
use crate::model::address::Address;
use crate::model::budget::{Direction, Stage};
use crate::pages::address::Target;
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::view::{Budgets, Chart, ChartRow, Link, View, Words, YearRow};
use crate::pages::{Found, Page};

/// Adds the page of all years.
pub fn plan(edition: &mut Edition, ledgers: &[Ledger], pages: &mut Vec<Page>) {
    let address = edition.address(&Target::Budgets);
    let mixed = Mixed::of(ledgers);
    let years = ledgers.iter().map(|ledger| year_row(edition, ledger, &mixed, &address)).collect();
    let name = edition.text(&edition.portal.municipality.name).text;
    let heading = Heading {
        target: Target::Budgets,
        subject: "budgets",
        id: String::new(),
        title: Words { text: edition.word("pages.budgets"), lang: None },
        description: Some(edition.phrase("pages.budgets_description", &[("name", &name)])),
        above: Vec::new(),
        section: Some(Target::Budgets),
        updated: ledgers.iter().filter_map(|ledger| newest(ledger.budget)).max(),
        found: Some(Found {
            text: edition.phrase("pages.budgets_description", &[("name", &name)]),
            kind: Some("budget"),
            ..Found::default()
        }),
        ..Heading::default()
    };
    let base = edition.setting.shared.prices.as_ref().map(|prices| prices.base);
    let shown = |row: &YearRow| row.constant.is_some();
    let years: Vec<YearRow> = years;
    let view = Budgets {
        chart: money_chart(edition, ledgers, &address),
        per_head: head_chart(edition, ledgers, &address),
        constant: base.filter(|_| years.iter().any(shown)).and_then(|base| constant(edition, base)),
        links: links(edition, ledgers, &address),
        terms: crate::pages::glossary::terms(edition, &[], &edition.word("ui.budgets_lead")),
        data: data_links(edition, &budgets(ledgers), &address),
        years,
    };
    let page = edition.page(heading, View::Budgets(Box::new(view)));
    pages.push(page);
}

fn links(edition: &Edition, ledgers: &[Ledger], from: &Address) -> Vec<Link> {
    let mut links = Vec::new();
    if ledgers.len() > 1 {
        links.push(edition.link(from, &Target::Comparisons, edition.word("budget.compare_two")));
    }
    if let Some(latest) = ledgers.iter().find(|ledger| super::receipt::has_one(ledger)) {
        links.push(super::receipt::link(edition, latest, from));
    }
    if !edition.setting.shared.glossary.is_empty() {
        links.push(edition.link(from, &Target::Glossary, edition.word("budget.glossary")));
    }
    links
}

/// The columns of which not all years tell the same stage: there each has that of its figure beside it.
struct Mixed {
    revenue: bool,
    expenditure: bool,
    executed: bool,
}

impl Mixed {
    fn of(ledgers: &[Ledger]) -> Self {
        let is_mixed = |stage: &dyn Fn(&Ledger) -> Option<Stage>| {
            let mut stages = ledgers.iter().filter_map(stage);
            let first = stages.next();
            stages.any(|stage| Some(stage) != first)
        };
        Self {
            revenue: is_mixed(&|ledger| ledger.side(Direction::Revenue).plan),
            expenditure: is_mixed(&|ledger| ledger.side(Direction::Expenditure).plan),
            executed: is_mixed(&|ledger| ledger.done(Direction::Expenditure).map(|done| done.stage)),
        }
    }
}

fn year_row(edition: &Edition, ledger: &Ledger, mixed: &Mixed, from: &Address) -> YearRow {
    let budget = ledger.budget;
    let spent = ledger.side(Direction::Expenditure);
    let done = ledger.done(Direction::Expenditure);
    let stage = |stage: Option<Stage>, is_mixed: bool| {
        stage.filter(|_| is_mixed).map(|stage| edition.choice("stage", stage)).unwrap_or_default()
    };
    // What is only bound by contract is not done.
    let is_done = done.as_ref().is_some_and(|done| done.stage != Stage::Committed);
    let money = |amount: Option<Decimal>| amount.map(|amount| edition.money(amount, &budget.currency));
    let planned = spent.planned();
    YearRow {
        year: budget.year,
        href: edition.href(from, &Target::Budget(budget.id.clone())),
        revenue: money(ledger.side(Direction::Revenue).planned()),
        expenditure: money(planned),
        executed: money(done.as_ref().map(|done| done.amount)),
        until: done.as_ref().and_then(|done| done.until).map(|day| edition.day(day)),
        stages: vec![
            stage(ledger.side(Direction::Revenue).plan, mixed.revenue),
            stage(spent.plan, mixed.expenditure),
            stage(done.as_ref().map(|done| done.stage), mixed.executed || done.is_some() && !is_done),
        ],
        execution: done
            .as_ref()
            .filter(|_| is_done)
            .zip(planned)
            .and_then(|(done, planned)| edition.share(done.amount, planned)),
        per_head: planned.and_then(|planned| per_head(edition, budget, planned)),
        constant: money(planned.and_then(|planned| in_base(edition, ledger, planned))),
    }
}

/// An amount in the money of the index's base, as exact as the currency is.
fn in_base(edition: &Edition, ledger: &Ledger, amount: Decimal) -> Option<Decimal> {
    let prices = edition.setting.shared.prices.as_ref()?;
    let digits = u32::from(ledger.budget.currency.usual_digits());
    Some(prices.constant(amount, ledger.budget.year)?.round_dp(digits))
}

/// A series over the years, with the word that names it.
type Series = (String, Vec<(i16, Decimal)>);

/// Planned against executed, and planned in constant money. A year that is not over is left out of
/// what was executed: it would look like a fall.
fn money_chart(edition: &Edition, ledgers: &[Ledger], from: &Address) -> Option<Chart> {
    let told: Vec<Told> = ledgers.iter().map(|ledger| Told::of_side(ledger, Direction::Expenditure)).collect();
    let named = alike::planned_and_done(edition, &told, "budget.executed")?;
    let (_, planned) = named.first()?;
    let (stage, currency, (first, last)) = (planned.stage, planned.currency, ends(&planned.points)?);
    let headline = trend_at(edition, (first, stage), (last, stage))?;
    let subtitle = match open_years(ledgers) {
        Some(years) => edition.phrase("budget.trend_subtitle_open", &[("years", &years)]),
        None => edition.word("budget.trend_subtitle"),
    };
    let subtitle = alike::subtitle(edition, subtitle, &named);
    let mut series: Vec<Series> = named.into_iter().map(|(name, alike)| (name, alike.points)).collect();
    if let Some(prices) = &edition.setting.shared.prices {
        let name = edition.phrase("budget.planned_constant", &[("year", &prices.base.to_string())]);
        let of = |ledger: &Ledger| {
            let amount = ledger.side(Direction::Expenditure).total[stage]?;
            Some((ledger.budget.year, in_base(edition, ledger, amount)?))
        };
        let of_one_money = ledgers.iter().filter(|ledger| ledger.budget.currency == currency);
        series.push((name, of_one_money.filter_map(of).collect()));
    }
    let mut chart = line_chart(edition, currency, "years", &headline, &subtitle, series)?;
    chart.data = data_links(edition, &budgets(ledgers), from);
    Some(chart)
}

/// The years whose execution is told and has not come to their end.
fn open_years(ledgers: &[Ledger]) -> Option<String> {
    let side = Direction::Expenditure;
    let open = |ledger: &&Ledger| ledger.side(side).executed().is_some() && !ledger.is_over(side);
    let years: Vec<String> = ledgers.iter().filter(open).map(|ledger| ledger.budget.year.to_string()).collect();
    (!years.is_empty()).then(|| years.join(", "))
}

/// Planned for each inhabitant.
fn head_chart(edition: &Edition, ledgers: &[Ledger], from: &Address) -> Option<Chart> {
    let told: Vec<Told> = ledgers.iter().map(|ledger| Told::of_side(ledger, Direction::Expenditure)).collect();
    let planned = alike(&told, Kind::Planned)?;
    let each = |ledger: &Ledger| {
        let head = per_head(edition, ledger.budget, ledger.side(Direction::Expenditure).total[planned.stage]?)?;
        Some((ledger.budget.year, head.money.value.parse().ok()?))
    };
    let currency = planned.currency;
    let of_one_money = ledgers.iter().filter(|ledger| ledger.budget.currency == currency);
    let points: Vec<(i16, Decimal)> = of_one_money.filter_map(each).collect();
    let (first, last) = ends(&points)?;
    let headline = trend(edition, ("budget.trend_head", None), first, last)?;
    let name = label(edition, &edition.word("ui.per_head"), planned.stage);
    let subtitle = edition.word("budget.trend_head_subtitle");
    let subtitle = alike::subtitle(edition, subtitle, &[(name.clone(), planned)]);
    let series = vec![(name, points)];
    let mut chart = line_chart(edition, currency, "heads", &headline, &subtitle, series)?;
    chart.data = data_links(edition, &budgets(ledgers), from);
    Some(chart)
}

fn budgets<'a>(ledgers: &[Ledger<'a>]) -> Vec<&'a crate::model::budget::Budget> {
    ledgers.iter().map(|ledger| ledger.budget).collect()
}

/// The first and the last of two or more.
fn ends(points: &[(i16, Decimal)]) -> Option<((i16, Decimal), (i16, Decimal))> {
    let first = points.iter().min_by_key(|(year, _)| *year)?;
    let last = points.iter().max_by_key(|(year, _)| *year)?;
    (first.0 < last.0).then_some((*first, *last))
}

/// The sentence that says how a series went, with the name of what went so where the key asks for one; nothing where
/// it began with nothing.
pub(super) fn trend(
    edition: &Edition,
    (key, name): (&str, Option<&str>),
    first: (i16, Decimal),
    last: (i16, Decimal),
) -> Option<String> {
    let name: Vec<(&str, &str)> = name.map(|name| ("name", name)).into_iter().collect();
    trend_with(edition, key, first, last, &name)
}

fn trend_with(
    edition: &Edition,
    key: &str,
    first: (i16, Decimal),
    last: (i16, Decimal),
    more: &[(&str, &str)],
) -> Option<String> {
    let change = super::changes::percent(edition, first.1, last.1)?;
    let sense = super::changes::sense(first.1, last.1);
    let (from, to) = (first.0.to_string(), last.0.to_string());
    let change = change.trim_start_matches(['+', '-', '\u{2212}']).to_owned();
    let args = [("from", from.as_str()), ("to", to.as_str()), ("change", change.as_str())];
    Some(edition.phrase(&format!("{key}.{sense}"), &[&args, more].concat()))
}

/// The same of what was planned, at the stage of each year: by another one it went otherwise.
pub(super) fn trend_at(
    edition: &Edition,
    (first, was): ((i16, Decimal), Stage),
    (last, is): ((i16, Decimal), Stage),
) -> Option<String> {
    let name = |stage: Stage| edition.choice("stage", stage).to_lowercase();
    let stage = if was == is { name(is) } else { format!("{} → {}", name(was), name(is)) };
    trend_with(edition, "budget.trend", first, last, &[("stage", &stage)])
}

/// Lines over the years, and the table that says the same.
pub(super) fn line_chart(
    edition: &Edition,
    currency: Currency,
    id: &str,
    headline: &str,
    subtitle: &str,
    series: Vec<Series>,
) -> Option<Chart> {
    let mut years: Vec<i16> = series.iter().flat_map(|(_, points)| points.iter().map(|(year, _)| *year)).collect();
    years.sort_unstable();
    years.dedup();
    let all = || series.iter().flat_map(|(_, points)| points.iter().map(|(_, amount)| *amount));
    let high = all().max()?.max(Decimal::ZERO);
    let low = all().min()?.min(Decimal::ZERO);
    let line = |(at, (label, points)): (usize, &Series)| Line {
        label: label.clone(),
        tone: Tone::new(at + 1),
        points: points.iter().map(|(year, value)| Point { year: i32::from(*year), value: *value }).collect(),
    };
    let svg = LineChart {
        caption: Caption { id: id.to_owned(), title: headline.to_owned(), description: subtitle.to_owned() },
        years: years.iter().map(|year| Year { year: i32::from(*year), text: year.to_string() }).collect(),
        lines: series.iter().enumerate().map(line).collect(),
        axis: money_axis(edition, low, high, &currency),
        baseline: Baseline::Zero,
    }
    .svg();
    let heads = std::iter::once(edition.word("ui.year")).chain(series.iter().map(|(label, _)| label.clone()));
    let value = |points: &[(i16, Decimal)], year: i16| {
        points.iter().find(|(known, _)| *known == year).map(|(_, amount)| *amount)
    };
    let cell = |points: &[(i16, Decimal)], year: i16| {
        value(points, year).map_or_else(|| "—".to_owned(), |amount| edition.money(amount, &currency).text)
    };
    let lengths = |year: &i16| series.iter().map(|(_, points)| value(points, *year)).collect();
    let row = |year: &i16| {
        let name = Words { text: year.to_string(), lang: None };
        ChartRow::new(name, None, series.iter().map(|(_, points)| cell(points, *year)).collect())
    };
    Some(Chart {
        headline: headline.to_owned(),
        subtitle: subtitle.to_owned(),
        svg,
        heads: heads.collect(),
        rows: years.iter().map(row).collect(),
        bars: table_bars(&years.iter().map(lengths).collect::<Vec<_>>()),
        ..Chart::default()
    })
}
