//! `cabildo import budget` where figures would be published under a name that is not theirs, twice, or a thousand times
//! too small: a country's codes, two states of one table, amounts in thousands. Every expected figure was added up by
//! hand.

use crate::import_budget::{brought, sum, words};
use crate::site::Site;

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
        let site = Site::of_one_town().beside("gasto-2026.csv", table(title));
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
