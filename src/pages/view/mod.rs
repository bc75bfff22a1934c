//! What templates see: one typed view a page, with everything already in the page's language.
//!
//! A template gets `frame` (what surrounds every page) and `view` (the page's own); nothing else,
//! and no way back into the site. Texts are plain and are escaped by the templates; the fields
//! named `html` and `svg` hold markup made by this program alone. Links are relative to the page.

mod article;
mod budget;
mod chart;
mod comparison;
mod council;
mod cycle;
mod decision;
mod embed;
mod frame;
mod holdings;
mod home;
mod minutes;
mod payment;
mod picture;
mod proposal;
mod receipt;
mod search;
pub mod sheet;
mod statement;
mod territory;
mod topic;
mod vote;

use serde::Serialize;

pub use article::{Article, Prose};
pub use budget::{
    Behind, Budget, BudgetHistory, BudgetNode, Budgets, Constant, Download, Eliminated, ExecutionSoFar, Forecast,
    Glossary, HistoryRow, NodeRow, NodeTable, Origin, PerHead, SourceRow, Term, TotalRow, TotalTable, TreeTable,
    YearFigureLink, YearRow, YearShare,
};
pub use chart::{Chart, ChartRow};
pub use comparison::{ChangeRow, Changes, Comparison, ComparisonRow, ComparisonTable, Comparisons};
pub use council::{
    AlikeRow, AttendanceRate, Body, BodyRow, Council, MatrixCell, MatrixRow, MemberRow, Person, SideBySide, TermRow,
};
pub use cycle::{
    AreaMoney, AreaResult, BallotsFile, CountView, Cycle, CycleRow, Cycles, Execution, GroupRow, GroupTable, Kept,
    KeptRow, MapArea, NextStep, OtherRule, PhaseRow, PlaceMap, ResultRow, Results, RuleFact, Standing, Work, WorkMoney,
};
pub use decision::{Decision, DecisionRow, DecisionState, DecisionYear, Decisions, DocumentRow, GazetteView, StepRow};
pub use embed::{Embed, Take};
pub use frame::{Alternate, Contact, Frame, Licence, NavItem, Site};
pub use holdings::{
    AmendedLine, AmendmentRow, CarriedOver, Debt, IndicatorCard, IndicatorInput, IndicatorLimit, Indicators, LoanRow,
    ProjectRow, Projects, ReasonRow, SnapshotRow, YearList, YearText,
};
pub use home::{Answer, Home, HomeBudget, HomeCouncil, HomeProposals, HomeSection};
pub use minutes::{
    AgendaItem, AttendanceRow, Attendee, InterventionRow, Meeting, MeetingRow, MeetingYear, Meetings, NoteRow,
    QuorumView,
};
pub use payment::{KindRow, Paid, Payee, PayeeRow, PayeeYear, PaymentRow, Payments};
pub use picture::{Picture, PictureSizes};
pub use proposal::{
    ChainItem, ChainLink, CostRow, FilterGroup, FilterItem, MilestoneRow, PathStep, PhotoView, Proposal, ProposalRow,
    Proposals, ProposalsBy, StateCount,
};
pub use receipt::{MoneyForm, Receipt, ReceiptRow};
pub use search::{NotFound, Search, SearchList};
pub use sheet::{Cell, Fact, Grid, Head, Row, Section, Sheet, Tag};
pub use statement::{Statement, StatementPart};
pub use territory::{Figure, PortalCard, PortalGroup, Territory, YearFigure};
pub use topic::{Paper, PaperRow, Papers, PointRow, RouteRow, Topic, TopicRow, Topics};
pub use vote::{ConflictRow, MotionView, NeededView, VoteRow, VoteSide};

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What it leads to.
    pub label: String,
    /// Where.
    pub href: String,
    /// The label's language, where it is not the page's.
    pub lang: Option<String>,
}

/// A text whose terms lead to what they mean, further down the page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Told {
    /// Its pieces, in their order.
    pub pieces: Vec<Piece>,
    /// Its language, where it is not the page's.
    pub lang: Option<String>,
}

impl Told {
    /// A text without terms.
    pub fn plain(words: Words) -> Self {
        Self { pieces: vec![Piece { text: words.text, term: None }], lang: words.lang }
    }
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// The id of the term that it is, on the same page.
    pub term: Option<String>,
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
    /// A node of a classification in a fiscal year.
    BudgetNode(Box<BudgetNode>),
    /// A node of a classification over all years.
    BudgetHistory(Box<BudgetHistory>),
    /// A year's investment projects.
    Projects(Box<Projects>),
    /// What is owed at the end of a year.
    Debt(Box<Debt>),
    /// A year's amendments or reasons, where they fill pages.
    YearList(Box<YearList>),
    /// A year's financial indicators.
    Indicators(Box<Indicators>),
    /// A year's payments, contracts and subsidies.
    Payments(Box<Payments>),
    /// What somebody got over all years.
    Payee(Box<Payee>),
    /// The choice of two fiscal years.
    Comparisons(Box<Comparisons>),
    /// Two fiscal years side by side.
    Comparison(Box<Comparison>),
    /// What a unit of taxes pays for.
    Receipt(Box<Receipt>),
    /// Terms explained.
    Glossary(Box<Glossary>),
    /// The list of meetings.
    Meetings(Box<Meetings>),
    /// A meeting.
    Meeting(Box<Meeting>),
    /// The register of decisions.
    Decisions(Box<Decisions>),
    /// A decision.
    Decision(Box<Decision>),
    /// The council: its bodies and people.
    Council(Box<Council>),
    /// A body.
    Body(Box<Body>),
    /// A council member.
    Person(Box<Person>),
    /// A body's votes side by side.
    SideBySide(Box<SideBySide>),
    /// The list of topics.
    Topics(Box<Topics>),
    /// A topic.
    Topic(Box<Topic>),
    /// The list of papers.
    Papers(Box<Papers>),
    /// A paper.
    Paper(Box<Paper>),
    /// The list of proposals.
    Proposals(Box<Proposals>),
    /// A proposal.
    Proposal(Box<Proposal>),
    /// The proposals that have something in common.
    ProposalsBy(Box<ProposalsBy>),
    /// The list of cycles.
    Cycles(Box<Cycles>),
    /// A cycle.
    Cycle(Box<Cycle>),
    /// A cycle's results.
    Results(Box<Results>),
    /// A cycle's works.
    Execution(Box<Execution>),
    /// A free page.
    Article(Box<Article>),
    /// Facts, lists, tables and drawings.
    Sheet(Box<Sheet>),
    /// A statement that the program makes.
    Statement(Box<Statement>),
    /// The search page.
    Search(Box<Search>),
    /// A chart on a page of its own.
    Embed(Box<Embed>),
    /// The page for an address that does not exist.
    NotFound(Box<NotFound>),
}

impl View {
    /// The stylesheets that the page loads besides the one of all pages, by their names in the theme:
    /// what pages of text do not show should not weigh on them.
    pub fn styles(&self) -> &'static [&'static str] {
        match self {
            Self::Home(_) => &["home.css"],
            Self::Territory(_) | Self::Sheet(_) => &["sheet.css"],
            Self::Meeting(_)
            | Self::Decisions(_)
            | Self::Decision(_)
            | Self::Council(_)
            | Self::Body(_)
            | Self::Person(_)
            | Self::SideBySide(_)
            | Self::Paper(_)
            | Self::Proposals(_)
            | Self::ProposalsBy(_)
            | Self::Proposal(_)
            | Self::Article(_)
            | Self::Statement(_) => &["text.css"],
            Self::Budgets(_)
            | Self::BudgetNode(_)
            | Self::BudgetHistory(_)
            | Self::Projects(_)
            | Self::Debt(_)
            | Self::YearList(_)
            | Self::Indicators(_)
            | Self::Payments(_)
            | Self::Payee(_)
            | Self::Comparison(_)
            | Self::Receipt(_)
            | Self::Glossary(_) => &["figures.css"],
            Self::Cycles(_) | Self::Cycle(_) | Self::Results(_) | Self::Execution(_) => &["cycle.css"],
            Self::Budget(_) => &["year.css"],
            Self::Embed(_) => &["embed.css"],
            _ => &[],
        }
    }

    /// The template's name.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Territory(_) => "pages/territory.html",
            Self::Home(_) => "pages/home.html",
            Self::Budgets(_) => "pages/budgets.html",
            Self::Budget(_) => "pages/budget.html",
            Self::BudgetNode(_) => "pages/budget-node.html",
            Self::BudgetHistory(_) => "pages/budget-history.html",
            Self::Projects(_) => "pages/budget-projects.html",
            Self::Debt(_) => "pages/budget-debt.html",
            Self::YearList(_) => "pages/budget-list.html",
            Self::Indicators(_) => "pages/budget-indicators.html",
            Self::Payments(_) => "pages/payments.html",
            Self::Payee(_) => "pages/payee.html",
            Self::Comparisons(_) => "pages/budget-comparisons.html",
            Self::Comparison(_) => "pages/budget-comparison.html",
            Self::Receipt(_) => "pages/budget-receipt.html",
            Self::Glossary(_) => "pages/glossary.html",
            Self::Meetings(_) => "pages/meetings.html",
            Self::Meeting(_) => "pages/meeting.html",
            Self::Decisions(_) => "pages/decisions.html",
            Self::Decision(_) => "pages/decision.html",
            Self::Council(_) => "pages/council.html",
            Self::Body(_) => "pages/body.html",
            Self::Person(_) => "pages/person.html",
            Self::SideBySide(_) => "pages/side-by-side.html",
            Self::Topics(_) => "pages/topics.html",
            Self::Topic(_) => "pages/topic.html",
            Self::Papers(_) => "pages/papers.html",
            Self::Paper(_) => "pages/paper.html",
            Self::Proposals(_) => "pages/proposals.html",
            Self::Proposal(_) => "pages/proposal.html",
            Self::ProposalsBy(_) => "pages/proposals-by.html",
            Self::Cycles(_) => "pages/cycles.html",
            Self::Cycle(_) => "pages/cycle.html",
            Self::Results(_) => "pages/results.html",
            Self::Execution(_) => "pages/execution.html",
            Self::Article(_) => "pages/article.html",
            Self::Sheet(_) => "pages/sheet.html",
            Self::Statement(_) => "pages/statement.html",
            Self::Search(_) => "pages/search.html",
            Self::Embed(_) => "pages/embed.html",
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
        "pages/budget-history.html",
        "pages/budget-projects.html",
        "pages/budget-debt.html",
        "pages/budget-indicators.html",
        "pages/payments.html",
        "pages/payee.html",
        "pages/budget-comparisons.html",
        "pages/budget-comparison.html",
        "pages/budget-receipt.html",
        "pages/glossary.html",
        "pages/meetings.html",
        "pages/meeting.html",
        "pages/decisions.html",
        "pages/decision.html",
        "pages/council.html",
        "pages/body.html",
        "pages/person.html",
        "pages/side-by-side.html",
        "pages/topics.html",
        "pages/topic.html",
        "pages/papers.html",
        "pages/paper.html",
        "pages/proposals.html",
        "pages/proposal.html",
        "pages/proposals-by.html",
        "pages/cycles.html",
        "pages/cycle.html",
        "pages/results.html",
        "pages/execution.html",
        "pages/article.html",
        "pages/sheet.html",
        "pages/statement.html",
        "pages/search.html",
        "pages/embed.html",
        "pages/not-found.html",
    ];
}
