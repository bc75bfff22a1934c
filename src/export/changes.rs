//! A feed of the record of changes, in every language.

use atom_syndication::{Entry, Feed, Generator, Person, Text};

use super::atom::{at_noon, link};
use super::{File, Portfolio, licence};
use crate::model::address::whole_address;
use crate::model::change::Edit;
use crate::pages::change::{FEED, sentences};
use crate::pages::voice::Voice;

/// The most entries.
const MOST: usize = 50;

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let Some(base) = portfolio.setting.base_url else { return Vec::new() };
    let file = |voice: &Voice| {
        let address = portfolio.addresses.language_root(voice.lang).file(FEED);
        Some((address.to_string(), feed(portfolio, voice, base, address.as_str())?))
    };
    let words = portfolio.setting.words.iter();
    words.filter_map(|words| file(&Voice { words, lang: *words.locale().lang() })).collect()
}

fn feed(portfolio: &Portfolio, voice: &Voice, base: &str, address: &str) -> Option<Vec<u8>> {
    let record = portfolio.portal.record.as_ref()?;
    let newest = record.edits.first()?.date;
    let page = portfolio.pages.iter().find(|page| page.lang == voice.lang && page.subject == "changes")?;
    let url = page.address.whole(base);
    let name = portfolio.portal.municipality.name.get(&voice.lang).text;
    let entry = |edit: &Edit| {
        let told = sentences(voice, portfolio.portal, &portfolio.settings().currency, edit);
        Some(Entry {
            title: Text::plain(told.first()?.clone()),
            id: format!("{url}#{}", edit.commit),
            updated: at_noon(edit.date)?,
            links: vec![link("alternate", url.clone())],
            summary: Some(Text::plain(told.join("\n"))),
            ..Entry::default()
        })
    };
    let feed = Feed {
        title: Text::plain(format!("{name}: {}", voice.word("pages.shelves.changes"))),
        id: url.clone(),
        updated: at_noon(newest)?,
        lang: Some(voice.lang.to_string()),
        generator: Some(Generator { value: "Cabildo".to_owned(), ..Generator::default() }),
        links: vec![link("self", whole_address(base, address)), link("alternate", url.clone())],
        rights: licence::line(portfolio.settings()).map(Text::plain),
        authors: vec![Person { name: name.to_owned(), ..Person::default() }],
        entries: record.edits.iter().take(MOST).filter_map(entry).collect(),
        ..Feed::default()
    };
    Some(feed.to_string().into_bytes())
}
