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
//! A heading's number is the point's. Where some headings have numbers, those that have none are parts
//! of the text and no points.

use std::ops::Range;

use jiff::civil::Time;

use super::decision::{self, WrittenDecision, WrittenDocument};
use super::file;
use super::people::People;
use super::reader::Reader;
use super::record::{Asked, At, FieldType, Kind, Record, Value, record};
use super::values::{OneOf, Reference};
use super::vote::{Floor, WrittenBallots, WrittenMotion, ballots, motion, motion_of_vote};
use crate::findings::{Code, Finding, Place};
use crate::i18n::Text;
use crate::model::council::{AgendaItem, Intervention, Meeting};
use crate::model::decision::Decision;
use crate::model::id::Id;
use crate::model::proposal::Category;
use crate::model::prose::ProseIn;
use crate::model::vote::Motion;
use crate::text::nearest::nearest;
use crate::text::outline::{Block, Section, blanked, sections};
use crate::text::place::Span;
use crate::text::yaml::{Node, Spanned};

record! {
    /// A point of the agenda.
    pub struct WrittenItem "agenda item" {
        /// What it is about; the heading where it stands under one.
        title: Option<At<Text>> = "Lectura del acta anterior",
        /// Its number, where it is not its place in the list.
        number: Option<At<String>> = "\"4.1\"",
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
        /// What it is about.
        topics: Vec<At<OneOf<Category>>> = "[safety]",
        /// The papers that were dealt with.
        papers: Vec<At<Reference>> = "[presupuesto-2027]",
        /// Its documents.
        documents: Vec<At<WrittenDocument>> = "[{title: Informe, file: files/informe.pdf}]",
        /// The motions put under it.
        motions: Vec<At<WrittenMotion>> = "[{title: Aprobar el acta, vote: all yes}]",
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
    Vote(At<WrittenBallots>),
    Decision(Box<WrittenDecision>),
}

/// The points that stand in the front matter.
pub fn of_matter(items: Vec<At<WrittenItem>>, reader: &mut Reader) -> Vec<Drafted> {
    let drafted = items.into_iter().filter_map(|written| {
        let mut written = written.value;
        let Some(title) = written.title.take() else {
            super::reader::tell_missing("title", "agenda item", "Lectura del acta anterior", &written.place, reader);
            return None;
        };
        let motions = std::mem::take(&mut written.motions);
        let acts = motions.into_iter().map(|motion| Act::Motion(motion.value)).collect();
        Some(Drafted { item: item(written, title.value, reader), acts })
    });
    drafted.collect()
}

/// A point without its motions.
fn item(written: WrittenItem, title: Text, reader: &mut Reader) -> AgendaItem {
    let WrittenItem {
        title: _,
        number,
        text,
        start,
        end,
        closed,
        result,
        topics,
        papers,
        documents,
        motions: _,
        interventions,
        place,
    } = written;
    AgendaItem {
        number: number.map(|number| number.value),
        title,
        text: text.map(|text| text.value),
        prose: Vec::new(),
        start: start.map(|time| time.value),
        end: end.map(|time| time.value),
        closed: closed.is_some_and(|closed| closed.value),
        result: result.map(|result| result.value),
        topics: topics.into_iter().map(|topic| topic.value.0).collect(),
        papers: papers.iter().filter_map(|paper| Id::new(&paper.value.0)).collect(),
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

/// A text cut into points of the agenda and what remains.
pub struct Cut {
    /// The points.
    pub points: Vec<Point>,
    /// The text without them; everything stays in its place.
    pub rest: ProseIn,
}

/// A heading that is a point of the agenda.
pub struct Point {
    number: Option<String>,
    title: String,
    /// What stands under it, without blocks.
    prose: ProseIn,
    /// Its heading in the file.
    place: Place,
    /// Its blocks, by name, each with where its inside stands in the file.
    blocks: Vec<(String, Place)>,
}

/// Whether a text has blocks that make its headings the points of the agenda.
pub fn has_blocks(text: &ProseIn) -> bool {
    // Looking for a fence first spares most texts a second parsing.
    let fenced = BLOCKS
        .iter()
        .any(|name| text.markdown.contains(&format!("```{name}")) || text.markdown.contains(&format!("~~~{name}")));
    fenced && sections(&text.markdown, |name| BLOCKS.contains(&name)).iter().any(|section| !section.blocks.is_empty())
}

/// Cuts a text at the headings that are points of the agenda.
pub fn cut(text: &ProseIn, reader: &mut Reader) -> Cut {
    let near = |name: &str| BLOCKS.contains(&name) || nearest(name, BLOCKS).is_some();
    let mut sections = sections(&text.markdown, near);
    for section in &mut sections {
        section.blocks.retain(|block| {
            let fits = BLOCKS.contains(&block.name.as_str()) && !block.nested;
            if !fits {
                tell_block(block, text, reader);
            }
            fits
        });
    }
    let numbered = sections.iter().any(|section| number_of(section).0.is_some());
    let is_point = |section: &Section| section.heading.is_some() && (!numbered || number_of(section).0.is_some());
    let (points, others): (Vec<Section>, Vec<Section>) = sections.into_iter().partition(is_point);
    for block in others.iter().flat_map(|section| &section.blocks) {
        tell_block(block, text, reader);
    }
    let rest = blanked(&text.markdown, points.iter().map(|section| &section.range));
    Cut {
        points: points.into_iter().map(|section| point(section, text)).collect(),
        rest: ProseIn { markdown: rest, ..text.clone() },
    }
}

/// Tells every block of a text whose agenda stands in the front matter.
pub fn tell_blocks(text: &ProseIn, reader: &mut Reader) {
    for block in sections(&text.markdown, |name| BLOCKS.contains(&name)).iter().flat_map(|section| &section.blocks) {
        tell_block(block, text, reader);
    }
}

fn tell_block(block: &Block, text: &ProseIn, reader: &mut Reader) {
    let finding = Finding::new(Code::OddBlock, place_of(text, &block.range)).with("name", &block.name);
    let near = nearest(&block.name, BLOCKS).filter(|near| *near != block.name);
    reader.findings.add(finding.with_some("nearest", near));
}

/// A heading's number, and the rest of it: `4.1 Title`, `4. Title`, `4) Title`.
fn number_of(section: &Section) -> (Option<String>, String) {
    let heading = section.heading.as_deref().unwrap_or("").trim();
    let (first, rest) = heading.split_once(char::is_whitespace).unwrap_or((heading, ""));
    let number = first.trim_end_matches(['.', ')', ':']);
    let plain = number.starts_with(|c: char| c.is_ascii_digit())
        && number
            .split('.')
            .all(|part| !part.is_empty() && part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit()));
    if plain && !rest.trim().is_empty() {
        (Some(number.to_owned()), rest.trim().to_owned())
    } else {
        (None, heading.to_owned())
    }
}

fn point(section: Section, text: &ProseIn) -> Point {
    let (number, title) = number_of(&section);
    let inner = section.inner.clone();
    let local = section.blocks.iter().map(|block| block.range.start - inner.start..block.range.end - inner.start);
    let markdown = blanked(&text.markdown[inner.clone()], &local.collect::<Vec<_>>());
    let prose = ProseIn { lang: text.lang, markdown, place: place_of(text, &inner), title: None };
    let blocks = section.blocks.into_iter().map(|block| (block.name, place_of(text, &block.inner))).collect();
    Point { number, title, prose, place: place_of(text, &section.range), blocks }
}

/// A stretch of a text, counted in its file.
fn place_of(text: &ProseIn, range: &Range<usize>) -> Place {
    let (inner, outer) = (Span::of(&text.markdown, range.clone()), text.place.span);
    let span = Span {
        line: outer.line + inner.line - 1,
        column: inner.column,
        start: outer.start + inner.start,
        end: outer.start + inner.end,
    };
    Place::new(&text.place.file, span)
}

/// The points that are headings of the text, with what their blocks say. `file` is the whole file.
pub fn of_text(points: Vec<Point>, file: &str, reader: &mut Reader) -> Vec<Drafted> {
    points.into_iter().map(|point| drafted(point, file, reader)).collect()
}

fn drafted(point: Point, file: &str, reader: &mut Reader) -> Drafted {
    let Point { number, title, prose, place, blocks } = point;
    let asked = Asked { key: "block", example: "all yes", record: "agenda item" };
    let title = Text::new(vec![(prose.lang, title)]);
    let (mut facts, mut interventions, mut acts) = (None, Vec::new(), Vec::new());
    for (name, inside) in blocks {
        let Some(node) = file::tree(file, inside.span.bytes(), reader) else {
            super::reader::tell_empty_block(&name, &inside, reader);
            continue;
        };
        match name.as_str() {
            "item" => facts = <WrittenItem as Value>::read(&node, &asked, reader).or(facts),
            "motion" => acts.extend(<WrittenMotion as Value>::read(&node, &asked, reader).map(Act::Motion)),
            "amendment" => acts.extend(<WrittenMotion as Value>::read(&node, &asked, reader).map(Act::Amendment)),
            "decision" => acts.extend(
                <WrittenDecision as Value>::read(&node, &asked, reader)
                    .map(|decision| Act::Decision(Box::new(decision))),
            ),
            "citizen" => interventions.extend(<WrittenIntervention as Value>::read(&node, &asked, reader)),
            _ => {
                let at = reader.place(node.span);
                let ballots = WrittenBallots::read(&node, &asked, reader);
                acts.extend(ballots.map(|value| Act::Vote(At { value, place: at })));
            }
        }
    }
    let facts = facts.unwrap_or_else(|| WrittenItem::nothing(&place));
    let motions = facts.motions.iter().map(|motion| Act::Motion(motion.value.clone()));
    acts.extend(motions.collect::<Vec<_>>());
    let title = facts.title.as_ref().map_or(title, |own| own.value.clone());
    let mut item = AgendaItem { place, ..item(facts, title, reader) };
    item.number = item.number.or(number);
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
            text: None,
            start: None,
            end: None,
            closed: None,
            result: None,
            topics: Vec::new(),
            papers: Vec::new(),
            documents: Vec::new(),
            motions: Vec::new(),
            interventions: Vec::new(),
            place: place.clone(),
        }
    }
}

/// Adds the titles and texts of a translation: its points are the first language's, in their order.
pub fn translate(drafted: &mut [Drafted], points: Vec<Point>) {
    for (drafted, point) in drafted.iter_mut().zip(points) {
        let known = drafted.item.title.all().filter_map(|(lang, text)| Some((*lang?, text.to_owned())));
        let title = Text::new(known.chain([(point.prose.lang, point.title)]).collect());
        drafted.item.title = title;
        if !point.prose.markdown.trim().is_empty() {
            drafted.item.prose.push(point.prose);
        }
    }
}

/// Puts the points on a meeting's agenda: motions with the people whom they name, and the decisions
/// that stand under points. The meeting has its attendance already, and no agenda.
pub fn settle(drafted: Vec<Drafted>, meeting: &mut Meeting, people: &People, reader: &mut Reader) {
    let (items, acts): (Vec<AgendaItem>, Vec<Vec<Act>>) =
        drafted.into_iter().map(|drafted| (drafted.item, drafted.acts)).unzip();
    meeting.agenda = items;
    for (at, acts) in acts.into_iter().enumerate() {
        let title = meeting.agenda[at].title.clone();
        let floor = Floor { meeting, at, title: &title, people };
        let (motions, decisions) = put(acts, &floor, reader);
        let numbers = motions.iter().filter_map(|motion| motion.decision.clone());
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

/// What was put under a point: a vote belongs to the motion before it, or else is one on the point
/// itself; so does an amendment, and a decision is what the motion before it made.
fn put(acts: Vec<Act>, floor: &Floor, reader: &mut Reader) -> (Vec<Motion>, Vec<Decision>) {
    let mut motions: Vec<Motion> = Vec::new();
    let mut decisions = Vec::new();
    for act in acts {
        match act {
            Act::Motion(written) => motions.push(motion(written, floor, reader)),
            Act::Amendment(written) => {
                let amendment = motion(written, floor, reader);
                match motions.last_mut() {
                    Some(last) => last.amendments.push(amendment),
                    None => motions.push(amendment),
                }
            }
            Act::Vote(written) => match motions.last_mut().filter(|last| last.vote.is_none()) {
                Some(last) => {
                    let withdrawn: Vec<Id> = last.conflicts.iter().map(|(id, _)| id.clone()).collect();
                    last.vote = Some(ballots(written, &withdrawn, floor, reader));
                }
                None => motions.push(motion_of_vote(written, floor, reader)),
            },
            Act::Decision(written) => {
                let Some(decision) = decision::meant(*written, Some(floor.title), reader) else { continue };
                if let Some(last) = motions.last_mut().filter(|last| last.decision.is_none()) {
                    last.decision = Some(decision.number.clone());
                }
                decisions.push(decision);
            }
        }
    }
    (motions, decisions)
}
