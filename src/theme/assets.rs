//! What pages load, under names that change with their content, so that browsers may keep them.

use super::files::ThemeFiles;
use super::style;
use crate::chart::colour::{contrast, legible};
use crate::text::script::lighter;

/// A file that pages load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its name in the theme: `site.css`.
    pub name: String,
    /// Its name in the site: `site.1a2b3c4d5e.css`.
    pub published: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Asset {
    /// An asset under the name that its content gives it.
    pub fn new(name: &str, bytes: Vec<u8>) -> Self {
        const DIGITS: usize = 10;
        let hash = blake3::hash(&bytes).to_hex();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let published = format!("{stem}.{}.{ending}", &hash[..DIGITS]);
        Self { name: name.to_owned(), published, bytes }
    }
}

/// The stylesheet's name.
pub const STYLE: &str = "site.css";

/// The theme's assets: its stylesheet, and the files below `assets/`.
pub fn published(files: &ThemeFiles) -> Vec<Asset> {
    let others = files.below("assets").into_iter().filter(|(name, _)| name != STYLE);
    let others = others.map(|(name, bytes)| Asset::new(&name, published_bytes(&name, bytes.into_owned())));
    let apart = style::APART.map(|(name, of)| Asset::new(&format!("{name}.css"), style::apart(files, of).into_bytes()));
    others.chain([Asset::new(STYLE, style::stylesheet(files).into_bytes())]).chain(apart).collect()
}

/// A file as it is published: a script without what nobody reads.
fn published_bytes(name: &str, bytes: Vec<u8>) -> Vec<u8> {
    match std::str::from_utf8(&bytes) {
        Ok(text) if name.ends_with(".js") => lighter(text).into_bytes(),
        _ => bytes,
    }
}

/// The stylesheet of a municipality's colour: the colour itself, and the ink that is read on it.
pub fn accent(colour: &str) -> Asset {
    let colour = &legible(colour);
    let ink = if contrast(colour, "ffffff") >= contrast(colour, "000000") { "#fff" } else { "#000" };
    Asset::new("accent.css", format!(":root{{--accent:#{colour};--accent-ink:{ink}}}\n").into_bytes())
}
