//! A participatory budgeting cycle for machines: its proposals as CSV, all of it as JSON, and a feed.
//!
//! The files lie beside the cycle's page in the first language.

use atom_syndication::{Entry, Feed, Generator, Text};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::atom::{at_noon, link};
use super::budget_csv::harmless;
use super::licence::{self, licensed};
use super::{File, Portfolio, pretty};
use crate::model::address::{Address, whole_address};
use crate::model::choice::Choice;
use crate::model::cycle::{Counting, Cycle, Phase};
use crate::model::election::{Limit, LimitOf};
use crate::model::proposal::Proposal;
use crate::pages::address::Target;

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let mut files = Vec::new();
    for cycle in &portfolio.portal.cycles {
        let folder = folder(portfolio, cycle);
        let named = |ending: &str| folder.file(&format!("{}.{ending}", cycle.id)).to_string();
        files.extend(table(portfolio, cycle).map(|bytes| (named("csv"), bytes)));
        let licensed = |value| pretty(&licensed(value, portfolio.settings()));
        files.extend(licensed(whole(portfolio, cycle)).map(|bytes| (named("json"), bytes)));
        let poll = portfolio.portal.poll(&cycle.id);
        if let Some((poll, counted)) = poll.and_then(|poll| Some((poll, poll.counted.as_ref()?))) {
            files.push((named("pb"), counted.ballots.clone().into_bytes()));
            let tally = super::tally_json::value(&poll.election, &counted.result.tally);
            let path = folder.file(&format!("{}-tally.json", cycle.id)).to_string();
            files.extend(licensed(tally).map(|bytes| (path, bytes)));
        }
        let feed_at = folder.file("feed.xml").to_string();
        files.extend(feed(portfolio, cycle, &feed_at).map(|bytes| (feed_at, bytes)));
    }
    files
}

/// The folder of a cycle's data: its page in the first language.
fn folder(portfolio: &Portfolio, cycle: &Cycle) -> Address {
    let first = portfolio.setting.shared.settings.first_language();
    portfolio.addresses.of(&Target::Cycle(cycle.id.clone()), first)
}

fn proposals<'a>(portfolio: &Portfolio<'a>, cycle: &Cycle) -> Vec<&'a Proposal> {
    let all = portfolio.portal.proposals.iter();
    all.filter(|proposal| proposal.cycle.as_deref() == Some(cycle.id.as_str())).collect()
}

/// An amount for machines: a point, and as many decimals as the currency has.
fn plain(portfolio: &Portfolio, amount: Decimal) -> String {
    let currency = &portfolio.setting.shared.settings.currency;
    format!("{:.*}", currency.digits() as usize, amount)
}

/// The columns of the table, with what each holds of a proposal.
const COLUMNS: [&str; 22] = [
    "id",
    "project",
    "title",
    "state",
    "reason",
    "area",
    "latitude",
    "longitude",
    "categories",
    "groups",
    "sdgs",
    "cofog",
    "cost_asked",
    "cost_reviewed",
    "cost_final",
    "supports",
    "votes",
    "votes_online",
    "votes_paper",
    "points",
    "progress",
    "submitted",
];

fn table(portfolio: &Portfolio, cycle: &Cycle) -> Option<Vec<u8>> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(COLUMNS).ok()?;
    for proposal in proposals(portfolio, cycle) {
        csv.write_record(row(portfolio, proposal)).ok()?;
    }
    csv.into_inner().ok()
}

fn row(portfolio: &Portfolio, proposal: &Proposal) -> [String; 22] {
    let text = |text: Option<&str>| harmless(text.unwrap_or(""));
    let money = |amount: Option<Decimal>| amount.map(|amount| plain(portfolio, amount)).unwrap_or_default();
    let number = |number: Option<u64>| number.map(|number| number.to_string()).unwrap_or_default();
    let degrees = |degrees: Option<Decimal>| degrees.map(|degrees| degrees.to_string()).unwrap_or_default();
    let votes = proposal.votes;
    [
        proposal.id.to_string(),
        text(proposal.project.as_deref()),
        text(Some(proposal.title.first())),
        proposal.state.id().to_owned(),
        text(proposal.reason.map(Choice::id)),
        text(proposal.area.as_deref()),
        degrees(proposal.coordinates.map(|place| place.latitude)),
        degrees(proposal.coordinates.map(|place| place.longitude)),
        proposal.categories.iter().map(|category| category.id()).collect::<Vec<_>>().join(" "),
        proposal.groups.iter().map(|group| group.id()).collect::<Vec<_>>().join(" "),
        proposal.goals.iter().map(u64::to_string).collect::<Vec<_>>().join(" "),
        text(proposal.cofog.as_deref()),
        money(proposal.cost.asked),
        money(proposal.cost.reviewed),
        money(proposal.cost.finished),
        number(proposal.supports),
        number(votes.map(|votes| votes.total)),
        number(votes.and_then(|votes| votes.online)),
        number(votes.and_then(|votes| votes.paper)),
        votes.and_then(|votes| votes.points).map(|points| points.to_string()).unwrap_or_default(),
        number(proposal.progress()),
        proposal.submitted.map(|day| day.to_string()).unwrap_or_default(),
    ]
}

/// The cycle as JSON; amounts are texts, so that no reader makes floats of them unasked.
fn whole(portfolio: &Portfolio, cycle: &Cycle) -> Value {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let phase = |phase: &Phase| json!({"phase": phase.kind.id(), "from": phase.from.to_string(), "to": day(phase.to)});
    let results = cycle.results.as_ref().map(|results| {
        json!({
            "date": day(results.date),
            "decision": results.decision,
            "voters": results.voters,
            "added": results.added.map(|money| plain(portfolio, money)),
            "winners": results.winners.iter().map(ToString::to_string).collect::<Vec<_>>(),
        })
    });
    // Where nothing was declared yet, what the count gives is no result, but who would have won.
    let by_count = portfolio.portal.chosen.get(&cycle.id).filter(|chosen| chosen.by_count);
    let by_count = by_count.map(|chosen| chosen.proposals.iter().map(ToString::to_string).collect::<Vec<_>>());
    json!({
        "id": cycle.id.as_str(),
        "municipality": portfolio.portal.municipality.name.first(),
        "title": cycle.title.as_ref().map(|title| title.first()),
        "year": cycle.year,
        "currency": portfolio.setting.shared.settings.currency.code(),
        "act": cycle.act.as_ref().map(|act| act.first()),
        "decision": cycle.decision,
        "money": cycle.money.map(|money| plain(portfolio, money)),
        "most_per_project": cycle.most_per_project.map(|money| plain(portfolio, money)),
        "areas": cycle.areas.iter()
            .map(|share| json!({"area": share.area, "money": plain(portfolio, share.money)}))
            .collect::<Vec<_>>(),
        "categories": cycle.categories.iter()
            .map(|share| json!({"category": share.category, "money": plain(portfolio, share.money)}))
            .collect::<Vec<_>>(),
        "limits": limits(portfolio, cycle),
        "phases": cycle.phases.iter().map(phase).collect::<Vec<_>>(),
        "min_age": cycle.min_age,
        "electorate": cycle.electorate,
        "ballot": cycle.ballot.map(|form| {
            json!({"kind": form.kind.id(), "least": form.least, "most": form.most, "points": form.points})
        }),
        "rule": cycle.rule.as_ref().map(|stated| rule(portfolio, cycle, stated)),
        "results": results,
        "winners_by_count": by_count,
        "proposals": proposals(portfolio, cycle).into_iter()
            .map(|proposal| proposal_value(portfolio, proposal))
            .collect::<Vec<_>>(),
    })
}

/// What the works of an area or a category may cost together, as it was counted; the ballots' file may
/// state limits that the cycle does not.
fn limits(portfolio: &Portfolio, cycle: &Cycle) -> Vec<Value> {
    let counted = portfolio.portal.tally(&cycle.id).map(|(_, tally)| tally.parameters.limits.as_slice());
    let limit = |limit: &Limit| {
        let of = if limit.of == LimitOf::Area { "area" } else { "category" };
        json!({"of": of, "name": limit.name, "most": plain(portfolio, limit.most)})
    };
    counted.unwrap_or_default().iter().map(limit).collect()
}

/// How it is counted. Once the ballot is known, the lot is told by its numbers.
fn rule(portfolio: &Portfolio, cycle: &Cycle, rule: &Counting) -> Value {
    let stated = rule.parameters.as_ref();
    let counted = portfolio.portal.tally(&cycle.id).map(|(_, tally)| &tally.parameters.lot);
    json!({
        "kind": stated.map_or("assembly", |stated| stated.rule.id()),
        "completion": stated.map(|stated| stated.completion.id()),
        "stop": stated.map(|stated| stated.stop.id()),
        "start": stated.map(|stated| stated.start.id()),
        "increment": stated.map(|stated| stated.increment.to_string()),
        "comparison": stated.map(|stated| stated.comparison),
        "ties": rule.ties.iter().map(|tie| tie.id()).collect::<Vec<_>>(),
        "lot": counted.or(stated.map(|stated| &stated.lot)),
        "min_score": stated.and_then(|stated| stated.min_score).map(|score| score.to_string()),
        "without_votes": stated.map(|stated| stated.without_votes.id()),
        "quorum": rule.quorum,
        "min_cell": rule.min_cell.map(|_| rule.least_cell()),
    })
}

/// A proposal: the table's row, what has a value, and its steps.
fn proposal_value(portfolio: &Portfolio, proposal: &Proposal) -> Value {
    let cells = COLUMNS.iter().zip(row(portfolio, proposal)).filter(|(_, cell)| !cell.is_empty());
    let mut value: serde_json::Map<String, Value> =
        cells.map(|(name, cell)| ((*name).to_owned(), cell.into())).collect();
    let milestones: Vec<Value> = proposal
        .milestones
        .iter()
        .map(|step| {
            json!({
                "title": step.title.first(),
                "due": step.due.map(|day| day.to_string()),
                "done": step.done.map(|day| day.to_string()),
                "progress": step.progress,
            })
        })
        .collect();
    if !milestones.is_empty() {
        value.insert("milestones".to_owned(), milestones.into());
    }
    Value::Object(value)
}

/// The cycle's feed: what changed of its proposals, the latest first. One whose days all lie ahead has
/// nothing to tell yet, and can be subscribed to.
fn feed(portfolio: &Portfolio, cycle: &Cycle, address: &str) -> Option<Vec<u8>> {
    let base = portfolio.setting.base_url?;
    let lang = portfolio.setting.shared.settings.first_language();
    let ids: Vec<&str> = proposals(portfolio, cycle).iter().map(|proposal| proposal.id.as_str()).collect();
    let of_cycle = |page: &&crate::pages::Page| match page.subject {
        "proposal" => ids.contains(&page.id.as_str()),
        "cycle" | "results" | "execution" => page.id == cycle.id.as_str(),
        _ => false,
    };
    let mut pages: Vec<_> = portfolio.pages.iter().filter(|page| page.lang == lang).filter(of_cycle).collect();
    pages.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.address.cmp(&b.address)));
    let entry = |page: &&crate::pages::Page| {
        let url = page.address.whole(base);
        Some(Entry {
            title: Text::plain(page.title.clone()),
            id: url.clone(),
            updated: at_noon(page.updated?)?,
            links: vec![link("alternate", url)],
            summary: page.frame.description.clone().map(Text::plain),
            ..Entry::default()
        })
    };
    // A feed must say when it changed: before anything happened, when the portal did.
    let of_portal = || portfolio.pages.iter().filter_map(|page| page.updated).max();
    let newest = pages.iter().find_map(|page| page.updated).or_else(of_portal).unwrap_or(portfolio.setting.today);
    let home = pages.iter().find(|page| page.subject == "cycle")?;
    let name = portfolio.portal.municipality.name.get(&lang).text;
    let feed = Feed {
        title: Text::plain(format!("{} · {name}", home.title)),
        id: whole_address(base, address),
        updated: at_noon(newest)?,
        lang: Some(lang.to_string()),
        generator: Some(Generator { value: "Cabildo".to_owned(), ..Generator::default() }),
        links: vec![link("self", whole_address(base, address)), link("alternate", home.address.whole(base))],
        rights: licence::line(portfolio.settings()).map(Text::plain),
        authors: vec![atom_syndication::Person { name: name.to_owned(), ..atom_syndication::Person::default() }],
        entries: pages.iter().filter_map(entry).collect(),
        ..Feed::default()
    };
    Some(feed.to_string().into_bytes())
}
