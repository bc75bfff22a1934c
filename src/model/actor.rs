//! Who works in a territory, and what they agreed on with one another.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::choice::choices;
use super::id::Id;
use super::prose::Prose;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// What an actor is.
    pub enum ActorKind {
        /// A ministry, an agency, a public company.
        PublicInstitution "public-institution",
        /// A municipality, a province, an association of them.
        LocalAuthority "local-authority",
        /// An association, a foundation, a community.
        CivilSociety "civil-society",
        /// A cooperative, a firm, a university, international cooperation.
        Other "other",
    }
}

/// An actor.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The file's name.
    pub id: Id,
    /// Its name.
    pub title: Text,
    /// In one sentence.
    pub summary: Option<Text>,
    /// What it is.
    pub kind: ActorKind,
    /// Where it works; everywhere where there is none.
    pub areas: Vec<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// Its own site.
    pub web: Option<String>,
    /// Its text.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}

choices! {
    /// What actors agreed on.
    pub enum AgreementKind {
        /// To do something together.
        Agreement "agreement",
        /// To meet: a table, a committee, a commonwealth of municipalities.
        Forum "forum",
    }
}

choices! {
    /// How far an agreement is.
    pub enum AgreementState {
        /// Being negotiated.
        Draft "draft",
        /// Agreed, and its first day is still to come.
        ToCome "to_come",
        /// In force.
        InForce "in_force",
        /// Came to its end.
        Ended "ended",
        /// Was given up.
        Cancelled "cancelled",
    }
}

impl AgreementState {
    /// What somebody wrote, or else what the first and last day say. What was in force is not after its last day.
    pub fn on(written: Option<Self>, from: Option<Date>, to: Option<Date>, today: Date) -> Self {
        let has_passed = to.is_some_and(|to| to < today);
        match written {
            Some(Self::InForce) | None if has_passed => Self::Ended,
            Some(written) => written,
            None if from.is_some_and(|from| today < from) => Self::ToCome,
            None => Self::InForce,
        }
    }

    /// Whether parties work together by it, or did.
    pub fn counts(self) -> bool {
        matches!(self, Self::InForce | Self::Ended)
    }

    /// The state whose colour it has.
    pub fn tone(self) -> &'static str {
        match self {
            Self::InForce => "done",
            Self::Draft | Self::ToCome => "draft",
            Self::Ended => "ended",
            Self::Cancelled => "cancelled",
        }
    }
}

/// An agreement between actors, or a body in which they meet.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// The file's name.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// What it is for, in one sentence.
    pub summary: Option<Text>,
    /// What it is.
    pub kind: AgreementKind,
    /// How far it is.
    pub state: AgreementState,
    /// The ids of those who agreed.
    pub parties: Vec<String>,
    /// Where it holds; everywhere where there is none.
    pub areas: Vec<String>,
    /// The ids of the programmes that it serves.
    pub programmes: Vec<String>,
    /// The money that was agreed on.
    pub money: Option<Decimal>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// How often they meet.
    pub meets: Option<Text>,
    /// The document: a path below the folder, or an address.
    pub file: Option<String>,
    /// The document elsewhere.
    pub url: Option<String>,
    /// Its text.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}
