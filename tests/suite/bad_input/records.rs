//! What a record says wrongly, or twice.

use super::{BUDGET, Case, PAGE, PROPOSAL, TOWN, assert_only, case};
use crate::site::{SETTINGS, Site};

const RECORDS: &[Case] = &[
    case(
        "a total that is one hundredth off is told with both figures",
        BUDGET,
        "year: 2026\nrevenue:\n  - {economic: \"113\", name: A, approved: \"0.10\"}\n  \
         - {economic: \"114\", name: B, approved: \"0.20\"}\ntotals: {revenue: {approved: \"0.31\"}}\n",
        "5:30",
        "total-differs",
        "PAB 0.31 and the lines add up to PAB 0.30",
    ),
    case(
        "a currency without decimals takes none",
        BUDGET,
        "year: 2026\ncurrency: CLP\nrevenue:\n  - {economic: \"113\", name: A, approved: \"10.5\"}\n",
        "4:42",
        "amount-decimals",
        "0 decimals",
    ),
    case("a year that is not the file's is told", BUDGET, "year: 2025\n", "1:7", "year-differs", "2025"),
    case(
        "a meeting that ends before it begins is told",
        "minutes/2026-03-10.md",
        "---\nbody: concejo\nstart: \"11:40\"\nend: \"09:00\"\n---\n",
        "4:6",
        "end-before-start",
        "",
    ),
    case(
        "a day that the calendar does not have is told also in a file's name",
        "minutes/2026-02-30.md",
        "---\nbody: concejo\n---\n",
        "2",
        "no-such-date",
        "2026-02-30",
    ),
    case(
        "a cycle that is not there is told also where there is none",
        PROPOSAL,
        "---\ntitle: X\ncycle: \"2030\"\n---\n",
        "3:9",
        "unknown-reference",
        "`2030`",
    ),
    case(
        "a body that is not there is told with the nearest",
        "minutes/2026-03-10.md",
        "---\nbody: consejo\n---\n",
        "2:7",
        "unknown-reference",
        "did you mean `concejo`?",
    ),
    case(
        "an area that is not there is told with the nearest",
        PROPOSAL,
        "---\ntitle: X\narea: barrio-nort\n---\n",
        "3:7",
        "unknown-reference",
        "did you mean `barrio-norte`?",
    ),
    case(
        "an unknown state is told with those that there are",
        PROPOSAL,
        "---\ntitle: X\nstate: ejecutada\n---\n",
        "3:8",
        "unknown-choice",
        "in_execution, delayed",
    ),
    case("votes below nothing are told", PROPOSAL, "---\ntitle: X\nvotes: -3\n---\n", "3:8", "not-integer", "`-3`"),
    case(
        "a budget that is not there is told",
        PROPOSAL,
        "---\ntitle: X\nbudget: [\"2031\"]\n---\n",
        "3:11",
        "unknown-reference",
        "`2031`",
    ),
    case(
        "a translation of nothing is told",
        "pages/otra.en.md",
        "---\ntitle: Other\n---\nText.\n",
        "",
        "orphan-translation",
        "otra.md",
    ),
    case(
        "a link to nothing is told",
        PAGE,
        "---\ntitle: X\n---\nVea [el plano](plano.md).\n",
        "4:5",
        "broken-link",
        "`plano.md`",
    ),
    case(
        "a link to a page that is not public is told",
        PAGE,
        "---\ntitle: X\n---\nVea [el borrador](borrador.md).\n",
        "4:5",
        "broken-link",
        "`borrador.md`",
    ),
    case(
        "a capital in a name is told with a name that could be",
        "proposals/Parque.md",
        "---\ntitle: X\n---\n",
        "",
        "bad-id",
        "`parque`",
    ),
    case(
        "an accent in a name is told with a name that could be",
        "proposals/peñón.md",
        "---\ntitle: X\n---\n",
        "",
        "bad-id",
        "`penon`",
    ),
    case("a device's name is no id", "proposals/con.md", "---\ntitle: X\n---\n", "", "bad-id", "`con`"),
    case("an id does not begin with a hyphen", "proposals/-a.md", "---\ntitle: X\n---\n", "", "bad-id", "`-a`"),
    case("an id does not begin with an underscore", "proposals/_a.md", "---\ntitle: X\n---\n", "", "bad-id", "`_a`"),
    case("markup in a name is told", "proposals/<script>.md", "---\ntitle: X\n---\n", "", "bad-id", "`<script>`"),
    case(
        "an invisible letter in a code is refused",
        BUDGET,
        "year: 2026\nrevenue:\n  - {economic: \"11\u{200b}3\", name: A, approved: \"1.00\"}\n",
        "3:16",
        "hidden-character",
        "",
    ),
    case(
        "two people with one id are told",
        TOWN,
        "name: Uno\npeople:\n  - {id: ana, name: Ana}\n  - {id: ana, name: Ana B}\n",
        "4:5",
        "duplicate-id",
        "`ana`",
    ),
];

#[test]
fn what_a_record_says_wrongly_is_told_at_its_place() {
    const MUNICIPALITY: &str = "name: Uno\nbodies:\n  - {id: concejo, name: Concejo}\n";
    const TERRITORY: &str = "levels:\n  - {id: barrio, name: Barrio}\nareas:\n  - {id: barrio-norte, name: Norte}\n";
    let mut site = Site::empty().file("cabildo.yaml", SETTINGS).file("territory.yaml", TERRITORY);
    for (number, case) in RECORDS.iter().enumerate() {
        let town = site.town(&format!("t{number}")).with(TOWN, MUNICIPALITY);
        let town = town.with("pages/borrador.md", "---\ntitle: Borrador\npublish: no\n---\n");
        site = town.with(case.file, case.text);
    }
    let outcome = site.check().exits(1);
    for (number, case) in RECORDS.iter().enumerate() {
        let place = format!("t{number}/{}{}{}", case.file, if case.at.is_empty() { "" } else { ":" }, case.at);
        assert_only(&outcome, case, &format!("t{number}/"), &place);
    }
}

/// Each circle is told once, at the record whose name comes first.
#[test]
fn what_is_part_of_itself_by_way_of_others_is_told() {
    let paper = |of: &str| format!("---\ntitle: X\npart_of: [{of}]\n---\nTexto.\n");
    let proposal = |into: &str| format!("---\ntitle: X\nstate: merged\nmerged_into: {into}\n---\nTexto.\n");
    let bodies = "name: Uno\nbodies:\n  - {id: a, name: A, part_of: b}\n  - {id: b, name: B, part_of: a}\n";
    let site = Site::new().with(TOWN, bodies).with("papers/p1.md", paper("p2")).with("papers/p2.md", paper("p1"));
    let site = site.with("proposals/x1.md", proposal("x2")).with("proposals/x2.md", proposal("x3"));
    let site = site.with("proposals/x3.md", proposal("x1")).with("proposals/x0.md", proposal("x1"));
    let territory = "levels:\n  - {id: barrio, name: Barrio}\nareas:\n  - {id: norte, name: Norte, to: 2020-01-01, \
                     became: [sur]}\n  - {id: sur, name: Sur, to: 2021-01-01, became: [norte]}\n";
    let outcome = site.file("territory.yaml", territory).check().exits(1);
    let outcome = outcome.tells("uno/municipality.yaml", "records-in-circle", "a → b → a");
    let outcome = outcome.tells("uno/papers/p1.md", "records-in-circle", "p1 → p2 → p1");
    let outcome = outcome.tells("uno/proposals/x1.md", "records-in-circle", "x1 → x2 → x3 → x1");
    let outcome = outcome.tells("territory.yaml:4:5", "records-in-circle", "norte → sur → norte");
    assert_eq!(outcome.codes().iter().filter(|code| **code == "records-in-circle").count(), 4);
}

#[test]
fn two_records_with_one_address_are_told_with_both_files() {
    let site = Site::new().with("budgets/2026.yaml", "year: 2026\n").with("budgets/2026.yml", "year: 2026\n");
    let outcome = site.build().exits(1);
    let outcome = outcome.tells("uno/budgets/2026.yml", "duplicate-address", "uno/budgets/2026.yaml");
    assert!(!outcome.has("uno/index.html") && outcome.has("dos/index.html"));
}

#[test]
fn two_decisions_of_one_file_with_one_address_are_told_once() {
    let minutes = "---\nbody: concejo\ndecisions:\n  - {number: AM-1/2026, title: Uno}\n  - {number: AM-1-2026, \
                   title: Otro}\n---\nTexto.\n";
    let outcome = Site::of_one_town().with("minutes/2026-02-10.md", minutes).build().exits(1);
    let outcome = outcome.tells("uno/minutes/2026-02-10.md:5", "duplicate-address", "the first on line 4");
    assert_eq!(outcome.codes().iter().filter(|code| **code == "duplicate-address").count(), 1);
}

#[test]
fn what_stands_twice_is_told_with_where_it_stood_first() {
    let site = Site::new().with(TOWN, "name: Uno\ncolour: \"#112233\"\nname: Dos\n");
    let outcome = site.check().exits(1).tells("uno/municipality.yaml:3:1", "duplicate-key", "first on line 1");
    assert_eq!(outcome.findings()[0].related.as_deref(), Some("uno/municipality.yaml:1"));
}

#[test]
fn all_mistakes_of_a_run_are_told_at_once() {
    let proposal = "---\ntitle: ~\nstate: hecho\nsubmitted: 2025-02-30\nextra: 1\n---\n";
    let site = Site::new().with(PROPOSAL, proposal).with(BUDGET, "year: dos mil\nresumen: x\n");
    let outcome = site.town("dos").with(TOWN, "nombre: Dos\ncolour: rojo\n").check().exits(1);
    let expected = [
        ("dos/municipality.yaml:1", "missing-key"),
        ("dos/municipality.yaml:1:1", "unknown-key"),
        ("dos/municipality.yaml:2:9", "not-colour"),
        ("uno/budgets/2026.yaml:1:7", "not-integer"),
        ("uno/budgets/2026.yaml:2:1", "unknown-key"),
        ("uno/proposals/x.md:2:8", "empty-value"),
        ("uno/proposals/x.md:3:8", "unknown-choice"),
        ("uno/proposals/x.md:4:12", "no-such-date"),
        ("uno/proposals/x.md:5:1", "unknown-key"),
    ];
    assert_eq!(outcome.errors(), expected);
}

#[test]
fn a_language_that_is_written_twice_is_told() {
    let site = Site::new().file("cabildo.yaml", SETTINGS.replace("[es]", "[es, en, es]"));
    site.build().exits(2).tells("cabildo.yaml:2:21", "duplicate-id", "es");
}

#[test]
fn two_budgets_of_one_year_are_told_with_both_files() {
    let budget = |amount: &str| {
        format!("year: 2026\nexpenditure:\n  - {{functional: \"04\", name: Obras, approved: \"{amount}\"}}\n")
    };
    let site = Site::new().with(BUDGET, budget("10.00")).with("budgets/2026-b.yaml", budget("10.00"));
    let outcome = site.check().exits(1).tells("uno/budgets/2026-b.yaml", "repeated-year", "uno/budgets/2026.yaml");
    let outcome = outcome.tells_no("same-figures");
    assert_eq!(outcome.errors().len(), 1);
    // Also where all their pages are one.
    let alike = Site::new().with(BUDGET, budget("10.00")).with("budgets/2026.yml", budget("10.00")).check();
    let alike = alike.exits(1);
    let told = alike.errors();
    assert!(told.contains(&("uno/budgets/2026.yml:1", "repeated-year")), "{told:?}");
    assert!(told.iter().all(|(place, _)| *place == "uno/budgets/2026.yml:1"), "files that are published: {told:?}");
    assert!(
        outcome.findings().iter().any(|told| told.related.as_deref().is_some_and(|place| place.contains("2026.yaml")))
    );
}

#[test]
fn what_names_a_record_with_a_mistake_is_not_told_too() {
    let site = Site::new()
        .with("municipality.yaml", "name: Uno\nbodies: [{id: concejo, name: Concejo}]\n")
        .with("proposals/p.md", "---\ntitle: P\nstate: ejecutada\n---\n")
        .with("proposals/q.md", "---\ntitle: Q\nincompatible: [p]\n---\n")
        .with(
            "minutes/2026-03-10.md",
            "---\nbody: concejo\nstate: ninguno\ndecisions: [{number: A-1, title: X}]\n---\n",
        )
        .with("proposals/r.md", "---\ntitle: R\ndecision: A-1\n---\n")
        .with("pages/x.md", "---\ntitle: X\n---\nVea [la propuesta](../proposals/p.md).\n");
    let outcome = site.check().exits(1);
    let expected = [("uno/minutes/2026-03-10.md:3:8", "unknown-choice"), ("uno/proposals/p.md:3:8", "unknown-choice")];
    assert_eq!(outcome.errors(), expected);
}

#[test]
fn a_title_without_the_sites_first_language_is_told() {
    let settings = SETTINGS.replace("languages: [es]", "languages: [es, en]");
    let text = "---\ntitle: {en: Bench}\nstate: received\n---\n";
    let site = Site::new().file("cabildo.yaml", settings).with("proposals/banca.md", text);
    site.check().tells("uno/proposals/banca.md:2:8", "not-translated", "`es: …`");
}

#[test]
fn names_without_end_are_read_as_quickly_as_any() {
    // Each of these took minutes once: an address's picture, and the parts of a name by which a person is called.
    let person = "palabra ".repeat(7_500);
    let town = format!(
        "name: {}\nbodies: [{{id: c, name: C, kind: council}}]\npeople: [{{id: p, name: \"{person}\"}}]\n",
        "a".repeat(160_000)
    );
    Site::new().with("municipality.yaml", town).build().exits(0);
}

#[test]
fn a_name_that_no_record_can_have_is_told_wherever_a_record_names_another() {
    let bodies = "bodies:\n  - {id: concejo, name: Concejo}\n  - {id: hacienda, name: Hacienda, part_of: El Concejo}\n";
    let proposal = "---\ntitle: Plaza\nincompatible: [el parque]\nmerged_into: Parque\nbudget: [año 2026]\n---\n";
    let minutes = "---\nbody: concejo\napproved_by: la siguiente\nagenda:\n  - {title: Uno, papers: [Informe]}\ndecisions:\n  \
                   - {number: A-1, title: X, proposals: [Parque], programmes: [becas de 2026], budget: [año 2026]}\n---\n";
    let site = Site::new()
        .with("municipality.yaml", format!("name: Uno\n{bodies}"))
        .with("proposals/parque.md", "---\ntitle: Parque\n---\n")
        .with("proposals/plaza.md", proposal)
        .with("papers/informe.md", "---\ntitle: Informe\npart_of: [el informe]\nrelated: [Informe]\n---\n")
        .with("minutes/2026-03-10.md", minutes)
        .with("cycles/2026.yaml", "title: Ciclo\nphases: []\nresults: {date: 2026-02-01, winners: [Parque]}\n");
    let outcome = site.check().exits(1);
    let told = outcome.findings().iter().filter(|told| told.code == "unknown-reference");
    let told: Vec<(&str, &str)> = told.map(|told| (told.place.as_str(), told.words.as_str())).collect();
    for (file, value) in [
        ("municipality.yaml", "`El Concejo`"),
        ("proposals/plaza.md", "`el parque`"),
        ("proposals/plaza.md", "`Parque`"),
        ("proposals/plaza.md", "`año 2026`"),
        ("papers/informe.md", "`el informe`"),
        ("papers/informe.md", "`Informe`"),
        ("minutes/2026-03-10.md", "`la siguiente`"),
        ("minutes/2026-03-10.md", "`Informe`"),
        ("minutes/2026-03-10.md", "`Parque`"),
        ("minutes/2026-03-10.md", "`becas de 2026`"),
        ("minutes/2026-03-10.md", "`año 2026`"),
        ("cycles/2026.yaml", "`Parque`"),
    ] {
        let is_told = |(place, words): &(&str, &str)| place.contains(file) && words.contains(value);
        assert!(told.iter().any(is_told), "{file}: {value} in {told:#?}");
    }
}
