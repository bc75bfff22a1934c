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

/// Those of four letters by which months are shortened.
const SHORT: [&str; 6] = ["janv", "fevr", "febr", "juil", "sept", "sett"];

/// The month, from 1, with this name, its first three letters, or a usual short form of four, folded; nothing where
/// two months begin so, as `jui` in French.
pub fn named(name: &str) -> Option<i8> {
    let is_short = name.len() == 3 || SHORT.contains(&name);
    whole(name).or_else(|| among(|known| is_short && known.starts_with(name)))
}

/// The only month of which a name fits.
fn among(fits: impl Fn(&str) -> bool) -> Option<i8> {
    let is_it = |(_, at): &(i8, usize)| NAMES.iter().any(|names| names[*at].split('|').any(&fits));
    let mut found = (1..=12).zip(0..12).filter(is_it).map(|(month, _)| month);
    let first = found.next()?;
    found.next().is_none().then_some(first)
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
        for (name, month) in
            [("ene", 1), ("abr", 4), ("dec", 12), ("okt", 10), ("lug", 7), ("set", 9), ("sept", 9), ("juil", 7)]
        {
            assert_eq!((whole(name), named(name)), (None, Some(month)), "{name}");
        }
        assert_eq!([named("ma"), named("lunes"), named(""), named("jui"), named("nove")], [None; 5]);
    }
}
