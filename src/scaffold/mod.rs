//! New files of the content, begun from nothing: texts with places, in the officer's language.
//!
//! A kind is a function from what was asked to the files to write. What is written reads without
//! errors as it stands, says in remarks what else there can be, and is not published until the
//! officer says so.
//!
//! # A new kind
//!
//! Its text as `texts/<language>/<name>` for every language of messages, with places `<<word>>`;
//! its function and its line in [`KINDS`]; a case in `tests/suite/scaffold.rs`.

mod country;
mod minutes;
pub mod portal;

use include_dir::{Dir, include_dir};
use jiff::civil::Date;

pub use self::minutes::Begun;
use crate::findings::Told;
use crate::findings::messages::Messages;
use crate::model::draft::Draft;
use crate::model::municipality::{Body, BodyKind, Municipality};
use crate::text::slug::slug;
use crate::text::yaml::write::{Value, one_line};

static TEXTS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/texts");

/// What was asked for.
pub struct Wanted<'a> {
    /// The name, title, year or date that was given.
    pub name: Option<&'a str>,
    /// The folder of the municipality; empty where the kind belongs to none.
    pub municipality: &'a str,
    /// The municipality, where its file can be read.
    pub known: Option<&'a Municipality>,
    /// Of minutes: the body that was named, by its id.
    pub body: Option<&'a str>,
    /// Of minutes: the municipality's meetings, with the path and the text of each file.
    pub standing: &'a [(String, String)],
    /// The site's country.
    pub country: Option<&'a str>,
    /// Whether the territory has an area with this id.
    pub has_area: &'a dyn Fn(&str) -> bool,
    /// The officer's language.
    pub messages: &'static Messages,
    /// Today.
    pub today: Date,
}

/// A kind of file that can be begun.
pub struct Kind {
    /// Its word on the command line.
    pub word: &'static str,
    /// Whether it belongs to one municipality, whose folder it goes to.
    pub of_municipality: bool,
    /// What makes its files.
    pub begin: fn(&Wanted) -> Result<Vec<Draft>, Told>,
}

/// All kinds, by their word.
pub const KINDS: &[Kind] = &[
    Kind { word: "municipality", of_municipality: false, begin: municipality },
    Kind { word: "budget", of_municipality: true, begin: budget },
    Kind { word: "minutes", of_municipality: true, begin: minutes },
    Kind { word: "proposal", of_municipality: true, begin: proposal },
    Kind { word: "cycle", of_municipality: true, begin: cycle },
    Kind { word: "programme", of_municipality: false, begin: programme },
    Kind { word: "page", of_municipality: true, begin: page },
];

impl Wanted<'_> {
    /// The name that was given; where there is none, what must be given.
    pub fn named(&self, example: &str) -> Result<&str, Told> {
        let name = self.name.map(str::trim).filter(|name| !name.is_empty());
        name.ok_or_else(|| Told::new("add-what-name").with("example", example))
    }

    /// A text of this officer's language with its places filled.
    pub fn text(&self, name: &str, places: &[(&str, String)]) -> String {
        filled(self.messages.lang, name, places)
    }
}

/// A text in a language (or in all: `any`), with its places filled. A line whose place is filled with
/// nothing is left out.
fn filled(lang: &str, name: &str, places: &[(&str, String)]) -> String {
    let file = |lang: &str| TEXTS.get_file(format!("{lang}/{name}")).and_then(|file| file.contents_utf8());
    let text = file(lang).or_else(|| file("es")).or_else(|| file("any")).unwrap_or_default();
    let mut out = String::with_capacity(text.len());
    'lines: for line in text.split_inclusive('\n') {
        let mut line = line.to_owned();
        for (place, value) in places {
            let mark = format!("<<{place}>>");
            if value.is_empty() && line.contains(&mark) {
                continue 'lines;
            }
            line = line.replace(&mark, value);
        }
        out.push_str(&line);
    }
    out
}

/// A text as it stands in YAML.
fn yaml(text: &str) -> String {
    one_line(&Value::text(text))
}

/// The id that a name makes.
fn id_of(name: &str) -> Result<String, Told> {
    let id = slug(name).filter(|slug| crate::model::id::Id::new(slug).is_some());
    id.ok_or_else(|| Told::new("add-bad-name").with("name", name))
}

fn municipality(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    let name = wanted.named("\"Puerto Cedro\"")?;
    let id = id_of(name)?;
    if crate::source::discover::RESERVED.contains(&id.as_str()) {
        return Err(Told::new("add-bad-name").with("name", name));
    }
    let area = if (wanted.has_area)(&id) { format!("area: {id}") } else { format!("# area: {id}") };
    let text = wanted.text("municipality.yaml", &[("name", yaml(name)), ("area", area)]);
    Ok(vec![Draft::text(format!("{id}/municipality.yaml"), text)])
}

/// The year that was given, or else the usual one.
fn year(wanted: &Wanted, usual: i16) -> Result<i16, Told> {
    let Some(name) = wanted.name else { return Ok(usual) };
    let year = name.trim().parse().ok().filter(|year| (1900..2200).contains(year));
    year.ok_or_else(|| Told::new("add-bad-year").with("name", name))
}

fn cycle(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    let year = year(wanted, wanted.today.year() + 1)?;
    let text = wanted.text("cycle.yaml", &[("year", year.to_string()), ("before", (year - 1).to_string())]);
    Ok(vec![Draft::text(format!("{}/cycles/{year}.yaml", wanted.municipality), text)])
}

fn programme(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    let title = wanted.named("\"Agua segura\"")?;
    let (id, today) = (id_of(title)?, wanted.today);
    let places = [("title", yaml(title)), ("date", today.to_string()), ("year", today.year().to_string())];
    Ok(vec![Draft::text(format!("territory/programmes/{id}.md"), wanted.text("programme.md", &places))])
}

fn budget(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    let year = year(wanted, wanted.today.year())?;
    let text = wanted.text("budget.yaml", &[("year", year.to_string()), ("before", (year - 1).to_string())]);
    Ok(vec![Draft::text(format!("{}/budgets/{year}.yaml", wanted.municipality), text)])
}

fn minutes(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    let (date, body) = sitting(wanted)?;
    let places = [("body", body.id.to_string()), ("date", date.to_string()), ("year", date.year().to_string())];
    let text = wanted.text("minutes.md", &places);
    let other = wanted.body.and_then(slug).map(|body| format!("-{body}")).unwrap_or_default();
    Ok(vec![Draft::text(format!("{}/minutes/{date}{other}.md", wanted.municipality), text)])
}

/// The minutes that an agenda begins, and the public notice made of it.
pub fn minutes_from(wanted: &Wanted, agenda: &str) -> Result<Begun, Told> {
    let (date, body) = sitting(wanted)?;
    minutes::from_agenda(wanted, body, date, agenda)
}

/// The day and the body of the minutes that are begun.
fn sitting<'w>(wanted: &Wanted<'w>) -> Result<(Date, &'w Body), Told> {
    let date: Date = match wanted.name {
        Some(name) => name.trim().parse().map_err(|_| Told::new("add-bad-date").with("name", name))?,
        None => wanted.today,
    };
    let bodies = wanted.known.map(|known| known.bodies.as_slice()).unwrap_or_default();
    let council = bodies.iter().find(|body| body.kind == BodyKind::Council).or(bodies.first());
    let file = || format!("{}/municipality.yaml", wanted.municipality);
    if let Some(id) = wanted.body {
        let known = || bodies.iter().map(|body| body.id.as_str()).collect::<Vec<_>>().join(", ");
        let unknown = || Told::new("add-unknown-body").with("body", id).with("known", known()).with("file", file());
        return Ok((date, bodies.iter().find(|body| body.id.as_str() == id).ok_or_else(unknown)?));
    }
    Ok((date, council.ok_or_else(|| Told::new("add-no-body").with("file", file()))?))
}

fn proposal(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    titled(wanted, "proposal.md", "proposals", "\"Aceras en San Matías\"")
}

fn page(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    titled(wanted, "page.md", "pages", "\"Cómo participar\"")
}

/// A Markdown file that is named by its title.
fn titled(wanted: &Wanted, text: &str, folder: &str, example: &str) -> Result<Vec<Draft>, Told> {
    let title = wanted.named(example)?;
    let id = id_of(title)?;
    let text = wanted.text(text, &[("title", yaml(title)), ("date", wanted.today.to_string())]);
    Ok(vec![Draft::text(format!("{}/{folder}/{id}.md", wanted.municipality), text)])
}
