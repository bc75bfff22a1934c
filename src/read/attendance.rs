//! Who was at a meeting: names, when they came and left, and in whose place.

use jiff::civil::{Date, Time};

use super::agenda::Drafted;
use super::people::{People, Sitting};
use super::reader::{Entry, Reader};
use super::record::{Asked, At, FieldType, Kind, Value};
use super::values::Integer;
use super::vote_line;
use crate::findings::{Code, Finding, Place};
use crate::i18n::Text;
use crate::model::attendance::{Attendance, Moment};
use crate::model::id::Id;
use crate::model::municipality::Person;
use crate::text::numbering;
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
        if matches!(&node.value, Node::Scalar(scalar) if vote_line::is_everybody(&scalar.text)) {
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
    pub fn people(self, people: &People, sitting: Sitting, reader: &mut Reader) -> Vec<(Id, Option<T>)> {
        self.placed(people, sitting, reader).into_iter().map(|(id, said, _)| (id, said)).collect()
    }

    /// The same, with where each was named.
    fn placed(self, people: &People, sitting: Sitting, reader: &mut Reader) -> Vec<(Id, Option<T>, Place)> {
        let found = self.0.into_iter().filter_map(|(name, said)| {
            people.find(&name.value, &name.place, sitting, reader).map(|id| (id, said, name.place))
        });
        found.collect()
    }
}

/// When somebody came or left, as written: a time, or the number of a point of the agenda.
#[derive(Debug, Clone)]
pub enum WrittenMoment {
    /// At a time of day.
    Time(Time),
    /// As a point began.
    Point(At<String>),
}

impl Value for WrittenMoment {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Time, Kind::Integer, Kind::Text])
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = reader.text(node, asked)?.trim();
        // A zero numbers no point; what it was meant for is asked as a time is.
        if numbering::is_number(text) && text != "0" {
            return Some(Self::Point(At { value: text.to_owned(), place: reader.place(node.span) }));
        }
        Time::read(node, asked, reader).map(Self::Time)
    }
}

impl WrittenMoment {
    /// The moment that is meant, of somebody. A point that the agenda has not is told: it comes after all of
    /// them where its number is higher. Where there is no agenda, nothing can be asked of it.
    fn meant(self, who: &Person, numbers: &[String], reader: &mut Reader) -> Option<Moment> {
        let written = match self {
            Self::Time(time) => return Some(Moment::Time(time)),
            Self::Point(written) => written,
        };
        let known = numbering::place(&written.value, numbers);
        if known.is_none() && !numbers.is_empty() {
            let finding = Finding::new(Code::UnknownPoint, written.place.clone())
                .with("person", &who.name)
                .with("value", &written.value)
                .with("known", numbers.join(", "));
            reader.findings.add(finding);
        }
        let value = |number: &str| numbering::compared(number).parse::<u32>().ok();
        let highest = numbers.iter().filter_map(|number| value(number)).max();
        let is_after = value(&written.value).is_some_and(|asked| highest.is_none_or(|highest| asked > highest));
        let at = known.or_else(|| is_after.then_some(numbers.len()));
        at.map(|at| Moment::Point { number: written.value, at })
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
    pub late: Option<At<Noted<WrittenMoment>>>,
    /// Not to the end.
    pub left: Option<At<Noted<WrittenMoment>>>,
    /// In whose place.
    pub substitutes: Option<At<Noted<String>>>,
    /// With a reason.
    pub excused: Option<At<Names>>,
    /// Without one.
    pub absent: Option<At<Names>>,
    /// How many citizens.
    pub citizens: Option<At<Integer>>,
}

/// Whom an attendance means. `all` is everybody who had a vote in the body that day, save those who
/// stand in another list. The points of the agenda tell when somebody came or left.
pub fn meant(
    written: Written,
    agenda: &[Drafted],
    people: &People,
    (body, day): (&Id, Date),
    reader: &mut Reader,
) -> Attendance {
    let Written { present, late, left, substitutes, excused, absent, citizens } = written;
    let citizens = citizens.and_then(|count| u64::try_from(count.value.0).ok());
    let sitting = Sitting { body: Some(body), day };
    let numbers: Vec<String> = agenda.iter().enumerate().map(|(at, point)| point.number_at(at)).collect();
    let mut noted = |list: Option<At<Noted<WrittenMoment>>>| {
        let list = list.map_or_else(Vec::new, |list| list.value.placed(people, sitting, reader));
        let meant = list.into_iter().map(|(id, when, place)| {
            let who = people.municipality().person(&id);
            let when = when.zip(who).and_then(|(when, who)| when.meant(who, &numbers, reader));
            ((id.clone(), when), (id, place))
        });
        meant.unzip::<_, _, Vec<_>, Placed>()
    };
    let ((late, late_at), (left, _)) = (noted(late), noted(left));
    let substitutes = substitutes.map_or_else(Vec::new, |list| pairs(list.value, people, sitting, reader));
    let mut listed = |names: Option<At<Names>>| match names.map(|names| names.value) {
        Some(Names::Some(names)) => placed(&names, people, sitting, reader),
        Some(Names::All) | None => Vec::new(),
    };
    let is_nobody = matches!(&present, Some(At { value: Names::Some(names), .. }) if names.is_empty());
    let is_all = matches!(&present, Some(At { value: Names::All, .. }));
    let (excused_at, mut absent_at, present_at) = (listed(excused), listed(absent), listed(present));
    // Whose place was taken was not there, or only before or after; it need not be said twice.
    let moved = |id: &Id| late.iter().chain(&left).any(|(who, _)| who == id);
    let is_said = |id: &Id| excused_at.iter().chain(&absent_at).any(|(who, _)| who == id);
    let away = substitutes.iter().filter(|(_, principal, _)| !moved(principal) && !is_said(principal));
    let unsaid: Placed = away.map(|(_, principal, place)| (principal.clone(), place.clone())).collect();
    absent_at.extend(unsaid);
    let mut present = ids(&present_at);
    if is_all {
        let away = || excused_at.iter().chain(&absent_at).map(|(who, _)| who);
        let elsewhere = |id: &Id| late.iter().any(|(who, _)| who == id) || away().any(|who| who == id);
        let members = people.municipality().members_on(body, day).map(|person| person.id.clone());
        present = members.filter(|id| !elsewhere(id)).collect();
    }
    let nobody = is_nobody && late.is_empty() && substitutes.is_empty();
    let (excused, absent) = (ids(&excused_at), ids(&absent_at));
    let (substitutes, substitutes_at): (Vec<_>, Placed) =
        substitutes.into_iter().map(|(id, principal, place)| ((id.clone(), principal), (id, place))).unzip();
    let places = [present_at, late_at, substitutes_at, excused_at, absent_at].concat();
    Attendance { present, nobody, late, left, substitutes, excused, absent, citizens, places }
}

/// People, with where each was named.
type Placed = Vec<(Id, Place)>;

fn ids(placed: &Placed) -> Vec<Id> {
    placed.iter().map(|(id, _)| id.clone()).collect()
}

/// The people whom names mean; those that are nobody are left out and told.
fn placed(names: &[At<String>], people: &People, sitting: Sitting, reader: &mut Reader) -> Placed {
    let found = names
        .iter()
        .filter_map(|name| people.find(&name.value, &name.place, sitting, reader).map(|id| (id, name.place.clone())));
    found.collect()
}

/// Who came in whose place, and where that was written.
fn pairs(list: Noted<String>, people: &People, sitting: Sitting, reader: &mut Reader) -> Vec<(Id, Id, Place)> {
    let mut all = Vec::new();
    for (name, principal) in list.0 {
        let Some(principal) = principal else {
            let facts = [("key", "substitutes"), ("example", "{Vega: Ríos}")];
            reader.tell(Code::EmptyValue, name.place.span, &facts);
            continue;
        };
        let substitute = people.find(&name.value, &name.place, sitting, reader);
        let principal = people.find(&principal, &name.place, sitting, reader);
        all.extend(substitute.zip(principal).map(|(substitute, principal)| (substitute, principal, name.place)));
    }
    all
}
