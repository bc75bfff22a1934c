//! Rows become lines of a budget.

use std::sync::Arc;

use super::layout::{Holds, Layout, Parts};
use super::sheet::{Row, Sheet, place};
use crate::findings::{Code, Finding};
use crate::i18n::{Lang, Text};
use crate::model::budget::{Amounts, Codes, Direction, Line, Stage};
use crate::model::choice::Choice;
use crate::read::money::{MoneyForm, parse_amount};
use crate::read::reader::{Reader, record_word};
use crate::read::record::At;
use crate::text::nearest::nearest;

/// The lines of a sheet; a row that cannot be read is told and left out.
pub fn lines(sheet: &Sheet, layout: &Layout, money: &MoneyForm, lang: Lang, reader: &mut Reader) -> Vec<Line> {
    let mut rows = Rows { layout, money, lang, reader, sheet };
    let Some(columns) = rows.columns() else { return Vec::new() };
    let Some(only) = rows.only() else { return Vec::new() };
    let wanted = |row: &&Row| {
        only.iter()
            .all(|(at, values)| row.cells.get(*at).is_some_and(|cell| values.iter().any(|value| value == cell.trim())))
    };
    let width = sheet.titles.len();
    let mut lines = Vec::with_capacity(sheet.rows.len());
    for row in sheet.rows.iter().filter(wanted) {
        if width > 0 && row.cells.len() != width {
            rows.tell_ragged(row, width);
            continue;
        }
        lines.extend(rows.line(row, &columns));
    }
    lines
}

/// A column found in the sheet: what it holds, how it is taken, and from which cells.
type Column = (Holds, Parts, Vec<usize>);

struct Rows<'a> {
    layout: &'a Layout,
    money: &'a MoneyForm,
    lang: Lang,
    reader: &'a mut Reader,
    sheet: &'a Sheet,
}

impl Rows<'_> {
    /// The columns by their place; nothing where one is missing, which is told.
    fn columns(&mut self) -> Option<Vec<Column>> {
        if self.layout.own_titles {
            return self.own_columns();
        }
        let mut found = Some(Vec::new());
        for (holds, parts) in &self.layout.columns {
            let cells: Vec<Option<usize>> = parts.titles.iter().map(|title| self.column(title)).collect();
            match (cells.into_iter().collect::<Option<Vec<usize>>>(), &mut found) {
                (Some(cells), Some(found)) => found.push((*holds, parts.clone(), cells)),
                (Some(_), None) => {}
                (None, _) => found = None,
            }
        }
        found
    }

    /// The columns of a table whose titles are our words.
    fn own_columns(&mut self) -> Option<Vec<Column>> {
        let known = Holds::words();
        let mut found = Some(Vec::new());
        for (at, title) in self.sheet.titles.iter().enumerate() {
            match (Holds::named(title), &mut found) {
                (Some(holds), Some(found)) => found.push((holds, own_parts(), vec![at])),
                (Some(_), None) => {}
                (None, _) => {
                    let finding = Finding::new(Code::UnknownKey, place(self.sheet.header, self.layout))
                        .with("key", title)
                        .with("record", record_word("lines"))
                        .with_some("nearest", nearest(title, known.iter().copied()))
                        .with("known", known.join(", "));
                    self.reader.findings.add(finding);
                    found = None;
                }
            }
        }
        found
    }

    fn only(&mut self) -> Option<Vec<(usize, Vec<String>)>> {
        let layout = self.layout;
        layout.only.iter().map(|(title, values)| Some((self.column(title)?, values.clone()))).collect()
    }

    /// The place of a column, by title or number; a missing one is told.
    fn column(&mut self, title: &At<String>) -> Option<usize> {
        let titles = &self.sheet.titles;
        let width = titles.len().max(self.sheet.rows.first().map_or(0, |row| row.cells.len()));
        let by_number = title.value.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let found = titles.iter().position(|known| *known == title.value).or(by_number.filter(|at| *at < width));
        if found.is_none() {
            let finding = Finding::new(Code::MissingColumn, title.place.clone())
                .with("column", &title.value)
                .with_some("nearest", nearest(&title.value, titles.iter().map(String::as_str)))
                .with("known", titles.join(", "));
            self.reader.findings.add(finding);
        }
        found
    }

    fn line(&mut self, row: &Row, columns: &[Column]) -> Option<Line> {
        let mut line = Line {
            reference: Arc::from(""),
            id: None,
            direction: self.layout.direction.unwrap_or(Direction::Expenditure),
            codes: Codes::default(),
            name: None,
            amounts: Amounts::default(),
            modification: None,
            eliminates: false,
            source: None,
            place: place(row.number, self.layout),
        };
        let mut stage = self.layout.stage;
        let mut amount = None;
        let mut whole = true;
        for (holds, parts, cells) in columns {
            let cells: Vec<&str> = cells.iter().map(|at| row.cells.get(*at).map_or("", String::as_str)).collect();
            let text = parts.take(&cells);
            if text.is_empty() {
                continue;
            }
            match holds {
                Holds::Id => line.id = Some(text),
                Holds::Direction => {
                    whole &= self.choice(&text, "direction", row, |direction| line.direction = direction)
                }
                Holds::Stage => whole &= self.choice(&text, "stage", row, |told| stage = Some(told)),
                Holds::Amount => amount = Some(text),
                Holds::Code(dimension) => line.codes[*dimension] = Some(text.into()),
                Holds::Name => line.name = Some(Text::new(vec![(self.lang, text)])),
                Holds::AmountOf(stage) => whole &= self.amount(&text, *stage, &mut line),
            }
        }
        if let (Some(text), Some(stage)) = (amount, stage) {
            whole &= self.amount(&text, stage, &mut line);
        }
        whole.then_some(line)
    }

    /// Reads one of a few words; tells it where it is none.
    fn choice<C: Choice>(&mut self, text: &str, key: &'static str, row: &Row, mut take: impl FnMut(C)) -> bool {
        if let Some(choice) = C::from_id(text) {
            take(choice);
            return true;
        }
        let known: Vec<&str> = C::ALL.iter().map(|choice| choice.id()).collect();
        let finding = Finding::new(Code::UnknownChoice, place(row.number, self.layout))
            .with("value", text)
            .with("key", key)
            .with_some("nearest", nearest(text, known.iter().copied()))
            .with("known", known.join(", "));
        self.reader.findings.add(finding);
        false
    }

    fn amount(&mut self, text: &str, stage: Stage, line: &mut Line) -> bool {
        match parse_amount(text, &line.place, &self.money.currency, self.layout.numbers) {
            Ok(amount) => {
                line.amounts[stage] = Some(amount);
                true
            }
            Err(finding) => {
                self.reader.findings.add(*finding);
                false
            }
        }
    }

    fn tell_ragged(&mut self, row: &Row, width: usize) {
        let finding = Finding::new(Code::RaggedRow, place(row.number, self.layout))
            .with("row", row.number)
            .with("found", row.cells.len())
            .with("expected", width);
        self.reader.findings.add(finding);
    }
}

/// A cell taken as it is.
fn own_parts() -> Parts {
    Parts { titles: Vec::new(), join: String::new(), split: None, range: None, values: Vec::new() }
}
