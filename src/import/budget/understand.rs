//! What a table is: its years, its direction, and what its columns and rows hold.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};

use super::classifications::{self, classifications, is_known, name_codes};
use super::guess::{self, Guess, Known};
use super::levels::{self, Level, are_apart, settled};
use super::meaning::Meaning;
use super::rows::Row;
use super::scope::{MOST_YEARS, direction, only, years};
use super::sums::{Sums, listed};
use super::{
    Table, dates, file_name, headings, money, movements, package, plans, repeats, several, sided, sides, span,
    standing, unit, within, words, yaml, yaml_path,
};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::{Asked, Given, said_once, titles};
use crate::model::budget::{Dimension, Direction, Stage};
use crate::model::choice::Choice;
use crate::text::total::is_total;

/// What a table is, a year each that it is of.
pub(super) fn understand<'g>(
    given: &'g Given,
    grid: &'g Grid,
    package: Option<&package::Package>,
    asked: &Asked,
) -> Result<Vec<Table<'g>>, Told> {
    let people = |title: &&String| titles::has(title, words::PAYMENTS);
    if let Some(title) = grid.titles.iter().find(people) {
        return Err(Told::new("import-payments").with("file", &given.name).with("column", title));
    }
    if let (Some(title), true) = (title_of_works(grid), asked.columns.is_empty()) {
        return Err(Told::new("import-projects").with("file", &given.name).with("column", title));
    }
    if let (Some((got, spent)), true) = (sides::beside(grid), asked.columns.is_empty()) {
        let told = Told::new("import-sides-beside").with("file", &given.name);
        return Err(told.with("revenue", grid.name(got)).with("expenditure", grid.name(spent)));
    }
    let name = format!("{} {}", given.name, grid.sheet.as_deref().unwrap_or_default());
    let side_by_side = || guess::side_by_side(grid);
    let wanted: Vec<Option<i16>> = match asked.year.or_else(|| only(guess::years(&name).collect())) {
        Some(year) => vec![Some(year)],
        None => match side_by_side() {
            years if years.len() > 1 && years.len() <= MOST_YEARS => years.into_iter().map(Some).collect(),
            _ => vec![None],
        },
    };
    let several = wanted.len() > 1;
    let mut all = Vec::new();
    for wanted in wanted {
        all.extend(of_year(given, grid, package, asked, Wanted { name: &name, year: wanted, several })?);
    }
    Ok(all)
}

/// A title that only a list of works has: it tells where each is, or when it begins and is to end.
fn title_of_works(grid: &Grid) -> Option<&String> {
    let has = |words: &str| grid.titles.iter().find(|title| titles::has(title, words));
    has(words::PLACES).or_else(|| has(words::ENDS).filter(|_| has(words::BEGINS).is_some()))
}

/// Which of a table's years is wanted.
#[derive(Clone, Copy)]
struct Wanted<'w> {
    /// The table's name.
    name: &'w str,
    /// The year, where it is known.
    year: Option<i16>,
    /// Whether other years of the table become files too.
    several: bool,
}

/// What a table is for one of its years; or for all, where a column tells them apart.
fn of_year<'g>(
    given: &'g Given,
    grid: &'g Grid,
    package: Option<&package::Package>,
    asked: &Asked,
    wanted: Wanted,
) -> Result<Vec<Table<'g>>, Told> {
    let Wanted { name, year: wanted, several } = wanted;
    let country = asked.shared.settings.country.as_deref().unwrap_or_default();
    let mut guess = guess::guess(grid, Known { name, country, year: wanted });
    if let Some(package) = package {
        package.say(given, grid, wanted, &mut guess);
    }
    let kept = kept(grid, package, asked, (name, &guess), wanted);
    if let Some(kept) = &kept {
        kept.say(&mut guess);
    }
    by_hand(grid, &given.name, asked, &mut guess)?;
    let of_officer = sided::Known::of(asked).words();
    guess.words.splice(0..0, of_officer);
    settle_sides(grid, &mut guess);
    let of_dates = if kept.is_none() { dates::settle(grid, &mut guess, (&given.name, asked))? } else { Vec::new() };
    if !guess.meanings.iter().any(|meaning| matches!(meaning, Meaning::Stage(_) | Meaning::Amount)) {
        return Err(several::alone(grid, &guess, &given.name).unwrap_or_else(|| without_amounts(grid, name)));
    }
    if let (Some(told), None) = (plans::without_year(grid, &guess, &given.name), &kept) {
        return Err(told);
    }
    let years = years(grid, &guess, name, asked).map_err(|known| no_year(&known, asked).with("file", &given.name))?;
    let mut sums = Sums::of(grid, &mut guess, &given.name, asked)?;
    sums.notes.extend(of_dates);
    let direction = direction_of(given, grid, package, asked, (name, &mut guess))?;
    let flat = sums.lines(grid);
    let lines = flat.as_ref().unwrap_or(grid);
    tell_half_said(lines, &guess, &sums, direction, (&given.name, asked))?;
    sums.notes.extend(settle_both(lines, &mut guess, &given.name));
    let mut levels = settled(lines, &mut guess, &sums.outline);
    let has_names = package.is_some_and(package::Package::names_codes);
    let mut classifications = classifications(lines, &levels, (&guess, direction, has_names), asked);
    if !has_names {
        name_codes(lines, &guess, &classifications, &sums.outline, &mut levels);
    }
    classifications::without_names(&levels, has_names, &mut classifications);
    sums.complete(grid, &guess, &levels, (&given.name, asked))?;
    settle_codes(lines, &mut guess, &mut levels, &classifications, (&mut sums, &given.name, asked));
    sums.notes.extend(levels::told_order(lines, &levels, &given.name));
    let start = years.first().map(|year| first_day(*year, package, asked));
    of_one_year(lines, &guess, (start, years.len()), &given.name)?;
    let (repeats, unit) = periods_and_unit(grid, lines, (&mut guess, &mut sums), (&given.name, asked))?;
    sums.notes.extend(classifications::told(lines, &levels, &classifications, (&given.name, asked)));
    let several = several || years.len() > 1;
    let table = |year: i16| Table {
        given,
        grid,
        year,
        file: file_name(&given.name, (!several).then_some(year)),
        direction,
        guess: guess.clone(),
        levels: levels.clone(),
        sums: sums.clone(),
        codes: None,
        classifications: classifications.clone(),
        kept: kept.as_ref().map(|kept| kept.path.clone()),
        repeats,
        start: start.map_or(1, |start| start.month().unsigned_abs()),
        unit,
    };
    Ok(years.into_iter().map(table).collect())
}

/// What is told of a table whose year is not known, or is another than the one asked for.
fn no_year(known: &[i16], asked: &Asked) -> Told {
    let told = match asked.year {
        Some(year) => Told::new("import-other-years").with("year", year),
        None if known.is_empty() => Told::new("import-no-year-in"),
        None => Told::new("import-no-year"),
    };
    let known: Vec<String> = known.iter().map(ToString::to_string).collect();
    told.with("known", known.join(", "))
}

/// What is told of a table without amounts: what has no second column is a text, and no table.
fn without_amounts(grid: &Grid, name: &str) -> Told {
    let titles: Vec<&str> = grid.titles.iter().map(|title| title.trim()).filter(|title| !title.is_empty()).collect();
    let key = if titles.len() < 2 && grid.width() < 2 { "import-not-table" } else { "import-no-amounts" };
    let columns = match titles.is_empty() {
        true => (1..=grid.width()).map(|number| number.to_string()).collect::<Vec<_>>().join(", "),
        false => titles.join(", "),
    };
    Told::new(key).with("file", name.trim()).with("columns", columns)
}

/// That the times of a table's rows are of its fiscal year, which begins on a day; of several years that stand beside
/// one another, that lines do not come again on dates of several.
fn of_one_year(lines: &Grid, guess: &Guess, (start, years): (Option<Date>, usize), file: &str) -> Result<(), Told> {
    let Some(start) = start.filter(|_| guess.column(Meaning::Year).is_none()) else { return Ok(()) };
    let of_days = |column: usize| span::of_days(lines, column, start, file);
    let of_unused = || {
        let columns = (0..guess.meanings.len()).filter(|at| dates::come_again(lines, guess, *at));
        columns.into_iter().find_map(of_days)
    };
    let of_used = || span::of_months(lines, guess, start, file).or_else(|| of_days(guess.column(Meaning::AsOf)?));
    let told = if years == 1 { of_used() } else { None };
    told.or_else(of_unused).map_or(Ok(()), Err)
}

/// How rows of several periods of a line are read, and what amounts are multiplied by; both are told.
fn periods_and_unit(
    grid: &Grid,
    lines: &Grid,
    of: (&mut Guess, &mut Sums),
    named: (&str, &Asked),
) -> Result<(repeats::Read, Option<u64>), Told> {
    let (guess, sums) = of;
    let repeats = match movements::read(lines, &sums.rows(lines), guess, named)? {
        Some((read, told)) => {
            // Its rows are no lines, and the dates of papers are of none.
            sums.notes.retain(|note| note.key != "import-date-unused");
            sums.notes.push(told);
            read
        }
        None => {
            let (read, told) = repeats::read(lines, &sums.rows(lines), guess, named)?;
            sums.notes.extend(told);
            read
        }
    };
    money::check(grid, guess, named)?;
    let unit = unit::unit(grid, guess, named)?;
    sums.notes.extend(
        unit.as_ref().map(|(times, text)| {
            Told::new("import-times").with("file", named.0).with("text", text).with("times", times)
        }),
    );
    Ok((repeats, unit.map(|(times, _)| times)))
}

/// The first day of a fiscal year, as its YAML or a package says it.
fn first_day(year: i16, package: Option<&package::Package>, asked: &Asked) -> Date {
    let written = asked.standing(&yaml_path(asked, year)).and_then(|text| yaml::start(&text));
    let start = written.or_else(|| package.and_then(package::Package::period).map(|(start, _)| start));
    start.unwrap_or_else(|| date(year, 1, 1))
}

/// How a table of the same headings is read already, in the nearest year.
fn kept(
    grid: &Grid,
    package: Option<&package::Package>,
    asked: &Asked,
    guessed: (&str, &Guess),
    wanted: Option<i16>,
) -> Option<standing::Kept> {
    let (name, guess) = guessed;
    if package.is_some() {
        return None;
    }
    let year = wanted.or_else(|| years(grid, guess, name, asked).ok()?.last().copied())?;
    let of_column = guess.meanings.contains(&Meaning::Direction);
    let said = asked.said("direction").and_then(Direction::from_id);
    let side = said.or_else(|| direction(name, grid, &guess.meanings)).filter(|_| !of_column);
    standing::kept((name, grid), side, year, asked)
}

/// Codes that are whole, and those that only mean something within others; what is told of these is kept.
fn settle_codes(
    lines: &Grid,
    guess: &mut Guess,
    levels: &mut [(Dimension, Vec<Level>)],
    classifications: &[(Dimension, String)],
    of: (&mut Sums, &str, &Asked),
) {
    let (sums, file, asked) = of;
    keep_whole_codes(lines, guess, levels, classifications, sums);
    let notes = within::settle(lines, guess, levels, sums, (file, asked));
    sums.notes.extend(notes);
}

/// Of levels whose finest code is one of a classification, that code says it all: columns of the wider ones are
/// not used.
fn keep_whole_codes(
    lines: &Grid,
    guess: &mut Guess,
    levels: &mut [(Dimension, Vec<Level>)],
    classifications: &[(Dimension, String)],
    sums: &Sums,
) {
    for (dimension, levels) in levels {
        let is_known = is_known(classifications, *dimension);
        let is_made = sums.outline.codes(guess, *dimension).len() > 1
            || sums.nested.is_some_and(|nested| nested.dimension == *dimension)
            || are_apart(lines, levels);
        if !is_known || is_made || levels.len() < 2 || levels.last().is_none_or(|last| last.code.is_none()) {
            continue;
        }
        for at in levels.drain(..levels.len() - 1).flat_map(|wider| [wider.code, wider.name]).flatten() {
            if guess.meanings[at] != Meaning::Name {
                guess.meanings[at] = Meaning::Nothing;
            }
        }
    }
}

/// What all lines are, where no column says it; stages of the other side are not used.
fn direction_of(
    given: &Given,
    grid: &Grid,
    package: Option<&package::Package>,
    asked: &Asked,
    named: (&str, &mut Guess),
) -> Result<Option<Direction>, Told> {
    let (name, guess) = named;
    let said = asked.said("direction").and_then(Direction::from_id);
    // What rows are whose cell says nothing is the officer's to say.
    if let Some(column) = guess.column(Meaning::Direction) {
        return neither(grid, guess, column, &given.name).map_or(Ok(said), Err);
    }
    if let Some(told) = of_three_sides(grid, guess, &given.name) {
        return Err(told);
    }
    let of_package = || package.and_then(|package| package.direction(given));
    let known = said.or_else(of_package).or_else(|| direction(name, grid, &guess.meanings));
    let direction = known.ok_or_else(|| {
        // What all are is no answer where headings name both sides.
        let rows: Vec<&Row> = grid.rows.iter().collect();
        let heads = headings::headings(grid, guess, &rows, None);
        let told = |key: &'static str| Told::new(key).with("file", &given.name);
        match heads.are_sides {
            true => told("import-both-sides").with("rows", listed(heads.rows.iter().map(|row| row.0).collect())),
            false => told("import-no-direction"),
        }
    })?;
    for meaning in &mut guess.meanings {
        // A mapping cannot name a stage that the direction does not have.
        if matches!(*meaning, Meaning::Stage(stage) if !stage.belongs_to(direction)) {
            *meaning = Meaning::Nothing;
        }
    }
    Ok(Some(direction))
}

/// How many words a column has that says to which side of a budget rows belong.
const FEW_SIDES: usize = 12;

/// A column that says revenue of some rows, expenditure of others, and of yet others something else (financing,
/// transfers): neither side may be taken for all until the officer says what those are, or that it says nothing.
fn of_three_sides(grid: &Grid, guess: &Guess, file: &str) -> Option<Told> {
    let cell = |row: &Row, at: usize| text_at(&row.1, at).to_owned();
    let is_open =
        |at: &usize| matches!(guess.meanings[*at], Meaning::Nothing | Meaning::Label(_)) && !guess.said.contains(at);
    (0..guess.meanings.len()).filter(is_open).find_map(|at| {
        // A heading says nothing of its own row.
        let is_row = |row: &&Row| row.1.iter().filter(|cell| !cell.trim().is_empty()).count() > 1;
        let words: BTreeSet<String> =
            grid.rows.iter().filter(is_row).map(|row| cell(row, at)).filter(|word| !word.is_empty()).collect();
        let sides = |side| words.iter().any(|word| sides::opens(word) == Some(side));
        let is_other = |word: &&String| sides::opens(word).is_none() && !is_total(word) && !sides::is_result(word);
        let others: Vec<String> = words.iter().filter(is_other).cloned().collect();
        let is_side = words.len() <= FEW_SIDES && sides(Direction::Revenue) && sides(Direction::Expenditure);
        is_side.then(|| tell_neither(grid, at, &others, file)).flatten()
    })
}

/// A column that the officer names as that of sides, with words that name none.
fn neither(grid: &Grid, guess: &Guess, column: usize, file: &str) -> Option<Told> {
    tell_neither(grid, column, &sides::words(grid, column, &guess.words).unknown, file)
}

/// The most words that are named.
const MOST_WORDS: usize = 5;

/// Tells that words of a column name no side, with their rows.
fn tell_neither(grid: &Grid, column: usize, words: &[String], file: &str) -> Option<Told> {
    let is_one = |row: &&Row| row.1.get(column).is_some_and(|cell| words.iter().any(|word| word == cell.trim()));
    let rows: Vec<usize> = grid.rows.iter().filter(is_one).map(|row| row.0).collect();
    let first = words.first()?;
    let shown: Vec<String> = words.iter().take(MOST_WORDS).map(|word| format!("“{word}”")).collect();
    let more = if words.len() > MOST_WORDS { ", …" } else { "" };
    let told = Told::new("import-direction-third").with("file", file).with("column", grid.name(column));
    let told = told.with("words", shown.join(", ") + more).with("word", first);
    (!rows.is_empty()).then(|| told.with("rows", listed(rows)))
}

/// What headings say of the sides; and where the officer says what words mean, the column that has them and else only
/// words for sides tells the side.
fn settle_sides(grid: &Grid, guess: &mut Guess) {
    if let (Some(at), false) = (grid.sides, guess.meanings.contains(&Meaning::Direction)) {
        guess.set(at, Meaning::Direction);
    }
    if guess.words.is_empty() || guess.meanings.contains(&Meaning::Direction) {
        return;
    }
    let tells = |at: &usize| {
        let words = sides::words(grid, *at, &guess.words);
        let known = words.known.iter().map(|(word, _)| word).chain(&words.left_out);
        let is_said = known.into_iter().any(|word| sides::is_said(word, &guess.words));
        !guess.meanings[*at].is_amount() && is_said && words.unknown.is_empty() && !words.known.is_empty()
    };
    if let Some(at) = (0..guess.meanings.len()).find(tells) {
        guess.set(at, Meaning::Direction);
    }
}

/// A column that says of some rows whether money comes in or goes out, and of others nothing, or that they are
/// something else than all are taken for: nothing is taken until the officer says it.
fn tell_half_said(
    lines: &Grid,
    guess: &Guess,
    sums: &Sums,
    direction: Option<Direction>,
    told: (&str, &Asked),
) -> Result<(), Told> {
    let (file, asked) = told;
    if asked.said("direction").is_some() {
        return Ok(());
    }
    let amounts: Vec<usize> = (0..guess.meanings.len()).filter(|at| guess.meanings[*at].is_amount()).collect();
    let cell = |row: &Row, at: usize| text_at(&row.1, at).to_owned();
    let is_open = |row: &Row, column: usize| match direction {
        Some(all) => sides::opens(&cell(row, column)).is_some_and(|side| side != all),
        None => cell(row, column).is_empty() && amounts.iter().any(|at| !cell(row, *at).is_empty()),
    };
    let says = |at: &usize| match guess.meanings[*at] {
        Meaning::Direction => true,
        Meaning::Nothing => direction.is_some() && !guess.said.contains(at) && guess::says_direction(lines, *at),
        _ => false,
    };
    for column in (0..guess.meanings.len()).filter(says) {
        let open: Vec<usize> =
            sums.rows(lines).into_iter().filter(|row| is_open(row, column)).map(|row| row.0).collect();
        if !open.is_empty() {
            let key = if direction.is_some() { "import-direction-words" } else { "import-direction-partly" };
            let column = lines.name(column);
            return Err(Told::new(key).with("file", file).with("column", column).with("rows", listed(open)));
        }
    }
    Ok(())
}

/// Where a column says the direction: a stage with amounts in rows of a direction that has no such stage is what
/// was executed of both, if it can be and no other column is that; else it is not used, which is told. A zero is
/// no amount there, and what the officer said stays.
fn settle_both(grid: &Grid, guess: &mut Guess, file: &str) -> Vec<Told> {
    let Some(column) = guess.column(Meaning::Direction) else { return Vec::new() };
    let ways = sides::words(grid, column, &guess.words).known;
    let way = |cells: &[String]| {
        let typed = text_at(cells, column);
        ways.iter().find(|(known, _)| known == typed).map(|(_, way)| *way)
    };
    let mut told = Vec::new();
    for at in (0..guess.meanings.len()).filter(|at| !guess.said.contains(at)).collect::<Vec<_>>() {
        let Meaning::Stage(stage) = guess.meanings[at] else { continue };
        let is_foreign = |cells: &[String]| {
            let is_amount = cells.get(at).is_some_and(|cell| cell.contains(|c: char| matches!(c, '1'..='9')));
            is_amount && way(cells).is_some_and(|way| !stage.belongs_to(way))
        };
        let rows: Vec<usize> = grid.rows.iter().filter(|(_, cells)| is_foreign(cells)).map(|row| row.0).collect();
        if rows.is_empty() {
            continue;
        }
        let accrued = Meaning::Stage(Stage::Accrued);
        let is_done = matches!(stage, Stage::Paid | Stage::Collected);
        guess.meanings[at] = if is_done && guess.column(accrued).is_none() { accrued } else { Meaning::Nothing };
        if guess.meanings[at] == Meaning::Nothing {
            let note = Told::new("import-of-one-side").with("file", file).with("column", grid.name(at));
            told.push(note.with("stage", stage.id()).with("rows", listed(rows)));
        }
    }
    told
}

/// Columns that the officer named stand above what was guessed. A sheet that has none of that name is left as
/// it is: another has it.
fn by_hand(grid: &Grid, file: &str, asked: &Asked, guess: &mut Guess) -> Result<(), Told> {
    let mut own: Vec<usize> = Vec::new();
    said_once(asked, grid, file, |(one, _), (other, _)| {
        one == other && Meaning::named(one).is_some_and(Meaning::may_repeat)
    })?;
    for (word, column) in asked.columns {
        let meaning = match word.as_str() {
            "" | "-" => Meaning::Nothing,
            word => Meaning::named(word).ok_or_else(|| Told::new("import-no-word").with("word", word))?,
        };
        let Some(at) = grid.column(column) else { continue };
        // Several columns of one word that may have them are its levels.
        let keeps = |column: usize| meaning.may_repeat() && (meaning == Meaning::Nothing || own.contains(&column));
        let others: Vec<usize> = guess.columns(meaning).into_iter().filter(|column| !keeps(*column)).collect();
        for other in others {
            guess.set(other, Meaning::Nothing);
            guess.said.retain(|known| *known != other);
        }
        own.push(at);
        guess.set(at, meaning);
        guess.said.retain(|known| *known != at);
        guess.said.push(at);
    }
    Ok(())
}
