//! One portal, from its files to its folder: the unit of work.

mod drawn;
mod fresh;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use super::ground::{Ground, Slice, is_too_large, read_text};
use super::{
    Changed, Failure, Timings, attached, below, figures, hashes, integrity, kept, photos, record, samples, unit,
    unnamed,
};
use crate::export::integrity::{self as integrity_file, Integrity, Sums};
use crate::export::summary::{FileHash, Kept, PhotoFacts, Reading};
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::Text;
use crate::model::address::Address;
use crate::model::portal::{Portal, Shared};
use crate::model::summary::Summary;
use crate::publish::{Publication, Publisher};
use crate::read::file::MAX_TABLE;
use crate::read::portal::Contents as Texts;
use crate::read::table::is_book;
use crate::source::World;
use crate::source::discover::{Kind, PortalFiles};
use crate::text::encoding::encoding_of;
use crate::text::sha256::sha256;

use drawn::{Drawn, attachments, draw};
pub(super) use drawn::{indexes, pictures, planned};
use fresh::{changes_on, fingerprint_of, is_same_listing, still_true};

/// What became of a portal.
#[derive(Debug)]
pub struct Made {
    /// Its id.
    pub id: String,
    /// What is kept of it; its last good version's, where it has errors.
    pub kept: Option<Kept>,
    /// What was found.
    pub findings: Findings,
    /// Whether its pages were made in this run.
    pub built: bool,
    /// What its publication changed.
    pub changed: Option<Changed>,
    /// Whether it has errors and what stands is of another site, so that it is no version of it.
    pub foreign: bool,
    /// Whether a fault of the program was caught.
    pub crashed: bool,
    /// How long its stages took.
    pub timings: Timings,
}

impl Made {
    /// A portal of which nothing was made.
    pub fn nothing(id: &str, kept: Option<Kept>, findings: Findings) -> Self {
        Self {
            id: id.to_owned(),
            kept,
            findings,
            built: false,
            changed: None,
            foreign: false,
            crashed: false,
            timings: Timings::default(),
        }
    }

    /// A portal that stands as it would be made again; it tells what it told before.
    fn as_before(id: &str, mut kept: Kept) -> Self {
        let told = std::mem::replace(&mut kept.findings, Findings::new());
        // Not needed again: a country has many.
        (kept.read, kept.hashes, kept.photos) = (None, Vec::new(), Vec::new());
        Self::nothing(id, Some(kept), told)
    }
}

impl Made {
    /// A portal with errors: its last good version stays, if that is one of this site and names its address. A
    /// folder that came from elsewhere, as with a template or a runner that others use too, is none. `name` is the
    /// municipality's, if it can be read.
    fn failed(id: &str, last: Option<Kept>, findings: Findings, (ground, name): (&Ground, Option<&Text>)) -> Self {
        let foreign = last.as_ref().is_some_and(|kept| kept.is_foreign_to(&ground.mark(), name));
        Self { foreign, ..Self::nothing(id, last.filter(|_| !foreign), findings) }
    }
}

/// What a portal is made for.
#[derive(Debug, Clone, Copy)]
pub enum Aim<'a> {
    /// To tell what is wrong with it.
    Check,
    /// To see whether it can be made, where what stands was made of something else.
    Rehearse(&'a Publisher),
    /// To be published, where what stands was made of something else and it has no error.
    Publish(&'a Publisher),
}

/// Makes a portal for what `aim` says.
pub fn make(world: &dyn World, files: &PortalFiles, ground: &Ground, aim: Aim) -> Result<Made, Failure> {
    let (stands, publisher) = match aim {
        Aim::Check => (None, None),
        Aim::Rehearse(publisher) => (Some(publisher), None),
        Aim::Publish(publisher) => (Some(publisher), Some(publisher)),
    };
    let mut watch = Watch::new(ground.options.clock);
    let mut findings = files.findings.clone();
    let unit = unit(&files.id, ground.alone);
    let mut last = stands.and_then(|publisher| Some((publisher.last(&unit)?.fingerprint, kept(publisher, &unit)?)));
    let is_untouched = || stands.map_or(Ok(true), |publisher| publisher.is_untouched(&unit));
    let listing = fresh::listing(world, files, ground);
    let is_listed = last.as_ref().is_some_and(|(print, kept)| is_same_listing(*print, kept, listing, ground));
    if let Some((_, kept)) = last.take_if(|_| is_listed && is_untouched().is_ok_and(|is| is)) {
        return Ok(Made::as_before(&files.id, kept));
    }
    let known = last.as_ref().map_or(&[][..], |(_, kept)| &kept.hashes);
    let hashes = hashes::attached(world, files, known)?;
    let (texts, own) = load(world, files, &hashes, ground, &mut findings)?;
    // Where the portal's own files are the same, so is its area.
    let same = |(last, kept): &&([u8; 32], Kept)| {
        let slice = || ground.slice(kept.summary.area.as_deref(), &named(files, &texts));
        still_true(kept, ground) && *last == fingerprint_of(own, &slice())
    };
    let stays = !is_listed && last.as_ref().is_some_and(|last| same(&last)) && is_untouched()?;
    let last = match (stays, last) {
        (true, Some((_, mut kept))) => {
            let read = reading(listing, own, files, &texts);
            if let (Some(publisher), true) = (publisher, read.is_some() && kept.read != read) {
                // The next build need not read them.
                kept.read = read;
                publisher.keep(&unit, kept.encode())?;
            }
            return Ok(Made::as_before(&files.id, kept));
        }
        (_, last) => last.map(|(_, kept)| kept),
    };
    let slice = slice_of(files, &texts, ground);
    let task = Task { world, files, ground, texts, hashes, slice, own, listing };
    let Some(whole) = task.read(last.as_ref(), &mut findings, &mut watch)? else {
        quote(&task.texts, &mut findings);
        return Ok(Made::failed(&files.id, last, findings, (ground, None)));
    };
    attached::tell(world, &task.files.files, &task.hashes, &mut findings)?;
    let drawn = task.draw(&whole, &mut findings, &mut watch)?;
    if findings.has_errors() {
        let whose = (ground, Some(&whole.portal.municipality.name));
        return Ok(Made { timings: watch.timings, ..Made::failed(&files.id, last, findings, whose) });
    }
    // Told once: what is kept for the next build is made after it.
    let rewritten = last.as_ref().and_then(|kept| record::rewritten(kept.commit.as_deref()?, &files.id, ground));
    let before = last.map(|kept| kept.summary);
    let (kept, changed) = task.publish(whole, drawn, &findings, before, publisher)?;
    watch.lap(|timings| &mut timings.publish);
    rewritten.into_iter().for_each(|finding| findings.add(finding));
    Ok(Made { built: true, changed, timings: watch.timings, ..Made::nothing(&files.id, Some(kept), findings) })
}

/// What a portal is made from.
struct Task<'a> {
    world: &'a dyn World,
    files: &'a PortalFiles,
    ground: &'a Ground,
    texts: Texts,
    hashes: Vec<FileHash>,
    slice: Slice,
    /// The fingerprint of its own files.
    own: [u8; 32],
    /// The fingerprint of their list.
    listing: Option<[u8; 32]>,
}

/// A portal that was read, with its photos measured.
struct Whole {
    portal: Portal,
    photos: Vec<PhotoFacts>,
}

impl Task<'_> {
    /// Reads the portal; nothing where its municipality cannot be read, which is told.
    fn read(&self, last: Option<&Kept>, findings: &mut Findings, watch: &mut Watch) -> Result<Option<Whole>, Failure> {
        let Self { world, files, ground, texts, hashes, slice, .. } = self;
        let (portal, told) = crate::read::portal::read(files, texts, &slice.shared, ground.today);
        findings.extend(told);
        watch.lap(|timings| &mut timings.read);
        let Some(mut portal) = portal else { return Ok(None) };
        hashes::fill_in(&mut portal, slice.shared.duties.as_deref(), hashes);
        judge(files, texts, hashes, (slice, ground.today), &mut portal, findings);
        samples::tell(files, texts, findings);
        record::fill_in(&mut portal, &files.id, ground, slice);
        let known = last.map_or(&[][..], |kept| &kept.photos);
        let photos = photos::of(*world, &mut portal, known)?;
        Ok(Some(Whole { portal, photos }))
    }

    /// Draws its pages and all that stands beside them; findings get their weight and their lines.
    fn draw(&self, whole: &Whole, findings: &mut Findings, watch: &mut Watch) -> Result<Drawn, Failure> {
        let Self { world, files, ground, texts, hashes, slice, .. } = self;
        let attached = attachments(*world, &whole.portal, hashes, &root(&files.id, ground), &whole.photos)?;
        let drawn = draw(&whole.portal, attached, ground, &slice.shared, findings, watch);
        tell_collisions(&drawn, &root(&files.id, ground), ground, findings);
        findings.weigh(&ground.shared.settings.weights);
        quote(texts, findings);
        Ok(drawn)
    }

    /// Publishes it where there is a publisher; gives what is kept of it, and what changed.
    fn publish(
        self,
        whole: Whole,
        mut drawn: Drawn,
        findings: &Findings,
        before: Option<Summary>,
        publisher: Option<&Publisher>,
    ) -> Result<(Kept, Option<Changed>), Failure> {
        let Self { world, files, ground, texts, hashes, slice, own, listing } = self;
        let assets = publisher.map(|publisher| bring(world, &whole.portal, &drawn.assets, ground, publisher));
        let assets = assets.transpose()?.unwrap_or_default();
        let mut sums = Integrity { content: integrity::of_content(files, &texts, &hashes), ..integrity::begun(ground) };
        sums.files = integrity::sums(&drawn.files, &hashes, world)?;
        sums.assets = assets.clone();
        let (file, sum) = integrity::file(&sums, integrity_file::NAME);
        drawn.files.push(file);
        let kept = Kept {
            summary: drawn.summary,
            findings: findings.clone(),
            read: reading(listing, own, files, &texts),
            hashes,
            integrity: sum,
            photos: whole.photos,
            changes_on: changes_on(files, &texts, ground, &slice),
            built_for: ground.today,
            site: ground.mark(),
            commit: record::commit(&files.id, ground),
        };
        let Some(publisher) = publisher else { return Ok((kept, None)) };
        let assets = assets.into_keys().collect();
        let fingerprint = fingerprint_of(own, &slice);
        let home = root(&files.id, ground);
        let moves = figures::moves(publisher, home.as_str(), &drawn.files, ground);
        let publication = Publication { files: drawn.files, fingerprint, summary: kept.encode(), assets };
        let changes = publisher.publish(&unit(&files.id, ground.alone), publication)?;
        let changes = below(home.as_str(), changes);
        // Told by the portal itself, and not needed again: a country has many.
        let kept = Kept { findings: Findings::new(), read: None, hashes: Vec::new(), photos: Vec::new(), ..kept };
        let after = before.is_some().then(|| kept.summary.clone());
        let changed = Changed { id: files.id.clone(), changes, moves, before, after };
        Ok((kept, Some(changed)))
    }
}

/// Tells files that would be one, which no rule of its own has told: a folder called as a page, a name in other
/// letters.
fn tell_collisions(drawn: &Drawn, root: &Address, ground: &Ground, findings: &mut Findings) {
    let statics = || ground.shared.statics.iter().filter(|_| ground.alone).map(String::as_str);
    let paths = drawn.files.iter().map(|(path, _)| path.as_str()).chain(statics());
    // Two of `static/` are told where they stand.
    let are_static = |one: &str, other: &str| [one, other].iter().all(|path| statics().any(|own| own == *path));
    for (one, other) in crate::publish::collisions(paths) {
        if are_static(&one, &other) {
            continue;
        }
        let place = |path: &str| Place::file(&format!("{}{path}", root.as_str()).as_str().into());
        let address = other.strip_suffix("index.html").unwrap_or(&other);
        let is_told = |told: &Finding| told.code == Code::DuplicateAddress && told.fact("address") == Some(address);
        // Of two records of one name all files are one, and the records were told.
        let follows = |told: &Finding| one == other && matches!(told.code, Code::DuplicateId | Code::RepeatedYear);
        if !findings.iter().any(|told| is_told(told) || follows(told)) {
            findings.add(Finding::one_address(&other, place(&other), place(&one)));
        }
    }
}

/// Takes copies of the lines that findings stand on, in texts and in tables that are texts.
pub(super) fn quote(texts: &Texts, findings: &mut Findings) {
    let is_open = |finding: &&Finding| finding.quote.is_none() && finding.place.span.line > 0;
    let mut tables: HashMap<Arc<str>, String> = HashMap::new();
    for finding in findings.iter().filter(is_open) {
        let file = &finding.place.file;
        let bytes = texts.tables.get(file).filter(|bytes| !tables.contains_key(file) && !is_book(bytes));
        if let Some(bytes) = bytes {
            let text = encoding_of(bytes).decode(bytes).0;
            tables.insert(Arc::clone(file), text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned());
        }
    }
    findings.quote(|path| texts.texts.get(path).or_else(|| tables.get(path).map(String::as_str)));
}

/// Publishes a portal's own assets and photos; gives the sums of all assets that it names.
fn bring(
    world: &dyn World,
    portal: &Portal,
    own: &[(String, Vec<u8>)],
    ground: &Ground,
    publisher: &Publisher,
) -> Result<Sums, Failure> {
    publisher.assets(own)?;
    let mut sums = integrity::of_assets(ground.assets.iter().chain(own));
    for name in photos::publish(world, portal, publisher)? {
        let bytes = publisher.asset(&name)?.unwrap_or_default();
        sums.insert(name, sha256(&bytes));
    }
    Ok(sums)
}

/// A portal's root.
fn root(id: &str, ground: &Ground) -> Address {
    if ground.alone { Address::root() } else { Address::root().join(id) }
}

/// Counts the polls, and tells personal data.
fn judge(
    files: &PortalFiles,
    texts: &Texts,
    hashes: &[FileHash],
    (slice, today): (&Slice, Date),
    portal: &mut Portal,
    findings: &mut Findings,
) {
    super::polls::count(portal, &slice.shared, findings);
    unnamed::tell(files, texts, portal, findings);
    privacy(files, texts, hashes, portal, (&slice.shared, today), findings);
}

/// Tells personal data in the texts and files of a portal.
pub(super) fn privacy(
    files: &PortalFiles,
    texts: &Texts,
    hashes: &[FileHash],
    portal: &Portal,
    (shared, today): (&Shared, Date),
    findings: &mut Findings,
) {
    let read = files.files.iter().map(|file| &*file.file.path).filter_map(|path| Some((path, texts.texts.get(path)?)));
    crate::check::privacy::check(portal, read, findings);
    super::proposers::check(files, &texts.texts, portal, shared, today, findings);
    attached::tell_inside(portal, hashes, findings);
}

/// The portal's texts and tables, and the fingerprint of all that its pages depend on.
pub(super) fn load(
    world: &dyn World,
    files: &PortalFiles,
    hashes: &[FileHash],
    ground: &Ground,
    findings: &mut Findings,
) -> Result<(Texts, [u8; 32]), Failure> {
    let mut print = fresh::begun(files, ground);
    let mut contents = Texts::default();
    for file in &files.files {
        let path = &file.file.path;
        match file.kind {
            Kind::Attachment => {}
            Kind::Table | Kind::DocumentTable | Kind::Ballots => {
                if !is_too_large(&file.file, MAX_TABLE, findings) {
                    let bytes = world.read(path)?;
                    print.file(path, &bytes);
                    contents.tables.insert(Arc::clone(path), bytes);
                }
            }
            _ => {
                if let Some(bytes) = read_text(world, file, findings)? {
                    print.file(path, &bytes);
                    contents.texts.keep(path, bytes, findings);
                }
            }
        }
    }
    for hash in hashes {
        print.text(&hash.path);
        print.text(&hash.sha256);
    }
    Ok((contents, print.finish()))
}

/// A portal's part of what is shared.
pub(super) fn slice_of(files: &PortalFiles, contents: &Texts, ground: &Ground) -> Slice {
    ground.slice(crate::read::portal::area(files, contents, &ground.shared).as_deref(), &named(files, contents))
}

/// The words at the head of a portal's records that may be ids of areas beyond its own: of an actor that works
/// elsewhere too, of a programme of several municipalities.
fn named<'c>(files: &PortalFiles, contents: &'c Texts) -> BTreeSet<&'c str> {
    let is_one = |kind: Kind| matches!(kind, Kind::Actor | Kind::Agreement | Kind::Programme | Kind::Service);
    let texts =
        files.files.iter().filter(|file| is_one(file.kind)).filter_map(|file| contents.texts.get(&file.file.path));
    let heads = texts.map(|text| text.split("\n---").next().unwrap_or_default());
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    heads.flat_map(|head| head.split(move |c| !is_part(c))).filter(|word| !word.is_empty()).collect()
}

/// By what a portal's files will be known to be the same without reading them.
fn reading(listing: Option<[u8; 32]>, contents: [u8; 32], files: &PortalFiles, texts: &Texts) -> Option<Reading> {
    let named = || named(files, texts).into_iter().collect::<Vec<_>>().join("\n");
    listing.map(|listing| Reading { listing, contents, named: named() })
}

/// Takes the time of each stage.
pub(super) struct Watch {
    clock: fn() -> Duration,
    since: Duration,
    timings: Timings,
}

impl Watch {
    pub(super) fn new(clock: fn() -> Duration) -> Self {
        Self { clock, since: clock(), timings: Timings::default() }
    }

    fn lap(&mut self, stage: impl Fn(&mut Timings) -> &mut Duration) {
        let now = (self.clock)();
        *stage(&mut self.timings) += now.saturating_sub(self.since);
        self.since = now;
    }
}
