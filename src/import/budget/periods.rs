//! Months, quarters and other parts of the year as the cells of a column name them: `1`, `Enero`, `T1`,
//! `Primer trimestre`, `2026-01`.

use super::{guess, words};
use crate::import::grid::Grid;
use crate::import::titles;
use crate::text::total::is_total;

/// A part of the year: how many months it has, and the how many-th of its length it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    months: u8,
    number: u8,
}

impl Period {
    /// The month that it ends in, of a year that begins with a month; 0 where it is of no month.
    pub fn last_month(self, start: u8) -> u8 {
        match (self.months, self.number) {
            (1, number) => number,
            (months, number) => (start - 1 + months * number - 1) % 12 + 1,
        }
    }
}

/// How many months a word for a part of the year means.
const LENGTHS: &[(u8, &str)] = &[
    (4, "cuatrimest|quadrimest"),
    (3, "trimest|quarter|quartal|trim."),
    (2, "bimest|bim."),
    (6, "semest|halbjahr|half|sem."),
    (1, "mes.|meses.|month|mois|mese|monat"),
];

/// The first letters of the months' names, in six languages.
const NAMES: [&[&str]; 12] = [
    &["ene", "jan", "gen"],
    &["feb", "fev"],
    &["mar"],
    &["abr", "apr", "avr"],
    &["may", "mai", "mag"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["ago", "aug", "aou"],
    &["sep", "set"],
    &["oct", "out", "ott", "okt"],
    &["nov"],
    &["dic", "dec", "dez"],
];

/// Ordinals that stand before *trimestre* and the like.
const ORDINALS: [&str; 4] = [
    "primer|primeiro|primera|first|premier|primo|i.",
    "segund|second|deuxieme|ii.",
    "tercer|terceir|third|troisieme|terzo|iii.",
    "cuart|quarto|fourth|quatrieme|iv.",
];

/// The month that a word is the name of, or is short for.
pub fn month_named(word: &str) -> Option<u8> {
    let at = NAMES.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    let is_one = titles::has(word, words::MONTHS);
    u8::try_from(at + 1).ok().filter(|_| is_one)
}

fn length(text: &str) -> Option<u8> {
    LENGTHS.iter().find(|(_, entries)| titles::has(text, entries)).map(|(months, _)| *months)
}

/// The part of the year that a text names; of a number alone the title says which parts are counted.
fn period(text: &str, of_title: Option<u8>) -> Option<Period> {
    let is_year = |word: &&str| word.len() == 4 && guess::years(word).next().is_some();
    let words = titles::words(text);
    let words: Vec<&str> =
        words.iter().map(|word| year_and_month(word).map_or(word.as_str(), |parts| parts.1)).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !is_year(word)).collect();
    let name = |word: &&str| {
        let is_word = word.chars().all(char::is_alphabetic);
        NAMES.iter().position(|names| is_word && names.iter().any(|name| word.starts_with(name)))
    };
    if let Some(month) = words.iter().find_map(name) {
        return u8::try_from(month + 1).ok().map(|number| Period { months: 1, number });
    }
    let (number, by_letter) = words.iter().find_map(|word| numbered(word)).or_else(|| {
        let at = ORDINALS.iter().position(|entries| titles::has(text, entries))?;
        Some((u8::try_from(at + 1).ok()?, None))
    })?;
    let months = length(text).or(by_letter).or(of_title)?;
    // What is of no month is of the whole year.
    let is_one = number * months <= 12 && (number > 0 || months == 1);
    is_one.then_some(Period { months, number })
}

/// The month that a cell names, or that the part of the year which it names ends in.
pub fn month_of(text: &str) -> Option<u8> {
    period(text, Some(1)).map(|period| period.last_month(1))
}

/// The parts of a year and its month that are written as one number: `202603`.
fn year_and_month(word: &str) -> Option<(&str, &str)> {
    let is_one = word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month) = is_one.then(|| word.split_at(4))?;
    let is_month = month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
    (is_month && guess::years(year).next().is_some()).then_some((year, month))
}

/// Whether texts of a column of periods can only be months, though its title does not say how long they are: they
/// name the year beside a month of two digits, or their numbers go beyond the six parts that a year has else.
fn are_months(texts: &[&str]) -> bool {
    let names_year = |text: &&str| {
        let words = titles::words(text);
        let is_month = |word: &String| word.len() == 2 && word.parse::<u8>().is_ok_and(|month| month <= 12);
        let is_year = |word: &String| word.len() == 4 && guess::years(word).next().is_some();
        words.len() == 2 && words.iter().any(is_year) && words.iter().any(is_month)
            || words.len() == 1 && year_and_month(&words[0]).is_some()
    };
    let number = |text: &&str| {
        let digits = text.trim().trim_start_matches(['P', 'p', 'M', 'm']);
        digits.parse::<u8>().ok().filter(|number| *number <= 12)
    };
    let numbers: Option<Vec<u8>> = texts.iter().map(number).collect();
    !texts.is_empty()
        && (texts.iter().all(names_year) || numbers.is_some_and(|all| all.iter().any(|number| *number > 6)))
}

/// The number in a word, and how long the periods are that a letter beside it means: `1`, `T1`, `Q1`, `1T`, `1er`.
fn numbered(word: &str) -> Option<(u8, Option<u8>)> {
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    let letters: String = word.chars().filter(|c| !c.is_ascii_digit()).collect();
    let number = digits.parse().ok().filter(|number| *number <= 12)?;
    match letters.as_str() {
        "t" | "q" | "trim" => Some((number, Some(3))),
        "s" | "h" | "sem" => Some((number, Some(6))),
        "b" | "bim" => Some((number, Some(2))),
        "m" => Some((number, Some(1))),
        "" | "p" | "er" | "ro" | "do" | "to" | "o" | "a" | "º" | "st" | "nd" | "rd" | "th" | "e" | "eme" => {
            Some((number, None))
        }
        _ => None,
    }
}

/// The periods of a column, as typed, each with what it is; nothing where one is none, where they are of several
/// lengths, or where there is but one.
pub fn periods(grid: &Grid, column: usize) -> Option<Vec<(String, Period)>> {
    let title = grid.titles.get(column).map_or("", String::as_str);
    let texts = texts(grid, column)?;
    let of_months = || (titles::has(title, words::A_PERIOD) && are_months(&texts)).then_some(1);
    let of_title = length(title).or_else(of_months);
    let one = |typed: &&str| Some(((*typed).to_owned(), period(typed, of_title)?));
    let all: Vec<(String, Period)> = texts.iter().map(one).collect::<Option<_>>()?;
    let year = |typed: &str| {
        let joined = titles::words(typed).iter().find_map(|word| guess::years(year_and_month(word)?.0).next());
        guess::years(typed).chain(joined).collect::<Vec<_>>()
    };
    let years: Vec<i16> = all.iter().flat_map(|(typed, _)| year(typed)).collect();
    let is_one_year = years.windows(2).all(|pair| pair[0] == pair[1]);
    let of_one_length = all.windows(2).all(|pair| pair[0].1.months == pair[1].1.months);
    let several = all.iter().any(|(_, period)| *period != all[0].1);
    (is_one_year && of_one_length && several).then_some(all)
}

/// The different texts of a column, totals apart; nothing where they are too many.
fn texts(grid: &Grid, column: usize) -> Option<Vec<&str>> {
    let mut all: Vec<&str> = Vec::new();
    for typed in grid.every(column).filter(|typed| !is_total(typed)) {
        if !all.contains(&typed) {
            all.push(typed);
        }
        if all.len() > MOST_SPELLINGS {
            return None;
        }
    }
    Some(all)
}

/// The periods of a column that is one of months: where the officer alone says that it is, any number in its cells
/// will do.
pub fn of_months(grid: &Grid, column: usize) -> Option<Vec<(String, Period)>> {
    periods(grid, column).or_else(|| {
        let months = length(grid.titles.get(column).map_or("", String::as_str)).unwrap_or(1);
        let one = |typed: &&str| {
            let mut numbers = typed.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
            let number = numbers.next_back()?.parse().ok().filter(|number| *number <= 12 / months)?;
            Some(((*typed).to_owned(), Period { months, number }))
        };
        texts(grid, column)?.iter().map(one).collect()
    })
}

/// The most ways in which the parts of a year are written in one column.
const MOST_SPELLINGS: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_quarters_are_known_however_they_are_written() {
        let month = |text: &str, title: &str| period(text, length(title)).map(|period| period.last_month(1));
        for text in ["1", "01", "Enero", "enero 2025", "2025-01", "Jan-25", "janvier", "gennaio", "M1"] {
            assert_eq!(month(text, "Mes"), Some(1), "{text}");
        }
        for text in
            ["2", "T2", "Q2", "2T", "2T 2025", "Trimestre 2", "Segundo trimestre", "II trimestre", "2º trimestre"]
        {
            assert_eq!(month(text, "Trimestre"), Some(6), "{text}");
        }
        assert_eq!((month("2", "Semestre"), month("S1", "Periodo"), month("0", "Mes")), (Some(12), Some(6), Some(0)));
        // A number alone under a title that says no length may be anything; so may a fifth quarter.
        let none = [month("1", "Periodo"), month("5", "Trimestre"), month("13", "Mes"), month("Alimentos", "Mes")];
        assert_eq!(none, [None; 4]);
        // Of a fiscal year that begins in July, the first quarter ends in September.
        assert_eq!(period("Q1", None).map(|period| period.last_month(7)), Some(9));
    }
}
