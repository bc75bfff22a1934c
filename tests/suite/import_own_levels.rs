//! Census tables in which a row may be an area of any level, or about all of its container: what each says of that is
//! heeded, and names that would be lost are asked for. Figures and codes are the offices' own.

use std::fs;

use crate::site::{Outcome, Site};

const SETTINGS: &str = "title: Prueba\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n";

fn run(file: &str, text: &str, more: &[&str]) -> (Site, Outcome) {
    let site = Site::empty().file("cabildo.yaml", SETTINGS).file("uno/municipality.yaml", "name: Uno\n");
    let site = site.beside(file, text);
    let outcome = site.run(&[&["import", "areas", file, "--lang", "en"][..], more].concat());
    (site, outcome)
}

/// The tree that is written of a table, with all spaces as one, and what is said of it.
fn tree(text: &str, more: &[&str]) -> (String, String) {
    let (site, outcome) = run("censo.csv", text, more);
    let said = outcome.exits(0).stdout;
    let yaml = fs::read_to_string(site.path("content/territory.yaml")).expect("a tree");
    let yaml = yaml.split("areas:").skip(1).collect::<Vec<_>>().join("areas:");
    (yaml.split_whitespace().collect::<Vec<_>>().join(" ").replace(['"', '\''], ""), said)
}

fn count(yaml: &str) -> usize {
    yaml.matches("id: ").count()
}

/// As the Primary Census Abstract of India.
#[test]
fn a_column_of_levels_says_what_a_row_is_about() {
    let table = "Level,State,District,Subdistt,Name,Total Population\nINDIA,00,000,00000,INDIA,1210854977\n\
        STATE,27,000,00000,MAHARASHTRA,112374333\nDISTRICT,27,497,00000,Nandurbar,1648295\n\
        SUB-DISTRICT,27,497,03950,Akkalkuwa,245861\nSUB-DISTRICT,27,497,03951,Akrani,195754\n\
        DISTRICT,27,498,00000,Dhule,2050862\nSUB-DISTRICT,27,498,03956,Shirpur,420000\n";
    let (yaml, said) = tree(table, &["--year", "2011"]);
    assert_eq!(count(&yaml), 6, "{said}\n{yaml}");
    for area in [
        "code: 27 name: MAHARASHTRA population: {2011: 112374333}",
        "code: 497 name: Nandurbar population: {2011: 1648295}",
        "code: 498 name: Dhule population: {2011: 2050862}",
        "code: 03956, name: Shirpur, population: {2011: 420000}",
    ] {
        assert!(yaml.contains(area), "{area}\n{yaml}");
    }
    assert!(!yaml.contains("1210854977"), "the country is no state: {yaml}");
    let wrong =
        "Nivel;Departamento;Municipio;Población 2020\nDepartamento;Boaco;Camoapa;39000\nMunicipio;Boaco;Boaco;61000\n";
    let (site, outcome) = run("censo.csv", wrong, &[]);
    let said = outcome.exits(1).stderr;
    assert!(said.contains("row 2 is of level “Departamento”") && said.contains("--column \"-=Nivel\""), "{said}");
    site.run(&["import", "areas", "censo.csv", "--column", "-=Nivel"]).exits(0);
}

#[test]
fn words_and_marks_for_all_are_the_containers() {
    for (word, other) in
        [("Todos", "-"), ("Total", "Ensemble"), ("Todos los municipios", "—"), ("Todo el departamento", "*")]
    {
        let table = format!(
            "Departamento;Municipio;Población 2020\nBoaco;{word};185013\nBoaco;Boaco;61000\nBoaco;Camoapa;39000\n\
             Carazo;{other};197139\nCarazo;Diriamba;64000\nCarazo;Jinotepe;54000\n"
        );
        let (yaml, said) = tree(&table, &[]);
        assert_eq!(count(&yaml), 6, "{word}: {said}\n{yaml}");
        assert!(yaml.contains("name: Boaco population: {2020: 185013}"), "{yaml}");
        assert!(yaml.contains("name: Carazo population: {2020: 197139}"), "{yaml}");
    }
    // Towns of Spain and Guatemala are called so.
    let towns = "Provincia;Municipio;Población 2020\nValencia;Tous;1300\nValencia;Todos Santos;2000\n";
    assert_eq!(count(&tree(towns, &[]).0), 3);
}

/// Japan's codes of local governments end in a digit that checks them.
#[test]
fn a_name_that_lacks_among_those_of_all_others_is_the_containers() {
    let japan = "Code,Prefecture,Municipality,Population 2020\n010006,Hokkaido,,5224614\n011002,Hokkaido,Sapporo,1973395\n\
        012025,Hokkaido,Hakodate,251084\n020001,Aomori,,1237984\n022012,Aomori,Aomori,275192\n022021,Aomori,Hirosaki,168466\n";
    let (yaml, said) = tree(japan, &[]);
    assert_eq!(count(&yaml), 6, "{said}\n{yaml}");
    assert!(yaml.contains("code: 010006 name: Hokkaido population: {2020: 5224614}"), "{yaml}");
    let britain = "Code,Region,Local authority,Population 2023\nE12000001,North East,,2711380\n\
        E06000001,North East,Hartlepool,93861\nE06000004,North East,Stockton-on-Tees,199966\nE12000007,London,,8945309\n\
        E09000001,London,City of London,10847\nE09000007,London,Camden,216943\n";
    let (yaml, _) = tree(britain, &[]);
    assert!(yaml.contains("code: E12000007 name: London population: {2023: 8945309}"), "{yaml}");
    // One small area without a name is one.
    let small = britain.replace("2711380", "1200").replace("8945309", "900");
    assert_eq!(count(&tree(&small, &[]).0), 8);
}

/// As Colombia's DANE writes the columns DP and MPIO.
#[test]
fn the_containers_code_in_the_place_of_longer_ones_is_the_container() {
    let table = "DP,DPNOM,MPIO,DPMP,Población 2024\n05,Antioquia,05,Antioquia,6848361\n05,Antioquia,05001,Medellín,2616335\n\
        05,Antioquia,05088,Bello,551000\n11,\"Bogotá, D.C.\",11,\"Bogotá, D.C.\",7929539\n\
        11,\"Bogotá, D.C.\",11001,\"Bogotá, D.C.\",7929539\n";
    let columns = ["department-code=DP", "department=DPNOM", "municipality-code=MPIO", "municipality=DPMP"];
    let more: Vec<&str> = columns.iter().flat_map(|column| ["--column", column]).collect();
    let (yaml, said) = tree(table, &more);
    assert_eq!((count(&yaml), yaml.matches("7929539").count()), (5, 2), "{said}\n{yaml}");
    assert!(yaml.contains("code: 05 name: Antioquia population: {2024: 6848361}"), "{yaml}");
    // With one column of codes.
    let one = "Código;Departamento;Municipio;Población 2024\n05;Antioquia;Antioquia;6848361\n05001;Antioquia;Medellín;2616335\n\
        05088;Antioquia;Bello;551000\n";
    let (yaml, _) = tree(one, &[]);
    assert_eq!(count(&yaml), 3, "{yaml}");
    // In Panama the district has the province's name, and a code that counts within it.
    let panama = "Cód. provincia;Provincia;Cód. distrito;Distrito\n08;Panamá;08;Panamá\n08;Panamá;02;Balboa\n08;Panamá;05;Chepo\n";
    assert_eq!(count(&tree(panama, &[]).0), 4);
}

#[test]
fn names_that_would_be_lost_are_asked_for() {
    let codes = "Code,Region,Billing body,Population 2023\nE06000001,North East,Hartlepool,93861\n\
        E06000004,North East,Stockton-on-Tees,199966\nE09000001,London,City of London,10847\nE09000007,London,Camden,216943\n";
    let bare: String = codes.lines().map(|line| line.split_once(',').expect("a code").1.to_owned() + "\n").collect();
    for table in [codes, &bare] {
        let (site, outcome) = run("ons.csv", table, &[]);
        let said = outcome.exits(1).stderr;
        assert!(said.contains("--column billing-body=\"Billing body\""), "{said}");
        // What is advised works.
        let more = ["--column", "billing-body=Billing body"];
        site.run(&[&["import", "areas", "ons.csv"][..], &more].concat()).exits(0);
        let yaml = fs::read_to_string(site.path("content/territory.yaml")).expect("a tree");
        assert!(yaml.contains("Hartlepool") && yaml.matches("North East").count() == 1, "{yaml}");
        let (site, _) = run("ons.csv", table, &[]);
        site.run(&["import", "areas", "ons.csv", "--column", "-=Billing body"]).exits(0);
    }
    // A mayor beside each town is no level.
    let mayors = "Provincia;Municipio;Alcalde;Población 2023\nA;Uno;Ana Gil;10\nA;Dos;Luis Paz;20\n";
    assert_eq!(count(&tree(mayors, &[]).0), 3);
}

#[test]
fn a_title_that_says_thousands_is_read_so_and_told() {
    for title in ["Población (miles) 2022", "Poblacion_miles_2022", "Population (thousands) 2022"] {
        let (yaml, said) = tree(&format!("Provincia;Municipio;{title}\nA;Uno;1450\nA;Dos;20\n"), &[]);
        assert!(yaml.contains("{2022: 1450000}") && said.contains("--set people=units"), "{title}: {said}\n{yaml}");
    }
    let (yaml, _) = tree("Provincia;Municipio;Población (miles) 2022\nA;Uno;1450\n", &["--set", "people=units"]);
    assert!(yaml.contains("{2022: 1450}"), "{yaml}");
}

/// South Africa's municipal money: the level and the code of what contains a row stand beside its name.
#[test]
fn what_contains_a_row_may_stand_in_its_other_columns() {
    let table = "id,geo_level,geo_code,name,parent_level,parent_code,province_name,province_code,population\n\
        243,municipality,CPT,City of Cape Town,province,WC,Western Cape,WC,3740031\n\
        201,district,DC1,West Coast,province,WC,Western Cape,WC,391766\n\
        88,municipality,WC011,Matzikama,district,DC1,Western Cape,WC,67147\n\
        92,municipality,WC012,Cederberg,district,DC1,Western Cape,WC,49768\n";
    let (yaml, said) = tree(table, &["--year", "2011"]);
    assert_eq!(count(&yaml), 5, "{said}\n{yaml}");
    assert!(yaml.contains("code: WC name: Western Cape"), "{yaml}");
    assert!(
        yaml.contains("code: DC1 name: West Coast") && yaml.contains("code: WC011, name: Matzikama"),
        "{said}\n{yaml}"
    );
}

/// Properties of a map have rows of what contains the others too.
#[test]
fn an_outline_of_the_province_is_the_provinces() {
    let square = |at: u8| format!("{{\"type\":\"Polygon\",\"coordinates\":[[[{at},0],[{at},1],[{at}.5,1],[{at},0]]]}}");
    let one = |code: &str, province: &str, canton: &str, at: u8| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"codigo\":\"{code}\",\"provincia\":\"{province}\",\"canton\":\"{canton}\"}},\"geometry\":{}}}",
            square(at)
        )
    };
    let all = [
        one("01", "Azuay", "", 1),
        one("0101", "Azuay", "Cuenca", 2),
        one("0102", "Azuay", "Girón", 3),
        one("09", "Guayas", "", 4),
        one("0901", "Guayas", "Guayaquil", 5),
        one("0907", "Guayas", "Durán", 6),
    ];
    let map = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", all.join(","));
    let (site, outcome) = run("mapa.geojson", &map, &[]);
    outcome.exits(0);
    let lines = fs::read_to_string(site.path("content/territory/boundaries/mapa.geojson")).expect("a map");
    for id in ["azuay", "guayas", "cuenca", "giron", "guayaquil", "duran"] {
        assert!(lines.contains(&format!("\"id\":\"{id}\"")), "{id}: {lines}");
    }
}

/// As Poland's register TERYT: the last code that is filled says what a row is about.
#[test]
fn codes_that_are_filled_say_the_level() {
    let teryt = "WOJ;POW;GMI;RODZ;NAZWA;NAZWA_DOD\n02;;;;DOLNOŚLĄSKIE;województwo\n02;01;;;bolesławiecki;powiat\n\
        02;01;01;1;Bolesławiec;gmina miejska\n02;01;03;3;Nowogrodziec;gmina miejsko-wiejska\n";
    let (yaml, said) = tree(teryt, &[]);
    assert_eq!(count(&yaml), 4, "{said}\n{yaml}");
    assert!(yaml.contains("code: 01 name: bolesławiecki areas:"), "{yaml}");
}

/// As the Popolo project's examples write areas: a list of them, and a file with one.
#[test]
fn popolos_classification_is_the_level() {
    let area = |id: &str, name: &str, kind: &str, parent: &str| {
        format!("{{\"id\": \"{id}\", \"name\": \"{name}\", \"classification\": \"{kind}\", \"parent_id\": {parent}}}")
    };
    let list = [
        area("ma", "Massachusetts", "state", "null"),
        area("boston", "Boston", "city", "\"ma\""),
        area("ward1", "Boston Ward 1", "ward", "\"boston\""),
    ];
    let site = || {
        Site::empty()
            .file("cabildo.yaml", "title: Prueba\nlanguages: [es]\ncurrency: USD\n")
            .file("uno/municipality.yaml", "name: Uno\n")
    };
    let text = format!("[{}]", list.join(","));
    let site_of = site().beside("areas.json", &text);
    site_of.run(&["import", "areas", "areas.json", "--lang", "en"]).exits(0);
    let yaml = fs::read_to_string(site_of.path("content/territory.yaml")).expect("areas");
    for level in ["id: state", "id: city", "id: ward"] {
        assert!(yaml.contains(level), "{level}: {yaml}");
    }
    let one = site().beside(
        "area.json",
        "{\"name\": \"Boston\", \"identifier\": \"x\", \"classification\": \"city\", \"links\": []}",
    );
    one.run(&["import", "areas", "area.json", "--lang", "en"]).exits(0);
    let yaml = fs::read_to_string(one.path("content/territory.yaml")).expect("areas");
    assert!(yaml.contains("name: Boston"), "{yaml}");
}
