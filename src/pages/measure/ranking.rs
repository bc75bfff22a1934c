//! The ranking of a year: its first rows on the page of the measure, and the others on further pages, so that each
//! place stands in it once.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Measure, OF_RANKING, Room, named, with_count};
use crate::model::standing::places;
use crate::model::territory::Area;
use crate::pages::further::Cut;
use crate::pages::view::{Cell, Grid, Head, Share};
use crate::pages::voice::Voice;

/// The bytes of a row without the name of its area.
const ROW: usize = 480;

/// The areas of a level that have a value in a year, the best first.
pub struct Ranking<'t> {
    year: i16,
    /// Each area with its value and its place.
    rows: Vec<(&'t Area, Decimal, usize)>,
    /// How many stand on the measure's own page, and the pages of the others.
    first: usize,
    others: Cut,
}

impl<'t> Ranking<'t> {
    /// Of some areas, with so much room on the measure's own page.
    pub fn of(measure: &Measure, areas: &[&'t Area], year: i16, room: Room) -> Self {
        let ranked = measure.ranked(areas, year);
        let values: Vec<Decimal> = ranked.iter().map(|(_, value)| *value).collect();
        let rows: Vec<_> =
            ranked.into_iter().zip(places(&values)).map(|((area, value), at)| (area, value, at)).collect();
        let weights = || rows.iter().map(|(area, ..)| ROW + named(area));
        let first = room.holds(OF_RANKING, weights()).min(rows.len());
        let others = Cut::new(weights().skip(first), usize::MAX, 0);
        Self { year, rows, first, others }
    }

    /// The same without further pages, where the page has another list of all areas.
    pub fn first_only(self) -> Self {
        Self { others: Cut::new(std::iter::empty(), usize::MAX, 0), ..self }
    }

    /// How many pages it fills besides the measure's own.
    pub fn further(&self) -> usize {
        self.others.count()
    }

    /// The rows on the measure's own page.
    pub fn grid(&self, measure: &Measure, voice: &Voice, href: &dyn Fn(&Area) -> Option<String>) -> Grid {
        self.part(measure, 0..self.first, voice, href)
    }

    /// The rows on one of the others, from 1.
    pub fn grid_of(
        &self,
        number: usize,
        measure: &Measure,
        voice: &Voice,
        href: &dyn Fn(&Area) -> Option<String>,
    ) -> Grid {
        let part = self.others.part(number);
        self.part(measure, self.first + part.start..self.first + part.end, voice, href)
    }

    /// Some rows, with a bar for each value, and its place where there are several.
    fn part(
        &self,
        measure: &Measure,
        part: Range<usize>,
        voice: &Voice,
        href: &dyn Fn(&Area) -> Option<String>,
    ) -> Grid {
        let values = || self.rows.iter().map(|(_, value, _)| *value);
        let largest = values().max().unwrap_or_default();
        let whole = measure.whole().filter(|whole| values().all(|value| (Decimal::ZERO..=*whole).contains(&value)));
        let full = whole.unwrap_or(largest);
        let is_order = self.rows.len() > 1;
        let rows = self.rows[part.clone()].iter().map(|(area, value, place)| {
            // A bar tells nothing without another.
            let bar = voice.share(*value, full).filter(|_| is_order);
            let bar = bar.map(|share| Share { text: String::new(), ..share });
            let name = Cell { bar, ..Cell::link(voice.area(area), href(area)) };
            let place = is_order.then(|| Cell::number(voice.number(*place as u64), *place));
            [name, measure.cell(*value, voice)].into_iter().chain(place).collect()
        });
        let among = voice.phrase("ui.place_among", &[("count", &voice.number(self.rows.len() as u64))]);
        let place = is_order.then(|| Head { label: among, number: true, ..Head::default() });
        let name = Head { label: voice.word("ui.area"), ..Head::default() };
        let heads = [name, Head { label: measure.named(), number: true, ..Head::default() }];
        Grid {
            caption: self.caption(measure, &part, voice),
            sortable: true,
            look: is_order.then_some("sparse"),
            heads: heads.into_iter().chain(place).collect(),
            rows: rows.collect(),
        }
    }

    /// What the table is of, and which rows of all it has.
    fn caption(&self, measure: &Measure, part: &Range<usize>, voice: &Voice) -> String {
        let subtitle = measure.subtitle(self.year, voice);
        if part.len() == self.rows.len() {
            return subtitle;
        }
        if self.further() == 0 {
            return with_count(subtitle, part.len(), self.rows.len(), voice);
        }
        let number = |count: usize| voice.number(count as u64);
        let (from, to, all) = (number(part.start + 1), number(part.end), number(self.rows.len()));
        let rows = voice.phrase("ui.rows_of_pages", &[("from", &from), ("to", &to), ("all", &all)]);
        format!("{subtitle}. {rows}")
    }
}
