//! What OParl's objects say that has no place in the content, and what they name that was not given. Both
//! are told in a sentence each, so that nothing is lost without a word.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::super::Brought;
use super::objects::Objects;
use crate::findings::Told;
use crate::model::municipality::Municipality;
use crate::text::slug::fold;

/// What every object says of itself: what it is, and where and when it was written.
const OF_ALL: &[&str] = &["id", "type", "body", "created", "modified", "deleted", "license", "web", "@context"];

/// The keys of each type that are taken, or follow from what is: the way back to a holder, and what a file's
/// address tells.
const TAKEN: &[(&str, &[&str])] = &[
    // Where its lists are is the way to what was given, or was not.
    (
        "Body",
        &[
            "system",
            "organization",
            "person",
            "meeting",
            "paper",
            "agendaItem",
            "consultation",
            "file",
            "locationList",
            "legislativeTermList",
            "membership",
        ],
    ),
    ("LegislativeTerm", &[]),
    (
        "Organization",
        &[
            "name",
            "shortName",
            "organizationType",
            "classification",
            "subOrganizationOf",
            "startDate",
            "endDate",
            "website",
            "location",
            "membership",
            "meeting",
            "consultation",
            "votingMemberCount",
        ],
    ),
    // How to reach people is told for itself.
    ("Person", &["name", "familyName", "givenName", "title", "affix", "formOfAddress", "membership", "email", "phone"]),
    ("Membership", &["person", "organization", "role", "votingRight", "startDate", "endDate", "onBehalfOf"]),
    (
        "Meeting",
        &[
            "name",
            "meetingState",
            "cancelled",
            "start",
            "end",
            "location",
            "organization",
            "participant",
            "invitation",
            "resultsProtocol",
            "verbatimProtocol",
            "auxiliaryFile",
            "agendaItem",
        ],
    ),
    (
        "AgendaItem",
        &[
            "meeting",
            "number",
            "order",
            "name",
            "public",
            "consultation",
            "result",
            "resolutionText",
            "resolutionFile",
            "auxiliaryFile",
            "start",
            "end",
        ],
    ),
    (
        "Paper",
        &[
            "name",
            "reference",
            "date",
            "paperType",
            "relatedPaper",
            "superordinatedPaper",
            "subordinatedPaper",
            "mainFile",
            "auxiliaryFile",
            "originatorPerson",
            "originatorOrganization",
            "underDirectionOf",
            "consultation",
        ],
    ),
    ("Consultation", &["paper", "agendaItem", "meeting", "organization", "authoritative", "role"]),
    ("File", &["name", "fileName", "mimeType", "date", "accessUrl", "downloadUrl", "meeting", "agendaItem", "paper"]),
    (
        "Location",
        &[
            "description",
            "room",
            "streetAddress",
            "postalCode",
            "locality",
            "subLocality",
            "organization",
            "organizations",
            "meeting",
            "meetings",
            "bodies",
            "papers",
            "persons",
        ],
    ),
];

/// The keys that name other objects, without ways back to a holder.
const NAMING: &[(&str, &[&str])] = &[
    ("Organization", &["subOrganizationOf", "membership", "location"]),
    ("Person", &["membership"]),
    ("Membership", &["person", "organization", "onBehalfOf"]),
    (
        "Meeting",
        &[
            "organization",
            "participant",
            "location",
            "invitation",
            "resultsProtocol",
            "verbatimProtocol",
            "auxiliaryFile",
            "agendaItem",
        ],
    ),
    ("AgendaItem", &["consultation", "resolutionFile", "auxiliaryFile"]),
    (
        "Paper",
        &[
            "relatedPaper",
            "superordinatedPaper",
            "subordinatedPaper",
            "mainFile",
            "auxiliaryFile",
            "originatorPerson",
            "originatorOrganization",
            "underDirectionOf",
            "consultation",
        ],
    ),
    ("Consultation", &["paper", "agendaItem", "meeting", "organization"]),
];

/// Words for how far a meeting is that follow from its day and whether it was held.
const STATES: &[&str] = &["terminiert", "eingeladen", "durchgeführt"];

/// How often each key of a type was found, by both.
type Counts<'o> = BTreeMap<(&'o str, &'o str), usize>;

/// Tells what was not taken.
pub fn tell(objects: &Objects, municipality: &Municipality, brought: &mut Brought) {
    let (mut without_place, mut missing) = (Counts::new(), Counts::new());
    for (kind, object) in &objects.all {
        let Some(members) = object.as_object() else { continue };
        let Some(taken) = of(TAKEN, kind) else { continue };
        for (key, value) in members.iter().filter(|(_, value)| says(value)) {
            let is_known = OF_ALL.contains(&key.as_str()) || taken.contains(&key.as_str());
            let is_odd = key == "meetingState" && !value.as_str().is_some_and(|state| STATES.contains(&state));
            // What the town is called stands in its file.
            let is_own = *kind == "Body"
                && value.as_str().is_some_and(|name| municipality.name.all().any(|(_, own)| fold(own) == fold(name)));
            if (!is_known || is_odd) && !is_own {
                *without_place.entry((*kind, key.as_str())).or_default() += 1;
            }
        }
        for key in of(NAMING, kind).unwrap_or_default() {
            let named = members.get(*key).into_iter().flat_map(addresses);
            let is_there = |id: &str| objects.has(id) || is_body(municipality, id);
            let away = named.filter(|id| !is_there(id)).count();
            if away > 0 {
                *missing.entry((*kind, *key)).or_default() += away;
            }
        }
    }
    for (word, counts) in [("import-oparl-without-place", without_place), ("import-oparl-missing", missing)] {
        if !counts.is_empty() {
            brought.notes.push(Told::new(word).with("what", listed(&counts)));
        }
    }
}

fn of(table: &[(&str, &'static [&'static str])], kind: &str) -> Option<&'static [&'static str]> {
    table.iter().find(|(known, _)| *known == kind).map(|(_, keys)| *keys)
}

/// Whether a value says anything.
fn says(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::String(text) => !text.trim().is_empty(),
        Json::Array(all) => all.iter().any(says),
        Json::Object(members) => !members.is_empty(),
        Json::Bool(_) | Json::Number(_) => true,
    }
}

/// The addresses that a key holds, of objects that do not stand there themselves.
fn addresses(value: &Json) -> impl Iterator<Item = &str> {
    let all = match value {
        Json::Array(all) => all.as_slice(),
        one => std::slice::from_ref(one),
    };
    all.iter().filter_map(Json::as_str).filter(|id| !id.trim().is_empty())
}

/// Whether an address is that of a body that stands in the municipality.
fn is_body(municipality: &Municipality, id: &str) -> bool {
    municipality.bodies.iter().any(|body| body.source.as_deref() == Some(id.trim()))
}

fn listed(counts: &Counts) -> String {
    let one = |((kind, key), count): (&(&str, &str), &usize)| format!("`{kind}.{key}` ({count})");
    counts.iter().map(one).collect::<Vec<_>>().join(", ")
}
