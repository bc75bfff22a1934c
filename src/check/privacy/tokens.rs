//! A text as words and numbers with what stands between them, so that one number is recognised however
//! people part it: by dashes, dots, spaces, the end of a line, or marks of Markdown.

/// A stretch of letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How many digits it has.
    pub digits: usize,
    /// What stands between it and the next.
    pub gap: Gap,
}

impl Token {
    /// Whether it has digits and nothing else.
    pub fn is_number(&self) -> bool {
        self.digits == self.end - self.start
    }
}

/// What stands between two tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// A dash of any length.
    Dash,
    /// A full stop, with nothing but the end of a line after it.
    Dot,
    /// A slash.
    Slash,
    /// A low line, as names of files have.
    Low,
    /// Spaces, brackets, marks of emphasis.
    Space,
    /// Anything that parts two numbers.
    Other,
}

impl Gap {
    /// Whether numbers on both sides are parts of one.
    pub fn binds(self) -> bool {
        matches!(self, Self::Dash | Self::Dot | Self::Slash)
    }

    /// The mark by which forms are told apart.
    pub fn mark(self) -> char {
        match self {
            Self::Dash | Self::Low => '-',
            Self::Dot => '.',
            Self::Slash => '/',
            Self::Space | Self::Other => ' ',
        }
    }

    fn of(between: &str) -> Self {
        // A blank line, or the mark of a list at the head of a line, begins something else.
        let mut lines = between.split('\n');
        let (first, rest) = (lines.next().unwrap_or(""), lines.next());
        if lines.next().is_some() || rest.is_some_and(|rest| !rest.trim().is_empty()) {
            return Self::Other;
        }
        let is_blank = |c: char| c.is_whitespace() || matches!(c, '*' | '`' | '(' | ')');
        let mut marks = first.chars().filter(|c| !is_blank(*c));
        let (mark, more) = (marks.next(), marks.next());
        let spaced = first.contains(char::is_whitespace);
        match (mark, more) {
            (None, _) if between.len() <= 6 => Self::Space,
            (Some('-' | '–' | '—' | '‑' | '−' | '‐'), None) => Self::Dash,
            (Some('.'), None) if !spaced => Self::Dot,
            (Some('/'), None) if !spaced => Self::Slash,
            (Some('_'), None) => Self::Low,
            _ => Self::Other,
        }
    }
}

/// All tokens of a text.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    let mut begun: Option<Token> = None;
    for (at, c) in text.char_indices() {
        match (&mut begun, c.is_alphanumeric()) {
            (None, true) => {
                if let Some(last) = all.last_mut() {
                    last.gap = Gap::of(&text[last.end..at]);
                }
                let digits = usize::from(c.is_ascii_digit());
                begun = Some(Token { start: at, end: at + c.len_utf8(), digits, gap: Gap::Other });
            }
            (Some(token), true) => {
                token.end = at + c.len_utf8();
                token.digits += usize::from(c.is_ascii_digit());
            }
            (Some(token), false) => {
                all.push(*token);
                begun = None;
            }
            (None, false) => {}
        }
    }
    all.extend(begun);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_numbers_is_told() {
        for (between, gap) in [
            ("-", Gap::Dash),
            (" – ", Gap::Dash),
            ("-\n", Gap::Dash),
            (".", Gap::Dot),
            (".\n", Gap::Dot),
            (". ", Gap::Other),
            ("\u{a0}", Gap::Space),
            (") **", Gap::Space),
            ("_", Gap::Low),
            ("\n- ", Gap::Other),
            ("\n\n", Gap::Other),
            (", ", Gap::Other),
        ] {
            assert_eq!(tokens(&format!("12{between}34"))[0].gap, gap, "{between:?}");
        }
    }
}
