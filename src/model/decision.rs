//! A decision and what became of it.

use jiff::civil::Date;

use super::budget::Dimension;
use super::choice::{Choice, choices};
use super::council::Document;
use super::id::Id;
use super::proposal::Category;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// What form a decision has.
    pub enum DecisionKind {
        /// An *acuerdo*.
        Agreement "agreement",
        /// A *resolución*.
        Resolution "resolution",
        /// An *ordenanza*.
        Ordinance "ordinance",
        /// A *decreto alcaldicio*.
        Decree "decree",
        /// A declaration without force of law.
        Motion "motion",
        /// An election or an appointment.
        Appointment "appointment",
    }
}

choices! {
    /// How far a decision is carried out.
    pub enum DecisionState {
        /// Nothing done yet.
        Pending "pending",
        /// Being done.
        UnderWay "under_way",
        /// Done.
        Done "done",
        /// Taken back.
        Revoked "revoked",
    }
}

/// A decision.
#[derive(Debug, Clone)]
pub struct Decision {
    /// Its number: `AM-05-2026`.
    pub number: String,
    /// Its form.
    pub kind: DecisionKind,
    /// What it decides.
    pub title: Text,
    /// In a few sentences.
    pub summary: Option<Text>,
    /// Who carries it out.
    pub responsible: Option<Text>,
    /// By when.
    pub due: Option<Date>,
    /// How far it is: taken back where another decision did, or else as written, or as its last step says.
    pub state: DecisionState,
    /// The state as it was written, where it was.
    pub written: Option<DecisionState>,
    /// What happened to it, the earliest first.
    pub steps: Vec<Step>,
    /// How it was made public.
    pub promulgation: Promulgation,
    /// The number of the decision that took it back.
    pub revoked_by: Option<String>,
    /// What it is about, as a theme.
    pub topics: Vec<Category>,
    /// The budget years that it concerns.
    pub budgets: Vec<Id>,
    /// The parts of budgets that it concerns.
    pub lines: Vec<BudgetPart>,
    /// The proposals that it concerns.
    pub proposals: Vec<Id>,
    /// The programmes that it concerns.
    pub programmes: Vec<Id>,
    /// The act itself and whatever else belongs to it.
    pub documents: Vec<Document>,
    /// Where it was written.
    pub place: Place,
}

/// A part of a budget: a line by its reference, or a year and a code of one of its classifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetPart {
    /// The budget; none where it is a line's reference.
    pub budget: Option<Id>,
    /// The classification that has the code, where it says so; else the first of the year's.
    pub dimension: Option<Dimension>,
    /// The code, or the reference.
    pub code: String,
    /// Where it was written.
    pub place: Place,
}

impl BudgetPart {
    /// As it was written.
    pub fn written(&self) -> String {
        let dimension = self.dimension.map(|dimension| dimension.id());
        let parts = [self.budget.as_ref().map(Id::as_str), dimension, Some(self.code.as_str())];
        parts.into_iter().flatten().collect::<Vec<_>>().join("/")
    }
}

/// A step of what became of a decision.
#[derive(Debug, Clone)]
pub struct Step {
    /// The day.
    pub date: Date,
    /// What was done.
    pub what: Text,
    /// How far the decision was from then on.
    pub state: Option<DecisionState>,
    /// What shows it.
    pub document: Option<Document>,
}

/// How a decision was made public.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Promulgation {
    /// The day on which it was signed and took effect.
    pub date: Option<Date>,
    /// The day from which it hung on the boards.
    pub posted_from: Option<Date>,
    /// How many days it hung there.
    pub posted_days: Option<u32>,
    /// The gazette's number.
    pub gazette_number: Option<String>,
    /// The gazette's day.
    pub gazette_date: Option<Date>,
    /// The gazette itself.
    pub gazette_url: Option<String>,
}

/// Something that became of a decision.
#[derive(Debug, Clone, Copy)]
pub enum Event<'d> {
    /// It was promulgated.
    Promulgated,
    /// It was hung on the boards.
    Posted,
    /// The gazette of this number printed it.
    Printed(&'d str),
    /// A step of carrying it out.
    Step(&'d Step),
    /// The decision of this number took it back.
    Revoked(&'d str),
}

/// The state in which a decision's steps left it, on a day.
pub fn state_after(steps: &[Step], today: Date) -> DecisionState {
    let states = steps.iter().rev().filter(|step| step.date <= today);
    states.filter_map(|step| step.state).next().unwrap_or(DecisionState::Pending)
}

impl Promulgation {
    /// How it was made public until a day: what is written of days to come is left out.
    pub fn until(&self, today: Date) -> Self {
        let has_come = |date: Option<Date>| date.filter(|date| *date <= today);
        let is_printed = self.gazette_date.is_none_or(|date| date <= today);
        Self {
            date: has_come(self.date),
            posted_from: has_come(self.posted_from),
            posted_days: self.posted_days,
            gazette_number: self.gazette_number.clone().filter(|_| is_printed),
            gazette_date: has_come(self.gazette_date),
            gazette_url: self.gazette_url.clone().filter(|_| is_printed),
        }
    }
}

impl Decision {
    /// The last thing that became of it, where another decision took it back: the day on which that was
    /// taken, `on`, once it has come, and that decision's number. A step that says so already is enough.
    pub fn revocation(&self, on: Option<Date>, today: Date) -> Option<(Date, &str)> {
        let by = self.revoked_by.as_deref()?;
        let is_told = self.steps.iter().any(|step| step.state == Some(DecisionState::Revoked) && step.date <= today);
        let on = on.filter(|on| *on <= today && !is_told)?;
        Some((on, by))
    }

    /// What became of it, the earliest first, and what is written of days to come; `revoked` is the day of the
    /// decision that takes it back.
    pub fn trail(&self, revoked: Option<Date>, today: Date) -> Vec<(Date, Event<'_>)> {
        let told = &self.promulgation;
        let number = told.gazette_number.as_deref().unwrap_or_default();
        let public = [
            (told.date, Event::Promulgated),
            (told.posted_from, Event::Posted),
            (told.gazette_date, Event::Printed(number)),
        ];
        let public = public.into_iter().filter_map(|(date, event)| Some((date?, event)));
        let steps = self.steps.iter().map(|step| (step.date, Event::Step(step)));
        let revoked = self.revocation(revoked, today).map(|(date, by)| (date, Event::Revoked(by)));
        let mut all: Vec<(Date, Event)> = public.chain(steps).chain(revoked).collect();
        all.sort_by_key(|(date, _)| *date);
        all
    }

    /// The last thing that became of it until a day.
    pub fn last(&self, revoked: Option<Date>, today: Date) -> Option<(Date, Event<'_>)> {
        self.trail(revoked, today).into_iter().rfind(|(date, _)| *date <= today)
    }

    /// How far it is on a day while nothing takes it back: as written, or as its steps left it.
    pub fn state_before(&self, today: Date) -> DecisionState {
        let written = self.written.filter(|state| *state != DecisionState::Revoked);
        written.unwrap_or_else(|| state_after(&self.steps, today))
    }

    /// Whether its day has passed and it is not finished.
    pub fn is_overdue(&self, today: Date) -> bool {
        let open = matches!(self.state, DecisionState::Pending | DecisionState::UnderWay);
        open && self.due.is_some_and(|due| due < today)
    }
}
