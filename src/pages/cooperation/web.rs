//! Who works with whom on what: actors, and what joins two or more of them.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::chart::frame::Caption;
use crate::chart::network::{Edge, Network, Node};
use crate::chart::row_bar::table_bars;
use crate::i18n::Text;
use crate::model::actor::{Actor, ActorKind};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::pages::address::Shelf;
use crate::pages::cohesion::Ground;
use crate::pages::view::{Cell, Chart, ChartRow, Grid, Words};
use crate::pages::voice::Voice;

/// The most actors that a network is drawn with.
const MOST_NODES: usize = 24;
/// The most partners that are named in a cell.
const MOST_NAMED: usize = 12;

/// An actor.
pub struct Member {
    /// What it is called.
    pub title: Words,
    /// What it is.
    pub kind: ActorKind,
    /// Its page.
    pub href: Option<String>,
}

/// Something that actors do together.
pub struct Joint {
    /// What it is called.
    pub title: Words,
    /// Its page.
    pub href: Option<String>,
    /// The municipality that alone tells of it.
    pub of: Option<Words>,
    /// The keys of the actors.
    pub actors: BTreeSet<String>,
}

/// Actors, each by a key, and what joins them.
pub struct Web {
    members: BTreeMap<String, Member>,
    joints: Vec<Joint>,
}

impl Web {
    /// The actors that a site shows; the agreements and bodies that are not given up, and the programmes that have
    /// begun, that join two of them or more.
    pub fn of(ground: &dyn Ground, from: &Address) -> Self {
        let (voice, cohesion, today) = (ground.voice(), ground.cohesion(), ground.today());
        let member = |actor: &Actor| {
            let href = Some(ground.record(from, Shelf::Cooperation, &actor.id));
            (actor.id.to_string(), Member { title: voice.text(&actor.title), kind: actor.kind, href })
        };
        let mut web = Self { members: cohesion.actors.iter().map(member).collect(), joints: Vec::new() };
        let joint = |shelf: Shelf, title: &Text, id: &Id, actors: &[String]| Joint {
            title: voice.text(title),
            href: Some(ground.record(from, shelf, id)),
            of: None,
            actors: actors.iter().cloned().collect(),
        };
        for one in cohesion.agreements.iter().filter(|one| one.state.counts()) {
            web.join(joint(Shelf::Agreements, &one.title, &one.id, &one.parties));
        }
        for one in cohesion.programmes.iter().filter(|one| one.from.is_none_or(|from| from <= today)) {
            web.join(joint(Shelf::Programmes, &one.title, &one.id, &one.actors));
        }
        web
    }

    /// Adds an actor.
    pub fn add(&mut self, key: String, member: Member) {
        self.members.insert(key, member);
    }

    /// Whether an actor is known.
    pub fn has(&self, key: &str) -> bool {
        self.members.contains_key(key)
    }

    /// Adds what joins two actors or more that are known.
    pub fn join(&mut self, mut joint: Joint) {
        joint.actors.retain(|key| self.members.contains_key(key));
        if joint.actors.len() > 1 {
            self.joints.push(joint);
        }
    }

    /// With whom each actor does how many things.
    fn partners(&self) -> BTreeMap<&str, BTreeMap<&str, usize>> {
        let mut all: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        for Joint { actors, .. } in &self.joints {
            for one in actors {
                for other in actors.iter().filter(|other| *other != one) {
                    *all.entry(one).or_default().entry(other).or_default() += 1;
                }
            }
        }
        all
    }

    /// With how many others an actor works.
    pub fn count(&self, key: &str) -> usize {
        let joints = self.joints.iter().filter(|joint| joint.actors.contains(key));
        let all: BTreeSet<&String> = joints.flat_map(|joint| &joint.actors).collect();
        all.len().saturating_sub(1)
    }

    /// A row for each actor and thing; none where nobody does anything with others.
    pub fn together(&self, voice: &Voice) -> Option<Grid> {
        let mut rows: Vec<(&str, Vec<Cell>)> = Vec::new();
        for joint in &self.joints {
            let of = |name: &Words| Words { text: format!("({})", name.text), lang: name.lang.clone() };
            let what =
                Cell { href: joint.href.clone(), note: joint.of.as_ref().map(of), ..Cell::words(joint.title.clone()) };
            let actors: Vec<(&String, &Member)> =
                joint.actors.iter().filter_map(|key| Some((key, self.members.get(key)?))).collect();
            for (key, actor) in &actors {
                let others = actors.iter().filter(|(other, _)| other != key).map(|(_, other)| &*other.title.text);
                let others = match actors.len() > MOST_NAMED {
                    true => voice.count("ui.partners", actors.len() - 1),
                    false => others.collect::<Vec<_>>().join(", "),
                };
                let name = Cell { href: actor.href.clone(), ..Cell::words(actor.title.clone()) };
                rows.push((&actor.title.text, vec![name, Cell::text(others), what.clone()]));
            }
        }
        rows.sort_by(|(one, _), (other, _)| voice.words.locale().compare(one, other));
        (!rows.is_empty()).then(|| Grid {
            caption: voice.word("ui.together_caption"),
            sortable: true,
            heads: voice.heads(&["ui.actor", "ui.works_with", "ui.on_what"], 3),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            ..Grid::default()
        })
    }

    /// The network; none where nobody works with others. Of many actors, those with the most partners are drawn.
    pub fn network(&self, voice: &Voice) -> Option<Chart> {
        let partners = self.partners();
        let mut actors: Vec<(&str, &Member, usize)> =
            partners.iter().filter_map(|(key, with)| Some((*key, self.members.get(*key)?, with.len()))).collect();
        actors.sort_by(|(a, _, one), (b, _, other)| other.cmp(one).then_with(|| a.cmp(b)));
        let headline = headline(&actors, voice)?;
        let mut subtitle = voice.word("ui.network_subtitle");
        if actors.len() > MOST_NODES {
            let (shown, all) = (voice.number(MOST_NODES as u64), voice.number(actors.len() as u64));
            subtitle = format!("{subtitle}. {}", voice.phrase("ui.network_drawn", &[("shown", &shown), ("all", &all)]));
        }
        let rows = actors.iter().map(|(key, actor, count)| {
            let with = partners[key].keys().filter_map(|key| self.members.get(*key)).map(|other| &*other.title.text);
            let cells = vec![with.collect::<Vec<_>>().join(", "), count.to_string()];
            ChartRow::new(actor.title.clone(), actor.href.clone(), cells)
        });
        let rows = rows.collect();
        let bars = actors.iter().map(|(.., count)| vec![None, Some(Decimal::from(*count))]).collect::<Vec<_>>();
        actors.truncate(MOST_NODES);
        let svg = drawn(
            &actors,
            &partners,
            voice,
            Caption { id: "network".to_owned(), title: headline.clone(), description: subtitle.clone() },
        );
        let heads = ["ui.actor", "ui.works_with", "ui.partners_count"].map(|key| voice.word(key)).to_vec();
        Some(Chart { headline, subtitle, svg, heads, rows, bars: table_bars(&bars), ..Chart::default() })
    }
}

/// Who works with the most others; nothing where nobody does.
fn headline(actors: &[(&str, &Member, usize)], voice: &Voice) -> Option<String> {
    let (_, most, count) = *actors.first()?;
    let tied = actors.iter().filter(|(.., with)| *with == count).count();
    Some(match tied {
        1 => voice.phrase("ui.network_headline", &[("actor", &most.title.text), ("count", &count.to_string())]),
        several => {
            let (number, count) = (voice.number(several as u64), count.to_string());
            voice.phrase("ui.network_several", &[("number", &number), ("count", &count)])
        }
    })
}

/// The drawing of some actors and what joins them.
fn drawn(
    actors: &[(&str, &Member, usize)],
    partners: &BTreeMap<&str, BTreeMap<&str, usize>>,
    voice: &Voice,
    caption: Caption,
) -> String {
    let nodes = actors.iter().map(|(key, actor, count)| Node {
        id: (*key).to_owned(),
        label: actor.title.clone().into(),
        text: voice.count("ui.partners", *count),
        kind: actor.kind as usize,
        href: actor.href.clone(),
    });
    let edges = partners.iter().flat_map(|(one, others)| {
        others.iter().filter(move |(other, _)| one < *other).map(move |(other, weight)| Edge {
            from: (*one).to_owned(),
            to: (*other).to_owned(),
            weight: Decimal::from(*weight),
        })
    });
    let shown: BTreeSet<&str> = actors.iter().map(|(key, ..)| *key).collect();
    let edges = edges.filter(|edge| shown.contains(edge.from.as_str()) && shown.contains(edge.to.as_str()));
    let kinds = ActorKind::ALL.iter().map(|kind| voice.choice("actor_kind", *kind)).collect();
    Network { caption, nodes: nodes.collect(), edges: edges.collect(), kinds }.svg()
}
