//! Rows become lines of a budget.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::cells::{Column, Table, TableRow};
use super::codes;
use super::documents::{ADDRESS, Documents, SOURCE};
use super::layout::{DECREASE, INCREASE, Tables};
use super::levels::{self, Level, Names};
use super::outline::{self, Outlined};
use super::sums::add_up;
use super::{Headings, Mapping, TableRef};
use crate::findings::{Code, Finding, Place};
use crate::i18n::{Currency, Lang, Text};
use crate::model::budget::{Amounts, Codes, Dimension, Direction, Line, Source, Stage};
use crate::model::choice::Choice;
use crate::read::budget::source;
use crate::read::reader::Reader;
use crate::read::record::At;
use crate::text::nearest::nearest;
use crate::text::nested::{self, Item};
use crate::text::slug::slug;

/// What a table of lines told.
#[derive(Debug, Default)]
pub struct Taken {
    /// Lines, each with the day that its row is of, where a column says it.
    pub lines: Vec<(Line, Option<Date>)>,
    /// Sums of other rows, where rows are nested.
    pub sums: Vec<Line>,
}

/// What the rows of a table are read with.
pub struct Asked<'a> {
    /// The files.
    pub tables: Tables<'a>,
    /// The currency of amounts.
    pub currency: Currency,
    /// The language of names.
    pub lang: Lang,
    /// The fiscal year.
    pub year: i16,
    /// Its first day.
    pub start: Date,
}

/// Our word for the difference between what was approved and what it became.
const MODIFICATION: &str = "modification";

/// What is said of a row that takes an internal transfer away from the sums as it stands, as our own tables have them:
/// whatever its sign, no other row is made of it.
pub const AWAY: &str = "away";

/// Our words for columns that are no amounts.
fn words() -> Vec<&'static str> {
    let mut words =
        vec!["id", "direction", "stage", "amount", "year", "as_of", "month", "elimination", "name", SOURCE, ADDRESS];
    words.extend(Dimension::ALL.iter().map(|dimension| dimension.id()));
    words
}

/// Our words for columns with amounts.
fn amounts() -> Vec<&'static str> {
    Stage::ALL.iter().map(|stage| stage.id()).chain([MODIFICATION]).collect()
}

/// The lines of a table; a row that cannot be understood is told and left out.
pub fn lines(reference: &At<TableRef>, asked: &Asked, names: &mut Names, reader: &mut Reader) -> Taken {
    let mut taken = Taken::default();
    let Some(table) = Table::open(reference, &asked.tables, &words(), &amounts(), reader) else { return taken };
    let Some(levels) = levels::find(&table, reader) else { return taken };
    let mapping = match &reference.value {
        TableRef::Mapped(mapping) => Some(&**mapping),
        TableRef::Plain(_) => None,
    };
    if let Some(file) = mapping.and_then(|mapping| mapping.codes.as_ref()) {
        codes::take(file, &asked.tables, names, reader);
    }
    let document = mapping.and_then(|mapping| mapping.source.clone()).map(|at| Arc::new(source(at.value)));
    let other_years = BTreeSet::new();
    let documents = Documents::default();
    let lacks = table.lacks_column();
    let mut rows = Rows {
        asked,
        mapping,
        document,
        documents,
        levels,
        heading: None,
        side: None,
        met: BTreeSet::new(),
        names,
        reader,
        other_years,
        lacks,
    };
    let mut of_lines = Vec::new();
    for row in table.rows() {
        let line = rows.line(&row);
        of_lines.extend(line.is_some().then_some(row));
        taken.lines.extend(line);
    }
    if taken.lines.is_empty() && !rows.other_years.is_empty() {
        let finding = Finding::new(Code::NoRowOfYear, reference.place.clone())
            .with("year", asked.year)
            .with("known", rows.other_years.iter().cloned().collect::<Vec<_>>().join(", "));
        rows.reader.findings.add(finding);
    }
    if !rows.lacks && !taken.lines.is_empty() && taken.lines.iter().all(|(line, _)| line.says_nothing()) {
        let finding = Finding::new(Code::TableWithoutAmounts, reference.place.clone())
            .with("rows", taken.lines.len())
            .with("known", table.titles().join(", "));
        rows.reader.findings.add(finding);
    }
    rows.tell_missing_headings(&reference.place);
    let is_added_up = mapping.and_then(|mapping| mapping.sum.as_ref()).is_some_and(|sum| sum.value);
    if table.has_outline() {
        let outlined = Outlined { table: &table, levels: &rows.levels, keeps_sums: !is_added_up, lang: asked.lang };
        outline::part(&mut taken, &of_lines, &outlined, rows.names);
    }
    if is_added_up {
        let plan_once = mapping.and_then(|mapping| mapping.plan_once.as_ref()).is_some_and(|once| once.value);
        let (lines, doubtful) = add_up(taken.lines, plan_once);
        taken.lines = lines;
        for (stage, place) in doubtful {
            rows.reader.findings.add(Finding::new(Code::YearBesideMonths, place).with("stage", stage.id()));
        }
    }
    if let Some(nested) = mapping.and_then(|mapping| mapping.nested.as_ref()) {
        part(&mut taken, nested.value.0, names);
    }
    taken
}

/// Parts the rows that hold the sums of others from the lines, and keeps the names of all as those
/// of a classification.
fn part(taken: &mut Taken, dimension: Dimension, names: &mut Names) {
    let (nested, mut lines): (Vec<_>, Vec<_>) =
        std::mem::take(&mut taken.lines).into_iter().partition(|(line, _)| line.codes[dimension].is_some());
    let items: Vec<Item> = nested.iter().map(|(line, day)| item(line, *day, dimension)).collect();
    let below = nested::below(&items);
    for ((line, _), path) in nested.iter().zip(nested::paths(&items)) {
        let path: Vec<String> = path.into_iter().map(str::to_owned).collect();
        let name = line.name.as_ref().map(|name| name.first().to_owned());
        names.keep(line.direction, dimension, path, name);
    }
    for ((line, day), below) in nested.into_iter().zip(below) {
        match (below.is_empty(), day) {
            (true, _) => lines.push((line, day)),
            (false, None) => taken.sums.push(line),
            (false, Some(_)) => {}
        }
    }
    lines.sort_by_key(|(line, _)| line.place.span.line);
    taken.lines = lines;
}

/// A table of both sides has the stages of each, and programs write 0 where a row's side has none: that is no figure.
fn without_zeros_of_the_other_side(line: &mut Line) {
    let direction = line.direction;
    for stage in Stage::ALL.iter().filter(|stage| !stage.belongs_to(direction)) {
        line.amounts[*stage] = line.amounts[*stage].filter(|amount| !amount.is_zero());
    }
}

/// What must be the same of a sum and the rows below it: the day, the direction, and whether they are taken away.
pub(super) fn group(line: &Line, day: Option<Date>) -> u64 {
    let days =
        day.map_or(0, |day| u64::from(day.year().unsigned_abs()) * 400 + u64::from(day.day_of_year().unsigned_abs()));
    days * 4 + u64::from(line.eliminates) * 2 + u64::from(line.direction == Direction::Revenue)
}

fn item(line: &Line, day: Option<Date>, dimension: Dimension) -> Item<'_> {
    let others = Dimension::ALL.iter().filter(|other| **other != dimension);
    Item {
        group: group(line, day),
        others: others.map(|other| line.codes[*other].as_deref()).collect(),
        code: line.codes[dimension].as_deref().unwrap_or_default(),
    }
}

struct Rows<'a> {
    asked: &'a Asked<'a>,
    mapping: Option<&'a Mapping>,
    document: Option<Arc<Source>>,
    /// Those that rows name themselves.
    documents: Documents,
    levels: Vec<Level>,
    /// The text of the last row that only names those after it, and the code that is made of it.
    heading: Option<(String, String)>,
    /// The side that the last heading names, where headings name sides.
    side: Option<Direction>,
    /// Which of these headings stand in the table.
    met: BTreeSet<usize>,
    names: &'a mut Names,
    reader: &'a mut Reader,
    /// Years that rows are of, and that are not the budget's.
    other_years: BTreeSet<String>,
    /// Whether a column or an amount could not be read, which was told.
    lacks: bool,
}

/// Whether the only text of a row is a sentence, a source or a remark.
fn is_remark(text: &str) -> bool {
    const WORDS: usize = 8;
    text.split_whitespace().count() >= WORDS || text.contains(": ") || text.starts_with(['*', '('])
}

impl Rows<'_> {
    fn line(&mut self, row: &TableRow) -> Option<(Line, Option<Date>)> {
        if let Some(year) = row.text("year")
            && year.parse() != Ok(self.asked.year)
        {
            self.other_years.insert(year);
            return None;
        }
        if self.is_heading(row) {
            return None;
        }
        let mut line = self.empty(row.place());
        let mut stage = self.mapping.and_then(|mapping| mapping.stage.as_ref()).map(|stage| stage.value.0);
        let mut amount = None;
        let mut modifies = false;
        line.has_sign_for_nothing = row.has_sign_for_nothing(Stage::Adjusted.id());
        let (mut whole, mut takes_away) = (true, false);
        let constants = ["id", "direction", "stage", "name", "elimination"].into_iter();
        let constants = constants.chain(Dimension::ALL.iter().map(|dimension| dimension.id()));
        let held: Vec<(&'static str, Option<&Column>, String)> =
            row.columns().map(|(column, text)| (column.word, Some(column), text)).collect();
        let fixed = constants.filter(|word| held.iter().all(|(known, ..)| known != word));
        let fixed: Vec<_> = fixed.filter_map(|word| row.text(word).map(|text| (word, None, text))).collect();
        for (word, column, text) in held.into_iter().chain(fixed) {
            match word {
                "id" => line.id = Some(text),
                "direction" => whole &= self.choice(&text, "direction", row, |told| line.direction = told),
                "stage" if text == MODIFICATION => modifies = true,
                "stage" => whole &= self.choice(&text, "stage", row, |told| stage = Some(told)),
                "amount" => amount = column,
                "elimination" => {
                    line.is_internal = matches!(text.as_str(), "yes" | "true" | "1" | "sí");
                    takes_away = text == AWAY;
                }
                "name" => line.name = Some(Text::new(vec![(self.asked.lang, text)])),
                "year" | "as_of" | "month" | SOURCE | ADDRESS => {}
                word => match (Dimension::from_id(word), column) {
                    (Some(dimension), _) => line.codes[dimension] = Some(text.into()),
                    (None, Some(column)) if matches!(word, INCREASE | DECREASE) => self.change(row, column, &mut line),
                    (None, Some(column)) => self.amount(row, column, None, &mut line),
                    (None, None) => {}
                },
            }
        }
        match (amount, stage) {
            (Some(column), _) if modifies => self.amount(row, column, None, &mut line),
            (Some(column), Some(stage)) => self.amount(row, column, Some(stage), &mut line),
            _ => {}
        }
        if self.is_note(row, &line) {
            return None;
        }
        whole &= self.has_direction(row, &line);
        without_zeros_of_the_other_side(&mut line);
        self.codes_of_levels(row, &mut line);
        self.code_of_heading(&mut line);
        self.documents.take(row, self.asked.lang, &mut line, self.reader);
        let day = self.day(row)?;
        // A table of eliminations tells again what lines of others are; a row of its own is such a line.
        let copies = std::mem::take(&mut line.eliminates);
        let meant = match (copies, line.is_internal) {
            (true, _) => line.taken_away(),
            (false, true) => line.as_transfer(),
            (false, false) => Line { eliminates: takes_away, ..line },
        };
        whole.then_some((meant, day))
    }

    /// Whether a row is what stands under or above a table, a source or a remark in its only cell, which is no line;
    /// tells it.
    fn is_note(&mut self, row: &TableRow, line: &Line) -> bool {
        let Some((_, text)) = row.only_cell().filter(|_| line.says_nothing()) else { return false };
        if !is_remark(text) {
            return false;
        }
        self.reader.findings.add(Finding::new(Code::RowIsNote, row.place()).with("text", text));
        true
    }

    /// Whether a row with amounts says of which side it is, where a column of its table or the headings in it are to
    /// say that; tells where they do not.
    fn has_direction(&mut self, row: &TableRow, line: &Line) -> bool {
        let is_said_of_all = self.mapping.is_some_and(|mapping| mapping.direction.is_some());
        let by_headings = self.mapping.and_then(|mapping| mapping.headings.as_ref());
        let by_headings = by_headings.is_some_and(|headings| matches!(headings.value, Headings::Sides(_)));
        let is_said = self.side.is_some() || row.text("direction").is_some();
        if is_said_of_all || line.says_nothing() || !(by_headings || row.has_column("direction")) || is_said {
            return true;
        }
        let finding = Finding::new(Code::EmptyValue, row.place()).with("key", "direction");
        self.reader.findings.add(finding.with("example", Direction::Expenditure.id()));
        false
    }

    /// The day up to which a row reaches, where a column says it or its month; nothing inside where none
    /// does, and nothing at all where it cannot be read, which is told.
    fn day(&mut self, row: &TableRow) -> Option<Option<Date>> {
        let Some(text) = row.text("month") else { return row.date("as_of", self.reader).ok() };
        match text.trim().parse::<i8>() {
            // What is of no month is of the whole year.
            Ok(0) => Some(None),
            Ok(month @ 1..=12) => {
                let start = self.asked.start;
                let year = if month < start.month() { start.year() + 1 } else { start.year() };
                Some(Date::new(year, month, 1).ok().map(Date::last_of_month))
            }
            _ => {
                let finding = Finding::new(Code::UnknownChoice, row.place())
                    .with("value", &text)
                    .with("key", "month")
                    .with("known", "1, 2, 3 … 12");
                self.reader.findings.add(finding);
                None
            }
        }
    }

    fn empty(&self, place: Place) -> Line {
        let mapping = self.mapping;
        Line {
            reference: Arc::from(""),
            id: None,
            direction: self
                .side
                .or_else(|| mapping.and_then(|mapping| mapping.direction.as_ref()).map(|direction| direction.value.0))
                .unwrap_or(Direction::Expenditure),
            codes: Codes::default(),
            name: None,
            amounts: Amounts::default(),
            modification: None,
            eliminates: mapping.and_then(|mapping| mapping.eliminations.as_ref()).is_some_and(|yes| yes.value),
            is_internal: false,
            source: self.document.clone(),
            elsewhere: Vec::new(),
            is_counted: false,
            has_sign_for_nothing: false,
            place,
        }
    }

    /// Takes the codes and names that stand in columns of levels.
    fn codes_of_levels(&mut self, row: &TableRow, line: &mut Line) {
        for level in &self.levels {
            let own = line.codes[level.dimension()].clone();
            if let Some(code) = level.take(row, own.as_deref(), line.direction, self.names) {
                line.codes[level.dimension()] = Some(code.into());
            }
            if let Some(twice) = self.names.named_twice() {
                let finding = Finding::new(Code::CodeNamedTwice, row.place()).with("code", twice.code);
                self.reader.findings.add(finding.with("first", twice.first).with("second", twice.second));
            }
        }
    }

    /// Whether a row only names those after it; what it names is kept for them.
    fn is_heading(&mut self, row: &TableRow) -> bool {
        let Some(headings) = self.mapping.and_then(|mapping| mapping.headings.as_ref()) else { return false };
        let Some((at, text)) = row.only_cell() else { return false };
        match &headings.value {
            Headings::Codes(_) => {
                let is_amount = |column: &Column| Dimension::from_id(column.word).is_none() && column.word != "name";
                let in_amount = row.columns().any(|(column, _)| is_amount(column) && column.cells.contains(&at));
                if !in_amount {
                    self.heading = slug(text).map(|code| (text.to_owned(), code));
                }
                !in_amount
            }
            Headings::Sides(sides) => {
                let folded = super::heading(text);
                let at = sides.iter().position(|(known, _)| *known == folded);
                self.side = at.map(|at| sides[at].1).or(self.side);
                self.met.extend(at);
                let is_remark = is_remark(text);
                if at.is_none() && !is_remark {
                    self.reader.findings.add(Finding::new(Code::HeadingUnknown, row.place()).with("heading", text));
                }
                at.is_some() || !is_remark
            }
        }
    }

    /// Tells headings of a side of which no row has one: what stands below it would be of another side.
    fn tell_missing_headings(&mut self, place: &Place) {
        let headings = self.mapping.and_then(|mapping| mapping.headings.as_ref()).map(|headings| &headings.value);
        let Some(Headings::Sides(sides)) = headings else { return };
        let has_none = |side: Direction| !self.met.iter().any(|at| sides[*at].1 == side);
        let lacking = sides.iter().filter(|(_, side)| has_none(*side)).map(|(heading, _)| heading.as_str());
        let lacking: Vec<&str> = lacking.collect();
        if !lacking.is_empty() {
            let finding = Finding::new(Code::NoHeadingOfSide, place.clone());
            self.reader.findings.add(finding.with("headings", lacking.join(", ")));
        }
    }

    /// Takes the code of the heading above the row.
    fn code_of_heading(&mut self, line: &mut Line) {
        let Some(Headings::Codes(dimension)) =
            self.mapping.and_then(|mapping| mapping.headings.as_ref()).map(|headings| &headings.value)
        else {
            return;
        };
        let dimension = *dimension;
        if let (Some((text, code)), None) = (&self.heading, &line.codes[dimension]) {
            self.names.keep(line.direction, dimension, vec![code.clone()], Some(text.clone()));
            line.codes[dimension] = Some(code.as_str().into());
        }
    }

    /// Adds an increase of the budget to the line's modification, or takes a decrease away from it.
    fn change(&mut self, row: &TableRow, column: &Column, line: &mut Line) {
        let Ok(amount) = row.amount_in(column, &self.asked.currency, self.reader) else {
            self.lacks = true;
            return;
        };
        let Some(amount) = amount else { return };
        let so_far = line.modification.unwrap_or_default();
        line.modification = Some(if column.word == INCREASE { so_far + amount } else { so_far - amount });
    }

    /// Reads one of a few words; tells it where it is none.
    fn choice<C: Choice>(&mut self, text: &str, key: &'static str, row: &TableRow, mut take: impl FnMut(C)) -> bool {
        if let Some(choice) = C::from_id(text) {
            take(choice);
            return true;
        }
        let beside = (key == "stage").then_some(MODIFICATION);
        let known: Vec<&str> = C::ALL.iter().map(|choice| choice.id()).chain(beside).collect();
        let finding = Finding::new(Code::UnknownChoice, row.place())
            .with("value", text)
            .with("key", key)
            .with_some("nearest", nearest(text, known.iter().copied()))
            .with("known", known.join(", "));
        self.reader.findings.add(finding);
        false
    }

    /// Reads an amount of a stage; that of the column's own word where none is given. Without one that cannot
    /// be read, which is told, the line still stands: the budget is not published, and all else is looked at.
    fn amount(&mut self, row: &TableRow, column: &Column, stage: Option<Stage>, line: &mut Line) {
        let Ok(amount) = row.amount_in(column, &self.asked.currency, self.reader) else {
            self.lacks = true;
            return;
        };
        match stage.or_else(|| Stage::from_id(column.word)) {
            Some(stage) => line.amounts[stage] = amount.or(line.amounts[stage]),
            None => line.modification = amount,
        }
    }
}
