//! The shelves of a portal: which of them hold something, and the planning of all.

use super::address::Shelf;
use super::edition::Edition;
use super::{Page, area, change, cooperation, document, duty, indicator, participation, programme, service, transfer};

/// Adds the pages of all shelves.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    duty::plan(edition, pages);
    document::plan(edition, pages);
    document::plan_news(edition, pages);
    service::plan(edition, pages);
    programme::plan(edition, pages);
    cooperation::plan(edition, pages);
    indicator::plan(edition, pages);
    transfer::plan(edition, pages);
    participation::plan(edition, pages);
    area::plan(edition, pages);
    change::plan(edition, pages);
}

/// Whether a shelf has something on it.
pub fn is_filled(edition: &Edition, shelf: Shelf) -> bool {
    let (portal, cohesion) = (edition.portal, &edition.portal.cohesion);
    match shelf {
        Shelf::Transparency => edition.setting.shared.duties.is_some(),
        Shelf::Documents => !portal.documents.is_empty(),
        Shelf::News => !portal.news.is_empty(),
        Shelf::Services => !cohesion.services.is_empty(),
        Shelf::Programmes => !cohesion.programmes.is_empty(),
        // Each actor has a page, which leads back to that of all.
        Shelf::Cooperation => !cohesion.agreements.is_empty() || !cohesion.actors.is_empty(),
        Shelf::Agreements => !cohesion.agreements.is_empty(),
        Shelf::Indicators => !cohesion.indicators.is_empty(),
        Shelf::Transfers => !cohesion.transfers.is_empty(),
        Shelf::Areas => area::inside(edition).next().is_some(),
        Shelf::Participation => true,
        Shelf::Changes => portal.record.is_some(),
        Shelf::Compare | Shelf::Methods => false,
    }
}

/// The shelf of the main navigation below which a shelf stands.
pub fn above(edition: &Edition, shelf: Shelf) -> Shelf {
    match shelf {
        Shelf::Documents | Shelf::Changes if is_filled(edition, Shelf::Transparency) => Shelf::Transparency,
        Shelf::Documents | Shelf::Transparency | Shelf::News | Shelf::Services => shelf,
        _ => Shelf::Areas,
    }
}

/// Whether a shelf stands in the main navigation.
pub fn is_main(edition: &Edition, shelf: Shelf) -> bool {
    is_filled(edition, shelf) && above(edition, shelf) == shelf
}
