//! The indicators of Cape Town, from the facts of South Africa's National Treasury, against the values
//! and ratings that its Municipal Money portal publishes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::str::FromStr;

use cabildo::model::fiscal::{Basis, Card, Indicator, Input, Quantity, Rating};
use rust_decimal::Decimal;

use super::folder_of;

/// Sums of a table's column by year, of the rows that have one of the values in each named column.
fn sums(folder: &Path, file: &str, column: &str, only: &[(&str, &[&str])]) -> BTreeMap<i16, Decimal> {
    let mut sums: BTreeMap<i16, Decimal> = BTreeMap::new();
    let mut table = csv::Reader::from_path(folder.join(file)).expect("a table");
    for row in table.deserialize() {
        let row: BTreeMap<String, String> = row.expect("a row");
        if !only.iter().all(|(column, values)| values.contains(&row[*column].as_str())) || row[column].is_empty() {
            continue;
        }
        let year = row["financial_year"].parse().expect("a year");
        *sums.entry(year).or_default() += Decimal::from_str(&row[column]).expect("an amount");
    }
    sums
}

/// The quantities of every year; the later form of the facts counts where both have a year, as the
/// portal does it.
struct Facts<'a> {
    folder: &'a Path,
    years: BTreeMap<(i16, Quantity), Decimal>,
}

impl Facts<'_> {
    fn take(&mut self, quantity: Quantity, file: &str, column: &str, only: &[(&str, &[&str])]) {
        for (year, amount) in sums(self.folder, file, column, only) {
            self.years.insert((year, quantity), amount);
        }
    }

    fn card(&self, indicator: Indicator, year: i16) -> Card {
        let quantities = indicator.formula().quantities().into_iter();
        let inputs = quantities.map(|quantity| Input {
            quantity,
            value: self.years.get(&(year, quantity)).copied(),
            missing: None,
            year,
            stage: None,
            lines: 0,
            places: Vec::new(),
        });
        Card::new(indicator, year, Basis::Executed, inputs.collect(), 2)
    }
}

/// The facts that an indicator of the portal is made of.
fn facts<'a>(folder: &'a Path, name: &str) -> (Indicator, Facts<'a>) {
    use Quantity as Q;
    let mut facts = Facts { folder, years: BTreeMap::new() };
    let file = |table: &str| format!("{name}/{table}.csv");
    let (old, new) = (file("bsheet_facts_v1"), file("financial_position_facts_v2"));
    let item = |codes: &'static [&'static str]| [("item_code", codes)];
    let number = |numbers: &'static [&'static str]| [("item", numbers)];
    const LIABILITIES: &[&str] = &["24", "25", "26", "27"];
    let indicator = match name {
        "cash_balance" | "cash_coverage" => {
            for table in ["cash_flow_facts_v1", "cash_flow_facts_v2"] {
                facts.take(Q::Cash, &file(table), "amount", &[]);
            }
            if name == "cash_balance" {
                Indicator::CashBalance
            } else {
                for table in ["income_expenditure_facts_v1", "income_expenditure_facts_v2"] {
                    facts.take(Q::OperatingExpenditure, &file(table), "amount", &[]);
                }
                Indicator::CashCoverage
            }
        }
        "capital_budget_spending" => {
            for (quantity, kind) in [(Q::CapitalSpending, &["AUDA"]), (Q::CapitalBudget, &["ADJB"])] {
                facts.take(quantity, &file("capital_facts_v1"), "total_assets", &[("amount_type_code", kind)]);
            }
            Indicator::CapitalBudgetSpending
        }
        "repairs_maintenance_spending" => {
            let audited: &[(&str, &[&str])] = &[("amount_type_code", &["AUDA"])];
            facts.take(Q::Repairs, &file("capital_facts_v1"), "repairs_maintenance", audited);
            let repairs: &[(&str, &[&str])] = &[("amount_type", &["3"]), ("capital_type", &["5"])];
            facts.take(Q::Repairs, &file("capital_facts_v2"), "amount", repairs);
            facts.take(Q::FixedAssets, &old, "amount", &item(&["1300"]));
            facts.take(Q::InvestmentProperty, &old, "amount", &item(&["1401"]));
            facts.take(Q::FixedAssets, &new, "amount", &number(&["15"]));
            facts.take(Q::InvestmentProperty, &new, "amount", &number(&["13"]));
            Indicator::RepairsMaintenance
        }
        "current_ratio" => {
            facts.take(Q::CurrentAssets, &old, "amount", &item(&["2150"]));
            facts.take(Q::CurrentLiabilities, &old, "amount", &item(&["1600"]));
            facts.take(Q::CurrentAssets, &new, "amount", &number(&["3", "4", "5", "6", "7", "8"]));
            facts.take(Q::CurrentLiabilities, &new, "amount", &number(LIABILITIES));
            Indicator::CurrentRatio
        }
        "liquidity_ratio" => {
            facts.take(Q::BalanceSheetCash, &old, "amount", &item(&["1800"]));
            facts.take(Q::CallInvestments, &old, "amount", &item(&["2200"]));
            facts.take(Q::CurrentLiabilities, &old, "amount", &item(&["1600"]));
            facts.take(Q::BalanceSheetCash, &new, "amount", &number(&["3"]));
            facts.take(Q::CallInvestments, &new, "amount", &number(&["4"]));
            facts.take(Q::CurrentLiabilities, &new, "amount", &number(LIABILITIES));
            Indicator::LiquidityRatio
        }
        _ => {
            facts.take(Q::CollectedBills, &file("cflow_facts_v1"), "amount", &[]);
            let billed = sums(folder, &file("incexp_facts_v1"), "amount", &item(&["0200", "0400", "1000"]));
            let forgone = sums(folder, &file("incexp_facts_v1"), "amount", &item(&["2000"]));
            for (year, amount) in billed {
                let net = amount - forgone.get(&year).copied().unwrap_or_default();
                facts.years.insert((year, Q::Billed), net);
            }
            facts.take(Q::CollectedBills, &file("cflow_facts_v2"), "amount", &[]);
            facts.take(Q::Billed, &file("incexp_facts_v2"), "amount", &[]);
            Indicator::DebtorsCollection
        }
    };
    (indicator, facts)
}

#[test]
fn a_citys_indicators_are_those_that_its_treasury_publishes() {
    let Some(folder) = folder_of("za-municipal-money") else { return };
    let text = fs::read_to_string(folder.join("expected.json")).expect("the expected values");
    let all: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut compared = 0;
    for told in all.as_array().expect("indicators") {
        let name = told["indicator"].as_str().expect("a name");
        let (indicator, facts) = facts(&folder, name);
        for expected in told["expected"].as_array().expect("years") {
            let year = expected["date"].to_string().trim_matches('"').parse().expect("a year");
            let card = facts.card(indicator, year);
            let value = Decimal::from_str(&expected["result"].to_string()).expect("a value").normalize();
            assert_eq!(card.value.map(|value| value.normalize()), Some(value), "{name} {year}");
            let rating = match expected["rating"].as_str() {
                Some("good") => Rating::Good,
                Some("ave") => Rating::Fair,
                _ => Rating::Poor,
            };
            assert_eq!(card.rating, Some(rating), "{name} {year}");
            compared += 1;
        }
    }
    assert_eq!(compared, 28);
}
