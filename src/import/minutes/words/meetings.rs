//! What a cell or a title says of the meeting that a row is of: its kind, its number, its hour, and what tells it
//! from another of the same day.

use jiff::civil::Time;

use super::{heading, plain};
use crate::model::council::MeetingKind;
use crate::text::months;

/// What a meeting is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Called {
    pub kind: Option<MeetingKind>,
    pub number: Option<String>,
    /// The text whole, where it says more than that.
    pub title: Option<String>,
}

/// Words for a meeting.
const MEETINGS: &[&str] = &[
    "sesion",
    "sesiones",
    "session",
    "sessions",
    "meeting",
    "meetings",
    "sessao",
    "seance",
    "seduta",
    "sitzung",
    "reunion",
    "reuniao",
    "riunione",
    "sessio",
    "event",
    "sitzungs",
    "adunanza",
    "vergadering",
];

/// Words that say nothing beside others.
const FILLERS: &[&str] = &[
    "de", "del", "la", "las", "el", "los", "the", "of", "a", "da", "do", "di", "della", "der", "des", "y", "and", "e",
    "et", "und", "du",
];

/// Words for a number.
const NUMBERS: &[&str] =
    &["n", "no", "nro", "num", "numero", "number", "nr", "nummer", "n o", "n a", "num ero", "sequence"];

/// Words for the mark by which a program knows something.
const MARKS: &[&str] =
    &["id", "guid", "uid", "uuid", "key", "code", "codigo", "link", "url", "enlace", "lien", "kennung"];

/// Words for a kind.
const SORTS: &[&str] = &["type", "tipo", "kind", "clase", "art", "tipus", "classe"];

/// Words for what something is called.
const NAMES: &[&str] = &["name", "nombre", "nom", "nome", "title", "titulo"];

/// Words for an hour, and for a beginning.
const HOURS: &[&str] = &["hora", "hour", "time", "heure", "ora", "uhrzeit", "horario", "zeit", "hores"];
const BEGINNINGS: &[&str] =
    &["inicio", "start", "starts", "beginn", "begin", "debut", "inizio", "comienzo", "apertura", "inici", "startzeit"];

/// The beginnings of words for kinds of meetings.
const KINDS: &[(MeetingKind, &[&str])] = &[
    (
        MeetingKind::Extraordinary,
        &[
            "extraordin",
            "straordin",
            "ausserordentlich",
            "special$",
            "emergency",
            "urgen",
            "dringlich",
            "sondersitzung",
            "buitengewo",
        ],
    ),
    (MeetingKind::Ordinary, &["ordinar", "ordinair", "regular", "ordentlich"]),
    (MeetingKind::Committee, &["committee", "comision", "comissao", "comissio", "commission", "ausschuss"]),
    (MeetingKind::Assembly, &["asamblea", "assembly", "assembleia", "assemblea"]),
];

/// Kinds of several words.
const PHRASES: &[(MeetingKind, &[&str])] = &[
    (MeetingKind::OpenCouncil, &["cabildo abierto", "concejo abierto", "consejo abierto", "open council"]),
    (MeetingKind::Hearing, &["audiencia publica", "public hearing", "audiencia ciudadana", "udienza pubblica"]),
];

/// What a cell calls a meeting. What denies a kind, or names several that exclude each other, is none.
pub fn called(text: &str) -> Called {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut plain_text = format!(" {} ", plain(&text));
    let mut found: Vec<MeetingKind> = Vec::new();
    for (kind, phrases) in PHRASES {
        for phrase in *phrases {
            if plain_text.contains(&format!(" {phrase} ")) {
                plain_text = plain_text.replace(phrase, " ");
                found.push(*kind);
            }
        }
    }
    let words: Vec<&str> = text.split(' ').collect();
    let numbers: Vec<(usize, String)> =
        words.iter().enumerate().filter_map(|(at, word)| Some((at, number_of(word)?))).collect();
    let mut others: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let word = plain(word);
        let is_read = word.is_empty() || MEETINGS.contains(&word.as_str()) || FILLERS.contains(&word.as_str());
        let is_number = numbers.iter().any(|(number, _)| *number == at || *number == at + 1 && is_sign(&word));
        let is_of_phrase = !plain_text.contains(&format!(" {word} "));
        match kind_of(&word) {
            _ if is_read || is_number || is_of_phrase => {}
            Some(kind) => found.push(kind),
            None => others.push(word),
        }
    }
    let is_day = others.iter().any(|word| months::named(word).is_some());
    let number = Some(numbers).filter(|numbers| numbers.len() == 1 && !is_day).and_then(|mut one| one.pop());
    let says_more = found.len() > 1 || !others.is_empty() || is_day;
    let is_alone = found.is_empty() && number.is_none();
    let kind =
        one_of(&found).filter(|_| !others.iter().any(|word| matches!(word.as_str(), "no" | "non" | "not" | "nicht")));
    Called { kind, number: number.map(|(_, number)| number), title: (says_more || is_alone).then_some(text) }
}

/// The kind that several words for kinds say together.
fn one_of(found: &[MeetingKind]) -> Option<MeetingKind> {
    use MeetingKind as K;
    let has = |kind: K| found.contains(&kind);
    if has(K::Ordinary) && has(K::Extraordinary) {
        return None;
    }
    [K::OpenCouncil, K::Hearing, K::Assembly, K::Extraordinary, K::Ordinary, K::Committee]
        .into_iter()
        .find(|kind| has(*kind))
}

fn kind_of(word: &str) -> Option<MeetingKind> {
    let begins = |stems: &[&str]| {
        stems.iter().any(|stem| stem.strip_suffix('$').map_or_else(|| word.starts_with(stem), |whole| word == whole))
    };
    KINDS.iter().find(|(_, stems)| begins(stems)).map(|(kind, _)| *kind)
}

fn is_sign(word: &str) -> bool {
    NUMBERS.contains(&word)
}

/// The number that a word is: `12`, `5/2026`, `12.ª`, `3rd`, `#4`. A year alone is none.
fn number_of(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| matches!(c, '(' | ')' | ',' | ';' | ':' | '.' | '#'));
    let word = word.strip_prefix("N.º").or(word.strip_prefix("Nº")).or(word.strip_prefix("n.º")).unwrap_or(word);
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, 'º' | 'ª' | '°' | '.'));
    let suffix = &word[digits.len()..];
    let is_figures = !digits.is_empty()
        && digits.split(['/', '-']).count() < 3
        && digits.split(['/', '-']).all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let is_year = suffix.is_empty() && digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    (is_figures && !is_year && suffix.chars().count() <= 3).then(|| digits.to_owned())
}

/// Which word of a meeting the title of a column says: the mark or the number by which it is known, its name, or
/// its beginning.
pub fn of_meeting(title: &str) -> Option<&'static str> {
    let title = heading(title);
    let words: Vec<&str> = title.split(' ').filter(|word| !word.is_empty()).collect();
    let is_of = |lists: &[&[&str]]| words.iter().all(|word| lists.iter().any(|list| list.contains(word)));
    let says = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let compound = || {
        let [word] = words[..] else { return None };
        let known = [
            ("meeting", MARKS),
            ("session_number", NUMBERS),
            ("start", HOURS),
            ("start", BEGINNINGS),
            ("kind", SORTS),
            ("kind", &["sart"]),
        ];
        let own = |rest: &str| known.iter().find(|(_, words)| words.contains(&rest)).map(|(own, _)| *own);
        MEETINGS.iter().filter_map(|meeting| word.strip_prefix(meeting)).find_map(own)
    };
    if says(HOURS) || says(BEGINNINGS) {
        let is_sure = says(BEGINNINGS) || says(MEETINGS);
        return (is_sure && is_of(&[HOURS, BEGINNINGS, MEETINGS, FILLERS])).then_some("start");
    }
    let of_acts = says(&["acta", "ata", "minutes", "verbale"]) && says(NUMBERS);
    if of_acts && is_of(&[&["acta", "ata", "minutes", "verbale"], NUMBERS, FILLERS]) {
        return Some("session_number");
    }
    if !says(MEETINGS) || !is_of(&[MEETINGS, NUMBERS, MARKS, NAMES, SORTS, FILLERS]) {
        return compound();
    }
    let known = [("meeting", MARKS), ("session_number", NUMBERS), ("kind", SORTS), ("session", NAMES)];
    known.iter().find(|(_, words)| says(words)).map(|(own, _)| *own)
}

/// Whether a title names a meeting, alone or as the beginning of a word: *Meeting time*, *Sitzungsbeginn*.
pub fn says_meeting(title: &str) -> bool {
    heading(title).split(' ').any(|word| MEETINGS.iter().any(|meeting| word.starts_with(meeting)))
}

/// Whether the title of a column says nothing but that it holds hours: of the meeting, or of each vote.
pub fn is_of_hours(title: &str) -> bool {
    let title = heading(title);
    let mut words = title.split(' ').filter(|word| !word.is_empty() && !FILLERS.contains(word)).peekable();
    words.peek().is_some() && words.all(|word| HOURS.contains(&word))
}

/// The hour that a text names: `18:00`, `6:00 PM`, `18.30 Uhr`, `18h30`; midnight is how programs write that there
/// is none. After a day only one with a colon is.
pub fn hour(text: &str, after_day: bool) -> Option<Time> {
    let text = text.trim().to_lowercase().replace(['\u{a0}', '\u{202f}'], " ");
    let words: Vec<&str> = text.split(['t', ' ']).filter(|word| !word.is_empty()).collect();
    let (at, (hour, minute)) = words.iter().enumerate().find_map(|(at, word)| Some((at, clock(word, after_day)?)))?;
    let half: String = words[at..].iter().take(3).flat_map(|word| word.chars()).filter(|c| c.is_alphabetic()).collect();
    let hour = match (half.as_str(), hour) {
        ("pm", 1..=11) => hour + 12,
        ("am", 12) => 0,
        _ => hour,
    };
    Time::new(hour, minute, 0, 0).ok().filter(|time| *time != Time::midnight())
}

/// Hours and minutes of a word.
fn clock(word: &str, after_day: bool) -> Option<(i8, i8)> {
    let marks: &[char] = if after_day { &[':'] } else { &[':', '.', 'h'] };
    let (hour, rest) = match word.split_once(marks) {
        Some(parts) => parts,
        None if !after_day => (word.trim_end_matches(|c: char| c.is_alphabetic()), ""),
        None => return None,
    };
    let minute: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let minute = if minute.is_empty() { Some(0) } else { Some(&minute).filter(|own| own.len() == 2)?.parse().ok() };
    let hour =
        Some(hour).filter(|own| (1..=2).contains(&own.len()) && own.bytes().all(|byte| byte.is_ascii_digit()))?;
    hour.parse().ok().zip(minute)
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[test]
    fn a_meeting_is_of_the_kind_and_number_that_its_words_say_and_other_words_are_kept() {
        use MeetingKind as K;
        for (text, kind, number, is_kept) in [
            ("Ordinaria", Some(K::Ordinary), None, false),
            ("Sesión extraordinaria", Some(K::Extraordinary), None, false),
            ("Extraordinaria y urgente", Some(K::Extraordinary), None, true),
            ("Ordinaria de control", Some(K::Ordinary), None, true),
            ("Special called meeting", Some(K::Extraordinary), None, true),
            ("Außerordentliche Sitzung", Some(K::Extraordinary), None, false),
            ("Séance ordinaire", Some(K::Ordinary), None, false),
            ("Work session", None, None, true),
            ("Constitutiva", None, None, true),
            ("No ordinaria", None, None, true),
            ("Ordinaria y extraordinaria", None, None, true),
            ("Cabildo abierto", Some(K::OpenCouncil), None, false),
            ("Public hearing", Some(K::Hearing), None, false),
            ("12", None, Some("12"), false),
            ("Sesión 12", None, Some("12"), false),
            ("Sesión ordinaria n.º 5/2026", Some(K::Ordinary), Some("5/2026"), false),
            ("3rd Regular Meeting", Some(K::Ordinary), Some("3"), false),
            ("Sesión del 13 de marzo", None, None, true),
            ("Pleno 2026", None, None, true),
        ] {
            let read = called(text);
            assert_eq!((read.kind, read.number.as_deref(), read.title.is_some()), (kind, number, is_kept), "{text}");
        }
    }

    #[test]
    fn a_title_says_what_of_a_meeting_a_column_holds() {
        for (title, expected) in [
            ("N.º de sesión", Some("session_number")),
            ("Session number", Some("session_number")),
            ("Sitzungsnummer", Some("session_number")),
            ("N.º de acta", Some("session_number")),
            ("meeting_id", Some("meeting")),
            ("EventId", Some("meeting")),
            ("Sitzungs-ID", Some("meeting")),
            ("Enlace de la sesión", Some("meeting")),
            ("Meeting name", Some("session")),
            ("Clase de sesión", Some("kind")),
            ("Sitzungsart", Some("kind")),
            ("Hora de inicio", Some("start")),
            ("Meeting time", Some("start")),
            ("EventTime", Some("start")),
            ("Hora", None),
            ("Acta", None),
            ("Item number", None),
            ("Meeting room", None),
            ("Fecha de inicio", None),
        ] {
            assert_eq!(of_meeting(title), expected, "{title}");
        }
        assert!(is_of_hours("Hora") && is_of_hours("Time") && !is_of_hours("Time left") && !is_of_hours("Asunto"));
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, expected) in [
            ("18:00", Some(time(18, 0, 0, 0))),
            ("6:30 PM", Some(time(18, 30, 0, 0))),
            ("6:30 p.m.", Some(time(18, 30, 0, 0))),
            ("12:15 a.m.", Some(time(0, 15, 0, 0))),
            ("18.30 Uhr", Some(time(18, 30, 0, 0))),
            ("18h30", Some(time(18, 30, 0, 0))),
            ("9 h", Some(time(9, 0, 0, 0))),
            ("00:00", None),
            ("25:00", None),
            ("mañana", None),
        ] {
            assert_eq!(hour(text, false), expected, "{text}");
        }
        assert_eq!(hour("2026-03-13T18:00:00+01:00", true), Some(time(18, 0, 0, 0)));
        assert_eq!(hour("13/03/2026 6:05 PM", true), Some(time(18, 5, 0, 0)));
        assert_eq!((hour("2026-03-13", true), hour("2026-03-13T00:00:00", true)), (None, None));
    }
}
