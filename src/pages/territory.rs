//! The pages that all portals share, made from the portals' summaries alone.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::edition::{money, words_of};
use super::frame::{POLICY, RootPath, licence, scripts, styles, territory_home};
use super::view::{
    Alternate, Contact, Figure, Frame, Link, NavItem, NotFound, PortalCard, Search, Site, Territory, View, Words,
    YearFigure,
};
use super::{Page, Setting, search};
use crate::i18n::{Lang, Words as Lexicon};
use crate::model::address::{Address, LinkStyle};
use crate::model::summary::Summary;

/// The folder of the territory's own files.
pub const FOLDER: &str = "territory";

/// The territory in one language.
struct Edition<'a> {
    setting: &'a Setting<'a>,
    words: &'a Lexicon,
    lang: Lang,
    summaries: &'a [Summary],
}

/// The pages of the territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Home,
    Search,
    NotFound,
}

/// All pages of the territory, in every language.
pub fn plan(summaries: &[Summary], setting: &Setting) -> Vec<Page> {
    let mut pages = Vec::new();
    for words in setting.words {
        let edition = Edition { setting, words, lang: *words.locale().lang(), summaries };
        pages.push(edition.home());
        if setting.search && !summaries.is_empty() {
            pages.push(edition.search());
        }
        if edition.lang == setting.shared.settings.first_language() {
            pages.push(edition.lost());
        }
    }
    pages
}

/// The folder of a language's index of the territory.
pub fn index_folder(lang: Lang) -> String {
    format!("{FOLDER}/{}", search::index_folder(lang))
}

impl Edition<'_> {
    fn word(&self, key: &str) -> String {
        self.words.word(key).unwrap_or(key).to_owned()
    }

    fn address(&self, target: Target) -> Address {
        address(target, self.lang, self.setting)
    }

    fn home(&self) -> Page {
        let address = self.address(Target::Home);
        let settings = &self.setting.shared.settings;
        let mut portals: Vec<PortalCard> = self.summaries.iter().map(|summary| self.card(summary, &address)).collect();
        portals
            .sort_by(|a, b| self.words.locale().compare(&a.name.text, &b.name.text).then_with(|| a.href.cmp(&b.href)));
        let description = settings.description.as_ref().map(|text| words_of(text, self.lang));
        let view = Territory { description: description.clone(), portals };
        let title = words_of(&settings.title, self.lang);
        self.page(Target::Home, "territory", title, description.map(|text| text.text), View::Territory(Box::new(view)))
    }

    fn card(&self, summary: &Summary, from: &Address) -> PortalCard {
        let currency = &self.setting.shared.settings.currency;
        let home = Address::root().join(&summary.id);
        let home = if self.lang == self.setting.shared.settings.first_language() {
            home
        } else {
            home.join(self.lang.as_str())
        };
        let tag = self.lang.as_str();
        let own = summary.name.iter().find(|(lang, _)| lang == tag || lang.is_empty());
        let name = own.map(|(_, text)| Words { text: text.clone(), lang: None }).or_else(|| {
            summary.name.first().map(|(lang, text)| Words { text: text.clone(), lang: Some(lang.clone()) })
        });
        let per_head = summary.budget.zip(summary.population).filter(|(_, (_, people))| *people > 0).map(
            |((_, planned), (_, people))| {
                let each = (planned / Decimal::from(people)).round_dp(u32::from(currency.digits()));
                money(self.words, each, currency)
            },
        );
        PortalCard {
            name: name.unwrap_or_default(),
            href: from.link_to(&home, self.setting.links),
            population: summary
                .population
                .map(|(year, people)| Figure { text: self.words.locale().decimal(&people.into(), Some(0)), year }),
            budget: summary
                .budget
                .map(|(year, planned)| YearFigure { year, money: money(self.words, planned, currency) }),
            per_head,
            meetings: summary.meetings,
            decisions: summary.decisions,
            proposals: summary.proposals,
        }
    }

    fn search(&self) -> Page {
        let address = self.address(Target::Search);
        let all =
            || self.summaries.iter().flat_map(|summary| &summary.pages).filter(|page| page.lang == self.lang.as_str());
        let years: BTreeSet<i32> = all().filter_map(|page| page.year).map(i32::from).collect();
        let kinds = search::KINDS.iter().filter(|kind| all().any(|page| page.subject == **kind));
        let folder = |to: &Address| address.link_to(to, LinkStyle::Folder);
        let subjects = self.summaries.iter().map(|summary| {
            let card = self.card(summary, &address);
            Link { label: card.name.text, href: card.href }
        });
        let view = Search {
            index: all().next().is_some().then(|| folder(&Address::root().file(&index_folder(self.lang)))),
            root: folder(&Address::root()),
            links: self.setting.links.as_str(),
            kinds: kinds
                .map(|kind| NavItem {
                    label: self.word(&format!("pages.kinds.{kind}")),
                    href: (*kind).to_owned(),
                    current: false,
                })
                .collect(),
            years: years.into_iter().rev().collect(),
            subjects: subjects.collect(),
        };
        let title = Words { text: self.word("pages.search"), lang: None };
        self.page(Target::Search, "search", title, None, View::Search(Box::new(view)))
    }

    /// Who publishes the site; its title where nobody is named.
    fn publisher(&self) -> Words {
        let settings = &self.setting.shared.settings;
        words_of(settings.publisher.as_ref().unwrap_or(&settings.title), self.lang)
    }

    fn lost(&self) -> Page {
        let address = self.address(Target::NotFound);
        let root = RootPath::new(self.setting.base_url, &address);
        let subjects = self.summaries.iter().map(|summary| {
            let card = self.card(summary, &address);
            Link { label: card.name.text, href: root.resolve(&card.href) }
        });
        let view = NotFound { subjects: subjects.collect() };
        let title = Words { text: self.word("pages.not_found"), lang: None };
        self.page(Target::NotFound, "not-found", title, None, View::NotFound(Box::new(view)))
    }

    /// The page in every language.
    fn alternates(&self, target: Target, address: &Address) -> Vec<Alternate> {
        let alternate = |lang: &Lang| {
            let there = self::address(target, *lang, self.setting);
            Alternate {
                lang: lang.to_string(),
                name: lang.own_name().to_owned(),
                href: address.link_to(&there, self.setting.links),
                url: self.setting.base_url.map(|base| format!("{base}{there}")),
                current: *lang == self.lang,
            }
        };
        self.setting.shared.settings.languages.iter().map(alternate).collect()
    }

    fn page(
        &self,
        target: Target,
        subject: &'static str,
        title: Words,
        description: Option<String>,
        view: View,
    ) -> Page {
        let address = self.address(target);
        let frame = self.frame(target, subject, &title, description, &address);
        Page {
            address,
            subject,
            id: String::new(),
            lang: self.lang,
            title: title.text,
            frame,
            view,
            updated: None,
            found: None,
        }
    }

    fn frame(
        &self,
        target: Target,
        subject: &'static str,
        title: &Words,
        description: Option<String>,
        address: &Address,
    ) -> Frame {
        let settings = &self.setting.shared.settings;
        let name = words_of(&settings.title, self.lang);
        let lost = target == Target::NotFound;
        let searching = target == Target::Search;
        let link = |to: Target| address.link_to(&self.address(to), self.setting.links);
        let absolute = |address: &Address| self.setting.base_url.map(|base| format!("{base}{address}"));
        let root = RootPath::new(self.setting.base_url, address);
        let here = |href: String| if lost { root.resolve(&href) } else { href };
        let several = settings.languages.len() > 1 && !lost;
        let has_search = self.setting.search && !self.summaries.is_empty();
        Frame {
            lang: self.lang.to_string(),
            dir: self.lang.direction().as_str(),
            subject,
            title: title.clone(),
            head_title: if target == Target::Home {
                name.text.clone()
            } else {
                format!("{} · {}", title.text, name.text)
            },
            description,
            canonical: absolute(address).filter(|_| !lost),
            alternates: if several { self.alternates(target, address) } else { Vec::new() },
            site: Site {
                official_name: name.clone(),
                name,
                home: here(link(Target::Home)),
                territory: None,
                emblem: None,
                notice: settings.notice.as_ref().map(|text| words_of(text, self.lang)),
                contact: Contact::default(),
                licence: licence(self.setting),
                publisher: settings.publisher.as_ref().map(|text| words_of(text, self.lang)),
            },
            breadcrumb: if searching {
                vec![Link { label: self.word("pages.home"), href: link(Target::Home) }]
            } else {
                Vec::new()
            },
            nav: Vec::new(),
            foot: Vec::new(),
            search: has_search.then(|| here(link(Target::Search))),
            styles: styles(self.setting, address).into_iter().map(here).collect(),
            scripts: if searching { scripts(self.setting, address, &[search::SCRIPT]) } else { Vec::new() },
            data: None,
            picture: None,
            manifest: None,
            icon: None,
            feed: None,
            policy: POLICY.to_owned(),
            updated: None,
            source: self.publisher(),
            report: "#contact".to_owned(),
            indexed: target == Target::Home,
        }
    }
}

/// The address of a page of the territory.
fn address(target: Target, lang: Lang, setting: &Setting) -> Address {
    let first = setting.shared.settings.first_language();
    let root = territory_home(lang, first);
    match target {
        Target::Home => root,
        Target::Search => {
            let words = setting.words.iter().find(|words| *words.locale().lang() == lang);
            let segment = words.and_then(|words| words.word("paths.search")).unwrap_or("search");
            root.join(segment)
        }
        Target::NotFound => Address::root().file("404.html"),
    }
}
