//! Identity numbers of people, and accounts: by their form and check digits, or by the words before them.

use std::cell::LazyCell;

use super::digits;
use super::labels::{Kind, Label};
use super::scan::Scan;
use super::window::Window;
use crate::findings::Code;
use crate::text::slug::fold;

/// The most digits of a number after Chile's words, by which they are known.
const CHILE: usize = 9;

/// What a window holds by its form and check digits alone.
pub fn by_form(scan: &Scan, window: &Window) -> Option<Code> {
    let bare = window.bare.as_str();
    // The strongest forms, which words before do not weaken.
    if digits::italy(bare)
        || digits::mexico(bare)
        || ((window.tokens() == 1 || window.form.starts_with("AAAA-999999-")) && digits::mexico_tax(bare))
    {
        return Some(Code::IdentityNumber);
    }
    if digits::is_iban(bare) && window.is_in_fours() {
        return (!scan.is_own_account(window)).then_some(Code::BankAccount);
    }
    if window.is_bound {
        return None;
    }
    by_digits(scan, window).filter(|_| !scan.is_example(window))
}

/// What a window holds by digits that leave more to chance. What stands around it is looked at last: a budget is full
/// of numbers, and few have the form of anything.
fn by_digits(scan: &Scan, window: &Window) -> Option<Code> {
    let says = |kind: Kind| window.label.is_some_and(|label| label.kind == kind);
    if says(Kind::Thing) {
        return is_certain(window).then_some(Code::IdentityNumber);
    }
    // An amount without marks has a number's form.
    if window.tokens() == 1 && window.label.is_none() && window.digits() == window.bare.len() && scan.is_value(window) {
        return None;
    }
    if says(Kind::Account) || says(Kind::Card) {
        return card(window).then_some(Code::BankAccount);
    }
    let labelled = LazyCell::new(|| window.label.is_some() || scan.is_beside_name(window));
    // Companies have numbers of the same forms, some with the same check digits.
    let of_company = || says(Kind::Tax) || (window.label.is_none() && scan.is_beside_company(window));
    let of_nobody = || is_phone_in_brackets(scan, window) || (!*labelled && is_file_of_year(scan, window));
    let is_labelled = || *labelled;
    if (panama(window, &is_labelled) && !of_nobody()) || (person(scan, window, &is_labelled) && !of_company()) {
        return Some(Code::IdentityNumber);
    }
    card(window).then_some(Code::BankAccount)
}

/// Numbers of people that their check digits tell; those that leave more to chance with a word or a name
/// beside them.
fn person(scan: &Scan, window: &Window, labelled: &dyn Fn() -> bool) -> bool {
    let bare = window.bare.as_str();
    match window.form.as_str() {
        "99999999A" | "A9999999A" | "A-9999999-A" | "A9999999-A" => digits::spain(bare),
        "99999999 A" | "9999 9999 A" | "99 999 999 A" | "99.999.999A" | "99.999.999 A" => {
            window.ends_in_capital && digits::spain(bare)
        }
        "99.999.999-A" => digits::spain(bare) || digits::chile(bare),
        "999.999.999-99" | "999 999 999 99" | "999-999-999-99" | "999.999.999.99" | "999999999-99" => {
            digits::brazil(bare)
        }
        "99999999999" => {
            // Peru's companies (20…) have the check digit of Argentina's people, Italy's (0…, 1…) that of the
            // Dominicans.
            let said = || labelled() && !window.label.is_some_and(|label| label.kind == Kind::Lettered);
            [digits::brazil, digits::poland, digits::germany].iter().any(|rule| rule(bare))
                || (digits::argentina(bare) && (!bare.starts_with("20") || said()))
                || (digits::dominican(bare) && (!bare.starts_with(['0', '1']) || said()))
                || (window.label.is_some_and(|label| label.kind == Kind::Person) && digits::luhn(bare))
        }
        "99 999 999 999" => digits::germany(bare),
        "9.999.999-9" | "99.999.999-9" | "9.999.999-A" => digits::chile(bare) || digits::uruguay(bare),
        // After Chile's word only Chile's rules hold: its companies begin at fifty million.
        "99999999-9" if window.label.is_some_and(|label| label.most == CHILE) => digits::chile(bare),
        "99999999-9" => digits::el_salvador(bare) || digits::chile(bare),
        "99999999-A" => digits::spain(bare) || digits::chile(bare),
        "9999999-A" => digits::chile(bare),
        "9999999-9" => digits::chile(bare) && labelled(),
        "99-99999999-9" | "99 99999999 9" => digits::argentina(bare),
        "999-9999999-9" | "999 9999999 9" => digits::dominican(bare),
        "999999999-9" => digits::ecuador(bare),
        "9999999999" => digits::ecuador(bare) && labelled(),
        "9999999999999" | "9999-99999-9999" | "9999 99999 9999" | "9999.99999.9999" => digits::guatemala(bare),
        "9999-9999-99999" => (1900..2100).contains(&bare[4..8].parse::<u32>().unwrap_or(0)),
        "999-99-9999" => digits::united_states(bare),
        "9-9999-9999" => labelled(),
        "999999999" => labelled() && (digits::portugal(bare) || scan.has_name_after(window)),
        _ => bare.len() == 15 && digits::france(bare) && window.form.len() < 23,
    }
}

/// Whether the marks and the check digits together are those of people's numbers, which no contract, invoice
/// or file has by chance, whatever word stands before them.
fn is_certain(window: &Window) -> bool {
    let bare = window.bare.as_str();
    match window.form.as_str() {
        "999.999.999-99" | "999 999 999 99" | "999.999.999.99" => digits::brazil(bare),
        "99.999.999-9" | "99.999.999-A" => digits::chile(bare) && bare < "50000000",
        "99.999.999A" | "99.999.999 A" => window.ends_in_capital && digits::spain(bare),
        // A year and its number may have a letter behind them, too.
        "99999999A" => {
            window.ends_in_capital && !bare.starts_with("19") && !bare.starts_with("20") && digits::spain(bare)
        }
        "9999 99999 9999" | "9999-99999-9999" => digits::guatemala(bare),
        "99-99999999-9" => !bare.starts_with('3') && digits::argentina(bare),
        "999-9999999-9" => digits::dominican(bare),
        _ => false,
    }
}

/// Whether a number's first part stands alone in brackets, as a region's code before a telephone: `(11) 3397-2000`.
fn is_phone_in_brackets(scan: &Scan, window: &Window) -> bool {
    let first = scan.tokens[window.first];
    scan.text[..first.start].ends_with('(') && scan.text[first.end..].starts_with(')')
}

/// Whether a number ends with a year and is told to be one of a list: `Fondo rotativo número 2-117-2025`.
fn is_file_of_year(scan: &Scan, window: &Window) -> bool {
    let year = window.marked.rsplit('-').next().is_some_and(|last| last.len() == 4 && last.starts_with("20"));
    let before = window.first.checked_sub(1).map(|at| fold(scan.word(at)));
    year && before.is_some_and(|word| matches!(word.as_str(), "numero" | "n" | "no" | "nro" | "num" | "nº" | "n°"))
}

/// Panama: province (or PE, E, N, with AV and PI), volume and entry; no check digit. A day, and an amount
/// in thousands, have the same form, and are none.
fn panama(window: &Window, labelled: &dyn Fn() -> bool) -> bool {
    let parts: Vec<&str> = window.marked.split(['-', '.', ' ']).collect();
    let (first, volume, entry) = match parts[..] {
        [first, volume, entry] => (first.to_owned(), volume, entry),
        [province, letters @ ("PI" | "AV"), volume, entry] => (format!("{province}{letters}"), volume, entry),
        _ => return false,
    };
    let is_number =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(volume, 4) || !is_number(entry, 6) || entry.len() < 2 {
        return false;
    }
    let letters = first.trim_start_matches(|c: char| c.is_ascii_digit());
    let province = &first[..first.len() - letters.len()];
    let in_range = province.parse::<u32>().is_ok_and(|number| (1..=13).contains(&number)) && !province.starts_with('0');
    match letters {
        "PE" | "E" | "N" => return province.is_empty(),
        "PI" | "AV" => return province.is_empty() || in_range,
        "" if in_range => {}
        _ => return false,
    }
    let year = entry.len() == 4 && (entry.starts_with("19") || entry.starts_with("20"));
    let small = volume.len() <= 2 && volume.parse::<u32>().is_ok_and(|number| number <= 31);
    if small && (entry.len() == 2 || year) {
        return false;
    }
    // Costa Rica's companies: their kind, and six digits.
    if first == "3" && volume.len() == 3 && volume.starts_with(['0', '1']) && entry.len() == 6 {
        return false;
    }
    if window.form.contains(['.', ' ']) {
        // Thousands are in groups of three; so the last group tells.
        return entry.len() == 4 && volume.len() >= 2 && !entry.starts_with('0') && (!year || !small || labelled());
    }
    (window.digits() > 4 && (!entry.starts_with('0') || volume.starts_with('0'))) || labelled()
}

/// A bank card: groups of four, a known first digit, and Luhn's check digit.
fn card(window: &Window) -> bool {
    matches!(
        window.form.as_str(),
        "9999 9999 9999 9999" | "9999-9999-9999-9999" | "9999999999999999" | "9999 999999 99999"
    ) && matches!(window.bare.as_bytes()[0], b'3'..=b'6')
        && digits::luhn(&window.bare)
}

/// Whether a form is that of a number with decimals: one full stop, and not three digits after it.
fn is_decimal(form: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|byte| byte == b'9');
    form.split_once('.')
        .is_some_and(|(whole, part)| digits(whole) && digits(part) && part.len() != 3 && whole.len() < 8)
}

/// Whether a number is that of a law, a decree or a file with its year, which nobody's identity has: `101/2000`,
/// `14.133/2021`. `LC 101/2000` is a law of Brazil, `L.C. 7.654.321` a citizen's book of Argentina.
fn is_of_year(marked: &str) -> bool {
    const LONGEST: usize = 5;
    let Some((number, rest)) = marked.split_once('/') else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let number = number.replace('.', "");
    is_number(&number)
        && number.len() <= LONGEST
        && is_number(year)
        && year.len() == 4
        && ["18", "19", "20"].iter().any(|century| year.starts_with(century))
}

/// What a number with a word before it is.
pub fn by_label(scan: &Scan, window: &Window, label: Label) -> Option<Code> {
    let bare = window.bare.as_str();
    let count = bare.bytes().filter(u8::is_ascii_digit).count();
    let lettered = bare.len() - count;
    if scan.is_example(window) || is_decimal(&window.form) {
        return None;
    }
    match label.kind {
        Kind::Lettered => {
            let person = (12..=18).contains(&bare.len()) && lettered >= 4 && bare.len() != 12;
            (person && bare.as_bytes()[..4].iter().all(u8::is_ascii_alphabetic)).then_some(Code::IdentityNumber)
        }
        Kind::Tax => {
            // The word itself may stand before its number without a space.
            let bare = bare.trim_start_matches("NIF");
            let person = bare.len() == 9
                && (if count == 9 {
                    bare < "5"
                } else {
                    count >= 7 && bare.ends_with(|c: char| c.is_ascii_uppercase())
                });
            (digits::tax_of_person(bare) || person).then_some(Code::IdentityNumber)
        }
        Kind::Person => {
            let fits = (label.least..=label.most).contains(&count)
                && lettered <= 5
                && !window.form.starts_with("99/99/")
                && !is_of_year(&window.marked);
            let company = label.most == CHILE && bare.len() == 9 && bare > "50000000" && window.form.contains('-');
            (fits && !company).then_some(Code::IdentityNumber)
        }
        Kind::Account => {
            let dots = window.form.matches('.').count();
            let fits = (label.least..=label.most).contains(&count) && dots < 3 && lettered <= 6;
            (fits && !scan.is_own_account(window)).then_some(Code::BankAccount)
        }
        Kind::Card => (13..=19).contains(&count).then_some(Code::BankAccount),
        Kind::Mobile | Kind::Phone | Kind::Thing => None,
    }
}
