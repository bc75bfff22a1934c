//! Tables in which a row is an area of any level, and names what contains it, or shows it by its code.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::counts::Row;
use super::joins::Wanted;
use super::naming::Spelling;
use super::people::People;
use super::tree::{Tree, is_note, is_sum};
use super::yaml::NTH;
use super::{Table, leave_out};
use crate::findings::Told;
use crate::import::place::level::{level_title, of_title};
use crate::import::place::nested::containers;
use crate::import::place::order::Told as Order;
use crate::import::place::whole::without_zeros;
use crate::import::place::{Columns, Meaning, levels};
use crate::import::{Asked, Brought};
use crate::text::slug::{fold, slug};

/// What a row says of its area.
struct Said<'c> {
    name: &'c str,
    code: Option<&'c str>,
    /// The code or name of what contains it; empty where nothing does.
    container: Cow<'c, str>,
    /// Its level's id, and what the row calls it, where that is no shortened word.
    level: Option<(String, Option<String>)>,
}

impl<'c> Said<'c> {
    fn of(cells: &'c [String], own: &Columns, table: &Table) -> Option<Self> {
        let find = |wanted: &Meaning| table.meanings.iter().position(|meaning| meaning == wanted);
        let cell = |at: Option<usize>| at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
        let container = cell(find(&Meaning::Parent));
        let depth = cell(find(&Meaning::Depth));
        Some(Self {
            name: own.name(cells)?,
            code: own.code(cells),
            container: container.strip_suffix(".0").unwrap_or(container).into(),
            level: level(depth),
        })
    }
}

/// The most letters of a shortened word for a level: `Reg`, `Prov`, `Bgy`.
const SHORT: usize = 4;

/// The level that a cell says, and what the cell calls it, where that is no shortened word.
fn level(cell: &str) -> Option<(String, Option<String>)> {
    let known = of_title(cell).filter(|_| cell.chars().count() <= SHORT);
    let (id, title) = match (known, level_title(cell)) {
        (None, Some(title)) => (slug(cell)?, Some(title)),
        (known, _) => (known.or_else(|| of_title(cell))?.to_owned(), None),
    };
    Some((id, title))
}

/// What contains each row's area by its code, where the codes say it.
fn nested<'s>(rows: impl Iterator<Item = &'s Said<'s>>) -> Option<Vec<String>> {
    containers(&rows.map(|said| said.code).collect::<Option<Vec<&str>>>()?)
}

/// Whether a table's rows are areas of several levels that only their codes put into one another.
pub fn is_nested(table: &Table) -> bool {
    let [own] = &levels(&table.grid, &table.meanings, Order::default()).0[..] else { return false };
    let all: Vec<Said> = table.grid.rows.iter().filter_map(|(_, cells)| Said::of(cells, own, table)).collect();
    nested(all.iter().filter(|said| !is_sum(said.name))).is_some()
}

/// The levels of a list of all levels whose title names the smallest: `Município`, of states and municipalities.
fn by_title<R>(rows: &[(R, Said)], own: &Columns, is_inside: bool) -> Vec<String> {
    let above: HashMap<&str, &str> = rows.iter().filter_map(|(_, said)| Some((said.code?, &*said.container))).collect();
    let depth = |said: &Said| {
        let around = std::iter::successors(Some(&*said.container), |code| above.get(code).copied());
        around.take_while(|code| !code.is_empty()).take(above.len()).count()
    };
    let deepest = rows.iter().map(|(_, said)| depth(said)).max().unwrap_or_default();
    let Some(level) = own.level.clone().filter(|_| deepest > 0 && rows.iter().all(|(_, said)| said.level.is_none()))
    else {
        return Vec::new();
    };
    let larger = (0..deepest).map(|depth| format!("{NTH}{}", depth + 1 + usize::from(is_inside)));
    larger.chain([level]).collect()
}

/// The names that several areas of one level have, by which nothing can be put into one of them.
fn twins<'s>(rows: impl Iterator<Item = &'s Said<'s>>) -> HashSet<String> {
    let mut areas: BTreeMap<(String, &str), BTreeSet<&str>> = BTreeMap::new();
    for said in rows {
        // Where no level is said, the largest are one.
        let depth = if said.container.is_empty() { "" } else { "inside" };
        let level = said.level.as_ref().map_or(depth, |(level, _)| level.as_str());
        areas.entry((fold(said.name), level)).or_default().insert(said.code.unwrap_or(&said.container));
    }
    areas.into_iter().filter(|(_, areas)| areas.len() > 1).map(|((name, _), _)| name).collect()
}

/// The rows of a table with what they say; sums, notes and rows without a name are told.
fn said<'t>(table: &'t Table, own: &Columns, brought: &mut Brought) -> Vec<(&'t (usize, Vec<String>), Said<'t>)> {
    let mut all = Vec::with_capacity(table.grid.rows.len());
    for row in &table.grid.rows {
        let why = match Said::of(&row.1, own, table) {
            _ if is_note(&row.1) => "import-note-row",
            Some(said) if is_sum(said.name) => "import-sum",
            Some(said) => {
                all.push((row, said));
                continue;
            }
            None if row.1.iter().all(|cell| cell.trim().is_empty()) => continue,
            None => "import-names-no-area",
        };
        leave_out(brought, &table.given.name, row.0, Told::new(why));
    }
    let is_named = table.meanings.contains(&Meaning::Parent);
    let containers = if is_named { None } else { nested(all.iter().map(|(_, said)| said)) };
    for ((_, said), container) in all.iter_mut().zip(containers.into_iter().flatten()) {
        said.container = container.into();
    }
    all
}

impl Tree {
    /// Adds the rows of such a table.
    pub fn add_tall(
        &mut self,
        table: &Table,
        people: &[People],
        above: Option<usize>,
        asked: &Asked,
        brought: &mut Brought,
    ) {
        let mut columns = levels(&table.grid, &table.meanings, Order::default()).0;
        let Some(own) = columns.pop() else { return };
        let spelled = Spelling::of(table, std::slice::from_ref(&own));
        let mut left = said(table, &own, brought);
        self.know_levels(&mut left);
        self.know_homes(&left);
        let twins = twins(left.iter().map(|(_, said)| said));
        let named: Vec<String> =
            asked.said("levels").map(|said| said.split(',').filter_map(slug).collect()).unwrap_or_default();
        let is_by_code = named.is_empty() && !table.meanings.contains(&Meaning::Parent);
        let named = if is_by_code { by_title(&left, &own, above.is_some()) } else { named };
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut rows: Vec<Row> = Vec::with_capacity(left.len());
        let mut by_standing = false;
        let level = |said: &Said| said.level.as_ref().map(|(level, _)| level.clone());
        let is_named = table.meanings.contains(&Meaning::Parent);
        let inside = left.iter().filter(|(_, said)| is_named && !said.container.is_empty());
        let contained: HashSet<String> = inside.filter_map(|(_, said)| level(said)).collect();
        let mut alone: Vec<(usize, usize)> = Vec::new();
        // Rows come in any order: those whose container is known go first, until none is left.
        loop {
            let before = left.len();
            left.retain(|(row, said)| {
                let container = match (&*said.container, known.get(&fold(&said.container))) {
                    ("", _) => above,
                    (_, Some(at)) => Some(*at),
                    (_, None) if !by_standing => return true,
                    (said, None) => match self.container(said).or_else(|| self.beside(said, &row.1, &columns, above)) {
                        Some(at) => Some(at),
                        None => return true,
                    },
                };
                let at = match self.place_said(said, container, above, &named, &spelled) {
                    Ok(at) => at,
                    Err(told) => {
                        leave_out(brought, &table.given.name, row.0, told);
                        return false;
                    }
                };
                known.extend(said.code.map(|code| (fold(code), at)));
                if !twins.contains(&fold(said.name)) {
                    known.entry(fold(said.name)).or_insert(at);
                }
                if said.container.is_empty() && level(said).is_some_and(|level| contained.contains(&level)) {
                    alone.push((at, row.0));
                }
                rows.push(Row::of(at, row, table, people, brought));
                brought.taken += 1;
                false
            });
            // What the table does not have itself may stand already.
            if left.len() == before && std::mem::replace(&mut by_standing, true) {
                break;
            }
        }
        brought.notes.extend(self.alone(&alone, "import-no-parent", table));
        for ((number, _), said) in left {
            let why = if twins.contains(&fold(&said.container)) { "import-which-area" } else { "import-no-area" };
            leave_out(brought, &table.given.name, *number, Told::new(why).with("value", &said.container));
        }
        self.count(table, people, &rows, asked, brought);
    }

    /// Remembers where the rows name each area.
    fn know_homes(&mut self, rows: &[(&(usize, Vec<String>), Said)]) {
        self.homes.clear();
        for (_, said) in rows {
            self.homes.entry((String::new(), fold(said.name))).or_default().insert(fold(&said.container));
        }
    }

    /// Puts the levels of a whole tree in the order in which their areas stand, by the deepest of each: rows may begin
    /// with the smaller of two kinds, as with the cities among municipalities.
    pub(super) fn order_levels(&mut self) {
        if self.before > 0 {
            return;
        }
        let mut deepest: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, node) in self.nodes.iter().enumerate() {
            let depth = self.around(at).count();
            let own = deepest.entry(&node.level).or_default();
            *own = depth.max(*own);
        }
        let deepest: BTreeMap<String, usize> = deepest.into_iter().map(|(id, depth)| (id.to_owned(), depth)).collect();
        self.levels.sort_by_key(|id| deepest.get(id).copied());
    }

    /// Gives levels that the rows call by one word the ids by which titles name them, so that the next table adds to
    /// them whatever its form; those that stand by another id keep it.
    fn know_levels(&self, rows: &mut [(&(usize, Vec<String>), Said)]) {
        let known = |said: &Said| {
            let (id, title) = said.level.as_ref()?;
            let title = title.as_deref().filter(|title| title.split(|c: char| !c.is_alphanumeric()).count() == 1)?;
            Some((of_title(title)?, id.clone()))
        };
        let mut called: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
        for (level, id) in rows.iter().filter_map(|(_, said)| known(said)) {
            called.entry(level).or_default().insert(id);
        }
        for (_, said) in rows {
            let Some((level, id)) = known(said) else { continue };
            let is_one = called.get(level).is_some_and(|ids| ids.len() == 1);
            if is_one && !self.levels.contains(&id) {
                said.level = said.level.take().map(|(_, title)| (level.to_owned(), title));
            }
        }
    }

    /// The area of a row, at its level.
    fn place_said(
        &mut self,
        said: &Said,
        container: Option<usize>,
        above: Option<usize>,
        named: &[String],
        spelled: &Spelling,
    ) -> Result<usize, Told> {
        let level = match &said.level {
            Some((level, title)) => {
                // What stands in a larger area than others of its level does is no larger for it.
                if !self.levels.contains(level) {
                    self.levels.push(level.clone());
                }
                if let Some(title) = title {
                    self.level_titles.entry(level.clone()).or_insert_with(|| title.clone());
                }
                level.clone()
            }
            None => self.next_level(container, above, named),
        };
        let (own, name) = (said.level.as_ref().map(|(level, _)| level.as_str()), spelled.name(said.name));
        self.join(container, above, &Wanted { level: own, id: &level, code: said.code, name: &name })
    }

    /// The area of which other columns of the row say the code or the name that it says of what contains it.
    fn beside(&mut self, said: &str, cells: &[String], columns: &[Columns], above: Option<usize>) -> Option<usize> {
        let is_it = |level: &&Columns| {
            let is_named = || level.name(cells).is_some_and(|name| fold(name) == fold(said));
            level.level.is_some() && (level.code(cells) == Some(said) || is_named())
        };
        let level = columns.iter().find(is_it)?;
        let (code, name) = (level.code(cells), level.name(cells).unwrap_or(said));
        let id = level.level.as_deref()?;
        self.join(above, above, &Wanted { level: Some(id), id, code, name }).ok()
    }

    /// The only area that stood before with a code, or else with a name.
    fn container(&self, said: &str) -> Option<usize> {
        let only = |all: Option<&Vec<usize>>| {
            let stood: Vec<usize> = all.into_iter().flatten().copied().filter(|at| *at < self.before).collect();
            if let [at] = stood[..] { Some(at) } else { None }
        };
        only(self.all_codes.get(&without_zeros(said))).or_else(|| only(self.all_names.get(&fold(said))))
    }
}
