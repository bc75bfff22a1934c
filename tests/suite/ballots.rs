//! Ballots that are published: pages tell what anyone can count in them, and what the cycle, its
//! proposals and the file say differently is told.

use crate::dom::Page;
use crate::site::{Outcome, SETTINGS, Site};

/// A cycle whose ballots put works in order, voted from 5 to 12 October 2026.
const CYCLE: &str = "\
year: 2027
act: Acuerdo 3 de 2026
money: \"50000.00\"
who: Quien viva en el distrito.
electorate: 1000
phases:
  - {phase: voting, from: 2026-10-05, to: 2026-10-12}
  - {phase: results, from: 2026-10-15, to: 2026-12-31}
ballot: {kind: ordinal, most: 3}
rule: {kind: greedy, ties: [lower-cost, lot]}
ballots: 2027.pb
results: {date: 2026-10-15, decision: AM-9-2026, voters: 9, winners: [cancha, aceras]}
";

/// Nine ballots. Four put the pavements first: 4 × 3 = 12 points. Five put the court first and the park
/// second: 5 × 3 = 15 and 5 × 2 = 10 points. So the park has more votes than the pavements, and fewer
/// points.
const BALLOTS: &str = "META\nkey;value\ndescription;Plaza\ncountry;X\nunit;X\ninstance;2027\nnum_projects;3\nnum_votes;9\n\
    budget;50000\nvote_type;ordinal\nrule;greedy\ndate_begin;05.10.2026\ndate_end;12.10.2026\nmin_length;1\nmax_length;3\n\
    PROJECTS\nproject_id;cost;name\n1;31000;Parque\n2;12000;Aceras\n3;9000;Cancha\n\
    VOTES\nvoter_id;vote;age;sex\n1;2;30;F\n2;2;31;F\n3;2;44;M\n4;2;50;M\n5;3,1;51;F\n6;3,1;29;M\n7;3,1;28;F\n8;3,1;33;M\n9;3,1;34;F\n";

const RESULTS: &str = "presupuesto-participativo/2027/resultados/";

fn proposal(title: &str, number: &str, cost: &str, more: &str) -> String {
    format!(
        "---\ntitle: {title}\nstate: on_ballot\nsubmitted: 2026-06-10\ncost: {{asked: \"{cost}\"}}\ncycle: \"2027\"\n\
         project: \"{number}\"\n{more}---\nSe pide.\n"
    )
}

/// A town that publishes its ballots and writes no votes into proposals.
fn town() -> Site {
    Site::of_one_town()
        .file("cabildo.yaml", format!("{SETTINGS}country: PA\n"))
        .with("cycles/2027.yaml", CYCLE)
        .with("cycles/2027.pb", BALLOTS)
        .with("proposals/parque.md", proposal("Parque", "1", "31000.00", ""))
        .with("proposals/aceras.md", proposal("Aceras", "2", "12000.00", ""))
        .with("proposals/cancha.md", proposal("Cancha", "3", "9000.00", ""))
}

fn built(site: &mut Site, day: &str) -> Outcome {
    site.today(day).build().exits(0)
}

fn page(outcome: &Outcome, path: &str) -> String {
    Page::parse(path, &outcome.page(path)).only("main").replace('\u{a0}', " ")
}

#[test]
fn where_points_are_counted_they_are_shown_and_decide_the_order() {
    let outcome = built(&mut town(), "2026-11-01");
    let results = page(&outcome, RESULTS);
    let at = |said: &str| results.find(said).unwrap_or_else(|| panic!("{said}: {results}"));
    // 50,000 − 9,000 − 12,000 = 29,000, and the park costs 31,000.
    assert!(at("1. Cancha") < at("2. Aceras"), "{results}");
    assert!(at("2. Aceras") < at("3. Parque"), "twelve points before ten: {results}");
    for said in [
        "Por número de puntos",
        "El primer puesto da 3 puntos, y cada puesto siguiente uno menos",
        "Se toman por orden de puntos",
        "Cuando le tocó quedaban B/. 29,000.00 y cuesta B/. 31,000.00",
    ] {
        at(said);
    }
    assert!(!results.contains("por orden de votos"), "{results}");
    assert!(
        page(&outcome, "propuestas/aceras/").contains("Votos4 Puntos12"),
        "{}",
        page(&outcome, "propuestas/aceras/")
    );
    let csv = outcome.page("presupuesto-participativo/2027/2027.csv");
    assert!(csv.lines().any(|line| line.starts_with("aceras,") && line.contains(",4,,,12,")), "{csv}");
}

#[test]
fn votes_are_those_of_the_ballots_and_others_are_told() {
    let mut site = town();
    site.write("uno/proposals/aceras.md", proposal("Aceras", "2", "12000.00", "votes: {online: 72, paper: 5}\n"));
    site.write("uno/proposals/cancha.md", proposal("Cancha", "3", "9000.00", "votes: {online: 2, paper: 3}\n"));
    let outcome = built(&mut site, "2026-11-01");
    let outcome = outcome.tells("uno/proposals/aceras.md", "votes-differ-from-ballots", "77");
    assert!(!outcome.tells_in("uno/proposals/cancha.md", "votes-differ-from-ballots"));
    assert!(page(&outcome, "propuestas/aceras/").contains("Elegida, con 4 votos"));
    assert!(!page(&outcome, RESULTS).contains("77"));
    let csv = outcome.page("presupuesto-participativo/2027/2027.csv");
    assert!(csv.lines().any(|line| line.starts_with("cancha,") && line.contains(",5,2,3,15,")), "{csv}");
}

#[test]
fn what_the_ballots_and_the_cycle_say_differently_is_told() {
    let mut site = town();
    let changed = BALLOTS
        .replace("budget;50000", "budget;45000")
        .replace("date_end;12.10.2026", "date_end;14.10.2026")
        .replace("rule;greedy", "rule;equalshares/add1")
        .replace("num_projects;3", "num_projects;4")
        .replace("2;12000;Aceras", "2;12500;Aceras")
        .replace("\n1;31000;Parque", "\n7;500;Fantasma\n1;31000;Parque");
    site.write("uno/cycles/2027.pb", changed);
    site.write("uno/proposals/mural.md", proposal("Mural", "8", "2000.00", ""));
    let cycle = CYCLE.replace("voters: 9", "voters: 12");
    site.write("uno/cycles/2027.yaml", format!("{cycle}categories: [{{category: health, money: \"10000.00\"}}]\n"));
    let mut outcome = built(&mut site, "2026-11-01");
    for (place, code, said) in [
        ("uno/cycles/2027.pb", "ballots-differ-from-cycle", "PAB 45000.00"),
        ("uno/cycles/2027.pb", "ballots-differ-from-cycle", "2026-10-14"),
        ("uno/cycles/2027.pb", "ballots-differ-from-cycle", "equalshares/add1"),
        ("uno/cycles/2027.pb", "ballots-differ-from-cycle", "results.voters"),
        ("uno/cycles/2027.pb", "ballot-cost-differs", "PAB 12500.00"),
        ("uno/cycles/2027.pb", "ballot-without-proposal", "7 (Fantasma)"),
        ("uno/proposals/mural.md", "project-not-on-ballot", "8"),
        ("uno/cycles/2027.yaml", "limit-holds-nothing", "health"),
    ] {
        outcome = outcome.tells(place, code, said);
    }
    let right = built(&mut town(), "2026-11-01");
    for code in ["ballots-differ-from-cycle", "ballot-cost-differs", "ballot-without-proposal", "limit-holds-nothing"] {
        assert!(!right.codes().iter().any(|told| told == code), "{code}");
    }
}

#[test]
fn the_published_file_states_the_rule_and_the_page_the_command_by_which_anyone_counts_again() {
    let mut site = town();
    let rule = "rule:\n  kind: equal-shares-additive\n  completion: add1u\n  stop: overshoot\n  start: whole\n  increment: \"5\"\n  \
                ties: [lower-cost, lot]\n  lot: [\"3\", \"1\"]\n  min_score: 2\n\
                categories: [{category: health, money: \"20000.00\"}]\n";
    site.write("uno/cycles/2027.yaml", CYCLE.replace("rule: {kind: greedy, ties: [lower-cost, lot]}\n", rule));
    site.write("uno/proposals/cancha.md", proposal("Cancha", "3", "9000.00", "categories: [health]\n"));
    site.write("uno/proposals/aceras.md", proposal("Aceras", "2", "12000.00", "categories: [health]\n"));
    let outcome = built(&mut site, "2026-11-01");
    let file = outcome.page("presupuesto-participativo/2027/2027.pb");
    for row in
        ["rule;equalshares/add1u", "min_project_score_threshold;2", "categories;health", "budget_per_category;20000"]
    {
        assert!(file.lines().any(|line| line == row), "{row}: {file}");
    }
    let command = "cabildo tally 2027.pb --rule equal-shares-additive --completion add1u --stop overshoot --increment 5 \
                   --start whole --ties lower-cost,lot --lot 3,1";
    assert!(page(&outcome, RESULTS).contains(command), "{}", page(&outcome, RESULTS));
    let told: serde_json::Value =
        serde_json::from_str(&outcome.page("presupuesto-participativo/2027/2027-tally.json")).expect("JSON");
    // Only one of the court and the pavements fits in 20,000 for health.
    let winners = told["winners"].as_array().expect("winners");
    assert!(!(winners.contains(&"2".into()) && winners.contains(&"3".into())), "{told}");
    let path = site.path("2027.pb");
    std::fs::write(&path, file).expect("a file");
    let mut words: Vec<&str> = command.split(' ').skip(1).collect();
    words[1] = path.to_str().expect("a path");
    let again = site.run(&[&words[..], &["--format", "json"]].concat()).exits(0);
    let again: serde_json::Value = serde_json::from_str(&again.stdout).expect("JSON");
    assert_eq!(again["winners"], told["winners"]);
}

#[test]
fn no_cell_is_so_small_that_a_voter_is_found() {
    let mut site = town();
    site.write("uno/cycles/2027.yaml", CYCLE.replace("lot]}", "lot], min_cell: 0}"));
    let outcome = built(&mut site, "2026-11-01").tells("uno/cycles/2027.yaml", "cell-too-small", "0");
    let file = outcome.page("presupuesto-participativo/2027/2027.pb");
    assert!(file.contains("\nvoter_id;vote\n"), "neither age nor sex: {file}");
}

#[test]
fn the_declared_list_decides_what_is_said_of_each_work_and_each_voter() {
    let mut site = town();
    site.write("uno/cycles/2027.yaml", CYCLE.replace("[cancha, aceras]", "[cancha, parque]"));
    let outcome = built(&mut site, "2026-11-01").tells("uno/cycles/2027.pb", "declared-differs", "2 (Aceras)");
    let outcome = outcome.tells("uno/proposals/parque.md", "winner-contradicted", "on_ballot");
    let results = page(&outcome, RESULTS);
    for said in [
        "No se declaró; en el conteo: Elegida",
        "Se declaró; en el conteo: Cuando le tocó",
        // The five who named the court and the park, of nine.
        "55.6%",
    ] {
        assert!(results.contains(said), "{said}: {results}");
    }
    for (name, said) in [("parque", "Elegida, con 5 votos"), ("aceras", "No elegida, con 4 votos")] {
        let text = page(&outcome, &format!("propuestas/{name}/"));
        assert!(text.contains(said), "{name}: {text}");
    }
    // Nothing of it has begun.
    let works = page(&outcome, "presupuesto-participativo/2027/obras/");
    assert!(works.contains("Sin empezar 2 100.0%") && works.contains("En marcha 0"), "{works}");
    // And the links of the chain that are missing are asked for.
    outcome.tells("uno/proposals/parque.md", "funded-without-line", "parque");
}

#[test]
fn a_decision_whose_minutes_are_not_here_is_named() {
    let outcome = built(&mut town(), "2026-11-01").tells("uno/cycles/2027.yaml", "decision-elsewhere", "AM-9-2026");
    assert!(page(&outcome, RESULTS).contains("Acuerdo AM-9-2026. Su acta no está publicada"));
}

#[test]
fn figures_of_a_vote_that_cannot_be_are_told() {
    let mut site = town();
    site.write("uno/cycles/2027.yaml", CYCLE.replace("voters: 9", "voters: 1001"));
    site.today("2026-11-01").build().exits(1).tells("uno/cycles/2027.yaml", "voters-over-electorate", "1000");
    site.write("uno/cycles/2027.yaml", CYCLE.replace("lot]}", "lot], quorum: 40}"));
    let outcome = built(&mut site, "2026-11-01").tells("uno/cycles/2027.yaml", "poll-quorum-missed", "40");
    assert!(page(&outcome, RESULTS).contains("Votaron 9 personas y hacían falta 40"));
    let without = CYCLE.replace("ballots: 2027.pb\n", "");
    site.write("uno/cycles/2027.yaml", without);
    site.write("uno/proposals/aceras.md", proposal("Aceras", "2", "12000.00", "votes: 10\n"));
    built(&mut site, "2026-11-01").tells("uno/proposals/aceras.md", "votes-over-voters", "10");
}

/// Ballots in which the pavements and the court cost the same and have 12 points each; the money is for one.
fn tied() -> String {
    BALLOTS
        .replace("9;3,1;34;F\n", "")
        .replace("num_votes;9", "num_votes;8")
        .replace("2;12000;Aceras\n3;9000;Cancha", "2;30000;Aceras\n3;30000;Cancha")
}

#[test]
fn a_lot_that_is_not_written_is_missed() {
    let mut site = town();
    site.write("uno/cycles/2027.pb", tied());
    let outcome = built(&mut site, "2026-11-01").tells("uno/cycles/2027.pb", "lot-missing", "2 (Aceras)");
    assert!(page(&outcome, RESULTS).contains("Correspondía un sorteo que no está publicado"));
}

#[test]
fn a_lot_may_name_proposals_and_what_is_not_on_the_ballot_is_told() {
    // The same tie; the lot gives the court, number 3, before the pavements, number 2.
    let mut site = town();
    site.write("uno/cycles/2027.pb", tied());
    let cycle = CYCLE.replace("ties: [lower-cost, lot]", "ties: [lower-cost, lot], lot: [cancha, \"9\", aceras]");
    site.write("uno/cycles/2027.yaml", cycle);
    let outcome = built(&mut site, "2026-11-01").tells_no("lot-missing");
    let outcome = outcome.tells("uno/cycles/2027.yaml", "lot-unknown", "9");
    let text = page(&outcome, RESULTS);
    assert!(text.contains("Sorteo para empates, por número en la papeleta3, 2"), "{text}");
    assert!(text.contains("--ties lower-cost,lot --lot 3,2") && text.contains("Cancha: quedaban"), "{text}");
    let folder = "presupuesto-participativo/2027/2027";
    let cycle: serde_json::Value = serde_json::from_str(&outcome.page(&format!("{folder}.json"))).expect("JSON");
    assert_eq!(cycle["rule"]["lot"], serde_json::json!(["3", "2"]));
    // The command on the page counts the file beside it to the page's winner.
    let site = site.beside("2027.pb", outcome.page(&format!("{folder}.pb")));
    let command = ["tally", "2027.pb", "--rule", "greedy", "--ties", "lower-cost,lot", "--lot", "3,2"];
    let counted = site.run(&[&command[..], &["--format", "json"]].concat()).exits(0);
    let counted: serde_json::Value = serde_json::from_str(&counted.stdout).expect("JSON");
    assert_eq!(counted["winners"], serde_json::json!(["3"]));
}

#[test]
fn a_vote_in_which_too_few_took_part_chooses_nothing() {
    // Nine ballots, and forty had to be cast.
    let mut site = town();
    site.write("uno/cycles/2027.yaml", CYCLE.replace("lot]}", "lot], quorum: 40}").replace("voters: 9, ", ""));
    let outcome = built(&mut site, "2026-11-01").tells("uno/cycles/2027.yaml", "poll-quorum-missed", "40");
    let outcome = outcome.tells("uno/cycles/2027.pb", "declared-differs", "2 (Aceras), 3 (Cancha)");
    let text = page(&outcome, RESULTS);
    for said in [
        "Se declaró; en el conteo: Votaron menos de las 40 personas que hacían falta",
        "Votaron 9 personas y hacían falta 40: la votación no vale y no se elige nada.",
        "--quorum 40",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("Ganan en el conteo") && !text.contains("¿Y con otra regla?"), "{text}");
    let tally = outcome.page("presupuesto-participativo/2027/2027-tally.json");
    let tally: serde_json::Value = serde_json::from_str(&tally).expect("JSON");
    assert_eq!((&tally["winners"], &tally["parameters"]["quorum"]), (&serde_json::json!([]), &serde_json::json!(40)));
}

#[test]
fn work_is_not_done_before_its_day_nor_for_more_than_it_costs() {
    let mut site = town();
    let more = "milestones: [{title: Entrega, done: 2027-01-05, progress: 60}]\n\
                contracts: [{number: C-1, supplier: Obras del Sur, amount: \"99999.00\"}]\n";
    site.write(
        "uno/proposals/cancha.md",
        proposal("Cancha", "3", "9000.00", more).replace("on_ballot", "in_execution"),
    );
    let outcome = built(&mut site, "2026-11-01").tells("uno/proposals/cancha.md", "done-in-future", "2027-01-05");
    let outcome = outcome.tells("uno/proposals/cancha.md", "contract-over-cost", "PAB 99999.00");
    let text = page(&outcome, "propuestas/cancha/");
    assert!(!text.contains("60.0%") && !text.contains("Hecho"), "{text}");
    let over = more.replace("progress: 60", "progress: 140");
    site.write("uno/proposals/cancha.md", proposal("Cancha", "3", "9000.00", &over));
    site.today("2026-11-01").build().exits(1).tells("uno/proposals/cancha.md", "not-integer", "140");
}
