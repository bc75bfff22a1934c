//! The rows of a table of votes, put on the sheets of their meetings.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::super::grid::text_at;
use super::super::super::{Asked, Brought, LeftOut, Why};
use super::super::naming::{is_group, is_subject};
use super::super::sheet::{Motion, Sheet, Votes};
use super::super::words::{
    Said as Became, day, hour, is_excused, is_nobody, is_sum, majority, method, month_first, plain, result,
};
use super::meetings::Said;
use super::members::{Council, Doubt};
use super::moved::Moved;
use super::odd::{METHOD, Odd, Once, UNCLEAR};
use super::{Sheets, Table};
use crate::findings::Told;
use crate::model::choice::Choice;
use crate::model::vote::{MotionResult, Side, VoteMethod};
use crate::text::numbering;

impl Table<'_> {
    pub(super) fn rows(&self, council: &mut Council, asked: &Asked, sheets: &mut Sheets, brought: &mut Brought) {
        let month_first = self.month_first(asked, brought);
        let mut once = Once::default();
        let mut kinds: BTreeSet<String> = BTreeSet::new();
        let mut before: Option<((Date, String), Said)> = None;
        let mut of_no_day: BTreeSet<&str> = BTreeSet::new();
        for (row, cells) in &self.grid.rows {
            let told_of = |told: Told| LeftOut { file: self.given.name.clone(), row: *row, why: Why::Told(told) };
            let left_out = |key: &'static str, value: &str| told_of(Told::new(key).with("value", value));
            let Some(date) = self.day(cells).and_then(|text| day(text, month_first)) else {
                brought.left_out.push(left_out("import-minutes-no-date", self.day(cells).unwrap_or("")));
                of_no_day.extend(self.cell(cells, "person"));
                continue;
            };
            let named = self.cell(cells, "body");
            let Some(body) = council.body(named) else {
                brought.left_out.push(left_out("import-minutes-no-bodies", ""));
                continue;
            };
            let mut meeting = self.meeting(cells);
            // Cells that reach over several rows stand in the first of them.
            if meeting == Said::default()
                && let Some((_, above)) = before.as_ref().filter(|(same, _)| *same == (date, body.clone()))
            {
                meeting = above.clone();
            }
            before = Some(((date, body.clone()), meeting.clone()));
            kinds.extend(meeting.unknown.clone());
            let sheet =
                sheets.entry((date, body.clone(), meeting.apart())).or_insert_with(|| meeting.sheet(&body, date));
            let odd = match self.take(cells, (&body, date), council, sheet) {
                Ok(odd) => {
                    brought.taken += 1;
                    odd
                }
                Err(odd) => odd,
            };
            brought.left_out.extend(once.left(odd).into_iter().map(told_of));
        }
        // Who votes in a row without a day may have been at any of the meetings.
        for ((date, body, _), sheet) in sheets.iter_mut() {
            sheet.unsure.extend(of_no_day.iter().flat_map(|name| council.all_meant(name, body, *date)));
        }
        let told = |kind| Told::new("import-minutes-odd-kind").with("value", kind);
        brought.notes.extend(kinds.into_iter().map(told));
    }

    /// Whether the month stands first in days such as `03/04/2026`; where nothing says so, what was taken is told.
    fn month_first(&self, asked: &Asked, brought: &mut Brought) -> bool {
        let usual = matches!(asked.shared.settings.country.as_deref(), Some("US" | "PA"));
        let days = || self.grid.rows.iter().filter_map(|(_, cells)| self.day(cells));
        if let Some(order) = asked.said("dates") {
            return order == "mdy";
        }
        if let Some(known) = month_first(days()) {
            return known;
        }
        // Between dots the day stands first.
        if days().all(|text| text.contains('.')) {
            return false;
        }
        // Nobody has voted on a day to come.
        let is_ahead = |first: bool| days().filter_map(|text| day(text, first)).any(|day| day > asked.today);
        let read = if is_ahead(usual) && !is_ahead(!usual) { !usual } else { usual };
        brought.notes.extend(self.two_readings(days(), read));
        read
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

    /// Puts a row on its meeting's sheet, and gives back the cells that cannot be read; as an error where its votes were
    /// not taken. What was voted on stands there also where no vote of it was read.
    fn take(
        &self,
        cells: &[String],
        sitting: (&str, Date),
        council: &mut Council,
        sheet: &mut Sheet,
    ) -> Result<Vec<Odd>, Vec<Odd>> {
        if let Some(name) = self.cell(cells, "person").filter(|_| self.columns.contains_key("vote")) {
            return self.one_vote(name, cells, sitting, council, sheet);
        }
        let (mut odd, mut unread, mut is_taken) = (Vec::new(), Vec::new(), true);
        let votes = match self.members.is_empty() {
            true => self.counts(cells, sitting, council, &mut odd, &mut unread).unwrap_or_else(|one| {
                // A number that was not read is of nobody who is known.
                unread.push(String::new());
                odd.push(one);
                Votes::None
            }),
            false => self.names(cells, sitting, council, sheet, &mut odd, &mut unread),
        };
        if !unread.is_empty() && is_empty(&votes) {
            if self.is_lost(cells) {
                return Err(odd.into_iter().take(1).collect());
            }
            is_taken = false;
        }
        let is_counted = !self.members.is_empty() && ["yes", "no"].iter().all(|side| self.columns.contains_key(side));
        let counted = match is_counted.then(|| self.sides(cells)) {
            Some(Ok(counts)) => Some(counts).filter(|counts| counts.iter().any(|count| *count > 0)),
            Some(Err(one)) => {
                odd.push(one);
                None
            }
            None => None,
        };
        let counted = counted.map(|counts| self.beside_names(counts, &votes));
        let moved = self.moved(cells, sheet.points.len(), sitting, council, &mut odd);
        moved.under_its_point(sheet, Motion { votes, counted, unread, ..Motion::default() });
        if is_taken { Ok(odd) } else { Err(odd) }
    }

    /// Puts a row that has the vote of one person on its meeting's sheet.
    fn one_vote(
        &self,
        name: &str,
        cells: &[String],
        sitting: (&str, Date),
        council: &mut Council,
        sheet: &mut Sheet,
    ) -> Result<Vec<Odd>, Vec<Odd>> {
        let mut odd = Vec::new();
        let vote = self.cell(cells, "vote").unwrap_or("");
        let (side, is_none) = (self.signs.side(vote), self.signs.is_no_vote(vote));
        let is_unread = side.is_none() && !vote.is_empty() && !is_none;
        if is_unread && self.is_lost(cells) {
            return Err(vec![self.odd(vote, None)]);
        }
        if !is_person(name, council) {
            return Err(vec![Odd::new("import-minutes-no-person", name)]);
        }
        let person = match is_unread {
            true => Err(self.odd(vote, None)),
            false => council.person(name, sitting.0, sitting.1).map_err(|doubt| Odd::who(name, doubt)),
        };
        let moved = self.moved(cells, sheet.points.len(), sitting, council, &mut odd);
        let name = name.to_owned();
        let person = match person {
            Ok(person) => person,
            Err(one) => {
                moved.motion_of(&name, &name, sheet).unread.push(name.clone());
                odd.push(one);
                return Err(odd);
            }
        };
        sheet.excused.extend(is_excused(vote).then(|| person.clone()));
        // Who did not vote is on no side, and nobody said where they were.
        sheet.unsure.extend((is_none && says_words(vote)).then(|| person.clone()));
        let motion = moved.motion_of(&person, &name, sheet);
        if let (Votes::Names(sides), Some(side)) = (&mut motion.votes, side) {
            sides[side as usize].push(person);
        }
        Ok(odd)
    }

    /// Whether a row whose votes cannot be read is none of a vote: its table has none that can, it says nothing of what
    /// was voted on, or it has the titles once more.
    fn is_lost(&self, cells: &[String]) -> bool {
        let says = ["number", "title", "motion"].iter().any(|word| self.cell(cells, word).is_some());
        let is_title = |at: &usize| !text_at(cells, *at).is_empty() && text_at(cells, *at) == self.grid.titles[*at];
        let again = (0..self.grid.titles.len()).filter(is_title).count() > 1;
        !self.reads || !says || again
    }

    /// What a row says of its motion, on a sheet with so many points before it.
    fn moved(
        &self,
        cells: &[String],
        points: usize,
        sitting: (&str, Date),
        council: &mut Council,
        odd: &mut Vec<Odd>,
    ) -> Moved {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let number = self.cell(cells, "number").map(|number| numbering::bare(number).to_owned());
        let title = self.cell(cells, "title").map(one_line);
        // Without a column of numbers, they may stand in the titles.
        let own = title.as_deref().filter(|_| !self.columns.contains_key("number")).and_then(numbering::of_title);
        let (number, title) = match own {
            Some((number, rest)) => (Some(number), Some(rest.to_owned())),
            None => (number, title),
        };
        let title = title.or_else(|| number.clone()).unwrap_or_else(|| (points + 1).to_string());
        let written_result = self.cell(cells, "result").map(|text| (text, result(text)));
        let said =
            written_result.filter(|(_, said)| !matches!(said, Became::Result(_))).map(|(text, _)| text.to_owned());
        let written = self.cell(cells, "majority");
        let required = written.and_then(majority);
        if let Some(unknown) = written.filter(|_| required.is_none()) {
            odd.push(Odd::new("import-minutes-odd-majority", unknown));
        }
        let motion = self.cell(cells, "motion").map(one_line);
        let method = self.method(cells, odd);
        let mark = self.cell(cells, "motion_number").map(one_line);
        // Words that are not understood are no reason to take what the votes would say.
        let result = match written_result {
            Some((_, Became::Result(result))) => Some(result),
            Some((text, Became::Unclear)) if self.has_votes(cells) => {
                odd.push(Odd::new(UNCLEAR, text));
                Some(MotionResult::Unclear)
            }
            _ => None,
        };
        let mut by = |word: &str| match self.cell(cells, word).filter(|cell| !self.signs.is_no_vote(cell)) {
            Some(cell) if names_people(cell, council) => {
                people_in(cell, council, odd, |council, name| council.mover(name, sitting.0, sitting.1))
            }
            Some(cell) => {
                odd.push(Odd::new("import-minutes-no-person", cell));
                Vec::new()
            }
            None => Vec::new(),
        };
        let (movers, seconders) = (by("mover"), by("seconder"));
        let casting = self.cell(cells, "casting").and_then(|cell| self.signs.side(cell));
        let casting = casting.filter(|side| matches!(side, Side::Yes | Side::No));
        let section = self.cell(cells, "section").map(one_line);
        let start = self.cell(cells, "point_start").and_then(|text| hour(text, false).or_else(|| hour(text, true)));
        Moved {
            section,
            start,
            number,
            title,
            motion,
            result,
            said,
            method,
            mark,
            required,
            movers,
            seconders,
            casting,
        }
    }

    /// Tells a cell that is no vote.
    fn odd(&self, cell: &str, member: Option<&str>) -> Odd {
        match member {
            _ if self.signs.is_doubtful(cell) => Odd::new("import-minutes-doubtful-vote", cell),
            Some(member) => Odd::vote(cell, format!("{cell} ({member})")),
            None => Odd::vote(cell, cell),
        }
    }

    /// How a row says that it was voted on.
    fn method(&self, cells: &[String], odd: &mut Vec<Odd>) -> Option<VoteMethod> {
        let written = self.cell(cells, "method")?;
        let said = self.set.iter().find(|(cell, _)| plain(cell) == plain(written));
        let said = said.and_then(|(_, word)| VoteMethod::ALL.iter().copied().find(|method| method.id() == *word));
        let read = said.or_else(|| method(written, self.country));
        if read.is_none() && !self.signs.is_no_vote(written) {
            odd.push(Odd::new(METHOD, written));
        }
        read
    }

    /// Whether anybody voted in a row.
    pub(super) fn has_votes(&self, cells: &[String]) -> bool {
        let says = |at: usize| cells.get(at).is_some_and(|cell| self.signs.side(cell).is_some());
        let counted = Side::ALL.iter().filter_map(|side| self.cell(cells, side.id()));
        let in_words = || self.columns.get("vote").is_some_and(|at| says(*at));
        counted.into_iter().any(|count| count.parse::<usize>().is_ok_and(|count| count > 0))
            || in_words()
            || self.members.iter().any(|(at, _)| says(*at))
    }

    /// Whether a row says by names who was on a side.
    pub(super) fn has_names(&self, cells: &[String], council: &Council) -> bool {
        let is_named = |text: &str| self.signs.side(text).is_none() && !is_nobody(text) && names_people(text, council);
        self.members.is_empty() && Side::ALL.iter().filter_map(|side| self.cell(cells, side.id())).any(is_named)
    }

    /// How many were on each side, or who, where the cells have names.
    fn counts(
        &self,
        cells: &[String],
        sitting: (&str, Date),
        council: &mut Council,
        odd: &mut Vec<Odd>,
        unread: &mut Vec<String>,
    ) -> Result<Votes, Odd> {
        let says_none = |text: &str| self.signs.is_no_vote(text) || is_nobody(text) || text == "0";
        let cell = |side: Side| self.cell(cells, side.id()).filter(|text| !says_none(text));
        let is_named = |text: &str| self.signs.side(text).is_none() && names_people(text, council);
        let mut filled = Side::ALL.iter().filter_map(|side| cell(*side)).peekable();
        if filled.peek().is_none() || !filled.all(is_named) {
            return self.sides(cells).map(Votes::Counts);
        }
        let mut sides: [Vec<String>; 5] = Default::default();
        for side in Side::ALL {
            let id = |council: &mut Council<'_>, name: &str| council.person(name, sitting.0, sitting.1);
            let before = odd.len();
            sides[*side as usize] = cell(*side).map_or_else(Vec::new, |text| people_in(text, council, odd, id));
            unread.extend(odd[before..].iter().map(|odd| odd.value.clone()));
        }
        Ok(Votes::Names(sides))
    }

    /// What is counted beside names, which is as many as are named on a side that has no column.
    fn beside_names(&self, mut counts: [usize; 5], votes: &Votes) -> [usize; 5] {
        if let Votes::Names(sides) = votes {
            for side in Side::ALL.iter().filter(|side| !self.columns.contains_key(side.id())) {
                counts[*side as usize] = sides[*side as usize].len();
            }
        }
        counts
    }

    /// How many were on each side.
    fn sides(&self, cells: &[String]) -> Result<[usize; 5], Odd> {
        let mut counts = [0; 5];
        for side in Side::ALL {
            // A dash or `N/A` is no count: nobody voted.
            if let Some(text) =
                self.cell(cells, side.id()).filter(|text| !self.signs.is_no_vote(text) && !is_nobody(text))
            {
                counts[*side as usize] = text.parse().map_err(|_| Odd::new("import-minutes-odd-count", text))?;
            }
        }
        Ok(counts)
    }

    /// The votes of a matrix's row, with the cells that are none and whose they are.
    fn names(
        &self,
        cells: &[String],
        (body, date): (&str, Date),
        council: &mut Council,
        sheet: &mut Sheet,
        odd: &mut Vec<Odd>,
        unread: &mut Vec<String>,
    ) -> Votes {
        let mut sides: [Vec<String>; 5] = Default::default();
        let mut voted = BTreeSet::new();
        for (at, member) in &self.members {
            let text = text_at(cells, *at);
            let is_none = self.signs.is_no_vote(text);
            let told = match self.signs.side(text) {
                Some(side) => match council.person(member, body, date) {
                    Ok(person) if voted.insert(person.clone()) => {
                        sheet.excused.extend(is_excused(text).then(|| person.clone()));
                        sides[side as usize].push(person);
                        continue;
                    }
                    // Of two cells of one person, neither is sure.
                    Ok(person) => {
                        sides.iter_mut().for_each(|side| side.retain(|other| *other != person));
                        Odd::new("import-minutes-twice", member)
                    }
                    Err(known) => Odd::who(member, known),
                },
                None if text.is_empty() => continue,
                // Where those are who did not vote, nobody said.
                None if is_none => {
                    let who = says_words(text).then(|| council.all_meant(member, body, date));
                    sheet.unsure.extend(who.unwrap_or_default());
                    continue;
                }
                None => self.odd(text, Some(member)),
            };
            unread.push(member.clone());
            // Of several like it in a row, one is told.
            if !odd.contains(&told) {
                odd.push(told);
            }
        }
        Votes::Names(sides)
    }
}

fn says_words(cell: &str) -> bool {
    cell.contains(char::is_alphabetic)
}

/// Whether nobody is on any side.
fn is_empty(votes: &Votes) -> bool {
    match votes {
        Votes::None => true,
        Votes::Names(sides) => sides.iter().all(Vec::is_empty),
        Votes::Counts(counts) => counts.iter().all(|count| *count == 0),
    }
}

/// Whether a cell in the place of a count names people: it is written so, and says neither how many they are nor which
/// group.
fn names_people(cell: &str, council: &Council) -> bool {
    let is_one = |name: &str| {
        let is_other = is_subject(name) || is_sum(name) || majority(name).is_some();
        council.knows(name) || !is_other && is_person(name, council)
    };
    !cell.contains(|c: char| c.is_ascii_digit()) && parted(cell, council).iter().all(|name| is_one(name))
}

/// Whether a name is none of a group, or of all.
fn is_person(name: &str, council: &Council) -> bool {
    council.knows(name) || !is_group(name)
}

/// The names in a cell: one, or several between marks.
fn parted(cell: &str, council: &Council) -> Vec<String> {
    let marked = cell.replace(['/', '&', '\n'], ";");
    // Where another mark parts names, a comma stands before a given name, as it does in that of somebody.
    let has_marks = marked.contains(';');
    let joined = [" y ", " and ", " et ", " und "].iter().fold(marked, |cell, word| cell.replace(word, ";"));
    let mut all = Vec::new();
    for name in joined.split(';').map(str::trim).filter(|name| !name.is_empty()) {
        match has_marks || council.knows(name) {
            true => all.push(name.to_owned()),
            false => all.extend(name.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())),
        }
    }
    all
}

/// Those whom a cell names.
fn people_in(
    cell: &str,
    council: &mut Council,
    odd: &mut Vec<Odd>,
    id: impl Fn(&mut Council<'_>, &str) -> Result<String, Doubt>,
) -> Vec<String> {
    let names = if council.knows(cell) { vec![cell.to_owned()] } else { parted(cell, council) };
    let mut all: Vec<String> = Vec::new();
    for name in names {
        match id(council, &name) {
            Ok(person) if !all.contains(&person) => all.push(person),
            Ok(_) => {}
            Err(known) => odd.push(Odd::who(&name, known)),
        }
    }
    all
}
