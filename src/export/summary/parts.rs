//! The parts of a portal's summary as they are kept: years, offers, what is open.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::i18n::Currency;
use crate::model::actor::{ActorKind, AgreementState};
use crate::model::choice::Choice;
use crate::model::programme::Group;
use crate::model::service::Need;
use crate::model::summary::{
    Asked, Offer, OfferKind, OfferPage, OpenDay, OpenItem, OwnActor, Part, Standard, YearFigures,
};

#[derive(Serialize, Deserialize)]
pub(super) struct YearBytes {
    year: i16,
    foreign: Option<String>,
    people: Option<u64>,
    planned: Option<String>,
    done: Option<String>,
    income: Option<String>,
    collected: Option<String>,
    /// The standard, the code, the amount.
    parts: Vec<(String, String, String)>,
    places: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct AskedBytes {
    year: i16,
    proposals: usize,
    authors: Vec<(String, usize)>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct OfferBytes {
    kind: String,
    groups: Vec<String>,
    needs: Vec<String>,
    areas: Vec<String>,
    actors: Vec<String>,
    state: Option<String>,
    /// The first and the last day.
    term: [Option<String>; 2],
    pages: Vec<OfferPageBytes>,
}

/// The id, the kind and the pages.
#[derive(Serialize, Deserialize)]
pub(super) struct ActorBytes(String, String, Vec<OfferPageBytes>);

/// The language, the title and the address of a page.
pub(super) type OfferPageBytes = (String, String, String);

#[derive(Serialize, Deserialize)]
pub(super) struct OpenBytes {
    lang: String,
    title: String,
    address: String,
    date: Option<(String, String)>,
}

impl AskedBytes {
    pub(super) fn of(asked: Asked) -> Self {
        let Asked { year, proposals, authors } = asked;
        Self { year, proposals, authors }
    }

    pub(super) fn meant(self) -> Asked {
        let Self { year, proposals, authors } = self;
        Asked { year, proposals, authors }
    }
}

impl OfferBytes {
    pub(super) fn of(offer: Offer) -> Self {
        let Offer { kind, groups, needs, areas, actors, state, from, to, pages } = offer;
        Self {
            kind: kind.id().to_owned(),
            groups: groups.iter().map(|group| group.id().to_owned()).collect(),
            needs: needs.iter().map(|need| need.id().to_owned()).collect(),
            areas,
            actors,
            state: state.map(|state| state.id().to_owned()),
            term: [from, to].map(|day| day.map(|day| day.to_string())),
            pages: pages.into_iter().map(page_bytes).collect(),
        }
    }

    pub(super) fn meant(self) -> Option<Offer> {
        let Self { kind, groups, needs, areas, actors, state, term: [from, to], pages } = self;
        let state = match state {
            Some(id) => Some(AgreementState::from_id(&id)?),
            None => None,
        };
        Some(Offer {
            kind: OfferKind::from_id(&kind)?,
            groups: groups.iter().map(|id| Group::from_id(id)).collect::<Option<_>>()?,
            needs: needs.iter().map(|id| Need::from_id(id)).collect::<Option<_>>()?,
            areas,
            actors,
            state,
            from: some_day(from)?,
            to: some_day(to)?,
            pages: pages.into_iter().map(page_meant).collect(),
        })
    }
}

impl ActorBytes {
    pub(super) fn of(actor: OwnActor) -> Self {
        let OwnActor { id, kind, pages } = actor;
        Self(id, kind.id().to_owned(), pages.into_iter().map(page_bytes).collect())
    }

    pub(super) fn meant(self) -> Option<OwnActor> {
        let Self(id, kind, pages) = self;
        let pages = pages.into_iter().map(page_meant).collect();
        Some(OwnActor { id, kind: ActorKind::from_id(&kind)?, pages })
    }
}

/// A day that was kept; nothing where what was kept is none.
fn some_day(text: Option<String>) -> Option<Option<Date>> {
    match text {
        Some(text) => Some(Some(text.parse().ok()?)),
        None => Some(None),
    }
}

pub(super) fn page_bytes(page: OfferPage) -> OfferPageBytes {
    (page.lang, page.title, page.address)
}

pub(super) fn page_meant((lang, title, address): OfferPageBytes) -> OfferPage {
    OfferPage { lang, title, address }
}

impl YearBytes {
    pub(super) fn of(figures: YearFigures) -> Self {
        let YearFigures { year, foreign, people, planned, done, income, collected, parts, places } = figures;
        let amount = |amount: Option<Decimal>| amount.map(|amount| amount.to_string());
        let part = |part: Part| (part.standard.id().to_owned(), part.code, part.planned.to_string());
        Self {
            year,
            foreign: foreign.map(|own| own.code().to_owned()),
            people,
            planned: amount(planned),
            done: amount(done),
            income: amount(income),
            collected: amount(collected),
            parts: parts.into_iter().map(part).collect(),
            places: places.into_iter().map(|(area, planned)| (area, planned.to_string())).collect(),
        }
    }

    pub(super) fn meant(self) -> Option<YearFigures> {
        let Self { year, foreign, people, planned, done, income, collected, parts, places } = self;
        let foreign = match foreign {
            Some(code) => Some(Currency::new(&code).ok()?),
            None => None,
        };
        let part = |(standard, code, planned): (String, String, String)| {
            Some(Part { standard: Standard::from_id(&standard)?, code, planned: amount(&planned)? })
        };
        let place = |(area, planned): (String, String)| Some((area, amount(&planned)?));
        Some(YearFigures {
            year,
            foreign,
            people,
            planned: some_amount(planned)?,
            done: some_amount(done)?,
            income: some_amount(income)?,
            collected: some_amount(collected)?,
            parts: parts.into_iter().map(part).collect::<Option<_>>()?,
            places: places.into_iter().map(place).collect::<Option<_>>()?,
        })
    }
}

pub(super) fn amount(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

/// An amount that may be missing; nothing where it is no amount.
pub(super) fn some_amount(text: Option<String>) -> Option<Option<Decimal>> {
    match text {
        Some(text) => amount(&text).map(Some),
        None => Some(None),
    }
}

impl OpenBytes {
    pub(super) fn of(item: OpenItem) -> Self {
        let OpenItem { lang, title, address, date } = item;
        Self { lang, title, address, date: date.map(|(of, day)| (of.id().to_owned(), day)) }
    }

    pub(super) fn meant(self) -> Option<OpenItem> {
        let Self { lang, title, address, date } = self;
        let date = match date {
            Some((of, day)) => Some((OpenDay::from_id(&of)?, day)),
            None => None,
        };
        Some(OpenItem { lang, title, address, date })
    }
}
