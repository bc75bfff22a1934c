//! Link texts that say nothing about where they lead.
//!
//! Someone who hears a page read aloud goes from link to link, and hears "here", "here", "here".

use crate::text::slug::fold;

/// Texts that say nothing, folded, by language. A new language is a new line.
const EMPTY_WORDS: &[&[&str]] = &[
    // Spanish
    &[
        "aca",
        "ahi",
        "alli",
        "aqui",
        "click",
        "click aca",
        "click aqui",
        "clic",
        "clic aca",
        "clic aqui",
        "consultar",
        "consultar aqui",
        "continuar",
        "de click aqui",
        "descarga",
        "descargar",
        "descargar aqui",
        "descargue aqui",
        "detalle",
        "detalles",
        "enlace",
        "este enlace",
        "esta pagina",
        "haga clic aqui",
        "haz clic aqui",
        "ir",
        "leer mas",
        "link",
        "mas",
        "mas detalles",
        "mas info",
        "mas informacion",
        "pagina",
        "pinche aqui",
        "pulse aqui",
        "saber mas",
        "seguir leyendo",
        "ver",
        "ver aca",
        "ver aqui",
        "ver detalle",
        "ver detalles",
        "ver enlace",
        "ver mas",
        "vea aqui",
    ],
    // English
    &[
        "click",
        "click here",
        "continue",
        "continue reading",
        "details",
        "download",
        "download here",
        "go",
        "here",
        "learn more",
        "link",
        "more",
        "more details",
        "more info",
        "more information",
        "page",
        "read more",
        "see here",
        "see more",
        "this",
        "this link",
        "this page",
        "view",
        "view more",
    ],
    // Portuguese
    &[
        "aqui",
        "baixar",
        "baixe aqui",
        "clique",
        "clique aqui",
        "leia mais",
        "link",
        "mais",
        "mais detalhes",
        "mais informacoes",
        "saiba mais",
        "veja aqui",
        "veja mais",
        "ver mais",
    ],
    // French
    &[
        "cliquez ici",
        "en savoir plus",
        "ici",
        "lien",
        "lire la suite",
        "plus",
        "plus d'informations",
        "plus de details",
        "savoir plus",
        "suite",
        "telecharger",
        "voir",
        "voir plus",
    ],
    // Catalan
    &["aci", "feu clic aqui", "llegir mes", "mes", "mes informacio", "veure mes"],
    // Galician
    &["ler mais", "mais informacion", "preme aqui", "saber mais"],
    // Guarani
    &["ape", "ko'ape"],
];

/// No entry is longer, so that a link around a whole chapter is not folded to find out.
const LONGEST_BYTES: usize = 60;

/// Whether a link text tells nothing, whatever its case, accents and punctuation.
pub(super) fn says_nothing(text: &str) -> bool {
    if text.len() > LONGEST_BYTES {
        return false;
    }
    let folded = fold(text).replace('’', "'");
    let words = folded.trim_matches(|c: char| !c.is_alphanumeric());
    words.is_empty() || EMPTY_WORDS.iter().any(|language| language.contains(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_say_nothing() {
        for text in ["aquí", "Aquí.", "VER MÁS…", "[ click  here ]", "→", "Saiba mais »", "ko’ápe"] {
            assert!(says_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn texts_that_say_something() {
        for text in ["Acta de marzo", "Ver el presupuesto", "2025", "議事録", &"aquí ".repeat(1000)] {
            assert!(!says_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn entries_are_written_as_they_are_compared() {
        for entry in EMPTY_WORDS.concat() {
            assert!(entry.len() <= LONGEST_BYTES && says_nothing(entry), "{entry:?}");
        }
    }
}
