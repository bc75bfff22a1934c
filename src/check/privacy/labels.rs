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

use super::names;
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

/// The last words of all labels.
static LAST: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let phrases = BY_PHRASE.keys().map(|phrase| phrase.rsplit(' ').next().unwrap_or(phrase));
    phrases.chain(IN_CAPITALS.iter().map(|(short, ..)| *short)).collect()
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
    let before = of_its_block(&text[start..at]);
    if !may_be_said(before) {
        return None;
    }
    let words = words(before);
    // `CC-22-04522-D` is the number of a file: short words are no labels before a dash.
    let glued = before.ends_with('-') && words.last().is_some_and(|word| word.fold.len() < 3);
    if glued { None } else { of_words(&words) }
}

/// Whether the last word before a number can be a label, or stand between one and its number: most numbers follow a
/// word that is neither, and the others before it need not be read.
fn may_be_said(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = before.char_indices().rev().find(|(_, c)| !c.is_alphanumeric()).map_or(0, |(at, c)| at + c.len_utf8());
    let raw = &before[start..];
    // Letters apart from each other may be one word.
    if raw.chars().nth(1).is_none() {
        return !raw.is_empty();
    }
    let (capital, named) = (raw.chars().all(char::is_uppercase), raw.starts_with(char::is_uppercase));
    let word = Word { fold: fold(raw), capital, named, ends: false, comma: false };
    word.may_stand_between() || LAST.contains(word.fold.as_str())
}

/// What stands before a number in its own paragraph: not the front matter or the heading above it, nor a
/// blank line, in which spaces may stand.
fn of_its_block(before: &str) -> &str {
    let mut begins = 0;
    let mut at = 0;
    for line in before.split_inclusive('\n').filter(|line| line.ends_with('\n')) {
        at += line.len();
        let line = line.trim();
        if line.starts_with('#') || line.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'*' | b'_' | b' ')) {
            begins = at;
        }
    }
    &before[begins..]
}

/// The label that words end in, but for such as may stand between it and its number.
pub fn of_words(words: &[Word]) -> Option<Label> {
    let mut between = 0;
    for end in (1..=words.len()).rev() {
        for length in [3, 2, 1] {
            if let Some(start) = end.checked_sub(length)
                && let Some(label) = known(&words[start..end])
            {
                // `Contrato con la señora Itzel Concepción, 4-732-1189`: the number is hers, not the contract's.
                let is_persons = label.kind == Kind::Thing && names_a_person(&words[end..]);
                return (!is_persons).then_some(label);
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

/// Whether the words between a thing and a number name a person: one who is addressed as such, or a name of two
/// words after one that joins them, as `con` and `de`, or before a comma or a bracket.
fn names_a_person(words: &[Word]) -> bool {
    const ADDRESSES: [&str; 20] = [
        "senor",
        "senora",
        "senorita",
        "sr",
        "sra",
        "srta",
        "don",
        "dona",
        "d",
        "vecino",
        "vecina",
        "ciudadano",
        "ciudadana",
        "senhor",
        "senhora",
        "signor",
        "signora",
        "monsieur",
        "madame",
        "mr",
    ];
    const PARTICLES: [&str; 11] = ["de", "del", "la", "las", "los", "y", "da", "do", "dos", "di", "von"];
    let is_name = |word: &Word| word.named && !word.capital && !word.fills() && names::may_be_a_persons(&word.fold);
    let addressed = |two: &[Word]| ADDRESSES.contains(&two[0].fold.as_str()) && is_name(&two[1]);
    if words.windows(2).any(addressed) {
        return true;
    }
    let mut begins = words.len();
    let mut count = 0;
    for at in (0..words.len()).rev() {
        let in_name = at > 0
            && at + 1 < words.len()
            && PARTICLES.contains(&words[at].fold.as_str())
            && is_name(&words[at - 1])
            && is_name(&words[at + 1]);
        if !is_name(&words[at]) && !in_name {
            break;
        }
        count += usize::from(!in_name);
        begins = at;
    }
    let joint = begins.checked_sub(1).map(|at| &words[at]);
    let is_joined = joint.is_some_and(|word| !word.named);
    let is_whole = joint.is_none_or(|word| !word.named);
    count > 1 && is_whole && (is_joined || words.last().is_some_and(|last| last.comma))
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
    /// Whether a comma or a bracket, and then the number, stand after it.
    pub comma: bool,
}

impl Word {
    /// Whether it is one of the words that say no more.
    fn fills(&self) -> bool {
        FILLERS.contains(self.fold.as_str())
    }

    /// Whether a label may be parted by it from its number: a word that says no more, a name, a nationality.
    fn may_stand_between(&self) -> bool {
        const OF_COUNTRIES: [&str; 9] = ["ano", "ana", "ense", "esa", "es", "eno", "ena", "ino", "ina"];
        self.fold.len() == 1
            || self.named && !self.capital
            || self.fills()
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
                all.push(Word { fold: fold(raw), capital, named, ends: false, comma: false });
            }
        }
        dotted = single;
        rest = after;
    }
    // A comma right before the number parts nothing.
    if !matches!(rest.trim(), "," | "") {
        mark_end(&mut all, rest);
    }
    if let Some(last) = all.last_mut() {
        last.comma = matches!(rest.trim(), "," | "(");
    }
    all
}

/// Notes that a clause ends after the last word.
fn mark_end(words: &mut [Word], gap: &str) {
    let Some(last) = words.last_mut() else { return };
    let stop = gap.starts_with(". ") && last.fold.len() > 5;
    // Each entry of a list is said of itself, unless its number is what the line above announces.
    let announced = gap.starts_with(':') && gap.contains('\n');
    let entry = !announced && ["\n- ", "\n* ", "\n+ "].iter().any(|mark| gap.contains(mark));
    last.ends = stop
        || entry
        || gap.contains([';', '|', '!', '?', '·', ','])
        || (gap.contains(" - ") && !announced)
        || gap.contains(" — ");
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
            ("de la cuenta contable", Some(Kind::Thing)),
            ("en la cuenta", Some(Kind::Account)),
            ("N° de S.S.", Some(Kind::Person)),
            ("numéro de sécurité sociale", Some(Kind::Person)),
            ("cédula, se aprobó el Acuerdo N.°", Some(Kind::Thing)),
            ("presentar la cédula y pagar", None),
            ("telemóvel do queixoso:", Some(Kind::Mobile)),
            ("Contrato con la señora Itzel Concepción,", None),
            ("Contrato con Nereida Justavino", None),
            ("Expediente de Rosa de León,", None),
            ("Factura: Rosa Elena Pardo,", None),
            ("Contrato con la Constructora Rivera Díaz,", Some(Kind::Thing)),
            ("Proyecto de Agua Potable", Some(Kind::Thing)),
            ("Contrato n.º", Some(Kind::Thing)),
            ("Acuerdo Municipal Número", Some(Kind::Thing)),
            ("title: Acta\n---\nComparece la señora Itzel", None),
            ("# Contrato\nComparece Itzel", None),
            ("- Contrato\n- Itzel", None),
            ("- Contrato:\n  - n.º", Some(Kind::Thing)),
            ("la factura\nn.º", Some(Kind::Thing)),
            ("Contrato\n \nn.º", None),
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
