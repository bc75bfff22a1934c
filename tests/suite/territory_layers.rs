//! Governments one within another: a province's beside its towns', a board's in a ward of a town. Money of each is
//! told with what it can be compared with, and nobody is counted twice.

use crate::dom::Page;
use crate::site::{Outcome, Site};

const SETTINGS: &str = "title: Layers\nlanguages: [en]\ncurrency: EUR\nbase_url: https://example.org/\n";

/// A country of 22,000: 13,000 in the north, of two towns with two wards each, and 9,000 in the south, of two towns.
pub const TERRITORY: &str = "\
levels: [{id: country, name: Country}, {id: province, name: Province}, {id: town, name: Town}, {id: ward, name: Ward}]
areas:
  - id: land
    name: Land
    population: {2020: 22000}
    areas:
      - id: north
        name: North
        population: {2020: 13000}
        areas:
          - id: high
            name: High
            population: {2020: 7000}
            areas:
              - {id: h1, name: Hill, population: {2020: 2500}}
              - {id: h2, name: Mill, population: {2020: 4500}}
          - id: low
            name: Low
            population: {2020: 6000}
            areas:
              - {id: l1, name: Reed, population: {2020: 2000}}
              - {id: l2, name: Ford, population: {2020: 4000}}
      - id: south
        name: South
        areas:
          - {id: mid, name: Mid, population: {2020: 5000}}
          - {id: far, name: Far, population: {2020: 4000}}
";

/// A budget of 2021 with a line each: the place that it names, or nothing, and how much.
pub fn budget(lines: &[(&str, &str)]) -> String {
    let line = |(area, amount): &(&str, &str)| {
        let area = if area.is_empty() { String::new() } else { format!(", area: {area}") };
        format!("  - {{functional: '04', name: Road{area}, approved: '{amount}'}}\n")
    };
    let lines: String = lines.iter().map(line).collect();
    format!("year: 2021\nstages: [{{stage: approved, date: 2020-12-01}}]\nexpenditure:\n{lines}")
}

/// The four towns: 20 euros for each inhabitant in High and Low, 12 in Mid, 5 in Far; High names its wards.
pub fn towns() -> Site {
    let mut site = Site::empty().file("cabildo.yaml", SETTINGS).file("territory.yaml", TERRITORY);
    let high = [("", "10000.00"), ("h1", "40000.00"), ("h2", "90000.00")];
    for (id, lines) in
        [("high", &high[..]), ("low", &[("", "120000.00")]), ("mid", &[("", "60000.00")]), ("far", &[("", "20000.00")])]
    {
        site = with_portal(site, id, id, lines);
    }
    site.today("2021-11-24");
    site
}

pub fn with_portal(site: Site, id: &str, area: &str, lines: &[(&str, &str)]) -> Site {
    site.file(&format!("{id}/municipality.yaml"), format!("name: The {id}\narea: {area}\n"))
        .file(&format!("{id}/budgets/2021.yaml"), budget(lines))
}

/// A province's government, with lines that name a town and a ward of another.
fn with_province() -> Site {
    with_portal(towns(), "gov", "north", &[("", "24000.00"), ("high", "5000.00"), ("l1", "1000.00")])
}

/// A board in a ward of High: 2 euros for each of its 2,500.
fn with_board() -> Site {
    with_portal(towns(), "board", "h1", &[("", "5000.00")])
}

pub fn build(site: &Site) -> Outcome {
    site.build_with(&["--no-search"]).exits(0)
}

/// What the table says of an area in a year under some titles, one after another; nothing where it has no row.
pub fn said(csv: &str, area: &str, titles: &[&str]) -> Option<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads = reader.headers().expect("titles").clone();
    let at = |title: &&str| heads.iter().position(|one| one == *title).expect("a column");
    let row = reader.records().map(|row| row.expect("a row")).find(|row| &row[0] == area)?;
    Some(titles.iter().map(|title| row[at(title)].to_owned()).collect::<Vec<_>>().join(" "))
}

pub fn per_head(built: &Outcome, area: &str) -> Option<String> {
    said(&built.page("territory/data/per-head.csv"), area, &["planned", "population", "per_head"])
}

pub fn text(built: &Outcome, path: &str) -> String {
    Page::parse("x", &built.page(path)).only("main").replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_provinces_lines_are_not_what_its_towns_plan() {
    let built = build(&with_province());
    for (area, row) in [
        ("high", "140000.00 7000 20.00"),
        ("low", "120000.00 6000 20.00"),
        ("mid", "60000.00 5000 12.00"),
        // 40,000 for 2,500 and 90,000 for 4,500, as High says itself.
        ("h1", "40000.00 2500 16.00"),
        ("h2", "90000.00 4500 20.00"),
        // As of the south, what its towns plan.
        ("north", "260000.00 13000 20.00"),
        ("south", "80000.00 9000 8.89"),
        // 260,000, 80,000 and the 30,000 of the province's government; the northerners once.
        ("land", "370000.00 22000 16.82"),
    ] {
        assert_eq!(per_head(&built, area).as_deref(), Some(row), "{area}");
    }
    assert_eq!(per_head(&built, "l1"), None, "Low names no ward");
    let main = text(&built, "territory/areas/high/");
    assert!(main.contains("€20.00") && !main.contains("€0.71"), "{main}");
}

#[test]
fn a_board_in_a_ward_adds_its_money_and_no_inhabitants() {
    let built = build(&with_board());
    for (area, row) in [
        // 140,000, 120,000 and 5,000 for 13,000.
        ("north", "265000.00 13000 20.38"),
        ("land", "345000.00 22000 15.68"),
        ("high", "140000.00 7000 20.00"),
        // As its neighbour, by the lines of the town.
        ("h1", "40000.00 2500 16.00"),
        ("h2", "90000.00 4500 20.00"),
    ] {
        assert_eq!(per_head(&built, area).as_deref(), Some(row), "{area}");
    }
    // All municipalities together: 340,000 for 22,000; the board is none, which is told.
    let main = text(&built, "territory/compare/spending-per-inhabitant-by-purpose/");
    assert!(main.contains("€15.45") && !main.contains("€15.68") && !main.contains("€14.08"), "{main}");
    for page in ["territory/compare/", "territory/compare/spending-per-inhabitant-by-purpose/"] {
        let main = text(&built, page);
        assert!(main.contains("not compared with them: The board."), "{page}: {main}");
        assert_eq!(main.matches("The board").count(), 1, "{page}: {main}");
    }
    assert!(!built.page("territory/compare.csv").contains("board"));
}

/// Where every ward has a board, the wards are compared by what the boards plan, and the town keeps its own.
#[test]
fn wards_that_all_have_boards_are_compared_by_them() {
    let site = ["h1", "h2"]
        .iter()
        .fold(towns(), |site, ward| with_portal(site, &format!("board-{ward}"), ward, &[("", "4500.00")]));
    let built = build(&site);
    assert_eq!(per_head(&built, "h1").as_deref(), Some("4500.00 2500 1.80"));
    assert_eq!(per_head(&built, "h2").as_deref(), Some("4500.00 4500 1.00"));
    assert_eq!(per_head(&built, "high").as_deref(), Some("140000.00 7000 20.00"));
    assert_eq!(per_head(&built, "north").as_deref(), Some("269000.00 13000 20.69"));
}

/// A province's government alone does not make the figures of a country of which the towns are not known.
#[test]
fn a_provinces_inhabitants_do_not_stand_for_its_towns() {
    let site = with_province().without("low/budgets/2021.yaml").without("high/budgets/2021.yaml");
    let built = build(&site);
    // 9,000 of 22,000 live in towns that have a budget.
    assert_eq!(per_head(&built, "land"), None);
    assert_eq!(per_head(&built, "north"), None);
    assert_eq!(per_head(&built, "south").as_deref(), Some("80000.00 9000 8.89"));
}
