//! The gallery of a theme: what it is made of, without any municipality's content.

use super::ground::{prepare, theme_files};
use super::{Failure, Options};
use crate::findings::Findings;
use crate::source::World;
use crate::source::discover::discover;
use crate::theme::files::ThemeFiles;
use crate::theme::gallery::page;

/// Files by their path.
type Files = Vec<(String, Vec<u8>)>;

/// The gallery's files: a page a language (`index.html` for the first) and its assets. Nothing where
/// the settings or the theme cannot be used, which has been told.
pub fn gallery(world: &dyn World, themes: Option<&dyn World>, options: &Options) -> Result<(Files, Findings), Failure> {
    let (files, odd) = world.files()?;
    let sources = discover(files, odd);
    let (ground, mut findings) = prepare(world, themes, &sources, options)?;
    let Some(ground) = ground else { return Ok((Vec::new(), findings)) };
    let site = theme_files(themes)?;
    let files = ThemeFiles::new(&ground.theme.name, &site);
    let styles = std::iter::once(&ground.names.style).chain(ground.names.sheets.values());
    let styles: Vec<String> = styles.map(|name| format!("assets/{name}")).collect();
    let mut out = Vec::new();
    for (at, words) in ground.theme.words.iter().enumerate() {
        let lang = *words.locale().lang();
        let name = if at == 0 { "index.html".to_owned() } else { format!("{lang}.html") };
        match page(&ground.theme, &files, lang, &styles) {
            Ok(html) => out.push((name, html.into_bytes())),
            Err(error) => findings.add(ground.theme.fault_of(&files.place("components"), &error)),
        }
    }
    out.extend(ground.assets.iter().map(|(name, bytes)| (format!("assets/{name}"), bytes.clone())));
    Ok((out, findings))
}
