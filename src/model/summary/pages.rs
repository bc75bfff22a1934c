//! The pages of a portal in one line each. A country has millions of them: they are kept packed, and opened a portal at
//! a time where they are asked for.

use serde::{Deserialize, Serialize};

use crate::text::packed::Packed;

/// A page in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageSummary<'a> {
    /// What it is about: `minutes`, `budget`…
    pub subject: &'a str,
    /// The language's tag.
    pub lang: &'a str,
    /// The path below the site's root.
    pub address: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its year.
    pub year: Option<i16>,
    /// An act's or meeting's number.
    pub number: Option<&'a str>,
    /// An amount, as shown.
    pub amount: Option<&'a str>,
    /// What it says of itself, in a sentence or two; of pages that a search lists.
    pub about: Option<&'a str>,
    /// Whether a search lists it.
    pub listed: bool,
}

/// The pages of a portal, in order, packed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PageList {
    count: usize,
    packed: Packed,
}

impl PageList {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The pages, to be read.
    pub fn open(&self) -> Pages {
        self.packed.read().unwrap_or_default()
    }
}

/// The pages of a portal, to be read.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Pages {
    /// The texts of all, one behind another.
    text: String,
    lines: Vec<Line>,
}

/// What is no text in a page, and how long its texts are.
#[derive(Debug, Serialize, Deserialize)]
struct Line {
    year: Option<i16>,
    listed: bool,
    /// Of its subject, language, address and title.
    lengths: [u32; 4],
    /// Of its number, amount and what it says of itself.
    further: [Option<u32>; 3],
}

impl Pages {
    /// The pages.
    pub fn iter(&self) -> impl Iterator<Item = PageSummary<'_>> + Clone {
        let mut rest = self.text.as_str();
        self.lines.iter().map(move |line| {
            // What was put in is as long as it was.
            let mut take = |length: u32| {
                let (text, after) = rest.split_at_checked(length as usize).unwrap_or((rest, ""));
                rest = after;
                text
            };
            let [subject, lang, address, title] = line.lengths.map(&mut take);
            let [number, amount, about] = line.further.map(|length| length.map(&mut take));
            let Line { year, listed, .. } = *line;
            PageSummary { subject, lang, address, title, year, number, amount, about, listed }
        })
    }

    fn add(&mut self, page: PageSummary) {
        let PageSummary { subject, lang, address, title, year, number, amount, about, listed } = page;
        let mut put = |text: &str| {
            self.text.push_str(text);
            u32::try_from(text.len()).unwrap_or(u32::MAX)
        };
        let lengths = [subject, lang, address, title].map(&mut put);
        let further = [number, amount, about].map(|text| text.map(&mut put));
        self.lines.push(Line { year, listed, lengths, further });
    }
}

impl<'p> FromIterator<PageSummary<'p>> for PageList {
    fn from_iter<I: IntoIterator<Item = PageSummary<'p>>>(pages: I) -> Self {
        let mut list = Pages::default();
        pages.into_iter().for_each(|page| list.add(page));
        Self { count: list.lines.len(), packed: Packed::value(&list) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_come_back_as_they_were() {
        let minutes = PageSummary {
            subject: "minutes",
            lang: "es",
            address: "uno/actas/acta-1/",
            title: "Acta n.º 1",
            year: Some(2026),
            number: Some("1"),
            amount: None,
            about: Some(""),
            listed: true,
        };
        let home =
            PageSummary { subject: "home", lang: "", year: None, number: None, about: None, listed: false, ..minutes };
        let payment = PageSummary { amount: Some("B/. 1.00"), title: "", ..home };
        let pages = [minutes, home, payment, minutes];
        let list: PageList = pages.into_iter().collect();
        assert_eq!(list.open().iter().collect::<Vec<_>>(), pages);
        assert_eq!((list.len(), list.is_empty()), (4, false));
    }
}
