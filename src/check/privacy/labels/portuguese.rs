//! Words before a number in Portuguese.

use super::Kind::{Account, Card, Mobile, Person, Phone, Tax, Thing};
use super::Language;

pub(super) const WORDS: Language = Language {
    labels: &[
        (Person, 5, 13, "passaporte, identidade, cidadao"),
        (Person, 7, 9, "rg"),
        (Person, 10, 12, "cpf"),
        (Person, 6, 15, "seguranca social, niss, inss, pis, pasep, nis"),
        (Tax, 8, 13, "contribuinte"),
        (Account, 6, 24, "conta, poupanca, nib"),
        (Card, 13, 19, "cartao"),
        (Mobile, 7, 13, "telemovel, zap, pix, ligar"),
        (Phone, 7, 13, "telefone, contato, fone"),
        (
            Thing,
            0,
            0,
            "conta contabil, conta orcamentaria, lei, atas, cnpj, imobiliaria, processo, empenho, nf, nfe, deliberacao, portaria, \
             edital, cep",
        ),
    ],
    fillers: "da, do, o, sob, queixoso, queixosa, os, as, e, responsavel, requerente",
};
