//! In which forms a name stands in texts: whole, with the surname first, with an initial, or the surname alone.

use super::people::{Name, Who, is_name};

/// How sure it is that a form means the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// A surname, which others have too, or a word that may be any.
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
    /// Whether it means the person where it is written with capitals alone: of short words others are made too.
    pub in_capitals: bool,
}

/// Surnames that are words of everyday life and of places too; alone they name nobody.
const EVERYDAY: &[&str] = &[
    "arroyo",
    "barrios",
    "blanco",
    "bosque",
    "caballero",
    "calle",
    "calles",
    "camino",
    "caminos",
    "campo",
    "campos",
    "cano",
    "casas",
    "castillo",
    "cordero",
    "costa",
    "costas",
    "cruz",
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
    "hoyos",
    "iglesias",
    "lago",
    "laguna",
    "leon",
    "lima",
    "lobo",
    "luna",
    "manzano",
    "marina",
    "mercado",
    "mesa",
    "molino",
    "montes",
    "moreno",
    "naranjo",
    "nieves",
    "palacio",
    "palacios",
    "palma",
    "parques",
    "pastor",
    "paz",
    "pena",
    "piedra",
    "pino",
    "plata",
    "plaza",
    "plazas",
    "pozo",
    "prado",
    "puente",
    "puertas",
    "reyes",
    "ribera",
    "rios",
    "robles",
    "roca",
    "rosa",
    "rosales",
    "rosario",
    "rosas",
    "salas",
    "salinas",
    "santos",
    "sierra",
    "sol",
    "soldado",
    "toro",
    "torres",
    "trabajo",
    "valle",
    "valles",
    "vega",
    "vela",
];
/// Given names that stand second where there are two, and are then no surname.
const SECOND: &[&str] = &[
    "alberto",
    "alejandra",
    "alejandro",
    "alfonso",
    "andres",
    "angel",
    "angela",
    "antonia",
    "antonio",
    "beatriz",
    "carlos",
    "carmen",
    "cecilia",
    "cristina",
    "daniel",
    "david",
    "eduardo",
    "elena",
    "elisa",
    "emilia",
    "emilio",
    "enrique",
    "ernesto",
    "eugenia",
    "eva",
    "fernanda",
    "fernando",
    "francisco",
    "gabriel",
    "gabriela",
    "guadalupe",
    "ignacio",
    "ines",
    "isabel",
    "javier",
    "jesus",
    "joaquin",
    "jorge",
    "jose",
    "juan",
    "julia",
    "julio",
    "luis",
    "luisa",
    "manuel",
    "marcela",
    "margarita",
    "maria",
    "mario",
    "marta",
    "miguel",
    "pablo",
    "patricia",
    "paula",
    "pedro",
    "pilar",
    "rafael",
    "ramon",
    "raquel",
    "ricardo",
    "roberto",
    "rosario",
    "ruben",
    "sofia",
    "susana",
    "teresa",
    "tomas",
    "victoria",
];
/// A shorter surname is too often a part of something else.
const SHORTEST_ALONE: usize = 4;
/// A name whose words are all as short as this is looked for with capitals.
const SHORT: usize = 3;

impl Name {
    /// The forms in which it may stand in a text.
    pub fn forms(&self) -> Vec<Form> {
        let words = &self.words;
        let in_capitals = words.iter().all(|word| word.chars().count() <= SHORT);
        let form = |likeness, words: Vec<String>| Form { words, likeness, in_capitals };
        let whole = |words| form(Likeness::Whole, words);
        match self.who {
            Who::Many => return vec![whole(words.clone())],
            Who::Alone { in_small } => {
                let alone = Form { in_capitals: !in_small, ..form(Likeness::Surname, words.clone()) };
                return if EVERYDAY.contains(&words[0].as_str()) { Vec::new() } else { vec![alone] };
            }
            Who::Person => {}
        }
        let mut all = vec![whole(words.clone())];
        all.extend((1..words.len()).map(|at| whole([&words[at..], &words[..at]].concat())));
        all.extend(self.parts().into_iter().map(|words| form(Likeness::Part, words)));
        let surname =
            |word: &String| Form { words: vec![word.clone()], likeness: Likeness::Surname, in_capitals: true };
        all.extend(self.surnames().map(surname));
        all
    }

    /// The given name, or its initial, with one of the others; between them what joins them.
    fn parts(&self) -> Vec<Vec<String>> {
        let words = &self.words;
        let given = &words[0];
        let initial: String = given.chars().take(1).collect();
        let names: Vec<usize> = (0..words.len()).filter(|at| is_name(&words[*at])).collect();
        let mut all = Vec::new();
        for at in names.iter().copied().filter(|at| *at > 0) {
            let name = &words[at];
            // A given name with the next is no surname where there are more.
            let is_second = names.len() > 3 && at == names[1];
            let mut firsts = vec![&initial];
            firsts.extend((is_name(given) && !is_second).then_some(given));
            let joined = words[..at].iter().rposition(|word| is_name(word)).map_or(at, |before| before + 1);
            for first in firsts {
                all.extend([vec![first.clone(), name.clone()], vec![name.clone(), first.clone()]]);
                if (1..at).contains(&joined) {
                    all.push([std::slice::from_ref(first), &words[joined..=at]].concat());
                }
            }
        }
        all
    }

    /// The words that are surnames: of four the last two, of three, of which one may be a given name, the same, and
    /// of two the last.
    fn surnames(&self) -> impl Iterator<Item = &String> {
        let names: Vec<&String> = self.words.iter().filter(|word| is_name(word)).collect();
        let (from, of_three) = (if names.len() > 3 { 2 } else { 1 }, names.len() == 3);
        let is_alone = move |(at, word): &(usize, &String)| {
            let any = |words: &[&str]| words.contains(&word.as_str());
            let is_second = of_three && *at == 1 && any(SECOND);
            word.chars().count() >= SHORTEST_ALONE && !any(EVERYDAY) && !is_second
        };
        names.into_iter().enumerate().skip(from).filter(is_alone).map(|(_, word)| word)
    }

    /// The name in one word, as in an address: whole, or a given name and a surname; nothing where it is too short to
    /// be known.
    pub fn joined(&self) -> Vec<(String, Likeness)> {
        const SHORTEST: usize = 8;
        let forms = self.forms().into_iter().filter(|form| form.likeness > Likeness::Surname);
        let words = forms.filter(|form| form.words.iter().all(|word| word.chars().count() > 1));
        words.map(|form| (form.words.concat(), form.likeness)).filter(|(word, _)| word.len() >= SHORTEST).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::people::names;
    use super::*;

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
        let joined = forms("Rosa María de la Cruz Pérez", Likeness::Part);
        assert!(joined.iter().any(|form| form == "rosa de la cruz"), "{joined:?}");
        assert_eq!(forms("Rosa Elena Pérez Quintanavalle", Likeness::Surname), ["perez", "quintanavalle"]);
        assert_eq!(forms("Zenaida Quirós Malpica", Likeness::Surname), ["quiros", "malpica"]);
        assert_eq!(forms("Rosa Elena Quirós", Likeness::Surname), ["quiros"]);
        assert_eq!(forms("Rosa de la Quebrada Quirós", Likeness::Surname), ["quebrada", "quiros"]);
        assert_eq!(forms("Rosa Flores", Likeness::Surname), [""; 0], "a word of everyday life");
        for group in ["Comité de Salud", "Padres y acudientes de La Cumbre", "Luz para el Barrio"] {
            assert_eq!(names(group)[0].forms().len(), 1, "{group}");
        }
    }
}
