//! A code, a name or a number as one part of an address: safe in it and on any disk, and no other's.

use crate::text::slug::{fold, slug};

/// An act's number as part of an address: its letters and digits, or its code where it has none. One
/// that looks like a year does not stand where a year's page does.
pub(super) fn number_segment(number: &str) -> String {
    let segment = match slug(number) {
        // The slug of a long number ends before it does.
        Some(slug) if number.len() > MAX_SEGMENT => marked(slug, &letters(number)),
        Some(slug) => slug,
        None => code_segment(number),
    };
    if segment.len() == 4 && segment.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("n-{segment}")
    } else {
        segment
    }
}

/// A code as part of an address: letters, digits, points and hyphens stay, a capital has a mark behind it;
/// a name that stands in a code's place is its slug and a mark of the whole. So two codes never share an
/// address.
pub(in crate::pages) fn code_segment(code: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    if !code.chars().all(is_plain) || code.starts_with('.') {
        return marked(slug(code).unwrap_or_default(), code);
    }
    let mut segment = String::with_capacity(code.len());
    for c in code.chars() {
        segment.push(c.to_ascii_lowercase());
        if c.is_ascii_uppercase() {
            segment.push('_');
        }
    }
    if segment.is_empty() || segment.ends_with('.') {
        segment.push('_');
    }
    within_disk(segment, code)
}

/// The longest segment that is made of a code or a number; disks take names of 255 bytes.
const MAX_SEGMENT: usize = 120;

/// A segment that a disk takes as a name: of a long one its beginning, and a mark of the whole, so that
/// two that begin alike still have their own addresses.
fn within_disk(mut segment: String, whole: &str) -> String {
    if segment.len() <= MAX_SEGMENT {
        return segment;
    }
    segment.truncate(segment.floor_char_boundary(MAX_SEGMENT));
    marked(segment, whole)
}

/// What a slug keeps of a text, however long.
fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A segment with a mark of the whole that it is the beginning of.
fn marked(segment: String, whole: &str) -> String {
    let mark = blake3::hash(whole.as_bytes()).to_hex();
    if segment.is_empty() { mark[..8].to_owned() } else { format!("{segment}-{}", &mark[..8]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_any_length_is_an_address_that_a_disk_takes_and_no_other_has() {
        let long = |end: &str| code_segment(&format!("{}{end}", "Transferencias de capital (años) ".repeat(20)));
        assert!(long("a").len() < 200 && long("a").is_ascii() && long("a") != long("b"));
        let number = |end: &str| number_segment(&format!("{}{end}", "Acuerdo ".repeat(60)));
        assert!(number("1").len() < 200 && number("1") != number("2"), "{}", number("1"));
        assert_eq!(code_segment("04.5.1"), "04.5.1", "a code that is no longer stays as it is");
    }

    #[test]
    fn codes_are_safe_and_distinct_in_addresses() {
        assert_eq!(code_segment("04.5.1"), "04.5.1");
        assert_eq!(code_segment(""), "_");
        assert_eq!(code_segment("E1"), "e_1");
        let names = ["Descentralización (IBI)", "Descentralización: IBI", "descentralizacion-ibi"].map(code_segment);
        assert!(names[0].starts_with("descentralizacion-ibi-") && names[0].len() == 30, "{}", names[0]);
        assert!(names[0] != names[1] && names[2] == "descentralizacion-ibi", "{names:?}");
        assert!([".", "..", "/", "../x"].map(code_segment).iter().all(|segment| !segment.contains('.')));
        assert_ne!(code_segment("a"), code_segment("A"), "they collide on disks that ignore case");
    }
}
