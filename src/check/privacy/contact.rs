//! Addresses of mail, telephones and days of birth of private people.

use super::{Hit, Known, before, numbers};
use crate::findings::Code;

/// All of them in a text.
pub(super) fn find(text: &str, known: &Known) -> Vec<Hit> {
    let mut all = mails(text, known);
    for (start, end) in numbers::runs(text) {
        let hint = before(text, start);
        if is_birth(&text[start..end], &hint) {
            all.push(Hit { code: Code::BirthDate, start, end });
        } else if is_phone(&text[start..end], &hint, known) {
            all.push(Hit { code: Code::PrivatePhone, start, end });
        }
    }
    all.extend(births_in_words(text));
    all
}

fn mails(text: &str, known: &Known) -> Vec<Hit> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let mut all = Vec::new();
    for (at, _) in text.match_indices('@') {
        let start =
            text[..at].char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map_or(at, |(start, _)| start);
        let after = &text[at + 1..];
        let domain =
            after.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-'))).map_or(after, |end| &after[..end]);
        let domain = domain.trim_end_matches(['.', '-']);
        let whole = domain.rsplit_once('.').is_some_and(|(name, top)| !name.is_empty() && top.len() > 1);
        if start < at && whole && !is_office(domain, known) {
            all.push(Hit { code: Code::PrivateEmail, start, end: at + 1 + domain.len() });
        }
    }
    all
}

/// Whether a domain is the municipality's, a state's, or one of those that examples have.
fn is_office(domain: &str, known: &Known) -> bool {
    let domain = domain.to_lowercase();
    let within =
        |own: &String| domain == *own || domain.ends_with(&format!(".{own}")) || own.ends_with(&format!(".{domain}"));
    let parts: Vec<&str> = domain.split('.').collect();
    let state =
        parts.iter().skip(1).any(|part| matches!(*part, "gob" | "gov" | "gub" | "gouv" | "mil" | "edu" | "int"));
    let example = parts.last().is_some_and(|top| matches!(*top, "example" | "invalid" | "test"))
        || matches!(domain.as_str(), "example.org" | "example.com" | "example.net");
    state || example || known.domains.iter().any(within)
}

/// Words before a telephone.
const CALLS: [&str; 16] = [
    "tel",
    "telefono",
    "telefonos",
    "telef",
    "celular",
    "cel",
    "movil",
    "whatsapp",
    "wasap",
    "llamar al",
    "llame al",
    "phone",
    "mobile",
    "telefone",
    "cellulare",
    "contacto",
];

fn is_phone(run: &str, hint: &str, known: &Known) -> bool {
    let digits = numbers::digits(run);
    if !(7..=15).contains(&digits.len())
        || known.phones.iter().any(|phone| phone.ends_with(&digits) || digits.ends_with(phone))
    {
        return false;
    }
    // Numbers of examples, and those that everybody may call, have nothing but noughts at their head.
    if digits.trim_start_matches("507").starts_with("000") || digits.starts_with("0800") || digits.starts_with("800") {
        return false;
    }
    let hint = hint.trim_end_matches([':', '.', ' ', '(', '+', '°', 'º']);
    let named = CALLS.iter().any(|word| {
        hint.ends_with(word) || hint.ends_with(&format!("{word} n")) || hint.ends_with(&format!("{word} no"))
    });
    // A mobile telephone of Panama: eight digits that begin with six, parted in the middle.
    let bare = run.trim_start_matches('+');
    let local = bare.strip_prefix("507").map_or(bare, |rest| rest.trim_start_matches([' ', '-']));
    let mobile = local.len() == 9
        && local.starts_with('6')
        && matches!(local.as_bytes()[4], b'-' | b' ')
        && local.bytes().enumerate().all(|(at, byte)| at == 4 || byte.is_ascii_digit());
    named || mobile || (run.starts_with('+') && digits.len() >= 10)
}

/// Words before a day of birth.
const BORN: [&str; 12] = [
    "nacido el",
    "nacida el",
    "nacio el",
    "nacimiento",
    "fecha de nacimiento",
    "born on",
    "born",
    "date of birth",
    "birth",
    "nascido em",
    "nascimento",
    "nato il",
];

fn says_born(hint: &str) -> bool {
    let hint = hint.trim_end_matches([':', ' ', '(', '"', '\'']);
    BORN.iter().any(|word| hint.ends_with(word))
}

fn is_birth(run: &str, hint: &str) -> bool {
    let parts: Vec<&str> = run.split(['-', '/', '.']).collect();
    let numbers =
        parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    numbers && says_born(hint)
}

/// `nacida el 3 de mayo de 1990`.
fn births_in_words(text: &str) -> Vec<Hit> {
    let mut all = Vec::new();
    for (start, end) in numbers::runs(text) {
        let short = text[start..end].len() <= 2;
        let rest: Vec<&str> = text[end..].split_whitespace().take(4).collect();
        let spelled = matches!(rest[..], ["de" | "of", _, "de" | "del" | "of", year, ..] if year.len() >= 4 && year[..4].bytes().all(|b| b.is_ascii_digit()))
            || matches!(rest[..], [month, year, ..] if month.chars().all(char::is_alphabetic) && year.get(..4).is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit())));
        if short && spelled && says_born(&before(text, start)) {
            all.push(Hit { code: Code::BirthDate, start, end });
        }
    }
    all
}
