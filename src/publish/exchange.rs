//! A staged unit takes the place of the one that stands: in one step where the system can, else name
//! by name; and a build that was killed at it is gone on with.
//!
//! Before anything moves, the unit's new record is written as an *intent*, which says how it is about
//! to be moved. After, the intent becomes the record by one rename. So whatever is killed where, the
//! next build knows which files are ours and which version stands.
//!
//! One step is `RENAME_EXCHANGE` (or a plain rename where nothing stands yet). The fallback moves
//! each old name out and the new one in: a visitor may for an instant find nothing there, and a unit
//! of several names (a site of a single portal) may for an instant be part old, part new. If it
//! fails, it is undone; if it is killed, the next build completes it before it does anything else.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::Unit;
use super::disk::{Identity, Info, is_unsupported};
use super::drive::{Drive, at};
use super::error::{Action, Error};
use super::place::{Desk, Places};
use super::record::{self, NamedSwap, Standing, Swap};

/// A unit that is staged whole.
pub(super) struct Staged<'a> {
    pub(super) unit: &'a Unit,
    pub(super) standing: &'a Standing,
    pub(super) desk: &'a Desk,
    /// What the fallback would move.
    pub(super) names: NamedSwap,
}

/// Moves staged units into the output.
#[derive(Debug)]
pub(super) struct Exchange<'a> {
    pub(super) drive: &'a Drive,
    pub(super) places: &'a Places,
    /// Whether units of a folder are exchanged name by name; set once the system has said that it
    /// knows no exchange, so that it is asked once only.
    pub(super) fallback: &'a AtomicBool,
    /// Whether a power cut, too, must find each unit wholly old or wholly new.
    pub(super) durable: bool,
}

impl Exchange<'_> {
    /// Puts a staged unit in its place and its record beside. If the exchange fails, what stood there
    /// stands there still.
    pub(super) fn run(&self, staged: &Staged) -> Result<(), Error> {
        // A folder cannot change places with one that lies in it.
        let is_round_staging = *staged.unit == Unit::Root && staged.names.inside;
        let fallback = is_round_staging || self.fallback.load(Ordering::Relaxed);
        if fallback || !self.in_one_step(staged)? {
            self.by_names(staged)?;
        }
        promote(self.drive, self.places, staged.unit)
    }

    /// Tells whether it was done; where the system cannot, nothing was.
    fn in_one_step(&self, staged: &Staged) -> Result<bool, Error> {
        let source = staged.unit.within(&staged.desk.new);
        let target = self.places.standing(staged.unit);
        let info = (self.drive.info(&source)?, self.drive.info(&target)?);
        let (Some(new), old) = (identity(info.0), identity(info.1)) else {
            return Ok(false);
        };
        self.declare(staged, &Swap::OneStep { new, old })?;
        let outcome = match old {
            Some(_) => self.drive.try_exchange(&source, &target),
            None => self.drive.try_rename(&source, &target),
        };
        match outcome {
            Ok(()) => Ok(true),
            Err(error) if is_unsupported(&error) => {
                self.fallback.store(true, Ordering::Relaxed);
                Ok(false)
            }
            Err(error) if *staged.unit == Unit::Root && is_fixed(&error) => Ok(false),
            Err(error) => {
                self.withdraw(staged.unit);
                Err(at(Action::Exchange, &target)(error))
            }
        }
    }

    fn by_names(&self, staged: &Staged) -> Result<(), Error> {
        self.drive.ensure_folder(&staged.desk.old)?;
        self.declare(staged, &Swap::Named(staged.names.clone()))?;
        let steps = self.steps(staged);
        for (done, (from, to)) in steps.iter().enumerate() {
            if let Err(error) = self.drive.try_rename(from, to) {
                let mut undone = steps.iter().take(done).rev();
                // What cannot be undone now is completed by the next build: its intent stays.
                if undone.all(|(from, to)| self.drive.try_rename(to, from).is_ok()) {
                    self.withdraw(staged.unit);
                }
                return Err(at(Action::Exchange, to)(error));
            }
        }
        Ok(())
    }

    /// The moves of an exchange by names: of each name the old out, the new in.
    fn steps(&self, staged: &Staged) -> Vec<(PathBuf, PathBuf)> {
        let (names, desk) = (&staged.names, staged.desk);
        let mut steps = Vec::new();
        for name in both(names) {
            let standing = self.places.out.join(name);
            if names.old.contains(name) {
                steps.push((standing.clone(), desk.old.join(name)));
            }
            if names.new.contains(name) {
                steps.push((desk.new.join(name), standing));
            }
        }
        steps
    }

    /// Writes the intent and, where a power cut matters, sees that it and the staged files are safe.
    ///
    /// One sync of the whole file system: a sync a file would cost seconds where there are thousands.
    fn declare(&self, staged: &Staged, swap: &Swap) -> Result<(), Error> {
        let intent = self.places.intent(staged.unit);
        let bytes = staged.standing.encode(Some(swap), &intent)?;
        let declared = self.drive.write(&intent, &bytes).and_then(|()| {
            let needs = |needed: bool, folder| {
                if needed { self.drive.sync(folder) } else { Ok(()) }
            };
            needs(self.durable, &staged.desk.new)?;
            needs(self.durable && staged.names.inside, self.places.corner())
        });
        declared.inspect_err(|_| self.withdraw(staged.unit))
    }

    /// Takes the intent back. Should that fail as well, the next build finds that nothing came of
    /// it, or completes it: either is a whole version.
    fn withdraw(&self, unit: &Unit) {
        let _ = self.drive.remove_file(&self.places.intent(unit));
    }
}

/// Settles what a killed build left half done, so that each unit is wholly old or wholly new, and
/// its record says which.
pub(super) fn settle(drive: &Drive, places: &Places) -> Result<(), Error> {
    let intents = record::read_all(drive, &places.intents())?;
    for (unit, standing, swap) in &intents {
        match swap {
            Some(Swap::Named(names)) => {
                complete(drive, places, unit, names)?;
                promote(drive, places, unit)?;
            }
            Some(Swap::OneStep { new, old }) => {
                let stands = identity(drive.info(&places.standing(unit))?);
                if stands == Some(*new) {
                    promote(drive, places, unit)?;
                } else if stands != *old {
                    doubt(drive, places, unit, standing)?;
                }
            }
            None => doubt(drive, places, unit, standing)?,
        }
    }
    // What is left came to nothing: not written to its end, or written and not begun.
    for entry in drive.list(&places.intents())? {
        drive.remove_file(&places.intents().join(entry.name))?;
    }
    Ok(())
}

/// Completes an exchange by names from wherever it was left. What was moved out lies in the old
/// folder of its desk; what was not yet moved in, in the new one.
fn complete(drive: &Drive, places: &Places, unit: &Unit, names: &NamedSwap) -> Result<(), Error> {
    let desk = places.desk(names.inside, unit.key());
    if !drive.exists(&desk.root)? {
        return Ok(());
    }
    drive.ensure_folder(&desk.old)?;
    for name in both(names) {
        let (standing, old) = (places.out.join(name), desk.old.join(name));
        let waits = names.new.contains(name) && drive.exists(&desk.new.join(name))?;
        let is_old = names.old.contains(name) && (waits || !names.new.contains(name));
        if is_old && !drive.exists(&old)? && drive.exists(&standing)? {
            drive.rename(&standing, &old)?;
        }
        if waits {
            drive.rename(&desk.new.join(name), &standing)?;
        }
    }
    Ok(())
}

/// It cannot be told which version stands: both versions' files are ours, and nothing is believed.
fn doubt(drive: &Drive, places: &Places, unit: &Unit, next: &Standing) -> Result<(), Error> {
    let records = record::read_all(drive, &places.records())?;
    let before = records.iter().find(|(other, ..)| other == unit);
    let either = Standing::either(before.map(|(_, standing, _)| standing), next);
    let record = places.record(unit);
    // Not written over the intent: until this is whole, the intent is all that is known.
    let beside = places.staging(false).join(".doubt");
    drive.write(&beside, &either.encode(None, &record)?)?;
    drive.rename(&beside, &record)
}

/// Writes the record of a unit that stands where it is to stand: there is nothing to move.
pub(super) fn affirm(drive: &Drive, places: &Places, unit: &Unit, standing: &Standing) -> Result<(), Error> {
    let intent = places.intent(unit);
    let nothing = Swap::Named(NamedSwap::default());
    drive.write(&intent, &standing.encode(Some(&nothing), &intent)?)?;
    promote(drive, places, unit)
}

/// Makes the intent the record.
fn promote(drive: &Drive, places: &Places, unit: &Unit) -> Result<(), Error> {
    drive.rename(&places.intent(unit), &places.record(unit))
}

fn identity(info: Option<Info>) -> Option<Identity> {
    info.and_then(|info| info.identity)
}

/// The names of both sides, in order, each once.
fn both(names: &NamedSwap) -> BTreeSet<&String> {
    names.old.iter().chain(&names.new).collect()
}

/// Whether the system says that a folder cannot be moved from where it is: it is a mount point, or
/// the folder above it is not ours to change.
fn is_fixed(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::CrossesDevices | ErrorKind::PermissionDenied)
}

/// Whether staging and output lie on different disks, so that nothing can be moved between them.
pub(super) fn lies_elsewhere(drive: &Drive, staging: &Path, inside: &Path) -> Result<bool, Error> {
    let probe = staging.join(".probe");
    drive.ensure_folder(&probe)?;
    let outcome = drive.try_rename(&probe, inside);
    match outcome {
        Ok(()) => drive.remove_if_empty(inside).map(|_| false),
        Err(error) if error.kind() == ErrorKind::CrossesDevices => drive.remove_if_empty(&probe).map(|_| true),
        Err(error) => Err(at(Action::Rename, inside)(error)),
    }
}
