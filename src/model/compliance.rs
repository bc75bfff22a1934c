//! Whether a municipality publishes what the law asks for: a calendar by item and month, reckoned
//! from what the portal holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::budget::Direction;
use super::choice::choices;
use super::document::Document;
use super::duty::{Cadence, Duty, DutyList, Evidence, Period};
use super::id::Id;
use super::portal::Portal;

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
    }
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
    /// The month under which it stands.
    pub month: Date,
    /// What it is about.
    pub period: Period,
    /// The day by which it is due.
    pub due: Date,
    /// How it stands.
    pub state: CellState,
    /// The day on which it was published, where that is known.
    pub published: Option<Date>,
    /// What shows it.
    pub proof: Option<Proof>,
}

/// A year of an item.
#[derive(Debug, Clone)]
pub struct ItemYear<'a> {
    /// The item.
    pub duty: &'a Duty,
    /// Its cells, the earliest first; a month without one asks for nothing.
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
}

impl<'a> Calendar<'a> {
    /// The calendar of a day; none where a municipality publishes neither documents nor says what
    /// does not concern it, and so keeps no calendar.
    pub fn of(portal: &Portal, list: Option<&'a DutyList>, today: Date) -> Option<Self> {
        let list = list.filter(|_| Self::is_kept(portal))?;
        let months = list.months(today);
        let found = Found::new(portal, today);
        let items = list.items.iter().map(|duty| {
            let exempt = portal.exemptions.iter().any(|exemption| exemption.item == duty.id);
            let asked = months.iter().filter(|month| DutyList::asks(duty, **month));
            let cells = asked.map(|month| cell(list, duty, *month, exempt, &found, today)).collect();
            ItemYear { duty, cells }
        });
        Some(Self { items: items.collect(), list, months })
    }

    /// Whether a municipality keeps a calendar, where its country has a list.
    pub fn is_kept(portal: &Portal) -> bool {
        !portal.documents.is_empty() || !portal.exemptions.is_empty()
    }

    /// How many cells are in a state.
    pub fn count(&self, state: CellState) -> usize {
        self.items.iter().flat_map(|item| &item.cells).filter(|cell| cell.state == state).count()
    }

    /// How many items that are due were published, late or not, and how many there are.
    pub fn fulfilled(&self) -> (usize, usize) {
        let done = self.count(CellState::Published) + self.count(CellState::Late);
        (done, done + self.count(CellState::Missing))
    }
}

fn cell(list: &DutyList, duty: &Duty, month: Date, exempt: bool, found: &Found, today: Date) -> Cell {
    let period = Period::holding(duty.cadence, month);
    let due = list.due(duty, period);
    let proof = if exempt { None } else { found.proof(duty, period, due) };
    let state = match &proof {
        _ if exempt => CellState::NotApplicable,
        Some((_, published)) if published.is_some_and(|day| day > due) => CellState::Late,
        Some(_) => CellState::Published,
        None if due < today => CellState::Missing,
        None => CellState::Pending,
    };
    let published = proof.as_ref().and_then(|(_, published)| *published);
    Cell { month, period, due, state, published, proof: proof.map(|(proof, _)| proof) }
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

    /// What shows that an item of a period was published, and on which day; the earliest first.
    fn proof(&self, duty: &Duty, period: Period, due: Date) -> Option<(Proof, Option<Date>)> {
        let day = |at: &usize| self.portal.documents[*at].published;
        let fits = |document: &Document| {
            let there = document.published.is_none_or(|day| day <= self.today);
            there
                && match duty.cadence {
                    Cadence::Standing => document.published.is_none_or(|day| day <= due),
                    _ => document.period.is_some_and(|of| of.first() <= period.first() && period.last() <= of.last()),
                }
        };
        let named = self.documents.get(duty.id.as_str()).into_iter().flatten().copied();
        let of_kind = |(at, document): (usize, &Document)| {
            (document.items.is_empty() && Some(document.kind) == duty.kind).then_some(at)
        };
        let of_kind = self.portal.documents.iter().enumerate().filter_map(of_kind);
        let documents = named.chain(of_kind).filter(|at| fits(&self.portal.documents[*at]));
        let document = documents.min_by_key(|at| (day(at), *at)).map(|at| (Proof::Document(at), day(&at)));
        document.or_else(|| self.record(duty.evidence?, period))
    }

    /// A record that shows it by itself.
    fn record(&self, evidence: Evidence, period: Period) -> Option<(Proof, Option<Date>)> {
        let portal = self.portal;
        match evidence {
            Evidence::Execution => self.execution(period),
            Evidence::Budget => {
                let budget = portal.budgets.iter().find(|budget| budget.year == period.year)?;
                let approved = budget.stages.iter().filter(|source| source.stage.is_plan()).filter_map(|one| one.date);
                Some((Proof::Budget(budget.id.clone()), approved.min()))
            }
            Evidence::Minutes => {
                let held = portal.meetings.iter().filter(|meeting| meeting.state.was_held());
                let meeting = held.filter(|meeting| period.holds(meeting.date)).min_by_key(|meeting| meeting.date)?;
                Some((Proof::Meeting(meeting.id.clone()), None))
            }
            Evidence::Programme => (!portal.cohesion.programmes.is_empty()).then_some((Proof::Programmes, None)),
            Evidence::Service => (!portal.cohesion.services.is_empty()).then_some((Proof::Services, None)),
            Evidence::People => (!portal.municipality.people.is_empty()).then_some((Proof::People, None)),
        }
    }

    /// A budget whose execution reaches the end of the period.
    fn execution(&self, period: Period) -> Option<(Proof, Option<Date>)> {
        let budget = self.portal.budgets.iter().find(|budget| budget.year == period.year)?;
        let stage = budget.execution_stage(Direction::Expenditure)?;
        let source = budget.stages.iter().find(|source| source.stage == stage)?;
        let reaches = source.as_of.is_some_and(|day| day >= period.last());
        reaches.then(|| (Proof::Budget(budget.id.clone()), source.date))
    }
}

/// The path below the content folder of the file that shows that something was published; none for
/// what stands elsewhere.
pub fn source(portal: &Portal, proof: &Proof) -> Option<Arc<str>> {
    match proof {
        Proof::Document(at) => {
            let document = &portal.documents[*at];
            match &document.file {
                Some(path) => portal.file(path).map(|file| Arc::clone(&file.source)),
                None => Some(Arc::clone(&document.place.file)),
            }
        }
        Proof::Budget(id) => {
            let budget = portal.budgets.iter().find(|budget| budget.id == *id)?;
            Some(Arc::clone(&budget.place.file))
        }
        Proof::Meeting(id) => {
            let meeting = portal.meetings.iter().find(|meeting| meeting.id == *id)?;
            Some(Arc::clone(&meeting.place.file))
        }
        Proof::People => Some(Arc::clone(&portal.municipality.place.file)),
        Proof::Programmes => portal.cohesion.programmes.first().map(|one| Arc::clone(&one.place.file)),
        Proof::Services => portal.cohesion.services.first().map(|one| Arc::clone(&one.place.file)),
    }
}
