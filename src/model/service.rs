//! Services for people: what one can turn to when one needs something.

use jiff::civil::Date;

use super::choice::choices;
use super::id::Id;
use super::programme::Group;
use super::prose::Prose;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// What somebody needs.
    pub enum Need {
        /// A doctor, a medicine.
        Health "health",
        /// School, books, courses.
        Education "education",
        /// Food.
        Food "food",
        /// A roof.
        Housing "housing",
        /// Work, tools, a loan.
        Work "work",
        /// Care of children, of the old, of the ill.
        Care "care",
        /// Protection from violence.
        Safety "safety",
        /// Advice and defence.
        Legal "legal",
        /// Identity papers, permits, certificates.
        Papers "papers",
        /// Water, waste, light.
        Utilities "utilities",
        /// Getting somewhere.
        Transport "transport",
        /// Culture and sport.
        CultureSport "culture-sport",
    }
}

choices! {
    /// What makes a place or a service usable for everyone.
    pub enum Access {
        /// A way in without steps.
        StepFree "step-free",
        /// A toilet that a wheelchair fits in.
        Toilet "toilet",
        /// Sign language.
        SignLanguage "sign-language",
        /// Braille or large print.
        Braille "braille",
        /// Easy reading.
        EasyRead "easy-read",
        /// Visits at home.
        HomeVisits "home-visits",
    }
}

/// A service.
#[derive(Debug, Clone)]
pub struct Service {
    /// The file's name.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// In one sentence.
    pub summary: Option<Text>,
    /// The needs that it answers.
    pub needs: Vec<Need>,
    /// For whom.
    pub groups: Vec<Group>,
    /// Where it may be used; everywhere where there is none.
    pub areas: Vec<String>,
    /// Who offers it: an actor's id.
    pub actor: Option<String>,
    /// The programme that it belongs to.
    pub programme: Option<String>,
    /// What must hold.
    pub conditions: Option<Text>,
    /// What to bring.
    pub documents: Vec<Text>,
    /// Where to go.
    pub location: Option<Text>,
    /// When.
    pub hours: Option<Text>,
    /// What it costs, in words.
    pub cost: Option<Text>,
    /// How long it takes.
    pub takes: Option<Text>,
    /// Telephone.
    pub phone: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// Where it is on the web.
    pub web: Option<String>,
    /// The languages that are spoken, in words.
    pub languages: Vec<Text>,
    /// The day on which what it says was last changed.
    pub updated: Option<Date>,
    /// What makes it usable for everyone.
    pub access: Vec<Access>,
    /// Its text.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}
