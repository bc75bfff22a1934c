//! Headings over the points of an agenda: `A) PARTE RESOLUTIVA`, `ACTIVIDAD DE CONTROL`, `II. Mociones` over
//! numbers that count on.

use std::collections::BTreeSet;

use super::{Line, Mark, counted, goes_on, is_fence, marked, shouts};
use crate::text::numbering::Style;
use crate::text::slug::fold;

/// Whether lines with the first mark only divide the points: Roman numbers, or headings, with numbers under
/// each that count on from one to the next.
pub(super) fn divides(lines: &[Line], first: Mark) -> bool {
    if !matches!(first, Mark::Listed(Style::Roman) | Mark::Heading) {
        return false;
    }
    let mut numbers: Vec<u32> = Vec::new();
    let mut under: Vec<usize> = Vec::new();
    for line in lines {
        match marked(line.text) {
            Some((mark, number, _)) if mark == first => {
                // A heading that has a number is a point.
                if mark == Mark::Heading && number.is_some() {
                    return false;
                }
                under.push(0);
            }
            Some((Mark::Listed(Style::Number), Some(number), _)) => {
                numbers.extend(number.parse::<u32>().ok());
                under.last_mut().into_iter().for_each(|count| *count += 1);
            }
            _ => {}
        }
    }
    let counts_on = numbers.first() == Some(&1) && numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    counts_on && under.len() > 1 && under.iter().all(|count| *count > 0)
}

/// How a heading is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// By a capital letter before it.
    Lettered(char),
    /// By a mark that divides the points.
    Marked,
    /// By its capitals, or a word for a part of an agenda.
    Named,
}

/// Which lines are headings over the points that follow; `divider` is the mark of those that have one.
pub(super) fn find(lines: &[Line], divider: Option<Mark>, is_point: &dyn Fn(&Line) -> bool) -> BTreeSet<usize> {
    let first = lines.iter().position(is_point).unwrap_or(lines.len());
    let mut found: Vec<(usize, Kind)> =
        (0..lines.len()).filter_map(|at| Some((at, kind(lines, at, divider, is_point)?))).collect();
    let of_letter = || {
        found.iter().filter_map(|(at, kind)| match kind {
            Kind::Lettered(letter) => Some((*at, *letter)),
            Kind::Marked | Kind::Named => None,
        })
    };
    // Letters count from above the first point; others are parts of a point.
    let in_order = of_letter().map(|(_, letter)| letter).eq(('A'..='Z').take(of_letter().count()));
    let shouted = of_letter().all(|(at, _)| shouts(lines[at].text));
    let lettered = of_letter().next().is_some_and(|(at, _)| at < first) && (in_order || shouted);
    found.retain(|(_, kind)| lettered || !matches!(kind, Kind::Lettered(_)));
    // What stands alone above the first point is its headline.
    let divides = found.iter().any(|(at, _)| *at > first);
    found.into_iter().filter(|_| divides).map(|(at, _)| at).collect()
}

/// Whether a line has the mark of those that divide the points; or is right above a point, no further in, and
/// looks like a heading.
fn kind(lines: &[Line], at: usize, divider: Option<Mark>, is_point: &dyn Fn(&Line) -> bool) -> Option<Kind> {
    const MOST_WORDS: usize = 8;
    let line = lines[at];
    if divider.is_some() && marked(line.text).map(|(mark, ..)| mark) == divider {
        return Some(Kind::Marked);
    }
    let next = lines.get(at + 1)?;
    if is_point(&line) || !is_point(next) || line.indent > next.indent || is_fence(line.text) {
        return None;
    }
    let words = line.text.trim_start_matches('#').trim();
    if words.split_whitespace().count() > MOST_WORDS || words.ends_with(['.', ';', ',']) || is_headline(words) {
        return None;
    }
    if let Some(letter) = letter(words) {
        return Some(Kind::Lettered(letter));
    }
    // The rest of a title is no heading, nor is one line in capitals among others.
    let above = at.checked_sub(1).map(|above| lines[above]);
    let goes_on = above.is_some_and(|above| {
        let of_capitals = is_point(&above) && shouts(above.text);
        !line.apart && (of_capitals || goes_on(above.text, line.text))
    });
    let is_named = marked(line.text).is_none() && counted(line.text).is_none() && (shouts(words) || is_part(words));
    (is_named && !goes_on).then_some(Kind::Named)
}

/// The capital letter by which a line is marked: `A) Parte`, `B.- Parte`, `C - Parte`.
fn letter(words: &str) -> Option<char> {
    let (first, rest) = words.split_once(char::is_whitespace)?;
    let letter = first.chars().next().filter(char::is_ascii_uppercase)?;
    let signs = &first[1..];
    let is_sign = |c: char| matches!(c, '.' | ')' | '-' | '–' | '—' | ':' | 'º');
    let dashed = rest.trim_start().starts_with(['-', '–', '—']);
    (signs.chars().all(is_sign) && (!signs.is_empty() || dashed)).then_some(letter)
}

/// Whether a line says what all the agenda is.
fn is_headline(words: &str) -> bool {
    let folded = fold(words);
    ["orden del dia", "ordem do dia", "agenda", "tagesordnung", "order of business"]
        .iter()
        .any(|own| folded.contains(own))
}

/// Whether a line names a part of an agenda, as the rules of councils do.
fn is_part(words: &str) -> bool {
    let folded = fold(words);
    let begins = ["parte ", "actividad de ", "atividade de ", "seccion ", "secao ", "part ", "section "];
    begins.iter().any(|begin| folded.starts_with(begin)) && !words.contains(['.', ',', ';'])
}
