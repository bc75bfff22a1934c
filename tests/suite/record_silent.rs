//! What could be written over without a word is in the record of changes: money that moves while sums stay, the
//! currency, what all municipalities share, the names of codes; and what was taken out is not repeated there.

use crate::record::{commit, git, record, town};
use crate::site::SETTINGS;

const LINES: &str = "year: 2026\nstages: [{stage: approved, date: 2025-12-16}]\nexpenditure:\n  \
                     - {functional: \"07\", name: Clínica, approved: \"300000.00\"}\n  \
                     - {functional: \"07\", name: Jornada de vacunas, approved: \"100000.00\"}\n  \
                     - {functional: \"09\", name: Escuela, approved: \"50000.00\"}\n";

#[test]
fn money_that_moves_between_lines_of_one_function_is_told_beside_another_that_grows() {
    let site = town();
    site.write("uno/budgets/2026.yaml", LINES);
    commit(&site, "2026-04-01");
    let moved = [("300000", "250000"), ("\"100000", "\"150000"), ("\"50000", "\"50001")];
    let text = moved.iter().fold(LINES.to_owned(), |text, (from, to)| text.replacen(from, to, 1));
    site.write("uno/budgets/2026.yaml", text);
    commit(&site, "2026-04-02");
    let told = record(&site.build().exits(0), "uno");
    for one in [
        "Educación 2026, Aprobado: de B/. 50,000.00 a B/. 50,001.00",
        "«Clínica», «Aprobado por el concejo»: de B/. 300,000.00 a B/. 250,000.00",
        "«Jornada de vacunas», «Aprobado por el concejo»: de B/. 100,000.00 a B/. 150,000.00",
    ] {
        assert!(told.contains(one), "{one} is not in {told}");
    }
}

#[test]
fn another_currency_is_told_and_what_was_told_in_the_first_stays_in_it() {
    let site = town();
    site.write("uno/budgets/2026.yaml", LINES);
    commit(&site, "2026-04-01");
    site.write("uno/budgets/2026.yaml", LINES.replace("300000", "400000"));
    commit(&site, "2026-04-02");
    let settings = format!("{SETTINGS}country: PA\nhistory: yes\n");
    site.write("cabildo.yaml", settings.replace("currency: PAB", "currency: USD"));
    commit(&site, "2026-04-03");
    let told = record(&site.build().exits(0), "uno");
    assert!(told.contains("de B/. 400,000.00 a B/. 500,000.00"), "the function, as it was published: {told}");
    assert!(told.contains("de PAB a USD"), "{told}");
}

#[test]
fn a_commit_of_what_all_share_that_was_written_over_is_told() {
    let areas = |people: u32| {
        format!(
            "levels: [{{id: municipality, name: Distrito}}]\nareas:\n  - {{id: uno, name: Uno, population: {{2023: {people}}}}}\n"
        )
    };
    let site = town();
    site.write("uno/municipality.yaml", "name: Uno\narea: uno\n");
    site.write("territory.yaml", areas(12_000));
    commit(&site, "2026-04-01");
    site.write("territory.yaml", areas(13_000));
    commit(&site, "2026-04-02");
    site.build().exits(0);
    site.write("territory.yaml", areas(19_000));
    git(&site, "2026-04-03", &["commit", "--quiet", "--all", "--amend", "--message", "Otra vez"]);
    site.build().exits(0).tells("uno", "history-rewritten", "").tells("dos", "history-rewritten", "");
}

#[test]
fn a_large_table_that_is_in_no_commit_as_it_is_published_is_told() {
    let site = town();
    // Over four megabytes, in few rows.
    let remark = "x".repeat(1_500_000);
    let table = |amount: u32| {
        let rows = (0..3).map(|at| format!("07;Renglón {at};{};{remark}\n", amount + at));
        format!("funcion;nombre;aprobado;nota\n{}", rows.collect::<String>())
    };
    let mapping = "year: 2026\nstages: [{stage: approved, date: 2025-12-16}]\nlines:\n  - file: 2026-gastos.csv\n    delimiter: \";\"\n    direction: \
                   expenditure\n    columns: {functional: funcion, name: nombre}\n    amounts: {approved: aprobado}\n";
    site.write("uno/budgets/2026.yaml", mapping);
    site.write("uno/budgets/2026-gastos.csv", table(100));
    commit(&site, "2026-04-01");
    site.build().exits(0).tells_no("uncommitted-content");
    site.write("uno/budgets/2026-gastos.csv", table(900));
    site.build().exits(0).tells("uno/budgets/2026-gastos.csv", "uncommitted-content", "1");
}

#[test]
fn names_of_codes_that_change_places_are_told() {
    let codes = |first: &str, second: &str| {
        format!(
            "dimension: functional\nname: Funciones propias\ncodes:\n  - {{code: \"07\", name: {first}}}\n  - {{code: \"09\", name: {second}}}\n"
        )
    };
    let site = town();
    site.write("classifications/propia.yaml", codes("Salud del pueblo", "Fiestas"));
    site.write("uno/budgets/2026.yaml", format!("{LINES}classifications: {{functional: propia}}\n"));
    commit(&site, "2026-04-01");
    site.write("classifications/propia.yaml", codes("Fiestas", "Salud del pueblo"));
    commit(&site, "2026-04-02");
    let told = record(&site.build().exits(0), "uno");
    assert!(told.contains("de «Salud del pueblo» a «Fiestas»"), "{told}");
    assert!(told.contains("de «Fiestas» a «Salud del pueblo»"), "{told}");
}

#[test]
fn a_title_that_was_taken_out_is_not_repeated() {
    let minutes = |title: &str, state: &str| {
        format!(
            "---\nbody: concejo\nstate: approved\n---\n## 1. Ayudas\n\n```decision\nnumber: AM-07-2026\ntitle: {title}\nstate: {state}\n```\n"
        )
    };
    let site = town();
    site.write("uno/municipality.yaml", "name: Uno\nbodies: [{id: concejo, name: Concejo}]\n");
    site.write("uno/minutes/2026-03-10.md", minutes("Ayudar a Eulalia Inventada", "pending"));
    commit(&site, "2026-04-01");
    site.write("uno/minutes/2026-03-10.md", minutes("Ayudar a Eulalia Inventada", "under_way"));
    commit(&site, "2026-04-02");
    site.write("uno/minutes/2026-03-10.md", minutes("Ayudar a una vecina", "under_way"));
    commit(&site, "2026-04-03");
    let outcome = site.build().exits(0);
    let told = record(&outcome, "uno");
    assert!(told.contains("AM-07-2026: el título se cambió y ahora es «Ayudar a una vecina»"), "{told}");
    let named: Vec<String> = outcome
        .files()
        .into_iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("Eulalia"))
        .map(|(path, _)| path)
        .collect();
    assert!(named.is_empty(), "{named:?}");
}

#[test]
fn payments_without_a_number_are_told_by_who_got_them_and_their_order_is_none() {
    let mapping = "year: 2026\ntables:\n  - file: p.csv\n    columns: {date: dia, payee: quien, payee_kind: {column: clase, \
                   values: {J: legal}}}\n    amounts: {amount: monto}\n";
    let table = |rows: [(&str, u32); 2]| {
        let rows = rows.map(|(who, amount)| format!("2026-02-01,{who},J,{amount}.00\n"));
        format!("dia,quien,clase,monto\n{}", rows.concat())
    };
    let site = town();
    site.write("uno/payments/2026.yaml", mapping);
    site.write("uno/payments/p.csv", table([("Clavos SA", 100), ("Martillos SA", 200)]));
    commit(&site, "2026-04-01");
    site.write("uno/payments/p.csv", table([("Martillos SA", 200), ("Clavos SA", 100)]));
    commit(&site, "2026-04-02");
    assert!(!record(&site.build().exits(0), "uno").contains("2 de abril"), "another order is no change");
    site.write("uno/payments/p.csv", table([("Martillos SA", 100), ("Clavos SA", 200)]));
    commit(&site, "2026-04-03");
    let told = record(&site.build().exits(0), "uno");
    for one in
        ["«Clavos SA», 1 de febrero de 2026", "«Martillos SA», 1 de febrero de 2026", "de B/. 100.00 a B/. 200.00"]
    {
        assert!(told.contains(one), "{one} is not in {told}");
    }
}
