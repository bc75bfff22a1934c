//! The tree of areas as it grows out of tables.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::Table;
use super::again::Homes;
use super::naming::is_bare;
use super::people::People;
use super::tall::is_nested;
use super::yaml::NTH;
use crate::findings::Told;
use crate::i18n::Text;
use crate::import::place::Meaning;
use crate::import::place::container::SUMS;
use crate::import::place::spoken::keys;
use crate::import::place::whole::{Whole, is_filled, without_zeros};
use crate::import::titles::has;
use crate::import::{Asked, Brought};
use crate::model::territory::{Area, Territory};
use crate::text::slug::fold;

/// The most areas that a note names.
const MOST_NAMED: usize = 5;
/// First words of rows that are notes on a table, and of how many words an area's name is not.
const NOTES: &str = "fuente.|fuentes.|fonte.|fontes.|source.|sources.|nota.|notas.|note.|notes.|elaboracion.|elaborado.|elaborada.|observacion.|observaciones.|quelle.";
const MANY_WORDS: usize = 12;

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
    /// Whether that is no more than its level and a number or code.
    pub nameless: bool,
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
        let level = territory.levels.get(area.level);
        let words = || level.iter().flat_map(|level| level.name.all().map(|(_, word)| word));
        let rest = words().find_map(|word| area.name.first().strip_prefix(word)?.strip_prefix(' '));
        Self {
            id: area.id.clone(),
            code: area.code.clone(),
            name: area.name.first().to_owned(),
            text: Some(area.name.clone()),
            nameless: rest.is_some_and(|rest| is_bare(rest, area.code.as_deref())),
            level: level.map(|level| level.id.clone()).unwrap_or_default(),
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
    /// The country, by its ISO code.
    pub country: Option<String>,
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
    /// All areas by their code without zeros, and by their names.
    pub(super) all_codes: HashMap<String, Vec<usize>>,
    pub(super) all_names: HashMap<String, Vec<usize>>,
    /// How many areas stood before the table that is added, and among how many a row's area is looked for.
    pub(super) before: usize,
    pub(super) standing: usize,
    /// The levels of these, and those whose codes tell their areas apart whatever contains them.
    pub(super) used: BTreeSet<String>,
    pub(super) one_coded: BTreeSet<String>,
    /// The same areas by their whole code, or by the one within what contains them.
    pub(super) whole: Whole,
    /// The areas whose code lost its zeros in one of two tables.
    pub(super) zeros: BTreeSet<usize>,
    /// Those that stood with a number or code alone and were given a name.
    pub(super) named: BTreeSet<usize>,
    /// The ids that some of these had and have no more.
    pub(super) once: HashMap<String, usize>,
    /// What a table calls areas that contain others, where they stand with another name.
    pub(super) called: BTreeMap<usize, String>,
    /// The levels of a table that lie between areas that stand, which have none of them.
    pub(super) levels_left: BTreeSet<String>,
    /// Those that stand, by their names without the words for their levels.
    pub(super) bare_names: HashMap<String, Vec<usize>>,
    /// Where the rows of the table that is added name each area.
    pub(super) homes: Homes,
    /// The areas that stood in nothing and lie in what it says, and those that it calls by another form of their name.
    pub(super) moved: BTreeSet<usize>,
    pub(super) called_so: BTreeMap<usize, String>,
}

impl Tree {
    /// The areas that stand already, but for some that contain nothing.
    pub fn of(territory: &Territory, but: &BTreeSet<&str>) -> Self {
        // A level that was there for these alone goes with them.
        let is_left = |area: &&Area| but.contains(area.id.as_str());
        let left: BTreeSet<usize> = territory.areas.iter().filter(is_left).map(|area| area.level).collect();
        let is_used = |at: usize| territory.areas.iter().any(|area| area.level == at && !is_left(&area));
        let levels = territory.levels.iter().enumerate().filter(|(at, _)| !left.contains(at) || is_used(*at));
        let mut tree = Self {
            levels: levels.map(|(_, level)| level.id.clone()).collect(),
            level_names: territory.levels.iter().map(|level| (level.id.clone(), level.name.clone())).collect(),
            ..Self::default()
        };
        let mut places: Vec<Option<usize>> = Vec::with_capacity(territory.areas.len());
        for area in &territory.areas {
            let parent = area.parent.and_then(|at| places[at]);
            places.push((!but.contains(area.id.as_str())).then(|| tree.push(Node::of(area, territory, parent))));
        }
        tree
    }

    fn push(&mut self, node: Node) -> usize {
        let at = self.nodes.len();
        if let Some(code) = &node.code {
            self.codes.insert((node.parent, code.clone()), at);
        }
        if let Some(code) = &node.code {
            self.all_codes.entry(without_zeros(code)).or_default().push(at);
        }
        self.names.insert((node.parent, fold(&node.name)), at);
        let names = node.text.iter().flat_map(|text| text.all().map(|(_, name)| name)).chain([node.name.as_str()]);
        for name in names.flat_map(keys).collect::<BTreeSet<String>>() {
            self.all_names.entry(name).or_default().push(at);
        }
        self.nodes.push(node);
        at
    }

    /// Puts an area that stood in nothing into another.
    pub(super) fn put_into(&mut self, at: usize, parent: usize) {
        self.nodes[at].parent = Some(parent);
        let (name, code) = (fold(&self.nodes[at].name), self.nodes[at].code.clone());
        self.names.insert((Some(parent), name), at);
        self.codes.extend(code.map(|code| ((Some(parent), code), at)));
    }

    /// Gives a code to an area.
    pub(super) fn give_code(&mut self, at: usize, code: &str) {
        self.nodes[at].code = Some(code.to_owned());
        self.codes.insert((self.nodes[at].parent, code.to_owned()), at);
        let coded = self.all_codes.entry(without_zeros(code)).or_default();
        if !coded.contains(&at) {
            coded.push(at);
        }
    }

    /// Gives a name to an area that stood with a number or code alone.
    pub(super) fn give_name(&mut self, at: usize, name: &str) {
        let node = &mut self.nodes[at];
        name.clone_into(&mut node.name);
        (node.text, node.nameless) = (None, false);
        self.names.insert((node.parent, fold(name)), at);
        self.all_names.entry(fold(name)).or_default().push(at);
        self.named.insert(at);
    }

    /// Adds a table's areas.
    pub fn add(&mut self, table: &Table, asked: &Asked, brought: &mut Brought) {
        let people = People::of(table, asked);
        if people.iter().any(People::is_thousands) {
            brought.notes.push(Told::new("import-thousands").with("file", &table.given.name));
        }
        self.before = self.nodes.len();
        self.look_among(self.before);
        let said = asked.said("country").map(|name| self.place(None, "country", None, name));
        let above = said.or_else(|| self.whole());
        if table.meanings.contains(&Meaning::Parent) || is_nested(table) {
            self.add_tall(table, &people, above, asked, brought);
            self.order_levels();
        } else {
            self.add_wide(table, &people, above, asked, brought);
        }
        let zeros: Vec<&str> = std::mem::take(&mut self.zeros).into_iter().map(|at| &*self.nodes[at].name).collect();
        if !zeros.is_empty() {
            let told = Told::new("import-lost-zeros").with("file", &table.given.name).with("number", zeros.len());
            brought.notes.push(told.with("names", some(&zeros)));
        }
        brought.notes.extend(self.tell_everybody(table, &people));
        brought.notes.extend(self.tell_around(table));
        brought.notes.extend(self.tell_again(table));
    }

    /// Notes on what a table says of what contains its areas and was not taken.
    fn tell_around(&mut self, table: &Table) -> Vec<Told> {
        let (called, left) = (std::mem::take(&mut self.called), std::mem::take(&mut self.levels_left));
        let both = |(at, name): (&usize, &String)| format!("{} («{name}»)", self.nodes[*at].name);
        let names: Vec<String> = called.iter().map(both).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let otherwise = Told::new("import-called-otherwise").with("file", &table.given.name);
        let otherwise = (!names.is_empty()).then(|| otherwise.with("number", names.len()).with("names", some(&names)));
        let left: Vec<&str> = left.iter().map(|id| self.level_titles.get(id).unwrap_or(id).as_str()).collect();
        let levels = Told::new("import-levels-left").with("file", &table.given.name);
        let levels = (!left.is_empty()).then(|| levels.with("levels", left.join(", ")));
        otherwise.into_iter().chain(levels).collect()
    }

    /// The country that contains all that stands.
    fn whole(&self) -> Option<usize> {
        let mut roots = (0..self.before).filter(|at| self.nodes[*at].parent.is_none());
        let only = roots.next().filter(|at| self.nodes[*at].level == "country")?;
        roots.next().is_none().then_some(only)
    }

    /// The area with a code or name inside another: the one that is there, or a new one.
    pub fn place(&mut self, parent: Option<usize>, level: &str, code: Option<&str>, name: &str) -> usize {
        let code = code.or_else(|| Some(name).filter(|name| is_bare(name, None)));
        if let Some(at) = self.known(parent, code, name) {
            if let (None, Some(code)) = (&self.nodes[at].code, code) {
                self.give_code(at, code);
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

    /// The area with a code or name inside another.
    pub(super) fn known(&self, parent: Option<usize>, code: Option<&str>, name: &str) -> Option<usize> {
        // What has only a number is found by it again, whatever it is called by then.
        let code = code.or_else(|| Some(name).filter(|name| is_bare(name, None)));
        let by_code = code.and_then(|code| self.codes.get(&(parent, code.to_owned()))).copied();
        let by_name = self.names.get(&(parent, fold(name))).copied();
        // Two areas may share a name; they do not share a code.
        let by_name = by_name.filter(|at| {
            let is_same = |own: &str| code.is_none_or(|code| own == code || *at < self.before && is_filled(own, code));
            self.nodes[*at].code.as_deref().is_none_or(is_same)
        });
        by_code.or(by_name)
    }

    /// Keeps the areas of these ids that stand already, with what contains them, where no table has them; gives
    /// their ids back.
    pub fn keep(&mut self, ids: &BTreeSet<String>, standing: &Territory) -> Vec<String> {
        let mut kept = Vec::new();
        for id in ids {
            let Some(own) = standing.areas.iter().position(|area| area.id == *id) else { continue };
            let known = |tree: &Self, id: &str| {
                let by_id = tree.nodes.iter().position(|node| node.id == id);
                by_id.or_else(|| tree.once.get(id).copied())
            };
            if known(self, id).is_some() {
                continue;
            }
            let mut way: Vec<usize> = std::iter::successors(Some(own), |at| standing.areas[*at].parent).collect();
            way.reverse();
            let mut parent = None;
            for at in way {
                let area = &standing.areas[at];
                if let Some(known) = known(self, &area.id) {
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

/// The first of some names.
pub fn some(names: &[&str]) -> String {
    let more = if names.len() > MOST_NAMED { ", …" } else { "" };
    names.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ") + more
}

/// Whether a name or code says that the row is a sum.
pub fn is_sum(name: &str) -> bool {
    has(name, SUMS)
}

/// Whether a row of a table of several columns is a note on it, in one cell alone: where it comes from, a remark.
pub fn is_note(cells: &[String]) -> bool {
    let mut filled = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let (Some(only), None) = (filled.next(), filled.next()) else { return false };
    let first = only.split_whitespace().next().unwrap_or_default();
    cells.len() > 1 && (has(first, NOTES) || only.starts_with('*') || only.split_whitespace().count() > MANY_WORDS)
}
