//! Tables that show what lies in what by how names are set: indented, in one of several columns, or numbered levels.

use std::fs;

use crate::site::Site;
use crate::tables::indented;

const SETTINGS: &str = "title: Prueba\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n";

/// A site with a table imported, and what was said.
fn import(settings: &str, table: &str, more: &[&str]) -> (Site, String) {
    let site = Site::empty().file("cabildo.yaml", format!("{SETTINGS}{settings}"));
    let site = site.file("uno/municipality.yaml", "name: Uno\n").beside("t.csv", table);
    let said = site.run(&[&["import", "areas", "t.csv", "--lang", "en"][..], more].concat()).exits(0).stdout;
    (site, said)
}

fn written(site: &Site) -> String {
    fs::read_to_string(site.path("content/territory.yaml")).expect("a tree")
}

/// As some offices write their tables: municipalities are set in below their department.
#[test]
fn names_that_are_set_in_lie_in_what_stands_above_them() {
    let table = "Departamento y municipio;Población 2022\nNicaragua;110000\n  Rivas;90000\n    Rivas;30000\n    Tola;35000\n    \
        Altagracia;25000\n  Boaco;20000\n    Boaco;9000\n    Camoapa;11000\nTotal;110000\n";
    // Of three levels the title names two.
    let (site, said) = import("", table, &[]);
    let yaml = written(&site);
    assert_eq!(yaml.matches("name: Boaco").count(), 2, "{said}\n{yaml}");
    for (id, people) in [("tola", "35000"), ("camoapa", "11000")] {
        assert!(yaml.contains(&format!("          - {{id: {id}, name:")) && yaml.contains(people), "{said}\n{yaml}");
    }
    assert!(yaml.contains("90000") && yaml.contains("30000") && yaml.contains("9000"), "{yaml}");
    assert!(said.contains("7 areas were put inside others"), "{said}");
    assert!(said.contains("these levels have only a number (Nivel 1, Nivel 2, Nivel 3)"), "{said}");
    // The command that is told names them.
    let more = ["--set", "levels=country,department,municipality"];
    let (site, said) = import("", table, &more);
    let yaml = written(&site);
    assert!(yaml.contains("name: Departamento}") && yaml.contains("name: Municipio}"), "{said}\n{yaml}");
    assert!(!said.contains("only a number"), "{said}");
    // Where the title says two of two levels, they are these.
    let two: String =
        table.lines().filter(|line| !line.contains("Nicaragua")).map(|line| format!("{line}\n")).collect();
    let yaml = written(&import("", &two, &[]).0);
    assert!(yaml.contains("id: department") && yaml.contains("id: municipality"), "{yaml}");
    assert_eq!(yaml.matches("name: Rivas").count(), 2, "{yaml}");
}

#[test]
fn names_in_one_of_several_columns_lie_in_what_stands_above_them() {
    let table = "Código;Territorio;;Población 2022\n01;Rivas;;90000\n0101;;Rivas;30000\n0102;;Tola;60000\n02;Boaco;;20000\n\
        0201;;Boaco;9000\n0202;;Camoapa;11000\n";
    let (site, said) = import("", table, &["--set", "levels=department,municipality"]);
    let yaml = written(&site);
    assert!(
        yaml.contains("      - {id: tola, code: \"0102\", name: Tola, population: {\"2022\": 60000}}"),
        "{said}\n{yaml}"
    );
    assert!(yaml.contains("code: \"01\"\n    name: Rivas\n    population: {\"2022\": 90000}"), "{said}\n{yaml}");
    assert_eq!(yaml.matches("id: ").count(), 2 + 6, "{yaml}");
}

/// As the Census Bureau writes them: what is set in lies in no region that stands above it.
#[test]
fn names_that_are_set_in_for_another_reason_are_told() {
    let table = "Area;Population 2020\nNortheast;57000\nMidwest;68000\nSouth;126000\nWest;78000\n  Alabama;5000\n  \
        Alaska;700\n  Texas;290000\n  Wyoming;580\n";
    let (site, said) = import("", table, &[]);
    let yaml = written(&site);
    assert!(said.contains("“West” has fewer inhabitants than Alabama, Alaska, Texas, Wyoming together"), "{said}");
    assert!(!yaml.contains("areas:\n      - "), "{yaml}");
    // A blank that slipped in says nothing.
    let slip = "Municipio;Población 2022\nRivas;30000\n Tola;35000\nBoaco;9000\nCamoapa;11000\n";
    let (site, said) = import("", slip, &[]);
    assert!(!said.contains("put inside others") && written(&site).contains("  - {id: tola, name: Tola"), "{said}");
}

/// As GADM and the Humanitarian Data Exchange number levels.
#[test]
fn levels_that_have_a_number_alone_are_named_by_what_the_map_says_or_by_the_command_that_is_told() {
    let gadm = "GID_0,COUNTRY,GID_1,NAME_1,TYPE_1,ENGTYPE_1,GID_2,NAME_2,TYPE_2,ENGTYPE_2\n\
        GTM,Guatemala,GTM.1_1,Alta Verapaz,Departamento,Department,GTM.1.1_1,Chahal,Municipio,Municipality\n\
        GTM,Guatemala,GTM.2_1,Petén,Departamento,Department,GTM.2.1_1,Flores,Municipio,Municipality\n";
    let (site, said) = import("", gadm, &[]);
    let yaml = written(&site);
    assert!(
        yaml.contains("{id: level-1, name: Departamento}") && yaml.contains("{id: level-2, name: Municipio}"),
        "{yaml}"
    );
    assert!(!said.contains("only a number"), "{said}");
    let hdx = "ADM0_ES,ADM0_PCODE,ADM1_ES,ADM1_PCODE,ADM2_ES,ADM2_PCODE\n#country+name,#country+code,#adm1+name,#adm1+code,#adm2+name,#adm2+code\n\
        Honduras,HN,Atlántida,HN01,La Ceiba,HN0101\nHonduras,HN,Colón,HN02,Trujillo,HN0201\n";
    let (site, said) = import("country: HN\n", hdx, &[]);
    let told = "`--column department=\"ADM1_ES\" --column municipality=\"ADM2_ES\"`";
    assert!(said.contains(told), "{said}");
    let more = ["--column", "department=ADM1_ES", "--column", "municipality=ADM2_ES"];
    let said = site.run(&[&["import", "areas", "t.csv", "--lang", "en"][..], &more].concat()).exits(0).stdout;
    let yaml = written(&site);
    assert!(yaml.contains("{id: department, name: Departamento}") && !yaml.contains("level-"), "{said}\n{yaml}");
    assert!(!said.contains("only a number") && !said.contains("which the areas that stand do not have"), "{said}");
    assert_eq!(yaml.matches("id: ").count(), 3 + 5, "{yaml}");
}

/// As a person sets names in with the spreadsheet's own button: no text has a blank before it.
#[test]
fn names_that_a_spreadsheet_sets_in_lie_in_what_stands_above_them() {
    let rows = [("Rivas", 0, 90000), ("Rivas", 1, 30000), ("Tola", 1, 60000), ("Boaco", 0, 20000), ("Boaco", 1, 20000)];
    let site = Site::empty().file("cabildo.yaml", SETTINGS).file("uno/municipality.yaml", "name: Uno\n");
    let site = site.beside("t.xlsx", &indented("Departamento / Municipio", &rows));
    let said = site.run(&["import", "areas", "t.xlsx", "--lang", "en", "--year", "2022"]).exits(0).stdout;
    let yaml = written(&site);
    assert!(said.contains("3 areas were put inside others"), "{said}");
    assert!(yaml.contains("      - {id: tola, name: Tola, population: {\"2022\": 60000}}"), "{yaml}");
    assert_eq!((yaml.matches("name: Rivas").count(), yaml.matches("name: Boaco").count()), (2, 2), "{yaml}");
}
