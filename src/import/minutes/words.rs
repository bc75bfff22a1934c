//! The words of tables of votes in several languages: what columns hold, sides, results and days.

mod columns;
mod counts;
mod inside;
mod meetings;
mod methods;
mod names;
mod results;
mod rows;
mod sides;

use jiff::civil::Date;

pub use self::columns::{COLUMNS, COUNCILS, heading};
pub use self::inside::INSIDE;
pub use self::meetings::{Called, called, hour, is_of_hours, of_meeting, says_meeting};
pub use self::methods::method;
pub use self::names::{Part, is_whole_name, name_part};
pub use self::results::{Said, result};
pub use self::rows::{is_remark, is_sum};
pub use self::sides::{Signs, is_nobody, is_vote};
use crate::model::vote::{Base, Majority};
use crate::text::months;
use crate::text::slug::fold;

/// A title or cell without accents, capitals and marks.
pub fn plain(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The majority that a text names, and what it is counted from, where it says so.
pub fn majority(text: &str) -> Option<(Majority, Option<Base>)> {
    const MAJORITIES: &[(Majority, &[&str])] = &[
        (Majority::Unanimity, &["unanim", "einstimmig"]),
        (
            Majority::TwoThirds,
            &[
                "two thirds",
                "dos tercios",
                "dos terceras partes",
                "dois tercos",
                "due terzi",
                "deux tiers",
                "zwei drittel",
                "zweidrittel",
                "2 3 ",
            ],
        ),
        (
            Majority::ThreeQuarters,
            &[
                "three quarters",
                "three fourths",
                "tres cuartos",
                "tres cuartas partes",
                "tres quartos",
                "tre quarti",
                "trois quarts",
                "drei viertel",
                "dreiviertel",
                "3 4 ",
            ],
        ),
        (Majority::Absolute, &["absolut", "assolut", "absolue"]),
        (Majority::Simple, &["simple", "semplice", "einfach"]),
    ];
    const BASES: &[(Base, &[&str])] = &[
        (Base::Present, &["presente", "present", "anwesend"]),
        (Base::Members, &["miembros", "members", "membros", "membri", "membres", "componenti", "mitglieder"]),
        (Base::Votes, &["votos", "votes", "voti", "stimmen", "suffrages", "votanti"]),
    ];
    let text = format!(" {} ", plain(text));
    let says = |words: &[&str]| words.iter().any(|word| text.contains(&format!(" {word}")));
    let mut named = MAJORITIES.iter().filter(|(_, words)| says(words)).map(|(majority, _)| *majority);
    // What names two says neither.
    let majority = named.next().filter(|_| named.next().is_none())?;
    let base = BASES.iter().find(|(_, words)| says(words)).map(|(base, _)| *base);
    Some((majority, base))
}

/// Whether a cell says that somebody was missing with a reason.
pub fn is_excused(text: &str) -> bool {
    const STEMS: [&str; 8] = ["excus", "licencia", "justific", "leave", "loa", "entschuldigt", "licenca", "apolog"];
    const DENIED: [&str; 6] = ["sin", "no", "not", "without", "sem", "nao"];
    let text = plain(text);
    let mut words = text.split(' ');
    words.clone().any(|word| STEMS.iter().any(|stem| word.starts_with(stem)))
        && !words.any(|word| DENIED.contains(&word))
}

/// Whether a column's days have the month first, as their own numbers show: none of them is above twelve.
/// Nothing where they show nothing.
pub fn month_first<'d>(days: impl Iterator<Item = &'d str>) -> Option<bool> {
    let (mut first, mut second) = (0, 0);
    for parts in days.filter_map(numbers) {
        // A year that stands first leaves nothing to ask.
        if parts[0] <= 31 {
            (first, second) = (first.max(parts[0]), second.max(parts[1]));
        }
    }
    match (first > 12, second > 12) {
        (true, _) => Some(false),
        (false, true) => Some(true),
        (false, false) => None,
    }
}

/// Three numbers between marks.
fn numbers(text: &str) -> Option<[i16; 3]> {
    let text = text.split_whitespace().next()?;
    let parts: Vec<i16> = text.split(['/', '.', '-']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    parts.try_into().ok()
}

/// Whether a text is a day, whichever of its numbers is the month.
pub fn is_day(text: &str) -> bool {
    day(text, false).or(day(text, true)).is_some()
}

/// A day as a number (`2026-03-10`, `20260310`, `10/3/2026`, `3/10/26`), or in words (`10 de marzo de
/// 2026`, `March 10, 2026`, `10-mar-2026`).
pub fn day(text: &str, month_first: bool) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = text.get(..10).and_then(|day| day.parse().ok()).or_else(|| text.parse().ok()) {
        return Some(date);
    }
    if let Some([one, two, three]) = numbers(text) {
        if one > 31 {
            return Date::new(one, i8::try_from(two).ok()?, i8::try_from(three).ok()?).ok();
        }
        let year = if three < 100 { three + 2000 } else { three };
        // A month above twelve shows which is which, whatever is usual.
        let month_first = if one > 12 { false } else { month_first || two > 12 };
        let (month, day) = if month_first { (one, two) } else { (two, one) };
        return Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    }
    in_words(text)
}

/// The first day that a text names in words.
pub fn in_words(text: &str) -> Option<Date> {
    let text = plain(text);
    let words: Vec<&str> = text.split(' ').filter(|word| !matches!(*word, "de" | "del" | "of" | "the")).collect();
    let number = |word: &str| -> Option<i8> { word.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok() };
    words.windows(3).find_map(|three| {
        let (month, day) = match (months::named(three[1]), months::named(three[0])) {
            (Some(month), _) => (month, number(three[0])?),
            (None, Some(month)) => (month, number(three[1])?),
            _ => return None,
        };
        let year: i16 = three[2].parse().ok()?;
        Date::new(if year < 100 { year + 2000 } else { year }, month, day).ok()
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let tenth = Some(date(2026, 3, 10));
        for text in [
            "2026-03-10",
            "20260310",
            "2026-03-10T09:00:00",
            "10/3/2026",
            "10.03.26",
            "10/03/2026 09:00",
            "2026/03/10",
            "10 de marzo de 2026",
            "martes 10 de Marzo de 2026",
            "10-mar-2026",
            "March 10, 2026",
            "Mar 10th, 2026",
        ] {
            assert_eq!(day(text, false), tenth, "{text}");
        }
        assert_eq!(day("3/10/26", true), tenth);
        assert_eq!(day("marzo", false), None);
        assert_eq!(month_first(["03/04/2026", "17/04/2026"].into_iter()), Some(false));
        assert_eq!(month_first(["03/04/2026", "03/17/2026"].into_iter()), Some(true));
        assert_eq!(month_first(["03/04/2026", "2026-04-17"].into_iter()), None);
    }

    #[test]
    fn a_majority_is_known_by_its_words_or_not_at_all() {
        for (text, expected) in [
            ("Simple", Some((Majority::Simple, None))),
            ("Mayoría absoluta de los miembros", Some((Majority::Absolute, Some(Base::Members)))),
            ("Dos tercios (2/3) de los presentes", Some((Majority::TwoThirds, Some(Base::Present)))),
            ("Two-thirds", Some((Majority::TwoThirds, None))),
            ("Unanimidad", Some((Majority::Unanimity, None))),
            ("3/4 of votes cast", Some((Majority::ThreeQuarters, Some(Base::Votes)))),
            ("Three-fourths of all members", Some((Majority::ThreeQuarters, Some(Base::Members)))),
            ("majorité absolue des suffrages exprimés", Some((Majority::Absolute, Some(Base::Votes)))),
            ("due terzi dei componenti", Some((Majority::TwoThirds, Some(Base::Members)))),
            ("Zweidrittel der Mitglieder", Some((Majority::TwoThirds, Some(Base::Members)))),
            ("Calificada", None),
            ("Simple o absoluta", None),
            ("12/34", None),
        ] {
            assert_eq!(majority(text), expected, "{text}");
        }
    }

    #[test]
    fn who_is_excused_says_so_and_who_is_not_too() {
        for text in ["Excused", "Apologies", "con licencia", "Absent (excused)", "Ausente - justificado", "LOA"] {
            assert!(is_excused(text), "{text}");
        }
        for text in ["Absent", "Absent (unexcused)", "ausente sin licencia", "not excused", "Ausencia injustificada"] {
            assert!(!is_excused(text), "{text}");
        }
    }
}
