//! Cooperation: actors, what they agreed on, where they meet, and who works with whom.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::Page;
use super::address::{Shelf, Target};
use super::cohesion::Ground;
use super::edition::Edition;
use super::record::{Record, page};
use super::view::{Cell, Chart, ChartRow, Fact, Grid, Row, Section, Sheet, Words};
use super::voice::Voice;
use crate::chart::frame::Caption;
use crate::chart::network::{Edge, Network, Node};
use crate::chart::row_bar::table_bars;
use crate::i18n::Text;
use crate::model::actor::{Actor, ActorKind, Agreement, AgreementKind};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::cohesion::Cohesion;
use crate::model::id::Id;

/// The most actors that a network is drawn with.
const MOST_NODES: usize = 24;

/// Adds the page of all cooperation, and a page each for actors and agreements.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    let cohesion = &edition.portal.cohesion;
    if super::shelves::is_filled(edition, Shelf::Cooperation) {
        pages.push(list(edition));
    }
    for actor in &cohesion.actors {
        let record = Record {
            shelf: Shelf::Cooperation,
            id: &actor.id,
            subject: "actor",
            title: edition.text(&actor.title),
            text: &actor.text,
            updated: None,
            year: None,
            above: Shelf::Cooperation,
        };
        page(edition, record, |edition, address| actor_sheet(edition, actor, address), pages);
    }
    for agreement in &cohesion.agreements {
        let record = Record {
            shelf: Shelf::Agreements,
            id: &agreement.id,
            subject: "agreement",
            title: edition.text(&agreement.title),
            text: &agreement.text,
            updated: agreement.from,
            year: agreement.from.map(|day| day.year()),
            above: Shelf::Cooperation,
        };
        page(edition, record, |edition, address| agreement_sheet(edition, agreement, address), pages);
    }
}

fn list(edition: &Edition) -> Page {
    let address = edition.address(&Target::Shelf(Shelf::Cooperation));
    let voice = edition.voice();
    let cohesion = &edition.portal.cohesion;
    let of_kind = |kind: AgreementKind| {
        let all = cohesion.agreements.iter().filter(move |agreement| agreement.kind == kind);
        all.map(|agreement| row(edition, agreement, &address)).collect::<Vec<_>>()
    };
    let actor_href = |actor: &Actor| Some(edition.href(&address, &Target::On(Shelf::Cooperation, actor.id.clone())));
    let sections = [
        network(cohesion, edition.today(), &voice, &actor_href)
            .map(|chart| Section { chart: Some(chart), ..voice.section("network", "ui.who_with_whom") }),
        together(edition, &address)
            .map(|grid| Section { grid: Some(grid), ..voice.section("together", "ui.together") }),
        voice.list("agreements", "ui.agreements", of_kind(AgreementKind::Agreement)),
        voice.list("forums", "ui.forums", of_kind(AgreementKind::Forum)),
        (!cohesion.actors.is_empty())
            .then(|| Section { grid: Some(actors(edition, &address)), ..voice.section("actors", "ui.actors") }),
    ];
    let view = Sheet {
        lead: Some(voice.plain("ui.cooperation_lead")),
        sections: sections.into_iter().flatten().collect(),
        ..Sheet::default()
    };
    edition.shelf(Shelf::Cooperation, view)
}

fn actors(edition: &Edition, from: &Address) -> Grid {
    let voice = edition.voice();
    let cohesion = &edition.portal.cohesion;
    let partners = partners(cohesion, edition.today());
    let rows = cohesion.actors.iter().map(|actor| {
        let count = partners.get(actor.id.as_str()).map_or(0, BTreeMap::len);
        vec![
            actor_cell(edition, actor, from),
            Cell::text(voice.choice("actor_kind", actor.kind)),
            Cell::number(voice.number(count as u64), count),
        ]
    });
    Grid {
        caption: voice.word("ui.actors_caption"),
        sortable: true,
        heads: voice.heads(&["ui.actor", "ui.kind", "ui.works_with"], 2),
        rows: rows.collect(),
        ..Grid::default()
    }
}

/// The link to an actor.
pub fn actor_cell(ground: &dyn Ground, actor: &Actor, from: &Address) -> Cell {
    Cell::link(ground.voice().text(&actor.title), Some(ground.record(from, Shelf::Cooperation, &actor.id)))
}

/// Something that actors do together.
struct Joint<'a> {
    title: &'a Text,
    shelf: Shelf,
    id: &'a Id,
    /// The actors that are known, each once.
    actors: BTreeSet<&'a str>,
}

/// The agreements and bodies that are not given up, and the programmes that have begun, that join two actors or more.
fn joint(cohesion: &Cohesion, today: Date) -> Vec<Joint<'_>> {
    let known: BTreeSet<&str> = cohesion.actors.iter().map(|actor| actor.id.as_str()).collect();
    let agreements = cohesion.agreements.iter().filter(|one| one.state.counts()).map(|one| Joint {
        title: &one.title,
        shelf: Shelf::Agreements,
        id: &one.id,
        actors: among(&known, &one.parties),
    });
    let programmes = cohesion.programmes.iter().filter(|one| one.from.is_none_or(|from| from <= today)).map(|one| {
        Joint { title: &one.title, shelf: Shelf::Programmes, id: &one.id, actors: among(&known, &one.actors) }
    });
    agreements.chain(programmes).filter(|one| one.actors.len() > 1).collect()
}

/// Those of some ids that are known.
fn among<'c>(known: &BTreeSet<&str>, named: &'c [String]) -> BTreeSet<&'c str> {
    named.iter().map(String::as_str).filter(|id| known.contains(id)).collect()
}

/// With whom each actor does how many things.
fn partners(cohesion: &Cohesion, today: Date) -> BTreeMap<&str, BTreeMap<&str, usize>> {
    let mut all: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for Joint { actors, .. } in joint(cohesion, today) {
        for one in &actors {
            for other in actors.iter().filter(|other| *other != one) {
                *all.entry(one).or_default().entry(other).or_default() += 1;
            }
        }
    }
    all
}

/// The most partners that are named in a cell.
const MOST_NAMED: usize = 12;

/// Who works with whom on what: a row for each actor and thing; none where nobody does.
pub fn together(ground: &dyn Ground, from: &Address) -> Option<Grid> {
    let (voice, cohesion) = (ground.voice(), ground.cohesion());
    let mut rows: Vec<(String, Vec<Cell>)> = Vec::new();
    for one in joint(cohesion, ground.today()) {
        let what = || Cell::link(voice.text(one.title), Some(ground.record(from, one.shelf, one.id)));
        let actors: Vec<&Actor> = one.actors.iter().filter_map(|id| cohesion.actor(id)).collect();
        for actor in &actors {
            let others = actors.iter().filter(|other| other.id != actor.id).map(|other| voice.text(&other.title).text);
            let others = match actors.len() > MOST_NAMED {
                true => voice.count("ui.partners", actors.len() - 1),
                false => others.collect::<Vec<_>>().join(", "),
            };
            rows.push((
                voice.text(&actor.title).text,
                vec![actor_cell(ground, actor, from), Cell::text(others), what()],
            ));
        }
    }
    rows.sort_by(|(one, _), (other, _)| voice.words.locale().compare(one, other));
    (!rows.is_empty()).then(|| Grid {
        caption: voice.word("ui.together_caption"),
        sortable: true,
        heads: voice.heads(&["ui.actor", "ui.works_with", "ui.on_what"], 3),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
        ..Grid::default()
    })
}

/// Who works with whom; none where nobody does. Of many actors, those with the most partners are
/// drawn.
pub fn network(
    cohesion: &Cohesion,
    today: Date,
    voice: &Voice,
    href: &dyn Fn(&Actor) -> Option<String>,
) -> Option<Chart> {
    let partners = partners(cohesion, today);
    let mut actors: Vec<(&Actor, usize)> =
        (cohesion.actors.iter()).filter_map(|actor| Some((actor, partners.get(actor.id.as_str())?.len()))).collect();
    actors.sort_by(|(a, one), (b, other)| other.cmp(one).then_with(|| a.id.cmp(&b.id)));
    let (most, count) = *actors.first()?;
    let name = |actor: &Actor| voice.text(&actor.title).text;
    let tied: Vec<String> = actors.iter().filter(|(_, with)| *with == count).map(|(actor, _)| name(actor)).collect();
    let headline = match &tied[..] {
        [_] => voice.phrase("ui.network_headline", &[("actor", &name(most)), ("count", &count.to_string())]),
        several => {
            let (number, count) = (voice.number(several.len() as u64), count.to_string());
            voice.phrase("ui.network_several", &[("number", &number), ("count", &count)])
        }
    };
    let subtitle = voice.word("ui.network_subtitle");
    let rows = actors.iter().map(|(actor, count)| {
        let with = partners[actor.id.as_str()].keys().filter_map(|id| cohesion.actor(id)).map(name);
        let cells = vec![with.collect::<Vec<_>>().join(", "), count.to_string()];
        ChartRow::new(voice.text(&actor.title), href(actor), cells)
    });
    let rows = rows.collect();
    let bars = actors.iter().map(|(_, count)| vec![None, Some(Decimal::from(*count))]).collect::<Vec<_>>();
    actors.truncate(MOST_NODES);
    let kinds = ActorKind::ALL.iter().map(|kind| voice.choice("actor_kind", *kind)).collect();
    let nodes = actors.iter().map(|(actor, count)| Node {
        id: actor.id.to_string(),
        label: voice.text(&actor.title).into(),
        text: voice.count("ui.partners", *count),
        kind: actor.kind as usize,
        href: href(actor),
    });
    let edges = partners.iter().flat_map(|(one, others)| {
        others.iter().filter(move |(other, _)| one < *other).map(move |(other, weight)| Edge {
            from: (*one).to_owned(),
            to: (*other).to_owned(),
            weight: Decimal::from(*weight),
        })
    });
    let drawn: BTreeSet<&str> = actors.iter().map(|(actor, _)| actor.id.as_str()).collect();
    let edges = edges.filter(|edge| drawn.contains(edge.from.as_str()) && drawn.contains(edge.to.as_str()));
    let svg = Network {
        caption: Caption { id: "network".to_owned(), title: headline.clone(), description: subtitle.clone() },
        nodes: nodes.collect(),
        edges: edges.collect(),
        kinds,
    }
    .svg();
    let heads = ["ui.actor", "ui.works_with", "ui.partners_count"].map(|key| voice.word(key)).to_vec();
    Some(Chart { headline, subtitle, svg, heads, rows, bars: table_bars(&bars), ..Chart::default() })
}

/// An agreement in a list.
pub fn row(ground: &dyn Ground, agreement: &Agreement, from: &Address) -> Row {
    let voice = ground.voice();
    let currency = &ground.shared().settings.currency;
    let parties = agreement.parties.iter().filter_map(|id| ground.cohesion().actor(id));
    let parties: Vec<String> = parties.map(|actor| voice.text(&actor.title).text).collect();
    let until =
        agreement.to.map(|day| Cell::text(voice.phrase("ui.until_date", &[("date", &voice.day(day).text.text)])));
    let facts = [
        (!parties.is_empty()).then(|| Cell::text(parties.join(", "))),
        agreement.money.map(|money| voice.money(money, currency)),
        until,
    ];
    Row {
        title: voice.text(&agreement.title),
        href: Some(ground.record(from, Shelf::Agreements, &agreement.id)),
        summary: ground.voice().some(agreement.summary.as_ref()),
        tag: Some(voice.tag("agreement_state", agreement.state, agreement.state.tone())),
        facts: facts.into_iter().flatten().collect(),
    }
}

/// What stands on an agreement's page.
pub fn agreement_sheet(ground: &dyn Ground, agreement: &Agreement, from: &Address) -> Sheet {
    Sheet {
        kicker: Some(ground.voice().choice("agreement_kind", agreement.kind)),
        tag: Some(ground.voice().tag("agreement_state", agreement.state, agreement.state.tone())),
        lead: ground.voice().some(agreement.summary.as_ref()),
        facts: agreement_facts(ground, agreement, from),
        ..Sheet::default()
    }
}

fn agreement_facts(ground: &dyn Ground, agreement: &Agreement, from: &Address) -> Vec<Fact> {
    let voice = ground.voice();
    let cohesion = ground.cohesion();
    let currency = &ground.shared().settings.currency;
    let parties = agreement.parties.iter().filter_map(|id| cohesion.actor(id));
    let parties: Vec<Cell> = parties.map(|actor| actor_cell(ground, actor, from)).collect();
    let programmes = agreement.programmes.iter().filter_map(|id| cohesion.programme(id));
    let programmes: Vec<Cell> = programmes.map(|one| super::programme::cell(ground, one, from)).collect();
    let document = agreement.file.as_deref().and_then(|path| ground.document(from, path));
    let document = document.or_else(|| agreement.url.clone());
    let document = document.map(|href| Cell::link(Words { text: voice.word("ui.document"), lang: None }, Some(href)));
    let all = [
        voice.fact("ui.parties", parties),
        voice.fact("ui.agreed_money", agreement.money.map(|money| voice.money(money, currency))),
        voice.fact("ui.since_day", agreement.from.map(|day| voice.term(day))),
        voice.fact("ui.until_day", agreement.to.map(|day| voice.term(day))),
        voice.fact("ui.meets", ground.voice().some(agreement.meets.as_ref()).map(Cell::words)),
        voice.fact("ui.areas_of", super::cohesion::area_cells(ground, &agreement.areas, from)),
        voice.fact("ui.programmes_served", programmes),
        voice.fact("ui.file", document),
    ];
    all.into_iter().flatten().collect()
}

/// What stands on an actor's page.
pub fn actor_sheet(ground: &dyn Ground, actor: &Actor, from: &Address) -> Sheet {
    let voice = ground.voice();
    let cohesion = ground.cohesion();
    let id = actor.id.as_str();
    let agreements = cohesion.agreements.iter().filter(|agreement| agreement.parties.iter().any(|party| party == id));
    let agreements = agreements.map(|agreement| row(ground, agreement, from)).collect();
    let programmes = cohesion.programmes.iter().filter(|programme| programme.actors.iter().any(|actor| actor == id));
    let programmes = programmes.map(|programme| super::programme::row(ground, programme, from)).collect();
    let services = cohesion.services.iter().filter(|service| service.actor.as_deref() == Some(id));
    let services = services.map(|service| super::service::row(ground, service, from)).collect();
    let phone = actor
        .phone
        .as_ref()
        .map(|phone| Cell { href: Some(format!("tel:{}", super::frame::phone_link(phone))), ..Cell::text(phone) });
    let facts = [
        voice.fact("ui.areas_of", super::cohesion::area_cells(ground, &actor.areas, from)),
        voice.fact("ui.phone", phone),
        voice.fact(
            "ui.email",
            actor.email.as_ref().map(|mail| Cell { href: Some(format!("mailto:{mail}")), ..Cell::text(mail) }),
        ),
        voice.fact("ui.web", actor.web.as_ref().map(|web| Cell { href: Some(web.clone()), ..Cell::text(web) })),
    ];
    let sections = [
        voice.list("agreements", "ui.agreements", agreements),
        voice.list("programmes", "ui.area_programmes", programmes),
        voice.list("services", "ui.area_services", services),
    ];
    Sheet {
        kicker: Some(voice.choice("actor_kind", actor.kind)),
        lead: ground.voice().some(actor.summary.as_ref()),
        facts: facts.into_iter().flatten().collect(),
        sections: sections.into_iter().flatten().collect(),
        ..Sheet::default()
    }
}
