//! The table that stood for a year until now becomes its report of a day, and another takes its place among the lines:
//! what was told in March is not lost when June's table comes.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{NEW, Table, items, standing, table_path, yaml, yaml_path};
use crate::findings::Told;
use crate::import::Asked;
use crate::model::choice::Choice;
use crate::model::draft::Draft;
use crate::text::yaml::{Node, Spanned, parse};

/// What becomes of the table that stands.
pub(super) struct Kept {
    /// The day up to which it reaches.
    day: Date,
    /// Its file, as the year's lines name it.
    standing: String,
    /// The file of its report: the same, unless the new table has that name.
    file: String,
}

impl Kept {
    /// What the officer says of the table that a new one follows, as `--set report=2026-03-31`: the one of its name,
    /// or the one that `--set table=` names.
    pub(super) fn asked(table: &Table, asked: &Asked) -> Result<Option<Self>, Told> {
        let Some(said) = asked.said("report") else { return Ok(None) };
        let day: Date = said.parse().map_err(|_| Told::new("import-report-day").with("value", said))?;
        let named = asked.said("table").filter(|named| *named != NEW).unwrap_or(&table.file);
        let known = standing::files_of(table, asked);
        if !known.iter().any(|file| file == named) {
            let told = Told::new("import-no-standing-table").with("table", named);
            return Err(told.with("file", yaml_path(asked, table.year)).with("known", known.join(", ")));
        }
        let file = if named == table.file { dated(named, day) } else { named.to_owned() };
        let kept = Self { day, standing: named.to_owned(), file };
        kept.fault(table, asked).map_or(Ok(Some(kept)), Err)
    }

    /// Why what stands cannot become that report: the day is not of the year, the year's YAML names it in another form
    /// than a list with dashes, or has a report of that day and side already, which would be lost.
    fn fault(&self, table: &Table, asked: &Asked) -> Option<Told> {
        let path = yaml_path(asked, table.year);
        let text = asked.standing(&path)?;
        let start = yaml::start(&text).or_else(|| Date::new(table.year, 1, 1).ok())?;
        let end = start.checked_add(1.year()).ok()?;
        if self.day < start || self.day >= end {
            return Some(Told::new("import-report-of-other-year").with("day", self.day).with("year", table.year));
        }
        let told = |key| Told::new(key).with("file", &path).with("table", &self.standing).with("day", self.day);
        let has_dash = |item: &Spanned<Node>| {
            let at = item.span.start as usize;
            self.is_named(&item.value) && text[items::line_of(&text, at)..at].trim() == "-"
        };
        if !matches!(top(&text, "lines").map(|(_, node)| node.value), Some(Node::Seq(all)) if all.iter().any(has_dash))
        {
            return Some(told("import-report-form"));
        }
        self.is_there(table, &text, asked).then(|| told("import-report-there"))
    }

    /// Whether a report of the day tells the side of the table already, or its file would be written over.
    fn is_there(&self, table: &Table, text: &str, asked: &Asked) -> bool {
        let is_written = self.file != self.standing && asked.world.read(&table_path(asked, &self.file)).is_ok();
        let Some((_, Node::Seq(all))) = top(text, "executions").map(|(key, node)| (key, node.value)) else {
            return is_written;
        };
        let tells_it = |one: &Spanned<Node>| {
            let of = |wanted: &str| match entry(one, wanted) {
                Some(Node::Scalar(scalar)) => Some(scalar.text.as_str()),
                _ => None,
            };
            let other_side = table.direction.zip(of("direction")).is_some_and(|(own, of)| own.id() != of);
            let other_sheet = table.grid.sheet.as_deref().zip(of("sheet")).is_some_and(|(own, of)| own != of);
            !other_side && !other_sheet
        };
        let tells = |item: &Spanned<Node>| match lines_of(item) {
            Some(Node::Seq(known)) => known.iter().any(tells_it),
            _ => false,
        };
        is_written || all.iter().any(|item| day(item) == Some(self.day) && tells(item))
    }

    /// The table that stood, under the name of its report, where the new one takes its own.
    pub(super) fn draft(&self, asked: &Asked) -> Option<Draft> {
        let standing = table_path(asked, &self.standing);
        let bytes = asked.world.read(&standing).ok().filter(|_| self.file != self.standing)?;
        Some(Draft { path: table_path(asked, &self.file), bytes })
    }

    /// What is told: where it stands now, and that the new figures have no document yet.
    pub(super) fn told(&self, table: &Table, asked: &Asked) -> Told {
        let told = Told::new("import-report-kept").with("table", &self.file).with("day", self.day);
        told.with("file", yaml_path(asked, table.year)).with("standing", &self.standing).with("new", &table.file)
    }

    /// The year's YAML with the report in it, and the new table's file among the lines; the same text where they name
    /// the table no more.
    pub(super) fn written(&self, text: &str, file: &str) -> String {
        let named = |text: &str| {
            let Some(Node::Seq(all)) = top(text, "lines").map(|(_, node)| node.value) else { return Vec::new() };
            all.into_iter().filter(|item| self.is_named(&item.value)).collect::<Vec<_>>()
        };
        let found = named(text);
        if found.is_empty() || self.stands(text) {
            return text.to_owned();
        }
        let depth = |item: &Spanned<Node>| items::dash_before(text, item.span.start as usize);
        let blocks: Vec<(String, usize)> = found
            .iter()
            .map(|item| (text[items::block(text, item.span.start as usize)].to_owned(), depth(item)))
            .collect();
        let mut longer = text.to_owned();
        // From the last, so that places before it stay.
        for item in found.iter().rev() {
            let span = items::block(text, item.span.start as usize);
            let new = text[span.clone()].replacen(&self.standing, file, 1);
            longer.replace_range(span, &new);
        }
        let tables = |to: usize| -> String {
            let one = |(block, from): &(String, usize)| items::moved(block, *from, to);
            blocks.iter().map(one).map(|block| block.replacen(&self.standing, &self.file, 1)).collect()
        };
        self.added(longer, tables)
    }

    /// The text with tables in the report of the day, which is begun where there is none, in the order of days.
    fn added(&self, text: String, tables: impl Fn(usize) -> String) -> String {
        let begun = |depth: usize| {
            let dash = " ".repeat(depth);
            format!("{dash}- as_of: {}\n{dash}  lines:\n{}", self.day, tables(depth + 4))
        };
        let Some((key, executions)) = top(&text, "executions") else {
            return format!("{}\n\nexecutions:\n{}", text.trim_end(), begun(2));
        };
        let Node::Seq(all) = &executions.value else { return text };
        let start = |item: &Spanned<Node>| item.span.start as usize;
        let end = |item: Option<&Spanned<Node>>| {
            items::after(&text, item.map_or(key as usize, |item| items::block(&text, start(item)).end))
        };
        let depth = all.last().map_or(2, |item| items::dash_before(&text, start(item)));
        let (at, new) = match all.iter().find(|item| day(item) == Some(self.day)).and_then(lines_of) {
            Some(Node::Seq(known)) if !known.is_empty() => {
                (end(known.last()), tables(items::dash_before(&text, start(&known[known.len() - 1]))))
            }
            _ => match all.iter().find(|item| day(item) > Some(self.day)) {
                Some(later) => (items::line_of(&text, start(later)), begun(depth)),
                None => (end(all.last()), begun(depth)),
            },
        };
        let (before, after) = text.split_at(at);
        let space = if before.ends_with('\n') { "" } else { "\n" };
        format!("{before}{space}{new}{after}")
    }

    fn is_named(&self, table: &Node) -> bool {
        match table {
            Node::Map(entries) => entries.iter().any(|(key, node)| key.value == "file" && self.is_named(&node.value)),
            Node::Scalar(scalar) => scalar.text == self.standing,
            Node::Seq(_) => false,
        }
    }

    /// Whether the report of the day has the table already: another sheet of its book was met before.
    fn stands(&self, text: &str) -> bool {
        let Some((_, Node::Seq(all))) = top(text, "executions").map(|(key, node)| (key, node.value)) else {
            return false;
        };
        let report = Self { day: self.day, standing: self.file.clone(), file: String::new() };
        let has = |item: &Spanned<Node>| matches!(lines_of(item), Some(Node::Seq(known)) if known.iter().any(|one| report.is_named(&one.value)));
        all.iter().any(|item| day(item) == Some(self.day) && has(item))
    }
}

/// A table's name with a day: `2026-gasto.csv`, `2026-gasto-2026-03-31.csv`.
fn dated(file: &str, day: Date) -> String {
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, "csv"));
    format!("{stem}-{day}.{ending}")
}

/// A key of a year, with where it ends.
fn top(text: &str, wanted: &str) -> Option<(u32, Spanned<Node>)> {
    let Node::Map(entries) = parse(text, 0..text.len()).0?.value else { return None };
    entries.into_iter().find(|(key, _)| key.value == wanted).map(|(key, node)| (key.span.end, node))
}

/// The day of a report.
fn day(item: &Spanned<Node>) -> Option<Date> {
    match entry(item, "as_of")? {
        Node::Scalar(scalar) => scalar.text.parse().ok(),
        _ => None,
    }
}

/// The tables of a report.
fn lines_of(item: &Spanned<Node>) -> Option<&Node> {
    entry(item, "lines")
}

fn entry<'n>(item: &'n Spanned<Node>, wanted: &str) -> Option<&'n Node> {
    let Node::Map(entries) = &item.value else { return None };
    entries.iter().find(|(key, _)| key.value == wanted).map(|(_, node)| &node.value)
}
