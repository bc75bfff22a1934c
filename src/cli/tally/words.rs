//! A tally told in words.

use rust_decimal::Decimal;

use crate::findings::messages::Messages;
use crate::findings::report::safe_line;
use crate::model::choice::Choice;
use crate::model::counting::{Completion, Rule, Start};
use crate::model::election::Election;
use crate::model::tally::{Ended, Fraction, Otherwise, Recount, Step, Tally, Why, rounded};

/// What is told, and in which language.
pub(super) struct Words<'a> {
    pub messages: &'a Messages,
    pub election: &'a Election,
    pub tally: &'a Tally,
}

impl Words<'_> {
    /// All of it; every step and every loser where that is wanted.
    pub fn all(&self, explained: bool) -> String {
        let mut lines = vec![self.head(), self.word("tally-rule", &[("rule", self.rule())])];
        if explained {
            lines.push(self.word("tally-steps", &[]));
            lines.extend(self.tally.steps.iter().flat_map(|step| self.step(step)));
        }
        let count = self.tally.winners.len().to_string();
        lines.push(self.word("tally-winners", &[("count", count), ("cost", plain(self.tally.cost))]));
        lines.extend(self.tally.winners.iter().map(|winner| self.winner(*winner)));
        if explained && !self.tally.losers.is_empty() {
            lines.push(self.word("tally-losers", &[]));
            lines.extend(self.tally.losers.iter().map(|loser| {
                let project = &self.election.projects[loser.project];
                let why = self.why(loser.project, &loser.why);
                let facts = [("id", project.id.clone()), ("name", project.name.clone()), ("why", why)];
                self.word("tally-loser", &facts)
            }));
        }
        lines.extend(self.ties());
        lines.extend(self.declared());
        lines.iter().map(|line| safe_line(line) + "\n").collect()
    }

    fn word(&self, key: &str, facts: &[(&str, String)]) -> String {
        self.messages.word(key, facts)
    }

    fn head(&self) -> String {
        let facts = [
            ("title", self.election.title.clone()),
            ("voters", self.tally.voters.to_string()),
            ("projects", self.election.projects.len().to_string()),
            ("budget", plain(self.election.budget)),
        ];
        self.word("tally-head", &facts)
    }

    /// The parameters that were in force, by the words of the command line.
    fn rule(&self) -> String {
        let parameters = &self.tally.parameters;
        let mut parts = vec![parameters.rule.id().to_owned()];
        if parameters.rule.is_equal_shares() {
            parts.push(format!("completion {}", parameters.completion.id()));
            if parameters.completion.raises() {
                parts.push(format!("stop {}", parameters.stop.id()));
                parts.push(format!("increment {}", plain(parameters.increment)));
            }
            if parameters.completion != Completion::None || parameters.start == Start::Whole {
                parts.push(format!("start {}", parameters.start.id()));
            }
            if parameters.comparison {
                parts.push("comparison".to_owned());
            }
        }
        let keys: Vec<&str> = parameters.ties.iter().map(|key| key.id()).collect();
        parts.push(format!("ties {}", keys.join(",")));
        if let Some(minimum) = parameters.min_score {
            parts.push(format!("min-score {}", plain(minimum)));
        }
        parts.push(format!("without-votes {}", parameters.without_votes.id()));
        parts.extend(parameters.quorum.map(|quorum| format!("quorum {quorum}")));
        parts.extend(parameters.limits.iter().map(|limit| format!("limit {}={}", limit.name, plain(limit.most))));
        parts.extend(parameters.incompatible.iter().map(|ids| format!("incompatible {}", ids.join(","))));
        parts.join("; ")
    }

    fn winner(&self, winner: usize) -> String {
        let (project, standing) = (&self.election.projects[winner], &self.tally.standings[winner]);
        let key = if self.election.ballot.has_score() { "tally-winner" } else { "tally-winner-votes" };
        let facts = [
            ("id", project.id.clone()),
            ("name", project.name.clone()),
            ("cost", plain(project.cost)),
            ("votes", standing.named.to_string()),
            ("score", plain(standing.score)),
        ];
        self.word(key, &facts)
    }

    fn ids(&self, projects: &[usize]) -> String {
        match projects {
            [] => self.word("nothing", &[]),
            some => some.iter().map(|project| self.id(*project)).collect::<Vec<_>>().join(", "),
        }
    }

    fn id(&self, project: usize) -> String {
        self.election.projects[project].id.clone()
    }

    fn cost(&self, project: usize) -> String {
        plain(self.election.projects[project].cost)
    }

    fn ties(&self) -> Vec<String> {
        let told = self.tally.ties.iter().map(|tie| {
            let projects = ("projects", self.ids(&tie.projects));
            match &tie.otherwise {
                Otherwise::Same => self.word("tally-tie-same", &[projects]),
                Otherwise::NotAllTried => self.word("tally-tie-untried", &[projects]),
                Otherwise::Other { gained, lost } => {
                    let facts = [projects, ("gained", self.ids(gained)), ("lost", self.ids(lost))];
                    self.word("tally-tie-other", &facts)
                }
            }
        });
        told.collect()
    }

    fn declared(&self) -> Option<String> {
        let recount = self.tally.recount(self.election)?;
        let Recount { gained, lost } = &recount;
        let facts = [("gained", self.ids(gained)), ("lost", self.ids(lost))];
        Some(match recount.agrees() {
            true => self.word("tally-declared-same", &[]),
            false => self.word("tally-declared-other", &facts),
        })
    }

    fn why(&self, project: usize, why: &Why) -> String {
        let cost = || ("cost", self.cost(project));
        match why {
            Why::NoVotes => self.word("why-no-votes", &[]),
            Why::NoPoints => self.word("why-no-points", &[]),
            Why::AfterVoted { before } => self.word("why-after-voted", &[("before", self.id(*before))]),
            Why::BelowMinimum { minimum } => {
                let score = plain(self.tally.standings[project].score);
                self.word("why-below-minimum", &[("score", score), ("minimum", plain(*minimum))])
            }
            Why::OverBudget => self.word("why-over-budget", &[cost()]),
            Why::DidNotFit { left } => self.word("why-did-not-fit", &[cost(), ("left", plain(*left))]),
            Why::AfterStop { stopped_by } => self.word("why-after-stop", &[("stopped_by", self.id(*stopped_by))]),
            Why::LimitReached { limit, left } => {
                let name = self.tally.parameters.limits[*limit].name.clone();
                self.word("why-limit-reached", &[cost(), ("limit", name), ("left", plain(*left))])
            }
            Why::Incompatible { with } => self.word("why-incompatible", &[("with", self.id(*with))]),
            Why::SupportersShort { had } => self.word("why-supporters-short", &[cost(), ("had", shown(had))]),
            Why::ComparedAway => self.word("why-compared-away", &[]),
            Why::ShortOfQuorum { quorum } => self.word("why-short-of-quorum", &[("quorum", quorum.to_string())]),
        }
    }

    /// A step's lines.
    fn step(&self, step: &Step) -> Vec<String> {
        let line = match step {
            Step::Funded { project, left } => self.turn("step-funded", *project, *left),
            Step::Stopped { project, left } => self.turn("step-stopped", *project, *left),
            Step::PassedOver { project, why } => {
                self.word("step-passed-over", &[("id", self.id(*project)), ("why", self.why(*project, why))])
            }
            Step::Endowed { each } => self.word("step-endowed", &[("each", shown(each))]),
            Step::Raised { .. } => return self.raised(step),
            Step::Bought { project, supporters, emptied, price, .. } => {
                let key = match self.tally.parameters.rule {
                    Rule::EqualSharesAdditive => "step-bought-points",
                    _ => "step-bought",
                };
                let facts = [
                    ("id", self.id(*project)),
                    ("supporters", supporters.to_string()),
                    ("emptied", emptied.to_string()),
                    ("price", shown(price)),
                ];
                self.word(key, &facts)
            }
            Step::Matured { project, supporters, received } => {
                let supporters = ("supporters", supporters.to_string());
                self.word("step-matured", &[("id", self.id(*project)), supporters, ("received", shown(received))])
            }
            Step::Filling { left } => self.word("step-filling", &[("left", plain(*left))]),
            Step::Compared { shares, greedy, replaced } => {
                let kept = self.word(if *replaced { "step-kept-greedy" } else { "step-kept-shares" }, &[]);
                let facts = [("shares", shares.to_string()), ("greedy", greedy.to_string()), ("kept", kept)];
                self.word("step-compared", &facts)
            }
            Step::WithoutVotes => self.word("step-without-votes", &[]),
            Step::ShortOfQuorum { voters, quorum } => {
                let facts = [("voters", voters.to_string()), ("quorum", quorum.to_string())];
                self.word("step-short-of-quorum", &facts)
            }
        };
        vec![line]
    }

    fn turn(&self, key: &str, project: usize, left: Decimal) -> String {
        self.word(key, &[("id", self.id(project)), ("cost", self.cost(project)), ("left", plain(left))])
    }

    fn raised(&self, step: &Step) -> Vec<String> {
        let Step::Raised { from, to, times, outcomes, ended } = step else { return Vec::new() };
        let facts = [("from", shown(from)), ("to", shown(to)), ("times", times.to_string())];
        let raised = self.word("step-raised", &facts);
        let mut lines = if *times > 0 { vec![raised] } else { Vec::new() };
        lines.extend(outcomes.iter().map(|outcome| {
            let count = outcome.winners.len().to_string();
            let facts = [("each", shown(&outcome.each)), ("count", count), ("cost", plain(outcome.cost))];
            self.word("step-raised-outcome", &facts)
        }));
        lines.push(match ended {
            Ended::Exhaustive => self.word("step-ended-exhaustive", &[]),
            Ended::Overshot { cost, .. } => self.word("step-ended-overshot", &[("cost", plain(*cost))]),
            Ended::AllBought => self.word("step-ended-all-bought", &[]),
            Ended::ShutOut => self.word("step-ended-shut-out", &[]),
            Ended::GivenUp => self.word("step-ended-given-up", &[]),
        });
        lines
    }
}

/// An amount without needless decimals.
fn plain(amount: Decimal) -> String {
    amount.normalize().to_string()
}

/// A fraction with two decimals.
fn shown(value: &Fraction) -> String {
    plain(rounded(value, 2))
}
