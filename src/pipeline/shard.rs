//! A country on several machines: each builds its share of the portals, and one joins them.
//!
//! A share's output is that of a build which stopped before the territory's pages: portals, assets,
//! and beside them the summaries. To join is to take over the portals of all shares as they were
//! published, and then to build: what was taken over has not changed and is skipped, a portal that no
//! share holds (its machine failed, or its content has changed since) is made there and then, and the
//! territory's pages follow from the summaries. So the joined site has the bytes that one machine
//! would have written, whatever became of the others.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::str::FromStr;

use super::figures::moves_of_share;
use super::ground::Ground;
use super::portal::Made;
use super::site::gather;
use super::{Changed, Failure, Moves, Outcome, below, kept, unit};
use crate::publish::{Publisher, Unit};
use crate::source::World;
use crate::source::discover::{PortalFiles, discover};

/// A share of the portals: the `number`th of `of`, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: usize,
    of: usize,
}

impl FromStr for Shard {
    type Err = ();

    /// Reads `3/16`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (number, of) = text.split_once('/').ok_or(())?;
        let (number, of): (usize, usize) = (number.parse().map_err(drop)?, of.parse().map_err(drop)?);
        if (1..=of).contains(&number) { Ok(Self { number, of }) } else { Err(()) }
    }
}

impl Shard {
    /// This share of some portals, in their order: the largest portals are dealt out first, each to the
    /// share that has the least so far. Each machine comes to the same division by itself.
    pub(super) fn part<'p>(self, portals: &[&'p PortalFiles]) -> Vec<&'p PortalFiles> {
        let size = |portal: &PortalFiles| portal.files.iter().map(|file| file.file.size).sum::<u64>();
        let mut largest: Vec<(u64, &PortalFiles)> = portals.iter().map(|portal| (size(portal), *portal)).collect();
        largest.sort_by_key(|(size, portal)| (Reverse(*size), portal.id.as_str()));
        // What each share has so far, the one with the least first.
        let mut shares: BTreeSet<(u64, usize)> = (1..=self.of).map(|number| (0, number)).collect();
        let mut own = BTreeSet::new();
        for (size, portal) in largest {
            let Some((sum, number)) = shares.pop_first() else { break };
            // A portal without files still is one.
            shares.insert((sum + size.max(1), number));
            if number == self.number {
                own.insert(portal.id.as_str());
            }
        }
        portals.iter().copied().filter(|portal| own.contains(portal.id.as_str())).collect()
    }
}

/// Closes the publication of a share: its portals stand, and nothing else.
pub(super) fn finish(
    ground: &Ground,
    made: Vec<Made>,
    publisher: Option<Publisher>,
    outcome: &mut Outcome,
) -> Result<(), Failure> {
    let units: Vec<Unit> = made.iter().map(|portal| unit(&portal.id, ground.alone)).collect();
    let summaries = gather(made, ground, publisher.as_ref(), outcome)?;
    outcome.pages = summaries.iter().map(|summary| summary.pages.len()).sum();
    if let Some(publisher) = publisher {
        outcome.finished = Some(publisher.finish(Vec::new(), &units)?);
    }
    Ok(())
}

/// What was taken over from the shares.
#[derive(Debug, Default)]
pub struct Joined {
    /// The portals that stand as a share published them.
    pub taken: Vec<String>,
    /// What that changed.
    pub changed: Vec<Changed>,
    /// The portals of the content that no share holds.
    pub absent: Vec<String>,
}

/// Takes over the content's portals from the outputs of the shares, as they were published there.
/// Of a portal that two shares hold, the later share's is taken. The site is whole after a
/// [`build`](super::build) into the same output, which finds them unchanged: what this changed is told here, with the
/// figures that moved where `figures` asks for them.
pub fn join(world: &dyn World, publisher: &Publisher, shares: &[Publisher], figures: bool) -> Result<Joined, Failure> {
    let (files, odd) = world.files()?;
    let sources = discover(files, odd);
    let alone = sources.portals.len() == 1 && sources.unclaimed.is_empty();
    let mut joined = Joined::default();
    for portal in &sources.portals {
        let unit = unit(&portal.id, alone);
        let mut taken = false;
        for share in shares.iter().rev() {
            // A share by another version of the program says nothing that this one can read.
            let Some(after) = kept(share, &unit) else { continue };
            let moves = if figures { moves_of_share(publisher, share, &unit) } else { Moves::default() };
            if let Some(changes) = publisher.adopt(share, &unit)? {
                let changes = below(&unit.folder().map(|name| format!("{name}/")).unwrap_or_default(), changes);
                let before = kept(publisher, &unit).map(|kept| kept.summary);
                let (id, after) = (portal.id.clone(), Some(after.summary));
                joined.changed.push(Changed { id, changes, moves, before, after });
                taken = true;
                break;
            }
        }
        let list = if taken { &mut joined.taken } else { &mut joined.absent };
        list.push(portal.id.clone());
    }
    Ok(joined)
}

impl Outcome {
    /// Adds what changed before the build looked, when portals were taken over from shares.
    pub fn with_taken(&mut self, taken: Vec<Changed>) {
        for earlier in taken {
            match self.changed.iter_mut().find(|later| later.id == earlier.id) {
                // It was made once more, of content that has changed since.
                Some(later) => {
                    later.changes.extend(earlier.changes);
                    later.moves.extend(earlier.moves);
                    later.before = earlier.before;
                    later.after = later.after.take().or(earlier.after);
                }
                None => self.changed.push(earlier),
            }
        }
        self.changed.sort_by(|one, other| one.id.cmp(&other.id));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::File;
    use crate::source::discover::{Kind, SourceFile};

    fn portal(id: &str, size: u64) -> PortalFiles {
        let path: Arc<str> = format!("{id}/municipality.yaml").into();
        let file = SourceFile {
            file: File { path, size, version: 0 },
            kind: Kind::Municipality,
            stem: "municipality".to_owned(),
            lang: None,
        };
        PortalFiles { id: id.to_owned(), files: vec![file], ..PortalFiles::default() }
    }

    #[test]
    fn shares_are_read_as_people_count() {
        assert_eq!("3/16".parse(), Ok(Shard { number: 3, of: 16 }));
        for text in ["0/4", "5/4", "4", "a/b", "1/0", "-1/2", ""] {
            assert_eq!(text.parse::<Shard>(), Err(()), "{text}");
        }
    }

    #[test]
    fn each_portal_is_in_one_share_and_the_largest_are_dealt_out_first() {
        let portals = [portal("a", 1), portal("b", 9), portal("c", 4), portal("d", 5), portal("e", 0)];
        let all: Vec<&PortalFiles> = portals.iter().collect();
        let share = |number| -> Vec<&str> {
            Shard { number, of: 2 }.part(&all).into_iter().map(|portal| portal.id.as_str()).collect()
        };
        // By hand: b (9) to the first; d (5) and c (4) to the second: 9 and 9; a to the first, e to the second.
        assert_eq!(share(1), ["a", "b"]);
        assert_eq!(share(2), ["c", "d", "e"]);
    }
}
