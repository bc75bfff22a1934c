//! The demonstration content, built by the real program; the plain build is made once and shared.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::dom::Page;
use crate::site::{Finding, Site};

/// The day for which the demonstration content is written.
pub const TODAY: &str = "2026-11-23";

/// The towns of the demonstration content.
pub const TOWNS: [&str; 3] = ["loma-quieta", "puerto-cedro", "valle-sereno"];

/// The demonstration content as it is, built.
pub fn demo() -> &'static Built {
    static DEMO: OnceLock<Built> = OnceLock::new();
    DEMO.get_or_init(|| built(copy(&TOWNS), &[]))
}

/// Its pages.
pub fn pages() -> &'static [Page] {
    &both().0
}

/// Its charts alone, as other sites show them: pages without a frame.
pub fn embeds() -> &'static [Page] {
    &both().1
}

fn both() -> &'static (Vec<Page>, Vec<Page>) {
    static PAGES: OnceLock<(Vec<Page>, Vec<Page>)> = OnceLock::new();
    let is_framed = |page: &Page| page.named("body")[0].get("class") != Some("page-embed");
    PAGES.get_or_init(|| demo().pages().into_iter().partition(is_framed))
}

/// A page of it, by its address.
pub fn page(address: &str) -> &'static Page {
    let path = file(address);
    let found = pages().iter().find(|page| page.path == path);
    found.unwrap_or_else(|| panic!("no page {address}"))
}

/// A file of the demonstration content.
pub fn content(path: &str) -> String {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(path);
    std::fs::read_to_string(whole).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A copy of the demonstration content with these towns alone.
pub fn copy(towns: &[&str]) -> Site {
    let mut site = Site::demonstration();
    site.today(TODAY);
    TOWNS.iter().filter(|town| !towns.contains(town)).fold(site, |site, town| site.without(town))
}

/// The same with what they are, offer and have to publish, and without what makes the most pages: of such a site any
/// part is soon made again.
pub fn lean(towns: &[&str]) -> Site {
    // Pages and news lead to the others.
    const MANY: [&str; 6] = ["budgets", "cycles", "minutes", "proposals", "pages", "news"];
    let folders = towns.iter().flat_map(|town| MANY.map(|folder| format!("{town}/{folder}")));
    folders.fold(copy(towns), |site, folder| {
        if site.path(&format!("content/{folder}")).exists() { site.without(&folder) } else { site }
    })
}

/// A site whose file has a text in the place of another.
pub fn replaced(site: Site, path: &str, old: &str, new: &str) -> Site {
    let text = std::fs::read_to_string(site.path("content").join(path)).expect("a file of the content");
    assert!(text.contains(old), "{path} has no {old:?}");
    site.file(path, text.replace(old, new))
}

/// A site that the program wrote, taken from the disk.
pub struct Built {
    /// Its files, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What the program told.
    pub findings: Vec<Finding>,
}

/// Builds a site without an error.
pub fn built(site: Site, arguments: &[&str]) -> Built {
    let outcome = site.build_with(arguments).exits(0);
    Built { files: outcome.files(), findings: outcome.findings().to_vec() }
}

impl Built {
    /// Whether a file is there.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The paths of the files of which something holds.
    pub fn paths(&self, holds: impl Fn(&str) -> bool) -> Vec<&str> {
        self.files.keys().map(String::as_str).filter(|path| holds(path)).collect()
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no file {path}"));
        std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A portal's own list of its pages.
    pub fn index(&self, town: &str) -> Vec<BTreeMap<String, String>> {
        let index: serde_json::Value = serde_json::from_str(self.text(&format!("{town}/index.json"))).expect("JSON");
        serde_json::from_value(index["pages"].clone()).expect("a list")
    }

    /// All its pages, read as a browser reads them.
    pub fn pages(&self) -> Vec<Page> {
        let paths = self.paths(|path| path.ends_with(".html"));
        paths.par_iter().map(|path| Page::parse(path, self.text(path))).collect()
    }

    /// A page, by its address.
    pub fn page(&self, address: &str) -> Page {
        let path = file(address);
        Page::parse(&path, self.text(&path))
    }
}

fn file(address: &str) -> String {
    if address.is_empty() || address.ends_with('/') { format!("{address}index.html") } else { address.to_owned() }
}
