//! The page of files and their keys, from the definitions of records.

use super::markdown::{code, head, table};
use super::words::Words;
use crate::read::definitions;
use crate::read::record::{Definition, Field, Kind};
use crate::schema::{description, title};

/// The files of a content folder that hold a record: where they lie, and the record's name. `*` is a
/// name; the first one that of the municipality's folder.
const KINDS: &[(&str, &str)] = &[
    ("cabildo.yaml", "cabildo.yaml"),
    ("territory.yaml", "territory.yaml"),
    ("classifications/*.yaml", "classification"),
    ("glossary.yaml", "glossary.yaml"),
    ("prices.yaml", "prices.yaml"),
    ("territory/indicators/*.yaml", "indicator"),
    ("territory/actors/*.md", "actor"),
    ("territory/agreements/*.md", "agreement"),
    ("territory/programmes/*.md", "programme"),
    ("territory/services/*.md", "service"),
    ("territory/duties/*.yaml", "duties"),
    ("territory/pages/*.md", "page"),
    ("*/municipality.yaml", "municipality.yaml"),
    ("*/budgets/*.yaml", "budget"),
    ("*/payments/*.yaml", "payments"),
    ("*/transfers/*.yaml", "transfers"),
    ("*/minutes/*.md", "minutes"),
    ("*/papers/*.md", "paper"),
    ("*/cycles/*.yaml", "cycle"),
    ("*/proposals/*.md", "proposal"),
    ("*/documents/*.md", "published-document"),
    ("*/news/*.md", "news"),
    ("*/pages/*.md", "page"),
    ("*/duties.yaml", "duties.yaml"),
    ("*/*/*.en.md", "translation"),
];

/// The page.
pub fn page(words: &Words) -> String {
    let mut out = head("files", words);
    let all = definitions();
    for (files, record) in KINDS {
        if let Some(definition) = all.iter().find(|definition| definition.name == *record) {
            let title = title(definition, words.messages);
            let title = if files.ends_with(&title) { String::new() } else { format!(": {title}") };
            out += &format!("\n## {}{title}\n\n{}", code(files), keys(definition, words));
        }
    }
    out += &format!("\n## {}\n\n{}\n", words.say("files.inner"), words.say("files.inner-about"));
    for definition in inner(&all) {
        out += &format!("\n### {}\n\n{}", title(definition, words.messages), keys(definition, words));
    }
    out
}

/// The records that stand inside others, each once.
fn inner(all: &[Definition]) -> Vec<&Definition> {
    let mut found: Vec<&Definition> = Vec::new();
    for definition in all {
        let is_file = KINDS.iter().any(|(_, record)| *record == definition.name);
        if !is_file && found.iter().all(|known| known.name != definition.name) {
            found.push(definition);
        }
    }
    found
}

fn keys(definition: &Definition, words: &Words) -> String {
    let rows: Vec<Vec<String>> = definition.fields.iter().map(|field| row(definition, field, words)).collect();
    table(&["files.key", "what", "files.value", "files.example"], &rows, words)
}

fn row(definition: &Definition, field: &Field, words: &Words) -> Vec<String> {
    let mut what = description(words.messages, definition.name, field).to_owned();
    if field.required {
        what = format!("{what} **{}**", words.say("files.required"));
    }
    let example = if field.example.is_empty() { String::new() } else { code(field.example) };
    vec![code(field.key), what, value(&field.kind, words), example]
}

/// What a field takes, in words.
fn value(kind: &Kind, words: &Words) -> String {
    let simple = match kind {
        Kind::Text => "text",
        Kind::LocalizedText => "localized",
        Kind::Code => "code",
        Kind::Id => "id",
        Kind::Reference => "reference",
        Kind::Amount => "amount",
        Kind::Decimal => "decimal",
        Kind::Integer => "integer",
        Kind::Period => "period",
        Kind::Date => "date",
        Kind::Time => "time",
        Kind::Boolean => "boolean",
        Kind::Path => "path",
        Kind::Colour => "colour",
        Kind::Language => "language",
        Kind::Currency => "currency",
        Kind::Url => "url",
        Kind::Choice(all) => return all.iter().map(|word| code(word)).collect::<Vec<_>>().join(", "),
        Kind::List(inner) => return format!("{}: {}", words.say("kinds.list"), value(inner, words)),
        Kind::Map(inner) => return format!("{}: {}", words.say("kinds.map"), value(inner, words)),
        Kind::Record(definition) => return title(&definition(), words.messages),
        Kind::Either(kinds) => {
            let kinds: Vec<String> = kinds.iter().map(|kind| value(kind, words)).collect();
            return kinds.join(&format!("; {} ", words.say("kinds.or")));
        }
    };
    words.say(&format!("kinds.{simple}")).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_record_is_reached_from_a_kind_of_file() {
        let all = definitions();
        let mut reached = Vec::new();
        for (files, record) in KINDS {
            let definition = all.iter().find(|definition| definition.name == *record);
            let definition = definition.unwrap_or_else(|| panic!("{files}: no record `{record}`"));
            reached.extend(definition.clone().with_inner().into_iter().map(|inner| inner.name));
        }
        let lost: Vec<_> =
            all.iter().map(|definition| definition.name).filter(|name| !reached.contains(name)).collect();
        assert!(lost.is_empty(), "in no file: {lost:?}");
    }
}
