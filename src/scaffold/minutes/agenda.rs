//! An agenda as somebody wrote it: a list with numbers, Roman numerals, letters, ordinals or dashes, the
//! headings of a text, or lines alone.

use crate::text::numbering::{self, Style};

/// A point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its number as written (`3`, `3.1`), or its place in the list.
    pub number: String,
    /// What it is.
    pub title: String,
    /// The lines below it that are no points themselves.
    pub text: Vec<String>,
}

/// What was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The lines before the first point: a headline, a salutation.
    pub before: Vec<String>,
    /// The points.
    pub points: Vec<Point>,
}

/// How a line is marked as a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Heading,
    Listed(Style),
    Bullet,
}

/// Reads an agenda. The mark of the first marked line is that of points; lines with another mark, and
/// lines without one, belong to the point above them.
pub fn read(text: &str) -> Agenda {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let first = lines.iter().find_map(|line| marked(line)).map(|(mark, ..)| mark);
    let mut agenda = Agenda::default();
    for line in lines {
        let point = match first {
            Some(first) => marked(line).filter(|(mark, ..)| *mark == first).map(|(_, number, title)| (number, title)),
            None => (!is_headline(line)).then_some((None, line)),
        };
        match (point, agenda.points.last_mut()) {
            (Some((number, title)), _) => {
                let place = (agenda.points.len() + 1).to_string();
                let point = Point { number: number.unwrap_or(place), title: title.to_owned(), text: Vec::new() };
                agenda.points.push(point);
            }
            (None, Some(open)) => open.text.push(line.to_owned()),
            (None, None) => agenda.before.push(line.to_owned()),
        }
    }
    renumber(&mut agenda.points);
    agenda
}

/// Numbers that are given twice, or go back, are counted anew: nothing could be told by them.
fn renumber(points: &mut [Point]) {
    let part = |part: &str| {
        let letters = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = &part[..part.len() - letters.len()];
        (digits.parse::<u32>().unwrap_or(0), letters.to_owned())
    };
    let parts = |point: &Point| point.number.split('.').map(part).collect::<Vec<_>>();
    let rises = points.windows(2).all(|pair| parts(&pair[0]) < parts(&pair[1]));
    if !rises {
        points.iter_mut().enumerate().for_each(|(at, point)| point.number = (at + 1).to_string());
    }
}

/// Whether a line of an agenda without marks names the agenda, and no point of it.
fn is_headline(line: &str) -> bool {
    let ends = line.ends_with(':');
    let shouts = line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase);
    ends || shouts || line.starts_with('#')
}

/// A line's mark, the number that it gives, and what stands after it.
fn marked(line: &str) -> Option<(Mark, Option<String>, &str)> {
    let heading = line.strip_prefix("## ");
    let bullet = ["- ", "* ", "• ", "– ", "— ", "· "].iter().find_map(|bullet| line.strip_prefix(bullet));
    let inner = heading.or(bullet).unwrap_or(line).trim();
    let found = numbering::of_list(inner).map(|(style, number, rest)| (Mark::Listed(style), number, rest));
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
    }
}
