//! Documents: the list, a list a kind, and a page each; news and notices.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::address::{Shelf, Target};
use super::edition::Edition;
use super::frame::Heading;
use super::further::{further, numbers, titled};
use super::view::{Cell, Fact, Link, NavItem, Row, Section, Sheet, Tag, View, Words};
use super::{Found, Page};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::document::{Document, DocumentKind, News, NewsKind};

/// How many of the latest documents stand on the first list.
const LATEST: usize = 20;
/// How many documents or pieces of news stand on a page of a list.
const MOST_ROWS: usize = 60;

/// Adds the lists and the documents.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    if edition.portal.documents.is_empty() {
        return;
    }
    list(edition, pages);
    for (kind, documents) in by_kind(edition) {
        of_kind(edition, kind, &documents, pages);
    }
    for document in &edition.portal.documents {
        one(edition, document, pages);
    }
}

fn by_kind<'a>(edition: &Edition<'a>) -> BTreeMap<DocumentKind, Vec<&'a Document>> {
    let mut kinds: BTreeMap<DocumentKind, Vec<&Document>> = BTreeMap::new();
    for document in &edition.portal.documents {
        kinds.entry(document.kind).or_default().push(document);
    }
    kinds
}

fn list(edition: &Edition, pages: &mut Vec<Page>) {
    let target = Target::Shelf(Shelf::Documents);
    let address = edition.address(&target);
    let voice = edition.voice();
    let kinds = by_kind(edition).into_iter().map(|(kind, documents)| NavItem {
        lang: None,
        label: format!("{} ({})", voice.choice("document_kind", kind), documents.len()),
        href: edition.href(&address, &Target::DocumentsOf(kind)),
        current: false,
    });
    let latest = edition.portal.documents.iter().take(LATEST).map(|document| row(edition, document, &address));
    let view = Sheet {
        lead: Some(voice.plain("ui.documents_lead")),
        sections: vec![
            Section {
                id: "kinds".to_owned(),
                title: voice.word("ui.by_kind"),
                links: kinds.collect(),
                ..Section::default()
            },
            Section {
                id: "latest".to_owned(),
                title: voice.word("ui.latest"),
                rows: latest.collect(),
                ..Section::default()
            },
        ],
        ..Sheet::default()
    };
    pages.push(edition.shelf(Shelf::Documents, view));
}

fn of_kind(edition: &Edition, kind: DocumentKind, documents: &[&Document], pages: &mut Vec<Page>) {
    let mut in_order = documents.to_vec();
    // Each year's together, the latest first; what has no year last.
    in_order.sort_by_key(|document| Reverse(year(document)));
    let first = Target::DocumentsOf(kind);
    let count = in_order.len().div_ceil(MOST_ROWS);
    for (at, some) in in_order.chunks(MOST_ROWS).enumerate() {
        let target = further(&first, at + 1);
        let address = edition.address(&target);
        let voice = edition.voice();
        let sections = some.chunk_by(|a, b| year(a) == year(b)).map(|of_year| Section {
            id: year(of_year[0]).map_or_else(|| "undated".to_owned(), |year| format!("y{year}")),
            title: year(of_year[0]).map_or_else(|| voice.word("ui.undated"), |year| year.to_string()),
            rows: of_year.iter().map(|document| row(edition, document, &address)).collect(),
            ..Section::default()
        });
        let view = Sheet {
            sections: sections.collect(),
            others: numbers(edition, &first, at + 1, count, &address),
            ..Sheet::default()
        };
        let heading = Heading {
            target,
            subject: "documents",
            id: further_id(kind.id(), at + 1),
            title: titled(edition, Words { text: voice.choice("document_kind", kind), lang: None }, at + 1),
            above: vec![edition.shelf_link(&address, Shelf::Documents)],
            section: Some(Target::Shelf(Shelf::Transparency)),
            updated: documents.iter().filter_map(|document| document.published).max(),
            ..Heading::default()
        };
        pages.push(edition.page(heading, View::Sheet(Box::new(view))));
    }
}

/// The id of a page of a long list.
fn further_id(id: &str, number: usize) -> String {
    if number == 1 { id.to_owned() } else { format!("{id}-{number}") }
}

/// The year that a document is about.
fn year(document: &Document) -> Option<i16> {
    document.period.map(|period| period.year).or_else(|| document.published.map(Date::year))
}

/// A document in a list.
fn row(edition: &Edition, document: &Document, from: &Address) -> Row {
    let voice = edition.voice();
    let title = voice.text(&document.title);
    let told = title.text.to_lowercase();
    let period =
        document.period.map(|period| voice.period(period)).filter(|period| !told.contains(&period.to_lowercase()));
    let facts =
        [period.map(Cell::text), document.published.map(|day| voice.day(day)), file_cell(edition, document, from)];
    Row {
        title,
        href: Some(edition.href(from, &Target::On(Shelf::Documents, document.id.clone()))),
        summary: edition.some(document.summary.as_ref()),
        tag: Some(Tag { label: voice.choice("document_kind", document.kind), tone: "kind" }),
        facts: facts.into_iter().flatten().collect(),
    }
}

/// The link to a document's file, with its format and size.
pub fn file_cell(edition: &Edition, document: &Document, from: &Address) -> Option<Cell> {
    let voice = edition.voice();
    let own = document.file.as_deref();
    let href = own.map(|path| edition.file(from, path)).or_else(|| document.url.clone())?;
    let size = own.and_then(|path| edition.portal.file(path)).map(|file| size(edition, file.size));
    let format = document.format();
    let words = [Some(voice.word("ui.download_file")), format, size];
    Some(Cell { href: Some(href), ..Cell::text(words.into_iter().flatten().collect::<Vec<_>>().join(" · ")) })
}

/// The size of a file: `24 KB`, `1.3 MB`.
fn size(edition: &Edition, bytes: u64) -> String {
    const KILO: u64 = 1000;
    let voice = edition.voice();
    let of = |unit: u64, decimals: u8| {
        let number = Decimal::from(bytes) / Decimal::from(unit);
        voice.decimal(number.round_dp(u32::from(decimals)), decimals)
    };
    match bytes {
        0..KILO => format!("{bytes} B"),
        KILO..1_000_000 => format!("{} KB", of(KILO, 0)),
        _ => format!("{} MB", of(1_000_000, 1)),
    }
}

fn one(edition: &mut Edition, document: &Document, pages: &mut Vec<Page>) {
    let target = Target::On(Shelf::Documents, document.id.clone());
    let address = edition.address(&target);
    let text = document.text.get(edition.lang).cloned();
    let rendered = text.and_then(|text| edition.prose(&text, &address));
    let (text, plain) = rendered.map_or((None, String::new()), |text| (Some(text.view), text.plain));
    let voice = edition.voice();
    let title = voice.text(&document.title);
    let view = Sheet {
        kicker: Some(voice.choice("document_kind", document.kind)),
        lead: edition.some(document.summary.as_ref()),
        facts: facts(edition, document, &address),
        text,
        ..Sheet::default()
    };
    let summary = view.lead.as_ref().map(|lead| lead.text.clone());
    let kind =
        edition.link(&address, &Target::DocumentsOf(document.kind), voice.choice("document_kind", document.kind));
    let heading = Heading {
        target,
        subject: "document",
        id: document.id.to_string(),
        title,
        description: summary.clone(),
        above: vec![edition.shelf_link(&address, Shelf::Documents), kind],
        section: Some(Target::Shelf(Shelf::Transparency)),
        updated: document.published,
        found: Some(Found {
            year: year(document),
            text: [summary.unwrap_or_default(), plain].join(" "),
            ..Found::default()
        }),
        source: None,
        scripts: Vec::new(),
        ..Heading::default()
    };
    pages.push(edition.page(heading, View::Sheet(Box::new(view))));
}

fn facts(edition: &Edition, document: &Document, from: &Address) -> Vec<Fact> {
    let voice = edition.voice();
    let duties = edition.setting.shared.duties.iter().flat_map(|list| &list.items);
    let duties = duties.filter(|duty| document.items.contains(&duty.id)).map(|duty| Cell {
        note: Some(voice.text(&duty.law)),
        ..Cell::link(voice.text(&duty.name), Some(edition.href(from, &Target::Shelf(Shelf::Transparency))))
    });
    let hash = document.file.as_deref().and_then(|path| edition.portal.file(path));
    let hash = hash.and_then(|file| edition.portal.hashes.get(&*file.source));
    let all = [
        voice.fact("ui.file", file_cell(edition, document, from)),
        voice.fact("ui.period", document.period.map(|period| Cell::text(voice.period(period)))),
        voice.fact("ui.published_on", document.published.map(|day| voice.day(day))),
        voice.fact("ui.duty", duties),
        voice.fact("ui.sha256", hash.map(Cell::text)),
    ];
    all.into_iter().flatten().collect()
}

/// Adds the list of news and a page each.
pub fn plan_news(edition: &mut Edition, pages: &mut Vec<Page>) {
    if edition.portal.news.is_empty() {
        return;
    }
    news_list(edition, pages);
    for news in &edition.portal.news {
        one_news(edition, news, pages);
    }
}

fn news_list(edition: &Edition, pages: &mut Vec<Page>) {
    let today = edition.setting.today;
    let is_open = |news: &News| news.closes().is_some_and(|until| until >= today);
    let (open, past): (Vec<&News>, Vec<&News>) = edition.portal.news.iter().partition(|news| is_open(news));
    let first = Target::Shelf(Shelf::News);
    let count = past.len().div_ceil(MOST_ROWS).max(1);
    for number in 1..=count {
        let some = past.chunks(MOST_ROWS).nth(number - 1).unwrap_or_default();
        let address = edition.address(&further(&first, number));
        let voice = edition.voice();
        let rows = |all: &[&News]| all.iter().map(|news| news_row(edition, news, &address)).collect::<Vec<_>>();
        let now = voice.list("now", "ui.matters_now", if number == 1 { rows(&open) } else { Vec::new() });
        let years = some.chunk_by(|a, b| a.date.year() == b.date.year()).map(|of_year| Section {
            id: format!("y{}", of_year[0].date.year()),
            title: of_year[0].date.year().to_string(),
            rows: rows(of_year),
            ..Section::default()
        });
        let has_begun = edition.portal.news.iter().any(|news| news.date <= today);
        let feed = edition.setting.base_url.filter(|_| has_begun).map(|_| {
            let feed = edition.addresses.language_root(edition.lang).file("news.xml");
            Link { label: voice.word("ui.news_feed"), href: address.link_to(&feed, edition.setting.links), lang: None }
        });
        let view = Sheet {
            lead: (number == 1).then(|| voice.plain("ui.news_lead")),
            others: numbers(edition, &first, number, count, &address),
            sections: now.into_iter().chain(years).collect(),
            downloads: feed.into_iter().collect(),
            ..Sheet::default()
        };
        if number == 1 {
            pages.push(edition.shelf(Shelf::News, view));
            continue;
        }
        let heading = Heading {
            target: further(&first, number),
            subject: "news-further",
            id: number.to_string(),
            title: titled(edition, voice.plain("pages.shelves.news"), number),
            above: vec![edition.shelf_link(&address, Shelf::News)],
            section: Some(first.clone()),
            ..Heading::default()
        };
        pages.push(edition.page(heading, View::Sheet(Box::new(view))));
    }
}

/// A piece of news in a list.
pub fn news_row(edition: &Edition, news: &News, from: &Address) -> Row {
    let voice = edition.voice();
    let until =
        news.closes().map(|day| Cell::text(voice.phrase("ui.until_date", &[("date", &voice.day(day).text.text)])));
    let area = area_cell(edition, news.area.as_deref());
    let date = voice.day(news.date);
    let is_to_come = news.date > edition.setting.today && until.is_some();
    let begins = voice.phrase("ui.from_date", &[("date", &date.text.text)]);
    let date = if is_to_come { Cell::text(begins) } else { date };
    Row {
        title: voice.text(&news.title),
        href: Some(edition.href(from, &Target::On(Shelf::News, news.id.clone()))),
        summary: edition.some(news.summary.as_ref()),
        tag: (news.kind != NewsKind::News).then(|| voice.tag("news_kind", news.kind, "planned")),
        facts: [Some(date), until, area].into_iter().flatten().collect(),
    }
}

/// An area's name.
pub fn area_cell(edition: &Edition, id: Option<&str>) -> Option<Cell> {
    let area = edition.setting.shared.territory.area(id?)?;
    Some(Cell::words(edition.text(&area.name)))
}

fn one_news(edition: &mut Edition, news: &News, pages: &mut Vec<Page>) {
    let target = Target::On(Shelf::News, news.id.clone());
    let address = edition.address(&target);
    let text = news.text.get(edition.lang).cloned();
    let rendered = text.and_then(|text| edition.prose(&text, &address));
    let (text, plain) = rendered.map_or((None, String::new()), |text| (Some(text.view), text.plain));
    let voice = edition.voice();
    let facts = [
        voice.fact("ui.date", [voice.day(news.date)]),
        voice.fact("ui.valid_until", news.closes().map(|day| voice.day(day))),
        voice.fact("ui.area", area_cell(edition, news.area.as_deref())),
    ];
    let view = Sheet {
        kicker: Some(voice.choice("news_kind", news.kind)),
        lead: edition.some(news.summary.as_ref()),
        facts: facts.into_iter().flatten().collect(),
        text,
        ..Sheet::default()
    };
    let summary = view.lead.as_ref().map(|lead| lead.text.clone());
    let heading = Heading {
        target,
        subject: "news",
        id: news.id.to_string(),
        title: voice.text(&news.title),
        description: summary.clone(),
        above: vec![edition.shelf_link(&address, Shelf::News)],
        section: Some(Target::Shelf(Shelf::News)),
        updated: Some(news.date),
        found: Some(Found {
            year: Some(news.date.year()),
            text: [summary.unwrap_or_default(), plain].join(" "),
            ..Found::default()
        }),
        source: None,
        scripts: Vec::new(),
        ..Heading::default()
    };
    pages.push(edition.page(heading, View::Sheet(Box::new(view))));
}
