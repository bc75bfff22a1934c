//! What is planned for a part of the year, in columns or in rows of stages: `Presupuesto mensual`, `YTD Budget`. It is
//! never taken for the year's; where no column tells this, nothing is taken.

use super::apart::{self, Apart};
use super::guess::{Guess, of_other_year};
use super::meaning::Meaning;
use super::part_of_year::{self, says_part};
use super::values::is_mostly_numbers;
use super::{values, words};
use crate::findings::Told;
use crate::import::grid::Grid;
use crate::import::titles;
use crate::model::budget::Stage;
use crate::model::choice::Choice;

/// Columns of what is planned for a part of the year: none of them is the year's. What is only called that *of the
/// period* is the year's where no other plan is.
pub fn settle(grid: &Grid, year: Option<i16>, found: &mut [Meaning]) -> Vec<(usize, Apart)> {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let of_times = |at: usize| found[at] == Meaning::Month || found[at] == Meaning::AsOf && apart::is_of_days(grid, at);
    let is_by_periods = (0..found.len()).any(of_times);
    let is_plan = |at: &usize| {
        matches!(found[*at], Meaning::Nothing | Meaning::Amount | Meaning::Stage(_))
            && part_of_year::is_plan(title(*at))
            && apart::apart(title(*at)).is_none()
            && is_mostly_numbers(grid, *at)
            && !year.is_some_and(|year| of_other_year(title(*at), year))
    };
    let plans: Vec<usize> = (0..found.len()).filter(is_plan).collect();
    let is_part = |at: &usize| match is_by_periods {
        true => part_of_year::is_so_far(title(*at)),
        false => part_of_year::says_part_of_plan(title(*at)),
    };
    let is_month = |at: &usize| titles::has(title(*at), words::MONTHS) && !titles::has(title(*at), words::SO_FAR);
    // Months side by side are looked at together.
    let months = plans.iter().filter(|at| is_month(at)).count();
    let is_one = |at: &usize| is_part(at) && !(months > 1 && is_month(at));
    let mut parts: Vec<usize> = plans.iter().copied().filter(is_one).collect();
    if !is_by_periods && plans.len() > parts.len() + 1 {
        let is_programmed =
            |at: usize| titles::has(title(at), words::PROGRAMMED) && !titles::has(title(at), words::WHOLE_YEAR);
        let is_of_period =
            |at: &&usize| (part_of_year::is_of_period(title(**at)) || is_programmed(**at)) && !parts.contains(at);
        let of_period: Vec<usize> = plans.iter().filter(is_of_period).copied().collect();
        parts.extend(of_period);
    }
    parts.iter().for_each(|at| found[*at] = Meaning::Nothing);
    parts.into_iter().map(|at| (at, Apart::PlanOfPart)).collect()
}

/// The same where a column of words says the stages.
fn without_year_in_words(grid: &Grid, guess: &Guess, file: &str) -> Option<Told> {
    let column = guess.column(Meaning::StageWord)?;
    let words = values::stages(grid, column)?;
    let is_plan = |id: &str| Stage::from_id(id).is_some_and(Stage::is_plan);
    let parts: Vec<&str> =
        words.of_parts.iter().map(String::as_str).filter(|word| part_of_year::is_plan(word)).collect();
    let is_lacking = !words.known.iter().any(|(_, id)| is_plan(id)) && words.unknown.is_empty();
    let told = Told::new("import-stages-of-parts-alone").with("file", file).with("column", grid.name(column));
    (!parts.is_empty() && is_lacking).then(|| told.with("words", parts.join("”, “")))
}

/// Whether a word of a column of stages is of a part of the year; where rows are of times, only what was planned up to
/// them.
pub fn is_of_part(word: &str, are_of_times: bool) -> bool {
    let is_done = || matches!(apart::stage(word), Some(stage) if !stage.is_plan());
    match part_of_year::is_plan(word) {
        true if are_of_times => part_of_year::is_so_far(word),
        true => part_of_year::says_part_of_plan(word),
        false => !are_of_times && is_done() && says_part(word),
    }
}

/// An error where all that is planned is of a part of the year: nothing would be right for the whole.
pub(super) fn without_year(grid: &Grid, guess: &Guess, file: &str) -> Option<Told> {
    let is_plan = |meaning: &Meaning| match meaning {
        Meaning::Stage(stage) => stage.is_plan(),
        meaning => *meaning == Meaning::Amount,
    };
    if let Some(told) = without_year_in_words(grid, guess, file) {
        return Some(told);
    }
    if guess.meanings.iter().any(is_plan) {
        return None;
    }
    let is_open = |at: usize| guess.meanings[at] == Meaning::Nothing && !guess.said.contains(&at);
    let parts = guess.apart.iter().filter(|(at, apart)| *apart == Apart::PlanOfPart && is_open(*at));
    let names: Vec<String> = parts.map(|(at, _)| grid.name(*at)).collect();
    let first = names.first()?;
    let out: Vec<String> = names.iter().map(|name| format!("--column \"-={name}\"")).collect();
    let told = Told::new("import-plan-of-part-alone").with("file", file).with("columns", names.join("”, “"));
    Some(told.with("kept", format!("--column \"approved={first}\"")).with("options", out.join(" ")))
}
