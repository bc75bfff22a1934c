//! What a municipality owes and owns: loans, figures of the accounts, and the entities of a
//! consolidated budget.

use std::sync::Arc;

use jiff::civil::Date;

use super::sources::{WrittenSource, source};
use crate::findings::{Code, Finding};
use crate::i18n::Text;
use crate::model::budget::{Budget, Entity, EntityKind};
use crate::model::choice::Choice;
use crate::model::debt::Loan;
use crate::model::execution::Snapshot;
use crate::model::fiscal::concept::Origin;
use crate::model::fiscal::{Account, Quantity};
use crate::read::money::{MoneyForm, amount};
use crate::read::reader::{Reader, record_word};
use crate::read::record::{At, record};
use crate::read::values::{AmountText, CodeText, Decimals, Named, NewId, OneOf};
use crate::text::nearest::nearest;

record! {
    /// A body whose budget is part of the municipality's.
    pub struct WrittenEntity "entity" {
        /// Its code, as lines have it.
        code: At<CodeText> = "\"001\"",
        /// Its name.
        name: At<Text> = "Empresa Municipal de Aseo",
        /// What it is.
        kind: Option<At<OneOf<EntityKind>>> = "company",
    }
}

record! {
    /// A loan or bond.
    pub struct WrittenLoan "loan" {
        /// Its id, the same in every year.
        id: At<NewId> = "mercado-2025",
        /// What it is for.
        name: At<Text> = "Remodelación del Mercado del Marisco",
        /// Who lent the money.
        lender: Option<At<String>> = "Banco Nacional",
        /// The day on which it was agreed.
        date: Option<At<Date>> = "2025-02-18",
        /// The day on which it is to be paid back.
        due: Option<At<Date>> = "2035-02-18",
        /// The act that allowed it.
        act: Option<At<Text>> = "Acuerdo Municipal 4 de 2025",
        /// Yearly interest in percent.
        rate: Option<At<Decimals>> = "4.25",
        /// What was lent.
        principal: Option<At<AmountText>> = "\"600000.00\"",
        /// What is owed at the end of the year, or on `as_of`.
        outstanding: Option<At<AmountText>> = "\"560000.00\"",
        /// The day of what is owed.
        as_of: Option<At<Date>> = "2026-09-30",
        /// Paid back in the year.
        repaid: Option<At<AmountText>> = "\"40000.00\"",
        /// Interest paid in the year.
        interest: Option<At<AmountText>> = "\"24500.00\"",
        /// The document.
        source: Option<At<WrittenSource>> = "{title: Informe de la deuda 2025}",
    }
}

record! {
    /// Figures of the accounts that no line holds.
    pub struct WrittenAccounts "accounts" {
        /// The day that they are of, where it is not the year's last.
        as_of: Option<At<Date>> = "2025-12-31",
        /// The document.
        source: Option<At<WrittenSource>> = "{title: Estados financieros 2025}",
        /// The figures.
        figures: At<Named<AmountText>> = "{cash: \"812000.00\", current-liabilities: \"365000.00\"}",
    }
}

/// The entities as meant.
pub fn entities(written: Vec<At<WrittenEntity>>) -> Vec<Entity> {
    let entity = |written: At<WrittenEntity>| {
        let WrittenEntity { code, name, kind, place: _ } = written.value;
        let kind = kind.map_or(EntityKind::Agency, |kind| kind.value.0);
        Entity { code: code.value.0.into(), name: name.value, kind }
    };
    written.into_iter().map(entity).collect()
}

/// Gives what names no document that of the whole budget.
pub fn rest_on(budget: &mut Budget) {
    let Some(source) = &budget.source else { return };
    for own in budget.loans.iter_mut().map(|loan| &mut loan.source) {
        own.get_or_insert_with(|| source.clone());
    }
    for own in budget.accounts.iter_mut().map(|account| &mut account.source) {
        own.get_or_insert_with(|| source.clone());
    }
    // A report that is made of a table's rows may have lines of several documents.
    let is_of_none =
        |report: &&mut Snapshot| report.lines.is_empty() || report.lines.iter().any(|line| line.source.is_none());
    for report in budget.snapshots.iter_mut().filter(is_of_none) {
        report.source.get_or_insert_with(|| source.clone());
    }
    let shared = Arc::new(source.clone());
    for own in budget.projects.iter_mut().map(|project| &mut project.source) {
        own.get_or_insert_with(|| Arc::clone(&shared));
    }
}

/// The loans as meant.
pub fn loans(written: Vec<At<WrittenLoan>>, money: &MoneyForm, reader: &mut Reader) -> Vec<Loan> {
    let mut all: Vec<Loan> = Vec::with_capacity(written.len());
    for loan in written {
        let loan = loan.value;
        let mut said =
            |text: Option<At<AmountText>>, key| amount(&text?, key, &money.currency, money.numbers, false, reader);
        let (principal, outstanding) = (said(loan.principal, "principal"), said(loan.outstanding, "outstanding"));
        let (repaid, interest) = (said(loan.repaid, "repaid"), said(loan.interest, "interest"));
        if let Some(first) = all.iter().find(|known| known.id == loan.id.value.0) {
            let finding = Finding::new(Code::DuplicateId, loan.id.place.clone()).with("id", &loan.id.value.0);
            reader.findings.add(finding.and(first.place.clone()));
        }
        all.push(Loan {
            id: loan.id.value.0,
            name: loan.name.value,
            lender: loan.lender.map(|lender| lender.value),
            date: loan.date.map(|date| date.value),
            due: loan.due.map(|due| due.value),
            act: loan.act.map(|act| act.value),
            rate: loan.rate.map(|rate| rate.value.0),
            principal,
            outstanding,
            as_of: loan.as_of.map(|date| date.value),
            repaid,
            interest,
            source: loan.source.map(|document| source(document.value)),
            place: loan.place,
        });
    }
    all
}

/// The figures of the accounts as meant; a name that is none is told.
pub fn accounts(written: Vec<At<WrittenAccounts>>, money: &MoneyForm, reader: &mut Reader) -> Vec<Account> {
    let known = || Quantity::ALL.iter().filter(|quantity| quantity.origin() == Origin::Accounts);
    let mut all = Vec::new();
    for accounts in written {
        let WrittenAccounts { as_of, source: document, figures, place: _ } = accounts.value;
        let document = document.map(|document| source(document.value));
        for (name, text) in figures.value.0 {
            let Some(quantity) = known().find(|quantity| quantity.id() == name.value) else {
                let ids: Vec<&str> = known().map(|quantity| quantity.id()).collect();
                let finding = Finding::new(Code::UnknownKey, name.place.clone())
                    .with("key", &name.value)
                    .with("record", record_word("accounts"))
                    .with_some("nearest", nearest(&name.value, ids.iter().copied()))
                    .with("known", ids.join(", "));
                reader.findings.add(finding);
                continue;
            };
            if let Some(amount) = amount(&text, quantity.id(), &money.currency, money.numbers, true, reader) {
                all.push(Account {
                    quantity: *quantity,
                    amount,
                    as_of: as_of.as_ref().map(|date| date.value),
                    source: document.clone(),
                    place: text.place,
                });
            }
        }
    }
    all
}
