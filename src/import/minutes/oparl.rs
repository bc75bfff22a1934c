//! A council's records as OParl: saved objects, lists of them, or pages of such lists. Organizations
//! become bodies, people are added with their memberships, meetings and papers become files.

use std::collections::BTreeMap;

use jiff::civil::{DateTime, Time};
use serde_json::Value as Json;

use super::super::{Asked, Brought, Given, LeftOut, Why};
use super::consultations::{self, Consulted, Known};
use super::council::{Additions, Seat, body_named, standing};
use super::losses;
use super::naming::{known_person, name_of};
use super::objects::{self, Objects, day, ids, text};
use super::sheet::{Paper, Point, Sheet, documents};
use super::stamps::{self, is_of_session, stamp};
use super::wording::{Office, body_kind, office};
use crate::findings::Told;
use crate::i18n::Zone;
use crate::model::choice::Choice;
use crate::model::council::{DocumentKind, MeetingState};
use crate::model::draft::Draft;
use crate::model::id::Id;
use crate::model::municipality::{Municipality, NameParts};
use crate::read::people::People;
use crate::text::clean::clean;
use crate::text::slug::{fold, slug};
use crate::text::yaml::write::{Entry, Value, front_matter};

/// Makes minutes, papers, bodies and people of OParl's objects.
pub fn bring(given: &[&Given], asked: &Asked, brought: &mut Brought) -> Result<(), Told> {
    let municipality = standing(asked).ok_or_else(|| Told::new("import-minutes-no-municipality"))?;
    let parsed = objects::parse(given)?;
    let objects = Objects::of(&parsed, brought);
    unknown(given, &objects, brought)?;
    let fallback = asked.said("body").and_then(|name| body_named(&municipality, name)).map(|id| id.to_string());
    let mut town = Town {
        municipality: &municipality,
        objects: &objects,
        zone: asked.shared.settings.zone.as_ref(),
        fallback,
        additions: Additions::default(),
        bodies: BTreeMap::new(),
        papers: BTreeMap::new(),
        above: BTreeMap::new(),
        people: BTreeMap::new(),
        without_seat: Vec::new(),
        meetings: BTreeMap::new(),
        points: BTreeMap::new(),
    };
    town.organizations();
    town.people();
    brought.left_out.append(&mut town.without_seat);
    // How to reach people is theirs to publish, and not the import's.
    if objects.people.iter().any(|(_, person)| person.get("email").or(person.get("phone")).is_some()) {
        brought.notes.push(Told::new("import-oparl-reach"));
    }
    town.name_papers();
    let consultations = consultations::all(&objects, &town.papers);
    let mut consulted: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut of_paper: BTreeMap<&str, Vec<&Consulted>> = BTreeMap::new();
    for own in &consultations {
        own.items.iter().for_each(|item| add(&mut consulted, item.clone(), &own.paper));
        of_paper.entry(&own.paper).or_default().push(own);
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (file, meeting) in &objects.meetings {
        match town.meeting(meeting, &consulted) {
            Ok((sheet, notes)) => {
                brought.left_out.extend(notes.into_iter().map(|told| left_out(file, told)));
                let name = name(&sheet, &mut names);
                town.held(meeting, &name);
                let path = format!("{}/minutes/{name}.md", asked.municipality);
                brought.drafts.push(Draft::text(path, sheet.write()));
                brought.taken += 1;
            }
            Err(told) => brought.left_out.push(left_out(file, told)),
        }
    }
    for (file, paper) in &objects.papers {
        let id = text(paper, "id").and_then(|url| town.papers.get(&url));
        let consulted = id.and_then(|id| of_paper.get(id.as_str())).map(Vec::as_slice).unwrap_or_default();
        match town.paper(paper, consulted, asked) {
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
    losses::tell(&objects, &municipality, brought);
    town.additions.finish("import-oparl-seat", asked, brought);
    Ok(())
}

/// Tells the files in which nothing is known; where that is all of them, there is nothing to bring.
fn unknown(given: &[&Given], objects: &Objects, brought: &mut Brought) -> Result<(), Told> {
    let told = |given: &Given| Told::new("import-json-unknown").with("file", &given.name);
    let is_told = |given: &Given| brought.left_out.iter().any(|known| known.file == given.name);
    let odd: Vec<&Given> =
        given.iter().copied().filter(|given| !objects.is_of(&given.name) && !is_told(given)).collect();
    match odd.first() {
        Some(first) if odd.len() == given.len() => Err(told(first)),
        _ => {
            brought.left_out.extend(odd.iter().map(|given| left_out(&given.name, told(given))));
            Ok(())
        }
    }
}

fn left_out(file: &str, told: Told) -> LeftOut {
    LeftOut { file: file.to_owned(), row: 0, why: Why::Told(told) }
}

/// A meeting's id, `2025-05-14-ortschaftsrat-durlach`; of two on one day, the second has a number.
fn name(sheet: &Sheet, names: &mut BTreeMap<String, usize>) -> String {
    let date = sheet.date.map(|date| date.to_string()).unwrap_or_default();
    let name = format!("{date}-{}", sheet.body);
    let count = names.entry(name.clone()).or_default();
    *count += 1;
    if *count == 1 { name } else { format!("{name}-{count}") }
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
    /// The papers that name one as belonging to them.
    above: BTreeMap<String, Vec<String>>,
    people: BTreeMap<String, String>,
    /// People of no body that is known, who are not taken.
    without_seat: Vec<LeftOut>,
    meetings: BTreeMap<String, String>,
    /// The points of agendas: the address of their meeting, and their place in it.
    points: BTreeMap<String, (String, usize)>,
}

impl<'m> Town<'m> {
    /// Keeps the id of a meeting that is written, and the places of its points.
    fn held(&mut self, meeting: &'m Json, name: &str) {
        let Some(url) = text(meeting, "id") else { return };
        let places = self.agenda(meeting).into_iter().enumerate();
        let places: Vec<_> = places.filter_map(|(at, item)| Some((text(item, "id")?, (url.clone(), at)))).collect();
        self.points.extend(places);
        self.meetings.insert(url, name.to_owned());
    }

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
        let kind = body_kind(organization, name);
        add("kind", Some(Value::plain(kind.id())));
        add("short_name", text(organization, "shortName").map(Value::text));
        add("classification", text(organization, "classification").map(Value::text));
        add("part_of", parent.map(Value::text));
        add("from", day(organization, "startDate").map(Value::plain));
        add("to", day(organization, "endDate").map(Value::plain));
        add("place", place.map(Value::text));
        let seats = organization.get("votingMemberCount").and_then(Json::as_u64).filter(|seats| *seats > 0);
        add("seats", seats.map(Value::plain));
        add("web", text(organization, "website").filter(|url| url.starts_with("http")).map(Value::text));
        add("source", Some(Value::text(url)));
        let own_type = text(organization, "organizationType").filter(|own| own != kind.oparl());
        add("oparl_type", own_type.map(Value::text));
        entries
    }

    fn people(&mut self) {
        let mut seats: BTreeMap<String, Vec<&Json>> = BTreeMap::new();
        for held in &self.objects.memberships {
            for person in ids(held, "person") {
                seats.entry(person).or_default().push(held);
            }
        }
        let standing = People::new(self.municipality);
        let whole: Vec<String> =
            self.objects.people.iter().filter_map(|(_, person)| name_of(person)).map(|name| fold(&name)).collect();
        for (file, person) in &self.objects.people {
            let (Some(url), Some(name)) = (text(person, "id"), name_of(person)) else { continue };
            let people = &self.municipality.people;
            let known = known_person(&standing, person, &name, &whole);
            let mut held = self.objects.all(person, "membership");
            for other in seats.get(&url).into_iter().flatten() {
                if !held.iter().any(|known| text(known, "id") == text(other, "id") && known.get("id").is_some()) {
                    held.push(other);
                }
            }
            let seats: Vec<Seat> = held.into_iter().filter_map(|held| self.seat(held)).collect();
            if let Some(known) = known {
                for seat in seats {
                    self.additions.seat(known.id.as_str(), Some(known), seat);
                }
                self.people.insert(url, known.id.to_string());
                continue;
            }
            // Whoever sits in no body that is known has no seat to write.
            if seats.is_empty() {
                self.without_seat.push(left_out(file, Told::new("import-oparl-no-seat").with("person", &name)));
                continue;
            }
            let id = self.additions.id(&name, |id| people.iter().any(|known| known.id.as_str() == id));
            self.additions.person(&id, &name, parts_of(person), seats);
            self.people.insert(url, id);
        }
    }

    fn seat(&self, held: &Json) -> Option<Seat> {
        let known = |key: &str| ids(held, key).iter().find_map(|url| self.bodies.get(url)).cloned();
        let Office { role, title, voting } = office(held);
        Some(Seat {
            body: known("organization")?,
            role: Some(role),
            title,
            voting,
            on_behalf_of: known("onBehalfOf"),
            from: day(held, "startDate"),
            to: day(held, "endDate"),
        })
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
            for below in ids(paper, "subordinatedPaper") {
                self.above.entry(below).or_default().push(url.clone());
            }
            self.papers.insert(url, if *count == 1 { base } else { format!("{base}-{count}") });
        }
    }

    /// A meeting, and what of it was not taken.
    fn meeting(
        &self,
        meeting: &'m Json,
        consulted: &BTreeMap<String, Vec<String>>,
    ) -> Result<(Sheet, Vec<Told>), Told> {
        let id = text(meeting, "id").unwrap_or_default();
        let mut notes = Vec::new();
        let start =
            stamp(self.zone, meeting, "start").ok_or_else(|| Told::new("import-oparl-no-start").with("id", &id))?;
        let organizations = ids(meeting, "organization");
        let body = organizations.iter().find_map(|url| self.bodies.get(url)).or(self.fallback.as_ref());
        let body = body.ok_or_else(|| Told::new("import-oparl-no-body").with("id", &id))?;
        let jointly: Vec<String> = organizations
            .iter()
            .filter_map(|url| self.bodies.get(url))
            .filter(|other| *other != body)
            .cloned()
            .collect();
        if jointly.len() + 1 < organizations.len() {
            notes.push(Told::new("import-oparl-more-bodies").with("id", &id));
        }
        // Midnight stands for a time that nobody wrote.
        let begins = Some(start.time()).filter(|time| *time != Time::midnight());
        let begins = begins.filter(|_| !self.is_second(meeting, "start", &mut notes));
        let end = stamp(self.zone, meeting, "end");
        let of_session = end.filter(|end| is_of_session(start, *end));
        if let Some(end) = end.filter(|_| of_session.is_none()) {
            notes.push(Told::new("import-oparl-end").with("id", &id).with("end", end).with("start", start));
        }
        let ends = of_session.filter(|_| !self.is_second(meeting, "end", &mut notes)).map(|end| end.time());
        let mut documents = Vec::new();
        for (key, kind) in [
            ("invitation", DocumentKind::Invitation),
            ("resultsProtocol", DocumentKind::Minutes),
            ("verbatimProtocol", DocumentKind::Verbatim),
            ("auxiliaryFile", DocumentKind::Annex),
        ] {
            documents.extend(self.files(meeting, key, kind, &mut notes));
        }
        let mut points = Vec::new();
        for item in self.agenda(meeting) {
            points.extend(self.point(item, start, consulted, &mut notes));
        }
        let cancelled = meeting.get("cancelled").and_then(Json::as_bool) == Some(true);
        let participants = ids(meeting, "participant");
        let sheet = Sheet {
            title: text(meeting, "name"),
            body: body.clone(),
            jointly,
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

    /// Whether a time is the second of an hour that the clocks pass twice, which is told: minutes would say the
    /// first.
    fn is_second(&self, json: &Json, key: &str, notes: &mut Vec<Told>) -> bool {
        let told = stamps::second(self.zone, json, key).map(|time| {
            let id = text(json, "id").unwrap_or_default();
            Told::new("import-oparl-second-hour").with("id", id).with("time", time)
        });
        notes.extend(told.clone());
        told.is_some()
    }

    /// A meeting's points, in their order.
    fn agenda(&self, meeting: &'m Json) -> Vec<&'m Json> {
        let mut items = self.objects.all(meeting, "agendaItem");
        items.sort_by_key(|item| item.get("order").and_then(Json::as_i64).unwrap_or(i64::MAX));
        items
    }

    /// The papers that one belongs to, whichever of both says it.
    fn papers_above(&self, paper: &Json, url: &str) -> Option<Value> {
        let mut above = ids(paper, "superordinatedPaper");
        above.extend(
            self.above
                .get(url)
                .into_iter()
                .flatten()
                .filter(|other| !above.contains(other))
                .cloned()
                .collect::<Vec<_>>(),
        );
        let known: Vec<Value> = above.iter().filter_map(|url| self.papers.get(url)).map(Value::text).collect();
        (!known.is_empty()).then_some(Value::FlowList(known))
    }

    fn paper(&self, paper: &Json, consulted: &[&Consulted], asked: &Asked) -> Option<Draft> {
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
        add("bodies", refs("originatorOrganization", &self.bodies));
        add("lead", refs("underDirectionOf", &self.bodies));
        add("part_of", self.papers_above(paper, &url));
        add("related", refs("relatedPaper", &self.papers));
        let known = Known { bodies: &self.bodies, meetings: &self.meetings, points: &self.points };
        add("consultations", consultations::of_paper(consulted, &known));
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
        let mut time = |key: &str| {
            let at = stamp(self.zone, item, key).filter(|at| at.date() == start.date() || is_of_session(start, *at));
            let time = at.map(|at| at.time()).filter(|time| *time != Time::midnight())?;
            (!self.is_second(item, key, notes)).then_some(time)
        };
        let (begins, ends) = (time("start"), time("end"));
        let mut documents = self.files(item, "resolutionFile", DocumentKind::Resolution, notes);
        documents.extend(self.files(item, "auxiliaryFile", DocumentKind::Annex, notes));
        Some(Point {
            title: text(item, "name").or_else(|| number.clone())?,
            // A heading among the points has no number, which is not the same as that of its place.
            number: Some(number.unwrap_or_default()),
            start: begins,
            end: ends,
            closed: item.get("public").and_then(Json::as_bool) == Some(false),
            result: text(item, "result"),
            resolution: text(item, "resolutionText"),
            papers: text(item, "id").and_then(|id| consulted.get(&id).cloned()).unwrap_or_default(),
            documents,
            ..Point::default()
        })
    }

    /// The files that an object names, as documents; one without an address is told.
    fn files(&self, json: &Json, key: &str, kind: DocumentKind, notes: &mut Vec<Told>) -> Vec<Paper> {
        let mut all = Vec::new();
        for file in self.objects.all(json, key) {
            let address = |key: &str| text(file, key).filter(|url| url.starts_with("http"));
            let download = address("downloadUrl");
            let url = address("accessUrl").or_else(|| download.clone());
            let title = text(file, "name").or_else(|| text(file, "fileName"));
            match url {
                Some(url) => all.push(Paper { title, kind, url, download, date: day(file, "date") }),
                None => {
                    let id = text(file, "id").or(title).unwrap_or_default();
                    notes.push(Told::new("import-oparl-no-address").with("id", id));
                }
            }
        }
        all
    }
}

/// A place in words: what is said of it, and those parts of its address that this does not hold.
fn place(location: &Json) -> Option<String> {
    let mut place = String::new();
    for key in ["description", "room", "streetAddress", "postalCode", "locality", "subLocality"] {
        let Some(part) = text(location, key) else { continue };
        // A description often says the room or the town already.
        if !fold(&place).contains(&fold(&part)) {
            let between = match key {
                _ if place.is_empty() => "",
                "locality"
                    if location.get("postalCode").and_then(Json::as_str).is_some_and(|code| !code.is_empty()) =>
                {
                    " "
                }
                _ => ", ",
            };
            place.push_str(between);
            place.push_str(&part);
        }
    }
    Some(place).filter(|place| !place.is_empty())
}

/// The parts of a person's name, and what is said with it.
fn parts_of(person: &Json) -> NameParts {
    let titles = match person.get("title") {
        Some(Json::Array(all)) => all.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(" "),
        _ => text(person, "title").unwrap_or_default(),
    };
    NameParts {
        given: text(person, "givenName"),
        family: text(person, "familyName"),
        honorific: Some(clean(&titles).trim().to_owned()).filter(|titles| !titles.is_empty()),
        suffix: text(person, "affix"),
        address: text(person, "formOfAddress"),
    }
}

fn add(all: &mut BTreeMap<String, Vec<String>>, item: String, paper: &String) {
    let papers = all.entry(item).or_default();
    if !papers.contains(paper) {
        papers.push(paper.clone());
    }
}
