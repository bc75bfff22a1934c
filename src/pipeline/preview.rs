//! The site as an officer sees it while writing: nothing on the disk, everything shown, pages made
//! when they are asked for.
//!
//! A look at the content keeps from the look before it whatever has not changed: the ground that all
//! portals share, and each portal whose files are the same. What cannot be read any more is shown as
//! it last could, with what is wrong.

mod told;
mod town;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use self::told::record_of;
use self::town::{Shown, Town, index, machines, make, towns};
use super::ground::{self, Ground};
use super::{Failure, Options, site};
use crate::export::{datasets, dcat};
use crate::findings::{Finding, Findings};
use crate::model::summary::Summary;
use crate::pages::Page;
use crate::pages::address::Addresses;
use crate::pages::territory::{self, Reckoned};
use crate::publish::Contents;
use crate::source::discover::{Kind, Sources, discover, published_static};
use crate::source::{File, World};

/// How many portals are kept with all their pages planned; of others, they are planned again.
const KEPT: usize = 24;

/// The site at one look.
pub struct Preview {
    ground: Option<Arc<Ground>>,
    /// The files that the ground was made of.
    shared: Vec<File>,
    towns: BTreeMap<String, Arc<Town>>,
    /// What is above the portals, made when it is first asked for: an edit of one of many does not wait
    /// for it.
    whole: OnceLock<Whole>,
    /// How many pages there are above the portals.
    own: usize,
    statics: HashMap<String, String>,
    /// The editor in the browser, made when it is first asked for.
    admin: OnceLock<HashMap<String, Vec<u8>>>,
    /// The portals whose pages are kept, the latest last.
    recent: Mutex<VecDeque<String>>,
    /// What is wrong with what is shared.
    findings: Findings,
}

/// What is above the portals.
#[derive(Default)]
struct Whole {
    /// Its pages, by path.
    pages: HashMap<String, Page>,
    summaries: Vec<Summary>,
}

/// What stands at a path.
pub enum Found {
    /// A page, and what is told on it.
    Page(Shot),
    /// A file's bytes.
    Bytes(Vec<u8>),
    /// A file on the disk.
    File(PathBuf),
    /// Nothing; the page for lost visitors, where there is one.
    Lost(Option<Shot>),
}

/// A page as it is shown.
pub struct Shot {
    /// Its HTML.
    pub html: Vec<u8>,
    /// Whether it would not be published today.
    pub hidden: bool,
    /// Whether it is that of an earlier look.
    pub stale: bool,
    /// Whether it is the page for lost visitors.
    pub lost: bool,
    /// What is wrong: with the record of this page first, then with its portal.
    pub findings: Vec<Finding>,
    /// How many of them are about this page's own record.
    pub own: usize,
}

impl Preview {
    /// Looks at the content.
    pub fn look(
        world: &dyn World,
        themes: Option<&dyn World>,
        options: &Options,
        before: Option<&Self>,
    ) -> Result<Self, Failure> {
        let (files, odd) = world.files()?;
        let sources = discover(files, odd);
        let mut shared: Vec<File> = sources.shared.iter().map(|source| source.file.clone()).collect();
        shared.extend(themes.map(World::files).transpose()?.map(|(files, _)| files).unwrap_or_default());
        let same = before.filter(|before| before.shared == shared && before.alone() == is_alone(&sources));
        let (ground, mut findings) = match same {
            Some(before) if before.ground.is_some() => (before.ground.clone(), before.findings.clone()),
            _ => {
                let (ground, mut findings) = ground::prepare(world, themes, &sources, options)?;
                findings.extend(sources.findings.clone());
                let kept = before.and_then(|before| before.ground.clone());
                (ground.map(Arc::new).or(kept), findings)
            }
        };
        findings.sort();
        let Some(ground) = ground else { return Ok(Self::broken(shared, findings)) };
        let towns = towns(world, &sources, &ground, before);
        let same_ground =
            before.filter(|before| before.ground.as_ref().is_some_and(|known| Arc::ptr_eq(known, &ground)));
        let preview = Self::of(ground, shared, towns, &sources, findings, same_ground);
        preview.remember(before);
        Ok(preview)
    }

    /// A site of which nothing can be shown.
    fn broken(shared: Vec<File>, findings: Findings) -> Self {
        Self {
            ground: None,
            shared,
            towns: BTreeMap::new(),
            whole: OnceLock::new(),
            own: 0,
            statics: HashMap::new(),
            admin: OnceLock::new(),
            recent: Mutex::default(),
            findings,
        }
    }

    /// `before` is the look before, if what is shared is still the same.
    fn of(
        ground: Arc<Ground>,
        shared: Vec<File>,
        towns: BTreeMap<String, Arc<Town>>,
        sources: &Sources,
        findings: Findings,
        before: Option<&Self>,
    ) -> Self {
        let statics = sources.shared.iter().filter(|source| source.kind == Kind::Static);
        let statics =
            statics.map(|source| (published_static(&source.file.path).to_owned(), source.file.path.to_string()));
        let shared_files = sources.shared.iter().filter(|source| source.kind == Kind::Attachment);
        let folder = territory::folder_name(&ground.theme.words);
        let shared_files = shared_files.map(|source| {
            let path = source.file.path.as_ref();
            let below = path.strip_prefix(territory::FOLDER).unwrap_or(path);
            (format!("{folder}{below}"), path.to_owned())
        });
        let statics = statics.chain(shared_files).collect();
        let mut preview = Self {
            ground: Some(ground),
            shared,
            towns,
            whole: OnceLock::new(),
            own: before.map_or(0, |before| before.own),
            statics,
            admin: OnceLock::new(),
            recent: Mutex::default(),
            findings,
        };
        if before.is_none() {
            let (whole, told) = preview.planned();
            preview.own = whole.pages.len();
            preview.whole = OnceLock::from(whole);
            preview.findings.extend(told);
        }
        preview
    }

    /// What is above the portals.
    fn whole(&self) -> &Whole {
        self.whole.get_or_init(|| self.planned().0)
    }

    /// Plans what is above the portals, and tells what is wrong with it.
    fn planned(&self) -> (Whole, Findings) {
        let summaries: Vec<Summary> = self.towns.values().filter_map(|town| town.summary.clone()).collect();
        let Some(ground) = self.ground.as_ref().filter(|ground| !ground.alone || ground.beside) else {
            return (Whole { summaries, ..Whole::default() }, Findings::new());
        };
        let setting = ground.setting(&ground.names, &ground.shared);
        let mut folder = Vec::new();
        let reckoned = Reckoned::of(&summaries, &setting);
        let told = territory::plan_folder(&reckoned, |pages| folder.extend(pages));
        let above = if ground.alone { Vec::new() } else { territory::plan(&reckoned) };
        let pages = above.into_iter().chain(folder);
        (Whole { pages: pages.map(|page| (page.address.file_path(), page)).collect(), summaries }, told)
    }

    /// Counts the portals whose pages are kept: those of the look before in their order, those that are
    /// new last.
    fn remember(&self, before: Option<&Self>) {
        let kept = |id: &String| {
            let known = before.and_then(|before| before.towns.get(id));
            matches!((known, self.towns.get(id)), (Some(known), Some(town)) if Arc::ptr_eq(known, town))
        };
        let recent = before.map(|before| before.recent.lock().unwrap_or_else(PoisonError::into_inner).clone());
        let same = recent.into_iter().flatten().filter(|id| kept(id));
        let new = self.towns.keys().filter(|id| !kept(id)).cloned();
        same.chain(new).for_each(|id| self.keep(&id));
    }

    fn alone(&self) -> bool {
        self.ground.as_ref().is_some_and(|ground| ground.alone)
    }

    /// All that is wrong.
    pub fn findings(&self) -> Findings {
        let mut all = self.findings.clone();
        self.towns.values().for_each(|town| all.extend(town.findings.clone()));
        all.sort();
        all
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.own + self.towns.values().filter_map(|town| Some(town.summary.as_ref()?.pages.len())).sum::<usize>()
    }

    /// Lets the pages of the portal go that was looked at the longest time ago.
    fn keep(&self, id: &str) {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        recent.retain(|known| known != id);
        recent.push_back(id.to_owned());
        if recent.len() > KEPT
            && let Some(town) = recent.pop_front().and_then(|oldest| self.towns.get(&oldest)).filter(|town| !town.stale)
        {
            *town.shown.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
    }

    /// What stands at a path below the site's root.
    pub fn find(&self, path: &str, world: &dyn World) -> Found {
        let Some(ground) = &self.ground else { return Found::Lost(None) };
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        if let Some(source) = self.statics.get(&path) {
            return world.location(source).map_or(Found::Lost(None), Found::File);
        }
        if let Some(name) = path.strip_prefix("assets/")
            && let Some(bytes) = self.asset(name, ground)
        {
            return Found::Bytes(bytes);
        }
        if path.starts_with("admin/") {
            return self.editor(&path, ground).map_or(Found::Lost(None), Found::Bytes);
        }
        let first = path.split('/').next().unwrap_or_default();
        let in_town = self.towns.contains_key(first);
        if let Some(page) = (!in_town).then(|| self.whole().pages.get(&path)).flatten() {
            return self.shot(page, ground, None).map_or(Found::Lost(None), Found::Page);
        }
        let town = if ground.alone { self.towns.values().next() } else { self.towns.get(first) };
        let found = town.and_then(|town| self.in_town(&path, town, ground, world));
        found
            .or_else(|| self.territory_index(&path, ground, world))
            .unwrap_or_else(|| self.lost(&path, town, ground, world))
    }

    /// A file of the editor in the browser.
    fn editor(&self, path: &str, ground: &Ground) -> Option<Vec<u8>> {
        let files = self.admin.get_or_init(|| {
            let bytes = |(path, contents): (String, Contents)| Some((path, contents.bytes()?.into_owned()));
            site::admin(&self.whole().summaries, ground).into_iter().filter_map(bytes).collect()
        });
        files.get(path).cloned()
    }

    fn in_town(&self, path: &str, town: &Town, ground: &Ground, world: &dyn World) -> Option<Found> {
        let shown = self.shown(town, ground, world)?;
        if let Some(page) = shown.pages.get(path).or_else(|| town.gone.get(path)) {
            return self.shot(page, ground, Some((town, &shown))).map(Found::Page);
        }
        let addresses = Addresses::new(&shown.portal, &ground.setting(&shown.names, &shown.shared));
        let file = shown.portal.files.iter().find(|file| addresses.root().file(&file.path).as_str() == path);
        if let Some(file) = file {
            return world.location(&file.source).map(Found::File);
        }
        let machines = shown.machines.get_or_init(|| machines(&shown, ground));
        machines.files.get(path).or_else(|| index(&shown, ground).get(path)).cloned().map(Found::Bytes)
    }

    /// The page for lost visitors, with what is wrong with the record that the path names.
    fn lost(&self, path: &str, town: Option<&Arc<Town>>, ground: &Ground, world: &dyn World) -> Found {
        let shown = town.and_then(|town| Some((town, self.shown(town, ground, world)?)));
        let of_town = shown.as_ref().map(|(town, shown)| (town.as_ref(), shown.as_ref()));
        let page = match self.whole().pages.get("404.html") {
            Some(page) => Some(page),
            None => of_town.and_then(|(_, shown)| shown.pages.get("404.html")),
        };
        Found::Lost(page.and_then(|page| self.shot_about(page, record_of(path), ground, of_town)))
    }

    fn asset(&self, name: &str, ground: &Ground) -> Option<Vec<u8>> {
        let own = ground.assets.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.clone());
        own.or_else(|| {
            self.towns.values().find_map(|town| {
                let shown = town.shown.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
                shown.assets.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.clone())
            })
        })
    }

    /// The data of the territory, and the search over it.
    fn territory_index(&self, path: &str, ground: &Ground, world: &dyn World) -> Option<Found> {
        let below = path.strip_prefix(territory::folder_name(&ground.theme.words))?.strip_prefix('/')?;
        let setting = ground.setting(&ground.names, &ground.shared);
        let whole = self.whole();
        let data = crate::export::territory::files(&whole.summaries, &setting).into_iter();
        let mut data = data.chain(crate::export::drawings::files(whole.pages.values()));
        if path == dcat::site_path(&setting) {
            return self.catalogue(ground, world).map(Found::Bytes);
        }
        if let Some((_, bytes)) = data.find(|(known, _)| known == path) {
            return Some(Found::Bytes(bytes));
        }
        let pages: Vec<&Page> = whole.pages.values().collect();
        let files = site::territory_index(&whole.summaries, &pages, ground);
        let (_, contents) = files.into_iter().find(|(name, _)| name == below)?;
        contents.bytes().map(|bytes| Found::Bytes(bytes.into_owned()))
    }

    /// The catalogue of all data: the files of all towns are made for it, as the build makes them.
    fn catalogue(&self, ground: &Ground, world: &dyn World) -> Option<Vec<u8>> {
        let setting = ground.setting(&ground.names, &ground.shared);
        let whole = self.whole();
        let pages: Vec<Page> = whole.pages.values().cloned().collect();
        let tables = crate::export::territory::files(&whole.summaries, &setting);
        let own = datasets::of_territory(&tables, &ground.shared.files, &pages, &setting);
        let of_town = |summary: &Summary| {
            let shown = self.towns.get(&summary.id).and_then(|town| self.shown(town, ground, world));
            shown
                .map_or_else(Vec::new, |shown| shown.machines.get_or_init(|| machines(&shown, ground)).datasets.clone())
        };
        let portals = whole.summaries.iter().map(|summary| (summary, of_town(summary)));
        dcat::site(portals, &own, &setting).map(|(_, catalogue)| catalogue.open())
    }

    /// A portal's pages, planned again where they were let go.
    fn shown(&self, town: &Town, ground: &Ground, world: &dyn World) -> Option<Arc<Shown>> {
        self.keep(&town.files.id);
        let mut kept = town.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.is_none() {
            *kept = make(world, &town.files, &town.hashes, ground).0;
        }
        kept.clone()
    }

    /// A page with what is told on it.
    fn shot(&self, page: &Page, ground: &Ground, town: Option<(&Town, &Shown)>) -> Option<Shot> {
        self.shot_about(page, &page.id, ground, town)
    }

    /// The same, with what is wrong with a record first.
    fn shot_about(&self, page: &Page, record: &str, ground: &Ground, town: Option<(&Town, &Shown)>) -> Option<Shot> {
        let rendered = catch_unwind(AssertUnwindSafe(|| crate::render::render(page, &ground.theme)));
        let told = self.told(town.map(|(town, _)| town), record);
        let mut findings = told.findings;
        let html = match rendered {
            Ok(Ok(html)) => html,
            Ok(Err(finding)) => {
                findings.insert(told.own, *finding);
                b"<!doctype html><html><head></head><body></body></html>".to_vec()
            }
            Err(_) => return None,
        };
        let path = page.address.file_path();
        Some(Shot {
            html,
            hidden: town.is_some_and(|(_, shown)| shown.hidden.contains(&path)),
            stale: town.is_some_and(|(town, _)| town.stale || town.gone.contains_key(&path)),
            lost: path.ends_with("404.html"),
            findings,
            own: told.own,
        })
    }
}

fn is_alone(sources: &Sources) -> bool {
    sources.portals.len() == 1 && sources.unclaimed.is_empty()
}
