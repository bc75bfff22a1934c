//! Minutes begun from a file of the content: a planned meeting, whose own words are kept as they are.

use std::sync::Arc;

use jiff::civil::Date;

use super::agenda::{self, Agenda, Point};
use crate::i18n::Lang;
use crate::model::council::AgendaItem;
use crate::model::municipality::{Body, Municipality};
use crate::read::minutes::{self, Minutes};
use crate::read::people::People;
use crate::source::File;
use crate::source::discover::{Kind, SourceFile};
use crate::text::front_matter::{self, Parts};
use crate::text::yaml::{self, Node};

/// What belongs to the meeting that was planned, and not to another that takes over its agenda.
const ITS_OWN: [&str; 9] =
    ["number", "called", "changes", "postponed_to", "approved_by", "corrections", "documents", "source", "publish_on"];

/// A file of a meeting, taken apart.
pub struct Planned<'t> {
    text: &'t str,
    parts: Parts,
    keys: Vec<(String, Node)>,
}

impl<'t> Planned<'t> {
    /// Takes a file apart; nothing where it has no front matter.
    pub fn of(text: &'t str) -> Option<Self> {
        let parts = front_matter::split(text).ok().filter(|parts| !parts.front_matter.is_empty())?;
        let (tree, _) = yaml::parse(text, parts.front_matter.clone());
        let Node::Map(keys) = tree?.value else { return None };
        let keys = keys.into_iter().map(|(key, value)| (key.value, value.value)).collect();
        Some(Self { text, parts, keys })
    }

    /// What a key says, where it is one word or text.
    pub fn says(&self, key: &str) -> Option<&str> {
        self.node(key).and_then(|node| title(node).map(|(title, _)| title))
    }

    fn node(&self, key: &str) -> Option<&Node> {
        self.keys.iter().find(|(known, _)| known == key).map(|(_, node)| node)
    }

    /// The body that it names, by its id or its name.
    pub fn body<'m>(&self, municipality: &'m Municipality) -> Option<&'m Body> {
        named(municipality, self.says("organ").or_else(|| self.says("body"))?)
    }

    /// The bodies that meet with it.
    pub fn jointly<'m>(&self, municipality: &'m Municipality) -> Vec<&'m Body> {
        let names = match self.node("with") {
            Some(Node::Seq(names)) => names.iter().filter_map(|name| title(&name.value)).collect(),
            Some(one) => title(one).into_iter().collect(),
            None => Vec::new(),
        };
        names.into_iter().filter_map(|(name, _)| named(municipality, name)).collect()
    }

    /// Whether it is not public, or not yet.
    pub fn is_withheld(&self, today: Date) -> bool {
        let is_no = |said: &str| matches!(said.trim(), "no" | "false");
        let is_later = |day: &str| day.trim().parse::<Date>().is_ok_and(|day| day > today);
        self.says("publish").is_some_and(is_no) || self.says("publish_on").is_some_and(is_later)
    }

    /// Its points as its page shows them: those that it lists, or the headings of its text that are points. A plan
    /// that is no minutes yet is read as a text.
    pub fn agenda(&self, municipality: &Municipality, today: Date) -> Agenda {
        let items = self.items(municipality, today).unwrap_or_default();
        if items.is_empty() {
            return agenda::read(&self.text[self.parts.body.clone()]);
        }
        let point = |(at, item): (usize, &AgendaItem)| Point {
            sections: item.sections.iter().map(|section| section.first().to_owned()).collect(),
            number: item.number_at(at),
            title: item.title.first().to_owned(),
            text: item.prose.first().map(|prose| lines(&prose.markdown)).unwrap_or_default(),
            ..Point::default()
        };
        Agenda { points: items.iter().enumerate().map(point).collect(), ..Agenda::default() }
    }

    /// The points of the minutes that it is.
    fn items(&self, municipality: &Municipality, today: Date) -> Option<Vec<AgendaItem>> {
        const LANGUAGES: [&str; 7] = ["es", "en", "pt", "fr", "it", "de", "ca"];
        let stem = today.to_string();
        let file = File { path: format!("{}/minutes/{stem}.md", municipality.id).into(), size: 0, version: 0 };
        let source = SourceFile { file, kind: Kind::Minutes, stem, lang: None };
        let languages: Arc<[Lang]> = LANGUAGES.iter().filter_map(|lang| Lang::new(lang).ok()).collect();
        let people = People::new(municipality);
        let minutes = Minutes {
            source: &source,
            text: self.text,
            translations: &[],
            people: &people,
            languages: &languages,
            edited: false,
            today,
        };
        minutes::read(&minutes).0.map(|(meeting, _)| meeting.agenda)
    }

    /// The same file as the minutes of a day: its keys as they stand, but for those that belonged to the
    /// plan, and `added` below them.
    pub fn minutes(&self, body: &Body, date: Date, added: &str) -> String {
        let mut out = String::from("---\n");
        let mut keep = true;
        for line in self.text[self.parts.front_matter.clone()].lines() {
            if let Some(key) = key_of(line) {
                keep = !ITS_OWN.contains(&key) && !["state", "publish", "date", "organ", "body"].contains(&key);
                match key {
                    "organ" | "body" => out.push_str(&format!("{key}: {}\n", body.id)),
                    "date" => out.push_str(&format!("date: {date}\n")),
                    _ => {}
                }
            }
            if keep {
                out.push_str(line);
                out.push('\n');
            }
        }
        out.push_str(added);
        out.push_str("---\n");
        out.push_str(&self.text[self.parts.body.clone()]);
        out
    }
}

/// A body by its id or its name.
fn named<'m>(municipality: &'m Municipality, name: &str) -> Option<&'m Body> {
    municipality.bodies.iter().find(|body| body.id.as_str() == name || body.name.first() == name)
}

/// The key that begins at the beginning of a line.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    key.chars().all(|c| c.is_ascii_lowercase() || c == '_').then_some(key).filter(|key| !key.is_empty())
}

/// The lines of a text that say something.
fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A text alone, the first of several languages, or the title of a point, with its number.
fn title(node: &Node) -> Option<(&str, Option<&str>)> {
    match node {
        Node::Scalar(scalar) => Some((scalar.text.as_str(), None)),
        Node::Map(keys) => {
            let find = |wanted: &str| keys.iter().find(|(key, _)| key.value == wanted).map(|(_, node)| &node.value);
            let number = find("number").and_then(|node| title(node)).map(|(number, _)| number);
            let said = find("title").or_else(|| keys.first().map(|(_, node)| &node.value))?;
            title(said).map(|(said, _)| (said, number))
        }
        Node::Seq(_) => None,
    }
}
