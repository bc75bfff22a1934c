//! How amounts are typed: their marks, signs and units.

use rust_decimal::Decimal;

use super::values::is_nothing;
use crate::i18n::{NumberFormat, read_amount, with_usual_sign};
use crate::import::grid::Grid;
use crate::text::slug::fold;

/// How amounts are typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The decimal mark.
    pub decimal: char,
    /// The mark between thousands, if one was seen.
    pub thousands: Option<char>,
    /// Whether digits are parted as in India.
    pub lakhs: bool,
    /// Whether parentheses mean less than nothing.
    pub parentheses: bool,
    /// A currency's symbol that stands with them.
    pub symbol: Option<String>,
    /// Texts that stand for no amount.
    pub empty: Vec<String>,
    /// Whether they are binary numbers as programs write them.
    pub floats: bool,
}

impl Typed {
    /// How the amounts of some columns are typed: the marks with which most can be read. A number
    /// cell of a spreadsheet has none.
    pub fn of(grid: &Grid, columns: &[usize]) -> Self {
        let of_row = |(number, cells): &(usize, Vec<String>)| {
            let texts = columns.iter().filter(|at| !grid.is_number(*number, **at)).filter_map(|at| cells.get(*at));
            texts.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect::<Vec<_>>()
        };
        let mut values: Vec<String> = grid.looked_at().flat_map(of_row).collect();
        let empty = |cells: &[String]| -> Vec<String> {
            let texts = columns.iter().filter_map(|at| cells.get(*at)).map(|text| text.trim().to_owned());
            texts.filter(|text| is_nothing(text)).collect()
        };
        let mut empty: Vec<String> = grid.rows.iter().flat_map(|(_, cells)| empty(cells)).collect();
        empty.sort_unstable();
        empty.dedup();
        values.retain(|value| !empty.contains(value));
        let symbol = symbol(&values);
        if let Some(symbol) = &symbol {
            values.iter_mut().for_each(|value| *value = value.replace(symbol.as_str(), "").trim().to_owned());
            // An accountant's nothing is a line beside the symbol.
            let bare = grid.rows.iter().flat_map(|(_, cells)| columns.iter().filter_map(|at| cells.get(*at)));
            let bare = bare.filter(|text| text.contains(symbol.as_str())).map(|text| text.replace(symbol.as_str(), ""));
            empty.extend(bare.map(|text| text.trim().to_owned()).filter(|text| is_nothing(text)));
            empty.sort_unstable();
            empty.dedup();
            values.retain(|value| !empty.contains(value));
        }
        values.iter_mut().for_each(|value| *value = with_usual_sign(value).into_owned());
        let parentheses = values.iter().any(|value| value.starts_with('('));
        let (decimal, thousands, lakhs) = marks(grid, &values);
        let is_binary = |value: &&String| {
            let exact = value.parse::<Decimal>().or_else(|_| Decimal::from_scientific(value));
            exact.is_ok_and(|exact| exact.scale() > 6)
        };
        let floats =
            grid.csv.is_some() && decimal == '.' && thousands.is_none() && values.iter().any(|v| is_binary(&v));
        Self { decimal, thousands, lakhs, parentheses, symbol, empty, floats }
    }

    /// The format in which they can be read.
    pub fn format(&self) -> Option<NumberFormat> {
        format(self.decimal, self.thousands, self.lakhs)
    }
}

fn format(decimal: char, thousands: Option<char>, lakhs: bool) -> Option<NumberFormat> {
    let format = NumberFormat::new(decimal, thousands).map(NumberFormat::with_parentheses);
    format.map(|format| if lakhs { format.with_lakhs() } else { format })
}

/// The decimal mark and that between thousands with which most amounts can be read, and whether digits are
/// parted as in India.
fn marks(grid: &Grid, values: &[String]) -> (char, Option<char>, bool) {
    let choices = [('.', Some(',')), (',', Some('.')), (',', Some(' ')), ('.', Some(' ')), ('.', Some('\''))];
    let choices = choices.map(|(decimal, thousands)| (decimal, thousands, false));
    let digits = 2;
    let fits = |(decimal, thousands, lakhs): (char, Option<char>, bool)| {
        let format = format(decimal, thousands, lakhs);
        values.iter().filter(|value| read_amount(value, format, digits).is_ok()).count()
    };
    let plain = [('.', None, false), (',', None, false)];
    let semicolons = grid.csv.is_some_and(|csv| csv.delimiter == b';');
    let may_be = |(decimal, ..): &(char, Option<char>, bool)| grid.decimal.is_none_or(|said| said == *decimal);
    let usual = match grid.decimal {
        Some(decimal) => (decimal, None, false),
        None if semicolons => plain[1],
        None => plain[0],
    };
    let all = plain.into_iter().chain(choices).chain([('.', Some(','), true)]).filter(may_be);
    all.fold(usual, |best, choice| if fits(choice) > fits(best) { choice } else { best })
}

/// Whether what stands after an amount says on which side of an account it is, and with that its sign.
fn is_side(after: &str) -> bool {
    matches!(fold(after.trim_matches([' ', '.', ')'])).as_str(), "cr" | "dr" | "db" | "c" | "d" | "h" | "s")
}

/// What stands before or after the digits of most amounts, and is no sign.
fn symbol(values: &[String]) -> Option<String> {
    let around = |value: &String| {
        let clean = value.trim_matches(|c: char| matches!(c, '(' | ')' | '-' | '−' | '–' | '+' | ' ' | '\u{a0}'));
        let before: String = clean.chars().take_while(|c| !c.is_ascii_digit()).collect();
        let after: String = clean.chars().rev().take_while(|c| !c.is_ascii_digit()).collect();
        let after: String = after.chars().rev().collect();
        let after = if is_side(&after) { String::new() } else { after };
        let trimmed =
            |text: &str| text.trim_matches(|c: char| matches!(c, '(' | ')' | '-' | ' ' | '\u{a0}')).to_owned();
        let (before, after) = (trimmed(&before), trimmed(&after));
        if before.is_empty() { after } else { before }
    };
    let mut counted: Vec<(String, usize)> = Vec::new();
    // `#DIV/0!` is a spreadsheet's error, and no amount with a sign.
    let amounts = values.iter().filter(|value| !value.starts_with('#'));
    for sign in amounts.map(around).filter(|sign| !sign.is_empty() && sign.chars().count() <= 5) {
        match counted.iter_mut().find(|(known, _)| *known == sign) {
            Some((_, times)) => *times += 1,
            None => counted.push((sign, 1)),
        }
    }
    let (sign, times) = counted.into_iter().max_by_key(|(_, times)| *times)?;
    (times * 2 > values.len() && sign != "." && sign != ",").then_some(sign)
}
