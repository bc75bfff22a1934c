//! Long lists over several pages, so that none is heavier than a cheap phone on a poor link can bear.

use std::ops::Range;

use super::address::Target;
use super::edition::Edition;
use super::view::{NavItem, Words};
use crate::i18n::Text;
use crate::model::address::Address;

/// The most bytes of a page's list; with all that stands around it, a page keeps below 300 KB.
const MOST: usize = 180_000;

/// A list cut into pages: by the weight of its rows, and none of more rows than people read through.
pub struct Cut {
    /// The place after the last row of each page.
    ends: Vec<usize>,
}

impl Cut {
    /// The pages of rows of these weights, in bytes of HTML; the first has something of its own before them.
    pub fn new(weights: impl Iterator<Item = usize>, most_rows: usize, before: usize) -> Self {
        let mut ends = Vec::new();
        let (mut page, mut begun, mut count) = (before, 0, 0);
        for weight in weights {
            let is_full = page + weight > MOST || count - begun == most_rows;
            if is_full && count > begun {
                ends.push(count);
                (page, begun) = (0, count);
            }
            page += weight;
            count += 1;
        }
        if count > begun {
            ends.push(count);
        }
        Self { ends }
    }

    /// How many pages there are.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// The rows of a page, from 1.
    pub fn part(&self, number: usize) -> Range<usize> {
        let end = |number: usize| number.checked_sub(1).and_then(|at| self.ends.get(at)).copied().unwrap_or_default();
        end(number - 1)..end(number)
    }

    /// The number of the page on which a row stands.
    pub fn page_of(&self, row: usize) -> usize {
        self.ends.partition_point(|end| *end <= row) + 1
    }
}

/// How much a text weighs in an edition.
pub fn weight(edition: &Edition, text: Option<&Text>) -> usize {
    text.map_or(0, |text| edition.text(text).text.len())
}

/// A page of a long list, from 1.
pub fn further(first: &Target, number: usize) -> Target {
    if number == 1 { first.clone() } else { Target::Further(Box::new(first.clone()), number) }
}

/// The title of a page of a long list.
pub fn titled(edition: &Edition, title: Words, number: usize) -> Words {
    if number == 1 {
        return title;
    }
    let text = edition.phrase("budget.further", &[("title", &title.text), ("number", &number.to_string())]);
    Words { text, ..title }
}

/// The links to all pages of a list; none where there is one.
pub fn numbers(edition: &Edition, first: &Target, current: usize, count: usize, from: &Address) -> Vec<NavItem> {
    let item = |number: usize| NavItem {
        lang: None,
        label: edition.number(number as u64),
        href: edition.href(from, &further(first, number)),
        current: number == current,
    };
    (1..=count).filter(|number| count > 1 && is_led_to(*number, current, count)).map(item).collect()
}

/// Whether a page leads to one of its further ones: to all of them where they are few. If each of many led to each,
/// their links would grow by the square.
fn is_led_to(number: usize, current: usize, count: usize) -> bool {
    const FEW: usize = 40;
    const NEAR: usize = 4;
    const STEPS: usize = 10;
    count <= FEW
        || number == 1
        || number == count
        || number.abs_diff(current) <= NEAR
        || number.is_multiple_of(count.div_ceil(STEPS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_pages_each_leads_to_its_neighbours_the_ends_and_some_between() {
        let led = |current, count| (1..=count).filter(|number| is_led_to(*number, current, count)).collect::<Vec<_>>();
        assert_eq!(led(3, 40).len(), 40);
        assert_eq!(led(50, 100), [1, 10, 20, 30, 40, 46, 47, 48, 49, 50, 51, 52, 53, 54, 60, 70, 80, 90, 100]);
        assert!(led(1, 100_000).len() < 30);
    }

    #[test]
    fn pages_hold_what_they_can_bear_and_every_row_once() {
        // Two of 80 KB and what stands before them on the first; a row above the most stands alone.
        let cut = Cut::new([80_000, 80_000, 80_000, 80_000, 400_000, 10].into_iter(), 120, 50_000);
        let parts: Vec<_> = (1..=cut.count()).map(|number| cut.part(number)).collect();
        assert_eq!(parts, [0..1, 1..3, 3..4, 4..5, 5..6]);
        assert_eq!((0..6).map(|row| cut.page_of(row)).collect::<Vec<_>>(), [1, 2, 2, 3, 4, 5]);
        let many = Cut::new((0..250).map(|_| 1), 120, 0);
        assert_eq!((many.count(), many.part(3)), (3, 240..250));
        assert_eq!(Cut::new([].into_iter(), 120, 0).count(), 0);
    }
}
