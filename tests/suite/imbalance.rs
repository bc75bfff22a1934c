//! Imbalances: indicators by area and year, and money for each inhabitant; whether what the pages and data say of
//! them is what the formulas give by hand.

use serde_json::Value;

use crate::demo::page;
use crate::site::{Outcome, Site};

const SETTINGS: &str = "title: El Valle\nlanguages: [en]\ncurrency: PAB\nbase_url: https://example.org/\n";

/// Four municipalities in two provinces: `d` without inhabitants, the others with 10,000, 30,000 and 50,000;
/// in `a` a village that ended and one that stands.
const TERRITORY: &str = "\
levels: [{id: province, name: Province}, {id: town, name: Town}, {id: village, name: Village}]
areas:
  - id: p
    name: Pe
    areas:
      - id: a
        code: '01'
        name: Alfa
        population: {2020: 10000}
        areas:
          - {id: a-one, name: One, population: {2020: 4000}}
          - {id: a-two, name: Two, population: {2020: 6000}}
          - {id: a-old, name: Old, population: {2010: 500}, to: 2015-12-31, became: [a-one]}
      - {id: b, name: Beta, population: {2020: 30000}}
  - id: q
    name: Qu
    population: {2020: 90000}
    areas:
      - {id: c, name: Gama, population: {2020: 50000}}
      - {id: d, name: Delta}
";

/// A figure of which less is better.
const POVERTY: &str = "\
name: Poverty
unit: people of a hundred
better: less
values:
  a: {2010: 40, 2020: 30}
  b: {2010: 20, 2020: 25.5}
  c: {2019: 10}
  d: {2020: 99}
  a-one: {2020: 12}
  a-old: {2020: 77}
";

/// A budget of two lines: one for the village, the other for nobody in particular.
fn budget(year: i16, named: &str, village: &str, rest: &str) -> String {
    format!(
        "year: {year}\nstages: [{{stage: approved, date: {}-12-01}}]\nexpenditure:\n  \
         - {{functional: '04', area: {village}, name: Road, approved: '{named}'}}\n  \
         - {{functional: '01', name: Hall, approved: '{rest}'}}\n",
        year - 1
    )
}

fn site() -> Site {
    let mut site = Site::empty()
        .file("cabildo.yaml", SETTINGS)
        .file("territory.yaml", TERRITORY)
        .file("a/municipality.yaml", "name: Alfa\narea: a\n")
        .file("b/municipality.yaml", "name: Beta\narea: b\n")
        .file("c/municipality.yaml", "name: Gama\narea: c\n")
        .file("a/budgets/2026.yaml", budget(2026, "300.00", "a-one", "99700.00"))
        .file("b/budgets/2026.yaml", budget(2026, "0.00", "b", "100000.00"))
        .file("c/budgets/2025.yaml", budget(2025, "0.00", "c", "77777.00"))
        .file("territory/indicators/poverty.yaml", POVERTY)
        .file("territory/indicators/ports.yaml", "name: Ports\nvalues:\n  a: {2020: 3}\n");
    site.today("2026-11-24");
    site
}

fn json(outcome: &Outcome, path: &str) -> Value {
    serde_json::from_slice(&outcome.files()[path]).expect("JSON")
}

fn text(outcome: &Outcome, path: &str) -> String {
    String::from_utf8(outcome.files()[path].clone()).expect("text")
}

/// A measure of disparity as it is published: its value, or why there is none.
fn measured(of: &Value, level: &str, year: i64, measure: &str) -> String {
    let all = of["disparity"].as_array().expect("measures");
    let one = all.iter().find(|one| one["level"] == level && one["year"] == year);
    let one = &one.unwrap_or_else(|| panic!("no {level} {year}: {all:?}"))[measure];
    one["value"].as_str().or(one["undefined"].as_str()).expect("a value or a reason").to_owned()
}

#[test]
fn money_for_each_inhabitant_is_there_by_area_and_year_as_data() {
    let built = site().build_with(&["--no-search"]).exits(0);
    let rows = text(&built, "territory/data/per-head.csv");
    let has = |row: &str| assert!(rows.lines().any(|line| line == row), "{row}\n{rows}");
    has("area,code,name,level,year,currency,planned,population,per_head,place,places,basis");
    has("a,01,Alfa,town,2026,PAB,100000.00,10000,10.00,1,2,own");
    // 100,000 over 30,000.
    has("b,,Beta,town,2026,PAB,100000.00,30000,3.33,2,2,own");
    has("c,,Gama,town,2025,PAB,77777.00,50000,1.56,1,1,own");
    // The road is for the first village; the year names places of its level, so that the other gets nothing.
    has("a-one,,One,village,2026,PAB,300.00,4000,0.08,1,2,lines");
    has("a-two,,Two,village,2026,PAB,0.00,6000,0.00,2,2,lines");
    assert!(!rows.contains("a-old"), "it is no place in 2026: {rows}");
    assert!(!rows.contains("\nq,"), "50,000 of its 90,000 people are not nine of ten: {rows}");
    let page = built.page("territory/indicators/budget-per-inhabitant/");
    assert!(page.contains("data/per-head.csv") && page.contains("data/per-head.json"), "its data: {page}");
    // (100,000 + 100,000) / 40,000: the mean of what was not rounded before.
    let data = json(&built, "territory/data/per-head.json");
    assert_eq!(measured(&data, "town", 2026, "mean"), "5");
    // 10 against 3⅓.
    assert_eq!(measured(&data, "town", 2026, "ratio"), "3");
    assert_eq!(measured(&data, "town", 2025, "gini"), "one-area");
    assert_eq!(data["basis"], serde_json::json!({"province": "sum", "town": "own", "village": "lines"}));
}

#[test]
fn an_indicator_as_data_can_be_joined_to_the_census() {
    let built = site().build_with(&["--no-search"]).exits(0);
    let rows = text(&built, "territory/data/poverty.csv");
    assert!(
        rows.starts_with("area,code,name,level,year,value,unit,population,population_year,place,places\n"),
        "{rows}"
    );
    assert!(rows.contains("a,01,Alfa,town,2010,40,people of a hundred,10000,2020,2,2\n"), "{rows}");
    // Less is better: Beta 25.5, Alfa 30, Delta 99; Gama has none of that year.
    assert!(rows.contains("a,01,Alfa,town,2020,30,people of a hundred,10000,2020,2,3\n"), "{rows}");
    let compared = text(&built, "territory/compare.csv");
    let head: Vec<&str> = compared.lines().next().unwrap_or_default().split(',').collect();
    let row = compared.lines().find(|line| line.starts_with("c,")).expect("Gama");
    let of = |name: &str| row.split(',').nth(head.iter().position(|one| *one == name).expect("a column"));
    assert_eq!((of("population-year"), of("per-head-year")), (Some("2020"), Some("2025")), "{compared}");
}

#[test]
fn where_a_measure_has_no_meaning_the_page_says_why_and_shows_the_value() {
    let built = site().build_with(&["--no-search"]).exits(0);
    let ports = built.page("territory/indicators/ports/");
    assert!(ports.contains("One place alone") && ports.contains(">3<"), "{ports}");
    assert_eq!(measured(&json(&built, "territory/data/ports.json"), "town", 2020, "theil"), "one-area");
    let list = built.page("territory/indicators/");
    assert!(list.contains("one place alone"), "{list}");
    let poverty = built.page("territory/indicators/poverty/");
    assert!(poverty.contains("these are not in the measures: Delta"), "it has no inhabitants: {poverty}");
    let own = built.page("a/indicators/ports/");
    assert!(own.contains("2020") && own.contains(">3<"), "the value of the whole municipality: {own}");
}

#[test]
fn areas_are_compared_in_one_year_that_is_told() {
    let built = site().build_with(&["--no-search"]).exits(0);
    let page = built.page("territory/indicators/poverty/");
    // Gama has a figure of 2019 alone: three of four towns have one of 2020.
    assert!(page.contains("3 of 4 places have a figure"), "{page}");
    // Of need and money of one year each, Alfa and Beta have both. Alfa is needier: n = ¼ and ¾ of the
    // people, μ = 5, ranks ⅜ (Beta) and ⅞ (Alfa): 2/5 · (¾·3⅓·⅜ + ¼·10·⅞) − 1 = ¼.
    assert!(page.contains("concentration index 0.250"), "{page}");
    assert!(page.contains("Need of 2020, money of 2026; 2 of 4 places have both figures"), "{page}");
    assert!(page.contains("Poverty (people of a hundred), 2020"), "a long unit stands with the name: {page}");
    let methods = built.page("territory/methods/");
    for measure in
        ["Executed of planned", "Proposals answered", "Published of what the law asks", "Year that is compared"]
    {
        assert!(methods.contains(measure), "{measure}: {methods}");
    }
}

#[test]
fn an_order_says_places_and_carries_its_caveat() {
    let built = site().build_with(&["--no-search"]).exits(0);
    let page = crate::dom::Page::parse("x", &built.page("territory/indicators/poverty/"));
    let text = page.only("main");
    assert!(text.contains("An order is no verdict"), "{text}");
    let rows = page.named("tr");
    let row = rows.iter().find(|row| row.text().starts_with("Alfa") && row.find("td").len() == 2).expect("Alfa");
    // The second of Alfa, Beta and Delta, of which less is better.
    assert_eq!(row.find("td")[1].text().trim(), "2", "{}", row.text());
    assert!(text.contains("Place among 3"), "{text}");
    let alfa = crate::dom::Page::parse("x", &built.page("territory/areas/a/")).only("main");
    assert!(alfa.contains("2 of 3"), "{alfa}");
    let ports = built.page("territory/indicators/ports/");
    assert!(!ports.contains("An order is no verdict"), "one place has no order: {ports}");
}

#[test]
fn the_list_says_of_which_level_a_figure_is() {
    let built = site().build_with(&["--no-search"]).exits(0);
    let page = crate::dom::Page::parse("x", &built.page("territory/indicators/"));
    let rows = page.named("tr");
    let row = rows.iter().find(|row| row.text().starts_with("Poverty")).expect("a row");
    let cells: Vec<String> = row.find("td").iter().map(|cell| cell.text().trim().replace('\u{a0}', " ")).collect();
    // Villages have figures too. (30 · 10,000 + 25.5 · 30,000) / 40,000 = 26.625; Delta has no inhabitants.
    assert_eq!(cells[..3], ["Town", "2020", "26.6 people of a hundred"]);
}

#[test]
fn whether_money_goes_where_the_need_is_stands_in_the_data_too() {
    let site =
        site().file("territory/indicators/poverty.yaml", format!("{POVERTY}  p: {{2020: 28}}\n  q: {{2020: 12}}\n"));
    let built = site.build_with(&["--no-search"]).exits(0);
    let data = json(&built, "territory/data/poverty.json");
    assert_eq!(data["better"], "less");
    let of = |level: &str| data["need"].as_array().expect("levels").iter().find(|one| one["level"] == level).cloned();
    let town = of("town").expect("the towns");
    assert_eq!((town["need_year"].as_i64(), town["money_year"].as_i64()), (Some(2020), Some(2026)));
    assert_eq!((town["areas"].as_i64(), town["of"].as_i64()), (Some(2), Some(4)));
    // By hand where the page is tested.
    assert_eq!(town["concentration"]["value"], "0.25");
    // Both provinces have the figure, and one of them money.
    assert_eq!(of("province").expect("the provinces")["concentration"]["undefined"], "too-few");
    let page = crate::dom::Page::parse("x", &built.page("territory/indicators/poverty/")).only("main");
    assert!(page.contains("Province: does money go") && page.contains("It cannot be said yet"), "{page}");
}

#[test]
fn a_value_of_a_year_without_its_area_is_told_and_not_shown() {
    let site = site();
    let told = site.check();
    let told = told.tells("territory/indicators/poverty.yaml:10:3", "value-without-area", "`a-old`");
    assert_eq!(told.codes().iter().filter(|code| *code == "value-without-area").count(), 1);
    let built = site.build_with(&["--no-search"]).exits(0);
    let own = built.page("a/indicators/poverty/");
    assert!(own.contains("One") && !own.contains("77"), "{own}");
}

#[test]
fn a_place_leads_to_its_money_its_lines_and_its_works() {
    let place = page("puerto-cedro/lugares/pc-el-muelle/");
    let leads = |to: &str| place.named("a").iter().any(|a| a.get("href").is_some_and(|href| href.starts_with(to)));
    assert!(leads("../../presupuestos/gastos-por-lugar/pc-el-muelle/"), "its money, year by year");
    assert!(leads("../../presupuestos/2026/gastos-por-funcion/04/"), "a line under its function");
    assert!(leads("../../presupuestos/2026/obras/#p-"), "an investment project");
    let text = place.only("main");
    // Of 636,150.00 for 6,310 people: 100.816…
    assert!(text.contains("636,150.00") && text.contains("100.82"), "{text}");
    assert!(text.contains("Remodelación del Mercado del Marisco, etapas 1 y 2"), "a line: {text}");
    let works = text.split_once("Obras").map_or("", |(_, rest)| rest);
    assert!(works.contains("Baños públicos en el mercado de mariscos"), "a work that a cycle chose: {text}");
    let town = page("territorio/lugares/puerto-cedro/");
    let leads = |to: &str| town.named("a").iter().any(|a| a.get("href") == Some(to));
    for list in ["presupuestos/2026/", "presupuestos/2026/obras/", "propuestas/", "servicios/", "programas/"] {
        assert!(leads(&format!("../../../puerto-cedro/{list}")), "{list}");
    }
}

#[test]
fn what_was_measured_before_stands_on_a_places_page_and_in_the_trend_of_its_level() {
    // From `agua-potable.yaml`: El Muelle had 80.0 in 2010, and has 86.8 in 2023.
    let place = page("puerto-cedro/lugares/pc-el-muelle/").only("main");
    assert!(place.contains("80.0"), "{place}");
    for address in ["puerto-cedro/indicadores/agua-potable/", "territorio/indicadores/agua-potable/"] {
        let trend = page(address).only("main");
        assert!(trend.contains("80.0") && trend.contains("86.8"), "{address}");
    }
}

#[test]
fn a_trend_says_in_its_headline_what_it_found() {
    // From `agua-potable.yaml`: of the nine places Playa Brava went furthest, by 8.5 (82.5 to 91.0; Villa Sol by 8.0).
    let portal = page("puerto-cedro/indicadores/agua-potable/").only("main");
    assert!(
        portal.contains("Entre 2010 y 2023, «Hogares con agua potable» subió de 86.2% a 92.6% en Puerto Cedro"),
        "{portal}"
    );
    let most = "Entre 2010 y 2023, donde más subió «Hogares con agua potable» es Playa Brava: de 82.5% a 91.0%";
    assert!(portal.contains(most), "{portal}");
}

#[test]
fn lists_of_many_places_fill_several_pages_and_each_place_stands_once() {
    let places: String = (0..230)
        .map(|at| format!("      - {{id: w{at}, name: Ward {at}, population: {{2020: {}}}}}\n", 1_000 + at))
        .collect();
    let towns: String = (0..750).map(|at| format!("  - {{id: t{at}, name: Town {at}}}\n")).collect();
    let tree = format!(
        "levels: [{{id: town, name: Town}}, {{id: ward, name: Ward}}]\nareas:\n  - id: a\n    name: Alfa\n    areas:\n{places}{towns}"
    );
    let lines: String = (0..230)
        .map(|at| format!("  - {{functional: '04', area: w{at}, name: Road {at}, approved: '{}.00'}}\n", 1_000 + at))
        .collect();
    let site = Site::empty()
        .file("cabildo.yaml", SETTINGS)
        .file("territory.yaml", tree)
        .file("a/municipality.yaml", "name: Alfa\narea: a\n")
        .file("b/municipality.yaml", "name: Beta\narea: t0\n")
        .file("a/budgets/2020.yaml", format!("year: 2020\nexpenditure:\n{lines}"));
    let built = site.build().exits(0);
    let pages = ["", "page-2/", "page-3/"].map(|further| built.page(&format!("a/areas/{further}")));
    let of_places = |page: &str, at: usize| page.matches(&format!("Ward {at}</a>")).count();
    assert!(
        pages[1].contains("Ward 100</a>") && pages[2].contains("Ward 229</a>") && !pages[2].contains("Ward 100</a>")
    );
    assert!((100..200).all(|at| of_places(&pages[1], at) == 1) && (200..230).all(|at| of_places(&pages[2], at) == 1));
    assert!(pages[0].contains("of 230 are shown; all are in the data") && !pages[0].contains("Ward 229</a>"));
    assert!(pages.iter().all(|page| page.len() < 300_000 && page.contains("page-3/")), "each leads to all others");
    let all = ["", "page-2/"].map(|further| built.page(&format!("territory/areas/{further}")));
    assert!(all[0].contains("Town 698</a>") && !all[0].contains("Town 699</a>") && all[1].contains("Town 749</a>"));
}

/// Each of 340 municipalities stands in the ranking once, with its place, whichever page it is on.
#[test]
fn a_ranking_of_many_areas_goes_on_over_further_pages() {
    let towns: String = (1..=340).map(|at| format!("  - {{id: t{at}, name: Town {at}}}\n")).collect();
    let values: String = (1..=340).map(|at| format!("  t{at}: {{2020: {at}}}\n")).collect();
    let site = Site::empty()
        .file("cabildo.yaml", SETTINGS)
        .file("territory.yaml", format!("levels: [{{id: town, name: Town}}]\nareas:\n{towns}"))
        .file("territory/indicators/need.yaml", format!("name: Need\nbetter: less\nvalues:\n{values}"))
        .file("a/municipality.yaml", "name: Alfa\narea: t1\n")
        .file("b/municipality.yaml", "name: Beta\narea: t340\n");
    let built = site.build().exits(0);
    let pages = ["", "page-2/"].map(|further| built.page(&format!("territory/indicators/need/{further}")));
    let rankings = pages.each_ref().map(|page| {
        let from = page.find("id=\"by-level").unwrap_or_else(|| panic!("{page}"));
        let part = &page[from..];
        part[..part.find("</section>").unwrap_or(part.len())].to_owned()
    });
    let times = |at: usize| rankings.iter().map(|part| part.matches(&format!("Town {at}</a>")).count()).sum::<usize>();
    let wrong: Vec<usize> = (1..=340).filter(|at| times(*at) != 1).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    // The one with most need is the last, and has its place.
    assert!(rankings[1].contains("Town 340</a>") && rankings[1].contains(">340<"), "{}", rankings[1]);
    assert!(pages[0].contains("href=\"page-2/\"") && pages[1].contains("340 are shown"), "{}", pages[0]);
    assert!(pages.iter().all(|page| page.len() < 300_000));
    built.page("b/");
}
