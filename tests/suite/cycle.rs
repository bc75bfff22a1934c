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
        .file("cabildo.yaml", &format!("{SETTINGS}country: PA\n"))
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
    for (path, bytes) in open.files() {
        let text = String::from_utf8_lossy(&bytes);
        for count in ["401", "287", "263", "612"] {
            assert!(!text.contains(count), "{path} tells {count}");
        }
    }
    assert!(!open.has("presupuesto-participativo/2027/resultados/index.html"));
    let closed = built(&mut site, "2026-10-13").tells_no("votes-before-close");
    assert!(page(&closed, "presupuesto-participativo/2027/resultados/").only("main").contains("401"));
    assert!(closed.page("presupuesto-participativo/2027/2027.csv").contains(",401,300,101,"));
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
    // What is said of the page is said to the officer.
    site.write("uno/proposals/aceras.md", proposal("Aceras", "selected", "12000.00", "287", ""));
    let outcome = built(&mut site, "2027-03-01");
    let outcome = outcome.tells("uno/proposals/aceras.md", "funded-without-line", "aceras");
    assert!(page(&outcome, "propuestas/aceras/").only("main").contains("Falta publicarlo"));
    site.write("uno/minutes/2026-10-15.md", MINUTES.replace(", vote: {yes: 3, no: 0, abstain: 0}", ""));
    built(&mut site, "2027-03-01").tells("uno/minutes/2026-10-15.md", "decision-without-vote", "AM-9-2026");
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
    for (path, rows) in [("estado/accepted/", 4), ("estado/received/", 9), ("costo/1000/", 4), ("costo/100/", 9)] {
        let page = page(&outcome, &format!("propuestas/{path}"));
        let listed = page.named("li").iter().filter(|item| item.get("class") == Some("row")).count();
        assert_eq!(listed, rows, "{path}");
    }
    assert!(page(&outcome, "propuestas/").named("a").iter().any(|link| link.get("href") == Some("estado/accepted/")));
}

/// Two proposals as Decidim exports them.
const DECIDIM: &str = "id;author/name;title/es;body/es;state;latitude;longitude;published_at;answer/es;proposal_votes\n\
    41;Ana Pérez;Más árboles;\"<p>Sombra &amp; <strong>aire</strong>.</p>\";accepted;8.43;-82.41;2026-03-02 10:00:00;;120\n\
    42;Luis Gómez;Un puente;<p>Llame al 6612-3456.</p>;rejected;;;2026-03-05 09:30:00;<p>Es del ministerio.</p>;7\n";

#[test]
fn a_decidim_export_becomes_proposals_and_a_second_one_keeps_what_was_edited() {
    let mut site = Site::of_one_town().beside("decidim.csv", DECIDIM);
    let outcome = site.run(&["import", "proposals", "decidim.csv", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("telephone"), "{}", outcome.stdout);
    let read = |name: &str| std::fs::read_to_string(site.path("content/uno/proposals").join(name)).unwrap();
    let trees = read("41-mas-arboles.md");
    for line in [
        "title: Más árboles",
        "coordinates: {lat: \"8.43\", lon: \"-82.41\"}",
        "state: accepted",
        "submitted: 2026-03-02",
        "supports: 120",
        "Sombra & **aire**.",
    ] {
        assert!(trees.contains(line), "{line}: {trees}");
    }
    assert!(!trees.contains("Ana"), "names of authors are not taken: {trees}");
    let bridge = read("42-un-puente.md");
    assert!(bridge.contains("answer: Es del ministerio.") && bridge.contains("reason: not_viable"), "{bridge}");
    site.today("2026-10-01").check().exits(0).tells_nothing();
    // The next export has another title for one and more supports for both; one was edited by hand.
    let edited = trees.replace("Sombra", "Mucha sombra");
    site.write("uno/proposals/41-mas-arboles.md", &edited);
    let next = DECIDIM.replace("Un puente", "Un puente peatonal").replace(";7\n", ";9\n").replace(";120", ";130");
    std::fs::write(site.path("decidim.csv"), next).unwrap();
    site.run(&["import", "proposals", "decidim.csv", "--lang", "en"]);
    let read = |name: &str| std::fs::read_to_string(site.path("content/uno/proposals").join(name)).unwrap();
    assert_eq!(read("41-mas-arboles.md"), edited);
    let bridge = read("42-un-puente.md");
    assert!(bridge.contains("Un puente peatonal") && bridge.contains("supports: 9"), "{bridge}");
}

#[test]
fn consul_and_json_and_plain_tables_become_proposals() {
    let consul = "id,title,description,price,feasibility,selected,heading,created_at\n\
        7,Parque infantil,\"<p>Juegos.</p>\",25000.0,feasible,true,Centro,15/09/2025\n";
    let json = r#"[{"id": 9, "title": {"es": "Huerto"}, "body": {"es": "Camas de siembra."}, "state": "evaluating"}]"#;
    let plain = "Obra pedida;Qué se pide\nBancas;Seis bancas.\n;Sin título\n";
    let site = Site::of_one_town().beside("consul.csv", consul).beside("decidim.json", json).beside("plain.csv", plain);
    site.run(&["import", "proposals", "consul.csv"]).exits(0);
    site.run(&["import", "proposals", "decidim.json"]).exits(0);
    let by_hand = ["--column", "title=Obra pedida", "--column", "text=Qué se pide", "--lang", "en"];
    let outcome = site.run(&[&["import", "proposals", "plain.csv"], &by_hand[..]].concat());
    assert!(outcome.stdout.contains("it has no title"), "{}", outcome.stdout);
    let read = |name: &str| std::fs::read_to_string(site.path("content/uno/proposals").join(name)).unwrap();
    let park = read("7-parque-infantil.md");
    for line in ["state: on_ballot", "submitted: 2025-09-15", "cost: {asked: \"25000.00\"}", "Juegos."] {
        assert!(park.contains(line), "{line}: {park}");
    }
    assert!(read("9-huerto.md").contains("state: under_review"));
    assert!(read("bancas.md").contains("Seis bancas."));
    site.check().exits(0);
}
