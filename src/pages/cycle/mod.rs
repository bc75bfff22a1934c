//! Participatory budgeting: the list of cycles, and of each its page, its results and its works.

mod command;
mod count;
pub mod execution;
mod map;
mod results;
mod rules;

pub use count::group_name;

use jiff::civil::Date;

use super::address::Target;
use super::edition::Edition;
use super::frame::Heading;
use super::view::{AreaMoney, Cycle as CycleView, CycleRow, Cycles, Download, PhaseRow, Standing, View, Words};
use super::{Found, Page};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::cycle::{self, Cycle, Phase};
use crate::model::portal::Portal;
use crate::model::proposal::{Proposal, ProposalState};

/// Adds the list and the cycles, with their results and works.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    if edition.portal.cycles.is_empty() {
        return;
    }
    pages.push(list(edition));
    for cycle in &edition.portal.cycles {
        pages.push(one(edition, cycle));
        if has_results(edition, cycle) {
            pages.push(results::page(edition, cycle));
        }
        if !works(edition.portal, cycle, edition.setting.today).is_empty() {
            pages.push(execution::page(edition, cycle));
        }
    }
}

/// A cycle's title: its own, or its id's.
pub fn title(edition: &Edition, cycle: &Cycle) -> Words {
    let own = cycle.title.as_ref().map(|title| edition.text(title));
    own.unwrap_or_else(|| Words { text: edition.phrase("pages.cycle", &[("id", cycle.id.as_str())]), lang: None })
}

/// A cycle's proposals, the latest first.
pub fn proposals<'a>(edition: &Edition<'a>, cycle: &Cycle) -> Vec<&'a Proposal> {
    let places = edition.links.of_cycle.get(&cycle.id).map(Vec::as_slice).unwrap_or_default();
    places.iter().map(|at| &edition.portal.proposals[*at]).collect()
}

/// The proposals that won: those declared, or else those whose state says so; where neither says it,
/// those that the count gives.
pub fn winners<'a>(portal: &'a Portal, cycle: &Cycle, today: Date) -> Vec<&'a Proposal> {
    let told = cycle.declared().is_some() || cycle.counts_are_public(today);
    let own = portal.proposals.iter().filter(|proposal| proposal.cycle.as_deref() == Some(cycle.id.as_str()));
    let mut winners: Vec<&Proposal> = own.filter(|proposal| told && has_won(portal, cycle, proposal)).collect();
    winners.sort_by(|a, b| by_votes(a, b));
    winners
}

/// Whether a proposal won in its cycle: the declared list decides, or where there is none its state, or
/// where no state tells it the count.
pub fn has_won(portal: &Portal, cycle: &Cycle, proposal: &Proposal) -> bool {
    let declared = cycle.declared().map(|results| results.winners.contains(&proposal.id));
    let chosen = || portal.chosen.get(&cycle.id).map(|chosen| chosen.proposals.contains(&proposal.id));
    declared.or_else(chosen).unwrap_or_else(|| proposal.won_by_vote())
}

/// Whether the count alone says who won in a cycle, since nothing was declared yet.
pub fn by_count(portal: &Portal, cycle: &Cycle) -> bool {
    portal.chosen.get(&cycle.id).is_some_and(|chosen| chosen.by_count)
}

/// The proposals that won and are to be done. What only the count says is promised by nobody yet.
pub fn works<'a>(portal: &'a Portal, cycle: &Cycle, today: Date) -> Vec<&'a Proposal> {
    if by_count(portal, cycle) { Vec::new() } else { winners(portal, cycle, today) }
}

/// Those with most points first where points are counted, and else the most voted; ids decide
/// between equals.
fn by_votes(a: &Proposal, b: &Proposal) -> std::cmp::Ordering {
    let votes = |proposal: &Proposal| proposal.votes.map(|votes| (votes.points, votes.total));
    votes(b).cmp(&votes(a)).then_with(|| a.id.cmp(&b.id))
}

/// Whether there is something to tell of the vote.
pub fn has_results(edition: &Edition, cycle: &Cycle) -> bool {
    cycle.counts_are_public(edition.setting.today)
        && (cycle.results.is_some() || proposals(edition, cycle).iter().any(|proposal| proposal.votes.is_some()))
}

fn list(edition: &Edition) -> Page {
    let address = edition.address(&Target::Cycles);
    let cycles = &edition.portal.cycles;
    let all: Vec<&Proposal> =
        cycles.iter().flat_map(|cycle| works(edition.portal, cycle, edition.setting.today)).collect();
    let view = Cycles {
        cycles: cycles.iter().map(|cycle| row(edition, cycle, &address)).collect(),
        kept: execution::kept(edition, &all, None),
    };
    let name = edition.text(&edition.portal.municipality.name).text;
    let heading = Heading {
        target: Target::Cycles,
        subject: "cycles",
        title: Words { text: edition.word("pages.cycles"), lang: None },
        description: Some(edition.phrase("pages.cycles_description", &[("name", &name)])),
        section: Some(Target::Cycles),
        updated: cycles.iter().filter_map(|cycle| updated(edition, cycle)).max(),
        ..Heading::default()
    };
    edition.page(heading, View::Cycles(Box::new(view)))
}

/// A cycle in a list.
pub fn row(edition: &Edition, cycle: &Cycle, from: &Address) -> CycleRow {
    let won = winners(edition.portal, cycle, edition.setting.today);
    let currency = &edition.setting.shared.settings.currency;
    CycleRow {
        title: title(edition, cycle),
        href: edition.href(from, &Target::Cycle(cycle.id.clone())),
        summary: edition.some(cycle.summary.as_ref()),
        standing: standing(edition, cycle),
        money: cycle.money.map(|money| edition.money(money, currency)),
        proposals: proposals(edition, cycle).len(),
        finished: won.iter().filter(|proposal| proposal.state == ProposalState::Finished).count(),
        winners: won.len(),
        by_count: by_count(edition.portal, cycle),
    }
}

/// The newest day in a cycle's data that is not to come.
fn updated(edition: &Edition, cycle: &Cycle) -> Option<Date> {
    let phases = cycle.phases.iter().map(|phase| phase.from);
    let changed =
        proposals(edition, cycle).into_iter().filter_map(|proposal| super::proposal::updated(edition, proposal));
    let declared = cycle.results.iter().filter_map(|results| results.date);
    phases.chain(changed).chain(declared).filter(|day| *day <= edition.setting.today).max()
}

/// Where a cycle stands today.
pub fn standing(edition: &Edition, cycle: &Cycle) -> Standing {
    let today = edition.setting.today;
    match cycle.on(today) {
        cycle::Standing::Before(phase) => told(edition, cycle, "before", Some(phase)),
        cycle::Standing::In(phase) => told(edition, cycle, "in", Some(phase)),
        cycle::Standing::Between(phase) => told(edition, cycle, "between", Some(phase)),
        cycle::Standing::After => told(edition, cycle, "after", None),
        cycle::Standing::Unknown => told(edition, cycle, "unknown", None),
    }
}

/// The next phase of a cycle that is in one.
pub fn next(edition: &Edition, cycle: &Cycle) -> Option<Standing> {
    let today = edition.setting.today;
    let next = cycle.next_phase(today)?;
    matches!(cycle.on(today), cycle::Standing::In(_)).then(|| told(edition, cycle, "before", Some(next)))
}

fn told(edition: &Edition, cycle: &Cycle, kind: &'static str, phase: Option<&Phase>) -> Standing {
    let at = phase.and_then(|phase| cycle.phases.iter().position(|known| known == phase));
    Standing {
        kind,
        phase: phase.map(|phase| phase.kind.id()),
        from: phase.map(|phase| edition.day(phase.from)),
        to: at.and_then(|at| cycle.end(at)).map(|day| edition.day(day)),
    }
}

fn phases(edition: &Edition, cycle: &Cycle) -> Vec<PhaseRow> {
    let today = edition.setting.today;
    let current = match cycle.on(today) {
        cycle::Standing::In(phase) => Some(phase),
        _ => None,
    };
    let row = |(at, phase): (usize, &Phase)| PhaseRow {
        kind: phase.kind.id(),
        from: edition.day(phase.from),
        to: cycle.end(at).map(|day| edition.day(day)),
        one_day: cycle.end(at) == Some(phase.from),
        note: edition.some(phase.note.as_ref()),
        when: match () {
            () if current == Some(phase) => "current",
            () if phase.from > today => "coming",
            () => "past",
        },
    };
    cycle.phases.iter().enumerate().map(row).collect()
}

fn one(edition: &Edition, cycle: &Cycle) -> Page {
    let target = Target::Cycle(cycle.id.clone());
    let address = edition.address(&target);
    let view = view(edition, cycle, &address);
    let summary = view.summary.as_ref().map(|summary| summary.text.clone());
    let heading = Heading {
        target,
        subject: "cycle",
        id: cycle.id.to_string(),
        title: title(edition, cycle),
        description: summary.clone(),
        above: vec![edition.link(&address, &Target::Cycles, edition.word("pages.cycles"))],
        section: Some(Target::Cycles),
        updated: updated(edition, cycle),
        found: Some(Found {
            year: cycle.year,
            number: None,
            amount: view.money.as_ref().map(|money| money.text.clone()),
            text: summary.unwrap_or_default(),
            kind: None,
        }),
        ..Heading::default()
    };
    edition.page(heading, View::Cycle(Box::new(view)))
}

fn view(edition: &Edition, cycle: &Cycle, address: &Address) -> CycleView {
    let currency = &edition.setting.shared.settings.currency;
    let all = proposals(edition, cycle);
    let won = winners(edition.portal, cycle, edition.setting.today);
    let mut by_state = all.clone();
    by_state.sort_by(|a, b| a.state.cmp(&b.state).then_with(|| by_votes(a, b)));
    let row = |proposal: &&Proposal| super::proposal::row(edition, proposal, address);
    let decision = cycle.decision.as_ref().and_then(|number| edition.links.numbered.get(number));
    CycleView {
        summary: edition.some(cycle.summary.as_ref()),
        standing: standing(edition, cycle),
        next: next(edition, cycle),
        phases: phases(edition, cycle),
        money: cycle.money.map(|money| edition.money(money, currency)),
        most_per_project: cycle.most_per_project.map(|money| edition.money(money, currency)),
        areas: areas(edition, cycle),
        act: edition.some(cycle.act.as_ref()),
        decision: decision.map(|place| super::decision::row(edition, *place, address)),
        decision_elsewhere: elsewhere(edition, cycle.decision.as_deref()),
        who: edition.some(cycle.who.as_ref()),
        responsible: edition.some(cycle.responsible.as_ref()),
        rules: rules::facts(edition, cycle),
        rule_note: edition.some(cycle.rule.as_ref().and_then(|rule| rule.note.as_ref())),
        results: has_results(edition, cycle).then(|| edition.href(address, &Target::Results(cycle.id.clone()))),
        by_count: by_count(edition.portal, cycle),
        winners: won.iter().map(row).collect(),
        kept: execution::kept(
            edition,
            &works(edition.portal, cycle, edition.setting.today),
            Some(edition.href(address, &Target::Execution(cycle.id.clone()))),
        ),
        states: super::proposal::states_of(edition, all.iter().copied()),
        proposals: by_state.iter().map(row).collect(),
        map: map::of(edition, &all, address),
        downloads: downloads(edition, cycle, address),
        feed: edition.setting.base_url.map(|_| edition.data_file(address, cycle, "feed.xml")),
    }
}

/// A decision whose minutes are not published here, in words.
fn elsewhere(edition: &Edition, number: Option<&str>) -> Option<String> {
    let number = number.filter(|number| !edition.links.numbered.contains_key(*number))?;
    Some(edition.phrase("ui.decision_elsewhere", &[("number", number)]))
}

fn areas(edition: &Edition, cycle: &Cycle) -> Vec<AreaMoney> {
    let currency = &edition.setting.shared.settings.currency;
    let share = |share: &cycle::AreaShare| AreaMoney {
        area: area_name(edition, &share.area),
        money: edition.money(share.money, currency),
        share: cycle.money.and_then(|whole| edition.share(share.money, whole)),
    };
    cycle.areas.iter().map(share).collect()
}

/// An area's name; its id where it is not known.
fn area_name(edition: &Edition, id: &str) -> Words {
    let known = edition.setting.shared.territory.area(id);
    known.map_or_else(|| Words { text: id.to_owned(), lang: None }, |area| edition.text(&area.name))
}

/// The files of a cycle that machines read.
fn downloads(edition: &Edition, cycle: &Cycle, address: &Address) -> Vec<Download> {
    let file = |format: &'static str, ending: &str| Download {
        format,
        href: edition.data_file(address, cycle, &format!("{}.{ending}", cycle.id)),
    };
    let ballots = edition.portal.poll(&cycle.id).filter(|poll| poll.counted.is_some());
    let ballots = ballots.map(|_| file("Pabulib", "pb"));
    [file("CSV", "csv"), file("JSON", "json")].into_iter().chain(ballots).collect()
}

impl Edition<'_> {
    /// The link to a file of a cycle's data, which lies beside its page in the first language.
    fn data_file(&self, from: &Address, cycle: &Cycle, name: &str) -> String {
        let first = self.setting.shared.settings.first_language();
        let folder = self.addresses.of(&Target::Cycle(cycle.id.clone()), first);
        from.link_to(&folder.file(name), self.setting.links)
    }
}
