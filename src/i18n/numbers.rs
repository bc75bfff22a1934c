//! Numbers in the marks of a locale, written by hand over what ICU says of it.
//!
//! ICU4X cannot be told to mark all thousands, as columns of money want, and each number would first
//! become one of its own. So a locale's marks are read off ICU's output once, and numbers are written
//! with them, some four times as fast; the tests hold the result equal to ICU's.

use std::iter;

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal as IcuDecimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale::Locale as IcuLocale;
use rust_decimal::{Decimal, RoundingStrategy};

use super::locale::Locale;

/// A space at which no line breaks.
pub(super) const NO_BREAK_SPACE: char = '\u{a0}';

/// Room for the longest number that a [`Decimal`] holds, with a mark at every third digit.
const TYPICAL_BYTES: usize = 24;

/// The marks that a locale writes numbers with.
#[derive(Debug)]
pub(super) struct Marks {
    digits: [char; 10],
    latin: bool,
    pub(super) decimal: String,
    pub(super) group: String,
    /// Digits in the last group, and in those before it (India: 3 and 2).
    last_group: usize,
    other_groups: usize,
    /// How many digits there must be for the first mark: Spain writes 1234, but 12.345.
    usual_from: usize,
    pub(super) minus: String,
    /// What closes a negative number, in the few languages that do.
    pub(super) minus_end: String,
}

/// When the thousands are marked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Grouping {
    /// As in a running text.
    Usual,
    /// From one thousand on, as in a column of figures.
    Always,
}

impl Marks {
    pub(super) fn new(formats: &IcuLocale) -> Marks {
        let written = |number: &str, strategy| {
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(strategy);
            let formatter = DecimalFormatter::try_new(formats.into(), options)
                .expect("the compiled data has marks for every language");
            formatter.format(&icu_decimal(number)).to_string()
        };
        let always = |number: &str| written(number, GroupingStrategy::Always);
        let digits =
            std::array::from_fn(|digit| always(&digit.to_string()).chars().next().expect("a digit has a sign"));
        let runs = runs(&always("1234567890.5"), &digits);
        let [.., (group, _), (_, last_group), (decimal, _)] = runs.as_slice() else {
            panic!("a number over a thousand million is written in groups");
        };
        let negative = always("-1");
        let (minus, minus_end) = negative.split_once(digits[1]).expect("the digit is there");
        let other_groups = runs[runs.len() - 3].1;
        let usual_from =
            (4..=6).find(|&length| written(&"1".repeat(length), GroupingStrategy::Auto).contains(group.as_str()));
        Marks {
            latin: digits[0] == '0',
            digits,
            decimal: decimal.clone(),
            group: group.clone(),
            last_group: *last_group,
            other_groups,
            usual_from: usual_from.unwrap_or(usize::MAX),
            // A sign of its own: no line breaks after it, and it is read aloud. ICU writes a hyphen in
            // most languages.
            minus: minus.replace('-', "−"),
            minus_end: minus_end.to_string(),
        }
    }

    /// Whether digits are parted as in India: the last three, then two by two.
    pub(super) fn has_lakhs(&self) -> bool {
        (self.last_group, self.other_groups) == (3, 2)
    }

    /// Appends a number without its sign, with at least so many decimals.
    pub(super) fn write(&self, out: &mut String, number: &Decimal, decimals: u32, when: Grouping) {
        let mut buffer = [b'0'; 40];
        let scale = number.scale() as usize;
        let start = fill(&mut buffer, number.mantissa().unsigned_abs(), scale);
        let (whole, fraction) = buffer[start..].split_at(buffer.len() - start - scale);
        self.write_whole(out, whole, when);
        let decimals = decimals as usize;
        if decimals.max(scale) > 0 {
            out.push_str(&self.decimal);
            self.write_digits(out, fraction);
            let missing = decimals.saturating_sub(scale);
            out.extend(iter::repeat_n(self.digits[0], missing));
        }
    }

    fn write_whole(&self, out: &mut String, whole: &[u8], when: Grouping) {
        let from = match when {
            Grouping::Usual => self.usual_from,
            Grouping::Always => self.last_group + 1,
        };
        if whole.len() < from {
            return self.write_digits(out, whole);
        }
        let (before, last) = whole.split_at(whole.len() - self.last_group);
        let (mut group, mut rest) = before.split_at(first_group(before.len(), self.other_groups));
        while !group.is_empty() {
            self.write_digits(out, group);
            out.push_str(&self.group);
            (group, rest) = rest.split_at(self.other_groups.min(rest.len()));
        }
        self.write_digits(out, last);
    }

    fn write_digits(&self, out: &mut String, digits: &[u8]) {
        if self.latin {
            out.push_str(std::str::from_utf8(digits).expect("digits are ASCII"));
        } else {
            out.extend(digits.iter().map(|digit| self.digits[usize::from(digit - b'0')]));
        }
    }
}

/// A number as ICU's type.
pub(super) fn icu_decimal(number: &str) -> IcuDecimal {
    number.parse().expect("digits with a point")
}

/// The length of the first group when so many digits are parted into groups of a size.
fn first_group(digits: usize, size: usize) -> usize {
    match digits % size {
        0 => size.min(digits),
        odd => odd,
    }
}

/// Writes a number's digits at the end of the buffer and tells where they start: at least one digit
/// more than its scale.
fn fill(buffer: &mut [u8; 40], mantissa: u128, scale: usize) -> usize {
    let mut at = buffer.len();
    let mut high = mantissa;
    while high > u128::from(u64::MAX) {
        at -= 1;
        buffer[at] += (high % 10) as u8;
        high /= 10;
    }
    let mut low = high as u64;
    while low > 0 {
        at -= 1;
        buffer[at] += (low % 10) as u8;
        low /= 10;
    }
    at.min(buffer.len() - scale - 1)
}

/// A written number as runs of digits, each with the mark before it and its length.
fn runs(written: &str, digits: &[char; 10]) -> Vec<(String, usize)> {
    let mut runs = Vec::new();
    let mut mark = String::new();
    let mut length = 0;
    for sign in written.chars() {
        if digits.contains(&sign) {
            length += 1;
            continue;
        }
        if length > 0 {
            runs.push((std::mem::take(&mut mark), length));
            length = 0;
        }
        mark.push(sign);
    }
    runs.push((mark, length));
    runs
}

/// The number with at most so many decimals, halves away from zero as in school.
pub(super) fn round(number: &Decimal, decimals: u32) -> Decimal {
    if number.scale() <= decimals {
        return *number;
    }
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// Whether a minus stands before it: nothing is never negative.
pub(super) fn is_negative(number: &Decimal) -> bool {
    number.is_sign_negative() && !number.is_zero()
}

/// How a locale writes the per cent sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Percent {
    before: bool,
    spaced: bool,
}

impl Percent {
    /// Source: the CLDR's per cent patterns (48). A language that is not here writes "12%".
    pub(super) fn of(language: &str, region: &str) -> Percent {
        let spaced = match language {
            "es" => !super::money::is_latin_american(region),
            "fr" | "de" => region != "CH" && region != "LI",
            "be" | "br" | "ca" | "cs" | "da" | "eu" | "fi" | "gl" | "hr" | "lb" | "lt" | "mk" | "nb" | "nn" | "no"
            | "qu" | "ro" | "ru" | "sk" | "sl" | "sv" => true,
            _ => false,
        };
        let before = matches!(language, "eu" | "tr" | "ku");
        Percent { before, spaced }
    }
}

impl Locale {
    /// A number in the locale's marks, with exactly so many decimals; `None`: with all it has, less
    /// the zeros at the end.
    pub fn decimal(&self, number: &Decimal, decimals: Option<u8>) -> String {
        let (rounded, decimals) = match decimals {
            Some(decimals) => (round(number, decimals.into()), decimals.into()),
            None => (number.normalize(), 0),
        };
        let mut out = String::with_capacity(TYPICAL_BYTES);
        self.write_signed(&mut out, &rounded, decimals);
        out
    }

    /// A share as a percentage with exactly so many decimals: 0.123 is "12.3%" or "12,3 %".
    pub fn percent(&self, share: &Decimal, decimals: u8) -> String {
        let percentage = share.saturating_mul(Decimal::ONE_HUNDRED);
        let rounded = round(&percentage, decimals.into());
        let mut out = String::with_capacity(TYPICAL_BYTES);
        let Percent { before, spaced } = self.percent;
        let space = if spaced { "\u{a0}" } else { "" };
        let negative = is_negative(&rounded);
        if negative {
            out.push_str(&self.marks.minus);
        }
        if before {
            out.extend(["%", space]);
        }
        self.marks.write(&mut out, &rounded, decimals.into(), Grouping::Usual);
        if !before {
            out.extend([space, "%"]);
        }
        if negative {
            out.push_str(&self.marks.minus_end);
        }
        out
    }

    pub(super) fn write_signed(&self, out: &mut String, number: &Decimal, decimals: u32) {
        let negative = is_negative(number);
        if negative {
            out.push_str(&self.marks.minus);
        }
        self.marks.write(out, number, decimals, Grouping::Usual);
        if negative {
            out.push_str(&self.marks.minus_end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::locale::tests::locale;
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_number_is_written_in_local_marks() {
        let written = |tag: &str, country: &str, text: &str, decimals| {
            locale(tag, Some(country)).decimal(&number(text), decimals)
        };
        assert_eq!(written("es", "PA", "1234567.5", Some(2)), "1,234,567.50");
        assert_eq!(written("es", "CL", "-1234567.5", None), "−1.234.567,5");
        assert_eq!(written("es", "ES", "1234", None), "1234");
        assert_eq!(written("es", "ES", "12345", None), "12.345");
        assert_eq!(written("en", "IN", "123456789", None), "12,34,56,789");
        assert_eq!(written("es", "PA", "12.3400", None), "12.34");
        assert_eq!(written("es", "PA", "-0.004", Some(2)), "0.00");
        assert_eq!(written("es", "PA", "-0.005", Some(2)), "−0.01");
        assert_eq!(written("es", "PA", "999.995", Some(2)), "1,000.00");
    }

    #[test]
    fn the_widest_numbers_are_written() {
        let panama = locale("es", Some("PA"));
        assert_eq!(panama.decimal(&Decimal::MIN, Some(2)), "−79,228,162,514,264,337,593,543,950,335.00");
        let smallest = Decimal::new(1, 28);
        assert_eq!(panama.decimal(&smallest, None), "0.0000000000000000000000000001");
        assert_eq!(panama.decimal(&Decimal::ONE, Some(40)).len(), 42);
        assert_eq!(panama.percent(&Decimal::MAX, 0).len(), 39);
    }

    #[test]
    fn a_share_is_written_as_a_percentage() {
        let share = number("0.12345");
        assert_eq!(locale("es", Some("PA")).percent(&share, 1), "12.3%");
        assert_eq!(locale("es", Some("ES")).percent(&share, 1), "12,3\u{a0}%");
        assert_eq!(locale("es", Some("PA")).percent(&number("-0.0001"), 0), "0%");
        assert_eq!(locale("es", Some("PA")).percent(&number("1.5"), 0), "150%");
    }
}
