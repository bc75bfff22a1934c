//! Indicators of a year: what no line means is nothing only where nothing says otherwise, cash is that of two
//! statements, and accounts alone have a page.

use crate::dom::Page;
use crate::site::{Outcome, Site};

const LINES: &str = "stages: [{stage: accrued, as_of: 2025-12-31, source: {title: Liquidación 2025}}]
revenue: [{economic: \"113\", name: Inmuebles, approved: \"1100.00\", accrued: \"1100.00\"}]
expenditure:
  - {functional: \"01.1.1\", economic: \"21\", name: Planilla, approved: \"400.00\", accrued: \"400.00\"}
  - {functional: \"05.1.0\", economic: \"22\", name: Aseo, approved: \"300.00\", accrued: \"300.00\"}
";

fn built(text: &str) -> Outcome {
    Site::of_one_town().with("budgets/2025.yaml", format!("year: 2025\n{text}")).build().exits(0)
}

fn card(built: &Outcome, id: &str) -> String {
    Page::parse("indicadores", &built.page("presupuestos/2025/indicadores/")).id(id).expect("the card").text()
}

#[test]
fn what_loans_cost_is_not_nothing_because_no_line_means_it() {
    let debt = |paid: &str| {
        format!("{LINES}debt: [{{id: l1, name: Acueducto, outstanding: \"640.00\"{paid}, source: {{title: Deuda}}}}]\n")
    };
    for paid in [", repaid: \"90.00\", interest: \"35.10\"", ""] {
        let town = built(&debt(paid));
        for id in ["net-saving", "financial-charge", "liability-cost", "rigidity"] {
            let text = card(&town, id);
            assert!(text.contains("Ningún renglón dice que sea eso"), "{id} {paid}: {text}");
        }
        // 1100 - 700: interest is not told, and running costs have lines.
        assert!(card(&town, "gross-saving").contains("400,00"));
    }
    let told = Site::of_one_town()
        .with("budgets/2025.yaml", format!("year: 2025\n{}", debt(", repaid: \"90.00\", interest: \"35.10\"")));
    told.check().tells("uno/budgets/2025.yaml", "debt-not-in-lines", "90.00");
    // Loans that cost nothing in the year say so; a town that owes nothing has none.
    for text in [debt(", repaid: \"0.00\", interest: \"0.00\""), LINES.to_owned()] {
        let town = built(&text);
        let saving = card(&town, "net-saving");
        assert!(saving.contains("400,00") && saving.contains("0,00"), "{saving}");
        // 400 of 1100.
        assert!(card(&town, "rigidity").contains("36,36"), "{}", card(&town, "rigidity"));
    }
    // The document of the others tells nothing of repayment.
    let saving = card(&built(LINES), "net-saving");
    let repayment = saving.split("devolución de préstamos, 2025").nth(1).expect("its input");
    assert!(!repayment.contains("Liquidación 2025"), "{saving}");
    assert!(saving.contains("Liquidación 2025"), "{saving}");
}

#[test]
fn a_town_without_a_line_of_personnel_does_not_tell_how_rigid_it_is() {
    let lines: String =
        LINES.lines().filter(|line| !line.contains("Planilla")).map(|line| format!("{line}\n")).collect();
    let text = card(&built(&lines), "rigidity");
    assert!(text.contains("Ningún renglón dice que sea eso"), "{text}");
}

#[test]
fn cash_of_the_balance_sheet_is_told_apart_from_that_of_the_cash_flow() {
    let accounts = |more: &str| {
        format!(
            "accounts: [{{as_of: 2025-12-31, source: {{title: Estados}}, figures: {{cash: \"900.00\", {more}call-investments: \"50.00\", \
            current-liabilities: \"300.00\", operating-expenditure: \"1200.00\"}}}}]\n"
        )
    };
    let both = built(&format!("{LINES}{}", accounts("balance-sheet-cash: \"100.00\", ")));
    assert!(card(&both, "cash-balance").contains("900,00"));
    // 900 of 100 a month; (100 + 50) / 300.
    assert!(card(&both, "cash-coverage").contains("9,0 meses"), "{}", card(&both, "cash-coverage"));
    assert!(card(&both, "liquidity-ratio").contains("0,50"), "{}", card(&both, "liquidity-ratio"));
    // One cash alone is both: (900 + 50) / 300.
    let one = built(&format!("{LINES}{}", accounts("")));
    assert!(card(&one, "liquidity-ratio").contains("3,17"), "{}", card(&one, "liquidity-ratio"));
    // Accounts need no line.
    let alone = built(&accounts(""));
    assert!(card(&alone, "liquidity-ratio").contains("3,17"));
    assert!(alone.page("presupuestos/2025/").contains("indicadores/"), "the year leads to them");
}

#[test]
fn the_headline_of_a_growth_says_of_which_stage_it_is() {
    let year = |year: i16, amounts: &str| {
        format!("year: {year}\nexpenditure: [{{functional: \"04.5.1\", economic: \"22\", name: Aceras, {amounts}}}]\n")
    };
    let town = Site::of_one_town()
        .with("budgets/2024.yaml", year(2024, "approved: \"1000.00\""))
        .with("budgets/2025.yaml", year(2025, "approved: \"1100.00\", adjusted: \"1250.00\""))
        .build()
        .exits(0);
    let all = town.page("presupuestos/");
    assert!(all.contains("el gasto planeado (aprobado) creció 10"), "{all}");
    let pair = town.page("presupuestos/comparar/2024/2025/");
    assert!(pair.contains("el gasto planeado (aprobado → modificado) creció 25"), "{pair}");
}
