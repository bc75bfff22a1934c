//! How ballots are counted, and what comes of it: the winners, the others with the reason why, and
//! every step between.
//!
//! The figures are exact: fractions where money is shared between voters. [`rounded`] makes of one
//! what can be shown.

use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::ToPrimitive;
use rust_decimal::Decimal;

use super::choice::{Choice, choices};
use super::election::{Election, Limit};

/// A number without rounding.
pub type Fraction = Ratio<BigInt>;

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

/// What comes of a count. Projects are told by their number in the election.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// How it was counted.
    pub parameters: Parameters,
    /// How many ballots were counted, empty ones among them.
    pub voters: u64,
    /// Each project's votes and points, in the order of the election.
    pub standings: Vec<Standing>,
    /// The winners, in the order in which they won.
    pub winners: Vec<usize>,
    /// What they cost together.
    pub cost: Decimal,
    /// The others, each with the reason why, in the order of the election.
    pub losers: Vec<Loser>,
    /// Every step.
    pub steps: Vec<Step>,
    /// The times that the order for ties decided.
    pub ties: Vec<Tie>,
}

impl Tally {
    /// Whether a project won.
    pub fn won(&self, project: usize) -> bool {
        self.winners.contains(&project)
    }

    /// Whether raising shares was given up, so that the outcome is not the rule's.
    pub fn was_given_up(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::Raised { ended: Ended::GivenUp, .. }))
    }

    /// Whether a tie that changes the winners came to a lot that is not written down, so that the ids
    /// decided instead.
    pub fn lacks_lot(&self, election: &Election, tie: &Tie) -> bool {
        let lot = self.parameters.ties.iter().position(|key| *key == TieKey::Lot);
        let Some(at) = lot.filter(|_| tie.otherwise != Otherwise::Same) else { return false };
        let undrawn = |project: &&usize| !self.parameters.lot.contains(&election.projects[**project].id);
        let equal = |one: usize, other: usize| {
            self.parameters.ties[..at].iter().all(|key| match key {
                TieKey::LowerCost | TieKey::HigherCost => election.projects[one].cost == election.projects[other].cost,
                TieKey::MoreVotes => self.standings[one].votes == self.standings[other].votes,
                TieKey::Listed | TieKey::Id | TieKey::Lot => one == other,
            })
        };
        let undrawn: Vec<usize> = tie.projects.iter().filter(undrawn).copied().collect();
        undrawn.iter().enumerate().any(|(at, one)| undrawn[at + 1..].iter().any(|other| equal(*one, *other)))
    }

    /// Whether another order for ties would change the winners.
    pub fn hinges_on_ties(&self) -> bool {
        self.ties.iter().any(|tie| !matches!(tie.otherwise, Otherwise::Same))
    }
}

impl Tally {
    /// The winners held against those that were declared; nothing where none were.
    pub fn recount(&self, election: &Election) -> Option<Recount> {
        let declared = election.declared()?;
        let is_declared = |project: &usize| declared.contains(&election.projects[*project].id.as_str());
        let mut gained: Vec<usize> = self.winners.iter().copied().filter(|winner| !is_declared(winner)).collect();
        gained.sort_unstable();
        let lost = (0..election.projects.len()).filter(|project| is_declared(project) && !self.won(*project));
        Some(Recount { gained, lost: lost.collect() })
    }
}

/// How the winners of a count differ from those that were declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recount {
    /// The winners that were not declared, sorted.
    pub gained: Vec<usize>,
    /// Those that were declared and did not win, sorted.
    pub lost: Vec<usize>,
}

impl Recount {
    /// Whether they are the same.
    pub fn agrees(&self) -> bool {
        self.gained.is_empty() && self.lost.is_empty()
    }
}

/// A project's votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How many ballots name it, whatever points they give it.
    pub named: u64,
    /// How many of these count for it: those that give it more than no points, where there are points.
    pub votes: u64,
    /// Its points; its votes where ballots have none.
    pub score: Decimal,
}

/// A project that did not win.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loser {
    /// Which.
    pub project: usize,
    /// Why.
    pub why: Why,
}

/// Why a project did not win.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Nobody voted for it.
    NoVotes,
    /// Nobody gave it more than no points, though some named it.
    NoPoints,
    /// It has fewer votes, or points, than a project needs.
    BelowMinimum {
        /// How many it needs.
        minimum: Decimal,
    },
    /// Alone it costs more than there is.
    OverBudget,
    /// When its turn came, too little was left.
    DidNotFit {
        /// What was left.
        left: Decimal,
    },
    /// The count had ended at another that did not fit.
    AfterStop {
        /// The one that did not fit.
        stopped_by: usize,
    },
    /// Nobody voted for it, and one with votes still fitted.
    AfterVoted {
        /// The one with votes.
        before: usize,
    },
    /// What its area or category may cost would have been exceeded.
    LimitReached {
        /// The limit, by its number in the parameters.
        limit: usize,
        /// What was left of it.
        left: Decimal,
    },
    /// One with which it cannot be together had won.
    Incompatible {
        /// The winner.
        with: usize,
    },
    /// Those who voted for it had not enough money left between them.
    SupportersShort {
        /// What they had.
        had: Fraction,
    },
    /// More voters preferred the outcome of the most voted.
    ComparedAway,
}

/// One step of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A project's turn came, and it fitted.
    Funded {
        /// Which.
        project: usize,
        /// What was left before.
        left: Decimal,
    },
    /// A project's turn came, and it could not win.
    PassedOver {
        /// Which.
        project: usize,
        /// Why.
        why: Why,
    },
    /// The count ends at a project that does not fit.
    Stopped {
        /// Which.
        project: usize,
        /// What was left.
        left: Decimal,
    },
    /// Everyone gets a share.
    Endowed {
        /// How much.
        each: Fraction,
    },
    /// Shares were raised until they were these; the steps after this one are those of the last
    /// count.
    Raised {
        /// The first share.
        from: Fraction,
        /// The last.
        to: Fraction,
        /// How often they were raised.
        times: u64,
        /// The outcomes on the way.
        outcomes: Vec<Outcome>,
        /// Why no further.
        ended: Ended,
    },
    /// Those who voted for a project buy it.
    Bought {
        /// Which.
        project: usize,
        /// How many pay for it.
        supporters: u64,
        /// How many of them pay all that they have left.
        emptied: u64,
        /// What each of the others pays for each point that they gave; for one vote where there
        /// are no points.
        price: Fraction,
        /// The rule's measure: what is paid for a unit of what voters get. The least is bought.
        rate: Fraction,
    },
    /// Money came in until a project could be bought by those who voted for it.
    Matured {
        /// Which.
        project: usize,
        /// How many pay for it.
        supporters: u64,
        /// What each voter had received by then.
        received: Fraction,
    },
    /// The most voted that still fit come now.
    Filling {
        /// What is left.
        left: Decimal,
    },
    /// The outcome was compared with that of the most voted.
    Compared {
        /// How many voters prefer the outcome of equal shares.
        shares: u64,
        /// How many prefer that of the most voted.
        greedy: u64,
        /// Whether that of the most voted was taken.
        replaced: bool,
    },
    /// Projects without votes that fit come now.
    WithoutVotes,
}

/// An outcome on the way, while shares are raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Everyone's share.
    pub each: Fraction,
    /// The winners, sorted.
    pub winners: Vec<usize>,
    /// What they cost.
    pub cost: Decimal,
}

/// Why shares were raised no further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// No project was left that fits.
    Exhaustive,
    /// The next step would have spent more than there is.
    Overshot {
        /// What it would have cost.
        cost: Decimal,
        /// What would have won, sorted.
        winners: Vec<usize>,
    },
    /// Everything that anybody voted for is bought.
    AllBought,
    /// What is left is kept out by limits, or by winners that it cannot be together with.
    ShutOut,
    /// The increment is so small that the end was not reached: the outcome is not the rule's.
    GivenUp,
}

/// A time that the order for ties decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The equals, the one that was taken first.
    pub projects: Vec<usize>,
    /// Whether it matters.
    pub otherwise: Otherwise,
}

/// What another order for a tie would have done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Otherwise {
    /// The same winners.
    Same,
    /// Other winners.
    Other {
        /// Who would have won besides, sorted.
        gained: Vec<usize>,
        /// Who would not, sorted.
        lost: Vec<usize>,
    },
    /// There are more orders than were tried.
    NotAllTried,
}

/// A fraction as a decimal, rounded to the nearest; halves go up. Amounts that no decimal holds
/// are the largest that one does.
pub fn rounded(value: &Fraction, decimals: u32) -> Decimal {
    let scaled = value * Fraction::from_integer(BigInt::from(10).pow(decimals));
    let half = Fraction::new(BigInt::from(1), BigInt::from(2));
    let whole = (scaled + half).floor().to_integer();
    whole.to_i128().and_then(|whole| Decimal::try_from_i128_with_scale(whole, decimals).ok()).unwrap_or(Decimal::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_is_rounded_to_the_nearest() {
        let third = Fraction::new(BigInt::from(1_000_000), BigInt::from(6586));
        assert_eq!(rounded(&third, 2).to_string(), "151.84");
        assert_eq!(rounded(&Fraction::new(BigInt::from(1), BigInt::from(8)), 2).to_string(), "0.13");
    }
}
