//! What the territory keeps of a portal: its figures, and what is open in it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::budget::Figures;
use super::{Page, Setting, participation};
use crate::findings::Place;
use crate::model::budget::{Budget, Dimension, Direction};
use crate::model::choice::Choice;
use crate::model::compliance::Calendar;
use crate::model::document::News;
use crate::model::id::Id;
use crate::model::outlay::by_place;
use crate::model::portal::{Portal, Shared};
use crate::model::proposal::{AuthorKind, Proposal};
use crate::model::rollup::{Sum, by_standard};
use crate::model::summary::{
    Asked, DatasetList, Offer, OfferKind, OfferPage, OpenDay, OpenItem, OwnActor, PageSummary, Part, Standard, Summary,
    Works, YearFigures,
};
use crate::model::territory::Area;
use crate::model::transfer::Transfer;

/// The summary of a portal with its pages, without its data sets, which come of its files.
pub fn summary(portal: &Portal, pages: &[&Page], setting: &Setting) -> Summary {
    let (municipality, shared) = (&portal.municipality, setting.shared);
    let area = municipality.area.as_deref().and_then(|id| shared.territory.area(id));
    // What is only proposed is not yet a budget to be compared.
    let adopted = portal.budgets.iter().filter(|budget| !budget.is_only_proposed());
    let years: Vec<YearFigures> = adopted.map(|budget| year(budget, area, setting.shared)).collect();
    let names = municipality.name.all();
    let calendar = Calendar::of(portal, shared, setting.today);
    Summary {
        id: municipality.id.to_string(),
        name: names.map(|(lang, text)| (lang.map(ToString::to_string).unwrap_or_default(), text.to_owned())).collect(),
        area: municipality.area.clone(),
        population: area.and_then(Area::latest_population),
        budget: years.first().and_then(|latest| Some((latest.year, latest.planned?))),
        budget_pages: years.first().map(|latest| budget_pages(latest.year, pages)).unwrap_or_default(),
        meetings: portal.meetings.iter().filter(|meeting| meeting.state.was_held()).count(),
        citizens: citizens(portal),
        decisions: portal.meetings.iter().map(|meeting| meeting.decisions.len()).sum(),
        proposals: portal.proposals.len(),
        answered: portal.proposals.iter().filter(|proposal| participation::is_answered(proposal)).count(),
        asked: asked(portal),
        services: portal.cohesion.services.len(),
        programmes: portal.cohesion.programmes.iter().filter(|one| one.is_on(setting.today)).count(),
        years,
        compliance: calendar.map(|calendar| calendar.fulfilled()),
        transfers: transfers(portal, setting),
        works: works(portal, pages, setting),
        offers: offers(portal, pages),
        actors: actors(portal, pages),
        open: open(portal, pages, setting),
        contact: [&municipality.contact.email, &municipality.contact.phone, &municipality.contact.web]
            .map(Clone::clone),
        datasets: DatasetList::default(),
        pages: pages.iter().copied().map(page).collect(),
    }
}

/// How many citizens attended the meetings that were held, where that was counted.
fn citizens(portal: &Portal) -> Option<u64> {
    let held = portal.meetings.iter().filter(|meeting| meeting.state.was_held());
    held.filter_map(|meeting| meeting.attendance.citizens)
        .fold(None, |sum: Option<u64>, count| Some(sum.unwrap_or_default().saturating_add(count)))
}

fn year(budget: &Budget, area: Option<&Area>, shared: &Shared) -> YearFigures {
    let figures = Figures::of(budget, Direction::Expenditure);
    let revenue = Figures::of(budget, Direction::Revenue);
    let parts = Standard::ALL.iter().flat_map(|standard| parts(budget, *standard, shared)).collect();
    YearFigures {
        year: budget.year,
        foreign: Some(budget.currency).filter(|own| *own != shared.settings.currency),
        people: area.and_then(|area| area.population_near(budget.year)),
        planned: figures.planned,
        done: figures.done,
        income: revenue.planned,
        collected: revenue.done,
        parts,
        places: area.map(|own| by_place(budget, &own.id, &shared.territory)).into_iter().flatten().collect(),
    }
}

/// Planned expenditure by the divisions or chapters of a standard; nothing where no code is mapped
/// to it.
fn parts(budget: &Budget, standard: Standard, shared: &Shared) -> Vec<Part> {
    let dimension = match standard {
        Standard::Cofog => Dimension::Functional,
        Standard::Gfsm => Dimension::Economic,
    };
    let direction = Direction::Expenditure;
    let used = Portal::classification(budget, direction, dimension, shared);
    let (Some(known), Some(stage)) = (shared.classification(standard.id()), budget.plan_stage(direction)) else {
        return Vec::new();
    };
    let sums = by_standard(budget, direction, dimension, used, known);
    let mut parts: BTreeMap<String, Decimal> = BTreeMap::new();
    for top in &sums {
        let own = top.amounts[stage].unwrap_or_default();
        // A chapter of economic codes has two digits: one digit only says that it is expense.
        let is_above = standard == Standard::Gfsm && top.code.len() == 1;
        let below: Vec<&Sum> = top.children.iter().filter(|_| is_above).collect();
        for child in &below {
            *parts.entry(child.code.to_string()).or_default() += child.amounts[stage].unwrap_or_default();
        }
        let rest = own - below.iter().map(|child| child.amounts[stage].unwrap_or_default()).sum::<Decimal>();
        if below.is_empty() || !rest.is_zero() {
            let code = if known.find(&top.code).is_some() { top.code.to_string() } else { String::new() };
            *parts.entry(code).or_default() += rest;
        }
    }
    if parts.keys().all(String::is_empty) {
        return Vec::new();
    }
    parts.into_iter().map(|(code, planned)| Part { standard, code, planned }).collect()
}

/// What was proposed in each year, and by whom.
fn asked(portal: &Portal) -> Vec<Asked> {
    let mut years: BTreeMap<i16, Vec<&Proposal>> = BTreeMap::new();
    for proposal in &portal.proposals {
        years.entry(proposal.submitted.map_or(0, |day| day.year())).or_default().push(proposal);
    }
    let of_year = |(year, proposals): (i16, Vec<&Proposal>)| {
        let authors = AuthorKind::ALL.iter().map(|kind| {
            let own = proposals.iter().filter(|proposal| proposal.author_kind == Some(*kind));
            (kind.id().to_owned(), own.count())
        });
        let authors = authors.filter(|(_, count)| *count > 0).collect();
        Asked { year, proposals: proposals.len(), authors }
    };
    years.into_iter().rev().filter(|(year, _)| *year > 0).map(of_year).collect()
}

/// What the law orders, and what of it came.
fn transfers(portal: &Portal, setting: &Setting) -> Vec<(i16, Decimal, Decimal)> {
    let of_year = |year: &crate::model::transfer::TransferYear| {
        let by_law = || year.transfers.iter().filter(|transfer| transfer.owed().is_some());
        let due = by_law().filter_map(Transfer::owed).sum();
        (year.year, due, by_law().map(|transfer| transfer.received_until(setting.today)).sum())
    };
    portal.cohesion.transfers.iter().map(of_year).collect()
}

fn page(page: &Page) -> PageSummary<'_> {
    PageSummary {
        subject: page.subject,
        lang: page.lang.as_str(),
        address: page.address.as_str(),
        title: &page.title,
        listed: page.found.is_some(),
        year: page.found.as_ref().and_then(|found| found.year),
        number: page.found.as_ref().and_then(|found| found.number.as_deref()),
        amount: page.found.as_ref().and_then(|found| found.amount.as_deref()),
        about: about(page),
    }
}

/// What a page says of itself, as far as a search over all portals shows and reads it: the whole text is searched in
/// the portal.
fn about(page: &Page) -> Option<&str> {
    const MOST: usize = 240;
    let text = page.frame.description.as_deref().filter(|_| page.found.is_some() || page.subject == "home")?;
    let end = text.char_indices().nth(MOST).map_or(text.len(), |(end, _)| end);
    let whole = if end < text.len() { text[..end].rfind(' ').unwrap_or(end) } else { end };
    Some(&text[..whole])
}

/// The works: of investment projects each once, though several years tell it.
fn works(portal: &Portal, pages: &[&Page], setting: &Setting) -> Works {
    let projects = portal.budgets.iter().flat_map(|budget| &budget.projects);
    let projects: BTreeSet<&str> = projects.map(|project| &*project.id).collect();
    let chosen = portal.cycles.iter().map(|cycle| super::cycle::works(portal, cycle, setting.today).len());
    let latest = |subject: &str| {
        let all = || pages.iter().filter(|page| page.subject == subject);
        let id = all().map(|page| page.id.as_str()).max();
        all().filter(|page| Some(page.id.as_str()) == id).map(|page| offer_page(page)).collect::<Vec<_>>()
    };
    let lists = [latest("budget-projects"), latest("execution")];
    let pages = lists.into_iter().find(|pages| !pages.is_empty()).unwrap_or_default();
    Works { count: projects.len() + chosen.sum::<usize>(), pages }
}

/// The page of a year's budget, in each language.
fn budget_pages(year: i16, pages: &[&Page]) -> Vec<OfferPage> {
    let is_it =
        |page: &&&Page| page.subject == "budget" && page.found.as_ref().is_some_and(|found| found.year == Some(year));
    pages.iter().filter(is_it).map(|page| offer_page(page)).collect()
}

fn offer_page(page: &Page) -> OfferPage {
    OfferPage { lang: page.lang.to_string(), title: page.title.clone(), address: page.address.to_string() }
}

/// The pages of a record, in each language.
fn pages_of(pages: &[&Page], subject: &str, id: &Id) -> Vec<OfferPage> {
    let all = pages.iter().filter(|page| page.subject == subject && page.id == id.as_str());
    all.map(|page| offer_page(page)).collect()
}

/// Whether a record is a municipality's own; those of the whole territory are the territory's.
fn is_own(portal: &Portal, place: &Place) -> bool {
    place.file.strip_prefix(portal.municipality.id.as_str()).is_some_and(|rest| rest.starts_with('/'))
}

/// The actors that the municipality alone tells of.
fn actors(portal: &Portal, pages: &[&Page]) -> Vec<OwnActor> {
    let own = portal.cohesion.actors.iter().filter(|one| is_own(portal, &one.place));
    own.map(|one| OwnActor { id: one.id.to_string(), kind: one.kind, pages: pages_of(pages, "actor", &one.id) })
        .collect()
}

/// The programmes, services and agreements that the municipality keeps itself.
fn offers(portal: &Portal, pages: &[&Page]) -> Vec<Offer> {
    let cohesion = &portal.cohesion;
    let areas = |named: &[String]| match (named, &portal.municipality.area) {
        ([], Some(own)) => vec![own.clone()],
        (named, _) => named.to_vec(),
    };
    let of = |kind: OfferKind, id: &Id| pages_of(pages, kind.id(), id);
    let programmes = cohesion.programmes.iter().filter(|one| is_own(portal, &one.place)).map(|one| Offer {
        kind: OfferKind::Programme,
        groups: one.groups.clone(),
        needs: Vec::new(),
        areas: areas(&one.areas),
        actors: one.actors.clone(),
        state: None,
        from: one.from,
        to: one.to,
        pages: of(OfferKind::Programme, &one.id),
    });
    let services = cohesion.services.iter().filter(|one| is_own(portal, &one.place)).map(|one| Offer {
        kind: OfferKind::Service,
        groups: one.groups.clone(),
        needs: one.needs.clone(),
        areas: areas(&one.areas),
        actors: one.actor.iter().cloned().collect(),
        state: None,
        from: None,
        to: None,
        pages: of(OfferKind::Service, &one.id),
    });
    let agreements = cohesion.agreements.iter().filter(|one| is_own(portal, &one.place)).map(|one| Offer {
        kind: OfferKind::Agreement,
        groups: Vec::new(),
        needs: Vec::new(),
        areas: areas(&one.areas),
        actors: one.parties.clone(),
        state: Some(one.state),
        from: one.from,
        to: one.to,
        pages: of(OfferKind::Agreement, &one.id),
    });
    programmes.chain(services).chain(agreements).collect()
}

/// The meetings to come and the phases of cycles that citizens take part in, and the calls that are open.
fn open(portal: &Portal, pages: &[&Page], setting: &Setting) -> Vec<OpenItem> {
    let meetings = participation::coming(portal, setting.today).into_iter();
    let meetings = meetings.map(|meeting| ("minutes", meeting.id.as_str(), Some((OpenDay::On, meeting.date))));
    let calls = participation::calls(portal, setting.today);
    // A call that is still to come is not yet open.
    let day = |news: &News| match news.date > setting.today {
        true => Some((OpenDay::From, news.date)),
        false => news.closes().map(|day| (OpenDay::Until, day)),
    };
    let calls = calls.map(|news| ("news", news.id.as_str(), day(news)));
    let item = |(subject, id, date): (&str, &str, Option<(OpenDay, Date)>)| {
        let all = pages.iter().filter(move |page| page.subject == subject && page.id == id);
        all.map(move |page| OpenItem {
            lang: page.lang.to_string(),
            title: page.title.clone(),
            address: page.address.to_string(),
            date: date.map(|(of, day)| (of, day.to_string())),
        })
        .collect::<Vec<_>>()
    };
    let stretches = participation::stretches(portal, setting.today);
    let phases = stretches.iter().flat_map(|one| {
        let items = item(("cycle", one.cycle.id.as_str(), one.day(setting.today)));
        let key = format!("phase.{}", one.phase.kind.id());
        items.into_iter().map(move |item| {
            let words = setting.words.iter().find(|words| words.locale().lang().as_str() == item.lang);
            let Some(words) = words else { return item };
            let phase = words.word(&key).unwrap_or_default();
            let args = [("what", item.title.as_str()), ("value", phase)];
            OpenItem { title: words.phrase("ui.said_of", &args).unwrap_or_default(), ..item }
        })
    });
    let phases: Vec<OpenItem> = phases.collect();
    meetings.chain(calls).flat_map(item).chain(phases).collect()
}
