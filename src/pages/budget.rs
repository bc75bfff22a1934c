//! Budgets: the years, a page a year, a page a node of its classifications, comparisons, receipts.
//!
//! What pages ask of a year more than once is summed once, in its [`Ledger`], before there is any
//! language.

mod alike;
mod changes;
mod charts;
mod comparison;
mod debt;
mod execution;
mod history;
mod indicators;
mod ledger;
mod lists;
mod node;
mod overview;
mod parts;
pub mod projects;
mod reasons;
mod receipt;
mod sources;
mod within;
mod year;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Page;
use super::address::Target;
use super::edition::Edition;
use super::view::{Constant, Download, Link, PerHead};
use crate::model::address::Address;
use crate::model::budget::{Budget, Direction};
use crate::model::choice::Choice;
use crate::model::portal::{Portal, Shared};

pub use ledger::Ledger;
pub use parts::Part;
pub use sources::of_lines;

/// The ledgers of a portal's years, the latest first.
pub fn ledgers<'a>(portal: &'a Portal, shared: &'a Shared) -> Vec<Ledger<'a>> {
    let mut ledgers: Vec<Ledger> = portal.budgets.iter().map(|budget| Ledger::new(budget, shared)).collect();
    // What a later year tells by other codes cannot be told over all years.
    if let Some((newest, others)) = ledgers.split_first_mut() {
        for tree in others.iter_mut().flat_map(|ledger| &mut ledger.trees) {
            if !newest.trees.iter().any(|known| known.is_like(tree)) {
                tree.give_pages(true);
            }
        }
    }
    ledgers
}

/// Adds the list, the years, their nodes, and what compares and explains them.
pub fn plan(edition: &mut Edition, ledgers: &[Ledger], pages: &mut Vec<Page>) {
    overview::plan(edition, ledgers, pages);
    for at in 0..ledgers.len() {
        year::plan(edition, ledgers, at, pages);
        node::plan(edition, ledgers, at, pages);
        receipt::plan(edition, ledgers, at, pages);
        projects::plan(edition, &ledgers[at], pages);
        debt::plan(edition, ledgers, at, pages);
        lists::plan(edition, &ledgers[at], pages);
    }
    history::plan(edition, ledgers, pages);
    indicators::plan(edition, ledgers, pages);
    comparison::plan(edition, ledgers, pages);
}

/// A direction's two leading figures.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    /// Planned, as it stands.
    pub planned: Option<Decimal>,
    /// Done so far.
    pub done: Option<Decimal>,
}

impl Figures {
    /// The figures of a budget.
    pub fn of(budget: &Budget, direction: Direction) -> Self {
        let total = budget.total(direction);
        Self {
            planned: budget.plan_stage(direction).and_then(|stage| total[stage]),
            done: budget.execution_stage(direction).and_then(|stage| total[stage]),
        }
    }
}

/// The newest day that a budget's figures reach; nothing where some execution does not say its day,
/// since that may be newer.
pub fn newest(budget: &Budget) -> Option<Date> {
    let is_undated = |direction: Direction| {
        let stages = budget.stages_of(direction).into_iter().filter(|stage| !stage.is_plan());
        let day = |stage| budget.stage_source(direction, stage).and_then(|told| told.as_of.or(told.date));
        stages.map(day).any(|day| day.is_none())
    };
    if Direction::ALL.iter().any(|direction| is_undated(*direction)) {
        return None;
    }
    budget.stages.iter().flat_map(|stage| [stage.date, stage.as_of]).flatten().max()
}

/// The folder of a year's files: its page in the first language.
fn year_folder(edition: &Edition, budget: &Budget) -> Address {
    let first = edition.setting.shared.settings.first_language();
    edition.addresses.of(&Target::Budget(budget.id.clone()), first)
}

/// The files of a year's lines; they lie beside its page in the first language.
pub fn data_files(edition: &Edition, budget: &Budget) -> [(Address, &'static str); 3] {
    let folder = year_folder(edition, budget);
    [
        (folder.file(&format!("{}.csv", budget.id)), "CSV"),
        (folder.file(&format!("{}.json", budget.id)), "JSON"),
        (folder.file("datapackage.json"), "Fiscal Data Package"),
    ]
}

fn downloads(edition: &Edition, budget: &Budget, from: &Address) -> Vec<Download> {
    let download =
        |(file, format): (Address, &'static str)| Download { href: from.link_to(&file, edition.setting.links), format };
    data_files(edition, budget).into_iter().map(download).collect()
}

/// The links to the rows behind figures of some years.
pub fn data_links(edition: &Edition, budgets: &[&Budget], from: &Address) -> Vec<Link> {
    let link = |budget: &&Budget| {
        let (file, format) = data_files(edition, budget)[0].clone();
        let label = edition.phrase("budget.rows_of", &[("year", &budget.year.to_string()), ("format", format)]);
        Link { label, href: from.link_to(&file, edition.setting.links), lang: None }
    };
    budgets.iter().map(link).collect()
}

/// An amount for each inhabitant: of that year's count, or else of the latest before it, which is
/// marked; never of a later one. Indicators take that of the year alone.
pub fn per_head(edition: &Edition, budget: &Budget, amount: Decimal) -> Option<PerHead> {
    let area = edition.setting.shared.territory.area(edition.portal.municipality.area.as_deref()?)?;
    // The count nearest to the year, as everywhere in the territory, and marked where it is of another.
    let (counted, people) = area.count_near(budget.year).filter(|(_, people)| *people > 0)?;
    let each = (amount / Decimal::from(people)).round_dp(u32::from(budget.currency.usual_digits()));
    Some(PerHead { money: edition.money(each, &budget.currency), counted, other_year: counted != budget.year })
}

/// What constant money rests on.
fn constant(edition: &Edition, year: i16) -> Option<Constant> {
    let prices = edition.setting.shared.prices.as_ref()?;
    Some(Constant {
        year,
        index: edition.text(&prices.name),
        source: prices.source.as_ref().map(|source| edition.text(&source.title)),
        href: prices.source.as_ref().and_then(|source| source.url.clone()),
    })
}
