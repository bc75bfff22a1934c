//! Invented tables of many forms, and what their columns are.

use super::guess::{Known, guess};
use super::levels::settled;
use super::outline::{self, Outline};
use super::typed::Typed;
use crate::import::grid::Grid;

/// How the columns of a table are understood; `-` where one is not used.
fn words(name: &str, text: &str) -> Vec<String> {
    let grid = Grid::read(name, text.as_bytes()).expect("a table");
    let mut guess = guess(&grid, Known { name, country: "", year: None });
    settled(&grid, &mut guess, &Outline::default());
    guess.meanings.into_iter().map(|meaning| meaning.word().unwrap_or_else(|| "-".to_owned())).collect()
}

#[test]
fn a_panamanian_execution_report() {
    let text = "Unidad;Programa;Objeto;Detalle;Fuente;Ley;Modificado;Comprometido;Devengado;Pagado;Saldo;% Ejec.\n\
        1.01;01;001;Personal fijo;Fondo general;120.000,00;118.500,00;80.000,00;79.999,99;70.000,00;38.500,00;67\n\
        1.02;02;113;Agua;Descentralización;1.000,00;1.000,00;500,00;500,00;500,00;500,00;50\n";
    let expected = [
        "administrative",
        "programme",
        "economic",
        "name",
        "funding",
        "approved",
        "adjusted",
        "committed",
        "accrued",
        "paid",
        "-",
        "-",
    ];
    assert_eq!(words("gastos-2026.csv", text), expected);
}

#[test]
fn a_guatemalan_export_of_revenue() {
    let text = "Ejercicio,Rubro,Nombre del rubro,Asignado,Modificaciones,Vigente,Devengado,Percibido,Saldo por percibir\n\
        2026,10.01,Impuesto sobre inmuebles,1000.00,0.00,1000.00,900.00,850.50,149.50\n\
        2026,11.02,Tasas,2500.00,100.00,2600.00,2000.00,1990.25,609.75\n";
    let expected = ["year", "economic", "name", "approved", "modification", "adjusted", "accrued", "collected", "-"];
    assert_eq!(words("ingresos.csv", text), expected);
}

#[test]
fn an_argentine_report_by_purpose() {
    let text = "Jurisdicción\tFinalidad y Función\tPartida\tDescripción\tCrédito Aprobado\tModificaciones\tCrédito Vigente\tPreventivo\tCompromiso\tDevengado\tPagado\tDevengado no pagado\n\
        1110101000\t130\t1.1.1.0\tRetribuciones del cargo\t342.291.831,73\t2.831.045,53\t345.122.877,26\t180.369.250,00\t171.679.400,79\t171.670.587,60\t168.265.432,12\t3.405.155,48\n\
        1110102000\t160\t2.1.1.0\tAlimentos\t534.952.994,19\t9.505.457,08\t544.458.451,27\t321.468.419,83\t306.468.419,83\t304.334.789,83\t300.702.052,44\t3.632.737,39\n";
    let expected = [
        "administrative",
        "functional",
        "economic",
        "name",
        "approved",
        "modification",
        "adjusted",
        "reserved",
        "committed",
        "accrued",
        "paid",
        "-",
    ];
    assert_eq!(words("gastos.tsv", text), expected);
}

#[test]
fn a_brazilian_table_of_expenditure() {
    let text = "Exercício;Órgão;Função;Natureza da despesa;Descrição;Fonte de recurso;Dotação inicial;Dotação atualizada;Empenhado;Liquidado;Pago\n\
        2025;02;10;3.3.90.30;Material de consumo;1500;10000,00;12000,00;9000,50;8000,00;7500,00\n\
        2025;03;12;3.1.90.11;Vencimentos;1540;50000,00;50000,00;49000,00;48000,00;47000,10\n";
    let expected = [
        "year",
        "administrative",
        "functional",
        "economic",
        "name",
        "funding",
        "approved",
        "adjusted",
        "committed",
        "accrued",
        "paid",
    ];
    assert_eq!(words("despesas.csv", text), expected);
}

#[test]
fn an_english_table_with_one_row_a_direction() {
    let text = "Fiscal Year,Type,Department,Account,Description,Adopted Budget,Revised Budget,Actual,Variance\n\
        2024,Revenue,10,4001,Property tax,\"1,200,000.00\",\"1,250,000.00\",\"1,249,999.99\",0.01\n\
        2024,Expense,20,5100,Salaries,\"900,000.00\",\"905,000.00\",\"899,000.00\",\"6,000.00\"\n";
    let expected = ["year", "direction", "administrative", "economic", "name", "approved", "adjusted", "accrued", "-"];
    assert_eq!(words("budget.csv", text), expected);
}

#[test]
fn a_peruvian_table_with_chapter_and_line() {
    let text = "Genérica|Clasificador|Descripción clasificador|Fuente de financiamiento|PIA|PIM|Certificación|Compromiso Anual|Devengado|Girado|Avance %\n\
        2.1|2.1.1.1|Personal administrativo|Recursos ordinarios|1000|1100|1050|1040|1000|990|90.9\n\
        2.3|2.3.1.1|Alimentos|Recursos determinados|500|450|440|430|400|390|88.8\n";
    // The chapter is the first level of the line's code.
    let expected = [
        "economic",
        "economic",
        "name",
        "funding",
        "approved",
        "adjusted",
        "reserved",
        "committed",
        "accrued",
        "ordered",
        "-",
    ];
    assert_eq!(words("gasto-2025.txt", text), expected);
}

#[test]
fn the_marks_of_amounts_are_those_with_which_all_can_be_read() {
    let marks = |text: &str| {
        let grid = Grid::read("x.csv", text.as_bytes()).expect("a table");
        let typed = Typed::of(&grid, &[1]);
        (typed.decimal, typed.thousands, typed.parentheses)
    };
    assert_eq!(marks("a;b\n1;1.250,50\n2;(3,00)\n"), (',', Some('.'), true));
    assert_eq!(marks("a,b\n1,\"1,250.50\"\n2,3\n"), ('.', Some(','), false));
    assert_eq!(marks("a,b\n1,1250.5\n2,3\n"), ('.', None, false));
    assert_eq!(marks("a;b\n1;1250\n2;3,5\n"), (',', None, false));
    assert_eq!(marks("a;b\n1;1 250,50\n2;3,5\n"), (',', Some(' '), false));
}

/// A tree of budgets as rows: codes of each level, and cents; sums stand above their parts.
struct Tree {
    seed: u64,
    rows: Vec<(Vec<String>, i64)>,
}

impl Tree {
    /// A number below another, the same in every run.
    fn next(&mut self, below: u64) -> u64 {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) % below
    }

    /// Adds the rows of a node; gives its cents.
    fn grow(&mut self, path: &[String], depth: usize) -> i64 {
        if path.len() == depth || (path.len() > 1 && self.next(5) == 0) {
            let cents = 1 + i64::try_from(self.next(9_999_999)).expect("small");
            self.rows.push((path.to_vec(), cents));
            return cents;
        }
        let at = self.rows.len();
        if !path.is_empty() {
            self.rows.push((path.to_vec(), 0));
        }
        let number = 2 + self.next(3);
        let sum = (1..=number)
            .map(|child| {
                let code = format!("{child:02}");
                self.grow(&[path, &[code]].concat(), depth)
            })
            .sum();
        if !path.is_empty() {
            self.rows[at].1 = sum;
        }
        sum
    }
}

#[test]
fn sums_of_any_tree_are_found_however_its_codes_stand_in_columns() {
    for seed in 1..40_u64 {
        let depth = 2 + usize::try_from(seed % 3).expect("small");
        let mut tree = Tree { seed, rows: Vec::new() };
        tree.grow(&[], depth);
        let is_stair = seed % 2 == 0;
        let titles: Vec<String> =
            (0..depth).map(|level| format!("Xyz {}", char::from(b'a' + u8::try_from(level).unwrap()))).collect();
        let mut text = format!("{},Aprobado,Pagado\n", titles.join(","));
        for (path, cents) in &tree.rows {
            let cell = |level: usize| match path.get(level) {
                Some(code) if !is_stair || level + 1 == path.len() => code.as_str(),
                _ => "",
            };
            let cells: Vec<&str> = (0..depth).map(cell).collect();
            let money = |cents: i64| format!("{}.{:02}", cents / 100, cents % 100);
            text.push_str(&format!("{},{},{}\n", cells.join(","), money(*cents), money(cents * 3)));
        }
        let grid = Grid::read("gastos.csv", text.as_bytes()).expect("a table");
        let guess = guess(&grid, Known { name: "gastos.csv", country: "", year: None });
        let rows: Vec<_> = grid.rows.iter().collect();
        let outline::Found::Sure(found) = outline::outline(&grid, &guess, &rows) else {
            panic!("{seed}: no outline in {text}")
        };
        let is_above = |at: &usize| {
            let (path, _) = &tree.rows[*at];
            tree.rows.iter().any(|(other, _)| other.len() > path.len() && other.starts_with(path))
        };
        let mut expected: Vec<usize> = (0..tree.rows.len()).filter(is_above).map(|at| at + 2).collect();
        let mut sums: Vec<usize> = found.sums.into_iter().collect();
        sums.sort_unstable();
        expected.sort_unstable();
        assert_eq!(sums, expected, "{seed}: {text}");
    }
}
