//! Where each page of a portal stands, in every language.

mod segment;

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use super::Setting;
use super::statement::Statement;
use super::territory::MEASURES;
use crate::findings::{Finding, Findings, Place};
use crate::i18n::{Lang, Words};
use crate::model::address::Address;
use crate::model::budget::{Dimension, Direction};
use crate::model::choice::{Choice, choices};
use crate::model::document::DocumentKind;
use crate::model::id::Id;
use crate::model::portal::{Attachment, Portal, Shared};
use crate::model::proposal::{Category, ProposalState};
use crate::model::summary::Standard;

use crate::text::slug::slug;
pub(in crate::pages) use segment::code_segment;
use segment::number_segment;

/// What a link can lead to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Target {
    /// The portal's home.
    #[default]
    Home,
    /// The list of budgets.
    Budgets,
    /// A fiscal year.
    Budget(Id),
    /// A fiscal year by one classification.
    Tree(Id, Direction, Dimension),
    /// A node of a classification in a fiscal year.
    Node(Id, Direction, Dimension, String),
    /// A node of a classification over all years.
    History(Direction, Dimension, String),
    /// The page with this number, from 2, of a table that fills several.
    Further(Box<Target>, usize),
    /// What one unit of taxes pays for in a fiscal year.
    Receipt(Id),
    /// A year's investment projects.
    Projects(Id),
    /// What is owed at the end of a year.
    Debt(Id),
    /// A list of a year that fills pages: its `amendments` or `reasons`.
    YearList(Id, &'static str),
    /// A year's financial indicators.
    Indicators(Id),
    /// A year's payments, contracts and subsidies.
    Payments(Id),
    /// What somebody got over all years, by the last part of the address.
    Payee(String),
    /// The choice of two fiscal years.
    Comparisons,
    /// Two fiscal years side by side, the earlier first.
    Comparison(Id, Id),
    /// Terms explained.
    Glossary,
    /// The list of meetings.
    Meetings,
    /// The meetings of a year, where there are too many for one page.
    MeetingYear(i16),
    /// A meeting.
    Meeting(Id),
    /// The register of decisions.
    Decisions,
    /// The decisions of a year, where there are too many for one page.
    DecisionYear(i16),
    /// A decision, by its number.
    Decision(String),
    /// The council: its bodies and people.
    Council,
    /// A body.
    Body(Id),
    /// A body's votes side by side.
    SideBySide(Id),
    /// A council member.
    Person(Id),
    /// The list of topics.
    Topics,
    /// A topic.
    Topic(Category),
    /// The list of papers.
    Papers,
    /// A paper.
    Paper(Id),
    /// The list of proposals.
    Proposals,
    /// A proposal.
    Proposal(Id),
    /// The proposals that have something in common.
    ProposalsBy(Filter),
    /// The list of cycles.
    Cycles,
    /// A cycle.
    Cycle(Id),
    /// A cycle's results.
    Results(Id),
    /// A cycle's works.
    Execution(Id),
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
    /// A statement that the program makes.
    Statement(Statement),
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
        /// What changed in what was published.
        Changes "changes",
        /// Tables that compare.
        Compare "compare",
        /// How measures are reckoned.
        Methods "methods",
    }
}

/// What the proposals of a list have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Filter {
    /// How far they are.
    State(ProposalState),
    /// What they are about.
    Category(Category),
    /// The area, by its id.
    Area(String),
    /// A cost of at least this power of ten, and less than the next.
    Cost(u32),
}

impl Filter {
    /// The word for what they have in common, in addresses and views.
    pub fn by(&self) -> &'static str {
        match self {
            Self::State(_) => "state",
            Self::Category(_) => "category",
            Self::Area(_) => "area",
            Self::Cost(_) => "cost",
        }
    }
}

/// The addresses of a portal's pages.
#[derive(Debug, Clone)]
pub struct Addresses {
    root: Address,
    first: Lang,
    /// By language, the group of words, and the word.
    segments: HashMap<(Lang, &'static str, &'static str), String>,
    trees: HashMap<(Lang, Direction, Dimension), String>,
}

/// The group of words that are made for addresses.
const PATHS: &str = "paths";

/// The path segments that these words name.
const SEGMENTS: &[&str] = &[
    "budgets",
    "minutes",
    "decisions",
    "council",
    "bodies",
    "people",
    "votes",
    "topics",
    "papers",
    "proposals",
    "pages",
    "search",
    "accessibility",
    "privacy",
    "cycles",
    "results",
    "execution",
    "state",
    "category",
    "area",
    "cost",
    "further",
    "receipt",
    "comparisons",
    "glossary",
    "payments",
    "payees",
    "projects",
    "debt",
    "amendments",
    "reasons",
    "indicators",
    "kind",
    "evidence",
];

/// What is named in addresses as it is on pages: the group of its words, and its ids.
fn named() -> [(&'static str, Vec<&'static str>); 4] {
    fn ids<C: Choice>() -> Vec<&'static str> {
        C::ALL.iter().map(|choice| choice.id()).collect()
    }
    let measures = MEASURES.into_iter().chain(ids::<Standard>()).collect();
    [
        ("category", ids::<Category>()),
        ("proposal_state", ids::<ProposalState>()),
        ("document_kind", ids::<DocumentKind>()),
        ("measure", measures),
    ]
}

impl Addresses {
    /// The addresses of a portal.
    pub fn new(portal: &Portal, setting: &Setting) -> Self {
        let root = if setting.alone { Address::root() } else { Address::root().join(portal.municipality.id.as_str()) };
        Self::below(root, setting.words)
    }

    /// The addresses of the pages below a root.
    pub fn below(root: Address, words: &[Words]) -> Self {
        let mut segments = HashMap::new();
        let mut trees = HashMap::new();
        for words in words {
            let lang = *words.locale().lang();
            for name in SEGMENTS.iter().copied().chain(Shelf::ALL.iter().map(|shelf| shelf.id())) {
                let segment = words.word(&format!("{PATHS}.{name}")).unwrap_or(name);
                segments.insert((lang, PATHS, name), segment.to_owned());
            }
            for (group, ids) in named() {
                let mut taken = HashSet::new();
                for id in ids {
                    let name = words.word(&format!("{group}.{id}")).and_then(slug);
                    // Where a theme calls two things the same, they still have addresses of their own.
                    let name = name.filter(|name| !taken.contains(name)).unwrap_or_else(|| id.replace('_', "-"));
                    taken.insert(name.clone());
                    segments.insert((lang, group, id), name);
                }
            }
            for direction in Direction::ALL {
                for dimension in Dimension::ALL {
                    let name = format!("{}-{}", direction.id(), dimension.id());
                    let segment = words.word(&format!("{PATHS}.{name}")).map(str::to_owned);
                    trees.insert((lang, *direction, *dimension), segment.unwrap_or(name));
                }
            }
        }
        let first = words[0].locale().lang();
        Self { root, first: *first, segments, trees }
    }

    /// The portal's root.
    pub fn root(&self) -> &Address {
        &self.root
    }

    /// The language of its root.
    pub fn first(&self) -> Lang {
        self.first
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
            Target::Tree(id, direction, dimension) => {
                let tree = self.trees.get(&(lang, *direction, *dimension)).map_or("", String::as_str);
                list("budgets").join(id.as_str()).join(tree)
            }
            Target::Node(id, direction, dimension, code) => {
                self.of(&Target::Tree(id.clone(), *direction, *dimension), lang).join(&code_segment(code))
            }
            Target::History(direction, dimension, code) => {
                let tree = self.trees.get(&(lang, *direction, *dimension)).map_or("", String::as_str);
                list("budgets").join(tree).join(&code_segment(code))
            }
            Target::Further(target, number) => {
                self.of(target, lang).join(&format!("{}-{number}", self.segment(lang, "further")))
            }
            Target::Receipt(id) => list("budgets").join(id.as_str()).join(self.segment(lang, "receipt")),
            Target::Projects(id) => list("budgets").join(id.as_str()).join(self.segment(lang, "projects")),
            Target::Debt(id) => list("budgets").join(id.as_str()).join(self.segment(lang, "debt")),
            Target::YearList(id, name) => list("budgets").join(id.as_str()).join(self.segment(lang, name)),
            Target::Indicators(id) => list("budgets").join(id.as_str()).join(self.segment(lang, "indicators")),
            Target::Payments(id) => list("budgets").join(id.as_str()).join(self.segment(lang, "payments")),
            Target::Payee(slug) => list("budgets").join(self.segment(lang, "payees")).join(slug),
            Target::Comparisons => list("budgets").join(self.segment(lang, "comparisons")),
            Target::Comparison(before, after) => {
                self.of(&Target::Comparisons, lang).join(before.as_str()).join(after.as_str())
            }
            Target::Glossary => list("budgets").join(self.segment(lang, "glossary")),
            Target::Meetings => list("minutes"),
            Target::Meeting(id) => list("minutes").join(id.as_str()),
            Target::MeetingYear(year) => list("minutes").join(&year.to_string()),
            Target::Decisions => list("decisions"),
            Target::DecisionYear(year) => list("decisions").join(&year.to_string()),
            Target::Decision(number) => list("decisions").join(&number_segment(number)),
            Target::Council => list("council"),
            Target::Body(id) => list("council").join(self.segment(lang, "bodies")).join(id.as_str()),
            Target::SideBySide(id) => self.of(&Target::Body(id.clone()), lang).join(self.segment(lang, "votes")),
            Target::Person(id) => list("council").join(self.segment(lang, "people")).join(id.as_str()),
            Target::Topics => list("topics"),
            Target::Topic(topic) => list("topics").join(self.named(lang, "category", topic.id())),
            Target::Papers => list("papers"),
            Target::Paper(id) => list("papers").join(id.as_str()),
            Target::Proposals => list("proposals"),
            Target::Proposal(id) => list("proposals").join(id.as_str()),
            Target::ProposalsBy(filter) => {
                list("proposals").join(self.segment(lang, filter.by())).join(&self.common(lang, filter))
            }
            Target::Cycles => list("cycles"),
            Target::Cycle(id) => list("cycles").join(id.as_str()),
            Target::Results(id) => list("cycles").join(id.as_str()).join(self.segment(lang, "results")),
            Target::Execution(id) => list("cycles").join(id.as_str()).join(self.segment(lang, "execution")),
            Target::Article(id) => list("pages").join(id.as_str()),
            Target::Shelf(shelf) => list(shelf.id()),
            Target::On(shelf, id) => list(shelf.id()).join(id.as_str()),
            Target::DocumentsOf(kind) => list(Shelf::Documents.id()).join(self.segment(lang, "kind")).join(self.named(
                lang,
                "document_kind",
                kind.id(),
            )),
            Target::Evidence => list(Shelf::Transparency.id()).join(self.segment(lang, "evidence")),
            Target::Statement(statement) => list("pages").join(self.segment(lang, statement.id())),
            Target::Search => list("search"),
            Target::NotFound => root.file("404.html"),
        }
    }

    /// A word of addresses in a language.
    pub fn segment(&self, lang: Lang, name: &'static str) -> &str {
        self.named(lang, PATHS, name)
    }

    /// What stands in addresses for something that has a word in a group.
    pub fn named(&self, lang: Lang, group: &'static str, id: &'static str) -> &str {
        self.segments.get(&(lang, group, id)).map_or(id, String::as_str)
    }

    /// What stands for what the proposals of a list have in common.
    fn common(&self, lang: Lang, filter: &Filter) -> String {
        match filter {
            Filter::State(state) => self.named(lang, "proposal_state", state.id()).to_owned(),
            Filter::Category(category) => self.named(lang, "category", category.id()).to_owned(),
            Filter::Area(area) => code_segment(area),
            Filter::Cost(power) => format!("1{}", "0".repeat(*power as usize)),
        }
    }

    /// Tells records that would have one address.
    pub fn tell_collisions(&self, portal: &Portal, shared: &Shared, findings: &mut Findings) {
        let mut seen: HashMap<Address, &Place> = HashMap::new();
        for (target, place) in super::targets(portal, shared) {
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
            let places = (Place::file(&file.source), Place::file(&twin.source));
            findings.add(Finding::one_address(&file.path, places.0, places.1));
        }
    }
}
