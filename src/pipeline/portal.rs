//! One portal, from its files to its folder: the unit of work.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use jiff::ToSpan;

use super::ground::{Ground, Slice, is_too_large, read_text};
use super::redirect::{self, Known};
use super::{
    Changed, Failure, Timings, attached, fingerprint, hashes, index, integrity, kept, photos, record, rendered,
    samples, unit,
};
use crate::export::integrity::{self as integrity_file, Integrity, Sums};
use crate::export::summary::{FileHash, Kept, PhotoFacts};
use crate::export::{Portfolio, export, web_app};
use crate::findings::{Finding, Findings};
use crate::model::address::Address;
use crate::model::document::CALL_DAYS;
use crate::model::portal::{Portal, Shared};
use crate::model::summary::Summary;
use crate::pages::address::Addresses;
use crate::pages::sharing::Card;
use crate::pages::{AssetNames, Page, cards, embed, plan, search as search_page, territory};
use crate::publish::{Changes, Contents, Publication, Publisher};
use crate::read::file::MAX_TABLE;
use crate::read::portal::Contents as Texts;
use crate::read::table::is_book;
use crate::render::photo::bare;
use crate::render::sharing::png;
use crate::search::Record;
use crate::source::World;
use crate::source::discover::{Kind, PortalFiles};
use crate::text::encoding::encoding_of;
use crate::text::sha256::sha256;
use crate::theme::assets::accent;

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
            crashed: false,
            timings: Timings::default(),
        }
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
    let last = stands.and_then(|publisher| Some((publisher.last(&unit)?.fingerprint, kept(publisher, &unit)?)));
    let known = last.as_ref().map_or(&[][..], |(_, kept)| &kept.hashes);
    let hashes = hashes::attached(world, files, known)?;
    let (texts, own) = load(world, files, &hashes, ground, &mut findings)?;
    // Where the portal's own files are the same, so is its area.
    let same = |(last, kept): &&([u8; 32], Kept)| {
        still_true(kept, ground) && *last == fingerprint_of(own, &ground.slice(kept.summary.area.as_deref()))
    };
    if let Some((_, kept)) = last.as_ref().filter(same)
        && stands.map_or(Ok(true), |publisher| publisher.is_untouched(&unit))?
    {
        return Ok(Made::nothing(&files.id, Some(kept.clone()), kept.findings.clone()));
    }
    let last = last.map(|(_, kept)| kept);
    let slice = slice_of(files, &texts, ground);
    let task = Task { world, files, ground, texts, hashes, slice, own };
    let Some(whole) = task.read(last.as_ref(), &mut findings, &mut watch)? else {
        quote(&task.texts, &mut findings);
        return Ok(Made::nothing(&files.id, last, findings));
    };
    attached::tell(world, &task.files.files, &mut findings)?;
    let drawn = task.draw(&whole, &mut findings, &mut watch)?;
    if findings.has_errors() {
        return Ok(Made { timings: watch.timings, ..Made::nothing(&files.id, last, findings) });
    }
    let before = last.map(|kept| kept.summary);
    let (kept, changed) = task.publish(whole, drawn, &findings, before, publisher)?;
    watch.lap(|timings| &mut timings.publish);
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
        judge(files, texts, hashes, slice, &mut portal, findings);
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
        let Self { world, files, ground, texts, hashes, slice, own } = self;
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
            hashes,
            integrity: sum,
            photos: whole.photos,
            changes_on: changes_on(files, &texts, ground, &slice),
            built_for: ground.today,
        };
        let Some(publisher) = publisher else { return Ok((kept, None)) };
        let assets = assets.into_keys().collect();
        let fingerprint = fingerprint_of(own, &slice);
        let publication = Publication { files: drawn.files, fingerprint, summary: kept.encode(), assets };
        let changes = publisher.publish(&unit(&files.id, ground.alone), publication)?;
        let changes = below(root(&files.id, ground).as_str(), changes);
        let changed = Changed { id: files.id.clone(), changes, before, after: kept.summary.clone() };
        Ok((kept, Some(changed)))
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
    slice: &Slice,
    portal: &mut Portal,
    findings: &mut Findings,
) {
    super::polls::count(portal, &slice.shared, findings);
    privacy(files, texts, hashes, portal, findings);
}

/// Tells personal data in the texts and files of a portal.
pub(super) fn privacy(
    files: &PortalFiles,
    texts: &Texts,
    hashes: &[FileHash],
    portal: &Portal,
    findings: &mut Findings,
) {
    let read = files.files.iter().map(|file| &*file.file.path).filter_map(|path| Some((path, texts.texts.get(path)?)));
    crate::check::privacy::check(portal, read, findings);
    attached::tell_inside(portal, hashes, findings);
}

/// Changes by their path below the site's root.
fn below(root: &str, changes: Changes) -> Changes {
    let Changes { added, changed, removed, unchanged } = changes;
    let rooted = |paths: Vec<String>| paths.into_iter().map(|path| format!("{root}{path}")).collect();
    Changes { added: rooted(added), changed: rooted(changed), removed: rooted(removed), unchanged }
}

/// A portal's pages and everything beside them.
struct Drawn {
    /// By their path below the portal's folder.
    files: Vec<(String, Contents)>,
    /// Its own assets.
    assets: Vec<(String, Vec<u8>)>,
    summary: Summary,
}

/// Links, checks, plans and renders a portal that was read.
fn draw(
    portal: &Portal,
    attached: Vec<(String, Contents)>,
    ground: &Ground,
    shared: &Shared,
    findings: &mut Findings,
    watch: &mut Watch,
) -> Drawn {
    let Planned { pages, names, assets } = planned(portal, ground, shared, findings, watch);
    let setting = ground.setting(&names, shared);
    let mut files = rendered(&pages, ground, findings);
    watch.lap(|timings| &mut timings.render);
    let addresses = Addresses::new(portal, &setting);
    files.extend(indexes(&pages, &addresses, ground));
    watch.lap(|timings| &mut timings.search);
    let portfolio = Portfolio { portal, pages: &pages, addresses: &addresses, setting: &setting };
    let (exported, datasets) = export(&portfolio);
    files.extend(exported.into_iter().map(|(path, bytes)| (path, Contents::Bytes(bytes))));
    files.extend(worker(&portfolio, &files));
    files.extend(pictures(&cards(portal, &setting), ground));
    files.extend(attached);
    files.extend(redirects(portal, &pages, &files, ground, findings));
    watch.lap(|timings| &mut timings.export);
    let root = addresses.root().as_str();
    for (path, _) in &mut files {
        if let Some(below) = path.strip_prefix(root) {
            *path = below.to_owned();
        }
    }
    let all: Vec<&Page> = pages.iter().filter(|page| page.subject != embed::SUBJECT).collect();
    let summary = Summary { datasets, ..crate::pages::summary::summary(portal, &all, &setting) };
    Drawn { files, assets, summary }
}

/// A portal's pages before they are drawn.
pub(super) struct Planned {
    /// The pages.
    pub pages: Vec<Page>,
    /// What they load.
    pub names: AssetNames,
    /// The portal's own assets.
    pub assets: Vec<(String, Vec<u8>)>,
}

/// Links, checks and plans a portal that was read.
pub(super) fn planned(
    portal: &Portal,
    ground: &Ground,
    shared: &Shared,
    findings: &mut Findings,
    watch: &mut Watch,
) -> Planned {
    let (links, told) = crate::link::link(portal, shared);
    findings.extend(told);
    findings.extend_of_whole(crate::check::check(portal, shared, ground.today));
    findings.extend(crate::check::check_in_part(portal, shared, ground.today));
    watch.lap(|timings| &mut timings.check);
    let colour = portal.municipality.colour.as_deref().map(accent);
    let names = AssetNames { accent: colour.as_ref().map(|asset| asset.published.clone()), ..ground.names.clone() };
    let (pages, told) = plan(portal, &links, &ground.setting(&names, shared));
    findings.extend(told);
    watch.lap(|timings| &mut timings.plan);
    let assets = colour.map(|asset| (asset.published, asset.bytes)).into_iter().collect();
    Planned { pages, names, assets }
}

/// The portal's texts and tables, and the fingerprint of all that its pages depend on.
pub(super) fn load(
    world: &dyn World,
    files: &PortalFiles,
    hashes: &[FileHash],
    ground: &Ground,
    findings: &mut Findings,
) -> Result<(Texts, [u8; 32]), Failure> {
    let mut print = fingerprint::Fingerprint::new(&ground.options);
    print.bytes(&ground.fingerprint);
    print.text(&format!("{:?}", files.findings));
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
    for version in ground.history.iter().flat_map(|history| history.versions(&files.id)) {
        print.text(&version.commit);
    }
    for hash in hashes {
        print.text(&hash.path);
        print.text(&hash.sha256);
    }
    Ok((contents, print.finish()))
}

/// Whether today's date changes nothing in what was built before.
fn still_true(kept: &Kept, ground: &Ground) -> bool {
    kept.built_for <= ground.today && kept.changes_on.is_none_or(|day| ground.today < day)
}

/// A portal's part of what is shared.
pub(super) fn slice_of(files: &PortalFiles, contents: &Texts, ground: &Ground) -> Slice {
    ground.slice(crate::read::portal::area(files, contents, &ground.shared).as_deref())
}

/// The fingerprint of a portal's own files and of its part of what is shared.
fn fingerprint_of(own: [u8; 32], slice: &Slice) -> [u8; 32] {
    *blake3::hash(&[own, slice.fingerprint].concat()).as_bytes()
}

fn changes_on(files: &PortalFiles, contents: &Texts, ground: &Ground, slice: &Slice) -> Option<jiff::civil::Date> {
    let texts = files.files.iter().filter_map(|file| contents.texts.get(&file.file.path));
    let names = files.files.iter().map(|file| file.stem.as_str());
    let days = fingerprint::days(texts.chain(names));
    // A call that does not say until when closes some days after its own.
    let calls = files.files.iter().filter(|file| file.kind == Kind::News);
    let calls = fingerprint::days(calls.filter_map(|file| contents.texts.get(&file.file.path)));
    let calls = calls.into_iter().filter_map(|day| day.checked_add(CALL_DAYS.days()).ok());
    let duties = slice.shared.duties.iter().flat_map(|duties| duties.turns(ground.today));
    let shared = ground.days.iter().chain(&slice.days).copied();
    let years = year_ends(files, contents, ground.today);
    fingerprint::next_change(days.into_iter().chain(shared).chain(duties).chain(calls).chain(years), ground.today)
}

/// The days on which fiscal years may end that do not say it: the calendar's last one, and a year after any day
/// that a budget names, of which one may be its first.
fn year_ends(files: &PortalFiles, contents: &Texts, today: jiff::civil::Date) -> Vec<jiff::civil::Date> {
    let budgets = files.files.iter().filter(|file| file.kind == Kind::Budget);
    let texts: Vec<&str> = budgets.filter_map(|file| contents.texts.get(&file.file.path)).collect();
    if texts.is_empty() {
        return Vec::new();
    }
    let named = fingerprint::days(texts.into_iter()).into_iter();
    let after = named.filter_map(|day| day.checked_add(1.year()).ok()?.yesterday().ok());
    after.chain([today.last_of_year()]).collect()
}

/// The search index of each language.
pub(super) fn indexes(pages: &[Page], addresses: &Addresses, ground: &Ground) -> Vec<(String, Contents)> {
    let root = addresses.root();
    let mut out = Vec::new();
    for words in &ground.theme.words {
        let lang = *words.locale().lang();
        let records = pages.iter().filter(|page| page.lang == lang).filter_map(|page| {
            let found = page.found.as_ref()?;
            let address = page.address.as_str();
            Some(Record {
                address: address.strip_prefix(root.as_str()).unwrap_or(address).to_owned(),
                title: page.title.clone(),
                kind: page.subject.to_owned(),
                kind_label: words.word(&format!("pages.kinds.{}", page.subject)).unwrap_or(page.subject).to_owned(),
                year: found.year.map(i32::from),
                number: found.number.clone(),
                amount: found.amount.clone(),
                text: found.text.clone(),
                town: None,
            })
        });
        let folder = root.file(&search_page::index_folder(lang));
        let records: Vec<Record> = records.collect();
        out.extend(index(&folder, lang, &records, ground));
    }
    out
}

/// The pages at old addresses in the portal's folder; what leads nowhere in it is told.
fn redirects(
    portal: &Portal,
    pages: &[Page],
    files: &[(String, Contents)],
    ground: &Ground,
    findings: &mut Findings,
) -> Vec<(String, Contents)> {
    let id = portal.municipality.id.as_str();
    let first = |address: &str| address.split('/').next().unwrap_or_default().to_owned();
    let is_own = |address: &str| ground.alone || first(address) == id;
    let is_beside = |address: &str| ground.beside && first(address) == territory::folder_name(&ground.theme.words);
    let known = Known::of_pages(pages);
    redirect::tell_nowhere(|to| is_own(to) && !is_beside(to), &known, ground, findings);
    redirect::pages(is_own, &known, files, ground, findings)
}

/// The service worker, whose version is that of the pages and data.
fn worker(portfolio: &Portfolio, files: &[(String, Contents)]) -> Option<(String, Contents)> {
    let bytes = files.iter().filter_map(|(path, contents)| match contents {
        Contents::Bytes(bytes) => Some((path.as_str(), bytes.as_slice())),
        Contents::CopyOf { .. } => None,
    });
    web_app::worker(portfolio, bytes).map(|(path, bytes)| (path, Contents::Bytes(bytes)))
}

/// The pictures for sharing; none where the site's address is not known, since links to them are whole.
pub(super) fn pictures(cards: &[Card], ground: &Ground) -> Vec<(String, Contents)> {
    let known = cards.iter().filter(|_| ground.base_url.is_some());
    let drawn = known.filter_map(|card| Some((card.address.to_string(), Contents::Bytes(png(card)?))));
    drawn.collect()
}

/// The files that are published as they are, by their path below the site's root; but photos that tell more than is seen, without what is not seen.
fn attachments(
    world: &dyn World,
    portal: &Portal,
    hashes: &[FileHash],
    root: &Address,
    photos: &[PhotoFacts],
) -> Result<Vec<(String, Contents)>, Failure> {
    let telling = photos::telling(portal, photos);
    let known: BTreeMap<&str, &str> = hashes.iter().map(|hash| (hash.path.as_str(), hash.sha256.as_str())).collect();
    let mut out = Vec::with_capacity(portal.files.len());
    for file in &portal.files {
        let contents = match (world.location(&file.source), known.get(&*file.source)) {
            _ if telling.contains(&*file.source) => {
                let bytes = world.read(&file.source)?;
                Contents::Bytes(bare(&bytes).unwrap_or(bytes))
            }
            (Some(path), Some(sha256)) => {
                Contents::CopyOf { path, fingerprint: *blake3::hash(sha256.as_bytes()).as_bytes() }
            }
            _ => Contents::Bytes(world.read(&file.source)?),
        };
        out.push((root.file(&file.path).to_string(), contents));
    }
    Ok(out)
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
