//! A portal in one language: how its texts, money, days and links are put into a view.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::address::{Addresses, Shelf, Target};
use super::budget::Ledger;
use super::frame::Heading;
use super::payment::Directory;
use super::view::{Day, Link, Money, NavItem, Share, Sheet};
use super::voice::Voice;
use super::{Page, Setting, view};
use crate::findings::Findings;
use crate::i18n::{Currency, Lang, Text, Words};
use crate::link::Links;
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::model::portal::Portal;
use crate::text::typography;

/// The shelves of the main navigation, in its order.
const MAIN_SHELVES: &[Shelf] = &[Shelf::Transparency, Shelf::Documents, Shelf::Services, Shelf::News, Shelf::Areas];

/// A day in the words of a language.
pub fn day_of(date: Date, words: &Words) -> Day {
    Day { iso: date.to_string(), text: words.locale().date_long(date) }
}

/// A portal in one language.
pub struct Edition<'a> {
    /// The portal.
    pub portal: &'a Portal,
    /// Its links.
    pub links: &'a Links,
    /// The sums of its budgets, in their order.
    pub ledgers: &'a [Ledger<'a>],
    /// Who got payments, and from which parts of the budgets.
    pub payees: &'a Directory<'a>,
    /// The build.
    pub setting: &'a Setting<'a>,
    /// The language's words.
    pub words: &'a Words,
    /// The language.
    pub lang: Lang,
    /// The addresses of its pages.
    pub addresses: &'a Addresses,
    /// What is found while pages are made: broken links in texts.
    pub findings: Findings,
}

impl Edition<'_> {
    /// A word of the interface; its key where the language lacks it, which the theme tells.
    pub fn word(&self, key: &str) -> String {
        self.words.word(key).unwrap_or(key).to_owned()
    }

    /// A phrase of the interface.
    pub fn phrase(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.words.phrase(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// A choice's word: `stage.approved`.
    pub fn choice<C: Choice>(&self, list: &str, choice: C) -> String {
        self.word(&format!("{list}.{}", choice.id()))
    }

    /// The language, speaking.
    pub fn voice(&self) -> Voice<'_> {
        Voice { words: self.words, lang: self.lang }
    }

    /// The page of a shelf.
    pub fn shelf(&self, shelf: Shelf, view: Sheet) -> Page {
        let name = self.text(&self.portal.municipality.name);
        let heading = Heading {
            target: Target::Shelf(shelf),
            // A list is no record: those of news have the subject `news`.
            subject: if shelf == Shelf::News { "news-list" } else { shelf.id() },
            id: String::new(),
            title: view::Words { text: self.choice("pages.shelves", shelf), lang: None },
            description: Some(
                self.phrase("pages.shelf_of", &[("shelf", &self.choice("pages.shelves", shelf)), ("name", &name.text)]),
            ),
            above: Vec::new(),
            section: Some(Target::Shelf(super::shelves::above(self, shelf))),
            updated: super::newest::of_shelf(self, shelf),
            year: super::newest::year_of_shelf(self, shelf),
            ..Heading::default()
        };
        self.page(heading, view::View::Sheet(Box::new(view)))
    }

    /// The link to a shelf.
    pub fn shelf_link(&self, from: &Address, shelf: Shelf) -> Link {
        self.link(from, &Target::Shelf(shelf), self.choice("pages.shelves", shelf))
    }

    /// A text, marked where it is in another language.
    pub fn text(&self, text: &Text) -> view::Words {
        words_of(text, self.lang)
    }

    /// A text that tables have in one language alone: that of the site's first.
    pub fn as_first_written(&self, text: String) -> view::Words {
        let first = self.setting.shared.settings.first_language();
        view::Words { text, lang: (first != self.lang).then(|| first.to_string()) }
    }

    /// The same for a text that may be missing.
    pub fn some(&self, text: Option<&Text>) -> Option<view::Words> {
        text.map(|text| self.text(text))
    }

    /// A day.
    pub fn day(&self, date: Date) -> Day {
        day_of(date, self.words)
    }

    /// An amount.
    pub fn money(&self, amount: Decimal, currency: &Currency) -> Money {
        money(self.words, amount, currency)
    }

    /// A part of a whole; none where the whole is nothing.
    pub fn share(&self, part: Decimal, whole: Decimal) -> Option<Share> {
        share(self.words, part, whole)
    }

    /// A part of a whole of votes, nothing where there are none.
    pub fn share_or_none(&self, part: usize, whole: Decimal) -> Share {
        let nothing = || Share { text: self.words.locale().percent(&Decimal::ZERO, 1), bar: "0.0".to_owned() };
        self.share(part.into(), whole).unwrap_or_else(nothing)
    }

    /// A whole number.
    pub fn number(&self, number: u64) -> String {
        self.words.locale().decimal(&number.into(), Some(0))
    }

    /// The link to a page, from another.
    pub fn href(&self, from: &Address, target: &Target) -> String {
        from.link_to(&self.addresses.of(target, self.lang), self.setting.links)
    }

    /// The link to a file of the site.
    pub fn file(&self, from: &Address, path: &str) -> String {
        let path = self.portal.file(path).map_or(path, |file| &file.path);
        from.link_to(&self.addresses.root().file(path), self.setting.links)
    }

    /// A link with its label.
    pub fn link(&self, from: &Address, target: &Target, label: String) -> Link {
        Link { label, href: self.href(from, target), lang: None }
    }

    /// A person's name.
    pub fn person(&self, id: &Id) -> String {
        self.portal.municipality.person(id).map_or_else(|| id.to_string(), |person| person.name.clone())
    }

    /// The portal's lists that have something in them, with the one that `current` is in.
    pub fn sections(&self, from: &Address, current: Option<&Target>) -> Vec<NavItem> {
        let all = [
            (Target::Budgets, self.word("pages.budgets")),
            (Target::Meetings, self.word("pages.minutes")),
            (Target::Decisions, self.word("pages.decisions")),
            (Target::Council, self.word("pages.council")),
            (Target::Proposals, self.word("pages.proposals")),
            (Target::Cycles, self.word("pages.cycles")),
        ];
        let shelves = MAIN_SHELVES.iter().filter(|shelf| super::shelves::is_main(self, **shelf));
        let shelves = shelves.map(|shelf| (Target::Shelf(*shelf), self.choice("pages.shelves", *shelf)));
        all.into_iter()
            .filter(|(target, _)| match target {
                Target::Cycles => !self.portal.cycles.is_empty(),
                Target::Council => super::council::is_there(&self.portal.municipality),
                _ => true,
            })
            .chain(shelves)
            .map(|(target, label)| NavItem {
                lang: None,
                label,
                href: self.href(from, &target),
                current: current == Some(&target),
            })
            .collect()
    }
}

/// A text in a language, marked where it is in another.
pub fn words_of(text: &Text, lang: Lang) -> view::Words {
    let shown = text.get(&lang);
    view::Words { text: typography::bound(shown.text).into_owned(), lang: shown.lang.map(ToString::to_string) }
}

/// An amount in a language.
pub fn money(words: &Words, amount: Decimal, currency: &Currency) -> Money {
    let locale = words.locale();
    Money {
        text: locale.money(&amount, currency),
        short: locale.money_short(&amount, currency),
        value: currency.written(amount),
    }
}

/// A part of a whole; none where the whole is nothing.
pub fn share(words: &Words, part: Decimal, whole: Decimal) -> Option<Share> {
    if whole <= Decimal::ZERO {
        return None;
    }
    let share = part / whole;
    let bar = (share * Decimal::ONE_HUNDRED).clamp(Decimal::ZERO, Decimal::ONE_HUNDRED).round_dp(1);
    Some(Share { text: words.locale().percent(&share, 1), bar: format!("{bar:.1}") })
}
