//! A budget's sums by a classification, as rows of tables.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Bound::{Included, Unbounded};
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::address::Target;
use super::budget::newest;
use super::edition::Edition;
use super::view::{Money, NodeRow, NodeTable, Share, TotalRow, TotalTable, Words};
use crate::model::address::Address;
use crate::model::budget::{Amounts, BETWEEN_ENTITIES, Budget, Dimension, Direction, Line, Stage};
use crate::model::choice::Choice;
use crate::model::classification::Classification;
use crate::model::portal::{Portal, Shared};
use crate::model::rollup::{Sum, roll_up};
use crate::text::slug::slug;

/// The most cells of a page's table: some 150 KB of HTML.
const MOST_CELLS: usize = 1500;
/// What a row's name, share and links take, counted in cells.
const CELLS_OF_NAME: usize = 4;

/// The most rows of a page's table with so many stages.
pub fn most_rows(stages: usize) -> usize {
    MOST_CELLS / (stages + CELLS_OF_NAME)
}

/// Below so many top nodes, the table of a year shows the next level too.
const FEW_TOPS: usize = 5;

/// A budget's tree by one dimension, and how its figures are shown.
pub struct Tree<'a> {
    /// The budget.
    pub budget: &'a Budget,
    /// In or out.
    pub direction: Direction,
    /// By what.
    pub dimension: Dimension,
    /// The top nodes.
    pub tops: Vec<Sum>,
    /// The direction's total.
    pub total: Amounts,
    /// What was planned, as it stands.
    pub plan: Stage,
    /// What was done, where it is told.
    pub done: Option<Stage>,
    /// The planned total.
    pub whole: Decimal,
    /// The classification, where it is known.
    pub classification: Option<&'a Classification>,
    /// Where each code's node is: its place among the tops, then among the children, and so on.
    places: HashMap<Arc<str>, Vec<usize>>,
    /// The codes whose nodes have a page of their own in this year.
    paged: HashSet<Arc<str>>,
    /// Whether any line of the budget names a document of its own.
    pub own_documents: bool,
    /// The newest day that the budget's figures reach, which all its pages tell.
    pub newest: Option<Date>,
    /// How many lines have each code.
    counts: BTreeMap<Arc<str>, usize>,
}

/// How the lines of a node are found among all of its direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Their column is empty.
    None,
    /// They have its code.
    Equal,
    /// Their codes begin with its code, and no others do.
    Begins,
    /// They have one of several codes.
    Among,
    /// They take transfers between entities away.
    Eliminate,
}

impl Way {
    /// Its word.
    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Equal => "equal",
            Self::Begins => "begins",
            Self::Among => "among",
            Self::Eliminate => "eliminate",
        }
    }
}

impl<'a> Tree<'a> {
    /// The tree; nothing where no line has a code of the dimension.
    pub fn new(edition: &Edition<'a>, budget: &'a Budget, direction: Direction, dimension: Dimension) -> Option<Self> {
        Self::of(edition.setting.shared, budget, direction, dimension)
    }

    /// The same, before there is any language.
    pub fn of(shared: &'a Shared, budget: &'a Budget, direction: Direction, dimension: Dimension) -> Option<Self> {
        let told = budget.lines.iter().any(|line| line.direction == direction && line.codes[dimension].is_some());
        if !told {
            return None;
        }
        let classification = Portal::classification(budget, direction, dimension, shared);
        let tops = roll_up(budget, direction, dimension, classification);
        let done = budget.execution_stage(direction);
        let plan = budget.plan_stage(direction).or(done)?;
        let total = budget.total(direction);
        let whole = total[plan].unwrap_or_default();
        let mut places = HashMap::new();
        place(&tops, &mut Vec::new(), &mut places);
        let paged = HashSet::new();
        let own_documents = budget.has_own_documents();
        let mut counts: BTreeMap<Arc<str>, usize> = BTreeMap::new();
        let lines = budget.lines.iter().filter(|line| line.direction == direction);
        for code in lines.filter_map(|line| line.code_in(dimension)) {
            *counts.entry(code).or_default() += 1;
        }
        let mut tree = Self {
            budget,
            direction,
            dimension,
            tops,
            total,
            plan,
            done,
            whole,
            classification,
            places,
            paged,
            own_documents,
            newest: newest(budget),
            counts,
        };
        tree.give_pages(false);
        Some(tree)
    }

    /// Says which nodes have a page in this year: the tops, and below them those that do not fit on
    /// the page of the one that contains them; or all. The others have one page for all years.
    pub fn give_pages(&mut self, all: bool) {
        let most = most_rows(self.stages().len());
        let mut left: Vec<&Sum> = self.tops.iter().collect();
        while let Some(sum) = left.pop() {
            self.paged.insert(Arc::clone(&sum.code));
            if all || size(sum) > most {
                left.extend(&sum.children);
            }
        }
    }

    /// Whether a node has a page of its own in this year.
    pub fn has_page(&self, sum: &Sum) -> bool {
        self.paged.contains(&sum.code)
    }

    /// The node of a code.
    pub fn find(&self, code: &str) -> Option<&Sum> {
        let (first, rest) = self.places.get(code)?.split_first()?;
        rest.iter().try_fold(self.tops.get(*first)?, |sum, at| sum.children.get(*at))
    }

    /// The node that a line's code belongs to: its own, or the one that longer codes belong to.
    pub fn holding(&self, code: &str) -> Option<&Sum> {
        let longest = || self.classification.and_then(|known| Some(&known.node(known.place(code)?).code));
        self.find(code).or_else(|| self.find(longest()?))
    }

    /// Whether a node is what takes transfers between entities away.
    fn is_between_entities(&self, sum: &Sum) -> bool {
        self.dimension == Dimension::Entity && &*sum.code == BETWEEN_ENTITIES
    }

    /// Whether a node's rows have others beside them that take them away, which are not its own.
    pub fn is_gross(&self, sum: &Sum) -> bool {
        self.dimension == Dimension::Entity && self.budget.is_consolidated() && !self.is_between_entities(sum)
    }

    /// How the lines of a node are found by their codes, and the codes where it has several.
    pub fn way(&self, sum: &Sum) -> (Way, String) {
        if self.is_between_entities(sum) {
            return (Way::Eliminate, String::new());
        }
        let (mut lines, mut codes) = (0, BTreeSet::new());
        let mut left = vec![sum];
        while let Some(sum) = left.pop() {
            lines += sum.lines.len();
            codes.extend(sum.lines.iter().filter_map(|at| self.budget.lines[*at].codes[self.dimension].as_deref()));
            left.extend(&sum.children);
        }
        let own = &*sum.code;
        let beginning =
            self.counts.range::<str, _>((Included(own), Unbounded)).take_while(|(code, _)| code.starts_with(own));
        if codes.is_empty() {
            (Way::None, String::new())
        } else if codes.iter().all(|code| *code == own) {
            (Way::Equal, own.to_owned())
        } else if codes.iter().all(|code| code.starts_with(own))
            && beginning.map(|(_, count)| count).sum::<usize>() == lines
        {
            (Way::Begins, own.to_owned())
        } else {
            (Way::Among, codes.into_iter().collect::<Vec<_>>().join(", "))
        }
    }

    /// The nodes above a code's, from the top; without its own.
    pub fn above(&self, code: &str) -> Vec<&Sum> {
        let Some((_, path)) = self.places.get(code).and_then(|path| path.split_last()) else { return Vec::new() };
        let mut among = &self.tops;
        let mut above = Vec::with_capacity(path.len());
        for at in path {
            let Some(sum) = among.get(*at) else { break };
            above.push(sum);
            among = &sum.children;
        }
        above
    }

    /// Every node, parents before their children.
    pub fn all(&self) -> Vec<&Sum> {
        let mut all = Vec::with_capacity(self.places.len());
        let mut left: Vec<&Sum> = self.tops.iter().rev().collect();
        while let Some(sum) = left.pop() {
            all.push(sum);
            left.extend(sum.children.iter().rev());
        }
        all
    }

    /// Where the tree begins to tell parts apart: the tops, but of places, as long as one alone holds all that name
    /// any (the country, its province), what that one consists of.
    pub fn level(&self) -> Vec<&Sum> {
        let mut level: Vec<&Sum> = self.tops.iter().collect();
        if self.dimension != Dimension::Area {
            return level;
        }
        loop {
            let mut known = level.iter().enumerate().filter(|(_, sum)| !sum.code.is_empty());
            let (Some((at, one)), None) = (known.next(), known.next()) else { break };
            // What has lines of its own is not the sum of its children.
            if one.children.is_empty() || !one.lines.is_empty() {
                break;
            }
            level.splice(at..=at, &one.children);
        }
        level
    }

    /// A node's name; of places, that none is named.
    pub fn name(&self, edition: &Edition, sum: &Sum) -> Words {
        match sum.name.is_none() && sum.code.is_empty() && self.dimension == Dimension::Area {
            true => Words { text: edition.word("pages.no_place"), lang: None },
            false => node_name(edition, sum),
        }
    }

    /// The nodes that say something: the tops, but of one that is more than half of the whole
    /// ("revenue" is nine tenths of any budget) what it consists of, while there are no more than
    /// `most`.
    pub fn telling_level(&self, most: usize) -> Vec<&Sum> {
        let mut level: Vec<&Sum> = self.tops.iter().collect();
        let amount = |sum: &Sum| sum.amounts[self.plan].unwrap_or_default();
        // A node with lines of its own is not the sum of its children.
        let is_leaf = |sum: &Sum| sum.children.is_empty() || !sum.lines.is_empty();
        let too_large = |sum: &&Sum| amount(sum) * Decimal::TWO > self.whole && !is_leaf(sum);
        while let Some(at) = level.iter().position(too_large) {
            let parts = &level[at].children;
            if level.len() - 1 + parts.len() > most && parts.len() > 1 {
                break;
            }
            level.splice(at..=at, parts);
        }
        level
    }

    /// Whether execution is told to the year's last day, as far as is said.
    pub fn is_over(&self) -> bool {
        let told = self.done.and_then(|done| self.budget.stage_source(self.direction, done)?.as_of);
        told.is_none_or(|day| day >= self.budget.end)
    }

    /// Whether another year's tree tells its lines apart by the same codes.
    pub fn is_like(&self, other: &Tree) -> bool {
        let id = |tree: &Tree| tree.classification.map(|known| known.id.clone());
        (self.direction, self.dimension) == (other.direction, other.dimension) && id(self) == id(other)
    }

    /// The stages that the year's own page shows: what the council approved, what it became, and
    /// what was done.
    pub fn leading_stages(&self) -> Vec<Stage> {
        let leads = |stage: &Stage| *stage == Stage::Approved || *stage == self.plan || Some(*stage) == self.done;
        self.stages().into_iter().filter(leads).collect()
    }

    /// The stages that lines of the direction have.
    pub fn stages(&self) -> Vec<Stage> {
        self.total.stages().map(|(stage, _)| stage).collect()
    }

    /// A row of a node.
    pub fn row(&self, edition: &Edition, sum: &Sum, depth: usize, stages: &[Stage], from: Option<&Address>) -> NodeRow {
        let href = from.map(|from| edition.href(from, &self.target(sum)));
        NodeRow {
            code: self.shown_code_of(sum),
            name: self.name(edition, sum),
            href,
            cells: cells(edition, &sum.amounts, stages, self.budget),
            share: sum.amounts[self.plan].and_then(|amount| edition.share(amount, self.whole)),
            execution: self.execution(edition, &sum.amounts),
            depth,
            is_line: false,
        }
    }

    /// The row of a line, by its place in the budget.
    pub fn line_row(&self, edition: &Edition, at: usize, depth: usize, stages: &[Stage]) -> NodeRow {
        let line = &self.budget.lines[at];
        NodeRow {
            code: String::new(),
            name: line.name.as_ref().map(|name| edition.text(name)).unwrap_or_default(),
            href: None,
            cells: cells(edition, &line.amounts, stages, self.budget),
            share: None,
            execution: self.execution(edition, &line.amounts),
            depth,
            is_line: true,
        }
    }

    /// A code as it is shown: the id of a place is no code that anybody knows.
    pub fn shown_code<'c>(&self, code: &'c str) -> &'c str {
        if self.dimension == Dimension::Area { "" } else { code }
    }

    /// The code of a node as it is shown: nothing where it is made of the name, or is a place's id.
    pub fn shown_code_of(&self, sum: &Sum) -> String {
        if self.dimension == Dimension::Area { String::new() } else { typed_code(sum) }
    }

    /// The page of a node: in this year, or over all years.
    pub fn target(&self, sum: &Sum) -> Target {
        let code = sum.code.to_string();
        match self.has_page(sum) {
            true => Target::Node(self.budget.id.clone(), self.direction, self.dimension, code),
            false => Target::History(self.direction, self.dimension, code),
        }
    }

    /// The page of the whole tree.
    pub fn root(&self) -> Target {
        Target::Tree(self.budget.id.clone(), self.direction, self.dimension)
    }

    fn execution(&self, edition: &Edition, amounts: &Amounts) -> Option<Share> {
        let done = amounts[self.done.filter(|done| *done != self.plan)?]?;
        edition.share(done, amounts[self.plan]?)
    }

    /// The rows of the year's own table: the top nodes with links to their pages, the largest ones
    /// alone where there are more than `most`. Gives how many were left out.
    pub fn table(&self, edition: &Edition, from: &Address, most: usize) -> (NodeTable, usize) {
        let stages = self.leading_stages();
        let shown = self.largest(most);
        let mut rows = Vec::new();
        let level = self.level();
        for sum in level.iter().filter(|sum| shown.as_ref().is_none_or(|codes| codes.contains(&sum.code))) {
            rows.push(self.row(edition, sum, 0, &stages, Some(from)));
            if level.len() < FEW_TOPS && sum.children.len() <= most {
                rows.extend(sum.children.iter().map(|child| self.row(edition, child, 1, &stages, Some(from))));
            }
        }
        let left_out = level.len() - rows.iter().filter(|row| row.depth == 0).count();
        (self.with_rows(edition, rows, &stages, &self.total), left_out)
    }

    /// The codes of the largest tops; nothing where all have room.
    fn largest(&self, most: usize) -> Option<BTreeSet<Arc<str>>> {
        let level = self.level();
        let sorted = || crate::model::rollup::by_size(level.iter().copied(), self.plan).into_iter().take(most);
        (level.len() > most).then(|| sorted().map(|sum| Arc::clone(&sum.code)).collect())
    }

    /// A table of rows of this tree.
    pub fn with_rows(&self, edition: &Edition, rows: Vec<NodeRow>, stages: &[Stage], total: &Amounts) -> NodeTable {
        NodeTable {
            direction: self.direction.id(),
            dimension: self.dimension.id(),
            id: format!("{}-{}", self.direction.id(), self.dimension.id()),
            classification: self
                .classification
                .filter(|known| !known.name.is_empty())
                .map(|known| edition.text(&known.name)),
            stages: stages.iter().map(|stage| stage.id()).collect(),
            has_execution: rows.iter().any(|row| row.execution.is_some()),
            rows,
            total: cells(edition, total, stages, self.budget),
        }
    }
}

/// How many rows a node's whole subtree has: nodes and lines.
fn size(sum: &Sum) -> usize {
    sum.lines.len() + sum.children.iter().map(|child| 1 + size(child)).sum::<usize>()
}

fn place(sums: &[Sum], path: &mut Vec<usize>, places: &mut HashMap<Arc<str>, Vec<usize>>) {
    for (at, sum) in sums.iter().enumerate() {
        path.push(at);
        places.entry(Arc::clone(&sum.code)).or_insert_with(|| path.clone());
        place(&sum.children, path, places);
        path.pop();
    }
}

/// A node's name; a code that its classification does not know, or none, in words.
pub fn node_name(edition: &Edition, sum: &Sum) -> Words {
    match &sum.name {
        Some(name) => edition.text(name),
        None if &*sum.code == BETWEEN_ENTITIES => Words { text: edition.word("pages.between_entities"), lang: None },
        None if sum.code.is_empty() => Words { text: edition.word("pages.no_code"), lang: None },
        None => Words { text: edition.phrase("pages.unknown_code", &[("code", &sum.code)]), lang: None },
    }
}

/// The code of a node, where it says more than that it was made of the node's name.
fn typed_code(sum: &Sum) -> String {
    let last = sum.code.rsplit('.').next();
    let is_made = sum.name.as_ref().and_then(|name| slug(name.first())).is_some_and(|made| last == Some(made.as_str()));
    if is_made { String::new() } else { sum.code.to_string() }
}

/// A cell for each stage.
pub fn cells(edition: &Edition, amounts: &Amounts, stages: &[Stage], budget: &Budget) -> Vec<Option<Money>> {
    stages.iter().map(|stage| amounts[*stage].map(|amount| edition.money(amount, &budget.currency))).collect()
}

/// A direction's total, or a part of it, a row a stage, each against the plan, with the documents of
/// the lines that it sums.
pub fn totals<'b, L: Iterator<Item = &'b Line>>(
    edition: &Edition,
    budget: &'b Budget,
    direction: Direction,
    (plan, amounts, own): (Option<Stage>, &Amounts, bool),
    lines: impl Fn() -> L,
    from: &Address,
) -> TotalTable {
    let plan = plan.and_then(|stage| amounts[stage]);
    let rows = amounts.stages().map(|(stage, amount)| {
        let source = budget.stage_source(direction, stage);
        TotalRow {
            stage: stage.id(),
            money: edition.money(amount, &budget.currency),
            share: plan.filter(|_| !stage.is_plan()).and_then(|plan| edition.share(amount, plan)),
            as_of: source.and_then(|source| source.as_of).map(|date| edition.day(date)),
            origins: super::budget::of_lines(edition, budget, lines(), (stage, own), from),
        }
    });
    TotalTable { direction: direction.id(), rows: rows.collect() }
}
