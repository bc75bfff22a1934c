//! The quotation marks of word processors, which YAML takes for text.

/// Those that open a text; some languages open with what others close with.
const OPENING: [char; 6] = ['“', '”', '„', '‟', '‘', '’'];
/// Those that close it.
const CLOSING: [char; 4] = ['”', '“', '’', '‘'];

/// What stands between such marks, where they hold the whole value and nothing else in it is one.
pub fn unbent(value: &str) -> Option<&str> {
    let inner = value.strip_prefix(OPENING)?.strip_suffix(CLOSING)?;
    (!inner.trim().is_empty() && !inner.contains(['“', '”', '„', '‟'])).then(|| inner.trim())
}

/// A value in such marks that a comma parts, as in `{approved: “1250,50”}`.
#[derive(Debug, PartialEq, Eq)]
pub struct PartedQuote {
    /// Its bytes, with the marks.
    pub length: usize,
}

impl PartedQuote {
    /// The one with which the rest of a line begins.
    pub fn at(rest: &str) -> Option<Self> {
        let inner = rest.strip_prefix(OPENING)?;
        let close = inner.find(CLOSING)?;
        let mark = inner[close..].chars().next()?;
        let length = rest.len() - inner.len() + close + mark.len_utf8();
        let ends = rest[length..].trim_start().starts_with([',', '}', ']']);
        (ends && inner[..close].contains(',')).then_some(Self { length })
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
        for text in ["“A” y “B”", "“A” y B", "’s-Hertogenbosch", "“”", "Impuesto"] {
            assert_eq!(unbent(text), None, "{text}");
        }
    }

    #[test]
    fn a_value_that_a_comma_parts_ends_with_its_mark() {
        assert_eq!(PartedQuote::at("“1250,50”, name: x}"), Some(PartedQuote { length: "“1250,50”".len() }));
        assert_eq!(PartedQuote::at("“1250,50” y más}"), None);
        assert_eq!(PartedQuote::at("“1250”}"), None);
    }
}
