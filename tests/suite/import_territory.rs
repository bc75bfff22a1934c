//! Areas, their boundaries and indicators from others' tables: how they are understood, and what stays.

use std::fs;

use serde_json::json;

use crate::site::Site;

const SETTINGS: &str = "title: Prueba\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n";

fn site() -> Site {
    Site::empty()
        .file("cabildo.yaml", SETTINGS)
        .file("mixco/municipality.yaml", "name: Mixco\narea: mixco\n")
        .file("sanarate/municipality.yaml", "name: Sanarate\narea: sanarate\n")
}

fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path("content").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A table in the form of a statistics office: the department stands in the first of its rows alone,
/// sums stand between, and thousands are marked.
const DIVISION: &str = "Cód. depto;Departamento;Cód. municipio;Municipio;Población 2018;Población 2023\n\
    01;Guatemala;0101;Guatemala;923.392;1.205.668\n\
    ;;0108;Mixco;465.773;517.505\n\
    ;Total Guatemala;;;1.389.165;1.723.173\n\
    02;El Progreso;0207;Sanarate;s.d.;47.110\n";

#[test]
fn a_countrys_division_is_understood_and_the_territory_builds() {
    let site = site().beside("division.csv", DIVISION);
    let outcome = site.run(&["import", "areas", "division.csv", "--lang", "en"]).exits(0);
    for said in ["department-code", "municipality-code", "population-2023", "lines or records read: 3", "it is a sum"] {
        assert!(outcome.stdout.contains(said), "{said}: {}", outcome.stdout);
    }
    let yaml = text(&site, "territory.yaml");
    // In the site's language, not in that of the officer's messages.
    assert!(yaml.contains("{id: department, name: Departamento}"), "{yaml}");
    // The municipality has the department's name, and comes after it.
    assert!(yaml.contains("id: guatemala-guatemala") && yaml.contains("id: guatemala\n"), "{yaml}");
    assert!(!yaml.contains("Total"), "{yaml}");
    let built = site.build().exits(0);
    let department = built.page("territorio/lugares/guatemala/");
    assert!(department.contains("1,205,668") || department.contains("1.205.668"), "the capital's people: {department}");
    assert!(built.page("territorio/lugares/mixco/").contains("0108"), "the code stays as it was written");
}

#[test]
fn the_next_years_table_adds_its_inhabitants_to_the_areas_that_stand() {
    let site = site().beside("division.csv", DIVISION).beside("nuevo.csv", DIVISION.replace("2023", "2028"));
    site.run(&["import", "areas", "division.csv"]).exits(0);
    site.run(&["import", "areas", "nuevo.csv"]).exits(0);
    let yaml = text(&site, "territory.yaml");
    assert_eq!(yaml.matches("0108").count(), 1, "{yaml}");
    let mixco = yaml.split("0108").nth(1).and_then(|rest| rest.split("- ").next()).unwrap_or_default();
    for year in ["2018", "2023", "2028"] {
        assert!(mixco.contains(year), "{year}: {mixco}");
    }
    // What somebody wrote by hand is not written over.
    let own = yaml.replace("name: Mixco", "name: Villa de Mixco");
    site.write("territory.yaml", &own);
    let outcome = site.run(&["import", "areas", "division.csv", "--lang", "en"]).exits(1);
    assert!(outcome.stdout.contains("left as it is: territory.yaml"), "{}", outcome.stdout);
    assert_eq!(text(&site, "territory.yaml"), own);
}

#[test]
fn a_row_may_name_what_contains_it_in_any_order() {
    let table = "codigo,nombre,nivel,codigo_superior,habitantes_2020\n\
        0101,Mixco,municipio,01,500\n01,Centro,provincia,,900\n0102,Sanarate,municipio,01,400\n09,Sola,municipio,77,1\n";
    let site = site().beside("tabla.csv", table);
    let outcome = site.run(&["import", "areas", "tabla.csv", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("no area is called “77”"), "{}", outcome.stdout);
    let built = site.build().exits(0);
    assert!(built.page("territorio/lugares/centro/").contains("Sanarate"));
}

#[test]
fn capitals_become_names_and_a_wrong_guess_is_put_right_by_hand() {
    let table = "PROVINCIA,DISTRITO,CLAVE\nBOCAS DEL TORO,CHANGUINOLA,X1\nBOCAS DEL TORO,EL ÑUMI,X2\n";
    let site = site().beside("tabla.csv", table);
    site.run(&[
        "import",
        "areas",
        "tabla.csv",
        "--column",
        "municipality=DISTRITO",
        "--column",
        "-=CLAVE",
        "--lang",
        "en",
    ])
    .exits(0);
    let yaml = text(&site, "territory.yaml");
    assert!(yaml.contains("name: Bocas del Toro") && yaml.contains("name: El Ñumi"), "{yaml}");
    assert!(yaml.contains("#   municipality = DISTRITO") && !yaml.contains("X1"), "{yaml}");
    // What was said stands for the next time.
    let again = site.run(&["import", "areas", "tabla.csv", "--lang", "en"]).exits(0);
    assert!(again.stdout.contains("unchanged: territory.yaml"), "{}", again.stdout);
}

#[test]
fn indicators_come_a_column_a_year_or_a_row_a_value() {
    let wide = "Municipio;Pobreza 2018 (%);Pobreza 2023 (%);Alcalde\nMixco;31,5;28,25;Fulano\nSanarate;s.d.;40,125;Mengana\nAtlántida;1,0;2,0;Nadie\n";
    let tall = "anio,municipio,indicador,valor\n2020,Mixco,Agua en casa,91.5\n2021,Mixco,Agua en casa,93\n2021,Sanarate,Agua en casa,-\n";
    let site = site().beside("division.csv", DIVISION).beside("pobreza.csv", wide).beside("agua.csv", tall);
    site.run(&["import", "indicators", "pobreza.csv", "--lang", "en"]).exits(1);
    site.run(&["import", "areas", "division.csv"]).exits(0);
    let outcome =
        site.run(&["import", "indicators", "pobreza.csv", "agua.csv", "--set", "better=less", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("no area is called “Atlántida”"), "{}", outcome.stdout);
    let poverty = text(&site, "territory/indicators/pobreza.yaml");
    assert!(poverty.contains("28.25") && poverty.contains("40.125") && poverty.contains("unit: \"%\""), "{poverty}");
    assert!(poverty.contains("better: less") && !poverty.contains("Fulano"), "{poverty}");
    let water = text(&site, "territory/indicators/agua-en-casa.yaml");
    assert!(water.contains("91.5") && water.contains("93") && !water.contains("sanarate"), "{water}");
    let built = site.build().exits(0);
    assert!(built.page("territorio/indicadores/pobreza/").contains("40.125"));
}

/// Nobody can say what "3.200" is, nor how "7,5" got into a column of points: both are told, neither taken.
#[test]
fn a_figure_that_could_be_two_is_told_and_not_taken() {
    let table = "municipio;A 2020;B 2020\nMixco;12.5;3.200\nSanarate;7,5;7.500\nGuatemala;1,234.5;12\n";
    let site = site().beside("division.csv", DIVISION.replace(";0101;Guatemala", ";0101;Capital"));
    let site = site.beside("medidas.csv", table.replace("Guatemala", "Capital"));
    site.run(&["import", "areas", "division.csv"]).exits(0);
    let outcome = site.run(&["import", "indicators", "medidas.csv", "--lang", "en"]).exits(0);
    for said in ["column “A 2020”", "column “B 2020”", "--set decimal=,"] {
        assert!(outcome.stdout.contains(said), "{said}: {}", outcome.stdout);
    }
    let (a, b) = (text(&site, "territory/indicators/a.yaml"), text(&site, "territory/indicators/b.yaml"));
    assert!(a.contains("12.5") && a.contains("1234.5") && !a.contains("75") && !a.contains("7.5"), "{a}");
    assert!(b.contains("12") && !b.contains("3200") && !b.contains("3.2"), "{b}");
    site.run(&["import", "indicators", "medidas.csv", "--set", "decimal=,", "--lang", "en"]).exits(0);
    let b = text(&site, "territory/indicators/b.yaml");
    assert!(b.contains("3200") && b.contains("7500"), "said by hand: {b}");
}

/// A cell that is a number to the spreadsheet has no mark of any country, however the texts beside it are
/// written.
#[test]
fn numbers_of_a_spreadsheet_are_what_they_are() {
    use crate::tables::Stored::{Number, Text};
    let rows: &[&[crate::tables::Stored]] = &[
        &[Text("Municipio"), Text("Densidad 2020")],
        &[Text("Mixco"), Number("8.125")],
        &[Text("Sanarate"), Text("9.500,25")],
    ];
    let site = site().beside("division.csv", DIVISION).beside("densidad.xlsx", crate::tables::xlsx(rows));
    site.run(&["import", "areas", "division.csv"]).exits(0);
    for said in [&[][..], &["--set", "decimal=,"]] {
        site.run(&[&["import", "indicators", "densidad.xlsx"], said].concat()).exits(0);
        let density = text(&site, "territory/indicators/densidad.yaml");
        assert!(density.contains("8.125") && density.contains("9500.25"), "{density}");
    }
}

/// A total's row is no area, wherever its word stands; and a department's number that is repeated in each
/// of its municipalities is the department's.
#[test]
fn sums_and_repeated_inhabitants_are_not_the_areas_own() {
    let table = "Cod depto;Departamento;Cod mun;Municipio;Población 2018\n\
        01;Norte;0101;Uno;900\n01;Norte;0102;Dos;900\n01;Norte;0103;Tres;900\n\
        02;Sur;0201;Cuatro;500\n02;Sur;0202;Cinco;500\nTotal;;;;1400\n";
    let site = site().beside("tabla.csv", table);
    let outcome = site.run(&["import", "areas", "tabla.csv", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("it is a sum") && outcome.stdout.contains("same number"), "{}", outcome.stdout);
    let yaml = text(&site, "territory.yaml");
    assert!(!yaml.to_lowercase().contains("total"), "{yaml}");
    assert_eq!((yaml.matches("900").count(), yaml.matches("500").count()), (1, 1), "{yaml}");
}

#[test]
fn boundaries_are_given_to_the_areas_that_their_properties_name() {
    let square =
        |west: f64| json!([[[west, 14.0], [west + 0.5, 14.0], [west + 0.5, 14.5], [west, 14.5], [west, 14.0]]]);
    let feature = |name: &str, code: &str, west: f64| {
        json!({"type": "Feature", "properties": {"NOM_MUN": name, "COD_MUN": code},
            "geometry": {"type": "Polygon", "coordinates": square(west)}})
    };
    // A spreadsheet took the code's zero, and one name is spelled in capitals.
    let map = json!({"type": "FeatureCollection", "features":
        [feature("MIXCO", "108", -91.0), feature("Sanarate", "0207", -90.123456789), feature("Nuevo", "9", -89.0)]});
    let site = site().beside("division.csv", DIVISION).beside("municipios.geojson", map.to_string());
    site.run(&["import", "areas", "division.csv"]).exits(0);
    let outcome = site.run(&["import", "areas", "municipios.geojson", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("no area is called “Nuevo”"), "{}", outcome.stdout);
    let written = text(&site, "territory/boundaries/municipios.geojson");
    assert!(written.contains("\"id\":\"mixco\"") && written.contains("\"id\":\"sanarate\""), "{written}");
    assert!(written.contains("-90.12346"), "about a metre: {written}");
    site.build().exits(0).tells_no("unknown-reference");
}

#[test]
fn boundaries_alone_make_the_areas_that_they_name() {
    let feature = |name: &str| {
        json!({"type": "Feature", "properties": {"municipio": name, "provincia": "Sur"},
            "geometry": {"type": "Polygon", "coordinates": [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]]}})
    };
    let map = json!({"type": "FeatureCollection", "features": [feature("Mixco"), feature("Sanarate")]});
    let site = site().beside("mapa.geojson", map.to_string());
    site.run(&["import", "areas", "mapa.geojson"]).exits(0);
    assert!(text(&site, "territory.yaml").contains("name: Sur"));
    site.build().exits(0);
}

/// A level is called what the country calls it: by the column, or by any word said by hand.
#[test]
fn levels_keep_the_countrys_own_names() {
    let ecuador = "Provincia;Cantón;Parroquia;DPA_PARROQ\nAzuay;Cuenca;Baños;010151\nAzuay;Cuenca;Cumbe;010152\n";
    let site = site().beside("ec.csv", ecuador);
    site.run(&["import", "areas", "ec.csv", "--lang", "en"]).exits(0);
    let yaml = text(&site, "territory.yaml");
    for name in ["name: Provincia}", "name: Cantón}", "name: Parroquia}"] {
        assert!(yaml.contains(name), "{name}: {yaml}");
    }
    let kenya = "County,Sub-County,Ward,Ward Code\nMombasa,Changamwe,Port Reitz,0001\nMombasa,Changamwe,Kipevu,0002\n";
    let site = Site::empty().file("cabildo.yaml", SETTINGS.replace("[es]", "[en]")).beside("ke.csv", kenya);
    site.run(&["import", "areas", "ke.csv", "--lang", "es"]).exits(0);
    let yaml = text(&site, "territory.yaml");
    assert!(yaml.contains("{id: sub-county, name: Sub-County}") && yaml.contains("{id: ward, name: Ward}"), "{yaml}");
    assert!(yaml.contains("code: \"0001\""), "{yaml}");
    let own = "Shehia,Wilaya\nKiwengwa,Kaskazini\nMatemwe,Kaskazini\n";
    let site = Site::empty().file("cabildo.yaml", SETTINGS).beside("tz.csv", own);
    let asked = ["import", "areas", "tz.csv", "--column", "shehia=Shehia", "--column", "wilaya=Wilaya", "--lang", "en"];
    site.run(&asked).exits(0);
    let yaml = text(&site, "territory.yaml");
    assert!(yaml.contains("{id: wilaya, name: Wilaya}") && yaml.contains("{id: shehia, name: Shehia}"), "{yaml}");
}

/// Names that the program has are written in every language of the site.
#[test]
fn names_of_levels_are_in_the_sites_languages() {
    let site = Site::empty().file("cabildo.yaml", SETTINGS.replace("[es]", "[es, en]")).beside("d.csv", DIVISION);
    site.run(&["import", "areas", "d.csv", "--lang", "pt"]).exits(0);
    let yaml = text(&site, "territory.yaml");
    assert!(yaml.contains("{es: Departamento, en: Department}"), "{yaml}");
}

/// A department's value that is repeated in each of its municipalities is the department's.
#[test]
fn repeated_values_of_an_indicator_are_those_of_the_larger_area() {
    let division = "Departamento;Municipio\nNorte;Uno\nNorte;Dos\nNorte;Tres\nSur;Cuatro\nSur;Cinco\n";
    let table = "Departamento;Municipio;Pobreza 2020;Agua 2020\n\
        Norte;Uno;31.5;1\nNorte;Dos;31.5;2\nNorte;Tres;31.5;3\nSur;Cuatro;12.5;4\nSur;Cinco;12.5;5\n";
    let site = site().beside("d.csv", division).beside("t.csv", table);
    site.run(&["import", "areas", "d.csv"]).exits(0);
    let outcome = site.run(&["import", "indicators", "t.csv", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.contains("in Pobreza 2020 all areas within each larger one"), "{}", outcome.stdout);
    let poverty = text(&site, "territory/indicators/pobreza.yaml");
    assert!(poverty.contains("norte: {\"2020\": 31.5}") && poverty.contains("sur: {\"2020\": 12.5}"), "{poverty}");
    assert!(!poverty.contains("uno"), "{poverty}");
    assert!(text(&site, "territory/indicators/agua.yaml").contains("cinco: {\"2020\": 5}"));
    site.run(&["import", "indicators", "t.csv", "--set", "values-of=each"]).exits(0);
    assert!(text(&site, "territory/indicators/pobreza.yaml").contains("uno: {\"2020\": 31.5}"));
}

#[test]
fn an_area_that_stands_twice_with_different_figures_is_told_and_none_is_taken() {
    // The second column of parts has a title that nobody knows, so that its rows are all of one municipality.
    let table = "Departamento;Municipio;Sector extraño;Población 2023\nAlta;Uno;a;2189\nAlta;Uno;b;1079\nAlta;Dos;c;500\nBaja;Tres;d;40\n";
    let site = site().beside("areas.csv", table);
    let outcome = site.run(&["import", "areas", "areas.csv", "--lang", "en"]).exits(0);
    let told =
        "column “Población 2023”: 1 areas stand in several rows with different figures, and none was taken (Uno)";
    assert!(outcome.stdout.contains(told), "{}", outcome.stdout);
    let yaml = text(&site, "territory.yaml");
    assert!(yaml.contains("500") && !yaml.contains("1079") && !yaml.contains("2189"), "{yaml}");
    let site = site.beside("agua.csv", "Municipio;Agua 2023\nUno;10,5\nUno;22,5\nDos;30,5\n");
    let outcome = site.run(&["import", "indicators", "agua.csv", "--lang", "en", "--set", "decimal=,"]);
    assert!(outcome.stdout.contains("none was taken (Uno)"), "{}{}", outcome.stdout, outcome.stderr);
}

#[test]
fn cells_that_are_no_figures_and_areas_in_several_rows_are_told_and_the_municipalitys_own_area_stays() {
    let table = "Provincia,Distrito,Corregimiento,Población 2023,Código\nCoclé,Aguadulce,Pocrí,\"12,345\",020102\n\
        Coclé,Antón,Antón,x,020201\nCoclé,Antón,Antón,100,020201\n,,,,\nTotal,,,16912,\n";
    let site = Site::empty().beside("areas.csv", table);
    site.run(&["new", "portal", "--municipality", "Villa Serena", "--country", "PA"]).exits(0);
    let content = ["--content", "portal/content", "--lang", "en"];
    let shown = site.run(&[&["import", "areas", "areas.csv"][..], &content].concat()).exits(0).stdout;
    assert!(shown.contains("“x” in column “Población 2023”") && shown.contains("(rows 3)"), "{shown}");
    assert!(shown.contains("Antón (3, 4)"), "{shown}");
    assert!(shown.contains("they are kept: villa-serena"), "{shown}");
    let yaml = text(&site, "../portal/content/territory.yaml");
    assert!(yaml.contains("id: villa-serena") && yaml.contains("Pocrí"), "{yaml}");
    site.run(&[&["check"][..], &content].concat()).exits(0);
}

#[test]
fn wards_that_repeat_lie_in_their_municipalities() {
    let mut table = "Province,District,Municipality,Ward,Population 2021\n".to_owned();
    for (province, district, town) in
        [("P1", "A", "Alto"), ("P1", "A", "Bajo"), ("P1", "B", "Cerro"), ("P2", "C", "Delta")]
    {
        for ward in 1..=3 {
            table += &format!("{province},{district},{town},{ward},{ward}00\n");
        }
    }
    let site = site().beside("wards.csv", table);
    let outcome = site.run(&["import", "areas", "wards.csv", "--lang", "en"]).exits(0);
    assert!(!outcome.stdout.contains("--set levels="), "{}", outcome.stdout);
    let yaml = text(&site, "territory.yaml");
    let at = |level: &str| yaml.find(&format!("id: {level},")).unwrap_or_else(|| panic!("{level}: {yaml}"));
    assert!(at("province") < at("district") && at("district") < at("municipality") && at("municipality") < at("ward"));
    assert_eq!(yaml.matches("name: Delta").count(), 1, "{yaml}");
    assert_eq!(yaml.matches("300").count(), 4, "a third ward in each: {yaml}");
}

#[test]
fn an_order_of_levels_that_could_be_another_is_told_and_can_be_said() {
    let table = "Comarcal,Tramo,Población 2023\nA,Norte,1\nA,Sur,2\nB,Norte,3\nB,Sur,4\nC,Norte,5\nC,Sur,6\n";
    let site = site().beside("t.csv", table);
    let columns = ["--column", "valley=Comarcal", "--column", "stretch=Tramo"];
    let run = |more: &[&str]| {
        let asked = [&["import", "areas", "t.csv", "--lang", "en"][..], &columns, more].concat();
        site.run(&asked).exits(0).stdout
    };
    let said = run(&["--set", "levels=stretch,valley"]);
    assert!(!said.contains("not sure which level"), "{said}");
    let yaml = text(&site, "territory.yaml");
    assert_eq!((yaml.matches("name: Norte").count(), yaml.matches("name: A").count()), (1, 2), "{yaml}");
    fs::remove_file(site.path("content").join("territory.yaml")).expect("it was written");
    let said = run(&[]);
    assert!(said.contains("this order was taken, the largest first: `valley,stretch`"), "{said}");
    let yaml = text(&site, "territory.yaml");
    assert_eq!((yaml.matches("name: Norte").count(), yaml.matches("name: A").count()), (3, 1), "{yaml}");
}

/// A table of poverty whose “population” is the poor, in thousands, as one of Guatemala's: the officer sees the sum, and
/// beside what it stands.
#[test]
fn what_is_taken_as_inhabitants_is_told_with_its_sum() {
    let table = "Departamento,Poblacion2011,Incidencia2011,Poblacion2014,Incidencia2014\n\
        Norte,400.5,60.0,410.2,61.0\nSur,99.5,30.0,100.3,31.0\n";
    let outcome = site().beside("pobreza.csv", table).run(&["import", "areas", "pobreza.csv", "--lang", "en"]).exits(0);
    let out = outcome.stdout.replace('\u{a0}', " ");
    assert!(out.contains("taken as inhabitants") && out.contains("2014: 510 500 (2); 2011: 500 000 (2)"), "{out}");
    assert!(out.contains("figures of poverty (Incidencia2011, Incidencia2014)"), "{out}");
    assert!(!out.contains("So many are not born"), "{out}");
    // As it says, without it.
    let without = ["--column", "-=Poblacion2011", "--column", "-=Poblacion2014"];
    let args = [&["import", "areas", "pobreza.csv", "--lang", "en"][..], &without[..]].concat();
    let outcome = site().beside("pobreza.csv", table).run(&args).exits(0);
    assert!(!outcome.stdout.contains("taken as inhabitants"), "{}", outcome.stdout);
}

/// Of two counts a few years apart, one cannot be of everybody; ordinary growth says nothing.
#[test]
fn inhabitants_that_differ_by_half_from_those_that_stand_are_told() {
    let census = "Provincia,Distrito,Población 2010\nNorte,Alto,6000\nNorte,Bajo,4000\nSur,Puerto,20000\n";
    let site = site().beside("censo.csv", census);
    let outcome = site.run(&["import", "areas", "censo.csv", "--lang", "en"]).exits(0);
    assert!(outcome.stdout.replace('\u{a0}', " ").contains("2010: 30 000 (3)"), "{}", outcome.stdout);
    let second = |name: &str, people: [u32; 3]| {
        let [a, b, c] = people;
        let table = format!("Provincia,Distrito,Población 2014\nNorte,Alto,{a}\nNorte,Bajo,{b}\nSur,Puerto,{c}\n");
        let site = self::site().beside("censo.csv", census).beside(name, table);
        site.run(&["import", "areas", "censo.csv"]).exits(0);
        site.run(&["import", "areas", name, "--lang", "en"]).exits(0).stdout.replace('\u{a0}', " ")
    };
    let out = second("pobres.csv", [3000, 2000, 5000]);
    assert!(out.contains("the same areas have 10 000 inhabitants in 2014 and 30 000 in 2010"), "{out}");
    assert!(!second("mas.csv", [7000, 4500, 24000]).contains("the same areas have"));
}
