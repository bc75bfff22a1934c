//! A citizen's proposal.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::choice::choices;
use super::id::Id;
use super::prose::Prose;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// How far a proposal is.
    pub enum ProposalState {
        /// Came in.
        Received "received",
        /// Being looked at.
        UnderReview "under_review",
        /// Can be done.
        Accepted "accepted",
        /// Is voted on.
        OnBallot "on_ballot",
        /// Won.
        Selected "selected",
        /// Did not win.
        NotSelected "not_selected",
        /// Being built or done.
        InExecution "in_execution",
        /// Done.
        Finished "finished",
        /// Refused.
        Rejected "rejected",
        /// Became part of another.
        Merged "merged",
        /// Taken back by its author.
        Withdrawn "withdrawn",
    }
}

impl ProposalState {
    /// Whether the municipality owes an answer.
    pub fn needs_answer(self) -> bool {
        matches!(self, Self::Rejected | Self::Merged)
    }
}

choices! {
    /// Why a proposal was not taken up.
    pub enum Reason {
        /// Not the municipality's task.
        NotCompetence "not_competence",
        /// Cannot be done.
        NotViable "not_viable",
        /// Proposed already.
        Duplicate "duplicate",
        /// Costs more than there is.
        OverBudget "over_budget",
        /// Against the law.
        Unlawful "unlawful",
        /// Serves one person or firm.
        PrivateInterest "private_interest",
    }
}

choices! {
    /// What a proposal is about.
    pub enum Category {
        /// Streets, pavements, transport.
        Mobility "mobility",
        /// Parks and squares.
        PublicSpace "public-space",
        /// Water and drains.
        WaterSanitation "water-sanitation",
        /// Schools and libraries.
        Education "education",
        /// Health.
        Health "health",
        /// Culture and sport.
        CultureSport "culture-sport",
        /// Nature and waste.
        Environment "environment",
        /// Safety and light.
        Safety "safety",
        /// Care of people.
        SocialServices "social-services",
        /// Work and markets.
        Economy "economy",
        /// Networks and services on line.
        Digital "digital",
    }
}

/// A proposal.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The file's name.
    pub id: Id,
    /// What is proposed.
    pub title: Text,
    /// In one sentence.
    pub summary: Option<Text>,
    /// Who proposes it; none where the author is not to be named.
    pub author: Option<String>,
    /// The area.
    pub area: Option<String>,
    /// Where in it.
    pub location: Option<Text>,
    /// What it is about.
    pub categories: Vec<Category>,
    /// How far it is.
    pub state: ProposalState,
    /// The day it came in.
    pub submitted: Option<Date>,
    /// The day its state last changed.
    pub updated: Option<Date>,
    /// What it costs.
    pub cost: Cost,
    /// Signatures.
    pub supports: Option<u64>,
    /// Votes.
    pub votes: Option<u64>,
    /// The participatory budgeting cycle.
    pub cycle: Option<String>,
    /// The municipality's answer.
    pub answer: Option<Text>,
    /// Why it was not taken up.
    pub reason: Option<Reason>,
    /// The number of the council's decision.
    pub decision: Option<String>,
    /// The budget years that pay it.
    pub budgets: Vec<Id>,
    /// Its text.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}

/// What a proposal costs, in the site's currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cost {
    /// As asked.
    pub asked: Option<Decimal>,
    /// As the municipality reckons it.
    pub reviewed: Option<Decimal>,
    /// As it came out.
    pub finished: Option<Decimal>,
}

impl Cost {
    /// The best known figure.
    pub fn best(&self) -> Option<Decimal> {
        self.finished.or(self.reviewed).or(self.asked)
    }
}
