//! How each measure is reckoned, of which year, and when it has no meaning.

use super::compare::MEASURES;
use super::stream::Stream;
use super::{Edition, Target};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::summary::Standard;
use crate::pages::Page;
use crate::pages::address::Shelf;
use crate::pages::view::{Link, Row, Section, Sheet};

/// What is explained of disparities, by the keys of its words.
const OF_DISPARITY: [&str; 11] =
    ["year", "areas", "mean", "ratio", "variation", "gini", "theil", "between", "within", "concentration", "league"];

/// Adds the page, where there is something to explain.
pub fn plan(edition: &Edition, pages: &mut Stream) {
    if edition.is_filled(Shelf::Methods) {
        pages.push(page(edition));
    }
}

fn page(edition: &Edition) -> Page {
    let voice = edition.voice();
    let row = |list: &str, key: &str| Row {
        title: voice.plain(&format!("{list}.{key}")),
        summary: Some(voice.plain(&format!("method.{key}"))),
        ..Row::default()
    };
    let compared = MEASURES.iter().copied().chain(Standard::ALL.iter().map(|standard| standard.id()));
    let undefined = ["no-population", "one-area", "zero-mean", "zero-least", "negative", "same-need"];
    let undefined = undefined.iter().map(|key| Row {
        title: voice.plain(&format!("undefined.{key}")),
        summary: Some(voice.plain(&format!("undefined_why.{key}"))),
        ..Row::default()
    });
    let view = Sheet {
        lead: Some(voice.plain("ui.methods_lead")),
        sections: vec![
            Section {
                rows: OF_DISPARITY.iter().map(|key| row("disparity", key)).collect(),
                ..voice.section("methods", "ui.methods_title")
            },
            Section { rows: undefined.collect(), ..voice.section("undefined", "ui.undefined_title") },
            Section {
                rows: compared.map(|key| row("measure", key)).collect(),
                ..voice.section("compared", "ui.methods_compared")
            },
        ],
        ..Sheet::default()
    };
    edition.shelf(Shelf::Methods, view)
}

/// The link to the page.
pub fn link(edition: &Edition, from: &Address) -> Link {
    Link {
        label: edition.word("ui.methods_link"),
        href: edition.href(from, &Target::Shelf(Shelf::Methods)),
        lang: None,
    }
}
