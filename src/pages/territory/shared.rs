//! What belongs to the whole territory: what is open to take part in, services, programmes, actors.

use std::collections::BTreeMap;

use super::{Edition, Target, areas, files_folder};
use crate::i18n::Text;
use crate::model::actor::Agreement;
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::portal::file_at;
use crate::model::programme::Programme;
use crate::model::proposal::AuthorKind;
use crate::model::service::Service;
use crate::model::territory::Area;
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::cooperation::network;
use crate::pages::participation::years;
use crate::pages::programme::matrix;
use crate::pages::service::by_need;
use crate::pages::view::{Cell, Grid, Row, Section, Sheet};

/// Adds the pages.
pub fn plan(edition: &Edition, pages: &mut Vec<Page>) {
    if edition.is_filled(Shelf::Participation) {
        pages.push(participation(edition));
    }
    if edition.is_filled(Shelf::Services) {
        pages.push(services(edition));
    }
    if edition.is_filled(Shelf::Cooperation) {
        pages.push(cooperation(edition));
    }
}

/// What one can take part in, in all municipalities, and how much was asked and answered.
fn participation(edition: &Edition) -> Page {
    let address = edition.address(Target::Shelf(Shelf::Participation));
    let voice = edition.voice();
    let mut open: Vec<(Option<&str>, Row)> = Vec::new();
    for summary in edition.summaries {
        for item in summary.open.iter().filter(|item| item.lang == edition.lang.as_str()) {
            let there = item.address.split('/').filter(|part| !part.is_empty());
            let there = there.fold(Address::root(), |address, part| address.join(part));
            let day = item.date.as_deref().and_then(|date| date.parse().ok()).map(|date| voice.day(date));
            let row = Row {
                title: crate::pages::view::Words { text: item.title.clone(), lang: None },
                href: Some(address.link_to(&there, edition.setting.links)),
                facts: [Some(Cell::words(edition.portal_name(summary))), day].into_iter().flatten().collect(),
                ..Row::default()
            };
            open.push((item.date.as_deref(), row));
        }
    }
    open.sort_by_key(|(date, _)| *date);
    let rows: Vec<Row> = open.into_iter().map(|(_, row)| row).collect();
    let empty = rows.is_empty().then_some("participation");
    let counts = edition.summaries.iter().map(|summary| {
        let home = address.link_to(&edition.portal_home(&summary.id), edition.setting.links);
        let bar = voice.share(summary.answered.into(), summary.proposals.into());
        vec![
            Cell::link(edition.portal_name(summary), Some(home)),
            Cell::number(voice.number(summary.meetings as u64), summary.meetings),
            Cell::number(voice.number(summary.proposals as u64), summary.proposals),
            Cell { bar, ..Cell::number(voice.number(summary.answered as u64), summary.answered) },
        ]
    });
    let grid = Grid {
        caption: voice.word("ui.asked_all_caption"),
        sortable: true,
        heads: voice.heads(&["ui.municipality", "ui.meetings", "pages.proposals", "ui.with_answer"], 1),
        rows: counts.collect(),
        ..Grid::default()
    };
    let sections = [
        Some(Section { rows, empty, ..voice.section("now", "ui.take_part_now") }),
        Some(Section { grid: Some(grid), ..voice.section("asked", "ui.asked_title") }),
        by_town_and_year(edition, &address),
        by_author_and_year(edition),
    ];
    let view = Sheet {
        lead: Some(voice.plain("ui.participation_lead")),
        sections: sections.into_iter().flatten().collect(),
        ..Sheet::default()
    };
    edition.shelf(Shelf::Participation, view)
}

fn services(edition: &Edition) -> Page {
    let all = &edition.setting.shared.cohesion.services;
    let view = by_need(&edition.voice(), all, &|one| service(edition, one));
    edition.shelf(Shelf::Services, view)
}

/// How many proposals came in each municipality and year.
fn by_town_and_year(edition: &Edition, from: &Address) -> Option<Section> {
    let rows = edition.summaries.iter().map(|summary| {
        let home = from.link_to(&edition.portal_home(&summary.id), edition.setting.links);
        let by_year = summary.asked.iter().map(|asked| (asked.year, asked.proposals)).collect();
        (Cell::link(edition.portal_name(summary), Some(home)), by_year)
    });
    let voice = edition.voice();
    let grid = years(&voice, "ui.municipality", "ui.asked_over_years_caption", rows.collect())?;
    Some(Section { grid: Some(grid), ..voice.section("by-area", "ui.asked_over_years") })
}

/// How many proposals came from whom in each year.
fn by_author_and_year(edition: &Edition) -> Option<Section> {
    let voice = edition.voice();
    let rows = AuthorKind::ALL.iter().filter_map(|kind| {
        let mut by_year: BTreeMap<i16, usize> = BTreeMap::new();
        for asked in edition.summaries.iter().flat_map(|summary| &summary.asked) {
            let own = asked.authors.iter().filter(|(id, _)| id == kind.id()).map(|(_, count)| count).sum::<usize>();
            *by_year.entry(asked.year).or_default() += own;
        }
        let asked_at_all = by_year.values().any(|count| *count > 0);
        asked_at_all.then(|| (Cell::text(voice.choice("author_kind", *kind)), by_year))
    });
    let grid = years(&voice, "ui.who_proposes", "ui.asked_by_author_caption", rows.collect())?;
    Some(Section { grid: Some(grid), ..voice.section("by-author", "ui.asked_by_author") })
}

/// A service of the whole territory in a list.
pub fn service(edition: &Edition, service: &Service) -> Row {
    let voice = edition.voice();
    let words = |text: Option<&Text>| text.map(|text| Cell::words(voice.text(text)));
    let phone = service.phone.as_ref().map(|phone| Cell {
        href: Some(format!("tel:{}", crate::pages::frame::phone_link(phone))),
        ..Cell::text(phone)
    });
    let needs = (!service.needs.is_empty()).then(|| Cell::text(voice.choices("need", &service.needs)));
    let facts =
        [needs, words(service.location.as_ref()), words(service.hours.as_ref()), words(service.cost.as_ref()), phone];
    Row {
        title: voice.text(&service.title),
        summary: service.summary.as_ref().map(|text| voice.text(text)),
        facts: facts.into_iter().flatten().collect(),
        ..Row::default()
    }
}

/// A programme of the whole territory in a list.
pub fn programme(edition: &Edition, programme: &Programme) -> Row {
    let voice = edition.voice();
    let groups = (!programme.groups.is_empty()).then(|| Cell::text(voice.choices("group", &programme.groups)));
    let relation = programme.relation.map(|relation| Cell::text(voice.choice("relation", relation)));
    let reached = programme.people.iter().next_back().and_then(|(year, people)| {
        let reached = voice.number(people.reached?);
        Some(Cell::text(voice.phrase("ui.reached_in", &[("people", &reached), ("year", &year.to_string())])))
    });
    Row {
        title: voice.text(&programme.title),
        summary: programme.summary.as_ref().map(|text| voice.text(text)),
        facts: [groups, relation, reached].into_iter().flatten().collect(),
        ..Row::default()
    }
}

/// Who works with whom on what, where they meet, and which groups have a programme where.
fn cooperation(edition: &Edition) -> Page {
    let address = edition.address(Target::Shelf(Shelf::Cooperation));
    let voice = edition.voice();
    let cohesion = &edition.setting.shared.cohesion;
    let chart = network(cohesion, &voice, &|_| None);
    let agreements = cohesion.agreements.iter().map(|one| agreement(edition, one, &address)).collect();
    let programmes = cohesion.programmes.iter().map(|one| programme(edition, one)).collect();
    let municipal: Vec<&Area> =
        edition.summaries.iter().filter_map(|summary| edition.atlas.area_of(&summary.id)).collect();
    let named = cohesion.programmes.iter().collect::<Vec<_>>();
    let grid = matrix(&named, &municipal, |area| voice.text(&area.name), &voice);
    let matrix = (!grid.rows.is_empty() && !named.is_empty()).then(|| Section {
        lead: Some(voice.word("ui.matrix_lead")),
        grid: Some(grid),
        ..voice.section("matrix", "ui.matrix_title")
    });
    let sections = [
        chart.map(|chart| Section { chart: Some(chart), ..voice.section("network", "ui.who_with_whom") }),
        voice.list("agreements", "ui.agreements_forums", agreements),
        voice.list("programmes", "ui.programmes_title", programmes),
        matrix,
        Some(Section { grid: Some(actors(edition, &address)), ..voice.section("actors", "ui.actors") }),
    ];
    let view = Sheet {
        lead: Some(voice.plain("ui.cooperation_lead")),
        sections: sections.into_iter().flatten().collect(),
        ..Sheet::default()
    };
    edition.shelf(Shelf::Cooperation, view)
}

fn agreement(edition: &Edition, agreement: &Agreement, from: &Address) -> Row {
    let voice = edition.voice();
    let cohesion = &edition.setting.shared.cohesion;
    let parties = agreement.parties.iter().filter_map(|id| cohesion.actor(id));
    let parties: Vec<String> = parties.map(|actor| voice.text(&actor.title).text).collect();
    let money = agreement.money.map(|money| voice.money(money, &edition.setting.shared.settings.currency));
    let meets = agreement.meets.as_ref().map(|text| Cell::words(voice.text(text)));
    let until = agreement.to.map(|day| voice.phrase("ui.until_date", &[("date", &voice.day(day).text.text)]));
    let file = agreement.file.as_deref().and_then(|path| file_at(&edition.setting.shared.files, path));
    let file = file.map(|file| files_folder(edition.setting.words).file(&file.path));
    let file = file.map(|there| from.link_to(&there, edition.setting.links)).or_else(|| agreement.url.clone());
    let file = file.map(|href| Cell::link(voice.plain("ui.document"), Some(href)));
    Row {
        title: voice.text(&agreement.title),
        summary: agreement.summary.as_ref().map(|text| voice.text(text)),
        tag: Some(voice.tag("agreement_state", agreement.state, agreement.state.tone())),
        facts: [Some(Cell::text(parties.join(", "))), money, meets, until.map(Cell::text), file]
            .into_iter()
            .flatten()
            .collect(),
        ..Row::default()
    }
}

fn actors(edition: &Edition, from: &Address) -> Grid {
    let voice = edition.voice();
    let territory = &edition.setting.shared.territory;
    let rows = edition.setting.shared.cohesion.actors.iter().map(|actor| {
        let first = actor.areas.first().and_then(|id| territory.area(id));
        vec![
            Cell::link(voice.text(&actor.title), actor.web.clone()),
            Cell::text(voice.choice("actor_kind", actor.kind)),
            first.map_or_else(Cell::nothing, |area| {
                Cell::link(voice.text(&area.name), areas::href(edition, from, area))
            }),
        ]
    });
    Grid {
        caption: voice.word("ui.actors_of_all"),
        sortable: true,
        heads: voice.heads(&["ui.actor", "ui.kind", "ui.area"], 3),
        rows: rows.collect(),
        ..Grid::default()
    }
}
