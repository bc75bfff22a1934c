//! What was done of the plan so far, and where that leads at the same pace.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Ledger, data_links};
use crate::chart::bullet::{Bullet, BulletKey, Bullets};
use crate::chart::frame::Caption;
use crate::chart::palette::Tone;
use crate::chart::row_bar::RowBar;
use crate::model::address::Address;
use crate::model::budget::{Budget, Direction};
use crate::model::rollup::by_size;
use crate::pages::edition::Edition;
use crate::pages::view::{Chart, ChartRow, ExecutionSoFar, Forecast, YearShare};

/// The most functions that are drawn.
const MOST_ROWS: usize = 12;
/// How many years before a forecast are quoted beside it.
const YEARS_QUOTED: usize = 3;

/// What was done of a year's expenditure; nothing where it is not told.
pub fn execution(edition: &Edition, ledgers: &[Ledger], at: usize, from: &Address) -> Option<ExecutionSoFar> {
    let ledger = &ledgers[at];
    let side = ledger.side(Direction::Expenditure);
    let (planned, told) = (side.planned()?, ledger.done(Direction::Expenditure)?);
    if side.plan == Some(told.stage) || planned <= Decimal::ZERO {
        return None;
    }
    let done = told.amount;
    let pace = Pace::of(ledger.budget, told.until);
    // Where a year that is over has led is a matter of fact, also where nobody tells it.
    let has_ended = ledger.budget.end < edition.setting.today;
    let untold = untold(ledger).filter(|untold| !untold.is_zero());
    Some(ExecutionSoFar {
        untold: untold.map(|untold| edition.money(untold, &ledger.budget.currency)),
        chart: chart(edition, ledger, (planned, done), pace.as_ref(), from),
        until: pace.as_ref().filter(|_| has_ended).map(|pace| edition.day(pace.as_of)),
        forecast: pace.filter(|_| !has_ended).map(|pace| pace.forecast(edition, ledgers, at, (planned, done))),
    })
}

/// What was planned of lines of which nobody says what was done, where lines say it of others.
fn untold(ledger: &Ledger) -> Option<Decimal> {
    let side = ledger.side(Direction::Expenditure);
    let (plan, done) = (side.plan?, side.done?);
    let lines = ledger.budget.lines.iter().filter(|line| line.direction == Direction::Expenditure);
    Some(lines.filter(|line| line.amounts[done].is_none()).filter_map(|line| line.amounts[plan]).sum())
}

/// How far a year has come.
struct Pace {
    as_of: Date,
    days: i32,
    of: i32,
}

impl Pace {
    /// The pace of a year that is not over; nothing before its first day or after its last.
    fn of(budget: &Budget, as_of: Option<Date>) -> Option<Self> {
        let as_of = as_of?;
        let (start, end) = (budget.start, budget.end);
        let days = |to: Date| Some((to - start).get_days() + 1);
        let within = start <= as_of && as_of < end;
        within.then_some(Self { as_of, days: days(as_of)?, of: days(end)? })
    }

    /// The part of an amount that belongs to the days that have passed.
    fn so_far(&self, amount: Decimal) -> Decimal {
        amount * Decimal::from(self.days) / Decimal::from(self.of)
    }

    /// Done by the year's end, if every day were like those that have passed: an estimate.
    fn forecast(
        &self,
        edition: &Edition,
        ledgers: &[Ledger],
        at: usize,
        (planned, done): (Decimal, Decimal),
    ) -> Forecast {
        let currency = &ledgers[at].budget.currency;
        let whole = done * Decimal::from(self.of) / Decimal::from(self.days);
        let whole = whole.round_dp(u32::from(currency.usual_digits()));
        let closed = ledgers[at + 1..].iter().filter_map(|ledger| {
            let done = ledger.done(Direction::Expenditure).filter(|done| done.until.is_none())?;
            let share = edition.share(done.amount, ledger.side(Direction::Expenditure).planned()?)?;
            Some(YearShare { year: ledger.budget.year, share })
        });
        Forecast {
            as_of: edition.day(self.as_of),
            passed: edition
                .share(Decimal::from(self.days), Decimal::from(self.of))
                .unwrap_or_else(|| unreachable!("a year has days")),
            done: edition.money(done, currency),
            money: edition.money(whole, currency),
            share: edition.share(whole, planned),
            before: closed.take(YEARS_QUOTED).collect(),
        }
    }
}

/// Each function's plan as a track, what was done as a bar in it, and what the passed days would make.
fn chart(
    edition: &Edition,
    ledger: &Ledger,
    (planned, done): (Decimal, Decimal),
    pace: Option<&Pace>,
    from: &Address,
) -> Option<Chart> {
    let tree = ledger.first_tree(Direction::Expenditure)?;
    let stage = tree.done?;
    let year = ledger.budget.year.to_string();
    let share = edition.share(done, planned)?;
    let currency = &ledger.budget.currency;
    let headline = edition.phrase("budget.execution", &[("share", &share.text), ("year", &year)]);
    let names = [edition.choice("stage", stage), edition.choice("stage", tree.plan)];
    let dimension = edition.choice("dimension", tree.dimension);
    let args = [("done", names[0].as_str()), ("plan", names[1].as_str()), ("dimension", &dimension)];
    let subtitle = edition.phrase("budget.execution_subtitle", &args);
    let sums = by_size(&tree.tops, tree.plan);
    let shown = sums.iter().take(MOST_ROWS).filter_map(|sum| Some((sum, sum.amounts[tree.plan]?, sum.amounts[stage])));
    let text = |approved: Decimal, executed: Option<Decimal>| {
        executed
            .and_then(|executed| edition.share(executed, approved))
            .map_or_else(|| "—".to_owned(), |share| share.text)
    };
    let bullets = shown.clone().map(|(sum, approved, executed)| Bullet {
        label: tree.name(edition, sum).into(),
        approved,
        executed,
        expected: pace.map(|pace| pace.so_far(approved)),
        text: text(approved, executed),
        href: Some(edition.href(from, &tree.target(sum))),
    });
    let expected = pace.map(|_| edition.word("budget.expected")).unwrap_or_default();
    let [executed, approved] = names.clone();
    let svg = Bullets {
        caption: Caption { id: "execution".to_owned(), title: headline.clone(), description: subtitle.clone() },
        key: BulletKey { executed, approved, expected },
        rows: bullets.collect(),
        tone: Tone::new(1),
    }
    .svg();
    let full = shown.clone().map(|(_, approved, executed)| approved.max(executed.unwrap_or_default())).max();
    let bars = shown.clone().map(|(_, approved, executed)| {
        let bar = RowBar { value: executed, full: full.unwrap_or_default(), plan: Some(approved), tone: Tone::new(1) };
        vec![String::new(), bar.svg(), String::new()]
    });
    let bars = bars.collect();
    let rows = shown.map(|(sum, approved, executed)| {
        let done = executed.map_or_else(|| "—".to_owned(), |done| edition.money(done, currency).text);
        let cells = vec![edition.money(approved, currency).text, done, text(approved, executed)];
        ChartRow::new(tree.name(edition, sum), Some(edition.href(from, &tree.target(sum))), cells)
    });
    let [done_name, plan_name] = names;
    Some(Chart {
        headline,
        subtitle,
        svg,
        key: Vec::new(),
        heads: vec![edition.word("pages.chart.node"), plan_name, done_name, edition.word("ui.of_plan")],
        rows: rows.collect(),
        bars,
        data: data_links(edition, &[ledger.budget], from),
        take: None,
    })
}
