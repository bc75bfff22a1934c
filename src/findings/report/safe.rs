//! Text of content made fit for a terminal: nothing in it can command, hide or reverse.

use std::fmt::Write as _;

/// The text with a visible mark in place of every character that cannot be seen as itself.
///
/// Each character stays one character, so that what stands under a line still fits.
pub(super) fn visible(text: &str) -> String {
    text.chars().map(stand_in).collect()
}

/// The text on one line, and visible.
pub fn line(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { stand_in(c) }).collect()
}

/// JSON with such characters escaped: they can stand only in its strings, where `\u…` is the same.
pub fn json(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && is_hostile(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}

fn stand_in(c: char) -> char {
    match c {
        '\t' => '\t',
        '\u{7f}' => '\u{2421}',
        // The pictures of the control characters, in their order: `␀` to `␟`.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ if is_hostile(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// Whether a character commands a terminal, reverses the text around it, or takes no place.
fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' // soft hyphen, Arabic letter mark, Mongolian separator
            | '\u{200b}'..='\u{200f}' // without width; marks of direction
            | '\u{2028}'..='\u{202e}' // line and paragraph separators; embeddings and overrides
            | '\u{2060}'..='\u{206f}' // word joiner, isolates, invisible operators
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' // byte order mark, interlinear notes
            | '\u{e0000}'..='\u{e007f}' // tags
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_to_the_terminal_becomes_a_picture_of_it() {
        assert_eq!(visible("a\u{1b}[31mb\0\u{7f}"), "a␛[31mb␀␡");
        assert_eq!(visible("\u{9b}31m"), "�31m");
        assert_eq!(line("a\r\nb\tc"), "a  b c");
    }

    #[test]
    fn what_reverses_or_hides_becomes_visible() {
        assert_eq!(visible("Puerto \u{202e}ordeC"), "Puerto �ordeC");
        assert_eq!(visible("pa\u{200b}rque\u{2066}\u{feff}"), "pa�rque��");
        assert_eq!(visible("Peñón 👩 Ngäbe ʌ 日本"), "Peñón 👩 Ngäbe ʌ 日本");
    }

    #[test]
    fn json_keeps_the_characters_and_shows_none() {
        assert_eq!(json("\"\u{202e}a\u{e0041}\"\n"), "\"\\u202ea\\udb40\\udc41\"\n");
    }
}
