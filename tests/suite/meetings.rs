//! What a meeting, a decision and a member's page say of one another: what was taken back, held in another's
//! place, met jointly or only amended, and where it stands.

use crate::council::TOWN;
use crate::site::{Outcome, SETTINGS, Site};

fn one(meeting: &str) -> Site {
    Site::of_one_town()
        .file("cabildo.yaml", format!("{SETTINGS}country: PA\n"))
        .with("municipality.yaml", TOWN)
        .with("minutes/2026-03-10.md", meeting)
}

fn built(site: &Site) -> Outcome {
    site.build_with(&["--no-search"]).exits(0)
}

/// The words of a page, without its tags.
fn words(page: &str) -> String {
    let parts = page.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text));
    parts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn row<'t>(table: &'t str, start: &str) -> &'t str {
    table.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}: {table}"))
}

#[test]
fn a_decision_that_another_took_back_says_so_on_that_day_wherever_its_last_step_is_told() {
    let first = "---\norgan: concejo\npresent: all\ndecisions: [{number: D-1, title: Bancas, revoked_by: D-2, steps: [{date: 2026-03-20, what: Se pidieron ofertas, state: under_way}]}]\n---\n";
    let second =
        "---\norgan: concejo\npresent: all\ndecisions: [{number: D-2, title: Sin bancas, revoked_by: D-9}]\n---\n";
    // D-9 is taken at a meeting to come: it took nothing back yet.
    let third = "---\norgan: concejo\ndecisions: [{number: D-9, title: Otra vez}]\n---\n";
    let site = one(first).with("minutes/2026-05-07.md", second).with("minutes/2026-12-01.md", third);
    let outcome = built(&site);
    let page = words(&outcome.page("decisiones/d-1/"));
    assert!(page.contains("7 de mayo de 2026 Sin efecto La dejó sin efecto D-2."), "{page}");
    let table = outcome.page("data/decisions.csv");
    assert!(row(&table, "D-1,").contains(",2026-05-07,La dejó sin efecto D-2.,"), "{table}");
    assert!(!row(&table, "D-2,").contains("La dejó") && row(&table, "D-2,").contains(",pending,"), "{table}");
    assert!(!words(&outcome.page("decisiones/d-2/")).contains("dejó sin efecto D-9"));
    let told = outcome.findings();
    assert!(told.iter().any(|one| one.code == "vote-in-future" && one.place.contains("2026-12-01")), "{told:?}");
    let feed = outcome.page("feed.xml");
    let entry = feed.split("<entry>").find(|entry| entry.contains("/decisiones/d-1/")).expect("an entry");
    assert!(entry.contains("<updated>2026-05-07T12:00:00"), "{entry}");
    // A step that says it is not said twice.
    let told =
        first.replace("state: under_way}", "state: under_way}, {date: 2026-05-08, what: Se anuló, state: revoked}");
    let table = built(&one(&told).with("minutes/2026-05-07.md", second.replace(", revoked_by: D-9", "")))
        .page("data/decisions.csv");
    assert!(row(&table, "D-1,").contains(",2026-05-08,Se anuló,"), "{table}");
}

#[test]
fn nothing_is_taken_back_by_itself_or_before_it_was_taken() {
    let early = "---\norgan: concejo\npresent: all\ndecisions: [{number: D-1, title: Bancas}]\n---\n";
    let late = "---\norgan: concejo\npresent: all\ndecisions:\n  - {number: D-2, title: Luces, revoked_by: D-1}\n  - {number: D-3, title: Rampas, revoked_by: D-3}\n---\n";
    let outcome = one(early).with("minutes/2026-05-07.md", late).check();
    let told = outcome.findings();
    let of = |code: &str| told.iter().filter(|one| one.code == code).map(|one| one.place.as_str()).collect::<Vec<_>>();
    assert_eq!(of("before-meeting"), ["uno/minutes/2026-05-07.md:5:5"], "{told:?}");
    assert_eq!(of("revocation-untold"), ["uno/minutes/2026-05-07.md:6:5"], "{told:?}");
}

#[test]
fn a_decision_that_was_taken_back_has_no_other_state() {
    let first = |more: &str| {
        format!(
            "---\norgan: concejo\npresent: all\ndecisions: [{{number: D-1, title: Bancas, {more}revoked_by: D-2}}]\n---\n"
        )
    };
    let second = "---\norgan: concejo\npresent: all\ndecisions: [{number: D-2, title: Sin bancas}]\n---\n";
    let done = one(&first("state: done, ")).with("minutes/2026-05-07.md", second);
    let outcome = built(&done);
    let told = outcome.findings();
    let told: Vec<&str> =
        told.iter().filter(|one| one.code == "revoked-yet-open").map(|one| one.words.as_str()).collect();
    assert!(told.len() == 1 && told[0].contains("D-2") && told[0].contains("`done`"), "{told:?}");
    assert!(row(&outcome.page("data/decisions.csv"), "D-1,").contains(",revoked,"));
    let page = words(&outcome.page("decisiones/d-1/"));
    assert!(page.contains("Sin efecto") && !page.contains("Cumplida"), "{page}");
    for more in ["", "state: revoked, "] {
        one(&first(more)).with("minutes/2026-05-07.md", second).check().tells_no("revoked-yet-open");
    }
    // What a meeting to come will take back is as it was written until then.
    let later = one(&first("state: done, ")).with("minutes/2026-12-20.md", second);
    let outcome = built(&later);
    assert!(row(&outcome.page("data/decisions.csv"), "D-1,").contains(",done,"));
    outcome.tells_no("revoked-yet-open");
    // Nothing takes itself back.
    let own = first("state: done, ").replace("revoked_by: D-2", "revoked_by: D-1");
    assert!(row(&built(&one(&own)).page("data/decisions.csv"), "D-1,").contains(",done,"));
}

#[test]
fn what_a_body_does_with_a_paper_at_a_hidden_meeting_is_nowhere() {
    let paper = "---\ntitle: Tarifas\nconsultations: [{meeting: 2026-04-14, role: Dictamen reservado}, {body: concejo, role: Decisión}]\n---\nTexto.\n";
    let site = one("---\norgan: concejo\npresent: all\nagenda: [{title: Tarifas, papers: [tarifas]}]\n---\n")
        .with("minutes/2026-04-14.md", "---\norgan: comision\npublish: no\n---\nTexto.\n")
        .with("papers/tarifas.md", paper);
    let outcome = built(&site);
    assert!(outcome.page("expedientes/tarifas/").contains("Decisión"));
    for (path, bytes) in outcome.files() {
        assert!(!String::from_utf8_lossy(&bytes).contains("Dictamen reservado"), "{path}");
    }
}

#[test]
fn of_bodies_that_meet_together_each_has_its_quorum() {
    // The committee has five members, of whom three came; the council has nine, and five are its quorum.
    let meeting = "---\norgan: comision\nwith: [concejo]\npresent: [Alba, Bravo, Cruz]\nabsent: [Díaz, Esquivel]\nagenda: [{title: Tarifas, motions: [{vote: all yes}]}]\n---\n";
    let site = one(meeting);
    let told = site.check().exits(0);
    let quorum: Vec<&str> =
        told.findings().iter().filter(|one| one.code == "no-quorum").map(|one| one.words.as_str()).collect();
    let [told] = quorum[..] else { panic!("{quorum:?}") };
    assert!(told.contains("Concejo: there are decisions and there was no quorum: 3 present of 9"), "{told}");
    let page = words(&built(&site).page("actas/2026-03-10/"));
    assert!(page.contains("Comisión: Sí hubo: asistieron 3 de 5, hacían falta 3"), "{page}");
    assert!(page.contains("Concejo: No hubo: asistieron 3 de 9, hacían falta 5"), "{page}");
    let popolo: serde_json::Value = serde_json::from_str(&built(&site).page("data/popolo-2026.json")).expect("JSON");
    let event = &popolo["events"][0];
    assert_eq!(event["organization_id"], "comision");
    assert_eq!(event["organization_ids"], serde_json::json!(["comision", "concejo"]));
    // Nine of the council are there, and so the five of the committee.
    one(&meeting.replace("[Alba, Bravo, Cruz]", "[Alba, Bravo, Cruz, Franco, Guerra]")).check().tells_no("no-quorum");
}

#[test]
fn an_amendment_is_called_one_on_its_movers_page_and_side_by_side() {
    let motion = "{title: Alumbrado, vote: all yes, mover: Alba, amendments: [{mover: Bravo, vote: all no except Bravo (yes)}, {title: Solo el parque, mover: Bravo, vote: all no except Bravo (yes)}]}";
    let meeting =
        format!("---\norgan: concejo\npresent: all\nagenda: [{{title: Alumbrado, motions: [{motion}]}}]\n---\n");
    let outcome = built(&one(&meeting));
    let page = words(&outcome.page("concejo/personas/beto-bravo/"));
    assert!(page.contains("Alumbrado 10 de marzo de 2026 Enmienda"), "{page}");
    assert!(page.contains("Solo el parque 10 de marzo de 2026 Enmienda a Alumbrado"), "{page}");
    let mover = words(&outcome.page("concejo/personas/ana-alba/"));
    let moved = mover.split("Mociones que propuso").nth(1).expect("a list");
    assert!(!moved.split("Con quién").next().unwrap_or("").contains("Enmienda"), "{moved}");
    assert!(words(&outcome.page("concejo/organos/concejo/votaciones/")).contains("Enmienda a Alumbrado"));
}

#[test]
fn a_meeting_to_come_says_when_where_and_of_whom_and_in_whose_place() {
    let next =
        "---\norgan: concejo\nwith: [comision]\nstate: planned\nstart: \"17:30\"\nplace: Casa de la Cultura\n---\n";
    let off = "---\norgan: concejo\nstate: postponed\npostponed_to: 2026-10-20\n---\n";
    let site = one("---\norgan: concejo\nstart: \"08:15\"\npresent: all\n---\nTexto.\n")
        .with("minutes/2026-10-20.md", next)
        .with("minutes/2026-10-13.md", off);
    let outcome = built(&site);
    let page = words(&outcome.page("actas/"));
    let (coming, past) = page.split_once("Sesiones de 2026").expect("the past");
    let told = |text: &str| text.contains("17:30") || text.contains("5:30");
    assert!(told(coming) && coming.contains("Casa de la Cultura") && coming.contains("Concejo Comisión"), "{coming}");
    assert!(!past.contains("8:15"), "{past}");
    assert!(told(&words(&outcome.page(""))), "the home");
    let meeting = words(&outcome.page("actas/2026-10-20/"));
    assert!(meeting.contains("En lugar de Sesión del 13 de octubre de 2026"), "{meeting}");
    assert!(words(&outcome.page("concejo/organos/comision/")).contains("20 de octubre de 2026"));
}

#[test]
fn a_point_is_counted_on_the_topics_of_what_was_decided_under_it() {
    let meeting = "---\norgan: concejo\npresent: all\nagenda: [{title: Luces, topics: [safety], motions: [{vote: all yes, decision: D-1}]}]\ndecisions: [{number: D-1, title: Luces, topics: [safety, mobility]}]\n---\n";
    let outcome = built(&one(meeting));
    let topics = words(&outcome.page("temas/"));
    assert_eq!(topics.matches("1 punto tratado 1 decisión").count(), 2, "{topics}");
}

#[test]
fn a_motion_can_make_several_decisions_and_a_point_decide_without_one() {
    let block = |number: &str| format!("```decision\nnumber: {number}\n```\n");
    let text = format!(
        "---\norgan: concejo\npresent: all\n---\n## 1. Bancas\n\n```motion\nvote: all yes\n```\n{}{}",
        block("D-1"),
        block("D-2")
    );
    let listed = "---\norgan: concejo\npresent: all\nagenda:\n  - title: Bancas\n    motions: [{vote: all yes, decision: [D-1, D-2]}]\n    decisions: [{number: D-1}, {number: D-2}, {number: D-3, title: Se tomó nota}]\n---\n";
    for meeting in [text.as_str(), listed] {
        let outcome = built(&one(meeting));
        let of_minutes = outcome.findings().iter().filter(|finding| finding.place.contains("minutes/"));
        assert_eq!(of_minutes.count(), 0, "{:?}", outcome.findings());
        let votes = outcome.page("data/votes.csv");
        assert!(row(&votes, "2026-03-10").ends_with(",adopted,D-1 D-2"), "{votes}");
        let popolo = outcome.page("data/popolo-2026.json");
        assert!(popolo.contains("\"identifier\":\"D-1, D-2\""), "{popolo}");
        for (page, other) in [("decisiones/d-1/", "D-2"), ("decisiones/d-2/", "D-1")] {
            let page = words(&outcome.page(page));
            assert!(page.contains("Cómo se votó") && page.contains(&format!("Quedó como {other}")), "{page}");
        }
    }
    let outcome = built(&one(listed));
    let third = words(&outcome.page("decisiones/d-3/"));
    assert!(third.contains("Se tomó nota") && !third.contains("Cómo se votó"), "{third}");
    let item = outcome.page("oparl/agenda-item/2026-03-10-1.json");
    assert!(item.contains("D-3: Se tomó nota"), "{item}");
}

#[test]
fn what_is_wrong_with_a_name_is_told_where_it_stands() {
    let meeting = "---\norgan: concejo\npresent: [Alba, Bravo]\nlate:\n  Bravo: 2\nabsent:\n  - Cruz\n  - Cruz\nexcused: [Marta Mora]\nagenda: [{title: Uno}, {title: Dos}]\n---\n";
    let told = one(meeting).check();
    let places: Vec<&str> =
        told.findings().iter().filter(|one| one.code == "named-twice").map(|one| one.place.as_str()).collect();
    let lines: Vec<&str> = places.iter().filter_map(|place| place.split(':').nth(1)).collect();
    assert_eq!(lines, ["5", "8"], "{places:?}");
}

#[test]
fn who_left_at_a_time_that_fell_in_no_known_point_is_left_out_of_none() {
    let points = "agenda: [{title: A, motions: [{vote: all yes}]}, {title: B, motions: [{vote: all yes}]}, {title: C, motions: [{vote: all yes}]}, {title: D, start: \"20:10\", motions: [{vote: all yes}]}]";
    let meeting =
        format!("---\norgan: concejo\nstart: \"18:00\"\npresent: all\nleft: {{Ibarra: \"20:00\"}}\n{points}\n---\n");
    let votes = built(&one(&meeting)).page("data/votes.csv");
    let mut table = csv::Reader::from_reader(votes.as_bytes());
    let yes: Vec<String> = table
        .deserialize::<std::collections::BTreeMap<String, String>>()
        .map(|row| row.expect("a row")["yes"].clone())
        .collect();
    // Only the third has an end, at ten past eight; she left before that, and before the fourth.
    assert_eq!(yes, ["9", "9", "8", "8"]);
}

#[test]
fn parties_are_organizations_with_their_members_in_the_councils_data() {
    let council = "name: Uno\nbodies:\n  - {id: concejo, name: Concejo}\n  - {id: verdes, name: Los Verdes, short_name: LV, kind: party}\npeople:\n  - {id: ana, name: Ana Alba, party: Unión por Uno, memberships: [{body: concejo}]}\n  - {id: beto, name: Beto Bravo, party: Unión por Uno, memberships: [{body: concejo}]}\n  - {id: cata, name: Cata Cruz, party: LV, memberships: [{body: concejo}]}\n  - {id: dora, name: Dora Díaz, party: Los Verdes, memberships: [{body: concejo}, {body: verdes}]}\n";
    let outcome = built(&one("---\norgan: concejo\n---\nTexto.\n").with("municipality.yaml", council));
    let popolo: serde_json::Value = serde_json::from_str(&outcome.page("data/popolo.json")).expect("JSON");
    let parties: Vec<(&str, &str)> = popolo["organizations"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|body| body["classification"] == "party")
        .map(|body| (body["id"].as_str().expect("an id"), body["name"].as_str().expect("a name")))
        .collect();
    assert_eq!(parties, [("verdes", "Los Verdes"), ("party-union-por-uno", "Unión por Uno")]);
    let members = |party: &str| {
        let held = popolo["memberships"].as_array().expect("a list").iter();
        let held = held.filter(|held| held["organization_id"] == party);
        held.map(|held| held["person_id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(members("party-union-por-uno"), ["ana", "beto"]);
    assert_eq!(members("verdes"), ["cata", "dora"]);
    let oparl: serde_json::Value =
        serde_json::from_str(&outcome.page("oparl/organization/party-union-por-uno.json")).expect("JSON");
    assert_eq!((&oparl["name"], &oparl["organizationType"]), (&"Unión por Uno".into(), &"Partei".into()));
    for membership in oparl["membership"].as_array().expect("a list") {
        let path = membership.as_str().and_then(|id| id.strip_prefix("https://ejemplo.org/")).expect("our own");
        assert!(outcome.page(path).contains("party-union-por-uno.json"), "{path}");
    }
    let verdes = outcome.page("oparl/organization/verdes.json");
    assert!(verdes.contains("membership/cata-party.json") && verdes.contains("membership/dora-2.json"), "{verdes}");
}

#[test]
fn how_a_decision_was_made_public_is_a_step_and_what_is_to_come_is_none() {
    let meeting = |more: &str| {
        format!(
            "---\norgan: concejo\nkind: open_council\npresent: all\ndecisions: [{{number: D-1, title: Bancas, {more}}}]\n---\n"
        )
    };
    let read = |more: &str| {
        let outcome = built(&one(&meeting(more)));
        let table = outcome.page("data/decisions.csv");
        let last = row(&table, "D-1,").rsplitn(4, ',').collect::<Vec<_>>()[1..3].join(" ");
        let feed = outcome.page("feed.xml");
        let entry = feed.split("<entry>").find(|entry| entry.contains("/decisiones/d-1/")).expect("an entry");
        let (_, updated) = entry.split_once("<updated>").expect("a day");
        (words(&outcome.page("decisiones/d-1/")), last, updated[..10].to_owned())
    };
    // Today is 1 October 2026.
    let (page, last, updated) = read(
        "promulgated: 2026-03-12, gazette: {number: 7-A, date: 2026-03-20}, posted: {from: 2026-12-01}, steps: [{date: 2026-12-28, what: Obra que termina, state: done}]",
    );
    assert_eq!((last.as_str(), updated.as_str()), ("La publicó la gaceta 7-A. 2026-03-20", "2026-03-20"));
    assert!(page.contains("20 de marzo de 2026 La publicó la gaceta 7-A."), "{page}");
    assert!(page.contains("28 de diciembre de 2026 · previsto Obra que termina"), "{page}");
    assert!(page.contains("1 de diciembre de 2026 · previsto Fijación en los tableros"), "{page}");
    assert!(
        !page.contains("Se fijó") && !page.contains("Cumplida") && !page.contains("ningún paso posterior"),
        "{page}"
    );
    assert!(page.contains("Se decidió en esta sesión: Cabildo abierto del 10 de marzo de 2026"), "{page}");
    let (page, last, updated) = read("promulgated: 2026-03-12");
    assert_eq!((last.as_str(), updated.as_str()), ("Se promulgó. 2026-03-12", "2026-03-12"));
    assert!(!page.contains("ningún paso posterior"), "{page}");
    let (page, last, updated) = read("summary: Tres bancas");
    assert_eq!((last.trim(), updated.as_str()), ("", "2026-03-10"));
    assert!(page.contains("ningún paso posterior"), "{page}");
    // It is not due before it was taken.
    let outcome = one(&meeting("due: 2025-12-31, state: done")).check();
    let told = outcome.findings();
    let due = told.iter().find(|one| one.code == "before-meeting").unwrap_or_else(|| panic!("{told:?}"));
    assert!(due.words.contains("D-1 (`due`)") && due.words.contains("2025-12-31"), "{due:?}");
    one(&meeting("due: 2026-03-10, state: done")).check().tells_no("before-meeting");
}

#[test]
fn what_a_meeting_to_come_will_take_back_is_taken_back_nowhere() {
    let first = "---\norgan: concejo\npresent: all\ndecisions: [{number: D-1, title: Bancas, revoked_by: D-2}]\n---\n";
    let second = "---\norgan: concejo\ndecisions: [{number: D-2, title: Sin bancas}]\n---\n";
    let outcome = built(&one(first).with("minutes/2026-12-20.md", second));
    let table = outcome.page("data/decisions.csv");
    assert!(row(&table, "D-1,").contains(",pending,,,,,,"), "{table}");
    for (page, other) in [("decisiones/d-1/", "D-2"), ("decisiones/d-2/", "D-1")] {
        let page = words(&outcome.page(page));
        assert!(!page.contains(other), "{page}");
    }
    let table = built(&one(first).with("minutes/2026-05-07.md", second)).page("data/decisions.csv");
    assert!(row(&table, "D-1,").contains(",revoked,,,,,D-2,"), "{table}");
}

#[test]
fn minutes_are_approved_by_a_meeting_of_their_own_body() {
    let meeting = |more: &str| format!("---\norgan: concejo\n{more}approved_by: 2026-04-14\n---\nTexto.\n");
    let told = |more: &str, other: &str| {
        let other = format!("---\norgan: {other}\n---\nTexto.\n");
        one(&meeting(more)).with("minutes/2026-04-14.md", other).check()
    };
    let outcome = told("", "comision");
    let findings = outcome.findings();
    let own = findings.iter().find(|one| one.code == "approved-elsewhere").unwrap_or_else(|| panic!("{findings:?}"));
    assert!(own.words.contains("2026-04-14") && own.words.contains("`comision`"), "{own:?}");
    for (more, other) in [("", "concejo"), ("with: [comision]\n", "comision"), ("", "comision\nwith: [concejo]")] {
        told(more, other).tells_no("approved-elsewhere");
    }
}

#[test]
fn an_amendment_under_a_heading_of_its_own_is_called_so() {
    let block = |name: &str| format!("```{name}\nvote: all yes\n```\n\n");
    let meeting = format!(
        "---\norgan: concejo\npresent: all\n---\n## 4. Puente\n\n### 4.1. Obra\n\n{}{}### 4.2. Más barato\n\n{}",
        block("motion"),
        block("amendment"),
        block("amendment")
    );
    let outcome = built(&one(&meeting));
    let table = outcome.page("data/votes.csv");
    let titles = ["4.1. Obra", "Puente", "4.2. Más barato"];
    assert!(titles.iter().all(|title| table.contains(&format!(",{title},"))), "{table}");
}

#[test]
fn a_correction_to_come_corrected_nothing_yet() {
    let told = |day: &str| {
        let meeting = format!("---\norgan: concejo\ncorrections: [{{date: {day}, what: Un apellido}}]\n---\nTexto.\n");
        let outcome = built(&one(&meeting));
        let words = words(&outcome.page("actas/2026-03-10/"));
        (outcome.codes().contains(&"step-to-come".to_owned()), words.contains("Acta corregida"))
    };
    assert_eq!((told("2026-05-12"), told("2027-05-12")), ((false, true), (true, false)));
}
