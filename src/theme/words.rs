//! A theme's words: `words/<lang>.yaml`, nested keys; a map of plural categories is a plural.
//!
//! A word that a language lacks is taken from the one that the settings name as its fallback, and from
//! the complete one where that lacks it too.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::files::ThemeFiles;
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Forms, Lang, Locale, WordValue, Words};
use crate::model::settings::Settings;
use crate::text::yaml::{self, Node};

/// The language whose words are complete, and stand in where another lacks one.
const COMPLETE: &str = "es";

/// The words of each of the site's languages.
pub fn load(files: &ThemeFiles, settings: &Settings, findings: &mut Findings) -> Vec<Words> {
    let complete = read(files, COMPLETE, findings);
    let country = settings.country.as_deref();
    let words = settings.languages.iter().map(|lang| {
        let fallback = settings.fallback(*lang);
        let locale = Locale::like(lang, fallback.as_ref(), country).or_else(|_| Locale::new(lang, None));
        let Ok(locale) = locale else { unreachable!("a language without a country is always known") };
        let own = read(files, lang.as_str(), findings);
        let borrowed = fallback.map(|other| read(files, other.as_str(), findings)).unwrap_or_default();
        // Who has no words, and says whose it borrows, misses none.
        if !own.is_empty() || borrowed.is_empty() {
            tell_missing(files, *lang, &own, &complete, findings);
        }
        let mut all = complete.clone();
        all.extend(borrowed);
        all.extend(own);
        Words::new(Arc::new(locale), all)
    });
    words.collect()
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
            let place = files.place(&format!("words/{path}"));
            let Ok(text) = std::str::from_utf8(bytes) else {
                findings.add(Finding::new(Code::NotUtf8, place).with("encoding", "Windows-1252"));
                continue;
            };
            let (tree, faults) = yaml::parse(text, 0..text.len());
            for fault in faults {
                let detail = format!("{:?}", fault.kind);
                findings
                    .add(Finding::new(Code::YamlSyntax, Place::new(&place.file, fault.span)).with("detail", detail));
            }
            if let Some(tree) = tree {
                flatten("", tree.value, &mut words);
            }
        }
    }
    words
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
