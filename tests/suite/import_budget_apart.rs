//! `cabildo import budget` where a title names a stage and something that takes its column out of it: another year,
//! a forecast, what is not done, a quota, a count of things, one month. Such a column is no figure of that stage; where
//! no other column is, that is told with what to do, which works.

use crate::import_budget::{brought, sum, words};
use crate::site::Site;

/// A table of three lines: 740,000.00 in its first column of amounts and 719,000.50 in the second.
fn table(first: &str, second: &str) -> String {
    format!(
        "Código,Descripción,{first},{second}\n3.1.11,Sueldos,100000.00,99000.50\n3.2.20,Bienes,220000.00,210000.00\n\
        3.3.05,Obras,420000.00,410000.00\n"
    )
}

/// What each column of amounts is read as.
fn read(file: &str, first: &str, second: &str) -> Vec<String> {
    let site = Site::of_one_town().beside(file, table(first, second));
    words(&site, file, &[])[2..].to_vec()
}

#[test]
fn a_column_that_is_no_figure_of_its_stage_is_told_and_taken_only_if_the_officer_says_so() {
    let cases = [
        ("Adopted Budget", "Prior Year Actual", "accrued"),
        ("Presupuesto aprobado", "Gasto año anterior", "accrued"),
        ("Presupuesto", "Pagado ejercicio anterior", "paid"),
        ("Presupuesto", "Pagos previstos", "paid"),
        ("Adopted Budget", "Estimated Actual", "accrued"),
        ("Original Budget", "Forecast Outturn", "accrued"),
        ("Presupuesto", "Ejecución proyectada a diciembre", "accrued"),
        ("Presupuesto", "Cierre estimado", "accrued"),
        ("Presupuesto", "No ejecutado", "accrued"),
        ("Budget", "Accrued but not paid", "accrued"),
        ("Budget", "Amount to be paid", "paid"),
        ("Presupuesto", "Devengado - Pagado", "accrued"),
        ("Original Budget", "Variance with Final Budget", "adjusted"),
        ("Presupuesto", "Cuota de pago", "paid"),
        ("Presupuesto", "Cuota de compromiso", "committed"),
        ("Presupuesto", "Meta física ejecutada", "accrued"),
        ("Presupuesto", "Ejecutado del mes", "accrued"),
        ("Presupuesto", "Ejecución mensual", "accrued"),
        ("Adopted Budget", "MTD Actual", "accrued"),
        ("Presupuesto", "Pago de la semana", "paid"),
        ("Presupuesto", "Compromisos anulados", "committed"),
        ("Presupuesto", "Devengado anulado", "accrued"),
        ("Adopted Budget", "Refunds paid", "paid"),
        ("Presupuesto", "Ejecución ejerc. ant.", "accrued"),
        ("Adopted Budget", "3-Year Average Actual", "accrued"),
        ("Presupuesto", "Número de pagos", "paid"),
        ("Adopted Budget", "Open commitments", "committed"),
        ("Adopted Budget", "Q4 Actual", "accrued"),
        ("Presupuesto", "Retenciones pagadas", "paid"),
        ("Presupuesto", "Pagado con fondos propios", "paid"),
        ("Presupuesto", "Pagos de reservas", "paid"),
        ("Presupuesto", "Gasto nacional", "accrued"),
        ("Adopted Budget", "Interest paid", "paid"),
        ("Presupuesto", "Compromisos cancelados", "committed"),
        ("Presupuesto", "Devengado revertido", "accrued"),
        ("Presupuesto", "Pagos devueltos", "paid"),
        ("Adopted Budget", "Life-to-date Actual", "accrued"),
        ("Presupuesto", "Ejecutado desde inicio del proyecto", "accrued"),
        ("Adopted Budget", "Annualized Actual", "accrued"),
        ("Adopted Budget", "Fortnight actual", "accrued"),
        ("Adopted Budget", "Actual per resident", "accrued"),
        ("Adopted Budget", "Actual Dec", "accrued"),
        ("Adopted Budget", "Current Month Expenditures", "accrued"),
        ("Adopted Budget", "Current Period Actual", "accrued"),
        ("Presupuesto", "Devengado del periodo", "accrued"),
        ("Presupuesto", "Ejecutado enero", "accrued"),
        ("Presupuesto", "Devengado abril-junio", "accrued"),
        ("Presupuesto", "Gasto estimado", "accrued"),
        ("Presupuesto", "Gasto previsto", "accrued"),
        ("Budget", "Estimated Spending", "accrued"),
        ("Presupuesto", "Programación de pago", "paid"),
    ];
    for (plan, other, stage) in cases {
        let file = "gastos-2025.csv";
        let site = Site::of_one_town().beside(file, table(plan, other));
        assert_eq!(words(&site, file, &[])[2..], ["approved", "-"], "{plan}, {other}");
        let run = site.run(&["import", "budget", file, "--dry-run", "--lang", "en"]).exits(0);
        let advice = format!("--column \"{stage}={other}\"");
        assert!(run.stdout.contains(&advice), "{other}: {}", run.stdout);
        // What is advised works.
        let said = words(&site, file, &["--column", &format!("{stage}={other}")]);
        assert_eq!(said[2..], ["approved", stage], "{plan}, {other}");
    }
    let site = Site::of_one_town().beside("gastos-2025.csv", table("Presupuesto", "Pagado año anterior"));
    let csv = brought(&site, "gastos-2025.csv", "2025", &["--column", "paid=Pagado año anterior"]);
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "paid")), (74_000_000, 71_900_050));
}

#[test]
fn revenue_of_the_year_before_is_not_what_came_in_this_year() {
    assert_eq!(read("ingresos-2025.csv", "Presupuesto", "Recaudado año anterior"), ["approved", "-"]);
    assert_eq!(read("ingresos-2025.csv", "Recaudado año anterior", "Recaudado"), ["-", "collected"]);
    let file = "ingresos-2025.csv";
    let both = "Código,Descripción,Recaudado año anterior,Presupuesto,Recaudado del mes\n1.1,Inmuebles,11.00,13.00,0.90\n\
        1.2,Anuncios,2.80,3.10,0.20\n";
    let site = Site::of_one_town().beside(file, both);
    assert_eq!(words(&site, file, &[])[2..], ["-", "approved", "-"]);
}

#[test]
fn what_names_a_stage_plainly_is_taken_beside_what_does_not() {
    let american = "Function,Original Budget,Final Budget,Actual,Variance with Final Budget\n\
        General government,1200000,1250000,1200500,49500\nPublic safety,5400000,5450000,5300250,149750\n";
    let site = Site::of_one_town().beside("expenditures-2025.csv", american);
    assert_eq!(words(&site, "expenditures-2025.csv", &[])[1..], ["approved", "adjusted", "accrued", "-"]);
    for reaching in
        ["Ejecutado a diciembre", "Devengado al 31 de diciembre", "Devengado enero-junio", "Devengado 1er semestre"]
    {
        assert_eq!(read("gastos-2025.csv", "Presupuesto", reaching), ["approved", "accrued"], "{reaching}");
    }
    for (plan, other, read_as) in [
        ("Adopted Budget", "Current Expenditures", "accrued"),
        ("Adopted Budget", "Current Budget", "adjusted"),
        ("Presupuesto ejercicio anterior", "Gasto estimado", "approved"),
        ("Votado", "Devengado", "accrued"),
        ("Budget initial", "Imputations", "accrued"),
    ] {
        let plan_read = if plan.contains("anterior") { "-" } else { "approved" };
        assert_eq!(read("gastos-2025.csv", plan, other), [plan_read, read_as], "{plan}, {other}");
    }
    let annulled = "Código;Descripción;Presupuesto;Compromisos;Compromisos anulados;Pagos;Pagos anulados\n\
        111;Sueldos;105000;55000;500;50000;120\n112;Bienes;295000;180000;900;175000;260\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", annulled);
    assert_eq!(words(&site, "gastos-2025.csv", &[])[2..], ["approved", "committed", "-", "paid", "-"]);
    let argentine = "Código;Descripción;Crédito Vigente;Devengado;Pagado;Devengado no pagado;Crédito Vig. - Devengado\n\
        111;Sueldos;105000;55000;50000;5000;50000\n112;Bienes;295000;180000;175000;5000;115000\n";
    let site = Site::of_one_town().beside("gastos-2024.csv", argentine);
    assert_eq!(words(&site, "gastos-2024.csv", &[])[2..], ["adjusted", "accrued", "paid", "-", "-"]);
    let quota = "Código,Descripción,Presupuesto vigente,Cuota de compromiso,Compromiso,Devengado,Devengado año anterior\n\
        1.1,Sueldos,1300000,1200000,1190000,1180000,1080000\n1.2,Bienes,310000,305000,300000,290000,280000\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", quota);
    assert_eq!(words(&site, "gastos-2025.csv", &[])[2..], ["adjusted", "-", "committed", "accrued", "-"]);
    let run = site.run(&["import", "budget", "gastos-2025.csv", "--dry-run", "--lang", "en"]).exits(0);
    assert!(!run.stdout.contains("--column"), "{}", run.stdout);
    // What is taken from the budget is a difference, unless *the budget* is a heading above several columns.
    assert_eq!(read("gastos-2025.csv", "Presupuesto", "Presupuesto - Ejecutado"), ["approved", "-"]);
    assert_eq!(read("gastos-2025.csv", "Aprobado", "Budget - Actual"), ["approved", "-"]);
    assert_eq!(read("gastos-2025.csv", "Presupuesto - Aprobado", "Presupuesto - Ejecutado"), ["approved", "accrued"]);
}

#[test]
fn fiscal_years_of_two_digits_are_years() {
    let table = "Account,Description,FY24 Actual,FY 25 Adopted Budget,FY'26 Adopted Budget\n5110,Salaries,42.00,44.00,45.00\n\
        5210,Supplies,3.00,3.10,3.30\n";
    let site = Site::of_one_town().beside("expenditure-2026.csv", table);
    assert_eq!(words(&site, "expenditure-2026.csv", &[])[2..], ["-", "-", "approved"]);
    let csv = brought(&site, "expenditure-2026.csv", "2026", &[]);
    assert_eq!(sum(&csv, "expenditure", "approved"), 4_830);
}

#[test]
fn what_the_executive_asks_for_is_proposed() {
    let titles = ["Estimated by Chief Executive", "Executive Budget", "Mayor's Executive Budget", "Executive Request"];
    for title in titles {
        assert_eq!(read("expenditure-2025.csv", "Adopted by Council", title), ["approved", "proposed"], "{title}");
    }
}

#[test]
fn a_proposal_of_a_budget_says_of_the_years_before_it_nothing_of_its_own() {
    let bill = "Código,Descripción,Ejecutado año anterior,Presupuesto vigente,Cierre estimado,Proyecto\n\
        1.1,Sueldos,1200000.50,1300000.00,1290000.00,1400000.00\n1.2,Bienes,300000.25,310000.00,305000.00,320000.00\n";
    let site = Site::of_one_town().beside("gastos-2026.csv", bill);
    assert_eq!(words(&site, "gastos-2026.csv", &[])[2..], ["-", "-", "-", "proposed"]);
    let run = site.run(&["import", "budget", "gastos-2026.csv", "--dry-run", "--lang", "en"]).exits(0);
    assert!(run.stdout.contains("--column \"adjusted=Presupuesto vigente\""), "{}", run.stdout);
    let said = words(&site, "gastos-2026.csv", &["--column", "adjusted=Presupuesto vigente"]);
    assert_eq!(said[2..], ["-", "adjusted", "-", "proposed"]);
    let american = "Account,Description,Prior Year Actual,Current Year Budget,Current Year Estimated Actual,Proposed Budget,Adopted Budget\n\
        51100,Salaries,4200111,4400000,4380000,4500000,4490000\n52100,Supplies,300222,310000,305000,330000,325000\n";
    let site = Site::of_one_town().beside("expenditures-2026.csv", american);
    assert_eq!(words(&site, "expenditures-2026.csv", &[])[2..], ["-", "-", "-", "proposed", "approved"]);
    // Where nothing is proposed, the current year is the table's own.
    assert_eq!(read("expenditures-2026.csv", "Current Year Budget", "Prior Year Actual"), ["adjusted", "-"]);
}

#[test]
fn a_month_is_a_stage_where_rows_are_of_months() {
    let table = "Mes,Código,Descripción,Presupuesto mensual,Ejecución mensual\nEnero,1.1,Sueldos,100.00,90.00\nFebrero,1.1,Sueldos,100.00,95.00\n\
        Enero,1.2,Bienes,50.00,20.00\nFebrero,1.2,Bienes,50.00,70.00\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", table);
    assert_eq!(words(&site, "gastos-2025.csv", &["--set", "periods=each"])[4], "accrued");
    let csv = brought(&site, "gastos-2025.csv", "2025", &["--set", "periods=each", "--set", "plan=each"]);
    assert_eq!(sum(&csv, "expenditure", "accrued"), 27_500);
}

#[test]
fn rows_of_another_year_or_of_a_forecast_are_left_out_and_listed() {
    let table = "Código,Descripción,Fase,Importe\n1.1,Sueldos,Aprobado,100.00\n1.1,Sueldos,Ejecutado,90.00\n\
        1.1,Sueldos,Ejecutado año anterior,80.00\n1.1,Sueldos,Ejecución proyectada,99.00\n1.1,Sueldos,No ejecutado,10.00\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", table);
    let run = site.run(&["import", "budget", "gastos-2025.csv", "--dry-run", "--lang", "en"]).exits(0);
    for word in ["Ejecutado año anterior", "Ejecución proyectada", "No ejecutado"] {
        assert!(run.stdout.contains(&format!("“{word}” in “Fase”")), "{word}: {}", run.stdout);
    }
    let csv = brought(&site, "gastos-2025.csv", "2025", &[]);
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "accrued")), (10_000, 9_000));
}

#[test]
fn counts_of_things_are_no_money_and_what_is_scheduled_no_programme() {
    let table = "Código,Programa,Presupuesto aprobado,Meta física programada,Meta física ejecutada,Programado acumulado\n\
        01,Aseo urbano,1300000.00,12000,11800,700000.00\n02,Vías,310000.00,450,430,200000.00\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", table);
    let read = words(&site, "gastos-2025.csv", &[]);
    assert_eq!(read[2..], ["approved", "-", "-", "-"]);
}

#[test]
fn what_was_added_up_over_months_is_what_was_done_and_never_the_plan() {
    for title in ["Total acumulado enero-junio", "Monto acumulado a la fecha", "Total enero-junio"] {
        assert_eq!(read("gastos-2026.csv", "Presupuesto", title), ["approved", "accrued"], "{title}");
        assert_eq!(read("ingresos-2026.csv", "Presupuesto", title), ["approved", "collected"], "{title}");
    }
}
