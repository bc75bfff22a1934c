//! How words, numbers, days and money are said in a language; for portals and the territory alike.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::edition::{self, words_of};
use super::view::{self, Cell, Fact, Head, Row, Section, Share, Tag};
use crate::i18n::{Currency, Lang, Text, Words};
use crate::model::choice::Choice;
use crate::model::duty::Period;
use crate::model::territory::Area;

/// A language, speaking.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// Its words.
    pub words: &'a Words,
    /// The language.
    pub lang: Lang,
}

impl Voice<'_> {
    /// A word of the interface.
    pub fn word(&self, key: &str) -> String {
        self.words.word(key).unwrap_or(key).to_owned()
    }

    /// A phrase of the interface.
    pub fn phrase(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.words.phrase(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// A word of the interface as a view's text.
    pub fn plain(&self, key: &str) -> view::Words {
        view::Words { text: self.word(key), lang: None }
    }

    /// Something with what is said of it, as the language parts them.
    pub fn said_of(&self, what: &str, value: &str) -> String {
        self.phrase("ui.said_of", &[("what", what), ("value", value)])
    }

    /// The form of a word for so many.
    pub fn count(&self, key: &str, number: usize) -> String {
        let shown = self.number(number as u64);
        self.words.count(key, number as u64, &[("n", &shown)]).unwrap_or_else(|| key.to_owned())
    }

    /// A choice's word.
    pub fn choice<C: Choice>(&self, list: &str, choice: C) -> String {
        self.word(&format!("{list}.{}", choice.id()))
    }

    /// The words of several choices, in a row.
    pub fn choices<C: Choice>(&self, list: &str, choices: &[C]) -> String {
        let all: Vec<String> = choices.iter().map(|choice| self.choice(list, *choice)).collect();
        all.join(", ")
    }

    /// A state as a word with a colour.
    pub fn tag<C: Choice>(&self, list: &str, choice: C, tone: &'static str) -> Tag {
        Tag { label: self.choice(list, choice), tone }
    }

    /// A text, marked where it is in another language.
    pub fn text(&self, text: &Text) -> view::Words {
        words_of(text, self.lang)
    }

    /// The same for a text that may be missing.
    pub fn some(&self, text: Option<&Text>) -> Option<view::Words> {
        text.map(|text| self.text(text))
    }

    /// An area's name, with what contains it where another of its level is called the same.
    pub fn area(&self, area: &Area) -> view::Words {
        let name = self.text(&area.name);
        match &area.container {
            Some(container) => {
                view::Words { text: format!("{} ({})", name.text, self.text(container).text), lang: name.lang }
            }
            None => name,
        }
    }

    /// Since when or until when an area is one, where today it is not.
    pub fn not_today(&self, area: &Area, today: Date) -> Option<view::Words> {
        let (key, day) = match (area.from, area.to) {
            (_, Some(to)) if to < today => ("ui.until_date", to),
            (Some(from), _) if today < from => ("ui.from_date", from),
            _ => return None,
        };
        let text = format!("({})", self.phrase(key, &[("date", &self.day(day).text.text)]));
        Some(view::Words { text, lang: None })
    }

    /// A day.
    pub fn day(&self, date: Date) -> Cell {
        let text = self.words.locale().date_long(date);
        Cell { value: Some(date.to_string()), is_day: true, ..Cell::text(text) }
    }

    /// The first or last day of something, which says nothing of how new its data is.
    pub fn term(&self, date: Date) -> Cell {
        Cell { is_term: true, ..self.day(date) }
    }

    /// A year, a part of one or a month.
    pub fn period(&self, period: Period) -> String {
        let locale = self.words.locale();
        let key = match period.months {
            1 => return locale.month_year(period.first()),
            2 => "ui.two_months_of",
            3 => "ui.quarter_of",
            4 => "ui.four_months_of",
            6 => "ui.half_of",
            _ => return period.year.to_string(),
        };
        let (number, year) = (period.number().to_string(), period.year.to_string());
        let (from, to) = (locale.month_short(period.first()), locale.month_short(period.last()));
        self.phrase(key, &[("number", &number), ("year", &year), ("from", &from), ("to", &to)])
    }

    /// A whole number.
    pub fn number(&self, number: u64) -> String {
        self.words.locale().decimal(&number.into(), Some(0))
    }

    /// A number with decimals.
    pub fn decimal(&self, number: Decimal, decimals: u8) -> String {
        self.words.locale().decimal(&number, Some(decimals))
    }

    /// An amount.
    pub fn money(&self, amount: Decimal, currency: &Currency) -> Cell {
        let money = edition::money(self.words, amount, currency);
        Cell { is_money: true, ..Cell::number(money.text, money.value) }
    }

    /// A part of a whole; none where the whole is nothing.
    pub fn share(&self, part: Decimal, whole: Decimal) -> Option<Share> {
        edition::share(self.words, part, whole)
    }

    /// The heads of a table by the keys of their words; those from `numbers` on are of numbers.
    pub fn heads(&self, keys: &[&str], numbers: usize) -> Vec<Head> {
        let head = |(at, key): (usize, &&str)| Head { label: self.word(key), number: at >= numbers, ..Head::default() };
        keys.iter().enumerate().map(head).collect()
    }

    /// A part of a page with its heading.
    pub fn section(&self, id: &str, title: &str) -> Section {
        Section { id: id.to_owned(), title: self.word(title), ..Section::default() }
    }

    /// A part of a page that lists records; none without any.
    pub fn list(&self, id: &str, title: &str, rows: Vec<Row>) -> Option<Section> {
        (!rows.is_empty()).then(|| Section { rows, ..self.section(id, title) })
    }

    /// A fact, where there is one.
    pub fn fact(&self, label: &str, values: impl IntoIterator<Item = Cell>) -> Option<Fact> {
        let values: Vec<Cell> = values.into_iter().collect();
        (!values.is_empty()).then(|| Fact { label: self.word(label), values })
    }
}
