//! Personal data where it should not be published: identity numbers, bank accounts, addresses of mail
//! and telephones of private people, days of birth. Texts are looked at as they were written, so that
//! whatever will stand on a page is told at its line.
//!
//! What an office says of itself is no private matter: what stands in `municipality.yaml`, in services
//! and actors. What must be published all the same is allowed there, one by one, with a reason.

mod contact;
mod numbers;

use std::collections::BTreeSet;

use crate::findings::{Code, Finding, Findings, Place};
use crate::model::portal::Portal;
use crate::text::place::Span;
use crate::text::slug::fold;

/// What was found in a text: the rule, and where it begins and ends.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hit {
    code: Code,
    start: usize,
    end: usize,
}

/// Folders whose files tell how to reach offices and organizations.
const OFFICES: [&str; 3] = ["services", "actors", "static"];

/// Tells personal data in the texts of a portal's files, by their path below the content folder.
pub fn check<'t>(portal: &Portal, texts: impl IntoIterator<Item = (&'t str, &'t str)>, findings: &mut Findings) {
    let known = Known::of(portal);
    for (path, text) in texts {
        let folder = path.split('/').nth(1).unwrap_or("");
        if folder == "municipality.yaml" || OFFICES.contains(&folder) || is_hidden(text) {
            continue;
        }
        for hit in hits(text, &known) {
            let place = Place::new(&path.into(), Span::of(text, hit.start..hit.end));
            findings.add(Finding::new(hit.code, place).with("value", masked(&text[hit.start..hit.end])));
        }
    }
}

/// Whether a file says that it is not published.
fn is_hidden(text: &str) -> bool {
    let matter = crate::text::front_matter::split(text).map(|parts| parts.front_matter).unwrap_or_default();
    let hides =
        |line: &str| matches!(line.split_once(':'), Some(("publish", value)) if matches!(value.trim(), "no" | "false"));
    text[matter].lines().any(hides)
}

/// What is public already.
struct Known {
    /// Allowed by name.
    allowed: BTreeSet<String>,
    /// The ends of addresses of mail that offices have: what stands after the `@`.
    domains: BTreeSet<String>,
    /// The digits of offices' telephones.
    phones: BTreeSet<String>,
}

impl Known {
    fn of(portal: &Portal) -> Self {
        let town = &portal.municipality;
        let people = town.people.iter().filter_map(|person| person.email.as_deref());
        let mails = town.contact.email.as_deref().into_iter().chain(people);
        let domains = mails.filter_map(|mail| Some(mail.split_once('@')?.1.to_lowercase()));
        let web = town.contact.web.as_deref().and_then(|url| url.split("//").nth(1)?.split('/').next());
        let web = web.map(|host| host.trim_start_matches("www.").to_lowercase());
        let phones = town.contact.phone.iter().map(|phone| numbers::digits(phone));
        Self {
            allowed: town.allowed.iter().map(|allowed| plain(allowed)).collect(),
            domains: domains.chain(web).collect(),
            phones: phones.collect(),
        }
    }

    fn allows(&self, text: &str) -> bool {
        self.allowed.contains(&plain(text))
    }
}

/// Letters and digits alone, so that spaces and marks make no difference.
fn plain(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric() || *c == '@').collect()
}

/// A text of which nobody learns what it hides: its first two and last characters.
fn masked(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    match all.as_slice() {
        [one, two, .., last] if all.len() > 5 => format!("{one}{two}…{last}"),
        _ => "…".to_owned(),
    }
}

/// Everything in a text, in its order; of two that overlap, the first that was asked for.
fn hits(text: &str, known: &Known) -> Vec<Hit> {
    // Lines that are remarks are not published.
    let remarks = remarks(text);
    let mut all: Vec<Hit> = Vec::new();
    for hit in numbers::find(text).into_iter().chain(contact::find(text, known)) {
        let overlaps = all.iter().any(|other| hit.start < other.end && other.start < hit.end);
        let in_remark = remarks.iter().any(|range| range.contains(&hit.start));
        if !overlaps && !in_remark && !known.allows(&text[hit.start..hit.end]) {
            all.push(hit);
        }
    }
    all.sort_by_key(|hit| hit.start);
    all
}

/// The lines of the front matter, or of a file of YAML, that begin with `#`.
fn remarks(text: &str) -> Vec<std::ops::Range<usize>> {
    let end = match crate::text::front_matter::split(text) {
        Ok(parts) if !parts.front_matter.is_empty() => parts.front_matter.end,
        _ if text.starts_with('#') => text.len(),
        _ => 0,
    };
    let mut at = 0;
    let mut all = Vec::new();
    for line in text[..end].split_inclusive('\n') {
        if line.trim_start().starts_with('#') {
            all.push(at..at + line.len());
        }
        at += line.len();
    }
    all
}

/// The words before a place, without accents and capitals, nearest last; not beyond the sentence.
fn before(text: &str, at: usize) -> String {
    const FAR: usize = 48;
    let mut start = at.saturating_sub(FAR);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let stretch = &text[start..at];
    fold(stretch.rsplit(['\n', ';']).next().unwrap_or(stretch))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, &str)> {
        let known = Known {
            allowed: BTreeSet::from([plain("8-765-4321")]),
            domains: BTreeSet::from(["puertocedro.example".to_owned()]),
            phones: BTreeSet::from(["5070000101".to_owned()]),
        };
        hits(text, &known).into_iter().map(|hit| (hit.code.id(), &text[hit.start..hit.end])).collect()
    }

    #[test]
    fn remarks_and_what_is_allowed_are_left_alone() {
        assert_eq!(found("---\n# cédula 8-123-4567\ntitle: a\n---\nCédula 8-765-4321.\n"), []);
        assert_eq!(found("---\ntitle: a\n---\n# Cédula 8-123-4567\n"), [("identity-number", "8-123-4567")]);
    }

    #[test]
    fn offices_may_be_reached() {
        assert_eq!(found("Escriba a obras@puertocedro.example o al +507 000-0101."), []);
        assert_eq!(found("Escriba a rosa.perez@gmail.com."), [("private-email", "rosa.perez@gmail.com")]);
    }

    #[test]
    fn what_is_told_hides_what_was_found() {
        assert_eq!(masked("8-123-4567"), "8-…7");
        assert_eq!(masked("abc"), "…");
    }
}
