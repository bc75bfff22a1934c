//! Words before a number in Italian.

use super::Kind::{Account, Card, Lettered, Mobile, Person, Thing};
use super::Language;

pub(super) const WORDS: Language = Language {
    labels: &[
        (Person, 5, 13, "passaporto, identita"),
        (Lettered, 5, 10, "codice fiscale, cod fisc, cod fiscale, fiscale"),
        (Account, 6, 24, "conto, corrente"),
        (Card, 13, 19, "carta"),
        (Mobile, 7, 13, "cellulare, cell, chiamatemi, casa"),
        (
            Thing,
            0,
            0,
            "fattura, iva, cig, cup, protocollo, prot, determina, delibera, delibere, ordinanza, \
             mandato, cap",
        ),
    ],
    fillers: "di, italiano, italiana, suo, sig, ra",
};
