//! Sums up a tree, for any tree and any order of its lines.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Sum, by_size, by_standard, roll_up};
use crate::findings::Place;
use crate::i18n::{Currency, Text};
use crate::model::budget::{Amounts, Budget, Classifications, Codes, Dimension, Direction, Line, Stage};
use crate::model::budget_rules::Rules;
use crate::model::choice::Choice;
use crate::model::classification::Classification;
use crate::model::id::Id;

/// A line: its code, and cents by stage.
type Said = (String, Vec<Option<i64>>);

fn line((code, cents): &Said) -> Line {
    let mut amounts = Amounts::default();
    for (stage, cents) in Stage::ALL.iter().zip(cents) {
        amounts[*stage] = cents.map(|cents| Decimal::new(cents, 2));
    }
    let mut codes = Codes::default();
    codes[Dimension::Functional] = (!code.is_empty()).then(|| Arc::from(code.as_str()));
    Line {
        reference: Arc::from(""),
        id: None,
        direction: Direction::Expenditure,
        codes,
        name: None,
        amounts,
        modification: None,
        eliminates: false,
        is_internal: false,
        source: None,
        elsewhere: Vec::new(),
        is_counted: false,
        has_sign_for_nothing: false,
        place: Place::file(&"x.yaml".into()),
    }
}

fn budget(lines: Vec<Line>) -> Budget {
    let start = jiff::civil::date(2026, 1, 1);
    Budget {
        id: Id::new("2026").unwrap(),
        year: 2026,
        start,
        end: start,
        summary: None,
        currency: Currency::new("PAB").unwrap(),
        classifications: Classifications::default(),
        source: None,
        stages: Vec::new(),
        entities: Vec::new(),
        lines,
        snapshots: Vec::new(),
        totals: Vec::new(),
        subtotals: Vec::new(),
        carried_over: None,
        amendments: Vec::new(),
        projects: Vec::new(),
        loans: Vec::new(),
        accounts: Vec::new(),
        rules: Rules::default(),
        reasons: Vec::new(),
        lost: crate::model::budget::Lost::default(),
        place: Place::file(&"x.yaml".into()),
    }
}

/// A tree of codes of digits, a level a digit; some of them only.
fn classification(codes: &[String], open: bool) -> Classification {
    let mut sorted: Vec<&String> = codes.iter().filter(|code| !code.is_empty()).collect();
    sorted.sort();
    let mut all = Classification::new("tree", Dimension::Functional, Text::plain("Árbol".to_owned()));
    for code in sorted {
        let parent = (1..code.len()).rev().find_map(|end| all.find(&code[..end]));
        let _ = all.add(code, Text::plain(code.clone()), parent);
    }
    all.open = open;
    all
}

/// The cents of all lines at a stage whose code fulfils a condition; nothing where none says it.
fn leaves(lines: &[Said], stage: usize, wanted: impl Fn(&str) -> bool) -> Option<i64> {
    let said = lines.iter().filter(|(code, _)| wanted(code)).filter_map(|(_, cents)| cents[stage]);
    said.reduce(|sum, cents| sum + cents)
}

/// Every node with the codes of all nodes below it.
fn walk<'s>(sums: &'s [Sum], all: &mut Vec<&'s Sum>) {
    for sum in sums {
        all.push(sum);
        walk(&sum.children, all);
    }
}

fn lines() -> impl Strategy<Value = Vec<Said>> {
    let cents = prop::collection::vec(prop::option::of(-10_000_000_000_i64..10_000_000_000), Stage::ALL.len());
    prop::collection::vec(("[1-3]{0,4}", cents), 0..40)
}

proptest! {
    #[test]
    fn every_level_sums_to_its_leaves_in_every_stage_and_any_order(
        said in lines(),
        known in prop::collection::vec("[1-3]{1,4}", 0..20),
        open: bool,
        seed: u64,
    ) {
        let known = classification(&known, open);
        let tops = roll_up(&budget(said.iter().map(line).collect()), Direction::Expenditure, Dimension::Functional, Some(&known));
        for (at, stage) in Stage::ALL.iter().enumerate() {
            let mut sum = None;
            for top in &tops {
                sum = top.amounts[*stage].map(|amount| sum.unwrap_or_default() + amount).or(sum);
            }
            let expected = leaves(&said, at, |_| true).map(|cents| Decimal::new(cents, 2));
            prop_assert_eq!(sum, expected, "all tops at {}", stage.id());
            let mut nodes = Vec::new();
            walk(&tops, &mut nodes);
            for node in nodes {
                let own = known.find(&node.code);
                let below = |code: &str| match known.place(code) {
                    Some(_) => own.is_some() && known.is_within(code, &node.code),
                    None => own.is_none() && *code == *node.code,
                };
                let expected = leaves(&said, at, below).map(|cents| Decimal::new(cents, 2));
                prop_assert_eq!(node.amounts[*stage], expected, "{} at {}", node.code, stage.id());
            }
        }
        let mut turned = said.clone();
        let middle = if turned.is_empty() { 0 } else { usize::try_from(seed % turned.len() as u64).unwrap() };
        turned.rotate_left(middle);
        turned.reverse();
        let again = roll_up(&budget(turned.iter().map(line).collect()), Direction::Expenditure, Dimension::Functional, Some(&known));
        let shape = |sums: &[Sum]| {
            let mut nodes = Vec::new();
            walk(sums, &mut nodes);
            nodes.into_iter().map(|sum| (sum.code.to_string(), sum.amounts.clone())).collect::<Vec<_>>()
        };
        prop_assert_eq!(shape(&tops), shape(&again));
        let sizes = |sums: &[Sum]| by_size(sums, Stage::Approved).iter().map(|sum| sum.code.to_string()).collect::<Vec<_>>();
        prop_assert_eq!(sizes(&tops), sizes(&again));
    }

    #[test]
    fn sums_by_a_standard_lose_nothing(said in lines(), mapped in prop::collection::btree_map("[1-3]{1,2}", "[AB]", 0..8)) {
        let mut own = classification(&["1", "2", "3", "11", "12", "13", "21", "22"].map(str::to_owned), true);
        own.standard = Some("std".to_owned());
        for (code, standard) in &mapped {
            if let Some(at) = own.find(code) {
                own.explain(at, Some(standard), None);
            }
        }
        let mut standard = Classification::new("std", Dimension::Functional, Text::plain("S".to_owned()));
        for code in ["A", "B"] {
            let _ = standard.add(code, Text::plain(code.to_owned()), None);
        }
        let budget = budget(said.iter().map(line).collect());
        let sums = by_standard(&budget, Direction::Expenditure, Dimension::Functional, Some(&own), &standard);
        let mut total = Amounts::default();
        sums.iter().for_each(|sum| total.add(&sum.amounts));
        prop_assert_eq!(total, budget.total(Direction::Expenditure));
        let expected: BTreeMap<String, i64> = said.iter().filter_map(|(code, cents)| {
            // The longest prefix of the code that is known, and of these the nearest that is mapped.
            let ends = (1..=code.len()).rev().filter(|end| own.find(&code[..*end]).is_some());
            let standard = ends.map(|end| &code[..end]).find_map(|code| mapped.get(code));
            Some((standard.cloned().unwrap_or_default(), cents[1]?))
        }).fold(BTreeMap::new(), |mut sums, (code, cents)| {
            *sums.entry(code).or_default() += cents;
            sums
        });
        for sum in &sums {
            let cents = expected.get(&*sum.code).map(|cents| Decimal::new(*cents, 2));
            prop_assert_eq!(sum.amounts[Stage::Approved], cents, "{}", sum.code);
        }
    }
}
