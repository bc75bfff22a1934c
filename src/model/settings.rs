//! The publisher's settings: what `cabildo.yaml` says.

use super::budget_rules::Rules;
use super::choice::Choice;
use crate::findings::{Place, Severity, Weight};
use crate::i18n::{Currency, Lang, NumberFormat, Text};

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
    /// At least one; the first has no prefix in addresses.
    pub languages: Vec<Lang>,
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
    /// Rules that weigh otherwise here.
    pub weights: Vec<Weight>,
    /// What budgets are held to, where they do not say it themselves.
    pub budget_rules: Rules,
    /// Where the settings stand.
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
    /// The language without a prefix.
    pub fn first_language(&self) -> Lang {
        self.languages[0]
    }
}
