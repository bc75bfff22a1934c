//! Whether what records of cohesion name is there: areas, actors, programmes, indicators, duties.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::{Code, Finding, Findings, Place};
use crate::model::cohesion::Cohesion;
use crate::model::indicator::Indicator;
use crate::model::portal::{Portal, Shared, file_at};
use crate::model::territory::{Area, Territory};
use crate::text::nearest::nearest;

/// What can be named.
struct Known<'a> {
    areas: BTreeMap<&'a str, &'a Area>,
    /// The areas beyond the portal's part that may be named all the same: somebody works there too.
    beyond: BTreeSet<&'a str>,
    cohesion: &'a Cohesion,
    /// The files that could not be read: that records name what stands in them is no mistake of theirs.
    unread: &'a BTreeSet<String>,
}

/// Tells what the territory's own records name and is not there.
pub fn check_shared(shared: &Shared) -> Findings {
    let mut findings = Findings::new();
    let (areas, beyond) = (by_id(&shared.territory), BTreeSet::new());
    let known = Known { areas, beyond, cohesion: &shared.cohesion, unread: &shared.unread };
    known.check(|_| true, &mut findings);
    for agreement in &shared.cohesion.agreements {
        let Some(path) = agreement.file.as_deref().filter(|path| file_at(&shared.files, path).is_none()) else {
            continue;
        };
        let near = nearest(path, shared.files.iter().map(|file| file.path.as_str()));
        let finding = Finding::new(Code::MissingFile, agreement.place.clone()).with("path", path);
        findings.add(finding.with("base", "territory").with_some("nearest", near));
    }
    findings
}

/// Tells what a portal's own records name and is not there.
pub(super) fn check(portal: &Portal, shared: &Shared, findings: &mut Findings) {
    let beyond = shared.territory.elsewhere.keys().map(String::as_str).collect();
    let known = Known { areas: by_id(&shared.territory), beyond, cohesion: &portal.cohesion, unread: &portal.unread };
    let folder = format!("{}/", portal.municipality.id);
    known.check(|place| place.file.starts_with(&folder), findings);
    for news in &portal.news {
        known.areas(news.area.as_slice(), &news.place, findings);
    }
    let duties: Vec<&str> = shared.duties.iter().flat_map(|list| &list.items).map(|duty| duty.id.as_str()).collect();
    for document in &portal.documents {
        known.among(&document.items, &duties, "a-duty", &document.place, findings);
    }
    for exemption in &portal.exemptions {
        known.among(std::slice::from_ref(&exemption.item), &duties, "a-duty", &exemption.place, findings);
    }
}

impl Known<'_> {
    /// Tells what the records of some places name and is not there.
    fn check(&self, is_own: impl Fn(&Place) -> bool, findings: &mut Findings) {
        let Cohesion { indicators, actors, agreements, programmes, services, transfers } = self.cohesion;
        for one in indicators.iter().filter(|one| is_own(&one.place)) {
            self.values(one, findings);
        }
        for one in actors.iter().filter(|one| is_own(&one.place)) {
            self.areas(&one.areas, &one.place, findings);
        }
        let known_actors: Vec<&str> = actors.iter().map(|one| one.id.as_str()).collect();
        let known_programmes: Vec<&str> = programmes.iter().map(|one| one.id.as_str()).collect();
        let known_indicators: Vec<&str> = indicators.iter().map(|one| one.id.as_str()).collect();
        for one in agreements.iter().filter(|one| is_own(&one.place)) {
            self.areas(&one.areas, &one.place, findings);
            self.among(&one.parties, &known_actors, "an-actor", &one.place, findings);
            self.among(&one.programmes, &known_programmes, "a-programme", &one.place, findings);
        }
        for one in programmes.iter().filter(|one| is_own(&one.place)) {
            self.areas(&one.areas, &one.place, findings);
            self.among(&one.actors, &known_actors, "an-actor", &one.place, findings);
            self.among(&one.indicators, &known_indicators, "an-indicator", &one.place, findings);
        }
        for one in services.iter().filter(|one| is_own(&one.place)) {
            self.areas(&one.areas, &one.place, findings);
            self.among(one.actor.as_slice(), &known_actors, "an-actor", &one.place, findings);
            self.among(one.programme.as_slice(), &known_programmes, "a-programme", &one.place, findings);
        }
        for one in transfers.iter().flat_map(|year| &year.transfers).filter(|one| is_own(&one.place)) {
            self.among(one.programme.as_slice(), &known_programmes, "a-programme", &one.place, findings);
        }
    }

    /// Tells the areas of an indicator that are not there, and those that were not in a value's year.
    fn values(&self, indicator: &Indicator, findings: &mut Findings) {
        for (name, by_year) in &indicator.values {
            let place = indicator.places.get(name).unwrap_or(&indicator.place);
            let Some(area) = self.areas.get(name.as_str()) else {
                unknown(name, self.areas.keys().copied(), "an-area", place, findings);
                continue;
            };
            for year in by_year.keys().filter(|year| !area.is_in(**year)) {
                let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
                let life = format!("{} – {}", day(area.life.0), day(area.life.1));
                let finding = Finding::new(Code::ValueWithoutArea, place.clone()).with("area", name);
                findings.add(finding.with("year", year).with("life", life));
            }
        }
    }

    /// Tells what is not among the records of a kind.
    fn among(&self, named: &[String], known: &[&str], kind: &'static str, place: &Place, findings: &mut Findings) {
        let folder = match kind {
            "an-actor" => "actors/",
            "a-programme" => "programmes/",
            "an-indicator" => "indicators/",
            _ => "duties/",
        };
        // A list of duties holds all of them, whatever its file is called.
        let is_unread = |name: &str| super::is_unread(self.unread, folder, (kind != "a-duty").then_some(name));
        for name in named.iter().filter(|name| !known.contains(&name.as_str()) && !is_unread(name)) {
            unknown(name, known.iter().copied(), kind, place, findings);
        }
    }

    fn areas(&self, named: &[String], place: &Place, findings: &mut Findings) {
        let is_there = |name: &str| self.areas.contains_key(name) || self.beyond.contains(name);
        for name in named.iter().filter(|name| !is_there(name)) {
            unknown(name, self.areas.keys().copied(), "an-area", place, findings);
        }
    }
}

fn by_id(territory: &Territory) -> BTreeMap<&str, &Area> {
    territory.areas.iter().map(|area| (area.id.as_str(), area)).collect()
}

fn unknown<'k>(
    name: &str,
    known: impl Iterator<Item = &'k str>,
    kind: &'static str,
    place: &Place,
    findings: &mut Findings,
) {
    let finding = Finding::new(Code::UnknownReference, place.clone())
        .with("value", name)
        .with("kind", kind)
        .with_some("nearest", nearest(name, known));
    findings.add(finding);
}
