//! Rows of offices' tables that are about what contains the others: the province among its cantons. Codes are those of
//! the countries' own lists.

use std::fs;

use crate::site::Site;

const SETTINGS: &str = "title: Prueba\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n";
/// As Ecuador's INEC writes the census.
const ECUADOR: &str = "Código;Provincia;Cantón;Población 2022\n01;AZUAY;;801609\n0101;AZUAY;CUENCA;596101\n\
    0102;AZUAY;GIRÓN;12182\n09;GUAYAS;;4391923\n0901;GUAYAS;GUAYAQUIL;2746403\n0907;GUAYAS;DURÁN;303910\n";

fn site() -> Site {
    Site::empty().file("cabildo.yaml", SETTINGS).file("uno/municipality.yaml", "name: Uno\n")
}

fn import(site: Site, what: &str, file: &str, text: &str, more: &[&str]) -> (Site, String) {
    let site = site.beside(file, text);
    let said = site.run(&[&["import", what, file, "--lang", "en"][..], more].concat()).exits(0).stdout;
    (site, said)
}

fn written(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path("content").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What is written of the area with an id, without that of others.
fn area(yaml: &str, id: &str) -> String {
    let start = yaml.find(&format!("id: {id}\n")).or_else(|| yaml.find(&format!("id: {id},")));
    let rest = &yaml[start.unwrap_or_else(|| panic!("{id}: {yaml}"))..];
    let end = rest.find("areas:").into_iter().chain(rest.find("- ")).min().unwrap_or(rest.len());
    rest[..end].to_owned()
}

fn has_all(yaml: &str, id: &str, words: &[&str]) {
    let own = area(yaml, id);
    for word in words {
        assert!(own.contains(word), "{id}, {word}: {own}\n{yaml}");
    }
}

fn areas(yaml: &str) -> usize {
    yaml.split("areas:").skip(1).map(|part| part.matches("id: ").count()).sum()
}

#[test]
fn a_provinces_row_gives_it_its_code_and_its_people() {
    let (site, said) = import(site(), "areas", "censo.csv", ECUADOR, &[]);
    let yaml = written(&site, "territory.yaml");
    has_all(&yaml, "azuay", &["01", "801609"]);
    has_all(&yaml, "guayas", &["09", "4391923"]);
    assert_eq!(areas(&yaml), 6, "{yaml}");
    assert!(said.contains("2 rows are about what contains the others (AZUAY, GUAYAS)"), "{said}");
    // The next table of this kind, and the same once more, add nothing beside them.
    let (site, _) = import(site, "areas", "censo2.csv", &ECUADOR.replace("2022", "2024"), &[]);
    let yaml = written(&site, "territory.yaml");
    has_all(&yaml, "azuay", &["801609", "2024"]);
    assert_eq!(areas(&yaml), 6, "{yaml}");
}

#[test]
fn an_indicator_of_the_province_is_the_provinces() {
    let plain = "Código;Provincia;Cantón\n0101;Azuay;Cuenca\n0102;Azuay;Girón\n0901;Guayas;Guayaquil\n";
    let (site, _) = import(site(), "areas", "areas.csv", plain, &[]);
    let table = "Código;Provincia;Cantón;Pobreza 2022\n01;Azuay;;30.5\n0101;Azuay;Cuenca;20.1\n0102;Azuay;Girón;50.2\n";
    let (site, said) = import(site, "indicators", "pobreza.csv", table, &[]);
    let yaml = written(&site, "territory/indicators/pobreza.yaml");
    assert!(yaml.contains("azuay: {\"2022\": 30.5}"), "{yaml}");
    assert!(said.contains("1 rows are about what contains the others"), "{said}");
}

/// As Colombia's DANE writes its code of five digits, and then with the department's of two beside it.
#[test]
fn a_code_filled_with_zeros_is_the_departments_in_either_order_of_the_tables() {
    let filled = "Código DANE,Departamento,Municipio,Población 2023\n05000,Antioquia,,6811900\n\
        05001,Antioquia,Medellín,2616335\n05266,Antioquia,Envigado,250000\n50000,Meta,,1114040\n50001,Meta,Villavicencio,556000\n";
    let parted = "Código departamento,Departamento,Código municipio,Municipio,Población 2024\n05,Antioquia,05001,Medellín,2634570\n\
        05,Antioquia,05266,Envigado,255000\n50,Meta,50001,Villavicencio,560000\n";
    for tables in [[filled, parted], [parted, filled]] {
        let (site, _) = import(site(), "areas", "uno.csv", tables[0], &[]);
        let (site, said) = import(site, "areas", "dos.csv", tables[1], &[]);
        let yaml = written(&site, "territory.yaml");
        assert_eq!(areas(&yaml), 5, "{said}\n{yaml}");
        has_all(&yaml, "antioquia", &["'05'", "6811900"].map(|word| word.trim_matches('\'')));
        has_all(&yaml, "medellin", &["2616335", "2634570"]);
        has_all(&yaml, "meta", &["50", "1114040"]);
    }
}

/// As the Census Bureau writes counties; its column of names is called by two letters and the word.
#[test]
fn a_county_of_zeros_is_the_state() {
    let table = "SUMLEV,STATE,COUNTY,STNAME,CTYNAME,POPESTIMATE2020\n040,20,000,Kansas,Kansas,2938000\n\
        050,20,001,Kansas,Allen County,12500\n050,20,003,Kansas,Anderson County,7800\n\
        040,31,000,Nebraska,Nebraska,1962000\n050,31,001,Nebraska,Adams County,31200\n";
    let english = SETTINGS.replace("[es]", "[en]");
    for more in [&[][..], &["--column", "county=CTYNAME"]] {
        let (site, _) = import(site().file("cabildo.yaml", &english), "areas", "co-est.csv", table, more);
        let yaml = written(&site, "territory.yaml");
        has_all(&yaml, "kansas", &["20", "2938000"]);
        assert_eq!((areas(&yaml), yaml.matches("Kansas").count()), (5, 1), "{yaml}");
    }
}

/// As Mexico's INEGI writes localities: each municipality and the state have a row of their own that says «Total».
#[test]
fn a_total_with_a_code_of_zeros_is_what_contains_the_others() {
    let table = "ENTIDAD,NOM_ENT,MUN,NOM_MUN,LOC,NOM_LOC,POBTOT\n21,Puebla,000,Total de la entidad Puebla,0000,Total de la Entidad,6583278\n\
        21,Puebla,114,Puebla,0000,Total del Municipio,1692181\n21,Puebla,114,Puebla,0001,Heroica Puebla de Zaragoza,1542232\n\
        21,Puebla,114,Puebla,0002,La Resurrección,149949\n21,Puebla,119,San Andrés Cholula,0000,Total del Municipio,154448\n\
        21,Puebla,119,San Andrés Cholula,0001,San Andrés Cholula,80118\n";
    let (site, said) = import(site(), "areas", "iter.csv", table, &["--year", "2020"]);
    let yaml = written(&site, "territory.yaml");
    has_all(&yaml, "san-andres-cholula", &["119", "154448"]);
    for (figure, count) in [("6583278", 1), ("1692181", 1), ("1542232", 1), ("80118", 1)] {
        assert_eq!(yaml.matches(figure).count(), count, "{said}\n{yaml}");
    }
    assert_eq!(areas(&yaml), 6, "a state, two municipalities and three localities: {yaml}");
}

#[test]
fn what_has_the_containers_name_and_more_than_all_others_is_told() {
    let table = "Provincia,Distrito,Población 2023\nCoclé,Coclé,268264\nCoclé,Aguadulce,52000\nCoclé,Penonomé,105000\n";
    let (_, said) = import(site(), "areas", "inec.csv", table, &[]);
    assert!(said.contains("leave their smaller name empty"), "{said}");
    let whole = table.replace("268264", "157000");
    let (site, said) = import(site(), "areas", "inec.csv", &whole, &[]);
    assert!(!said.contains("leave their smaller name empty") && said.contains("1 rows are about"), "{said}");
    assert_eq!(areas(&written(&site, "territory.yaml")), 3);
}

#[test]
fn inhabitants_and_codes_that_are_left_are_told_with_what_would_use_them() {
    // No title says the year, and none the people.
    let (_, said) = import(site(), "areas", "uno.csv", "Provincia,Distrito,POBTOT\nA,B,10\nA,C,20\n", &[]);
    assert!(said.contains("--year") && said.contains("POBTOT"), "{said}");
    let (_, said) = import(site(), "areas", "dos.csv", "Provincia,Distrito,Total,Hombres\nA,B,10\nA,C,20\n", &[]);
    assert!(said.contains("--column population=\"Total\""), "{said}");
    let table = "Municipality,Census 2022,Zeta\nA,10,0017\nB,20,0018\n";
    let (site, said) = import(site(), "areas", "tres.csv", table, &[]);
    assert!(said.contains("--column population-2022=\"Census 2022\""), "{said}");
    assert!(said.lines().any(|line| line.split_whitespace().take(2).eq(["Zeta", "code"])), "{said}");
    // What is advised works.
    let more = ["--column", "population-2022=Census 2022"];
    let (site, said) = import(site, "areas", "tres.csv", table, &more);
    assert!(!said.contains("(not used)"), "{said}");
    has_all(&written(&site, "territory.yaml"), "a", &["0017", "10"]);
    // Two digits of a year, as Spain's INE has them.
    let (site, _) =
        import(self::site(), "areas", "cuatro.csv", "CMUN;NOMBRE;POB23;HOMBRES\n019;Barcelona;1655956;780000\n", &[]);
    has_all(&written(&site, "territory.yaml"), "barcelona", &["2023", "1655956"]);
}

/// As Nicaragua's INIDE writes them: what nobody knows, what is left, and the whole country among the municipalities.
#[test]
fn what_is_the_name_of_no_place_and_the_whole_country_are_no_areas() {
    let table = "Departamento;Municipio;Población 2020\nBoaco;Boaco;61000\nBoaco;Camoapa;39000\nBoaco;Teustepe;30000\n\
        Boaco;Todos los municipios;130000\nCarazo;Jinotepe;53000\nCarazo;Diriamba;62000\nCarazo;Resto;4000\n\
        Carazo;Sin especificar;1200\nCarazo;N/A;120200\nRivas;Tola;22000\nRivas;Desconocido;300\n\
        Nicaragua;Nicaragua;267000\n";
    let (site, said) = import(site(), "areas", "censo.csv", table, &[]);
    let yaml = written(&site, "territory.yaml");
    has_all(&yaml, "boaco", &["130000"]);
    has_all(&yaml, "carazo", &["120200"]);
    // Three departments and six municipalities.
    assert_eq!(areas(&yaml), 9, "{yaml}");
    for told in ["“Resto” is not the name", "“Sin especificar” is", "“Desconocido” is", "“Nicaragua” is the sum"]
    {
        assert!(said.contains(told), "{told}: {said}");
    }
}

/// The same in a list of one level, in which the last row is the sum under another name; and one with codes.
#[test]
fn the_sum_of_all_is_no_area_whatever_it_is_called() {
    let table = "Comuna;Población 2024;Población 2017\nArica;241653;221364\nCamarones;1233;1255\nPutre;2515;2765\n\
        General Lagos;810;684\nXV Zona;246211;226068\n";
    let (site, said) = import(site(), "areas", "censo.csv", table, &[]);
    let yaml = written(&site, "territory.yaml");
    assert!(yaml.contains("General Lagos") && !yaml.contains("XV Zona"), "{yaml}");
    assert!(said.contains("“XV Zona” is the sum of the other rows"), "{said}");
    // One person more, and it is an area like others.
    let (site, _) = import(self::site(), "areas", "censo.csv", &table.replace("246211", "246212"), &[]);
    assert!(written(&site, "territory.yaml").contains("XV Zona"));
    let coded = "Código;Município;População 2022\n3550308;São Paulo;11451999\n3509502;Campinas;1139047\n\
        3518800;Guarulhos;1291771\n3599999;Ignorado;1200\n;Brasil;13882817\n";
    let (site, said) = import(self::site(), "areas", "censo.csv", coded, &[]);
    let yaml = written(&site, "territory.yaml");
    assert!(!yaml.contains("Ignorado") && !yaml.contains("Brasil") && yaml.contains("Campinas"), "{yaml}\n{said}");
}

/// A row that says that it is about all and has too few people is about something else.
#[test]
fn a_row_of_all_with_fewer_people_than_its_parts_is_told_and_not_taken() {
    for row in ["Carazo;-;5200", "Carazo;N/A;5200", "Carazo;;5200"] {
        let table = format!(
            "Departamento;Municipio;Población 2020\nCarazo;Jinotepe;53000\nCarazo;Diriamba;62000\n{row}\nRivas;Tola;22000\n"
        );
        let (site, said) = import(site(), "areas", "censo.csv", &table, &[]);
        let yaml = written(&site, "territory.yaml");
        assert!(!yaml.contains("5200"), "{row}: {yaml}");
        assert!(said.contains("fewer inhabitants (5200) than what lies in that (115000)"), "{row}: {said}");
    }
}

/// As Brazil's atlas writes them: state and municipality in one column, the state's code the beginning of the other's.
#[test]
fn a_list_of_two_levels_by_code_gives_each_its_own_people_and_measures() {
    let table = |title: &str, rows: [(&str, &str, &str); 4]| {
        let rows = rows.map(|(code, name, value)| format!("{code};{name};{value}\n"));
        format!("Código;Município;{title}\n{}", rows.concat())
    };
    let people = [
        ("35", "São Paulo", "44411238"),
        ("3550308", "São Paulo", "11451999"),
        ("33", "Rio de Janeiro", "16055174"),
        ("3304557", "Rio de Janeiro", "6211223"),
    ];
    let (site, _) = import(site(), "areas", "br.csv", &table("População 2022", people), &[]);
    let yaml = written(&site, "territory.yaml");
    assert!(yaml.contains("id: municipality"), "the title says what the smallest are: {yaml}");
    let measures = [
        ("35", "São Paulo", "0.783"),
        ("3550308", "São Paulo", "0.805"),
        ("33", "Rio de Janeiro", "0.761"),
        ("3304557", "Rio de Janeiro", "0.799"),
    ];
    let (site, said) = import(site, "indicators", "idhm.csv", &table("IDHM 2010", measures), &[]);
    let yaml = written(&site, "territory/indicators/idhm.yaml");
    for value in ["0.783", "0.805", "0.761", "0.799"] {
        assert!(yaml.contains(value), "{value}: {yaml}\n{said}");
    }
}

/// As Paraguay's institute writes its departments, and Ecuador's its conurbation: sums of a part of the rows.
#[test]
fn a_sum_of_rows_beside_it_is_no_area_where_its_name_says_so_and_is_told_otherwise() {
    let paraguay = "Departamento;Población 2022\nTotal país;6109903\nRegión Occidental;197366\nBoquerón;71078\n\
        Alto Paraguay;17195\nPresidente Hayes;109093\nRegión Oriental;476011\nConcepción;204536\nCordillera;271475\n";
    let (alone, said) = import(site(), "areas", "py.csv", paraguay, &[]);
    let yaml = written(&alone, "territory.yaml");
    assert!(!yaml.contains("Región") && areas(&yaml) == 5, "{yaml}");
    assert!(
        said.contains("“Región Occidental” is the exact sum of Boquerón, Alto Paraguay, Presidente Hayes"),
        "{said}"
    );
    // What the command calls an area is one.
    let (kept, _) = import(site(), "areas", "py.csv", paraguay, &["--set", "areas=Región Oriental"]);
    let yaml = written(&kept, "territory.yaml");
    assert!(yaml.contains("Región Oriental") && !yaml.contains("Región Occidental"), "{yaml}");
    let ecuador = |name: &str| {
        format!(
            "Provincia;Cantón;Población 2022\nGuayas;Guayaquil;2746403\nGuayas;Durán;303910\nGuayas;Samborondón;102404\n\
             Guayas;{name};3152717\nGuayas;Milagro;195943\nManabí;Manta;271145\nManabí;Chone;131002\n"
        )
    };
    let (alone, said) = import(site(), "areas", "ec.csv", &ecuador("Gran Guayaquil"), &[]);
    assert!(!written(&alone, "territory.yaml").contains("Gran Guayaquil"), "{said}");
    assert!(said.contains("“Gran Guayaquil” is the exact sum of"), "{said}");
    // Under another name it may be one by chance.
    let (alone, said) = import(site(), "areas", "ec.csv", &ecuador("Puerto"), &[]);
    assert!(written(&alone, "territory.yaml").contains("Puerto"), "{said}");
    assert!(
        said.contains("Puerto: their figure is the exact sum of other rows") && said.contains("sums=NAME"),
        "{said}"
    );
    let (out, _) = import(site(), "areas", "ec.csv", &ecuador("Puerto"), &["--set", "sums=Puerto"]);
    assert!(!written(&out, "territory.yaml").contains("Puerto"));
}

/// Figures that are rounded come to one another's sums by chance.
#[test]
fn a_place_whose_round_figure_is_the_sum_of_the_others_stays() {
    let chile = |capital: &str, others: [&str; 3]| {
        let [one, two, three] = others;
        format!(
            "Región;Comuna;Población 2024\nAysén;Coyhaique;61000\nAysén;Cisnes;7000\nAysén;Chile Chico;5000\n\
             Ñuble;Chillán;{capital}\nÑuble;Bulnes;{one}\nÑuble;Coihueco;{two}\nÑuble;Quirihue;{three}\n"
        )
    };
    let (round, said) = import(site(), "areas", "cl.csv", &chile("60000", ["20000", "30000", "10000"]), &[]);
    let yaml = written(&round, "territory.yaml");
    has_all(&yaml, "chillan", &["60000"]);
    assert!(said.contains("Chillán: their figure is the exact sum"), "{said}");
    // To the unit it is the region's; the row is named, and the command may call it an area.
    let exact = chile("60234", ["20111", "30112", "10011"]);
    let (site_of_sum, said) = import(site(), "areas", "cl.csv", &exact, &[]);
    let yaml = written(&site_of_sum, "territory.yaml");
    has_all(&yaml, "nuble", &["60234"]);
    assert!(!yaml.contains("Chillán") && said.contains("Chillán (Ñuble): their figure"), "{said}{yaml}");
    let (kept, _) = import(site(), "areas", "cl.csv", &exact, &["--set", "areas=Chillán"]);
    has_all(&written(&kept, "territory.yaml"), "chillan", &["60234"]);
}

/// Nicaragua's institute writes notes below its tables, and marks that lead to them behind names.
#[test]
fn notes_below_a_table_are_no_areas_and_marks_are_no_part_of_names() {
    let merged = "Departamento;Municipio;Población 2020\nRivas;Rivas;50001\n;Tola;30002\nBoaco;Boaco;60003\n;Camoapa;40004\n;;\n\
        Fuente: INIDE, 2020.;;\n(1) Cifras preliminares;;\n";
    let plain = "Departamento;Municipio;Población 2020\nRivas;Tola;30002\nBoaco;Camoapa;40004\n(a) Población estimada;;\n\
        Fecha de corte: 30 de junio de 2020;;\nPoblación por municipio;;\n";
    for (table, count) in [(merged, 6), (plain, 4)] {
        let (site, said) = import(site(), "areas", "ni.csv", table, &[]);
        assert_eq!(areas(&written(&site, "territory.yaml")), count, "{said}");
        assert!(said.contains("it is a note on the table"), "{said}");
    }
    let marked = "Departamento;Municipio;Población 2020\nRivas;Rivas (1);50001\nRivas;Tola*;30002\nRivas;Belén;9003\n\
        Boaco;Boaco /a;60004\nBoaco;Camoapa;40005\nBoaco;Zona (1);1\nBoaco;Zona (2);2\n";
    let (site, said) = import(site(), "areas", "ni.csv", marked, &[]);
    let yaml = written(&site, "territory.yaml");
    for name in ["name: Tola,", "name: Zona (1),", "name: Zona (2),"] {
        assert!(yaml.contains(name), "{name}: {yaml}");
    }
    assert!(!yaml.contains("Rivas (1)") && !yaml.contains("/a"), "{yaml}");
    assert!(said.contains("Rivas (1), Tola*, Boaco /a"), "{said}");
}

/// Two columns of one title, or of one year, with other figures.
#[test]
fn a_second_column_of_the_inhabitants_of_a_year_is_told() {
    for (title, option) in [
        ("Población 2018", "population-2018=\"4\""),
        ("Población total 2018", "population-2018=\"Población total 2018\""),
    ] {
        let table = format!(
            "Departamento;Municipio;Población 2018;{title}\nPetén;Flores;38001;39002\nPetén;San Benito;54003;54003\n"
        );
        let (first, said) = import(site(), "areas", "gt.csv", &table, &[]);
        assert!(said.contains(&format!("import again with `--column {option}`")), "{said}");
        has_all(&written(&first, "territory.yaml"), "flores", &["38001"]);
        let column = option.replace('"', "");
        let (second, said) = import(site(), "areas", "gt.csv", &table, &["--column", &column]);
        has_all(&written(&second, "territory.yaml"), "flores", &["39002"]);
        assert!(!said.contains("import again with `--column population"), "{said}");
        let same = table.replace("39002", "38001");
        assert!(!import(site(), "areas", "gt.csv", &same, &[]).1.contains("has other figures"));
    }
}

/// Levels in a column of their own, beside names of all levels, and nothing that says what contains what.
#[test]
fn rows_of_several_levels_are_not_taken_for_one() {
    let words = "Tipo;Nombre;Población 2022\nProvincia;Guayas;4391923\nCantón;Guayaquil;2746403\nCantón;Durán;303910\n";
    let numbers = "admin_level;Municipio;Población 2022\n4;Oruro;538200\n8;Huanuni;24003\n8;Challapata;28001\n";
    for (table, column) in [(words, "Tipo"), (numbers, "admin_level")] {
        let site = site().beside("t.csv", table);
        let told = site.run(&["import", "areas", "t.csv", "--lang", "en"]);
        let said = format!("{}{}", told.stdout, told.stderr);
        assert!(said.contains(&format!("“{column}” says that rows are of different levels")), "{said}");
        assert!(!site.path("content/territory.yaml").exists(), "{said}");
        site.run(&["import", "areas", "t.csv", "--lang", "en", "--column", &format!("-={column}")]).exits(0);
    }
}

/// What is called by its level is no place of it: it is of what contains the others, or of none.
#[test]
fn what_is_called_by_its_level_is_no_place() {
    let table = "Departamento;Municipio;Población 2022\nRivas;Departamental;91000\nRivas;Rivas;30000\nRivas;Tola;35000\n\
        Rivas;Altagracia;26000\nBoaco;General;8200\nBoaco;Camoapa;3000\nBoaco;Boaco;2100\nBoaco;Teustepe;3100\n\
        Nacional;Nacional;99300\n";
    let (site, said) = import(site(), "areas", "t.csv", table, &[]);
    let yaml = written(&site, "territory.yaml");
    assert_eq!(areas(&yaml), 8, "two departments and six municipalities: {said}\n{yaml}");
    assert!(yaml.contains("91000") && yaml.contains("8200") && !yaml.contains("99300"), "{yaml}");
    assert!(said.contains("2 rows say of which level they are (Departamental, General)"), "{said}");
    assert!(said.contains("“Nacional” says of which level the figures are") && said.contains("rows 10"), "{said}");
    // Of a measure, it is the department's.
    let poverty = "Departamento;Municipio;Pobreza 2022\nRivas;Departamental;30.5\nRivas;Rivas;20.1\nRivas;Tola;40.2\n";
    let (site, said) = import(site, "indicators", "p.csv", poverty, &[]);
    let yaml = written(&site, "territory/indicators/pobreza.yaml");
    assert!(
        yaml.contains("rivas: {\"2022\": 30.5}") && yaml.contains("rivas-rivas: {\"2022\": 20.1}"),
        "{said}\n{yaml}"
    );
}

#[test]
fn what_is_called_like_a_level_and_is_a_place_can_be_said_and_one_in_a_list_alone_is_told() {
    let flat = "Provincia,Población 2022\nProvincial,900\nCoclé,300\nColón,400\n";
    let (first, said) = import(site(), "areas", "t.csv", flat, &[]);
    let yaml = written(&first, "territory.yaml");
    assert_eq!(areas(&yaml), 2, "{yaml}");
    assert!(said.contains("import again with `--set \"areas=Provincial\"`"), "{said}");
    let (second, _) = import(site(), "areas", "t.csv", flat, &["--set", "areas=Provincial"]);
    assert_eq!(areas(&written(&second, "territory.yaml")), 3);
    // A district of Costa Rica is called so.
    let general = "Cantón,Distrito,Población 2022\nPérez Zeledón,San Isidro,45000\nPérez Zeledón,General,7000\n\
        Pérez Zeledón,Daniel Flores,33000\nBuenos Aires,Volcán,4000\n";
    let (site, said) = import(site(), "areas", "t.csv", general, &[]);
    assert_eq!(areas(&written(&site, "territory.yaml")), 6, "{said}");
}

#[test]
fn what_the_command_names_and_no_row_has_is_told() {
    let table = "Municipio,Población 2022\nRivas,30000\nTola,35000\n";
    for (said, told) in [("areas=Nadie,Tola", "Nadie"), ("sums=Rivsa", "Rivsa")] {
        let site = site().beside("t.csv", table);
        let outcome = site.run(&["import", "areas", "t.csv", "--lang", "en", "--set", said]).exits(1);
        let text = format!("{}{}", outcome.stdout, outcome.stderr);
        assert!(text.contains(&format!("names what no row is called: {told}")), "{text}");
    }
    let site = site().beside("t.csv", table);
    site.run(&["import", "areas", "t.csv", "--lang", "en", "--set", "areas=RIVAS"]).exits(0);
}

/// The words of the manual's languages for what is left of a province: none of them is a town.
#[test]
fn rows_of_the_rest_are_no_areas_in_the_manuals_languages() {
    for rest in ["Rest", "The rest", "Rest of South", "Resto", "El resto", "Remaining towns", "All others", "Restante"]
    {
        let text = format!(
            "Region,Municipality,Population 2020\nNorth,Villa Alta,1350\nNorth,Low Town,950\nSouth,Old Port,3100\nSouth,{rest},12\n"
        );
        let (site, said) = import(site(), "areas", "a.csv", &text, &[]);
        let yaml = written(&site, "territory.yaml");
        assert!(yaml.contains("Old Port") && !yaml.contains("population: 12"), "{rest}: {yaml}");
        assert!(said.contains(&format!("“{rest}” is not the name")), "{rest}: {said}");
    }
}
