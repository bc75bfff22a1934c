//! The budget's YAML with the mapping of a table in it.

use super::Table;
use super::guess::{self, Meaning};
use crate::findings::messages::Messages;
use crate::model::choice::Choice;
use crate::text::yaml::write::{Entry, Value, document};
use crate::text::yaml::{Node, parse};

/// A budget that has no table yet.
pub fn begun(year: i16, messages: &Messages) -> String {
    let say = |key: &str| messages.word(key, &[("year", year.to_string())]);
    let stage = |stage: &str, key: &str, day: String| {
        let pairs = [("stage", Value::plain(stage)), (key, Value::plain(day))];
        Value::Flow(pairs.map(|(key, value)| (key.to_owned(), value)).to_vec())
    };
    let stages = vec![
        stage("approved", "date", format!("{}-12-15", year - 1)),
        stage("accrued", "as_of", format!("{year}-06-30")),
    ];
    document(&[
        Entry::new("year", Value::plain(year)).remark(&say("draft-budget")),
        Entry::new("summary", Value::text(say("draft-budget-summary-example")))
            .remark(&say("draft-budget-summary"))
            .off(),
        Entry::new("stages", Value::List(stages)).remark(&say("draft-budget-stages")).off(),
    ])
}

/// Whether a budget names tables.
pub fn has_tables(text: &str) -> bool {
    let (root, _) = parse(text, 0..text.len());
    matches!(root.map(|root| root.value), Some(Node::Map(entries)) if entries.iter().any(|(key, _)| key.value == "lines"))
}

/// The text with a mapping of the table under `lines`; nothing where it has one already.
pub fn with_table(text: &str, table: &Table) -> Option<String> {
    let (root, _) = parse(text, 0..text.len());
    let entries = match root.map(|root| root.value) {
        Some(Node::Map(entries)) => entries,
        _ => Vec::new(),
    };
    let lines = entries.iter().find(|(key, _)| key.value == "lines");
    let Some((key, lines)) = lines else {
        let space = if text.is_empty() || text.ends_with("\n\n") { "" } else { "\n" };
        return Some(format!("{text}{space}lines:\n{}", item(table, 2)));
    };
    if names(&lines.value, &table.file) {
        return None;
    }
    // The new item stands after the last one, as deep as it.
    let depth = match &lines.value {
        Node::Seq(items) => items.last().map_or(2, |item| dash_before(text, item.span.start as usize)),
        _ => 2,
    };
    let end = (lines.span.end as usize).max(key.span.end as usize).min(text.len());
    let at = text[..end].trim_end().len();
    let at = text[at..].find('\n').map_or(text.len(), |line| at + line + 1);
    let (before, after) = text.split_at(at);
    let space = if before.ends_with('\n') { "" } else { "\n" };
    Some(format!("{before}{space}{}{after}", item(table, depth)))
}

/// The column of the dash before a list's item.
fn dash_before(text: &str, at: usize) -> usize {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[line..at].find('-').unwrap_or(2)
}

/// Whether a list of tables names a file.
fn names(lines: &Node, file: &str) -> bool {
    let is_file = |node: &Node| matches!(node, Node::Scalar(scalar) if scalar.text == file);
    match lines {
        Node::Seq(items) => items.iter().any(|item| names(&item.value, file)),
        Node::Map(entries) => entries.iter().any(|(key, value)| key.value == "file" && is_file(&value.value)),
        node => is_file(node),
    }
}

/// The mapping as an item of the list of tables.
fn item(table: &Table, depth: usize) -> String {
    let mut out = String::new();
    for (at, line) in document(&mapping(table)).lines().enumerate() {
        out.push_str(&" ".repeat(depth));
        out.push_str(if at == 0 { "- " } else { "  " });
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn mapping(table: &Table) -> Vec<Entry> {
    let grid = &table.grid;
    let mut entries = vec![Entry::new("file", Value::text(&table.file))];
    entries.extend(table.direction.map(|direction| Entry::new("direction", Value::plain(direction.id()))));
    if let Some(csv) = grid.csv {
        let delimiter = match csv.delimiter {
            b'\t' => "tab".to_owned(),
            other => char::from(other).to_string(),
        };
        if delimiter != "," {
            entries.push(Entry::new("delimiter", Value::text(delimiter)));
        }
        if csv.encoding != encoding_rs::UTF_8 {
            entries.push(Entry::new("encoding", Value::text(csv.encoding.name().to_lowercase())));
        }
    }
    if !grid.titles_first {
        entries.push(Entry::new("header", Value::plain(grid.header)));
    }
    entries.extend(grid.comment.map(|comment| Entry::new("comment", Value::text(comment))));
    entries.extend(marks(table));
    entries.extend(only_year(table));
    let (amounts, columns): (Vec<_>, Vec<_>) =
        columns(table).into_iter().partition(|(meaning, ..)| matches!(meaning, Meaning::Stage(_)));
    let flow = |columns: Vec<(Meaning, String, Value)>| {
        Value::Flow(columns.into_iter().map(|(_, word, value)| (word, value)).collect())
    };
    if !columns.is_empty() {
        entries.push(Entry::new("columns", flow(columns)));
    }
    if !amounts.is_empty() {
        entries.push(Entry::new("amounts", flow(amounts)));
    }
    entries
}

/// How amounts are typed.
fn marks(table: &Table) -> Vec<Entry> {
    let is_amount = |meaning: &Meaning| matches!(meaning, Meaning::Stage(_) | Meaning::Amount);
    let columns: Vec<usize> = (0..table.meanings.len()).filter(|at| is_amount(&table.meanings[*at])).collect();
    let (decimal, thousands, parentheses) = guess::numbers(&table.grid, &columns);
    let mut entries = vec![Entry::new("decimal", Value::quoted(decimal))];
    entries.extend(thousands.map(|mark| Entry::new("thousands", Value::quoted(mark))));
    if parentheses {
        entries.push(Entry::new("parentheses", Value::plain("yes")));
    }
    entries
}

/// The rows of the year alone, where the table has several years.
fn only_year(table: &Table) -> Option<Entry> {
    let column = table.meanings.iter().position(|meaning| *meaning == Meaning::Year)?;
    let year = table.year.to_string();
    let other = table.grid.rows.iter().filter_map(|(_, cells)| cells.get(column)).any(|cell| cell.trim() != year);
    let wanted = vec![(table.grid.name(column), Value::quoted(year))];
    other.then(|| Entry::new("where", Value::Flow(wanted)))
}

/// The columns that are used, by our word.
fn columns(table: &Table) -> Vec<(Meaning, String, Value)> {
    let grid = &table.grid;
    let mut columns = Vec::new();
    for (at, meaning) in table.meanings.iter().enumerate() {
        let Some(word) = meaning.word().filter(|_| *meaning != Meaning::Year) else { continue };
        let title = Value::text(grid.name(at));
        let translated = |values: Vec<(String, &'static str)>| {
            let values = values.into_iter().map(|(typed, meant)| (typed, Value::plain(meant))).collect();
            Value::Flow(vec![("column".to_owned(), title.clone()), ("values".to_owned(), Value::Flow(values))])
        };
        let value = match meaning {
            Meaning::Direction => {
                let values = guess::directions(grid, at).unwrap_or_default();
                translated(values.into_iter().map(|(typed, meant)| (typed, meant.id())).collect())
            }
            Meaning::StageWord => {
                let values = guess::stages(grid, at).unwrap_or_default();
                translated(values.into_iter().map(|(typed, meant)| (typed, meant.id())).collect())
            }
            _ => title,
        };
        columns.push((*meaning, word.to_owned(), value));
    }
    columns
}
