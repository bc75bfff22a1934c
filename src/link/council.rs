//! The ways through the council's records: who was there, voted and moved what, with whom members
//! voted alike, what became of decisions, where papers and topics were dealt with.

use std::collections::{BTreeMap, BTreeSet};

use super::DecisionPlace;
use crate::model::bench::Bench;
use crate::model::council::{AgendaItem, Meeting};
use crate::model::id::Id;
use crate::model::municipality::Municipality;
use crate::model::portal::Portal;
use crate::model::proposal::Category;
use crate::model::seat::{Seat, When, seat};
use crate::model::vote::{Motion, MotionResult, Side};

/// The council's records, seen from people, bodies, papers and topics.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Council {
    /// What is known of each person.
    pub people: BTreeMap<Id, Record>,
    /// How the members of each body voted side by side.
    pub bodies: BTreeMap<Id, SideBySide>,
    /// Where a paper was dealt with, the latest first.
    pub papers: BTreeMap<Id, Vec<ItemPlace>>,
    /// The motion that made a decision, by its number.
    pub motions: BTreeMap<String, MotionPlace>,
    /// The decisions that a decision took back, by its number.
    pub revokes: BTreeMap<String, Vec<String>>,
    /// What was dealt with and decided on a topic.
    pub topics: BTreeMap<Category, Topic>,
    /// Where each meeting stands in the portal.
    pub meetings: BTreeMap<Id, usize>,
    /// The meetings in whose place one is held.
    pub replaced: BTreeMap<Id, Vec<Id>>,
}

/// Where a point of an agenda stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemPlace {
    /// The meeting in [`Portal::meetings`].
    pub meeting: usize,
    /// The point.
    pub item: usize,
}

impl ItemPlace {
    /// The meeting itself.
    pub fn meeting<'p>(&self, portal: &'p Portal) -> &'p Meeting {
        &portal.meetings[self.meeting]
    }
}

/// Where a motion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MotionPlace {
    /// The point that it was put under.
    pub point: ItemPlace,
    /// The motion.
    pub motion: usize,
    /// The amendment to it, where it is one of these.
    pub amendment: Option<usize>,
}

impl MotionPlace {
    /// The motion itself.
    pub fn of<'p>(&self, portal: &'p Portal) -> &'p Motion {
        let motion = &self.point.meeting(portal).agenda[self.point.item].motions[self.motion];
        self.amendment.map_or(motion, |amendment| &motion.amendments[amendment])
    }

    /// The motion that it amends, where it is an amendment.
    pub fn amended<'p>(&self, portal: &'p Portal) -> Option<&'p Motion> {
        self.amendment?;
        Some(&self.point.meeting(portal).agenda[self.point.item].motions[self.motion])
    }

    /// What became of it.
    pub fn outcome(&self, portal: &Portal) -> Option<MotionResult> {
        let bench = Bench::of(self.point.meeting(portal), &portal.municipality, Some(self.point.item));
        self.of(portal).outcome(bench.as_ref())
    }
}

/// What is known of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Attendance by body.
    pub attendance: BTreeMap<Id, Presence>,
    /// How they voted, the latest first.
    pub votes: Vec<(MotionPlace, Side)>,
    /// What they moved, the latest first.
    pub moved: Vec<MotionPlace>,
}

/// How often somebody was at the meetings of a body while they had a seat in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Presence {
    /// Meetings held of which the attendance is known.
    pub held: usize,
    /// Those at which they were, some time or all of it.
    pub there: usize,
    /// Those from which they were missing with a reason.
    pub excused: usize,
    /// Meetings to which they came as a substitute; none of those above.
    pub substituted: usize,
}

/// How the members of a body voted side by side, in roll calls.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SideBySide {
    /// Who voted in it, in the order of the municipality's people.
    pub members: Vec<Id>,
    /// How many roll calls there were.
    pub roll_calls: usize,
    /// Those in which not all voted alike, the latest first.
    pub divided: Vec<MotionPlace>,
    /// For each pair of members: in how many both voted, and in how many alike. By the members'
    /// places, the lower first.
    pub pairs: BTreeMap<(usize, usize), (usize, usize)>,
}

impl SideBySide {
    /// In how many roll calls two members both voted, and in how many alike.
    pub fn pair(&self, one: usize, other: usize) -> (usize, usize) {
        self.pairs.get(&(one.min(other), one.max(other))).copied().unwrap_or_default()
    }
}

/// What was dealt with and decided on a topic, the latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topic {
    /// Points of agendas.
    pub points: Vec<ItemPlace>,
    /// Decisions.
    pub decisions: Vec<DecisionPlace>,
}

/// Goes through all meetings once.
pub(super) fn council(portal: &Portal) -> Council {
    let municipality = &portal.municipality;
    let mut council = Council::default();
    let order: BTreeMap<&Id, usize> =
        municipality.people.iter().enumerate().map(|(at, person)| (&person.id, at)).collect();
    let mut sides: BTreeMap<&Id, Sides> = BTreeMap::new();
    for (at, meeting) in portal.meetings.iter().enumerate() {
        council.meetings.insert(meeting.id.clone(), at);
        if let Some(other) = &meeting.postponed_to {
            council.replaced.entry(other.clone()).or_default().push(meeting.id.clone());
        }
        let themes: BTreeMap<&str, &[Category]> =
            meeting.decisions.iter().map(|decision| (decision.number.as_str(), &*decision.topics)).collect();
        council.attendance(meeting, municipality);
        for (item, point) in meeting.agenda.iter().enumerate() {
            let place = ItemPlace { meeting: at, item };
            for paper in &point.papers {
                council.papers.entry(paper.clone()).or_default().push(place);
            }
            // What was decided on a topic was dealt with under its point.
            let decided = point.decisions.iter().filter_map(|number| themes.get(number.as_str()));
            let topics: BTreeSet<&Category> = point.topics.iter().chain(decided.copied().flatten()).collect();
            for topic in topics {
                council.topics.entry(*topic).or_default().points.push(place);
            }
            for (place, moved) in moved(place, point) {
                council.motion(place, moved);
                sides.entry(&meeting.body).or_default().add(place, moved, &order);
            }
        }
        for (number, decision) in meeting.decisions.iter().enumerate() {
            let place = DecisionPlace { meeting: at, decision: number };
            for topic in &decision.topics {
                council.topics.entry(*topic).or_default().decisions.push(place);
            }
            if let Some(by) = &decision.revoked_by {
                council.revokes.entry(by.clone()).or_default().push(decision.number.clone());
            }
        }
    }
    let known = |at: usize| municipality.people.get(at).map(|person| person.id.clone());
    council.bodies = sides.into_iter().map(|(body, sides)| (body.clone(), sides.finish(known))).collect();
    council
}

/// The motions put under a point, each after the amendments to it that were voted on before it.
fn moved(point: ItemPlace, item: &AgendaItem) -> impl Iterator<Item = (MotionPlace, &Motion)> {
    item.motions.iter().enumerate().flat_map(move |(motion, moved)| {
        let place = move |amendment| MotionPlace { point, motion, amendment };
        let amendments = moved.amendments.iter().enumerate();
        let amendments = amendments.map(move |(at, amendment)| (place(Some(at)), amendment));
        amendments.chain([(place(None), moved)])
    })
}

impl Council {
    fn attendance(&mut self, meeting: &Meeting, municipality: &Municipality) {
        if !meeting.state.was_held() || meeting.attendance.is_empty() {
            return;
        }
        let members = meeting
            .bodies()
            .flat_map(|body| municipality.members_on(body, meeting.date).map(move |person| (body, person)));
        for (body, person) in members {
            let record = self.people.entry(person.id.clone()).or_default();
            let presence = record.attendance.entry(body.clone()).or_default();
            presence.held += 1;
            presence.there += usize::from(meeting.attendance.was_there(&person.id));
            presence.excused += usize::from(meeting.attendance.excused.contains(&person.id));
        }
        for id in meeting.attendance.there() {
            let in_place = meeting.attendance.in_place_of(id).is_some();
            let own = seat(id, meeting, municipality, When::Ever);
            if own != Some(Seat::Own) && (in_place || own == Some(Seat::Open)) {
                let record = self.people.entry(id.clone()).or_default();
                record.attendance.entry(meeting.body.clone()).or_default().substituted += 1;
            }
        }
    }

    fn motion(&mut self, place: MotionPlace, motion: &Motion) {
        for mover in &motion.movers {
            self.people.entry(mover.clone()).or_default().moved.push(place);
        }
        for number in &motion.decisions {
            self.motions.insert(number.clone(), place);
        }
        for (side, id) in motion.vote.iter().flat_map(|vote| vote.names()) {
            self.people.entry(id.clone()).or_default().votes.push((place, side));
        }
    }
}

/// The sides of a body's roll calls while they are gathered; members by their place among the people.
#[derive(Default)]
struct Sides {
    members: BTreeMap<usize, usize>,
    roll_calls: usize,
    divided: Vec<MotionPlace>,
    pairs: BTreeMap<(usize, usize), (usize, usize)>,
}

impl Sides {
    fn add(&mut self, place: MotionPlace, motion: &Motion, order: &BTreeMap<&Id, usize>) {
        let Some(vote) = motion.vote.as_ref().filter(|vote| vote.is_roll_call()) else { return };
        self.roll_calls += 1;
        if vote.is_divided() {
            self.divided.push(place);
        }
        let cast = vote.names().filter(|(side, _)| matches!(side, Side::Yes | Side::No | Side::Abstain));
        let mut cast: Vec<(usize, Side)> = cast.filter_map(|(side, id)| Some((*order.get(id)?, side))).collect();
        cast.sort_unstable_by_key(|(at, _)| *at);
        for (at, (one, side)) in cast.iter().enumerate() {
            *self.members.entry(*one).or_default() += 1;
            for (other, theirs) in &cast[at + 1..] {
                let (both, alike) = self.pairs.entry((*one, *other)).or_default();
                *both += 1;
                *alike += usize::from(side == theirs);
            }
        }
    }

    fn finish(self, known: impl Fn(usize) -> Option<Id>) -> SideBySide {
        let places: BTreeMap<usize, usize> = self.members.keys().enumerate().map(|(place, at)| (*at, place)).collect();
        let pairs = self.pairs.into_iter().map(|((one, other), count)| ((places[&one], places[&other]), count));
        SideBySide {
            members: self.members.keys().filter_map(|at| known(*at)).collect(),
            roll_calls: self.roll_calls,
            divided: self.divided,
            pairs: pairs.collect(),
        }
    }
}
