//! Statements that the program makes: accessibility, privacy.

use serde::Serialize;

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// What it is about.
    pub lead: String,
    /// What it says, part by part.
    pub parts: Vec<StatementPart>,
}

/// A part of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementPart {
    /// Its heading.
    pub title: String,
    /// Its text.
    pub text: String,
}
