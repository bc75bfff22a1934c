//! The votes of a meeting once all rows are read: which motions are one, which votes are shown, and who was there.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::super::Brought;
use super::super::sheet::{Motion, Sheet, Votes};
use super::members::Council;
use crate::findings::Told;
use crate::model::choice::Choice;
use crate::model::vote::{MotionResult, Side, VoteMethod};

/// A vote in which nobody was on any side is none; where only its counts are known, it is those. Where some
/// points have numbers, the others have none.
pub(super) fn settle(sheet: &mut Sheet, council: &Council, brought: &mut Brought) {
    name_unread(sheet, council);
    if sheet.points.iter().any(|point| point.number.is_some()) {
        for point in &mut sheet.points {
            point.number.get_or_insert_default();
        }
    }
    sheet.points.iter_mut().for_each(|point| join_rounds(&mut point.motions));
    // Whose vote was read was there, also where not enough were for the vote to be shown.
    attendance(sheet);
    let (mut unread, mut secret): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let date = sheet.date.map(|date| date.to_string()).unwrap_or_default();
    for point in &mut sheet.points {
        let number = point.number.iter().filter(|number| !number.is_empty()).map(|number| format!("{number}. "));
        let name = format!("{date}: {}{}", number.collect::<String>(), point.title);
        for motion in &mut point.motions {
            settle_votes(motion);
            let is_named = matches!(motion.votes, Votes::Names(_));
            secret.extend((motion.method == Some(VoteMethod::Secret) && is_named).then(|| name.clone()));
            unread.extend((!motion.unread.is_empty()).then(|| name.clone()));
        }
    }
    for (key, mut points) in [("import-minutes-unread-votes", unread), ("import-minutes-secret-names", secret)] {
        points.dedup();
        if !points.is_empty() {
            brought.notes.push(Told::new(key).with("points", some_of(&points)));
        }
    }
}

/// A few of several, and how many there are beside them.
fn some_of(points: &[String]) -> String {
    const SHOWN: usize = 8;
    let more = points.len().saturating_sub(SHOWN);
    let shown = points.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("; ");
    if more == 0 { shown } else { format!("{shown}; +{more}") }
}

/// Those whose marks were not read, by their ids where they are known: whether they were there is open.
fn name_unread(sheet: &mut Sheet, council: &Council) {
    let Sheet { body, date, points, unsure, .. } = sheet;
    let day = date.unwrap_or(Date::MAX);
    for motion in points.iter_mut().flat_map(|point| &mut point.motions) {
        for name in motion.unread.iter_mut().filter(|name| !name.is_empty()) {
            let meant = council.all_meant(name, body, day);
            unsure.extend(meant.iter().cloned());
            if let [one] = &meant[..] {
                name.clone_from(one);
            }
        }
    }
}

/// A motion's votes as they are written: none where nobody is on any side, and none where so many marks were not read
/// that the others would show another vote. How one ended of which some were not read, they do not say.
fn settle_votes(motion: &mut Motion) {
    let unread = motion.unread.len();
    let is_kept = match &motion.votes {
        Votes::None => false,
        Votes::Names(sides) => {
            let on = |side: Side| sides[side as usize].len();
            let read = on(Side::Yes) + on(Side::No) + on(Side::Abstain);
            let has_some = sides.iter().any(|side| !side.is_empty());
            let is_one_sided = on(Side::Yes) == 0 || on(Side::No) == 0;
            let is_open = unread > 0 && (unread >= read || unread > 1 && is_one_sided);
            has_some && !(is_open && motion.counted.is_none())
        }
        Votes::Counts(counts) => counts.iter().any(|count| *count > 0),
    };
    if !is_kept {
        motion.votes = motion.counted.map_or(Votes::None, Votes::Counts);
    }
    if unread > 0 && motion.counted.is_none() {
        motion.result = motion.result.or(Some(MotionResult::Unclear));
    }
    if !is_kept {
        motion.counted = None;
    }
}

/// A second vote on the same is one where the same people cast it, not all as before; otherwise somebody stands
/// twice in the first, which the check tells.
fn join_rounds(motions: &mut Vec<Motion>) {
    let mut at = 0;
    while at < motions.len() {
        let again = motions[at].again;
        if let Some(first) = again
            && !is_round(&motions[first], &motions[at])
        {
            let joined = motions.remove(at);
            motions[first].unread.extend(joined.unread);
            if let (Votes::Names(sides), Votes::Names(more)) = (&mut motions[first].votes, joined.votes) {
                sides.iter_mut().zip(more).for_each(|(side, more)| side.extend(more));
            }
            for motion in &mut motions[at..] {
                motion.again = motion.again.map(|first| if first > at { first - 1 } else { first });
            }
            continue;
        }
        at += 1;
    }
}

/// Whether the same people voted twice, and not in the same way.
fn is_round(first: &Motion, second: &Motion) -> bool {
    let (Votes::Names(one), Votes::Names(other)) = (&first.votes, &second.votes) else { return false };
    let voters = |sides: &[Vec<String>; 5], unread: &[String]| {
        sides.iter().flatten().chain(unread).cloned().collect::<BTreeSet<_>>()
    };
    voters(one, &first.unread) == voters(other, &second.unread) && one != other
}

/// Who voted in any vote of the meeting was there; who was missing in all was not, unless some of their marks were not
/// read: then they are missing from the votes that say so.
fn attendance(sheet: &mut Sheet) {
    let (mut present, mut absent): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for motion in sheet.points.iter().flat_map(|point| &point.motions) {
        let Votes::Names(sides) = &motion.votes else { continue };
        for side in Side::ALL {
            let list = if *side == Side::Absent { &mut absent } else { &mut present };
            for name in &sides[*side as usize] {
                if !list.contains(name) {
                    list.push(name.clone());
                }
            }
        }
    }
    let unsure = std::mem::take(&mut sheet.unsure);
    absent.retain(|name| !present.contains(name) && !unsure.contains(name));
    // Who was not at the meeting is not missing from each of its votes.
    for motion in sheet.points.iter_mut().flat_map(|point| &mut point.motions) {
        if let Votes::Names(sides) = &mut motion.votes {
            sides[Side::Absent as usize].retain(|name| !absent.contains(name));
        }
    }
    let excused = std::mem::take(&mut sheet.excused);
    let (excused, absent) = absent.into_iter().partition(|name| excused.contains(name));
    (sheet.present, sheet.excused, sheet.absent) = (present, excused, absent);
}
