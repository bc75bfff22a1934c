//! What is kept out of what is published, and what public records say of it: a reference to it is taken
//! out, with a note, and a file that only it names is not published either.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::portal::Contents;
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::council::{Meeting, MeetingState};
use crate::model::decision::{Decision, DecisionState, Step};
use crate::model::id::Id;
use crate::model::portal::Portal;
use crate::source::discover::{Kind, PortalFiles, SourceFile};

/// The kinds of records of which one can be kept back, with what messages call a reference to it.
const KINDS: [(Kind, &str); 9] = [
    (Kind::Budget, "a-budget"),
    (Kind::Minutes, "a-meeting"),
    (Kind::Cycle, "a-cycle"),
    (Kind::Paper, "a-paper"),
    (Kind::Proposal, "a-proposal"),
    (Kind::Programme, "a-programme"),
    (Kind::Document, "a-document"),
    (Kind::News, "news"),
    (Kind::Page, "a-page"),
];

/// Takes out of a portal what its records say of those that are kept back. `hidden` are the meetings
/// among these; the portal's own [`Portal::unread`] is known.
pub fn keep_back(
    portal: &mut Portal,
    files: &PortalFiles,
    contents: &Contents,
    hidden: &[Meeting],
    findings: &mut Findings,
) {
    let shown = shown(portal);
    let below = |file: &SourceFile| file.file.path.strip_prefix(&files.id)?.strip_prefix('/').map(str::to_owned);
    let is_withheld = |file: &&SourceFile| {
        let known = KINDS.iter().any(|(kind, _)| *kind == file.kind);
        known
            && !shown.contains(&(file.kind, file.stem.as_str()))
            && below(file).is_some_and(|path| !portal.unread.contains(&path))
    };
    let withheld: Vec<&SourceFile> = files.files.iter().filter(is_withheld).collect();
    if withheld.is_empty() {
        return;
    }
    let kept = files_kept(&withheld, files, contents, portal);
    let mut ids: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (kind, word) in KINDS {
        let of_kind = withheld.iter().filter(|file| file.kind == kind).map(|file| file.stem.as_str());
        ids.entry(word).or_default().extend(of_kind);
    }
    let public: BTreeSet<&str> = portal
        .meetings
        .iter()
        .flat_map(|meeting| &meeting.decisions)
        .map(|decision| decision.number.as_str())
        .collect();
    let decided = hidden.iter().flat_map(|meeting| &meeting.decisions).map(|decision| decision.number.as_str());
    let decided: BTreeSet<String> = decided.filter(|number| !public.contains(number)).map(str::to_owned).collect();
    ids.entry("a-decision").or_default().extend(decided.iter().map(String::as_str));
    portal.files.retain(|file| !kept.contains(&file.path));
    let mut asked = Asked { ids, findings };
    asked.meetings(portal);
    asked.others(portal);
}

/// The records that are published, by kind and id.
fn shown(portal: &Portal) -> BTreeSet<(Kind, &str)> {
    fn of<'p>(kind: Kind, ids: impl Iterator<Item = &'p Id>) -> impl Iterator<Item = (Kind, &'p str)> {
        ids.map(move |id| (kind, id.as_str()))
    }
    of(Kind::Budget, portal.budgets.iter().map(|one| &one.id))
        .chain(of(Kind::Minutes, portal.meetings.iter().map(|one| &one.id)))
        .chain(of(Kind::Cycle, portal.cycles.iter().map(|one| &one.id)))
        .chain(of(Kind::Paper, portal.papers.iter().map(|one| &one.id)))
        .chain(of(Kind::Proposal, portal.proposals.iter().map(|one| &one.id)))
        .chain(of(Kind::Programme, portal.cohesion.programmes.iter().map(|one| &one.id)))
        .chain(of(Kind::Document, portal.documents.iter().map(|one| &one.id)))
        .chain(of(Kind::News, portal.news.iter().map(|one| &one.id)))
        .chain(of(Kind::Page, portal.articles.iter().map(|one| &one.id)))
        .collect()
}

/// The portal's files that records which are kept back name, and none that is published.
fn files_kept(withheld: &[&SourceFile], files: &PortalFiles, contents: &Contents, portal: &Portal) -> BTreeSet<String> {
    let paths: BTreeSet<&str> = withheld.iter().map(|file| &*file.file.path).collect();
    let all = files.files.iter().filter_map(|file| Some((&*file.file.path, contents.texts.get(&file.file.path)?)));
    let (hidden, public): (Vec<_>, Vec<_>) = all.partition(|(path, _)| paths.contains(path));
    let is_kept = |path: &&str| {
        let named = |texts: &[(&str, &str)]| {
            let encoded = path.replace(' ', "%20");
            texts.iter().any(|(_, text)| text.contains(*path) || text.contains(&encoded))
        };
        let in_row = |table: &Vec<u8>| table.windows(path.len()).any(|part| part == path.as_bytes());
        named(&hidden) && !named(&public) && !contents.tables.values().any(in_row)
    };
    portal.files.iter().map(|file| file.path.as_str()).filter(is_kept).map(str::to_owned).collect()
}

struct Asked<'a> {
    /// The ids of what is kept back, by what messages call it.
    ids: BTreeMap<&'a str, BTreeSet<&'a str>>,
    findings: &'a mut Findings,
}

impl Asked<'_> {
    /// Whether something may be named; tells where it is kept back.
    fn may_name(&mut self, kind: &'static str, id: &str, place: &Place) -> bool {
        let withheld = self.ids.get(kind).is_some_and(|ids| ids.contains(id));
        if withheld {
            let finding = Finding::new(Code::NotPublicYet, place.clone());
            self.findings.add(finding.with("value", id).with("kind", kind));
        }
        !withheld
    }

    fn number(&mut self, number: &mut Option<String>, place: &Place) {
        number.take_if(|number| !self.may_name("a-decision", number, place));
    }

    fn ids(&mut self, kind: &'static str, ids: &mut Vec<Id>, place: &Place) {
        ids.retain(|id| self.may_name(kind, id.as_str(), place));
    }

    fn meetings(&mut self, portal: &mut Portal) {
        for meeting in &mut portal.meetings {
            let is_named = meeting.approved_by.is_some();
            for id in [&mut meeting.approved_by, &mut meeting.postponed_to] {
                id.take_if(|id| !self.may_name("a-meeting", id.as_str(), &meeting.place));
            }
            // Minutes are approved by a meeting that nobody may know of yet: nothing is said of it.
            if is_named && meeting.approved_by.is_none() && meeting.state == MeetingState::Approved {
                meeting.state = MeetingState::Held;
            }
            for item in &mut meeting.agenda {
                self.ids("a-paper", &mut item.papers, &item.place);
                for motion in &mut item.motions {
                    motion.decisions.retain(|number| self.may_name("a-decision", number, &motion.place));
                }
            }
            for decision in &mut meeting.decisions {
                self.revocation(decision);
                self.ids("a-budget", &mut decision.budgets, &decision.place);
                self.ids("a-proposal", &mut decision.proposals, &decision.place);
                self.ids("a-programme", &mut decision.programmes, &decision.place);
                decision.lines.retain(|part| {
                    part.budget.as_ref().is_none_or(|id| self.may_name("a-budget", id.as_str(), &part.place))
                });
            }
        }
    }

    /// A decision that one which is kept back takes back is not taken back yet for anybody who reads: it is
    /// as its steps left it, without those that tell of that.
    fn revocation(&mut self, decision: &mut Decision) {
        let Some(by) = decision.revoked_by.clone() else { return };
        self.number(&mut decision.revoked_by, &decision.place);
        if decision.revoked_by.is_some() {
            return;
        }
        let tells = |step: &Step| {
            step.state == Some(DecisionState::Revoked) || step.what.all().any(|(_, text)| text.contains(&by))
        };
        decision.steps.retain(|step| !tells(step));
        if decision.state == DecisionState::Revoked {
            // Its steps to come too.
            decision.state = decision.state_before(Date::MAX);
        }
    }

    fn others(&mut self, portal: &mut Portal) {
        for amendment in portal.budgets.iter_mut().flat_map(|budget| &mut budget.amendments) {
            self.number(&mut amendment.decision, &amendment.place);
        }
        for paper in &mut portal.papers {
            self.ids("a-paper", &mut paper.part_of, &paper.place);
            self.ids("a-paper", &mut paper.related, &paper.place);
            // What a body does with a paper at a meeting is said of that meeting too.
            paper.consultations.retain(|own| {
                own.meeting.as_ref().is_none_or(|id| self.may_name("a-meeting", id.as_str(), &paper.place))
            });
        }
        for proposal in &mut portal.proposals {
            self.number(&mut proposal.decision, &proposal.place);
            self.ids("a-budget", &mut proposal.budgets, &proposal.place);
            self.ids("a-proposal", &mut proposal.incompatible, &proposal.place);
            proposal.merged_into.take_if(|id| !self.may_name("a-proposal", id.as_str(), &proposal.place));
            proposal.cycle.take_if(|id| !self.may_name("a-cycle", id, &proposal.place));
            proposal.lines.retain(|line| self.may_name("a-budget", line.budget.as_str(), &line.place));
        }
        for cycle in &mut portal.cycles {
            self.number(&mut cycle.decision, &cycle.place);
            if let Some(results) = &mut cycle.results {
                self.number(&mut results.decision, &results.place);
                self.ids("a-proposal", &mut results.winners, &results.place);
            }
        }
    }
}
