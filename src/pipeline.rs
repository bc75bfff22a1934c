//! The whole build on one screen.
//!
//! ```text
//! Files ─discover→ Sources ─read→ Shared ─theme→ Ground
//!   a portal (in parallel):  read → count → link → check → plan → render, search, export → publish
//!   all Summaries ─────────→ the territory: plan → render, search → publish
//! ```

mod attached;
mod figures;
mod fingerprint;
mod gallery;
mod gone;
mod ground;
mod hashes;
mod integrity;
mod photos;
mod polls;
mod portal;
pub mod preview;
mod proposers;
mod record;
mod redirect;
mod rules;
mod samples;
mod shard;
mod site;
mod statics;
mod unnamed;
mod withdrawn;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use rayon::prelude::*;

use crate::export::summary::Kept;
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::Lang;
use crate::model::address::{Address, LinkStyle};
use crate::model::summary::Summary;
use crate::pages::Page;
use crate::publish::{Changes, Contents, Finished, Published, Publisher, Unit};
use crate::search::Record;
use crate::source::discover::{PortalFiles, Sources, discover};
use crate::source::{Unreadable, World};

pub use figures::{Moves, Shown};
pub use gallery::gallery;
pub use ground::Ground;
pub use portal::{Aim, Made};
pub use shard::{Joined, Shard, join};

/// What a build is asked to do.
#[derive(Debug, Clone)]
pub struct Options {
    /// The municipalities to build; all where there are none.
    pub only: Vec<String>,
    /// The part of them that this machine builds, and no other; all where there is none.
    pub shard: Option<Shard>,
    /// Where the site will stand, over the settings.
    pub base_url: Option<String>,
    /// Whether there is a search.
    pub search: bool,
    /// Whether pages are made smaller.
    pub minify: bool,
    /// How links are written.
    pub links: LinkStyle,
    /// Whether the figures are told that move on the pages that are replaced.
    pub figures: bool,
    /// The time since the build began, for [`Timings`].
    pub clock: fn() -> Duration,
}

/// How long each stage took, summed over all threads.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Timings {
    /// Files to records.
    pub read: Duration,
    /// Links and rules.
    pub check: Duration,
    /// Records to views.
    pub plan: Duration,
    /// Views to pages.
    pub render: Duration,
    /// The index.
    pub search: Duration,
    /// What machines read.
    pub export: Duration,
    /// Pages to the disk.
    pub publish: Duration,
}

/// What a build did.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Portals built in this run.
    pub built: usize,
    /// Portals that had not changed.
    pub unchanged: usize,
    /// Pages of all portals that stand, those of the territory included.
    pub pages: usize,
    /// Everything that was found.
    pub findings: Findings,
    /// What changed in each portal that was published in this run.
    pub changed: Vec<Changed>,
    /// What changed beside the portals: the territory's pages, and the files at the root.
    pub site: Changes,
    /// The figures that moved there.
    pub site_moves: Moves,
    /// Portals, and folders of the territory, that the site has no longer.
    pub left: Vec<Left>,
    /// Portals with errors that have no earlier version to stay.
    pub missing: Vec<String>,
    /// Of these, those in whose place something of another site stands.
    pub foreign: Vec<String>,
    /// Portals with errors whose earlier version stays.
    pub kept: Vec<String>,
    /// Whether a fault of the program was caught.
    pub crashed: bool,
    /// Whether the settings, the theme or the whole content cannot be used.
    pub unusable: bool,
    /// What changed on the disk.
    pub finished: Option<Finished>,
    /// How long it took.
    pub timings: Timings,
}

/// What changed in a portal that was published.
#[derive(Debug)]
pub struct Changed {
    /// Its id.
    pub id: String,
    /// Its files, by path below the site's root.
    pub changes: Changes,
    /// The figures that moved on its pages.
    pub moves: Moves,
    /// What was kept of the version before; nothing of a new portal.
    pub before: Option<Summary>,
    /// What is kept of it now; nothing of a new portal, since it is compared with the version before.
    pub after: Option<Summary>,
}

/// What was published and has been taken away as a whole.
#[derive(Debug)]
pub struct Left {
    /// The name of its folder; nothing of a portal that filled the root.
    pub folder: Option<String>,
    /// Its files, by path below the site's root.
    pub files: Vec<String>,
}

impl Left {
    fn of(unit: &Unit, published: &Published) -> Self {
        let folder = unit.folder().map(str::to_owned);
        let root = folder.as_ref().map(|name| format!("{name}/")).unwrap_or_default();
        let files = published.files.iter().map(|mark| format!("{root}{}", mark.path)).collect();
        Self { folder, files }
    }
}

/// Why the machine could not do it.
#[derive(Debug)]
pub enum Failure {
    /// A file cannot be read.
    Unreadable(Unreadable),
    /// The site cannot be written.
    Publish(crate::publish::Error),
    /// The same of one portal or of what all share, when others were done.
    Halted(Box<Halted>),
}

/// What was done and found before the machine failed.
#[derive(Debug)]
pub struct Halted {
    /// What it could not do.
    pub why: Failure,
    /// The portals that were published in this run; the pages that all share were not.
    pub published: Vec<String>,
    /// What was found.
    pub findings: Findings,
}

impl From<Unreadable> for Failure {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

impl From<crate::publish::Error> for Failure {
    fn from(error: crate::publish::Error) -> Self {
        Self::Publish(error)
    }
}

/// Builds a site, or only checks it where there is no publisher. `theme` is the folder of the
/// site's own themes; `progress` is told after each portal.
pub fn build(
    world: &dyn World,
    theme: Option<&dyn World>,
    options: &Options,
    publisher: Option<Publisher>,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Outcome, Failure> {
    let (files, odd) = world.files()?;
    let sources = discover(files, odd);
    let mut findings = sources.findings.clone();
    let (ground, told) = ground::prepare(world, theme, &sources, options)?;
    findings.extend(told);
    let Some(ground) = ground else { return Ok(Outcome::unusable(findings)) };
    attached::tell_shared(world, &sources.shared, &ground.shared, &mut findings)?;
    statics::tell(world, &sources, &ground.shared, &mut findings)?;
    let Some(portals) = ground.chosen(&sources, &mut findings) else { return Ok(Outcome::unusable(findings)) };
    findings.weigh(&ground.shared.settings.weights);
    // What all portals share is wrong: nothing is published, but all that is wrong is told.
    if findings.has_errors() {
        let unusable = ground.is_at_fault(&findings);
        let told = |files: &&PortalFiles| caught(files, || portal::make(world, files, &ground, Aim::Check));
        for made in portals.par_iter().map(told).collect::<Vec<_>>() {
            findings.extend(made?.findings);
        }
        return Ok(Outcome { unusable, ..Outcome::unusable(findings) });
    }
    if let Some(publisher) = &publisher {
        if let Some(told) = rehearsed(world, &sources, &portals, &ground, publisher)? {
            findings.extend(told);
            return Ok(Outcome::unusable(findings));
        }
        publisher.assets(&ground.assets)?;
    }
    let done = std::sync::atomic::AtomicUsize::new(0);
    let results: Vec<Result<Made, Failure>> = portals
        .par_iter()
        .map(|files| {
            let aim = publisher.as_ref().map_or(Aim::Check, Aim::Publish);
            let made = caught(files, || portal::make(world, files, &ground, aim));
            progress(1 + done.fetch_add(1, std::sync::atomic::Ordering::Relaxed), portals.len());
            made
        })
        .collect();
    let (made, failure) = parted(results);
    let mut outcome = Outcome { findings, ..Outcome::default() };
    let done = match failure {
        Some(failure) => {
            // What failed first is told.
            site::gather(made, &ground, publisher.as_ref(), &mut outcome).ok();
            Err(failure)
        }
        None if options.shard.is_some() => shard::finish(&ground, made, publisher, &mut outcome),
        None => site::finish(world, &sources, &ground, made, publisher, &mut outcome),
    };
    outcome.findings.sort();
    match done {
        Ok(()) => Ok(outcome),
        Err(why) => {
            let published = outcome.changed.into_iter().map(|changed| changed.id).collect();
            Err(Failure::Halted(Box::new(Halted { why, published, findings: outcome.findings })))
        }
    }
}

/// The portals that were made, and the first failure of the machine among the others.
fn parted(results: Vec<Result<Made, Failure>>) -> (Vec<Made>, Option<Failure>) {
    let mut made = Vec::with_capacity(results.len());
    let mut failure = None;
    for result in results {
        match result {
            Ok(one) => made.push(one),
            Err(why) => failure = failure.or(Some(why)),
        }
    }
    (made, failure)
}

/// What is wrong with the site's own templates: some faults show only with the data of one portal or of the
/// territory, and then nothing is published with them. Nothing where none is at fault. Portals that are left alone
/// are not tried.
fn rehearsed(
    world: &dyn World,
    sources: &Sources,
    portals: &[&PortalFiles],
    ground: &Ground,
    publisher: &Publisher,
) -> Result<Option<Findings>, Failure> {
    if !ground.theme.has_own_templates() {
        return Ok(None);
    }
    let make = |files: &&PortalFiles| caught(files, || portal::make(world, files, ground, Aim::Rehearse(publisher)));
    let results: Vec<Result<Made, Failure>> = portals.par_iter().map(make).collect();
    let made = results.into_iter().collect::<Result<Vec<Made>, Failure>>()?;
    let mut all = Findings::new();
    // A share of the portals publishes no page of the territory.
    if ground.options.shard.is_none() {
        all.extend(site::rehearse(sources, &made, ground, publisher));
    }
    made.into_iter().for_each(|made| all.extend(made.findings));
    let is_faulty = all.iter().any(|finding| finding.code == Code::TemplateFault);
    Ok(is_faulty.then_some(all))
}

/// Runs a portal's task; a fault of ours ends that portal, not the build.
fn caught(files: &PortalFiles, task: impl FnOnce() -> Result<Made, Failure>) -> Result<Made, Failure> {
    catch_unwind(AssertUnwindSafe(task)).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let words = words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        let mut findings = Findings::new();
        let place = Place::file(&files.id.as_str().into());
        findings.add(Finding::new(Code::Internal, place).with("detail", words));
        Ok(Made { crashed: true, ..Made::nothing(&files.id, None, findings) })
    })
}

impl Outcome {
    fn unusable(mut findings: Findings) -> Self {
        findings.sort();
        Self { findings, unusable: true, ..Self::default() }
    }
}

/// The HTML of pages, by path below the site's root; a template's fault is told.
fn rendered(pages: &[Page], ground: &Ground, findings: &mut Findings) -> Vec<(String, Contents)> {
    // A portal of a thousand meetings alone would otherwise keep one core busy and the others waiting.
    let made: Vec<_> = pages.par_iter().map(|page| crate::render::render(page, &ground.theme)).collect();
    let mut out = Vec::with_capacity(pages.len());
    for (page, html) in pages.iter().zip(made) {
        match html {
            Ok(html) => out.push((page.address.file_path(), Contents::Bytes(html))),
            Err(finding) => findings.add(*finding),
        }
    }
    out
}

/// The search index of some records in a folder, by path below the site's root; nothing where
/// there is no search.
fn index(folder: &Address, lang: Lang, records: &[Record], ground: &Ground) -> Vec<(String, Contents)> {
    if !ground.options.search {
        return Vec::new();
    }
    let files = crate::search::index(lang.as_str(), records);
    files.into_iter().map(|(path, bytes)| (format!("{folder}{path}"), Contents::Bytes(bytes))).collect()
}

impl Timings {
    /// Adds another's times.
    fn add(&mut self, other: Self) {
        let Self { read, check, plan, render, search, export, publish } = other;
        self.read += read;
        self.check += check;
        self.plan += plan;
        self.render += render;
        self.search += search;
        self.export += export;
        self.publish += publish;
    }

    /// The stages with their times, in their order.
    pub fn stages(&self) -> [(&'static str, Duration); 7] {
        let Self { read, check, plan, render, search, export, publish } = *self;
        [
            ("read", read),
            ("check", check),
            ("plan", plan),
            ("render", render),
            ("search", search),
            ("export", export),
            ("publish", publish),
        ]
    }
}

/// Changes by their path below the site's root.
fn below(root: &str, changes: Changes) -> Changes {
    let Changes { added, changed, removed, unchanged } = changes;
    let rooted = |paths: Vec<String>| paths.into_iter().map(|path| format!("{root}{path}")).collect();
    let added = added.open().iter().map(|path| format!("{root}{path}")).collect();
    Changes { added, changed: rooted(changed), removed: rooted(removed), unchanged }
}

/// The unit of a portal on the disk.
fn unit(id: &str, alone: bool) -> Unit {
    if alone { Unit::Root } else { Unit::Folder(id.to_owned()) }
}

/// What a portal left at its last publication, if it can be used.
fn kept(publisher: &Publisher, unit: &Unit) -> Option<Kept> {
    Kept::decode(&publisher.last(unit)?.summary)
}
