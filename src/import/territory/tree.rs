//! The tree of areas as it grows out of tables.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::people::People;
use super::{Table, leave_out};
use crate::findings::Told;
use crate::i18n::Text;
use crate::import::figure::Said;
use crate::import::place::{Columns, Meaning, level_title, levels, levels_as, order, several_figures};
use crate::import::titles::has;
use crate::import::{Asked, Brought};
use crate::model::id::Id;
use crate::model::territory::{Area, Territory};
use crate::text::slug::{fold, slug};

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

/// The rows of a table that were taken: the area's place, the row's number, and what it says of inhabitants.
type Counts = Vec<(usize, usize, Vec<Option<u64>>)>;

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
        let has_parents = table.meanings.contains(&Meaning::Parent);
        if has_parents {
            self.add_tall(table, &people, above, brought);
        } else {
            self.add_wide(table, &people, above, asked, brought);
        }
    }

    /// The area with a code or name inside another: the one that is there, or a new one.
    fn place(&mut self, parent: Option<usize>, level: &str, code: Option<&str>, name: &str) -> usize {
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
        for (id, title) in
            ids.iter().zip(&columns).filter_map(|(id, own)| Some((id, table.grid.titles.get(own.name?)?)))
        {
            if let Some(title) = level_title(title) {
                self.level_titles.entry(id.clone()).or_insert(title);
            }
        }
        let spelled = Spelling::of(table, &columns);
        let mut before: Vec<Option<String>> = vec![None; columns.len()];
        let mut counts: Counts = Vec::with_capacity(table.grid.rows.len());
        for (number, cells) in &table.grid.rows {
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
                parent = Some(self.place(parent, &ids[depth], level.code(cells), &spelled.name(&name)));
            }
            let Some(at) = parent else { continue };
            counts.push((at, *number, counted(table, people, *number, cells, brought)));
            brought.taken += 1;
        }
        brought.notes.extend(self.several_rows(table, &counts));
        let is_each = asked.said("people-of") == Some("each");
        for (column, one) in people.iter().enumerate() {
            let rows: Vec<(usize, u64)> = counts.iter().filter_map(|(at, _, row)| Some((*at, row[column]?))).collect();
            let repeated = !is_each && self.is_repeated(&rows);
            if repeated {
                let told = Told::new("import-people-above").with("file", &table.given.name);
                brought.notes.push(told.with("column", table.grid.name(one.column)));
            }
            let of = |at: usize| self.nodes[at].parent.filter(|_| repeated).unwrap_or(at);
            let mut told: BTreeMap<usize, BTreeSet<u64>> = BTreeMap::new();
            for (at, number) in rows {
                told.entry(of(at)).or_default().insert(number);
            }
            let names =
                told.iter().filter(|(_, numbers)| numbers.len() > 1).map(|(at, _)| self.nodes[*at].name.as_str());
            brought.notes.extend(several_figures(&table.given.name, &table.grid.name(one.column), names));
            for (at, numbers) in told {
                if let [number] = numbers.into_iter().collect::<Vec<_>>()[..] {
                    self.nodes[at].people.insert(one.year, number);
                }
            }
        }
    }

    /// A note on areas that stand in several rows, with the first of these.
    fn several_rows(&self, table: &Table, counts: &Counts) -> Option<Told> {
        const MOST_NAMED: usize = 5;
        let mut rows: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (at, number, _) in counts {
            rows.entry(*at).or_default().push(number.to_string());
        }
        rows.retain(|_, rows| rows.len() > 1);
        let named = |(at, rows): (&usize, &Vec<String>)| format!("{} ({})", self.nodes[*at].name, rows.join(", "));
        let first: Vec<String> = rows.iter().take(MOST_NAMED).map(named).collect();
        let more = if rows.len() > MOST_NAMED { ", …" } else { "" };
        let told = || Told::new("import-several-rows").with("file", &table.given.name).with("number", rows.len());
        (!rows.is_empty()).then(|| told().with("names", first.join(", ") + more))
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

    /// Whether the inhabitants of a column are those of what contains its areas, written in the row of each:
    /// all areas of one container have the same number.
    fn is_repeated(&self, rows: &[(usize, u64)]) -> bool {
        let mut inside: BTreeMap<Option<usize>, Vec<u64>> = BTreeMap::new();
        for (at, number) in rows {
            inside.entry(self.nodes[*at].parent).or_default().push(*number);
        }
        let several = || inside.iter().filter(|(_, numbers)| numbers.len() > 1);
        let is_one = |(above, numbers): (&Option<usize>, &Vec<u64>)| {
            above.is_some() && numbers[0] > 0 && numbers.iter().all(|number| *number == numbers[0])
        };
        several().any(|(_, numbers)| numbers.len() > 2) && several().all(is_one)
    }

    /// A row is an area of any level, and names what contains it.
    fn add_tall(&mut self, table: &Table, people: &[People], above: Option<usize>, brought: &mut Brought) {
        let find = |wanted: &Meaning| table.meanings.iter().position(|meaning| meaning == wanted);
        let (parent, depth) = (find(&Meaning::Parent), find(&Meaning::Depth));
        let Some(own) = levels(&table.grid, &table.meanings).pop() else { return };
        let spelled = Spelling::of(table, std::slice::from_ref(&own));
        let mut rows: Vec<&(usize, Vec<String>)> =
            table.grid.rows.iter().filter(|(_, cells)| own.name(cells).is_some()).collect();
        rows.retain(|(number, cells)| {
            let sums = own.name(cells).is_some_and(is_sum);
            if sums {
                leave_out(brought, &table.given.name, *number, Told::new("import-sum"));
            }
            !sums
        });
        let mut known: HashMap<String, usize> = HashMap::new();
        // Rows come in any order: those whose container is known go first, until none is left.
        loop {
            let before = rows.len();
            rows.retain(|(number, cells)| {
                let container = parent.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
                let container = match container {
                    "" => above,
                    named => match known.get(&fold(named)) {
                        Some(at) => Some(*at),
                        None => return true,
                    },
                };
                let said = depth.and_then(|at| Some((slug(cells.get(at)?)?, level_title(&cells[at])?)));
                let level = said.as_ref().map_or_else(|| self.next_level(container), |(level, _)| level.clone());
                if let Some((level, title)) = said {
                    self.level_titles.entry(level).or_insert(title);
                }
                let name = own.name(cells).unwrap_or_default();
                let at = self.place(container, &level, own.code(cells), &spelled.name(name));
                let counted = counted(table, people, *number, cells, brought);
                let years = people.iter().zip(counted).filter_map(|(one, number)| Some((one.year, number?)));
                self.nodes[at].people.extend(years);
                known.extend(own.code(cells).map(|code| (fold(code), at)));
                known.entry(fold(name)).or_insert(at);
                brought.taken += 1;
                false
            });
            if rows.len() == before {
                break;
            }
        }
        for (number, cells) in rows {
            let container = parent.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
            leave_out(brought, &table.given.name, *number, Told::new("import-no-area").with("value", container));
        }
    }

    /// The id of the level below an area, where nothing names it.
    fn next_level(&self, container: Option<usize>) -> String {
        let depth = std::iter::successors(container, |at| self.nodes[*at].parent).count();
        format!("level-{}", depth + 1)
    }

    /// Gives an id to each area that has none: its name; where another has that, its container's before.
    pub fn name(&mut self, asked: &Asked) {
        let mut taken: BTreeSet<String> = self.nodes.iter().map(|node| node.id.clone()).collect();
        let portals: BTreeSet<&str> = asked.sources.portals.iter().map(|portal| portal.id.as_str()).collect();
        let depth = |tree: &Self, at: usize| std::iter::successors(Some(at), |at| tree.nodes[*at].parent).count();
        let mut order: Vec<usize> = (0..self.nodes.len()).filter(|at| self.nodes[*at].id.is_empty()).collect();
        // What a portal is called by is its own area's; then the larger goes first.
        order.sort_by_cached_key(|at| {
            let own = slug(&self.nodes[*at].name).is_some_and(|id| portals.contains(id.as_str()));
            let depth = depth(self, *at);
            (if own { usize::MAX - depth } else { usize::MAX }, depth, *at)
        });
        for at in order {
            let node = &self.nodes[at];
            let country = asked.shared.settings.country.as_deref().filter(|_| node.level == "country");
            let base = country
                .and_then(slug)
                .or_else(|| slug(&node.name))
                .or_else(|| slug(node.code.as_deref()?))
                .unwrap_or_else(|| "area".to_owned());
            let container = node.parent.and_then(|parent| slug(&self.nodes[parent].name));
            let longer = container.map(|container| format!("{container}-{base}"));
            let coded = node.code.as_deref().and_then(slug).map(|code| format!("{base}-{code}"));
            let numbered = (2..).map(|number| format!("{base}-{number}"));
            let tried = [Some(base.clone()), longer, coded].into_iter().flatten().chain(numbered);
            let tried = tried.map(|id| if Id::new(&id).is_some() { id } else { format!("area-{id}") });
            let id = tried.take(self.nodes.len() + 4).find(|id| !taken.contains(id)).unwrap_or_default();
            taken.insert(id.clone());
            self.nodes[at].id = id;
        }
    }
}

/// The ids of a table's levels; what no title names is a municipality, or what lies in it.
fn level_ids(columns: &[Columns], said: Option<&str>) -> Vec<String> {
    let named: BTreeSet<&str> = columns.iter().filter_map(|columns| columns.level.as_deref()).collect();
    let unnamed = said.or_else(|| UNNAMED.into_iter().find(|id| !named.contains(id))).unwrap_or("area");
    columns.iter().map(|columns| columns.level.clone().unwrap_or_else(|| unnamed.to_owned())).collect()
}

/// Whether a name or code says that the row is a sum.
fn is_sum(name: &str) -> bool {
    has(name, SUMS)
}

/// The inhabitants that a row says in each column; a figure that could be two is told and not taken.
fn counted(table: &Table, people: &[People], row: usize, cells: &[String], brought: &mut Brought) -> Vec<Option<u64>> {
    let one = |one: &People| {
        let column = || table.grid.name(one.column);
        let told = match one.said(&table.grid, row, cells) {
            Said::Doubtful => Some(Told::new("import-doubtful").with("column", column())),
            Said::Words => {
                let cell = cells.get(one.column).map_or("", |cell| cell.trim());
                Some(Told::new("import-no-inhabitants").with("column", column()).with("value", cell))
            }
            Said::Figure(_) | Said::Unknown => None,
        };
        if let Some(told) = told {
            leave_out(brought, &table.given.name, row, told);
        }
        one.read(&table.grid, row, cells)
    };
    people.iter().map(one).collect()
}

/// How a table spells names.
struct Spelling {
    /// Whether it writes them in capitals.
    capitals: bool,
}

impl Spelling {
    fn of(table: &Table, columns: &[Columns]) -> Self {
        let names =
            || columns.iter().flat_map(|level| table.grid.rows.iter().filter_map(|(_, cells)| level.name(cells)));
        let capitals = names().filter(|name| !name.chars().any(char::is_lowercase)).count();
        Self { capitals: capitals * 10 > names().count() * 9 }
    }

    /// A name as people write it: `BOCAS DEL TORO` is `Bocas del Toro`.
    fn name(&self, name: &str) -> String {
        const SMALL: [&str; 12] = ["de", "del", "la", "las", "el", "los", "y", "e", "do", "da", "dos", "of"];
        let name: Vec<&str> = name.split_whitespace().collect();
        if !self.capitals {
            return name.join(" ");
        }
        let word = |(at, word): (usize, &&str)| {
            let lower = word.to_lowercase();
            if at > 0 && SMALL.contains(&lower.as_str()) {
                return lower;
            }
            let mut out = String::with_capacity(lower.len());
            let mut starts = true;
            for c in lower.chars() {
                out.extend(if starts { c.to_uppercase().collect::<Vec<_>>() } else { vec![c] });
                starts = !c.is_alphanumeric() && c != '\'' && c != '’';
            }
            out
        };
        name.iter().enumerate().map(word).collect::<Vec<_>>().join(" ")
    }
}
