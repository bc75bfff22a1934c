//! Authors of proposals who are not to be named, in everything that is published of a portal: in their own
//! proposal in any form of the name, also in its address and the names of its files; elsewhere the whole name.
//! Another may have the same surname, and minutes name whoever spoke: what is not sure is told and stops nothing.

mod names;
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
use names::{Likeness, Name, names};
use words::{Word, words, words_of_path};

/// Tells where they are named.
pub fn check(
    files: &PortalFiles,
    texts: &Texts,
    portal: &Portal,
    shared: &Shared,
    today: Date,
    findings: &mut Findings,
) {
    let authors = authors(files, texts, shared, today);
    if authors.is_empty() {
        return;
    }
    let search = Search::new(&authors, portal, shared);
    for file in &files.files {
        let own = |author: &Author| file.kind == Kind::Proposal && author.stem == file.stem;
        if file.kind == Kind::Proposal && file.lang.is_none() {
            let place = Place::file(&file.file.path);
            search.tell(&words_of_path(&file.stem), |_| place.clone(), &own, findings);
        }
        let Some(text) = texts.get(&file.file.path).filter(|text| is_looked_at(file, text)) else { continue };
        let words = in_texts(file, text, &authors);
        let at = |line: u32| Place::new(&file.file.path, Span { line, ..Span::default() });
        search.tell(&words, at, &own, findings);
    }
    for file in &portal.files {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        search.tell(&words_of_path(name), |_| Place::file(&file.source), &|_| false, findings);
    }
    for poll in &portal.polls {
        let election = &poll.election;
        let called = election.projects.iter().map(|project| (project.name.as_str(), &project.place));
        for (text, place) in called.chain([(election.title.as_str(), &election.place)]) {
            search.tell(&words(text), |_| place.clone(), &|_| false, findings);
        }
    }
}

/// An author who is not to be named.
struct Author {
    name: Name,
    /// The proposal.
    stem: String,
    place: Place,
}

fn authors(files: &PortalFiles, texts: &Texts, shared: &Shared, today: Date) -> Vec<Author> {
    let languages: Arc<[Lang]> = shared.settings.languages.clone().into();
    let mut all = Vec::new();
    for file in files.files.iter().filter(|file| file.kind == Kind::Proposal && file.lang.is_none()) {
        let Some(text) = texts.get(&file.file.path) else { continue };
        let Some(author) = unnamed(file, text, &shared.settings, &languages, today) else { continue };
        let one = |name| Author { name, stem: file.stem.clone(), place: author.place.clone() };
        all.extend(names(&author.value).into_iter().map(one));
    }
    all
}

/// Whether what a file says is published, and is not of those who hold office.
fn is_looked_at(file: &SourceFile, text: &str) -> bool {
    let matter = front_matter::split(text).map(|parts| parts.front_matter).unwrap_or_default();
    let head = if file.file.path.ends_with(".md") { &text[matter] } else { text };
    file.kind != Kind::Municipality && !front_matter::is_withheld(head)
}

/// The words of a file, but for remarks and the lines of authors themselves.
fn in_texts(file: &SourceFile, text: &str, authors: &[Author]) -> Vec<Word> {
    let end = match front_matter::split(text) {
        _ if !file.file.path.ends_with(".md") => text.len(),
        Ok(parts) => parts.front_matter.end,
        Err(_) => 0,
    };
    let path = &file.file.path;
    let own: HashSet<u32> =
        authors.iter().filter(|author| author.place.file == *path).map(|author| author.place.span.line).collect();
    let mut at = 0;
    let mut left_out: HashSet<u32> = own;
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
    authors: &'a [Author],
    /// The forms of names, by a word that is no initial: whose, which words, where that word stands in them.
    forms: HashMap<String, Vec<(usize, names::Form, usize)>>,
    /// Names in one word, and whose they are.
    joined: Vec<(String, usize)>,
    /// Words in the names of places, offices and those who hold one.
    public: HashSet<String>,
    /// Authors who hold office, or whose name is allowed: elsewhere they are named as that.
    known: HashSet<usize>,
}

impl<'a> Search<'a> {
    fn new(authors: &'a [Author], portal: &Portal, shared: &Shared) -> Self {
        let town = &portal.municipality;
        let people: Vec<HashSet<String>> = town.people.iter().map(|person| set(&person.name)).collect();
        let allowed: Vec<HashSet<String>> = town.allowed.iter().map(|allowed| set(allowed)).collect();
        let areas = shared.territory.areas.iter().map(|area| &area.name);
        let offices = town.bodies.iter().map(|body| &body.name).chain([&town.name]).chain(&town.official_name);
        let named = areas.chain(offices).flat_map(|name| set(name.first()));
        let mut search = Self {
            authors,
            forms: HashMap::new(),
            joined: Vec::new(),
            public: named.chain(people.iter().flatten().cloned()).collect(),
            known: HashSet::new(),
        };
        for (at, author) in authors.iter().enumerate() {
            let is_one = |other: &HashSet<String>| author.name.words.iter().all(|word| other.contains(word));
            if people.iter().chain(&allowed).any(is_one) {
                search.known.insert(at);
            }
            search.joined.extend(author.name.joined().into_iter().map(|word| (word, at)));
            for form in author.name.forms() {
                let key = form.words.iter().position(|word| word.chars().count() > 1).unwrap_or(0);
                search.forms.entry(form.words[key].clone()).or_default().push((at, form, key));
            }
        }
        search.public.extend(allowed.into_iter().flatten());
        search
    }

    /// Tells who is named in some words; `at` gives the place of a line, `is_own` whether they are of the
    /// author's own proposal.
    fn tell(
        &self,
        words: &[Word],
        at: impl Fn(u32) -> Place,
        is_own: &dyn Fn(&Author) -> bool,
        findings: &mut Findings,
    ) {
        // Of a line, what is surest; of what is not the author's own, one line for each.
        let mut sure: BTreeMap<u32, usize> = BTreeMap::new();
        let mut doubtful: BTreeMap<(usize, u32), u32> = BTreeMap::new();
        for (author, likeness, line) in self.hits(words) {
            let own = is_own(&self.authors[author]);
            if own && likeness > Likeness::Surname {
                sure.entry(line).or_insert(author);
            } else if own || (likeness == Likeness::Whole && !self.known.contains(&author)) {
                doubtful.entry((author, if own { line } else { 0 })).or_insert(line);
            }
        }
        for (line, author) in &sure {
            findings.add(Finding::new(Code::AuthorNamed, at(*line)).and(self.authors[*author].place.clone()));
        }
        for ((author, _), line) in doubtful.into_iter().filter(|(_, line)| !sure.contains_key(line)) {
            let Author { stem, place, .. } = &self.authors[author];
            findings.add(Finding::new(Code::AuthorHinted, at(line)).with("proposal", stem).and(place.clone()));
        }
    }

    /// Whose name stands where among some words.
    fn hits(&self, words: &[Word]) -> Vec<(usize, Likeness, u32)> {
        let mut hits = Vec::new();
        for (at, word) in words.iter().enumerate() {
            for (author, form, key) in self.forms.get(&word.plain).into_iter().flatten() {
                let Some(from) = at.checked_sub(*key) else { continue };
                let Some(found) = words.get(from..from + form.words.len()) else { continue };
                let is_same = |(found, asked): (&Word, &String)| {
                    found.plain == *asked && (asked.chars().count() > 1 || found.is_initial)
                };
                let is_surname = form.likeness == Likeness::Surname;
                if found.iter().zip(&form.words).all(is_same) && !(is_surname && self.is_no_surname(words, at)) {
                    hits.push((*author, form.likeness, found[0].line));
                }
            }
            if word.in_path {
                let joined = self.joined.iter().filter(|(joined, _)| word.plain.contains(joined.as_str()));
                hits.extend(joined.map(|(_, author)| (*author, Likeness::Whole, word.line)));
            }
        }
        hits
    }

    /// Whether a word that is a surname is a place's or an office's name, or a word like any other.
    fn is_no_surname(&self, words: &[Word], at: usize) -> bool {
        const PLACES: [&str; 30] = [
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
        let word = &words[at];
        let follows_place = at.checked_sub(1).is_some_and(|before| PLACES.contains(&words[before].plain.as_str()));
        follows_place || self.public.contains(&word.plain) || !(word.is_capital || word.in_path)
    }
}

/// A name's words.
fn set(name: &str) -> HashSet<String> {
    words(name).into_iter().map(|word| word.plain).collect()
}
