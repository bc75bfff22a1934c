//! Who was chosen, and why, in cycles that publish the votes of each work and no ballots; and before
//! anything was declared.

use crate::dom::Page;
use crate::site::{Outcome, SETTINGS, Site};

/// 6,000,000 to share out, with a minimum of 200 votes, at most 3,000,000 for mobility, and a lot.
const CYCLE: &str = "\
year: 2027
act: Acuerdo 3 de 2026
money: \"6000000.00\"
most_per_project: \"3500000.00\"
categories: [{category: mobility, money: \"3000000.00\"}]
who: Quien viva en el distrito.
electorate: 1000
phases:
  - {phase: voting, from: 2026-10-05, to: 2026-10-12}
  - {phase: results, from: 2026-10-15, to: 2026-12-31}
ballot: {kind: approval, most: 3}
rule: {kind: greedy, ties: [higher-cost, lot], lot: [dos, uno], min_score: 200}
";

const RESULTS: &str = "presupuesto-participativo/2027/resultados/";

fn proposal(title: &str, state: &str, cost: &str, votes: u64) -> String {
    format!(
        "---\ntitle: {title}\nstate: {state}\ncategories: [mobility]\nsubmitted: 2026-06-10\n\
         cost: {{asked: \"{cost}\"}}\nvotes: {votes}\ncycle: \"2027\"\n---\nSe pide.\n"
    )
}

/// Three works of mobility, the third the most voted.
fn town(cycle: &str, states: [&str; 3]) -> Site {
    Site::of_one_town()
        .file("cabildo.yaml", format!("{SETTINGS}country: PA\n"))
        .with("cycles/2027.yaml", cycle)
        .with("proposals/uno.md", proposal("Obra uno", states[0], "4000000.00", 120))
        .with("proposals/dos.md", proposal("Obra dos", states[1], "4000000.00", 120))
        .with("proposals/tres.md", proposal("Obra tres", states[2], "2000000.00", 400))
}

fn built(site: &mut Site, day: &str) -> Outcome {
    site.today(day).build().exits(0)
}

fn page(outcome: &Outcome, path: &str) -> String {
    Page::parse(path, &outcome.page(path)).only("main").replace('\u{a0}', " ")
}

#[test]
fn a_declared_list_against_the_stated_rule_is_told_and_no_why_is_made_up() {
    let cycle = format!("{CYCLE}results: {{date: 2026-10-15, voters: 600, winners: [uno]}}\n");
    let outcome = built(&mut town(&cycle, ["selected", "not_selected", "not_selected"]), "2026-11-01");
    let place = "uno/cycles/2027.yaml";
    let outcome = outcome.tells(place, "declared-differs", "tres");
    let outcome = outcome.tells(place, "winner-below-minimum", "120");
    let outcome = outcome.tells(place, "winner-over-most", "4000000.00");
    let outcome = outcome.tells(place, "winners-over-limit", "mobility");
    let text = page(&outcome, RESULTS);
    // By hand: only the third has 200 votes, and it fits.
    for said in [
        "Se declaró; en el conteo: Tuvo menos de los 200 votos que hacían falta",
        "No se declaró; en el conteo: Elegida: cuando le tocó quedaban B/. 6,000,000.00 y cuesta B/. 2,000,000.00",
        "no dan las mismas obras que se declararon",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("No alcanzó los votos") && !text.contains("B/. 4,000,000.00 y cuesta B/. 4,000,000.00"));
}

#[test]
fn a_lot_and_a_limit_decide_without_ballots_too() {
    // Without the minimum the third takes 2,000,000 of the 5,000,000 for mobility, and neither of the
    // others fits; with a limit of 6,500,000 one of them does, and the lot says which.
    let cycle = CYCLE.replace(", min_score: 200", "").replace("money: \"3000000.00\"}]", "money: \"6500000.00\"}]");
    let cycle = format!("{cycle}results: {{date: 2026-10-15, voters: 600, winners: [uno, tres]}}\n");
    let outcome = built(&mut town(&cycle, ["selected", "not_selected", "selected"]), "2026-11-01");
    let outcome = outcome.tells("uno/cycles/2027.yaml", "tie-decides", "uno");
    let outcome = outcome.tells("uno/cycles/2027.yaml", "declared-differs", "dos");
    let text = page(&outcome, RESULTS);
    assert!(text.contains("No se declaró; en el conteo: Elegida: cuando le tocó quedaban B/. 4,000,000.00"), "{text}");
    assert!(text.contains("Obra dos, Obra uno: con otro orden habrían ganado otras obras"), "{text}");
}

#[test]
fn money_added_after_the_vote_is_in_the_reckoning() {
    // 6,000,000 and 4,000,000 more: the third, then the second by lot, then the first.
    let cycle = CYCLE
        .replace(", min_score: 200", "")
        .replace("categories: [{category: mobility, money: \"3000000.00\"}]\n", "");
    let results = "results: {date: 2026-10-15, voters: 600, winners: [uno, dos, tres], added: \"4000000.00\"}\n";
    let outcome = built(&mut town(&format!("{cycle}{results}"), ["selected"; 3]), "2026-11-01");
    let outcome = outcome.tells_no("declared-differs").tells_no("winners-over-money");
    let text = page(&outcome, RESULTS);
    for said in [
        "Añadido después de votarB/. 4,000,000.00",
        "B/. 10,000,000.00 100.0%",
        "Elegida: cuando le tocó quedaban B/. 4,000,000.00 y cuesta B/. 4,000,000.00",
        "dan las mismas obras que se declararon",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("-B/."), "{text}");
}

#[test]
fn where_votes_do_not_decide_nothing_is_reckoned_from_them() {
    let cycle = CYCLE.replace("kind: greedy", "kind: equal-shares-cost").replace(", min_score: 200", "");
    let cycle = format!("{cycle}results: {{date: 2026-10-15, voters: 600, winners: [uno]}}\n");
    let outcome = built(&mut town(&cycle, ["selected", "not_selected", "not_selected"]), "2026-11-01");
    let text = page(&outcome.tells_no("declared-differs"), RESULTS);
    assert!(text.contains("Está en la lista declarada") && text.contains("sin publicar las papeletas"), "{text}");
    assert!(!text.contains("cuando le tocó"), "{text}");
}

#[test]
fn before_anything_is_declared_the_count_says_who_would_have_won() {
    let mut site = town(CYCLE, ["on_ballot"; 3]);
    let outcome = built(&mut site, "2026-10-13");
    let text = page(&outcome, RESULTS);
    let chosen = text.find("Lo que se eligió, según el conteo").expect("a heading of the chosen");
    let others = text.find("Lo que no se eligió, según el conteo").expect("a heading of the others");
    let third = text.find("Obra tres").expect("the third");
    assert!(chosen < third && third < others, "{text}");
    assert!(text.contains("todavía no se ha declarado"), "{text}");
    let won = page(&outcome, "propuestas/tres/");
    assert!(won.contains("Elegida según el conteo, que todavía no se ha declarado, con 400 votos"), "{won}");
    let lost = page(&outcome, "propuestas/uno/");
    assert!(lost.contains("No elegida según el conteo, que todavía no se ha declarado, con 120 votos"), "{lost}");
    // It is promised by nobody yet: there are no works.
    assert!(!outcome.has("presupuesto-participativo/2027/obras/index.html"));
    let list = page(&outcome, "presupuesto-participativo/");
    assert!(list.contains("1 elegida, según el conteo") && !list.contains("terminada"), "{list}");
    let json: serde_json::Value =
        serde_json::from_slice(&outcome.files()["presupuesto-participativo/2027/2027.json"]).expect("JSON");
    assert_eq!(json["winners_by_count"], serde_json::json!(["tres"]));
    assert!(page(&outcome, "presupuesto-participativo/2027/").contains("Lo que se eligió, según el conteo"));
    // With too few votes for the poll to count nobody is chosen.
    site.write(
        "uno/cycles/2027.yaml",
        CYCLE.replace("min_score", "quorum: 700, min_score") + "results: {voters: 600}\n",
    );
    let text = page(&built(&mut site, "2026-10-13"), RESULTS);
    assert!(!text.contains("según el conteo"), "{text}");
}

#[test]
fn with_too_few_voters_the_votes_that_are_told_choose_nothing() {
    let cycle = CYCLE.replace("min_score", "quorum: 700, min_score");
    let cycle = format!("{cycle}results: {{date: 2026-10-15, voters: 600, winners: [tres]}}\n");
    let outcome = built(&mut town(&cycle, ["not_selected", "not_selected", "selected"]), "2026-11-01");
    let outcome = outcome.tells("uno/cycles/2027.yaml", "declared-differs", "tres");
    let text = page(&outcome, RESULTS);
    assert!(text.contains("Se declaró; en el conteo: Votaron menos de las 700 personas"), "{text}");
    assert!(!text.contains("Ganan en el conteo"), "{text}");
    // The third alone reaches the minimum, and wins where enough have voted.
    let cycle = cycle.replace("quorum: 700", "quorum: 600");
    let outcome = built(&mut town(&cycle, ["not_selected", "not_selected", "selected"]), "2026-11-01");
    assert!(page(&outcome.tells_no("declared-differs"), RESULTS).contains("dan las mismas obras"));
}
