//! `territory.yaml` as a careful person writes it.

use super::tree::{Node, Tree};
use crate::findings::messages::Messages;
use crate::i18n::Text;
use crate::import::Asked;
use crate::text::slug::fold;
use crate::text::yaml::write::{Entry, Value, document};

/// The levels of which the messages have names.
const NAMED: [&str; 9] = [
    "country",
    "region",
    "state",
    "department",
    "province",
    "municipality",
    "district",
    "corregimiento",
    "neighbourhood",
];

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
            None => level_name(id, tree.level_titles.get(id).map(String::as_str), asked),
        };
        Value::Flow(vec![("id".to_owned(), Value::text(id)), ("name".to_owned(), name)])
    });
    let areas = top.into_iter().map(|at| area(tree, at, 0, &inside));
    document(&[
        Entry::new("levels", Value::List(levels.collect())).remark(remark),
        Entry::new("areas", Value::List(areas.collect())),
    ])
}

/// The name of a level: what its table calls it; where that is a word that the messages have, or the table says
/// none, that word in each of the site's languages.
fn level_name(id: &str, title: Option<&str>, asked: &Asked) -> Value {
    let key = format!("import-level-{id}");
    let word = |lang: &str| Messages::in_language(lang).word(&key, &[]);
    let is_known = NAMED.contains(&id);
    let is_ours = |title: &str| is_known && Messages::languages().any(|lang| fold(&word(lang)) == fold(title));
    if let Some(title) = title.filter(|title| !is_ours(title)) {
        return Value::text(title);
    }
    let site = asked.shared.settings.languages.iter().map(crate::i18n::Lang::as_str);
    let site: Vec<&str> = site.filter(|lang| Messages::languages().any(|known| known == *lang)).collect();
    match (is_known, &site[..]) {
        (true, [only]) => Value::text(word(only)),
        (true, [_, ..]) => Value::Flow(site.iter().map(|lang| ((*lang).to_owned(), Value::text(word(lang)))).collect()),
        (true, []) => Value::text(title.map_or_else(|| asked.messages.word(&key, &[]), str::to_owned)),
        (false, _) => Value::text(id.replace('-', " ")),
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

fn area(tree: &Tree, at: usize, depth: usize, inside: &[Vec<usize>]) -> Value {
    let node = &tree.nodes[at];
    let mut fields = fields(node);
    // A level that the depth does not tell stands beside the name.
    if tree.levels.get(depth) != Some(&node.level) {
        fields.push(("level".to_owned(), Value::text(&node.level)));
    }
    if inside[at].is_empty() {
        return Value::Flow(fields);
    }
    let depth = tree.levels.iter().position(|level| *level == node.level).unwrap_or(depth);
    let mut entries: Vec<Entry> = fields.into_iter().map(|(key, value)| Entry::new(&key, value)).collect();
    let inner = inside[at].iter().map(|inner| area(tree, *inner, depth + 1, inside));
    entries.push(Entry::new("areas", Value::List(inner.collect())));
    Value::Map(entries)
}

fn fields(node: &Node) -> Vec<(String, Value)> {
    let people = node.people.iter().map(|(year, people)| (year.to_string(), Value::plain(people)));
    let people: Vec<(String, Value)> = people.collect();
    let became = node.became.iter().map(Value::text).collect::<Vec<_>>();
    let all = [
        ("id", Some(Value::text(&node.id))),
        ("code", node.code.as_ref().map(Value::quoted)),
        ("name", Some(node.text.as_ref().map_or_else(|| Value::text(&node.name), words))),
        ("population", (!people.is_empty()).then_some(Value::Flow(people))),
        ("from", node.from.map(Value::plain)),
        ("to", node.to.map(Value::plain)),
        ("became", (!became.is_empty()).then_some(Value::FlowList(became))),
    ];
    all.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
}
