//! Later tables and maps join the areas that stand; what could be several areas is told, and nothing stands twice.

use std::fs;

use serde_json::json;

use crate::site::Site;

const SETTINGS: &str = "title: Prueba\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n";

fn site() -> Site {
    Site::empty().file("cabildo.yaml", SETTINGS).file("uno/municipality.yaml", "name: Uno\n")
}

/// Imports tables one after the other; gives back what the last said, and the areas.
fn brought(site: Site, tables: &[(&str, &str)], more: &[&str]) -> (String, String, Site) {
    let (mut site, mut said) = (site, String::new());
    for (name, text) in tables {
        site = site.beside(name, text);
        let outcome = site.run(&[&["import", "areas", name, "--lang", "en"][..], more].concat());
        said = format!("{}{}", outcome.stdout, outcome.stderr);
    }
    let yaml = fs::read_to_string(site.path("content/territory.yaml")).unwrap_or_default();
    (said, yaml, site)
}

/// How many areas have a name.
fn count(yaml: &str, name: &str) -> usize {
    let wanted = format!("name: {name}");
    let is_whole = |rest: &str| rest.is_empty() || rest.starts_with([',', '}']);
    yaml.lines().filter(|line| line.split(&wanted).skip(1).any(is_whole)).count()
}

/// The line of an area.
fn line<'y>(yaml: &'y str, id: &str) -> &'y str {
    let is_it = |line: &&str| line.contains(&format!("id: {id},")) || line.ends_with(&format!("- id: {id}"));
    yaml.lines().find(is_it).unwrap_or_else(|| panic!("{id}: {yaml}"))
}

const COLOMBIA: &str = "Código Departamento,Nombre Departamento,Código Municipio,Nombre Municipio\n\
    05,ANTIOQUIA,05001,MEDELLÍN\n05,ANTIOQUIA,05002,ABEJORRAL\n08,ATLÁNTICO,08001,BARRANQUILLA\n91,AMAZONAS,91001,LETICIA\n";

#[test]
fn a_table_without_containers_adds_to_the_areas_that_stand() {
    // A spreadsheet took the zeros of the second.
    let people = "Código,Municipio,Población total 2023\n5001,Medellín,2600000\n5002,Abejorral,20000\n8001,Barranquilla,1300000\n91001,Leticia,50000\n";
    let (said, yaml, site) = brought(site(), &[("co.csv", COLOMBIA), ("pop.csv", people)], &[]);
    for (id, people) in [("medellin", "2600000"), ("leticia", "50000")] {
        assert!(line(&yaml, id).contains(people), "{yaml}");
    }
    assert_eq!((count(&yaml, "Medellín"), count(&yaml, "Leticia")), (1, 1), "{yaml}");
    assert!(line(&yaml, "medellin").contains("\"05001\""), "the whole code stays: {yaml}");
    assert!(said.contains("differ from those that stand by zeros before them"), "{said}");
    site.check().tells_no("area-code-twice");
}

#[test]
fn a_name_that_two_areas_have_is_told_and_one_that_none_has_is_added_nowhere() {
    let first = "Región,Comuna\nValparaíso,San Antonio\nValparaíso,Cartagena\nMaule,Talca\nMaule,Cartagena\n";
    let later = "Comuna,Población 2022\nSan Antonio,91000\nTalca,236000\nCartagena,2100\nNingún Lugar,5\n";
    let (said, yaml, _) = brought(site(), &[("a.csv", first), ("f.csv", later)], &[]);
    assert!(line(&yaml, "san-antonio").contains("91000") && line(&yaml, "talca").contains("236000"), "{yaml}");
    assert!(
        said.contains("several areas could be “Cartagena”") && said.contains("no area is called “Ningún"),
        "{said}"
    );
    assert!(!yaml.contains("2100") && count(&yaml, "San Antonio") == 1 && !yaml.contains("Ningún"), "{yaml}");
}

const HONDURAS: [&str; 2] = [
    "cod_depto,departamento,cod_muni,municipio,poblacion 2013\n\
        1,Atlántida,101,La Ceiba,197267\n1,Atlántida,107,Tela,96758\n18,Yoro,1804,El Progreso,188366\n",
    "cod_depto,departamento,cod_muni,municipio,poblacion 2020\n\
        01,Atlantida,0101,La Ceiba,222055\n01,Atlantida,0107,Tela,105000\n18,Yoro,1804,El Progreso,199000\n18,Yoro,1811,Yorito,20000\n",
];

#[test]
fn codes_that_lost_their_zeros_are_the_same_in_either_order() {
    for order in [[0, 1], [1, 0]] {
        let tables = order.map(|at| (["a.csv", "b.csv"][at], HONDURAS[at]));
        let (said, yaml, site) = brought(site(), &tables, &[]);
        let town = line(&yaml, "la-ceiba");
        assert!(town.contains("197267") && town.contains("222055") && town.contains("\"0101\""), "{yaml}");
        for name in ["Atlántida", "Atlantida", "La Ceiba", "Tela", "Yoro", "Yorito"] {
            let expected = usize::from(name != ["Atlantida", "Atlántida"][usize::from(order[0] == 1)]);
            assert_eq!(count(&yaml, name), expected, "{name}: {yaml}");
        }
        assert!(said.contains("differ from those that stand by zeros before them"), "{said}");
        site.check().exits(0).tells_no("area-code-twice");
    }
}

#[test]
fn a_container_that_is_called_otherwise_does_not_double_its_areas() {
    let first = "Departamento,Cod,Municipio\nValle del Cauca,76001,Cali\nValle del Cauca,76109,Buenaventura\nCauca,19001,Popayán\n";
    let later =
        "Departamento,Cod,Municipio,Población 2024\nValle,76001,Santiago de Cali,2280000\nCauca,19001,Popayán,330000\n";
    let (_, yaml, _) = brought(site(), &[("a.csv", first), ("b.csv", later)], &[]);
    assert!(line(&yaml, "cali").contains("2280000") && line(&yaml, "popayan").contains("330000"), "{yaml}");
    assert_eq!((count(&yaml, "Valle"), count(&yaml, "Santiago de Cali")), (0, 0), "{yaml}");
}

/// Codes that count from 1 in each state say nothing of other states.
#[test]
fn codes_that_count_within_states_stay_apart() {
    let state = |code: &str, name: &str, towns: [&str; 2]| {
        format!("CVE_ENT,NOM_ENT,CVE_MUN,NOM_MUN\n{code},{name},001,{}\n{code},{name},002,{}\n", towns[0], towns[1])
    };
    let tables = [
        ("a.csv", state("01", "Aguascalientes", ["Aguascalientes", "Asientos"])),
        ("b.csv", state("02", "Baja California", ["Ensenada", "Asientos"])),
    ];
    let tables: Vec<(&str, &str)> = tables.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let (_, yaml, _) = brought(site(), &tables, &[]);
    assert_eq!((count(&yaml, "Asientos"), count(&yaml, "Ensenada")), (2, 1), "{yaml}");
}

/// The zeros come or go: 1 of 1 and 01 of 01 are one town, and 1 of 2 is another.
#[test]
fn codes_that_count_within_departments_are_the_same_with_their_zeros_and_without() {
    let bare = "Cod dep,Departamento,Cod mun,Municipio,Población 2023\n1,Norte,1,Alfa,10\n1,Norte,2,Beta,20\n2,Sur,1,Gama,30\n2,Sur,2,Delta,40\n";
    let filled = "Cod dep,Departamento,Cod mun,Municipio,Población 2024\n01,NORTE,01,ALFA,11\n01,NORTE,02,BETA,21\n02,SUR,01,GAMA,31\n02,SUR,02,DELTA,41\n";
    let backwards = {
        let mut rows: Vec<&str> = filled.lines().collect();
        rows[1..].reverse();
        rows.join("\n")
    };
    for tables in [[bare, filled], [bare, &backwards], [filled, bare], [&backwards, bare]] {
        let (said, yaml, site) = brought(site(), &[("a.csv", tables[0]), ("b.csv", tables[1])], &[]);
        for (id, code, people) in
            [("alfa", "01", [10, 11]), ("beta", "02", [20, 21]), ("gama", "01", [30, 31]), ("delta", "02", [40, 41])]
        {
            let own = line(&yaml, id);
            let years = format!("{{\"2023\": {}, \"2024\": {}}}", people[0], people[1]);
            assert!(own.contains(&years) && own.contains(&format!("\"{code}\"")), "{id}: {said}{yaml}");
        }
        assert_eq!((count(&yaml, "Norte"), count(&yaml, "Gama")), (1, 1), "{yaml}");
        site.check().exits(0).tells_no("area-code-twice");
    }
}

/// INEGI writes the code within the state in one table, and the whole one in the next, on maps and with measures.
#[test]
fn a_whole_code_and_the_one_within_its_state_are_one_area() {
    let within = "CVE_ENT,NOM_ENT,CVE_MUN,NOM_MUN,POB_2020\n01,Aguascalientes,001,Aguascalientes,948990\n01,Aguascalientes,002,Asientos,51536\n\
        02,Baja California,001,Ensenada,443807\n20,Oaxaca,318,San Pedro Mixtepec,49523\n20,Oaxaca,319,San Pedro Mixtepec,1000\n";
    let whole = "CVEGEO,NOM_MUN,POB_2025\n01001,Aguascalientes,1000001\n01002,Asientos,52002\n02001,Ensenada,450003\n20318,San Pedro Mixtepec,50004\n20319,San Pedro Mixtepec,1005\n";
    let (said, yaml, site) = brought(site(), &[("a.csv", within), ("b.csv", whole)], &[]);
    for (old, new) in
        [("948990", "1000001"), ("51536", "52002"), ("443807", "450003"), ("49523", "50004"), ("1000", "1005")]
    {
        assert!(yaml.contains(&format!("{{\"2020\": {old}, \"2025\": {new}}}")), "{old}: {said}{yaml}");
    }
    let measures = "clave,municipio,anio,indicador,valor\n1001,Aguascalientes,2020,Pobreza,23.8\n20318,San Pedro Mixtepec,2020,Pobreza,61.2\n20319,San Pedro Mixtepec,2020,Pobreza,88.8\n";
    let site = site.beside("m.csv", measures);
    let outcome = site.run(&["import", "indicators", "m.csv", "--lang", "en"]);
    let poverty = fs::read_to_string(site.path("content/territory/indicators/pobreza.yaml")).expect(&outcome.stdout);
    assert_eq!(
        (poverty.matches("61.2").count(), poverty.matches("88.8").count(), poverty.matches("23.8").count()),
        (1, 1, 1),
        "{}",
        outcome.stdout
    );
    let properties = |(state, name, code): &(&str, &str, &str)| json!({"CVEGEO": format!("{state}{code}"), "CVE_ENT": state, "CVE_MUN": code, "NOMGEO": name});
    let towns = [
        ("01", "Aguascalientes", "001"),
        ("02", "Ensenada", "001"),
        ("20", "San Pedro Mixtepec", "318"),
        ("20", "San Pedro Mixtepec", "319"),
    ];
    let (said, _, site) = brought(site, &[("m.geojson", &map(&towns, properties))], &[]);
    let written = fs::read_to_string(site.path("content/territory/boundaries/m.geojson")).expect(&said);
    assert_eq!(written.matches("\"area\"").count(), 4, "{said}{written}");
}

#[test]
fn an_empty_container_is_no_container_where_others_stand_in_every_row() {
    let england = "LA Code,LA Name,County,Region,Mid-2022 population\n\
        E07000223,Adur,West Sussex,South East,\"64,187\"\nE07000224,Arun,West Sussex,South East,\"167,024\"\n\
        E06000043,Brighton and Hove,,South East,\"276,334\"\nE09000001,City of London,,London,\"10,847\"\n";
    let (_, yaml, _) = brought(site(), &[("t.csv", england)], &[]);
    let depth = |id: &str| line(&yaml, id).chars().take_while(|c| *c == ' ').count();
    assert!(depth("brighton-and-hove") < depth("adur"), "beside the county, not in it: {yaml}");
    let towns = "Departamento;Municipio;Población 2020\nCortés;San Pedro Sula;700000\nCortés;Choloma;260000\n\
        Yoro;El Progreso;200000\n;La Ceiba;220000\n";
    let (said, yaml, _) = brought(site(), &[("t.csv", towns)], &[]);
    let depth = |id: &str| line(&yaml, id).chars().take_while(|c| *c == ' ').count();
    assert!(depth("la-ceiba") < depth("el-progreso"), "{yaml}");
    assert!(said.contains("1 rows leave empty") && said.contains("La Ceiba (5)"), "{said}");
    let (said, yaml, _) = brought(site(), &[("t.csv", towns)], &["--set", "empty=above"]);
    let depth = |id: &str| line(&yaml, id).chars().take_while(|c| *c == ' ').count();
    assert!(depth("la-ceiba") == depth("el-progreso") && !said.contains("rows leave empty"), "{said}{yaml}");
}

#[test]
fn merged_cells_are_read_as_such_and_it_is_told() {
    let merged = "Departamento;Municipio\nCortés;San Pedro Sula\n;Choloma\nYoro;El Progreso\n;Yorito\n";
    let (said, yaml, _) = brought(site(), &[("t.csv", merged)], &[]);
    let yoro = yaml.split("name: Yoro\n").nth(1).unwrap_or_else(|| panic!("{yaml}"));
    assert!(yoro.contains("El Progreso") && yoro.contains("Yorito") && !yoro.contains("Choloma"), "{yaml}");
    assert!(said.contains("empty cells of Departamento are read like the one above"), "{said}");
    let (said, yaml, _) = brought(site(), &[("t.csv", merged)], &["--set", "empty=none"]);
    assert!(said.contains("2 rows leave empty") && !said.contains("like the one above"), "{said}");
    assert!(
        !yaml
            .split("name: Yoro\n")
            .nth(1)
            .unwrap_or_default()
            .split("\n  -")
            .next()
            .unwrap_or_default()
            .contains("Yorito")
    );
}

/// A district has the name of a corregimiento of another province that stands before it in the table.
#[test]
fn a_portal_is_the_municipality_of_its_name_and_no_smaller_place() {
    let panama = "Provincia,Distrito,Corregimiento\nBocas del Toro,Changuinola,Las Tablas\nBocas del Toro,Changuinola,Guabito\n\
        Los Santos,Las Tablas,Bajo Corral\nLos Santos,Las Tablas,Las Tablas\n";
    let town = || site().file("las-tablas/municipality.yaml", "name: Las Tablas\narea: las-tablas\n");
    let (said, yaml, _) = brought(town(), &[("pa.csv", panama)], &[]);
    let own = yaml.split("id: las-tablas\n").nth(1).unwrap_or_else(|| panic!("{yaml}"));
    assert!(own.contains("Bajo Corral") && !said.contains("none was taken"), "{said}{yaml}");
    // Two municipalities of one name: nobody can know which.
    let guatemala =
        "Departamento,Municipio\nHuehuetenango,Las Tablas\nHuehuetenango,Cuilco\nPetén,Las Tablas\nPetén,Flores\n";
    let (said, yaml, _) = brought(town(), &[("gt.csv", guatemala)], &[]);
    assert!(said.contains("several areas could be the municipality `las-tablas`"), "{said}");
    assert!(said.contains("huehuetenango-las-tablas, peten-las-tablas"), "{said}");
    assert!(!yaml.contains("id: las-tablas,"), "{yaml}");
}

#[test]
fn a_code_that_rows_of_several_names_share_is_no_code_of_theirs() {
    let table = "Código,Municipio\nHND1,La Ceiba\nHND1,Tela\n";
    let (said, yaml, _) = brought(site(), &[("t.csv", table)], &[]);
    assert!(said.contains("the code HND1 is that of “La Ceiba”, and this row calls it “Tela”"), "{said}");
    assert_eq!(count(&yaml, "Tela"), 0, "{yaml}");
}

#[test]
fn a_part_of_the_people_is_not_taken_for_all_of_them() {
    let table = "Departamento,Municipio,Población femenina 2023,Población masculina 2023,Población en edad de votar 2022\n\
        Antioquia,Medellín,1400000,1200000,1900000\nAntioquia,Abejorral,10100,9900,15100\n";
    let (said, yaml, site) = brought(site(), &[("t.csv", table)], &[]);
    assert!(!yaml.contains("population"), "{yaml}");
    assert!(
        said.contains("Población femenina 2023, Población masculina 2023, Población en edad de votar 2022 seem"),
        "{said}"
    );
    // They are measures.
    site.run(&["import", "indicators", "t.csv"]).exits(0);
    let women = fs::read_to_string(site.path("content/territory/indicators/poblacion-femenina.yaml")).expect("one");
    assert!(women.contains("1400000"), "{women}");
    let asked = ["--column", "population-2023=Población femenina 2023"];
    let (_, yaml, _) = brought(self::site(), &[("t.csv", table)], &asked);
    assert!(line(&yaml, "medellin").contains("1400000"), "by hand: {yaml}");
}

fn feature(properties: &serde_json::Value, west: f64) -> serde_json::Value {
    let ring = json!([[west, 15.0], [west + 1.0, 15.0], [west + 1.0, 16.0], [west, 16.0], [west, 15.0]]);
    json!({"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}})
}

fn map(all: &[(&str, &str, &str)], name: impl Fn(&(&str, &str, &str)) -> serde_json::Value) -> String {
    let features: Vec<_> = all.iter().zip(1_u8..).map(|(one, at)| feature(&name(one), -f64::from(at) - 80.0)).collect();
    json!({"type": "FeatureCollection", "features": features}).to_string()
}

const TOWNS: [(&str, &str, &str); 3] =
    [("Atlántida", "La Ceiba", "HN0101"), ("Atlántida", "Tela", "HN0107"), ("Yoro", "El Progreso", "HN1804")];

#[test]
fn the_properties_of_a_map_are_named_by_hand_too() {
    let text = map(&TOWNS, |(above, own, code)| json!({"DEPTO_X": above, "MUNI_X": own, "CLAVE_X": code}));
    let columns =
        ["--column", "department=DEPTO_X", "--column", "municipality=MUNI_X", "--column", "municipality-code=CLAVE_X"];
    for before in [&[][..], &[("hn.csv", HONDURAS[1])]] {
        let (_, _, site) = brought(site(), before, &[]);
        let (said, yaml, site) = brought(site, &[("m.geojson", &text)], &columns);
        let written = fs::read_to_string(site.path("content/territory/boundaries/m.geojson")).expect(&said);
        for id in ["la-ceiba", "tela", "el-progreso"] {
            assert!(written.contains(&format!("\"id\":\"{id}\"")), "{id}: {written}");
        }
        assert!(!written.contains("atlantida") && yaml.contains("Yoro"), "{written}");
    }
}

/// The names alone are named by hand: their codes go along, in tables and maps.
#[test]
fn the_codes_of_a_level_go_where_its_names_are_said_to_be() {
    let table = "ADM1_ES,ADM1_PCODE,ADM2_ES,ADM2_PCODE\nAtlántida,HN01,La Ceiba,HN0101\nAtlántida,HN01,Tela,HN0107\nYoro,HN18,El Progreso,HN1804\n";
    let ocha = map(
        &TOWNS,
        |(above, own, code)| json!({"ADM1_ES": above, "ADM1_PCODE": &code[..4], "ADM2_ES": own, "ADM2_PCODE": code}),
    );
    let columns = ["--column", "department=ADM1_ES", "--column", "municipality=ADM2_ES"];
    for (name, text) in [("t.csv", table), ("m.geojson", &ocha)] {
        let (said, yaml, _) = brought(site(), &[(name, text)], &columns);
        assert!(!yaml.contains("level-") && line(&yaml, "la-ceiba").contains("\"HN0101\""), "{said}{yaml}");
        assert!(yaml.contains("{id: department, ") && yaml.contains("code: \"HN18\""), "{yaml}");
        assert!(!said.contains("have no name"), "{said}");
    }
}

/// As GADM and the United Nations' office for humanitarian affairs title them.
#[test]
fn maps_of_the_whole_world_number_their_levels() {
    let gadm = map(
        &TOWNS,
        |(above, own, code)| json!({"GID_0": "HND", "COUNTRY": "Honduras", "GID_1": format!("HND.{above}"), "NAME_1": above, "GID_2": code, "NAME_2": own}),
    );
    let ocha = map(
        &TOWNS,
        |(above, own, code)| json!({"ADM0_ES": "Honduras", "ADM0_PCODE": "HN", "ADM1_ES": above, "ADM1_PCODE": &code[..4], "ADM2_ES": own, "ADM2_PCODE": code}),
    );
    for text in [gadm, ocha] {
        let (said, yaml, site) = brought(site(), &[("m.geojson", &text)], &[]);
        for name in ["Honduras", "Atlántida", "Yoro", "La Ceiba", "Tela", "El Progreso"] {
            assert_eq!(count(&yaml, name), 1, "{name}: {said}{yaml}");
        }
        let written = fs::read_to_string(site.path("content/territory/boundaries/m.geojson")).expect(&said);
        assert!(written.contains("\"id\":\"tela\"") && !written.contains("atlantida"), "{written}");
        assert!(yaml.contains("{id: level-2, name: Nivel 2}"), "{yaml}");
    }
}

const ALONE: &str = "Barrio;Población 2022\nEl Carmen;3000\nSan José;2000\nLas Flores;900\n";

#[test]
fn neighbourhoods_that_stood_alone_lie_in_what_a_later_table_says_and_do_not_stand_twice() {
    let inside =
        "Municipio;Barrio;Población 2023\nRivas;El Carmen;3100\nRivas;San José;2100\nTola;San José;800\nTola;Sur;50\n";
    let (said, yaml, _) = brought(site(), &[("a.csv", ALONE), ("b.csv", inside)], &[]);
    assert_eq!(count(&yaml, "El Carmen"), 1, "{yaml}");
    assert!(line(&yaml, "el-carmen").contains("3000") && line(&yaml, "el-carmen").contains("3100"), "{yaml}");
    assert!(line(&yaml, "el-carmen").starts_with("      - "), "it lies in Rivas: {yaml}");
    assert!(said.contains("1 areas stood inside nothing and lie from now on"), "{said}");
    // Which San José it was nobody knows.
    assert_eq!(count(&yaml, "San José"), 1, "{yaml}");
    assert!(said.contains("“San José” stands already") && said.contains("(rows 3–4)"), "{said}");
    assert_eq!(count(&yaml, "Sur"), 1, "{yaml}");
}

#[test]
fn the_word_for_the_level_before_a_name_makes_no_second_area() {
    let first = "Municipio;Barrio;Población 2022\nRivas;Centro;3000\nRivas;Barrio San José;2000\nTola;Centro;1500\n";
    let later = "Municipio;Barrio;Población 2023\nRivas;Bº Centro;3100\nRivas;San José;2100\nTola;Barrio Centro;1600\n";
    let (said, yaml, site) = brought(site(), &[("a.csv", first), ("b.csv", later)], &[]);
    assert_eq!((count(&yaml, "Centro"), count(&yaml, "Barrio San José")), (2, 1), "{yaml}");
    assert_eq!(yaml.matches("\"2023\": ").count(), 3, "{yaml}");
    assert!(
        !yaml.contains("Bº") && said.contains("3 areas that stand are written here in another form"),
        "{said}{yaml}"
    );
    // Where a table has both, they are two.
    let both = "Municipio;Barrio;Población 2024\nRivas;Centro;3200\nRivas;Barrio Centro;60\n";
    let (_, yaml, _) = brought(site, &[("c.csv", both)], &[]);
    assert!(yaml.contains("Barrio Centro") && yaml.contains("3200") && yaml.contains("60"), "{yaml}");
}
