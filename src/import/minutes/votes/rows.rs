//! The rows of a table of votes, put on the sheets of their meetings.

use super::super::super::{Asked, Brought, LeftOut, Why};
use super::super::sheet::{Motion, Point, Sheet, Votes};
use super::super::words::{day, is_excused, majority, month_first, result};
use super::members::Council;
use super::{Sheets, Table};
use crate::findings::Told;
use crate::model::choice::Choice;
use crate::model::council::MeetingKind;
use crate::model::vote::{Base, Majority, MotionResult, Side};
use crate::text::numbering;
use crate::text::slug::fold;

/// A cell that was not taken: how it is told, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Odd {
    key: &'static str,
    value: String,
}

impl Odd {
    fn vote(value: impl Into<String>) -> Self {
        Self { key: "import-minutes-odd-vote", value: value.into() }
    }
}

impl Table<'_> {
    pub(super) fn rows(&self, council: &mut Council, asked: &Asked, sheets: &mut Sheets, brought: &mut Brought) {
        let country = asked.shared.settings.country.as_deref();
        let usual = matches!(country, Some("US" | "PA"));
        let days = || self.grid.rows.iter().filter_map(|(_, cells)| self.day(cells));
        let month_first = match asked.said("dates") {
            Some(order) => order == "mdy",
            None => month_first(days()).unwrap_or_else(|| {
                // Nobody has voted on a day to come.
                let is_ahead = |first: bool| days().filter_map(|text| day(text, first)).any(|day| day > asked.today);
                let read = if is_ahead(usual) && !is_ahead(!usual) { !usual } else { usual };
                brought.notes.extend(self.two_readings(days(), read));
                read
            }),
        };
        for (row, cells) in &self.grid.rows {
            let left_out = |key: &'static str, value: &str| {
                let why = Why::Told(Told::new(key).with("value", value));
                LeftOut { file: self.given.name.clone(), row: *row, why }
            };
            let Some(date) = self.day(cells).and_then(|text| day(text, month_first)) else {
                brought.left_out.push(left_out("import-minutes-no-date", self.day(cells).unwrap_or("")));
                continue;
            };
            let named = self.cell(cells, "body");
            let Some(body) = council.body(named) else {
                brought.left_out.push(left_out("import-minutes-no-bodies", ""));
                continue;
            };
            let kind = kind(self.cell(cells, "kind"));
            let sheet = sheets.entry((date, body.clone(), kind)).or_insert_with(|| Sheet {
                body: body.clone(),
                date: Some(date),
                kind,
                ..Sheet::default()
            });
            let odd = match self.take(cells, &body, council, sheet) {
                Ok(odd) => {
                    brought.taken += 1;
                    odd
                }
                Err(odd) => vec![odd],
            };
            brought.left_out.extend(odd.iter().map(|odd| left_out(odd.key, &odd.value)));
        }
    }

    /// Tells that days such as `03/04/2026` have two readings, and which was taken.
    fn two_readings<'d>(&self, mut days: impl Iterator<Item = &'d str>, month_first: bool) -> Option<Told> {
        let told = days.find(|text| day(text, true) != day(text, false))?;
        let order = if month_first { "dmy" } else { "mdy" };
        let told = Told::new("import-minutes-two-dates")
            .with("file", &self.given.name)
            .with("value", told)
            .with("read", day(told, month_first)?)
            .with("other", day(told, !month_first)?)
            .with("order", order);
        Some(told)
    }

    /// Puts a row on its meeting's sheet, and gives back the cells that cannot be read as a vote; where
    /// nothing can, otherwise.
    fn take(&self, cells: &[String], body: &str, council: &mut Council, sheet: &mut Sheet) -> Result<Vec<Odd>, Odd> {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let number = self.cell(cells, "number").map(str::to_owned);
        let title = self.cell(cells, "title").map(one_line);
        // Without a column of numbers, they may stand in the titles.
        let own = title.as_deref().filter(|_| !self.columns.contains_key("number")).and_then(numbering::of_title);
        let (number, title) = match own {
            Some((number, rest)) => (Some(number), Some(rest.to_owned())),
            None => (number, title),
        };
        let title = title.or_else(|| number.clone()).unwrap_or_else(|| (sheet.points.len() + 1).to_string());
        let result = self.cell(cells, "result").and_then(result);
        let said = self.cell(cells, "result").filter(|_| result.is_none()).map(str::to_owned);
        let written = self.cell(cells, "majority");
        let required = written.and_then(majority);
        let mut odd = Vec::new();
        if let Some(unknown) = written.filter(|_| required.is_none()) {
            odd.push(Odd { key: "import-minutes-odd-majority", value: unknown.to_owned() });
        }
        let motion = self.cell(cells, "motion").map(one_line);
        let moved = Moved { number, title, motion, result, said, required };
        if let Some(person) = self.cell(cells, "person").filter(|_| self.columns.contains_key("vote")) {
            let vote = self.cell(cells, "vote").unwrap_or("");
            // Who did not vote is on no side, and nobody said where they were.
            let side = match self.signs.side(vote) {
                None if vote.is_empty() || self.signs.is_no_vote(vote) => None,
                side => Some(side.ok_or_else(|| self.odd(vote, None))?),
            };
            let person = council.person(person, body);
            sheet.excused.extend(is_excused(vote).then(|| person.clone()));
            let motion = moved.motion_of(sheet);
            if let (Votes::Names(sides), Some(side)) = (&mut motion.votes, side) {
                sides[side as usize].push(person);
            }
            return Ok(odd);
        }
        let votes = match self.members.is_empty() {
            true => self.counts(cells)?,
            false => self.names(cells, body, council, sheet, &mut odd)?,
        };
        let counted = match self.members.is_empty() || !self.columns.contains_key("yes") {
            true => None,
            false => Some(self.sides(cells)?).filter(|counts| counts.iter().any(|count| *count > 0)),
        };
        moved.under_its_point(sheet, Motion { votes, counted, ..Motion::default() });
        Ok(odd)
    }

    /// Tells a cell that is no vote.
    fn odd(&self, cell: &str, member: Option<&str>) -> Odd {
        match member {
            _ if self.signs.is_doubtful(cell) => Odd { key: "import-minutes-doubtful-vote", value: cell.to_owned() },
            Some(member) => Odd::vote(format!("{cell} ({member})")),
            None => Odd::vote(cell),
        }
    }

    fn counts(&self, cells: &[String]) -> Result<Votes, Odd> {
        self.sides(cells).map(Votes::Counts)
    }

    /// How many were on each side.
    fn sides(&self, cells: &[String]) -> Result<[usize; 5], Odd> {
        let mut counts = [0; 5];
        for side in Side::ALL {
            // A dash or `N/A` is no count: nobody voted.
            if let Some(text) = self.cell(cells, side.id()).filter(|text| !self.signs.is_no_vote(text)) {
                counts[*side as usize] = text.parse().map_err(|_| Odd::vote(text))?;
            }
        }
        Ok(counts)
    }

    /// The votes of a matrix's row, and the cells that are none.
    fn names(
        &self,
        cells: &[String],
        body: &str,
        council: &mut Council,
        sheet: &mut Sheet,
        odd: &mut Vec<Odd>,
    ) -> Result<Votes, Odd> {
        let mut sides: [Vec<String>; 5] = Default::default();
        let mut unread = Vec::new();
        for (at, member) in &self.members {
            let Some(text) = cells.get(*at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) else { continue };
            match self.signs.side(text) {
                Some(side) => {
                    let person = council.person(member, body);
                    sheet.excused.extend(is_excused(text).then(|| person.clone()));
                    sides[side as usize].push(person);
                }
                None if self.signs.is_no_vote(text) => {}
                // Of several like it in a row, one is told.
                None => {
                    let told = self.odd(text, Some(member));
                    unread.extend(Some(told).filter(|told| !unread.contains(told)));
                }
            }
        }
        match unread.first() {
            Some(first) if sides.iter().all(Vec::is_empty) => Err(first.clone()),
            _ => {
                odd.append(&mut unread);
                Ok(Votes::Names(sides))
            }
        }
    }
}

/// What a row says of a motion and its point.
struct Moved {
    number: Option<String>,
    title: String,
    /// The motion's title, where the table has it beside the point's.
    motion: Option<String>,
    result: Option<MotionResult>,
    /// The result in words that are none of ours.
    said: Option<String>,
    /// The majority that it needs, and what that is counted from.
    required: Option<(Majority, Option<Base>)>,
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
        sheet.points.iter().position(same)
    }

    /// Puts a motion under its point.
    fn under_its_point(self, sheet: &mut Sheet, motion: Motion) {
        let at = self.place(sheet).unwrap_or_else(|| {
            sheet.points.push(Point { number: self.number.clone(), title: self.title.clone(), ..Point::default() });
            sheet.points.len() - 1
        });
        let point = &mut sheet.points[at];
        let title = self.title_under(point);
        point.motions.push(Motion { title, result: self.result, required: self.required, ..motion });
        point.result = point.result.take().or(self.said);
    }

    /// The motion whose votes stand in rows of their own: that of an earlier row, or a new one.
    fn motion_of(self, sheet: &mut Sheet) -> &mut Motion {
        let known = self
            .place(sheet)
            .or_else(|| sheet.points.iter().position(|point| point.number == self.number && point.title == self.title));
        let motion = known.and_then(|at| {
            let title = self.title_under(&sheet.points[at]);
            Some((at, sheet.points[at].motions.iter().position(|motion| motion.title == title)?))
        });
        let (at, motion) = motion.unwrap_or_else(|| {
            let at = known.unwrap_or(sheet.points.len());
            self.under_its_point(sheet, Motion { votes: Votes::Names(Default::default()), ..Motion::default() });
            (at, sheet.points[at].motions.len() - 1)
        });
        &mut sheet.points[at].motions[motion]
    }
}

fn kind(text: Option<&str>) -> Option<MeetingKind> {
    use MeetingKind as K;
    match fold(text?).as_str() {
        "regular" | "ordinary" | "ordinaria" | "sesion ordinaria" => Some(K::Ordinary),
        "special" | "extraordinary" | "extraordinaria" | "sesion extraordinaria" => Some(K::Extraordinary),
        "committee" | "comision" => Some(K::Committee),
        "cabildo abierto" | "open council" => Some(K::OpenCouncil),
        "audiencia publica" | "public hearing" => Some(K::Hearing),
        _ => None,
    }
}
