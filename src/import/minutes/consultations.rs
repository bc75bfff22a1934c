//! OParl's consultations: which body deals with a paper, at which point of which meeting, and in which
//! role. They stand in their paper or by themselves, and name the point or are named by it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::objects::{Objects, ids, text};
use crate::text::yaml::write::Value;

/// A consultation.
pub struct Consulted<'o> {
    /// Our id of the paper.
    pub paper: String,
    /// The addresses of the points.
    pub items: Vec<String>,
    object: &'o Json,
}

/// All consultations of papers that are known, each once; `papers` are our ids by the papers' addresses.
pub fn all<'o>(objects: &'o Objects<'o>, papers: &BTreeMap<String, String>) -> Vec<Consulted<'o>> {
    let inner = objects.papers.iter().flat_map(|(_, paper)| {
        let id = text(paper, "id");
        objects.all(paper, "consultation").into_iter().map(move |inner| (inner, id.clone()))
    });
    let outer = objects.consultations.iter().map(|consultation| (*consultation, None));
    // The point may name the consultation, where that does not name the point.
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, item) in &objects.items {
        for consultation in ids(item, "consultation") {
            named.entry(consultation).or_default().push((*id).to_owned());
        }
    }
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut all = Vec::new();
    for (object, holder) in inner.chain(outer) {
        let paper = ids(object, "paper").into_iter().next().or(holder);
        let Some(paper) = paper.and_then(|url| papers.get(&url)) else { continue };
        let id = text(object, "id");
        if id.as_ref().is_some_and(|id| !seen.insert(id.clone())) {
            continue;
        }
        let mut items = ids(object, "agendaItem");
        for item in id.iter().filter_map(|id| named.get(id)).flatten() {
            if !items.contains(item) {
                items.push(item.clone());
            }
        }
        all.push(Consulted { paper: paper.clone(), items, object });
    }
    all
}

/// Our ids of what consultations name, by its address at the source.
pub struct Known<'k> {
    /// Bodies.
    pub bodies: &'k BTreeMap<String, String>,
    /// Meetings.
    pub meetings: &'k BTreeMap<String, String>,
    /// Points: the address of their meeting, and their place in it.
    pub points: &'k BTreeMap<String, (String, usize)>,
}

/// What a paper says of the bodies that deal with it, in the order of their points; nothing where that is
/// no more than the points say themselves.
pub fn of_paper(consulted: &[&Consulted], known: &Known) -> Option<Value> {
    let says = |own: &&&Consulted| {
        let object = own.object;
        text(object, "role").is_some() || object.get("authoritative").is_some() || own.items.is_empty()
    };
    consulted.iter().find(says)?;
    let mut rows: Vec<(Option<usize>, Value)> = consulted.iter().filter_map(|own| row(own, known)).collect();
    // Of several points of a meeting, the first is told first. What has no point stays where it is.
    let mut places: Vec<usize> = rows.iter().filter_map(|(place, _)| *place).collect();
    places.sort_unstable();
    let by_place: BTreeMap<usize, usize> = places.iter().enumerate().map(|(at, place)| (*place, at)).collect();
    rows.sort_by_key(|(place, _)| place.and_then(|place| by_place.get(&place).copied()).unwrap_or(usize::MAX));
    let rows: Vec<Value> = rows.into_iter().map(|(_, row)| row).collect();
    (!rows.is_empty()).then_some(Value::List(rows))
}

/// A consultation as it is written, with the place of its point in its meeting.
fn row(own: &Consulted, known: &Known) -> Option<(Option<usize>, Value)> {
    let point = own.items.iter().find_map(|item| known.points.get(item));
    let named = ids(own.object, "meeting").into_iter().next().or(point.map(|(meeting, _)| meeting.clone()));
    let meeting = named.and_then(|url| known.meetings.get(&url));
    let body = ids(own.object, "organization").into_iter().find_map(|url| known.bodies.get(&url).cloned());
    let mut entries: Vec<(String, Value)> = Vec::new();
    let mut add = |key: &str, value: Option<Value>| entries.extend(value.map(|value| (key.to_owned(), value)));
    // The meeting tells its body.
    add("body", body.filter(|_| meeting.is_none()).map(Value::text));
    add("meeting", meeting.map(Value::text));
    add("role", text(own.object, "role").map(Value::text));
    let is_final = own.object.get("authoritative").and_then(Json::as_bool);
    add("final", is_final.map(|last| Value::plain(if last { "yes" } else { "no" })));
    (!entries.is_empty()).then_some((point.map(|(_, place)| *place), Value::Flow(entries)))
}
