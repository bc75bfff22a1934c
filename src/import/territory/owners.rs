//! Which area is a portal's own: what the portal says it is (`area:`), or what it is called. Where several areas are
//! called so, the one that a municipality's government governs in the country; where several are, none, and it is
//! told.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::Tree;
use crate::findings::Told;
use crate::import::place::country;

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
        let governs = |level: &str| country::governs(self.country.as_deref(), level);
        let has_governed = self.nodes.iter().any(|node| governs(&node.level) == Some(true));
        let (mut owners, mut several) = (BTreeSet::new(), BTreeMap::new());
        for (base, all) in called {
            let level = |at: &usize| self.nodes[*at].level.as_str();
            let governed: Vec<usize> = all.iter().copied().filter(|at| governs(level(at)) == Some(true)).collect();
            let likeliest = all.iter().map(|at| country::likeliest(level(at))).min();
            let likely = || all.iter().copied().filter(|at| Some(country::likeliest(level(at))) == likeliest);
            let fit = if has_governed { governed } else { likely().collect() };
            let fit = self.outermost(&fit);
            match fit[..] {
                [only] => _ = owners.insert(only),
                // Where the table has what municipalities are, one of another name may be meant.
                [] => _ = several.insert(base.to_owned(), all),
                _ => _ = several.insert(base.to_owned(), fit),
            }
        }
        (owners, several)
    }

    /// Of some areas those that lie in none of the others: a canton is called like its seat.
    fn outermost(&self, all: &[usize]) -> Vec<usize> {
        let is_inside = |at: &usize| self.around(*at).any(|up| all.contains(&up));
        all.iter().copied().filter(|at| !is_inside(at)).collect()
    }

    /// What is told of ids that several areas fit.
    pub fn tell_several(&self, several: &BTreeMap<String, Vec<usize>>) -> Vec<Told> {
        let told = |(id, all): (&String, &Vec<usize>)| {
            let ids: Vec<&str> = all.iter().map(|at| self.nodes[*at].id.as_str()).collect();
            let key = if all.len() > 1 { "import-which-own" } else { "import-lesser-own" };
            Told::new(key).with("value", id).with("ids", ids.join(", "))
        };
        several.iter().map(told).collect()
    }
}
