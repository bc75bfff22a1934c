//! What changed in what a portal had published, between two versions of its content: figures, states,
//! and what came or went. In terms of the record, not of its files: a remark moved in a file is no
//! change.

mod fields;
mod others;
mod public;
mod rewriting;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::budget::{Budget, Dimension, Direction, Stage};
use super::choice::Choice;
use super::portal::{Portal, Shared};
use super::rollup::roll_up;
use crate::i18n::{Currency, Text};

pub use others::shared;
pub use public::Public;
pub use rewriting::{Attached, files};

/// What one commit changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The commit's name, shortened.
    pub commit: String,
    /// Its day.
    pub date: Date,
    /// What changed; never nothing.
    pub changes: Vec<Change>,
}

/// The changes of a portal over its history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The latest first.
    pub edits: Vec<Edit>,
    /// The day with which the record begins; nothing where there is no history.
    pub begins: Option<Date>,
    /// Whether there was more before that is not in this copy of the history.
    pub is_cut: bool,
    /// Whether there was more before that the history has and the record leaves out.
    pub is_limited: bool,
    /// The day with which it begins to tell of what all portals share, where that is later.
    pub shared_begins: Option<Date>,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It was not there before.
    Came(Thing),
    /// It is not there any more.
    Gone(Thing),
    /// An amount.
    Figure(Box<Figure>),
    /// A part of a record that stayed is another.
    Rewritten {
        /// What.
        of: Thing,
        /// Which part of it.
        part: Part,
    },
    /// What a decision says that it decides.
    Title {
        /// Its number.
        number: String,
        /// Its title before; nothing where that is not to be repeated.
        before: Option<Text>,
        /// Its title now.
        after: Text,
    },
    /// What something costs.
    Cost {
        /// What.
        of: Thing,
        /// Before; nothing where none was told.
        before: Option<Decimal>,
        /// Now.
        after: Option<Decimal>,
        /// Of what, where that is not the site's currency.
        currency: Option<Currency>,
    },
    /// A field of any record.
    Field(Box<Field>),
    /// So many more fields of a record.
    More {
        /// Which record.
        of: Thing,
        /// How many.
        count: usize,
    },
    /// How far something is.
    State {
        /// What.
        of: Thing,
        /// The list of words in which the states stand: `decision_state`.
        list: &'static str,
        /// The state's id before.
        before: &'static str,
        /// The state's id now.
        after: &'static str,
    },
}

/// A part of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What it says.
    Text,
    /// How votes came out.
    Votes,
    /// Who was there.
    Attendance,
    /// The list of what was corrected in minutes after their approval.
    Corrections,
    /// The lines of a budget, whose sums by function stayed.
    Lines,
    /// What stands in a file.
    File,
    /// Whatever else.
    Details,
}

impl Part {
    /// The word by which it is told.
    pub fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Votes => "votes",
            Self::Attendance => "attendance",
            Self::Corrections => "corrections",
            Self::Lines => "lines",
            Self::File => "file",
            Self::Details => "details",
        }
    }
}

/// A field that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The record.
    pub of: Thing,
    /// Of what its amounts are, where that is not the site's currency.
    pub currency: Option<Currency>,
    /// The fields in which it stands, the outermost first: each by its type's name and its key.
    pub above: Vec<(String, String)>,
    /// The name of the type in which it stands: `TransferYear`.
    pub record: String,
    /// Its key there.
    pub key: String,
    /// What it is, in the words of the manual; nothing where that has none.
    pub label: Option<Text>,
    /// Whether it is an amount of money.
    pub is_money: bool,
    /// The members of lists in which it stands, the outermost first.
    pub items: Vec<Told>,
    /// Before; nothing where nothing was told.
    pub before: Option<Told>,
    /// Now.
    pub after: Option<Told>,
    /// Whether it is a list, of which only what went and what came is told.
    pub is_list: bool,
}

/// A value as a sentence tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// A number, or money.
    Number(Decimal),
    /// A day.
    Day(Date),
    /// The word of a choice, as written in content.
    Word(String),
    /// The same in people's words.
    Named(Text),
    /// A year, a time, a number that is a name.
    Sign(String),
    /// Words.
    Text(Text),
    /// Several.
    Several(Vec<Told>),
    /// Something that is not repeated: it is too long, or not public any more.
    Whole,
}

/// An amount that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The fiscal year.
    pub year: i16,
    /// In or out.
    pub direction: Direction,
    /// The function or kind of revenue; nothing of the total.
    pub name: Option<Text>,
    /// At which stage.
    pub stage: Stage,
    /// Before; nothing where none was told.
    pub before: Option<Decimal>,
    /// Now.
    pub after: Option<Decimal>,
    /// Of what.
    pub currency: Currency,
}

/// A record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// A fiscal year.
    Budget(i16),
    /// A meeting of a day.
    Meeting(Date),
    /// A decision, by its number and title.
    Decision(String, Text),
    /// A proposal.
    Proposal(Text),
    /// A document, by its title.
    Document(Text),
    /// A file, by its path below the municipality's folder.
    File(String),
    /// A record of another kind, by the kind's word and its title; what there is one of has none.
    Other(&'static str, Option<Text>),
}

/// All that changed from one version to the next.
pub fn between(before: &Portal, after: &Portal, shared: &Shared) -> Vec<Change> {
    let mut changes = budgets(before, after, shared);
    changes.extend(records("meeting_state", meetings(before), meetings(after)));
    changes.extend(records("decision_state", decisions(before), decisions(after)));
    changes.extend(records("proposal_state", proposals(before), proposals(after)));
    // Documents have no state that could change.
    changes.extend(records("", documents(before), documents(after)));
    changes.extend(rewriting::records(before, after));
    changes.extend(others::of_portal(before, after));
    changes
}

fn budgets(before: &Portal, after: &Portal, shared: &Shared) -> Vec<Change> {
    let by_year = |portal: &Portal| -> BTreeMap<i16, Budget> {
        portal.budgets.iter().map(|budget| (budget.year, budget.clone())).collect()
    };
    let (old, new) = (by_year(before), by_year(after));
    let years: BTreeSet<i16> = old.keys().chain(new.keys()).copied().collect();
    let of_year = |year: i16| match (old.get(&year), new.get(&year)) {
        (None, _) => vec![Change::Came(Thing::Budget(year))],
        (_, None) => vec![Change::Gone(Thing::Budget(year))],
        (Some(old), Some(new)) => {
            let mut all = without_twins(figures(old, new, shared));
            let has_told = !all.is_empty();
            all.extend(rewriting::budget(old, new, has_told));
            all
        }
    };
    years.into_iter().rev().flat_map(of_year).collect()
}

/// The figures of a year: by direction, code (none of the total) and stage, with the code's name.
type Figures = BTreeMap<(usize, Option<String>, usize), (Option<Text>, Decimal)>;

fn figures(old: &Budget, new: &Budget, shared: &Shared) -> Vec<Change> {
    let (before, after) = (figures_of(old, shared), figures_of(new, shared));
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let change = |key: &(usize, Option<String>, usize)| {
        let (was, is) = (before.get(key), after.get(key));
        let (old, now) = (was.map(|was| was.1), is.map(|is| is.1));
        let name = is.or(was).and_then(|known| known.0.clone());
        (old != now).then(|| {
            Change::Figure(Box::new(Figure {
                year: new.year,
                direction: Direction::ALL[key.0],
                name,
                stage: Stage::ALL[key.2],
                before: old,
                after: now,
                currency: new.currency,
            }))
        })
    };
    keys.into_iter().filter_map(change).collect()
}

/// Without the one part of a total that is the whole of it: both would be told with the same figures.
fn without_twins(all: Vec<Change>) -> Vec<Change> {
    let key = |figure: &Figure| (figure.direction, figure.stage, figure.before, figure.after);
    let of = |change: &Change| match change {
        Change::Figure(figure) => Some((key(figure), figure.name.is_none())),
        _ => None,
    };
    let totals: Vec<_> = all.iter().filter_map(of).filter(|(_, is_total)| *is_total).map(|(key, _)| key).collect();
    all.into_iter().filter(|change| of(change).is_none_or(|(key, total)| total || !totals.contains(&key))).collect()
}

fn figures_of(budget: &Budget, shared: &Shared) -> Figures {
    let mut figures = Figures::new();
    for direction in Direction::ALL {
        for (stage, amount) in budget.total(*direction).stages() {
            figures.insert((*direction as usize, None, stage as usize), (None, amount));
        }
        // What citizens know expenditure by is its function; revenue has only its kind.
        let dimension = if *direction == Direction::Expenditure { Dimension::Functional } else { Dimension::Economic };
        let used = Portal::classification(budget, *direction, dimension, shared);
        for sum in roll_up(budget, *direction, dimension, used).iter().filter(|sum| !sum.code.is_empty()) {
            let name = sum.name.clone().unwrap_or_else(|| Text::plain(sum.code.to_string()));
            for (stage, amount) in sum.amounts.stages() {
                let key = (*direction as usize, Some(sum.code.to_string()), stage as usize);
                figures.insert(key, (Some(name.clone()), amount));
            }
        }
    }
    figures
}

/// Records by what they are known by, each with its state's id.
type States = BTreeMap<String, (Thing, &'static str)>;

fn meetings(portal: &Portal) -> States {
    let one = |meeting: &super::council::Meeting| {
        (meeting.id.as_str().to_owned(), (Thing::Meeting(meeting.date), meeting.state.id()))
    };
    portal.meetings.iter().map(one).collect()
}

fn decisions(portal: &Portal) -> States {
    let all = portal.meetings.iter().flat_map(|meeting| &meeting.decisions);
    let one = |decision: &super::decision::Decision| {
        let thing = Thing::Decision(decision.number.clone(), decision.title.clone());
        (decision.number.clone(), (thing, decision.state.id()))
    };
    all.map(one).collect()
}

fn proposals(portal: &Portal) -> States {
    let one = |proposal: &super::proposal::Proposal| {
        (proposal.id.as_str().to_owned(), (Thing::Proposal(proposal.title.clone()), proposal.state.id()))
    };
    portal.proposals.iter().map(one).collect()
}

fn documents(portal: &Portal) -> States {
    let one = |document: &super::document::Document| {
        (document.id.as_str().to_owned(), (Thing::Document(document.title.clone()), ""))
    };
    portal.documents.iter().map(one).collect()
}

fn records(list: &'static str, before: States, after: States) -> Vec<Change> {
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let change = |key: &String| match (before.get(key), after.get(key)) {
        (None, Some((thing, _))) => Some(Change::Came(thing.clone())),
        (Some((thing, _)), None) => Some(Change::Gone(thing.clone())),
        (Some((_, old)), Some((of, now))) if old != now => {
            Some(Change::State { of: of.clone(), list, before: old, after: now })
        }
        _ => None,
    };
    keys.into_iter().filter_map(change).collect()
}
