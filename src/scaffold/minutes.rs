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
    /// Lines that are no points: those before the first, and who signs after the last.
    pub left_out: Vec<String>,
}

/// The minutes that an agenda begins, with its notice. The body is the one that was asked for, that of
/// the planned meeting, or `usual`.
pub fn from_agenda(wanted: &Wanted, usual: &Body, date: Date, text: &str) -> Result<Begun, Told> {
    let municipality = wanted.known.ok_or_else(|| Told::new("add-no-body").with("file", "municipality.yaml"))?;
    let planned = Planned::of(text);
    let named = planned.as_ref().filter(|_| wanted.body.is_none()).and_then(|planned| planned.body(municipality));
    let body = named.unwrap_or(usual);
    let agenda = planned.as_ref().map_or_else(|| agenda::read(text), Planned::agenda);
    if agenda.points.is_empty() {
        return Err(Told::new("add-empty-agenda"));
    }
    let sitting = Sitting { wanted, municipality, body, date };
    let added = sitting.added();
    let minutes = match &planned {
        Some(planned) => planned.minutes(body, date, &document(&added)),
        None => front_matter(&sitting.entries(), &sections(&agenda.points)),
    };
    let path = format!("{}/minutes/{}.md", wanted.municipality, sitting.name());
    let notice = sitting.notice(planned.as_ref(), &agenda);
    // A meeting that was announced stays so: kept back, it would vanish from calendars and its address.
    let added: Vec<Entry> = added.into_iter().filter(|entry| entry.key != "publish").collect();
    let left_out = agenda.before.into_iter().chain(agenda.after).collect();
    Ok(Begun { draft: Draft::text(path, minutes), added: document(&added), notice, left_out })
}

/// The points as headings, each with the lines that stood below it.
fn sections(points: &[Point]) -> String {
    let section = |point: &Point| {
        let text: String = point.text.iter().map(|line| format!("\n{}\n", escape::markdown(line))).collect();
        format!("## {}. {}\n{text}", point.number, escape::markdown(&point.title))
    };
    points.iter().map(section).collect::<Vec<_>>().join("\n")
}

/// A body that meets on a day.
struct Sitting<'w> {
    wanted: &'w Wanted<'w>,
    municipality: &'w Municipality,
    body: &'w Body,
    date: Date,
}

impl Sitting<'_> {
    fn word(&self, key: &str, facts: &[(&str, String)]) -> String {
        self.wanted.messages.word(key, facts)
    }

    /// The kind of its usual meetings.
    fn kind(&self) -> MeetingKind {
        match self.body.kind {
            BodyKind::Committee => MeetingKind::Committee,
            BodyKind::Assembly => MeetingKind::Assembly,
            _ => MeetingKind::Ordinary,
        }
    }

    /// How many must be there, of how many.
    fn quorum(&self) -> [(&'static str, String); 2] {
        let members = self.municipality.members_on(&self.body.id, self.date).count();
        let seats = self.body.seats.unwrap_or(members);
        [("needed", self.body.quorum.needs(seats).to_string()), ("members", seats.to_string())]
    }

    /// What makes minutes of a meeting: who was there, and that it is not public yet.
    fn added(&self) -> Vec<Entry> {
        let members = self.municipality.members_on(&self.body.id, self.date);
        let present = members.map(|person| Value::text(person.id.as_str())).collect();
        let quorum = self.word("minutes-quorum", &self.quorum());
        vec![
            Entry::new("state", Value::plain("draft")),
            Entry::new("publish", Value::plain("no")).remark(&self.word("minutes-publish", &[])),
            Entry::new("present", Value::FlowList(present)).remark(&quorum),
        ]
    }

    /// The keys of minutes that have no planned meeting before them.
    fn entries(&self) -> Vec<Entry> {
        let mut entries = vec![
            Entry::new("organ", Value::text(self.body.id.as_str())).remark(SCHEMA),
            Entry::new("kind", Value::plain(self.kind().id())),
            Entry::new("date", Value::plain(self.date)),
            Entry::new("start", Value::quoted("09:00")).off(),
        ];
        entries.extend(self.added());
        entries.push(Entry::new("agenda", Value::plain("headings")).remark(&self.word("minutes-blocks", &[])));
        entries
    }

    /// The file's name: the date, with the body where it is not the municipality's first.
    fn name(&self) -> String {
        let first = self.municipality.bodies.first();
        let other = first.is_some_and(|first| first.id != self.body.id).then(|| slug(self.body.id.as_str())).flatten();
        other.map_or_else(|| self.date.to_string(), |id| format!("{}-{id}", self.date))
    }

    /// The day as people write it.
    fn day(&self) -> String {
        let locale = Lang::new(self.wanted.messages.lang).ok();
        let locale = locale.and_then(|lang| Locale::new(&lang, self.wanted.country).ok());
        locale.map_or_else(|| self.date.to_string(), |locale| locale.date_long(self.date))
    }

    /// The public notice, in the officer's language. What nobody told yet has a place to write it.
    fn notice(&self, planned: Option<&Planned>, agenda: &Agenda) -> String {
        let name = self.municipality.official_name.as_ref().unwrap_or(&self.municipality.name).first().to_owned();
        let says = |key: &str| planned.and_then(|planned| planned.says(key)).map(str::to_owned);
        let open = || "__________".to_owned();
        let kind = says("kind").map(|kind| self.word(&format!("notice-{}", kind.replace('_', "-")), &[]));
        let facts = [
            ("name", name),
            ("body", self.body.name.first().to_owned()),
            ("kind", kind.unwrap_or_else(|| self.word(&format!("notice-{}", self.kind().id()), &[]))),
            ("date", self.day()),
            ("start", says("start").unwrap_or_else(open)),
            ("place", says("place").unwrap_or_else(open)),
        ];
        let facts: Vec<(&str, String)> = facts.into_iter().chain(self.quorum()).collect();
        let mut out = format!("{}\n\n", self.word("minutes-notice", &facts));
        for point in &agenda.points {
            out.push_str(&format!("{}. {}\n", point.number, point.title));
            point.parts().for_each(|part| out.push_str(&format!("   {part}\n")));
        }
        out
    }
}
