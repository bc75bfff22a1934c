//! Whom a name in the minutes means: by id, name, alias, a surname, or a part of the name that begins
//! with its first word.

use std::collections::HashMap;

use jiff::civil::Date;

use super::reader::Reader;
use super::record::At;
use crate::findings::{Code, Finding, Place};
use crate::model::id::Id;
use crate::model::municipality::{Membership, Municipality, Person};
use crate::text::nearest::nearest;
use crate::text::slug::fold;

/// The people of a municipality by all the ways in which they can be named; made once a portal.
#[derive(Debug)]
pub struct People<'a> {
    municipality: &'a Municipality,
    /// By id.
    ids: HashMap<&'a str, usize>,
    /// By name or alias, without accents and capitals.
    names: HashMap<String, Vec<usize>>,
    /// By any run of words of a name but its first: surnames, alone or together.
    surnames: HashMap<String, Vec<usize>>,
    /// By a name's first word with some of the others: Ana Soto for Ana María Soto Díaz.
    shortened: HashMap<String, Vec<usize>>,
}

/// A body that meets on a day, as far as it is known: it tells whom a name means.
#[derive(Debug, Clone, Copy)]
pub struct Sitting<'a> {
    /// The body.
    pub body: Option<&'a Id>,
    /// The day.
    pub day: Date,
}

/// The most words of a name of which every selection is known.
const MOST_WORDS: usize = 6;

/// The most words of a part of a name by which a person is known: a page that was pasted into `name:` must not
/// cost minutes.
const MOST_CALLED: usize = 12;

impl<'a> People<'a> {
    /// The people of a municipality.
    pub fn new(municipality: &'a Municipality) -> Self {
        let mut people = Self {
            municipality,
            ids: HashMap::new(),
            names: HashMap::new(),
            surnames: HashMap::new(),
            shortened: HashMap::new(),
        };
        for (at, person) in municipality.people.iter().enumerate() {
            people.ids.insert(person.id.as_str(), at);
            for name in std::iter::once(&person.name).chain(&person.aliases) {
                add(&mut people.names, compared(name), at);
            }
            let folded = compared(&person.name);
            let words: Vec<&str> = folded.split_whitespace().skip(1).collect();
            for short in shortened(&folded) {
                add(&mut people.shortened, short, at);
            }
            for start in 0..words.len() {
                for end in start + 1..=words.len().min(start + MOST_CALLED) {
                    add(&mut people.surnames, words[start..end].join(" "), at);
                }
            }
        }
        people
    }

    /// The municipality.
    pub fn municipality(&self) -> &'a Municipality {
        self.municipality
    }

    /// The person whom a name means at a sitting of a body, or a finding. Where a surname is shared, those who
    /// held an office in the body on the day come first, and then those who held one elsewhere.
    pub fn find(&self, name: &str, place: &Place, sitting: Sitting, reader: &mut Reader) -> Option<Id> {
        match self.all_named(name, sitting)[..] {
            [person] => Some(person.id.clone()),
            [] => {
                self.tell_unknown(name, place, reader);
                None
            }
            ref found => {
                let known: Vec<_> = found.iter().map(|person| person.id.as_str()).collect();
                let finding = Finding::new(Code::AmbiguousReference, place.clone()).with("value", name);
                reader.findings.add(finding.with("known", known.join(", ")));
                None
            }
        }
    }

    /// Whether a name means somebody.
    pub fn knows(&self, name: &str, sitting: Sitting) -> bool {
        !self.all_named(name, sitting).is_empty()
    }

    /// Those whom a name can mean at a sitting of a body.
    pub fn all_named(&self, name: &str, Sitting { body, day }: Sitting) -> Vec<&'a Person> {
        let people = &self.municipality.people;
        if let Some(at) = self.ids.get(name) {
            return vec![&people[*at]];
        }
        let asked = compared(name);
        let found = self.names.get(&asked).or_else(|| self.surnames.get(&asked));
        let found = found.or_else(|| self.shortened.get(&asked));
        let found: Vec<&Person> = found.into_iter().flatten().map(|at| &people[*at]).collect();
        let holding = |here: bool| {
            let fits = |held: &Membership| held.covers(day) && (!here || body.is_some_and(|body| held.body == *body));
            let in_office = |person: &&&Person| person.memberships.iter().any(fits);
            Some(found.iter().filter(in_office).copied().collect::<Vec<&Person>>()).filter(|some| !some.is_empty())
        };
        if found.len() < 2 {
            return found;
        }
        holding(true).or_else(|| holding(false)).unwrap_or(found)
    }

    fn tell_unknown(&self, name: &str, place: &Place, reader: &mut Reader) {
        const MOST_LISTED: usize = 30;
        let all = &self.municipality.people;
        let names = all.iter().flat_map(|person| [person.id.as_str(), person.name.as_str()]);
        let words = || names.clone().chain(all.iter().flat_map(|person| person.name.split(' ').skip(1)));
        let listed = all.iter().take(MOST_LISTED).map(|person| person.id.as_str());
        let finding = Finding::new(Code::UnknownReference, place.clone())
            .with("value", name)
            .with("kind", "a-person")
            .with_some("nearest", nearest(name, words()))
            .with_some("none", all.is_empty().then_some("a-person"))
            .with("known", listed.collect::<Vec<_>>().join(", "));
        reader.findings.add(finding);
    }

    /// The people of a list of names, those that are nobody's left out and told.
    pub fn all(&self, names: &[At<String>], sitting: Sitting, reader: &mut Reader) -> Vec<Id> {
        names.iter().filter_map(|name| self.find(&name.value, &name.place, sitting, reader)).collect()
    }
}

/// A name for comparing: without accents and capitals, with one kind of apostrophe, since Word writes
/// `O’Connor`, and with the surname last, since tables write `Gómez, Ana`.
fn compared(name: &str) -> String {
    let turned = match name.split_once(',') {
        Some((surname, given)) if !given.trim().is_empty() && !given.contains(',') => {
            format!("{} {}", given.trim(), surname.trim())
        }
        _ => name.to_owned(),
    };
    fold(&turned).replace(['\u{2019}', '\u{2bc}', '\u{b4}', '`'], "'")
}

/// A folded name's first word with each selection of the others but all of them.
fn shortened(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    if !(3..=MOST_WORDS).contains(&words.len()) {
        return Vec::new();
    }
    let others = words.len() - 1;
    let chosen = |mask: usize| {
        let kept = words[1..].iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, word)| *word);
        std::iter::once(words[0]).chain(kept).collect::<Vec<_>>().join(" ")
    };
    (1..(1 << others) - 1).map(chosen).collect()
}

fn add(map: &mut HashMap<String, Vec<usize>>, key: String, at: usize) {
    let all = map.entry(key).or_default();
    if all.last() != Some(&at) {
        all.push(at);
    }
}
