//! How the levels of lists are marked, in Word and in LibreOffice.

use super::flow::Part;

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

    /// The mark of an item with a number. No list goes so far that its letters or Roman numbers have to.
    fn mark(self, count: usize) -> String {
        let (mark, capitals) = match self {
            Self::Letter(capitals) if (1..=MOST_WRITTEN).contains(&count) => (letters(count), capitals),
            Self::Roman(capitals) if (1..=MOST_WRITTEN).contains(&count) => (roman(count), capitals),
            _ => (count.to_string(), false),
        };
        if capitals { mark.to_uppercase() } else { mark }
    }
}

/// The last number that is written in letters or as a Roman number.
const MOST_WRITTEN: usize = 999;
/// The last number of a list of Markdown.
const MOST_COUNTED: usize = 999_999_999;
/// The deepest that a list is kept.
pub(super) const DEEPEST: usize = 8;

/// A level of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) marks: Marks,
    /// The mark with the place of each level's number, `%1.%2)`; nothing where it is a number alone.
    pub(super) text: Option<String>,
    /// The number of its first item, where that is not 1.
    pub(super) start: Option<usize>,
}

impl Level {
    pub(super) fn first(&self) -> usize {
        self.start.unwrap_or(1)
    }

    /// Whether Markdown has such lists: `1.` or `1)`.
    fn is_native(&self, depth: usize) -> bool {
        let own = format!("%{}", depth + 1);
        let text = self.text.as_deref().unwrap_or(&own).trim();
        self.marks == Marks::Number && matches!(text.strip_prefix(own.as_str()), Some("" | "." | ")"))
    }
}

/// The mark of an item, by the numbers of its level and those above; nothing where it is a bullet.
pub(super) fn mark(levels: &[Level], counts: &[usize]) -> Option<String> {
    let own = levels.get(counts.len().checked_sub(1)?)?;
    if own.marks == Marks::Bullet {
        return None;
    }
    let text = own.text.clone().unwrap_or_else(|| format!("%{}.", counts.len()));
    // The last first: `%1` is the beginning of `%10`.
    let mark = counts.iter().enumerate().rev().fold(text, |text, (at, count)| {
        let marks = levels.get(at).map_or(Marks::Number, |level| level.marks);
        text.replace(&format!("%{}", at + 1), &marks.mark(*count))
    });
    Some(mark.trim().to_owned()).filter(|mark| !mark.is_empty())
}

/// An item of a list by the numbers of its level and those above; its mark is written before it where Markdown
/// has no such list.
pub(super) fn item(levels: &[Level], counts: &[usize], text: String) -> Part {
    let depth = counts.len().saturating_sub(1);
    let number = counts.last().copied().filter(|count| *count <= MOST_COUNTED);
    match mark(levels, counts) {
        None => Part::Item(depth, None, text),
        Some(_) if number.is_some() && levels.get(depth).is_some_and(|level| level.is_native(depth)) => {
            Part::Item(depth, number, text)
        }
        Some(mark) => Part::Item(depth, None, format!("{mark} {text}")),
    }
}

/// The next item's numbers: those of the item before it in the same list, one more at its own depth. `forced` is
/// the number that the item says itself.
pub(super) fn next(counts: &mut Vec<usize>, depth: usize, levels: &[Level], forced: Option<usize>) -> Vec<usize> {
    let first = |at: usize| levels.get(at).map_or(1, Level::first);
    let goes_on = counts.len() > depth;
    // A level above that has had no item yet is counted as if it had.
    while counts.len() <= depth {
        counts.push(first(counts.len()));
    }
    counts.truncate(depth + 1);
    let own = &mut counts[depth];
    *own = forced.unwrap_or(if goes_on { own.saturating_add(1) } else { *own });
    counts.clone()
}

/// `a` to `z`, and then `aa`, `bb` and so on, as both programs count.
fn letters(count: usize) -> String {
    let at = count.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    letter.to_string().repeat(at / 26 + 1)
}

fn roman(count: usize) -> String {
    const SIGNS: [(usize, &str); 12] = [
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
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
        assert_eq!(Marks::Roman(false).mark(944), "cmxliv");
        // A file may say any number.
        assert_eq!(Marks::Letter(false).mark(usize::MAX), usize::MAX.to_string());
    }

    #[test]
    fn the_numbers_of_levels_stand_where_the_list_says() {
        let level = |marks, text: &str| Level { marks, text: Some(text.to_owned()), start: None };
        let levels = [level(Marks::Number, "%1."), level(Marks::Number, "%1.%2."), level(Marks::Letter(false), "(%3)")];
        assert_eq!(item(&levels, &[4], "x".to_owned()), Part::Item(0, Some(4), "x".to_owned()));
        assert_eq!(item(&levels, &[4, 2], "x".to_owned()), Part::Item(1, None, "4.2. x".to_owned()));
        assert_eq!(item(&levels, &[4, 2, 3], "x".to_owned()), Part::Item(2, None, "(c) x".to_owned()));
        let mut counts = Vec::new();
        let mut after = |depth, forced| next(&mut counts, depth, &levels, forced);
        assert_eq!(after(1, None), [1, 1]);
        assert_eq!(after(1, None), [1, 2]);
        assert_eq!(after(0, None), [2]);
        assert_eq!(after(1, None), [2, 1]);
        assert_eq!(after(1, Some(7)), [2, 7]);
        assert_eq!(after(0, Some(usize::MAX)), [usize::MAX]);
        assert_eq!(after(0, None), [usize::MAX]);
    }
}
