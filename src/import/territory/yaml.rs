//! `territory.yaml` as a careful person writes it.

use super::tree::{Node, Tree};
use crate::findings::messages::Messages;
use crate::i18n::Text;
use crate::import::Asked;
use crate::text::slug::fold;
use crate::text::yaml::write::{Entry, Value, document};

/// What the ids of levels begin with of which only the depth is known.
pub const NTH: &str = "level-";

/// The whole file.
pub fn text(tree: &Tree, remark: &str, asked: &Asked) -> String {
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); tree.nodes.len()];
    let mut top = Vec::new();
    for (at, node) in tree.nodes.iter().enumerate() {
        match node.parent {
            Some(parent) => inside[parent].push(at),
            None => top.push(at),
        }
    }
    let levels = tree.levels.iter().map(|id| {
        let name = match tree.level_names.get(id) {
            Some(text) => words(text),
            None => by_language(&tree.words_of(id, asked)),
        };
        Value::Flow(vec![("id".to_owned(), Value::text(id)), ("name".to_owned(), name)])
    });
    let areas = top.into_iter().map(|at| area(tree, at, 0, &inside, asked));
    document(&[
        Entry::new("levels", Value::List(levels.collect())).remark(remark),
        Entry::new("areas", Value::List(areas.collect())),
    ])
}

/// What a level is called, by language: what its table calls it; where that is a word that the messages have, or
/// the table says none, that word in each of the site's languages.
pub fn level_words(id: &str, title: Option<&str>, asked: &Asked) -> Vec<(Option<String>, String)> {
    let plain = |word: String| vec![(None, word)];
    let key = format!("import-level-{id}");
    let number = id.strip_prefix(NTH).filter(|number| number.parse::<u8>().is_ok());
    let of = |messages: &Messages| match number {
        Some(number) => Some(messages.word("import-nth-level", &[("number", number.to_owned())])),
        None => messages.known_word(&key),
    };
    let word = |lang: &str| of(Messages::in_language(lang));
    let Some(ours) = of(asked.messages) else {
        return plain(title.map_or_else(|| capital(&id.replace('-', " ")), str::to_owned));
    };
    let is_ours = |title: &str| Messages::languages().filter_map(word).any(|known| fold(&known) == fold(title));
    if let Some(title) = title.filter(|title| !is_ours(title)) {
        return plain(title.to_owned());
    }
    let site = asked.shared.settings.languages.iter().map(crate::i18n::Lang::as_str);
    let site: Vec<&str> = site.filter(|lang| Messages::languages().any(|known| known == *lang)).collect();
    match &site[..] {
        [only] => plain(word(only).unwrap_or(ours)),
        [] => plain(title.map_or(ours, str::to_owned)),
        all => all.iter().filter_map(|lang| Some((Some((*lang).to_owned()), word(lang)?))).collect(),
    }
}

/// A word with a capital.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Words by language as a value.
fn by_language(words: &[(Option<String>, String)]) -> Value {
    match words {
        [(_, only)] => Value::text(only),
        all => {
            let one = |(lang, word): &(Option<String>, String)| Some((lang.clone()?, Value::text(word)));
            Value::Flow(all.iter().filter_map(one).collect())
        }
    }
}

/// A text in the content's languages.
pub fn words(text: &Text) -> Value {
    let all: Vec<_> = text.all().collect();
    match all[..] {
        // What is written once is in the first language.
        [(_, text)] => Value::text(text),
        _ => {
            let one = |(lang, text): &(Option<&crate::i18n::Lang>, &str)| {
                Some((lang.map(ToString::to_string)?, Value::text(*text)))
            };
            Value::Flow(all.iter().filter_map(one).collect())
        }
    }
}

fn area(tree: &Tree, at: usize, depth: usize, inside: &[Vec<usize>], asked: &Asked) -> Value {
    let node = &tree.nodes[at];
    let name = node.text.as_ref().map_or_else(|| by_language(&node.called(&tree.words_of(&node.level, asked))), words);
    let mut fields = fields(node, name);
    // A level that the depth does not tell stands beside the name.
    if tree.levels.get(depth) != Some(&node.level) {
        fields.push(("level".to_owned(), Value::text(&node.level)));
    }
    if inside[at].is_empty() {
        return Value::Flow(fields);
    }
    let depth = tree.levels.iter().position(|level| *level == node.level).unwrap_or(depth);
    let mut entries: Vec<Entry> = fields.into_iter().map(|(key, value)| Entry::new(&key, value)).collect();
    let inner = inside[at].iter().map(|inner| area(tree, *inner, depth + 1, inside, asked));
    entries.push(Entry::new("areas", Value::List(inner.collect())));
    Value::Map(entries)
}

fn fields(node: &Node, name: Value) -> Vec<(String, Value)> {
    let people = node.people.iter().map(|(year, people)| (year.to_string(), Value::plain(people)));
    let people: Vec<(String, Value)> = people.collect();
    let became = node.became.iter().map(Value::text).collect::<Vec<_>>();
    let all = [
        ("id", Some(Value::text(&node.id))),
        ("code", node.code.as_ref().map(Value::quoted)),
        ("name", Some(name)),
        ("population", (!people.is_empty()).then_some(Value::Flow(people))),
        ("from", node.from.map(Value::plain)),
        ("to", node.to.map(Value::plain)),
        ("became", (!became.is_empty()).then_some(Value::FlowList(became))),
    ];
    all.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}
