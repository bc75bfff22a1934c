//! Titles whose figures are of a part of the year that does not begin with it: `Ejecutado del mes`, `Q4 Actual`,
//! `Actual Dec`, `Devengado abril-junio`. What reaches to a day, or begins with the year, is of the year so far:
//! `Ejecutado a junio`, `Actual as of Dec 31`, `Devengado primer trimestre`, `Até o bimestre`. Of a plan all of these
//! are parts: what may be spent until June is not what may be spent in the year.

use super::meaning::Meaning;
use super::{called, guess, periods, words};
use crate::import::titles;
use crate::model::budget::Stage;

/// Whether a title says so.
pub fn says_part(title: &str) -> bool {
    let all = titles::words(title);
    if titles::has(title, words::CUMULATED) {
        return false;
    }
    let months: Vec<(usize, u8)> =
        (0..all.len()).filter_map(|at| Some((at, periods::month_named(&all[at])?))).collect();
    match months[..] {
        [] => says_other_part(title, &all),
        [(at, _)] => !reaches(&all, at) && !is_day_beside(&all, at),
        [(_, first), .., (_, last)] => {
            // From the first month of some year to its last is all of it.
            let is_whole = last % 12 + 1 == first;
            first != 1 && !is_whole && !reaches(&all, months[0].0)
        }
    }
}

/// Whether a title is of what was planned, by its words.
pub fn is_plan(title: &str) -> bool {
    let is_of_plan = matches!(called::amount(title), Some((Meaning::Stage(stage), _)) if stage.is_plan());
    let is_of_done = titles::has(title, words::SPENT) || titles::has(title, words::GOT);
    // `Current Month Expenditures` is called as what was adjusted, and was spent.
    let is_current = is_of_done && titles::has(title, "current");
    !titles::has(title, words::DONE) && !is_current && (is_of_plan || titles::has(title, words::BUDGET) && !is_of_done)
}

/// Whether a title is of a part of the year, the first or any other.
pub fn is_part(title: &str) -> bool {
    says_part(title) || !titles::has(title, words::CUMULATED) && is_first(title, &titles::words(title))
}

/// Whether the title of a plan says that it is of a part of the year, the first or what reaches to a day among them:
/// `Presupuesto mensual`, `Q1 Budget`, `YTD Budget`. What the year's plan was on a day is all of it:
/// `Presupuesto vigente al 30 de junio`.
pub fn says_part_of_plan(title: &str) -> bool {
    let all = titles::words(title);
    if is_so_far(title) || titles::has(title, words::WHOLE_YEAR) {
        return !titles::has(title, words::WHOLE_YEAR) || titles::has(title, words::YTD);
    }
    if titles::has(title, words::SPREAD) {
        return true;
    }
    let is_revised = matches!(called::amount(title), Some((Meaning::Stage(Stage::Adjusted), _)));
    let months: Vec<(usize, u8)> =
        (0..all.len()).filter_map(|at| Some((at, periods::month_named(&all[at])?))).collect();
    match months[..] {
        [] => is_first(title, &all) || says_other_part(title, &all) && !is_of_period(title),
        [(at, _)] if reaches(&all, at) => !is_revised && !has_day(&all),
        [(at, _)] => {
            let before = at.checked_sub(1).map_or("", |at| all[at].as_str());
            !is_day_beside(&all, at) && !titles::has(before, words::ON)
        }
        [(_, first), .., (_, last)] => last % 12 + 1 != first,
    }
}

/// Whether a plan counts from the year's first day.
pub fn is_so_far(title: &str) -> bool {
    let is_revised = || matches!(called::amount(title), Some((Meaning::Stage(Stage::Adjusted), _)));
    titles::has(title, words::ACCUMULATED) || titles::has(title, words::SO_FAR) && !is_revised()
}

/// Whether a title says *the period* and names no year, and nothing else of a part.
pub fn is_of_period(title: &str) -> bool {
    let rest: Vec<String> =
        titles::words(title).into_iter().filter(|word| !titles::has(word, words::A_PERIOD)).collect();
    titles::has(title, words::A_PERIOD)
        && guess::years(title).next().is_none()
        && !titles::has(&rest.join(" "), words::PART_OF_YEAR)
        && !rest.iter().any(|word| is_later(word))
}

/// Whether a title says the first part of the year, which says_part leaves alone: `Q1`, `Primer trimestre`, `9 meses`.
fn is_first(title: &str, all: &[String]) -> bool {
    let is_letter = |word: &String| matches!(word.as_str(), "q1" | "t1" | "h1" | "s1" | "b1" | "m1" | "p1");
    let counts =
        |pair: &[String]| pair[0].parse::<u8>().is_ok_and(|n| n < 12) && titles::has(&pair[1], words::MONTHS_OF);
    all.iter().any(is_letter)
        || titles::has(title, words::FIRST_PART) && titles::has(title, words::PART_OF_YEAR)
        || all.windows(2).any(counts)
}

/// Whether a day of a month stands in a title.
fn has_day(all: &[String]) -> bool {
    all.iter().any(|word| word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)))
}

/// A part that is no month's name: a week, a quarter, *the period*, `T3`.
fn says_other_part(title: &str, all: &[String]) -> bool {
    let counts_months =
        |pair: &[String]| pair[0].bytes().all(|byte| byte.is_ascii_digit()) && titles::has(&pair[1], words::MONTHS_OF);
    // `9 mois` are those since the year began; so are those of the first part.
    if titles::has(title, words::FIRST_PART) || all.windows(2).any(counts_months) {
        return false;
    }
    // The period of a year that is named is that year.
    let is_of_year = guess::years(title).next().is_some();
    let is_part = |at: &usize| {
        let word = all[*at].as_str();
        titles::has(word, words::PART_OF_YEAR) || titles::has(word, words::A_PERIOD) && !is_of_year || is_later(word)
    };
    let named = (0..all.len()).find(is_part);
    named.map_or_else(|| titles::has(title, words::PART_OF_YEAR), |at| !reaches(all, at))
}

/// Whether a word is a part of the year by a letter and its number, and not the first: `Q4`, `T2`, `H2`, `M12`, `P9`.
fn is_later(word: &str) -> bool {
    let (letters, digits): (String, String) = word.chars().partition(|c| c.is_alphabetic());
    let most = match letters.as_str() {
        "q" | "t" => 4,
        "h" | "s" => 2,
        "b" => 6,
        "m" | "p" => 12,
        _ => return false,
    };
    word.len() <= 3 && digits.parse::<u8>().is_ok_and(|number| (2..=most).contains(&number))
}

/// Whether what stands before a part of the year says that figures reach to it.
fn reaches(all: &[String], at: usize) -> bool {
    let is_day = |word: &str| word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let before = all[..at].iter().rev().find(|word| !titles::has(word, words::BEFORE_PART) && !is_day(word));
    before.is_some_and(|word| titles::has(word, words::REACHING))
}

/// Whether a day that may be a month's last stands beside its name: `31 de diciembre`, `Dec 31`.
fn is_day_beside(all: &[String], at: usize) -> bool {
    let is_last = |word: &String| word.parse::<u8>().is_ok_and(|day| (28..=31).contains(&day));
    let before = all[..at].iter().rev().find(|word| !titles::has(word, words::BEFORE_PART));
    before.is_some_and(is_last) || all.get(at + 1).is_some_and(is_last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_year_are_those_that_do_not_begin_with_it() {
        let parts = [
            "Ejecutado del mes",
            "Ejecución mensual",
            "Monthly Actual",
            "Devengado tercer trimestre",
            "MTD Actual",
            "Q4 Actual",
            "Actual Dec",
            "December Actual",
            "Actual Dec 2025",
            "Ejecutado enero",
            "Ejecutado de julio",
            "Devengado abril-junio",
            "Actual Oct-Dec",
            "Devengado T2",
            "Actual H2",
            "Ejecución segundo semestre",
            "Devengado del período",
            "Current Period Actual",
            "Pago de la semana",
            "Actual Week 52",
            "P12 Actual",
            "Curr Mo Actual",
            "Liquidado no bimestre",
            "Réalisé du mois de juin",
            "Impegnato luglio",
            "Fortnight actual",
            "Devengado del día",
        ];
        for title in parts {
            assert!(says_part(title), "{title}");
        }
    }

    #[test]
    fn what_reaches_to_a_day_is_of_the_year_so_far() {
        let so_far = [
            "Ejecutado acumulado al mes",
            "Réalisé 9 mois",
            "Devengado primer trimestre",
            "Ejecutado",
            "Actual YTD",
            "Ejecutado a junio",
            "Ejecutado al mes de junio",
            "Devengado al 30 de septiembre",
            "Devengado 31 de diciembre",
            "Actual as of Dec 31",
            "Actual Dec 31",
            "Actual through December",
            "Actual FY to Dec",
            "Devengado enero-junio",
            "Actual Jan-Dec",
            "Actual July - June",
            "Liquidado até o bimestre",
            "Impegnato al 31 luglio",
            "Réalisé jusqu'à juin",
            "Q1 Actual",
            "Ejecutado hasta T3",
            "Ejecución del período 2025",
            "Devengado 31/12",
        ];
        for title in so_far {
            assert!(!says_part(title), "{title}");
        }
    }

    #[test]
    fn plans_of_a_part_of_the_year_are_known_and_those_of_the_year_on_a_day_are_not() {
        let parts = [
            "Presupuesto mensual",
            "Presupuesto del mes",
            "Presupuesto acumulado",
            "Presupuesto acumulado a junio",
            "Budget to date",
            "YTD Budget",
            "Budget YTD",
            "Q1 Budget",
            "Budget Q3",
            "Monthly Budget",
            "Presupuesto primer trimestre",
            "Presupuesto I semestre",
            "Presupuesto enero-junio",
            "Presupuesto a junio",
            "Asignado mensual",
            "Orçamento do mês",
            "Budget du mois",
            "Budget 9 mois",
            "Approved Budget Jan-Mar",
            "Adopted budget year to date",
            "Profiled Budget",
            "Phased Budget",
            "Prorated Budget",
            "Seasonalised Budget",
            "Presupuesto prorrateado",
        ];
        for title in parts {
            assert!(is_plan(title) && says_part_of_plan(title), "{title}");
        }
        let whole = [
            "Presupuesto",
            "Presupuesto anual",
            "Annual Budget",
            "Presupuesto vigente a junio",
            "Presupuesto al 30 de junio",
            "Budget as of June 30",
            "Revised budget to date",
            "Presupuesto modificado a la fecha",
            "Presupuesto enero-diciembre",
            "Approved Budget July - June",
            "Presupuesto del período 2025",
            "Presupuesto del período",
            "Primer presupuesto",
            "Aprobado en diciembre",
        ];
        for title in whole {
            assert!(!says_part_of_plan(title), "{title}");
        }
        assert!(!is_plan("Current Month Expenditures"));
        assert!(!is_plan("Budget Actual YTD") && !is_plan("Gasto presupuestario acumulado"));
    }
}
