//! `cabildo import minutes` of tables of votes.

use std::fs;

use crate::council::TOWN;
use crate::import_word::{docx, p, run, styled};
use crate::site::Site;

pub fn town() -> Site {
    Site::of_one_town().with("municipality.yaml", TOWN)
}

pub fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path("content").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

const ROWS: &str = "\
fecha,punto,asunto,miembro,voto,resultado
2026-03-10,1,Acta anterior,Alba,a favor,aprobada
2026-03-10,1,Acta anterior,Bravo,a favor,aprobada
2026-03-10,1,Acta anterior,Nueva,en contra,aprobada
2026-03-10,2,Bancas,Alba,en contra,rechazada
2026-03-10,2,Bancas,Bravo,abstención,rechazada
2026-03-10,2,Bancas,Nueva,en contra,rechazada
2026-03-10,3,Sin voto,Alba,quizás,aprobada
";

const MATRIX: &str = "\
Fecha;Punto;Asunto;Alba;Bravo;Nueva;Resultado
2026-03-10;1;Acta anterior;a favor;a favor;en contra;aprobada
2026-03-10;2;Bancas;en contra;abstención;en contra;rechazada
";

#[test]
fn a_row_a_vote_and_a_matrix_make_the_same_minutes() {
    let by_rows = town().beside("votos.csv", ROWS);
    let outcome = by_rows.run(&["import", "minutes", "votos.csv", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("“quizás” cannot be read as a vote"), "{}", outcome.stdout);
    // A vote of which nothing was read is there with its result alone.
    let by_matrix = town().beside("votos.csv", format!("{MATRIX}2026-03-10;3;Sin voto;quizás;;;aprobada\n"));
    by_matrix.run(&["import", "minutes", "votos.csv"]).exits(0);
    let written = text(&by_matrix, "uno/minutes/2026-03-10.md");
    assert_eq!(text(&by_rows, "uno/minutes/2026-03-10.md"), written);
    assert!(written.contains("vote: all yes except nueva (no)"), "{written}");
    // Who was not known is added below those who were, of whom no line is changed.
    let municipality = text(&by_matrix, "uno/municipality.yaml");
    assert!(municipality.starts_with(TOWN) && municipality.contains("name: Nueva"), "{municipality}");
    let outcome = by_matrix.build_with(&["--no-search"]).exits(0);
    let votes = outcome.page("data/votes.csv");
    assert!(votes.contains(",Acta anterior,roll_call,simple,votes,2,2,1,0,0,0,,adopted,"), "{votes}");
    assert!(votes.contains(",Bancas,roll_call,simple,votes,2,0,2,1,0,0,,rejected,"), "{votes}");
}

#[test]
fn a_second_import_keeps_what_was_changed_by_hand() {
    let site = town().beside("votos.csv", MATRIX);
    site.run(&["import", "minutes", "votos.csv"]).exits(0);
    site.run(&["import", "minutes", "votos.csv"]).exits(0);
    let path = "uno/minutes/2026-03-10.md";
    let changed = text(&site, path).replace("Bancas", "Bancas del parque");
    site.write(path, &changed);
    site.run(&["import", "minutes", "votos.csv"]).exits(1);
    assert_eq!(text(&site, path), changed);
}

#[test]
fn the_text_and_the_votes_of_a_meeting_come_together_whichever_is_first() {
    let acta = || {
        let parts = [
            ("H1", "1. Acta anterior"),
            ("", "Se aprueba sin más."),
            ("H1", "2. Compra de bancas"),
            ("", "Se discute largo."),
        ];
        let paragraph =
            |(style, text): (&str, &str)| if style.is_empty() { p(&run(text)) } else { styled(style, &run(text)) };
        docx(&parts.map(paragraph), &[])
    };
    let given = || town().beside("acta-2026-03-10.docx", acta()).beside("votos.csv", MATRIX);
    let path = "uno/minutes/2026-03-10.md";
    let mut all = Vec::new();
    for order in [["acta-2026-03-10.docx", "votos.csv"], ["votos.csv", "acta-2026-03-10.docx"]] {
        let site = given();
        site.run(&["import", "minutes", order[0]]).exits(0);
        let before = text(&site, path);
        let shown = site.run(&["import", "minutes", order[1], "--dry-run"]).exits(0).stdout;
        // The titles are those of the text; nothing else goes.
        let gone: Vec<&str> = shown.lines().filter_map(|line| line.strip_prefix("    - ")).collect();
        assert!(gone.iter().all(|line| *line == "## 2. Bancas"), "{gone:?}: {shown}");
        assert_eq!(text(&site, path), before);
        site.run(&["import", "minutes", order[1]]).exits(0);
        all.push(text(&site, path));
    }
    let both = given();
    both.run(&["import", "minutes", "acta-2026-03-10.docx", "votos.csv"]).exits(0);
    all.push(text(&both, path));
    assert!(all[0].contains("Se aprueba sin más.") && all[0].contains("Se discute largo."), "{}", all[0]);
    assert!(
        all[0].contains("all yes except nueva (no)") && all[0].contains("present: [ana-alba, beto-bravo, nueva]"),
        "{}",
        all[0]
    );
    assert_eq!((&all[1], &all[2]), (&all[0], &all[0]));
    let outcome = both.build_with(&["--no-search"]).exits(0);
    let votes = outcome.page("data/votes.csv");
    assert!(votes.contains(",Acta anterior,") && votes.contains(",Compra de bancas,"), "{votes}");
    // What somebody wrote in between stays, and the votes come below it.
    let site = given();
    site.run(&["import", "minutes", "acta-2026-03-10.docx"]).exits(0);
    site.write(path, text(&site, path).replace("largo", "muy largo"));
    site.run(&["import", "minutes", "votos.csv"]).exits(0);
    assert!(text(&site, path).contains("muy largo") && text(&site, path).contains("nueva (no)"));
}

#[test]
fn votes_at_a_point_that_the_minutes_do_not_have_are_told() {
    let acta = docx(&[styled("H1", &run("1. Acta anterior")), p(&run("Sí."))], &[]);
    let site = town().beside("acta-2026-03-10.docx", acta).beside("votos.csv", MATRIX);
    site.run(&["import", "minutes", "acta-2026-03-10.docx"]).exits(0);
    let told = site.run(&["import", "minutes", "votos.csv", "--lang", "en"]).exits(0).stdout;
    assert!(told.contains("not taken (1)") && told.contains("2. Bancas»"), "{told}");
    let written = text(&site, "uno/minutes/2026-03-10.md");
    assert!(written.contains("Sí.") && written.contains("nueva (no)") && !written.contains("Bancas"), "{written}");
    // The other way round the votes stay, whose point the text lacks.
    let site = town().beside("acta-2026-03-10.docx", docx(&[styled("H1", &run("1. Acta anterior"))], &[]));
    let site = site.beside("votos.csv", MATRIX);
    site.run(&["import", "minutes", "votos.csv"]).exits(0);
    let before = text(&site, "uno/minutes/2026-03-10.md");
    let told = site.run(&["import", "minutes", "acta-2026-03-10.docx", "--lang", "en"]).exits(1).stdout;
    assert!(told.contains("there are votes of that meeting") && told.contains("2. Bancas»"), "{told}");
    assert_eq!(text(&site, "uno/minutes/2026-03-10.md"), before);
}

#[test]
fn json_in_which_nothing_is_known_is_refused_with_what_can_be_brought() {
    for json in ["{\"hola\": 1}", "[]", "{\"success\": true, \"votes\": [{\"id\": 1, \"ayes\": 15}]}"] {
        let site = town().beside("votos.json", json);
        site.run(&["import", "minutes", "votos.json", "--lang", "en"]).exits(1).says("CSV, XLSX or ODS");
    }
    // Beside records that are known it is told, and they are taken.
    let meeting = "{\"id\": \"https://x.example/m/1\", \"type\": \"https://schema.oparl.org/1.1/Organization\", \"name\": \"Junta\"}";
    let site = town().beside("junta.json", meeting).beside("votos.json", "{\"votes\": []}");
    let told = site.run(&["import", "minutes", "junta.json", "votos.json", "--lang", "en"]).exits(0).stdout;
    assert!(told.contains("votos.json: nothing in `votos.json` is known"), "{told}");
    assert!(text(&site, "uno/municipality.yaml").contains("Junta"));
}

#[test]
fn a_file_that_is_no_minutes_is_refused() {
    for (name, bytes, said) in [
        ("x.json", &b"{\"type\": "[..], "is not JSON"),
        ("x.csv", &b"a,b\n1,2\n"[..], "no votes can be told"),
        ("x.docx", &b"PK\x03\x04 broken"[..], "x.docx"),
    ] {
        let site = town().beside(name, bytes);
        site.run(&["import", "minutes", name, "--lang", "en"]).exits(1).says(said);
        assert!(!site.path("content/uno/minutes").exists());
    }
}

/// Tables that say the same as [`MATRIX`], as other offices write them.
const OTHERS: [&str; 5] = [
    "\u{feff}Fecha de la sesión;Punto N.º;Asunto tratado;Nombre del concejal;Sentido del voto;Resultado de la votación\r\n\
     10/03/2026;1;Acta anterior;Alba, Ana;Afirmativo;Aprobada por mayoría\r\n10/03/2026;1;Acta anterior;H.R. Bravo;Afirmativo;Aprobada por mayoría\r\n\
     10/03/2026;1;Acta anterior;Nueva;Negativo;Aprobada por mayoría\r\n10/03/2026;2;Bancas;Alba, Ana;Negativo;Rechazada\r\n\
     10/03/2026;2;Bancas;H.R. Bravo;Se abstuvo;Rechazada\r\n10/03/2026;2;Bancas;Nueva;Negativo;Rechazada\r\n31/03/2026;1;Otra;Nueva;;\r\n",
    "Meeting Date,Item #,Motion Title,Council Member,Vote Cast,Outcome\n\"March 10, 2026\",1,Acta anterior,Ana Alba,Yea,Motion carried\n\
     \"March 10, 2026\",1,Acta anterior,Bravo,Yea,Motion carried\n\"March 10, 2026\",1,Acta anterior,Nueva,Nay,Motion carried\n\
     \"March 10, 2026\",2,Bancas,Ana Alba,Nay,Motion failed\n\"March 10, 2026\",2,Bancas,Bravo,Abstained,Motion failed\n\
     \"March 10, 2026\",2,Bancas,Nueva,Nay,Motion failed\n",
    "Data\tPonto\tAssunto\tAlba\tBravo\tNueva\tResultado\n2026-03-10\t1\tActa anterior\tSim\tSim\tNão\tAprovada\n\
     2026-03-10\t2\tBancas\tNão\tAbstenção\tNão\tRejeitada\n",
    "Concejo Municipal;;;;;;\n;;;;;;\nFecha;Orden;Tema;Alba;Bravo;Nueva;Resultado\n10-mar-2026;1;Acta anterior;+;+;-;Aprobada\n\
     10-mar-2026;2;Bancas;-;0;-;Rechazada\n;;;;;;\n",
    "fecha|n|mocion|voto de Alba|voto de Bravo|voto de Nueva|decision\n20260310|1|Acta anterior|SÍ|SÍ|NO|Se aprobó\n\
     20260310|2|Bancas|NO|ABST.|NO|No se aprobó\n",
];

#[test]
fn tables_of_other_offices_say_the_same() {
    let by_matrix = town().beside("votos.csv", MATRIX);
    by_matrix.run(&["import", "minutes", "votos.csv"]).exits(0);
    let expected = text(&by_matrix, "uno/minutes/2026-03-10.md");
    for (at, table) in OTHERS.iter().enumerate() {
        let site = town().beside("votos.csv", *table);
        let outcome = site.run(&["import", "minutes", "votos.csv", "--lang", "en"]).exits(0);
        let written = text(&site, "uno/minutes/2026-03-10.md");
        assert_eq!(written, expected, "table {at}: {}", outcome.stdout);
    }
}

#[test]
fn votes_against_are_counted_beside_those_for_and_noughts_are_votes_against() {
    let counts = "Date,No.,Title,Yes,No,Abstain\n2026-03-10,4,Bancas,7,1,0\n";
    let site = town().beside("votos.csv", counts);
    site.run(&["import", "minutes", "votos.csv"]).exits(0);
    let written = text(&site, "uno/minutes/2026-03-10.md");
    assert!(written.contains("7 yes, 1 no") && written.contains("## 4. Bancas"), "{written}");
    let bits = "fecha,asunto,Alba,Bravo\n2026-03-10,Bancas,1,0\n";
    let site = town().beside("votos.csv", bits);
    site.run(&["import", "minutes", "votos.csv"]).exits(0);
    let written = text(&site, "uno/minutes/2026-03-10.md");
    assert!(written.contains("all yes except beto-bravo (no)"), "{written}");
}

#[test]
fn a_matrix_keeps_its_names_beside_counts_and_when_it_is_turned() {
    let counted = "date,item,title,Alba,Bravo,Nueva,yes,no,abstain\n\
        2026-03-10,1,Minutes,for,for,against,2,1,0\n2026-03-10,2,Benches,for,against,against,2,1,0\n";
    let site = town().beside("votes.csv", counted);
    site.run(&["import", "minutes", "votes.csv"]).exits(0);
    let written = text(&site, "uno/minutes/2026-03-10.md");
    assert!(written.contains("all yes except nueva (no)"), "{written}");
    // The names of the second say one for and two against; the table counts two for.
    assert!(written.contains(r#"counted: {"yes": 2, "no": 1, abstain: 0}"#), "{written}");
    let turned = "Member,Minutes,Benches\nAlba,For,For\nBravo,For,Against\nNueva,Against,Against\n";
    let site = town().beside("turned.csv", turned);
    site.run(&["import", "minutes", "turned.csv", "--set", "date=2026-03-10"]).exits(0);
    let turned = text(&site, "uno/minutes/2026-03-10.md");
    assert!(turned.contains("Minutes") && turned.contains("all yes except nueva (no)"), "{turned}");
    assert!(turned.contains("all no except ana-alba (yes)"), "{turned}");
}

#[test]
fn a_table_without_a_column_of_days_is_of_the_day_that_is_given() {
    for (table, vote) in [
        ("title,Alba,Bravo\nBenches,for,against\n", "all yes except beto-bravo (no)"),
        ("Motion,Ayes,Noes\nBenches,5,2\n", "5 yes, 2 no"),
        ("Item,Motion,Member,Vote\n2,Benches,Alba,Yes\n2,Benches,Bravo,No\n", "all yes except beto-bravo (no)"),
    ] {
        let site = town().beside("votes.csv", table);
        site.run(&["import", "minutes", "votes.csv", "--lang", "en"]).exits(1).says("no votes can be told");
        site.run(&["import", "minutes", "votes.csv", "--set", "date=2026-03-10"]).exits(0);
        let written = text(&site, "uno/minutes/2026-03-10.md");
        assert!(written.contains("Benches") && written.contains(vote), "{table}: {written}");
    }
    // The days of a column are the table's own.
    let site = town().beside("votes.csv", "date,title,yes,no\n2026-03-11,Benches,5,2\n");
    site.run(&["import", "minutes", "votes.csv", "--set", "date=2026-03-10"]).exits(0);
    assert!(text(&site, "uno/minutes/2026-03-11.md").contains("5 yes, 2 no"));
}

#[test]
fn a_body_that_the_portal_does_not_know_is_added_with_who_votes_there() {
    let table = "Fecha;Órgano;Punto;Asunto;Concejal;Voto;Resultado\n\
        2026-03-10;Comisión de Obras;1;Bancas;Gómez, Ana;sí;aprobada\n\
        2026-03-10;Comisión de Obras;1;Bancas;Beto Bravo;no;aprobada\n\
        2026-03-10;Comisión de Obras;1;Bancas;Nueva, Eva;sí;aprobada\n\
        2026-03-10;Comisión de Paz;1;Plaza;Eva Nueva;sí;aprobada\n";
    let apart = TOWN.replace(
        "memberships: [{body: concejo}, {body: comision}]}\n  - {id: carla",
        "memberships: [\n      {body: concejo}]}\n  - {id: carla",
    );
    let lines = apart.replace(
        "  - {id: beto-bravo, name: Beto Bravo, aliases: [El Profe], memberships: [\n      {body: concejo}]}\n",
        "  - id: beto-bravo\n    name: Beto Bravo\n    memberships:\n      - {body: concejo}\n",
    );
    // Who has a list of seats gets one more; with a list in brackets, the officer is told.
    let told = Site::of_one_town().with("municipality.yaml", &apart).beside("votos.csv", table);
    let outcome = told.run(&["import", "minutes", "votos.csv", "--lang", "en"]).exits(0);
    let seat = "Beto Bravo voted in a body in which they have no seat";
    assert!(
        outcome.stdout.contains(seat) && outcome.stdout.contains("{body: comision-de-obras, role: member}"),
        "{}",
        outcome.stdout
    );
    let site = Site::of_one_town().with("municipality.yaml", &lines).beside("votos.csv", table);
    let outcome = site.run(&["import", "minutes", "votos.csv", "--lang", "en"]).exits(0);
    assert!(!outcome.stdout.contains("there is no body"), "{}", outcome.stdout);
    let municipality = text(&site, "uno/municipality.yaml");
    for part in [
        "name: Comisión de Obras\n    kind: committee",
        "name: Ana Gómez",
        "      - {body: comision-de-obras, role: member}\n      - {body: concejo}",
    ] {
        assert!(municipality.contains(part), "{part} is not in {municipality}");
    }
    let outcome = site.build_with(&["--no-search"]).exits(0);
    assert!(outcome.findings().iter().all(|finding| finding.code != "not-member"), "{:?}", outcome.findings());
    let calls = outcome.page("data/roll-calls.csv");
    for call in ["ana-gomez,yes", "beto-bravo,no", "eva-nueva,yes"] {
        assert!(calls.contains(call), "{call} is not in {calls}");
    }
    // The second import finds both bodies and all people, and changes nothing.
    let before = text(&site, "uno/municipality.yaml");
    site.run(&["import", "minutes", "votos.csv"]).exits(0);
    assert_eq!(text(&site, "uno/municipality.yaml"), before);
}

#[test]
fn motions_of_one_item_stand_under_one_point_and_nothing_is_said_that_no_source_says() {
    let rows = "date,agenda_item,motion,member,vote,outcome\n\
        2026-03-10,3,Adopt as amended,Ana Alba,yes,passed\n2026-03-10,3,Adopt as amended,Beto Bravo,no,passed\n\
        2026-03-10,3,Adopt as amended,Carla Cruz,yes,passed\n\
        2026-03-10,3,Amendment 1,Ana Alba,yes,failed\n2026-03-10,3,Amendment 1,Beto Bravo,no,failed\n\
        2026-03-10,3,Amendment 1,Carla Cruz,no,failed\n\
        2026-03-10,4a,Rezoning,Ana Alba,yes,passed\n2026-03-10,4a,Rezoning,Beto Bravo,yes,passed\n";
    let counts = "date,item,title,motion,yes,no\n2026-03-10,3,Budget,Adopt,2,1\n2026-03-10,3,Budget,Amendment 1,1,2\n";
    let site = town().beside("rows.csv", rows).beside("counts.csv", counts);
    site.run(&["import", "minutes", "rows.csv"]).exits(0);
    let written = text(&site, "uno/minutes/2026-03-10.md");
    assert_eq!(written.matches("\n## ").count(), 2, "{written}");
    assert!(written.contains("## 3. Adopt as amended\n") && written.contains("title: Amendment 1"), "{written}");
    assert!(written.contains("## 4a. Rezoning\n") && !written.contains("```item"), "{written}");
    assert!(!written.contains("state:"), "{written}");
    let page = site.build_with(&["--no-search"]).page("actas/2026-03-10/");
    assert!(!page.contains("tag-approved"), "nobody said that these minutes are approved");
    site.remove("uno/minutes/2026-03-10.md");
    site.run(&["import", "minutes", "counts.csv"]).exits(0);
    let written = text(&site, "uno/minutes/2026-03-10.md");
    assert_eq!(written.matches("\n## ").count(), 1, "{written}");
    for part in ["## 3. Budget\n", "title: Adopt\n", "title: Amendment 1\n"] {
        assert!(written.contains(part), "{part} is not in {written}");
    }
}

#[test]
fn a_day_that_can_be_two_is_told_and_can_be_said() {
    let table = |day: &str| format!("fecha,punto,asunto,Alba,Bravo\n{day},1,Bancas,sí,no\n");
    let site = town().beside("votos.csv", table("03/04/2026"));
    let outcome = site.run(&["import", "minutes", "votos.csv", "--lang", "en"]).exits(0);
    assert!(
        outcome.stdout.contains("“03/04/2026” can be two days, and was read as 2026-04-03 (not 2026-03-04)"),
        "{}",
        outcome.stdout
    );
    assert!(outcome.stdout.contains("--set dates=mdy"), "{}", outcome.stdout);
    let outcome = site.run(&["import", "minutes", "votos.csv", "--set", "dates=mdy", "--lang", "en"]).exits(0);
    assert!(!outcome.stdout.contains("can be two days"), "{}", outcome.stdout);
    assert!(text(&site, "uno/minutes/2026-03-04.md").contains("Bancas"));
    for day in ["13/04/2026", "04/04/2026", "2026-04-03", "3 de abril de 2026"] {
        let site = town().beside("votos.csv", table(day));
        let outcome = site.run(&["import", "minutes", "votos.csv", "--lang", "en"]).exits(0);
        assert!(!outcome.stdout.contains("can be two days"), "{day}: {}", outcome.stdout);
    }
}

#[test]
fn one_cell_that_is_no_vote_takes_nobody_out_of_a_matrix_and_a_dash_is_no_vote() {
    let table = "date,item,title,Ana Alba,Beto Bravo,Dee Moo\n\
        2026-03-10,1,One,Y,Y,Y\n2026-03-10,2,Two,Y,N,Y\n2026-03-10,3,Three,Y,Y,mañana\n2026-03-10,4,Four,Y,N,-\n";
    let site = town().beside("votes.csv", table);
    let outcome = site.run(&["import", "minutes", "votes.csv", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("“mañana (Dee Moo)” cannot be read as a vote"), "{}", outcome.stdout);
    let calls = site.build_with(&["--no-search"]).exits(0).page("data/roll-calls.csv");
    let of = |item: &str| {
        calls
            .lines()
            .filter(|line| line.contains(item))
            .map(|line| line.split(',').filter(|cell| matches!(*cell, "yes" | "no")).collect::<String>())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(calls.matches("dee-moo,yes").count(), 2, "{calls}");
    assert_eq!(calls.matches("dee-moo,no").count(), 0, "{calls}");
    assert_eq!(of(",One"), "yes yes yes", "{calls}");
    // Beside a plus, a dash is a vote against.
    let signs = "date,item,title,Ana Alba,Beto Bravo\n2026-03-10,1,One,+,-\n";
    let site = town().beside("votes.csv", signs);
    site.run(&["import", "minutes", "votes.csv"]).exits(0);
    assert!(text(&site, "uno/minutes/2026-03-10.md").contains("beto-bravo (no)"));
}

#[test]
fn who_was_excused_is_not_missing_without_a_reason() {
    let table = "date,item,title,member,vote\n2026-03-10,1,One,Ana Alba,yes\n2026-03-10,1,One,Beto Bravo,excused\n\
        2026-03-10,1,One,Carla Cruz,absent\n";
    let site = town().beside("votes.csv", table);
    site.run(&["import", "minutes", "votes.csv"]).exits(0);
    let written = text(&site, "uno/minutes/2026-03-10.md");
    assert!(written.contains("excused: [beto-bravo]\nabsent: [carla-cruz]"), "{written}");
}

/// What an import of votes writes of 10 March 2026, and what it tells.
fn votes(table: &str, more: &[&str]) -> (Site, String, String) {
    let site = town().beside("votes.csv", table);
    let arguments: Vec<&str> =
        ["import", "minutes", "votes.csv", "--lang", "en"].into_iter().chain(more.iter().copied()).collect();
    let outcome = site.run(&arguments).exits(0);
    let written = text(&site, "uno/minutes/2026-03-10.md");
    (site, written, outcome.stdout)
}

#[test]
fn a_letter_that_can_be_several_votes_is_none_until_somebody_says_which() {
    let table = "Date,Item,Motion,Result,Ana Alba,Beto Bravo,Carla Cruz,Dee Moo\n\
        2026-03-10,1,Budget,Carried,Y,Y,N,A\n2026-03-10,2,Bins,Carried,Y,Y,Y,x\n";
    let (_, written, told) = votes(table, &[]);
    assert!(told.contains("“A” can be several votes") && told.contains("--set A=yes"), "{told}");
    assert!(told.contains("“x” can be several votes"), "{told}");
    assert!(!written.contains("dee-moo") && !written.contains("abstain"), "{written}");
    let (_, written, told) = votes(table, &["--set", "A=abstain", "--set", "x=not voting"]);
    assert!(!told.contains("can be several votes"), "{told}");
    // Who did not vote on the second is on no side there, and was at the meeting.
    assert!(written.contains("present: [ana-alba, beto-bravo, carla-cruz, dee-moo]"), "{written}");
    assert!(
        written.contains("dee-moo (abstain)") && written.contains("[ana-alba, beto-bravo, carla-cruz]}"),
        "{written}"
    );
}

#[test]
fn who_did_not_vote_is_on_no_side_and_not_missing_from_the_meeting() {
    let rows = "date,agenda no.,title,member,vote\n2026-03-10,4,One,Ana Alba,yes\n2026-03-10,4,One,Beto Bravo,Did not vote\n\
        2026-03-10,4,One,Carla Cruz,Not voting\n2026-03-10,5,Two,Ana Alba,yes\n2026-03-10,5,Two,Beto Bravo,no\n";
    let (site, written, told) = votes(rows, &[]);
    assert!(written.contains("## 4. One\n") && written.contains("## 5. Two\n"), "{written}");
    assert!(written.contains("present: [ana-alba, beto-bravo]") && !written.contains("absent"), "{written}");
    assert!(!told.contains("cannot be read as a vote"), "{told}");
    let calls = site.build_with(&["--no-search"]).exits(0).page("data/roll-calls.csv");
    assert!(!calls.contains("carla-cruz") && calls.matches("beto-bravo").count() == 1, "{calls}");
}

#[test]
fn the_majority_that_a_table_names_is_that_of_the_motion() {
    let table = "Fecha,Punto,Asunto,A favor,En contra,Abstenciones,Resultado,Mayoría requerida\n\
        2026-03-10,1,Acta,7,0,0,Aprobado,Simple\n2026-03-10,2,Préstamo,5,3,1,Rechazado,Dos tercios de los presentes\n\
        2026-03-10,3,Parque,4,4,1,Rechazado,Calificada\n";
    let (site, written, told) = votes(table, &[]);
    assert!(
        written.contains("majority: two_thirds\nof: present\nvote: \"5 yes, 3 no, 1 abstain\"\nresult: rejected"),
        "{written}"
    );
    assert!(written.contains("majority: simple\nvote: \"7 yes, 0 no\""), "{written}");
    assert!(told.contains("the required majority “Calificada” cannot be read"), "{told}");
    // Five of nine are less than two thirds: the result is explained.
    let outcome = site.check().exits(0);
    let findings = outcome.findings();
    assert!(findings.iter().all(|finding| finding.code != "majority-not-written"), "{findings:?}");
    let (_, written, _) = votes(&table.replace("Mayoría requerida", "Quorum"), &["--column", "majority=Quorum"]);
    assert!(written.contains("majority: two_thirds"), "{written}");
}

#[test]
fn a_full_council_is_a_council() {
    let table = "date,body,item,title,yes,no\n2026-03-10,Full Council,1,One,3,1\n2026-03-10,Works Committee,1,Two,3,1\n\
        2026-03-10,Board of Supervisors,1,Three,3,1\n2026-03-10,City Commission on Aging,1,Four,3,1\n\
        2026-03-10,Leon County Board of County Commissioners,1,Five,3,1\n";
    let site = town().beside("votes.csv", table);
    site.run(&["import", "minutes", "votes.csv"]).exits(0);
    let municipality = text(&site, "uno/municipality.yaml");
    assert!(municipality.contains("name: Full Council\n    kind: council"), "{municipality}");
    for (name, kind) in [
        ("Works Committee", "committee"),
        ("Board of Supervisors", "council"),
        ("City Commission on Aging", "committee"),
        ("Leon County Board of County Commissioners", "council"),
    ] {
        assert!(municipality.contains(&format!("name: {name}\n    kind: {kind}")), "{name}: {municipality}");
    }
}

#[test]
fn the_number_of_a_point_is_known_by_each_sign_for_a_number() {
    for title in ["N.º", "Nº", "N°", "No.", "Nro.", "Núm.", "#", "Item #", "Punto N.º", "# de punto", "Nr."] {
        let rows = format!(
            "Fecha;{title};Asunto;A favor;En contra\n2026-03-10;1;Uno;3;2\n2026-03-10;1;Enmienda;2;3\n2026-03-10;4;Dos;5;0\n"
        );
        let (_, written, _) = votes(&rows, &[]);
        assert_eq!(written.matches("\n## ").count(), 2, "{title}: {written}");
        for part in ["## 1. Uno\n", "title: Enmienda\nvote: \"2 yes, 3 no\"", "## 4. Dos\n", "5 yes, 0 no"] {
            assert!(written.contains(part), "{title}: {part} is not in {written}");
        }
    }
    // Beside those against, `No` is a number; beside those for alone, it is those against.
    let (_, written, _) = votes("Fecha,No,Asunto,Sí,En contra\n2026-03-10,4,Dos,5,1\n", &[]);
    assert!(written.contains("## 4. Dos\n") && written.contains("5 yes, 1 no"), "{written}");
    let (_, written, _) = votes("Fecha,Nº,Asunto,Sí,No\n2026-03-10,4,Dos,5,1\n", &[]);
    assert!(written.contains("## 4. Dos\n") && written.contains("5 yes, 1 no"), "{written}");
}

#[test]
fn where_nobody_voted_there_is_a_point_and_no_vote() {
    let counts = "date,item,title,ayes,noes,abst.,result\n2026-03-10,1,Levy,6,3,0,Passed\n\
        2026-03-10,2,Report,,,,Received and filed\n2026-03-10,3,Street,0,0,0,Approved\n2026-03-10,4,Talk,-,–,N/A,\n";
    let matrix = "Date,Item,Title,Ayes,Noes,Ana Alba,Beto Bravo\n2026-03-10,1,Levy,1,1,Aye,No\n2026-03-10,2,Report,,,,\n\
        2026-03-10,3,Street,2,0,,\n2026-03-10,4,Talk,,,,NV\n";
    let rows = "date,item,title,member,vote\n2026-03-10,1,Levy,Ana Alba,yes\n2026-03-10,1,Levy,Beto Bravo,no\n\
        2026-03-10,2,Report,Ana Alba,\n2026-03-10,3,Street,Ana Alba,NV\n2026-03-10,4,Talk,,\n";
    for (table, lines) in [(counts, ["6 yes, 3 no"; 1]), (matrix, ["2 yes, 0 no"]), (rows, ["(no)"])] {
        let (site, written, told) = votes(table, &[]);
        for title in ["## 1. Levy", "## 2. Report", "## 3. Street", "## 4. Talk"] {
            assert!(written.contains(title), "{title} is not in {written}");
        }
        assert!(written.contains(lines[0]) && !written.contains("0 yes") && !written.contains("{}"), "{written}");
        assert!(!told.contains("cannot be read"), "{told}");
        let outcome = site.build_with(&["--no-search"]).exits(0);
        let table = outcome.page("data/votes.csv");
        assert!(!table.contains(",Report,") && !table.contains(",Talk,"), "{table}");
    }
    let (_, written, _) = votes(counts, &[]);
    assert!(written.contains("result: Received and filed") && written.contains("result: adopted"), "{written}");
}

#[test]
fn the_required_majority_is_known_by_more_titles_and_words() {
    let table = |title: &str| {
        format!(
            "date,item,title,ayes,noes,result,{title}\n2026-03-10,1,Levy,6,3,Failed,Two-thirds of all members\n\
            2026-03-10,2,Name,5,4,Carried,Simple majority\n2026-03-10,3,Report,9,0,Passed,Three-fourths\n"
        )
    };
    for title in ["required", "Vote required", "Threshold", "Mayoría necesaria"] {
        let (site, written, _) = votes(&table(title), &[]);
        for part in ["majority: two_thirds\nof: members\n", "majority: simple\n", "majority: three_quarters\n"] {
            assert!(written.contains(part), "{title}: {part} is not in {written}");
        }
        // Six of nine are two thirds of nine: what was told as failed is not explained by that.
        assert!(site.check().codes().iter().all(|code| code != "majority-not-written"), "{title}");
    }
    // A column that holds no majority is none.
    let table = "date,item,title,ayes,noes,Roll call required\n2026-03-10,1,Levy,6,3,yes\n";
    assert!(!votes(table, &[]).2.contains("cannot be read"));
}

#[test]
fn votes_with_remarks_are_read_and_what_can_be_two_things_is_told() {
    let table = "Date,Item,Motion,Member,Vote\n2026-03-10,1,Rezoning,Ana Alba,Yea\n2026-03-10,1,Rezoning,Beto Bravo,Recused - conflict\n\
        2026-03-10,1,Rezoning,Cy Poe,Present\n2026-03-10,1,Rezoning,El Kay,Not present\n2026-03-10,1,Rezoning,Ida May,Abstain (by phone)\n\
        2026-03-10,1,Rezoning,Jo Dee,befangen\n";
    let (_, written, told) = votes(table, &[]);
    assert!(told.contains("“Present” can be several votes") && told.contains("--set Present=yes"), "{told}");
    assert!(written.contains("abstain: [ida-may]") || written.contains("ida-may (abstain)"), "{written}");
    assert!(written.contains("absent: [el-kay]") && !written.contains("cy-poe"), "{written}");
    assert!(written.contains("beto-bravo, jo-dee"), "{written}");
    let (_, written, _) = votes(table, &["--set", "Present=abstain"]);
    assert!(written.contains("cy-poe, ida-may"), "{written}");
}

#[test]
fn the_number_in_a_title_is_the_points_and_none_other_is_given() {
    let table = "Date,Motion,Ayes,Noes,Result\n2026-03-04,7. Roads,5,2,Queda sobre la mesa\n2026-03-04,9.1 Lights,4,3,\n2026-03-04,12 streets renamed,4,3,\n";
    let turned = "Councillor,4. Budget,6. Roads\nAlba,Yes,No\nBravo,Yes,Yes\n";
    for (table, expected) in [
        (table, vec!["## 7. Roads", "## 9.1. Lights", "## 3. 12 streets renamed", "number: no", "result: postponed"]),
        (turned, vec!["## 4. Budget", "## 6. Roads"]),
    ] {
        let site = town().beside("votes.csv", table);
        site.run(&["import", "minutes", "votes.csv", "--set", "date=2026-03-04"]).exits(0);
        let written = text(&site, "uno/minutes/2026-03-04.md");
        assert!(expected.iter().all(|part| written.contains(part)), "{written}");
        site.check().exits(0);
    }
    let table = "Date,Item,Title,Ayes,Noes,Majority\n2026-03-04,7,2. Roads,5,2,Tres quintos\n";
    let site = town().beside("votes.csv", table);
    let outcome = site.run(&["import", "minutes", "votes.csv", "--lang", "en"]).exits(0);
    assert!(text(&site, "uno/minutes/2026-03-04.md").contains("## 7. 2. Roads"), "a column of numbers has them");
    for told in
        ["“Tres quintos” cannot be read", "`two_thirds`, `three_quarters` or `unanimity`", "in the text of the point"]
    {
        assert!(outcome.stdout.contains(told), "{told}: {}", outcome.stdout);
    }
}

#[test]
fn tables_of_votes_of_other_languages_and_layouts_are_read() {
    let french = "Séance;Point;Objet;Pour;Contre;Abstentions;Absents;Décision\n\
        12 mars 2026;1;Approbation du procès-verbal;9;0;0;2;Adopté à l'unanimité\n12 mars 2026;2;Subvention;3;6;2;0;Rejetée\n";
    let italian = "Seduta del;Punto;Oggetto;Favorevoli;Contrari;Astenuti;Esito\n\
        12/03/2026;1;Verbali;8;0;1;Approvato\n12/03/2026;2;Bilancio;4;5;0;Respinto\n";
    for (name, table, first, second) in [
        ("votes.csv", french, "9 yes, 0 no, 2 absent", "3 yes, 6 no, 2 abstain"),
        ("voti.csv", italian, "8 yes, 0 no, 1 abstain", "4 yes, 5 no"),
    ] {
        let site = town().beside(name, table);
        site.run(&["import", "minutes", name, "--lang", "en", "--today", "2026-11-26"]).exits(0);
        let written = text(&site, "uno/minutes/2026-03-12.md");
        for told in [first, second, "result: adopted", "result: rejected"] {
            assert!(written.contains(told), "{told}: {written}");
        }
    }
    // A matrix without a title over what was voted on.
    let site = town().beside("matriz.csv", ";Alba;Bravo;Nueva\nActa anterior;+;+;-\nPlaza;+;0;-\n");
    site.run(&["import", "minutes", "matriz.csv", "--set", "date=2026-03-12"]).exits(0);
    let written = text(&site, "uno/minutes/2026-03-12.md");
    assert!(written.contains("## 1. Acta anterior") && written.contains("## 2. Plaza"), "{written}");
}

#[test]
fn a_day_with_two_readings_is_not_one_to_come() {
    let site = town().beside("votos.csv", "fecha,punto,asunto,miembro,voto\n12/03/2026,1,Acta,Alba,a favor\n");
    let site = site.file("cabildo.yaml", format!("{}country: PA\n", crate::site::SETTINGS));
    let told = site.run(&["import", "minutes", "votos.csv", "--lang", "es", "--today", "2026-11-26"]).exits(0).stdout;
    assert!(text(&site, "uno/minutes/2026-03-12.md").contains("Acta"));
    assert!(told.contains("se leyó como 2026-03-12 (no 2026-12-03)") && told.contains("dates=mdy"), "{told}");
    // Where no column has the day, it is said how to give it.
    let site = town().beside("cosas.csv", "asunto,miembro\nActa,Alba\n");
    let refused = site.run(&["import", "minutes", "cosas.csv", "--lang", "es"]).exits(1).stderr;
    assert!(refused.contains("`--set date=…` si ninguna tiene el día"), "{refused}");
}
