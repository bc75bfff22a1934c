//! Which area of a table is a municipality's own, in several countries; and that the advice of the import works when it
//! is followed and leaves nothing behind.

use std::fs;

use crate::site::{Outcome, Site};

/// A folder in which a municipality of a country was begun.
fn begun(country: &str, name: &str) -> Site {
    let site = Site::empty();
    site.run(&["new", "portal", "--municipality", name, "--country", country]).exits(0);
    site.argument("--content").argument("portal/content")
}

fn areas(site: &Site, file: &str) -> (Outcome, String) {
    let outcome = site.run(&["import", "areas", file, "--lang", "en"]);
    (outcome, fs::read_to_string(site.path("portal/content/territory.yaml")).expect("the areas"))
}

/// The words of what an import said.
fn said(outcome: &Outcome) -> String {
    format!("{}{}", outcome.stdout, outcome.stderr)
}

/// The area that contains an area, by indentation.
fn container<'y>(yaml: &'y str, id: &str) -> Option<&'y str> {
    let depth = |line: &str| line.chars().take_while(|c| *c == ' ').count();
    let id_of = |line: &'y str| line.split("id: ").nth(1)?.split([',', '}']).next();
    let lines: Vec<&str> = yaml.lines().collect();
    let areas = lines.iter().position(|line| *line == "areas:").expect("areas");
    let own = (areas..lines.len()).find(|at| id_of(lines[*at]) == Some(id)).unwrap_or_else(|| panic!("{id}: {yaml}"));
    let above = lines[areas..own].iter().rev().find(|line| id_of(line).is_some() && depth(line) < depth(lines[own]));
    above.and_then(|line| id_of(line))
}

fn has(yaml: &str, id: &str) -> bool {
    yaml.lines().any(|line| line.contains(&format!("id: {id},")) || line.ends_with(&format!("id: {id}")))
}

/// Costa Rica's cantons and Ecuador's are called like their seats, and a district elsewhere may be too.
#[test]
fn a_canton_goes_before_the_district_or_parish_that_is_its_seat() {
    let costa_rica = "Provincia,Cantón,Distrito,Población 2022\nSan José,Escazú,Escazú,10000\nSan José,Escazú,San Antonio,20000\n\
        San José,San José,Carmen,2000\nSan José,San José,Hospital,22000\nAlajuela,Alajuela,Alajuela,40000\n\
        Alajuela,Alajuela,San José,38000\nAlajuela,Grecia,Grecia,15000\n";
    for (name, id, above) in [("Escazú", "escazu", "provincia-san-jose"), ("Alajuela", "alajuela", "alajuela")] {
        let site = begun("CR", name).beside("cr.csv", costa_rica);
        let (outcome, yaml) = areas(&site, "cr.csv");
        assert!(
            !said(&outcome).contains("none was taken") && !said(&outcome).contains("are kept"),
            "{}",
            said(&outcome)
        );
        let own = container(&yaml, id).unwrap_or_else(|| panic!("{above}: {yaml}"));
        assert!(container(&yaml, own).is_none(), "a canton lies in a province: {yaml}");
        site.check().exits(0);
    }
    let ecuador = "Provincia,Cantón,Parroquia,Población 2022\nAzuay,Cuenca,Cuenca,300000\nAzuay,Cuenca,Baños,20000\n\
        Tungurahua,Baños,Baños,15000\nTungurahua,Baños,Lligua,2000\nPichincha,Quito,Calderón,150000\n\
        Loja,Olmedo,Olmedo,3000\nManabí,Olmedo,Olmedo,5000\n";
    let site = begun("EC", "Baños").beside("ec.csv", ecuador);
    let (outcome, yaml) = areas(&site, "ec.csv");
    assert_eq!(container(&yaml, "banos"), Some("tungurahua"), "{}{yaml}", said(&outcome));
    // Provinces contain cantons, though two cantons of one name do not show it.
    assert!(!said(&outcome).contains("not sure which level"), "{}", said(&outcome));
    assert_eq!(container(&yaml, "loja"), None, "{yaml}");
}

/// In Peru provinces and districts have a municipality each; the provincial one governs the district of its seat.
#[test]
fn where_two_levels_govern_the_place_is_told_and_a_seat_is_its_provinces() {
    let peru = "Departamento,Provincia,Distrito,Población 2017\nCajamarca,Cajamarca,Cajamarca,200000\n\
        Cajamarca,Cajamarca,Asunción,10000\nJunín,Tarma,Tarma,30000\nJunín,Tarma,Acobamba,9000\nAncash,Asunción,Chacas,5000\n";
    let (outcome, yaml) = areas(&begun("PE", "Asunción").beside("pe.csv", peru), "pe.csv");
    assert!(said(&outcome).contains("several areas could be the municipality `asuncion`"), "{}{yaml}", said(&outcome));
    let (_, yaml) = areas(&begun("PE", "Tarma").beside("pe.csv", peru), "pe.csv");
    assert_eq!(container(&yaml, "tarma"), Some("junin"), "{yaml}");
    assert_eq!(container(&yaml, "tarma-tarma"), Some("tarma"), "{yaml}");
}

/// A parish of another canton has the name by which people call the town.
#[test]
fn a_lesser_place_is_not_taken_in_silence_where_the_table_has_municipalities() {
    let ecuador =
        "Provincia,Cantón,Parroquia\nAzuay,Cuenca,Sidcay\nAzuay,Cuenca,Baños\nTungurahua,Baños de Agua Santa,Lligua\n";
    let site = begun("EC", "Baños").beside("ec.csv", ecuador);
    let (outcome, yaml) = areas(&site, "ec.csv");
    assert!(
        said(&outcome).contains("no municipality of the table is called like the site's `banos`; `cuenca-banos` is"),
        "{}",
        said(&outcome)
    );
    assert_eq!(container(&yaml, "banos"), None, "{yaml}");
    advice_is_followed(&site, "ec.csv", "banos", "banos-de-agua-santa");
    let (_, yaml) = areas(&site, "ec.csv");
    assert!(!yaml.contains("{id: municipality,"), "the level of the one that went: {yaml}");
}

const GUATEMALA: &str = "Departamento,Código,Municipio\nHuehuetenango,1311,La Libertad\nHuehuetenango,1304,Cuilco\n\
    Petén,1705,La Libertad\nPetén,1701,Flores\n";

/// Says the area that the import advises to say, and imports again.
fn advice_is_followed(site: &Site, file: &str, wrong: &str, right: &str) {
    site.check().exits(0).tells("territory.yaml", "area-alone", wrong);
    let path = site.path(&format!("portal/content/{wrong}/municipality.yaml"));
    let text = fs::read_to_string(&path).expect("the municipality");
    let said_now = text.replace(&format!("\narea: {wrong}\n"), &format!("\narea: {right}\n"));
    assert_ne!(said_now, text);
    fs::write(&path, said_now).expect("written");
    let (outcome, yaml) = areas(site, file);
    assert!(said(&outcome).contains(&format!("are taken away: {wrong}")), "{}", said(&outcome));
    assert!(!has(&yaml, wrong) && has(&yaml, right), "{yaml}");
    site.check().exits(0).tells_no("area-alone");
    let (outcome, again) = areas(site, file);
    assert!(!said(&outcome).contains("taken away") && again == yaml, "{}", said(&outcome));
}

#[test]
fn an_area_that_was_kept_goes_when_the_municipality_says_another() {
    let site = begun("GT", "La Libertad").beside("gt.csv", GUATEMALA);
    let (outcome, yaml) = areas(&site, "gt.csv");
    assert!(said(&outcome).contains("huehuetenango-la-libertad, peten-la-libertad"), "{}", said(&outcome));
    assert!(has(&yaml, "la-libertad"), "{yaml}");
    // As long as the municipality is it, it stays.
    let (_, again) = areas(&site, "gt.csv");
    assert_eq!(again, yaml);
    advice_is_followed(&site, "gt.csv", "la-libertad", "peten-la-libertad");
}

#[test]
fn an_area_that_was_kept_makes_room_for_the_one_that_a_later_table_has() {
    let departments = "Código,Departamento\n13,Huehuetenango\n17,Petén\n";
    let towns = "Código departamento,Departamento,Código municipio,Municipio\n17,Petén,1705,La Libertad\n17,Petén,1701,Flores\n";
    let site = begun("GT", "La Libertad").beside("d.csv", departments).beside("m.csv", towns);
    let (outcome, yaml) = areas(&site, "d.csv");
    assert!(said(&outcome).contains("they are kept: la-libertad") && has(&yaml, "la-libertad"), "{}", said(&outcome));
    let (outcome, yaml) = areas(&site, "m.csv");
    assert_eq!(container(&yaml, "la-libertad"), Some("peten"), "{}{yaml}", said(&outcome));
    assert!(!said(&outcome).contains("are kept"), "{}", said(&outcome));
}

#[test]
fn an_area_that_was_kept_and_is_named_elsewhere_stays_and_it_is_told() {
    let indicator = "name: Lectura\nunit: \"%\"\nvalues:\n  la-libertad: {2020: 3}\n";
    let site = begun("GT", "La Libertad").beside("gt.csv", GUATEMALA);
    areas(&site, "gt.csv");
    let site = site.beside("portal/content/territory/indicators/lectura.yaml", indicator);
    let path = site.path("portal/content/la-libertad/municipality.yaml");
    let text = fs::read_to_string(&path).expect("the municipality");
    fs::write(&path, text.replace("\narea: la-libertad\n", "\narea: peten-la-libertad\n")).expect("written");
    let (outcome, yaml) = areas(&site, "gt.csv");
    assert!(
        said(&outcome).contains("`territory/indicators/lectura.yaml` names it and it is kept"),
        "{}",
        said(&outcome)
    );
    assert!(has(&yaml, "la-libertad"), "{yaml}");
}

/// The import advises to name the column that has the names, when areas have none.
#[test]
fn areas_without_a_name_get_it_when_the_column_is_named_as_advised() {
    let table = "Departamento,Cod municipio,Mengano,Población 2023\nAntioquia,05001,Medellín,2616335\nAntioquia,05002,Abejorral,20000\nAmazonas,91001,Leticia,53000\n";
    for is_named in [false, true] {
        let site = begun("CO", "Leticia").beside("co.csv", table);
        let (outcome, yaml) = areas(&site, "co.csv");
        assert!(
            said(&outcome).contains("say it with `--column LEVEL=TITLE`") && yaml.contains("name: Municipio 05001"),
            "{}",
            said(&outcome)
        );
        if is_named {
            let indicator = "name: Lectura\nunit: \"%\"\nvalues:\n  antioquia-municipio-05001: {2020: 3}\n";
            fs::create_dir_all(site.path("portal/content/territory/indicators")).expect("a folder");
            fs::write(site.path("portal/content/territory/indicators/lectura.yaml"), indicator).expect("written");
        }
        let outcome = site.run(&["import", "areas", "co.csv", "--column", "municipality=Mengano", "--lang", "en"]);
        let yaml = fs::read_to_string(site.path("portal/content/territory.yaml")).expect("the areas");
        assert!(
            said(&outcome).contains("3 areas that had only a number, a code or an abbreviation"),
            "{}",
            said(&outcome)
        );
        assert!(yaml.contains("name: Medellín") && yaml.contains("{\"2023\": 2616335}"), "{yaml}");
        assert_eq!(has(&yaml, "medellin"), !is_named, "what is named elsewhere keeps its id: {yaml}");
        assert_eq!(container(&yaml, "leticia"), Some("amazonas"), "the portal's own: {yaml}");
        assert!(!yaml.contains("name: Municipio 0") && yaml.contains("{id: municipality, name: Municipio}"), "{yaml}");
        site.check().exits(0).tells_no("area-alone");
    }
}

/// In Panama a municipality is a district, and many a corregimiento is called like the district that it lies in.
#[test]
fn a_table_of_municipalities_is_of_the_level_that_they_are_in_the_country() {
    let panama = "Provincia,Distrito,Corregimiento\nLos Santos,Las Tablas,Las Tablas\nLos Santos,Las Tablas,Bajo Corral\n\
        Bocas del Toro,Changuinola,Changuinola\nBocas del Toro,Changuinola,Las Tablas\n";
    let site = begun("PA", "Las Tablas").beside("pa.csv", panama);
    areas(&site, "pa.csv");
    let site = site.beside("p.csv", "Municipio,Población 2023\nLas Tablas,27000\nChanguinola,64000\n");
    let (outcome, yaml) = areas(&site, "p.csv");
    assert_eq!(container(&yaml, "las-tablas"), Some("los-santos"), "{}{yaml}", said(&outcome));
    let own = yaml.split("id: las-tablas\n").nth(1).unwrap_or_else(|| panic!("{yaml}"));
    assert!(own.lines().take(3).any(|line| line.contains("27000")), "{}{yaml}", said(&outcome));
    let site = site.beside("i.csv", "Municipio,Lectura 2023\nLas Tablas,7.5\nChanguinola,5.5\n");
    let outcome = site.run(&["import", "indicators", "i.csv", "--lang", "en"]);
    let read =
        fs::read_to_string(site.path("portal/content/territory/indicators/lectura.yaml")).expect(&outcome.stdout);
    assert!(read.contains("las-tablas: {\"2023\": 7.5}") && read.contains("changuinola: "), "{}{read}", outcome.stdout);
}

/// A portal's folder may have another name than the municipality.
#[test]
fn a_portal_is_the_area_that_is_called_as_its_municipality() {
    let table = "Provincia,Cantón,Distrito,Población 2022\nSan José,Escazú,Escazú,13000\nSan José,Escazú,San Rafael,30000\n\
        San José,Desamparados,Damas,15000\n";
    for town in ["name: Escazú\n", "name: {es: Escazú, en: Escazu}\narea: m\n"] {
        let site = Site::empty()
            .file("cabildo.yaml", "title: Prueba\nlanguages: [es]\ncountry: CR\ncurrency: CRC\n")
            .file("m/municipality.yaml", town)
            .beside("distritos.csv", table);
        let said = site.run(&["import", "areas", "distritos.csv", "--lang", "en"]).exits(0).stdout;
        let yaml = fs::read_to_string(site.path("content/territory.yaml")).expect("areas");
        // The canton is it, and not the district of its name; nothing is kept beside them.
        let own = yaml.find("id: m\n").unwrap_or_else(|| panic!("{yaml}\n{said}"));
        assert!(yaml[own..].lines().nth(1).is_some_and(|line| line.trim() == "name: Escazú"), "{yaml}");
        assert_eq!(yaml.matches("id: m\n").count() + yaml.matches("id: m,").count(), 1, "{yaml}");
        assert!(yaml.contains("San Rafael") && !said.contains("are kept"), "{said}");
    }
}

/// A table of what stands beside the municipality: its areas have pages of the territory, or it is said why not.
#[test]
fn areas_beside_the_only_municipality_have_pages_or_it_is_told_that_they_have_none() {
    let barrios = "Barrio;Población 2023\nEl Centro;601\nSan Pedro;402\n";
    let departments = "Departamento;Población 2022\nBoquerón;71078\nAlto Paraguay;17195\n";
    for (country, table, place) in [("NI", barrios, "el-centro"), ("PY", departments, "boqueron")] {
        let site = begun(country, "Rivas").beside("t.csv", table);
        areas(&site, "t.csv");
        site.check().exits(0).tells("territory.yaml", "area-alone", "Rivas");
        let outcome = site.build_with(&["--no-search"]).exits(0);
        assert!(outcome.has(&format!("territorio/lugares/{place}/index.html")), "{place}");
    }
    // In one department with it, the other has one as soon as the municipality says which is its own.
    let beside = "Departamento;Municipio;Población 2020\nRivas;Rivas;50001\nRivas;Tola;30002\n";
    let site = begun("NI", "Tola").beside("t.csv", beside);
    let (outcome, _) = areas(&site, "t.csv");
    assert!(!said(&outcome).contains("stand beside"), "{}", said(&outcome));
    let built = site.build_with(&["--no-search"]).exits(0);
    assert!(built.has("territorio/lugares/rivas-rivas/index.html"));
    let named =
        Site::empty().file("cabildo.yaml", "title: P\nlanguages: [es]\ncurrency: NIO\nbase_url: https://e.org/\n");
    let named = named.file("tola/municipality.yaml", "name: Tola\n").beside("t.csv", beside);
    let told = said(&named.run(&["import", "areas", "t.csv", "--lang", "en"]).exits(0));
    assert!(told.contains("write `area: tola` in `tola/municipality.yaml`"), "{told}");
}
