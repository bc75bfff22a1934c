//! The words before a number say what it is: whose identity, which account, a telephone, or something of
//! an office that is nobody's secret.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::slug::fold;

/// What a word before a number makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A person's identity, tax or social security number.
    Person,
    /// A person's number that begins with letters of their name.
    Lettered,
    /// The tax number of a person or of a company.
    Tax,
    /// A bank account.
    Account,
    /// A bank card.
    Card,
    /// A telephone that a person carries.
    Mobile,
    /// Any telephone.
    Phone,
    /// A number of files, laws, places, goods or companies.
    Thing,
}

/// A word before a number, with the fewest and most digits that such a number has.
#[derive(Debug, Clone, Copy)]
pub struct Label {
    /// What it makes of the number.
    pub kind: Kind,
    /// The fewest digits.
    pub least: usize,
    /// The most digits.
    pub most: usize,
}

/// Words, what they make of a number, and the fewest and most digits.
const LABELS: &[(Kind, usize, usize, &[&str])] = &[
    (
        Kind::Person,
        5,
        13,
        &[
            "cedula",
            "cedulas",
            "cedulado",
            "cedulada",
            "ced",
            "cip",
            "dni",
            "dnis",
            "nie",
            "dui",
            "pasaporte",
            "passaporte",
            "passaporto",
            "passport",
            "passeport",
            "identidad",
            "identidade",
            "identita",
            "identite",
            "identificacion",
            "id card",
            "national id",
            "cidadao",
            "ciudadania",
            "extranjeria",
            "personalausweis",
            "reisepass",
            "ausweis",
            "bsn",
        ],
    ),
    (Kind::Person, 7, 9, &["rut", "run", "documento", "rg"]),
    (Kind::Person, 12, 14, &["cui", "dpi"]),
    (
        Kind::Person,
        10,
        12,
        &["cpf", "cuil", "pesel", "steuer id", "idnr", "steueridentifikationsnummer", "codigo fiscal"],
    ),
    (Kind::Person, 12, 15, &["nir", "insee"]),
    (
        Kind::Person,
        6,
        15,
        &[
            "ssn",
            "seguro social",
            "seguridad social",
            "securite sociale",
            "seguranca social",
            "social security",
            "segurança social",
            "nss",
            "niss",
            "inss",
            "igss",
            "css",
            "nuss",
            "pis",
            "pasep",
            "nis",
            "rv nr",
            "rentenversicherung",
            "sozialversicherungsnummer",
            "rentenversicherungsnummer",
            "versicherungsnummer",
            "afiliado",
        ],
    ),
    (
        Kind::Lettered,
        5,
        10,
        &[
            "codice fiscale",
            "cod fisc",
            "cod fiscale",
            "codigo fiscal",
            "fiscale",
            "curp",
            "registro de poblacion",
            "rfc",
        ],
    ),
    (Kind::Tax, 8, 13, &["nif", "contribuinte", "ruc", "tin"]),
    (
        Kind::Account,
        6,
        24,
        &[
            "cuenta",
            "cuentas",
            "cta",
            "cta cte",
            "cta cor",
            "ahorro",
            "ahorros",
            "corriente",
            "monetaria",
            "conta",
            "conto",
            "corrente",
            "clabe",
            "cbu",
            "bank account",
            "compte",
            "konto",
            "iban",
            "poupanca",
            "nib",
            "rib",
            "ach",
            "kontonummer",
            "libreta",
        ],
    ),
    (Kind::Account, 4, 12, &["c/c"]),
    (
        Kind::Card,
        13,
        19,
        &["tarjeta", "cartao", "card", "visa", "mastercard", "debito", "credito", "carta", "carte", "bancaire"],
    ),
    (
        Kind::Mobile,
        7,
        13,
        &[
            "celular",
            "cel",
            "celulares",
            "movil",
            "whatsapp",
            "whats app",
            "wa me",
            "wasap",
            "wapp",
            "wsp",
            "whats",
            "wp",
            "telemovel",
            "cellulare",
            "cell",
            "mobile",
            "portable",
            "handy",
            "zap",
            "llamarme",
            "llameme",
            "llamen",
            "escribame",
            "mi numero",
            "bizum",
            "yappy",
            "nequi",
            "pix",
            "ligar",
            "chiamatemi",
            "komorka",
            "casa",
            "appelez moi au",
            "moi au",
        ],
    ),
    (
        Kind::Phone,
        7,
        13,
        &[
            "tel",
            "tels",
            "telefono",
            "telefonos",
            "telef",
            "tlf",
            "tfno",
            "tfn",
            "phone",
            "telefone",
            "telephone",
            "llamar",
            "llame",
            "llamada",
            "call",
            "text",
            "contacto",
            "contactar",
            "contato",
            "fone",
            "numero de don",
            "numero de dona",
            "particular",
            "fijo",
            "fon",
            "marcar",
            "avisar",
            "numero personal",
        ],
    ),
    (
        Kind::Thing,
        0,
        0,
        &[
            "cedula juridica",
            "cedulas juridicas",
            "ficha",
            "patrimonio",
            "partida",
            "partidas",
            "codigo",
            "renglon",
            "contrato",
            "contratos",
            "contract",
            "factura",
            "facturas",
            "fattura",
            "facture",
            "invoice",
            "acuerdo",
            "resolucion",
            "expediente",
            "exp",
            "expte",
            "finca",
            "folio",
            "tomo",
            "rollo",
            "asiento",
            "ley",
            "lei",
            "law",
            "decreto",
            "acta",
            "atas",
            "oficio",
            "nota",
            "memorando",
            "memo",
            "cheque",
            "ck",
            "orden",
            "po",
            "nit",
            "rnc",
            "cnpj",
            "iva",
            "siret",
            "siren",
            "isbn",
            "issn",
            "doi",
            "lote",
            "cpv",
            "cig",
            "cup",
            "nog",
            "licitacion",
            "boleta",
            "recibo",
            "poste",
            "placa",
            "medidor",
            "poliza",
            "idoneidad",
            "matricula",
            "catastral",
            "catastro",
            "rol",
            "imobiliaria",
            "fondo",
            "postal",
            "coordenadas",
            "utm",
            "gaceta",
            "boe",
            "bop",
            "votos",
            "processo",
            "proceso",
            "empenho",
            "ordenanza",
            "ref",
            "referencia",
            "radicado",
            "ticket",
            "serie",
            "modelo",
            "version",
            "lectura",
            "ruta",
            "parcela",
            "plano",
            "proyecto",
            "pagina",
            "articulo",
            "cuit",
            "nip",
            "regon",
            "krs",
            "ein",
            "duns",
            "bastidor",
            "chasis",
            "convenio",
            "guia",
            "solicitud",
            "requisicion",
            "compra",
            "compromiso",
            "reserva",
            "transferencia",
            "planilla",
            "pedido",
            "nf",
            "nfe",
            "patente",
            "licencia",
            "inventario",
            "activo",
            "bien",
            "presupuesto",
            "auto",
            "sentencia",
            "causa",
            "protocollo",
            "prot",
            "determina",
            "delibera",
            "delibere",
            "ordinanza",
            "mandato",
            "deliberacao",
            "portaria",
            "edital",
            "edicto",
            "registro",
            "zip",
            "cep",
            "cap",
            "ubicacion",
        ],
    ),
];

/// The labels by their phrase.
static BY_PHRASE: LazyLock<BTreeMap<&str, Label>> = LazyLock::new(|| {
    let row = |(kind, least, most, all): &'static (Kind, usize, usize, &[&str])| {
        let label = Label { kind: *kind, least: *least, most: *most };
        all.iter().map(move |phrase| (*phrase, label))
    };
    // Of a phrase that stands twice, the first.
    LABELS.iter().rev().flat_map(row).collect()
});

/// Words that may stand between a label and its number.
const FILLERS: &[&str] = &[
    "sede",
    "n",
    "no",
    "nº",
    "nro",
    "num",
    "numero",
    "number",
    "nr",
    "n°",
    "es",
    "la",
    "el",
    "al",
    "del",
    "de",
    "da",
    "do",
    "di",
    "o",
    "sob",
    "is",
    "personal",
    "nacional",
    "municipal",
    "comunal",
    "civil",
    "electoral",
    "juvenil",
    "proponente",
    "solicitante",
    "titular",
    "representante",
    "quejosa",
    "quejoso",
    "queixoso",
    "queixosa",
    "dirigente",
    "italiano",
    "italiana",
    "espanol",
    "espanola",
    "extranjero",
    "extranjera",
    "con",
    "identidad",
    "ciudadania",
    "bancaria",
    "propia",
    "propio",
    "suya",
    "mia",
    "mio",
    "suo",
    "her",
    "his",
    "their",
    "my",
    "the",
    "os",
    "as",
    "num",
    "clave",
    "interbancaria",
    "ahorro",
    "ahorros",
    "corriente",
    "y",
    "e",
    "privado",
    "privada",
    "particular",
    "contribuyente",
    "beneficiario",
    "beneficiaria",
    "compareciente",
    "firmante",
    "menor",
    "señor",
    "senor",
    "senora",
    "sra",
    "sr",
    "dona",
    "don",
    "vecino",
    "vecina",
    "sig",
    "ra",
];

/// Short words that are labels only in capitals or with full stops: `C.C.`, `L.E.`, `SS`.
const IN_CAPITALS: &[(&str, Kind, usize, usize)] = &[
    ("ci", Kind::Person, 6, 11),
    ("cc", Kind::Person, 6, 10),
    ("ti", Kind::Person, 6, 11),
    ("le", Kind::Person, 6, 8),
    ("lc", Kind::Person, 6, 8),
    ("bi", Kind::Person, 6, 9),
    ("ss", Kind::Person, 6, 15),
    ("cf", Kind::Lettered, 5, 10),
    ("ce", Kind::Person, 6, 9),
    ("pp", Kind::Person, 5, 9),
];

/// How far before a number words are looked at.
const FAR: usize = 72;

/// The label of a number that begins at a place; nothing before `from` is looked at.
pub fn label(text: &str, from: usize, at: usize) -> Option<Label> {
    let mut start = at.saturating_sub(FAR).max(from);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let before = &text[start..at];
    let before = before.rsplit_once("\n\n").map_or(before, |(_, near)| near);
    let words = words(before);
    // `CC-22-04522-D` is the number of a file: short words are no labels before a dash.
    let glued = before.ends_with('-') && words.last().is_some_and(|word| word.fold.len() < 3);
    if glued { None } else { of_words(&words) }
}

/// The label that words end in, but for such as may stand between it and its number.
pub fn of_words(words: &[Word]) -> Option<Label> {
    let mut between = 0;
    for end in (1..=words.len()).rev() {
        for length in [3, 2, 1] {
            if let Some(start) = end.checked_sub(length)
                && let Some(label) = known(&words[start..end])
            {
                return Some(label);
            }
        }
        let word = &words[end - 1];
        between += 1;
        if between > 5 || word.ends || !word.may_stand_between() {
            return None;
        }
    }
    None
}

fn known(words: &[Word]) -> Option<Label> {
    // What ends a clause is not said of the number after it.
    if words.iter().any(|word| word.ends) {
        return None;
    }
    let phrase: Vec<&str> = words.iter().map(|word| word.fold.as_str()).collect();
    let phrase = phrase.join(" ");
    if let [word] = words
        && let Some((_, kind, least, most)) = IN_CAPITALS.iter().find(|(short, ..)| *short == phrase)
    {
        let small = phrase == "cc" && !word.capital;
        return (word.capital || small).then_some(Label { kind: *kind, least: *least, most: *most });
    }
    BY_PHRASE.get(phrase.as_str()).copied()
}

/// A word before a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Without accents and capitals.
    pub fold: String,
    /// Whether it was written in capitals.
    pub capital: bool,
    /// Whether it begins with a capital, as names do.
    pub named: bool,
    /// Whether a clause ends after it.
    pub ends: bool,
}

impl Word {
    /// Whether a label may be parted by it from its number: a word that says no more, a name, a nationality.
    fn may_stand_between(&self) -> bool {
        const OF_COUNTRIES: [&str; 9] = ["ano", "ana", "ense", "esa", "es", "eno", "ena", "ino", "ina"];
        self.fold.len() == 1
            || self.named && !self.capital
            || FILLERS.contains(&self.fold.as_str())
            || (self.fold.len() > 5 && OF_COUNTRIES.iter().any(|ending| self.fold.ends_with(ending)))
    }
}

/// The words of a stretch of text; single letters with full stops between are one word.
pub fn words(text: &str) -> Vec<Word> {
    let mut all: Vec<Word> = Vec::new();
    let mut dotted = false;
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let (gap, tail) = rest.split_at(start);
        let end = tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
        let (raw, after) = tail.split_at(end);
        let single = raw.chars().count() == 1 && raw.chars().all(char::is_alphabetic);
        mark_end(&mut all, gap);
        let capital = raw.chars().all(char::is_uppercase);
        // `C.I.P.`, `C. I. P.`, `C E D U L A`; but not the `N` of a number after it.
        let joint = matches!(gap, "." | "/") || (capital && raw != "N" && matches!(gap, ". " | " "));
        match all.last_mut().filter(|_| dotted && single && joint) {
            Some(last) => {
                if gap == "/" {
                    last.fold.push('/');
                }
                last.fold.push_str(&fold(raw));
                last.capital &= capital;
                last.ends = false;
            }
            None => {
                let named = raw.chars().next().is_some_and(char::is_uppercase);
                all.push(Word { fold: fold(raw), capital, named, ends: false });
            }
        }
        dotted = single;
        rest = after;
    }
    // A comma right before the number parts nothing.
    if !matches!(rest.trim(), "," | "") {
        mark_end(&mut all, rest);
    }
    all
}

/// Notes that a clause ends after the last word.
fn mark_end(words: &mut [Word], gap: &str) {
    let Some(last) = words.last_mut() else { return };
    let stop = gap.starts_with(". ") && last.fold.len() > 5;
    last.ends = stop || gap.contains([';', '|', '!', '?', '·', ',']) || gap.contains(" - ") || gap.contains(" — ");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(before: &str) -> Option<Kind> {
        let text = format!("{before} 123");
        label(&text, 0, text.len() - 3).map(|label| label.kind)
    }

    #[test]
    fn the_nearest_word_says_what_a_number_is() {
        for (before, expected) in [
            ("con cédula de identidad personal N.º", Some(Kind::Person)),
            ("la C.I.P.", Some(Kind::Person)),
            ("Luz Dary cc", Some(Kind::Person)),
            ("le dio", None),
            ("ag. 1482-7, c/c", Some(Kind::Account)),
            ("N° de S.S.", Some(Kind::Person)),
            ("numéro de sécurité sociale", Some(Kind::Person)),
            ("cédula, se aprobó el Acuerdo N.°", Some(Kind::Thing)),
            ("presentar la cédula y pagar", None),
            ("telemóvel do queixoso:", Some(Kind::Mobile)),
        ] {
            assert_eq!(kind(before), expected, "{before}");
        }
    }
}
