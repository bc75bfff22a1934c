//! Few crossings, and the same picture whatever the order.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{awkward_labels, caption, checked, decimal};
use crate::chart::network::{Edge, Link, Network, Node, order};

fn edge(from: &str, to: &str, weight: &str) -> Edge {
    Edge { from: from.to_owned(), to: to.to_owned(), weight: decimal(weight) }
}

fn node(id: &str) -> Node {
    Node {
        id: id.to_owned(),
        label: format!("Nodo {id}").into(),
        text: "dos convenios".to_owned(),
        kind: id.len(),
        href: None,
    }
}

fn network(ids: &[&str], edges: Vec<Edge>) -> Network {
    Network {
        caption: caption(),
        nodes: ids.iter().map(|id| node(id)).collect(),
        edges,
        kinds: vec!["Instituciones".to_owned()],
    }
}

fn crossings(order: &[usize], edges: &[Link]) -> usize {
    let place = |node: usize| order.iter().position(|n| *n == node).unwrap();
    let cross = |a: &Link, b: &Link| {
        let (low, high) = (place(a.0).min(place(a.1)), place(a.0).max(place(a.1)));
        let within = |n: usize| low < place(n) && place(n) < high;
        ![b.0, b.1].iter().any(|n| [a.0, a.1].contains(n)) && within(b.0) != within(b.1)
    };
    edges.iter().enumerate().map(|(n, a)| edges[n + 1..].iter().filter(|b| cross(a, b)).count()).sum()
}

#[test]
fn a_ring_whose_nodes_are_given_in_disorder_has_no_crossing() {
    // 0-3-1-5-2-4-0
    let edges = [(0, 3, 1.0), (1, 3, 1.0), (1, 5, 1.0), (2, 5, 1.0), (2, 4, 1.0), (0, 4, 1.0)];
    assert_eq!(crossings(&order(6, &edges), &edges), 0);
}

#[test]
fn two_triangles_are_kept_apart() {
    let edges = [(0, 2, 1.0), (2, 4, 1.0), (0, 4, 1.0), (1, 3, 1.0), (3, 5, 1.0), (1, 5, 1.0)];
    assert_eq!(crossings(&order(6, &edges), &edges), 0);
}

#[test]
fn edges_that_cannot_be_drawn_are_told() {
    let edges =
        vec![edge("a", "b", "1"), edge("a", "a", "1"), edge("a", "z", "1"), edge("b", "a", "-1"), edge("b", "a", "0")];
    let chart = network(&["a", "b"], edges);
    assert_eq!(chart.left_out(), [("a", "a"), ("a", "z"), ("b", "a"), ("b", "a")]);
    assert_eq!(chart.svg().matches(" stroke-width=\"8\"").count(), 1);
}

#[test]
fn none_one_and_many_nodes_are_drawn() {
    assert_eq!(network(&[], vec![]).svg(), "");
    checked(&network(&["a"], vec![]).svg());
    let ids: Vec<String> = (0..80).map(|n| format!("{n:03}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let edges = ids
        .windows(2)
        .map(|pair| Edge { from: pair[0].to_owned(), to: pair[1].to_owned(), weight: Decimal::MAX })
        .collect();
    checked(&network(&ids, edges).svg());
}

#[test]
fn awkward_labels_do_no_harm() {
    let ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    for links in [false, true] {
        let mut chart = network(&ids, vec![edge("a", "b", "1")]);
        for (node, label) in chart.nodes.iter_mut().zip(awkward_labels()) {
            node.label = label.into();
            node.href = links.then(|| "actor/".to_owned());
        }
        checked(&chart.svg());
    }
}

proptest! {
    #[test]
    fn the_order_of_nodes_and_edges_does_not_matter(
        pairs in prop::collection::vec((0_usize..9, 0_usize..9, 0_i64..50), 0..20),
    ) {
        let ids = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        let edges: Vec<Edge> = pairs.iter().map(|(a, b, w)| edge(ids[*a], ids[*b], &w.to_string())).collect();
        let turned: Vec<Edge> = edges.iter().rev().map(|e| Edge { from: e.to.clone(), to: e.from.clone(), weight: e.weight }).collect();
        let mut turned_ids = ids;
        turned_ids.rotate_left(4);
        let svg = network(&ids, edges).svg();
        checked(&svg);
        prop_assert_eq!(svg, network(&turned_ids, turned).svg());
    }

    #[test]
    fn sifting_never_adds_crossings(pairs in prop::collection::btree_set((0_usize..8, 0_usize..8), 0..16)) {
        let edges: Vec<Link> = pairs.into_iter().filter(|(a, b)| a < b).map(|(a, b)| (a, b, 1.0)).collect();
        let mut heaviest: Vec<usize> = (0..8).collect();
        let degree = |n: usize| edges.iter().filter(|e| e.0 == n || e.1 == n).count();
        heaviest.sort_by_key(|n| (std::cmp::Reverse(degree(*n)), *n));
        prop_assert!(crossings(&order(8, &edges), &edges) <= crossings(&heaviest, &edges));
    }
}
