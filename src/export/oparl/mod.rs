//! The council as OParl 1.1, a standard for councils' records, as static files below `oparl/`.
//!
//! Each object is a file whose address is its id, those that OParl embeds too (agenda items, files,
//! memberships, consultations, locations). Lists are cut into pages. A static site does not know when
//! a file was written: `created` and `modified` are the earliest and the newest day in a record's data.

mod council;
mod meetings;
mod objects;
mod paging;
mod terms;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::{Value, json};

use objects::{INNER, Inner, Object};

use super::calendar::since;
use super::party::Parties;
use super::popolo::told;
use super::{File, Portfolio};
use crate::model::address::Address;
use crate::model::council::{Document, Meeting};
use crate::model::id::Id;
use crate::pages::address::Target;

/// The namespace of types.
const SCHEMA: &str = "https://schema.oparl.org/1.1/";

/// A portal's OParl, with the address that everything stands below.
pub(super) struct Oparl<'a> {
    portfolio: Portfolio<'a>,
    base: &'a str,
    folder: Address,
    /// The meetings' titles in the first language, by id.
    titles: BTreeMap<&'a str, &'a str>,
    /// The parties that people stand for.
    parties: Parties<'a>,
    /// The meetings, by id.
    meetings: BTreeMap<&'a Id, &'a Meeting>,
    /// The papers that belong to each paper.
    below: BTreeMap<&'a Id, Vec<&'a Id>>,
    /// The earliest day in the council's records; today where they name none.
    since: Date,
}

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    // Every object is named by its absolute address.
    let Some(base) = portfolio.setting.base_url else { return Vec::new() };
    let municipality = &portfolio.portal.municipality;
    if municipality.bodies.is_empty() {
        return Vec::new();
    }
    let first = portfolio.setting.shared.settings.first_language();
    let meetings = portfolio.pages.iter().filter(|page| page.subject == "minutes" && page.lang == first);
    let titles = meetings.map(|page| (page.id.as_str(), page.title.as_str())).collect();
    let folder = portfolio.addresses.root().join("oparl");
    let held = portfolio.portal.meetings.iter().map(|meeting| (&meeting.id, meeting)).collect();
    let mut below: BTreeMap<&Id, Vec<&Id>> = BTreeMap::new();
    for paper in &portfolio.portal.papers {
        paper.part_of.iter().for_each(|above| below.entry(above).or_default().push(&paper.id));
    }
    let oparl = Oparl {
        portfolio: *portfolio,
        base,
        folder,
        titles,
        parties: Parties::of(municipality),
        meetings: held,
        below,
        since: since(portfolio),
    };
    let mut inner = Inner::default();
    let body = Object::new("body.json".to_owned(), &oparl.body());
    let mut files = oparl.list("bodies", &[&body.bytes]);
    inner.take(body.embeds);
    files.push(oparl.file(&body.path, body.bytes));
    files.push(oparl.file("system.json", serde_json::to_vec(&oparl.system()).unwrap_or_default()));
    for (list, objects) in [
        ("organizations", written("organization", oparl.organizations().into_par_iter())),
        ("people", written("person", oparl.people().into_par_iter())),
        ("meetings", written("meeting", oparl.meetings())),
        ("papers", written("paper", oparl.papers().into_par_iter())),
    ] {
        let bytes: Vec<&[u8]> = objects.iter().map(|object| object.bytes.as_slice()).collect();
        files.extend(oparl.list(list, &bytes));
        for object in objects {
            inner.take(object.embeds);
            files.push(oparl.file(&object.path, object.bytes));
        }
    }
    inner.files(&oparl, &mut files);
    files
}

/// Objects of a kind, each written as soon as it is made: as values, all meetings of a council take more memory than
/// its pages.
fn written(kind: &str, objects: impl ParallelIterator<Item = (Id, Value)>) -> Vec<Object> {
    objects.map(|(id, object)| Object::new(format!("{kind}/{id}.json"), &object)).collect()
}

impl Oparl<'_> {
    /// The address of a file below `oparl/`.
    fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.base, self.folder)
    }

    /// When a record was made and last changed, of the days in it; none of them is to come.
    fn days(&self, days: impl IntoIterator<Item = Option<Date>>) -> [String; 2] {
        let past = days.into_iter().flatten().filter(|day| *day <= self.portfolio.setting.today);
        let (first, last) = past.fold((None, None), |(first, last): (Option<Date>, Option<Date>), day| {
            (Some(first.map_or(day, |first| first.min(day))), Some(last.map_or(day, |last| last.max(day))))
        });
        [first, last].map(|day| format!("{}T00:00:00Z", day.unwrap_or(self.since)))
    }

    /// The address of an object.
    fn object(&self, kind: &str, id: &Id) -> String {
        self.url(&format!("{kind}/{id}.json"))
    }

    /// The address of a page of the portal in its first language.
    fn page(&self, target: &Target) -> String {
        let first = self.portfolio.setting.shared.settings.first_language();
        self.portfolio.addresses.of(target, first).whole(self.base)
    }

    fn file(&self, path: &str, mut bytes: Vec<u8>) -> File {
        bytes.push(b'\n');
        (self.folder.file(path).to_string(), bytes)
    }

    fn licence(&self) -> Option<&str> {
        super::licence::url(self.portfolio.settings())
    }

    /// When anything was first and last done.
    fn whole(&self) -> [String; 2] {
        let meetings = self.portfolio.portal.meetings.iter().map(|meeting| Some(meeting.date));
        self.days(meetings.chain([Some(self.since)]))
    }

    fn system(&self) -> Value {
        let [created, modified] = self.whole();
        told(json!({
            "id": self.url("system.json"),
            "type": format!("{SCHEMA}System"),
            "oparlVersion": "https://schema.oparl.org/1.1/",
            "body": self.url("bodies.json"),
            "name": self.portfolio.portal.municipality.name.first(),
            "contactEmail": self.portfolio.portal.municipality.contact.email,
            "website": self.page(&Target::Home),
            "license": self.licence(),
            "created": created,
            "modified": modified,
        }))
    }

    fn body(&self) -> Value {
        let municipality = &self.portfolio.portal.municipality;
        let [created, modified] = self.whole();
        let mut body = told(json!({
            "id": self.url("body.json"),
            "type": format!("{SCHEMA}Body"),
            "system": self.url("system.json"),
            "shortName": municipality.name.first(),
            "name": municipality.official_name.as_ref().unwrap_or(&municipality.name).first(),
            "website": municipality.contact.web,
            "license": self.licence(),
            "contactEmail": municipality.contact.email,
            "organization": self.url("organizations.json"),
            "person": self.url("people.json"),
            "meeting": self.url("meetings.json"),
            "paper": self.url("papers.json"),
            "web": self.page(&Target::Home),
            "created": created,
            "modified": modified,
        }));
        for (key, list, _) in INNER {
            body[key] = Value::from(self.url(&format!("{list}.json")));
        }
        // Required; empty where the content names no terms of office.
        body["legislativeTerm"] = Value::from(self.terms());
        body
    }

    /// A document as a file that stands in another object: `holder` is that object's kind and id,
    /// `back` the key of the way back to it with its address.
    fn document(&self, document: &Document, holder: &str, back: (&str, &str), at: usize) -> Value {
        let root = self.portfolio.addresses.root();
        let here = document.file.as_deref().and_then(|path| self.portfolio.portal.file(path));
        let url = here.map(|file| root.file(&file.path).whole(self.base)).or_else(|| document.url.clone());
        let url = url.unwrap_or_default();
        let path = here.map_or(url.as_str(), |file| file.path.as_str());
        let name = path.rsplit('/').next().unwrap_or("").to_owned();
        let mut file = told(json!({
            "id": self.url(&format!("file/{holder}-{}.json", at + 1)),
            "type": format!("{SCHEMA}File"),
            "name": document.title.as_ref().map(|title| title.first()),
            "fileName": name,
            "mimeType": mime(&name),
            "date": document.date.map(|date| date.to_string()),
            "size": here.map(|file| file.size),
            "accessUrl": url,
            "downloadUrl": here.map(|_| url.clone()).or_else(|| document.download.clone()),
            "fileLicense": self.licence(),
        }));
        file[back.0] = json!([back.1]);
        file
    }
}

/// A file's type, by its ending, where it is one of those that councils publish.
fn mime(name: &str) -> Option<&'static str> {
    let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
    Some(match ending.as_str() {
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "odt" => "application/vnd.oasis.opendocument.text",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "csv" => "text/csv",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "jpg" | "jpeg" | "jpe" | "jfif" | "pjpeg" | "pjp" => "image/jpeg",
        "png" => "image/png",
        _ => return None,
    })
}
