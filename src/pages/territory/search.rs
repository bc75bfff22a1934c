//! The search over all portals, and what is shown where there is no page.

use std::collections::BTreeSet;

use super::super::edition::words_of;
use super::super::frame::RootPath;
use super::super::view::{Link, NavItem, NotFound, Search, SearchList, View, Words};
use super::super::{Page, search};
use super::{Edition, Target, index_folder};
use crate::model::address::{Address, LinkStyle};
use crate::model::choice::Choice as _;
use crate::model::portal::Shared;
use crate::model::summary::{Pages, Summary};

/// What a search calls the territory's page of a target; nothing for what it does not list: lists, and tables of
/// other pages' figures.
pub fn kind(target: &Target) -> Option<&'static str> {
    match target {
        Target::On(shelf, _) => kind_of(shelf.id()),
        Target::Article(_) => Some("page"),
        _ => None,
    }
}

/// The same by what a page of one record is about.
pub fn kind_of(subject: &str) -> Option<&'static str> {
    let kinds = [
        ("agreements", "agreement"),
        ("areas", "area"),
        ("cooperation", "actor"),
        ("indicators", "indicator"),
        ("page", "page"),
        ("programmes", "programme"),
        ("services", "service"),
    ];
    kinds.into_iter().find(|(known, _)| *known == subject).map(|(_, kind)| kind)
}

impl Edition<'_> {
    /// The search.
    pub fn search(&self) -> Page {
        let address = self.address(Target::Search);
        let (mut years, mut towns, mut is_any) = (BTreeSet::new(), Vec::new(), false);
        let mut own: BTreeSet<String> = self.own_kinds().map(str::to_owned).collect();
        for summary in self.summaries {
            let pages = summary.pages.open();
            let in_lang = || pages.iter().filter(|page| page.lang == self.lang.as_str());
            years.extend(in_lang().filter_map(|page| page.year).map(i32::from));
            for page in in_lang() {
                is_any = true;
                if !own.contains(page.subject) {
                    own.insert(page.subject.to_owned());
                }
            }
            towns.extend(self.search_of(summary, &pages, &address));
        }
        let kinds = search::KINDS.iter().filter(|kind| own.contains(**kind));
        let folder = |to: &Address| address.link_to(to, LinkStyle::Folder);
        let sections = self.nav(&Target::Search, &address).into_iter();
        let sections = sections.map(|item| Link { label: item.label, href: item.href, lang: None });
        let view = Search {
            index: is_any.then(|| folder(&Address::root().file(&index_folder(self.lang, self.setting.words)))),
            root: folder(&Address::root()),
            script: search::script(self.setting, &address),
            links: self.setting.links.as_str(),
            kinds: kinds
                .map(|kind| NavItem {
                    lang: None,
                    label: self.word(&format!("pages.kinds.{kind}")),
                    href: (*kind).to_owned(),
                    current: false,
                })
                .collect(),
            years: years.into_iter().rev().collect(),
            towns,
            lists: vec![
                SearchList { word: "ui.towns", links: self.ways(&address) },
                SearchList { word: "ui.subjects", links: sections.collect() },
            ],
        };
        let title = Words { text: self.word("pages.search"), lang: None };
        let name = words_of(&self.setting.shared.settings.title, self.lang).text;
        let description = self.voice().phrase("pages.search_description", &[("name", &name)]);
        self.page(Target::Search, "search", title, Some(description), View::Search(Box::new(view)))
    }

    /// The kinds of the territory's own pages.
    fn own_kinds(&self) -> impl Iterator<Item = &'static str> {
        let Shared { territory, cohesion, articles, .. } = self.setting.shared;
        let indicators = cohesion.indicators.len() + self.per_head.len();
        let kinds = [
            ("agreement", cohesion.agreements.len()),
            ("area", territory.areas.len()),
            ("actor", cohesion.actors.len()),
            ("indicator", indicators),
            ("page", articles.len()),
            ("programme", cohesion.programmes.len()),
            ("service", cohesion.services.len()),
        ];
        kinds.into_iter().filter(|(_, count)| *count > 0).map(|(kind, _)| kind)
    }

    /// A portal's own search, which reads whole texts.
    fn search_of(&self, summary: &Summary, pages: &Pages, from: &Address) -> Option<Link> {
        let mut all = pages.iter().filter(|page| page.subject == "search");
        let page = all.clone().find(|page| page.lang == self.lang.as_str()).or_else(|| all.next())?;
        let Words { text: label, lang } = self.portal_name(summary);
        Some(Link { label, href: from.link_to(&Address::root().below(page.address), self.setting.links), lang })
    }

    /// The page for an address that has none.
    pub fn lost(&self) -> Page {
        let address = self.address(Target::NotFound);
        let root = RootPath::new(self.setting.base_url, &address);
        let subjects = self.ways(&address).into_iter().map(|link| Link { href: root.resolve(&link.href), ..link });
        let view = NotFound { subjects: subjects.collect() };
        let title = Words { text: self.word("pages.not_found"), lang: None };
        self.page(Target::NotFound, "not-found", title, None, View::NotFound(Box::new(view)))
    }
}
