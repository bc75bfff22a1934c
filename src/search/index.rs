//! The index: a dictionary of all forms of words in small files, each form leading to the pages
//! that hold its stem.
//!
//! A reader's phone takes the first file, the one that holds the word, and the ones that hold the
//! pages which are shown; nothing else. Accents, plurals, beginnings of words and wrong letters
//! are all found by looking through the forms of one such file, so the phone needs no stemmer.
//!
//! Each file is a script that hands its data over, `cabildoSearch("name", …)`, so that a site that
//! is read from a disk can be searched too: there a browser forbids everything else.
//!
//! | file | holds |
//! |---|---|
//! | `index.js` | `n` pages; `v` a version; `w` the first form of each file of words; `p` the first page of each file of pages; `k`, `y` kinds and years; `dk`, `dy` each page's place among them, from 1, 0 for none |
//! | `words-N.js` | `f` forms, sorted, between spaces; `s` the stem of each; `p` for each stem pages and weights (see [`Weights`]); `w` forms as they are written, where that differs |
//! | `pages-N.js` | for each page its address, title, kind, year, number, amount, text, municipality |

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use super::words::{Endings, fold, forms, words};
use super::{File, Record};

/// About how many bytes a file of words holds; a third of it when it is sent.
const WORDS_BYTES: usize = 16 * 1024;
/// About how many bytes of text a file of pages holds.
const PAGES_BYTES: usize = 12 * 1024;
/// What a word in a title or a number adds to a page's weight, whose text alone gives up to 22.
const IN_TITLE: u32 = 30;
/// A word on more than so many hundredths of many pages tells few apart: it leads to those alone
/// that have it in their title.
const COMMON: usize = 60;
/// How many ways of writing a form are counted.
const WAYS: usize = 8;
/// How many pages are many.
const MANY: usize = 50;

/// The index of some pages, which are sorted by address, as files sorted by path.
pub fn index(language: &str, records: &[&Record]) -> Vec<File> {
    let dictionary = Dictionary::of(records, &Endings::of(language));
    let mut files = Vec::new();
    let first_words = dictionary.write(records.len(), &mut files);
    let first_pages = pages(records, &mut files);
    let mut hasher = blake3::Hasher::new();
    for (path, bytes) in &files {
        hasher.update(path.as_bytes()).update(bytes);
    }
    let version = hasher.finalize().to_hex();
    files.push(("index.js".to_owned(), entry(records, &first_words, &first_pages, &version[..8])));
    files.sort();
    files
}

/// A form's appearance in the texts.
#[derive(Default)]
struct Form<'r> {
    /// As typed, and how often so.
    typed: Vec<(&'r str, u32)>,
    /// The pages that hold it, in their order.
    pages: Vec<Holding>,
}

/// A page that holds a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Holding {
    page: u32,
    /// How often the text holds it.
    times: u32,
    /// Whether it stands in the title or the number.
    titled: bool,
}

/// All forms, and the stem of each.
struct Dictionary<'r> {
    /// Sorted.
    forms: Vec<(String, Form<'r>)>,
    /// The stem of each form.
    stems: Vec<usize>,
    /// For each stem the pages that hold one of its forms.
    postings: Vec<Vec<Holding>>,
    /// How many words each page has.
    lengths: Vec<u32>,
}

impl<'r> Dictionary<'r> {
    fn of(records: &[&'r Record], endings: &Endings) -> Self {
        let mut gathered = Gathered::default();
        let lengths = records.iter().enumerate().map(|(page, record)| gathered.add(page, record)).collect();
        let mut forms: Vec<(String, Form)> = gathered.ids.into_iter().zip(gathered.forms).collect();
        forms.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let mut ids: HashMap<String, usize> = HashMap::new();
        let mut stems = Vec::with_capacity(forms.len());
        let mut postings: Vec<Vec<Holding>> = Vec::new();
        for (form, appearance) in &forms {
            let stem = if form.contains(|c: char| c.is_ascii_digit()) {
                form.clone()
            } else {
                endings.off(appearance.written())
            };
            let next = postings.len();
            let stem = *ids.entry(stem).or_insert(next);
            if stem == next {
                postings.push(Vec::new());
            }
            postings[stem].extend(&appearance.pages);
            stems.push(stem);
        }
        postings.iter_mut().for_each(merge);
        Self { forms, stems, postings, lengths }
    }

    /// Writes the files of words, and gives the first form of each.
    fn write(&self, count: usize, files: &mut Vec<File>) -> Vec<String> {
        let weights = Weights::new(&self.lengths);
        let (mut firsts, mut from) = (Vec::new(), 0);
        while from < self.forms.len() {
            let mut part = Part::default();
            let mut to = from;
            while to < self.forms.len() && (to == from || part.bytes() < WORDS_BYTES) {
                self.put(to, count, &weights, &mut part);
                to += 1;
            }
            files.push((format!("words-{}.js", firsts.len()), part.finish(firsts.len())));
            firsts.push(self.forms[from].0.clone());
            from = to;
        }
        firsts
    }

    fn put(&self, at: usize, count: usize, weights: &Weights, part: &mut Part) {
        let (form, appearance) = &self.forms[at];
        let stem = self.stems[at];
        let known = part.stems.get(&stem).copied();
        let place = known.unwrap_or(part.stems.len());
        if known.is_none() {
            part.stems.insert(stem, place);
            let pages = &self.postings[stem];
            let common = count > MANY && pages.len() * 100 > count * COMMON;
            part.add_postings(pages, common, weights);
        }
        part.add_form(form, place, appearance.written());
    }
}

/// Joins what stands twice for a page.
fn merge(pages: &mut Vec<Holding>) {
    pages.sort_unstable_by_key(|holding| holding.page);
    pages.dedup_by(|next, kept| {
        let same = next.page == kept.page;
        if same {
            kept.times += next.times;
            kept.titled |= next.titled;
        }
        same
    });
}

impl<'r> Form<'r> {
    fn add(&mut self, page: u32, typed: &'r str, titled: bool) {
        let times = u32::from(!titled);
        match self.pages.last_mut() {
            Some(last) if last.page == page => {
                last.times += times;
                last.titled |= titled;
            }
            _ => self.pages.push(Holding { page, times, titled }),
        }
        if let Some((_, count)) = self.typed.iter_mut().find(|(known, _)| *known == typed) {
            *count += 1;
        } else if self.typed.len() < WAYS {
            self.typed.push((typed, 1));
        }
    }

    /// As it is written most often; of two, the one with more letters that are no plain ones.
    fn written(&self) -> &'r str {
        let best = self.typed.iter().max_by_key(|(typed, times)| (*times, *typed));
        best.map_or("", |(typed, _)| *typed)
    }
}

/// What is gathered page by page.
#[derive(Default)]
struct Gathered<'r> {
    /// What a word as typed is made of, since most words come again and again.
    known: HashMap<&'r str, Vec<(&'r str, usize)>>,
    places: HashMap<String, usize>,
    ids: Vec<String>,
    forms: Vec<Form<'r>>,
}

impl<'r> Gathered<'r> {
    /// Takes a page's words, and gives their number.
    fn add(&mut self, page: usize, record: &'r Record) -> u32 {
        let page = u32::try_from(page).unwrap_or(u32::MAX);
        let number = record.number.as_deref().unwrap_or_default();
        let amount = record.amount.as_deref().unwrap_or_default();
        let parts = [
            (&*record.title, true),
            (number, true),
            (&record.kind_label, false),
            (amount, false),
            (record.town.as_deref().unwrap_or_default(), false),
            (&record.text, false),
        ];
        let mut length = 0;
        for (text, titled) in parts {
            for word in words(text) {
                length += 1;
                self.word(word, page, titled);
            }
        }
        if let Some(year) = record.year {
            let place = self.place(year.to_string());
            self.forms[place].add(page, "", false);
        }
        length
    }

    fn word(&mut self, word: &'r str, page: u32, titled: bool) {
        if !self.known.contains_key(word) {
            let mut parts = Vec::new();
            forms(word, |part, form| {
                let place = self.place(form);
                // The part lies in the word, and so in the record.
                let from = part.as_ptr() as usize - word.as_ptr() as usize;
                parts.push((&word[from..from + part.len()], place));
            });
            self.known.insert(word, parts);
        }
        for (part, place) in &self.known[word] {
            self.forms[*place].add(page, part, titled);
        }
    }

    fn place(&mut self, form: String) -> usize {
        if let Some(place) = self.places.get(&form) {
            return *place;
        }
        self.places.insert(form.clone(), self.ids.len());
        self.ids.push(form);
        self.forms.push(Form::default());
        self.ids.len() - 1
    }
}

/// How much a page weighs for a word: BM25 without the part that is the word's own, which the
/// phone knows from the number of pages (Robertson and Zaragoza, *The Probabilistic Relevance
/// Framework*, 2009; k₁ = 1.2, b = 0.75), in whole tenths, so that every machine writes the same; a title
/// counts for itself, however long the text is.
struct Weights<'d> {
    lengths: &'d [u32],
    mean: u64,
}

impl<'d> Weights<'d> {
    fn new(lengths: &'d [u32]) -> Self {
        let sum: u64 = lengths.iter().map(|length| u64::from(*length)).sum();
        Self { lengths, mean: (sum / lengths.len().max(1) as u64).max(1) }
    }

    fn of(&self, holding: Holding) -> u32 {
        let (times, length) = (u64::from(holding.times), u64::from(self.lengths[holding.page as usize]));
        // In thousandths: times + 1.2 × (0.25 + 0.75 × length ÷ mean).
        let share = 1000 * times + 300 + 900 * length / self.mean;
        let weight = (22 * 1000 * times + share / 2) / share;
        u32::try_from(weight).unwrap_or(u32::MAX) + if holding.titled { IN_TITLE } else { 0 }
    }
}

/// A file of words in the making.
#[derive(Default)]
struct Part {
    forms: String,
    of: String,
    postings: String,
    written: BTreeMap<usize, String>,
    stems: HashMap<usize, usize>,
    count: usize,
}

impl Part {
    fn bytes(&self) -> usize {
        self.forms.len() + self.of.len() + self.postings.len()
    }

    fn add_form(&mut self, form: &str, stem: usize, written: &str) {
        let comma = if self.count == 0 { "" } else { "," };
        let space = if self.count == 0 { "" } else { " " };
        self.forms.push_str(space);
        self.forms.push_str(form);
        // Writing to a string does not fail.
        let _ = write!(self.of, "{comma}{stem}");
        let small = written.to_lowercase();
        if !small.is_empty() && small != form && fold(&small) == form {
            self.written.insert(self.count, small);
        }
        self.count += 1;
    }

    /// Pages as steps from the one before, each with its weight; a common word's begin with two
    /// zeros.
    fn add_postings(&mut self, pages: &[Holding], common: bool, weights: &Weights) {
        let comma = if self.postings.is_empty() { "" } else { "," };
        let _ = write!(self.postings, "{comma}[{}", if common { "0,0" } else { "" });
        let mut last = 0;
        for (at, holding) in pages.iter().filter(|holding| holding.titled || !common).enumerate() {
            let comma = if at == 0 && !common { "" } else { "," };
            let _ = write!(self.postings, "{comma}{},{}", holding.page - last, weights.of(*holding));
            last = holding.page;
        }
        self.postings.push(']');
    }

    fn finish(self, number: usize) -> Vec<u8> {
        let Self { forms, of, postings, written, .. } = self;
        let (forms, written) = (json(&forms), json(&written));
        format!("cabildoSearch(\"words-{number}\",{{\"f\":{forms},\"s\":[{of}],\"p\":[{postings}],\"w\":{written}}})")
            .into_bytes()
    }
}

/// Writes the files of pages, and gives the first page of each.
fn pages(records: &[&Record], files: &mut Vec<File>) -> Vec<usize> {
    let mut firsts = Vec::new();
    let mut from = 0;
    while from < records.len() {
        let mut bytes = 0;
        let here = records[from..].iter().take_while(|record| {
            let more = bytes < PAGES_BYTES;
            bytes += record.text.len() + record.title.len() + record.address.len() + 40;
            more
        });
        let to = from + here.count();
        let rows = records[from..to].iter().map(|record| {
            let Record { address, title, kind_label, year, number, amount, text, town, .. } = record;
            (address, title, kind_label, year, number, amount, text, town)
        });
        let name = format!("pages-{}", firsts.len());
        let script = format!("cabildoSearch(\"{name}\",{})", json(&rows.collect::<Vec<_>>()));
        files.push((format!("{name}.js"), script.into_bytes()));
        firsts.push(from);
        from = to;
    }
    firsts
}

/// The first file.
fn entry(records: &[&Record], words: &[String], pages: &[usize], version: &str) -> Vec<u8> {
    let kinds: Vec<&str> = super::kinds(records).into_iter().map(|(kind, _)| kind).collect();
    let years = super::years(records);
    let place = |at: Option<usize>| at.map_or(0, |at| at + 1);
    let of_kind: Vec<usize> =
        records.iter().map(|record| place(kinds.iter().position(|kind| *kind == record.kind))).collect();
    let of_year: Vec<usize> =
        records.iter().map(|record| place(years.iter().position(|year| Some(*year) == record.year))).collect();
    format!(
        "cabildoSearch(\"index\",{{\"n\":{},\"v\":\"{version}\",\"w\":{},\"p\":{},\"k\":{},\"y\":{},\"dk\":{},\"dy\":{}}})",
        records.len(),
        json(&words),
        json(&pages),
        json(&kinds),
        json(&years),
        json(&of_kind),
        json(&of_year),
    )
    .into_bytes()
}

/// As JSON, which no text or number fails to be.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
