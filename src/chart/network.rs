//! The network: who works with whom, on a ring.
//!
//! Nodes stand on two arcs, evenly from top to bottom, so that their names have room outside. Their
//! order is found by sifting (after Baur and Brandes, "Crossing Reduction in Circular Layouts",
//! 2004): each node in turn goes where its edges cross the fewest others.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::frame::{self, Caption, Mode, WIDTH};
use super::key;
use super::label::Label;
use super::marker;
use super::number::{Tenths, real};
use super::palette::Tone;
use super::text::{self, Anchor, Face};

const LABEL: Face = Face::regular(15.0);
const MOST_LABEL_LINES: usize = 2;
/// Half the width of the ring.
const HALF_WIDTH: f64 = 150.0;
/// From one node of a side to the next.
const PITCH: f64 = 42.0;
/// Between a node's middle and its name.
const LABEL_GAP: f64 = 14.0;
const MOST_PASSES: usize = 6;
/// Beyond this much work nodes stay in the order of their weight.
const MOST_STEPS: usize = 100_000_000;

/// Who is joined to whom, and how strongly. The order of nodes and edges does not matter.
///
/// Edges have no direction; those between the same two nodes count together. Edges from a node to
/// itself, to nodes that do not exist or without a weight above zero are not drawn;
/// [`Network::left_out`] tells which.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// What it is called.
    pub caption: Caption,
    /// The nodes; up to 24 or so are read well.
    pub nodes: Vec<Node>,
    /// What joins them.
    pub edges: Vec<Edge>,
    /// The names of the kinds of nodes, from the first; four kinds have shapes of their own.
    pub kinds: Vec<String>,
}

/// An actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Unlike every other node's.
    pub id: String,
    /// Its name, beside it.
    pub label: Label,
    /// What else is said of it, in its name as a link: "works with 4".
    pub text: String,
    /// Of which kind it is, counted from 0: its colour and shape.
    pub kind: usize,
    /// Where it leads.
    pub href: Option<String>,
}

/// What joins two nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The id of one node.
    pub from: String,
    /// The id of the other.
    pub to: String,
    /// How strong it is: the width of its line.
    pub weight: Decimal,
}

impl Network {
    /// The drawing; empty without nodes.
    #[must_use]
    pub fn svg(&self) -> String {
        if self.nodes.is_empty() {
            return String::new();
        }
        let mut nodes: Vec<&Node> = self.nodes.iter().collect();
        nodes.sort_by(|a, b| a.id.cmp(&b.id));
        let edges = merged(&nodes, &self.edges);
        let order = order(nodes.len(), &edges);
        let mode = Mode::of(nodes.iter().map(|node| &node.href));
        let mut body = String::new();
        let mut top = 0.0;
        let mut places = Vec::new();
        frame::decoration(&mut body, mode, |out| {
            let kinds = self.kinds.iter().map(String::as_str);
            top = key::draw(out, kinds, |out, index, x, y| {
                marker::draw_large(out, index, Tone::new(index + 1), x + Tenths(110), y + Tenths(70));
            });
            places = place(&order, top);
            draw_edges(&edges, &places, middle(nodes.len(), top), out);
        });
        for index in order {
            let node = nodes[index];
            let name = frame::name([node.label.as_str(), node.text.as_str()]);
            frame::part(&mut body, mode, (node.href.as_deref(), node.label.lang.as_deref()), &name, |out| {
                node.draw(places[index], mode, out);
            });
        }
        frame::root(&self.caption, "network", mode, top + height(nodes.len()), &body)
    }

    /// The edges that are not drawn, as the ids of their ends.
    #[must_use]
    pub fn left_out(&self) -> Vec<(&str, &str)> {
        let exists = |id: &String| self.nodes.iter().any(|node| node.id == *id);
        let drawn = |edge: &&Edge| {
            edge.weight > Decimal::ZERO && edge.from != edge.to && exists(&edge.from) && exists(&edge.to)
        };
        let edges = self.edges.iter().filter(|edge| !drawn(edge));
        edges.map(|edge| (edge.from.as_str(), edge.to.as_str())).collect()
    }
}

/// Two nodes, by their places in the list of nodes, the lesser first, and the weight.
pub(super) type Link = (usize, usize, f64);

/// The edges that are drawn, by the places of their nodes.
fn merged(nodes: &[&Node], edges: &[Edge]) -> Vec<Link> {
    let find = |id: &str| nodes.binary_search_by(|node| node.id.as_str().cmp(id)).ok();
    let mut weights: BTreeMap<(usize, usize), Vec<Decimal>> = BTreeMap::new();
    for edge in edges.iter().filter(|edge| edge.weight > Decimal::ZERO) {
        if let (Some(a), Some(b)) = (find(&edge.from), find(&edge.to))
            && a != b
        {
            weights.entry((a.min(b), a.max(b))).or_default().push(edge.weight);
        }
    }
    let sum = |mut weights: Vec<Decimal>| {
        // In a fixed order, since sums of real numbers depend on it.
        weights.sort_unstable();
        weights.into_iter().map(real).sum()
    };
    weights.into_iter().map(|((a, b), weights)| (a, b, sum(weights))).collect()
}

/// The nodes around the ring: first by the weight of their edges, then sifted.
pub(super) fn order(count: usize, edges: &[Link]) -> Vec<usize> {
    let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut weights = vec![0.0; count];
    for (a, b, weight) in edges {
        neighbours[*a].push(*b);
        neighbours[*b].push(*a);
        weights[*a] += weight;
        weights[*b] += weight;
    }
    let mut heaviest: Vec<usize> = (0..count).collect();
    heaviest.sort_by(|a, b| weights[*b].total_cmp(&weights[*a]).then(a.cmp(b)));
    let mut order = heaviest.clone();
    let steps = edges.len().saturating_mul(edges.len()).saturating_mul(2 * count);
    let passes = if steps > MOST_STEPS { 0 } else { MOST_PASSES };
    for _ in 0..passes {
        let before = order.clone();
        for node in &heaviest {
            sift(*node, &mut order, &neighbours[*node], edges);
        }
        if order == before {
            break;
        }
    }
    order
}

/// Moves a node to where its edges cross the fewest others; among such places to where they are
/// shortest, among those to the first.
fn sift(node: usize, order: &mut Vec<usize>, neighbours: &[usize], edges: &[Link]) {
    let count = order.len();
    order.retain(|other| *other != node);
    let mut place = vec![0; count];
    for (index, other) in order.iter().enumerate() {
        // Even numbers, so that between any two there is room for the node.
        place[*other] = 2 * index + 2;
    }
    let cost = |at: usize| {
        let here = 2 * at + 1;
        let (mut crossings, mut length) = (0, 0);
        for neighbour in neighbours {
            let (low, high) = (here.min(place[*neighbour]), here.max(place[*neighbour]));
            length += (high - low).min(2 * count - (high - low));
            let within = |n: usize| low < place[n] && place[n] < high;
            let apart = |(a, b, _): &&Link| {
                ![*a, *b].contains(&node) && ![*a, *b].contains(neighbour) && within(*a) != within(*b)
            };
            crossings += edges.iter().filter(apart).count();
        }
        (crossings, length)
    };
    let best = (0..count).min_by_key(|at| cost(*at)).unwrap_or(0);
    order.insert(best, node);
}

fn rows(count: usize) -> usize {
    count.div_ceil(2)
}

fn height(count: usize) -> f64 {
    (rows(count) as f64 * PITCH).max(160.0) + 16.0
}

fn middle(count: usize, top: f64) -> (f64, f64) {
    (WIDTH / 2.0, top + height(count) / 2.0)
}

/// Where each node stands: down the right side, then up the left. By the nodes' own numbers.
fn place(order: &[usize], top: f64) -> Vec<(f64, f64)> {
    let count = order.len();
    let (middle_x, middle_y) = middle(count, top);
    let right = rows(count);
    let mut places = vec![(0.0, 0.0); count];
    for (index, node) in order.iter().enumerate() {
        let (side, row, of) = match index < right {
            true => (1.0, index, right),
            false => (-1.0, count - 1 - index, count - right),
        };
        let y = (row as f64 + 0.5 - of as f64 / 2.0) * PITCH;
        // An ellipse that is wide enough at its ends for two nodes beside one another.
        let share = y / (right as f64 * PITCH / 2.0 + PITCH / 4.0);
        let x = HALF_WIDTH * (1.0 - share * share).max(0.0).sqrt();
        places[*node] = (middle_x + side * x, middle_y + y);
    }
    places
}

/// Lines bent towards the middle, the strongest first so that the weaker are not covered.
fn draw_edges(edges: &[Link], places: &[(f64, f64)], middle: (f64, f64), out: &mut String) {
    let most = edges.iter().map(|edge| edge.2).fold(0.0, f64::max);
    let mut edges = edges.to_vec();
    edges.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    if edges.is_empty() {
        return;
    }
    out.push_str(r#"<g class="edges" fill="none" stroke="currentColor" stroke-opacity=".4">"#);
    for (a, b, weight) in edges {
        let ((x1, y1), (x2, y2)) = (places[a], places[b]);
        let bend = |from: f64, to: f64, middle: f64| Tenths::round((from + to) / 4.0 + middle / 2.0);
        let width = Tenths::round(1.0 + 7.0 * weight / most);
        let _ = write!(
            out,
            r#"<path d="M{} {}Q{} {} {} {}" stroke-width="{width}"/>"#,
            Tenths::round(x1),
            Tenths::round(y1),
            bend(x1, x2, middle.0),
            bend(y1, y2, middle.1),
            Tenths::round(x2),
            Tenths::round(y2),
        );
    }
    out.push_str("</g>");
}

impl Node {
    fn draw(&self, (x, y): (f64, f64), mode: Mode, out: &mut String) {
        let is_right = x >= WIDTH / 2.0;
        let (at, anchor, room) = match is_right {
            true => (x + LABEL_GAP, Anchor::Start, WIDTH - x - LABEL_GAP),
            false => (x - LABEL_GAP, Anchor::End, x - LABEL_GAP),
        };
        let (x, y_mark) = (Tenths::round(x), Tenths::round(y));
        if mode == Mode::Links {
            let _ =
                write!(out, r#"<circle class="hit" cx="{x}" cy="{y_mark}" r="13" fill="none" pointer-events="all"/>"#);
        }
        marker::draw_large(out, self.kind, Tone::new(self.kind + 1), x, y_mark);
        let label = text::wrap(self.label.as_str(), LABEL, room, MOST_LABEL_LINES, mode.cut());
        text::block(out, &label.lines, LABEL, (Tenths::round(at), y), anchor);
    }
}
