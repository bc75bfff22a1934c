//! The data's licence, as each kind of file says it. Where a standard has a word for it, that word is used
//! (`license` of OParl and DCAT, `licenses` of data packages, `dc:license` of CSV on the Web, `rights` of
//! Atom, `LINK` of iCalendar); what is our own has `licence`, with its name and address.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::model::settings::Settings;

/// The licence in our own files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Licence {
    /// Its short name.
    pub name: String,
    /// The address of its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The licence that the settings say.
pub fn of(settings: &Settings) -> Option<Licence> {
    settings.licence.as_ref().map(|licence| Licence { name: licence.name.clone(), url: licence.url.clone() })
}

/// Its address, where the settings give one.
pub(super) fn url(settings: &Settings) -> Option<&str> {
    settings.licence.as_ref()?.url.as_deref()
}

/// In one line: `CC BY 4.0 (https://…)`.
pub(super) fn line(settings: &Settings) -> Option<String> {
    let Licence { name, url } = of(settings)?;
    Some(url.map_or_else(|| name.clone(), |url| format!("{name} ({url})")))
}

/// A value of our own with the licence; as it is where none is said.
pub(super) fn licensed(mut value: Value, settings: &Settings) -> Value {
    if let (Value::Object(members), Some(licence)) = (&mut value, of(settings)) {
        members.insert("licence".to_owned(), json!(licence));
    }
    value
}
