//! A component's examples: `components/<name>/examples.yaml`, each rendered as pages would.
//!
//! ```yaml
//! - about: a part of a whole        # what this example is for
//!   component: bar                  # where it is not the folder's name
//!   with: {of: {bar: "33.3", text: "33.3 %"}}
//!   body: <p>What stands inside</p> # for components that take one
//!   inside: ul                      # the element that it may stand in
//! ```

use serde_json::{Map, Value};
use tera::{Context, Error, Tera};

use super::files::ThemeFiles;
use crate::text::yaml::{self, Node};

/// A component as it is shown to its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The component's folder.
    pub folder: String,
    /// The component.
    pub component: String,
    /// What the example is for.
    pub about: String,
    /// The markup.
    pub html: String,
}

/// All examples of a theme's components, rendered, in the order of their folders.
pub fn examples(files: &ThemeFiles, engine: &Tera) -> Result<Vec<Example>, Error> {
    let mut all = Vec::new();
    for (path, bytes) in files.below("components") {
        let Some(folder) = path.strip_suffix("/examples.yaml") else { continue };
        let wrong = |why: &str| Error::message(format!("{path}: {why}"));
        let text = std::str::from_utf8(&bytes).map_err(|_| wrong("not UTF-8"))?;
        let (tree, faults) = yaml::parse(text, 0..text.len());
        if let Some(fault) = faults.first() {
            return Err(wrong(&format!("{:?} at byte {}", fault.kind, fault.span.start)));
        }
        let Some(Value::Array(entries)) = tree.map(|tree| json(tree.value)) else { return Err(wrong("no list")) };
        for entry in &entries {
            all.push(example(folder, entry, engine).map_err(|error| Error::chain(wrong("").to_string(), error))?);
        }
    }
    Ok(all)
}

fn example(folder: &str, entry: &Value, engine: &Tera) -> Result<Example, Error> {
    let text = |key: &str| entry.get(key).and_then(Value::as_str);
    let component = text("component").unwrap_or(folder);
    let mut context = Context::new();
    for (name, value) in entry.get("with").and_then(Value::as_object).into_iter().flatten() {
        context.insert(name.clone(), value);
    }
    let html = engine.render_component(component, &context, text("body"), true)?;
    let html = match text("inside") {
        Some(element) => format!("<{element}>{html}</{element}>"),
        None => html,
    };
    Ok(Example {
        folder: folder.to_owned(),
        component: component.to_owned(),
        about: text("about").unwrap_or_default().to_owned(),
        html,
    })
}

/// A tree as a template's value: what is quoted is text; numbers, `true`, `false` and nothing are
/// what they look like.
fn json(node: Node) -> Value {
    match node {
        Node::Scalar(scalar) if scalar.is_null() => Value::Null,
        Node::Scalar(scalar) if scalar.quoted => Value::String(scalar.text),
        Node::Scalar(scalar) => match scalar.text.parse::<i64>() {
            Ok(number) => number.into(),
            Err(_) => match scalar.text.as_str() {
                "true" => true.into(),
                "false" => false.into(),
                _ => Value::String(scalar.text),
            },
        },
        Node::Seq(items) => items.into_iter().map(|item| json(item.value)).collect(),
        Node::Map(entries) => {
            let entries = entries.into_iter().map(|(key, value)| (key.value, json(value.value)));
            Value::Object(entries.collect::<Map<String, Value>>())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use std::borrow::Cow;

    use super::*;
    use crate::theme::tests::default_theme;

    #[test]
    fn every_component_has_an_example_and_all_are_rendered_in_every_language() {
        let (theme, files) = default_theme();
        for words in &theme.words {
            let engine = theme.engine(*words.locale().lang());
            let all = examples(&files, engine).expect("examples that can be rendered");
            let shown: BTreeSet<&str> = all.iter().map(|example| example.component.as_str()).collect();
            let defined = |(path, bytes): &(String, Cow<[u8]>)| {
                let text = String::from_utf8_lossy(bytes).into_owned();
                let names = text.split("{% component ").skip(1).filter_map(|rest| rest.split('(').next());
                path.ends_with(".html").then(|| names.map(str::to_owned).collect::<Vec<_>>())
            };
            let defined: BTreeSet<String> = files.below("components").iter().filter_map(defined).flatten().collect();
            let known: BTreeSet<&str> = defined.iter().map(String::as_str).collect();
            let missing: Vec<_> = known.difference(&shown).collect();
            assert!(missing.is_empty(), "components without an example: {missing:?}");
            assert!(all.iter().all(|example| !example.html.trim().is_empty()), "an example shows nothing");
        }
    }

    #[test]
    fn an_example_says_what_it_is_called_and_stands_where_it_may() {
        let (theme, _) = default_theme();
        let files = [(
            "propio/components/day/examples.yaml".to_owned(),
            b"- about: a day\n  with: {of: {iso: \"2026-03-10\", text: 10 de marzo}}\n  inside: p\n".to_vec(),
        )];
        let files = ThemeFiles::new("propio", &files);
        let all = examples(&files, theme.engine(*theme.words[0].locale().lang())).expect("examples");
        let day = all.iter().find(|example| example.component == "day").expect("the day");
        assert_eq!(day.html.trim(), "<p><time datetime=\"2026-03-10\">10 de marzo</time></p>");
    }
}
