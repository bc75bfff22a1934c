//! Years that are compared are compared at one stage: the one that most of them tell. A year that tells another one
//! alone is left out of the series, and the subtitle names it: what was paid beside what was approved, or what was
//! approved beside what it became, would look like a fall or a rise that nobody decided.

use rust_decimal::Decimal;

use super::Ledger;
use crate::i18n::Currency;
use crate::model::budget::{Amounts, Budget, Direction, Stage};
use crate::model::choice::Choice;
use crate::pages::edition::Edition;
use crate::pages::nodes::Tree;

/// What a year tells of one direction, or of a node in it.
pub struct Told<'t> {
    budget: &'t Budget,
    direction: Direction,
    amounts: &'t Amounts,
    /// The stage by which the year itself shows what was planned.
    plan: Option<Stage>,
    /// And what was done.
    done: Option<Stage>,
}

impl<'t> Told<'t> {
    /// What a year tells of a direction.
    pub fn of_side(ledger: &'t Ledger, direction: Direction) -> Self {
        let side = ledger.side(direction);
        Self { budget: ledger.budget, direction, amounts: &side.total, plan: side.plan, done: side.done }
    }

    /// What a year tells of a node.
    pub fn of_node(tree: &'t Tree, amounts: &'t Amounts) -> Self {
        let done = tree.done.filter(|done| *done != tree.plan);
        Self { budget: tree.budget, direction: tree.direction, amounts, plan: Some(tree.plan), done }
    }

    /// Its own stage of a kind.
    fn own(&self, kind: Kind) -> Option<Stage> {
        match kind {
            Kind::Planned => self.plan,
            Kind::Done => self.done,
        }
    }

    /// Its amount at a stage; what was done only where it is told to the year's last day, as far as is said.
    fn at(&self, stage: Stage) -> Option<Decimal> {
        let as_of = self.budget.stage_source(self.direction, stage).and_then(|source| source.as_of);
        self.amounts[stage].filter(|_| stage.is_plan() || as_of.is_none_or(|day| day >= self.budget.end))
    }
}

/// What a series tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What was planned.
    Planned,
    /// What was done.
    Done,
}

/// A series of one stage over the years.
pub struct Alike {
    /// The stage; what is reserved is not done.
    pub stage: Stage,
    /// The years that tell it, with their amounts.
    pub points: Vec<(i16, Decimal)>,
    /// The years that tell another one instead.
    pub left_out: Vec<i16>,
    /// The currency of the amounts: that of the latest year.
    pub currency: Currency,
    /// The years in another currency, which are no part of it.
    pub other_money: Vec<i16>,
}

/// The years at the stage that most of them tell; of several, at that which more of them show as their own.
pub fn alike(years: &[Told], kind: Kind) -> Option<Alike> {
    let currency = years.iter().max_by_key(|year| year.budget.year)?.budget.currency;
    let (years, others): (Vec<&Told>, Vec<&Told>) = years.iter().partition(|year| year.budget.currency == currency);
    let mut other_money: Vec<i16> = others.into_iter().map(|year| year.budget.year).collect();
    other_money.sort_unstable();
    let is_of_kind = |stage: &Stage| stage.is_plan() == (kind == Kind::Planned) && *stage != Stage::Reserved;
    let telling = |stage: Stage| years.iter().filter(move |year| year.at(stage).is_some());
    let weight = |stage: &Stage| {
        (telling(*stage).count(), telling(*stage).filter(|year| year.own(kind) == Some(*stage)).count())
    };
    let stage = Stage::ALL.iter().copied().filter(is_of_kind).max_by_key(weight).filter(|stage| weight(stage).0 > 0)?;
    let is_left_out = |year: &&&Told| {
        year.at(stage).is_none() && year.own(kind).is_some_and(|own| own != stage && year.at(own).is_some())
    };
    let mut left_out: Vec<i16> = years.iter().filter(is_left_out).map(|year| year.budget.year).collect();
    left_out.sort_unstable();
    Some(Alike {
        stage,
        points: years.iter().filter_map(|year| Some((year.budget.year, year.at(stage)?))).collect(),
        left_out,
        currency,
        other_money,
    })
}

/// What was planned over the years and, where it is told, what was done, each with its name: that of what was done
/// has this key.
pub fn planned_and_done(edition: &Edition, years: &[Told], done: &str) -> Option<Vec<(String, Alike)>> {
    let series = [(Kind::Planned, "budget.planned"), (Kind::Done, done)];
    let one = |(kind, key): (Kind, &str)| {
        let alike = alike(years, kind)?;
        Some((label(edition, &edition.word(key), alike.stage), alike))
    };
    let all: Vec<_> = series.into_iter().map(one).collect();
    all.first()?.as_ref()?;
    Some(all.into_iter().flatten().collect())
}

/// The name of a series with that of its stage.
pub fn label(edition: &Edition, name: &str, stage: Stage) -> String {
    let stage = edition.choice("stage", stage);
    if stage == name { stage } else { format!("{name} · {stage}") }
}

/// A subtitle, and which years are left out of which series.
pub fn subtitle(edition: &Edition, subtitle: String, series: &[(String, Alike)]) -> String {
    let one = |(name, alike): &(String, Alike)| {
        let years: Vec<String> = alike.left_out.iter().map(ToString::to_string).collect();
        (!years.is_empty()).then(|| format!("{name}{} {}", edition.word("ui.colon"), years.join(", ")))
    };
    let left_out: Vec<String> = series.iter().filter_map(one).collect();
    let more = edition.phrase("budget.trend_left_out", &[("years", &left_out.join("; "))]);
    let subtitle = if left_out.is_empty() { subtitle } else { format!("{subtitle}. {more}") };
    let others = series.first().map(|(_, alike)| &alike.other_money[..]).unwrap_or_default();
    with_other_money(edition, subtitle, others)
}

/// A subtitle, and which years are in another currency and not drawn.
pub fn with_other_money(edition: &Edition, subtitle: String, years: &[i16]) -> String {
    if years.is_empty() {
        return subtitle;
    }
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    format!("{subtitle}. {}", edition.phrase("budget.trend_other_money", &[("years", &years.join(", "))]))
}
