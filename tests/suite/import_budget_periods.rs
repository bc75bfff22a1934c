//! `cabildo import budget` where the same lines stand several times: by months, by quarters, in several files. Added
//! up, the year would be a multiple of itself. Every expected figure was added up by hand.

use crate::import_budget::{brought, sum, words};
use crate::site::Site;
use crate::tables::Stored::{self, Number, Text};
use crate::tables::ods_of_two;

fn town(file: &str, table: &str) -> Site {
    Site::of_one_town().beside(file, table)
}

const SPENT: &[&str] = &["--set", "direction=expenditure"];

/// Three lines over three months: each row repeats the year's plan; what was accrued and paid counts from January.
const SO_FAR: &str = "Programa,Renglón,Descripción,Mes,Asignado,Vigente,Devengado,Pagado\n\
    11,011,Personal,1,1200.00,1200.00,98.10,90.00\n11,011,Personal,2,1200.00,1200.00,201.35,180.50\n\
    11,011,Personal,3,1200.00,1200.00,299.80,280.00\n11,029,Contratos,1,600.00,650.00,48.00,40.00\n\
    11,029,Contratos,2,600.00,650.00,100.10,95.00\n11,029,Contratos,3,600.00,650.00,152.25,150.00\n\
    14,211,Alimentos,1,300.00,250.00,20.00,10.00\n14,211,Alimentos,2,300.00,250.00,45.00,40.00\n\
    14,211,Alimentos,3,300.00,250.00,70.00,60.00\n";

/// The sums of a year's stages, in cents.
fn spent(site: &Site, file: &str, more: &[&str]) -> [i64; 3] {
    let csv = brought(site, file, "2026", &[SPENT, more].concat());
    ["approved", "adjusted", "accrued"].map(|stage| sum(&csv, "expenditure", stage))
}

#[test]
fn figures_that_never_fall_from_month_to_month_are_added_only_if_the_officer_says_so() {
    let asked = ["import", "budget", "gasto-2026.csv", "--set", "direction=expenditure", "--lang", "en"];
    let quarters = SO_FAR.replace("Mes", "Trimestre");
    let named = [(",1,", ",Enero,"), (",2,", ",Febrero,"), (",3,", ",Marzo,")];
    let named = named.iter().fold(SO_FAR.to_owned(), |table, (number, name)| table.replace(number, name));
    for table in [SO_FAR, &quarters, &named] {
        let site = town("gasto-2026.csv", table);
        site.run(&asked).exits(1).says("they fall too seldom").says("--set periods=accumulated");
        let so_far = spent(&site, "gasto-2026.csv", &["--set", "periods=accumulated"]);
        // 1200 + 600 + 300; 1200 + 650 + 250; 299.80 + 152.25 + 70 in March.
        assert_eq!(so_far, [210_000, 210_000, 52_205], "{table}");
    }
    let site = town("gasto-2026.csv", &quarters);
    brought(&site, "gasto-2026.csv", "2026", &[SPENT, &["--set", "periods=accumulated"]].concat());
    let reports = site.build().exits(0).page("presupuestos/2026/2026-executions.csv");
    assert!(reports.contains("2026-03-31") && reports.contains("2026-09-30"), "three quarters: {reports}");
    // The officer may say that each month's figures are its own.
    let site = town("gasto-2026.csv", SO_FAR);
    let each = spent(&site, "gasto-2026.csv", &["--set", "periods=each"]);
    assert_eq!(each, [210_000, 210_000, 103_460], "what was planned is the year's all the same");
}

#[test]
fn what_is_told_to_date_is_not_added() {
    let table = SO_FAR.replace("Devengado,Pagado", "Devengado acumulado,Pagado acumulado");
    let site = town("gasto-2026.csv", &table);
    assert_eq!(spent(&site, "gasto-2026.csv", &[]), [210_000, 210_000, 52_205]);
}

#[test]
fn figures_of_each_month_are_added_and_the_years_plan_in_each_row_is_not() {
    let table = "Programa,Renglón,Descripción,Mes,Asignado,Vigente,Devengado\n\
        11,011,Personal,1,1200.00,1200.00,100.10\n11,011,Personal,2,1200.00,1200.00,98.20\n\
        11,011,Personal,3,1200.00,1210.00,101.30\n14,211,Alimentos,1,300.00,250.00,40.00\n\
        14,211,Alimentos,2,300.00,250.00,10.05\n14,211,Alimentos,3,300.00,250.00,9.95\n";
    let site = town("gasto-2026.csv", table);
    // 1200 + 300; 1210 + 250, as March has it; 299.60 + 60.00.
    assert_eq!(spent(&site, "gasto-2026.csv", &[]), [150_000, 146_000, 35_960]);
}

#[test]
fn the_sum_of_the_months_in_rows_of_no_month_is_not_added() {
    let table = "Código,Partida,Mes,Presupuesto,Devengado\n2.1.1,Sueldos,1,1200.50,100.25\n2.1.1,Sueldos,2,1200.50,101.25\n\
        2.1.1,Sueldos,0,1200.50,201.50\n3.1.1,Obras,1,5000.75,0.00\n3.1.1,Obras,2,5000.75,700.30\n3.1.1,Obras,0,5000.75,700.30\n";
    let asked = ["import", "budget", "gasto-2026.csv", "--lang", "en"];
    for table in [table, &table.replace("Devengado", "Ejecutado").replace(",0,", ",00,")] {
        let site = town("gasto-2026.csv", table);
        site.run(&asked).exits(1).says("(row 4)").says("empty their cells");
        site.run(&[&asked[..], &["--set", "periods=each"]].concat()).exits(1).says("(row 4)");
    }
    // Obeyed: 100.25 + 101.25 + 700.30, and the plan once.
    let emptied = table.replace("1200.50,201.50", "1200.50,").replace("0,5000.75,700.30", "0,5000.75,");
    let site = town("gasto-2026.csv", &emptied);
    let csv = brought(&site, "gasto-2026.csv", "2026", &[SPENT, &["--set", "plan=year"]].concat());
    assert_eq!(["approved", "accrued"].map(|stage| sum(&csv, "expenditure", stage)), [620_125, 90_180]);
}

#[test]
fn lines_that_an_unknown_column_repeats_are_not_added() {
    let table = "Renglón,Descripción,Versión carga,Asignado,Devengado\n\
        011,Personal,A-7,1200.00,98.10\n011,Personal,B-7,1200.00,201.35\n\
        211,Alimentos,A-7,300.00,20.00\n211,Alimentos,B-7,300.00,45.00\n";
    let site = town("gasto-2026.csv", table);
    let asked = ["import", "budget", "gasto-2026.csv", "--set", "direction=expenditure", "--lang", "en"];
    site.run(&asked).exits(1).says("`Versión carga`").says("--set periods=each");
}

/// Rows of four months that a column names, of figures that count from the year's first day or of each month: one column
/// a stage without what was first approved, or one row a stage.
fn of_four(title: &str, times: [&str; 4], rows_of_stages: bool, so_far: bool) -> String {
    let lines =
        [("510", "Gehälter", [90, 80, 95, 85]), ("520", "Material", [30, 40, 20, 35]), ("610", "Bau", [5, 9, 7, 6])];
    let mut table = match rows_of_stages {
        true => format!("{title};Konto;Bezeichnung;Stage;Value\n"),
        false => format!("{title};Konto;Bezeichnung;Adjusted;Accrued;Paid\n"),
    };
    for (nth, time) in times.iter().enumerate() {
        for (code, name, done) in lines {
            let accrued: u32 = if so_far { done[..=nth].iter().sum() } else { done[nth] };
            // The plan of one line was changed in the third month.
            let plan = done[0] * 12 + if code == "610" && nth > 1 { 40 } else { 0 };
            let paid = accrued - 1;
            table += &match rows_of_stages {
                true => format!(
                    "{time};{code};{name};Adjusted;{plan}\n{time};{code};{name};Accrued;{accrued}\n{time};{code};{name};Paid;{paid}\n"
                ),
                false => format!("{time};{code};{name};{plan};{accrued};{paid}\n"),
            };
        }
    }
    table
}

#[test]
fn months_of_a_title_that_says_only_period_are_read_by_their_cells() {
    let months = ["2026-01", "2026-02", "2026-03", "2026-04"];
    for (title, times) in [
        ("Period", months),
        ("Periodo contable", ["01/2026", "02/2026", "03/2026", "04/2026"]),
        ("Periode", ["202601", "202602", "202603", "202604"]),
        ("Fiscal period", ["4", "6", "7", "8"]),
        ("Período", ["P05", "P06", "P07", "P08"]),
    ] {
        for rows_of_stages in [false, true] {
            let site = town("ausgaben-2026.csv", &of_four(title, times, rows_of_stages, false));
            let csv = brought(&site, "ausgaben-2026.csv", "2026", SPENT);
            // 1080 + 360 + 100 as the last month has it; 350 + 125 + 27.
            let sums = ["adjusted", "accrued"].map(|stage| sum(&csv, "expenditure", stage));
            assert_eq!(sums, [154_000, 50_200], "{title}, {rows_of_stages}");
            let site = town("ausgaben-2026.csv", &of_four(title, times, rows_of_stages, true));
            let asked = ["import", "budget", "ausgaben-2026.csv", "--lang", "en", SPENT[0], SPENT[1]];
            site.run(&asked).exits(1).says("they fall too seldom");
            let so_far = [SPENT, &["--set", "periods=accumulated"]].concat();
            let csv = brought(&site, "ausgaben-2026.csv", "2026", &so_far);
            let sums = ["adjusted", "accrued"].map(|stage| sum(&csv, "expenditure", stage));
            assert_eq!(sums, [154_000, 50_200], "{title}, {rows_of_stages}");
        }
    }
}

#[test]
fn rows_that_an_unknown_time_tells_apart_are_not_added() {
    let asked = ["import", "budget", "ausgaben-2026.csv", "--lang", "en", SPENT[0], SPENT[1]];
    let each = [
        ("Lauf", ["L1", "L2", "L3", "L4"]),
        ("Fiscal period", ["1", "2", "3", "4"]),
        ("Stand", ["alpha", "beta", "gamma", "delta"]),
    ];
    for (title, times) in each {
        for (rows_of_stages, so_far) in [(false, true), (true, true), (true, false), (false, false)] {
            let table = of_four(title, times, rows_of_stages, so_far);
            let site = town("ausgaben-2026.csv", &table);
            site.run(&asked).exits(1).says(title).says("Nothing is taken").says("--set periods=each");
            // Without any plan, what counts from January tells it alone.
            let done: String = match rows_of_stages {
                true => table.lines().filter(|row| !row.contains(";Adjusted;")).map(|row| format!("{row}\n")).collect(),
                false => table
                    .lines()
                    .map(|row| {
                        row.split(';')
                            .enumerate()
                            .filter(|(at, _)| *at != 3)
                            .map(|(_, cell)| cell)
                            .collect::<Vec<_>>()
                            .join(";")
                            + "\n"
                    })
                    .collect(),
            };
            let site = town("ausgaben-2026.csv", &done);
            if so_far {
                site.run(&asked).exits(1).says(title).says("Nothing is taken");
            }
        }
    }
    // What the question names is obeyed, and what cannot be read as a month is told.
    let site = town("ausgaben-2026.csv", &of_four("Lauf", ["L1", "L2", "L3", "L4"], false, true));
    let month = [SPENT, &["--column", "month=Lauf", "--set", "periods=accumulated"]].concat();
    let csv = brought(&site, "ausgaben-2026.csv", "2026", &month);
    assert_eq!(["adjusted", "accrued"].map(|stage| sum(&csv, "expenditure", stage)), [154_000, 50_200]);
    let site = town("ausgaben-2026.csv", &of_four("Stand", ["alpha", "beta", "gamma", "delta"], false, true));
    site.run(&[&asked[..], &["--column", "month=Stand"]].concat()).exits(1).says("cannot be read as months (“alpha”)");
}

#[test]
fn a_plan_that_moves_a_little_from_week_to_week_is_not_added() {
    // What was done in each week goes up and down; the plan grows by a hundredth or two.
    let table = |title: &str| {
        let rows = |code: &str, name: &str, plan: [u32; 4], done: [u32; 4]| -> String {
            let weeks = plan.iter().zip(done).enumerate();
            weeks.map(|(at, (plan, done))| format!("{};{code};{name};{plan};{done}\n", at + 1)).collect()
        };
        format!("{title};Código;Concepto;Vigente;Devengado\n")
            + &rows("111", "Sueldos", [1000, 1010, 1010, 1030], [80, 120, 60, 90])
            + &rows("211", "Papel", [500, 505, 515, 515], [40, 20, 70, 30])
            + &rows("221", "Luz", [300, 300, 306, 309], [25, 31, 22, 28])
    };
    for title in ["Semana", "Woche", "Corrida"] {
        let site = town("gastos-2026.csv", &table(title));
        let asked = ["import", "budget", "gastos-2026.csv", "--lang", "en", SPENT[0], SPENT[1]];
        site.run(&asked).exits(1).says(title).says("Nothing is taken");
    }
}

#[test]
fn rows_of_several_places_of_a_line_are_added_without_a_question() {
    // No title says what the places are; their figures go up and down as they may.
    let table = "Sede;Konto;Bezeichnung;Adjusted;Accrued\nNord;510;Gehälter;900;800\nNord;520;Material;120;100\n\
        Süd;510;Gehälter;700;610\nSüd;520;Material;300;280\nOst;510;Gehälter;950;720\nOst;520;Material;90;85\n";
    let site = town("ausgaben-2026.csv", table);
    let csv = brought(&site, "ausgaben-2026.csv", "2026", SPENT);
    assert_eq!(["adjusted", "accrued"].map(|stage| sum(&csv, "expenditure", stage)), [306_000, 259_500]);
}

#[test]
fn states_of_one_table_on_several_days_are_not_added_in_one_run() {
    let of = |done: [&str; 2]| {
        format!("Objeto;Partida;Aprobado;Devengado\n111;Sueldos;1000,00;{}\n211;Papel;200,00;{}\n", done[0], done[1])
    };
    let site = town("1T-2026.csv", &of(["210,00", "42,00"])).beside("2T-2026.csv", of(["420,00", "84,00"]));
    let files = ["import", "budget", "1T-2026.csv", "2T-2026.csv"];
    let asked = [&files[..], &["--year", "2026", "--lang", "en"], SPENT].concat();
    site.run(&asked).exits(1).says("2T-2026.csv").says("nothing is taken").says("--set table=new");
    // The sheets of one workbook, too.
    let sheet: &[&[Stored]] = &[
        &[Text("Objeto"), Text("Partida"), Text("Aprobado"), Text("Devengado")],
        &[Text("111"), Text("Sueldos"), Number("1000"), Number("210")],
        &[Text("211"), Text("Papel"), Number("200"), Number("42")],
    ];
    let site = Site::of_one_town().beside("trimestres-2026.ods", ods_of_two(sheet, sheet));
    let asked = ["import", "budget", "trimestres-2026.ods", "--lang", "en", SPENT[0], SPENT[1]];
    site.run(&asked).exits(1).says("nothing is taken");
}

#[test]
fn units_in_titles_multiply_and_are_told() {
    let table = "Programa;Económica;Descripción;Crédito inicial (miles €);Obligaciones reconocidas (miles €)\n\
        132;12000;Sueldos;1250,5;1100,4\n132;22100;Energía;350,25;300,15\n";
    let euros = crate::site::SETTINGS.replace("PAB", "EUR");
    let site = town("gasto-2026.csv", table).file("cabildo.yaml", euros);
    let outcome = site.run(&["import", "budget", "gasto-2026.csv", "--lang", "en", SPENT[0], SPENT[1]]).exits(0);
    assert!(outcome.stdout.contains("multiplied by 1000"), "{}", outcome.stdout);
    let csv = site.build().exits(0).page("presupuestos/2026/2026.csv");
    assert_eq!(sum(&csv, "expenditure", "approved"), 160_075_000);
    let one = brought(&site, "gasto-2026.csv", "2026", &[SPENT, &["--set", "times=1"]].concat());
    assert_eq!(sum(&one, "expenditure", "approved"), 160_075);
}

#[test]
fn numbers_of_projects_are_no_proposed_budget() {
    let table = "Programa;Proyecto;Rubro;Nombre;Apropiación inicial;Compromisos\n\
        17;202500123;2.3.2.02;Vía La Paz;1.000.000,00;900.000,00\n40;202500456;2.3.2.01;Acueducto;2.000.000,00;1.900.000,00\n";
    let found = words(&town("gastos-2026.csv", table), "gastos-2026.csv", &[]);
    assert_eq!((found[1].as_str(), found[4].as_str(), found[5].as_str()), ("programme", "approved", "committed"));
}

#[test]
fn amounts_below_nothing_are_read_however_their_sign_is_written() {
    let forms = [
        "(1.234,56)",
        "-1.234,56",
        "−1.234,56",
        "1.234,56-",
        "- 1.234,56",
        "(-1.234,56)",
        "–1.234,56",
        "B/.(1.234,56)",
    ];
    for form in forms {
        let table = format!(
            "Objeto;Partida;Aprobado;Devengado\n111;Sueldos;10.000,00;1.000,50\n211;Papel;9.000,00;{form}\n\
            311;Obras;8.000,00;{form}\n"
        );
        let table = if form.starts_with("B/.") {
            table
                .replace(";1.000,50", ";B/.1.000,50")
                .replace(";10.", ";B/.10.")
                .replace(";9.", ";B/.9.")
                .replace(";8.", ";B/.8.")
        } else {
            table
        };
        let site = town("gasto-2026.csv", &table);
        let csv = brought(&site, "gasto-2026.csv", "2026", SPENT);
        // 1000.50 - 1234.56 - 1234.56.
        assert_eq!(sum(&csv, "expenditure", "accrued"), -146_862, "{form}");
    }
}

#[test]
fn a_side_of_an_account_is_no_sign_and_its_cells_are_told() {
    let table = "Objeto;Partida;Aprobado;Devengado\n111;Sueldos;10.000,00;1.000,50\n211;Papel;9.000,00;1.234,56 CR\n\
        311;Obras;8.000,00;50,00 CR\n";
    let site = town("gasto-2026.csv", table);
    site.run(&["import", "budget", "gasto-2026.csv", "--lang", "en", SPENT[0], SPENT[1]]);
    let told = site.check().exits(1);
    assert!(told.stdout.contains("1.234,56 CR") && !told.stdout.contains("symbol"), "{}", told.stdout);
}

#[test]
fn names_that_end_in_a_number_are_names() {
    let rows: String =
        (1..=6).map(|number| format!("100;51{number:02};Escuela {number};{number}.000,10;500,00\n")).collect();
    let table = format!("Department;Account;Descripción;Adopted Budget;Actual\n{rows}");
    let found = words(&town("gasto-2026.csv", &table), "gasto-2026.csv", SPENT);
    assert_eq!(found[2], "name");
}

#[test]
fn a_countrys_codes_are_not_called_by_the_standards_names() {
    let functions = "Missione;Capitolo;Descrizione;Stanziamento iniziale;Impegnato\n\
        01;1010;Stipendi;10.000,00;9.400,00\n10;2020;Strade;50.000,00;40.000,00\n";
    let site = town("spesa-2026.csv", functions);
    brought(&site, "spesa-2026.csv", "2026", SPENT);
    let page = site.build().exits(0).page("presupuestos/2026/");
    assert!(!page.contains("Protección social"), "a mission of transport");
    // Articles of expenditure have the numbers of the standard's revenue.
    let objects = "Artículo;Créditos iniciales;Obligaciones reconocidas netas\n12;1000,00;950,00\n13;400,00;390,00\n\
        21;300,00;250,00\n22;500,00;450,00\n31;30,00;25,00\n";
    let site = town("gasto-2026.csv", objects);
    brought(&site, "gasto-2026.csv", "2026", SPENT);
    let page = site.build().exits(0).page("presupuestos/2026/gastos-por-objeto/");
    assert!(!page.contains("Contribuciones sociales") && !page.contains("Donaciones"), "{page}");
}

#[test]
fn parts_of_the_year_side_by_side_are_told_and_none_is_taken_for_all() {
    for parts in ["Ejecutado Ene-Mar;Ejecutado Abr-Jun", "Ejecutado 1er trimestre;Ejecutado 2do trimestre"] {
        let table = format!(
            "Cuenta;Concepto;Presupuesto Inicial;{parts}\n2.1.1;Sueldos;1500.00;400.00;405.50\n2.2.1;Luz;300.00;70.00;65.25\n"
        );
        let site = Site::of_one_town().beside("egresos-2025.csv", table);
        assert_eq!(words(&site, "egresos-2025.csv", &[])[2..], ["approved", "-", "-"]);
        let run = site.run(&["import", "budget", "egresos-2025.csv", "--dry-run", "--lang", "en"]).exits(0);
        assert!(run.stdout.contains("tell `accrued` by parts of the year"), "{}", run.stdout);
    }
}
