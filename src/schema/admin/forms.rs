//! A record's definition as a form of the CMS: a widget a field.
//!
//! What a form cannot show without harm (a record inside itself, records by a name, values of kinds that
//! no widget tells apart) is left out of it: the CMS keeps what stands in the file.

use serde_json::{Value, json};

use super::super::{texts, title};
use crate::findings::messages::Messages;
use crate::read::record::{Definition, Field, Kind};
use crate::text::yaml::{self, Node};

/// Keys by which a record in a list is told from the others, the best first.
const NAMES: [&str; 14] =
    ["title", "name", "term", "what", "number", "stage", "phase", "date", "year", "id", "code", "item", "file", "kind"];

/// What forms are made from.
pub struct Forms<'f> {
    /// The site's languages.
    pub languages: &'f [&'f str],
    /// The officer's language.
    pub messages: &'f Messages,
    /// The folder of files to publish, as seen from the file that names one.
    pub files: &'f str,
}

impl Forms<'_> {
    /// The fields of a file's record.
    pub fn fields(&self, definition: &Definition) -> Vec<Value> {
        self.fields_inside(definition, &[])
    }

    /// The fields of a record inside others. One that is inside itself, as an area is, has no form: it
    /// would never end.
    fn fields_inside(&self, definition: &Definition, outer: &[&'static str]) -> Vec<Value> {
        let outer: Vec<&'static str> = outer.iter().copied().chain([definition.name]).collect();
        definition.fields.iter().filter_map(|field| self.field(definition, field, &outer)).collect()
    }

    fn field(&self, definition: &Definition, field: &Field, outer: &[&'static str]) -> Option<Value> {
        let mut form = match &field.kind {
            Kind::Path if field.example.starts_with("files/") => self.upload(),
            kind => self.widget(kind, outer)?,
        };
        let label = texts::description(self.messages.lang, definition.name, field.key, field.description);
        form["name"] = json!(field.key);
        form["label"] = json!(label.trim_end_matches('.'));
        form["required"] = json!(field.required);
        self.name_choices(&mut form, definition.name);
        // What no value of its own names when it is closed is called as its field is.
        if form["summary"].as_str().is_some_and(|summary| !summary.contains('{')) {
            form["summary"] = form["label"].clone();
        }
        // The CMS asks for what a record must have even where there is no record.
        if !field.required && matches!(form["widget"].as_str(), Some("object" | "cabildo-object")) {
            ask_for_nothing(&mut form);
        }
        // Records show by themselves what belongs into them.
        if let Some(example) = shown(field).filter(|_| form.get("fields").is_none() && form.get("options").is_none()) {
            form["hint"] =
                json!(self.messages.word("admin-example", &[("example", example), ("key", field.key.into())]));
        }
        Some(form)
    }

    /// Gives the words among which one is chosen their names.
    fn name_choices(&self, form: &mut Value, record: &str) {
        let lang = self.messages.lang;
        for option in form.get_mut("options").and_then(Value::as_array_mut).into_iter().flatten() {
            let word = option.as_str().unwrap_or_default().to_owned();
            *option = json!({"label": texts::choice(lang, record, &word), "value": word});
        }
    }

    /// The fields of a record inside others; none where it has no form.
    fn inside(&self, record: fn() -> Definition, outer: &[&'static str]) -> Option<(Value, Value)> {
        let definition = record();
        let fields = (!outer.contains(&definition.name)).then(|| self.fields_inside(&definition, outer))?;
        let named = NAMES.iter().find(|name| fields.iter().any(|field| field["name"] == **name));
        let summary = named.map_or_else(|| title(&definition, self.messages), |name| format!("{{{{fields.{name}}}}}"));
        (!fields.is_empty()).then(|| (json!(fields), json!(summary)))
    }

    /// A file of the municipality's, which is put into its folder; its path counts from the folder above.
    fn upload(&self) -> Value {
        json!({"widget": "file", "media_folder": self.files, "public_folder": "files"})
    }

    /// The form of a kind of value; nothing where there is no widget for it.
    fn widget(&self, kind: &Kind, outer: &[&'static str]) -> Option<Value> {
        Some(match kind {
            Kind::LocalizedText => json!({"widget": "cabildo-text", "languages": self.languages}),
            Kind::Integer => json!({"widget": "number", "value_type": "int"}),
            Kind::Date => {
                json!({"widget": "datetime", "format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": false, "default": ""})
            }
            Kind::Boolean => json!({"widget": "select", "options": ["yes", "no"]}),
            Kind::Choice(words) => json!({"widget": "select", "options": words}),
            Kind::List(inner) => self.list(inner, outer)?,
            Kind::Record(record) => {
                let (fields, summary) = self.inside(*record, outer)?;
                json!({"widget": "object", "collapsed": true, "summary": summary, "fields": fields})
            }
            Kind::Map(inner) if is_scalar(inner) => json!({"widget": "cabildo-pairs", "numbers": has_numbers(inner)}),
            Kind::Map(_) => return None,
            Kind::Either(kinds) => self.either(kinds, outer)?,
            _ => json!({"widget": "string"}),
        })
    }

    fn list(&self, inner: &Kind, outer: &[&'static str]) -> Option<Value> {
        Some(match inner {
            Kind::Choice(words) => json!({"widget": "select", "multiple": true, "options": words}),
            Kind::Record(record) => {
                let (fields, summary) = self.inside(*record, outer)?;
                // Without a default the CMS begins a new record with one item in each list, which nobody asked for.
                json!({"widget": "list", "default": [], "collapsed": true, "summary": summary, "fields": fields})
            }
            Kind::LocalizedText => {
                let mut text = self.widget(inner, outer)?;
                text["name"] = json!("text");
                text["label"] = json!(self.messages.word("admin-text", &[]));
                // `shown` is made by the widget: the text in all its languages.
                let summary = "{{fields.shown}}";
                json!({"widget": "cabildo-texts", "default": [], "collapsed": true, "summary": summary, "texts": [text]})
            }
            // The widget of the CMS takes no value that stands alone for a list of one.
            inner if is_scalar(inner) => {
                json!({"widget": "cabildo-words", "words": [], "lists": true, "numbers": has_numbers(inner)})
            }
            _ => return None,
        })
    }

    /// A value of several kinds: a word or number or several words in one line, names with something
    /// said of each in lines, or a record or list that may be one word instead.
    fn either(&self, kinds: &[Kind], outer: &[&'static str]) -> Option<Value> {
        let is_short = |kind: &Kind| is_scalar(kind) || matches!(kind, Kind::List(inner) if is_scalar(inner));
        let is_noted = |kind: &Kind| matches!(kind, Kind::Map(inner) if is_scalar(inner));
        let words: Vec<&str> = kinds.iter().filter_map(|kind| choice(kind)).flatten().copied().collect();
        if kinds.iter().all(is_short) {
            let lists = kinds.iter().any(|kind| matches!(kind, Kind::List(_)));
            let numbers = kinds.iter().any(has_numbers);
            return Some(json!({"widget": "cabildo-words", "words": words, "lists": lists, "numbers": numbers}));
        }
        if kinds.iter().all(|kind| is_short(kind) || is_noted(kind)) {
            return Some(json!({"widget": "cabildo-pairs", "alone": true, "numbers": kinds.iter().any(has_numbers)}));
        }
        let [short, long] = kinds else { return None };
        let mut form = is_scalar(short).then(|| self.widget(long, outer)).flatten()?;
        let widget = form["widget"].as_str().filter(|_| form.get("fields").is_some())?;
        form["widget"] = json!(format!("cabildo-{widget}"));
        form["words"] = json!(words);
        Some(form)
    }
}

/// A field's example as its form takes it, and not as YAML; none of a record.
fn shown(field: &Field) -> Option<String> {
    let (root, _) = yaml::parse(field.example, 0..field.example.len());
    let text = |node: Node| match node {
        Node::Scalar(scalar) => Some(scalar.text),
        _ => None,
    };
    match root?.value {
        Node::Scalar(scalar) => Some(scalar.text),
        Node::Seq(items) => {
            items.into_iter().map(|item| text(item.value)).collect::<Option<Vec<_>>>().map(|all| all.join(", "))
        }
        Node::Map(entries) => {
            let pair = |(key, node): (String, Node)| text(node).map(|value| format!("{key}: {value}"));
            entries
                .into_iter()
                .map(|(key, node)| pair((key.value, node.value)))
                .collect::<Option<Vec<_>>>()
                .map(|all| all.join("; "))
        }
    }
}

/// Lets every field of a record be empty, and of the records that are in it.
fn ask_for_nothing(form: &mut Value) {
    for field in form["fields"].as_array_mut().into_iter().flatten() {
        field["required"] = json!(false);
        if field["widget"] == "object" {
            ask_for_nothing(field);
        }
    }
}

/// Whether a kind is written as one text, number or word.
fn is_scalar(kind: &Kind) -> bool {
    let some = |kinds: &[Kind]| kinds.iter().all(is_scalar);
    !matches!(kind, Kind::List(_) | Kind::Map(_) | Kind::Record(_) | Kind::LocalizedText)
        && !matches!(kind, Kind::Either(kinds) if !some(kinds))
}

/// Whether whole numbers are meant; codes and amounts are texts.
fn has_numbers(kind: &Kind) -> bool {
    match kind {
        Kind::Integer => true,
        Kind::List(inner) | Kind::Map(inner) => has_numbers(inner),
        Kind::Either(kinds) => kinds.iter().any(has_numbers),
        _ => false,
    }
}

/// The words of a choice.
fn choice(kind: &Kind) -> Option<&[&'static str]> {
    match kind {
        Kind::Choice(words) => Some(words),
        _ => None,
    }
}
