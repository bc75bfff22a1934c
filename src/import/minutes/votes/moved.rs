//! What a row of a table of votes says of a motion and its point, and where that goes on the sheet of its meeting.

use jiff::civil::Time;

use super::super::sheet::{Motion, Point, Sheet, Votes};
use crate::model::vote::{Base, Majority, MotionResult, Side, VoteMethod};

/// What a row says of a motion and its point.
pub(super) struct Moved {
    /// The part of the agenda, where the numbers begin again in each.
    pub(super) section: Option<String>,
    /// When the point began.
    pub(super) start: Option<Time>,
    pub(super) number: Option<String>,
    pub(super) title: String,
    /// The motion's title, where the table has it beside the point's.
    pub(super) motion: Option<String>,
    pub(super) result: Option<MotionResult>,
    /// The result in words that are none of ours.
    pub(super) said: Option<String>,
    /// How it was voted on.
    pub(super) method: Option<VoteMethod>,
    /// The number of the vote, which parts it from others on the same.
    pub(super) mark: Option<String>,
    /// The majority that it needs, and what that is counted from.
    pub(super) required: Option<(Majority, Option<Base>)>,
    pub(super) movers: Vec<String>,
    pub(super) seconders: Vec<String>,
    /// How whoever presides decided a tie.
    pub(super) casting: Option<Side>,
}

impl Moved {
    /// The motion's own title under its point.
    fn title_under(&self, point: &Point) -> Option<String> {
        Some(self.motion.as_ref().unwrap_or(&self.title)).filter(|title| **title != point.title).cloned()
    }

    /// The point that a row is of: what has the same number is one point, whatever its motions are called.
    /// Without a number it is known by its title, where the motion has one of its own.
    fn place(&self, sheet: &Sheet) -> Option<usize> {
        let same = |point: &Point| match (&self.number, &self.motion) {
            (Some(_), _) => point.number == self.number,
            (None, Some(_)) => point.number.is_none() && point.title == self.title,
            (None, None) => false,
        };
        sheet.points.iter().position(|point| point.part == self.section && same(point))
    }

    /// Puts a motion under its point.
    pub(super) fn under_its_point(self, sheet: &mut Sheet, motion: Motion) {
        let at = self.place(sheet).unwrap_or_else(|| {
            let (number, title, part) = (self.number.clone(), self.title.clone(), self.section.clone());
            let is_first = sheet.points.last().is_none_or(|point| point.part != part);
            let sections = part.iter().filter(|_| is_first).cloned().collect();
            sheet.points.push(Point { sections, number, title, part, start: self.start, ..Point::default() });
            sheet.points.len() - 1
        });
        let point = &mut sheet.points[at];
        let title = self.title_under(point);
        let Self { result, method, mark, required, movers, seconders, casting, .. } = self;
        let said = Motion { title, result, method, mark, required, movers, seconders, casting, ..motion };
        point.motions.push(said);
        // Of several motions, each keeps what its own words say.
        point.result = match (point.result.take(), self.said) {
            (Some(known), Some(said)) if !known.split("; ").any(|other| other == said) => {
                Some(format!("{known}; {said}"))
            }
            (known, said) => known.or(said),
        };
    }

    /// The motion whose votes stand in rows of their own, in which somebody (`name`, known as `person`) did not vote yet:
    /// that of an earlier row, or a new one.
    pub(super) fn motion_of<'s>(self, person: &String, name: &String, sheet: &'s mut Sheet) -> &'s mut Motion {
        let own = (&self.number, &self.title, &self.section);
        let known = self
            .place(sheet)
            .or_else(|| sheet.points.iter().position(|point| (&point.number, &point.title, &point.part) == own));
        let voted = |motion: &Motion| {
            let is_read =
                matches!(&motion.votes, Votes::Names(sides) if sides.iter().any(|side| side.contains(person)));
            is_read || motion.unread.contains(name)
        };
        let (mut first, mut found) = (None, None);
        if let Some(at) = known {
            let title = self.title_under(&sheet.points[at]);
            let same = |motion: &Motion| {
                motion.title == title
                    && motion.mark == self.mark
                    && (motion.result == self.result || motion.result.is_none() || self.result.is_none())
            };
            let motions = || sheet.points[at].motions.iter().enumerate().filter(|(_, motion)| same(motion));
            first = motions().next().map(|(at, _)| at);
            found = motions().find(|(_, motion)| !voted(motion)).map(|(motion, _)| (at, motion));
        }
        if let Some((at, place)) = found {
            let motion = &mut sheet.points[at].motions[place];
            self.complete(motion);
            return motion;
        }
        let at = known.unwrap_or(sheet.points.len());
        let votes = Votes::Names(Default::default());
        self.under_its_point(sheet, Motion { votes, again: first, ..Motion::default() });
        let motion = sheet.points[at].motions.len() - 1;
        &mut sheet.points[at].motions[motion]
    }

    /// Says of a motion what an earlier row of it did not.
    fn complete(self, motion: &mut Motion) {
        motion.result = motion.result.or(self.result);
        motion.method = motion.method.or(self.method);
        motion.required = motion.required.or(self.required);
        motion.casting = motion.casting.or(self.casting);
        for (known, own) in [(&mut motion.movers, self.movers), (&mut motion.seconders, self.seconders)] {
            if known.is_empty() {
                *known = own;
            }
        }
    }
}
