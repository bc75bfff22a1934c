//! What takes a column's title out of the stage that it names: `Ejecutado año anterior` was not spent in this year,
//! `Estimated Actual` not yet, `No ejecutado` not at all, `Cuota de pago` may be paid, `Meta física ejecutada` is no
//! money. Such a column tells no stage; where no other does, that is told.

use super::guess::of_other_year;
use super::meaning::Meaning;
use super::part_of_year::says_part;
use super::values::{days, is_mostly_numbers};
use super::{Table, called, plans, shares, words};
use crate::findings::Told;
use crate::import::grid::Grid;
use crate::import::titles;
use crate::model::budget::Stage;
use crate::model::choice::Choice;

/// What a column is of, rather than of the stage that its title names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// A part of an amount, in hundredths.
    Share,
    /// What is left of it: what is not done, or not yet.
    Rest,
    /// What two amounts differ by.
    Difference,
    /// Another year, or the time before.
    OtherTime,
    /// What somebody expects or plans that will be done.
    Forecast,
    /// Things, and no money.
    Count,
    /// What may be bound or paid at most.
    Ceiling,
    /// One month, or another part of the year.
    Part,
    /// What is planned for a month, or for another part of the year.
    PlanOfPart,
    /// What others did, or all together: the mean of peers, the whole state.
    Others,
    /// A kind of money alone: what was withheld, interest, what was paid from own funds.
    Kind,
    /// The year before the one that the table proposes.
    BeforeProposal,
}

impl Apart {
    /// The message that tells it.
    fn key(self) -> Option<&'static str> {
        match self {
            Self::Share => None,
            Self::Rest | Self::Difference => Some("import-rest"),
            Self::OtherTime => Some("import-other-time"),
            Self::Forecast => Some("import-forecast"),
            Self::Count => Some("import-count"),
            Self::Ceiling => Some("import-ceiling"),
            Self::Part => Some("import-of-part"),
            Self::PlanOfPart => Some("import-plan-of-part"),
            Self::Others => Some("import-of-others"),
            Self::Kind => Some("import-of-kind"),
            Self::BeforeProposal => Some("import-before-proposal"),
        }
    }
}

/// What a title alone says that takes its column out of a stage.
pub fn apart(title: &str) -> Option<Apart> {
    let has = |entries: &str| titles::has(title, entries);
    let is_done = || has(words::DONE) || (has(words::SPENT) || has(words::GOT)) && stage(title).is_none();
    let is_available = || has(words::AVAILABLE) && !has(words::AVAILABLE_IN_ALL);
    let tests: [(Apart, &dyn Fn() -> bool); 9] = [
        (Apart::Share, &|| shares::is_share(title)),
        (Apart::Rest, &|| has(words::REMAINS) || is_available() || negates(title)),
        (Apart::OtherTime, &|| has(words::OTHER_TIMES) || counts_years(title)),
        (Apart::Forecast, &|| has(words::FORECASTS) || has(words::EXPECTED) && is_done()),
        (Apart::Difference, &|| has(words::DIFFERENCES) || has(words::UNDONE) && !has(words::NET) || subtracts(title)),
        (Apart::Count, &|| has(words::PHYSICAL) || has(words::COUNTS) && !has(words::MONEY)),
        (Apart::Ceiling, &|| has(words::CEILINGS)),
        (Apart::Others, &|| has(words::OTHERS)),
        (Apart::Kind, &|| has(words::KINDS) && is_done() && !has(words::TOTALS)),
    ];
    tests.into_iter().find(|(_, holds)| holds()).map(|(apart, _)| apart)
}

/// What is left of what a title is called as, once what takes it out of this is heard.
pub fn left(title: &str, meaning: Meaning) -> Meaning {
    let is_stage = matches!(meaning, Meaning::Stage(_));
    let goes = match apart(title) {
        None => false,
        Some(Apart::Share | Apart::Rest | Apart::OtherTime) => true,
        // What fees bring in may be called as quotas are.
        Some(Apart::Ceiling) => is_stage && meaning != Meaning::Stage(Stage::Collected),
        Some(_) => is_stage,
    };
    if goes { Meaning::Nothing } else { meaning }
}

/// Whether a title says that its column follows from others, of whatever stage: what is left of it, or what part.
pub fn is_derived(title: &str) -> bool {
    matches!(apart(title), Some(Apart::Share | Apart::Rest))
}

/// The stage that a text is called as, whatever else it says.
pub fn stage(text: &str) -> Option<Stage> {
    match called::particular(text).or_else(|| called::amount(text))? {
        (Meaning::Stage(stage), _) => Some(stage),
        _ => None,
    }
}

/// The stage of what was done that a text names, whatever it says of plans.
fn done(text: &str) -> Option<Stage> {
    let is_done = |meaning: Meaning| matches!(meaning, Meaning::Stage(stage) if !stage.is_plan());
    let all: Vec<(Meaning, &str)> = words::AMOUNTS.iter().filter(|(meaning, _)| is_done(*meaning)).copied().collect();
    match titles::meaning(text, &all)? {
        (Meaning::Stage(stage), _) => Some(stage),
        _ => None,
    }
}

/// Whether a title says that something is not done, or is still to be done: *no pagado*, *por girar*, *to be paid*.
fn negates(title: &str) -> bool {
    let all = titles::words(title);
    let negates_next = |at: usize| {
        let is_between = |word: &&String| titles::has(word, words::BETWEEN);
        let next = all[at + 1..].iter().find(|word| !is_between(word));
        let is_infinitive = |word: &str| words::INFINITIVES.iter().any(|end| word.ends_with(end));
        next.filter(|word| titles::has(word, words::DOABLE)).is_some_and(|next| {
            titles::has(&all[at], words::NOT)
                || titles::has(&all[at], words::STILL_TO) && is_infinitive(next)
                || all[at] == "to" && all.get(at + 1).is_some_and(|word| word == "be" || word == next)
        })
    };
    (0..all.len()).any(negates_next)
}

/// Whether a title counts years from this one: `N-1`, `(n+2)`.
fn counts_years(title: &str) -> bool {
    let signs: Vec<char> = title.chars().filter(|c| !c.is_whitespace()).collect();
    let is_one = |at: usize| {
        signs[at].eq_ignore_ascii_case(&'n')
            && signs.get(at + 1).is_some_and(|c| "-–−+".contains(*c))
            && signs.get(at + 2).is_some_and(char::is_ascii_digit)
            && signs.get(at + 3).is_none_or(|c| !c.is_alphanumeric())
    };
    let starts = |word: &str| word.to_lowercase().starts_with(['n', '(']);
    title.split_whitespace().any(starts) && (0..signs.len()).any(is_one)
}

/// Whether a title takes what was done from another stage: `Devengado - Pagado`.
fn subtracts(title: &str) -> bool {
    halves(title).any(|(from, taken, is_wide)| {
        let is_label = titles::has(from, words::HEADS);
        let (from, taken) = (stage(from), stage(taken));
        let differ = from.zip(taken).is_some_and(|(from, taken)| from != taken && !taken.is_plan());
        differ && !is_label && (is_wide || from.is_some_and(|from| !from.is_plan()))
    })
}

/// What stands before and after each dash of a title, and whether blanks stand around it.
fn halves(title: &str) -> impl Iterator<Item = (&str, &str, bool)> {
    title.match_indices(['-', '–', '−']).map(|(at, dash)| {
        let (before, after) = (&title[..at], &title[at + dash.len()..]);
        (before, after, dash == "−" || before.ends_with(' ') || before.ends_with('.') || after.starts_with(' '))
    })
}

/// Columns whose titles take them out of a stage, by themselves or beside the others; of those that were taken for
/// one, nothing is taken.
pub fn settle(grid: &Grid, year: Option<i16>, found: &mut [Meaning]) -> Vec<(usize, Apart)> {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let is_other_year = |at: usize| year.is_some_and(|year| of_other_year(title(at), year));
    let mut all: Vec<(usize, Apart)> = Vec::new();
    for at in (0..found.len()).filter(|at| is_mostly_numbers(grid, *at) && !is_other_year(*at)) {
        let of_title = apart(title(at)).filter(|_| found[at] == Meaning::Nothing);
        let apart = of_title.or_else(|| takes_from_budget(grid, at).then_some(Apart::Difference));
        all.extend(apart.map(|apart| (at, apart)));
    }
    all.extend(plans::settle(grid, year, found));
    let has_other_times = all.iter().any(|(_, apart)| matches!(apart, Apart::OtherTime | Apart::Forecast))
        || (0..found.len()).any(|at| is_other_year(at) && stage(title(at)).is_some());
    all.extend(beside_budget(grid, year, found).into_iter().map(|at| (at, Apart::Forecast)));
    let before = before_proposal(grid, found, has_other_times);
    all.extend(before.into_iter().map(|at| (at, Apart::BeforeProposal)));
    all.iter().for_each(|(at, _)| found[*at] = Meaning::Nothing);
    all
}

/// Whether a title takes what was done from *the budget*, and this stands before no other title: there it is a
/// heading above several.
fn takes_from_budget(grid: &Grid, at: usize) -> bool {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    halves(title(at)).any(|(from, taken, _)| {
        let is_budget = titles::has(from, words::BUDGET) && called::amount(from).is_none();
        let is_head = (0..grid.titles.len())
            .any(|other| other != at && title(other).starts_with(from.trim()) && titles::words(title(other)).len() > 1);
        is_budget && !is_head && stage(taken).is_some_and(|taken| !taken.is_plan())
    })
}

/// Columns of what is estimated to be spent, or to come in, beside one that is only called *budget*: that one is what
/// was approved, and the estimate is of how the year will end.
fn beside_budget(grid: &Grid, year: Option<i16>, found: &[Meaning]) -> Vec<usize> {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let approved: Vec<usize> = (0..found.len()).filter(|at| found[*at] == Meaning::Stage(Stage::Approved)).collect();
    let firm = words::FIRM.iter().find(|(stage, _)| *stage == Stage::Approved).map_or("", |(_, firm)| firm);
    let is_estimate = |at: &usize| {
        let has = |entries: &str| titles::has(title(*at), entries);
        has(words::EXPECTED) && (has(words::SPENT) || has(words::GOT)) && !has(words::BUDGET) && !has(firm)
    };
    let is_budget = |at: usize| {
        found[at] == Meaning::Nothing
            && titles::has(title(at), words::BUDGET)
            && stage(title(at)).is_none()
            && apart(title(at)).is_none()
            && is_mostly_numbers(grid, at)
            && !year.is_some_and(|year| of_other_year(title(at), year))
    };
    let are_estimates = !approved.is_empty() && approved.iter().all(is_estimate);
    if are_estimates && (0..found.len()).any(is_budget) { approved } else { Vec::new() }
}

/// Columns of the year before that a table proposes: those of *the current year* beside a proposal, and beside a
/// proposal that nobody approved yet, the budget in force and what was done of it.
fn before_proposal(grid: &Grid, found: &[Meaning], has_other_times: bool) -> Vec<usize> {
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let is_current = |at: usize| titles::has(title(at), words::CURRENT_YEAR);
    let is = |at: usize, stage: Stage| found[at] == Meaning::Stage(stage);
    let is_done = |at: usize| matches!(found[at], Meaning::Stage(stage) if !stage.is_plan());
    let any = |test: &dyn Fn(usize) -> bool| (0..found.len()).any(|at| !is_current(at) && test(at));
    if !any(&|at| is(at, Stage::Proposed)) {
        return Vec::new();
    }
    let is_bill = !any(&|at| is(at, Stage::Approved)) && (has_other_times || !any(&is_done));
    let goes = |at: &usize| {
        let is_amount = found[*at].is_amount() || titles::has(title(*at), words::BUDGET);
        is_current(*at) && is_amount && is_mostly_numbers(grid, *at)
            || is_bill && (is(*at, Stage::Adjusted) || is_done(*at))
    };
    (0..found.len()).filter(goes).collect()
}

/// Columns of one month, or of another part of the year, that were taken for a stage of what was done, in a table whose rows are of
/// the whole: nothing is taken.
pub fn settle_parts(grid: &Grid, found: &mut [Meaning]) -> Vec<(usize, Apart)> {
    let is_by_periods =
        (0..found.len()).any(|at| found[at] == Meaning::Month || found[at] == Meaning::AsOf && is_of_days(grid, at));
    if is_by_periods {
        return Vec::new();
    }
    let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
    let is_one = |at: &usize| matches!(found[*at], Meaning::Stage(stage) if !stage.is_plan()) && says_part(title(*at));
    let all: Vec<(usize, Apart)> = (0..found.len()).filter(is_one).map(|at| (at, Apart::Part)).collect();
    all.iter().for_each(|(at, _)| found[*at] = Meaning::Nothing);
    all
}

/// Whether a column holds several days.
pub fn is_of_days(grid: &Grid, column: usize) -> bool {
    days(grid, column).is_some_and(|days| days.len() > 1)
}

/// The stage that a column would be of, were it not for what takes it out.
fn would_be(title: &str, apart: Apart) -> Option<Stage> {
    let has = |entries: &str| titles::has(title, entries);
    let paid = words::FIRM.iter().find(|(stage, _)| *stage == Stage::Paid).map_or("", |(_, paid)| paid);
    match stage(title) {
        // `Pagos de reservas` were paid.
        Some(_) if apart == Apart::Kind && has(paid) => Some(Stage::Paid),
        stage if apart == Apart::PlanOfPart => Some(stage.filter(|stage| stage.is_plan()).unwrap_or(Stage::Approved)),
        // Of `Pagos previstos`, what was paid.
        Some(stage) if matches!(apart, Apart::Forecast | Apart::Part) && stage.is_plan() => {
            let other = if has(words::GOT) { Stage::Collected } else { Stage::Accrued };
            Some(done(title).unwrap_or(other))
        }
        // Of `Ejecutado desde inicio del proyecto`, what was done.
        Some(stage) if apart == Apart::OtherTime && stage.is_plan() => Some(done(title).unwrap_or(stage)),
        Some(stage) => Some(stage),
        // What is left, and what differs, is no stage by any other name.
        None if matches!(apart, Apart::Rest | Apart::Difference | Apart::Share) => None,
        None if has(words::SPENT) => Some(Stage::Accrued),
        None if has(words::GOT) => Some(Stage::Collected),
        None => (apart != Apart::Count && has(words::BUDGET)).then_some(Stage::Approved),
    }
}

/// Tells the columns that no stage was taken from, where no other column is of it.
pub(super) fn told(table: &Table) -> Vec<Told> {
    let (grid, guess) = (table.grid, &table.guess);
    let one = |(at, apart): &(usize, Apart)| {
        let stage = would_be(grid.titles.get(*at)?, *apart)?;
        let is_open = guess.meanings[*at] == Meaning::Nothing && !guess.said.contains(at) && table.kept.is_none();
        let is_lacking = (*apart == Apart::PlanOfPart || guess.column(Meaning::Stage(stage)).is_none())
            && !guess.twins.iter().any(|(twin, _)| *twin == stage)
            && table.direction.is_none_or(|direction| stage.belongs_to(direction));
        let told = Told::new(apart.key()?).with("file", super::remarks::shown_name(table));
        let told = told.with("column", grid.name(*at)).with("stage", stage.id()).with("year", table.year);
        (is_open && is_lacking).then_some(told)
    };
    guess.apart.iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn out(apart: Apart, titles: &[&str]) {
        for title in titles {
            assert_eq!(super::apart(title), Some(apart), "{title}");
        }
    }

    #[test]
    fn another_time_and_what_is_only_expected_take_a_title_out_of_its_stage_in_each_language() {
        out(
            Apart::OtherTime,
            &[
                "Ejecutado año anterior",
                "Prior Year Actual",
                "Last FY Actual",
                "PY Actual",
                "Liquidado exercício anterior",
                "Réalisé N-1",
                "Réalisé exercice précédent",
                "Impegnato anno scorso",
                "Vorjahresergebnis",
                "Actual (n - 2)",
                "Presupuesto ejercicio siguiente",
                "Life-to-date Actual",
                "Project-to-date spent",
                "Ejecutado desde inicio del proyecto",
                "Pagado acumulado plurianual",
                "5-yr Avg Actual",
                "Median actual",
                "Forward commitments",
            ],
        );
        out(
            Apart::Forecast,
            &[
                "Estimated Actual",
                "Projected Actual",
                "Forecast Outturn",
                "Cierre estimado",
                "Ejecución proyectada a diciembre",
                "Hochrechnung Ergebnis",
                "Pagos previstos",
                "Recaudación estimada",
                "Gasto proyectado",
                "Previsão de encerramento",
                "Annualized Actual",
                "Devengado simulado",
                "Best-case actual",
                "Annualised expenditure",
                "Run-rate expenditure",
                "Straight-line actual",
            ],
        );
    }

    #[test]
    fn rests_differences_counts_and_ceilings_take_a_title_out_of_its_stage() {
        out(
            Apart::Rest,
            &[
                "No ejecutado",
                "Accrued but not paid",
                "Comprometido no pagado",
                "Amount to be paid",
                "Por girar",
                "Engagé non mandaté",
                "À mandater",
                "Da impegnare",
                "Empenhado a liquidar",
                "Available Appropriation",
                "Comprometido pendiente",
                "Committed not yet spent",
            ],
        );
        out(
            Apart::Difference,
            &[
                "Devengado - Pagado",
                "Crédito Vig. - Devengado",
                "Devengado−Pagado",
                "Variance with Final Budget",
                "Desviación devengado",
                "Écart réalisé",
                "Budget less Actual",
                "Compromisos cancelados",
                "Compromisos caducados",
                "Compromisos liberados",
                "Pagos rechazados",
                "Devengado revertido",
                "Pagos devueltos",
                "Pagos reversados",
                "Devolución de ingresos",
            ],
        );
        out(
            Apart::Count,
            &[
                "Actual per resident",
                "Budget per person",
                "Gastado por vecino",
                "Meta física ejecutada",
                "Physical target executed",
                "Unidades ejecutadas",
            ],
        );
        out(Apart::Ceiling, &["Cuota de pago", "Cuota de compromiso", "Quota di impegno"]);
    }

    #[test]
    fn a_title_that_names_a_stage_plainly_stays_of_it() {
        let plain = [
            "Ejecutado personal",
            "Ejecutado personal y capital",
            "Ejecutado acumulado",
            "Actual to Date",
            "Paid to date",
            "Gasto no recurrente devengado",
            "Non-tax revenue collected",
            "Ejecución - Pagado",
            "Presupuesto estimado",
            "Previsioni iniziali",
            "Receita prevista",
            "Revised Estimates",
            "Crédito total disponible",
            "Meta financiera ejecutada",
            "Original-Budget",
            "Devengado",
            "Ejecutado a junio",
            "Pagos realizados",
            "Obligaciones reconocidas netas",
            "Asignación - Vigente",
            "Pagos cancelados",
            "Recaudado neto de devoluciones",
            "Year-to-date Actual",
        ];
        for title in plain {
            assert_eq!(apart(title), None, "{title}");
        }
    }
}
