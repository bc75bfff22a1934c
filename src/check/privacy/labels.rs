//! The words before a number say what it is: whose identity, which account, a telephone, or something of
//! an office that is nobody's secret.

mod english;
mod french;
mod german;
mod italian;
mod portuguese;
mod spanish;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::text::slug::fold;

/// What a word before a number makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A person's identity, tax or social security number.
    Person,
    /// A person's number that begins with letters of their name.
    Lettered,
    /// The tax number of a person or of a company.
    Tax,
    /// A bank account.
    Account,
    /// A bank card.
    Card,
    /// A telephone that a person carries.
    Mobile,
    /// Any telephone.
    Phone,
    /// A number of files, laws, places, goods or companies.
    Thing,
}

/// A word before a number, with the fewest and most digits that such a number has.
#[derive(Debug, Clone, Copy)]
pub struct Label {
    /// What it makes of the number.
    pub kind: Kind,
    /// The fewest digits.
    pub least: usize,
    /// The most digits.
    pub most: usize,
}

/// The words of a language.
struct Language {
    /// What they make of a number, the fewest and most digits, and the words, with commas between.
    labels: &'static [(Kind, usize, usize, &'static str)],
    /// Words that may stand between a label and its number.
    fillers: &'static str,
}

/// All languages; texts do not say in which they are. A word stands in one of them.
static LANGUAGES: [Language; 6] =
    [spanish::WORDS, portuguese::WORDS, italian::WORDS, french::WORDS, english::WORDS, german::WORDS];

/// The words of a list.
fn listed(words: &'static str) -> impl Iterator<Item = &'static str> {
    words.split(", ")
}

/// The labels by their phrase.
static BY_PHRASE: LazyLock<BTreeMap<&str, Label>> = LazyLock::new(|| {
    let row = |(kind, least, most, all): &'static (Kind, usize, usize, &'static str)| {
        let label = Label { kind: *kind, least: *least, most: *most };
        listed(all).map(move |phrase| (phrase, label))
    };
    LANGUAGES.iter().flat_map(|language| language.labels).flat_map(row).collect()
});

/// Words that may stand between a label and its number.
static FILLERS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| LANGUAGES.iter().flat_map(|language| listed(language.fillers)).collect());

/// Short words that are labels only in capitals or with full stops: `C.C.`, `L.E.`, `SS`.
const IN_CAPITALS: &[(&str, Kind, usize, usize)] = &[
    ("ci", Kind::Person, 6, 11),
    ("cc", Kind::Person, 6, 10),
    ("ti", Kind::Person, 6, 11),
    ("le", Kind::Person, 6, 8),
    ("lc", Kind::Person, 6, 8),
    ("bi", Kind::Person, 6, 9),
    ("ss", Kind::Person, 6, 15),
    ("cf", Kind::Lettered, 5, 10),
    ("ce", Kind::Person, 6, 9),
    ("pp", Kind::Person, 5, 9),
];

/// How far before a number words are looked at.
const FAR: usize = 72;

/// The label of a number that begins at a place; nothing before `from` is looked at.
pub fn label(text: &str, from: usize, at: usize) -> Option<Label> {
    let mut start = at.saturating_sub(FAR).max(from);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let before = &text[start..at];
    let before = before.rsplit_once("\n\n").map_or(before, |(_, near)| near);
    let words = words(before);
    // `CC-22-04522-D` is the number of a file: short words are no labels before a dash.
    let glued = before.ends_with('-') && words.last().is_some_and(|word| word.fold.len() < 3);
    if glued { None } else { of_words(&words) }
}

/// The label that words end in, but for such as may stand between it and its number.
pub fn of_words(words: &[Word]) -> Option<Label> {
    let mut between = 0;
    for end in (1..=words.len()).rev() {
        for length in [3, 2, 1] {
            if let Some(start) = end.checked_sub(length)
                && let Some(label) = known(&words[start..end])
            {
                return Some(label);
            }
        }
        let word = &words[end - 1];
        between += 1;
        if between > 5 || word.ends || !word.may_stand_between() {
            return None;
        }
    }
    None
}

fn known(words: &[Word]) -> Option<Label> {
    // What ends a clause is not said of the number after it.
    if words.iter().any(|word| word.ends) {
        return None;
    }
    let phrase: Vec<&str> = words.iter().map(|word| word.fold.as_str()).collect();
    let phrase = phrase.join(" ");
    if let [word] = words
        && let Some((_, kind, least, most)) = IN_CAPITALS.iter().find(|(short, ..)| *short == phrase)
    {
        let small = phrase == "cc" && !word.capital;
        return (word.capital || small).then_some(Label { kind: *kind, least: *least, most: *most });
    }
    BY_PHRASE.get(phrase.as_str()).copied()
}

/// A word before a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Without accents and capitals.
    pub fold: String,
    /// Whether it was written in capitals.
    pub capital: bool,
    /// Whether it begins with a capital, as names do.
    pub named: bool,
    /// Whether a clause ends after it.
    pub ends: bool,
}

impl Word {
    /// Whether a label may be parted by it from its number: a word that says no more, a name, a nationality.
    fn may_stand_between(&self) -> bool {
        const OF_COUNTRIES: [&str; 9] = ["ano", "ana", "ense", "esa", "es", "eno", "ena", "ino", "ina"];
        self.fold.len() == 1
            || self.named && !self.capital
            || FILLERS.contains(self.fold.as_str())
            || (self.fold.len() > 5 && OF_COUNTRIES.iter().any(|ending| self.fold.ends_with(ending)))
    }
}

/// The words of a stretch of text; single letters with full stops between are one word.
pub fn words(text: &str) -> Vec<Word> {
    let mut all: Vec<Word> = Vec::new();
    let mut dotted = false;
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let (gap, tail) = rest.split_at(start);
        let end = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
        let (raw, after) = tail.split_at(end);
        let single = raw.chars().count() == 1 && raw.chars().all(char::is_alphabetic);
        mark_end(&mut all, gap);
        let capital = raw.chars().all(char::is_uppercase);
        // `C.I.P.`, `C. I. P.`, `C E D U L A`; but not the `N` of a number after it.
        let joint = matches!(gap, "." | "/") || (capital && raw != "N" && matches!(gap, ". " | " "));
        match all.last_mut().filter(|_| dotted && single && joint) {
            Some(last) => {
                if gap == "/" {
                    last.fold.push('/');
                }
                last.fold.push_str(&fold(raw));
                last.capital &= capital;
                last.ends = false;
            }
            None => {
                let named = raw.chars().next().is_some_and(char::is_uppercase);
                all.push(Word { fold: fold(raw), capital, named, ends: false });
            }
        }
        dotted = single;
        rest = after;
    }
    // A comma right before the number parts nothing.
    if !matches!(rest.trim(), "," | "") {
        mark_end(&mut all, rest);
    }
    all
}

/// Notes that a clause ends after the last word.
fn mark_end(words: &mut [Word], gap: &str) {
    let Some(last) = words.last_mut() else { return };
    let stop = gap.starts_with(". ") && last.fold.len() > 5;
    last.ends = stop || gap.contains([';', '|', '!', '?', '·', ',']) || gap.contains(" - ") || gap.contains(" — ");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(before: &str) -> Option<Kind> {
        let text = format!("{before} 123");
        label(&text, 0, text.len() - 3).map(|label| label.kind)
    }

    #[test]
    fn the_nearest_word_says_what_a_number_is() {
        for (before, expected) in [
            ("con cédula de identidad personal N.º", Some(Kind::Person)),
            ("la C.I.P.", Some(Kind::Person)),
            ("Luz Dary cc", Some(Kind::Person)),
            ("le dio", None),
            ("ag. 1482-7, c/c", Some(Kind::Account)),
            ("N° de S.S.", Some(Kind::Person)),
            ("numéro de sécurité sociale", Some(Kind::Person)),
            ("cédula, se aprobó el Acuerdo N.°", Some(Kind::Thing)),
            ("presentar la cédula y pagar", None),
            ("telemóvel do queixoso:", Some(Kind::Mobile)),
        ] {
            assert_eq!(kind(before), expected, "{before}");
        }
    }

    #[test]
    fn a_word_stands_in_one_language() {
        let all: Vec<&str> = LANGUAGES.iter().flat_map(|one| one.labels).flat_map(|row| listed(row.3)).collect();
        assert_eq!(all.len(), BY_PHRASE.len(), "a word stands twice");
        assert!(all.iter().chain(FILLERS.iter()).all(|word| *word == fold(word)), "words are compared without accents");
    }
}
