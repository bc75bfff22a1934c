//! The outlines beneath a municipality's maps: its areas', or else its own.

use super::edition::Edition;
use crate::chart::dots::OutlinedArea;
use crate::model::territory::Area;

/// The areas that are drawn beneath a municipality's maps.
pub fn beneath(edition: &Edition) -> Vec<OutlinedArea> {
    let territory = &edition.setting.shared.territory;
    let Some(own) = edition.portal.municipality.area.as_deref().and_then(|id| territory.area(id)) else {
        return Vec::new();
    };
    let today = edition.setting.today;
    let drawn = |area: &&Area| area.outline.is_some() && area.is_on(today);
    let mut areas: Vec<&Area> = territory.inside(&own.id).filter(drawn).collect();
    if areas.is_empty() {
        areas.extend(Some(own).filter(drawn));
    }
    let outlined = |area: &&Area| OutlinedArea {
        id: area.id.clone(),
        label: edition.text(&area.name).text,
        shape: area.outline.as_ref().map(|outline| (**outline).clone()).unwrap_or_default(),
    };
    areas.iter().map(outlined).collect()
}
