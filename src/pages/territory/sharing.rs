//! The picture that stands beside a shared link to a page of the territory.

use super::super::Setting;
use super::super::edition::words_of;
use super::super::sharing::{COLOUR, Card, FOLDER};
use super::files_folder;
use crate::model::address::Address;

/// Where the picture stands.
pub fn place(setting: &Setting) -> Address {
    files_folder(setting.words).join(FOLDER).file("portal.png")
}

/// The picture, in the site's first language.
pub fn card(setting: &Setting) -> Card {
    let settings = &setting.shared.settings;
    let lang = settings.first_language();
    let publisher = settings.publisher.as_ref().map(|text| words_of(text, lang).text);
    Card {
        address: place(setting),
        name: publisher.unwrap_or_default(),
        title: words_of(&settings.title, lang).text,
        figure: String::new(),
        colour: COLOUR.to_owned(),
    }
}
