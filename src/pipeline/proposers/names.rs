//! In which forms a name stands in texts: whole, with the surname first, with an initial, or the surname alone.

use super::words::{Word, words};

/// How sure it is that a form means the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// A surname, which others have too.
    Surname,
    /// A given name or its initial, with a surname.
    Part,
    /// The whole name.
    Whole,
}

/// A form of a name: words that stand one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// Without accents and capitals; one letter is an initial.
    pub words: Vec<String>,
    pub likeness: Likeness,
}

/// Words that stand between names, and are none.
const PARTICLES: [&str; 16] =
    ["de", "del", "la", "las", "los", "y", "e", "da", "das", "do", "dos", "di", "du", "van", "von", "san"];
/// Words of what many are: whoever has one of them in the name is no person.
const MANY: [&str; 67] = [
    "agricultores",
    "alumnos",
    "artesanas",
    "artesanos",
    "asociacion",
    "associacao",
    "associazione",
    "association",
    "brigada",
    "centro",
    "circulo",
    "club",
    "colectivo",
    "colegio",
    "comerciantes",
    "comision",
    "comite",
    "committee",
    "comunidad",
    "comunidade",
    "congreso",
    "consejo",
    "cooperativa",
    "docentes",
    "empresa",
    "escola",
    "escuela",
    "estudiantes",
    "familia",
    "familias",
    "federacion",
    "fundacion",
    "gobierno",
    "grupo",
    "iglesia",
    "jovenes",
    "junta",
    "liga",
    "madres",
    "maestras",
    "maestros",
    "mesa",
    "moradores",
    "movimiento",
    "mujeres",
    "neighbours",
    "padres",
    "parroquia",
    "pastoral",
    "patronato",
    "pescadores",
    "productores",
    "promotoras",
    "red",
    "residentes",
    "school",
    "sindicato",
    "sociedad",
    "taller",
    "transportistas",
    "union",
    "usuarios",
    "vecinal",
    "vecinas",
    "vecinos",
    "vendedoras",
    "vendedores",
];
/// Surnames that are words of everyday life and of places too; alone they name nobody.
const EVERYDAY: [&str; 46] = [
    "arroyo",
    "barrios",
    "blanco",
    "caballero",
    "calles",
    "camino",
    "caminos",
    "campos",
    "castillo",
    "cordero",
    "costas",
    "cuevas",
    "delgado",
    "escudero",
    "flores",
    "franco",
    "fuentes",
    "guerra",
    "guerrero",
    "herrero",
    "hidalgo",
    "iglesias",
    "laguna",
    "manzano",
    "marina",
    "mercado",
    "molino",
    "montes",
    "moreno",
    "naranjo",
    "palacio",
    "palacios",
    "parques",
    "pastor",
    "plazas",
    "puertas",
    "ribera",
    "robles",
    "rosales",
    "rosario",
    "salinas",
    "sierra",
    "soldado",
    "torres",
    "trabajo",
    "valles",
];
/// A shorter surname is too often a part of something else.
const SHORTEST_ALONE: usize = 6;

/// A name of one person, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub words: Vec<String>,
    is_of_many: bool,
}

/// The names of people in what stands for an author: `Rosa Pérez y Luis Mora`, `Pérez, Rosa`; the name of a group
/// is one. A single word names nobody.
pub(super) fn names(author: &str) -> Vec<Name> {
    let whole = plain(author);
    if is_of_many(author) {
        return if whole.len() > 1 { vec![Name { words: whole, is_of_many: true }] } else { Vec::new() };
    }
    let apart =
        author.split(['/', ';', '&', '|']).flat_map(|part| part.split(" y ")).flat_map(|part| part.split(" e "));
    let apart = apart.flat_map(|part| part.split(" and "));
    let mut all: Vec<Vec<String>> = Vec::new();
    for part in apart {
        let parts: Vec<Vec<String>> = part.split(',').map(plain).filter(|words| !words.is_empty()).collect();
        // Behind a comma stands another person, or the given name of this one.
        match &parts[..] {
            [surname, given] if surname.len().min(given.len()) == 1 => all.push([given.as_slice(), surname].concat()),
            _ => all.extend(parts),
        }
    }
    all.retain(|words| words.iter().filter(|word| is_name(word)).count() > 1);
    all.into_iter().map(|words| Name { words, is_of_many: false }).collect()
}

/// Whether it is no person's name: it says what many are, or has a word in small letters beside others.
fn is_of_many(author: &str) -> bool {
    let words = words(author);
    let has_capitals = words.iter().any(|word| word.is_capital);
    let is_small = |word: &Word| has_capitals && !word.is_capital && is_name(&word.plain);
    words.iter().any(|word| MANY.contains(&word.plain.as_str()) || is_small(word))
}

fn plain(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.plain).collect()
}

fn is_name(word: &str) -> bool {
    word.chars().count() > 2 && !PARTICLES.contains(&word)
}

impl Name {
    /// The forms in which it may stand in a text.
    pub fn forms(&self) -> Vec<Form> {
        let words = &self.words;
        let whole = |words: Vec<String>| Form { words, likeness: Likeness::Whole };
        let mut all = vec![whole(words.clone())];
        if self.is_of_many {
            return all;
        }
        all.extend((1..words.len()).map(|at| whole([&words[at..], &words[..at]].concat())));
        let given = &words[0];
        let initial: String = given.chars().take(1).collect();
        let part = |words: [&String; 2]| Form { words: words.map(String::clone).to_vec(), likeness: Likeness::Part };
        for name in words[1..].iter().filter(|word| is_name(word)) {
            all.extend([part([&initial, name]), part([name, &initial])]);
            // A given name with the next is no surname where there are more.
            if is_name(given) && (words.len() < 4 || name != &words[1]) {
                all.extend([part([given, name]), part([name, given])]);
            }
        }
        let surnames = if words.len() < 4 { &words[words.len() - 1..] } else { &words[words.len() - 2..] };
        let alone = |word: &&String| {
            is_name(word) && word.chars().count() >= SHORTEST_ALONE && !EVERYDAY.contains(&word.as_str())
        };
        let surname = |word: &String| Form { words: vec![word.clone()], likeness: Likeness::Surname };
        all.extend(surnames.iter().filter(alone).map(surname));
        all
    }

    /// The whole name in one word, as in an address; nothing where it is too short to be known.
    pub fn joined(&self) -> Vec<String> {
        const SHORTEST: usize = 8;
        let forms = self.forms();
        let whole = forms.iter().filter(|form| form.likeness == Likeness::Whole).map(|form| form.words.concat());
        whole.filter(|word| word.len() >= SHORTEST).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(author: &str) -> Vec<String> {
        names(author).iter().map(|name| name.words.join(" ")).collect()
    }

    #[test]
    fn one_author_may_be_several_and_stand_in_any_order() {
        assert_eq!(told("Zacarías Quintanavalle"), ["zacarias quintanavalle"]);
        assert_eq!(told("Quintanavalle, Zacarías"), ["zacarias quintanavalle"]);
        assert_eq!(told("Rosa Pérez y Luis Mora"), ["rosa perez", "luis mora"]);
        assert_eq!(told("Rosa Pérez, Luis Mora, Ana de la Cruz"), ["rosa perez", "luis mora", "ana de la cruz"]);
        assert_eq!(told("rosa pérez y luis mora"), ["rosa perez", "luis mora"], "as people type");
        assert_eq!(told("Zacarías"), [""; 0]);
    }

    #[test]
    fn a_name_has_its_forms() {
        let forms = |author: &str, likeness| -> Vec<String> {
            let all = names(author)[0].forms();
            all.iter().filter(|form| form.likeness == likeness).map(|form| form.words.join(" ")).collect()
        };
        assert_eq!(forms("Rosa Pérez", Likeness::Whole), ["rosa perez", "perez rosa"]);
        let four = forms("Rosa Elena Pérez Quintanavalle", Likeness::Part);
        for form in ["r perez", "rosa perez", "quintanavalle rosa", "perez r"] {
            assert!(four.iter().any(|known| known == form), "{form}: {four:?}");
        }
        assert!(!four.iter().any(|form| form == "rosa elena"));
        assert_eq!(forms("Rosa Elena Pérez Quintanavalle", Likeness::Surname), ["quintanavalle"]);
        assert_eq!(forms("Rosa Flores", Likeness::Surname), [""; 0], "a word of everyday life");
        for group in ["Comité de Salud", "Padres y acudientes de La Cumbre", "Luz para el Barrio"] {
            assert_eq!(names(group)[0].forms().len(), 1, "{group}");
        }
    }
}
