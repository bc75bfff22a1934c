//! Which level contains which in a country, and which of a table are its municipalities.

use super::level::places;
pub use crate::model::divisions::governs;
use crate::model::divisions::{GOVERNS, divisions};

/// What municipalities are called where no country is known, and how near it they stand among the world's divisions.
const BY_NAME: [&str; 2] = ["municipality", "commune"];
const MUNICIPAL: u8 = 3;

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
    use crate::model::divisions::COUNTRIES;

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
