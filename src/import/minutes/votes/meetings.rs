//! Which rows of a table of votes are of one meeting: those of a body and day, but where the table tells several
//! meetings of a day apart, by their kind, name, number, mark or hour. What only may tell them apart is told.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use jiff::civil::{Date, Time};

use super::super::super::Brought;
use super::super::words::{Called, called, day, heading, hour, is_of_hours, is_remark, is_sum, of_meeting};
use super::titles::holds_votes;
use super::{Sheet, Table};
use crate::findings::Told;
use crate::model::council::MeetingKind;

/// What a row says of its meeting beside its body and day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) kind: Option<MeetingKind>,
    /// Its kind in the words of the source, where nobody knows them.
    pub(super) unknown: Option<String>,
    title: Option<String>,
    number: Option<String>,
    start: Option<Time>,
    mark: Option<String>,
}

/// What tells meetings apart: the kind, and everything else in words.
pub(super) type Apart = (Option<MeetingKind>, Option<String>);

impl Said {
    pub(super) fn apart(&self) -> Apart {
        let start = self.start.map(|start| start.to_string());
        let all = [&start, &self.title, &self.number, &self.mark];
        let words: Vec<&str> = all.into_iter().flatten().map(String::as_str).collect();
        (self.kind, (!words.is_empty()).then(|| words.join("\n")))
    }

    pub(super) fn sheet(&self, body: &str, date: Date) -> Sheet {
        Sheet {
            title: self.title.clone(),
            body: body.to_owned(),
            kind: self.kind,
            number: self.number.clone(),
            date: Some(date),
            start: self.start,
            ..Sheet::default()
        }
    }
}

impl Table<'_> {
    /// What a row says of its meeting.
    pub(super) fn meeting(&self, cells: &[String]) -> Said {
        let is_address = |text: &&str| text.contains("://");
        let session = self.cell(cells, "session");
        let name = session.filter(|text| !is_address(text)).map(called).unwrap_or_default();
        let written = self.cell(cells, "kind");
        let of_kind = written.map(called).unwrap_or_default();
        let Called { kind, number, title } = of_kind;
        let unknown = written.filter(|_| kind.is_none() && number.is_none()).map(str::to_owned);
        let title = match (name.title, title) {
            (Some(name), Some(kind)) if name != kind => Some(format!("{name} – {kind}")),
            (name, kind) => name.or(kind),
        };
        let own = self.cell(cells, "session_number").map(|own| called(own).number.unwrap_or_else(|| own.to_owned()));
        let mark = self.cell(cells, "meeting").or(session.filter(is_address)).map(str::to_owned);
        let number = own.or(name.number).or(number);
        Said { kind: kind.or(name.kind), unknown, title, number, start: self.start(cells), mark }
    }

    /// When a row's meeting began.
    fn start(&self, cells: &[String]) -> Option<Time> {
        let after_day = self.columns.get("start") == self.columns.get("date");
        self.cell(cells, "start").and_then(|text| hour(text, after_day))
    }

    /// Takes the hours of a table for those at which its meetings began, where its points say so, and tells the columns
    /// that may tell meetings apart.
    pub(super) fn part_meetings(&mut self, brought: &mut Brought) {
        let with_day = self.columns.get("date").copied();
        let begins = |at: usize| Some(at) != with_day && of_meeting(&self.grid.name(at)) == Some("start");
        let is_hours = |at: &usize| !self.is_taken(*at) && (is_of_hours(&self.grid.name(*at)) || begins(*at));
        if !self.columns.contains_key("start")
            && let Some(at) = (0..self.grid.width()).find(is_hours).or(with_day)
        {
            let (after_day, begins) = (Some(at) == with_day, begins(at));
            let parts = self.parts(&self.of_meetings(), &|cells| Some(hour(cells.get(at)?, after_day)?.to_string()));
            match self.hours(&parts, after_day, begins) {
                Hours::Meetings => drop(self.columns.insert("start", at)),
                Hours::Points => drop(self.columns.insert("point_start", at)),
                Hours::Either => brought.notes.push(self.one_meeting(at, "start")),
                Hours::Nothing => {}
            }
        }
        let meetings = self.of_meetings();
        let is_hours = |at: usize| is_of_hours(&self.grid.name(at)) || begins(at);
        let is_other = |at: &usize| !self.is_taken(*at) && !is_hours(*at);
        for at in (0..self.grid.width()).filter(is_other).collect::<Vec<_>>() {
            let parts = self.parts(&meetings, &|cells| cells.get(at).map(|cell| cell.trim().to_owned()));
            let count = |asked: Parts| parts.iter().filter(|one| **one == asked).count();
            if count(Parts::Surely) > 0 && is_section(&self.grid.name(at)) {
                self.columns.insert("section", at);
                continue;
            }
            // What changes in the same way on many days is of the points.
            if self.may_name(at) && (count(Parts::Surely) > 0 || count(Parts::Several) == 1 && count(Parts::No) == 0) {
                brought.notes.push(self.one_meeting(at, "session"));
            }
        }
    }

    /// What the hours of a column are, as they part the points of each day; `begins` where its title says that
    /// something begins, and not what.
    fn hours(&self, parts: &[Parts], after_day: bool, begins: bool) -> Hours {
        let numbered = self.columns.contains_key("number");
        // The hour beside a day is the meeting's where several points have the same.
        let is_sure = |one: &Parts| {
            matches!(one, Parts::Surely | Parts::One) || (after_day || begins && !numbered) && *one == Parts::Several
        };
        let is_of_point = |one: &Parts| *one == Parts::No || numbered && *one == Parts::Two;
        let is_open = |one: &Parts| !matches!(one, Parts::No | Parts::Unknown | Parts::One);
        let has_sure = begins || parts.iter().any(is_sure);
        match () {
            () if has_sure && parts.iter().all(|one| is_sure(one) || *one == Parts::Unknown) => Hours::Meetings,
            // What counts on from hour to hour begins with its points.
            () if begins && parts.iter().any(is_of_point) && !parts.contains(&Parts::Surely) => Hours::Points,
            () if parts.iter().any(is_open) => Hours::Either,
            () => Hours::Nothing,
        }
    }

    /// In a table with a row for each vote of a member, what reaches over several rows stands in the first of them: a row
    /// that does not say what was voted on is of what the one above says.
    pub(super) fn fill_down(&mut self) {
        if !["person", "vote"].iter().all(|word| self.columns.contains_key(word)) {
            return;
        }
        let of_member = ["person", "vote"].map(|word| self.columns[word]);
        let says =
            ["number", "title", "motion", "motion_number"].iter().filter_map(|word| self.columns.get(word)).copied();
        let says: Vec<usize> = says.collect();
        let is_blank = |cells: &[String], at: usize| cells.get(at).is_none_or(|cell| cell.trim().is_empty());
        let mut above: Option<Vec<String>> = None;
        for (_, cells) in &mut self.grid.rows {
            let is_whole = says.is_empty() || says.iter().any(|at| !is_blank(cells, *at));
            if let Some(above) = above.as_ref().filter(|_| !is_whole) {
                for at in (0..above.len()).filter(|at| !of_member.contains(at)) {
                    if at >= cells.len() {
                        cells.resize(at + 1, String::new());
                    }
                    if is_blank(cells, at) {
                        cells[at].clone_from(&above[at]);
                    }
                }
            }
            above = Some(cells.clone());
        }
    }

    fn is_taken(&self, at: usize) -> bool {
        self.columns.values().any(|known| *known == at) || self.members.iter().any(|(known, _)| *known == at)
    }

    /// Whether a column that nobody knows may name meetings: its values are short, and neither votes nor sums.
    fn may_name(&self, at: usize) -> bool {
        const LONGEST: usize = 40;
        let title = self.grid.name(at);
        let is_short = |value: &str| value.chars().count() <= LONGEST;
        self.grid.values(at).all(is_short)
            && !is_sum(&title)
            && !is_remark(&title)
            && !holds_votes(&self.grid, &self.signs, at)
    }

    /// Tells that all rows of a day were read as one meeting, though a column has several values there.
    fn one_meeting(&self, at: usize, word: &'static str) -> Told {
        let values: BTreeSet<&str> = self.grid.values(at).collect();
        let some = values.into_iter().take(3).collect::<Vec<_>>().join(", ");
        let told = Told::new("import-minutes-one-meeting").with("file", &self.given.name).with("value", some);
        told.with("column", self.grid.name(at)).with("word", word)
    }

    /// The meeting of each row, as far as meetings are told apart otherwise, by a number.
    fn of_meetings(&self) -> Vec<usize> {
        let mut known: BTreeMap<(Option<Date>, Option<&str>, Apart), usize> = BTreeMap::new();
        let of_row = |(_, cells): &'_ (usize, Vec<String>)| {
            let date = self.day(cells).and_then(|text| day(text, false).or_else(|| day(text, true)));
            (date, self.meeting(cells).apart())
        };
        let mut all = Vec::with_capacity(self.grid.rows.len());
        for row in &self.grid.rows {
            let (date, apart) = of_row(row);
            let next = known.len();
            all.push(*known.entry((date, self.cell(&row.1, "body"), apart)).or_insert(next));
        }
        all
    }

    /// How what rows say parts the points of each meeting.
    fn parts(&self, meetings: &[usize], value: &dyn Fn(&[String]) -> Option<String>) -> Vec<Parts> {
        let mut points: BTreeMap<usize, Vec<Point>> = BTreeMap::new();
        let mut seen: HashSet<(usize, String, Option<&str>, &str)> = HashSet::new();
        for ((_, cells), meeting) in self.grid.rows.iter().zip(meetings) {
            let Some(value) = value(cells).filter(|value| !value.is_empty()) else { continue };
            let (number, title) = (self.cell(cells, "number"), self.cell(cells, "title").unwrap_or_default());
            // A row for each vote of a member names its point again.
            if seen.insert((*meeting, value.clone(), number, title)) {
                points.entry(*meeting).or_default().push(Point { value, number, title });
            }
        }
        points.values().map(|points| Parts::of(points)).collect()
    }
}

/// What the hours of a column are.
enum Hours {
    /// When meetings began.
    Meetings,
    /// When their points did.
    Points,
    /// One or the other, which is told.
    Either,
    Nothing,
}

/// How something parts the points of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    /// It is the same at all of them, of which there are several.
    One,
    /// It changes where their numbers begin again.
    Surely,
    /// It changes seldom: each value has several points of its own, one after another.
    Several,
    /// It has two values.
    Two,
    /// It goes with each point, or comes and goes.
    No,
    /// There is one point.
    Unknown,
}

/// What a row is of, with what stands in a column beside it.
struct Point<'t> {
    value: String,
    number: Option<&'t str>,
    title: &'t str,
}

/// The points that go with one value: their numbers and titles.
type Own<'p> = BTreeSet<(Option<&'p str>, &'p str)>;

impl Parts {
    fn of(points: &[Point]) -> Self {
        let mut by_value: BTreeMap<&str, Own> = BTreeMap::new();
        for point in points {
            by_value.entry(&point.value).or_default().insert((point.number, point.title));
        }
        let all: Own = by_value.values().flatten().copied().collect();
        if by_value.len() < 2 {
            return if all.len() > 1 { Self::One } else { Self::Unknown };
        }
        if begins_again(points, &by_value) {
            return Self::Surely;
        }
        let runs = 1 + points.windows(2).filter(|pair| pair[0].value != pair[1].value).count();
        match points.len() == all.len() && runs == by_value.len() {
            true if by_value.values().all(|own| own.len() > 1) => Self::Several,
            true if runs == 2 => Self::Two,
            _ => Self::No,
        }
    }
}

/// Whether each value has a point with the first number, and some number stands at other titles there.
fn begins_again(points: &[Point], by_value: &BTreeMap<&str, Own>) -> bool {
    let Some(first) = points.first().and_then(|point| point.number) else { return false };
    let has_first = |own: &Own| own.iter().any(|(number, _)| *number == Some(first));
    let differ = |one: &Own, other: &Own| {
        let titles = |own: &Own, number: &str| -> BTreeSet<String> {
            own.iter().filter(|(known, _)| *known == Some(number)).map(|(_, title)| (*title).to_owned()).collect()
        };
        one.iter().filter_map(|(number, _)| *number).any(|number| {
            let (one, other) = (titles(one, number), titles(other, number));
            !other.is_empty() && one.is_disjoint(&other)
        })
    };
    by_value.values().all(has_first)
        && by_value.values().zip(by_value.values().skip(1)).any(|(one, other)| differ(one, other))
}

/// Whether a title says that its column has the parts of the agenda.
fn is_section(title: &str) -> bool {
    const SECTIONS: [&str; 12] = [
        "section",
        "meeting section",
        "agenda section",
        "seccion",
        "parte",
        "apartado",
        "bloque",
        "secao",
        "sezione",
        "teil",
        "partie",
        "seccio",
    ];
    SECTIONS.contains(&heading(title).as_str())
}
