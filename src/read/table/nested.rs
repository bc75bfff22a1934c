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
    let mut places: HashMap<Key, Vec<usize>> = HashMap::new();
    let mut masks: Vec<Vec<bool>> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let mask: Vec<bool> = item.others.iter().map(Option::is_some).collect();
        if !masks.contains(&mask) {
            masks.push(mask);
        }
        places.entry((item.group, item.others.clone(), form.key(item.code))).or_default().push(at);
    }
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for (at, item) in items.iter().enumerate() {
        let key = form.key(item.code);
        for mask in &masks {
            let others: Vec<Option<&str>> =
                item.others.iter().zip(mask).map(|(code, wanted)| code.filter(|_| *wanted)).collect();
            // A sum names no code that its parts do not have.
            if others.iter().zip(mask).any(|(code, wanted)| *wanted && code.is_none()) {
                continue;
            }
            for above in form.above(&key) {
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
    fn paths_go_through_the_codes_that_are_there() {
        let paths = paths(&items(&["100", "110", "111"]));
        assert_eq!(paths[2], ["100", "110", "111"]);
    }
}
