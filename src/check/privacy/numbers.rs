//! Identity numbers of people, by their form, their check digits and the words before them; bank
//! accounts.
//!
//! Forms and check digits: Spain (DNI, NIE: 23 letters), Italy (codice fiscale), Brazil (CPF), Chile (RUT
//! of people), Argentina (CUIL), Mexico (CURP), the Dominican Republic (Luhn), El Salvador (DUI), Uruguay
//! (CI); Honduras and Panama by form; any other by the word before it; IBAN (ISO 13616, modulo 97).

use super::{Hit, before};
use crate::findings::Code;

/// All numbers of people and accounts in a text.
pub(super) fn find(text: &str) -> Vec<Hit> {
    let mut all = Vec::new();
    for (start, end) in words(text) {
        let word = &text[start..end];
        if is_iban(word) {
            all.push(Hit { code: Code::BankAccount, start, end });
        } else if is_person(word, &before(text, start)) {
            all.push(Hit { code: Code::IdentityNumber, start, end });
        }
    }
    all.extend(guatemala(text));
    all.extend(spaced_ibans(text));
    all
}

/// The digits of a text.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Stretches of digits with the marks that stand in numbers, from the first digit (or `+`) to the last.
pub(super) fn runs(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let begins =
            bytes[at].is_ascii_digit() || (bytes[at] == b'+' && bytes.get(at + 1).is_some_and(u8::is_ascii_digit));
        let inside = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] >= 0x80);
        if !begins || inside {
            at += 1;
            continue;
        }
        let (start, mut end) = (at, at + 1);
        while let Some(byte) = bytes.get(at + 1) {
            let joins = matches!(byte, b'-' | b' ' | b'.' | b'/' | b'(' | b')')
                && bytes.get(at + 2).is_some_and(u8::is_ascii_digit);
            if !byte.is_ascii_digit() && !joins {
                break;
            }
            at += 1;
            end = at + 1;
        }
        all.push((start, end));
        at += 1;
    }
    all
}

/// Words of letters, digits and the marks inside of numbers.
fn words(text: &str) -> Vec<(usize, usize)> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/');
    let mut all = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(c)) {
            (None, true) => start = Some(at),
            (Some(begin), false) => {
                let word = text[begin..at].trim_end_matches(['-', '.', '/']);
                // Whatever stands in a word with other letters, or in an address, is no number.
                let glued = text[..begin]
                    .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '_' | '#' | '='))
                    || c.is_alphanumeric()
                    || matches!(c, '@' | '_');
                if !glued && word.len() > 6 && word.bytes().any(|byte| byte.is_ascii_digit()) {
                    all.push((begin, begin + word.len()));
                }
                start = None;
            }
            _ => {}
        }
    }
    all
}

/// Words before an identity number.
const NAMED: [&str; 20] = [
    "cedula",
    "ced",
    "c.i.p",
    "cip",
    "c.i",
    "ci",
    "dni",
    "nie",
    "nif",
    "dui",
    "cui",
    "dpi",
    "curp",
    "rut",
    "run",
    "cpf",
    "pasaporte",
    "passport",
    "identidad",
    "codice fiscale",
];

/// Whether the words before a number say that it is a person's.
fn is_named(hint: &str) -> bool {
    let mut rest = hint.trim_end_matches([' ', ':', '.', '°', 'º', '#', ',', '(', '"', '\'', '*']);
    for filler in [
        " n",
        " n.o",
        " no",
        " num",
        " numero",
        " nro",
        " number",
        " de identidad personal",
        " personal",
        " de identidad",
        " es",
    ] {
        rest = rest.strip_suffix(filler).unwrap_or(rest).trim_end_matches([' ', ':', '.']);
    }
    NAMED
        .iter()
        .any(|word| rest.strip_suffix(word).is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric())))
}

/// Whether a word is the number of a person.
fn is_person(word: &str, hint: &str) -> bool {
    let upper = word.to_ascii_uppercase();
    let bare: String = upper.chars().filter(char::is_ascii_alphanumeric).collect();
    let count = bare.bytes().filter(u8::is_ascii_digit).count();
    if is_named(hint) && count >= 5 && bare.len() <= 18 {
        return true;
    }
    // By its check digits alone, where these leave little to chance; or by its form and the marks in it.
    spain(&bare) || italy(&bare) || mexico(&bare) || panama(&upper) || marked(&upper, &bare)
}

/// Numbers of which the form is told by their marks, and the last digits by the others.
fn marked(upper: &str, bare: &str) -> bool {
    let shape: String = upper.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    match shape.as_str() {
        "999.999.999-99" => brazil(bare),
        "9.999.999-9" | "99.999.999-9" | "9.999.999-K" | "99.999.999-K" => {
            chile(bare) || (bare.len() == 8 && uruguay(bare))
        }
        "99-99999999-9" => argentina(bare),
        "999-9999999-9" => luhn(bare),
        "99999999-9" => el_salvador(bare),
        "9999-9999-99999" => (1900..2100).contains(&bare[4..8].parse::<u32>().unwrap_or(0)),
        _ => false,
    }
}

fn digit(byte: u8) -> u32 {
    u32::from(byte.wrapping_sub(b'0'))
}

/// The sum of digits by weights.
fn weighed(text: &str, weights: &[u32]) -> u32 {
    text.bytes().zip(weights).map(|(byte, weight)| digit(byte) * weight).sum()
}

/// Spain: eight digits (an X, Y or Z for foreigners) and the letter of their remainder by 23.
fn spain(bare: &str) -> bool {
    if bare.len() != 9 || !bare.is_ascii() {
        return false;
    }
    let (number, letter) = bare.split_at(8);
    let number = match number.as_bytes()[0] {
        b'X' => format!("0{}", &number[1..]),
        b'Y' => format!("1{}", &number[1..]),
        b'Z' => format!("2{}", &number[1..]),
        _ => number.to_owned(),
    };
    let Ok(number) = number.parse::<usize>() else { return false };
    letter.as_bytes()[0] == b"TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]
}

/// Italy: sixteen letters and digits, the last the remainder of all others.
fn italy(bare: &str) -> bool {
    const ODD: [u32; 36] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16,
        10, 22, 25, 24, 23,
    ];
    let shape: String = bare.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }).collect();
    if shape != "AAAAAA99A99A999A" {
        return false;
    }
    let value = |byte: u8| if byte.is_ascii_digit() { (byte - b'0') as usize } else { (byte - b'A') as usize };
    let all = bare.as_bytes();
    let sum: u32 = (0..15)
        .map(|at| {
            let byte = all[at];
            match (at % 2 == 0, byte.is_ascii_digit()) {
                (true, true) => ODD[value(byte)],
                (true, false) => ODD[10 + value(byte)],
                (false, _) => value(byte) as u32,
            }
        })
        .sum();
    u32::from(all[15] - b'A') == sum % 26
}

/// Mexico: eighteen letters and digits, the last by the others' places.
fn mexico(bare: &str) -> bool {
    const ALL: &str = "0123456789ABCDEFGHIJKLMN_OPQRSTUVWXYZ";
    let shape: String = bare.chars().map(|c| if c.is_ascii_digit() { '9' } else { 'A' }).collect();
    if bare.len() != 18 || !shape.starts_with("AAAA999999AAAAAA") || !matches!(bare.as_bytes()[10], b'H' | b'M' | b'X')
    {
        return false;
    }
    let sum: usize =
        bare[..17].bytes().enumerate().map(|(at, byte)| ALL.find(byte as char).unwrap_or(0) * (18 - at)).sum();
    usize::from(bare.as_bytes()[17].wrapping_sub(b'0')) == (10 - sum % 10) % 10
}

/// Panama: province (or PE, E, N, with AV and PI), volume and entry; no check digit. A day has the same
/// form, and is none.
fn panama(upper: &str) -> bool {
    let parts: Vec<&str> = upper.split('-').collect();
    let is_number =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let [first, volume, entry] = parts[..] else { return false };
    let letters = first.trim_start_matches(|c: char| c.is_ascii_digit());
    let province = &first[..first.len() - letters.len()];
    let lettered = matches!((province, letters), ("", "PE" | "E" | "N") | (_, "AV" | "PI" | "NT"));
    let plain = letters.is_empty()
        && province.parse::<u32>().is_ok_and(|number| (1..=13).contains(&number))
        && !province.starts_with('0');
    let day = plain
        && volume.len() <= 2
        && volume.parse::<u32>().is_ok_and(|number| number <= 31)
        && (entry.len() == 2 || (entry.len() == 4 && (entry.starts_with("19") || entry.starts_with("20"))));
    (lettered || plain) && is_number(volume, 4) && is_number(entry, 6) && entry.len() >= 2 && !day
}

/// Guatemala's CUI in its three groups: the ninth digit is that of the eight before it.
fn guatemala(text: &str) -> Vec<Hit> {
    let is_one = |(start, end): &(usize, usize)| {
        let shape: String = text[*start..*end].chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
        let bare = digits(&text[*start..*end]);
        let check = || weighed(&bare[..8], &[2, 3, 4, 5, 6, 7, 8, 9]) % 11 == digit(bare.as_bytes()[8]);
        shape == "9999 99999 9999" && (is_named(&before(text, *start)) || check())
    };
    let found = runs(text).into_iter().filter(is_one);
    found.map(|(start, end)| Hit { code: Code::IdentityNumber, start, end }).collect()
}

/// Brazil's CPF: two check digits of the nine before them.
fn brazil(bare: &str) -> bool {
    let check = |count: usize| {
        let weights: Vec<u32> = (2..count as u32 + 2).rev().collect();
        let rest = weighed(&bare[..count], &weights) % 11;
        if rest < 2 { 0 } else { 11 - rest }
    };
    bare.len() == 11
        && bare.bytes().any(|byte| byte != bare.as_bytes()[0])
        && check(9) == digit(bare.as_bytes()[9])
        && check(10) == digit(bare.as_bytes()[10])
}

/// Chile's RUT of people, below fifty million.
fn chile(bare: &str) -> bool {
    let (number, check) = bare.split_at(bare.len() - 1);
    let sum: u32 = number
        .bytes()
        .rev()
        .zip([2, 3, 4, 5, 6, 7].into_iter().cycle())
        .map(|(byte, weight)| digit(byte) * weight)
        .sum();
    let expected = match 11 - sum % 11 {
        11 => "0".to_owned(),
        10 => "K".to_owned(),
        rest => rest.to_string(),
    };
    check == expected && number.parse::<u32>().is_ok_and(|number| number < 50_000_000)
}

/// Argentina's CUIL and CUIT of people.
fn argentina(bare: &str) -> bool {
    let rest = 11 - weighed(&bare[..10], &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    let check = if rest == 11 { 0 } else { rest };
    ["20", "23", "24", "27"].contains(&&bare[..2]) && check == digit(bare.as_bytes()[10])
}

/// The sum of a card's digits, every second one doubled.
fn luhn(bare: &str) -> bool {
    let sum: u32 = bare
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let value = digit(byte) * if at % 2 == 1 { 2 } else { 1 };
            if value > 9 { value - 9 } else { value }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// El Salvador's DUI.
fn el_salvador(bare: &str) -> bool {
    (10 - weighed(&bare[..8], &[9, 8, 7, 6, 5, 4, 3, 2]) % 10) % 10 == digit(bare.as_bytes()[8])
}

/// Uruguay's CI.
fn uruguay(bare: &str) -> bool {
    bare.bytes().all(|byte| byte.is_ascii_digit())
        && (10 - weighed(&bare[..7], &[2, 9, 8, 7, 6, 3, 4]) % 10) % 10 == digit(bare.as_bytes()[7])
}

/// An account by ISO 13616: the country and its check digits put last, letters as numbers, by 97.
fn is_iban(word: &str) -> bool {
    let all = word.as_bytes();
    let form = (15..=34).contains(&all.len())
        && all[..2].iter().all(u8::is_ascii_uppercase)
        && all[2..4].iter().all(u8::is_ascii_digit)
        && all[4..].iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    form && all[4..].iter().chain(&all[..4]).fold(0, |rest: u32, byte| match byte {
        b'0'..=b'9' => (rest * 10 + digit(*byte)) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    }) == 1
}

/// Accounts written in groups of four.
fn spaced_ibans(text: &str) -> Vec<Hit> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_uppercase()) {
        let start = at + found;
        at = start + 1;
        if text[..start].ends_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        let (mut bare, mut end) = (String::new(), start);
        for (place, c) in text[start..].char_indices().take(42) {
            match c {
                c if c.is_ascii_digit() || c.is_ascii_uppercase() => {
                    bare.push(c);
                    end = start + place + 1;
                }
                ' ' if !bare.is_empty() => {}
                _ => break,
            }
            let closed = !text[end..].starts_with(|c: char| c.is_ascii_alphanumeric());
            if closed && text[start..end].contains(' ') && is_iban(&bare) {
                all.push(Hit { code: Code::BankAccount, start, end });
                at = end;
                break;
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|hit| &text[hit.start..hit.end]).collect()
    }

    #[test]
    fn numbers_with_right_check_digits_are_found_and_with_wrong_ones_are_not() {
        for (right, wrong) in [
            ("12345678Z", "12345678A"),
            ("X1234567L", "X1234567A"),
            ("RSSMRA85T10A562S", "RSSMRA85T10A562T"),
            ("529.982.247-25", "529.982.247-26"),
            ("12.345.678-5", "12.345.678-4"),
            ("20-12345678-6", "20-12345678-7"),
            ("ES9121000418450200051332", "ES9121000418450200051333"),
            ("8-123-4567", "8-12-2026"),
            ("PE-12-345", "PX-12-345"),
        ] {
            assert_eq!(found(&format!("Firma {right}, vecina.")), [right]);
            assert!(found(&format!("Firma {wrong}, vecina.")).is_empty(), "{wrong}");
        }
    }

    #[test]
    fn words_before_a_number_say_whose_it_is() {
        for text in [
            "Pasaporte n.º PA0123456",
            "2345 67899 0101",
            "CUI 2345 67890 0101",
            "con cédula de identidad personal n.º 4-77-123",
            "cédula: 1234567",
            "DNI 40123456",
            "Pasaporte No. AB123456",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        for text in [
            "Acuerdo AM-05-2026",
            "2026-03-10",
            "partida 04.5.1",
            "B/. 1,234,567.00",
            "el 10-3-2026",
            "código 1.2.3.4.5",
            "ley 106 de 1973",
        ] {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    #[test]
    fn an_account_in_groups_of_four_is_one() {
        assert_eq!(found("a la cuenta ES91 2100 0418 4502 0005 1332 del"), ["ES91 2100 0418 4502 0005 1332"]);
    }
}
