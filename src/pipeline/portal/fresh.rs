//! Whether what was built of a portal is still true: what its pages depend on, and the next day that changes them.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::fingerprint;
use super::super::ground::{Ground, Slice};
use super::Texts;
use crate::export::summary::Kept;
use crate::model::document::CALL_DAYS;
use crate::source::discover::{Kind, PortalFiles};
use crate::source::{File, World};

/// Whether today's date changes nothing in what was built before.
pub(super) fn still_true(kept: &Kept, ground: &Ground) -> bool {
    kept.built_for <= ground.today && kept.changes_on.is_none_or(|day| ground.today < day)
}

/// The fingerprint of a portal's own files and of its part of what is shared.
pub(super) fn fingerprint_of(own: [u8; 32], slice: &Slice) -> [u8; 32] {
    *blake3::hash(&[own, slice.fingerprint].concat()).as_bytes()
}

/// The fingerprint of the list of a portal's files, and of what else decides what is read of them; nothing where one
/// of them may change without showing it in the list.
pub(super) fn listing(world: &dyn World, files: &PortalFiles, ground: &Ground) -> Option<[u8; 32]> {
    let listed = || files.files.iter().map(|file| &file.file);
    if !listed().all(|file| world.is_settled(file)) {
        return None;
    }
    let mut print = begun(files, ground);
    for File { path, size, version } in listed() {
        print.file(path, &[size.to_le_bytes(), version.to_le_bytes()].concat());
    }
    Some(print.finish())
}

/// The fingerprint of what decides what is read of a portal's files, besides them.
pub(super) fn begun(files: &PortalFiles, ground: &Ground) -> fingerprint::Fingerprint {
    let mut print = fingerprint::Fingerprint::new(&ground.options);
    print.bytes(&ground.fingerprint);
    print.text(&format!("{:?}", files.findings));
    for version in ground.history.iter().flat_map(|history| history.versions(&files.id)) {
        print.text(&version.commit);
    }
    print
}

/// Whether what stands was made of files that have not changed since, without reading them.
pub(super) fn is_same_listing(fingerprint: [u8; 32], kept: &Kept, listing: Option<[u8; 32]>, ground: &Ground) -> bool {
    if !still_true(kept, ground) {
        return false;
    }
    let Some(read) = kept.read.as_ref().filter(|read| Some(read.listing) == listing) else { return false };
    let named = read.named.lines().collect();
    fingerprint == fingerprint_of(read.contents, &ground.slice(kept.summary.area.as_deref(), &named))
}

/// The next day on which its pages change though no file does.
pub(super) fn changes_on(files: &PortalFiles, contents: &Texts, ground: &Ground, slice: &Slice) -> Option<Date> {
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
fn year_ends(files: &PortalFiles, contents: &Texts, today: Date) -> Vec<Date> {
    let budgets = files.files.iter().filter(|file| file.kind == Kind::Budget);
    let texts: Vec<&str> = budgets.filter_map(|file| contents.texts.get(&file.file.path)).collect();
    if texts.is_empty() {
        return Vec::new();
    }
    let named = fingerprint::days(texts.into_iter()).into_iter();
    let after = named.filter_map(|day| day.checked_add(1.year()).ok()?.yesterday().ok());
    after.chain([today.last_of_year()]).collect()
}
