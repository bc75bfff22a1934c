//! Authors of proposals who are not to be named, in everything that is published of a portal: in their own
//! proposal in any form of the name, also in its address and the names of its files; elsewhere the whole name.
//! Another may have the same surname, and minutes name whoever spoke: what is not sure is told and stops nothing.

mod names;
mod people;
mod search;
mod seen;
mod words;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::Lang;
use crate::model::portal::{Portal, Shared};
use crate::read::file::Texts;
use crate::read::proposal::unnamed;
use crate::source::discover::{Kind, PortalFiles, SourceFile};
use crate::text::front_matter;
use crate::text::place::Span;
use names::Likeness;
use people::{Name, names};
use search::{Hit, Index, without_initials};
use words::{Word, words, words_of_path};

/// The most characters of `author:`; more is a text, and none of it could be surely found again.
const LONGEST: usize = 500;

/// Tells where they are named.
pub fn check(
    files: &PortalFiles,
    texts: &Texts,
    portal: &Portal,
    shared: &Shared,
    today: Date,
    findings: &mut Findings,
) {
    let authors = Authors::of(files, texts, shared, today, findings);
    if authors.people.is_empty() {
        return;
    }
    let search = Search::new(&authors, portal, shared);
    for file in &files.files {
        let own = (file.kind == Kind::Proposal).then(|| authors.by_stem.get(&*file.stem)).flatten();
        let own = Own::of(&authors, &file.stem, own.map_or(&[], Vec::as_slice));
        if file.kind == Kind::Proposal && file.lang.is_none() {
            let place = Place::file(&file.file.path);
            search.tell(&words_of_path(&file.stem), |_| place.clone(), &own, findings);
        }
        let Some(text) = texts.get(&file.file.path).filter(|text| is_looked_at(file, text)) else { continue };
        let words = in_texts(file, text, &authors);
        let at = |line: u32| Place::new(&file.file.path, Span { line, ..Span::default() });
        search.tell(&words, at, &own, findings);
    }
    let none = Own::of(&authors, "", &[]);
    for file in &portal.files {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        search.tell(&words_of_path(name), |_| Place::file(&file.source), &none, findings);
    }
    for poll in &portal.polls {
        let election = &poll.election;
        let called = election.projects.iter().map(|project| (project.name.as_str(), &project.place));
        for (text, place) in called.chain([(election.title.as_str(), &election.place)]) {
            search.tell(&words(text), |_| place.clone(), &none, findings);
        }
    }
}

/// Those who are not to be named.
#[derive(Default)]
struct Authors {
    /// Each name once, with the first of the proposals that it stands in.
    people: Vec<(Name, Author)>,
    /// Whose a proposal is, by its file's name.
    by_stem: HashMap<String, Vec<(usize, Place)>>,
    /// The lines of files on which authors stand.
    lines: HashMap<Arc<str>, HashSet<u32>>,
}

/// Where somebody stands as an author.
struct Author {
    /// The proposal.
    stem: String,
    place: Place,
}

impl Authors {
    /// Gathers them; an author too long to be looked for is told.
    fn of(files: &PortalFiles, texts: &Texts, shared: &Shared, today: Date, findings: &mut Findings) -> Self {
        let languages: Arc<[Lang]> = shared.settings.languages.clone().into();
        let mut all = Self::default();
        let mut known: HashMap<Name, usize> = HashMap::new();
        for file in files.files.iter().filter(|file| file.kind == Kind::Proposal && file.lang.is_none()) {
            let Some(text) = texts.get(&file.file.path) else { continue };
            let Some(author) = unnamed(file, text, &shared.settings, &languages, today) else { continue };
            let length = author.value.chars().count();
            if length > LONGEST {
                let finding = Finding::new(Code::AuthorTooLong, author.place.clone());
                findings.add(finding.with("count", length).with("limit", LONGEST));
                continue;
            }
            for name in names(&author.value) {
                let whose = *known.entry(name.clone()).or_insert_with(|| {
                    all.people.push((name, Author { stem: file.stem.clone(), place: author.place.clone() }));
                    all.people.len() - 1
                });
                all.by_stem.entry(file.stem.clone()).or_default().push((whose, author.place.clone()));
            }
            all.lines.entry(Arc::clone(&author.place.file)).or_default().insert(author.place.span.line);
        }
        all
    }
}

/// The authors of the proposal that words stand in.
struct Own<'a> {
    stem: &'a str,
    /// Who, and where they stand as its authors.
    people: &'a [(usize, Place)],
    /// All forms of their names.
    index: Index,
}

impl<'a> Own<'a> {
    fn of(authors: &Authors, stem: &'a str, people: &'a [(usize, Place)]) -> Self {
        let named = people.iter().map(|(whose, _)| (*whose, &authors.people[*whose].0));
        Self { stem, people, index: Index::new(named, Likeness::Surname) }
    }

    fn place(&self, whose: usize) -> Option<&Place> {
        self.people.iter().find(|(own, _)| *own == whose).map(|(_, place)| place)
    }
}

/// Whether what a file says is published, and is not of those who hold office.
fn is_looked_at(file: &SourceFile, text: &str) -> bool {
    let matter = front_matter::split(text).map(|parts| parts.front_matter).unwrap_or_default();
    let head = if file.file.path.ends_with(".md") { &text[matter] } else { text };
    file.kind != Kind::Municipality && !front_matter::is_withheld(head)
}

/// The words of a file, but for remarks and the lines of authors themselves.
fn in_texts(file: &SourceFile, text: &str, authors: &Authors) -> Vec<Word> {
    let end = match front_matter::split(text) {
        _ if !file.file.path.ends_with(".md") => text.len(),
        Ok(parts) => parts.front_matter.end,
        Err(_) => 0,
    };
    let mut at = 0;
    let mut left_out = authors.lines.get(&file.file.path).cloned().unwrap_or_default();
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        if at < end && line.trim_start().starts_with('#') {
            left_out.insert(number);
        }
        at += line.len();
    }
    words(text).into_iter().filter(|word| !left_out.contains(&word.line)).collect()
}

/// What is looked for.
struct Search<'a> {
    authors: &'a Authors,
    /// The whole names, which are told wherever they stand.
    everywhere: Index,
    /// Words in the names of places, offices and those who hold one.
    public: HashSet<String>,
}

impl<'a> Search<'a> {
    fn new(authors: &'a Authors, portal: &Portal, shared: &Shared) -> Self {
        let town = &portal.municipality;
        let people: Vec<HashSet<String>> = town.people.iter().map(|person| set(&person.name)).collect();
        let allowed: Vec<HashSet<String>> = town.allowed.iter().map(|allowed| set(allowed)).collect();
        let areas = shared.territory.areas.iter().map(|area| &area.name);
        let offices = town.bodies.iter().map(|body| &body.name).chain([&town.name]).chain(&town.official_name);
        let named = areas.chain(offices).flat_map(|name| set(name.first()));
        // Who holds office, or whose name is allowed, is named elsewhere as that.
        let is_known = |name: &Name| {
            let is_one = |other: &HashSet<String>| name.words.iter().all(|word| other.contains(word));
            people.iter().chain(&allowed).any(is_one)
        };
        let unknown = authors.people.iter().enumerate().filter(|(_, (name, _))| !is_known(name));
        let everywhere = Index::new(unknown.map(|(whose, (name, _))| (whose, name)), Likeness::Whole);
        let public = named.chain(people.iter().chain(&allowed).flatten().cloned()).collect();
        Self { authors, everywhere, public }
    }

    /// Tells who is named in some words; `at` gives the place of a line.
    fn tell(&self, words: &[Word], at: impl Fn(u32) -> Place, own: &Own, findings: &mut Findings) {
        // Of a line, what is surest; of what is not the author's own, one line for each.
        let mut sure: BTreeMap<u32, usize> = BTreeMap::new();
        let mut doubtful: BTreeMap<(usize, u32), u32> = BTreeMap::new();
        let all: Vec<&Word> = words.iter().collect();
        if !own.people.is_empty() {
            let fewer = without_initials(words);
            let is_sure =
                |hit: &Hit, words: &[&Word]| hit.likeness > Likeness::Surname || !self.is_no_surname(words, hit.at);
            let hits = own.index.hits(&all).into_iter().filter(|hit| is_sure(hit, &all));
            let more = own.index.hits(&fewer).into_iter().filter(|hit| is_sure(hit, &fewer));
            for Hit { whose, likeness, line, .. } in hits.chain(more) {
                if likeness > Likeness::Surname {
                    sure.entry(line).or_insert(whose);
                } else {
                    doubtful.entry((whose, line)).or_insert(line);
                }
            }
        }
        for hit in self.everywhere.hits(&all).into_iter().filter(|hit| own.place(hit.whose).is_none()) {
            doubtful.entry((hit.whose, 0)).or_insert(hit.line);
        }
        for (line, whose) in &sure {
            let place = own.place(*whose).unwrap_or(&self.authors.people[*whose].1.place);
            findings.add(Finding::new(Code::AuthorNamed, at(*line)).and(place.clone()));
        }
        for ((whose, _), line) in doubtful.into_iter().filter(|(_, line)| !sure.contains_key(line)) {
            let first = &self.authors.people[whose].1;
            let (stem, place) = own.place(whose).map_or((first.stem.as_str(), &first.place), |place| (own.stem, place));
            findings.add(Finding::new(Code::AuthorHinted, at(line)).with("proposal", stem).and(place.clone()));
        }
    }

    /// Whether a word that is a surname is a place's or an office's name, or a word like any other.
    fn is_no_surname(&self, words: &[&Word], at: usize) -> bool {
        const PLACES: &[&str] = &[
            "avenida",
            "barrio",
            "bairro",
            "calle",
            "callejon",
            "cancha",
            "carretera",
            "cerro",
            "colegio",
            "corregimiento",
            "distrito",
            "edificio",
            "escola",
            "escuela",
            "estadio",
            "hospital",
            "isla",
            "parque",
            "paseo",
            "plaza",
            "puente",
            "puerto",
            "quebrada",
            "rio",
            "rua",
            "san",
            "santa",
            "urbanizacion",
            "vereda",
            "villa",
        ];
        let word = words[at];
        let follows_place = at.checked_sub(1).is_some_and(|before| PLACES.contains(&words[before].plain.as_str()));
        follows_place || self.public.contains(&word.plain)
    }
}

/// A name's words.
fn set(name: &str) -> HashSet<String> {
    words(name).into_iter().map(|word| word.plain).collect()
}
