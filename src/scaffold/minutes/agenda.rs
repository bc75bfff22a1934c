//! An agenda as somebody wrote it: a list with numbers, Roman numerals, letters, ordinals or dashes, the
//! headings of a text, or lines alone.

mod sections;
mod signature;

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
        (way, None)
    }

    /// The number and the title of a line that is a point.
    fn point(self, line: &str) -> Option<(Option<String>, &str)> {
        match self {
            Self::Marked(first) => {
                marked(line).filter(|(mark, ..)| mark.is_of(first)).map(|(_, number, title)| (number, title))
            }
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
    let sections = sections::find(&lines, way, divider);
    let last = lines.iter().rposition(is_point);
    let signed = last.map_or(lines.len(), |last| signature::begin(&lines, last));
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
        match point.or_else(|| open.filter(|_| matches!(way, Way::Marked(_))).and_then(|open| below(line.text, open))) {
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

/// A point below the open one, or beside it, without a sign after its number: `2.1 Ingresos` below `2`.
fn below<'l>(line: &'l str, open: &Point) -> Option<(Option<String>, &'l str)> {
    let (number, title) = line.split_once(char::is_whitespace)?;
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

/// Whether lines begin with numbers alone that count up from 1.
fn counts_up<'l>(lines: impl Iterator<Item = &'l str>) -> bool {
    let numbers: Vec<u32> = lines.filter_map(|line| counted(line).map(|(number, _)| number)).collect();
    numbers.len() > 1 && numbers.iter().zip(1..).all(|(number, place)| *number == place)
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
    line.ends_with(':') || shouts(line) || line.starts_with('#')
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

#[cfg(test)]
mod tests {
    use super::*;

    fn points(text: &str) -> Vec<(String, String)> {
        read(text).points.into_iter().map(|point| (point.number, point.title)).collect()
    }

    #[track_caller]
    fn reads(text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<(String, String)> = expected.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
        assert_eq!(points(text), expected, "{text}");
    }

    #[test]
    fn every_usual_way_of_marking_points_is_read() {
        let two = [("1", "Lectura del acta"), ("2", "Presupuesto")];
        for text in [
            "# Orden del día\n\n1. Lectura del acta\n2) Presupuesto\n",
            "1.- Lectura del acta\n2.- Presupuesto",
            "1 - Lectura del acta\n2 – Presupuesto",
            "1º. Lectura del acta\n2º. Presupuesto",
            "I. Lectura del acta\nII. Presupuesto",
            "ORDEN DEL DÍA\nI.- Lectura del acta\nII.- Presupuesto",
            "a) Lectura del acta\nb) Presupuesto",
            "- Lectura del acta\n- Presupuesto",
            "• Lectura del acta\n• Presupuesto",
            "## 1. Lectura del acta\n## 2. Presupuesto",
            "## Lectura del acta\n## Presupuesto",
            "Primero: Lectura del acta\nSegundo: Presupuesto",
            "PRIMERO.- Lectura del acta\nSEGUNDO.- Presupuesto",
            "Punto 1: Lectura del acta\nPunto 2: Presupuesto",
            "Orden del día:\nLectura del acta\n\nPresupuesto\n",
        ] {
            reads(text, &two);
        }
    }

    #[test]
    fn points_below_points_keep_their_numbers_and_other_lines_their_place() {
        reads("1. Actas\n1.1. Lista\n2. Presupuesto", &[("1", "Actas"), ("1.1", "Lista"), ("2", "Presupuesto")]);
        let agenda =
            read("Estimados concejales\n1. Presupuesto\na) Ingresos\nb) Gastos\nSe adjunta el informe\n2. Varios");
        assert_eq!(agenda.before, ["Estimados concejales"]);
        assert_eq!(agenda.points[0].text, ["a) Ingresos", "b) Gastos", "Se adjunta el informe"]);
        assert_eq!(agenda.points[1].number, "2");
        reads("4. Obras\n4a. Muelle\n5. Varios", &[("4", "Obras"), ("4a", "Muelle"), ("5", "Varios")]);
        // Numbers that say nothing are counted anew.
        reads("1. Uno\n1. Otro", &[("1", "Uno"), ("2", "Otro")]);
        reads("2026 fue un año\nde obras", &[("1", "2026 fue un año"), ("2", "de obras")]);
        assert!(read("\n\n").points.is_empty());
        let below = [("1", "Actas"), ("2", "Presupuesto"), ("2.1", "Ingresos"), ("2.2", "Gastos"), ("3", "Cierre")];
        reads("1. Actas\n2. Presupuesto\n2.1 Ingresos\n2.2 Gastos\n3. Cierre", &below);
        // An amount is no point below another.
        assert_eq!(read("1. Actas\n2. Presupuesto\n3.5 millones de pesos\n3. Cierre").points.len(), 3);
        reads("1 Actas\n2 Presupuesto\n3 Cierre", &[("1", "Actas"), ("2", "Presupuesto"), ("3", "Cierre")]);
    }

    #[test]
    fn a_word_before_the_number_is_enough_and_who_signs_is_no_part_of_the_last_point() {
        let agenda = read(
            "Tagesordnung\nTOP 1 Eröffnung\nTOP 2 Haushalt 2027\n- Anlage A\n1. Einnahmen\nTOP 3: Verschiedenes\nSe verá.\n\nAna Pérez\nSecretaria",
        );
        let titles: Vec<(&str, &str)> =
            agenda.points.iter().map(|point| (point.number.as_str(), point.title.as_str())).collect();
        assert_eq!(titles, [("1", "Eröffnung"), ("2", "Haushalt 2027"), ("3", "Verschiedenes")]);
        assert_eq!(agenda.points[1].text, ["- Anlage A", "1. Einnahmen"]);
        assert_eq!(
            (agenda.before, &agenda.points[2].text),
            (vec!["Tagesordnung".to_owned()], &vec!["Se verá.".to_owned()])
        );
        assert_eq!(agenda.after, ["Ana Pérez", "Secretaria"]);
        // Under a number of its own, a line about a point is no point.
        let agenda = read("1. Actas\n2. Obras\nPunto 1 sigue pendiente\n\nSe leerá el informe.");
        assert_eq!(agenda.points.len(), 2);
        assert_eq!(agenda.points[1].text, ["Punto 1 sigue pendiente", "Se leerá el informe."]);
        reads("1. Actas\nPunto 2: Obras", &[("1", "Actas"), ("2", "Obras")]);
        reads("Ö 1 Bericht\nÖ 2 Anfragen", &[("Ö 1", "Bericht"), ("Ö 2", "Anfragen")]);
    }

    #[test]
    fn a_title_that_was_broken_is_whole_again_and_parts_of_a_point_are_found() {
        let agenda = read(
            "1. Acta del 3 de\n   marzo\n2. Compra de\nCamiones\n3. Notas:\n   a) Del gobierno\n   b) De vecinos\n4. Ruidos.\n   Autor: Duarte.",
        );
        let titles: Vec<&str> = agenda.points.iter().map(|point| point.title.as_str()).collect();
        assert_eq!(titles, ["Acta del 3 de marzo", "Compra de Camiones", "Notas:", "Ruidos."]);
        assert_eq!(agenda.points[2].parts().collect::<Vec<_>>(), ["a) Del gobierno", "b) De vecinos"]);
        assert_eq!(agenda.points[3].text, ["Autor: Duarte."]);
        assert_eq!(agenda.points[3].parts().count(), 0);
        let agenda = read(
            "1. Asuntos entrados:\n   a) Nota de la Cooperadora\n   b) Proyecto de ordenanza: tasa\n      vial 2027\n   c) Compra de\n      Camiones\n      Se adjunta el informe\n      del tesorero.\n\n      sin orden\n2. Varios",
        );
        let [entered, _] = &agenda.points[..] else { panic!("{agenda:?}") };
        let parts = ["a) Nota de la Cooperadora", "b) Proyecto de ordenanza: tasa vial 2027", "c) Compra de Camiones"];
        assert_eq!(entered.parts().collect::<Vec<_>>(), parts);
        // Lines without a mark may be a list.
        assert_eq!(entered.text[3..], ["Se adjunta el informe", "del tesorero.", "sin orden"]);
        let agenda = read("I. Actas\n  A. Ordinarias\n  B. Otras\nII. Varios\n```item\npapers:\n- uno\n```");
        assert_eq!(agenda.points[0].parts().collect::<Vec<_>>(), ["A. Ordinarias", "B. Otras"]);
        assert_eq!(agenda.points[1].parts().count(), 0, "what stands in a block is no part of the notice");
    }

    /// The keys of what is told, with the line of each.
    fn told(agenda: &Agenda) -> Vec<(&str, &str)> {
        let line = |told: &'_ Told| told.facts.iter().position(|(name, _)| *name == "line");
        agenda.told.iter().filter_map(|told| Some((told.key, told.facts[line(told)?].1.as_str()))).collect()
    }

    #[test]
    fn a_title_goes_on_in_what_stands_further_in_whatever_its_first_letter() {
        let agenda = read(
            "1. Leitura da ata\n2. Programa de Obras da Escola\n   Nº 5 e da\n   Praça Central\n3. Notas\n   c) Otro: Escuela\n      Nº 5\n   d) Nota\n   Se leerá.\n4. Homenaje al doctor\n   Ricardo Rojas\n5. Varios",
        );
        let titles: Vec<&str> = agenda.points.iter().map(|point| point.title.as_str()).collect();
        let expected = [
            "Leitura da ata",
            "Programa de Obras da Escola Nº 5 e da Praça Central",
            "Notas",
            "Homenaje al doctor Ricardo Rojas",
            "Varios",
        ];
        assert_eq!(titles, expected);
        assert_eq!(agenda.points[2].text, ["c) Otro: Escuela Nº 5", "d) Nota", "Se leerá."]);
        let joined = [("add-joined", "Nº 5 e da"), ("add-joined", "Nº 5"), ("add-joined", "Ricardo Rojas")];
        assert_eq!(told(&agenda), joined);
        // Where there are several, they may be a list: they are shown as they stand.
        let agenda = read(
            "1. Entrados\n   Nota de la Cooperadora\n   Nota del club\n2. Notas:\n   Del gobierno\n3. Ruidos\n   Autor: Duarte\n4. APROBACIÓN DEL ACTA DE LA\nSESIÓN ANTERIOR\n5. Obras\nMuelle\nSe verá",
        );
        let parts: Vec<Vec<&str>> = agenda.points.iter().map(|point| point.parts().collect()).collect();
        let expected =
            [vec!["Nota de la Cooperadora", "Nota del club"], vec!["Del gobierno"], vec![], vec![], vec!["Muelle"]];
        assert_eq!(parts, expected);
        assert_eq!(agenda.points[3].title, "APROBACIÓN DEL ACTA DE LA SESIÓN ANTERIOR");
        assert_eq!(told(&agenda), [("add-below", "Nota de la Cooperadora"), ("add-below", "Muelle")]);
        // A heading of a text ends with its line.
        let agenda = read("## 1. Obras\nMuelle\n## 2. Varios");
        assert_eq!((agenda.points[0].parts().count(), told(&agenda)), (0, Vec::new()));
    }

    #[test]
    fn headings_over_the_points_are_no_points_and_no_text_of_one() {
        for text in [
            "PLENO ORDINARIO\nA) PARTE RESOLUTIVA\n1.- Acta\n2.- Expediente 12/2026, de\nmodificación\nB) PARTE DE CONTROL\n3.- Ruegos",
            "PLENO ORDINARIO\nA.- Parte resolutiva\n\n1.- Acta\n2.- Expediente 12/2026, de\nmodificación\n\nB.- Parte de control\n\n3.- Ruegos",
            "PLENO ORDINARIO\n\nI. PARTE RESOLUTIVA\n1. Acta\n2. Expediente 12/2026, de modificación\nII. PARTE DE CONTROL\n3. Ruegos",
            "PLENO ORDINARIO\n## Parte resolutiva\n1. Acta\n2. Expediente 12/2026, de modificación\n## Parte de control\n3. Ruegos",
            "PLENO ORDINARIO\nPARTE RESOLUTIVA\n1. Acta\n2. Expediente 12/2026, de modificación\nACTIVIDAD DE CONTROL\n3. Ruegos",
        ] {
            let agenda = read(text);
            let titles: Vec<&str> = agenda.points.iter().map(|point| point.title.as_str()).collect();
            assert_eq!(titles, ["Acta", "Expediente 12/2026, de modificación", "Ruegos"], "{text}");
            assert_eq!(agenda.points.iter().map(|point| point.sections.len()).collect::<Vec<_>>(), [1, 0, 1], "{text}");
            assert!(agenda.points.iter().all(|point| point.text.is_empty()), "{text}");
            assert_eq!(agenda.before, ["PLENO ORDINARIO"], "{text}");
            assert_eq!(told(&agenda).len(), 2, "{text}");
        }
        let agenda = read(
            "ORDEM DO DIA\n\nEXPEDIENTE\n1. Ata\n2. Correspondências:\n   2.1 Ofício 5\n\nORDEM DO DIA\n3. PL 5\n\nExplicações pessoais\n4. Palavra livre",
        );
        let over: Vec<Vec<String>> = agenda.points.iter().map(|point| point.sections.clone()).collect();
        assert_eq!(over, [vec!["EXPEDIENTE"], vec![], vec![], vec!["ORDEM DO DIA"], vec!["Explicações pessoais"]]);
        let agenda = read(
            "A) PARTE RESOLUTIVA\nPor mayoría simple:\n1.- Acta\n\nB) CONTROL\n\nB.1) Mociones\n\n2.- Moción\n\nC) URGENCIA\n\nEl Alcalde",
        );
        assert_eq!(agenda.points[0].sections, ["A) PARTE RESOLUTIVA", "Por mayoría simple:"]);
        assert_eq!(agenda.points[1].sections, ["B) CONTROL", "B.1) Mociones"]);
        assert_eq!((agenda.last, agenda.after), (vec!["C) URGENCIA".to_owned()], vec!["El Alcalde".to_owned()]));
        // What only looks like one stays a part of its point, or its headline.
        let agenda = read(
            "ORDEN DEL DÍA\n1. Actas\nA. Ordinarias\nB. Otras\n2. Presupuesto\nI. Ingresos\nII. Gastos\n3. Varios",
        );
        assert_eq!((told(&agenda), agenda.points.len(), agenda.before.len()), (Vec::new(), 3, 1));
        assert_eq!(agenda.points[0].parts().count(), 2);
        // Numbers further in that count by themselves are parts of a point.
        let agenda = read("1. Actas\n2. Presupuesto\n   1. Ingresos\n   2. Gastos\n   3. Deuda\n3. Varios");
        assert_eq!((agenda.points.len(), agenda.points[1].parts().count()), (3, 3));
        reads("1. Uno\n   2. Dos\n   3. Tres", &[("1", "Uno"), ("2", "Dos"), ("3", "Tres")]);
    }

    #[test]
    fn who_signs_below_the_last_point_is_no_part_of_it() {
        let signed = |below: &str| {
            let agenda = read(&format!("1. Acta\n2. Preguntas\n{below}"));
            (agenda.points[1].text.join("|"), agenda.after.join("|"))
        };
        for (below, text, after) in [
            (
                "\nEn Villa, a 3 de mayo de 2026\nEl Alcalde, Fdo.: Juan Pérez",
                "",
                "En Villa, a 3 de mayo de 2026|El Alcalde, Fdo.: Juan Pérez",
            ),
            (
                "En Villa, a 3 de mayo de 2026.\n\nLA ALCALDESA,\n\nFdo.: Ana Soto",
                "",
                "En Villa, a 3 de mayo de 2026.|LA ALCALDESA,|Fdo.: Ana Soto",
            ),
            (
                "\nSe verá el expediente.\n\nVilla, 3/5/2026\n\nAna Pérez\nSecretaria",
                "Se verá el expediente.",
                "Villa, 3/5/2026|Ana Pérez|Secretaria",
            ),
            ("Ana Souza\nPresidente", "", "Ana Souza|Presidente"),
            ("\nVila, 3 de maio de 2026", "", "Vila, 3 de maio de 2026"),
            ("\nVilla, a tres de mayo de 2026\nLA SECRETARIA", "", "Villa, a tres de mayo de 2026|LA SECRETARIA"),
            ("\nEn Villa, a tres de mayo de dos mil veintiséis", "", "En Villa, a tres de mayo de dos mil veintiséis"),
            ("\nMay 3, 2026\nMayor Ann Lee", "", "May 3, 2026|Mayor Ann Lee"),
            ("Informe de la Presidenta", "Informe de la Presidenta", ""),
            ("\nSe leerá el acta del 3 de mayo de 2026", "Se leerá el acta del 3 de mayo de 2026", ""),
            ("Ana Souza", "Ana Souza", ""),
            ("   - Nota de la Alcaldesa", "- Nota de la Alcaldesa", ""),
        ] {
            assert_eq!(signed(below), (text.to_owned(), after.to_owned()), "{below}");
        }
    }
}
