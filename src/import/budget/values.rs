//! What the values of a column look like.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::meaning::Meaning;
use super::{apart, called, guess, plans, words};
use crate::i18n::Currency;
use crate::import::grid::{Grid, text_at};
use crate::import::titles;
use crate::model::budget::Stage;
use crate::model::choice::Choice;
use crate::read::values::local_days;
use crate::text::slug::fold;
use crate::text::total::is_total;

/// The most different values of a column of a few words.
const FEW: usize = 12;

/// What the values of a column look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// Nothing is in it.
    Empty,
    /// Years.
    Years,
    /// Short, with digits: codes.
    Codes,
    /// Numbers that may be amounts.
    Numbers,
    /// Texts.
    Texts,
}

/// The values of a column that are no word for a total.
fn said(grid: &Grid, column: usize) -> impl Iterator<Item = &str> {
    grid.values(column).filter(|value| !is_total(value))
}

/// What the values of a column look like.
pub fn looks(grid: &Grid, column: usize) -> Looks {
    let values: Vec<&str> = said(grid, column).collect();
    let most = |fits: &dyn Fn(&str) -> bool| values.iter().filter(|value| fits(value)).count() * 10 >= values.len() * 9;
    if values.is_empty() {
        Looks::Empty
    } else if most(&|value| fiscal_year(value).is_some()) {
        Looks::Years
    } else if is_padded(grid, column) {
        Looks::Codes
    } else if most(&is_number) {
        Looks::Numbers
    } else if most(&is_code) {
        Looks::Codes
    } else {
        Looks::Texts
    }
}

/// The fiscal year that a value names: `2026`, `FY2026`, `FY26`; one over two calendar years (`2025-26`,
/// `2025/2026`) by the first of them.
pub fn fiscal_year(value: &str) -> Option<i16> {
    let value = fold(value);
    let marked = value.strip_prefix("fy").or_else(|| value.strip_prefix("af"));
    let bare = marked.unwrap_or(&value).trim_start_matches([' ', '-', '.']);
    let number = |text: &str| text.parse::<i16>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let four = |text: &str| number(text).filter(|year| text.len() == 4 && (1900..2100).contains(year));
    if let Some((first, second)) = bare.split_once(['-', '/', '–']) {
        let (first, second) = (four(first.trim())?, second.trim());
        let next = if second.len() == 2 { number(second)? } else { four(second)? % 100 };
        return (next == (first + 1) % 100).then_some(first);
    }
    four(bare).or_else(|| number(bare).filter(|_| marked.is_some() && bare.len() == 2).map(|year| 2000 + year))
}

/// Whether the values of a column are whole numbers of which some are filled up with zeros in front, as codes
/// are: `001`.
pub fn is_padded(grid: &Grid, column: usize) -> bool {
    let is_short = |value: &str| value.len() <= LONGEST_PADDED && value.bytes().all(|byte| byte.is_ascii_digit());
    said(grid, column).all(is_short) && said(grid, column).any(|value| value.len() > 1 && value.starts_with('0'))
}

/// The most digits of a code with zeros in front; what is longer may be an amount of a file with fixed widths.
const LONGEST_PADDED: usize = 8;

/// Whether a value is a number with any marks, or a text that stands for none.
pub fn is_number(value: &str) -> bool {
    if is_joined(value) || is_lettered(value) {
        return false;
    }
    let scientific = value.contains(['e', 'E']) && Decimal::from_scientific(value).is_ok();
    if scientific || is_nothing(value) {
        return true;
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let (Some(first), Some(last)) = (value.find(is_digit), value.rfind(is_digit)) else {
        return is_nothing(value.trim_matches(is_sign));
    };
    let (before, inner, after) = (&value[..first], &value[first..=last], &value[last + 1..]);
    let marks = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' | '-');
    inner.chars().all(marks) && stands_before(before, inner) && stands_after(after)
}

/// What may stand around the digits of an amount, besides a currency's letters.
fn is_sign(c: char) -> bool {
    matches!(c, '(' | ')' | '$' | '€' | '£' | '¥' | '₡' | '₲' | '₱' | '₹' | '/' | '.' | '-' | '−' | '–' | '+')
        || c.is_whitespace()
}

/// Whether a text may stand before the digits of an amount: signs, with a currency's letters among them. More
/// letters, and letters before a plain number, are a name: `Escuela 3`.
fn stands_before(text: &str, digits: &str) -> bool {
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    let has_marks = digits.contains(['.', ',']);
    let is_currency = Currency::new(&letters).is_ok()
        || matches!(
            fold(&letters).as_str(),
            "" | "rs" | "bs" | "us" | "gs" | "kr" | "fr" | "ksh" | "fcfa" | "lps" | "ush" | "tsh"
        )
        || letters.chars().count() == 1 && text.contains(['$', '/', '.'])
        || letters.chars().count() <= 4 && has_marks;
    is_currency && text.chars().all(|c| c.is_alphabetic() || is_sign(c))
}

/// The same after them; `CR` and `DB` say on which side of an account it is.
fn stands_after(text: &str) -> bool {
    let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
    let is_known =
        matches!(fold(&letters).as_str(), "" | "cr" | "dr" | "db" | "kr" | "fr" | "c" | "d" | "h" | "s" | "euros")
            || Currency::new(&letters.to_uppercase()).is_ok();
    is_known && text.chars().all(|c| c.is_alphabetic() || is_sign(c))
}

/// Whether a value is of parts with points between, as codes are: `2.1.1.01`. Between thousands there are
/// three digits, or two where lakhs and crores are counted.
fn is_joined(value: &str) -> bool {
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).count();
    let mut parts = value.split('.').filter(|part| digits(part) > 0).map(digits);
    let _first = parts.next();
    let rest: Vec<usize> = parts.collect();
    rest.len() >= 2 && !value.contains(',') && rest.iter().any(|digits| *digits != 3)
}

/// Whether a value is letters and digits at once, as codes are: `CDR01`. A currency's sign stands before an
/// amount, too.
fn is_lettered(value: &str) -> bool {
    let letters: String = value.chars().take_while(char::is_ascii_alphabetic).collect();
    let digits = &value[letters.len()..];
    let is_currency =
        Currency::new(&letters).is_ok() || matches!(letters.as_str(), "R" | "B" | "S" | "Q" | "L" | "C" | "G");
    let is_sign =
        is_currency || matches!(fold(&letters).as_str(), "rs" | "bs" | "us" | "gs" | "kr" | "fr" | "ksh" | "eur");
    let starts = digits.starts_with('0') && digits.len() > 1;
    !letters.is_empty()
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (starts || !is_sign)
}

/// The most different days of a column: those of a year.
const MOST_DAYS: usize = 366;

/// A day whose month is written as a word, in whatever order: `15 de marzo de 2026`, `15-mar-26`, `March 15, 2026`.
fn day_in_words(text: &str) -> Option<Date> {
    match local_days(text)[..] {
        [day] if text.contains(char::is_alphabetic) => Some(day),
        _ => None,
    }
}

/// The days of a column, as typed; nothing where one is none, or could be two.
pub fn days(grid: &Grid, column: usize) -> Option<Vec<(String, Date)>> {
    let mut named: HashMap<&str, Date> = HashMap::new();
    if grid.every(column).next().and_then(day_in_words).is_some() {
        for text in grid.every(column) {
            if !named.contains_key(text) {
                named.insert(text, day_in_words(text)?);
            }
            if named.len() > MOST_DAYS {
                return None;
            }
        }
        let mut all: Vec<_> = named.into_iter().map(|(text, day)| (text.to_owned(), day)).collect();
        all.sort_unstable();
        return Some(all);
    }
    let parts = |text: &str| -> Option<[i16; 3]> {
        let all: Vec<i16> = text.split(['/', '-', '.']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
        all.try_into().ok()
    };
    let (mut typed, mut all): (Vec<&str>, Vec<[i16; 3]>) = (Vec::new(), Vec::new());
    let mut known: HashSet<&str> = HashSet::new();
    for text in grid.every(column).filter(|text| known.insert(text)) {
        typed.push(text);
        all.push(parts(text)?);
        if typed.len() > MOST_DAYS {
            return None;
        }
    }
    if typed.is_empty() {
        return None;
    }
    let above = |at: usize, most: i16| all.iter().any(|parts| parts[at] > most);
    // Which part is the day, the month and the year: the order that only one reading allows.
    let order = match (above(0, 31), above(0, 12), above(1, 12)) {
        (true, ..) => [2, 1, 0],
        (false, true, false) => [0, 1, 2],
        (false, false, true) => [1, 0, 2],
        _ => return None,
    };
    let day = |parts: &[i16; 3]| {
        let [day, month, year] = order.map(|at| parts[at]);
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
            .ok()
            .filter(|_| (1900..2100).contains(&year))
    };
    typed.iter().zip(&all).map(|(text, parts)| Some(((*text).to_owned(), day(parts)?))).collect()
}

/// Whether a text stands for no amount.
pub fn is_nothing(value: &str) -> bool {
    let known = [
        "-", "--", "—", "–", "n/a", "n/d", "na", "n.a.", "s.d.", "s/d", "nd", "n.d.", "null", "none", "nan", "..",
        "...",
    ];
    known.contains(&fold(value).as_str()) || known.contains(&value)
}

fn is_code(value: &str) -> bool {
    value.len() <= 24
        && value.chars().any(|c| c.is_ascii_digit())
        && !value.contains("  ")
        && value.split(' ').count() <= 3
        && !is_named(value)
}

/// Whether a value is a word with a number, as names are: `Escuela 3`, and no `Cap. 3`.
fn is_named(value: &str) -> bool {
    let is_word = |word: &str| word.chars().count() >= 4 && word.chars().all(char::is_alphabetic);
    value.contains(' ') && value.split(' ').any(is_word)
}

/// Whether a column of numbers can be codes: whole, unsigned, none longer than fourteen digits; a few letters
/// may stand before them.
pub fn may_be_codes(grid: &Grid, column: usize) -> bool {
    let short = |value: &str| {
        let digits = value.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let value = if value.len() - digits.len() <= 3 { digits } else { value };
        value.len() <= 14 && value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b' '))
    };
    said(grid, column).all(|value| short(value) && !value.starts_with('-'))
}

/// The different values of a column, if they are few.
pub fn distinct(grid: &Grid, column: usize) -> Option<Vec<&str>> {
    let mut values: Vec<&str> = Vec::new();
    for value in grid.every(column) {
        if !values.contains(&value) {
            values.push(value);
        }
        if values.len() > FEW {
            return None;
        }
    }
    (!values.is_empty()).then_some(values)
}

/// How many different values a column has.
pub fn count(grid: &Grid, column: usize) -> usize {
    let mut values: Vec<&str> = grid.every(column).collect();
    values.sort_unstable();
    values.dedup();
    values.len()
}

/// Whether what some columns say together goes with one value of another, but for a row in twenty.
pub fn determines(grid: &Grid, columns: &[usize], other: usize) -> bool {
    let mut first: HashMap<Vec<&str>, &str> = HashMap::new();
    let (mut kept, mut all) = (0_usize, 0_usize);
    for (_, cells) in &grid.rows {
        let said: Vec<&str> = columns.iter().map(|at| text_at(cells, *at)).collect();
        if said.iter().any(|text| !text.is_empty()) {
            all += 1;
            kept += usize::from(*first.entry(said).or_insert(text_at(cells, other)) == text_at(cells, other));
        }
    }
    all > 0 && (all - kept) * 20 <= all
}

/// Whether two columns both say something, and never in the same row: one is filled for revenue, the other for
/// expenditure.
pub fn never_together(grid: &Grid, column: usize, other: usize) -> bool {
    let says = |cells: &[String], at: usize| cells.get(at).is_some_and(|cell| !cell.trim().is_empty());
    let is_filled = |at: usize| grid.every(at).next().is_some();
    is_filled(column)
        && is_filled(other)
        && !grid.rows.iter().any(|(_, cells)| says(cells, column) && says(cells, other))
}

/// Whether two columns say the same, but for a row in twenty.
pub fn same(grid: &Grid, column: usize, other: usize) -> bool {
    let text = |cells: &[String], at: usize| text_at(cells, at).to_owned();
    let differ = grid.rows.iter().filter(|(_, cells)| text(cells, column) != text(cells, other)).count();
    differ * 20 <= grid.rows.len()
}

/// What the values of a column say that marks transfers within a group; nothing where it marks none.
pub fn eliminations(grid: &Grid, column: usize) -> Option<Vec<(String, &'static str)>> {
    let of = |value: &str| match fold(value).as_str() {
        "yes" | "true" | "1" | "si" | "s" | "y" | "x" | "sim" | "oui" => Some("yes"),
        "no" | "false" | "0" | "n" | "nao" | "non" => Some("no"),
        _ => None,
    };
    let all = distinct(grid, column)?;
    let all: Vec<_> = all.into_iter().map(|value| Some((value.to_owned(), of(value)?))).collect::<Option<_>>()?;
    all.iter().any(|(_, meant)| *meant == "yes").then_some(all)
}

/// Whether a column holds references as we publish them: the year, the side, and codes or an id.
pub fn are_references(grid: &Grid, column: usize) -> bool {
    let is_one = |value: &str| {
        let rest = value.split_once('-').filter(|(year, _)| fiscal_year(year).is_some() && year.len() == 4);
        rest.is_some_and(|(_, rest)| ["r-", "e-", "r:", "e:"].iter().any(|side| rest.starts_with(side)))
    };
    grid.every(column).next().is_some() && grid.every(column).all(is_one)
}

/// What the values of a column of stages say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StageWords {
    /// Those that are known, with our word for a stage, or for the difference between two.
    pub known: Vec<(String, &'static str)>,
    /// Those for what follows from the others, and is not kept: what is left, shares.
    pub left_out: Vec<String>,
    /// Those among them that are of a part of the year.
    pub of_parts: Vec<String>,
    /// Those that say nothing that is known.
    pub unknown: Vec<String>,
}

/// Whether most cells of a column are numbers.
pub fn is_mostly_numbers(grid: &Grid, column: usize) -> bool {
    grid.values(column).filter(|value| is_number(value)).count() * 2 > grid.values(column).count()
}

/// What the values of a column of stages say; nothing where none of them is a stage.
pub fn stages(grid: &Grid, column: usize) -> Option<StageWords> {
    let mut words = StageWords::default();
    // All titles are read for it, so only where it makes a difference: a table may have hundreds.
    let is_of_part = |value: &str| {
        let (of_times, of_none) = (plans::is_of_part(value, true), plans::is_of_part(value, false));
        if of_times == of_none { of_none } else { plans::is_of_part(value, guess::has_periods(grid)) }
    };
    for value in distinct(grid, column)? {
        if is_of_part(value) {
            words.left_out.push(value.to_owned());
            words.of_parts.push(value.to_owned());
            continue;
        }
        let meaning = called::amount(value).map(|(meaning, _)| meaning);
        let is_out = meaning.is_some_and(|meaning| apart::left(value, meaning) != meaning) || apart::is_derived(value);
        match (stage(value).filter(|_| !is_out), meaning) {
            (Some(stage), _) => words.known.push((value.to_owned(), stage.id())),
            (None, Some(Meaning::Modification)) => words.known.push((value.to_owned(), "modification")),
            (None, Some(Meaning::Nothing | Meaning::Increase | Meaning::Decrease)) => {
                words.left_out.push(value.to_owned())
            }
            (None, _) if is_out => words.left_out.push(value.to_owned()),
            (None, _) => words.unknown.push(value.to_owned()),
        }
    }
    (!words.known.is_empty()).then_some(words)
}

/// The stage that a text names.
pub fn stage(value: &str) -> Option<Stage> {
    // Codes of South Africa's treasury stand for originals, adjustments and audited actuals.
    let known = [("ORGB", Stage::Approved), ("ADJB", Stage::Adjusted), ("AUDA", Stage::Accrued)];
    match called::amount(value) {
        Some((Meaning::Stage(stage), _)) => Some(stage),
        Some((Meaning::Nothing | Meaning::Modification | Meaning::Increase | Meaning::Decrease, _)) => None,
        _ => known
            .iter()
            .find(|(code, _)| *code == value)
            .map(|(_, stage)| *stage)
            .or_else(|| titles::has(value, words::BUDGET).then_some(Stage::Approved)),
    }
}

/// Whether every value of a column is those of two others, one after the other with a mark between.
pub fn joins(grid: &Grid, column: usize, [one, other]: [usize; 2]) -> bool {
    let mut all = grid.looked_at().map(|(_, cells)| {
        let of = |at: usize| text_at(cells, at).trim();
        let (whole, first, last) = (of(column), of(one), of(other));
        if whole.is_empty() {
            return None;
        }
        let mark = whole.strip_prefix(first).and_then(|rest| rest.strip_suffix(last));
        Some(
            !first.is_empty()
                && !last.is_empty()
                && mark.is_some_and(|mark| matches!(mark.trim(), "/" | "-" | "." | ":")),
        )
    });
    let mut told = all.by_ref().flatten().peekable();
    told.peek().is_some() && told.all(|joins| joins)
}

/// The mark between a code and its name, where every cell of a column holds both, and the mark once:
/// `03: Planeamiento`.
pub fn joined_by(grid: &Grid, column: usize) -> Option<&'static str> {
    let holds = |value: &str, mark: &str| {
        value.split_once(mark).is_some_and(|(code, name)| {
            let (code, name) = (code.trim(), name.trim());
            is_code(code) && !code.contains(' ') && name.chars().any(char::is_alphabetic) && !name.contains(mark)
        })
    };
    let mut values = said(grid, column).peekable();
    values.peek()?;
    [":", " - ", " – "].into_iter().find(|mark| said(grid, column).all(|value| holds(value, mark)))
}
