//! Who took part, year by year: how citizens spoke in meetings, and who voted, by place and by group.
//! Of voters only groups that are large enough to hide each of their members are told.

use std::collections::BTreeMap;

use super::{is_open, years};
use crate::model::council::Meeting;
use crate::model::election::Trait;
use crate::model::result::CellOf;
use crate::pages::cycle::group_name;
use crate::pages::edition::Edition;
use crate::pages::view::{Cell, Section};

/// What voters are told apart by, with the words of their table.
const TURNOUT: [(Trait, &str, &str); 4] = [
    (Trait::Neighbourhood, "voted-place", "ui.voted_by_place"),
    (Trait::District, "voted-district", "ui.voted_by_district"),
    (Trait::Sex, "voted-sex", "ui.voted_by_sex"),
    (Trait::Age, "voted-age", "ui.voted_by_age"),
];

/// The tables of those who voted, cycle by cycle.
pub(super) fn voters(edition: &Edition) -> Vec<Section> {
    TURNOUT.iter().filter_map(|(by, id, title)| voters_by(edition, *by, id, title)).collect()
}

fn voters_by(edition: &Edition, by: Trait, id: &str, title: &str) -> Option<Section> {
    let voice = edition.voice();
    let mut rows: BTreeMap<&CellOf, BTreeMap<i16, usize>> = BTreeMap::new();
    for cycle in &edition.portal.cycles {
        let counted = edition.portal.poll(&cycle.id).and_then(|poll| poll.counted.as_ref());
        let counted = counted.filter(|_| cycle.counts_are_public(edition.setting.today));
        let groups = counted.into_iter().flat_map(|counted| &counted.result.groups);
        let Some(year) = cycle.year else { continue };
        for cell in groups.filter(|grouping| grouping.by == by).flat_map(|grouping| &grouping.cells) {
            *rows.entry(&cell.of).or_default().entry(year).or_default() += usize::try_from(cell.voters).unwrap_or(0);
        }
    }
    let rows = rows.into_iter().map(|(of, by_year)| (Cell::text(group_name(edition, by, of)), by_year));
    let grid = years(&voice, "ui.count.group", "ui.voted_by_caption", rows.collect())?;
    Some(Section { grid: Some(grid), ..voice.section(id, title) })
}

/// How many citizens came to meetings, how often they spoke, and how often they were answered; nothing where the minutes
/// tell of nobody.
pub(super) fn speakers(edition: &Edition) -> Option<Section> {
    let voice = edition.voice();
    let held = || edition.portal.meetings.iter().filter(|meeting| meeting.state.was_held());
    let spoken = |meeting: &Meeting| meeting.agenda.iter().map(|item| item.interventions.len()).sum::<usize>();
    let answered = |meeting: &Meeting| {
        let all = meeting.agenda.iter().flat_map(|item| &item.interventions);
        all.filter(|one| one.answer.is_some()).count()
    };
    let by_year = |count: &dyn Fn(&Meeting) -> usize| {
        let mut years: BTreeMap<i16, usize> = BTreeMap::new();
        held().for_each(|meeting| *years.entry(meeting.date.year()).or_default() += count(meeting));
        years
    };
    let came = |meeting: &Meeting| meeting.attendance.citizens.and_then(|count| usize::try_from(count).ok());
    let is_counted = held().any(|meeting| came(meeting).is_some());
    let counted = is_counted.then(|| ("ui.citizens_came", by_year(&|meeting| came(meeting).unwrap_or_default())));
    let rows = [
        ("ui.open_held", by_year(&|meeting| usize::from(is_open(meeting)))),
        ("ui.citizens_spoke", by_year(&spoken)),
        ("ui.citizens_answered", by_year(&answered)),
    ];
    let rows: Vec<(&str, BTreeMap<i16, usize>)> = rows.into_iter().chain(counted).collect();
    if rows.iter().all(|(_, years)| years.values().all(|count| *count == 0)) {
        return None;
    }
    let rows = rows.into_iter().map(|(word, by_year)| (Cell::text(voice.word(word)), by_year));
    let grid = years(&voice, "ui.in_meetings", "ui.spoke_caption", rows.collect())?;
    Some(Section { grid: Some(grid), ..voice.section("spoke", "ui.spoke_title") })
}
