//! Motions and votes as minutes write them.

use jiff::civil::Date;

use super::attendance::{Names, Noted};
use super::people::{People, Sitting};
use super::reader::Reader;
use super::record::{Asked, At, Kind, Record, Value, record};
use super::values::{Integer, OneOf, Reference};
use super::vote_line::{self, Line};
use crate::findings::{Code, Finding, Place};
use crate::i18n::Text;
use crate::model::choice::Choice;
use crate::model::council::Meeting;
use crate::model::id::Id;
use crate::model::seat::{When, seat_of, voters};
use crate::model::vote::{Ballots, Base, Casting, Majority, Motion, MotionResult, Side, Vote, VoteMethod};
use crate::text::yaml::{Node, Spanned};

record! {
    /// A motion.
    pub struct WrittenMotion "motion" {
        /// What is moved; the title of its point of the agenda where it is not written.
        title: Option<At<Text>> = "Aprobar el acta",
        /// Its words.
        text: Option<At<Text>> = "Se aprueba el acta del 17 de febrero.",
        /// Who moved it.
        mover: Vec<At<Reference>> = "ana-batista",
        /// Who seconded it.
        seconder: Vec<At<Reference>> = "luis-rios",
        /// Changes to it that were moved.
        amendments: Vec<At<WrittenMotion>> = "[{title: Cambiar la fecha, vote: all yes}]",
        /// Who withdrew because of an interest of their own, with what it is.
        conflicts: Option<At<Noted<Text>>> = "{Mena: su hermana es la contratista}",
        /// How it was voted on.
        method: Option<At<OneOf<VoteMethod>>> = "roll_call",
        /// The majority that it needs; the body's where it is not written.
        majority: Option<At<OneOf<Majority>>> = "absolute",
        /// What that majority is counted from.
        of: Option<At<OneOf<Base>>> = "members",
        /// The vote: in one line, or by sides.
        vote: Option<At<WrittenBallots>> = "all yes except Ríos (no)",
        /// On a tie, how whoever presides decided.
        casting: Option<At<OneOf<Casting>>> = "yes",
        /// What became of it; what the vote says where it is not written.
        result: Option<At<OneOf<MotionResult>>> = "adopted",
        /// The number of the decision that it made, or those of several.
        decisions as "decision": Vec<At<String>> = "AM-05-2026",
    }
}

record! {
    /// A vote: names or numbers; `all` is everybody present who has a vote and stands on no other side.
    pub struct WrittenVote "vote" {
        /// For.
        yes: Option<At<Voters>> = "[Batista, Ríos]",
        /// Against.
        no: Option<At<Voters>> = "[Batista, Ríos]",
        /// Neither.
        abstain: Option<At<Voters>> = "1",
        /// At the meeting, and missing in this vote.
        absent: Option<At<Voters>> = "[Ríos]",
        /// Withdrew because of an interest of their own.
        recused: Option<At<Voters>> = "[Mena]",
        /// The counts that the minutes state beside the names.
        counted: Option<At<WrittenCounts>> = "{yes: 7, no: 1, abstain: 0}",
    }
}

record! {
    /// The counts that minutes state beside the names.
    pub struct WrittenCounts "counts" {
        /// For.
        yes: At<Integer> = "7",
        /// Against.
        no: Option<At<Integer>> = "1",
        /// Neither.
        abstain: Option<At<Integer>> = "0",
    }
}

/// The votes of a side: names, `all`, or a number.
#[derive(Debug, Clone)]
pub enum Voters {
    /// By name.
    Names(Names),
    /// Only counted.
    Count(usize),
}

impl Value for Voters {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Choice(vec!["all"]), Kind::Integer, Kind::List(Box::new(Kind::Reference))])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        if let Node::Scalar(scalar) = &node.value
            && let Ok(count) = scalar.text.trim().parse::<u32>()
        {
            return Some(Self::Count(count as usize));
        }
        Names::read(node, asked, reader).map(Self::Names)
    }
}

/// A vote as written: in one line, or by sides.
#[derive(Debug, Clone)]
pub enum WrittenBallots {
    /// In one line.
    Line(Line),
    /// By sides.
    Sides(Box<WrittenVote>),
}

impl WrittenBallots {
    /// Whether it says of somebody by name how they voted.
    fn names_somebody(&self) -> bool {
        let casts = |side: Side| matches!(side, Side::Yes | Side::No | Side::Abstain);
        let named = |voters: &Option<At<Voters>>| matches!(voters, Some(At { value: Voters::Names(Names::Some(names)), .. }) if !names.is_empty());
        match self {
            Self::Line(Line::All { exceptions, .. }) => exceptions.iter().any(|(_, side)| casts(*side)),
            Self::Line(Line::Counts(_)) => false,
            Self::Sides(vote) => [&vote.yes, &vote.no, &vote.abstain].into_iter().any(named),
        }
    }
}

impl Value for WrittenBallots {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Text, Kind::Record(WrittenVote::definition)])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let Node::Scalar(scalar) = &node.value else {
            return <WrittenVote as Value>::read(node, asked, reader).map(|vote| Self::Sides(Box::new(vote)));
        };
        let line = vote_line::parse(&scalar.text);
        if line.is_none() {
            reader.tell(Code::OddVote, node.span, &[("value", scalar.text.trim())]);
        }
        line.map(Self::Line)
    }
}

/// Where a motion is put: the meeting so far, with the point of the agenda.
pub struct Floor<'a> {
    /// The meeting, with its attendance.
    pub meeting: &'a Meeting,
    /// The point, counted from 0.
    pub at: usize,
    /// The point's title.
    pub title: &'a Text,
    /// Whom names mean.
    pub people: &'a People<'a>,
    /// Today's date.
    pub today: Date,
}

impl Floor<'_> {
    fn sitting(&self) -> Sitting<'_> {
        Sitting { body: Some(&self.meeting.body), day: self.meeting.date }
    }
}

/// A motion as meant.
pub fn motion(written: WrittenMotion, floor: &Floor, reader: &mut Reader) -> Motion {
    let WrittenMotion {
        title,
        text,
        mover,
        seconder,
        amendments,
        conflicts,
        method,
        majority,
        of,
        vote,
        casting,
        result,
        decisions,
        place,
    } = written;
    let sitting = floor.sitting();
    let names = |all: Vec<At<Reference>>, reader: &mut Reader| {
        let found = all.iter().filter_map(|name| floor.people.find(&name.value.0, &name.place, sitting, reader));
        found.collect::<Vec<Id>>()
    };
    let conflicts = conflicts.map_or_else(Vec::new, |noted| noted.value.people(floor.people, sitting, reader));
    // Who was not at the meeting withdrew from no vote.
    let attendance = &floor.meeting.attendance;
    let is_missing = |id: &Id| attendance.excused.contains(id) || attendance.absent.contains(id);
    let withdrawn: Vec<Id> = conflicts.iter().map(|(id, _)| id).filter(|id| !is_missing(id)).cloned().collect();
    if let Some(casting) = casting.as_ref().filter(|_| vote.is_none()) {
        super::reader::tell_missing("vote", "motion", "all yes", &casting.place, reader);
    }
    let vote = vote.map(|written| {
        let named = written.value.names_somebody();
        let mut vote = ballots(written, &withdrawn, floor, reader);
        vote.casting = casting.map(|casting| casting.value.0);
        if let Some(method) = method {
            vote.method = method.value.0;
        }
        keep_secret(&mut vote, named, reader);
        vote
    });
    Motion {
        title: title.map_or_else(|| floor.title.clone(), |title| title.value),
        text: text.map(|text| text.value),
        movers: names(mover, reader),
        seconders: names(seconder, reader),
        amendments: amendments.into_iter().map(|written| motion(written.value, floor, reader)).collect(),
        conflicts,
        requirement: super::municipality::requirement(majority, of),
        vote,
        result: result.map(|result| result.value.0),
        decisions: decisions.into_iter().map(|number| number.value).collect(),
        place,
    }
}

/// A motion that is nothing but a vote on its point of the agenda, or on what a lower heading calls it.
pub fn motion_of_vote(written: At<WrittenBallots>, title: Option<Text>, floor: &Floor, reader: &mut Reader) -> Motion {
    let place = written.place.clone();
    let vote = ballots(written, &[], floor, reader);
    Motion {
        title: title.unwrap_or_else(|| floor.title.clone()),
        text: None,
        movers: Vec::new(),
        seconders: Vec::new(),
        amendments: Vec::new(),
        conflicts: Vec::new(),
        requirement: None,
        vote: Some(vote),
        result: None,
        decisions: Vec::new(),
        place,
    }
}

/// Takes the names out of a secret ballot; told where somebody wrote who voted how.
fn keep_secret(vote: &mut Vote, named: bool, reader: &mut Reader) {
    if vote.method == VoteMethod::Secret {
        vote.keep_secret();
        if named {
            reader.findings.add(Finding::new(Code::SecretNames, vote.place.clone()));
        }
    }
}

/// A vote as meant. Who withdrew from it is on no side.
pub fn ballots(written: At<WrittenBallots>, withdrawn: &[Id], floor: &Floor, reader: &mut Reader) -> Vote {
    let place = written.place;
    let mut sides = Sides { all: None, listed: Default::default() };
    let mut stated = None;
    match written.value {
        WrittenBallots::Line(line) => sides.of_line(line, &place, floor, reader),
        WrittenBallots::Sides(vote) => {
            let WrittenVote { yes, no, abstain, absent, recused, counted, place: _ } = *vote;
            let written = [yes, no, abstain, absent, recused];
            for (side, voters) in Side::ALL.iter().zip(written) {
                sides.of_voters(*side, voters.map(|voters| voters.value), &place, floor, reader);
            }
            let number =
                |count: Option<At<Integer>>| count.map_or(0, |count| usize::try_from(count.value.0).unwrap_or(0));
            stated = counted
                .map(|counted| counted.value)
                .map(|WrittenCounts { yes, no, abstain, place: _ }| [number(Some(yes)), number(no), number(abstain)]);
        }
    }
    sides.withdraw(withdrawn);
    sides.fill(&place, floor, reader);
    let [yes, no, abstain, absent, recused] = sides.listed;
    let counted = [&yes, &no, &abstain].into_iter().any(|side| matches!(side, Ballots::Count(_)));
    let method = if counted { VoteMethod::Count } else { VoteMethod::RollCall };
    Vote { method, yes, no, abstain, absent, recused, stated, casting: None, place }
}

/// The sides of a vote while it is read.
struct Sides {
    /// The side of everybody who is named on none.
    all: Option<Side>,
    listed: [Ballots; 5],
}

impl Sides {
    fn of_line(&mut self, line: Line, place: &Place, floor: &Floor, reader: &mut Reader) {
        match line {
            Line::Counts(counts) => {
                for (count, side) in counts {
                    self.listed[side as usize] = Ballots::Count(count);
                }
            }
            Line::All { side, exceptions } => {
                self.all = Some(side);
                let sitting = floor.sitting();
                for (names, side) in exceptions {
                    for name in vote_line::named(&names, |name| floor.people.knows(name, sitting)) {
                        let Some(id) = floor.people.find(name, place, sitting, reader) else { continue };
                        self.add(side, id);
                    }
                }
            }
        }
    }

    fn of_voters(&mut self, side: Side, voters: Option<Voters>, place: &Place, floor: &Floor, reader: &mut Reader) {
        match voters {
            None => {}
            Some(Voters::Count(count)) => self.listed[side as usize] = Ballots::Count(count),
            Some(Voters::Names(Names::All)) => {
                if let Some(other) = self.all.replace(side) {
                    let said = format!("{}: all, {}: all", other.id(), side.id());
                    reader.findings.add(Finding::new(Code::OddVote, place.clone()).with("value", said));
                }
            }
            Some(Voters::Names(Names::Some(names))) => {
                let names = floor.people.all(&names, floor.sitting(), reader);
                self.listed[side as usize] = Ballots::Names(names);
            }
        }
    }

    fn add(&mut self, side: Side, id: Id) {
        match &mut self.listed[side as usize] {
            Ballots::Names(names) => names.push(id),
            Ballots::Count(count) => *count += 1,
        }
    }

    /// Lists those with a conflict of interest as recused, if they are not.
    fn withdraw(&mut self, withdrawn: &[Id]) {
        if let Ballots::Names(names) = &mut self.listed[Side::Recused as usize] {
            let new: Vec<Id> = withdrawn.iter().filter(|id| !names.contains(id)).cloned().collect();
            names.extend(new);
        }
    }

    /// Fills the side of all: who has a vote, was there at the point, and stands on no other side.
    fn fill(&mut self, place: &Place, floor: &Floor, reader: &mut Reader) {
        let Some(all) = self.all else { return };
        let Floor { meeting, at, people, .. } = floor;
        if meeting.attendance.there().next().is_none() {
            reader.findings.add(Finding::new(Code::AllWithoutAttendance, place.clone()));
            return;
        }
        let municipality = people.municipality();
        // Of a member and their substitute, who came and went during the point, one voted.
        let voted = [Side::Yes, Side::No, Side::Abstain].into_iter().filter(|side| *side != all);
        let voted = voted.flat_map(|side| self.listed[side as usize].names());
        let seats: Vec<&Id> = voted.map(|id| seat_of(id, meeting, municipality, When::During(*at))).collect();
        let named: Vec<&Id> = self.listed.iter().flat_map(|side| side.names()).collect();
        let is_named = |id: &&Id| {
            named.contains(id)
                || !seats.is_empty() && seats.contains(&seat_of(id, meeting, municipality, When::EndOf(*at)))
        };
        let rest = voters(meeting, municipality, Some(*at)).into_iter().filter(|id| !is_named(id));
        self.listed[all as usize] = Ballots::Names(rest.cloned().collect());
    }
}
