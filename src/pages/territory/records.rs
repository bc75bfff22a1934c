//! A page for each actor, agreement, programme and service of the whole territory, so that what is said
//! of them is read wherever they work: in a portal's area or in none.

use jiff::civil::Date;

use super::shared::{offer, offers};
use super::stream::Stream;
use super::{Edition, Target, areas, articles};
use crate::findings::Findings;
use crate::i18n::Text;
use crate::model::actor::Actor;
use crate::model::address::Address;
use crate::model::cohesion::Cohesion;
use crate::model::id::Id;
use crate::model::portal::Shared;
use crate::model::prose::Prose;
use crate::model::summary::OfferKind;
use crate::model::territory::Area;
use crate::pages::address::Shelf;
use crate::pages::cohesion::{Ground, shared_file};
use crate::pages::view::{Link, Sheet};
use crate::pages::voice::Voice;
use crate::pages::{cooperation, programme, service};

impl Ground for Edition<'_> {
    fn voice(&self) -> Voice<'_> {
        Edition::voice(self)
    }

    fn shared(&self) -> &Shared {
        self.setting.shared
    }

    fn today(&self) -> Date {
        self.setting.today
    }

    fn cohesion(&self) -> &Cohesion {
        &self.setting.shared.cohesion
    }

    fn record(&self, from: &Address, shelf: Shelf, id: &Id) -> String {
        self.href(from, &Target::On(shelf, id.to_string()))
    }

    fn area(&self, from: &Address, area: &Area) -> Option<String> {
        areas::href(self, from, area)
    }

    fn document(&self, from: &Address, path: &str) -> Option<String> {
        shared_file(self.setting, from, path)
    }
}

/// Adds the pages.
pub fn plan(edition: &Edition, pages: &mut Stream, findings: &mut Findings) {
    let mut add = |shelf: Shelf, id: &Id, title: &Text, text: &Prose, sheet: &dyn Fn(&Address) -> Sheet| {
        let target = Target::On(shelf, id.to_string());
        let address = edition.address(target.clone());
        let above = match shelf {
            Shelf::Services | Shelf::Cooperation => vec![shelf],
            _ => vec![Shelf::Cooperation, shelf],
        };
        let list = |above: Shelf| Link {
            label: edition.voice().word(&format!("pages.shelves.{}", crate::model::choice::Choice::id(above))),
            href: edition.href(&address, &Target::Shelf(above)),
            lang: None,
        };
        let above: Vec<Link> = above.into_iter().map(list).collect();
        let view = Sheet { text: articles::text(edition, text, &address, findings), ..sheet(&address) };
        pages.push(edition.sheet(target, edition.voice().text(title), above, view));
    };
    let Cohesion { actors, agreements, programmes, services, .. } = &edition.setting.shared.cohesion;
    for one in actors {
        add(Shelf::Cooperation, &one.id, &one.title, &one.text, &|from| actor_sheet(edition, one, from));
    }
    for one in agreements {
        add(Shelf::Agreements, &one.id, &one.title, &one.text, &|from| {
            cooperation::agreement_sheet(edition, one, from)
        });
    }
    for one in programmes {
        add(Shelf::Programmes, &one.id, &one.title, &one.text, &|from| programme::shared_sheet(edition, one, from));
    }
    for one in services {
        add(Shelf::Services, &one.id, &one.title, &one.text, &|from| service::sheet(edition, one, from));
    }
}

/// An actor's page, with what it runs in the portals' municipalities.
fn actor_sheet(edition: &Edition, actor: &Actor, from: &Address) -> Sheet {
    let mut sheet = cooperation::actor_sheet(edition, actor, from);
    let run = |kind: OfferKind| {
        let own = offers(edition, kind).filter(|(_, one)| one.actors.iter().any(|id| *id == actor.id.as_str()));
        own.filter_map(|(summary, one)| offer(edition, summary, one, from)).collect()
    };
    let voice = edition.voice();
    sheet.sections.extend(voice.list("towns-agreements", "ui.agreements_of_towns", run(OfferKind::Agreement)));
    sheet.sections.extend(voice.list("towns-programmes", "ui.programmes_of_towns", run(OfferKind::Programme)));
    sheet.sections.extend(voice.list("towns-services", "ui.services_of_towns", run(OfferKind::Service)));
    sheet
}
