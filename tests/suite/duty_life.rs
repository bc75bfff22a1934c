//! What a municipality that has ended, or not begun, must publish: nothing of the time in which it is none; and what
//! nobody can read fulfils nothing.

use crate::dom::Page;
use crate::site::{Outcome, Site};

const DUTIES: &str = "\
name: Ley de prueba
since: 2024-11-01
days: 14
items:
  - {id: planilla, name: Planilla, law: Art. 1, cadence: monthly}
  - {id: presupuesto, name: Presupuesto, law: Art. 3, cadence: yearly, days: 31, counted_from: start, evidence: budget}
  - {id: gente, name: Gente, law: Art. 4, cadence: standing, evidence: people}
";

/// A municipality with a life, and one person who holds office.
fn site(life: &str) -> Site {
    let areas = format!(
        "levels: [{{id: town, name: Pueblo}}]\nareas:\n  - {{id: viejo, name: Viejo, population: {{2020: 900}}{life}}}\n  - {{id: otro, name: Otro}}\n"
    );
    let person = "people:\n  - {id: eva, name: Eva Pardo}\n";
    Site::of_one_town()
        .file("territory.yaml", areas)
        .file("territory/duties/prueba.yaml", DUTIES)
        .with("municipality.yaml", format!("name: Uno\narea: viejo\n{person}"))
}

/// The states of an item, by period.
fn states(built: &Outcome, item: &str) -> Vec<(String, String)> {
    let csv = built.page("transparency.csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    rows.iter().filter(|row| &row[0] == item).map(|row| (row[3].to_owned(), row[5].to_owned())).collect()
}

fn of<'s>(states: &'s [(String, String)], period: &str) -> &'s str {
    states.iter().find(|(of, _)| of == period).map_or("", |(_, state)| state)
}

#[test]
fn what_is_of_the_time_after_a_municipalitys_end_does_not_apply() {
    let built = site(", to: 2026-06-30").build_with(&["--no-search"]).exits(0);
    let payrolls = states(&built, "planilla");
    // That of May was due on 14 June; that of June on 14 July, when nobody was there.
    for (month, state) in
        [("2026-04", "missing"), ("2026-05", "missing"), ("2026-06", "not_applicable"), ("2026-09", "not_applicable")]
    {
        assert_eq!(of(&payrolls, month), state, "{month}");
    }
    assert_eq!(of(&states(&built, "presupuesto"), "2026"), "missing");
    // Who held office is told no more as published today.
    let people = states(&built, "gente");
    let last = people.last().expect("a period");
    assert_eq!(last.1, "not_applicable", "{people:?}");
    let main = Page::parse("x", &built.page("transparencia/")).only("main");
    assert!(main.contains("Fue municipio hasta el 30 de junio de 2026: lo de después no aplica."), "{main}");
}

#[test]
fn a_municipality_that_ended_long_ago_owes_nothing() {
    let built = site(", to: 2024-12-31").build_with(&["--no-search"]).exits(0).tells_no("duties-unkept");
    let main = Page::parse("x", &built.page("transparencia/")).only("main");
    assert!(!main.contains("Falta 1"), "{main}");
    assert_eq!(of(&states(&built, "presupuesto"), "2025"), "not_applicable");
    assert!(states(&built, "planilla").iter().skip(2).all(|(_, state)| state == "not_applicable"));
}

#[test]
fn a_municipality_owes_nothing_of_the_time_before_its_first_day() {
    let built = site(", from: 2026-07-01").build_with(&["--no-search"]).exits(0);
    let payrolls = states(&built, "planilla");
    assert_eq!((of(&payrolls, "2026-06"), of(&payrolls, "2026-07")), ("not_applicable", "missing"));
    // The budget of its first year was due in January.
    assert_eq!(of(&states(&built, "presupuesto"), "2026"), "not_applicable");
    let main = Page::parse("x", &built.page("transparencia/")).only("main");
    assert!(main.contains("Es municipio desde el 1 de julio de 2026: lo de antes no aplica."), "{main}");
}

#[test]
fn an_empty_file_fulfils_nothing_and_is_told() {
    let document =
        "---\ntitle: Planilla\nitem: planilla\nperiod: 2026-05\npublished: 2026-06-10\nfile: files/mayo.csv\n---\n";
    let built = |bytes: &str| {
        let site = site("").with("documents/mayo.md", document).with("files/mayo.csv", bytes);
        site.build_with(&["--no-search"]).exits(0)
    };
    let empty = built("").tells("uno/documents/mayo.md", "document-empty", "“Planilla”");
    assert_eq!(of(&states(&empty, "planilla"), "2026-05"), "missing");
    let filled = built("a;b\n").tells_no("document-empty");
    assert_eq!(of(&states(&filled, "planilla"), "2026-05"), "published");
}

/// What the portal itself kept back until October was not published in August.
#[test]
fn a_document_that_was_kept_back_is_published_from_the_day_on_which_it_is_seen() {
    let document = |more: &str| {
        format!(
            "---\ntitle: Planilla\nitem: planilla\nperiod: 2026-07\npublished: 2026-08-01\nurl: https://x.example/j.pdf\n{more}---\n"
        )
    };
    let state = |more: &str| {
        let built = site("").with("documents/julio.md", document(more)).build_with(&["--no-search"]).exits(0);
        of(&states(&built, "planilla"), "2026-07").to_owned()
    };
    assert_eq!(state(""), "published");
    assert_eq!(state("publish_on: 2026-08-14\n"), "published");
    assert_eq!(state("publish_on: 2026-10-01\n"), "late");
    assert_eq!(state("publish_on: 2026-10-02\n"), "missing");
}

/// A month of a year's item takes nothing away from it: the calendar asks for it all the same, and so the page does not
/// say that it does not apply.
#[test]
fn a_month_in_which_a_yearly_item_does_not_apply_changes_nothing_and_is_told() {
    let with = |periods: &str| {
        let text = format!("not_applicable:\n  - {{item: presupuesto, periods: [{periods}], reason: Sin causa}}\n");
        site("").with("duties.yaml", text).build_with(&["--no-search"]).exits(0)
    };
    let shown = |built: &Outcome| Page::parse("x", &built.page("transparencia/")).only("main").contains("Sin causa");
    let short = with("2026-08").tells("uno/duties.yaml:2", "exemption-period", "for 2026");
    assert_eq!((of(&states(&short, "presupuesto"), "2026"), shown(&short)), ("missing", false));
    let whole = with("2026").tells_no("exemption-period");
    assert_eq!((of(&states(&whole, "presupuesto"), "2026"), shown(&whole)), ("not_applicable", true));
}
