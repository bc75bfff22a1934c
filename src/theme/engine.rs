//! The template engine: one a language, since a template asks for words without naming a language.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, Value};

use super::SharedWords;
use super::compact::compact;
use super::files::{DEFAULT, ThemeFiles};
use crate::findings::{Code, Finding, Findings};
use crate::i18n::{Lang, Words};
use crate::pages::view::View;

/// The templates of a theme and of the default one, by name, and the prefixes by which they are
/// asked for, the theme's own first.
#[derive(Debug, Clone)]
pub struct Templates {
    prefixes: [String; 2],
    texts: Vec<(String, String)>,
}

/// The templates of a theme, and below them the default's; nothing where one is not text, which is told.
pub fn templates(files: &ThemeFiles, findings: &mut Findings) -> Option<Templates> {
    let prefixes = [format!("{}/", files.name()), format!("{DEFAULT}/")];
    Some(Templates { prefixes, texts: sources(files, findings)? })
}

impl Templates {
    /// A template's text, by the name under which the engine knows it.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.texts.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    /// Whether any of them asks for a word, or for a template.
    pub fn ask_for(&self, key: &str) -> bool {
        let quoted = [format!("\"{key}\""), format!("'{key}'")];
        self.texts.iter().any(|(_, text)| quoted.iter().any(|quoted| text.contains(quoted)))
    }

    /// Whether the theme has templates of its own.
    pub fn has_own(&self) -> bool {
        self.own().next().is_some()
    }

    /// Templates of the theme, by their path below its templates, that stand before none of the default's and
    /// that no template asks for.
    pub fn unused(&self) -> impl Iterator<Item = &str> {
        let is_asked_for = |(path, text): &(&str, &str)| {
            let names = [(*path).to_owned(), format!("{}{path}", self.prefixes[0])];
            let is_default = self.text(&format!("{}{path}", self.prefixes[1])).is_some();
            is_default || names.iter().any(|name| self.ask_for(name)) || self.is_called(text)
        };
        self.own().filter(move |own| !is_asked_for(own)).map(|(path, _)| path)
    }

    /// The default's templates, by their path below its templates.
    pub fn of_default(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().filter_map(|(name, _)| name.strip_prefix(&self.prefixes[1]))
    }

    /// The theme's own templates, by their path below its templates, with their texts.
    fn own(&self) -> impl Iterator<Item = (&str, &str)> {
        let [own, default] = &self.prefixes;
        let texts = self.texts.iter().filter(move |_| own != default);
        texts.filter_map(move |(name, text)| Some((name.strip_prefix(own)?, text.as_str())))
    }

    /// Whether a template defines a component that any of them calls.
    fn is_called(&self, text: &str) -> bool {
        let defined = text.split("{% component ").skip(1).filter_map(|rest| rest.split('(').next());
        let mut calls = defined.map(|name| format!("<{}", name.trim()));
        calls.any(|call| self.texts.iter().any(|(_, text)| text.contains(&call)))
    }
}

/// An engine for each language, with all templates checked; `small` asks for them without the space
/// that shows nothing.
///
/// A site's template stands before the default's of the same name, and can extend it as
/// `default/…`.
pub fn engines(templates: &Templates, words: &[Words], small: bool) -> Result<Vec<(Lang, Tera)>, Error> {
    // Those that a site's author wrote, as written first: what is wrong is told at the place where it is found.
    if small && templates.has_own() {
        engine(templates, &words[0])?;
    }
    let base = if small { engine(&compacted(templates), &words[0])? } else { engine(templates, &words[0])? };
    if let Some(missing) = View::TEMPLATES.iter().find(|name| !base.contains_template(name)) {
        return Err(Error::message(format!("{missing}?")));
    }
    let engines = words.iter().map(|words| {
        let mut engine = base.clone();
        register_words(&mut engine, &Arc::new(words.clone()));
        (*words.locale().lang(), engine)
    });
    Ok(engines.collect())
}

/// The templates without the space that shows nothing.
fn compacted(templates: &Templates) -> Templates {
    let small = |text: &String| compact(text).unwrap_or_else(|| text.clone());
    let texts = templates.texts.iter().map(|(name, text)| (name.clone(), small(text))).collect();
    Templates { texts, prefixes: templates.prefixes.clone() }
}

/// The engine of one language.
pub fn engine(templates: &Templates, words: &Words) -> Result<Tera, Error> {
    let mut engine = Tera::new();
    engine.set_fallback_prefixes(templates.prefixes.clone())?;
    register_words(&mut engine, &Arc::new(words.clone()));
    engine.add_raw_templates(templates.texts.clone())?;
    Ok(engine)
}

/// The templates with their names: a page's is `<theme>/pages/home.html`, a component's
/// `<theme>/components/bar/bar.html`.
fn sources(files: &ThemeFiles, findings: &mut Findings) -> Option<Vec<(String, String)>> {
    let mut templates: Vec<(String, String)> = Vec::new();
    for (folder, below) in [("templates", ""), ("components", "components/")] {
        let [embedded, own] = files.layers(folder);
        for (layer, theme) in [(embedded, DEFAULT), (own, files.name())] {
            for (path, bytes) in layer.iter().filter(|(path, _)| path.ends_with(".html")) {
                let Ok(text) = std::str::from_utf8(bytes) else {
                    let place = files.place(&format!("{folder}/{path}"));
                    findings.add(Finding::new(Code::NotUtf8, place).with("encoding", "Windows-1252"));
                    return None;
                };
                let name = format!("{theme}/{below}{path}");
                templates.retain(|(known, _)| *known != name);
                templates.push((name, text.to_owned()));
            }
        }
    }
    Some(templates)
}

/// `t(key="…")`: a word; with `n` the form for so many; any other argument fills its place.
fn register_words(engine: &mut Tera, words: &SharedWords) {
    let words = Arc::clone(words);
    engine.register_function("t", move |kwargs: Kwargs, _: &State| -> Result<Value, Error> {
        let key: &str = kwargs.must_get("key")?;
        let mut places = Vec::new();
        let mut number = None;
        for (name, value) in kwargs.iter() {
            match name.as_str() {
                Some("key") | None => {}
                Some("n") => number = value.as_u64().or_else(|| value.as_i64().and_then(|n| u64::try_from(n).ok())),
                Some(name) => places.push((name.to_owned(), value.to_string())),
            }
        }
        let places: Vec<(&str, &str)> = places.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let said = match number {
            Some(number) => words.count(key, number, &places),
            None if places.is_empty() => words.word(key).map(str::to_owned),
            None => words.phrase(key, &places),
        };
        said.map(Value::from).ok_or_else(|| Error::message(format!("words: `{key}`?")))
    });
}
