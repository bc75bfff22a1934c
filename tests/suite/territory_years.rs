//! An area counts in the years in which it exists, and no inhabitant counts twice.

use crate::site::Site;

const AREAS: &str = "levels: [{id: province, name: Provincia}, {id: district, name: Distrito}]\nareas:\n\
    \x20 - id: vieja\n    name: Vieja\n    to: 2010-12-31\n    areas:\n\
    \x20     - {id: viejo, name: Viejo, population: {2010: 1000}}\n\
    \x20 - id: nueva\n    name: Nueva\n    areas:\n\
    \x20     - {id: uno, name: Uno, population: {2020: 5000}}\n\
    \x20     - {id: dos, name: Dos, population: {2020: 4000}, to: 2020-06-30, became: [tres, cuatro]}\n\
    \x20     - {id: tres, name: Tres, population: {2020: 3000}, from: 2020-07-01}\n\
    \x20     - {id: cuatro, name: Cuatro, population: {2020: 1000}, from: 2020-07-01}\n";
const VALUES: &str = "name: Agua\nvalues:\n  viejo: {2015: 50}\n  uno: {2015: 60, 2020: 70}\n\
    \x20 dos: {2015: 20, 2020: 10}\n  tres: {2020: 30}\n  cuatro: {2020: 40}\n";

/// The place of an area in a year and among how many, as the table of the measure tells it.
fn place(csv: &str, area: &str, year: &str) -> [String; 2] {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let titles = reader.headers().expect("titles").clone();
    let column = |title: &str| titles.iter().position(|one| one == title).expect("a column");
    let mut rows = reader.records().map(|row| row.expect("a row"));
    let row = rows.find(|row| &row[column("area")] == area && &row[column("year")] == year).expect("a row");
    [column("place"), column("places")].map(|at| row[at].to_owned())
}

#[test]
fn what_became_others_within_a_year_and_what_lies_in_an_area_that_ended_do_not_count() {
    let site = Site::of_one_town().file("territory.yaml", AREAS).file("territory/indicators/agua.yaml", VALUES);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let csv = outcome.page("territorio/data/agua.csv");
    // In 2020 Uno, Cuatro and Tres; in 2015 Uno and Dos alone.
    assert_eq!(place(&csv, "uno", "2020"), ["1", "3"]);
    assert_eq!(place(&csv, "tres", "2020"), ["3", "3"]);
    assert_eq!(place(&csv, "dos", "2020"), ["", ""]);
    assert_eq!(
        (place(&csv, "dos", "2015"), place(&csv, "viejo", "2015")),
        (["2", "2"].map(str::to_owned), ["", ""].map(str::to_owned))
    );
    let outcome = outcome.tells("territory/indicators/agua.yaml", "value-without-area", "`viejo` has a value of 2015");
    outcome.tells("territory/indicators/agua.yaml", "value-without-area", "`dos` has a value of 2020");
}

/// Nine days are no end: what is only written to be in force is not after its last day.
#[test]
fn an_agreement_is_not_in_force_after_its_last_day() {
    let text =
        |to: &str| format!("---\ntitle: Convenio\nkind: agreement\nstate: in_force\nfrom: 2023-01-01\nto: {to}\n---\n");
    let page = |to: &str| {
        let site = Site::of_one_town().file("territory/agreements/agua.md", text(to));
        site.build_with(&["--no-search"]).exits(0).page("convenios/agua/")
    };
    // Today is 1 October 2026.
    assert!(page("2026-09-30").contains("Terminado") && !page("2026-09-30").contains("Vigente"));
    assert!(page("2026-10-01").contains("Vigente"));
}

/// Chile's Ñuble was made in 2018 of communes of Biobío; the institute of statistics gives it the census of 2017.
#[test]
fn an_area_that_began_after_the_census_has_what_its_parts_have_and_never_nobody() {
    let areas = |people: &str| {
        format!(
            "levels: [{{id: region, name: Región}}, {{id: commune, name: Comuna}}]\nareas:\n\
             \x20 - id: biobio\n    name: Biobío\n    areas:\n\
             \x20     - {{id: lota, name: Lota, population: {{2017: 43535}}}}\n\
             \x20 - id: nuble\n    name: Ñuble\n    from: 2018-09-06\n    areas:\n\
             \x20     - {{id: chillan, name: Chillán{people}}}\n\
             \x20     - {{id: quillon, name: Quillón, population: {{2017: 17485}}}}\n"
        )
    };
    let values = "name: Pobreza\nvalues: {biobio: {2022: 8.2}, nuble: {2022: 12.1}}\n";
    let csv = |people: &str| {
        let site = Site::of_one_town().file("territory.yaml", areas(people));
        let site = site.file("territory/indicators/pobreza.yaml", values);
        site.build_with(&["--no-search"]).exits(0).page("territorio/data/pobreza.csv")
    };
    let row = |csv: &str| csv.lines().find(|line| line.starts_with("nuble,")).expect("a row").to_owned();
    // 184,739 and 17,485.
    assert!(row(&csv(", population: {2017: 184739}")).contains(",202224,2017"));
    let unknown = row(&csv(""));
    assert!(!unknown.contains(",0,") && !unknown.contains("17485"), "of one part nothing is known: {unknown}");
}

/// A budget, a programme and a service that name a district which had become two others.
#[test]
fn what_names_a_place_that_had_ended_is_told_and_its_heirs_do_not_get_nothing() {
    let areas = "levels: [{id: town, name: Pueblo}, {id: district, name: Distrito}]\nareas:\n\
        \x20 - id: uno\n    name: Uno\n    population: {2020: 9000}\n    areas:\n\
        \x20     - {id: viejo, name: Viejo, population: {2010: 4000}, to: 2014-12-31, became: [alto, bajo]}\n\
        \x20     - {id: alto, name: Alto, population: {2020: 3000}, from: 2015-01-01}\n\
        \x20     - {id: bajo, name: Bajo, population: {2020: 1000}, from: 2015-01-01}\n\
        \x20     - {id: centro, name: Centro, population: {2020: 5000}}\n\
        \x20     - {id: puerto, name: Puerto, population: {2020: 1000}}\n\
        \x20 - {id: dos, name: Dos, population: {2020: 700}}\n";
    let budget = |year: i16| {
        let stages = format!("stages: [{{stage: approved, date: {}-12-01}}]", year - 1);
        format!(
            "year: {year}\n{stages}\nexpenditure:\n  - {{functional: '04', area: viejo, name: Vía, approved: '8000.00'}}\n\
             \x20 - {{functional: '04', area: viejo, name: Puente, approved: '100.00'}}\n\
             \x20 - {{functional: '04', area: centro, name: Plaza, approved: '5000.00'}}\n"
        )
    };
    let programme = |more: &str| format!("---\ntitle: Huerto\nareas: [viejo]\n{more}---\n");
    let mut site = Site::empty()
        .file("cabildo.yaml", "title: Costa\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n")
        .file("territory.yaml", areas)
        .file("uno/municipality.yaml", "name: Uno\narea: uno\n")
        .file("uno/budgets/2015.yaml", budget(2015))
        .file("uno/budgets/2014.yaml", budget(2014))
        .file("uno/programmes/huerto.md", programme("from: 2026-01-01\n"))
        .file("uno/programmes/antes.md", programme("from: 2012-01-01\nto: 2013-01-01\n"))
        .file("territory/services/agua.md", "---\ntitle: Agua\nneeds: [health]\nareas: [viejo]\n---\n");
    site.today("2026-11-24");
    let built = site.build_with(&["--no-search"]).exits(0);
    let told = built.findings().iter().filter(|one| one.code == "place-not-then").count();
    assert_eq!(told, 3, "the budget of 2015 once, a programme, a service: {:?}", built.codes());
    let built = built.tells(
        "uno/budgets/2015.yaml:4",
        "place-not-then",
        "a line names `viejo`, which does not count as a place then (2015): … – 2014-12-31",
    );
    let built = built.tells("uno/programmes/huerto.md", "place-not-then", "alto`, `bajo");
    let built = built.tells("territory/services/agua.md", "place-not-then", "a service names `viejo`");
    let csv = built.page("territorio/data/per-head.csv");
    let row =
        |start: &str| csv.lines().find(|line| line.starts_with(start) && line.contains(",2015,")).map(str::to_owned);
    // The port got nothing in 2015; of what Viejo had become nobody knows.
    assert!(row("puerto,").is_some_and(|row| row.contains(",0.00,1000,0.00,2,2")), "{csv}");
    assert_eq!((row("alto,"), row("bajo,"), row("viejo,")), (None, None, None), "{csv}");
    // 8,100 for 4,000 in its last year.
    assert!(
        csv.lines().any(|line| line.starts_with("viejo,") && line.contains(",2014,USD,8100.00,4000,2.03")),
        "{csv}"
    );
}

/// A municipality that was divided keeps its portal, and is none of those that are compared today.
#[test]
fn a_municipality_that_ended_is_not_compared_with_those_of_today() {
    let areas = "levels: [{id: town, name: Pueblo}]\nareas:\n\
        \x20 - {id: viejo, name: Viejo, population: {2000: 8000}, to: 2010-06-30, became: [uno, dos]}\n\
        \x20 - {id: uno, name: Uno, population: {2020: 5000}, from: 2010-07-01}\n\
        \x20 - {id: dos, name: Dos, population: {2020: 4000}, from: 2010-07-01}\n";
    let budget = |year: i16| {
        let stages = format!("stages: [{{stage: approved, date: {}-12-01}}]", year - 1);
        format!("year: {year}\n{stages}\nexpenditure:\n  - {{functional: '04', name: Vía, approved: '40000.00'}}\n")
    };
    let mut site = Site::empty()
        .file("cabildo.yaml", "title: Costa\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n")
        .file("territory.yaml", areas);
    for (town, year) in [("viejo", 2009), ("uno", 2020), ("dos", 2020)] {
        site = site
            .file(&format!("{town}/municipality.yaml"), format!("name: El {town}\narea: {town}\n"))
            .file(&format!("{town}/budgets/{year}.yaml"), budget(year));
    }
    site.today("2026-11-24");
    let built = site.build_with(&["--no-search"]).exits(0);
    let main = |path: &str| crate::dom::Page::parse("x", &built.page(path)).only("main");
    for path in ["comparar", "comparar/habitantes"] {
        let main = main(&format!("territorio/{path}/"));
        assert!(main.contains("Ya no son municipios, y por eso no se comparan: El viejo"), "{path}: {main}");
        assert_eq!(main.matches("El viejo").count(), 1, "{path}: {main}");
    }
    let csv = built.page("territorio/compare.csv");
    assert!(
        !csv.contains("viejo") && csv.lines().any(|line| line.starts_with("uno,") && line.contains(",1,2,")),
        "{csv}"
    );
    // Its portal, and its page, stand as they were.
    let own = main("territorio/lugares/viejo/").replace('.', ",");
    assert!(built.has("viejo/index.html") && own.contains("40,000,00"), "{own}");
}

/// A ward that ends on a day to come, and the one that it becomes, turn the pages on that day and not before.
#[test]
fn a_place_that_ends_or_begins_on_a_day_to_come_turns_the_portal_then() {
    let areas = "levels: [{id: town, name: Pueblo}, {id: ward, name: Barrio}]\nareas:\n\
        \x20 - id: uno\n    name: Uno\n    areas:\n\
        \x20     - {id: alto, name: Alto, to: 2026-12-31, became: [nuevo]}\n\
        \x20     - {id: nuevo, name: Nuevo, from: 2027-01-01}\n";
    let mut site = Site::empty()
        .file("cabildo.yaml", "title: Costa\nlanguages: [es]\ncurrency: USD\nbase_url: https://ejemplo.org/\n")
        .file("territory.yaml", areas)
        .file("uno/municipality.yaml", "name: Uno\narea: uno\n");
    for (day, is_again, is_over) in [
        ("2026-11-24", true, false),
        ("2026-12-20", false, false),
        ("2026-12-31", true, false),
        ("2027-01-01", true, true),
    ] {
        site.today(day);
        let built = site.build_with(&["--no-search"]).exits(0);
        let last = built.stderr.lines().last().unwrap_or_default().to_owned();
        assert_eq!(last.contains("unchanged: 0"), is_again, "{day}: {last}");
        let main = crate::dom::Page::parse("x", &built.page("lugares/")).only("main");
        let over = main.contains("Alto (hasta el 31 de diciembre de 2026)");
        let to_come = main.contains("Nuevo (desde el 1 de enero de 2027)");
        assert_eq!((over, to_come), (is_over, !is_over), "{day}: {main}");
    }
}
