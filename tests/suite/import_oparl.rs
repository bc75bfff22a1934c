//! OParl of councils whose programs use other fields and words than Karlsruhe's: what comes in comes out.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Map, Value, json};

use crate::import_minutes;
use crate::site::{Outcome, Site};

const SCHEMA: &str = "https://schema.oparl.org/1.1/";

/// A town with a council of its own name, which no source names.
fn town() -> Site {
    let settings = "title: Prueba\nlanguages: [es]\ncurrency: EUR\nbase_url: https://ejemplo.org/\n\
        time_zone: Europe/Berlin\n";
    let council = "name: Ciudad\nbodies:\n  - {id: propio, name: Propio}\n";
    let mut site = Site::empty().file("cabildo.yaml", settings).town("ciudad").with("municipality.yaml", council);
    site.today("2026-07-01");
    site
}

/// An object with its address and type.
fn object(kind: &str, id: &str, facts: Value) -> Value {
    let mut object = json!({"id": format!("https://ris.example/{id}"), "type": format!("{SCHEMA}{kind}")});
    for (key, value) in facts.as_object().expect("facts") {
        object[key] = value.clone();
    }
    object
}

fn url(id: &str) -> String {
    format!("https://ris.example/{id}")
}

fn urls(ids: &[&str]) -> Value {
    ids.iter().map(|id| url(id)).collect()
}

fn bodies_and_people() -> Vec<Value> {
    let seat = |id: &str, organization: &str, role: &str, right: bool, group: Option<&str>| {
        let mut facts =
            json!({"organization": url(organization), "role": role, "votingRight": right, "startDate": "2024-11-01"});
        if let Some(group) = group {
            facts["onBehalfOf"] = json!(url(group));
        }
        object("Membership", id, facts)
    };
    vec![
        // Neither says that it meets or who sits in it: the persons and meetings do.
        object(
            "Organization",
            "o/1",
            json!({"name": "Rat der Stadt", "organizationType": "Gremium", "classification": "Rat"}),
        ),
        object(
            "Organization",
            "o/2",
            json!({"name": "Bauausschuss", "organizationType": "Gremium", "classification": "Ausschuss"}),
        ),
        object("Organization", "o/3", json!({"name": "Zweckverband Wasser", "organizationType": "externes Gremium"})),
        object("Organization", "o/4", json!({"name": "Die Mitte", "organizationType": "Fraktion"})),
        object("Organization", "o/5", json!({"name": "Grünes Bündnis", "organizationType": "Partei"})),
        object("Organization", "o/6", json!({"name": "Tiefbauamt", "organizationType": "Verwaltungsbereich"})),
        object("Organization", "o/7", json!({"name": "Planning Panel", "organizationType": "Committee"})),
        object(
            "Person",
            "p/1",
            json!({
                "name": "Dr. Eva Müller", "familyName": "Müller", "givenName": "Eva", "title": ["Dr."],
                "formOfAddress": "Frau", "email": ["eva@ris.example"],
                "membership": [seat("m/1", "o/1", "Ratsvorsitzende", true, Some("o/4")), seat("m/2", "o/4", "Mitglied", true, None)]
            }),
        ),
        object(
            "Person",
            "p/2",
            json!({
                "name": "Karl Bürger", "affix": "MdL",
                "membership": [
                    seat("m/3", "o/2", "beratendes Mitglied", false, Some("o/5")),
                    seat("m/4", "o/2", "Sachkundiger Bürger", false, None),
                    seat("m/5", "o/7", "Advisory member", false, None),
                ]
            }),
        ),
        object(
            "Person",
            "p/3",
            json!({
                "name": "Ute Ohne",
                "membership": [
                    seat("m/6", "o/1", "Bürgermeisterin", true, None),
                    seat("m/7", "o/2", "stellvertretendes Mitglied", true, None),
                ]
            }),
        ),
    ]
}

fn file(id: &str) -> Value {
    let address = |folder: &str| format!("https://ris.example/{folder}{id}.pdf");
    object("File", id, json!({"name": "Beschluss", "accessUrl": address(""), "downloadUrl": address("save/")}))
}

fn meetings() -> Vec<Value> {
    let item = |id: &str, number: &str, name: &str, facts: Value| {
        let mut item = object("AgendaItem", id, facts);
        (item["number"], item["name"], item["public"]) = (json!(number), json!(name), json!(true));
        item
    };
    let mut night = object(
        "Meeting",
        "s/1",
        json!({
            "name": "Sitzung des Rates", "start": "2026-03-10T18:00:00+01:00", "end": "2026-03-11T00:20:00+01:00",
            "organization": urls(&["o/1"])
        }),
    );
    night["agendaItem"] = json!([
        item(
            "i/1",
            "1",
            "Haushalt",
            json!({
                "order": 1, "result": "mehrheitlich beschlossen",
                "resolutionText": "Der Rat beschließt:\n\n1. den Haushalt\n2. den Stellenplan",
                "resolutionFile": file("f/1"), "consultation": url("c/1")
            })
        ),
        item("i/2", "2", "Haushalt, zweite Lesung", json!({"order": 2, "consultation": url("c/2")})),
        item("i/3", "3a", "Ohne Beschluss", json!({"order": 3, "resolutionText": "Der Rat nimmt Kenntnis."})),
    ]);
    let joint = object(
        "Meeting",
        "s/2",
        json!({
            "name": "Gemeinsame Sitzung", "start": "2026-03-03T17:00:00+01:00", "end": "2026-03-03T19:00:00+01:00",
            "organization": urls(&["o/2", "o/7"]), "agendaItem": [item("i/4", "1", "Haushalt", json!({"order": 1, "consultation": url("c/3")}))]
        }),
    );
    vec![night, joint]
}

fn papers() -> Vec<Value> {
    let consultation = |id: &str, paper: &str, facts: Value| {
        let mut all = object("Consultation", id, facts);
        all["paper"] = json!(url(paper));
        all
    };
    vec![
        object(
            "Paper",
            "a/1",
            json!({
                "name": "Haushalt 2026", "reference": "V/7", "relatedPaper": urls(&["a/2"]),
                "originatorOrganization": urls(&["o/4"]), "underDirectionOf": urls(&["o/6"]),
                "consultation": [
                    consultation("c/2", "a/1", json!({"agendaItem": url("i/2"), "meeting": url("s/1"), "organization": urls(&["o/1"]), "role": "Entscheidung", "authoritative": true})),
                    consultation("c/1", "a/1", json!({"agendaItem": url("i/1"), "meeting": url("s/1"), "organization": urls(&["o/1"]), "role": "Beratung", "authoritative": false})),
                    consultation("c/3", "a/1", json!({"agendaItem": url("i/4"), "meeting": url("s/2"), "organization": urls(&["o/2"]), "role": "Vorberatung"})),
                    consultation("c/4", "a/1", json!({"organization": urls(&["o/3"]), "role": "Anhörung"})),
                ]
            }),
        ),
        object(
            "Paper",
            "a/2",
            json!({"name": "Stellenplan", "reference": "V/8", "superordinatedPaper": urls(&["a/1"])}),
        ),
    ]
}

/// What is compared of each type.
const KEYS: [(&str, &[&str]); 7] = [
    ("Organization", &["name", "organizationType", "classification"]),
    ("Person", &["name", "familyName", "givenName", "title", "formOfAddress", "affix", "membership"]),
    ("Membership", &["organization", "role", "votingRight", "onBehalfOf", "startDate"]),
    ("Meeting", &["name", "start", "end", "organization", "agendaItem"]),
    ("AgendaItem", &["number", "name", "public", "result", "resolutionText", "resolutionFile"]),
    (
        "Paper",
        &[
            "name",
            "reference",
            "relatedPaper",
            "superordinatedPaper",
            "originatorOrganization",
            "underDirectionOf",
            "consultation",
        ],
    ),
    ("Consultation", &["meeting", "agendaItem", "organization", "role", "authoritative"]),
];

fn kind(object: &Value) -> Option<&str> {
    object["type"].as_str()?.strip_prefix(SCHEMA)
}

/// The names of all objects by their addresses, also of those that stand in others.
fn names(value: &Value, all: &mut BTreeMap<String, Value>) {
    match value {
        Value::Array(inner) => inner.iter().for_each(|inner| names(inner, all)),
        Value::Object(members) => {
            if let (Some(id), Some(name)) = (value["id"].as_str(), value.get("name")) {
                all.insert(id.to_owned(), name.clone());
            }
            members.values().for_each(|inner| names(inner, all));
        }
        _ => {}
    }
}

/// An object with names for addresses, and of each type what is compared; lists that have no order sorted.
fn told(value: &Value, names: &BTreeMap<String, Value>) -> Value {
    match value {
        Value::String(text) => names.get(text).cloned().unwrap_or_else(|| value.clone()),
        Value::Array(inner) => inner.iter().map(|inner| told(inner, names)).collect(),
        Value::Object(_) => match KEYS.iter().find(|(known, _)| kind(value) == Some(*known)) {
            Some((_, keys)) => {
                let said = keys.iter().filter_map(|key| Some(((*key).to_owned(), told(value.get(*key)?, names))));
                let mut said: Map<String, Value> = said.collect();
                if let Some(Value::Array(all)) = said.get_mut("consultation") {
                    all.sort_by_key(ToString::to_string);
                }
                Value::Object(said)
            }
            None => json!([value["accessUrl"], value["downloadUrl"]]),
        },
        _ => value.clone(),
    }
}

/// The objects of a published list.
fn listed(outcome: &Outcome, name: &str) -> Vec<Value> {
    let list: Value = serde_json::from_str(&outcome.page(&format!("oparl/{name}.json"))).expect("JSON");
    list["data"].as_array().expect("a list").clone()
}

#[test]
fn what_another_council_says_in_oparl_comes_back_as_it_came_in() {
    let theirs = [bodies_and_people(), meetings(), papers()].concat();
    let site = town().beside("ris.json", json!({"data": theirs}).to_string());
    let outcome = site.run(&["import", "minutes", "ris.json", "--lang", "en"]).exits(0);
    assert!(
        outcome.stdout.contains("e-mail addresses and telephone numbers of people were not taken"),
        "{}",
        outcome.stdout
    );
    let outcome = site.build_with(&["--no-search"]).exits(0);
    assert!(outcome.errors().is_empty(), "{:?}", outcome.errors());
    let mut ours: Vec<Value> =
        ["organizations", "people", "meetings", "papers"].iter().flat_map(|list| listed(&outcome, list)).collect();
    ours.retain(|object| object["name"] != "Propio");
    let all = |objects: &[Value]| {
        let mut known = BTreeMap::new();
        objects.iter().for_each(|object| names(object, &mut known));
        let mut said: Vec<String> = objects.iter().map(|object| told(object, &known).to_string()).collect();
        said.sort();
        said
    };
    // Kinds that OParl has no word for are ours to name; everything else is the source's.
    assert_eq!(all(&ours), all(&theirs));
}

#[test]
fn an_import_from_oparl_says_of_nobody_what_the_source_does_not() {
    let theirs = [bodies_and_people(), meetings(), papers()].concat();
    let site = town().beside("ris.json", json!({"data": theirs}).to_string());
    site.run(&["import", "minutes", "ris.json"]).exits(0);
    let written = fs::read_to_string(site.path("content").join("ciudad/municipality.yaml")).expect("a municipality");
    assert!(!written.contains("secretary") && !written.contains("office\n    classification"), "{written}");
    assert_eq!(written.matches("kind: office").count(), 1, "the Tiefbauamt alone: {written}");
    assert!(
        written.contains("role: adviser\n        title: beratendes Mitglied\n        on_behalf_of: grunes-bundnis"),
        "{written}"
    );
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let person = outcome.page("concejo/personas/karl-burger/");
    assert!(person.contains("beratendes Mitglied") && person.contains("Grünes Bündnis"), "{person}");
    let body = outcome.page("concejo/organos/bauausschuss/");
    assert!(!body.contains("Secretaría"), "{body}");
    // The page says what was decided word by word, a paragraph a line, and where the paper goes.
    let meeting = outcome.page("actas/2026-03-10-rat-der-stadt/");
    assert!(meeting.contains("Der Rat beschließt:") && meeting.contains("2. den Stellenplan"), "{meeting}");
    let paper = outcome.page("expedientes/v-7/");
    for said in ["Vorberatung", "Anhörung", "tiene la última palabra", "Stellenplan", "Tiefbauamt"] {
        assert!(paper.contains(said), "{said} is not in {paper}");
    }
}

#[test]
fn what_is_not_taken_of_oparl_and_what_was_not_given_is_told() {
    let hall = json!({
        "id": url("l/1"), "type": format!("{SCHEMA}Location"), "description": "Rathaus, Sitzungssaal 2", "room": "Saal 2",
        "streetAddress": "Markt 1", "postalCode": "99999", "locality": "Neudorf", "geojson": {"type": "Feature"}
    });
    let theirs = json!([
        object("Organization", "o/1", json!({"name": "Rat", "organizationType": "Gremium", "votingMemberCount": 21})),
        object(
            "Person",
            "p/1",
            json!({
                "name": "Eva Müller", "gender": "female",
                "membership": [object("Membership", "m/1", json!({"organization": url("o/1"), "role": "Mitglied"}))]
            })
        ),
        object("Person", "p/2", json!({"name": "Ute Ohne", "gender": ""})),
        object(
            "Meeting",
            "s/1",
            json!({
                "name": "Sitzung", "start": "2026-03-10T18:00:00+01:00", "organization": urls(&["o/1"]), "location": hall,
                "meetingState": "vertagt", "keyword": ["Bauen"], "participant": urls(&["p/1", "p/9"])
            })
        ),
        object("Paper", "a/1", json!({"name": "Haushalt", "subordinatedPaper": urls(&["a/2", "a/8"])})),
        object("Paper", "a/2", json!({"name": "Stellenplan"})),
        object("Consultation", "c/1", json!({"paper": url("a/9"), "meeting": url("s/1"), "role": "Beratung"})),
    ]);
    let site = town().beside("ris.json", theirs.to_string());
    let told = site.run(&["import", "minutes", "ris.json", "--lang", "en"]).exits(0).stdout;
    for lost in [
        "`Location.geojson` (1), `Meeting.keyword` (1), `Meeting.meetingState` (1), `Person.gender` (1)",
        "`Consultation.paper` (1), `Meeting.participant` (1), `Paper.subordinatedPaper` (1)",
        "Ute Ohne is a member of no organization",
    ] {
        assert!(told.contains(lost), "{lost}: {told}");
    }
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let [meeting] = &listed(&outcome, "meetings")[..] else { panic!("one meeting") };
    assert_eq!(meeting["location"]["description"], "Rathaus, Sitzungssaal 2, Markt 1, 99999 Neudorf");
    let papers = listed(&outcome, "papers");
    let paper = |name: &str| papers.iter().find(|paper| paper["name"] == name).expect("a paper");
    assert_eq!(paper("Stellenplan")["superordinatedPaper"], json!([paper("Haushalt")["id"]]));
    assert_eq!(paper("Haushalt")["subordinatedPaper"], json!([paper("Stellenplan")["id"]]));
    let bodies = listed(&outcome, "organizations");
    assert!(bodies.iter().any(|body| body["name"] == "Rat" && body["votingMemberCount"] == 21), "{bodies:?}");
}

/// OParl as some servers give it: what belongs together in files of its own, named by addresses alone;
/// fields left out, empty or of another form.
const SCATTERED: &str = r#"[
{"id": "https://o.example/org/1", "type": "https://schema.oparl.org/1.0/Organization", "name": "Bauausschuss", "location": "https://o.example/loc/1", "membership": ["https://o.example/mem/1"]},
{"id": "https://o.example/loc/1", "type": "https://schema.oparl.org/1.0/Location", "streetAddress": "Markt 1", "locality": "Uno"},
{"id": "https://o.example/per/1", "type": "https://schema.oparl.org/1.0/Person", "givenName": "Eva", "familyName": "Müller", "membership": ["https://o.example/mem/1"]},
{"id": "https://o.example/mem/1", "type": "https://schema.oparl.org/1.0/Membership", "person": "https://o.example/per/1", "organization": "https://o.example/org/1", "role": "Vorsitzende", "startDate": "2024-07-01"},
{"id": "https://o.example/mee/1", "type": "https://schema.oparl.org/1.0/Meeting", "name": "Sitzung\u0000 \u202e1", "start": "2025-05-14T16:30Z", "end": null, "organization": [{"id": "https://o.example/org/1", "type": "https://schema.oparl.org/1.0/Organization"}], "participant": ["https://o.example/per/1"], "agendaItem": ["https://o.example/item/2", "https://o.example/item/1", "https://o.example/item/9"], "resultsProtocol": "https://o.example/file/1", "auxiliaryFile": ["https://o.example/file/2"]},
{"id": "https://o.example/item/1", "type": "https://schema.oparl.org/1.0/AgendaItem", "order": 1, "number": 1, "name": "Begr\u00fc\u00dfung"},
{"id": "https://o.example/item/2", "type": "https://schema.oparl.org/1.0/AgendaItem", "order": 2, "number": "Ö 2", "name": "Schule: Neubau", "public": true, "consultation": "https://o.example/con/1", "result": "beschlossen"},
{"id": "https://o.example/item/9", "type": "https://schema.oparl.org/1.0/AgendaItem", "deleted": true},
{"id": "https://o.example/con/1", "type": "https://schema.oparl.org/1.0/Consultation", "paper": {"id": "https://o.example/pap/1"}},
{"id": "https://o.example/pap/1", "type": "https://schema.oparl.org/1.0/Paper", "reference": "2025/7", "mainFile": "https://o.example/file/1"},
{"id": "https://o.example/file/1", "type": "https://schema.oparl.org/1.0/File", "name": "", "fileName": "protokoll.pdf", "accessUrl": "https://o.example/protokoll.pdf"},
{"id": "https://o.example/file/2", "type": "https://schema.oparl.org/1.0/File", "name": "Ohne Adresse"}
]"#;

#[test]
fn oparl_that_names_its_parts_by_their_addresses_is_put_together() {
    let town = || import_minutes::town().file("cabildo.yaml", format!("{}country: DE\n", crate::site::SETTINGS));
    let site = town().beside("alles.json", SCATTERED);
    let outcome = site.run(&["import", "minutes", "alles.json", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("has no address"), "{}", outcome.stdout);
    let minutes = import_minutes::text(&site, "uno/minutes/2025-05-14-bauausschuss.md");
    for part in ["18:30", "eva-muller", "Begrüßung", "Schule: Neubau", "Ö 2", "2025-7", "beschlossen", "protokoll.pdf"]
    {
        assert!(minutes.contains(part), "{part} is not in {minutes}");
    }
    assert!(minutes.find("Begrüßung") < minutes.find("Neubau"), "{minutes}");
    let municipality = import_minutes::text(&site, "uno/municipality.yaml");
    assert!(municipality.contains("role: president") && municipality.contains("Markt 1, Uno"), "{municipality}");
    assert!(site.check().exits(0).errors().is_empty());
    // The same in another order, one object in another, with a mark at the head and lines of Windows.
    let mut objects: Vec<Value> = serde_json::from_str(SCATTERED).expect("objects");
    objects.reverse();
    let nested = json!({"data": [{"more": objects}], "links": {}, "pagination": {"totalElements": 12}});
    let whole = format!("\u{feff}{}", serde_json::to_string_pretty(&nested).unwrap().replace('\n', "\r\n"));
    let again = town().beside("alles.json", whole);
    again.run(&["import", "minutes", "alles.json"]).exits(0);
    assert_eq!(import_minutes::text(&again, "uno/minutes/2025-05-14-bauausschuss.md"), minutes);
}

#[test]
fn the_second_of_an_hour_that_the_clocks_pass_twice_is_told_and_not_said_wrongly() {
    // In the night to 26 October 2025 it was half past two twice in Berlin, first with +02:00.
    let meeting = |end: &str, point: &str| {
        json!([
            object("Organization", "o/1", json!({"name": "Rat", "organizationType": "Gremium"})),
            object(
                "Meeting",
                "t/1",
                json!({
                    "name": "Rat 1", "start": "2025-10-25T23:00:00+02:00", "end": end, "organization": urls(&["o/1"]),
                    "agendaItem": [object("AgendaItem", "a/1", json!({"number": "1", "name": "Eins", "start": point}))]
                })
            ),
        ])
    };
    let brought = |theirs: Value| {
        let site = town().beside("ris.json", theirs.to_string());
        let told = site.run(&["import", "minutes", "ris.json", "--lang", "en"]).exits(0).stdout;
        let outcome = site.build_with(&["--no-search"]).exits(0);
        let ours: Value = serde_json::from_str(&listed(&outcome, "meetings")[0].to_string()).expect("JSON");
        (told, ours["end"].clone(), ours["agendaItem"][0]["start"].clone())
    };
    let (told, end, start) = brought(meeting("2025-10-26T02:30:00+01:00", "2025-10-26T01:15:00Z"));
    assert_eq!(told.matches("the clocks pass twice").count(), 2, "{told}");
    assert_eq!((end, start), (Value::Null, Value::Null));
    let (told, end, start) = brought(meeting("2025-10-26T02:30:00+02:00", "2025-10-26T03:15:00+01:00"));
    assert!(!told.contains("the clocks pass twice"), "{told}");
    assert_eq!((end, start), ("2025-10-26T02:30:00+02:00".into(), "2025-10-26T03:15:00+01:00".into()));
}
