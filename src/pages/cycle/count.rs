//! The count of a cycle, told: every step, and whether it agrees with what was declared; of published
//! ballots also what voters got, and what other rules would have given.

use rust_decimal::Decimal;

use super::super::edition::Edition;
use super::super::view::{BallotsFile, CountView, GroupRow, GroupTable, OtherRule, Words};
use super::command;
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::counting::Rule;
use crate::model::cycle::Cycle;
use crate::model::election::{Election, Limit, LimitOf, Trait};
use crate::model::id::Id;
use crate::model::portal::CountedPoll;
use crate::model::proposal::Category;
use crate::model::result::{Alternative, CellOf, Grouping};
use crate::model::tally::{Ended, Fraction, Otherwise, Step, Tally, Tie, Why, rounded};

/// The count of a cycle's ballots, or of the votes that its proposals tell; none where neither can be
/// counted.
pub fn of(edition: &Edition, cycle: &Cycle, from: &Address) -> Option<CountView> {
    let told = Told::of(edition, cycle)?;
    let counted = edition.portal.poll(&cycle.id).and_then(|poll| poll.counted.as_ref());
    Some(match counted {
        Some(counted) => told.with_ballots(counted, cycle, from),
        None => told.view("votes_same", "votes_different", "votes_unknown"),
    })
}

/// What a group of voters is called.
pub fn group_name(edition: &Edition, by: Trait, of: &CellOf) -> String {
    let phrase = |key: &str, args: &[(&str, &str)]| edition.phrase(&format!("ui.count.{key}"), args);
    match of {
        CellOf::Told(name) => told(edition, by.id(), name),
        CellOf::Ages(from, to) => phrase("ages", &[("from", &from.to_string()), ("to", &to.to_string())]),
        CellOf::Older(than) => phrase("older", &[("than", &than.to_string())]),
        CellOf::Others => phrase("others", &[]),
    }
}

/// What ballots tell of a voter, in words where it is one of Pabulib's or the id of an area.
fn told(edition: &Edition, of: &str, value: &str) -> String {
    if let Some(area) = edition.setting.shared.territory.area(value) {
        return edition.text(&area.name).text;
    }
    let key = format!("ui.voter.{of}_{value}");
    edition.words.word(&key).map_or_else(|| value.to_owned(), str::to_owned)
}

/// What the works of an area or a category may cost together, in words.
pub fn limit(edition: &Edition, limit: &Limit) -> String {
    let area = || Some(edition.text(&edition.setting.shared.territory.area(&limit.name)?.name).text);
    let category = || Some(edition.choice("category", Category::from_id(&limit.name)?));
    let known = match limit.of {
        LimitOf::Area => area(),
        LimitOf::Category => category(),
    };
    known.unwrap_or_else(|| limit.name.clone())
}

/// Why a project won or did not, by the count. Of one that was declared and does not win in the count,
/// or the other way round, both are said.
pub fn why(edition: &Edition, cycle: &Cycle, proposal: &Id, declared: bool) -> Option<String> {
    let told = Told::of(edition, cycle)?;
    let tally = told.tally;
    let is_it = |id: &str| edition.portal.proposal_of(&cycle.id, id).is_some_and(|known| known.id == *proposal);
    let project = told.election.projects.iter().position(|project| is_it(&project.id))?;
    let won =
        tally.steps.iter().rev().find(|step| told.is_of(step, project) && !matches!(step, Step::PassedOver { .. }));
    match tally.losers.iter().find(|loser| loser.project == project) {
        Some(loser) if declared => Some(edition.phrase("ui.why.declared", &[("why", &told.why(project, &loser.why))])),
        Some(loser) => Some(told.why(project, &loser.why)),
        None if !declared && tally.recount(told.election).is_some() => {
            let why = won.and_then(|step| told.won(step))?;
            Some(edition.phrase("ui.why.not_declared", &[("why", &why)]))
        }
        None => won.and_then(|step| told.won(step)),
    }
}

/// A count that is told in a language.
struct Told<'a> {
    edition: &'a Edition<'a>,
    cycle: &'a Id,
    election: &'a Election,
    tally: &'a Tally,
}

impl<'a> Told<'a> {
    /// The count of a cycle: that of its ballots, or of the votes that are told.
    fn of(edition: &'a Edition<'a>, cycle: &'a Cycle) -> Option<Self> {
        let (election, tally) = edition.portal.tally(&cycle.id)?;
        Some(Self { edition, cycle: &cycle.id, election, tally })
    }

    /// What is told of every count; the words for one that gives what was declared, something else, or
    /// that has nothing to be held against.
    fn view(&self, same: &'static str, different: &'static str, unknown: &'static str) -> CountView {
        let recount = self.tally.recount(self.election);
        let names = |projects: &[usize]| projects.iter().map(|project| self.name(*project)).collect::<Vec<Words>>();
        CountView {
            agrees: match &recount {
                None => unknown,
                Some(recount) if recount.agrees() => same,
                Some(_) => different,
            },
            counted_only: recount.as_ref().map(|recount| names(&recount.gained)).unwrap_or_default(),
            declared_only: recount.as_ref().map(|recount| names(&recount.lost)).unwrap_or_default(),
            steps: self.tally.steps.iter().map(|step| self.step(step)).collect(),
            ties: self.tally.ties.iter().map(|tie| self.tie(tie)).collect(),
            voters: None,
            served: None,
            without_winner: None,
            rules: Vec::new(),
            groups: Vec::new(),
            ballots: None,
        }
    }

    /// The same with what only ballots tell.
    fn with_ballots(&self, counted: &CountedPoll, cycle: &Cycle, from: &Address) -> CountView {
        let result = &counted.result;
        let voices = &result.voices;
        let named = voices.with_winner() + voices.without_winner();
        let file = |ending: &str| self.edition.data_file(from, cycle, &format!("{}{ending}", cycle.id));
        CountView {
            served: self.edition.share(voices.with_winner().into(), named.into()),
            without_winner: Some(self.edition.number(voices.without_winner())),
            rules: result.alternatives.iter().map(|other| self.other(other)).collect(),
            groups: result.groups.iter().map(|grouping| self.group(grouping)).collect(),
            ballots: Some(BallotsFile {
                href: file(".pb"),
                command: command::of(&format!("{}.pb", cycle.id), &self.tally.parameters),
                tally: file("-tally.json"),
                sha256: counted.sha256.clone(),
            }),
            voters: Some(self.edition.number(self.tally.voters)),
            ..self.view("same", "different", "unknown")
        }
    }

    /// A project's name: its proposal's title, or what the ballots call it.
    fn name(&self, project: usize) -> Words {
        let project = &self.election.projects[project];
        match self.edition.portal.proposal_of(self.cycle, &project.id) {
            Some(proposal) => super::super::proposal::title(self.edition, proposal),
            None => Words { text: project.name.clone(), lang: None },
        }
    }

    fn money(&self, amount: Decimal) -> String {
        self.edition.money(amount, &self.edition.setting.shared.settings.currency).text
    }

    /// A share of money, rounded to what can be shown.
    fn part(&self, amount: &Fraction) -> String {
        let digits = u32::from(self.edition.setting.shared.settings.currency.digits());
        self.money(rounded(amount, digits))
    }

    fn phrase(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.edition.phrase(&format!("ui.count.{key}"), args)
    }

    /// Whether a step is about a project.
    fn is_of(&self, step: &Step, of: usize) -> bool {
        match step {
            Step::Funded { project, .. }
            | Step::PassedOver { project, .. }
            | Step::Stopped { project, .. }
            | Step::Bought { project, .. }
            | Step::Matured { project, .. } => *project == of,
            _ => false,
        }
    }

    /// Why a project won, without its name.
    fn won(&self, step: &Step) -> Option<String> {
        let phrase = |key: &str, args: &[(&str, &str)]| self.edition.phrase(&format!("ui.why.{key}"), args);
        let number = |number: u64| self.edition.number(number);
        Some(match step {
            Step::Funded { project, left } => {
                let cost = self.money(self.election.projects[*project].cost);
                phrase("fitted", &[("left", &self.money(*left)), ("cost", &cost)])
            }
            Step::Bought { supporters, price, .. } => {
                let key = if self.pays_by_points() { "bought_points" } else { "bought" };
                phrase(key, &[("n", &number(*supporters)), ("price", &self.part(price))])
            }
            Step::Matured { supporters, received, .. } => {
                phrase("matured", &[("n", &number(*supporters)), ("received", &self.part(received))])
            }
            _ => return None,
        })
    }

    /// Whether voters pay for the points that they gave.
    fn pays_by_points(&self) -> bool {
        self.tally.parameters.rule == Rule::EqualSharesAdditive && self.election.ballot.has_score()
    }

    fn step(&self, step: &Step) -> String {
        let name = |project: usize| self.name(project).text;
        let cost = |project: usize| self.money(self.election.projects[project].cost);
        let number = |number: u64| self.edition.number(number);
        match step {
            Step::Funded { project, left } => self.phrase(
                "funded",
                &[("name", &name(*project)), ("left", &self.money(*left)), ("cost", &cost(*project))],
            ),
            Step::PassedOver { project, why } => {
                self.phrase("passed_over", &[("name", &name(*project)), ("why", &self.why(*project, why))])
            }
            Step::Stopped { project, left } => self.phrase(
                "stopped",
                &[("name", &name(*project)), ("left", &self.money(*left)), ("cost", &cost(*project))],
            ),
            Step::Endowed { each } => self.phrase("endowed", &[("each", &self.part(each))]),
            Step::Raised { from, to, times, ended, .. } => {
                let facts = [
                    ("from", self.part(from)),
                    ("to", self.part(to)),
                    ("times", number(*times)),
                    ("ended", self.ended(ended)),
                ];
                self.phrase("raised", &facts.each_ref().map(|(key, value)| (*key, value.as_str())))
            }
            Step::Bought { project, supporters, price, .. } => self.phrase(
                if self.pays_by_points() { "bought_points" } else { "bought" },
                &[("name", &name(*project)), ("n", &number(*supporters)), ("price", &self.part(price))],
            ),
            Step::Matured { project, supporters, received } => self.phrase(
                "matured",
                &[("name", &name(*project)), ("n", &number(*supporters)), ("received", &self.part(received))],
            ),
            Step::Filling { left } => self.phrase("filling", &[("left", &self.money(*left))]),
            Step::Compared { shares, greedy, replaced } => {
                let key = if *replaced { "compared_replaced" } else { "compared_kept" };
                self.phrase(key, &[("shares", &number(*shares)), ("greedy", &number(*greedy))])
            }
            Step::WithoutVotes => self.phrase("without_votes", &[]),
            Step::ShortOfQuorum { voters, quorum } => {
                self.phrase("short_of_quorum", &[("voters", &number(*voters)), ("quorum", &number(*quorum))])
            }
        }
    }

    fn ended(&self, ended: &Ended) -> String {
        match ended {
            Ended::Exhaustive => self.phrase("ended_exhaustive", &[]),
            Ended::Overshot { cost, .. } => self.phrase("ended_overshot", &[("cost", &self.money(*cost))]),
            Ended::AllBought => self.phrase("ended_all", &[]),
            Ended::ShutOut => self.phrase("ended_shut_out", &[]),
            Ended::GivenUp => self.phrase("ended_given_up", &[]),
        }
    }

    fn why(&self, project: usize, why: &Why) -> String {
        let cost = self.money(self.election.projects[project].cost);
        let name = |project: usize| self.name(project).text;
        let phrase = |key: &str, args: &[(&str, &str)]| self.edition.phrase(&format!("ui.why.{key}"), args);
        match why {
            Why::NoVotes => phrase("no_votes", &[]),
            Why::NoPoints => phrase("no_points", &[]),
            Why::AfterVoted { before } => phrase("after_voted", &[("name", &name(*before))]),
            Why::BelowMinimum { minimum } => {
                phrase("below_minimum", &[("minimum", &self.edition.words.locale().decimal(minimum, None))])
            }
            Why::OverBudget => phrase("over_budget", &[("cost", &cost)]),
            Why::DidNotFit { left } => phrase("did_not_fit", &[("left", &self.money(*left)), ("cost", &cost)]),
            Why::AfterStop { stopped_by } => phrase("after_stop", &[("name", &name(*stopped_by))]),
            Why::LimitReached { limit, left } => {
                let of = self::limit(self.edition, &self.tally.parameters.limits[*limit]);
                phrase("limit_reached", &[("of", &of), ("left", &self.money(*left)), ("cost", &cost)])
            }
            Why::Incompatible { with } => phrase("incompatible", &[("name", &name(*with))]),
            Why::SupportersShort { had } => phrase("supporters_short", &[("had", &self.part(had)), ("cost", &cost)]),
            Why::ComparedAway => phrase("compared_away", &[]),
            Why::ShortOfQuorum { quorum } => phrase("short_of_quorum", &[("quorum", &self.edition.number(*quorum))]),
        }
    }

    fn tie(&self, tie: &Tie) -> String {
        let names: Vec<String> = tie.projects.iter().map(|project| self.name(*project).text).collect();
        let key = match tie.otherwise {
            Otherwise::Same => "tie_same",
            Otherwise::Other { .. } => "tie_other",
            Otherwise::NotAllTried => "tie_unknown",
        };
        let text = self.phrase(key, &[("names", &names.join(", "))]);
        match self.tally.lacks_lot(self.election, tie) {
            true => format!("{text} {}", self.phrase("tie_no_lot", &[])),
            false => text,
        }
    }

    fn other(&self, other: &Alternative) -> OtherRule {
        let names = |projects: &[usize]| projects.iter().map(|project| self.name(*project)).collect();
        let name = self.edition.choice("counting_rule", other.parameters.rule);
        let is_own = other.parameters == self.tally.parameters;
        OtherRule {
            name: if is_own { self.phrase("own_rule", &[("name", &name)]) } else { name },
            winners: other.winners.len(),
            cost: self.edition.money(other.cost, &self.edition.setting.shared.settings.currency),
            gained: names(&other.gained),
            lost: names(&other.lost),
        }
    }

    fn group(&self, grouping: &Grouping) -> GroupTable {
        let row = |cell: &crate::model::result::Cell| GroupRow {
            name: group_name(self.edition, grouping.by, &cell.of),
            voters: self.edition.number(cell.voters),
            share: self.edition.share(cell.with_winner.into(), cell.voters.into()),
        };
        GroupTable { of: grouping.by.id(), rows: grouping.cells.iter().map(row).collect() }
    }
}
