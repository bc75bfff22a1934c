//! `cabildo import minutes` of tables of votes that leave open what would be published wrong if it were guessed: names
//! in two columns, figures that nobody knows, votes on nothing, hours of points.

use crate::import_minutes::text;
use crate::site::{Outcome, Site};

const NOBODY: &str = "name: Uno\nbodies: [{id: concejo, name: Concejo, kind: council}]\n";

fn town(table: &str) -> Site {
    Site::of_one_town().with("municipality.yaml", NOBODY).beside("votes.csv", table)
}

fn import(site: &Site, more: &[&str]) -> Outcome {
    let asked = ["import", "minutes", "votes.csv", "--set", "date=2026-02-20", "--lang", "en"];
    site.run(&[&asked[..], more].concat())
}

/// The minutes of the day that a table makes, and what the import said.
fn minutes(table: &str, more: &[&str]) -> (String, String) {
    let site = town(table);
    let said = import(&site, more).exits(0).stdout;
    (text(&site, "uno/minutes/2026-02-20.md"), said)
}

/// What the refusal of a table says; nothing is written.
fn refused(table: &str, more: &[&str]) -> String {
    let site = town(table);
    let said = import(&site, more).exits(1).stderr;
    assert!(!site.path("content").join("uno/minutes").exists(), "{said}");
    assert_eq!(text(&site, "uno/municipality.yaml"), NOBODY, "{said}");
    said
}

#[test]
fn names_in_two_columns_are_whole_and_two_people_of_one_given_name_stay_two() {
    for (titles, paul, perks) in [
        ("First Name,Last Name", "Paul,Ainslie", "Paul,Perks"),
        ("Surname,FirstName", "Ainslie,Paul", "Perks,Paul"),
        ("Name,Surname", "Paul,Ainslie", "Paul,Perks"),
        ("Nombre,Apellidos", "Paul,Ainslie", "Paul,Perks"),
        ("Nom,Prénom", "Ainslie,Paul", "Perks,Paul"),
        ("Cognome,Nome", "Ainslie,Paul", "Perks,Paul"),
        ("Vorname,Nachname", "Paul,Ainslie", "Paul,Perks"),
        ("Member First Name,Member Last Name", "Paul,Ainslie", "Paul,Perks"),
        // The whole name beside a part of it is enough.
        ("Name,Last Name", "Paul Ainslie,Ainslie", "Paul Perks,Perks"),
    ] {
        let (written, said) =
            minutes(&format!("Item,Title,{titles},Vote\n1,Budget,{paul},Yes\n1,Budget,{perks},No\n"), &[]);
        assert!(written.contains("present: [paul-ainslie, paul-perks]"), "{titles}: {written}{said}");
        assert!(written.contains("all yes except paul-perks (no)"), "{titles}: {written}");
        assert!(said.contains("Paul Ainslie (paul-ainslie), Paul Perks (paul-perks)"), "{titles}: {said}");
    }
    // In a table with a row for each member too.
    let (written, _) = minutes("Nombre,Apellidos,Presupuesto,Calles\nAna,Paz,Sí,No\nAna,Gil,Sí,Sí\n", &[]);
    assert!(written.contains("present: [ana-paz, ana-gil]") && written.contains("ana-paz (no)"), "{written}");
}

#[test]
fn half_a_name_is_refused_until_somebody_says_where_the_other_half_is() {
    let table =
        "Item,Title,First Name,Clan,Vote\n1,Budget,Paul,Ainslie,Yes\n1,Budget,Paul,Perks,No\n1,Budget,Olivia,Chow,No\n";
    let said = refused(table, &[]);
    assert!(said.contains("`--column \"person=First Name\" --column person=…`"), "{said}");
    let both = ["--column", "person=First Name", "--column", "person=Clan"];
    let (written, _) = minutes(table, &both);
    assert!(written.contains("[paul-ainslie, paul-perks, olivia-chow]"), "{written}");
    let turned = refused("First Name,Clan,Budget,Roads\nPaul,Ainslie,Yes,No\nPaul,Perks,No,No\n", &[]);
    assert!(turned.contains("--column \"person=First Name\" --column person=…"), "{turned}");
    // By a title of which nobody knows that it is half, the rows say so.
    let table = table.replace("First Name", "Concejal");
    let said = refused(&table, &[]);
    assert!(said.contains("--column \"person=Concejal\" --column \"person=Clan\""), "{said}");
    let (named, _) = minutes(&table, &["--column", "person=Concejal", "--column", "person=Clan"]);
    assert_eq!(named, written);
    // A second vote of all on the same is no other person's.
    let rounds = "Item,Title,Member,Round,Vote\n1,Budget,Paul Perks,First,Yes\n1,Budget,Ana Gil,First,No\n\
        1,Budget,Paul Perks,Second,No\n1,Budget,Ana Gil,Second,No\n";
    let (written, _) = minutes(rounds, &[]);
    assert!(written.contains("all yes except ana-gil (no)") && written.contains("all no"), "{written}");
}

#[test]
fn a_word_of_two_columns_is_refused_as_one_of_them_would_be_lost() {
    let table = "Item,Title,Note,Member,Vote\n1,Budget,Money,Ana Gil,Yes\n";
    let said = refused(table, &["--column", "title=Title", "--column", "title=Note"]);
    assert!(said.contains("`--column \"title=Title\"` and `--column \"title=Note\"` do not go together"), "{said}");
    let said = refused(table, &["--column", "title=Note", "--column", "number=Note"]);
    assert!(said.contains("`--column \"title=Note\"` and `--column \"number=Note\"`"), "{said}");
    minutes(table, &["--column", "-=Note", "--column", "-=Item"]);
}

#[test]
fn a_side_that_was_not_read_is_not_nought() {
    for (table, column) in [
        ("Fecha;Asunto;A favor;Discrepan;Abstenciones\n2026-02-20;Presupuesto;5;2;1\n", "Discrepan"),
        ("Date,Item,Title,Ayes,Minority,Abstain\n2026-02-20,1,Budget,5,2,1\n2026-02-20,2,Roads,4,3,1\n", "Minority"),
    ] {
        let said = refused(table, &[]);
        let advice = format!("--column \"no={column}\"");
        assert!(said.contains(&advice), "{column}: {said}");
        let (written, _) = minutes(table, &["--column", &format!("no={column}")]);
        assert!(written.contains("5 yes, 2 no, 1 abstain"), "{column}: {written}");
    }
    let said = refused("Item,Title,Ayes\n1,Budget,5\n", &[]);
    assert!(said.contains("`--column no=…`") && said.contains("noughts"), "{said}");
    // Beside both sides, other figures are told.
    let (written, said) = minutes("Item,Title,Ayes,Noes,Jury\n1,Budget,5,2,1\n2,Roads,7,0,0\n", &[]);
    assert!(written.contains("5 yes, 2 no") && said.contains("--column \"abstain=Jury\""), "{written}{said}");
    for (table, first) in [
        (
            "Fecha,Punto,Asunto,Favorables,Desfavorables,En blanco,Estado\n2026-02-20,1,Presupuesto,12,3,1,Aprobado\n",
            "12 yes, 3 no, 1 abstain",
        ),
        (
            "Fecha;Acuerdo N°;Materia;Aprueban;Rechazan;Se abstienen\n20-02-2026;101;Presupuesto;5;2;1\n",
            "5 yes, 2 no, 1 abstain",
        ),
        ("Datum;Agendapunt;Onderwerp;Voor;Tegen;Onthouding\n20-02-2026;5;Motie;21;8;1\n", "21 yes, 8 no, 1 abstain"),
        ("Data;Punkt;Temat;Za;Przeciw;Wstrzymało się\n20.02.2026;5;Budżet;12;3;1\n", "12 yes, 3 no, 1 abstain"),
        (
            "Data;Punt;Assumpte;Vots a favor;Vots en contra;Abstencions\n20/02/2026;1;Pressupost;12;3;1\n",
            "12 yes, 3 no, 1 abstain",
        ),
    ] {
        let (written, said) = minutes(table, &[]);
        assert!(written.contains(first), "{table}: {written}{said}");
        assert!(!said.contains("new in"), "{said}");
    }
}

#[test]
fn a_column_of_noughts_beside_figures_is_no_councillor() {
    for (table, column) in [
        ("Dato;Sak;Mot saken;Avholdende\n2026-02-20;Budsjett;21;0\n2026-02-20;Vei;12;0\n", "Mot saken"),
        ("Dato,Sak,Enige,Uenige,Avstår\n2026-02-20,Budsjett,5,2,1\n2026-02-20,Vei,6,1,1\n", "Enige"),
    ] {
        let said = refused(table, &["--column", "date=Dato"]);
        assert!(said.contains(&format!("--column \"yes={column}\"")), "{column}: {said}");
    }
    let table = "Dato,Sak,Enige,Uenige,Avstår\n2026-02-20,Budsjett,5,2,1\n2026-02-20,Vei,6,1,1\n";
    let named = ["date=Dato", "yes=Enige", "no=Uenige", "abstain=Avstår"];
    let more: Vec<&str> = named.iter().flat_map(|said| ["--column", said]).collect();
    let (written, said) = minutes(table, &more);
    // The only column of texts has what was voted on, which is told.
    assert!(written.contains("1. Budsjett") && written.contains("5 yes, 2 no, 1 abstain"), "{written}{said}");
    assert!(said.contains("“Sak” was taken"), "{said}");
    // Noughts and ones alone are votes of members.
    let (written, _) = minutes("Item,Title,Smith,Jones,Lee\n1,Budget,1,0,1\n2,Roads,1,1,0\n", &[]);
    assert!(written.contains("all yes except jones (no)") && written.contains("all yes except lee (no)"), "{written}");
}

#[test]
fn a_row_a_vote_says_on_what_or_is_refused() {
    let rows = "10/03/2026;PL 12/2026 - Coleta;Maria Silva;Sim\n10/03/2026;PL 12/2026 - Coleta;Zé Carlos;Não\n\
        10/03/2026;PL 15/2026 - Rua;Maria Silva;Sim\n10/03/2026;PL 15/2026 - Rua;Zé Carlos;Sim\n";
    let written = |title: &str| {
        let site = town(&format!("Data;{title};Vereador;Voto\n{rows}"));
        let said = import(&site, &[]).exits(0).stdout;
        (text(&site, "uno/minutes/2026-03-10.md"), said)
    };
    for title in ["Projeto", "Projeto de Lei", "Ementa", "Pauta", "Iniciativa", "Bill"] {
        let (written, said) = written(title);
        assert!(
            written.contains("PL 12/2026 - Coleta") && written.contains("except ze-carlos (no)"),
            "{title}: {written}"
        );
        assert!(written.matches("all yes").count() == 2 && !said.contains("was taken"), "{title}: {written}{said}");
    }
    let (known, said) = written("Saken");
    assert!(known.contains("PL 12/2026 - Coleta") && said.contains("“Saken” was taken"), "{known}{said}");
    // The number and what it is about stand in two columns.
    let (written, _) = minutes(
        "Proposição;Ementa;Vereador;Partido;Voto\nPL 12/2026;Coleta;Maria Silva;PT;Sim\nPL 12/2026;Coleta;Zé Carlos;PL;Não\n\
         PL 15/2026;Rua;Maria Silva;PT;Sim\nPL 15/2026;Rua;Zé Carlos;PL;Sim\n",
        &[],
    );
    assert!(written.contains("Coleta") && written.contains("PL 12/2026") && written.contains("(no)"), "{written}");
    // What is each person's is nothing that was voted on, and two columns may both be it.
    let party = "Date,Party,Member,Vote\n2026-02-20,Green,Ana Gil,Yes\n2026-02-20,Labour,Leo Paz,No\n";
    let said = refused(party, &[]);
    assert!(said.contains("--column \"title=Party\""), "{said}");
    let two = "Sak,Utvalg,Member,Vote\nBudsjett,Plan,Ana Gil,Yes\nBudsjett,Plan,Leo Paz,No\nVei,Skole,Ana Gil,Yes\nVei,Skole,Leo Paz,Yes\n";
    let said = refused(two, &[]);
    assert!(said.contains("--column \"title=Sak\"`, `--column \"title=Utvalg\""), "{said}");
    let (written, _) = minutes(two, &["--column", "title=Sak"]);
    assert!(written.contains("1. Budsjett") && written.contains("2. Vei"), "{written}");
}

#[test]
fn the_hour_at_which_a_point_began_is_no_meetings() {
    let members = "Fecha;Hora de inicio;N.º;Asunto;Concejal;Voto\n2026-02-20;10:05;1;Presupuesto;Ana Gil;Sí\n\
        2026-02-20;10:05;1;Presupuesto;Leo Paz;No\n2026-02-20;10:30;2;Calles;Ana Gil;Sí\n2026-02-20;10:30;2;Calles;Leo Paz;Sí\n";
    let counts = "Date,Start Time,Item,Title,Ayes,Noes\n2026-02-20,10:05,1,Presupuesto,3,2\n2026-02-20,10:30,2,Calles,3,2\n\
        2026-02-20,10:40,3,Obras,3,2\n";
    let matrix = "Item,Start Time,Title,Ana Gil,Leo Paz\n1,10:05,Presupuesto,Yes,No\n2,10:30,Calles,Yes,Yes\n";
    for table in [members, counts, matrix] {
        let site = town(table);
        import(&site, &[]).exits(0);
        assert!(!site.path("content").join("uno/minutes/2026-02-20-2.md").exists(), "{table}");
        let written = text(&site, "uno/minutes/2026-02-20.md");
        let (head, points) = written.split_once("## ").expect("points");
        assert!(!head.contains("start:"), "{written}");
        let [first, second] =
            [r#"start: "10:05""#, r#"start: "10:30""#].map(|hour| points.find(hour).expect("an hour"));
        let calles = points.find("Calles").expect("a point");
        assert!(first < calles && calles < second, "{written}");
        site.check().exits(0);
    }
    // All at one hour, it is the meeting's.
    let (written, _) = minutes("Start Time,Item,Title,Ayes,Noes\n10:05,1,Budget,3,2\n10:05,2,Roads,3,2\n", &[]);
    assert!(written.split("## ").next().is_some_and(|head| head.contains(r#"start: "10:05""#)), "{written}");
    // Blocks of points that count on may be either, which is told.
    let blocks = "Start Time,Item,Title,Ayes,Noes\n10:05,1,A,3,2\n10:05,2,B,3,2\n18:00,3,C,3,2\n18:00,4,D,3,2\n";
    let (written, said) = minutes(blocks, &[]);
    assert!(written.contains("4. D") && said.contains("--column \"start=Start Time\""), "{written}{said}");
}

#[test]
fn a_member_at_the_edge_keeps_the_votes_that_can_be_read() {
    for (cell, is_read) in [("Apologies", true), ("Apologies received", true), ("Out at the time", false)] {
        let matrix = format!(
            "Item,Cllr A. Ahmed,Cllr J. Smith,Cllr S. Wright\nClimate,For,Against,For\nHours,For,For,{cell}\nParking,Against,For,{cell}\n"
        );
        let turned = format!(
            "Councillor,Ward,Climate,Hours,Parking\nCllr A. Ahmed,Abbey,For,For,Against\nCllr J. Smith,Abbey,Against,For,For\nCllr S. Wright,Castle,For,{cell},{cell}\n"
        );
        for table in [matrix, turned] {
            let (written, said) = minutes(&table, &[]);
            assert!(written.contains("present: [a-ahmed, s-wright, j-smith]"), "{cell}: {written}{said}");
            assert!(written.contains("all yes except j-smith (no)"), "{cell}: {written}");
            assert_eq!(written.contains("s-wright (absent)"), is_read, "{cell}: {written}");
            assert_eq!(said.contains(&format!("“{cell} (Cllr S. Wright)” cannot be read")), !is_read, "{cell}: {said}");
        }
    }
}

#[test]
fn who_moves_a_motion_that_others_voted_on_is_not_the_whole_council() {
    let table = "Meeting Date,Agenda Item,Title,Mover,Seconder,Ayes,Noes,Action\n2026-02-20,1,Minutes,Smith,Jones,5,0,Approved\n\
        2026-02-20,2,Rezoning,Jones,Lee,3,2,Approved\n";
    let site = town(table);
    import(&site, &[]).exits(0);
    let written = text(&site, "uno/minutes/2026-02-20.md");
    assert!(written.contains("mover: [smith]") && written.contains("seconder: [lee]"), "{written}");
    site.check().tells_no("too-many-votes");
    // Who also votes by name has a seat.
    let roll = "Item,Title,Mover,Smith,Jones\n1,Minutes,Smith,Yes,No\n";
    let site = town(roll);
    import(&site, &[]).exits(0);
    assert_eq!(text(&site, "uno/municipality.yaml").matches("body: concejo").count(), 2);
}

#[test]
fn how_a_vote_ended_stands_under_its_state_too() {
    for (title, passed, failed) in [("Status", "Passed", "Failed"), ("Estado", "Aprobado", "Rechazado")] {
        let (written, _) = minutes(&format!("Item,Title,Ayes,Noes,{title}\n1,A,3,0,{passed}\n2,B,1,2,{failed}\n"), &[]);
        assert!(written.contains("result: adopted") && written.contains("result: rejected"), "{title}: {written}");
    }
    // What stands where numbers should, beside numbers, is what the points are about.
    let (written, _) = minutes("Punkt,Tagesordnungspunkt,dafür,dagegen\n1,Haushalt,12,3\n2,Straße,7,8\n", &[]);
    assert!(written.contains("## 1. Haushalt") && written.contains("## 2. Straße"), "{written}");
    // Long numbers beside a description stay numbers.
    let (written, _) =
        minutes("Agenda Item,Item Description,Ayes,Noes\nRES 2026-00123,Budget,12,3\nRES 2026-00124,Roads,7,8\n", &[]);
    assert!(written.contains("Budget") && written.contains("number: \"RES 2026-00123\""), "{written}");
}

/// A row for each member whose vote is a mark in one of several columns: as counts they would be motions of one voter.
#[test]
fn marks_in_columns_of_sides_beside_a_person_are_no_counts() {
    for (titles, rows) in [
        ("Item,Title,Councillor,For,Against,Abstain", "1,Budget,Ann Tower,1,0,0\n1,Budget,Lou Field,0,1,0\n"),
        ("Punto,Asunto,Concejal,Sí,No,Abstención", "1,Presupuesto,Ana Torres,1,,\n1,Presupuesto,Luis Prado,,1,\n"),
    ] {
        let said = refused(&format!("{titles}\n{rows}"), &[]);
        assert!(said.contains("join them in one column"), "{titles}: {said}");
    }
    // The same in one column is each one's vote; counts beside who moved stay counts.
    let (text, _) =
        minutes("Item,Title,Councillor,Vote\n1,Budget,Ann Tower,Affirmative\n1,Budget,Lou Field,Negative\n", &[]);
    assert!(text.contains("all yes except lou-field (no)"), "{text}");
}

/// Who moved is named by the surname, in rows before the one in which they vote with their whole name.
#[test]
fn a_mover_named_by_surname_is_the_voter_who_has_it() {
    let rows = "5,Zoning,Lee,Diaz,Sam Lee,Yes\n5,Zoning,Lee,Diaz,Rosa Diaz,Yes\n5,Zoning,Lee,Diaz,Tom Field,No\n";
    let (text, said) = minutes(&format!("Item,Title,Mover,Seconder,Name,Vote\n{rows}"), &[]);
    assert!(text.contains("mover: [sam-lee]") && text.contains("seconder: [rosa-diaz]"), "{text}");
    assert!(!said.contains("(diaz)"), "{said}");
    // Of two who have it, nobody can tell which.
    let two = "Item,Title,Mover,Name,Vote\n5,Zoning,Diaz,Sam Lee,Yes\n5,Zoning,Diaz,Rosa Diaz,Yes\n5,Zoning,Diaz,Ana Diaz,No\n";
    let (text, _) = minutes(two, &[]);
    assert!(!text.contains("mover: [rosa-diaz]") && !text.contains("mover: [ana-diaz]"), "{text}");
}
