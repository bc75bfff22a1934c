//! `cabildo import budget` where figures would be published under a name that is not theirs, twice, or a thousand times
//! too small: a country's codes, two states of one table, amounts in thousands. Every expected figure was added up by
//! hand.

use crate::import_budget::{brought, sum, words};
use crate::site::Site;
use crate::tables::Stored::{self, Number, Text};
use crate::tables::ods;

const SPENT: &[&str] = &["--set", "direction=expenditure"];

/// A site of another country.
fn of_country(country: &str) -> Site {
    Site::of_one_town().file("cabildo.yaml", format!("{}country: {country}\n", crate::site::SETTINGS))
}

#[test]
fn a_countrys_long_codes_without_names_are_published_without_the_standards() {
    // In Spain 120 and 121 are the pay of civil servants, 212 repairs; in the standard they are revenue and pay.
    let table = "Programa,Económica,Descripción,Créditos iniciales\n150,12000,Sueldos A1,100.00\n150,12000,Sueldos A2,90.00\n\
        163,12100,Complementos,80.00\n163,12100,Destino,70.00\n163,21200,Reparaciones,60.00\n150,21200,Edificios,50.00\n";
    let site = of_country("ES").beside("gastos-2026.csv", table);
    let run = site.run(&["import", "budget", "gastos-2026.csv", "--lang", "en"]).exits(0);
    for said in ["are not read as those of the international standard", "--set classifications=gfsm"] {
        assert!(run.stdout.contains(said), "{said}: {}", run.stdout);
    }
    let built = site.build().exits(0).tells_no("unknown-code").tells_no("code-of-other-side");
    let page = built.page("presupuestos/2026/gastos-por-objeto/");
    assert!(!page.contains("Contribuciones") && !page.contains("Remuneración"), "{page}");
    // Codes of one standard under a title that is nobody's, in a country without its own, stay the standard's.
    let table = "Code,Detail,Approved\n2111,Wages,100.00\n2111,Overtime,90.00\n2210,Paper,80.00\n";
    let site = of_country("KE").beside("spending-2026.csv", table.replace("2210", "22"));
    brought(&site, "spending-2026.csv", "2026", SPENT);
    let yaml = std::fs::read_to_string(site.path("content/uno/budgets/2026.yaml")).unwrap();
    assert!(!yaml.contains("none"), "{yaml}");
}

#[test]
fn functions_of_which_few_are_the_standards_have_no_name_unless_the_officer_says_so() {
    let table = "Fonction;Libellé;Montant voté\n10;Écoles;100,00\n10;Cantines;50,00\n20;Sport;80,00\n20;Salles;5,00\n\
        30;Routes;70,00\n30;Ponts;6,00\n";
    let site = of_country("FR").beside("depenses-2026.csv", table);
    brought(&site, "depenses-2026.csv", "2026", SPENT);
    let page = site.build().exits(0).tells_no("unknown-code").page("presupuestos/2026/");
    assert!(!page.contains("Protección social"), "a function of schools");
    let said = [SPENT, &["--set", "classifications=cofog"]].concat();
    brought(&site, "depenses-2026.csv", "2026", &said);
    assert!(site.build().page("presupuestos/2026/").contains("Protección social"), "as the officer says it");
}

#[test]
fn codes_of_revenue_under_expenditure_are_told_in_a_budget_written_by_hand_too() {
    let line = |side: &str, code: &str| {
        format!("year: 2026\n{side}: [{{economic: \"{code}\", name: Uno, approved: \"10.00\"}}]\n")
    };
    let told = |text: &str| Site::of_one_town().with("budgets/2026.yaml", text).check();
    told(&line("expenditure", "12")).tells("uno/budgets/2026.yaml:2", "code-of-other-side", "12");
    told(&line("expenditure", "12000")).tells("uno/budgets/2026.yaml:2", "code-of-other-side", "12000");
    told(&line("revenue", "22")).tells("uno/budgets/2026.yaml:2", "code-of-other-side", "22");
    for (side, code) in [("revenue", "11"), ("expenditure", "21"), ("expenditure", "31"), ("revenue", "33")] {
        told(&line(side, code)).tells_no("code-of-other-side");
    }
    told(&format!("classifications: {{economic: none}}\n{}", line("expenditure", "12"))).tells_no("code-of-other-side");
}

/// The same five lines in March and in June: the plan repeated, what was accrued so far.
fn report(label: &str, accrued: [&str; 5]) -> String {
    let plan = ["100.50", "200.25", "300.75", "50.00", "82.80"];
    let rows = (0..5).map(|at| format!("{at},{}0,Línea de {at},{label},{},{}\n", at + 1, plan[at], accrued[at]));
    format!("Programa,Concepto,Descripción,Informe,Aprobado,Devengado\n{}", rows.collect::<String>())
}

#[test]
fn a_label_that_is_not_used_does_not_hide_that_two_tables_are_states_of_one() {
    let march = report("Marzo", ["22.62", "45.06", "62.69", "10.00", "19.18"]);
    let june = report("Junio", ["45.00", "90.00", "125.00", "20.00", "39.10"]);
    let both = ["import", "budget", "a-2026.csv", "b-2026.csv", SPENT[0], SPENT[1], "--lang", "en"];
    let site = Site::of_one_town().beside("a-2026.csv", &march).beside("b-2026.csv", &june);
    site.run(&both).exits(1).says("Informe").says("Marzo").says("Junio").says("nothing is taken");
    // One by one, too; and the later one takes the place of the first where the officer says it.
    let first = brought(&site, "a-2026.csv", "2026", SPENT);
    // 100.50 + 200.25 + 300.75 + 50 + 82.80; 22.62 + 45.06 + 62.69 + 10 + 19.18.
    assert_eq!((sum(&first, "expenditure", "approved"), sum(&first, "expenditure", "accrued")), (73_430, 15_955));
    site.run(&["import", "budget", "b-2026.csv", SPENT[0], SPENT[1], "--lang", "en"]).exits(1).says("Informe");
    let later = brought(&site, "b-2026.csv", "2026", &[SPENT, &["--set", "table=2026-a.csv"]].concat());
    // 45 + 90 + 125 + 20 + 39.10.
    assert_eq!((sum(&later, "expenditure", "approved"), sum(&later, "expenditure", "accrued")), (73_430, 31_910));
    // Where the column says whose the lines are, they are others.
    let site = Site::of_one_town().beside("a-2026.csv", march).beside("b-2026.csv", june);
    let said = [&both[..], &["--column", "administrative=Informe"]].concat();
    site.run(&said).exits(0);
}

#[test]
fn execution_in_a_table_of_its_own_is_not_read_as_the_plan_beside_it() {
    let table = |letter: &str, amounts: [&str; 2]| {
        format!(
            "Económica,Descripción,Presupuesto,Importe\n120,Sueldos,{letter},{}\n220,Papel,{letter},{}\n",
            amounts[0], amounts[1]
        )
    };
    let site = Site::of_one_town()
        .beside("gastos-2026.csv", table("P", ["100.00", "50.00"]))
        .beside("ejecucion-gastos-2026.csv", table("E", ["90.00", "40.00"]));
    brought(&site, "gastos-2026.csv", "2026", &[]);
    let csv = brought(&site, "ejecucion-gastos-2026.csv", "2026", &[]);
    assert_eq!((sum(&csv, "expenditure", "approved"), sum(&csv, "expenditure", "accrued")), (15_000, 13_000));
}

#[test]
fn amounts_in_thousands_are_known_by_their_titles_or_asked_for() {
    let table = |title: &str| format!("Concepto;Descripción;{title}\n310;Aceras;1,25\n320;Aseo;674,00\n");
    for title in ["Approved (EUR thousand)", "Budget 000 €", "Plan (tys. zł)", "Aprobado (miles de €)"] {
        let currency = if title.contains("zł") { "PLN" } else { "EUR" };
        let settings = crate::site::SETTINGS.replace("PAB", currency);
        let site = Site::of_one_town().file("cabildo.yaml", settings).beside("gasto-2026.csv", table(title));
        // 1.25 + 674, a thousand times.
        assert_eq!(
            sum(&brought(&site, "gasto-2026.csv", "2026", SPENT), "expenditure", "approved"),
            67_525_000,
            "{title}"
        );
    }
    let site = Site::of_one_town().beside("gasto-2026.csv", table("Aprobado (M)"));
    site.run(&["import", "budget", "gasto-2026.csv", SPENT[0], SPENT[1], "--lang", "en"])
        .exits(1)
        .says("Aprobado (M)")
        .says("--set times=");
    let said = brought(&site, "gasto-2026.csv", "2026", &[SPENT, &["--set", "times=1"]].concat());
    assert_eq!(sum(&said, "expenditure", "approved"), 67_525);
}

#[test]
fn units_with_a_stroke_and_thousands_with_cents_are_heard_above_the_table_too() {
    let table = |above: &str, title: &str| {
        format!("{above};;\n;;\nConcepto;Descripción;{title}\n310;Aceras;12\n320;Aseo;674\n")
    };
    let town = |currency: &str, table: String| {
        let settings = crate::site::SETTINGS.replace("PAB", currency);
        Site::of_one_town().file("cabildo.yaml", settings).beside("gasto-2026.csv", table)
    };
    for (title, times) in
        [("Budget £'k", 1_000), ("Budget (£’k)", 1_000), ("Budget £'000", 1_000), ("Budget £'m", 1_000_000)]
    {
        let csv = brought(&town("GBP", table("Gastos", title)), "gasto-2026.csv", "2026", SPENT);
        assert_eq!(sum(&csv, "expenditure", "approved"), 68_600 * times, "{title}");
    }
    let asked = ["import", "budget", "gasto-2026.csv", SPENT[0], SPENT[1], "--lang", "en"];
    for above in ["R$ 1.000,00", "(R$ 1.000,00)"] {
        town("BRL", table(above, "Orçado")).run(&asked).exits(1).says("1.000,00").says("--set times=");
    }
    town("BRL", table("R$ 1,00", "Orçado")).run(&asked).exits(0);
    // Units of account are no pesos.
    for (currency, unit) in [("CLP", "UF"), ("CLP", "UTM"), ("MXN", "UMA"), ("PEN", "UIT")] {
        for table in
            [table("Gastos", &format!("Presupuesto ({unit})")), table(&format!("Cifras en {unit}"), "Presupuesto")]
        {
            town(currency, table).run(&asked).exits(1).says(unit).says("Nothing is taken");
        }
    }
    // The corner of a table says it, too.
    for corner in ["R thousand", "Service (R'000)", "R'000"] {
        let table = format!("{corner},Original Budget,Actual\nSalaries,12,10\nRoads,674,600\n");
        let site = of_country("ZA").beside("spending-2026.csv", table);
        let csv = brought(&site, "spending-2026.csv", "2026", SPENT);
        assert_eq!(sum(&csv, "expenditure", "approved"), 68_600_000, "{corner}");
    }
    // In Brazil *UF* is a state.
    town("BRL", table("Gastos", "Orçado UF")).run(&asked).exits(0);
}

#[test]
fn what_was_spent_stands_beside_what_was_paid_and_an_appropriation_is_the_plan() {
    let table = "Code,Description,Approved budget,Expenditure to date,Paid to date\n1,Salaries,100.00,60.00,50.00\n\
        2,Roads,200.00,80.00,70.00\n";
    let site = Site::of_one_town().beside("spending-2026.csv", table);
    assert_eq!(words(&site, "spending-2026.csv", &[])[2..], ["approved", "accrued", "paid"]);
    let table = "Rubro,Descripción,Apropiación,Compromisos,Pagos\n2.1,Sueldos,100.00,60.00,50.00\n2.2,Vías,200.00,80.00,70.00\n";
    let site = Site::of_one_town().beside("gastos-2026.csv", table);
    assert_eq!(words(&site, "gastos-2026.csv", &[])[2..], ["approved", "committed", "paid"]);
    // What was planned and is called as nothing that is known is asked for.
    let table = table.replace("Apropiación", "Techo");
    let site = Site::of_one_town().beside("gastos-2026.csv", table);
    let run = site.run(&["import", "budget", "gastos-2026.csv", "--lang", "en"]).exits(0);
    assert!(run.stdout.contains("--column \"approved=Techo\""), "{}", run.stdout);
}

#[test]
fn a_part_of_an_amount_is_no_amount() {
    let titles = [
        "% Ejecución",
        "Ejecución (%)",
        "Porcentaje ejecutado",
        "Grado de ejecución",
        "Índice de ejecución",
        "Ejecución%",
        "Taux de réalisation",
    ];
    for title in titles {
        let table = format!(
            "Código;Detalle;Presupuesto Ley;Recaudado;{title}\n1.1;Inmuebles;125000.00;110500.25;88.40\n1.2;Alquileres;45000.00;39000.75;86.67\n"
        );
        let site = Site::of_one_town().beside("ingresos-2025.csv", table);
        assert_eq!(words(&site, "ingresos-2025.csv", &[])[2..], ["approved", "collected", "-"], "{title}");
    }
    // Beside the amounts themselves it does not fight them; and the amount of a share of a tax is one.
    let table = "Objeto,Detalle,Presupuesto Ley,Comprometido,% Comprometido,Ejecutado,% Ejecución\n\
        101,Papel,500.00,400.00,80.00,340.00,68.00\n001,Personal,12500.00,12000.00,96.00,11000.00,88.00\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", table);
    assert_eq!(words(&site, "gastos-2025.csv", &[])[2..], ["approved", "committed", "-", "accrued", "-"]);
    let csv = brought(&site, "gastos-2025.csv", "2025", &[]);
    assert_eq!((sum(&csv, "expenditure", "committed"), sum(&csv, "expenditure", "accrued")), (1_240_000, 1_134_000));
    let table = "Rubro,Detalle,Presupuesto Ley,Recaudado 10%\n1.1,Predial,5000.00,4100.00\n1.2,Rentas,900.00,850.00\n";
    let site = Site::of_one_town().beside("ingresos-2025.csv", table);
    assert_eq!(words(&site, "ingresos-2025.csv", &[])[2..], ["approved", "collected"]);
}

#[test]
fn figures_as_small_as_percentages_are_no_amounts_until_the_officer_says_so() {
    let table = "Código;Detalle;Presupuesto Ley;Ejecución\n101;Papel;50000.00;88.04\n102;Luz;80000.00;102.83\n103;Agua;9000.00;100\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", table);
    let run = site.run(&["import", "budget", "gastos-2025.csv", "--dry-run", "--lang", "en"]).exits(0);
    assert!(run.stdout.contains("--column \"accrued=Ejecución\""), "{}", run.stdout);
    assert_eq!(words(&site, "gastos-2025.csv", &[])[2..], ["approved", "-"]);
    assert_eq!(words(&site, "gastos-2025.csv", &["--column", "accrued=Ejecución"])[2..], ["approved", "accrued"]);
    // With the column of amounts beside it, that is the one; and small amounts of small plans are amounts.
    let both = table.replace("Ley;", "Ley;Ejecutado;").replace(".00;", ".00;7000.10;");
    let site = Site::of_one_town().beside("gastos-2025.csv", both);
    assert_eq!(words(&site, "gastos-2025.csv", &[])[2..], ["approved", "accrued", "-"]);
    let small = table.replace("50000.00", "95.50").replace("80000.00", "120.00").replace("9000.00", "101.00");
    let site = Site::of_one_town().beside("gastos-2025.csv", small);
    assert_eq!(words(&site, "gastos-2025.csv", &[])[2..], ["approved", "accrued"]);
}

/// Whether a code has this name and no other, and what its lines were approved for, in cents.
fn has_code(built: &crate::site::Outcome, (dimension, code, name): (&str, &str, &str), cents: i64) {
    let codes = built.page("presupuestos/2025/2025-codes.csv");
    assert!(codes.contains(&format!("{dimension},expenditure,{code},{name},")), "{code} {name}: {codes}");
    let csv = built.page("presupuestos/2025/2025.csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let titles = reader.headers().expect("titles").clone();
    let at = |title: &str| titles.iter().position(|known| known == title).expect("a column");
    let (of, amount) = (at(dimension), at("approved"));
    let rows = reader.records().map(|row| row.expect("a row")).filter(|row| &row[of] == code);
    let sum: i64 = rows.map(|row| row[amount].replace('.', "").parse::<i64>().unwrap_or(0)).sum();
    assert_eq!(sum, cents, "{code}: {csv}");
}

#[test]
fn programmes_numbered_within_their_unit_are_not_added_up() {
    // In one cell: 12,500,000 and 8,000,000 are two programmes of the number 01.
    let joined = "Jurisdicción;Programa;Inciso;Descripción;Crédito Original;Devengado\n\
        1110100000 - Intendencia;01 - Conducción superior;1;Personal;12.500.000,00;11.000.000,00\n\
        1110100000 - Intendencia;16 - Prensa;2;Papel;500.000,00;340.000,00\n\
        1110200000 - Salud;01 - Atención primaria;1;Personal;8.000.000,00;5.500.000,50\n\
        1110200000 - Salud;16 - Hospital;2;Insumos;3.000.000,00;2.500.000,50\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", joined);
    let run = site.run(&["import", "budget", "gastos-2025.csv", "--lang", "en"]).exits(0);
    assert!(
        run.stdout.contains("Conducción superior") && run.stdout.contains("within `Jurisdicción`"),
        "{}",
        run.stdout
    );
    let built = site.build().exits(0);
    has_code(&built, ("programme", "1110200000.01", "Atención primaria"), 800_000_000);
    has_code(&built, ("programme", "1110100000.01", "Conducción superior"), 1_250_000_000);
    // The units stay what they are: 8,000,000 and 3,000,000.
    has_code(&built, ("administrative", "1110200000", "Salud"), 1_100_000_000);
    // Next month's table under the same name is read the same way.
    std::fs::write(site.path("gastos-2025.csv"), joined.replace("3.000.000,00", "3.100.000,00")).unwrap();
    site.run(&["import", "budget", "gastos-2025.csv"]).exits(0);
    let built = site.build().exits(0);
    has_code(&built, ("programme", "1110200000.16", "Hospital"), 310_000_000);
    has_code(&built, ("administrative", "1110200000", "Salud"), 1_110_000_000);
    // In columns of their own, with the names of missions and programmes beside them.
    let apart = "Missione;Descrizione missione;Programma;Descrizione programma;Macroaggregato;Descrizione;Previsione iniziale;Impegni\n\
        01;Servizi istituzionali;01;Organi istituzionali;101;Redditi;125000,00;128000,50\n\
        01;Servizi istituzionali;02;Segreteria generale;103;Beni;45000,00;44000,10\n\
        04;Istruzione;01;Istruzione prescolastica;202;Lavori;300000,00;200000,00\n\
        04;Istruzione;02;Altri ordini;202;Arredi;500000,00;490000,00\n";
    let site = Site::of_one_town().beside("spese-2025.csv", apart);
    let read = words(&site, "spese-2025.csv", &[]);
    assert_eq!(read[..5], ["functional", "names.functional", "programme", "names.programme", "economic"]);
    site.run(&["import", "budget", "spese-2025.csv"]).exits(0);
    let built = site.build().exits(0);
    has_code(&built, ("programme", "04.01", "Istruzione prescolastica"), 30_000_000);
    has_code(&built, ("programme", "01.01", "Organi istituzionali"), 12_500_000);
    // Programmes of the whole town keep their numbers.
    let whole =
        joined.replace("01 - Atención primaria", "01 - Conducción Superior").replace("16 - Hospital", "16 - Prensa");
    let site = Site::of_one_town().beside("gastos-2025.csv", whole);
    site.run(&["import", "budget", "gastos-2025.csv"]).exits(0);
    has_code(&site.build().exits(0), ("programme", "01", "Conducción superior"), 2_050_000_000);
}

#[test]
fn columns_of_codes_with_names_in_their_cells_may_be_said_by_hand() {
    let table = "Unidad,Programa,Objeto,Detalle,Presupuesto Ley\n10 - Aseo,01 - Barrido,101,Escobas,500.00\n\
        20 - Obras,02 - Calles,201,Asfalto,900.00\n30 - Salud,03 - Clínica,301,Insumos,70.00\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", table);
    brought(&site, "gastos-2025.csv", "2025", &["--column", "programme=Unidad", "--column", "programme=Programa"]);
    has_code(&site.build().exits(0), ("programme", "10.01", "Barrido"), 50_000);
}

#[test]
fn a_running_number_of_goals_does_not_stand_above_functions() {
    let table = "SEC_FUNC,FUNCION,FUNCION_NOMBRE,GENERICA,GENERICA_NOMBRE,PIA,PIM,DEVENGADO\n\
        0001,03,PLANEAMIENTO,2.1,PERSONAL,120500.00,130250.50,125000.25\n0002,15,TRANSPORTE,2.6,ACTIVOS,900000.00,1200345.75,750333.10\n\
        0003,17,AMBIENTE,2.3,BIENES,450000.00,460123.45,440222.33\n0004,03,PLANEAMIENTO,2.3,BIENES,80000.00,81000.00,79000.01\n";
    let site = of_country("PE").beside("gasto-2025.csv", table);
    brought(&site, "gasto-2025.csv", "2025", SPENT);
    // 120500.00 + 80000.00.
    has_code(&site.build().exits(0), ("functional", "03", "PLANEAMIENTO"), 20_050_000);
    // Under a title that says less, the finer code stands below the function too.
    let other = table.replace("SEC_FUNC", "FUNC_FINA");
    let site = of_country("PE").beside("gasto-2025.csv", other);
    brought(&site, "gasto-2025.csv", "2025", SPENT);
    let codes = site.build().exits(0).page("presupuestos/2025/2025-codes.csv");
    assert!(codes.contains(",03,PLANEAMIENTO,\n") && codes.contains(",03.0004,03.0004,03\n"), "{codes}");
}

#[test]
fn units_and_functions_of_small_towns_with_one_of_each_keep_both_levels() {
    let table = "Órgão;Unidade;Função;Subfunção;Natureza;Descrição;Dotação Inicial;Liquidado\n\
        01 - Gabinete;01 - Gabinete do Prefeito;04 - Administração;122 - Administração Geral;3.1.90.11;Vencimentos;1.200.000,00;1.000.000,50\n\
        02 - Saúde;01 - Fundo Municipal de Saúde;10 - Saúde;301 - Atenção Básica;3.1.90.11;Vencimentos;350.000,00;300.111,22\n\
        03 - Educação;01 - Ensino Fundamental;12 - Educação;361 - Ensino Fundamental;3.1.90.11;Vencimentos;2.500.000,00;2.450.000,00\n";
    let site = of_country("BR").beside("despesas-2025.csv", table);
    assert_eq!(
        words(&site, "despesas-2025.csv", &[])[..4],
        ["names.administrative", "names.administrative", "names.functional", "names.functional"]
    );
    brought(&site, "despesas-2025.csv", "2025", &[]);
    let built = site.build().exits(0);
    has_code(&built, ("administrative", "02.01", "Fundo Municipal de Saúde"), 35_000_000);
    has_code(&built, ("functional", "10.301", "Atenção Básica"), 35_000_000);
}

#[test]
fn what_is_still_bound_on_top_of_what_was_spent_is_not_all_that_was_committed() {
    for title in ["Encumbrances", "Commitments"] {
        let table = format!(
            "Department,Account,Description,Adopted Budget,YTD Actual,{title}\nPolice,5100,Pay,1000000.00,900000.00,0.00\n\
            Police,5200,Fuel,90000.00,60000.00,12000.00\nFire,5300,Hoses,50000.00,30000.00,1500.50\n"
        );
        let site = Site::of_one_town().beside("expenditure-2025.csv", table);
        assert_eq!(words(&site, "expenditure-2025.csv", &[])[3..], ["approved", "accrued", "-"], "{title}");
        let run = site.run(&["import", "budget", "expenditure-2025.csv", "--dry-run", "--lang", "en"]).exits(0);
        assert!(run.stdout.contains(&format!("--column \"committed={title}\"")), "{}", run.stdout);
        let said = words(&site, "expenditure-2025.csv", &["--column", &format!("committed={title}")]);
        assert_eq!(said[3..], ["approved", "accrued", "committed"]);
    }
    // What was committed since the year began is never less than what was spent.
    let table = "Cuenta,Concepto,Presupuesto Inicial,Comprometido,Devengado\n211,Pago,100.00,90.00,80.00\n221,Luz,50.00,45.50,45.50\n";
    let site = Site::of_one_town().beside("gastos-2025.csv", table);
    assert_eq!(words(&site, "gastos-2025.csv", &[])[2..], ["approved", "committed", "accrued"]);
}

#[test]
fn amounts_whose_titles_say_another_currency_are_not_published_in_ours() {
    let table = |first: &str, second: &str| {
        format!("Concepto,Descripción,{first},{second}\n310,Aceras,3600.00,97.00\n320,Aseo,7200.00,190.00\n")
    };
    let cordobas = crate::site::SETTINGS.replace("PAB", "NIO");
    let site = |first: &str, second: &str| {
        Site::of_one_town().file("cabildo.yaml", &cordobas).beside("gasto-2026.csv", table(first, second))
    };
    let asked = ["import", "budget", "gasto-2026.csv", SPENT[0], SPENT[1], "--lang", "en"];
    for (first, second) in [
        ("Presupuesto inicial (C$)", "Ejecutado (US$)"),
        ("Presupuesto inicial", "Devengado USD"),
        ("Presupuesto inicial", "Ejecutado (en dólares)"),
        ("Presupuesto inicial", "Ejecutado en euros"),
    ] {
        let out = format!("-={second}");
        let site = site(first, second);
        site.run(&asked).exits(1).says(&format!("--column \"{out}\"")).says("NIO");
        let csv = brought(&site, "gasto-2026.csv", "2026", &[SPENT, &["--column", &out]].concat());
        assert_eq!(sum(&csv, "expenditure", "approved"), 1_080_000, "{second}");
        assert!(!csv.contains("190.00"), "what is in another currency: {csv}");
    }
    brought(&site("Presupuesto inicial (C$)", "Ejecutado en córdobas"), "gasto-2026.csv", "2026", SPENT);
    let above = format!("(En dólares),,,\n{}", table("Presupuesto inicial", "Devengado"));
    let above = Site::of_one_town().file("cabildo.yaml", &cordobas).beside("gasto-2026.csv", above);
    above.run(&asked).exits(1).says("take that text out");
}

#[test]
fn a_code_of_which_a_spreadsheet_made_a_date_is_told() {
    let rows: &[&[Stored]] = &[
        &[Text("Code"), Text("Item"), Text("Budget 2025")],
        &[Text("2025-01-02"), Text("Roads"), Number("100.5")],
        &[Text("2-3"), Text("Waste"), Number("50.25")],
    ];
    let site = Site::of_one_town().beside("budget.ods", ods(rows));
    let told = site.run(&[&["import", "budget", "budget.ods", "--lang", "en"], SPENT].concat()).exits(0);
    assert!(told.stdout.contains("`2025-01-02` in row 2 of the column of codes `Code` is a date"), "{}", told.stdout);
}
