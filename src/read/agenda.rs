//! The points of an agenda, written in the front matter or as the headings of the text, with motions,
//! votes and decisions in fenced blocks under the point that they belong to.
//!
//! ````text
//! ## 3. Compra de luminarias
//!
//! El tesorero explicó las tres ofertas.
//!
//! ```motion
//! mover: Batista
//! vote: all yes except Ríos (no)
//! ```
//!
//! ```decision
//! number: AM-05-2026
//! ```
//! ````
//!
//! A heading's number ([`numbering`]) is the point's. Where some headings have numbers,
//! those that have none are parts of the text and no points; one with nothing under it that stands right
//! over a point is the heading of the part of the agenda that begins there.

pub mod headings;
pub mod unclosed;

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use self::headings::{Point, PointBlock};
use super::decision::{self, WrittenDecision, WrittenDocument};
use super::file;
use super::people::People;
use super::reader::Reader;
use super::record::{Asked, At, FieldType, Kind, Record, Value, record};
use super::values::{OneOf, Reference};
use super::vote::{Floor, WrittenBallots, WrittenMotion, motion, motion_of_vote};
use crate::findings::{Code, Finding, Place};
use crate::i18n::Text;
use crate::model::council::{AgendaItem, Intervention, Meeting};
use crate::model::decision::Decision;
use crate::model::id::Id;
use crate::model::proposal::Category;
use crate::model::vote::Motion;
use crate::text::numbering;
use crate::text::yaml::{Node, Spanned};

record! {
    /// A point of the agenda.
    pub struct WrittenItem "agenda item" {
        /// What it is about; the heading where it stands under one.
        title: Option<At<Text>> = "Lectura del acta anterior",
        /// Its number, where it is not its place in the list; `no` where it has none.
        number: Option<At<String>> = "\"4.1\"",
        /// The headings over it that are no points: the part of the agenda that begins with it.
        sections: Vec<At<Text>> = "[Parte resolutiva]",
        /// More on it.
        text: Option<At<Text>> = "Se entregó copia a cada miembro.",
        /// When it began.
        start: Option<At<Time>> = "\"09:40\"",
        /// When it ended.
        end: Option<At<Time>> = "\"10:15\"",
        /// Whether the public was not admitted.
        closed: Option<At<bool>> = "no",
        /// What came of it, in the words of the minutes.
        result: Option<At<Text>> = "Se tomó nota",
        /// What was decided, word by word; its lines are paragraphs.
        resolution: Option<At<Text>> = "El Concejo encarga a Hacienda un estudio de costos.",
        /// What it is about.
        topics: Vec<At<OneOf<Category>>> = "[safety]",
        /// The papers that were dealt with.
        papers: Vec<At<Reference>> = "[presupuesto-2027]",
        /// Its documents.
        documents: Vec<At<WrittenDocument>> = "[{title: Informe, file: files/informe.pdf}]",
        /// The motions put under it.
        motions: Vec<At<WrittenMotion>> = "[{title: Aprobar el acta, vote: all yes}]",
        /// What was decided under it. A motion that made a decision says so by its number.
        decisions: Vec<At<WrittenDecision>> = "[{number: AM-05-2026, title: Compra de luminarias}]",
        /// What citizens said.
        interventions: Vec<At<WrittenIntervention>> = "[{name: Rosa Pérez, text: Pidió más luces}]",
    }
}

record! {
    /// What a citizen said.
    pub struct WrittenIntervention "intervention" {
        /// Who; nothing where they are not to be named.
        name: Option<At<String>> = "Rosa Pérez",
        /// For whom they spoke.
        on_behalf_of: Option<At<Text>> = "Junta de vecinos de El Muelle",
        /// What they said.
        text: At<Text> = "Pidió más luces en el paseo.",
        /// What they were answered.
        answer: Option<At<Text>> = "La alcaldesa ofreció una visita.",
    }
}

/// The agenda as written.
#[derive(Debug, Clone)]
pub enum Agenda {
    /// It is the headings of the text.
    Headings,
    /// In the front matter.
    Items(Vec<At<WrittenItem>>),
}

impl Value for Agenda {
    fn kind() -> Kind {
        let items = Kind::List(Box::new(Kind::Record(WrittenItem::definition)));
        Kind::Either(vec![Kind::Choice(vec!["headings"]), items])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        if matches!(&node.value, Node::Scalar(scalar) if scalar.text.trim() == "headings") {
            return Some(Self::Headings);
        }
        let place = reader.place(node.span);
        <Vec<At<WrittenItem>> as FieldType>::take(Some(node), asked, &place, reader).map(Self::Items)
    }
}

/// The names of blocks.
const BLOCKS: [&str; 6] = ["item", "motion", "amendment", "vote", "decision", "citizen"];

/// A point of the agenda before names are asked whom they mean: the point without what was put under
/// it, and that as written.
#[derive(Debug)]
pub struct Drafted {
    item: AgendaItem,
    acts: Vec<Act>,
}

/// What was put under a point, in its order.
#[derive(Debug)]
enum Act {
    Motion(WrittenMotion),
    Amendment(WrittenMotion),
    /// A vote, with what is voted on where it stands under a lower heading.
    Vote(At<WrittenBallots>, Option<Text>),
    /// A decision, made by the motion before it.
    Decision(Box<WrittenDecision>),
    /// A decision of the point, of which the motions say which of them made it.
    Listed(Box<WrittenDecision>),
}

/// The points that stand in the front matter.
pub fn of_matter(items: Vec<At<WrittenItem>>, reader: &mut Reader) -> Vec<Drafted> {
    let drafted = items.into_iter().filter_map(|written| {
        let mut written = written.value;
        let Some(title) = written.title.take() else {
            super::reader::tell_missing("title", "agenda item", "Lectura del acta anterior", &written.place, reader);
            return None;
        };
        let acts = written.acts();
        Some(Drafted { item: item(written, title.value, reader), acts })
    });
    drafted.collect()
}

/// A point without its motions.
fn item(written: WrittenItem, title: Text, reader: &mut Reader) -> AgendaItem {
    let WrittenItem {
        title: _,
        number,
        sections,
        text,
        start,
        end,
        closed,
        result,
        resolution,
        topics,
        papers,
        documents,
        motions: _,
        decisions: _,
        interventions,
        place,
    } = written;
    AgendaItem {
        sections: sections.into_iter().map(|section| section.value).collect(),
        number: number.map(|number| if number.value == "no" { String::new() } else { number.value }),
        title,
        text: text.map(|text| text.value),
        prose: Vec::new(),
        start: start.map(|time| time.value),
        end: end.map(|time| time.value),
        closed: closed.is_some_and(|closed| closed.value),
        result: result.map(|result| result.value),
        resolution: resolution.map(|text| text.value),
        topics: topics.into_iter().map(|topic| topic.value.0).collect(),
        papers: papers.iter().filter_map(|paper| Id::named(&paper.value.0)).collect(),
        documents: decision::documents(documents, reader),
        motions: Vec::new(),
        interventions: interventions.into_iter().map(|written| intervention(written.value)).collect(),
        decisions: Vec::new(),
        place,
    }
}

fn intervention(written: WrittenIntervention) -> Intervention {
    let WrittenIntervention { name, on_behalf_of, text, answer, place: _ } = written;
    Intervention {
        name: name.map(|name| name.value),
        on_behalf_of: on_behalf_of.map(|text| text.value),
        text: text.value,
        answer: answer.map(|text| text.value),
    }
}

/// The points that are headings of the text, with what their blocks say. `file` is the whole file.
pub fn of_text(points: Vec<Point>, file: &str, reader: &mut Reader) -> Vec<Drafted> {
    points.into_iter().map(|point| drafted(point, file, reader)).collect()
}

fn drafted(point: Point, file: &str, reader: &mut Reader) -> Drafted {
    let Point { number, title, sections, prose, place, blocks } = point;
    let asked = Asked { key: "block", example: "all yes", record: "agenda item" };
    let title = Text::new(vec![(prose.lang, title)]);
    let (mut facts, mut interventions, mut acts) = (None, Vec::new(), Vec::new());
    // The lower heading under which the last motion stands.
    let mut moved: Option<Text> = None;
    for PointBlock { name, inside, under } in blocks {
        let called = under.map(|value| At { value, place: inside.clone() });
        let Some(node) = file::tree(file, inside.span.bytes(), reader) else {
            super::reader::tell_empty_block(&name, &inside, reader);
            continue;
        };
        match name.as_str() {
            "item" => facts = <WrittenItem as Value>::read(&node, &asked, reader).or(facts),
            "motion" => {
                let motion = <WrittenMotion as Value>::read(&node, &asked, reader);
                moved = called.as_ref().map(|called| called.value.clone());
                acts.extend(
                    motion.map(|motion| Act::Motion(WrittenMotion { title: motion.title.or(called), ..motion })),
                );
            }
            "amendment" => {
                let amendment = <WrittenMotion as Value>::read(&node, &asked, reader);
                let own = called.filter(|called| Some(&called.value) != moved.as_ref());
                acts.extend(
                    amendment
                        .map(|amendment| Act::Amendment(WrittenMotion { title: amendment.title.or(own), ..amendment })),
                );
            }
            "decision" => {
                let decision = <WrittenDecision as Value>::read(&node, &asked, reader);
                acts.extend(decision.map(|decision| {
                    Act::Decision(Box::new(WrittenDecision { title: decision.title.or(called), ..decision }))
                }));
            }
            "citizen" => interventions.extend(<WrittenIntervention as Value>::read(&node, &asked, reader)),
            _ => {
                let at = reader.place(node.span);
                let ballots = WrittenBallots::read(&node, &asked, reader);
                let title = called.map(|title| title.value);
                acts.extend(ballots.map(|value| Act::Vote(At { value, place: at }, title)));
            }
        }
    }
    let mut facts = facts.unwrap_or_else(|| WrittenItem::nothing(&place));
    acts.extend(facts.acts());
    let title = facts.title.as_ref().map_or(title, |own| own.value.clone());
    let mut item = AgendaItem { place, ..item(facts, title, reader) };
    item.number = item.number.or(number);
    item.sections.splice(0..0, sections.into_iter().map(|words| Text::new(vec![(prose.lang, words)])));
    item.interventions.extend(interventions.into_iter().map(intervention));
    if !prose.markdown.trim().is_empty() {
        item.prose.push(prose);
    }
    Drafted { item, acts }
}

impl WrittenItem {
    /// A point of which nothing is said beside its heading.
    fn nothing(place: &Place) -> Self {
        Self {
            title: None,
            number: None,
            sections: Vec::new(),
            text: None,
            start: None,
            end: None,
            closed: None,
            result: None,
            resolution: None,
            topics: Vec::new(),
            papers: Vec::new(),
            documents: Vec::new(),
            motions: Vec::new(),
            decisions: Vec::new(),
            interventions: Vec::new(),
            place: place.clone(),
        }
    }

    /// Takes out what it lists as put under the point.
    fn acts(&mut self) -> Vec<Act> {
        let motions = std::mem::take(&mut self.motions).into_iter().map(|motion| Act::Motion(motion.value));
        let decisions = std::mem::take(&mut self.decisions).into_iter();
        motions.chain(decisions.map(|decision| Act::Listed(Box::new(decision.value)))).collect()
    }
}

impl Drafted {
    /// The point's number, at a place of the agenda counted from 0.
    pub fn number_at(&self, at: usize) -> String {
        self.item.number_at(at)
    }

    fn add(&mut self, point: Point) {
        let lang = point.prose.lang;
        let with = |known: &Text, words: String| {
            let known = known.all().filter_map(|(lang, text)| Some((*lang?, text.to_owned())));
            Text::new(known.chain([(lang, words)]).collect())
        };
        self.item.title = with(&self.item.title, point.title);
        for (section, words) in self.item.sections.iter_mut().zip(point.sections) {
            *section = with(section, words);
        }
        if !point.prose.markdown.trim().is_empty() {
            self.item.prose.push(point.prose);
        }
    }
}

/// Adds the titles and texts of a translation. Its points are those of the first language with the same
/// numbers; where it has no numbers, those in the same place, if there are as many. What is no point of the
/// minutes is told.
pub fn translate(drafted: &mut [Drafted], points: Vec<Point>, reader: &mut Reader) {
    let numbers: Vec<String> = drafted.iter().enumerate().map(|(at, point)| point.number_at(at)).collect();
    let as_many = points.len() == drafted.len();
    let mut open: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, number) in numbers.iter().enumerate().rev() {
        open.entry(numbering::compared(number)).or_default().push(at);
    }
    for (place, point) in points.into_iter().enumerate() {
        let found = match &point.number {
            Some(number) => open.get_mut(&numbering::compared(number)).and_then(Vec::pop),
            None => as_many.then_some(place),
        };
        match found {
            Some(at) => drafted[at].add(point),
            None => {
                let heading = point.number.iter().map(|number| format!("{number}. ")).chain([point.title]);
                let finding = Finding::new(Code::TranslatedPoint, point.place);
                reader.findings.add(finding.with("heading", heading.collect::<String>()));
            }
        }
    }
}

/// Puts the points on a meeting's agenda: motions with the people whom they name, and the decisions
/// that stand under points. The meeting has its attendance already, and no agenda.
pub fn settle(drafted: Vec<Drafted>, meeting: &mut Meeting, people: &People, today: Date, reader: &mut Reader) {
    let (items, acts): (Vec<AgendaItem>, Vec<Vec<Act>>) =
        drafted.into_iter().map(|drafted| (drafted.item, drafted.acts)).unzip();
    meeting.agenda = items;
    for (at, acts) in acts.into_iter().enumerate() {
        let title = meeting.agenda[at].title.clone();
        let floor = Floor { meeting, at, title: &title, people, today };
        let (motions, decisions) = put(acts, &floor, reader);
        let numbers = motions.iter().flat_map(|motion| motion.decisions.clone());
        let own = decisions.iter().map(|decision| decision.number.clone());
        let mut all: Vec<String> = Vec::new();
        for number in numbers.chain(own) {
            if !all.contains(&number) {
                all.push(number);
            }
        }
        let item = &mut meeting.agenda[at];
        (item.motions, item.decisions) = (motions, all);
        meeting.decisions.extend(decisions);
    }
}

/// What was put under a point with each vote in the motion before it that has none: what a motion says
/// of how it was voted on is said of that vote.
fn with_votes(acts: Vec<Act>) -> Vec<Act> {
    let mut all: Vec<Act> = Vec::with_capacity(acts.len());
    for act in acts {
        let moved = all.iter_mut().rev().find_map(|before| match before {
            Act::Motion(motion) => Some(Some(motion)),
            Act::Vote(..) => Some(None),
            Act::Amendment(_) | Act::Decision(_) | Act::Listed(_) => None,
        });
        match (act, moved.flatten().filter(|motion| motion.vote.is_none())) {
            (Act::Vote(vote, _), Some(motion)) => motion.vote = Some(vote),
            (act, _) => all.push(act),
        }
    }
    all
}

/// What was put under a point: a vote that belongs to no motion is one on the point itself, an amendment
/// belongs to the motion before it, and a decision is what the motion before it made.
fn put(acts: Vec<Act>, floor: &Floor, reader: &mut Reader) -> (Vec<Motion>, Vec<Decision>) {
    let mut motions: Vec<Motion> = Vec::new();
    let mut decisions = Vec::new();
    for act in with_votes(acts) {
        match act {
            Act::Motion(written) => motions.push(motion(written, floor, reader)),
            Act::Amendment(written) => {
                let amendment = motion(written, floor, reader);
                match motions.last_mut() {
                    Some(last) => last.amendments.push(amendment),
                    None => reader.findings.add(Finding::new(Code::AmendmentAlone, amendment.place)),
                }
            }
            Act::Vote(written, title) => motions.push(motion_of_vote(written, title, floor, reader)),
            Act::Decision(written) => {
                let Some(decision) = decision::meant(*written, Some(floor.title), floor.today, reader) else {
                    continue;
                };
                // One that says itself which motion made it needs no other.
                let number = &decision.number;
                if !motions.iter().any(|motion| motion.decisions.contains(number))
                    && let Some(last) = motions.last_mut()
                {
                    last.decisions.push(number.clone());
                }
                decisions.push(decision);
            }
            Act::Listed(written) => {
                decisions.extend(decision::meant(*written, Some(floor.title), floor.today, reader));
            }
        }
    }
    (motions, decisions)
}
