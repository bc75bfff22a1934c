//! Cells of a table of votes that were not taken, and how they are told.

use std::collections::BTreeSet;

use super::members::Doubt;
use crate::findings::Told;

/// A cell that was not taken: how it is told, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Odd {
    key: &'static str,
    pub(super) value: String,
    /// Those whom a name can mean.
    known: Option<String>,
    cell: Option<String>,
}

impl Odd {
    pub(super) fn new(key: &'static str, value: impl Into<String>) -> Self {
        Self { key, value: value.into(), known: None, cell: None }
    }

    pub(super) fn vote(cell: &str, value: impl Into<String>) -> Self {
        Self { cell: Some(cell.to_owned()), ..Self::new("import-minutes-odd-vote", value) }
    }

    pub(super) fn who(name: &str, doubt: Doubt) -> Self {
        Self { known: Some(doubt.known), ..Self::new(doubt.key, name) }
    }
}

/// The key by which a result is told that is in words that nobody understands.
pub(super) const UNCLEAR: &str = "import-minutes-unclear-result";
/// The key by which a way of voting is told that the minutes have no word for.
pub(super) const METHOD: &str = "import-minutes-odd-method";

impl Odd {
    /// What is told of it.
    fn told(self) -> Told {
        let told = Told::new(self.key).with("value", self.value);
        match (self.known, self.cell) {
            (Some(known), _) => told.with("known", known),
            (None, Some(cell)) => told.with("cell", cell),
            _ => told,
        }
    }
}

/// What was told already of a table: a result or a way of voting that nobody understands, and who it is that votes,
/// are told once.
#[derive(Default)]
pub(super) struct Once(BTreeSet<(&'static str, String)>);

impl Once {
    /// What is still to be told of a row's cells.
    pub(super) fn left(&mut self, odd: Vec<Odd>) -> Vec<Told> {
        let is_once = |odd: &Odd| [UNCLEAR, METHOD].contains(&odd.key) || odd.known.is_some();
        let mut is_told = |odd: &Odd| is_once(odd) && !self.0.insert((odd.key, odd.value.clone()));
        odd.into_iter().filter(|odd| !is_told(odd)).map(Odd::told).collect()
    }
}
