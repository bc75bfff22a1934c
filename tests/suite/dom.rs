//! A page as a browser's parser reads it: flat, in document order, and shared between threads.

use scraper::{Html, Node as Parsed};

/// A node; a page's nodes stand in document order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The place of the node that contains it; its own where nothing does.
    pub parent: usize,
    /// The place after its last descendant.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The document, its type, or a comment.
    Other(&'static str),
    /// A text.
    Text(String),
    /// An element: its name, and its attributes sorted by theirs.
    Element(String, Vec<(String, String)>),
}

/// A page.
#[derive(Debug)]
pub struct Page {
    /// Its file, below the site's root.
    pub path: String,
    /// What the parser found wrong.
    pub errors: Vec<String>,
    nodes: Vec<Node>,
}

/// An element of a page.
#[derive(Debug, Clone, Copy)]
pub struct Element<'p> {
    page: &'p Page,
    /// Its place among the page's nodes.
    pub at: usize,
}

impl Page {
    /// Reads a page.
    pub fn parse(path: &str, html: &str) -> Self {
        let document = Html::parse_document(html);
        let errors = document.errors.iter().map(ToString::to_string).collect();
        Self { path: path.to_owned(), errors, nodes: flat(&document) }
    }

    /// All nodes.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// All elements.
    pub fn all(&self) -> impl Iterator<Item = Element<'_>> {
        let elements = self.nodes.iter().enumerate().filter(|(_, node)| matches!(node.kind, Kind::Element(..)));
        elements.map(|(at, _)| Element { page: self, at })
    }

    /// The elements of a name.
    pub fn named<'p>(&'p self, name: &str) -> Vec<Element<'p>> {
        self.all().filter(|element| element.name() == name).collect()
    }

    /// The element of an id.
    pub fn id(&self, id: &str) -> Option<Element<'_>> {
        self.all().find(|element| element.get("id") == Some(id))
    }

    /// The value of the `meta` of a name.
    pub fn meta(&self, name: &str) -> Option<&str> {
        let is_it = |meta: &Element| meta.get("name").or(meta.get("http-equiv")) == Some(name);
        self.named("meta").into_iter().find(is_it).and_then(|meta| meta.get("content"))
    }

    /// The text of the only element of a name.
    pub fn only(&self, name: &str) -> String {
        let found = self.named(name);
        assert_eq!(found.len(), 1, "{}: {name}", self.path);
        found[0].text()
    }
}

impl<'p> Element<'p> {
    /// Its name.
    pub fn name(&self) -> &'p str {
        match &self.page.nodes[self.at].kind {
            Kind::Element(name, _) => name,
            _ => "",
        }
    }

    /// Its attributes.
    pub fn attributes(&self) -> &'p [(String, String)] {
        match &self.page.nodes[self.at].kind {
            Kind::Element(_, attributes) => attributes,
            _ => &[],
        }
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&'p str> {
        self.attributes().iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements inside it, in document order.
    pub fn inside(&self) -> impl Iterator<Item = Element<'p>> + use<'p> {
        let (page, at) = (self.page, self.at);
        let places = at + 1..page.nodes[at].end;
        places.map(move |at| Element { page, at }).filter(|inner| !inner.name().is_empty())
    }

    /// Those of a name.
    pub fn find(&self, name: &str) -> Vec<Element<'p>> {
        self.inside().filter(|inner| inner.name() == name).collect()
    }

    /// The elements around it, the nearest first.
    pub fn around(&self) -> impl Iterator<Item = Element<'p>> + use<'p> {
        let page = self.page;
        let above = move |at: &usize| Some(page.nodes[*at].parent).filter(|up| up != at);
        std::iter::successors(above(&self.at), above).map(move |at| Element { page, at })
    }

    /// The language of its text.
    pub fn lang(&self) -> Option<&'p str> {
        std::iter::once(*self).chain(self.around()).find_map(|element| element.get("lang"))
    }

    /// Its text, with white space as one space; a space that breaks no line is no white space.
    pub fn text(&self) -> String {
        let inner = &self.page.nodes[self.at..self.page.nodes[self.at].end];
        let texts = inner.iter().filter_map(|node| match &node.kind {
            Kind::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect::<String>().split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The nodes of a tree in document order.
fn flat(document: &Html) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    // The places of the node at hand and of those around it, the outermost first.
    let mut open: Vec<usize> = Vec::new();
    for node in document.tree.root().descendants() {
        for closed in open.drain(node.ancestors().count()..) {
            nodes[closed].end = nodes.len();
        }
        let at = nodes.len();
        nodes.push(Node { parent: open.last().copied().unwrap_or(at), end: at, kind: kind(node.value()) });
        open.push(at);
    }
    for closed in open {
        nodes[closed].end = nodes.len();
    }
    nodes
}

fn kind(node: &Parsed) -> Kind {
    match node {
        Parsed::Text(text) => Kind::Text(text.to_string()),
        Parsed::Element(element) => {
            let attributes = element.attrs().map(|(name, value)| (name.to_owned(), value.to_owned()));
            let mut attributes: Vec<(String, String)> = attributes.collect();
            attributes.sort();
            Kind::Element(element.name().to_owned(), attributes)
        }
        Parsed::Comment(_) => Kind::Other("comment"),
        Parsed::Doctype(_) => Kind::Other("doctype"),
        _ => Kind::Other("document"),
    }
}
