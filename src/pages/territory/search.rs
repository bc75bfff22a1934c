//! The search over all portals, and what is shown where there is no page.

use std::collections::BTreeSet;

use super::super::edition::words_of;
use super::super::frame::RootPath;
use super::super::view::{Link, NavItem, NotFound, Search, SearchList, View, Words};
use super::super::{Page, search};
use super::{Edition, Target, index_folder};
use crate::model::address::{Address, LinkStyle};

impl Edition<'_> {
    /// The search.
    pub fn search(&self) -> Page {
        let address = self.address(Target::Search);
        let all =
            || self.summaries.iter().flat_map(|summary| &summary.pages).filter(|page| page.lang == self.lang.as_str());
        let years: BTreeSet<i32> = all().filter_map(|page| page.year).map(i32::from).collect();
        let kinds = search::KINDS.iter().filter(|kind| all().any(|page| page.subject == **kind));
        let folder = |to: &Address| address.link_to(to, LinkStyle::Folder);
        let subjects = self.summaries.iter().map(|summary| {
            let card = self.card(summary, &address);
            Link { label: card.name.text, href: card.href, lang: None }
        });
        let sections = self.nav(&Target::Search, &address).into_iter();
        let sections = sections.map(|item| Link { label: item.label, href: item.href, lang: None });
        let view = Search {
            index: all()
                .next()
                .is_some()
                .then(|| folder(&Address::root().file(&index_folder(self.lang, self.setting.words)))),
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
            lists: vec![
                SearchList { word: "ui.towns", links: subjects.collect() },
                SearchList { word: "ui.subjects", links: sections.collect() },
            ],
        };
        let title = Words { text: self.word("pages.search"), lang: None };
        let name = words_of(&self.setting.shared.settings.title, self.lang).text;
        let description = self.voice().phrase("pages.search_description", &[("name", &name)]);
        self.page(Target::Search, "search", title, Some(description), View::Search(Box::new(view)))
    }

    /// The page for an address that has none.
    pub fn lost(&self) -> Page {
        let address = self.address(Target::NotFound);
        let root = RootPath::new(self.setting.base_url, &address);
        let subjects = self.summaries.iter().map(|summary| {
            let card = self.card(summary, &address);
            Link { label: card.name.text, href: root.resolve(&card.href), lang: None }
        });
        let view = NotFound { subjects: subjects.collect() };
        let title = Words { text: self.word("pages.not_found"), lang: None };
        self.page(Target::NotFound, "not-found", title, None, View::NotFound(Box::new(view)))
    }
}
