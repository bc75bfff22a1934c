//! How a site looks and speaks: templates, words and assets; the site's own theme over the default.

pub mod assets;
mod compact;
pub mod engine;
pub mod examples;
pub mod fault;
pub mod files;
pub mod gallery;
mod identity;
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
        // As the author wrote it: the one that failed was made smaller.
        let words = self.words.iter().find(|words| *words.locale().lang() == lang).unwrap_or(&self.words[0]);
        let again = engine::engine(&self.templates, words).and_then(|engine| engine.render(template, context));
        fault::first(&place, again.as_ref().err().unwrap_or(error), &self.templates)
    }

    /// What is wrong with the templates, at the place that the engine names, or else at `place`.
    pub fn fault_of(&self, place: &Place, error: &tera::Error) -> Finding {
        fault::first(place, error, &self.templates)
    }

    /// Whether it has templates of the site's own.
    pub fn has_own_templates(&self) -> bool {
        self.templates.has_own()
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
    let theme = made(&files, settings, small, &mut findings);
    files.quote(&mut findings);
    (theme, findings)
}

/// The theme that files make.
fn made(files: &ThemeFiles, settings: &Settings, small: bool, findings: &mut Findings) -> Option<Theme> {
    let words = words::load(files, settings, findings);
    identity::check(files, findings);
    let templates = engine::templates(files, findings)?;
    words::tell_unknown(files, &words, &templates, findings);
    let engines = match engine::engines(&templates, &words, small) {
        Ok(engines) => engines,
        Err(error) => {
            fault::findings(&files.place(""), &error, &templates).into_iter().for_each(|fault| findings.add(fault));
            return None;
        }
    };
    tell_unused(files, &templates, findings);
    let assets = assets::published(files);
    Some(Theme { name: settings.theme.clone(), words, engines, templates, assets })
}

/// Tells templates of the theme that no page is made with: most often the name is written wrong.
fn tell_unused(files: &ThemeFiles, templates: &engine::Templates, findings: &mut Findings) {
    for path in templates.unused() {
        let folder = if path.starts_with("components/") { "" } else { "templates/" };
        let finding = Finding::new(Code::UnusedTemplate, files.place(&format!("{folder}{path}")))
            .with("path", path)
            .with_some("nearest", crate::text::nearest::nearest(path, templates.of_default()));
        findings.add(finding);
    }
}

/// The words of one language, shared with its engine.
pub(crate) type SharedWords = Arc<Words>;

#[cfg(test)]
mod tests;
