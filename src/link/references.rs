//! Whether everything that a record names is there.

use std::collections::BTreeSet;

use crate::findings::{Code, Finding, Findings, Place};
use crate::model::budget::{Budget, Source};
use crate::model::council::Document;
use crate::model::id::Id;
use crate::model::portal::{Portal, Shared};
use crate::model::proposal::Proposal;
use crate::text::nearest::{meant_reference, nearest};

/// Tells every reference that leads nowhere.
pub(super) fn check(portal: &Portal, shared: &Shared, findings: &mut Findings) {
    let mut asked = Asked { portal, shared, findings };
    asked.municipality();
    asked.budgets();
    asked.meetings();
    asked.papers();
    asked.proposals();
    asked.shelf();
    asked.cycles();
    asked.bodies();
}

struct Asked<'a> {
    portal: &'a Portal,
    shared: &'a Shared,
    findings: &'a mut Findings,
}

impl Asked<'_> {
    fn municipality(&mut self) {
        let municipality = &self.portal.municipality;
        self.area(municipality.area.as_deref(), &municipality.place);
        for person in &municipality.people {
            for held in &person.memberships {
                self.area(held.area.as_deref(), &held.place);
            }
        }
        self.file(municipality.emblem.as_deref(), &municipality.place);
    }

    fn budgets(&mut self) {
        for budget in self.portal.budgets.iter().chain(&self.portal.budgets_in_part) {
            let used: BTreeSet<_> = budget.classifications.shared().map(|(_, dimension, id)| (dimension, id)).collect();
            for (dimension, id) in used {
                let known = || self.shared.classifications.iter().filter(|known| known.dimension == dimension);
                if !known().any(|classification| classification.id == id) {
                    let ids: Vec<&str> = known().map(|classification| classification.id.as_str()).collect();
                    self.unknown(id, "a-classification", &budget.place, &ids);
                }
            }
            for line in &budget.lines {
                self.area(line.area(), &line.place);
            }
            for stage in &budget.stages {
                self.source(stage.source.as_ref(), &budget.place);
            }
            self.source(budget.source.as_ref(), &budget.place);
            self.parts(budget);
        }
    }

    /// What a budget's amendments, projects, loans and reports name.
    fn parts(&mut self, budget: &Budget) {
        let decisions = numbers(self.portal);
        for amendment in &budget.amendments {
            self.source(amendment.source.as_ref(), &amendment.place);
            if let Some(number) = &amendment.decision {
                self.decision(number, &decisions, &amendment.place);
            }
        }
        for project in &budget.projects {
            // An area that a table names by another code is shown as it is.
            let is_table = project.place.file != budget.place.file;
            self.area(project.area.as_deref().filter(|_| !is_table), &project.place);
            self.source(project.source.as_deref(), &project.place);
            for reference in &project.lines {
                self.line(reference, budget, &project.place);
            }
        }
        let loans = budget.loans.iter().map(|loan| (loan.source.as_ref(), &loan.place));
        let snapshots = budget.snapshots.iter().map(|snapshot| (snapshot.source.as_ref(), &snapshot.place));
        let accounts = budget.accounts.iter().map(|account| (account.source.as_ref(), &account.place));
        for (source, place) in loans.chain(snapshots).chain(accounts) {
            self.source(source, place);
        }
    }

    fn source(&mut self, source: Option<&Source>, place: &Place) {
        self.file(source.and_then(|source| source.file.as_deref()), place);
    }

    /// A line of this budget or another.
    fn line(&mut self, reference: &str, budget: &Budget, place: &Place) {
        if self.portal.line(reference).is_none() && !self.is_unread(reference, "a-line") {
            let known: Vec<&str> = budget.lines.iter().map(|line| &*line.reference).collect();
            self.unknown(reference, "a-line", place, &known);
        }
    }

    fn bodies(&mut self) {
        let bodies = &self.portal.municipality.bodies;
        let known = sorted(bodies.iter().map(|body| body.id.as_str()));
        for body in bodies {
            if let Some(whole) = &body.part_of {
                self.among(whole.as_str(), &known, "a-body", &body.place);
            }
        }
    }

    fn meetings(&mut self) {
        let budgets = sorted(self.portal.budgets.iter().map(|budget| budget.id.as_str()));
        let proposals = sorted(self.portal.proposals.iter().map(|proposal| proposal.id.as_str()));
        let programmes = sorted(self.portal.cohesion.programmes.iter().map(|one| one.id.as_str()));
        let decisions = numbers(self.portal);
        let meetings = sorted(self.portal.meetings.iter().map(|meeting| meeting.id.as_str()));
        for meeting in &self.portal.meetings {
            for id in meeting.approved_by.iter().chain(&meeting.postponed_to) {
                self.among(id.as_str(), &meetings, "a-meeting", &meeting.place);
            }
            self.documents(&meeting.documents);
            for item in &meeting.agenda {
                self.documents(&item.documents);
                for id in &item.papers {
                    self.paper(id, &item.place);
                }
            }
            for decision in &meeting.decisions {
                self.documents(&decision.documents);
                decision.steps.iter().filter_map(|step| step.document.as_ref()).for_each(|document| {
                    self.documents(std::slice::from_ref(document));
                });
                if let Some(number) = &decision.revoked_by {
                    self.among(number, &decisions, "a-decision", &decision.place);
                }
                for id in &decision.budgets {
                    self.among(id.as_str(), &budgets, "a-budget", &decision.place);
                }
                for id in &decision.proposals {
                    self.among(id.as_str(), &proposals, "a-proposal", &decision.place);
                }
                for id in &decision.programmes {
                    self.among(id.as_str(), &programmes, "a-programme", &decision.place);
                }
            }
            for motion in meeting.agenda.iter().flat_map(|item| &item.motions) {
                for number in &motion.decisions {
                    self.among(number, &decisions, "a-decision", &motion.place);
                }
            }
        }
    }

    fn papers(&mut self) {
        let portal = self.portal;
        let meetings = sorted(portal.meetings.iter().map(|meeting| meeting.id.as_str()));
        for paper in &portal.papers {
            self.documents(&paper.documents);
            for id in paper.part_of.iter().chain(&paper.related) {
                self.paper(id, &paper.place);
            }
            for meeting in paper.consultations.iter().filter_map(|consultation| consultation.meeting.as_ref()) {
                self.among(meeting.as_str(), &meetings, "a-meeting", &paper.place);
            }
        }
    }

    fn paper(&mut self, id: &Id, place: &Place) {
        if self.portal.paper(id).is_none() && !self.is_unread(id.as_str(), "a-paper") {
            let known: Vec<&str> = self.portal.papers.iter().map(|paper| paper.id.as_str()).collect();
            self.unknown(id.as_str(), "a-paper", place, &known);
        }
    }

    fn documents(&mut self, documents: &[Document]) {
        for document in documents {
            self.file(document.file.as_deref(), &document.place);
        }
    }

    fn proposals(&mut self) {
        let budgets = sorted(self.portal.budgets.iter().map(|budget| budget.id.as_str()));
        let decisions = numbers(self.portal);
        for proposal in &self.portal.proposals {
            self.area(proposal.area.as_deref(), &proposal.place);
            for id in &proposal.budgets {
                self.among(id.as_str(), &budgets, "a-budget", &proposal.place);
            }
            if let Some(number) = &proposal.decision {
                self.decision(number, &decisions, &proposal.place);
            }
            self.proposal_of_a_cycle(proposal, &budgets);
        }
    }

    /// What a proposal names beyond the council and the budget years.
    fn proposal_of_a_cycle(&mut self, proposal: &Proposal, budgets: &[&str]) {
        let cycles = sorted(self.portal.cycles.iter().map(|cycle| cycle.id.as_str()));
        if let Some(id) = proposal.cycle.as_deref() {
            self.among(id, &cycles, "a-cycle", &proposal.place);
        }
        if !proposal.incompatible.is_empty() || proposal.merged_into.is_some() {
            let proposals = sorted(self.portal.proposals.iter().map(|other| other.id.as_str()));
            for id in proposal.incompatible.iter().chain(&proposal.merged_into) {
                self.among(id.as_str(), &proposals, "a-proposal", &proposal.place);
            }
        }
        for line in &proposal.lines {
            self.among(line.budget.as_str(), budgets, "a-budget", &line.place);
            self.area(line.area.as_deref(), &line.place);
        }
        for contract in &proposal.contracts {
            self.file(contract.file.as_deref(), &contract.place);
        }
        for photo in proposal.photos.iter().chain(proposal.milestones.iter().flat_map(|step| &step.photos)) {
            self.file(Some(&photo.file), &photo.place);
        }
    }

    fn cycles(&mut self) {
        if self.portal.cycles.is_empty() {
            return;
        }
        let proposals = sorted(self.portal.proposals.iter().map(|proposal| proposal.id.as_str()));
        let decisions = numbers(self.portal);
        for cycle in &self.portal.cycles {
            for share in &cycle.areas {
                self.area(Some(&share.area), &share.place);
            }
            if let Some(number) = &cycle.decision {
                self.decision(number, &decisions, &cycle.place);
            }
            let Some(results) = &cycle.results else { continue };
            if let Some(number) = &results.decision {
                self.decision(number, &decisions, &results.place);
            }
            for id in &results.winners {
                self.among(id.as_str(), &proposals, "a-proposal", &results.place);
            }
        }
    }

    /// A council's decision. One that is none of those known, written in another way, stands in minutes
    /// that are not published here, and can only be named: numbers of one council are always alike, so
    /// that likeness alone is no slip.
    fn decision(&mut self, number: &str, known: &[&str], place: &Place) {
        if known.binary_search(&number).is_ok() || self.is_unread(number, "a-decision") {
            return;
        }
        if known.iter().any(|known| is_slip(number, known)) {
            return self.unknown(number, "a-decision", place, known);
        }
        let finding = Finding::new(Code::DecisionElsewhere, place.clone()).with("number", number);
        self.findings.add(finding.with_some("nearest", nearest(number, known.iter().copied())));
    }

    fn shelf(&mut self) {
        for document in &self.portal.documents {
            self.file(document.file.as_deref(), &document.place);
        }
        let folder = format!("{}/", self.portal.municipality.id);
        for agreement in self.portal.cohesion.agreements.iter().filter(|one| one.place.file.starts_with(&folder)) {
            self.file(agreement.file.as_deref(), &agreement.place);
        }
    }

    fn area(&mut self, id: Option<&str>, place: &Place) {
        // One that stands in for a reference that is missing was told.
        let Some(id) = id.filter(|id| !id.is_empty()) else { return };
        if self.shared.territory.area(id).is_none() {
            let known: Vec<&str> = self.shared.territory.areas.iter().map(|area| area.id.as_str()).collect();
            self.unknown(id, "an-area", place, &known);
        }
    }

    fn file(&mut self, path: Option<&str>, place: &Place) {
        let Some(path) = path else { return };
        if self.portal.file(path).is_some() {
            return;
        }
        let known = self.portal.files.iter().map(|file| file.path.as_str());
        let finding = Finding::new(Code::MissingFile, place.clone())
            .with("path", path)
            .with("base", &self.portal.municipality.id)
            .with_some("nearest", nearest(path, known));
        self.findings.add(finding);
    }

    /// Tells an id that is not among those that are known, which are [`sorted`].
    fn among(&mut self, id: &str, known: &[&str], kind: &'static str, place: &Place) {
        if known.binary_search(&id).is_err() && !self.is_unread(id, kind) {
            self.unknown(id, kind, place, known);
        }
    }

    /// Whether the record stands, or may stand, in a file that could not be read, which was told.
    fn is_unread(&self, id: &str, kind: &str) -> bool {
        let (folder, is_named) = match kind {
            "a-budget" => ("budgets/", true),
            "a-proposal" => ("proposals/", true),
            "a-meeting" => ("minutes/", true),
            "a-cycle" => ("cycles/", true),
            "a-paper" => ("papers/", true),
            "a-programme" => ("programmes/", true),
            "a-decision" => ("minutes/", false),
            "a-line" => ("budgets/", false),
            _ => return false,
        };
        super::is_unread(&self.portal.unread, folder, is_named.then_some(id))
    }

    fn unknown(&mut self, value: &str, kind: &'static str, place: &Place, known: &[&str]) {
        const MOST_LISTED: usize = 20;
        let listed = (known.len() <= MOST_LISTED && !known.is_empty()).then(|| known.join(", "));
        let near = match kind {
            "a-line" => meant_reference(value, known.iter().copied()),
            _ => nearest(value, known.iter().copied()).map(str::to_owned),
        };
        let finding = Finding::new(Code::UnknownReference, place.clone())
            .with("value", value)
            .with("kind", kind)
            .with_some("nearest", near)
            .with_some("none", known.is_empty().then_some(kind))
            .with_some("known", listed);
        self.findings.add(finding);
    }
}

/// Whether a number is another with a slip: the same figures, and letters of which at most one differs.
fn is_slip(typed: &str, known: &str) -> bool {
    let figures = |text: &str| -> Vec<String> {
        let parts = text.split(|sign: char| !sign.is_ascii_digit()).filter(|part| !part.is_empty());
        parts.map(|part| part.trim_start_matches('0').to_owned()).collect()
    };
    let letters = |text: &str| -> String {
        text.chars().filter(|sign| sign.is_alphabetic()).flat_map(char::to_lowercase).collect()
    };
    let (own, other) = (letters(typed), letters(known));
    figures(typed) == figures(known)
        && nearest(&own, [other.as_str()]).is_some_and(|_| own.len().abs_diff(other.len()) < 2)
}

/// The numbers of all decisions.
fn numbers(portal: &Portal) -> Vec<&str> {
    sorted(portal.meetings.iter().flat_map(|meeting| &meeting.decisions).map(|decision| decision.number.as_str()))
}

/// Ids in order, to be looked up.
fn sorted<'p>(ids: impl Iterator<Item = &'p str>) -> Vec<&'p str> {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    ids
}
