//! The marks in amounts: a comma, a point, an apostrophe, a space.

use crate::findings::{Code, Place};
use crate::i18n::NumberFormat;
use crate::read::reader::Reader;
use crate::read::record::{Asked, At, Kind, Value};
use crate::text::yaml::{Node, Spanned};

/// The mark before the decimals of an amount, or between its thousands: `.`, `,`, `'` or a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(pub char);

/// What messages offer: first those before decimals.
const KNOWN: [&str; 4] = ["\".\"", "\",\"", "\"'\"", "space"];

impl Value for Mark {
    fn kind() -> Kind {
        Kind::Text
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        if let Node::Scalar(scalar) = &node.value
            && is_space(&scalar.text)
        {
            return Some(Self(' '));
        }
        let text = reader.text(node, asked)?.trim();
        let mut signs = text.chars();
        match (signs.next(), signs.next()) {
            (Some(mark @ ('.' | ',' | '\'' | '’')), None) => Some(Self(mark)),
            _ if text == "space" => Some(Self(' ')),
            _ => {
                let facts = [("value", text), ("key", asked.key), ("known", &KNOWN.join(", "))];
                reader.tell(Code::UnknownChoice, node.span, &facts);
                None
            }
        }
    }

    /// A space between quotes is what France or Sweden write, of whatever width: not an empty value.
    fn is_empty(node: &Spanned<Node>, reader: &Reader) -> bool {
        reader.is_empty(node) && !matches!(&node.value, Node::Scalar(scalar) if is_space(&scalar.text))
    }
}

/// The mark between the cells of a table: `,`, `;`, `|` or a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delimiter(pub u8);

impl Value for Delimiter {
    fn kind() -> Kind {
        Kind::Text
    }

    fn read(node: &Spanned<Node>, asked: &Asked, reader: &mut Reader) -> Option<Self> {
        let text = match &node.value {
            Node::Scalar(scalar) if scalar.text == "\t" => "\t",
            _ => reader.text(node, asked)?.trim(),
        };
        match text {
            "," | ";" | "|" => text.bytes().next().map(Self),
            "tab" | "\\t" | "\t" => Some(Self(b'\t')),
            _ => {
                let facts = [("value", text), ("key", asked.key), ("known", "\",\", \";\", \"|\", tab")];
                reader.tell(Code::UnknownChoice, node.span, &facts);
                None
            }
        }
    }

    /// A tab between quotes is a mark as well as any.
    fn is_empty(node: &Spanned<Node>, reader: &Reader) -> bool {
        reader.is_empty(node) && !matches!(&node.value, Node::Scalar(scalar) if scalar.text == "\t")
    }
}

/// Whether a text is one space, and nothing else.
fn is_space(text: &str) -> bool {
    text.chars().count() == 1 && text.chars().all(|sign| sign != '\n' && sign.is_whitespace())
}

/// The format with these marks. One mark cannot be both, and only `.` and `,` part decimals.
pub fn format_of(
    decimal: Mark,
    thousands: Option<&At<Mark>>,
    place: &Place,
    reader: &mut Reader,
) -> Option<NumberFormat> {
    let same = thousands.filter(|thousands| thousands.value == decimal);
    if let Some(format) = NumberFormat::new(decimal.0, thousands.map(|mark| mark.value.0)) {
        return Some(format);
    }
    let (key, value, known, place) = match same {
        Some(same) => ("thousands", same.value, &but(decimal)[..], &same.place),
        None => ("decimal", decimal, &KNOWN[..2], place),
    };
    let facts = [("value", &*value.0.to_string()), ("key", key), ("known", &*known.join(", "))];
    reader.tell(Code::UnknownChoice, place.span, &facts);
    None
}

/// The marks that are not this one.
fn but(decimal: Mark) -> Vec<&'static str> {
    KNOWN.into_iter().filter(|known| !known.contains(decimal.0)).collect()
}

/// A format with what is said of parentheses and of groups of two digits.
pub fn groups_and_signs(
    format: NumberFormat,
    parentheses: Option<&At<bool>>,
    lakhs: Option<&At<bool>>,
) -> NumberFormat {
    let said = |yes: Option<&At<bool>>| yes.is_some_and(|yes| yes.value);
    let format = if said(parentheses) { format.with_parentheses() } else { format };
    if said(lakhs) { format.with_lakhs() } else { format }
}
