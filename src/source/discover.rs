//! Which file is what, by its place and name.

use std::sync::Arc;

use super::File;
use crate::findings::{Code, Finding, Findings, Place};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// `cabildo.yaml`.
    Settings,
    /// `territory.yaml`.
    Territory,
    /// `glossary.yaml`.
    Glossary,
    /// `prices.yaml`.
    Prices,
    /// `classifications/*.yaml`.
    Classification,
    /// `territory/boundaries/*.geojson`.
    Boundaries,
    /// `territory/duties/*.yaml`.
    Duties,
    /// A table that a classification names: any table in `classifications/`.
    ClassificationTable,
    /// `static/**`: copied to the site's root.
    Static,
    /// `<municipality>/municipality.yaml`.
    Municipality,
    /// `<municipality>/budgets/*.yaml`.
    Budget,
    /// `<municipality>/payments/*.yaml`.
    Payments,
    /// A table that a budget names: any other file in `budgets/` or `payments/`.
    Table,
    /// `<municipality>/minutes/*.md`.
    Minutes,
    /// `<municipality>/cycles/*.yaml`.
    Cycle,
    /// `<municipality>/cycles/*.pb`: ballots, which are not published as they are.
    Ballots,
    /// `<municipality>/papers/*.md`.
    Paper,
    /// `<municipality>/proposals/*.md`.
    Proposal,
    /// `<municipality>/pages/*.md`.
    Page,
    /// `<municipality>/documents/*.md`.
    Document,
    /// `<municipality>/documents/*.csv`: a document a row.
    DocumentTable,
    /// `<municipality>/news/*.md`.
    News,
    /// `<municipality>/duties.yaml`: the duties that do not concern it.
    Exemptions,
    /// `indicators/*.yaml`, of the territory or of a municipality, as those that follow.
    Indicator,
    /// `actors/*.md`.
    Actor,
    /// `agreements/*.md`.
    Agreement,
    /// `programmes/*.md`.
    Programme,
    /// `services/*.md`.
    Service,
    /// `<municipality>/transfers/*.yaml`.
    Transfers,
    /// `files/**` of a municipality or of the territory: published as they are.
    Attachment,
}

impl Kind {
    /// Whether the file is published as it is, and never read as a text.
    pub fn is_as_it_is(self) -> bool {
        matches!(self, Self::Static | Self::Attachment)
    }
}

/// A file whose kind is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The file.
    pub file: File,
    /// What it holds.
    pub kind: Kind,
    /// Its name without folder, language and ending: the id of what it holds.
    pub stem: String,
    /// The language of a translation (`name.en.md`).
    pub lang: Option<String>,
}

/// The files of one municipality.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PortalFiles {
    /// The folder's name: the municipality's id.
    pub id: String,
    /// Its files, sorted by path.
    pub files: Vec<SourceFile>,
    /// What is odd about files in its folder.
    pub findings: Findings,
}

/// All files of the content, told apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// Those that all portals share.
    pub shared: Vec<SourceFile>,
    /// The municipalities', sorted by id.
    pub portals: Vec<PortalFiles>,
    /// Folders without `municipality.yaml`: what was published of them before stays, since the file
    /// may be missing by mistake.
    pub unclaimed: Vec<String>,
    /// Findings about the files of no municipality.
    pub findings: Findings,
}

/// Folder names that the site keeps for itself.
pub const RESERVED: &[&str] = &[
    "404",
    "admin",
    "assets",
    "classifications",
    "embed",
    "feed",
    "index",
    "robots",
    "search",
    "sitemap",
    "static",
    "territory",
    // Where findings about the site's own themes are told.
    "themes",
];

/// The path below the site's root at which a file of `static/` stands.
pub fn published_static(path: &str) -> &str {
    path.strip_prefix("static/").unwrap_or(path)
}

/// Files that the program writes at the site's root; no folder can have the name of one.
pub const ROOT_FILES: &[&str] = &[
    "404.html",
    "index.html",
    "integrity.json",
    "integrity-site.json",
    "redirects-apache.conf",
    "redirects-nginx.conf",
    "robots.txt",
    "sitemap.xml",
    "sitemap-territory.xml",
];

/// Tells the files apart. `findings` are those of the listing; each goes to the portal in whose
/// folder it is, so that it stops that portal and no other.
pub fn discover(files: Vec<File>, findings: Findings) -> Sources {
    let mut sources = tell_apart(files);
    for finding in findings {
        let folder = finding.place.file.split('/').next().unwrap_or("");
        match sources.portals.iter_mut().find(|portal| portal.id == folder) {
            Some(portal) => portal.findings.add(finding),
            None => sources.findings.add(finding),
        }
    }
    sources
}

fn tell_apart(files: Vec<File>) -> Sources {
    let mut sources = Sources::default();
    let mut folder: Vec<File> = Vec::new();
    for file in files {
        let (first, rest) = file.path.split_once('/').unwrap_or(("", &file.path));
        let shared = match (first, rest) {
            ("", "cabildo.yaml") => Some(Kind::Settings),
            ("", "territory.yaml") => Some(Kind::Territory),
            ("", "glossary.yaml") => Some(Kind::Glossary),
            ("", "prices.yaml") => Some(Kind::Prices),
            ("classifications", name) if is_yaml(name) => Some(Kind::Classification),
            ("classifications", name) if is_table(name) => Some(Kind::ClassificationTable),
            ("static", _) => Some(Kind::Static),
            ("territory", path) => kind_in_territory(path),
            _ => None,
        };
        match shared {
            Some(kind) => sources.shared.push(source_file(file, kind)),
            None if matches!(first, "" | "classifications" | "territory") => sources.findings.add(unknown(&file)),
            None => {
                if folder.first().is_some_and(|other| !in_folder(other, first)) {
                    close(&mut sources, std::mem::take(&mut folder));
                }
                folder.push(file);
            }
        }
    }
    close(&mut sources, folder);
    sources
}

fn in_folder(file: &File, folder: &str) -> bool {
    file.path.split('/').next() == Some(folder)
}

/// Takes a top-level folder as a municipality's, or tells why it is none.
fn close(sources: &mut Sources, files: Vec<File>) {
    let Some(id) = files.first().and_then(|file| file.path.split('/').next()).map(str::to_owned) else { return };
    let place = Place::file(&Arc::from(id.as_str()));
    if !files.iter().any(|file| file.path.strip_prefix(&id) == Some("/municipality.yaml")) {
        let misnamed = files.iter().filter_map(|file| file.path.strip_prefix(&id)?.strip_prefix('/'));
        let misnamed =
            misnamed.filter(|name| !name.contains('/')).find(|name| nearest_name(name) == Some(MUNICIPALITY));
        let finding = Finding::new(Code::NoMunicipalityFile, place).with("name", &id).with_some("misnamed", misnamed);
        sources.findings.add(finding);
        sources.unclaimed.push(id);
        return;
    }
    if RESERVED.contains(&id.as_str()) || ROOT_FILES.contains(&id.as_str()) {
        sources.findings.add(Finding::new(Code::ReservedName, place).with("name", id));
        return;
    }
    let mut portal = PortalFiles { id, ..PortalFiles::default() };
    for file in files {
        match kind_in_portal(&portal.id, &file) {
            Some(kind) => portal.files.push(source_file(file, kind)),
            None => portal.findings.add(unknown(&file)),
        }
    }
    sources.portals.push(portal);
}

/// What a file below `territory/` holds.
fn kind_in_territory(path: &str) -> Option<Kind> {
    let (folder, name) = path.split_once('/')?;
    match folder {
        "boundaries" if name.ends_with(".geojson") && !name.contains('/') => Some(Kind::Boundaries),
        "duties" if is_yaml(name) => Some(Kind::Duties),
        "pages" if is_markdown(name) => Some(Kind::Page),
        "files" => Some(Kind::Attachment),
        _ => kind_of_cohesion(folder, name),
    }
}

/// What a file holds of what binds a territory together.
fn kind_of_cohesion(folder: &str, name: &str) -> Option<Kind> {
    match folder {
        "indicators" if is_yaml(name) && !name.contains('/') => Some(Kind::Indicator),
        "actors" if is_markdown(name) => Some(Kind::Actor),
        "agreements" if is_markdown(name) => Some(Kind::Agreement),
        "programmes" if is_markdown(name) => Some(Kind::Programme),
        "services" if is_markdown(name) => Some(Kind::Service),
        _ => None,
    }
}

fn kind_in_portal(id: &str, file: &File) -> Option<Kind> {
    let path = file.path.strip_prefix(id)?.strip_prefix('/')?;
    let (folder, name) = path.split_once('/').unwrap_or(("", path));
    match folder {
        "" if name == "municipality.yaml" => Some(Kind::Municipality),
        "files" => Some(Kind::Attachment),
        "budgets" if is_yaml(name) && !name.contains('/') => Some(Kind::Budget),
        "payments" if is_yaml(name) && !name.contains('/') => Some(Kind::Payments),
        "budgets" | "payments" if ending_of_record(name).is_none() => Some(Kind::Table),
        "minutes" if is_markdown(name) => Some(Kind::Minutes),
        "cycles" if is_yaml(name) && !name.contains('/') => Some(Kind::Cycle),
        "cycles" if name.ends_with(".pb") && !name.contains('/') => Some(Kind::Ballots),
        "papers" if is_markdown(name) => Some(Kind::Paper),
        "proposals" if is_markdown(name) => Some(Kind::Proposal),
        "pages" if is_markdown(name) => Some(Kind::Page),
        "" if name == "duties.yaml" => Some(Kind::Exemptions),
        "documents" if is_markdown(name) => Some(Kind::Document),
        "documents" if name.ends_with(".csv") && !name.contains('/') => Some(Kind::DocumentTable),
        "news" if is_markdown(name) => Some(Kind::News),
        "transfers" if is_yaml(name) && !name.contains('/') => Some(Kind::Transfers),
        _ => kind_of_cohesion(folder, name),
    }
}

fn is_yaml(name: &str) -> bool {
    name.ends_with(".yaml") || name.ends_with(".yml")
}

/// The ending with which a record is read, for a name that says that one is written there, however that is spelt.
fn ending_of_record(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1.to_lowercase().as_str() {
        "md" | "markdown" | "mkd" | "mdown" => Some("md"),
        "yaml" | "yml" => Some("yaml"),
        _ => None,
    }
}

fn is_table(name: &str) -> bool {
    [".csv", ".tsv", ".txt", ".xlsx", ".ods"].iter().any(|end| name.to_lowercase().ends_with(end))
}

fn is_markdown(name: &str) -> bool {
    name.ends_with(".md") && !name.contains('/')
}

fn source_file(file: File, kind: Kind) -> SourceFile {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let translated = name.ends_with(".md");
    let (stem, lang) = match stem.rsplit_once('.') {
        Some((stem, lang)) if translated => (stem.to_owned(), Some(lang.to_owned())),
        _ => (stem.to_owned(), None),
    };
    SourceFile { file, kind, stem, lang }
}

/// What officers call the folders of a municipality in their own words.
const CALLED: &[(&str, &str)] = &[
    ("budgets", "presupuestos orcamentos"),
    ("minutes", "actas atas sesiones sessoes meetings"),
    ("proposals", "propuestas propostas"),
    ("pages", "paginas"),
    ("documents", "documentos"),
    ("news", "noticias avisos"),
    ("services", "servicios servicos tramites"),
    ("payments", "pagos pagamentos planillas"),
    ("cycles", "ciclos"),
    ("papers", "expedientes processos"),
    ("transfers", "transferencias"),
    ("indicators", "indicadores"),
    ("actors", "actores atores"),
    ("agreements", "convenios acuerdos"),
    ("programmes", "programas programs"),
    ("files", "archivos anexos arquivos adjuntos attachments"),
];

/// The folder that was perhaps meant by one that is not read.
fn folder_meant(folder: &str) -> Option<&'static str> {
    const CLOSE: usize = 2;
    let typed = crate::text::slug::fold(folder);
    let is_close = |word: &str| strsim::osa_distance(word, &typed) <= CLOSE.min(word.len() / 4);
    let is_called = |(name, words): &&(&'static str, &str)| {
        typed != *name && std::iter::once(*name).chain(words.split(' ')).any(is_close)
    };
    CALLED.iter().find(is_called).map(|(name, _)| *name)
}

/// What makes a folder a municipality's.
const MUNICIPALITY: &str = "municipality.yaml";

/// The file that has a name of its own and is meant by one that is nearly called so.
fn nearest_name(name: &str) -> Option<&'static str> {
    let known = ["cabildo.yaml", "territory.yaml", "glossary.yaml", "prices.yaml", MUNICIPALITY];
    known.into_iter().find(|known| *known != name && strsim::osa_distance(known, name) <= 3)
}

/// A name under which a text would be read: with the ending that is known for what it is.
fn with_known_ending(file: &File) -> Option<String> {
    let (path, ending) = file.path.rsplit_once('.')?;
    let known = ending_of_record(&file.path)?;
    let renamed = File { path: format!("{path}.{known}").as_str().into(), ..file.clone() };
    let id = renamed.path.split('/').next()?;
    let is_read = known != ending && kind_in_portal(id, &renamed).is_some();
    is_read.then(|| renamed.path.rsplit('/').next().unwrap_or_default().to_owned())
}

fn unknown(file: &File) -> Finding {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path).to_owned();
    let nearest = nearest_name(&name).map(str::to_owned).or_else(|| with_known_ending(file)).or_else(|| {
        let (folder, name) = file.path.rsplit_once('/')?;
        let folder = folder.rsplit('/').next()?;
        Some(format!("{}/{name}", folder_meant(folder)?))
    });
    Finding::new(Code::UnknownFile, Place::file(&file.path)).with("name", name).with_some("nearest", nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[&str]) -> Vec<File> {
        paths.iter().map(|path| File { path: (*path).into(), size: 0, version: 0 }).collect()
    }

    #[test]
    fn a_folder_in_an_officers_words_is_known_for_what_it_is() {
        for (folder, meant) in [
            ("budget", "budgets"),
            ("Actas", "minutes"),
            ("acta", "minutes"),
            ("páginas", "pages"),
            ("presupuesto", "budgets"),
            ("noticas", "news"),
        ] {
            assert_eq!(folder_meant(folder), Some(meant), "{folder}");
        }
        assert_eq!((folder_meant("fotos"), folder_meant("budgets"), folder_meant("x")), (None, None, None));
    }

    #[test]
    fn files_are_told_apart_by_place_and_name() {
        let sources = tell_apart(files(&[
            "cabildo.yaml",
            "classifications/economic.yaml",
            "static/.well-known/x",
            "uno/budgets/2026.csv",
            "uno/budgets/2026.yaml",
            "uno/files/plano.pdf",
            "uno/minutes/2026-03-10.en.md",
            "uno/minutes/2026-03-10.md",
            "uno/municipality.yaml",
        ]));
        let shared: Vec<_> = sources.shared.iter().map(|file| file.kind).collect();
        assert_eq!(shared, [Kind::Settings, Kind::Classification, Kind::Static]);
        let own: Vec<_> =
            sources.portals[0].files.iter().map(|f| (f.kind, f.stem.as_str(), f.lang.as_deref())).collect();
        assert_eq!(
            own,
            [
                (Kind::Table, "2026", None),
                (Kind::Budget, "2026", None),
                (Kind::Attachment, "plano", None),
                (Kind::Minutes, "2026-03-10", Some("en")),
                (Kind::Minutes, "2026-03-10", None),
                (Kind::Municipality, "municipality", None),
            ]
        );
        assert!(sources.findings.is_empty());
    }

    #[test]
    fn what_is_in_no_place_is_told() {
        let sources =
            tell_apart(files(&["cabildo.yml", "dos/pages/x.md", "en/municipality.yaml", "assets/municipality.yaml"]));
        let told: Vec<_> = sources.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(told, [Code::UnknownFile, Code::NoMunicipalityFile, Code::ReservedName]);
        assert_eq!(sources.portals.len(), 1, "`en` is told by the languages' reader");
    }
}
