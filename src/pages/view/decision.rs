//! Decisions: the register, and one with what became of it.

use serde::Serialize;

use super::{Day, Link, MotionView, NavItem, Words};

/// The register of decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decisions {
    /// How many there are in each state.
    pub states: Vec<DecisionState>,
    /// Those that are still to be carried out, the overdue first.
    pub open: Vec<DecisionRow>,
    /// The others, by year, the latest first.
    pub years: Vec<DecisionYear>,
    /// The years that have pages of their own.
    pub more: Vec<NavItem>,
    /// The data.
    pub data: Option<String>,
}

/// How many decisions are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionState {
    /// The state's word.
    pub state: &'static str,
    /// How many.
    pub count: usize,
}

/// The decisions of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionYear {
    /// The year.
    pub year: i16,
    /// Its decisions, the latest first.
    pub decisions: Vec<DecisionRow>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionRow {
    /// Its number.
    pub number: String,
    /// An id that is unique on the meeting's page.
    pub id: String,
    /// Its form's word.
    pub kind: &'static str,
    /// What it decides.
    pub title: Words,
    /// In a few sentences.
    pub summary: Option<Words>,
    /// Who carries it out.
    pub responsible: Option<Words>,
    /// By when.
    pub due: Option<Day>,
    /// Its state's word: `pending`, `under_way`, `done`, `revoked`, or `overdue`.
    pub state: &'static str,
    /// The day of the meeting.
    pub date: Day,
    /// Its page; empty on that page itself.
    pub href: String,
    /// The budgets, proposals and programmes that it concerns.
    pub related: Vec<Link>,
}

/// A decision's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// The decision.
    pub decision: DecisionRow,
    /// The body that took it.
    pub body: Link,
    /// The meeting in which it was taken.
    pub meeting: Link,
    /// The motion that made it, with its vote.
    pub motion: Option<MotionView>,
    /// How it was made public and what happened to it, the earliest first.
    pub trail: Vec<StepRow>,
    /// Whether anything is known of it since.
    pub steps: bool,
    /// The day on which it was promulgated.
    pub promulgated: Option<Day>,
    /// The first day on which it hung on the boards.
    pub posted: Option<Day>,
    /// For how many days.
    pub posted_days: Option<u32>,
    /// The gazette that printed it.
    pub gazette: Option<GazetteView>,
    /// The decision that took it back.
    pub revoked_by: Option<Link>,
    /// The decisions that it took back.
    pub revokes: Vec<Link>,
    /// What it is about.
    pub topics: Vec<Link>,
    /// The act and whatever else belongs to it.
    pub documents: Vec<DocumentRow>,
}

/// A gazette.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GazetteView {
    /// Its number.
    pub number: String,
    /// Its day.
    pub date: Option<Day>,
    /// Where it can be read.
    pub href: Option<String>,
}

/// A step of what became of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepRow {
    /// The day.
    pub date: Day,
    /// What was done.
    pub what: Words,
    /// The state's word from then on.
    pub state: Option<&'static str>,
    /// Whether its day is still to come.
    pub to_come: bool,
    /// What shows it.
    pub href: Option<String>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentRow {
    /// What it is called; its kind's word where it has no name.
    pub title: Option<Words>,
    /// Its kind's word.
    pub kind: &'static str,
    /// Where it is.
    pub href: String,
    /// Its format and size: `PDF, 1.2 MB`.
    pub facts: String,
    /// Whether it is elsewhere.
    pub external: bool,
    /// Its day.
    pub date: Option<Day>,
}
