//! What surrounds every page of a portal: its head, header, navigation and foot.

use jiff::civil::Date;

use super::address::{Shelf, Target};
use super::edition::Edition;
use super::territory::entrance;
use super::view::sheet::SORT_SCRIPT;
use super::view::{Alternate, Contact, Frame, Licence, Link, NavItem, Site, View, Words};
use super::voice::Voice;
use super::{Found, Page, Setting};
use crate::i18n::{Direction, Lang};
use crate::model::address::{Address, LinkStyle};
use crate::model::municipality::Contact as Reach;

/// What a page tells its frame. What a page does not have is left to `..Heading::default()`.
#[derive(Debug, Clone, Default)]
pub struct Heading {
    /// The page.
    pub target: Target,
    /// What it is about.
    pub subject: &'static str,
    /// The record's id.
    pub id: String,
    /// Its heading.
    pub title: Words,
    /// A sentence for search engines.
    pub description: Option<String>,
    /// The pages between the home and this one.
    pub above: Vec<Link>,
    /// The list that it is in.
    pub section: Option<Target>,
    /// The newest date in its record's data.
    pub updated: Option<Date>,
    /// The newest year in it, where it tells no day.
    pub year: Option<i16>,
    /// Where what it says comes from; the municipality where nothing else is told.
    pub source: Option<Words>,
    /// How it is found.
    pub found: Option<Found>,
    /// What else it says to search engines as data.
    pub data: Vec<serde_json::Value>,
    /// The scripts that it loads, by their names in the theme's `assets/`.
    pub scripts: Vec<&'static str>,
    /// The stylesheets that it loads besides the one of all pages.
    pub sheets: Vec<&'static str>,
}

/// The manifest of a portal as an app, its service worker, and the script that starts it.
pub const MANIFEST: &str = "manifest.webmanifest";
/// The service worker.
pub const WORKER: &str = "sw.js";
/// The stylesheet of pages that are read from right to left.
const RTL: &str = "rtl.css";
/// The script that starts the worker.
const OFFLINE: &str = "offline.js";

/// What a page may load: nothing but what the site itself serves.
pub const POLICY: &str = "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'self'; \
    img-src 'self'; manifest-src 'self'; script-src 'self'; style-src 'self'; worker-src 'self'";

impl Edition<'_> {
    /// The address of a page in this language.
    pub fn address(&self, target: &Target) -> Address {
        self.addresses.of(target, self.lang)
    }

    /// A page with its frame around its view.
    pub fn page(&self, mut heading: Heading, view: View) -> Page {
        // A day to come is no day on which anything was last changed.
        heading.updated = heading.updated.filter(|date| *date <= self.setting.today);
        // A sheet to sign has the days on which something was due.
        if let View::Sheet(sheet) = &view
            && !sheet.signed
        {
            heading.updated = heading.updated.or_else(|| sheet.newest(self.setting.today));
        }
        heading.sheets.extend(view.styles());
        if matches!(&view, View::Sheet(sheet) if sheet.is_sortable()) {
            heading.scripts.push(SORT_SCRIPT);
        }
        let address = self.address(&heading.target);
        let mut frame = self.frame(&heading, &address);
        // A search says nothing that it does not find elsewhere.
        if frame.indexed && heading.target != Target::Search {
            frame.data = super::linked::data(self, &heading, &frame, &view, &address);
        }
        Page {
            address,
            subject: heading.subject,
            id: heading.id,
            lang: self.lang,
            title: heading.title.text.clone(),
            frame,
            view,
            updated: heading.updated,
            found: heading.found,
        }
    }

    fn frame(&self, heading: &Heading, address: &Address) -> Frame {
        let at_home = heading.target == Target::Home;
        let lost = heading.target == Target::NotFound;
        let name = self.text(&self.portal.municipality.name);
        let search = self.setting.search;
        let mut breadcrumb = Vec::new();
        if !at_home && !lost {
            breadcrumb.push(self.link(address, &Target::Home, self.word("pages.home")));
            breadcrumb.extend(heading.above.iter().cloned());
        }
        let absolute = |lang| self.absolute(&self.addresses.of(&heading.target, lang));
        let offline = self.setting.shared.settings.offline && !lost;
        let emblem = self.portal.municipality.emblem.as_deref().map(|path| self.file(address, path));
        let names: Vec<&str> = heading.scripts.iter().copied().chain(offline.then_some(OFFLINE)).collect();
        let frame = Frame {
            lang: self.lang.to_string(),
            dir: self.lang.direction().as_str(),
            subject: heading.subject,
            title: heading.title.clone(),
            head_title: if at_home { name.text.clone() } else { format!("{} · {}", heading.title.text, name.text) },
            description: heading.description.clone(),
            canonical: absolute(self.lang).filter(|_| !lost),
            alternates: if lost { Vec::new() } else { self.alternates(heading, address) },
            site: self.site(address),
            breadcrumb,
            nav: self.sections(address, heading.section.as_ref()),
            foot: self.foot(address, &heading.target),
            search: search.then(|| self.href(address, &Target::Search)),
            styles: styles(self.setting, address, &heading.sheets, self.lang),
            scripts: scripts(self.setting, address, &names),
            data: None,
            picture: super::sharing::picture(self, heading).filter(|_| !lost),
            manifest: offline.then(|| address.link_to(&self.addresses.root().file(MANIFEST), LinkStyle::Folder)),
            icon: emblem.or_else(|| icon(self.setting, address)),
            feed: self.setting.base_url.map(|_| {
                let feed = self.addresses.language_root(self.lang).file("feed.xml");
                address.link_to(&feed, self.setting.links)
            }),
            policy: POLICY.to_owned(),
            updated: heading.updated.map(|date| self.day(date)),
            year: heading.year.filter(|_| heading.updated.is_none()).map(|year| year.to_string()),
            source: heading.source.clone().unwrap_or_else(|| self.official_name()),
            report: None,
            indexed: !lost,
        };
        let frame = Frame {
            report: report(&frame.site.contact, &heading.title.text, &self.word("ui.report_subject")),
            ..frame
        };
        if lost { self.rooted(frame, address) } else { frame }
    }

    /// The page in every language; nothing where there is one.
    fn alternates(&self, heading: &Heading, address: &Address) -> Vec<Alternate> {
        let languages = &self.setting.shared.settings.languages;
        if languages.len() < 2 {
            return Vec::new();
        }
        let alternate = |lang: &Lang| {
            let there = self.addresses.of(&heading.target, *lang);
            Alternate {
                lang: lang.to_string(),
                name: lang.own_name().to_owned(),
                href: address.link_to(&there, self.setting.links),
                url: self.absolute(&there),
                current: *lang == self.lang,
            }
        };
        languages.iter().map(alternate).collect()
    }

    fn site(&self, address: &Address) -> Site {
        let municipality = &self.portal.municipality;
        let settings = &self.setting.shared.settings;
        let contact = &municipality.contact;
        let link = |label: String, there: &Address| Link {
            label,
            href: address.link_to(there, self.setting.links),
            lang: None,
        };
        let territory = if self.setting.alone {
            let there = self.setting.beside.then(|| entrance(self.lang, self.setting, self.addresses));
            there.map(|there| link(self.word("ui.areas_more"), &there))
        } else {
            let home = territory_home(self.lang, settings.first_language());
            Some(link(self.text(&settings.title).text, &home))
        };
        Site {
            shared: false,
            name: self.text(&municipality.name),
            official_name: self.official_name(),
            home: self.href(address, &Target::Home),
            territory,
            emblem: municipality.emblem.as_deref().map(|path| self.file(address, path)),
            notice: self.some(settings.notice.as_ref()),
            contact: shown(contact, &self.voice()),
            licence: licence(self.setting),
            publisher: self.some(settings.publisher.as_ref()),
        }
    }

    fn official_name(&self) -> Words {
        let municipality = &self.portal.municipality;
        self.text(municipality.official_name.as_ref().unwrap_or(&municipality.name))
    }

    /// The free pages, for the foot.
    fn foot(&self, address: &Address, current: &Target) -> Vec<NavItem> {
        let item = |article: &crate::model::article::Article| {
            let target = Target::Article(article.id.clone());
            let title = super::article::title(self, article);
            NavItem {
                label: title.text,
                href: self.href(address, &target),
                current: *current == target,
                lang: title.lang,
            }
        };
        let own = self.portal.articles.iter().map(item);
        let target = Target::Shelf(Shelf::Changes);
        let record = self.portal.record.as_ref().map(|_| NavItem {
            lang: None,
            label: self.choice("pages.shelves", Shelf::Changes),
            href: self.href(address, &target),
            current: *current == target,
        });
        own.chain(record).chain(super::statement::links(self, address, current)).collect()
    }

    /// The absolute address of a page, where the site's is known.
    pub fn absolute(&self, address: &Address) -> Option<String> {
        self.setting.base_url.map(|base| address.whole(base))
    }

    /// The page for lost visitors is served at any depth, so its links begin at the root.
    fn rooted(&self, mut frame: Frame, address: &Address) -> Frame {
        let root = self.root_path(address);
        let fix = |href: &mut String| *href = root.resolve(href);
        frame.site.territory.iter_mut().for_each(|link| fix(&mut link.href));
        fix(&mut frame.site.home);
        frame.site.emblem.iter_mut().for_each(fix);
        frame.nav.iter_mut().chain(&mut frame.foot).for_each(|item| fix(&mut item.href));
        frame.styles.iter_mut().chain(&mut frame.scripts).for_each(fix);
        frame.search.iter_mut().chain(&mut frame.icon).chain(&mut frame.feed).for_each(fix);
        frame
    }

    /// How a link of a page is written from the site's root.
    pub fn root_path(&self, page: &Address) -> RootPath {
        RootPath::new(self.setting.base_url, page)
    }
}

/// Turns a page's relative links into paths from the server's root.
pub struct RootPath {
    folder: Vec<String>,
}

impl RootPath {
    /// For a page of a site at `base_url`.
    pub fn new(base_url: Option<&str>, page: &Address) -> Self {
        let path = base_url.and_then(|url| url.split_once("://")).and_then(|(_, rest)| rest.split_once('/'));
        let whole = format!("{}{page}", path.map_or("", |(_, path)| path));
        let mut folder: Vec<String> = whole.split('/').map(str::to_owned).collect();
        folder.pop();
        Self { folder }
    }

    /// The path from the root that a relative link means.
    pub fn resolve(&self, href: &str) -> String {
        let mut parts: Vec<&str> = self.folder.iter().map(String::as_str).collect();
        let mut rest = href;
        while let Some(up) = rest.strip_prefix("../") {
            parts.pop();
            rest = up;
        }
        let rest = rest.strip_prefix("./").unwrap_or(rest);
        parts.retain(|part| !part.is_empty());
        let folder = parts.iter().map(|part| format!("{part}/")).collect::<String>();
        format!("/{folder}{rest}")
    }
}

/// The territory's home in a language.
pub fn territory_home(lang: Lang, first: Lang) -> Address {
    if lang == first { Address::root() } else { Address::root().join(lang.as_str()) }
}

/// The data's licence.
pub fn licence(setting: &Setting) -> Option<Licence> {
    let licence = setting.shared.settings.licence.as_ref()?;
    Some(Licence { name: licence.name.clone(), url: licence.url.clone() })
}

/// The stylesheets of a page, `own` being those that not all pages load.
pub fn styles(setting: &Setting, address: &Address, own: &[&str], lang: Lang) -> Vec<String> {
    let names = [Some(&setting.assets.style), setting.assets.accent.as_ref()].into_iter().flatten();
    let turned = (lang.direction() == Direction::Rtl).then_some(RTL);
    let own = own.iter().copied().chain(turned).filter_map(|name| setting.assets.sheets.get(name));
    names.chain(own).map(|name| asset(address, name)).collect()
}

/// The links to scripts, by their names in the theme; one that the theme lacks is left out.
pub fn scripts(setting: &Setting, address: &Address, names: &[&str]) -> Vec<String> {
    let published = names.iter().filter_map(|name| setting.assets.scripts.get(*name));
    published.map(|name| asset(address, name)).collect()
}

/// The link to the icon of pages without an emblem.
pub fn icon(setting: &Setting, address: &Address) -> Option<String> {
    let path = setting.assets.icon.as_deref()?;
    Some(address.link_to(&Address::root().file(path), LinkStyle::Folder))
}

/// The link to an asset.
pub fn asset(address: &Address, name: &str) -> String {
    address.link_to(&Address::root().join("assets").file(name), LinkStyle::Folder)
}

/// How to reach somebody, as pages show it.
pub fn shown(contact: &Reach, voice: &Voice) -> Contact {
    Contact {
        address: voice.some(contact.address.as_ref()),
        phone_link: contact.phone.as_deref().map(phone_link),
        phone: contact.phone.clone(),
        email: contact.email.clone(),
        hours: voice.some(contact.hours.as_ref()),
        web: contact.web.clone(),
    }
}

/// Whom to tell of a mistake on a page: a letter that names the page, or else the contacts; none where
/// there are none.
pub fn report(contact: &Contact, title: &str, subject: &str) -> Option<String> {
    match &contact.email {
        Some(email) => Some(format!("mailto:{email}?subject={}", percent_encoded(&format!("{subject}: {title}")))),
        None => contact.is_way().then(|| "#contact".to_owned()),
    }
}

/// A text as part of an address.
fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// A telephone number for a link: digits, with the plus sign of a country's prefix.
pub fn phone_link(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_told_in_a_letter_that_names_the_page() {
        let mail = Contact { email: Some("a@ejemplo.org".to_owned()), ..Contact::default() };
        assert_eq!(
            report(&mail, "Año & más", "Error").as_deref(),
            Some("mailto:a@ejemplo.org?subject=Error%3A%20A%C3%B1o%20%26%20m%C3%A1s")
        );
        let phone = Contact { phone: Some("000-0001".to_owned()), ..Contact::default() };
        assert_eq!(report(&phone, "Año", "Error").as_deref(), Some("#contact"));
        assert_eq!(report(&Contact::default(), "Año", "Error"), None);
    }

    #[test]
    fn links_of_the_lost_page_begin_at_the_root_and_keep_the_base_path() {
        let page = Address::root().join("uno").file("404.html");
        let at_root = RootPath::new(Some("https://example.org/"), &page);
        assert_eq!(at_root.resolve("actas/"), "/uno/actas/");
        assert_eq!(at_root.resolve("../assets/site.css"), "/assets/site.css");
        assert_eq!(at_root.resolve("./"), "/uno/");
        let below = RootPath::new(Some("https://example.org/portal/"), &page);
        assert_eq!(below.resolve("../"), "/portal/");
        assert_eq!(RootPath::new(None, &page).resolve("actas/"), "/uno/actas/");
    }
}
