//! Where a cycle's proposals are: a map of dots over the outlines of areas, and the same in words.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::address::Target;
use super::super::edition::Edition;
use super::super::view::{Chart, ChartRow, Link, MapArea, PlaceMap, Words};
use super::area_name;
use crate::chart::dots::{Dot, DotMap, OutlinedArea};
use crate::chart::frame::Caption;
use crate::chart::projection::degrees;
use crate::chart::row_bar::table_bars;
use crate::model::address::Address;
use crate::model::proposal::{Proposal, ProposalState};
use crate::model::territory::Area;

/// The kinds of dots, in the order of their shapes.
const KINDS: [&str; 4] = ["ui.map.open", "ui.map.under_way", "ui.map.finished", "ui.map.refused"];

/// The kind of a proposal's dot.
fn kind(state: ProposalState) -> usize {
    use ProposalState as S;
    match state {
        S::Received | S::UnderReview | S::Accepted | S::Changed | S::OnBallot => 0,
        S::Selected | S::FundedElsewhere | S::InExecution | S::Delayed | S::Suspended => 1,
        S::Finished => 2,
        S::NotSelected | S::Rejected | S::Merged | S::Withdrawn | S::Cancelled => 3,
    }
}

/// The map of some proposals; none where nothing is known of where any of them is.
pub fn of(edition: &Edition, proposals: &[&Proposal], from: &Address) -> Option<PlaceMap> {
    let places = places(edition, proposals, from);
    // A place that was written wrongly would shrink all others to a corner.
    let own = edition.portal.municipality.area.as_deref();
    let extent = own.and_then(|id| edition.setting.shared.territory.extent(id));
    let is_near = |dot: &Dot| extent.is_none_or(|extent| extent.is_near(dot.place));
    let dots = proposals.iter().filter_map(|proposal| dot(edition, proposal, from)).filter(is_near);
    let dots: Vec<Dot> = dots.collect();
    if places.iter().all(|place| place.area.is_none()) && dots.is_empty() {
        return None;
    }
    let unplaced = proposals.len() - dots.len();
    let chart = (!dots.is_empty()).then(|| chart(edition, dots, &places));
    Some(PlaceMap { chart, places, unplaced })
}

/// The drawing, with how many proposals each area has.
fn chart(edition: &Edition, dots: Vec<Dot>, places: &[MapArea]) -> Chart {
    let [subtitle, everywhere] = ["ui.map.description", "ui.map.everywhere"].map(|key| edition.word(key));
    let headline = finding(edition, places);
    let caption = Caption { id: "map".to_owned(), title: headline.clone(), description: subtitle.clone() };
    let kinds = KINDS.map(|key| edition.word(key)).to_vec();
    let row = |place: &MapArea| {
        let area = place.area.clone().unwrap_or_else(|| Words { text: everywhere.clone(), lang: None });
        ChartRow::new(area, None, vec![edition.number(place.count as u64)])
    };
    let map = DotMap { caption, areas: outlines(edition), dots, kinds };
    Chart {
        headline,
        subtitle,
        svg: map.svg(),
        key: map.key().into_iter().map(Into::into).collect(),
        heads: ["ui.area", "pages.proposals"].map(|key| edition.word(key)).to_vec(),
        rows: places.iter().map(row).collect(),
        bars: table_bars(&places.iter().map(|place| vec![Some(Decimal::from(place.count))]).collect::<Vec<_>>()),
        ..Chart::default()
    }
}

/// Where there are most; only the map's name where no place has more than all others.
fn finding(edition: &Edition, places: &[MapArea]) -> String {
    let most = places.iter().map(|place| place.count).max().unwrap_or_default();
    let mut first = places.iter().filter(|place| place.count == most);
    match (first.next().and_then(|place| place.area.as_ref()), first.next()) {
        (Some(area), None) if places.len() > 1 => {
            edition.phrase("ui.map.most", &[("area", &area.text), ("count", &edition.number(most as u64))])
        }
        _ => edition.word("ui.map.title"),
    }
}

/// The outlines of the municipality's areas; of itself where it has none inside.
fn outlines(edition: &Edition) -> Vec<OutlinedArea> {
    let territory = &edition.setting.shared.territory;
    let Some(own) = edition.portal.municipality.area.as_deref() else { return Vec::new() };
    let outlined = |area: &Area| {
        let shape = area.outline.as_ref().map(|outline| (**outline).clone())?;
        Some(OutlinedArea { id: area.id.clone(), label: edition.text(&area.name).text, shape })
    };
    let inside: Vec<OutlinedArea> = territory.inside(own).filter_map(outlined).collect();
    match inside.is_empty() {
        true => territory.area(own).and_then(outlined).into_iter().collect(),
        false => inside,
    }
}

fn dot(edition: &Edition, proposal: &Proposal, from: &Address) -> Option<Dot> {
    let place = proposal.coordinates?;
    Some(Dot {
        id: proposal.id.to_string(),
        label: super::super::proposal::title(edition, proposal).into(),
        place: degrees(place.longitude, place.latitude)?,
        kind: kind(proposal.state),
        href: Some(edition.href(from, &Target::Proposal(proposal.id.clone()))),
    })
}

/// The proposals by their areas, in the order of the territory; those without an area at the end.
fn places(edition: &Edition, proposals: &[&Proposal], from: &Address) -> Vec<MapArea> {
    let areas = &edition.setting.shared.territory.areas;
    let at = |id: &str| areas.iter().position(|area| area.id == id).unwrap_or(areas.len());
    let mut by_area: BTreeMap<(bool, usize, &str), Vec<&Proposal>> = BTreeMap::new();
    for proposal in proposals {
        let area = proposal.area.as_deref();
        by_area.entry((area.is_none(), area.map_or(0, at), area.unwrap_or(""))).or_default().push(proposal);
    }
    let link = |proposal: &&Proposal| {
        let title = super::super::proposal::title(edition, proposal);
        Link { lang: title.lang, ..edition.link(from, &Target::Proposal(proposal.id.clone()), title.text) }
    };
    let place = |((without, _, id), proposals): ((bool, usize, &str), Vec<&Proposal>)| MapArea {
        area: (!without).then(|| area_name(edition, id)),
        count: proposals.len(),
        proposals: proposals.iter().map(link).collect(),
    };
    by_area.into_iter().map(place).collect()
}
