//! `cabildo import budget` where each row is a payment, or another paper, of a line, and repeats what was planned for
//! it. Added up, the plan would be a multiple of itself. Every expected figure was added up by hand.

use crate::import_budget::{brought, sum};
use crate::site::Site;

const SPENT: &[&str] = &["--set", "direction=expenditure"];

/// Five payments of two lines, two of them on one day; each row repeats the credit of its line.
const PAYMENTS: &str = "Código,Descripción,Aprobado,Fecha de pago,Pagado\n2101,Papel,2700.60,2026-01-15,100.10\n\
    2101,Papel,2700.60,2026-02-16,200.20\n2101,Papel,2700.60,2026-02-16,300.30\n2202,Aseo,500.05,2026-01-20,50.05\n\
    2202,Aseo,500.05,2026-02-25,60.06\n";

fn town(table: &str) -> Site {
    Site::of_one_town().beside("pagos-2026.csv", table)
}

/// The sums of what was approved and paid, in cents.
fn sums(site: &Site, more: &[&str]) -> [i64; 2] {
    let csv = brought(site, "pagos-2026.csv", "2026", &[SPENT, more].concat());
    ["approved", "paid"].map(|stage| sum(&csv, "expenditure", stage))
}

fn asked<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["import", "budget", "pagos-2026.csv", "--lang", "en"], SPENT, more].concat()
}

/// The same payments with a paper's number in place of the date.
fn by_paper(title: &str) -> String {
    let table = PAYMENTS.replace("Fecha de pago", title);
    let mut number = 0;
    let row = |line: &str| {
        number += 1;
        let cells: Vec<&str> = line.split(',').collect();
        format!("{},{},{},OP-{number},{}\n", cells[0], cells[1], cells[2], cells[4])
    };
    let (head, rows) = table.split_once('\n').expect("titles");
    format!("{head}\n{}", rows.lines().map(row).collect::<String>())
}

#[test]
fn a_plan_that_each_payment_repeats_is_taken_once() {
    let papers = ["Comprobante", "Orden de pago", "Documento", "Ref. pago", "Código de pago"].map(by_paper);
    for table in papers.iter().map(String::as_str).chain([PAYMENTS]) {
        let site = town(table);
        let told = site.run(&asked(&["--dry-run"])).exits(0).stdout;
        assert!(told.contains("rows 2, 3, 4") && told.contains("--set plan=each"), "{told}");
        assert!(!told.contains("each row is a line"), "{told}");
        // 2700.60 + 500.05; 100.10 + 200.20 + 300.30 + 50.05 + 60.06.
        assert_eq!(sums(&site, &[]), [320_065, 71_071], "{table}");
    }
    let site = town(PAYMENTS);
    assert_eq!(sums(&site, &["--set", "periods=each"]), [320_065, 71_071], "two payments of one day");
    // 3 × 2700.60 + 2 × 500.05, as the officer says it.
    assert_eq!(sums(&site, &["--set", "plan=each"]), [910_190, 71_071]);
}

#[test]
fn a_plan_that_may_be_repeated_is_asked_for() {
    let round = "Código,Descripción,Aprobado,Comprobante,Pagado\n2101,Papel,500,C1,100\n2101,Papel,500,C2,200\n\
        2202,Aseo,300,C3,20\n2203,Luz,100,C4,20\n";
    let changed = PAYMENTS.replacen("2700.60", "2500.60", 1);
    let bare = PAYMENTS.replace("Fecha de pago", "Color").replace("2026-", "");
    let named = PAYMENTS.replacen("Papel", "Tinta", 1).replacen("Papel", "Cinta", 1).replacen("Aseo", "Jabón", 1);
    for table in [round, &changed, &named] {
        town(table).run(&asked(&[])).exits(1).says("--set plan=year").says("--set plan=each");
    }
    town(&bare).run(&asked(&[])).exits(1);
    assert_eq!(sums(&town(round), &["--set", "plan=year"]), [90_000, 34_000]);
    assert_eq!(sums(&town(round), &["--set", "plan=each"]), [140_000, 34_000]);
    assert_eq!(sums(&town(&named), &["--set", "plan=year"]), [320_065, 71_071]);
}

#[test]
fn rows_of_a_line_with_plans_of_their_own_are_added() {
    let own = "Código,Descripción,Aprobado,Comprobante,Pagado\n2101,Papel,500.05,C1,100\n2101,Papel,700.10,C2,200\n\
        2202,Aseo,300.20,C3,20\n2202,Aseo,100.30,C4,20\n";
    assert_eq!(sums(&town(own), &[]), [160_065, 34_000]);
    // Equal amounts of different lines, and rows that tell no execution apart, are no repetition.
    let equal = "Código,Descripción,Aprobado,Comprobante,Pagado\n2101,Papel,500.05,C1,100\n2102,Tinta,500.05,C2,200\n\
        2202,Aseo,500.05,C3,20\n";
    assert_eq!(sums(&town(equal), &[]), [150_015, 32_000]);
}

#[test]
fn a_plan_is_repeated_where_what_was_paid_is_little_beside_it() {
    let table = "Department,Account,Description,PO Number,Adopted Budget,Expended\nPolice,5110,Ammo,1001,5000.50,20.00\n\
        Police,5110,Ammo,1002,5000.50,21.00\nFire,5210,Hose,1003,700.75,2.00\nFire,5210,Hose,1004,700.75,4.00\n";
    town(table).run(&asked(&[])).exits(1).says("rows 2, 3").says("--set plan=year");
    // Where the title says that each row is a paper, nobody is asked.
    let site = town(&table.replace("PO Number", "Voucher"));
    let csv = brought(&site, "pagos-2026.csv", "2026", SPENT);
    // 5000.50 + 700.75.
    assert_eq!(sum(&csv, "expenditure", "approved"), 570_125);
    let csv = brought(&site, "pagos-2026.csv", "2026", &[SPENT, &["--column", "accrued=Expended"]].concat());
    assert_eq!(["approved", "accrued"].map(|stage| sum(&csv, "expenditure", stage)), [570_125, 4_700]);
}
