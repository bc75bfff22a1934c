//! A record's definition as a JSON Schema (draft 7, which editors of YAML know best).

use serde_json::{Map, Value, json};

use super::{FileKind, texts, title};
use crate::findings::messages::Messages;
use crate::i18n::Currency;
use crate::read::record::{Definition, Field, Kind};
use crate::text::yaml::{self, Node};

/// The schema of a file.
pub fn schema(definition: Definition, kind: &FileKind, messages: &Messages) -> String {
    let all = definition.clone().with_inner();
    let mut root = object(&definition, messages);
    root.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    root.insert("$comment".to_owned(), json!(kind.files.join(" ")));
    let inner = all.iter().filter(|inner| inner.name != definition.name);
    let inner: Map<String, Value> =
        inner.map(|inner| (id(inner.name), Value::Object(object(inner, messages)))).collect();
    if !inner.is_empty() {
        root.insert("definitions".to_owned(), Value::Object(inner));
    }
    let mut text = serde_json::to_string_pretty(&Value::Object(root)).unwrap_or_default();
    text.push('\n');
    text
}

/// A record's name as a key.
fn id(name: &str) -> String {
    name.replace([' ', '.'], "-")
}

fn object(definition: &Definition, messages: &Messages) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("title".to_owned(), json!(title(definition, messages)));
    object.insert("type".to_owned(), json!("object"));
    object.insert("additionalProperties".to_owned(), json!(false));
    let fields = definition.fields.iter();
    let properties: Map<String, Value> =
        fields.map(|field| (field.key.to_owned(), property(definition, field, messages))).collect();
    object.insert("properties".to_owned(), Value::Object(properties));
    let required: Vec<&str> = definition.fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    if !required.is_empty() {
        object.insert("required".to_owned(), json!(required));
    }
    object
}

fn property(definition: &Definition, field: &Field, messages: &Messages) -> Value {
    let mut property = of_kind(&field.kind);
    let description = texts::description(messages.lang, definition.name, field.key, field.description);
    // A reference stands alone in draft 7; what is said of it stands beside.
    if property.get("$ref").is_some() {
        property = Map::from_iter([("allOf".to_owned(), json!([property]))]);
    }
    property.insert("description".to_owned(), json!(description));
    if let Some(example) = example(field.example) {
        property.insert("examples".to_owned(), json!([example]));
    }
    Value::Object(property)
}

/// An example as the value that its YAML is.
fn example(text: &str) -> Option<Value> {
    let (root, _) = yaml::parse(text, 0..text.len());
    root.map(|root| value(root.value))
}

fn value(node: Node) -> Value {
    match node {
        Node::Scalar(scalar) if scalar.quoted => Value::String(scalar.text),
        // As editors read it: an integer, a number with a point, `true` and `false`; all else is text.
        Node::Scalar(scalar) => match serde_json::from_str(&scalar.text) {
            Ok(plain @ (Value::Number(_) | Value::Bool(_))) => plain,
            _ => Value::String(scalar.text),
        },
        Node::Seq(items) => items.into_iter().map(|item| value(item.value)).collect(),
        Node::Map(entries) => {
            Value::Object(entries.into_iter().map(|(key, inner)| (key.value, value(inner.value))).collect())
        }
    }
}

/// A file's path from a folder: no root, no drive, no way up.
const PATH: &str = r"^(?!/)(?!.*(^|/)\.{0,2}(/|$))[^\\:%]+$";
/// An amount in any of the ways in which a site may say that it types them; never a word.
const AMOUNT: &str = r"^\s*[-(]?\d[\d.,'’\s]*\)?\s*$";
/// What may be part of an address.
const ID: &str = "^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$";
/// A day from 1500 to 2200, with the time where there is one.
const DATE: &str = r"^(1[5-9]\d\d|2[01]\d\d|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])([T ].*)?$";
/// A language's tag.
const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$";

/// What a kind of value may be. Codes, amounts and texts are strings, so that no editor writes
/// `1.10` as `1.1`.
fn of_kind(kind: &Kind) -> Map<String, Value> {
    let value = match kind {
        Kind::Text | Kind::Code | Kind::Reference => written(),
        Kind::Amount => json!({"type": "string", "pattern": AMOUNT}),
        Kind::Id => json!({"type": "string", "pattern": ID}),
        Kind::Path => json!({"type": "string", "pattern": PATH}),
        Kind::LocalizedText => {
            let by_language =
                json!({"type": "object", "propertyNames": {"pattern": LANGUAGE}, "additionalProperties": written()});
            json!({"anyOf": [written(), by_language]})
        }
        Kind::Integer => json!({"type": "integer", "minimum": 0}),
        Kind::Period => json!({"anyOf": [
            {"type": "integer"},
            {"type": "string", "pattern": r"^\d{4}(-([QTqt][1-4]|[Bb][1-6]|[Cc][1-3]|[SHsh][12]|0[1-9]|1[0-2]))?$"},
        ]}),
        Kind::Decimal => json!({"anyOf": [
            {"type": "number"},
            {"type": "string", "pattern": r"^\s*[-+]?\d*\.?\d+\s*$"},
        ]}),
        Kind::Date => json!({"type": "string", "pattern": DATE}),
        Kind::Time => json!({"type": "string", "pattern": r"^([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?$"}),
        Kind::Boolean => json!({"enum": [true, false, "yes", "no", "sí", "si"]}),
        Kind::Choice(words) => json!({"enum": words}),
        Kind::Colour => json!({"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}),
        Kind::Language => json!({"type": "string", "pattern": LANGUAGE}),
        Kind::Currency => json!({"enum": Currency::all().map(|currency| currency.code()).collect::<Vec<_>>()}),
        Kind::Url => json!({"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}),
        Kind::List(inner) => {
            let items = of_kind(inner);
            // One value alone is a list of one, unless it is a record.
            match **inner {
                Kind::Record(_) => json!({"type": "array", "items": items}),
                _ => json!({"anyOf": [{"type": "array", "items": items.clone()}, items]}),
            }
        }
        Kind::Map(inner) => json!({"type": "object", "additionalProperties": of_kind(inner)}),
        Kind::Record(definition) => json!({"$ref": format!("#/definitions/{}", id(definition().name))}),
        Kind::Either(kinds) => json!({"anyOf": kinds.iter().map(of_kind).collect::<Vec<_>>()}),
    };
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// Text that is not empty.
fn written() -> Value {
    json!({"type": "string", "pattern": r"\S"})
}
