//! Days and times as people write them here and there: which they can be, so that the right form can be shown. None
//! of them is taken as it stands: `03/04/2026` is another day elsewhere.

use jiff::civil::{Date, Time};

use crate::text::months;
use crate::text::slug::fold;

/// The days that a date written in words or in local order can be; the day first before the month first.
pub fn days(text: &str) -> Vec<Date> {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !is_filler(word)).collect();
    let words = match &words[..] {
        [first, rest @ ..] if rest.len() == 3 && WEEKDAYS.contains(first) => rest,
        all => all,
    };
    let [first, second, third] = words else { return Vec::new() };
    // With the year first, only one order is in use: `2026/4/3`.
    let leads = number(first).filter(|_| first.len() == 4);
    let orders = match (leads, day(first), months::named(first), day(second), months::named(second)) {
        (Some(_), ..) => vec![(leads, whole(second).or_else(|| months::named(second)), day(third))],
        (_, Some(day), _, _, Some(month)) => vec![(year(third), Some(month), Some(day))],
        (_, _, Some(month), Some(day), _) => vec![(year(third), Some(month), Some(day))],
        (_, Some(_), _, Some(_), _) => in_figures([first, second, third], text.contains('-')),
        _ => Vec::new(),
    };
    let date = |(year, month, day): (Option<i16>, Option<i8>, Option<i8>)| Date::new(year?, month?, day?).ok();
    let mut all: Vec<Date> = Vec::new();
    for one in orders.into_iter().filter_map(date) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    // Of three days two would be shown, and the right one perhaps not.
    if all.len() > 2 { Vec::new() } else { all }
}

/// Years, months and days that three figures can be, the year last; with hyphens, a short one may also stand first.
fn in_figures(typed: [&str; 3], hyphens: bool) -> Vec<(Option<i16>, Option<i8>, Option<i8>)> {
    let [first, second, third] = typed;
    let mut all = vec![(year(third), whole(second), whole(first)), (year(third), whole(first), whole(second))];
    if hyphens && first.len() == 2 && third.len() == 2 {
        all.push((year(first), whole(second), whole(third)));
    }
    all
}

/// What stands between the parts of a date, or before it, and tells nothing.
fn is_filler(word: &str) -> bool {
    matches!(word, "de" | "del" | "do" | "of" | "the" | "di" | "el" | "le" | "il" | "den" | "on")
}

/// The days of the week, folded.
const WEEKDAYS: [&str; 47] = [
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "segunda",
    "terca",
    "quarta",
    "quinta",
    "sexta",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunedi",
    "martedi",
    "mercoledi",
    "giovedi",
    "venerdi",
    "domenica",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "sonnabend",
];

/// A day of the month, an ordinal too: `30`, `1st`, `1er`, `1º`.
fn day(word: &str) -> Option<i8> {
    const ORDINALS: [&str; 7] = ["st", "nd", "rd", "th", "er", "o", "a"];
    whole(ORDINALS.iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word))
}

fn whole(word: &str) -> Option<i8> {
    word.parse().ok().filter(|_| word.len() <= 2)
}

fn number(word: &str) -> Option<i16> {
    word.parse().ok()
}

/// A year with four digits, or with the last two of one between 1970 and 2069, as programs take them.
fn year(word: &str) -> Option<i16> {
    let year = number(word)?;
    match (word.len(), year) {
        (4, _) => Some(year),
        (2, 0..=69) => Some(2000 + year),
        (2, _) => Some(1900 + year),
        _ => None,
    }
}

/// The time of day that a text can only mean: `9:00 a.m.`, `10h30`, `14.30 Uhr`, `6:30 de la tarde`.
pub fn time(text: &str) -> Option<Time> {
    // Points part hours from minutes, or are those of `a. m.`.
    let folded = fold(text).replace('.', " ");
    let (hour, rest) = figure(folded.trim_start())?;
    let minutes = rest.trim_start().trim_start_matches([':', 'h', ' ']);
    let (minute, rest) = match figure(minutes).filter(|(_, after)| minutes.len() - after.len() == 2) {
        Some((minute, rest)) => (Some(minute), rest),
        None => (None, rest),
    };
    let half: String = rest.chars().filter(|c| c.is_alphanumeric() || *c == ':').collect();
    let hour = match (HALVES.iter().find(|(words, _)| words.contains(&half.as_str())).map(|(_, half)| *half), hour) {
        (Some(Half::Before), 12) => 0,
        (Some(Half::Before), 0..=11) => hour,
        (Some(Half::After), 1..=11) => hour + 12,
        (Some(Half::After), 12..=23) => hour,
        // An hour alone is also a number.
        (Some(Half::Either), _) if minute.is_some() || !half.is_empty() => hour,
        _ => return None,
    };
    Time::new(hour, minute.unwrap_or(0), 0, 0).ok()
}

/// The part of the day that words after a time name.
#[derive(Clone, Copy)]
enum Half {
    Before,
    After,
    /// None: it is told by the hour.
    Either,
}

/// What follows a time, without what stands between its letters.
const HALVES: [(&[&str], Half); 3] = [
    (&["am", "delamanana", "damanha", "inthemorning"], Half::Before),
    (&["pm", "delatarde", "datarde", "delanoche", "danoite", "intheafternoon", "intheevening"], Half::After),
    (&["", "h", "hs", "hrs", "hr", "hora", "horas", "uhr", "ore", "heures", "heure", "min"], Half::Either),
];

/// The one or two digits with which a text begins, and what follows them.
fn figure(text: &str) -> Option<(i8, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(length);
    Some((digits.parse().ok().filter(|_| matches!(length, 1 | 2))?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_known_in_the_forms_of_many_countries() {
        for (text, expected) in [
            ("September 30, 2026", "2026-09-30"),
            ("Sept. 30th, 2026", "2026-09-30"),
            ("Wednesday, September 30, 2026", "2026-09-30"),
            ("30 September 2026", "2026-09-30"),
            ("15-dic-2025", "2025-12-15"),
            ("15-dic-25", "2025-12-15"),
            ("1-ene-26", "2026-01-01"),
            ("miércoles, 30 de septiembre del 2026", "2026-09-30"),
            ("1º de maio de 2026", "2026-05-01"),
            ("1er mars 2026", "2026-03-01"),
            ("30/9/26", "2026-09-30"),
            ("30.09.2026", "2026-09-30"),
            ("12/15/2025", "2025-12-15"),
            ("31/12/98", "1998-12-31"),
            ("2026/4/3", "2026-04-03"),
            ("2026 oct 5", "2026-10-05"),
            ("5/5/2026", "2026-05-05"),
        ] {
            let found: Vec<String> = days(text).iter().map(ToString::to_string).collect();
            assert_eq!(found, [expected], "{text}");
        }
        let found = |text: &str| days(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(found("03/04/2025"), ["2025-04-03", "2025-03-04"]);
        assert_eq!(found("3/4/25"), ["2025-04-03", "2025-03-04"]);
        assert_eq!(found("25-03-14"), ["2014-03-25", "2025-03-14"]);
        for text in ["31/02/2025", "10-11-12", "hasta 30 de septiembre", "septiembre de 2026", "10 jui 2026", "1/2/3"] {
            assert!(days(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_time_is_known_where_all_of_it_is_understood() {
        for (text, expected) in [
            ("9:00 a.m.", (9, 0)),
            ("9:00 a. m.", (9, 0)),
            ("6:30 p.m.", (18, 30)),
            ("12:15 AM", (0, 15)),
            ("12:15 pm", (12, 15)),
            ("9am", (9, 0)),
            ("10h30", (10, 30)),
            ("10 h 30", (10, 30)),
            ("18h", (18, 0)),
            ("14.30 Uhr", (14, 30)),
            ("10:30 hrs.", (10, 30)),
            ("10.30", (10, 30)),
            ("6:30 de la tarde", (18, 30)),
            ("9 de la mañana", (9, 0)),
        ] {
            assert_eq!(time(text), Time::new(expected.0, expected.1, 0, 0).ok(), "{text}");
        }
        for text in ["9", "25:00", "14:30 am", "13:61", "a las 9", "10:30 o 11:00", "mañana", "10.5", "9:00 x", ""] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
