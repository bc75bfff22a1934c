//! Agendas as officers write them, read.

use super::*;

fn points(text: &str) -> Vec<(String, String)> {
    read(text).points.into_iter().map(|point| (point.number, point.title)).collect()
}

#[track_caller]
fn reads(text: &str, expected: &[(&str, &str)]) {
    let expected: Vec<(String, String)> = expected.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect();
    assert_eq!(points(text), expected, "{text}");
}

#[test]
fn numbers_alone_may_have_a_gap_and_amounts_are_none() {
    reads(
        "AGENDA\n1 Apologies\n2 Minutes\n4 Finance\n10 Date of next meeting\n",
        &[("1", "Apologies"), ("2", "Minutes"), ("4", "Finance"), ("10", "Date of next meeting")],
    );
    reads(
        "1 acre for parks\n3 acres for roads\n9 acres for schools\n",
        &[("1", "1 acre for parks"), ("2", "3 acres for roads"), ("3", "9 acres for schools")],
    );
    reads("Orden del día\n18:00 Apertura\n18:10 Acta\n", &[("1", "18:00 Apertura"), ("2", "18:10 Acta")]);
}

#[test]
fn every_usual_way_of_marking_points_is_read() {
    let two = [("1", "Lectura del acta"), ("2", "Presupuesto")];
    for text in [
        "# Orden del día\n\n1. Lectura del acta\n2) Presupuesto\n",
        "1.- Lectura del acta\n2.- Presupuesto",
        "1 - Lectura del acta\n2 – Presupuesto",
        "1º. Lectura del acta\n2º. Presupuesto",
        "I. Lectura del acta\nII. Presupuesto",
        "ORDEN DEL DÍA\nI.- Lectura del acta\nII.- Presupuesto",
        "a) Lectura del acta\nb) Presupuesto",
        "- Lectura del acta\n- Presupuesto",
        "• Lectura del acta\n• Presupuesto",
        "## 1. Lectura del acta\n## 2. Presupuesto",
        "## Lectura del acta\n## Presupuesto",
        "Primero: Lectura del acta\nSegundo: Presupuesto",
        "PRIMERO.- Lectura del acta\nSEGUNDO.- Presupuesto",
        "Punto 1: Lectura del acta\nPunto 2: Presupuesto",
        "Orden del día:\nLectura del acta\n\nPresupuesto\n",
    ] {
        reads(text, &two);
    }
}

#[test]
fn points_below_points_keep_their_numbers_and_other_lines_their_place() {
    reads("1. Actas\n1.1. Lista\n2. Presupuesto", &[("1", "Actas"), ("1.1", "Lista"), ("2", "Presupuesto")]);
    let agenda = read("Estimados concejales\n1. Presupuesto\na) Ingresos\nb) Gastos\nSe adjunta el informe\n2. Varios");
    assert_eq!(agenda.before, ["Estimados concejales"]);
    assert_eq!(agenda.points[0].text, ["a) Ingresos", "b) Gastos", "Se adjunta el informe"]);
    assert_eq!(agenda.points[1].number, "2");
    reads("4. Obras\n4a. Muelle\n5. Varios", &[("4", "Obras"), ("4a", "Muelle"), ("5", "Varios")]);
    // Numbers that say nothing are counted anew.
    reads("1. Uno\n1. Otro", &[("1", "Uno"), ("2", "Otro")]);
    reads("2026 fue un año\nde obras", &[("1", "2026 fue un año"), ("2", "de obras")]);
    assert!(read("\n\n").points.is_empty());
    let below = [("1", "Actas"), ("2", "Presupuesto"), ("2.1", "Ingresos"), ("2.2", "Gastos"), ("3", "Cierre")];
    reads("1. Actas\n2. Presupuesto\n2.1 Ingresos\n2.2 Gastos\n3. Cierre", &below);
    // An amount is no point below another.
    assert_eq!(read("1. Actas\n2. Presupuesto\n3.5 millones de pesos\n3. Cierre").points.len(), 3);
    reads("1 Actas\n2 Presupuesto\n3 Cierre", &[("1", "Actas"), ("2", "Presupuesto"), ("3", "Cierre")]);
}

#[test]
fn a_word_before_the_number_is_enough_and_who_signs_is_no_part_of_the_last_point() {
    let agenda = read(
        "Tagesordnung\nTOP 1 Eröffnung\nTOP 2 Haushalt 2027\n- Anlage A\n1. Einnahmen\nTOP 3: Verschiedenes\nSe verá.\n\nAna Pérez\nSecretaria",
    );
    let titles: Vec<(&str, &str)> =
        agenda.points.iter().map(|point| (point.number.as_str(), point.title.as_str())).collect();
    assert_eq!(titles, [("1", "Eröffnung"), ("2", "Haushalt 2027"), ("3", "Verschiedenes")]);
    assert_eq!(agenda.points[1].text, ["- Anlage A", "1. Einnahmen"]);
    assert_eq!(
        (agenda.before, &agenda.points[2].text),
        (vec!["Tagesordnung".to_owned()], &vec!["Se verá.".to_owned()])
    );
    assert_eq!(agenda.after, ["Ana Pérez", "Secretaria"]);
    // Under a number of its own, a line about a point is no point.
    let agenda = read("1. Actas\n2. Obras\nPunto 1 sigue pendiente\n\nSe leerá el informe.");
    assert_eq!(agenda.points.len(), 2);
    assert_eq!(agenda.points[1].text, ["Punto 1 sigue pendiente", "Se leerá el informe."]);
    reads("1. Actas\nPunto 2: Obras", &[("1", "Actas"), ("2", "Obras")]);
    reads("Ö 1 Bericht\nÖ 2 Anfragen", &[("Ö 1", "Bericht"), ("Ö 2", "Anfragen")]);
}

#[test]
fn a_title_that_was_broken_is_whole_again_and_parts_of_a_point_are_found() {
    let agenda = read(
        "1. Acta del 3 de\n   marzo\n2. Compra de\nCamiones\n3. Notas:\n   a) Del gobierno\n   b) De vecinos\n4. Ruidos.\n   Autor: Duarte.",
    );
    let titles: Vec<&str> = agenda.points.iter().map(|point| point.title.as_str()).collect();
    assert_eq!(titles, ["Acta del 3 de marzo", "Compra de Camiones", "Notas:", "Ruidos."]);
    assert_eq!(agenda.points[2].parts().collect::<Vec<_>>(), ["a) Del gobierno", "b) De vecinos"]);
    assert_eq!(agenda.points[3].text, ["Autor: Duarte."]);
    assert_eq!(agenda.points[3].parts().count(), 0);
    let agenda = read(
        "1. Asuntos entrados:\n   a) Nota de la Cooperadora\n   b) Proyecto de ordenanza: tasa\n      vial 2027\n   c) Compra de\n      Camiones\n      Se adjunta el informe\n      del tesorero.\n\n      sin orden\n2. Varios",
    );
    let [entered, _] = &agenda.points[..] else { panic!("{agenda:?}") };
    let parts = ["a) Nota de la Cooperadora", "b) Proyecto de ordenanza: tasa vial 2027", "c) Compra de Camiones"];
    assert_eq!(entered.parts().collect::<Vec<_>>(), parts);
    // Lines without a mark may be a list.
    assert_eq!(entered.text[3..], ["Se adjunta el informe", "del tesorero.", "sin orden"]);
    let agenda = read("I. Actas\n  A. Ordinarias\n  B. Otras\nII. Varios\n```item\npapers:\n- uno\n```");
    assert_eq!(agenda.points[0].parts().collect::<Vec<_>>(), ["A. Ordinarias", "B. Otras"]);
    assert_eq!(agenda.points[1].parts().count(), 0, "what stands in a block is no part of the notice");
}

/// The keys of what is told, with the line of each.
fn told(agenda: &Agenda) -> Vec<(&str, &str)> {
    let line = |told: &'_ Told| told.facts.iter().position(|(name, _)| *name == "line");
    agenda.told.iter().filter_map(|told| Some((told.key, told.facts[line(told)?].1.as_str()))).collect()
}

#[test]
fn a_title_goes_on_in_what_stands_further_in_whatever_its_first_letter() {
    let agenda = read(
        "1. Leitura da ata\n2. Programa de Obras da Escola\n   Nº 5 e da\n   Praça Central\n3. Notas\n   c) Otro: Escuela\n      Nº 5\n   d) Nota\n   Se leerá.\n4. Homenaje al doctor\n   Ricardo Rojas\n5. Varios",
    );
    let titles: Vec<&str> = agenda.points.iter().map(|point| point.title.as_str()).collect();
    let expected = [
        "Leitura da ata",
        "Programa de Obras da Escola Nº 5 e da Praça Central",
        "Notas",
        "Homenaje al doctor Ricardo Rojas",
        "Varios",
    ];
    assert_eq!(titles, expected);
    assert_eq!(agenda.points[2].text, ["c) Otro: Escuela Nº 5", "d) Nota", "Se leerá."]);
    let joined = [("add-joined", "Nº 5 e da"), ("add-joined", "Nº 5"), ("add-joined", "Ricardo Rojas")];
    assert_eq!(told(&agenda), joined);
    // Where there are several, they may be a list: they are shown as they stand.
    let agenda = read(
        "1. Entrados\n   Nota de la Cooperadora\n   Nota del club\n2. Notas:\n   Del gobierno\n3. Ruidos\n   Autor: Duarte\n4. APROBACIÓN DEL ACTA DE LA\nSESIÓN ANTERIOR\n5. Obras\nMuelle\nSe verá",
    );
    let parts: Vec<Vec<&str>> = agenda.points.iter().map(|point| point.parts().collect()).collect();
    let expected =
        [vec!["Nota de la Cooperadora", "Nota del club"], vec!["Del gobierno"], vec![], vec![], vec!["Muelle"]];
    assert_eq!(parts, expected);
    assert_eq!(agenda.points[3].title, "APROBACIÓN DEL ACTA DE LA SESIÓN ANTERIOR");
    assert_eq!(told(&agenda), [("add-below", "Nota de la Cooperadora"), ("add-below", "Muelle")]);
    // A heading of a text ends with its line.
    let agenda = read("## 1. Obras\nMuelle\n## 2. Varios");
    assert_eq!((agenda.points[0].parts().count(), told(&agenda)), (0, Vec::new()));
}

#[test]
fn headings_over_the_points_are_no_points_and_no_text_of_one() {
    for text in [
        "PLENO ORDINARIO\nA) PARTE RESOLUTIVA\n1.- Acta\n2.- Expediente 12/2026, de\nmodificación\nB) PARTE DE CONTROL\n3.- Ruegos",
        "PLENO ORDINARIO\nA.- Parte resolutiva\n\n1.- Acta\n2.- Expediente 12/2026, de\nmodificación\n\nB.- Parte de control\n\n3.- Ruegos",
        "PLENO ORDINARIO\n\nI. PARTE RESOLUTIVA\n1. Acta\n2. Expediente 12/2026, de modificación\nII. PARTE DE CONTROL\n3. Ruegos",
        "PLENO ORDINARIO\n## Parte resolutiva\n1. Acta\n2. Expediente 12/2026, de modificación\n## Parte de control\n3. Ruegos",
        "PLENO ORDINARIO\nPARTE RESOLUTIVA\n1. Acta\n2. Expediente 12/2026, de modificación\nACTIVIDAD DE CONTROL\n3. Ruegos",
    ] {
        let agenda = read(text);
        let titles: Vec<&str> = agenda.points.iter().map(|point| point.title.as_str()).collect();
        assert_eq!(titles, ["Acta", "Expediente 12/2026, de modificación", "Ruegos"], "{text}");
        assert_eq!(agenda.points.iter().map(|point| point.sections.len()).collect::<Vec<_>>(), [1, 0, 1], "{text}");
        assert!(agenda.points.iter().all(|point| point.text.is_empty()), "{text}");
        assert_eq!(agenda.before, ["PLENO ORDINARIO"], "{text}");
        assert_eq!(told(&agenda).len(), 2, "{text}");
    }
    let agenda = read(
        "ORDEM DO DIA\n\nEXPEDIENTE\n1. Ata\n2. Correspondências:\n   2.1 Ofício 5\n\nORDEM DO DIA\n3. PL 5\n\nExplicações pessoais\n4. Palavra livre",
    );
    let over: Vec<Vec<String>> = agenda.points.iter().map(|point| point.sections.clone()).collect();
    assert_eq!(over, [vec!["EXPEDIENTE"], vec![], vec![], vec!["ORDEM DO DIA"], vec!["Explicações pessoais"]]);
    let agenda = read(
        "A) PARTE RESOLUTIVA\nPor mayoría simple:\n1.- Acta\n\nB) CONTROL\n\nB.1) Mociones\n\n2.- Moción\n\nC) URGENCIA\n\nEl Alcalde",
    );
    assert_eq!(agenda.points[0].sections, ["A) PARTE RESOLUTIVA", "Por mayoría simple:"]);
    assert_eq!(agenda.points[1].sections, ["B) CONTROL", "B.1) Mociones"]);
    assert_eq!((agenda.last, agenda.after), (vec!["C) URGENCIA".to_owned()], vec!["El Alcalde".to_owned()]));
    // What only looks like one stays a part of its point, or its headline.
    let agenda =
        read("ORDEN DEL DÍA\n1. Actas\nA. Ordinarias\nB. Otras\n2. Presupuesto\nI. Ingresos\nII. Gastos\n3. Varios");
    assert_eq!((told(&agenda), agenda.points.len(), agenda.before.len()), (Vec::new(), 3, 1));
    assert_eq!(agenda.points[0].parts().count(), 2);
    // Numbers further in that count by themselves are parts of a point.
    let agenda = read("1. Actas\n2. Presupuesto\n   1. Ingresos\n   2. Gastos\n   3. Deuda\n3. Varios");
    assert_eq!((agenda.points.len(), agenda.points[1].parts().count()), (3, 3));
    reads("1. Uno\n   2. Dos\n   3. Tres", &[("1", "Uno"), ("2", "Dos"), ("3", "Tres")]);
}

#[test]
fn letters_are_points_unless_all_but_the_last_have_points_that_count_on() {
    let three = [("1", "Apertura"), ("2", "Proyectos"), ("3", "Cierre")];
    for text in [
        "A. Apertura\nB. Proyectos\n   1. Ordenanza 3\n   2. Ordenanza 4\nC. Cierre",
        "ORDEN DEL DÍA\n\nA) APERTURA\nB) PROYECTOS\n1. Ordenanza 3\n2. Ordenanza 4\nC) CIERRE\n\nAna Soto\nSecretaria",
        "A.- Apertura\n  1. Himno\n  2. Quórum\nB.- Proyectos\n  1. Ordenanza 3\n  2. Ordenanza 4\nC.- Cierre",
    ] {
        let agenda = read(text);
        let read: Vec<(&str, String)> =
            agenda.points.iter().map(|point| (point.number.as_str(), point.title.to_lowercase())).collect();
        assert_eq!(read, three.map(|(number, title)| (number, title.to_lowercase())), "{text}");
        assert_eq!(agenda.points[1].parts().collect::<Vec<_>>(), ["1. Ordenanza 3", "2. Ordenanza 4"], "{text}");
        assert_eq!((told(&agenda), agenda.last.len()), (Vec::new(), 0), "{text}");
    }
    // Numbers that begin again are parts; those that count on, though the last letter has none, are points.
    reads("A) Informes\n1. Uno\n2. Dos\nB) Proyectos\n1. Tres", &[("1", "Informes"), ("2", "Proyectos")]);
    let agenda = read("A) Informes\n1. Uno\n   1. Parte\n2. Dos\nB) Proyectos\n3. Tres\nC) Ruegos");
    assert_eq!((agenda.points.len(), agenda.last), (3, vec!["C) Ruegos".to_owned()]));
}

#[test]
fn roman_sections_are_headings_though_the_last_has_no_points() {
    let agenda = read(
        "I. PARTE RESOLUTIVA\n1. Acta\n2. Crédito\nII. PARTE DE CONTROL\n3. Decretos\nIII. RUEGOS Y PREGUNTAS\n\nEl Alcalde",
    );
    let titles: Vec<&str> = agenda.points.iter().map(|point| point.title.as_str()).collect();
    assert_eq!(titles, ["Acta", "Crédito", "Decretos"]);
    assert_eq!(agenda.points[2].sections, ["II. PARTE DE CONTROL"]);
    assert_eq!(
        (&agenda.last[..], &agenda.after[..]),
        (&["III. RUEGOS Y PREGUNTAS".to_owned()][..], &["El Alcalde".to_owned()][..])
    );
    // Of two, one says nothing: its numbers may be parts.
    reads("I. Presupuesto\n1. Ingresos\n2. Gastos\nII. Cierre", &[("1", "Presupuesto"), ("2", "Cierre")]);
    let four = [("1", "Actas"), ("2", "Obras"), ("3", "Cierre")];
    reads("I. Actas\nII. Obras\n  1. Muelle\n  2. Plaza\nIII. Cierre", &four);
}

#[test]
fn who_signs_below_the_last_point_is_no_part_of_it() {
    let signed = |below: &str| {
        let agenda = read(&format!("1. Acta\n2. Preguntas\n{below}"));
        (agenda.points[1].text.join("|"), agenda.after.join("|"))
    };
    for (below, text, after) in [
        (
            "\nEn Villa, a 3 de mayo de 2026\nEl Alcalde, Fdo.: Juan Pérez",
            "",
            "En Villa, a 3 de mayo de 2026|El Alcalde, Fdo.: Juan Pérez",
        ),
        (
            "En Villa, a 3 de mayo de 2026.\n\nLA ALCALDESA,\n\nFdo.: Ana Soto",
            "",
            "En Villa, a 3 de mayo de 2026.|LA ALCALDESA,|Fdo.: Ana Soto",
        ),
        (
            "\nSe verá el expediente.\n\nVilla, 3/5/2026\n\nAna Pérez\nSecretaria",
            "Se verá el expediente.",
            "Villa, 3/5/2026|Ana Pérez|Secretaria",
        ),
        ("Ana Souza\nPresidente", "", "Ana Souza|Presidente"),
        ("\nVila, 3 de maio de 2026", "", "Vila, 3 de maio de 2026"),
        ("\nVilla, a tres de mayo de 2026\nLA SECRETARIA", "", "Villa, a tres de mayo de 2026|LA SECRETARIA"),
        ("\nEn Villa, a tres de mayo de dos mil veintiséis", "", "En Villa, a tres de mayo de dos mil veintiséis"),
        ("\nMay 3, 2026\nMayor Ann Lee", "", "May 3, 2026|Mayor Ann Lee"),
        (
            "\nVilla, 3 de mayo de 2026. El Alcalde, Juan Pérez.",
            "",
            "Villa, 3 de mayo de 2026. El Alcalde, Juan Pérez.",
        ),
        ("Informe de la Presidenta", "Informe de la Presidenta", ""),
        ("\nSe leerá el acta del 3 de mayo de 2026", "Se leerá el acta del 3 de mayo de 2026", ""),
        ("Ana Souza", "Ana Souza", ""),
        ("   - Nota de la Alcaldesa", "- Nota de la Alcaldesa", ""),
    ] {
        assert_eq!(signed(below), (text.to_owned(), after.to_owned()), "{below}");
    }
    let agenda = read("Acta\n\nObras\n\nAna Soto\nEl Alcalde");
    assert_eq!((agenda.points.len(), agenda.after), (2, vec!["Ana Soto".to_owned(), "El Alcalde".to_owned()]));
    assert_eq!(read("Acta\n\nSecretaría de Obras").points.len(), 2);
}

#[test]
fn points_are_counted_in_words_and_with_words_before_their_number() {
    for text in [
        "PRIMERO.- Acta\nSEGUNDO.- Obras",
        "Punto 1º: Acta\nPunto 2º: Obras",
        "PUNTO PRIMERO.- Acta\nPUNTO SEGUNDO.- Obras",
        "Primer punto: Acta\nSegundo punto: Obras",
        "Punto N.º 1: Acta\nPunto N.º 2: Obras",
        "1ro. Acta\n2do. Obras",
        "Primeiro ponto: Acta\nSegundo ponto: Obras",
        "Ponto nº 1 - Acta\nPonto nº 2 - Obras",
        "Assunto 1: Acta\nAssunto 2: Obras",
        "Point n° 1 : Acta\nPoint n° 2 : Obras",
        "1/ Acta\n2/ Obras",
        "1er point : Acta\n2eme point : Obras",
        "1 : Acta\n2 : Obras",
        "Primo punto: Acta\nSecondo punto: Obras",
        "Punto n. 1: Acta\nPunto n. 2: Obras",
        "Argomento 1) Acta\nArgomento 2) Obras",
        "Tagesordnungspunkt 1: Acta\nTagesordnungspunkt 2: Obras",
        "i. Acta\nii. Obras",
    ] {
        reads(text, &[("1", "Acta"), ("2", "Obras")]);
    }
    // An agenda that goes on keeps its Roman numbers.
    reads("IV. Obras\nV. Cierre", &[("4", "Obras"), ("5", "Cierre")]);
}

#[test]
fn a_measure_below_a_point_is_no_point() {
    let agenda = read("3. Minutes\n4. Land\n4.5 acres of land on Mill Road\n4.5 Acres more\n5. Close");
    assert_eq!((agenda.points.len(), agenda.points[1].text.len()), (3, 2), "{agenda:?}");
    let below = [("4", "Obras"), ("4.1", "muelle"), ("4.2", "plaza")];
    reads("4. Obras\n4.1 muelle\n4.2 plaza", &below);
}

#[test]
fn sentences_and_columns_that_close_an_agenda_are_no_part_of_the_last_point() {
    for below in [
        "\nLo que le comunico para su conocimiento.\n\nEn Villa, a 3 de mayo de 2026\nEl Secretario\nAna Soto",
        "\nEn Villa, a 3 de mayo de 2026\nEl Alcalde, Juan Ruiz\n\nContra este acto cabe recurso de reposición.",
        "\n\tLA ALCALDESA\t\tEL SECRETARIO\n\tANA SOTO RUIZ\t\tJUAN PÉREZ GIL",
        "\nMARÍA JOSÉ PÉREZ GÓMEZ\nSECRETARIA GENERAL",
        "MARÍA PÉREZ GÓMEZ          JUAN RUIZ GIL\nSecretaria municipal       Presidente",
        "\nSe ruega puntual asistencia.\n\n________________\nAna Soto",
        "\nFait à Villars, le 3 mai 2026\n\nLe Maire,\nJean Dupont",
        "\nVilla, lì 3 maggio 2026\nIl Sindaco\nMario Rossi",
        "\nMusterdorf, den 3. Mai 2026\n\nErika Muster\nBürgermeisterin",
    ] {
        let agenda = read(&format!("1. Acta\n2. Preguntas\nSe verá.\n{below}"));
        assert_eq!(agenda.points[1].text, ["Se verá."], "{below}");
        let lines = below.lines().map(str::trim).filter(|line| !line.is_empty());
        assert_eq!(agenda.after, lines.collect::<Vec<_>>(), "{below}");
    }
}
