//! A table of budget lines: the file that the treasury already has, through a mapping to our words.
//!
//! `layout` makes of the mapping what the rows are taken apart by, `sheet` gives the rows of a
//! file, `rows` makes lines of them, and [`merge`] joins lines that several files tell.

mod layout;
mod merge;
mod rows;
mod sheet;

pub use merge::merge;

use super::budget::BudgetFile;
use super::money::MoneyForm;
use super::reader::Reader;
use super::record::{Asked, At, FieldType, Kind, Value, record};
use super::values::{Integer, Named, OneOf, PathText};
use crate::model::budget::{Direction, Line, Stage};
use crate::text::yaml::{Node, Spanned};

record! {
    /// A table of lines, and which of its columns hold what.
    pub struct Mapping "lines" {
        /// The file, in `budgets/`.
        file: At<PathText> = "2026-gastos.csv",
        /// What its lines are, where no column says it.
        direction: Option<At<OneOf<Direction>>> = "expenditure",
        /// The stage of its amounts, where it has one column of them and no column says it.
        stage: Option<At<OneOf<Stage>>> = "approved",
        /// What stands between columns.
        delimiter: Option<At<String>> = "\";\"",
        /// The decimal mark.
        decimal: Option<At<String>> = "\",\"",
        /// The mark between thousands.
        thousands: Option<At<String>> = "\".\"",
        /// Whether an amount in parentheses is negative.
        parentheses: Option<At<bool>> = "yes",
        /// The encoding of its text.
        encoding: Option<At<String>> = "windows-1252",
        /// The row with the columns' titles; the first that is not empty where it is missing, 0
        /// where there is none and columns are numbered.
        header: Option<At<Integer>> = "3",
        /// What rows begin with that are remarks.
        comment: Option<At<String>> = "\"#\"",
        /// Only rows whose column (left) has one of these values (right).
        only as "where": Option<At<Named<OneOrMore>>> = "{Año: \"2026\"}",
        /// Our word for a column, with its title in the table (or its number, or parts of it).
        columns: Option<At<Named<ColumnRef>>> = "{functional: Función, economic: Objeto, name: Partida}",
        /// The stages, with the title of the column that holds their amounts.
        amounts: Option<At<Named<ColumnRef>>> = "{approved: Ley, accrued: Devengado}",
    }
}

record! {
    /// A column whose cells are taken in part, joined, or translated.
    pub struct WrittenColumn "column" {
        /// Its title, or number.
        column: Option<At<String>> = "Aplicación",
        /// Several columns that make one code together.
        columns: Vec<At<String>> = "[Área, Política, Programa]",
        /// What is put between them: nothing where it is missing.
        join: Option<At<String>> = "\".\"",
        /// What parts its cells, of which `part` is taken: a mark, or `space`.
        split: Option<At<String>> = "\"-\"",
        /// Which part, from 1.
        part: Option<At<Integer>> = "2",
        /// The first character taken, from 1.
        from: Option<At<Integer>> = "1",
        /// The last character taken.
        to: Option<At<Integer>> = "4",
        /// What a cell's text means in our words.
        values: Option<At<Named<String>>> = "{G: expenditure, I: revenue}",
    }
}

/// A column: by its title or number, by several of them, or as a record that says more.
#[derive(Debug, Clone)]
pub enum ColumnRef {
    /// One column.
    Title(String),
    /// Several, whose cells are joined.
    Titles(Vec<At<String>>),
    /// More than a title.
    Part(Box<WrittenColumn>),
}

impl Value for ColumnRef {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Text, Kind::List(Box::new(Kind::Text)), <WrittenColumn as Value>::kind()])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Node::Scalar(_) => String::read(node, asked, reader).map(Self::Title),
            Node::Seq(_) => {
                let place = reader.place(node.span);
                <Vec<At<String>> as FieldType>::take(Some(node), asked, &place, reader).map(Self::Titles)
            }
            Node::Map(_) => WrittenColumn::read(node, asked, reader).map(|column| Self::Part(Box::new(column))),
        }
    }
}

/// One text, or several.
#[derive(Debug, Clone)]
pub struct OneOrMore(pub Vec<At<String>>);

impl Value for OneOrMore {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Text, Kind::List(Box::new(Kind::Text))])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let place = reader.place(node.span);
        <Vec<At<String>> as FieldType>::take(Some(node), asked, &place, reader).map(Self)
    }
}

/// A table as a budget names it: a file with our own column titles, or a mapping.
#[derive(Debug, Clone)]
pub enum TableRef {
    /// A file whose header has our words.
    Plain(PathText),
    /// A mapping.
    Mapped(Box<Mapping>),
}

impl Value for TableRef {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Path, <Mapping as Value>::kind()])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Node::Scalar(_) => PathText::read(node, asked, reader).map(Self::Plain),
            _ => Mapping::read(node, asked, reader).map(|mapping| Self::Mapped(Box::new(mapping))),
        }
    }
}

/// Reads the lines of a table; what is wrong with its rows is told at the table's own lines.
pub fn read(reference: &At<TableRef>, money: &MoneyForm, budget: &BudgetFile, reader: &mut Reader) -> Vec<Line> {
    let Some(layout) = layout::layout(reference, money, budget, reader) else { return Vec::new() };
    let Some(bytes) = budget.tables.get(&layout.file) else { return Vec::new() };
    match sheet::rows(bytes, &layout, reader) {
        Some(sheet) => rows::lines(&sheet, &layout, money, budget.languages[0], reader),
        None => Vec::new(),
    }
}
