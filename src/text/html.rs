//! Escaping: the only way in which somebody's text enters HTML.

/// Writes `text` so that it reads as text between tags.
///
/// A NUL, which no HTML document may hold, becomes U+FFFD.
pub fn escape_text(out: &mut String, text: &str) {
    escape::<false>(out, text);
}

/// Writes `text` so that it may stand between the double quotes of an attribute.
///
/// A NUL, which no HTML document may hold, becomes U+FFFD.
pub fn escape_attribute(out: &mut String, text: &str) {
    escape::<true>(out, text);
}

/// Copies whole runs between special bytes. These are ASCII, so that every cut falls between
/// characters.
fn escape<const IN_QUOTES: bool>(out: &mut String, text: &str) {
    let is_special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | 0) | (IN_QUOTES & (byte == b'"'));
    // Most texts have nothing to escape. Looking through them without stopping takes the compiler's
    // vector instructions, many bytes at a time.
    if !text.bytes().fold(false, |found, byte| found | is_special(byte)) {
        out.push_str(text);
        return;
    }
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        if is_special(byte) {
            out.push_str(&text[copied..at]);
            out.push_str(written(byte));
            copied = at + 1;
        }
    }
    out.push_str(&text[copied..]);
}

fn written(special: u8) -> &'static str {
    match special {
        b'&' => "&amp;",
        b'<' => "&lt;",
        b'>' => "&gt;",
        b'"' => "&quot;",
        _ => "\u{fffd}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        let mut out = String::new();
        escape_text(&mut out, text);
        out
    }

    fn attribute(text: &str) -> String {
        let mut out = String::new();
        escape_attribute(&mut out, text);
        out
    }

    #[test]
    fn text_keeps_its_quotes_and_loses_its_tags() {
        assert_eq!(text(r#"<b class="x">Peña & Cía</b>"#), r#"&lt;b class="x"&gt;Peña &amp; Cía&lt;/b&gt;"#);
    }

    #[test]
    fn an_attribute_cannot_be_left() {
        assert_eq!(attribute(r#"" onload="alert('x')"#), "&quot; onload=&quot;alert('x')");
    }

    #[test]
    fn a_nul_is_replaced_and_an_empty_text_stays_empty() {
        assert_eq!(text("a\0b"), "a\u{fffd}b");
        assert_eq!(attribute("\0"), "\u{fffd}");
        assert_eq!(text(""), "");
    }

    #[test]
    fn what_was_written_before_stays() {
        let mut out = String::from("<p>");
        escape_text(&mut out, "ñ<ñ");
        assert_eq!(out, "<p>ñ&lt;ñ");
    }
}
