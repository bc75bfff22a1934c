//! A town whose budget is in another currency than the site's: its money is in no sum and no order, and that is told.

use crate::site::{Outcome, Site};
use crate::territory_layers::{budget, build, per_head, said, text, towns};

/// 120,000 dollars in Low, between the others' euros.
fn with_dollars() -> Site {
    towns().file("low/budgets/2021.yaml", format!("currency: USD\n{}", budget(&[("", "120000.00")])))
}

fn page(built: &Outcome, path: &str) -> String {
    built.page(path).replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn dollars_are_not_euros_in_the_territory() {
    let built = build(&with_dollars());
    for (area, row) in [
        ("low", None),
        // Of the north only 7,000 of 13,000 are known in euros, of the country 16,000 of 22,000.
        ("north", None),
        ("land", None),
        ("high", Some("140000.00 7000 20.00")),
        ("south", Some("80000.00 9000 8.89")),
    ] {
        assert_eq!(per_head(&built, area).as_deref(), row, "{area}");
    }
    let compare = built.page("territory/compare.csv");
    let places = ["per-head", "per-head-place", "per-head-places"];
    assert_eq!(said(&compare, "low", &places).as_deref(), Some("  "));
    assert_eq!(said(&compare, "high", &places).as_deref(), Some("20 1 3"));
    assert_eq!(said(&built.page("territory/compare-cofog.csv"), "low", &["planned"]), None);
    for path in ["index.html", "territory/areas/low/index.html"] {
        let main = page(&built, path);
        assert!(main.contains("$120,000"), "{path}: {main}");
    }
    for path in ["index.html", "territory/areas/low/index.html", "territory/areas/north/index.html"] {
        let main = page(&built, path);
        assert!(!main.contains("€120,000") && !main.contains("€260,000"), "{path}: {main}");
    }
    assert!(text(&built, "territory/areas/north/").contains("€140,000.00"), "the euros of the north");
}

#[test]
fn what_is_left_out_is_told_to_citizens_and_to_the_officer() {
    let built = build(&with_dollars());
    for path in [
        "compare",
        "compare/budget-per-inhabitant",
        "compare/spending-per-inhabitant-by-purpose",
        "indicators/budget-per-inhabitant",
    ] {
        let main = text(&built, &format!("territory/{path}/"));
        assert!(main.contains("USD 2021 (The low)"), "{path}: {main}");
    }
    built.tells("low/budgets/2021.yaml", "foreign-currency", "the budget of 2021 is in USD, and the site in EUR");
    assert!(!text(&build(&towns()), "territory/compare/").contains("another currency"));
}

/// High changed its currency: its wards' figures of each year are in that of the year, and only one has an order.
#[test]
fn the_places_of_a_town_are_in_the_currency_of_each_year() {
    let named = |year: &str, currency: &str| {
        let text = budget(&[("h1", "40000.00"), ("h2", "90000.00")]);
        format!(
            "{currency}{}",
            text.replace("2021", year).replace("2020-12", &format!("{}-12", year.parse::<i16>().expect("a year") - 1))
        )
    };
    let site = towns()
        .file("high/budgets/2019.yaml", named("2019", "currency: USD\n"))
        .file("high/budgets/2020.yaml", named("2020", "currency: USD\n"))
        .file("high/budgets/2021.yaml", named("2021", ""));
    let built = build(&site);
    let csv = built.page("high/areas/areas.csv");
    let rows: Vec<&str> = csv.lines().filter(|line| line.starts_with("h1,")).collect();
    assert!(rows.iter().any(|row| row.contains(",2019,,USD,40000.00,16.00")), "{csv}");
    assert!(rows.iter().any(|row| row.contains(",2021,,EUR,40000.00,16.00")), "{csv}");
    assert!(!page(&built, "high/areas/index.html").contains("2019"), "one year in euros makes no course");
    // And where all are in dollars, none is said to be in euros.
    let built = build(&site.file("high/budgets/2021.yaml", named("2021", "currency: USD\n")));
    let main = text(&built, "high/areas/");
    assert!(main.contains("$16.00") && !main.contains("€16.00"), "{main}");
}

/// A town that changed its currency: no chart of its budgets, of a chapter or of its debt draws dollars as euros.
#[test]
fn charts_over_the_years_draw_one_currency_and_say_which_years_are_in_another() {
    let year = |year: i16, currency: &str, amount: u32| {
        let text =
            budget(&[("h1", &format!("{amount}.00"))]).replace("2020-12-01", "DAY").replace("2021", &year.to_string());
        let text = text.replace("DAY", &format!("{}-12-01", year - 1));
        format!("{currency}{text}debt:\n  - {{id: bank, name: Bank, outstanding: '{}.00'}}\n", amount / 4)
    };
    let mut site = towns();
    for (of, currency, amount) in
        [(2018, "currency: USD\n", 1000), (2019, "currency: USD\n", 2000), (2020, "", 40000), (2021, "", 60000)]
    {
        site = site.file(&format!("high/budgets/{of}.yaml"), year(of, currency, amount));
    }
    let built = build(&site);
    for (path, dollars, euros) in [
        ("high/budgets/", "€2,000", "€40,000"),
        ("high/budgets/2021/spending-by-function/", "€2,000", "€40,000"),
        ("high/budgets/2019/spending-by-function/04/", "€2,000", "€40,000"),
        ("high/budgets/2021/spending-by-place/", "€2,000", "€40,000"),
        ("high/budgets/2021/debt/", "€500.00", "€10,000"),
    ] {
        let main = text(&built, path);
        // 40,000 and 60,000, 10,000 and 15,000: half as much again.
        assert!(
            main.contains("Between 2020 and 2021") && main.contains("50.0%") && main.contains(euros),
            "{path}: {main}"
        );
        assert!(!main.contains(dollars) && !main.contains("Between 2018"), "{path}: {main}");
        assert!(main.contains("In another currency, and not drawn: 2018, 2019"), "{path}: {main}");
    }
    assert!(text(&built, "high/budgets/").contains("$2,000.00"), "the table has each year in its own");
    let same = towns().file("high/budgets/2020.yaml", year(2020, "", 40000));
    assert!(!text(&build(&same), "high/budgets/").contains("another currency"));
}
