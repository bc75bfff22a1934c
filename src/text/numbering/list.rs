//! How a line of a list is marked: `4. Title`, `4 - Title`, `a) Title`, `CUARTO.- Title`, `Punto N.º 4: Title`.

use super::super::slug::fold;
use super::{MARKS, WORDS, arabic, compared, first_number, first_word, is_roman, without_agenda};

/// More words before the number of a line; in a heading they may be words of its title (*Art. 5 del reglamento*).
const LIST_WORDS: &[&str] =
    &["art.", "asunto", "assunto", "tema", "argomento", "oggetto", "objet", "question", "punkt", "tagesordnungspunkt"];
/// How the word for a number is cut short, folded; longer ones first.
const ABBREVIATIONS: &[&str] = &["n.o.", "n.o", "n°.", "n°", "no.", "nro.", "num.", "nr.", "numero", "n."];
/// What makes an ordinal of figures, folded: `1ro.`, `2nd`.
const OF_ORDINALS: &[&str] =
    &["ro", "ero", "ra", "do", "da", "to", "ta", "mo", "ma", "vo", "va", "er", "ere", "eme", "st", "nd", "rd", "th"];

/// How a line of a list is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// By a number or an ordinal.
    Number,
    /// By a Roman number.
    Roman,
    /// By a small letter.
    Letter,
}

/// The first ordinals, folded and without hyphens, in Spanish, Portuguese, English, French, Italian, German and
/// Catalan. Those of two parts are put together from [`TENS`] and these.
const ORDINALS: &[&str] = &[
    "primero|primera|primer|primeiro|primeira|first|premier|premierement|primo|premiere|prima|erstens",
    "segundo|segunda|second|deuxieme|deuxiemement|secondo|seconde|seconda|segon|segona|zweitens",
    "tercero|tercera|tercer|terceiro|terceira|third|troisieme|troisiemement|terzo|terza|drittens",
    "cuarto|cuarta|quarto|quarta|fourth|quatrieme|quart|viertens",
    "quinto|quinta|fifth|cinquieme|cinque|cinquena|funftens",
    "sexto|sexta|sixth|sixieme|sesto|sesta|sise|sisena|sechstens",
    "septimo|septima|setimo|setima|seventh|septieme|settimo|settima|sete|setena|siebtens|siebentens",
    "octavo|octava|oitavo|oitava|eighth|huitieme|ottavo|ottava|vuite|vuitena|achtens",
    "noveno|novena|nono|nona|ninth|neuvieme|nove|neuntens",
    "decimo|decima|tenth|dixieme|dese|desena|zehntens",
    "undecimo|undecima|eleventh|onzieme|undicesimo|undicesima|onze|onzena|elftens",
    "duodecimo|duodecima|twelfth|douzieme|dodicesimo|dodicesima|dotze|dotzena|zwolftens",
    "thirteenth|treizieme|tredicesimo|tredicesima|tretze|tretzena|dreizehntens",
    "fourteenth|quatorzieme|quattordicesimo|quattordicesima|catorze|catorzena|vierzehntens",
    "fifteenth|quinzieme|quindicesimo|quindicesima|quinze|quinzena|funfzehntens",
    "sixteenth|seizieme|sedicesimo|sedicesima|setze|setzena|sechzehntens",
    "seventeenth|dix septieme|diciassettesimo|diciassettesima|disset|dissetena|siebzehntens",
    "decimoctavo|decimoctava|eighteenth|dix huitieme|diciottesimo|diciottesima|divuit|divuitena|achtzehntens",
    "nineteenth|dix neuvieme|diciannovesimo|diciannovesima|dinou|dinovena|neunzehntens",
    "vigesimo|vigesima|twentieth|vingtieme|ventesimo|ventesima|vinte|vintena|zwanzigstens",
];

/// What begins an ordinal of two parts, and the number that it adds: `décimo primero`, `decimoprimero`,
/// `twenty-first`.
const TENS: &[(&str, usize)] = &[
    ("decimo", 10),
    ("decima", 10),
    ("vigesimo", 20),
    ("vigesima", 20),
    ("twenty", 20),
    ("trigesimo", 30),
    ("trigesima", 30),
    ("thirty", 30),
];

/// How a line of a list is marked, the number that the mark gives, and what stands after it. A sign must
/// end the mark: *3 vecinos* is no third point.
pub fn of_list(line: &str) -> Option<(Style, Option<String>, &str)> {
    let tail = after_word(line);
    let first = first_number(tail).0;
    if let Some(number) = arabic(first) {
        let rest = &tail[number.len()..];
        let rest = if tail.len() < line.len() { after_agenda(rest) } else { rest };
        return Some((Style::Number, Some(number.to_owned()), after_signs(rest)?));
    }
    if let Some((number, title)) = ordinal_figures(tail).or_else(|| ordinal(tail)) {
        return Some((Style::Number, Some(number), title));
    }
    let roman = first_word(tail).0.trim_end_matches(MARKS);
    if is_roman(roman) {
        return Some((Style::Roman, Some(compared(roman)), after_signs(&tail[roman.len()..])?));
    }
    let first = first_word(line).0.trim_end_matches(MARKS);
    let is_letter = first.len() == 1 || is_roman(&first.to_ascii_uppercase());
    let letters = Some(first).filter(|_| is_letter && first.bytes().all(|byte| byte.is_ascii_lowercase()))?;
    Some((Style::Letter, None, after_signs(&line[letters.len()..])?))
}

/// A line without the word for a point and the short one for a number before its number: `Punto 4`, `Punto N.º 4`,
/// `Nº4`.
fn after_word(line: &str) -> &str {
    let line = without_agenda(line);
    let (first, rest) = first_word(line);
    let word = fold(first);
    let is_word = WORDS.contains(&word.as_str()) || LIST_WORDS.contains(&word.as_str());
    let tail = if is_word { rest } else { line };
    let short = ABBREVIATIONS.iter().find_map(|short| {
        // A sign of two bytes folds to fewer: the same number of letters is cut.
        let end = tail.char_indices().nth(short.chars().count()).map_or(tail.len(), |(at, _)| at);
        (fold(&tail[..end]) == *short).then(|| tail[end..].trim_start())
    });
    let is_sign = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit());
    short.or_else(|| number_sign(tail)).filter(is_sign).unwrap_or(tail)
}

/// What stands after the number of a point, without the words for the agenda: `all'o.d.g. – Verbali`.
fn after_agenda(rest: &str) -> &str {
    const AGENDAS: [&str; 8] = [
        "all'o.d.g.",
        "dell'o.d.g.",
        "all'odg",
        "all'ordine del giorno",
        "dell'ordine del giorno",
        "del orden del dia",
        "da ordem do dia",
        "de l'ordre du jour",
    ];
    let words = rest.trim_start();
    let found = AGENDAS.iter().find_map(|agenda| {
        let end = words.char_indices().nth(agenda.len()).map_or(words.len(), |(at, _)| at);
        (fold(&words[..end]).replace('\u{2019}', "'") == *agenda).then(|| &words[end..])
    });
    found.unwrap_or(rest)
}

/// What stands after `Nº`.
fn number_sign(tail: &str) -> Option<&str> {
    let rest = tail.strip_prefix(['N', 'n'])?.strip_prefix(['º', '°'])?;
    Some(rest.trim_start_matches(['.', ' ']))
}

/// The number of an ordinal in figures, `1ro.` or `1er point :`, and what stands after it.
fn ordinal_figures(line: &str) -> Option<(String, &str)> {
    let (first, rest) = first_word(line);
    let bare = first.trim_end_matches(MARKS);
    let digits = bare.trim_end_matches(char::is_alphabetic);
    let is_number = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let fits = is_number && OF_ORDINALS.contains(&fold(&bare[digits.len()..]).as_str());
    let word = first_word(rest).0.trim_end_matches(MARKS);
    let is_word = bare.len() == first.len() && WORDS.contains(&fold(word).as_str());
    let end = if is_word { line.len() - rest.len() + word.len() } else { bare.len() };
    Some((digits.to_owned(), after_signs(&line[end..])?)).filter(|_| fits)
}

/// The number of an ordinal at a line's beginning, of one word or two, and what stands after it.
fn ordinal(line: &str) -> Option<(String, &str)> {
    let (first, rest) = first_word(line);
    let alone = first.trim_end_matches(MARKS);
    let read = |end: usize| {
        let number = ordinal_number(&fold(&line[..end]).replace('-', " "))?;
        Some((number.to_string(), after_signs(&line[end..])?))
    };
    // A sign after the first word ends the mark.
    let second = first_word(rest).0.trim_end_matches(MARKS);
    let both = (alone == first && !second.is_empty()).then(|| line.len() - rest.len() + second.len());
    // `Primer punto: …`
    let worded = both.filter(|_| WORDS.contains(&fold(second).as_str())).and_then(|end| {
        let number = ordinal_number(&fold(alone).replace('-', " "))?;
        Some((number.to_string(), after_signs(&line[end..])?))
    });
    worded.or_else(|| both.and_then(read)).or_else(|| read(alone.len()))
}

/// The number of an ordinal, folded and without hyphens.
fn ordinal_number(word: &str) -> Option<usize> {
    let named = |word: &str| ORDINALS.iter().position(|words| words.split('|').any(|own| own == word)).map(|at| at + 1);
    let of_parts = || {
        TENS.iter().find_map(|(begins, tens)| {
            let unit = named(word.strip_prefix(begins)?.trim_start())?;
            (unit < 10).then_some(tens + unit)
        })
    };
    named(word).or_else(of_parts)
}

/// What stands after the signs by which a mark ends (`.`, `.-`, `)`, `º.`, `:`, ` - `), which must be there.
fn after_signs(rest: &str) -> Option<&str> {
    const DASHES: [char; 3] = ['-', '–', '—'];
    let tail = rest.trim_start_matches(MARKS);
    if tail.len() < rest.len() && (tail.is_empty() || tail.starts_with(char::is_whitespace)) {
        return Some(tail.trim().trim_start_matches(DASHES).trim());
    }
    // A colon stands apart in French.
    let after = rest.trim_start().strip_prefix(|c: char| DASHES.contains(&c) || matches!(c, ':' | '/'))?;
    after.starts_with(char::is_whitespace).then(|| after.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_list_is_marked_in_more_ways_and_always_with_a_sign() {
        let read = |line| of_list(line).map(|(style, number, title)| (style, number.unwrap_or_default(), title));
        let number = |number: &str| Some((Style::Number, number.to_owned(), "Obras"));
        for (line, expected) in [
            ("4. Obras", number("4")),
            ("4.1) Obras", number("4.1")),
            ("4a.- Obras", number("4a")),
            ("4 – Obras", number("4")),
            ("Ítem 4: Obras", number("4")),
            ("N.º 4. Obras", number("4")),
            ("CUARTO.- Obras", number("4")),
            ("Décimo primeiro: Obras", number("11")),
            ("DÉCIMO  PRIMERO.- Obras", number("11")),
            ("Decimotercera. Obras", number("13")),
            ("Décima cuarta: Obras", number("14")),
            ("Decimoctavo: Obras", number("18")),
            ("Décimo nono - Obras", number("19")),
            ("Vigésimo: Obras", number("20")),
            ("Vigésima primera: Obras", number("21")),
            ("Thirteenth: Obras", number("13")),
            ("Twenty-second. Obras", number("22")),
            ("Dix-septième. Obras", number("17")),
            ("Second: Obras", number("2")),
            ("Décimo: Primero Obras", Some((Style::Number, "10".to_owned(), "Primero Obras"))),
            ("Décimo aniversario: Obras", None),
            ("Segundo tercio: Obras", None),
            ("PRIMERO.- Obras", number("1")),
            ("Punto 1º: Obras", number("1")),
            ("Punto primero: Obras", number("1")),
            ("PUNTO N.º 2.- Obras", number("2")),
            ("Punto Nº 3: Obras", number("3")),
            ("Nº4. Obras", number("4")),
            ("Asunto 5: Obras", number("5")),
            ("1ro. Obras", number("1")),
            ("2do.- Obras", number("2")),
            ("Primeiro ponto: Obras", number("1")),
            ("Ponto nº 2 - Obras", number("2")),
            ("Point n° 1 : Obras", number("1")),
            ("1er point : Obras", number("1")),
            ("2/ Obras", number("2")),
            ("3 : Obras", number("3")),
            ("Primo punto: Obras", number("1")),
            ("Punto n. 2: Obras", number("2")),
            ("Argomento 3) Obras", number("3")),
            ("Tagesordnungspunkt 4: Obras", number("4")),
            ("1/2 jornada", None),
            ("No 3 vecinos", None),
            ("ii) Obras", Some((Style::Letter, String::new(), "Obras"))),
            ("IV. Obras", Some((Style::Roman, "4".to_owned(), "Obras"))),
            ("d) Obras", Some((Style::Letter, String::new(), "Obras"))),
            ("4 vecinos", None),
            ("2026. Obras", None),
            ("Cuarto trimestre", None),
            ("Vía pública", None),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }
}
