//! What was written again in a record that stayed: the text of minutes, how a vote came out, the title of a
//! decision, what a proposal costs, a file in place of another.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use super::tree::Tree;
use super::{Change, Part, Thing, fields};
use crate::i18n::{Currency, Text};
use crate::model::budget::Budget;
use crate::model::council::{AgendaItem, Meeting};
use crate::model::decision::Decision;
use crate::model::document::Document;
use crate::model::line::Line;
use crate::model::portal::Portal;
use crate::model::proposal::Proposal;
use crate::model::vote::Motion;

/// The attachments of a version: what stands in each, by its path below the municipality's folder.
pub type Attached = BTreeMap<String, String>;

/// What was written again in meetings, decisions, proposals and documents that both versions have.
pub fn records(before: &Portal, after: &Portal) -> Vec<Change> {
    let meetings = both(&before.meetings, &after.meetings, |meeting| meeting.id.as_str());
    let decided = |portal: &'_ Portal| -> Vec<Decision> {
        portal.meetings.iter().flat_map(|meeting| meeting.decisions.iter().cloned()).collect()
    };
    let (old, new) = (decided(before), decided(after));
    let decisions = both(&old, &new, |decision| decision.number.as_str());
    let proposals = both(&before.proposals, &after.proposals, |proposal| proposal.id.as_str());
    let documents = both(&before.documents, &after.documents, |document| document.id.as_str());
    let mut all: Vec<Change> = meetings.flat_map(|(old, new)| meeting(old, new)).collect();
    all.extend(decisions.flat_map(|(old, new)| decision(old, new)));
    all.extend(proposals.flat_map(|(old, new)| proposal(old, new)));
    all.extend(documents.flat_map(|(old, new)| document(old, new)));
    all
}

/// Files that were replaced, or are not there any more.
pub fn files(before: &Attached, after: &Attached) -> Vec<Change> {
    let change = |(path, was): (&String, &String)| {
        let file = Thing::File(path.clone());
        match after.get(path) {
            None => Some(Change::Gone(file)),
            Some(is) => (is != was).then_some(Change::Rewritten { of: file, part: Part::File }),
        }
    };
    before.iter().filter_map(change).collect()
}

/// What was written again in a year's budget: its lines, where the figures by function and kind (`has_told` says
/// whether some of those moved) do not tell it, and whatever else it says.
pub fn budget(old: &Budget, new: &Budget, has_told: bool) -> Vec<Change> {
    let of = Thing::Budget(new.year);
    let mut all = Vec::new();
    let is_told = has_told && is_one_amount(&old.lines, &new.lines);
    if !is_told && !are_same(&old.lines, &new.lines) {
        if !has_told {
            all.push(Change::Rewritten { of: of.clone(), part: Part::Lines });
        }
        let lines = |budget: &Budget| {
            Tree::Record("BudgetLines".to_owned(), vec![("lines".to_owned(), Tree::of(&budget.lines))])
        };
        all.extend(fields::changes(&of, Some(new.currency), &lines(old), &lines(new)));
    }
    // The classes of lines are those of the classification; sums are made of lines.
    let rest = |budget: &Budget| {
        let rest = Budget { lines: Vec::new(), classifications: Default::default(), ..budget.clone() };
        let rest = Budget { start: new.start, end: new.end, subtotals: Vec::new(), ..rest };
        (form(&rest), rest)
    };
    let ((old, was), (now, is)) = (rest(old), rest(new));
    if old != now {
        all.extend(details(&of, Some(new.currency), &was, &is));
    }
    all
}

/// Which fields changed; or that some did, where it cannot be told which.
fn details(of: &Thing, currency: Option<Currency>, old: &impl Debug, new: &impl Debug) -> Vec<Change> {
    let all = fields::changes(of, currency, &Tree::of(old), &Tree::of(new));
    if all.is_empty() { vec![rewritten(of.clone(), Part::Details)] } else { all }
}

/// Whether two lists have the same lines, in whatever order.
fn are_same(old: &[Line], new: &[Line]) -> bool {
    let same = |(old, new): (&Line, &Line)| {
        old.direction == new.direction
            && old.codes == new.codes
            && old.name == new.name
            && old.amounts == new.amounts
            && old.modification == new.modification
    };
    let sorted = |lines: &[Line]| {
        let told = |line: &Line| form(&(line.direction, &line.codes, &line.name, &line.amounts, &line.modification));
        let mut all: Vec<String> = lines.iter().map(told).collect();
        all.sort_unstable();
        all
    };
    old.len() == new.len() && (old.iter().zip(new).all(same) || sorted(old) == sorted(new))
}

/// Whether no more than the amounts of one line changed: then each sum moved by what the line did. Of two lines, one
/// may have lost what the other got.
fn is_one_amount(old: &[Line], new: &[Line]) -> bool {
    let is_named_alike = |(old, new): (&Line, &Line)| {
        (old.direction, &old.codes, &old.name, &old.id) == (new.direction, &new.codes, &new.name, &new.id)
    };
    let differ = |(old, new): &(&Line, &Line)| old.amounts != new.amounts || old.modification != new.modification;
    old.len() == new.len() && old.iter().zip(new).all(is_named_alike) && old.iter().zip(new).filter(differ).count() <= 1
}

fn meeting(old: &Meeting, new: &Meeting) -> Vec<Change> {
    let part = |part: Part, of: &dyn Fn(&Meeting) -> String| {
        let change = || Change::Rewritten { of: Thing::Meeting(new.date), part };
        (of(old) != of(new)).then(change)
    };
    let text = |meeting: &Meeting| {
        let items = meeting.agenda.iter().map(|item| {
            let told = (&item.number, &item.title, &item.text, &item.prose, &item.result, &item.resolution);
            form(&(told, &item.interventions, item.closed, &item.papers, &item.decisions))
        });
        form(&(&meeting.title, &meeting.text, items.collect::<Vec<_>>()))
    };
    let votes = |meeting: &Meeting| form(&meeting.motions().collect::<Vec<_>>());
    let attendance = |meeting: &Meeting| form(&meeting.attendance);
    let corrections = |meeting: &Meeting| form(&meeting.corrections);
    let parts = [
        part(Part::Corrections, &corrections),
        part(Part::Text, &text),
        part(Part::Votes, &votes),
        part(Part::Attendance, &attendance),
    ];
    let mut all: Vec<Change> = parts.into_iter().flatten().collect();
    let of = Thing::Meeting(new.date);
    if votes(old) != votes(new) {
        // What was moved is text; how it came out is the vote.
        let motion = |(_, motion): (usize, &Motion)| Motion { text: None, ..motion.clone() };
        let motions = |meeting: &Meeting| {
            let all = Tree::of(&meeting.motions().map(motion).collect::<Vec<_>>());
            Tree::Record("AgendaItem".to_owned(), vec![("motions".to_owned(), all)])
        };
        all.extend(fields::changes(&of, None, &motions(old), &motions(new)));
    }
    if attendance(old) != attendance(new) {
        all.extend(fields::changes(&of, None, &Tree::of(&old.attendance), &Tree::of(&new.attendance)));
    }
    let (was, is) = (head(old, new), head(new, new));
    if form(&was) != form(&is) {
        all.extend(details(&of, None, &was, &is));
    }
    all
}

/// A meeting without what is told otherwise; its state is that of `new`.
fn head(meeting: &Meeting, new: &Meeting) -> Meeting {
    let item = |item: &AgendaItem| AgendaItem {
        sections: Vec::new(),
        text: None,
        prose: Vec::new(),
        result: None,
        resolution: None,
        motions: Vec::new(),
        interventions: Vec::new(),
        ..item.clone()
    };
    let items = meeting.agenda.iter().map(item);
    let timed = items.filter(|item| item.start.is_some() || item.end.is_some() || !item.documents.is_empty());
    Meeting {
        title: None,
        state: new.state,
        corrections: Vec::new(),
        attendance: Default::default(),
        agenda: timed.collect(),
        decisions: Vec::new(),
        source: None,
        text: Default::default(),
        ..meeting.clone()
    }
}

fn decision(old: &Decision, new: &Decision) -> Vec<Change> {
    let mut all = Vec::new();
    if old.title != new.title {
        let (before, after) = (Some(old.title.clone()), new.title.clone());
        all.push(Change::Title { number: new.number.clone(), before, after });
    }
    // How far it is, and by which steps it came there, is told as its state.
    let rest = |decision: &Decision| {
        let mut rest = decision.clone();
        rest.title = Text::default();
        rest.state = new.state;
        if old.state != new.state {
            (rest.written, rest.steps, rest.revoked_by) = (None, Vec::new(), None);
        }
        rest
    };
    let (was, is) = (rest(old), rest(new));
    if form(&was) != form(&is) {
        all.extend(details(&Thing::Decision(new.number.clone(), new.title.clone()), None, &was, &is));
    }
    all
}

fn proposal(old: &Proposal, new: &Proposal) -> Vec<Change> {
    let of = || Thing::Proposal(new.title.clone());
    let mut all = Vec::new();
    let (before, after) = (old.cost.best(), new.cost.best());
    if before != after {
        all.push(Change::Cost { of: of(), before, after, currency: None });
    }
    let text = |proposal: &Proposal| form(&(&proposal.title, &proposal.summary, &proposal.text));
    if text(old) != text(new) {
        all.push(rewritten(of(), Part::Text));
    }
    let rest = |proposal: &Proposal| {
        let mut rest = proposal.clone();
        (rest.title, rest.summary, rest.text) = (Text::default(), None, Default::default());
        (rest.state, rest.updated) = (new.state, new.updated);
        if before != after {
            rest.cost = Default::default();
        }
        // Votes are shown once the poll has closed, and what comes with a new state is told as that.
        if old.votes.is_none() {
            rest.votes = None;
        }
        if old.state != new.state {
            (rest.answer, rest.history) = (None, Vec::new());
        }
        rest
    };
    let (was, is) = (rest(old), rest(new));
    if form(&was) != form(&is) {
        all.extend(details(&of(), None, &was, &is));
    }
    all
}

fn document(old: &Document, new: &Document) -> Vec<Change> {
    let of = || Thing::Document(new.title.clone());
    let text = |document: &Document| form(&(&document.title, &document.summary, &document.text));
    let rest = |document: &Document| Document {
        title: Text::default(),
        summary: None,
        text: Default::default(),
        ..document.clone()
    };
    let mut all = Vec::new();
    if text(old) != text(new) {
        all.push(rewritten(of(), Part::Text));
    }
    let (was, is) = (rest(old), rest(new));
    if form(&was) != form(&is) {
        all.extend(details(&of(), None, &was, &is));
    }
    all
}

fn rewritten(of: Thing, part: Part) -> Change {
    Change::Rewritten { of, part }
}

/// The records that both versions have, by what they are known by.
fn both<'r, T>(before: &'r [T], after: &'r [T], key: impl Fn(&T) -> &str + 'r) -> impl Iterator<Item = (&'r T, &'r T)> {
    let mut seen = BTreeSet::new();
    let old: BTreeMap<String, &T> = before.iter().map(|one| (key(one).to_owned(), one)).collect();
    after.iter().filter_map(move |new| {
        let id = key(new).to_owned();
        let was = old.get(&id).copied()?;
        seen.insert(id).then_some((was, new))
    })
}

/// All that a record says, and not where it is written: a remark moved above it is no change. Whatever key a
/// record gets is compared, too.
pub(super) fn form(of: &impl Debug) -> String {
    const PLACE: &str = "Place {";
    let whole = format!("{of:?}");
    let mut out = String::new();
    let mut rest = whole.as_str();
    while let Some(at) = rest.find(['"', 'P']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let length = if from.starts_with('"') { quoted(from) } else { 1 };
        if from.starts_with(PLACE) && !before.ends_with(char::is_alphanumeric) {
            rest = &from[braced(from)..];
            continue;
        }
        out.push_str(&from[..length]);
        rest = &from[length..];
    }
    out.push_str(rest);
    out
}

/// The length of a text in quotes, with both.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of what ends with the bracket of its first one.
fn braced(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = text[at..].find(['"', '{', '}']) {
        at += next;
        match text.as_bytes()[at] {
            b'"' => at += quoted(&text[at..]),
            b'{' => {
                depth += 1;
                at += 1;
            }
            _ => {
                depth = depth.saturating_sub(1);
                at += 1;
                if depth == 0 {
                    return at;
                }
            }
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;
    use crate::text::place::Span;

    #[test]
    fn where_a_thing_is_written_is_no_part_of_it() {
        let at = |line| Place::new(&"uno/a{\"}.md".into(), Span { line, ..Span::default() });
        assert_eq!(form(&("Place { a", at(1), "Pan", 'P')), form(&("Place { a", at(2), "Pan", 'P')));
        assert_ne!(form(&("Place { a }", at(1))), form(&("Place { b }", at(1))));
        assert_ne!(form(&(at(1), "a \" b")), form(&(at(1), "a \" c")));
    }
}
