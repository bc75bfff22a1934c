//! Topics across meetings, budgets and proposals; and papers.

use serde::Serialize;

use super::{Day, DecisionRow, DocumentRow, Link, ProposalRow, Prose, Words};

/// The list of topics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Topics {
    /// The topics of which there is something.
    pub topics: Vec<TopicRow>,
}

/// A topic in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopicRow {
    /// Its page.
    pub link: Link,
    /// How many points of agendas, decisions and proposals there are, of what there is any.
    pub counts: Vec<String>,
}

/// A topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Topic {
    /// Where it was dealt with, the latest first.
    pub points: Vec<PointRow>,
    /// What was decided, the latest first.
    pub decisions: Vec<DecisionRow>,
    /// What citizens proposed.
    pub proposals: Vec<ProposalRow>,
    /// The budgets' parts for it.
    pub budgets: Vec<Link>,
}

/// A point of an agenda in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointRow {
    /// What it is about.
    pub title: Words,
    /// Where it stands.
    pub href: String,
    /// The day.
    pub date: Day,
    /// The body that dealt with it.
    pub body: Words,
    /// What came of it.
    pub result: Option<Words>,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Its reference.
    pub number: Option<String>,
    /// What sort of paper it is.
    pub kind: Option<Words>,
    /// Its day.
    pub date: Option<Day>,
    /// Who brought it in.
    pub from: Vec<Link>,
    /// The bodies that prepare it.
    pub lead: Vec<Link>,
    /// Other papers on the same.
    pub related: Vec<Link>,
    /// The bodies that deal with it, where the paper says it.
    pub route: Vec<RouteRow>,
    /// The papers that it belongs to.
    pub part_of: Vec<Link>,
    /// Its documents.
    pub documents: Vec<DocumentRow>,
    /// Where it was dealt with.
    pub points: Vec<PointRow>,
    /// Its text.
    pub text: Option<Prose>,
    /// The same paper at its source.
    pub source: Option<String>,
}

/// That a body deals with a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RouteRow {
    /// The body.
    pub body: Option<Link>,
    /// What it does.
    pub role: Option<Words>,
    /// Whether it has the last word.
    pub is_final: bool,
    /// The day of its meeting, where that is known.
    pub date: Option<Day>,
}

/// The list of papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Papers {
    /// The papers, the latest first.
    pub papers: Vec<PaperRow>,
}

/// A paper in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaperRow {
    /// What it is about.
    pub title: Words,
    /// Its page.
    pub href: String,
    /// Its reference.
    pub number: Option<String>,
    /// What sort of paper it is.
    pub kind: Option<Words>,
    /// Its day.
    pub date: Option<Day>,
}
