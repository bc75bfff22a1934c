//! Which rows of a table are no lines: totals, sums of other rows, and rows that only name those after them.
//!
//! Titles tell little: sums are found by arithmetic, and by the columns that are empty in them. Where some rows
//! are sums and others that look like it are not, nothing is taken, and the officer says what they are.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::guess::Guess;
use super::levels::Level;
use super::meaning::Meaning;
use super::outline::{self, Outline};
use super::rows::{self, Amounts, Nested, Row};
use super::{flat, headings, sides, uncoded};
use crate::findings::Told;
use crate::import::Asked;
use crate::import::grid::{Grid, text_at};
use crate::model::budget::Dimension;
use crate::model::choice::Choice;

/// Columns with the texts that tell rows to be left out.
pub type Except = Vec<(usize, Vec<String>)>;

/// The rows of a table that are no lines, as a mapping says it.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    /// Rows with totals, and others that are left out.
    pub except: Except,
    /// The columns by which rows lie below one another.
    pub outline: Outline,
    /// The dimension by whose codes rows are nested.
    pub nested: Option<Nested>,
    /// What rows that only name others name.
    pub headings: Option<Dimension>,
    /// What the officer should know of it.
    pub notes: Vec<Told>,
    /// The officer's word on rows that may be sums.
    said: Said,
}

/// What the officer says of rows that may be sums.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Said {
    /// Nothing: figures tell.
    #[default]
    Nothing,
    /// Those that may be sums are.
    Yes,
    /// All rows are lines.
    No,
}

impl Sums {
    /// Totals, and the outline, whose columns become codes where nobody knew what they are.
    pub fn of(grid: &Grid, guess: &mut Guess, file: &str, asked: &Asked) -> Result<Self, Told> {
        let said = match asked.said("sums") {
            Some("no") => Said::No,
            Some("yes") => Said::Yes,
            _ => Said::Nothing,
        };
        let mut sums = Self { except: rows::totals(grid, guess), said, ..Self::default() };
        if let Some(at) = guess.column(Meaning::Direction) {
            let left_out = sides::words(grid, at, &guess.words).left_out;
            sums.leave_out(if left_out.is_empty() { Vec::new() } else { vec![(at, left_out)] });
        }
        let rows = sums.rows(grid);
        match outline::outline(grid, guess, &rows) {
            _ if said == Said::No => {}
            outline::Found::Nothing => {}
            outline::Found::Sure(outline) => sums.outline = outline,
            outline::Found::Single(outline) | outline::Found::Doubtful(outline, _) if said == Said::Yes => {
                sums.outline = outline;
            }
            outline::Found::Single(outline) => {
                let rows = listed(outline.sums.into_iter().collect());
                return Err(Told::new("import-sums-single").with("file", file).with("rows", rows));
            }
            outline::Found::Doubtful(_, wrong) => {
                return Err(Told::new("import-sums-differ").with("file", file).with("rows", listed(wrong)));
            }
        }
        sums.outline.adopt(grid, guess);
        Ok(sums)
    }

    /// The table without rows above others, each row with the cells of those above it, where there are such.
    pub fn lines(&self, grid: &Grid) -> Option<Grid> {
        let is_left_out = |row: &Row| rows::is_left_out(&row.1, &self.except);
        (!self.outline.columns.is_empty()).then(|| self.outline.flattened(grid, is_left_out))
    }

    /// The rows that are no totals and lie above no others.
    pub fn rows<'g>(&self, grid: &'g Grid) -> Vec<&'g Row> {
        let is_one = |row: &&Row| !rows::is_left_out(&row.1, &self.except) && !self.outline.sums.contains(&row.0);
        grid.rows.iter().filter(is_one).collect()
    }

    /// Rows that are sums by their codes or by their amounts alone, and those that only name others.
    pub fn complete(
        &mut self,
        grid: &Grid,
        guess: &Guess,
        levels: &[(Dimension, Vec<Level>)],
        told: (&str, &Asked),
    ) -> Result<(), Told> {
        let (file, asked) = told;
        let Some(amounts) = Amounts::of(grid, guess) else { return Ok(()) };
        let totals: Vec<&Row> = grid.rows.iter().filter(|row| rows::is_left_out(&row.1, &self.except)).collect();
        self.name_headings(grid, guess, (file, asked))?;
        let free: Vec<_> =
            levels.iter().filter(|(dimension, _)| self.outline.codes(guess, *dimension).is_empty()).cloned().collect();
        let mut above = self.outline.sums.clone();
        if let Some((nested, sums)) = rows::nested(grid, guess, &self.rows(grid), &free) {
            self.nested = Some(nested);
            above.extend(sums);
        }
        let before = self.rows(grid).len();
        if self.said != Said::No {
            self.leave_out_flat(grid, guess, &above, file)?;
        }
        let lines: Vec<&Row> = self.rows(grid).into_iter().filter(|row| !above.contains(&row.0)).collect();
        if self.said == Said::Yes && above.is_empty() && self.rows(grid).len() == before {
            self.notes.push(Told::new("import-sums-none").with("file", file));
        }
        if !above.is_empty() {
            let facts = Told::new("import-sums-found").with("file", file).with("count", above.len());
            self.notes.push(facts.with("rows", listed(above.into_iter().collect())));
        }
        self.compare(guess, &amounts, (&lines, &totals), file)
    }

    /// Leaves out rows that are sums by their amounts alone.
    fn leave_out_flat(&mut self, grid: &Grid, guess: &Guess, above: &HashSet<usize>, file: &str) -> Result<(), Told> {
        if guess.column(Meaning::StageWord).is_some() {
            return Ok(());
        }
        let left =
            |sums: &Self| -> Vec<&Row> { sums.rows(grid).into_iter().filter(|row| !above.contains(&row.0)).collect() };
        let lines = left(self);
        match uncoded::sums(grid, guess, &lines) {
            uncoded::Found::Nothing => {}
            uncoded::Found::Single(found) if self.said != Said::Yes => {
                return Err(Told::new("import-sums-single").with("file", file).with("rows", numbers(&found)));
            }
            uncoded::Found::Single(found) | uncoded::Found::Sure(found) => {
                self.leave_out_found(guess, &found, &lines, file)?;
            }
        }
        let lines = left(self);
        let found = match flat::sums(grid, guess, &lines) {
            flat::Found::Nothing => return Ok(()),
            flat::Found::Perhaps(found) if self.said != Said::Yes => {
                self.notes.push(Told::new("import-sums-perhaps").with("file", file).with("rows", numbers(&found)));
                return Ok(());
            }
            flat::Found::Perhaps(found) => found,
            flat::Found::Sure(found) => found,
            flat::Found::Doubtful(found) if self.said == Said::Yes => found,
            flat::Found::Doubtful(found) => {
                return Err(Told::new("import-sums-doubtful").with("file", file).with("rows", numbers(&found)));
            }
        };
        self.leave_out_found(guess, &found, &lines, file)
    }

    /// Leaves out rows that are sums by texts that tell them from all others, and says so.
    fn leave_out_found(&mut self, guess: &Guess, found: &[&Row], lines: &[&Row], file: &str) -> Result<(), Told> {
        let Some(except) = told_by(guess, found, lines) else {
            return Err(Told::new("import-sums-nameless").with("file", file).with("rows", numbers(found)));
        };
        self.leave_out(except);
        self.notes.push(Told::new("import-sums-left-out").with("file", file).with("rows", numbers(found)));
        Ok(())
    }

    fn leave_out(&mut self, except: Except) {
        for (column, texts) in except {
            match self.except.iter_mut().find(|(known, _)| *known == column) {
                Some((_, known)) => known.extend(texts),
                None => self.except.push((column, texts)),
            }
        }
    }

    /// Rows with one text alone name those after them, where it is known what they name; else they are left out,
    /// which is told.
    fn name_headings(&mut self, grid: &Grid, guess: &Guess, told: (&str, &Asked)) -> Result<(), Told> {
        let (file, asked) = told;
        let rows = self.rows(grid);
        let heads = headings::headings(grid, guess, &rows, headings::said(asked.said("headings")));
        let note = |key| Told::new(key).with("file", file).with("rows", numbers(&heads.rows));
        if heads.are_sides {
            return Err(note("import-both-sides"));
        }
        if let Some(dimension) = heads.of.filter(|_| grid.sides.is_none()) {
            self.headings = Some(dimension);
            self.notes.push(note("import-headings-taken").with("dimension", dimension.id()));
        } else if let Some(except) = told_by(guess, &heads.rows, &rows).filter(|except| !except.is_empty()) {
            self.leave_out(except);
            self.notes.push(note("import-headings"));
        }
        Ok(())
    }

    /// What lines add up to is what the row of the total says; where they add up to more, some of them are sums.
    fn compare(&mut self, guess: &Guess, amounts: &Amounts, rows: (&[&Row], &[&Row]), file: &str) -> Result<(), Told> {
        let (lines, totals) = rows;
        let apart = [Meaning::Direction, Meaning::StageWord, Meaning::Year, Meaning::AsOf, Meaning::Month];
        if apart.iter().any(|meaning| guess.meanings.contains(meaning)) {
            return Ok(());
        }
        let Some((last, known)) = stated(totals, &amounts.columns[0], amounts) else { return Ok(()) };
        let sum = amounts.sum(lines, amounts.columns[0]);
        let is_grand = lines.iter().all(|row| row.0 < last)
            && !totals.iter().any(|row| row.0 > last && amounts.first(row).is_some());
        let told = |key, sum: Decimal, stated: Decimal| {
            Told::new(key).with("file", file).with("sum", sum).with("stated", stated)
        };
        let Some(way) = known.iter().position(|known| (sum - known).abs() <= Decimal::ONE) else {
            let most = if is_grand { known[0] } else { known[1] };
            if sum > most + most.abs() / Decimal::ONE_HUNDRED && self.said == Said::Nothing {
                return Err(told("import-total-exceeded", sum, most));
            }
            self.notes.extend(is_grand.then(|| told("import-total-differs", sum, most)));
            return Ok(());
        };
        // What holds for the first column holds for the others, where the rows of totals tell them.
        for at in amounts.columns[1..].iter().filter(|_| is_grand) {
            let Some((_, known)) = stated(totals, at, amounts) else { continue };
            let (sum, stated) = (amounts.sum(lines, *at), known[way]);
            if (sum - stated).abs() > Decimal::ONE {
                let column = amounts.grid.name(*at);
                self.notes.push(told("import-total-differs-in", sum, stated).with("column", column));
            }
        }
        Ok(())
    }
}

/// What rows of totals say in a column: the largest, with the number of its row, all of them together, and all but the
/// largest.
fn stated(totals: &[&Row], column: &usize, amounts: &Amounts) -> Option<(usize, [Decimal; 3])> {
    let told: Vec<(usize, Decimal)> =
        totals.iter().filter_map(|row| Some((row.0, amounts.at(row, *column)?))).collect();
    let (last, largest) = told.iter().copied().max_by_key(|(number, amount)| (*amount, *number))?;
    let all: Decimal = told.iter().map(|(_, amount)| *amount).sum();
    Some((last, [largest, all, all - largest]))
}

/// Columns with texts that tell some rows from all others; nothing where none do.
fn told_by(guess: &Guess, rows: &[&Row], all: &[&Row]) -> Option<Except> {
    let numbers: HashSet<usize> = rows.iter().map(|row| row.0).collect();
    let mut except: Except = Vec::new();
    let text = |row: &Row, at: usize| text_at(&row.1, at).to_owned();
    let mut columns: Vec<usize> = (0..guess.meanings.len()).filter(|at| !guess.meanings[*at].is_amount()).collect();
    // Names say what they are; codes are met again.
    columns.sort_by_key(|at| (guess.meanings[*at] != Meaning::Name, *at));
    let others: Vec<HashSet<String>> = columns
        .iter()
        .map(|at| all.iter().filter(|row| !numbers.contains(&row.0)).map(|row| text(row, *at)).collect())
        .collect();
    for row in rows {
        let tells = |(_, others): &(&usize, &HashSet<String>), at: usize| {
            let own = text(row, at);
            !own.is_empty() && !others.contains(&own)
        };
        let (at, _) = columns.iter().zip(&others).find(|pair| tells(pair, *pair.0))?;
        match except.iter_mut().find(|(known, _)| known == at) {
            Some((_, texts)) if texts.contains(&text(row, *at)) => {}
            Some((_, texts)) => texts.push(text(row, *at)),
            None => except.push((*at, vec![text(row, *at)])),
        }
    }
    Some(except)
}

/// The most rows that are named.
const MOST_NAMED: usize = 12;

/// The numbers of rows as a text.
fn numbers(rows: &[&Row]) -> String {
    listed(rows.iter().map(|row| row.0).collect())
}

/// Numbers as a text.
pub fn listed(mut numbers: Vec<usize>) -> String {
    numbers.sort_unstable();
    let named: Vec<String> = numbers.iter().take(MOST_NAMED).map(ToString::to_string).collect();
    format!("{}{}", named.join(", "), if numbers.len() > MOST_NAMED { ", …" } else { "" })
}
