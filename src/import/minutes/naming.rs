//! Whom a name in somebody else's table or records means: as minutes name people, and besides as such files write
//! them, with a form of address, a party behind, an initial, or the surname first.

use jiff::civil::Date;
use serde_json::Value as Json;

use super::objects::text;
use crate::model::municipality::Person;
use crate::read::people::{People, Sitting};
use crate::text::slug::fold;

/// What people are called before their names, without accents, capitals and dots.
const TITLES: &[&str] = &[
    "don",
    "dona",
    "dna",
    "dña",
    "sr",
    "sra",
    "srta",
    "senor",
    "senora",
    "senhor",
    "senhora",
    "dr",
    "dra",
    "mr",
    "mrs",
    "ms",
    "mx",
    "miss",
    "sir",
    "madam",
    "hon",
    "honorable",
    "honourable",
    "cllr",
    "clr",
    "cr",
    "councillor",
    "councilor",
    "councilmember",
    "councilman",
    "councilwoman",
    "councilperson",
    "alderman",
    "alderwoman",
    "ald",
    "mayor",
    "commissioner",
    "supervisor",
    "chair",
    "chairman",
    "chairwoman",
    "president",
    "presidente",
    "presidenta",
    "vicepresidente",
    "vicepresidenta",
    "alcalde",
    "alcaldesa",
    "intendente",
    "intendenta",
    "concejal",
    "concejala",
    "concejales",
    "edil",
    "regidor",
    "regidora",
    "sindico",
    "sindica",
    "diputado",
    "diputada",
    "representante",
    "vereador",
    "vereadora",
    "ver",
    "lic",
    "licda",
    "licdo",
    "ing",
    "arq",
    "abg",
    "prof",
    "profa",
    "mtro",
    "mtra",
    "excmo",
    "excma",
    "ilmo",
    "ilma",
    "herr",
    "frau",
    "hr",
    "stadtrat",
    "stadtratin",
    "gemeinderat",
    "gemeinderatin",
    "burgermeister",
    "burgermeisterin",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "maire",
    "conseiller",
    "conseillere",
    "sig",
    "sigra",
    "signor",
    "signora",
    "dott",
    "dottssa",
    "avv",
    "consigliere",
    "consigliera",
    "sindaco",
];

/// The same in several words.
const LONG_TITLES: &[&[&str]] = &[
    &["voto", "de"],
    &["vote", "of"],
    &["h", "r"],
    &["council", "member"],
    &["deputy", "mayor"],
    &["vice", "mayor"],
    &["vice", "chair"],
    &["mayor", "pro", "tem"],
    &["presidente", "municipal"],
    &["presidenta", "municipal"],
    &["alcalde", "municipal"],
    &["alcaldesa", "municipal"],
    &["sindico", "municipal"],
    &["sindica", "municipal"],
    &["sindico", "procurador"],
    &["sindica", "procuradora"],
    &["el", "senor"],
    &["la", "senora"],
];

/// Those whom a name can mean: as minutes would take it; else without what stands before and behind it; else by
/// its initial; else with the surname put last.
pub fn meant<'m>(people: &People<'m>, name: &str, sitting: Sitting) -> Vec<&'m Person> {
    let asked = |name: &str| Some(people.all_named(name, sitting)).filter(|found| !found.is_empty());
    let own = bare(name);
    asked(name.trim())
        .or_else(|| asked(&own))
        .or_else(|| by_initial(people, &own, sitting))
        .or_else(|| surname_first(people, &own, sitting))
        .unwrap_or_default()
}

/// A surname with an initial: `Soto A.`, `A. Soto`.
fn by_initial<'m>(people: &People<'m>, name: &str, sitting: Sitting) -> Option<Vec<&'m Person>> {
    let folded = fold(name);
    let (initials, others): (Vec<&str>, Vec<&str>) =
        folded.split_whitespace().partition(|word| word.trim_end_matches('.').chars().count() == 1);
    let initial = initials.first()?.chars().next()?;
    let found = people.all_named(&others.join(" "), sitting);
    let found: Vec<_> = found.into_iter().filter(|person| fold(&person.name).starts_with(initial)).collect();
    Some(found).filter(|found| !others.is_empty() && !found.is_empty())
}

/// A name that begins with the surnames, without a comma: `SOTO ANA`. It must be a whole name so, or one with its
/// first word.
fn surname_first<'m>(people: &People<'m>, name: &str, sitting: Sitting) -> Option<Vec<&'m Person>> {
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..words.len()).find_map(|at| {
        let turned = [&words[at..], &words[..at]].concat();
        let begins = |person: &&Person| fold(person.name.split_whitespace().next().unwrap_or("")) == fold(turned[0]);
        let found = people.all_named(&turned.join(" "), sitting);
        Some(found.into_iter().filter(begins).collect::<Vec<_>>()).filter(|found| !found.is_empty())
    })
}

/// A name without what people are called before it and what stands in brackets behind it, with the surname last
/// where a comma parts it.
pub fn bare(name: &str) -> String {
    let name = name.trim();
    let behind = [" (", "(", " - ", " – ", " — "].iter().find_map(|mark| Some(name.split_once(mark)?.0.trim()));
    let inner = behind.filter(|inner| !inner.is_empty()).unwrap_or(name);
    let mut words: Vec<&str> = inner.split_whitespace().collect();
    while let Some(count) = titles(&words) {
        words.drain(..count);
    }
    turned_round(&words.join(" "))
}

/// How many words at the beginning are a form of address; nothing where none, or where nothing else is left.
fn titles(words: &[&str]) -> Option<usize> {
    let folded = |word: &str| fold(word).replace(['.', ':'], "");
    let is_long = |title: &&&[&str]| {
        words.len() > title.len() && title.iter().zip(words).all(|(title, word)| folded(word) == **title)
    };
    if let Some(long) = LONG_TITLES.iter().find(is_long) {
        return Some(long.len());
    }
    let first = words.first()?;
    // A letter with a dot is an initial beside a surname alone.
    let is_short = || {
        let first = first.to_lowercase();
        let letter = ["d.", "m."].contains(&first.as_str()) && words.len() > 2;
        letter || ["d.ª", "d.a", "dª", "d.ª.", "dª.", "sr/a", "sr./sra.", "reg."].contains(&first.as_str())
    };
    (words.len() > 1 && (TITLES.contains(&folded(first).as_str()) || is_short())).then_some(1)
}

/// Whether what stands behind a name says what somebody is: `primer teniente de alcalde`.
fn is_office(text: &str) -> bool {
    const OFFICES: [&str; 8] =
        ["teniente", "portavoz", "secretario", "secretaria", "deputy", "vice", "adjoint", "adjointe"];
    let folded = fold(text);
    let is_title = |word: &str| TITLES.contains(&word) || OFFICES.contains(&word);
    folded.split_whitespace().any(is_title)
}

/// `Alba, Ana` as `Ana Alba`.
fn turned_round(name: &str) -> String {
    const AFTER: [&str; 6] = ["jr", "sr", "ii", "iii", "phd", "md"];
    match name.split_once(',').map(|(last, first)| (last.trim(), first.trim())) {
        // An office behind the name is none of it.
        Some((own, office)) if !own.is_empty() && is_office(office) => own.to_owned(),
        Some((last, first))
            if !last.is_empty()
                && !first.is_empty()
                && !first.contains(',')
                && !AFTER.contains(&fold(first).trim_end_matches('.')) =>
        {
            format!("{first} {last}")
        }
        _ => name.to_owned(),
    }
}

/// Those whom a name may mean though it is not theirs: it has the first name of one and a surname, or is that first
/// name alone.
pub fn may_mean<'m>(people: &'m [Person], name: &str) -> Vec<&'m Person> {
    let own = fold(&bare(name));
    let words: Vec<&str> = own.split_whitespace().collect();
    let Some((first, others)) = words.split_first() else { return Vec::new() };
    let is_near = |person: &&Person| {
        let known = fold(&person.name);
        let mut known = known.split_whitespace().filter(|word| !PARTICLES.contains(word));
        let is_first = known.next() == Some(*first);
        is_first && (others.is_empty() || known.any(|word| others.contains(&word)))
    };
    people.iter().filter(is_near).collect()
}

/// A person's name in OParl, whole or of its parts.
pub fn name_of(person: &Json) -> Option<String> {
    text(person, "name").or_else(|| parts(person))
}

fn parts(person: &Json) -> Option<String> {
    let parts: Vec<String> = ["givenName", "familyName"].iter().filter_map(|key| text(person, key)).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Who stands of those whom OParl names: with the same first name, and nobody whose own name is another's there
/// (`whole`, folded).
pub fn known_person<'m>(people: &People<'m>, person: &Json, name: &str, whole: &[String]) -> Option<&'m Person> {
    let sitting = Sitting { body: None, day: Date::MAX };
    let first = |name: &str| name.split_whitespace().next().map(fold);
    [Some(name.to_owned()), parts(person)].into_iter().flatten().find_map(|name| {
        let [found] = meant(people, &name, sitting)[..] else { return None };
        let is_same = fold(&found.name) == fold(&name);
        let is_first = first(&found.name) == first(&bare(&name));
        let is_own = !whole.contains(&fold(&found.name));
        (is_same || is_own && is_first).then_some(found)
    })
}

/// Small words of surnames.
const PARTICLES: &[&str] = &[
    "de", "del", "la", "las", "los", "el", "da", "das", "do", "dos", "di", "van", "von", "der", "den", "ten", "zu",
    "le", "y", "e", "i",
];

/// Whether a text is written as the names of people are: two words or more, each with a capital but for the
/// particles of surnames, and no figures.
pub fn is_name(text: &str) -> bool {
    let own = bare(text);
    (2..=6).contains(&own.split_whitespace().count()) && !is_subject(&own)
}

/// Whether a text has what no name has that is written as names are: figures, signs, or words in small letters that
/// are no particles of surnames.
pub fn is_subject(text: &str) -> bool {
    let own = bare(text);
    let is_word = |word: &str| word.starts_with(char::is_uppercase) || PARTICLES.contains(&word);
    own.contains(|c: char| c.is_ascii_digit() || matches!(c, '?' | '¿' | '%' | ':' | '/'))
        || !own.split_whitespace().all(is_word)
}

/// Whether a text names a group of members, or all of them.
pub fn is_group(text: &str) -> bool {
    const GROUPS: [&str; 22] = [
        "grupo",
        "grup",
        "group",
        "groupe",
        "gruppo",
        "fraktion",
        "partido",
        "partit",
        "party",
        "bloque",
        "bancada",
        "fraccion",
        "todos",
        "todas",
        "todo",
        "all",
        "tous",
        "tutti",
        "alle",
        "tots",
        "pleno",
        "coalicion",
    ];
    fold(text).split_whitespace().any(|word| GROUPS.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())))
}

/// How much the way in which a text is written says that it names a person: above nothing where it does, below
/// where it names something else.
pub fn likeness(text: &str) -> i32 {
    let parted = text
        .split_once(',')
        .is_some_and(|(last, first)| !last.trim().is_empty() && is_name(&format!("{first} {last}")));
    match () {
        () if parted => 3,
        () if is_subject(text) => -2,
        () if is_name(text) => 1,
        () => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_what_stands_before_and_behind_it() {
        for (name, own) in [
            ("D. Mar Gil", "Mar Gil"),
            ("D.ª Eva Mena", "Eva Mena"),
            ("Sra. Alcaldesa Ana Soto", "Ana Soto"),
            ("Cllr. Ríos", "Ríos"),
            ("Mr Roca", "Roca"),
            ("Presidenta Municipal Lic. Laura Ibarra Soto", "Laura Ibarra Soto"),
            ("Síndico Mario Peña", "Mario Peña"),
            ("Reg. Elena Cruz", "Elena Cruz"),
            ("Reg Smith", "Reg Smith"),
            ("Eva Mena (PSOE)", "Eva Mena"),
            ("M. Lefèvre Jean", "Lefèvre Jean"),
            ("M. Soto", "M. Soto"),
            ("Voto de Ana", "Ana"),
            ("RÍOS, LUIS", "LUIS RÍOS"),
            ("King, Jr.", "King, Jr."),
            ("Don", "Don"),
            ("Council Member Lee", "Lee"),
            ("Roca - Primer teniente de alcalde", "Roca"),
            ("Pau Roca, Primer Teniente de Alcalde", "Pau Roca"),
            ("Anne-Marie Durand", "Anne-Marie Durand"),
        ] {
            assert_eq!(bare(name), own, "{name}");
        }
        assert!(is_name("Ana Soto") && is_name("Juan de la Cruz") && !is_name("Parque infantil") && !is_name("Soto"));
        assert!(likeness("Soler i Puig, Joan") > likeness("Smith") && likeness("Smith") > likeness("Moció de censura"));
    }
}
