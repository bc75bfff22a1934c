//! What is public already of those whose texts are looked at, and how what is found in them is told.

use std::collections::BTreeSet;

use super::{Written, contact, hits, is_hidden, plain};
use crate::findings::private::hidden;
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::portal::{Attachment, Portal, Shared};
use crate::text::slug::fold;

/// What is public already.
#[derive(Debug, Default)]
pub struct Known {
    /// The municipality's name, without accents; empty where all share.
    pub(super) town: String,
    /// The file in which personal data are allowed.
    pub(super) list: &'static str,
    /// Allowed by name.
    pub(super) allowed: BTreeSet<String>,
    /// The ends of addresses of mail that offices have: what stands after the `@`.
    pub(super) domains: BTreeSet<String>,
    /// The digits of offices' telephones.
    pub(super) phones: BTreeSet<String>,
}

impl Known {
    /// What is public of a portal.
    pub fn of(portal: &Portal) -> Self {
        let town = &portal.municipality;
        let people = town.people.iter().filter_map(|person| person.email.as_deref());
        let mails = town.contact.email.as_deref().into_iter().chain(people);
        let domains = mails.filter_map(|mail| Some(mail.split_once('@')?.1.to_lowercase()));
        let web = town.contact.web.as_deref().and_then(|url| url.split("//").nth(1)?.split('/').next());
        let web = web.map(|host| host.trim_start_matches("www.").to_lowercase());
        let offices = portal.cohesion.services.iter().filter_map(|service| service.phone.as_deref());
        let phones = town.contact.phone.as_deref().into_iter().chain(offices);
        let phones = phones.map(|phone| phone.chars().filter(char::is_ascii_digit).collect());
        Self {
            town: fold(town.name.first()),
            list: "municipality.yaml",
            allowed: town.allowed.iter().map(|allowed| plain(allowed)).collect(),
            // A provider of mail for everybody tells no office.
            domains: domains.chain(web).filter(|domain| !contact::is_for_everybody(domain)).collect(),
            phones: phones.filter(|phone: &String| !phone.is_empty()).collect(),
        }
    }

    /// What is public of what all portals share.
    pub fn of_shared(shared: &Shared) -> Self {
        let web = shared.settings.base_url.as_deref().and_then(|url| url.split("//").nth(1)?.split('/').next());
        let web = web.map(|host| host.trim_start_matches("www.").to_lowercase());
        let reach = &shared.settings.contact;
        let own = reach.email.as_deref().and_then(|mail| Some(mail.split_once('@')?.1.to_lowercase()));
        let web = web.into_iter().chain(own);
        let phones = shared.cohesion.services.iter().filter_map(|service| service.phone.as_deref());
        let phones = phones.chain(reach.phone.as_deref());
        let phones = phones.map(|phone| phone.chars().filter(char::is_ascii_digit).collect());
        Self {
            town: String::new(),
            list: "cabildo.yaml",
            allowed: shared.settings.allowed.iter().map(|allowed| plain(allowed)).collect(),
            domains: web.filter(|domain| !contact::is_for_everybody(domain)).collect(),
            phones: phones.filter(|phone: &String| !phone.is_empty()).collect(),
        }
    }

    pub(super) fn allows(&self, text: &str) -> bool {
        self.allowed.contains(&plain(text))
    }

    /// A finding that hides what it tells of.
    pub(super) fn found(&self, code: Code, place: Place, text: &str) -> Finding {
        Finding::new(code, place).with("value", masked(text)).with("list", self.list)
    }

    /// Tells what stands in a cell or a name, which has no line of its own.
    pub(super) fn tell(&self, text: &str, place: &Place, findings: &mut Findings) {
        for hit in hits(text, self, false, Written::Markdown) {
            findings.add(self.found(hit.code, place.clone(), &text[hit.start..hit.end]));
        }
    }

    /// Tells what stands in the name of a record's file, which is the address of its page; of a translation, whose
    /// name is the same, once.
    pub(super) fn tell_address(&self, path: &str, text: &str, findings: &mut Findings) {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        if !(stem.contains('.') || is_hidden(text)) {
            self.tell(stem, &Place::file(&path.into()), findings);
        }
    }

    /// Tells what stands in the names of files.
    pub(super) fn tell_names(&self, files: &[Attachment], findings: &mut Findings) {
        for file in files {
            let name = file.path.rsplit('/').next().unwrap_or(&file.path);
            self.tell(name, &Place::file(&file.source), findings);
        }
    }
}

/// A text of which nobody learns what it hides.
fn masked(text: &str) -> String {
    let hidden = hidden(text);
    format!("{}…{}", &text[..hidden.start], &text[hidden.end..])
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn what_is_told_hides_what_was_found() {
        assert_eq!(masked("8-123-4567"), "8-…7");
        assert_eq!(masked("abc"), "…");
    }
}
