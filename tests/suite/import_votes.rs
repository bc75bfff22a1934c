//! `cabildo import minutes` of tables of votes as others shape and word them: results, names, sums, titles.

use crate::import_minutes::text;
use crate::site::{Outcome, Site};

const COUNCIL: &str = "\
name: Uno
bodies:
  - {id: concejo, name: Concejo, kind: council}
people:
  - id: ana-soto
    name: Ana María Soto Díaz
    memberships:
      - {body: concejo, role: president, from: 2023-06-17}
  - id: luis-rios
    name: Luis Ríos Pardo
    memberships:
      - {body: concejo, role: member, from: 2023-06-17}
  - id: eva-mena
    name: Eva Mena Cruz
    memberships:
      - {body: concejo, role: member, from: 2023-06-17}
  - id: pedro-rios
    name: Pedro Ríos Gil
    memberships:
      - {body: concejo, role: member, from: 2015-06-17, to: 2019-06-16}
";

fn town() -> Site {
    Site::of_one_town().with("municipality.yaml", COUNCIL)
}

fn imported(site: &Site) -> Outcome {
    site.run(&["import", "minutes", "votos.csv", "--set", "date=2026-02-20", "--lang", "en"]).exits(0)
}

/// The minutes that a table makes, and what the import said.
fn minutes(table: &str) -> (Site, String, String) {
    let site = town().beside("votos.csv", table);
    let said = imported(&site).stdout;
    let written = text(&site, "uno/minutes/2026-02-20.md");
    (site, written, said)
}

#[test]
fn a_result_in_other_words_is_never_taken_for_adopted() {
    let (site, written, said) = minutes(
        "Item;Title;Yes;No;Result\n1;Acta;3;0;Aprobada por unanimidad\n2;Bylaw;2;1;No aprobada\n\
         3;Moción;2;1;Se toma nota y pasa\n4;Otra;1;2;Einstimmig abgelehnt\n5;Aviso;;;Se tomó nota\n",
    );
    assert_eq!(written.matches("result: adopted").count(), 1, "{written}");
    assert_eq!(written.matches("result: rejected").count(), 2, "{written}");
    assert!(written.contains("result: unclear") && written.contains("result: Se toma nota y pasa"), "{written}");
    assert!(said.contains("“Se toma nota y pasa”") && said.contains("result: unclear"), "{said}");
    // Where nobody voted, the words are enough.
    assert!(written.contains("result: Se tomó nota") && !said.contains("Se tomó nota"), "{written}");
    let built = site.build_with(&["--no-search"]).exits(0);
    let votes = built.page("data/votes.csv");
    let row = votes.lines().find(|line| line.contains("Moción")).expect("a row");
    assert!(row.contains(",unclear,") && !row.contains("adopted"), "{row}");
    assert!(site.check().codes().contains(&"result-unclear".to_owned()));
}

#[test]
fn a_matrix_with_a_blank_corner_keeps_its_first_line_and_its_names() {
    let (site, written, _) =
        minutes(",Ana Soto,Luis Ríos,Eva Mena\nPresupuesto general,Sí,No,Sí\nArreglo de calles,Sí,Sí,No\n");
    assert!(written.contains("## 1. Presupuesto general") && written.contains("## 2. Arreglo de calles"), "{written}");
    assert!(written.contains("all yes except luis-rios (no)"), "{written}");
    assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL);
    // Turned, it has a row for each member.
    let (site, turned, _) =
        minutes(",Presupuesto general,Arreglo de calles\nAna Soto,Sí,Sí\nLuis Ríos,No,Sí\nEva Mena,Sí,No\n");
    assert_eq!(turned, written);
    assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL);
    // Of people whom nobody knows, how it was read is told.
    let site = Site::of_one_town().with("municipality.yaml", "name: Uno\nbodies: [{id: concejo, name: Concejo}]\n");
    let site = site.beside("votos.csv", ",Presupuesto,Calles\nAna Paz,Sí,Sí\nLeo Gil,No,Sí\n");
    let said = imported(&site).stdout;
    assert!(said.contains("read as the names of members (Ana Paz, Leo Gil)"), "{said}");
    assert!(said.contains("Ana Paz (ana-paz), Leo Gil (leo-gil)"), "{said}");
}

#[test]
fn rows_of_sums_are_neither_members_nor_points() {
    let (site, written, said) = minutes(
        "Concejal,Presupuesto general,Arreglo de calles\nAna Soto,Sí,Sí\nLuis Ríos,No,Sí\nEva Mena,Sí,No\n\
         Total,2,2\nAprobado,Sí,Sí\n",
    );
    assert!(written.contains("## 1. Presupuesto general") && written.contains("## 2. Arreglo de calles"), "{written}");
    assert!(written.contains("present: [ana-soto, eva-mena, luis-rios]"), "{written}");
    assert!(said.contains("“Total” is a row of sums") && said.contains("“Aprobado” is a row of sums"), "{said}");
    assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL);
    let (_, written, said) = minutes(
        "N.º;Asunto;Ana Soto;Luis Ríos;Eva Mena\n1;Presupuesto;Sí;No;Sí\n2;Calles;Sí;Sí;Abstención\nTotales;;2;1;1\n",
    );
    assert!(!written.contains("Totales") && written.contains("ana-soto"), "{written}");
    assert!(said.contains("“Totales” is a row of sums"), "{said}");
}

#[test]
fn a_line_of_groups_over_the_members_goes_into_no_name() {
    let (site, written, said) = minutes(
        ";;Grupo A;Grupo A;Grupo B\nN.º;Asunto;Ana Soto;Luis Ríos;Eva Mena\n1;Presupuesto;Sí;No;Sí\n2;Calles;Sí;Sí;No\n",
    );
    assert!(written.contains("## 1. Presupuesto") && written.contains("all yes except luis-rios (no)"), "{written}");
    assert!(said.contains("(Grupo A, Grupo B)"), "{said}");
    assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL);
}

#[test]
fn people_are_known_in_tables_as_in_minutes_and_new_ones_are_named() {
    let (site, written, _) = minutes(
        "Punto;Asunto;Concejal;Voto\n1;Presupuesto;D.ª Ana Soto;A favor\n1;Presupuesto;Sr. Ríos;A favor\n\
         1;Presupuesto;MENA EVA (PSOE);En contra\n",
    );
    assert!(written.contains("all yes except eva-mena (no)"), "{written}");
    assert!(written.contains("present: [ana-soto, luis-rios, eva-mena]"), "{written}");
    assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL);
    let (_, _, said) = minutes("Punto;Asunto;Concejal;Voto\n1;Presupuesto;D. Mar Gil;A favor\n");
    assert!(said.contains("Mar Gil (mar-gil)"), "{said}");
}

#[test]
fn a_member_keeps_a_column_with_few_votes_and_its_other_cells_are_told() {
    let (_, written, said) = minutes(
        "N°;Objet;Ana Soto;Luis Ríos;Eva Mena\n1;Approbation;Pour;Pour;Pour\n2;Budget;Pour;Contre;Absent excusé\n\
         3;Cantine;Pour;Contre;Procuration à Soto\n4;Parc;Pour;Contre;A quitté la salle\n",
    );
    assert!(written.contains("vote: all yes") || written.contains("\nall yes\n"), "{written}");
    assert!(written.contains("eva-mena (absent)"), "{written}");
    assert!(said.contains("Procuration à Soto (Eva Mena)") && said.contains("A quitté la salle (Eva Mena)"), "{said}");
}

#[test]
fn two_meetings_and_two_votes_of_one_day_are_not_melted() {
    let site = town().beside(
        "votos.csv",
        "Fecha;Sesión;Punto;Asunto;Concejal;Voto;Resultado\n2026-02-20;Ordinaria;1;Presupuesto;Ana Soto;No;Rechazada\n\
         2026-02-20;Ordinaria;1;Presupuesto;Eva Mena;No;Rechazada\n2026-02-20;Ordinaria;1;Presupuesto;Ana Soto;Sí;Aprobada\n\
         2026-02-20;Ordinaria;1;Presupuesto;Eva Mena;Sí;Aprobada\n2026-02-20;Extraordinaria;1;Obras;Ana Soto;Sí;Aprobada\n",
    );
    imported(&site);
    let [ordinary, other] = ["", "-2"].map(|number| text(&site, &format!("uno/minutes/2026-02-20{number}.md")));
    assert!(ordinary.contains("kind: ordinary") && other.contains("kind: extraordinary"), "{ordinary}{other}");
    assert!(ordinary.contains("Presupuesto") && !ordinary.contains("Obras") && other.contains("Obras"), "{ordinary}");
    let (no, yes) = (ordinary.find("all no").expect("a vote"), ordinary.find("all yes").expect("another"));
    assert!(no < yes, "{ordinary}");
    site.check().tells_no("named-twice");
}

#[test]
fn movers_a_casting_vote_and_names_in_the_cells_of_sides_are_taken() {
    let (site, written, _) = minutes(
        "Item;Title;Yes;No;Moved by;Seconded by;Casting vote;Result\n1;Grant;\"Soto; Mena\";Ríos;Soto;Ríos;yes;Passed\n\
         2;Road;Soto, Ríos;Mena;Mena;;;Carried\n",
    );
    assert!(written.contains("mover: [ana-soto]") && written.contains("seconder: [luis-rios]"), "{written}");
    assert!(written.contains("casting: yes") && written.contains("all yes except eva-mena (no)"), "{written}");
    assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL);
    // Where nothing can be read, no file is written.
    let site = town().beside("votos.csv", "Item;Title;Yes;No\n1;Grant;3: Soto;1: Mena\n");
    let said =
        site.run(&["import", "minutes", "votos.csv", "--set", "date=2026-02-20", "--lang", "en"]).exits(1).stdout;
    assert!(said.contains("“3: Soto” cannot be read"), "{said}");
    assert!(!site.path("content").join("uno/minutes/2026-02-20.md").exists());
}

#[test]
fn a_column_of_remarks_and_a_row_of_sums_are_nobodys() {
    let remarks = "Fecha;N.º;Asunto;Ana Soto;Luis Ríos;Eva Mena;Informe jurídico;Mayoría\n\
        2026-03-13;1;Presupuesto;Sí;No;Sí;Favorable;simple\n2026-03-13;2;Calles;Sí;Sí;No;No consta;simple\n\
        2026-03-13;3;Obras;Sí;Sí;No;Pendiente;simple\n";
    let site = town().beside("votos.csv", remarks);
    let said = imported(&site).stdout;
    assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL, "{said}");
    let sums = "Concejal,Presupuesto,Calles,Parques\nAna Soto,Sí,Sí,No\nLuis Ríos,Sí,No,Sí\nEva Mena,No,Sí,No\n";
    for total in ["Grand total,2,2,1", "Somme,2,2,1", "Votos emitidos,3,3,3", "¿Se aprueba?,Sí,Sí,No"] {
        let (site, written, said) = minutes(&format!("{sums}{total}\n"));
        assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL, "{total}: {said}");
        for point in ["Presupuesto", "Calles", "Parques"] {
            assert!(written.contains(point), "{total}: {written}");
        }
    }
}

/// The files of the meetings of the day that a table makes, and what the import said.
fn meetings(table: &str) -> (Vec<String>, String) {
    let site = town().beside("votos.csv", table);
    let said = imported(&site).stdout;
    let all = ["", "-2", "-3"].map(|number| format!("uno/minutes/2026-02-20{number}.md"));
    let there = all.iter().filter(|path| site.path("content").join(path).exists());
    (there.map(|path| text(&site, path)).collect(), said)
}

#[test]
fn what_tells_two_meetings_of_a_day_apart_parts_them_by_whatever_it_is_called() {
    for (title, one, other, keys) in [
        ("Hora", "10:00", "18:00", ["start: \"10:00\"", "start: \"18:00\""]),
        ("Start time", "9:30 AM", "6:30 p.m.", ["start: \"09:30\"", "start: \"18:30\""]),
        ("N.º de sesión", "5/2026", "6/2026", ["number: \"5/2026\"", "number: \"6/2026\""]),
        ("Sesión", "12", "13", ["number: \"12\"", "number: \"13\""]),
        ("meeting_id", "M-101", "M-102", ["organ: concejo", "organ: concejo"]),
        ("EventId", "4711", "4712", ["organ: concejo", "organ: concejo"]),
        ("Tipo de sesión", "Extraordinaria y urgente", "Work session", ["kind: extraordinary", "title: Work session"]),
    ] {
        let (all, said) = meetings(&format!(
            "Fecha;{title};N.º;Asunto;Sí;No\n2026-02-20;{one};1;Presupuesto;3;2\n2026-02-20;{other};1;Obras;2;3\n"
        ));
        assert_eq!(all.len(), 2, "{title}: {said}");
        let of = |point: &str| all.iter().find(|text| text.contains(point)).expect("a meeting");
        assert!(of("1. Presupuesto").contains(keys[0]) && of("1. Obras").contains(keys[1]), "{title}: {all:?}");
        assert!(!all[0].contains("title: \"12\"") && !all[0].contains("title: 12"), "{all:?}");
    }
    // The hour beside the day is the meeting's where its points say so.
    let (all, _) = meetings(
        "Date;Item;Title;Yes;No\n2026-02-20T10:00:00;1;Budget;3;2\n2026-02-20T18:00:00;1;Roads;2;3\n2026-02-20T18:00:00;2;Parks;5;0\n",
    );
    assert_eq!(all.len(), 2);
    assert!(all[1].contains("start: \"18:00\"") && all[1].contains("## 2. Parks"), "{all:?}");
}

#[test]
fn what_may_tell_two_meetings_apart_is_told_with_what_to_do() {
    // The hours of votes are those of one meeting, and two points of their own hours may be either.
    let votes = "Fecha;Hora;N.º;Asunto;Sí;No\n2026-02-20;10:00;1;Acta;3;2\n2026-02-20;10:12;2;Obras;2;3\n2026-02-20;10:40;3;Otra;5;0\n";
    let (all, said) = meetings(votes);
    assert!(all.len() == 1 && !all[0].contains("start:") && !said.contains("start="), "{all:?}{said}");
    let open = "Fecha;Hora;Asunto;Sí;No\n2026-02-20;10:00;Acta;3;2\n2026-02-20;18:00;Obras;2;3\n";
    let (all, said) = meetings(open);
    assert!(all.len() == 1 && said.contains("--column \"start=Hora\""), "{all:?}{said}");
    let turno = "Fecha;Turno;N.º;Asunto;Sí;No\n2026-02-20;Mañana;1;Acta;3;2\n2026-02-20;Tarde;1;Obras;2;3\n";
    let (all, said) = meetings(turno);
    assert!(all.len() == 1 && said.contains("--column \"session=Turno\""), "{all:?}{said}");
    let site = town().beside("votos.csv", turno);
    site.run(&["import", "minutes", "votos.csv", "--column", "session=Turno"]).exits(0);
    assert!(text(&site, "uno/minutes/2026-02-20-2.md").contains("title: Tarde"));
    // What kinds of motions there are tells no meetings apart.
    let (all, said) = meetings(
        "Fecha;Tipo;N.º;Asunto;Sí;No\n2026-02-20;Ordenanza;1;Acta;3;2\n2026-02-20;Moción;2;Obras;2;3\n2026-02-20;Ordenanza;3;Otra;5;0\n",
    );
    assert!(all.len() == 1 && !said.contains("session="), "{all:?}{said}");
}

#[test]
fn a_kind_of_meeting_with_further_words_keeps_them_and_an_unknown_one_is_told() {
    let (all, said) =
        meetings("Fecha;Tipo de sesión;N.º;Asunto;Sí;No\n2026-02-20;Extraordinaria y urgente;1;Obras;3;2\n");
    assert!(all[0].contains("kind: extraordinary") && all[0].contains("title: Extraordinaria y urgente"), "{all:?}");
    assert!(!said.contains("no kind of meeting"), "{said}");
    let (all, said) = meetings("Fecha;Tipo de sesión;N.º;Asunto;Sí;No\n2026-02-20;Constitutiva;1;Obras;3;2\n");
    assert!(all[0].contains("title: Constitutiva") && !all[0].contains("kind:"), "{all:?}");
    assert!(said.contains("“Constitutiva” is no kind of meeting that is known"), "{said}");
    // A later state of the table brings its new points.
    let table = "Fecha;Tipo de sesión;N.º;Asunto;Sí;No\n2026-02-20;Constitutiva;1;Obras;3;2\n";
    let site = town().beside("votos.csv", table);
    imported(&site);
    let site = site.beside("votos.csv", format!("{table}2026-02-20;Constitutiva;2;Parques;5;0\n"));
    imported(&site);
    assert!(text(&site, "uno/minutes/2026-02-20.md").contains("## 2. Parques"));
}

#[test]
fn what_is_not_written_as_the_names_of_others_is_no_member() {
    let head = "N.º;Asunto;Ana Soto;Luis Ríos;Eva Mena";
    for column in ["Voto particular", "Pronto despacho", "Urgencia", "Consent", "Dictamen"] {
        let (site, written, said) = minutes(&format!("{head};{column}\n1;Acta;Sí;No;Sí;Sí\n2;Obras;Sí;Sí;No;No\n"));
        assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL, "{column}: {said}");
        assert!(written.contains("all yes except luis-rios (no)"), "{column}: {written}");
        assert!(said.contains(&format!("“{column}” has votes")), "{column}: {said}");
    }
    // Rows of figures under words count them, whatever they are called.
    let table = "Concejal,Presupuesto,Calles,Parques\nAna Soto,Sí,Sí,No\nLuis Ríos,Sí,No,Sí\nEva Mena,No,Sí,No\n";
    for row in ["Recuento oficial,2,2,1", "Cómputo,67%,67%,33%", "¿Sale adelante?,Sí,Sí,No"] {
        let (site, written, said) = minutes(&format!("{table}{row}\n"));
        let name = row.split(',').next().expect("a name");
        assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL, "{row}: {said}");
        assert!(["Presupuesto", "Calles", "Parques"].iter().all(|point| written.contains(point)), "{row}: {written}");
        assert!(said.contains(&format!("“{name}”")), "{row}: {said}");
    }
    // The last member's column, of which nothing can be read, is told.
    let (_, _, said) = minutes("Item,Title,Smith,Jones,Brown\n1,Minutes,Y,Y,out of room\n2,Budget,Y,N,left 7:30\n");
    assert!(said.contains("the column “Brown” was not used, since “out of room”"), "{said}");
}

#[test]
fn surnames_with_a_blank_corner_are_members_where_the_titles_are_words_of_points() {
    let site = || Site::of_one_town().with("municipality.yaml", "name: Uno\nbodies: [{id: concejo, name: Concejo}]\n");
    for (table, member) in [
        (",Budget,Roads,Parks and Recreation\nSmith,Yes,No,Yes\nJones,Yes,Yes,Abstain\n", "name: Smith"),
        (
            ";Pressupost;Moció de censura\n\"Soler i Puig, Joan\";A favor;En contra\nNúria Vila;A favor;Abstenció\n",
            "name: Joan Soler i Puig",
        ),
    ] {
        let site = site().beside("votos.csv", table);
        let said = imported(&site).stdout;
        let municipality = text(&site, "uno/municipality.yaml");
        assert!(municipality.contains(member) && !municipality.contains("Roads"), "{said}{municipality}");
        assert!(said.contains("--column title=1"), "{said}");
    }
}

#[test]
fn a_name_that_may_be_somebodys_who_stands_makes_nobody_new() {
    for (name, known) in [("Eva María Mena", "eva-mena"), ("Eva Mena Gil", "eva-mena"), ("Luis", "luis-rios")] {
        let (site, written, said) =
            minutes(&format!("Punto;Asunto;Concejal;Voto\n1;Acta;Ana Soto;Sí\n1;Acta;{name};No\n"));
        assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL, "{name}: {said}");
        assert!(written.contains("present: [ana-soto]"), "{name}: {written}");
        let is_known = said.contains(&format!("“{name}” may be {known}")) || written.contains(known);
        assert!(is_known, "{name}: {said}");
    }
    let (site, written, _) = minutes("Punto;Asunto;Concejal;Voto\n1;Acta;Mena - Primera teniente de alcalde;Sí\n");
    assert!(written.contains("eva-mena"), "{written}");
    assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL);
}

#[test]
fn several_names_in_a_cell_are_several_people_and_words_for_all_or_none_are_nobody() {
    let (site, written, said) = minutes(
        "Punto;Asunto;Presenta;A favor;En contra;Resultado\n1.;Acta;Grupo Socialista;Soto, Ríos y Mena;Ninguno;Aprobada\n\
         2.;Obras;Soto;Ríos;Soto, Mena;Rechazada\n3.;Otra;Soto;Unanimidad;;Aprobada\n",
    );
    assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL, "{said}");
    assert!(written.contains("all yes\n") && written.contains("all no except luis-rios (yes)"), "{written}");
    assert!(written.contains("## 2. Obras") && !written.contains("number: \"2.\""), "{written}");
    assert!(said.contains("“Grupo Socialista” is not written as a person's name"), "{said}");
    assert!(said.contains("“Unanimidad” cannot be read as a number of votes"), "{said}");
    // How votes ended stands under `Vote` in some tables.
    let (_, written, _) =
        minutes("N°;Objet;Pour;Contre;Vote\n1;PV;22;0;Adoptée à l'unanimité\n2;Budget;9;11;Rejetée\n");
    assert!(written.contains("result: adopted") && written.contains("result: rejected"), "{written}");
}

#[test]
fn a_cell_over_several_rows_is_of_each_and_parts_of_the_agenda_keep_their_numbers_apart() {
    let whole = "Punto;Asunto;Concejal;Voto\n1;Presupuesto;Ana Soto;Sí\n1;Presupuesto;Luis Ríos;No\n2;Obras;Ana Soto;No\n2;Obras;Luis Ríos;No\n";
    let merged = whole.replace("1;Presupuesto;Luis", ";;Luis").replace("2;Obras;Luis", ";;Luis");
    assert_eq!(minutes(&merged).1, minutes(whole).1);
    let (_, written, said) = minutes(
        "Section,Item,Title,Ayes,Nays\nConsent,1,Minutes,5,0\nConsent,2,Warrants,5,0\nRegular,1,Budget,3,2\nRegular,2,Roads,4,1\n",
    );
    for heading in ["Consent", "1. Minutes", "2. Warrants", "Regular", "1. Budget", "2. Roads"] {
        assert!(written.contains(heading), "{heading}: {written}{said}");
    }
    assert!(!written.contains("title: Budget") && !said.contains("session="), "{written}{said}");
}

#[test]
fn parties_are_no_members() {
    let site = town().beside(
        "votos.csv",
        "N.º;Asunto;PP;PSOE;Vox\n1;Presupuesto;A favor;En contra;A favor\n2;Moción;En contra;A favor;Abstención\n",
    );
    let day = ["--set", "date=2026-02-20", "--lang", "en"];
    site.run(&[&["import", "minutes", "votos.csv"], &day[..]].concat()).exits(1).says("“PP, PSOE, Vox” has votes");
    let (site, written, said) = minutes("Punto;Asunto;Concejal;Voto\n1;Acta;Ana Soto;Sí\n1;Acta;Grupo Popular;No\n");
    assert_eq!(text(&site, "uno/municipality.yaml"), COUNCIL);
    assert!(
        written.contains("present: [ana-soto]") && said.contains("“Grupo Popular” is not written"),
        "{written}{said}"
    );
    // Surnames in capitals are no parties.
    let (_, written, _) = minutes("N.º;Asunto;SOTO;RÍOS;MENA\n1;Presupuesto;Sí;No;Sí\n");
    assert!(written.contains("all yes except luis-rios (no)"), "{written}");
}
