//! Papers: the list, and a page each with where it was dealt with.

use super::address::Target;
use super::edition::Edition;
use super::frame::Heading;
use super::view::{Link, Paper as PaperView, PaperRow, Papers, RouteRow, View, Words};
use super::{Found, Page};
use crate::model::address::Address;
use crate::model::id::Id;
use crate::model::paper::{Consultation, Paper};

/// Adds the list and the papers, where there are any.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    let portal = edition.portal;
    if portal.papers.is_empty() {
        return;
    }
    let address = edition.address(&Target::Papers);
    let mut sorted: Vec<&Paper> = portal.papers.iter().collect();
    sorted.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
    let view = Papers { papers: sorted.iter().map(|paper| row(edition, paper, &address)).collect() };
    let heading = Heading {
        target: Target::Papers,
        subject: "papers",
        id: String::new(),
        title: Words { text: edition.word("pages.papers"), lang: None },
        description: None,
        above: Vec::new(),
        section: Some(Target::Meetings),
        updated: portal.papers.iter().filter_map(|paper| paper.date).max(),
        found: None,
        ..Heading::default()
    };
    let page = edition.page(heading, View::Papers(Box::new(view)));
    pages.push(page);
    for paper in sorted {
        one(edition, paper, pages);
    }
}

/// A paper's title: that of its translation, or its own.
pub fn title(edition: &Edition, paper: &Paper) -> Words {
    let translated = paper.text.texts.iter().find(|text| text.lang == edition.lang);
    match translated.and_then(|text| text.title.clone()) {
        Some(text) => Words { text, lang: None },
        None => edition.text(&paper.title),
    }
}

fn row(edition: &Edition, paper: &Paper, from: &Address) -> PaperRow {
    PaperRow {
        title: title(edition, paper),
        href: edition.href(from, &Target::Paper(paper.id.clone())),
        number: paper.number.clone(),
        kind: edition.some(paper.kind.as_ref()),
        date: paper.date.map(|date| edition.day(date)),
    }
}

/// Links to papers that are there.
pub fn links(edition: &Edition, papers: &[Id], from: &Address) -> Vec<Link> {
    let known = papers.iter().filter_map(|id| edition.portal.paper(id));
    known.map(|paper| edition.link(from, &Target::Paper(paper.id.clone()), title(edition, paper).text)).collect()
}

/// A consultation that says something to a reader. `points` are those at which the paper was dealt with.
fn route(edition: &Edition, consultation: &Consultation, from: &Address) -> Option<RouteRow> {
    let at = consultation.meeting.as_ref().and_then(|id| edition.links.council.meetings.get(id));
    let meeting = at.map(|at| &edition.portal.meetings[*at]);
    let body = consultation.body.as_ref().or(meeting.map(|meeting| &meeting.body));
    let row = RouteRow {
        body: body.map(|id| edition.body_link(from, id)),
        role: edition.some(consultation.role.as_ref()),
        is_final: consultation.is_final == Some(true),
        date: meeting.map(|meeting| edition.day(meeting.date)),
    };
    (row.body.is_some() || row.role.is_some()).then_some(row)
}

fn one(edition: &mut Edition, paper: &Paper, pages: &mut Vec<Page>) {
    let target = Target::Paper(paper.id.clone());
    let address = edition.address(&target);
    let text = paper.text.get(edition.lang).cloned();
    let rendered = text.and_then(|text| edition.prose(&text, &address));
    let (text, plain) = rendered.map_or((None, String::new()), |text| (Some(text.view), text.plain));
    let people = paper.authors.iter().map(|id| edition.person_link(&address, id));
    let bodies = paper.bodies.iter().map(|id| edition.body_link(&address, id));
    let points = edition.links.council.papers.get(&paper.id).map(Vec::as_slice).unwrap_or_default();
    let view = PaperView {
        number: paper.number.clone(),
        kind: edition.some(paper.kind.as_ref()),
        date: paper.date.map(|date| edition.day(date)),
        from: people.chain(bodies).collect(),
        lead: paper.lead.iter().map(|id| edition.body_link(&address, id)).collect(),
        part_of: links(edition, &paper.part_of, &address),
        related: links(edition, &paper.related, &address),
        route: paper.consultations.iter().filter_map(|own| route(edition, own, &address)).collect(),
        documents: edition.documents(&paper.documents, &address),
        points: points.iter().map(|place| super::topic::point(edition, *place, &address)).collect(),
        text,
        source: paper.source.clone(),
    };
    let heading = Heading {
        target,
        subject: "paper",
        id: paper.id.to_string(),
        title: title(edition, paper),
        description: view.kind.as_ref().map(|kind| kind.text.clone()),
        above: vec![edition.link(&address, &Target::Papers, edition.word("pages.papers"))],
        section: Some(Target::Meetings),
        updated: paper.date,
        found: Some(Found {
            year: paper.date.map(|date| date.year()),
            number: paper.number.clone(),
            amount: None,
            text: plain,
            kind: None,
        }),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Paper(Box::new(view)));
    pages.push(page);
}
