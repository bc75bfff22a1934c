//! A council's records as OParl: saved objects, lists of them, or pages of such lists. Organizations
//! become bodies, people are added with their memberships, meetings and papers become files.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};
use serde_json::Value as Json;

use super::super::{Asked, Brought, Given, LeftOut, Why};
use super::council::{Additions, body_named, standing};
use super::sheet::{Paper, Point, Sheet, documents};
use crate::findings::Told;
use crate::model::choice::Choice;
use crate::model::council::{DocumentKind, MeetingState};
use crate::model::draft::Draft;
use crate::model::id::Id;
use crate::model::municipality::{BodyKind, Municipality};
use crate::text::slug::slug;
use crate::text::yaml::write::{Entry, Value, front_matter};

/// An object, with the file that it came in.
type Object<'o> = (&'o str, &'o Json);

/// What was given, by type.
#[derive(Default)]
struct Objects<'o> {
    organizations: Vec<Object<'o>>,
    people: Vec<Object<'o>>,
    meetings: Vec<Object<'o>>,
    papers: Vec<Object<'o>>,
    consultations: Vec<Object<'o>>,
}

/// Makes minutes, papers, bodies and people of OParl's objects.
pub fn bring(given: &[&Given], asked: &Asked, brought: &mut Brought) -> Result<(), Told> {
    let municipality = standing(asked).ok_or_else(|| Told::new("import-minutes-no-municipality"))?;
    let mut parsed: Vec<(&str, Json)> = Vec::new();
    for given in given {
        let bytes = given.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&given.bytes);
        let json = serde_json::from_slice(bytes);
        parsed.push((
            &given.name,
            json.map_err(|error| Told::new("import-not-json").with("file", &given.name).with("why", error))?,
        ));
    }
    let mut objects = Objects::default();
    for (file, json) in &parsed {
        gather(file, json, &mut objects, brought);
    }
    let mut town = Town {
        municipality: &municipality,
        additions: Additions::default(),
        bodies: BTreeMap::new(),
        papers: BTreeMap::new(),
        people: BTreeMap::new(),
    };
    town.organizations(&objects);
    town.people(&objects);
    town.name_papers(&objects, asked);
    let consulted = consulted(&objects, &town);
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (file, meeting) in &objects.meetings {
        match town.meeting(meeting, &consulted) {
            Ok((sheet, notes)) => {
                brought.left_out.extend(notes.into_iter().map(|told| LeftOut {
                    file: (*file).to_owned(),
                    row: 0,
                    why: Why::Told(told),
                }));
                let path = path(&sheet, &mut names, asked);
                brought.drafts.push(Draft::text(path, sheet.write()));
                brought.taken += 1;
            }
            Err(told) => brought.left_out.push(LeftOut { file: (*file).to_owned(), row: 0, why: Why::Told(told) }),
        }
    }
    for (_, paper) in &objects.papers {
        if let Some(draft) = town.paper(paper, asked) {
            brought.drafts.push(draft);
            brought.taken += 1;
        }
    }
    town.additions.finish(asked, brought);
    Ok(())
}

/// `minutes/2025-05-14-ortschaftsrat-durlach.md`; of two on one day, the second has a number.
fn path(sheet: &Sheet, names: &mut BTreeMap<String, usize>, asked: &Asked) -> String {
    let date = sheet.date.map(|date| date.to_string()).unwrap_or_default();
    let name = format!("{date}-{}", sheet.body);
    let count = names.entry(name.clone()).or_default();
    *count += 1;
    let number = if *count == 1 { String::new() } else { format!("-{count}") };
    format!("{}/minutes/{name}{number}.md", asked.municipality)
}

/// Sorts an object, a list or a page of a list by type; what was deleted at its source is left out.
fn gather<'o>(file: &'o str, json: &'o Json, objects: &mut Objects<'o>, brought: &mut Brought) {
    if let Some(all) = json.as_array().or_else(|| json.get("data").and_then(Json::as_array)) {
        all.iter().for_each(|inner| gather(file, inner, objects, brought));
        return;
    }
    let kind = json.get("type").and_then(Json::as_str).and_then(|kind| kind.rsplit('/').next()).unwrap_or("");
    if is_deleted(json) {
        let why = Why::Told(Told::new("import-oparl-deleted").with("id", text(json, "id").unwrap_or_default()));
        brought.left_out.push(LeftOut { file: file.to_owned(), row: 0, why });
        return;
    }
    match kind {
        "Organization" => objects.organizations.push((file, json)),
        "Person" => objects.people.push((file, json)),
        "Meeting" => objects.meetings.push((file, json)),
        "Paper" => objects.papers.push((file, json)),
        "Consultation" => objects.consultations.push((file, json)),
        // A list says who publishes it besides what is in it; a body or system has no record here.
        _ => {}
    }
}

fn is_deleted(json: &Json) -> bool {
    json.get("deleted").and_then(Json::as_bool) == Some(true)
}

fn text(json: &Json, key: &str) -> Option<String> {
    json.get(key).and_then(Json::as_str).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn texts(json: &Json, key: &str) -> Vec<String> {
    match json.get(key) {
        Some(Json::Array(all)) => all.iter().filter_map(Json::as_str).map(str::to_owned).collect(),
        Some(Json::String(one)) => vec![one.clone()],
        _ => Vec::new(),
    }
}

fn objects_in<'j>(json: &'j Json, key: &str) -> Vec<&'j Json> {
    match json.get(key) {
        Some(Json::Array(all)) => all.iter().filter(|inner| inner.is_object() && !is_deleted(inner)).collect(),
        Some(object @ Json::Object(_)) if !is_deleted(object) => vec![object],
        _ => Vec::new(),
    }
}

/// A time stamp's local day and time: what people there saw on their clocks.
fn stamp(json: &Json, key: &str) -> Option<DateTime> {
    let text = text(json, key)?;
    text.get(..19)?
        .parse()
        .ok()
        .or_else(|| text.get(..10)?.parse::<Date>().ok().map(|date| date.to_datetime(Time::midnight())))
}

fn day(json: &Json, key: &str) -> Option<Date> {
    text(json, key)?.get(..10)?.parse().ok()
}

/// A file as a document; nothing where it has no address.
fn document(json: &Json, kind: DocumentKind) -> Option<Paper> {
    let url = text(json, "accessUrl").or_else(|| text(json, "downloadUrl")).filter(|url| url.starts_with("http"))?;
    Some(Paper { title: text(json, "name").or_else(|| text(json, "fileName")), kind, url, date: day(json, "date") })
}

fn files(json: &Json, key: &str, kind: DocumentKind) -> Vec<Paper> {
    objects_in(json, key).into_iter().filter_map(|file| document(file, kind)).collect()
}

/// The paper of each agenda item, by the items' addresses.
fn consulted(objects: &Objects, town: &Town) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let inner = objects.papers.iter().flat_map(|(_, paper)| {
        let id = text(paper, "id").unwrap_or_default();
        objects_in(paper, "consultation").into_iter().map(move |consultation| (consultation, Some(id.clone())))
    });
    let outer = objects.consultations.iter().map(|(_, consultation)| (*consultation, None));
    for (consultation, holder) in inner.chain(outer) {
        let paper = text(consultation, "paper").or(holder).and_then(|url| town.papers.get(&url).cloned());
        if let Some((item, paper)) = text(consultation, "agendaItem").zip(paper) {
            all.insert(item, paper);
        }
    }
    all
}

/// The municipality with what is added to it; records by their addresses at the source.
struct Town<'m> {
    municipality: &'m Municipality,
    additions: Additions,
    bodies: BTreeMap<String, String>,
    papers: BTreeMap<String, String>,
    people: BTreeMap<String, String>,
}

impl Town<'_> {
    fn organizations(&mut self, objects: &Objects) {
        let mut new = Vec::new();
        for (_, organization) in &objects.organizations {
            let (Some(url), Some(name)) = (text(organization, "id"), text(organization, "name")) else { continue };
            let bodies = &self.municipality.bodies;
            let known =
                bodies.iter().find(|body| body.source.as_deref() == Some(url.as_str())).map(|body| body.id.clone());
            if let Some(known) = known.or_else(|| body_named(self.municipality, &name).filter(|_| true)) {
                self.bodies.insert(url, known.to_string());
                continue;
            }
            let id = self.additions.id(&name, |id| bodies.iter().any(|body| body.id.as_str() == id));
            self.bodies.insert(url.clone(), id.clone());
            new.push((id, url, name, *organization));
        }
        for (id, url, name, organization) in new {
            let entries = self.organization(&id, &url, &name, organization);
            self.additions.body(entries);
        }
    }

    fn organization(&self, id: &str, url: &str, name: &str, organization: &Json) -> Vec<Entry> {
        let place = objects_in(organization, "location").into_iter().find_map(place);
        let parent = text(organization, "subOrganizationOf").and_then(|url| self.bodies.get(&url).cloned());
        let mut entries = vec![Entry::new("id", Value::text(id)), Entry::new("name", Value::text(name))];
        let mut add = |key: &str, value: Option<Value>| entries.extend(value.map(|value| Entry::new(key, value)));
        add("kind", Some(Value::plain(body_kind(organization, name).id())));
        add("short_name", text(organization, "shortName").map(Value::text));
        add("classification", text(organization, "classification").map(Value::text));
        add("part_of", parent.map(Value::text));
        add("from", day(organization, "startDate").map(Value::plain));
        add("to", day(organization, "endDate").map(Value::plain));
        add("place", place.map(Value::text));
        add("web", text(organization, "website").filter(|url| url.starts_with("http")).map(Value::text));
        add("source", Some(Value::text(url)));
        entries
    }

    fn people(&mut self, objects: &Objects) {
        for (_, person) in &objects.people {
            let (Some(url), Some(name)) = (text(person, "id"), text(person, "name")) else { continue };
            let people = &self.municipality.people;
            let known =
                people.iter().find(|known| crate::text::slug::fold(&known.name) == crate::text::slug::fold(&name));
            if let Some(known) = known {
                self.people.insert(url, known.id.to_string());
                continue;
            }
            let id = self.additions.id(&name, |id| people.iter().any(|known| known.id.as_str() == id));
            let seat = objects_in(person, "membership").into_iter().find_map(|held| {
                let body = self.bodies.get(&text(held, "organization")?)?.clone();
                Some((body, day(held, "startDate")))
            });
            // Whoever sits in no body that is known has no seat to write.
            let Some((body, from)) = seat else { continue };
            self.additions.person(&id, &name, &body, from);
            self.people.insert(url, id);
        }
    }

    /// Gives each paper its id: its reference, or its title.
    fn name_papers(&mut self, objects: &Objects, asked: &Asked) {
        let _ = asked;
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for (_, paper) in &objects.papers {
            let (Some(url), Some(name)) = (text(paper, "id"), text(paper, "name")) else { continue };
            let base = text(paper, "reference").as_deref().and_then(slug).or_else(|| slug(&name));
            let base: String = base.unwrap_or_else(|| "paper".to_owned()).chars().take(80).collect();
            let base = base.trim_end_matches('-').to_owned();
            let base = if Id::new(&base).is_some() { base } else { format!("p-{base}") };
            let count = taken.entry(base.clone()).or_default();
            *count += 1;
            self.papers.insert(url, if *count == 1 { base } else { format!("{base}-{count}") });
        }
    }

    /// A meeting, and what of it was not taken.
    fn meeting(&self, meeting: &Json, consulted: &BTreeMap<String, String>) -> Result<(Sheet, Vec<Told>), Told> {
        let id = text(meeting, "id").unwrap_or_default();
        let mut notes = Vec::new();
        let start = stamp(meeting, "start").ok_or_else(|| Told::new("import-oparl-no-start").with("id", &id))?;
        let organizations = texts(meeting, "organization");
        let body = organizations.iter().find_map(|url| self.bodies.get(url));
        let body = body.ok_or_else(|| Told::new("import-oparl-no-body").with("id", &id))?;
        if organizations.len() > 1 {
            notes.push(Told::new("import-oparl-more-bodies").with("id", &id));
        }
        // Midnight stands for a time that nobody wrote.
        let begins = Some(start.time()).filter(|time| *time != Time::midnight());
        let end = stamp(meeting, "end");
        let ends = end.filter(|end| end.date() == start.date() && *end > start).map(|end| end.time());
        if let Some(end) = end.filter(|_| ends.is_none()) {
            notes.push(Told::new("import-oparl-end").with("id", &id).with("end", end).with("start", start));
        }
        let mut documents = Vec::new();
        for (key, kind) in [
            ("invitation", DocumentKind::Invitation),
            ("resultsProtocol", DocumentKind::Minutes),
            ("verbatimProtocol", DocumentKind::Verbatim),
            ("auxiliaryFile", DocumentKind::Annex),
        ] {
            documents.extend(files(meeting, key, kind));
        }
        let mut items = objects_in(meeting, "agendaItem");
        items.sort_by_key(|item| item.get("order").and_then(Json::as_i64).unwrap_or(i64::MAX));
        let cancelled = meeting.get("cancelled").and_then(Json::as_bool) == Some(true);
        let sheet = Sheet {
            title: text(meeting, "name"),
            body: body.clone(),
            date: Some(start.date()),
            start: begins,
            end: ends,
            place: objects_in(meeting, "location").into_iter().find_map(place),
            state: cancelled.then_some(MeetingState::Cancelled),
            documents,
            source: Some(id).filter(|id| id.starts_with("http")),
            points: items.into_iter().filter_map(|item| point(item, start, consulted)).collect(),
            ..Sheet::default()
        };
        Ok((sheet, notes))
    }

    fn paper(&self, paper: &Json, asked: &Asked) -> Option<Draft> {
        let url = text(paper, "id")?;
        let id = self.papers.get(&url)?;
        let refs = |key: &str, known: &BTreeMap<String, String>| {
            let found: Vec<Value> =
                texts(paper, key).iter().filter_map(|url| known.get(url)).map(Value::text).collect();
            (!found.is_empty()).then_some(Value::FlowList(found))
        };
        let mut files = files(paper, "mainFile", DocumentKind::Paper);
        files.extend(self::files(paper, "auxiliaryFile", DocumentKind::Annex));
        let mut entries = vec![Entry::new("title", Value::text(text(paper, "name")?))];
        let mut add = |key: &str, value: Option<Value>| entries.extend(value.map(|value| Entry::new(key, value)));
        add("number", text(paper, "reference").map(Value::quoted));
        add("kind", text(paper, "paperType").map(Value::text));
        add("date", day(paper, "date").map(Value::plain));
        add("authors", refs("originatorPerson", &self.people));
        add("bodies", refs("underDirectionOf", &self.bodies).or_else(|| refs("originatorOrganization", &self.bodies)));
        add("part_of", refs("superordinatedPaper", &self.papers));
        add("documents", documents(&files));
        add("source", Some(Value::text(&url)).filter(|_| url.starts_with("http")));
        Some(Draft::text(format!("{}/papers/{id}.md", asked.municipality), front_matter(&entries, "")))
    }
}

/// What kind of body an organization is: as its type says, or its classification and name.
fn body_kind(organization: &Json, name: &str) -> BodyKind {
    match text(organization, "organizationType").as_deref() {
        Some("Verwaltungsbereich") => return BodyKind::Office,
        Some("Fraktion" | "Partei") => return BodyKind::Party,
        _ => {}
    }
    // Who has meetings or members is a body that decides or advises; the rest is the administration.
    let meets = organization.get("meeting").is_some() || organization.get("membership").is_some();
    let council = ["Gemeinderat", "Stadtrat", "Kreistag", "Concejo", "Council"].contains(&name);
    match (meets, council) {
        (_, true) => BodyKind::Council,
        (true, false) => BodyKind::Committee,
        (false, false) => BodyKind::Office,
    }
}

/// A place in words.
fn place(location: &Json) -> Option<String> {
    let parts = ["room", "streetAddress", "postalCode", "locality"].iter().filter_map(|key| text(location, key));
    text(location, "description")
        .or_else(|| Some(parts.collect::<Vec<_>>().join(", ")).filter(|place| !place.is_empty()))
}

fn point(item: &Json, start: DateTime, consulted: &BTreeMap<String, String>) -> Option<Point> {
    let number = text(item, "number");
    let time = |key: &str| {
        stamp(item, key).filter(|at| at.date() == start.date() && at.time() != Time::midnight()).map(|at| at.time())
    };
    let mut documents = files(item, "resolutionFile", DocumentKind::Annex);
    documents.extend(files(item, "auxiliaryFile", DocumentKind::Annex));
    let result =
        [text(item, "result"), text(item, "resolutionText")].into_iter().flatten().collect::<Vec<_>>().join(": ");
    Some(Point {
        title: text(item, "name").or_else(|| number.clone())?,
        // A heading among the points has no number, which is not the same as that of its place.
        number: Some(number.unwrap_or_default()),
        start: time("start"),
        end: time("end"),
        closed: item.get("public").and_then(Json::as_bool) == Some(false),
        result: Some(result).filter(|result| !result.is_empty()),
        papers: text(item, "id").and_then(|id| consulted.get(&id).cloned()).into_iter().collect(),
        documents,
        ..Point::default()
    })
}
