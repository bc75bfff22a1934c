//! The ballots of cycles become counts: the one place where the count joins the build.

use crate::export::pabulib;
use crate::findings::Findings;
use crate::model::cycle::Cycle;
use crate::model::election::{Election, Limit, LimitOf};
use crate::model::id::Id;
use crate::model::portal::{CountedPoll, Portal, Shared};
use crate::model::proposal::{Proposal, Votes};
use crate::model::tally::{Parameters, Standing, Tally};

/// Counts the ballots of every cycle whose rule is a count.
pub fn count(portal: &mut Portal, shared: &Shared, findings: &mut Findings) {
    let mut polls = std::mem::take(&mut portal.polls);
    for poll in &mut polls {
        let Some(cycle) = portal.cycle(poll.cycle.as_str()) else { continue };
        let Some(rule) = &cycle.rule else { continue };
        let Some(parameters) =
            rule.parameters.as_ref().map(|stated| whole(stated, portal, cycle, &poll.election, shared))
        else {
            continue;
        };
        let minimum = rule.least_cell();
        let result = crate::count::result(&poll.election, &parameters, minimum);
        findings.extend(crate::check::tally::told(&poll.election, &result.tally));
        let currency = &shared.settings.currency;
        findings.extend(crate::check::ballots::told(portal, cycle, &poll.election, &result.tally, currency));
        let file = pabulib::write(&poll.election, &parameters, usize::try_from(minimum).unwrap_or(usize::MAX));
        give_votes(&mut portal.proposals, &poll.cycle, &poll.election, &result.tally);
        poll.counted = Some(CountedPoll { result, ballots: file.text, sha256: file.sha256 });
    }
    portal.polls = polls;
}

/// Gives proposals the votes and points of the ballots, so that every page and file tells what anyone
/// can count. How many came on paper stays where the sum is the same.
fn give_votes(proposals: &mut [Proposal], cycle: &Id, election: &Election, tally: &Tally) {
    for proposal in proposals.iter_mut().filter(|proposal| proposal.cycle.as_deref() == Some(cycle.as_str())) {
        let by_number = proposal.project.as_deref().and_then(|number| election.project(number));
        let Some(project) = by_number.or_else(|| election.project(proposal.id.as_str())) else { continue };
        let Standing { votes, score } = tally.standings[project];
        let told = proposal.votes.filter(|told| told.total == votes);
        let points = election.ballot.has_score().then_some(score);
        proposal.votes = Some(Votes { total: votes, points, ..told.unwrap_or_default() });
    }
}

/// The stated parameters with what the cycle, its proposals and the ballots' file say besides.
fn whole(stated: &Parameters, portal: &Portal, cycle: &Cycle, election: &Election, shared: &Shared) -> Parameters {
    let of_area = |share: &crate::model::cycle::AreaShare| {
        let area = shared.territory.area(&share.area);
        let name = area.map_or(share.area.as_str(), |area| area.name.first());
        let told = election.projects.iter().any(|project| project.areas.iter().any(|known| known == &share.area));
        let name = if told { share.area.clone() } else { name.to_owned() };
        Limit { of: LimitOf::Area, name, most: share.money }
    };
    let of_category = |share: &crate::model::cycle::CategoryShare| Limit {
        of: LimitOf::Category,
        name: share.category.clone(),
        most: share.money,
    };
    let shares = cycle.areas.iter().map(of_area).chain(cycle.categories.iter().map(of_category));
    Parameters {
        min_score: stated.min_score.or(election.min_score),
        limits: election.limits.iter().cloned().chain(shares).collect(),
        incompatible: rivals(portal, &cycle.id, election),
        ..stated.clone()
    }
}

/// The projects of which only one can win, as proposals say it.
fn rivals(portal: &Portal, cycle: &Id, election: &Election) -> Vec<Vec<String>> {
    let number = |id: &Id| {
        let is_it = |project: &&crate::model::election::Project| {
            portal.proposal_of(cycle, &project.id).is_some_and(|proposal| proposal.id == *id)
        };
        election.projects.iter().find(is_it).map(|project| project.id.clone())
    };
    let mut groups = Vec::new();
    for proposal in portal.proposals.iter().filter(|proposal| !proposal.incompatible.is_empty()) {
        let Some(own) = number(&proposal.id) else { continue };
        for other in proposal.incompatible.iter().filter_map(number) {
            let mut pair = vec![own.clone(), other];
            pair.sort();
            groups.push(pair);
        }
    }
    groups.sort();
    groups.dedup();
    groups
}
