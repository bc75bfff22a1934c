//! `minutes/*.md`: a meeting, in front matter and text.

use std::sync::Arc;

use jiff::civil::{Date, Time};

use super::file;
use super::prose::{is_public, with_translations};
use super::reader::Reader;
use super::record::{Asked, At, Kind, Value, record};
use super::values::{OneOf, Reference};
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Lang, Text};
use crate::model::council::{
    AgendaItem, Attendance, Ballots, Decision, DecisionKind, DecisionState, Meeting, MeetingKind, MeetingState, Motion,
    MotionResult, Vote,
};
use crate::model::id::Id;
use crate::model::municipality::{Municipality, Person, Role};
use crate::model::prose::ProseIn;
use crate::source::discover::SourceFile;
use crate::text::nearest::nearest;
use crate::text::slug::fold;
use crate::text::yaml::{Node, Spanned};

record! {
    /// A council meeting.
    pub struct Written "minutes" {
        /// A title, where the kind and the date do not say enough.
        title: Option<At<Text>> = "Sesión de instalación",
        /// The body that met.
        body: At<Reference> = "concejo",
        /// Its kind.
        kind: Option<At<OneOf<MeetingKind>>> = "ordinary",
        /// Its number.
        number: Option<At<String>> = "\"5\"",
        /// The day; the file's name where it is missing.
        date: Option<At<Date>> = "2026-03-10",
        /// When it began.
        start: Option<At<Time>> = "\"09:00\"",
        /// When it ended.
        end: Option<At<Time>> = "\"11:40\"",
        /// Where.
        location as "place": Option<At<Text>> = "Salón del Concejo",
        /// How far it is.
        state: Option<At<OneOf<MeetingState>>> = "approved",
        /// Who presided.
        chair: Option<At<Reference>> = "ana-batista",
        /// Who kept the record.
        secretary: Option<At<Reference>> = "luis-rios",
        /// Who was there: names, or `all`.
        present: Option<At<Names>> = "all",
        /// Who came later.
        late: Option<At<Names>> = "[Batista]",
        /// Who was missing with a reason.
        excused: Option<At<Names>> = "[Batista]",
        /// Who was missing.
        absent: Option<At<Names>> = "[Batista]",
        /// The points of the agenda.
        agenda: Vec<At<WrittenItem>> = "[{title: Lectura del acta anterior}]",
        /// What was decided.
        decisions: Vec<At<WrittenDecision>> = "[{number: AM-05-2026, title: Compra de luminarias}]",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

record! {
    /// A point of the agenda.
    pub struct WrittenItem "agenda item" {
        /// What it is about.
        title: At<Text> = "Lectura del acta anterior",
        /// More on it.
        text: Option<At<Text>> = "Se entregó copia a cada miembro.",
        /// The motions put under it.
        motions: Vec<At<WrittenMotion>> = "[{title: Aprobar el acta, result: adopted}]",
    }
}

record! {
    /// A motion.
    pub struct WrittenMotion "motion" {
        /// What is moved.
        title: At<Text> = "Aprobar el acta",
        /// Who moved it.
        mover: Option<At<Reference>> = "ana-batista",
        /// Who seconded it.
        seconder: Option<At<Reference>> = "luis-rios",
        /// The vote.
        vote: Option<At<WrittenVote>> = "{yes: 7, no: 1, abstain: 0}",
        /// What became of it.
        result: Option<At<OneOf<MotionResult>>> = "adopted",
        /// The number of the decision that it made.
        decision: Option<At<String>> = "AM-05-2026",
    }
}

record! {
    /// A vote: names or numbers; `all` is everybody present who has a vote.
    pub struct WrittenVote "vote" {
        /// For.
        yes: Option<At<Voters>> = "[Batista, Ríos]",
        /// Against.
        no: Option<At<Voters>> = "[Batista, Ríos]",
        /// Neither.
        abstain: Option<At<Voters>> = "1",
    }
}

record! {
    /// A decision of the meeting.
    pub struct WrittenDecision "decision" {
        /// Its number.
        number: At<String> = "AM-05-2026",
        /// Its form.
        kind: Option<At<OneOf<DecisionKind>>> = "agreement",
        /// What it decides.
        title: At<Text> = "Compra de luminarias",
        /// In a few sentences.
        summary: Option<At<Text>> = "Se compran cuarenta luminarias.",
        /// Who carries it out.
        responsible: Option<At<Text>> = "Tesorería",
        /// By when.
        due: Option<At<Date>> = "2026-06-30",
        /// How far it is.
        state: Option<At<OneOf<DecisionState>>> = "pending",
        /// The budget years that it concerns.
        budget: Vec<At<Reference>> = "[\"2026\"]",
        /// The proposals that it concerns.
        proposals: Vec<At<Reference>> = "[parque-central]",
    }
}

/// Names of people, or `all`.
#[derive(Debug, Clone)]
pub enum Names {
    /// Everybody.
    All,
    /// These.
    Some(Vec<At<String>>),
}

impl Value for Names {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Choice(vec!["all"]), Kind::List(Box::new(Kind::Reference))])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        if matches!(&node.value, Node::Scalar(scalar) if scalar.text.trim() == "all") {
            return Some(Self::All);
        }
        let place = reader.place(node.span);
        <Vec<At<String>> as super::record::FieldType>::take(Some(node), asked, &place, reader).map(Self::Some)
    }
}

/// The votes of a side: names, `all`, or a number.
#[derive(Debug, Clone)]
pub enum Voters {
    /// By name.
    Names(Names),
    /// Only counted.
    Count(usize),
}

impl Value for Voters {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Choice(vec!["all"]), Kind::Integer, Kind::List(Box::new(Kind::Reference))])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        if let Node::Scalar(scalar) = &node.value
            && let Ok(count) = scalar.text.trim().parse::<u32>()
        {
            return Some(Self::Count(count as usize));
        }
        Names::read(node, asked, reader).map(Self::Names)
    }
}

/// A meeting's file with its translations, and what its names are resolved by.
pub struct Minutes<'a> {
    /// The file.
    pub source: &'a SourceFile,
    /// Its text.
    pub text: &'a str,
    /// The translations with their texts.
    pub translations: &'a [(&'a SourceFile, &'a str)],
    /// The municipality whose people are named.
    pub municipality: &'a Municipality,
    /// The site's languages.
    pub languages: &'a Arc<[Lang]>,
    /// Today's date.
    pub today: Date,
}

/// Reads a meeting; nothing where it is not public, or cannot be read.
pub fn read(minutes: &Minutes) -> (Option<Meeting>, Findings) {
    let mut reader = Reader::new(&minutes.source.file.path, minutes.languages, None);
    let id = super::prose::id_of(minutes.source, &mut reader);
    let written = file::record_with_text::<Written>(minutes.text, &mut reader);
    let meeting = id.zip(written).and_then(|(id, (written, place, markdown))| {
        let text = ProseIn { lang: minutes.languages[0], markdown, place, title: None };
        meant(id, written, text, minutes, &mut reader)
    });
    (meeting, reader.findings)
}

/// Reads a meeting's form alone: its keys and values, without asking who its names are.
pub fn read_form(source: &SourceFile, text: &str, languages: &Arc<[Lang]>) -> Findings {
    let mut reader = Reader::new(&source.file.path, languages, None);
    super::prose::id_of(source, &mut reader);
    file::record_with_text::<Written>(text, &mut reader);
    reader.findings
}

fn meant(id: Id, written: Written, text: ProseIn, minutes: &Minutes, reader: &mut Reader) -> Option<Meeting> {
    let Written {
        title,
        body,
        kind,
        number,
        date,
        start,
        end,
        location,
        state,
        chair,
        secretary,
        present,
        late,
        excused,
        absent,
        agenda,
        decisions,
        publish,
        publish_on,
        place,
    } = written;
    let date = match date {
        Some(date) => date.value,
        None => date_in_name(&id, &place, reader)?,
    };
    let body = body_named(&body, minutes.municipality, reader)?;
    let people = People { municipality: minutes.municipality, body: &body, date };
    let mut one = |name: Option<At<Reference>>| name.and_then(|name| people.find(&name.value.0, &name.place, reader));
    let (chair, secretary) = (one(chair), one(secretary));
    let attendance = attendance(present, late, excused, absent, &people, reader);
    let agenda = agenda.into_iter().map(|written| item(written.value, &attendance, &people, reader)).collect();
    if let (Some(start), Some(end)) = (&start, &end)
        && end.value < start.value
    {
        let finding = Finding::new(Code::EndBeforeStart, end.place.clone());
        reader.findings.add(finding.with("start", start.value).with("end", end.value));
    }
    if !is_public(publish.as_ref(), publish_on.as_ref(), minutes.today) {
        return None;
    }
    let text = with_translations(text, minutes.translations, minutes.languages, &mut reader.findings);
    let default_state = if date > minutes.today { MeetingState::Planned } else { MeetingState::Approved };
    Some(Meeting {
        id,
        title: title.map(|title| title.value),
        body,
        kind: kind.map_or(MeetingKind::Ordinary, |kind| kind.value.0),
        number: number.map(|number| number.value),
        date,
        start: start.map(|start| start.value),
        end: end.map(|end| end.value),
        location: location.map(|text| text.value),
        state: state.map_or(default_state, |state| state.value.0),
        chair,
        secretary,
        attendance,
        agenda,
        decisions: decisions.into_iter().map(|written| decision(written.value)).collect(),
        text,
        place,
    })
}

/// The date that a file's name begins with: `2026-03-10-extraordinaria`.
fn date_in_name(id: &Id, place: &Place, reader: &mut Reader) -> Option<Date> {
    let day = id.as_str().get(..10).and_then(|day| day.parse().ok());
    if day.is_none() {
        let finding = Finding::new(Code::MissingKey, place.clone());
        reader.findings.add(
            finding
                .with("key", "date")
                .with("record", super::reader::record_word("minutes"))
                .with("example", "2026-03-10"),
        );
    }
    day
}

fn body_named(name: &At<Reference>, municipality: &Municipality, reader: &mut Reader) -> Option<Id> {
    let ids = || municipality.bodies.iter().map(|body| body.id.as_str());
    let found = municipality.bodies.iter().find(|body| body.id.as_str() == name.value.0);
    if found.is_none() {
        let finding = Finding::new(Code::UnknownReference, name.place.clone())
            .with("value", &name.value.0)
            .with("kind", "a-body")
            .with_some("nearest", nearest(&name.value.0, ids()))
            .with("known", ids().collect::<Vec<_>>().join(", "));
        reader.findings.add(finding);
    }
    found.map(|body| body.id.clone())
}

/// Those whom a meeting can name.
struct People<'a> {
    municipality: &'a Municipality,
    body: &'a Id,
    date: Date,
}

impl People<'_> {
    /// The person with this id, name, alias or surname. Where a surname is shared, those who held
    /// an office on the day come first.
    fn find(&self, name: &str, place: &Place, reader: &mut Reader) -> Option<Id> {
        let all = &self.municipality.people;
        let asked = fold(name);
        let by = |test: &dyn Fn(&Person) -> bool| all.iter().filter(|person| test(person)).collect::<Vec<_>>();
        let mut found = by(&|person| person.id.as_str() == name);
        for test in [
            &(|person: &Person| fold(&person.name) == asked || person.aliases.iter().any(|alias| fold(alias) == asked))
                as &dyn Fn(&Person) -> bool,
            &|person: &Person| fold(&person.name).split(' ').skip(1).any(|part| part == asked),
        ] {
            if found.is_empty() {
                found = by(test);
            }
        }
        if found.len() > 1 {
            let in_office =
                found.iter().copied().filter(|person| person.memberships.iter().any(|held| held.covers(self.date)));
            let in_office: Vec<_> = in_office.collect();
            if !in_office.is_empty() {
                found = in_office;
            }
        }
        match found[..] {
            [person] => Some(person.id.clone()),
            [] => {
                self.tell_unknown(name, place, reader);
                None
            }
            _ => {
                let known: Vec<_> = found.iter().map(|person| person.id.as_str()).collect();
                let finding = Finding::new(Code::AmbiguousReference, place.clone()).with("value", name);
                reader.findings.add(finding.with("known", known.join(", ")));
                None
            }
        }
    }

    fn tell_unknown(&self, name: &str, place: &Place, reader: &mut Reader) {
        let all = &self.municipality.people;
        let names = all.iter().flat_map(|person| [person.id.as_str(), person.name.as_str()]);
        let words = || names.clone().chain(all.iter().flat_map(|person| person.name.split(' ').skip(1)));
        let finding = Finding::new(Code::UnknownReference, place.clone())
            .with("value", name)
            .with("kind", "a-person")
            .with_some("nearest", nearest(name, words()))
            .with("known", all.iter().map(|person| person.id.as_str()).collect::<Vec<_>>().join(", "));
        reader.findings.add(finding);
    }

    /// All who had a vote that day, save those who stand elsewhere in the attendance.
    fn everybody(&self, elsewhere: &[Id]) -> Vec<Id> {
        let members = self.municipality.members_on(self.body, self.date);
        members.map(|person| person.id.clone()).filter(|id| !elsewhere.contains(id)).collect()
    }

    /// Those present who have a vote.
    fn voters(&self, attendance: &Attendance) -> Vec<Id> {
        let votes = |id: &&Id| {
            let held = self.municipality.person(id).map_or(&[][..], |person| &person.memberships);
            held.iter().any(|held| {
                held.body == *self.body
                    && held.covers(self.date)
                    && (held.role.votes() || held.role == Role::Substitute)
            })
        };
        attendance.there().filter(votes).cloned().collect()
    }
}

fn attendance(
    present: Option<At<Names>>,
    late: Option<At<Names>>,
    excused: Option<At<Names>>,
    absent: Option<At<Names>>,
    people: &People,
    reader: &mut Reader,
) -> Attendance {
    let mut listed = |names: Option<At<Names>>| match names.map(|names| names.value) {
        Some(Names::Some(names)) => named(&names, people, reader),
        Some(Names::All) | None => Vec::new(),
    };
    let is_all = matches!(&present, Some(At { value: Names::All, .. }));
    let (late, excused, absent) = (listed(late), listed(excused), listed(absent));
    let present =
        if is_all { people.everybody(&[late.as_slice(), &excused, &absent].concat()) } else { listed(present) };
    Attendance { present, late, excused, absent }
}

fn named(names: &[At<String>], people: &People, reader: &mut Reader) -> Vec<Id> {
    names.iter().filter_map(|name| people.find(&name.value, &name.place, reader)).collect()
}

fn item(written: WrittenItem, attendance: &Attendance, people: &People, reader: &mut Reader) -> AgendaItem {
    let WrittenItem { title, text, motions, place: _ } = written;
    AgendaItem {
        title: title.value,
        text: text.map(|text| text.value),
        motions: motions.into_iter().map(|written| motion(written.value, attendance, people, reader)).collect(),
    }
}

fn motion(written: WrittenMotion, attendance: &Attendance, people: &People, reader: &mut Reader) -> Motion {
    let WrittenMotion { title, mover, seconder, vote, result, decision, place } = written;
    let mut one = |name: Option<At<Reference>>| name.and_then(|name| people.find(&name.value.0, &name.place, reader));
    let (mover, seconder) = (one(mover), one(seconder));
    Motion {
        title: title.value,
        mover,
        seconder,
        vote: vote.map(|vote| ballots(vote, attendance, people, reader)),
        result: result.map(|result| result.value.0),
        decision: decision.map(|number| number.value),
        place,
    }
}

fn ballots(written: At<WrittenVote>, attendance: &Attendance, people: &People, reader: &mut Reader) -> Vote {
    let WrittenVote { yes, no, abstain, place: _ } = written.value;
    let sides = [yes, no, abstain].map(|side| side.map(|side| side.value));
    let listed: Vec<Option<Ballots>> = sides
        .iter()
        .map(|side| match side {
            None => Some(Ballots::Names(Vec::new())),
            Some(Voters::Count(count)) => Some(Ballots::Count(*count)),
            Some(Voters::Names(Names::Some(names))) => Some(Ballots::Names(named(names, people, reader))),
            Some(Voters::Names(Names::All)) => None,
        })
        .collect();
    // `all` is everybody who has a vote, was there and stands on no other side.
    let named_elsewhere: Vec<&Id> = listed.iter().flatten().flat_map(Ballots::names).collect();
    let rest = || people.voters(attendance).into_iter().filter(|id| !named_elsewhere.contains(&id)).collect();
    let mut sides = listed.iter().map(|side| side.clone().unwrap_or_else(|| Ballots::Names(rest())));
    let mut next = || sides.next().unwrap_or(Ballots::Count(0));
    Vote { yes: next(), no: next(), abstain: next(), place: written.place }
}

fn decision(written: WrittenDecision) -> Decision {
    let WrittenDecision { number, kind, title, summary, responsible, due, state, budget, proposals, place } = written;
    let ids = |all: Vec<At<Reference>>| all.iter().filter_map(|id| Id::new(&id.value.0)).collect();
    Decision {
        number: number.value,
        kind: kind.map_or(DecisionKind::Agreement, |kind| kind.value.0),
        title: title.value,
        summary: summary.map(|text| text.value),
        responsible: responsible.map(|text| text.value),
        due: due.map(|due| due.value),
        state: state.map_or(DecisionState::Pending, |state| state.value.0),
        budgets: ids(budget),
        proposals: ids(proposals),
        place,
    }
}
