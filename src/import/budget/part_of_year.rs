//! Titles whose figures are of a part of the year that does not begin with it: `Ejecutado del mes`, `Q4 Actual`,
//! `Actual Dec`, `Devengado abril-junio`. What reaches to a day, or begins with the year, is of the year so far:
//! `Ejecutado a junio`, `Actual as of Dec 31`, `Devengado primer trimestre`, `Até o bimestre`.

use super::{guess, periods, words};
use crate::import::titles;

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
}
