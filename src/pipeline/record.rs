//! A portal's record of changes: its versions in the history read one by one, and compared.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::Failure;
use super::ground::{Ground, Slice};
use super::portal::load;
use crate::findings::messages::Messages;
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Currency, Lang, Text};
use crate::model::change::{self, Change, Edit, Field, Public, Record, Told, between};
use crate::model::portal::{Portal, Shared};
use crate::read::file::Texts;
use crate::read::record::{Definition, Field as Written};
use crate::schema;
use crate::source::World;
use crate::source::discover::{Kind, SourceFile, Sources, discover};
use crate::source::history::{History, Version};
use crate::source::memory::Memory;

/// The most versions that are compared, the latest first; each is read like a portal.
const MOST: usize = 400;

/// How many versions are held at once.
const AT_ONCE: usize = 16;

/// Fills in a portal's record, where the settings ask for it.
pub fn fill_in(portal: &mut Portal, id: &str, ground: &Ground, slice: &Slice) {
    if !ground.shared.settings.history {
        return;
    }
    let mut record = ground.history.as_ref().map(|history| of(history, id, ground, slice)).unwrap_or_default();
    if !record.edits.is_empty() {
        let languages: Vec<Lang> = ground.theme.words.iter().map(|words| *words.locale().lang()).collect();
        let labels = Labels::of(&languages);
        let changes = record.edits.iter_mut().flat_map(|edit| &mut edit.changes);
        changes.for_each(|change| labels.fill_in(change));
        Public::of(portal, &slice.shared).keep(&mut record.edits);
    }
    portal.record = Some(record);
}

/// The commit that last changed a portal's content, or what all portals share.
pub fn commit(id: &str, ground: &Ground) -> Option<String> {
    let history = ground.history.as_ref()?;
    let last = history.versions(id).first().into_iter().chain(history.shared().first());
    last.min_by_key(|version| version.order).map(|version| version.commit.clone())
}

/// Tells that the commit from which a portal was built before is not in the history any more: what it said was
/// written over. A copy that is cut cannot know it.
pub fn rewritten(before: &str, id: &str, ground: &Ground) -> Option<Finding> {
    let history = ground.history.as_ref()?;
    let now = commit(id, ground)?;
    let is_lost = history.cut_at().is_none() && now != before && !history.has(before);
    let finding =
        || Finding::new(Code::HistoryRewritten, Place::file(&id.into())).with("before", before).with("after", now);
    is_lost.then(finding)
}

/// Tells what would be published and stands in no commit: the record cannot tell it.
pub fn uncommitted(
    world: &dyn World,
    sources: &Sources,
    history: &History,
    findings: &mut Findings,
) -> Result<(), Failure> {
    /// Larger attachments are not compared.
    const LARGEST: u64 = 4 * 1024 * 1024;
    const NAMED: usize = 3;
    let Some(committed) = history.committed() else { return Ok(()) };
    let files = sources.shared.iter().chain(sources.portals.iter().flat_map(|portal| &portal.files));
    let mut new: Vec<Arc<str>> = Vec::new();
    for SourceFile { file, kind, .. } in files {
        let is_large = file.size > LARGEST && *kind == Kind::Attachment;
        let is_same =
            if is_large { committed.has(&file.path) } else { committed.is(&file.path, &world.read(&file.path)?) };
        if !is_same {
            new.push(Arc::clone(&file.path));
        }
    }
    if let Some(first) = new.first() {
        let names: Vec<String> = new.iter().take(NAMED).map(|path| format!("`{path}`")).collect();
        let finding = Finding::new(Code::UncommittedContent, Place::file(first));
        findings.add(finding.with("count", new.len().to_string()).with("names", names.join(", ")));
    }
    Ok(())
}

fn of(history: &History, id: &str, ground: &Ground, slice: &Slice) -> Record {
    let versions = history.versions(id);
    let compared = &versions[..versions.len().min(MOST)];
    // By place in the history, the latest first; what all share may have changed in the same commit.
    let mut edits: BTreeMap<usize, Edit> = BTreeMap::new();
    let mut note = |version: &Version, mut changes: Vec<Change>| {
        let currency = currency_at(version, ground).filter(|then| *then != slice.shared.settings.currency);
        changes.iter_mut().for_each(|change| state_currency(change, currency));
        if !changes.is_empty() {
            let edit = || Edit { commit: version.commit.clone(), date: version.date, changes: Vec::new() };
            edits.entry(version.order).or_insert_with(edit).changes.extend(changes);
        }
    };
    // The version that stood after those that are being read.
    let mut later: Option<(usize, Portal)> = None;
    for from in (0..compared.len()).step_by(AT_ONCE) {
        let some = &compared[from..compared.len().min(from + AT_ONCE)];
        let read: Vec<Option<Portal>> =
            some.par_iter().map(|version| portal(history, id, version, ground, slice)).collect();
        // One that could not be read then was not published: what stood before it stayed.
        for (at, before) in read.into_iter().enumerate() {
            let Some(before) = before else { continue };
            if let Some((last, after)) = &later {
                let mut changes = between(&before, after, &slice.shared);
                let (old, new) = (history.attached(&some[at]), history.attached(&compared[*last]));
                changes.extend(change::files(&old, &new));
                note(&compared[*last], changes);
            }
            later = Some((from + at, before));
        }
    }
    let begins = compared.last().map(|version| version.date);
    let first = compared.last().map_or(usize::MAX, |version| version.order);
    for (version, changes) in shared(ground, slice) {
        // Before the portal was there, or its record begins, nothing of it is told.
        if version.order < first {
            note(version, changes);
        }
    }
    let is_limited = compared.len() < versions.len();
    // What all share is limited on its own, and begins later where it changes more often.
    let is_shared_limited = history.shared().len() > MOST;
    let earliest = ground.shared_before.last().filter(|_| is_shared_limited).map(|(version, _)| version);
    let shared_begins = earliest.filter(|version| version.order < first).map(|version| version.date);
    let edits = edits.into_values().collect();
    Record { edits, begins, is_cut: history.cut_at().is_some(), is_limited, shared_begins }
}

/// The currency of the site when a version stood.
fn currency_at(version: &Version, ground: &Ground) -> Option<Currency> {
    let stood = ground.shared_before.iter().find(|(shared, _)| shared.order >= version.order);
    stood.map(|(_, shared)| shared.settings.currency)
}

/// Says of what the amounts of a change are, where that is not the currency that the site has today.
fn state_currency(change: &mut Change, then: Option<Currency>) {
    match change {
        Change::Field(field) => field.currency = field.currency.or(then),
        Change::Cost { currency, .. } => *currency = currency.or(then),
        _ => {}
    }
}

/// What each commit changed in what all portals share, as far as it concerns one of them.
fn shared<'g>(ground: &'g Ground, slice: &Slice) -> Vec<(&'g Version, Vec<Change>)> {
    let area = slice.area.as_deref();
    let all: Vec<(&Version, Shared)> =
        ground.shared_before.iter().map(|(version, shared)| (version, shared.slice(area))).collect();
    all.windows(2).map(|two| (two[0].0, change::shared(&two[1].1, &two[0].1))).collect()
}

/// What all portals shared, version by version.
pub type Before = Vec<(Version, Shared)>;

/// What all portals shared over the history, the latest first.
pub fn shared_versions(history: &History) -> Before {
    let versions = history.shared();
    let read = |version: &Version| Some((version.clone(), shared_of(history, version)?));
    versions[..versions.len().min(MOST)].par_iter().filter_map(read).collect()
}

fn shared_of(history: &History, version: &Version) -> Option<Shared> {
    let mut world = Memory::new(version.date, []);
    for (path, bytes) in history.shared_files(version) {
        world.write(&path, bytes);
    }
    let (files, odd) = world.files().ok()?;
    let sources = discover(files, odd);
    let (mut findings, mut texts) = (Findings::new(), Texts::default());
    let mut tables = HashMap::new();
    for file in sources.shared.iter().filter(|file| !file.kind.is_as_it_is()) {
        let bytes = world.read(&file.file.path).ok()?;
        if file.kind == Kind::ClassificationTable {
            tables.insert(Arc::clone(&file.file.path), bytes);
        } else {
            texts.keep(&file.file.path, bytes, &mut findings);
        }
    }
    let (shared, told) = crate::read::shared::read(&sources, &texts, &tables, version.date);
    drop(told);
    shared
}

/// A portal as a version of its folder had it, with what is shared today.
fn portal(history: &History, id: &str, version: &Version, ground: &Ground, slice: &Slice) -> Option<Portal> {
    let mut world = Memory::new(version.date, []);
    for (path, bytes) in history.files(id, version) {
        world.write(&path, bytes);
    }
    let (files, odd) = world.files().ok()?;
    let sources = discover(files, odd);
    let files = sources.portals.iter().find(|portal| portal.id == id)?;
    let mut findings = Findings::new();
    let (texts, _) = load(&world, files, &[], ground, &mut findings).ok()?;
    let currency = currency_at(version, ground).unwrap_or(slice.shared.settings.currency);
    let (portal, told) = if currency == slice.shared.settings.currency {
        crate::read::portal::read(files, &texts, &slice.shared, version.date)
    } else {
        let mut shared = Shared::clone(&slice.shared);
        shared.settings.currency = currency;
        crate::read::portal::read(files, &texts, &shared, version.date)
    };
    findings.extend(told);
    // With errors it was not published.
    portal.filter(|_| !findings.has_errors())
}

/// The records as files name them whose types have other names.
const WRITTEN: &[(&str, &str)] = &[
    ("AgendaItem", "agenda item"),
    ("Amounts", "expenditure line"),
    ("Article", "page"),
    ("Attendance", "minutes"),
    ("BallotForm", "ballot"),
    ("Contract", "work-contract"),
    ("Counting", "counting-rule"),
    ("Document", "published-document"),
    ("Line", "expenditure line"),
    ("Loan", "loan"),
    ("Meeting", "minutes"),
    ("Milestone", "work-milestone"),
    ("Outcome", "results"),
    ("Settings", "cabildo.yaml"),
    ("Share", "programme-budget"),
    ("Snapshot", "execution"),
    ("StageSource", "stage"),
    ("TransferYear", "transfers"),
];

/// What fields are, in the words of the manual.
struct Labels {
    definitions: Vec<Definition>,
    languages: Vec<Lang>,
}

impl Labels {
    fn of(languages: &[Lang]) -> Self {
        Self { definitions: crate::read::definitions(), languages: languages.to_vec() }
    }

    fn fill_in(&self, change: &mut Change) {
        let Change::Field(field) = change else { return };
        field.is_money = self.is_money(&field.record, &field.key);
        let own = std::iter::once((&field.record, &field.key));
        let above = field.above.iter().rev().map(|(record, key)| (record, key));
        let known = own.chain(above).find_map(|(record, key)| self.field(record, key));
        let lang = |lang: &Lang| Messages::in_language(lang.language());
        if let Some((record, known)) = known {
            let label = |one: &Lang| (*one, short(schema::description(lang(one), record, known)));
            field.label = Some(Text::new(self.languages.iter().map(label).collect()));
        }
        let record = known.map_or("", |(record, _)| record);
        let choice = |told: &mut Told| self.choice(record, told);
        let Field { items, before, after, .. } = field.as_mut();
        items.iter_mut().chain(before).chain(after).for_each(choice);
    }

    /// The field that a key of a type is, where its record is defined.
    fn field(&self, record: &str, key: &str) -> Option<(&'static str, &Written)> {
        let record = WRITTEN.iter().find(|(own, _)| *own == record).map_or(record, |(_, name)| name);
        let plain = |name: &str| name.replace([' ', '-', '_'], "").trim_end_matches(".yaml").to_lowercase();
        let record = plain(record);
        let mut own = self.definitions.iter().filter(|definition| plain(definition.name) == record);
        own.find_map(|own| Some((own.name, own.fields.iter().find(|field| field.key == key)?)))
    }

    /// Whether a field is an amount of money: as its record says, or else as all say that have one of its name.
    fn is_money(&self, record: &str, key: &str) -> bool {
        // An index is written as exactly as money, and is none.
        if record == "Prices" {
            return false;
        }
        if let Some((_, field)) = self.field(record, key) {
            return schema::is_money(field);
        }
        let is_named = |field: &&Written| field.key == key;
        let mut all = self.definitions.iter().flat_map(|one| &one.fields).filter(is_named).peekable();
        key == "money" || key == "amount" || all.peek().is_some() && all.all(schema::is_money)
    }

    /// The word of a choice, in words.
    fn choice(&self, record: &str, told: &mut Told) {
        if let Told::Word(word) = told {
            let words = |lang: &Lang| (*lang, schema::choice(Messages::in_language(lang.language()), record, word));
            *told = Told::Named(Text::new(self.languages.iter().map(words).collect()));
        }
    }
}

/// The first part of what is said of a field.
fn short(description: &str) -> String {
    let end = description.find([';', '.', ':', '(']).unwrap_or(description.len());
    description[..end].replace('`', "").trim().to_owned()
}
