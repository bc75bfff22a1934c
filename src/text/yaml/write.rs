//! YAML as a careful person writes it: in order, with remarks, codes and amounts in quotes, and
//! nothing that a reader could take for something else.
//!
//! What is written here reads back to the same tree ([`super::parse`]).

use std::fmt::Write;

/// The longest line of a list or map in brackets; a longer one gets a line for each part.
const WIDTH: usize = 100;

/// A value that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text: plain where that is safe, in quotes where not, as a block where it has several lines.
    Text(String),
    /// A code or an amount: always in quotes, so that no editor takes it for a number.
    Quoted(String),
    /// A date, a whole number, a word of ours: always plain. It must not need quotes.
    Plain(String),
    /// Keys with values, a line each.
    Map(Vec<Entry>),
    /// Keys with values, in one line where they fit.
    Flow(Vec<(String, Value)>),
    /// A list, its items below one another.
    List(Vec<Value>),
    /// A list in one line where it fits.
    FlowList(Vec<Value>),
}

/// A key with its value, and what is remarked about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Its value.
    pub value: Value,
    /// Lines above it that begin with `#`.
    pub remarks: Vec<String>,
    /// Whether the key itself is only a suggestion: it is written as a remark.
    pub off: bool,
}

impl Entry {
    /// A key with its value.
    pub fn new(key: &str, value: Value) -> Self {
        Self { key: key.to_owned(), value, remarks: Vec::new(), off: false }
    }

    /// With a remark above it; each line of the text becomes a line.
    #[must_use]
    pub fn remark(mut self, text: &str) -> Self {
        self.remarks.extend(text.lines().map(str::to_owned));
        self
    }

    /// As a suggestion that is not read.
    #[must_use]
    pub fn off(mut self) -> Self {
        self.off = true;
        self
    }
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A code or an amount.
    pub fn quoted(text: impl Into<String>) -> Self {
        Self::Quoted(text.into())
    }

    /// A date, a whole number or a word of ours.
    pub fn plain(text: impl ToString) -> Self {
        Self::Plain(text.to_string())
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Map(entries) => entries.iter().all(|entry| entry.off),
            Self::Flow(entries) => entries.is_empty(),
            Self::List(items) | Self::FlowList(items) => items.is_empty(),
            Self::Text(_) | Self::Quoted(_) | Self::Plain(_) => false,
        }
    }
}

/// A file of keys and values.
pub fn document(entries: &[Entry]) -> String {
    let mut out = String::new();
    map(entries, 0, &mut out);
    out
}

/// A Markdown file: keys and values between two `---`, and the text after them.
pub fn front_matter(entries: &[Entry], body: &str) -> String {
    let body = body.trim();
    let space = if body.is_empty() { "" } else { "\n" };
    let end = if body.is_empty() { "" } else { "\n" };
    format!("---\n{}---\n{space}{body}{end}", document(entries))
}

fn map(entries: &[Entry], indent: usize, out: &mut String) {
    for entry in entries {
        let pad = " ".repeat(indent);
        for line in &entry.remarks {
            let line = line.trim_end();
            let _ = writeln!(out, "{pad}#{}{line}", if line.is_empty() { "" } else { " " });
        }
        let mut text = String::new();
        pair(&entry.key, &entry.value, indent, &mut text);
        if entry.off {
            // The remark's sign stands at the value's own column, so that removing it is enough.
            for line in text.lines() {
                let _ = writeln!(out, "{pad}# {}", line.get(indent..).unwrap_or("").trim_end());
            }
        } else {
            out.push_str(&text);
        }
    }
}

/// `key: value` with what follows on its own lines.
fn pair(key: &str, value: &Value, indent: usize, out: &mut String) {
    let _ = write!(out, "{}{}:", " ".repeat(indent), scalar(key, false));
    after_key(value, indent, out);
}

/// What stands after a colon: on the same line where it can, below where it must.
fn after_key(value: &Value, indent: usize, out: &mut String) {
    match value {
        Value::Map(entries) if !value.is_empty() => {
            out.push('\n');
            map(entries, indent + 2, out);
        }
        Value::List(items) if !items.is_empty() => {
            out.push('\n');
            items.iter().for_each(|item| list_item(item, indent + 2, out));
        }
        Value::Text(text) if is_block(text) => block(text, indent + 2, out),
        value => {
            let line = inline(value);
            let width = out.lines().last().unwrap_or("").chars().count() + line.chars().count();
            match value {
                Value::Flow(entries) if width > WIDTH => {
                    out.push('\n');
                    for (key, value) in entries {
                        pair(key, value, indent + 2, out);
                    }
                }
                Value::FlowList(items) if width > WIDTH => {
                    out.push('\n');
                    items.iter().for_each(|item| list_item(item, indent + 2, out));
                }
                _ => {
                    let _ = writeln!(out, " {line}");
                }
            }
        }
    }
}

fn list_item(value: &Value, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    match value {
        Value::Map(entries) if !value.is_empty() => {
            let mut text = String::new();
            map(entries, indent + 2, &mut text);
            // The first key stands beside the dash, unless a remark stands above it.
            let first = entries.first().is_some_and(|entry| entry.remarks.is_empty() && !entry.off);
            if first {
                let _ = write!(out, "{pad}- {}", text.get(indent + 2..).unwrap_or(""));
            } else {
                let _ = write!(out, "{pad}-\n{text}");
            }
        }
        Value::Flow(entries) if pad.len() + 2 + inline(value).chars().count() > WIDTH && !entries.is_empty() => {
            let entries: Vec<Entry> = entries.iter().map(|(key, value)| Entry::new(key, value.clone())).collect();
            list_item(&Value::Map(entries), indent, out);
        }
        Value::Text(text) if is_block(text) => {
            let _ = write!(out, "{pad}-");
            block(text, indent + 2, out);
        }
        Value::List(items) if !items.is_empty() => {
            let _ = writeln!(out, "{pad}-");
            items.iter().for_each(|item| list_item(item, indent + 2, out));
        }
        value => {
            let _ = writeln!(out, "{pad}- {}", inline(value));
        }
    }
}

/// A value on one line, as it stands after a colon.
pub fn one_line(value: &Value) -> String {
    match value {
        // Outside of brackets a comma parts nothing.
        Value::Text(text) => scalar(text, false),
        value => inline(value),
    }
}

/// Whether a text is written as a block of lines: it has several, and none that a block would change.
fn is_block(text: &str) -> bool {
    let whole = |line: &str| line.trim_end() == line && !line.chars().any(|c| c.is_control() || is_break(c));
    text.contains('\n')
        && !text.ends_with('\n')
        && text.lines().all(whole)
        && !text.contains('\r')
        && text.chars().next().is_some_and(|c| !c.is_whitespace())
}

/// Whether readers of YAML may take a character for the end of a line, or refuse it.
fn is_break(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

fn block(text: &str, indent: usize, out: &mut String) {
    out.push_str(" |-\n");
    for line in text.split('\n') {
        if line.is_empty() {
            out.push('\n');
        } else {
            let _ = writeln!(out, "{}{line}", " ".repeat(indent));
        }
    }
}

/// A value on one line.
fn inline(value: &Value) -> String {
    match value {
        Value::Text(text) => scalar(text, true),
        Value::Quoted(text) => quoted(text),
        Value::Plain(text) => text.clone(),
        Value::Map(entries) => {
            let pairs = entries.iter().filter(|entry| !entry.off);
            braces(pairs.map(|entry| (entry.key.as_str(), &entry.value)))
        }
        Value::Flow(entries) => braces(entries.iter().map(|(key, value)| (key.as_str(), value))),
        Value::List(items) | Value::FlowList(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
    }
}

fn braces<'v>(pairs: impl Iterator<Item = (&'v str, &'v Value)>) -> String {
    let pairs: Vec<String> = pairs.map(|(key, value)| format!("{}: {}", scalar(key, true), inline(value))).collect();
    format!("{{{}}}", pairs.join(", "))
}

/// A text on one line: plain where nobody can misread it. `in_brackets` also where a comma ends it.
fn scalar(text: &str, in_brackets: bool) -> String {
    if is_plain(text, in_brackets) { text.to_owned() } else { quoted(text) }
}

fn is_plain(text: &str, in_brackets: bool) -> bool {
    let Some(first) = text.chars().next() else { return false };
    // `2026-gastos.csv` is no number in any reader's eyes; `0x1f` and `1e5` are.
    let is_word = |c: char| c.is_alphabetic() && !c.is_ascii_hexdigit() && !matches!(c, 'x' | 'o');
    let starts_well =
        first.is_alphabetic() || (first.is_ascii_digit() && text.chars().filter(|c| is_word(*c)).count() > 1);
    // Words that readers of YAML take for yes, no or nothing.
    let words = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];
    let odd = |c: char| c.is_control() || is_break(c) || (in_brackets && matches!(c, ',' | '[' | ']' | '{' | '}'));
    starts_well
        && text.trim() == text
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !text.chars().any(odd)
        && !words.contains(&text.to_ascii_lowercase().as_str())
}

/// A text in double quotes.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || is_break(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::yaml::{Node, Spanned, parse};

    /// What a value reads as: texts, and the shape around them.
    #[derive(Debug, PartialEq)]
    enum Shape {
        Text(String),
        Map(Vec<(String, Shape)>),
        List(Vec<Shape>),
    }

    fn meant(value: &Value) -> Shape {
        let pair = |(key, value): (&String, &Value)| (key.clone(), meant(value));
        match value {
            Value::Text(text) | Value::Quoted(text) | Value::Plain(text) => Shape::Text(text.clone()),
            Value::Map(entries) => {
                let kept = entries.iter().filter(|entry| !entry.off);
                Shape::Map(kept.map(|entry| pair((&entry.key, &entry.value))).collect())
            }
            Value::Flow(entries) => Shape::Map(entries.iter().map(|(key, value)| pair((key, value))).collect()),
            Value::List(items) | Value::FlowList(items) => Shape::List(items.iter().map(meant).collect()),
        }
    }

    fn read(node: &Spanned<Node>) -> Shape {
        match &node.value {
            Node::Scalar(scalar) => Shape::Text(scalar.text.clone()),
            Node::Seq(items) => Shape::List(items.iter().map(read).collect()),
            Node::Map(entries) => {
                Shape::Map(entries.iter().map(|(key, value)| (key.value.clone(), read(value))).collect())
            }
        }
    }

    /// Texts that people type, and those made of the signs that YAML gives a meaning.
    fn texts() -> impl Strategy<Value = String> {
        prop_oneof!["\\PC{0,40}", "[-:#,{}\\[\\]&*!|>'\"%@` \\\\\na1ñ~?]{0,12}", "[0-9.,-]{1,8}", "(yes|no|null|~|)"]
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![texts().prop_map(Value::Text), texts().prop_map(Value::Quoted)];
        leaf.prop_recursive(3, 24, 4, |inner| {
            let pairs = prop::collection::btree_map(texts(), inner.clone(), 0..4);
            let entries = prop::collection::btree_map(texts(), (inner.clone(), any::<bool>(), "[a-z #:]{0,9}"), 1..4);
            let entry = |(key, (value, off, remark)): (String, (Value, bool, String))| Entry {
                off,
                ..Entry::new(&key, value).remark(&remark)
            };
            prop_oneof![
                pairs.prop_map(|pairs| Value::Flow(pairs.into_iter().collect())),
                entries.prop_map(move |entries| Value::Map(entries.into_iter().map(entry).collect())),
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
                prop::collection::vec(inner, 0..4).prop_map(Value::FlowList),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_the_same(value in values()) {
            let entries = [Entry::new("valor", value.clone()), Entry::new("fin", Value::plain(1))];
            let text = document(&entries);
            let (tree, faults) = parse(&text, 0..text.len());
            prop_assert!(faults.is_empty(), "{faults:?}\n{text}");
            let expected = meant(&Value::Map(entries.to_vec()));
            prop_assert_eq!(tree.as_ref().map(read), Some(expected), "{}", text);
        }
    }

    #[test]
    fn it_is_written_as_a_person_would() {
        let lines = Value::List(vec![
            Value::Flow(vec![
                ("file".to_owned(), Value::text("2026-gastos.csv")),
                ("code".to_owned(), Value::quoted("01")),
            ]),
            Value::Map(vec![
                Entry::new("stage", Value::plain("approved")),
                Entry::new("amount", Value::quoted("1.10")).remark("La suma").off(),
            ]),
        ]);
        let entries = [
            Entry::new("year", Value::plain(2026)).remark("El año fiscal.\n\nDe enero a diciembre."),
            Entry::new("title", Value::text("Acuerdo: el presupuesto")),
            Entry::new("text", Value::text("Uno\n\nDos: tres")),
            Entry::new("lines", lines),
        ];
        let expected = "# El año fiscal.\n#\n# De enero a diciembre.\nyear: 2026\n\
            title: \"Acuerdo: el presupuesto\"\ntext: |-\n  Uno\n\n  Dos: tres\nlines:\n  \
            - {file: 2026-gastos.csv, code: \"01\"}\n  - stage: approved\n    # La suma\n    # amount: \"1.10\"\n";
        assert_eq!(document(&entries), expected);
        assert_eq!(front_matter(&entries[..0], " Hola. "), "---\n---\n\nHola.\n");
    }
}
