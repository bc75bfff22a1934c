//! What stands in other objects as files and lists of its own: whoever asks for an id gets the object.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
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

/// The objects that others embed, by type.
#[derive(Default)]
pub(super) struct Inner {
    by_type: BTreeMap<String, Vec<Value>>,
    seen: BTreeSet<String>,
}

impl Inner {
    /// Takes what an object embeds, however deep. What has no days or licence of its own has its holder's.
    pub(super) fn take(&mut self, holder: &Value) {
        let Value::Object(members) = holder else { return };
        for value in members.values() {
            let embedded = match value {
                Value::Array(all) => all.as_slice(),
                one => std::slice::from_ref(one),
            };
            for object in embedded.iter().filter_map(Value::as_object) {
                let Some((id, kind)) = named(object) else { continue };
                let mut own = object.clone();
                for key in ["created", "modified", "license"] {
                    if let Some(day) = members.get(key).filter(|_| !own.contains_key(key)) {
                        own.insert(key.to_owned(), day.clone());
                    }
                }
                let kind = kind.to_owned();
                if self.seen.insert(id.to_owned()) {
                    let own = Value::Object(own);
                    self.take(&own);
                    self.by_type.entry(kind).or_default().push(own);
                }
            }
        }
    }

    /// Their files and lists.
    pub(super) fn files(mut self, oparl: &Oparl, files: &mut Vec<File>) {
        for (_, list, kind) in INNER {
            let objects = self.by_type.remove(kind).unwrap_or_default();
            let root = oparl.url("");
            let file = |object: &Value| {
                let path = object["id"].as_str()?.strip_prefix(root.as_str())?;
                Some(oparl.file(path, object))
            };
            files.par_extend(objects.par_iter().filter_map(file));
            files.extend(oparl.list(list, objects));
        }
    }
}

/// An object's id and the last word of its type.
fn named(object: &Map<String, Value>) -> Option<(&str, &str)> {
    let kind = object.get("type")?.as_str()?.rsplit('/').next()?;
    Some((object.get("id")?.as_str()?, kind))
}
