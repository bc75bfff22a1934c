//! What editors and forms need to know of the files that people write: JSON Schemas, made from the one
//! definition of each record from which the reader works too.
//!
//! Titles and descriptions are in the officer's language: `texts/<language>.yaml` says what a record
//! and its fields are, and where it says nothing the definition's own words stand. [`admin`] makes forms
//! of the same.

pub mod admin;
pub mod amounts;
mod json;
mod texts;

use crate::findings::messages::Messages;
use crate::read::record::{Definition, Field, Kind};

/// A kind of file: the name of its schema, its record, and where such files lie.
pub struct FileKind {
    /// The schema's name: `budget` of `budget.json`.
    pub name: &'static str,
    /// The record's name in its definition.
    pub record: &'static str,
    /// The files, as patterns: `*` is a name, the first one that of the municipality's folder.
    pub files: &'static [&'static str],
}

const fn kind(name: &'static str, record: &'static str, files: &'static [&'static str]) -> FileKind {
    FileKind { name, record, files }
}

/// All kinds of YAML files and of front matters.
pub const FILES: &[FileKind] = &[
    kind("cabildo", "cabildo.yaml", &["cabildo.yaml"]),
    kind("territory", "territory.yaml", &["territory.yaml"]),
    kind("classification", "classification", &["classifications/*.yaml"]),
    kind("glossary", "glossary.yaml", &["glossary.yaml"]),
    kind("prices", "prices.yaml", &["prices.yaml"]),
    kind("indicator", "indicator", &["territory/indicators/*.yaml", "*/indicators/*.yaml"]),
    kind("actor", "actor", &["territory/actors/*.md", "*/actors/*.md"]),
    kind("agreement", "agreement", &["territory/agreements/*.md", "*/agreements/*.md"]),
    kind("programme", "programme", &["territory/programmes/*.md", "*/programmes/*.md"]),
    kind("service", "service", &["territory/services/*.md", "*/services/*.md"]),
    kind("duties", "duties", &["territory/duties/*.yaml"]),
    kind("municipality", "municipality.yaml", &["*/municipality.yaml"]),
    kind("budget", "budget", &["*/budgets/*.yaml"]),
    kind("payments", "payments", &["*/payments/*.yaml"]),
    kind("transfers", "transfers", &["*/transfers/*.yaml"]),
    kind("minutes", "minutes", &["*/minutes/*.md"]),
    kind("paper", "paper", &["*/papers/*.md"]),
    kind("cycle", "cycle", &["*/cycles/*.yaml"]),
    kind("proposal", "proposal", &["*/proposals/*.md"]),
    kind("document", "published-document", &["*/documents/*.md"]),
    kind("news", "news", &["*/news/*.md"]),
    kind("page", "page", &["territory/pages/*.md", "*/pages/*.md"]),
    kind("exemptions", "duties.yaml", &["*/duties.yaml"]),
    kind("translation", "translation", &["*/*/*.en.md"]),
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

/// What a word among which one is chosen is called in the language.
pub fn choice(messages: &Messages, record: &str, word: &str) -> String {
    texts::choice(messages.lang, record, word)
}

/// Whether a field is an amount of money.
pub fn is_money(field: &Field) -> bool {
    fn is_amount(kind: &Kind) -> bool {
        match kind {
            Kind::Amount => true,
            Kind::List(inner) | Kind::Map(inner) => is_amount(inner),
            Kind::Either(kinds) => kinds.iter().any(is_amount),
            _ => false,
        }
    }
    is_amount(&field.kind)
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
    fn every_record_is_reached_from_a_kind_of_file() {
        let all = crate::read::definitions();
        let of = |kind: &FileKind| all.iter().find(|definition| definition.name == kind.record).cloned();
        let reached: Vec<_> = FILES.iter().filter_map(of).flat_map(Definition::with_inner).collect();
        let is_reached = |name: &str| reached.iter().any(|inner| inner.name == name);
        let lost: Vec<_> = all.iter().map(|definition| definition.name).filter(|name| !is_reached(name)).collect();
        assert!(lost.is_empty(), "in no file: {lost:?}");
    }

    #[test]
    fn every_field_is_described_in_every_language() {
        for lang in Messages::languages().filter(|lang| *lang != "en") {
            let described: std::collections::BTreeSet<_> = texts::described(lang).into_iter().collect();
            let definitions = crate::read::definitions();
            let fields = definitions.iter().flat_map(|all| all.fields.iter().map(|field| (all.name, field.key)));
            let missing: std::collections::BTreeSet<_> = fields
                .filter(|(record, key)| !described.contains(&((*record).to_owned(), (*key).to_owned())))
                .collect();
            assert!(missing.is_empty(), "{lang}: {} are not described: {missing:#?}", missing.len());
        }
    }

    /// The words among which a kind lets one choose.
    fn choices_of(kind: &Kind) -> Vec<&'static str> {
        match kind {
            Kind::Choice(words) => words.clone(),
            Kind::List(inner) | Kind::Map(inner) => choices_of(inner),
            Kind::Either(kinds) => kinds.iter().flat_map(choices_of).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn every_word_to_choose_has_a_name_in_every_language_and_every_name_is_of_one() {
        let definitions = crate::read::definitions();
        let fields = || definitions.iter().flat_map(|all| all.fields.iter().map(|field| (all.name, field)));
        let all: std::collections::BTreeSet<_> = fields()
            .flat_map(|(record, field)| choices_of(&field.kind).into_iter().map(move |word| (record, word)))
            .collect();
        for lang in Messages::languages().filter(|lang| *lang != "en") {
            let names = texts::choices(lang).expect("names");
            let is_named = |(record, word): &&(&str, &str)| {
                names.contains_key(*word) || names.contains_key(&format!("{record}/{word}"))
            };
            // A word beside lists of names is typed.
            let typed = ["all", "headings", "agenda"];
            let missing: Vec<_> = all.iter().filter(|one| !is_named(one) && !typed.contains(&one.1)).collect();
            assert!(missing.is_empty(), "{lang}: {missing:?}");
            let is_asked = |name: &&String| match name.split_once('/') {
                Some((of, named)) => all.iter().any(|(record, word)| *record == of && *word == named),
                None => ["yes", "no"].contains(&name.as_str()) || all.iter().any(|(_, word)| word == name),
            };
            let idle: Vec<_> = names.keys().filter(|name| !is_asked(name)).collect();
            assert!(idle.is_empty(), "{lang}: {idle:?}");
        }
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
