//! Whether a municipality publishes what the law asks for: a calendar by item and month, reckoned
//! from what the portal holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::budget::{Direction, StageSource};
use super::choice::choices;
use super::document::Document;
use super::duty::{Cadence, Duty, DutyList, Evidence, Exemption, Period};
use super::execution::Snapshot;
use super::id::Id;
use super::portal::{Portal, Shared};

choices! {
    /// How an item of a period stands.
    pub enum CellState {
        /// Published in time.
        Published "published",
        /// Published after its day.
        Late "late",
        /// Not published, and past its day.
        Missing "missing",
        /// Not due yet.
        Pending "pending",
        /// Does not concern the municipality.
        NotApplicable "not_applicable",
        /// Was due before the calendar counts.
        NotAsked "not_asked",
    }
}

choices! {
    /// What the day of a proof is. Only that of a document says when it was published; a record of the
    /// portal has a day of its own, before which it cannot have been.
    pub enum DayOf {
        /// The day of publication.
        Published "published",
        /// The day of the act that approved it.
        Approved "approved",
        /// The day up to which its figures reach.
        AsOf "as_of",
        /// The day of the meeting.
        Held "held",
    }
}

/// A day, and what it is the day of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated {
    /// The day.
    pub day: Date,
    /// What it is.
    pub of: DayOf,
}

/// What shows that an item was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// A document, by its place in [`Portal::documents`].
    Document(usize),
    /// A budget.
    Budget(Id),
    /// A meeting.
    Meeting(Id),
    /// The programmes.
    Programmes,
    /// The services.
    Services,
    /// The people who hold office.
    People,
}

/// An item of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it is about: it stands under each of its months.
    pub period: Period,
    /// The day by which it is due.
    pub due: Date,
    /// How it stands.
    pub state: CellState,
    /// The day of what shows it, where that is told.
    pub dated: Option<Dated>,
    /// What shows it.
    pub proof: Option<Proof>,
}

/// A year of an item.
#[derive(Debug, Clone)]
pub struct ItemYear<'a> {
    /// The item.
    pub duty: &'a Duty,
    /// Its cells, the earliest first: one a period that holds a month of the calendar.
    pub cells: Vec<Cell>,
}

/// The calendar of a municipality.
#[derive(Debug, Clone)]
pub struct Calendar<'a> {
    /// The country's list.
    pub list: &'a DutyList,
    /// The first days of its months, the earliest first.
    pub months: Vec<Date>,
    /// A row an item, in the list's order.
    pub items: Vec<ItemYear<'a>>,
    /// The first and last day on which there is the municipality.
    pub life: (Option<Date>, Option<Date>),
    /// The day on which it is looked at.
    today: Date,
}

impl<'a> Calendar<'a> {
    /// The calendar of a day: the last twelve months. None where no list is known.
    pub fn of(portal: &Portal, shared: &'a Shared, today: Date) -> Option<Self> {
        let list = shared.duties.as_deref()?;
        Some(Self::over(list.months(today), portal, shared, list, today))
    }

    /// The same from the month in which the list's own calendar begins.
    pub fn whole(portal: &Portal, shared: &'a Shared, today: Date) -> Option<Self> {
        let list = shared.duties.as_deref()?;
        Some(Self::over(list.all_months(today), portal, shared, list, today))
    }

    /// The same with the month that follows: what is due from its beginning falls due before it, or in it.
    pub fn ahead(portal: &Portal, shared: &'a Shared, today: Date) -> Option<Self> {
        let list = shared.duties.as_deref()?;
        let next = today.last_of_month().tomorrow().ok();
        Some(Self::over(list.months(today).into_iter().chain(next).collect(), portal, shared, list, today))
    }

    fn over(months: Vec<Date>, portal: &Portal, shared: &Shared, list: &'a DutyList, today: Date) -> Self {
        let found = Found::new(portal, today);
        let area = portal.municipality.area.as_deref().and_then(|id| shared.territory.area(id));
        let life = area.map(|area| area.life).unwrap_or_default();
        let items = list.items.iter().map(|duty| {
            let exemptions: Vec<&Exemption> =
                portal.exemptions.iter().filter(|exemption| exemption.item == duty.id).collect();
            let mut periods: Vec<Period> = months.iter().map(|month| Period::holding(duty.cadence, *month)).collect();
            periods.dedup();
            let cells = periods.into_iter().map(|period| cell(list, duty, period, &exemptions, life, &found)).collect();
            ItemYear { duty, cells }
        });
        Self { items: items.collect(), list, months, life, today }
    }

    /// How many cells are in a state.
    pub fn count(&self, state: CellState) -> usize {
        self.items.iter().flat_map(|item| &item.cells).filter(|cell| cell.state == state).count()
    }

    /// How many items whose day has passed were published, late or not, and how many there are; what was
    /// published before its day counts once that has passed.
    pub fn fulfilled(&self) -> (usize, usize) {
        let due = self.items.iter().flat_map(|item| &item.cells).filter(|cell| cell.due < self.today);
        let is_done = |cell: &&Cell| matches!(cell.state, CellState::Published | CellState::Late);
        let done = due.clone().filter(is_done).count();
        (done, done + due.filter(|cell| cell.state == CellState::Missing).count())
    }
}

impl ItemYear<'_> {
    /// The cell that stands under a month.
    pub fn under(&self, month: Date) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.period.holds(month))
    }
}

fn cell(
    list: &DutyList,
    duty: &Duty,
    period: Period,
    exemptions: &[&Exemption],
    (begins, ends): (Option<Date>, Option<Date>),
    found: &Found,
) -> Cell {
    let (due, today) = (list.due(duty, period), found.today);
    // Nobody is there before a municipality's first day and after its last.
    let is_none = ends.is_some_and(|ends| period.first() > ends) || begins.is_some_and(|from| period.last() < from);
    let always = is_none || exemptions.iter().any(|exemption| exemption.periods.is_empty());
    let proof = if always { None } else { found.proof(duty, period, due) };
    // What was published of such a month is shown all the same.
    let here = exemptions.iter().any(|exemption| exemption.periods.iter().any(|of| of.covers(period)))
        || ends.is_some_and(|ends| due > ends)
        || begins.is_some_and(|begins| due < begins);
    let exempt = always || here && proof.is_none();
    // What fell due before the calendar counts is not asked for; what is there all the same was not late.
    let is_asked = due >= list.since.first_of_month();
    let state = match &proof {
        _ if exempt => CellState::NotApplicable,
        Some(_) if !is_asked => CellState::Published,
        None if !is_asked => CellState::NotAsked,
        Some((_, dated)) if dated.is_some_and(|dated| dated.day > due) => CellState::Late,
        Some(_) => CellState::Published,
        None if due < today => CellState::Missing,
        None => CellState::Pending,
    };
    let dated = proof.as_ref().and_then(|(_, dated)| *dated);
    Cell { period, due, state, dated, proof: proof.map(|(proof, _)| proof) }
}

/// What a portal holds, in the order in which it is asked for.
struct Found<'a> {
    portal: &'a Portal,
    today: Date,
    /// The documents of each item that they name, and of each kind where they name none.
    documents: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Found<'a> {
    fn new(portal: &'a Portal, today: Date) -> Self {
        let mut documents: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, document) in portal.documents.iter().enumerate() {
            for item in &document.items {
                documents.entry(item).or_default().push(at);
            }
        }
        Self { portal, today, documents }
    }

    /// What shows that an item of a period was published, and its day; the earliest first, and those
    /// without a day last.
    fn proof(&self, duty: &Duty, period: Period, due: Date) -> Option<(Proof, Option<Dated>)> {
        let day = |at: &usize| self.portal.documents[*at].published;
        let fits = |document: &Document| {
            let there = self.portal.can_be_read(document) && document.published.is_none_or(|day| day <= self.today);
            there
                && match duty.cadence {
                    Cadence::Standing => document.published.is_none_or(|day| day <= due),
                    _ => document.period.is_some_and(|of| of.covers(period)) && document.can_tell_of(duty, period),
                }
        };
        let named = self.documents.get(duty.id.as_str()).into_iter().flatten().copied();
        let of_kind = |(at, document): (usize, &Document)| {
            (document.items.is_empty() && Some(document.kind) == duty.kind).then_some(at)
        };
        let of_kind = self.portal.documents.iter().enumerate().filter_map(of_kind);
        let documents = named.chain(of_kind).filter(|at| fits(&self.portal.documents[*at]));
        let dated = |at: &usize| day(at).map(|day| Dated { day, of: DayOf::Published });
        let document = documents.min_by_key(|at| (day(at).is_none(), day(at), *at));
        let document = document.map(|at| (Proof::Document(at), dated(&at)));
        document.or_else(|| self.record(duty.evidence?, period))
    }

    /// A record that shows it by itself.
    fn record(&self, evidence: Evidence, period: Period) -> Option<(Proof, Option<Dated>)> {
        let portal = self.portal;
        match evidence {
            Evidence::Execution => self.execution(period),
            Evidence::Budget => {
                let budget = portal.budgets.iter().find(|budget| budget.year == period.year)?;
                let approved = budget.stages.iter().filter(|source| source.stage.is_plan()).filter_map(|one| one.date);
                let day = approved.min().filter(|day| *day <= self.today);
                Some((Proof::Budget(budget.id.clone()), day.map(|day| Dated { day, of: DayOf::Approved })))
            }
            Evidence::Minutes => {
                let held = portal.meetings.iter().filter(|meeting| meeting.state.was_held());
                let meeting = held.filter(|meeting| period.holds(meeting.date)).min_by_key(|meeting| meeting.date)?;
                let held = Dated { day: meeting.date, of: DayOf::Held };
                Some((Proof::Meeting(meeting.id.clone()), Some(held)))
            }
            Evidence::Programme => (!portal.cohesion.programmes.is_empty()).then_some((Proof::Programmes, None)),
            Evidence::Service => (!portal.cohesion.services.is_empty()).then_some((Proof::Services, None)),
            Evidence::People => (!portal.municipality.people.is_empty()).then_some((Proof::People, None)),
        }
    }

    /// The earliest report of execution that reaches the end of the period.
    fn execution(&self, period: Period) -> Option<(Proof, Option<Dated>)> {
        let budget = self.portal.budgets.iter().find(|budget| budget.year == period.year)?;
        let side = Direction::Expenditure;
        let stage = budget.execution_stage(side)?;
        let of_side =
            |source: &&StageSource| source.stage == stage && source.direction.is_none_or(|direction| direction == side);
        let latest = budget.stages.iter().filter(of_side).filter_map(|source| Some((source.as_of?, source.date)));
        let told = |report: &&Snapshot| report.total(side)[stage].is_some();
        let reports = budget.snapshots.iter().filter(told).map(|report| (report.as_of, None));
        let reaching = reports.chain(latest).filter(|(as_of, _)| *as_of >= period.last() && *as_of <= self.today);
        let (as_of, act) = reaching.min()?;
        let of_act = act.filter(|day| *day >= as_of).map(|day| Dated { day, of: DayOf::Approved });
        Some((Proof::Budget(budget.id.clone()), Some(of_act.unwrap_or(Dated { day: as_of, of: DayOf::AsOf }))))
    }
}

/// The path below the content folder of the record or file whose bytes stand, as they are published,
/// behind what shows that something was published; none where the portal publishes no file of it.
pub fn published_source(portal: &Portal, proof: &Proof) -> Option<Arc<str>> {
    match proof {
        Proof::Document(at) => {
            let file = portal.file(portal.documents[*at].file.as_deref()?)?;
            Some(Arc::clone(&file.source))
        }
        Proof::Budget(id) => {
            let budget = portal.budgets.iter().find(|budget| budget.id == *id)?;
            Some(Arc::clone(&budget.place.file))
        }
        Proof::Meeting(_) | Proof::People | Proof::Programmes | Proof::Services => None,
    }
}
