//! Which groups have a programme in which municipality, whether that has a portal or not: what nobody covers is most
//! often where nobody tells anything.

use std::collections::{BTreeMap, BTreeSet};

use super::{Edition, areas, shared};
use crate::model::programme::Reach;
use crate::model::summary::OfferKind;
use crate::model::territory::Area;
use crate::pages::programme::matrix;
use crate::pages::view::{Cell, Section, Words};

/// The most municipalities that have a row each; of more, those in which nothing is told apart from the others of what
/// contains them share one.
const MOST_ROWS: usize = 400;

/// The table, where there are programmes.
pub fn section(edition: &Edition) -> Option<Section> {
    let voice = edition.voice();
    let (today, territory) = (edition.setting.today, &edition.setting.shared.territory);
    let programmes = edition.setting.shared.cohesion.programmes.iter().filter(|one| one.is_on(today));
    let programmes = programmes.map(|one| Reach { groups: &one.groups, areas: &one.areas });
    let own = shared::offers(edition, OfferKind::Programme).filter(|(_, one)| one.is_on(today));
    let named: Vec<Reach> =
        programmes.chain(own.map(|(_, one)| Reach { groups: &one.groups, areas: &one.areas })).collect();
    let municipal = municipal(edition);
    let alike = if municipal.len() > MOST_ROWS { alike(edition, &municipal, &named) } else { BTreeMap::new() };
    let shown: Vec<&Area> = municipal.into_iter().filter(|area| alike.get(area.id.as_str()) != Some(&0)).collect();
    let mut grid = matrix(&named, &shown, territory, &voice);
    for (row, area) in grid.rows.iter_mut().zip(&shown) {
        let count = alike.get(area.id.as_str()).copied().unwrap_or(1);
        let Some(up) = area.parent.map(|at| &territory.areas[at]).filter(|_| count > 1) else { continue };
        // Others are those beside some that are named.
        let is_named = |one: &&&Area| one.parent == area.parent && one.id != area.id;
        let key = if shown.iter().any(|one| is_named(&one)) { "ui.others_of" } else { "ui.all_of" };
        let (count, area) = (voice.number(count as u64), voice.area(up).text);
        let text = voice.phrase(key, &[("n", &count), ("area", &area)]);
        row[0] = Cell::words(Words { text, lang: None });
    }
    (!grid.rows.is_empty() && !named.is_empty()).then(|| Section {
        lead: Some(voice.word("ui.matrix_lead")),
        grid: Some(grid),
        ..voice.section("matrix", "ui.matrix_title")
    })
}

/// The areas of today at the level of the portals, and those of the portals that are of another.
fn municipal<'a>(edition: &Edition<'a>) -> Vec<&'a Area> {
    let level = areas::level_of_portals(edition);
    let own: BTreeSet<&str> = edition.summaries.iter().filter_map(|one| one.area.as_deref()).collect();
    let all = edition.setting.shared.territory.areas.iter();
    let all = all.filter(|area| Some(area.level) == level || own.contains(area.id.as_str()));
    all.filter(|area| area.is_on(edition.setting.today)).collect()
}

/// The areas that no portal is of and no programme names, nor anything in them: the first in each container with how
/// many they are there, the others with none.
fn alike<'a>(edition: &Edition, municipal: &[&'a Area], named: &[Reach]) -> BTreeMap<&'a str, usize> {
    let territory = &edition.setting.shared.territory;
    let ids: BTreeSet<&str> = named.iter().flat_map(|one| one.areas).map(String::as_str).collect();
    let of_portals = edition.summaries.iter().filter_map(|one| one.area.as_deref());
    let areas = territory.areas.iter().filter(|area| ids.contains(area.id.as_str()));
    let told: BTreeSet<&str> = areas
        .flat_map(|area| std::iter::once(area).chain(territory.around(area)))
        .map(|area| area.id.as_str())
        .chain(of_portals)
        .collect();
    let mut first: BTreeMap<Option<usize>, &str> = BTreeMap::new();
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    for area in municipal.iter().filter(|area| !told.contains(area.id.as_str())) {
        let first = *first.entry(area.parent).or_insert(&area.id);
        all.entry(&area.id).or_default();
        *all.entry(first).or_default() += 1;
    }
    all
}
