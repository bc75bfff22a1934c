//! What others see of a page: pictures for sharing, and data for search engines.

use serde_json::Value;

use crate::demo::{TOWNS, demo, page, pages};
use crate::dom::Page;

/// The data of a page, as a list of things.
fn things(page: &Page) -> Vec<Value> {
    let script = page.named("script").into_iter().find(|script| script.get("type") == Some("application/ld+json"));
    let Some(script) = script else { return Vec::new() };
    let whole: Value = serde_json::from_str(&script.text()).unwrap_or_else(|error| panic!("{}: {error}", page.path));
    assert_eq!(whole["@context"], "https://schema.org", "{}", page.path);
    match whole.get("@graph").and_then(Value::as_array) {
        Some(all) => all.clone(),
        None => vec![whole],
    }
}

fn thing(page: &Page, kind: &str) -> Value {
    let found = things(page).into_iter().find(|thing| thing["@type"] == kind);
    found.unwrap_or_else(|| panic!("{} has no {kind}", page.path))
}

#[test]
fn every_portal_and_every_year_has_a_picture_of_the_size_that_services_ask_for() {
    for town in TOWNS {
        for name in ["portal", "2023", "2024", "2025", "2026"] {
            let bytes = &demo().files[&format!("{town}/sharing/{name}.png")];
            let size = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
            assert_eq!((&bytes[1..4], size(16), size(20)), (b"PNG".as_slice(), 1200, 630), "{town} {name}");
            assert!(bytes.len() < 100_000, "{town} {name}: {} bytes", bytes.len());
        }
    }
}

#[test]
fn a_page_names_a_picture_that_is_there() {
    let mut seen = 0;
    for page in pages() {
        let picture = page.named("meta").into_iter().find(|meta| meta.get("property") == Some("og:image"));
        let Some(address) = picture.and_then(|picture| picture.get("content")) else { continue };
        let path = address.strip_prefix("https://demo.cabildo.example/").expect("whole addresses");
        assert!(demo().has(path), "{} names {path}", page.path);
        seen += 1;
    }
    assert!(seen > pages().len() / 2);
    let year = page("puerto-cedro/presupuestos/2026/");
    let own = year.named("meta").into_iter().find(|meta| meta.get("property") == Some("og:image"));
    assert!(own.and_then(|meta| meta.get("content")).is_some_and(|address| address.ends_with("/sharing/2026.png")));
}

#[test]
fn pages_of_the_territory_have_their_way_and_a_picture() {
    let bytes = &demo().files["territorio/sharing/portal.png"];
    assert_eq!(&bytes[1..4], b"PNG");
    let place = page("territorio/lugares/puerto-cedro/");
    let picture = place.named("meta").into_iter().find(|meta| meta.get("property") == Some("og:image"));
    let picture = picture.and_then(|meta| meta.get("content"));
    assert_eq!(picture, Some("https://demo.cabildo.example/territorio/sharing/portal.png"));
    let way = thing(place, "BreadcrumbList");
    let names: Vec<&str> =
        way["itemListElement"].as_array().expect("steps").iter().filter_map(|step| step["name"].as_str()).collect();
    assert_eq!((names.first(), names.last()), (Some(&"Inicio"), Some(&"Puerto Cedro")));
}

#[test]
fn the_data_of_a_page_says_what_it_is() {
    let home = thing(page("puerto-cedro/"), "GovernmentOrganization");
    assert_eq!(home["name"], "Municipio de Puerto Cedro");
    assert_eq!(home["telephone"], "+507 000-0101");
    let year = thing(page("puerto-cedro/presupuestos/2026/"), "Dataset");
    assert_eq!(year["temporalCoverage"], "2026");
    assert_eq!(year["license"], "https://creativecommons.org/licenses/by/4.0/");
    for file in year["distribution"].as_array().expect("files") {
        let address = file["contentUrl"].as_str().expect("an address");
        let path = address.strip_prefix("https://demo.cabildo.example/").expect("whole addresses");
        assert!(demo().has(path), "{path}");
    }
    let meeting = thing(page("puerto-cedro/actas/2026-11-17/"), "Event");
    assert!(meeting["startDate"].as_str().is_some_and(|day| day.starts_with("2026-11-17")));
}

#[test]
fn the_way_to_a_page_leads_through_pages_that_are_there() {
    let mut seen = 0;
    for page in pages() {
        for way in things(page).into_iter().filter(|thing| thing["@type"] == "BreadcrumbList") {
            for step in way["itemListElement"].as_array().expect("steps") {
                let address = step["item"].as_str().expect("an address");
                let path = address.strip_prefix("https://demo.cabildo.example/").expect("whole addresses");
                assert!(demo().has(&format!("{path}index.html")), "{} leads to {path}", page.path);
                seen += 1;
            }
        }
    }
    assert!(seen > 100);
}
