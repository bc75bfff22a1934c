//! The quotation marks of word processors, which YAML takes for text.

/// Those that open a text; some languages open with what others close with.
const OPENING: [char; 6] = ['“', '”', '„', '‟', '‘', '’'];
/// Those that close it.
const CLOSING: [char; 4] = ['”', '“', '’', '‘'];

/// What stands between such marks, one of them perhaps straight, where they hold the whole value and nothing else in
/// it is one.
pub fn unbent(value: &str) -> Option<&str> {
    let both_bent = || value.strip_prefix(OPENING)?.strip_suffix(CLOSING);
    let double = || value.strip_prefix(['“', '”', '„', '‟'])?.strip_suffix('"').filter(|inner| !inner.contains('"'));
    let single = || value.strip_prefix('‘')?.strip_suffix('\'').filter(|inner| !inner.contains('‘'));
    let inner = both_bent().or_else(double).or_else(single)?;
    (!inner.trim().is_empty() && !inner.contains(['“', '”', '„', '‟'])).then(|| inner.trim())
}

/// A value in such marks that a comma parts, as in `{approved: “1250,50”}`.
#[derive(Debug, PartialEq, Eq)]
pub struct PartedQuote {
    /// Its bytes, with the marks.
    pub length: usize,
}

impl PartedQuote {
    /// The one with which the rest of a text begins, if it ends on its line.
    pub fn at(rest: &str) -> Option<Self> {
        /// No sentence in marks is longer, in bytes.
        const LONGEST: usize = 2000;
        let inner = rest.strip_prefix(OPENING)?;
        let opening = rest.len() - inner.len();
        let rest = rest.get(..rest.floor_char_boundary(LONGEST)).and_then(|rest| rest.lines().next())?;
        let inner = rest.get(opening..)?;
        let close = inner.find(CLOSING)?;
        let mark = inner[close..].chars().next()?;
        let length = rest.len() - inner.len() + close + mark.len_utf8();
        let ends = rest[length..].trim_start().starts_with([',', '}', ']']);
        (ends && inner[..close].contains(',')).then_some(Self { length })
    }
}

/// The line with each text whose marks YAML cannot read as they were meant between marks that it can: an apostrophe
/// within single quotes (`'D'Angelo'`), a straight mark that a bent one closes (`"luis”`). Nothing where it is not
/// sure where a text ends, or all of them are as they should be.
pub fn requoted(line: &str) -> Option<String> {
    let mut mended = String::with_capacity(line.len() + 4);
    let (mut done, mut depth, mut at) = (0, 0_usize, 0);
    while let Some(c) = line[at..].chars().next() {
        if c == '#' && line[..at].ends_with([' ', '\t']) {
            break;
        }
        if Marks::of(c).is_some() && opens_value(&line[..at], depth > 0) {
            let text = QuotedText::at(line, at, depth > 0)?;
            if text.is_odd {
                mended.push_str(&line[done..at]);
                mended.push_str(&written(text.inner)?);
                done = text.end;
            }
            at = text.end;
            continue;
        }
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        at += c.len_utf8();
    }
    mended.push_str(&line[done..]);
    (done > 0).then_some(mended)
}

/// Marks that people take for one another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    Double,
    Single,
}

impl Marks {
    fn of(c: char) -> Option<Self> {
        match c {
            '"' | '“' | '”' | '„' | '‟' => Some(Self::Double),
            '\'' | '‘' | '’' => Some(Self::Single),
            _ => None,
        }
    }
}

/// Whether a value begins after what stands before it on its line; between brackets, after a comma too.
pub fn opens_value(before: &str, bracketed: bool) -> bool {
    let trimmed = before.trim_end();
    let is_parted = trimmed.len() < before.len();
    trimmed.is_empty()
        || trimmed.ends_with(':') && is_parted
        || trimmed.strip_suffix('-').is_some_and(|rest| is_parted && rest.trim_end().is_empty())
        || bracketed && trimmed.ends_with([',', '[', '{'])
}

/// Whether a value ends before the rest of its line.
fn ends_value(rest: &str, bracketed: bool) -> bool {
    let next = rest.trim_start();
    next.is_empty()
        || next.len() < rest.len() && next.starts_with('#')
        || bracketed && next.starts_with([',', ']', '}'])
        || rest.strip_prefix(':').is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A text between marks on a line.
struct QuotedText<'l> {
    inner: &'l str,
    /// Where it ends in the line, with its mark.
    end: usize,
    /// Whether YAML reads it otherwise.
    is_odd: bool,
}

impl<'l> QuotedText<'l> {
    /// The one that begins at `at`; nothing where its end is not sure.
    fn at(line: &'l str, at: usize, bracketed: bool) -> Option<Self> {
        let open = line[at..].chars().next()?;
        let (marks, from) = (Marks::of(open)?, at + open.len_utf8());
        if let Some(close) = closing(line, from, open).filter(|close| ends_value(&line[close + 1..], bracketed)) {
            return Some(Self { inner: &line[from..close], end: close + 1, is_odd: false });
        }
        let mut all = line[from..].char_indices().filter(|(_, c)| Marks::of(*c) == Some(marks));
        let (close, mark) = all.find(|(close, c)| ends_value(&line[from + close + c.len_utf8()..], bracketed))?;
        let inner = &line[from..from + close];
        let is_sure = match marks {
            _ if open == mark && matches!(open, '"' | '\'') => are_within(inner, open, bracketed),
            // Of two different marks none may stand between them: it may be the end.
            Marks::Double => !inner.chars().any(|c| Marks::of(c) == Some(marks)),
            Marks::Single => !inner.contains('‘') && ['\'', '’'].iter().all(|mark| are_within(inner, *mark, true)),
        };
        (is_sure && !inner.trim().is_empty() && !inner.contains('\\')).then_some(Self {
            inner,
            end: from + close + mark.len_utf8(),
            is_odd: true,
        })
    }
}

/// Whether all marks of a kind in a text are a part of it: apostrophes, and, where the text is all that the line holds,
/// pairs that hold a word or more (`Rock 'n' Roll`). What looks like the end of one text and the beginning of another
/// is not (`Aceras" y "calles`).
fn are_within(inner: &str, mark: char, bracketed: bool) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut is_open = false;
    for (at, _) in inner.match_indices(mark) {
        let before = inner[..at].chars().next_back();
        let after = inner[at + mark.len_utf8()..].chars().next();
        match (is_word(before), is_word(after)) {
            (true, true) if mark != '"' => {}
            (false, true) if !is_open && !bracketed => is_open = true,
            (true, false) if is_open => is_open = false,
            _ => return false,
        }
    }
    !is_open
}

/// Where a quoted text ends, as YAML has it: `\"` within double quotes and `''` within single ones do not.
pub fn closing(line: &str, from: usize, quote: char) -> Option<usize> {
    if !matches!(quote, '"' | '\'') {
        return None;
    }
    let mut at = from;
    loop {
        let close = at + line.get(at..)?.find(quote)?;
        let slashes = line[from..close].bytes().rev().take_while(|byte| *byte == b'\\').count();
        if quote == '\'' && line[close + 1..].starts_with('\'') {
            at = close + 2;
        } else if quote == '"' && slashes % 2 == 1 {
            at = close + 1;
        } else {
            return Some(close);
        }
    }
}

/// A text between marks of YAML that it does not hold itself.
fn written(inner: &str) -> Option<String> {
    let inner = inner.trim();
    match (inner.contains('"'), inner.contains('\'')) {
        (false, _) => Some(format!("\"{inner}\"")),
        (true, false) => Some(format!("'{inner}'")),
        (true, true) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_around_a_whole_value_are_quotes() {
        assert_eq!(unbent("“Impuesto”"), Some("Impuesto"));
        assert_eq!(unbent("‘Tasas’"), Some("Tasas"));
        assert_eq!(unbent("„Haushalt“"), Some("Haushalt"));
        assert_eq!((unbent("“luis\""), unbent("‘luis'")), (Some("luis"), Some("luis")), "one of them straight");
        for text in ["“A” y \"B\"", "“A” y “B”", "“A” y B", "’s-Hertogenbosch", "“”", "Impuesto"]
        {
            assert_eq!(unbent(text), None, "{text}");
        }
    }

    #[test]
    fn a_value_that_a_comma_parts_ends_with_its_mark() {
        assert_eq!(PartedQuote::at("“1250,50”, name: x}"), Some(PartedQuote { length: "“1250,50”".len() }));
        assert_eq!(PartedQuote::at("“1250,50” y más}"), None);
        assert_eq!(PartedQuote::at("“1250”}"), None);
    }

    #[test]
    fn a_text_ends_where_its_line_or_its_item_does() {
        for (line, meant) in [
            ("name: 'D'Angelo'", "name: \"D'Angelo\""),
            ("name: 'D'Angelo' # nota", "name: \"D'Angelo\" # nota"),
            ("title: 'Rock 'n' Roll'", "title: \"Rock 'n' Roll\""),
            ("title: \"El \"gran\" día\"", "title: 'El \"gran\" día'"),
            ("- 'L'avenue d'Or'", "- \"L'avenue d'Or\""),
            ("title: \"luis”", "title: \"luis\""),
            ("title: 'luis’", "title: \"luis\""),
            ("who: [\"ana\", \"luis”]", "who: [\"ana\", \"luis\"]"),
            ("who: [\"ana”, \"luis\", 'eva’]", "who: [\"ana\", \"luis\", \"eva\"]"),
            ("- {name: 'D'Angelo', approved: \"1.00\"}", "- {name: \"D'Angelo\", approved: \"1.00\"}"),
            ("- {name: \"D'Angelo”, approved: \"1.00\"}", "- {name: \"D'Angelo\", approved: \"1.00\"}"),
        ] {
            assert_eq!(requoted(line).as_deref(), Some(meant), "{line}");
        }
        for line in [
            "title: \"Aceras\" y \"calles\"",
            "title: 'O''Brien' y 'D'Angelo'",
            "title: \"Las Garzas\" vuelve",
            "- {name: \"Aceras, approved: \"600.00\"}",
            "- {name: \"dijo “sí”, y\", approved: \"1\"}",
            "- {name: \"dijo “sí”, y, approved: \"1\"}",
            "title: \"Villa Nueva",
            "title: 'O''Brien'",
            "title: Juan, \"el Rojo\"",
            "title: x # 'D'Angelo'",
        ] {
            assert_eq!(requoted(line), None, "{line}");
        }
    }
}
