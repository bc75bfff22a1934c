//! The budget's YAML with the mapping of a table in it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Table;
use super::classifications::is_known;
use super::levels::{Level, are_apart};
use super::meaning::Meaning;
use super::typed::Typed;
use super::{items, periods, sides, values, words};
use crate::findings::messages::Messages;
use crate::import::titles;
use crate::model::budget::{Dimension, Direction};
use crate::model::choice::Choice;
use crate::read::budget::NO_CLASSIFICATION;
use crate::read::table::AWAY;
use crate::text::yaml::write::{Entry, Value, document};
use crate::text::yaml::{Node, parse};

/// Where editors find what a budget may say.
const SCHEMA: &str = "yaml-language-server: $schema=../../.cabildo/schema/budget.json";

/// A budget that has no table yet.
pub fn begun(year: i16, period: Option<(Date, Date)>, messages: &Messages) -> String {
    let say = |key: &str| messages.word(key, &[("year", year.to_string())]);
    let stage = |stage: &str, key: &str, day: String| {
        let pairs = [("stage", Value::plain(stage)), (key, Value::plain(day))];
        Value::Flow(pairs.map(|(key, value)| (key.to_owned(), value)).to_vec())
    };
    let stages = vec![
        stage("approved", "date", format!("{}-12-15", year - 1)),
        stage("accrued", "as_of", format!("{year}-06-30")),
    ];
    let mut entries = vec![Entry::new("year", Value::plain(year)).remark(SCHEMA).remark(&say("draft-budget"))];
    entries.extend(period.map(|(start, _)| Entry::new("start", Value::plain(start))));
    entries.extend(period.map(|(_, end)| Entry::new("end", Value::plain(end))));
    entries.extend([
        Entry::new("summary", Value::text(say("draft-budget-summary-example")))
            .remark(&say("draft-budget-summary"))
            .off(),
        Entry::new("stages", Value::List(stages)).remark(&say("draft-budget-stages")).off(),
    ]);
    document(&entries)
}

/// Whether a budget has a key: `lines`, where it names tables.
pub fn has(text: &str, wanted: &str) -> bool {
    let (root, _) = parse(text, 0..text.len());
    matches!(root.map(|root| root.value), Some(Node::Map(entries)) if entries.iter().any(|(key, _)| key.value == wanted))
}

/// The first day of its fiscal year, where it says it.
pub fn start(text: &str) -> Option<Date> {
    let (root, _) = parse(text, 0..text.len());
    let Node::Map(entries) = root?.value else { return None };
    match &entries.iter().find(|(key, _)| key.value == "start")?.1.value {
        Node::Scalar(scalar) => scalar.text.parse().ok(),
        _ => None,
    }
}

/// The text with a mapping of the table under `lines`; nothing where it has one already, unless that is to be
/// written again.
pub fn with_table(text: &str, table: &Table, again: bool) -> Option<String> {
    let text = &with_classifications(text, table, again);
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
    if names(&lines.value, table) {
        return if again { replaced(text, &lines.value, table) } else { None };
    }
    // The new item stands after the last one, as deep as it.
    let depth = match &lines.value {
        Node::Seq(all) => all.last().map_or(2, |item| items::dash_before(text, item.span.start as usize)),
        _ => 2,
    };
    let end = match &lines.value {
        Node::Seq(all) => all.last().map(|item| items::block(text, item.span.start as usize).end),
        _ => None,
    };
    let end = end.unwrap_or(lines.span.end.max(key.span.end) as usize);
    let (before, after) = text.split_at(items::after(text, end));
    let space = if before.ends_with('\n') { "" } else { "\n" };
    Some(format!("{before}{space}{}{after}", item(table, depth)))
}

/// The text with another mapping of the table in the place of the one that it has in a list.
fn replaced(text: &str, lines: &Node, table: &Table) -> Option<String> {
    let Node::Seq(all) = lines else { return None };
    let item_of = all.iter().find(|item| names(&item.value, table))?;
    let span = items::block(text, item_of.span.start as usize);
    let depth = items::dash_before(text, item_of.span.start as usize);
    // Empty lines after it stay.
    let rest = text[span.end..].trim_start_matches('\n');
    let space = &text[span.end..text.len() - rest.len()];
    let space = space.get(1..).unwrap_or_default();
    Some(format!("{}{}{space}{rest}", &text[..span.start], item(table, depth)))
}

/// Whether a list of tables names a table's file, and its sheet.
fn names(lines: &Node, table: &Table) -> bool {
    let is = |node: &Node, text: &str| matches!(node, Node::Scalar(scalar) if scalar.text == text);
    match lines {
        Node::Seq(items) => items.iter().any(|item| names(&item.value, table)),
        Node::Map(entries) => {
            let sheet = entries.iter().find(|(key, _)| key.value == "sheet").map(|(_, value)| &value.value);
            let same = |sheet: &Node| table.grid.sheet.as_ref().is_none_or(|own| is(sheet, own));
            entries.iter().any(|(key, value)| key.value == "file" && is(&value.value, &table.file))
                && sheet.is_none_or(same)
        }
        node => is(node, &table.file),
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
    let mut entries = vec![Entry::new("file", Value::text(&table.file))];
    entries.extend(table.grid.sheet.as_ref().map(|sheet| Entry::new("sheet", Value::text(sheet))));
    entries.extend(table.direction.map(|direction| Entry::new("direction", Value::plain(direction.id()))));
    if titles::has(&table.given.name, words::ELIMINATIONS) {
        entries.push(Entry::new("eliminations", Value::plain("yes")));
    }
    entries.extend(form(table));
    entries.extend(marks(table));
    entries.extend(only_year(table));
    entries.extend(left_out(table));
    let named = |columns: &[usize]| -> Vec<Value> {
        columns.iter().map(|column| Value::text(table.grid.name(*column))).collect()
    };
    let list =
        |key: &str, columns: &[usize]| (!columns.is_empty()).then(|| Entry::new(key, Value::FlowList(named(columns))));
    entries.extend(list("outline", &table.sums.outline.columns));
    entries.extend(headings(table).map(|headings| Entry::new("headings", headings)));
    let (mut columns, mut amounts) = columns(table);
    let dimensions = dimensions(table);
    columns.extend(dimensions.codes);
    let flow = |key: &str, columns: &mut Vec<(String, Value)>| {
        (!columns.is_empty()).then(|| Entry::new(key, Value::Flow(std::mem::take(columns))))
    };
    entries.extend(flow("columns", &mut columns));
    entries.extend(flow("amounts", &mut amounts));
    entries.extend(list("increases", &table.guess.columns(Meaning::Increase)));
    entries.extend(list("decreases", &table.guess.columns(Meaning::Decrease)));
    entries.extend(table.codes.as_ref().map(|file| Entry::new("codes", Value::text(file))));
    entries.extend(flow("names", &mut { dimensions.names }));
    entries.extend(flow("levels", &mut { dimensions.levels }));
    if table.repeats.adds {
        entries.push(Entry::new("sum", Value::plain("yes")));
    }
    if table.repeats.plan_once {
        entries.push(Entry::new("plan_once", Value::plain("yes")));
    }
    entries.extend(table.sums.nested.map(|nested| Entry::new("nested", Value::plain(nested.dimension.id()))));
    entries
}

/// What rows with one text alone name: the sides of the budget, or codes.
fn headings(table: &Table) -> Option<Value> {
    let of_sides = |at: usize| {
        let known = sides::words(table.grid, at, &table.guess.words).known;
        Value::Flow(known.into_iter().map(|(typed, meant)| (typed, Value::plain(meant.id()))).collect())
    };
    let of_codes = || table.sums.headings.map(|dimension| Value::plain(dimension.id()));
    table.grid.sides.map(of_sides).or_else(of_codes)
}

/// How the file is written, and where its titles are.
fn form(table: &Table) -> Vec<Entry> {
    let grid = table.grid;
    let mut entries = Vec::new();
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
    if grid.header_above > 0 {
        let rows = [grid.header_above, grid.header].map(Value::plain);
        entries.push(Entry::new("header", Value::FlowList(rows.to_vec())));
    } else if !grid.titles_first {
        entries.push(Entry::new("header", Value::plain(grid.header)));
    }
    entries.extend(grid.comment.map(|comment| Entry::new("comment", Value::text(comment))));
    entries
}

/// How amounts are typed.
fn marks(table: &Table) -> Vec<Entry> {
    let amounts: Vec<usize> =
        (0..table.guess.meanings.len()).filter(|at| table.guess.meanings[*at].is_amount()).collect();
    let typed = Typed::of(table.grid, &amounts);
    let mut entries = Vec::new();
    // The numbers of a spreadsheet have no marks.
    if table.grid.numbers.is_empty() || typed.decimal != '.' || typed.thousands.is_some() {
        entries.push(Entry::new("decimal", Value::quoted(typed.decimal)));
    }
    entries.extend(typed.thousands.map(|mark| match mark {
        ' ' => Entry::new("thousands", Value::plain("space")),
        mark => Entry::new("thousands", Value::quoted(mark)),
    }));
    if typed.lakhs {
        entries.push(Entry::new("lakhs", Value::plain("yes")));
    }
    if typed.parentheses {
        entries.push(Entry::new("parentheses", Value::plain("yes")));
    }
    if typed.floats {
        entries.push(Entry::new("floats", Value::plain("yes")));
    }
    entries.extend(typed.symbol.map(|symbol| Entry::new("symbol", Value::quoted(symbol))));
    entries.extend(table.unit.map(|unit| Entry::new("times", Value::quoted(unit.to_string()))));
    if !typed.empty.is_empty() {
        let texts = typed.empty.into_iter().map(Value::quoted).collect();
        entries.push(Entry::new("empty", Value::FlowList(texts)));
    }
    entries
}

/// The rows of the year alone, where the table has several years.
fn only_year(table: &Table) -> Option<Entry> {
    let column = table.guess.column(Meaning::Year)?;
    let is_its = |typed: &str| values::fiscal_year(typed) == Some(table.year);
    let (own, other): (BTreeSet<&str>, BTreeSet<&str>) = table.grid.every(column).partition(|typed| is_its(typed));
    let own: Vec<Value> = own.into_iter().map(Value::quoted).collect();
    let wanted = match <[Value; 1]>::try_from(own) {
        Ok([only]) => only,
        Err(several) => Value::FlowList(several),
    };
    (!other.is_empty()).then(|| Entry::new("where", Value::Flow(vec![(table.grid.name(column), wanted)])))
}

/// The rows with totals, and those of amounts that are no stage.
fn left_out(table: &Table) -> Option<Entry> {
    let list = |texts: &[String]| Value::FlowList(texts.iter().map(Value::text).collect());
    let mut totals: Vec<(String, Value)> =
        table.sums.except.iter().map(|(column, texts)| (table.grid.name(*column), list(texts))).collect();
    if let Some(column) = table.guess.column(Meaning::StageWord)
        && let Some(words) = values::stages(table.grid, column).filter(|words| !words.left_out.is_empty())
    {
        totals.push((table.grid.name(column), list(&words.left_out)));
    }
    (!totals.is_empty()).then(|| Entry::new("except", Value::Flow(totals)))
}

/// A key with its value.
type Pair = (String, Value);

/// The columns that are used, by our word: those that are no codes, and those with amounts.
fn columns(table: &Table) -> (Vec<Pair>, Vec<Pair>) {
    let grid = table.grid;
    let (mut columns, mut amounts) = (Vec::new(), Vec::new());
    for (at, meaning) in table.guess.meanings.iter().enumerate() {
        let Some(word) = meaning.word() else { continue };
        let title = Value::text(grid.name(at));
        let translated = |values: Vec<(String, &'static str)>| {
            let values = values.into_iter().map(|(typed, meant)| (typed, Value::plain(meant))).collect();
            Value::Flow(vec![("column".to_owned(), title.clone()), ("values".to_owned(), Value::Flow(values))])
        };
        let value = match meaning {
            Meaning::Year | Meaning::Code(_) | Meaning::Label(_) | Meaning::Nothing => continue,
            Meaning::Increase | Meaning::Decrease => continue,
            Meaning::Direction if grid.sides == Some(at) => continue,
            Meaning::Stage(_) | Meaning::Modification => {
                amounts.push((word, title));
                continue;
            }
            Meaning::Direction => {
                let values = sides::words(grid, at, &table.guess.words).known;
                translated(values.into_iter().map(|(typed, meant)| (typed, meant.id())).collect())
            }
            Meaning::Elimination => {
                let values = eliminations(table, at);
                match values.iter().all(|(typed, meant)| typed == meant) {
                    true => title,
                    false => translated(values),
                }
            }
            Meaning::StageWord => translated(values::stages(grid, at).unwrap_or_default().known),
            Meaning::Month => {
                let months = periods::of_months(grid, at).unwrap_or_default().into_iter();
                let months: Vec<(String, u8)> =
                    months.map(|(typed, period)| (typed, period.last_month(table.start))).collect();
                match months.iter().all(|(typed, month)| typed.parse() == Ok(*month)) {
                    true => title,
                    false => {
                        let values = months
                            .into_iter()
                            .map(|(typed, month)| (typed, Value::quoted(month.to_string())))
                            .collect();
                        Value::Flow(vec![("column".to_owned(), title), ("values".to_owned(), Value::Flow(values))])
                    }
                }
            }
            Meaning::AsOf => {
                let days = values::days(grid, at).unwrap_or_default();
                match days.iter().all(|(typed, day)| *typed == day.to_string()) {
                    true => title,
                    false => {
                        let values = days.into_iter().map(|(typed, day)| (typed, Value::plain(day))).collect();
                        Value::Flow(vec![("column".to_owned(), title), ("values".to_owned(), Value::Flow(values))])
                    }
                }
            }
            // A reference of ours tells the line's own id, or is made of its codes again.
            Meaning::Id if values::are_references(grid, at) => {
                if !grid.every(at).any(|reference| reference.contains(':')) {
                    continue;
                }
                taken_apart(title, ":", 2)
            }
            Meaning::Amount | Meaning::Name | Meaning::Id | Meaning::Source | Meaning::SourceAddress => title,
        };
        columns.push((word, value));
    }
    (columns, amounts)
}

/// What a column of internal transfers says. Beside references of ours, both rows of a transfer stand in the table.
fn eliminations(table: &Table, column: usize) -> Vec<(String, &'static str)> {
    let mut values = values::eliminations(table.grid, column).unwrap_or_default();
    let is_of_ours = |at: usize| at != column && values::are_references(table.grid, at);
    if (0..table.grid.width()).any(is_of_ours) {
        values.iter_mut().filter(|(_, meant)| *meant == "yes").for_each(|(_, meant)| *meant = AWAY);
    }
    values
}

/// The columns with codes and their names.
#[derive(Default)]
struct Dimensions {
    codes: Vec<Pair>,
    names: Vec<Pair>,
    levels: Vec<Pair>,
}

fn dimensions(table: &Table) -> Dimensions {
    let mut all = Dimensions::default();
    let title = |at: usize| Value::text(table.grid.name(at));
    for (dimension, levels) in &table.levels {
        let word = dimension.id().to_owned();
        let is_known = is_known(&table.classifications, *dimension);
        match levels[..] {
            // Of nested rows the widest are sums: each row's code is as long as its level.
            [_, _, ..] if let Some(in_parts) = in_parts(table, *dimension, levels) => {
                let codes = levels.iter().filter_map(|level| level.code).map(title).collect();
                let made = if in_parts { ("join", Value::quoted(".")) } else { ("last", Value::plain("yes")) };
                let pairs = [("columns", Value::FlowList(codes)), made];
                all.codes.push((word, Value::Flow(pairs.map(|(key, value)| (key.to_owned(), value)).to_vec())));
            }
            // One column for revenue and one for expenditure: each row fills one.
            [ref first @ .., ref last]
                if is_apart(table, *dimension, levels) && first.iter().all(|one| one.name.is_none()) =>
            {
                let codes = levels.iter().filter_map(|level| level.code).map(title).collect();
                let pairs = [("columns", Value::FlowList(codes)), ("last", Value::plain("yes"))];
                all.codes.push((word.clone(), Value::Flow(pairs.map(|(key, value)| (key.to_owned(), value)).to_vec())));
                all.names.extend(last.name.filter(|_| !is_known).map(|name| (word, title(name))));
            }
            // What a classification names needs no names here.
            [.., Level { code: Some(code), .. }] if is_known => all.codes.push((word, title(code))),
            [Level { code: Some(code), name }] => {
                all.codes.push((word.clone(), title(code)));
                all.names.extend(name.map(|name| (word, title(name))));
            }
            _ => {
                let level = |level: &Level| match (level.code, level.name) {
                    (None, Some(name)) => match values::joined_by(table.grid, name) {
                        Some(mark) => both(title(name), mark),
                        None => title(name),
                    },
                    (code, name) => {
                        let pair = |key: &str, at: Option<usize>| at.map(|at| (key.to_owned(), title(at)));
                        Value::Flow(pair("code", code).into_iter().chain(pair("name", name)).collect())
                    }
                };
                all.levels.push((word, Value::FlowList(levels.iter().map(level).collect())));
            }
        }
    }
    all
}

/// Whether the columns of a dimension's levels are parts of one code, where rows lie below one another by them.
fn in_parts(table: &Table, dimension: Dimension, levels: &[Level]) -> Option<bool> {
    let codes = table.sums.outline.codes(&table.guess, dimension);
    if !codes.is_empty() && levels.iter().all(|level| level.name.is_none()) {
        return Some(!table.sums.outline.are_whole(table.grid, &codes));
    }
    table.sums.nested.filter(|nested| nested.dimension == dimension).map(|nested| nested.in_parts)
}

/// Whether a dimension's code stands in several columns of which each row fills one.
fn is_apart(table: &Table, dimension: Dimension, levels: &[Level]) -> bool {
    let is_nested = table.sums.nested.is_some_and(|nested| nested.dimension == dimension);
    !is_nested && table.sums.outline.columns.is_empty() && are_apart(table.grid, levels)
}

/// A level whose code and name stand in one cell, with a mark between them.
fn both(title: Value, mark: &str) -> Value {
    let part = |part: u8| taken_apart(title.clone(), mark, part);
    Value::Flow(vec![("code".to_owned(), part(1)), ("name".to_owned(), part(2))])
}

/// A part of each cell of a column.
fn taken_apart(title: Value, mark: &str, part: u8) -> Value {
    let pairs = [("column", title), ("split", Value::quoted(mark)), ("part", Value::plain(part))];
    Value::Flow(pairs.map(|(key, value)| (key.to_owned(), value)).to_vec())
}

/// The text with the classifications that a table's codes are of, where it names none.
fn with_classifications(text: &str, table: &Table, again: bool) -> String {
    let text = &with_standards(text, table, again);
    let usual = ["cofog", "gfsm", "territory"];
    // What names codes would stand above what is usual.
    let is_said = |id: &str| table.codes.is_some() || !usual.contains(&id);
    let named = table.classifications.iter().filter(|(_, id)| is_said(id));
    let pairs: Vec<Pair> = named.map(|(dimension, id)| (dimension.id().to_owned(), Value::plain(id))).collect();
    if pairs.is_empty() {
        return text.to_owned();
    }
    if let Some(line) = text.lines().find(|line| line.starts_with("classifications:")) {
        // What it does not speak of is added, where it stands in one line.
        let missing: Vec<&String> =
            pairs.iter().map(|(dimension, _)| dimension).filter(|by| !line.contains(by.as_str())).collect();
        let none = missing
            .iter()
            .filter(|by| table.classifications.iter().any(|(known, id)| known.id() == **by && id == NO_CLASSIFICATION));
        let more: String = none.map(|by| format!("{by}: {NO_CLASSIFICATION}, ")).collect();
        return match line.split_once('{') {
            Some((before, after)) => text.replacen(line, &format!("{before}{{{more}{after}"), 1),
            None => text.to_owned(),
        };
    }
    let entry = document(&[Entry::new("classifications", Value::Flow(pairs))]);
    match text.find("\nlines:") {
        Some(at) => format!("{}\n{entry}{}", &text[..at], &text[at + 1..]),
        None => format!("{}\n{entry}", text.trim_end()),
    }
}

/// The text where codes that had no classification are those of a standard: on the side of the table, or as the
/// officer says it now.
fn with_standards(text: &str, table: &Table, again: bool) -> String {
    let Some(line) = text.lines().find(|line| line.starts_with("classifications:")) else { return text.to_owned() };
    let mut longer = line.to_owned();
    for (dimension, id) in table.classifications.iter().filter(|(_, id)| id != NO_CLASSIFICATION) {
        let instead = match table.direction {
            Some(Direction::Revenue) if !again => format!("{{{}: {NO_CLASSIFICATION}}}", Direction::Expenditure.id()),
            Some(Direction::Expenditure) if !again => format!("{{{}: {NO_CLASSIFICATION}}}", Direction::Revenue.id()),
            _ => id.clone(),
        };
        let none = format!("{}: {NO_CLASSIFICATION}", dimension.id());
        longer = longer.replacen(&none, &format!("{}: {instead}", dimension.id()), 1);
    }
    text.replacen(line, &longer, 1)
}
