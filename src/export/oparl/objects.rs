//! What stands in other objects as files and lists of its own: whoever asks for an id gets the object.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::super::File;
use super::Oparl;

/// OParl's lists of objects that others embed: the body's key, the list's file and the type.
pub(super) const INNER: [(&str, &str, &str); 6] = [
    ("agendaItem", "agenda-items", "AgendaItem"),
    ("consultation", "consultations", "Consultation"),
    ("file", "files", "File"),
    ("legislativeTermList", "legislative-terms", "LegislativeTerm"),
    ("locationList", "locations", "Location"),
    ("membership", "memberships", "Membership"),
];

/// An object as it is written: its path below `oparl/`, its bytes and what it embeds, however deep.
pub(super) struct Object {
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
    pub(super) embeds: Vec<Embedded>,
}

/// What an object embeds, written.
pub(super) struct Embedded {
    kind: String,
    id: String,
    bytes: Vec<u8>,
}

impl Object {
    pub(super) fn new(path: String, value: &Value) -> Self {
        let mut embeds = Vec::new();
        embedded(value, &mut embeds);
        Self { path, bytes: serde_json::to_vec(value).unwrap_or_default(), embeds }
    }
}

/// Adds what an object embeds. What has no days or licence of its own has its holder's.
fn embedded(holder: &Value, all: &mut Vec<Embedded>) {
    let Value::Object(members) = holder else { return };
    for value in members.values() {
        let inner = match value {
            Value::Array(all) => all.as_slice(),
            one => std::slice::from_ref(one),
        };
        for object in inner.iter().filter_map(Value::as_object) {
            let Some((id, kind)) = named(object) else { continue };
            let (id, kind) = (id.to_owned(), kind.to_owned());
            let mut own = object.clone();
            for key in ["created", "modified", "license"] {
                if let Some(day) = members.get(key).filter(|_| !own.contains_key(key)) {
                    own.insert(key.to_owned(), day.clone());
                }
            }
            let own = Value::Object(own);
            embedded(&own, all);
            all.push(Embedded { kind, id, bytes: serde_json::to_vec(&own).unwrap_or_default() });
        }
    }
}

/// The objects that others embed, by type, each once.
#[derive(Default)]
pub(super) struct Inner {
    by_type: BTreeMap<String, Vec<Embedded>>,
    seen: BTreeSet<String>,
}

impl Inner {
    /// Takes what an object embeds.
    pub(super) fn take(&mut self, embeds: Vec<Embedded>) {
        for one in embeds {
            if self.seen.insert(one.id.clone()) {
                self.by_type.entry(one.kind.clone()).or_default().push(one);
            }
        }
    }

    /// Their files and lists.
    pub(super) fn files(mut self, oparl: &Oparl, files: &mut Vec<File>) {
        let root = oparl.url("");
        for (_, list, kind) in INNER {
            let objects = self.by_type.remove(kind).unwrap_or_default();
            let bytes: Vec<&[u8]> = objects.iter().map(|one| one.bytes.as_slice()).collect();
            files.extend(oparl.list(list, &bytes));
            let named = |one: Embedded| Some(oparl.file(one.id.strip_prefix(root.as_str())?, one.bytes));
            files.extend(objects.into_iter().filter_map(named));
        }
    }
}

/// An object's id and the last word of its type.
fn named(object: &Map<String, Value>) -> Option<(&str, &str)> {
    let kind = object.get("type")?.as_str()?.rsplit('/').next()?;
    Some((object.get("id")?.as_str()?, kind))
}
