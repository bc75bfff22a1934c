//! The minutes that a text makes: its headings become the points of the agenda, and the rest stands below them
//! as Markdown.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::sheet::{Point, Sheet};
use super::closing;
use super::flow::{Document, Part};
use super::inline::{NOTE, NOTE_END, bare, line, marked};
use crate::text::escape;
use crate::text::numbering::Numbers;
use crate::text::signature;

/// Which headings of a text are its title and its points.
pub(super) struct Levels {
    /// Which part is the title.
    title: Option<usize>,
    pub(super) points: usize,
    /// Whether headings above those of the points may be points too: those of the points alone have numbers.
    pub(super) guessed: bool,
    /// The parts that are headings right over points, and none themselves.
    sections: BTreeSet<usize>,
}

impl Levels {
    /// `asked` is the level of the points, where somebody said it.
    pub(super) fn of(parts: &[Part], asked: Option<usize>) -> Self {
        let mut levels = Self::without_sections(parts, asked);
        levels.sections = levels.sections(parts);
        levels
    }

    fn without_sections(parts: &[Part], asked: Option<usize>) -> Self {
        let usual = Self::usual(parts);
        let points = asked.or_else(|| numbered_below(parts, usual.points)).unwrap_or(usual.points);
        if points == usual.points {
            return usual;
        }
        // Where the text begins with a heading above its points, that is its title; one of several that stand over
        // points is not.
        let is_title = |part: &Part| match part {
            Part::Heading(level, _) if *level < points => {
                let is_apart = |part: &&Part| matches!(part, Part::Heading(other, _) if other <= level);
                let mut sections = parts.split_inclusive(|part| is_apart(&part)).skip(1);
                let has_points = |under: &[Part]| under.iter().any(|part| part.is_heading(points));
                !(sections.next().is_some_and(has_points) && sections.any(has_points))
            }
            _ => false,
        };
        let title = usual.title.or_else(|| parts.first().filter(|part| is_title(part)).map(|_| 0));
        Self { title, points, guessed: asked.is_none(), sections: BTreeSet::new() }
    }

    /// The headings that stand right over a point, or over another such, and have no number where points do.
    fn sections(&self, parts: &[Part]) -> BTreeSet<usize> {
        let headings = headings(parts, self.points);
        let numbers = Numbers::of(&headings.iter().map(String::as_str).collect::<Vec<_>>());
        let numbered = headings.iter().any(|heading| numbers.split(heading).0.is_some());
        let mut sections = BTreeSet::new();
        // From the end: what is over a section is one too.
        let mut over = false;
        for (at, part) in parts.iter().enumerate().rev() {
            let Part::Heading(level, text) = part else {
                over = false;
                continue;
            };
            let is_point = *level == self.points && (!numbered || numbers.split(&bare(text)).0.is_some());
            let is_section = over && !is_point && *level <= self.points && self.title != Some(at);
            sections.extend(is_section.then_some(at));
            over = is_point || is_section;
        }
        sections
    }

    /// The words of the headings over points.
    pub(super) fn over_points(&self, parts: &[Part]) -> Vec<String> {
        self.sections.iter().map(|at| bare(parts[*at].text())).filter(|words| !words.is_empty()).collect()
    }

    /// The headings below the first point that have no number, where points have one, and head no point: they are
    /// text. What closes the minutes is none with right.
    pub(super) fn without_number(&self, parts: &[Part]) -> Vec<String> {
        let headings = headings(parts, self.points);
        let numbers = Numbers::of(&headings.iter().map(String::as_str).collect::<Vec<_>>());
        let is_point = |part: &Part| part.is_heading(self.points) && numbers.split(&bare(part.text())).0.is_some();
        let Some(first) = parts.iter().position(is_point) else { return Vec::new() };
        let is_loose = |(at, part): &(usize, &Part)| {
            let is_apart = matches!(part, Part::Heading(level, _) if *level <= self.points);
            is_apart && *at > first && !is_point(part) && !self.sections.contains(at) && self.title != Some(*at)
        };
        let words = parts.iter().enumerate().filter(is_loose).map(|(_, part)| bare(part.text()));
        let is_text = |words: &String| !words.is_empty() && !numbers.are_parts(words);
        words.filter(|words| is_text(words) && !signature::is_closing_title(words)).collect()
    }

    fn usual(parts: &[Part]) -> Self {
        let levels: Vec<usize> = parts
            .iter()
            .filter_map(|part| match part {
                Part::Heading(level, _) => Some(*level),
                _ => None,
            })
            .collect();
        let top = levels.iter().copied().min().unwrap_or(1);
        // What has the style of a title is one, even alone; a heading is one where the text begins with it.
        let is_first = levels.first() == Some(&top);
        let is_alone = levels.iter().filter(|level| **level == top).count() == 1;
        let titled = is_alone && (levels.len() > 1 && is_first || top == 0);
        // The points' level: the highest, or the next below a title that stands alone.
        let second = levels.iter().copied().filter(|level| *level > top).min();
        let points = if titled { second.unwrap_or(top) } else { top };
        let is_top = |part: &Part| matches!(part, Part::Heading(level, _) if *level == top);
        let title = titled.then(|| parts.iter().position(is_top)).flatten();
        Self { title, points, guessed: false, sections: BTreeSet::new() }
    }
}

/// The headings of a level, as words.
fn headings(parts: &[Part], wanted: usize) -> Vec<String> {
    let of_level = |part: &Part| match part {
        Part::Heading(level, text) if *level == wanted => Some(bare(text)),
        _ => None,
    };
    parts.iter().filter_map(of_level).collect()
}

/// The numbers that headings begin with.
fn numbers_of(headings: &[String]) -> Vec<String> {
    let numbers = Numbers::of(&headings.iter().map(String::as_str).collect::<Vec<_>>());
    headings.iter().filter_map(|heading| numbers.split(heading).0).collect()
}

/// The first level below that of the points whose headings have numbers, where those of the points have none:
/// two or more, and none twice, as where each section counts anew.
fn numbered_below(parts: &[Part], points: usize) -> Option<usize> {
    const DEEPEST: usize = 9;
    let own = numbers_of(&headings(parts, points));
    if own.iter().any(|number| number.contains(|c: char| c.is_ascii_digit())) {
        return None;
    }
    let counts = |level: &usize| {
        let numbers = numbers_of(&headings(parts, *level));
        let distinct: BTreeSet<&String> = numbers.iter().collect();
        numbers.len() > 1 && distinct.len() == numbers.len() && (own.is_empty() || divide(parts, points, *level))
    };
    (points + 1..=DEEPEST).find(counts)
}

/// Whether headings with letters or Roman numbers only divide those of a lower level, whose figures count on from
/// one to the next: each has one below it, but the last of several may have none.
fn divide(parts: &[Part], upper: usize, lower: usize) -> bool {
    let all = headings(parts, lower);
    let numbers = Numbers::of(&all.iter().map(String::as_str).collect::<Vec<_>>());
    let (mut under, mut figures) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Heading(level, _) if *level == upper => under.push(0_usize),
            Part::Heading(level, text) if *level == lower => {
                let Some(count) = under.last_mut() else { return false };
                let number = numbers.split(&bare(text)).0;
                *count += usize::from(number.is_some());
                figures.extend(number);
            }
            _ => {}
        }
    }
    let count_on = figures.iter().zip(1..).all(|(number, place)| number.parse() == Ok(place));
    let may_be_empty = usize::from(under.len() > 2);
    count_on && under.len() > 1 && under.iter().rev().skip(may_be_empty).all(|count| *count > 0)
}

/// The title of the last point, where a heading is that or stands below it; nothing where it is a text of its own.
pub(super) fn is_point_or_below(
    parts: &[Part],
    heading: usize,
    title_of: &dyn Fn(usize) -> Option<String>,
) -> Option<String> {
    let level = |at: usize| match &parts[at] {
        Part::Heading(level, _) => Some(*level),
        _ => None,
    };
    let point = (0..=heading).rev().find(|at| title_of(*at).is_some())?;
    let own = level(point)?;
    let is_below = (point + 1..=heading).filter_map(level).all(|level| level > own);
    title_of(point).filter(|_| is_below)
}

/// The sheet that a text makes; what closes it stands under `closing`, where it has no heading.
pub(super) fn sheet(read: &Document, levels: &Levels, body: &str, date: Date, closing: &str) -> Sheet {
    let parts = &read.parts;
    let headings = headings(parts, levels.points);
    let numbers = Numbers::of(&headings.iter().map(String::as_str).collect::<Vec<_>>());
    // Where some have numbers, those without are no points: nobody gave them one.
    let numbered = headings.iter().any(|heading| numbers.split(heading).0.is_some());
    let mut sheet = Sheet { body: body.to_owned(), date: Some(date), ..Sheet::default() };
    let mut rows: Vec<&[String]> = Vec::new();
    let mut listing = Listing::default();
    let mut named: Vec<usize> = Vec::new();
    let mut above: Vec<String> = Vec::new();
    let title_of = |at: usize| match &parts[at] {
        Part::Heading(level, text) if *level == levels.points && !levels.sections.contains(&at) => {
            let (number, title) = numbers.split(&bare(text));
            (levels.title != Some(at) && (number.is_some() || !numbered)).then_some(title)
        }
        _ => None,
    };
    let closes = closing::begin(parts, &title_of);
    for (at, part) in parts.iter().enumerate() {
        if closes == Some(at) {
            sheet.closing = Some((closing.to_owned(), String::new()));
        }
        if !matches!(part, Part::Item(..) | Part::More(..)) {
            listing = Listing::default();
        }
        match part {
            Part::Heading(..) => {}
            Part::Row(cells) => cells.iter().for_each(|cell| named.extend(notes_in(cell))),
            other => named.extend(notes_in(other.text())),
        }
        match part {
            Part::Heading(level, text) => {
                let words = bare(text);
                let (number, title) = numbers.split(&words);
                let is_point = *level == levels.points && (number.is_some() || !numbered);
                match levels.title == Some(at) {
                    _ if words.is_empty() => {}
                    _ if levels.sections.contains(&at) => above.push(words),
                    true => sheet.title = Some(words),
                    false if is_point => {
                        let sections = std::mem::take(&mut above);
                        sheet.points.push(Point { sections, number, title, ..Point::default() });
                    }
                    false => {
                        let own = (level + 2).saturating_sub(levels.points).clamp(2, 6);
                        // Letters beside Roman numbers mark parts of a point.
                        let is_part = !sheet.points.is_empty() && numbers.are_parts(&words);
                        let depth = if is_part { own.max(3) } else { own };
                        add(&mut sheet, &format!("\n\n{} {}", "#".repeat(depth), escape::markdown(&words)));
                    }
                }
                below_heading(&mut sheet, text, &read.notes);
            }
            Part::Item(depth, number, text) => add(&mut sheet, &listing.item(*depth, *number, &line(text))),
            Part::More(depth, text) => add(&mut sheet, &listing.more(*depth, &line(text))),
            Part::Paragraph(text) => add(&mut sheet, &format!("\n\n{}", line(text))),
            Part::Row(cells) => rows.push(cells),
        }
        let next = parts.get(at + 1);
        if !rows.is_empty() && !matches!(next, Some(Part::Row(_))) {
            add(&mut sheet, &table(&std::mem::take(&mut rows)));
        }
        let goes_on = matches!(next, Some(Part::Item(..) | Part::More(..))) && !matches!(part, Part::Row(_));
        if !matches!(part, Part::Heading(..)) && !goes_on && !matches!(next, Some(Part::Row(_))) {
            tell_notes(&mut sheet, &mut named, &read.notes);
        }
    }
    trimmed(sheet)
}

/// A sheet without the blank lines around its texts; one whose points have nothing under them is an agenda all the same.
fn trimmed(mut sheet: Sheet) -> Sheet {
    for point in &mut sheet.points {
        point.text = point.text.trim().to_owned();
    }
    sheet.text = sheet.text.trim().to_owned();
    sheet
}

/// An item that stands above the next: its depth, the width of its mark, and its number with the sign after it.
struct Above {
    depth: usize,
    width: usize,
    number: Option<(usize, char)>,
}

/// The items of a list that are open while it is written.
#[derive(Default)]
struct Listing(Vec<Above>);

impl Listing {
    /// How far in stands what is below the items that are open.
    fn indent(&self) -> String {
        " ".repeat(self.0.iter().map(|above| above.width).sum())
    }

    /// The next item. Markdown counts on by itself: where the numbers do not, another list begins, which is told
    /// by another sign after the number.
    fn item(&mut self, depth: usize, number: Option<usize>, text: &str) -> String {
        let is_first = self.0.is_empty();
        while self.0.last().is_some_and(|above| above.depth > depth) {
            self.0.pop();
        }
        let before = self.0.pop_if(|above| above.depth == depth).map(|above| above.number);
        let sign = match (before, number) {
            (Some(Some((last, sign))), Some(number)) if number == last + 1 => sign,
            (Some(Some((_, '.'))), Some(_)) => ')',
            _ => '.',
        };
        let breaks = match (before.flatten(), number) {
            (Some((_, last)), Some(_)) => last != sign,
            (None, Some(number)) => number != 1,
            (_, None) => false,
        };
        let mark = number.map_or_else(|| "-".to_owned(), |number| format!("{number}{sign}"));
        // Another list, or one that does not begin with 1, needs a blank line above it.
        let gap = if is_first || breaks { "\n\n" } else { "\n" };
        let written = format!("{gap}{}{mark} {text}", self.indent());
        let width = (mark.len() + 1).max(3);
        self.0.push(Above { depth, width, number: number.map(|number| (number, sign)) });
        written
    }

    /// One more paragraph of an item.
    fn more(&mut self, depth: usize, text: &str) -> String {
        while self.0.last().is_some_and(|above| above.depth > depth) {
            self.0.pop();
        }
        // The width of a bullet alone is less than what stands below it: both are in the item.
        format!("\n\n{}{text}", self.indent())
    }
}

/// The numbers of the footnotes that a text names, from 1.
fn notes_in(text: &str) -> impl Iterator<Item = usize> {
    text.split(NOTE).skip(1).filter_map(|after| after.split_once(NOTE_END)?.0.parse().ok())
}

/// Footnotes stand below the passage that names them.
fn tell_notes(sheet: &mut Sheet, named: &mut Vec<usize>, notes: &[String]) {
    for number in named.drain(..) {
        if let Some(note) = number.checked_sub(1).and_then(|at| notes.get(at)) {
            add(sheet, &format!("\n\n[^{number}]: {}", marked(note)));
        }
    }
}

/// What a note to a heading says: a heading names none.
fn below_heading(sheet: &mut Sheet, heading: &str, notes: &[String]) {
    for note in notes_in(heading).filter_map(|number| notes.get(number.checked_sub(1)?)) {
        add(sheet, &format!("\n\n{}", line(note)));
    }
}

fn add(sheet: &mut Sheet, text: &str) {
    if let Some((_, closing)) = &mut sheet.closing {
        return closing.push_str(text);
    }
    match sheet.points.last_mut() {
        Some(point) => point.text.push_str(text),
        None => sheet.text.push_str(text),
    }
}

fn table(rows: &[&[String]]) -> String {
    let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let one = |row: &[String]| {
        let cells = (0..width).map(|at| row.get(at).map_or(String::new(), |cell| marked(cell).replace('|', "\\|")));
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(|row| one(row)).collect();
    lines.insert(1.min(lines.len()), format!("|{}", " --- |".repeat(width)));
    format!("\n\n{}", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_counted_as_it_was_written() {
        let mut listing = Listing::default();
        let mut written = String::new();
        for (depth, number, text) in [
            (0, Some(9), "nine"),
            (0, Some(10), "ten"),
            (1, None, "below"),
            (2, Some(1), "one"),
            (2, Some(4), "four"),
            (0, Some(11), "eleven"),
            (0, Some(3), "three"),
            (0, None, "bullet"),
        ] {
            written.push_str(&listing.item(depth, number, text));
        }
        written.push_str(&listing.more(0, "more"));
        let expected = "\n\n9. nine\n10. ten\n    - below\n       1. one\n\n       4) four\n11. eleven\n\n3) three\n- bullet\n\n   more";
        assert_eq!(written, expected);
    }
}
