//! Words before a number in English.

use super::Kind::{Account, Card, Mobile, Person, Phone, Tax, Thing};
use super::Language;

pub(super) const WORDS: Language = Language {
    labels: &[
        (Person, 5, 13, "passport, id card, national id"),
        (Person, 6, 15, "ssn, social security"),
        (Tax, 8, 13, "tin"),
        (Account, 6, 24, "bank account, iban, ach"),
        (Card, 13, 19, "card, visa, mastercard"),
        (Mobile, 7, 13, "mobile"),
        (Phone, 7, 13, "phone, telephone, call, text"),
        (
            Thing,
            0,
            0,
            "ledger account, budget account, account code, contract, invoice, law, memo, po, isbn, issn, doi, ticket, ein, duns, zip",
        ),
    ],
    fillers: "number, is, her, his, their, my, the",
};
