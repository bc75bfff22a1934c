//! What templates see: one typed view a page, with everything already in the page's language.
//!
//! A template gets `frame` (what surrounds every page) and `view` (the page's own); nothing else,
//! and no way back into the site. Texts are plain and are escaped by the templates; the fields
//! named `html` and `svg` hold markup made by this program alone. Links are relative to the page.

use serde::Serialize;

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What it leads to.
    pub label: String,
    /// Where.
    pub href: String,
}

/// An entry of the navigation, or of the breadcrumb.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavItem {
    /// What it leads to.
    pub label: String,
    /// Where.
    pub href: String,
    /// Whether the page is there, or below it.
    pub current: bool,
}

/// A text that may be in another language than the page (`lang` is set then).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Words {
    /// The text.
    pub text: String,
    /// Its language, where it is not the page's.
    pub lang: Option<String>,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// `2026-03-10`.
    pub iso: String,
    /// `10 de marzo de 2026`.
    pub text: String,
}

/// An amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Money {
    /// Exact, as the country writes it: `B/. 1,250.00`.
    pub text: String,
    /// Legible: `B/. 9.8 millones`.
    pub short: String,
    /// For machines: `1250.00`.
    pub value: String,
}

/// A part of a whole, or of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share {
    /// As text: `62.3 %`.
    pub text: String,
    /// The length of a bar out of 100, with one decimal, never above 100: `62.3`.
    pub bar: String,
}

/// The page in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// The language's tag.
    pub lang: String,
    /// Its name in itself.
    pub name: String,
    /// The page there, relative.
    pub href: String,
    /// The page there, absolute, where the site's address is known.
    pub url: Option<String>,
    /// Whether it is this page.
    pub current: bool,
}

/// What surrounds every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The page's language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What the page is about: `home`, `budget`, `minutes`…; for a class on `body`.
    pub subject: &'static str,
    /// The page's heading.
    pub title: Words,
    /// The title of the tab: the heading and the site.
    pub head_title: String,
    /// A sentence for search engines.
    pub description: Option<String>,
    /// The page's absolute address, where the site's is known.
    pub canonical: Option<String>,
    /// The same page in every language, this one included; empty where there is one language.
    pub alternates: Vec<Alternate>,
    /// The portal (or territory) that the page belongs to.
    pub site: Site,
    /// From the home to the page above this one; empty on homes and the 404.
    pub breadcrumb: Vec<Link>,
    /// The portal's main sections.
    pub nav: Vec<NavItem>,
    /// Free pages, for the foot.
    pub foot: Vec<NavItem>,
    /// Where a search is sent.
    pub search: Option<String>,
    /// The stylesheets, in their order.
    pub styles: Vec<String>,
    /// The scripts, all deferred.
    pub scripts: Vec<String>,
    /// The page's icon.
    pub icon: Option<String>,
    /// The Atom feed, absolute links inside.
    pub feed: Option<String>,
    /// The Content-Security-Policy of the page.
    pub policy: String,
    /// The newest date in the record's own data.
    pub updated: Option<Day>,
    /// Whether search engines may keep the page.
    pub indexed: bool,
}

/// The portal that a page belongs to, or the territory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Site {
    /// Its name.
    pub name: Words,
    /// Its name in full.
    pub official_name: Words,
    /// Its home.
    pub home: String,
    /// The territory's home, from a portal of several.
    pub territory: Option<Link>,
    /// Its emblem.
    pub emblem: Option<String>,
    /// A notice that stands on every page.
    pub notice: Option<Words>,
    /// How to reach it.
    pub contact: Contact,
    /// The data's licence.
    pub licence: Option<Licence>,
    /// Who publishes.
    pub publisher: Option<Words>,
}

/// How to reach a municipality.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Contact {
    /// Street and town.
    pub address: Option<Words>,
    /// Telephone, as text.
    pub phone: Option<String>,
    /// Telephone, for `tel:`.
    pub phone_link: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// Opening hours.
    pub hours: Option<Words>,
    /// Its own site.
    pub web: Option<String>,
}

/// A licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Licence {
    /// Its short name.
    pub name: String,
    /// Its text.
    pub url: Option<String>,
}

/// A page's own part; its template is `pages/<name>.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum View {
    /// The territory's home.
    Territory(Box<Territory>),
    /// A portal's home.
    Home(Box<Home>),
    /// The list of budgets.
    Budgets(Box<Budgets>),
    /// A fiscal year.
    Budget(Box<Budget>),
    /// A top node of a classification, in a fiscal year.
    BudgetNode(Box<BudgetNode>),
    /// The list of meetings.
    Meetings(Box<Meetings>),
    /// A meeting.
    Meeting(Box<Meeting>),
    /// The list of proposals.
    Proposals(Box<Proposals>),
    /// A proposal.
    Proposal(Box<Proposal>),
    /// A free page.
    Article(Box<Article>),
    /// The search page.
    Search(Box<Search>),
    /// The page for an address that does not exist.
    NotFound(Box<NotFound>),
}

impl View {
    /// The template's name.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Territory(_) => "pages/territory.html",
            Self::Home(_) => "pages/home.html",
            Self::Budgets(_) => "pages/budgets.html",
            Self::Budget(_) => "pages/budget.html",
            Self::BudgetNode(_) => "pages/budget-node.html",
            Self::Meetings(_) => "pages/meetings.html",
            Self::Meeting(_) => "pages/meeting.html",
            Self::Proposals(_) => "pages/proposals.html",
            Self::Proposal(_) => "pages/proposal.html",
            Self::Article(_) => "pages/article.html",
            Self::Search(_) => "pages/search.html",
            Self::NotFound(_) => "pages/not-found.html",
        }
    }

    /// All templates that views have.
    pub const TEMPLATES: &'static [&'static str] = &[
        "pages/territory.html",
        "pages/home.html",
        "pages/budgets.html",
        "pages/budget.html",
        "pages/budget-node.html",
        "pages/meetings.html",
        "pages/meeting.html",
        "pages/proposals.html",
        "pages/proposal.html",
        "pages/article.html",
        "pages/search.html",
        "pages/not-found.html",
    ];
}

/// The territory's home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Territory {
    /// A sentence about it.
    pub description: Option<Words>,
    /// The portals, in the order of their names.
    pub portals: Vec<PortalCard>,
}

/// A portal in the territory's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PortalCard {
    /// Its name.
    pub name: Words,
    /// Its home.
    pub href: String,
    /// Inhabitants.
    pub population: Option<Figure>,
    /// The latest budget.
    pub budget: Option<YearFigure>,
    /// Planned expenditure for each inhabitant.
    pub per_head: Option<Money>,
    /// How many meetings are published.
    pub meetings: usize,
    /// How many decisions.
    pub decisions: usize,
    /// How many proposals.
    pub proposals: usize,
}

/// A number with its year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// As the country writes it.
    pub text: String,
    /// The year.
    pub year: i16,
}

/// An amount with its year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearFigure {
    /// The fiscal year.
    pub year: i16,
    /// How much.
    pub money: Money,
}

/// A portal's home: the citizen's first questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Home {
    /// A few sentences about the municipality.
    pub description: Option<Words>,
    /// What does the town spend, and on what?
    pub budget: Option<HomeBudget>,
    /// What was decided lately?
    pub decisions: Vec<DecisionRow>,
    /// When does the council meet next?
    pub next_meeting: Option<MeetingRow>,
    /// The latest meetings held.
    pub meetings: Vec<MeetingRow>,
    /// What can I take part in, and what became of the last proposals?
    pub proposals: Vec<ProposalRow>,
    /// Proposals by state.
    pub proposal_states: Vec<StateCount>,
    /// The lists: budgets, minutes, proposals.
    pub sections: Vec<NavItem>,
}

/// The latest budget on the home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomeBudget {
    /// The fiscal year.
    pub year: i16,
    /// Its page.
    pub href: String,
    /// Planned expenditure.
    pub planned: Money,
    /// Planned expenditure for each inhabitant.
    pub per_head: Option<Money>,
    /// Executed expenditure.
    pub executed: Option<Money>,
    /// Executed of planned.
    pub execution: Option<Share>,
    /// The day up to which the execution reaches.
    pub as_of: Option<Day>,
    /// The largest functions first, as rows with bars.
    pub largest: Vec<NodeRow>,
}

/// The list of budgets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Budgets {
    /// The years, the latest first.
    pub years: Vec<YearRow>,
    /// The chart of the years.
    pub chart: Option<Chart>,
}

/// A fiscal year in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearRow {
    /// The fiscal year.
    pub year: i16,
    /// Its page.
    pub href: String,
    /// Planned revenue.
    pub revenue: Option<Money>,
    /// Planned expenditure.
    pub expenditure: Option<Money>,
    /// Executed expenditure.
    pub executed: Option<Money>,
    /// Executed of planned.
    pub execution: Option<Share>,
}

/// A fiscal year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Budget {
    /// The fiscal year.
    pub year: i16,
    /// A few sentences on it.
    pub summary: Option<Words>,
    /// Revenue and expenditure, stage by stage.
    pub totals: Vec<TotalTable>,
    /// The chart of expenditure.
    pub chart: Option<Chart>,
    /// Tables: expenditure by function and by economic class, revenue by economic class…
    pub tables: Vec<NodeTable>,
    /// What the figures rest on.
    pub sources: Vec<SourceRow>,
    /// The years before and after.
    pub years: Vec<NavItem>,
    /// The lines as data.
    pub downloads: Vec<Download>,
}

/// The totals of a direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TotalTable {
    /// `revenue` or `expenditure`.
    pub direction: &'static str,
    /// A row a stage.
    pub rows: Vec<TotalRow>,
}

/// A stage's total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TotalRow {
    /// The stage's word.
    pub stage: &'static str,
    /// How much.
    pub money: Money,
    /// Of what was planned.
    pub share: Option<Share>,
    /// The day up to which it reaches.
    pub as_of: Option<Day>,
}

/// A table of a classification's nodes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NodeTable {
    /// `revenue` or `expenditure`.
    pub direction: &'static str,
    /// `functional`, `economic`…
    pub dimension: &'static str,
    /// An id that is unique on the page.
    pub id: String,
    /// The classification's name.
    pub classification: Option<Words>,
    /// The stages that have columns.
    pub stages: Vec<&'static str>,
    /// The rows, in the classification's order.
    pub rows: Vec<NodeRow>,
    /// The total, a cell a stage.
    pub total: Vec<Option<Money>>,
}

/// A node of a classification, or a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NodeRow {
    /// The code; empty where there is none.
    pub code: String,
    /// The name; empty where the classification does not know the code.
    pub name: Words,
    /// Its own page, where it has one.
    pub href: Option<String>,
    /// A cell for each of the table's stages.
    pub cells: Vec<Option<Money>>,
    /// Of the whole, at the table's leading stage.
    pub share: Option<Share>,
    /// Executed of planned.
    pub execution: Option<Share>,
    /// How deep it is below the table's top; 0 is the top.
    pub depth: usize,
    /// Whether it is a line, not a node.
    pub is_line: bool,
}

/// A top node of a classification, in a fiscal year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BudgetNode {
    /// The fiscal year.
    pub year: i16,
    /// `revenue` or `expenditure`.
    pub direction: &'static str,
    /// `functional`, `economic`…
    pub dimension: &'static str,
    /// The code.
    pub code: String,
    /// Its total, stage by stage.
    pub totals: TotalTable,
    /// What it consists of: nodes and lines, each after the one that contains it.
    pub table: NodeTable,
    /// The same node in the other years.
    pub years: Vec<YearFigureLink>,
}

/// A year's amount with its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearFigureLink {
    /// The fiscal year.
    pub year: i16,
    /// How much was planned.
    pub money: Money,
    /// Its page there.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// What a stage's figures rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceRow {
    /// The stage's word.
    pub stage: &'static str,
    /// The day of the act.
    pub date: Option<Day>,
    /// The day up to which the figures reach.
    pub as_of: Option<Day>,
    /// The act.
    pub act: Option<Words>,
    /// The document's title.
    pub title: Option<Words>,
    /// Where it is.
    pub href: Option<String>,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Download {
    /// Where.
    pub href: String,
    /// `CSV`, `JSON`…
    pub format: &'static str,
}

/// A chart: a headline that says the finding, the drawing, and the table that says the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// The finding, as a sentence.
    pub headline: String,
    /// What is drawn: measure, unit, date.
    pub subtitle: String,
    /// The drawing.
    pub svg: String,
    /// The table's heads.
    pub heads: Vec<String>,
    /// The table's rows; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

/// The list of meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meetings {
    /// Meetings to come, the next first.
    pub coming: Vec<MeetingRow>,
    /// Meetings past, by year, the latest first.
    pub years: Vec<MeetingYear>,
}

/// The meetings of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingYear {
    /// The year.
    pub year: i16,
    /// Its meetings, the latest first.
    pub meetings: Vec<MeetingRow>,
}

/// A meeting in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingRow {
    /// Its title.
    pub title: Words,
    /// Its page.
    pub href: String,
    /// The day.
    pub date: Day,
    /// The body's name.
    pub body: Words,
    /// Its kind's word.
    pub kind: &'static str,
    /// Its state's word.
    pub state: &'static str,
    /// How many decisions it made.
    pub decisions: usize,
    /// The first decisions' titles, or points of the agenda.
    pub highlights: Vec<Words>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// Its kind's word.
    pub kind: &'static str,
    /// Its state's word.
    pub state: &'static str,
    /// Its number.
    pub number: Option<String>,
    /// The body's name.
    pub body: Words,
    /// The day.
    pub date: Day,
    /// When it began.
    pub start: Option<String>,
    /// When it ended.
    pub end: Option<String>,
    /// Where.
    pub location: Option<Words>,
    /// Who presided.
    pub chair: Option<String>,
    /// Who kept the record.
    pub secretary: Option<String>,
    /// Who was there, by how: present, late, excused, absent.
    pub attendance: Vec<AttendanceRow>,
    /// The quorum: how many of the members were there, and how many had to be.
    pub quorum: Option<QuorumView>,
    /// What was on the agenda.
    pub agenda: Vec<AgendaItem>,
    /// What was decided.
    pub decisions: Vec<DecisionRow>,
    /// The text of the minutes.
    pub text: Option<Prose>,
    /// The meetings before and after.
    pub previous: Option<Link>,
    /// The meeting after.
    pub next: Option<Link>,
}

/// A quorum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuorumView {
    /// Members with a vote who were there.
    pub present: usize,
    /// All members with a vote.
    pub members: usize,
    /// How many had to be there.
    pub needed: usize,
    /// Whether they were enough.
    pub reached: bool,
}

/// People who were there in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttendanceRow {
    /// `present`, `late`, `excused`, `absent`.
    pub kind: &'static str,
    /// Their names.
    pub people: Vec<String>,
}

/// A point of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaItem {
    /// What it is about.
    pub title: Words,
    /// More on it.
    pub text: Option<Words>,
    /// The motions put under it.
    pub motions: Vec<MotionView>,
}

/// A motion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MotionView {
    /// What is moved.
    pub title: Words,
    /// Who moved it.
    pub mover: Option<String>,
    /// Who seconded it.
    pub seconder: Option<String>,
    /// The vote's sides: yes, no, abstain.
    pub sides: Vec<VoteSide>,
    /// The result's word.
    pub result: Option<&'static str>,
    /// The decision that it made, on this page.
    pub decision: Option<Link>,
}

/// A side of a vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VoteSide {
    /// `yes`, `no`, `abstain`.
    pub side: &'static str,
    /// How many.
    pub count: usize,
    /// Their share of all votes, for a bar.
    pub share: Share,
    /// Who, where that is known.
    pub people: Vec<String>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionRow {
    /// Its number.
    pub number: String,
    /// An id that is unique on the meeting's page.
    pub id: String,
    /// Its form's word.
    pub kind: &'static str,
    /// What it decides.
    pub title: Words,
    /// In a few sentences.
    pub summary: Option<Words>,
    /// Who carries it out.
    pub responsible: Option<Words>,
    /// By when.
    pub due: Option<Day>,
    /// Its state's word: `pending`, `under_way`, `done`, `revoked`, or `overdue`.
    pub state: &'static str,
    /// The day of the meeting.
    pub date: Day,
    /// Where it stands on the meeting's page; empty on that page itself.
    pub href: String,
    /// The budgets and proposals that it concerns.
    pub related: Vec<Link>,
}

/// The list of proposals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposals {
    /// How many there are in each state.
    pub states: Vec<StateCount>,
    /// The proposals, the latest first.
    pub proposals: Vec<ProposalRow>,
}

/// How many proposals are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateCount {
    /// The state's word.
    pub state: &'static str,
    /// How many.
    pub count: usize,
    /// Their share, for a bar.
    pub share: Share,
}

/// A proposal in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProposalRow {
    /// What is proposed.
    pub title: Words,
    /// Its page.
    pub href: String,
    /// In one sentence.
    pub summary: Option<Words>,
    /// Its state's word.
    pub state: &'static str,
    /// The area's name.
    pub area: Option<Words>,
    /// The categories' words.
    pub categories: Vec<&'static str>,
    /// The best known cost.
    pub cost: Option<Money>,
    /// Votes, or else supports.
    pub votes: Option<String>,
    /// The day it came in.
    pub submitted: Option<Day>,
    /// The cycle.
    pub cycle: Option<String>,
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// In one sentence.
    pub summary: Option<Words>,
    /// Its state's word.
    pub state: &'static str,
    /// The reason's word, where it was not taken up.
    pub reason: Option<&'static str>,
    /// The municipality's answer.
    pub answer: Option<Words>,
    /// Who proposes it, where they may be named.
    pub author: Option<String>,
    /// The area's name.
    pub area: Option<Words>,
    /// Where in it.
    pub location: Option<Words>,
    /// The categories' words.
    pub categories: Vec<&'static str>,
    /// The day it came in.
    pub submitted: Option<Day>,
    /// The day its state last changed.
    pub updated: Option<Day>,
    /// The cycle.
    pub cycle: Option<String>,
    /// Costs by their word: `asked`, `reviewed`, `final`.
    pub costs: Vec<CostRow>,
    /// Signatures.
    pub supports: Option<String>,
    /// Votes.
    pub votes: Option<String>,
    /// The decisions that concern it.
    pub decisions: Vec<DecisionRow>,
    /// The budgets that pay it.
    pub budgets: Vec<Link>,
    /// Its text.
    pub text: Option<Prose>,
}

/// A cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CostRow {
    /// `asked`, `reviewed` or `final`.
    pub kind: &'static str,
    /// How much.
    pub money: Money,
}

/// A free page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Article {
    /// In one sentence.
    pub summary: Option<Words>,
    /// Its text.
    pub text: Option<Prose>,
}

/// A text of paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Prose {
    /// The text.
    pub html: String,
    /// Its language, where it is not the page's.
    pub lang: Option<String>,
    /// Its headings, for a table of contents; empty where there are fewer than three.
    pub contents: Vec<Link>,
}

/// The search page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Search {
    /// Where the index lies; none where there is no index.
    pub index: Option<String>,
    /// Where the engine's files lie.
    pub runtime: String,
    /// What the results' addresses are relative to.
    pub root: String,
    /// The kinds of pages: word and label.
    pub kinds: Vec<NavItem>,
    /// The years, the latest first.
    pub years: Vec<i32>,
    /// The lists by subject, for those without JavaScript.
    pub subjects: Vec<Link>,
}

/// The page for an address that does not exist; its links are from the root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFound {
    /// The lists by subject.
    pub subjects: Vec<Link>,
}
