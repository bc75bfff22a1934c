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
        assert!(!self.said.contains("which level contains which"), "{}", self.said);
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

/// As the Philippine statistics authority publishes its codes; the last table has kinds in a column of that name.
#[test]
fn shortened_words_of_a_levels_column_are_the_levels() {
    let table = "10-digit PSGC,Name,Correspondence Code,Geographic Level,2020 Population\n\
        0100000000,Region I (Ilocos Region),010000000,Reg,\"5,301,139\"\n0102800000,Ilocos Norte,012800000,Prov,\"609,588\"\n\
        0102801000,Adams,012801000,Mun,\"2,189\"\n0102801001,Adams,012801001,Bgy,\"2,189\"\n\
        0102802000,Bacarra,012802000,Mun,\"33,496\"\n0102802001,Bani,012802001,Bgy,\"1,079\"\n";
    let taken = taken(table);
    assert_eq!(taken.levels(), ["Región", "Provincia", "Municipio", "Barangay"], "{}", taken.yaml);
    assert!(taken.yaml.contains("code: \"0102801001\"") && !taken.yaml.contains("012801000"), "{}", taken.yaml);
    taken.tells_nothing_doubtful();
    let kinds = "id,name,type,parent,pop_2021\nA,Alpha,Region,,1000\nB,Beta,District,A,400\nC,Gamma,District,A,600\n";
    assert_eq!(self::taken(kinds).levels(), ["Región", "Distrito"]);
}

/// As ISTAT titles its list of municipalities.
#[test]
fn a_level_is_not_called_by_the_language_of_its_names() {
    let table = "Codice Regione;Codice Provincia (Storico)(1);Codice Comune formato alfanumerico;Denominazione in italiano;Denominazione Regione;Denominazione Provincia;Popolazione 2021\n\
        01;001;001001;Agliè;Piemonte;Torino;2.550\n01;001;001002;Airasca;Piemonte;Torino;3.580\n03;015;015002;Abbiategrasso;Lombardia;Milano;32.450\n";
    let taken = taken(table);
    assert_eq!(taken.levels(), ["Regione", "Provincia", "Comune"], "{}{}", taken.said, taken.yaml);
}

/// As DANE publishes its projections: a row for the town, one for the countryside, and one for both.
#[test]
fn of_the_rows_of_town_and_countryside_that_of_both_is_taken() {
    let mut table = "DP,DPNOM,MPIO,DPMP,AÑO,ÁREA GEOGRÁFICA,Población\n".to_owned();
    for (year, [town, country, all]) in [(2023, [50, 3, 53]), (2024, [51, 4, 55])] {
        for (part, people) in
            [("Cabecera Municipal", town), ("Centros Poblados y Rural Disperso", country), ("Total", all)]
        {
            table += &format!("91,Amazonas,91001,Leticia,{year},{part},{people}\n");
        }
    }
    let columns = [
        "--column",
        "department=DPNOM",
        "--column",
        "department-code=DP",
        "--column",
        "municipality=DPMP",
        "--column",
        "municipality-code=MPIO",
    ];
    let taken = taken_as(SETTINGS, "areas.csv", &table, &columns);
    assert!(taken.yaml.contains("population: {\"2023\": 53, \"2024\": 55}"), "{}{}", taken.said, taken.yaml);
    assert!(
        taken.said.contains("the row of “Total” in column “ÁREA GEOGRÁFICA” is taken") && taken.said.contains("4 rows"),
        "{}",
        taken.said
    );
}

/// As INEC of Ecuador and INEI of Peru title their divisions.
#[test]
fn the_offices_own_short_titles_are_known() {
    let ecuador = "DPA_PROVIN,DPA_DESPRO,DPA_CANTON,DPA_DESCAN,DPA_PARROQ,DPA_DESPAR,POB_2022\n01,AZUAY,0101,CUENCA,010150,CUENCA,361524\n\
        01,AZUAY,0101,CUENCA,010151,BAÑOS,16851\n18,TUNGURAHUA,1803,BAÑOS DE AGUA SANTA,180350,BAÑOS DE AGUA SANTA,14653\n";
    let taken = taken(ecuador);
    assert_eq!(taken.levels(), ["Provincia", "Cantón", "Parroquia"], "{}{}", taken.said, taken.yaml);
    assert!(taken.yaml.contains("code: \"010151\", name: Baños, population: {\"2022\": 16851}"), "{}", taken.yaml);
    let peru = "CCDD,NOMBDEP,CCPP,NOMBPROV,CCDI,NOMBDIST\n01,AMAZONAS,01,CHACHAPOYAS,01,CHACHAPOYAS\n01,AMAZONAS,01,CHACHAPOYAS,02,ASUNCION\n\
        01,AMAZONAS,02,BAGUA,01,BAGUA\n15,LIMA,01,LIMA,22,MIRAFLORES\n04,AREQUIPA,01,AREQUIPA,10,MIRAFLORES\n";
    let taken = self::taken(peru);
    assert_eq!(taken.levels(), ["Departamento", "Provincia", "Distrito"], "{}{}", taken.said, taken.yaml);
    assert_eq!(taken.count("Miraflores"), 2, "{}", taken.yaml);
    // Its measures come by the whole code, of which a spreadsheet took the zero.
    let measures = "UBIGEO,Distrito,Pobreza 2020\n10102,Asunción,40.0\n150122,Miraflores,1.1\n40110,Miraflores,9.9\n";
    let site = taken.site.beside("m.csv", measures);
    let said = site.run(&["import", "indicators", "m.csv", "--lang", "en"]).stdout;
    let poverty = fs::read_to_string(site.path("content/territory/indicators/pobreza.yaml")).expect(&said);
    for (district, value) in [("asuncion", "40"), ("lima-miraflores", "1.1"), ("arequipa-miraflores", "9.9")] {
        assert!(poverty.contains(&format!("{district}: {{\"2020\": {value}")), "{district}: {said}{poverty}");
    }
}

/// The names of two towns are the same, each in a department of which the table has no other.
#[test]
fn a_code_beside_names_that_repeat_is_the_smallest_areas() {
    let taken = taken(
        "Código,Departamento,Municipio,Población 2023\n101,Guatemala,Guatemala,9\n1311,Huehuetenango,La Libertad,3\n1705,Petén,La Libertad,5\n",
    );
    assert!(taken.yaml.contains("code: \"1705\", name: La Libertad, population: {\"2023\": 5}"), "{}", taken.yaml);
    assert!(!taken.yaml.contains("code: \"1705\"\n"), "{}", taken.yaml);
}

/// As INE of Spain writes codes in one table, and the padrón in the next.
#[test]
fn codes_within_provinces_of_regions_are_joined_by_the_whole_code() {
    let first = "CODAUTO;CPRO;CMUN;NOMBRE;POB24\n16;01;001;Alegría-Dulantzi;2930\n10;46;250;València;825948\n07;05;001;Adanero;201\n10;46;001;Ademuz;1021\n";
    let second = "Código INE;Provincia;Municipio;Población 2025\n01001;Araba/Álava;Alegría-Dulantzi;2950\n46250;Valencia/València;Valencia;830000\n";
    let site = taken(first).site.beside("b.csv", second);
    let said = site.run(&["import", "areas", "b.csv", "--lang", "en"]).exits(0).stdout;
    let yaml = fs::read_to_string(site.path("content/territory.yaml")).expect("areas");
    for people in ["\"2025\": 2950", "\"2025\": 830000"] {
        assert!(yaml.contains(people), "{people}: {said}{yaml}");
    }
    assert_eq!(yaml.matches("name: Alegría-Dulantzi").count(), 1, "{yaml}");
}

#[test]
fn a_note_below_a_table_is_no_area() {
    let table = "Provincia,Distrito,Población 2023\nLos Santos,Las Tablas,27000\nLos Santos,Guararé,11000\nFuente: INEC,,\n* Cifras preliminares,,\n";
    let taken = taken(table);
    assert!(taken.said.contains("a note on the table") && taken.said.contains("rows 4–5"), "{}", taken.said);
    assert!(!taken.yaml.contains("INEC") && !taken.yaml.contains("preliminares"), "{}", taken.yaml);
    let tall = "codigo,nombre,superior,nivel\n01,Azuay,,Provincia\n0101,Cuenca,01,Cantón\n010150,,0101,Parroquia\nFuente: INEC,,,\n";
    let taken = self::taken(tall);
    assert!(
        taken.said.contains("which area it is about (rows 4)") && taken.said.contains("(rows 5)"),
        "{}",
        taken.said
    );
    // The ids by which the columns of another table name the levels.
    assert!(
        taken.yaml.contains("{id: province, name: Provincia}") && taken.yaml.contains("{id: canton,"),
        "{}",
        taken.yaml
    );
}

/// As DANE titles its projections of municipalities; figures are invented.
#[test]
fn danes_shortened_titles_are_levels() {
    let table = "DP,DPNOM,MPIO,DPMP,AÑO,ÁREA GEOGRÁFICA,Población\n05,Antioquia,05001,Medellín,2023,Cabecera Municipal,100\n\
        05,Antioquia,05001,Medellín,2023,Centros Poblados y Rural Disperso,11\n05,Antioquia,05001,Medellín,2023,Total,111\n\
        08,Atlántico,08001,Barranquilla,2023,Total,222\n";
    let taken = taken(table).tells_nothing_doubtful();
    assert_eq!(taken.levels(), ["Departamento", "Municipio"], "{}", taken.yaml);
    assert!(taken.yaml.contains("code: \"05001\", name: Medellín, population: {\"2023\": 111}"), "{}", taken.yaml);
    assert!(taken.yaml.contains("code: \"05\"\n    name: Antioquia"), "{}", taken.yaml);
}

/// As INEI writes the rows of provinces among those of their districts: they are no sums to be left out.
#[test]
fn a_provinces_own_row_is_in_no_doubt() {
    let table = "UBIGEO,DEPARTAMENTO,PROVINCIA,DISTRITO,Población 2017\n010000,Amazonas,,,90012\n010100,Amazonas,Alta,,50007\n\
        010101,Amazonas,Alta,Uno,20001\n010102,Amazonas,Alta,Dos,20003\n010103,Amazonas,Alta,Tres,10003\n\
        010200,Amazonas,Baja,,40005\n010201,Amazonas,Baja,Cuatro,20002\n010202,Amazonas,Baja,Cinco,10001\n010203,Amazonas,Baja,Seis,10002\n";
    let taken = taken(table).tells_nothing_doubtful();
    assert!(!taken.said.contains("exact sum of other rows"), "{}", taken.said);
    for people in ["90012", "50007", "40005", "10002"] {
        assert_eq!(taken.yaml.matches(people).count(), 1, "{people}: {}", taken.yaml);
    }
}

/// As the Humanitarian Data Exchange titles women, men and all, and the Philippines' code book its kinds of towns.
#[test]
fn all_of_the_people_are_proposed_and_not_the_women_and_towns_come_before_what_they_contain() {
    let table = "ADM1_NAME,ADM1_PCODE,F_TL,M_TL,T_TL\nNorte,XX01,101,99,200\nSur,XX02,52,50,102\n";
    let said = taken(table).said;
    assert!(said.contains("`--column population=\"T_TL\"`"), "{said}");
    let table = "10-digit PSGC,Name,Geographic Level\n0100000000,Norte,Reg\n0100100000,Alta,Prov\n0100101000,Uno,City\n\
        0100101001,Centro,Bgy\n0100102000,Dos,Mun\n0100102001,Orilla,Bgy\n";
    let taken = taken(table);
    let at = |name: &str| taken.yaml.find(&format!("id: {name}, name:")).unwrap_or_else(|| panic!("{}", taken.yaml));
    assert!(at("municipality") < at("barangay") && at("city") < at("barangay"), "{}", taken.yaml);
}
