//! The file of a cycle's ballots says what the cycle and its proposals say.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::shown;
use super::tally::called;
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::Currency;
use crate::model::counting::{Parameters, Rule};
use crate::model::cycle::Cycle;
use crate::model::election::{Election, Limit, LimitOf, Project};
use crate::model::portal::Portal;
use crate::model::proposal::Proposal;
use crate::model::tally::Tally;

/// Tells where they contradict one another. Asked before proposals are given the ballots' votes.
pub fn told(portal: &Portal, cycle: &Cycle, election: &Election, tally: &Tally, currency: &Currency) -> Findings {
    let mut held = Held { cycle, election, currency, findings: Findings::new() };
    held.head();
    held.rule(&tally.parameters);
    held.limits(&tally.parameters);
    for (project, standing) in election.projects.iter().zip(&tally.standings) {
        match portal.proposal_of(&cycle.id, &project.id) {
            Some(proposal) => held.proposal(project, proposal, standing.named),
            None => held.tell(Code::BallotWithoutProposal, &project.place, &[("project", called(project))]),
        }
    }
    held.missing(portal);
    held.findings
}

/// The cycle and its ballots, held against each other.
struct Held<'a> {
    cycle: &'a Cycle,
    election: &'a Election,
    currency: &'a Currency,
    findings: Findings,
}

impl Held<'_> {
    fn tell(&mut self, code: Code, place: &Place, facts: &[(&'static str, String)]) {
        let finding = Finding::new(code, place.clone());
        self.findings.add(facts.iter().fold(finding, |finding, (key, value)| finding.with(key, value)));
    }

    /// A value of the head that is not the cycle's.
    fn differs(&mut self, key: &str, ballots: String, own: &str, cycle: String) {
        let facts = [("key", key.to_owned()), ("ballots", ballots), ("own", own.to_owned()), ("cycle", cycle)];
        self.tell(Code::BallotsDifferFromCycle, &self.election.place, &facts);
    }

    /// The money, the days and the number of ballots.
    fn head(&mut self) {
        let money = self.cycle.money;
        if let Some(money) = money.filter(|money| *money != self.election.budget) {
            let (ballots, cycle) = (shown(self.election.budget, self.currency), shown(money, self.currency));
            self.differs("budget", ballots, "money", cycle);
        }
        let poll = self.cycle.poll().map(|(phase, end)| (phase.from, end));
        let days =
            [("date_begin", "from", poll.map(|(from, _)| from)), ("date_end", "to", poll.and_then(|(_, end)| end))];
        for (key, own, stated) in days {
            let written = self.election.head(key).and_then(day);
            if let Some((written, stated)) = written.zip(stated).filter(|(written, stated)| written != stated) {
                self.differs(key, written.to_string(), own, stated.to_string());
            }
        }
        let ballots = self.election.ballots.len() as u64;
        let voters = self.cycle.results.as_ref().and_then(|results| results.voters);
        if let Some(voters) = voters.filter(|voters| *voters != ballots) {
            self.differs("num_votes", ballots.to_string(), "results.voters", voters.to_string());
        }
    }

    /// The rule, so far as both can say it.
    fn rule(&mut self, counted: &Parameters) {
        let Some(stated) = Parameters::held(&self.election.rule) else { return };
        let has_points = self.election.ballot.has_score();
        let same = match (stated.rule, counted.rule) {
            // Files have one name for the forms of equal shares.
            (Rule::EqualSharesCost, counted) => counted.is_equal_shares(),
            (stated, counted) => stated == counted,
        };
        // A name without a completion leaves it open.
        let completed = stated.completion == counted.completion || !self.election.rule.contains('/');
        if !(same && completed) {
            self.differs("rule", self.election.rule.clone(), "rule.kind", counted.name(has_points));
        }
        let least = self.election.min_score.zip(counted.min_score);
        if let Some((written, stated)) = least.filter(|(written, stated)| written != stated) {
            self.differs("min_project_score_threshold", written.to_string(), "rule.min_score", stated.to_string());
        }
    }

    /// Limits that hold no project.
    fn limits(&mut self, counted: &Parameters) {
        let empty = |limit: &&Limit| !self.election.projects.iter().any(|one| limit.holds(one));
        let empty: Vec<(LimitOf, String)> =
            counted.limits.iter().filter(empty).map(|limit| (limit.of, limit.name.clone())).collect();
        for (of, name) in empty {
            let key = match of {
                LimitOf::Area => "areas",
                LimitOf::Category => "categories",
            };
            self.tell(Code::LimitHoldsNothing, &self.cycle.place, &[("key", key.to_owned()), ("name", name)]);
        }
        // Limits decide the count, and are to be known before the vote.
        let areas = self.cycle.areas.iter().map(|share| share.money).collect::<Vec<_>>();
        let categories = self.cycle.categories.iter().map(|share| share.money).collect::<Vec<_>>();
        let unsaid = |limit: &&Limit| match limit.of {
            LimitOf::Area => !areas.contains(&limit.most),
            LimitOf::Category => !categories.contains(&limit.most),
        };
        let unsaid: Vec<Limit> = self.election.limits.iter().filter(unsaid).cloned().collect();
        for limit in unsaid {
            let (key, own) = match limit.of {
                LimitOf::Area => ("budget_per_neighborhood", "areas"),
                LimitOf::Category => ("budget_per_category", "categories"),
            };
            let ballots = format!("{}: {}", limit.name, shown(limit.most, self.currency));
            self.differs(key, ballots, own, "—".to_owned());
        }
    }

    /// What a proposal says of itself, against its row and its ballots.
    fn proposal(&mut self, project: &Project, proposal: &Proposal, votes: u64) {
        let cost: Option<Decimal> = proposal.cost.reviewed.or(proposal.cost.asked);
        if let Some(cost) = cost.filter(|cost| *cost != project.cost) {
            let (ballots, own) = (shown(project.cost, self.currency), shown(cost, self.currency));
            let facts =
                [("project", called(project)), ("id", proposal.id.to_string()), ("ballots", ballots), ("cost", own)];
            self.tell(Code::BallotCostDiffers, &project.place, &facts);
        }
        if let Some(told) = proposal.votes.filter(|told| told.total != votes) {
            let facts = [
                ("id", proposal.id.to_string()),
                ("told", told.total.to_string()),
                ("found", votes.to_string()),
                ("ballots", self.election.place.file.to_string()),
            ];
            self.tell(Code::VotesDifferFromBallots, &proposal.place, &facts);
        }
    }

    /// Proposals with a number that the ballots do not have.
    fn missing(&mut self, portal: &Portal) {
        let own = portal.proposals.iter().filter(|one| one.cycle.as_deref() == Some(self.cycle.id.as_str()));
        for proposal in own {
            let number = proposal.project.as_deref().filter(|number| self.election.project(number).is_none());
            if let Some(number) = number {
                let facts = [("number", number.to_owned()), ("id", proposal.id.to_string())];
                self.tell(Code::ProjectNotOnBallot, &proposal.place, &facts);
            }
        }
    }
}

/// A day as the format has it: `01.06.2026`, or `2026-06-01`; nothing where it is only a year.
fn day(written: &str) -> Option<Date> {
    if let Ok(day) = written.parse() {
        return Some(day);
    }
    let mut parts = written.split('.').map(str::parse::<i16>);
    let (day, month, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
