//! The figures that moved between two versions of a page, as whoever reads it sees them.

use std::collections::{BTreeMap, BTreeSet};

use super::visible::Visible;

/// How many figures of one name are written out where their number changed.
const WRITTEN: usize = 6;

/// A figure that moved.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Move {
    /// What it is of, in the page's words.
    pub name: String,
    /// What it was; a dash where it was not there.
    pub before: String,
    /// What it is now; a dash where it is there no longer.
    pub after: String,
}

/// The figures that moved: those of one name, in their order, each once however often the page shows it. Where none
/// did of those that have their value with them, those that are words alone.
pub fn moved(before: &Visible, after: &Visible) -> Vec<Move> {
    let with_values = moved_of(&before.figures, &after.figures);
    if with_values.is_empty() { moved_of(&before.written, &after.written) } else { with_values }
}

fn moved_of(before: &[(String, String)], after: &[(String, String)]) -> Vec<Move> {
    let (before, after) = (by_name(before), by_name(after));
    let names: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let mut moves = Vec::new();
    for name in names {
        let (old, new) = [&before, &after].map(|side| side.get(name).cloned().unwrap_or_default()).into();
        if old.len() == new.len() {
            let pairs = old.iter().zip(&new).filter(|(old, new)| old != new);
            moves.extend(pairs.map(|(old, new)| moving(name, (*old).to_owned(), (*new).to_owned())));
        } else {
            let (old, new) = apart(&old, &new);
            moves.push(moving(name, list(old), list(new)));
        }
    }
    let mut told = BTreeSet::new();
    moves.retain(|figure| told.insert(figure.clone()));
    moves
}

fn moving(name: &str, before: String, after: String) -> Move {
    Move { name: name.to_owned(), before, after }
}

fn by_name(figures: &[(String, String)]) -> BTreeMap<&str, Vec<&str>> {
    let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in figures {
        names.entry(name).or_default().push(value);
    }
    names
}

/// What two lists do not have in common at their beginning and at their end.
fn apart<'a>(old: &'a [&'a str], new: &'a [&'a str]) -> (&'a [&'a str], &'a [&'a str]) {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    (&old[..old.len() - end], &new[..new.len() - end])
}

fn list(values: &[&str]) -> String {
    match values {
        [] => "—".to_owned(),
        _ if values.len() > WRITTEN => format!("{}… ({})", values[..WRITTEN].join(", "), values.len()),
        _ => values.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(figures: &[(&str, &str)]) -> Visible {
        let figures = figures.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Visible { figures: figures.collect(), ..Visible::default() }
    }

    fn told(before: &[(&str, &str)], after: &[(&str, &str)]) -> Vec<String> {
        let moves = moved(&seen(before), &seen(after)).into_iter();
        moves.map(|figure| format!("{}: {} → {}", figure.name, figure.before, figure.after)).collect()
    }

    #[test]
    fn a_figure_that_moved_is_told_once_with_its_name_and_one_that_did_not_is_not() {
        let before = [("Aseo", "70"), ("Aceras", "30"), ("Total", "100"), ("Aseo", "70")];
        let after = [("Aseo", "40"), ("Aceras", "60"), ("Total", "100"), ("Aseo", "40")];
        assert_eq!(told(&before, &after), ["Aceras: 30 → 60", "Aseo: 70 → 40"]);
        assert!(told(&before, &before).is_empty());
    }

    #[test]
    fn one_that_came_or_went_stands_against_a_dash_and_not_with_those_that_stayed() {
        assert_eq!(told(&[], &[("Aseo", "40")]), ["Aseo: — → 40"]);
        let before = [("Obras", "1"), ("Obras", "2"), ("Obras", "3")];
        assert_eq!(told(&before, &[("Obras", "1"), ("Obras", "3")]), ["Obras: 2 → —"]);
        assert_eq!(told(&before, &[]), ["Obras: 1, 2, 3 → —"]);
        let many: Vec<(&str, &str)> = ["1", "2", "3", "4", "5", "6", "7", "8"].map(|value| ("Obras", value)).to_vec();
        assert_eq!(told(&[], &many), ["Obras: — → 1, 2, 3, 4, 5, 6… (8)"]);
    }
}
