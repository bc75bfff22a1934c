//! What comes of a count ([`super::counting`] says how it is made): the winners, the others with the reason why, and
//! every step between.
//!
//! The figures are exact: fractions where money is shared between voters. [`rounded`] makes of one
//! what can be shown.

use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::ToPrimitive;
use rust_decimal::Decimal;

use super::counting::{Parameters, TieKey};
use super::election::Election;

/// A number without rounding.
pub type Fraction = Ratio<BigInt>;

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

    /// Whether fewer voted than had to, so that nothing was counted.
    pub fn is_short_of_quorum(&self) -> bool {
        self.steps.iter().any(|step| matches!(step, Step::ShortOfQuorum { .. }))
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
    /// Fewer voted than had to for the vote to count.
    ShortOfQuorum {
        /// How many had to.
        quorum: u64,
    },
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
    /// Fewer voted than had to for the vote to count: nothing wins.
    ShortOfQuorum {
        /// How many voted.
        voters: u64,
        /// How many had to.
        quorum: u64,
    },
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
