//! The pages that all portals share, made from the portals' summaries alone.

mod address;
mod areas;
mod articles;
mod atlas;
mod compare;
mod cooperation;
mod coverage;
mod frame;
mod here;
mod home;
mod indicators;
mod long;
mod methods;
mod need;
mod newest;
mod participation;
mod records;
mod search;
mod shared;
mod sharing;
mod spending;
mod stream;
mod unequal;

use super::address::{Addresses, Shelf};
use super::edition::words_of;
use super::measure::{Measure, Values};
use super::view::Words;
use super::voice::Voice;
use super::{Page, Setting};
use crate::findings::Findings;
use crate::i18n::{Lang, Words as Lexicon};
use crate::model::address::Address;
use crate::model::outlay::{Outlays, by_area};
use crate::model::portal::Shared;
use crate::model::standing::{Standings, standings};
use crate::model::summary::{OfferKind, Summary};
use address::{Target, address, folder};
use atlas::Atlas;
use stream::Stream;

pub use address::{FOLDER, entrance, files_folder, folder_name, index_folder, pages_of_tables};
pub use compare::{DATA as TABLES, MEASURES, compared, standing, value as measured, year as measured_in};
pub use indicators::PER_HEAD;
pub use need::{LevelNeed, needs_of};
pub use search::kind_of;
pub use sharing::card;
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
    /// The same with the inhabitants, and how each level is measured.
    outlays: &'a Outlays,
    /// The places of areas by each of the measures, and by that.
    standings: &'a [Standings],
    addresses: &'a Addresses,
}

/// What is reckoned of the territory, once for all its pages.
pub struct Reckoned<'a> {
    /// What pages need to know of the build.
    pub setting: &'a Setting<'a>,
    /// The portals.
    pub summaries: &'a [Summary],
    atlas: Atlas<'a>,
    per_head: Values,
    outlays: Outlays,
    standings: Vec<Standings>,
    addresses: Addresses,
}

impl<'a> Reckoned<'a> {
    /// Reckons it from the portals' summaries.
    pub fn of(summaries: &'a [Summary], setting: &'a Setting<'a>) -> Self {
        let (atlas, addresses) = (Atlas::new(summaries, setting), Addresses::below(Address::root(), setting.words));
        let (territory, country) = (&setting.shared.territory, setting.shared.settings.country.as_deref());
        let outlays = by_area(summaries, territory, country);
        let per_head = outlays.per_head();
        let of_indicators = setting.shared.cohesion.indicators.iter();
        let of_indicators = of_indicators.map(|one| standings(&one.values, territory, one.better));
        let standings = of_indicators.chain([standings(&per_head, territory, None)]).collect();
        Self { setting, summaries, atlas, per_head, outlays, standings, addresses }
    }

    /// Does something for the territory in every language.
    fn each_language(&self, mut then: impl FnMut(&Edition)) {
        let Self { setting, summaries, atlas, per_head, outlays, standings, addresses } = self;
        for words in setting.words {
            let lang = *words.locale().lang();
            let all = setting.shared.cohesion.indicators.iter();
            let measures: Vec<Measure> = all.map(|one| Measure::of(one, &Voice { words, lang })).collect();
            let measures = &measures[..];
            then(&Edition {
                setting,
                words,
                lang,
                summaries,
                atlas,
                measures,
                per_head,
                outlays,
                standings,
                addresses,
            });
        }
    }
}

/// Makes the pages of the territory that stand in its own folder, in every language, and hands them on a few at a time.
pub fn plan_folder(reckoned: &Reckoned, mut to: impl FnMut(Vec<Page>)) -> Findings {
    let (mut pages, mut findings) = (Stream::new(reckoned.setting, &mut to), Findings::new());
    reckoned.each_language(|edition| {
        areas::plan(edition, &mut pages);
        compare::plan(edition, &mut pages);
        spending::plan(edition, &mut pages);
        indicators::plan(edition, &mut pages);
        methods::plan(edition, &mut pages);
        shared::plan(edition, &mut pages);
        cooperation::plan(edition, &mut pages);
        records::plan(edition, &mut pages, &mut findings);
        articles::plan(edition, &mut pages, &mut findings);
    });
    pages.flush();
    // A text that stands in for missing translations is read once a language, and told once.
    findings.sort();
    findings
}

/// The pages of the territory that stand at the site's root, in every language.
pub fn plan(reckoned: &Reckoned) -> Vec<Page> {
    let Reckoned { setting, summaries, .. } = reckoned;
    let mut pages = Vec::new();
    reckoned.each_language(|edition| {
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

/// Whether what is told of the territory is more than one municipality's: indicators, or areas beside one another, or
/// beside that of the municipality (`own`). A portal that is alone has the territory's pages beside it then.
pub fn is_larger(shared: &Shared, own: Option<&str>) -> bool {
    let territory = &shared.territory;
    let has_neighbours = || own.is_some_and(|own| territory.has_neighbours(own));
    let is_larger = || territory.is_larger() || has_neighbours();
    !territory.areas.is_empty() && (!shared.cohesion.indicators.is_empty() || is_larger())
}

impl<'a> Edition<'a> {
    fn voice(&self) -> Voice<'a> {
        Voice { words: self.words, lang: self.lang }
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
            Shelf::Participation => {
                let has_any = |one: &Summary| one.proposals + one.meetings > 0 || !one.open.is_empty();
                self.summaries.iter().any(has_any)
            }
            Shelf::Services => !cohesion.services.is_empty() || self.offers(OfferKind::Service),
            Shelf::Cooperation => {
                let own = [cohesion.agreements.len(), cohesion.programmes.len(), cohesion.actors.len()];
                own.iter().any(|count| *count > 0)
                    || self.offers(OfferKind::Programme)
                    || self.offers(OfferKind::Agreement)
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
}
