//! What an import writes is read back as the record that it was.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::{date, time};
use proptest::prelude::*;

use super::sheet::{Motion, Paper, Point, Sheet, Votes};
use crate::findings::Findings;
use crate::i18n::Lang;
use crate::model::choice::Choice;
use crate::model::council::{Document, DocumentKind, Meeting, MeetingKind, MeetingState};
use crate::model::vote::{Ballots, MotionResult, Vote, VoteMethod};
use crate::read::minutes::{Minutes, read};
use crate::read::people::People;
use crate::source::File;
use crate::source::discover::{Kind, SourceFile};
use crate::text::clean::clean;
use crate::text::markdown::{Destination, Options, render};

const PEOPLE: [&str; 5] = ["ana-alba", "beto", "carla-y-cia", "dario", "eva"];

fn town() -> String {
    let person =
        |id: &&str| format!("  - {{id: {id}, name: {id} apellido, memberships: [{{body: concejo, role: member}}]}}\n");
    let people: String = PEOPLE.iter().map(person).collect();
    format!("name: Uno\nbodies:\n  - {{id: concejo, name: Concejo, kind: council}}\npeople:\n{people}")
}

fn read_back(text: &str) -> (Option<Meeting>, Findings) {
    let languages: Arc<[Lang]> = vec![Lang::new("es").expect("a language")].into();
    let path: Arc<str> = "uno/municipality.yaml".into();
    let municipality = crate::read::municipality::read(&path, "uno", &town(), &languages).0.expect("a municipality");
    let source = SourceFile {
        file: File { path: "uno/minutes/2026-03-10.md".into(), size: 0, version: 0 },
        kind: Kind::Minutes,
        stem: "2026-03-10".to_owned(),
        lang: None,
    };
    let people = People::new(&municipality);
    let today = date(2026, 11, 23);
    let (read, findings) = read(&Minutes {
        source: &source,
        text,
        translations: &[],
        people: &people,
        languages: &languages,
        edited: false,
        today,
    });
    (read.map(|(meeting, _)| meeting), findings)
}

/// Texts made of what has a meaning somewhere in YAML, Markdown or the blocks.
fn texts() -> impl Strategy<Value = String> {
    const PARTS: [&str; 46] = [
        "a",
        "ñ",
        "Ñandú",
        " ",
        " ",
        ": ",
        "- ",
        "#",
        "## ",
        "1. ",
        "12) ",
        "*",
        "_",
        "`",
        "```",
        "```motion",
        "~~~",
        "|",
        "---",
        "[x](y)",
        "<b>",
        "&amp;",
        "\\",
        "'",
        "\"",
        "{",
        "}",
        "yes",
        "no",
        "null",
        "2026-03-10",
        "09:00",
        "=1",
        "@",
        "!",
        "%",
        "\u{202e}",
        "\u{0}",
        "\u{200b}",
        "\n",
        "\t",
        "\r\n",
        "> ",
        "[^1]",
        "$x$",
        "Ó",
    ];
    let some = prop::collection::vec(prop::sample::select(&PARTS[..]), 1..7).prop_map(|parts| parts.concat());
    some.prop_filter("a text with something in it", |text| text.chars().any(char::is_alphanumeric))
}

/// Paragraphs as the import of texts writes them.
fn paragraphs(lines: &[String]) -> String {
    lines.iter().map(|text| super::word::line(text)).collect::<Vec<_>>().join("\n\n")
}

fn votes() -> impl Strategy<Value = Votes> {
    let sides = prop::collection::vec(0..5_usize, PEOPLE.len()).prop_map(|sides| {
        let mut all: [Vec<String>; 5] = Default::default();
        for (person, side) in PEOPLE.iter().zip(sides) {
            all[side].push((*person).to_owned());
        }
        Votes::Names(all)
    });
    let counts = prop::array::uniform5(0..30_usize).prop_map(Votes::Counts);
    prop_oneof![Just(Votes::None), sides, counts]
}

fn motions() -> impl Strategy<Value = Motion> {
    let results = prop::option::of(prop::sample::select(MotionResult::ALL));
    let methods = prop::option::of(prop::sample::select(VoteMethod::ALL));
    let all = (prop::option::of(texts()), votes(), methods, results);
    let known = all.prop_filter("something is known", |(title, votes, method, result)| {
        title.is_some() || *votes != Votes::None || method.is_some() || result.is_some()
    });
    let open = known.prop_filter("a secret ballot names nobody", |(_, votes, method, _)| {
        *method != Some(VoteMethod::Secret) || !matches!(votes, Votes::Names(_))
    });
    open.prop_map(|(title, votes, method, result)| Motion { title, votes, method, result, ..Motion::default() })
}

fn papers() -> impl Strategy<Value = Vec<Paper>> {
    let kinds = prop::sample::select(DocumentKind::ALL);
    let one = (prop::option::of(texts()), kinds, any::<bool>()).prop_map(|(title, kind, dated)| Paper {
        download: None,
        title,
        kind,
        url: "https://example.org/a?b=c&d=%20#e,f".to_owned(),
        date: dated.then_some(date(2026, 3, 1)),
    });
    prop::collection::vec(one, 0..3)
}

fn points() -> impl Strategy<Value = Point> {
    let numbers = prop::option::of(prop::sample::select(&["", "1", "4.1", "Ö 12", "3a", "1.", "no tiene"][..]));
    let text = prop::collection::vec(texts(), 0..3).prop_map(|lines| paragraphs(&lines));
    let facts = (any::<bool>(), any::<bool>(), prop::option::of(texts()), papers());
    let motions = prop::collection::vec(motions(), 0..3);
    let sections = prop::collection::vec(texts(), 0..3);
    (numbers, texts(), text, facts, (motions, sections)).prop_map(
        |(number, title, text, facts, (motions, sections))| {
            let (timed, closed, result, documents) = facts;
            Point {
                sections,
                part: None,
                number: number.map(str::to_owned),
                title,
                text,
                start: timed.then_some(time(9, 5, 0, 0)),
                end: timed.then_some(time(10, 0, 30, 0)),
                closed,
                resolution: result.as_ref().map(|result| format!("Uno\n\n{result}")),
                result,
                papers: if closed { vec!["un-expediente".to_owned()] } else { Vec::new() },
                documents,
                motions,
            }
        },
    )
}

fn sheets() -> impl Strategy<Value = Sheet> {
    let texts = (prop::option::of(texts()), prop::option::of(texts()), prop::option::of(texts()));
    let kinds = prop::option::of(prop::sample::select(MeetingKind::ALL));
    (texts, kinds, papers(), prop::collection::vec(points(), 0..4), any::<bool>()).prop_map(
        |((title, number, place), kind, documents, points, all_there)| Sheet {
            title,
            body: "concejo".to_owned(),
            jointly: Vec::new(),
            kind,
            number,
            date: Some(date(2026, 3, 10)),
            start: Some(time(9, 0, 0, 0)),
            end: all_there.then_some(time(12, 0, 0, 0)),
            place,
            state: Some(MeetingState::Approved),
            present: PEOPLE[..if all_there { 5 } else { 4 }].iter().map(|id| (*id).to_owned()).collect(),
            excused: Vec::new(),
            absent: PEOPLE[if all_there { 5 } else { 4 }..].iter().map(|id| (*id).to_owned()).collect(),
            unsure: Vec::new(),
            documents,
            source: Some("https://example.org/oparl/meeting/1".to_owned()),
            points,
            text: String::new(),
            closing: all_there.then(|| ("Cierre".to_owned(), "Se cerró.".to_owned())),
        },
    )
}

/// A text without what no record holds, white space as one space.
fn said(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn first(text: Option<&crate::i18n::Text>) -> Option<String> {
    text.map(|text| said(text.first()))
}

fn document(document: &Document) -> (Option<String>, DocumentKind, Option<&str>, bool) {
    (first(document.title.as_ref()), document.kind, document.url.as_deref(), document.date.is_some())
}

fn paper(paper: &Paper) -> (Option<String>, DocumentKind, Option<&str>, bool) {
    (paper.title.as_deref().map(said), paper.kind, Some(&paper.url), paper.date.is_some())
}

/// A vote's sides, in no order.
fn sides(vote: Option<&Vote>) -> Option<Vec<(usize, BTreeSet<String>)>> {
    let vote = vote?;
    let side = |ballots: &Ballots| (ballots.count(), ballots.names().iter().map(ToString::to_string).collect());
    Some([&vote.yes, &vote.no, &vote.abstain, &vote.absent, &vote.recused].map(side).to_vec())
}

fn sides_of(votes: &Votes) -> Option<Vec<(usize, BTreeSet<String>)>> {
    match votes {
        Votes::None => None,
        Votes::Names(sides) => Some(sides.iter().map(|names| (names.len(), names.iter().cloned().collect())).collect()),
        Votes::Counts(counts) => Some(counts.iter().map(|count| (*count, BTreeSet::new())).collect()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_meeting_that_is_written_is_read_as_it_was(sheet in sheets()) {
        let text = sheet.write();
        let (meeting, findings) = read_back(&text);
        let told: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        prop_assert!(told.is_empty(), "{:?}\n{}", told, text);
        let meeting = meeting.expect("a meeting");
        prop_assert_eq!(first(meeting.title.as_ref()), sheet.title.as_deref().map(said));
        prop_assert_eq!(meeting.number.as_deref().map(said), sheet.number.as_deref().map(said));
        prop_assert_eq!(first(meeting.location.as_ref()), sheet.place.as_deref().map(said));
        prop_assert_eq!(meeting.kind, sheet.kind.unwrap_or(MeetingKind::Session));
        prop_assert_eq!((meeting.start, meeting.end), (sheet.start, sheet.end));
        prop_assert_eq!(meeting.attendance.present.len(), sheet.present.len());
        prop_assert_eq!(meeting.documents.iter().map(document).collect::<Vec<_>>(), sheet.documents.iter().map(paper).collect::<Vec<_>>());
        prop_assert_eq!(meeting.source, sheet.source);
        prop_assert_eq!(meeting.agenda.len(), sheet.points.len(), "{}", text);
        for (at, (item, point)) in meeting.agenda.iter().zip(&sheet.points).enumerate() {
            let place = (at + 1).to_string();
            prop_assert_eq!(said(item.title.first()), said(&point.title), "{}", text);
            prop_assert_eq!(item.number.as_ref().unwrap_or(&place), point.number.as_ref().unwrap_or(&place), "{}", text);
            let over: Vec<String> = item.sections.iter().map(|section| said(section.first())).collect();
            prop_assert_eq!(over, point.sections.iter().map(|section| said(section)).collect::<Vec<_>>(), "{}", text);
            prop_assert_eq!((item.start, item.end, item.closed), (point.start, point.end, point.closed));
            prop_assert_eq!(first(item.result.as_ref()), point.result.as_deref().map(said));
            prop_assert_eq!(first(item.resolution.as_ref()), point.resolution.as_deref().map(said));
            prop_assert_eq!(item.papers.len(), point.papers.len());
            prop_assert_eq!(item.documents.iter().map(document).collect::<Vec<_>>(), point.documents.iter().map(paper).collect::<Vec<_>>());
            prop_assert_eq!(item.motions.len(), point.motions.len(), "{}", text);
            for (read, written) in item.motions.iter().zip(&point.motions) {
                let title = written.title.as_deref().unwrap_or(&point.title);
                prop_assert_eq!(said(read.title.first()), said(title));
                let votes = match &written.votes {
                    Votes::Names(sides) if written.method == Some(VoteMethod::Secret) => {
                        Votes::Counts(std::array::from_fn(|side| sides[side].len()))
                    }
                    votes => votes.clone(),
                };
                prop_assert_eq!(sides(read.vote.as_ref()), sides_of(&votes), "{}", text);
                prop_assert_eq!(read.result, written.result);
                if let (Some(vote), Some(method)) = (&read.vote, written.method) {
                    prop_assert_eq!(vote.method, method);
                }
            }
        }
    }

    #[test]
    fn a_text_from_a_word_processor_keeps_its_words_and_none_of_them_is_markdown(lines in prop::collection::vec(texts(), 1..4)) {
        let sheet = Sheet {
            body: "concejo".to_owned(),
            date: Some(date(2026, 3, 10)),
            points: vec![Point { title: "Uno".to_owned(), text: paragraphs(&lines), ..Point::default() }],
            ..Sheet::default()
        };
        let text = sheet.write();
        let (meeting, findings) = read_back(&text);
        prop_assert!(findings.is_empty(), "{}", text);
        let meeting = meeting.expect("a meeting");
        let lang = Lang::new("es").expect("a language");
        let prose = &meeting.agenda[0].prose_in(lang).expect("a text").markdown;
        let options = Options { heading_shift: 1, id_prefix: "", taken: &|_| false, resolve: &|_| Destination::Keep, sizes: &|_| None };
        let shown = render(prose, &options).plain;
        let expected: Vec<String> = lines.iter().map(|line| said(line)).collect();
        prop_assert_eq!(said(&shown), expected.join(" "), "{}", text);
    }
}
