//! The statements that every portal owes its readers: accessibility and privacy. A page of the
//! content with the same name stands in their place.

use super::Page;
use super::address::Target;
use super::edition::Edition;
use super::frame::Heading;
use super::view::{NavItem, Statement as StatementView, StatementPart, View, Words};
use crate::model::address::Address;

/// A statement that is made where the content has none of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Statement {
    /// Who can use the portal, and what is not yet right.
    Accessibility,
    /// What the portal knows of its readers, and what it publishes of people.
    Privacy,
}

impl Statement {
    /// All of them, in the order of the foot.
    pub const ALL: [Self; 2] = [Self::Accessibility, Self::Privacy];

    /// Its word: `pages.statement.<id>`, `paths.<id>`, and the name of its view.
    pub fn id(self) -> &'static str {
        match self {
            Self::Accessibility => "accessibility",
            Self::Privacy => "privacy",
        }
    }

    /// The word of its first sentence, and those of its parts.
    fn keys(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Accessibility => (
                "ui.statement.accessibility.lead",
                &[
                    "ui.statement.accessibility.meets",
                    "ui.statement.accessibility.limits",
                    "ui.statement.accessibility.made",
                ],
            ),
            Self::Privacy => (
                "ui.statement.privacy.lead",
                &[
                    "ui.statement.privacy.reader",
                    "ui.statement.privacy.device",
                    "ui.statement.privacy.server",
                    "ui.statement.privacy.people",
                ],
            ),
        }
    }
}

/// The statements that the content leaves to the program.
fn left_to_us<'e>(edition: &'e Edition) -> impl Iterator<Item = Statement> + 'e {
    let taken = |statement: Statement| {
        let names = edition.setting.words.iter().filter_map(move |words| words.word(&path_word(statement)));
        let mut names = names.chain([statement.id()]);
        names.any(|name| edition.portal.articles.iter().any(|article| article.id.as_str() == name))
    };
    Statement::ALL.into_iter().filter(move |statement| !taken(*statement))
}

fn path_word(statement: Statement) -> String {
    format!("paths.{}", statement.id())
}

/// Adds the statements.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    let all: Vec<Statement> = left_to_us(edition).collect();
    for statement in all {
        let heading = Heading {
            target: Target::Statement(statement),
            subject: "statement",
            id: statement.id().to_owned(),
            title: Words { text: title(edition, statement), lang: None },
            description: Some(edition.word(&format!("pages.statement_description.{}", statement.id()))),
            ..Heading::default()
        };
        let view = view(edition, statement);
        pages.push(edition.page(heading, View::Statement(Box::new(view))));
    }
}

fn view(edition: &Edition, statement: Statement) -> StatementView {
    let municipality = &edition.portal.municipality;
    let name = edition.text(municipality.official_name.as_ref().unwrap_or(&municipality.name)).text;
    let (lead, parts) = statement.keys();
    let part = |key: &&str| StatementPart {
        title: edition.word(&format!("{key}.title")),
        text: edition.word(&format!("{key}.text")),
    };
    StatementView { lead: edition.phrase(lead, &[("name", &name)]), parts: parts.iter().map(part).collect() }
}

fn title(edition: &Edition, statement: Statement) -> String {
    edition.word(&format!("pages.statement.{}", statement.id()))
}

/// Their entries in the foot.
pub fn links(edition: &Edition, from: &Address, current: &Target) -> Vec<NavItem> {
    let item = |statement| {
        let target = Target::Statement(statement);
        NavItem {
            lang: None,
            label: title(edition, statement),
            href: edition.href(from, &target),
            current: *current == target,
        }
    };
    left_to_us(edition).map(item).collect()
}
