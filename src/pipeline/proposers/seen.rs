//! A text's letters as its readers see them: without what is not seen, and with letters for what stands for them, so
//! that `Zena&shy;ida`, `**Zen**aida` and `Quir&oacute;s` are the names that a page shows.

use crate::text::entity::numbered;

/// The letters of a text as they are seen.
pub(super) fn seen(text: &str) -> impl Iterator<Item = char> + '_ {
    Seen { rest: text, before: ' ' }
}

struct Seen<'t> {
    rest: &'t str,
    before: char,
}

impl Iterator for Seen<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        loop {
            let first = self.rest.chars().next()?;
            if first == '&'
                && let Some((shown, length)) = reference(self.rest)
            {
                self.rest = &self.rest[length..];
                match shown {
                    Some(letter) => return Some(self.shown(letter)),
                    None => continue,
                }
            }
            if is_emphasis(first) && self.before.is_alphanumeric() {
                let behind = self.rest.trim_start_matches(is_emphasis);
                if behind.starts_with(char::is_alphanumeric) {
                    self.rest = behind;
                    continue;
                }
            }
            self.rest = &self.rest[first.len_utf8()..];
            if !is_unseen(first) {
                return Some(self.shown(first));
            }
        }
    }
}

impl Seen<'_> {
    fn shown(&mut self, letter: char) -> char {
        self.before = letter;
        letter
    }
}

/// Marks of Markdown that may stand within a word and part nothing.
fn is_emphasis(letter: char) -> bool {
    matches!(letter, '*' | '~' | '`')
}

/// What takes no room: a hyphen that shows at the end of a line alone, and marks of how letters join.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// What a reference that a text begins with shows, and how many bytes write it; a letter with an accent is given
/// without it, since names are compared so.
fn reference(text: &str) -> Option<(Option<char>, usize)> {
    const LONGEST: usize = 12;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end).filter(|name| !name.is_empty())?;
    let shown = match name.strip_prefix('#') {
        Some(number) => Some(numbered(number)?).filter(|letter| !is_unseen(*letter)),
        None if matches!(name, "shy" | "zwnj" | "zwj" | "ZeroWidthSpace" | "NoBreak") => None,
        None => Some(accented(name).unwrap_or(' ')),
    };
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#').then_some((shown, end + 1))
}

/// The letter of a name as HTML has them: `oacute`, `Ntilde`.
fn accented(name: &str) -> Option<char> {
    const ACCENTS: [&str; 9] = ["acute", "grave", "circ", "tilde", "uml", "cedil", "ring", "slash", "caron"];
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    ACCENTS.contains(&&name[1..]).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::seen;

    #[test]
    fn what_is_not_seen_is_left_out_and_what_stands_for_a_letter_is_one() {
        for (written, shown) in [
            ("**Zen**aida *Quirós*", "**Zenaida *Quirós*"),
            ("Zena\u{ad}ida Zena&shy;ida\u{200b} x", "Zenaida Zenaida x"),
            ("Quir&oacute;s &Ntilde;u&#241;ez&nbsp;y", "Quiros Nuñez y"),
            ("A & B; C &; &amp; **", "A & B; C &;   **"),
        ] {
            assert_eq!(seen(written).collect::<String>(), shown, "{written}");
        }
    }
}
