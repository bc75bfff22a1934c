//! What each decision concerns: budgets and their parts, proposals, programmes, cycles; and the ways
//! back from each of them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{DecisionPlace, Links};
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::budget::{Budget, Dimension, Direction};
use crate::model::choice::Choice;
use crate::model::decision::{BudgetPart, Decision};
use crate::model::portal::{Portal, Shared};

/// What a decision concerns, each by its place in the portal's list of its kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concerns {
    /// The budgets that it names, or that an amendment says it changed.
    pub budgets: Vec<usize>,
    /// The parts of budgets.
    pub parts: Vec<PartPlace>,
    /// The proposals.
    pub proposals: Vec<usize>,
    /// The programmes.
    pub programmes: Vec<usize>,
    /// The cycles that it opened, or whose results it adopted.
    pub cycles: Vec<usize>,
}

/// A part of a budget that a decision names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartPlace {
    /// The budget in [`Portal::budgets`].
    pub budget: usize,
    /// The line, where one is named.
    pub line: Option<usize>,
    /// The node that has the code, or under which the line stands.
    pub node: NodePlace,
}

/// A node of a year's classification.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodePlace {
    /// In or out.
    pub direction: Direction,
    /// By what.
    pub dimension: Dimension,
    /// The code; empty for lines without one.
    pub code: String,
}

/// Adds what decisions concern, and the ways back; tells what is not there.
pub(super) fn add(portal: &Portal, shared: &Shared, links: &mut Links, findings: &mut Findings) {
    let mut known = Known::new(portal, shared);
    let mut changed = amended(portal);
    let mut asking: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, proposal) in portal.proposals.iter().enumerate() {
        asking.entry(proposal.decision.as_deref().unwrap_or_default()).or_default().push(at);
    }
    for (meeting, held) in portal.meetings.iter().enumerate() {
        for (at, decision) in held.decisions.iter().enumerate() {
            let place = DecisionPlace { meeting, decision: at };
            // Of two decisions with one number, which is told, the last has the ways back.
            let is_it = links.numbered.get(&decision.number) == Some(&place);
            let mut concerns = known.named(decision, findings);
            if is_it {
                concerns.budgets.extend(changed.remove(decision.number.as_str()).unwrap_or_default());
                concerns.proposals.extend(asking.remove(decision.number.as_str()).unwrap_or_default());
                let cycles = links.cycles_decided.get(&decision.number).into_iter().flatten();
                concerns.cycles = cycles.filter_map(|id| known.cycles.get(id.as_str()).copied()).collect();
            }
            for list in [&mut concerns.budgets, &mut concerns.proposals, &mut concerns.programmes] {
                list.sort_unstable();
                list.dedup();
            }
            links.back(portal, place, &concerns);
            links.concerns.insert(place, concerns);
        }
    }
}

/// The budgets that decisions changed, by the numbers that their amendments name.
fn amended(portal: &Portal) -> HashMap<&str, Vec<usize>> {
    let mut changed: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, budget) in portal.budgets.iter().enumerate() {
        for number in budget.amendments.iter().filter_map(|amendment| amendment.decision.as_deref()) {
            changed.entry(number).or_default().push(at);
        }
    }
    changed
}

impl Links {
    fn back(&mut self, portal: &Portal, place: DecisionPlace, concerns: &Concerns) {
        let parts = concerns.parts.iter().map(|part| part.budget);
        let mut budgets: Vec<usize> = concerns.budgets.iter().copied().chain(parts).collect();
        budgets.sort_unstable();
        budgets.dedup();
        for at in budgets {
            self.of_budget.entry(portal.budgets[at].id.clone()).or_default().push(place);
        }
        for part in &concerns.parts {
            let all = self.of_node.entry(part.node.clone()).or_default();
            if !all.contains(&(part.budget, place)) {
                all.push((part.budget, place));
            }
        }
        for at in &concerns.proposals {
            self.of_proposal.entry(portal.proposals[*at].id.clone()).or_default().push(place);
        }
        for at in &concerns.programmes {
            self.of_programme.entry(portal.cohesion.programmes[*at].id.clone()).or_default().push(place);
        }
    }
}

/// The trees in which a code stands.
type Nodes = HashMap<Arc<str>, Vec<(Direction, Dimension)>>;

/// What can be named, by its id.
struct Known<'p> {
    portal: &'p Portal,
    shared: &'p Shared,
    budgets: HashMap<&'p str, usize>,
    proposals: HashMap<&'p str, usize>,
    programmes: HashMap<&'p str, usize>,
    cycles: HashMap<&'p str, usize>,
    /// The lines by their references; made when the first is asked for.
    lines: Option<HashMap<&'p str, (usize, usize)>>,
    /// The nodes of each budget that was asked for one.
    nodes: BTreeMap<usize, Nodes>,
}

impl<'p> Known<'p> {
    fn new(portal: &'p Portal, shared: &'p Shared) -> Self {
        fn places<'p>(ids: impl Iterator<Item = &'p str>) -> HashMap<&'p str, usize> {
            ids.enumerate().map(|(at, id)| (id, at)).collect()
        }
        Self {
            portal,
            shared,
            budgets: places(portal.budgets.iter().map(|budget| budget.id.as_str())),
            proposals: places(portal.proposals.iter().map(|proposal| proposal.id.as_str())),
            programmes: places(portal.cohesion.programmes.iter().map(|programme| programme.id.as_str())),
            cycles: places(portal.cycles.iter().map(|cycle| cycle.id.as_str())),
            lines: None,
            nodes: BTreeMap::new(),
        }
    }

    /// What a decision names itself. Ids that are not there are told with all other references.
    fn named(&mut self, decision: &Decision, findings: &mut Findings) -> Concerns {
        let mut parts = Vec::new();
        for part in &decision.lines {
            match self.part(part) {
                Some(place) => parts.push(place),
                None => findings.add(unknown(part)),
            }
        }
        let at = |known: &HashMap<&str, usize>, ids: &[crate::model::id::Id]| {
            ids.iter().filter_map(|id| known.get(id.as_str()).copied()).collect()
        };
        Concerns {
            budgets: at(&self.budgets, &decision.budgets),
            parts,
            proposals: at(&self.proposals, &decision.proposals),
            programmes: at(&self.programmes, &decision.programmes),
            cycles: Vec::new(),
        }
    }

    /// The part that is meant: the line with this reference, or the first classification of the
    /// year, in the order in which its pages show them, that has lines at this code or below it.
    fn part(&mut self, part: &BudgetPart) -> Option<PartPlace> {
        let Some(budget) = &part.budget else { return self.line(&part.code) };
        let at = *self.budgets.get(budget.as_str())?;
        let (portal, shared) = (self.portal, self.shared);
        let nodes = self.nodes.entry(at).or_insert_with(|| nodes_of(&portal.budgets[at], shared));
        let trees = nodes.get(part.code.as_str())?;
        let asked = |dimension: Dimension| part.dimension.is_none_or(|asked| asked == dimension);
        let (direction, dimension) = *trees.iter().find(|(_, dimension)| asked(*dimension))?;
        let node = NodePlace { direction, dimension, code: part.code.clone() };
        Some(PartPlace { budget: at, line: None, node })
    }

    fn line(&mut self, reference: &str) -> Option<PartPlace> {
        let portal = self.portal;
        let lines = self.lines.get_or_insert_with(|| {
            let budgets = portal.budgets.iter().enumerate().rev();
            let of = |(at, budget): (usize, &'p Budget)| {
                budget.lines.iter().enumerate().rev().map(move |(line, own)| (&*own.reference, (at, line)))
            };
            budgets.flat_map(of).collect()
        });
        let (budget, at) = *lines.get(reference)?;
        let line = &portal.budgets[budget].lines[at];
        let coded = Dimension::ALL.iter().find_map(|dimension| Some((*dimension, line.codes[*dimension].as_deref()?)));
        let (dimension, code) = coded.unwrap_or((Dimension::Functional, ""));
        let known = Portal::classification(&portal.budgets[budget], line.direction, dimension, self.shared);
        // A code may belong to a shorter one that is known.
        let code = known.and_then(|known| Some(&*known.node(known.place(code)?).code)).unwrap_or(code);
        let node = NodePlace { direction: line.direction, dimension, code: code.to_owned() };
        Some(PartPlace { budget, line: Some(at), node })
    }
}

/// Where each code of a year's lines, and each above one, stands: expenditure before revenue.
fn nodes_of(budget: &Budget, shared: &Shared) -> Nodes {
    let mut nodes = Nodes::new();
    for direction in [Direction::Expenditure, Direction::Revenue] {
        for dimension in Dimension::ALL {
            let known = Portal::classification(budget, direction, *dimension, shared);
            let lines = budget.lines.iter().filter(|line| line.direction == direction);
            for code in lines.filter_map(|line| line.codes[*dimension].as_ref()) {
                let tree = (direction, *dimension);
                let mut above =
                    known.into_iter().flat_map(|known| known.upwards(code)).map(|node| &node.code).peekable();
                let own = above.peek().is_none().then_some(code);
                for code in above.chain(own) {
                    let trees = nodes.entry(Arc::clone(code)).or_default();
                    // What is above a code that was seen has been seen.
                    if trees.last() == Some(&tree) {
                        break;
                    }
                    trees.push(tree);
                }
            }
        }
    }
    nodes
}

fn unknown(part: &BudgetPart) -> Finding {
    let place: Place = part.place.clone();
    Finding::new(Code::UnknownReference, place).with("value", part.written()).with("kind", "a-budget-line")
}
