//! The default theme as the program contains it, for tests of what is made with it.

use super::*;
use crate::i18n::{Currency, Text};

/// The default theme, in every language that it speaks.
pub(super) fn default_theme() -> (Theme, ThemeFiles<'static>) {
    let languages = ["es", "en"].map(|tag| Lang::new(tag).expect("a language"));
    let settings = Settings {
        title: Text::plain("Provincia".to_owned()),
        description: None,
        publisher: None,
        contact: Default::default(),
        notice: None,
        country: Some("PA".to_owned()),
        zone: None,
        languages: languages.to_vec(),
        fallbacks: Vec::new(),
        currency: Currency::new("PAB").expect("a currency"),
        numbers: None,
        base_url: None,
        budget_rules: Default::default(),
        aliases: Vec::new(),
        admin: None,
        allowed: Vec::new(),
        weights: Vec::new(),
        theme: files::DEFAULT.to_owned(),
        licence: None,
        offline: true,
        history: false,
        place: Place::file(&"cabildo.yaml".into()),
    };
    let (theme, findings) = load(&settings, &[], true);
    let told: Vec<_> = findings.iter().collect();
    (theme.unwrap_or_else(|| panic!("{told:?}")), ThemeFiles::new(files::DEFAULT, &[]))
}
