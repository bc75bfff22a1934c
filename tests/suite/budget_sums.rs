//! Rows of sums in a treasury's table are told, and lines that are as much as others only as such.

use crate::site::{Outcome, Site};

fn budget(text: &str) -> Site {
    Site::of_one_town().with("budgets/2026.yaml", format!("year: 2026\n{text}"))
}

/// What is told of a treasury's table of expenditure, with the columns of its codes.
fn spent(checks: &str, columns: &str, table: &str) -> Outcome {
    let form = format!("columns: {{{columns}, name: Nombre}}, amounts: {{approved: Monto}}");
    let lines = format!("lines: {{file: x.csv, delimiter: \";\", direction: expenditure, {form}}}\n");
    budget(&format!("{checks}{lines}")).with("budgets/x.csv", table).check()
}

#[test]
fn a_row_of_totals_is_not_one_line_more() {
    let table = |rows: &str| spent("", "functional: Func", &format!("Func;Nombre;Monto\n{rows}"));
    let lines = "04.5.1;Aceras;10\n05.1.0;Aseo;30\n";
    for total in [";TOTAL;40", ";Total general;40", "TOTAL;;40"] {
        table(&format!("{lines}{total}\n")).tells("uno/budgets/x.csv:4", "line-is-total", "PAB 40.00");
    }
    let by_chapter = "04.5.1;Aceras;10\n04.5.2;Calles;5\n;Total obras;15\n05.1.0;Aseo;30\n;Suma total;45\n";
    table(by_chapter).tells("uno/budgets/x.csv:4", "line-is-total", "PAB 15.00").tells(
        "uno/budgets/x.csv:6",
        "line-is-total",
        "PAB 45.00",
    );
    // Whatever it is called: without a code and a name, in other languages, with a cent too many, of several levels.
    for total in [";;40", ";T O T A L;40", ";Importe total;40", ";Insgesamt;40", ";Всего;40", ";-;40"] {
        table(&format!("{lines}{total}\n")).tells("uno/budgets/x.csv:4", "line-is-total", "PAB 40.00");
    }
    // A row is named by what stands in it, or is said to have no name.
    for (total, said) in [("TOTAL GÉNÉRAL;;40", "TOTAL GÉNÉRAL"), (";;40", "line without a name or code")] {
        table(&format!("{lines}{total}\n")).tells("uno/budgets/x.csv:4", "line-is-total", said);
    }
    table(&format!("{lines};TOTAL;40.01\n")).tells("uno/budgets/x.csv:4", "line-called-total", "PAB 40.00");
    let of_levels = "04;Asuntos;15\n04.5.1;Aceras;10\n04.5.2;Calles;5\n05;Ambiente;30\n05.1.0;Aseo;30\n";
    table(of_levels).tells("uno/budgets/x.csv:2", "line-is-total", "PAB 15.00").tells(
        "uno/budgets/x.csv:5",
        "line-is-total",
        "PAB 30.00",
    );
    let headed =
        ";Obras;15.25\n04.5.1;Aceras;10\n04.5.2;Calles;5.25\n;Aseo;37\n05.1.0;Barrido;30\n05.2.0;Vertedero;7\n";
    table(headed).tells("uno/budgets/x.csv:2", "line-is-total", "PAB 15.25").tells(
        "uno/budgets/x.csv:5",
        "line-is-total",
        "PAB 37.00",
    );
    let long = "04.5.1;Aceras;1234.56\n05.1.0;Aseo;30\n05.2.0;Agua;70\n06.1.0;Casas;5\n07.1.0;Todo;1339.56\n";
    table(long).tells("uno/budgets/x.csv:6", "line-is-total", "PAB 1339.56");
    // Codes that begin one another are no levels where the figures say so.
    table("04;General;15\n04.5.1;Aceras;10\n04.5.2;Calles;6\n").tells_no("line-is-total");
    table("04.5.1;Aceras;10\n05.1.0;Aseo;20\n05.2.0;Agua;30\n").tells_no("line-is-total");
    // A name alone is no sum, and a sum alone no total.
    table(&format!("{lines};Total de imprevistos;41\n")).tells_no("line-is-total").tells_no("line-called-total");
    table(&format!("{lines};Salarios;40\n")).tells_no("line-is-total");
}

#[test]
fn rows_of_sums_are_told_wherever_a_treasury_prints_them() {
    let table = |columns: &str, rows: &str| spent("", columns, rows);
    let lines = |all: &[&str]| all.iter().map(|line| format!("uno/budgets/x.csv:{line}")).collect::<Vec<_>>();
    // Subtotals at the foot of the table, with and without the word: 15 and 30 are 10, 5 and 30 together.
    for (first, second) in [("Total Gastos de Personal", "Total Bienes"), ("Gastos de Personal", "Bienes")] {
        let rows =
            format!("Obj;Nombre;Monto\n211;Sueldos;1010\n212;Cuotas;5\n221;Papel;30\n;{first};1015\n;{second};30\n");
        let mut outcome = table("economic: Obj", &rows);
        for line in lines(&["5", "6"]) {
            outcome = outcome.tells(&line, "line-is-total", "PAB");
        }
    }
    // The function's row over its objects: 37 is 30 and 7, 15 is 10 and 5.
    let rows = "Fun;Obj;Nombre;Monto\n05;;Ambiente;37\n05;211;Sueldos;30\n05;221;Papel;7\n04;;Economía;15\n04;211;Sueldos;10\n04;221;Papel;5\n";
    let mut outcome = table("functional: Fun, economic: Obj", rows);
    for line in lines(&["2", "5"]) {
        outcome = outcome.tells(&line, "line-is-total", "PAB");
    }
    // Chapters of one article each.
    let rows = "Obj;Nombre;Monto\n1;Personal;1200.50\n11;Sueldos;1200.50\n2;Corrientes;830\n22;Material;830\n";
    let mut outcome = table("economic: Obj", rows);
    for line in lines(&["2", "4"]) {
        outcome = outcome.tells(&line, "line-is-total", "PAB");
    }
    // Chapters that miss their articles by a little: 38 over 37, 15.50 over 15.
    let rows =
        "Obj;Nombre;Monto\n21;Personal;38\n211;Sueldos;30\n212;Cuotas;7\n22;Bienes;15.50\n221;Papel;10\n222;Luz;5\n";
    let mut outcome = table("economic: Obj", rows);
    for line in lines(&["2", "5"]) {
        outcome = outcome.tells(&line, "line-may-be-total", "PAB");
    }
    // A line without an object that is as much as one with it is none.
    let rows = "Fun;Obj;Nombre;Monto\n05;;Ambiente;30\n05;211;Sueldos;30\n04;211;Sueldos;10\n";
    table("functional: Fun, economic: Obj", rows).tells_no("line-is-total").tells_no("line-may-be-total");
}

#[test]
fn a_row_that_may_be_a_sum_is_told_until_it_is_said_that_it_is_none() {
    let table = |rows: &str| spent("", "economic: Cod", &format!("Cod;Nombre;Monto\n{rows}"));
    // Mexico fills its codes up with zeros: 1000 is 1100 and 1200, 2000 is 2100 and 2200.
    let padded = "1000;Personal;37\n1100;Planta;30\n1200;Otros;7\n2000;Bienes;15\n2100;Papel;10\n2200;Agua;5\n";
    table(padded).tells("uno/budgets/x.csv:2", "line-is-total", "PAB 37.00").tells(
        "uno/budgets/x.csv:5",
        "line-is-total",
        "PAB 15.00",
    );
    let of_three = "2000;Bienes;15\n2100;Papel;10\n2110;Blanco;6\n2120;Color;4\n2200;Agua;5\n";
    table(of_three).tells("uno/budgets/x.csv:2", "line-is-total", "PAB 15.00").tells(
        "uno/budgets/x.csv:3",
        "line-is-total",
        "PAB 10.00",
    );
    table(&padded.replace(";37", ";47").replace(";15", ";25")).tells_no("line-is-total").tells_no("line-may-be-total");
    // Two lines and a third one without a code may be no sum.
    let last = "21;Aceras;10\n22;Aseo;30\n;Presupuesto del año;40\n";
    table(last).tells_no("line-is-total").tells("uno/budgets/x.csv:4", "line-may-be-total", "PAB 40.00");
    // Sections of names alone, their sum above them or below.
    let above = ";Obras;37\n;Aceras;30\n;Puentes;7\n;Aseo;15\n;Barrido;10\n;Vertedero;5\n";
    let below = ";Aceras;30\n;Puentes;7\n;Obras;37\n;Barrido;10\n;Vertedero;5\n;Aseo;15\n";
    for (rows, at) in [(above, "2"), (below, "4")] {
        table(rows).tells(&format!("uno/budgets/x.csv:{at}"), "line-may-be-total", "PAB 37.00");
    }
    table(&above.replace(";5", ";6")).tells_no("line-may-be-total");
    // A chapter that misses its articles by a cent is one as they are.
    let slip = "2;Bienes;52.01\n21;Papel;37\n211;Blanco;30\n212;Color;7\n22;Agua;15\n221;Tubos;10\n222;Llaves;5\n";
    table(slip).tells("uno/budgets/x.csv:3", "line-is-total", "PAB 37.00").tells(
        "uno/budgets/x.csv:2",
        "line-may-be-total",
        "PAB 52.01",
    );
}

#[test]
fn a_line_that_is_as_much_as_others_is_said_to_be_a_line() {
    let table = |checks: &str, rows: &str| spent(checks, "economic: Cod", &format!("Cod;Nombre;Monto\n{rows}"));
    // One code that begins others, and is as much as they are, may be chance.
    let chance = "20;Vehículos;30\n200;Camión;10\n201;Moto;20\n31;Obras;55\n4;Otros;10\n";
    table("", chance).tells_no("line-is-total").tells("uno/budgets/x.csv:2", "line-may-be-total", "PAB 30.00");
    // A company that is called so, and is paid as much as another.
    let company = "211;Aceras;10\n221;Total Limpieza S.A.;10\n";
    table("", company).tells_no("line-is-total").tells_no("line-called-total");
    let chapter = "2;Bienes;1234.56\n21;Papel;1000.06\n22;Agua;234.50\n";
    table("", chapter).tells("uno/budgets/x.csv:2", "line-is-total", "PAB 1234.56");
    for said in ["Bienes", "\"2\""] {
        let checks = format!("checks: {{not_sums: [{said}]}}\n");
        table(&checks, chapter).tells_no("line-is-total").tells_no("line-may-be-total");
    }
}
