//! Where each page of a portal stands, in every language.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::Setting;
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Lang, Words};
use crate::model::address::Address;
use crate::model::budget::{Dimension, Direction};
use crate::model::choice::{Choice, choices};
use crate::model::document::DocumentKind;
use crate::model::id::Id;
use crate::model::portal::{Attachment, Portal};

/// What a link can lead to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// The portal's home.
    Home,
    /// The list of budgets.
    Budgets,
    /// A fiscal year.
    Budget(Id),
    /// A node of a classification in a fiscal year.
    Node(Id, Direction, Dimension, String),
    /// The list of meetings.
    Meetings,
    /// A meeting.
    Meeting(Id),
    /// The list of proposals.
    Proposals,
    /// A proposal.
    Proposal(Id),
    /// A free page.
    Article(Id),
    /// The list of a shelf.
    Shelf(Shelf),
    /// A record of a shelf.
    On(Shelf, Id),
    /// The documents of a kind.
    DocumentsOf(DocumentKind),
    /// The calendar of what the law asks to publish, to be printed.
    Evidence,
    /// The search page.
    Search,
    /// The page for an address that does not exist.
    NotFound,
}

choices! {
    /// Lists of records that are alike in how they are shown: a page for all, and one each.
    pub enum Shelf {
        /// What the law asks to publish, month by month.
        Transparency "transparency",
        /// Documents.
        Documents "documents",
        /// News and notices.
        News "news",
        /// What one can take part in.
        Participation "participation",
        /// Services for people.
        Services "services",
        /// Social programmes.
        Programmes "programmes",
        /// The areas inside.
        Areas "areas",
        /// Indicators.
        Indicators "indicators",
        /// Actors and agreements.
        Cooperation "cooperation",
        /// Agreements.
        Agreements "agreements",
        /// Money from other levels.
        Transfers "transfers",
        /// Tables that compare.
        Compare "compare",
        /// How measures are reckoned.
        Methods "methods",
    }
}

/// The addresses of a portal's pages.
#[derive(Debug, Clone)]
pub struct Addresses {
    root: Address,
    first: Lang,
    segments: HashMap<(Lang, &'static str), String>,
}

/// The path segments that words name.
const SEGMENTS: &[&str] = &["budgets", "minutes", "proposals", "pages", "search", "kind", "evidence"];

impl Addresses {
    /// The addresses of a portal.
    pub fn new(portal: &Portal, setting: &Setting) -> Self {
        let root = if setting.alone { Address::root() } else { Address::root().join(portal.municipality.id.as_str()) };
        Self::below(root, setting.words)
    }

    /// The addresses of the pages below a root.
    pub fn below(root: Address, words: &[Words]) -> Self {
        let mut segments = HashMap::new();
        for words in words {
            let lang = *words.locale().lang();
            for name in SEGMENTS.iter().copied().chain(Shelf::ALL.iter().map(|shelf| shelf.id())) {
                let segment = words.word(&format!("paths.{name}")).unwrap_or(name);
                segments.insert((lang, name), segment.to_owned());
            }
            for direction in Direction::ALL {
                for dimension in Dimension::ALL {
                    let name = node_segment(*direction, *dimension);
                    let segment = words.word(&format!("paths.{name}")).unwrap_or(name);
                    segments.insert((lang, name), segment.to_owned());
                }
            }
        }
        let first = words[0].locale().lang();
        Self { root, first: *first, segments }
    }

    /// The portal's root.
    pub fn root(&self) -> &Address {
        &self.root
    }

    /// The root of a language: the portal's for the first, below it for the others.
    pub fn language_root(&self, lang: Lang) -> Address {
        if lang == self.first { self.root.clone() } else { self.root.join(lang.as_str()) }
    }

    /// The address of a page.
    pub fn of(&self, target: &Target, lang: Lang) -> Address {
        let root = self.language_root(lang);
        let list = |name: &'static str| root.join(self.segment(lang, name));
        match target {
            Target::Home => root,
            Target::Budgets => list("budgets"),
            Target::Budget(id) => list("budgets").join(id.as_str()),
            Target::Node(id, direction, dimension, code) => {
                let node = self.segment(lang, node_segment(*direction, *dimension));
                list("budgets").join(id.as_str()).join(node).join(&code_segment(code))
            }
            Target::Meetings => list("minutes"),
            Target::Meeting(id) => list("minutes").join(id.as_str()),
            Target::Proposals => list("proposals"),
            Target::Proposal(id) => list("proposals").join(id.as_str()),
            Target::Article(id) => list("pages").join(id.as_str()),
            Target::Shelf(shelf) => list(shelf.id()),
            Target::On(shelf, id) => list(shelf.id()).join(id.as_str()),
            Target::DocumentsOf(kind) => list(Shelf::Documents.id()).join(self.segment(lang, "kind")).join(kind.id()),
            Target::Evidence => list(Shelf::Transparency.id()).join(self.segment(lang, "evidence")),
            Target::Search => list("search"),
            Target::NotFound => root.file("404.html"),
        }
    }

    /// A word of addresses in a language.
    pub fn segment(&self, lang: Lang, name: &'static str) -> &str {
        self.segments.get(&(lang, name)).map_or(name, String::as_str)
    }

    /// Tells records that would have one address.
    pub fn tell_collisions(&self, portal: &Portal, findings: &mut Findings) {
        let mut seen: HashMap<Address, &Place> = HashMap::new();
        for (target, place) in super::targets(portal) {
            let address = self.of(&target, self.first);
            if let Some(first) = seen.insert(address.clone(), place) {
                super::tell_collision(&address, place, first, findings);
            }
        }
        tell_alike(&portal.files, findings);
    }
}

/// Tells files that would be one on a disk that does not tell capitals, or ways of writing accents,
/// apart; and files in folders that would be one.
fn tell_alike(files: &[Attachment], findings: &mut Findings) {
    let mut seen: HashMap<String, (&str, &Attachment)> = HashMap::new();
    for file in files {
        let ends = file.path.match_indices('/').map(|(at, _)| at).chain([file.path.len()]);
        let twin = ends.map(|end| &file.path[..end]).find_map(|part| {
            let small = part.to_lowercase().nfc().collect();
            let (spelled, first) = *seen.entry(small).or_insert((part, file));
            (spelled != part).then_some(first)
        });
        if let Some(twin) = twin {
            let finding = Finding::new(Code::DuplicateAddress, Place::file(&file.source)).with("address", &file.path);
            findings.add(finding.and(Place::file(&twin.source)));
        }
    }
}

/// The word for a tree of nodes in addresses.
fn node_segment(direction: Direction, dimension: Dimension) -> &'static str {
    match (direction, dimension) {
        (Direction::Revenue, Dimension::Functional) => "revenue-functional",
        (Direction::Revenue, Dimension::Economic) => "revenue-economic",
        (Direction::Revenue, Dimension::Administrative) => "revenue-administrative",
        (Direction::Revenue, Dimension::Programme) => "revenue-programme",
        (Direction::Revenue, Dimension::Entity) => "revenue-entity",
        (Direction::Revenue, Dimension::Area) => "revenue-area",
        (Direction::Revenue, Dimension::Funding) => "revenue-funding",
        (Direction::Expenditure, Dimension::Functional) => "expenditure-functional",
        (Direction::Expenditure, Dimension::Economic) => "expenditure-economic",
        (Direction::Expenditure, Dimension::Administrative) => "expenditure-administrative",
        (Direction::Expenditure, Dimension::Programme) => "expenditure-programme",
        (Direction::Expenditure, Dimension::Entity) => "expenditure-entity",
        (Direction::Expenditure, Dimension::Area) => "expenditure-area",
        (Direction::Expenditure, Dimension::Funding) => "expenditure-funding",
    }
}

/// A code as part of an address: letters, digits, points and hyphens stay; anything else is written
/// as its number, so that two codes never share an address.
fn code_segment(code: &str) -> String {
    let mut segment = String::with_capacity(code.len());
    for (at, c) in code.chars().enumerate() {
        let plain = c.is_ascii_alphanumeric() || c == '-' || (c == '.' && at > 0);
        if plain && !c.is_ascii_uppercase() {
            segment.push(c);
        } else {
            segment.push_str(&format!("_{:x}_", u32::from(c)));
        }
    }
    if segment.is_empty() || segment.ends_with('.') {
        segment.push('_');
    }
    segment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_safe_and_distinct_in_addresses() {
        assert_eq!(code_segment("04.5.1"), "04.5.1");
        assert_eq!(code_segment(""), "_");
        assert_eq!(code_segment("A/1"), "_41__2f_1");
        assert_ne!(code_segment(".."), "..");
        assert_ne!(code_segment("a"), code_segment("A"), "they collide on disks that ignore case");
    }
}
