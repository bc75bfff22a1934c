//! A tree of codes with names: COFOG, GFSM, or a country's own.

use std::collections::HashMap;
use std::sync::Arc;

use super::budget::{Dimension, Direction};
use super::choice::Choice;
use super::fiscal::Concept;
use crate::i18n::Text;

/// A classification.
#[derive(Debug, Clone)]
pub struct Classification {
    /// Its id: the file's name, `cofog` or `gfsm`.
    pub id: String,
    /// What it tells apart.
    pub dimension: Dimension,
    /// Its name.
    pub name: Text,
    /// Whether a longer code belongs to the longest one that it begins with: `21200` to `212`.
    pub open: bool,
    /// From how many letters a code has longer ones that belong to it.
    pub open_from: usize,
    /// The built-in classification that its codes are mapped to: `cofog`, `gfsm`.
    pub standard: Option<String>,
    /// Its nodes, parents before their children, in the order in which they were written.
    nodes: Vec<Node>,
    by_code: HashMap<Arc<str>, usize>,
}

/// A code and its name.
#[derive(Debug, Clone)]
pub struct Node {
    /// The code.
    pub code: Arc<str>,
    /// Its name.
    pub name: Text,
    /// The place of the code that contains it.
    pub parent: Option<usize>,
    /// How deep it is; the top level is 0.
    pub depth: usize,
    /// The code of [`Classification::standard`] that it is part of, where it says so itself.
    pub maps_to: Option<Arc<str>>,
    /// What it means in indicators, where it says so itself.
    pub concept: Option<Concept>,
}

impl Classification {
    /// An empty one.
    pub fn new(id: &str, dimension: Dimension, name: Text) -> Self {
        Self {
            id: id.to_owned(),
            dimension,
            name,
            open: false,
            open_from: 0,
            standard: None,
            nodes: Vec::new(),
            by_code: HashMap::new(),
        }
    }

    /// Adds a code below `parent`; gives its place, or the place of the one that has the code already.
    pub fn add(&mut self, code: &str, name: Text, parent: Option<usize>) -> Result<usize, usize> {
        if let Some(first) = self.by_code.get(code) {
            return Err(*first);
        }
        let at = self.nodes.len();
        let code: Arc<str> = code.into();
        let depth = parent.map_or(0, |parent| self.nodes[parent].depth + 1);
        self.nodes.push(Node { code: Arc::clone(&code), name, parent, depth, maps_to: None, concept: None });
        self.by_code.insert(code, at);
        Ok(at)
    }

    /// The place of a code.
    pub fn find(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// The place of a code, or of the longest one that it begins with, where longer ones belong to
    /// those.
    pub fn place(&self, code: &str) -> Option<usize> {
        let ends = || code.char_indices().rev().map(|(end, _)| end).take_while(|end| *end >= self.open_from);
        let shorter = || ends().find_map(|end| self.find(&code[..end]));
        self.find(code).or_else(|| shorter().filter(|_| self.open))
    }

    /// The node at a place.
    pub fn node(&self, at: usize) -> &Node {
        &self.nodes[at]
    }

    /// Says which code of the standard a node is part of, and what it means.
    pub fn explain(&mut self, at: usize, maps_to: Option<&str>, concept: Option<Concept>) {
        let node = &mut self.nodes[at];
        node.maps_to = maps_to.map(Arc::from).or(node.maps_to.take());
        node.concept = concept.or(node.concept);
    }

    /// A node and those that contain it, the nearest first.
    pub fn upwards(&self, code: &str) -> impl Iterator<Item = &Node> {
        let mut next = self.place(code);
        std::iter::from_fn(move || {
            let node = &self.nodes[next?];
            next = node.parent;
            Some(node)
        })
    }

    /// The code of the standard that a code is part of: its own, or that of the nearest above it.
    pub fn standard_code(&self, code: &str) -> Option<&Arc<str>> {
        self.upwards(code).find_map(|node| node.maps_to.as_ref())
    }

    /// What a code means in indicators: as it says, or the nearest above it.
    pub fn concept(&self, code: &str) -> Option<Concept> {
        self.upwards(code).find_map(|node| node.concept)
    }

    /// Whether any code says what it means.
    pub fn has_concepts(&self) -> bool {
        self.nodes.iter().any(|node| node.concept.is_some())
    }

    /// Whether a code is part of another.
    pub fn is_within(&self, code: &str, whole: &str) -> bool {
        self.upwards(code).any(|node| &*node.code == whole)
    }

    /// The code that contains another at a level; 1 is the top. A code above that level is itself.
    pub fn at_level(&self, code: &str, level: usize) -> Option<&Arc<str>> {
        let chain: Vec<&Node> = self.upwards(code).collect();
        let at = chain.len().saturating_sub(level.max(1));
        chain.get(at).map(|node| &node.code)
    }

    /// All nodes, parents before their children.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }
}

/// The classification of each dimension. Revenue and expenditure may have different ones, since
/// some countries use the same codes for different things.
#[derive(Debug, Clone, Default)]
pub struct Classifications([[Option<Used>; Dimension::ALL.len()]; Direction::ALL.len()]);

/// A classification that a budget uses.
#[derive(Debug, Clone)]
pub enum Used {
    /// One that all portals share, by its id.
    Shared(String),
    /// The budget's own: its entities, or the names that stand in its tables.
    Own(Arc<Classification>),
}

impl Classifications {
    /// What a direction's lines are told apart by.
    pub fn get(&self, direction: Direction, dimension: Dimension) -> Option<&Used> {
        self.0[direction as usize][dimension as usize].as_ref()
    }

    /// Sets it.
    pub fn set(&mut self, direction: Direction, dimension: Dimension, used: Used) {
        self.0[direction as usize][dimension as usize] = Some(used);
    }

    /// Takes away what a direction's lines are told apart by: their codes have no names but those of tables.
    pub fn clear(&mut self, direction: Direction, dimension: Dimension) {
        self.0[direction as usize][dimension as usize] = None;
    }

    /// Takes another's classifications where it has none, or one that `may_go`.
    pub fn take_over(&mut self, other: &Self, may_go: impl Fn(&Used) -> bool) {
        for (mine, theirs) in self.0.iter_mut().flatten().zip(other.0.iter().flatten()) {
            if theirs.is_some() && mine.as_ref().is_none_or(&may_go) {
                mine.clone_from(theirs);
            }
        }
    }

    /// The ids of the shared ones, with what they are used for.
    pub fn shared(&self) -> impl Iterator<Item = (Direction, Dimension, &str)> {
        let all = Direction::ALL.iter().flat_map(|direction| Dimension::ALL.iter().map(move |by| (*direction, *by)));
        all.filter_map(|(direction, dimension)| match self.get(direction, dimension) {
            Some(Used::Shared(id)) => Some((direction, dimension, id.as_str())),
            _ => None,
        })
    }
}
