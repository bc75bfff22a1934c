//! Data sets for catalogues: every file of data that is published, under the page that shows it. They are
//! made from the files themselves, so that none can be left out.

use std::collections::BTreeMap;

use super::{File, Portfolio};
use crate::i18n::{Lang, Words};
use crate::model::document::Document;
use crate::model::portal::Attachment;
use crate::model::summary::Dataset;
use crate::pages::address::{Shelf, Target};
use crate::pages::embed::SUBJECT;
use crate::pages::{Page, Setting, duty, territory};

/// What a file of data is, by the ending of its name.
const MEDIA: [(&str, &str); 6] = [
    ("csv", "text/csv"),
    ("json", "application/json"),
    ("geojson", "application/geo+json"),
    ("pb", "text/plain"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
];
/// Endings of what says something of other files, or of pages.
const NO_DATA: [&str; 3] = ["-metadata.json", "/index.json", "integrity.json"];
/// The table of meetings.
const MEETINGS: &str = "data/meetings.csv";
/// The folder of OParl, and its entrance: all else in it is found from there.
const OPARL: (&str, &str) = ("oparl/", "oparl/system.json");

/// The media type of a file of data; none of any other file.
fn media(path: &str) -> Option<&'static str> {
    let (_, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
    let is_data = !NO_DATA.iter().any(|end| path.ends_with(end)) && path != "index.json";
    MEDIA.iter().find(|(known, _)| is_data && ending.eq_ignore_ascii_case(known)).map(|(_, media)| *media)
}

/// Whether a file that the site's officers put at its root is a table: what else is data for programs may be of
/// the site itself.
fn is_table(path: &str) -> bool {
    !path.starts_with('.') && media(path).is_some_and(|media| media != "application/json" && media != "text/plain")
}

/// The data sets of a portal: of the files that were made for it, and of its own.
pub(super) fn of_portal(portfolio: &Portfolio, made: &[File]) -> Vec<Dataset> {
    let Some(shelf) = Pages::new(portfolio.pages, portfolio.setting) else { return Vec::new() };
    let root = portfolio.addresses.root();
    let of = |target: &Target| portfolio.addresses.of(target, portfolio.addresses.first()).to_string();
    let page_of = |path: &str| match path.strip_prefix(root.as_str()).unwrap_or(path) {
        duty::DATA => of(&Target::Shelf(Shelf::Transparency)),
        below if below.starts_with("data/popolo") || below == OPARL.1 => of(&Target::Council),
        MEETINGS => of(&Target::Meetings),
        below if below.starts_with("data/") => of(&Target::Decisions),
        _ => path.to_owned(),
    };
    let is_inner = |path: &str| {
        let below = path.strip_prefix(root.as_str()).unwrap_or(path);
        below.starts_with(OPARL.0) && below != OPARL.1
    };
    let made = made.iter().map(|(path, _)| path).filter(|path| !is_inner(path));
    let made = made.map(|path| (path.clone(), page_of(path)));
    let documents = by_file(&portfolio.portal.documents);
    let own = portfolio.portal.files.iter().map(|file: &Attachment| {
        let kind = documents.get(file.path.as_str()).map(|document| Target::DocumentsOf(document.kind));
        (root.file(&file.path).to_string(), of(&kind.unwrap_or(Target::Home)))
    });
    // Of a portal that is the whole site, the root's own tables are too.
    let is_root = root.as_str().is_empty();
    let statics = portfolio.setting.shared.statics.iter().filter(|path| is_root && is_table(path));
    shelf.sets(made.chain(own).chain(statics.map(|path| (path.clone(), String::new()))))
}

/// The data sets of the territory's folder: of its tables, of its own files, and of the tables at the site's root.
pub fn of_territory(made: &[File], own: &[Attachment], pages: &[Page], setting: &Setting) -> Vec<Dataset> {
    let Some(shelf) = Pages::new(pages, setting) else { return Vec::new() };
    let folder = territory::files_folder(setting.words);
    let page_of = territory::pages_of_tables(setting);
    let made = made.iter().map(|(path, _)| (path.clone(), page_of(path).to_string()));
    let own = own.iter().map(|file| (folder.file(&file.path).to_string(), folder.to_string()));
    let statics = setting.shared.statics.iter().filter(|path| is_table(path));
    shelf.sets(made.chain(own).chain(statics.map(|path| (path.clone(), folder.to_string()))))
}

fn by_file(documents: &[Document]) -> BTreeMap<&str, &Document> {
    documents.iter().filter_map(|document| Some((document.file.as_deref()?, document))).collect()
}

/// The pages that data sets are shown on.
struct Pages<'p> {
    /// By their address.
    by_address: BTreeMap<&'p str, &'p Page>,
    first: Lang,
    words: &'p Words,
    base: &'p str,
    today: jiff::civil::Date,
}

impl<'p> Pages<'p> {
    /// Nothing where the site's address is not known: a catalogue names whole addresses.
    fn new(pages: &'p [Page], setting: &'p Setting) -> Option<Self> {
        let shown = pages.iter().filter(|page| page.subject != SUBJECT);
        Some(Self {
            by_address: shown.map(|page| (page.address.as_str(), page)).collect(),
            first: setting.shared.settings.first_language(),
            words: setting.words.first()?,
            base: setting.base_url?,
            today: setting.today,
        })
    }

    /// The files of data among these, each given with the address at which the page is looked for that shows
    /// it, by that page.
    fn sets(&self, files: impl Iterator<Item = (String, String)>) -> Vec<Dataset> {
        let mut by_page: BTreeMap<&str, Vec<(String, &'static str)>> = BTreeMap::new();
        let mut without = Vec::new();
        for (path, near) in files {
            let Some(media) = media(&path) else { continue };
            match self.nearest(&near) {
                Some(page) => by_page.entry(page.address.as_str()).or_default().push((path, media)),
                None => without.push((path, media)),
            }
        }
        let shown = by_page.into_iter().map(|(address, files)| self.set(self.by_address[address], files));
        shown.chain((!without.is_empty()).then(|| self.loose(without))).collect()
    }

    /// The page of the first language at an address, or the nearest above it.
    fn nearest(&self, address: &str) -> Option<&'p Page> {
        let mut rest = address;
        loop {
            let page = self.by_address.get(rest).filter(|page| page.lang == self.first);
            if page.is_some() || rest.is_empty() {
                return page.copied();
            }
            let above = rest.trim_end_matches('/').rfind('/').map_or(0, |at| at + 1);
            rest = &rest[..above];
        }
    }

    fn set(&self, page: &Page, mut files: Vec<(String, &'static str)>) -> Dataset {
        files.sort();
        let alternates = page.frame.alternates.iter().filter_map(|other| {
            let address = other.url.as_deref()?.strip_prefix(self.base)?;
            Some(*self.by_address.get(address)?)
        });
        let mut all: Vec<&Page> = alternates.collect();
        if all.is_empty() {
            all.push(page);
        }
        let id = [page.subject, &page.id].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        let described = |page: &&Page| Some((page.lang.to_string(), page.frame.description.clone()?));
        Dataset {
            id,
            title: all.iter().map(|page| (page.lang.to_string(), page.title.clone())).collect(),
            description: all.iter().filter_map(described).collect(),
            theme: theme(page.subject),
            page: page.address.to_string(),
            modified: page.updated.filter(|day| *day <= self.today).map(|day| day.to_string()),
            files,
        }
    }

    /// Files of which no page stands: they are the site's.
    fn loose(&self, mut files: Vec<(String, &'static str)>) -> Dataset {
        files.sort();
        let title = self.words.word("ui.data_files").unwrap_or_default().to_owned();
        Dataset {
            id: "files".to_owned(),
            title: vec![(self.first.to_string(), title)],
            description: Vec::new(),
            theme: theme(""),
            page: String::new(),
            modified: None,
            files,
        }
    }
}

/// What a page is about, in the European vocabulary of data themes.
fn theme(subject: &str) -> &'static str {
    match subject {
        "budget" | "payments" | "compare" => "ECON",
        "indicators" | "areas" => "SOCI",
        _ => "GOVE",
    }
}

#[cfg(test)]
mod tests {
    use super::media;

    #[test]
    fn what_tells_of_other_files_is_no_data() {
        for path in ["uno/index.json", "index.json", "uno/2026.csv-metadata.json", "uno/integrity.json"] {
            assert_eq!(media(path), None, "{path}");
        }
        assert_eq!(media("uno/2026/2026.CSV"), Some("text/csv"));
        assert_eq!(media("uno/2026/2026.pb"), Some("text/plain"));
        assert_eq!(media("uno/files/plano.pdf"), None);
    }
}
