//! No more is committed than the credit, accrued than committed, paid than accrued, at the level at
//! which credit binds by law; and amounts stand at stages that their direction has.

use std::collections::{BTreeMap, HashMap, HashSet};

use rust_decimal::Decimal;

use super::{Subject, called, shown, strays};
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::budget::{Amounts, Budget, Dimension, Direction, Line, Stage};
use crate::model::choice::Choice;
use crate::model::portal::{Portal, Shared};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in subject.budgets {
        if budget.rules.binding.is_empty() {
            let lines = budget.lines.iter().filter(|line| line.direction == Direction::Expenditure);
            // The credit of a line may be what of the budget could not be read.
            let has_credit = |line: &&Line| !budget.lost.expenditure || line.amounts[Stage::Adjusted].is_some();
            let funded = Funded::of(budget);
            for line in lines.filter(|line| !line.eliminates).filter(has_credit) {
                let asked = Asked { name: &called(line), place: &line.place, level: None, at: funded.stage(line) };
                ceilings(budget, &line.amounts, &asked, findings);
            }
        } else if !budget.lost.expenditure {
            at_binding_level(budget, subject.shared, findings);
        }
        budget.lines.iter().for_each(|line| misplaced(line, findings));
    }
}

/// The stages that bound one another, the widest first; where one is not told, the one before it
/// bounds the next.
const CHAIN: [Stage; 5] = [Stage::Adjusted, Stage::Committed, Stage::Accrued, Stage::Ordered, Stage::Paid];

/// Of what ceilings are asked.
struct Asked<'a> {
    name: &'a str,
    place: &'a Place,
    /// The level at which credit binds.
    level: Option<&'a str>,
    /// The stage at which its like tell their credit: where it tells none itself, it has none.
    at: Option<Stage>,
}

/// Tells every stage that is above the one that bounds it.
fn ceilings(budget: &Budget, amounts: &Amounts, asked: &Asked, findings: &mut Findings) {
    let told = [Stage::Adjusted, Stage::Approved].into_iter().find_map(|at| amounts[at].map(|credit| (at, credit)));
    let mut bound = told.or(asked.at.map(|at| (at, Decimal::ZERO)));
    let mut is_unfunded = told.is_none();
    for stage in &CHAIN[1..] {
        let Some(amount) = amounts[*stage] else { continue };
        if let Some((above, limit)) = bound
            && excess(amount, limit) > budget.rules.tolerance
        {
            let finding = Finding::new(Code::OverExecuted, asked.place.clone())
                .with("name", asked.name)
                .with("year", budget.year)
                .with("what", format!("stage-{}", stage.id()))
                .with("executed", shown(amount, &budget.currency))
                .with("above", format!("stage-{}", above.id()))
                .with("credit", shown(limit, &budget.currency))
                .with_some("level", asked.level)
                .with_some("none", is_unfunded.then_some("0.00"));
            findings.add(finding);
        }
        is_unfunded = false;
        bound = Some((*stage, amount));
    }
}

/// The bodies of whose lines some tell their credit, so that one which tells none has none. A body may publish what
/// it spent alone.
struct Funded<'b> {
    stages: HashMap<Option<&'b str>, Stage>,
    /// Rows of which it is told that they could be another line, which has the credit.
    strays: HashSet<&'b Place>,
}

impl<'b> Funded<'b> {
    fn of(budget: &'b Budget) -> Self {
        let mut stages = HashMap::new();
        for stage in [Stage::Approved, Stage::Adjusted] {
            let tells = |line: &&Line| line.direction == Direction::Expenditure && line.amounts[stage].is_some();
            for line in budget.lines.iter().filter(tells) {
                stages.insert(line.entity(), stage);
            }
        }
        Self { stages, strays: strays::places(budget) }
    }

    /// The stage at which the others of a line's body tell their credit.
    fn stage(&self, line: &Line) -> Option<Stage> {
        self.stages.get(&line.entity()).copied().filter(|_| !self.strays.contains(&line.place))
    }
}

/// By how much an amount goes beyond a limit; below nothing, on a line of refunds, both are as large as without their
/// sign.
fn excess(amount: Decimal, limit: Decimal) -> Decimal {
    if limit < Decimal::ZERO && amount <= Decimal::ZERO { limit - amount } else { amount - limit }
}

/// Sums the lines that share the codes at which credit binds.
fn at_binding_level(budget: &Budget, shared: &Shared, findings: &mut Findings) {
    let mut groups: BTreeMap<Vec<String>, (Amounts, &Place, Option<Stage>)> = BTreeMap::new();
    let funded = Funded::of(budget);
    let lines = budget.lines.iter().filter(|line| line.direction == Direction::Expenditure && !line.eliminates);
    for line in lines {
        let key = budget
            .rules
            .binding
            .iter()
            .map(|(dimension, level)| binding_name(budget, line, *dimension, *level, shared));
        let group =
            groups.entry(key.collect()).or_insert_with(|| (Amounts::default(), &line.place, funded.stage(line)));
        group.0.add(&line.amounts);
    }
    let words = budget.rules.binding.iter().map(|(dimension, level)| format!("{} {level}", dimension.id()));
    let level = words.collect::<Vec<_>>().join(" × ");
    for (key, (amounts, place, at)) in groups {
        let asked = Asked { name: &key.join(" × "), place, level: Some(&level), at };
        ceilings(budget, &amounts, &asked, findings);
    }
}

/// The code of a line at a level of a dimension, and what the classification calls it.
fn binding_name(budget: &Budget, line: &Line, dimension: Dimension, level: usize, shared: &Shared) -> String {
    let Some(code) = line.codes[dimension].as_deref() else { return "–".to_owned() };
    let Some(known) = Portal::classification(budget, line.direction, dimension, shared) else { return code.to_owned() };
    let code = known.at_level(code, level).map_or(code, |code| code);
    let lang = shared.settings.first_language();
    let name = known.find(code).map(|at| known.node(at).name.get(&lang).text.to_owned());
    name.filter(|name| !name.is_empty() && name != code)
        .map_or_else(|| code.to_owned(), |name| format!("{code} {name}"))
}

fn misplaced(line: &Line, findings: &mut Findings) {
    for (stage, _) in line.amounts.stages().filter(|(stage, _)| !stage.belongs_to(line.direction)) {
        let known = Stage::ALL.iter().filter(|stage| stage.belongs_to(line.direction)).map(|stage| stage.id());
        let finding = Finding::new(Code::StageNotOfDirection, line.place.clone())
            .with("stage", stage.id())
            .with("direction", line.direction.id())
            .with("known", known.collect::<Vec<_>>().join(", "));
        findings.add(finding);
    }
}
