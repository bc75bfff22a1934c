//! How new a page of the territory is: the newest day in the data that it shows, or else the newest year.

use jiff::civil::Date;

use super::super::address::Shelf;
use super::compare::{MEASURES, year as year_of};
use super::{Edition, Target};

impl Edition<'_> {
    /// The newest day of all that the portals publish, for the pages that show figures of all of them.
    pub fn newest_of_portals(&self, target: &Target) -> Option<Date> {
        let shows_all =
            *target == Target::Home || matches!(target.shelf(), Some(Shelf::Compare | Shelf::Participation));
        let shown = self.summaries.iter().filter(|_| shows_all);
        let days = shown.flat_map(|summary| summary.datasets.modified()).filter_map(|day| day.parse().ok());
        days.filter(|day| *day <= self.setting.today).max()
    }

    /// The newest year of what a page shows whose figures tell no day.
    pub fn newest_year(&self, target: &Target) -> Option<i16> {
        match target.first() {
            Target::Home
            | Target::Shelf(Shelf::Compare)
            | Target::On(Shelf::Compare, _)
            | Target::OnBy(Shelf::Compare, ..) => self.year_of_measures(),
            Target::Shelf(Shelf::Indicators) => {
                let of_indicators = self.measures.iter().flat_map(|one| one.values.values());
                let all = of_indicators.chain(self.per_head.values());
                all.filter_map(|by_year| by_year.keys().next_back()).copied().max()
            }
            Target::On(Shelf::Indicators, id) => {
                let shared = self.measures.iter().find(|one| one.id == *id).map(|one| &*one.values);
                let values = shared.or_else(|| (id == super::PER_HEAD).then_some(self.per_head))?;
                values.values().filter_map(|by_year| by_year.keys().next_back()).copied().max()
            }
            Target::Shelf(Shelf::Areas) => {
                let areas = self.setting.shared.territory.areas.iter();
                areas.filter_map(|area| area.population.keys().next_back()).copied().max()
            }
            Target::On(Shelf::Areas, id) => {
                let area = self.setting.shared.territory.area(id)?;
                let measures = self.measures.iter().map(|one| &*one.values).chain([self.per_head]);
                let measured = measures.filter_map(|values| values.get(id)?.keys().next_back());
                area.population.keys().next_back().into_iter().chain(measured).copied().max()
            }
            _ => None,
        }
    }

    fn year_of_measures(&self) -> Option<i16> {
        let of = |measure: &&'static str| self.summaries.iter().filter_map(|summary| year_of(summary, measure)).max();
        MEASURES.iter().filter_map(of).max()
    }
}
