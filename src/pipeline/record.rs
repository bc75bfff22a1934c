//! A portal's record of changes: its versions in the history read one by one, and compared.

use rayon::prelude::*;

use super::ground::{Ground, Slice};
use super::portal::load;
use crate::findings::Findings;
use crate::model::change::{self, Edit, Record, between};
use crate::model::portal::Portal;
use crate::source::World;
use crate::source::discover::discover;
use crate::source::history::{History, Version};
use crate::source::memory::Memory;

/// The most versions that are compared, the latest first; each is read like a portal.
const MOST: usize = 100;

/// Fills in a portal's record, where the settings ask for it.
pub fn fill_in(portal: &mut Portal, id: &str, ground: &Ground, slice: &Slice) {
    if !ground.shared.settings.history {
        return;
    }
    portal.record = Some(ground.history.as_ref().map(|history| of(history, id, ground, slice)).unwrap_or_default());
}

fn of(history: &History, id: &str, ground: &Ground, slice: &Slice) -> Record {
    let versions = history.versions(id);
    let compared = &versions[..versions.len().min(MOST)];
    let read: Vec<Option<Portal>> =
        compared.par_iter().map(|version| portal(history, id, version, ground, slice)).collect();
    let mut edits = Vec::new();
    for (at, version) in compared.iter().enumerate() {
        // One that could not be read then was not published: what stood before it stayed.
        let Some(after) = &read[at] else { continue };
        let before = (at + 1..read.len()).find_map(|at| Some((at, read[at].as_ref()?)));
        let Some((last, before)) = before else { continue };
        let mut changes = between(before, after, &slice.shared);
        changes.extend(change::files(&history.attached(&compared[last]), &history.attached(version)));
        if !changes.is_empty() {
            edits.push(Edit { commit: version.commit.clone(), date: version.date, changes });
        }
    }
    let begins = compared.last().map(|version| version.date);
    let is_cut = compared.len() < versions.len() || history.cut_at().is_some();
    Record { edits, begins, is_cut }
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
    let (portal, told) = crate::read::portal::read(files, &texts, &slice.shared, version.date);
    findings.extend(told);
    // With errors it was not published.
    portal.filter(|_| !findings.has_errors())
}
