//! OParl's objects however they were saved: each alone, in lists, pages of lists or one in another;
//! whole where they stand, or only named by their address.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use serde_json::Value as Json;

use super::super::{Brought, Given, LeftOut, Why};
use crate::findings::Told;
use crate::text::clean::clean;

/// How deep objects may stand in one another.
const MAX_DEPTH: usize = 32;

/// The types of OParl, by the last word of their address.
const KINDS: [&str; 12] = [
    "System",
    "Body",
    "LegislativeTerm",
    "Organization",
    "Person",
    "Membership",
    "Meeting",
    "AgendaItem",
    "Paper",
    "Consultation",
    "File",
    "Location",
];

/// An object, with the file that it came in.
type Object<'o> = (&'o str, &'o Json);

/// What was given, by type, each object once: as told where it has the most to say.
#[derive(Default)]
pub struct Objects<'o> {
    pub organizations: Vec<Object<'o>>,
    pub people: Vec<Object<'o>>,
    pub meetings: Vec<Object<'o>>,
    pub papers: Vec<Object<'o>>,
    pub consultations: Vec<&'o Json>,
    pub memberships: Vec<&'o Json>,
    /// The points of agendas, by their address.
    pub items: Vec<(&'o str, &'o Json)>,
    /// All objects, with the last word of their type.
    pub all: Vec<(&'o str, &'o Json)>,
    by_id: HashMap<&'o str, Object<'o>>,
    /// The files that have some.
    files: HashSet<&'o str>,
}

/// Reads files of JSON: one value, or one after the other.
pub fn parse<'g>(given: &[&'g Given]) -> Result<Vec<(&'g str, Json)>, Told> {
    let mut parsed = Vec::new();
    for given in given {
        let bytes = given.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&given.bytes);
        for json in serde_json::Deserializer::from_slice(bytes).into_iter::<Json>() {
            let broken = |error| Told::new("import-not-json").with("file", &given.name).with("why", error);
            parsed.push((given.name.as_str(), json.map_err(broken)?));
        }
    }
    Ok(parsed)
}

impl<'o> Objects<'o> {
    /// Sorts objects by type; what was deleted at its source is left out, and told where it stands by
    /// itself.
    pub fn of(parsed: &'o [(&'o str, Json)], brought: &mut Brought) -> Self {
        let mut objects = Self::default();
        let mut order = Vec::new();
        for (file, json) in parsed {
            objects.gather((file, json), 0, &mut order, brought);
        }
        for (kind, id, lone) in order {
            let Some(object) = lone.or_else(|| objects.by_id.get(id).copied()) else { continue };
            objects.all.push((kind, object.1));
            match kind {
                "Organization" => objects.organizations.push(object),
                "Person" => objects.people.push(object),
                "Meeting" => objects.meetings.push(object),
                "Paper" => objects.papers.push(object),
                "Consultation" => objects.consultations.push(object.1),
                "Membership" => objects.memberships.push(object.1),
                "AgendaItem" => objects.items.push((id, object.1)),
                // A list says who publishes it besides what is in it; a body or system has no record.
                _ => {}
            }
        }
        objects
    }

    /// Takes an object and what stands in it. `order` gets each id once, with the last word of its
    /// type; and objects that have no id.
    fn gather(
        &mut self,
        (file, json): Object<'o>,
        depth: usize,
        order: &mut Vec<(&'o str, &'o str, Option<Object<'o>>)>,
        brought: &mut Brought,
    ) {
        if depth > MAX_DEPTH {
            return;
        }
        let Json::Object(members) = json else {
            let inner = json.as_array().into_iter().flatten();
            return inner.for_each(|inner| self.gather((file, inner), depth + 1, order, brought));
        };
        let kind = members.get("type").and_then(Json::as_str).and_then(|kind| kind.rsplit(['/', ':']).next());
        let id = members.get("id").and_then(Json::as_str).map(str::trim).filter(|id| !id.is_empty());
        if is_deleted(json) {
            let why = Why::Told(Told::new("import-oparl-deleted").with("id", id.unwrap_or_default()));
            brought.left_out.push(LeftOut { file: file.to_owned(), row: 0, why });
            return;
        }
        // A page of a list may have nothing on it.
        let is_page = members.get("data").and_then(Json::as_array).is_some_and(Vec::is_empty);
        if is_page || kind.is_some_and(|kind| KINDS.contains(&kind)) {
            self.files.insert(file);
        }
        match (kind, id) {
            (Some(kind), Some(id)) => match self.by_id.get(id) {
                None => {
                    self.by_id.insert(id, (file, json));
                    order.push((kind, id, None));
                }
                Some((_, known)) if size(known) < members.len() => drop(self.by_id.insert(id, (file, json))),
                Some(_) => {}
            },
            (Some(kind), None) => order.push((kind, "", Some((file, json)))),
            _ => {}
        }
        members.values().for_each(|inner| self.gather((file, inner), depth + 1, order, brought));
    }

    /// Whether a file has any object of OParl.
    pub fn is_of(&self, file: &str) -> bool {
        self.files.contains(file)
    }

    /// Whether an object with an address was given.
    pub fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id.trim())
    }

    /// The objects that a key holds: those that stand there, and those that are named by their address
    /// and stand elsewhere.
    pub fn all(&self, json: &'o Json, key: &str) -> Vec<&'o Json> {
        let one = |inner: &'o Json| match inner {
            Json::String(id) => self.by_id.get(id.trim()).map(|(_, object)| *object),
            Json::Object(members) => {
                // Elsewhere it may stand with more than here.
                let whole = members.get("id").and_then(Json::as_str).and_then(|id| self.by_id.get(id.trim()));
                whole.map(|(_, object)| *object).or(Some(inner)).filter(|_| !is_deleted(inner))
            }
            _ => None,
        };
        match json.get(key) {
            Some(Json::Array(all)) => all.iter().filter_map(one).collect(),
            Some(inner) => one(inner).into_iter().collect(),
            None => Vec::new(),
        }
    }
}

fn size(json: &Json) -> usize {
    json.as_object().map_or(0, serde_json::Map::len)
}

fn is_deleted(json: &Json) -> bool {
    json.get("deleted").and_then(Json::as_bool) == Some(true)
}

/// The text of a key; none where there is nothing in it. A number is taken as it is written.
pub fn text(json: &Json, key: &str) -> Option<String> {
    let text = match json.get(key)? {
        Json::String(text) => clean(text).trim().to_owned(),
        Json::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The addresses of the objects that a key holds, wherever they stand.
pub fn ids(json: &Json, key: &str) -> Vec<String> {
    let one = |inner: &Json| match inner {
        Json::String(id) => Some(id.trim().to_owned()).filter(|id| !id.is_empty()),
        Json::Object(_) if !is_deleted(inner) => text(inner, "id"),
        _ => None,
    };
    match json.get(key) {
        Some(Json::Array(all)) => all.iter().filter_map(one).collect(),
        Some(inner) => one(inner).into_iter().collect(),
        None => Vec::new(),
    }
}

/// The day of a key.
pub fn day(json: &Json, key: &str) -> Option<Date> {
    text(json, key)?.get(..10)?.parse().ok()
}
