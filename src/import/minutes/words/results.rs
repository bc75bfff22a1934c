//! What a text says that became of a motion. A result is known only where its words leave no other reading: one
//! class of words, and what denies it; whatever else stays in the source's words.

mod stems;
#[cfg(test)]
mod tests;

use self::stems::{AGAINST, AROUND, CARRIED, CLASSES, DENIALS, MAJORITIES, NEUTRAL, OPEN, PHRASE, PHRASES, WEAK};
use super::plain;
use crate::model::choice::Choice;
use crate::model::vote::MotionResult;

/// What the result that stands beside a vote says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// This became of it.
    Result(MotionResult),
    /// Nothing beside what the votes say: how many there were, or that it was by majority.
    Votes,
    /// Something in words that are not known, or that can be read in several ways.
    Unclear,
}

/// What a text says that became of a motion.
pub fn result(text: &str) -> Said {
    let clauses: Vec<Clause> = parted(text).iter().map(|clause| Clause::of(clause)).collect();
    let mut said = clauses.iter().filter(|clause| !matches!(clause, Clause::Neutral));
    let Some(first) = said.next() else { return Said::Votes };
    let Clause::Result(first) = first else { return Said::Unclear };
    // What was carried may be sent on; remarks of other words change nothing.
    let goes_with = |clause: &Clause| match clause {
        Clause::Result(other) => other == first || *first == MotionResult::Adopted && *other == MotionResult::Referred,
        Clause::Words | Clause::Neutral => true,
        Clause::Open => false,
    };
    if said.all(goes_with) { Said::Result(*first) } else { Said::Unclear }
}

/// The clauses of a text, as plain words.
fn parted(text: &str) -> Vec<String> {
    let mut clauses = vec![String::new()];
    for word in text.split_whitespace() {
        let plain = plain(word);
        // `è` is no conjunction.
        let is_verb = word.contains(['è', 'È', 'é', 'É']);
        // A conjunction begins a clause of its own, as does what follows a mark; `No.` is no end of one.
        if matches!(plain.as_str(), "y" | "and" | "et" | "und" | "e") && !is_verb
            || word.starts_with(['(', '/', '–', '—', '-'])
        {
            clauses.push(String::new());
        }
        let last = clauses.len() - 1;
        clauses[last].push_str(&format!("{plain} "));
        let ends = word.ends_with([',', ';', ':', ')', '!']) || word.ends_with('.') && plain.len() > 3;
        if ends {
            clauses.push(String::new());
        }
    }
    clauses.iter().map(|clause| clause.trim().to_owned()).filter(|clause| !clause.is_empty()).collect()
}

/// What one clause says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clause {
    Result(MotionResult),
    /// Nothing but what the votes say.
    Neutral,
    /// Words that are none of a result.
    Words,
    /// Words of a result that can be read in several ways.
    Open,
}

impl Clause {
    fn of(text: &str) -> Self {
        let mut text = format!(" {text} ");
        let mut found: Vec<MotionResult> = Vec::new();
        for (result, phrases) in PHRASES {
            for phrase in phrases.iter().map(|phrase| format!(" {phrase}")) {
                if text.contains(&phrase) {
                    let Some(result) = result else { return Self::Open };
                    text = text.replace(&phrase, &format!(" {PHRASE}{} ", result.id()));
                }
            }
        }
        if OPEN.iter().any(|word| text.contains(&format!(" {word}"))) {
            return Self::Open;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut denied = Vec::new();
        for at in (0..words.len()).filter(|at| denies(&words, *at)) {
            match what_is_denied(&words, at) {
                Some(result) => denied.push(result),
                None => return Self::Open,
            }
        }
        for (at, word) in words.iter().enumerate() {
            match (class(word), denied.contains(&Some(at))) {
                (Some(MotionResult::Adopted), true) => found.push(MotionResult::Rejected),
                (Some(_), true) => return Self::Open,
                (Some(result), false) => found.push(result),
                (None, true) => found.push(MotionResult::Rejected),
                (None, false) => {}
            }
        }
        // Why it was not carried is no result of its own.
        if found.iter().any(|result| *result != MotionResult::Lapsed) {
            found.retain(|result| *result != MotionResult::Lapsed);
        }
        match found.split_first() {
            Some((first, others)) if others.iter().all(|other| other == first) => Self::Result(*first),
            Some(_) => Self::Open,
            None => Self::without_result(&words),
        }
    }

    fn without_result(words: &[&str]) -> Self {
        let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
        let is_weak = |word: &&str| begins(word, WEAK);
        let is_plain = |word: &&str| NEUTRAL.contains(word) || AROUND.contains(word) || is_number(word);
        let counted = words.iter().any(is_number);
        let against = !counted && words.iter().any(|word| AGAINST.contains(word));
        match words.iter().all(|word| is_plain(word) || is_weak(word)) {
            true if against => Self::Open,
            true if words.iter().any(is_weak) => Self::Result(MotionResult::Adopted),
            true if counted || words.iter().any(|word| begins(word, MAJORITIES)) => Self::Neutral,
            _ => Self::Words,
        }
    }
}

/// Whether a word denies what follows it; `No. 5` is a number, and `5 no` the votes against.
fn denies(words: &[&str], at: usize) -> bool {
    let is_number = |at: usize| words.get(at).is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let is_denial = DENIALS.contains(&words[at]) || words[at].starts_with("kein");
    is_denial && !is_number(at + 1) && !at.checked_sub(1).is_some_and(is_number)
}

/// The word of a result that a word denies: the next but for those around it, or a majority that there was not;
/// within, nothing where it denies what is none. Nothing at all where that leaves the result open.
fn what_is_denied(words: &[&str], at: usize) -> Option<Option<usize>> {
    let is_of = |word: &&str| class(word).is_some() || begins(word, WEAK);
    let next = (at + 1..words.len()).find(|next| !AROUND.contains(&words[*next]));
    let Some(next) = next else { return (!words[..at].iter().any(is_of)).then_some(None) };
    if class(words[next]).is_some() || begins(words[next], CARRIED) {
        return Some(Some(next));
    }
    let rest = &words[next..];
    match rest.iter().take(5).position(|word| begins(word, MAJORITIES)) {
        Some(majority) if !rest.iter().any(is_of) => Some(Some(next + majority)),
        _ => (!rest.iter().any(is_of)).then_some(None),
    }
}

/// The class of a word.
fn class(word: &str) -> Option<MotionResult> {
    if let Some(id) = word.strip_prefix(PHRASE) {
        return MotionResult::ALL.iter().find(|result| id.starts_with(result.id())).copied();
    }
    CLASSES.iter().find(|(_, stems)| begins(word, stems)).map(|(result, _)| *result)
}

/// Whether a word begins with one of some stems, or is one that is whole.
fn begins(word: &str, stems: &[&str]) -> bool {
    stems.iter().any(|stem| stem.strip_suffix('$').map_or_else(|| word.starts_with(stem), |whole| word == whole))
}
