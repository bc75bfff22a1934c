//! Characters that no text of the content holds: those that steer terminals and old printers, and
//! those that turn the order in which a text is read.

/// Whether a character changes the order in which text is read (UAX #9 overrides and isolates).
pub fn reorders(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The first character of a text that changes the order in which it is read, with where it begins and ends;
/// also one that is written as Markdown writes any: `&#x202e;`.
pub fn reordering(text: &str) -> Option<(char, std::ops::Range<usize>)> {
    // In UTF-8 all of them begin with the same byte.
    let written = || text.char_indices().find(|(_, c)| reorders(*c)).map(|(at, c)| (c, at..at + c.len_utf8()));
    let plain = if text.as_bytes().contains(&0xe2) { written() } else { None };
    let escaped = text.match_indices("&#").find_map(|(at, mark)| {
        let (number, _) = text[at + mark.len()..].split_once(';').filter(|(number, _)| number.len() <= 8)?;
        let found = super::entity::numbered(number).filter(|c| reorders(*c))?;
        Some((found, at..at + mark.len() + number.len() + 1))
    });
    plain.into_iter().chain(escaped).min_by_key(|(_, range)| range.start)
}

/// Whether a character steers a machine instead of writing a letter, so that neither HTML nor XML may
/// hold it. Tabs and the ends of lines may stand in a text.
pub fn steers(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text holds a character that steers a machine.
pub fn is_steering(text: &str) -> bool {
    // Most texts hold none of the bytes with which such a character begins.
    let may_begin = |byte: u8| matches!(byte, 0..=8 | 11 | 12 | 14..b' ' | 0x7f | 0xc2 | 0xef);
    text.bytes().any(may_begin) && text.chars().any(steers)
}

/// Others' text without such characters, its lines ended by `\n`.
pub fn clean(text: &str) -> String {
    let kept = |c: char| match c {
        '\t' => Some(' '),
        '\n' => Some(c),
        // The next line of some old machines, and what stood between parts of a form.
        '\u{85}' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        c if c.is_control() || reorders(c) || c == '\u{feff}' => None,
        c => Some(c),
    };
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter_map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::{clean, reordering};

    #[test]
    fn what_turns_a_text_is_found_however_it_is_written() {
        for (text, range) in [("ñ\u{202e}b", 2..5), ("a&#x202E;b", 1..9), ("a&#08238; b", 1..9), ("\u{2067}", 0..3)] {
            assert_eq!(reordering(text).map(|found| found.1), Some(range), "{text}");
        }
        for text in ["“Aceras” – 5 €", "&#x200e; &#; &#x; &#99999999999; &#233;", "👩\u{200d}🌾"] {
            assert_eq!(reordering(text), None, "{text}");
        }
    }

    #[test]
    fn what_steers_or_turns_is_gone_and_words_stay() {
        assert_eq!(clean("a\u{202e}b\u{0}c\td\r\ne\rf\u{1b}[31mñ 👩\u{200d}🌾"), "abc d\ne\nf[31mñ 👩\u{200d}🌾");
    }
}
