//! What pages, tables, feeds and exports say of minutes, and what none of them says.

use crate::minutes_rules::{built, one};

#[test]
fn a_secret_ballot_tells_nobodys_vote_anywhere() {
    let meeting = "---\nbody: concejo\npresent: all\n---\n## 1. Auditor\n\n```motion\nmethod: secret\nvote: all yes except Mena (no)\n```\n";
    let outcome = built(&one(meeting));
    assert!(outcome.page("data/votes.csv").contains(",6,1,0,"), "{}", outcome.page("data/votes.csv"));
    assert!(!outcome.has("data/roll-calls.csv"));
    let popolo = outcome.page("data/popolo-2026.json");
    assert!(!popolo.contains("\"voter"), "{popolo}");
    assert!(!outcome.page("concejo/personas/dani/").contains("Auditor"));
    let page = outcome.page("actas/2026-03-10/");
    let motion =
        page.rsplit_once("motion-title").and_then(|(_, rest)| rest.split_once("<section")).expect("the motion").0;
    assert!(!motion.contains("Mena"), "{motion}");
}

#[test]
fn a_translation_is_laid_on_the_points_by_their_numbers() {
    let meeting = "---\nbody: concejo\npresent: all\n---\n## 1. Acta\n\n## 2. Auditor\n\n```vote\nall yes except Mena (no)\n```\n\n## 3. Voces\n\nHablaron dos.\n";
    let translated = |text: &str| {
        let site = one(meeting).file("cabildo.yaml", crate::site::SETTINGS.replace("[es]", "[es, en]"));
        let site = site.with("minutes/2026-03-10.en.md", format!("---\ntitle: Meeting\n---\n{text}"));
        built(&site)
    };
    let outcome = translated("## 1. Minutes\n\n## III. Voices\n\nTwo spoke.\n").tells_nothing();
    let page = outcome.page("en/minutes/2026-03-10/");
    let (before, voices) = page.rsplit_once("Auditor").expect("the point that is not translated");
    assert!(before.contains("Minutes") && !before.contains("Voices"), "{before}");
    assert!(voices.contains("Two spoke."), "{voices}");
    let place = "uno/minutes/2026-03-10.en.md:8";
    translated("## 1. Minutes\n\nRead.\n\n## 7. Voices\n").tells(place, "translated-point", "7. Voices");
    // Without numbers, only as many can be told apart.
    let three = translated("## Minutes\n\n## Auditor\n\n## Voices\n").tells_nothing();
    assert!(three.page("en/minutes/2026-03-10/").contains("Voices"));
    translated("## Minutes\n\n## Voices\n").tells("uno/minutes/2026-03-10.en.md:6", "translated-point", "Voices");
}

#[test]
fn what_is_put_under_a_lower_heading_is_called_so() {
    let meeting = "---\nbody: concejo\npresent: all\n---\n## 1. Obras\n\n### 1.1. Muelle\n\n```motion\nvote: all yes\n```\n```decision\nnumber: A-1/2026\n```\n\n### 1.2. Plaza\n\n```vote\nall yes except Mena (no)\n```\n";
    let outcome = built(&one(meeting)).tells_nothing();
    let votes = outcome.page("data/votes.csv");
    assert!(votes.contains("1.1. Muelle") && votes.contains("1.2. Plaza"), "{votes}");
    let decisions = outcome.page("data/decisions.csv");
    assert!(decisions.contains("1.1. Muelle"), "{decisions}");
}

#[test]
fn a_step_changes_a_decisions_state_on_its_day() {
    let meeting = "---\nbody: concejo\npresent: all\ndecisions: [{number: A-1/2026, title: Bancas, steps: [{date: 2026-03-20, what: Empezó, state: under_way}, {date: 2026-12-24, what: Listo, state: done}]}]\n---\n";
    let mut site = one(meeting);
    assert!(built(&site).page("data/decisions.csv").contains("under_way"));
    site.today("2026-12-24");
    assert!(built(&site).page("data/decisions.csv").contains(",done,"));
}

#[test]
fn votes_on_amendments_stand_on_the_members_page_and_side_by_side() {
    let motion = "```motion\ntitle: Plaza\nvote: all yes\namendments: [{title: Más árboles, mover: Toro, vote: \"all yes except Toro (no)\"}]\n```";
    let outcome = built(&one(&format!("---\nbody: concejo\npresent: all\n---\n## 1. Plaza\n\n{motion}\n")));
    let toro = outcome.page("concejo/personas/cata/");
    assert_eq!(toro.matches("Más árboles").count(), 2, "moved it, and voted otherwise: {toro}");
    let side_by_side = outcome.page("concejo/organos/concejo/votaciones/");
    assert!(side_by_side.contains("Más árboles"), "{side_by_side}");
    // Two votes by name, of which Toro and Soto voted alike in one.
    assert!(side_by_side.contains("50"), "{side_by_side}");
}

#[test]
fn a_night_session_ends_on_the_next_day_wherever_it_is_told() {
    let meeting = "---\nbody: concejo\nstate: approved\nstart: \"22:30\"\nend: \"00:40\"\npresent: all\nleft: {Mena: \"00:10\"}\nagenda: [{title: Bancas, start: \"00:15\", motions: [{title: Bancas, vote: all yes}]}]\n---\n";
    let outcome = built(&one(meeting));
    let page = outcome.page("actas/2026-03-10/");
    assert!(page.contains("del día siguiente"), "{page}");
    assert!(page.contains("2026-03-11T00:40:00-05:00"), "{page}");
    // Half past ten at night in Panama is half past three of the next day in Greenwich.
    let calendar = outcome.page("calendar.ics");
    assert!(calendar.contains("DTSTART:20260311T033000Z") && calendar.contains("DTEND:20260311T054000Z"), "{calendar}");
    let oparl = outcome.page("oparl/meeting/2026-03-10.json");
    assert!(oparl.contains("\"end\":\"2026-03-11T00:40:00-05:00\""), "{oparl}");
    assert!(
        oparl.contains("\"start\":\"2026-03-11T00:15:00-05:00\"") && oparl.contains("\"result\":\"Aprobada\""),
        "{oparl}"
    );
    assert!(outcome.page("data/popolo-2026.json").contains("\"end_date\":\"2026-03-11T00:40:00-05:00\""));
    // Mena left at ten past twelve: six were there.
    assert!(outcome.page("data/votes.csv").contains(",6,0,0,0,0,,adopted,"));
}

#[test]
fn nobody_says_that_minutes_are_approved_until_it_is_written() {
    let outcome = built(&one("---\nbody: concejo\npresent: all\n---\nTexto.\n"));
    for page in ["actas/2026-03-10/", "actas/"] {
        assert!(!outcome.page(page).contains("Acta aprobada"), "{page}");
    }
    let written = built(&one("---\nbody: concejo\nstate: approved\npresent: all\n---\nTexto.\n"));
    assert!(written.page("actas/2026-03-10/").contains("Acta aprobada"));
}

#[test]
fn a_meeting_that_is_off_stands_among_those_to_come_with_what_is_held_instead() {
    let site = one("---\nbody: concejo\n---\nTexto.\n")
        .with("minutes/2026-11-26.md", "---\nbody: concejo\nstate: postponed\npostponed_to: 2026-12-03\n---\n")
        .with("minutes/2026-12-03.md", "---\nbody: concejo\nkind: extraordinary\n---\n");
    let page = built(&site).page("actas/");
    let (coming, past) = page.split_once("id=\"y2026\"").or_else(|| page.split_once("id=y2026")).expect("a year");
    assert!(coming.contains("actas") && coming.contains("Aplazada") && coming.contains("Se pasó a la"), "{coming}");
    assert!(!past.contains("Aplazada"));
    let calendar = built(&site).page("calendar.ics");
    for line in calendar.lines().filter(|line| line.starts_with("DTSTAMP") || line.starts_with("LAST-MODIFIED")) {
        let day = line.split_once(':').expect("a value").1;
        assert!(day <= "20261123T999999Z", "{line} is to come");
    }
    assert!(calendar.contains("SEQUENCE:1"));
}

#[test]
fn of_what_is_kept_back_nothing_is_named_and_its_files_are_kept_back_too() {
    let scan = |more: &str| {
        format!(
            "---\nbody: concejo\nstate: approved\n{more}documents: [{{kind: minutes, file: files/acta-reservada.pdf}}]\ndecisions: [{{number: ZZ-9, title: Zanahoria}}]\n---\n"
        )
    };
    let meeting = "---\nbody: concejo\nstate: approved\npresent: all\napproved_by: 2026-04-14\ndecisions: [{number: AA-1, title: Bancas, revoked_by: ZZ-9}]\n---\nTexto.\n";
    let site = one(meeting).with("files/acta-reservada.pdf", "%PDF-1.4\n").with("files/plano.pdf", "%PDF-1.4\n");
    let outcome = built(&site.with("minutes/2026-04-14.md", scan("publish: no\n")));
    assert_eq!(outcome.codes().iter().filter(|code| *code == "not-public-yet").count(), 2, "{:?}", outcome.findings());
    assert!(outcome.has("files/plano.pdf"));
    for (path, bytes) in outcome.files() {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["acta-reservada", "ZZ-9", "zz-9", "2026-04-14", "Zanahoria"] {
            assert!(!text.contains(word) && !path.contains(word), "{word} is in {path}");
        }
    }
    // What took a decision back is not public: it is not taken back yet, nor are minutes approved.
    let told = one("---\nbody: concejo\npresent: all\napproved_by: 2026-04-14\ndecisions: [{number: AA-1, title: Bancas, state: revoked, revoked_by: ZZ-9, steps: [{date: 2026-03-20, what: Se empezó, state: under_way}, {date: 2026-04-14, what: La dejó sin efecto ZZ-9, state: revoked}]}]\n---\nTexto.\n")
        .with("minutes/2026-04-14.md", scan("publish: no\n"));
    let outcome = built(&told);
    let decisions = outcome.page("data/decisions.csv");
    assert!(decisions.contains("under_way") && !decisions.contains("revoked,"), "{decisions}");
    let page = outcome.page("actas/2026-03-10/");
    assert!(page.contains("En marcha") && !page.contains("Revocad") && !page.contains("Aprobada"), "{page}");
    for (path, bytes) in outcome.files() {
        assert!(!String::from_utf8_lossy(&bytes).contains("ZZ-9"), "{path}");
    }
    // Named by a public page, the file is public.
    let linked = one(&meeting.replace("Texto.", "[Acta](../files/acta-reservada.pdf)"))
        .with("files/acta-reservada.pdf", "%PDF-1.4\n")
        .with("minutes/2026-04-14.md", scan("publish: no\n"));
    assert!(built(&linked).has("files/acta-reservada.pdf"));
}

#[test]
fn oparl_has_the_councils_terms() {
    let outcome = built(&one("---\nbody: concejo\n---\nTexto.\n"));
    let body: serde_json::Value = serde_json::from_str(&outcome.page("oparl/body.json")).expect("JSON");
    // Rosa came in January 2026 in the midst of the others' term.
    let [term] = &body["legislativeTerm"].as_array().expect("a list")[..] else { panic!("{body}") };
    assert_eq!((&term["startDate"], &term["endDate"]), (&"2024-07-01".into(), &"2029-06-30".into()));
    assert!(outcome.has("oparl/legislative-term/2024-07-01-2029-06-30.json"));
    assert!(outcome.has("oparl/legislative-terms.json"));
}

#[test]
fn who_follows_decisions_finds_them_in_the_feed() {
    let meeting = "---\nbody: concejo\nstate: approved\ndecisions: [{number: AA-1, title: Bancas nuevas, steps: [{date: 2026-05-02, what: Se compraron, state: done}]}]\n---\n";
    let feed = built(&one(meeting)).page("feed.xml");
    assert!(feed.contains("Bancas nuevas") && feed.contains("2026-05-02T12:00:00"), "{feed}");
    // A slip in the year of a step hides neither the decision nor its meeting: they count from the day they know.
    let slip = built(&one(&meeting.replace("2026-05-02", "2062-05-02"))).page("feed.xml");
    assert!(slip.contains("Bancas nuevas") && slip.contains("2026-03-10T12:00:00"), "{slip}");
    assert!(slip.contains("actas/2026-03-10/"), "{slip}");
    // A meeting that was called off is news too.
    let off = built(&one("---\nbody: concejo\nstate: cancelled\n---\n")).page("feed.xml");
    assert!(off.contains("actas/2026-03-10/"), "{off}");
    // One to come is news from the day on which it was called.
    let call = "---\nbody: concejo\nstate: planned\ndate: 2026-12-10\ncalled: 2026-09-20\n---\n";
    let site = one("---\nbody: concejo\n---\nx\n").with("minutes/2026-12-10.md", call);
    let coming = built(&site).page("feed.xml");
    assert!(coming.contains("actas/2026-12-10/") && coming.contains("2026-09-20T12:00:00"), "{coming}");
}

#[test]
fn what_is_written_of_days_to_come_is_no_fact_of_a_decision_anywhere() {
    let meeting = |year: u16| {
        format!(
            "---\nbody: concejo\nstate: approved\ndecisions:\n  - number: AA-1\n    title: Bancas\n    promulgated: {year}-04-01\n    \
            gazette: {{number: 30120-A, date: {year}-04-05, url: \"https://gaceta.example/1\"}}\n---\n"
        )
    };
    let published = |year: u16| {
        let outcome = built(&one(&meeting(year)));
        let table = outcome.page("data/decisions.csv");
        let mut lines = table.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        let (heads, row) = lines.next().zip(lines.next()).expect("a row");
        let cell = |name: &str| row[heads.iter().position(|head| head == name).expect(name)].clone();
        let facts = outcome.page("decisiones/aa-1/");
        let facts = facts.split_once("<dl").and_then(|(_, rest)| Some(rest.split_once("</dl>")?.0.to_owned()));
        (cell("promulgated"), cell("gazette"), facts.unwrap_or_default().contains("30120-A"))
    };
    assert_eq!(published(2026), ("2026-04-01".to_owned(), "30120-A".to_owned(), true));
    assert_eq!(published(2062), (String::new(), String::new(), false));
}
