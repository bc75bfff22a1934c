//! A text's words as readers see them, as names are looked for among them.

use super::seen::seen;
use crate::text::slug::fold;

/// A word: letters and digits in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Without accents and capitals.
    pub plain: String,
    /// Its line, from 1.
    pub line: u32,
    /// Whether it begins with a capital.
    pub is_capital: bool,
    /// Whether it stands for a name: a capital with a stop, or a single letter of a file's name.
    pub is_initial: bool,
    /// Whether it is a part of an address or of a file's name, which are written without capitals.
    pub in_path: bool,
}

/// The words of a text, in their order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut all = Vec::new();
    let (mut line, mut before, mut written) = (1, ' ', String::new());
    for letter in seen(text).chain([' ']) {
        if letter.is_alphanumeric() || is_accent(letter) {
            written.push(letter);
            continue;
        }
        if !written.is_empty() {
            all.push(word(&written, line, before, letter));
            written.clear();
        }
        before = letter;
        line += u32::from(letter == '\n');
    }
    all
}

/// The words of an address or a file's name.
pub(super) fn words_of_path(path: &str) -> Vec<Word> {
    let as_path = |word: Word| Word { is_initial: word.plain.chars().count() == 1, in_path: true, ..word };
    words(path).into_iter().map(as_path).collect()
}

/// An accent that stands behind its letter.
fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn word(written: &str, line: u32, before: char, after: char) -> Word {
    // Beside `@` stand the names of accounts and addresses of mail.
    let is_joint = |letter: char| matches!(letter, '-' | '_' | '/' | '@');
    let is_capital = written.chars().next().is_some_and(char::is_uppercase);
    let in_path = is_joint(before) || is_joint(after);
    let is_single = written.chars().filter(|letter| !is_accent(*letter)).count() == 1;
    let is_initial = is_single && ((is_capital && after == '.') || in_path);
    Word { plain: fold(written), line, is_capital, is_initial, in_path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_line_and_how_they_are_written() {
        let text = "La trajo Z. Pe\u{301}rez\n(O’Neil) files/ana-mora.jpg";
        let told: Vec<(String, u32)> = words(text).into_iter().map(|word| (word.plain, word.line)).collect();
        let expected = [("la", 1), ("trajo", 1), ("z", 1), ("perez", 1), ("o", 2), ("neil", 2), ("files", 2)];
        assert_eq!(told[..7], expected.map(|(word, line)| (word.to_owned(), line)));
        let all = words(text);
        assert!(all[2].is_initial && !all[4].is_initial && all[3].is_capital && all[7].in_path && !all[3].in_path);
    }

    #[test]
    fn a_word_is_what_is_seen() {
        let told: Vec<String> =
            words("**Zen**aida Quir&oacute;s, Zena\u{ad}ida").into_iter().map(|w| w.plain).collect();
        assert_eq!(told, ["zenaida", "quiros", "zenaida"]);
    }
}
