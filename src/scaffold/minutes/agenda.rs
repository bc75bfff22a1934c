//! An agenda as somebody wrote it: a list with numbers, Roman numerals, letters, ordinals or dashes, the
//! headings of a text, or lines alone.

use crate::text::numbering::{self, Style};
use crate::text::slug::fold;

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
    /// The lines after the last: who signs it.
    pub after: Vec<String>,
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

/// Reads an agenda. The mark of the first marked line is that of points; lines with another mark, and
/// lines without one, belong to the point above them. So does the rest of a title that was broken in two.
pub fn read(text: &str) -> Agenda {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let filled = || lines.iter().copied().filter(|line| !line.is_empty());
    let way = match filled().find_map(marked) {
        Some((mark, ..)) => Way::Marked(mark),
        None if counts_up(filled()) => Way::Counted,
        None => Way::Lines,
    };
    let mut agenda = Agenda::default();
    let mut follows = false;
    for line in lines {
        if line.is_empty() {
            follows = false;
            continue;
        }
        let last = agenda.points.last();
        let point = match way {
            Way::Marked(first) => marked(line)
                .filter(|(mark, ..)| mark.is_of(first))
                .map(|(_, number, title)| (number, title))
                .or_else(|| below(line, last?)),
            Way::Counted => counted(line).map(|(number, title)| (Some(number.to_string()), title)),
            Way::Lines => (!is_headline(line)).then_some((None, line)),
        };
        match (point, agenda.points.last_mut()) {
            (Some((number, title)), _) => {
                let place = (agenda.points.len() + 1).to_string();
                let point = Point { number: number.unwrap_or(place), title: title.to_owned(), text: Vec::new() };
                agenda.points.push(point);
            }
            (None, Some(open)) if follows => open.follow(line),
            (None, Some(open)) => open.text.push(line.to_owned()),
            (None, None) => agenda.before.push(line.to_owned()),
        }
        follows = true;
    }
    if let Some(last) = agenda.points.last_mut() {
        agenda.after = last.signature(text);
    }
    renumber(&mut agenda.points);
    agenda
}

impl Point {
    /// The lines below it that are points below points: `a) Ingresos`, `- Nota`.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let mut inside = false;
        self.text.iter().map(String::as_str).filter(move |line| {
            inside ^= is_fence(line);
            !inside && !is_fence(line) && (marked(line).is_some() || is_lettered(line))
        })
    }

    /// Takes the lines below it with which the whole agenda ends: set apart by a blank line, short, and with the
    /// word for who keeps the record or presides.
    fn signature(&mut self, text: &str) -> Vec<String> {
        const SIGNERS: [&str; 12] = [
            "secretar",
            "president",
            "alcald",
            "intendent",
            "prefeit",
            "vereador",
            "concejal",
            "mayor",
            "clerk",
            "chair",
            "burgermeister",
            "vorsitz",
        ];
        const MOST_WORDS: usize = 6;
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let end = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
        let begin = lines[..end].iter().rposition(|line| line.is_empty()).map_or(end, |blank| blank + 1);
        let own = &lines[begin..end];
        let signs = |line: &&str| SIGNERS.iter().any(|word| fold(line).contains(word));
        let is_short = own.iter().all(|line| line.split_whitespace().count() <= MOST_WORDS && marked(line).is_none());
        let kept = self.text.len().checked_sub(own.len());
        match kept {
            Some(kept) if is_short && own.iter().any(signs) && self.text[kept..] == *own => self.text.split_off(kept),
            _ => Vec::new(),
        }
    }

    /// Takes the line that follows at once: the rest of one that was broken in two, its title or a marked one
    /// below it, or a line of its own.
    fn follow(&mut self, line: &str) {
        // In a block each line is one.
        let in_block = self.text.iter().filter(|line| is_fence(line)).count() % 2 == 1;
        let is_whole = |last: &String| in_block || (marked(last).is_none() && !is_lettered(last));
        let is_whole = self.text.last().is_some_and(is_whole);
        let open = self.text.last_mut().unwrap_or(&mut self.title);
        if is_whole || !goes_on(open, line) {
            return self.text.push(line.to_owned());
        }
        open.push(' ');
        open.push_str(line);
    }
}

/// Whether a line goes on with the one above it: it begins with a small letter, or the one above ends where no
/// title can.
fn goes_on(above: &str, line: &str) -> bool {
    const OPEN: &[&str] = &[
        "de", "del", "la", "el", "los", "las", "y", "e", "a", "al", "en", "para", "con", "por", "da", "do", "dos",
        "the", "of", "and", "to", "for",
    ];
    let last = above.rsplit(' ').next().unwrap_or_default();
    let open = above.ends_with(',') || OPEN.contains(&last);
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
    let ends = line.ends_with(':');
    let shouts = line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase);
    ends || shouts || line.starts_with('#')
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
}
