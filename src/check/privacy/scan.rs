//! A text looked through once: at each place where a number may begin, what it is.

use super::labels::{self, Kind, Label};
use super::tokens::{Gap, Token, tokens};
use super::window::Window;
use super::{Hit, Known, contact, names, numbers};
use crate::findings::Code;
use crate::text::slug::fold;

/// A text with its tokens.
pub struct Scan<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// What is public already.
    pub known: &'t Known,
    /// Whether an office tells here how to reach it.
    pub of_office: bool,
    /// The end of the last number, behind which no word belongs to the next.
    last: usize,
    /// The label of the last number, with its end: a list of numbers has one for all.
    listed: Option<(usize, Label)>,
    /// Tables in Markdown: where each begins, where its first line ends, and where it ends itself.
    pub tables: Vec<(usize, usize, usize)>,
}

/// The most tokens that one number has.
const MOST: usize = 16;
/// The longest row of a table, in bytes.
const LONGEST_ROW: usize = 2000;
/// The fewest digits that anything has, but for Panama's oldest.
const FEWEST: usize = 5;
/// The fewest digits of Panama's oldest numbers.
const FEWEST_OF_PANAMA: usize = 4;

impl<'t> Scan<'t> {
    /// A text before it is looked through.
    pub fn new(text: &'t str, known: &'t Known, of_office: bool) -> Self {
        Self { text, tokens: tokens(text), known, of_office, last: 0, listed: None, tables: tables(text) }
    }

    /// Every number that was found, in its order.
    pub fn numbers(&mut self) -> Vec<Hit> {
        let mut all = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let found = if self.begins(at) { self.number(at) } else { None };
            match found {
                Some((code, window)) => {
                    self.last = window.end;
                    at = window.after;
                    all.push(Hit { code, start: window.start, end: window.end });
                }
                None => {
                    // Words before a long number of something else are not said of the next.
                    if self.tokens[at].digits >= FEWEST {
                        self.last = self.tokens[at].end;
                    }
                    at += 1;
                }
            }
        }
        all
    }

    /// The word of a token.
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start..token.end])
    }

    /// Whether a number may begin here: at a digit, or at capitals before digits.
    fn begins(&self, at: usize) -> bool {
        let token = self.tokens[at];
        if token.digits > 0 {
            return true;
        }
        let word = self.word(at);
        let capitals = word.len() <= 6 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let next = self.tokens.get(at + 1).is_some_and(|next| next.digits > 0);
        (capitals || word == "l") && next && token.gap != Gap::Other && labels::of_words(&labels::words(word)).is_none()
    }

    fn number(&mut self, at: usize) -> Option<(Code, Window)> {
        if !self.has_digits(at) {
            return None;
        }
        let label = self.label_at(at);
        let windows = self.windows(at, label);
        // Another country's telephone of an office may have the form of somebody's number.
        let is_phone = windows.iter().any(|window| contact::is_offices_phone(window, self.known));
        let forms = if is_phone { &[][..] } else { &windows[..] };
        let by_form = || forms.iter().rev().find_map(|window| Some((numbers::by_form(self, window)?, window.clone())));
        let by_label = || {
            let label = label?;
            let window = self.labelled(at, label)?;
            Some((numbers::by_label(self, &window, label)?, window))
        };
        let found = by_form().or_else(by_label).or_else(|| contact::phone(self, label, &windows));
        if let Some((_, window)) = &found {
            self.listed = label.map(|label| (window.end, label));
        }
        found
    }

    /// Whether enough digits follow for any number, so that nothing else need be looked at.
    fn has_digits(&self, at: usize) -> bool {
        let mut digits = 0;
        for at in at..self.tokens.len().min(at + MOST) {
            digits += legible(self.word(at));
            if digits >= FEWEST_OF_PANAMA || self.tokens[at].gap == Gap::Other {
                break;
            }
        }
        digits >= FEWEST_OF_PANAMA
    }

    /// The label of the number that begins at a token.
    fn label_at(&self, at: usize) -> Option<Label> {
        let start = self.tokens[at].start;
        let near = self.prefix(at).or_else(|| labels::label(self.text, self.last, start));
        near.or_else(|| self.listed_at(start)).or_else(|| self.header_of(start))
    }

    /// The label of the number before, where this one is the next of its list.
    fn listed_at(&self, start: usize) -> Option<Label> {
        let (end, label) = self.listed?;
        let between = self.text.get(end..start)?;
        let joint = matches!(between.trim_matches([' ', '*', ',']), "" | "y" | "e" | "o" | "/" | "and" | "or" | "ou");
        (joint && between.len() > 1).then_some(label)
    }

    /// The label of a word that stands before its number without a space: `DPI2274081600701`.
    fn prefix(&self, at: usize) -> Option<Label> {
        let word = self.word(at);
        let letters = word.find(|c: char| c.is_ascii_digit()).filter(|letters| *letters >= 3)?;
        labels::of_words(&labels::words(&word[..letters]))
    }

    /// The label at the head of a table's column.
    fn header_of(&self, at: usize) -> Option<Label> {
        let table = self.tables.partition_point(|(start, ..)| *start <= at).checked_sub(1)?;
        let (start, header, end) = self.tables[table];
        if at >= end || at < header {
            return None;
        }
        // Lines longer than any that a person writes are no rows.
        let near = self.text.ceil_char_boundary(at.saturating_sub(LONGEST_ROW)).max(header);
        let line = near + self.text[near..at].rfind('\n').map_or(0, |end| end + 1);
        let column = self.text[line..at].matches('|').count();
        let head = &self.text[start..self.text.floor_char_boundary((start + LONGEST_ROW).min(header))];
        labels::of_words(&labels::words(head.split('|').nth(column)?))
    }

    /// All numbers that may begin at a token, the shortest first.
    fn windows(&self, first: usize, label: Option<Label>) -> Vec<Window> {
        let mut all = Vec::new();
        let mut window = Window::begun(first, self.tokens[first].start, label);
        let mut digits = 0;
        for at in first..self.tokens.len().min(first + MOST) {
            let token = self.tokens[at];
            if !window.append(self.word(at), at, token, self.tokens[at.saturating_sub(1)].gap) {
                break;
            }
            digits += token.digits;
            if digits >= FEWEST_OF_PANAMA {
                window.is_bound = self.is_bound(&window);
                all.push(window.clone());
            }
            if token.gap == Gap::Other {
                break;
            }
        }
        all
    }

    /// Whether more of a number stands on either side, or it is an amount.
    fn is_bound(&self, window: &Window) -> bool {
        let tight = |from: usize, to: usize| !self.text[from..to].contains(char::is_whitespace);
        let before = window.first.checked_sub(1).map(|at| (self.tokens[at], self.word(at)));
        let before = before.is_some_and(|(token, word)| {
            // `MEF-8-2026-1034` is one number of a file, `Sanchez-7-112-609` a person's after their name.
            let code = (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
            let code = code && labels::of_words(&labels::words(word)).is_none();
            // Venezuela's companies and offices: `J-12345678-9`.
            let code = code || matches!(word, "J" | "G");
            token.gap.binds() && (token.digits > 0 || code) && tight(token.end, window.start)
        });
        let gap = self.tokens[window.after - 1].gap;
        let next = self.tokens.get(window.after);
        let next = next.is_some_and(|token| token.digits > 0 && tight(window.end, token.start));
        let sign = self.text[..window.start].trim_end().ends_with(['$', '€', '£', '#', '&']);
        // `id=8-712-1034` is anything's, `cedula=8-712-1034` a person's.
        let is_persons = window.label.is_some_and(|label| label.kind == Kind::Person);
        let sign = sign || (self.text[..window.start].ends_with('=') && !is_persons);
        let cents = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count() == 2;
        let amount = window.form.contains('.') && self.text[window.end..].strip_prefix(',').is_some_and(cents);
        before || sign || amount || (gap.binds() && next)
    }

    /// The number after a label: token by token, until it has the digits of one.
    fn labelled(&self, first: usize, label: Label) -> Option<Window> {
        let mut window = Window::begun(first, self.tokens[first].start, Some(label));
        let mut digits = 0;
        for at in first..self.tokens.len().min(first + MOST) {
            let (token, word) = (self.tokens[at], self.word(at));
            let more = legible(word);
            // A longer word before a number is no part of it.
            if at == first && more == 0 && word.len() > 3 && label.kind != Kind::Lettered {
                return None;
            }
            let letters = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            let lettered = label.kind == Kind::Lettered && word.bytes().all(|byte| byte.is_ascii_uppercase());
            let in_it = more > 0 || letters || lettered;
            if !in_it
                || digits + more > label.most.max(16)
                || !window.append(word, at, token, self.tokens[at.saturating_sub(1)].gap)
            {
                break;
            }
            digits += more;
            let next = self.tokens.get(at + 1).map_or(0, |next| next.digits);
            let least = label.least.max(7);
            let full = digits >= label.most
                || (!token.gap.binds() && digits >= least && (next < 2 || digits + next > label.most));
            if token.gap == Gap::Other || (full && label.kind != Kind::Lettered) || word.len() > 11 {
                break;
            }
        }
        window.read_letters_as_digits();
        (digits >= 4).then_some(window)
    }

    /// Whether the number of a window stands for any: all its digits the same, or told to be an example.
    pub fn is_example(&self, window: &Window) -> bool {
        let mut digits = window.bare.bytes().filter(u8::is_ascii_digit);
        let first = digits.next();
        let same = digits.all(|digit| Some(digit) == first);
        let before = fold(self.before(window, 48));
        same || ["ejemplo", "formato", "p. ej", "exemplo", "esempio", "example", "exemple"]
            .iter()
            .any(|word| before.contains(word))
    }

    /// Whether a number is all that stands under a key, as amounts and ids do; behind words, as in `CPF do
    /// responsável: …`, it is part of a text.
    pub fn is_value(&self, window: &Window) -> bool {
        const LONGEST_KEY: usize = 64;
        let before = self.text[..window.start].trim_end_matches([' ', '"', '\'']);
        let Some(key) = before.strip_suffix(':') else { return before.ends_with(['[', '=']) };
        let near = &key[key.ceil_char_boundary(key.len().saturating_sub(LONGEST_KEY))..];
        let key = near.rsplit(['\n', '{', ',', '[', '|']).next().unwrap_or(near);
        !key.trim_start_matches(['-', ' ', '"', '\'']).trim_end_matches(['"', '\'']).contains(' ')
    }

    /// Whether an account is said to be the municipality's own.
    pub fn is_own_account(&self, window: &Window) -> bool {
        const OWN: [&str; 18] = [
            "tesoreria comunal",
            "tesoreria municipal",
            "tresor public",
            "tesoro publico",
            "del municipio",
            "de la municipalidad",
            "del ayuntamiento",
            "de la alcaldia",
            "de la tesoreria",
            "cuenta municipal",
            "iban municipal",
            "do municipio",
            "da prefeitura",
            "del comune",
            "de la commune",
            "de la mairie",
            "of the town",
            "de la junta comunal",
        ];
        let around = format!("{} {}", fold(self.before(window, 64)), fold(self.after(window, 40)));
        OWN.iter().any(|words| around.contains(words))
    }

    /// So many bytes before a window, not beyond its line.
    pub fn before(&self, window: &Window, far: usize) -> &'t str {
        let start = self.text.ceil_char_boundary(window.start.saturating_sub(far));
        let before = &self.text[start..window.start];
        before.rsplit(['\n', '|', ';', '·']).next().unwrap_or(before)
    }

    /// So many bytes after a window, not beyond its line.
    pub fn after(&self, window: &Window, far: usize) -> &'t str {
        let end = self.text.floor_char_boundary((window.end + far).min(self.text.len()));
        let after = &self.text[window.end..end];
        after.split(['\n', '|', ';', '·']).next().unwrap_or(after)
    }

    /// The part of what stands before a window that no other number stands in.
    pub fn clause(&self, window: &Window) -> &'t str {
        let before = self.before(window, 64);
        let cut = self.last.clamp(window.start - before.len(), window.start);
        &self.text[cut..window.start]
    }

    /// Whether two words of a person's name follow.
    pub fn has_name_after(&self, window: &Window) -> bool {
        let next = self.tokens.get(window.after).map_or(window.end, |token| token.start);
        let between = &self.text[window.end..next];
        between.len() <= 6
            && !between.contains(['.', '\n', ';'])
            && self.is_name(window.after)
            && !self.is_company(window.after)
    }

    /// Whether a person's name stands right before or after.
    pub fn is_beside_name(&self, window: &Window) -> bool {
        let last = window.first.checked_sub(1).map(|at| self.tokens[at].end);
        let near =
            last.is_some_and(|end| !self.text[end..window.start].contains(['.', '\n', '_']) && window.start - end <= 6);
        let before = near
            && window.first.checked_sub(2).is_some_and(|at| self.is_name(at) && !self.is_company(at.saturating_sub(4)));
        before || self.has_name_after(window)
    }

    /// Whether a company's name stands right before or after, on the same line.
    pub fn is_beside_company(&self, window: &Window) -> bool {
        const FAR: usize = 5;
        let line = |from: usize, to: usize| !self.text[from..to].contains(['\n', '|']);
        let from = (window.first.saturating_sub(FAR)..window.first)
            .find(|at| line(self.tokens[*at].end, window.start))
            .unwrap_or(window.first);
        let to = (window.after..(window.after + FAR).min(self.tokens.len()))
            .take_while(|at| line(window.end, self.tokens[*at].start))
            .last()
            .map_or(window.after, |last| last + 1);
        self.has_company_word(from, window.first) || self.has_company_word(window.after, to)
    }

    /// Whether two words with capitals stand here.
    fn is_name(&self, at: usize) -> bool {
        let is_capital = |at: usize| {
            let word = self.word(at);
            let mut letters = word.chars();
            // All in capitals is how treasuries write everything.
            letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
                && self.tokens[at].digits == 0
        };
        at + 1 < self.tokens.len()
            && is_capital(at)
            && (is_capital(at + 1)
                || (is_capital_initial(self.word(at + 1)) && self.tokens.get(at + 2).is_some() && is_capital(at + 2)))
    }

    /// Whether a person's name begins here.
    pub fn is_person(&self, at: usize) -> bool {
        self.is_name(at) && !self.is_company(at)
    }

    /// Whether one of the next words is a company's or an institution's.
    fn is_company(&self, at: usize) -> bool {
        self.has_company_word(at, (at + 6).min(self.tokens.len()))
    }

    /// Whether one of some words is a company's or an institution's.
    fn has_company_word(&self, from: usize, to: usize) -> bool {
        names::has_company((from..to).map(|at| self.word(at)))
    }
}

fn is_capital_initial(word: &str) -> bool {
    word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// How many digits a word has, with letters that a machine read in place of them.
fn legible(word: &str) -> usize {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let misread = word.bytes().filter(|byte| matches!(byte, b'O' | b'o' | b'l' | b'I' | b'S' | b'B')).count();
    let all = digits + misread == word.len() && (digits > 0 || word.len() == 1);
    if all { word.len() } else { digits }
}

/// Tables in Markdown.
fn tables(text: &str) -> Vec<(usize, usize, usize)> {
    let mut all: Vec<(usize, usize, usize)> = Vec::new();
    let mut at = 0;
    if !text.contains('|') {
        return all;
    }
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match all.last_mut() {
            _ if !line.contains('|') => {}
            Some(table) if table.2 == at => table.2 = end,
            _ => all.push((at, end, end)),
        }
        at = end;
    }
    all
}
