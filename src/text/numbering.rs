//! The number that a heading or a line of a list begins with, in the ways in which minutes number:
//! `4. Title`, `4.1 Title`, `4a. Title`, `4.º Title`, `III. Title`, `Punto 4. Title`, `Ö 4 Title`; in lists
//! also `4 - Title`, `a) Title` and `CUARTO.- Title`.

use super::slug::fold;

/// What stands between a number and its title.
const MARKS: &[char] = &['.', ')', ':', '-', '–', '—', 'º', '°', 'ª'];
/// Words before a number that are no part of it, folded.
const WORDS: &[&str] = &["punto", "ponto", "point", "item", "top"];
/// The same in lists; in a heading they may be words of the title (*Art. 5 del reglamento*).
const LIST_WORDS: &[&str] = &["no.", "n.o", "art."];
/// What follows the number of a point that was put in between, beside one letter.
const BETWEEN: &[&str] = &["bis", "ter", "quater"];

/// How a text's headings are numbered.
#[derive(Debug, Clone, Copy)]
pub struct Numbers {
    /// Whether `I.` and `V.` are Roman numbers and not letters of a list.
    roman: bool,
}

impl Numbers {
    /// How these headings are numbered. Where some begin with other letters (`A.`, `B.`, `C.`), an `I.` is
    /// the ninth letter.
    pub fn of(headings: &[&str]) -> Self {
        let lettered = |heading: &&str| {
            let first = first_word(heading).0;
            let bare = first.trim_end_matches(MARKS);
            bare.len() < first.len() && bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        let letters = headings.iter().copied().filter(lettered);
        Self { roman: letters.filter(|heading| !is_roman(&heading[..1])).count() == 0 }
    }

    /// A heading's number and the rest of it; the whole heading where it has none.
    pub fn split(self, heading: &str) -> (Option<String>, String) {
        let heading = heading.trim();
        match self.numbered(heading) {
            Some((number, title)) if !title.is_empty() => (Some(number), title.to_owned()),
            _ => (None, heading.to_owned()),
        }
    }

    fn numbered(self, heading: &str) -> Option<(String, &str)> {
        let (first, rest) = first_word(heading);
        if let Some(number) = arabic(first) {
            return Some((number.to_owned(), after(number, first, rest)));
        }
        let bare = first.trim_end_matches(MARKS);
        if self.roman && bare.len() < first.len() && is_roman(bare) {
            return Some((bare.to_owned(), rest.trim()));
        }
        let (second, title) = first_word(rest);
        let number = arabic(second)?;
        if WORDS.contains(&fold(first).as_str()) {
            return Some((number.to_owned(), after(number, second, title)));
        }
        // One capital letter tells what kind of point it is: `Ö 4` is a public one.
        let mut letters = first.chars();
        let kind = letters.next().filter(|letter| letter.is_uppercase() && letters.next().is_none())?;
        // `A 3 metros` and `Y 4 más` are words; German councils write no other letters.
        matches!(kind, 'Ö' | 'N').then(|| (format!("{kind} {number}"), after(number, second, title)))
    }
}

/// The number of a line that a word (`TOP 1 Opening`, `Punto 1: Opening`) or a letter (`Ö 1 Opening`) says to be
/// a point, and what stands after it. The word makes a sign after the number needless.
pub fn of_word(line: &str) -> Option<(String, &str)> {
    let (first, _) = first_word(line);
    if arabic(first).is_some() || is_roman(first.trim_end_matches(MARKS)) {
        return None;
    }
    Numbers { roman: false }.numbered(line).filter(|(_, title)| !title.is_empty())
}

/// The number that a title in a table begins with, and the rest of it: in figures with a sign or a dot
/// (`7. Roads`, `9.1 Lights`), or after a word for a point. What is a number alone (`Item 7`) stays whole.
pub fn of_title(title: &str) -> Option<(String, &str)> {
    let alone = format!("{}. x", title.trim_end_matches(MARKS));
    if let (Some(number), rest) = (Numbers { roman: false }).split(&alone)
        && rest == "x"
    {
        return Some((number, title));
    }
    if !title.starts_with(|c: char| c.is_ascii_digit()) {
        return of_word(title);
    }
    let (first, rest) = first_word(title);
    let listed = || of_list(title).and_then(|(_, number, rest)| Some((number?, rest)));
    // `1.500` and `3.5 millones` are amounts.
    let is_amount = |number: &str| {
        let unit = fold(first_word(rest).0);
        number.split('.').any(|part| part.len() > 2) || unit.starts_with("mil") || unit.starts_with('%')
    };
    let dotted = || {
        let number = arabic(first).filter(|number| number.contains('.') && !is_amount(number))?;
        Some((number.to_owned(), rest))
    };
    listed().or_else(dotted).filter(|(_, rest)| !rest.is_empty())
}

/// Whether a text is a number as headings have it: `4`, `4.1`, `4a`, `IV`, `Ö 4`.
pub fn is_number(text: &str) -> bool {
    Numbers { roman: true }.split(&format!("{text}. x")).0.as_deref() == Some(text)
}

/// The place of a number among those that points bear: that of the same number, in figures or Roman; of the
/// first point below it (`4.1` for `4`); or of the only one that is of some kind (`Ö 4` for `4`).
pub fn place(number: &str, numbers: &[String]) -> Option<usize> {
    let asked = compared(number);
    let all: Vec<String> = numbers.iter().map(|number| compared(number)).collect();
    let is_below = |number: &String| number.strip_prefix(&asked).is_some_and(|rest| rest.starts_with('.'));
    let same = all.iter().position(|number| *number == asked);
    let is_of_kind = |number: &String| number.split_once(' ').is_some_and(|(_, number)| number == asked);
    same.or_else(|| all.iter().position(is_below)).or_else(|| {
        let mut of_kind = all.iter().enumerate().filter(|(_, number)| is_of_kind(number));
        of_kind.next().filter(|_| of_kind.next().is_none()).map(|(at, _)| at)
    })
}

/// A number for comparing: Roman ones in figures, without zeros before it.
pub fn compared(number: &str) -> String {
    if !is_roman(number) {
        return number.trim_start_matches('0').to_lowercase();
    }
    let value = |c: char| match c {
        'L' => 50,
        'X' => 10,
        'V' => 5,
        _ => 1,
    };
    let values: Vec<i32> = number.chars().map(value).collect();
    let signed = values.iter().enumerate().map(|(at, value)| {
        let smaller = values.get(at + 1).is_some_and(|next| next > value);
        if smaller { -value } else { *value }
    });
    signed.sum::<i32>().to_string()
}

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

/// The first ordinals, folded and without hyphens, in Spanish, Portuguese, English, French and Italian. Those
/// of two parts are put together from [`TENS`] and these.
const ORDINALS: &[&str] = &[
    "primero|primera|primer|primeiro|primeira|first|premier|premierement|primo",
    "segundo|segunda|second|deuxieme|deuxiemement|secondo",
    "tercero|tercera|tercer|terceiro|terceira|third|troisieme|troisiemement|terzo",
    "cuarto|cuarta|quarto|quarta|fourth|quatrieme",
    "quinto|quinta|fifth|cinquieme",
    "sexto|sexta|sixth|sixieme|sesto",
    "septimo|septima|setimo|setima|seventh|septieme|settimo",
    "octavo|octava|oitavo|oitava|eighth|huitieme|ottavo",
    "noveno|novena|nono|nona|ninth|neuvieme",
    "decimo|decima|tenth|dixieme",
    "undecimo|undecima|eleventh|onzieme|undicesimo",
    "duodecimo|duodecima|twelfth|douzieme|dodicesimo",
    "thirteenth|treizieme|tredicesimo",
    "fourteenth|quatorzieme|quattordicesimo",
    "fifteenth|quinzieme|quindicesimo",
    "sixteenth|seizieme|sedicesimo",
    "seventeenth|dix septieme|diciassettesimo",
    "decimoctavo|decimoctava|eighteenth|dix huitieme|diciottesimo",
    "nineteenth|dix neuvieme|diciannovesimo",
    "vigesimo|vigesima|twentieth|vingtieme|ventesimo",
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
    let (first, rest) = first_word(line);
    let word = fold(first);
    let tail = if WORDS.contains(&word.as_str()) || LIST_WORDS.contains(&word.as_str()) { rest } else { line };
    if let Some(number) = arabic(first_word(tail).0) {
        return Some((Style::Number, Some(number.to_owned()), after_signs(&tail[number.len()..])?));
    }
    if let Some((number, title)) = ordinal(line) {
        return Some((Style::Number, Some(number), title));
    }
    let roman = first.trim_end_matches(MARKS);
    if is_roman(roman) {
        return Some((Style::Roman, None, after_signs(&line[roman.len()..])?));
    }
    let letter = line.chars().next().filter(char::is_ascii_lowercase)?;
    Some((Style::Letter, None, after_signs(&line[letter.len_utf8()..])?))
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
    both.and_then(read).or_else(|| read(alone.len()))
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
    let after = rest.trim_start().strip_prefix(DASHES)?;
    after.starts_with(char::is_whitespace).then(|| after.trim())
}

fn first_word(text: &str) -> (&str, &str) {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (first, rest.trim_start())
}

/// The title after a word with a number, without the dash between them; where the word has a mark
/// itself, a dash is the title's.
fn after<'t>(number: &str, word: &str, rest: &'t str) -> &'t str {
    let dashed = || rest.strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(char::is_whitespace));
    Some(rest).filter(|_| number.len() < word.len()).or_else(dashed).unwrap_or(rest).trim()
}

/// `4`, `4.1`, `4a` and `4bis`, with or without marks after them.
fn arabic(word: &str) -> Option<&str> {
    let number = word.trim_end_matches(MARKS);
    let mut parts: Vec<&str> = number.split('.').collect();
    let last = parts.pop()?;
    let digits = last.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &last[digits.len()..];
    let is_number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let marked = number.len() < word.len();
    let between = letters.is_empty()
        || BETWEEN.contains(&letters.to_lowercase().as_str())
        // `3D` is a word where no mark follows it.
        || letters.len() == 1 && (marked || letters.bytes().all(|byte| byte.is_ascii_lowercase()));
    (is_number(digits) && between && parts.into_iter().all(is_number)).then_some(number)
}

/// Whether a word is a Roman number up to 89, in the form that everybody writes.
fn is_roman(word: &str) -> bool {
    let tens = ["LXXX", "LXX", "LX", "XL", "L", "XXX", "XX", "X"];
    let rest = tens.iter().find_map(|tens| word.strip_prefix(tens)).unwrap_or(word);
    let ones = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    !word.is_empty() && (rest.is_empty() || ones.contains(&rest))
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
            ("IV. Obras", Some((Style::Roman, String::new(), "Obras"))),
            ("d) Obras", Some((Style::Letter, String::new(), "Obras"))),
            ("4 vecinos", None),
            ("2026. Obras", None),
            ("Cuarto trimestre", None),
            ("Vía pública", None),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }

    #[test]
    fn a_title_of_a_table_has_a_number_where_a_sign_or_a_word_says_so() {
        for (title, expected) in [
            ("7. Roads", Some(("7", "Roads"))),
            ("9.1 Lights", Some(("9.1", "Lights"))),
            ("4a) Obras", Some(("4a", "Obras"))),
            ("10 - Budget", Some(("10", "Budget"))),
            ("Item 7: Roads", Some(("7", "Roads"))),
            ("TOP 3 Haushalt", Some(("3", "Haushalt"))),
            ("12 streets renamed", None),
            ("2026. Un año", None),
            ("Art. 5. Reforma", None),
            ("7.", Some(("7", "7."))),
            ("Item 7", Some(("7", "Item 7"))),
            ("2026", None),
            ("V", None),
            ("1.500.000 para obras", None),
            ("3.5 millones para obras", None),
        ] {
            let expected = expected.map(|(number, title)| (number.to_owned(), title));
            assert_eq!(of_title(title), expected, "{title}");
        }
    }

    #[track_caller]
    fn assert_split(heading: &str, number: &str, title: &str) {
        let read = Numbers::of(&[heading]).split(heading);
        assert_eq!(read, (Some(number.to_owned()), title.to_owned()), "{heading}");
    }

    #[test]
    fn minutes_number_their_points_in_many_ways() {
        assert_split("4. Carta", "4", "Carta");
        assert_split("4.1 Carta", "4.1", "Carta");
        assert_split("4) Carta", "4", "Carta");
        assert_split("4a. Carta", "4a", "Carta");
        assert_split("4bis Carta", "4bis", "Carta");
        assert_split("4.º Carta", "4", "Carta");
        assert_split("1.- Lectura del acta", "1", "Lectura del acta");
        assert_split("1 – Lectura", "1", "Lectura");
        assert_split("III. Obras", "III", "Obras");
        assert_split("Ö 4 Bericht", "Ö 4", "Bericht");
        assert_split("TOP 4: Bericht", "4", "Bericht");
        assert_split("Punto 12. Varios", "12", "Varios");
    }

    #[test]
    fn what_begins_like_a_number_and_is_none_stays_a_title() {
        for heading in ["Cierre", "2026 en cifras", "3D printing", "V", "Vía pública", "A 3 metros", "I am here", "4."]
        {
            assert_eq!(Numbers::of(&[heading]).split(heading), (None, heading.to_owned()), "{heading}");
        }
    }

    #[test]
    fn a_number_is_found_among_those_that_points_bear() {
        let numbers = |all: &[&str]| all.iter().map(|number| (*number).to_owned()).collect::<Vec<_>>();
        assert_eq!(place("11", &numbers(&["10", "11"])), Some(1));
        assert_eq!(place("5", &numbers(&["IV", "V", "XIV"])), Some(1));
        assert_eq!(place("14", &numbers(&["IV", "V", "XIV"])), Some(2));
        assert_eq!(place("IV", &numbers(&["3", "4"])), Some(1));
        assert_eq!(place("4A", &numbers(&["4", "4a"])), Some(1));
        assert_eq!(place("4", &numbers(&["3", "4.1", "4.2"])), Some(1));
        assert_eq!(place("2", &numbers(&["Ö 1", "Ö 2", "N 1"])), Some(1));
        assert_eq!(place("1", &numbers(&["Ö 1", "Ö 2", "N 1"])), None, "public or not?");
        assert_eq!(place("7", &numbers(&["1", "2"])), None);
        for (text, expected) in
            [("4", true), ("4a", true), ("IV", true), ("Ö 4", true), ("10:15", false), ("diez", false)]
        {
            assert_eq!(is_number(text), expected, "{text}");
        }
    }

    #[test]
    fn a_word_before_a_number_makes_a_point_of_a_line() {
        for (line, expected) in [
            ("TOP 1 Eröffnung", Some(("1", "Eröffnung"))),
            ("TOP 2: Haushalt", Some(("2", "Haushalt"))),
            ("Ö 3 Bericht", Some(("Ö 3", "Bericht"))),
            ("Punto 4 Obras", Some(("4", "Obras"))),
            ("4. Obras", None),
            ("Mesa 4 Obras", None),
            ("TOP 1", None),
        ] {
            assert_eq!(of_word(line), expected.map(|(number, title)| (number.to_owned(), title)), "{line}");
        }
    }

    #[test]
    fn the_ninth_letter_of_a_list_is_no_roman_number() {
        let letters = ["A. Apertura", "B. Actas", "I. Varios"];
        assert_eq!(Numbers::of(&letters).split("I. Varios").0, None);
        let romans = ["I. Apertura", "II. Actas", "V. Varios"];
        assert_eq!(Numbers::of(&romans).split("I. Apertura").0.as_deref(), Some("I"));
    }
}
