//! What every portal's build stands on: settings, territory, classifications, theme, assets.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::record::{self, Before};
use super::{Failure, Options, fingerprint, samples};
use crate::export::summary::SiteMark;
use crate::findings::{Code, Finding, Findings, Place, Severity};
use crate::model::portal::Shared;
use crate::model::territory::{Area, Territory};
use crate::pages::search::SCRIPT as SEARCH_SCRIPT;
use crate::pages::{AssetNames, Setting, territory};
use crate::read::file::{MAX_TABLE, MAX_TEXT, Texts};
use crate::source::discover::{Kind, PortalFiles, ROOT_FILES, SourceFile, Sources, published_static};
use crate::source::history::History;
use crate::source::{File, World};
use crate::text::nearest::nearest;
use crate::theme::Theme;

/// What every portal's build stands on; read once, and shared by all threads.
pub struct Ground {
    /// What all portals share.
    pub shared: Shared,
    /// How pages look and speak.
    pub theme: Theme,
    /// What was asked.
    pub options: Options,
    /// Where the site will stand, with a slash at the end.
    pub base_url: Option<String>,
    /// Whether there is one portal alone.
    pub alone: bool,
    /// Whether the territory's pages stand beside a portal that is alone.
    pub beside: bool,
    /// All files below `assets/`.
    pub assets: Vec<(String, Vec<u8>)>,
    /// The names of what pages load.
    pub names: AssetNames,
    /// The history of the content, where it is shown and there is one.
    pub history: Option<History>,
    /// What all portals shared over that history, the latest first.
    pub shared_before: Before,
    /// Today's date.
    pub today: jiff::civil::Date,
    /// The fingerprint of all of this.
    pub fingerprint: [u8; 32],
    /// The days that shared files name.
    pub days: Vec<jiff::civil::Date>,
}

/// Where the site will stand: as it was asked, or as the settings say; told where neither does.
fn base_url(options: &Options, shared: &Shared, findings: &mut Findings) -> Option<String> {
    let asked = options.base_url.clone().map(crate::read::settings::with_slash);
    let base_url = asked.or_else(|| shared.settings.base_url.clone());
    if base_url.is_none() {
        findings.add(Finding::new(Code::NoBaseUrl, shared.settings.place.clone()));
    }
    base_url
}

/// Reads what is shared. Nothing where it cannot be used, which has been told.
pub fn prepare(
    world: &dyn World,
    themes: Option<&dyn World>,
    sources: &Sources,
    options: &Options,
) -> Result<(Option<Ground>, Findings), Failure> {
    let mut findings = Findings::new();
    let mut texts = Texts::default();
    let mut tables = HashMap::new();
    let mut print = fingerprint::Fingerprint::new(options);
    for file in sources.shared.iter().filter(|file| !file.kind.is_as_it_is()) {
        if file.kind == Kind::ClassificationTable {
            if !is_too_large(&file.file, MAX_TABLE, &mut findings) {
                let bytes = world.read(&file.file.path)?;
                print.file(&file.file.path, &bytes);
                tables.insert(Arc::clone(&file.file.path), bytes);
            }
        } else if let Some(bytes) = read_text(world, file, &mut findings)? {
            // What belongs to areas goes into the fingerprints of the portals that it concerns.
            if !is_of_areas(file.kind) {
                print.file(&file.file.path, &bytes);
            }
            texts.keep(&file.file.path, bytes, &mut findings);
        }
    }
    let (shared, told) = crate::read::shared::read(sources, &texts, &tables, world.today());
    findings.extend(told);
    findings.quote(|path| texts.get(path));
    let Some(shared) = shared else { return Ok((None, findings)) };
    findings.extend(crate::link::cohesion::check_shared(&shared));
    crate::check::check_shared(&shared, world.today(), &mut findings);
    privacy(sources, &texts, &shared, &mut findings);
    samples::tell_of(&sources.shared, &texts, &mut findings);
    findings.quote(|path| texts.get(path));
    let site = theme_files(themes)?;
    for (path, bytes) in &site {
        print.file(path, bytes);
    }
    let (theme, told) = crate::theme::load(&shared.settings, &site, options.minify);
    findings.extend(told);
    findings.quote(|path| texts.get(path));
    let Some(theme) = theme else { return Ok((None, findings)) };
    let base_url = base_url(options, &shared, &mut findings);
    let alone = sources.portals.len() == 1 && sources.unclaimed.is_empty();
    let (assets, names) = assets(&theme, options.search, &shared.statics);
    print.text(base_url.as_deref().unwrap_or(""));
    let beside = alone && territory::is_larger(&shared, own_area(world, sources, &shared)?.as_deref());
    print.text(if alone { "alone" } else { "several" });
    print.text(if beside { "beside" } else { "" });
    // A portal that is the whole site has the root's tables in its catalogue.
    print.text(&if alone { format!("{:?}", shared.statics) } else { format!("{:?}", names.icon) });
    assets.iter().for_each(|(name, bytes)| print.file(name, bytes));
    let (history, shared_before) = past(world, sources, &shared, &mut print, &mut findings)?;
    let ground = Ground {
        theme,
        options: options.clone(),
        base_url,
        alone,
        beside,
        assets,
        names,
        history,
        shared_before,
        today: world.today(),
        fingerprint: print.finish(),
        days: fingerprint::days(sources.shared.iter().filter_map(|file| texts.get(&file.file.path))),
        shared,
    };
    Ok((Some(ground), findings))
}

/// The history, and what all portals shared over it; what stands in no commit is told.
fn past(
    world: &dyn World,
    sources: &Sources,
    shared: &Shared,
    print: &mut fingerprint::Fingerprint,
    findings: &mut Findings,
) -> Result<(Option<History>, Before), Failure> {
    let Some(history) = shared.settings.history.then(|| world.history()).flatten() else {
        return Ok((None, Vec::new()));
    };
    record::uncommitted(world, sources, &history, findings)?;
    let before = record::shared_versions(&history);
    // Each of them is told in the records of the portals that it concerns.
    before.iter().for_each(|(version, _)| print.text(&version.commit));
    Ok((Some(history), before))
}

/// The area of the first municipality; nothing where it says none, or cannot be read.
fn own_area(world: &dyn World, sources: &Sources, shared: &Shared) -> Result<Option<String>, Failure> {
    let Some(portal) = sources.portals.first() else { return Ok(None) };
    let Some(file) = portal.files.iter().find(|file| file.kind == Kind::Municipality) else { return Ok(None) };
    let mut texts = Texts::default();
    // What is wrong with the file is told where the portal is read.
    let mut told = Findings::new();
    if let Some(bytes) = read_text(world, file, &mut told)? {
        texts.keep(&file.file.path, bytes, &mut told);
    }
    let contents = crate::read::portal::Contents { texts, ..Default::default() };
    Ok(crate::read::portal::area(portal, &contents, shared))
}

/// Tells personal data in what all portals share: all that is words, and not outlines or lists of codes.
fn privacy(sources: &Sources, texts: &Texts, shared: &Shared, findings: &mut Findings) {
    let is_words = |file: &&SourceFile| !matches!(file.kind, Kind::Boundaries | Kind::Classification);
    let read = sources.shared.iter().filter(is_words).map(|file| &*file.file.path);
    let read = read.filter_map(|path| Some((path, texts.get(path)?)));
    crate::check::privacy::check_shared(shared, read, findings);
    for file in sources.shared.iter().filter(|file| file.kind == Kind::Classification) {
        let classification = shared.classifications.iter().find(|known| known.id == file.stem);
        if let (Some(text), Some(classification)) = (texts.get(&file.file.path), classification) {
            crate::check::privacy::check_codes(shared, (&file.file.path, text), classification, findings);
        }
    }
}

/// Whether a shared file tells of areas, so that a portal depends on its own part of it alone.
fn is_of_areas(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Territory
            | Kind::Boundaries
            | Kind::Indicator
            | Kind::Actor
            | Kind::Agreement
            | Kind::Programme
            | Kind::Service
            | Kind::Page
    )
}

/// A file's bytes, unless it is too large to be somebody's text.
pub fn read_text(world: &dyn World, file: &SourceFile, findings: &mut Findings) -> Result<Option<Vec<u8>>, Failure> {
    if is_too_large(&file.file, MAX_TEXT, findings) {
        return Ok(None);
    }
    Ok(Some(world.read(&file.file.path)?))
}

/// Tells a file above a limit.
pub fn is_too_large(file: &File, limit: u64, findings: &mut Findings) -> bool {
    const MEBIBYTE: u64 = 1024 * 1024;
    let too_large = file.size > limit;
    if too_large {
        let finding = Finding::new(Code::FileTooLarge, Place::file(&file.path))
            .with("size", format!("{} MiB", file.size / MEBIBYTE))
            .with("limit", format!("{} MiB", limit / MEBIBYTE));
        findings.add(finding);
    }
    too_large
}

/// The files of the site's own themes.
pub fn theme_files(themes: Option<&dyn World>) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let Some(themes) = themes else { return Ok(Vec::new()) };
    let (files, _) = themes.files()?;
    let mut all = Vec::with_capacity(files.len());
    for file in files {
        all.push((file.path.to_string(), themes.read(&file.path)?));
    }
    Ok(all)
}

fn assets(theme: &Theme, search: bool, statics: &[String]) -> (Vec<(String, Vec<u8>)>, AssetNames) {
    // Without a search, no page loads its script.
    let loaded = || theme.assets.iter().filter(|asset| search || asset.name != SEARCH_SCRIPT);
    let assets = loaded().map(|asset| (asset.published.clone(), asset.bytes.clone())).collect();
    let scripts = loaded().filter(|asset| asset.name.ends_with(".js"));
    let sheets = loaded().filter(|asset| asset.name.ends_with(".css") && asset.name != "site.css");
    let names = AssetNames {
        style: theme.asset("site.css").unwrap_or_default().to_owned(),
        accent: None,
        icon: icon(theme, statics),
        sheets: sheets.map(|asset| (asset.name.clone(), asset.published.clone())).collect(),
        scripts: scripts.map(|asset| (asset.name.clone(), asset.published.clone())).collect(),
    };
    (assets, names)
}

/// The icon of pages without an emblem: the site's own at its root, or the theme's. Browsers ask for one on
/// every page that names none.
fn icon(theme: &Theme, statics: &[String]) -> Option<String> {
    let own =
        ["favicon.svg", "favicon.png", "favicon.ico"].into_iter().find(|name| statics.iter().any(|at| at == name));
    own.map(str::to_owned).or_else(|| theme.asset("icon.svg").map(|name| format!("assets/{name}")))
}

/// What is shared with a portal, as far as it concerns its area.
pub struct Slice {
    /// The records.
    pub shared: Shared,
    /// Their fingerprint.
    pub fingerprint: [u8; 32],
    /// The days that they name.
    pub days: Vec<jiff::civil::Date>,
    /// The area that they concern.
    pub area: Option<String>,
}

impl Ground {
    /// By what this site is told from another.
    pub fn mark(&self) -> SiteMark {
        let settings = &self.shared.settings;
        SiteMark {
            base_url: self.base_url.clone(),
            country: settings.country.clone(),
            title: settings.title.first().to_owned(),
        }
    }

    /// The part of what is shared that concerns an area, all of it where a municipality has none, with the names of the
    /// areas beyond that its own records name.
    pub fn slice(&self, area: Option<&str>, named: &BTreeSet<&str>) -> Slice {
        let mut shared = self.shared.slice(area);
        let beyond = self.shared.territory.names_beyond(&shared.territory, named.iter().copied());
        shared.territory.elsewhere.extend(beyond);
        // Where an area was written says nothing about it: a line above it may have been added.
        let areas = shared.territory.areas.iter().map(|area| Area { place: Place::file(&"".into()), ..area.clone() });
        let areas: Vec<Area> = areas.collect();
        let Territory { levels, elsewhere, .. } = &shared.territory;
        let text = format!("{levels:?} {areas:?} {elsewhere:?} {:?} {:?}", shared.cohesion, shared.files);
        let days = fingerprint::days([text.as_str()].into_iter());
        let area = area.map(str::to_owned);
        Slice { shared, fingerprint: *blake3::hash(text.as_bytes()).as_bytes(), days, area }
    }

    /// What pages need to know of the build, with a portal's own assets and its part of what is
    /// shared.
    pub fn setting<'g>(&'g self, names: &'g AssetNames, shared: &'g Shared) -> Setting<'g> {
        Setting {
            shared,
            words: &self.theme.words,
            base_url: self.base_url.as_deref(),
            links: self.options.links,
            alone: self.alone,
            beside: self.beside,
            search: self.options.search,
            assets: names,
            today: self.today,
        }
    }

    /// Whether it is the settings that have errors, and not the content.
    pub fn is_at_fault(&self, findings: &Findings) -> bool {
        let settings = &self.shared.settings.place.file;
        findings.iter().any(|finding| finding.severity == Severity::Error && finding.place.file == *settings)
    }

    /// The portals that were asked for; nothing where there are none, or a name is none, which is
    /// told.
    pub fn chosen<'s>(&self, sources: &'s Sources, findings: &mut Findings) -> Option<Vec<&'s PortalFiles>> {
        for portal in sources.portals.iter().filter(|portal| self.is_at_root(&portal.id)) {
            let place = Place::file(&portal.id.as_str().into());
            findings.add(Finding::new(Code::ReservedName, place).with("name", &portal.id));
        }
        self.tell_statics(sources, findings);
        self.tell_aliases(sources, findings);
        if sources.portals.is_empty() {
            findings.add(Finding::new(Code::NoMunicipality, Place::file(&".".into())).with("path", "content"));
            return None;
        }
        let ids = || sources.portals.iter().map(|portal| portal.id.as_str());
        let only = &self.options.only;
        let unknown: Vec<&String> = only.iter().filter(|name| !ids().any(|id| id == *name)).collect();
        for name in &unknown {
            let finding = Finding::new(Code::UnknownReference, Place::file(&"--only".into()))
                .with("value", name)
                .with("kind", "a-municipality")
                .with_some("nearest", nearest(name, ids()))
                .with("known", ids().collect::<Vec<_>>().join(", "));
            findings.add(finding);
        }
        let asked = |portal: &&PortalFiles| only.is_empty() || only.contains(&portal.id);
        let chosen = || sources.portals.iter().filter(asked).collect();
        let own = |portals| self.options.shard.map_or_else(|| Vec::clone(&portals), |shard| shard.part(&portals));
        unknown.is_empty().then(|| own(chosen()))
    }

    /// Whether the territory's own pages stand in a folder of this name: their own, those of a language, or
    /// the search.
    fn is_at_root(&self, name: &str) -> bool {
        let is_search = |words: &crate::i18n::Words| words.word("paths.search") == Some(name);
        self.shared.settings.languages.iter().any(|lang| lang.as_str() == name)
            || self.theme.words.iter().any(is_search)
            || territory::folder_name(&self.theme.words) == name
    }

    /// Whether a name at the site's root is taken, also by one in other letters: some disks take both for one.
    fn is_taken(&self, name: &str, sources: &Sources) -> bool {
        let small = name.to_lowercase();
        // A site's own `robots.txt` stands before ours.
        ROOT_FILES.contains(&small.as_str()) && name != "robots.txt"
            || crate::publish::is_kept(name)
            || self.is_at_root(&small)
            || sources.portals.iter().any(|portal| portal.id.to_lowercase() == small)
    }

    /// Tells files of `static/` that would stand where the program writes its own, or where another of them does.
    fn tell_statics(&self, sources: &Sources, findings: &mut Findings) {
        let statics = || sources.shared.iter().filter(|file| file.kind == Kind::Static);
        let first = |path: &'_ str| path.split('/').next().unwrap_or_default().to_owned();
        for file in statics() {
            let name = first(published_static(&file.file.path));
            if self.is_taken(&name, sources) {
                findings.add(Finding::new(Code::ReservedName, Place::file(&file.file.path)).with("name", name));
            }
        }
        for (one, other) in crate::publish::collisions(statics().map(|file| published_static(&file.file.path))) {
            let place = |path: &str| Place::file(&format!("static/{path}").as_str().into());
            findings.add(Finding::one_address(&other, place(&other), place(&one)));
        }
    }

    /// Tells old addresses at the site's root where nothing may stand but what the program or `static/` puts there.
    fn tell_aliases(&self, sources: &Sources, findings: &mut Findings) {
        let single = || self.shared.settings.aliases.iter().filter(|alias| !alias.all);
        let pages: Vec<String> = single().map(|alias| format!("{}/index.html", alias.from)).collect();
        let statics = sources.shared.iter().filter(|file| file.kind == Kind::Static);
        let paths = statics.map(|file| published_static(&file.file.path)).chain(pages.iter().map(String::as_str));
        let others: HashMap<String, String> =
            crate::publish::collisions(paths).into_iter().map(|(first, second)| (second, first)).collect();
        for (alias, page) in single().zip(&pages) {
            let first = alias.from.split('/').next().unwrap_or_default();
            // Those of a portal and of the territory are looked at with their pages.
            let is_inside = self.is_at_root(first) || sources.portals.iter().any(|portal| portal.id == first);
            let is_taken = !is_inside && self.is_taken(first, sources);
            if let Some(title) = is_taken.then_some(first).or(others.get(page).map(String::as_str)) {
                let finding = Finding::new(Code::AliasTaken, alias.place.clone());
                findings.add(finding.with("address", &alias.from).with("title", title));
            }
        }
    }
}
