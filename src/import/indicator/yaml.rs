//! An indicator's file: what is known of it, what the officer should add, and its values.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Found, path};
use crate::i18n::Text;
use crate::import::{Asked, place, territory};
use crate::model::choice::Choice;
use crate::model::indicator::{Better, Indicator, Relation};
use crate::text::yaml::write::{Entry, Value, document};

/// The whole file.
pub fn text(id: &str, found: &Found, asked: &Asked) -> String {
    // What stands from before is added to; what somebody changed is not written over anyway.
    let before = asked.shared.cohesion.indicators.iter().find(|one| one.id.as_str() == id);
    let before = before.filter(|_| (asked.untouched)(&path(id)));
    let files = found.files.iter().cloned().collect::<Vec<_>>().join(", ");
    let intro = asked.messages.word("import-columns-of", &[("file", files.clone())]);
    let unused: Vec<&str> = found.unused.iter().map(String::as_str).collect();
    let remark = place::remark(&intro, &found.columns, &unused);
    let said = |key: &str| asked.said(key).map(Value::text);
    let own = |of: &dyn Fn(&Indicator) -> Option<&Text>| before.and_then(of).map(territory::words);
    let unit = said("unit").or_else(|| own(&|one| one.unit.as_ref()));
    let unit = unit.or_else(|| found.unit.as_ref().map(Value::text)).or(found.is_share.then(|| Value::text("%")));
    let source = said("source").or_else(|| own(&|one| one.source.as_ref())).unwrap_or_else(|| Value::text(files));
    let url = asked.said("url").map(str::to_owned).or_else(|| before?.url.clone());
    let mut entries = vec![
        Entry::new("name", own(&|one| Some(&one.name)).unwrap_or_else(|| Value::text(&found.name))).remark(&remark),
    ];
    entries.extend(unit.map(|unit| Entry::new("unit", unit)));
    entries.extend(own(&|one| one.summary.as_ref()).map(|text| Entry::new("summary", text)));
    entries.push(Entry::new("source", source));
    entries.extend(url.map(|url| Entry::new("url", Value::text(url))));
    let better = asked.said("better").and_then(Better::from_id).or_else(|| before?.better);
    entries.push(choice("better", better.map(Choice::id), "less", "import-say-better", asked));
    let relation = asked.said("relation").and_then(Relation::from_id).or_else(|| before?.relation);
    entries.push(choice("relation", relation.map(Choice::id), "socio-cultural", "import-say-relation", asked));
    entries.push(Entry::new("values", Value::Map(values(found, before, asked))));
    document(&entries)
}

/// A word of ours, or the remark that it is still to be said.
fn choice(key: &str, known: Option<&str>, example: &str, remark: &str, asked: &Asked) -> Entry {
    match known {
        Some(known) => Entry::new(key, Value::plain(known)),
        None => Entry::new(key, Value::plain(example)).off().remark(&asked.messages.word(remark, &[])),
    }
}

/// The values, in the order of the areas.
fn values(found: &Found, before: Option<&Indicator>, asked: &Asked) -> Vec<Entry> {
    let mut all: BTreeMap<&str, BTreeMap<i16, Decimal>> = BTreeMap::new();
    for (area, years) in before.iter().flat_map(|one| &one.values).chain(&found.values) {
        all.entry(area).or_default().extend(years);
    }
    let in_order = asked.shared.territory.areas.iter().filter_map(|area| {
        let years = all.get(area.id.as_str())?;
        let years = years.iter().map(|(year, value)| (year.to_string(), Value::plain(value))).collect();
        Some(Entry::new(&area.id, Value::Flow(years)))
    });
    in_order.collect()
}
