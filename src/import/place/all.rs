//! What tables write in the place of a smaller area's name where a row is about all of them: «Todos», «Total», «-».

use super::level::of_title;
use crate::text::slug::fold;
use crate::text::total::is_only_a_sum;

/// Words for all areas or their sum that no area is called by.
const ALONE: [&str; 20] = [
    "todos",
    "todas",
    "all",
    "ensemble",
    "insgesamt",
    "gesamt",
    "tutti",
    "tutte",
    "totaal",
    "total",
    "totale",
    "complesso",
    "conjunto",
    "subtotal",
    "razem",
    "ogolem",
    "totes",
    "tots",
    "totals",
    "totalt",
];
/// Words for all that are also what places are called, and say it before a level alone.
const BEFORE: [&str; 8] = ["tous", "toutes", "tout", "toute", "alle", "todo", "toda", "whole"];
/// Small words beside these.
const BESIDE: [&str; 16] =
    ["the", "el", "of", "los", "las", "les", "die", "der", "le", "os", "as", "de", "del", "do", "la", "general"];

/// Whether a text is a mark alone: `-`, `—`, `*`.
pub fn is_mark(text: &str) -> bool {
    !text.trim().is_empty() && !text.chars().any(char::is_alphanumeric)
}

/// Whether a text says that it is about all areas, and nothing else: `Todos`, `Todos los municipios`, `Ensemble`.
pub fn is_all(text: &str) -> bool {
    let text = fold(text);
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let says = |word: &&str| ALONE.contains(word) || is_only_a_sum(word);
    let is_level = |word: &str| of_title(word).is_some_and(|_| word.chars().count() > 4);
    let says_all = words.iter().any(|word| says(word) || BEFORE.contains(word));
    let is_one = matches!(words[..], [only] if says(&only));
    is_one
        || says_all
            && words.len() > 1
            && words.iter().all(|word| says(word) || BEFORE.contains(word) || BESIDE.contains(word) || is_level(word))
}

/// Whether a smaller area's name is the container's with what its level is called: `Departamento de Rivas`, in Rivas.
pub fn is_container(name: &str, level: Option<&str>, container: Option<&str>) -> bool {
    let (Some(level), Some(container)) = (level, container) else { return false };
    let (name, container) = (fold(name), fold(container));
    let Some((first, rest)) = name.split_once(' ') else { return false };
    let rest = ["de ", "del ", "of ", "do ", "da "].iter().find_map(|small| rest.strip_prefix(small)).unwrap_or(rest);
    of_title(first) == Some(level) && rest == container
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_all_are_no_names_and_names_that_begin_so_are() {
        for all in [
            "Todos",
            "TODAS",
            "Total",
            "Todos los municipios",
            "Toutes les communes",
            "All districts",
            "Ensemble",
            "Insgesamt",
            "Total del municipio",
            "Totaal",
            "Alle Gemeinden",
            "Total departamento",
            "Total general",
            "Todo el departamento",
        ] {
            assert!(is_all(all), "{all}");
        }
        // Places of Spain, Switzerland, Guatemala and Panama.
        for name in ["Tous", "Alle", "Todos Santos Cuchumatán", "Las Tablas", "La Villa de Los Santos", "-"] {
            assert!(!is_all(name), "{name}");
        }
        assert!(is_container("Departamento de Rivas", Some("department"), Some("Rivas")));
        assert!(!is_container("Departamento de Rivas", Some("department"), Some("Boaco")));
        assert!(!is_container("Rivas", Some("department"), Some("Rivas")));
        assert!(is_mark("-") && is_mark("—") && is_mark("***") && !is_mark("A-1") && !is_mark(" "));
    }
}
