//! A Markdown file's front matter: the YAML between the first two lines of `---`.
//!
//! Lines of nothing before them and spaces around the marks change nothing: nobody sees them.

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file begins with `---`, and no other line closes it.
    NeverClosed,
    /// The file begins with `+++` (TOML) or `{` (JSON): other tools' forms.
    OtherForm,
    /// Data follow a line that is almost the mark, at these bytes: `----`, or the dash of a word processor.
    OddMark(Range<usize>),
}

/// Whether a record's data say that it is not published.
pub fn is_withheld(data: &str) -> bool {
    let hides =
        |line: &str| matches!(line.split_once(':'), Some(("publish", value)) if matches!(value.trim(), "no" | "false"));
    data.lines().any(hides)
}

/// Splits a file. Only the first block counts; a later `---` is a line of the text.
pub fn split(text: &str) -> Result<Parts, Fault> {
    let mut lines = lines_with_start(text).skip_while(|(_, line)| line.trim().is_empty());
    let without = Parts { front_matter: 0..0, body: 0..text.len() };
    let Some((first, opening)) = lines.next() else { return Ok(without) };
    match opening.trim() {
        "---" => {}
        line if line == "+++" || line.starts_with('{') => return Err(Fault::OtherForm),
        line if is_nearly_mark(line) && lines.next().is_some_and(|(_, line)| is_pair(line)) => {
            return Err(Fault::OddMark(first..first + opening.len()));
        }
        _ => return Ok(without),
    }
    let begin = text[first..].find('\n').map_or(text.len(), |at| first + at + 1);
    for (start, line) in lines {
        if matches!(line, "---" | "...") {
            let body = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
            return Ok(Parts { front_matter: begin..start, body: body..text.len() });
        }
    }
    Err(Fault::NeverClosed)
}

/// Whether a line is nothing but dashes.
fn is_nearly_mark(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|c| matches!(c, '-' | '–' | '—' | '―' | '‐' | '‑' | '−'))
}

/// Whether a line is a key with its value.
fn is_pair(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, _)| is_key(key))
}

/// Whether a text is written as our keys are: small letters, and `_` between words.
pub fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
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
    fn lines_of_nothing_before_the_mark_and_spaces_around_it_change_nothing() {
        assert_eq!(parts("\n \n---\na: 1\n---\nx\n"), ("a: 1\n", "x\n"));
        assert_eq!(parts(" --- \na: 1\n---\nx\n"), ("a: 1\n", "x\n"));
    }

    #[test]
    fn a_line_that_is_almost_the_mark_before_data_is_told() {
        assert_eq!(split("----\ntitle: x\n----\n"), Err(Fault::OddMark(0..4)));
        assert_eq!(split("\n—\ntitle: x\n—\n"), Err(Fault::OddMark(1..4)));
        assert_eq!(parts("----\nUna raya, y texto: así.\n"), ("", "----\nUna raya, y texto: así.\n"));
    }

    #[test]
    fn a_block_that_is_never_closed_and_other_forms_are_told() {
        assert_eq!(split("---\na: 1\n"), Err(Fault::NeverClosed));
        assert_eq!(split("+++\na = 1\n+++\n"), Err(Fault::OtherForm));
        assert_eq!(split("{\"a\": 1}\nx\n"), Err(Fault::OtherForm));
    }
}
