//! A meeting before it is written: what a source says, in the order in which an officer writes it.

use jiff::civil::{Date, Time};

use crate::model::choice::Choice;
use crate::model::council::{DocumentKind, MeetingKind, MeetingState};
use crate::model::vote::{Base, Majority, MotionResult, Side, VoteMethod};
use crate::text::clean::clean;
use crate::text::escape;
use crate::text::numbering::{self, Numbers};
use crate::text::yaml::write::{Entry, Value, document, front_matter};

/// A meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    pub title: Option<String>,
    pub body: String,
    /// The bodies that met with it.
    pub jointly: Vec<String>,
    pub kind: Option<MeetingKind>,
    pub number: Option<String>,
    pub date: Option<Date>,
    pub start: Option<Time>,
    pub end: Option<Time>,
    pub place: Option<String>,
    pub state: Option<MeetingState>,
    pub present: Vec<String>,
    /// Missing with a reason.
    pub excused: Vec<String>,
    pub absent: Vec<String>,
    /// Of whom nothing is said of the whole meeting, since some of it was not read; not written.
    pub unsure: Vec<String>,
    pub documents: Vec<Paper>,
    pub source: Option<String>,
    pub points: Vec<Point>,
    /// What stands before the points.
    pub text: String,
    /// What stands after them and is part of none, with the heading that it gets: how the meeting ended, who signs.
    pub closing: Option<(String, String)>,
}

/// A point of the agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Point {
    /// The headings over it that are no points.
    pub sections: Vec<String>,
    /// The part of the agenda that it is in, where a table says it at each point; written over the first of them.
    pub part: Option<String>,
    pub number: Option<String>,
    pub title: String,
    pub text: String,
    pub start: Option<Time>,
    pub end: Option<Time>,
    pub closed: bool,
    pub result: Option<String>,
    /// What was decided, word by word.
    pub resolution: Option<String>,
    pub papers: Vec<String>,
    pub documents: Vec<Paper>,
    pub motions: Vec<Motion>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    pub title: Option<String>,
    pub kind: DocumentKind,
    pub url: String,
    /// The address from which it is saved, where the source has one.
    pub download: Option<String>,
    pub date: Option<Date>,
}

/// A motion with its vote: names or counts by side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Motion {
    pub title: Option<String>,
    pub movers: Vec<String>,
    pub seconders: Vec<String>,
    pub votes: Votes,
    /// What the source counts on each side beside the names.
    pub counted: Option<[usize; 5]>,
    pub method: Option<VoteMethod>,
    /// The majority that it needs, and what that is counted from, where the source says so.
    pub required: Option<(Majority, Option<Base>)>,
    pub result: Option<MotionResult>,
    /// On a tie, how whoever presides decided.
    pub casting: Option<Side>,
    /// Which motion of its point it is a second vote on, where a table has one row a vote.
    pub again: Option<usize>,
    /// The number of the vote in its table, which parts it from others on the same.
    pub mark: Option<String>,
    /// Who has a mark in it that was not read.
    pub unread: Vec<String>,
}

/// A vote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Votes {
    /// Nothing is known of it.
    #[default]
    None,
    /// By name, in the order of the sides.
    Names([Vec<String>; 5]),
    /// Only counted.
    Counts([usize; 5]),
}

impl Sheet {
    /// The file's text. Where points have a text or motions, they are headings with blocks below
    /// them; otherwise they stand in the front matter.
    pub fn write(&self) -> String {
        let has_text = |point: &Point| !point.text.trim().is_empty() || !point.motions.is_empty();
        let has_points = !self.points.is_empty();
        let by_headings = has_points && (self.closing.is_some() || self.points.iter().any(has_text));
        let mut entries = self.head();
        if by_headings {
            entries.push(Entry::new("agenda", Value::plain("headings")));
        } else if has_points {
            let items = self.points.iter().enumerate().map(|(at, point)| Value::Map(point.entries(at, true)));
            entries.push(Entry::new("agenda", Value::List(items.collect())));
        }
        let mut body = self.text.trim().to_owned();
        if by_headings {
            let headings: Vec<String> = self.points.iter().map(Point::heading).collect();
            let over = |point: &Point| point.sections.iter().map(|section| clean(section)).collect::<Vec<_>>();
            let all = self.points.iter().zip(&headings);
            let all: Vec<String> =
                all.flat_map(|(point, heading)| over(point).into_iter().chain([heading.clone()])).collect();
            let numbers = Numbers::of(&all.iter().map(String::as_str).collect::<Vec<_>>());
            let mut before: Option<String> = None;
            for (at, (point, heading)) in self.points.iter().zip(&headings).enumerate() {
                let is_read = numbers.split(heading).0 == point.number;
                let number = point.number.clone().filter(|_| is_read).unwrap_or_else(|| (at + 1).to_string());
                // A heading over a point is read as that where it has no number, and none is missing above it.
                let is_gap = before.is_some_and(|before| numbering::skips(&before, &number));
                let heads = !is_gap && over(point).iter().all(|section| numbers.split(section).0.is_none());
                body.push_str(&point.section(at, is_read, heads, &self.present));
                before = Some(number);
            }
        }
        if let Some((heading, text)) = self.closing.as_ref().filter(|(_, text)| !text.trim().is_empty()) {
            body.push_str(&format!("\n\n## {}\n\n{}", escape::markdown(heading), text.trim()));
        }
        let body = body.trim_start().to_owned();
        front_matter(&entries, &body)
    }

    fn head(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut add = |key: &str, value: Option<Value>| entries.extend(value.map(|value| Entry::new(key, value)));
        add("title", self.title.as_deref().map(told));
        add("organ", Some(Value::text(&self.body)));
        add("with", names(&self.jointly));
        add("kind", self.kind.map(|kind| Value::plain(kind.id())));
        add("number", self.number.as_deref().map(quoted));
        add("date", self.date.map(Value::plain));
        add("start", self.start.map(clock));
        add("end", self.end.map(clock));
        add("place", self.place.as_deref().map(told));
        add("state", self.state.map(|state| Value::plain(state.id())));
        add("present", names(&self.present));
        add("excused", names(&self.excused));
        add("absent", names(&self.absent));
        add("documents", documents(&self.documents));
        add("source", self.source.as_deref().map(told));
        entries
    }
}

/// Others' text, without what no record holds.
fn told(text: impl AsRef<str>) -> Value {
    Value::text(clean(text.as_ref()).trim())
}

/// The same in quotes, on one line.
fn quoted(text: impl AsRef<str>) -> Value {
    Value::quoted(clean(text.as_ref()).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A time as people write it; in quotes, since a colon would make a map of it elsewhere.
fn clock(time: Time) -> Value {
    let written = if time.second() == 0 { time.strftime("%H:%M") } else { time.strftime("%H:%M:%S") };
    Value::quoted(written.to_string())
}

/// A point's number; `no` where it has none.
fn written(number: &str) -> Value {
    if number.is_empty() { Value::plain("no") } else { quoted(number) }
}

fn names(names: &[String]) -> Option<Value> {
    (!names.is_empty()).then(|| Value::FlowList(names.iter().map(told).collect()))
}

/// Documents, a line each.
pub fn documents(documents: &[Paper]) -> Option<Value> {
    let one = |document: &Paper| {
        let mut entries = Vec::new();
        entries.extend(document.title.as_deref().map(|title| ("title".to_owned(), told(title))));
        if document.kind != DocumentKind::Annex {
            entries.push(("kind".to_owned(), Value::plain(document.kind.id())));
        }
        entries.push(("url".to_owned(), Value::text(clean(&document.url))));
        let download = document.download.as_deref();
        entries.extend(download.map(|url| ("download".to_owned(), Value::text(clean(url)))));
        entries.extend(document.date.map(|date| ("date".to_owned(), Value::plain(date))));
        Value::Flow(entries)
    };
    (!documents.is_empty()).then(|| Value::List(documents.iter().map(one).collect()))
}

impl Point {
    /// What is said of it beside its title and motions; `whole` with its title and number.
    fn entries(&self, at: usize, whole: bool) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut add = |key: &str, value: Option<Value>| entries.extend(value.map(|value| Entry::new(key, value)));
        if whole {
            add("title", Some(told(&self.title)));
            add(
                "number",
                self.own_number(at).map(|number| if number.is_empty() { Value::plain("no") } else { quoted(number) }),
            );
            add("sections", names(&self.sections));
        }
        add("start", self.start.map(clock));
        add("end", self.end.map(clock));
        add("closed", self.closed.then(|| Value::plain("yes")));
        add("result", self.result.as_deref().map(told));
        add("resolution", self.resolution.as_deref().map(told));
        add("papers", names(&self.papers));
        add("documents", documents(&self.documents));
        entries
    }

    /// Its number, where it is not its place.
    fn own_number(&self, at: usize) -> Option<&str> {
        self.number.as_deref().filter(|number| *number != (at + 1).to_string())
    }

    /// Its number and title as a heading.
    fn heading(&self) -> String {
        format!("{}. {}", self.number.as_deref().unwrap_or(""), clean(&self.title))
    }

    /// The point as a part of the text. `is_read` says whether its number is read from its heading, and `heads`
    /// whether the headings over it are read from theirs.
    fn section(&self, at: usize, is_read: bool, heads: bool, present: &[String]) -> String {
        let place = (at + 1).to_string();
        let number = self.number.as_deref().unwrap_or(&place);
        let heading = if is_read { number } else { &place };
        let over = self.sections.iter().filter(|_| heads);
        let mut out: String = over.map(|section| format!("\n\n## {}", escape::markdown(section))).collect();
        out.push_str(&format!("\n\n## {heading}. {}\n", escape::markdown(&self.title)));
        let mut facts = self.entries(at, false);
        if !heads {
            facts.extend(names(&self.sections).map(|sections| Entry::new("sections", sections)));
        }
        if heading != number {
            facts.insert(0, Entry::new("number", written(number)));
        }
        if !self.text.trim().is_empty() {
            out.push_str(&format!("\n{}\n", self.text.trim()));
        }
        if !facts.is_empty() {
            out.push_str(&block("item", &document(&facts)));
        }
        let mut open = false;
        for motion in &self.motions {
            out.push_str(&motion.block(present, open));
            open = motion.votes == Votes::None;
        }
        out.trim_end().to_owned()
    }
}

fn block(name: &str, inner: &str) -> String {
    // A longer fence than any in the text, which would end the block.
    let longest = inner.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    format!("\n{fence}{name}\n{}\n{fence}\n", inner.trim_end())
}

impl Motion {
    /// A motion of which nothing is known but its vote is written as that, unless it would be taken
    /// for the vote on the motion before it, which is still `open`.
    fn block(&self, present: &[String], open: bool) -> String {
        let vote = match (&self.votes, self.method) {
            // Of a secret vote nobody's own is written.
            (Votes::Names(sides), Some(VoteMethod::Secret)) => {
                let counts: [usize; 5] = std::array::from_fn(|side| sides[side].len());
                Votes::Counts(counts).value(present)
            }
            _ => self.contradicted().or_else(|| self.votes.value(present)),
        };
        let is_moved = !self.movers.is_empty() || !self.seconders.is_empty() || self.casting.is_some();
        let says = self.title.is_some() || self.result.is_some() || self.method.is_some() || self.required.is_some();
        let says = says || is_moved;
        if let (false, Some(Value::Text(line)), false) = (says, &vote, open) {
            return block("vote", line);
        }
        let mut entries = Vec::new();
        entries.extend(self.title.as_deref().map(|title| Entry::new("title", told(title))));
        entries.extend(names(&self.movers).map(|movers| Entry::new("mover", movers)));
        entries.extend(names(&self.seconders).map(|seconders| Entry::new("seconder", seconders)));
        entries.extend(self.method.map(|method| Entry::new("method", Value::plain(method.id()))));
        if let Some((majority, base)) = self.required {
            entries.push(Entry::new("majority", Value::plain(majority.id())));
            entries.extend(base.map(|base| Entry::new("of", Value::plain(base.id()))));
        }
        entries.extend(vote.map(|vote| Entry::new("vote", vote)));
        entries.extend(self.casting.map(|side| Entry::new("casting", Value::plain(side.id()))));
        entries.extend(self.result.map(|result| Entry::new("result", Value::plain(result.id()))));
        // Of which nothing is known, nothing is said.
        if entries.is_empty() { String::new() } else { block("motion", &document(&entries)) }
    }

    /// The names with what was counted, where that is not their number.
    fn contradicted(&self) -> Option<Value> {
        const STATED: [Side; 3] = [Side::Yes, Side::No, Side::Abstain];
        let Votes::Names(sides) = &self.votes else { return None };
        let counts = self
            .counted
            .filter(|counts| STATED.iter().any(|side| counts[*side as usize] != sides[*side as usize].len()))?;
        let Value::Flow(mut all) = by_sides(sides) else { return None };
        let stated = STATED.map(|side| (side.id().to_owned(), Value::plain(counts[side as usize])));
        all.push(("counted".to_owned(), Value::Flow(stated.to_vec())));
        Some(Value::Flow(all))
    }
}

impl Votes {
    /// A line where everybody who was there is on a side, sides otherwise.
    fn value(&self, present: &[String]) -> Option<Value> {
        match self {
            Self::None => None,
            Self::Counts(counts) => {
                let side = |side: &Side| format!("{} {}", counts[*side as usize], side.id());
                let told = |side: &&Side| matches!(side, Side::Yes | Side::No) || counts[**side as usize] > 0;
                Some(Value::text(Side::ALL.iter().filter(told).map(side).collect::<Vec<_>>().join(", ")))
            }
            Self::Names(sides) => Some(line(sides, present).unwrap_or_else(|| by_sides(sides))),
        }
    }
}

/// Names by the side that they are on.
pub fn by_sides(sides: &[Vec<String>; 5]) -> Value {
    let side = |side: &Side| Some((side.id().to_owned(), names(&sides[*side as usize])?));
    Value::Flow(Side::ALL.iter().filter_map(side).collect())
}

/// `all yes except …`, where that says the same.
fn line(sides: &[Vec<String>; 5], present: &[String]) -> Option<Value> {
    let named: Vec<&String> = sides.iter().flatten().collect();
    let simple = |name: &&String| {
        !name.contains(['(', ')', ',', ';'])
            && !name.contains(" y ")
            && !name.contains(" and ")
            && !name.contains(" e ")
    };
    let same = present.len() == named.len() && present.iter().all(|name| named.contains(&name));
    if !same || present.is_empty() || !named.iter().all(simple) {
        return None;
    }
    let (all, _) = [Side::Yes, Side::No, Side::Abstain]
        .into_iter()
        .map(|side| (side, sides[side as usize].len()))
        .max_by_key(|(side, count)| (*count, usize::MAX - *side as usize))?;
    let others: Vec<String> = Side::ALL
        .iter()
        .filter(|side| **side != all && !sides[**side as usize].is_empty())
        .map(|side| format!("{} ({})", sides[*side as usize].join(", "), side.id()))
        .collect();
    let but = if others.is_empty() { String::new() } else { format!(" except {}", others.join(", ")) };
    Some(Value::text(format!("all {}{but}", all.id())))
}
