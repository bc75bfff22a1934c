//! Terms of office as OParl's legislative terms, of the memberships in the council.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::popolo::told;
use super::{Oparl, SCHEMA};
use crate::model::municipality::BodyKind;

/// A stretch of time: its first day, and its last where it has one.
type Term = (Date, Option<Date>);

impl Oparl<'_> {
    /// The council's terms, the earliest first.
    pub(super) fn terms(&self) -> Vec<Value> {
        self.terms_held().into_iter().map(|term| self.term(term)).collect()
    }

    /// The stretches for which seats of the council are held. One in the midst of another that more people
    /// hold is no term: somebody came or left between two elections.
    fn terms_held(&self) -> Vec<Term> {
        let municipality = &self.portfolio.portal.municipality;
        let councils = municipality.bodies.iter().filter(|body| body.kind == BodyKind::Council);
        let councils: Vec<_> = councils.map(|body| &body.id).collect();
        let mut held: BTreeMap<Term, usize> = BTreeMap::new();
        for own in municipality.people.iter().flat_map(|person| &person.memberships) {
            let sits = own.votes() && councils.contains(&&own.body);
            if let Some(from) = own.from.filter(|_| sits) {
                *held.entry((from, own.to)).or_default() += 1;
            }
        }
        let is_within = |inner: &Term, outer: &Term| {
            outer.0 <= inner.0 && outer.1.is_none_or(|end| inner.1.is_some_and(|own| own <= end))
        };
        let whole = held.iter().filter(|(term, count)| {
            !held.iter().any(|(other, more)| other != *term && more > *count && is_within(term, other))
        });
        whole.map(|(term, _)| *term).collect()
    }

    fn term(&self, (from, to): Term) -> Value {
        let name = to.map_or_else(|| format!("{}–", from.year()), |to| format!("{}–{}", from.year(), to.year()));
        let id = to.map_or_else(|| from.to_string(), |to| format!("{from}-{to}"));
        let [created, modified] = self.days([Some(from), to]);
        told(json!({
            "id": self.url(&format!("legislative-term/{id}.json")),
            "type": format!("{SCHEMA}LegislativeTerm"),
            "body": self.url("body.json"),
            "name": name,
            "startDate": from.to_string(),
            "endDate": to.map(|date| date.to_string()),
            "license": self.licence(),
            "created": created,
            "modified": modified,
        }))
    }
}
