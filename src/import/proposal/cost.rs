//! What a cell says that something costs. Citizens write costs as they speak; a cell is taken only where
//! it is one number with at most a currency and a word for *about* beside it.

use rust_decimal::Decimal;

use crate::i18n::{Currency, NumberFormat};
use crate::import::Asked;
use crate::import::figure::{Said, Style, value};
use crate::text::slug::fold;

/// Words for *about*, folded, without full stops.
const ABOUT: &[&str] = &[
    "aprox",
    "aproximadamente",
    "approx",
    "approximately",
    "about",
    "circa",
    "ca",
    "c",
    "unos",
    "environ",
    "env",
    "est",
];

/// The most digits of an amount before its decimals, as where amounts are typed.
const MOST: Decimal = Decimal::from_parts(0xa764_0000, 0x0de0_b6b3, 0, false, 0);

/// How the costs of a table are written.
#[derive(Debug, Clone, Copy)]
pub struct Costs {
    /// The mark before decimals, where the officer said it.
    said: Option<char>,
    /// The same, where one cell shows it and none another, or the site's amounts are typed so.
    shown: Option<char>,
    /// The site's currency: an amount of another is none of ours.
    currency: Currency,
}

impl Costs {
    /// As said by `--set decimal=,`, or else as the texts show that hold costs.
    pub fn of<'c>(texts: impl Iterator<Item = &'c str>, asked: &Asked) -> Self {
        let settings = &asked.shared.settings;
        let said = asked.decimal();
        let currency = settings.currency;
        let shown = Style::of(texts.filter_map(|text| bare(text, currency))).mark();
        let shown = shown.or(settings.numbers.as_ref().map(NumberFormat::decimal));
        Self { said, shown, currency }
    }

    /// The amount in a text.
    pub fn read(&self, cell: &str) -> Said {
        let Some(number) = bare(cell, self.currency) else {
            return if Style::MACHINE.read(cell) == Said::Unknown { Said::Unknown } else { Said::Words };
        };
        if let Some(mark) = self.said {
            return value(number, mark).map_or(Said::Words, |amount| self.kept(amount));
        }
        match (value(number, '.'), value(number, ',')) {
            (None, None) => Said::Words,
            (Some(point), Some(comma)) if point != comma => self.of_two(point, comma),
            (Some(amount), _) | (None, Some(amount)) => self.kept(amount),
        }
    }

    /// The amount of a cell that is a number to what it comes from: a binary one, so what is within a
    /// billionth of the currency's decimals is that.
    pub fn read_number(&self, cell: &str) -> Said {
        const CLOSE: Decimal = Decimal::from_parts(1, 0, 0, false, 9);
        let number = cell.parse::<Decimal>().or_else(|_| Decimal::from_scientific(cell));
        let Ok(exact) = number else { return Said::Words };
        let rounded = exact.round_dp(self.currency.digits().into()).normalize();
        if (exact - rounded).abs() > CLOSE { Said::Words } else { self.kept(rounded) }
    }

    /// One of two amounts: that with thousands where its mark is known to part them. The other is finer
    /// than most currencies, and more often a thousand that was typed elsewhere.
    fn of_two(&self, point: Decimal, comma: Decimal) -> Said {
        let own = match self.shown {
            Some('.') => point,
            Some(_) => comma,
            None => return Said::Doubtful,
        };
        match own == point.max(comma) || self.currency.digits() >= 3 {
            true => self.kept(own),
            false => Said::Doubtful,
        }
    }

    /// An amount, if it is one: not less than nothing, not finer than the currency, not beyond measure.
    fn kept(&self, amount: Decimal) -> Said {
        let is_one = !amount.is_sign_negative() && amount.scale() <= u32::from(self.currency.digits()) && amount < MOST;
        if is_one { Said::Figure(amount) } else { Said::Words }
    }
}

/// The digits and marks of a text that holds one number, and beside it nothing but the currency or *about*.
fn bare(cell: &str, currency: Currency) -> Option<&str> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (from, to) = (cell.find(is_digit)?, cell.rfind(is_digit)? + 1);
    let (before, number, after) = (&cell[..from], &cell[from..to], &cell[to..]);
    let is_part = |c: char| is_digit(c) || matches!(c, '.' | ',' | '\'' | '’') || c.is_whitespace();
    // `5000.-` has no cents; `5000-` is less than nothing.
    let after = match after.strip_prefix(['.', ',']) {
        Some(rest) => rest.trim_start_matches(['-', '–', '—']),
        None => after,
    };
    let is_one = number.chars().all(is_part) && are_beside(before, currency);
    // `c` before a number is about, and behind it cents.
    (is_one && !after.trim().eq_ignore_ascii_case("c") && are_beside(after, currency)).then_some(number)
}

/// Whether what stands beside a number leaves it as it is.
fn are_beside(text: &str, currency: Currency) -> bool {
    let is_beside = |word: &str| {
        let word = word.trim_start_matches('(').trim_end_matches(')');
        let bare = word.trim_end_matches('.');
        currency.is_called(word) || currency.is_called(bare) || ABOUT.contains(&fold(bare).as_str())
    };
    // A sign may stand close to the word for about: `~$`.
    text.replace(['~', '≈', '±'], " ").split_whitespace().all(is_beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(costs: Costs, cell: &str) -> String {
        match costs.read(cell) {
            Said::Figure(amount) => amount.to_string(),
            Said::Doubtful => "doubtful".to_owned(),
            Said::Unknown => "unknown".to_owned(),
            Said::Words => "words".to_owned(),
        }
    }

    fn nothing_shown(code: &str) -> Costs {
        Costs { said: None, shown: None, currency: Currency::new(code).expect("a currency") }
    }

    #[test]
    fn one_number_is_taken_with_its_currency_and_whatever_its_marks() {
        for (cell, amount) in [
            ("15000", "15000"),
            ("15000.5", "15000.5"),
            ("15.000,50", "15000.5"),
            ("15,000.50", "15000.5"),
            ("1.250.000", "1250000"),
            ("12,5", "12.5"),
            ("25000.0", "25000"),
            ("5 000", "5000"),
            ("1’200.50", "1200.5"),
            ("B/. 5000", "5000"),
            ("$ 5,000.00", "5000"),
            ("usd 5000", "5000"),
            ("5000 balboas", "5000"),
            ("5000 dólares", "5000"),
            ("aprox. $5000", "5000"),
            ("5000 (aprox.)", "5000"),
            ("~5000", "5000"),
            ("5000.-", "5000"),
            ("n/a", "unknown"),
        ] {
            assert_eq!(read(nothing_shown("PAB"), cell), amount, "{cell}");
        }
    }

    #[test]
    fn what_is_not_one_number_is_words() {
        for cell in [
            "10 000 - 15 000",
            "5000 o 6000",
            "12500 (2025)",
            "2 x 4500",
            "5000 + 200",
            "1 1/2",
            "1e3",
            "Tel 6000-1234",
            "2025-01-01",
            "-500",
            "(500)",
            "10%",
            "1.2M",
            "3k",
            "25 mil",
            "5000/año",
            "½",
            "12345.678",
            "gratis",
            "12 5",
            "500-",
            "50c",
        ] {
            assert_eq!(read(nothing_shown("PAB"), cell), "words", "{cell}");
        }
    }

    #[test]
    fn an_amount_of_another_currency_is_none_of_ours() {
        for (code, own, others) in [
            (
                "EUR",
                ["5000€", "5000 euros", "eur 5000"],
                ["£5000", "5000 US$", "USD EUR 5000", "R$ 1.500,00", "S/ 5000"],
            ),
            ("CRC", ["₡5000", "5000 colones", "CRC 5000"], ["$5000", "C$5000", "5000 dólares", "5000€", "B/. 5000"]),
            (
                "BRL",
                ["R$ 5000", "5000 reais", "5000 BRL"],
                ["$ 5000", "US$ 5000", "5000 reales y medio", "5000 pesos", "€5000"],
            ),
        ] {
            assert_eq!(own.map(|cell| read(nothing_shown(code), cell)), ["5000"; 3], "{code}");
            assert_eq!(others.map(|cell| read(nothing_shown(code), cell)), ["words"; 5], "{code}");
        }
    }

    #[test]
    fn what_could_be_two_amounts_is_neither() {
        assert_eq!(read(nothing_shown("PAB"), "12.500"), "doubtful");
        let points = Costs { shown: Some('.'), ..nothing_shown("PAB") };
        assert_eq!(read(points, "12,500"), "12500");
        assert_eq!(read(points, "12.500"), "doubtful", "a thousandth of a coin, or a thousand from elsewhere");
        assert_eq!(
            read(Costs { currency: Currency::new("KWD").expect("a currency"), ..points }, "12.500"),
            "12.5",
            "Kuwait has thousandths"
        );
        let said = Costs { said: Some('.'), ..nothing_shown("PAB") };
        assert_eq!(read(said, "12.500"), "12.5");
        assert_eq!(read(said, "5.000,00"), "words");
        assert_eq!(read(said, "12345.678"), "words", "nothing is cut off");
    }

    #[test]
    fn a_number_has_no_mark_of_any_country() {
        let said = Costs { said: Some(','), ..nothing_shown("PAB") };
        assert_eq!(said.read_number("8200.5"), Said::Figure(Decimal::new(82005, 1)));
        assert_eq!(said.read_number("0.30000000000000004"), Said::Figure(Decimal::new(3, 1)));
        assert_eq!(said.read_number("33.333333"), Said::Words);
        assert_eq!(said.read_number("-500"), Said::Words);
    }
}
