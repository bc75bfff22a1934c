//! What is told of an election's result besides the tally: what voters got, where the money goes,
//! and what other rules would have made of the same ballots.

use rust_decimal::Decimal;

use super::counting::Parameters;
use super::election::Trait;
use super::tally::{Fraction, Tally};

/// A count with all that is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedElection {
    /// The count.
    pub tally: Tally,
    /// What voters got of the projects that were chosen: those declared, or where nothing was
    /// declared the count's winners.
    pub voices: Voices,
    /// Money against votes, by area; empty where projects have none.
    pub areas: Vec<Share>,
    /// Money against votes, by category; empty where projects have none.
    pub categories: Vec<Share>,
    /// Results of groups of voters; empty where nothing is told of them, or they are too small.
    pub groups: Vec<Grouping>,
    /// What other rules would have made of the same ballots; the stated rule first, where it does not
    /// give what was chosen.
    pub alternatives: Vec<Alternative>,
}

/// What voters got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voices {
    /// All ballots.
    pub voters: u64,
    /// Those that name no project.
    pub blank: u64,
    /// How many voters have so many of their projects among the winners: the first number is that
    /// of voters who have none. Blank ballots are left out.
    pub by_winners: Vec<u64>,
}

impl Voices {
    /// How many voters named projects of which none won.
    pub fn without_winner(&self) -> u64 {
        self.by_winners.first().copied().unwrap_or(0)
    }

    /// How many have at least one winner.
    pub fn with_winner(&self) -> u64 {
        self.by_winners.iter().skip(1).sum()
    }

    /// How many winners a voter has on average, of those who named any project.
    pub fn average(&self) -> Option<Fraction> {
        let voters: u64 = self.by_winners.iter().sum();
        let winners: u64 = self.by_winners.iter().zip(0_u64..).map(|(voters, winners)| voters * winners).sum();
        (voters > 0).then(|| Fraction::new(winners.into(), voters.into()))
    }
}

/// What an area, or a category, got of the votes and of the money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Its name; empty for projects that have none.
    pub name: String,
    /// The votes for its projects. One that belongs to several is shared out evenly.
    pub votes: Fraction,
    /// What its winners cost, in the same way.
    pub money: Fraction,
    /// Its part of all votes, from 0 to 1.
    pub of_votes: Fraction,
    /// Its part of what all winners cost, from 0 to 1.
    pub of_money: Fraction,
    /// How many of its projects won.
    pub winners: u64,
    /// How many it has.
    pub projects: u64,
}

/// Voters told apart by something that is told of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouping {
    /// By what.
    pub by: Trait,
    /// The groups; none is smaller than the minimum.
    pub cells: Vec<Cell>,
}

/// A group of voters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Who.
    pub of: CellOf,
    /// How many.
    pub voters: u64,
    /// How many of them have a winner.
    pub with_winner: u64,
    /// Each project's votes from them, in the order of the election; none where they are fewer
    /// than the minimum.
    pub votes: Vec<Option<u64>>,
}

/// Who is in a group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellOf {
    /// Those of whom this is told.
    Told(String),
    /// Those of an age, first and last year.
    Ages(u32, u32),
    /// Those older than that.
    Older(u32),
    /// Those in groups too small to be told apart, and those of whom nothing is told.
    Others,
}

/// What another rule would have made of the same ballots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// The rule with all else.
    pub parameters: Parameters,
    /// The winners, sorted.
    pub winners: Vec<usize>,
    /// What they cost.
    pub cost: Decimal,
    /// The winners that were not chosen.
    pub gained: Vec<usize>,
    /// What was chosen and does not win.
    pub lost: Vec<usize>,
    /// What voters would have got.
    pub voices: Voices,
}
