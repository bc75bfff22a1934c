//! The parts of a Word text below its paragraphs and tables: runs of words, and what is not the text's.

use super::super::skip::Why;

/// A run of words that look alike.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// Whether it hides and strikes through by itself.
    pub(super) vanish: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) style: String,
    pub(super) font: String,
}

/// What is read of the text that stands in an element.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    #[default]
    Nothing,
    Words,
    Instruction,
}

/// A row or a cell of a table: taken, hidden, or deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Taken,
    Hidden,
    Deleted,
}

/// What stands for words that are not the text's: what is struck out of it, and how it looked before.
pub(super) fn apart(name: &str) -> Option<Why> {
    match name {
        "w:del" | "w:moveFrom" => Some(Why::Apart),
        "w:pPrChange" | "w:rPrChange" | "w:tblPrChange" | "w:tblPrExChange" | "w:tblGridChange" | "w:trPrChange"
        | "w:tcPrChange" | "w:sectPrChange" | "w:numberingChange" => Some(Why::Silent),
        _ => None,
    }
}
