//! `cabildo import budget` where columns are of a part of the year, or totals of no stage: what stands beside them is
//! the year's, and nothing is taken for what it may not be.

use crate::import_budget::{brought, sum, words};
use crate::site::Site;

/// What is taken of a table with three lines, whose columns are each a title with what it has of the year.
struct Read {
    words: Vec<String>,
    stdout: String,
}

fn table(columns: &[(&str, i64)]) -> String {
    let titles = columns.iter().map(|(title, _)| format!(",{title}")).collect::<String>();
    let row = |(code, name, of_hundred): (&str, &str, i64)| {
        let cents = columns.iter().map(|(_, percent)| percent * of_hundred);
        let cells = cents.map(|cents| format!(",{}.{:02}", cents / 100, cents % 100)).collect::<String>();
        format!("{code},{name}{cells}\n")
    };
    let rows = [("1.1.11", "Sueldos", 120_001), ("1.2.20", "Bienes", 720_003), ("1.3.05", "Obras", 92_007)];
    format!("Código,Descripción{titles}\n{}", rows.map(row).concat())
}

fn read(file: &str, columns: &[(&str, i64)]) -> Read {
    let site = Site::of_one_town().beside(file, table(columns));
    let stdout = site.run(&["import", "budget", file, "--dry-run", "--lang", "en"]).exits(0).stdout;
    Read { words: words(&site, file, &[])[2..].to_vec(), stdout }
}

#[track_caller]
fn refuses(file: &str, columns: &[(&str, i64)], said: &str) {
    let site = Site::of_one_town().beside(file, table(columns));
    site.run(&["import", "budget", file, "--lang", "en"]).exits(1).says(said);
}

#[test]
fn the_years_plan_goes_before_that_of_a_part_which_is_told() {
    for part in [
        "Presupuesto mensual",
        "Presupuesto del mes",
        "Presupuesto acumulado",
        "Presupuesto a junio",
        "Budget to date",
        "Q1 Budget",
        "YTD Budget",
        "Monthly Budget",
    ] {
        for year in ["Presupuesto anual", "Presupuesto", "Annual Budget", "Adopted Budget"] {
            let of_part = read("gastos-2025.csv", &[(part, 50), (year, 100), ("Actual", 45)]);
            assert_eq!(of_part.words, ["-", "approved", "accrued"], "{part}, {year}");
            assert!(of_part.stdout.contains(&format!("`{part}` says what was planned")), "{}", of_part.stdout);
        }
    }
    let current = read("expenditure-2025.csv", &[("Current Budget", 100), ("YTD Budget", 50), ("Actual", 45)]);
    assert_eq!(current.words, ["adjusted", "-", "accrued"]);
    // What the plan was on a day of the year is all of it.
    for whole in ["Presupuesto vigente al 30 de junio", "Presupuesto vigente a junio", "Revised budget to date"] {
        assert_eq!(
            read("gastos-2025.csv", &[("Presupuesto", 90), (whole, 100)]).words,
            ["approved", "adjusted"],
            "{whole}"
        );
    }
}

#[test]
fn a_plan_of_a_part_alone_is_not_taken_for_the_years() {
    for part in ["Presupuesto mensual", "Presupuesto acumulado a junio", "YTD Budget", "Q1 Budget", "Aprobado del mes"]
    {
        let columns = [(part, 50), ("Ejecutado", 45)];
        refuses("gastos-2025.csv", &columns, "for a part of the year, and no column");
        let site = Site::of_one_town().beside("gastos-2025.csv", table(&columns));
        // Obeyed: it is the year's, or only what was done is taken.
        let taken = words(&site, "gastos-2025.csv", &["--column", &format!("approved={part}")]);
        assert_eq!(taken[2..], ["approved", "accrued"]);
        let out = words(&site, "gastos-2025.csv", &["--column", &format!("-={part}")]);
        assert_eq!(out[2..], ["-", "accrued"]);
    }
    let four = [
        ("Presupuesto del mes", 8),
        ("Ejecutado del mes", 7),
        ("Presupuesto acumulado", 50),
        ("Ejecutado acumulado", 45),
    ];
    refuses("gastos-2025.csv", &four, "“Presupuesto del mes”, “Presupuesto acumulado”");
    let by_month = "Código,Partida,Mes,Presupuesto acumulado,Devengado acumulado\n1.1,Sueldos,1,100.00,90.00\n\
        1.1,Sueldos,2,200.00,180.00\n1.2,Bienes,1,50.00,20.00\n1.2,Bienes,2,100.00,70.00\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", by_month);
    site.run(&["import", "budget", "gastos-2025.csv", "--lang", "en"]).exits(1).says("“Presupuesto acumulado”");
}

#[test]
fn rows_of_stages_of_a_part_of_the_year_are_left_out_and_told() {
    let rows = |stages: &[(&str, &str)]| {
        let one = |(stage, amount): &(&str, &str)| {
            format!("5110,Salaries,{stage},{amount}\n5210,Supplies,{stage},{amount}\n")
        };
        format!("Account,Description,Scenario,Amount\n{}", stages.iter().map(one).collect::<String>())
    };
    let all = [
        ("Adopted Budget", "1000.10"),
        ("YTD Budget", "500.10"),
        ("YTD Actual", "450.20"),
        ("Monthly Actual", "70.20"),
    ];
    let site = Site::of_one_town().beside("expenditure-2025.csv", rows(&all));
    let told = site.run(&["import", "budget", "expenditure-2025.csv", "--dry-run", "--lang", "en"]).exits(0).stdout;
    assert!(told.contains("the rows of “YTD Budget”, “Monthly Actual” are of a part of the year"), "{told}");
    let csv = brought(&site, "expenditure-2025.csv", "2025", &[]);
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "accrued")), (200_020, 90_040));
    let alone = rows(&[("Presupuesto mensual", "100.10"), ("Ejecutado", "90.20")]);
    let site = Site::of_one_town().beside("gastos-2025.csv", alone);
    site.run(&["import", "budget", "gastos-2025.csv", "--lang", "en"]).exits(1).says("no row what was for all of it");
}

#[test]
fn a_total_of_no_stage_takes_none_from_a_column_that_names_it() {
    let months = [("Enero", 8), ("Febrero", 9), ("Marzo", 10), ("Total", 27)];
    for (file, budget, stage) in [
        ("gastos-2025.csv", "Presupuesto", "accrued"),
        ("expenditure-2025.csv", "Budget", "accrued"),
        ("ingresos-2025.csv", "Presupuesto", "collected"),
    ] {
        let of_months = read(file, &[&[(budget, 100)], &months[..]].concat());
        assert_eq!(of_months.words, ["approved", "-", "-", "-", "-"]);
        let said = "`Total` is the sum of “Enero”, “Febrero”, “Marzo”";
        assert!(
            of_months.stdout.contains(said) && of_months.stdout.contains(&format!("--column \"{stage}=Total\"")),
            "{}",
            of_months.stdout
        );
    }
    for total in ["Monto total", "Total general", "Total", "Importe"] {
        let open = read("gastos-2025.csv", &[("Presupuesto", 100), (total, 90)]);
        assert_eq!(open.words, ["approved", "-"], "{total}");
        assert!(open.stdout.contains(&format!("--column \"accrued={total}\"")), "{total}: {}", open.stdout);
    }
    let american = read("expenditure-2025.csv", &[("Budget", 100), ("Expenditure", 40), ("Total", 90)]);
    assert_eq!(american.words, ["approved", "accrued", "-"]);
    // A number that is called a budget and numbers it is no amount.
    let numbered = "Presupuesto,Código,Descripción,Importe\n1,1.1,Sueldos,120000.10\n1,1.2,Bienes,72000.20\n2,1.3,Obras,92000.30\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", numbered);
    assert_eq!(words(&site, "gastos-2025.csv", &[])[3], "approved");
}

#[test]
fn a_total_is_what_the_columns_before_it_make() {
    let halves = [("Presupuesto", 100), ("Ejecutado I semestre", 40), ("Ejecutado II semestre", 50), ("Total", 90)];
    assert_eq!(read("gastos-2025.csv", &halves).words, ["approved", "-", "-", "accrued"]);
    let months = [("Presupuesto", 100), ("Pagado enero", 10), ("Pagado febrero", 20), ("Total", 30)];
    assert_eq!(read("gastos-2025.csv", &months).words, ["approved", "-", "-", "paid"]);
    for changed in ["Modificaciones", "Modificación neta"] {
        let changed = [("Presupuesto", 100), (changed, 7), ("Total", 107), ("Devengado", 60)];
        assert_eq!(read("gastos-2025.csv", &changed).words, ["approved", "modification", "adjusted", "accrued"]);
    }
    let funded = [("Presupuesto", 100), ("Aportes propios", 60), ("Transferencias", 40), ("Total financiamiento", 100)];
    assert_eq!(
        read("gastos-2025.csv", &funded).words,
        ["approved", "-", "-", "-"],
        "a total numbers no source of money"
    );
}

#[test]
fn what_was_done_of_a_project_is_no_proposal() {
    for (title, stage) in [
        ("Ejecutado del proyecto", "accrued"),
        ("Pagado a proyectos", "paid"),
        ("Valor total del proyecto", "-"),
        ("Monto del proyecto de presupuesto", "proposed"),
        ("Proyecto", "proposed"),
    ] {
        assert_eq!(read("gastos-2025.csv", &[("Aprobado", 100), (title, 60)]).words, ["approved", stage], "{title}");
    }
}

#[test]
fn what_reaches_to_a_part_of_the_year_goes_before_what_is_of_the_part() {
    let brazil = [("Dotação inicial", 100), ("Empenhado no Bimestre", 10), ("Empenhado até o Bimestre", 60)];
    assert_eq!(read("despesa-2025.csv", &brazil).words, ["approved", "-", "committed"]);
    let revenue = [
        ("Previsão inicial", 100),
        ("Receitas realizadas no bimestre", 10),
        ("Receitas realizadas até o bimestre", 60),
    ];
    assert_eq!(read("receita-2025.csv", &revenue).words[..2], ["approved", "-"]);
    for others in ["Peer average actual", "Statewide Actual", "Actual per resident"] {
        let run = read("expenditure-2025.csv", &[("Adopted Budget", 100), (others, 60)]);
        assert_eq!(run.words, ["approved", "-"], "{others}");
        assert!(run.stdout.contains(&format!("--column \"accrued={others}\"")), "{others}: {}", run.stdout);
    }
}

#[test]
fn periods_side_by_side_of_which_nothing_says_what_they_are_are_told() {
    for titles in [
        ["Q1", "Q2", "Q3"],
        ["Enero", "Febrero", "Marzo"],
        ["T1", "T2", "T3"],
        ["1st Quarter", "2nd Quarter", "3rd Quarter"],
    ] {
        let [one, two, three] = titles;
        let of_parts = read("gastos-2025.csv", &[("Aprobado", 100), (one, 10), (two, 15), (three, 20)]);
        assert_eq!(of_parts.words, ["approved", "-", "-", "-"], "{titles:?}");
        let told = format!("the columns “{one}”, “{two}”, “{three}” are of months or parts of the year");
        assert!(of_parts.stdout.contains(&told), "{}", of_parts.stdout);
    }
    // Where a column holds their sum, that says it all.
    let summed = read("gastos-2025.csv", &[("Aprobado", 45), ("Q1", 10), ("Q2", 15), ("Q3", 20)]);
    assert!(!summed.stdout.contains("are of months or parts"), "{}", summed.stdout);
}

#[test]
fn titles_may_be_days_or_the_sign_of_a_paragraph() {
    let days = "Código,Descripción,Presupuesto aprobado,31/03/2025,30/06/2025\n1,Sueldos,1200.50,300.25,610.75\n2,Luz,99.10,20.05,41.15\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", days);
    assert_eq!(words(&site, "gastos-2025.csv", &[])[2], "approved");
    let csv = brought(&site, "gastos-2025.csv", "2025", &["--column", "accrued=30/06/2025"]);
    assert_eq!(["approved", "accrued"].map(|stage| sum(&csv, "expenditure", stage)), [129_960, 65_190], "{csv}");
    let polish = "Dział;Rozdział;§;Nazwa;Plan;Wykonanie\n801;80101;4010;Wynagrodzenia;900,50;870,25\n900;90003;4300;Usługi;40,10;38,00\n";
    let site = Site::of_one_town().beside("wydatki-2025.csv", polish);
    assert_eq!(
        words(&site, "wydatki-2025.csv", &[]),
        ["functional", "functional", "economic", "name", "approved", "accrued"]
    );
    let csv = brought(&site, "wydatki-2025.csv", "2025", &[]);
    assert_eq!(["approved", "accrued"].map(|stage| sum(&csv, "expenditure", stage)), [94_060, 90_825], "{csv}");
    // A table without titles is told with its columns.
    let bare = Site::of_one_town().beside("x-2025.csv", "1,2,300.50\n3,4,500.75\n");
    bare.run(&["import", "budget", "x-2025.csv", "--lang", "en"]).exits(1).says("among 1, 2, 3");
}
