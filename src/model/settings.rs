//! The publisher's settings: what `cabildo.yaml` says.

use jiff::civil::{Date, Time};

use super::budget_rules::Rules;
use super::choice::Choice;
use crate::findings::{Place, Severity, Weight};
use crate::i18n::{Currency, Lang, NumberFormat, Text, Zone};

/// The settings of a site.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The territory's title.
    pub title: Text,
    /// A sentence about the site.
    pub description: Option<Text>,
    /// Who publishes it.
    pub publisher: Option<Text>,
    /// Shown on every page.
    pub notice: Option<Text>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Where the clocks run; none where neither the zone nor its country is known.
    pub zone: Option<Zone>,
    /// At least one; the first has no prefix in addresses.
    pub languages: Vec<Lang>,
    /// Languages without words or forms of their own, each with the one that stands in.
    pub fallbacks: Vec<(Lang, Lang)>,
    /// The currency of amounts that name no other.
    pub currency: Currency,
    /// How amounts are typed; none where the plain form is used.
    pub numbers: Option<NumberFormat>,
    /// Where the site will stand, with a slash at the end.
    pub base_url: Option<String>,
    /// The theme's name.
    pub theme: String,
    /// The licence of the data.
    pub licence: Option<Licence>,
    /// Addresses that were published before.
    pub aliases: Vec<Alias>,
    /// The editor in the browser, where it was asked for.
    pub admin: Option<Admin>,
    /// Whether browsers keep visited pages for reading without a connection.
    pub offline: bool,
    /// Whether portals tell what changed, from the history of the content.
    pub history: bool,
    /// Personal data that are published on purpose in what all share.
    pub allowed: Vec<String>,
    /// Rules that weigh otherwise here.
    pub weights: Vec<Weight>,
    /// What budgets are held to, where they do not say it themselves.
    pub budget_rules: Rules,
    /// Where the settings stand.
    pub place: Place,
}

/// The editor in the browser: where what it writes is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admin {
    /// The kind of Git host: `github`, `gitlab`, or `git-gateway`.
    pub backend: String,
    /// The repository there.
    pub repo: Option<String>,
    /// Its branch.
    pub branch: String,
    /// The content folder in it.
    pub folder: String,
}

/// An address that was published before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The old address: a path below the site's root, without slashes around it.
    pub from: String,
    /// The address that it leads to.
    pub to: String,
    /// Whether it is a folder (the site's root, where it is empty), and all that is now in the other one once
    /// stood there.
    pub all: bool,
    /// Where it was written.
    pub place: Place,
}

impl Choice for Severity {
    const ALL: &'static [Self] = &[Self::Error, Self::Warning, Self::Note];

    fn id(self) -> &'static str {
        Self::id(self)
    }
}

/// A licence.
#[derive(Debug, Clone)]
pub struct Licence {
    /// Its short name: `CC BY 4.0`.
    pub name: String,
    /// Its text.
    pub url: Option<String>,
}

impl Settings {
    /// A local time as machines read it: with its offset, where the zone is known.
    pub fn stamp(&self, date: Date, time: Time) -> String {
        let zoned = self.zone.as_ref().and_then(|zone| zone.stamp(date, time));
        zoned.unwrap_or_else(|| format!("{date}T{time}"))
    }

    /// The language that stands in for one without words or forms of its own.
    pub fn fallback(&self, lang: Lang) -> Option<Lang> {
        self.fallbacks.iter().find(|(known, _)| *known == lang).map(|(_, other)| *other)
    }

    /// The language without a prefix.
    pub fn first_language(&self) -> Lang {
        self.languages[0]
    }
}
