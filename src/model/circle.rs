//! Records that lead to one another, and whether any leads back to itself.

use std::collections::{BTreeMap, BTreeSet};

/// The circles among records, each once, from the one whose id comes first: the ids on the way, the first again
/// at the end. `next` gives where each leads; ids that are not there lead nowhere.
pub fn circles<'r>(next: &BTreeMap<&'r str, Vec<&'r str>>) -> Vec<Vec<&'r str>> {
    let mut all = Vec::new();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    for start in next.keys() {
        // The way from the start, each with how many of its next were tried.
        let mut way: Vec<(&str, usize)> = vec![(start, 0)];
        let mut on_way: BTreeMap<&str, usize> = BTreeMap::from([(*start, 0)]);
        if done.contains(start) {
            continue;
        }
        while let Some((at, tried)) = way.last_mut() {
            let Some(to) = next.get(at).and_then(|next| next.get(*tried)) else {
                done.insert(at);
                on_way.remove(at);
                way.pop();
                continue;
            };
            *tried += 1;
            if let Some(from) = on_way.get(to) {
                let ids = way[*from..].iter().map(|(id, _)| *id).chain([*to]);
                all.push(ids.collect());
            } else if !done.contains(to) {
                on_way.insert(to, way.len());
                way.push((to, 0));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(edges: &[(&'static str, &'static str)]) -> Vec<String> {
        let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (from, to) in edges {
            next.entry(from).or_default().push(to);
        }
        circles(&next).into_iter().map(|ids| ids.join(" ")).collect()
    }

    #[test]
    fn what_leads_back_to_itself_is_found_once() {
        assert_eq!(told(&[("a", "a")]), ["a a"]);
        assert_eq!(told(&[("b", "a"), ("a", "b")]), ["a b a"]);
        assert_eq!(told(&[("x", "c"), ("b", "c"), ("c", "d"), ("d", "b")]), ["b c d b"]);
        assert_eq!(told(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "gone")]), [""; 0]);
    }

    #[test]
    fn a_long_way_is_walked_without_harm() {
        let ids: Vec<String> = (0..100_000).map(|at| format!("{at:06}")).collect();
        let next = ids.windows(2).map(|two| (two[0].as_str(), vec![two[1].as_str()])).collect();
        assert!(circles(&next).is_empty());
    }
}
