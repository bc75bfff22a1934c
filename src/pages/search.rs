//! The search page.

use std::collections::BTreeSet;

use super::address::Target;
use super::edition::Edition;
use super::frame::Heading;
use super::view::{Link, NavItem, Search, SearchList, View, Words};
use super::{Page, Setting, frame};
use crate::model::address::{Address, LinkStyle};

/// The kinds of pages that a search lists, in the order of its filter.
pub const KINDS: &[&str] = &[
    "home",
    "budget",
    "budget-node",
    "budget-projects",
    "payments",
    "payee",
    "minutes",
    "decision",
    "cycle",
    "proposal",
    "body",
    "person",
    "topic",
    "paper",
    "document",
    "service",
    "news",
    "programme",
    "indicator",
    "area",
    "actor",
    "agreement",
    "glossary",
    "page",
];

/// The search page's script.
pub const SCRIPT: &str = "search.js";

/// The link to it; none where the theme has no such script.
pub fn script(setting: &Setting, address: &Address) -> Option<String> {
    frame::scripts(setting, address, &[SCRIPT]).pop()
}

/// The folder of a language's index, below the portal's root.
pub fn index_folder(lang: crate::i18n::Lang) -> String {
    format!("search/{lang}/")
}

/// Adds the search page, unless there is no search.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    if !edition.setting.search {
        return;
    }
    let target = Target::Search;
    let address = edition.address(&target);
    let of_language = || pages.iter().filter(|page| page.lang == edition.lang && page.found.is_some());
    let subjects: BTreeSet<&str> =
        of_language().map(|page| page.found.as_ref().and_then(|found| found.kind).unwrap_or(page.subject)).collect();
    let kinds = KINDS.iter().filter(|kind| subjects.contains(*kind));
    let years: BTreeSet<i32> = of_language().filter_map(|page| page.found.as_ref()?.year).map(i32::from).collect();
    let index = edition.addresses.root().file(&index_folder(edition.lang));
    let folder = |to: &Address| address.link_to(to, LinkStyle::Folder);
    let view = Search {
        index: (!subjects.is_empty()).then(|| folder(&index)),
        root: folder(edition.addresses.root()),
        script: script(edition.setting, &address),
        links: edition.setting.links.as_str(),
        kinds: kinds
            .map(|kind| NavItem {
                lang: None,
                label: kind_label(edition, kind),
                href: (*kind).to_owned(),
                current: false,
            })
            .collect(),
        years: years.into_iter().rev().collect(),
        towns: Vec::new(),
        lists: lists(edition, pages, &address),
    };
    let name = edition.text(&edition.portal.municipality.name);
    let heading = Heading {
        target,
        subject: "search",
        title: Words { text: edition.word("pages.search"), lang: None },
        description: Some(edition.phrase("pages.search_description", &[("name", &name.text)])),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Search(Box::new(view)));
    pages.push(page);
}

/// Lists that the sections' navigation does not name, in their order.
const LISTS: &[&str] = &[
    "topics",
    "documents",
    "papers",
    "payments",
    "budget-projects",
    "transfers",
    "services",
    "programmes",
    "participation",
    "cooperation",
    "indicators",
    "areas",
    "news-list",
    "transparency",
    "glossary",
];

/// What leads to everything without a search: the sections and the lists that stand beside them, and the topics.
fn lists(edition: &Edition, pages: &[Page], from: &Address) -> Vec<SearchList> {
    let link = |page: &Page| Link {
        label: page.title.clone(),
        href: from.link_to(&page.address, edition.setting.links),
        lang: None,
    };
    let mut sections: Vec<Link> = edition
        .sections(from, None)
        .into_iter()
        .map(|item| Link { label: item.label, href: item.href, lang: None })
        .collect();
    let of =
        |subject: &'static str| pages.iter().filter(move |page| page.lang == edition.lang && page.subject == subject);
    for subject in LISTS {
        let list = of(subject).find(|page| page.id.is_empty()).map(link);
        sections.extend(list.filter(|list| sections.iter().all(|known| known.href != list.href)));
    }
    let topics: Vec<Link> = of("topic").map(link).collect();
    let all = [("ui.subjects", sections), ("pages.topics", topics)];
    let lists = all.into_iter().map(|(word, links)| SearchList { word, links });
    lists.filter(|list| !list.links.is_empty()).collect()
}

/// A kind's word, as results show it.
pub fn kind_label(edition: &Edition, kind: &str) -> String {
    edition.word(&format!("pages.kinds.{kind}"))
}
