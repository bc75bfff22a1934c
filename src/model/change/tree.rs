//! A record as the tree of its fields, taken from what it prints of itself for debugging: whatever field a
//! record gets stands in it, and is compared.

use crate::i18n::{Lang, Text};
use crate::model::budget::{Dimension, Stage};
use crate::model::choice::Choice;

/// A value with all that is in it. Where it was written is not part of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// Nothing was written.
    Nothing,
    /// A number, a day, a time, or the name of a choice.
    Bare(String),
    /// Words, in one or several languages.
    Text(Text),
    /// A text of several paragraphs.
    Prose(String),
    /// Several of a kind.
    List(Vec<Tree>),
    /// Values by name.
    Map(Vec<(Tree, Tree)>),
    /// Fields by their keys; the type's name before them.
    Record(String, Vec<(String, Tree)>),
}

impl Tree {
    /// The tree of what prints as this.
    pub fn of(value: &impl std::fmt::Debug) -> Self {
        let text = format!("{value:?}");
        Parser { rest: &text }.value()
    }

    /// A field of a record.
    pub fn field(&self, key: &str) -> Option<&Self> {
        let Self::Record(_, fields) = self else { return None };
        fields.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// Whether nothing is inside it that has a name.
    pub fn is_leaf(&self) -> bool {
        matches!(self, Self::Nothing | Self::Bare(_) | Self::Text(_))
    }

    /// Calls `on` for each text in it.
    pub fn texts<'t>(&'t self, on: &mut impl FnMut(&'t Text)) {
        match self {
            Self::Text(text) => on(text),
            Self::List(all) => all.iter().for_each(|one| one.texts(on)),
            Self::Map(all) => all.iter().for_each(|(key, value)| {
                key.texts(on);
                value.texts(on);
            }),
            Self::Record(_, fields) => fields.iter().for_each(|(_, value)| value.texts(on)),
            Self::Nothing | Self::Bare(_) | Self::Prose(_) => {}
        }
    }
}

struct Parser<'t> {
    rest: &'t str,
}

impl<'t> Parser<'t> {
    fn value(&mut self) -> Tree {
        match self.rest.as_bytes().first() {
            Some(b'"') => Tree::Text(Text::plain(self.quoted())),
            Some(b'[') => Tree::List(self.within(']', Self::value)),
            Some(b'(') => Tree::Record(String::new(), self.tuple()),
            Some(b'{') => self.map(),
            _ => self.named(),
        }
    }

    /// What begins with a name: a choice, a number, a record.
    fn named(&mut self) -> Tree {
        let name = self.bare();
        if self.rest.starts_with('(') {
            return of_tuple(name, self.tuple());
        }
        if self.rest.starts_with(" {") {
            self.rest = &self.rest[1..];
            let fields = self.within('}', |parser| {
                let key = parser.bare();
                parser.skip(": ");
                (key.to_owned(), parser.value())
            });
            return of_record(name, fields);
        }
        if name == "None" { Tree::Nothing } else { Tree::Bare(name.to_owned()) }
    }

    fn map(&mut self) -> Tree {
        let entries = self.within('}', |parser| {
            let key = parser.value();
            let has_value = parser.skip(": ");
            (key, has_value.then(|| parser.value()))
        });
        if entries.iter().all(|(_, value)| value.is_none()) && !entries.is_empty() {
            return Tree::List(entries.into_iter().map(|(key, _)| key).collect());
        }
        Tree::Map(entries.into_iter().map(|(key, value)| (key, value.unwrap_or(Tree::Nothing))).collect())
    }

    fn tuple(&mut self) -> Vec<(String, Tree)> {
        let all = self.within(')', Self::value);
        all.into_iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect()
    }

    /// What stands between a bracket and the one that closes it.
    fn within<T>(&mut self, close: char, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut all = Vec::new();
        self.rest = &self.rest[1..];
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.skip(close.encode_utf8(&mut [0; 4])) {
                return all;
            }
            let left = self.rest.len();
            all.push(one(self));
            self.skip(",");
            if self.rest.len() == left {
                // Nothing that is known: no more of it.
                self.rest = "";
            }
        }
    }

    fn skip(&mut self, what: &str) -> bool {
        let rest = self.rest.strip_prefix(what);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn bare(&mut self) -> &'t str {
        let ends = |(at, c): &(usize, char)| match c {
            ',' | ')' | ']' | '}' | '(' => true,
            ':' => self.rest[at + 1..].starts_with(' '),
            ' ' => self.rest[at + 1..].starts_with(['{', '}']),
            _ => false,
        };
        let end = self.rest.char_indices().find(ends).map_or(self.rest.len(), |(at, _)| at);
        let (bare, rest) = self.rest.split_at(end);
        self.rest = rest;
        bare
    }

    /// A text in quotes, as it was before it was printed.
    fn quoted(&mut self) -> String {
        let mut out = String::new();
        let mut chars = self.rest.char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.rest = &self.rest[at + 1..];
                    return out;
                }
                '\\' => match chars.next().map(|(_, c)| c) {
                    Some('n') => out.push('\n'),
                    Some('t') => out.push('\t'),
                    Some('r') => out.push('\r'),
                    Some('0') => out.push('\0'),
                    Some('u') => {
                        let digits: String = chars.by_ref().map(|(_, c)| c).take_while(|c| *c != '}').collect();
                        let code = u32::from_str_radix(digits.trim_start_matches('{'), 16).ok();
                        out.extend(code.and_then(char::from_u32));
                    }
                    Some(other) => out.push(other),
                    None => {}
                },
                c => out.push(c),
            }
        }
        self.rest = "";
        out
    }
}

/// A tuple with a name: what only wraps a value is that value.
fn of_tuple(name: &str, mut fields: Vec<(String, Tree)>) -> Tree {
    let amounts: Vec<&str> = Stage::ALL.iter().map(|stage| stage.id()).collect();
    let codes: Vec<&str> = Dimension::ALL.iter().map(|dimension| dimension.id()).collect();
    match (name, fields.first_mut()) {
        ("Amounts", Some((_, Tree::List(all)))) => by_place(name, std::mem::take(all), &amounts),
        ("Codes", Some((_, Tree::List(all)))) => by_place(name, std::mem::take(all), &codes),
        ("Some" | "Id" | "Lang" | "Currency" | "Names" | "Count" | "Shared" | "Own", Some((_, value))) => {
            std::mem::replace(value, Tree::Nothing)
        }
        _ => Tree::Record(name.to_owned(), fields),
    }
}

fn by_place(name: &str, all: Vec<Tree>, keys: &[&str]) -> Tree {
    let fields = keys.iter().zip(all).map(|(key, value)| ((*key).to_owned(), value));
    Tree::Record(name.to_owned(), fields.collect())
}

fn of_record(name: &str, fields: Vec<(String, Tree)>) -> Tree {
    match name {
        "Place" => Tree::Nothing,
        "Text" => Tree::Text(text(&Tree::Record(String::new(), fields))),
        "Prose" => {
            let mut out = String::new();
            for (_, value) in &fields {
                value.texts(&mut |text| {
                    out.push_str(text.first());
                    out.push('\n');
                });
            }
            Tree::Prose(out)
        }
        _ => Tree::Record(name.to_owned(), fields),
    }
}

/// The text whose fields these are.
fn text(of: &Tree) -> Text {
    let first = |tree: Option<&Tree>| match tree {
        Some(Tree::Text(text)) => text.first().to_owned(),
        Some(Tree::Bare(bare)) => bare.clone(),
        _ => String::new(),
    };
    let own = first(of.field("first"));
    let Ok(lang) = Lang::new(&first(of.field("first_lang"))) else { return Text::plain(own) };
    let mut all = vec![(lang, own)];
    if let Some(Tree::List(others)) = of.field("others") {
        let other = |one: &Tree| Some((Lang::new(&first(one.field("0"))).ok()?, first(one.field("1"))));
        all.extend(others.iter().filter_map(other));
    }
    Text::new(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;
    use crate::text::place::Span;

    #[test]
    fn what_prints_is_read_again() {
        #[derive(Debug)]
        struct Whole {
            _name: Text,
            _list: Vec<Option<(i16, String)>>,
            _map: std::collections::BTreeMap<i16, rust_decimal::Decimal>,
            _day: jiff::civil::Date,
            _place: Place,
            _time: jiff::civil::Time,
        }
        let lang = |tag| Lang::new(tag).expect("a language");
        let name = Text::new(vec![(lang("es"), "Un «\"{dicho},\n".to_owned()), (lang("en"), "A saying".to_owned())]);
        let whole = Whole {
            _name: name.clone(),
            _list: vec![None, Some((3, "a) b".to_owned()))],
            _map: [(2023, rust_decimal::Decimal::new(-926, 1))].into(),
            _day: jiff::civil::date(2026, 9, 30),
            _time: jiff::civil::time(12, 25, 0, 0),
            _place: Place::new(&"a{".into(), Span::default()),
        };
        let tree = Tree::of(&whole);
        let bare = |text: &str| Tree::Bare(text.to_owned());
        assert_eq!(tree.field("_name"), Some(&Tree::Text(name)));
        let pair = vec![("0".to_owned(), bare("3")), ("1".to_owned(), Tree::Text(Text::plain("a) b".to_owned())))];
        assert_eq!(tree.field("_list"), Some(&Tree::List(vec![Tree::Nothing, Tree::Record(String::new(), pair)])));
        assert_eq!(tree.field("_map"), Some(&Tree::Map(vec![(bare("2023"), bare("-92.6"))])));
        assert_eq!(tree.field("_day"), Some(&bare("2026-09-30")));
        assert_eq!(tree.field("_time"), Some(&bare("12:25:00")));
        assert_eq!(tree.field("_place"), Some(&Tree::Nothing));
    }
}
