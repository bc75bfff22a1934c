//! What templates see: one typed view a page, with everything already in the page's language.
//!
//! A template gets `frame` (what surrounds every page) and `view` (the page's own); nothing else,
//! and no way back into the site. Texts are plain and are escaped by the templates; the fields
//! named `html` and `svg` hold markup made by this program alone. Links are relative to the page.

mod article;
mod budget;
mod frame;
mod home;
mod minutes;
mod proposal;
mod search;
mod sheet;
mod territory;

use serde::Serialize;

pub use article::{Article, Prose};
pub use budget::{
    Budget, BudgetNode, Budgets, Chart, Download, NodeRow, NodeTable, SourceRow, TotalRow, TotalTable, YearFigureLink,
    YearRow,
};
pub use frame::{Alternate, Contact, Frame, Licence, NavItem, Site};
pub use home::{Home, HomeBudget};
pub use minutes::{
    AgendaItem, AttendanceRow, DecisionRow, Meeting, MeetingRow, MeetingYear, Meetings, MotionView, QuorumView,
    VoteSide,
};
pub use proposal::{CostRow, Proposal, ProposalRow, Proposals, StateCount};
pub use search::{NotFound, Search};
pub use sheet::{Cell, Fact, Grid, Head, Row, Section, Sheet, Tag};
pub use territory::{Figure, PortalCard, PortalGroup, Territory, YearFigure};

/// A link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What it leads to.
    pub label: String,
    /// Where.
    pub href: String,
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
    /// Facts, lists, tables and drawings.
    Sheet(Box<Sheet>),
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
            Self::Sheet(_) => "pages/sheet.html",
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
        "pages/sheet.html",
        "pages/search.html",
        "pages/not-found.html",
    ];
}
