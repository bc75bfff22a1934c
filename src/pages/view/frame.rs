//! What surrounds every page: head, header, navigation and foot.

use serde::Serialize;

use super::{Day, Link, Words};

/// An entry of the navigation, or of the breadcrumb.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavItem {
    /// What it leads to.
    pub label: String,
    /// Where.
    pub href: String,
    /// Whether the page is there, or below it.
    pub current: bool,
    /// Its language, where it is not the page's.
    pub lang: Option<String>,
}

/// The page in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternate {
    /// The language's tag.
    pub lang: String,
    /// Its name in itself.
    pub name: String,
    /// The page there, relative.
    pub href: String,
    /// The page there, absolute, where the site's address is known.
    pub url: Option<String>,
    /// Whether it is this page.
    pub current: bool,
}

/// What surrounds every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The page's language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What the page is about: `home`, `budget`, `minutes`…; for a class on `body`.
    pub subject: &'static str,
    /// The page's heading.
    pub title: Words,
    /// The title of the tab: the heading and the site.
    pub head_title: String,
    /// A sentence for search engines.
    pub description: Option<String>,
    /// The page's absolute address, where the site's is known.
    pub canonical: Option<String>,
    /// The same page in every language, this one included; empty where there is one language.
    pub alternates: Vec<Alternate>,
    /// The portal (or territory) that the page belongs to.
    pub site: Site,
    /// From the home to the page above this one; empty on homes and the 404.
    pub breadcrumb: Vec<Link>,
    /// The portal's main sections.
    pub nav: Vec<NavItem>,
    /// Free pages, for the foot.
    pub foot: Vec<NavItem>,
    /// Where a search is sent.
    pub search: Option<String>,
    /// The stylesheets, in their order.
    pub styles: Vec<String>,
    /// The scripts, all deferred.
    pub scripts: Vec<String>,
    /// What is told to search engines as data, in JSON-LD.
    pub data: Option<String>,
    /// The picture that stands beside a shared link.
    pub picture: Option<String>,
    /// The manifest of the portal as an app.
    pub manifest: Option<String>,
    /// The page's icon.
    pub icon: Option<String>,
    /// The Atom feed, absolute links inside.
    pub feed: Option<String>,
    /// The Content-Security-Policy of the page.
    pub policy: String,
    /// The newest date in the record's own data.
    pub updated: Option<Day>,
    /// The newest year in it, where it tells no day.
    pub year: Option<String>,
    /// Where what the page says comes from.
    pub source: Words,
    /// Whom to tell of a mistake: a `mailto:` or the contacts; none where nobody can be reached.
    pub report: Option<String>,
    /// Whether search engines may keep the page.
    pub indexed: bool,
}

/// The portal that a page belongs to, or the territory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Site {
    /// Its name.
    pub name: Words,
    /// Whether it is the territory, which all portals share.
    pub shared: bool,
    /// Its name in full.
    pub official_name: Words,
    /// Its home.
    pub home: String,
    /// The territory's home, from a portal of several.
    pub territory: Option<Link>,
    /// Its emblem.
    pub emblem: Option<String>,
    /// A notice that stands on every page.
    pub notice: Option<Words>,
    /// How to reach it.
    pub contact: Contact,
    /// The data's licence.
    pub licence: Option<Licence>,
    /// Who publishes.
    pub publisher: Option<Words>,
}

/// How to reach a municipality, or who publishes for all.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Contact {
    /// Street and town.
    pub address: Option<Words>,
    /// Telephone, as text.
    pub phone: Option<String>,
    /// Telephone, for `tel:`.
    pub phone_link: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
    /// Opening hours.
    pub hours: Option<Words>,
    /// Its own site.
    pub web: Option<String>,
}

impl Contact {
    /// Whether there is a way to reach somebody.
    pub fn is_way(&self) -> bool {
        self.address.is_some() || self.phone.is_some() || self.email.is_some() || self.web.is_some()
    }
}

/// A licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Licence {
    /// Its short name.
    pub name: String,
    /// Its text.
    pub url: Option<String>,
}
