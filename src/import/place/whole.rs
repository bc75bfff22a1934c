//! Codes that count within what contains their areas, and the same areas' whole codes: `001` in the state `01`, and
//! `01001`.

use std::collections::{BTreeMap, HashMap};

use crate::text::slug::fold;

/// An area that has a code.
#[derive(Debug, Clone, Copy)]
pub struct Coded<'a> {
    /// Its place.
    pub at: usize,
    /// Its level.
    pub level: &'a str,
    /// Its code.
    pub code: &'a str,
    /// The place of what contains it.
    pub container: Option<usize>,
}

/// A code without the zeros that spreadsheets lose.
pub fn without_zeros(code: &str) -> String {
    code.trim().trim_start_matches('0').to_uppercase()
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

/// The areas by the other of their codes.
#[derive(Debug, Default)]
pub struct Whole {
    /// What contains areas, by its code and by that with the codes of what contains it before it, without zeros.
    containers: HashMap<String, Vec<usize>>,
    /// The areas of levels whose codes count within a container, by it and their code without zeros, with how long
    /// the codes are.
    within: HashMap<(usize, String), Vec<(usize, usize)>>,
    /// The areas of the other levels, by their container and the rest of their code, without zeros.
    rest: HashMap<(usize, String), Vec<usize>>,
}

impl Whole {
    /// Of areas, each after what contains it.
    pub fn of(areas: &[Coded]) -> Self {
        let by_place: HashMap<usize, &Coded> = areas.iter().map(|one| (one.at, one)).collect();
        let above = |one: &Coded| one.container.and_then(|at| by_place.get(&at)).copied();
        let mut lengths: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
        for one in areas {
            let (length, is_whole) = lengths.entry(one.level).or_insert((0, true));
            *length = one.code.len().max(*length);
            *is_whole &= above(one).is_none_or(|up| rest_of(one.code, up.code).is_some());
        }
        let mut all = Self::default();
        let mut keys: HashMap<usize, Vec<String>> = HashMap::new();
        for one in areas {
            let (length, is_whole) = lengths[one.level];
            let container = above(one);
            let above = container.and_then(|up| keys.get(&up.at)).filter(|_| !is_whole);
            let longer = above.into_iter().flatten().map(|up| format!("{up}{:0>length$}", one.code));
            let own: Vec<String> = longer.chain([one.code.to_owned()]).collect();
            for key in &own {
                all.containers.entry(without_zeros(key)).or_default().push(one.at);
            }
            keys.insert(one.at, own);
            match container {
                Some(up) if is_whole => {
                    let rest = rest_of(one.code, up.code).unwrap_or_default();
                    all.rest.entry((up.at, rest)).or_default().push(one.at);
                }
                Some(up) => {
                    let own = (one.at, length);
                    all.within.entry((up.at, without_zeros(one.code))).or_default().push(own);
                }
                None => {}
            }
        }
        all
    }

    /// The areas whose code counts within what contains them and of which this is the whole code: those of the
    /// length of their level's codes; where a spreadsheet took the zeros, all.
    pub fn by_whole(&self, code: &str) -> Vec<usize> {
        let code = without_zeros(code);
        let mut found: Vec<(usize, bool)> = Vec::new();
        for end in (1..code.len()).filter(|end| code.is_char_boundary(*end)) {
            let (above, own) = code.split_at(end);
            let inside = |up: &usize| self.within.get(&(*up, without_zeros(own)));
            let inside = self.containers.get(above).into_iter().flatten().filter_map(inside).flatten();
            found.extend(inside.map(|(at, length)| (*at, *length == own.len())));
        }
        let has_length = found.iter().any(|(_, is_long)| *is_long);
        found.into_iter().filter(|(_, is_long)| *is_long || !has_length).map(|(at, _)| at).collect()
    }

    /// The areas in a container whose whole code ends in this one, which counts within it.
    pub fn within(&self, container: usize, code: &str) -> &[usize] {
        self.rest.get(&(container, without_zeros(code))).map_or(&[], Vec::as_slice)
    }
}

/// What a code says after that of what contains its area, without zeros; nothing where it does not begin with it.
fn rest_of(code: &str, above: &str) -> Option<String> {
    let (code, above) = (without_zeros(code), without_zeros(above));
    let rest = code.strip_prefix(&above).filter(|rest| !rest.is_empty() && !above.is_empty())?;
    Some(without_zeros(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(areas: &[(&'static str, &'static str, Option<usize>)]) -> Whole {
        let coded = |(at, (level, code, container)): (usize, &(&'static str, &'static str, Option<usize>))| Coded {
            at,
            level,
            code,
            container: *container,
        };
        Whole::of(&areas.iter().enumerate().map(coded).collect::<Vec<_>>())
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

    #[test]
    fn names_are_alike_where_one_has_all_words_of_the_other() {
        assert!(is_like("Santiago de Cali", "CALI") && is_like("Atlántida", "Atlantida"));
        assert!(!is_like("San Pedro", "San Juan"));
    }
}
