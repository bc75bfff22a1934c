//! The drawings of a year: parts as areas, and the flow from revenue to expenditure.

use rust_decimal::Decimal;

use super::{Ledger, data_links};
use crate::chart::flow::{Band, Flow, MOST_BANDS};
use crate::chart::frame::Caption;
use crate::chart::palette::Tone;
use crate::chart::row_bar::share_bars;
use crate::chart::scale::Axis;
use crate::chart::treemap::{Cell, MOST_CELLS, Treemap};
use crate::i18n::Currency;
use crate::model::address::Address;
use crate::model::budget::{Dimension, Direction, Stage};
use crate::model::choice::Choice;
use crate::model::rollup::Sum;
use crate::pages::edition::Edition;
use crate::pages::nodes::Tree;
use crate::pages::view::{Chart, ChartRow, Words};

/// The most parts of a level of which the flow shows the largest, before it stays with what is above them.
const MOST_OF_LEVEL: usize = 8;

/// Round amounts along an axis.
pub fn money_axis(edition: &Edition, low: Decimal, high: Decimal, currency: &Currency) -> Axis {
    Axis::covering(low, high, 4, |amount| edition.money(amount, currency).short)
}

/// A part of a whole, to be drawn.
struct Part<'s> {
    sum: &'s Sum,
    amount: Decimal,
}

/// The largest parts, and what the others sum to.
fn largest<'s>(sums: &[&'s Sum], stage: Stage, most: usize) -> (Vec<Part<'s>>, Decimal) {
    let mut parts: Vec<Part> =
        sums.iter().map(|sum| Part { sum, amount: sum.amounts[stage].unwrap_or_default() }).collect();
    parts.sort_by(|a, b| b.amount.cmp(&a.amount).then_with(|| a.sum.code.cmp(&b.sum.code)));
    let rest = parts.split_off(parts.len().min(most));
    // One part alone is shown as itself, not as "others".
    if let [one] = &rest[..] {
        parts.push(Part { sum: one.sum, amount: one.amount });
        return (parts, Decimal::ZERO);
    }
    let left = rest.iter().map(|part| part.amount).filter(|amount| *amount > Decimal::ZERO).sum();
    (parts, left)
}

/// The treemap of a year's tops, with the headline that says which is largest. That most of the money names no part
/// is no finding: the headline is of what does, and says how much does not.
pub fn tops(edition: &Edition, tree: &Tree, from: &Address) -> Option<Chart> {
    let sums = tree.level();
    let year = tree.budget.year.to_string();
    let amount = |sum: &Sum| sum.amounts[tree.plan].unwrap_or_default();
    let known: Vec<&Sum> = sums.iter().copied().filter(|sum| !sum.code.is_empty()).collect();
    let unknown = sums.iter().find(|sum| sum.code.is_empty()).map_or(Decimal::ZERO, |sum| amount(sum));
    let most = largest(&known, tree.plan, 1).0.into_iter().next().filter(|most| most.amount > Decimal::ZERO);
    let headline = |name: &str, share: &str| {
        let Some(most) = most.filter(|most| most.amount < unknown) else {
            let key = format!("budget.largest.{}", tree.direction.id());
            return Some(edition.phrase(&key, &[("name", name), ("share", share), ("year", &year)]));
        };
        let name = tree.name(edition, most.sum).text;
        let share = edition.share(most.amount, known.iter().map(|sum| amount(sum)).sum())?.text;
        let unknown = edition.share(unknown, tree.whole)?.text;
        let what = if tree.dimension == Dimension::Area { "place" } else { "code" };
        let key = format!("budget.largest_of_known.{what}");
        Some(edition.phrase(&key, &[("name", &name), ("share", &share), ("unknown", &unknown), ("year", &year)]))
    };
    parts(edition, tree, &sums, tree.whole, headline, from)
}

/// The treemap of what a node consists of.
pub fn inside(edition: &Edition, tree: &Tree, sum: &Sum, from: &Address) -> Option<Chart> {
    let sums: Vec<&Sum> = sum.children.iter().collect();
    if sums.len() < 2 {
        return None;
    }
    let whole = sum.amounts[tree.plan].unwrap_or_default();
    let above = tree.name(edition, sum).text;
    let headline = |name: &str, share: &str| {
        Some(edition.phrase("budget.largest_inside", &[("name", name), ("share", share), ("above", &above)]))
    };
    parts(edition, tree, &sums, whole, headline, from)
}

fn parts(
    edition: &Edition,
    tree: &Tree,
    sums: &[&Sum],
    whole: Decimal,
    headline: impl FnOnce(&str, &str) -> Option<String>,
    from: &Address,
) -> Option<Chart> {
    let currency = &tree.budget.currency;
    let (shown, left) = largest(sums, tree.plan, MOST_CELLS);
    let first = shown.first().filter(|part| part.amount > Decimal::ZERO)?;
    let share = |amount: Decimal| edition.share(amount, whole).map(|share| share.text);
    let headline = headline(&tree.name(edition, first.sum).text, &share(first.amount)?)?;
    let subtitle = subtitle(edition, tree);
    let texts = |amount: Decimal| share(amount).into_iter().chain([edition.money(amount, currency).text]).collect();
    let cells = cells(edition, tree, (&shown, left), texts, from);
    let map = Treemap {
        caption: Caption { id: "chart".to_owned(), title: headline.clone(), description: subtitle.clone() },
        cells,
    };
    let heads = ["pages.chart.node", "pages.chart.amount", "pages.chart.share"].map(|key| edition.word(key));
    let row = |part: &Part| {
        let money = edition.money(part.amount, currency).text;
        let href = Some(edition.href(from, &tree.target(part.sum)));
        ChartRow::new(tree.name(edition, part.sum), href, vec![money, share(part.amount).unwrap_or_default()])
    };
    let rest = (left > Decimal::ZERO).then(|| {
        let name = Words { text: edition.word("pages.chart.others"), lang: None };
        ChartRow::new(name, None, vec![edition.money(left, currency).text, share(left).unwrap_or_default()])
    });
    Some(Chart {
        headline,
        subtitle: told(edition, subtitle, !map.left_out().is_empty()),
        svg: map.svg(),
        key: Vec::new(),
        heads: heads.to_vec(),
        rows: shown.iter().map(row).chain(rest).collect(),
        bars: amount_bars(whole, shown.iter().map(|part| part.amount).chain((left > Decimal::ZERO).then_some(left))),
        data: data_links(edition, &[tree.budget], from),
        take: None,
    })
}

/// The cells of the parts, and one of the others.
fn cells(
    edition: &Edition,
    tree: &Tree,
    (shown, left): (&[Part], Decimal),
    texts: impl Fn(Decimal) -> Vec<String>,
    from: &Address,
) -> Vec<Cell> {
    // What names no part is no part: it has no colour of its own, and takes none away.
    let mut tones = (1..).map(Tone::new);
    let cell = |part: &Part| Cell {
        id: part.sum.code.to_string(),
        value: part.amount,
        label: tree.name(edition, part.sum).into(),
        texts: texts(part.amount),
        tone: if part.sum.code.is_empty() { Tone::NEUTRAL } else { tones.next().unwrap_or(Tone::NEUTRAL) },
        rest: false,
        href: Some(edition.href(from, &tree.target(part.sum))),
    };
    let mut cells: Vec<Cell> = shown.iter().map(cell).collect();
    if left > Decimal::ZERO {
        cells.push(Cell {
            id: "~".to_owned(),
            value: left,
            label: edition.word("pages.chart.others").into(),
            texts: texts(left),
            tone: Tone::NEUTRAL,
            rest: true,
            href: None,
        });
    }
    cells
}

/// The bars of a table whose first number is drawn, and whose second is its share of the whole, which the bar fills.
fn amount_bars(whole: Decimal, amounts: impl Iterator<Item = Decimal>) -> Vec<Vec<String>> {
    share_bars(&amounts.map(|amount| vec![Some(amount), None]).collect::<Vec<_>>(), whole)
}

/// What is drawn: direction, year, stage, classification.
fn subtitle(edition: &Edition, tree: &Tree) -> String {
    let args = [
        ("direction", edition.choice("direction", tree.direction)),
        ("dimension", edition.choice("dimension", tree.dimension)),
        ("year", tree.budget.year.to_string()),
        ("stage", edition.choice("stage", tree.plan)),
    ];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, text)| (*name, text.as_str())).collect();
    edition.phrase("budget.drawn", &args)
}

/// A subtitle, and that something could not be drawn.
fn told(edition: &Edition, subtitle: String, left_out: bool) -> String {
    if left_out { format!("{subtitle} {}", edition.word("budget.not_drawn")) } else { subtitle }
}

/// Where the money comes from and where it goes; nothing where one of both is not told.
pub fn flow(edition: &Edition, ledger: &Ledger, from: &Address) -> Option<Chart> {
    let sources = ledger.tree(Direction::Revenue, Dimension::Economic);
    let sources = sources.or_else(|| ledger.first_tree(Direction::Revenue))?;
    let uses = ledger.first_tree(Direction::Expenditure)?;
    let currency = &ledger.budget.currency;
    let mut left = bands(edition, sources, from);
    let mut right = bands(edition, uses, from);
    let drawn = |bands: &[Band]| -> Decimal {
        bands.iter().map(|band| band.value).filter(|value| *value > Decimal::ZERO).sum()
    };
    let (comes_in, goes_out) = (sources.whole, uses.whole);
    let below_zero = (drawn(&left) - comes_in, drawn(&right) - goes_out);
    if comes_in <= Decimal::ZERO || goes_out <= Decimal::ZERO || drawn(&left).is_zero() || drawn(&right).is_zero() {
        return None;
    }
    let year = ledger.budget.year.to_string();
    let key = |tree: &Tree| edition.choice("stage", tree.plan);
    let (first, last) = (largest_name(&left)?, largest_name(&right)?);
    let headline = edition.phrase("budget.flow", &[("source", &first), ("use", &last), ("year", &year)]);
    let args = [("year", year.as_str()), ("revenue", &key(sources)), ("expenditure", &key(uses))];
    let subtitle = edition.phrase("budget.flow_subtitle", &args);
    // What is below zero on one side stands on the other, so that both are as long.
    for (amount, side) in [(below_zero.0, &mut right), (below_zero.1, &mut left)] {
        if amount > Decimal::ZERO {
            side.push(rest_band("~-", edition.word("budget.below_zero"), amount, edition, currency));
        }
    }
    // A budget that is not balanced says by how much.
    let gap = (comes_in - goes_out).abs();
    if !gap.is_zero() {
        let side = if comes_in < goes_out { &mut left } else { &mut right };
        let key = if comes_in < goes_out { "budget.gap_missing" } else { "budget.gap_left" };
        side.push(rest_band("~~", edition.word(key), gap, edition, currency));
    }
    let whole = comes_in.max(goes_out);
    let chart = Flow {
        caption: Caption { id: "flow".to_owned(), title: headline.clone(), description: subtitle.clone() },
        sources: left,
        uses: right,
        total_label: edition.word("ui.total"),
        total_text: edition.money(whole, currency).short,
    };
    let row = |direction: Direction, band: &Band| {
        let share = edition.share(band.value, whole).map(|share| share.text);
        let what = edition.choice("direction", direction);
        let name = edition.voice().said_of(&what, band.label.as_str());
        let cells = vec![edition.money(band.value, currency).text, share.unwrap_or_default()];
        ChartRow::new(Words { text: name, lang: None }, band.href.clone(), cells)
    };
    let rows = chart.sources.iter().map(|band| row(Direction::Revenue, band));
    let rows = rows.chain(chart.uses.iter().map(|band| row(Direction::Expenditure, band)));
    Some(Chart {
        headline,
        subtitle: told(edition, subtitle, !chart.left_out().is_empty()),
        heads: ["budget.band", "pages.chart.amount", "pages.chart.share"].map(|key| edition.word(key)).to_vec(),
        rows: rows.collect(),
        bars: amount_bars(whole, chart.sources.iter().chain(&chart.uses).map(|band| band.value)),
        data: data_links(edition, &[ledger.budget], from),
        take: None,
        svg: chart.svg(),
        key: Vec::new(),
    })
}

fn largest_name(bands: &[Band]) -> Option<String> {
    bands.iter().filter(|band| !band.rest).max_by(|a, b| a.value.cmp(&b.value)).map(|band| band.label.text.clone())
}

/// The bands of a side: the highest level that says something, the largest ones.
fn bands(edition: &Edition, tree: &Tree, from: &Address) -> Vec<Band> {
    let currency = &tree.budget.currency;
    let (shown, left) = largest(&tree.telling_level(MOST_OF_LEVEL), tree.plan, MOST_BANDS);
    let mut bands: Vec<Band> = Vec::with_capacity(shown.len() + 1);
    for (rank, part) in shown.iter().enumerate() {
        bands.push(Band {
            id: part.sum.code.to_string(),
            label: tree.name(edition, part.sum).into(),
            text: edition.money(part.amount, currency).short,
            value: part.amount,
            tone: Tone::new(rank + 1),
            href: Some(edition.href(from, &tree.target(part.sum))),
            rest: false,
        });
    }
    if left > Decimal::ZERO {
        bands.push(rest_band("~", edition.word("pages.chart.others"), left, edition, currency));
    }
    bands
}

fn rest_band(id: &str, label: String, value: Decimal, edition: &Edition, currency: &Currency) -> Band {
    let text = edition.money(value, currency).short;
    Band { id: id.to_owned(), label: label.into(), text, value, tone: Tone::NEUTRAL, href: None, rest: true }
}
