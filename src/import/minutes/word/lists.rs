//! How the levels of lists are marked, in Word and in LibreOffice.

/// How a level of a list is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Marks {
    /// By a bullet, or nothing.
    #[default]
    Bullet,
    /// By numbers.
    Number,
    /// By letters; capitals or not.
    Letter(bool),
    /// By Roman numbers; capitals or not.
    Roman(bool),
}

impl Marks {
    /// What Word calls it.
    pub(super) fn of_word(format: &str) -> Self {
        match format {
            "bullet" | "none" => Self::Bullet,
            "lowerLetter" => Self::Letter(false),
            "upperLetter" => Self::Letter(true),
            "lowerRoman" => Self::Roman(false),
            "upperRoman" => Self::Roman(true),
            _ => Self::Number,
        }
    }

    /// What LibreOffice calls it.
    pub(super) fn of_office(format: &str) -> Self {
        match format {
            "" => Self::Bullet,
            "a" => Self::Letter(false),
            "A" => Self::Letter(true),
            "i" => Self::Roman(false),
            "I" => Self::Roman(true),
            _ => Self::Number,
        }
    }

    /// Whether Markdown has no list of the kind, so that the mark is written out.
    pub(super) fn is_written(self) -> bool {
        matches!(self, Self::Letter(_) | Self::Roman(_))
    }

    /// The mark of an item, counted from 1.
    pub(super) fn mark(self, count: usize) -> String {
        let (mark, capitals) = match self {
            Self::Letter(capitals) => (letters(count), capitals),
            Self::Roman(capitals) => (roman(count), capitals),
            Self::Number | Self::Bullet => (count.to_string(), false),
        };
        if capitals { mark.to_uppercase() } else { mark }
    }
}

/// `a` to `z`, and then `aa`, `bb` and so on, as both programs count.
fn letters(count: usize) -> String {
    let at = count.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    letter.to_string().repeat(at / 26 + 1)
}

fn roman(count: usize) -> String {
    const SIGNS: [(usize, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut rest = count;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        out.push_str(&sign.repeat(rest / value));
        rest %= value;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_marked_as_both_programs_do() {
        let marks = |marks: Marks| [1, 4, 26, 28].map(|count| marks.mark(count));
        assert_eq!(marks(Marks::Letter(false)), ["a", "d", "z", "bb"]);
        assert_eq!(marks(Marks::Roman(true)), ["I", "IV", "XXVI", "XXVIII"]);
    }
}
