//! Records become pages: an address, a template's name and a typed view each; no HTML.
//!
//! One file a subject. [`plan`] makes all pages of a portal, in every language; [`territory::plan`]
//! those that the portals share, from their summaries alone.

pub mod address;
pub mod area;
pub mod article;
pub mod attached;
pub mod budget;
pub mod chain;
pub mod change;
mod cohesion;
pub mod cooperation;
pub mod council;
pub mod cycle;
pub mod decision;
pub mod document;
pub mod duty;
pub mod edition;
pub mod embed;
pub mod event;
pub mod frame;
pub mod further;
pub mod glossary;
pub mod home;
pub mod indicator;
mod lines;
mod linked;
pub mod measure;
pub mod minutes;
pub mod newest;
mod nodes;
mod outline;
pub mod paper;
pub mod participation;
pub mod payment;
pub mod picture;
pub mod programme;
pub mod proposal;
pub mod proposal_lists;
pub mod prose;
pub mod record;
pub mod search;
pub mod service;
pub mod sharing;
pub mod shelves;
pub mod statement;
pub mod summary;
pub mod territory;
pub mod topic;
pub mod transfer;
pub mod view;
pub mod voice;
pub mod vote;

use std::collections::BTreeSet;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::findings::{Finding, Findings, Place};
use crate::i18n::{Lang, Words};
use crate::link::Links;
use crate::model::address::{Address, LinkStyle};
use crate::model::id::Id;
use crate::model::portal::{Portal, Shared};

use address::{Addresses, Shelf, Target};
use edition::Edition;
use view::{Frame, View};

/// A page: where it stands, what it shows, and what is found by.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where it stands.
    pub address: Address,
    /// What it is about: `budget`, `minutes`…
    pub subject: &'static str,
    /// The record's id; empty for lists and homes.
    pub id: String,
    /// Its language.
    pub lang: Lang,
    /// Its heading, as text.
    pub title: String,
    /// What surrounds it.
    pub frame: Frame,
    /// Its own part.
    pub view: View,
    /// The newest date in its record's data.
    pub updated: Option<Date>,
    /// How it is found; none for pages that search does not list.
    pub found: Option<Found>,
}

/// What a search knows of a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The year.
    pub year: Option<i16>,
    /// An act's or meeting's number.
    pub number: Option<String>,
    /// An amount, as shown.
    pub amount: Option<String>,
    /// The text.
    pub text: String,
    /// The kind under which it is listed, where that is not its page's subject.
    pub kind: Option<&'static str>,
}

/// What pages need to know of the build.
#[derive(Debug, Clone)]
pub struct Setting<'a> {
    /// What all portals share.
    pub shared: &'a Shared,
    /// The words of each language, in the order of the settings' languages.
    pub words: &'a [Words],
    /// Where the site will stand, with a slash at the end.
    pub base_url: Option<&'a str>,
    /// How links are written.
    pub links: LinkStyle,
    /// Whether there is only this portal, so that its home is the site's.
    pub alone: bool,
    /// Whether the territory's pages stand beside a portal that is alone.
    pub beside: bool,
    /// Whether there is a search.
    pub search: bool,
    /// The stylesheets and scripts below `assets/`.
    pub assets: &'a AssetNames,
    /// Today's date.
    pub today: Date,
}

/// The names, with fingerprints, of what every page loads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssetNames {
    /// The theme's stylesheet.
    pub style: String,
    /// The municipality's colour.
    pub accent: Option<String>,
    /// The icon of pages without an emblem, by its path below the site's root.
    pub icon: Option<String>,
    /// The stylesheets that only some pages load, by their name in the theme.
    pub sheets: BTreeMap<String, String>,
    /// The scripts, by their name in the theme.
    pub scripts: BTreeMap<String, String>,
}

/// All pages of a portal.
pub fn plan(portal: &Portal, links: &Links, setting: &Setting) -> (Vec<Page>, Findings) {
    let mut findings = Findings::new();
    let addresses = Addresses::new(portal, setting);
    addresses.tell_collisions(portal, setting.shared, &mut findings);
    let ledgers = budget::ledgers(portal, setting.shared);
    let (ledgers, payees) = (&ledgers, &payment::Directory::of(portal, &ledgers));
    let addresses = &addresses;
    let edition = |words| {
        let (lang, findings) = (*Words::locale(words).lang(), Findings::new());
        Edition { portal, links, ledgers, payees, setting, words, lang, addresses, findings }
    };
    let parts: Vec<(&Words, Part)> =
        setting.words.iter().flat_map(|words| PARTS.iter().map(move |part| (words, *part))).collect();
    // Whoever edits one portal waits for it alone: all cores are to be at it.
    let planned = parts.into_par_iter().map(|(words, part)| {
        let (mut edition, mut pages) = (edition(words), Vec::new());
        part(&mut edition, &mut pages);
        (pages, edition.findings)
    });
    let mut planned = planned.collect::<Vec<_>>().into_iter();
    let mut pages = Vec::new();
    for words in setting.words {
        let (mut edition, mut own) = (edition(words), Vec::new());
        for (some, told) in planned.by_ref().take(PARTS.len()) {
            own.extend(some);
            findings.extend(told);
        }
        // The search knows what there is to be found.
        search::plan(&mut edition, &mut own);
        findings.extend(edition.findings);
        pages.extend(own);
    }
    without_empty_feeds(&mut pages);
    embed::plan(&mut pages, setting, &|lang| addresses.language_root(lang));
    // A text that stands in for missing translations is read once a language, and told once.
    findings.sort();
    (pages, findings)
}

/// What makes the pages of one subject.
type Part = fn(&mut Edition, &mut Vec<Page>);

/// The parts of a portal, in the order of their pages, without the search.
const PARTS: [Part; 14] = [
    home::plan,
    |edition, pages| budget::plan(edition, edition.ledgers, pages),
    |edition, pages| payment::plan(edition, edition.ledgers, pages),
    glossary::plan,
    minutes::plan,
    decision::plan,
    council::plan,
    topic::plan,
    paper::plan,
    proposal::plan,
    cycle::plan,
    article::plan,
    shelves::plan,
    statement::plan,
];

/// What a portal's feed tells of: the subjects of pages that have a day.
pub const IN_FEED: &[&str] = &["budget", "minutes", "decision", "proposal", "document", "news"];

impl Page {
    /// Whether it stands in a feed about some subjects.
    pub fn is_in_feed(&self, lang: Lang, subjects: &[&str]) -> bool {
        self.lang == lang && subjects.contains(&self.subject) && self.updated.is_some()
    }
}

/// Takes the link to the feed out of the pages of a language in which there is nothing to tell yet:
/// a feed says when it last changed, so that one of nothing cannot be written.
fn without_empty_feeds(pages: &mut [Page]) {
    let filled: BTreeSet<Lang> =
        pages.iter().filter(|page| page.is_in_feed(page.lang, IN_FEED)).map(|page| page.lang).collect();
    for page in pages.iter_mut().filter(|page| !filled.contains(&page.lang)) {
        page.frame.feed = None;
    }
}

/// The pictures for sharing of a portal, in its first language.
pub fn cards(portal: &Portal, setting: &Setting) -> Vec<sharing::Card> {
    let addresses = Addresses::new(portal, setting);
    let words = &setting.words[0];
    let lang = *words.locale().lang();
    let findings = Findings::new();
    // A picture has no links.
    let links = &Links::default();
    let payees = &payment::Directory::default();
    sharing::cards(&Edition {
        portal,
        links,
        ledgers: &[],
        payees,
        setting,
        words,
        lang,
        addresses: &addresses,
        findings,
    })
}

/// The targets of a portal, for the addresses of all of them.
fn targets<'a>(portal: &'a Portal, shared: &Shared) -> Vec<(Target, &'a Place)> {
    let mut all = vec![(Target::Home, &portal.municipality.place)];
    all.extend(portal.budgets.iter().map(|budget| (Target::Budget(budget.id.clone()), &budget.place)));
    all.extend(portal.payments.iter().map(|payments| (Target::Payments(payments.id.clone()), &payments.place)));
    all.extend((portal.budgets.len() > 1).then_some((Target::Comparisons, &portal.municipality.place)));
    all.extend((!shared.glossary.is_empty()).then_some((Target::Glossary, &portal.municipality.place)));
    all.extend(portal.meetings.iter().map(|meeting| (Target::Meeting(meeting.id.clone()), &meeting.place)));
    let decisions = portal.meetings.iter().flat_map(|meeting| &meeting.decisions);
    let mut numbers = BTreeSet::new();
    // Two decisions with one number are told as such.
    let decisions = decisions.filter(|decision| numbers.insert(decision.number.as_str()));
    all.extend(decisions.map(|decision| (Target::Decision(decision.number.clone()), &decision.place)));
    all.extend(portal.papers.iter().map(|paper| (Target::Paper(paper.id.clone()), &paper.place)));
    all.extend(portal.proposals.iter().map(|proposal| (Target::Proposal(proposal.id.clone()), &proposal.place)));
    let on = |shelf, id: &Id| Target::On(shelf, id.clone());
    all.extend(portal.documents.iter().map(|document| (on(Shelf::Documents, &document.id), &document.place)));
    all.extend(portal.news.iter().map(|news| (on(Shelf::News, &news.id), &news.place)));
    all.extend(portal.cohesion.services.iter().map(|service| (on(Shelf::Services, &service.id), &service.place)));
    let cohesion = &portal.cohesion;
    all.extend(cohesion.programmes.iter().map(|programme| (on(Shelf::Programmes, &programme.id), &programme.place)));
    all.extend(cohesion.actors.iter().map(|actor| (on(Shelf::Cooperation, &actor.id), &actor.place)));
    all.extend(cohesion.agreements.iter().map(|agreement| (on(Shelf::Agreements, &agreement.id), &agreement.place)));
    all.extend(cohesion.indicators.iter().map(|indicator| (on(Shelf::Indicators, &indicator.id), &indicator.place)));
    all.extend(portal.cycles.iter().map(|cycle| (Target::Cycle(cycle.id.clone()), &cycle.place)));
    all.extend(portal.articles.iter().map(|article| (Target::Article(article.id.clone()), &article.place)));
    all
}

/// Tells two records with one address.
fn tell_collision(address: &Address, place: &Place, first: &Place, findings: &mut Findings) {
    findings.add(Finding::one_address(address, place.clone(), first.clone()));
}
