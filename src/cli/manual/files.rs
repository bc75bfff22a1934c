//! The page of files and their keys, from the definitions of records.

use super::markdown::{code, head, table};
use super::words::Words;
use crate::read::definitions;
use crate::read::record::{Definition, Field, Kind};
use crate::schema::{FILES, description, title};

/// The page.
pub fn page(words: &Words) -> String {
    let mut out = head("files", words);
    let all = definitions();
    for kind in FILES {
        if let Some(definition) = all.iter().find(|definition| definition.name == kind.record) {
            let title = title(definition, words.messages);
            let title = if kind.files[0].ends_with(&title) { String::new() } else { format!(": {title}") };
            let files: Vec<String> = kind.files.iter().map(|files| code(files)).collect();
            out += &format!("\n## {}{title}\n\n{}", files.join(", "), keys(definition, words));
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
        let is_file = FILES.iter().any(|kind| kind.record == definition.name);
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
