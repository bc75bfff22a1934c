//! The people whom a cell of a table of votes names: one, or several between marks.

use super::super::naming::{is_group, is_subject};
use super::super::words::{is_sum, majority};
use super::members::{Council, Doubt};
use super::rows::Odd;

/// Whether a cell in the place of a count names people: it is written so, and says neither how many they are nor which
/// group.
pub(super) fn names_people(cell: &str, council: &Council) -> bool {
    let is_one = |name: &str| {
        let is_other = is_subject(name) || is_sum(name) || majority(name).is_some();
        council.knows(name) || !is_other && is_person(name, council)
    };
    !cell.contains(|c: char| c.is_ascii_digit()) && parted(cell, council).iter().all(|name| is_one(name))
}

/// Whether a name is none of a group, or of all.
pub(super) fn is_person(name: &str, council: &Council) -> bool {
    council.knows(name) || !is_group(name)
}

/// The names in a cell: one, or several between marks.
fn parted(cell: &str, council: &Council) -> Vec<String> {
    let marked = cell.replace(['/', '&', '\n'], ";");
    // Where another mark parts names, a comma stands before a given name, as it does in that of somebody.
    let has_marks = marked.contains(';');
    let joined = [" y ", " and ", " et ", " und "].iter().fold(marked, |cell, word| cell.replace(word, ";"));
    let mut all = Vec::new();
    for name in joined.split(';').map(str::trim).filter(|name| !name.is_empty()) {
        match has_marks || council.knows(name) {
            true => all.push(name.to_owned()),
            false => all.extend(name.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())),
        }
    }
    all
}

/// Those whom a cell names.
pub(super) fn people_in(
    cell: &str,
    council: &mut Council,
    odd: &mut Vec<Odd>,
    id: impl Fn(&mut Council<'_>, &str) -> Result<String, Doubt>,
) -> Vec<String> {
    let names = if council.knows(cell) { vec![cell.to_owned()] } else { parted(cell, council) };
    let mut all: Vec<String> = Vec::new();
    for name in names {
        match id(council, &name) {
            Ok(person) if !all.contains(&person) => all.push(person),
            Ok(_) => {}
            Err(known) => odd.push(Odd::who(&name, known)),
        }
    }
    all
}
