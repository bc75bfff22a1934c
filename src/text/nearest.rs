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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_suggested_only_when_it_is_near() {
        assert_eq!(nearest("aproved", ["approved", "adjusted"]), Some("approved"));
        assert_eq!(nearest("Title", ["title"]), Some("title"));
        assert_eq!(nearest("zzz", ["title", "date"]), None);
    }
}
