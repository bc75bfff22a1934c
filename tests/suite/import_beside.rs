//! Columns of official tables that say something about areas and are none: abbreviations, seats, kinds, natural
//! regions, serial numbers. Lists of seats, and what is left out though it may matter.

use std::fs;

use serde_json::json;

use crate::site::Site;

/// What an import of areas said and wrote.
fn taken(country: &str, portal: &str, table: &str, more: &[&str]) -> (String, String, Site) {
    let settings =
        format!("title: Prueba\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\ncountry: {country}\n");
    let site = Site::empty().file("cabildo.yaml", &settings).beside("t.csv", table);
    let site = site.file("uno/municipality.yaml", format!("name: {portal}\narea: {}\n", portal.to_lowercase()));
    let outcome = site.run(&[&["import", "areas", "t.csv", "--lang", "en"][..], more].concat());
    let yaml = fs::read_to_string(site.path("content/territory.yaml")).unwrap_or_default();
    (format!("{}{}", outcome.stdout, outcome.stderr), yaml, site)
}

/// The ids of the levels.
fn levels(yaml: &str) -> Vec<&str> {
    let lines = yaml.lines().take_while(|line| !line.starts_with("areas:"));
    lines.filter_map(|line| line.trim().strip_prefix("- {id: ")?.split_once(',')).map(|(id, _)| id).collect()
}

/// The line of the only area with a name and a code.
fn has(yaml: &str, name: &str, code: &str) -> bool {
    yaml.contains(&format!("code: \"{code}\", name: {name}"))
        || yaml.contains(&format!("code: \"{code}\"\n")) && yaml.contains(&format!("name: {name}\n"))
}

#[test]
fn an_abbreviation_beside_a_name_and_the_name_of_a_seat_are_no_areas() {
    // As INEGI titles them, with the whole code and without.
    let whole = "CVEGEO,CVE_ENT,NOM_ENT,NOM_ABR,CVE_MUN,NOM_MUN,CVE_CAB,NOM_CAB,PTOT,PMAS\n\
        01001,01,Aguascalientes,Ags.,001,Aguascalientes,0001,Aguascalientes,948990,462000\n\
        01002,01,Aguascalientes,Ags.,002,Asientos,0001,Asientos,51536,25000\n20318,20,Oaxaca,Oax.,318,Mixtepec,0001,Mixtepec,1127,500\n";
    let (said, yaml, _) = taken("MX", "Asientos", whole, &["--year", "2020"]);
    assert_eq!(levels(&yaml), ["state", "municipality"], "{said}{yaml}");
    assert!(has(&yaml, "Mixtepec", "20318") && yaml.contains("{\"2020\": 51536}") && !yaml.contains("Oax."), "{yaml}");
    assert!(said.contains("columns of texts that are not used: NOM_ABR, NOM_CAB;"), "{said}");
    let within = "CVE_ENT,NOM_ENT,NOM_ABR,CVE_MUN,NOM_MUN\n14,Jalisco,Jal.,039,Guadalajara\n14,Jalisco,Jal.,120,Zapopan\n19,Nuevo León,NL,039,Monterrey\n";
    let (said, yaml, _) = taken("MX", "Zapopan", within, &[]);
    assert_eq!(levels(&yaml), ["state", "municipality"], "{said}{yaml}");
    assert!(!said.contains("--set levels="), "{said}");
    // As INEI of Peru titles them.
    let peru = "IDDIST,NOMBDEP,NOMBPROV,NOMBDIST,NOM_CAPITAL (LEGAL)\n150101,LIMA,LIMA,LIMA,LIMA\n150122,LIMA,LIMA,MIRAFLORES,MIRAFLORES\n\
        040110,AREQUIPA,AREQUIPA,MIRAFLORES,MIRAFLORES\n080108,CUSCO,CUSCO,WANCHAQ,WANCHAQ\n";
    let (said, yaml, _) = taken("PE", "Wanchaq", peru, &[]);
    assert_eq!(levels(&yaml), ["department", "province", "district"], "{said}{yaml}");
    assert!(has(&yaml, "Wanchaq", "080108"), "{yaml}");
}

#[test]
fn natural_regions_and_kinds_are_no_levels() {
    let peru = "IDDIST;NOMBDEP;NOMBPROV;NOMBDIST;NOM_CAPITAL (LEGAL);COD_REG_NAT;REGION NATURAL\n\
        010101;AMAZONAS;CHACHAPOYAS;CHACHAPOYAS;CHACHAPOYAS;2;SIERRA\n010102;AMAZONAS;CHACHAPOYAS;ASUNCION;ASUNCION;2;SIERRA\n\
        010203;AMAZONAS;BAGUA;EL PARCO;EL PARCO;3;SELVA\n150122;LIMA;LIMA;MIRAFLORES;MIRAFLORES;1;COSTA\n";
    let (said, yaml, _) = taken("PE", "Miraflores", peru, &[]);
    assert_eq!(levels(&yaml), ["department", "province", "district"], "{said}{yaml}");
    assert!(has(&yaml, "El Parco", "010203") && said.contains("REGION NATURAL"), "{said}{yaml}");
    // As DANE of Colombia titles them.
    let colombia = "Código Departamento,Nombre Departamento,Código Municipio,Nombre Municipio,Tipo: Municipio / Isla / Área no municipalizada\n\
        05,ANTIOQUIA,05001,MEDELLÍN,Municipio\n05,ANTIOQUIA,05002,ABEJORRAL,Municipio\n91,AMAZONAS,91001,LETICIA,Municipio\n91,AMAZONAS,91263,EL ENCANTO,Área no municipalizada\n";
    let (said, yaml, _) = taken("CO", "Leticia", colombia, &[]);
    assert_eq!(levels(&yaml), ["department", "municipality"], "{said}{yaml}");
    assert!(has(&yaml, "Leticia", "91001") && !yaml.contains("name: Municipio,"), "{said}{yaml}");
}

/// As ISTAT titles them: a code of the province's and the commune's name are both of no level that titles say.
#[test]
fn names_go_to_the_level_whose_codes_they_go_with() {
    let italy = "Codice Regione;Codice dell'Unità territoriale sovracomunale;Codice Provincia (Storico)(1);Codice Comune formato alfanumerico;\
        Denominazione (Italiana e straniera);Denominazione in italiano;Denominazione altra lingua;Denominazione Regione;Denominazione dell'Unità territoriale sovracomunale\n\
        01;201;001;001001;Agliè;Agliè;;Piemonte;Torino\n01;201;001;001002;Airasca;Airasca;;Piemonte;Torino\n01;201;001;001272;Torino;Torino;;Piemonte;Torino\n\
        04;021;021;021001;Aldino/Aldein;Aldino;Aldein;Trentino-Alto Adige/Südtirol;Bolzano/Bozen\n04;021;021;021008;Bolzano/Bozen;Bolzano;Bozen;Trentino-Alto Adige/Südtirol;Bolzano/Bozen\n\
        03;215;015;015146;Milano;Milano;;Lombardia;Milano\n03;215;015;015002;Abbiategrasso;Abbiategrasso;;Lombardia;Milano\n";
    let (said, yaml, _) = taken("IT", "Milano", italy, &[]);
    assert_eq!(levels(&yaml), ["region", "province", "commune"], "{said}{yaml}");
    assert!(has(&yaml, "Agliè", "001001") && has(&yaml, "Airasca", "001002"), "{said}{yaml}");
    assert!(yaml.contains("id: milano, code: \"015146\"") && !yaml.contains("Comune 0"), "{said}{yaml}");
}

/// A row for each province, with the code and name of its capital: that is a town in it.
#[test]
fn a_list_of_seats_has_towns_that_lie_in_what_they_are_seats_of() {
    let spain = "cod_prov,cod,nombre,poblacion 2023\n01,01059,Vitoria-Gasteiz,255000\n28,28079,Madrid,3332035\n41,41091,Sevilla,684025\n";
    let (said, yaml, site) = taken("ES", "Madrid", spain, &[]);
    assert_eq!(levels(&yaml), ["province", "municipality"], "{said}{yaml}");
    assert!(yaml.contains("code: \"01059\", name: Vitoria-Gasteiz, population: {\"2023\": 255000}"), "{said}{yaml}");
    let later = "cod,Municipio,Población 2024\n01059,Vitoria-Gasteiz,256000\n28079,Madrid,3400000\n";
    let site = site.beside("u.csv", later);
    site.run(&["import", "areas", "u.csv"]).exits(0);
    let yaml = fs::read_to_string(site.path("content/territory.yaml")).expect("areas");
    assert!(yaml.contains("{\"2023\": 255000, \"2024\": 256000}"), "{yaml}");
    let france = "code,nom,departement,region\n01053,Bourg-en-Bresse,01,84\n69123,Lyon,69,84\n38185,Grenoble,38,84\n75056,Paris,75,11\n";
    let (said, yaml, _) = taken("FR", "Paris", france, &[]);
    assert_eq!(levels(&yaml)[..2], ["region", "department"], "{said}{yaml}");
    assert!(has(&yaml, "Paris", "75056") && has(&yaml, "Lyon", "69123"), "{said}{yaml}");
}

#[test]
fn figures_below_a_year_and_texts_that_may_be_a_level_are_told_with_what_uses_them() {
    let table =
        "Departamento,Municipio,2022,2023\nGuatemala,Guatemala,1200000,1210000\nGuatemala,Mixco,500000,505000\n";
    let (said, yaml, site) = taken("GT", "Mixco", table, &[]);
    let advice = "--column population-2022=\"2022\" --column population-2023=\"2023\"";
    assert!(said.contains(advice) && !yaml.contains("population"), "{said}{yaml}");
    site.run(&["import", "areas", "t.csv", "--column", "population-2022=2022", "--column", "population-2023=2023"])
        .exits(0);
    let yaml = fs::read_to_string(site.path("content/territory.yaml")).expect("areas");
    assert!(yaml.contains("{\"2022\": 500000, \"2023\": 505000}"), "{yaml}");
    // A level that no country has.
    let table = "Provincia,Distrito,Hamaca,Población 2020\nAlta,Uno,Gris,5\nAlta,Uno,Azul,6\nAlta,Dos,Verde,7\nBaja,Tres,Gris,8\n";
    let (said, _, _) = taken("PY", "Uno", table, &[]);
    assert!(
        said.contains("columns of texts that are not used: Hamaca;") && said.contains("--column hamaca=\"Hamaca\""),
        "{said}"
    );
    let (said, yaml, _) = taken("PY", "Uno", table, &["--column", "hamaca=Hamaca"]);
    assert!(levels(&yaml).contains(&"hamaca") && !said.contains("columns of texts"), "{said}{yaml}");
    let (said, _, _) = taken("PY", "Uno", table, &["--column", "-=Hamaca"]);
    assert!(!said.contains("columns of texts"), "{said}");
    // As Mozambique and Cape Verde title theirs.
    let posts = "Província,Distrito,Posto Administrativo,Localidade\nCabo Delgado,Ancuabe,Ancuabe,Ancuabe-Sede\nCabo Delgado,Ancuabe,Ancuabe,Nacuale\nCabo Delgado,Ancuabe,Meza,Meza-Sede\n";
    let (said, yaml, _) = taken("MZ", "Ancuabe", posts, &[]);
    assert_eq!(levels(&yaml), ["province", "district", "administrative-post", "locality"], "{said}{yaml}");
    let islands = "Ilha,Concelho,Freguesia\nSantiago,Praia,Nossa Senhora da Graça\nSantiago,Tarrafal,Santo Amaro\nSão Nicolau,Tarrafal de São Nicolau,São Francisco\n";
    let (said, yaml, _) = taken("CV", "Praia", islands, &[]);
    assert_eq!(levels(&yaml), ["island", "municipality", "parish"], "{said}{yaml}");
}

#[test]
fn rows_of_women_and_men_without_a_total_say_what_is_lacking() {
    let table = "CLAVE,NOM_ENT,MUN,SEXO,AÑO,POB\n1001,Aguascalientes,Aguascalientes,HOMBRES,2024,490000\n1001,Aguascalientes,Aguascalientes,MUJERES,2024,510000\n\
        1002,Aguascalientes,Asientos,HOMBRES,2024,25500\n1002,Aguascalientes,Asientos,MUJERES,2024,26000\n";
    let (said, yaml, _) = taken("MX", "Asientos", table, &["--column", "population=POB"]);
    assert!(said.contains("the rows part people by `SEXO` (HOMBRES, MUJERES)"), "{said}");
    assert!(!yaml.contains("population:"), "{yaml}");
}

/// As the statistical office of Germany writes its towns, and Spain's its articles.
#[test]
fn a_portal_is_the_town_of_its_name_whatever_stands_behind_a_comma() {
    let germany = "AGS;Bundesland;Kreis;Gemeinde\n01051011;Schleswig-Holstein;Dithmarschen;Brunsbüttel, Stadt\n01051044;Schleswig-Holstein;Dithmarschen;Heide, Stadt\n";
    let (said, yaml, _) = taken("DE", "Heide", germany, &[]);
    assert!(yaml.contains("id: heide, code: \"01051044\""), "{said}{yaml}");
    let spain = "Provincia;Código;Municipio\nCoruña, A;15030;Coruña, A\nCoruña, A;15078;Santiago de Compostela\nPalmas, Las;35016;Palmas de Gran Canaria, Las\n";
    let (said, yaml, _) = taken("ES", "Santiago", spain, &[]);
    assert!(yaml.contains("id: las-palmas-de-gran-canaria,"), "{said}{yaml}");
}

/// As the geographic institute of Argentina titles its maps: `gid` only numbers the rows.
#[test]
fn the_number_of_a_row_of_a_map_is_no_code() {
    let table = "provincia,id,nombre\nBuenos Aires,06028,Almirante Brown\nBuenos Aires,06161,Carmen de Areco\n";
    let (_, _, site) = taken("AR", "Uno", table, &[]);
    let ring =
        |west: f64| json!([[[west, -35.0], [west + 0.5, -35.0], [west + 0.5, -34.5], [west, -34.5], [west, -35.0]]]);
    let feature = |(gid, name, code, west): (u8, &str, &str, f64)| {
        json!({"type": "Feature", "properties": {"gid": gid, "nam": name, "in1": code},
        "geometry": {"type": "Polygon", "coordinates": ring(west)}})
    };
    let all = [(1, "Almirante Brown", "06028", -59.0), (2, "Carmen de Areco", "06161", -60.0)];
    let map = json!({"type": "FeatureCollection", "features": all.map(feature)}).to_string();
    let site = site.beside("m.geojson", &map);
    let said = site.run(&["import", "areas", "m.geojson", "--lang", "en"]).stdout;
    let written = fs::read_to_string(site.path("content/territory/boundaries/m.geojson")).expect(&said);
    assert!(written.contains("\"almirante-brown\"") && written.contains("\"carmen-de-areco\""), "{said}{written}");
}
