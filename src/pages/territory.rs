//! The pages that all portals share, made from the portals' summaries alone.

use std::collections::BTreeSet;

mod areas;
mod articles;
mod atlas;
mod compare;
mod here;
mod indicators;
mod methods;
mod need;
mod records;
mod shared;
mod spending;
mod unequal;

use super::address::{Addresses, Shelf};
use super::edition::{money, words_of};
use super::frame::{POLICY, RootPath, licence, scripts, styles, territory_home};
use super::measure::{Measure, Values};
use super::view::sheet;
use super::view::{
    Alternate, Contact, Figure, Frame, Link, NavItem, NotFound, PortalCard, PortalGroup, Search, Sheet, Site,
    Territory, View, Words, YearFigure,
};
use super::voice::Voice;
use super::{Page, Setting, embed, search};
use crate::findings::Findings;
use crate::i18n::{Lang, Words as Lexicon};
use crate::model::address::{Address, LinkStyle};
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::model::portal::Shared;
use crate::model::summary::{OfferKind, Standard, Summary};
use atlas::Atlas;

/// The folder of the territory's own files in the content, and the word for that in the site.
pub const FOLDER: &str = "territory";

/// The folder of the territory's own pages and files in the site, in a word of its first language.
pub fn folder_name(words: &[Lexicon]) -> &str {
    let word = words.first().and_then(|words| words.word("paths.territory"));
    word.filter(|word| Id::new(word).is_some()).unwrap_or(FOLDER)
}

/// The address of that folder.
pub fn files_folder(words: &[Lexicon]) -> Address {
    Address::root().join(folder_name(words))
}

pub use compare::{DATA as TABLES, MEASURES, value as measured, year as measured_in};
pub use indicators::PER_HEAD;
pub use spending::{Spent, rows as spending, table as spending_table};
pub use unequal::{LevelYear, disparities_of};

/// The territory in one language.
struct Edition<'a> {
    setting: &'a Setting<'a>,
    words: &'a Lexicon,
    lang: Lang,
    summaries: &'a [Summary],
    atlas: &'a Atlas<'a>,
    /// The shared indicators in this language.
    measures: &'a [Measure<'a>],
    /// Planned expenditure for each inhabitant, by area and year.
    per_head: &'a Values,
    addresses: &'a Addresses,
}

/// What a page loads that not all pages load, by names in the theme.
struct Loads {
    scripts: Vec<&'static str>,
    sheets: Vec<&'static str>,
}

/// The pages of the territory.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Home,
    Search,
    NotFound,
    /// The list of a shelf.
    Shelf(Shelf),
    /// A record of a shelf: an area, an indicator, a measure that municipalities are sorted by.
    On(Shelf, String),
    /// A free page.
    Article(String),
}

/// The shelves of the territory's navigation, in its order.
const MAIN_SHELVES: &[Shelf] =
    &[Shelf::Areas, Shelf::Compare, Shelf::Indicators, Shelf::Participation, Shelf::Services, Shelf::Cooperation];

/// The pages of the territory that stand in its own folder, in every language.
pub fn plan_folder(summaries: &[Summary], setting: &Setting) -> (Vec<Page>, Findings) {
    let (mut pages, mut findings) = (Vec::new(), Findings::new());
    each_language(summaries, setting, |edition| {
        areas::plan(edition, &mut pages);
        compare::plan(edition, &mut pages);
        spending::plan(edition, &mut pages);
        indicators::plan(edition, &mut pages);
        methods::plan(edition, &mut pages);
        shared::plan(edition, &mut pages);
        records::plan(edition, &mut pages, &mut findings);
        articles::plan(edition, &mut pages, &mut findings);
    });
    embed::plan(&mut pages, setting, &|lang| folder(lang, setting));
    // A text that stands in for missing translations is read once a language, and told once.
    findings.sort();
    (pages, findings)
}

/// The pages of the territory that stand at the site's root, in every language.
pub fn plan(summaries: &[Summary], setting: &Setting) -> Vec<Page> {
    let mut pages = Vec::new();
    each_language(summaries, setting, |edition| {
        pages.push(edition.home());
        if setting.search && !summaries.is_empty() {
            pages.push(edition.search());
        }
        if edition.lang == setting.shared.settings.first_language() {
            pages.push(edition.lost());
        }
    });
    pages
}

/// Does something for the territory in every language.
fn each_language(summaries: &[Summary], setting: &Setting, mut then: impl FnMut(&Edition)) {
    let (atlas, addresses) = (Atlas::new(summaries, setting), Addresses::below(Address::root(), setting.words));
    let per_head = indicators::per_head(summaries, &setting.shared.territory);
    for words in setting.words {
        let lang = *words.locale().lang();
        let all = setting.shared.cohesion.indicators.iter();
        let measures: Vec<Measure> = all.map(|one| Measure::of(one, &Voice { words, lang })).collect();
        let (atlas, addresses) = (&atlas, &addresses);
        let (measures, per_head) = (&measures[..], &per_head);
        then(&Edition { setting, words, lang, summaries, atlas, measures, per_head, addresses });
    }
}

/// Whether what is told of the territory is more than one municipality's: indicators, or areas of one level
/// that contain others, each of them. A portal that is alone has the territory's pages beside it then.
pub fn is_larger(shared: &Shared) -> bool {
    let areas = &shared.territory.areas;
    let containing: BTreeSet<usize> = areas.iter().filter_map(|area| area.parent).collect();
    let levels: BTreeSet<usize> = containing.iter().map(|at| areas[*at].level).collect();
    !areas.is_empty() && (!shared.cohesion.indicators.is_empty() || levels.len() < containing.len())
}

/// Where one enters the territory's pages from a portal that is alone: the areas.
pub fn entrance(lang: Lang, setting: &Setting, addresses: &Addresses) -> Address {
    address(&Target::Shelf(Shelf::Areas), lang, setting, addresses)
}

/// Which page of the first language shows a table of the territory's folder, by the table's path.
pub fn pages_of_tables(setting: &Setting) -> impl Fn(&str) -> Address {
    let addresses = Addresses::below(Address::root(), setting.words);
    let lang = setting.shared.settings.first_language();
    move |path| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let target = match stem.strip_prefix(TABLES) {
            _ if folder.ends_with("/data") => Target::On(Shelf::Indicators, stem.to_owned()),
            Some(standard) if !standard.is_empty() => {
                Target::On(Shelf::Compare, standard.trim_start_matches('-').to_owned())
            }
            _ => Target::Shelf(Shelf::Compare),
        };
        address(&target, lang, setting, &addresses)
    }
}

/// The folder of a language's index of the territory.
pub fn index_folder(lang: Lang, words: &[Lexicon]) -> String {
    format!("{}/{}", folder_name(words), search::index_folder(lang))
}

impl<'a> Edition<'a> {
    fn voice(&self) -> Voice<'a> {
        Voice { words: self.words, lang: self.lang }
    }

    /// The page of a shelf.
    fn shelf(&self, shelf: Shelf, view: Sheet) -> Page {
        let title = self.voice().plain(&format!("pages.shelves.{}", shelf.id()));
        self.sheet(Target::Shelf(shelf), title, Vec::new(), view)
    }

    /// A page of facts and sections.
    fn sheet(&self, target: Target, title: Words, above: Vec<Link>, view: Sheet) -> Page {
        let subject = match &target {
            Target::Shelf(shelf) | Target::On(shelf, _) => shelf.id(),
            _ => "territory",
        };
        let description = view.lead.as_ref().map(|lead| lead.text.clone());
        let mut page = self.page(target, subject, title, description, View::Sheet(Box::new(view)));
        page.frame.breadcrumb.extend(above);
        page
    }

    /// The link from a page to another of the territory.
    fn href(&self, from: &Address, to: &Target) -> String {
        from.link_to(&self.address(to.clone()), self.setting.links)
    }

    /// The home of a portal in this language.
    fn portal_home(&self, id: &str) -> Address {
        let home = if self.setting.alone { Address::root() } else { Address::root().join(id) };
        if self.lang == self.setting.shared.settings.first_language() { home } else { home.join(self.lang.as_str()) }
    }

    /// A portal's name.
    fn portal_name(&self, summary: &Summary) -> Words {
        let tag = self.lang.as_str();
        let own = summary.name.iter().find(|(lang, _)| lang == tag || lang.is_empty());
        let name = own.map(|(_, text)| Words { text: text.clone(), lang: None }).or_else(|| {
            summary.name.first().map(|(lang, text)| Words { text: text.clone(), lang: Some(lang.clone()) })
        });
        let name = name.unwrap_or_default();
        // Of two municipalities of one name, each says what it lies in.
        match self.atlas.area_of(&summary.id).and_then(|area| area.container.as_ref()) {
            Some(container) => {
                Words { text: format!("{} ({})", name.text, words_of(container, self.lang).text), lang: name.lang }
            }
            None => name,
        }
    }

    /// Whether a shelf has something on it.
    fn is_filled(&self, shelf: Shelf) -> bool {
        let cohesion = &self.setting.shared.cohesion;
        match shelf {
            Shelf::Areas => !self.setting.shared.territory.areas.is_empty(),
            Shelf::Compare => self.summaries.len() > 1,
            Shelf::Indicators => !cohesion.indicators.is_empty() || !self.per_head.is_empty(),
            Shelf::Methods => self.is_filled(Shelf::Indicators) || self.is_filled(Shelf::Compare),
            Shelf::Participation => self.summaries.iter().any(|summary| summary.proposals + summary.meetings > 0),
            Shelf::Services => !cohesion.services.is_empty() || self.offers(OfferKind::Service),
            Shelf::Cooperation => {
                let own = [cohesion.agreements.len(), cohesion.programmes.len(), cohesion.actors.len()];
                own.iter().any(|count| *count > 0) || self.offers(OfferKind::Programme)
            }
            _ => false,
        }
    }

    /// Whether a municipality has something of a kind.
    fn offers(&self, kind: OfferKind) -> bool {
        self.summaries.iter().any(|summary| summary.offers.iter().any(|offer| offer.kind == kind))
    }

    fn word(&self, key: &str) -> String {
        self.words.word(key).unwrap_or(key).to_owned()
    }

    fn address(&self, target: Target) -> Address {
        address(&target, self.lang, self.setting, self.addresses)
    }

    fn home(&self) -> Page {
        let address = self.address(Target::Home);
        let settings = &self.setting.shared.settings;
        let mut portals: Vec<PortalCard> = self.summaries.iter().map(|summary| self.card(summary, &address)).collect();
        portals
            .sort_by(|a, b| self.words.locale().compare(&a.name.text, &b.name.text).then_with(|| a.href.cmp(&b.href)));
        let description = settings.description.as_ref().map(|text| words_of(text, self.lang));
        let view = Territory { description: description.clone(), groups: self.groups(portals) };
        let title = words_of(&settings.title, self.lang);
        self.page(Target::Home, "territory", title, description.map(|text| text.text), View::Territory(Box::new(view)))
    }

    /// The portals by the area that contains theirs: by province. One group without a name where
    /// there is one alone.
    fn groups(&self, portals: Vec<PortalCard>) -> Vec<PortalGroup> {
        let mut groups: Vec<PortalGroup> = Vec::new();
        for portal in portals {
            let name = self.atlas.group_of(&portal.id).map(|area| words_of(&area.name, self.lang));
            match groups.iter_mut().find(|group| group.name == name) {
                Some(group) => group.portals.push(portal),
                None => groups.push(PortalGroup { id: format!("g{}", groups.len()), name, portals: vec![portal] }),
            }
        }
        let text = |group: &PortalGroup| group.name.clone().unwrap_or_default().text;
        groups.sort_by(|a, b| self.words.locale().compare(&text(a), &text(b)));
        if let [one] = &mut groups[..] {
            one.name = None;
        }
        groups
    }

    fn card(&self, summary: &Summary, from: &Address) -> PortalCard {
        let currency = &self.setting.shared.settings.currency;
        let home = self.portal_home(&summary.id);
        let name = self.portal_name(summary);
        let per_head = summary.per_head().map(|(_, each)| money(self.words, each, currency));
        PortalCard {
            id: summary.id.clone(),
            name,
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
            Link { label: card.name.text, href: card.href, lang: None }
        });
        let view = Search {
            index: all()
                .next()
                .is_some()
                .then(|| folder(&Address::root().file(&index_folder(self.lang, self.setting.words)))),
            root: folder(&Address::root()),
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
            subjects: subjects.collect(),
        };
        let title = Words { text: self.word("pages.search"), lang: None };
        let name = words_of(&self.setting.shared.settings.title, self.lang).text;
        let description = self.voice().phrase("pages.search_description", &[("name", &name)]);
        self.page(Target::Search, "search", title, Some(description), View::Search(Box::new(view)))
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
            Link { label: card.name.text, href: root.resolve(&card.href), lang: None }
        });
        let view = NotFound { subjects: subjects.collect() };
        let title = Words { text: self.word("pages.not_found"), lang: None };
        self.page(Target::NotFound, "not-found", title, None, View::NotFound(Box::new(view)))
    }

    /// The navigation: the shelves that hold something.
    fn nav(&self, target: &Target, from: &Address) -> Vec<NavItem> {
        let own = match target {
            Target::Shelf(shelf) | Target::On(shelf, _) => Some(*shelf),
            _ => None,
        };
        let filled = MAIN_SHELVES.iter().filter(|shelf| self.is_filled(**shelf));
        let item = |shelf: &Shelf| NavItem {
            lang: None,
            label: self.word(&format!("pages.shelves.{}", shelf.id())),
            href: self.href(from, &Target::Shelf(*shelf)),
            current: own == Some(*shelf),
        };
        filled.map(item).collect()
    }

    /// The page in every language.
    fn alternates(&self, target: &Target, address: &Address) -> Vec<Alternate> {
        let alternate = |lang: &Lang| {
            let there = self::address(target, *lang, self.setting, self.addresses);
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
        let address = self.address(target.clone());
        let sorts = matches!(&view, View::Sheet(sheet) if sheet.is_sortable());
        let scripts = [(target == Target::Search).then_some(search::SCRIPT), sorts.then_some(sheet::SORT_SCRIPT)];
        let loads = Loads { scripts: scripts.into_iter().flatten().collect(), sheets: view.styles().to_vec() };
        let frame = self.frame(&target, subject, &title, description, &address, &loads);
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
        target: &Target,
        subject: &'static str,
        title: &Words,
        description: Option<String>,
        address: &Address,
        loads: &Loads,
    ) -> Frame {
        let settings = &self.setting.shared.settings;
        let name = words_of(&settings.title, self.lang);
        let lost = *target == Target::NotFound;
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
            head_title: if *target == Target::Home {
                name.text.clone()
            } else {
                format!("{} · {}", title.text, name.text)
            },
            description,
            canonical: absolute(address).filter(|_| !lost),
            alternates: if several { self.alternates(target, address) } else { Vec::new() },
            site: Site {
                shared: true,
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
            breadcrumb: if !matches!(target, Target::Home | Target::NotFound) {
                vec![Link { label: self.word("pages.home"), href: link(Target::Home), lang: None }]
            } else {
                Vec::new()
            },
            nav: self.nav(target, address).into_iter().map(|item| NavItem { href: here(item.href), ..item }).collect(),
            foot: (articles::links(self, address, target).into_iter())
                .map(|item| NavItem { href: here(item.href), ..item })
                .collect(),
            search: has_search.then(|| here(link(Target::Search))),
            styles: styles(self.setting, address, &loads.sheets).into_iter().map(here).collect(),
            scripts: scripts(self.setting, address, &loads.scripts),
            data: None,
            picture: None,
            manifest: None,
            icon: None,
            feed: None,
            policy: POLICY.to_owned(),
            updated: None,
            source: self.publisher(),
            report: "#contact".to_owned(),
            indexed: !lost,
        }
    }
}

/// The root of a language in the territory's own folder.
fn folder(lang: Lang, setting: &Setting) -> Address {
    let folder = files_folder(setting.words);
    if lang == setting.shared.settings.first_language() { folder } else { folder.join(lang.as_str()) }
}

/// The address of a page of the territory.
fn address(target: &Target, lang: Lang, setting: &Setting, addresses: &Addresses) -> Address {
    let first = setting.shared.settings.first_language();
    let root = territory_home(lang, first);
    let folder = folder(lang, setting);
    let list = |shelf: &Shelf| folder.join(addresses.segment(lang, shelf.id()));
    match target {
        Target::Home => root,
        Target::Search => root.join(addresses.segment(lang, "search")),
        Target::NotFound => Address::root().file("404.html"),
        Target::Shelf(shelf) => list(shelf),
        Target::On(shelf, id) => list(shelf).join(measure_segment(*shelf, id, lang, setting, addresses)),
        Target::Article(id) => folder.join(addresses.segment(lang, "pages")).join(id),
    }
}

/// What stands for a record of a shelf: the word of a measure that the program reckons, its id for any other.
/// An indicator of that name keeps it for itself.
fn measure_segment<'a>(shelf: Shelf, id: &'a str, lang: Lang, setting: &Setting, addresses: &'a Addresses) -> &'a str {
    let standards = Standard::ALL.iter().map(|standard| standard.id());
    let Some(measure) = MEASURES.into_iter().chain(standards).find(|measure| *measure == id) else { return id };
    let word = addresses.named(lang, "measure", measure);
    let mut indicators = setting.shared.cohesion.indicators.iter();
    match shelf {
        Shelf::Compare => word,
        Shelf::Indicators if !indicators.any(|known| [word, id].contains(&known.id.as_str())) => word,
        _ => id,
    }
}
