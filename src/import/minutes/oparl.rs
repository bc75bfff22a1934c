//! A council's records as OParl: saved objects, lists of them, or pages of such lists. Organizations
//! become bodies, people are added with their memberships, meetings and papers become files.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};
use serde_json::Value as Json;

use super::super::{Asked, Brought, Given, LeftOut, Why};
use super::council::{Additions, Seat, body_named, standing};
use super::objects::{self, Objects, day, ids, text};
use super::sheet::{Paper, Point, Sheet, documents};
use crate::findings::Told;
use crate::i18n::Zone;
use crate::model::choice::Choice;
use crate::model::council::{DocumentKind, MeetingState};
use crate::model::draft::Draft;
use crate::model::id::Id;
use crate::model::municipality::{BodyKind, Municipality, Role};
use crate::text::slug::slug;
use crate::text::yaml::write::{Entry, Value, front_matter};

/// Makes minutes, papers, bodies and people of OParl's objects.
pub fn bring(given: &[&Given], asked: &Asked, brought: &mut Brought) -> Result<(), Told> {
    let municipality = standing(asked).ok_or_else(|| Told::new("import-minutes-no-municipality"))?;
    let parsed = objects::parse(given)?;
    let objects = Objects::of(&parsed, brought);
    let fallback = asked.said("body").and_then(|name| body_named(&municipality, name)).map(|id| id.to_string());
    let mut town = Town {
        municipality: &municipality,
        objects: &objects,
        zone: asked.shared.settings.zone.as_ref(),
        fallback,
        additions: Additions::default(),
        bodies: BTreeMap::new(),
        papers: BTreeMap::new(),
        people: BTreeMap::new(),
    };
    town.organizations();
    town.people();
    town.name_papers();
    let consulted = town.consulted();
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (file, meeting) in &objects.meetings {
        match town.meeting(meeting, &consulted) {
            Ok((sheet, notes)) => {
                brought.left_out.extend(notes.into_iter().map(|told| left_out(file, told)));
                let path = path(&sheet, &mut names, asked);
                brought.drafts.push(Draft::text(path, sheet.write()));
                brought.taken += 1;
            }
            Err(told) => brought.left_out.push(left_out(file, told)),
        }
    }
    for (file, paper) in &objects.papers {
        match town.paper(paper, asked) {
            Some(draft) => {
                brought.drafts.push(draft);
                brought.taken += 1;
            }
            None => {
                let told = Told::new("import-oparl-no-name").with("id", text(paper, "id").unwrap_or_default());
                brought.left_out.push(left_out(file, told));
            }
        }
    }
    town.additions.finish(asked, brought);
    Ok(())
}

fn left_out(file: &str, told: Told) -> LeftOut {
    LeftOut { file: file.to_owned(), row: 0, why: Why::Told(told) }
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

/// The municipality with what is added to it; records by their addresses at the source.
struct Town<'m> {
    municipality: &'m Municipality,
    objects: &'m Objects<'m>,
    zone: Option<&'m Zone>,
    /// The body of meetings whose own is not known, where one was said.
    fallback: Option<String>,
    additions: Additions,
    bodies: BTreeMap<String, String>,
    papers: BTreeMap<String, String>,
    people: BTreeMap<String, String>,
}

impl Town<'_> {
    fn organizations(&mut self) {
        let mut new = Vec::new();
        for (_, organization) in &self.objects.organizations {
            let name = text(organization, "name").or_else(|| text(organization, "shortName"));
            let (Some(url), Some(name)) = (text(organization, "id"), name) else { continue };
            let bodies = &self.municipality.bodies;
            let known =
                bodies.iter().find(|body| body.source.as_deref() == Some(url.as_str())).map(|body| body.id.clone());
            if let Some(known) = known.or_else(|| body_named(self.municipality, &name)) {
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
        let place = self.objects.all(organization, "location").into_iter().find_map(place);
        let parent = ids(organization, "subOrganizationOf").first().and_then(|url| self.bodies.get(url).cloned());
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

    fn people(&mut self) {
        let mut seats: BTreeMap<String, Vec<&Json>> = BTreeMap::new();
        for held in &self.objects.memberships {
            for person in ids(held, "person") {
                seats.entry(person).or_default().push(held);
            }
        }
        for (_, person) in &self.objects.people {
            let (Some(url), Some(name)) = (text(person, "id"), name_of(person)) else { continue };
            let people = &self.municipality.people;
            let known =
                people.iter().find(|known| crate::text::slug::fold(&known.name) == crate::text::slug::fold(&name));
            if let Some(known) = known {
                self.people.insert(url, known.id.to_string());
                continue;
            }
            let mut held = self.objects.all(person, "membership");
            for other in seats.get(&url).into_iter().flatten() {
                if !held.iter().any(|known| text(known, "id") == text(other, "id") && known.get("id").is_some()) {
                    held.push(other);
                }
            }
            let seats: Vec<Seat> = held.into_iter().filter_map(|held| self.seat(held)).collect();
            // Whoever sits in no body that is known has no seat to write.
            if seats.is_empty() {
                continue;
            }
            let id = self.additions.id(&name, |id| people.iter().any(|known| known.id.as_str() == id));
            self.additions.person(&id, &name, &seats);
            self.people.insert(url, id);
        }
    }

    fn seat(&self, held: &Json) -> Option<Seat> {
        let body = ids(held, "organization").iter().find_map(|url| self.bodies.get(url))?.clone();
        Some(Seat { body, role: role(held), from: day(held, "startDate"), to: day(held, "endDate") })
    }

    /// Gives each paper its id: its reference, or its title.
    fn name_papers(&mut self) {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for (_, paper) in &self.objects.papers {
            let reference = text(paper, "reference");
            let Some(url) = text(paper, "id") else { continue };
            let base = reference.as_deref().and_then(slug).or_else(|| text(paper, "name").as_deref().and_then(slug));
            let base: String = base.unwrap_or_else(|| "paper".to_owned()).chars().take(80).collect();
            let base = base.trim_end_matches('-').to_owned();
            let base = if Id::new(&base).is_some() { base } else { format!("p-{base}") };
            let count = taken.entry(base.clone()).or_default();
            *count += 1;
            self.papers.insert(url, if *count == 1 { base } else { format!("{base}-{count}") });
        }
    }

    /// The papers of each agenda item, by the items' addresses.
    fn consulted(&self) -> BTreeMap<String, Vec<String>> {
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut of_consultation: BTreeMap<String, String> = BTreeMap::new();
        let inner = self.objects.papers.iter().flat_map(|(_, paper)| {
            let id = text(paper, "id");
            self.objects.all(paper, "consultation").into_iter().map(move |inner| (inner, id.clone()))
        });
        let outer = self.objects.consultations.iter().map(|consultation| (*consultation, None));
        for (consultation, holder) in inner.chain(outer) {
            let named = ids(consultation, "paper").into_iter().next().or(holder);
            let Some(paper) = named.and_then(|url| self.papers.get(&url)) else { continue };
            for item in ids(consultation, "agendaItem") {
                add(&mut all, item, paper);
            }
            if let Some(id) = text(consultation, "id") {
                of_consultation.insert(id, paper.clone());
            }
        }
        // The point may name the consultation, where that does not name the point.
        for (id, item) in &self.objects.items {
            for paper in ids(item, "consultation").iter().filter_map(|url| of_consultation.get(url)) {
                add(&mut all, (*id).to_owned(), paper);
            }
        }
        all
    }

    /// A meeting, and what of it was not taken.
    fn meeting(&self, meeting: &Json, consulted: &BTreeMap<String, Vec<String>>) -> Result<(Sheet, Vec<Told>), Told> {
        let id = text(meeting, "id").unwrap_or_default();
        let mut notes = Vec::new();
        let start = self.stamp(meeting, "start").ok_or_else(|| Told::new("import-oparl-no-start").with("id", &id))?;
        let organizations = ids(meeting, "organization");
        let body = organizations.iter().find_map(|url| self.bodies.get(url)).or(self.fallback.as_ref());
        let body = body.ok_or_else(|| Told::new("import-oparl-no-body").with("id", &id))?;
        if organizations.len() > 1 {
            notes.push(Told::new("import-oparl-more-bodies").with("id", &id));
        }
        // Midnight stands for a time that nobody wrote.
        let begins = Some(start.time()).filter(|time| *time != Time::midnight());
        let end = self.stamp(meeting, "end");
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
            documents.extend(self.files(meeting, key, kind, &mut notes));
        }
        let mut items = self.objects.all(meeting, "agendaItem");
        items.sort_by_key(|item| item.get("order").and_then(Json::as_i64).unwrap_or(i64::MAX));
        let mut points = Vec::with_capacity(items.len());
        for item in items {
            points.extend(self.point(item, start, consulted, &mut notes));
        }
        let cancelled = meeting.get("cancelled").and_then(Json::as_bool) == Some(true);
        let participants = ids(meeting, "participant");
        let sheet = Sheet {
            title: text(meeting, "name"),
            body: body.clone(),
            date: Some(start.date()),
            start: begins,
            end: ends,
            place: self.objects.all(meeting, "location").into_iter().find_map(place),
            present: participants.iter().filter_map(|url| self.people.get(url).cloned()).collect(),
            state: cancelled.then_some(MeetingState::Cancelled),
            documents,
            source: Some(id).filter(|id| id.starts_with("http")),
            points,
            ..Sheet::default()
        };
        Ok((sheet, notes))
    }

    fn paper(&self, paper: &Json, asked: &Asked) -> Option<Draft> {
        let url = text(paper, "id")?;
        let id = self.papers.get(&url)?;
        let title = text(paper, "name").or_else(|| text(paper, "reference"))?;
        let refs = |key: &str, known: &BTreeMap<String, String>| {
            let found: Vec<Value> = ids(paper, key).iter().filter_map(|url| known.get(url)).map(Value::text).collect();
            (!found.is_empty()).then_some(Value::FlowList(found))
        };
        let mut files = self.files(paper, "mainFile", DocumentKind::Paper, &mut Vec::new());
        files.extend(self.files(paper, "auxiliaryFile", DocumentKind::Annex, &mut Vec::new()));
        let mut entries = vec![Entry::new("title", Value::text(title))];
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

/// Points, documents and times.
impl Town<'_> {
    fn point(
        &self,
        item: &Json,
        start: DateTime,
        consulted: &BTreeMap<String, Vec<String>>,
        notes: &mut Vec<Told>,
    ) -> Option<Point> {
        let number = text(item, "number");
        let time = |key: &str| {
            let at = self.stamp(item, key).filter(|at| at.date() == start.date());
            at.map(|at| at.time()).filter(|time| *time != Time::midnight())
        };
        let mut documents = self.files(item, "resolutionFile", DocumentKind::Annex, notes);
        documents.extend(self.files(item, "auxiliaryFile", DocumentKind::Annex, notes));
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
            papers: text(item, "id").and_then(|id| consulted.get(&id).cloned()).unwrap_or_default(),
            documents,
            ..Point::default()
        })
    }

    /// The files that an object names, as documents; one without an address is told.
    fn files(&self, json: &Json, key: &str, kind: DocumentKind, notes: &mut Vec<Told>) -> Vec<Paper> {
        let mut all = Vec::new();
        for file in self.objects.all(json, key) {
            let url =
                text(file, "accessUrl").or_else(|| text(file, "downloadUrl")).filter(|url| url.starts_with("http"));
            let title = text(file, "name").or_else(|| text(file, "fileName"));
            match url {
                Some(url) => all.push(Paper { title, kind, url, date: day(file, "date") }),
                None => {
                    let id = text(file, "id").or(title).unwrap_or_default();
                    notes.push(Told::new("import-oparl-no-address").with("id", id));
                }
            }
        }
        all
    }

    /// A time stamp as people there saw it on their clocks: as it is written; but one in UTC as the
    /// zone has it, where that is known.
    fn stamp(&self, json: &Json, key: &str) -> Option<DateTime> {
        let text = text(json, key)?;
        let universal = text.ends_with(['Z', 'z']).then(|| text.parse::<jiff::Timestamp>().ok()).flatten();
        if let Some((zone, instant)) = self.zone.zip(universal) {
            return Some(zone.local(instant));
        }
        let (day, time) = text.split_at_checked(10)?;
        let day: Date = day.parse().ok()?;
        let time = time.trim_start_matches(['T', 't', ' ']);
        let end = time.find(['Z', 'z', '+', '-', '.']).unwrap_or(time.len());
        Some(day.to_datetime(time[..end].parse().unwrap_or(Time::midnight())))
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

/// A person's name, whole or of its parts.
fn name_of(person: &Json) -> Option<String> {
    text(person, "name").or_else(|| {
        let parts: Vec<String> = ["givenName", "familyName"].iter().filter_map(|key| text(person, key)).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    })
}

/// What somebody is in a body: as the word for it says, in our own words or in German and English.
fn role(held: &Json) -> Role {
    let word = text(held, "role").unwrap_or_default();
    if let Some(known) = Role::from_id(&word) {
        return known;
    }
    let folded = crate::text::slug::fold(&word);
    let has = |parts: &[&str]| parts.iter().any(|part| folded.contains(part));
    match () {
        () if has(&["schriftfuhr", "protokoll", "secretar", "clerk"]) => Role::Secretary,
        () if has(&["vorsitz", "president", "chair", "prasident"]) && has(&["stell", "vice", "vize", "deputy"]) => {
            Role::VicePresident
        }
        () if has(&["vorsitz", "president", "chair", "prasident"]) => Role::President,
        () if has(&["stellvertret", "ersatz", "substitute", "suplente"]) => Role::Substitute,
        () if held.get("votingRight").and_then(Json::as_bool) == Some(false) => Role::Secretary,
        () => Role::Member,
    }
}

fn add(all: &mut BTreeMap<String, Vec<String>>, item: String, paper: &String) {
    let papers = all.entry(item).or_default();
    if !papers.contains(paper) {
        papers.push(paper.clone());
    }
}
