//! What is told of municipalities beside one another: those that seem to be one, of which what is said of an area would
//! count twice, and those of which nobody says how many inhabitants they have.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::findings::{Code, Finding, Findings, Place};
use crate::model::summary::Summary;
use crate::model::territory::Territory;
use crate::text::slug::fold;

/// Tells a municipality that has another's area, or its name where not both have an area.
pub fn check(summaries: &[Summary]) -> Findings {
    let mut findings = Findings::new();
    let mut areas: HashMap<&str, &Summary> = HashMap::new();
    let mut names: HashMap<String, &Summary> = HashMap::new();
    for summary in summaries {
        let area = summary.area.as_deref();
        let first = area.and_then(|area| Some((area, *areas.get(area)?)));
        if let Some((area, first)) = first {
            findings.add(told(summary, first, "area", area));
        }
        area.map(|area| areas.entry(area).or_insert(summary));
        let Some((_, name)) = summary.name.first() else { continue };
        let namesake = *names.entry(fold(name)).or_insert(summary);
        let is_apart = area.is_some() && namesake.area.is_some();
        if namesake.id != summary.id && !is_apart {
            findings.add(told(summary, namesake, "name", name));
        }
    }
    findings
}

/// Tells areas of municipalities with budgets that have no inhabitants, where others of their level have: their money is in
/// no figure for each inhabitant.
pub fn tell_without_inhabitants(summaries: &[Summary], territory: &Territory) -> Findings {
    let mut findings = Findings::new();
    let counted: BTreeSet<usize> =
        territory.areas.iter().filter(|area| !area.counts().is_empty()).map(|area| area.level).collect();
    let with_money = summaries.iter().filter(|summary| summary.budget.is_some());
    for area in with_money.filter_map(|summary| territory.area(summary.area.as_deref()?)) {
        if area.counts().is_empty() && counted.contains(&area.level) {
            findings.add(Finding::new(Code::InhabitantsUnknown, area.place.clone()).with("area", area.id.as_str()));
        }
    }
    findings
}

fn told(summary: &Summary, first: &Summary, key: &str, value: &str) -> Finding {
    let place = |summary: &Summary| Place::file(&Arc::from(format!("{}/municipality.yaml", summary.id)));
    let finding = Finding::new(Code::SameMunicipality, place(summary)).and(place(first));
    finding.with("key", key).with("value", value)
}
