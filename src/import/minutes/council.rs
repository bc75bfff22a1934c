//! The bodies and people that a source names and that `municipality.yaml` does not know: they are
//! added to it below what stands there, of which no line is changed.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::{Asked, Brought};
use crate::model::choice::Choice;
use crate::model::draft::Draft;
use crate::model::id::Id;
use crate::model::municipality::{Municipality, Role};
use crate::text::slug::{fold, slug};
use crate::text::yaml::write::{Entry, Value, document};

/// What is added to a municipality.
#[derive(Debug, Default)]
pub struct Additions {
    bodies: Vec<Value>,
    people: Vec<Value>,
    ids: BTreeSet<String>,
}

/// A seat in a body, as a source names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    pub body: String,
    pub role: Role,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// The municipality as it stands.
pub fn standing(asked: &Asked) -> Option<Municipality> {
    let path = path(asked);
    let languages = asked.shared.settings.languages.clone().into();
    let text = asked.standing(&path)?;
    crate::read::municipality::read(&path.as_str().into(), asked.municipality, &text, &languages).0
}

fn path(asked: &Asked) -> String {
    format!("{}/municipality.yaml", asked.municipality)
}

/// The id of the body with this name, where there is one.
pub fn body_named(municipality: &Municipality, name: &str) -> Option<Id> {
    let asked = fold(name);
    let fits = |text: &crate::i18n::Text| text.all().any(|(_, text)| fold(text) == asked);
    let body = municipality
        .bodies
        .iter()
        .find(|body| body.id.as_str() == name || fits(&body.name) || body.short_name.as_ref().is_some_and(fits));
    body.map(|body| body.id.clone())
}

impl Additions {
    /// An id for a new record, which no other has.
    pub fn id(&mut self, name: &str, taken: impl Fn(&str) -> bool) -> String {
        let base: String = slug(name).unwrap_or_else(|| "x".to_owned()).chars().take(80).collect();
        let base = base.trim_end_matches('-').to_owned();
        let base = if Id::new(&base).is_some() { base } else { format!("x-{base}") };
        let mut id = base.clone();
        let mut number = 2;
        while taken(&id) || self.ids.contains(&id) {
            id = format!("{base}-{number}");
            number += 1;
        }
        self.ids.insert(id.clone());
        id
    }

    /// A new body.
    pub fn body(&mut self, entries: Vec<Entry>) {
        self.bodies.push(Value::Map(entries));
    }

    /// A new person with their seats.
    pub fn person(&mut self, id: &str, name: &str, seats: &[Seat]) {
        let held = |seat: &Seat| {
            let mut held =
                vec![("body".to_owned(), Value::text(&seat.body)), ("role".to_owned(), Value::plain(seat.role.id()))];
            held.extend(seat.from.map(|from| ("from".to_owned(), Value::plain(from))));
            held.extend(seat.to.map(|to| ("to".to_owned(), Value::plain(to))));
            Value::Flow(held)
        };
        self.people.push(Value::Map(vec![
            Entry::new("id", Value::text(id)),
            Entry::new("name", Value::text(name)),
            Entry::new("memberships", Value::List(seats.iter().map(held).collect())),
        ]));
    }

    /// The municipality's file with what is added.
    pub fn finish(self, asked: &Asked, brought: &mut Brought) {
        if self.bodies.is_empty() && self.people.is_empty() {
            return;
        }
        let path = path(asked);
        let Some(text) = asked.standing(&path) else { return };
        let text = extended(&text, "bodies", self.bodies);
        let text = extended(&text, "people", self.people);
        brought.drafts.push(Draft::text(path, text));
    }
}

/// A text of YAML with more items at the end of a top-level list.
fn extended(text: &str, key: &str, items: Vec<Value>) -> String {
    if items.is_empty() {
        return text.to_owned();
    }
    let whole = document(&[Entry::new(key, Value::List(items))]);
    let (_, lines) = whole.split_once('\n').unwrap_or(("", ""));
    let mut out: Vec<String> = text.lines().map(str::to_owned).collect();
    let Some(begin) = out.iter().position(|line| line.trim_end() == format!("{key}:")) else {
        return format!("{}\n\n{whole}", text.trim_end());
    };
    let is_inner = |line: &String| line.is_empty() || line.starts_with([' ', '-', '#']);
    let end = out[begin + 1..].iter().position(|line| !is_inner(line)).map_or(out.len(), |at| begin + 1 + at);
    // Blank lines and remarks before the next key belong to it.
    let last = (begin..end).rev().find(|at| !out[*at].trim().is_empty() && !out[*at].starts_with('#')).unwrap_or(begin);
    // Items stand as far in as those that are there.
    let indent = out[begin + 1..end]
        .iter()
        .find(|line| line.trim_start().starts_with("- "))
        .map_or(2, |line| line.len() - line.trim_start().len());
    let shifted = lines.lines().map(|line| {
        let inner = line.strip_prefix("  ").unwrap_or(line);
        if inner.is_empty() { String::new() } else { format!("{}{inner}", " ".repeat(indent)) }
    });
    out.splice(last + 1..last + 1, shifted);
    out.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_grows_and_no_line_that_stands_is_changed() {
        let text =
            "name: Uno\nbodies:\n  - {id: concejo, name: Concejo}\n\n# Quiénes son\npeople:\n- id: ana\n  name: Ana\n";
        let item = || vec![Value::Map(vec![Entry::new("id", Value::text("x")), Entry::new("name", Value::text("X"))])];
        let with_body = extended(text, "bodies", item());
        assert_eq!(
            with_body,
            "name: Uno\nbodies:\n  - {id: concejo, name: Concejo}\n  - id: x\n    name: X\n\n# Quiénes son\npeople:\n- id: ana\n  name: Ana\n"
        );
        assert_eq!(extended(text, "people", item()), format!("{text}- id: x\n  name: X\n"));
        assert_eq!(extended("name: Uno\n", "people", item()), "name: Uno\n\npeople:\n  - id: x\n    name: X\n");
    }
}
