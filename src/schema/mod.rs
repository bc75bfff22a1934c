//! What editors and forms need to know of the files that people write: JSON Schemas, made from the one
//! definition of each record from which the reader works too.
//!
//! Titles and descriptions are in the officer's language: `texts/<language>.yaml` says what a record
//! and its fields are, and where it says nothing the definition's own words stand. [`admin`] makes forms
//! of the same.

pub mod admin;
mod json;
mod texts;

use crate::findings::messages::Messages;
use crate::read::record::{Definition, Field};

/// A kind of file: the name of its schema, its record, and where such files lie below the content.
pub struct FileKind {
    /// The schema's name: `budget` of `budget.json`.
    pub name: &'static str,
    /// The record's name in its definition.
    pub record: &'static str,
    /// The files, as a pattern.
    pub files: &'static str,
}

/// All kinds of YAML files and of front matters.
pub const FILES: &[FileKind] = &[
    FileKind { name: "cabildo", record: "cabildo.yaml", files: "cabildo.yaml" },
    FileKind { name: "territory", record: "territory.yaml", files: "territory.yaml" },
    FileKind { name: "classification", record: "classification", files: "classifications/*.yaml" },
    FileKind { name: "municipality", record: "municipality.yaml", files: "*/municipality.yaml" },
    FileKind { name: "budget", record: "budget", files: "*/budgets/*.yaml" },
    FileKind { name: "minutes", record: "minutes", files: "*/minutes/*.md" },
    FileKind { name: "proposal", record: "proposal", files: "*/proposals/*.md" },
    FileKind { name: "page", record: "page", files: "*/pages/*.md" },
];

/// A schema: its file kind, and its JSON.
pub struct Schema {
    /// What it is of.
    pub kind: &'static FileKind,
    /// The schema, as text.
    pub json: String,
}

/// The schemas of all files, in a language.
pub fn schemas(messages: &Messages) -> Vec<Schema> {
    let definitions = crate::read::definitions();
    let of = |kind: &'static FileKind| {
        let definition = definitions.iter().find(|definition| definition.name == kind.record)?;
        Some(Schema { kind, json: json::schema(definition.clone(), kind, messages) })
    };
    FILES.iter().filter_map(of).collect()
}

/// What a record is, in a few words of the language.
pub fn title(definition: &Definition, messages: &Messages) -> String {
    messages.word(&crate::read::reader::record_word(definition.name), &[]).replace('`', "")
}

/// What a field of a record is, in the language.
pub fn description<'d>(messages: &Messages, record: &str, field: &'d Field) -> &'d str {
    texts::description(messages.lang, record, field.key, field.description)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_file_has_a_schema_that_knows_its_keys() {
        let all = schemas(Messages::in_language("es"));
        assert_eq!(all.len(), FILES.len(), "a kind whose record is not defined");
        let budget = all.iter().find(|schema| schema.kind.name == "budget").expect("budgets");
        let json: serde_json::Value = serde_json::from_str(&budget.json).expect("JSON");
        assert_eq!(json["properties"]["year"]["type"], "integer");
        assert_eq!(json["required"], serde_json::json!(["year"]));
        assert_eq!(json["additionalProperties"], false);
        let line = &json["definitions"]["expenditure-line"]["properties"];
        assert_eq!(line["approved"]["type"], "string", "an amount is never a number, which editors rewrite");
        assert_eq!(line["economic"]["type"], "string");
    }

    #[test]
    fn what_texts_describe_is_there() {
        let definitions = crate::read::definitions();
        for lang in Messages::languages() {
            for (record, field) in texts::described(lang) {
                let definition = definitions.iter().find(|definition| definition.name == record);
                let definition = definition.unwrap_or_else(|| panic!("{lang}: no record `{record}`"));
                assert!(definition.fields.iter().any(|known| known.key == field), "{lang}: no `{field}` in `{record}`");
            }
        }
    }
}
