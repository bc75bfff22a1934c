//! What the years of a municipality say already of tables with the same headings: which these are, and how they
//! are read.

use super::guess::Guess;
use super::meaning::Meaning;
use super::sides::Said;
use super::{Table, sided, table_path, within, words, yaml_path};
use crate::import::grid::Grid;
use crate::import::{Asked, titles};
use crate::model::budget::{Dimension, Direction};
use crate::model::choice::Choice;
use crate::source::discover::Kind;
use crate::text::slug::fold;
use crate::text::yaml::{Node, Spanned, parse};

/// A table as a year's YAML names it.
#[derive(Default)]
pub(super) struct Mapping {
    /// Its file, in `budgets/`.
    pub(super) file: String,
    sheet: Option<String>,
    /// What all its lines are.
    pub(super) direction: Option<Direction>,
    /// Our words with the titles of the columns that hold them, in their order.
    pub(super) columns: Vec<(String, String)>,
    /// What words in its column of directions mean.
    words: Vec<Said>,
    /// Columns with the texts of rows that it leaves out.
    pub(super) except: Vec<(String, Vec<String>)>,
    /// Columns with the texts of rows that alone it takes.
    pub(super) only: Vec<(String, Vec<String>)>,
    /// Columns that are empty in rows that it leaves out.
    pub(super) filled: Vec<String>,
    /// What its headings mean that name the sides of the budget.
    headings: Vec<Said>,
    /// Whether it takes rows for the sums of others.
    pub(super) nests: bool,
}

/// How the columns of a table are read, as a year says it.
pub(super) struct Kept {
    /// The YAML of that year.
    pub(super) path: String,
    columns: Vec<(Meaning, usize)>,
    words: Vec<Said>,
}

/// What the nearest year says of a table with the same headings and of the same direction; the year itself first.
pub(super) fn kept(
    (name, grid): (&str, &Grid),
    direction: Option<Direction>,
    year: i16,
    asked: &Asked,
) -> Option<Kept> {
    let mut years: Vec<i16> = asked
        .portal()?
        .files
        .iter()
        .filter(|file| file.kind == Kind::Budget && file.lang.is_none())
        .filter_map(|file| file.stem.parse().ok())
        .collect();
    years.sort_unstable_by_key(|other| (year.abs_diff(*other), *other));
    years.into_iter().find_map(|year| {
        let path = yaml_path(asked, year);
        let mappings = mappings(&asked.standing(&path)?);
        let same = |mapping: &&Mapping| {
            let of_both = mapping.direction.is_none() || direction.is_none() || mapping.direction == direction;
            of_both
                && tells_alike(mapping, name)
                && table(mapping, asked).is_some_and(|other| other.titles == grid.titles && !grid.titles.is_empty())
        };
        let mapping = mappings.iter().find(same)?;
        let known = |(word, title): &(String, String)| Some((Meaning::named(word)?, grid.column(title)?));
        let columns: Vec<_> = mapping.columns.iter().filter_map(known).collect();
        (!columns.is_empty()).then(|| Kept { path, columns, words: mapping.words.clone() })
    })
}

/// Whether the name of a table says the same of its one amount as that of a mapping: whether it was executed.
fn tells_alike(mapping: &Mapping, name: &str) -> bool {
    let amounts = mapping.columns.iter().filter_map(|(word, _)| Meaning::named(word)).filter(|word| word.is_amount());
    let is_executed = |name: &str| titles::has(&name.replace(['-', '.'], " "), words::EXECUTED);
    amounts.count() > 1 || is_executed(&mapping.file) == is_executed(name)
}

impl Kept {
    /// Says it, over what was guessed; what tells the year stays.
    pub(super) fn say(&self, guess: &mut Guess) {
        let is_year = |meaning: &Meaning| *meaning == Meaning::Year;
        guess.meanings.iter_mut().filter(|meaning| !is_year(meaning)).for_each(|meaning| *meaning = Meaning::Nothing);
        guess.labels.clear();
        guess.words.clone_from(&self.words);
        let again = self.placed_within();
        for (meaning, at) in &self.columns {
            let dimension = about(*meaning);
            match meaning {
                _ if dimension.is_some_and(|dimension| again.contains(&(dimension, Some(*at)))) => continue,
                Meaning::Label(dimension) => guess.labels.push((*dimension, *at)),
                // Those below others are found again by their names.
                Meaning::Code(dimension) if again.contains(&(*dimension, None)) => {}
                Meaning::Code(_) => guess.said.push(*at),
                _ => {}
            }
            // A column may name the line and its code.
            let is_named = matches!(meaning, Meaning::Label(_)) && guess.meanings[*at] == Meaning::Name;
            if !is_named {
                guess.meanings[*at] = *meaning;
            }
        }
    }
}

impl Kept {
    /// Dimensions whose codes stand below those of another, each with the columns of this, and once alone.
    fn placed_within(&self) -> Vec<(Dimension, Option<usize>)> {
        let pairs = self.columns.iter().enumerate().flat_map(|(nth, (meaning, at))| {
            let before = self.columns[..nth].iter().filter(move |(_, before)| before == at);
            before.map(move |(before, _)| (about(*before), about(*meaning), *at))
        });
        let inner = pairs.filter_map(|(one, other, at)| Some((within::inner(one?, other?)?, at)));
        inner.flat_map(|(dimension, at)| [(dimension, Some(at)), (dimension, None)]).collect()
    }
}

/// The dimension whose codes, or their names, a column holds.
fn about(meaning: Meaning) -> Option<Dimension> {
    match meaning {
        Meaning::Code(dimension) | Meaning::Label(dimension) => Some(dimension),
        _ => None,
    }
}

/// The files of tables that a year's YAML names.
pub(super) fn files(year: i16, asked: &Asked) -> Vec<String> {
    let text = asked.standing(&yaml_path(asked, year)).unwrap_or_default();
    mappings(&text).into_iter().map(|mapping| mapping.file).collect()
}

/// Those that are not of the other side than a table.
pub(super) fn files_of(table: &Table, asked: &Asked) -> Vec<String> {
    let text = asked.standing(&yaml_path(asked, table.year)).unwrap_or_default();
    let is_other = |mapping: &Mapping| mapping.direction.zip(table.direction).is_some_and(|(own, of)| own != of);
    mappings(&text).into_iter().filter(|mapping| !is_other(mapping)).map(|mapping| mapping.file).collect()
}

/// How a table is read that its year names already.
pub(super) fn mapping_of(table: &Table, asked: &Asked) -> Option<Mapping> {
    let is_it = |mapping: &Mapping| {
        mapping.file == table.file && (mapping.sheet.is_none() || mapping.sheet == table.grid.sheet)
    };
    mappings(&asked.standing(&yaml_path(asked, table.year))?).into_iter().find(is_it)
}

/// The table of a mapping, as it stands.
pub(super) fn table(mapping: &Mapping, asked: &Asked) -> Option<Grid> {
    let path = table_path(asked, &mapping.file);
    let bytes = asked.world.read(&path).ok()?;
    let grid = match &mapping.sheet {
        Some(sheet) => Grid::of_sheet(&mapping.file, &bytes, Some(sheet)).ok(),
        None => Grid::read(&mapping.file, &bytes).ok(),
    };
    sided::with_sides(grid?, &sided::Known::of(asked), &mapping.file).ok()
}

/// What the headings of tables mean that name the sides of a budget, as the years' mappings say it; and the texts of
/// rows that these leave out, folded: other headings, and totals.
pub(super) fn headings(asked: &Asked) -> (Vec<Said>, Vec<String>) {
    let files = asked.portal().map(|portal| portal.files.as_slice()).unwrap_or_default();
    let years = files.iter().filter(|file| file.kind == Kind::Budget && file.lang.is_none());
    let texts = years.filter_map(|file| asked.standing(&file.file.path));
    let (mut said, mut left_out) = (Vec::new(), Vec::new());
    for mapping in texts.flat_map(|text| mappings(&text)).filter(|mapping| !mapping.headings.is_empty()) {
        said.extend(mapping.headings);
        left_out.extend(mapping.except.into_iter().flat_map(|(_, texts)| texts).map(|text| fold(&text)));
    }
    (said, left_out)
}

/// The tables that a year's YAML names.
pub(super) fn mappings(text: &str) -> Vec<Mapping> {
    let Some(Node::Map(entries)) = parse(text, 0..text.len()).0.map(|root| root.value) else { return Vec::new() };
    match value(&entries, "lines") {
        Some(Node::Seq(items)) => items.iter().filter_map(|item| mapping(&item.value)).collect(),
        Some(node) => mapping(node).into_iter().collect(),
        None => Vec::new(),
    }
}

fn mapping(node: &Node) -> Option<Mapping> {
    let entries = match node {
        Node::Map(entries) => entries,
        Node::Scalar(file) => {
            return Some(Mapping { file: file.text.clone(), ..Mapping::default() });
        }
        Node::Seq(_) => return None,
    };
    let mut columns = Vec::new();
    for key in ["columns", "amounts"] {
        for (word, node) in map(entries, key) {
            columns.extend(titles(node).into_iter().map(|title| (word.to_owned(), title)));
        }
    }
    for (key, word) in [("increases", "increases"), ("decreases", "decreases")] {
        let all = value(entries, key).map(titles).unwrap_or_default();
        columns.extend(all.into_iter().map(|title| (word.to_owned(), title)));
    }
    for (dimension, node) in map(entries, "levels") {
        let Node::Seq(levels) = node else { continue };
        for level in levels {
            let part = |key: &str| match &level.value {
                Node::Map(entries) => value(entries, key).map(titles).unwrap_or_default(),
                Node::Scalar(_) | Node::Seq(_) => Vec::new(),
            };
            let (codes, names) = (part("code"), part("name"));
            let alone = if codes.is_empty() && names.is_empty() { titles(&level.value) } else { Vec::new() };
            // A code and its name that stand in one column are told by that column.
            let codes = codes.into_iter().filter(|title| !names.contains(title));
            columns.extend(codes.map(|title| (dimension.to_owned(), title)));
            columns.extend(names.iter().cloned().chain(alone).map(|title| (format!("names.{dimension}"), title)));
        }
    }
    for (dimension, node) in map(entries, "names") {
        columns.extend(titles(node).into_iter().map(|title| (format!("names.{dimension}"), title)));
    }
    let text = |key: &str| match value(entries, key) {
        Some(Node::Scalar(scalar)) => Some(scalar.text.clone()),
        _ => None,
    };
    let headings = sides_meant(map(entries, "headings"));
    let direction = text("direction").and_then(|word| Direction::from_id(&word));
    let mut words = words(entries, &columns);
    words.extend(headings.iter().cloned());
    let texts = |key: &str| -> Vec<(String, Vec<String>)> {
        map(entries, key).into_iter().map(|(column, texts)| (column.to_owned(), titles(texts))).collect()
    };
    Some(Mapping {
        file: text("file")?,
        sheet: text("sheet"),
        direction,
        columns,
        words,
        headings,
        except: texts("except"),
        only: texts("where"),
        filled: value(entries, "filled").map(titles).unwrap_or_default(),
        nests: ["nested", "outline"].iter().any(|key| value(entries, key).is_some()),
    })
}

/// What a mapping says of the words in its column of directions: which mean a side, and whose rows are left out.
fn words(entries: &[(Spanned<String>, Spanned<Node>)], columns: &[(String, String)]) -> Vec<Said> {
    let of_columns = map(entries, "columns");
    let values = match of_columns.iter().find(|(word, _)| *word == DIRECTION) {
        Some((_, Node::Map(column))) => map(column, "values"),
        _ => Vec::new(),
    };
    let mut words = sides_meant(values);
    let title = columns.iter().find(|(word, _)| word == DIRECTION).map(|(_, title)| title.as_str());
    let except = map(entries, "except").into_iter().filter(|(column, _)| Some(*column) == title);
    words.extend(except.flat_map(|(_, texts)| titles(texts)).map(|typed| (fold(&typed), None)));
    words
}

/// The texts of a map that mean a side.
fn sides_meant(texts: Vec<(&str, &Node)>) -> Vec<Said> {
    let meant = |node: &Node| match node {
        Node::Scalar(scalar) => Direction::from_id(&scalar.text),
        _ => None,
    };
    texts.into_iter().filter_map(|(typed, node)| Some((fold(typed), Some(meant(node)?)))).collect()
}

/// Our word for a column that says whether money comes in or goes out.
const DIRECTION: &str = "direction";

/// The titles that a column's entry names: one, or those of which it is joined.
fn titles(node: &Node) -> Vec<String> {
    match node {
        Node::Scalar(scalar) => vec![scalar.text.clone()],
        Node::Seq(items) => items.iter().flat_map(|item| titles(&item.value)).collect(),
        Node::Map(entries) => {
            ["column", "columns"].iter().filter_map(|key| value(entries, key)).flat_map(titles).collect()
        }
    }
}

/// A key's value.
fn value<'n>(entries: &'n [(Spanned<String>, Spanned<Node>)], key: &str) -> Option<&'n Node> {
    entries.iter().find(|(name, _)| name.value == key).map(|(_, node)| &node.value)
}

/// The entries of a key's map.
fn map<'n>(entries: &'n [(Spanned<String>, Spanned<Node>)], key: &str) -> Vec<(&'n str, &'n Node)> {
    match value(entries, key) {
        Some(Node::Map(entries)) => entries.iter().map(|(name, node)| (name.value.as_str(), &node.value)).collect(),
        _ => Vec::new(),
    }
}
