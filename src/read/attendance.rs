//! Who was at a meeting: names, when they came and left, and in whose place.

use jiff::civil::{Date, Time};

use super::people::People;
use super::reader::{Entry, Reader};
use super::record::{Asked, At, FieldType, Kind, Value};
use crate::findings::Code;
use crate::i18n::Text;
use crate::model::council::{Attendance, Moment};
use crate::model::id::Id;
use crate::text::yaml::{Node, Spanned};

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
        <Vec<At<String>> as FieldType>::take(Some(node), asked, &place, reader).map(Self::Some)
    }
}

/// Names, each with something said of it or not: `[Mena, {Ríos: "10:15"}]`, or `{Ríos: "10:15"}`.
#[derive(Debug, Clone)]
pub struct Noted<T>(pub Vec<(At<String>, Option<T>)>);

impl<T: Value> Value for Noted<T> {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::List(Box::new(Kind::Reference)), Kind::Map(Box::new(T::kind()))])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let mut all = Vec::new();
        let nodes: &[Spanned<Node>] = match &node.value {
            Node::Seq(nodes) => nodes,
            _ => std::slice::from_ref(node),
        };
        for node in nodes {
            match &node.value {
                Node::Map(entries) => {
                    for entry in entries {
                        all.push(noted(entry, asked, reader)?);
                    }
                }
                _ => {
                    let name = reader.text(node, asked)?.trim().to_owned();
                    all.push((At { value: name, place: reader.place(node.span) }, None));
                }
            }
        }
        Some(Self(all))
    }
}

fn noted<T: Value>(entry: &Entry, asked: &Asked, reader: &mut Reader) -> Option<(At<String>, Option<T>)> {
    let (key, value) = entry;
    let name = At { value: key.value.trim().to_owned(), place: reader.place(key.span) };
    if reader.is_empty(value) {
        return Some((name, None));
    }
    T::read(value, asked, reader).map(|value| (name, Some(value)))
}

impl<T> Noted<T> {
    /// The people with what was said of them; those that are nobody are left out and told.
    pub fn people(self, people: &People, day: Date, reader: &mut Reader) -> Vec<(Id, Option<T>)> {
        let found = self
            .0
            .into_iter()
            .filter_map(|(name, said)| people.find(&name.value, &name.place, day, reader).map(|id| (id, said)));
        found.collect()
    }
}

impl Value for Moment {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Time, Kind::Integer])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim();
        if let Ok(point) = text.parse::<u16>() {
            if point == 0 {
                reader.tell(Code::NotTime, node.span, &[("value", text)]);
                return None;
            }
            return Some(Self::Point(usize::from(point)));
        }
        Time::read(node, asked, reader).map(Self::Time)
    }
}

/// A reason in a few words.
pub type Reason = Text;

/// The attendance as written.
#[derive(Debug)]
pub struct Written {
    /// From the beginning.
    pub present: Option<At<Names>>,
    /// Later.
    pub late: Option<At<Noted<Moment>>>,
    /// Not to the end.
    pub left: Option<At<Noted<Moment>>>,
    /// In whose place.
    pub substitutes: Option<At<Noted<String>>>,
    /// With a reason.
    pub excused: Option<At<Names>>,
    /// Without one.
    pub absent: Option<At<Names>>,
}

/// Whom an attendance means. `all` is everybody who had a vote in the body that day, save those who
/// stand in another list.
pub fn meant(written: Written, people: &People, body: &Id, day: Date, reader: &mut Reader) -> Attendance {
    let Written { present, late, left, substitutes, excused, absent } = written;
    let mut noted = |list: Option<At<Noted<Moment>>>| match list {
        Some(list) => list.value.people(people, day, reader),
        None => Vec::new(),
    };
    let (late, left) = (noted(late), noted(left));
    let substitutes = substitutes.map_or_else(Vec::new, |list| pairs(list.value, people, day, reader));
    let mut listed = |names: Option<At<Names>>| match names.map(|names| names.value) {
        Some(Names::Some(names)) => people.all(&names, day, reader),
        Some(Names::All) | None => Vec::new(),
    };
    let is_all = matches!(&present, Some(At { value: Names::All, .. }));
    let (excused, mut absent, mut present) = (listed(excused), listed(absent), listed(present));
    // Whose place was taken was not there, or only before or after; it need not be said twice.
    let moved = |id: &Id| late.iter().chain(&left).any(|(who, _)| who == id);
    let away = substitutes.iter().map(|(_, principal)| principal).filter(|id| !moved(id));
    let unsaid: Vec<Id> = away.filter(|id| !excused.contains(id) && !absent.contains(id)).cloned().collect();
    absent.extend(unsaid);
    if is_all {
        let elsewhere = |id: &Id| late.iter().any(|(who, _)| who == id) || excused.contains(id) || absent.contains(id);
        let members = people.municipality().members_on(body, day).map(|person| person.id.clone());
        present = members.filter(|id| !elsewhere(id)).collect();
    }
    Attendance { present, late, left, substitutes, excused, absent }
}

/// Who came in whose place.
fn pairs(list: Noted<String>, people: &People, day: Date, reader: &mut Reader) -> Vec<(Id, Id)> {
    let mut all = Vec::new();
    for (name, principal) in list.0 {
        let Some(principal) = principal else {
            let facts = [("key", "substitutes"), ("example", "{Vega: Ríos}")];
            reader.tell(Code::EmptyValue, name.place.span, &facts);
            continue;
        };
        let substitute = people.find(&name.value, &name.place, day, reader);
        let principal = people.find(&principal, &name.place, day, reader);
        all.extend(substitute.zip(principal));
    }
    all
}
