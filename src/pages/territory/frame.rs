//! What stands around every page of the territory: navigation, languages, what it loads.

use super::super::address::Shelf;
use super::super::edition::{day_of, words_of};
use super::super::frame::{POLICY, RootPath, icon, licence, report, scripts, shown, styles};
use super::super::linked;
use super::super::view::sheet;
use super::super::view::{Alternate, Frame, Link, NavItem, Section, Sheet, Site, View, Words};
use super::super::{Found, Page};
use super::long::Part;
use super::{Edition, Target, articles, search, sharing};
use crate::i18n::Lang;
use crate::model::address::Address;
use crate::model::choice::Choice;

/// What a page loads that not all pages load, by names in the theme.
struct Loads {
    scripts: Vec<&'static str>,
    sheets: Vec<&'static str>,
}

/// The shelves of the territory's navigation, in its order.
const MAIN_SHELVES: &[Shelf] =
    &[Shelf::Areas, Shelf::Compare, Shelf::Indicators, Shelf::Participation, Shelf::Services, Shelf::Cooperation];

impl Edition<'_> {
    /// The page of a shelf.
    pub fn shelf(&self, shelf: Shelf, view: Sheet) -> Page {
        let title = self.voice().plain(&format!("pages.shelves.{}", shelf.id()));
        self.sheet(Target::Shelf(shelf), title, Vec::new(), view)
    }

    /// A further page of a shelf's long list, with the way to the first.
    pub fn further_of_shelf(&self, shelf: Shelf, part: &Part, sections: Vec<Section>) -> Page {
        let first = Target::Shelf(shelf);
        let target = part.target(&first);
        let plain = self.voice().plain(&format!("pages.shelves.{}", shelf.id()));
        let above =
            Link { label: plain.text.clone(), href: self.href(&self.address(target.clone()), &first), lang: None };
        self.sheet(target, part.titled(self, plain), vec![above], Sheet { sections, ..Sheet::default() })
    }

    /// A page of facts and sections.
    pub fn sheet(&self, target: Target, title: Words, above: Vec<Link>, view: Sheet) -> Page {
        let subject = target.shelf().map_or("territory", |shelf| shelf.id());
        let description = view.lead.as_ref().map(|lead| lead.text.clone());
        self.placed(target, subject, title, description, above, View::Sheet(Box::new(view)))
    }

    /// Who publishes the site; its title where nobody is named.
    fn publisher(&self) -> Words {
        let settings = &self.setting.shared.settings;
        words_of(settings.publisher.as_ref().unwrap_or(&settings.title), self.lang)
    }

    /// The navigation: the shelves that hold something.
    pub(super) fn nav(&self, target: &Target, from: &Address) -> Vec<NavItem> {
        let own = target.shelf();
        let filled = MAIN_SHELVES.iter().filter(|shelf| self.is_filled(**shelf));
        let item = |shelf: &Shelf| NavItem {
            lang: None,
            label: self.word(&format!("pages.shelves.{}", shelf.id())),
            href: self.href(from, &Target::Shelf(*shelf)),
            current: own == Some(*shelf),
        };
        filled.map(item).collect()
    }

    /// The absolute address of a page, where the site's is known.
    fn absolute(&self, address: &Address) -> Option<String> {
        self.setting.base_url.map(|base| address.whole(base))
    }

    /// The page in every language.
    fn alternates(&self, target: &Target, address: &Address) -> Vec<Alternate> {
        let alternate = |lang: &Lang| {
            let there = super::address(target, *lang, self.setting, self.addresses);
            Alternate {
                lang: lang.to_string(),
                name: lang.own_name().to_owned(),
                href: address.link_to(&there, self.setting.links),
                url: self.absolute(&there),
                current: *lang == self.lang,
            }
        };
        self.setting.shared.settings.languages.iter().map(alternate).collect()
    }

    /// A page that stands right below the home.
    pub fn page(
        &self,
        target: Target,
        subject: &'static str,
        title: Words,
        description: Option<String>,
        view: View,
    ) -> Page {
        self.placed(target, subject, title, description, Vec::new(), view)
    }

    /// A page with those between the home and it.
    fn placed(
        &self,
        target: Target,
        subject: &'static str,
        title: Words,
        description: Option<String>,
        above: Vec<Link>,
        view: View,
    ) -> Page {
        let address = self.address(target.clone());
        let sorts = matches!(&view, View::Sheet(sheet) if sheet.is_sortable());
        let loads = Loads {
            scripts: sorts.then_some(sheet::SORT_SCRIPT).into_iter().collect(),
            sheets: view.styles().to_vec(),
        };
        let newest = match &view {
            View::Sheet(sheet) => sheet.newest(self.setting.today),
            _ => None,
        };
        let updated = self.newest_of_portals(&target).or(newest);
        let mut frame = self.frame(&target, subject, &title, description, &address, &loads);
        frame.breadcrumb.extend(above);
        frame.year = updated.is_none().then(|| self.newest_year(&target)).flatten().map(|year| year.to_string());
        frame.updated = updated.map(|day| day_of(day, self.words));
        // A search says nothing that it does not find elsewhere.
        let url = self.absolute(&address).filter(|_| frame.indexed && target != Target::Search);
        frame.data = url.and_then(|url| linked::text(linked::breadcrumb(&frame, &url).into_iter().collect()));
        let found = search::kind(&target).map(|_| Found::default());
        Page { address, subject, id: String::new(), lang: self.lang, title: title.text, frame, view, updated, found }
    }

    /// The territory, as every page of it shows it.
    fn site(&self, home: String) -> Site {
        let settings = &self.setting.shared.settings;
        Site {
            shared: true,
            official_name: self.publisher(),
            name: words_of(&settings.title, self.lang),
            home,
            territory: None,
            emblem: None,
            notice: settings.notice.as_ref().map(|text| words_of(text, self.lang)),
            contact: shown(&settings.contact, &self.voice()),
            licence: licence(self.setting),
            publisher: settings.publisher.as_ref().map(|text| words_of(text, self.lang)),
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
        let root = RootPath::new(self.setting.base_url, address);
        let here = |href: String| if lost { root.resolve(&href) } else { href };
        let several = settings.languages.len() > 1 && !lost;
        let has_search = self.setting.search && !self.summaries.is_empty();
        let site = self.site(here(link(Target::Home)));
        let picture = self.setting.base_url.filter(|_| !lost);
        Frame {
            lang: self.lang.to_string(),
            dir: self.lang.direction().as_str(),
            subject,
            title: title.clone(),
            head_title: if *target == Target::Home { name.text } else { format!("{} · {}", title.text, name.text) },
            description,
            canonical: self.absolute(address).filter(|_| !lost),
            alternates: if several { self.alternates(target, address) } else { Vec::new() },
            report: report(&site.contact, &title.text, &self.word("ui.report_subject")),
            site,
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
            styles: styles(self.setting, address, &loads.sheets, self.lang).into_iter().map(here).collect(),
            scripts: scripts(self.setting, address, &loads.scripts),
            data: None,
            picture: picture.map(|base| format!("{base}{}", sharing::place(self.setting))),
            manifest: None,
            icon: icon(self.setting, address).map(here),
            feed: None,
            policy: POLICY.to_owned(),
            updated: None,
            year: None,
            source: self.publisher(),
            indexed: !lost,
        }
    }
}
