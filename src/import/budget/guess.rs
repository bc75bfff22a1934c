//! What each column of a treasury's table holds: guessed from its title and its values.

use super::apart::{self, Apart};
use super::meaning::Meaning;
use super::sides::{self, directions};
use super::values::{
    Looks, count, days, distinct, eliminations, is_mostly_numbers, is_padded, joined_by, looks, may_be_codes,
};
use super::{called, coded, countries, periods, shares, stages, values, words};
use crate::import::grid::Grid;
use crate::import::titles;
use crate::model::budget::{Dimension, Stage};
use crate::text::total::is_total;

/// What a table's columns hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// What each column holds.
    pub meanings: Vec<Meaning>,
    /// Columns with names of codes, the line's own name among them where it is that of a code too.
    pub labels: Vec<(Dimension, usize)>,
    /// Stages that several columns may tell, of which none is taken.
    pub twins: Vec<(Stage, Vec<usize>)>,
    /// Columns whose titles name a stage, and something that takes them out of it.
    pub apart: Vec<(usize, Apart)>,
    /// Columns that the officer named, in that order.
    pub said: Vec<usize>,
    /// What the officer says that words in a column of directions mean.
    pub words: Vec<sides::Said>,
}

impl Guess {
    /// Says what a column holds, over what was guessed.
    pub fn set(&mut self, column: usize, meaning: Meaning) {
        self.meanings[column] = meaning;
        self.labels.retain(|(_, at)| *at != column);
        if let Meaning::Label(dimension) = meaning {
            self.labels.push((dimension, column));
        }
    }

    /// The columns of a meaning, in their order.
    pub fn columns(&self, meaning: Meaning) -> Vec<usize> {
        (0..self.meanings.len()).filter(|at| self.meanings[*at] == meaning).collect()
    }

    /// The first column of a meaning.
    pub fn column(&self, meaning: Meaning) -> Option<usize> {
        self.meanings.iter().position(|known| *known == meaning)
    }
}

/// What is known of a table besides its cells.
#[derive(Debug, Clone, Copy)]
pub struct Known<'k> {
    /// Its file's name, with its sheet's.
    pub name: &'k str,
    /// The code of its country; nothing where that is not known.
    pub country: &'k str,
    /// The year that is wanted, where it is known.
    pub year: Option<i16>,
}

/// What each column holds.
pub fn guess(grid: &Grid, known: Known) -> Guess {
    let mut found: Vec<Meaning> = (0..grid.width()).map(|column| alone(grid, column, known.year)).collect();
    let mut apart = apart::settle(grid, known.year, &mut found);
    settle_direction(grid, &mut found);
    stages::settle_words(grid, &mut found);
    countries::settle(grid, known.country, &mut found);
    settle_places(&mut found);
    settle_joined(grid, &mut found);
    settle_ids(grid, &mut found);
    let labels = settle_names(grid, &mut found);
    let mut twins = shares::settle_shares(grid, &mut found);
    twins.extend(stages::settle_twins(grid, &mut found));
    stages::settle_so_far(known.name, grid, &mut found);
    apart.extend(apart::settle_parts(grid, &mut found));
    settle_repeated(&mut found);
    stages::settle_amounts((known, &apart), grid, &mut found, &mut twins);
    Guess { meanings: found, labels, twins, apart, said: Vec::new(), words: Vec::new() }
}

/// What a column is by its title alone, where this is a stage that a budget has, a modification, or the lines' name.
pub fn called(title: &str, year: Option<i16>) -> Option<Meaning> {
    let text = titles::meaning(title, words::TEXTS).map(|(meaning, _)| meaning);
    if apart::is_derived(title) || year.is_some_and(|year| of_other_year(title, year)) {
        return None;
    }
    let amount = || called::particular(title).or_else(|| called::amount(title)).map(|(meaning, _)| meaning);
    match text {
        Some(Meaning::Name) if about(title).is_none() => Some(Meaning::Name),
        Some(_) => None,
        None => amount()
            .map(|meaning| apart::left(title, meaning))
            .filter(|meaning| matches!(meaning, Meaning::Stage(_) | Meaning::Modification)),
    }
}

/// The years that stand in a title: `2026`, and the fiscal ones that are written `FY26` or `FY '26`.
pub fn years(title: &str) -> impl Iterator<Item = i16> {
    let numbers = title.split(|c: char| !c.is_ascii_digit()).filter(|number| number.len() == 4);
    let words = titles::words(title);
    let is_short = |digits: &&str| digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let short = |at: usize| {
        let rest = words[at].strip_prefix("fy")?;
        let digits = if rest.is_empty() { words.get(at + 1)?.as_str() } else { rest };
        Some(2000 + Some(digits).filter(is_short)?.parse::<i16>().ok()?)
    };
    let fiscal: Vec<i16> = (0..words.len()).filter_map(short).collect();
    numbers.filter_map(|number| number.parse().ok()).filter(|year| (1900..2100).contains(year)).chain(fiscal)
}

/// Whether a title names years, and not this one.
pub fn of_other_year(title: &str, year: i16) -> bool {
    years(title).next().is_some() && years(title).all(|of| of != year)
}

/// What a column holds by itself.
fn alone(grid: &Grid, column: usize, year: Option<i16>) -> Meaning {
    let looks = looks(grid, column);
    let title = grid.titles.get(column).map_or("", String::as_str);
    if let Some(meaning) = of_title_and_cells(grid, column, title) {
        return meaning;
    }
    // `Current Year Budget` holds no years.
    let is_other = |meaning: Meaning| meaning == Meaning::Year && looks == Looks::Numbers || is_scheduled(title);
    let text = titles::meaning(title, words::TEXTS).filter(|(meaning, _)| !is_other(*meaning));
    let amount = called::particular(title)
        .or_else(|| called::amount(title))
        .or_else(|| titles::meaning(title, &[(Meaning::Amount, words::AMOUNT)]));
    let amount = amount.map(|(meaning, letters)| (apart::left(title, current(title, meaning)), letters));
    let of_other_year = year.is_some_and(|year| of_other_year(title, year));
    // A column that is called so and holds mostly numbers is one, whatever else was typed into it.
    let is_mostly_numbers = is_mostly_numbers(grid, column);
    if is_mostly_numbers && of_other_year {
        return Meaning::Nothing;
    }
    if let Some((meaning, _)) = amount
        && matches!(meaning, Meaning::Stage(_) | Meaning::Modification | Meaning::Increase | Meaning::Decrease)
        && text.is_none()
        && is_mostly_numbers
        && !is_padded(grid, column)
    {
        return meaning;
    }
    match looks {
        // An empty column is not worth a place, unless it is plainly that of a stage.
        Looks::Empty => match (text, amount) {
            (_, Some((meaning @ Meaning::Stage(_), _))) => meaning,
            _ => Meaning::Nothing,
        },
        Looks::Years => match text {
            Some((Meaning::Year, _)) => Meaning::Year,
            Some((meaning @ Meaning::Code(_), _)) => meaning,
            _ => amount.map_or(Meaning::Nothing, |(meaning, _)| meaning),
        },
        Looks::Numbers => {
            // `Total financiamiento` numbers nothing.
            let is_code = text.is_some_and(|(meaning, _)| !matches!(meaning, Meaning::Name | Meaning::StageWord))
                && !titles::has(title, words::TOTALS);
            let is_amount = matches!(text, Some((Meaning::Code(of), _)) if coded::are_amounts(grid, column, of));
            let longer = text.map_or(0, |(_, letters)| letters) > amount.map_or(0, |(_, letters)| letters);
            match (text, amount) {
                (Some((meaning, _)), _)
                    if is_code && !is_amount && (longer || amount.is_none()) && may_be_codes(grid, column) =>
                {
                    of_text(meaning, grid, column)
                }
                (_, Some((meaning, _))) => meaning,
                // A year alone names the column of its amounts.
                _ if year.is_some_and(|year| title.trim() == year.to_string()) => Meaning::Amount,
                _ => Meaning::Nothing,
            }
        }
        Looks::Codes | Looks::Texts => text.map_or(Meaning::Nothing, |(meaning, _)| of_text(meaning, grid, column)),
    }
}

/// What was done in the current month, or year, is not what was adjusted: *current* alone says so of a budget.
fn current(title: &str, meaning: Meaning) -> Meaning {
    let is_budget = titles::has(title, words::BUDGET);
    let is_of_now = meaning == Meaning::Stage(Stage::Adjusted) && titles::has(title, "current") && !is_budget;
    let rest: Vec<String> = titles::words(title).into_iter().filter(|word| !word.starts_with("current")).collect();
    let rest = rest.join(" ");
    match called::amount(&rest) {
        _ if !is_of_now => meaning,
        Some((of_rest, _)) => of_rest,
        None if titles::has(&rest, words::SPENT) => Meaning::Stage(Stage::Accrued),
        None if titles::has(&rest, words::GOT) => Meaning::Stage(Stage::Collected),
        None => meaning,
    }
}

/// Whether a title is of what was scheduled, or of things that are counted, and of no programme.
fn is_scheduled(title: &str) -> bool {
    let has = |entries: &str| titles::has(title, entries);
    has(words::PHYSICAL)
        || has("programad") && !has("programa.|programas.")
        || has(words::SCHEDULES) && (has(words::DONE) || has(words::SPENT) || has(words::GOT))
}

/// What a column holds where its title and its cells tell it together.
fn of_title_and_cells(grid: &Grid, column: usize, title: &str) -> Option<Meaning> {
    if titles::has(title, words::DAYS) && days(grid, column).is_some() {
        return Some(Meaning::AsOf);
    }
    if is_period(grid, column, title) {
        return Some(Meaning::Month);
    }
    let has_entities = || grid.titles.iter().any(|title| about(title) == Some(Dimension::Entity));
    let is_internal =
        || titles::has(title, words::INTERNAL) || titles::has(title, words::INTERNAL_ALONE) && has_entities();
    if is_internal() && eliminations(grid, column).is_some() {
        return Some(Meaning::Elimination);
    }
    // What is an amount elsewhere is a code where it is written as one.
    if is_padded(grid, column) && titles::has(title, words::PARTS) {
        return Some(Meaning::Code(Dimension::Economic));
    }
    if is_vote(grid, column) {
        return Some(Meaning::Code(Dimension::Administrative));
    }
    is_numbered(grid, column).then(|| match titles::has(title, words::PROJECT) {
        true => Meaning::Code(Dimension::Programme),
        false => Meaning::Nothing,
    })
}

/// Whether a column that is called as a stage holds the numbers of projects, certificates or contracts: whole
/// numbers without any mark, before columns that say what the line is and others with amounts.
fn is_numbered(grid: &Grid, column: usize) -> bool {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let is_stage = |at: usize| titles::has(title(at), words::PROJECT) || titles::has(title(at), words::NUMBERED);
    let is_whole = |value: &str| value.len() <= 24 && value.bytes().all(|byte| byte.is_ascii_digit());
    let says_line = |at: &usize| {
        let text = titles::meaning(title(*at), words::TEXTS);
        matches!(text, Some((Meaning::Code(_) | Meaning::Name | Meaning::Id, _)))
            && called::amount(title(*at)).is_none()
    };
    let is_amount = |at: usize| {
        matches!(called(title(at), None), Some(Meaning::Stage(_) | Meaning::Modification))
            && is_mostly_numbers(grid, at)
    };
    // What the column itself says comes first: to look at all others for each takes minutes where there are hundreds.
    let may_be = is_stage(column)
        && grid.values(column).next().is_some()
        && grid.every(column).filter(|value| !is_total(value)).all(is_whole);
    let line = || (column + 1..grid.width()).rev().find(says_line);
    may_be && line().is_some_and(|line| (line + 1..grid.width()).any(is_amount))
}

/// Whether a column holds the numbers of votes, as departments are called in the east of Africa: whole, as long as
/// one another, beside a column with what was approved.
fn is_vote(grid: &Grid, column: usize) -> bool {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let approved = words::FIRM.iter().find(|(stage, _)| *stage == Stage::Approved).map_or("", |(_, firm)| firm);
    let mut values = grid.every(column).filter(|value| !is_total(value));
    let length = grid.every(column).next().map_or(0, str::len);
    titles::has(title(column), "vote.")
        && titles::words(title(column)).len() <= 2
        // Codes stand before amounts: *Total voté* is no vote.
        && (column + 1..grid.width()).any(|at| titles::has(title(at), approved))
        && !(0..column).any(|at| titles::has(title(at), approved))
        && (2..=5).contains(&length)
        && values.all(|value| value.len() == length && value.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a column tells the months, or other parts of the year, that its rows are of; a title that says nothing
/// else will do where the cells name them.
fn is_period(grid: &Grid, column: usize, title: &str) -> bool {
    let is_called = titles::has(title, words::MONTH)
        || called::amount(title).is_none()
            && (titles::has(title, words::PERIOD) || titles::meaning(title, words::TEXTS).is_none());
    is_called && periods::periods(grid, column).is_some()
}

/// Whether a column tells parts of the year, or several days, that rows are of.
pub fn has_periods(grid: &Grid) -> bool {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let of_days = |at: usize| titles::has(title(at), words::DAYS) && days(grid, at).is_some_and(|days| days.len() > 1);
    let is_called = |at: usize| titles::has(title(at), words::MONTH) || titles::has(title(at), words::A_PERIOD);
    (0..grid.width()).any(|at| is_called(at) && is_period(grid, at, title(at)) || of_days(at))
}

/// The years of columns of amounts that stand side by side, where no column says the year.
pub fn side_by_side(grid: &Grid) -> Vec<i16> {
    let mut all: Vec<i16> = Vec::new();
    for column in 0..grid.width() {
        let title = grid.titles.get(column).map_or("", String::as_str);
        let meaning = alone(grid, column, None);
        if meaning == Meaning::Year {
            return Vec::new();
        }
        let is_budget = || titles::has(title, words::BUDGET) && looks(grid, column) == Looks::Numbers;
        let mut of_title: Vec<i16> = years(title).collect();
        of_title.dedup();
        if let ([year], true) = (&of_title[..], matches!(meaning, Meaning::Stage(_)) || is_budget()) {
            all.push(*year);
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The dimension that a title is about.
pub fn about(title: &str) -> Option<Dimension> {
    let codes: Vec<_> =
        words::TEXTS.iter().filter(|(meaning, _)| matches!(meaning, Meaning::Code(_))).copied().collect();
    match titles::meaning(title, &codes) {
        Some((Meaning::Code(dimension), _)) => Some(dimension),
        _ => None,
    }
}

/// A meaning whose values must be of a few words, or be codes, is only that where they are.
fn of_text(meaning: Meaning, grid: &Grid, column: usize) -> Meaning {
    let is_texts = looks(grid, column) == Looks::Texts || joined_by(grid, column).is_some();
    let title = grid.titles.get(column).map_or("", String::as_str);
    match meaning {
        // *Direction* is a French department too.
        Meaning::Direction if directions(grid, column).is_none() => match about(title) {
            Some(dimension) if is_texts => Meaning::Label(dimension),
            _ => Meaning::Nothing,
        },
        Meaning::StageWord if values::stages(grid, column).is_none() => Meaning::Nothing,
        Meaning::Year if looks(grid, column) != Looks::Years => Meaning::Nothing,
        Meaning::Name => match about(title) {
            Some(dimension) => Meaning::Label(dimension),
            None => Meaning::Name,
        },
        // One entity alone is the municipality itself.
        Meaning::Code(Dimension::Entity) if distinct(grid, column).is_some_and(|all| all.len() == 1) => {
            Meaning::Nothing
        }
        // *Sector* is a part of the town, or what money is for.
        Meaning::Code(Dimension::Area) if titles::has(title, "sector") && are_purposes(grid, column) => {
            Meaning::Label(Dimension::Functional)
        }
        // Areas and sources are often named, not numbered.
        Meaning::Code(Dimension::Area | Dimension::Funding) => {
            let says_name = titles::has(title, words::NAMES);
            if says_name && let Some(dimension) = about(title) { Meaning::Label(dimension) } else { meaning }
        }
        // `Partida: Alumbrado público` names the line; `Partida: 311` is its code.
        Meaning::Code(dimension) if is_texts => Meaning::Label(dimension),
        Meaning::Id if is_texts => Meaning::Nothing,
        meaning => meaning,
    }
}

/// Whether most values of a column name what money is for.
fn are_purposes(grid: &Grid, column: usize) -> bool {
    let is_one = |value: &&str| titles::has(value, words::PURPOSES);
    grid.values(column).filter(is_one).count() * 2 > grid.values(column).count()
}

/// Where no title alone tells it, a column that holds the names of both sides of a budget and nothing else says
/// the direction, whatever else its title names: `budget/type`. Of one side alone, only a title tells it.
fn settle_direction(grid: &Grid, found: &mut [Meaning]) {
    if found.contains(&Meaning::Direction) {
        return;
    }
    let is_it = |at: &usize| {
        let opened = || sides::opened(grid, *at).filter(|_| matches!(found[*at], Meaning::Nothing | Meaning::Label(_)));
        sides::sides(grid, *at).is_some_and(|sides| sides.len() > 1 || (sides.len() == 1 && says_direction(grid, *at)))
            || opened().is_some_and(|sides| sides.len() > 1)
    };
    if let Some(at) = (0..found.len()).find(is_it) {
        found[at] = Meaning::Direction;
    }
}

/// Whether a column's title is one of those that say the direction.
pub fn says_direction(grid: &Grid, column: usize) -> bool {
    grid.titles.get(column).is_some_and(|title| titles::has(title, words::DIRECTION))
}

/// Areas and sources of funding that have names alone are known by these.
fn settle_places(found: &mut [Meaning]) {
    for dimension in [Dimension::Area, Dimension::Funding] {
        if found.contains(&Meaning::Code(dimension)) {
            continue;
        }
        if let Some(first) = found.iter_mut().find(|meaning| **meaning == Meaning::Label(dimension)) {
            *first = Meaning::Code(dimension);
        }
    }
}

/// A column that joins the codes of two others, as Belgium's *article* does those of function and kind, tells nothing
/// more than they.
fn settle_joined(grid: &Grid, found: &mut [Meaning]) {
    let codes: Vec<usize> = (0..found.len()).filter(|at| matches!(found[*at], Meaning::Code(_))).collect();
    for at in codes.iter().copied() {
        let others: Vec<usize> = codes.iter().copied().filter(|other| *other != at).collect();
        let pairs = others.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
        let mut pairs = pairs.filter(|(one, other)| found[*one] != found[*other]);
        if pairs.any(|(one, other)| values::joins(grid, at, [one, other])) {
            found[at] = Meaning::Nothing;
        }
    }
}

/// A code without a dimension is the economic one where there is no other, else the line's id.
fn settle_ids(grid: &Grid, found: &mut [Meaning]) {
    let economic = Meaning::Code(Dimension::Economic);
    let ids: Vec<usize> = (0..found.len()).filter(|at| found[*at] == Meaning::Id).collect();
    let Some(first) = ids.first().copied() else { return };
    let is_code = |value: &str| value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b' '));
    // A word for a total is no code.
    let values = || grid.values(first).filter(|value| !is_total(value));
    let codes = values().filter(|value| is_code(value)).count() * 10 >= values().count() * 9;
    // The code of the municipality itself is in all rows, beside the codes of the lines and their names.
    let labels = [Dimension::Economic, Dimension::Functional].map(Meaning::Label);
    let tells_apart = count(grid, first) > 1 || !found.iter().any(|meaning| labels.contains(meaning));
    if codes
        && tells_apart
        && !found.iter().any(|meaning| matches!(meaning, Meaning::Code(Dimension::Economic | Dimension::Functional)))
    {
        found[first] = economic;
    }
    // An id names one line and no other.
    let all = grid.every(first).count();
    for at in ids {
        if found[at] == Meaning::Id && (at != first || count(grid, first) < all) {
            found[at] = Meaning::Nothing;
        }
    }
}

/// Which column of texts names the line: one that is about no code, unless the names of economic
/// codes tell more; else the finest of those; else the last. The other names are those of codes.
fn settle_names(grid: &Grid, found: &mut [Meaning]) -> Vec<(Dimension, usize)> {
    let is_label = |at: &usize| matches!(found[*at], Meaning::Label(_));
    let labels: Vec<(Dimension, usize)> = (0..found.len())
        .filter_map(|at| match found[at] {
            Meaning::Label(dimension) => Some((dimension, at)),
            _ => None,
        })
        .collect();
    let plain = (0..found.len()).rev().find(|at| found[*at] == Meaning::Name);
    let economic = labels.iter().rev().filter(|(dimension, _)| *dimension == Dimension::Economic);
    let finest = economic.map(|(_, at)| *at).max_by_key(|at| count(grid, *at)).filter(|at| !is_coarse(grid, *at));
    let chosen = match (plain, finest) {
        (Some(plain), Some(finest)) if count(grid, plain) < count(grid, finest) => Some(finest),
        (Some(plain), _) => Some(plain),
        // `02 - Obras` is a code and its name, and no line's.
        (None, finest) => {
            let last = (0..found.len()).rev().find(|at| is_label(at) && joined_by(grid, *at).is_none());
            let least = last.map_or(0, |at| count(grid, at));
            finest.or_else(|| untitled_names(grid, found).filter(|at| count(grid, *at) > least)).or(last)
        }
    };
    for (at, meaning) in found.iter_mut().enumerate() {
        if Some(at) == chosen {
            *meaning = Meaning::Name;
        } else if *meaning == Meaning::Name {
            *meaning = Meaning::Nothing;
        }
    }
    labels
}

/// A column of texts before the amounts whose title says nothing that is known, or is none: the one with the most
/// different texts, which name the lines where no other column does.
fn untitled_names(grid: &Grid, found: &[Meaning]) -> Option<usize> {
    let is_figures =
        |at: &usize| found[*at].is_amount() || found[*at] == Meaning::Nothing && looks(grid, *at) == Looks::Numbers;
    let first = (0..found.len()).find(is_figures)?;
    let is_one = |at: &usize| found[*at] == Meaning::Nothing && looks(grid, *at) == Looks::Texts;
    (0..first).rev().filter(is_one).max_by_key(|at| count(grid, *at)).filter(|at| count(grid, *at) > 1)
}

/// Whether a column is about a chapter, not a line.
fn is_coarse(grid: &Grid, column: usize) -> bool {
    titles::has(grid.titles.get(column).map_or("", String::as_str), "capitulo|cap.|chapter|chapitre|grupo|titolo")
}

/// A meaning belongs to one column, the first; but codes and names have levels.
fn settle_repeated(found: &mut [Meaning]) {
    for at in 0..found.len() {
        let meaning = found[at];
        if !meaning.may_repeat() && found[..at].contains(&meaning) {
            found[at] = Meaning::Nothing;
        }
    }
}
