//! What became of what was chosen: the money of the right lines, the steps that were done, the links
//! that are missing, and the day of what is shown.

use crate::dom::Page;
use crate::site::{Outcome, SETTINGS, Site};

const CYCLE: &str = "\
year: 2025
money: \"90000.00\"
decision: AC-12-2024
who: Quien viva en el distrito.
phases:
  - {phase: voting, from: 2024-10-05, to: 2024-10-12}
  - {phase: execution, from: 2025-01-01}
ballot: {kind: approval, most: 3}
rule: {kind: greedy, ties: [lower-cost, lot]}
results: {date: 2024-10-15, decision: AC-77-2024, winners: [biblioteca, rutas]}
";

const MINUTES: &str = "\
---
body: concejo
kind: ordinary
date: 2025-10-20
state: approved
decisions:
  - {number: AC-77-2025, kind: agreement, title: Otra cosa, state: done}
---
";

const TOWN: &str = "\
name: Pueblo uno
bodies: [{id: concejo, name: Concejo, kind: council, quorum: none}]
";

/// Two years; the library stands in the later one.
const LINES: &str = "  - {functional: \"08.2\", name: Biblioteca, approved: \"71500.00\", accrued: \"22000.00\"}\n";

fn proposal(title: &str, state: &str, cost: &str, more: &str) -> String {
    format!(
        "---\ntitle: {title}\nstate: {state}\nsubmitted: 2024-06-10\nupdated: 2025-01-02\ncost: {{asked: \"{cost}\"}}\n\
         votes: 100\ncycle: \"2025\"\n{more}---\nSe pide.\n"
    )
}

fn town(library: &str, routes: &str) -> Site {
    let stages = "stages: [{stage: accrued, as_of: 2026-10-31}]\n";
    Site::of_one_town()
        .file("cabildo.yaml", format!("{SETTINGS}country: PA\n"))
        .file("uno/municipality.yaml", TOWN)
        .with("cycles/2025.yaml", CYCLE)
        .with("minutes/2025-10-20.md", MINUTES)
        .with(
            "budgets/2025.yaml",
            "year: 2025\nexpenditure:\n  - {functional: \"03.6\", name: Rutas, approved: \"6900.00\"}\n",
        )
        .with("budgets/2026.yaml", format!("year: 2026\n{stages}expenditure:\n{LINES}"))
        .with("proposals/biblioteca.md", library)
        .with("proposals/rutas.md", routes)
}

fn built(site: &mut Site, day: &str) -> Outcome {
    site.today(day).build().exits(0)
}

fn page(outcome: &Outcome, path: &str) -> String {
    Page::parse(path, &outcome.page(path)).only("main").replace('\u{a0}', " ")
}

const ITS_LINE: &str = "lines: [{budget: \"2026\", name: Biblioteca}]\n";

#[test]
fn a_work_that_names_anothers_line_is_told() {
    let library = proposal("Biblioteca", "in_execution", "71500.00", ITS_LINE);
    let routes = proposal("Rutas", "finished", "6900.00", &format!("budget: [\"2025\"]\n{ITS_LINE}"));
    let outcome = built(&mut town(&library, &routes), "2026-11-23");
    let outcome = outcome.tells("uno/proposals/rutas.md", "line-of-other-year", "2026");
    // 71,500 and 6,900 are 78,400.
    outcome.tells("uno/proposals/biblioteca.md", "line-shared-oddly", "78400.00");
    let own =
        proposal("Rutas", "finished", "6900.00", "budget: [\"2025\"]\nlines: [{budget: \"2025\", name: Rutas}]\n");
    let outcome = built(&mut town(&library, &own), "2026-11-23");
    outcome.tells_no("line-of-other-year").tells_no("line-shared-oddly");
}

#[test]
fn a_step_that_is_not_done_is_not_the_last_one_done() {
    let steps = "milestones: [{title: Licitación, due: 2026-11-06}]\n";
    let library = proposal("Biblioteca", "in_execution", "71500.00", &format!("{ITS_LINE}{steps}"));
    let mut site = town(&library, &proposal("Rutas", "selected", "6900.00", ""));
    let late = page(&built(&mut site, "2026-11-23"), "propuestas/biblioteca/");
    let said = "Ninguno todavía. Lo próximo: Licitación, prometido para el 6 de noviembre de 2026 y atrasado";
    assert!(late.contains(said), "{late}");
    let early = page(&built(&mut site, "2026-11-05"), "propuestas/biblioteca/");
    assert!(early.contains("prometido para el 6 de noviembre de 2026") && !early.contains("y atrasado"), "{early}");
    site.write("uno/proposals/biblioteca.md", library.replace("due: 2026-11-06", "due: 2026-11-06, done: 2026-11-04"));
    let done = page(&built(&mut site, "2026-11-23"), "propuestas/biblioteca/");
    assert!(done.contains("Licitación · 4 de noviembre de 2026") && !done.contains("Ninguno todavía"), "{done}");
}

#[test]
fn work_whose_line_has_paid_nothing_lacks_a_contract_for_the_officer_as_for_the_reader() {
    let routes = proposal("Rutas", "in_execution", "6900.00", "lines: [{budget: \"2025\", name: Rutas}]\n");
    let library = proposal("Biblioteca", "in_execution", "71500.00", ITS_LINE);
    let outcome = built(&mut town(&library, &routes), "2026-11-23");
    assert!(page(&outcome, "propuestas/rutas/").contains("Contrato o pago Falta publicarlo"));
    let outcome = outcome.tells("uno/proposals/rutas.md", "work-without-contract", "rutas");
    let told = outcome.findings().iter().filter(|finding| finding.code == "work-without-contract");
    assert_eq!(told.count(), 1, "the library's line has paid: {:?}", outcome.findings());
}

#[test]
fn the_day_of_a_page_is_the_newest_of_what_it_shows() {
    let steps = "milestones: [{title: Techo, due: 2026-09-30, done: 2026-09-15}]\n";
    let library = proposal("Biblioteca", "in_execution", "71500.00", &format!("{ITS_LINE}{steps}"));
    let mut site = town(&library, &proposal("Rutas", "selected", "6900.00", ""));
    let outcome = built(&mut site, "2026-11-23");
    let whole = |path: &str| Page::parse(path, &outcome.page(path)).only("body").replace('\u{a0}', " ");
    // The spending is of 31 October.
    for path in ["propuestas/biblioteca/", "presupuesto-participativo/2025/obras/"] {
        assert!(whole(path).contains("Datos al 31 de octubre de 2026"), "{path}: {}", whole(path));
    }
    // Without the line the step is the newest.
    site.write("uno/proposals/biblioteca.md", library.replace(ITS_LINE, ""));
    let outcome = built(&mut site, "2026-11-23");
    let text = Page::parse("p", &outcome.page("propuestas/biblioteca/")).only("body").replace('\u{a0}', " ");
    assert!(text.contains("Datos al 15 de septiembre de 2026"), "{text}");
}

#[test]
fn a_decision_taken_before_the_minutes_that_are_published_can_be_named() {
    let adopted = proposal("Rutas", "selected", "6900.00", "decision: AC-76-2025\n");
    let mut site = town(&proposal("Biblioteca", "selected", "71500.00", ""), &adopted);
    let outcome = built(&mut site, "2026-11-23");
    let outcome = outcome.tells("uno/cycles/2025.yaml", "decision-elsewhere", "AC-12-2024");
    let outcome = outcome.tells("uno/cycles/2025.yaml", "decision-elsewhere", "AC-77-2024");
    let outcome = outcome.tells("uno/proposals/rutas.md", "decision-elsewhere", "AC-76-2025");
    let outcome = outcome.tells("uno/proposals/rutas.md:9", "decision-elsewhere", "AC-76-2025");
    assert!(page(&outcome, "propuestas/rutas/").contains("Acuerdo AC-76-2025. Su acta no está publicada"));
    // The same number written in another way is a slip.
    site.write("uno/cycles/2025.yaml", CYCLE.replace("AC-77-2024", "AC77-2025"));
    site.today("2026-11-23").build().exits(1).tells("uno/cycles/2025.yaml", "unknown-reference", "AC-77-2025");
}

#[test]
fn a_cycle_that_was_closed_with_works_undone_is_told_and_they_are_late() {
    let mut site =
        town(&proposal("Biblioteca", "finished", "71500.00", ITS_LINE), &proposal("Rutas", "selected", "6900.00", ""));
    let closed =
        CYCLE.replace("from: 2025-01-01}", "from: 2025-01-01, to: 2025-12-30}\n  - {phase: closed, from: 2025-12-31}");
    site.write("uno/cycles/2025.yaml", closed);
    let outcome = built(&mut site, "2026-11-23").tells("uno/cycles/2025.yaml", "closed-undone", "rutas");
    let text = page(&outcome, "presupuesto-participativo/2025/obras/");
    assert!(text.contains("Atrasadas 1 50.0%") && text.contains("Sin empezar 0"), "{text}");
}

#[test]
fn results_of_a_day_to_come_are_told_and_not_yet_declared() {
    let mut site =
        town(&proposal("Biblioteca", "selected", "71500.00", ITS_LINE), &proposal("Rutas", "selected", "6900.00", ""));
    site.write("uno/budgets/2026.yaml", format!("year: 2026\nexpenditure:\n{LINES}"));
    let outcome = built(&mut site, "2024-10-14").tells("uno/cycles/2025.yaml", "results-in-future", "2024-10-15");
    let text = page(&outcome, "presupuesto-participativo/2025/resultados/");
    assert!(!text.contains("15 de octubre de 2024"), "{text}");
    built(&mut site, "2024-10-15").tells_no("results-in-future");
}

#[test]
fn a_work_that_is_late_is_said_to_be_so_once() {
    let late = "milestones: [{title: Techo, due: 2026-09-30}]\n";
    let library = proposal("Biblioteca", "delayed", "71500.00", &format!("{ITS_LINE}{late}"));
    let outcome = built(&mut town(&library, &proposal("Rutas", "selected", "6900.00", "")), "2026-11-23");
    let text = page(&outcome, "presupuesto-participativo/2025/obras/");
    assert!(text.contains("Atrasada") && !text.contains("Atrasada Atrasada"), "{text}");
}

#[test]
fn of_a_cancelled_work_nothing_more_is_owed() {
    let steps = "milestones: [{title: Techo, due: 2025-06-30}]\n";
    let library = proposal("Biblioteca", "cancelled", "71500.00", steps);
    let outcome = built(&mut town(&library, &proposal("Rutas", "finished", "6900.00", "")), "2026-11-23");
    let text = page(&outcome, "propuestas/biblioteca/");
    assert!(text.contains("Techo No se hará") && !text.contains("Atrasado"), "{text}");
    for owed in ["Renglón del presupuesto", "Contrato o pago", "Último paso de la obra", "Todavía no toca"] {
        assert!(!text.contains(owed), "{owed}: {text}");
    }
    let works = page(&outcome, "presupuesto-participativo/2025/obras/");
    let library = &works[works.find("Biblioteca").expect("the library")..];
    let library = library.split("Rutas").next().expect("its card");
    assert!(!library.contains("Todavía no se ha publicado"), "{library}");
}

/// Minutes of a day with one decision that names the library.
fn minutes_of(day: &str, number: &str) -> String {
    let named =
        format!("{{number: {number}, kind: agreement, title: Biblioteca, state: done, proposals: [biblioteca]}}");
    format!("---\nbody: concejo\nkind: ordinary\ndate: {day}\nstate: approved\ndecisions:\n  - {named}\n---\n")
}

#[test]
fn the_decision_of_the_chain_is_the_one_that_adopted_the_result() {
    let mut site = town(
        &proposal("Biblioteca", "selected", "71500.00", ITS_LINE),
        &proposal("Rutas", "selected", "6900.00", "budget: [\"2025\"]\n"),
    );
    // One before the vote, the one that adopted the result, and one a year later.
    site.write("uno/minutes/2024-03-10.md", minutes_of("2024-03-10", "AC-3-2024"));
    site.write("uno/minutes/2024-10-20.md", minutes_of("2024-10-20", "AC-77-2024"));
    site.write("uno/minutes/2025-11-20.md", minutes_of("2025-11-20", "AC-90-2025"));
    let outcome = built(&mut site, "2026-11-23");
    let chain = |text: &str| {
        let from = text.find("Decisión del Concejo").expect("the link");
        text[from..text.find("Renglón del presupuesto").expect("the next link")].trim().to_owned()
    };
    let text = page(&outcome, "propuestas/biblioteca/");
    assert_eq!(chain(&text), "Decisión del Concejo AC-77-2024 · 20 de octubre de 2024");
    for number in ["AC-3-2024", "AC-90-2025"] {
        assert!(text.contains(number), "what the council decided lists {number}: {text}");
    }
    // Where nothing says which it was, one from before the vote it cannot be.
    site.write("uno/cycles/2025.yaml", CYCLE.replace(", decision: AC-77-2024", ""));
    let text = page(&built(&mut site, "2026-11-23"), "propuestas/biblioteca/");
    assert!(!chain(&text).contains("AC-3-2024") && chain(&text).contains("AC-77-2024"), "{text}");
}

/// What a line in another currency gave is not told as if it were in the site's.
#[test]
fn a_line_in_another_currency_is_no_money_of_a_work() {
    let library = proposal("Biblioteca", "in_execution", "71500.00", ITS_LINE);
    let routes = proposal("Rutas", "selected", "6900.00", "");
    let told = |currency: &str| {
        let stages = "stages: [{stage: accrued, as_of: 2026-10-31}]\n";
        let budget = format!("year: 2026\n{currency}{stages}expenditure:\n{LINES}");
        let outcome = built(&mut town(&library, &routes).with("budgets/2026.yaml", budget), "2026-11-23");
        page(&outcome, "presupuesto-participativo/2025/obras/")
    };
    let (own, other) = (told(""), told("currency: EUR\n"));
    assert!(own.contains("22") && (own.contains("22,000.00") || own.contains("22.000,00")), "{own}");
    assert!(!other.contains("22,000.00") && !other.contains("22.000,00"), "{other}");
}
