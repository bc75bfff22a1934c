//! Tables of municipalities over as many pages as they fill: a country has thousands.

use std::iter::repeat_n;
use std::ops::Range;

use super::{Edition, Target};
use crate::model::address::Address;
use crate::pages::further::Cut;
use crate::pages::view::{NavItem, Section, Words};

/// A page of a long table.
pub struct Part {
    /// Its number, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    /// Its rows.
    pub rows: Range<usize>,
}

/// The pages of a table of so many rows, each of so many bytes of HTML; one at least.
pub fn parts(rows: usize, weight: usize) -> Vec<Part> {
    let cut = Cut::new(repeat_n(weight, rows), usize::MAX, 0);
    let count = cut.count().max(1);
    (1..=count).map(|number| Part { number, count, rows: cut.part(number) }).collect()
}

impl Part {
    /// Whether it is the first.
    pub fn is_first(&self) -> bool {
        self.number == 1
    }

    /// Where it stands, behind the first.
    pub fn target(&self, first: &Target) -> Target {
        further(first, self.number)
    }

    /// Its title.
    pub fn titled(&self, edition: &Edition, title: Words) -> Words {
        titled(edition, title, self.number)
    }

    /// The links to all pages; nothing where there is one.
    pub fn numbers(&self, edition: &Edition, first: &Target, from: &Address) -> Option<Section> {
        let links = numbers(edition, first, (self.number, self.count), from);
        let section = |links| Section { links, ..edition.voice().section("numbers", "ui.pages_of_table") };
        (!links.is_empty()).then(|| section(links))
    }
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
    let values = [("title", &*title.text), ("number", &*number.to_string())];
    Words { text: edition.voice().phrase("budget.further", &values), ..title }
}

/// The links from one of a list's pages to all of so many; none where there is one.
pub fn numbers(edition: &Edition, first: &Target, (current, count): (usize, usize), from: &Address) -> Vec<NavItem> {
    let item = |number: usize| NavItem {
        lang: None,
        label: edition.voice().number(number as u64),
        href: edition.href(from, &further(first, number)),
        current: number == current,
    };
    (1..=count).filter(|_| count > 1).map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_table_fills_pages_of_180_kilobytes() {
        let ends = |count, weight| parts(count, weight).into_iter().map(|part| part.rows.end).collect::<Vec<_>>();
        assert_eq!(ends(0, 1000), [0], "an empty table has its page");
        assert_eq!(ends(180, 1000), [180]);
        assert_eq!(ends(340, 1000), [180, 340]);
    }
}
