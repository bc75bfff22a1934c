//! A record's definition as a JSON Schema (draft 7, which editors of YAML know best).

use serde_json::{Map, Value, json};

use super::{FileKind, texts, title};
use crate::findings::messages::Messages;
use crate::read::record::{Definition, Field, Kind};

/// The schema of a file.
pub fn schema(definition: Definition, kind: &FileKind, messages: &Messages) -> String {
    let all = definition.clone().with_inner();
    let mut root = object(&definition, messages);
    root.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    root.insert("$comment".to_owned(), json!(kind.files));
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
    property.insert("examples".to_owned(), json!([field.example]));
    Value::Object(property)
}

/// What a kind of value may be. Codes, amounts and texts are strings, so that no editor writes
/// `1.10` as `1.1`.
fn of_kind(kind: &Kind) -> Map<String, Value> {
    let value = match kind {
        Kind::Text | Kind::Code | Kind::Amount | Kind::Id | Kind::Reference | Kind::Path => {
            json!({"type": "string"})
        }
        Kind::LocalizedText => {
            json!({"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]})
        }
        Kind::Integer => json!({"type": "integer"}),
        Kind::Period => json!({"anyOf": [
            {"type": "integer"},
            {"type": "string", "pattern": r"^\d{4}(-([QTqt][1-4]|\d{2}))?$"},
        ]}),
        Kind::Decimal => json!({"type": ["number", "string"]}),
        Kind::Date => json!({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([T ].*)?$"}),
        Kind::Time => json!({"type": "string", "pattern": r"^\d{1,2}:\d{2}(:\d{2})?$"}),
        Kind::Boolean => json!({"enum": [true, false, "yes", "no", "sí", "si"]}),
        Kind::Choice(words) => json!({"enum": words}),
        Kind::Colour => json!({"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"}),
        Kind::Language => json!({"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$"}),
        Kind::Currency => json!({"type": "string", "pattern": "^[A-Z]{3}$"}),
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
