//! Headings over the points of an agenda: `A) PARTE RESOLUTIVA`, `ACTIVIDAD DE CONTROL`, `II. Mociones` over
//! numbers that count on.

use std::collections::BTreeSet;

use super::{Line, Mark, Way, counted, goes_on, is_fence, marked, shouts, speaks};
use crate::text::numbering::Style;
use crate::text::slug::fold;

/// Whether lines with the first mark only divide the points: Roman numbers, or headings, with numbers under
/// each that count on from one to the next. The last of several Roman ones may have none: `III. Ruegos`.
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
    let may_be_empty = usize::from(first != Mark::Heading && under.len() > 2);
    counts_on && under.len() > 1 && under.iter().rev().skip(may_be_empty).all(|count| *count > 0)
}

/// Whether capital letters that count up mark the points, and the marked lines below them are parts of these: they
/// begin above the first, and are no headings with points under each but the last that count on.
pub(super) fn letters_are_points(lines: &[Line], way: Way) -> bool {
    if way == Way::Lines {
        return false;
    }
    let number = |line: &Line| way.point(line.text).map(|(number, _)| number);
    let points = || lines.iter().filter(|line| number(line).is_some());
    let edge = points().map(|line| line.indent).min().unwrap_or(0);
    let (mut letters, mut under, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        if let Some(number) = number(line) {
            let Some(count) = under.last_mut() else { return false };
            *count += 1_usize;
            let number = number.filter(|_| line.indent == edge);
            numbers.extend(number.and_then(|number| number.parse::<u32>().ok()));
        } else if let Some((letter, true)) = letter(line.text) {
            // One further in is a part itself.
            if line.indent > edge {
                return false;
            }
            letters.push(letter);
            under.push(0);
        }
    }
    let in_order = letters.len() > 1 && letters.iter().copied().eq(('A'..='Z').take(letters.len()));
    let have_points = under.iter().rev().skip(1).all(|count| *count > 0);
    let count_on = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    in_order && !(have_points && count_on)
}

/// What stands after the capital letter that marks a line.
pub(super) fn lettered_title(line: &str) -> Option<&str> {
    let (_, true) = letter(line)? else { return None };
    let (_, rest) = line.split_once(char::is_whitespace)?;
    Some(rest.trim_start().trim_start_matches(['-', '–', '—']).trim()).filter(|title| !title.is_empty())
}

/// Which lines are headings over the points that follow; `divider` is the mark of those that have one.
pub(super) fn find(lines: &[Line], way: Way, divider: Option<Mark>) -> BTreeSet<usize> {
    let is_point = |line: &Line| way.point(line.text).is_some();
    let first = lines.iter().position(is_point).unwrap_or(lines.len());
    let lettered = lettered(lines, first, &is_point);
    let mut found = BTreeSet::new();
    // From the end: what is over a heading is one too.
    let mut below: Option<&Line> = None;
    for (at, line) in lines.iter().enumerate().rev() {
        let is_divider = divider.is_some() && marked(line.text).map(|(mark, ..)| mark) == divider;
        let is_named = below.is_some_and(|below| {
            let above = at.checked_sub(1).map(|above| lines[above]);
            // Above the first heading of all stands what the whole is.
            let is_first = at < first && at + 1 < first;
            !is_first && line.indent <= below.indent && is_named(*line, above, *below, at < first, way)
        });
        let is_heading = is_divider || lettered.contains(&at) || is_named && !is_point(line);
        found.extend(is_heading.then_some(at));
        below = Some(line).filter(|line| is_heading || is_point(line));
    }
    // What stands alone above the first point is its headline.
    if !found.iter().any(|at| *at > first) {
        return BTreeSet::new();
    }
    found.extend(last(lines, way, &found));
    found
}

/// The headings after the last point that have none, where others are in capitals: `ADJOURNMENT`.
fn last(lines: &[Line], way: Way, found: &BTreeSet<usize>) -> Vec<usize> {
    if way == Way::Lines || !found.iter().all(|at| shouts(lines[*at].text)) {
        return Vec::new();
    }
    let end = lines.iter().rposition(|line| way.point(line.text).is_some()).map_or(lines.len(), |last| last + 1);
    let is_heading = |at: &usize| {
        let line = lines[*at];
        line.apart && shouts(line.text) && marked(line.text).is_none() && !is_fence(line.text)
    };
    (end..lines.len()).filter(is_heading).collect()
}

/// The lines that capital letters mark one after another, from above the first point on: `A) Parte`, `B.- Parte`,
/// with those below them: `B.1) Parte`. Others are parts of a point.
fn lettered(lines: &[Line], first: usize, is_point: &dyn Fn(&Line) -> bool) -> BTreeSet<usize> {
    let edge = lines.iter().filter(|line| is_point(line)).map(|line| line.indent).min().unwrap_or(0);
    let own = |at: &usize| lines[*at].indent <= edge && !is_point(&lines[*at]);
    let all: Vec<(usize, (char, bool))> =
        (0..lines.len()).filter(own).filter_map(|at| Some((at, letter(lines[at].text)?))).collect();
    let whole: Vec<(usize, char)> =
        all.iter().filter(|(_, (_, whole))| *whole).map(|(at, (letter, _))| (*at, *letter)).collect();
    let begins = whole.first().is_some_and(|(at, _)| *at < first);
    let in_order = whole.iter().map(|(_, letter)| *letter).eq(('A'..='Z').take(whole.len()));
    let shouted = whole.iter().all(|(at, _)| shouts(lines[*at].text));
    if begins && (in_order || shouted) { all.into_iter().map(|(at, _)| at).collect() } else { BTreeSet::new() }
}

/// The capital letter by which a line is marked, and whether no number follows it.
fn letter(line: &str) -> Option<(char, bool)> {
    let (first, rest) = line.trim_start_matches('#').trim().split_once(char::is_whitespace)?;
    let letter = first.chars().next().filter(char::is_ascii_uppercase)?;
    let signs = &first[1..];
    let is_sign = |c: char| matches!(c, '.' | ')' | '-' | '–' | '—' | ':' | 'º');
    let dashed = rest.trim_start().starts_with(['-', '–', '—']);
    let fits = signs.chars().all(|c| is_sign(c) || c.is_ascii_digit()) && (signs.contains(is_sign) || dashed);
    fits.then(|| (letter, !signs.contains(|c: char| c.is_ascii_digit())))
}

/// Whether a line right above a point or a heading, which is `below`, names a part of the agenda: by its capitals,
/// by a word for one, or since it stands apart from what is above it alone.
fn is_named(line: Line, above: Option<Line>, below: Line, is_first: bool, way: Way) -> bool {
    const MOST_WORDS: usize = 8;
    let words = line.text.trim_start_matches('#').trim();
    let is_long = words.split_whitespace().count() > MOST_WORDS || words.ends_with(['.', ';', ',']);
    let is_listed = marked(line.text).is_some() || counted(line.text).is_some() || is_fence(line.text);
    if is_long || is_listed || speaks(words) || is_first && is_headline(words) {
        return false;
    }
    // The rest of a title is no heading, nor is one line in capitals among others.
    let is_rest = above.is_some_and(|above| {
        let of_capitals = way.point(above.text).is_some() && shouts(above.text);
        !line.apart && (of_capitals || goes_on(above.text, line.text))
    });
    let is_set_apart = line.apart && !below.apart && matches!(way, Way::Marked(_) | Way::Counted);
    !is_rest && (shouts(words) || is_part(words) || is_set_apart)
}

/// Whether a line says what all the agenda is.
fn is_headline(words: &str) -> bool {
    let folded = fold(words);
    let headlines = ["orden del dia", "ordem do dia", "agenda", "tagesordnung", "order of business"];
    headlines.iter().any(|own| folded.contains(own))
}

/// Whether a line names a part of an agenda, as the rules of councils do.
fn is_part(words: &str) -> bool {
    let folded = fold(words);
    let begins = ["parte ", "actividad de ", "atividade de ", "seccion ", "secao ", "part ", "section "];
    begins.iter().any(|begin| folded.starts_with(begin)) && !words.contains(['.', ',', ';'])
}
