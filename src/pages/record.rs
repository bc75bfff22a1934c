//! A record of a shelf as a page of its own: text, facts and parts in one frame.

use jiff::civil::Date;

use super::address::{Shelf, Target};
use super::edition::Edition;
use super::frame::Heading;
use super::view::{Link, Sheet, View, Words};
use super::{Found, Page};
use crate::model::address::Address;
use crate::model::id::Id;
use crate::model::prose::Prose;

/// What a record's page is made of.
pub struct Record<'a> {
    /// The shelf.
    pub shelf: Shelf,
    /// The record's id.
    pub id: &'a Id,
    /// What its page is about: `service`, `programme`…
    pub subject: &'static str,
    /// Its title.
    pub title: Words,
    /// Its text.
    pub text: &'a Prose,
    /// The newest date in its data.
    pub updated: Option<Date>,
    /// The year by which it is found.
    pub year: Option<i16>,
    /// The shelf that the path to it leads through.
    pub above: Shelf,
}

/// Adds a record's page; `sheet` makes what stands on it.
pub fn page(
    edition: &mut Edition,
    record: Record,
    sheet: impl FnOnce(&Edition, &Address) -> Sheet,
    pages: &mut Vec<Page>,
) {
    let Record { shelf, id, subject, title, text, updated, year, above } = record;
    let target = Target::On(shelf, id.clone());
    let address = edition.address(&target);
    let text = text.get(edition.lang).cloned();
    let rendered = text.and_then(|text| edition.prose(&text, &address));
    let (text, plain) = rendered.map_or((None, String::new()), |text| (Some(text.view), text.plain));
    let view = Sheet { text, ..sheet(edition, &address) };
    let summary = view.lead.as_ref().map(|lead| lead.text.clone());
    let link: Link = edition.shelf_link(&address, above);
    let heading = Heading {
        target,
        subject,
        id: id.to_string(),
        title,
        description: summary.clone(),
        above: vec![link],
        section: Some(Target::Shelf(super::shelves::above(edition, above))),
        updated,
        found: Some(Found { year, text: [summary.unwrap_or_default(), plain].join(" "), ..Found::default() }),
        source: None,
        scripts: Vec::new(),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Sheet(Box::new(view)));
    pages.push(page);
}
