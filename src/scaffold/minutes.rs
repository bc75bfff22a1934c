//! Minutes begun from an agenda: its points become headings, or stay as a planned meeting lists them; the
//! members of the body are listed with the quorum that they need, and the public notice is made of the
//! same.

mod agenda;
mod planned;

use jiff::civil::Date;

use self::agenda::{Agenda, Point};
use self::planned::Planned;
use super::Wanted;
use crate::findings::Told;
use crate::i18n::{Lang, Locale};
use crate::model::choice::Choice;
use crate::model::council::MeetingKind;
use crate::model::draft::Draft;
use crate::model::municipality::{Body, BodyKind, Municipality};
use crate::text::escape;
use crate::text::slug::slug;
use crate::text::yaml::write::{Entry, Value, document, front_matter};

/// Where editors find what minutes may say.
const SCHEMA: &str = "yaml-language-server: $schema=../../.cabildo/schema/minutes.json";

/// What an agenda began.
pub struct Begun {
    /// The minutes.
    pub draft: Draft,
    /// The keys that make minutes of a planned meeting, to be put into its own file.
    pub added: String,
    /// The notice to hang on the board.
    pub notice: String,
    /// How its lines were taken that are no points, or could have been something else.
    pub told: Vec<Told>,
    /// Whether the meeting's own file says that it is not public, or not yet.
    pub withheld: bool,
}

/// The file of a meeting of a body on a day, whatever its name.
pub fn standing<'w>(wanted: &'w Wanted, body: &Body, date: Date) -> Option<&'w str> {
    let municipality = wanted.known?;
    let found = wanted.standing.iter().find(|file| is_of(file, body, date, municipality));
    found.map(|(path, _)| path.as_str())
}

/// The minutes that an agenda begins, with its notice. The body is the one that was asked for, that of
/// the planned meeting, or `usual`.
pub fn from_agenda(wanted: &Wanted, usual: &Body, date: Date, text: &str) -> Result<Begun, Told> {
    let municipality = wanted.known.ok_or_else(|| Told::new("add-no-body").with("file", "municipality.yaml"))?;
    let planned = Planned::of(text);
    let named = planned.as_ref().filter(|_| wanted.body.is_none()).and_then(|planned| planned.body(municipality));
    let body = named.unwrap_or(usual);
    let agenda =
        planned.as_ref().map_or_else(|| agenda::read(text), |planned| planned.agenda(municipality, wanted.today));
    if agenda.points.is_empty() {
        return Err(Told::new("add-empty-agenda"));
    }
    // A meeting that has its file already gets no second one.
    let standing = || wanted.standing.iter().filter(|file| is_of(file, body, date, municipality));
    let own = standing().find(|(_, own)| own == text).or_else(|| standing().next());
    let own_file = own.and_then(|(_, text)| Planned::of(text));
    let bodies = sitting_together(body, own_file.as_ref().or(planned.as_ref()), municipality);
    let sitting = Sitting { wanted, municipality, bodies, date };
    let added = sitting.added();
    let minutes = match &planned {
        Some(planned) => planned.minutes(body, date, &document(&added)),
        None => front_matter(&sitting.entries(body), &sections(&agenda)),
    };
    let path = format!("{}/minutes/{}.md", wanted.municipality, sitting.name(body));
    let path = own.map_or(path, |(path, _)| path.clone());
    let notice = sitting.notice(own_file.as_ref().into_iter().chain(&planned).collect(), &agenda);
    // A meeting that was announced stays so: kept back, it would vanish from calendars and its address.
    let added: Vec<Entry> = added.into_iter().filter(|entry| entry.key != "publish").collect();
    // Of a file of the content every word is kept.
    let apart = agenda.before.into_iter().chain(agenda.after).filter(|_| planned.is_none());
    let apart = apart.map(|line| Told::new("add-left-out").with("line", line));
    let told = apart.chain(agenda.told).collect();
    let withheld = own_file.is_some_and(|own| own.is_withheld(wanted.today));
    Ok(Begun { draft: Draft::text(path, minutes), added: document(&added), notice, told, withheld })
}

/// The points as headings, each with the lines that stood below it and the headings over it.
fn sections(agenda: &Agenda) -> String {
    let over = |sections: &[String]| -> Vec<String> {
        sections.iter().map(|section| format!("## {}\n", escape::markdown(section))).collect()
    };
    let section = |point: &Point| {
        let text: String = point.text.iter().map(|line| format!("\n{}\n", escape::markdown(line))).collect();
        let own = format!("## {}. {}\n{text}", point.number, escape::markdown(&point.title));
        over(&point.sections).into_iter().chain([own])
    };
    agenda.points.iter().flat_map(section).chain(over(&agenda.last)).collect::<Vec<_>>().join("\n")
}

/// The bodies of a meeting: those of its own file where `body` is one of them, or else that and those with it.
fn sitting_together<'m>(body: &'m Body, file: Option<&Planned>, municipality: &'m Municipality) -> Vec<&'m Body> {
    let jointly = file.map(|file| file.jointly(municipality)).unwrap_or_default();
    let is_with = jointly.iter().any(|other| other.id == body.id);
    let first = file.and_then(|file| file.body(municipality)).filter(|_| is_with).unwrap_or(body);
    [first].into_iter().chain(jointly.into_iter().filter(|other| other.id != first.id)).collect()
}

/// Whether a file of the content is a meeting of a body on a day, under whatever name.
fn is_of(file: &(String, String), body: &Body, date: Date, municipality: &Municipality) -> bool {
    let (path, text) = file;
    let Some(standing) = Planned::of(text) else { return false };
    let stem = path.rsplit('/').next().unwrap_or_default();
    let written = standing.says("date").or_else(|| stem.get(..10)).and_then(|day| day.trim().parse().ok());
    let is_body = |other: &Body| other.id == body.id;
    let meets = standing.body(municipality).is_some_and(is_body);
    written == Some(date) && (meets || standing.jointly(municipality).into_iter().any(is_body))
}

/// The bodies that meet on a day, the first and those with it.
struct Sitting<'w> {
    wanted: &'w Wanted<'w>,
    municipality: &'w Municipality,
    bodies: Vec<&'w Body>,
    date: Date,
}

impl Sitting<'_> {
    fn word(&self, key: &str, facts: &[(&str, String)]) -> String {
        self.wanted.messages.word(key, facts)
    }

    /// How many must be there, of how many; of each body where there are several.
    fn quorum(&self) -> String {
        let one = |body: &&Body| {
            let members = self.municipality.members_on(&body.id, self.date).count();
            let seats = body.seats.unwrap_or(members);
            let facts = [("needed", body.quorum.needs(seats).to_string()), ("members", seats.to_string())];
            let quorum = self.word("minutes-needed", &facts);
            if self.bodies.len() == 1 { quorum } else { format!("{}: {quorum}", body.name.first()) }
        };
        self.bodies.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    /// What makes minutes of a meeting: who was there, and that it is not public yet.
    fn added(&self) -> Vec<Entry> {
        let mut present: Vec<&str> = Vec::new();
        for body in &self.bodies {
            for person in self.municipality.members_on(&body.id, self.date) {
                if !present.contains(&person.id.as_str()) {
                    present.push(person.id.as_str());
                }
            }
        }
        let present = present.into_iter().map(Value::text).collect();
        let quorum = self.word("minutes-quorum", &[("quorum", self.quorum())]);
        vec![
            Entry::new("state", Value::plain("draft")),
            Entry::new("publish", Value::plain("no")).remark(&self.word("minutes-publish", &[])),
            Entry::new("present", Value::FlowList(present)).remark(&quorum),
        ]
    }

    /// The keys of minutes that have no planned meeting before them.
    fn entries(&self, body: &Body) -> Vec<Entry> {
        let mut entries = vec![
            Entry::new("organ", Value::text(body.id.as_str())).remark(SCHEMA),
            Entry::new("kind", Value::plain(usual_kind(body).id())),
            Entry::new("date", Value::plain(self.date)),
            Entry::new("start", Value::quoted("09:00")).off(),
        ];
        entries.extend(self.added());
        entries.push(Entry::new("agenda", Value::plain("headings")).remark(&self.word("minutes-blocks", &[])));
        entries
    }

    /// The file's name: the date, with the body where it is not the municipality's first.
    fn name(&self, body: &Body) -> String {
        let first = self.municipality.bodies.first();
        let other = first.is_some_and(|first| first.id != body.id).then(|| slug(body.id.as_str())).flatten();
        other.map_or_else(|| self.date.to_string(), |id| format!("{}-{id}", self.date))
    }

    /// The day as people write it.
    fn day(&self) -> String {
        let locale = Lang::new(self.wanted.messages.lang).ok();
        let locale = locale.and_then(|lang| Locale::new(&lang, self.wanted.country).ok());
        locale.map_or_else(|| self.date.to_string(), |locale| locale.date_long(self.date))
    }

    /// The public notice, in the officer's language. What nobody told yet has a place to write it.
    /// The meeting's own file comes before the one whose agenda it takes over.
    fn notice(&self, files: Vec<&Planned>, agenda: &Agenda) -> String {
        let name = self.municipality.official_name.as_ref().unwrap_or(&self.municipality.name).first().to_owned();
        let says = |key: &str| files.iter().find_map(|file| file.says(key)).map(str::to_owned);
        let open = || "__________".to_owned();
        let kind = says("kind").map(|kind| self.word(&format!("notice-{}", kind.replace('_', "-")), &[]));
        let usual = || self.bodies.first().map_or(MeetingKind::Ordinary, |body| usual_kind(body));
        let bodies: Vec<&str> = self.bodies.iter().map(|body| body.name.first()).collect();
        let facts = [
            ("name", name),
            ("body", bodies.join("\n")),
            ("kind", kind.unwrap_or_else(|| self.word(&format!("notice-{}", usual().id()), &[]))),
            ("date", self.day()),
            ("start", says("start").unwrap_or_else(open)),
            ("place", says("place").unwrap_or_else(open)),
            ("quorum", self.quorum()),
        ];
        let mut out = format!("{}\n\n", self.word("minutes-notice", &facts));
        for (at, point) in agenda.points.iter().enumerate() {
            let gap = if at == 0 { "" } else { "\n" };
            point.sections.iter().for_each(|section| out.push_str(&format!("{gap}{section}\n")));
            let number = if point.number.is_empty() { String::new() } else { format!("{}. ", point.number) };
            out.push_str(&format!("{number}{}\n", point.title));
            point.parts().for_each(|part| out.push_str(&format!("   {part}\n")));
        }
        agenda.last.iter().for_each(|section| out.push_str(&format!("\n{section}\n")));
        out
    }
}

/// The kind of a body's usual meetings.
fn usual_kind(body: &Body) -> MeetingKind {
    match body.kind {
        BodyKind::Committee => MeetingKind::Committee,
        BodyKind::Assembly => MeetingKind::Assembly,
        _ => MeetingKind::Ordinary,
    }
}
