//! A portal at one look: read, linked and planned, with what of it would not be published.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::Preview;
use super::told::is_of;
use crate::export::summary::FileHash;
use crate::export::{Portfolio, export};
use crate::findings::{Code, Finding, Findings, Place, Severity};
use crate::model::portal::{Portal, Shared};
use crate::model::summary::{Dataset, Summary};
use crate::pages::address::Addresses;
use crate::pages::{AssetNames, Page};
use crate::pipeline::ground::{Ground, Slice};
use crate::pipeline::portal::{self, Watch};
use crate::pipeline::{hashes, polls, record};
use crate::publish::Contents;
use crate::read::portal::Contents as Texts;
use crate::source::World;
use crate::source::discover::{Kind, PortalFiles, Sources};
use crate::source::unveiled::Unveiled;

/// A portal at one look.
pub(super) struct Town {
    pub(super) files: PortalFiles,
    /// The SHA-256 of its attachments.
    pub(super) hashes: Vec<FileHash>,
    pub(super) findings: Findings,
    pub(super) summary: Option<Summary>,
    /// Its pages; nothing where they were let go.
    pub(super) shown: Mutex<Option<Arc<Shown>>>,
    /// Whether they are those of an earlier look, since it cannot be read now.
    pub(super) stale: bool,
    /// Pages of an earlier look that are none now since their own file is broken, by path.
    pub(super) gone: BTreeMap<String, Page>,
}

/// A portal's pages.
pub(super) struct Shown {
    pub(super) portal: Portal,
    /// Its part of what is shared.
    pub(super) shared: Shared,
    pub(super) names: AssetNames,
    pub(super) assets: Vec<(String, Vec<u8>)>,
    pub(super) pages: BTreeMap<String, Page>,
    /// The paths of those that would not be published.
    pub(super) hidden: HashSet<String>,
    /// What machines read, made when it is first asked for.
    pub(super) machines: OnceLock<Machines>,
    /// The search index, made when it is first asked for.
    pub(super) index: OnceLock<HashMap<String, Vec<u8>>>,
}

/// All portals: those whose files and ground are the same are kept from the look before.
pub(super) fn towns(
    world: &dyn World,
    sources: &Sources,
    ground: &Arc<Ground>,
    before: Option<&Preview>,
) -> BTreeMap<String, Arc<Town>> {
    let same_ground = before.and_then(|before| before.ground.as_ref()).is_some_and(|known| Arc::ptr_eq(known, ground));
    let town = |files: &PortalFiles| {
        let known = before.and_then(|before| before.towns.get(&files.id));
        if let Some(known) = known.filter(|known| same_ground && known.files == *files) {
            return (files.id.clone(), Arc::clone(known));
        }
        let before = known.map_or(&[][..], |known| &known.hashes);
        // Without a file's hash its page says nothing of it.
        let hashes = hashes::attached(world, files, before).unwrap_or_default();
        let (shown, findings) = make(world, files, &hashes, ground);
        let summary = shown.as_ref().map(|shown| summary(shown, ground));
        let stale = shown.is_none();
        let earlier = || known.and_then(|known| known.shown.lock().unwrap_or_else(PoisonError::into_inner).clone());
        let gone = gone(known.map(Arc::as_ref), shown.as_deref(), &findings);
        let town = Town {
            files: files.clone(),
            hashes,
            findings,
            summary: summary.or_else(|| known.and_then(|known| known.summary.clone())),
            shown: Mutex::new(shown.or_else(earlier)),
            stale,
            gone,
        };
        (files.id.clone(), Arc::new(town))
    };
    sources.portals.par_iter().map(town).collect()
}

/// The pages that a portal had at the look before and lacks now, where an error stands in their own file.
fn gone(before: Option<&Town>, now: Option<&Shown>, findings: &Findings) -> BTreeMap<String, Page> {
    let (Some(before), Some(now)) = (before, now) else { return BTreeMap::new() };
    let shown = before.shown.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let earlier = shown.iter().flat_map(|shown| &shown.pages).chain(&before.gone);
    let lacks = earlier.filter(|(path, _)| !now.pages.contains_key(*path));
    let broken: Vec<&Finding> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    // The pages below a year are of its file, too.
    let record = |page: &Page| page.id.split('/').next().unwrap_or_default().to_owned();
    let is_broken = |page: &Page| broken.iter().any(|finding| is_of(finding, &record(page)));
    lacks.filter(|(_, page)| is_broken(page)).map(|(path, page)| (path.clone(), page.clone())).collect()
}

fn summary(shown: &Shown, ground: &Ground) -> Summary {
    let setting = ground.setting(&shown.names, &shown.shared);
    let pages: Vec<&Page> = shown.pages.values().collect();
    crate::pages::summary::summary(&shown.portal, &pages, &setting)
}

/// Reads and plans a portal; nothing where it cannot be read. A fault of ours ends that portal alone.
pub(super) fn make(
    world: &dyn World,
    files: &PortalFiles,
    hashes: &[FileHash],
    ground: &Ground,
) -> (Option<Arc<Shown>>, Findings) {
    catch_unwind(AssertUnwindSafe(|| made(world, files, hashes, ground))).unwrap_or_else(|_| {
        let mut findings = files.findings.clone();
        let place = Place::file(&files.id.as_str().into());
        findings.add(Finding::new(Code::Internal, place).with("detail", "preview"));
        (None, findings)
    })
}

fn made(
    world: &dyn World,
    files: &PortalFiles,
    hashes: &[FileHash],
    ground: &Ground,
) -> (Option<Arc<Shown>>, Findings) {
    let mut findings = files.findings.clone();
    let (texts, slice, portal) = read(&Unveiled(world), files, hashes, ground, &mut findings);
    let Some(portal) = portal else {
        portal::quote(&texts, &mut findings);
        findings.sort();
        return (None, findings);
    };
    portal::privacy(files, &texts, hashes, &portal, (&slice.shared, ground.today), &mut findings);
    let planned = portal::planned(&portal, ground, &slice.shared, &mut findings, &mut Watch::new(ground.options.clock));
    findings.weigh(&ground.shared.settings.weights);
    portal::quote(&texts, &mut findings);
    findings.sort();
    let pages: BTreeMap<String, Page> =
        planned.pages.into_iter().map(|page| (page.address.file_path(), page)).collect();
    let hidden = if holds_back(world, files) { hidden(world, files, hashes, ground, &pages) } else { HashSet::new() };
    let shown = Shown {
        portal,
        shared: slice.shared,
        names: planned.names,
        assets: planned.assets,
        pages,
        hidden,
        machines: OnceLock::new(),
        index: OnceLock::new(),
    };
    (Some(Arc::new(shown)), findings)
}

fn read(
    world: &dyn World,
    files: &PortalFiles,
    hashes: &[FileHash],
    ground: &Ground,
    findings: &mut Findings,
) -> (Texts, Slice, Option<Portal>) {
    let texts = portal::load(world, files, hashes, ground, findings).map_or_else(|_| None, |(texts, _)| Some(texts));
    let read = texts.is_some();
    let texts = texts.unwrap_or_default();
    let slice = portal::slice_of(files, &texts, ground);
    if !read {
        return (texts, slice, None);
    }
    let (mut portal, told) = crate::read::portal::read(files, &texts, &slice.shared, ground.today);
    findings.extend(told);
    if let Some(portal) = &mut portal {
        polls::count(portal, &slice.shared, findings);
        hashes::fill_in(portal, slice.shared.duties.as_deref(), hashes);
        record::fill_in(portal, &files.id, ground, &slice);
    }
    (texts, slice, portal)
}

/// Whether a file of the portal says anything of when it is published.
fn holds_back(world: &dyn World, files: &PortalFiles) -> bool {
    let is_text = |kind: Kind| !matches!(kind, Kind::Attachment | Kind::Table);
    let texts = files.files.iter().filter(|file| is_text(file.kind));
    texts
        .filter_map(|file| world.read(&file.file.path).ok())
        .any(|bytes| bytes.split(|byte| *byte == b'\n').any(|line| line.starts_with(b"publish")))
}

/// The pages that a build would not make.
fn hidden(
    world: &dyn World,
    files: &PortalFiles,
    hashes: &[FileHash],
    ground: &Ground,
    pages: &BTreeMap<String, Page>,
) -> HashSet<String> {
    let (_, slice, portal) = read(world, files, hashes, ground, &mut Findings::new());
    let Some(portal) = portal else { return HashSet::new() };
    let mut watch = Watch::new(ground.options.clock);
    let public = portal::planned(&portal, ground, &slice.shared, &mut Findings::new(), &mut watch);
    let public: HashSet<String> = public.pages.iter().map(|page| page.address.file_path()).collect();
    pages.keys().filter(|path| !public.contains(*path)).cloned().collect()
}

/// What machines read of a portal.
#[derive(Debug)]
pub(super) struct Machines {
    /// The files by path below the site's root.
    pub files: HashMap<String, Vec<u8>>,
    /// The data sets that they are.
    pub datasets: Vec<Dataset>,
}

/// What machines read of a portal.
pub(super) fn machines(shown: &Shown, ground: &Ground) -> Machines {
    let setting = ground.setting(&shown.names, &shown.shared);
    let addresses = Addresses::new(&shown.portal, &setting);
    let pages: Vec<Page> = shown.pages.values().cloned().collect();
    let portfolio = Portfolio { portal: &shown.portal, pages: &pages, addresses: &addresses, setting: &setting };
    let (files, datasets) = export(&portfolio);
    Machines { files: files.into_iter().collect(), datasets }
}

/// The search index of a portal, by path below the site's root.
pub(super) fn index<'s>(shown: &'s Shown, ground: &Ground) -> &'s HashMap<String, Vec<u8>> {
    shown.index.get_or_init(|| {
        let setting = ground.setting(&shown.names, &shown.shared);
        let addresses = Addresses::new(&shown.portal, &setting);
        let pages: Vec<Page> = shown.pages.values().cloned().collect();
        let files = portal::indexes(&pages, &addresses, ground);
        let bytes = |(path, contents): (String, Contents)| Some((path, contents.bytes()?.into_owned()));
        files.into_iter().filter_map(bytes).collect()
    })
}
