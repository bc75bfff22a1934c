//! Participatory budgeting: what a cycle, its proposals, results and works show, on which day.

use crate::dom::Page;
use crate::site::{Outcome, SETTINGS, Site};

/// A cycle with every rule stated, voted from 5 to 12 October 2026.
const CYCLE: &str = "\
year: 2027
act: Acuerdo 3 de 2026
money: \"50000.00\"
who: Quien viva en el distrito y tenga dieciséis años.
electorate: 1000
phases:
  - {phase: proposals, from: 2026-06-01, to: 2026-07-15}
  - {phase: feasibility, from: 2026-07-16, to: 2026-09-30}
  - {phase: voting, from: 2026-10-05, to: 2026-10-12}
  - {phase: results, from: 2026-10-15, to: 2026-12-31}
  - {phase: execution, from: 2027-01-01}
ballot: {kind: approval, most: 3}
rule: {kind: greedy, ties: [lower-cost, lot]}
";

const RESULTS: &str = "\
results:
  date: 2026-10-15
  decision: AM-9-2026
  voters: 612
  winners: [parque, aceras]
";

const MINUTES: &str = "\
---
body: concejo
kind: ordinary
date: 2026-10-15
state: approved
agenda:
  - title: Resultados
    motions:
      - {title: Aprobar los resultados, vote: {yes: 3, no: 0, abstain: 0}, result: adopted, decision: AM-9-2026}
decisions:
  - {number: AM-9-2026, kind: agreement, title: Resultados del presupuesto participativo, state: done}
---
";

const TOWN: &str = "\
name: Pueblo uno
bodies: [{id: concejo, name: Concejo, kind: council, quorum: none}]
";

const BUDGET: &str = "\
year: 2027
expenditure:
  - {functional: \"08.1\", name: Parque, approved: \"31000.00\", accrued: \"7750.00\"}
  - {functional: \"04.5\", name: Aceras, approved: \"12000.00\"}
";

fn proposal(title: &str, state: &str, cost: &str, votes: &str, more: &str) -> String {
    format!(
        "---\ntitle: {title}\nstate: {state}\nsubmitted: 2026-06-10\ncost: {{asked: \"{cost}\"}}\nvotes: {votes}\n\
         cycle: \"2027\"\n{more}---\nSe pide.\n"
    )
}

/// A town with five projects: two that fit, one that does not, one without enough votes, and one that
/// was refused.
fn town() -> Site {
    let line = |name: &str| format!("lines: [{{budget: \"2027\", name: {name}}}]\nbudget: [\"2027\"]\n");
    let milestones = "milestones:\n  - {title: Inicio, due: 2027-02-01, done: 2027-02-03, progress: 20}\n  \
                      - {title: Entrega, due: 2027-05-31}\n";
    Site::of_one_town()
        .file("cabildo.yaml", format!("{SETTINGS}country: PA\n"))
        .file("uno/municipality.yaml", TOWN)
        .with("cycles/2027.yaml", format!("{CYCLE}{RESULTS}"))
        .with("minutes/2026-10-15.md", MINUTES)
        .with("budgets/2027.yaml", BUDGET)
        .with(
            "proposals/parque.md",
            proposal("Parque", "in_execution", "31000.00", "{online: 300, paper: 101}", &(line("Parque") + milestones)),
        )
        .with("proposals/aceras.md", proposal("Aceras", "selected", "12000.00", "287", &line("Aceras")))
        .with("proposals/cancha.md", proposal("Cancha", "not_selected", "9000.00", "263", ""))
        .with("proposals/mural.md", proposal("Mural", "not_selected", "2000.00", "0", ""))
}

fn built(site: &mut Site, day: &str) -> Outcome {
    site.today(day).build().exits(0)
}

fn page(outcome: &Outcome, path: &str) -> Page {
    Page::parse(path, &outcome.page(path))
}

#[test]
fn no_count_is_in_any_file_before_the_poll_has_closed() {
    let mut site = town();
    let open = built(&mut site, "2026-10-12");
    let place = "uno/proposals/parque.md";
    let open = open.tells(place, "votes-before-close", "2026-10-12");
    // Sums of files have digits of all kinds.
    for (path, bytes) in open.files().into_iter().filter(|(path, _)| !path.contains("integrity")) {
        let text = String::from_utf8_lossy(&bytes);
        for count in ["401", "287", "263", "612"] {
            assert!(!text.contains(count), "{path} tells {count}");
        }
    }
    assert!(!open.has("presupuesto-participativo/2027/resultados/index.html"));
    let text = page(&open, "propuestas/aceras/").only("main");
    assert!(text.contains("En votación") && !text.contains("Elegida,"), "nor who won: {text}");
    let closed = built(&mut site, "2026-10-13").tells_no("votes-before-close");
    assert!(page(&closed, "presupuesto-participativo/2027/resultados/").only("main").contains("401"));
    assert!(closed.page("presupuesto-participativo/2027/2027.csv").contains(",401,300,101,"));
}

#[test]
fn nothing_that_only_a_result_can_give_is_told_before_the_poll_has_closed() {
    let mut site = town();
    let way = "updated: 2026-10-11\nhistory:\n  - {state: on_ballot, date: 2026-10-02, note: Número 3 en la papeleta}\n  \
               - {state: selected, date: 2026-10-11, note: Ganó con 7654 votos}\n\
               decision: AM-9-2026\ncontracts: [{number: C-77, supplier: Obras del Sur}]\nanswer: Se hará en enero.\n";
    for state in ["in_execution", "finished", "cancelled", "selected", "on_ballot"] {
        let text = proposal("Parque", state, "31000.00", "7654", way);
        site.write("uno/proposals/parque.md", text);
        let open = built(&mut site, "2026-10-12").tells("uno/proposals/parque.md", "votes-before-close", "2026-10-12");
        for (path, bytes) in open.files().into_iter().filter(|(path, _)| !path.contains("integrity")) {
            let text = String::from_utf8_lossy(&bytes);
            for told in ["7654", "Ganó con", "C-77", "Se hará en enero"] {
                assert!(!text.contains(told), "{state}: {path} tells {told}");
            }
        }
        let text = page(&open, "propuestas/parque/").only("main");
        assert!(text.contains("En votación 2 de octubre de 2026 Número 3"), "{state}: {text}");
    }
    let closed = built(&mut site, "2026-10-13");
    assert!(page(&closed, "propuestas/parque/").only("main").contains("Ganó con 7654 votos"));
}

#[test]
fn work_with_other_money_is_no_secret_while_people_vote() {
    let mut site = town();
    let paid = "paid_by: Ministerio de Obras\ncontracts: [{number: C-77, supplier: Obras del Sur}]\n";
    site.write("uno/proposals/mural.md", proposal("Mural", "in_execution", "2000.00", "0", paid));
    let open = built(&mut site, "2026-10-12");
    let text = page(&open, "propuestas/mural/").only("main");
    assert!(text.contains("En ejecución"), "{text}");
}

#[test]
fn todays_phase_follows_from_the_day() {
    let mut site = town();
    for (day, phase) in [
        ("2026-05-31", "Sigue: Recepción de propuestas"),
        ("2026-06-20", "Recepción de propuestas hasta el 15 de julio de 2026"),
        ("2026-10-03", "Sigue: Votación desde el 5 de octubre de 2026"),
        ("2026-10-05", "Votación hasta el 12 de octubre de 2026"),
        ("2027-06-01", "Ejecución de las obras desde el 1 de enero de 2027"),
    ] {
        let outcome = built(&mut site, day);
        let text = page(&outcome, "presupuesto-participativo/2027/").only("main");
        assert!(text.contains(phase), "{day}: {text}");
    }
}

#[test]
fn what_is_to_come_is_from_a_day_and_what_has_begun_since_one() {
    let mut site = town().file("cabildo.yaml", SETTINGS.replace("[es]", "[en]"));
    let text = |outcome: &Outcome, path: &str| page(outcome, path).only("main").replace('\u{a0}', " ");
    let before = built(&mut site, "2026-10-03");
    let cycle = text(&before, "participatory-budget/2027/");
    for said in ["Next: Vote from October 5, 2026", "Works carried out from January 1, 2027"] {
        assert!(cycle.contains(said), "{said}: {cycle}");
    }
    assert!(text(&before, "participatory-budget/").contains("Next: Vote from October 5, 2026"));
    let later = text(&built(&mut site, "2027-06-01"), "participatory-budget/2027/");
    assert!(later.contains("Works carried out since January 1, 2027"), "{later}");
}

#[test]
fn each_project_in_the_results_says_why() {
    // 50,000 − 31,000 = 19,000; − 12,000 = 7,000, and the court costs 9,000.
    let outcome = built(&mut town(), "2026-11-01");
    let results = page(&outcome, "presupuesto-participativo/2027/resultados/").only("main");
    for said in [
        "cuando le tocó quedaban B/. 50,000.00 y cuesta B/. 31,000.00",
        "cuando le tocó quedaban B/. 19,000.00 y cuesta B/. 12,000.00",
        "Cuando le tocó quedaban B/. 7,000.00 y cuesta B/. 9,000.00",
        "61.2% de quienes podían votar",
        "B/. 43,000.00 86.0%",
    ] {
        let plain = results.replace('\u{a0}', " ");
        assert!(plain.contains(said), "{said}: {plain}");
    }
}

#[test]
fn money_and_progress_of_works_stand_side_by_side() {
    let outcome = built(&mut town(), "2027-06-15");
    let works = page(&outcome, "presupuesto-participativo/2027/obras/").only("main").replace('\u{a0}', " ");
    // 7,750 of 31,000 is a quarter; one of two works is late, since its second step was for May.
    for said in
        ["B/. 7,750.00 de B/. 31,000.00 25.0%", "20.0%", "Atrasadas 1 50.0%", "Sigue: Entrega, 31 de mayo de 2027"]
    {
        assert!(works.contains(said), "{said}: {works}");
    }
    outcome.tells("uno/proposals/parque.md", "milestone-overdue", "Entrega");
}

#[test]
fn the_chain_names_every_link_and_those_that_are_missing() {
    let mut site = town();
    let outcome = built(&mut site, "2027-03-01");
    let text = page(&outcome, "propuestas/parque/").only("main").replace('\u{a0}', " ");
    for said in ["Elegida, con 401 votos", "AM-9-2026", "Presupuesto 2027: Parque", "Inicio"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("Falta publicarlo"), "{text}");
    // The way back: the page of the money leads to the proposal that it pays.
    let leads = |(path, bytes): (&String, &Vec<u8>)| {
        let text = String::from_utf8_lossy(bytes);
        path.starts_with("presupuestos/2027/")
            && text.contains("Propuestas de vecinos que se pagan con esto")
            && text.contains("propuestas/parque/")
    };
    assert!(outcome.files().iter().any(leads), "no page of the budget leads to what it pays");
    // What is said of the page is said to the officer.
    site.write("uno/proposals/aceras.md", proposal("Aceras", "selected", "12000.00", "287", ""));
    let outcome = built(&mut site, "2027-03-01");
    let outcome = outcome.tells("uno/proposals/aceras.md", "funded-without-line", "aceras");
    assert!(page(&outcome, "propuestas/aceras/").only("main").contains("Falta publicarlo"));
    // A budget does not say which of its lines pays it.
    let of_year = proposal("Aceras", "selected", "12000.00", "287", "budget: [\"2027\"]\n");
    site.write("uno/proposals/aceras.md", of_year);
    let outcome = built(&mut site, "2027-03-01").tells("uno/proposals/aceras.md", "funded-without-line", "aceras");
    drop(outcome);
    // The decision that it names itself is asked for its vote, as that of the cycle is.
    let own = proposal("Aceras", "selected", "12000.00", "287", "decision: AM-10-2026\n");
    site.write("uno/proposals/aceras.md", own);
    site.write(
        "uno/minutes/2026-10-16.md",
        MINUTES.replace("AM-9-2026", "AM-10-2026").replace(", vote: {yes: 3, no: 0, abstain: 0}", ""),
    );
    built(&mut site, "2027-03-01").tells("uno/minutes/2026-10-16.md", "decision-without-vote", "AM-10-2026");
    site.remove("uno/minutes/2026-10-16.md");
    site.write("uno/minutes/2026-10-15.md", MINUTES.replace(", vote: {yes: 3, no: 0, abstain: 0}", ""));
    built(&mut site, "2027-03-01").tells("uno/minutes/2026-10-15.md", "decision-without-vote", "AM-9-2026");
}

#[test]
fn a_proposal_outside_any_cycle_shows_its_decision_and_what_is_missing_after_it() {
    let mut site = town();
    let own = |more: &str| proposal("Kiosco", "selected", "4000.00", "0", more).replace("cycle: \"2027\"\n", "");
    site.write("uno/proposals/kiosco.md", own("decision: AM-9-2026\n").replace("votes: 0\n", ""));
    let outcome = built(&mut site, "2027-03-01");
    let outcome = outcome.tells("uno/proposals/kiosco.md", "funded-without-line", "kiosco");
    let text = page(&outcome, "propuestas/kiosco/").only("main").replace('\u{a0}', " ");
    let chain: Vec<_> = text.split("Cómo se llega a la obra").skip(1).collect();
    assert!(chain.concat().contains("AM-9-2026") && chain.concat().contains("Falta publicarlo"), "{text}");
    assert!(!text.contains("Resultado de la votación"), "nobody voted on it: {text}");
    // What is paid with the ordinary budget was decided with it: no other decision is missed.
    site.write("uno/proposals/kiosco.md", own("").replace("votes: 0\n", ""));
    let outcome = built(&mut site, "2027-03-01").tells_no("funded-without-decision");
    let outcome = outcome.tells("uno/proposals/kiosco.md", "funded-without-line", "kiosco");
    let text = page(&outcome, "propuestas/kiosco/").only("main");
    assert!(text.contains("Cómo se llega a la obra") && !text.contains("Decisión del Concejo"), "{text}");
    // One that was only received has no chain.
    site.write("uno/proposals/kiosco.md", own("").replace("votes: 0\n", "").replace("selected", "received"));
    let outcome = built(&mut site, "2027-03-01");
    assert!(!page(&outcome, "propuestas/kiosco/").only("main").contains("Falta publicarlo"));
}

#[test]
fn a_cycle_whose_days_all_lie_ahead_can_be_subscribed_to() {
    let mut site = Site::of_one_town().with("cycles/2027.yaml", CYCLE);
    let outcome = built(&mut site, "2026-05-01");
    let feed = outcome.page("presupuesto-participativo/2027/feed.xml");
    let feed = roxmltree::Document::parse(&feed).expect("XML");
    let said =
        |name: &str| feed.root_element().children().find(|child| child.has_tag_name(name)).and_then(|it| it.text());
    // RFC 4287, 4.1.1: a feed has an id, a title and the time when it changed, and may be without entries.
    assert_eq!(said("updated").map(|time| &time[..10]), Some("2026-05-01"));
    assert!(said("id").is_some() && said("title").is_some_and(|title| title.contains("2027")));
    let page = page(&outcome, "presupuesto-participativo/2027/");
    assert!(page.named("a").iter().any(|link| link.get("href") == Some("feed.xml")));
}

#[test]
fn what_contradicts_itself_is_told() {
    let mut site = town();
    site.write("uno/proposals/cancha.md", proposal("Cancha", "selected", "9000.00", "263", "budget: [\"2027\"]\n"));
    built(&mut site, "2026-11-01").tells("uno/proposals/cancha.md", "winner-contradicted", "selected");
    let all = RESULTS.replace("[parque, aceras]", "[parque, aceras, cancha]").replace("  decision: AM-9-2026\n", "");
    site.write("uno/cycles/2027.yaml", format!("{CYCLE}{all}"));
    let outcome = built(&mut site, "2026-11-01");
    let outcome = outcome.tells("uno/cycles/2027.yaml", "winners-over-money", "52000.00");
    outcome.tells("uno/cycles/2027.yaml", "results-without-decision", "decision:");
    site.write("uno/cycles/2027.yaml", CYCLE.replace("rule: {kind: greedy, ties: [lower-cost, lot]}\n", ""));
    let outcome = built(&mut site, "2027-02-01");
    let outcome = outcome.tells("uno/cycles/2027.yaml", "poll-without-rules", "`rule:`");
    outcome.tells("uno/cycles/2027.yaml", "results-missing", "2026-10-12");
    site.write("uno/cycles/2027.yaml", CYCLE.replace("to: 2026-07-15", "to: 2026-07-20"));
    built(&mut site, "2026-08-01").tells("uno/cycles/2027.yaml", "phases-overlap", "2026-07-16");
}

#[test]
fn lists_of_proposals_have_addresses_of_their_own() {
    let mut site = Site::of_one_town();
    for number in 1..=13 {
        let (state, cost) = if number % 3 == 0 { ("accepted", "2500.00") } else { ("received", "40.00") };
        let text = format!("---\ntitle: Obra {number}\nstate: {state}\ncost: {{asked: \"{cost}\"}}\n---\n");
        site.write(&format!("uno/proposals/p{number}.md"), text);
    }
    let outcome = built(&mut site, "2026-10-01");
    for (path, rows) in [("estado/aceptada/", 4), ("estado/recibida/", 9), ("costo/1000/", 4), ("costo/100/", 9)] {
        let page = page(&outcome, &format!("propuestas/{path}"));
        let listed = page.named("li").iter().filter(|item| item.get("class") == Some("row")).count();
        assert_eq!(listed, rows, "{path}");
    }
    assert!(page(&outcome, "propuestas/").named("a").iter().any(|link| link.get("href") == Some("estado/aceptada/")));
}

#[test]
fn every_parameter_of_the_count_is_on_the_cycles_page_before_the_vote() {
    let rule = "rule:\n  kind: equal-shares-cost\n  completion: add1\n  stop: overshoot\n  start: whole\n  increment: \"2.50\"\n  \
                comparison: yes\n  ties: [lower-cost, lot]\n  lot: [\"7\", \"3\"]\n  min_score: 25\n  \
                without_votes: if-it-fits\n  quorum: 40\n  min_cell: 12\n\
                areas: []\ncategories: [{category: mobility, money: \"20000.00\"}]\n";
    let mut site = town();
    site.write("uno/cycles/2027.yaml", CYCLE.replace("rule: {kind: greedy, ties: [lower-cost, lot]}\n", rule));
    let outcome = built(&mut site, "2026-10-01");
    let told = page(&outcome, "presupuesto-participativo/2027/").only("main").replace('\u{a0}', " ");
    for said in [
        "En unidades enteras",
        "B/. 2.50",
        "7, 3",
        "25",
        "Gana si cabe en lo que sobra",
        "Calles y transporte",
        "B/. 20,000.00",
        "40",
        "12",
    ] {
        assert!(told.contains(said), "{said}: {told}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&outcome.page("presupuesto-participativo/2027/2027.json")).expect("JSON");
    assert_eq!(json["rule"]["increment"], "2.50");
    assert_eq!(json["rule"]["without_votes"], "if-it-fits");
    assert_eq!(json["categories"][0]["money"], "20000.00");
}

#[test]
fn the_votes_of_a_cycle_that_is_not_public_yet_are_as_secret_as_those_of_an_open_poll() {
    let mut site = town();
    site.write("uno/cycles/2027.yaml", format!("{CYCLE}publish: no\n"));
    let outcome = built(&mut site, "2026-10-07");
    let outcome = outcome.tells("uno/proposals/parque.md", "votes-before-close", "");
    for (path, bytes) in outcome.files().into_iter().filter(|(path, _)| !path.contains("integrity")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("401") && !text.contains("287"), "{path} tells a count");
    }
}

/// Ten ballots on the park, the pavements and the court, by number.
const BALLOTS: &str = "META\nkey;value\ndescription;Plaza\ncountry;X\nunit;X\ninstance;2027\nnum_projects;3\nnum_votes;10\n\
    budget;50000\nvote_type;approval\nrule;greedy\ndate_begin;05.10.2026\ndate_end;12.10.2026\nmin_length;1\nmax_length;3\n\
    PROJECTS\nproject_id;cost;name\n1;31000;Parque\n2;12000;Aceras\n3;9000;Cancha\n\
    VOTES\nvoter_id;vote;age;sex\n90;1,2;30;F\n31;1,2;31;F\n45;2,1;44;M\n12;1;50;M\n13;1;51;F\n14;2;29;M\n15;2;28;F\n16;3;33;M\n\
    17;3;34;F\n18;1;35;O\n";

#[test]
fn ballots_are_published_without_a_trace_of_their_voters_and_their_sum_is_that_of_the_file() {
    use sha2::{Digest, Sha256};
    let mut site = town();
    for (name, number) in [("parque", "1"), ("aceras", "2"), ("cancha", "3")] {
        let path = format!("uno/proposals/{name}.md");
        let text = std::fs::read_to_string(site.path("content").join(&path)).unwrap();
        site.write(&path, text.replace("cycle: \"2027\"\n", &format!("cycle: \"2027\"\nproject: \"{number}\"\n")));
    }
    site.write("uno/cycles/2027.pb", BALLOTS);
    site.write("uno/cycles/2027.yaml", format!("{CYCLE}ballots: 2027.pb\n{RESULTS}"));
    let open = built(&mut site, "2026-10-12");
    assert!(!open.has("presupuesto-participativo/2027/2027.pb"), "no ballots while the poll is open");
    let outcome = built(&mut site, "2026-11-01");
    let file = outcome.page("presupuesto-participativo/2027/2027.pb");
    let votes: Vec<&str> = file.split("VOTES\n").nth(1).expect("votes").lines().collect();
    assert_eq!(
        votes[..4],
        ["voter_id;vote", "1;1", "2;1", "3;1"],
        "sorted by what they say, numbered anew, nothing of age or sex"
    );
    let sum: String = Sha256::digest(file.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let results = outcome.page("presupuesto-participativo/2027/resultados/");
    assert!(results.contains(&format!("<code>{sum}</code>")), "{sum}");
    assert!(!results.contains("Mujeres"), "five women of ten voters are fewer than ten");
    let tally: serde_json::Value =
        serde_json::from_str(&outcome.page("presupuesto-participativo/2027/2027-tally.json")).expect("JSON");
    assert_eq!(tally["winners"], serde_json::json!(["1", "2"]));
    // A limit on a category is held to, with the proposals' own categories.
    for name in ["parque", "aceras", "cancha"] {
        let path = format!("uno/proposals/{name}.md");
        let text = std::fs::read_to_string(site.path("content").join(&path)).unwrap();
        site.write(&path, text.replace("cycle:", "categories: [public-space]\ncycle:"));
    }
    let limited = "categories: [{category: public-space, money: \"35000.00\"}]\n";
    site.write("uno/cycles/2027.yaml", format!("{CYCLE}{limited}ballots: 2027.pb\n{RESULTS}"));
    let outcome = built(&mut site, "2026-11-01").tells("uno/cycles/2027.pb", "declared-differs", "");
    let results = page(&outcome, "presupuesto-participativo/2027/resultados/").only("main").replace('\u{a0}', " ");
    assert!(
        results.contains("Se declaró; en el conteo: De lo que hay para Parques y espacio público quedaban B/. 4,000.00 y cuesta B/. 12,000.00"),
        "{results}"
    );
    assert!(results.contains("Se declararon y no ganan en el conteo: Aceras"), "{results}");
}

#[test]
fn the_map_has_the_areas_outlines_and_the_proposals_points() {
    let square =
        |west: f64| format!("[[[{west},8.0],[{},8.0],[{},8.5],[{west},8.5],[{west},8.0]]]", west + 0.5, west + 0.5);
    let feature = |area: &str, west: f64| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"area\":\"{area}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{}}}}}",
            square(west)
        )
    };
    let outlines = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{},{}]}}",
        feature("norte", -82.0),
        feature("sur", -81.5)
    );
    let territory = "levels: [{id: distrito, name: Distrito}, {id: barrio, name: Barrio}]\nareas:\n  - id: uno\n    name: Uno\n    \
                     level: distrito\n    areas:\n      - {id: norte, name: Norte, level: barrio}\n      - {id: sur, name: Sur, level: barrio}\n";
    let mut site = town()
        .file("territory.yaml", territory)
        .file("uno/municipality.yaml", format!("{TOWN}area: uno\n"))
        .file("territory/boundaries/uno.geojson", outlines);
    let text = std::fs::read_to_string(site.path("content/uno/proposals/parque.md")).unwrap();
    site.write(
        "uno/proposals/parque.md",
        text.replace("cycle:", "coordinates: {lat: \"8.2\", lon: \"-81.8\"}\narea: norte\ncycle:"),
    );
    let outcome = built(&mut site, "2026-11-01");
    let html = outcome.page("presupuesto-participativo/2027/");
    assert_eq!(html.matches("class=\"area ground\"").count(), 2, "both outlines");
    assert!(html.contains("<a href=\"../../propuestas/parque/"), "the point leads to the proposal");
}
