//! Areas that a table has again and that stand under another form of their name, or in nothing: «Barrio San José» is
//! the San José that stands there, and the barrio that stood alone lies in its municipality as soon as a table says
//! which. Where that is not sure, it is told, and nothing stands twice.

use std::collections::{BTreeMap, BTreeSet};

use super::Table;
use super::joins::Wanted;
use super::tree::{Tree, some};
use crate::findings::Told;
use crate::import::place::level::of_title;
use crate::text::slug::fold;

/// The places in which the rows of a table name an area, by its level (empty where rows do not say it) and its name.
pub type Homes = BTreeMap<(String, String), BTreeSet<String>>;

/// Short words for what an area is, by its level, as they stand before names.
const SHORT: [(&str, &[&str]); 3] = [
    ("neighbourhood", &["bo", "bº", "b°", "bo.", "b.", "bº.", "b°."]),
    ("municipality", &["mpio", "mpio.", "mun."]),
    ("department", &["depto", "depto.", "dpto", "dpto."]),
];
const SMALL: [&str; 5] = ["de ", "del ", "do ", "da ", "of "];

/// A name without the word for its level before it, folded: `Barrio San José` of a neighbourhood is `san jose`.
fn bare(name: &str, level: &str) -> Option<String> {
    let (first, rest) = name.trim().split_once(' ')?;
    let is_short = || SHORT.iter().any(|(of, words)| *of == level && words.contains(&first.to_lowercase().as_str()));
    let is_it = of_title(first) == Some(level) && first.chars().count() > 4 || is_short();
    let rest = fold(rest);
    let own = SMALL.iter().find_map(|small| rest.strip_prefix(small)).unwrap_or(&rest).trim().to_owned();
    Some(own).filter(|own| is_it && own.chars().any(char::is_alphabetic))
}

impl Tree {
    /// The area that stood before and that a row means by another form of its name, in the same container; or the one
    /// that stands in nothing and lies in this container from here on.
    pub(super) fn again(
        &mut self,
        parent: Option<usize>,
        top: Option<usize>,
        wanted: &Wanted,
    ) -> Result<Option<usize>, Told> {
        if let Some(at) = self.otherwise(parent, wanted) {
            self.called_so.insert(at, wanted.name.to_owned());
            return Ok(Some(at));
        }
        let Some(parent) = parent.filter(|_| parent != top) else { return Ok(None) };
        let own: Vec<usize> = self.loose(top, wanted);
        let [at] = own[..] else {
            return if own.is_empty() { Ok(None) } else { Err(self.stands_apart(wanted)) };
        };
        let homes = self.homes.get(&(wanted.id.to_owned(), fold(wanted.name)));
        let homes = homes.or_else(|| self.homes.get(&(String::new(), fold(wanted.name)))).map_or(1, BTreeSet::len);
        if homes > 1 {
            return Err(self.stands_apart(wanted));
        }
        self.put_into(at, parent);
        self.moved.insert(at);
        Ok(Some(at))
    }

    /// The areas of the row's level and name that stood before, in nothing, and whose code is not another.
    fn loose(&self, top: Option<usize>, wanted: &Wanted) -> Vec<usize> {
        let all = self.all_names.get(&fold(wanted.name)).into_iter().flatten().copied();
        let is_free = |at: &usize| {
            let node = &self.nodes[*at];
            let is_other = node.code.as_deref().zip(wanted.code).is_some_and(|(own, code)| own != code);
            node.parent == top && node.level == wanted.id && *at < self.before && !is_other
        };
        let free: BTreeSet<usize> = all.filter(is_free).collect();
        free.into_iter().collect()
    }

    /// The only area of a container that stood before and has the row's name with the word for its level before it, or
    /// without, where the table has not both.
    fn otherwise(&self, parent: Option<usize>, wanted: &Wanted) -> Option<usize> {
        let own = bare(wanted.name, wanted.id);
        let is_it = |at: &usize| {
            let node = &self.nodes[*at];
            let is_same = match &own {
                Some(own) => fold(&node.name) == *own,
                None => bare(&node.name, wanted.id).is_some_and(|bare| bare == fold(wanted.name)),
            };
            // Two forms of one kind: `Bº Centro`, `Barrio Centro`.
            let is_same = is_same || own.is_some() && own == bare(&node.name, wanted.id);
            let is_other = node.code.as_deref().zip(wanted.code).is_some_and(|(own, code)| own != code);
            let has_both = self.names_in(parent, wanted.id, &node.name) || self.names_in(parent, "", &node.name);
            is_same && node.parent == parent && node.level == wanted.id && !is_other && !has_both
        };
        let own = own.clone().unwrap_or_else(|| fold(wanted.name));
        let all =
            [&self.bare_names, &self.all_names].into_iter().filter_map(|names| names.get(&own)).flatten().copied();
        let all: BTreeSet<usize> = all.filter(|at| *at < self.before && is_it(at)).collect();
        Some(*all.first()?).filter(|_| all.len() == 1)
    }

    /// Remembers the areas that stand by their names without the words for their levels.
    pub(super) fn know_bare(&mut self) {
        self.bare_names.clear();
        for (at, node) in self.nodes[..self.standing].iter().enumerate() {
            if let Some(own) = bare(&node.name, &node.level) {
                self.bare_names.entry(own).or_default().push(at);
            }
        }
    }

    /// Whether rows of the table name an area of a container.
    fn names_in(&self, container: Option<usize>, level: &str, name: &str) -> bool {
        let above = container.map(|at| fold(&self.nodes[at].name));
        let is_there = |path: &String| above.is_none() || path.rsplit('\n').next() == above.as_deref();
        self.homes.get(&(level.to_owned(), fold(name))).is_some_and(|paths| paths.iter().any(is_there))
    }

    fn stands_apart(&self, wanted: &Wanted) -> Told {
        Told::new("import-stands-apart").with("value", wanted.name)
    }

    /// Notes on what was found so.
    pub(super) fn tell_again(&mut self, table: &Table) -> Vec<Told> {
        let (moved, called) = (std::mem::take(&mut self.moved), std::mem::take(&mut self.called_so));
        let moved: Vec<&str> = moved.iter().map(|at| self.nodes[*at].name.as_str()).collect();
        let called: Vec<String> =
            called.iter().map(|(at, name)| format!("{} («{name}»)", self.nodes[*at].name)).collect();
        let called: Vec<&str> = called.iter().map(String::as_str).collect();
        let note = |key, names: &[&str]| {
            let told = || Told::new(key).with("file", &table.given.name).with("number", names.len());
            (!names.is_empty()).then(|| told().with("names", some(names)))
        };
        let all = [note("import-now-inside", &moved), note("import-other-form", &called)];
        all.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn the_word_for_the_level_is_no_part_of_what_tells_an_area_apart() {
        let of = |name, level| bare(name, level).unwrap_or_default();
        assert_eq!(of("Barrio San José", "neighbourhood"), "san jose");
        assert_eq!(of("Bº Centro", "neighbourhood"), "centro");
        assert_eq!(of("Municipio de Rivas", "municipality"), "rivas");
        for (name, level) in [("Barrio San José", "village"), ("Villa Nueva", "municipality"), ("Bocas", "district")] {
            assert_eq!(of(name, level), "", "{name}");
        }
    }
}
