//! The figures that a build moves on the pages that it replaces, for its summary: what stands is compared with what
//! takes its place, while it still stands. Only a build that is asked for a summary looks.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use rayon::prelude::*;

use super::ground::Ground;
use crate::publish::{Contents, Publisher, Unit};
use crate::text::moved::{Move, moved};
use crate::text::visible::{language, visible};

/// How many figures of a portal are kept by name; of the others only the number.
const KEPT: usize = 200;

/// How many pages are compared at a time, so that what moved on all of them is never held at once.
const AT_A_TIME: usize = 256;

/// A figure that moved, and where it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The figure.
    pub figure: Move,
    /// The first page that shows it, by its path below the site's root.
    pub page: String,
    /// How many other pages show the same.
    pub others: usize,
}

/// The figures that moved on some pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moves {
    /// By name.
    pub shown: Vec<Shown>,
    /// How many more there are.
    pub more: usize,
}

impl Moves {
    /// Adds those of another part of the site.
    pub fn extend(&mut self, other: Self) {
        self.shown.extend(other.shown);
        self.more += other.more;
    }
}

/// What will move where these files, by path below `root`, take the place of those that stand.
pub(super) fn moves(publisher: &Publisher, root: &str, files: &[(String, Contents)], ground: &Ground) -> Moves {
    if !ground.options.figures {
        return Moves::default();
    }
    let pages: BTreeMap<String, &Contents> =
        files.iter().map(|(path, contents)| (format!("{root}{path}"), contents)).collect();
    let read = |path: &str| pages.get(path)?.bytes();
    let first = ground.shared.settings.first_language();
    compared(publisher, pages.keys().map(String::as_str), first.as_str(), read)
}

/// What will move where a unit is taken over from a share.
pub(super) fn moves_of_share(publisher: &Publisher, share: &Publisher, unit: &Unit) -> Moves {
    let root = unit.folder().map(|name| format!("{name}/")).unwrap_or_default();
    let files = share.last(unit).map_or(&[][..], |published| &published.files);
    let paths: Vec<String> = files.iter().map(|mark| format!("{root}{}", mark.path)).collect();
    // What a share cannot read is told when it is taken over.
    let read = |path: &str| share.before(path).ok().flatten().map(Cow::Owned);
    let home = read(&format!("{root}index.html")).unwrap_or_default();
    let home = String::from_utf8_lossy(&home);
    compared(publisher, paths.iter().map(String::as_str), language(&home).unwrap_or_default(), read)
}

/// What moves on the pages among these files. Those in the site's first language come first, and those that are nearer
/// to the root.
fn compared<'a>(
    publisher: &Publisher,
    paths: impl Iterator<Item = &'a str>,
    first: &str,
    read: impl Fn(&str) -> Option<Cow<'a, [u8]>> + Sync,
) -> Moves {
    let paths: Vec<&str> = paths.filter(|path| path.ends_with(".html")).collect();
    let is_other = |path: &str| read(path).is_some_and(|page| language(&String::from_utf8_lossy(&page)) != Some(first));
    let mut pages: Vec<(bool, &str)> = paths.into_par_iter().map(|path| (is_other(path), path)).collect();
    pages.sort_by(|one, other| (one.0, address(one.1)).cmp(&(other.0, address(other.1))));
    let mut gathered = Gathered::default();
    for some in pages.chunks(AT_A_TIME) {
        let of = |path: &str| read(path).map_or_else(Vec::new, |new| of_page(publisher, path, &new));
        let moves: Vec<Vec<Move>> = some.par_iter().map(|(_, path)| of(path)).collect();
        for ((_, path), moves) in some.iter().zip(moves) {
            moves.into_iter().for_each(|figure| gathered.add(figure, path));
        }
    }
    Moves { more: gathered.others.len(), shown: gathered.shown }
}

/// A page's address, by which a folder's own page stands before those below it.
fn address(path: &str) -> &str {
    path.strip_suffix("index.html").unwrap_or(path)
}

/// What moves on a page. Of one that cannot be read nothing is told here: publishing tells it.
fn of_page(publisher: &Publisher, path: &str, new: &[u8]) -> Vec<Move> {
    let Ok(Some(old)) = publisher.before(path) else { return Vec::new() };
    if old == new {
        return Vec::new();
    }
    moved(&visible(&String::from_utf8_lossy(&old)), &visible(&String::from_utf8_lossy(new)))
}

/// The figures as they are gathered page by page: the same one on another page is not another.
#[derive(Default)]
struct Gathered {
    shown: Vec<Shown>,
    places: BTreeMap<Move, usize>,
    /// Of those that are not kept, what tells one from another.
    others: HashSet<u64>,
    hashes: RandomState,
}

impl Gathered {
    fn add(&mut self, figure: Move, page: &str) {
        if let Some(shown) = self.places.get(&figure).and_then(|place| self.shown.get_mut(*place)) {
            shown.others += 1;
        } else if self.shown.len() < KEPT {
            self.places.insert(figure.clone(), self.shown.len());
            self.shown.push(Shown { figure, page: page.to_owned(), others: 0 });
        } else {
            self.others.insert(self.hashes.hash_one(&figure));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_on_many_pages_is_one_and_those_beyond_the_first_are_counted() {
        let figure = |number: usize| Move { name: format!("n{number}"), before: "1".into(), after: "2".into() };
        let mut gathered = Gathered::default();
        for page in ["a/", "b/", "c/"] {
            (0..KEPT + 5).for_each(|number| gathered.add(figure(number), page));
        }
        assert_eq!(gathered.shown.len(), KEPT);
        assert!(gathered.shown.iter().all(|shown| shown.page == "a/" && shown.others == 2));
        assert_eq!(gathered.others.len(), 5);
    }
}
