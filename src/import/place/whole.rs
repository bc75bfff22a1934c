//! Codes that count within what contains their areas, and the same areas' whole codes: `001` in the state `01`, and
//! `01001`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::text::slug::fold;

/// An area with its code and what contains it.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// Its place.
    pub at: usize,
    /// Its level.
    pub level: &'a str,
    /// Its code, where it has one.
    pub code: Option<&'a str>,
    /// The place of what contains it.
    pub container: Option<usize>,
}

/// A code without the zeros that spreadsheets lose.
pub fn without_zeros(code: &str) -> String {
    code.trim().trim_start_matches('0').to_uppercase()
}

/// Whether one of two codes is the other with zeros behind, as lists of codes of one length write it: `05`, `05000`.
pub fn is_filled(one: &str, other: &str) -> bool {
    let (one, other) = (without_zeros(one), without_zeros(other));
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let rest = long.strip_prefix(&short).unwrap_or_default();
    !short.is_empty() && rest.len() > 1 && rest.bytes().all(|byte| byte == b'0')
}

/// Whether the words of one name are all in the other.
pub fn is_like(one: &str, other: &str) -> bool {
    let parted = |name: &str| {
        let folded = fold(name);
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (one, other): (Vec<String>, Vec<String>) = (parted(one), parted(other));
    one.iter().all(|word| other.contains(word)) || other.iter().all(|word| one.contains(word))
}

/// The most letters of an abbreviated name.
const SHORT: usize = 4;

/// Whether a name is one that is abbreviated: `RO`, `NL`, `Ags.`.
pub fn is_short(name: &str) -> bool {
    let letters = name.trim_end_matches('.');
    let is_word = letters.chars().all(char::is_alphabetic) && !letters.is_empty();
    let is_marked = letters.len() < name.len() || letters.chars().all(char::is_uppercase);
    is_word && is_marked && letters.chars().count() <= SHORT
}

/// Whether a name abbreviates another: its letters stand in the other in their order, from the first on.
pub fn is_short_for(short: &str, name: &str) -> bool {
    let (own, name) = (fold(short.trim_end_matches('.')), fold(name));
    let mut letters = name.chars();
    is_short(short) && own.chars().next() == name.chars().next() && own.chars().all(|c| letters.any(|other| other == c))
}

/// The areas by the other of their codes.
#[derive(Debug, Default)]
pub struct Whole {
    /// What contains areas, by its code and by that with the codes of what contains it before it, without zeros; each
    /// with the code in full.
    containers: HashMap<String, Vec<(usize, String)>>,
    /// The areas whose codes count within a container, by it and their code without zeros, with how long the codes
    /// of their level are.
    within: HashMap<(usize, String), Vec<(usize, usize)>>,
    /// The areas whose codes begin with that of a container, by it and the rest of their code, without zeros.
    rest: HashMap<(usize, String), Vec<usize>>,
}

/// How the codes of a level stand to those of a level that contains it, nearest or not.
struct Pair {
    /// Whether all of them begin with the container's.
    is_whole: bool,
    /// Whether they tell areas apart within the container.
    is_one: bool,
}

/// The levels of some areas, as their codes show them.
struct Levels<'a> {
    by_place: HashMap<usize, &'a Placed<'a>>,
    lengths: BTreeMap<&'a str, usize>,
    /// The levels of which two areas share a code.
    shared: BTreeSet<&'a str>,
    pairs: BTreeMap<(&'a str, &'a str), Pair>,
}

impl<'a> Levels<'a> {
    fn of(areas: &'a [Placed<'a>]) -> Self {
        let by_place = areas.iter().map(|one| (one.at, one)).collect();
        let mut all = Self { by_place, lengths: BTreeMap::new(), shared: BTreeSet::new(), pairs: BTreeMap::new() };
        let (mut seen, mut seen_within) = (HashSet::new(), HashSet::new());
        for one in areas {
            let Some(code) = one.code else { continue };
            let length = all.lengths.entry(one.level).or_default();
            *length = code.len().max(*length);
            if !seen.insert((one.level, without_zeros(code))) {
                all.shared.insert(one.level);
            }
            for (up, above) in all.around(one).collect::<Vec<_>>() {
                let pair = all.pairs.entry((one.level, up.level)).or_insert(Pair { is_whole: true, is_one: true });
                pair.is_whole &= rest_of(code, above).is_some();
                pair.is_one &= seen_within.insert((one.level, up.at, without_zeros(code)));
            }
        }
        all
    }

    /// What contains an area and has a code, the nearest first, with its code.
    fn around(&self, one: &Placed<'a>) -> impl Iterator<Item = (&'a Placed<'a>, &'a str)> + use<'_, 'a> {
        let above = |one: &&'a Placed<'a>| self.by_place.get(&one.container?).copied();
        let first = one.container.and_then(|at| self.by_place.get(&at)).copied();
        std::iter::successors(first, above).filter_map(|up| Some((up, up.code?)))
    }

    fn is_whole(&self, one: &Placed, up: &Placed) -> bool {
        self.pairs.get(&(one.level, up.level)).is_some_and(|pair| pair.is_whole)
    }
}

impl Whole {
    /// Of areas, each after what contains it.
    pub fn of(areas: &[Placed]) -> Self {
        let levels = Levels::of(areas);
        let mut all = Self::default();
        let mut keys: HashMap<usize, Vec<String>> = HashMap::new();
        for one in areas {
            let Some(code) = one.code else { continue };
            let length = levels.lengths[one.level];
            let nearest = levels.around(one).next().filter(|(up, _)| !levels.is_whole(one, up));
            let above = nearest.and_then(|(up, _)| keys.get(&up.at)).into_iter().flatten();
            let mut own: Vec<String> = above.map(|up| format!("{up}{code:0>length$}")).collect();
            // A code that another of its level has too says nothing alone.
            if own.is_empty() || !levels.shared.contains(one.level) {
                own.push(code.to_owned());
            }
            for key in &own {
                all.containers.entry(without_zeros(key)).or_default().push((one.at, key.clone()));
            }
            keys.insert(one.at, own);
            all.add(one, code, &levels);
        }
        all
    }

    /// Adds an area to what contains it, at each level.
    fn add(&mut self, one: &Placed, code: &str, levels: &Levels) {
        for (up, above) in levels.around(one) {
            let Some(pair) = levels.pairs.get(&(one.level, up.level)) else { continue };
            if pair.is_whole {
                let rest = rest_of(code, above).unwrap_or_default();
                self.rest.entry((up.at, rest)).or_default().push(one.at);
            } else if pair.is_one {
                let own = (one.at, levels.lengths[one.level]);
                self.within.entry((up.at, without_zeros(code))).or_default().push(own);
            }
        }
    }

    /// The areas whose code counts within what contains them and of which this is the whole code: those of the
    /// length of their level's codes; where a spreadsheet took the zeros, all.
    pub fn by_whole(&self, code: &str) -> Vec<usize> {
        let code = code.trim();
        let mut found: Vec<(usize, bool, bool)> = Vec::new();
        for end in (1..code.len()).filter(|end| code.is_char_boundary(*end)) {
            let (above, own) = code.split_at(end);
            for (up, key) in self.containers.get(&without_zeros(above)).into_iter().flatten() {
                let inside = self.within.get(&(*up, without_zeros(own))).into_iter().flatten();
                found.extend(inside.map(|(at, length)| (*at, key == above, *length == own.len())));
            }
        }
        let is_exact = found.iter().any(|(_, is_exact, is_long)| *is_exact && *is_long);
        let has_length = found.iter().any(|(.., is_long)| *is_long);
        let fits = |(_, exact, long): &(usize, bool, bool)| (*exact || !is_exact) && (*long || !has_length);
        let found: BTreeSet<usize> = found.into_iter().filter(fits).map(|(at, ..)| at).collect();
        found.into_iter().collect()
    }

    /// The areas in a container whose whole code ends in this one, which counts within it.
    pub fn within(&self, container: usize, code: &str) -> &[usize] {
        self.rest.get(&(container, without_zeros(code))).map_or(&[], Vec::as_slice)
    }
}

/// What a code says after that of what contains its area, without zeros; nothing where it does not begin with it.
pub fn rest_of(code: &str, above: &str) -> Option<String> {
    let (code, above) = (without_zeros(code), without_zeros(above));
    let rest = code.strip_prefix(&above).filter(|rest| !rest.is_empty() && !above.is_empty())?;
    Some(without_zeros(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(areas: &[(&'static str, &'static str, Option<usize>)]) -> Whole {
        let placed = |(at, (level, code, container)): (usize, &(&'static str, &'static str, Option<usize>))| Placed {
            at,
            level,
            code: Some(*code).filter(|code| !code.is_empty()),
            container: *container,
        };
        Whole::of(&areas.iter().enumerate().map(placed).collect::<Vec<_>>())
    }

    /// As INEGI writes them: `AGEE`, `AGEM`, `CVEGEO`.
    #[test]
    fn a_code_within_a_state_and_the_whole_code_are_one_area() {
        let mexico = [
            ("state", "01", None),
            ("municipality", "001", Some(0)),
            ("municipality", "010", Some(0)),
            ("state", "10", None),
            ("municipality", "001", Some(3)),
            ("municipality", "039", Some(3)),
        ];
        let all = of(&mexico);
        assert_eq!(all.by_whole("01010"), [2]);
        assert_eq!(all.by_whole("1001"), [1], "the zero was lost: it is no 10 and 01");
        assert_eq!(all.by_whole("10039"), [5]);
        assert_eq!(all.by_whole("02001"), [0; 0]);
    }

    /// As INEI writes them: `CCDD`, `CCPP`, `CCDI`, and `UBIGEO`.
    #[test]
    fn codes_count_within_more_than_one_container() {
        let peru = [("department", "01", None), ("province", "02", Some(0)), ("district", "05", Some(1))];
        assert_eq!(of(&peru).by_whole("010205"), [2]);
    }

    /// As INE writes them: the codes of provinces, `CPRO`, are the whole country's, though they lie in regions.
    #[test]
    fn a_container_has_a_code_of_its_own() {
        let spain = [("region", "10", None), ("province", "46", Some(0)), ("municipality", "250", Some(1))];
        assert_eq!(of(&spain).by_whole("46250"), [2]);
    }

    #[test]
    fn a_whole_code_that_stands_is_found_by_the_code_within_its_container() {
        let guatemala = [("department", "1", None), ("municipality", "101", Some(0)), ("municipality", "112", Some(0))];
        let all = of(&guatemala);
        assert_eq!((all.within(0, "01"), all.within(0, "12")), (&[1][..], &[2][..]));
        assert!(all.by_whole("1101").is_empty(), "the code of another department's");
    }

    /// As INSEE writes them in one table, and IBGE: what lies between has a code that says nothing of them, or none.
    #[test]
    fn codes_count_within_what_lies_further_up() {
        let france = [
            ("department", "01", None),
            ("arrondissement", "1", Some(0)),
            ("commune", "002", Some(1)),
            ("department", "12", None),
            ("arrondissement", "1", Some(3)),
            ("commune", "002", Some(4)),
        ];
        assert_eq!(of(&france).by_whole("01002"), [2]);
        assert_eq!(of(&france).by_whole("12002"), [5]);
        let brazil = [("state", "11", None), ("region", "", Some(0)), ("municipality", "1100015", Some(1))];
        assert_eq!(of(&brazil).within(0, "00015"), [2]);
    }

    #[test]
    fn an_abbreviation_has_the_letters_of_its_name_in_their_order() {
        for (short, name) in [("RO", "Rondônia"), ("NL", "Nuevo León"), ("Ags.", "Aguascalientes"), ("RR", "Roraima")]
        {
            assert!(is_short_for(short, name), "{short}");
        }
        for (other, name) in [("RO", "Bahia"), ("Lima", "Lima"), ("LN", "Nuevo León"), ("Yoro", "Yoro Norte")] {
            assert!(!is_short_for(other, name), "{other}");
        }
    }

    #[test]
    fn names_are_alike_where_one_has_all_words_of_the_other() {
        assert!(is_like("Santiago de Cali", "CALI") && is_like("Atlántida", "Atlantida"));
        assert!(!is_like("San Pedro", "San Juan"));
    }
}
