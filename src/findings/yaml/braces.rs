//! A line with braces as it was meant: texts with colons in them get their quotes.

use std::ops::Range;

use super::quoted;

/// The line, trimmed, with quotes around each value between braces that has a colon in it; nothing where it is
/// not sure that the colon is the text's. `text` is that of the whole file.
pub fn quoted_line(line: &str, text: &str) -> Option<String> {
    let mut mended = String::with_capacity(line.len() + 4);
    let mut done = 0;
    let items = items(line);
    for (number, item) in items.iter().enumerate() {
        let Some(value) = value(line, item) else { continue };
        // A part without a key after it may be the rest of the text.
        let goes_on = items.get(number + 1).is_some_and(|next| is_bare(&line[next.clone()]));
        if goes_on || lacks_comma(&line[value.clone()], text) {
            return None;
        }
        mended.push_str(&line[done..value.start]);
        mended.push_str(&quoted(&line[value.clone()]));
        done = value.end;
    }
    mended.push_str(&line[done..]);
    (done > 0).then(|| mended.trim().to_owned())
}

/// The stretches of a line between the commas, brackets and braces of its braces.
fn items(line: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let (mut open, mut quote, mut start) = (Vec::new(), None, 0);
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match (quote, c) {
            (Some(mark), c) if c == mark => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if matches!(before, ' ' | '{' | '[' | ',') => quote = Some(c),
            (None, '#') if before == ' ' => break,
            (None, '{' | '[') => {
                open.push(c);
                start = at + 1;
            }
            (None, ',' | '}' | ']') => {
                all.extend((open.last() == Some(&'{')).then_some(start..at));
                if c != ',' {
                    open.pop();
                }
                start = at + 1;
            }
            _ => {}
        }
        before = c;
    }
    all
}

/// Where the value of an item stands, if it is plain text with a colon in it.
fn value(line: &str, item: &Range<usize>) -> Option<Range<usize>> {
    let (key, value) = line[item.clone()].split_once(": ")?;
    let start = item.start + key.len() + 2 + (value.len() - value.trim_start().len());
    let value = value.trim();
    let is_plain = !value.starts_with(['"', '\'', '&', '*', '!', '|', '>']);
    (is_plain && (value.contains(": ") || value.ends_with(':'))).then(|| start..start + value.len())
}

/// Whether a stretch is text that has no key.
fn is_bare(item: &str) -> bool {
    !item.trim().is_empty() && !item.contains(':')
}

/// Whether it is rather a comma that is missing: the word before the colon is a key elsewhere in the file.
fn lacks_comma(value: &str, text: &str) -> bool {
    let Some((before, _)) = value.split_once(':') else { return false };
    let Some((rest, word)) = before.rsplit_once(' ') else { return false };
    let is_key = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_key && (rest.starts_with(|c: char| c.is_ascii_digit()) || text.matches(&format!("{word}: ")).count() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(line: &str) -> Option<String> {
        quoted_line(line, line)
    }

    #[test]
    fn texts_with_colons_get_quotes_and_the_rest_stays() {
        let line = "  - {economic: \"113\", name: A: b, approved: \"1.00\"}  # ley: 3";
        let right = "- {economic: \"113\", name: \"A: b\", approved: \"1.00\"}  # ley: 3";
        assert_eq!(mended(line).as_deref(), Some(right));
        let nested = "- {name: {es: Obras: uno, en: Works: one}, cost: {asked: \"1\"}}";
        let right = "- {name: {es: \"Obras: uno\", en: \"Works: one\"}, cost: {asked: \"1\"}}";
        assert_eq!(mended(nested).as_deref(), Some(right));
        assert_eq!(mended("{name: “A: b”}").as_deref(), Some("{name: \"A: b\"}"));
    }

    #[test]
    fn what_may_be_a_missing_comma_is_left_alone() {
        assert_eq!(mended("- {economic: 113 name: A}"), None);
        assert_eq!(mended("- {name: Obras: uno, dos, approved: \"1\"}"), None, "the text may go on");
        assert_eq!(
            quoted_line("- {name: Obras approved: 1}", "- {name: X, approved: 2}\n- {name: Obras approved: 1}"),
            None
        );
        assert_eq!(mended("- {url: https://example.org, n: 1}"), None);
    }
}
