//! `cabildo import budget` where a column holds dates: those of reports, of which the last holds the others, or those
//! of lines and of movements, of which none may be lost. Every expected figure was added up by hand.

use crate::import_budget::{brought, sum, words};
use crate::site::Site;

const SPENT: &[&str] = &["--set", "direction=expenditure"];

fn town(table: &str) -> Site {
    Site::of_one_town().beside("gasto-2025.csv", table)
}

/// The sums of what was approved and accrued, in cents.
fn sums(site: &Site, more: &[&str]) -> [i64; 2] {
    let csv = brought(site, "gasto-2025.csv", "2025", &[SPENT, more].concat());
    ["approved", "accrued"].map(|stage| sum(&csv, "expenditure", stage))
}

/// What is told where nothing is written.
#[track_caller]
fn tells(site: &Site, words: &str) {
    let told = site.run(&asked(&["--dry-run"])).exits(0).stdout;
    assert!(told.contains(words), "{words}: {told}");
}

fn asked<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["import", "budget", "gasto-2025.csv", "--lang", "en"], SPENT, more].concat()
}

#[test]
fn lines_that_each_bear_one_date_are_all_taken() {
    for title in ["Fecha de aprobación", "Fecha", "Fecha de registro", "Fecha de corte"] {
        for days in [["15/01/2025", "28/02/2025", "31/03/2025"], ["2025-01-31", "2025-02-28", "2025-03-31"]] {
            let [one, two, three] = days;
            let table = format!(
                "Código,Partida,{title},Presupuesto,Devengado\n1.1,Sueldos,{one},1000.10,100.10\n\
                 1.2,Bienes,{two},900.20,200.20\n1.3,Luz,{three},800.30,300.30\n"
            );
            let site = town(&table);
            let told = format!("the dates of `{title}` are not used");
            tells(&site, &told);
            tells(&site, &format!("--column \"as_of={title}\""));
            assert_eq!(sums(&site, &[]), [270_060, 60_060], "{title} {one}");
        }
    }
    // An order by its own account and date: twenty of them.
    let rows = (1..=20).map(|n| format!("5{n:02},Orden {n},2025-{:02}-{n:02},100.00,10.0{}\n", n % 9 + 1, n % 10));
    let table = format!("Código,Partida,Fecha,Presupuesto,Devengado\n{}", rows.collect::<String>());
    // 20 × 10.00 and 2 × (0.00 + … + 0.09).
    assert_eq!(sums(&town(&table), &[]), [200_000, 20_090]);
}

/// Three lines at two days; what was accrued counts from January.
const REPORTS: &str = "Código,Partida,Fecha de corte,Presupuesto,Devengado\n\
    1.1,Sueldos,2025-03-31,1000.00,100.10\n1.2,Bienes,2025-03-31,900.00,200.20\n1.3,Luz,2025-03-31,800.00,300.30\n\
    1.1,Sueldos,2025-06-30,1000.00,150.10\n1.2,Bienes,2025-06-30,900.00,250.20\n1.3,Luz,2025-06-30,800.00,350.30\n";

#[test]
fn dates_are_reports_where_their_title_says_so_and_the_lines_come_again() {
    for title in ["Fecha de corte", "As of", "Fecha del informe", "Reporting date"] {
        let site = town(&REPORTS.replace("Fecha de corte", title));
        tells(&site, "each period is a report");
        assert_eq!(
            words(&site, "gasto-2025.csv", SPENT),
            ["economic", "name", "as_of", "approved", "accrued"],
            "{title}"
        );
        assert_eq!(sums(&site, &[]), [270_000, 75_060], "{title}");
    }
    // What the title says of the amounts goes on: those of each month are added.
    let site = town(&REPORTS.replace("Devengado", "Devengado del mes"));
    assert_eq!(sums(&site, &[]), [270_000, 135_120]);
}

#[test]
fn lines_that_come_again_at_dates_of_which_nothing_is_said_are_asked_for() {
    let orders = "Código,Partida,Fecha,Documento,Devengado\n1.1,Sueldos,2025-01-31,OP-1,100.10\n\
        1.1,Sueldos,2025-02-28,OP-2,100.20\n1.2,Bienes,2025-01-15,OP-3,50.30\n1.2,Bienes,2025-03-15,OP-4,60.30\n\
        1.2,Bienes,2025-03-15,OP-5,10.30\n";
    let site = town(orders);
    site.run(&asked(&[])).exits(1).says("stand in rows of several dates (column `Fecha`)").says("--set periods=each");
    let csv = brought(&site, "gasto-2025.csv", "2025", &[SPENT, &["--set", "periods=each"]].concat());
    // 100.10 + 100.20 + 50.30 + 60.30 + 10.30.
    assert_eq!(sum(&csv, "expenditure", "accrued"), 32_120);
    let reports = REPORTS.replace("Fecha de corte", "Fecha");
    town(&reports).run(&asked(&[])).exits(1).says("--column \"as_of=Fecha\"");
    assert_eq!(sums(&town(&reports), &["--column", "as_of=Fecha"]), [270_000, 75_060]);
    // The year's plan stands in each row: it is taken once, and what was accrued is added.
    assert_eq!(sums(&town(&reports), &["--set", "periods=each"]), [270_000, 135_120]);
    // Of orders each with its day the title says that they are added.
    let paid = orders.replace("Fecha", "Fecha de la orden");
    let site = town(&paid);
    tells(&site, "the dates of `Fecha de la orden` are not used");
    let csv = brought(&site, "gasto-2025.csv", "2025", SPENT);
    assert_eq!(sum(&csv, "expenditure", "accrued"), 32_120);
    // The same day in all rows is taken for that of the figures, and said.
    let one = REPORTS.lines().take(4).collect::<Vec<_>>().join("\n").replace("Fecha de corte", "Fecha");
    tells(&town(&one), "the same in all rows");
    assert_eq!(sums(&town(&one), &[]), [270_000, 60_060]);
}

#[test]
fn a_line_that_the_last_period_does_not_name_keeps_its_plan_and_is_told() {
    let table = "Código,Partida,Mes,Presupuesto,Devengado acumulado\n2.1.1,Sueldos,Enero,400.10,30.10\n\
        2.1.1,Sueldos,Febrero,400.10,60.10\n2.1.1,Sueldos,Marzo,400.10,95.10\n3.1.1,Calles,Febrero,600.10,20.10\n\
        3.1.1,Calles,Marzo,600.10,25.10\n2.2.2,Escuela,Enero,100.10,10.10\n2.2.2,Escuela,Febrero,100.10,10.10\n";
    let days = [("Enero", "2025-01-31"), ("Febrero", "2025-02-28"), ("Marzo", "2025-03-31"), ("Mes", "Fecha de corte")];
    let dated = days.iter().fold(table.to_owned(), |table, (month, day)| table.replace(month, day));
    for table in [table, &dated] {
        let site = town(table);
        tells(&site, "1 lines are not in the last period");
        tells(&site, "Escuela");
        // 400.10 + 600.10 + 100.10; 95.10 + 25.10, and nothing is known of the school in March.
        assert_eq!(sums(&site, &[]), [110_030, 12_020], "{table}");
        let told = site.build().exits(0);
        assert!(told.codes().iter().any(|code| code == "line-not-in-report"), "{:?}", told.codes());
    }
    // Each line in one month alone: there is nothing that one holds of another.
    let once = "Código,Partida,Mes,Presupuesto,Devengado acumulado\n2.1.1,Sueldos,Enero,400.10,30.10\n\
        3.1.1,Calles,Febrero,600.10,20.10\n2.2.2,Escuela,Marzo,100.10,10.10\n";
    assert_eq!(sums(&town(once), &[]), [110_030, 6_030]);
}

#[test]
fn months_in_words_tell_a_day() {
    let days = [
        ("31 de marzo de 2025", "30 de junio de 2025"),
        ("31-mar-2025", "30-jun-25"),
        ("March 31, 2025", "June 30, 2025"),
        ("31 mars 2025", "30 juin 2025"),
        ("lunes, 31 de marzo de 2025", "lunes, 30 de junio de 2025"),
    ];
    for (first, last) in days {
        let table = REPORTS.replace(',', ";").replace("2025-03-31", first).replace("2025-06-30", last);
        let site = town(&table);
        tells(&site, "each period is a report");
        assert_eq!(sums(&site, &[]), [270_000, 75_060], "{first}");
        let csv = site.build().exits(0).page("presupuestos/2025/2025-executions.csv");
        assert!(csv.contains("2025-03-31") && csv.contains("2025-06-30"), "{csv}");
        // One day of all rows is heard, and two days of one month are two.
        let one: String = table.lines().filter(|line| !line.contains(first)).map(|line| format!("{line}\n")).collect();
        let site = town(&one);
        assert!(words(&site, "gasto-2025.csv", SPENT).contains(&"as_of".to_owned()), "{one}");
    }
}

#[test]
fn a_year_that_a_name_and_the_dates_say_differently_is_asked_for() {
    let table = REPORTS.lines().filter(|line| !line.contains("03-31")).map(|line| format!("{line}\n"));
    let table = table.collect::<String>().replace("2025-06-30", "2026-03-31");
    let site = town(&table);
    site.run(&asked(&[])).exits(1).says("2025, 2026").says("--year");
    // A fiscal year may end in the next; what is too far is told when it is built.
    site.run(&asked(&["--year", "2025"])).exits(0);
    site.build().tells("uno/budgets/2025-gasto.csv:2", "execution-date", "2026-03-31");
    town(&table.replace("2026-03-31", "2023-03-31")).run(&asked(&["--year", "2025"])).exits(1).says("2023");
}

#[test]
fn times_of_two_years_are_not_added_up_in_one() {
    let rows = |title: &str, times: [&str; 4]| {
        let row = |(at, time): (usize, &&str)| {
            format!("{time},311,Roads,{}.50\n{time},22,Waste,{}.25\n", 40 + 31 * at, 7 + 5 * at)
        };
        format!("{title},Code,Item,Actual\n{}", times.iter().enumerate().map(row).collect::<String>())
    };
    let all = [
        ("Month", ["2025-11", "2025-12", "2026-11", "2026-12"]),
        ("Periodo", ["202511", "202512", "202611", "202612"]),
        ("Reporting date", ["2025-03-31", "2025-06-30", "2026-03-31", "2026-06-30"]),
        ("Date", ["2025-03-31", "2025-06-30", "2026-03-31", "2026-06-30"]),
    ];
    for (title, times) in all {
        for periods in ["periods=accumulated", "periods=each"] {
            let site = Site::of_one_town().beside("x.csv", rows(title, times));
            let asked = [
                "import",
                "budget",
                "x.csv",
                "--year",
                "2026",
                "--set",
                "direction=expenditure",
                "--set",
                periods,
                "--lang",
                "en",
            ];
            let month = format!("month={title}");
            let said = if times[0].len() < 8 { vec!["--column", month.as_str()] } else { Vec::new() };
            site.run(&[&asked[..], &said].concat()).exits(1).says("begins on 2026-01-01");
        }
    }
    // Years of two digits, and months of the year before within twelve.
    for (title, times) in [
        ("Month", ["Jan-25", "Feb-25", "Jan-26", "Feb-26"]),
        ("Quarter", ["2025Q1", "2025Q2", "2026Q1", "2026Q2"]),
        ("Mes", ["2025-11", "2025-12", "2026-01", "2026-02"]),
    ] {
        let site = Site::of_one_town().beside("x.csv", rows(title, times));
        let month = format!("month={title}");
        let asked = [
            "import",
            "budget",
            "x.csv",
            "--year",
            "2026",
            "--set",
            "direction=expenditure",
            "--column",
            &month,
            "--lang",
            "en",
        ];
        site.run(&[&asked[..], &["--set", "periods=each"]].concat()).exits(1).says("begins on 2026-01-01");
    }
    // A fiscal year that reaches over two calendar years says when it begins.
    let site = Site::of_one_town().beside("x.csv", rows("Month", ["2025-07", "2025-12", "2026-01", "2026-06"]));
    let asked =
        ["import", "budget", "x.csv", "--year", "2025", "--set", "direction=expenditure", "--column", "month=Month"];
    let asked = [&asked[..], &["--set", "periods=accumulated", "--lang", "en"]].concat();
    site.run(&asked).exits(1).says("`start:` and `end:`");
    site.write("uno/budgets/2025.yaml", "year: 2025\nstart: 2025-07-01\nend: 2026-06-30\n");
    assert!(!site.run(&asked).stderr.contains("begins on"));
}
