//! A Markdown file's front matter: the YAML between the first two lines of `---`.

use std::ops::Range;

/// A Markdown file in its two parts, as byte ranges of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The YAML between the marks; empty where there is none.
    pub front_matter: Range<usize>,
    /// The Markdown after them.
    pub body: Range<usize>,
}

/// Why a file's front matter cannot be told from its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The file begins with `---`, and no other line closes it.
    NeverClosed,
    /// The file begins with `+++` (TOML) or `{` (JSON): other tools' forms.
    OtherForm,
}

/// Splits a file. Only the first block counts; a later `---` is a line of the text.
pub fn split(text: &str) -> Result<Parts, Fault> {
    let mut lines = lines_with_start(text);
    match lines.next().map(|(_, line)| line) {
        Some("---") => {}
        Some(line) if line == "+++" || line.starts_with('{') => return Err(Fault::OtherForm),
        _ => return Ok(Parts { front_matter: 0..0, body: 0..text.len() }),
    }
    let begin = text.find('\n').map_or(text.len(), |at| at + 1);
    for (start, line) in lines {
        if line == "---" || line == "..." {
            let body = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
            return Ok(Parts { front_matter: begin..start, body: body..text.len() });
        }
    }
    Err(Fault::NeverClosed)
}

/// Every line with the byte at which it begins, without its end (`\n` or `\r\n`) or trailing spaces.
fn lines_with_start(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line.trim_end())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (&str, &str) {
        let parts = split(text).expect("front matter");
        (&text[parts.front_matter], &text[parts.body])
    }

    #[test]
    fn only_the_first_block_is_front_matter() {
        assert_eq!(parts("---\na: 1\n---\nx\n---\ny\n"), ("a: 1\n", "x\n---\ny\n"));
    }

    #[test]
    fn a_text_without_marks_is_all_text() {
        assert_eq!(parts("Hola\n---\n"), ("", "Hola\n---\n"));
    }

    #[test]
    fn lines_that_end_in_crlf_and_the_yaml_end_mark_are_understood() {
        assert_eq!(parts("---\r\na: 1\r\n...\r\nx"), ("a: 1\r\n", "x"));
    }

    #[test]
    fn a_block_that_is_never_closed_and_other_forms_are_told() {
        assert_eq!(split("---\na: 1\n"), Err(Fault::NeverClosed));
        assert_eq!(split("+++\na = 1\n+++\n"), Err(Fault::OtherForm));
        assert_eq!(split("{\"a\": 1}\nx\n"), Err(Fault::OtherForm));
    }
}
