//! Months, quarters and other parts of the year as the cells of a column name them: `1`, `Enero`, `T1`,
//! `Primer trimestre`, `2026-01`.

use super::guess;
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
    let is_one = titles::has(word, super::words::MONTHS);
    u8::try_from(at + 1).ok().filter(|_| is_one)
}

fn length(text: &str) -> Option<u8> {
    LENGTHS.iter().find(|(_, entries)| titles::has(text, entries)).map(|(months, _)| *months)
}

/// The part of the year that a text names; of a number alone the title says which parts are counted.
fn period(text: &str, of_title: Option<u8>) -> Option<Period> {
    let is_year = |word: &&str| word.len() == 4 && guess::years(word).next().is_some();
    let words = titles::words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !is_year(word)).collect();
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
        "" | "er" | "ro" | "do" | "to" | "o" | "a" | "º" | "st" | "nd" | "rd" | "th" | "e" | "eme" => {
            Some((number, None))
        }
        _ => None,
    }
}

/// The periods of a column, as typed, each with what it is; nothing where one is none, where they are of several
/// lengths, or where there is but one.
pub fn periods(grid: &Grid, column: usize) -> Option<Vec<(String, Period)>> {
    let title = grid.titles.get(column).map_or("", String::as_str);
    let of_title = length(title);
    let mut all: Vec<(String, Period)> = Vec::new();
    for typed in grid.every(column).filter(|typed| !is_total(typed)) {
        if !all.iter().any(|(known, _)| known == typed) {
            all.push((typed.to_owned(), period(typed, of_title)?));
        }
        if all.len() > MOST_SPELLINGS {
            return None;
        }
    }
    let years: Vec<i16> = all.iter().flat_map(|(typed, _)| guess::years(typed).collect::<Vec<_>>()).collect();
    let is_one_year = years.windows(2).all(|pair| pair[0] == pair[1]);
    let of_one_length = all.windows(2).all(|pair| pair[0].1.months == pair[1].1.months);
    let several = all.iter().any(|(_, period)| *period != all[0].1);
    (is_one_year && of_one_length && several).then_some(all)
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
