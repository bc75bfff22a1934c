//! Social programmes: for whom, what, where, with which money, and what came of it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::budget::Dimension;
use super::choice::choices;
use super::id::Id;
use super::indicator::Relation;
use super::line::Line;
use super::prose::Prose;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// For whom a programme or a service is; those that proposals have too are called as they are there.
    pub enum Group {
        /// Everyone.
        Everyone "everyone",
        /// Children.
        Children "children",
        /// Young people.
        Youth "youth",
        /// Women.
        Women "women",
        /// Older people.
        Older "seniors" | "older",
        /// People with disabilities.
        Disabilities "people-with-disabilities" | "disabilities",
        /// Indigenous peoples.
        Indigenous "indigenous",
        /// People of African descent.
        AfroDescendants "afrodescendant" | "afro-descendants",
        /// Families of the countryside.
        Rural "rural",
        /// Migrants and refugees.
        Migrants "migrants",
        /// People without work, or with little.
        Unemployed "unemployed",
    }
}

/// A programme.
#[derive(Debug, Clone)]
pub struct Programme {
    /// The file's name.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// In one sentence.
    pub summary: Option<Text>,
    /// The relation that it works on.
    pub relation: Option<Relation>,
    /// For whom.
    pub groups: Vec<Group>,
    /// Where; everywhere where there is none.
    pub areas: Vec<String>,
    /// The ids of those who run it, the first leading.
    pub actors: Vec<String>,
    /// The ids of the indicators that it should move.
    pub indicators: Vec<String>,
    /// The lines that pay it.
    pub budget: Vec<Share>,
    /// People planned for and reached, by year.
    pub people: BTreeMap<i16, Beneficiaries>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// What came of it.
    pub results: Option<Text>,
    /// The day on which what it says was last changed.
    pub updated: Option<Date>,
    /// Its text.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}

impl Programme {
    /// Whether it is there on a day.
    pub fn is_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// Whom a programme reaches, and where.
#[derive(Debug, Clone, Copy)]
pub struct Reach<'p> {
    /// For whom.
    pub groups: &'p [Group],
    /// Where; everywhere where there is none.
    pub areas: &'p [String],
}

impl Reach<'_> {
    /// Whether it is for a group; what is for everyone is for each.
    pub fn serves(&self, group: Group) -> bool {
        self.groups.contains(&group) || self.groups.contains(&Group::Everyone)
    }
}

/// The lines of a budget that have some codes, all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The budget's year.
    pub year: i16,
    /// The codes, and which of a line's they are; those below a code count as well.
    pub codes: Vec<(Dimension, String)>,
}

impl Share {
    /// Whether it names a line.
    pub fn names(&self, line: &Line) -> bool {
        let is_below =
            |code: &str, top: &str| code.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let has = |(dimension, top): &(Dimension, String)| {
            line.codes[*dimension].as_deref().is_some_and(|code| is_below(code, top))
        };
        !self.codes.is_empty() && self.codes.iter().all(has)
    }
}

/// How many people a programme is for, and how many it came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Beneficiaries {
    /// Planned.
    pub planned: Option<u64>,
    /// Reached.
    pub reached: Option<u64>,
}
