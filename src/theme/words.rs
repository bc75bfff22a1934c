//! A theme's words: `words/<lang>.yaml`, nested keys; a map of plural categories is a plural.
//!
//! A word that a language lacks is taken from the one that the settings name as its fallback, or else from the
//! site's first other language that has words, and from the complete one where that lacks it too.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::engine::Templates;
use super::files::{DEFAULT, ThemeFiles};
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Forms, Lang, Locale, WordValue, Words};
use crate::model::settings::Settings;
use crate::text::nearest::nearest;
use crate::text::place::Span;
use crate::text::yaml::{self, Node};

/// The language whose words are complete, and stand in where another lacks one.
const COMPLETE: &str = "es";

/// The words of each of the site's languages.
pub fn load(files: &ThemeFiles, settings: &Settings, findings: &mut Findings) -> Vec<Words> {
    let complete = read(files, COMPLETE, findings);
    let country = settings.country.as_deref();
    let mut of =
        |lang: &Lang| if lang.as_str() == COMPLETE { complete.clone() } else { read(files, lang.as_str(), findings) };
    let of_languages: Vec<_> = settings.languages.iter().map(|lang| (*lang, of(lang))).collect();
    let words = of_languages.iter().map(|(lang, own)| {
        let fallback = settings.fallback(*lang);
        let locale = Locale::like(lang, fallback.as_ref(), country).or_else(|_| Locale::new(lang, None));
        let Ok(locale) = locale else { unreachable!("a language without a country is always known") };
        let named = fallback.map(|other| read(files, other.as_str(), findings)).unwrap_or_default();
        // Who has no words, and says whose it borrows, misses none.
        if !own.is_empty() || named.is_empty() {
            tell_missing(files, *lang, own, &complete, findings);
        }
        // Whoever reads the site is likelier to know its first other language that has words.
        let another = || of_languages.iter().find(|(other, words)| other != lang && !words.is_empty());
        let borrowed = if named.is_empty() { another().map(|(_, words)| words.clone()) } else { Some(named) };
        let mut all = complete.clone();
        all.extend(borrowed.into_iter().flatten());
        all.extend(own.clone());
        Words::new(Arc::new(locale), all)
    });
    words.collect()
}

/// A plain word of the default theme; in the language whose words are complete where it lacks another's.
pub fn of_default(lang: &str, key: &str) -> Option<String> {
    let files = ThemeFiles::new(DEFAULT, &[]);
    let word = |lang: &str| match read(&files, lang, &mut Findings::new()).remove(key) {
        Some(WordValue::Plain(word)) => Some(word),
        _ => None,
    };
    word(lang).or_else(|| word(COMPLETE))
}

/// One finding names the first word that is missing and says how many are.
fn tell_missing(
    files: &ThemeFiles,
    lang: Lang,
    own: &BTreeMap<String, WordValue>,
    complete: &BTreeMap<String, WordValue>,
    findings: &mut Findings,
) {
    let missing: Vec<&str> = complete.keys().filter(|key| !own.contains_key(*key)).map(String::as_str).collect();
    let Some(first) = missing.first() else { return };
    let key = if missing.len() == 1 { (*first).to_owned() } else { format!("{first} (+{})", missing.len() - 1) };
    let place = files.place(&format!("words/{lang}.yaml"));
    findings.add(Finding::new(Code::MissingWord, place).with("language", lang).with("key", key));
}

/// A language's words: the default theme's with the site's over them.
fn read(files: &ThemeFiles, lang: &str, findings: &mut Findings) -> BTreeMap<String, WordValue> {
    let mut words = BTreeMap::new();
    let name = format!("{lang}.yaml");
    for layer in files.layers("words") {
        for (path, bytes) in layer.iter().filter(|(path, _)| *path == name) {
            if let Some(tree) = files.tree(&format!("words/{path}"), bytes, findings) {
                flatten("", tree, &mut words);
            }
        }
    }
    words
}

/// Tells the words of a site's own theme that no template asks for and the program does not know.
pub fn tell_unknown(files: &ThemeFiles, words: &[Words], templates: &Templates, findings: &mut Findings) {
    let path = |words: &Words| format!("words/{}.yaml", words.locale().lang());
    if !words.iter().any(|words| files.own(&path(words)).is_some()) {
        return;
    }
    let known = default_keys(files);
    for words in words {
        let path = path(words);
        let Some(bytes) = files.own(&path) else { continue };
        // What is wrong with the file itself was told when its words were read.
        let mut told = Findings::new();
        let Some(tree) = files.tree(&path, bytes, &mut told) else { continue };
        if !told.has_errors() {
            tell_lists(&files.place(&path), &tree, findings);
        }
        let file = files.place(&path).file;
        let mut own = BTreeMap::new();
        flatten("", tree.clone(), &mut own);
        for key in own.keys().filter(|key| !known.contains(*key) && !templates.ask_for(key)) {
            let place = span_of(key, &tree).map_or_else(|| files.place(&path), |span| Place::new(&file, span));
            let finding = Finding::new(Code::UnknownWord, place)
                .with("key", key)
                .with_some("nearest", nearest(key, known.iter().map(String::as_str)));
            findings.add(finding);
        }
    }
}

/// Where a word's key stands.
fn span_of(key: &str, node: &Node) -> Option<Span> {
    let Node::Map(entries) = node else { return None };
    entries.iter().find_map(|(own, value)| match key.strip_prefix(&own.value)? {
        "" => Some(own.span),
        rest => span_of(rest.strip_prefix('.')?, &value.value),
    })
}

/// Tells lists, of which no word is made.
fn tell_lists(file: &Place, node: &Node, findings: &mut Findings) {
    let Node::Map(entries) = node else { return };
    for (key, value) in entries {
        if let Node::Seq(_) = value.value {
            let finding = Finding::new(Code::WrongType, Place::new(&file.file, key.span)).with("key", &key.value);
            findings.add(finding.with("expected", "a-text").with("found", "a-list"));
        }
        tell_lists(file, &value.value, findings);
    }
}

/// The words that the program and the default theme know, by their keys.
fn default_keys(files: &ThemeFiles) -> BTreeSet<String> {
    let mut words = BTreeMap::new();
    let [embedded, _] = files.layers("words");
    for (path, bytes) in embedded.iter().filter(|(path, _)| path.strip_suffix(".yaml") == Some(COMPLETE)) {
        if let Some(tree) = files.tree(&format!("words/{path}"), bytes, &mut Findings::new()) {
            flatten("", tree, &mut words);
        }
    }
    words.into_keys().collect()
}

fn flatten(prefix: &str, node: Node, words: &mut BTreeMap<String, WordValue>) {
    match node {
        Node::Scalar(scalar) => drop(words.insert(prefix.to_owned(), WordValue::Plain(scalar.text))),
        Node::Seq(_) => {}
        Node::Map(entries) => {
            if let Some(forms) = plural(&entries) {
                words.insert(prefix.to_owned(), WordValue::Forms(forms));
                return;
            }
            for (key, value) in entries {
                let key = if prefix.is_empty() { key.value } else { format!("{prefix}.{}", key.value) };
                flatten(&key, value.value, words);
            }
        }
    }
}

/// The plural forms that a map is, if all its keys are plural categories.
fn plural(entries: &[(yaml::Spanned<String>, yaml::Spanned<Node>)]) -> Option<Forms> {
    let forms: Option<Vec<(&str, String)>> = entries
        .iter()
        .map(|(key, value)| match &value.value {
            Node::Scalar(scalar) => Some((key.value.as_str(), scalar.text.clone())),
            _ => None,
        })
        .collect();
    Forms::new(forms?).ok()
}
