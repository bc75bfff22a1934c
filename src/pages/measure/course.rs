//! How a measure went in an area, as a sentence: the headline of its lines.

use rust_decimal::Decimal;

use super::Measure;
use crate::model::territory::Area;
use crate::pages::voice::Voice;

/// How an area went from one year to another.
pub(super) struct Course<'t> {
    /// The area.
    pub area: &'t Area,
    first: (i16, Decimal),
    last: (i16, Decimal),
    /// Whether it changed more than all others, between the same years.
    most: bool,
}

impl Course<'_> {
    fn change(&self) -> Decimal {
        self.last.1.saturating_sub(self.first.1)
    }
}

impl Measure<'_> {
    /// The course that is worth a headline: that of an area, or else of the one that changed most among those that
    /// have a value in both years; where no two do, the first that has any.
    pub(super) fn course<'t>(&self, areas: &[&'t Area], of: Option<&Area>) -> Option<Course<'t>> {
        let own = |area: &&'t Area| {
            let (first, last) = (self.series(area).next()?, self.latest(area)?);
            (first.0 < last.0).then_some(Course { area, first, last, most: false })
        };
        if let Some(course) = of.and_then(|of| own(areas.iter().find(|area| area.id == of.id)?)) {
            return Some(course);
        }
        let years = self.compared(areas);
        let (from, to) = (years.first().copied()?, years.last().copied()?);
        let between = |area: &&'t Area| {
            let (first, last) = ((from, self.value(area, from)?), (to, self.value(area, to)?));
            (from < to).then_some(Course { area, first, last, most: false })
        };
        let mut all: Vec<Course> = areas.iter().filter_map(between).collect();
        all.sort_by(|a, b| b.change().abs().cmp(&a.change().abs()).then_with(|| a.area.id.cmp(&b.area.id)));
        // Of two that changed as much, neither did most.
        let most = matches!(&all[..], [one, other, ..] if one.change().abs() > other.change().abs());
        let first = all.into_iter().next().map(|course| Course { most, ..course });
        first.or_else(|| areas.iter().find_map(own))
    }

    /// The sentence, in the numbers as they are shown: what is shown alike did not change.
    pub(super) fn went(&self, course: &Course, voice: &Voice) -> String {
        let Course { area, first, last, most } = course;
        let (was, is) = (self.shown(first.1, voice), self.shown(last.1, voice));
        let sense = match course.change() {
            _ if was == is => "same",
            change if change > Decimal::ZERO => "more",
            _ => "less",
        };
        let kind = if *most && sense != "same" { "ui.measure_most" } else { "ui.measure_went" };
        let (from, to) = (first.0.to_string(), last.0.to_string());
        let (area, measure) = (voice.area(area).text, self.name.text.as_str());
        voice.phrase(
            &format!("{kind}.{sense}"),
            &[("from", &from), ("to", &to), ("measure", measure), ("area", &area), ("was", &was), ("is", &is)],
        )
    }
}
