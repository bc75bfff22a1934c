//! The number that a heading or a line of a list begins with, in the ways in which minutes number:
//! `4. Title`, `4.1 Title`, `4a. Title`, `4.º Title`, `III. Title`, `Punto 4. Title`, `Ö 4 Title`; in lists
//! also `4 - Title`, `a) Title` and `CUARTO.- Title`.

mod list;
#[cfg(test)]
mod tests;

pub use self::list::{Style, of_list};
use super::slug::fold;

/// What stands between a number and its title.
const MARKS: &[char] = &['.', ')', ':', '-', '–', '—', 'º', '°', 'ª', '/'];
/// Words before a number that are no part of it, folded.
const WORDS: &[&str] = &["punto", "ponto", "point", "item", "top", "punt", "pto", "pto.", "agendapunt"];
/// What follows the number of a point that was put in between, beside one letter.
const BETWEEN: &[&str] = &["bis", "ter", "quater", "quinquies"];

/// How a text's headings are numbered.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    /// Whether `I.` and `V.` are Roman numbers and not letters of a list.
    roman: bool,
    /// Whether some are Roman numbers of several signs.
    romans: bool,
    /// Whether `A.` and `B.` are numbers.
    letters: bool,
    /// Whether capital letters count up from `A.`.
    lettered: bool,
    /// The figures that headings begin with: one beside a small letter is a number where another counts on to it.
    known: Vec<String>,
    /// Whether several say their numbers as ordinals or after words, and count up: a point that was taken off the
    /// agenda leaves a gap.
    worded: bool,
}

impl Numbers {
    /// How these headings are numbered. Where some begin with other letters (`A.`, `B.`, `C.`), an `I.` is
    /// the ninth letter, unless others are Roman numbers of several signs. Letters are numbers where they count
    /// up from `A.` and nothing else does; Roman numbers over figures that count on are none.
    pub fn of(headings: &[&str]) -> Self {
        let marks: Vec<&str> = headings.iter().filter_map(|heading| capital_mark(heading)).collect();
        let figures = |heading: &&str| {
            let alone = arabic(first_word(heading.trim()).0).map(str::to_owned);
            alone.or_else(|| worded(heading.trim()).map(|(number, _)| number))
        };
        let known: Vec<String> = headings.iter().filter_map(figures).collect();
        let has_romans = marks.iter().any(|mark| mark.len() > 1);
        let only_romans = marks.iter().all(|mark| is_roman(mark));
        let letters = marks.iter().filter_map(|mark| mark.chars().next());
        let in_order = marks.len() > 1 && !has_romans && letters.eq(('A'..='Z').take(marks.len()));
        let roman = (has_romans || only_romans) && !divided(headings);
        let said: Vec<u32> = headings.iter().filter_map(|heading| worded(heading.trim())?.0.parse().ok()).collect();
        let worded = said.len() > 1 && said.is_sorted_by(|one, next| one < next);
        let own = Self { roman, romans: roman && has_romans, letters: false, lettered: in_order, known, worded };
        let is_free = || headings.iter().all(|heading| own.split(heading).0.is_none());
        Self { letters: in_order && is_free(), ..own }
    }

    /// Each of all ways, for what stands alone.
    fn all() -> Self {
        Self { roman: true, letters: true, ..Self::default() }
    }

    /// A heading's number and the rest of it; the whole heading where it has none.
    pub fn split(&self, heading: &str) -> (Option<String>, String) {
        let heading = heading.trim();
        match self.numbered(heading) {
            Some((number, title)) if !title.is_empty() => (Some(number), title.to_owned()),
            _ => (None, heading.to_owned()),
        }
    }

    /// Whether a heading without a number is a part of a point: a letter marks it beside Roman numbers.
    pub fn are_parts(&self, heading: &str) -> bool {
        self.romans && capital_mark(heading).is_some_and(|mark| mark.len() == 1) && self.split(heading).0.is_none()
    }

    /// Whether a heading is one of several that letters mark one after another, where letters are no numbers: it heads
    /// a part of the agenda, and is no point that lost its number.
    pub fn is_division(&self, heading: &str) -> bool {
        self.lettered && capital_mark(heading).is_some() && self.split(heading).0.is_none()
    }

    fn numbered<'h>(&self, heading: &'h str) -> Option<(String, &'h str)> {
        let (first, rest) = first_number(heading);
        let counts_on = |number: &str| counts_on(number, |other| self.known.contains(&other));
        if let Some(number) = arabic(first) {
            let alone = number.len() == first.len();
            if alone && is_measure(rest) && !counts_on(number) {
                return None;
            }
            return Some((number.to_owned(), after(number, first, rest)));
        }
        let mark = capital_mark(heading);
        if let Some(mark) = mark.filter(|mark| self.roman && is_roman(mark) || self.letters && mark.len() == 1) {
            return Some((mark.to_owned(), rest.trim()));
        }
        // What only may be a number is one where another counts on to it.
        if let Some(found) = worded(heading).filter(|(number, _)| self.worded || counts_on(number)) {
            return Some(found);
        }
        let (first, rest) = first_word(without_agenda(heading));
        let (second, title) = first_number(rest);
        let number = arabic(second)?;
        if WORDS.contains(&fold(first).as_str()) {
            return Some((number.to_owned(), after(number, second, title)));
        }
        // One capital letter tells what kind of point it is: `Ö 4` is a public one.
        let mut letters = first.chars();
        let kind = letters.next().filter(|letter| letter.is_uppercase() && letters.next().is_none())?;
        // `A 3 metros` and `Y 4 más` are words; German councils write no other letters.
        matches!(kind, 'Ö' | 'N').then(|| (format!("{kind} {number}"), after(number, second, title)))
    }
}

/// The number that a heading says as an ordinal or after a word, with a sign after it: `PRIMERO.- Acta`,
/// `Asunto 2: Obras`. An article of a law is none.
fn worded(heading: &str) -> Option<(String, &str)> {
    let is_free = arabic(first_word(heading).0).is_none() && fold(first_word(heading).0) != "art.";
    match of_list(heading).filter(|_| is_free)? {
        (Style::Number, Some(number), title) => Some((number, title)),
        _ => None,
    }
}

/// The capital letter or the Roman number that marks a heading, with a sign after it.
fn capital_mark(heading: &str) -> Option<&str> {
    let first = first_word(heading.trim()).0;
    let bare = first.trim_end_matches(MARKS);
    let is_mark = is_roman(bare) || bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase());
    (is_mark && bare.len() < first.len()).then_some(bare)
}

/// Whether Roman numbers only divide headings that have figures, which count on from one to the next: under each
/// there is one, but the last of several may have none.
fn divided(headings: &[&str]) -> bool {
    let (mut under, mut romans, mut figures) = (Vec::new(), Vec::new(), Vec::new());
    for heading in headings {
        match (capital_mark(heading), arabic(first_word(heading.trim()).0)) {
            (Some(mark), _) if is_roman(mark) => {
                romans.extend(compared(mark).parse::<u32>().ok());
                under.push(0_usize);
            }
            (_, Some(number)) => {
                let Some(count) = under.last_mut() else { return false };
                *count += 1;
                figures.extend(number.parse::<u32>().ok());
            }
            _ => {}
        }
    }
    let count_up =
        |numbers: &[u32]| numbers.len() > 1 && numbers.iter().zip(1..).all(|(number, place)| *number == place);
    let may_be_empty = usize::from(under.len() > 2);
    count_up(&romans) && count_up(&figures) && under.iter().rev().skip(may_be_empty).all(|count| *count > 0)
}

/// Whether between two numbers of points another is missing: `1` and `3`.
pub fn skips(before: &str, after: &str) -> bool {
    let whole = |number: &str| {
        let number = compared(number);
        let digits = number.trim_start_matches(|c: char| !c.is_ascii_digit());
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        digits[..end].parse::<u32>().ok()
    };
    whole(before).zip(whole(after)).is_some_and(|(before, after)| after > before + 1)
}

/// Whether what follows figures says of what there are so many: it begins with a small letter, or names a unit.
pub fn is_measure(rest: &str) -> bool {
    rest.starts_with(char::is_lowercase) || is_unit(rest)
}

/// Whether what follows figures is a sign or a word of amounts: `3.5 Millones`, `4 %`.
fn is_unit(rest: &str) -> bool {
    const UNITS: [&str; 9] = ["mil", "mille", "mila", "ha", "km", "m2", "acres", "hectareas", "hectares"];
    const MANY: [&str; 5] = ["millon", "million", "milhao", "milhoes", "milliard"];
    let unit = fold(first_word(rest).0);
    MANY.iter().any(|begin| unit.starts_with(begin))
        || UNITS.contains(&unit.as_str())
        || rest.starts_with(['%', '‰', '$', '€', '£', '°'])
}

/// Whether a number is the next of one that `is_known`, or the one before it: `4.5` of `4.4`, `4.1` of `4`.
pub fn counts_on(number: &str, is_known: impl Fn(String) -> bool) -> bool {
    let (head, last) = number.rsplit_once('.').map_or((None, number), |(head, last)| (Some(head), last));
    let Ok(last) = last.parse::<u32>() else { return true };
    let beside = |last: u32| head.map_or_else(|| last.to_string(), |head| format!("{head}.{last}"));
    let begins = last == 1 && head.is_some_and(|head| is_known(head.to_owned()));
    last > 1 && is_known(beside(last - 1)) || is_known(beside(last + 1)) || begins
}

/// The number of a line that a word (`TOP 1 Opening`, `Punto 1: Opening`) or a letter (`Ö 1 Opening`) says to be
/// a point, and what stands after it. The word makes a sign after the number needless.
pub fn of_word(line: &str) -> Option<(String, &str)> {
    let (first, _) = first_word(line);
    if arabic(first).is_some() || is_roman(first.trim_end_matches(MARKS)) {
        return None;
    }
    Numbers::default().numbered(line).filter(|(_, title)| !title.is_empty())
}

/// The number that a title in a table begins with, and the rest of it: in figures with a sign or a dot
/// (`7. Roads`, `9.1 Lights`), or after a word for a point. What is a number alone (`Item 7`) stays whole.
pub fn of_title(title: &str) -> Option<(String, &str)> {
    let alone = format!("{}. x", title.trim_end_matches(MARKS));
    if let (Some(number), rest) = Numbers::default().split(&alone)
        && rest == "x"
    {
        return Some((number, title));
    }
    if !title.starts_with(|c: char| c.is_ascii_digit()) {
        return of_word(title);
    }
    let (first, rest) = first_number(title);
    let listed = || of_list(title).and_then(|(_, number, rest)| Some((number?, rest)));
    // `1.500` and `3.5 millones` are amounts.
    let is_amount = |number: &str| number.split('.').any(|part| part.len() > 2) || is_unit(rest);
    let dotted = || {
        let number = arabic(first).filter(|number| number.contains('.') && !is_amount(number))?;
        Some((number.to_owned(), rest))
    };
    listed().or_else(dotted).filter(|(_, rest)| !rest.is_empty())
}

/// A number without the mark behind it: `4.`, `4)`, `4.º`.
pub fn bare(number: &str) -> &str {
    let own = number.trim().trim_end_matches(MARKS).trim_end();
    if is_number(own) { own } else { number }
}

/// Whether a text is a number as headings have it: `4`, `4.1`, `4a`, `IV`, `Ö 4`.
pub fn is_number(text: &str) -> bool {
    Numbers::all().split(&format!("{text}. x")).0.as_deref() == Some(text)
}

/// The place of a number among those that points bear: that of the same number, in figures or Roman; of the
/// first point below it (`4.1` for `4`); or of the only one that is of some kind (`Ö 4` for `4`).
pub fn place(number: &str, numbers: &[String]) -> Option<usize> {
    let asked = compared(number);
    let all: Vec<String> = numbers.iter().map(|number| compared(number)).collect();
    let is_below = |number: &String| number.strip_prefix(&asked).is_some_and(|rest| rest.starts_with('.'));
    let same = all.iter().position(|number| *number == asked);
    let is_of_kind = |number: &String| number.split_once(' ').is_some_and(|(_, number)| number == asked);
    same.or_else(|| all.iter().position(is_below)).or_else(|| {
        let mut of_kind = all.iter().enumerate().filter(|(_, number)| is_of_kind(number));
        of_kind.next().filter(|_| of_kind.next().is_none()).map(|(at, _)| at)
    })
}

/// A number for comparing: Roman ones in figures, without zeros before it.
pub fn compared(number: &str) -> String {
    if !is_roman(number) {
        let number = number.trim_start_matches('0').to_lowercase();
        // `2 bis` and `2-bis` are `2bis`.
        let between =
            BETWEEN.iter().find_map(|word| Some((number.strip_suffix(word)?.strip_suffix([' ', '-'])?, word)));
        return between.map_or(number.clone(), |(figures, word)| format!("{figures}{word}"));
    }
    let value = |c: char| match c {
        'L' => 50,
        'X' => 10,
        'V' => 5,
        _ => 1,
    };
    let values: Vec<i32> = number.chars().map(value).collect();
    let signed = values.iter().enumerate().map(|(at, value)| {
        let smaller = values.get(at + 1).is_some_and(|next| next > value);
        if smaller { -value } else { *value }
    });
    signed.sum::<i32>().to_string()
}

fn first_word(text: &str) -> (&str, &str) {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (first, rest.trim_start())
}

/// The first word of a text, and `2 bis` where that is its number.
fn first_number(text: &str) -> (&str, &str) {
    let (first, rest) = first_word(text);
    let (second, tail) = first_word(rest);
    let word = second.trim_end_matches(MARKS);
    let is_figure = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    // `2 ter beschikking` is Dutch.
    let ends = word.len() < second.len() || tail.starts_with(char::is_uppercase);
    if is_figure && ends && BETWEEN.contains(&word.to_lowercase().as_str()) {
        return (&text[..text.len() - rest.len() + second.len()], tail);
    }
    (first, rest)
}

/// A line without the word that may stand before the word for a point: `Agenda Item 4`.
fn without_agenda(line: &str) -> &str {
    let (first, rest) = first_word(line);
    let is_agenda = ["agenda", "business"].contains(&fold(first).as_str());
    if is_agenda && WORDS.contains(&fold(first_word(rest).0).as_str()) { rest } else { line }
}

/// The title after a word with a number, without the dash between them; where the word has a mark
/// itself, a dash is the title's.
fn after<'t>(number: &str, word: &str, rest: &'t str) -> &'t str {
    let dashed = || rest.strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(char::is_whitespace));
    Some(rest).filter(|_| number.len() < word.len()).or_else(dashed).unwrap_or(rest).trim()
}

/// `4`, `4.1`, `4a` and `4bis`, with or without marks after them.
fn arabic(word: &str) -> Option<&str> {
    let number = word.trim_end_matches(MARKS);
    let mut parts: Vec<&str> = number.split('.').collect();
    let last = parts.pop()?;
    let digits = last.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &last[digits.len()..];
    let is_between = BETWEEN.contains(&letters.to_lowercase().as_str());
    // `2-bis`, `2 bis`
    let digits = digits.strip_suffix(['-', ' ']).filter(|_| is_between).unwrap_or(digits);
    let is_number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let marked = number.len() < word.len();
    let between = letters.is_empty()
        || is_between
        // `3D` is a word where no mark follows it.
        || letters.len() == 1 && (marked || letters.bytes().all(|byte| byte.is_ascii_lowercase()));
    // `1.a.` is a part of `1.`; without a mark behind it, an ordinal.
    let is_part = digits.is_empty() && letters.len() == 1 && marked && !parts.is_empty();
    let ends = is_number(digits) || is_part && letters.bytes().all(|byte| byte.is_ascii_lowercase());
    (ends && between && parts.into_iter().all(is_number)).then_some(number)
}

/// Whether a word is a Roman number up to 89, in the form that everybody writes.
fn is_roman(word: &str) -> bool {
    let tens = ["LXXX", "LXX", "LX", "XL", "L", "XXX", "XX", "X"];
    let rest = tens.iter().find_map(|tens| word.strip_prefix(tens)).unwrap_or(word);
    let ones = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    !word.is_empty() && (rest.is_empty() || ones.contains(&rest))
}
