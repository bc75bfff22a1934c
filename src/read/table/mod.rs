//! A table as its owner has it (CSV, XLSX, ODS), through a mapping to our words.
//!
//! ```text
//! Mapping ─layout→ Layout ─┐
//! bytes ─sheet, book→ Sheet ┴─cells→ Table ─rows→ lines of a budget
//! ```
//!
//! `layout` makes of the mapping what rows are taken apart by, `sheet` gives the rows of a CSV file
//! and `book` those of a spreadsheet, `cells` finds our columns in them. What the rows mean is
//! their reader's: `rows` makes budget lines of them, and [`merge`] joins lines that several files
//! tell; payments, projects and classifications have readers of their own, over [`Table`].

mod amounts;
mod book;
mod cells;
mod codes;
mod documents;
mod indents;
mod layout;
mod levels;
mod merge;
mod outline;
mod parts;
mod rows;
mod sheet;
mod sums;
pub mod unnamed;

pub use book::{Fault as BookFault, is_book, is_too_large, sheet as book_sheet, sheets as book_sheets};
pub use cells::{Table, TableRow};
pub use indents::indents as book_indents;
pub use layout::{Tables, tell_unknown};
pub use levels::Names;
pub use merge::{give_way, merge};
pub use rows::{AWAY, Asked, Taken, lines};
pub use sheet::{Row, joined};

use super::budget::WrittenSource;
use super::reader::Reader;
use super::record::{self, At, FieldType, Kind, Value, record};
use super::values::{Delimiter, Integer, Mark, Named, Number, OneOf, PathText};
use crate::model::budget::{Dimension, Direction, Stage};
use crate::text::slug::fold;
use crate::text::yaml::{Node, Spanned};

record! {
    /// A table, and which of its columns hold what.
    pub struct Mapping "lines" {
        /// The file, in the same folder.
        file: At<PathText> = "2026-gastos.csv",
        /// The sheet of a spreadsheet; its first that is not hidden where none is named.
        sheet: Option<At<String>> = "Gastos",
        /// What its lines are, where no column says it.
        direction: Option<At<OneOf<Direction>>> = "expenditure",
        /// The stage of its amounts, where it has one column of them and no column says it.
        stage: Option<At<OneOf<Stage>>> = "approved",
        /// Whether its rows tell again transfers between entities that stand among other lines, to be taken
        /// away from the sums.
        eliminations: Option<At<bool>> = "yes",
        /// What stands between columns.
        delimiter: Option<At<Delimiter>> = "\";\"",
        /// The decimal mark.
        decimal: Option<At<Mark>> = "\",\"",
        /// The mark between thousands; `space` for a space.
        thousands: Option<At<Mark>> = "\".\"",
        /// Whether an amount in parentheses is negative.
        parentheses: Option<At<bool>> = "yes",
        /// Whether digits are parted as in India: the last three, then two by two (`12,34,567.50`).
        lakhs: Option<At<bool>> = "yes",
        /// Whether amounts are binary numbers as programs write them (`1234.5600000000001`): what is
        /// within a billionth of the currency's decimals is taken as that.
        floats: Option<At<bool>> = "yes",
        /// A currency's symbol that stands in cells with amounts.
        symbol: Option<At<String>> = "B/.",
        /// What each amount is multiplied by: 1000 where they are in thousands, -1 where signs are
        /// turned.
        times: Option<At<Number>> = "1000",
        /// Texts that mean an empty cell.
        empty: Vec<At<String>> = "[\"-\", \"s.d.\"]",
        /// The encoding of its text.
        encoding: Option<At<String>> = "windows-1252",
        /// The row with the columns' titles, or several whose titles are joined; the first that has
        /// all named titles where it is missing, 0 where there is none and columns are numbered.
        header: Vec<At<Integer>> = "3",
        /// What rows begin with that are remarks.
        comment: Option<At<String>> = "\"#\"",
        /// Only rows whose column (left) has one of these values (right).
        only as "where": Option<At<Named<OneOrMore>>> = "{Año: \"2026\"}",
        /// Rows to leave out: those whose column (left) has one of these values (right).
        except: Option<At<Named<OneOrMore>>> = "{Partida: [TOTAL, Subtotal]}",
        /// Columns that must not be empty: a row in which one is, is left out.
        filled: Vec<At<String>> = "[Objeto]",
        /// Columns whose empty cells repeat the one above, as merged cells do.
        fill: Vec<At<String>> = "[Departamento]",
        /// Columns from the widest to the finest in which rows stand below one another, as in an outline: cells
        /// before a row's first are those of the rows above it, and a row with others below it is their sum,
        /// which is checked and not added. Of one column, rows that leave it empty stand below the one above that
        /// fills it.
        outline: Vec<At<String>> = "[Capítulo, Concepto, Partida]",
        /// What rows with one text alone name, that stand above the rows of it: `MAYOR`. Where they name the sides of
        /// the budget, their texts with what each means.
        headings: Option<At<Headings>> = "administrative",
        /// Our word for a column, with its title in the table (or its number, or parts of it).
        columns: Option<At<Named<ColumnRef>>> = "{functional: Función, economic: Objeto, name: Partida}",
        /// The stages, with the title of the column that holds their amounts; `modification` is the
        /// difference between approved and adjusted.
        amounts: Option<At<Named<ColumnRef>>> = "{approved: Ley, accrued: Devengado}",
        /// Columns of what was added to what was approved, where its changes stand apart.
        increases: Vec<At<String>> = "[Aumentos, Créditos]",
        /// Columns of what was taken away from it, as amounts above zero.
        decreases: Vec<At<String>> = "[Disminuciones, Contracréditos]",
        /// Columns with the names of codes, so that no classification is needed.
        names: Option<At<Named<ColumnRef>>> = "{administrative: Descripción Sección}",
        /// A table with the names of codes, as it is published beside a year's lines: `dimension`, `direction`,
        /// `code`, `name`, `parent`.
        codes: Option<At<PathText>> = "2026-codes.csv",
        /// Dimensions whose codes stand in several columns, the widest first; with their names.
        levels: Option<At<Named<Levels>>> = "{administrative: [{code: Centro, name: Descripción}]}",
        /// The dimension by whose codes rows are nested: a row whose code begins those of others is
        /// their sum, which is checked and not added.
        nested: Option<At<OneOf<Dimension>>> = "economic",
        /// Our words with what is the same in every row.
        constants: Option<At<Named<String>>> = "{entity: \"001\"}",
        /// Whether rows of the same line are added: several of one line, or one a month with what was done in
        /// it.
        sum: Option<At<bool>> = "yes",
        /// Whether each of those rows tells what was planned for the whole year, which is then taken once: of the
        /// last month, or of the last row where none has a month or a day.
        plan_once: Option<At<bool>> = "yes",
        /// The document that its figures were taken from.
        source: Option<At<WrittenSource>> = "{title: Liquidación 2024}",
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
        /// Whether only the last of them that is not empty is taken.
        last: Option<At<bool>> = "yes",
        /// What parts its cells, of which `part` is taken: a mark, or `space`.
        split: Option<At<String>> = "\"-\"",
        /// Which part, from 1.
        part: Option<At<Integer>> = "2",
        /// The first character taken, from 1.
        from: Option<At<Integer>> = "1",
        /// The last character taken.
        to: Option<At<Integer>> = "4",
        /// How long a code is: shorter ones get zeros in front, which spreadsheets drop.
        pad: Option<At<Integer>> = "4",
        /// What a cell's text means in our words.
        values: Option<At<Named<String>>> = "{G: expenditure, I: revenue}",
    }
}

record! {
    /// A level of a dimension whose codes stand in several columns.
    pub struct WrittenLevel "column level" {
        /// The column with the level's part of the code; without it, the name is the code.
        code: Option<At<ColumnRef>> = "Centro",
        /// The column with its name.
        name: Option<At<ColumnRef>> = "Descripción Centro",
    }
}

/// What rows with one text alone name, that stand above others.
#[derive(Debug, Clone)]
pub enum Headings {
    /// Codes of a dimension.
    Codes(Dimension),
    /// The sides of a budget, by their texts, folded: `INGRESOS`, `GASTOS`. Other rows with one text are no headings.
    Sides(Vec<(String, Direction)>),
}

impl Value for Headings {
    fn kind() -> Kind {
        let sides = <Named<OneOf<Direction>> as Value>::kind();
        Kind::Either(vec![<OneOf<Dimension> as Value>::kind(), sides])
    }

    fn read(node: &Spanned<Node>, asked: &record::Asked, reader: &mut Reader) -> Option<Self> {
        if let Node::Scalar(_) = node.value {
            return OneOf::read(node, asked, reader).map(|dimension: OneOf<Dimension>| Self::Codes(dimension.0));
        }
        let sides = Named::<OneOf<Direction>>::read(node, asked, reader)?.0;
        Some(Self::Sides(sides.into_iter().map(|(text, side)| (heading(&text.value), side.value.0)).collect()))
    }
}

/// A heading as it is compared: however its letters are written, and without a mark at its end.
fn heading(text: &str) -> String {
    fold(text).trim_end_matches([':', '.', ' ']).to_owned()
}

/// The levels of a dimension: records, or titles of columns with names.
#[derive(Debug, Clone)]
pub struct Levels(pub Vec<WrittenLevel>);

impl Value for Levels {
    fn kind() -> Kind {
        Kind::List(Box::new(Kind::Either(vec![Kind::Text, <WrittenLevel as Value>::kind()])))
    }

    fn read(node: &Spanned<Node>, asked: &record::Asked, reader: &mut Reader) -> Option<Self> {
        let Node::Seq(items) = &node.value else {
            reader.tell_type(node, "a-list", asked);
            return None;
        };
        let level = |item: &Spanned<Node>| match &item.value {
            Node::Scalar(_) => {
                let place = reader.place(item.span);
                let title = ColumnRef::read(item, asked, reader)?;
                Some(WrittenLevel { code: None, name: Some(At { value: title, place: place.clone() }), place })
            }
            _ => WrittenLevel::read(item, asked, reader),
        };
        items.iter().map(level).collect::<Option<Vec<_>>>().map(Self)
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

    fn read(node: &Spanned<Node>, asked: &record::Asked, reader: &mut Reader) -> Option<Self> {
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

    fn read(node: &Spanned<Node>, asked: &record::Asked, reader: &mut Reader) -> Option<Self> {
        let place = reader.place(node.span);
        <Vec<At<String>> as FieldType>::take(Some(node), asked, &place, reader).map(Self)
    }
}

/// A table as a record names it: a file with our own column titles, or a mapping.
#[derive(Debug, Clone)]
pub enum TableRef {
    /// A file whose header has our words.
    Plain(PathText),
    /// A mapping.
    Mapped(Box<Mapping>),
}

impl TableRef {
    /// The side of the budget that its lines are all of, where the mapping says it and no column does.
    pub fn one_side(&self) -> Option<Direction> {
        let Self::Mapped(mapping) = self else { return None };
        let named = |named: &At<Named<ColumnRef>>| named.value.0.iter().any(|(word, _)| word.value == "direction");
        let constants = mapping.constants.iter().flat_map(|all| &all.value.0);
        let told = mapping.columns.as_ref().is_some_and(named)
            || constants.into_iter().any(|(word, _)| word.value == "direction");
        mapping.direction.as_ref().map(|direction| direction.value.0).filter(|_| !told)
    }
}

impl Value for TableRef {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Path, <Mapping as Value>::kind()])
    }

    fn read(node: &Spanned<Node>, asked: &record::Asked, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Node::Scalar(_) => PathText::read(node, asked, reader).map(Self::Plain),
            _ => Mapping::read(node, asked, reader).map(|mapping| Self::Mapped(Box::new(mapping))),
        }
    }
}
