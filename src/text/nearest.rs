//! "Did you mean …?": the known word nearest to what was typed.

/// The known word nearest to what was typed, if it is near enough to be a slip.
pub fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    const LONGEST: usize = 60;
    if typed.len() > LONGEST {
        return None;
    }
    let allowed = 1 + typed.chars().count() / 4;
    let distance = |word: &str| strsim::osa_distance(&typed.to_lowercase(), &word.to_lowercase());
    known
        .into_iter()
        .map(|word| (distance(word), word))
        .filter(|(away, _)| *away <= allowed)
        .min()
        .map(|(_, word)| word)
}

/// The known name that was meant: the only one that has the words that were typed (`villa` of `villa-nueva`), or
/// else the nearest, if it is near enough to be a slip.
pub fn meant<'k>(typed: &str, known: &[&'k str]) -> Option<&'k str> {
    let words = |name: &str| -> Vec<String> {
        name.to_lowercase().split(['-', ' ']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let asked = words(typed);
    let has_all = |name: &&&str| !asked.is_empty() && asked.iter().all(|word| words(name).contains(word));
    let mut all = known.iter().filter(has_all);
    let only = all.next().filter(|_| all.next().is_none()).copied();
    only.or_else(|| nearest(typed, known.iter().copied()))
}

/// The references that were meant by one that is not there: those that begin with it, of which it was one while there
/// were fewer; or that with which it begins; or else the nearest. Several stand as in a sentence of code.
pub fn meant_reference<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    const MOST: usize = 3;
    let known: Vec<&str> = known.into_iter().collect();
    let goes_on = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'));
    let longer: Vec<&str> = known.iter().copied().filter(|one| goes_on(one, typed)).take(MOST).collect();
    if !longer.is_empty() {
        return Some(longer.join("`, `"));
    }
    let shorter = known.iter().copied().filter(|one| goes_on(typed, one)).max_by_key(|one| one.len());
    shorter.or_else(|| nearest(typed, known.iter().copied())).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_name_means_the_only_name_that_has_it() {
        assert_eq!(meant("villa", &["abajo", "villa-nueva"]), Some("villa-nueva"));
        assert_eq!(meant("nueva", &["abajo", "villa-nueva"]), Some("villa-nueva"));
        assert_eq!(meant("villa", &["villa-serena", "villa-nueva"]), None);
        assert_eq!(meant("vila-nueva", &["abajo", "villa-nueva"]), Some("villa-nueva"));
        assert_eq!(meant("zzz", &["abajo", "villa-nueva"]), None);
    }

    #[test]
    fn a_reference_that_became_longer_or_shorter_is_the_one_that_was_meant() {
        let known = ["2025-e-04.5.1-211-M", "2025-e-04.5.1-311-M-calles", "2025-e-04.5.1-311-M-plaza", "2025-e-1"];
        let both = "2025-e-04.5.1-311-M-calles`, `2025-e-04.5.1-311-M-plaza";
        assert_eq!(meant_reference("2025-e-04.5.1-311-M", known).as_deref(), Some(both));
        assert_eq!(meant_reference("2025-e-1-obras", known).as_deref(), Some("2025-e-1"));
        assert_eq!(meant_reference("2025-e-04.5.1-212-M", known).as_deref(), Some("2025-e-04.5.1-211-M"));
    }

    #[test]
    fn the_nearest_word_is_suggested_only_when_it_is_near() {
        assert_eq!(nearest("aproved", ["approved", "adjusted"]), Some("approved"));
        assert_eq!(nearest("Title", ["title"]), Some("title"));
        assert_eq!(nearest("zzz", ["title", "date"]), None);
    }
}
