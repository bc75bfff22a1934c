//! Days of birth, and where children live.

use super::Hit;
use super::scan::Scan;
use super::tokens::Gap;
use crate::findings::Code;
use crate::text::months;
use crate::text::slug::fold;

/// Words that a day of birth follows.
const BORN: &[&str] = &[
    "nacido",
    "nacida",
    "nacidos",
    "nacidas",
    "nacio",
    "nacimiento",
    "nac",
    "natalicio",
    "nasc",
    "nascido",
    "nascida",
    "nasceu",
    "nascimento",
    "nato",
    "nata",
    "nascita",
    "born",
    "birth",
    "birthdate",
    "dob",
    "ne",
    "nee",
    "naissance",
    "geboren",
    "geb",
    "geburtsdatum",
    "ur",
    "urodzony",
    "urodzona",
    "cumple",
    "cumpleanos",
    "aniversario",
];

/// What is founded, and not born.
const FOUNDED: &[&str] = &[
    "convenio",
    "asociacion",
    "associazione",
    "associacao",
    "association",
    "club",
    "programa",
    "projeto",
    "proyecto",
    "banda",
    "ley",
    "arbol",
    "municipio",
    "distrito",
    "escuela",
    "empresa",
    "cooperativa",
    "plan",
    "festival",
    "grupo",
    "comite",
    "fundacion",
    "iniciativa",
    "barrio",
    "pueblo",
    "comunidad",
    "sociedad",
    "junta",
    "feria",
    "mercado",
    "parque",
    "biblioteca",
    "movimiento",
    "company",
    "programme",
    "progetto",
    "idea",
    "rio",
];

/// Words of people.
const PEOPLE: &[&str] = &[
    "nino", "nina", "senor", "senora", "sr", "sra", "don", "dona", "hijo", "hija", "menor", "joven", "alumno",
    "alumna", "vecino", "vecina", "bebe", "crianca", "aluno", "aluna", "bambino", "bambina", "minore", "enfant",
    "eleve",
];

/// How many words after the word of birth its day stands.
const NEAR: usize = 8;

/// Days of birth.
pub fn births(scan: &Scan) -> Vec<Hit> {
    let mut all: Vec<Hit> = Vec::new();
    for at in 0..scan.tokens.len() {
        let word = scan.word(at);
        if !matches!(word.as_bytes()[0].to_ascii_lowercase(), b'n' | b'b' | b'd' | b'g' | b'u' | b'c')
            || word.len() > 14
        {
            continue;
        }
        let plain = fold(word);
        let short = plain == "n" && is_after_name(scan, at);
        if !(short || BORN.contains(&plain.as_str())) || word == "ne" || is_founded(scan, at) {
            continue;
        }
        if let Some((start, end)) = day_after(scan, at + 1)
            && (!short || start == scan.tokens[at + 1].start)
            && all.last().is_none_or(|last| last.end <= start)
        {
            all.push(Hit { code: Code::BirthDate, start, end });
        }
    }
    all
}

/// Whether a word is a day of the month in letters.
fn is_spelled(word: &str) -> bool {
    const DAYS: [&str; 18] = [
        "primero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
        "trece", "catorce", "quince", "treinta", "veinte",
    ];
    DAYS.contains(&word) || word.starts_with("dieci") || word.starts_with("veinti")
}

/// Whether `n.` stands after a name or an age: `Said Jaén, 15 años, n. 02/06/2011`.
fn is_after_name(scan: &Scan, at: usize) -> bool {
    let token = scan.tokens[at];
    let before = scan.text[..token.start].trim_end().ends_with([',', '(']);
    before && scan.text[token.end..].starts_with(". ")
}

/// Days of birth in the column of a table.
pub fn births_in_tables(scan: &Scan) -> Vec<Hit> {
    let mut all = Vec::new();
    for (start, header, end) in &scan.tables {
        let heads = scan.text[*start..*header]
            .split('|')
            .map(|head| head.split(|c: char| !c.is_alphanumeric()).any(|word| BORN.contains(&fold(word).as_str())));
        let heads: Vec<bool> = heads.collect();
        if !heads.contains(&true) {
            continue;
        }
        let mut at = *header;
        for line in scan.text[*header..*end].split_inclusive('\n') {
            let mut cell_at = at;
            for (column, cell) in line.split('|').enumerate() {
                let digits = cell.bytes().filter(u8::is_ascii_digit).count();
                if heads.get(column) == Some(&true) && (5..=8).contains(&digits) {
                    let begins = cell_at + cell.len() - cell.trim_start().len();
                    all.push(Hit { code: Code::BirthDate, start: begins, end: begins + cell.trim().len() });
                }
                cell_at += cell.len() + 1;
            }
            at += line.len();
        }
    }
    all
}

/// The first day within a few words.
fn day_after(scan: &Scan, from: usize) -> Option<(usize, usize)> {
    let to = (from + NEAR).min(scan.tokens.len());
    let mut day: Option<usize> = None;
    for at in from..to {
        let token = scan.tokens[at];
        let between = &scan.text[scan.tokens[at - 1].end..token.start];
        if between.contains(['\n', ';', '|']) && at > from {
            return None;
        }
        let number = token.is_number().then_some(token.end - token.start);
        let joined = |at: usize, mark: Gap| scan.tokens.get(at).is_some_and(|token| token.gap == mark);
        let mark = token.gap;
        if matches!(number, Some(1 | 2 | 4)) && mark.binds() && joined(at + 1, mark) {
            let last = scan.tokens.get(at + 2).filter(|last| last.is_number())?;
            return Some((token.start, last.end));
        }
        if number.is_some_and(|length| length <= 2) {
            day.get_or_insert(at);
        }
        let month = fold(scan.word(at));
        let in_short = day == Some(at - 1) && months::named(&month).is_some();
        if in_short || months::whole(&month).is_some() {
            let start = day.map_or(token.start, |day| scan.tokens[day].start);
            let year = (at + 1..(at + 4).min(scan.tokens.len()))
                .find(|at| scan.tokens[*at].is_number() && scan.word(*at).len() == 4);
            // Who was born so long ago is history; a month alone tells no day.
            let past = year.is_some_and(|year| scan.word(year) < "1910");
            let spelled = at > from + 1 && is_spelled(&fold(scan.word(at - 2)));
            return (!past && (day.is_some() || year.is_some() || spelled))
                .then_some((start, year.map_or(token.end, |year| scan.tokens[year].end)));
        }
        if number == Some(4) {
            return None;
        }
    }
    None
}

/// Whether what was born is no person.
fn is_founded(scan: &Scan, at: usize) -> bool {
    let start = scan.tokens[at].start;
    let from = scan.text.ceil_char_boundary(start.saturating_sub(72));
    let before = &scan.text[from..start];
    let clause = fold(before.rsplit(['\n', ';', '|']).next().unwrap_or(before).rsplit(". ").next().unwrap_or(before));
    super::contact::has(&clause, FOUNDED) && !super::contact::has(&clause, PEOPLE)
}

/// Words of a child.
const CHILD: &[&str] = &[
    "menor",
    "nino",
    "nina",
    "hijo",
    "hija",
    "hijos",
    "hijas",
    "alumno",
    "alumna",
    "adolescente",
    "crianca",
    "aluno",
    "aluna",
    "filho",
    "filha",
    "bambino",
    "bambina",
    "minore",
    "figlio",
    "figlia",
    "enfant",
    "eleve",
    "fils",
    "fille",
    "child",
    "son",
    "daughter",
    "nieto",
    "nieta",
    "bebe",
];
/// Words of years of age.
const YEARS: &[&str] = &["anos", "ano", "anni", "ans", "years", "yr", "yrs", "meses"];
/// Words of where somebody lives.
const HOME: &[&str] = &[
    "calle",
    "avenida",
    "casa",
    "domicilio",
    "domiciliado",
    "domiciliada",
    "vive",
    "barriada",
    "residente",
    "reside",
    "residencia",
    "rua",
    "rue",
    "via",
    "viale",
    "street",
    "st",
    "avenue",
    "road",
    "lane",
    "apartamento",
    "apto",
    "piso",
    "manzana",
    "vereda",
    "travessa",
    "portal",
    "edificio",
    "barrio",
    "sector",
    "lote",
    "colonia",
    "pasaje",
    "hogar",
];

/// Where a child lives: a word of a child or an age below eighteen, a name, and an address with a number.
pub fn homes(scan: &Scan) -> Vec<Hit> {
    const FAR: usize = 16;
    let mut all: Vec<Hit> = Vec::new();
    for at in 0..scan.tokens.len() {
        if all.last().is_some_and(|last| scan.tokens[at].start < last.end) || !is_child(scan, at) {
            continue;
        }
        let from = (at.saturating_sub(FAR)..at)
            .rev()
            .find(|other| parts(scan, *other))
            .map_or(at.saturating_sub(FAR), |end| end + 1);
        let to = (at..(at + FAR).min(scan.tokens.len()))
            .find(|other| parts(scan, *other))
            .map_or((at + FAR).min(scan.tokens.len()), |end| end + 1);
        let named = (at.saturating_sub(6).max(from)..(at + 8).min(to)).any(|other| scan.is_person(other));
        if !named {
            continue;
        }
        let homes = || (from..to).filter(|other| HOME.contains(&fold(scan.word(*other)).as_str()));
        let Some(home) = homes().next() else { continue };
        // `residente en barriada San Isidro, casa B-17`: each word of a home has its number near.
        let number = homes().filter_map(|home| {
            (home.saturating_sub(2).max(from)..(home + 7).min(to)).rfind(|other| is_house(scan, *other))
        });
        if let Some(number) = number.max() {
            let (first, last) = (home.min(number), home.max(number));
            all.push(Hit { code: Code::MinorAddress, start: scan.tokens[first].start, end: scan.tokens[last].end });
        }
    }
    all
}

/// Whether a paragraph or a sentence ends after a token.
fn parts(scan: &Scan, at: usize) -> bool {
    let (Some(token), Some(next)) = (scan.tokens.get(at), scan.tokens.get(at + 1)) else { return true };
    let between = &scan.text[token.end..next.start];
    between.contains("\n\n")
        || between.contains(['|', ';'])
        || (between.starts_with(". ") && token.end - token.start > 5)
}

fn is_child(scan: &Scan, at: usize) -> bool {
    let word = scan.word(at);
    (word.len() <= 12 && word.starts_with(char::is_lowercase) && CHILD.contains(&fold(word).as_str()))
        || is_age(scan, at)
}

/// Whether a token is a house's number: no age, no amount, no code.
fn is_house(scan: &Scan, at: usize) -> bool {
    let token = scan.tokens[at];
    let amount = scan.text[..token.start].trim_end().ends_with(['$', '€', '£', '.']);
    (1..=4).contains(&token.digits) && token.end - token.start <= 5 && !amount && !is_age(scan, at)
}

/// Whether a number is an age below eighteen.
fn is_age(scan: &Scan, at: usize) -> bool {
    let young = scan.word(at).parse::<u32>().is_ok_and(|age| age < 18);
    young && YEARS.contains(&fold(scan.word(at + 1)).as_str())
}
