//! A year's financial indicators as cards: formula, inputs with where they were written, limits with
//! their source, trend; and why one cannot be computed.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::sources::origins;
use super::{Ledger, newest};
use crate::chart::spark;
use crate::findings::Place;
use crate::i18n::Currency;
use crate::model::address::Address;
use crate::model::budget::{Budget, Documents, Stage};
use crate::model::choice::Choice;
use crate::model::fiscal::concept::Origin;
use crate::model::fiscal::indicator::Fits;
use crate::model::fiscal::inputs::{self, cards};
use crate::model::fiscal::{Account, Basis, Card, Input, Threshold, Token, Unit};
use crate::pages::address::Target;
use crate::pages::edition::Edition;
use crate::pages::frame::Heading;
use crate::pages::view::{
    IndicatorCard, IndicatorInput, IndicatorLimit, Indicators, NavItem, Origin as OriginView, View, Words, YearText,
};
use crate::pages::{Found, Page};

/// The most places of an input that a card names.
const MOST_PLACES: usize = 10;

/// Adds the indicators of each year.
pub fn plan(edition: &mut Edition, ledgers: &[Ledger], pages: &mut Vec<Page>) {
    let shared = edition.setting.shared;
    let all: Vec<Vec<Card>> = ledgers.iter().map(|ledger| cards(edition.portal, ledger.budget, shared)).collect();
    for (at, ledger) in ledgers.iter().enumerate() {
        if !has_page(ledger.budget) {
            continue;
        }
        let budget = ledger.budget;
        let target = Target::Indicators(budget.id.clone());
        let address = edition.address(&target);
        let year = |(place, other): (usize, &Ledger)| NavItem {
            lang: None,
            label: other.budget.year.to_string(),
            href: edition.href(&address, &Target::Indicators(other.budget.id.clone())),
            current: place == at,
        };
        let (told, untold): (Vec<&Card>, Vec<&Card>) = all[at].iter().partition(|card| card.value.is_some());
        let show = |card: &Card| shown(edition, card, ledgers, &all, &address);
        let view = Indicators {
            year: budget.year,
            told: told.into_iter().map(show).collect(),
            untold: untold.into_iter().map(show).collect(),
            years: ledgers.iter().enumerate().filter(|(_, other)| has_page(other.budget)).map(year).collect(),
        };
        let heading = Heading {
            target,
            subject: "budget-indicators",
            id: format!("{}/indicators", budget.id),
            title: Words {
                text: edition.phrase("indicators.title", &[("year", &budget.year.to_string())]),
                lang: None,
            },
            description: Some(edition.word("indicators.lead")),
            above: vec![
                edition.link(&address, &Target::Budgets, edition.word("pages.budgets")),
                edition.link(&address, &Target::Budget(budget.id.clone()), budget.year.to_string()),
            ],
            section: Some(Target::Budgets),
            updated: newest(budget),
            found: Some(Found {
                year: Some(budget.year),
                text: edition.word("indicators.lead"),
                kind: Some("budget"),
                ..Found::default()
            }),
            ..Heading::default()
        };
        let page = edition.page(heading, View::Indicators(Box::new(view)));
        pages.push(page);
    }
}

/// Whether a year has a page of indicators: some need no line.
pub fn has_page(budget: &Budget) -> bool {
    !budget.lines.is_empty() || !budget.accounts.is_empty()
}

fn shown(edition: &Edition, card: &Card, ledgers: &[Ledger], all: &[Vec<Card>], from: &Address) -> IndicatorCard {
    let currency = |year: i16| {
        let ledger = ledgers.iter().find(|ledger| ledger.budget.year == year);
        ledger.map_or(edition.setting.shared.settings.currency, |ledger| ledger.budget.currency)
    };
    let id = card.indicator.id();
    let money = currency(card.year);
    let is_alike = |other: &Card| other.basis == card.basis && other.executed() == card.executed();
    let same = |other: &&Card| other.indicator == card.indicator && is_alike(other);
    let trend = all.iter().flatten().filter(same).filter_map(|other| {
        let value = value_text(edition, card.indicator.unit(), other.value?, &currency(other.year));
        Some(YearText { year: other.year, text: value, current: other.year == card.year })
    });
    let points: Vec<(i16, Decimal)> =
        all.iter().flatten().filter(same).filter_map(|other| Some((other.year, other.value?))).collect();
    let other = |other: &&Card| other.indicator == card.indicator && !is_alike(other) && other.value.is_some();
    let left_out = all.iter().flatten().filter(other).map(|other| YearText {
        year: other.year,
        text: with_stages(edition, other, edition.choice("basis", other.basis)),
        current: false,
    });
    let budget = ledgers.iter().map(|ledger| ledger.budget).find(|budget| budget.year == card.year);
    let line = (points.len() > 2).then(|| spark::svg(&points, card.year));
    let missing = card.missing.map(|missing| edition.choice("missing", missing));
    IndicatorCard {
        id,
        name: edition.word(&format!("indicator.{id}")),
        help: edition.word(&format!("indicator_help.{id}")),
        value: card.value.map(|value| value_text(edition, card.indicator.unit(), value, &money)),
        basis: with_stages(edition, card, basis(edition, budget, card)),
        rating: card.rating.map(Choice::id),
        formula: formula(edition, card),
        inputs: card.inputs.iter().map(|input| input_view(edition, budget, input, &money, from)).collect(),
        missing,
        limits: card.indicator.thresholds().iter().map(|limit| limit_view(edition, card, limit, &money)).collect(),
        trend: trend.collect(),
        line,
        left_out: left_out.collect(),
    }
}

/// What a card rests on, with the stages of what was done: *executed* alone may be paid or committed.
fn with_stages(edition: &Edition, card: &Card, word: String) -> String {
    let stages: Vec<String> = card.executed().into_iter().map(|stage| edition.choice("stage", stage)).collect();
    if stages.is_empty() { word } else { format!("{word} ({})", stages.join(", ")) }
}

/// What a card rests on, with the day where it is not the year's last.
fn basis(edition: &Edition, budget: Option<&Budget>, card: &Card) -> String {
    let word = edition.choice("basis", card.basis);
    let lines = card.inputs.iter().filter_map(|input| Some((input.stage.filter(|stage| !stage.is_plan())?, input)));
    let day = match (card.basis, budget) {
        (Basis::SoFar, Some(budget)) => lines.into_iter().find_map(|(stage, input)| reach(budget, stage, input)),
        (Basis::Accounts, Some(budget)) => card.inputs.iter().find_map(|input| account_day(budget, input)),
        _ => None,
    };
    match (day, card.basis) {
        (Some(day), _) => format!("{word}, {}", edition.phrase("indicators.up_to", &[("day", &edition.day(day).text)])),
        (None, Basis::SoFar) => format!("{word}, {}", edition.word("indicators.undated")),
        (None, _) => word,
    }
}

/// The day up to which an input's lines reach.
fn reach(budget: &Budget, stage: Stage, input: &Input) -> Option<Date> {
    let Origin::Lines(direction, ..) = input.quantity.origin() else { return None };
    budget.stage_source(direction, stage)?.as_of
}

fn account<'b>(budget: &'b Budget, input: &Input) -> Option<&'b Account> {
    inputs::account(budget, input.quantity)
}

/// The day of a figure of the accounts.
fn account_day(budget: &Budget, input: &Input) -> Option<Date> {
    Some(account(budget, input)?.as_of.unwrap_or(budget.end))
}

/// A value in the indicator's unit.
fn value_text(edition: &Edition, unit: Unit, value: Decimal, currency: &Currency) -> String {
    let locale = edition.words.locale();
    match unit {
        Unit::Money | Unit::MoneyPerHead => edition.money(value, currency).text,
        Unit::Percent => locale.percent(&(value / Decimal::ONE_HUNDRED), 2),
        Unit::Months => edition.phrase("indicators.months", &[("number", &locale.decimal(&value, Some(1)))]),
        Unit::Ratio => locale.decimal(&value, Some(2)),
    }
}

/// The formula in words.
fn formula(edition: &Edition, card: &Card) -> String {
    let piece = |token: &Token| match token {
        Token::Quantity(quantity) => edition.choice("quantity", *quantity),
        Token::Number(number) => edition.number(u64::from(*number)),
        Token::Plus => "+".to_owned(),
        Token::Minus => "−".to_owned(),
        Token::Times => "×".to_owned(),
        Token::Over => "÷".to_owned(),
        Token::Open => "(".to_owned(),
        Token::Close => ")".to_owned(),
    };
    let text = card.indicator.formula().tokens().iter().map(piece).collect::<Vec<_>>().join(" ");
    let text = text.replace("( ", "(").replace(" )", ")");
    match card.indicator.is_floored() {
        true => edition.phrase("indicators.floored", &[("formula", &text)]),
        false => text,
    }
}

fn input_view(
    edition: &Edition,
    budget: Option<&Budget>,
    input: &Input,
    currency: &Currency,
    from: &Address,
) -> IndicatorInput {
    let (as_of, origins) = budget.map(|budget| rests_on(edition, budget, input, from)).unwrap_or_default();
    let is_count = input.quantity == crate::model::fiscal::Quantity::Population;
    let value = |value: Decimal| match is_count {
        true => edition.words.locale().decimal(&value, Some(0)),
        false => edition.money(value, currency).text,
    };
    IndicatorInput {
        name: edition.choice("quantity", input.quantity),
        value: input.value.map(value),
        missing: input.missing.map(|missing| edition.choice("missing", missing)),
        year: input.year,
        stage: input.stage.map(Choice::id),
        lines: input.lines,
        places: input.places.iter().take(MOST_PLACES).map(place).collect(),
        more_places: input.places.len().saturating_sub(MOST_PLACES),
        as_of: as_of.map(|day| edition.day(day)),
        origins,
    }
}

/// The day and the documents of an input.
fn rests_on(edition: &Edition, budget: &Budget, input: &Input, from: &Address) -> (Option<Date>, Vec<OriginView>) {
    let mut documents = Documents::default();
    match (input.quantity.origin(), input.stage) {
        // What no line means was taken from none.
        (Origin::Lines(..), Some(_)) if input.lines == 0 => return (None, Vec::new()),
        (Origin::Lines(direction, ..), Some(stage)) => {
            let day = budget.stage_source(direction, stage).and_then(|told| told.as_of);
            return (day, origins(edition, &budget.documents(direction, stage), from));
        }
        (Origin::Loans, _) => {
            budget.loans.iter().for_each(|loan| documents.add(loan.source.as_ref()));
            let day = budget.loans.iter().map(|loan| loan.as_of.unwrap_or(budget.end)).max();
            return (day, origins(edition, &documents, from));
        }
        (Origin::Accounts, _) => documents.add(account(budget, input).and_then(|account| account.source.as_ref())),
        _ => {}
    }
    (account_day(budget, input), origins(edition, &documents, from))
}

/// A place as people name it: the file, and the line where one is known.
fn place(place: &Place) -> String {
    match place.span.line {
        0 => place.file.to_string(),
        line => format!("{}:{line}", place.file),
    }
}

fn limit_view(edition: &Edition, card: &Card, limit: &Threshold, currency: &Currency) -> IndicatorLimit {
    let value = value_text(edition, card.indicator.unit(), limit.limit(), currency);
    let key = match limit.fits {
        Fits::AtLeast => "indicators.at_least",
        Fits::Above => "indicators.above",
        Fits::AtMost => "indicators.at_most",
        Fits::Within => "indicators.within",
    };
    let binds = edition.setting.shared.settings.country.as_deref() == Some(limit.country);
    IndicatorLimit {
        rating: limit.rating.id(),
        text: edition.phrase(key, &[("value", &value)]),
        source: limit.source.to_owned(),
        href: limit.url.to_owned(),
        country: (!binds).then(|| limit.country.to_owned()),
    }
}
