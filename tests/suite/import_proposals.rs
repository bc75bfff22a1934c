//! Proposals that others' systems collected, and votes that were held elsewhere, brought into the
//! content.

use crate::site::{SETTINGS, Site};
use crate::tables::{Stored, ods, xlsx};

fn read(site: &Site, path: &str) -> String {
    std::fs::read_to_string(site.path("content/uno").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A site of one town whose money is the euro.
fn of_euros() -> Site {
    Site::of_one_town().file("cabildo.yaml", SETTINGS.replace("PAB", "EUR"))
}

/// Two proposals as Decidim exports them.
const DECIDIM: &str = "id;author/name;title/es;body/es;state;latitude;longitude;published_at;answer/es;proposal_votes\n\
    41;Ana Pérez;Más árboles;\"<p>Sombra &amp; <strong>aire</strong>.</p>\";accepted;8.43;-82.41;2026-03-02 10:00:00;;120\n\
    42;Luis Gómez;Un puente;<p>Llame al 6612-3456.</p>;rejected;;;2026-03-05 09:30:00;<p>Es del ministerio.</p>;7\n";

#[test]
fn a_decidim_export_becomes_proposals_and_a_second_one_updates_all_but_what_was_edited() {
    let mut site = Site::of_one_town().beside("decidim.csv", DECIDIM);
    let outcome = site.run(&["import", "proposals", "decidim.csv", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("telephone"), "{}", outcome.stdout);
    let proposal = |name: &str| read(&site, &format!("proposals/{name}"));
    let trees = proposal("41-mas-arboles.md");
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
    let bridge = proposal("42-un-puente.md");
    assert!(bridge.contains("answer: Es del ministerio.") && !bridge.contains("reason:"), "nobody said why: {bridge}");
    // A telephone that somebody wrote into a text is for the officer to look at.
    let told = site.today("2026-10-01").check().exits(0);
    let told = told.tells("uno/proposals/42-un-puente.md:9", "private-phone", "");
    assert_eq!(told.codes(), ["refused-without-reason", "private-phone"]);
    // The next export has another title for one and more supports for both; one was edited by hand.
    let edited = trees.replace("Sombra", "Mucha sombra");
    site.write("uno/proposals/41-mas-arboles.md", &edited);
    let next = DECIDIM.replace("Un puente", "Un puente peatonal").replace(";7\n", ";9\n").replace(";120", ";130");
    std::fs::write(site.path("decidim.csv"), next).unwrap();
    let outcome = site.run(&["import", "proposals", "decidim.csv", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("41-mas-arboles.md (what was changed by hand stays)"), "{}", outcome.stdout);
    let proposal = |name: &str| read(&site, &format!("proposals/{name}"));
    assert_eq!(proposal("41-mas-arboles.md"), edited.replace("supports: 120", "supports: 130"));
    let bridge = proposal("42-un-puente.md");
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
    let proposal = |name: &str| read(&site, &format!("proposals/{name}"));
    let park = proposal("7-parque-infantil.md");
    for line in ["state: on_ballot", "submitted: 2025-09-15", "cost: {asked: \"25000.00\"}", "Juegos."] {
        assert!(park.contains(line), "{line}: {park}");
    }
    assert!(proposal("9-huerto.md").contains("state: under_review"));
    assert!(proposal("bancas.md").contains("Seis bancas."));
    site.check().exits(0);
}

#[test]
fn titles_and_texts_in_the_sites_other_language_become_translations() {
    let json = r#"[{"id": 9, "title": {"es": "Huerto", "en": "Garden"}, "body": {"es": "<p>Camas.</p>", "en": "<p>Beds.</p>"},
        "answer": {"es": "Sí", "fr": "Oui"}, "state": "accepted"}]"#;
    let site = Site::of_one_town().file("cabildo.yaml", SETTINGS.replace("[es]", "[es, en]")).beside("d.json", json);
    site.run(&["import", "proposals", "d.json"]).exits(0);
    let garden = read(&site, "proposals/9-huerto.md");
    assert!(garden.contains("title: {es: Huerto, en: Garden}") && garden.contains("Camas."), "{garden}");
    assert!(garden.contains("answer: Sí") && !garden.contains("Oui"), "{garden}");
    assert_eq!(read(&site, "proposals/9-huerto.en.md"), "Beds.\n");
    site.check().exits(0);
}

#[test]
fn the_columns_of_decidims_own_exports_are_told_apart() {
    let proposals = "id;author/id;author/name;title/es;body/es;latitude;longitude;state;votes/total_count;\
        endorsements/user_endorsements;published_at;withdrawn;withdrawn_at;cost\n\
        501;77;María;Ciclovía;Texto;8,5;-80,3;accepted;45;\"juan; ana\";2026-04-01 09:00:00 UTC;false;;12000,50\n\
        502;78;Pedro;Otra;nada;;;not_answered;2;;2026-04-02 09:00:00 UTC;true;2026-04-09;\n";
    let projects = r#"[{"budget": {"id": 3}, "budget_amount": 25000, "confirmed_votes": 120, "id": 9,
        "description": {"es": "Árboles"}, "selected_at": "2026-06-01", "title": {"es": "Plaza nueva"}}]"#;
    let site = Site::of_one_town().beside("p.csv", proposals).beside("b.json", projects);
    site.run(&["import", "proposals", "p.csv"]).exits(0);
    site.run(&["import", "proposals", "b.json"]).exits(0);
    let lane = read(&site, "proposals/501-ciclovia.md");
    for line in ["supports: 45", "coordinates: {lat: \"8.5\", lon: \"-80.3\"}", "cost: {asked: \"12000.50\"}"] {
        assert!(lane.contains(line), "{line}: {lane}");
    }
    assert!(!lane.contains("juan") && !lane.contains("María"), "{lane}");
    assert!(read(&site, "proposals/502-otra.md").contains("state: withdrawn"));
    let square = read(&site, "proposals/9-plaza-nueva.md");
    for line in ["state: selected", "votes: 120", "cost: {asked: \"25000.00\"}"] {
        assert!(square.contains(line), "{line}: {square}");
    }
}

#[test]
fn what_consuls_administration_exports_is_understood() {
    let table = "ID,Título,Apoyos,Administrador,Evaluador,Grupos evaluadores,Ámbito de actuación,Viabilidad,Ev. Fin.,Seleccionado,Mostrar a evaluadores,Usuario\n\
        88,Carril bici,120,Marta,Luis,Obras,Toda la ciudad,\"Viable (15,000.50 €)\",Sí,Sí,No,vecina88\n\
        89,Un teleférico,3,Marta,Luis,Obras,Toda la ciudad,Inviable,Sí,No,No,vecino89\n";
    let site = of_euros().beside("consul.csv", table);
    site.run(&["import", "proposals", "consul.csv"]).exits(0);
    let lane = read(&site, "proposals/88-carril-bici.md");
    for line in ["state: on_ballot", "supports: 120", "cost: {asked: \"15000.50\"}"] {
        assert!(lane.contains(line), "{line}: {lane}");
    }
    assert!(read(&site, "proposals/89-un-teleferico.md").contains("reason: not_viable"));
    for name in ["Marta", "Luis", "vecina88"] {
        assert!(!lane.contains(name), "{name}: {lane}");
    }
}

#[test]
fn a_spreadsheet_is_brought_through_a_mapping_and_another_sheet_by_its_name() {
    use Stored::{Number, Text};
    let rows: &[&[Stored]] = &[
        &[Text("Folio"), Text("Obra que se pide"), Text("Presupuesto"), Text("Fecha")],
        &[Number("7"), Text("Parque de bolsillo"), Number("12500.5"), Text("2026-03-01")],
        &[Number("8"), Text("Paradas techadas"), Number("900"), Text("2026-03-02")],
    ];
    let by_hand = ["--column", "title=Obra que se pide", "--column", "id=Folio", "--lang", "en"];
    for (file, bytes) in [("propuestas.xlsx", xlsx(rows)), ("propuestas.ods", ods(rows))] {
        let site = Site::of_one_town().beside(file, bytes);
        let preview = site.run(&[&["import", "proposals", file, "--dry-run"], &by_hand[..]].concat()).exits(0);
        assert!(
            preview.stdout.contains("would be written: uno/proposals/7-parque-de-bolsillo.md"),
            "{}",
            preview.stdout
        );
        assert!(!site.path("content/uno/proposals").exists(), "a preview writes nothing");
        site.run(&[&["import", "proposals", file, "--set", "sheet=Gastos"], &by_hand[..]].concat()).exits(0);
        let park = read(&site, "proposals/7-parque-de-bolsillo.md");
        for line in ["cost: {asked: \"12500.50\"}", "submitted: 2026-03-01"] {
            assert!(park.contains(line), "{file} {line}: {park}");
        }
        let other = site.run(&[&["import", "proposals", file, "--set", "sheet=Hoja9"], &by_hand[..]].concat());
        other.exits(1).says("`Hoja9`").says("Gastos");
        site.run(&["import", "proposals", file, "--column", "titel=Folio", "--lang", "en"])
            .exits(1)
            .says("title, summary");
    }
}

/// A vote of three projects as Pabulib tells it: with a mark at its beginning, Windows' line ends, a
/// quoted semicolon, and columns that only newer files have.
const VOTE: &str = "\u{feff}META\r\nkey;value\r\ndescription;Presupuesto del barrio\r\ncountry;X\r\nunit;X\r\ninstance;2025\r\n\
    num_projects;3\r\nnum_votes;4\r\nbudget;100000\r\nvote_type;approval\r\nrule;equalshares/add1\r\n\
    date_begin;01.06.2025\r\ndate_end;15.06.2025\r\nmin_length;1\r\nmax_length;2\r\nPROJECTS\r\n\
    project_id;cost;name;category;beneficiaries;selected;latitude;longitude;proposer\r\n\
    A1;60000.50;\"Parque; y fuente\";public space,sport;children,seniors;1;8.4;-82.4;Ana Pérez\r\n\
    A2;30000;Aceras;roads;;1;;;Luis\r\nA3;50000;Cancha;sport;;0;;;\r\n\
    VOTES\r\nvoter_id;vote\r\n1;A1,A2\r\n2;A1\r\n3;A2,A3\r\n4;A1,A2\r\n";

#[test]
fn a_pabulib_file_becomes_a_cycle_with_its_ballots_and_a_proposal_for_each_project() {
    let mut site = Site::of_one_town().beside("barrio.pb", VOTE);
    let outcome = site.run(&["import", "proposals", "barrio.pb", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("written: uno/cycles/2025.yaml"), "{}", outcome.stdout);
    let cycle = read(&site, "cycles/2025.yaml");
    for line in [
        "title: Presupuesto del barrio",
        "year: 2025",
        "money: \"100000.00\"",
        "- {phase: voting, from: 2025-06-01, to: 2025-06-15}",
        "ballot: {kind: approval, least: 1, most: 2}",
        "rule: {kind: equal-shares-cost, completion: add1}",
        "ballots: \"2025.pb\"",
        "voters: 4",
        "- 2025-a1-parque-y-fuente",
        "- 2025-a2-aceras",
    ] {
        assert!(cycle.contains(line), "{line}: {cycle}");
    }
    assert_eq!(read(&site, "cycles/2025.pb"), VOTE, "the ballots as they came");
    let park = read(&site, "proposals/2025-a1-parque-y-fuente.md");
    for line in [
        "title: Parque; y fuente",
        "coordinates: {lat: \"8.4\", lon: \"-82.4\"}",
        "categories: [public-space, culture-sport]",
        "groups: [children, seniors]",
        "state: selected",
        "cost: {reviewed: \"60000.50\"}",
        "votes: 3",
        "cycle: \"2025\"",
        "project: \"A1\"",
    ] {
        assert!(park.contains(line), "{line}: {park}");
    }
    assert!(!park.contains("Ana"), "who proposed it is for the town to say: {park}");
    assert!(read(&site, "proposals/2025-a3-cancha.md").contains("state: not_selected"));
    // What it was made of can be seen: the recount agrees with the list that was declared.
    let built = site.today("2026-11-01").build().exits(0);
    let results = crate::dom::Page::parse("r", &built.page("presupuesto-participativo/2025/resultados/")).only("main");
    assert!(results.contains("dan las mismas obras que se declararon"), "{results}");
    // A second time nothing changes; what was edited stays.
    site.write("uno/cycles/2025.yaml", cycle.replace("rule: {", "rule: {ties: [lower-cost], "));
    let again = site.run(&["import", "proposals", "barrio.pb", "--lang", "en"]);
    assert!(again.stdout.contains("left as it is: uno/cycles/2025.yaml"), "{}", again.stdout);
    assert!(again.stdout.contains("unchanged: uno/proposals/2025-a3-cancha.md"), "{}", again.stdout);
    let broken = Site::of_one_town().beside("roto.pb", VOTE.replace("budget;100000", "budget;mucho"));
    broken.run(&["import", "proposals", "roto.pb", "--lang", "en"]).exits(1).says("9: ").says("mucho");
    assert!(!broken.path("content/uno/cycles").exists());
}

/// A town's own list: another title for each thing, thousands in a count, states in its own words.
const LIST: &str = "Ref.;Project name;Ward;Estimated cost (USD);Votes received;Status;Submitted by;Lat;Long\n\
A-1;Slide;Nowhere;1,250.50;1,204;Funded;John;4.6;-74.1\n\
A-2;Paint;;900;33;Not funded;Mary;95.2;-74.2\n\
A-3;Paint;;\"2,000\";many;In progress;;;\n\
A-4;Bench;;300;5;Being thought about;;;\n";

#[test]
fn what_a_towns_own_list_says_is_kept_and_what_is_not_understood_is_told() {
    let site = Site::of_one_town().beside("list.csv", LIST);
    let outcome = site.run(&["import", "proposals", "list.csv", "--lang", "en"]).exits(0);
    let proposal = |name: &str| read(&site, &format!("proposals/{name}"));
    let slide = proposal("a-1-slide.md");
    for line in ["state: selected", "votes: 1204", "asked: \"1250.50\"", "lat: \"4.6\"", "lon: \"-74.1\""] {
        assert!(slide.contains(line), "{line}: {slide}");
    }
    assert!(proposal("a-2-paint.md").contains("state: not_selected"));
    // 1,250.50 shows what the comma is in the whole column.
    assert!(proposal("a-3-paint.md").contains("asked: \"2000.00\""));
    assert!(proposal("a-3-paint.md").contains("state: in_execution"));
    assert!(proposal("a-4-bench.md").contains("state: received"));
    for told in [
        "column “Ward”: cells that were not understood and not taken: 1 (2: `Nowhere`)",
        "column “Votes received”: cells that were not understood and not taken: 1 (4: `many`)",
        "column “Lat”: cells that were not understood and not taken: 1 (3: `95.2`)",
        "column “Status”: rows whose state is not recognised: 1 (5: `Being thought about`)",
    ] {
        assert!(outcome.stdout.contains(told), "{told}: {}", outcome.stdout);
    }
}

#[test]
fn a_row_with_more_cells_than_titles_is_left_out_and_told() {
    // Nobody put the title between quotation marks: "5000" would be an area. An empty cell at the end harms nothing.
    let table = "id,title,cost,area\n1,Bench,300,Quay,\n2,Bench, big,5000,Quay\n3,\"Bench, small\",40,Quay\n";
    let site = of_euros().beside("list.csv", table);
    let outcome = site.run(&["import", "proposals", "list.csv", "--lang", "en"]);
    assert!(read(&site, "proposals/1-bench.md").contains("asked: \"300.00\""));
    assert!(read(&site, "proposals/3-bench-small.md").contains("asked: \"40.00\""));
    assert!(!site.path("content/uno/proposals/2-bench.md").exists());
    assert!(outcome.stdout.contains("it has 5 cells and there are 4 titles"), "{}", outcome.stdout);
}

#[test]
fn a_title_in_another_language_is_better_than_none_and_amendments_are_no_proposals() {
    let table = "id;title/es;title/en;body/es;state;answer/es;is_amend\n\
        1;Carril bici;;Un carril.;rejected;No es competencia.;false\n\
        2;Otro texto;;Enmienda.;;;true\n";
    let site = Site::of_one_town().beside("d.csv", table);
    site.write("cabildo.yaml", "title: One\ncurrency: PAB\nlanguages: [en]\n");
    let outcome = site.run(&["import", "proposals", "d.csv", "--lang", "en"]).exits(0);
    let lane = read(&site, "proposals/1-carril-bici.md");
    assert!(lane.contains("title: Carril bici") && lane.contains("Un carril."), "{lane}");
    assert!(lane.contains("state: rejected") && !lane.contains("reason:"), "nobody said why: {lane}");
    assert!(outcome.stdout.contains("a change to another proposal"), "{}", outcome.stdout);
    let json = r#"[{"id": 7, "title": {"ca": "Banc"}, "taxonomies": {"name": [{"ca": "Salut", "es": "Salud"}]}},
        {"id": 8, "title": {"es": "Acera", "ca": "Vorera"}, "taxonomies": {"name": []}}]"#;
    let site = Site::of_one_town().beside("d.json", json);
    site.run(&["import", "proposals", "d.json"]).exits(0);
    assert!(read(&site, "proposals/7-banc.md").contains("categories: [health]"));
    assert!(read(&site, "proposals/8-acera.md").contains("title: Acera"));
}

#[test]
fn projects_of_a_vote_that_was_held_and_did_not_win_are_not_merely_received() {
    let table = "id;title/es;budget_amount;confirmed_votes;selected_at\n\
        501;Acera norte;25000;310;2026-06-30 10:00:00 UTC\n502;Parque;99000;12;\n";
    let site = Site::of_one_town().beside("b.csv", table);
    let outcome = site.run(&["import", "proposals", "b.csv", "--set", "cycle=2027", "--lang", "en"]).exits(0);
    assert!(read(&site, "proposals/2027-501-acera-norte.md").contains("state: selected"));
    assert!(read(&site, "proposals/2027-502-parque.md").contains("state: not_selected"));
    assert!(outcome.stdout.contains("the content has no cycle `2027`"), "{}", outcome.stdout);
    // The next year's list begins at the same numbers.
    let site = site.beside("c.csv", "id;title\n501;Fuente\n");
    site.run(&["import", "proposals", "b.csv"]).exits(0);
    let outcome = site.run(&["import", "proposals", "c.csv", "--lang", "en"]).exits(1);
    assert!(outcome.stdout.contains("has that number with another title"), "{}", outcome.stdout);
}

#[test]
fn the_number_of_another_collection_takes_no_ones_file() {
    let plain = "id;title;text\n1;Iluminação;Postes na praça.\n2;Ponte;Uma ponte.\n";
    let other = "id;title;text\n1;Cancha;Una cancha techada.\n2;Ponte nueva;Uma ponte.\n";
    let site = Site::of_one_town().beside("plain.csv", plain).beside("other.csv", other);
    site.run(&["import", "proposals", "plain.csv"]).exits(0);
    let lights = read(&site, "proposals/1-iluminacao.md");
    let outcome = site.run(&["import", "proposals", "other.csv", "--lang", "en"]);
    assert!(outcome.stdout.contains("another title and another text"), "{}", outcome.stdout);
    assert_eq!(read(&site, "proposals/1-iluminacao.md"), lights);
    assert!(read(&site, "proposals/2-ponte.md").contains("title: Ponte nueva"), "the text is the same");
    // With a cycle of their own they have numbers of their own.
    site.run(&["import", "proposals", "other.csv", "--set", "cycle=2027"]).exits(0);
    assert!(read(&site, "proposals/2027-1-cancha.md").contains("title: Cancha"));
}

#[test]
fn a_cell_that_is_a_number_has_no_mark_of_any_country() {
    use Stored::{Number, Text};
    let rows: &[&[Stored]] = &[
        &[Text("Folio"), Text("Obra"), Text("Costo")],
        &[Number("7"), Text("Parque"), Number("8200.5")],
        &[Number("8"), Text("Acera"), Text("9.500,25")],
        &[Number("9"), Text("Banca"), Number("0.1")],
    ];
    let json = r#"[{"id": 71, "title": "Poste", "cost": 12500.5}, {"id": 72, "title": "Reja", "cost": "1.200,5"}]"#;
    let site = Site::of_one_town().beside("obras.xlsx", xlsx(rows)).beside("obras.json", json);
    let said = ["--set", "decimal=,", "--column", "title=Obra", "--column", "id=Folio", "--set", "sheet=Gastos"];
    site.run(&[&["import", "proposals", "obras.xlsx"], &said[..]].concat()).exits(0);
    site.run(&["import", "proposals", "obras.json", "--set", "decimal=,"]).exits(0);
    for (file, cost) in [
        ("7-parque.md", "8200.50"),
        ("8-acera.md", "9500.25"),
        ("9-banca.md", "0.10"),
        ("71-poste.md", "12500.50"),
        ("72-reja.md", "1200.50"),
    ] {
        let proposal = read(&site, &format!("proposals/{file}"));
        assert!(proposal.contains(&format!("cost: {{asked: \"{cost}\"}}")), "{file} {cost}: {proposal}");
    }
}

/// Costs as citizens write them, and what each is; nothing where it is not one amount.
const COSTS: &[(&str, Option<&str>)] = &[
    ("B/. 5000", Some("5000.00")),
    ("aprox. 6000", Some("6000.00")),
    ("10 000 - 15 000", None),
    ("5000 o 6000", None),
    ("12500 (2025)", None),
    ("2 x 4500", None),
    ("Tel 6000-1234", None),
    ("-500", None),
    ("10%", None),
    ("25 mil", None),
    ("12345.678", None),
    ("5000 €", None),
];

#[test]
fn a_cost_that_is_not_one_amount_is_told_and_not_taken() {
    let row = |(at, (cost, _)): (usize, &(&str, Option<&str>))| format!("{at};Obra {at};{cost}\n");
    let table = format!("id;title;cost\n{}", COSTS.iter().enumerate().map(row).collect::<String>());
    let site = Site::of_one_town().beside("costos.csv", table);
    let outcome = site.run(&["import", "proposals", "costos.csv", "--lang", "en"]).exits(0);
    for (at, (cost, amount)) in COSTS.iter().enumerate() {
        let proposal = read(&site, &format!("proposals/{at}-obra-{at}.md"));
        match amount {
            Some(amount) => assert!(proposal.contains(&format!("asked: \"{amount}\"")), "{cost}: {proposal}"),
            None => assert!(!proposal.contains("cost:"), "{cost}: {proposal}"),
        }
    }
    let told = "column “cost”: cells that were not understood and not taken: 10 (4: `10 000 - 15 000`";
    assert!(outcome.stdout.contains(told), "{}", outcome.stdout);
}

#[test]
fn a_word_that_is_not_known_is_told_beside_those_that_are() {
    let table = "id;title;category\n1;Uno;mobility|Zoo\n2;Dos;\"mobility, environment\"\n";
    let site = Site::of_one_town().beside("c.csv", table);
    let outcome = site.run(&["import", "proposals", "c.csv", "--lang", "en"]).exits(0);
    assert!(
        outcome.stdout.contains("cells that were not understood and not taken: 1 (2: `Zoo`)"),
        "{}",
        outcome.stdout
    );
    assert!(read(&site, "proposals/1-uno.md").contains("categories: [mobility]"));
    // What a vote's file calls its columns is how they are told.
    let vote = Site::of_one_town().beside("barrio.pb", VOTE.replace("public space,sport", "sport,Zoo"));
    let outcome = vote.run(&["import", "proposals", "barrio.pb", "--lang", "en"]).exits(0);
    let told = "column “category”: cells that were not understood and not taken: 1";
    assert!(outcome.stdout.contains(told) && outcome.stdout.contains("`Zoo`"), "{}", outcome.stdout);
}

#[test]
fn the_area_of_an_english_consul_is_read() {
    let table =
        "ID,Title,Supports,Scope of operation,Feasibility,Selected\n61,Play,44,Town,\"Feasible (€25,000.00)\",Yes\n";
    let site = of_euros().beside("consul.csv", table);
    let outcome = site.run(&["import", "proposals", "consul.csv", "--lang", "en"]).exits(0);
    let told = "column “Scope of operation”: cells that were not understood and not taken: 1 (2: `Town`)";
    assert!(outcome.stdout.contains(told), "{}", outcome.stdout);
    assert!(read(&site, "proposals/61-play.md").contains("cost: {asked: \"25000.00\"}"));
}

#[test]
fn a_cover_sheet_and_a_number_that_two_rows_have_are_told() {
    use Stored::{Number, Text};
    let rows: &[&[Stored]] =
        &[&[Text("id"), Text("title")], &[Number("5"), Text("Fuente")], &[Number("5"), Text("Kiosco")]];
    let site = Site::of_one_town().beside("ideas.xlsx", xlsx(rows));
    let again = ["import", "proposals", "ideas.xlsx", "--lang", "en"];
    // The sheet before the one with the rows is empty.
    let cover = site.run(&[&again[..], &["--set", "sheet=Notas"]].concat());
    cover.exits(1).says("sheets with rows: Gastos").says("--set sheet=NAME");
    let outcome = site.run(&again).exits(0);
    assert!(outcome.stdout.contains("several rows have the number `5` (2, 3)"), "{}", outcome.stdout);
    // Each finds its own file again.
    let outcome = site.run(&again).exits(0);
    for file in ["5-fuente.md", "5-kiosco.md"] {
        assert!(outcome.stdout.contains(&format!("unchanged: uno/proposals/{file}")), "{}", outcome.stdout);
    }
}

#[test]
fn names_of_people_are_no_titles() {
    let table =
        "Nombre;Correo;Título;Descripción;Costo\nAna Pérez;ana@x.org;Aceras en el centro;Faltan aceras;12.000,00\n";
    let site = Site::of_one_town().beside("formulario.csv", table);
    site.run(&["import", "proposals", "formulario.csv"]).exits(0);
    assert!(read(&site, "proposals/aceras-en-el-centro.md").contains("title: Aceras en el centro"));
    assert!(!site.path("content/uno/proposals/ana-perez.md").exists());
    // Beside an address, a name alone may be the author's: the officer says what is proposed.
    let site = Site::of_one_town().beside("sin.csv", "Nombre;Correo;Descripción\nAna Pérez;ana@x.org;Faltan aceras\n");
    site.run(&["import", "proposals", "sin.csv", "--lang", "en"]).exits(1).says("--column title=");
    site.run(&["import", "proposals", "sin.csv", "--column", "title=Descripción"]).exits(0);
    assert!(read(&site, "proposals/faltan-aceras.md").contains("title: Faltan aceras"));
    // Where nothing tells who people are, a name is the proposal's.
    let site = Site::of_one_town().beside("nombres.csv", "Nombre;Costo\nAceras;12.000,00\n");
    site.run(&["import", "proposals", "nombres.csv"]).exits(0);
    assert!(read(&site, "proposals/aceras.md").contains("title: Aceras"));
}
