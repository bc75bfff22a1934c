//! The number that a point's heading begins with, in the ways in which minutes number: `4. Title`,
//! `4.1 Title`, `4a. Title`, `4.º Title`, `III. Title`, `Punto 4. Title`, `Ö 4 Title`.

/// What stands between a number and its title.
const MARKS: &[char] = &['.', ')', ':', '-', '–', '—', 'º', '°', 'ª'];
/// Words before a number that are no part of it.
const WORDS: &[&str] = &["punto", "ponto", "point", "item", "ítem", "top"];
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
        if WORDS.contains(&first.to_lowercase().as_str()) {
            return Some((number.to_owned(), after(number, second, title)));
        }
        // One capital letter tells what kind of point it is: `Ö 4` is a public one.
        let mut letters = first.chars();
        let kind = letters.next().filter(|letter| letter.is_uppercase() && letters.next().is_none())?;
        // `A 3 metros` and `Y 4 más` are words; German councils write no other letters.
        matches!(kind, 'Ö' | 'N').then(|| (format!("{kind} {number}"), after(number, second, title)))
    }
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
    fn the_ninth_letter_of_a_list_is_no_roman_number() {
        let letters = ["A. Apertura", "B. Actas", "I. Varios"];
        assert_eq!(Numbers::of(&letters).split("I. Varios").0, None);
        let romans = ["I. Apertura", "II. Actas", "V. Varios"];
        assert_eq!(Numbers::of(&romans).split("I. Apertura").0.as_deref(), Some("I"));
    }
}
