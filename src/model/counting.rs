//! How ballots are counted: the rule with its parameters, all of them stated before the vote.

use rust_decimal::Decimal;

use super::choice::{Choice, choices};
use super::election::Limit;

choices! {
    /// A counting rule.
    pub enum Rule {
        /// The most voted first; one that does not fit is passed over.
        Greedy "greedy",
        /// The most voted first, until one does not fit.
        GreedyStop "greedy-stop",
        /// The Method of Equal Shares; a voter gets from a winner what it costs.
        EqualSharesCost "equal-shares-cost",
        /// The Method of Equal Shares; every winner counts the same.
        EqualSharesCardinality "equal-shares-cardinality",
        /// The Method of Equal Shares; a voter gets from a winner the points that they gave it.
        EqualSharesAdditive "equal-shares-additive",
        /// Phragmén's sequential method.
        Phragmen "phragmen",
    }
}

impl Rule {
    /// Whether it is the Method of Equal Shares.
    pub fn is_equal_shares(self) -> bool {
        matches!(self, Self::EqualSharesCost | Self::EqualSharesCardinality | Self::EqualSharesAdditive)
    }
}

choices! {
    /// What is done with the money that equal shares leaves.
    pub enum Completion {
        /// Nothing.
        None "none",
        /// Everyone's share is raised step by step, and counted anew.
        Add1 "add1",
        /// The same, and then the most voted that still fit.
        Add1u "add1u",
        /// The most voted that still fit.
        Utilitarian "utilitarian",
    }
}

impl Completion {
    /// Whether everyone's share is raised.
    pub fn raises(self) -> bool {
        matches!(self, Self::Add1 | Self::Add1u)
    }

    /// Whether the most voted that still fit come last.
    pub fn fills(self) -> bool {
        matches!(self, Self::Add1u | Self::Utilitarian)
    }
}

choices! {
    /// When shares are raised no further.
    pub enum Stop {
        /// At the first outcome that leaves no project that fits.
        Exhaustive "exhaustive",
        /// When the next step would spend more than there is.
        Overshoot "overshoot",
    }
}

choices! {
    /// Everyone's first share.
    pub enum Start {
        /// The money divided by the voters, as it comes out.
        Exact "exact",
        /// The same without its decimals.
        Whole "whole",
    }
}

choices! {
    /// What becomes of a project that nobody voted for.
    pub enum WithoutVotes {
        /// It never wins.
        Never "never",
        /// It wins if it fits in the money that is left.
        IfItFits "if-it-fits",
    }
}

choices! {
    /// What decides between projects that the rule holds equal.
    pub enum TieKey {
        /// The lower cost first.
        LowerCost "lower-cost",
        /// The higher cost first.
        HigherCost "higher-cost",
        /// The more votes first.
        MoreVotes "more-votes",
        /// The order of the list of projects.
        Listed "listed",
        /// A lot drawn before the count.
        Lot "lot",
        /// The id, letter by letter.
        Id "id",
    }
}

/// All that decides a count besides the ballots; stated before the vote, printed with the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameters {
    /// The rule.
    pub rule: Rule,
    /// What is done with the money that equal shares leaves.
    pub completion: Completion,
    /// When shares are raised no further.
    pub stop: Stop,
    /// Everyone's first share.
    pub start: Start,
    /// By how much shares are raised.
    pub increment: Decimal,
    /// Whether the most voted are taken instead where more voters prefer them.
    pub comparison: bool,
    /// What decides between equals: the first that tells them apart; the id at last.
    pub ties: Vec<TieKey>,
    /// The lot that was drawn: ids, the first wins. Those that it lacks come after it.
    pub lot: Vec<String>,
    /// The fewest votes, or points, that a project needs.
    pub min_score: Option<Decimal>,
    /// What becomes of a project that nobody voted for.
    pub without_votes: WithoutVotes,
    /// The fewest ballots with which the vote counts; with fewer nothing wins.
    pub quorum: Option<u64>,
    /// What the projects of an area or a category may cost together.
    pub limits: Vec<Limit>,
    /// Groups of ids of which only one can win.
    pub incompatible: Vec<Vec<String>>,
}

impl Parameters {
    /// A rule with what is usual for all else: no completion, exact shares, ties by id.
    pub fn of(rule: Rule) -> Self {
        Self {
            rule,
            completion: Completion::None,
            stop: Stop::Exhaustive,
            start: Start::Exact,
            increment: Decimal::ONE,
            comparison: false,
            ties: vec![TieKey::Id],
            lot: Vec::new(),
            min_score: None,
            without_votes: WithoutVotes::Never,
            quorum: None,
            limits: Vec::new(),
            incompatible: Vec::new(),
        }
    }
}

/// The rules that the Pabulib format knows, with what they mean here: the rule, the completion, and
/// whether the outcome is compared with that of the most voted.
const HELD: [(&str, Rule, Completion, bool); 10] = [
    ("greedy", Rule::Greedy, Completion::None, false),
    ("greedy-threshold", Rule::Greedy, Completion::None, false),
    ("greedy-exclusive", Rule::Greedy, Completion::None, false),
    ("greedy-custom", Rule::Greedy, Completion::None, false),
    ("greedy-no-skip", Rule::GreedyStop, Completion::None, false),
    ("equalshares", Rule::EqualSharesCost, Completion::None, false),
    ("equalshares-comparison", Rule::EqualSharesCost, Completion::None, true),
    ("equalshares/add1", Rule::EqualSharesCost, Completion::Add1, false),
    ("equalshares/add1-comparison", Rule::EqualSharesCost, Completion::Add1, true),
    ("equalshares/add1u", Rule::EqualSharesCost, Completion::Add1u, false),
];

impl Parameters {
    /// What a name of the Pabulib format means, or one of [`name`](Self::name); nothing where it is
    /// neither.
    pub fn held(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        if let Some((_, rule, completion, comparison)) = HELD.iter().find(|(known, ..)| *known == name) {
            return Some(Self { completion: *completion, comparison: *comparison, ..Self::of(*rule) });
        }
        let (rule, completion) = name.split_once('/').unwrap_or((name.as_str(), Completion::None.id()));
        Some(Self { completion: Completion::from_id(completion)?, ..Self::of(Rule::from_id(rule)?) })
    }

    /// The name by which a file of ballots, with points or without, states the rule: Pabulib's, or where it has none the
    /// rule's own with its completion (`equal-shares-cardinality/add1u`).
    pub fn name(&self, has_points: bool) -> String {
        if self.rule == Rule::Greedy && !self.incompatible.is_empty() {
            return "greedy-exclusive".to_owned();
        }
        // With points, equal shares by cost are those by points.
        let rule = match self.rule {
            Rule::EqualSharesAdditive if has_points => Some(Rule::EqualSharesCost),
            Rule::EqualSharesCost if has_points => None,
            rule => Some(rule),
        };
        let is_it = |(_, known, completion, comparison): &&(&str, Rule, Completion, bool)| {
            (Some(*known), *completion, *comparison) == (rule, self.completion, self.comparison)
        };
        match HELD.iter().find(is_it) {
            Some((name, ..)) => (*name).to_owned(),
            None if self.completion == Completion::None => self.rule.id().to_owned(),
            None => format!("{}/{}", self.rule.id(), self.completion.id()),
        }
    }
}
