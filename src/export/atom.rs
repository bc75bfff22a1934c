//! The portal's feeds, in every language: the latest of everything, and the news.

use atom_syndication::{Category, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};

use super::{File, Portfolio, licence};
use crate::i18n::Lang;
use crate::model::address::whole_address;
use crate::pages::{IN_FEED, Page};

/// The most entries; a reader that comes once a month misses nothing.
const MOST: usize = 50;

/// The feeds: what each is called, and what it is about.
const FEEDS: [(&str, &[&str]); 2] = [("feed.xml", IN_FEED), ("news.xml", &["news"])];

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    // The feed's links must be absolute.
    let Some(base) = portfolio.setting.base_url else { return Vec::new() };
    let languages = &portfolio.setting.shared.settings.languages;
    let file = |lang: &Lang, name: &str, subjects: &[&str]| {
        let address = portfolio.addresses.language_root(*lang).file(name);
        Some((address.to_string(), feed(portfolio, *lang, base, address.as_str(), subjects)?))
    };
    let files =
        |lang: &Lang| FEEDS.iter().filter_map(|(name, subjects)| file(lang, name, subjects)).collect::<Vec<_>>();
    languages.iter().flat_map(files).collect()
}

fn feed(portfolio: &Portfolio, lang: Lang, base: &str, address: &str, subjects: &[&str]) -> Option<Vec<u8>> {
    let mut pages: Vec<&Page> = portfolio.pages.iter().filter(|page| page.is_in_feed(lang, subjects)).collect();
    pages.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.address.cmp(&b.address)));
    let newest = pages.first().and_then(|page| page.updated)?;
    let home = portfolio.addresses.language_root(lang);
    let name = portfolio.portal.municipality.name.get(&lang).text;
    let feed = Feed {
        title: Text::plain(name),
        id: home.whole(base),
        updated: at_noon(newest)?,
        lang: Some(lang.to_string()),
        generator: Some(Generator { value: "Cabildo".to_owned(), ..Generator::default() }),
        links: vec![link("self", whole_address(base, address)), link("alternate", home.whole(base))],
        rights: licence::line(portfolio.settings()).map(Text::plain),
        authors: vec![Person { name: name.to_owned(), ..Person::default() }],
        entries: pages.into_iter().take(MOST).filter_map(|page| entry(page, base)).collect(),
        ..Feed::default()
    };
    Some(feed.to_string().into_bytes())
}

fn entry(page: &Page, base: &str) -> Option<Entry> {
    let url = page.address.whole(base);
    Some(Entry {
        title: Text::plain(page.title.clone()),
        id: url.clone(),
        updated: at_noon(page.updated?)?,
        links: vec![link("alternate", url)],
        categories: vec![Category { term: page.subject.to_owned(), ..Category::default() }],
        summary: page.frame.description.clone().map(Text::plain),
        ..Entry::default()
    })
}

pub(super) fn link(rel: &str, href: String) -> Link {
    Link { rel: rel.to_owned(), href, ..Link::default() }
}

/// A day as Atom wants it; at noon in Greenwich it is the same day from Hawaii to New Zealand's west.
pub(super) fn at_noon(date: jiff::civil::Date) -> Option<FixedDateTime> {
    format!("{date}T12:00:00+00:00").parse().ok()
}
