//! What the territory keeps of a portal once it is written: small, and all that comparisons need.

mod datasets;
mod pages;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::actor::{ActorKind, AgreementState};
use super::choice::choices;
use super::programme::Group;
use super::service::Need;
use crate::i18n::Currency;
pub use datasets::{Dataset, DatasetList, MEDIA_TYPES, THEMES};
pub use pages::{PageList, PageSummary, Pages};

/// A portal in a few figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The municipality's id.
    pub id: String,
    /// Its name, by language tag.
    pub name: Vec<(String, String)>,
    /// Its area.
    pub area: Option<String>,
    /// Inhabitants, with their year.
    pub population: Option<(i16, u64)>,
    /// The latest budget: its year and planned expenditure.
    pub budget: Option<(i16, Decimal)>,
    /// The page of that budget in each language.
    pub budget_pages: Vec<OfferPage>,
    /// How many meetings, decisions and proposals are published.
    pub meetings: usize,
    /// How many citizens attended meetings; none where the minutes tell it of none.
    pub citizens: Option<u64>,
    /// How many decisions.
    pub decisions: usize,
    /// How many proposals.
    pub proposals: usize,
    /// How many proposals have an answer.
    pub answered: usize,
    /// The same by the year in which they came, the latest first.
    pub asked: Vec<Asked>,
    /// How many services are listed.
    pub services: usize,
    /// How many programmes run today.
    pub programmes: usize,
    /// The years of its budgets, the latest first.
    pub years: Vec<YearFigures>,
    /// Of what the law asks to publish: how much is published, and how much there is.
    pub compliance: Option<(usize, usize)>,
    /// Transfers by year: what is due by law, and what came.
    pub transfers: Vec<(i16, Decimal, Decimal)>,
    /// Its works: investment projects, and those that cycles of participatory budgeting chose.
    pub works: Works,
    /// Its own programmes, services and agreements.
    pub offers: Vec<Offer>,
    /// The actors that it alone tells of.
    pub actors: Vec<OwnActor>,
    /// What one can take part in.
    pub open: Vec<OpenItem>,
    /// Its electronic mail, its telephone and its own site.
    pub contact: [Option<String>; 3],
    /// Its data sets.
    pub datasets: DatasetList,
    /// Every page, for the territory's search and the sitemaps.
    pub pages: PageList,
}

/// The works of a municipality.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Works {
    /// How many there are.
    pub count: usize,
    /// The page that lists the latest, in each language.
    pub pages: Vec<OfferPage>,
}

/// A fiscal year in a few figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearFigures {
    /// The fiscal year.
    pub year: i16,
    /// The currency of its amounts where it is not the site's: they are not added to others', nor compared.
    pub foreign: Option<Currency>,
    /// The inhabitants of the count that is nearest to the year.
    pub people: Option<u64>,
    /// Planned expenditure.
    pub planned: Option<Decimal>,
    /// Executed expenditure.
    pub done: Option<Decimal>,
    /// Planned revenue.
    pub income: Option<Decimal>,
    /// The revenue that came in.
    pub collected: Option<Decimal>,
    /// Planned expenditure by the standards that its classifications are mapped to.
    pub parts: Vec<Part>,
    /// Planned expenditure of the lines that name a place inside the municipality, by the place's id.
    pub places: Vec<(String, Decimal)>,
}

impl YearFigures {
    /// Planned expenditure for each inhabitant, not rounded; none where either is not known.
    pub fn per_head(&self) -> Option<Decimal> {
        let people = self.people.filter(|people| *people > 0)?;
        Some(self.planned? / Decimal::from(people))
    }
}

impl Summary {
    /// The years whose amounts are in the site's currency, the latest first.
    pub fn comparable(&self) -> impl Iterator<Item = &YearFigures> {
        self.years.iter().filter(|year| year.foreign.is_none())
    }

    /// The latest planned expenditure for each inhabitant in the site's currency, with its year.
    pub fn per_head(&self) -> Option<(i16, Decimal)> {
        self.comparable().find_map(|year| Some((year.year, year.per_head()?)))
    }

    /// The currency of the latest budget.
    pub fn currency(&self, of_site: Currency) -> Currency {
        self.years.first().and_then(|year| year.foreign).unwrap_or(of_site)
    }

    /// The latest year of which execution is known.
    pub fn executed(&self) -> Option<&YearFigures> {
        self.years.iter().find(|year| year.done.is_some())
    }
}

choices! {
    /// A classification that towns with codes of their own share.
    pub enum Standard {
        /// By purpose, the United Nations' divisions.
        Cofog "cofog",
        /// By kind of thing, the chapters of the International Monetary Fund.
        Gfsm "gfsm",
    }
}

/// What a year plans for a part of a standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The standard.
    pub standard: Standard,
    /// Its division or chapter; empty for what is mapped to none.
    pub code: String,
    /// How much.
    pub planned: Decimal,
}

/// What citizens proposed in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The year.
    pub year: i16,
    /// How many proposals came.
    pub proposals: usize,
    /// How many came from each kind of author, by the kind's word; nothing of those of whom it is not
    /// known.
    pub authors: Vec<(String, usize)>,
}

choices! {
    /// What a municipality offers.
    pub enum OfferKind {
        /// A programme.
        Programme "programme",
        /// A service.
        Service "service",
        /// An agreement, or a body in which actors meet.
        Agreement "agreement",
    }
}

/// A programme, service or agreement of a municipality's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it is.
    pub kind: OfferKind,
    /// For whom.
    pub groups: Vec<Group>,
    /// What it is good for.
    pub needs: Vec<Need>,
    /// Where: the areas that it names, or the municipality's own.
    pub areas: Vec<String>,
    /// The ids of the actors that run it, or of those who agreed.
    pub actors: Vec<String>,
    /// How far an agreement is.
    pub state: Option<AgreementState>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// Its page in each language.
    pub pages: Vec<OfferPage>,
}

impl Offer {
    /// Whether it has begun and not ended on a day.
    pub fn is_on(&self, day: Date) -> bool {
        self.has_begun(day) && self.to.is_none_or(|to| day <= to)
    }

    /// Whether it has begun on a day.
    pub fn has_begun(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day)
    }
}

/// An actor of a municipality's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnActor {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its page in each language.
    pub pages: Vec<OfferPage>,
}

/// The page of an offer in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferPage {
    /// The language's tag.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// The path below the site's root.
    pub address: String,
}

choices! {
    /// What the day of something to take part in is.
    pub enum OpenDay {
        /// The day on which it is.
        On "on",
        /// The first of several.
        From "from",
        /// The last.
        Until "until",
    }
}

/// Something to take part in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenItem {
    /// The language's tag.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// The path below the site's root.
    pub address: String,
    /// The day that matters, and what it is.
    pub date: Option<(OpenDay, String)>,
}
