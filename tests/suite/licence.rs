//! The data's licence goes with the data: whoever has a file, or a chart on another site, learns what may be
//! done with it.

use serde_json::Value;

use crate::demo::{built, copy, demo, embeds, replaced};

/// The licence that the demonstration's settings say.
const NAME: &str = "CC BY 4.0";
const URL: &str = "https://creativecommons.org/licenses/by/4.0/";

/// What is wrong with how a JSON file says its licence; the standard's own word where there is one.
fn fault(path: &str, json: &Value) -> Option<String> {
    let said = if path.ends_with(".csv-metadata.json") {
        json["dc:license"]["@id"] == URL && json["dc:rights"] == NAME
    } else if path.ends_with("/datapackage.json") {
        json["licenses"][0]["path"] == URL && json["licenses"][0]["title"] == NAME
    } else if path.ends_with(".jsonld") {
        json["dct:license"]["@id"] == URL
    } else if path.contains("/oparl/") {
        // A list is a page of objects, each of which says it.
        match json["data"].as_array() {
            Some(objects) => objects.iter().all(|object| object["license"] == URL),
            None => json["license"] == URL,
        }
    } else {
        json["licence"]["name"] == NAME && json["licence"]["url"] == URL
    };
    (!said).then(|| path.to_owned())
}

/// What is no data of the site's: the attachments of records and of the site, the search's index, and what the editor and a
/// telephone ask of the site itself.
fn is_data(path: &str) -> bool {
    !path.starts_with("files/") && !["/files/", "/search/", "admin/"].iter().any(|part| path.contains(part))
}

#[test]
fn every_published_data_file_says_its_licence() {
    let site = demo();
    let mut faults = Vec::new();
    let (mut tables, mut documents) = (0, 0);
    for path in site.paths(is_data) {
        match path.rsplit('.').next() {
            Some("csv") => {
                tables += 1;
                faults.extend((!site.has(&format!("{path}-metadata.json"))).then(|| format!("{path} alone")));
            }
            Some("json" | "jsonld") => {
                documents += 1;
                let json = serde_json::from_str(site.text(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
                faults.extend(fault(path, &json));
            }
            Some("xml") if !path.contains("sitemap") => {
                let said = site.text(path).contains(&format!("<rights>{NAME} ({URL})</rights>"));
                faults.extend((!said).then(|| path.to_owned()));
            }
            Some("ics") => {
                let whole = site.text(path).replace("\r\n ", "");
                let said = whole.contains(&format!("LINK;LINKREL=license;VALUE=URI:{URL}\r\n"));
                faults.extend((!said).then(|| path.to_owned()));
            }
            _ => {}
        }
    }
    assert!(faults.is_empty(), "{} without a licence: {:#?}", faults.len(), &faults[..faults.len().min(20)]);
    assert!(tables > 30 && documents > 500, "{tables} tables, {documents} documents");
}

#[test]
fn a_chart_on_another_site_says_its_licence_and_so_does_its_file() {
    for page in embeds() {
        let link = page.named("a").into_iter().find(|link| link.get("href") == Some(URL));
        let link = link.unwrap_or_else(|| panic!("{}: no licence", page.path));
        assert_eq!((link.text().as_str(), link.get("rel")), (NAME, Some("license external")), "{}", page.path);
        let drawing = page.path.replace("/index.html", ".svg");
        assert!(demo().text(&drawing).contains(NAME), "{drawing}");
    }
}

#[test]
fn a_licence_without_an_address_is_named_and_one_that_is_not_said_is_nowhere() {
    let line = format!("licence: {{name: \"{NAME}\", url: \"{URL}\"}}\n");
    let of = |text: &str| built(replaced(copy(&["loma-quieta"]), "cabildo.yaml", &line, text), &["--no-search"]);
    let named = of("licence: {name: \"Dominio público\"}\n");
    let json = |site: &crate::demo::Built, path: &str| -> Value { serde_json::from_str(site.text(path)).expect(path) };
    assert_eq!(json(&named, "index.json")["licence"], serde_json::json!({"name": "Dominio público"}));
    assert_eq!(json(&named, "presupuestos/2026/2026.csv-metadata.json")["dc:rights"], "Dominio público");
    assert_eq!(json(&named, "catalog.jsonld")["dct:license"]["dct:title"], "Dominio público");
    assert_eq!(json(&named, "oparl/system.json")["license"], Value::Null, "OParl takes addresses alone");
    let none = of("");
    for path in ["index.json", "integrity.json", "data/popolo.json", "presupuestos/2026/2026.json"] {
        assert!(json(&none, path).get("licence").is_none(), "{path}");
    }
}
