//! Minutes written as minutes: headings, blocks, states; what is published of them, and in which forms.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::council::TOWN;
use crate::demo::{page, pages};
use crate::links::resolved;
use crate::site::Site;

const MEETING: &str = "\
---
body: concejo
number: \"3\"
start: \"09:00\"
end: \"11:00\"
place: Salón
called: 2026-03-03
changes: [{date: 2026-03-06, what: Empieza a las 9}]
state: approved
approved_by: 2026-04-14
present: all
late: {Guerra: 2}
excused: [Ibarra]
documents: [{kind: minutes, file: files/acta.pdf, title: Acta firmada}]
---
Abrió la presidenta.

## 1. Lectura del acta

Se leyó.

```vote
unanimidad
```

## 2. Luminarias

El tesorero explicó las **tres** ofertas.

```item
topics: [safety]
papers: [ofertas]
```

```citizen
name: Rosa Pérez
text: Pidió más luces.
answer: Se hará una visita.
```

```motion
mover: Bravo
seconder: Cruz
majority: absolute
vote: all yes except Díaz (no), Esquivel (abstain)
```

```decision
number: AM-01-2026
responsible: Tesorería
due: 2026-06-30
promulgated: 2026-03-16
posted: {from: 2026-03-16, days: 10}
gazette: {number: 30120-A, date: 2026-03-20}
steps:
  - {date: 2026-04-20, what: Se abrió la licitación, state: under_way}
  - {date: 2026-06-20, what: Se instalaron, state: done}
```

## Cierre

Se cerró.
";

fn site() -> Site {
    let next = "---\nbody: concejo\nstate: approved\npresent: all\n---\nTexto.\n";
    let cancelled = "---\nbody: concejo\nstate: cancelled\nstart: \"09:00\"\nagenda: [{title: Bancas}]\n---\n";
    Site::of_one_town()
        .file("cabildo.yaml", format!("{}country: PA\n", crate::site::SETTINGS))
        .file(crate::site::DUTIES_FILE, crate::site::NO_DUTIES)
        .with("municipality.yaml", TOWN)
        .with("files/acta.pdf", "%PDF-1.4\n")
        .with("papers/ofertas.md", "---\ntitle: Tres ofertas\nnumber: \"2026/7\"\ndate: 2026-03-01\n---\nTexto.\n")
        .with("minutes/2026-03-10.md", MEETING)
        .with("minutes/2026-04-14.md", next)
        .with("minutes/2026-11-10.md", cancelled)
}

#[test]
fn minutes_written_as_a_text_are_read_point_by_point() {
    let outcome = site().build_with(&["--no-search"]).exits(0).tells_nothing();
    let page = outcome.page("actas/2026-03-10/");
    for shown in [
        "Abrió la presidenta.",
        "<strong>tres</strong>",
        "Rosa Pérez",
        "Se hará una visita.",
        "mayoría absoluta de todos los miembros: 5",
        "Beto Bravo",
        "punto 2",
        "Acta firmada",
        "Tres ofertas",
        "Se cerró.",
    ] {
        assert!(page.contains(shown), "{shown} is not in {page}");
    }
    assert!(!page.contains("```") && !page.contains("all yes except"), "no block is shown as it was typed");
    // Guerra came at point 2, Ibarra was excused: seven voted on the first.
    let votes = outcome.page("data/votes.csv");
    assert!(
        votes.contains(
            "2026-03-10,2026-03-10,concejo,1,1,1,Lectura del acta,roll_call,simple,votes,4,7,0,0,0,0,,adopted,"
        ),
        "{votes}"
    );
    assert!(
        votes.contains("concejo,2,2,1,Luminarias,roll_call,absolute,members,5,6,1,1,0,0,,adopted,AM-01-2026"),
        "{votes}"
    );
    let decision = outcome.page("decisiones/am-01-2026/");
    for shown in
        ["Se abrió la licitación", "Se instalaron", "Cumplida", "30120-A", "10 días", "Luminarias", "Darío Díaz"]
    {
        assert!(decision.contains(shown), "{shown} is not in {decision}");
    }
    assert!(outcome.page("temas/seguridad/").contains("Luminarias"));
    assert!(outcome.page("expedientes/ofertas/").contains("actas/2026-03-10/#p2"));
}

#[test]
fn a_translation_gives_its_points_their_titles_and_texts() {
    let english = "---\ntitle: Meeting of 10 March\n---\nThe president opened.\n\n## 1. Minutes read\n\nThey were read.\n\n## 2. Street lights\n\nThree offers.\n";
    let site = site()
        .file("cabildo.yaml", crate::site::SETTINGS.replace("[es]", "[es, en]"))
        .with("minutes/2026-03-10.en.md", english);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let page = outcome.page("en/minutes/2026-03-10/");
    for shown in ["Meeting of 10 March", "Street lights", "Three offers.", "The president opened."] {
        assert!(page.contains(shown), "{shown} is not in {page}");
    }
    assert!(!page.contains("El tesorero"), "the first language does not stand beside it");
}

#[test]
fn what_is_not_published_is_in_no_file_at_all() {
    let hidden = MEETING
        .replace("state: approved", "state: approved\npublish: no")
        .replace("Luminarias", "Zanahorias")
        .replace("AM-01-2026", "ZZ-01-2026");
    let outcome =
        site().with("minutes/2026-03-10.md", hidden.replace("approved_by: 2026-04-14\n", "")).build().exits(0);
    for (path, bytes) in outcome.files() {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["Zanahorias", "zanahorias", "ZZ-01-2026", "zz-01-2026", "2026-03-10"] {
            assert!(!text.contains(word) && !path.contains(word), "{word} is in {path}");
        }
    }
}

#[test]
fn minutes_that_are_a_scan_alone_are_a_meeting() {
    let scan = "---\nbody: concejo\nstate: approved\ndocuments: [{kind: minutes, file: files/acta.pdf}]\n---\n";
    let outcome = site().with("minutes/2026-05-12.md", scan).build_with(&["--no-search"]).exits(0).tells_nothing();
    let page = outcome.page("actas/2026-05-12/");
    assert!(page.contains("El acta existe solo como archivo") && page.contains("files/acta.pdf"), "{page}");
}

/// The properties of each event of a calendar, as another library reads it.
fn events(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().expect("a calendar").expect("a calendar that can be read");
    assert!(calendars.next().is_none());
    let value =
        |property: &ical::property::Property| (property.name.clone(), property.value.clone().unwrap_or_default());
    calendar.events.iter().map(|event| event.properties.iter().map(value).collect()).collect()
}

#[test]
fn the_calendar_is_read_by_a_library_that_did_not_write_it() {
    let outcome = site().build_with(&["--no-search"]).exits(0);
    let text = outcome.page("calendar.ics");
    assert!(text.lines().all(|line| line.len() <= 75), "long lines are folded");
    let events = events(&text);
    assert_eq!(events.len(), 3);
    let of = |day: &str| events.iter().find(|event| event["UID"].contains(day)).expect("an event");
    let held = of("2026-03-10");
    // Nine in Panama is fourteen in Greenwich.
    assert_eq!((held["DTSTART"].as_str(), held["DTEND"].as_str()), ("20260310T140000Z", "20260310T160000Z"));
    assert_eq!((held["SEQUENCE"].as_str(), held["STATUS"].as_str()), ("4", "CONFIRMED"), "changed once, and held");
    assert_eq!(held["DTSTAMP"], "20260310T000000Z", "the day on which it was held, after the last change");
    let cancelled = of("2026-11-10");
    assert_eq!((cancelled["SEQUENCE"].as_str(), cancelled["STATUS"].as_str()), ("1", "CANCELLED"));
    assert!(cancelled["SUMMARY"].starts_with("Cancelada: "));
    assert!(held["URL"].ends_with("actas/2026-03-10/"));
}

fn json(outcome: &crate::site::Outcome, path: &str) -> Value {
    serde_json::from_str(&outcome.page(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn oparl_has_its_objects_with_what_they_must_have_and_every_address_leads_to_a_file() {
    let outcome = site().build_with(&["--no-search"]).exits(0);
    let required: [(&str, &str, &[&str]); 8] = [
        ("oparl/system.json", "System", &["oparlVersion", "body"]),
        ("oparl/body.json", "Body", &["name", "organization", "person", "meeting", "paper", "legislativeTerm"]),
        ("oparl/organization/concejo.json", "Organization", &["name", "membership"]),
        ("oparl/person/ana-alba.json", "Person", &["name", "membership"]),
        (
            "oparl/meeting/2026-03-10.json",
            "Meeting",
            &["name", "start", "end", "location", "organization", "agendaItem"],
        ),
        ("oparl/paper/ofertas.json", "Paper", &["name", "reference", "consultation"]),
        ("oparl/meetings.json", "", &["data", "links", "pagination"]),
        ("oparl/organizations.json", "", &["data", "links", "pagination"]),
    ];
    for (path, kind, keys) in required {
        let object = json(&outcome, path);
        for key in keys {
            assert!(!object[*key].is_null(), "{path} has no {key}");
        }
        if !kind.is_empty() {
            assert_eq!(object["type"], format!("https://schema.oparl.org/1.1/{kind}"));
            assert_eq!(object["id"], format!("https://ejemplo.org/{path}"));
        }
        addresses(&object, &mut |address| {
            let file = address.strip_prefix("https://ejemplo.org/").expect("our own");
            let file =
                if file.is_empty() || file.ends_with('/') { format!("{file}index.html") } else { file.to_owned() };
            assert!(outcome.has(&file), "{path} names {address}");
        });
    }
    let meeting = json(&outcome, "oparl/meeting/2026-03-10.json");
    assert_eq!(meeting["start"], "2026-03-10T09:00:00-05:00");
    assert_eq!(meeting["agendaItem"][1]["order"], 2);
    assert_eq!(meeting["resultsProtocol"]["accessUrl"], "https://ejemplo.org/files/acta.pdf");
    assert_eq!(json(&outcome, "oparl/meeting/2026-11-10.json")["cancelled"], true);
}

#[test]
fn a_decision_and_what_it_concerns_lead_to_one_another() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let decisions =
        pages().iter().filter(|page| page.path.contains("/decisiones/") || page.path.contains("/decisions/"));
    for decision in decisions {
        let named =
            decision.named("dt").into_iter().filter(|dt| ["Relacionado", "Related"].contains(&dt.text().as_str()));
        for link in named.flat_map(|dt| dt.around().next().unwrap().find("a")) {
            let path = resolved(&decision.path, link.get("href").expect("an address"));
            let concerned = page(path.trim_end_matches("index.html"));
            let back = concerned.named("a").into_iter().filter_map(|a| a.get("href"));
            let back = back.filter(|href| !href.contains(':')).map(|href| resolved(&concerned.path, href));
            let here = decision.path.as_str();
            assert!(back.into_iter().any(|back| back == here), "{path} does not lead back to {here}");
            let kinds = ["gastos-por-", "programas/", "propuestas/", "ciclos/", "presupuestos/"];
            let kind = kinds.iter().find(|kind| path.contains(**kind)).copied().unwrap_or("other");
            *seen.entry(kind).or_default() += 1;
        }
    }
    assert!(seen.len() > 4, "{seen:?}");
}

#[test]
fn a_part_of_a_budget_is_found_by_its_code_its_classification_or_its_line() {
    let line = "{functional: \"04.5.1\", administrative: \"04\", name: Puente, approved: \"10.00\"}";
    let budget = format!("year: 2026\nstages: [{{stage: approved}}]\nexpenditure: [{line}]\n");
    let decided = |part: &str| {
        let meeting = format!(
            "---\nbody: concejo\nstate: approved\ndecisions: [{{number: A-1, title: Puente, lines: [\"{part}\"]}}]\n---\n"
        );
        site().with("budgets/2026.yaml", budget.clone()).with("minutes/2026-05-05.md", meeting)
    };
    for (part, page) in [
        ("2026/04", "gastos-por-funcion/04/"),
        ("2026/administrative/04", "gastos-por-unidad/04/"),
        ("2026-e-04.5.1-04", "gastos-por-funcion/"),
    ] {
        let outcome = decided(part).build_with(&["--no-search"]).exits(0);
        let html = outcome.page("decisiones/a-1/");
        assert!(html.contains(page), "{part}: {page} is not in {html}");
    }
    let odd = decided("2026/05").check().exits(1);
    assert!(odd.findings().iter().any(|finding| finding.code == "unknown-reference"), "{:?}", odd.findings());
}

/// The types of what OParl embeds in other objects.
const EMBEDDED: [&str; 5] = ["AgendaItem", "Consultation", "File", "Location", "Membership"];

#[test]
fn every_object_of_oparl_is_what_its_id_leads_to() {
    let outcome = site().build_with(&["--no-search"]).exits(0);
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for (path, _) in outcome.files().into_iter().filter(|(path, _)| path.starts_with("oparl/")) {
        objects(&json(&outcome, &path), &mut |object| {
            let (id, kind) = (object["id"].as_str().unwrap(), object["type"].as_str().unwrap());
            let kind = kind.strip_prefix("https://schema.oparl.org/1.1/").expect("a type of OParl");
            let own = json(&outcome, id.strip_prefix("https://ejemplo.org/").expect("our own"));
            for (key, value) in object.as_object().unwrap() {
                assert_eq!(own[key], *value, "{id} {key}");
            }
            for key in ["created", "modified"] {
                assert!(own[key].as_str().is_some_and(|day| day.ends_with("T00:00:00Z")), "{id} has no {key}");
            }
            *kinds.entry(kind.to_owned()).or_default() += 1;
        });
    }
    for kind in EMBEDDED {
        assert!(kinds.contains_key(kind), "{kind}: {kinds:?}");
    }
    let body = json(&outcome, "oparl/body.json");
    for key in ["agendaItem", "consultation", "file", "locationList", "membership"] {
        let list = body[key].as_str().expect("a list").strip_prefix("https://ejemplo.org/").expect("our own");
        assert!(!json(&outcome, list)["data"].as_array().expect("objects").is_empty(), "{list}");
    }
}

/// Every object with a type in a value.
fn objects(value: &Value, found: &mut impl FnMut(&Value)) {
    if value["type"].is_string() && value["id"].is_string() {
        found(value);
    }
    match value {
        Value::Array(all) => all.iter().for_each(|inner| objects(inner, found)),
        Value::Object(all) => all.values().for_each(|inner| objects(inner, found)),
        _ => {}
    }
}

/// Every address of ours in a value.
fn addresses(value: &Value, found: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) if text.starts_with("https://ejemplo.org/") => found(text),
        Value::Array(all) => all.iter().for_each(|inner| addresses(inner, found)),
        Value::Object(all) => all.values().for_each(|inner| addresses(inner, found)),
        _ => {}
    }
}

#[test]
fn popolo_has_votes_with_their_counts_and_voters() {
    let outcome = site().build_with(&["--no-search"]).exits(0);
    let year = json(&outcome, "data/popolo-2026.json");
    let vote = year["vote_events"].as_array().unwrap().iter().find(|vote| vote["id"] == "2026-03-10-2-1").unwrap();
    assert_eq!(vote["result"], "pass");
    assert_eq!(vote["counts"][0], serde_json::json!({"option": "yes", "value": 6}));
    assert_eq!(vote["votes"].as_array().unwrap().len(), 8);
    let council = json(&outcome, "data/popolo.json");
    assert_eq!(council["persons"].as_array().unwrap().len(), 13);
}

#[test]
fn the_page_says_the_meeting_to_machines_too() {
    let page = site().build_with(&["--no-search"]).exits(0).page("actas/2026-11-10/");
    assert_eq!(page.matches("application/ld+json").count(), 1, "said once");
    let (_, rest) = page.split_once("application/ld+json").expect("data");
    let text = rest.split_once('>').unwrap().1.split_once("</script>").unwrap().0;
    let data: Value = serde_json::from_str(text).expect("JSON");
    let events = data["@graph"].as_array().unwrap().iter().filter(|thing| thing["@type"] == "Event");
    let events: Vec<&Value> = events.collect();
    let [event] = events[..] else { panic!("{events:?}") };
    assert_eq!((&event["@type"], &event["startDate"]), (&"Event".into(), &"2026-11-10T09:00:00-05:00".into()));
    assert_eq!(event["eventStatus"], "https://schema.org/EventCancelled");
}

#[test]
fn minutes_begun_from_an_agenda_have_its_points_the_members_and_a_notice() {
    let site = site().beside("agenda.txt", "1. Acta anterior\n2. Presupuesto de 2027\n");
    let arguments = ["add", "minutes", "2026-12-08", "--from", "agenda.txt", "--lang", "es"];
    let outcome = site.run(&arguments).exits(0);
    assert!(
        outcome.stdout.contains("CONVOCATORIA PÚBLICA") && outcome.stdout.contains("2. Presupuesto de 2027"),
        "{}",
        outcome.stdout
    );
    let text = std::fs::read_to_string(site.path("content/uno/minutes/2026-12-08.md")).unwrap();
    assert!(text.contains("## 2. Presupuesto de 2027") && text.contains("irma-ibarra"), "{text}");
    assert!(text.contains("Quórum: 5 de 9"), "{text}");
    site.check().exits(0);
}

#[test]
fn a_broken_line_below_a_point_and_ordinals_of_two_words_are_whole_in_the_notice() {
    let agenda = "Undécimo: Actas\nDécimo segundo: Asuntos entrados:\n   a) Nota de la Cooperadora\n   b) Proyecto de ordenanza: tasa\n      vial 2027\nDecimotercero: Cierre\n";
    let site = site().beside("agenda.txt", agenda);
    let outcome = site.run(&["add", "minutes", "2026-12-08", "--from", "agenda.txt", "--lang", "es"]).exits(0);
    let points = "11. Actas\n12. Asuntos entrados:\n   a) Nota de la Cooperadora\n   b) Proyecto de ordenanza: tasa vial 2027\n13. Cierre\n";
    assert!(outcome.stdout.contains(points), "{}", outcome.stdout);
    let text = std::fs::read_to_string(site.path("content/uno/minutes/2026-12-08.md")).unwrap();
    assert!(text.contains("\nb) Proyecto de ordenanza: tasa vial 2027\n"), "{text}");
    site.check().exits(0);
}

#[test]
fn minutes_begun_from_a_planned_meeting_keep_its_words_and_its_own_file_is_never_changed() {
    let planned = "---\norgan: concejo\nkind: extraordinary\nnumber: \"8\"\ndate: 2026-12-01\nstart: \"18:30\"\n\
        place:\n  es: Salón de sesiones\n  en: Council chamber\nstate: planned\ncalled: 2026-11-20\n\
        chair: irma-ibarra # preside\nagenda:\n  - title:\n      es: Acta anterior\n      en: Last minutes\n  \
        - {number: \"1a\", title: Presupuesto}\n  - title: Varios\n---\n";
    let site = site().with("minutes/2026-12-01.md", planned);
    let site = site.file("cabildo.yaml", crate::site::SETTINGS.replace("[es]", "[es, en]") + "country: PA\n");
    let from =
        |day: &'static str| ["add", "minutes", day, "--from", "content/uno/minutes/2026-12-01.md", "--lang", "es"];
    let outcome = site.run(&from("2026-12-02")).exits(0);
    for told in
        ["sesión extraordinaria", "2 de diciembre de 2026", "Hora: 18:30", "Lugar: Salón de sesiones", "Quórum: 5 de 9"]
    {
        assert!(outcome.stdout.contains(told), "{told}: {}", outcome.stdout);
    }
    assert!(outcome.stdout.contains("1. Acta anterior\n1a. Presupuesto\n3. Varios\n"), "{}", outcome.stdout);
    let minutes = std::fs::read_to_string(site.path("content/uno/minutes/2026-12-02.md")).unwrap();
    for kept in [
        "      en: Last minutes\n",
        "chair: irma-ibarra # preside\n",
        "date: 2026-12-02\n",
        "state: draft\n",
        "present:\n  - ana-alba\n",
    ] {
        assert!(minutes.contains(kept), "{kept}: {minutes}");
    }
    assert!(
        !minutes.contains("called:") && !minutes.contains("number: \"8\"") && !minutes.contains("planned"),
        "{minutes}"
    );
    site.check().exits(0);
    // The meeting's own file stays; what makes minutes of it is told, with the notice.
    let outcome = site.run(&from("2026-12-01")).exits(1);
    assert!(outcome.stdout.contains("present:") && outcome.stdout.contains("CONVOCATORIA"), "{}", outcome.stdout);
    // It was announced: it stays in calendars while the minutes are written.
    assert!(!outcome.stdout.contains("publish: no"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("sigue pública, como se anunció"), "{}", outcome.stdout);
    assert_eq!(std::fs::read_to_string(site.path("content/uno/minutes/2026-12-01.md")).unwrap(), planned);
    // Of one that was taken back, nobody says that it is public.
    site.write("uno/minutes/2026-12-01.md", planned.replace("state: planned", "state: planned\npublish: no"));
    let outcome = site.run(&from("2026-12-01")).exits(1);
    assert!(
        outcome.stdout.contains("no es pública") && !outcome.stdout.contains("sigue pública"),
        "{}",
        outcome.stdout
    );
    let other = ["add", "minutes", "2026-12-03", "--body", "nadie", "--lang", "es"];
    site.run(&other).exits(1).says("no hay ningún órgano `nadie`; están: concejo");
}

#[test]
fn a_notice_has_the_headings_over_points_and_not_who_signs_below_them() {
    let agenda = "PLENO ORDINARIO\nA) PARTE RESOLUTIVA\n1.- Acta\n2.- Obras de la Escuela\n    Nº 5\nB) PARTE DE CONTROL\n3.- Ruegos\n\nEn Uno, a 3 de mayo de 2026\nEl Alcalde, Fdo.: Juan Pérez\n";
    let site = site().beside("agenda.txt", agenda);
    let outcome = site.run(&["add", "minutes", "2026-12-08", "--from", "agenda.txt", "--lang", "es"]).exits(0);
    let points = "A) PARTE RESOLUTIVA\n1. Acta\n2. Obras de la Escuela Nº 5\n\nB) PARTE DE CONTROL\n3. Ruegos\n";
    assert!(outcome.stdout.ends_with(points), "{}", outcome.stdout);
    for told in [
        "porque no es un punto: «PLENO ORDINARIO»",
        "porque no es un punto: «En Uno, a 3 de mayo de 2026»",
        "porque no es un punto: «El Alcalde, Fdo.: Juan Pérez»",
        "un título sobre los puntos, y no un punto: queda como título en el acta y en la convocatoria: «B) PARTE DE CONTROL»",
        "se unió al punto 2, porque está debajo y más adentro",
    ] {
        assert!(outcome.stdout.contains(told), "{told}: {}", outcome.stdout);
    }
    let text = std::fs::read_to_string(site.path("content/uno/minutes/2026-12-08.md")).unwrap();
    assert!(text.contains("\n## A) PARTE RESOLUTIVA\n\n## 1. Acta\n") && !text.contains("Alcalde"), "{text}");
    assert_eq!(site.check().exits(0).codes(), Vec::<String>::new());
    site.write("uno/minutes/2026-12-08.md", text.replace("publish: no", "publish: yes"));
    let page = site.build_with(&["--no-search"]).exits(0).page("actas/2026-12-08/");
    let order = ["A) PARTE RESOLUTIVA", "Obras de la Escuela", "B) PARTE DE CONTROL", "Ruegos"];
    let order: Vec<usize> = order.iter().filter_map(|words| page.find(words)).collect();
    assert!(order.len() == 4 && order.is_sorted(), "{order:?}");
}

#[test]
fn a_document_is_no_agenda() {
    let site = site().beside("agenda.docx", crate::archive::archive(&[("word/document.xml", "<w:document/>")]));
    let refused = site.run(&["add", "minutes", "2026-12-08", "--from", "agenda.docx", "--lang", "es"]).exits(1).stderr;
    assert!(refused.contains("`agenda.docx` es un documento y no un texto"), "{refused}");
    assert!(!site.path("content/uno/minutes/2026-12-08.md").exists());
}

#[test]
fn headings_in_capitals_stay_over_the_points_of_an_english_agenda() {
    let agenda = "CITY COUNCIL\nREGULAR MEETING\n\nCALL TO ORDER\n1. Roll call\n\nCONSENT AGENDA\n2. Minutes of May 3\n3. Bills\n\nADJOURNMENT\n\nANN LEE\nCITY CLERK\n";
    let site = site().beside("agenda.txt", agenda);
    site.run(&["add", "minutes", "2026-12-08", "--from", "agenda.txt", "--lang", "en"]).exits(0);
    let text = std::fs::read_to_string(site.path("content/uno/minutes/2026-12-08.md")).unwrap();
    let (_, body) = text.split_once("\n---\n").expect("a head");
    let expected = "## CALL TO ORDER\n\n## 1. Roll call\n\n## CONSENT AGENDA\n\n## 2. Minutes of May 3\n\n## 3. Bills\n\n## ADJOURNMENT";
    assert_eq!(body.trim(), expected);
}

#[test]
fn a_meeting_that_was_announced_has_one_file_whatever_it_is_called() {
    let committee = "  - {id: obras, name: Comisión de Obras, kind: committee, seats: 4}\n";
    let alone = "  - {id: zoe-zas, name: Zoe Zas, memberships: [{body: obras}]}\n";
    let town = TOWN.replacen("bodies:\n", &format!("bodies:\n{committee}"), 1) + alone;
    assert!(town.contains("obras"), "{town}");
    let planned = "---\norgan: obras\nwith: [concejo]\nkind: committee\nagenda:\n  - title: Muelle\n---\n";
    let site = site().with("municipality.yaml", town).with("minutes/2026-12-05-muelle.md", planned);
    let site = site.beside("agenda.txt", "1. Muelle\n");
    let file = "content/uno/minutes/2026-12-05-muelle.md";
    for more in [
        vec![file],
        vec![file, "--body", "obras"],
        vec!["agenda.txt", "--body", "obras"],
        vec!["agenda.txt", "--body", "concejo"],
    ] {
        let arguments = ["add", "minutes", "2026-12-05", "--lang", "es", "--from"];
        let outcome = site.run(&[&arguments[..], &more].concat()).exits(1);
        // Those of both bodies are listed, and the notice is made.
        let told = ["2026-12-05-muelle.md", "La reunión tiene ya su archivo", "zoe-zas", "ana-alba", "CONVOCATORIA"];
        assert!(told.iter().all(|told| outcome.stdout.contains(told)), "{more:?}: {}", outcome.stdout);
        assert_eq!(
            std::fs::read_dir(site.path("content/uno/minutes"))
                .unwrap()
                .filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().starts_with("2026-12"))
                .count(),
            1
        );
        assert_eq!(std::fs::read_to_string(site.path(file)).unwrap(), planned);
    }
    // Without an agenda no other file is begun, and it is said how to go on.
    for more in [&["--body", "obras"][..], &["--body", "concejo"], &[]] {
        let outcome = site.run(&[&["add", "minutes", "2026-12-05", "--lang", "es"][..], more].concat()).exits(1);
        assert!(
            outcome.stderr.contains("cabildo add minutes 2026-12-05 --from content/uno/minutes/2026-12-05-muelle.md"),
            "{}",
            outcome.stderr
        );
    }
    // On another day it is another meeting, of the same bodies, each with its own quorum.
    let outcome = site.run(&["add", "minutes", "2026-12-07", "--from", file, "--lang", "es"]).exits(0);
    let told = ["Comisión de Obras\nConcejo: sesión de comisión", "Quórum: Comisión de Obras: 3 de 4; Concejo: 5 de 9"];
    assert!(told.iter().all(|told| outcome.stdout.contains(told)), "{}", outcome.stdout);
}

#[test]
fn a_page_says_of_a_meeting_only_what_was_written() {
    let town = "name: Uno\nbodies:\n  - {id: concejo, name: Concejo}\n";
    let meeting = |more: &str| format!("---\nbody: concejo\n{more}---\nSe leyó el acta anterior.\n");
    let site = Site::new().with("municipality.yaml", town).with("minutes/2026-03-10.md", meeting(""));
    let page = site.build().exits(0).page("uno/actas/2026-03-10/");
    assert!(page.contains("Sesión del 10 de marzo de 2026"));
    assert!(!page.contains("ordinaria") && !page.contains("aprobada"), "{page}");
    site.write("uno/minutes/2026-03-10.md", meeting("kind: ordinary\nstate: approved\n"));
    let page = site.build().exits(0).page("uno/actas/2026-03-10/");
    assert!(page.contains("Sesión ordinaria del 10 de marzo de 2026") && page.contains("Acta aprobada"));
}
