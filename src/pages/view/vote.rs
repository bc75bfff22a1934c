//! Motions and votes.

use serde::Serialize;

use super::{Day, Link, Share, Words};

/// A motion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MotionView {
    /// What is moved.
    pub title: Words,
    /// Its words.
    pub text: Option<Words>,
    /// Who moved it.
    pub movers: Vec<Link>,
    /// Who seconded it.
    pub seconders: Vec<Link>,
    /// Who withdrew because of an interest of their own.
    pub conflicts: Vec<ConflictRow>,
    /// Changes to it that were moved.
    pub amendments: Vec<MotionView>,
    /// How it was voted on, as a word.
    pub method: Option<&'static str>,
    /// The majority that it needed, where that is more than the usual.
    pub needed: Option<NeededView>,
    /// The vote's sides: yes, no, abstain, and those that have somebody.
    pub sides: Vec<VoteSide>,
    /// How whoever presided decided a tie, as a word.
    pub casting: Option<&'static str>,
    /// The result's word.
    pub result: Option<&'static str>,
    /// The decisions that it made.
    pub decisions: Vec<Link>,
}

/// Somebody who withdrew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConflictRow {
    /// Who.
    pub person: Link,
    /// Why.
    pub reason: Option<Words>,
}

/// A majority that was needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NeededView {
    /// The majority's word.
    pub majority: &'static str,
    /// The word for what it is counted from.
    pub base: &'static str,
    /// How many votes for it needed.
    pub needed: usize,
}

/// A side of a vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VoteSide {
    /// `yes`, `no`, `abstain`, `absent`, `recused`.
    pub side: &'static str,
    /// How many.
    pub count: usize,
    /// Their share of all votes, for a bar; none for those who did not vote.
    pub share: Option<Share>,
    /// Who, where that is known.
    pub people: Vec<Link>,
}

/// A motion in a list of votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VoteRow {
    /// What was voted on.
    pub title: Words,
    /// Whether it is an amendment.
    pub amendment: bool,
    /// The motion that it amends, where it has another title than that.
    pub amends: Option<Words>,
    /// Where it stands.
    pub href: String,
    /// The day.
    pub date: Day,
    /// What became of it, as a word.
    pub result: Option<&'static str>,
    /// The side of the one whom the list is about; nothing where it is about nobody.
    pub side: Option<&'static str>,
    /// The sides of members, in the order of the table's head.
    pub marks: Vec<Option<&'static str>>,
}
