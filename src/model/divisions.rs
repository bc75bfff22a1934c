//! The divisions of countries, the largest first, and which of them a local government of its own governs.

use std::collections::{BTreeMap, BTreeSet};

use super::territory::{Level, Territory};
use crate::text::slug::fold;

/// Countries by their ISO code, with their divisions from the largest: those of one place beside one another, parted
/// by `|`, and a star before those that a town's government governs. What stands in a different place from one
/// region to the next is left out. `level-2` is how maps of the whole world call what they number.
pub const COUNTRIES: &[(&str, &str)] = &[
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
pub const GOVERNS: char = '*';

/// Beginnings of what is called larger than a municipality, and smaller, wherever the country's divisions do not tell. Words that
/// are a municipality in one country and not in the next (district, canton, county) are in neither.
const LARGER: &[&str] = &[
    "country",
    "nation",
    "pais",
    "region",
    "regiao",
    "state",
    "estado",
    "province",
    "provinc",
    "departa",
    "departement",
    "governorate",
    "gobernacion",
    "prefectur",
    "comarca",
    "mesoreg",
    "mesorreg",
    "microreg",
    "microrreg",
    "comunidad autonoma",
    "bundesland",
    "island",
];
const SMALLER: &[&str] = &[
    "corregimiento",
    "ward",
    "parish",
    "parroq",
    "freguesia",
    "barrio",
    "bairro",
    "neighbo",
    "quartier",
    "localidad",
    "locality",
    "aldea",
    "aldeia",
    "vereda",
    "village",
    "caserio",
    "barangay",
    "sector",
    "zone",
    "zona",
    "junta comunal",
];

/// The places of a country's divisions from the largest, each with what stands there.
pub fn divisions(country: Option<&str>) -> Option<impl Iterator<Item = impl Iterator<Item = &'static str>>> {
    let (_, divisions) =
        COUNTRIES.iter().find(|(code, _)| country.is_some_and(|own| own.eq_ignore_ascii_case(code)))?;
    Some(divisions.split(' ').map(|place| place.split('|')))
}

/// Whether a town's government governs areas of a level in a country; nothing where the country is not known.
pub fn governs(country: Option<&str>, level: &str) -> Option<bool> {
    let is_it = |own: &str| own.strip_prefix(GOVERNS) == Some(level);
    Some(divisions(country)?.flatten().any(is_it))
}

/// Whether areas of a level are municipalities; nothing where neither the country nor what the level is called tells.
fn is_municipal(country: Option<&str>, level: &Level) -> Option<bool> {
    let is_listed = |own: &str| own.trim_start_matches(GOVERNS) == level.id;
    if divisions(country).is_some_and(|all| all.flatten().any(is_listed)) {
        return governs(country, &level.id);
    }
    let names = level.name.all().map(|(_, name)| fold(name));
    let called: Vec<String> = std::iter::once(level.id.replace('-', " ")).chain(names).collect();
    // In Peru, “municipalidad provincial”.
    if called.iter().any(|name| name.contains("municip")) {
        return None;
    }
    let is_other = |word: &str| called.iter().any(|name| name.starts_with(word));
    LARGER.iter().chain(SMALLER).any(|word| is_other(word)).then_some(false)
}

/// The levels of governments that have a portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Governed {
    /// Those of municipalities; of which it is not known whether they are, count as such. Never empty.
    pub municipal: BTreeSet<usize>,
    /// The one of them at which most portals are; of two with as many, the smaller areas'.
    pub main: usize,
}

impl Governed {
    /// The levels of the areas of some portals (places in the territory's areas); nothing where there are none.
    pub fn of(areas: impl Iterator<Item = usize>, territory: &Territory, country: Option<&str>) -> Option<Self> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for at in areas {
            *counts.entry(territory.areas[at].level).or_default() += 1;
        }
        let may_be = |level: &usize| {
            let level = territory.levels.get(*level);
            level.is_none_or(|level| is_municipal(country, level) != Some(false))
        };
        let known: BTreeSet<usize> = counts.keys().copied().filter(may_be).collect();
        let municipal = if known.is_empty() { counts.keys().copied().collect() } else { known };
        let main = municipal.iter().copied().max_by_key(|level| (counts[level], *level))?;
        Some(Self { municipal, main })
    }
}
