//! What makes a portal an app that can be read without a connection: a manifest, and a service
//! worker that keeps visited pages. One setting (`offline: no`) leaves both out.

use std::borrow::Cow;

use serde_json::json;

use super::{File, Portfolio};
use crate::chart::colour::legible;
use crate::model::address::LinkStyle;
use crate::pages::Page;
use crate::pages::edition::words_of;
use crate::pages::frame::{MANIFEST, WORKER, asset};
use crate::text::html::escape_text;
use crate::text::script::lighter;

/// The worker's code, below the lines that say what it keeps and of which version.
const CODE: &str = include_str!("web_app/worker.js");
/// What pages load that are kept, besides what all load.
const SHEETS: [&str; 2] = ["sheet.css", "text.css"];
/// The pages that are kept with the home before anyone visits them: the directory of services is the first.
const FIRST: [&str; 2] = ["services", "programmes"];

/// The manifest.
pub fn files(portfolio: &Portfolio) -> Vec<File> {
    let Portfolio { portal, addresses, setting, .. } = *portfolio;
    let settings = &setting.shared.settings;
    if !settings.offline {
        return Vec::new();
    }
    let lang = settings.first_language();
    let municipality = &portal.municipality;
    let name = words_of(&municipality.name, lang).text;
    let official = words_of(municipality.official_name.as_ref().unwrap_or(&municipality.name), lang).text;
    let icon = municipality.emblem.as_deref().map(|path| json!({ "src": path, "sizes": "any" }));
    let colour = municipality.colour.as_deref().map(|colour| format!("#{}", legible(colour)));
    let manifest = json!({
        "name": official,
        "short_name": name,
        "lang": lang.as_str(),
        "dir": lang.direction().as_str(),
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": colour.unwrap_or_else(|| "#0b5c7d".to_owned()),
        "icons": icon.into_iter().collect::<Vec<_>>(),
    });
    let path = addresses.root().file(MANIFEST).to_string();
    serde_json::to_vec_pretty(&manifest).map(|bytes| vec![(path, bytes)]).unwrap_or_default()
}

/// The service worker of a portal with these files: of another version when any of them changes.
pub fn worker<'f>(portfolio: &Portfolio, files: impl Iterator<Item = (&'f str, Cow<'f, [u8]>)>) -> Option<File> {
    const DIGITS: usize = 12;
    let Portfolio { pages, addresses, setting, .. } = *portfolio;
    if !setting.shared.settings.offline {
        return None;
    }
    let mut hasher = blake3::Hasher::new();
    for (path, bytes) in files {
        hasher.update(path.as_bytes()).update(&(bytes.len() as u64).to_le_bytes()).update(&bytes);
    }
    let version = hasher.finalize().to_hex();
    let from = addresses.root().file(WORKER);
    let link = |page: &Page| from.link_to(&page.address, LinkStyle::Folder);
    let homes = || pages.iter().filter(|page| page.subject == "home");
    // The first home stands at the portal's root, as the worker does, so that its assets are named from there.
    let of_home = homes()
        .take(1)
        .flat_map(|page| page.frame.styles.iter().chain(&page.frame.scripts).chain(&page.frame.site.emblem).cloned());
    let others = SHEETS.iter().filter_map(|name| setting.assets.sheets.get(*name));
    let assets: Vec<String> = of_home.chain(others.map(|name| asset(&from, name))).collect();
    let languages = homes().map(|home| {
        let own = |subject: &str| pages.iter().find(|page| page.lang == home.lang && page.subject == subject).map(link);
        json!({
            "home": link(home),
            "directory": own(FIRST[0]).unwrap_or_default(),
            "pages": FIRST.iter().filter_map(|subject| own(subject)).collect::<Vec<_>>(),
            "away": away(portfolio, home),
        })
    });
    let languages = serde_json::to_string(&languages.collect::<Vec<_>>()).ok()?;
    let assets = serde_json::to_string(&assets).ok()?;
    let code = lighter(CODE);
    let text =
        format!("const VERSION = \"{}\", ASSETS = {assets}, LANGUAGES = {languages};\n{code}", &version[..DIGITS]);
    Some((from.to_string(), text.into_bytes()))
}

/// What stands in the place of a page that is not kept, in a home's language; the worker knows where the home is.
fn away(portfolio: &Portfolio, home: &Page) -> String {
    let words = portfolio.setting.words.iter().find(|words| *words.locale().lang() == home.lang);
    let word = |key: &str| escaped(words.and_then(|words| words.word(key)).unwrap_or_default());
    let (title, text, name) = (word("ui.offline.title"), word("ui.offline.text"), escaped(&home.title));
    let (lang, dir) = (home.lang.as_str(), home.lang.direction().as_str());
    format!(
        "<!doctype html><html lang=\"{lang}\" dir=\"{dir}\"><meta charset=\"utf-8\">\
        <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
        <title>{title}</title><h1>{title}</h1><p>{text}</p><p><a href=\"HOME\">{name}</a></p></html>"
    )
}

/// A text as it stands among markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_text(&mut out, text);
    out
}
