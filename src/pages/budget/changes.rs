//! What changed from one year to another, node by node.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Ledger, data_links};
use crate::chart::bars::{Bar, Bars, Group, Layout, Series};
use crate::chart::frame::Caption;
use crate::chart::palette::Tone;
use crate::chart::row_bar::table_bars;
use crate::chart::scale::Axis;
use crate::model::address::Address;
use crate::model::budget::{Dimension, Direction};
use crate::model::rollup::Sum;
use crate::pages::edition::Edition;
use crate::pages::nodes::Tree;
use crate::pages::view::{ChangeRow, Changes, Chart, ChartRow, Words};

/// How many changes the year's page shows.
const MOST_CHANGES: usize = 10;

/// Two trees of one kind, the earlier and the later.
#[derive(Clone, Copy)]
pub struct Pair<'t, 'a> {
    /// The earlier.
    pub before: &'t Tree<'a>,
    /// The later.
    pub after: &'t Tree<'a>,
}

/// A node in both years; in one of them it may be missing.
#[derive(Clone, Copy)]
pub struct Both<'t> {
    /// In the earlier.
    pub before: Option<&'t Sum>,
    /// In the later.
    pub after: Option<&'t Sum>,
}

impl<'t> Both<'t> {
    /// Whether it is the sum of its children wherever it is.
    fn parts(&self) -> Option<[&'t [Sum]; 2]> {
        let parts = |sum: Option<&'t Sum>| sum.filter(|sum| sum.lines.is_empty()).map(|sum| sum.children.as_slice());
        match (self.before, self.after) {
            (Some(_), Some(_)) => Some([parts(self.before)?, parts(self.after)?]),
            _ => None,
        }
    }
}

impl<'t, 'a> Pair<'t, 'a> {
    /// The trees of two years by one dimension; nothing where they use other codes.
    pub fn of(
        before: &'t Ledger<'a>,
        after: &'t Ledger<'a>,
        direction: Direction,
        dimension: Dimension,
    ) -> Option<Self> {
        let (before, after) = (before.tree(direction, dimension)?, after.tree(direction, dimension)?);
        let same_money = before.budget.currency == after.budget.currency;
        (before.is_like(after) && same_money).then_some(Self { before, after })
    }

    /// The nodes of both, in the classification's order; codes that it does not know follow.
    pub fn join(&self, before: &'t [Sum], after: &'t [Sum]) -> Vec<Both<'t>> {
        let order = |code: &Arc<str>| {
            let known = self.after.classification.and_then(|known| known.find(code));
            (known.unwrap_or(usize::MAX), code.is_empty(), Arc::clone(code))
        };
        let mut joined: BTreeMap<(usize, bool, Arc<str>), Both> = BTreeMap::new();
        for sum in before {
            joined.insert(order(&sum.code), Both { before: Some(sum), after: None });
        }
        for sum in after {
            joined.entry(order(&sum.code)).or_insert(Both { before: None, after: None }).after = Some(sum);
        }
        joined.into_values().collect()
    }

    /// The smallest nodes that both years tell alike: together they are the whole.
    fn smallest(&self) -> Vec<Both<'t>> {
        let mut found = Vec::new();
        let mut left = self.join(&self.before.tops, &self.after.tops);
        while let Some(both) = left.pop() {
            match both.parts() {
                Some([before, after]) if !(before.is_empty() && after.is_empty()) => {
                    left.extend(self.join(before, after));
                }
                _ => found.push(both),
            }
        }
        found
    }

    /// A node's planned amounts.
    fn amounts(&self, both: &Both) -> (Option<Decimal>, Option<Decimal>) {
        let amount = |sum: Option<&Sum>, tree: &Tree| sum.and_then(|sum| sum.amounts[tree.plan]);
        (amount(both.before, self.before), amount(both.after, self.after))
    }

    fn difference(&self, both: &Both) -> Decimal {
        let (before, after) = self.amounts(both);
        after.unwrap_or_default() - before.unwrap_or_default()
    }

    /// A node's row.
    pub fn row(&self, edition: &Edition, both: &Both, depth: usize, from: &Address) -> Option<ChangeRow> {
        let (sum, tree) = match (both.after, both.before) {
            (Some(sum), _) => (sum, self.after),
            (None, Some(sum)) => (sum, self.before),
            (None, None) => return None,
        };
        let amounts = self.amounts(both);
        let row = change(edition, (self.before, self.after), amounts, tree.name(edition, sum));
        let href = Some(edition.href(from, &tree.target(sum)));
        Some(ChangeRow { code: tree.shown_code_of(sum), href, depth, ..row })
    }

    /// The row of the sums.
    pub fn total(&self, edition: &Edition) -> ChangeRow {
        let amounts = (self.before.total[self.before.plan], self.after.total[self.after.plan]);
        let name = Words { text: edition.word("ui.total"), lang: None };
        change(edition, (self.before, self.after), amounts, name)
    }
}

/// A row of two amounts; its place in the tree is for the caller to add.
fn change(
    edition: &Edition,
    (before_tree, after_tree): (&Tree, &Tree),
    (before, after): (Option<Decimal>, Option<Decimal>),
    name: Words,
) -> ChangeRow {
    let currency = &after_tree.budget.currency;
    let money = |amount: Decimal| edition.money(amount, currency);
    let (was, is) = (before.unwrap_or_default(), after.unwrap_or_default());
    let prices = edition.setting.shared.prices.as_ref();
    let (year_before, year_after) = (before_tree.budget.year, after_tree.budget.year);
    let carried = before.zip(prices).and_then(|(before, prices)| prices.convert(before, year_before, year_after));
    ChangeRow {
        code: String::new(),
        name,
        href: None,
        before: before.map(money),
        after: after.map(money),
        difference: money(is - was),
        sense: sense(was, is),
        percent: percent(edition, was, is),
        constant: carried.map(|amount| money(amount.round_dp(u32::from(currency.usual_digits())))),
        depth: 0,
    }
}

/// Whether it became more or less.
pub fn sense(before: Decimal, after: Decimal) -> &'static str {
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => "more",
        std::cmp::Ordering::Less => "less",
        std::cmp::Ordering::Equal => "same",
    }
}

/// The difference of what was, with its sign; nothing where there was nothing.
pub fn percent(edition: &Edition, before: Decimal, after: Decimal) -> Option<String> {
    if before <= Decimal::ZERO {
        return None;
    }
    let share = (after - before).checked_div(before)?;
    let text = edition.words.locale().percent(&share, 1);
    Some(if share > Decimal::ZERO { format!("+{text}") } else { text })
}

/// The largest changes against the year before.
pub fn largest(edition: &Edition, before: &Ledger, after: &Ledger, from: &Address) -> Option<Changes> {
    let dimension = after.first_tree(Direction::Expenditure)?.dimension;
    let pair = Pair::of(before, after, Direction::Expenditure, dimension)?;
    let mut all = pair.smallest();
    all.retain(|both| !pair.difference(both).is_zero());
    let code = |both: &Both| both.after.or(both.before).map(|sum| Arc::clone(&sum.code));
    all.sort_by(|a, b| pair.difference(b).abs().cmp(&pair.difference(a).abs()).then_with(|| code(a).cmp(&code(b))));
    if all.is_empty() {
        return None;
    }
    all.truncate(MOST_CHANGES);
    let rows: Vec<ChangeRow> = all.iter().filter_map(|both| pair.row(edition, both, 0, from)).collect();
    Some(Changes {
        before: before.budget.year,
        after: after.budget.year,
        chart: drawn(edition, &pair, &all, &rows, from),
    })
}

/// The changes as bars to both sides of nothing.
fn drawn(edition: &Edition, pair: &Pair, all: &[Both], rows: &[ChangeRow], from: &Address) -> Option<Chart> {
    let first = rows.first()?;
    let (before, after) = (pair.before.budget.year.to_string(), pair.after.budget.year.to_string());
    let key = format!("budget.changed.{}", first.sense);
    let amount = edition.money(pair.difference(all.first()?).abs(), &pair.after.budget.currency).short;
    let args =
        [("name", first.name.text.as_str()), ("amount", amount.as_str()), ("before", &before), ("after", &after)];
    let headline = edition.phrase(&key, &args);
    let stages = [pair.before, pair.after].map(|tree| edition.choice("stage", tree.plan));
    let args =
        [("before", before.as_str()), ("after", &after), ("stage_before", &stages[0]), ("stage_after", &stages[1])];
    let subtitle = edition.phrase("budget.changed_subtitle", &args);
    let group = |(both, row): (&Both, &ChangeRow)| Group {
        label: row.name.clone().into(),
        bars: vec![Bar {
            value: Some(pair.difference(both)),
            text: edition.money(pair.difference(both), &pair.after.budget.currency).short,
        }],
        total: String::new(),
        href: row.href.clone(),
    };
    let svg = Bars {
        caption: Caption { id: "changes".to_owned(), title: headline.clone(), description: subtitle.clone() },
        layout: Layout::Grouped,
        series: vec![Series { label: edition.word("budget.difference"), tone: Tone::new(1) }],
        groups: all.iter().zip(rows).map(group).collect(),
        axis: Axis::default(),
    }
    .svg();
    let text =
        |money: &Option<crate::pages::view::Money>| money.as_ref().map_or_else(|| "—".to_owned(), |m| m.text.clone());
    let row = |row: &ChangeRow| {
        let difference = [row.difference.text.clone(), row.percent.clone().unwrap_or_default()];
        let cells = [text(&row.before), text(&row.after)].into_iter().chain(difference).collect();
        ChartRow::new(row.name.clone(), row.href.clone(), cells)
    };
    let lengths: Vec<_> = all.iter().map(|both| vec![None, None, Some(pair.difference(both)), None]).collect();
    let heads = [
        edition.word("pages.chart.node"),
        before,
        after,
        edition.word("budget.difference"),
        edition.word("budget.change"),
    ];
    Some(Chart {
        headline,
        subtitle,
        svg,
        key: Vec::new(),
        heads: heads.to_vec(),
        rows: rows.iter().map(row).collect(),
        bars: table_bars(&lengths),
        data: data_links(edition, &[pair.before.budget, pair.after.budget], from),
        take: None,
    })
}
