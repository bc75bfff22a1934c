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
        /// Can be done in another way than was asked.
        Changed "changed",
        /// Is voted on.
        OnBallot "on_ballot",
        /// Won.
        Selected "selected",
        /// Did not win.
        NotSelected "not_selected",
        /// Is paid from other money, without a vote.
        FundedElsewhere "funded_elsewhere",
        /// Being built or done.
        InExecution "in_execution",
        /// Later than promised.
        Delayed "delayed",
        /// Stopped for a time.
        Suspended "suspended",
        /// Done.
        Finished "finished",
        /// Refused.
        Rejected "rejected",
        /// Became part of another.
        Merged "merged",
        /// Taken back by its author.
        Withdrawn "withdrawn",
        /// Given up after it had won.
        Cancelled "cancelled",
    }
}

impl ProposalState {
    /// Whether the municipality owes an answer.
    pub fn needs_answer(self) -> bool {
        matches!(self, Self::Rejected | Self::Merged | Self::Changed | Self::Cancelled)
    }

    /// Whether the answer has to begin with a reason.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Rejected | Self::Merged | Self::Cancelled)
    }

    /// Whether money was promised to it.
    pub fn is_funded(self) -> bool {
        matches!(self, Self::Selected | Self::FundedElsewhere | Self::Finished | Self::Cancelled) || self.is_under_way()
    }

    /// Whether it still waits for the vote or its outcome.
    pub fn awaits_vote(self) -> bool {
        matches!(self, Self::Received | Self::UnderReview | Self::Accepted | Self::Changed | Self::OnBallot)
    }

    /// Whether work on it has begun and has not ended.
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::InExecution | Self::Delayed | Self::Suspended)
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
        /// On land that is not public.
        PrivateLand "private_land",
        /// In the municipality's plans already.
        AlreadyPlanned "already_planned",
        /// Not enough was told to judge it.
        Incomplete "incomplete",
        /// Leaves people out.
        Discriminates "discriminates",
        /// There was no more money.
        NoMoney "no_money",
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

choices! {
    /// Who proposes.
    pub enum AuthorKind {
        /// Somebody.
        Person "person",
        /// Neighbours without papers.
        Neighbours "neighbours",
        /// An association.
        Association "association",
        /// A school.
        School "school",
        /// A local development board.
        LocalBoard "local_board",
        /// The council, or a part of the municipality.
        Council "council",
    }
}

choices! {
    /// Whom a proposal is for.
    pub enum TargetGroup {
        /// Children.
        Children "children",
        /// Young people.
        Youth "youth",
        /// Adults.
        Adults "adults",
        /// Older people.
        Seniors "seniors" | "older",
        /// People with disabilities.
        Disabilities "people-with-disabilities" | "disabilities",
        /// Families.
        Families "families",
        /// Women.
        Women "women",
        /// Indigenous people.
        Indigenous "indigenous",
        /// People of African descent.
        Afrodescendant "afrodescendant" | "afro-descendants",
        /// Migrants.
        Migrants "migrants",
        /// People in the countryside.
        Rural "rural",
        /// LGBTIQ people.
        Lgbtiq "lgbtiq",
        /// Victims of violence.
        Victims "victims-of-violence",
        /// People without a home.
        Unhoused "unhoused",
        /// Students.
        Students "students",
        /// Animals.
        Animals "animals",
    }
}

choices! {
    /// When a photo was taken.
    pub enum Moment {
        /// Before the work.
        Before "before",
        /// While it was done.
        During "during",
        /// When it was done.
        After "after",
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
    /// What the author is.
    pub author_kind: Option<AuthorKind>,
    /// The area.
    pub area: Option<String>,
    /// Where in it.
    pub location: Option<Text>,
    /// The same as degrees.
    pub coordinates: Option<Coordinates>,
    /// What it is about.
    pub categories: Vec<Category>,
    /// Whom it is for.
    pub groups: Vec<TargetGroup>,
    /// The Sustainable Development Goals that it serves, from 1 to 17.
    pub goals: Vec<u64>,
    /// What the money is for, as a COFOG code.
    pub cofog: Option<String>,
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
    /// Votes; none as long as its cycle's poll has not closed.
    pub votes: Option<Votes>,
    /// The participatory budgeting cycle.
    pub cycle: Option<String>,
    /// Its number on the ballot.
    pub project: Option<String>,
    /// The proposals of which only one can win.
    pub incompatible: Vec<Id>,
    /// The proposal that it became part of.
    pub merged_into: Option<Id>,
    /// Who answers for it.
    pub responsible: Option<Text>,
    /// The municipality's answer.
    pub answer: Option<Text>,
    /// Why it was not taken up.
    pub reason: Option<Reason>,
    /// The number of the council's decision.
    pub decision: Option<String>,
    /// The budget years that pay it.
    pub budgets: Vec<Id>,
    /// Who pays it instead, where it did not win by vote.
    pub paid_by: Option<Text>,
    /// The budget lines that pay it.
    pub lines: Vec<PayingLine>,
    /// What was contracted.
    pub contracts: Vec<Contract>,
    /// The steps of the work.
    pub milestones: Vec<Milestone>,
    /// Its states so far, the first at the beginning.
    pub history: Vec<Step>,
    /// Its photos.
    pub photos: Vec<Photo>,
    /// Its text.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}

/// A place on Earth, in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coordinates {
    /// North of the equator.
    pub latitude: Decimal,
    /// East of Greenwich.
    pub longitude: Decimal,
}

/// Votes, by the way in which they were given where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Votes {
    /// On line.
    pub online: Option<u64>,
    /// On paper.
    pub paper: Option<u64>,
    /// All of them.
    pub total: u64,
    /// Its points, where ballots that are published give points.
    pub points: Option<Decimal>,
}

/// A budget's lines that pay a proposal, found by what stands in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayingLine {
    /// The budget's id.
    pub budget: Id,
    /// What the line is cited by, or its own id.
    pub reference: Option<String>,
    /// The line's name, in the first language.
    pub name: Option<String>,
    /// Its functional code.
    pub functional: Option<String>,
    /// Its economic code.
    pub economic: Option<String>,
    /// Its administrative code.
    pub administrative: Option<String>,
    /// Its area.
    pub area: Option<String>,
    /// Where it was written.
    pub place: Place,
}

/// A contract for a proposal's work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// Its number.
    pub number: String,
    /// With whom.
    pub supplier: Option<String>,
    /// For how much.
    pub amount: Option<Decimal>,
    /// When it was signed.
    pub date: Option<Date>,
    /// The document: a path below the municipality's folder.
    pub file: Option<String>,
    /// The document elsewhere.
    pub url: Option<String>,
    /// Where it was written.
    pub place: Place,
}

/// A step of the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// What is done.
    pub title: Text,
    /// The day by which it is promised.
    pub due: Option<Date>,
    /// The day on which it was done.
    pub done: Option<Date>,
    /// How much of the whole work is done with it, in percent.
    pub progress: Option<u64>,
    /// What there is to tell.
    pub note: Option<Text>,
    /// Its photos.
    pub photos: Vec<Photo>,
    /// Where it was written.
    pub place: Place,
}

impl Milestone {
    /// Whether it was promised for a day before today and is not done.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.done.is_none() && self.due.is_some_and(|due| due < today)
    }
}

/// A state that a proposal came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The state.
    pub state: ProposalState,
    /// Since when.
    pub date: Date,
    /// What there is to tell.
    pub note: Option<Text>,
}

/// A photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// The file: a path below the municipality's folder.
    pub file: String,
    /// What is seen in it.
    pub alt: Text,
    /// When it was taken.
    pub moment: Option<Moment>,
    /// Where it was written.
    pub place: Place,
}

impl Proposal {
    /// Whether its state says that it won in its cycle's vote.
    pub fn won_by_vote(&self) -> bool {
        self.state.is_funded() && self.state != ProposalState::FundedElsewhere && self.paid_by.is_none()
    }

    /// Whether work has begun: its state says so, or a contract or a step that is done.
    pub fn has_begun(&self) -> bool {
        let done = || self.milestones.iter().any(|step| step.done.is_some());
        self.state.is_under_way() || self.state == ProposalState::Finished || !self.contracts.is_empty() || done()
    }

    /// How much of the work is done, in percent: what the last milestone done says, or else the
    /// share of milestones done. Finished is all of it; none where nothing is known.
    pub fn progress(&self) -> Option<u64> {
        if self.state == ProposalState::Finished {
            return Some(100);
        }
        let done = || self.milestones.iter().filter(|step| step.done.is_some());
        let stated = done().filter_map(|step| Some((step.done?, step.progress?))).max().map(|(_, progress)| progress);
        let counted = || Some(done().count() as u64 * 100 / self.milestones.len() as u64);
        stated.or_else(|| if self.milestones.is_empty() { None } else { counted() })
    }

    /// The next milestone that is not done, by the day it is promised for.
    pub fn next_milestone(&self) -> Option<&Milestone> {
        let open = self.milestones.iter().filter(|step| step.done.is_none());
        open.min_by_key(|step| (step.due.is_none(), step.due))
    }

    /// Whether a milestone is overdue while work goes on.
    pub fn is_late(&self, today: Date) -> bool {
        self.state == ProposalState::Delayed
            || (self.state.is_funded()
                && !matches!(self.state, ProposalState::Finished | ProposalState::Cancelled)
                && self.milestones.iter().any(|step| step.is_overdue(today)))
    }
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
    /// What it costs each year once it is there.
    pub running: Option<Decimal>,
}

impl Cost {
    /// The best known figure.
    pub fn best(&self) -> Option<Decimal> {
        self.finished.or(self.reviewed).or(self.asked)
    }
}
