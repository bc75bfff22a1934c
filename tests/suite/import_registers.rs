//! An official register in several tables: the same codes are written whole in one, within what contains them in the
//! next, or names stand in one alone. In either order each place is there once, and has what each table says of it.

use std::fs;

use crate::site::Site;

const SETTINGS: &str = "title: Prueba\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n";

/// What tables made, one imported after the other: all that was said, the areas, and the site.
struct Register {
    said: String,
    yaml: String,
    site: Site,
}

fn register(country: &str, portal: &str, tables: &[&str], more: &[&str]) -> Register {
    let site = Site::empty().file("cabildo.yaml", format!("{SETTINGS}country: {country}\n"));
    let mut site = site.file("uno/municipality.yaml", format!("name: {portal}\n"));
    let mut said = String::new();
    for (at, table) in tables.iter().enumerate() {
        let name = format!("t{at}.csv");
        site = site.beside(&name, table);
        let outcome = site.run(&[&["import", "areas", &name, "--lang", "en"][..], more].concat());
        said += &format!("{}{}", outcome.stdout, outcome.stderr);
    }
    let yaml = fs::read_to_string(site.path("content/territory.yaml")).unwrap_or_default();
    Register { said, yaml, site }
}

impl Register {
    /// The lines of the areas with a name, each with the line after it, where its inhabitants may stand.
    fn named(&self, name: &str) -> Vec<String> {
        let wanted = format!("name: {name}");
        let is_whole = |rest: &str| rest.is_empty() || rest.starts_with([',', '}']);
        let areas: Vec<&str> = self.yaml.lines().skip_while(|line| !line.starts_with("areas:")).collect();
        let has_it = |line: &str| line.split(&wanted).skip(1).any(is_whole);
        let with_next = |pair: &[&str]| if pair[0].contains('{') { pair[0].to_owned() } else { pair.join(" ") };
        let last = areas.last().copied().into_iter().map(str::to_owned);
        let all = areas.windows(2).filter(|pair| has_it(pair[0])).map(with_next);
        all.chain(last.filter(|line| has_it(line))).collect()
    }

    /// How many areas there are in all.
    fn count(&self) -> usize {
        let areas = self.yaml.lines().skip_while(|line| !line.starts_with("areas:"));
        areas.filter(|line| line.contains("id: ")).count()
    }

    /// The area has this name alone, and this number of inhabitants.
    fn has(&self, name: &str, people: &str) {
        let all = self.named(name);
        assert!(all.len() == 1 && all[0].contains(people), "{name}: {all:?}\n{}{}", self.said, self.yaml);
    }
}

#[test]
fn containers_known_by_their_code_get_the_name_that_a_later_table_has() {
    let bare = "Código departamento,Código municipio,Municipio\n01,0101,La Ceiba\n01,0107,Tela\n18,1801,Yoro\n";
    let named = "Código departamento,Departamento,Código municipio,Municipio,Población 2023\n\
        01,Atlántida,0101,La Ceiba,222000\n01,Atlántida,0107,Tela,100000\n18,Yoro,1801,Yoro,90000\n";
    for tables in [[bare, named], [named, bare]] {
        let all = register("HN", "La Ceiba", &tables, &[]);
        assert_eq!((all.named("Atlántida").len(), all.named("Yoro").len(), all.count()), (1, 2, 5), "{}", all.yaml);
        all.has("Tela", "100000");
        all.site.check().exits(0);
    }
    // As Spain's institute of statistics titles them.
    let regions =
        "CODAUTO;CPRO;CMUN;DC;NOMBRE\n16;01;001;4;Alegría-Dulantzi\n16;01;002;9;Amurrio\n13;28;079;6;Madrid\n";
    let provinces = "CPRO;PROVINCIA;CMUN;NOMBRE\n01;Araba/Álava;001;Alegría-Dulantzi\n01;Araba/Álava;002;Amurrio\n28;Madrid;079;Madrid\n";
    let all = register("ES", "Amurrio", &[regions, provinces], &[]);
    assert_eq!((all.named("Araba/Álava").len(), all.named("Madrid").len(), all.count()), (1, 2, 7), "{}", all.yaml);
    assert!(all.named("Provincia 01").is_empty(), "{}", all.yaml);
}

const COG: &str = "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n\
    COM,01001,84,01,01D,012,5,ABERGEMENT CLEMENCIAT,Abergement-Clémenciat,L'Abergement-Clémenciat,0108,\n\
    COM,01002,84,01,01D,011,5,ABERGEMENT DE VAREY,Abergement-de-Varey,L'Abergement-de-Varey,0101,\n\
    COM,75056,11,75,75C,751,0,PARIS,Paris,Paris,75ZZ,\nCOM,69123,84,69,69M,691,0,LYON,Lyon,Lyon,69ZZ,\n";

/// Of the communes of France, INSEE writes the whole code in its geographic code, and the one within the department
/// in its tables of populations, with cantons between or without.
#[test]
fn the_communes_of_two_tables_of_insee_stand_once() {
    let people = "Code région;Nom de la région;Code département;Code arrondissement;Code canton;Code commune;Nom de la commune;Population municipale\n\
        84;Auvergne-Rhône-Alpes;01;2;08;001;L'Abergement-Clémenciat;859\n84;Auvergne-Rhône-Alpes;01;1;01;002;L'Abergement-de-Varey;273\n\
        84;Auvergne-Rhône-Alpes;69;1;ZZ;123;Lyon;522250\n11;Île-de-France;75;1;ZZ;056;Paris;2133111\n";
    let without: Vec<String> = people
        .lines()
        .map(|line| line.split(';').enumerate().filter(|(at, _)| *at != 4).map(|(_, cell)| cell).collect::<Vec<_>>())
        .map(|cells| cells.join(";"))
        .collect();
    let without = without.join("\n");
    for (tables, portal) in
        [([COG, people], "Paris"), ([COG, &without], "Lyon"), ([people, COG], "Lyon"), ([&without, COG], "Paris")]
    {
        let all = register("FR", portal, &tables, &["--year", "2021"]);
        for (name, people) in [
            ("L'Abergement-Clémenciat", "859"),
            ("L'Abergement-de-Varey", "273"),
            ("Lyon", "522250"),
            ("Paris", "2133111"),
        ] {
            all.has(name, people);
        }
        for region in ["Auvergne-Rhône-Alpes", "Île-de-France"] {
            assert_eq!(all.named(region).len(), 1, "{region}: {}", all.yaml);
        }
        assert!(!all.yaml.contains("Région 11") && !all.yaml.contains("Región 11"), "{}", all.yaml);
        // Cantons without a number have letters for one, in each department.
        let checked = all.site.check().exits(0);
        let is_commune = |told: &&crate::site::Finding| told.code == "area-code-twice" && !told.words.contains("`ZZ`");
        assert_eq!(checked.findings().iter().filter(is_commune).count(), 0, "{}", checked.stdout);
    }
}

const DTB: &str = "UF;Nome_UF;Região Geográfica Intermediária;Nome Região Geográfica Intermediária;Município;Código Município Completo;Nome_Município\n\
    11;Rondônia;1102;Ji-Paraná;00015;1100015;Alta Floresta D'Oeste\n11;Rondônia;1101;Porto Velho;00023;1100023;Ariquemes\n\
    11;Rondônia;1101;Porto Velho;00205;1100205;Porto Velho\n29;Bahia;2901;Salvador;27408;2927408;Salvador\n29;Bahia;2901;Salvador;05701;2905701;Camaçari\n";
const ESTIMATES: &str = "UF,COD. UF,COD. MUNIC,NOME DO MUNICÍPIO,POPULAÇÃO ESTIMADA\nRO,11,00015,Alta Floresta D'Oeste,22516\n\
    RO,11,00023,Ariquemes,111148\nRO,11,00205,Porto Velho,548952\nBA,29,27408,Salvador,2900319\nBA,29,05701,Camaçari,309208\n";

/// Of the municipalities of Brazil, IBGE writes the whole code in its division, and the one within the state in its
/// estimates, where the state is an abbreviation.
#[test]
fn the_municipalities_of_two_tables_of_ibge_stand_once() {
    for tables in [[DTB, ESTIMATES], [ESTIMATES, DTB]] {
        let all = register("BR", "Ariquemes", &tables, &["--year", "2020"]);
        for (name, people) in [("Alta Floresta D'Oeste", "22516"), ("Ariquemes", "111148"), ("Camaçari", "309208")] {
            all.has(name, people);
        }
        assert_eq!((all.named("Rondônia").len(), all.named("RO").len()), (1, 0), "{}{}", all.said, all.yaml);
        // The folder of a municipality that names no area is its area's id.
        assert!(all.yaml.contains("id: uno,"), "{}", all.yaml);
        let is_turned = tables[0] == ESTIMATES;
        assert_eq!(all.count(), if is_turned { 7 } else { 10 }, "{}", all.yaml);
        assert_eq!(all.said.contains("put `territory.yaml` aside"), is_turned, "{}", all.said);
        let measures = "UF,COD. UF,COD. MUNIC,NOME DO MUNICÍPIO,Leitura 2020\nRO,11,00023,Ariquemes,7.5\nBA,29,05701,Camaçari,8.5\n";
        let site = all.site.beside("m.csv", measures);
        let said = site.run(&["import", "indicators", "m.csv", "--lang", "en"]).stdout;
        let read = fs::read_to_string(site.path("content/territory/indicators/leitura.yaml")).expect(&said);
        assert!(read.contains("uno: {\"2020\": 7.5}") && read.contains("camacari: "), "{said}{read}");
        site.check().exits(0).tells_no("area-code-twice");
    }
}
