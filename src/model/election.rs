//! One election of participatory budgeting: the projects on the ballot, and the ballots.
//!
//! The words are those of the field and of the Pabulib format. How the ballots are counted is
//! [`Parameters`](super::counting::Parameters), and what comes of it a [`Tally`](super::tally::Tally).

use rust_decimal::Decimal;

use super::choice::choices;
use crate::findings::Place;
use crate::i18n::Currency;

choices! {
    /// What a voter writes on a ballot.
    pub enum BallotKind {
        /// Names the projects that they want.
        Approval "approval",
        /// Names one project.
        ChooseOne "choose-1",
        /// Names projects that together cost no more than a sum.
        Knapsack "knapsack",
        /// Names projects, the best first.
        Ordinal "ordinal",
        /// Shares a number of points out.
        Cumulative "cumulative",
        /// Gives each project points of its own.
        Scoring "scoring",
    }
}

impl BallotKind {
    /// Whether the voter writes points.
    pub fn has_points(self) -> bool {
        matches!(self, Self::Cumulative | Self::Scoring)
    }

    /// Whether a project's score is more than the number of those who named it.
    pub fn has_score(self) -> bool {
        self.has_points() || self == Self::Ordinal
    }
}

/// The most decimals of an amount or of points; more are not read.
pub const MAX_DECIMALS: u32 = 4;
/// The largest amount; none above it is read.
pub const MAX_AMOUNT: u64 = 1_000_000_000_000_000;

/// An election.
#[derive(Debug, Clone)]
pub struct Election {
    /// What it is, in the words of its file.
    pub title: String,
    /// Every key of its head with its value, as written and in that order.
    pub head: Vec<(String, String)>,
    /// The money that there is.
    pub budget: Decimal,
    /// Its currency, where that is told.
    pub currency: Option<Currency>,
    /// What a voter writes.
    pub ballot: BallotKind,
    /// What a ballot must keep to.
    pub bounds: Bounds,
    /// The rule under which it was held, in Pabulib's words; empty where it is not told.
    pub rule: String,
    /// The projects, in the order of the file.
    pub projects: Vec<Project>,
    /// The ballots, in the order of the file.
    pub ballots: Vec<Ballot>,
    /// What the projects of an area or a category may cost together.
    pub limits: Vec<Limit>,
    /// The fewest votes, or points, that a project needs.
    pub min_score: Option<Decimal>,
    /// Where it was written.
    pub place: Place,
}

impl Election {
    /// The number of a project by its id.
    pub fn project(&self, id: &str) -> Option<usize> {
        self.projects.iter().position(|project| project.id == id)
    }

    /// The value of a key of the head.
    pub fn head(&self, key: &str) -> Option<&str> {
        self.head.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The ids of the projects that were declared winners; none where nothing was declared.
    pub fn declared(&self) -> Option<Vec<&str>> {
        let told = self.projects.iter().any(|project| project.declared.is_some());
        let won = self.projects.iter().filter(|project| project.declared == Some(Declared::Won));
        told.then(|| won.map(|project| project.id.as_str()).collect())
    }

    /// What a project gets from a ballot: its points; of a ranking, as many for the first as a
    /// ballot may name, one less for the second, and so on (Borda); one where it is only named.
    pub fn points(&self, ballot: &Ballot, at: usize) -> Decimal {
        match self.ballot {
            BallotKind::Cumulative | BallotKind::Scoring => ballot.choices[at].points,
            BallotKind::Ordinal => {
                let longest = self.bounds.most_projects.unwrap_or(self.projects.len());
                Decimal::from(longest.saturating_sub(at))
            }
            BallotKind::Approval | BallotKind::ChooseOne | BallotKind::Knapsack => Decimal::ONE,
        }
    }
}

/// What a ballot must keep to; nothing where it is not told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The fewest projects.
    pub fewest_projects: Option<usize>,
    /// The most projects.
    pub most_projects: Option<usize>,
    /// The least that the named projects cost together.
    pub least_cost: Option<Decimal>,
    /// The most that the named projects cost together.
    pub most_cost: Option<Decimal>,
    /// The fewest points of one project.
    pub fewest_points: Option<Decimal>,
    /// The most points of one project.
    pub most_points: Option<Decimal>,
    /// The fewest points of a ballot.
    pub least_sum: Option<Decimal>,
    /// The most points of a ballot.
    pub most_sum: Option<Decimal>,
    /// The points of a project that a ballot does not name.
    pub unnamed_points: Option<Decimal>,
}

/// A project on the ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its id, as ballots name it.
    pub id: String,
    /// What it is called; its id where that is not told.
    pub name: String,
    /// What it costs.
    pub cost: Decimal,
    /// The areas that it is for.
    pub areas: Vec<String>,
    /// What it is about.
    pub categories: Vec<String>,
    /// The votes that the file tells.
    pub told_votes: Option<u64>,
    /// The points that the file tells.
    pub told_score: Option<Decimal>,
    /// What was declared of it officially.
    pub declared: Option<Declared>,
    /// Where it was written.
    pub place: Place,
}

/// What was declared of a project officially.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// It won.
    Won,
    /// It did not.
    Lost,
    /// Something else: paid with other money, or lost to an incompatible one.
    Special,
}

/// A ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ballot {
    /// What the file calls the voter.
    pub voter: String,
    /// The projects that it names, in its order, each once.
    pub choices: Vec<Choice>,
    /// What is told of the voter, in the order of [`Trait`]; empty where it is not.
    pub traits: [Option<Box<str>>; Trait::COUNT],
}

impl Ballot {
    /// What is told of the voter.
    pub fn told(&self, of: Trait) -> Option<&str> {
        self.traits[of as usize].as_deref()
    }
}

/// A project on a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The number of the project in the election.
    pub project: usize,
    /// Its points; one where the ballot has none.
    pub points: Decimal,
}

choices! {
    /// What a file may tell of a voter.
    pub enum Trait {
        /// Age in years, or a range of them.
        Age "age",
        /// Sex.
        Sex "sex",
        /// On paper or on line.
        Method "voting_method",
        /// Where they live.
        Neighbourhood "neighborhood",
        /// The district.
        District "district",
        /// Their schooling.
        Education "education",
    }
}

impl Trait {
    /// How many there are.
    pub const COUNT: usize = 6;
}

/// Whose projects a limit holds together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitOf {
    /// Those of an area.
    Area,
    /// Those of a category.
    Category,
}

/// What the projects of an area or a category may cost together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Of an area or of a category.
    pub of: LimitOf,
    /// Its name.
    pub name: String,
    /// The most that its winners may cost.
    pub most: Decimal,
}

impl Limit {
    /// Whether it holds a project.
    pub fn holds(&self, project: &Project) -> bool {
        let names = match self.of {
            LimitOf::Area => &project.areas,
            LimitOf::Category => &project.categories,
        };
        names.contains(&self.name)
    }
}
