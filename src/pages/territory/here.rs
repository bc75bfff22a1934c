//! What happens in an area: of each municipality in it, money, works, proposals, services and programmes, each
//! with the way to the portal's own page.

use super::Edition;
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::summary::Summary;
use crate::pages::address::Shelf;
use crate::pages::view::{Cell, Grid, Section, Words};

/// The heads of the table, by the keys of their words.
const HEADS: [&str; 6] = [
    "ui.municipality",
    "ui.planned_expenditure",
    "ui.area_works",
    "pages.proposals",
    "pages.shelves.services",
    "pages.shelves.programmes",
];

/// A row a municipality; none where no portal lies in the area.
pub fn section(edition: &Edition, portals: &[&Summary], from: &Address) -> Option<Section> {
    let voice = edition.voice();
    let grid = Grid {
        caption: voice.word("ui.happens_caption"),
        sortable: true,
        heads: voice.heads(&HEADS, 1),
        rows: portals.iter().map(|summary| row(edition, summary, from)).collect(),
        ..Grid::default()
    };
    (!portals.is_empty()).then(|| Section { grid: Some(grid), ..voice.section("happens", "ui.happens") })
}

fn row(edition: &Edition, summary: &Summary, from: &Address) -> Vec<Cell> {
    let (voice, links) = (edition.voice(), edition.setting.links);
    let home = edition.portal_home(&summary.id);
    let to =
        |list: &'static str| from.link_to(&home.clone().join(edition.addresses.segment(edition.lang, list)), links);
    let count = |count: usize, href: Option<String>| Cell {
        href: href.filter(|_| count > 0),
        ..Cell::number(voice.number(count as u64), count)
    };
    let works = summary.works.pages.iter().find(|page| page.lang == edition.lang.as_str());
    let works = works.map(|page| from.link_to(&Address::root().below(&page.address), links));
    vec![
        Cell::link(edition.portal_name(summary), Some(from.link_to(&home, links))),
        money(edition, summary, from),
        count(summary.works.count, works),
        count(summary.proposals, Some(to("proposals"))),
        count(summary.services, Some(to(Shelf::Services.id()))),
        count(summary.programmes, Some(to(Shelf::Programmes.id()))),
    ]
}

/// What the latest budget plans, with the way to it.
fn money(edition: &Edition, summary: &Summary, from: &Address) -> Cell {
    let Some((year, planned)) = summary.budget else { return Cell::nothing() };
    let page = summary.budget_pages.iter().find(|page| page.lang == edition.lang.as_str());
    let href = page.map(|page| from.link_to(&Address::root().below(&page.address), edition.setting.links));
    let note = Some(Words { text: format!("({year})"), lang: None });
    Cell { href, note, ..edition.voice().money(planned, &summary.currency(edition.setting.shared.settings.currency)) }
}
