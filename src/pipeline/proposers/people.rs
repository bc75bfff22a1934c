//! Whom a field `author:` names: people in several ways of writing, without what they are called and what they do, or a
//! group.

use super::words::{Word, words};

/// Words that stand between names, and are none.
pub(super) const PARTICLES: &[&str] =
    &["de", "del", "la", "las", "los", "y", "e", "da", "das", "do", "dos", "di", "du", "van", "von", "san"];
/// Words of what many are: whoever has one of them in the name is no person.
const MANY: &[&str] = &[
    "agricultores",
    "alumnos",
    "artesanas",
    "artesanos",
    "asociacion",
    "associacao",
    "association",
    "associazione",
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
/// Words before a name by which somebody is addressed, or that tell what they do.
const TITLES: &[&str] = &[
    "alcalde",
    "alcaldesa",
    "arq",
    "ciudadana",
    "ciudadano",
    "concejal",
    "concejala",
    "d",
    "doctor",
    "doctora",
    "don",
    "dona",
    "dr",
    "dra",
    "frau",
    "herr",
    "hna",
    "hno",
    "hon",
    "ing",
    "ingeniera",
    "ingeniero",
    "lic",
    "licda",
    "licdo",
    "licenciada",
    "licenciado",
    "madame",
    "maestra",
    "maestro",
    "miss",
    "mme",
    "monsieur",
    "mr",
    "mrs",
    "ms",
    "mtra",
    "mtro",
    "padre",
    "pbro",
    "presidenta",
    "presidente",
    "prof",
    "profa",
    "profesor",
    "profesora",
    "representante",
    "rev",
    "secretaria",
    "secretario",
    "senhor",
    "senhora",
    "senor",
    "senora",
    "senorita",
    "sig",
    "signor",
    "signora",
    "sor",
    "sr",
    "sra",
    "srta",
    "tesorera",
    "tesorero",
    "vecina",
    "vecino",
];
/// Words that stand for an author where there is none.
const NOBODY: &[&str] = &[
    "alcaldia",
    "anonima",
    "anonimas",
    "anonimo",
    "anonimos",
    "anonymous",
    "ciudadania",
    "concejo",
    "confidencial",
    "desconocida",
    "desconocido",
    "municipio",
    "nadie",
    "ninguna",
    "ninguno",
    "particular",
    "persona",
    "personas",
    "poblacion",
    "privado",
    "pueblo",
    "reservado",
    "residente",
    "varias",
    "varios",
];
/// No name has more words; of a longer one the first are looked for.
const MOST_WORDS: usize = 12;

/// Who is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Who {
    /// A person, by several words.
    Person,
    /// A group, which has one form of its name.
    Many,
    /// Somebody by one word, which may be any: as it is written, or in small letters too.
    Alone { in_small: bool },
}

/// A name, in words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Name {
    /// Without accents and capitals.
    pub words: Vec<String>,
    pub who: Who,
}

/// The names in what stands for an author: `Rosa Pérez y Luis Mora`, `Pérez, Rosa`, `Sra. Rosa Pérez (presidenta)`,
/// `rosa.perez@…`; the name of a group is one.
pub(super) fn names(author: &str) -> Vec<Name> {
    if let Some((local, _)) = author.trim().split_once('@').filter(|(local, _)| !local.contains(' ')) {
        return of_people(&local.replace(['.', '_', '-', '+'], " "), true);
    }
    let parts = without_roles(author);
    let Some(many) = parts.iter().position(|part| is_of_many(part)) else { return of_people(&parts.join(", "), false) };
    // Before a group stands one of it, or nobody; behind it, where it is.
    let mut all = of_people(&parts[..many].join(", "), false);
    all.retain(|name| name.who == Who::Person);
    let words = plain(&parts[many..].join(", "));
    let group = Name { words: first(words), who: Who::Many };
    all.extend((group.words.len() > 1).then_some(group));
    all
}

/// The parts of an author between brackets, dashes and commas that are names.
fn without_roles(author: &str) -> Vec<&str> {
    let has_capitals = words(author).iter().any(|word| word.is_capital);
    let parts = author.split(['(', ')', '[', ']', ',']).flat_map(|part| part.split(" - "));
    let parts = parts.flat_map(|part| part.split(" – ")).flat_map(|part| part.split(" — "));
    let is_role = |part: &str| {
        let words = words(part);
        let name = &words[titles(&words)..];
        let begins_small = |words: &[Word]| words.first().is_none_or(|word| !word.is_capital);
        // `Presidenta de la Junta` is no name, `presidenta Rosa Pérez` is one.
        begins_small(name) && (name.len() < words.len() || (has_capitals && begins_small(&words)))
    };
    let all: Vec<&str> = parts.map(str::trim).filter(|part| !words(part).is_empty()).collect();
    let named: Vec<&str> = all.iter().copied().filter(|part| !is_role(part)).collect();
    // As people type: all in small letters, and nothing that is surely a name.
    if named.is_empty() { all } else { named }
}

/// How many words at the beginning are titles.
fn titles(words: &[Word]) -> usize {
    words.iter().take_while(|word| TITLES.contains(&word.plain.as_str())).count()
}

/// The names of people in a text without roles.
fn of_people(author: &str, in_small: bool) -> Vec<Name> {
    let apart =
        author.split(['/', ';', '&', '|']).flat_map(|part| part.split(" y ")).flat_map(|part| part.split(" e "));
    let apart = apart.flat_map(|part| part.split(" and "));
    let mut all: Vec<Vec<String>> = Vec::new();
    for part in apart {
        let parts: Vec<Vec<String>> = part.split(',').map(untitled).filter(|words| !words.is_empty()).collect();
        // Behind a comma stands another person, or the given name of this one.
        match &parts[..] {
            [surname, given] if surname.len().min(given.len()) == 1 => all.push([given.as_slice(), surname].concat()),
            _ => all.extend(parts),
        }
    }
    if let [alone] = &all[..]
        && let [word] = &alone[..]
    {
        let any = |words: &[&str]| words.contains(&word.as_str());
        let is_name = word.chars().count() > 2 && !any(MANY) && !any(NOBODY) && !any(TITLES) && !any(PARTICLES);
        let in_small = in_small || word.bytes().any(|byte| byte.is_ascii_digit());
        return is_name.then(|| Name { words: alone.clone(), who: Who::Alone { in_small } }).into_iter().collect();
    }
    all.retain(|words| words.iter().filter(|word| is_name(word)).count() > 1);
    all.into_iter().map(|words| Name { words: first(words), who: Who::Person }).collect()
}

/// Whether it is no person's name: it says what many are, or has a word in small letters beside others.
fn is_of_many(author: &str) -> bool {
    let words = words(author);
    let has_capitals = words.iter().any(|word| word.is_capital);
    let is_small = |word: &Word| has_capitals && !word.is_capital && word.plain.len() > 2 && is_name(&word.plain);
    let named = &words[titles(&words)..];
    words.iter().any(|word| MANY.contains(&word.plain.as_str())) || named.iter().any(is_small)
}

fn plain(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.plain).collect()
}

/// The words of a name without the titles before it.
fn untitled(text: &str) -> Vec<String> {
    let words = words(text);
    let from = titles(&words);
    words.into_iter().skip(from).map(|word| word.plain).collect()
}

fn first(mut words: Vec<String>) -> Vec<String> {
    words.truncate(MOST_WORDS);
    words
}

/// Whether a word is a name's own: no initial, and none of those that stand between.
pub(super) fn is_name(word: &str) -> bool {
    word.chars().count() > 1 && !PARTICLES.contains(&word)
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
        assert_eq!(told("Li Wu"), ["li wu"]);
        assert_eq!(told("Zeny77"), ["zeny77"]);
        assert_eq!(told("rosa.perez@correo.example"), ["rosa perez"]);
        for nobody in ["Anónimo", "Vecinos", "Pueblo", "Yo", ""] {
            assert_eq!(told(nobody), [""; 0], "{nobody}");
        }
    }

    #[test]
    fn what_somebody_is_called_and_does_is_no_name() {
        for author in [
            "Sra. Rosa Pérez (presidenta del comité)",
            "Rosa Pérez, presidenta del Comité de Agua",
            "presidenta Rosa Pérez",
            "Ing. Rosa Pérez – vecina de El Muelle",
            "Doña Rosa Pérez, vecina",
        ] {
            assert_eq!(told(author), ["rosa perez"], "{author}");
        }
        assert_eq!(told("Rosa Pérez, Comité de Agua"), ["rosa perez", "comite de agua"]);
        assert_eq!(told("Sra. Rosa Pérez y Sr. Luis Mora"), ["rosa perez", "luis mora"]);
        for group in ["Comité de Salud", "Padres y acudientes de La Cumbre", "Luz para el Barrio"] {
            assert!(matches!(&names(group)[..], [Name { who: Who::Many, .. }]), "{group}");
        }
        assert_eq!(names("Ana ".repeat(5000).trim())[0].words.len(), MOST_WORDS);
    }
}
