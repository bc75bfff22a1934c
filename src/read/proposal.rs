//! `proposals/*.md`: a citizen's proposal.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::file;
use super::money::amount;
use super::prose::{is_public, with_translations};
use super::reader::Reader;
use super::record::{Asked, At, Kind, Record, Value, record};
use super::values::{AmountText, CodeText, Integer, OneOf, PathText, Reference, Url};
use crate::findings::{Code, Finding, Findings};
use crate::i18n::{Lang, Text};
use crate::model::id::Id;
use crate::model::proposal::{
    AuthorKind, Category, Contract, Coordinates, Cost, Milestone, Moment, PayingLine, Photo, Proposal, ProposalState,
    Reason, Step, TargetGroup, Votes,
};
use crate::model::prose::ProseIn;
use crate::model::settings::Settings;
use crate::source::discover::SourceFile;
use crate::text::yaml::{Node, Spanned};

record! {
    /// A citizen's proposal.
    pub struct Written "proposal" {
        /// What is proposed.
        title: At<Text> = "Aceras en San Matías",
        /// In one sentence.
        summary: Option<At<Text>> = "Dos kilómetros de acera entre la escuela y el puente.",
        /// Who proposes it.
        author: Option<At<String>> = "Comité de Salud",
        /// What the author is.
        author_kind: Option<At<OneOf<AuthorKind>>> = "association",
        /// Whether the author may be named.
        author_public: Option<At<bool>> = "yes",
        /// The area.
        area: Option<At<Reference>> = "pc-san-matias",
        /// Where in it.
        location as "place": Option<At<Text>> = "Calle de la escuela",
        /// The same as degrees.
        coordinates: Option<At<WrittenCoordinates>> = "{lat: \"8.4312\", lon: \"-81.0127\"}",
        /// What it is about.
        categories: Vec<At<OneOf<Category>>> = "[mobility]",
        /// Whom it is for.
        groups: Vec<At<OneOf<TargetGroup>>> = "[children, students]",
        /// The Sustainable Development Goals that it serves.
        sdgs: Vec<At<Integer>> = "[11]",
        /// What the money is for, as a COFOG code.
        cofog: Option<At<CodeText>> = "\"04.5.1\"",
        /// How far it is.
        state: Option<At<OneOf<ProposalState>>> = "received",
        /// The day it came in.
        submitted: Option<At<Date>> = "2025-03-02",
        /// The day its state last changed.
        updated: Option<At<Date>> = "2026-02-01",
        /// Its states so far.
        history: Vec<At<WrittenStep>> = "[{state: accepted, date: 2025-08-20}]",
        /// What it costs.
        cost: Option<At<WrittenCost>> = "{asked: \"12000.00\"}",
        /// Signatures.
        supports: Option<At<Integer>> = "132",
        /// Votes.
        votes: Option<At<WrittenVotes>> = "410",
        /// The participatory budgeting cycle.
        cycle: Option<At<String>> = "\"2026\"",
        /// Its number on the ballot.
        project: Option<At<String>> = "\"7\"",
        /// Proposals of which only this one or they can win.
        incompatible: Vec<At<Reference>> = "[pc-mural-malecon]",
        /// The proposal that it became part of.
        merged_into: Option<At<Reference>> = "pc-luminarias-el-muelle",
        /// The municipality's answer.
        answer: Option<At<Text>> = "Se hará en dos etapas.",
        /// Why it was not taken up.
        reason: Option<At<OneOf<Reason>>> = "not_viable",
        /// Who answers for it.
        responsible: Option<At<Text>> = "Dirección de Obras",
        /// The number of the council's decision.
        decision: Option<At<String>> = "AM-05-2026",
        /// The budget years that pay it.
        budget: Vec<At<Reference>> = "[\"2026\"]",
        /// Who pays it instead, where it did not win in the vote of its cycle.
        paid_by: Option<At<Text>> = "La junta comunal",
        /// The budget lines that pay it.
        lines: Vec<At<WrittenLine>> = "[{budget: \"2026\", name: Aceras de San Matías}]",
        /// What was contracted.
        contracts: Vec<At<WrittenContract>> = "[{number: C-12-2026, amount: \"45200.00\"}]",
        /// The steps of the work.
        milestones: Vec<At<WrittenMilestone>> = "[{title: Inicio de obra, due: 2026-06-01}]",
        /// Photos.
        photos: Vec<At<WrittenPhoto>> = "[{file: files/acera.jpg, alt: La calle sin acera, when: before}]",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

record! {
    /// What a proposal costs.
    pub struct WrittenCost "cost" {
        /// As asked.
        asked: Option<At<AmountText>> = "\"12000.00\"",
        /// As the municipality reckons it.
        reviewed: Option<At<AmountText>> = "\"13500.00\"",
        /// As it came out.
        finished as "final": Option<At<AmountText>> = "\"13120.50\"",
        /// What it costs each year once it is there.
        running: Option<At<AmountText>> = "\"600.00\"",
    }
}

record! {
    /// A place in degrees.
    pub struct WrittenCoordinates "coordinates" {
        /// North of the equator.
        lat: At<String> = "\"8.4312\"",
        /// East of Greenwich; west of it is below zero.
        lon: At<String> = "\"-81.0127\"",
    }
}

record! {
    /// Votes by the way in which they were given.
    pub struct WrittenWays "votes" {
        /// On line.
        online: Option<At<Integer>> = "310",
        /// On paper.
        paper: Option<At<Integer>> = "100",
    }
}

record! {
    /// A state that a proposal came to.
    pub struct WrittenStep "proposal-step" {
        /// The state.
        state: At<OneOf<ProposalState>> = "accepted",
        /// Since when.
        date: At<Date> = "2025-08-20",
        /// What there is to tell.
        note: Option<At<Text>> = "La visita fue el 12 de agosto.",
    }
}

record! {
    /// The lines of a budget that pay a proposal: those in which everything that is named stands.
    pub struct WrittenLine "paying-line" {
        /// The budget.
        budget: At<Reference> = "\"2026\"",
        /// What the line is cited by, or its own id.
        line: Option<At<String>> = "2026:G-101",
        /// The line's name.
        name: Option<At<String>> = "Aceras de San Matías",
        /// Its functional code.
        functional: Option<At<CodeText>> = "\"04.5.1\"",
        /// Its economic code.
        economic: Option<At<CodeText>> = "\"311\"",
        /// Its administrative code.
        administrative: Option<At<CodeText>> = "\"3.02\"",
        /// Its area.
        area: Option<At<Reference>> = "pc-san-matias",
    }
}

record! {
    /// A contract for a proposal's work.
    pub struct WrittenContract "work-contract" {
        /// Its number.
        number: At<String> = "C-12-2026",
        /// With whom.
        supplier: Option<At<String>> = "Constructora del Valle",
        /// For how much.
        amount: Option<At<AmountText>> = "\"45200.00\"",
        /// When it was signed.
        date: Option<At<Date>> = "2026-03-02",
        /// The document, below the municipality's folder.
        file: Option<At<PathText>> = "files/contrato-12.pdf",
        /// The document elsewhere.
        url: Option<At<Url>> = "https://compras.example.org/12",
    }
}

record! {
    /// A step of the work.
    pub struct WrittenMilestone "work-milestone" {
        /// What is done.
        title: At<Text> = "Inicio de obra",
        /// The day by which it is promised.
        due: Option<At<Date>> = "2026-06-01",
        /// The day on which it was done.
        done: Option<At<Date>> = "2026-06-04",
        /// How much of the whole work is done with it, in percent.
        progress: Option<At<Integer>> = "40",
        /// What there is to tell.
        note: Option<At<Text>> = "La lluvia atrasó el vaciado.",
        /// Its photos.
        photos: Vec<At<WrittenPhoto>> = "[{file: files/obra.jpg, alt: La obra al 40 %}]",
    }
}

record! {
    /// A photo.
    pub struct WrittenPhoto "photo" {
        /// The file, below the municipality's folder.
        file: At<PathText> = "files/acera.jpg",
        /// What is seen in it, for those who do not see it.
        alt: At<Text> = "La calle sin acera",
        /// When it was taken.
        moment as "when": Option<At<OneOf<Moment>>> = "before",
    }
}

/// Votes as one number, or by the way in which they were given.
#[derive(Debug, Clone)]
pub struct WrittenVotes(Votes);

impl Value for WrittenVotes {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Integer, Kind::Record(WrittenWays::definition)])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        if !matches!(node.value, Node::Map(_)) {
            let total = count(&<Integer as Value>::read(node, asked, reader)?);
            return Some(Self(Votes { total, ..Votes::default() }));
        }
        let written = <WrittenWays as Value>::read(node, asked, reader)?;
        let online = written.online.map(|number| count(&number.value));
        let paper = written.paper.map(|number| count(&number.value));
        Some(Self(Votes { online, paper, total: online.unwrap_or(0) + paper.unwrap_or(0), points: None }))
    }
}

fn count(number: &Integer) -> u64 {
    number.0.unsigned_abs()
}

/// Reads a proposal; nothing where it is not public, or cannot be read.
pub fn read(
    source: &SourceFile,
    text: &str,
    translations: &[(&SourceFile, &str)],
    settings: &Settings,
    languages: &Arc<[Lang]>,
    today: Date,
) -> (Option<Proposal>, Findings) {
    let mut reader =
        Reader::new(&source.file.path, languages, settings.numbers).in_part().in_currency(settings.currency);
    let id = super::prose::id_of(source, &mut reader);
    let written = file::record_with_text::<Written>(text, &mut reader);
    let proposal = id.zip(written).and_then(|(id, (written, place, markdown))| {
        let public = is_public(written.publish.as_ref(), written.publish_on.as_ref(), today);
        let first = ProseIn { lang: languages[0], markdown, place, title: None };
        let mut proposal = meant(id, written, settings, &mut reader);
        proposal.text = with_translations(first, translations, languages, &mut reader.findings);
        public.then_some(proposal)
    });
    (proposal, reader.findings)
}

/// The author of a public proposal who is not to be named, where it is a person.
pub fn unnamed(
    source: &SourceFile,
    text: &str,
    settings: &Settings,
    languages: &Arc<[Lang]>,
    today: Date,
) -> Option<At<String>> {
    let mut reader = Reader::new(&source.file.path, languages, settings.numbers).in_currency(settings.currency);
    let (written, _, _) = file::record_with_text::<Written>(text, &mut reader)?;
    let may_be_named = written.author_public.is_some_and(|public| public.value);
    let is_person = matches!(written.author_kind.map(|kind| kind.value.0), None | Some(AuthorKind::Person));
    let is_public = is_public(written.publish.as_ref(), written.publish_on.as_ref(), today);
    written.author.filter(|_| is_person && is_public && !may_be_named)
}

fn meant(id: Id, written: Written, settings: &Settings, reader: &mut Reader) -> Proposal {
    // An author who is not to be named goes no further than this line.
    let named = written.author_public.is_some_and(|public| public.value);
    Proposal {
        id,
        title: written.title.value,
        summary: value(written.summary),
        author: value(written.author.filter(|_| named)),
        author_kind: written.author_kind.map(|kind| kind.value.0),
        area: written.area.map(|area| area.value.0),
        location: value(written.location),
        coordinates: written.coordinates.and_then(|place| coordinates(&place.value, reader)),
        categories: written.categories.into_iter().map(|category| category.value.0).collect(),
        groups: written.groups.into_iter().map(|group| group.value.0).collect(),
        goals: goals(&written.sdgs, reader),
        cofog: written.cofog.map(|code| code.value.0),
        state: written.state.map_or(ProposalState::Received, |state| state.value.0),
        submitted: value(written.submitted),
        updated: value(written.updated),
        history: history(written.history),
        cost: written.cost.map(|cost| costs(cost.value, settings, reader)).unwrap_or_default(),
        supports: written.supports.map(|number| count(&number.value)),
        votes: written.votes.map(|votes| votes.value.0),
        cycle: value(written.cycle),
        project: value(written.project),
        incompatible: written.incompatible.iter().filter_map(|id| Id::named(&id.value.0)).collect(),
        merged_into: written.merged_into.and_then(|id| Id::named(&id.value.0)),
        answer: value(written.answer),
        reason: written.reason.map(|reason| reason.value.0),
        responsible: value(written.responsible),
        decision: value(written.decision),
        budgets: written.budget.iter().filter_map(|id| Id::named(&id.value.0)).collect(),
        paid_by: value(written.paid_by),
        lines: written.lines.into_iter().filter_map(|line| paying_line(line.value)).collect(),
        contracts: written.contracts.into_iter().map(|held| contract(held.value, settings, reader)).collect(),
        milestones: written.milestones.into_iter().map(|step| milestone(step.value, reader)).collect(),
        photos: photos(written.photos),
        text: crate::model::prose::Prose::default(),
        place: written.place,
    }
}

/// The value that was written, without its place.
fn value<T>(written: Option<At<T>>) -> Option<T> {
    written.map(|written| written.value)
}

fn costs(written: WrittenCost, settings: &Settings, reader: &mut Reader) -> Cost {
    let WrittenCost { asked, reviewed, finished, running, place: _ } = written;
    let mut read = |text: Option<At<AmountText>>, key: &'static str| {
        text.and_then(|text| amount(&text, key, &settings.currency, settings.numbers, false, reader))
    };
    Cost {
        asked: read(asked, "asked"),
        reviewed: read(reviewed, "reviewed"),
        finished: read(finished, "final"),
        running: read(running, "running"),
    }
}

/// Degrees, which are always typed with a point; told where they are no place on Earth.
fn coordinates(written: &WrittenCoordinates, reader: &mut Reader) -> Option<Coordinates> {
    let mut degrees = |text: &At<String>, most: i64| {
        let degrees = text.value.trim().parse::<Decimal>().ok().filter(|degrees| degrees.abs() <= Decimal::from(most));
        if degrees.is_none() {
            let finding = Finding::new(Code::NotCoordinate, text.place.clone());
            reader.findings.add(finding.with("value", &text.value).with("most", most));
        }
        degrees
    };
    let (latitude, longitude) = (degrees(&written.lat, 90), degrees(&written.lon, 180));
    Some(Coordinates { latitude: latitude?, longitude: longitude? })
}

/// The Sustainable Development Goals, of which there are seventeen.
fn goals(written: &[At<Integer>], reader: &mut Reader) -> Vec<u64> {
    let mut goals = Vec::with_capacity(written.len());
    for goal in written {
        if (1..=17).contains(&goal.value.0) {
            goals.push(count(&goal.value));
        } else {
            let finding = Finding::new(Code::NotInteger, goal.place.clone());
            reader.findings.add(finding.with("value", goal.value.0).with("least", 1).with("most", 17));
        }
    }
    goals
}

/// A part of the whole work, from 0 to 100.
fn percent_of(written: &At<Integer>, reader: &mut Reader) -> Option<u64> {
    let percent = u64::try_from(written.value.0).ok().filter(|percent| *percent <= 100);
    if percent.is_none() {
        let finding = Finding::new(Code::NotInteger, written.place.clone());
        reader.findings.add(finding.with("value", written.value.0).with("least", 0).with("most", 100));
    }
    percent
}

/// The states so far, the first at the beginning.
fn history(written: Vec<At<WrittenStep>>) -> Vec<Step> {
    let step = |step: At<WrittenStep>| {
        let WrittenStep { state, date, note, place: _ } = step.value;
        Step { state: state.value.0, date: date.value, note: value(note) }
    };
    let mut steps: Vec<Step> = written.into_iter().map(step).collect();
    steps.sort_by_key(|step| step.date);
    steps
}

fn paying_line(written: WrittenLine) -> Option<PayingLine> {
    let WrittenLine { budget, line, name, functional, economic, administrative, area, place } = written;
    Some(PayingLine {
        budget: Id::named(&budget.value.0)?,
        reference: value(line),
        name: value(name),
        functional: functional.map(|code| code.value.0),
        economic: economic.map(|code| code.value.0),
        administrative: administrative.map(|code| code.value.0),
        area: area.map(|area| area.value.0),
        place,
    })
}

fn contract(written: WrittenContract, settings: &Settings, reader: &mut Reader) -> Contract {
    let WrittenContract { number, supplier, amount: price, date, file, url, place } = written;
    let amount = price.and_then(|text| amount(&text, "amount", &settings.currency, settings.numbers, false, reader));
    Contract {
        number: number.value,
        supplier: value(supplier),
        amount,
        date: value(date),
        file: file.map(|path| path.value.0),
        url: url.map(|url| url.value.0),
        place,
    }
}

fn milestone(written: WrittenMilestone, reader: &mut Reader) -> Milestone {
    let WrittenMilestone { title, due, done, progress, note, photos: pictures, place } = written;
    Milestone {
        title: title.value,
        due: value(due),
        done: value(done),
        progress: progress.and_then(|percent| percent_of(&percent, reader)),
        note: value(note),
        photos: photos(pictures),
        place,
    }
}

fn photos(written: Vec<At<WrittenPhoto>>) -> Vec<Photo> {
    let photo = |photo: At<WrittenPhoto>| {
        let WrittenPhoto { file, alt, moment, place } = photo.value;
        Photo { file: file.value.0, alt: alt.value, moment: moment.map(|moment| moment.value.0), place }
    };
    written.into_iter().map(photo).collect()
}
