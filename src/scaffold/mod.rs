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
pub mod samples;

use include_dir::{Dir, include_dir};
use jiff::ToSpan;
use jiff::civil::{Date, date};

pub use self::minutes::Begun;
use crate::findings::Told;
use crate::findings::messages::Messages;
use crate::i18n::NumberFormat;
use crate::model::choice::Choice;
use crate::model::draft::Draft;
use crate::model::municipality::{Body, BodyKind, Municipality};
use crate::model::programme::Group;
use crate::text::slug::slug;
use crate::text::yaml::write::{Value, one_line};

static TEXTS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/texts");

/// What was asked for.
pub struct Wanted<'a> {
    /// The name, title, year or date that was given.
    pub name: Option<&'a str>,
    /// The name of the file or folder, where it is not to be made of the name.
    pub id: Option<&'a str>,
    /// Whether the site's own pages stand in a folder of this name.
    pub is_taken: &'a dyn Fn(&str) -> bool,
    /// The folder of the municipality; empty where the kind belongs to none.
    pub municipality: &'a str,
    /// The municipality, where its file can be read.
    pub known: Option<&'a Municipality>,
    /// Of minutes: the body that was named, by its id.
    pub body: Option<&'a str>,
    /// Of minutes: the municipality's meetings, with the path and the text of each file.
    pub standing: &'a [(String, String)],
    /// Where a file of the content lies, as a command line names it.
    pub on_disk: &'a dyn Fn(&str) -> String,
    /// The site's country.
    pub country: Option<&'a str>,
    /// How the site's amounts are typed.
    pub numbers: Option<NumberFormat>,
    /// The id of the territory's area with this id or, of areas, the only one of this name.
    pub area_of: &'a dyn Fn(&str, &str) -> Option<String>,
    /// The officer's language.
    pub messages: &'static Messages,
    /// Today.
    pub today: Date,
}

/// A kind of file that can be begun.
pub struct Kind {
    /// Its word on the command line.
    pub word: &'static str,
    /// Whether it belongs to one municipality, whose folder it goes to; else to all of them, or to the one that
    /// was named.
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
    Kind { word: "agreement", of_municipality: false, begin: agreement },
    Kind { word: "service", of_municipality: true, begin: service },
    Kind { word: "document", of_municipality: true, begin: document },
    Kind { word: "news", of_municipality: true, begin: news },
    Kind { word: "payments", of_municipality: true, begin: payments },
    Kind { word: "page", of_municipality: true, begin: page },
];

impl Wanted<'_> {
    /// The name that was given; where there is none, what must be given.
    pub fn named(&self, example: &str) -> Result<&str, Told> {
        let name = self.name.map(str::trim).filter(|name| !name.is_empty());
        name.ok_or_else(|| Told::new("add-what-name").with("example", example))
    }

    /// A folder of the municipality, or of the territory where it is all municipalities'.
    fn folder(&self, name: &str) -> String {
        format!("{}/{name}", if self.municipality.is_empty() { "territory" } else { self.municipality })
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

/// The id that was given, or that a name makes.
fn id_of(given: Option<&str>, name: &str) -> Result<String, Told> {
    let is_id = |text: &String| crate::model::id::Id::new(text).is_some();
    if let Some(given) = given {
        let id = Some(given.trim().to_owned()).filter(|id| is_id(id) && slug(id).as_ref() == Some(id));
        return id.ok_or_else(|| Told::new("add-bad-id").with("name", given));
    }
    slug(name).filter(is_id).ok_or_else(|| Told::new("add-bad-name").with("name", name))
}

/// The folder of a municipality, which is none of the site's own.
fn folder_of(given: Option<&str>, name: &str, is_taken: &dyn Fn(&str) -> bool) -> Result<String, Told> {
    let id = id_of(given, name)?;
    let own = crate::source::discover::RESERVED.contains(&id.as_str()) || is_taken(&id);
    if own { Err(Told::new("add-taken-name").with("id", id)) } else { Ok(id) }
}

fn municipality(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    let name = wanted.named("\"Puerto Cedro\"")?;
    let id = folder_of(wanted.id, name, wanted.is_taken)?;
    let area = (wanted.area_of)(&id, name).map_or_else(|| format!("# area: {id}"), |area| format!("area: {area}"));
    let text = wanted.text("municipality.yaml", &[("name", yaml(name)), ("area", area)]);
    Ok(vec![Draft::text(format!("{id}/municipality.yaml"), text)])
}

/// The year that was given, or else the usual one.
fn year(wanted: &Wanted, usual: i16) -> Result<i16, Told> {
    let Some(name) = wanted.name else { return Ok(usual) };
    let year = name.trim().parse().ok().filter(|year| (1900..2200).contains(year));
    year.ok_or_else(|| Told::new("add-bad-year").with("name", name))
}

/// A cycle of a year: that of the year before, with the works in the year itself; but where its first phase
/// would be over before it is begun, the phases follow one another from the next month on.
fn cycle(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    let year = year(wanted, wanted.today.year() + 1)?;
    let usual = date(year - 1, 6, 1);
    let is_late = year > wanted.today.year() && usual <= wanted.today;
    let next = || wanted.today.last_of_month().tomorrow().unwrap_or(usual);
    let start = if is_late { next() } else { usual };
    // Days after the first of the month that is so many months later.
    let day = |months: i32, days: i32| start.saturating_add(months.months()).saturating_add(days.days());
    let voting = (day(4, 4), day(4, 11));
    let results = (day(4, 14), day(7, -1));
    // The works take the rest of the year, and a year at least where little of it is left.
    let end = date(year, 12, 31);
    let works = day(7, 0);
    let end = if works.saturating_add(6.months()) > end { day(19, -1) } else { end };
    let span = |(from, to): (Date, Date)| format!("{from}, to: {to}");
    let places = [
        ("year", year.to_string()),
        ("before", (year - 1).to_string()),
        ("proposals", span((start, day(2, -1)))),
        ("feasibility", span((day(2, 0), day(4, -1)))),
        ("voting", span(voting)),
        ("counted", results.0.to_string()),
        ("results", span(results)),
        ("execution", span((works, end))),
    ];
    let text = wanted.text("cycle.yaml", &places);
    Ok(vec![Draft::text(format!("{}/cycles/{year}.yaml", wanted.municipality), text)])
}

fn programme(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    titled(wanted, "programme.md", &wanted.folder("programmes"), "\"Agua segura\"")
}

fn agreement(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    titled(wanted, "agreement.md", &wanted.folder("agreements"), "\"Convenio de agua segura\"")
}

fn budget(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    let year = year(wanted, wanted.today.year())?;
    // A day that has not come is no day on which anything was approved.
    let to_come = date(year - 1, 12, 15) > wanted.today;
    let day = if to_come { "{stage: approved} # date:" } else { "{stage: approved, date:" };
    let approved = format!("{day} {}-12-15{}", year - 1, if to_come { "" } else { "}" });
    let places = [("year", year.to_string()), ("approved", approved)];
    let text = wanted.text("budget.yaml", &places);
    Ok(vec![Draft::text(format!("{}/budgets/{year}.yaml", wanted.municipality), text)])
}

fn minutes(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    let (date, body) = sitting(wanted)?;
    let other = wanted.body.and_then(slug).map(|body| format!("-{body}")).unwrap_or_default();
    let path = format!("{}/minutes/{date}{other}.md", wanted.municipality);
    // A meeting that was announced under another name gets no second file.
    if let Some(standing) = minutes::standing(wanted, body, date).filter(|standing| *standing != path) {
        let command = format!("cabildo add minutes {date} --from {}", (wanted.on_disk)(standing));
        return Err(Told::new("add-announced").with("path", standing).with("command", command));
    }
    let places = [("body", body.id.to_string()), ("date", date.to_string()), ("year", date.year().to_string())];
    let text = wanted.text("minutes.md", &places);
    Ok(vec![Draft::text(path, text)])
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
    titled(wanted, "proposal.md", &wanted.folder("proposals"), "\"Aceras en San Matías\"")
}

fn page(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    titled(wanted, "page.md", &wanted.folder("pages"), "\"Cómo participar\"")
}

fn service(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    titled(wanted, "service.md", &wanted.folder("services"), "\"Permiso de construcción\"")
}

fn document(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    titled(wanted, "document.md", &wanted.folder("documents"), "\"Planilla de marzo\"")
}

fn news(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    let mut drafts = titled(wanted, "news.md", &wanted.folder("news"), "\"Cierre de la calle del mercado\"")?;
    for draft in &mut drafts {
        // News is read in the order of its days.
        draft.path = draft.path.replacen("/news/", &format!("/news/{}-", wanted.today), 1);
    }
    Ok(drafts)
}

/// A year's payments: what is said of them, and a table that the treasury's own takes the place of.
fn payments(wanted: &Wanted) -> Result<Vec<Draft>, Told> {
    let year = year(wanted, wanted.today.year())?;
    // A decimal comma stands in quotes, since commas part the columns.
    let has_comma = wanted.numbers.is_some_and(|numbers| numbers.decimal() == ',');
    let amount = if has_comma { "\"1250,00\"" } else { "1250.00" };
    let places = [("year", year.to_string()), ("amount", amount.to_owned())];
    let text = wanted.text("payments.yaml", &places);
    let table = text.lines().find_map(|line| line.trim().strip_prefix("- file: ")).unwrap_or_default().to_owned();
    let folder = wanted.folder("payments");
    Ok(vec![
        Draft::text(format!("{folder}/{year}.yaml"), text),
        Draft::text(format!("{folder}/{table}"), wanted.text("payments.csv", &places)),
    ])
}

/// A Markdown file that is named by its title.
fn titled(wanted: &Wanted, text: &str, folder: &str, example: &str) -> Result<Vec<Draft>, Told> {
    let title = wanted.named(example)?;
    let id = id_of(wanted.id, title)?;
    let today = wanted.today;
    let places = [
        ("title", yaml(title)),
        ("date", today.to_string()),
        ("year", today.year().to_string()),
        ("month", format!("{}-{:02}", today.year(), today.month())),
        ("until", today.saturating_add(7.days()).to_string()),
        ("groups", Group::ALL.iter().map(|group| group.id()).collect::<Vec<_>>().join(", ")),
    ];
    Ok(vec![Draft::text(format!("{folder}/{id}.md"), wanted.text(text, &places))])
}
