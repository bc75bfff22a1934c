//! Statements that the program makes: accessibility, privacy.

use serde::Serialize;

/// A statement; its words stand below `ui.statement.<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// `accessibility` or `privacy`.
    pub kind: &'static str,
}
