//! Rows that hold the sums of other rows: a chapter above its articles, told by their codes.
//!
//! A code lies below another where that begins it: by parts where codes have marks (`1.2` and
//! `1.2.03`), else by digits (`1` and `12`). Zeros that fill a code up to the length of the others
//! say nothing: `1.0.0` is `1`, and where all codes are as long as one another, `100` is `1`.

use std::collections::HashMap;

/// A row: what else must be the same of rows below it, and its code.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// What must be the same: the direction, the day.
    pub group: u64,
    /// Its other codes: those of a sum must be the same, or missing.
    pub others: Vec<Option<&'a str>>,
    /// The code.
    pub code: &'a str,
}

/// How a table's codes are written.
#[derive(Debug, Clone, Copy)]
struct Form {
    marked: bool,
    padded: bool,
}

impl Form {
    fn of(items: &[Item]) -> Self {
        let marked = items.iter().any(|item| item.code.contains(is_mark));
        let mut lengths = items.iter().map(|item| item.code.len());
        let first = lengths.next();
        Self { marked, padded: !marked && lengths.all(|length| Some(length) == first) }
    }

    /// A code without the zeros that only fill it up.
    fn key(self, code: &str) -> String {
        if self.marked {
            let mut parts: Vec<&str> = code.split(is_mark).filter(|part| !part.is_empty()).collect();
            while parts.len() > 1 && parts.last().is_some_and(|part| part.bytes().all(|byte| byte == b'0')) {
                parts.pop();
            }
            parts.join(".")
        } else if self.padded {
            // `000` is the chapter 0.
            let filled = code.trim_end_matches('0');
            if filled.is_empty() { code.chars().take(1).collect() } else { filled.to_owned() }
        } else {
            code.to_owned()
        }
    }

    /// The ends of what a key can lie below.
    fn above(self, key: &str) -> impl Iterator<Item = &str> {
        let ends = key.char_indices().skip(1).filter(move |(_, c)| !self.marked || *c == '.');
        ends.map(|(end, _)| &key[..end])
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | '-' | '/' | ' ' | '_')
}

/// What makes a sum of rows below it: the group, its other codes, and its key.
type Key<'a> = (u64, Vec<Option<&'a str>>, String);

/// The rows below each row, themselves no sums; none below one that is no sum.
pub fn below(items: &[Item]) -> Vec<Vec<usize>> {
    let form = Form::of(items);
    below_by(items, |code| form.key(code), |key| form.above(key).collect())
}

/// What stands between the cells of a path in an outline.
pub const BETWEEN: &str = "\u{1f}";

/// The same, where codes are paths in an outline: the cells with [`BETWEEN`] between them, and nothing above
/// all of them.
pub fn below_in_outline(items: &[Item]) -> Vec<Vec<usize>> {
    let above = |key: &'_ str| -> Vec<usize> { key.match_indices(BETWEEN).map(|(at, _)| at).collect() };
    let ends = |key: &'_ str| if key.is_empty() { Vec::new() } else { [vec![0], above(key)].concat() };
    below_by(items, str::to_owned, |key| ends(key).into_iter().map(|end| &key[..end]).collect())
}

/// The rows below each row, by the key of its code and the keys that this can lie below.
fn below_by(
    items: &[Item],
    key_of: impl Fn(&str) -> String,
    ends: impl for<'k> Fn(&'k str) -> Vec<&'k str>,
) -> Vec<Vec<usize>> {
    let mut places: HashMap<Key, Vec<usize>> = HashMap::new();
    let mut masks: Vec<Vec<bool>> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let mask: Vec<bool> = item.others.iter().map(Option::is_some).collect();
        if !masks.contains(&mask) {
            masks.push(mask);
        }
        places.entry((item.group, item.others.clone(), key_of(item.code))).or_default().push(at);
    }
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for (at, item) in items.iter().enumerate() {
        let key = key_of(item.code);
        for mask in &masks {
            let others: Vec<Option<&str>> =
                item.others.iter().zip(mask).map(|(code, wanted)| code.filter(|_| *wanted)).collect();
            // A sum names no code that its parts do not have.
            if others.iter().zip(mask).any(|(code, wanted)| *wanted && code.is_none()) {
                continue;
            }
            for above in ends(&key) {
                let sums = places.get(&(item.group, others.clone(), above.to_owned()));
                sums.into_iter().flatten().for_each(|sum| below[*sum].push(at));
            }
        }
    }
    let is_sum: Vec<bool> = below.iter().map(|rows| !rows.is_empty()).collect();
    below.iter_mut().for_each(|rows| rows.retain(|at| !is_sum[*at]));
    below
}

/// The codes of a table as paths, from the widest that is there down to the code itself.
pub fn paths<'a>(items: &[Item<'a>]) -> Vec<Vec<&'a str>> {
    let form = Form::of(items);
    let mut codes: HashMap<String, &str> = HashMap::new();
    for item in items {
        codes.entry(form.key(item.code)).or_insert(item.code);
    }
    let path = |item: &Item<'a>| {
        let key = form.key(item.code);
        let mut path: Vec<&str> = form.above(&key).filter_map(|above| codes.get(above).copied()).collect();
        path.push(item.code);
        path
    };
    items.iter().map(path).collect()
}

/// Codes that zeros seem to fill up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled<'a> {
    /// How many lie below another, and do not begin with it.
    pub count: usize,
    /// The first of them.
    pub below: &'a str,
    /// What it lies below.
    pub above: &'a str,
}

/// The shortest codes of which zeros at the end are taken for filling.
const SHORTEST: usize = 3;

/// The codes that lie below others only where zeros fill codes up, if all the others of the table end in zeros:
/// running numbers (`001`, `002` … `010`, `011`) do not.
pub fn filled<'a>(items: &[Item<'a>]) -> Option<Filled<'a>> {
    if items.iter().any(|item| item.code.len() < SHORTEST) {
        return None;
    }
    let paths = paths(items);
    let below = || paths.iter().filter_map(|path| Some((*path.last()?, path[path.len().checked_sub(2)?])));
    let is_top = |path: &&Vec<&str>| path.len() < 2;
    if !paths.iter().filter(is_top).all(|path| path.iter().all(|code| code.ends_with('0'))) {
        return None;
    }
    let mut hidden = below().filter(|(code, above)| !code.starts_with(above));
    let (first, above) = hidden.next()?;
    Some(Filled { count: 1 + hidden.count(), below: first, above })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items<'a>(codes: &[&'a str]) -> Vec<Item<'a>> {
        codes.iter().map(|code| Item { group: 0, others: Vec::new(), code }).collect()
    }

    #[test]
    fn sums_are_told_by_codes_of_every_form() {
        assert_eq!(below(&items(&["1", "11", "111", "12", "2"])), [vec![2, 3], vec![2], vec![], vec![], vec![]]);
        assert_eq!(below(&items(&["100", "110", "111", "200"])), [vec![2], vec![2], vec![], vec![]]);
        assert_eq!(below(&items(&["1.0.0", "1.1.0", "1.10.2"])), [vec![1, 2], vec![], vec![]]);
        assert_eq!(below(&items(&["000", "010", "011", "100"])), [vec![2], vec![2], vec![], vec![]]);
        assert_eq!(below(&items(&["11", "12", "21"])), vec![Vec::<usize>::new(); 3]);
    }

    #[test]
    fn a_sum_may_leave_out_what_its_parts_say() {
        let item = |unit: Option<&'static str>, code| Item { group: 0, others: vec![unit], code };
        let rows = [item(None, "1"), item(Some("A"), "11"), item(Some("B"), "12"), item(Some("A"), "1")];
        assert_eq!(below(&rows), [vec![1, 2], vec![], vec![], vec![1]]);
    }

    #[test]
    fn codes_that_zeros_fill_up_are_told_from_running_numbers() {
        let filled =
            |codes: &[&'static str]| filled(&items(codes)).map(|filled| (filled.count, filled.below, filled.above));
        assert_eq!(filled(&["10000", "11000", "11100", "20000"]), Some((2, "11000", "10000")));
        assert_eq!(filled(&["1.0.0", "1.1.0", "2.0.0"]), Some((1, "1.1.0", "1.0.0")));
        assert_eq!(filled(&["008", "009", "010", "011"]), None);
        assert_eq!(filled(&["10", "11", "12"]), None);
        assert_eq!(filled(&["1", "11", "111", "100"]), None);
        assert_eq!(filled(&["100", "200", "300"]), None);
    }

    #[test]
    fn paths_go_through_the_codes_that_are_there() {
        let paths = paths(&items(&["100", "110", "111"]));
        assert_eq!(paths[2], ["100", "110", "111"]);
    }
}
