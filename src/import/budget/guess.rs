//! What each column of a treasury's table holds: guessed from its title and its values.

use super::words;
use crate::i18n::{NumberFormat, read_amount};
use crate::import::grid::Grid;
use crate::import::titles;
use crate::model::budget::{Dimension, Direction, Stage};
use crate::model::choice::Choice;

/// What a column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Amounts of a stage.
    Stage(Stage),
    /// The row's one amount, of a stage told elsewhere.
    Amount,
    /// A code.
    Code(Dimension),
    /// What the line is.
    Name,
    /// Whether money comes in or goes out.
    Direction,
    /// The stage of the row's amount.
    StageWord,
    /// The fiscal year.
    Year,
    /// The line's own id.
    Id,
    /// Nothing that is kept.
    Nothing,
}

impl Meaning {
    /// Our word for it in a mapping; nothing where a mapping has none.
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Stage(stage) => Some(stage.id()),
            Self::Amount => Some("amount"),
            Self::Code(dimension) => Some(dimension.id()),
            Self::Name => Some("name"),
            Self::Direction => Some("direction"),
            Self::StageWord => Some("stage"),
            Self::Id => Some("id"),
            Self::Year => Some("year"),
            Self::Nothing => None,
        }
    }

    /// The meaning with this word.
    pub fn named(word: &str) -> Option<Self> {
        let all = [Self::Amount, Self::Name, Self::Direction, Self::StageWord, Self::Year, Self::Id];
        let code = Dimension::from_id(word).map(Self::Code).or_else(|| Stage::from_id(word).map(Self::Stage));
        code.or_else(|| all.into_iter().find(|meaning| meaning.word() == Some(word)))
    }
}

/// What the values of a column look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looks {
    /// Nothing is in it.
    Empty,
    /// Years.
    Years,
    /// Short, with digits: codes.
    Codes,
    /// Numbers that may be amounts.
    Numbers,
    /// Texts.
    Texts,
}

fn looks(grid: &Grid, column: usize) -> Looks {
    let values: Vec<&str> = grid.values(column).collect();
    let most = |fits: &dyn Fn(&str) -> bool| values.iter().filter(|value| fits(value)).count() * 10 >= values.len() * 9;
    if values.is_empty() {
        Looks::Empty
    } else if most(&is_year) {
        Looks::Years
    } else if most(&is_number) {
        Looks::Numbers
    } else if most(&is_code) {
        Looks::Codes
    } else {
        Looks::Texts
    }
}

fn is_year(value: &str) -> bool {
    value.len() == 4 && value.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// Whether a value is a number with any marks.
fn is_number(value: &str) -> bool {
    let inner = value.trim_start_matches('(').trim_end_matches(')');
    let inner = inner.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '$' | '€' | '/' | '.' | ' ' | '-'));
    let rest = inner.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\'' | '-'));
    rest && inner.chars().any(|c| c.is_ascii_digit()) || matches!(value, "-" | "—")
}

fn is_code(value: &str) -> bool {
    value.len() <= 24
        && value.chars().any(|c| c.is_ascii_digit())
        && !value.contains("  ")
        && value.split(' ').count() <= 3
}

/// Whether a column of numbers can be codes: whole, unsigned, none longer than eight digits, and
/// often repeated or with zeros before.
fn may_be_codes(grid: &Grid, column: usize) -> bool {
    let short = |value: &str| {
        value.len() <= 14 && value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b' '))
    };
    grid.values(column).all(|value| short(value) && !value.starts_with('-'))
}

/// What each column holds.
pub fn meanings(grid: &Grid, name: &str, spain: bool) -> Vec<Meaning> {
    let mut found: Vec<Meaning> = (0..grid.width()).map(|column| alone(grid, column)).collect();
    settle_programmes(&mut found, spain);
    settle_names(grid, &mut found);
    for dimension in Dimension::ALL {
        settle_levels(grid, *dimension, &mut found);
    }
    settle_ids(grid, &mut found);
    settle_repeated(&mut found);
    settle_amounts(name, grid, &mut found);
    found
}

/// What a column holds by itself.
fn alone(grid: &Grid, column: usize) -> Meaning {
    let looks = looks(grid, column);
    let title = grid.titles.get(column).map_or("", String::as_str);
    let text = titles::meaning(title, words::TEXTS);
    let amount = titles::meaning(title, words::AMOUNTS);
    // A column that is called so and holds mostly numbers is one, whatever else was typed into it.
    let numbers = grid.values(column).filter(|value| is_number(value)).count();
    if let Some((meaning @ Meaning::Stage(_), _)) =
        amount.filter(|_| text.is_none() && numbers * 2 > grid.values(column).count())
    {
        return meaning;
    }
    match looks {
        Looks::Empty => match (text, amount) {
            // An empty column is not worth a place, unless it is plainly that of a stage.
            (_, Some((meaning @ Meaning::Stage(_), _))) => meaning,
            _ => Meaning::Nothing,
        },
        Looks::Years => match text {
            Some((Meaning::Year, _)) => Meaning::Year,
            Some((meaning @ Meaning::Code(_), _)) => meaning,
            _ => amount.map_or(Meaning::Nothing, |(meaning, _)| meaning),
        },
        Looks::Numbers => {
            let is_code = text.is_some_and(|(meaning, _)| !matches!(meaning, Meaning::Name | Meaning::StageWord));
            let longer = text.map_or(0, |(_, letters)| letters) > amount.map_or(0, |(_, letters)| letters);
            match (text, amount) {
                (Some((meaning, _)), _) if is_code && (longer || amount.is_none()) && may_be_codes(grid, column) => {
                    of_text(meaning, grid, column)
                }
                (_, Some((meaning, _))) => meaning,
                _ => Meaning::Nothing,
            }
        }
        Looks::Codes | Looks::Texts => match text {
            Some((meaning, _)) => of_text(meaning, grid, column),
            None => Meaning::Nothing,
        },
    }
}

/// A meaning whose values must be of a few words, or be codes, is only that where they are.
fn of_text(meaning: Meaning, grid: &Grid, column: usize) -> Meaning {
    let is_texts = looks(grid, column) == Looks::Texts;
    match meaning {
        Meaning::Direction if directions(grid, column).is_none() => Meaning::Nothing,
        Meaning::StageWord if stages(grid, column).is_none() => Meaning::Nothing,
        Meaning::Year if looks(grid, column) != Looks::Years => Meaning::Nothing,
        // `Partida: Alumbrado público` names the line; `Partida: 311` is its code.
        Meaning::Code(Dimension::Economic) if is_texts => Meaning::Name,
        // Areas and sources are often named, not numbered.
        Meaning::Code(Dimension::Area | Dimension::Funding) => meaning,
        // One entity alone is the municipality itself.
        Meaning::Code(Dimension::Entity) if distinct(grid, column).is_some_and(|all| all.len() == 1) => {
            Meaning::Nothing
        }
        Meaning::Code(_) | Meaning::Id if is_texts => Meaning::Nothing,
        meaning => meaning,
    }
}

/// What the values of a column of directions mean; nothing where they are none.
pub fn directions(grid: &Grid, column: usize) -> Option<Vec<(String, Direction)>> {
    let of = |value: &str| {
        let is = |words: &str| titles::has(value, words);
        match (is(words::REVENUE), is(words::EXPENDITURE)) {
            (true, false) => Some(Direction::Revenue),
            (false, true) => Some(Direction::Expenditure),
            _ => None,
        }
    };
    distinct(grid, column)?.into_iter().map(|value| Some((value.to_owned(), of(value)?))).collect()
}

/// What the values of a column of stages mean; nothing where they are none.
pub fn stages(grid: &Grid, column: usize) -> Option<Vec<(String, Stage)>> {
    // Codes of South Africa's treasury stand for originals, adjustments and audited actuals.
    let known = [("ORGB", Stage::Approved), ("ADJB", Stage::Adjusted), ("AUDA", Stage::Accrued)];
    let of = |value: &str| match titles::meaning(value, words::AMOUNTS) {
        Some((Meaning::Stage(stage), _)) => Some(stage),
        _ => known.iter().find(|(code, _)| *code == value).map(|(_, stage)| *stage),
    };
    distinct(grid, column)?.into_iter().map(|value| Some((value.to_owned(), of(value)?))).collect()
}

/// The different values of a column, if they are few.
fn distinct(grid: &Grid, column: usize) -> Option<Vec<&str>> {
    let mut values: Vec<&str> = Vec::new();
    for value in grid.values(column) {
        if !values.contains(&value) {
            values.push(value);
        }
        if values.len() > 12 {
            return None;
        }
    }
    (!values.is_empty()).then_some(values)
}

/// Spain's programmes are its classification by function.
fn settle_programmes(found: &mut [Meaning], spain: bool) {
    let functional = Meaning::Code(Dimension::Functional);
    if spain && !found.contains(&functional) {
        let programmes = found.iter_mut().filter(|meaning| **meaning == Meaning::Code(Dimension::Programme));
        programmes.for_each(|meaning| *meaning = functional);
    }
}

/// Of several columns of texts, the line's name is that of its economic code, or the one that is
/// about no code, or the last.
fn settle_names(grid: &Grid, found: &mut [Meaning]) {
    let texts: Vec<usize> = (0..found.len()).filter(|at| is_name(grid, *at, found[*at])).collect();
    let about = |at: &usize| {
        let title = grid.titles.get(*at).map_or("", String::as_str);
        let codes: Vec<_> =
            words::TEXTS.iter().filter(|(meaning, _)| matches!(meaning, Meaning::Code(_))).copied().collect();
        titles::meaning(title, &codes).map(|(meaning, _)| meaning)
    };
    let is_economic = |at: &&usize| about(at) == Some(Meaning::Code(Dimension::Economic)) && !is_coarse(grid, **at);
    let chosen = texts.iter().rev().find(is_economic).or_else(|| texts.iter().rev().find(|at| about(at).is_none()));
    let chosen = chosen.or(texts.last()).copied();
    for at in texts {
        found[at] = if Some(at) == chosen { Meaning::Name } else { Meaning::Nothing };
    }
}

fn is_name(grid: &Grid, column: usize, meaning: Meaning) -> bool {
    meaning == Meaning::Name
        || (looks(grid, column) == Looks::Texts
            && titles::has(grid.titles.get(column).map_or("", String::as_str), "descripcion|denominacion|nombre"))
}

/// Whether a column is about a chapter, not a line.
fn is_coarse(grid: &Grid, column: usize) -> bool {
    titles::has(grid.titles.get(column).map_or("", String::as_str), "capitulo|cap.|chapter|grupo")
}

/// Of several columns of one dimension the finest is taken; levels that are written apart are left
/// to the officer.
fn settle_levels(grid: &Grid, dimension: Dimension, found: &mut [Meaning]) {
    let meaning = Meaning::Code(dimension);
    let columns: Vec<usize> = (0..found.len()).filter(|at| found[*at] == meaning).collect();
    let fineness = |at: &usize| {
        let lengths: Vec<usize> = grid.values(*at).map(str::len).collect();
        (lengths.iter().sum::<usize>() * 10).checked_div(lengths.len()).unwrap_or(0)
    };
    let Some(finest) = columns.iter().copied().max_by_key(|at| (fineness(at), *at)) else { return };
    for at in columns {
        if at != finest {
            found[at] = Meaning::Nothing;
        }
    }
}

/// A code without a dimension is the economic one where there is no other, else the line's id.
fn settle_ids(grid: &Grid, found: &mut [Meaning]) {
    let economic = Meaning::Code(Dimension::Economic);
    let ids: Vec<usize> = (0..found.len()).filter(|at| found[*at] == Meaning::Id).collect();
    let Some(first) = ids.first().copied() else { return };
    let codes = grid.values(first).all(|value| value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'));
    if codes && !found.iter().any(|meaning| matches!(meaning, Meaning::Code(_))) {
        found[first] = economic;
    }
    // An id names one line and no other.
    let mut values: Vec<&str> = grid.values(first).collect();
    let all = values.len();
    values.sort_unstable();
    values.dedup();
    for at in ids {
        if found[at] == Meaning::Id && (at != first || values.len() < all) {
            found[at] = Meaning::Nothing;
        }
    }
}

/// A meaning belongs to one column: the first, or of amounts the last, which is the latest.
fn settle_repeated(found: &mut [Meaning]) {
    for at in 0..found.len() {
        let meaning = found[at];
        if meaning != Meaning::Nothing && found[..at].contains(&meaning) {
            found[at] = Meaning::Nothing;
        }
    }
}

/// One amount alone is of the stage that the file's name or a constant column says.
fn settle_amounts(name: &str, grid: &Grid, found: &mut [Meaning]) {
    let told = found.iter().any(|meaning| matches!(meaning, Meaning::Stage(_)));
    let amount = found.iter().position(|meaning| *meaning == Meaning::Amount);
    match amount {
        // `Total` beside stages is their sum, or another word for one of them.
        Some(at) if told => found[at] = Meaning::Nothing,
        Some(at) if !found.contains(&Meaning::StageWord) => {
            let constant = |letter: &str| {
                (0..grid.width()).any(|column| distinct(grid, column).is_some_and(|all| all == [letter]))
            };
            let executed = titles::has(name, words::EXECUTED) || (constant("E") && !constant("P"));
            let collects = titles::has(name, words::REVENUE);
            found[at] = Meaning::Stage(match (executed, collects) {
                (false, _) => Stage::Approved,
                (true, false) => Stage::Accrued,
                (true, true) => Stage::Collected,
            });
        }
        _ => {}
    }
}

/// How the amounts of some columns are typed: their decimal mark, the mark between thousands if one
/// was seen, and whether parentheses mean less than nothing.
pub fn numbers(grid: &Grid, columns: &[usize]) -> (char, Option<char>, bool) {
    let values: Vec<&str> = columns.iter().flat_map(|at| grid.values(*at)).collect();
    let parentheses = values.iter().any(|value| value.starts_with('('));
    let choices = [('.', Some(',')), (',', Some('.')), (',', Some(' ')), ('.', Some(' ')), ('.', Some('\''))];
    let digits = 2;
    let fits = |decimal: char, thousands: Option<char>| {
        let format = NumberFormat::new(decimal, thousands).map(NumberFormat::with_parentheses);
        values.iter().filter(|value| read_amount(value, format, digits).is_ok()).count()
    };
    let plain = [('.', None), (',', None)];
    let semicolons = grid.csv.is_some_and(|csv| csv.delimiter == b';');
    let mut best = if semicolons { (',', None) } else { ('.', None) };
    for choice in plain.into_iter().chain(choices) {
        if fits(choice.0, choice.1) > fits(best.0, best.1) {
            best = choice;
        }
    }
    (best.0, best.1, parentheses)
}
