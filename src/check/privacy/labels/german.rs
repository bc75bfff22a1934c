//! Words before a number in German, Dutch and Polish.

use super::Kind::{Account, Mobile, Person, Phone, Thing};
use super::Language;

pub(super) const WORDS: Language = Language {
    labels: &[
        (Person, 5, 13, "personalausweis, reisepass, ausweis, bsn"),
        (Person, 10, 12, "pesel, steuer id, idnr, steueridentifikationsnummer"),
        (
            Person,
            6,
            15,
            "rv nr, rentenversicherung, sozialversicherungsnummer, rentenversicherungsnummer, \
             versicherungsnummer",
        ),
        (Account, 6, 24, "konto, kontonummer"),
        (Mobile, 7, 13, "handy, komorka"),
        (Phone, 7, 13, "fon"),
        (Thing, 0, 0, "nip, regon, krs"),
    ],
    fillers: "nr",
};
