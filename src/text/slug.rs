//! Names made comparable ([`fold`]) and names made into addresses ([`slug`]).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// No slug is longer than this, in bytes.
pub const MAX_SLUG_BYTES: usize = 80;

/// What a slug is built from before it is cut. Normalisation may shorten, so more than
/// [`MAX_SLUG_BYTES`] is taken; a text of a megabyte is not read to its end.
const ENOUGH_BYTES: usize = MAX_SLUG_BYTES * 4;

/// The text as part of an address: lower case, words joined by hyphens, accents and ligatures of
/// Latin letters written as plain `a`–`z`, letters of other scripts kept.
///
/// Composed and decomposed forms of a text give the same slug. `None` when the text holds neither
/// a letter nor a digit.
#[must_use]
pub fn slug(text: &str) -> Option<String> {
    let mut slug = if text.is_ascii() { ascii_slug(text) } else { unicode_slug(text) };
    cut(&mut slug, MAX_SLUG_BYTES);
    slug.truncate(slug.trim_end_matches('-').len());
    (!slug.is_empty()).then_some(slug)
}

/// The text without accents, case or doubled spaces, for comparing and for searching.
///
/// `Núñez`, `NUÑEZ` and `nunez` fold to the same. The result is for comparing, never for showing.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    let mut rest = text;
    // Decomposing is slow, and most letters are ASCII: no mark moves past one of those, so that what stands between
    // them is decomposed alone.
    while !rest.is_empty() {
        let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let (ascii, other) = rest.split_at(plain);
        ascii.chars().for_each(|c| push_folded(&mut folded, &mut space, c));
        let marked = other.bytes().position(|byte| byte.is_ascii()).unwrap_or(other.len());
        let (marked, after) = other.split_at(marked);
        let kept = marked.nfkd().filter(|c| !is_accent(*c) && !is_invisible(*c));
        kept.for_each(|c| push_folded(&mut folded, &mut space, c));
        rest = after;
    }
    folded
}

/// Adds a character in its lower case; white space is one blank before the next character, and none at the ends.
fn push_folded(folded: &mut String, space: &mut bool, c: char) {
    if c.is_whitespace() {
        *space = true;
        return;
    }
    if std::mem::take(space) && !folded.is_empty() {
        folded.push(' ');
    }
    push_lower(folded, c);
}

fn ascii_slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len().min(ENOUGH_BYTES));
    for c in text.chars() {
        if slug.len() > ENOUGH_BYTES {
            break;
        }
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !is_apostrophe(c) {
            separate(&mut slug);
        }
    }
    slug
}

/// Decomposes, drops what only decorates a Latin letter, and composes again what is left, since a
/// mark of another script is part of the letter (й, ガ).
fn unicode_slug(text: &str) -> String {
    let mut slug = String::new();
    let mut after_latin = false;
    for c in text.nfkd() {
        if slug.len() > ENOUGH_BYTES {
            break;
        }
        if is_combining_mark(c) {
            if !after_latin && !slug.is_empty() && !slug.ends_with('-') {
                slug.push(c);
            }
        } else if c.is_alphanumeric() && !is_apostrophe(c) {
            after_latin = c.is_ascii() || latin(c).is_some();
            push_lower(&mut slug, c);
        } else if !is_invisible(c) && !is_apostrophe(c) {
            after_latin = false;
            separate(&mut slug);
        }
    }
    slug.nfc().collect()
}

fn separate(slug: &mut String) {
    if !slug.is_empty() && !slug.ends_with('-') {
        slug.push('-');
    }
}

fn push_lower(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for lower in c.to_lowercase() {
        match latin(lower) {
            Some(plain) => out.push_str(plain),
            None => out.push(lower),
        }
    }
}

/// Shortens to at most `max` bytes without breaking a character.
fn cut(text: &mut String, max: usize) {
    text.truncate(text.floor_char_boundary(max));
}

fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Joiners, soft hyphens and direction marks: they change how a word looks, not which word it is.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Marks that stand inside a word (`K’iche’`, `d'Ordino`) and do not part it.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '\u{2bb}' | '\u{2bc}' | '\u{2be}' | '\u{2bf}' | '\u{a78b}' | '\u{a78c}')
}

/// Latin letters that Unicode does not decompose, in plain letters. Among them those of the
/// indigenous languages of the Americas; the choice matters less than that it never changes.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' | 'ɔ' | 'ɵ' => "o",
        'ð' | 'đ' | 'ɖ' | 'ɗ' => "d",
        'þ' => "th",
        'ł' | 'ƚ' | 'ɫ' | 'ɬ' => "l",
        'ħ' | 'ɦ' => "h",
        'ı' | 'ɨ' | 'ɩ' | 'ɪ' => "i",
        'ŋ' | 'ɲ' | 'ɳ' => "n",
        'ʉ' | 'ʊ' => "u",
        'ʌ' | 'ɑ' | 'ɐ' => "a",
        'ə' | 'ɛ' | 'ǝ' => "e",
        'ɓ' | 'ƀ' => "b",
        'ƈ' | 'ȼ' | 'ɕ' => "c",
        'ɡ' | 'ɠ' | 'ǥ' | 'ɣ' => "g",
        'ƙ' => "k",
        'ƥ' => "p",
        'ɍ' | 'ɾ' | 'ɽ' => "r",
        'ʃ' => "sh",
        'ŧ' | 'ƭ' | 'ʈ' => "t",
        'ʋ' => "v",
        'ƴ' | 'ɏ' => "y",
        'ƶ' | 'ʒ' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(pairs: &[(&str, &str)]) {
        for (text, expected) in pairs {
            assert_eq!(slug(text).as_deref(), Some(*expected), "{text:?}");
        }
    }

    #[test]
    fn latin_letters_lose_accents_and_case() {
        slugs(&[
            ("Presupuesto 2025", "presupuesto-2025"),
            ("Año de la Nación", "ano-de-la-nacion"),
            ("  ¿Qué se aprobó? — Sí/No  ", "que-se-aprobo-si-no"),
            ("Ñeembucú", "neembucu"),
            ("Straße Łódź Æsir", "strasse-lodz-aesir"),
            ("İstanbul", "istanbul"),
            ("d'Ordino y K’iche’", "dordino-y-kiche"),
            ("Ａ１", "a1"),
            ("a_b", "a-b"),
        ]);
    }

    #[test]
    fn indigenous_letters_have_a_stable_plain_form() {
        slugs(&[("Emberá ʌ ʉ ɨ", "embera-a-u-i"), ("Ngäbe", "ngabe"), ("g̃uarani ỹ", "guarani-y"), ("Ɓaka", "baka")]);
    }

    #[test]
    fn other_scripts_keep_their_letters_and_marks() {
        slugs(&[
            ("Бюджет района", "бюджет-района"),
            ("市議会 議事録", "市議会-議事録"),
            ("ガス", "ガス"),
            ("한국어", "한국어"),
            ("हिन्दी", "हिन्दी"),
            ("عربي", "عربي"),
        ]);
    }

    #[test]
    fn composed_and_decomposed_forms_are_one() {
        assert_eq!(slug("Pe\u{f1}\u{f3}n"), slug("Pen\u{303}o\u{301}n"));
        assert_eq!(slug("Район"), slug("Раи\u{306}он"));
        assert_eq!(fold("Pe\u{f1}\u{f3}n"), fold("Pen\u{303}o\u{301}n"));
    }

    #[test]
    fn what_cannot_be_seen_does_not_part_a_word() {
        slugs(&[("pre\u{ad}su\u{200b}puesto\u{feff}", "presupuesto")]);
    }

    #[test]
    fn without_letters_there_is_no_slug() {
        for text in ["", "   ", "!?", "🎉", "\u{200b}", "---", "\u{301}"] {
            assert_eq!(slug(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_slug_is_short_and_whole() {
        assert_eq!(slug(&"a".repeat(1_000_000)), Some("a".repeat(80)));
        let cyrillic = slug(&"ы".repeat(1000)).unwrap();
        assert_eq!(cyrillic, "ы".repeat(40));
        // The cut falls on the hyphen, which then goes too.
        assert_eq!(slug(&format!("{} b", "a".repeat(79))), Some("a".repeat(79)));
        let zalgo = slug(&format!("и{}", "\u{300}\u{330}".repeat(5000))).unwrap();
        assert!(zalgo.len() <= MAX_SLUG_BYTES);
    }

    #[test]
    fn folding_forgets_accents_case_and_doubled_spaces() {
        assert_eq!(fold("  José\u{a0} NÚÑEZ  de\tLeón "), "jose nunez de leon");
        assert_eq!(fold("Straße"), fold("STRASSE"));
        assert_eq!(fold("g̃"), "g");
        assert_eq!(fold("O'Higgins"), "o'higgins");
        assert_eq!(fold(""), "");
    }

    proptest::proptest! {
        #[test]
        fn a_text_in_parts_folds_as_the_whole(text in "[a-zA-Z áéñüÑİßﬁＡ가\u{301}\u{327}\u{323}\u{345}\u{ad}\u{a0}.]{0,24}") {
            let whole: String = text.nfkd().filter(|c| !is_accent(*c) && !is_invisible(*c)).collect();
            let mut lower = String::new();
            whole.split_whitespace().collect::<Vec<_>>().join(" ").chars().for_each(|c| push_lower(&mut lower, c));
            proptest::prop_assert_eq!(fold(&text), lower);
        }
    }
}
