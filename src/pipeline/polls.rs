//! The votes of cycles become counts: the one place where the count joins the build.

mod told;

use crate::export::pabulib;
use crate::findings::{Code, Finding, Findings};
use crate::model::counting::Parameters;
use crate::model::cycle::Cycle;
use crate::model::election::{Election, Limit, LimitOf};
use crate::model::id::Id;
use crate::model::portal::{Chosen, CountedPoll, Portal, Shared, ToldVotes};
use crate::model::proposal::{Proposal, Votes};
use crate::model::tally::{Standing, Tally};

/// Counts the ballots of every cycle whose rule is a count, and where there are none the votes that its
/// proposals tell; and finds out what was chosen where nobody says it.
pub fn count(portal: &mut Portal, shared: &Shared, findings: &mut Findings) {
    ballots(portal, shared, findings);
    portal.told_votes = portal.cycles.iter().filter_map(|cycle| told_votes(portal, cycle, shared)).collect();
    for told in &portal.told_votes {
        findings.extend(crate::check::tally::told(&told.election, &told.tally));
        let cycle = portal.cycle(told.cycle.as_str());
        cycle.into_iter().for_each(|cycle| findings.extend(crate::check::tally::lot(portal, cycle, &told.election)));
    }
    let chosen = |cycle: &Cycle| Some((cycle.id.clone(), chosen(portal, cycle)?));
    portal.chosen = portal.cycles.iter().filter_map(chosen).collect();
}

/// The count of the votes that a cycle's proposals tell; nothing where it asks for more.
fn told_votes(portal: &Portal, cycle: &Cycle, shared: &Shared) -> Option<ToldVotes> {
    let stated = cycle.rule.as_ref()?.parameters.as_ref()?;
    let election = told::election(portal, cycle)?;
    let parameters = whole(stated, portal, cycle, &election, shared);
    let voters = cycle.results.as_ref().and_then(|results| results.voters);
    let tally = crate::count::of_told_votes(&election, &parameters, voters)?;
    Some(ToldVotes { cycle: cycle.id.clone(), election, tally })
}

/// What was chosen in a cycle that declares nothing and whose proposals do not say it: what the ballots'
/// file declares, or else what the count gives where enough have voted.
fn chosen(portal: &Portal, cycle: &Cycle) -> Option<Chosen> {
    if told::says_who_won(portal, cycle) {
        return None;
    }
    let (election, tally) = portal.tally(&cycle.id)?;
    let proposal = |project: &str| portal.proposal_of(&cycle.id, project).map(|proposal| proposal.id.clone());
    if let Some(declared) = election.declared().filter(|declared| !declared.is_empty()) {
        return Some(Chosen { proposals: declared.into_iter().filter_map(proposal).collect(), by_count: false });
    }
    if tally.is_short_of_quorum() || tally.was_given_up() {
        return None;
    }
    let winners = tally.winners.iter().filter_map(|winner| proposal(&election.projects[*winner].id));
    Some(Chosen { proposals: winners.collect(), by_count: true })
}

/// Counts the ballots that are published.
fn ballots(portal: &mut Portal, shared: &Shared, findings: &mut Findings) {
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
        findings.extend(crate::check::tally::lot(portal, cycle, &poll.election));
        tell_no_more(&poll.election, &parameters, findings);
        let currency = &shared.settings.currency;
        findings.extend(crate::check::ballots::told(portal, cycle, &poll.election, &result.tally, currency));
        let file = pabulib::write(&poll.election, &parameters, usize::try_from(minimum).unwrap_or(usize::MAX));
        give_votes(&mut portal.proposals, &poll.cycle, &poll.election, &result.tally);
        poll.counted = Some(CountedPoll { result, ballots: file.text, sha256: file.sha256 });
    }
    portal.polls = polls;
}

/// Drops the finding that a file does not tell which projects shut one another out, where proposals do.
fn tell_no_more(election: &Election, parameters: &Parameters, findings: &mut Findings) {
    let is_told = |finding: &Finding| {
        finding.code == Code::RulePartUntold
            && finding.place.file == election.place.file
            && finding.fact("what") == Some("rule-part-exclusions")
    };
    if !parameters.incompatible.is_empty() {
        findings.retain(|finding| !is_told(finding));
    }
}

/// Gives proposals the votes and points of the ballots, so that every page and file tells what anyone
/// can count. How many came on paper stays where the sum is the same.
fn give_votes(proposals: &mut [Proposal], cycle: &Id, election: &Election, tally: &Tally) {
    for proposal in proposals.iter_mut().filter(|proposal| proposal.cycle.as_deref() == Some(cycle.as_str())) {
        let by_number = proposal.project.as_deref().and_then(|number| election.project(number));
        let Some(project) = by_number.or_else(|| election.project(proposal.id.as_str())) else { continue };
        let Standing { named, score, .. } = tally.standings[project];
        let told = proposal.votes.filter(|told| told.total == named);
        let points = election.ballot.has_score().then_some(score);
        proposal.votes = Some(Votes { total: named, points, ..told.unwrap_or_default() });
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
    let drawn = |name: &String| portal.drawn(&cycle.id, election, name).map(str::to_owned);
    // Of ballots that are not published it is told how many they were.
    let told = cycle.results.as_ref().and_then(|results| results.voters).unwrap_or_default();
    let quorum = cycle.rule.as_ref().and_then(|rule| rule.quorum);
    Parameters {
        min_score: stated.min_score.or(election.min_score),
        lot: stated.lot.iter().filter_map(drawn).collect(),
        quorum: quorum.filter(|quorum| told < *quorum || election.ballots.len() as u64 >= *quorum),
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
