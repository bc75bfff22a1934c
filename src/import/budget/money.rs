//! Titles that say another currency than the site's: `Devengado (US$)`, `Actual in USD`, `Presupuesto en dólares`. What
//! they head would be published in the site's, so nothing is taken until the officer says which columns are in it.

use super::guess::Guess;
use crate::findings::Told;
use crate::i18n::{Currency, is_of_another};
use crate::import::Asked;
use crate::import::grid::Grid;
use crate::text::slug::fold;

/// An error where the titles of amounts, or what stands above them, say another currency; but for columns that the
/// officer named.
pub(super) fn check(grid: &Grid, guess: &Guess, told: (&str, &Asked)) -> Result<(), Told> {
    let (file, asked) = told;
    let (currency, country) = (asked.shared.settings.currency, asked.shared.settings.country.as_deref());
    let facts = |key: &'static str, said: String| {
        Told::new(key).with("file", file).with("said", said).with("currency", currency.code())
    };
    let open = (0..guess.meanings.len()).filter(|at| guess.meanings[*at].is_amount() && !guess.said.contains(at));
    let of_title = |at: usize| Some((at, other(grid.titles.get(at)?, currency, country)?));
    let all: Vec<(usize, String)> = open.filter_map(of_title).collect();
    if let Some((_, said)) = all.first() {
        let names: Vec<String> = all.iter().map(|(at, _)| grid.name(*at)).collect();
        let out: Vec<String> = names.iter().map(|name| format!("--column \"-={name}\"")).collect();
        let kept = |(at, _): &(usize, String)| Some((guess.meanings[*at].word()?, grid.name(*at)));
        let kept: Vec<String> =
            all.iter().filter_map(kept).map(|(word, name)| format!("--column \"{word}={name}\"")).collect();
        let told = facts("import-money-of-others", said.clone()).with("columns", names.join("”, “"));
        return Err(told.with("options", out.join(" ")).with("kept", kept.join(" ")));
    }
    match other(&grid.heading, currency, country) {
        Some(said) => Err(facts("import-heading-of-other-money", said).with("text", grid.heading.trim())),
        None => Ok(()),
    }
}

/// How a text says another currency than ours.
fn other(text: &str, ours: Currency, country: Option<&str>) -> Option<String> {
    let words: Vec<Word> = words(text);
    let is_loud = !text.chars().any(char::is_lowercase);
    words.iter().enumerate().find_map(|(at, word)| {
        let before = at.checked_sub(1).map(|at| fold(words[at].text)).unwrap_or_default();
        let is_begun = BEFORE.contains(&before.as_str()) || word.in_brackets;
        let is_last = at + 1 == words.len();
        let is_code = word.text.len() == 3 && word.text.bytes().all(|byte| byte.is_ascii_uppercase());
        if of_account(word.text, ours) {
            return Some(word.text.to_owned());
        }
        if let Some(codes) = spoken(word.text) {
            return (!codes.contains(&ours.code())).then(|| word.text.to_owned());
        }
        let said = match sign(word.text) {
            Some(sign) => sign,
            None if is_code && (is_begun || is_last || !is_loud) && !NO_CODES.contains(&word.text) => {
                word.text.to_owned()
            }
            None if is_begun && word.text.len() > 3 && !NO_MONEY.contains(&fold(word.text).as_str()) => {
                word.text.to_owned()
            }
            None => return None,
        };
        let is_ours = said == "$" && [None, country].iter().any(|country| ours.symbol(*country).contains('$'))
            || said == "C$" && ours.code() == "CAD";
        (!is_ours && is_of_another(&said, &ours)).then_some(said)
    })
}

/// Letters that stand for a currency in titles and mean nothing else there, with the codes of those that are written so.
const SPOKEN: [(&str, &[&str]); 11] = [
    ("ksh", &["KES"]),
    ("kshs", &["KES"]),
    ("tsh", &["TZS"]),
    ("tshs", &["TZS"]),
    ("ush", &["UGX"]),
    ("ushs", &["UGX"]),
    ("rs", &["INR", "PKR", "LKR", "NPR", "MUR", "SCR"]),
    ("zł", &["PLN"]),
    ("kč", &["CZK"]),
    ("fcfa", &["XAF", "XOF"]),
    ("lps", &["HNL"]),
];

/// Units of account in which amounts are told beside a currency, and whose worth in it changes from month to month or
/// from year to year, by the currency beside which they are used.
const OF_ACCOUNT: [(&str, &[&str]); 8] = [
    ("CLP", &["UF", "UTM", "UTA"]),
    ("COP", &["UVT", "UVR", "UVB", "SMMLV", "SMLMV", "SMLV"]),
    ("MXN", &["UMA", "UMAS", "UDI", "UDIS"]),
    ("ARS", &["UVA", "UVI", "UVIS"]),
    ("UYU", &["UI", "UR"]),
    ("PEN", &["UIT"]),
    ("BOB", &["UFV"]),
    ("USD", &["SBU", "RBU"]),
];

/// Whether a word is the unit of account that stands beside our currency.
fn of_account(word: &str, ours: Currency) -> bool {
    OF_ACCOUNT.iter().any(|(code, units)| *code == ours.code() && units.contains(&word))
}

/// The codes of the currencies that letters stand for.
fn spoken(word: &str) -> Option<&'static [&'static str]> {
    let bare = word.trim_matches('.').to_lowercase();
    SPOKEN.iter().find(|(name, _)| *name == bare).map(|(_, codes)| *codes)
}

/// Words before the name of a currency.
const BEFORE: [&str; 6] = ["en", "in", "em", "de", "di", "of"];

/// Codes of currencies that are words, or short for something, in titles.
const NO_CODES: [&str; 6] = ["ALL", "TOP", "CVE", "SVC", "TRY", "CUP"];

/// Names of currencies that mean something else in titles.
const NO_MONEY: [&str; 2] = ["real", "colon"];

/// A word of a text, with its signs, and whether it stands in brackets.
struct Word<'t> {
    text: &'t str,
    in_brackets: bool,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut all = Vec::new();
    let mut in_brackets = false;
    for part in text.split_inclusive(['(', ')', '[', ']']) {
        let bare = part.trim_end_matches(['(', ')', '[', ']']);
        let is_in = in_brackets;
        let pieces = bare.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '_' | '-' | '\'' | '’'));
        all.extend(pieces.filter(|text| !text.is_empty()).map(|text| Word { text, in_brackets: is_in }));
        in_brackets = part.ends_with(['(', '[']);
    }
    all
}

/// The sign of a currency in a word, without the unit that is written to it: `k€`, `US$m`.
fn sign(word: &str) -> Option<String> {
    if matches!(word, "B/." | "B/" | "S/" | "S/.") {
        return Some(word.to_owned());
    }
    let is_sign = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '¢' | '₠'..='₿');
    let at = word.find(is_sign)?;
    let sign = word[at..].chars().next()?;
    let before: String = word[..at].chars().filter(|c| c.is_uppercase()).collect();
    let whole = format!("{before}{sign}");
    Some(if sign == '$' && Currency::is_any_called(&whole) { whole } else { sign.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, code: &str, country: &str) -> Option<String> {
        other(text, Currency::new(code).expect("a currency"), Some(country))
    }

    #[test]
    fn another_currency_is_heard_by_its_code_its_sign_and_its_name() {
        for text in [
            "Presupuesto inicial USD",
            "Devengado (US$)",
            "Presupuesto (en dólares)",
            "Actual in USD",
            "DEVENGADO EN USD",
            "Adopted Budget (EUR)",
            "Ejecutado (miles de euros)",
            "Crédito (k€)",
            "Aprobado (B/.)",
            "Printed Estimates (KSh M)",
            "Budget Rs. Cr",
            "Plan w tys. zł",
            "Rozpočet (Kč)",
        ] {
            assert!(said(text, "NIO", "NI").is_some(), "{text}");
        }
    }

    #[test]
    fn our_own_currency_and_words_that_are_none_are_not() {
        for (text, code, country) in [
            ("Devengado (C$)", "NIO", "NI"),
            ("Devengado ($)", "NIO", "NI"),
            ("Presupuesto en córdobas", "NIO", "NI"),
            ("Devengado (US$)", "PAB", "PA"),
            ("Ejecutado (B/.)", "PAB", "PA"),
            ("Devengado en balboas", "PAB", "PA"),
            ("Gasto real", "NIO", "NI"),
            ("TOTAL ALL FUNDS", "USD", "US"),
            ("Presupuesto de CDP", "COP", "CO"),
            ("Adopted Budget ($000)", "USD", "US"),
            ("Budget (C$)", "CAD", "CA"),
            ("Crédito inicial (miles €)", "EUR", "ES"),
            ("Ley", "PAB", "PA"),
            ("Approved (KShs.)", "KES", "KE"),
            ("Budget (Rs in lakhs)", "INR", "IN"),
            ("Plan po zmianach (zł)", "PLN", "PL"),
        ] {
            assert_eq!(said(text, code, country), None, "{text}");
        }
    }
}
