//! The demonstration content with something added to each value, each table's words, each Markdown
//! text, each name of an attachment and each property of a boundary.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use cabildo::text::slug::slug;

use super::names;
use super::spots::{Field, Spot, fields, is_text, spots};
use crate::demo::{Built, TODAY, copy};
use crate::site::{Finding, Site, copy_folder, files_below};

/// How many payloads stand in one value.
pub const AT_ONCE: usize = 4;

/// How many stand below one Markdown text.
const BELOW: usize = 12;

/// The forms in which a payload stands below a Markdown text.
const FORMS: [&str; 6] = ["{}", "## {}", "- {}", "> {}", "| a |\n|---|\n| {} |", "[{}](https://ejemplo.org/)"];

/// The demonstration's towns that are filled with payloads; the third has nothing that these have not.
const FILLED: [&str; 2] = ["puerto-cedro", "loma-quieta"];

/// Settings that the demonstration does without.
const SETTINGS: &str = "\
admin: {backend: github, repo: municipio/portal, branch: main, folder: content}
rules: {unquoted-code: {severity: warning, reason: Se editan en Excel.}}
";

/// The demonstration's content, with a town more that has whatever the others do without.
fn whole() -> Site {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = copy(&FILLED);
    copy_folder(&source.join("tests/suite/payloads/content"), &site.path("content"));
    let duties = std::fs::read(source.join("src/read/duties/pa.yaml")).expect("the duties of a country");
    site.write("territory/duties/pa.yaml", duties);
    site.write("cabildo.yaml", crate::demo::content("cabildo.yaml") + SETTINGS);
    site
}

/// The content of a site, and where something is added to it.
#[derive(Clone)]
pub struct Laid {
    files: BTreeMap<String, String>,
    /// The values that take any text.
    pub spots: Vec<Spot>,
    /// What would not take a payload: a date, an amount, a name that another record has.
    pub refused: BTreeSet<Field>,
    payloads: Vec<String>,
    /// Those that a Markdown text can have.
    pub for_texts: Vec<String>,
}

impl Laid {
    /// The demonstration's content, without the values that refuse what is added.
    pub fn new(payloads: &[String]) -> Self {
        let site = whole();
        let text = |(path, bytes)| Some((path, String::from_utf8(bytes).ok()?));
        let files: BTreeMap<String, String> = files_below(&site.path("content")).into_iter().filter_map(text).collect();
        // What has a form of its own refuses a payload, and so does what must name something: that takes many
        // checks to see, so it is seen where everything is tried.
        let texts: BTreeSet<Field> =
            fields().into_iter().filter(|(_, kind)| is_text(kind)).map(|(field, _)| field).collect();
        let may_refuse = |spot: &Spot| spot.field.0 != "table" && !texts.contains(&spot.field) || names(&spot.field);
        let (refusing, spots): (Vec<Spot>, Vec<Spot>) = spots(&files).into_iter().partition(may_refuse);
        let mut laid = Self {
            files,
            spots,
            refused: BTreeSet::new(),
            payloads: payloads.to_vec(),
            for_texts: Self::fitting_texts(payloads),
        };
        laid.settle(0, |_| true, str::to_owned);
        if super::all() {
            // What stood without these stays: only they can have brought an error.
            laid.spots.extend(refusing);
            laid.settle(0, may_refuse, str::to_owned);
        } else {
            laid.refused.extend(refusing.into_iter().map(|spot| spot.field));
        }
        laid
    }

    /// What is added to a value in a round: the same to the same, so that what names another record by
    /// it still does.
    pub fn added(&self, text: &str, round: usize) -> String {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let all = &self.payloads;
        let first = usize::try_from(hasher.finish() % all.len() as u64).expect("a number") + round * AT_ONCE;
        let added = (0..AT_ONCE).map(|at| all[(first + at) % all.len()].as_str()).collect::<Vec<_>>().join(" ");
        // Signs alone would leave the twin as it was: a code that is known, where the other's is not.
        if added.contains(char::is_alphanumeric) { added } else { format!("{added} x") }
    }

    /// What is added below a Markdown text in a round: payloads, or a word in their forms.
    fn below(&self, number: usize, round: usize, word: Option<&str>) -> String {
        let all = &self.for_texts;
        let first = number * BELOW + round * AT_ONCE;
        let payload = |at: usize| word.unwrap_or(&all[(first + at) % all.len()]);
        let part = |at: usize| FORMS[(number + at) % FORMS.len()].replace("{}", payload(at));
        format!("\n\n{}\n", (0..BELOW).map(part).collect::<Vec<_>>().join("\n\n"))
    }

    /// The payloads that a Markdown text can have: not those that are told as links to nothing.
    fn fitting_texts(payloads: &[String]) -> Vec<String> {
        let mut site = Site::empty().file("cabildo.yaml", crate::site::SETTINGS);
        for (number, payload) in payloads.iter().enumerate() {
            let forms: String = FORMS.iter().map(|form| format!("{}\n\n", form.replace("{}", payload))).collect();
            site = site
                .town(&format!("t{number}"))
                .with("minutes/2026-01-10.md", format!("---\nbody: concejo\n---\n{forms}"));
            site = site.with("municipality.yaml", "name: Uno\nbodies: [{id: concejo, name: Concejo}]\n");
        }
        let outcome = site.check();
        let is_told = |number: &usize| {
            let town = format!("t{number}/");
            outcome.errors().iter().any(|(place, _)| place.starts_with(&town))
        };
        (0..payloads.len()).filter(|number| !is_told(number)).map(|number| payloads[number].clone()).collect()
    }

    /// The site with payloads.
    pub fn hostile(&self, round: usize) -> Site {
        let site = self.site(|text| self.added(text, round), |number| self.below(number, round, None));
        self.attach(&site, round);
        site
    }

    /// Its twin: the same letters, digits and points and nothing else, so that addresses that are
    /// made of a text stay the same.
    pub fn harmless(&self, round: usize) -> Site {
        let site =
            self.site(|text| harmless(&self.added(text, round)), |number| self.below(number, round, Some("Palabras")));
        self.attach(&site, round);
        site
    }

    /// The site with `add` added to each value, and `below` to each Markdown text.
    fn site(&self, add: impl Fn(&str) -> String, below: impl Fn(usize) -> String) -> Site {
        let site = whole();
        let mut by_file: BTreeMap<&str, Vec<&Spot>> = BTreeMap::new();
        for spot in &self.spots {
            by_file.entry(&spot.file).or_default().push(spot);
        }
        for (number, (path, text)) in self.files.iter().enumerate() {
            let mut text = text.clone();
            let mut own = by_file.remove(path.as_str()).unwrap_or_default();
            own.sort_by_key(|spot| std::cmp::Reverse(spot.bytes.start));
            for spot in own {
                let whole = format!("{} {}", spot.text, add(name(spot)));
                text.replace_range(spot.bytes.clone(), &spot.written(whole.trim()));
            }
            if path.ends_with(".md") {
                text.push_str(&below(number));
            }
            if path.ends_with(".geojson") {
                let name = serde_json::to_string(&add(path)).expect("a text");
                text = text.replace("\"properties\": {", &format!("\"properties\": {{\"name\": {name}, "));
            }
            site.write(path, text);
        }
        site
    }

    /// Adds attachments whose names are payloads, as far as a disk can have them, and a page and
    /// documents that lead to them.
    fn attach(&self, site: &Site, round: usize) {
        let town = FILLED[round % FILLED.len()];
        let odd = |c: char| c.is_control() || matches!(c, '/' | '\\' | '<' | '>' | '\u{200b}' | '\u{2028}');
        let fits = |text: &&String| !text.contains(odd) && text.len() < 100 && !text.starts_with('.');
        let mut links = String::from("---\ntitle: Adjuntos\n---\n");
        for (number, payload) in self.payloads.iter().filter(fits).enumerate() {
            let name = format!("{payload} {number}.txt");
            site.write(&format!("{town}/files/{name}"), "Un adjunto.\n");
            let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
            links.push_str(&format!("\n[Adjunto {number}](../files/{encoded})\n"));
            // A path in a record takes no drive letter and nothing that is encoded.
            if !name.contains([':', '%']) {
                let quoted = serde_json::to_string(&format!("files/{name}")).expect("a text");
                let document = format!("---\ntitle: Adjunto {number}\npublished: 2026-01-10\nfile: {quoted}\n---\n");
                site.write(&format!("{town}/documents/adjunto-{number}.md"), document);
            }
        }
        site.write(&format!("{town}/pages/adjuntos.md"), links);
    }

    /// Takes out the values that have a form of their own (a code, a date, a mail address) and refuse
    /// others; what names them goes with them. It ends, since each turn takes some out. Only the towns with
    /// errors are checked again, until they have none. Only those of a kind go. `made` makes what is added of the payloads.
    fn settle(&mut self, round: usize, of_kind: impl Fn(&Spot) -> bool, made: impl Fn(&str) -> String) {
        let mut towns: BTreeSet<String> = BTreeSet::new();
        loop {
            let site = self.site(|text| made(&self.added(text, round)), |_| String::new());
            let mut asked = vec!["check", "--lang", "en", "--format", "json", "--today", TODAY, "--no-search"];
            asked.extend(towns.iter().flat_map(|town| ["--only", town]));
            let outcome = site.run(&asked);
            let errors: Vec<&Finding> =
                outcome.findings().iter().filter(|finding| finding.severity == "error").collect();
            if errors.is_empty() && towns.is_empty() {
                return;
            }
            let with_errors = errors.iter().filter_map(|told| Some(told.place.split_once('/')?.0.to_owned()));
            towns =
                with_errors.filter(|town| site.path("content").join(town).join("municipality.yaml").exists()).collect();
            if errors.is_empty() {
                continue;
            }
            let is_in_towns = |told: &&Finding| towns.iter().any(|town| told.place.starts_with(&format!("{town}/")));
            if !errors.iter().all(is_in_towns) {
                towns.clear();
            }
            let out = self.take_out(&errors, round, &of_kind);
            assert!(!out.is_empty(), "{errors:#?}");
            self.refused.extend(out.into_iter().map(|spot| spot.field));
        }
    }

    /// Takes out the values that findings quote or on whose lines they stand; where there are none,
    /// those that are named, and else those of the whole file or town.
    fn take_out(&mut self, errors: &[&Finding], round: usize, of_kind: impl Fn(&Spot) -> bool) -> Vec<Spot> {
        let lines = self.lines();
        let (mut out, mut there) = (BTreeSet::new(), BTreeSet::new());
        for told in errors {
            let start = |at: &usize| self.added(name(&self.spots[*at]), round).chars().take(25).collect::<String>();
            let own = line(&told.place).and_then(|place| lines.get(&place)).map_or(&[][..], Vec::as_slice);
            let own: Vec<usize> = own.iter().copied().filter(|at| of_kind(&self.spots[*at])).collect();
            there.extend(own.iter().copied());
            out.extend(own.iter().copied().filter(|at| told.words.contains(&start(at))));
        }
        // What is told besides may only follow from it.
        if out.is_empty() {
            out = there;
        }
        let is_told = |name: &str| name.len() > 3 && errors.iter().any(|told| told.words.contains(name));
        let named = |spot: &Spot| is_told(&spot.text) || slug(&spot.text).is_some_and(|slug| is_told(&slug));
        let in_file = |spot: &Spot| errors.iter().any(|told| told.place.starts_with(&spot.file));
        let town = |path: &str| path.split('/').next().map(str::to_owned);
        let in_town = |spot: &Spot| errors.iter().any(|told| town(&told.place) == town(&spot.file));
        let ways: [&dyn Fn(&Spot) -> bool; 3] = [&named, &in_file, &in_town];
        for way in ways {
            if out.is_empty() {
                let goes = |at: &usize| of_kind(&self.spots[*at]) && way(&self.spots[*at]);
                out = (0..self.spots.len()).filter(goes).collect();
            }
        }
        let all = std::mem::take(&mut self.spots).into_iter().enumerate();
        let (out, kept): (Vec<_>, Vec<_>) = all.partition(|(at, _)| out.contains(at));
        self.spots = kept.into_iter().map(|(_, spot)| spot).collect();
        out.into_iter().map(|(_, spot)| spot).collect()
    }

    /// The values on each line of the files as they are written: keys that are added push the lines
    /// below them down.
    fn lines(&self) -> BTreeMap<(String, u32), Vec<usize>> {
        let mut pushing: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, spot) in self.spots.iter().enumerate().filter(|(_, spot)| spot.adds_line()) {
            pushing.entry(&spot.file).or_default().push((spot.bytes.start, at));
        }
        let mut lines: BTreeMap<(String, u32), Vec<usize>> = BTreeMap::new();
        for (at, spot) in self.spots.iter().enumerate() {
            let own = pushing.get(spot.file.as_str()).map_or(&[][..], Vec::as_slice);
            // Of keys that are added at one place the last is written first.
            let above = |(start, other): &&(usize, usize)| {
                *start < spot.bytes.start || (*start == spot.bytes.start && spot.adds_line() && *other > at)
            };
            let above = u32::try_from(own.iter().filter(above).count()).expect("a line");
            lines.entry((spot.file.clone(), spot.line + above)).or_default().push(at);
        }
        lines
    }

    /// Builds a round's two sites. A code takes most payloads and refuses the one with a character that nobody
    /// sees: what refuses a round's payloads goes without them in that round.
    pub fn round(&self, round: usize) -> (Built, Built) {
        let mut laid = self.clone();
        if round > 0 {
            laid.settle(round, |_| true, str::to_owned);
            // The twin's words may look like what they are not: a licence's letters and digits like an identity.
            laid.settle(round, |_| true, harmless);
        }
        (built(&laid.hostile(round)), built(&laid.harmless(round)))
    }
}

fn built(site: &Site) -> Built {
    let outcome = site.run(&["build", "--lang", "en", "--format", "json", "--today", TODAY]).exits(0);
    Built { files: outcome.files(), findings: outcome.findings().to_vec() }
}

/// What decides what is added: the text that is there, or the key.
fn name(spot: &Spot) -> &str {
    if spot.text.is_empty() { &spot.field.1 } else { &spot.text }
}

/// A payload without what does harm. Points stay, which make levels of a code.
fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() || matches!(c, '\'' | '.') { c } else { ' ' }).collect()
}

fn line(place: &str) -> Option<(String, u32)> {
    let mut parts = place.split(':');
    Some((parts.next()?.to_owned(), parts.next().unwrap_or("0").parse().ok()?))
}
