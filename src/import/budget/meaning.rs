//! What a column of a treasury's table may hold, with our word for it in a mapping.

use crate::model::budget::{Dimension, Stage};
use crate::model::choice::Choice;

/// What a column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Amounts of a stage.
    Stage(Stage),
    /// The difference between what was approved and what it became.
    Modification,
    /// What was added to what was approved, where changes stand apart.
    Increase,
    /// What was taken away from it.
    Decrease,
    /// The document that the row's figures were taken from, in a table of ours.
    Source,
    /// Its address.
    SourceAddress,
    /// The row's one amount, of a stage told elsewhere.
    Amount,
    /// A code; several columns of one dimension are its levels.
    Code(Dimension),
    /// The name of a code.
    Label(Dimension),
    /// What the line is.
    Name,
    /// Whether money comes in or goes out.
    Direction,
    /// The stage of the row's amount.
    StageWord,
    /// The fiscal year.
    Year,
    /// The day that the row's figures reach to.
    AsOf,
    /// The month that the row's figures are of.
    Month,
    /// Whether the row is a transfer within a group.
    Elimination,
    /// The line's own id.
    Id,
    /// Nothing that is kept.
    Nothing,
}

impl Meaning {
    /// Our word for it; nothing where a mapping has none.
    pub fn word(self) -> Option<String> {
        let word = match self {
            Self::Stage(stage) => stage.id(),
            Self::Modification => "modification",
            Self::Increase => "increases",
            Self::Decrease => "decreases",
            Self::Source => "source",
            Self::SourceAddress => "source_address",
            Self::Amount => "amount",
            Self::Code(dimension) => dimension.id(),
            Self::Label(dimension) => return Some(format!("names.{}", dimension.id())),
            Self::Name => "name",
            Self::Direction => "direction",
            Self::StageWord => "stage",
            Self::Id => "id",
            Self::Year => "year",
            Self::AsOf => "as_of",
            Self::Month => "month",
            Self::Elimination => "elimination",
            Self::Nothing => return None,
        };
        Some(word.to_owned())
    }

    /// The meaning with this word.
    pub fn named(word: &str) -> Option<Self> {
        let all = [
            Self::Amount,
            Self::Modification,
            Self::Increase,
            Self::Decrease,
            Self::Source,
            Self::SourceAddress,
            Self::Name,
            Self::Direction,
            Self::StageWord,
            Self::Year,
            Self::AsOf,
            Self::Month,
            Self::Elimination,
            Self::Id,
        ];
        let label = || Dimension::from_id(word.strip_prefix("names.")?).map(Self::Label);
        let code = Dimension::from_id(word).map(Self::Code).or_else(|| Stage::from_id(word).map(Self::Stage));
        code.or_else(label).or_else(|| all.into_iter().find(|meaning| meaning.word().as_deref() == Some(word)))
    }

    /// Whether it is a column of amounts.
    pub fn is_amount(self) -> bool {
        matches!(self, Self::Stage(_) | Self::Amount | Self::Modification | Self::Increase | Self::Decrease)
    }

    /// Whether several columns may hold it.
    pub fn may_repeat(self) -> bool {
        matches!(self, Self::Code(_) | Self::Label(_) | Self::Increase | Self::Decrease | Self::Nothing)
    }
}
