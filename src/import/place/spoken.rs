//! Names of areas as people say them, where lists write what a town is, or its article, after a comma.

use crate::text::slug::fold;

/// What towns are called in lists, whole or as the end of a word: `Heide, Stadt`, `Bremen, Hansestadt`.
const RANKS: [&str; 9] = ["stadt", "gemeinde", "markt", "flecken", "st", "gkst", "lhst", "gmina", "miasto"];
/// Articles that lists put behind: `Palmas de Gran Canaria, Las`; `Coruña, A`.
const ARTICLES: [&str; 16] =
    ["el", "la", "los", "las", "l'", "l’", "els", "les", "es", "sa", "ses", "o", "a", "os", "as", "the"];

/// A name as people say it.
pub fn spoken(name: &str) -> String {
    let Some((own, behind)) = name.rsplit_once(", ").map(|(own, behind)| (own.trim(), behind.trim())) else {
        return name.to_owned();
    };
    let folded = fold(behind);
    let is_rank = |word: &str| RANKS.iter().any(|rank| word == *rank || rank.len() > 3 && word.ends_with(rank));
    if ARTICLES.contains(&behind.to_lowercase().as_str()) {
        let between = if behind.ends_with(['\'', '’']) { "" } else { " " };
        return format!("{behind}{between}{own}");
    }
    match folded.split_whitespace().last().is_some_and(is_rank) {
        true => own.to_owned(),
        false => name.to_owned(),
    }
}

/// What names an area in any list: as it is written, and as it is said.
pub fn keys(name: &str) -> impl Iterator<Item = String> {
    let (written, said) = (fold(name), fold(&spoken(name)));
    let other = (said != written).then_some(said);
    std::iter::once(written).chain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_comma_goes_where_it_is_said() {
        // As Germany's and Spain's institutes of statistics write them.
        for (written, said) in [
            ("Heide, Stadt", "Heide"),
            ("Kiel, Landeshauptstadt", "Kiel"),
            ("Lübeck, Hansestadt", "Lübeck"),
            ("Palmas de Gran Canaria, Las", "Las Palmas de Gran Canaria"),
            ("Hospitalet de Llobregat, L'", "L'Hospitalet de Llobregat"),
            ("Aldea, Norte", "Aldea, Norte"),
            ("Madrid", "Madrid"),
        ] {
            assert_eq!(spoken(written), said);
        }
    }
}
