//! A tree of codes with names: COFOG, GFSM, or a country's own.

use std::collections::HashMap;
use std::sync::Arc;

use super::budget::Dimension;
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
}

impl Classification {
    /// An empty one.
    pub fn new(id: &str, dimension: Dimension, name: Text) -> Self {
        Self { id: id.to_owned(), dimension, name, nodes: Vec::new(), by_code: HashMap::new() }
    }

    /// Adds a code below `parent`; gives its place, or the place of the one that has the code already.
    pub fn add(&mut self, code: &str, name: Text, parent: Option<usize>) -> Result<usize, usize> {
        if let Some(first) = self.by_code.get(code) {
            return Err(*first);
        }
        let at = self.nodes.len();
        let code: Arc<str> = code.into();
        let depth = parent.map_or(0, |parent| self.nodes[parent].depth + 1);
        self.nodes.push(Node { code: Arc::clone(&code), name, parent, depth });
        self.by_code.insert(code, at);
        Ok(at)
    }

    /// The place of a code.
    pub fn find(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// The node at a place.
    pub fn node(&self, at: usize) -> &Node {
        &self.nodes[at]
    }

    /// All nodes, parents before their children.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }
}
