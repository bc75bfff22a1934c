//! The months as people write them in the languages of minutes and tables.

/// The names of the twelve months without accents and capitals, a language a row: Spanish, Portuguese,
/// Italian, French, English and German. Where a language writes one in two ways, both stand, with a bar
/// between.
const NAMES: [[&str; 12]; 6] = [
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre|setiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "janeiro",
        "fevereiro",
        "marco",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
    [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ],
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    [
        "januar",
        "februar",
        "marz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ],
];

/// The month, from 1, with this whole name. The name is folded ([`fold`](super::slug::fold)).
pub fn whole(name: &str) -> Option<i8> {
    among(|known| known == name)
}

/// The month, from 1, with this name or its first three letters, folded.
pub fn named(name: &str) -> Option<i8> {
    whole(name).or_else(|| among(|known| name.len() == 3 && known.starts_with(name)))
}

fn among(fits: impl Fn(&str) -> bool) -> Option<i8> {
    let at = NAMES.iter().find_map(|names| names.iter().position(|both| both.split('|').any(&fits)))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_whole_and_by_three_letters() {
        for (name, month) in [("marzo", 3), ("marz", 3), ("setiembre", 9), ("dezembro", 12), ("giugno", 6), ("aout", 8)]
        {
            assert_eq!(whole(name), Some(month), "{name}");
        }
        for (name, month) in [("ene", 1), ("abr", 4), ("dec", 12), ("okt", 10), ("lug", 7), ("set", 9)] {
            assert_eq!((whole(name), named(name)), (None, Some(month)), "{name}");
        }
        assert_eq!([named("ma"), named("lunes"), named("")], [None; 3]);
    }
}
