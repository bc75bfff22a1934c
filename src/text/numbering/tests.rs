//! Numbers of points as minutes and agendas write them, read.

use super::*;

#[test]
fn a_title_of_a_table_has_a_number_where_a_sign_or_a_word_says_so() {
    for (title, expected) in [
        ("7. Roads", Some(("7", "Roads"))),
        ("9.1 Lights", Some(("9.1", "Lights"))),
        ("4a) Obras", Some(("4a", "Obras"))),
        ("10 - Budget", Some(("10", "Budget"))),
        ("Item 7: Roads", Some(("7", "Roads"))),
        ("TOP 3 Haushalt", Some(("3", "Haushalt"))),
        ("12 streets renamed", None),
        ("2026. Un año", None),
        ("Art. 5. Reforma", None),
        ("7.", Some(("7", "7."))),
        ("Item 7", Some(("7", "Item 7"))),
        ("2026", None),
        ("V", None),
        ("1.500.000 para obras", None),
        ("3.5 millones para obras", None),
    ] {
        let expected = expected.map(|(number, title)| (number.to_owned(), title));
        assert_eq!(of_title(title), expected, "{title}");
    }
}

#[track_caller]
fn assert_split(heading: &str, number: &str, title: &str) {
    let read = Numbers::of(&[heading]).split(heading);
    assert_eq!(read, (Some(number.to_owned()), title.to_owned()), "{heading}");
}

#[test]
fn a_point_taken_off_the_agenda_leaves_a_gap_in_ordinals_and_after_words() {
    for (headings, numbers) in [
        (["PRIMERO. Actas", "SEGUNDO. Parques", "CUARTO. Otros"], ["1", "2", "4"]),
        (["Primero. Actas", "Tercero. Parques", "Cuarto. Otros"], ["1", "3", "4"]),
        (["Item No. 4: Roads", "Item No. 5: Parks", "Item No. 7: Other"], ["4", "5", "7"]),
        (
            ["Punto n. 1 all’o.d.g. – Verbali", "Punto n. 2 all’o.d.g. – Bilancio", "Punto n. 2-bis – Mozione"],
            ["1", "2", "2-bis"],
        ),
    ] {
        let read = Numbers::of(&headings);
        assert_eq!(headings.map(|heading| read.split(heading).0.unwrap_or_default()), numbers, "{headings:?}");
    }
    for (headings, numbers) in [
        (["Agenda Item 2: Roads", "Agenda Item 3: Parks", "Agenda Item 6: Other"], ["2", "3", "6"]),
        (["Erstens: Protokoll", "Zweitens: Haushalt", "Viertens: Anfragen"], ["1", "2", "4"]),
        (["Primer. Actes", "Segon. Obres", "Quart. Precs"], ["1", "2", "4"]),
        (["Prima: Verbali", "Seconda: Bilancio", "Quarta: Mozioni"], ["1", "2", "4"]),
        (["Première : PV", "Deuxième : Budget", "Quatrième : Divers"], ["1", "2", "4"]),
        (["TOP 2: Protokoll", "TOP 2 bis: Haushalt", "TOP 5: Anfragen"], ["2", "2 bis", "5"]),
        (["Punto 1. Actas", "Punto 3. Obras", "Punto 3 ter. Ruegos"], ["1", "3", "3 ter"]),
    ] {
        let read = Numbers::of(&headings);
        assert_eq!(headings.map(|heading| read.split(heading).0.unwrap_or_default()), numbers, "{headings:?}");
    }
    // What does not count up is no number.
    let read = Numbers::of(&["Cuarto: informe", "1. Actas", "Primero: nota"]);
    assert_eq!(read.split("Primero: nota").0, None);
}

#[test]
fn minutes_number_their_points_in_many_ways() {
    assert_split("4. Carta", "4", "Carta");
    assert_split("4.1 Carta", "4.1", "Carta");
    assert_split("4) Carta", "4", "Carta");
    assert_split("4a. Carta", "4a", "Carta");
    assert_split("4.a. Carta", "4.a", "Carta");
    assert_split("4bis Carta", "4bis", "Carta");
    assert_split("4 bis. Carta", "4 bis", "Carta");
    assert_split("4 ter Carta", "4 ter", "Carta");
    assert_split("4.º Carta", "4", "Carta");
    assert_split("1.- Lectura del acta", "1", "Lectura del acta");
    assert_split("1 – Lectura", "1", "Lectura");
    assert_split("III. Obras", "III", "Obras");
    assert_split("Ö 4 Bericht", "Ö 4", "Bericht");
    assert_split("TOP 4: Bericht", "4", "Bericht");
    assert_split("Punto 12. Varios", "12", "Varios");
}

#[test]
fn what_begins_like_a_number_and_is_none_stays_a_title() {
    for heading in ["Cierre", "2026 en cifras", "3D printing", "V", "Vía pública", "A 3 metros", "I am here", "4."] {
        assert_eq!(Numbers::of(&[heading]).split(heading), (None, heading.to_owned()), "{heading}");
    }
}

#[test]
fn a_number_is_found_among_those_that_points_bear() {
    let numbers = |all: &[&str]| all.iter().map(|number| (*number).to_owned()).collect::<Vec<_>>();
    assert_eq!(place("11", &numbers(&["10", "11"])), Some(1));
    assert_eq!(place("5", &numbers(&["IV", "V", "XIV"])), Some(1));
    assert_eq!(place("14", &numbers(&["IV", "V", "XIV"])), Some(2));
    assert_eq!(place("IV", &numbers(&["3", "4"])), Some(1));
    assert_eq!(place("4A", &numbers(&["4", "4a"])), Some(1));
    assert_eq!(place("4", &numbers(&["3", "4.1", "4.2"])), Some(1));
    assert_eq!(place("4 bis", &numbers(&["4", "4-bis", "5"])), Some(1));
    assert_eq!(place("2", &numbers(&["Ö 1", "Ö 2", "N 1"])), Some(1));
    assert_eq!(place("1", &numbers(&["Ö 1", "Ö 2", "N 1"])), None, "public or not?");
    assert_eq!(place("7", &numbers(&["1", "2"])), None);
    for (text, expected) in [("4", true), ("4a", true), ("IV", true), ("Ö 4", true), ("10:15", false), ("diez", false)]
    {
        assert_eq!(is_number(text), expected, "{text}");
    }
}

#[test]
fn a_word_before_a_number_makes_a_point_of_a_line() {
    for (line, expected) in [
        ("TOP 1 Eröffnung", Some(("1", "Eröffnung"))),
        ("TOP 2: Haushalt", Some(("2", "Haushalt"))),
        ("Ö 3 Bericht", Some(("Ö 3", "Bericht"))),
        ("Punto 4 Obras", Some(("4", "Obras"))),
        ("4. Obras", None),
        ("Mesa 4 Obras", None),
        ("TOP 1", None),
    ] {
        assert_eq!(of_word(line), expected.map(|(number, title)| (number.to_owned(), title)), "{line}");
    }
}

#[test]
fn the_ninth_letter_of_a_list_is_no_roman_number() {
    let letters = ["A. Apertura", "B. Actas", "I. Varios"];
    assert_eq!(Numbers::of(&letters).split("I. Varios").0, None);
    let romans = ["I. Apertura", "II. Actas", "V. Varios"];
    assert_eq!(Numbers::of(&romans).split("I. Apertura").0.as_deref(), Some("I"));
}

#[track_caller]
fn numbers_of(headings: &[&str], expected: &[Option<&str>]) {
    let numbers = Numbers::of(headings);
    let read: Vec<Option<String>> = headings.iter().map(|heading| numbers.split(heading).0).collect();
    assert_eq!(read.iter().map(Option::as_deref).collect::<Vec<_>>(), expected, "{headings:?}");
}

#[test]
fn letters_number_headings_where_they_count_up_and_nothing_else_does() {
    numbers_of(&["A. Opening", "B) Roads", "C. Closing"], &[Some("A"), Some("B"), Some("C")]);
    numbers_of(&["A. Opening", "Who was there", "B. Roads"], &[Some("A"), None, Some("B")]);
    numbers_of(&["A) PARTE RESOLUTIVA", "1. Acta", "B) CONTROL", "2. Ruegos"], &[None, Some("1"), None, Some("2")]);
    numbers_of(&["A. Pérez habla", "C. Ruiz responde"], &[None, None]);
    // Letters below Roman numbers are parts.
    numbers_of(&["I. Opening", "A. Roll", "B. Pledge", "II. Roads"], &[Some("I"), None, None, Some("II")]);
}

#[test]
fn roman_numbers_over_figures_that_count_on_are_none() {
    numbers_of(
        &["I. RESOLUTIVA", "1. Acta", "2. Obras", "II. CONTROL", "3. Ruegos"],
        &[None, Some("1"), Some("2"), None, Some("3")],
    );
    // Figures that begin again are parts of them, or nobody can say.
    numbers_of(&["I. Obras", "1. Muelle", "II. Salud", "1. Agua"], &[Some("I"), Some("1"), Some("II"), Some("1")]);
}

#[test]
fn ordinals_and_words_number_headings_that_count_on() {
    numbers_of(&["PRIMERO.- Acta", "SEGUNDO.- Obras"], &[Some("1"), Some("2")]);
    numbers_of(&["Oggetto n. 1: Verbali", "Oggetto n. 2: Bilancio"], &[Some("1"), Some("2")]);
    numbers_of(&["Punto 1º: Acta", "Punto 2º: Obras"], &[Some("1"), Some("2")]);
    numbers_of(&["Acta", "Segundo: Obras"], &[None, None]);
    numbers_of(&["Art. 1. Objeto", "Art. 2. Plazo"], &[None, None]);
}

#[test]
fn a_measure_is_no_number_unless_another_counts_on_to_it() {
    numbers_of(&["Opening", "4.5 acres of land", "Closing"], &[None, None, None]);
    numbers_of(&["3 vecinos piden luces", "5. Obras"], &[None, Some("5")]);
    numbers_of(&["2 Millones para obras", "Cierre"], &[None, None]);
    numbers_of(&["1 apertura", "2 obras"], &[Some("1"), Some("2")]);
    numbers_of(&["4. Obras", "4.1 muelle", "4.2 plaza"], &[Some("4"), Some("4.1"), Some("4.2")]);
    numbers_of(&["4. Land", "4.5 acres on Mill Road"], &[Some("4"), None]);
}
