//! What areas are called: names as people write them, something that a citizen understands where a table has only
//! a number, and the ids.

use std::collections::{BTreeMap, BTreeSet};

use super::Table;
use super::tree::{Node, Tree};
use super::yaml::level_words;
use crate::findings::Told;
use crate::import::Asked;
use crate::import::place::Columns;
use crate::import::place::spoken::spoken;
use crate::model::id::Id;
use crate::text::slug::slug;

/// The most areas that a note names.
const MOST_NAMED: usize = 3;

/// Whether a name is no more than a number or a code.
pub fn is_bare(name: &str, code: Option<&str>) -> bool {
    !name.chars().any(char::is_alphabetic) || code == Some(name) && name.chars().any(|c| c.is_ascii_digit())
}

impl Node {
    /// Whether nothing but a number or a code names it.
    pub fn is_bare(&self) -> bool {
        self.text.is_none() && is_bare(&self.name, self.code.as_deref())
    }

    /// What it is called, by language: `Barrio 3` where it has only a number.
    pub fn called(&self, level: &[(Option<String>, String)]) -> Vec<(Option<String>, String)> {
        match self.is_bare() {
            true => level.iter().map(|(lang, level)| (lang.clone(), format!("{level} {}", self.name))).collect(),
            false => vec![(None, self.name.clone())],
        }
    }
}

impl Tree {
    /// What a level is called, by language.
    pub fn words_of(&self, level: &str, asked: &Asked) -> Vec<(Option<String>, String)> {
        match self.level_names.get(level) {
            Some(text) => text.all().map(|(lang, text)| (lang.map(ToString::to_string), text.to_owned())).collect(),
            None => level_words(level, self.level_titles.get(level).map(String::as_str), asked),
        }
    }

    /// What its first name is in the site's first language.
    fn first_name(&self, at: usize, asked: &Asked) -> String {
        let node = &self.nodes[at];
        let called = if node.is_bare() { node.called(&self.words_of(&node.level, asked)) } else { Vec::new() };
        called.into_iter().next().map_or_else(|| node.name.clone(), |(_, name)| name)
    }

    /// A note on areas that have no name.
    pub fn unnamed(&self, tables: &[Table], asked: &Asked) -> Option<Told> {
        let all: Vec<usize> = (0..self.nodes.len()).filter(|at| self.nodes[*at].is_bare()).collect();
        let files: Vec<&str> = tables.iter().map(|table| table.given.name.as_str()).collect();
        let first: Vec<String> = all.iter().take(MOST_NAMED).map(|at| self.first_name(*at, asked)).collect();
        let more = if all.len() > MOST_NAMED { ", …" } else { "" };
        let told = || Told::new("import-unnamed").with("file", files.join(", ")).with("number", all.len());
        (!all.is_empty()).then(|| told().with("names", first.join(", ") + more))
    }

    /// Gives an id to each area that has none: its name; where another has that, its container's before, and so
    /// for all areas of a level that share theirs. What a portal says that it is (`own`) is its own area's: the one
    /// that is called so, or as the municipality is (`names`); gives back what is told of those that several areas
    /// could be.
    pub fn name(
        &mut self,
        own: &BTreeSet<String>,
        names: &BTreeMap<String, BTreeSet<String>>,
        asked: &Asked,
    ) -> Vec<Told> {
        let mut taken: BTreeSet<String> = self.nodes.iter().map(|node| node.id.clone()).collect();
        let depth = |tree: &Self, at: usize| std::iter::successors(Some(at), |at| tree.nodes[*at].parent).count();
        let new: Vec<usize> = (0..self.nodes.len()).filter(|at| self.nodes[*at].id.is_empty()).collect();
        let mut bases: BTreeMap<usize, String> = new.iter().map(|at| (*at, self.base(*at, asked))).collect();
        let own: BTreeSet<String> = own.difference(&taken).cloned().collect();
        let meant = meant(&own, names, &bases);
        let (owners, several) = self.owners(&own, &meant);
        for at in &owners {
            bases.insert(*at, meant[at].clone());
        }
        let mut shared: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for (at, base) in &bases {
            *shared.entry((&self.nodes[*at].level, base)).or_default() += 1;
        }
        taken.extend(several.keys().cloned());
        // A portal's own area goes before others; then the larger.
        let mut order: Vec<(bool, usize, usize, bool)> = Vec::with_capacity(new.len());
        for (at, base) in &bases {
            let node = &self.nodes[*at];
            let (own, depth) = (owners.contains(at), depth(self, *at));
            let is_shared = node.is_bare() || shared.get(&(node.level.as_str(), base.as_str())).is_some_and(|n| *n > 1);
            order.push((!own, depth, *at, is_shared && !own));
        }
        order.sort_unstable();
        for (_, _, at, is_shared) in order {
            let id = self.id(at, &bases[&at], is_shared, &taken);
            taken.insert(id.clone());
            self.nodes[at].id = id;
        }
        self.tell_several(&several)
    }

    /// What an area's id begins as.
    fn base(&self, at: usize, asked: &Asked) -> String {
        let node = &self.nodes[at];
        let country = asked.shared.settings.country.as_deref().filter(|_| node.level == "country");
        let named = || slug(&spoken(&self.first_name(at, asked)));
        country
            .and_then(slug)
            .or_else(named)
            .or_else(|| slug(node.code.as_deref()?))
            .unwrap_or_else(|| "area".to_owned())
    }

    /// An id that is not taken.
    fn id(&self, at: usize, base: &str, is_shared: bool, taken: &BTreeSet<String>) -> String {
        let node = &self.nodes[at];
        let container = node.parent.and_then(|parent| {
            let parent = &self.nodes[parent];
            slug(&spoken(&parent.name))
                .filter(|_| !parent.is_bare())
                .or_else(|| Some(parent.id.clone()).filter(|id| !id.is_empty()))
        });
        let longer = container.map(|container| format!("{container}-{base}"));
        let alone = Some(base.to_owned()).filter(|_| !is_shared || longer.is_none());
        let coded = node.code.as_deref().and_then(slug).map(|code| format!("{base}-{code}"));
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let tried = [alone, longer, coded].into_iter().flatten().chain(numbered);
        let tried = tried.map(|id| if Id::new(&id).is_some() { id } else { format!("area-{id}") });
        tried.take(self.nodes.len() + 4).find(|id| !taken.contains(id)).unwrap_or_default()
    }
}

/// The ids that areas would have, where those that are called as a municipality have its own: one that no area is
/// called by.
fn meant(
    own: &BTreeSet<String>,
    names: &BTreeMap<String, BTreeSet<String>>,
    bases: &BTreeMap<usize, String>,
) -> BTreeMap<usize, String> {
    let called: BTreeSet<&String> = bases.values().collect();
    let other = own.iter().filter(|id| !called.contains(id));
    let by_name: BTreeMap<&String, &String> =
        other.flat_map(|id| names.get(id).into_iter().flatten().map(move |name| (name, id))).collect();
    // What another municipality is by its id is not this one.
    let id = |base: &String| by_name.get(base).filter(|_| !own.contains(base)).map_or(base, |id| *id).clone();
    bases.iter().map(|(at, base)| (*at, id(base))).collect()
}

/// How a table spells names.
pub struct Spelling {
    /// Whether it writes them in capitals.
    capitals: bool,
}

impl Spelling {
    /// By the names of a table's levels.
    pub fn of(table: &Table, columns: &[Columns]) -> Self {
        let names =
            || columns.iter().flat_map(|level| table.grid.rows.iter().filter_map(|(_, cells)| level.name(cells)));
        let capitals = names().filter(|name| !name.chars().any(char::is_lowercase)).count();
        Self { capitals: capitals * 10 > names().count() * 9 }
    }

    /// A name as people write it: `BOCAS DEL TORO` is `Bocas del Toro`.
    pub fn name(&self, name: &str) -> String {
        const SMALL: [&str; 12] = ["de", "del", "la", "las", "el", "los", "y", "e", "do", "da", "dos", "of"];
        let name: Vec<&str> = name.split_whitespace().collect();
        if !self.capitals {
            return name.join(" ");
        }
        let word = |(at, word): (usize, &&str)| {
            let lower = word.to_lowercase();
            if at > 0 && SMALL.contains(&lower.as_str()) {
                return lower;
            }
            let mut out = String::with_capacity(lower.len());
            let mut starts = true;
            for c in lower.chars() {
                out.extend(if starts { c.to_uppercase().collect::<Vec<_>>() } else { vec![c] });
                starts = !c.is_alphanumeric() && c != '\'' && c != '’';
            }
            out
        };
        name.iter().enumerate().map(word).collect::<Vec<_>>().join(" ")
    }
}
