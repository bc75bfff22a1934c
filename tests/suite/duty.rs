//! What the law asks to publish: the calendar, and how it turns.

use crate::demo::{built, content, copy, demo, lean, page};
use crate::site::Site;

/// The cells of an item in a calendar: the words of each month's cell.
fn cells(page: &crate::dom::Page, item: &str) -> Vec<String> {
    let tables = page.named("table");
    let table = tables.iter().find(|table| table.get("class").is_some_and(|class| class.contains("calendar")));
    let rows = table.expect("a calendar").find("tr");
    let is_asked = |row: &&crate::dom::Element| row.find("th").iter().any(|head| head.text().starts_with(item));
    let row = rows.iter().find(is_asked).unwrap_or_else(|| panic!("no row {item}"));
    row.find("td").iter().map(|cell| cell.text().trim().to_owned()).collect()
}

const PAYROLL: &str = "Planilla";

#[test]
fn adding_a_document_turns_its_cell_and_no_other() {
    let before = cells(page("valle-sereno/transparencia/"), PAYROLL);
    assert_eq!(before.len(), 11, "from January to November");
    // What the table of documents says: March and June came after the 14th of the next month.
    let table = content("valle-sereno/documents/mensuales.csv");
    assert!(table.contains("planilla;2026-03;2026-04-23") && !table.contains("planilla;2026-10"));
    let late: Vec<usize> = (0..11).filter(|month| before[*month] == "Publicado tarde").collect();
    assert_eq!(late, [2, 5]);
    assert_eq!((before[9].as_str(), before[10].as_str()), ("Falta", "Por vencer"));
    let site = copy(&["valle-sereno", "loma-quieta"]).file(
        "valle-sereno/documents/planilla-octubre.md",
        "---\ntitle: Planilla de octubre\nitem: planilla\nperiod: 2026-10\npublished: 2026-11-10\n\
         url: https://ejemplo.org/planilla.pdf\n---\n",
    );
    let after = cells(&built(site, &["--no-search"]).page("valle-sereno/transparencia/"), PAYROLL);
    let turned: Vec<usize> = (0..11).filter(|month| before[*month] != after[*month]).collect();
    assert_eq!((turned, after[9].as_str()), (vec![9], "Publicado"));
}

#[test]
fn what_does_not_apply_says_why() {
    let page = page("loma-quieta/transparencia/");
    assert!(cells(page, "Viajes").iter().all(|cell| cell == "No aplica"));
    assert!(page.only("main").contains("El municipio no paga viajes ni viáticos."));
}

#[test]
fn the_officer_is_told_what_is_late_and_what_falls_due() {
    let told = |code: &str, words: &str| {
        let mut all = demo().findings.iter();
        all.any(|finding| {
            finding.code == code && finding.place == "valle-sereno/documents" && finding.words.contains(words)
        })
    };
    assert!(told("duty-missing", "Planilla y gastos de representación\" of 2026-10"));
    let mut site = copy(&["valle-sereno", "loma-quieta"]);
    site.today("2026-12-02");
    let outcome = site.check();
    outcome.tells(
        "valle-sereno/documents",
        "duty-due",
        "Planilla y gastos de representación\" of 2026-11 must be published by 2026-12-14",
    );
}

#[test]
fn a_cell_turns_by_itself_when_its_day_has_passed() {
    let mut site = lean(&["valle-sereno", "loma-quieta"]);
    site.build_with(&["--no-search"]).exits(0);
    site.today("2026-12-14");
    let last = |outcome: &crate::site::Outcome| outcome.stderr.lines().last().unwrap_or_default().to_owned();
    let outcome = site.build_with(&["--no-search"]).exits(0);
    assert!(last(&outcome).contains("unchanged: 0"), "December has begun: {}", last(&outcome));
    let november = |outcome: &crate::site::Outcome| {
        let page = crate::dom::Page::parse("x", &outcome.page("valle-sereno/transparencia/"));
        cells(&page, PAYROLL)[10].clone()
    };
    assert_eq!(november(&outcome), "Por vencer", "the last day");
    site.today("2026-12-15");
    let outcome = site.build_with(&["--no-search"]).exits(0);
    assert_eq!(november(&outcome), "Falta");
}

#[test]
fn the_evidence_has_the_hash_of_each_file() {
    use sha2::{Digest, Sha256};
    let file = demo().files.get("puerto-cedro/files/planilla-2026-03.csv").expect("the payroll of March");
    let hash: String = Sha256::digest(file).iter().map(|byte| format!("{byte:02x}")).collect();
    let evidence = page("puerto-cedro/transparencia/constancia/").only("main");
    assert!(evidence.contains(&hash), "{hash}");
    let table = demo().text("puerto-cedro/transparency.csv");
    let row = table.lines().find(|line| line.starts_with("planilla,") && line.contains(",2026-03,")).expect("a row");
    assert!(row.ends_with(&hash) && row.contains(",published,2026-04-09,published,"), "{row}");
}

/// The settings of a site in a country whose duties come with the program.
const PANAMA: &str = "title: Prueba\ncountry: PA\ncurrency: PAB\nlanguages: [es]\nbase_url: https://ejemplo.org/\n";

/// A country's own list of three items.
const DUTIES: &str = "\
name: Ley de prueba
since: 2024-11-01
days: 14
items:
  - {id: planilla, name: Planilla, law: Art. 1, cadence: monthly}
  - {id: ejecucion, name: Ejecución, law: Art. 2, cadence: monthly, evidence: budget-execution}
  - {id: presupuesto, name: Presupuesto, law: Art. 3, cadence: yearly, days: 31, counted_from: start, evidence: budget}
";

/// A budget that was approved in time and whose figures reach the end of June.
const BUDGET: &str = "\
year: 2026
stages:
  - {stage: approved, date: 2025-12-16}
  - {stage: paid, as_of: 2026-06-30}
expenditure:
  - {functional: \"01\", name: Concejo, approved: \"100.00\", paid: \"40.00\"}
";

/// The rows of a portal's `transparency.csv` of an item: period, state, day, what the day is, address, hash.
fn rows(csv: &str, item: &str) -> Vec<[String; 6]> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let of_item = records.iter().filter(|row| &row[0] == item);
    of_item.map(|row| [3, 5, 6, 7, 8, 9].map(|column| row[column].to_owned())).collect()
}

#[test]
fn who_publishes_nothing_has_a_calendar_too_and_is_told_once() {
    let site = Site::of_one_town().file("cabildo.yaml", PANAMA);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let outcome = outcome.tells("uno/documents", "duties-unkept", "16 items; 16 are missing");
    assert_eq!(outcome.findings().iter().filter(|one| one.code.starts_with("dut")).count(), 1);
    let page = crate::dom::Page::parse("x", &outcome.page("transparencia/"));
    // On 1 October 2026 what is due by mid-September is missing: January to August.
    assert_eq!(cells(&page, PAYROLL)[..9], [&["Falta"; 8][..], &["Por vencer"]].concat());
    let site = site.file(crate::site::DUTIES_FILE, crate::site::NO_DUTIES);
    site.build_with(&["--no-search"]).exits(0).tells_no("duties-unkept");
}

#[test]
fn figures_that_reach_a_later_month_are_late_for_the_months_before() {
    let site = Site::of_one_town().file("territory/duties/prueba.yaml", DUTIES).with("budgets/2026.yaml", BUDGET);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let csv = outcome.page("transparency.csv");
    let execution = rows(&csv, "ejecucion");
    let of = |period: &str| execution.iter().find(|row| row[0] == period).expect("a period").clone();
    for month in ["2026-01", "2026-05"] {
        assert_eq!(of(month)[1..4], ["late", "2026-06-30", "as_of"], "{month}");
    }
    assert_eq!(of("2026-06")[1..4], ["published", "2026-06-30", "as_of"]);
    assert_eq!((of("2026-07")[1].as_str(), of("2026-10")[1].as_str()), ("missing", "pending"));
    // What can be had at the address is what the hash is of.
    use sha2::{Digest, Sha256};
    let there = of("2026-06")[4].replace("https://ejemplo.org/", "");
    let hash: String = Sha256::digest(outcome.page(&there)).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(of("2026-06")[5], hash, "{there}");
}

#[test]
fn an_item_of_a_year_stands_under_each_of_its_months() {
    let site = Site::of_one_town().file("territory/duties/prueba.yaml", DUTIES).with("budgets/2026.yaml", BUDGET);
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let page = crate::dom::Page::parse("x", &outcome.page("transparencia/"));
    // November and December 2025 had no budget; from January to October there is one.
    assert_eq!(cells(&page, "Presupuesto"), [&["Falta"; 2][..], &["Publicado"; 10]].concat());
    let years: Vec<[String; 2]> = (rows(&outcome.page("transparency.csv"), "presupuesto").into_iter())
        .map(|[period, state, ..]| [period, state])
        .collect();
    // That of 2024 was due in January, ten months before the calendar counts.
    assert_eq!(years, [["2024", "not_asked"], ["2025", "missing"], ["2026", "published"]], "each once");
}

#[test]
fn the_table_keeps_all_months_since_the_list_began() {
    let site = Site::of_one_town().file("territory/duties/prueba.yaml", DUTIES).with(
        "documents/vieja.md",
        "---\ntitle: Planilla\nitem: planilla\nperiod: 2024-12\npublished: 2025-01-10\nurl: https://x.example/p.pdf\n---\n",
    );
    let all = rows(&site.build_with(&["--no-search"]).exits(0).page("transparency.csv"), "planilla");
    assert_eq!((all.len(), all[0][0].as_str()), (2 + 12 + 10, "2024-11"));
    assert_eq!(all[1], ["2024-12", "published", "2025-01-10", "published", "https://x.example/p.pdf", ""]);
}

#[test]
fn a_hash_is_of_a_published_file_or_there_is_none() {
    let document = |more: &str| format!("---\ntitle: Planilla\nitem: planilla\n{more}---\n");
    let site = Site::of_one_town()
        .file("territory/duties/prueba.yaml", DUTIES)
        .with("documents/enero.md", document("period: 2026-01\npublished: 2026-02-01\nurl: https://x.example/e.pdf\n"))
        .with("documents/febrero.md", document("period: 2026-02\npublished: 2026-03-01\n"))
        .with("documents/marzo.md", document("period: 2026-03\nfile: files/marzo.csv\n"))
        .with("files/marzo.csv", "a;b\n");
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let all = rows(&outcome.page("transparency.csv"), "planilla");
    let of = |period: &str| all.iter().find(|row| row[0] == period).expect("a period").clone();
    assert_eq!(of("2026-01")[1..], ["published", "2026-02-01", "published", "https://x.example/e.pdf", ""]);
    assert_eq!(of("2026-02")[1], "missing", "there is nothing to read");
    // printf 'a;b\n' | sha256sum
    let hash = "9a8be2eb1604c06722f17a9bbdb1160123efa0dcf87979013ead941593977af2";
    assert_eq!(of("2026-03")[1..5], ["published", "", "", "https://ejemplo.org/files/marzo.csv"]);
    assert_eq!(of("2026-03")[5], hash);
    let outcome = outcome.tells("uno/documents/febrero.md", "document-empty", "Planilla");
    let outcome = outcome.tells("uno/documents/marzo.md", "document-undated", "Planilla");
    let evidence = crate::dom::Page::parse("x", &outcome.page("transparencia/constancia/")).only("main");
    assert!(evidence.contains("fecha no declarada"), "{evidence}");
}

#[test]
fn the_evidence_of_who_holds_office_leads_to_the_council() {
    let evidence = page("puerto-cedro/transparencia/constancia/");
    let rows = evidence.named("tr");
    let row = rows.iter().find(|row| row.text().contains("Estructura y autoridades")).expect("a row");
    assert!(row.find("a").iter().any(|link| link.get("href") == Some("../../concejo/")), "{}", row.text());
}

#[test]
fn a_slip_that_makes_the_calendar_say_something_else_is_told() {
    let quarterly =
        DUTIES.replace("items:\n", "items:\n  - {id: informe, name: Informe, law: Art. 4, cadence: quarterly}\n");
    let table = "id;title;item;period;published;url\n\
        a;Futuro;planilla;2026-08;2026-12-01;https://x.example/a.pdf\n\
        b;Sin mes;planilla;;2026-09-02;https://x.example/b.pdf\n\
        c;Corto;informe;2026-01;2026-04-02;https://x.example/c.pdf\n\
        d;Temprano;planilla;2026-03;2026-01-05;https://x.example/d.pdf\n\
        e;Bien;planilla;2026-04;2026-05-05;https://x.example/e.pdf\n\
        f;Trimestre;planilla;2026-Q2;2026-07-02;https://x.example/f.pdf\n";
    let site = Site::of_one_town().file("territory/duties/prueba.yaml", quarterly).with("documents/l.csv", table);
    let told = site.check();
    let told = told.tells("uno/documents/l.csv", "document-to-come", "Futuro");
    let told = told.tells("uno/documents/l.csv", "document-period", "“Sin mes” counts for nothing of “Planilla”");
    let told = told.tells("uno/documents/l.csv", "document-period", "one like `2026-Q1` is needed");
    let told = told.tells("uno/documents/l.csv", "document-too-early", "Temprano");
    let count = |code: &str| told.codes().iter().filter(|one| **one == code).count();
    assert_eq!((count("document-to-come"), count("document-period"), count("document-too-early")), (1, 2, 1));
    // What was published before its month began is not about it.
    let march = rows(&site.build_with(&["--no-search"]).page("transparency.csv"), "planilla");
    assert!(march.iter().any(|row| row[..2] == ["2026-03", "missing"]), "{march:?}");
}

/// Brazil's kind of duties: each two months and each four, thirty days after them, and each half year.
const PARTS_OF_A_YEAR: &str = "\
name: LC 101
since: 2026-01-01
days: 30
items:
  - {id: rreo, name: Relatório resumido, law: Art. 52, cadence: two-monthly}
  - {id: rgf, name: Relatório de gestão, law: Art. 55, cadence: four-monthly}
  - {id: semestre, name: Informe semestral, law: Art. 63, cadence: half-yearly, days: 45}
";

#[test]
fn duties_of_two_four_and_six_months_fall_due_after_them() {
    let table = "id;title;item;period;published;url\n\
        a;A;rreo;2026-B1;2026-03-30;https://x.example/a.pdf\n\
        b;B;rreo;2026-B2;2026-05-31;https://x.example/b.pdf\n\
        d;D;rreo;2026-B4;2026-09-30;https://x.example/d.pdf\n\
        e;E;rgf;2026-c1;2026-05-30;https://x.example/e.pdf\n\
        f;F;semestre;2026-H1;2026-08-14;https://x.example/f.pdf\n\
        g;G;rgf;2026-Q2;2026-09-02;https://x.example/g.pdf\n";
    let site = Site::of_one_town();
    let site = site.file("territory/duties/prueba.yaml", PARTS_OF_A_YEAR).with("documents/l.csv", table);
    // On 1 October 2026. Quarter 2 is no part of four months, whatever *quadrimestre* begins with.
    let outcome = site.build_with(&["--no-search"]).exits(0);
    let outcome = outcome.tells("uno/documents/l.csv", "document-period", "one like `2026-C1` is needed");
    let csv = outcome.page("transparency.csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let all: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let all: Vec<String> = all.iter().map(|row| [0, 3, 4, 5].map(|at| &row[at]).join(" ")).collect();
    // By hand: 28 February and 30 days are 30 March; 30 April, 30 May; 30 June, 30 July; 31 August, 30 September.
    assert_eq!(
        all,
        [
            "rreo 2026-B1 2026-03-30 published",
            "rreo 2026-B2 2026-05-30 late",
            "rreo 2026-B3 2026-07-30 missing",
            "rreo 2026-B4 2026-09-30 published",
            "rreo 2026-B5 2026-11-30 pending",
            "rgf 2026-C1 2026-05-30 published",
            "rgf 2026-C2 2026-09-30 missing",
            "rgf 2026-C3 2027-01-30 pending",
            "semestre 2026-S1 2026-08-14 published",
            "semestre 2026-S2 2027-02-14 pending",
        ]
    );
    let page = crate::dom::Page::parse("x", &outcome.page("transparencia/"));
    let (done, missing) = ("Publicado", "Falta");
    // Ten months from January: each part of the year stands under its months.
    let [late, open] = ["Publicado tarde", "Por vencer"];
    assert_eq!(cells(&page, "Relatório resumido"), [done, done, late, late, missing, missing, done, done, open, open]);
    let of_four = [&[done; 4][..], &[missing; 4], &[open; 2]].concat();
    assert_eq!(cells(&page, "Relatório de gestão"), of_four);
    let evidence = crate::dom::Page::parse("x", &outcome.page("transparencia/constancia/")).only("main");
    for words in ["ene 2026 – feb 2026 (bimestre 1)", "may 2026 – ago 2026 (cuatrimestre 2)", "Semestre 1 de 2026"]
    {
        assert!(evidence.contains(words), "{words}: {evidence}");
    }
}

#[test]
fn a_cadence_in_another_language_is_answered_with_its_word() {
    let ways = [
        ("bimestral", "two-monthly"),
        ("Bimonthly", "two-monthly"),
        ("cuatrimestral", "four-monthly"),
        ("quadrimestral", "four-monthly"),
        ("semestral", "half-yearly"),
        ("trimestral", "quarterly"),
        ("anual", "yearly"),
    ];
    let list = |written: &str| PARTS_OF_A_YEAR.replace("cadence: four-monthly", &format!("cadence: {written}"));
    let with = |site: Site, (at, (written, _)): (usize, &(&str, &str))| {
        site.file(&format!("territory/duties/prueba-{at}.yaml"), list(written))
    };
    let mut told = ways.iter().enumerate().fold(Site::of_one_town(), with).check();
    for (at, (_, word)) in ways.iter().enumerate() {
        told = told.tells(&format!("territory/duties/prueba-{at}.yaml"), "unknown-choice", &format!("`{word}`?"));
    }
}

/// A payroll of June cannot be in a document of the year that was published in March.
#[test]
fn a_document_of_a_year_counts_for_the_months_that_had_begun() {
    let document = "---\ntitle: Planillas\nitem: planilla\nperiod: 2026\npublished: 2026-03-05\nurl: https://x.example/p.pdf\n---\n";
    let site = Site::of_one_town().file("territory/duties/prueba.yaml", DUTIES).with("documents/ano.md", document);
    let all = rows(&site.build_with(&["--no-search"]).exits(0).page("transparency.csv"), "planilla");
    let of = |period: &str| all.iter().find(|row| row[0] == period).expect("a period")[1].clone();
    // January was due on 14 February, February on 14 March, March on 14 April.
    let states: Vec<String> = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-08"].map(of).into();
    assert_eq!(states, ["late", "published", "published", "missing", "missing"]);
}

#[test]
fn what_is_counted_from_its_beginning_is_told_before_its_day() {
    let from_start = DUTIES.replace("days: 31, counted_from: start", "days: 0, counted_from: start");
    let monthly = "  - {id: agenda, name: Agenda, law: Art. 4, cadence: monthly, days: 0}\n";
    let document = "---\ntitle: Planilla\nitem: planilla\nperiod: 2024-12\npublished: 2025-01-10\nurl: https://x.example/p.pdf\n---\n";
    let told = |list: &str, day: &str, words: &str| {
        let mut site =
            Site::of_one_town().file("territory/duties/prueba.yaml", list).with("documents/vieja.md", document);
        site.today(day);
        site.check().tells("uno/documents", "duty-due", words);
    };
    told(DUTIES, "2027-01-05", "\"Presupuesto\" of 2027 must be published by 2027-01-31");
    // What is due the day before its year begins is told in the month before.
    told(&from_start, "2026-12-02", "\"Presupuesto\" of 2027 must be published by 2026-12-31");
    // Each day is told by itself.
    let two = "  - {id: agenda, name: Agenda, law: Art. 4, cadence: monthly, days: 0, counted_from: start}\n";
    told(&format!("{DUTIES}{two}"), "2026-11-30", "\"Agenda\" of 2026-12 must be published by 2026-11-30");
    told(&format!("{DUTIES}{monthly}"), "2026-11-30", "\"Agenda\" of 2026-11 must be published by 2026-11-30");
    told(&format!("{DUTIES}{monthly}"), "2026-11-30", "\"Agenda\" of 2026-12 must be published by 2026-12-31");
    // The last day of the month that it tells of.
    told(&format!("{DUTIES}{monthly}"), "2026-11-26", "\"Agenda\" of 2026-11 must be published by 2026-11-30");
}

#[test]
fn the_part_that_is_published_is_of_what_is_due() {
    let table = "id;title;item;period;published;url\n\
        a;Agosto;planilla;2026-08;2026-09-10;https://x.example/a.pdf\n\
        b;Septiembre;planilla;2026-09;2026-10-01;https://x.example/b.pdf\n";
    let site = Site::of_one_town().file("territory/duties/prueba.yaml", DUTIES).with("documents/l.csv", table);
    let page = site.build_with(&["--no-search"]).exits(0).page("transparencia/");
    // On 1 October 2026, of twelve months: ten of the payroll (from November 2025 to August) and ten of the
    // execution are due, and the budgets of 2025 and 2026. Of these August is published; September is not due yet.
    assert!(page.contains("ya venció, está publicado 1 de 22."), "{page}");
}

/// A plan of the year, due in January, in a calendar that counts from February: nothing is asked of it yet.
#[test]
fn what_was_due_before_the_calendar_counts_says_so_and_counts_once_it_is_there() {
    let list = "name: Ley\nsince: 2026-02-01\ndays: 14\nitems:\n  - {id: poa, name: Plan anual, law: Art. 1, cadence: yearly, days: 31, counted_from: start}\n  \
        - {id: informe, name: Informe, law: Art. 2, cadence: quarterly, days: 20}\n";
    let site = Site::of_one_town().file("territory/duties/prueba.yaml", list).with(
        "documents/b.csv",
        "id;title;item;period;published;url\n\
        b;B;informe;2026-Q1;2026-04-02;https://x.example/b.pdf\n",
    );
    let page = |outcome: &crate::site::Outcome| crate::dom::Page::parse("x", &outcome.page("transparencia/"));
    let built = site.build_with(&["--no-search"]).exits(0);
    let months = cells(&page(&built), "Plan anual");
    assert!(months.iter().all(|cell| cell == "Aún no se pide") && months.len() == 9, "{months:?}");
    assert!(built.page("transparency.csv").contains("2026-01-31,not_asked"), "{}", built.page("transparency.csv"));
    let plan = "---\ntitle: Plan\nitem: poa\nperiod: 2026\npublished: 2026-02-01\nurl: https://x.example/p.pdf\n---\n";
    let built = site.with("documents/plan.md", plan).build_with(&["--no-search"]).exits(0);
    assert!(cells(&page(&built), "Plan anual").iter().all(|cell| cell == "Publicado"));
}

/// A council that does not meet in February and August: those months ask for nothing, and the others for what they did.
#[test]
fn single_months_may_not_apply_and_the_others_still_do() {
    let list = "name: Ley\nsince: 2026-05-01\ndays: 10\nitems: [{id: acta, name: Acta del mes, law: Art. 1, cadence: monthly}]\n";
    let table = "id;title;item;period;published;url\n\
        m;Mayo;acta;2026-05;2026-06-09;https://x.example/m.pdf\n\
        j;Julio;acta;2026-07;2026-08-09;https://x.example/j.pdf\n";
    let site = |periods: &str| {
        let reason = format!("not_applicable: [{{item: acta, {periods}reason: El concejo no sesiona}}]\n");
        let site = Site::of_one_town().file("territory/duties/prueba.yaml", list);
        site.with("documents/l.csv", table).with("duties.yaml", reason)
    };
    let states = |site: &Site| {
        let built = site.build_with(&["--no-search"]).exits(0);
        let csv = built.page("transparency.csv");
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let all: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        let all: Vec<String> = all.iter().map(|row| [3, 5].map(|at| &row[at]).join(" ")).collect();
        (all, crate::dom::Page::parse("x", &built.page("transparencia/")).only("main"))
    };
    // Today is 1 October 2026. Of July there is a record though it is named.
    let (all, main) = states(&site("periods: [2026-06, 2026-07, 2026-08], "));
    assert_eq!(
        all,
        [
            "2026-05 published",
            "2026-06 not_applicable",
            "2026-07 published",
            "2026-08 not_applicable",
            "2026-09 pending",
            "2026-10 pending",
        ]
    );
    assert!(main.contains("El concejo no sesiona") && main.to_lowercase().contains("junio de 2026"), "{main}");
    let (all, _) = states(&site(""));
    assert!(all.iter().all(|row| row.ends_with("not_applicable")), "{all:?}");
}
