//! The titles of columns that have a part of a person's name each, or the whole of it in parts.

use super::{INSIDE, heading};

/// Which part of a name a column has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Given,
    Family,
    /// What is called *name* is whole, or the part that stands in no other column.
    Either,
}

/// Titles of parts of names; of several words those first.
const PARTS: &[(Part, &[&str])] = &[
    (
        Part::Given,
        &[
            "nombre de pila",
            "nom de pila",
            "nome di battesimo",
            "primer nombre",
            "segundo nombre",
            "primeiro nome",
            "nome proprio",
            "first name",
            "middle name",
            "given name",
            "given names",
            "firstname",
            "forename",
            "forenames",
            "fname",
            "vorname",
            "vornamen",
            "vor",
            "prenom",
            "prenoms",
            "prenome",
            "voornaam",
            "voornamen",
            "imie",
        ],
    ),
    (
        Part::Family,
        &[
            "primer apellido",
            "segundo apellido",
            "apellido paterno",
            "apellido materno",
            "apellido 1",
            "apellido 2",
            "nom de famille",
            "last name",
            "family name",
            "ultimo nome",
            "lastname",
            "surname",
            "surnames",
            "lname",
            "apellido",
            "apellidos",
            "nachname",
            "familienname",
            "zuname",
            "sobrenome",
            "sobrenomes",
            "apelido",
            "apelidos",
            "cognome",
            "cognomi",
            "cognom",
            "cognoms",
            "achternaam",
            "nazwisko",
        ],
    ),
    (Part::Either, &["name", "names", "nombre", "nombres", "nom", "noms", "nome", "nomes", "naam", "full name"]),
];

/// The part of a name that a column has, as its title says and nothing else.
pub fn name_part(title: &str) -> Option<Part> {
    match parts(title)?[..] {
        [part] => Some(part),
        _ => None,
    }
}

/// Whether a title names the parts of a name, so that its column has all of it: *Nombre y apellidos*.
pub fn is_whole_name(title: &str) -> bool {
    parts(title).is_some_and(|parts| parts.len() > 1 && parts.contains(&Part::Family))
}

/// The parts of a name that a title has one after another, where it says nothing else but whose name it is.
fn parts(title: &str) -> Option<Vec<Part>> {
    const BESIDE: [&str; 18] = [
        "y", "and", "et", "e", "und", "i", "en", "de", "del", "do", "da", "della", "du", "of", "the", "council",
        "city", "member",
    ];
    let title = heading(&apart(title));
    let words: Vec<&str> = title.split(' ').filter(|word| !word.is_empty()).collect();
    let whose = INSIDE.iter().filter(|(word, _)| *word == "person").flat_map(|(_, words)| words.iter());
    let whose: Vec<&str> = whose.copied().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let phrase = |length: usize| words.get(at..at + length).map(|words| words.join(" "));
        let part = (1..=3).rev().find_map(|length| {
            let phrase = phrase(length)?;
            let (part, _) = PARTS.iter().find(|(_, titles)| titles.contains(&phrase.as_str()))?;
            Some((*part, length))
        });
        match part {
            Some((part, length)) => {
                found.push(part);
                at += length;
            }
            None if BESIDE.contains(&words[at]) || whose.contains(&words[at]) => at += 1,
            None => return None,
        }
    }
    Some(found).filter(|found| !found.is_empty())
}

/// `FirstName` as two words.
fn apart(title: &str) -> String {
    let mut apart = String::with_capacity(title.len());
    let mut before = ' ';
    for c in title.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            apart.push(' ');
        }
        apart.push(c);
        before = c;
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_which_part_of_a_name_its_column_has() {
        for (title, expected) in [
            ("First Name", Some(Part::Given)),
            ("FirstName", Some(Part::Given)),
            ("member_first_name", Some(Part::Given)),
            ("Prénom", Some(Part::Given)),
            ("Prénom de l'élu", None),
            ("Last Name", Some(Part::Family)),
            ("Councillor Surname", Some(Part::Family)),
            ("Apellidos del concejal", Some(Part::Family)),
            ("Segundo apellido", Some(Part::Family)),
            ("Nom de famille", Some(Part::Family)),
            ("Nom", Some(Part::Either)),
            ("Nombre del regidor", Some(Part::Either)),
            ("Nombre y apellidos", None),
            ("Nombre del proyecto", None),
            ("Concejal", None),
            ("Asunto", None),
        ] {
            assert_eq!(name_part(title), expected, "{title}");
        }
        for title in
            ["Nombre y apellidos", "Nom et prénom", "Cognome e nome", "Last Name, First Name", "Vor- und Nachname"]
        {
            assert!(is_whole_name(title), "{title}");
        }
        assert!(!is_whole_name("Nombre") && !is_whole_name("Apellidos") && !is_whole_name("Asunto"));
    }
}
