//! Words before a number in French.

use super::Kind::{Account, Card, Mobile, Person, Thing};
use super::Language;

pub(super) const WORDS: Language = Language {
    labels: &[
        (Person, 5, 13, "passeport, identite"),
        (Person, 12, 15, "nir, insee"),
        (Person, 6, 15, "securite sociale"),
        (Account, 6, 24, "compte, rib"),
        (Card, 13, 19, "carte, bancaire"),
        (Mobile, 7, 13, "portable, appelez moi au, moi au"),
        (Thing, 0, 0, "compte comptable, facture, siret, siren"),
    ],
    fillers: "",
};
