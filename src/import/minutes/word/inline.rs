//! What stands in a line of a text beside its words: links, footnotes and what is struck through. They are kept
//! between signs that no text holds until all else is escaped.

use crate::text::escape;

/// The words of a link stand after this,
pub(super) const LINK: char = '\u{e000}';
/// its address after this,
pub(super) const ADDRESS: char = '\u{e001}';
/// and this ends it.
pub(super) const LINK_END: char = '\u{e002}';
/// The number of a footnote, from 1.
pub(super) const NOTE: char = '\u{e003}';
pub(super) const NOTE_END: char = '\u{e004}';
/// What is struck through.
pub(super) const STRUCK: char = '\u{e005}';
pub(super) const STRUCK_END: char = '\u{e006}';

/// A text of a document without these signs; a hyphen at which no line breaks is a hyphen, as people search
/// for it (*AM-05-2026*).
pub(super) fn plain(text: &str) -> String {
    let kept = |c: char| match c {
        LINK..=STRUCK_END => None,
        '\u{2011}' => Some('-'),
        c => Some(c),
    };
    text.chars().filter_map(kept).collect()
}

/// A text without links, footnotes and what is struck through.
pub(super) fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            LINK => {}
            ADDRESS | NOTE | STRUCK => inside = true,
            LINK_END | NOTE_END | STRUCK_END => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of which nothing is Markdown but its links, its footnotes and what is struck through.
pub(super) fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, sign)) = rest.char_indices().find(|(_, c)| matches!(*c, LINK | NOTE | STRUCK)) {
        append(&mut out, &spaced(&rest[..at]));
        let after = &rest[at + sign.len_utf8()..];
        let end = match sign {
            LINK => LINK_END,
            NOTE => NOTE_END,
            _ => STRUCK_END,
        };
        let (inner, after) = after.split_once(end).unwrap_or((after, ""));
        match (sign, inner.split_once(ADDRESS)) {
            (LINK, Some((words, address))) => {
                let words = marked(words);
                // A link whose words are hidden is hidden too.
                out.push_str(&if words.is_empty() { words } else { format!("[{words}]({address})") });
            }
            (NOTE, _) => out.push_str(&format!("[^{inner}]")),
            (STRUCK, _) => strike(&mut out, inner, after),
            _ => append(&mut out, &spaced(inner)),
        }
        rest = after;
    }
    append(&mut out, &spaced(rest));
    out.trim().to_owned()
}

/// Puts words that are struck through behind others. Markdown knows them by the letters around its signs: where
/// a letter touches a mark, a space goes between.
fn strike(out: &mut String, inner: &str, after: &str) {
    let words = escape::markdown(&plain(inner));
    let gap = |out: &mut String, is_gap: bool| out.push_str(if is_gap { " " } else { "" });
    if words.is_empty() {
        return gap(out, !inner.is_empty());
    }
    let touches = |outer: Option<char>, inner: Option<char>| {
        outer.is_some_and(char::is_alphanumeric) && !inner.is_some_and(char::is_alphanumeric)
    };
    let before = inner.starts_with(char::is_whitespace) || touches(out.chars().last(), words.chars().next());
    gap(out, before);
    out.push_str(&format!("~~{words}~~"));
    let behind = inner.ends_with(char::is_whitespace) || touches(after.chars().next(), words.chars().last());
    gap(out, behind);
}

/// Adds words behind others, with one space between at most.
fn append(out: &mut String, words: &str) {
    out.push_str(if out.ends_with(' ') { words.trim_start() } else { words });
}

/// Escaped words, with the spaces at their ends.
fn spaced(text: &str) -> String {
    let words = escape::markdown(&plain(text));
    let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
    let after = if after && !words.is_empty() { " " } else { "" };
    format!("{}{words}{after}", if before { " " } else { "" })
}

/// An address as a link holds it, if it is one that a page may carry.
pub(super) fn address(address: &str) -> Option<String> {
    let fits = ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
    let address = plain(address).replace([' ', '<', '>'], "").replace('(', "%28").replace(')', "%29");
    (fits && !address.contains(char::is_control)).then_some(address)
}

/// A paragraph's text, of which nothing is Markdown.
pub(in super::super) fn line(text: &str) -> String {
    let line = marked(text);
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_mark = matches!(line.as_bytes().get(digits + 1), None | Some(b' '));
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 && is_mark => format!("{}\\{}", &line[..digits], &line[digits..]),
        Some(b'-' | b'+' | b'=' | b'|') if digits == 0 => format!("\\{line}"),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_line_becomes_markdown_and_nothing_else_does() {
        let link = |words: &str| format!("{LINK}{words}{ADDRESS}https://a.example/{LINK_END}");
        let struck = |words: &str| format!("{STRUCK}{words}{STRUCK_END}");
        let note = format!("{NOTE}1{NOTE_END}");
        for (text, expected) in [
            (format!("a * {} b", link("x_y")), "a \\* [x\\_y](https://a.example/) b"),
            (format!("a {}b", link(&format!("x{note} z"))), "a [x[^1] z](https://a.example/)b"),
            (format!("a {} b", link("")), "a b"),
            (format!("a {}c", struck("b ")), "a ~~b~~ c"),
            (format!("a{}c", struck("(b)")), "a ~~(b)~~ c"),
            (format!("a{}c", struck("b")), "a~~b~~c"),
        ] {
            assert_eq!(marked(&text), expected);
        }
        assert_eq!(bare(&format!("a {} {}{note}", struck("b"), link("c"))), "a c");
        assert_eq!(plain("AM\u{2011}05\u{e000}"), "AM-05");
    }
}
