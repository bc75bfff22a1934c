//! Spaces at which no line may break, in what officers typed with ordinary ones: between a currency and
//! its amount, a number and its sign, an abbreviation and its number, the letters of "S. A.".

use std::borrow::Cow;

const NO_BREAK_SPACE: char = '\u{a0}';

/// Marks of money that stand before an amount and end in a letter or a stop; those that are signs of
/// their own ("$", "€") are known by [`is_currency_sign`].
const CURRENCIES: [&str; 12] = ["B/.", "S/.", "S/", "Bs.", "Bs", "Gs.", "USD", "PAB", "EUR", "Q.", "L.", "RD$"];
/// Abbreviations after which a number stands.
const BEFORE_NUMBERS: [&str; 16] =
    ["N.º", "n.º", "N.°", "n.°", "Nº", "nº", "N°", "n°", "No.", "Núm.", "núm.", "Art.", "art.", "arts.", "pág.", "p."];
/// What stands after a number and belongs to it.
const AFTER_NUMBERS: [&str; 5] = ["%", "‰", "€", "°C", "º"];
/// Halves of the day, after an hour.
const HALVES: [&str; 4] = ["a.m.", "p.m.", "a. m.", "p. m."];

/// The text with the spaces that no line may break at; as it is where there is none.
#[must_use]
pub fn bound(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut taken = 0;
    for (at, _) in text.match_indices(' ') {
        if holds(&text[..at], &text[at + 1..]) {
            out.push_str(&text[taken..at]);
            out.push(NO_BREAK_SPACE);
            taken = at + 1;
        }
    }
    if taken == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[taken..]);
    Cow::Owned(out)
}

/// Whether what stands before a space and what stands after it belong together.
fn holds(before: &str, after: &str) -> bool {
    let Some(next) = after.chars().next() else { return false };
    let word = before.rsplit([' ', '\n', NO_BREAK_SPACE, '(', '«', '“', '¿', '¡']).next().unwrap_or_default();
    let Some(last) = word.chars().next_back() else { return false };
    if next.is_ascii_digit() {
        return CURRENCIES.contains(&word) || BEFORE_NUMBERS.contains(&word) || is_currency_sign(last);
    }
    if last.is_ascii_digit() && word.starts_with(|c: char| c.is_ascii_digit() || is_currency_sign(c)) {
        return AFTER_NUMBERS.iter().any(|sign| is_word_of(after, sign))
            || HALVES.iter().any(|half| after.starts_with(half));
    }
    // The initials of "S. A." and "a. m.".
    is_initial(word) && after.get(..2).is_some_and(is_initial)
}

/// Whether the text begins with that word, and it ends there.
fn is_word_of(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    let letter = chars.next().is_some_and(char::is_alphabetic);
    letter && chars.as_str() == "."
}

fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¥' | '\u{20a0}'..='\u{20c0}')
}

#[cfg(test)]
mod tests {
    use super::bound;

    /// Spaces that hold are written `~`.
    fn shown(text: &str) -> String {
        bound(text).replace('\u{a0}', "~")
    }

    #[test]
    fn amounts_stay_whole() {
        assert_eq!(shown("de B/. 9,831,000. Al 30 de septiembre"), "de B/.~9,831,000. Al 30 de septiembre");
        assert_eq!(shown("(S/ 300) y $ 5, ₡ 20, 12 € más"), "(S/~300) y $~5, ₡~20, 12~€ más");
        assert_eq!(shown("el 51 % y el 7 %; 3 %o"), "el 51~% y el 7~%; 3 %o");
        assert_eq!(shown("en B/. y otras monedas"), "en B/. y otras monedas");
    }

    #[test]
    fn abbreviations_keep_their_numbers_and_letters() {
        assert_eq!(shown("Acta N.º 12, art. 9 y Núm. 4"), "Acta N.º~12, art.~9 y Núm.~4");
        assert_eq!(shown("de 8:00 a.m. a 4:00 p. m."), "de 8:00~a.m. a 4:00~p.~m.");
        assert_eq!(shown("La Ensenada, S. A., y la H. R. Barsallo"), "La Ensenada, S.~A., y la H.~R. Barsallo");
        assert_eq!(shown("Plan A. Después"), "Plan A. Después");
    }

    #[test]
    fn other_texts_are_as_they_were_typed() {
        for text in ["", " ", "a b", "31 de diciembre", "  5  ", "AM-14 2025", "% 5", "ñ\u{301} 5"] {
            assert_eq!(bound(text), text);
        }
    }
}
