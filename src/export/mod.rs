//! What machines read: a table of formats, and one file a format.
//!
//! A format takes a portal with its planned pages and gives files, by their path below the
//! portal's root.

mod atom;
mod budget_codes;
pub mod budget_csv;
mod budget_csvw;
mod budget_json;
mod budget_parts;
mod calendar;
mod changes;
mod compliance_csv;
mod council_csv;
mod cycle;
pub mod datasets;
pub mod dcat;
pub mod drawings;
mod fiscal_data_package;
mod index_json;
pub mod integrity;
pub mod licence;
mod oparl;
pub mod pabulib;
mod party;
mod payments;
mod places;
mod popolo;
pub mod redirect;
pub mod sitemap;
pub mod summary;
pub mod tally_json;
pub mod terms;
pub mod territory;
pub mod web_app;

use rayon::prelude::*;
use serde::Serialize;

use crate::model::portal::Portal;
use crate::model::settings::Settings;
use crate::model::summary::Dataset;
use crate::pages::address::Addresses;
use crate::pages::{Page, Setting};

/// A portal as formats see it.
#[derive(Clone, Copy)]
pub struct Portfolio<'a> {
    /// The portal.
    pub portal: &'a Portal,
    /// Its pages.
    pub pages: &'a [Page],
    /// Their addresses.
    pub addresses: &'a Addresses,
    /// The build.
    pub setting: &'a Setting<'a>,
}

/// A file: its path below the site's root, and its bytes.
pub type File = (String, Vec<u8>);

/// A format.
pub type Format = fn(&Portfolio) -> Vec<File>;

/// All formats.
pub const FORMATS: &[Format] = &[
    index_json::files,
    budget_csv::files,
    budget_csvw::files,
    budget_json::files,
    budget_parts::files,
    budget_codes::files,
    fiscal_data_package::files,
    payments::files,
    places::files,
    compliance_csv::files,
    atom::files,
    changes::files,
    cycle::files,
    calendar::files,
    council_csv::files,
    popolo::files,
    oparl::files,
    sitemap::files,
    web_app::files,
    |portfolio| drawings::files(portfolio.pages),
];

impl<'a> Portfolio<'a> {
    /// What holds for the whole site.
    fn settings(&self) -> &'a Settings {
        &self.setting.shared.settings
    }
}

/// A value as JSON that people can read: one member a line.
fn pretty(value: &impl Serialize) -> Option<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value).ok()?;
    bytes.push(b'\n');
    Some(bytes)
}

/// All files of a portal, and the data sets that they are.
pub fn export(portfolio: &Portfolio) -> (Vec<File>, Vec<Dataset>) {
    let made: Vec<Vec<File>> = FORMATS.par_iter().map(|format| format(portfolio)).collect();
    let mut files: Vec<File> = made.into_iter().flatten().collect();
    let (municipality, settings) = (&portfolio.portal.municipality, &portfolio.setting.shared.settings);
    files.extend(terms::beside(&files, &municipality.name, settings));
    let datasets = datasets::of_portal(portfolio, &files);
    files.extend(dcat::of_portal(portfolio, &datasets));
    (files, datasets)
}
