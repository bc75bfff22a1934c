//! What a portal's pages depend on, in 32 bytes; and the days on which they would change by themselves.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Options;

/// A fingerprint being made. Every part is written with its length, so that parts cannot run together.
pub struct Fingerprint(blake3::Hasher);

impl Fingerprint {
    /// Of the program and what it was asked that shows.
    pub fn new(options: &Options) -> Self {
        let mut print = Self(blake3::Hasher::new());
        print.text(env!("CARGO_PKG_VERSION"));
        print.text(&format!("{} {} {:?}", options.search, options.minify, options.links));
        print
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Adds a file.
    pub fn file(&mut self, path: &str, bytes: &[u8]) {
        self.text(path);
        self.bytes(bytes);
    }

    /// Adds bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
    }

    /// The fingerprint.
    pub fn finish(self) -> [u8; 32] {
        *self.0.finalize().as_bytes()
    }
}

/// The days that texts name: every date is typed `2026-03-10`, in records and in files' names.
pub fn days<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Date> {
    const YEAR: usize = 4;
    const LENGTH: usize = 10;
    let mut days = BTreeSet::new();
    for text in texts {
        for start in hyphens(text.as_bytes()).filter_map(|at| at.checked_sub(YEAR)) {
            let day = text.get(start..start + LENGTH).and_then(|day| day.parse::<Date>().ok());
            days.extend(day);
        }
    }
    days.into_iter().collect()
}

/// The places of hyphens between digits.
fn hyphens(bytes: &[u8]) -> impl Iterator<Item = usize> {
    bytes.windows(3).enumerate().filter_map(|(at, three)| {
        let fits = three[0].is_ascii_digit() && three[1] == b'-' && three[2].is_ascii_digit();
        fits.then_some(at + 1)
    })
}

/// The first day after today on which a comparison with one of `days` can turn: the day itself, or
/// the day after it.
pub fn next_change(days: impl IntoIterator<Item = Date>, today: Date) -> Option<Date> {
    let turns = days.into_iter().flat_map(|day| [Some(day), day.checked_add(1.day()).ok()]);
    turns.flatten().filter(|day| *day > today).min()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_next_day_that_changes_something_is_that_of_a_date_or_the_day_after() {
        let named = days(["due: 2026-06-30\nname: 12-34\npublish_on: 2026-07-04\n"].into_iter());
        assert_eq!(named, [date(2026, 6, 30), date(2026, 7, 4)]);
        assert_eq!(next_change(named.clone(), date(2026, 6, 1)), Some(date(2026, 6, 30)));
        assert_eq!(next_change(named.clone(), date(2026, 6, 30)), Some(date(2026, 7, 1)));
        assert_eq!(next_change(named, date(2026, 8, 1)), None);
    }
}
