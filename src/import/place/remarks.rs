//! Notes on a table that stand in its rows, in one cell alone (`(1) Cifras preliminares`), and the marks in names that
//! lead to them (`Tola*`, `Rivas (1)`).

use std::collections::BTreeMap;

use super::order::Told as Order;
use super::{Columns, MOST_NAMED, Meaning, levels};
use crate::findings::Told;
use crate::import::grid::{Grid, text_at};
use crate::import::territory::is_note;
use crate::import::titles::has;
use crate::text::slug::fold;

/// First words of sentences about a table.
const FIRST: &str = "fecha.|cifra|dato.|datos.|dado.|dados.|data.|date.|incluye|excluye|inclui|exclui|includes|excludes|figures|\
    preliminar|provisional|estimacion|proyeccion|censo.|census|actualizado|actualizada|consulta|consultado|obs.|aviso|http|https|\
    www|poblacion|population|populacao";

/// The only cell of a row that has something in it.
fn only(cells: &[String]) -> Option<&str> {
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    filled.next().filter(|_| filled.next().is_none() && cells.len() > 1)
}

/// Whether a text is what a mark of a note is: a figure or two, or one letter.
fn is_sign(text: &str) -> bool {
    let is_number = !text.is_empty() && text.len() < 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number || text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_raised(c: char) -> bool {
    matches!(c, '*' | '†' | '‡' | '§' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | 'ᵃ' | 'ᵇ' | 'ᶜ')
}

/// Whether a text begins with a mark, as the note that it leads to does: `(1) …`, `a/ …`, `* …`.
fn begins_with_mark(text: &str) -> bool {
    let Some(first) = text.split_whitespace().next() else { return false };
    let within = |open: char, close: char| first.strip_prefix(open)?.strip_suffix(close);
    let bare = within('(', ')').or_else(|| within('[', ']')).or_else(|| first.strip_suffix('/'));
    text.starts_with(is_raised) || bare.is_some_and(is_sign) && first.len() < text.len()
}

/// A name without the marks at its end.
fn without_marks(name: &str) -> &str {
    let raised = name.trim_end_matches(is_raised).trim_end();
    if raised != name {
        return raised;
    }
    let bracket = |open: char, close: char| {
        let (own, sign) = name.strip_suffix(close)?.rsplit_once(open)?;
        is_sign(sign.trim()).then(|| own.trim_end())
    };
    let slash = || {
        let (own, last) = name.rsplit_once(' ')?;
        let sign = last.strip_prefix('/').or_else(|| last.strip_suffix('/'))?;
        is_sign(sign).then(|| own.trim_end())
    };
    bracket('(', ')').or_else(|| bracket('[', ']')).or_else(slash).unwrap_or(name)
}

/// Takes out the notes at a table's end, and all that have one cell after the first of them; tells each.
pub fn leave(grid: &mut Grid) -> Vec<(usize, Told)> {
    let says = |cells: &[String]| {
        only(cells).is_some_and(|text| {
            let first = text.split_whitespace().next().unwrap_or_default();
            begins_with_mark(text) || has(first, FIRST) && (text.contains(' ') || first.starts_with("http"))
        })
    };
    let is_one = |cells: &[String]| is_note(cells) || says(cells);
    let is_lone = |cells: &[String]| only(cells).is_some() || cells.iter().all(|cell| cell.trim().is_empty());
    let last = grid.rows.iter().rposition(|(_, cells)| !is_lone(cells)).map_or(0, |at| at + 1);
    let end = grid.rows[last..].iter().position(|(_, cells)| is_one(cells)).map_or(grid.rows.len(), |at| last + at);
    let left = grid.rows[end..].iter().filter(|(_, cells)| only(cells).is_some());
    let left: Vec<usize> = left.map(|(row, _)| *row).collect();
    grid.rows.retain(|(row, _)| !left.contains(row));
    left.into_iter().map(|row| (row, Told::new("import-note-row"))).collect()
}

/// Takes the marks from the ends of names where few have one and no other area is called so; tells which.
pub fn unmark(grid: &mut Grid, meanings: &[Meaning], file: &str, told: Order) -> Option<Told> {
    let (columns, _) = levels(grid, meanings, told);
    let mut changed: Vec<String> = Vec::new();
    for depth in 0..columns.len() {
        let Some(at) = columns[depth].name else { continue };
        let path = |cells: &[String]| {
            let above = columns[..depth].iter().map(|level: &Columns| fold(level.name(cells).unwrap_or_default()));
            let mut all: Vec<String> = above.collect();
            all.push(fold(without_marks(text_at(cells, at))));
            all
        };
        let is_marked = |cells: &[String]| without_marks(text_at(cells, at)) != text_at(cells, at);
        let named = grid.rows.iter().filter(|(_, cells)| !text_at(cells, at).is_empty()).count();
        let marked = grid.rows.iter().filter(|(_, cells)| is_marked(cells)).count();
        if marked == 0 || marked * 4 > named * 3 {
            continue;
        }
        // What two names would be without their marks is two areas, but in a column of what contains others.
        let mut names: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        if depth + 1 == columns.len() {
            grid.rows.iter().for_each(|(_, cells)| *names.entry(path(cells)).or_default() += 1);
        }
        let is_free = |cells: &[String]| names.get(&path(cells)).is_none_or(|count| *count < 2);
        let rows: Vec<usize> =
            (0..grid.rows.len()).filter(|row| is_marked(&grid.rows[*row].1) && is_free(&grid.rows[*row].1)).collect();
        for row in rows {
            let cell = &mut grid.rows[row].1[at];
            let own = without_marks(cell.trim()).to_owned();
            if !own.is_empty() {
                changed.push(std::mem::replace(cell, own));
            }
        }
    }
    changed.dedup();
    let more = if changed.len() > MOST_NAMED { ", …" } else { "" };
    let first = changed.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let told = || Told::new("import-marks-left").with("file", file).with("names", first + more);
    (!changed.is_empty()).then(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_notes_are_no_part_of_names_and_numbers_of_places_are() {
        for (written, own) in [
            ("Rivas (1)", "Rivas"),
            ("Tola*", "Tola"),
            ("San Jorge²", "San Jorge"),
            ("Boaco /a", "Boaco"),
            ("Camoapa 1/", "Camoapa"),
            ("Zona 1", "Zona 1"),
            ("Colón (Panamá)", "Colón (Panamá)"),
            ("Barrio A", "Barrio A"),
            ("24 de Mayo", "24 de Mayo"),
        ] {
            assert_eq!(without_marks(written), own);
        }
        for note in ["(1) Cifras preliminares", "a/ Incluye la isla", "* En disputa", "[2] Estimada"] {
            assert!(begins_with_mark(note), "{note}");
        }
        for name in ["24 de Mayo", "A Coruña", "(sin nombre)", "9 de Julio", "1. Rivas"] {
            assert!(!begins_with_mark(name), "{name}");
        }
    }

    #[test]
    fn what_stands_alone_after_a_note_is_one_and_a_container_among_its_areas_is_none() {
        let text = "Departamento;Municipio;Población 2020\nRivas;;\n;Tola;30000\nBoaco;;\n;Camoapa;40000\nFuente: INIDE;;\n\
            Total preliminar de hogares;;\n";
        let mut grid = Grid::read("x.csv", text.as_bytes()).expect("a table");
        let left: Vec<usize> = leave(&mut grid).into_iter().map(|(row, _)| row).collect();
        assert_eq!((left, grid.rows.len()), (vec![6, 7], 4));
    }
}
