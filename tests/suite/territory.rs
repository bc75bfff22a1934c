//! Areas, and what binds a territory together: each portal has its own part, the territory all of it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command, Stdio};

use cabildo::model::disparity::Observation;

use crate::demo::{TOWNS, content, copy, demo, lean, page, replaced};
use crate::site::{Outcome, Site};

/// The text of a page's `main`, in one line.
fn main_text(address: &str) -> String {
    page(address).only("main")
}

#[test]
fn a_portal_has_a_page_for_each_of_its_places_and_none_for_those_of_others() {
    let places = demo().paths(|path| path.starts_with("puerto-cedro/lugares/") && path.ends_with("index.html"));
    assert_eq!(places.len(), 1 + 10, "the list, nine places, and one that came to an end: {places:?}");
    assert!(!demo().has("puerto-cedro/lugares/vs-la-cumbre/index.html"));
    let place = main_text("puerto-cedro/lugares/pc-villa-sol/");
    assert!(place.contains("6,240") && place.contains("Drenaje"), "inhabitants and proposals: {place}");
}

#[test]
fn a_place_that_came_to_an_end_says_what_it_became() {
    let place = main_text("puerto-cedro/lugares/pc-llanos/");
    assert!(place.contains("31 de diciembre de 2005"), "{place}");
    assert!(place.contains("Las Garzas") && place.contains("Villa Sol"), "{place}");
    let map = demo().text("puerto-cedro/lugares/index.html");
    assert!(map.contains("Los Llanos"), "it stays in the list");
}

#[test]
fn the_territory_has_a_page_for_every_area_from_the_country_down() {
    for area in ["pa", "cerro-claro", "puerto-cedro", "valle-sereno", "loma-quieta"] {
        assert!(demo().has(&format!("territorio/lugares/{area}/index.html")), "{area}");
        assert!(demo().has(&format!("territorio/en/areas/{area}/index.html")), "{area} in English");
    }
    let province = main_text("territorio/lugares/cerro-claro/");
    for town in ["Puerto Cedro", "Valle Sereno", "Loma Quieta"] {
        assert!(province.contains(town), "{town}: {province}");
    }
}

#[test]
fn a_change_elsewhere_in_the_territory_leaves_a_portal_as_it_is() {
    let site = lean(&["loma-quieta", "valle-sereno"]);
    let built = |site: &Site| {
        let outcome = site.build_with(&["--no-search"]).exits(0);
        outcome.stderr.lines().last().unwrap_or_default().to_owned()
    };
    assert!(built(&site).contains("unchanged: 0"));
    assert!(built(&site).contains("unchanged: 2"));
    let site = replaced(site, "territory.yaml", "name: \"Los Naranjos\"", "name: \"Los Naranjales\"");
    assert!(built(&site).contains("unchanged: 1"), "the name of a place of one town");
    let site = replaced(site, "territory/services/defensoria-movil.md", "Gratis", "Sin costo");
    assert!(built(&site).contains("unchanged: 0"), "what concerns every town");
    let site =
        replaced(site, "territory/indicators/agua-potable.yaml", "  lq-cabecera: {2010: ", "  lq-cabecera: {2011: ");
    assert!(built(&site).contains("unchanged: 1"), "the figure of a place of one town");
}

#[test]
fn what_a_record_names_and_is_not_there_is_told() {
    let site = copy(&["loma-quieta"])
        .file("loma-quieta/services/x.md", "---\ntitle: X\nareas: [lq-cabcera]\nactor: nadie\n---\n")
        .file("loma-quieta/documents/x.md", "---\ntitle: X\nitem: planila\n---\n");
    let outcome = site.check().exits(1);
    let outcome = outcome.tells("loma-quieta/services/x.md", "unknown-reference", "`lq-cabcera`");
    let outcome = outcome.tells("loma-quieta/services/x.md", "unknown-reference", "`nadie`");
    outcome.tells("loma-quieta/documents/x.md", "unknown-reference", "`planilla`");
}

#[test]
fn broken_boundaries_indicators_and_periods_are_told_at_their_place() {
    let site = copy(&["loma-quieta"])
        .file("territory/boundaries/x.geojson", "{\"type\":\"FeatureCollection\",")
        .file("territory/indicators/x.yaml", "name: X\nvalues:\n  loma-quieta: {2023: \"93,4\"}\n");
    let outcome = site.check().exits(1);
    let outcome = outcome.tells("territory/boundaries/x.geojson:1", "not-geojson", "cut off or badly written");
    outcome.tells("territory/indicators/x.yaml:3", "not-number", "93,4");
    for (text, place, told) in [
        ("{\"type\": \"FeatureCollection\", \"features\":\n[NaN]}", ":2:2", "cut off or badly written"),
        ("{\"name\": \"Mapa\"}", "", "no collection of features"),
        (&"[".repeat(200), ":1", "nested too deeply"),
    ] {
        let areas = "levels: [{id: barrio, name: Barrio}]\nareas: [{id: el-muelle, name: El Muelle}]\n";
        let site = Site::new().file("territory.yaml", areas).file("territory/boundaries/x.geojson", text);
        site.check().exits(1).tells(&format!("territory/boundaries/x.geojson{place}"), "not-geojson", told);
    }
    let site = copy(&["loma-quieta"]).file("loma-quieta/documents/x.md", "---\ntitle: X\nperiod: marzo\n---\n");
    site.check().exits(1).tells("loma-quieta/documents/x.md:3", "not-period", "marzo");
}

/// What DCAT-AP asks of each class.
const DCAT_ASKS: [(&str, &[&str]); 3] = [
    ("dcat:Catalog", &["dct:title", "dct:description", "dct:publisher", "dcat:dataset"]),
    ("dcat:Dataset", &["dct:title", "dct:description"]),
    ("dcat:Distribution", &["dcat:accessURL"]),
];

/// Tells what a catalogue lacks: properties that are asked for, and addresses that are not whole.
fn tell_faults(node: &serde_json::Value, faults: &mut Vec<String>) {
    if let Some(fields) = node.as_object() {
        let kind = node["@type"].as_str().unwrap_or_default();
        let asks = DCAT_ASKS.iter().filter(|(class, _)| *class == kind).flat_map(|(_, keys)| *keys);
        let is_empty = |value: &serde_json::Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        faults.extend(asks.filter(|key| is_empty(&node[**key])).map(|key| format!("{kind} without {key}")));
        let is_whole =
            |id: &str| ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| id.starts_with(scheme));
        if let Some(id) = node["@id"].as_str().filter(|id| !is_whole(id)) {
            faults.push(format!("{id} is no whole address"));
        }
        fields.values().for_each(|value| tell_faults(value, faults));
    }
    node.as_array().into_iter().flatten().for_each(|value| tell_faults(value, faults));
}

#[test]
fn the_catalogue_has_what_the_vocabulary_asks_and_every_file_is_there() {
    let read = |path: &str| serde_json::from_str::<serde_json::Value>(demo().text(path)).expect("JSON");
    let (catalogue, own) = (read("territorio/catalog.jsonld"), read("puerto-cedro/catalog.jsonld"));
    let mut faults = Vec::new();
    [&catalogue, &own].into_iter().for_each(|one| tell_faults(one, &mut faults));
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(catalogue["@type"], "dcat:Catalog");
    let datasets = catalogue["dcat:dataset"].as_array().expect("data sets");
    let base = catalogue["foaf:homepage"]["@id"].as_str().expect("a home");
    for dataset in datasets {
        for file in dataset["dcat:distribution"].as_array().expect("distributions") {
            let url = file["dcat:downloadURL"]["@id"].as_str().expect("an address");
            assert!(demo().has(url.strip_prefix(base).expect("ours")), "{url}");
        }
    }
    // Who harvests it finds whose the data are, how to reach them, and of which place.
    let budget =
        datasets.iter().find(|one| one["@id"].as_str().is_some_and(|id| id.contains("puerto-cedro/presupuestos")));
    let budget = budget.expect("a budget's set");
    assert_eq!(budget["dcat:contactPoint"]["vcard:hasEmail"]["@id"], "mailto:alcaldia@puertocedro.example");
    assert_eq!(budget["dct:spatial"]["dct:identifier"], "PA-99-01");
    let poverty = datasets.iter().find(|one| one["@id"].as_str().is_some_and(|id| id.contains("pobreza")));
    assert!(poverty.is_some(), "the territory's indicators are data sets too");
    assert!(own["dcat:dataset"].as_array().is_some_and(|own| !own.is_empty() && own.len() < datasets.len()));
}

/// What is published and is no data of its own: what describes other files, lists of pages, sums, the editor,
/// the search, and the objects of OParl, which are found from its entrance.
fn is_no_data(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let by_name = name.ends_with("-metadata.json") || ["index.json", "integrity.json"].contains(&name);
    let folders: Vec<&str> = path.split('/').collect();
    let is_inner = folders.contains(&"oparl") && name != "system.json";
    by_name || is_inner || folders[0] == "admin" || name.starts_with("pagefind")
}

#[test]
fn every_file_of_data_that_is_published_is_in_the_catalogues() {
    let files = |path: &str| {
        let catalogue: serde_json::Value = serde_json::from_str(demo().text(path)).expect("JSON");
        let base = catalogue["foaf:homepage"]["@id"].as_str().expect("a home").to_owned();
        let sets = catalogue["dcat:dataset"].as_array().expect("data sets").clone();
        let all = sets.iter().flat_map(|set| set["dcat:distribution"].as_array().expect("files").clone());
        let path = |file: serde_json::Value| file["dcat:downloadURL"]["@id"].as_str().map(|url| url.replace(&base, ""));
        all.filter_map(path).collect::<BTreeSet<String>>()
    };
    let ends = |path: &str| [".csv", ".json", ".pb"].iter().any(|end| path.ends_with(end));
    let published = demo().paths(|path| ends(path) && !is_no_data(path));
    assert!(published.len() > 100, "{}", published.len());
    let whole = files("territorio/catalog.jsonld");
    let missing: Vec<&&str> = published.iter().filter(|path| !whole.contains(**path)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    for town in TOWNS {
        let own = files(&format!("{town}/catalog.jsonld"));
        let of_town = published.iter().filter(|path| path.starts_with(&format!("{town}/")));
        let missing: Vec<&&str> = of_town.filter(|path| !own.contains(**path)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn municipalities_are_compared_as_a_table_and_as_data() {
    let rows: Vec<&str> = demo().text("territorio/compare.csv").lines().collect();
    assert_eq!(rows.len(), 1 + TOWNS.len());
    // 66,610 people in the province: 48,210 of them in Puerto Cedro.
    assert!(rows.iter().any(|row| row.starts_with("puerto-cedro,Puerto Cedro,puerto-cedro,48210,")), "{rows:?}");
    let mut table = csv::Reader::from_reader(demo().text("territorio/compare.csv").as_bytes());
    let titles = table.headers().expect("titles").clone();
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    let cell = |town: &str, title: &str| {
        let row = rows.iter().find(|row| &row[0] == town).unwrap_or_else(|| panic!("{town}"));
        row[titles.iter().position(|known| known == title).unwrap_or_else(|| panic!("{title}"))].to_owned()
    };
    // The largest town has the least money for each of its people but one.
    assert_eq!(
        (cell("puerto-cedro", "population-place"), cell("puerto-cedro", "population-places")),
        ("1".into(), "3".into())
    );
    assert_eq!(
        (cell("puerto-cedro", "per-head-place"), cell("loma-quieta", "per-head-place")),
        ("2".into(), "1".into())
    );
    // Two towns list two services each: they share a place.
    let services = TOWNS.map(|town| (cell(town, "services"), cell(town, "services-place")));
    assert_eq!(services.iter().filter(|one| **one == ("2".to_owned(), "2".to_owned())).count(), 2, "{services:?}");
    assert_eq!(cell("puerto-cedro", "code"), "PA-99-01");
    let data: serde_json::Value = serde_json::from_str(demo().text("territorio/compare.json")).expect("JSON");
    let loma = data["municipalities"].as_array().into_iter().flatten().find(|one| one["municipality"] == "loma-quieta");
    assert_eq!(loma.map(|one| &one["places"]["population"]), Some(&serde_json::json!({"place": 3, "of": 3})));
    let sorted = demo().page("territorio/comparar/habitantes/");
    let text = sorted.only("main");
    let at = |name: &str| text.find(name).unwrap_or_else(|| panic!("{name}: {text}"));
    assert!(at("Un orden no es un juicio") < at("48,210"), "the caveat stands before the table");
    assert!(at("48,210") < at("14,530") && at("14,530") < at("3,870"), "{text}");
}

/// The population and values of the demonstration's places, read from its files by their lines.
fn places(indicator: &str, year: &str) -> BTreeMap<String, (u64, f64)> {
    let mut found = BTreeMap::new();
    let people: BTreeMap<String, u64> = (content("territory.yaml").lines())
        .filter_map(|line| {
            let id = line.split_once("{id: ")?.1.split(',').next()?;
            Some((id.to_owned(), line.split_once("2023: ")?.1.split('}').next()?.parse().ok()?))
        })
        .collect();
    for line in content(&format!("territory/indicators/{indicator}.yaml")).lines() {
        let Some((id, years)) = line.trim().split_once(": {") else { continue };
        let value = years
            .split_once(&format!("{year}: "))
            .and_then(|(_, rest)| rest.trim_end_matches('}').split(',').next()?.trim().parse().ok());
        if let (Some(people), Some(value)) = (people.get(id), value) {
            found.insert(id.to_owned(), (*people, value));
        }
    }
    found
}

#[test]
fn disparity_equals_that_of_an_independent_implementation() {
    let (places, water) = (places("pobreza-multidimensional", "2023"), places("agua-potable", "2023"));
    assert_eq!(places.len(), 21, "{places:?}");
    let group = |id: &str| id.split('-').next().unwrap_or_default().to_owned();
    let rows: Vec<serde_json::Value> = (places.iter())
        .map(|(id, (people, value))| serde_json::json!([value, people, group(id), water[id].1]))
        .collect();
    let Some(oracle) = pysal(&serde_json::Value::Array(rows)) else { return };
    let groups: Vec<String> = places.keys().map(|id| group(id)).collect();
    let decimal = |value: f64| value.to_string().parse::<rust_decimal::Decimal>().expect("a decimal");
    let observations: Vec<_> = (places.values().zip(&groups))
        .map(|((people, value), group)| Observation { value: decimal(*value), people: *people, group })
        .collect();
    let needs: Vec<_> = places.keys().map(|id| decimal(water[id].1)).collect();
    let ours = cabildo::model::disparity::disparity(&observations);
    let all = [
        ("mean", ours.mean),
        ("ratio", ours.ratio),
        ("variation", ours.variation),
        ("gini", ours.gini),
        ("theil", ours.theil),
        ("between", ours.between),
        ("within", ours.within),
        ("concentration", cabildo::model::disparity::concentration(&observations, &needs)),
    ];
    for (name, ours) in all {
        let ours: f64 = ours.expect("a value").to_string().parse().expect("a number");
        let theirs = oracle[name].as_f64().expect("a number");
        assert!((ours - theirs).abs() < 1e-9, "{name}: {ours} is not {theirs}");
    }
}

/// What PySAL says of rows of value, people, group and need; nothing where it is not asked.
pub fn pysal(rows: &serde_json::Value) -> Option<serde_json::Value> {
    if std::env::var("CABILDO_ORACLES").as_deref() != Ok("required") {
        eprintln!("skipped: PySAL's `inequality` is asked only with CABILDO_ORACLES=required");
        return None;
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracles/disparity.py");
    let mut python = Command::new("python3");
    let mut python = python.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("python3");
    let mut input = python.stdin.take().expect("its input");
    input.write_all(rows.to_string().as_bytes()).expect("rows");
    drop(input);
    let output = python.wait_with_output().expect("an end");
    assert!(output.status.success(), "install PySAL's `inequality` for python3");
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}

#[test]
fn the_first_page_of_a_town_leads_to_all_of_it() {
    let home = page("puerto-cedro/");
    let leads_to =
        |page: &crate::dom::Page, address: &str| page.named("a").iter().any(|a| a.get("href") == Some(address));
    for address in ["transparencia/", "servicios/", "noticias/", "lugares/"] {
        assert!(leads_to(home, address), "{address}");
    }
    let territory = page("puerto-cedro/lugares/");
    for address in ["participacion", "programas", "indicadores", "cooperacion", "transferencias"] {
        assert!(leads_to(territory, &format!("../{address}/")), "{address}");
    }
}

/// A table's cell, by the beginning of its row and the title of its column.
fn cell(main: &str, row: &str, column: &str) -> String {
    let table = main
        .split("<table")
        .find(|table| table.contains(&format!(">{row}<")) && table.contains(&format!(">{column}<")));
    let table = table.unwrap_or_else(|| panic!("no table with {row} and {column}"));
    let text = |html: &str| {
        let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
        pieces.collect::<String>().trim().to_owned()
    };
    let heads: Vec<String> = table.split("<th ").skip(1).map(|head| text(&format!("<th {head}"))).collect();
    let at = heads.iter().position(|head| head == column).unwrap_or_else(|| panic!("no column {column}: {heads:?}"));
    let line = table.split("<tr").find(|line| line.contains(&format!(">{row}<"))).unwrap_or_default();
    let cells: Vec<String> = line.split("<td").skip(1).map(|cell| text(&format!("<td{cell}"))).collect();
    cells.get(at - 1).unwrap_or_else(|| panic!("{row}: {cells:?}")).clone()
}

#[test]
fn a_need_is_uncovered_only_where_no_programme_of_anybody_meets_it() {
    let main = demo().text("territorio/cooperacion/index.html");
    // By hand, from the files: Loma Quieta's own `tejido-y-mercado` is for women and indigenous people,
    // the territory's `agua-segura` for rural and indigenous people there.
    assert_eq!(cell(main, "Loma Quieta", "Mujeres"), "1");
    assert_eq!(cell(main, "Loma Quieta", "Pueblos indígenas"), "2");
    // Nobody has a programme for older people: the column is there, and says so.
    assert_eq!(cell(main, "Loma Quieta", "Personas mayores"), "—");
    assert_eq!(cell(main, "Puerto Cedro", "Juventud"), "1", "its brigades on the beaches");
}

#[test]
fn who_works_with_whom_on_what_is_a_table_and_each_thing_has_its_page() {
    let main = main_text("territorio/cooperacion/");
    assert!(main.contains("Quién trabaja con quién en qué") && main.contains("Convenio de agua segura"), "{main}");
    let agreement = main_text("territorio/convenios/agua-segura/");
    assert!(agreement.contains("El Instituto pone la tubería"), "its text: {agreement}");
    for page in [
        "territorio/programas/agua-segura",
        "territorio/cooperacion/instituto-aguas",
        "territorio/servicios/defensoria-movil",
    ] {
        assert!(demo().has(&format!("{page}/index.html")), "{page}");
    }
    let town = main_text("territorio/lugares/loma-quieta/");
    assert!(town.contains("Tejido"), "the town's own programme: {town}");
    // Who shortens the address of one finds the list of all.
    let programmes = main_text("territorio/programas/");
    assert!(programmes.contains("Agua segura") && programmes.contains("Tejido"), "{programmes}");
    assert!(main_text("territorio/convenios/").contains("Convenio de agua segura"));
}

#[test]
fn what_is_open_includes_the_phases_of_cycles() {
    let town = main_text("puerto-cedro/participacion/");
    assert!(town.contains("Votación desde el 6 de diciembre de 2026 hasta el 13 de diciembre de 2026"), "{town}");
    assert!(town.contains("4,871"), "who voted in 2025: {town}");
    let all = main_text("territorio/participacion/");
    assert_eq!(all.matches(": Votación").count(), 3, "one in each town: {all}");
}

#[test]
fn an_agreements_state_follows_from_its_days() {
    let site = copy(&["loma-quieta"]);
    let agreement =
        |days: &str| format!("---\ntitle: Prueba\nparties: [instituto-aguas, red-acueductos]\n{days}---\nTexto.\n");
    site.write("territory/agreements/viejo.md", agreement("from: 2010-01-01\nto: 2012-12-31\n"));
    site.write("territory/agreements/nuevo.md", agreement("from: 2027-01-01\n"));
    let built = site.build_with(&["--no-search"]).exits(0);
    assert!(built.page("territorio/convenios/viejo/").contains("Terminado"));
    assert!(built.page("territorio/convenios/nuevo/").contains("Por empezar"));
}

/// Whether a table has a row of this name with this figure in it.
fn has_row(page: &crate::dom::Page, name: &str, figure: &str) -> bool {
    page.named("tr").iter().any(|row| {
        let cells = row.find("td");
        row.text().trim_start().starts_with(name) && cells.iter().any(|cell| cell.text().trim() == figure)
    })
}

#[test]
fn who_voted_is_told_by_group_and_year_from_the_ballots_alone() {
    let ballots = content("loma-quieta/cycles/2026.pb");
    let votes = ballots.lines().skip_while(|line| !line.starts_with("voter_id")).skip(1);
    let votes: Vec<Vec<&str>> = votes.map(|line| line.split(';').collect()).collect();
    let women = votes.iter().filter(|vote| vote[3] == "F").count();
    let of_cabecera = votes.iter().filter(|vote| vote[4] == "Cabecera").count();
    assert!(women > 10 && of_cabecera > 10, "{women} {of_cabecera}");
    let page = page("loma-quieta/participacion/");
    assert!(has_row(page, "Mujeres", &women.to_string()) && has_row(page, "Cabecera", &of_cabecera.to_string()));
    // In the open council of September three spoke, and two were answered.
    assert_eq!(content("loma-quieta/minutes/2026-09-18-cabildo.md").matches("        answer: ").count(), 2);
    assert!(has_row(page, "Veces que habló", "3") && has_row(page, "De ellas", "2"));
}

#[test]
fn a_call_without_a_last_day_closes_after_thirty_and_the_portal_by_itself() {
    let call = "---\ntitle: Consulta del mercado\nkind: call\ndate: 2026-09-10\n---\n";
    let mut site = Site::new().with("news/consulta.md", call);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let outcome = outcome.tells("uno/news/consulta.md", "call-without-end", "2026-10-10");
    let page = outcome.page("uno/participacion/");
    assert!(page.contains("Consulta del mercado") && !page.contains("id=\"calls\""));
    site.today("2026-10-10");
    let last = |outcome: &Outcome| outcome.page("uno/participacion/").contains("id=\"calls\"");
    assert!(!last(&site.build_with(&["--no-search"]).exits(0)), "its last day");
    site.today("2026-10-11");
    let outcome = site.build_with(&["--no-search"]).exits(0);
    assert!(outcome.stderr.contains("unchanged: 1"), "the other town stays: {}", outcome.stderr);
    let page = outcome.page("uno/participacion/");
    assert!(page.contains("Consulta del mercado") && page.contains("id=\"calls\""));
}

#[test]
fn what_is_due_by_law_is_the_larger_of_formula_and_floor() {
    let transfers = "\
year: 2026
transfers:
  - name: Impuesto
    floor: \"500.00\"
    due: \"98.00\"
    received: [{date: 2026-03-31, amount: \"100.00\"}, {date: 2026-12-31, amount: \"70.00\"}]
";
    let site = Site::new().with("transfers/2026.yaml", transfers);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let outcome = outcome.tells("uno/transfers/2026.yaml", "receipt-in-future", "2026-12-31");
    let page = crate::dom::Page::parse("x", &outcome.page("uno/transferencias/"));
    let row = page.named("tr").into_iter().find(|row| row.text().contains("Impuesto")).expect("a row");
    let cells: Vec<String> = row.find("td").iter().map(|cell| cell.text()).collect();
    let holds = |at: usize, amount: &str| assert!(cells[at].contains(amount), "{at} {amount}: {cells:?}");
    holds(1, "98,00");
    holds(2, "500,00");
    holds(4, "100,00");
    assert!(page.only("main").contains("previsto para el"));
    // The file of one year cannot tell those of another.
    let site = Site::new().with("transfers/2026.yaml", transfers.replace("year: 2026", "year: 2025"));
    site.check().exits(1).tells("uno/transfers/2026.yaml:1", "year-differs", "2025");
}

#[test]
fn groups_are_called_the_same_wherever_they_are_named() {
    let proposal = "---\ntitle: Rampa\nstate: received\nsubmitted: 2026-03-02\ngroups: [disabilities]\n---\n";
    let service = "---\ntitle: Transporte\ngroups: [disabilities]\n---\n";
    let other = "---\ntitle: Visitas\ngroups: [people-with-disabilities]\n---\n";
    let site =
        Site::new().with("proposals/rampa.md", proposal).with("services/a.md", service).with("services/b.md", other);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let page = crate::dom::Page::parse("x", &outcome.page("uno/participacion/"));
    let row = page.named("tr").into_iter().find(|row| row.text().contains("discapacidad")).expect("a row");
    let cells: Vec<String> = row.find("td").iter().map(|cell| cell.text().trim().to_owned()).collect();
    // One proposal of 2026, one in all; no programme, two services.
    assert_eq!(cells, ["1", "1", "0", "2"]);
}

#[test]
fn a_portal_alone_has_the_territory_beside_it_where_more_is_told_than_its_own() {
    let tree = "\
levels: [{id: province, name: Provincia}, {id: municipality, name: Municipio}]
areas:
  - id: norte
    name: Norte
    areas: [{id: uno, name: Uno, population: {2023: 100}}, {id: dos, name: Dos, population: {2023: 300}}]
";
    let site = || Site::of_one_town().with("municipality.yaml", "name: Uno\narea: uno\n").file("territory.yaml", tree);
    let has_more = |outcome: &Outcome| outcome.files().keys().any(|path| path.starts_with("territorio/"));
    let only = tree.replace(", {id: dos, name: Dos, population: {2023: 300}}", "");
    let outcome = site().file("territory.yaml", only).build_with(&["--no-search"]).exits(0);
    assert!(!has_more(&outcome), "there is one municipality alone");
    assert!(has_more(&site().build_with(&["--no-search"]).exits(0)), "its neighbour has a page");
    let indicator = "name: Agua\nunit: \"%\"\nvalues:\n  uno: {2023: 80}\n  dos: {2023: 40}\n";
    let site = site().file("territory/indicators/agua.yaml", indicator);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    for file in ["lugares/dos/index.html", "lugares/norte/index.html", "indicadores/agua/index.html", "data/agua.csv"] {
        assert!(outcome.has(&format!("territorio/{file}")), "{file}");
    }
    let home = crate::dom::Page::parse("x", &outcome.page(""));
    assert!(home.named("a").iter().any(|link| link.get("href") == Some("territorio/lugares/")), "the way there");
    // Every link of the territory's pages leads somewhere.
    let files = outcome.files();
    for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("territorio/") && path.ends_with(".html")) {
        let page = crate::dom::Page::parse(path, &String::from_utf8_lossy(bytes));
        for link in page.named("a").iter().filter_map(|link| link.get("href")) {
            let Some(there) = reached(path, link) else { continue };
            assert!(files.contains_key(&there), "{path}: {link} ({there})");
        }
    }
}

/// The file that a link inside the site leads to.
fn reached(from: &str, link: &str) -> Option<String> {
    let link = link.split('#').next().filter(|link| !link.is_empty() && !link.contains(':'))?;
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    let there = parts.join("/");
    Some(match link.ends_with('/') || link.ends_with("..") || link == "." {
        true if there.is_empty() => "index.html".to_owned(),
        true => format!("{there}/index.html"),
        false => there,
    })
}

#[test]
fn a_day_to_take_part_says_what_day_it_is() {
    let all = main_text("territorio/participacion/");
    assert!(all.contains("hasta el 10 de diciembre de 2026"), "the last day of a consultation: {all}");
    assert!(all.contains("desde el 6 de diciembre de 2026"), "the first day of a vote: {all}");
}

/// A valley of two municipalities; in one a parish that two became, with places in it.
const VALLEY: &str = "\
levels: [{id: valley, name: Valley}, {id: town, name: Town}, {id: parish, name: Parish}, {id: place, name: Place}]
areas:
  - id: lusa
    name: Lusa
    areas:
      - {id: vale, name: Vale, population: {2020: 1000}}
      - id: ria
        name: Ria
        population: {2020: 3000}
        areas:
          - id: se
            name: Union of the Ses
            population: {2020: 1200}
            from: 2013-01-01
            areas:
              - {id: lugar-a, name: Lugar A, population: {2020: 700}}
              - {id: lugar-b, name: Lugar B, population: {2020: 500}}
          - {id: se-velha, name: Old Se, to: 2012-12-31, became: [se]}
          - {id: montes, name: Montes, population: {2020: 1800}}
";

fn valley() -> Site {
    let settings = "title: Lusa\nlanguages: [en]\ncurrency: EUR\nbase_url: https://example.org/\n";
    let budget = "year: 2026\nstages: [{stage: approved, date: 2025-12-01}]\nexpenditure:\n  \
        - {functional: '04', area: lugar-a, name: Road, approved: '7000.00'}\n";
    let mut site = Site::empty()
        .file("cabildo.yaml", settings)
        .file("territory.yaml", VALLEY)
        .file("vale/municipality.yaml", "name: Vale\narea: vale\n")
        .file("ria/municipality.yaml", "name: Ria\narea: ria\n")
        .file("ria/budgets/2026.yaml", budget)
        .file("ria/services/clinic.md", "---\ntitle: Clinic\nactor: health\nneeds: [health]\ngroups: [everyone]\n---\n")
        .file("territory/actors/camara.md", "---\ntitle: Chamber of Vale\nkind: local-authority\nareas: [vale]\n---\n")
        .file("territory/actors/health.md", "---\ntitle: Health office\nkind: public-institution\n---\n")
        .file("territory/agreements/deal.md", "---\ntitle: The deal\nparties: [camara, health]\nareas: [ria]\n---\n");
    site.today("2026-11-24");
    site
}

#[test]
fn an_agreement_is_in_the_portals_of_its_parties_too() {
    let built = valley().build_with(&["--no-search"]).exits(0);
    let main = |path: &str| crate::dom::Page::parse("x", &built.page(path)).only("main");
    for portal in ["vale", "ria"] {
        let page = main(&format!("{portal}/agreements/deal/"));
        assert!(page.contains("Ria"), "where it holds: {page}");
        assert!(main(&format!("{portal}/cooperation/")).contains("The deal"), "{portal}");
    }
}

#[test]
fn an_actor_is_told_with_what_it_runs_in_the_municipalities() {
    let built = valley().build_with(&["--no-search"]).exits(0);
    let page = built.page("territory/cooperation/health/");
    assert!(page.contains("Clinic") && page.contains("ria/services/clinic/"), "{page}");
}

#[test]
fn a_place_leads_to_those_inside_it_and_levels_are_not_mixed() {
    let built = valley().build_with(&["--no-search"]).exits(0);
    let parish = built.page("ria/areas/se/");
    for led in ["../lugar-a/", "../lugar-b/", "../se-velha/"] {
        assert!(
            parish.contains(&format!("href=\"{led}\"")) || parish.contains(&format!("href={led}")),
            "{led}: {parish}"
        );
    }
    assert!(parish.contains("Formed from"), "{parish}");
    let list = crate::dom::Page::parse("x", &built.page("ria/areas/"));
    let tables = list.named("table");
    let of = |name: &str| tables.iter().filter(|table| table.text().contains(name)).count();
    assert!(of("Montes") > 1 && of("Lugar A") > 1);
    let mixed = tables.iter().any(|table| table.text().contains("Montes") && table.text().contains("Lugar A"));
    assert!(!mixed, "a parish is not compared with the places inside it");
}

#[test]
fn a_transfer_and_the_programme_that_it_pays_lead_to_each_other() {
    let transfers = "\
year: 2026
transfers:
  - name: Obras
    programme: agua
    due: \"900.00\"
    received: [{date: 2026-03-31, amount: \"150.00\"}, {date: 2026-06-30, amount: \"250.00\"}]
  - name: Otro
    announced: \"77.00\"
";
    let site = Site::new()
        .with("programmes/agua.md", "---\ntitle: Agua segura\n---\n")
        .with("transfers/2026.yaml", transfers)
        .with("transfers/2025.yaml", transfers.replace("2026", "2025").replace("900.00", "800.00"));
    let outcome = site.build_with(&["--no-search"]).exits(0).tells_no("unknown-reference");
    let list = crate::dom::Page::parse("x", &outcome.page("uno/transferencias/"));
    let leads = |page: &crate::dom::Page, to: &str| page.named("a").iter().any(|link| link.get("href") == Some(to));
    assert!(leads(&list, "../programas/agua/"));
    let page = crate::dom::Page::parse("x", &outcome.page("uno/programas/agua/"));
    assert!(leads(&page, "../../transferencias/#y2026") && leads(&page, "../../transferencias/#y2025"));
    let fragments: Vec<&str> = list.named("h2").iter().filter_map(|heading| heading.get("id")).collect();
    assert!(fragments.contains(&"y2026"), "{fragments:?}");
    let rows = page.named("tr");
    let row = rows.iter().find(|row| row.text().contains("Obras") && row.text().contains("2026")).expect("a row");
    // 150 and 250 of 900; what pays nothing of it is not here.
    assert!(row.text().contains("900,00") && row.text().contains("400,00"), "{}", row.text());
    assert!(!page.only("main").contains("Otro"));
    let site = site.with("transfers/2026.yaml", transfers.replace("agua", "aguas"));
    site.check().exits(1).tells("uno/transfers/2026.yaml", "unknown-reference", "`agua`");
}

#[test]
fn the_public_of_meetings_is_counted_where_the_minutes_say_it() {
    let meeting =
        |date: &str, more: &str| format!("---\norgan: concejo\ndate: {date}\nkind: open_council\n{more}---\n");
    let site = Site::new()
        .file("uno/municipality.yaml", "name: Uno\nbodies: [{id: concejo, name: Concejo, kind: council}]\n")
        .town("uno")
        .with("minutes/2026-03-10.md", meeting("2026-03-10", "citizens: 58\n"))
        .with("minutes/2026-05-10.md", meeting("2026-05-10", "citizens: 40\n"))
        .with("minutes/2025-03-10.md", meeting("2025-03-10", "citizens: 1\n"))
        .with("minutes/2024-03-10.md", meeting("2024-03-10", ""))
        .with("minutes/2026-12-10.md", meeting("2026-12-10", "citizens: 9\n"));
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let main = |path: &str| crate::dom::Page::parse("x", &outcome.page(path)).only("main");
    assert!(main("uno/actas/2026-03-10/").contains("58 personas asistieron"));
    assert!(main("uno/actas/2025-03-10/").contains("1 persona asistió"));
    assert!(!main("uno/actas/2026-12-10/").contains("personas asistieron"), "it is still to come");
    let page = crate::dom::Page::parse("x", &outcome.page("uno/participacion/"));
    let rows = page.named("tr");
    let row = rows.iter().find(|row| row.text().contains("Personas que asistieron")).expect("a row");
    let cells: Vec<String> = row.find("td").iter().map(|cell| cell.text().trim().to_owned()).collect();
    assert_eq!(cells, ["0", "1", "98", "99"], "2024, 2025, 2026, and all: 58 and 40, without what is to come");
    let table = outcome.page("uno/data/meetings.csv");
    assert!(table.contains("\n2026-03-10,2026-03-10,open_council,concejo,held,,,58,"), "{table}");
}

#[test]
fn a_sorted_table_gives_each_municipality_its_place() {
    let town = |area: &str| format!("name: Pueblo {area}\narea: {area}\n");
    let site = Site::empty()
        .file("cabildo.yaml", crate::site::SETTINGS)
        .file(
            "territory.yaml",
            "levels: [{id: m, name: M}]\nareas:\n  - {id: a, name: A, population: {2020: 500}}\n  \
             - {id: b, name: B, population: {2020: 900}}\n  - {id: c, name: C, population: {2020: 500}}\n  \
             - {id: d, name: D}\n  - {id: e, name: E, population: {2020: 100}}\n",
        )
        .file("static/tablas/feriados.csv", "dia;motivo\n")
        .file("static/app.json", "{}");
    let site =
        ["a", "b", "c", "d", "e"].iter().fold(site, |site, id| site.file(&format!("{id}/municipality.yaml"), town(id)));
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let page = crate::dom::Page::parse("x", &outcome.page("territorio/comparar/habitantes/"));
    let rows = page.named("tr");
    let place = |name: &str| {
        let row = rows.iter().find(|row| row.text().contains(name)).expect("a row");
        row.find("td")[0].text().trim().to_owned()
    };
    // 900; 500 twice, which share the second; 100 is the fourth; and one that nobody counted.
    let places = ["Pueblo b", "Pueblo a", "Pueblo c", "Pueblo e", "Pueblo d"].map(place);
    assert_eq!(places, ["1", "2", "2", "4", "—"]);
    assert!(page.only("main").contains("Puesto entre 4"));
    // A table that officers put at the root is among the site's data; what is of the site itself is not.
    let catalogue = outcome.page("territorio/catalog.jsonld");
    assert!(catalogue.contains("https://ejemplo.org/tablas/feriados.csv") && !catalogue.contains("app.json"));
}

#[test]
fn an_area_counts_the_programmes_that_the_portals_list_shows() {
    let programme = |title: &str| format!("---\ntitle: {title}\n---\n");
    let site = valley().file("territory/programmes/fire.md", programme("Fire watch"));
    let site = site.file("ria/programmes/meals.md", programme("Meals"));
    let built = site.build_with(&["--no-search"]).exits(0);
    let list = crate::dom::Page::parse("x", &built.page("ria/programmes/"));
    let shown = list.named("li").iter().filter(|row| row.get("class") == Some("row")).count();
    let page = crate::dom::Page::parse("x", &built.page("territory/areas/ria/"));
    let rows = page.named("tr");
    let row = rows.iter().find(|row| {
        row.find("a").iter().any(|link| link.get("href").is_some_and(|to| to.ends_with("ria/programmes/")))
    });
    let counted = row.expect("a row with the way to its programmes").find("td").last().map(|cell| cell.text());
    assert_eq!(counted.as_deref().map(str::trim), Some(shown.to_string().as_str()));
    assert!(shown > 1, "one of the territory and one of its own");
}

/// Three hundred and forty municipalities whose summaries are given: a page of the territory is made without
/// reading or writing anything of theirs again.
#[test]
fn of_340_municipalities_the_territory_alone_is_made_again() {
    const TOWNS: usize = 340;
    // The first fifty in the province of Levante, the others in that of Poniente.
    let area =
        |at: usize| format!("      - {{id: m{at}, name: M {at}, population: {{2020: {}}}}}\n", 1000 + at * 37 % 997);
    let province = |id: &str, name: &str, towns: std::ops::RangeInclusive<usize>| {
        format!("  - id: {id}\n    name: {name}\n    areas:\n{}", towns.map(area).collect::<String>())
    };
    let areas = province("pe", "Levante", 1..=50) + &province("po", "Poniente", 51..=TOWNS);
    let values: String = (1..=TOWNS).map(|at| format!("  m{at}: {{2020: {}}}\n", at * 31 % 89)).collect();
    let site = Site::empty()
        .file("cabildo.yaml", crate::site::SETTINGS)
        .file(
            "territory.yaml",
            format!("levels: [{{id: p, name: Provincia}}, {{id: m, name: Municipio}}]\nareas:\n{areas}"),
        )
        .file("territory/indicators/medida.yaml", format!("name: Medida\nvalues:\n{values}"));
    for at in 1..=TOWNS {
        site.write(&format!("m{at}/municipality.yaml"), format!("name: M {at}\narea: m{at}\n"));
        let call = "---\ntitle: Consulta\nkind: call\ndate: 2026-11-20\nuntil: 2026-12-20\n---\nDiga lo que piensa.\n";
        site.write(&format!("m{at}/news/consulta.md"), call);
    }
    site.build_with(&["--no-search"]).exits(0).says("portals: 340 (unchanged: 0)");
    let before = site.published();
    let written = |site: &Site| {
        let of = |path: &String| std::fs::metadata(site.path("public").join(path)).and_then(|file| file.modified());
        let all = site.published().into_keys();
        all.map(|path| (of(&path).expect("a time"), path)).map(|(time, path)| (path, time)).collect::<BTreeMap<_, _>>()
    };
    let times = written(&site);
    let site = site.file("territory/pages/nota.md", "---\ntitle: Nota\n---\nUna frase.\n");
    let outcome = site.build_with(&["--no-search"]).exits(0).says("portals: 340 (unchanged: 340)");
    assert!(outcome.page("territorio/paginas/nota/").contains("Una frase"));
    let after = written(&site);
    let touched: Vec<&String> =
        after.iter().filter(|(path, time)| times.get(*path) != Some(*time)).map(|(path, _)| path).collect();
    let own = |path: &&&String| path.starts_with("territorio/") || !path.contains('/');
    assert!(!touched.is_empty());
    let others: Vec<&&String> = touched.iter().filter(|path| !own(path)).collect();
    assert!(others.is_empty(), "written again: {others:?}");
    // The territory's own pages grow with the municipalities, a page each; nothing is made for each two of them.
    let pages = after.keys().filter(|path| path.starts_with("territorio/") && path.ends_with("index.html")).count();
    assert!((TOWNS..2 * TOWNS).contains(&pages), "{pages}");
    assert!(before.len() < after.len());
    light_and_whole(&outcome, &site.published(), TOWNS);
    led_to(&outcome, TOWNS);
}

/// The front page leads to the provinces, and what one can take part in goes on over as many pages as it fills: each
/// municipality's call once, and each municipality once in the table of what was asked.
fn led_to(built: &Outcome, towns: usize) {
    let home = crate::dom::Page::parse("x", &built.page(""));
    let links: Vec<String> = home.named("main")[0].find("a").iter().map(|link| link.text().trim().to_owned()).collect();
    assert!(["Levante (50)", "Poniente (290)"].iter().all(|name| links.iter().any(|link| link == name)), "{links:?}");
    let first = "territorio/participacion";
    let pages: Vec<String> = (1..)
        .map(|page| if page == 1 { format!("{first}/") } else { format!("{first}/pagina-{page}/") })
        .take_while(|page| built.has(&format!("{page}index.html")))
        .map(|page| built.page(&page))
        .collect();
    assert!(pages.len() > 1);
    let all = pages.concat();
    let calls = (1..=towns).filter(|at| all.matches(&format!("/m{at}/noticias/consulta/\"")).count() == 1).count();
    assert_eq!(calls, towns, "each call once");
    let rows = |page: &String| {
        crate::dom::Page::parse("x", page).named("tbody").first().map_or(0, |body| body.find("tr").len())
    };
    assert_eq!(pages.iter().map(rows).sum::<usize>(), towns, "each municipality once");
}

/// No page of the territory weighs more than a cheap phone bears, and the order of all goes on over its pages: each
/// municipality once, from the most inhabitants down, with its place.
fn light_and_whole(built: &Outcome, published: &BTreeMap<String, Vec<u8>>, towns: usize) {
    let heavy: Vec<(&String, usize)> = (published.iter().map(|(path, bytes)| (path, bytes.len())))
        .filter(|(path, size)| path.ends_with(".html") && *size > 300_000)
        .collect();
    assert!(heavy.is_empty(), "{heavy:?}");
    let first = "territorio/comparar/habitantes";
    let pages: Vec<String> = ["", "/pagina-2", "/pagina-3"]
        .map(|page| format!("{first}{page}/index.html"))
        .into_iter()
        .filter(|page| built.has(page))
        .collect();
    let mut people = Vec::new();
    for page in &pages {
        let html = built.page(page);
        for row in html.split("<tr").skip(2) {
            let town = row.split("/m").nth(1).and_then(|rest| rest.split('/').next()).expect("a town");
            people.push((1000 + town.parse::<usize>().expect("its number") * 37 % 997, town.to_owned()));
        }
    }
    assert!(pages.len() > 1 && people.len() == towns, "{} on {pages:?}", people.len());
    assert!(people.is_sorted_by_key(|(people, _)| std::cmp::Reverse(*people)), "{people:?}");
    assert_eq!(people.iter().map(|(_, town)| town).collect::<BTreeSet<_>>().len(), towns);
    assert!(built.page(&pages[1]).contains("href=\"../\""), "the way to the first page");
}

#[test]
fn what_stands_in_a_file_that_could_not_be_read_is_not_told_to_be_missing() {
    let duties = "name: Ley\nsince: 2026\ndays: 14\nitems: [{id: planilla, name: P, law: L, cadence: monthly}]\n";
    let site = Site::new()
        .file("territory/actors/red.md", "---\ntitle: Red\nkind: asociacion\n---\n")
        .file("territory/programmes/agua.md", "---\ntitle: Agua\nrelation: agua\n---\n")
        .file("territory/agreements/mesa.md", "---\ntitle: Mesa\nparties: [red]\nprogrammes: [agua]\n---\n")
        .file("territory/duties/prueba.yaml", duties)
        .with("services/pozo.md", "---\ntitle: Pozo\nactor: red\nprogramme: agua\n---\n")
        .with("documents/enero.md", "---\ntitle: P\nitem: planilla\nperiod: 2026-01\npublished: 2026-02-01\n---\nx\n")
        .with("transfers/2026.yaml", "year: 2026\ntransfers: [{name: Obras, programme: agua}]\n");
    let told = site.check().exits(1).tells_no("unknown-reference");
    let places: Vec<&str> =
        told.errors().iter().map(|(place, _)| place.split(':').next().unwrap_or_default()).collect();
    assert_eq!(
        places,
        ["territory/actors/red.md", "territory/duties/prueba.yaml", "territory/programmes/agua.md"],
        "each mistake once, where it was made"
    );
}
