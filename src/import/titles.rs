//! What a column's title says, whatever the town calls it.
//!
//! A title is compared word by word without accents, case or marks. An entry of a table names a
//! meaning with beginnings of words (`oblig recon`): all must stand in the title. The entry with
//! the most letters wins, so that `crédito definitivo` is no `crédito`.

use crate::text::slug::fold;

/// The words of a title: folded, parted at every sign.
pub fn words(title: &str) -> Vec<String> {
    // `amountPaid` and `OBL_RECONOC` are two words each.
    let mut parted = String::new();
    let mut before = ' ';
    for c in title.chars() {
        if before.is_lowercase() && c.is_uppercase() {
            parted.push(' ');
        }
        parted.push(if c.is_alphanumeric() || matches!(c, '%' | '§') { c } else { ' ' });
        before = c;
    }
    fold(&parted).split_whitespace().map(str::to_owned).collect()
}

/// How well an entry fits a title: the letters of its beginnings, if all stand in it.
fn fits(entry: &str, words: &[String]) -> Option<usize> {
    let mut letters = 0;
    for start in entry.split(' ') {
        // A beginning that ends in a full stop is the whole word.
        let found = match start.strip_suffix('.') {
            Some(whole) => words.iter().any(|word| word == whole),
            None => words.iter().any(|word| word.starts_with(start)),
        };
        if !found {
            return None;
        }
        letters += start.trim_end_matches('.').len();
    }
    Some(letters)
}

/// A table of meanings: each with its entries, parted by `|`.
pub type Meanings<'m, M> = &'m [(M, &'m str)];

/// The meaning that fits a title best, and how well; the first of several that fit alike.
pub fn meaning<M: Copy>(title: &str, table: Meanings<'_, M>) -> Option<(M, usize)> {
    let words = words(title);
    let mut best: Option<(M, usize)> = None;
    for (meaning, entries) in table {
        for entry in entries.split('|') {
            if let Some(letters) = fits(entry, &words).filter(|letters| best.is_none_or(|(_, most)| *letters > most)) {
                best = Some((*meaning, letters));
            }
        }
    }
    best
}

/// Whether a text has one of some entries, parted by `|`.
pub fn has(text: &str, entries: &str) -> bool {
    let words = words(text);
    entries.split('|').any(|entry| fits(entry, &words).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_entry_wins_whatever_the_marks() {
        let table: Meanings<'_, u8> = &[(1, "credito"), (2, "definitiv|cred defin"), (3, "pia.")];
        assert_eq!(meaning("CRÉDITO_INICIAL", table), Some((1, 7)));
        assert_eq!(meaning("Créd. Definitivo", table).map(|(meaning, _)| meaning), Some(2));
        assert_eq!(meaning("Copiar", table), None);
        assert_eq!(meaning("PIA", table).map(|(meaning, _)| meaning), Some(3));
        assert_eq!(words("amountPaid (B/.)"), ["amount", "paid", "b"]);
    }
}
