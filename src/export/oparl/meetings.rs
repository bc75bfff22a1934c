//! Meetings with their agenda, and papers with where they were dealt with.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::super::calendar::touched;
use super::super::popolo::told;
use super::{Oparl, SCHEMA};
use crate::model::bench::Bench;
use crate::model::choice::Choice;
use crate::model::council::{AgendaItem, Document, DocumentKind, Meeting, MeetingState};
use crate::model::id::Id;
use crate::model::paper::{Consultation, Paper};
use crate::model::vote::Motion;
use crate::pages::address::Target;

/// A point of an agenda: the meeting, and the point counted from 0.
type Point<'a> = (&'a Meeting, usize);

impl Oparl<'_> {
    pub(super) fn meetings(&self) -> impl ParallelIterator<Item = (Id, Value)> {
        let meetings = self.portfolio.portal.meetings.par_iter();
        meetings.map(|meeting| (meeting.id.clone(), self.meeting(meeting)))
    }

    fn meeting(&self, meeting: &Meeting) -> Value {
        let id = self.object("meeting", &meeting.id);
        let settings = &self.portfolio.setting.shared.settings;
        // OParl's times have an offset; where the zone is not known there is none to give.
        let stamp = |time: Option<jiff::civil::Time>| settings.zone.as_ref()?.stamp(meeting.day_of(time?), time?);
        let state = match meeting.state {
            MeetingState::Planned if is_called(meeting) => "eingeladen",
            MeetingState::Planned => "terminiert",
            MeetingState::Cancelled | MeetingState::Postponed => "terminiert",
            _ => "durchgeführt",
        };
        let holder = format!("meeting/{}", meeting.id);
        let file = |at: usize, document: &Document| self.document(document, &holder, ("meeting", &id), at);
        let of_kind = |kind: DocumentKind| {
            let all = meeting.documents.iter().enumerate().filter(move |(_, document)| document.kind == kind);
            all.map(|(at, document)| file(at, document))
        };
        let others =
            meeting.documents.iter().enumerate().filter(|(at, document)| self.is_auxiliary(meeting, *at, document));
        let participants = meeting.attendance.there().map(|person| self.object("person", person));
        let agenda = meeting.agenda.iter().enumerate().map(|(at, item)| self.item(meeting, at, item));
        let location = meeting
            .location
            .as_ref()
            .map(|place| self.location(&format!("meeting-{}", meeting.id), ("meetings", &id), place.first()));
        let touched = touched(meeting, self.portfolio.setting.today);
        let [created, modified] = self.days([meeting.called, Some(meeting.date), touched]);
        told(json!({
            "id": id,
            "type": format!("{SCHEMA}Meeting"),
            "name": self.title(meeting),
            "meetingState": state,
            "cancelled": meeting.state.is_off(),
            "start": stamp(meeting.start.or(Some(jiff::civil::Time::midnight()))),
            "end": stamp(meeting.end),
            "location": location,
            "organization": std::iter::once(&meeting.body)
                .chain(&meeting.jointly)
                .map(|id| self.object("organization", id))
                .collect::<Vec<_>>(),
            "participant": participants.collect::<Vec<_>>(),
            "invitation": of_kind(DocumentKind::Invitation).next(),
            "resultsProtocol": of_kind(DocumentKind::Minutes).next(),
            "verbatimProtocol": of_kind(DocumentKind::Verbatim).next(),
            "auxiliaryFile": others.map(|(at, document)| file(at, document)).collect::<Vec<_>>(),
            "agendaItem": agenda.collect::<Vec<_>>(),
            "created": created,
            "modified": modified,
            "license": self.licence(),
            "web": self.page(&Target::Meeting(meeting.id.clone())),
        }))
    }

    /// Whether a document has no field of its own: what is no invitation, minutes or transcript, or
    /// not the first of its kind.
    fn is_auxiliary(&self, meeting: &Meeting, at: usize, document: &Document) -> bool {
        let own = matches!(document.kind, DocumentKind::Invitation | DocumentKind::Minutes | DocumentKind::Verbatim);
        let first = meeting.documents.iter().position(|other| other.kind == document.kind);
        !own || first != Some(at)
    }

    fn title(&self, meeting: &Meeting) -> Option<String> {
        self.titles.get(meeting.id.as_str()).map(|title| (*title).to_owned())
    }

    fn item_id(&self, meeting: &Meeting, at: usize) -> String {
        self.url(&format!("agenda-item/{}-{}.json", meeting.id, at + 1))
    }

    fn item(&self, meeting: &Meeting, at: usize, item: &AgendaItem) -> Value {
        let id = self.item_id(meeting, at);
        let zone = self.portfolio.setting.shared.settings.zone.as_ref();
        let stamp = |time: Option<jiff::civil::Time>| zone?.stamp(meeting.day_of(time?), time?);
        let holder = format!("agenda-item/{}-{}", meeting.id, at + 1);
        let first = item.documents.iter().position(|document| document.kind == DocumentKind::Resolution);
        let file = |at: usize| self.document(&item.documents[at], &holder, ("agendaItem", &id), at);
        let others = (0..item.documents.len()).filter(|at| Some(*at) != first);
        let paper = item.papers.iter().position(|id| self.portfolio.portal.paper(id).is_some());
        let resolution = item.decisions.iter().filter_map(|number| {
            let decision = meeting.decisions.iter().find(|decision| decision.number == *number)?;
            Some(format!("{number}: {}", decision.summary.as_ref().unwrap_or(&decision.title).first()))
        });
        let resolution: Vec<String> = resolution.collect();
        told(json!({
            "id": id,
            "type": format!("{SCHEMA}AgendaItem"),
            "meeting": self.object("meeting", &meeting.id),
            "number": Some(item.number.clone().unwrap_or_else(|| (at + 1).to_string())).filter(|own| !own.is_empty()),
            "order": at + 1,
            "name": item.title.first(),
            "public": !item.closed,
            "consultation": paper.map(|paper| self.consultation_id((meeting, at), paper)),
            "result": self.result(meeting, at, item),
            "resolutionText": item.resolution.as_ref().map(|text| text.first().to_owned())
                .or_else(|| (!resolution.is_empty()).then(|| resolution.join("\n"))),
            "resolutionFile": first.map(file),
            "auxiliaryFile": others.map(file).collect::<Vec<_>>(),
            "start": stamp(item.start),
            "end": stamp(item.end),
        }))
    }

    /// What came of a point: in the words of the minutes, or else what became of its motions.
    fn result(&self, meeting: &Meeting, at: usize, item: &AgendaItem) -> Option<String> {
        if let Some(own) = &item.result {
            return Some(own.first().to_owned());
        }
        let bench =
            Bench::of(meeting, &self.portfolio.portal.municipality, Some(at)).filter(|_| !item.motions.is_empty())?;
        let words = self.portfolio.setting.words.first()?;
        let word = |motion: &Motion| words.word(&format!("motion_result.{}", motion.outcome(Some(&bench))?.id()));
        let results: Vec<(&Motion, &str)> =
            item.motions.iter().filter_map(|motion| Some((motion, word(motion)?))).collect();
        match results[..] {
            [] => None,
            [(_, result)] => Some(result.to_owned()),
            _ => Some(
                results
                    .iter()
                    .map(|(motion, result)| format!("{}: {result}", motion.title.first()))
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
        }
    }

    /// The address of what stands between a point and the paper that it names in a place of its list.
    fn consultation_id(&self, (meeting, at): Point, paper: usize) -> String {
        self.url(&format!("consultation/{}-{}-{}.json", meeting.id, at + 1, paper + 1))
    }

    pub(super) fn papers(&self) -> Vec<(Id, Value)> {
        let mut points: BTreeMap<&Id, Vec<Point>> = BTreeMap::new();
        for meeting in &self.portfolio.portal.meetings {
            for (at, item) in meeting.agenda.iter().enumerate() {
                for paper in &item.papers {
                    points.entry(paper).or_default().push((meeting, at));
                }
            }
        }
        let papers = self.portfolio.portal.papers.iter();
        let none = Vec::new();
        papers.map(|paper| (paper.id.clone(), self.paper(paper, points.get(&paper.id).unwrap_or(&none)))).collect()
    }

    /// That a body deals with a paper: what the paper says of it, and the meeting.
    fn consultation(&self, paper: &str, id: String, own: Option<&Consultation>, meeting: Option<&Meeting>) -> Value {
        let body = own.and_then(|own| own.body.as_ref()).or(meeting.map(|meeting| &meeting.body));
        told(json!({
            "id": id,
            "type": format!("{SCHEMA}Consultation"),
            "paper": paper,
            "meeting": meeting.map(|meeting| self.object("meeting", &meeting.id)),
            "organization": body.map(|id| self.object("organization", id)).into_iter().collect::<Vec<_>>(),
            "role": own.and_then(|own| own.role.as_ref()).map(|role| role.first()),
            "authoritative": own.and_then(|own| own.is_final),
        }))
    }

    fn paper(&self, paper: &Paper, points: &[Point]) -> Value {
        let id = self.object("paper", &paper.id);
        let holder = format!("paper/{}", paper.id);
        let file = |(at, document): (usize, &Document)| self.document(document, &holder, ("paper", &id), at);
        let (main, others): (Vec<_>, Vec<_>) =
            paper.documents.iter().enumerate().partition(|(_, document)| document.kind == DocumentKind::Paper);
        let mut main = main.into_iter();
        let held = points.iter().map(|(meeting, _)| Some(meeting.date));
        let [created, modified] = self.days(held.chain([paper.date]));
        let meetings: Vec<&Id> = points.iter().map(|(meeting, _)| &meeting.id).collect();
        let (matched, others_of) = paper.matched(&meetings);
        let at_points = points.iter().zip(matched).filter_map(|(point, own)| {
            let (meeting, at) = *point;
            let place = meeting.agenda[at].papers.iter().position(|named| *named == paper.id)?;
            let mut consultation = self.consultation(&id, self.consultation_id(*point, place), own, Some(meeting));
            consultation["agendaItem"] = json!(self.item_id(meeting, at));
            Some(consultation)
        });
        let elsewhere = others_of.into_iter().enumerate().map(|(at, own)| {
            let meeting = own.meeting.as_ref().and_then(|id| self.meetings.get(id).copied());
            self.consultation(&id, self.url(&format!("consultation/{}-{}.json", paper.id, at + 1)), Some(own), meeting)
        });
        let consultations = at_points.chain(elsewhere);
        told(json!({
            "id": id,
            "type": format!("{SCHEMA}Paper"),
            "body": self.url("body.json"),
            "name": paper.title.first(),
            "reference": paper.number,
            "date": paper.date.map(|date| date.to_string()),
            "paperType": paper.kind.as_ref().map(|kind| kind.first()),
            "subordinatedPaper": self.below.get(&paper.id).into_iter().flatten().map(|id| self.object("paper", id)).collect::<Vec<_>>(),
            "superordinatedPaper": paper.part_of.iter().map(|id| self.object("paper", id)).collect::<Vec<_>>(),
            "mainFile": main.next().map(file),
            "auxiliaryFile": main.chain(others).map(file).collect::<Vec<_>>(),
            "originatorPerson": paper.authors.iter().map(|id| self.object("person", id)).collect::<Vec<_>>(),
            "originatorOrganization": paper.bodies.iter().map(|id| self.object("organization", id)).collect::<Vec<_>>(),
            "relatedPaper": paper.related.iter().map(|id| self.object("paper", id)).collect::<Vec<_>>(),
            "underDirectionOf": paper.lead.iter().map(|id| self.object("organization", id)).collect::<Vec<_>>(),
            "consultation": consultations.collect::<Vec<_>>(),
            "license": self.licence(),
            "web": self.page(&Target::Paper(paper.id.clone())),
            "created": created,
            "modified": modified,
        }))
    }
}

/// Whether a meeting that is planned was called: its call or its agenda is there.
fn is_called(meeting: &Meeting) -> bool {
    let has_call = meeting.documents.iter().any(|document| document.kind == DocumentKind::Invitation);
    meeting.called.is_some() || has_call || !meeting.agenda.is_empty()
}
