//! Where an agenda is signed: below the last point, who calls the meeting, the place and the day.

use super::{Line, is_fence, marked};
use crate::text::months;
use crate::text::slug::fold;

/// How the words begin for who keeps the record or presides, folded.
const SIGNERS: [&str; 14] = [
    "secretar",
    "president",
    "presidenc",
    "alcald",
    "intendent",
    "prefeit",
    "vereador",
    "concejal",
    "mayor",
    "clerk",
    "chair",
    "burgermeister",
    "vorsitz",
    "regidor",
];

/// The line from which an agenda is signed; the number of all lines where it is not. `last` is its last point.
///
/// What stands apart at the end is a signature where it is short and somebody, or a place with a day, is in it;
/// what does not, where each of its lines is nothing else.
pub(super) fn begin(lines: &[Line], last: usize) -> usize {
    let below = last + 1;
    let margin = lines[last].indent;
    let block = (below..lines.len()).rev().find(|at| lines[*at].apart);
    let is_signed = |block: &[Line]| {
        let is_short = |line: &Line| {
            let short = line.text.split_whitespace().count() <= 6;
            marked(line.text).is_none() && !is_fence(line.text) && (short || signs(line.text))
        };
        let names = |line: &Line| SIGNERS.iter().any(|word| fold(line.text).contains(word)) || signs(line.text);
        block.iter().all(is_short) && block.iter().any(names)
    };
    let mut begin = block.filter(|begin| is_signed(&lines[*begin..])).unwrap_or(lines.len());
    let mut signed = begin < lines.len();
    let mut from = begin;
    while from > below {
        let line = lines[from - 1];
        let touches = lines.get(from).is_none_or(|next| !next.apart);
        if line.indent > margin || marked(line.text).is_some() || is_fence(line.text) {
            break;
        }
        match () {
            () if signs(line.text) => (from, signed) = (from - 1, true),
            () if touches && is_name(line.text) => from -= 1,
            () => break,
        }
        // Names alone sign nothing.
        begin = if signed { from } else { begin };
    }
    begin
}

/// The line from which a list of lines alone is signed: what stands apart at its end, with a place and a day, the
/// sign for a signature, or an office with its article, and nothing but names beside it.
pub(super) fn closing(lines: &[Line]) -> usize {
    let is_certain = |line: &Line| {
        let folded = fold(line.text);
        let is_office = folded.starts_with("el ") || folded.starts_with("la ") || folded.starts_with("the ");
        signs(line.text) && (is_office || is_place_and_day(&folded) || folded.contains("fdo"))
    };
    let begin = lines.iter().rposition(|line| line.apart).filter(|begin| *begin > 0);
    let is_signed = |begin: &usize| {
        let block = &lines[*begin..];
        block.iter().all(|line| signs(line.text) || is_name(line.text)) && block.iter().any(is_certain)
    };
    begin.filter(is_signed).unwrap_or(lines.len())
}

/// Whether a line is nothing but a signature: by its place and day, its first word, or the sign for one.
fn signs(line: &str) -> bool {
    const MOST_WORDS: usize = 12;
    const SIGNED: [&str; 7] = ["fdo", "firmado", "firma", "assinado", "signed", "unterzeichnet", "v.o b.o"];
    const ARTICLES: [&str; 7] = ["el", "la", "los", "o", "a", "the", "der"];
    let folded = fold(line);
    if folded.split_whitespace().count() > MOST_WORDS {
        return false;
    }
    let is_signed = |word: &str| {
        let word = word.trim_start_matches('(');
        SIGNED
            .iter()
            .any(|own| word.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':', ' '])))
    };
    let first = folded.split_whitespace().find(|word| !ARTICLES.contains(word)).unwrap_or_default();
    let by_office = SIGNERS.iter().any(|own| first.starts_with(own)) && !folded.contains(": ");
    let by_rule = line.len() > 2 && line.chars().all(|c| matches!(c, '_' | '.' | '-' | ' '));
    let by_day = folded.split(". ").next().is_some_and(is_place_and_day);
    by_office || by_rule || folded.split(", ").any(is_signed) || is_signed(&folded) || by_day
}

/// `En Villa, a 3 de mayo de 2026`, `Villa, 3 May 2026`: a place, and a day with which the line ends.
fn is_place_and_day(folded: &str) -> bool {
    const BEFORE: [&str; 9] =
        ["en ", "em ", "dado en ", "dada en ", "dado em ", "dada em ", "a ", "given at ", "given in "];
    const BETWEEN: [&str; 9] = ["de", "del", "of", "the", "dias", "mes", "ano", "los", "el"];
    let is_begun = BEFORE.iter().any(|begin| folded.starts_with(begin)) || folded.contains(", ");
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !BETWEEN.contains(word))
        .collect();
    let is_day = |word: &str| {
        let digits = word.trim_end_matches(char::is_alphabetic);
        digits.is_empty() || digits.parse::<u8>().is_ok_and(|day| day <= 31)
    };
    // A day and a year may be written out: `a tres de mayo de dos mil veintiséis`.
    let is_worded = |after: &[&str]| matches!(after, ["dos" | "dois", "mil", ..]);
    let month = words.iter().position(|word| months::whole(word).is_some());
    let by_words = month.is_some_and(|at| is_worded(&words[at + 1..]));
    let by_digits = words.last_chunk::<3>().is_some_and(|[one, two, year]| {
        let is_month = |word: &str| months::named(word).is_some() || word.parse::<u8>().is_ok_and(|month| month <= 12);
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        is_year && (is_day(one) && is_month(two) || is_month(one) && is_day(two))
    });
    is_begun && (by_words || by_digits)
}

/// Whether a line may be somebody's name.
fn is_name(line: &str) -> bool {
    const SMALL: [&str; 10] = ["de", "del", "la", "las", "los", "y", "da", "do", "dos", "e"];
    let words: Vec<&str> = line.trim_end_matches([',', '.']).split_whitespace().collect();
    let is_part = |word: &&str| SMALL.contains(word) || word.chars().next().is_some_and(char::is_uppercase);
    let is_plain = line.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | ',' | '-' | '\''));
    is_plain && (2..=6).contains(&words.len()) && words.iter().all(is_part)
}
