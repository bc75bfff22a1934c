//! The record of changes tells every published figure that moved, of whatever record, from what to what.

use crate::record::{commit, git, record, town};
use crate::site::{SETTINGS, Site};

const PEOPLE: &str = "name: Uno\narea: uno\nbodies: [{id: concejo, name: Concejo}]\npeople:\n  - {id: ana, name: Ana Ruiz, \
                      memberships: [{body: concejo, role: member}]}\n  - {id: luis, name: Luis Soto, memberships: \
                      [{body: concejo}]}\n  - {id: eva, name: Eva Mora, memberships: [{body: concejo}]}\n";
const BUDGET: &str = "year: 2026\nstages: [{stage: approved, date: 2025-12-16}]\nexpenditure:\n  \
                      - {functional: \"07\", name: Puesto de salud, approved: \"1200000.00\"}\nexecutions:\n  - as_of: \
                      2026-03-31\n    totals:\n      expenditure: {accrued: \"500000.00\"}\n";
const PAYMENTS: &str = "year: 2026\ntables:\n  - file: 2026-pagos.csv\n    columns: {date: fecha, number: orden, kind: {column: \
                        tipo, values: {pago: payment}}, payee: quien, payee_kind: {column: persona, values: {J: legal}}, \
                        description: concepto}\n    amounts: {amount: monto}\n";
const ENTRIES: &str = "fecha,orden,tipo,quien,persona,concepto,monto\n2026-02-01,OP-1,pago,Ferretería Sol,J,Pintura,16515.46\n\
                       2026-02-02,OP-2,pago,Librería Luna,J,Papel,200.00\n2026-02-03,OP-3,pago,Rosa \
                       Particular,,Jornales,90.00\n";
const TRANSFERS: &str = "year: 2026\ntransfers:\n  - name: Inmuebles\n    due: \"742300.00\"\n    received: [{date: 2026-03-31, \
                         amount: \"110231.55\"}]\n";
const CYCLE: &str = "year: 2026\nmoney: \"260000.00\"\nresults: {date: 2026-02-01, voters: 4871, winners: [parque]}\n";
const PROGRAMME: &str = "---\ntitle: Playas limpias\npeople: {2025: {planned: 40, reached: 38}}\n---\nTexto.\n";
const SERVICE: &str = "---\ntitle: Licencia\ncost: B/. 20\n---\nTexto.\n";
const PAPER: &str = "---\ntitle: Anteproyecto\ndate: 2026-02-01\n---\nSon B/. 300,000.\n";
const TERRITORY: &str = "levels: [{id: municipality, name: Distrito}]\nareas:\n  - {id: uno, name: Uno, population: {2023: \
                         48210}}\n  - {id: dos, name: Dos, population: {2023: 9000}}\n";
const PRICES: &str = "name: Precios al consumidor\nbase: 2026\nindex: {2023: \"104.1\", 2026: \"107.0\"}\n";
const INDICATOR: &str = "name: Hogares con agua\nunit: \"%\"\nvalues:\n  uno: {2023: 92.6}\n  dos: {2023: 41.5}\n";
const PROPOSAL: &str = "---\ntitle: Arreglo del parque\nstate: in_execution\nsubmitted: 2026-01-10\ncycle: \"2026\"\nvotes: \
                        {online: 1820}\ncost: {reviewed: \"100.00\"}\ncontracts: [{number: C-1, amount: \"33900.00\"}]\nauthor: \
                        Carmen Reservada\nauthor_kind: person\n---\nTexto.\n";
const MINUTES: &str = "---\nbody: concejo\nstate: approved\nstart: \"10:00\"\nend: \"12:25\"\npresent: [ana, luis, eva]\n---\n## 1. \
                       Luces\n\n```motion\ntitle: Poner luces\nvote: {yes: [ana, eva], no: [luis]}\n```\n\n```decision\nnumber: AM-01-2026\ntitle: Poner luces\nstate: pending\ndue: \
                       2026-09-30\n```\n";

fn whole() -> Site {
    let site = Site::new().file("cabildo.yaml", format!("{SETTINGS}country: PA\nhistory: yes\n"));
    let files = [
        ("uno/municipality.yaml", PEOPLE),
        ("uno/budgets/2026.yaml", BUDGET),
        ("uno/payments/2026.yaml", PAYMENTS),
        ("uno/payments/2026-pagos.csv", ENTRIES),
        ("uno/transfers/2026.yaml", TRANSFERS),
        ("uno/cycles/2026.yaml", CYCLE),
        ("uno/programmes/playas.md", PROGRAMME),
        ("uno/services/licencia.md", SERVICE),
        ("uno/papers/anteproyecto.md", PAPER),
        ("uno/proposals/parque.md", PROPOSAL),
        ("uno/minutes/2026-02-10.md", MINUTES),
        ("territory.yaml", TERRITORY),
        ("prices.yaml", PRICES),
        ("territory/indicators/agua.yaml", INDICATOR),
    ];
    for (path, text) in files {
        site.write(path, text);
    }
    git(&site, "2026-03-02", &["init", "--quiet"]);
    commit(&site, "2026-03-02");
    site
}

/// An edit: the file, what stood there, what is written in its place, and what the record says of it.
type Edit = (&'static str, &'static str, &'static str, &'static str);

const EDITS: &[Edit] = &[
    ("uno/payments/2026-pagos.csv", "16515.46", "26515.46", "«OP-1»: de B/. 16,515.46 a B/. 26,515.46 (+60.5%)"),
    ("uno/payments/2026-pagos.csv", "OP-1,pago,Ferretería Sol", "OP-1,pago,Librería Luna", "ahora es «Librería Luna»"),
    ("uno/transfers/2026.yaml", "742300", "642300", "de B/. 742,300.00 a B/. 642,300.00 (−13.5%)"),
    ("uno/transfers/2026.yaml", "110231", "90231", "de B/. 110,231.55 a B/. 90,231.55"),
    ("uno/budgets/2026.yaml", "500000", "400000", "de B/. 500,000.00 a B/. 400,000.00"),
    ("uno/cycles/2026.yaml", "260000", "250000", "de B/. 260,000.00 a B/. 250,000.00"),
    ("uno/cycles/2026.yaml", "4871", "5871", "de 4,871 a 5,871"),
    ("uno/programmes/playas.md", "reached: 38", "reached: 48", "programa «Playas limpias», 2025"),
    ("uno/services/licencia.md", "B/. 20", "B/. 30", "servicio «Licencia»"),
    ("uno/papers/anteproyecto.md", "300,000", "400,000", "expediente «Anteproyecto»: se reescribió el texto"),
    ("uno/municipality.yaml", "Luis Soto", "Luis Soto Díaz", "ahora es «Luis Soto Díaz»"),
    ("uno/municipality.yaml", "role: member", "role: president", "Ana Ruiz"),
    ("territory.yaml", "48210", "48310", "área «Uno», 2023"),
    ("prices.yaml", "104.1", "101.1", "de 104.1 a 101.1"),
    ("territory/indicators/agua.yaml", "92.6", "97.6", "indicador «Hogares con agua», «Uno», 2023"),
    ("uno/proposals/parque.md", "1820", "1920", "de 1,820 a 1,920"),
    ("uno/proposals/parque.md", "33900", "23900", "de B/. 33,900.00 a B/. 23,900.00"),
    (
        "uno/minutes/2026-02-10.md",
        "due: 2026-09-30",
        "due: 2027-09-30",
        "de 30 de septiembre de 2026 a 30 de septiembre de 2027",
    ),
    ("uno/minutes/2026-02-10.md", "12:25", "14:25", "de 12:25 a 14:25"),
    (
        "uno/minutes/2026-02-10.md",
        "{yes: [ana, eva], no: [luis]}",
        "{yes: [luis, eva], no: [ana]}",
        "se quitó «Ana Ruiz» y se agregó «Luis Soto Díaz»",
    ),
];

#[test]
fn every_published_figure_that_moves_leaves_a_trace() {
    let site = whole();
    for (at, (path, from, to, _)) in EDITS.iter().enumerate() {
        let text = std::fs::read_to_string(site.path(&format!("content/{path}"))).unwrap();
        assert!(text.contains(from), "{from} is not in {text}");
        site.write(path, text.replacen(from, to, 1));
        commit(&site, &format!("2026-04-{:02}", at + 1));
    }
    // What concerns the other town alone is not told here, and an author who is not to be named nowhere.
    site.write("territory.yaml", TERRITORY.replace("48210", "48310").replace("9000", "9100"));
    commit(&site, "2026-05-01");
    site.write(
        "uno/proposals/parque.md",
        PROPOSAL.replace("1820", "1920").replace("33900", "23900").replace("Carmen", "Juana"),
    );
    commit(&site, "2026-05-02");
    site.write(
        "uno/payments/2026-pagos.csv",
        std::fs::read_to_string(site.path("content/uno/payments/2026-pagos.csv"))
            .unwrap()
            .replace("Rosa Part", "Berta Part"),
    );
    commit(&site, "2026-05-03");
    let outcome = site.build().exits(0);
    let text = record(&outcome, "uno");
    let days: Vec<usize> = (0..EDITS.len())
        .filter(|at| !text.contains(&format!("{} de abril de 2026", at + 1)))
        .map(|at| at + 1)
        .collect();
    let missing: Vec<&str> = EDITS.iter().map(|edit| edit.3).filter(|told| !text.contains(told)).collect();
    assert!(days.is_empty() && missing.is_empty(), "no trace of {days:?}; not told {missing:#?}\n{text}");
    assert!(!text.contains("mayo de 2026"), "{text}");
    assert!(record(&outcome, "dos").contains("de 9,000 a 9,100"));
    for (path, bytes) in outcome.files() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for name in ["Carmen Reservada", "Juana Reservada", "Rosa Particular", "Berta Particular"] {
            assert!(!text.contains(name), "{name} is in {path}");
        }
    }
}

#[test]
fn commits_that_change_nothing_published_hide_nothing() {
    let site = town();
    let proposal = |cost: &str| {
        format!(
            "---\ntitle: Parque\nstate: received\nsubmitted: 2026-01-10\ncost: {{asked: \"{cost}\"}}\n---\nTexto.\n"
        )
    };
    site.write("uno/proposals/parque.md", proposal("100.00"));
    commit(&site, "2026-03-03");
    site.write("uno/proposals/parque.md", proposal("900.00"));
    commit(&site, "2026-03-04");
    for at in 0..130 {
        site.write("uno/municipality.yaml", format!("name: Uno\n# {at}\n"));
        commit(&site, "2026-03-05");
    }
    let text = record(&site.build().exits(0), "uno");
    assert!(text.contains("el costo pasó de B/. 100.00 a B/. 900.00"), "{text}");
    assert!(text.contains("El registro empieza el 2 de marzo de 2026."), "{text}");
}

#[test]
fn a_small_change_is_no_change_of_nothing() {
    let site = town();
    let path = site.path("content/uno/budgets/2026.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    site.write("uno/budgets/2026.yaml", text.replace("1200000.00", "1199900.00"));
    commit(&site, "2026-04-07");
    let text = record(&site.build().exits(0), "uno");
    assert!(text.contains("a B/. 1,199,900.00 (−, menos de 0.1%)"), "{text}");
}

#[test]
fn a_history_that_was_written_over_and_content_in_no_commit_are_told() {
    let site = town();
    let budget = std::fs::read_to_string(site.path("content/uno/budgets/2026.yaml")).unwrap();
    let head = |site: &Site| {
        let head = std::process::Command::new("git").args(["rev-parse", "HEAD"]).current_dir(site.path("")).output();
        String::from_utf8(head.unwrap().stdout).unwrap()[..10].to_owned()
    };
    let edit = |amount: &str| site.write("uno/budgets/2026.yaml", budget.replace("1200000.00", amount));
    edit("1100000.00");
    commit(&site, "2026-04-07");
    site.build().exits(0).tells_no("history-rewritten").tells_no("uncommitted-content");
    let before = head(&site);
    edit("1000000.00");
    site.build().exits(0).tells("uno/budgets/2026.yaml", "uncommitted-content", "1").tells_no("history-rewritten");
    git(&site, "2026-04-07", &["commit", "--quiet", "--all", "--amend", "--message", "Otra vez"]);
    let now = head(&site);
    site.build().exits(0).tells("uno", "history-rewritten", &before).tells("uno", "history-rewritten", &now);
    site.build().exits(0).tells_no("history-rewritten").tells_no("uncommitted-content");
}

#[test]
fn a_folder_with_another_name_keeps_its_record() {
    let site = town();
    let budget = std::fs::read_to_string(site.path("content/uno/budgets/2026.yaml")).unwrap();
    site.write("uno/budgets/2026.yaml", budget.replace("1200000.00", "1350000.00"));
    commit(&site, "2026-04-07");
    git(&site, "2026-04-08", &["mv", "content/uno", "content/nuevo"]);
    commit(&site, "2026-04-08");
    let text = record(&site.build().exits(0), "nuevo");
    assert!(text.contains("Salud 2026, Aprobado: de B/. 1,200,000.00 a B/. 1,350,000.00"), "{text}");
    assert!(text.contains("El registro empieza el 2 de marzo de 2026."), "{text}");
}
