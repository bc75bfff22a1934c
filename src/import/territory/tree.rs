//! The tree of areas as it grows out of tables.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::counts::Row;
use super::naming::{Spelling, is_bare};
use super::people::People;
use super::tall::is_nested;
use super::yaml::NTH;
use super::{Table, leave_out};
use crate::findings::Told;
use crate::i18n::Text;
use crate::import::place::level::level_title;
use crate::import::place::{Columns, Meaning, levels_as, order};
use crate::import::titles::has;
use crate::import::{Asked, Brought};
use crate::model::territory::{Area, Territory};
use crate::text::slug::fold;

/// The level of areas for which no title says one, and the next where that is taken.
const UNNAMED: [&str; 3] = ["municipality", "corregimiento", "neighbourhood"];
/// Names of rows that are sums.
const SUMS: &str = "total.|totales.|subtotal.|gran total";

/// An area.
#[derive(Debug, Clone, Default)]
pub struct Node {
    /// Its id; empty until it is named.
    pub id: String,
    /// Its code.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Its name in the content's languages, where it stood before.
    pub text: Option<Text>,
    /// Its level's id.
    pub level: String,
    /// Its place among all of what contains it.
    pub parent: Option<usize>,
    /// Inhabitants by year.
    pub people: BTreeMap<i16, u64>,
    /// The first and last day, and what it became, where they stood before.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// What it became.
    pub became: Vec<String>,
}

impl Node {
    /// An area that stands already, inside another.
    fn of(area: &Area, territory: &Territory, parent: Option<usize>) -> Self {
        Self {
            id: area.id.clone(),
            code: area.code.clone(),
            name: area.name.first().to_owned(),
            text: Some(area.name.clone()),
            level: territory.levels.get(area.level).map(|level| level.id.clone()).unwrap_or_default(),
            parent,
            people: area.population.clone(),
            from: area.from,
            to: area.to,
            became: area.became.clone(),
        }
    }
}

/// All areas.
#[derive(Debug, Default)]
pub struct Tree {
    /// The levels' ids, the largest first.
    pub levels: Vec<String>,
    /// The names of levels that stood before.
    pub level_names: HashMap<String, Text>,
    /// What the tables call levels.
    pub level_titles: HashMap<String, String>,
    /// The areas, each after what contains it.
    pub nodes: Vec<Node>,
    codes: HashMap<(Option<usize>, String), usize>,
    names: HashMap<(Option<usize>, String), usize>,
}

impl Tree {
    /// The areas that stand already.
    pub fn of(territory: &Territory) -> Self {
        let mut tree = Self {
            levels: territory.levels.iter().map(|level| level.id.clone()).collect(),
            level_names: territory.levels.iter().map(|level| (level.id.clone(), level.name.clone())).collect(),
            ..Self::default()
        };
        for area in &territory.areas {
            tree.push(Node::of(area, territory, area.parent));
        }
        tree
    }

    fn push(&mut self, node: Node) -> usize {
        let at = self.nodes.len();
        if let Some(code) = &node.code {
            self.codes.insert((node.parent, code.clone()), at);
        }
        self.names.insert((node.parent, fold(&node.name)), at);
        self.nodes.push(node);
        at
    }

    /// Adds a table's areas.
    pub fn add(&mut self, table: &Table, asked: &Asked, brought: &mut Brought) {
        let people = People::of(table, asked);
        if people.iter().any(People::is_thousands) {
            brought.notes.push(Told::new("import-thousands").with("file", &table.given.name));
        }
        let above = asked.said("country").map(|name| self.place(None, "country", None, name));
        if table.meanings.contains(&Meaning::Parent) || is_nested(table) {
            self.add_tall(table, &people, above, asked, brought);
        } else {
            self.add_wide(table, &people, above, asked, brought);
        }
    }

    /// The area with a code or name inside another: the one that is there, or a new one.
    pub fn place(&mut self, parent: Option<usize>, level: &str, code: Option<&str>, name: &str) -> usize {
        // What has only a number is found by it again, whatever it is called by then.
        let code = code.or_else(|| Some(name).filter(|name| is_bare(name, None)));
        let by_code = code.and_then(|code| self.codes.get(&(parent, code.to_owned()))).copied();
        let by_name = self.names.get(&(parent, fold(name))).copied();
        // Two areas may share a name; they do not share a code.
        let by_name =
            by_name.filter(|at| code.is_none() || self.nodes[*at].code.as_deref().is_none_or(|own| Some(own) == code));
        if let Some(at) = by_code.or(by_name) {
            if let (None, Some(code)) = (&self.nodes[at].code, code) {
                self.nodes[at].code = Some(code.to_owned());
                self.codes.insert((parent, code.to_owned()), at);
            }
            return at;
        }
        if !self.levels.iter().any(|known| known == level) {
            let depth = parent.and_then(|at| self.levels.iter().position(|known| *known == self.nodes[at].level));
            self.levels.insert(depth.map_or(0, |depth| depth + 1), level.to_owned());
        }
        let code = code.map(str::to_owned);
        self.push(Node { code, name: name.to_owned(), level: level.to_owned(), parent, ..Node::default() })
    }

    /// A table's levels, the largest first; which order was taken is told where another is possible.
    fn ordered(table: &Table, asked: &Asked, brought: &mut Brought) -> Vec<Columns> {
        let said: Vec<&str> =
            asked.said("levels").map(|said| said.split(',').map(str::trim).collect()).unwrap_or_default();
        let (columns, doubtful) = levels_as(&table.grid, &table.meanings, &said);
        if doubtful {
            let taken: Vec<&str> = columns.iter().map(order::word).collect();
            let told = Told::new("import-levels-order").with("file", &table.given.name);
            brought.notes.push(told.with("levels", taken.join(",")));
        }
        columns
    }

    /// A row is the smallest area, with what contains it in other columns.
    fn add_wide(
        &mut self,
        table: &Table,
        people: &[People],
        above: Option<usize>,
        asked: &Asked,
        brought: &mut Brought,
    ) {
        let columns = Self::ordered(table, asked, brought);
        let ids = level_ids(&columns, asked.said("level"));
        for (depth, (id, own)) in ids.iter().zip(&columns).enumerate() {
            if !self.levels.contains(id) {
                let above =
                    depth.checked_sub(1).and_then(|above| self.levels.iter().position(|known| *known == ids[above]));
                let above = above.map_or_else(
                    || usize::from(self.levels.first().is_some_and(|first| first == "country")),
                    |at| at + 1,
                );
                self.levels.insert(above, id.clone());
            }
            let titles = [own.name, own.code].into_iter().flatten().filter_map(|at| table.grid.titles.get(at));
            if let Some(title) = titles.map(String::as_str).find_map(level_title) {
                self.level_titles.entry(id.clone()).or_insert(title);
            }
        }
        let spelled = Spelling::of(table, &columns);
        let mut before: Vec<Option<String>> = vec![None; columns.len()];
        let mut rows: Vec<Row> = Vec::with_capacity(table.grid.rows.len());
        for row in &table.grid.rows {
            let (number, cells) = row;
            let Some(deepest) = columns.iter().rposition(|level| level.name(cells).or(level.code(cells)).is_some())
            else {
                continue;
            };
            let said = |level: &Columns| [level.name(cells), level.code(cells)].into_iter().flatten().any(is_sum);
            if columns.iter().any(said) {
                leave_out(brought, &table.given.name, *number, Told::new("import-sum"));
                continue;
            }
            let mut parent = above;
            for (depth, level) in columns.iter().enumerate().take(deepest + 1) {
                let said = level.name(cells).or(level.code(cells)).map(str::to_owned);
                // In merged cells, what contains a row stands in the first of its rows alone.
                let Some(name) = said.clone().or_else(|| before[depth].clone()) else { continue };
                if said.is_some() && before[depth] != said {
                    before[depth] = said;
                    before[depth + 1..].iter_mut().for_each(|below| *below = None);
                }
                let name = if level.name(cells).is_some() { spelled.name(&name) } else { name };
                parent = Some(self.place(parent, &ids[depth], level.code(cells), &name));
            }
            let Some(at) = parent else { continue };
            rows.push(Row::of(at, row, table, people, brought));
            brought.taken += 1;
        }
        self.count(table, people, &rows, asked, brought);
    }

    /// Keeps the areas of these ids that stand already, with what contains them, where no table has them; gives
    /// their ids back.
    pub fn keep(&mut self, ids: &BTreeSet<String>, standing: &Territory) -> Vec<String> {
        let mut kept = Vec::new();
        for id in ids {
            let Some(own) = standing.areas.iter().position(|area| area.id == *id) else { continue };
            let mut way: Vec<usize> = std::iter::successors(Some(own), |at| standing.areas[*at].parent).collect();
            way.reverse();
            let mut parent = None;
            for at in way {
                let area = &standing.areas[at];
                if let Some(known) = self.nodes.iter().position(|node| node.id == area.id) {
                    parent = Some(known);
                    continue;
                }
                let level = standing.levels.get(area.level);
                let level_id = level.map(|level| level.id.clone()).unwrap_or_default();
                if !self.levels.contains(&level_id) {
                    self.levels.push(level_id);
                    self.level_names.extend(level.map(|level| (level.id.clone(), level.name.clone())));
                }
                parent = Some(self.push(Node::of(area, standing, parent)));
                if at == own {
                    kept.push(id.clone());
                }
            }
        }
        kept
    }

    /// The id of the level below an area, where nothing but the command names it.
    pub fn next_level(&self, container: Option<usize>, above: Option<usize>, named: &[String]) -> String {
        let depth = std::iter::successors(container, |at| self.nodes[*at].parent).count();
        let own = depth.checked_sub(usize::from(above.is_some())).and_then(|depth| named.get(depth));
        own.cloned().unwrap_or_else(|| format!("{NTH}{}", depth + 1))
    }
}

/// The ids of a table's levels; what no title names is a municipality, or what lies in it.
fn level_ids(columns: &[Columns], said: Option<&str>) -> Vec<String> {
    let named: BTreeSet<&str> = columns.iter().filter_map(|columns| columns.level.as_deref()).collect();
    let unnamed = said.or_else(|| UNNAMED.into_iter().find(|id| !named.contains(id))).unwrap_or("area");
    columns.iter().map(|columns| columns.level.clone().unwrap_or_else(|| unnamed.to_owned())).collect()
}

/// Whether a name or code says that the row is a sum.
pub fn is_sum(name: &str) -> bool {
    has(name, SUMS)
}
