//! Lines written in a budget's own file.

use std::sync::Arc;

use super::sources::{WrittenSource, source};
use crate::findings::Place;
use crate::i18n::Text;
use crate::model::budget::{Amounts, Codes, Dimension, Direction, Line, Stage};
use crate::model::choice::Choice;
use crate::read::money::{MoneyForm, amount};
use crate::read::reader::Reader;
use crate::read::record::{At, record};
use crate::read::values::{AmountText, CodeText, Reference};

record! {
    /// A line of revenue.
    pub struct RevenueLine "revenue line" {
        /// Its own id.
        id: Option<At<CodeText>> = "\"1.1.2\"",
        /// On what kind of thing.
        economic: Option<At<CodeText>> = "\"113\"",
        /// For what purpose.
        functional: Option<At<CodeText>> = "\"01.1\"",
        /// By which unit.
        administrative: Option<At<CodeText>> = "\"1.04\"",
        /// In which programme.
        programme: Option<At<CodeText>> = "\"12\"",
        /// Whose budget it is in.
        entity: Option<At<CodeText>> = "\"001\"",
        /// The area that it is for.
        area: Option<At<Reference>> = "pc-centro",
        /// Where the money comes from.
        funding: Option<At<String>> = "Descentralización",
        /// What it is.
        name: Option<At<Text>> = "Impuesto de inmuebles",
        /// Whether it is a transfer between entities: it counts in its own entity, and not in the sums of all.
        elimination: Option<At<bool>> = "yes",
        /// The document of its figures, where it is not its stage's.
        source: Option<At<WrittenSource>> = "{title: Informe de la empresa de aguas}",
        /// In the draft.
        proposed: Option<At<AmountText>> = "\"1250.00\"",
        /// By the council.
        approved: Option<At<AmountText>> = "\"1250.00\"",
        /// By how much it was changed.
        modification: Option<At<AmountText>> = "\"-50.00\"",
        /// After modifications.
        adjusted: Option<At<AmountText>> = "\"1250.00\"",
        /// Due to the town.
        accrued: Option<At<AmountText>> = "\"1250.00\"",
        /// Received.
        collected: Option<At<AmountText>> = "\"1250.00\"",
    }
}

record! {
    /// A line of expenditure.
    pub struct ExpenditureLine "expenditure line" {
        /// Its own id.
        id: Option<At<CodeText>> = "\"2.05.311\"",
        /// For what purpose.
        functional: Option<At<CodeText>> = "\"04.5.1\"",
        /// On what kind of thing.
        economic: Option<At<CodeText>> = "\"311\"",
        /// By which unit.
        administrative: Option<At<CodeText>> = "\"3.01\"",
        /// In which programme.
        programme: Option<At<CodeText>> = "\"12\"",
        /// Whose budget it is in.
        entity: Option<At<CodeText>> = "\"001\"",
        /// The area that it is for.
        area: Option<At<Reference>> = "pc-centro",
        /// Where the money comes from.
        funding: Option<At<String>> = "Descentralización",
        /// What it is.
        name: Option<At<Text>> = "Aceras de la calle principal",
        /// Whether it is a transfer between entities: it counts in its own entity, and not in the sums of all.
        elimination: Option<At<bool>> = "yes",
        /// The document of its figures, where it is not its stage's.
        source: Option<At<WrittenSource>> = "{title: Informe de la empresa de aguas}",
        /// In the draft.
        proposed: Option<At<AmountText>> = "\"1250.00\"",
        /// By the council.
        approved: Option<At<AmountText>> = "\"1250.00\"",
        /// By how much it was changed.
        modification: Option<At<AmountText>> = "\"-50.00\"",
        /// After modifications.
        adjusted: Option<At<AmountText>> = "\"1250.00\"",
        /// Set aside for a purpose.
        reserved: Option<At<AmountText>> = "\"1250.00\"",
        /// Bound by contract.
        committed: Option<At<AmountText>> = "\"1250.00\"",
        /// Owed, because the thing was delivered.
        accrued: Option<At<AmountText>> = "\"1250.00\"",
        /// Ordered to be paid.
        ordered: Option<At<AmountText>> = "\"1250.00\"",
        /// Paid.
        paid: Option<At<AmountText>> = "\"1250.00\"",
    }
}

/// The line as meant.
pub fn revenue_line(written: RevenueLine, money: &MoneyForm, reader: &mut Reader) -> Line {
    let RevenueLine {
        id,
        economic,
        functional,
        administrative,
        programme,
        entity,
        area,
        funding,
        name,
        elimination,
        source,
        proposed,
        approved,
        modification,
        adjusted,
        accrued,
        collected,
        place,
    } = written;
    let amounts = [
        (Stage::Proposed, proposed),
        (Stage::Approved, approved),
        (Stage::Adjusted, adjusted),
        (Stage::Accrued, accrued),
        (Stage::Collected, collected),
    ];
    let told = Told {
        direction: Direction::Revenue,
        id,
        codes: [functional, economic, administrative, programme, entity],
        area,
        funding,
        name,
        modification,
        elimination,
        source,
        place,
    };
    told.line(amounts_of(amounts, money, reader), money, reader)
}

/// The line as meant.
pub fn expenditure_line(written: ExpenditureLine, money: &MoneyForm, reader: &mut Reader) -> Line {
    let ExpenditureLine {
        id,
        functional,
        economic,
        administrative,
        programme,
        entity,
        area,
        funding,
        name,
        elimination,
        source,
        proposed,
        approved,
        modification,
        adjusted,
        reserved,
        committed,
        accrued,
        ordered,
        paid,
        place,
    } = written;
    let amounts = [
        (Stage::Proposed, proposed),
        (Stage::Approved, approved),
        (Stage::Adjusted, adjusted),
        (Stage::Reserved, reserved),
        (Stage::Committed, committed),
        (Stage::Accrued, accrued),
        (Stage::Ordered, ordered),
        (Stage::Paid, paid),
    ];
    let told = Told {
        direction: Direction::Expenditure,
        id,
        codes: [functional, economic, administrative, programme, entity],
        area,
        funding,
        name,
        modification,
        elimination,
        source,
        place,
    };
    told.line(amounts_of(amounts, money, reader), money, reader)
}

/// What lines of both directions say.
struct Told {
    direction: Direction,
    id: Option<At<CodeText>>,
    /// Functional, economic, administrative, programme, entity.
    codes: [Option<At<CodeText>>; 5],
    area: Option<At<Reference>>,
    funding: Option<At<String>>,
    name: Option<At<Text>>,
    modification: Option<At<AmountText>>,
    elimination: Option<At<bool>>,
    source: Option<At<WrittenSource>>,
    place: Place,
}

impl Told {
    fn line(self, amounts: Amounts, money: &MoneyForm, reader: &mut Reader) -> Line {
        let modification = self.modification;
        let mut codes = Codes::default();
        for (dimension, code) in Dimension::ALL.iter().zip(self.codes) {
            codes[*dimension] = code.map(|code| code.value.0.into());
        }
        codes[Dimension::Area] = self.area.map(|area| area.value.0.into());
        codes[Dimension::Funding] = self.funding.map(|funding| funding.value.into());
        let line = Line {
            reference: Arc::from(""),
            id: self.id.map(|id| id.value.0),
            direction: self.direction,
            codes,
            name: self.name.map(|text| text.value),
            amounts,
            modification: modification
                .and_then(|text| amount(&text, "modification", &money.currency, money.numbers, true, reader)),
            eliminates: false,
            is_internal: false,
            source: self.source.map(|written| Arc::new(source(written.value))),
            elsewhere: Vec::new(),
            is_counted: false,
            has_sign_for_nothing: false,
            place: self.place,
        };
        if self.elimination.is_some_and(|elimination| elimination.value) { line.as_transfer() } else { line }
    }
}

fn amounts_of(
    written: impl IntoIterator<Item = (Stage, Option<At<AmountText>>)>,
    money: &MoneyForm,
    reader: &mut Reader,
) -> Amounts {
    let mut amounts = Amounts::default();
    for (stage, text) in written {
        if let Some(text) = text {
            amounts[stage] = amount(&text, stage.id(), &money.currency, money.numbers, true, reader);
        }
    }
    amounts
}
