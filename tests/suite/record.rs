//! The record of changes: an edit, a commit, and what citizens read of it.

use std::process::Command;

use crate::dom::Page;
use crate::site::{Outcome, SETTINGS, Site};

const BUDGET: &str = "year: 2026\nstages: [{stage: approved, date: 2025-12-16}]\nexpenditure:\n  \
                      - {functional: \"07\", name: Puesto de salud, approved: \"1200000.00\"}\n  \
                      - {functional: \"09\", name: Escuela, approved: \"800000.00\"}\n";
const PROPOSAL: &str = "---\ntitle: Arreglo del parque\nstate: accepted\nsubmitted: 2026-01-10\n---\nTexto.\n";

/// Runs git in the site's folder, as somebody on a day.
pub fn git(site: &Site, day: &str, arguments: &[&str]) {
    let when = format!("{day}T10:00:00-05:00");
    let mut git = Command::new("git");
    git.args(arguments).current_dir(site.path("")).env("GIT_CONFIG_GLOBAL", "/dev/null");
    for who in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{who}_NAME"), "Ana").env(format!("GIT_{who}_EMAIL"), "ana@ejemplo.org");
        git.env(format!("GIT_{who}_DATE"), &when);
    }
    let done = git.output().expect("git");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

pub fn commit(site: &Site, day: &str) {
    git(site, day, &["add", "content"]);
    git(site, day, &["commit", "--quiet", "--message", "Cambios de Ana"]);
}

/// A town whose history begins on the second of March.
pub fn town() -> Site {
    let site = Site::new().file("cabildo.yaml", format!("{SETTINGS}country: PA\nhistory: yes\n"));
    let site = site.with("budgets/2026.yaml", BUDGET).with("proposals/parque.md", PROPOSAL);
    git(&site, "2026-03-02", &["init", "--quiet"]);
    commit(&site, "2026-03-02");
    site
}

pub fn record(outcome: &Outcome, town: &str) -> String {
    let address = format!("{town}/cambios/");
    Page::parse(&address, &outcome.page(&address)).only("main").replace('\u{a0}', " ")
}

#[test]
fn a_figure_that_moved_is_told_in_citizens_words_with_day_and_commit() {
    let site = town();
    site.write("uno/budgets/2026.yaml", BUDGET.replace("1200000", "1350000"));
    commit(&site, "2026-04-07");
    let outcome = site.build().exits(0);
    let text = record(&outcome, "uno");
    for told in [
        "7 de abril de 2026",
        "Salud 2026, Aprobado: de B/. 1,200,000.00 a B/. 1,350,000.00 (+12.5%)",
        // The total moved with it: 2,000,000 to 2,150,000.
        "Gastos 2026, Aprobado: de B/. 2,000,000.00 a B/. 2,150,000.00 (+7.5%)",
        "El registro empieza el 2 de marzo de 2026.",
    ] {
        assert!(text.contains(told), "{told} is not in {text}");
    }
    assert!(!text.contains("Educación 2026"), "what did not change is not told");
    let head = Command::new("git").args(["rev-parse", "HEAD"]).current_dir(site.path("")).output().unwrap();
    let head = String::from_utf8(head.stdout).unwrap();
    assert!(text.contains(&head[..10]));
    assert!(!text.contains("Ana"), "who did it is nobody's business");
    let feed = outcome.page("uno/changes.xml");
    assert!(feed.contains("1,350,000.00") && feed.contains("2026-04-07"), "{feed}");
    assert!(record(&outcome, "dos").contains("No se ha cambiado nada"), "another town has its own record");
    assert!(outcome.page("uno/").contains("cambios/"), "the home's foot leads to it");
}

#[test]
fn states_and_records_that_come_or_go_are_told_and_remarks_in_files_are_not() {
    let site = town();
    site.write("uno/proposals/parque.md", PROPOSAL.replace("accepted", "not_selected"));
    site.write("uno/budgets/2026.yaml", format!("# Una nota.\n{BUDGET}"));
    commit(&site, "2026-04-07");
    site.write("uno/budgets/2025.yaml", BUDGET.replace("2026", "2025").replace("2025-12-16", "2024-12-16"));
    commit(&site, "2026-05-08");
    site.remove("uno/proposals/parque.md");
    commit(&site, "2026-06-09");
    let outcome = site.build().exits(0);
    let text = record(&outcome, "uno");
    assert!(text.contains("Se publicó: presupuesto 2025"), "{text}");
    assert!(text.contains("Se quitó: una propuesta"), "{text}");
    assert!(!text.contains("parque"), "what is not public any more is not named: {text}");
    assert!(text.contains("una propuesta: de «Aceptada» a «No elegida»"), "{text}");
    assert!(!text.contains("2026, aprobado"), "a remark in a file is no change: {text}");
}

const MINUTES: &str = "---\nbody: concejo\nstate: approved\npresent: [ana, luis]\n---\n## 1. Luces\n\nSe habló de luces.\n\n```motion\n\
                       title: Poner luces\nvote: all yes\n```\n\n```decision\nnumber: AM-01-2026\ntitle: Poner luces\nstate: \
                       pending\n```\n";

/// Each edit alone in its commit, with what the record says of it.
#[test]
fn whatever_is_written_again_is_told() {
    let site = town();
    let people = "name: Uno\nbodies: [{id: concejo, name: Concejo}]\npeople:\n  - {id: ana, name: Ana Ruiz, memberships: \
                  [{body: concejo}]}\n  - {id: luis, name: Luis Soto, memberships: [{body: concejo}]}\n  - {id: eva, name: Eva \
                  Mora, memberships: [{body: concejo}]}\n";
    site.write("uno/municipality.yaml", people);
    site.write("uno/minutes/2026-03-10.md", MINUTES);
    site.write("uno/documents/plan.md", "---\ntitle: Plan\nkind: plan\nfile: files/plan.txt\n---\n");
    site.write("uno/files/plan.txt", "uno");
    site.write("uno/proposals/parque.md", PROPOSAL.replace("---\nTexto", "cost: {asked: \"12000.00\"}\n---\nTexto"));
    commit(&site, "2026-03-12");
    let edits = [
        (
            "minutes/2026-03-10.md",
            "Se habló de luces",
            "Nadie habló de luces",
            "10 de marzo de 2026: se reescribió el texto",
        ),
        ("minutes/2026-03-10.md", "all yes", "all yes except luis (abstain)", "se cambió cómo quedó una votación"),
        ("minutes/2026-03-10.md", "[ana, luis]", "[ana, luis]\nabsent: [eva]", "se cambió la asistencia"),
        (
            "minutes/2026-03-10.md",
            "state: approved",
            "state: approved\nchair: ana",
            "10 de marzo de 2026, «Quién presidió»: se publicó «Ana Ruiz»",
        ),
        (
            "minutes/2026-03-10.md",
            "AM-01-2026\ntitle: Poner luces",
            "AM-01-2026\ntitle: Quitar luces",
            "AM-01-2026: el título era «Poner luces» y ahora es «Quitar luces»",
        ),
        ("proposals/parque.md", "12000.00", "22000.00", "parque»: el costo pasó de B/. 12,000.00 a B/. 22,000.00"),
        ("proposals/parque.md", "\nTexto.", "\nOtro texto.", "parque»: se reescribió el texto"),
        ("files/plan.txt", "uno", "dos, con otra cifra", "un archivo: se reemplazó por otro"),
        ("budgets/2026.yaml", "name: Escuela", "name: Colegio", "presupuesto 2026: se cambiaron nombres o montos"),
    ];
    for (at, (path, from, to, _)) in edits.iter().enumerate() {
        let path = format!("uno/{path}");
        let text = std::fs::read_to_string(site.path(&format!("content/{path}"))).unwrap();
        assert!(text.contains(from), "{from} is not in {text}");
        site.write(&path, text.replacen(from, to, 1));
        commit(&site, &format!("2026-04-{:02}", at + 1));
    }
    site.remove("uno/files/plan.txt");
    site.write("uno/documents/plan.md", "---\ntitle: Plan\nkind: plan\n---\nTexto.\n");
    commit(&site, "2026-05-01");
    let text = record(&site.build().exits(0), "uno");
    for (_, _, _, told) in edits {
        assert!(text.contains(told), "{told} is not in {text}");
    }
    assert!(text.contains("Se quitó: un archivo") && text.contains("Se publicó: documento «Plan»"), "{text}");
    // The oldest and newest words of the minutes are not repeated: what was taken out stays out.
    assert!(!text.contains("Nadie habló"), "{text}");
}

#[test]
fn the_only_part_of_a_total_is_not_told_beside_it() {
    let site = town();
    let budget = format!("{BUDGET}revenue:\n  - {{economic: \"1\", name: Todo, approved: \"2000000.00\"}}\n");
    site.write("uno/budgets/2026.yaml", &budget);
    commit(&site, "2026-04-07");
    site.write("uno/budgets/2026.yaml", budget.replace("Todo, approved: \"2000000", "Todo, approved: \"2100000"));
    commit(&site, "2026-04-08");
    let text = record(&site.build().exits(0), "uno");
    assert_eq!(text.matches("de B/. 2,000,000.00 a B/. 2,100,000.00").count(), 1, "{text}");
}

#[test]
fn the_same_history_gives_the_same_bytes_and_none_says_so() {
    let site = town();
    site.write("uno/budgets/2026.yaml", BUDGET.replace("1200000", "1350000"));
    commit(&site, "2026-04-07");
    let first = site.build_with(&["--threads", "1"]).exits(0).files();
    let again = site.build_with(&["--threads", "2", "--out", "again"]).exits(0);
    drop(again);
    assert!(crate::site::files_below(&site.path("again")) == first);
    // A commit elsewhere changes nothing; one here does.
    site.write("dos/municipality.yaml", "name: Dos Nuevo\n");
    commit(&site, "2026-04-08");
    site.build().exits(0).says("portals: 2 (unchanged: 1)");
    // A shallow copy begins later, and says so; the rest of the site is the same.
    git(
        &site,
        "2026-04-09",
        &["clone", "--quiet", "--depth", "1", &format!("file://{}", site.path("").display()), "shallow"],
    );
    let content = site.path("shallow/content");
    let arguments = ["--content", content.to_str().unwrap(), "--out", "cut"];
    site.build_with(&arguments).exits(0);
    let cut = crate::site::files_below(&site.path("cut"));
    let page = String::from_utf8_lossy(&cut["uno/cambios/index.html"]).into_owned();
    assert!(page.contains("lo de antes no está en la copia"), "{page}");
    let whole = site.published();
    let differing: Vec<&String> = whole.keys().filter(|path| cut.get(*path) != whole.get(*path)).collect();
    let of_record = |path: &&&String| {
        path.contains("cambios/")
            || path.ends_with("changes.xml")
            || path.contains("integrity")
            || path.ends_with("sw.js")
    };
    let others: Vec<_> = differing.iter().filter(|path| !of_record(path)).collect();
    assert!(others.is_empty(), "{others:?}");
    // Without any history the page says that, and without the setting there is none.
    let bare = Site::new().file("cabildo.yaml", format!("{SETTINGS}history: yes\n")).build().exits(0);
    let bare = record(&bare, "uno");
    assert!(bare.contains("No hay historia de los archivos") && !bare.contains("No se ha cambiado nada"), "{bare}");
    assert!(!Site::new().build().exits(0).has("uno/cambios/index.html"));
}
