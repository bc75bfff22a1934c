//! Topics: what was dealt with, decided, proposed and budgeted on each; and the papers.

use std::collections::BTreeMap;

use super::address::Target;
use super::edition::Edition;
use super::frame::Heading;
use super::view::{Link, PointRow, Topic as TopicView, TopicRow, Topics, View, Words};
use super::{Found, Page, newest};
use crate::link::DecisionPlace;
use crate::link::council::ItemPlace;
use crate::model::address::Address;
use crate::model::budget::{Dimension, Direction};
use crate::model::choice::Choice;
use crate::model::portal::Portal;
use crate::model::proposal::{Category, Proposal};

/// The most points, decisions and proposals that a topic's page lists of each.
const MOST: usize = 60;

/// Adds the topics of which there is something.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    let mut proposals: BTreeMap<Category, Vec<&Proposal>> = BTreeMap::new();
    for proposal in &edition.portal.proposals {
        for category in &proposal.categories {
            proposals.entry(*category).or_default().push(proposal);
        }
    }
    let told: Vec<Category> = told(edition).collect();
    if told.is_empty() {
        return;
    }
    list(edition, &told, &proposals, pages);
    for topic in told {
        one(edition, topic, proposals.get(&topic).map(Vec::as_slice).unwrap_or_default(), pages);
    }
}

/// The topics that the council or a proposal names, in the order of their words.
fn told<'e>(edition: &'e Edition) -> impl Iterator<Item = Category> + 'e {
    let named = |topic: &Category| {
        edition.links.council.topics.contains_key(topic)
            || edition.portal.proposals.iter().any(|proposal| proposal.categories.contains(topic))
    };
    Category::ALL.iter().copied().filter(named)
}

/// Whether there are topics at all.
pub fn has_topics(edition: &Edition) -> bool {
    told(edition).next().is_some()
}

/// Links to topics.
pub fn links(edition: &Edition, topics: &[Category], from: &Address) -> Vec<Link> {
    let link = |topic: &Category| edition.link(from, &Target::Topic(*topic), edition.choice("category", *topic));
    topics.iter().map(link).collect()
}

fn list(
    edition: &mut Edition,
    told: &[Category],
    proposals: &BTreeMap<Category, Vec<&Proposal>>,
    pages: &mut Vec<Page>,
) {
    let address = edition.address(&Target::Topics);
    let voice = edition.voice();
    let row = |topic: &Category| {
        let council = edition.links.council.topics.get(topic);
        TopicRow {
            link: edition.link(&address, &Target::Topic(*topic), edition.choice("category", *topic)),
            counts: [
                ("ui.topic_points", council.map_or(0, |topic| topic.points.len())),
                ("ui.decisions_count", council.map_or(0, |topic| topic.decisions.len())),
                ("ui.proposals_count", proposals.get(topic).map_or(0, Vec::len)),
            ]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| voice.count(word, count))
            .collect(),
        }
    };
    let view = Topics { topics: told.iter().map(row).collect() };
    let mut heading = heading(edition, Target::Topics, edition.word("pages.topics"), Vec::new());
    let newest = |topic: &Category| {
        let (points, decisions) = of_council(edition, *topic);
        newest::of_topic(edition, points, decisions, proposals.get(topic).map(Vec::as_slice).unwrap_or_default())
    };
    heading.updated = told.iter().filter_map(newest).max();
    let page = edition.page(heading, View::Topics(Box::new(view)));
    pages.push(page);
}

fn heading(edition: &Edition, target: Target, title: String, above: Vec<Link>) -> Heading {
    let id = match &target {
        Target::Topic(topic) => topic.id().to_owned(),
        _ => String::new(),
    };
    let name = edition.text(&edition.portal.municipality.name).text;
    let description = match &target {
        Target::Topic(_) => edition.phrase("pages.topic_description", &[("topic", &title), ("name", &name)]),
        _ => edition.phrase("pages.topics_description", &[("name", &name)]),
    };
    Heading {
        found: (!id.is_empty()).then(|| Found { text: description.clone(), ..Found::default() }),
        target,
        subject: if id.is_empty() { "topics" } else { "topic" },
        id,
        title: Words { text: title, lang: None },
        description: Some(description),
        above,
        section: None,
        updated: None,
        ..Heading::default()
    }
}

fn one(edition: &mut Edition, topic: Category, proposals: &[&Proposal], pages: &mut Vec<Page>) {
    let target = Target::Topic(topic);
    let address = edition.address(&target);
    let (points, decisions) = of_council(edition, topic);
    let view = TopicView {
        points: points.iter().take(MOST).map(|place| point(edition, *place, &address)).collect(),
        decisions: decisions.iter().take(MOST).map(|place| super::decision::row(edition, *place, &address)).collect(),
        proposals: proposals
            .iter()
            .take(MOST)
            .map(|proposal| super::proposal::row(edition, proposal, &address))
            .collect(),
        budgets: budgets(edition, topic, &address),
    };
    let above = vec![edition.link(&address, &Target::Topics, edition.word("pages.topics"))];
    let mut heading = heading(edition, target, edition.choice("category", topic), above);
    heading.updated = newest::of_topic(edition, points, decisions, proposals);
    let page = edition.page(heading, View::Topic(Box::new(view)));
    pages.push(page);
}

/// What the council dealt with and decided on a topic.
fn of_council<'e>(edition: &Edition<'e>, topic: Category) -> (&'e [ItemPlace], &'e [DecisionPlace]) {
    let of = edition.links.council.topics.get(&topic);
    of.map_or((&[], &[]), |of| (&of.points, &of.decisions))
}

/// A point of an agenda in a list.
pub fn point(edition: &Edition, place: ItemPlace, from: &Address) -> PointRow {
    let meeting = place.meeting(edition.portal);
    let item = &meeting.agenda[place.item];
    let page = edition.href(from, &Target::Meeting(meeting.id.clone()));
    PointRow {
        title: edition.text(&item.title),
        href: format!("{page}#{}", super::minutes::item_id(place.item)),
        date: edition.day(meeting.date),
        body: super::minutes::body_name(edition, &meeting.body),
        result: edition.some(item.result.as_ref()),
    }
}

/// The divisions of COFOG, the classification of the functions of government, that a topic is spent
/// on.
fn divisions(topic: Category) -> &'static [&'static str] {
    match topic {
        Category::Mobility | Category::Economy => &["04"],
        Category::PublicSpace | Category::WaterSanitation => &["06"],
        Category::Education => &["09"],
        Category::Health => &["07"],
        Category::CultureSport => &["08"],
        Category::Environment => &["05"],
        Category::Safety => &["03"],
        Category::SocialServices => &["10"],
        Category::Digital => &[],
    }
}

/// The parts of the latest budget that are spent on a topic, where it is classified by COFOG.
fn budgets(edition: &Edition, topic: Category, from: &Address) -> Vec<Link> {
    let Some(budget) = edition.portal.budgets.first() else { return Vec::new() };
    let Some(cofog) =
        Portal::classification(budget, Direction::Expenditure, Dimension::Functional, edition.setting.shared)
    else {
        return Vec::new();
    };
    if cofog.id != "cofog" {
        return Vec::new();
    }
    let spent = |code: &str| {
        let below = |line: &crate::model::budget::Line| {
            line.codes[Dimension::Functional].as_deref().is_some_and(|own| own.starts_with(code))
        };
        budget.lines.iter().any(|line| line.direction == Direction::Expenditure && below(line))
    };
    let link = |code: &&str| {
        let node = cofog.node(cofog.find(code)?);
        let label = edition.phrase(
            "pages.topic_budget",
            &[("year", &budget.year.to_string()), ("name", &edition.text(&node.name).text)],
        );
        let target = Target::Node(budget.id.clone(), Direction::Expenditure, Dimension::Functional, (*code).to_owned());
        Some(edition.link(from, &target, label))
    };
    divisions(topic).iter().filter(|code| spent(code)).filter_map(link).collect()
}
