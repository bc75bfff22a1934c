//! Some tokens together, as one number.

use super::labels::Label;
use super::tokens::{Gap, Token};

/// Some tokens together.
#[derive(Debug, Clone)]
pub struct Window {
    /// The first.
    pub first: usize,
    /// The one after the last.
    pub after: usize,
    /// Where the first begins.
    pub start: usize,
    /// Where the last ends.
    pub end: usize,
    /// Letters in capitals and digits.
    pub bare: String,
    /// The same with one mark between tokens.
    pub marked: String,
    /// The same with 9 for each digit and A for each letter.
    pub form: String,
    /// Whether it is part of a longer number.
    pub is_bound: bool,
    /// Whether its last letter was written as a capital.
    pub ends_in_capital: bool,
    /// What the words before it say.
    pub label: Option<Label>,
}

/// The most letters and digits that one number has.
const LONGEST: usize = 34;

impl Window {
    /// A window before its first token.
    pub fn begun(first: usize, start: usize, label: Option<Label>) -> Self {
        let (bare, marked, form) = (String::new(), String::new(), String::new());
        Self {
            first,
            after: first,
            start,
            end: start,
            bare,
            marked,
            form,
            is_bound: false,
            ends_in_capital: false,
            label,
        }
    }

    /// Adds a token, with what stands before it; not one that no number has.
    pub fn append(&mut self, word: &str, at: usize, token: Token, gap: Gap) -> bool {
        let fits = word.is_ascii() && self.bare.len() + word.len() <= LONGEST;
        if !fits || (token.digits == 0 && word.len() > 6) {
            return false;
        }
        if self.after > self.first {
            self.form.push(gap.mark());
            self.marked.push(gap.mark());
        }
        let upper = word.to_ascii_uppercase();
        self.form.extend(upper.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }));
        self.marked.push_str(&upper);
        self.bare.push_str(&upper);
        self.ends_in_capital = word.ends_with(|c: char| c.is_ascii_uppercase());
        self.after = at + 1;
        self.end = token.end;
        true
    }

    /// How many digits it has.
    pub fn digits(&self) -> usize {
        self.bare.bytes().filter(u8::is_ascii_digit).count()
    }

    /// How many tokens it has.
    pub fn tokens(&self) -> usize {
        self.after - self.first
    }

    /// Whether its tokens are groups of four but for the last, or it is one.
    pub fn is_in_fours(&self) -> bool {
        let mut groups = self.marked.split([' ', '-']).rev();
        groups.next().is_some() && groups.all(|group| group.len() == 4)
    }

    /// Takes letters that a machine read in place of digits for what they are.
    pub fn read_letters_as_digits(&mut self) {
        let digit = |c: char| match c {
            'O' => '0',
            'L' | 'I' => '1',
            other => other,
        };
        let lettered = self.bare.bytes().take(2).all(|byte| byte.is_ascii_uppercase());
        if !lettered && self.digits() * 2 > self.bare.len() {
            self.bare = self.bare.chars().map(digit).collect();
        }
    }
}
