//! Motions and votes, as pages show them.

use rust_decimal::Decimal;

use super::address::Target;
use super::edition::Edition;
use super::view::{ConflictRow, Link, MotionView, NeededView, VoteRow, VoteSide};
use crate::link::council::MotionPlace;
use crate::model::address::Address;
use crate::model::bench::Bench;
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::model::vote::{Base, Majority, Motion, Requirement, Side, Vote, VoteMethod};

impl Edition<'_> {
    /// A person with the link to their page.
    pub fn person_link(&self, from: &Address, id: &Id) -> Link {
        self.link(from, &Target::Person(id.clone()), self.person(id))
    }

    /// A body with the link to its page.
    pub fn body_link(&self, from: &Address, id: &Id) -> Link {
        let name = self.portal.municipality.body(id).map_or_else(|| id.to_string(), |body| self.text(&body.name).text);
        self.link(from, &Target::Body(id.clone()), name)
    }
}

/// A motion, with what its vote means for the bench.
pub fn motion(edition: &Edition, motion: &Motion, bench: Option<&Bench>, from: &Address) -> MotionView {
    let people = |all: &[Id]| all.iter().map(|id| edition.person_link(from, id)).collect::<Vec<Link>>();
    let decisions = motion.decisions.iter().map(|number| edition.decision_link(from, number)).collect();
    let method = motion.vote.as_ref().map(|vote| vote.method).filter(|method| !matches!(method, VoteMethod::Count));
    MotionView {
        title: edition.text(&motion.title),
        text: edition.some(motion.text.as_ref()),
        movers: people(&motion.movers),
        seconders: people(&motion.seconders),
        conflicts: motion
            .conflicts
            .iter()
            .map(|(id, reason)| ConflictRow {
                person: edition.person_link(from, id),
                reason: edition.some(reason.as_ref()),
            })
            .collect(),
        amendments: motion.amendments.iter().map(|inner| self::motion(edition, inner, bench, from)).collect(),
        method: method.map(Choice::id),
        needed: needed(motion, bench),
        sides: motion.vote.as_ref().map(|vote| sides(edition, vote, from)).unwrap_or_default(),
        casting: motion.vote.as_ref().and_then(|vote| vote.casting).map(Choice::id),
        result: motion.outcome(bench).map(Choice::id),
        decisions,
    }
}

/// The majority that a vote needed, where it is not more for than against.
fn needed(motion: &Motion, bench: Option<&Bench>) -> Option<NeededView> {
    let verdict = bench?.verdict(motion)?;
    let usual = Requirement { majority: Majority::Simple, base: Base::Votes };
    let Requirement { majority, base } = verdict.requirement;
    (verdict.requirement != usual).then(|| NeededView {
        majority: majority.id(),
        base: base.id(),
        needed: verdict.needed,
    })
}

/// The sides of a vote: those that are cast always, the others where they have somebody.
pub fn sides(edition: &Edition, vote: &Vote, from: &Address) -> Vec<VoteSide> {
    let counts = Side::ALL.iter().map(|side| (*side, vote.side(*side)));
    let cast = |side: Side| matches!(side, Side::Yes | Side::No | Side::Abstain);
    let whole =
        Decimal::from(counts.clone().filter(|(side, _)| cast(*side)).map(|(_, all)| all.count()).sum::<usize>());
    counts
        .filter(|(side, ballots)| cast(*side) || ballots.count() > 0)
        .map(|(side, ballots)| VoteSide {
            side: side.id(),
            count: ballots.count(),
            share: cast(side).then(|| edition.share_or_none(ballots.count(), whole)),
            people: ballots.names().iter().map(|id| edition.person_link(from, id)).collect(),
        })
        .collect()
}

/// A motion in a list of votes; `side` is that of the one whom the list is about.
pub fn row(edition: &Edition, place: MotionPlace, side: Option<Side>, from: &Address) -> VoteRow {
    let meeting = place.point.meeting(edition.portal);
    let page = edition.href(from, &Target::Meeting(meeting.id.clone()));
    let title = edition.text(&place.of(edition.portal).title);
    let amended = place.amended(edition.portal).map(|motion| edition.text(&motion.title));
    VoteRow {
        amendment: amended.is_some(),
        amends: amended.filter(|amended| *amended != title),
        title,
        href: format!("{page}#{}", super::minutes::item_id(place.point.item)),
        date: edition.day(meeting.date),
        result: place.outcome(edition.portal).map(Choice::id),
        side: side.map(Choice::id),
        marks: Vec::new(),
    }
}
