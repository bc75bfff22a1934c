//! Rows of sums in a treasury's table are told, and lines that are as much as others only as such.

use crate::site::{Outcome, Site};

fn budget(text: &str) -> Site {
    Site::of_one_town().with("budgets/2026.yaml", format!("year: 2026\n{text}"))
}

/// What is told of a treasury's table of expenditure, with the columns of its codes.
fn spent(checks: &str, columns: &str, table: &str) -> Outcome {
    let columns = if columns.is_empty() { String::new() } else { format!("{columns}, ") };
    let form = format!("columns: {{{columns}name: Nombre}}, amounts: {{approved: Monto}}");
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
    let of_levels = "04;Asuntos;15.35\n04.5.1;Aceras;10.25\n04.5.2;Calles;5.10\n05;Ambiente;30.50\n05.1.0;Aseo;30.50\n";
    table(of_levels).tells("uno/budgets/x.csv:2", "line-is-total", "PAB 15.35").tells(
        "uno/budgets/x.csv:5",
        "line-is-total",
        "PAB 30.50",
    );
    let headed =
        ";Obras;15.25\n04.5.1;Aceras;10\n04.5.2;Calles;5.25\n;Aseo;37\n05.1.0;Barrido;30\n05.2.0;Vertedero;7\n";
    table(headed).tells("uno/budgets/x.csv:2", "line-is-total", "PAB 15.25").tells(
        "uno/budgets/x.csv:5",
        "line-is-total",
        "PAB 37.00",
    );
    let long = "04.5.1;Aceras;1234.56\n05.1.0;Aseo;30\n05.2.0;Agua;70\n06.1.0;Casas;5\n07.1.0;Todo;1339.56\n";
    // Half of all, with a code like the others: two that pay one half each are not rare.
    table(long).tells_no("line-is-total").tells("uno/budgets/x.csv:6", "line-may-be-total", "PAB 1339.56");
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

/// The lines of the table that are told by a rule.
fn tells_all(mut outcome: Outcome, rule: &str, lines: &[u32]) -> Outcome {
    for line in lines {
        outcome = outcome.tells(&format!("uno/budgets/x.csv:{line}"), rule, "PAB");
    }
    outcome
}

#[test]
fn chapters_are_known_by_codes_that_zeros_fill_up_between_marks() {
    let table = |rows: &str| spent("", "economic: Obj", &format!("Obj;Nombre;Monto\n{rows}"));
    // 250442.10 = 200100.05 + 50342.05; 12000.40 = 11000.40 + 1000.
    for [one, a, b, two, c, d] in [
        ["1.0.0", "1.1.0", "1.2.0", "2.0.0", "2.1.0", "2.2.0"],
        ["51.00.00", "51.01.05", "51.06.01", "53.00.00", "53.01.01", "53.01.04"],
        ["1-00", "1-01", "1-02", "2-00", "2-01", "2-02"],
        ["I", "I.1", "I.2", "II", "II.1", "II.2"],
        ["Cap. 1", "120", "160", "Cap. 2", "220", "221"],
        ["Capítulo I", "1.1", "1.2", "Capítulo II", "2.1", "2.2"],
        ["A", "1", "2", "B", "3", "4"],
    ] {
        let rows = format!(
            "{one};Personal;250442.10\n{a};Sueldos;200100.05\n{b};Cuotas;50342.05\n{two};Bienes;12000.40\n{c};Papel;11000.40\n{d};Luz;1000\n"
        );
        tells_all(table(&rows), "line-is-total", &[2, 5]);
    }
    // Levels with marks below levels without: 262442.50 = 250442.10 + 12000.40.
    let rows = "5;Corriente;262442.50\n51;Personal;250442.10\n51.01.05;Sueldos;200100.05\n51.06.01;Cuotas;50342.05\n53;Bienes;12000.40\n53.01.01;Papel;11000.40\n53.01.04;Luz;1000\n";
    tells_all(table(rows), "line-is-total", &[2, 3, 6]);
    // Running numbers with equal pairs are no chapters of one article.
    let pairs = "10;Dietas A;12345.60\n11;Dietas B;12345.60\n20;Escuela norte;45120\n21;Escuela sur;45120\n";
    table(pairs).tells_no("line-is-total").tells_no("line-may-be-total");
}

#[test]
fn headings_without_codes_are_known_by_what_stands_below_them() {
    let table = |rows: &str| spent("", "", &format!("Nombre;Monto\n{rows}"));
    let two = "Personal;250442.10\nSueldos;200100.05\nCuotas;50342.05\nBienes;12000.40\nPapel;11000.40\nLuz;1000\n";
    // Three levels; a line that belongs to none; the total of all below them, which is one and not wrong.
    tells_all(table(&format!("Corrientes;262442.50\n{two}")), "line-is-total", &[2, 3, 6]);
    tells_all(table(&format!("{two}Imprevistos;3000\n")), "line-is-total", &[2, 5]);
    let with_total = tells_all(table(&format!("{two}TOTAL;262442.50\n")), "line-is-total", &[2, 5, 8]);
    with_total.tells_no("line-called-total");
    // A chapter of one article beside one of two.
    let one = "Personal;250442.10\nSueldos;200100.05\nCuotas;50342.05\nBienes;11000.40\nPapel;11000.40\n";
    tells_all(table(one), "line-may-be-total", &[2, 5]);
    // Two that pay one half each, and equal districts, are nothing to refuse.
    let half = "Subsidio;85430\nImpuestos;60200\nMercado;25230\n";
    tells_all(table(half).tells_no("line-is-total"), "line-may-be-total", &[2]);
    let equal: String = (1..31).map(|at| format!("Barrio {at};25125\n")).collect();
    table(&equal).tells_no("line-is-total").tells_no("line-may-be-total");
}

#[test]
fn a_subtotal_that_misses_its_lines_by_a_cent_is_told() {
    let lines = ["211;Sueldos;412334.18\n212;Dietas;20115.40\n", "231;Obras;333201.07\n232;Equipos;15000.55\n"];
    let table = |rows: &str| spent("", "economic: Obj", &format!("Obj;Nombre;Monto\n{rows}"));
    let [first, second] = lines;
    // 432449.58 and 348201.62: at the foot, and each below its lines.
    let foot = format!("{first}{second};Total personal;432449.59\n;Total inversión;348201.62\n");
    table(&foot).tells("uno/budgets/x.csv:6", "line-called-total", "PAB 432449.58").tells(
        "uno/budgets/x.csv:7",
        "line-is-total",
        "PAB 348201.62",
    );
    let below = format!("{first};Total personal;432449.59\n{second};Total inversión;348201.63\n");
    table(&below).tells("uno/budgets/x.csv:4", "line-called-total", "PAB 432449.58").tells(
        "uno/budgets/x.csv:7",
        "line-called-total",
        "PAB 348201.62",
    );
    // The function's row above its objects, which is not called a total: told, and published.
    let rows = "Fun;Obj;Nombre;Monto\n01;;Gobierno;250440.11\n01;10;Personal;200100.05\n01;20;Bienes;50340.05\n09;;Educación;77123.46\n09;10;Personal;70000.40\n09;20;Bienes;7123.05\n";
    let outcome = spent("", "functional: Fun, economic: Obj", rows).tells_no("line-is-total");
    tells_all(outcome, "line-may-be-total", &[2, 5]);
}

#[test]
fn one_budget_in_two_classifications_is_not_two() {
    let table = |checks: &str, rows: &str| {
        spent(checks, "functional: Fun, economic: Obj", &format!("Fun;Obj;Nombre;Monto\n{rows}"))
    };
    // 327563.55 by function, and again by object.
    let rows = "01;;Gobierno;250440.10\n09;;Educación;77123.45\n;10;Personal;270100.45\n;20;Bienes;57463.10\n";
    table("", rows).tells("uno/budgets/x.csv:4", "lines-twice", "PAB 327563.55");
    table("checks: {not_sums: [Bienes]}\n", rows).tells_no("lines-twice");
    table("", &rows.replace("57463.10", "57000.10")).tells_no("lines-twice");
}

#[test]
fn headings_that_all_miss_their_lines_by_a_cent_or_are_whole_are_told() {
    for rows in [
        "Personal;1200.40\nSueldos;1000.15\nCuotas;200.24\nBienes;902.23\nPapel;402.11\nLuz;500.13\n",
        "Sueldos;5000.45\nDietas;1071.30\nPersonal;6072\nPapel;600.70\nLuz;400.10\nBienes;1001\n",
    ] {
        let outcome = spent("", "", &format!("Nombre;Monto\n{rows}"));
        let told = outcome.codes().iter().filter(|code| **code == "line-may-be-total").count();
        assert_eq!(told, 2, "{rows}");
    }
}

/// What is right, though some lines are as much as others: wages of one grade, two halves, two who pay one half each.
#[test]
fn a_right_budget_is_published_though_some_lines_are_as_much_as_others() {
    for (columns, table) in [
        (
            "",
            "Nombre;Monto\nCapataz;28862.40\nPeón 1;14431.20\nPeón 2;14431.20\nJardinera;18650.00\nAlumbrado;43293.60\n\
             Guardia diurno;28862.40\nGuardia nocturno;14431.20\nCombustible;9300.00\nPapelería;2150.35\n",
        ),
        (
            "economic: C",
            "C;Nombre;Monto\n22;Juntas;45300.00\n221;Junta norte;22650.00\n222;Junta sur;22650.00\n9;Otros;17123.35\n",
        ),
        (
            "economic: C, programme: P",
            "P;C;Nombre;Monto\n1;;Obra 1;120450.00\n1;;Obra 2;80325.00\n;4101;Convenio vial;130775.00\n;4102;Convenio agua;70000.00\n",
        ),
        (
            "economic: C, programme: P",
            "P;C;Nombre;Monto\n7;;Hospital;48250.00\n7;10;Médicos;24125.00\n7;20;Medicinas;24125.00\n8;10;Maestros;31000.25\n",
        ),
    ] {
        let outcome = spent("", columns, table);
        let refused: Vec<_> =
            outcome.errors().into_iter().map(|(place, code)| (place.to_owned(), code.to_owned())).collect();
        assert!(refused.is_empty(), "{columns}: {refused:?}");
    }
}

#[test]
fn a_total_among_the_lines_is_one_finding_and_no_imbalance_besides() {
    let lines = |total: &str| {
        format!(
            "direction,economic,name,approved\nrevenue,11,Impuestos,100.10\nrevenue,12,Tasas,200.20\n{total}\
             expenditure,21,Papel,100.10\nexpenditure,22,Luz,200.20\n"
        )
    };
    let told = |table: &str| {
        let site = Site::of_one_town().with("budgets/2026.yaml", "year: 2026\nlines: 2026.csv\n");
        site.with("budgets/2026.csv", table).check()
    };
    told(&lines("revenue,,Total de fuentes,300.30\n"))
        .tells("uno/budgets/2026.csv:4", "line-is-total", "300.30")
        .tells_no("budget-unbalanced");
    told(&lines("revenue,13,Rentas,7.15\n")).tells("uno/budgets/2026.yaml:1", "budget-unbalanced", "7.15");
    told(&lines("")).tells_no("budget-unbalanced");
}
