//! What each government plans stands as its own, in whatever combination of governments there are portals: none, one
//! or several of provinces, of towns and of boards in their wards.

use crate::site::{Outcome, Site};
use crate::territory_layers::{TERRITORY, budget, build, per_head, with_portal};

/// The levels by words that say which is a town's, and by words that do not.
const KNOWN: &str = "{id: province, name: Province}, {id: town, name: Town}, {id: ward, name: Ward}";
const UNKNOWN: &str = "{id: second, name: Second}, {id: third, name: Third}, {id: fourth, name: Fourth}";

type Lines = &'static [(&'static str, &'static str)];
/// A province's government that names two towns, and a ward of each.
const NORTH: (&str, Lines) = ("north", &[("", "24000.00"), ("high", "5000.00"), ("low", "3000.00"), ("h1", "1000.00")]);
const SOUTH: (&str, Lines) = ("south", &[("", "9000.00"), ("mid", "500.00")]);
/// Towns: 140,000 for 7,000, of which 40,000 for the 2,500 of one ward and 90,000 for the 4,500 of the other; 120,000 for
/// 6,000.
const HIGH: (&str, Lines) = ("high", &[("", "10000.00"), ("h1", "40000.00"), ("h2", "90000.00")]);
const LOW: (&str, Lines) = ("low", &[("", "120000.00")]);
const MID: (&str, Lines) = ("mid", &[("", "60000.00")]);
const FAR: (&str, Lines) = ("far", &[("", "20000.00")]);
/// Boards: 2 euros for each.
const H1: (&str, Lines) = ("h1", &[("", "5000.00")]);
const H2: (&str, Lines) = ("h2", &[("", "9000.00")]);
const L1: (&str, Lines) = ("l1", &[("", "4000.00")]);
const L2: (&str, Lines) = ("l2", &[("", "8000.00")]);

fn built(levels: &str, portals: &[(&str, Lines)]) -> Outcome {
    let settings = "title: Layers\nlanguages: [en]\ncurrency: EUR\nbase_url: https://example.org/\n";
    let mut site =
        Site::empty().file("cabildo.yaml", settings).file("territory.yaml", TERRITORY.replace(KNOWN, levels));
    for (area, lines) in portals {
        site = with_portal(site, &format!("p-{area}"), area, lines);
    }
    site.today("2021-11-24");
    build(&site)
}

/// What is said of the north, its two towns and their four wards; a dash where nothing is.
fn said(levels: &str, portals: &[(&str, Lines)]) -> String {
    let built = built(levels, portals);
    let has_any = built.has("territory/data/per-head.csv");
    let of = |area: &str| per_head(&built, area).filter(|_| has_any).unwrap_or_else(|| "-".to_owned());
    let each = |row: String| row.rsplit(' ').next().unwrap_or_default().to_owned();
    ["north", "high", "low", "h1", "h2", "l1", "l2"].map(|area| each(of(area))).join(" ")
}

#[test]
fn what_a_town_plans_stands_whoever_else_has_a_portal() {
    // The north alone has a figure, and a portal: 33,000 of its own for 13,000.
    for (portals, row) in [
        // One province's government and one town in it; two and one; one and two.
        (&[NORTH, HIGH][..], "2.54 20.00 - 16.00 20.00 - -"),
        (&[NORTH, SOUTH, HIGH], "2.54 20.00 - 16.00 20.00 - -"),
        (&[NORTH, HIGH, LOW], "2.54 20.00 20.00 16.00 20.00 - -"),
        // Beside another province, whose towns are known, as that: 260,000.
        (&[NORTH, HIGH, LOW, MID, FAR], "20.00 20.00 20.00 16.00 20.00 - -"),
        // A town alone; a government alone, whose lines are all that is known.
        (&[HIGH], "- 20.00 - 16.00 20.00 - -"),
        (&[NORTH], "2.54 0.86 0.50 0.40 - - -"),
        // One town and one board, in its ward or in another's; all boards of another town are not that town.
        (&[HIGH, H1], "- 20.00 - 16.00 20.00 - -"),
        (&[HIGH, L1], "- 20.00 - 16.00 20.00 - -"),
        (&[HIGH, L1, L2], "- 20.00 - 16.00 20.00 - -"),
        (&[LOW, H1], "- - 20.00 2.00 - - -"),
        // More boards than towns.
        (&[HIGH, H1, H2], "- 20.00 - 2.00 2.00 - -"),
        (&[HIGH, H1, H2, L1, L2], "- 20.00 - 2.00 2.00 2.00 2.00"),
        (&[HIGH, LOW, H1, H2, L1, L2], "22.00 20.00 20.00 2.00 2.00 2.00 2.00"),
        // All three.
        (&[NORTH, HIGH, H1], "2.54 20.00 - 16.00 20.00 - -"),
        (&[NORTH, SOUTH, HIGH, H1, H2], "2.54 20.00 - 2.00 2.00 - -"),
        // No town at all.
        (&[H1, H2], "- 2.00 - 2.00 2.00 - -"),
        (&[NORTH, H1], "2.54 0.86 0.50 2.00 - - -"),
    ] {
        let names: Vec<&str> = portals.iter().map(|(area, _)| *area).collect();
        assert_eq!(said(KNOWN, portals), row, "{names:?}");
    }
}

/// Where nothing tells which level is the towns', all with a portal have what they plan themselves, and no others.
#[test]
fn governments_of_unknown_kind_have_their_own_plan_each() {
    for (portals, row) in [
        (&[NORTH, HIGH][..], "2.54 20.00 - 16.00 20.00 - -"),
        (&[NORTH, SOUTH, HIGH], "2.54 20.00 - 16.00 20.00 - -"),
        (&[HIGH, H1], "- 20.00 - 2.00 - - -"),
        (&[HIGH, LOW, H1], "20.38 20.00 20.00 2.00 - - -"),
        (&[HIGH, H1, H2, L1, L2], "12.77 20.00 - 2.00 2.00 2.00 2.00"),
        (&[NORTH, HIGH, H1], "2.54 20.00 - 2.00 - - -"),
    ] {
        let names: Vec<&str> = portals.iter().map(|(area, _)| *area).collect();
        assert_eq!(said(UNKNOWN, portals), row, "{names:?}");
    }
}

/// In Peru provinces have municipalities, and the districts in them theirs; in Panama a province has none.
#[test]
fn the_country_says_which_levels_are_municipalities() {
    let areas = "levels: [{id: province, name: Provincia}, {id: district, name: Distrito}]\nareas:\n\
        \x20 - id: lago\n    name: Lago\n    population: {2020: 10000}\n    areas:\n\
        \x20     - {id: orilla, name: Orilla, population: {2020: 4000}}\n\
        \x20     - {id: monte, name: Monte, population: {2020: 6000}}\n\
        \x20 - {id: sierra, name: Sierra, areas: [{id: cumbre, name: Cumbre, population: {2020: 100}}]}\n";
    let of = |country: &str| {
        let settings = "title: Lago\nlanguages: [en]\ncurrency: EUR\nbase_url: https://example.org/\n";
        let site =
            Site::empty().file("cabildo.yaml", format!("{settings}country: {country}\n")).file("territory.yaml", areas);
        let site = with_portal(site, "p", "lago", &[("", "50000.00"), ("orilla", "4000.00")]);
        let site = with_portal(site, "o", "orilla", &[("", "80000.00")]);
        let site = with_portal(site, "c", "cumbre", &[("", "100.00")]);
        let mut site = with_portal(site, "m", "monte", &[("", "90000.00")]);
        site.today("2021-11-24");
        let built = build(&site);
        ["lago", "orilla", "monte"].map(|area| per_head(&built, area).unwrap_or_default())
    };
    assert_eq!(of("PE"), ["54000.00 10000 5.40", "80000.00 4000 20.00", "90000.00 6000 15.00"]);
    assert_eq!(of("PA"), ["170000.00 10000 17.00", "80000.00 4000 20.00", "90000.00 6000 15.00"]);
}

/// Where provinces have municipalities and most portals are their districts', the provinces' people count all the same.
#[test]
fn a_region_whose_provinces_have_municipalities_is_known_by_them() {
    let areas = "levels: [{id: region, name: Región}, {id: province, name: Provincia}, {id: district, name: Distrito}]\nareas:\n\
        \x20 - id: costa\n    name: Costa\n    population: {2020: 15000}\n    areas:\n\
        \x20     - {id: ana, name: Ana, population: {2020: 10000}, areas: [{id: uno, name: Uno, population: {2020: 6000}}]}\n\
        \x20     - {id: bea, name: Bea, population: {2020: 5000}, areas: [{id: dos, name: Dos, population: {2020: 5000}}]}\n\
        \x20 - id: sierra\n    name: Sierra\n    population: {2020: 900}\n    areas:\n\
        \x20     - {id: cima, name: Cima, areas: [{id: tres, name: Tres, population: {2020: 400}}, {id: seis, name: Seis, population: {2020: 500}}]}\n";
    let settings = "title: Costa\nlanguages: [en]\ncurrency: EUR\nbase_url: https://example.org/\ncountry: PE\n";
    let mut site = Site::empty().file("cabildo.yaml", settings).file("territory.yaml", areas);
    for (area, amount) in
        [("ana", "200000.00"), ("bea", "90000.00"), ("uno", "10000.00"), ("tres", "800.00"), ("seis", "1000.00")]
    {
        site = with_portal(site, &format!("p-{area}"), area, &[("", amount)]);
    }
    site.today("2021-11-24");
    let built = build(&site);
    // 200,000 + 90,000 + 10,000 for the 15,000 of its two provinces, each once.
    assert_eq!(per_head(&built, "costa").as_deref(), Some("300000.00 15000 20.00"));
    assert_eq!(per_head(&built, "sierra").as_deref(), Some("1800.00 900 2.00"));
}

/// A capital that is a province and a municipality at once: its wards have what its lines give them, as others have.
#[test]
fn wards_of_a_city_that_is_a_province_are_told_as_those_of_a_town() {
    let city = "  - id: capital\n    name: Capital\n    population: {2020: 12000}\n    areas:\n      - {id: c1, name: Port, level: ward, population: {2020: 8000}}\n      - {id: c2, name: Fort, level: ward, population: {2020: 4000}}\n";
    let settings = "title: Layers\nlanguages: [en]\ncurrency: EUR\nbase_url: https://example.org/\n";
    let areas = "levels: [{id: province, name: Province}, {id: town, name: Town}, {id: ward, name: Ward}]\nareas:\n";
    let town = "  - {id: far, name: Far, areas: [{id: high, name: High, population: {2020: 7000}, areas: [{id: h1, name: Hill, population: {2020: 2500}}]}]}\n";
    let site = Site::empty().file("cabildo.yaml", settings).file("territory.yaml", format!("{areas}{city}{town}"));
    let site = with_portal(site, "high", "high", &[("", "100000.00"), ("h1", "40000.00")]);
    let mut site = with_portal(site, "capital", "capital", &[("", "180000.00"), ("c1", "60000.00")]);
    site.today("2021-11-24");
    let built = build(&site);
    for (area, row) in [
        ("capital", "240000.00 12000 20.00"),
        ("far", "140000.00 7000 20.00"),
        ("c1", "60000.00 8000 7.50"),
        ("c2", "0.00 4000 0.00"),
        ("h1", "40000.00 2500 16.00"),
    ] {
        assert_eq!(per_head(&built, area).as_deref(), Some(row), "{area}");
    }
    let basis =
        |area: &str| crate::territory_layers::said(&built.page("territory/data/per-head.csv"), area, &["basis"]);
    let told = ["capital", "far", "c1"].map(|area| basis(area).unwrap_or_default());
    assert_eq!(told, ["sum", "sum", "lines"], "provinces by what lies in them, wards by lines");
    // The board of one of its wards is no municipality, as little as that of a town's.
    let site = with_portal(site, "port", "c1", &[("", "800.00")]);
    let built = build(&with_portal(site, "hill", "h1", &[("", "500.00")]));
    let compare = built.page("territory/compare.csv");
    let towns: Vec<&str> = compare.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(towns, ["capital", "high"], "{compare}");
    let main = main_of(&built, "territory/compare/");
    assert!(main.contains("are not compared with them: The hill, The port."), "{main}");
}

fn of_year(year: i16, amount: &str) -> String {
    let text = budget(&[("", amount)]).replace("2020-12-01", "DAY").replace("2021", &year.to_string());
    text.replace("DAY", &format!("{}-12-01", year - 1))
}

/// A town that became two within a year: the money of all three of that year, each inhabitant once; what it is said to
/// plan after its end counts nowhere, and is told.
#[test]
fn who_lived_in_a_town_that_was_divided_counts_once() {
    let areas = "levels: [{id: province, name: Province}, {id: town, name: Town}]\nareas:\n\
        \x20 - id: south\n    name: South\n    population: {2000: 8000, 2020: 9000}\n    areas:\n\
        \x20     - {id: old, name: Old, population: {2000: 8000}, to: 2010-06-30, became: [core, hard]}\n\
        \x20     - {id: core, name: Core, population: {2020: 6500}, from: 2010-07-01}\n\
        \x20     - {id: hard, name: Hard, population: {2020: 2500}, from: 2010-07-01}\n";
    let settings = "title: Layers\nlanguages: [en]\ncurrency: EUR\nbase_url: https://example.org/\n";
    let mut site = Site::empty().file("cabildo.yaml", settings).file("territory.yaml", areas);
    for (town, amounts) in [
        ("old", [Some("72000.00"), Some("80000.00"), Some("60000.00")]),
        ("core", [None, Some("30000.00"), Some("90000.00")]),
        ("hard", [None, Some("25000.00"), Some("45000.00")]),
    ] {
        site = site.file(&format!("{town}/municipality.yaml"), format!("name: {town}\narea: {town}\n"));
        for (year, amount) in (2009..).zip(amounts).filter_map(|(year, amount)| Some((year, amount?))) {
            site = site.file(&format!("{town}/budgets/{year}.yaml"), of_year(year, amount));
        }
    }
    site.today("2021-11-24");
    let built = build(&site);
    let csv = built.page("territory/data/per-head.csv");
    let row = |start: &str, year: &str| {
        let is_it = |line: &&str| line.starts_with(start) && line.contains(&format!(",{year},EUR,"));
        csv.lines().find(is_it).and_then(|line| line.split(",EUR,").nth(1)).unwrap_or_default().to_owned()
    };
    assert!(row("south,", "2009").starts_with("72000.00,8000,9.00"), "{csv}");
    assert!(row("south,", "2010").starts_with("135000.00,9000,15.00"), "{csv}");
    assert!(row("south,", "2011").starts_with("135000.00,9000,15.00"), "{csv}");
    assert_eq!(row("old,", "2011"), "", "{csv}");
    // The three of the year within which one became the others.
    let site = site.without("core/budgets/2011.yaml").without("hard/budgets/2011.yaml");
    let of_2010 = build(&site.without("old/budgets/2011.yaml"));
    let main = main_of(&of_2010, "territory/areas/south/");
    assert!(main.contains("€135,000.00 (2010) of 3 municipalities with a portal"), "{main}");
    let built = built.tells("old/budgets/2011.yaml", "place-not-then", "`old`");
    assert_eq!(built.codes().iter().filter(|code| *code == "place-not-then").count(), 1, "{:?}", built.codes());
}

/// Money that names a ward is of its quarters, nobody knows of which: they do not get nothing.
#[test]
fn quarters_of_a_ward_that_got_money_have_no_figure() {
    let areas = "levels: [{id: town, name: Town}, {id: ward, name: Ward}, {id: quarter, name: Quarter}]\nareas:\n\
        \x20 - id: high\n    name: High\n    population: {2020: 7000}\n    areas:\n\
        \x20     - {id: w1, name: Hill, population: {2020: 2500}, areas: [{id: q1, name: Top, population: {2020: 1000}}, {id: q2, name: Foot, population: {2020: 1500}}]}\n\
        \x20     - {id: w2, name: Mill, population: {2020: 1500}, areas: [{id: q3, name: Weir, population: {2020: 1500}}]}\n\
        \x20     - {id: w3, name: Moor, population: {2020: 3000}, areas: [{id: q4, name: Bog, population: {2020: 3000}}]}\n";
    let settings = "title: Layers\nlanguages: [en]\ncurrency: EUR\nbase_url: https://example.org/\n";
    let site = Site::empty().file("cabildo.yaml", settings).file("territory.yaml", areas);
    let mut site = with_portal(site, "high", "high", &[("", "1000.00"), ("w2", "10000.00"), ("q1", "40000.00")]);
    site.today("2021-11-24");
    let built = build(&site);
    for (area, row) in [
        ("w1", Some("40000.00 2500 16.00")),
        ("w2", Some("10000.00 1500 6.67")),
        ("w3", Some("0.00 3000 0.00")),
        ("q1", Some("40000.00 1000 40.00")),
        ("q2", Some("0.00 1500 0.00")),
        ("q3", None),
        ("q4", Some("0.00 3000 0.00")),
    ] {
        assert_eq!(per_head(&built, area).as_deref(), row, "{area}");
    }
    let own = built.page("areas/areas.csv");
    assert!(!own.lines().any(|line| line.starts_with("q3,") && line.contains("0.00")), "{own}");
}

fn main_of(built: &Outcome, path: &str) -> String {
    crate::territory_layers::text(built, path)
}

/// What a page says that is planned is what its money for each inhabitant is reckoned from.
#[test]
fn what_is_planned_and_what_that_is_for_each_agree_on_a_page() {
    let built = built(KNOWN, &[NORTH, HIGH, LOW, MID, FAR, H1]);
    for (area, planned, each) in [
        // The lines of High, not the 5,000 of the board; its own plan, not that of its board too; without the government's.
        ("h1", "€40,000.00", "€16.00"),
        ("high", "€140,000.00", "€20.00"),
        ("north", "€265,000.00", "€20.38"),
    ] {
        let main = main_of(&built, &format!("territory/areas/{area}/"));
        let facts = main.split("Planned expenditure").nth(1).unwrap_or_default();
        assert!(facts.trim_start().starts_with(planned) && main.contains(each), "{area}: {main}");
    }
    let north = main_of(&built, "territory/areas/north/");
    assert!(north.contains("(2021) of 2 municipalities"), "a board is none: {north}");
}

/// A government of a larger area with one budget does not take away the years of what lies in it.
#[test]
fn a_larger_government_with_one_budget_leaves_the_other_years_of_its_towns() {
    let site = Site::empty()
        .file("cabildo.yaml", "title: Layers\nlanguages: [en]\ncurrency: EUR\nbase_url: https://example.org/\n");
    let mut site = with_portal(site.file("territory.yaml", TERRITORY), "nation", "land", &[("", "990000.00")]);
    for (area, lines) in [HIGH, LOW, MID, FAR] {
        site =
            with_portal(site, area, area, lines).file(&format!("{area}/budgets/2020.yaml"), of_year(2020, "1000.00"));
    }
    site.today("2021-11-24");
    let csv = build(&site).page("territory/data/per-head.csv");
    // 4,000 in 2020 and 340,000 in 2021, for 22,000.
    assert!(
        csv.lines().any(|line| line.starts_with("land,") && line.contains(",2020,EUR,4000.00,22000,0.18")),
        "{csv}"
    );
    assert!(
        csv.lines().any(|line| line.starts_with("land,") && line.contains(",2021,EUR,340000.00,22000,15.45")),
        "{csv}"
    );
}

/// The sum of all towns says of which years it is, where they are not of one.
#[test]
fn all_towns_together_say_of_which_years_they_are() {
    let page = "territory/compare/spending-per-inhabitant-by-purpose/";
    let row = |built: &Outcome| {
        let main = main_of(built, page);
        main.split("All together").nth(1).unwrap_or_default().trim_start().chars().take(9).collect::<String>()
    };
    let site = crate::territory_layers::towns();
    assert!(row(&build(&site)).starts_with("2021€"), "{}", row(&build(&site)));
    let site = site.without("far/budgets/2021.yaml").file("far/budgets/2019.yaml", of_year(2019, "4000.00"));
    assert_eq!(row(&build(&site)), "2019–2021");
}

#[test]
fn a_provinces_page_compares_its_towns_and_no_other_governments() {
    let built = built(KNOWN, &[NORTH, HIGH, LOW, H1]);
    let main = main_of(&built, "territory/areas/north/");
    let table = main.split("Measures of each municipality").nth(1).expect("a table of towns");
    let table = table.split("Indicators").next().unwrap_or_default();
    for town in ["p-high", "p-low"] {
        assert!(table.contains(town), "{town}: {table}");
    }
    for other in ["p-north", "p-h1"] {
        assert!(!table.contains(other), "{other}: {table}");
    }
    assert!(main.contains("of 2 municipalities with a portal") && !main.contains("of 4 municipalities"), "{main}");
}

/// Of which municipalities a sum is does not count those whose money is in another currency, nor a board.
#[test]
fn a_provinces_sum_says_of_how_many_towns_it_is() {
    let settings = "title: Layers\nlanguages: [en]\ncurrency: EUR\nbase_url: https://example.org/\n";
    let mut site = Site::empty().file("cabildo.yaml", settings).file("territory.yaml", TERRITORY);
    for (area, lines) in [HIGH, LOW, H1] {
        site = with_portal(site, &format!("p-{area}"), area, lines);
    }
    let mut site = site.file("p-low/budgets/2021.yaml", format!("currency: USD\n{}", budget(&[("", "120000.00")])));
    site.today("2021-11-24");
    let main = main_of(&build(&site), "territory/areas/north/");
    let facts = main.split("Planned expenditure").nth(1).unwrap_or_default();
    // 140,000 of High, and 5,000 of a board in it.
    assert!(facts.trim_start().starts_with("€145,000.00 (2021) of 1 municipality with a portal"), "{main}");
}

/// Spending by purpose has a page sorted by each of its columns, for those whose browser sorts nothing.
#[test]
fn spending_by_purpose_is_sorted_by_each_column_without_scripts() {
    let at = "territory/compare/spending-per-inhabitant-by-purpose/";
    let built = build(&crate::territory_layers::towns());
    let page = built.page(&format!("{at}index.html"));
    assert!(page.contains("href=\"04/\"") && page.contains("href=\"total/\""), "{page}");
    // 20, 20, 12 and 5 for each: those that are alike by their names.
    for by in ["04", "total"] {
        let main = main_of(&built, &format!("{at}{by}/"));
        let table = main.split("All together").nth(1).unwrap_or_default();
        let order: Vec<usize> =
            ["The high", "The low", "The mid", "The far"].iter().filter_map(|town| table.find(town)).collect();
        assert!(order.len() == 4 && order.is_sorted(), "{main}");
        assert!(main.contains("An order is no verdict"), "{main}");
    }
}

/// A town whose inhabitants nobody says is in no sum over inhabitants: the page does not count it, and the officer is told.
#[test]
fn a_town_without_inhabitants_is_not_counted_and_told() {
    let settings = "title: Layers\nlanguages: [en]\ncurrency: EUR\nbase_url: https://example.org/\n";
    let areas = TERRITORY
        .replace("name: Far, population: {2020: 4000}", "name: Far")
        .replace("name: South", "name: South\n        population: {2020: 5300}");
    let mut site = Site::empty().file("cabildo.yaml", settings).file("territory.yaml", areas);
    for (area, lines) in [MID, FAR, HIGH, LOW] {
        site = with_portal(site, area, area, lines);
    }
    site.today("2021-11-24");
    let built = build(&site).tells("territory.yaml", "inhabitants-unknown", "“far”");
    assert_eq!(built.codes().iter().filter(|code| *code == "inhabitants-unknown").count(), 1);
    // 60,000 of Mid for its 5,000; the 20,000 of Far are in none of the two.
    assert_eq!(per_head(&built, "south").as_deref(), Some("60000.00 5000 12.00"));
    let main = main_of(&built, "territory/areas/south/");
    assert!(main.contains("€60,000.00 (2021) of 1 municipality with a portal"), "{main}");
}

/// A town that went to another province at the end of 2019: the provinces' inhabitants of a year are of a count for
/// which they had the same towns, or else of their towns.
#[test]
fn a_provinces_inhabitants_are_of_the_towns_that_it_had() {
    let areas = |north: &str| {
        format!(
            "levels: [{{id: province, name: Province}}, {{id: town, name: Town}}]\nareas:\n\
            \x20 - id: north\n    name: North\n    population: {north}\n    areas:\n\
            \x20     - {{id: gone, name: Gone, population: {{2011: 12000}}, to: 2019-12-31, became: [come]}}\n\
            \x20     - {{id: left, name: Left, population: {{2011: 18000, 2021: 18000}}}}\n\
            \x20 - id: south\n    name: South\n    population: {{2011: 20000, 2021: 32000}}\n    areas:\n\
            \x20     - {{id: come, name: Come, population: {{2021: 12000}}, from: 2020-01-01}}\n\
            \x20     - {{id: mid, name: Mid, population: {{2011: 20000, 2021: 20000}}}}\n"
        )
    };
    let settings = "title: Layers\nlanguages: [en]\ncurrency: EUR\nbase_url: https://example.org/\n";
    let rows = |north: &str, portals: &[(&str, i16, &str)]| {
        let mut site = Site::empty().file("cabildo.yaml", settings).file("territory.yaml", areas(north));
        for (town, year, amount) in portals {
            site = site
                .file(&format!("p-{town}/municipality.yaml"), format!("name: The {town}\narea: {town}\n"))
                .file(&format!("p-{town}/budgets/{year}.yaml"), of_year(*year, amount));
        }
        site.today("2021-11-24");
        let built = build(&site);
        ["north", "south"].map(|area| per_head(&built, area))
    };
    let both = "{2011: 30000, 2021: 18000}";
    // In 2018 the 18,000 of Left are not nine of ten of 30,000; the 20,000 of Mid are all of the south.
    let of_2018 = [("left", 2018, "180000.00"), ("mid", 2018, "100000.00")];
    assert_eq!(rows(both, &of_2018), [None, Some("100000.00 20000 5.00".to_owned())]);
    // In 2020 Left is all of the north, also where it was only counted while it had Gone; Mid is not all of the south.
    let of_2020 = of_2018.map(|(town, _, amount)| (town, 2020, amount));
    for north in [both, "{2011: 30000}"] {
        assert_eq!(rows(north, &of_2020), [Some("180000.00 18000 10.00".to_owned()), None], "{north}");
    }
}
