//! How a site looks and speaks: templates, words and assets; the site's own theme over the default.

pub mod assets;
mod compact;
pub mod engine;
pub mod examples;
pub mod files;
pub mod gallery;
pub mod style;
pub mod words;

use std::sync::Arc;

use tera::Tera;

use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Lang, Words};
use crate::model::settings::Settings;

use assets::Asset;
use files::ThemeFiles;

/// A theme, ready to render with.
pub struct Theme {
    /// Its name.
    pub name: String,
    /// The words of each language, in the order of the settings' languages.
    pub words: Vec<Words>,
    /// An engine for each of them.
    engines: Vec<(Lang, Tera)>,
    /// The templates as their authors wrote them, to tell a fault at its place.
    templates: engine::Templates,
    /// The stylesheet, the scripts and whatever else pages load.
    pub assets: Vec<Asset>,
}

impl Theme {
    /// The engine of a language.
    pub fn engine(&self, lang: Lang) -> &Tera {
        let of_lang = self.engines.iter().find(|(known, _)| *known == lang);
        &of_lang.unwrap_or(&self.engines[0]).1
    }

    /// What is wrong with a template that could not be rendered, at the place where its author
    /// finds it.
    pub fn fault(&self, template: &str, context: &tera::Context, lang: Lang, error: &tera::Error) -> Finding {
        let place = Place::file(&format!("themes/{}/templates/{template}", self.name).into());
        let words = self.words.iter().find(|words| *words.locale().lang() == lang).unwrap_or(&self.words[0]);
        let again = engine::engine(&self.templates, words).and_then(|engine| engine.render(template, context));
        fault_at(&place, again.as_ref().err().unwrap_or(error))
    }

    /// The name under which an asset is published.
    pub fn asset(&self, name: &str) -> Option<&str> {
        self.assets.iter().find(|asset| asset.name == name).map(|asset| asset.published.as_str())
    }
}

/// Makes the theme that the settings name. `site` holds the files of the site's own themes, by
/// their path below the folder of themes; `small` asks for pages without the space that shows
/// nothing. Nothing where it cannot be used.
pub fn load(settings: &Settings, site: &[(String, Vec<u8>)], small: bool) -> (Option<Theme>, Findings) {
    let mut findings = Findings::new();
    let names: Vec<&str> = site.iter().filter_map(|(path, _)| path.split_once('/')).map(|(name, _)| name).collect();
    if settings.theme != files::DEFAULT && !names.contains(&settings.theme.as_str()) {
        let finding = Finding::new(Code::UnknownTheme, settings.place.clone())
            .with("value", &settings.theme)
            .with_some("nearest", crate::text::nearest::nearest(&settings.theme, names));
        findings.add(finding);
        return (None, findings);
    }
    let files = ThemeFiles::new(&settings.theme, site);
    let words = words::load(&files, settings, &mut findings);
    let made = engine::templates(&files).and_then(|templates| {
        let engines = engine::engines(&templates, &words, small)?;
        Ok((templates, engines))
    });
    let (templates, engines) = match made {
        Ok(made) => made,
        Err(error) => {
            findings.add(template_fault(&files, &error));
            return (None, findings);
        }
    };
    let assets = assets::published(&files);
    (Some(Theme { name: settings.theme.clone(), words, engines, templates, assets }), findings)
}

/// The finding for a theme's author: what the engine says, with the template's name, line and column.
pub fn template_fault(files: &ThemeFiles, error: &tera::Error) -> Finding {
    fault_at(&files.place(""), error)
}

/// A template's fault, with all that the engine says of it in one line.
pub fn fault_at(place: &Place, error: &tera::Error) -> Finding {
    let mut detail = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        detail = format!("{detail}: {inner}");
        source = inner.source();
    }
    let one_line = detail.split_whitespace().collect::<Vec<_>>().join(" ");
    Finding::new(Code::TemplateFault, place.clone()).with("detail", one_line)
}

/// The words of one language, shared with its engine.
pub(crate) type SharedWords = Arc<Words>;

#[cfg(test)]
mod tests;
