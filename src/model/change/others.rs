//! What changed in records that have no wording of their own: payments, transfers, cycles and their ballots,
//! people, papers, pages, programmes, services, indicators; and in what all portals share.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

use super::rewriting::form;
use super::tree::Tree;
use super::{Change, Field, Part, Thing, Told, fields};
use crate::i18n::{Currency, Text};
use crate::model::classification::{Classification, Node};
use crate::model::payment::{Payee, Payment, Payments};
use crate::model::portal::{Poll, Portal, Shared};
use crate::model::settings::Settings;
use crate::model::territory::Area;

/// The classification that is made of the areas.
const TERRITORY: &str = "territory";

/// What changed in a portal's own records of other kinds. What it shares with others is the same in both.
pub fn of_portal(before: &Portal, after: &Portal) -> Vec<Change> {
    let mut all = municipality(before, after);
    all.extend(payments(&before.payments, &after.payments));
    all.extend(compared("cycle", &before.cycles, &after.cycles, |one| {
        let year = one.year.map(|year| Text::plain(year.to_string()));
        (one.id.to_string(), one.title.clone().or(year).unwrap_or_else(|| Text::plain(one.id.to_string())))
    }));
    all.extend(polls(before, after));
    all.extend(compared("paper", &before.papers, &after.papers, |one| (one.id.to_string(), one.title.clone())));
    all.extend(compared("page", &before.articles, &after.articles, |one| (one.id.to_string(), one.title.clone())));
    all.extend(compared("news", &before.news, &after.news, |one| (one.id.to_string(), one.title.clone())));
    all.extend(cohesion(&before.cohesion, &after.cohesion));
    if form(&before.exemptions) != form(&after.exemptions) {
        all.push(Change::Rewritten { of: Thing::Other("exemptions", None), part: Part::Details });
    }
    all
}

/// What changed in what all portals share, as far as it concerns one of them: both are its slices.
pub fn shared(before: &Shared, after: &Shared) -> Vec<Change> {
    let mut all = settings(&before.settings, &after.settings);
    all.extend(classifications(&before.classifications, &after.classifications));
    let prices = |shared: &Shared| shared.prices.iter().cloned().collect::<Vec<_>>();
    all.extend(compared("prices", &prices(before), &prices(after), |one| (String::new(), one.name.clone())));
    let areas = |shared: &Shared| -> Vec<Area> {
        let area = |area: &Area| Area { outline: None, parent: None, ..area.clone() };
        shared.territory.areas.iter().map(area).collect()
    };
    all.extend(compared("area", &areas(before), &areas(after), |one| (one.id.clone(), one.name.clone())));
    all.extend(cohesion(&before.cohesion, &after.cohesion));
    all
}

/// What changed in what the site says of everything that it publishes: in which currency amounts are, who publishes,
/// under which licence. How it looks and where it stands is no change of what is published.
fn settings(before: &Settings, after: &Settings) -> Vec<Change> {
    let told = |settings: &Settings| {
        let licence = settings.licence.as_ref().map(|licence| (&licence.name, &licence.url));
        let contact = &settings.contact;
        let word = |word: &str| Tree::Bare(word.to_owned());
        let fields = vec![
            ("title".to_owned(), Tree::Text(settings.title.clone())),
            ("description".to_owned(), settings.description.clone().map_or(Tree::Nothing, Tree::Text)),
            ("publisher".to_owned(), settings.publisher.clone().map_or(Tree::Nothing, Tree::Text)),
            ("notice".to_owned(), settings.notice.clone().map_or(Tree::Nothing, Tree::Text)),
            ("country".to_owned(), settings.country.as_deref().map_or(Tree::Nothing, word)),
            ("licence".to_owned(), licence.map_or(Tree::Nothing, |(name, _)| Tree::Text(Text::plain(name.clone())))),
            ("contact".to_owned(), Tree::of(contact)),
        ];
        Tree::Record("Settings".to_owned(), fields)
    };
    let of = Thing::Other("settings", None);
    let mut all = fields::changes(&of, None, &told(before), &told(after));
    if before.currency != after.currency {
        let code = |settings: &Settings| Some(Told::Sign(settings.currency.code().to_owned()));
        all.insert(
            0,
            Change::Field(Box::new(Field {
                of,
                currency: None,
                above: Vec::new(),
                record: "Settings".to_owned(),
                key: "currency".to_owned(),
                label: None,
                is_money: false,
                items: Vec::new(),
                before: code(before),
                after: code(after),
                is_list: false,
            })),
        );
    }
    all
}

/// What changed in the names of codes, which pages show in the codes' place.
fn classifications(before: &[Arc<Classification>], after: &[Arc<Classification>]) -> Vec<Change> {
    let names = |classification: &Classification| {
        let code = |node: &Node| {
            let fields = vec![
                ("code".to_owned(), Tree::Text(Text::plain(node.code.to_string()))),
                ("named".to_owned(), Tree::Text(node.name.clone())),
            ];
            Tree::Record("Code".to_owned(), fields)
        };
        let codes = Tree::List(classification.nodes().iter().map(code).collect());
        Tree::Record("Classification".to_owned(), vec![("codes".to_owned(), codes)])
    };
    let mut all = Vec::new();
    // The areas are told as what they are.
    for new in after.iter().filter(|one| one.id != TERRITORY) {
        let of = Thing::Other("classification", Some(new.name.clone()));
        match before.iter().find(|old| old.id == new.id) {
            None => all.push(Change::Came(of)),
            Some(old) => all.extend(fields::changes(&of, None, &names(old), &names(new))),
        }
    }
    let is_gone = |old: &&Arc<Classification>| old.id != TERRITORY && after.iter().all(|new| new.id != old.id);
    let gone = before.iter().filter(is_gone).map(|old| Thing::Other("classification", Some(old.name.clone())));
    all.extend(gone.map(Change::Gone));
    all
}

fn cohesion(before: &crate::model::cohesion::Cohesion, after: &crate::model::cohesion::Cohesion) -> Vec<Change> {
    let mut all =
        compared("indicator", &before.indicators, &after.indicators, |one| (one.id.to_string(), one.name.clone()));
    all.extend(compared("actor", &before.actors, &after.actors, |one| (one.id.to_string(), one.title.clone())));
    all.extend(compared("agreement", &before.agreements, &after.agreements, |one| {
        (one.id.to_string(), one.title.clone())
    }));
    all.extend(compared("programme", &before.programmes, &after.programmes, |one| {
        (one.id.to_string(), one.title.clone())
    }));
    all.extend(compared("service", &before.services, &after.services, |one| (one.id.to_string(), one.title.clone())));
    all.extend(compared("transfers", &before.transfers, &after.transfers, |one| {
        (one.id.to_string(), Text::plain(one.year.to_string()))
    }));
    all
}

/// What came, what went, and what changed in those that stayed.
fn compared<T: Debug>(
    kind: &'static str,
    before: &[T],
    after: &[T],
    known: impl Fn(&T) -> (String, Text),
) -> Vec<Change> {
    let by_id = |all: &[T]| -> BTreeMap<String, (Text, usize)> {
        let one = |(at, one): (usize, &T)| {
            let (id, title) = known(one);
            (id, (title, at))
        };
        all.iter().enumerate().map(one).collect()
    };
    let (old, new) = (by_id(before), by_id(after));
    let thing = |title: &Text| Thing::Other(kind, Some(title.clone()));
    let mut all: Vec<Change> =
        old.iter().filter(|(id, _)| !new.contains_key(*id)).map(|(_, (title, _))| Change::Gone(thing(title))).collect();
    for (id, (title, at)) in &new {
        let Some(was) = old.get(id).and_then(|(_, at)| before.get(*at)) else {
            all.push(Change::Came(thing(title)));
            continue;
        };
        if let Some(is) = after.get(*at).filter(|is| form(is) != form(was)) {
            all.extend(details(&thing(title), None, &Tree::of(was), &Tree::of(is)));
        }
    }
    all
}

/// Which fields changed; or that some did, where it cannot be told which.
fn details(of: &Thing, currency: Option<Currency>, before: &Tree, after: &Tree) -> Vec<Change> {
    let all = fields::changes(of, currency, before, after);
    let other = || vec![Change::Rewritten { of: of.clone(), part: Part::Details }];
    if all.is_empty() && before != after { other() } else { all }
}

fn municipality(before: &Portal, after: &Portal) -> Vec<Change> {
    let (old, new) = (&before.municipality, &after.municipality);
    if form(old) == form(new) {
        return Vec::new();
    }
    // Colours and the like are how it looks.
    fields::changes(&Thing::Other("municipality", None), None, &Tree::of(old), &Tree::of(new))
}

fn payments(before: &[Payments], after: &[Payments]) -> Vec<Change> {
    let by_id = |all: &[Payments]| -> BTreeMap<String, usize> {
        all.iter().enumerate().map(|(at, one)| (one.id.to_string(), at)).collect()
    };
    let (old, new) = (by_id(before), by_id(after));
    let thing = |one: &Payments| Thing::Other("payments", Some(Text::plain(one.year.to_string())));
    let gone = old.iter().filter(|(id, _)| !new.contains_key(*id)).filter_map(|(_, at)| before.get(*at));
    let mut all: Vec<Change> = gone.map(|one| Change::Gone(thing(one))).collect();
    for (id, at) in &new {
        let Some(is) = after.get(*at) else { continue };
        match old.get(id).and_then(|at| before.get(*at)) {
            None => all.push(Change::Came(thing(is))),
            Some(was) if form(was) == form(is) => {}
            Some(was) => all.extend(details(&thing(is), Some(is.currency), &told(was), &told(is))),
        }
    }
    all
}

/// Payments, each with the name of who got it, by which those are known that have no number. A private person has
/// none. In which order they stand is no part of them.
fn told(payments: &Payments) -> Tree {
    let entry = |entry: &Payment| {
        let payee = entry.payee.and_then(|at| payments.payees.get(at));
        let payee = match payee {
            Some(Payee::Named { name, .. }) => Tree::Text(Text::plain(name.to_string())),
            Some(Payee::Person(_)) => Tree::Bare("Natural".to_owned()),
            None => Tree::Nothing,
        };
        let Tree::Record(name, mut fields) = Tree::of(entry) else { return Tree::of(entry) };
        if let Some((_, own)) = fields.iter_mut().find(|(key, _)| key == "payee") {
            *own = payee.clone();
        }
        if matches!(payee, Tree::Text(_)) && entry.number.is_none() {
            fields.push(("called".to_owned(), payee));
        }
        Tree::Record(name, fields)
    };
    let mut entries: Vec<Tree> = payments.entries.iter().map(entry).collect();
    entries.sort_by_cached_key(|entry| format!("{entry:?}"));
    let head = Payments { payees: Vec::new(), entries: Vec::new(), ..payments.clone() };
    match Tree::of(&head) {
        Tree::Record(name, mut fields) => {
            fields.retain(|(key, _)| key != "entries" && key != "payees");
            fields.push(("entries".to_owned(), Tree::List(entries)));
            Tree::Record(name, fields)
        }
        other => other,
    }
}

/// What changed in ballots that are published: of voters nothing is told but how many there are.
fn polls(before: &Portal, after: &Portal) -> Vec<Change> {
    let mut all = Vec::new();
    for new in &after.polls {
        let title = |portal: &Portal| {
            let cycle = portal.cycle(new.cycle.as_str());
            cycle.and_then(|cycle| cycle.title.clone()).unwrap_or_else(|| Text::plain(new.cycle.to_string()))
        };
        let of = Thing::Other("ballots", Some(title(after)));
        match before.poll(&new.cycle) {
            None => all.push(Change::Came(of)),
            Some(old) if form(&old.election) == form(&new.election) => {}
            Some(old) => {
                let found = fields::changes(&of, new.election.currency, &counted(old), &counted(new));
                let is_told = !found.is_empty();
                all.extend(found);
                if !is_told {
                    all.push(Change::Rewritten { of, part: Part::Details });
                }
            }
        }
    }
    let gone = before.polls.iter().filter(|old| after.poll(&old.cycle).is_none());
    all.extend(gone.map(|old| Change::Gone(Thing::Other("ballots", Some(Text::plain(old.cycle.to_string()))))));
    all
}

fn counted(poll: &Poll) -> Tree {
    let election = &poll.election;
    let fields = vec![
        ("money".to_owned(), Tree::of(&election.budget)),
        ("voters".to_owned(), Tree::Bare(election.ballots.len().to_string())),
        ("projects".to_owned(), Tree::of(&election.projects)),
    ];
    Tree::Record("Election".to_owned(), fields)
}
