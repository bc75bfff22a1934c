//! The divisions of countries, the largest first, and which of them a local government of its own governs.

use super::level::places;

/// Countries by their ISO code, with their divisions from the largest: those of one place beside one another, parted
/// by `|`, and a star before those that a town's government governs. What stands in a different place from one
/// region to the next is left out. `level-2` is how maps of the whole world call what they number.
const COUNTRIES: &[(&str, &str)] = &[
    ("AO", "province *municipality|*level-2 commune"),
    ("AR", "province department *municipality|*commune locality"),
    ("AT", "state district *municipality"),
    ("BA", "canton *municipality"),
    ("BE", "region province arrondissement *commune|*municipality"),
    ("BF", "region province *commune village"),
    ("BJ", "department *commune arrondissement village"),
    ("BO", "department province *municipality|*level-3 canton"),
    ("BR", "state mesoregion microregion *municipality|*level-2 district sub-district neighbourhood"),
    ("CH", "canton district *commune|*municipality"),
    ("CL", "region province *commune|*municipality|*level-3"),
    ("CM", "region department arrondissement *commune"),
    ("CO", "department *municipality|*level-2 commune|corregimiento neighbourhood|village"),
    ("CR", "province *canton|*municipality|*level-2 district neighbourhood"),
    ("CU", "province *municipality|*level-2"),
    ("CV", "island *municipality parish"),
    ("DE", "state region county *municipality locality|neighbourhood"),
    ("DO", "region province *municipality|*level-2 district neighbourhood"),
    ("DZ", "province *commune"),
    ("EC", "province *canton|*municipality|*level-2 parish"),
    ("ES", "region province comarca *municipality locality"),
    ("FR", "region department arrondissement canton *commune"),
    ("GB", "region *county *district|*borough parish|ward"),
    ("GH", "region *district"),
    ("GT", "department *municipality|*level-2 village"),
    ("HN", "department *municipality|*level-2 village"),
    ("HT", "department arrondissement *commune"),
    ("ID", "province *regency sub-district village"),
    ("IE", "*county"),
    ("IN", "state district sub-district *municipality|*village ward"),
    ("IT", "region province *commune|*municipality locality"),
    ("JM", "*parish"),
    ("KE", "*county constituency|sub-county ward"),
    ("LU", "canton *commune"),
    ("MA", "region province|prefecture *commune"),
    ("MG", "region district *commune"),
    ("ML", "region *commune"),
    ("MX", "state *municipality|*borough|*level-2 locality"),
    ("MZ", "province *district|*municipality administrative-post locality"),
    ("NI", "department *municipality|*level-2"),
    ("NL", "province *municipality ward neighbourhood"),
    ("PA", "province|comarca *district|*municipality|*level-2 corregimiento neighbourhood"),
    ("PE", "region|department *province|*level-2 *district|*level-3"),
    ("PH", "region province *municipality barangay"),
    ("PL", "province county *municipality"),
    ("PT", "region district *municipality|*level-2 parish"),
    ("PY", "department *district|*municipality|*level-2 neighbourhood"),
    ("RO", "county *commune|*municipality"),
    ("RW", "province *district"),
    ("SN", "region department arrondissement *commune"),
    ("ST", "*district"),
    ("SV", "department *municipality|*level-2 district canton"),
    ("TN", "governorate *municipality"),
    ("TZ", "region *district ward"),
    ("UG", "*district county sub-county parish village"),
    ("US", "state county *municipality|*township"),
    ("UY", "*department *municipality locality"),
    ("VE", "state *municipality|*level-2 parish"),
    ("ZA", "province district *municipality ward"),
    ("ZM", "province *district ward"),
    ("ZW", "province *district ward"),
];
/// Before the levels that a town's government governs.
const GOVERNS: char = '*';
/// What municipalities are called where no country is known, and how near it they stand among the world's divisions.
const BY_NAME: [&str; 2] = ["municipality", "commune"];
const MUNICIPAL: u8 = 3;

/// The places of a country's divisions from the largest, each with what stands there.
fn divisions(country: Option<&str>) -> Option<impl Iterator<Item = impl Iterator<Item = &'static str>>> {
    let (_, divisions) =
        COUNTRIES.iter().find(|(code, _)| country.is_some_and(|own| own.eq_ignore_ascii_case(code)))?;
    Some(divisions.split(' ').map(|place| place.split('|')))
}

/// Whether a level contains another in a country; nothing where that is not known of both.
pub fn contains(country: Option<&str>, one: &str, other: &str) -> Option<bool> {
    let place = |wanted: &str| {
        let is_it = |level: &str| level.trim_start_matches(GOVERNS) == wanted;
        divisions(country)?.position(|mut place| place.any(is_it))
    };
    let (one, other) = (place(one)?, place(other)?);
    (one != other).then_some(one < other)
}

/// What stands at a place of a country's divisions, from 1: what maps of the whole world number so, or else the place
/// itself; nothing where the country is not known.
pub fn nth(country: Option<&str>, number: usize) -> Option<&'static str> {
    let numbered = format!("level-{number}");
    let bare = |level: &'static str| level.trim_start_matches(GOVERNS);
    let all: Vec<Vec<&str>> = divisions(country)?.map(|place| place.map(bare).collect()).collect();
    let own =
        all.iter().find(|place| place.contains(&numbered.as_str())).or_else(|| all.get(number.checked_sub(1)?))?;
    own.iter().copied().find(|level| !level.starts_with("level-"))
}

/// Whether a town's government governs areas of a level in a country; nothing where the country is not known.
pub fn governs(country: Option<&str>, level: &str) -> Option<bool> {
    let is_it = |own: &str| own.strip_prefix(GOVERNS) == Some(level);
    Some(divisions(country)?.flatten().any(is_it))
}

/// Whether areas of a level are what a table calls municipalities in a country where none of those that stand are of
/// that level; nothing where that is not known of any of them.
pub fn stands_for(
    country: Option<&str>,
    called: &str,
    level: &str,
    mut levels: impl Iterator<Item = impl AsRef<str>>,
) -> Option<bool> {
    let is_it = called == BY_NAME[0] && levels.any(|level| governs(country, level.as_ref()) == Some(true));
    is_it.then(|| governs(country, level) == Some(true))
}

/// The levels among which a municipality is looked for where its country does not tell, the likeliest first.
pub fn likeliest(level: &str) -> u8 {
    let is_there = || places(Some(level)).is_none_or(|(highest, lowest)| (highest..=lowest).contains(&MUNICIPAL));
    match BY_NAME.contains(&level) {
        true => 0,
        false if is_there() => 1,
        false => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::place::level::is_known;

    #[test]
    fn levels_are_written_as_titles_name_them() {
        for (country, divisions) in COUNTRIES {
            assert!(divisions.contains(GOVERNS), "{country}");
            for level in divisions.split([' ', '|']).map(|level| level.trim_start_matches(GOVERNS)) {
                assert!(is_known(level), "{country}: {level}");
            }
        }
        let codes: Vec<&str> = COUNTRIES.iter().map(|(code, _)| *code).collect();
        assert!(codes.is_sorted(), "{codes:?}");
    }

    #[test]
    fn who_governs_is_told_by_country() {
        assert_eq!(governs(Some("ec"), "canton"), Some(true));
        assert_eq!(governs(Some("SV"), "canton"), Some(false), "in El Salvador, a part of a district");
        assert_eq!(governs(None, "canton"), None);
        assert_eq!(contains(Some("CO"), "municipality", "commune"), Some(true));
        assert_eq!(contains(Some("PE"), "district", "province"), Some(false));
        assert_eq!(contains(Some("CR"), "province", "barangay"), None);
    }
}
