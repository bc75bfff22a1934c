//! Which area is a portal's own: what the portal says it is (`area:`), or what it is called. Where several areas are
//! called so, the municipality; where several municipalities are, none, and it is told.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::Tree;
use crate::findings::Told;
use crate::import::place::level::places;

/// How near the country municipalities stand among the world's divisions.
const MUNICIPAL: u8 = 3;
/// The levels that are municipalities by their name.
const BY_NAME: [&str; 2] = ["municipality", "commune"];

impl Tree {
    /// The area of each id that a portal says, by what areas would be called; and the ids that several fit, with
    /// these.
    pub fn owners(
        &self,
        own: &BTreeSet<String>,
        bases: &BTreeMap<usize, String>,
    ) -> (BTreeSet<usize>, BTreeMap<String, Vec<usize>>) {
        let mut called: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, base) in bases.iter().filter(|(_, base)| own.contains(*base)) {
            called.entry(base).or_default().push(*at);
        }
        let (mut owners, mut several) = (BTreeSet::new(), BTreeMap::new());
        for (base, all) in called {
            let level = |at: &usize| self.nodes[*at].level.as_str();
            let by_name: Vec<usize> = all.iter().copied().filter(|at| BY_NAME.contains(&level(at))).collect();
            let is_municipal = |at: &usize| {
                places(Some(level(at))).is_none_or(|(highest, lowest)| (highest..=lowest).contains(&MUNICIPAL))
            };
            let by_place: Vec<usize> = all.iter().copied().filter(is_municipal).collect();
            let fit = [by_name, by_place, all].into_iter().find(|fit| !fit.is_empty()).unwrap_or_default();
            match fit[..] {
                [only] => _ = owners.insert(only),
                _ => _ = several.insert(base.to_owned(), fit),
            }
        }
        (owners, several)
    }

    /// What is told of ids that several areas fit.
    pub fn tell_several(&self, several: &BTreeMap<String, Vec<usize>>) -> Vec<Told> {
        let told = |(id, all): (&String, &Vec<usize>)| {
            let ids: Vec<&str> = all.iter().map(|at| self.nodes[*at].id.as_str()).collect();
            Told::new("import-which-own").with("value", id).with("ids", ids.join(", "))
        };
        several.iter().map(told).collect()
    }
}
