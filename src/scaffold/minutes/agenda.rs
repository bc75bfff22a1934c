//! An agenda as somebody wrote it: a list with numbers, Roman numerals, letters, ordinals or dashes, the
//! headings of a text, or lines alone.

mod sections;
mod signature;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::findings::Told;
use crate::text::numbering::{self, Style};
use crate::text::slug::fold;

/// A point.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Point {
    /// The headings that stand above it and are no points.
    pub sections: Vec<String>,
    /// Its number as written (`3`, `3.1`), or its place in the list.
    pub number: String,
    /// What it is.
    pub title: String,
    /// The lines below it that are no points themselves.
    pub text: Vec<String>,
    /// Which of them are shown with it though they have no mark.
    pub shown: BTreeSet<usize>,
}

/// What was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The lines before the first point: a headline, a salutation.
    pub before: Vec<String>,
    /// The points.
    pub points: Vec<Point>,
    /// The headings after the last that have no points.
    pub last: Vec<String>,
    /// The lines after the last: who signs it.
    pub after: Vec<String>,
    /// How lines were taken that could have been something else.
    pub told: Vec<Told>,
}

/// A line that says something.
#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    /// How far in it stands.
    indent: usize,
    /// Whether a blank line stands above it.
    apart: bool,
}

/// How a line is marked as a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Heading,
    Listed(Style),
    /// By a word before its number; `signed` says whether a sign follows the number.
    Word {
        signed: bool,
    },
    Bullet,
}

impl Mark {
    /// Whether a line with this mark is a point of an agenda whose first point has another.
    fn is_of(self, first: Self) -> bool {
        match (first, self) {
            (Self::Word { .. }, Self::Word { .. }) | (Self::Listed(Style::Number), Self::Word { signed: true }) => true,
            _ => first == self,
        }
    }
}

/// How the points of an agenda are told from its other lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By a mark.
    Marked(Mark),
    /// By capital letters that count up: `A. Actas`, `B. Obras`.
    Lettered,
    /// By numbers alone that count up: `1 Actas`, `2 Obras`.
    Counted,
    /// Each line is one.
    Lines,
}

impl Way {
    /// The way, and the mark of lines that only divide the points.
    fn of(lines: &[Line]) -> (Self, Option<Mark>) {
        let way = match lines.iter().find_map(|line| marked(line.text)) {
            Some((first, ..)) if sections::divides(lines, first) => {
                return (Self::Marked(Mark::Listed(Style::Number)), Some(first));
            }
            Some((first, ..)) => Self::Marked(first),
            None if counts_up(lines.iter().map(|line| line.text)) => Self::Counted,
            None => Self::Lines,
        };
        (if sections::letters_are_points(lines, way) { Self::Lettered } else { way }, None)
    }

    /// The number and the title of a line that is a point.
    fn point(self, line: &str) -> Option<(Option<String>, &str)> {
        match self {
            Self::Marked(first) => {
                marked(line).filter(|(mark, ..)| mark.is_of(first)).map(|(_, number, title)| (number, title))
            }
            Self::Lettered => sections::lettered_title(line).map(|title| (None, title)),
            Self::Counted => counted(line).map(|(number, title)| (Some(number.to_string()), title)),
            Self::Lines => (!is_headline(line)).then_some((None, line)),
        }
    }
}

/// The lines that say something.
fn filled(text: &str) -> Vec<Line<'_>> {
    const TAB: usize = 4;
    let mut apart = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        let text = line.trim();
        if text.is_empty() {
            apart = true;
            continue;
        }
        let blank = line.chars().take_while(|c| c.is_whitespace());
        let indent = blank.map(|c| if c == '\t' { TAB } else { 1 }).sum();
        lines.push(Line { text, indent, apart: std::mem::take(&mut apart) });
    }
    lines
}

/// Reads an agenda. The mark of the first marked line is that of points; lines with another mark, and
/// lines without one, belong to the point above them. So does the rest of a title that was broken in two.
pub fn read(text: &str) -> Agenda {
    let lines = filled(text);
    let (way, divider) = Way::of(&lines);
    let is_point = |line: &Line| way.point(line.text).is_some();
    let last = lines.iter().rposition(is_point);
    let signed = match last {
        // Where each line is a point, who signs looks like one.
        _ if way == Way::Lines => signature::closing(&lines),
        Some(last) => signature::begin(&lines, last),
        None => lines.len(),
    };
    let sections = sections::find(&lines[..signed], way, divider);
    let mut reading = Reading {
        lines: &lines,
        agenda: Agenda::default(),
        above: Vec::new(),
        edge: 0,
        margin: 0,
        inner: None,
        by_heading: way == Way::Marked(Mark::Heading),
    };
    for (at, line) in lines[..signed].iter().enumerate() {
        // What stands between a heading and its first point belongs to it.
        let is_over = !reading.above.is_empty() && way.point(line.text).is_none();
        if is_over || sections.contains(&at) {
            reading.section(line.text);
            continue;
        }
        let point = way.point(line.text).filter(|(number, _)| !reading.is_inner(line, number.as_deref()));
        let open = reading.agenda.points.last();
        let is_marked = matches!(way, Way::Marked(_));
        let below = || open.filter(|_| is_marked).and_then(|open| below(line.text, open, &lines[at + 1..signed]));
        match point.or_else(below) {
            Some((number, title)) => reading.point(line, number, title),
            None if open.is_none() => reading.agenda.before.push(line.text.to_owned()),
            None => reading.line(at, signed),
        }
    }
    let mut agenda = reading.agenda;
    agenda.last = reading.above;
    agenda.after = lines[signed..].iter().map(|line| line.text.to_owned()).collect();
    renumber(&mut agenda.points);
    agenda
}

/// An agenda while it is read.
struct Reading<'l, 't> {
    lines: &'l [Line<'t>],
    agenda: Agenda,
    /// The headings since the last point.
    above: Vec<String>,
    /// How far in stands the mark of the open point.
    edge: usize,
    /// The same of the point, or of the marked line below it.
    margin: usize,
    /// The indent and the number of the last line that is numbered by itself below a point.
    inner: Option<(usize, u32)>,
    /// Whether the points are headings of a text: these end with their line.
    by_heading: bool,
}

impl Reading<'_, '_> {
    fn section(&mut self, line: &str) {
        let heading = line.trim_start_matches('#').trim().to_owned();
        self.agenda.told.push(Told::new("add-section").with("line", &heading));
        self.above.push(heading);
    }

    /// Whether a numbered line stands below the open point and is counted by itself: further in, and not the
    /// next number.
    fn is_inner(&mut self, line: &Line, number: Option<&str>) -> bool {
        let Some((open, number)) = self.agenda.points.last().zip(number.and_then(|number| number.parse().ok())) else {
            return false;
        };
        let is_next = open.number.parse().is_ok_and(|last: u32| last + 1 == number);
        let goes_on = self.inner.is_some_and(|(indent, last)| indent == line.indent && last + 1 == number);
        let is_inner = line.indent > self.edge && (goes_on || !is_next);
        if is_inner {
            self.inner = Some((line.indent, number));
        }
        is_inner
    }

    fn point(&mut self, line: &Line, number: Option<String>, title: &str) {
        let place = (self.agenda.points.len() + 1).to_string();
        let sections = std::mem::take(&mut self.above);
        let (number, title) = (number.unwrap_or(place), title.to_owned());
        self.agenda.points.push(Point { sections, number, title, ..Point::default() });
        (self.edge, self.margin, self.inner) = (line.indent, line.indent, None);
    }

    /// A line below the open point: the rest of one that was broken in two, its title or a marked one below
    /// it, or a line of its own.
    fn line(&mut self, at: usize, end: usize) {
        let line = self.lines[at];
        let margin = self.margin;
        let Some(open) = self.agenda.points.last_mut() else { return };
        // In a block each line is one.
        let in_block = open.text.iter().filter(|line| is_fence(line)).count() % 2 == 1;
        let follows = open.text.len().checked_sub(1).is_some_and(|last| open.shown.contains(&last));
        let is_shown = !line.apart && follows && !speaks(line.text);
        let is_whole = |last: &String| marked(last).is_none() && !is_lettered(last);
        let is_marked = marked(line.text).is_some() || is_lettered(line.text) || is_fence(line.text);
        if in_block || line.apart || is_marked || open.text.last().is_some_and(is_whole) {
            if is_marked && !in_block {
                self.margin = line.indent;
            }
            open.shown.extend((is_shown && !is_marked).then_some(open.text.len()));
            return open.text.push(line.text.to_owned());
        }
        let above = open.text.last().unwrap_or(&open.title).clone();
        let rest = match self.by_heading && open.text.is_empty() && !goes_on(&above, line.text) {
            true => Rest::Own,
            false => Rest::of(&self.lines[at..end], margin, &above),
        };
        let told = |key| Told::new(key).with("number", &open.number).with("line", line.text);
        match rest {
            Rest::Own => open.text.push(line.text.to_owned()),
            Rest::Listed => {
                self.agenda.told.extend((!above.ends_with(':')).then(|| told("add-below")));
                open.shown.insert(open.text.len());
                open.text.push(line.text.to_owned());
            }
            Rest::GoesOn | Rest::Joined => {
                self.agenda.told.extend((rest == Rest::Joined).then(|| told("add-joined")));
                let above = open.text.last_mut().unwrap_or(&mut open.title);
                above.push(' ');
                above.push_str(line.text);
            }
        }
    }
}

/// What a line without a mark is to the one right above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rest {
    /// A line of its own.
    Own,
    /// Its rest, as its first letter or the end of the one above says.
    GoesOn,
    /// Its rest, as it stands further in.
    Joined,
    /// Its rest, or the first of a list.
    Listed,
}

impl Rest {
    /// Of the first of `lines`; the one above is marked, and its mark stands in `margin`.
    fn of(lines: &[Line], margin: usize, above: &str) -> Self {
        let Some(first) = lines.first() else { return Self::Own };
        if goes_on(above, first.text) {
            return Self::GoesOn;
        }
        if above.ends_with(['.', ';', '?', '!']) || speaks(first.text) {
            return Self::Own;
        }
        let is_inside = |line: &Line| {
            let is_marked = marked(line.text).is_some() || is_lettered(line.text) || is_fence(line.text);
            line.indent > margin && !is_marked && !speaks(line.text)
        };
        let mut more = lines.windows(2).take_while(|pair| !pair[1].apart && is_inside(&pair[1]));
        let is_list = more.any(|pair| !goes_on(pair[0].text, pair[1].text));
        let is_one = is_inside(first) && !is_list && !above.ends_with(':');
        if is_one { Self::Joined } else { Self::Listed }
    }
}

/// Whether a line says something of a point, and is no part of its title: `Autor: Duarte`, `Se leerá`.
fn speaks(line: &str) -> bool {
    const MOST_WORDS: usize = 3;
    let label = line.split_once(": ").map(|(label, _)| label);
    let is_label = |label: &str| {
        label.split(' ').count() <= MOST_WORDS && label.chars().all(|c| c.is_alphabetic() || c.is_whitespace())
    };
    label.is_some_and(is_label) || line.starts_with("Se ")
}

impl Point {
    /// The lines below it that are shown with it: points below points (`a) Ingresos`, `- Nota`), and what may
    /// be a list.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let mut inside = false;
        let parts = self.text.iter().map(String::as_str).enumerate().filter(move |(at, line)| {
            inside ^= is_fence(line);
            let is_part = marked(line).is_some() || is_lettered(line) || self.shown.contains(at);
            !inside && !is_fence(line) && is_part
        });
        parts.map(|(_, line)| line)
    }
}

/// Whether a line goes on with the one above it: it begins with a small letter, or the one above ends where no
/// title can.
fn goes_on(above: &str, line: &str) -> bool {
    const OPEN: &[&str] = &[
        "de", "del", "la", "el", "los", "las", "y", "e", "a", "al", "en", "para", "con", "por", "da", "do", "das",
        "dos", "the", "of", "and", "to", "for",
    ];
    let last = above.rsplit(' ').next().unwrap_or_default();
    // In a title of capitals its last word is one too.
    let last = if shouts(above) { fold(last) } else { last.to_owned() };
    let open = above.ends_with(',') || OPEN.contains(&last.as_str());
    let ends = above.ends_with(['.', ':', ';', '?', '!']);
    !ends && marked(line).is_none() && !is_fence(line) && (open || line.starts_with(char::is_lowercase))
}

fn is_fence(line: &str) -> bool {
    line.starts_with("```") || line.starts_with("~~~")
}

/// A line that a capital letter marks: `A. Ordinarias`.
fn is_lettered(line: &str) -> bool {
    let mut letters = line.chars();
    let marked = letters.next().is_some_and(|letter| letter.is_ascii_uppercase());
    marked && letters.next().is_some_and(|mark| matches!(mark, '.' | ')')) && letters.next() == Some(' ')
}

/// A point below the open one, or beside it, without a sign after its number: `2.1 Ingresos` below `2`. A measure
/// (`4.5 acres`) is one only where it counts on from the open one, or the next of the lines `after` it does.
fn below<'l>(line: &'l str, open: &Point, after: &[Line]) -> Option<(Option<String>, &'l str)> {
    let (number, title) = line.split_once(char::is_whitespace)?;
    let begins = |number: &str| {
        after
            .iter()
            .any(|line| line.text.split_whitespace().next().map(|first| first.trim_end_matches('.')) == Some(number))
    };
    let is_known = |other: String| other == open.number && open.number.contains('.') || begins(&other);
    if numbering::is_measure(title.trim()) && !numbering::counts_on(number, is_known) {
        return None;
    }
    let (head, last) = number.rsplit_once('.')?;
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let beside = open.number.rsplit_once('.').map(|(head, _)| head);
    let fits = is_digits(last) && (open.number == head || beside == Some(head));
    fits.then(|| (Some(number.to_owned()), title.trim()))
}

/// The number alone that a line begins with, and what stands after it.
fn counted(line: &str) -> Option<(u32, &str)> {
    let (number, title) = line.split_once(char::is_whitespace)?;
    Some((number.parse().ok()?, title.trim()))
}

/// Whether lines begin with numbers alone that count up from 1; of three or more some may be missing, where none
/// says how much there is of something.
fn counts_up<'l>(lines: impl Iterator<Item = &'l str>) -> bool {
    const MOST: u32 = 99;
    let counted: Vec<(u32, &str)> = lines.filter_map(counted).collect();
    let numbers: Vec<u32> = counted.iter().map(|(number, _)| *number).collect();
    let in_order = numbers.iter().zip(1..).all(|(number, place)| *number == place);
    let rises = || {
        numbers.len() > 2
            && numbers[0] == 1
            && numbers.is_sorted_by(|one, next| one < next && *next <= MOST)
            && counted.iter().all(|(_, title)| !numbering::is_measure(title))
    };
    numbers.len() > 1 && (in_order || rises())
}

/// Numbers that are given twice, or go back, are counted anew: nothing could be told by them.
fn renumber(points: &mut [Point]) {
    let part = |part: &str| {
        let letters = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = &part[..part.len() - letters.len()];
        (digits.parse::<u32>().unwrap_or(0), letters.to_owned())
    };
    // `Ö 1` and `N 1` are counted each by itself.
    let split = |point: &Point| {
        let (kind, number) = point.number.rsplit_once(' ').unwrap_or(("", &point.number));
        (kind.to_owned(), number.split('.').map(part).collect::<Vec<_>>())
    };
    let rises = points.windows(2).all(|pair| {
        let ((kind, number), (other, next)) = (split(&pair[0]), split(&pair[1]));
        kind != other || number < next
    });
    if !rises {
        points.iter_mut().enumerate().for_each(|(at, point)| point.number = (at + 1).to_string());
    }
}

/// Whether a line of an agenda without marks names the agenda, and no point of it.
fn is_headline(line: &str) -> bool {
    const HEADLINES: [&str; 9] = [
        "orden del dia",
        "agenda",
        "order of business",
        "ordem do dia",
        "pauta",
        "ordre du jour",
        "ordine del giorno",
        "tagesordnung",
        "temario",
    ];
    HEADLINES.contains(&fold(line).as_str()) || line.ends_with(':') || shouts(line) || line.starts_with('#')
}

/// Whether a line is written in capitals alone.
fn shouts(line: &str) -> bool {
    line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase)
}

/// A line's mark, the number that it gives, and what stands after it.
fn marked(line: &str) -> Option<(Mark, Option<String>, &str)> {
    let heading = line.strip_prefix("## ");
    let bullet = ["- ", "* ", "• ", "– ", "— ", "· "].iter().find_map(|bullet| line.strip_prefix(bullet));
    let inner = heading.or(bullet).unwrap_or(line).trim();
    let listed = numbering::of_list(inner).map(|(style, number, rest)| (Mark::Listed(style), number, rest));
    let signed = listed.is_some();
    let worded = numbering::of_word(inner).map(|(number, rest)| (Mark::Word { signed }, Some(number), rest));
    let found = worded.or(listed);
    let (mark, number, rest) = match (heading, bullet, found) {
        (Some(_), _, found) => {
            (Mark::Heading, found.clone().and_then(|(_, number, _)| number), found.map_or(inner, |(.., rest)| rest))
        }
        (None, _, Some(found)) => found,
        (None, Some(_), None) => (Mark::Bullet, None, inner),
        (None, None, None) => return None,
    };
    (!rest.is_empty()).then_some((mark, number, rest))
}
