//! Codes that say what contains what: `01`, `0102`, `010203`, or `010000`, `010200`, `010203`.

use std::collections::HashSet;

/// How codes that are filled with zeros to one length are parted into levels, by that length.
const PARTED: &[&[usize]] = &[
    &[2, 4],
    &[1, 3, 5],
    &[2, 5],
    &[2, 4, 6],
    &[3, 6],
    &[2, 4, 8],
    &[2, 5, 8],
    &[2, 4, 6, 9],
    &[3, 6, 9],
    &[2, 5, 7, 10],
    &[2, 4, 6, 10],
    &[2, 4, 6, 9, 12],
];

/// Where codes of a length are parted into so many levels, where that is known.
pub fn parted(length: usize, levels: usize) -> Option<&'static [usize]> {
    PARTED.iter().copied().find(|ends| ends.last() == Some(&length) && ends.len() == levels)
}

/// The code of what contains each of some codes, empty of the largest, as the codes are written; nothing where the
/// codes do not say it of all.
pub fn containers(codes: &[&str]) -> Option<Vec<String>> {
    let all: HashSet<&str> = codes.iter().copied().collect();
    if all.len() < codes.len().min(3) || all.contains("") {
        return None;
    }
    filled(codes, &all).or_else(|| begun(codes, &all))
}

/// Of codes of one length, which end in zeros where they are a larger area's.
fn filled(codes: &[&str], all: &HashSet<&str>) -> Option<Vec<String>> {
    let length = codes.first()?.len();
    let is_plain = |code: &&str| code.len() == length && code.bytes().all(|byte| byte.is_ascii_digit());
    if !codes.iter().all(is_plain) {
        return None;
    }
    let of = |ends: &[usize]| {
        let container = |code: &&str| {
            let said = code.trim_end_matches('0').len();
            let level = ends.iter().position(|end| *end >= said)?;
            let Some(above) = level.checked_sub(1) else { return Some(String::new()) };
            // What has no area of the level above lies in one of a level higher.
            let cut = |end: &usize| format!("{}{}", &code[..*end], "0".repeat(length - end));
            ends[..=above].iter().rev().map(cut).find(|above| all.contains(above.as_str()))
        };
        let found = codes.iter().map(container).collect::<Option<Vec<String>>>()?;
        found.iter().any(|container| !container.is_empty()).then_some(found)
    };
    PARTED.iter().filter(|ends| ends.last() == Some(&length)).find_map(|ends| of(ends))
}

/// Of codes that begin with the code of what contains them.
fn begun(codes: &[&str], all: &HashSet<&str>) -> Option<Vec<String>> {
    let lengths: HashSet<usize> = codes.iter().map(|code| code.len()).collect();
    let is_number = |code: &&str| code.bytes().all(|byte| byte.is_ascii_digit());
    let keeps_zeros = codes.iter().any(|code| code.starts_with('0')) || !codes.iter().all(is_number);
    let is_ragged = lengths.iter().any(|length| lengths.contains(&(length + 1)));
    // Spreadsheets lose the zero before a code: `1`, `101` beside `22`, `2201`.
    let lost = if !keeps_zeros && is_ragged { "0" } else { "" };
    let whole = |code: &str| match code.len() % 2 {
        1 => format!("{lost}{code}"),
        _ => code.to_owned(),
    };
    let shortest = codes.iter().map(|code| whole(code).len()).min()?;
    let container = |code: &&str| {
        let whole = whole(code);
        let ends = (1..whole.len()).rev().filter(|end| whole.is_char_boundary(*end));
        let above = |end: usize| {
            let above = whole[..end].trim_end_matches(['.', '-', ' ']);
            let bare = above.strip_prefix(lost).unwrap_or(above);
            let known = if lost.is_empty() || end.is_multiple_of(2) { [above, bare] } else { ["", ""] };
            known.into_iter().find(|known| all.contains(known))
        };
        match ends.map(above).find_map(|found| found) {
            Some(above) => Some(above.to_owned()),
            None => (whole.len() == shortest).then(String::new),
        }
    };
    let found = codes.iter().map(container).collect::<Option<Vec<String>>>()?;
    found.iter().any(|container| !container.is_empty()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::containers;

    fn found(codes: &[&str]) -> Vec<String> {
        containers(codes).unwrap_or_default()
    }

    #[test]
    fn codes_that_begin_with_another_lie_in_it() {
        assert_eq!(found(&["1", "101", "10101", "2", "201"]), ["", "1", "101", "", "2"]);
        assert_eq!(found(&["01", "0101", "0102", "22", "2201"]), ["", "01", "01", "", "22"]);
        assert_eq!(found(&["1", "101", "10", "1001", "22", "2201"]), ["", "1", "", "10", "", "22"], "zeros were lost");
        assert_eq!(found(&["01", "011", "01101", "16", "161", "16101"]), ["", "01", "011", "", "16", "161"]);
        assert_eq!(found(&["PA-1", "PA-1-02", "PA-1-02-003"]), ["", "PA-1", "PA-1-02"]);
    }

    #[test]
    fn codes_that_are_filled_with_zeros_lie_in_those_that_end_so() {
        let peru = ["010000", "010100", "010101", "100000", "100100", "100110", "110000", "110100"];
        let above = ["", "010000", "010100", "", "100000", "100100", "", "110000"];
        assert_eq!(found(&peru), above);
        let philippines = ["0100000000", "0102800000", "0102801000", "0102801001", "1300000000", "1380600000"];
        assert_eq!(found(&philippines), ["", "0100000000", "0102800000", "0102801000", "", "1300000000"]);
    }

    #[test]
    fn codes_of_one_level_say_nothing() {
        for codes in
            [&["101", "102", "2217", "1801"][..], &["0101", "0102", "0201"], &["010101", "010102"], &["1", "2", "10"]]
        {
            assert_eq!(containers(codes), None, "{codes:?}");
        }
    }
}
