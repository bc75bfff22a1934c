//! From what an officer typed to an exact amount, without ever guessing.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;

use super::currency::Currency;
use super::locale::Locale;
use super::numbers::round;

/// The most digits before the decimal mark. Budgets of whole countries fit, and a million such
/// amounts can still be added exactly.
const MAX_WHOLE_DIGITS: usize = 18;

/// The largest whole amount that is read.
pub const LARGEST: u64 = 10_u64.pow(MAX_WHOLE_DIGITS as u32) - 1;

/// The length of a group of thousands.
const GROUP: usize = 3;

/// The length of the groups before the last, where lakhs and crores are counted.
const LAKH: usize = 2;

/// The marks that a site says its amounts are typed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFormat {
    decimal: char,
    thousands: Option<char>,
    parentheses: bool,
    lakhs: bool,
}

impl NumberFormat {
    /// The form of machines and of sites that declare nothing: `1234.50`.
    pub const PLAIN: NumberFormat = NumberFormat { decimal: '.', thousands: None, parentheses: false, lakhs: false };

    /// A format with a decimal mark (`.` or `,`) and a mark between thousands (`.`, `,`, a space or
    /// an apostrophe, of any width or shape). `None` for other marks, and for the same one twice.
    pub fn new(decimal: char, thousands: Option<char>) -> Option<NumberFormat> {
        let thousands = thousands.map(usual_mark);
        let known = thousands.is_none_or(|mark| matches!(mark, '.' | ',' | ' ' | '\''));
        let usable = matches!(decimal, '.' | ',') && known && thousands != Some(decimal);
        usable.then_some(NumberFormat { decimal, thousands, parentheses: false, lakhs: false })
    }

    /// The same, with `(500.00)` for a negative amount, as accountants write.
    pub fn with_parentheses(self) -> NumberFormat {
        NumberFormat { parentheses: true, ..self }
    }

    /// The same, with digits parted as in India: the last three, then two by two (`12,34,567.50`).
    pub fn with_lakhs(self) -> NumberFormat {
        NumberFormat { lakhs: true, ..self }
    }

    /// The decimal mark.
    pub fn decimal(&self) -> char {
        self.decimal
    }

    /// The mark between thousands, if they are marked.
    pub fn thousands(&self) -> Option<char> {
        self.thousands
    }

    /// An amount as it would be typed, without marks between thousands.
    pub fn write(&self, amount: &Decimal) -> String {
        amount.to_string().replace('.', self.decimal.encode_utf8(&mut [0; 4]))
    }
}

impl Locale {
    /// The format in which this locale's own figures can be read back, and the one to propose to a
    /// site of the country. `None` for languages with other digits or marks.
    pub fn number_format(&self) -> Option<NumberFormat> {
        let only = |mark: &str| {
            let mut signs = mark.chars();
            signs.next().filter(|_| signs.next().is_none())
        };
        let format = NumberFormat::new(only(&self.marks.decimal)?, Some(only(&self.marks.group)?))?;
        Some(if self.marks.has_lakhs() { format.with_lakhs() } else { format })
    }
}

/// Why a text is not an amount. Every text offered in its place can be typed as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// There is nothing.
    Empty,
    /// It is no number; perhaps this one, with a currency's symbol beside it.
    NotANumber {
        /// The number that stands in it.
        corrected: Option<String>,
    },
    /// It could be either of two numbers: `1.234` is a thousand and more, or one and a bit.
    Ambiguous {
        /// With its mark between thousands, and with it before decimals.
        readings: [String; 2],
    },
    /// It is finer than the currency's smallest coin.
    TooManyDecimals {
        /// The decimals that the currency has.
        allowed: u8,
    },
    /// It can be read, but its marks are not those of the format.
    WrongMark {
        /// The same number in the format.
        corrected: String,
    },
    /// Its digits are not 0 to 9, or invisible signs stand among them.
    NotAscii,
    /// It has more than eighteen digits before the decimal mark.
    TooLarge,
}

/// Reads an amount as typed: exactly, in the declared format (or else [`NumberFormat::PLAIN`]), for
/// a currency with so many decimals.
///
/// Marks between thousands may be left out but not misplaced. A text with three digits after its
/// only mark, where the currency has not three decimals, is ambiguous unless the format says that
/// the mark parts thousands: it is more often a thousand from elsewhere than a tenth of a cent.
pub fn read_amount(text: &str, format: Option<NumberFormat>, currency_digits: u8) -> Result<Decimal, AmountError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AmountError::Empty);
    }
    if text.chars().any(is_disguised) {
        return Err(AmountError::NotAscii);
    }
    let (format, declared) = (format.unwrap_or(NumberFormat::PLAIN), format.is_some());
    let reader = Reader { format, declared, digits: currency_digits };
    reader.signed(text)
}

/// An amount of a table with its sign as it is usual: offices' programs write less than nothing as `1.234,56-`,
/// `- 1.234,56`, `(-1.234,56)` and with the minus of printers, too.
pub fn with_usual_sign(text: &str) -> Cow<'_, str> {
    const MINUS: [char; 3] = ['-', '−', '–'];
    let text = text.trim();
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).map(str::trim);
    let bare = inner.filter(|inner| inner.starts_with(MINUS)).unwrap_or(text);
    let number = bare.strip_prefix(MINUS).or_else(|| bare.strip_suffix(MINUS)).map(str::trim);
    let is_number = |number: &&str| {
        number.starts_with(|c: char| c.is_ascii_digit()) && number.ends_with(|c: char| c.is_ascii_digit())
    };
    number.filter(is_number).map_or(Cow::Borrowed(text), |number| Cow::Owned(format!("-{number}")))
}

/// Digits of other scripts and widths, and signs that hide or turn what stands beside them.
fn is_disguised(sign: char) -> bool {
    let wide = matches!(sign, '\u{ff00}'..='\u{ffef}');
    let invisible = matches!(sign, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
        || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    !sign.is_ascii() && (sign.is_numeric() || wide || invisible)
}

/// The everyday form of a mark: all spaces within a line are one, and both apostrophes.
fn usual_mark(mark: char) -> char {
    match mark {
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => ' ',
        '’' => '\'',
        other => other,
    }
}

struct Reader {
    format: NumberFormat,
    /// Whether somebody said that this is the format.
    declared: bool,
    digits: u8,
}

impl Reader {
    /// Reads a number with its sign.
    fn signed(&self, text: &str) -> Result<Decimal, AmountError> {
        let sign = Sign::of(text);
        let Some(number) = Number::of(sign.body) else {
            return Err(self.beside_a_symbol(text));
        };
        let amount = self.number(&number, sign.negative)?;
        if sign.negative && amount.is_zero() {
            let corrected = Some(self.format.write(&amount.abs()));
            return Err(AmountError::NotANumber { corrected });
        }
        if sign.usual || (sign.parentheses && self.format.parentheses) {
            return Ok(amount);
        }
        let corrected = self.format.write(&amount);
        Err(AmountError::WrongMark { corrected })
    }

    /// Chooses between what a number can mean.
    fn number(&self, number: &Number, negative: bool) -> Result<Decimal, AmountError> {
        let thousands = number.with_thousands(self.format.lakhs);
        let decimals = number.with_decimals(self.format.lakhs);
        let (only, other) = match (&thousands, &decimals) {
            (None, None) => return Err(AmountError::NotANumber { corrected: None }),
            (Some(only), None) | (None, Some(only)) => (only, None),
            (Some(whole), Some(parted)) if whole.fits(&self.format) => (whole, Some(parted)),
            (Some(whole), Some(parted)) => (parted, Some(whole)),
        };
        let amount = |reading| self.exact(reading, negative);
        let settled = other.is_none() || only.decimal.is_none() || usize::from(self.digits) == GROUP;
        match (only.fits(&self.format), other) {
            (true, _) if settled => amount(only),
            (false, None) => {
                let nothing = amount(only)?.is_zero();
                let corrected = only.typed(&self.format, negative && !nothing);
                Err(AmountError::WrongMark { corrected })
            }
            _ => Err(self.ambiguous(thousands, decimals, negative)),
        }
    }

    fn ambiguous(&self, thousands: Option<Reading>, decimals: Option<Reading>, negative: bool) -> AmountError {
        let (Some(thousands), Some(decimals)) = (thousands, decimals) else {
            unreachable!("one reading alone is not ambiguous")
        };
        if let Err(error) = self.exact(&thousands, negative) {
            return error;
        }
        // Where the marks are declared, a tenth of a cent is one: `1,001` with a decimal comma.
        if self.declared
            && decimals.fits(&self.format)
            && let Err(error @ AmountError::TooManyDecimals { .. }) = self.exact(&decimals, negative)
        {
            return error;
        }
        // No coin is smaller than one: it can only part thousands.
        if self.digits == 0 {
            return AmountError::WrongMark { corrected: thousands.typed(&self.format, negative) };
        }
        let mut parted = round(&decimals.value(GROUP, negative), self.digits.into());
        parted.rescale(self.digits.into());
        let readings = [thousands.typed(&self.format, negative), self.format.write(&parted)];
        AmountError::Ambiguous { readings }
    }

    /// The value of a reading, with the currency's decimals.
    fn exact(&self, reading: &Reading, negative: bool) -> Result<Decimal, AmountError> {
        if reading.whole.trim_start_matches('0').len() > MAX_WHOLE_DIGITS {
            return Err(AmountError::TooLarge);
        }
        let digits = usize::from(self.digits);
        if reading.fraction.trim_end_matches('0').len() > digits {
            return Err(AmountError::TooManyDecimals { allowed: self.digits });
        }
        Ok(reading.value(digits, negative))
    }

    /// What to say of a text that is no number: the number in it, if what stands beside it is a
    /// currency's symbol or code.
    fn beside_a_symbol(&self, text: &str) -> AmountError {
        let Some(bare) = without_symbol(text).or_else(|| with_both_sides(text)) else {
            return AmountError::NotANumber { corrected: None };
        };
        match self.signed(&bare) {
            Ok(_) => AmountError::NotANumber { corrected: Some(bare) },
            Err(AmountError::WrongMark { corrected }) => AmountError::NotANumber { corrected: Some(corrected) },
            Err(other) => other,
        }
    }
}

/// A number with the nought that it lacks before its mark (`.50`), or without the mark that nothing follows (`70.`).
fn with_both_sides(text: &str) -> Option<String> {
    let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let is_mark = |c: char| matches!(c, '.' | ',');
    let (minus, body) = text.strip_prefix('-').map_or(("", text), |body| ("-", body));
    let whole = body.strip_prefix(is_mark).filter(|rest| is_number(rest)).map(|_| format!("{minus}0{body}"));
    whole.or_else(|| body.strip_suffix(is_mark).filter(|rest| is_number(rest)).map(|rest| format!("{minus}{rest}")))
}

/// A number's sign, and the rest.
struct Sign<'a> {
    negative: bool,
    /// Whether it is written as the plain form has it: a hyphen or nothing, close to the number.
    usual: bool,
    parentheses: bool,
    body: &'a str,
}

impl Sign<'_> {
    fn of(text: &str) -> Sign<'_> {
        let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let (negative, usual, body) = match (inner, text.chars().next()) {
            (Some(inner), _) => (true, false, inner),
            (None, Some('-')) => (true, true, &text[1..]),
            (None, Some('+')) => (false, false, &text[1..]),
            (None, Some(minus @ ('−' | '–'))) => (true, false, &text[minus.len_utf8()..]),
            _ => (false, true, text),
        };
        let close = body.trim();
        Sign { negative, usual: usual && close.len() == body.len(), parentheses: inner.is_some(), body: close }
    }
}

/// Runs of digits with one mark between each and the next.
struct Number {
    runs: Vec<String>,
    marks: Vec<char>,
}

/// One thing that a number can mean.
struct Reading {
    thousands: Option<char>,
    decimal: Option<char>,
    whole: String,
    fraction: String,
}

impl Number {
    fn of(body: &str) -> Option<Number> {
        let mut runs = vec![String::new()];
        let mut marks = Vec::new();
        for sign in body.chars().map(usual_mark) {
            let run = runs.last_mut()?;
            match sign {
                '0'..='9' => run.push(sign),
                '.' | ',' | ' ' | '\'' if !run.is_empty() => {
                    marks.push(sign);
                    runs.push(String::new());
                }
                _ => return None,
            }
        }
        let complete = runs.last().is_some_and(|run| !run.is_empty());
        complete.then_some(Number { runs, marks })
    }

    /// The number with all its marks between thousands, if it has any and they stand right.
    fn with_thousands(&self, lakhs: bool) -> Option<Reading> {
        let first = *self.marks.first()?;
        grouped(&self.runs, &self.marks, lakhs).then(|| Reading {
            thousands: Some(first),
            decimal: None,
            whole: self.runs.concat(),
            fraction: String::new(),
        })
    }

    /// The number with its last mark before the decimals; or without marks.
    fn with_decimals(&self, lakhs: bool) -> Option<Reading> {
        let Some((&decimal, before)) = self.marks.split_last() else {
            return Some(Reading {
                thousands: None,
                decimal: None,
                whole: self.runs.concat(),
                fraction: String::new(),
            });
        };
        let (fraction, whole) = self.runs.split_last()?;
        let usable = matches!(decimal, '.' | ',') && !before.contains(&decimal);
        (usable && grouped(whole, before, lakhs)).then(|| Reading {
            thousands: before.first().copied(),
            decimal: Some(decimal),
            whole: whole.concat(),
            fraction: fraction.clone(),
        })
    }
}

/// Whether runs of digits are groups of thousands under one mark, or of thousands and then of hundreds;
/// a single run always is.
fn grouped(runs: &[String], marks: &[char], lakhs: bool) -> bool {
    let [first, between @ .., last] = runs else {
        return !runs.is_empty();
    };
    let usual = if lakhs { LAKH } else { GROUP };
    let alike = marks.windows(2).all(|pair| pair[0] == pair[1]);
    let leading = first.len() <= usual && !first.starts_with('0');
    alike && leading && between.iter().all(|run| run.len() == usual) && last.len() == GROUP
}

impl Reading {
    fn fits(&self, format: &NumberFormat) -> bool {
        let decimal = self.decimal.is_none_or(|mark| mark == format.decimal);
        let thousands = self.thousands.is_none() || self.thousands == format.thousands;
        decimal && thousands
    }

    /// The reading in a format, with the decimals that it was typed with.
    fn typed(&self, format: &NumberFormat, negative: bool) -> String {
        let mut out = String::with_capacity(self.whole.len() + self.fraction.len() + 2);
        if negative {
            out.push('-');
        }
        out.push_str(&self.whole);
        if !self.fraction.is_empty() {
            out.push(format.decimal);
            out.push_str(&self.fraction);
        }
        out
    }

    /// The value with so many decimals, which must be enough; at most eighteen digits before them.
    fn value(&self, digits: usize, negative: bool) -> Decimal {
        let fraction = self.fraction.trim_end_matches('0');
        let written = format!("{}{fraction:0<digits$}", self.whole);
        let significant = written.trim_start_matches('0');
        let units: i128 = match significant {
            "" => 0,
            some => some.parse().expect("a few dozen digits"),
        };
        let scale = u32::try_from(digits).expect("a few decimals");
        Decimal::from_i128_with_scale(if negative { -units } else { units }, scale)
    }
}

/// The text less the symbols or codes of currencies at its ends.
fn without_symbol(text: &str) -> Option<String> {
    let (marks, bare) = with_symbols(text)?;
    let known = |mark: &String| mark.is_empty() || Currency::is_any_called(mark);
    marks.iter().all(known).then_some(bare)
}

/// What stands beside the figures of a text, at their left and right, less signs; and the rest.
fn with_symbols(text: &str) -> Option<([String; 2], String)> {
    let digit = |sign: char| sign.is_ascii_digit();
    let (from, to) = (text.find(digit)?, text.rfind(digit)? + 1);
    let (before, after) = (&text[..from], &text[to..]);
    let is_sign = |sign: char| matches!(sign, '-' | '−' | '–' | '(' | ')') || sign.is_whitespace();
    let marks = [before, after].map(|end| end.replace(is_sign, ""));
    let negative = before.contains(['-', '−', '–', '(']);
    let bare = format!("{}{}", if negative { "-" } else { "" }, &text[from..to]);
    marks.iter().any(|mark| !mark.is_empty()).then_some((marks, bare))
}

/// The symbol, code or spoken name of another currency than the one asked for that stands beside an amount:
/// `US$` where a site reckons in pesos. Such an amount is none of the site's, however it is written.
pub fn foreign_symbol(text: &str, currency: &Currency) -> Option<String> {
    let (marks, _) = with_symbols(text)?;
    marks.into_iter().find(|mark| is_of_another(mark, currency))
}

/// Whether a symbol, code or spoken name is another currency's, and not that of the one asked for.
pub fn is_of_another(mark: &str, currency: &Currency) -> bool {
    !mark.is_empty() && !currency.is_called(mark) && Currency::is_any_called(mark)
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AmountError::Empty => f.write_str("no amount"),
            AmountError::NotANumber { corrected: None } => f.write_str("not a number"),
            AmountError::NotANumber { corrected: Some(text) } => {
                write!(f, "not a number: did you mean `{text}`")
            }
            AmountError::Ambiguous { readings: [one, other] } => {
                write!(f, "could be `{one}` or `{other}`")
            }
            AmountError::TooManyDecimals { allowed } => {
                write!(f, "more than the {allowed} decimals of the currency")
            }
            AmountError::WrongMark { corrected } => write!(f, "write it as `{corrected}`"),
            AmountError::NotAscii => f.write_str("digits other than 0 to 9, or invisible signs"),
            AmountError::TooLarge => f.write_str("too large for an amount"),
        }
    }
}

impl std::error::Error for AmountError {}

#[cfg(test)]
mod tests;
