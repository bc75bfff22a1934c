//! What a council did: meetings, motions, votes and decisions (the words are Popolo's and OParl's).

use jiff::civil::{Date, Time};

use super::choice::choices;
use super::id::Id;
use super::prose::Prose;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// What kind of meeting it is.
    pub enum MeetingKind {
        /// On the calendar.
        Ordinary "ordinary",
        /// Called for something urgent.
        Extraordinary "extraordinary",
        /// Citizens speak (*cabildo abierto*).
        OpenCouncil "open_council",
        /// Of a committee.
        Committee "committee",
        /// Of citizens who decide.
        Assembly "assembly",
    }
}

choices! {
    /// How far a meeting and its minutes are.
    pub enum MeetingState {
        /// Called, not held.
        Planned "planned",
        /// Held; the minutes wait for approval.
        Draft "draft",
        /// The minutes are approved.
        Approved "approved",
        /// The minutes were corrected after their approval.
        Corrected "corrected",
        /// Not held.
        Cancelled "cancelled",
        /// Moved to another day.
        Postponed "postponed",
    }
}

impl MeetingState {
    /// Whether it took place.
    pub fn was_held(self) -> bool {
        matches!(self, Self::Draft | Self::Approved | Self::Corrected)
    }
}

choices! {
    /// What became of a motion.
    pub enum MotionResult {
        /// Carried.
        Adopted "adopted",
        /// Lost.
        Rejected "rejected",
        /// Left for another meeting.
        Postponed "postponed",
        /// Taken back.
        Withdrawn "withdrawn",
    }
}

choices! {
    /// What form a decision has.
    pub enum DecisionKind {
        /// An *acuerdo*.
        Agreement "agreement",
        /// A *resolución*.
        Resolution "resolution",
        /// An *ordenanza*.
        Ordinance "ordinance",
        /// A declaration without force of law.
        Motion "motion",
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

/// A meeting and its minutes.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// The file's name.
    pub id: Id,
    /// Its title, where it has one of its own.
    pub title: Option<Text>,
    /// The body that met.
    pub body: Id,
    /// Its kind.
    pub kind: MeetingKind,
    /// Its number.
    pub number: Option<String>,
    /// The day.
    pub date: Date,
    /// When it began.
    pub start: Option<Time>,
    /// When it ended.
    pub end: Option<Time>,
    /// Where.
    pub location: Option<Text>,
    /// How far it is.
    pub state: MeetingState,
    /// Who presided.
    pub chair: Option<Id>,
    /// Who kept the record.
    pub secretary: Option<Id>,
    /// Who was there and who was not.
    pub attendance: Attendance,
    /// What was on the agenda.
    pub agenda: Vec<AgendaItem>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// The text of the minutes.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}

/// Who was there; each list in the order in which it was written.
#[derive(Debug, Clone, Default)]
pub struct Attendance {
    /// From the beginning.
    pub present: Vec<Id>,
    /// Came later.
    pub late: Vec<Id>,
    /// Missing with a reason.
    pub excused: Vec<Id>,
    /// Missing.
    pub absent: Vec<Id>,
}

impl Attendance {
    /// All who were there at some time.
    pub fn there(&self) -> impl Iterator<Item = &Id> {
        self.present.iter().chain(&self.late)
    }
}

/// A point of the agenda.
#[derive(Debug, Clone)]
pub struct AgendaItem {
    /// What it is about.
    pub title: Text,
    /// More on it.
    pub text: Option<Text>,
    /// The motions put under it.
    pub motions: Vec<Motion>,
}

/// A motion.
#[derive(Debug, Clone)]
pub struct Motion {
    /// What is moved.
    pub title: Text,
    /// Who moved it.
    pub mover: Option<Id>,
    /// Who seconded it.
    pub seconder: Option<Id>,
    /// The vote, where there was one.
    pub vote: Option<Vote>,
    /// What became of it.
    pub result: Option<MotionResult>,
    /// The number of the decision that it made.
    pub decision: Option<String>,
    /// Where it was written.
    pub place: Place,
}

/// A vote: by name, or only counted.
#[derive(Debug, Clone)]
pub struct Vote {
    /// For.
    pub yes: Ballots,
    /// Against.
    pub no: Ballots,
    /// Neither.
    pub abstain: Ballots,
    /// Where it was written.
    pub place: Place,
}

/// The votes of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ballots {
    /// Who cast them.
    Names(Vec<Id>),
    /// How many there were.
    Count(usize),
}

impl Ballots {
    /// How many there were.
    pub fn count(&self) -> usize {
        match self {
            Self::Names(names) => names.len(),
            Self::Count(count) => *count,
        }
    }

    /// Who cast them, where that is known.
    pub fn names(&self) -> &[Id] {
        match self {
            Self::Names(names) => names,
            Self::Count(_) => &[],
        }
    }
}

/// A decision and what became of it.
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
    /// How far it is.
    pub state: DecisionState,
    /// The budget years that it concerns.
    pub budgets: Vec<Id>,
    /// The proposals that it concerns.
    pub proposals: Vec<Id>,
    /// Where it was written.
    pub place: Place,
}

impl Decision {
    /// Whether its day has passed and it is not finished.
    pub fn is_overdue(&self, today: Date) -> bool {
        let open = matches!(self.state, DecisionState::Pending | DecisionState::UnderWay);
        open && self.due.is_some_and(|due| due < today)
    }
}
