//! Divisions of countries as their offices publish them: wide tables, a row an area, codes that say what lies in
//! what, a row a year. Levels and numbers are those of the countries' own laws.

use std::fs;

use serde_json::json;

use crate::site::Site;

const SETTINGS: &str = "title: Prueba\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n";

/// What an import of areas said and wrote.
struct Taken {
    said: String,
    yaml: String,
    site: Site,
}

fn taken_as(settings: &str, file: &str, text: impl AsRef<[u8]>, more: &[&str]) -> Taken {
    let site = Site::empty().file("cabildo.yaml", settings).beside(file, text);
    let site = site.file("uno/municipality.yaml", "name: Uno\n");
    let said = site.run(&[&["import", "areas", file, "--lang", "en"][..], more].concat()).exits(0).stdout;
    let yaml = fs::read_to_string(site.path("content/territory.yaml")).expect("areas");
    Taken { said, yaml, site }
}

fn taken(text: &str) -> Taken {
    taken_as(SETTINGS, "areas.csv", text, &[])
}

impl Taken {
    /// The names of levels in their order.
    fn levels(&self) -> Vec<&str> {
        let lines = self.yaml.lines().take_while(|line| !line.starts_with("areas:"));
        let levels = lines.filter_map(|line| line.trim().strip_prefix("- {id: ")?.split_once(", name: "));
        levels.map(|(_, name)| name.trim_end_matches('}')).collect()
    }

    /// How many areas have a name.
    fn count(&self, name: &str) -> usize {
        let wanted = format!("name: {name}");
        self.yaml
            .lines()
            .filter(|line| line.split(&wanted).skip(1).any(|rest| rest.is_empty() || rest.starts_with([',', '}'])))
            .count()
    }

    /// Neither the order of levels nor a name was in doubt, and the areas are read without a word.
    fn tells_nothing_doubtful(self) -> Self {
        assert!(!self.said.contains("--set levels="), "{}", self.said);
        self.site.check().exits(0).tells_no("area-code-twice").tells_no("level-unnamed");
        self
    }
}

#[test]
fn kenyas_wards_lie_in_constituencies_of_counties() {
    let table = "County Code,County Name,Constituency Code,Constituency Name,Ward Code,Ward Name\n\
        1,Mombasa,1,Changamwe,1,Port Reitz\n1,Mombasa,1,Changamwe,2,Kipevu\n1,Mombasa,2,Jomvu,6,Jomvu Kuu\n\
        1,Mombasa,2,Jomvu,7,Miritini\n2,Kwale,7,Msambweni,31,Ramisi\n2,Kwale,7,Msambweni,32,Kinondo\n";
    let taken = taken_as(&SETTINGS.replace("[es]", "[en]"), "areas.csv", table, &[]).tells_nothing_doubtful();
    assert_eq!(taken.levels(), ["County", "Constituency", "Ward"], "{}", taken.yaml);
}

#[test]
fn portugals_parishes_repeat_their_names() {
    let table = "DICOFRE;Distrito;Concelho;Freguesia\n010103;Aveiro;Águeda;Aguada de Cima\n010109;Aveiro;Águeda;Fermentelos\n\
        010201;Aveiro;Albergaria-a-Velha;Alquerubim\n010202;Aveiro;Albergaria-a-Velha;Angeja\n\
        110601;Lisboa;Lisboa;Ajuda\n110602;Lisboa;Lisboa;Alcântara\n110701;Lisboa;Loures;Bucelas\n110702;Lisboa;Loures;Fermentelos\n";
    let taken = taken_as(&SETTINGS.replace("[es]", "[pt]"), "areas.csv", table, &[]).tells_nothing_doubtful();
    assert_eq!(taken.levels(), ["Distrito", "Concelho", "Freguesia"], "{}", taken.yaml);
    assert_eq!((taken.count("Fermentelos"), taken.count("Lisboa")), (2, 2), "{}", taken.yaml);
    // Of two of one name neither is the first: each is told apart by what contains it.
    assert!(
        taken.yaml.contains("id: agueda-fermentelos") && taken.yaml.contains("id: loures-fermentelos"),
        "{}",
        taken.yaml
    );
}

#[test]
fn the_philippines_have_four_levels_written_the_smallest_first() {
    let mut table = "Barangay,City/Municipality,Province,Region\n".to_owned();
    for (town, province, region) in [
        ("Adams", "Ilocos Norte", "Region I"),
        ("Bacarra", "Ilocos Norte", "Region I"),
        ("Alilem", "Ilocos Sur", "Region I"),
        ("Basco", "Batanes", "Region II"),
    ] {
        for barangay in ["Poblacion", "San Jose", "Santo Niño"] {
            table += &format!("{barangay},{town},{province},{region}\n");
        }
    }
    let taken = taken_as(&SETTINGS.replace("[es]", "[en]"), "areas.csv", &table, &[]).tells_nothing_doubtful();
    assert_eq!(taken.levels(), ["Region", "Province", "City/Municipality", "Barangay"], "{}", taken.yaml);
    assert_eq!((taken.count("Poblacion"), taken.count("Adams")), (4, 1), "{}", taken.yaml);
}

/// Parts of towns that have only a number are called by what they are, in each language of the site, and by the
/// town that they are of.
#[test]
fn germanys_numbered_parts_of_towns_have_names_that_a_citizen_understands() {
    let table = "Land;Landkreis;Gemeinde;Ortsteil;Einwohner 2023\n\
        Bayern;Ansbach;Ansbach;1;10\nBayern;Ansbach;Ansbach;2;20\nBayern;Ansbach;Bechhofen;1;30\nBayern;Ansbach;Bechhofen;2;40\n\
        Hessen;Fulda;Eichenzell;1;50\nHessen;Fulda;Eichenzell;2;60\nHessen;Fulda;Hünfeld;1;70\nHessen;Fulda;Hünfeld;2;80\n";
    let settings = SETTINGS.replace("[es]", "[es, en]");
    let asked = ["--column", "population-2023=Einwohner 2023"];
    let taken = taken_as(&settings, "areas.csv", table, &asked).tells_nothing_doubtful();
    assert_eq!(taken.levels(), ["Land", "Landkreis", "Gemeinde", "Ortsteil"], "{}", taken.yaml);
    assert_eq!(taken.count("Ortsteil 1"), 4, "{}", taken.yaml);
    assert!(
        taken.yaml.contains("id: hunfeld-ortsteil-1") && taken.yaml.contains("id: ansbach-ortsteil-1"),
        "{}",
        taken.yaml
    );
    assert!(taken.said.contains("8 areas have no name") && taken.said.contains("Ortsteil 1"), "{}", taken.said);
    // The next year's table finds them again.
    taken.site.run(&[&["import", "areas", "areas.csv", "--lang", "en"][..], &asked].concat()).exits(0);
    assert_eq!(fs::read_to_string(taken.site.path("content/territory.yaml")).expect("areas"), taken.yaml);
    let wards = "Municipality,Ward\nAlto,1\nAlto,2\nBajo,1\nBajo,2\n";
    let taken = taken_as(&settings, "wards.csv", wards, &[]);
    assert!(taken.yaml.contains("{es: Barrio electoral 1, en: Ward 1}"), "{}", taken.yaml);
}

#[test]
fn levels_that_only_codes_name_begin_with_a_capital() {
    let table = "REG,DEP,COM,LIBELLE\n84,01,01001,L'Abergement-Clémenciat\n84,01,01002,L'Abergement-de-Varey\n84,03,03001,Abrest\n\
        32,02,02001,Abbécourt\n32,02,02002,Achery\n";
    let taken = taken_as(&SETTINGS.replace("[es]", "[en]"), "com.csv", table, &[]).tells_nothing_doubtful();
    assert_eq!(taken.levels(), ["Region", "Department", "Commune"], "{}", taken.yaml);
    assert_eq!(
        (taken.count("Region 84"), taken.count("Department 01"), taken.count("Abrest")),
        (1, 1, 1),
        "{}",
        taken.yaml
    );
    let county = "county_code,ward\n001,Kipevu\n001,Chaani\n002,Ramisi\n";
    let taken = taken_as(&SETTINGS.replace("[es]", "[en]"), "c.csv", county, &[]);
    assert_eq!(taken.levels(), ["County", "Ward"], "{}", taken.yaml);
}

#[test]
fn brazils_two_kinds_of_region_are_two_levels_and_the_whole_code_is_the_code() {
    let table = "UF,Nome_UF,Região Geográfica Intermediária,Nome Região Geográfica Intermediária,Região Geográfica Imediata,\
        Nome Região Geográfica Imediata,Município,Código Município Completo,Nome_Município\n\
        11,Rondônia,1101,Porto Velho,110001,Porto Velho,00205,1100205,Porto Velho\n\
        11,Rondônia,1101,Porto Velho,110002,Ariquemes,00023,1100023,Ariquemes\n\
        11,Rondônia,1102,Ji-Paraná,110004,Cacoal,00049,1100049,Cacoal\n11,Rondônia,1102,Ji-Paraná,110004,Cacoal,00015,1100015,Alta Floresta\n\
        12,Acre,1201,Rio Branco,120001,Rio Branco,00401,1200401,Rio Branco\n12,Acre,1201,Rio Branco,120002,Brasiléia,00104,1200104,Brasiléia\n";
    let taken = taken(table).tells_nothing_doubtful();
    let levels = taken.levels();
    assert_eq!(levels.len(), 4, "{}", taken.yaml);
    assert!(levels[1].contains("Intermediária") && levels[2].contains("Imediata"), "{levels:?}");
    assert!(taken.yaml.contains("code: \"1100049\"") && !taken.yaml.contains("\"00049\""), "{}", taken.yaml);
}

#[test]
fn codes_alone_put_areas_into_one_another() {
    let peru = "UBIGEO,NOMBRE\n010000,AMAZONAS\n010100,CHACHAPOYAS\n010101,CHACHAPOYAS\n010102,ASUNCIÓN\n010200,BAGUA\n\
        010201,BAGUA\n100000,HUÁNUCO\n100100,HUÁNUCO\n100101,HUÁNUCO\n";
    let asked = ["--set", "levels=departamento,provincia,distrito"];
    let taken = taken_as(SETTINGS, "peru.csv", peru, &asked).tells_nothing_doubtful();
    assert_eq!(taken.levels(), ["Departamento", "Provincia", "Distrito"], "{}", taken.yaml);
    assert_eq!(
        (taken.count("Chachapoyas"), taken.count("Huánuco"), taken.count("Asunción")),
        (2, 3, 1),
        "{}",
        taken.yaml
    );
    let rica = "Código,Nombre\n1,San José\n101,San José\n10101,Carmen\n10102,Merced\n102,Escazú\n10201,Escazú\n2,Alajuela\n201,Alajuela\n20101,Alajuela\n";
    let taken = taken_as(SETTINGS, "cr.csv", rica, &[]);
    assert_eq!(taken.levels(), ["Nivel 1", "Nivel 2", "Nivel 3"], "{}", taken.yaml);
    let built = taken.site.build().exits(0);
    assert!(built.page("territorio/lugares/escazu/").contains("escazu-escazu"), "the district in it");
}

#[test]
fn panamas_divisions_are_read_in_their_order() {
    let table = "iso\tprovince\tdistrict\tcorregimiento\nPA-1\tBOCAS DEL TORO\tALMIRANTE\tALMIRANTE (CABECERA)\n\
        PA-1\tBOCAS DEL TORO\tALMIRANTE\tBARRIADA GUAYMI\nPA-1\tBOCAS DEL TORO\tBOCAS DEL TORO\tBASTIMENTOS\n\
        PA-2\tCOCLE\tANTON\tEL VALLE\nPA-2\tCOCLE\tANTON\tRIO HATO\nPA-2\tCOCLE\tNATA\tEL VALLE\nPA-2\tCOCLE\tNATA\tTOZA\n";
    let taken = taken_as(SETTINGS, "panama.tsv", table, &[]).tells_nothing_doubtful();
    assert_eq!(taken.levels(), ["Provincia", "Distrito", "Corregimiento"], "{}", taken.yaml);
    assert!(taken.yaml.contains("id: anton-el-valle") && taken.yaml.contains("id: nata-el-valle"), "{}", taken.yaml);
    assert!(taken.yaml.contains("code: \"PA-1\""), "{}", taken.yaml);
}

/// A row an area and year: its years are gathered, in both forms of table.
#[test]
fn an_area_in_a_row_for_each_year_has_its_years() {
    let tall = "codigo,nombre,parent,año,poblacion\n01,Centro,,2010,900\n01,Centro,,2023,1000\n\
        0101,Mixco,01,2010,500\n0101,Mixco,01,2023,560\n0102,Sanarate,01,2010,400\n";
    let wide =
        "Provincia,Municipio,Año,Población\nCentro,Mixco,2010,500\nCentro,Mixco,2023,560\nCentro,Sanarate,2010,400\n";
    for table in [tall, wide] {
        let taken = taken(table).tells_nothing_doubtful();
        assert!(taken.yaml.contains("{\"2010\": 500, \"2023\": 560}"), "{}", taken.yaml);
        assert!(taken.yaml.contains("{\"2010\": 400}"), "{}", taken.yaml);
        assert!(!taken.said.contains("several rows"), "{}", taken.said);
        // What was understood stands for the next time.
        assert!(taken.yaml.contains("#   year = ") && taken.yaml.contains("#   population = "), "{}", taken.yaml);
        let again = taken.site.run(&["import", "areas", "areas.csv", "--lang", "en"]).exits(0).stdout;
        assert!(again.contains("unchanged: territory.yaml"), "{again}");
    }
}

#[test]
fn an_area_whose_rows_contradict_one_another_is_told_and_none_is_taken() {
    let table = "codigo,nombre,parent,poblacion_2023\n01,Centro,,1460\n0101,Mixco,01,500\n0102,Sanarate,01,400\n0101,Mixco,01,560\n";
    let taken = taken(table);
    assert!(taken.said.contains("1 areas stand in several rows with different figures"), "{}", taken.said);
    assert!(taken.said.contains("Mixco (3, 5)"), "{}", taken.said);
    assert!(!taken.yaml.contains("500") && !taken.yaml.contains("560") && taken.yaml.contains("400"), "{}", taken.yaml);
}

#[test]
fn a_container_that_two_areas_are_called_is_told() {
    let table = "nombre,nivel,parent\nNorte,provincia,\nSur,provincia,\nCentro,municipio,Norte\nCentro,municipio,Sur\nLa Plaza,barrio,Centro\nEl Río,barrio,Sur\n";
    let taken = taken(table);
    assert!(taken.said.contains("several areas could be “Centro”"), "{}", taken.said);
    assert_eq!(taken.levels(), ["Provincia", "Municipio", "Barrio"], "{}", taken.yaml);
    assert!(!taken.yaml.contains("La Plaza") && taken.yaml.contains("El Río"), "{}", taken.yaml);
}

fn feature(code: &str, name: &str, west: f64) -> serde_json::Value {
    let ring = json!([[west, 14.0], [west + 0.5, 14.0], [west + 0.5, 14.5], [west, 14.5], [west, 14.0]]);
    json!({"type": "Feature", "properties": {"codigo": code, "nombre": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}})
}

/// An area of two islands is drawn with both; two outlines that cannot both be parts of it are told.
#[test]
fn outlines_of_one_area_are_joined_or_told() {
    let division = "codigo,nombre\n0101,Mixco\n0102,Sanarate\n0103,Bajo\n0104,Alto\n";
    let features = [
        feature("0101", "Mixco", -91.0),
        feature("0101", "Mixco", -90.0),
        feature("0102", "Sanarate", -89.0),
        feature("0102", "Villa Nueva", -88.0),
        feature("0103", "Bajo", -87.0),
        feature("0103", "Bajo", -86.8),
        feature("0104", "Alto", -85.0),
        feature("0104", "Alto", -85.0),
    ];
    let map = json!({"type": "FeatureCollection", "features": features});
    let taken = taken(division);
    let site = taken.site.beside("mapa.geojson", map.to_string());
    let said = site.run(&["import", "areas", "mapa.geojson", "--lang", "en"]).exits(0).stdout;
    assert!(said.contains("several outlines are of “sanarate”") && said.contains("Sanarate, Villa Nueva"), "{said}");
    assert!(said.contains("several outlines are of “bajo”, and some cover others"), "{said}");
    let text = fs::read_to_string(site.path("content/territory/boundaries/mapa.geojson")).expect("boundaries");
    let written: serde_json::Value = serde_json::from_str(&text).expect("GeoJSON");
    let of = |id: &str| {
        let all = written["features"].as_array().into_iter().flatten();
        let found: Vec<_> = all.filter(|feature| feature["id"] == id).map(|feature| &feature["geometry"]).collect();
        found.first().map(|geometry| {
            (
                geometry["type"].as_str().unwrap_or_default().to_owned(),
                geometry["coordinates"].as_array().map_or(0, Vec::len),
            )
        })
    };
    assert_eq!(of("mixco"), Some(("MultiPolygon".to_owned(), 2)), "{text}");
    assert_eq!(of("alto"), Some(("Polygon".to_owned(), 1)), "the same twice is one: {text}");
    assert_eq!((of("sanarate"), of("bajo")), (None, None), "{text}");
    site.build().exits(0).tells_no("odd-boundary");
    // The same by hand: what one file has twice is joined, and over one another it is told.
    let by_hand =
        json!({"type": "FeatureCollection", "features": [feature("0101", "", -91.0), feature("0101", "", -90.8)]});
    let by_hand = by_hand.to_string().replace("codigo", "code");
    let site = site.file("territory/boundaries/mapa.geojson", by_hand);
    site.check().tells("territory/boundaries/mapa.geojson", "odd-boundary", "0101");
}
