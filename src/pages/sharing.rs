//! The pictures that stand beside a link where it is shared: one a portal, and one a fiscal year.

use super::address::Target;
use super::edition::Edition;
use super::frame::Heading;
use crate::model::address::Address;

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Where it stands.
    pub address: Address,
    /// The municipality.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// A figure, in large; may be empty.
    pub figure: String,
    /// The municipality's colour: six hexadecimal digits.
    pub colour: String,
}

/// The colour of a municipality that has none.
pub const COLOUR: &str = "0b5c7d";
/// The folder of the pictures, below the portal's root.
pub const FOLDER: &str = "sharing";

/// The pictures of a portal, in its first language.
pub fn cards(edition: &Edition) -> Vec<Card> {
    let municipality = &edition.portal.municipality;
    let name = edition.text(&municipality.name).text;
    let official = edition.text(municipality.official_name.as_ref().unwrap_or(&municipality.name)).text;
    let card = |file: &str, title: String, figure: String| Card {
        address: place(edition, file),
        name: name.clone(),
        title,
        figure,
        colour: municipality.colour.clone().unwrap_or_else(|| COLOUR.to_owned()).trim_start_matches('#').to_owned(),
    };
    let years = edition.portal.budgets.iter().map(|budget| {
        let planned = budget
            .plan_stage(crate::model::budget::Direction::Expenditure)
            .and_then(|stage| budget.total(crate::model::budget::Direction::Expenditure)[stage]);
        let figure = planned.map(|amount| edition.money(amount, &budget.currency).short);
        let title = edition.phrase("pages.budget", &[("year", &budget.year.to_string())]);
        card(&format!("{}.png", budget.id), title, figure.unwrap_or_default())
    });
    [card("portal.png", official, String::new())].into_iter().chain(years).collect()
}

/// The absolute address of a page's picture, where the site's is known.
pub fn picture(edition: &Edition, heading: &Heading) -> Option<String> {
    let file = match &heading.target {
        Target::Budget(year) | Target::Node(year, ..) => format!("{year}.png"),
        _ => "portal.png".to_owned(),
    };
    edition.absolute(&place(edition, &file))
}

fn place(edition: &Edition, file: &str) -> Address {
    edition.addresses.root().join(FOLDER).file(file)
}
