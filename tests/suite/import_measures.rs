//! Measures as offices publish them: money, minus signs, years across, titles with two years, columns of codes.

use std::fs;

use crate::site::Site;

const SETTINGS: &str = "title: Prueba\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n";
const AREAS: &str = "levels: [{id: municipality, name: Municipio}]\nareas:\n\
    \x20 - {id: medellin, code: \"05001\", name: Medellín}\n  - {id: abejorral, code: \"05002\", name: Abejorral}\n";

/// What an import of a table said, and the file of a measure.
fn taken(table: &str, more: &[&str], measure: &str) -> (String, String) {
    let site = Site::empty().file("cabildo.yaml", SETTINGS).file("territory.yaml", AREAS).beside("t.csv", table);
    let outcome = site.run(&[&["import", "indicators", "t.csv", "--lang", "en"][..], more].concat());
    let path = site.path("content/territory/indicators").join(format!("{measure}.yaml"));
    (format!("{}{}", outcome.stdout, outcome.stderr), fs::read_to_string(path).unwrap_or_default())
}

#[test]
fn money_and_the_minus_of_typographers_are_figures() {
    let table = "Municipio;Inversión 2022;Saldo 2022\nMedellín;$ 1.234,50;−1,5\nAbejorral;$ 987,65;2,5\n";
    let (said, money) = taken(table, &[], "inversion");
    assert!(money.contains("1234.5") && money.contains("987.65"), "{said}{money}");
    assert!(taken(table, &[], "saldo").1.contains("-1.5"));
}

#[test]
fn an_indicators_years_may_stand_across_with_its_unit() {
    let table = "Código Municipio,Indicador,Unidad,2019,2020\n05001,Acueducto,%,97.1,97.5\n05002,Acueducto,%,65.0,66.1\n\
        05001,Homicidios,por 100 mil,20.1,15.2\n";
    let (said, water) = taken(table, &[], "acueducto");
    assert!(water.contains("97.1") && water.contains("66.1") && water.contains("unit: \"%\""), "{said}{water}");
    let crime = taken(table, &[], "homicidios").1;
    assert!(crime.contains("15.2") && crime.contains("por 100 mil") && !crime.contains("97"), "{crime}");
}

#[test]
fn a_title_with_two_years_is_told_and_can_be_said() {
    let table = "Municipio,Crecimiento 2019-2021,Agua 2021\nMedellín,1.5,90\nAbejorral,2.5,80\n";
    let (said, growth) = taken(table, &[], "crecimiento");
    assert!(said.contains("Crecimiento 2019-2021 name several years") && growth.is_empty(), "{said}{growth}");
    let (said, growth) = taken(table, &["--column", "crecimiento-2021=Crecimiento 2019-2021"], "crecimiento");
    assert!(!said.contains("several years") && growth.contains("{\"2021\": 1.5}"), "{said}{growth}");
    assert!(growth.contains("name: Crecimiento\n"), "{growth}");
}

#[test]
fn digits_that_keep_their_noughts_are_a_code_whatever_their_title_is() {
    for title in ["DIVIPOLA", "Llave"] {
        let table = format!("{title},Lugar,Pobreza\n05001,Medellín,11.6\n05002,Otro nombre,38.4\n");
        let (said, poverty) = taken(&table, &["--year", "2020"], "pobreza");
        assert!(poverty.contains("abejorral: {\"2020\": 38.4}"), "{title}: {said}{poverty}");
        let none = taken(&table, &["--year", "2020"], &title.to_lowercase()).1;
        assert!(none.is_empty(), "{title}: {none}");
    }
}

/// As Colombia's planning office titles a measure a row; figures are invented.
#[test]
fn a_value_and_a_unit_may_have_more_words_where_a_column_names_the_measures() {
    let table = "Código Municipio;Indicador;Año;Dato Numérico;Unidad de Medida\n05001;Acueducto;2020;97,1;%\n05002;Acueducto;2020;65,5;%\n\
        05001;Homicidios;2020;20,1;por 100 mil\n05002;Homicidios;2020;10,7;por 100 mil\n";
    let (said, water) = taken(table, &[], "acueducto");
    assert!(water.contains("medellin: {\"2020\": 97.1}") && water.contains("unit: \"%\""), "{said}{water}");
    assert!(taken(table, &[], "homicidios").1.contains("por 100 mil"));
    // Where none does, it is the measure's own title.
    let table = "Municipio;Valor observado 2020\nMedellín;97,1\nAbejorral;65,5\n";
    let (said, own) = taken(table, &[], "valor-observado");
    assert!(own.contains("97.1"), "{said}{own}");
}
