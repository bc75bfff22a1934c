//! Which of the content's areas a row of a table is about: by its code, or by its name and the names of
//! what contains it.

use std::collections::{BTreeSet, HashMap};

use super::order::Told as Order;
use super::spoken::keys;
use super::whole::{Placed, Whole, is_like, without_zeros};
use super::{Columns, Meaning, country, levels};
use crate::findings::Told;
use crate::import::grid::Grid;
use crate::model::territory::{Area, Territory};
use crate::text::slug::fold;

/// The content's areas as a table names them.
pub struct Known<'t> {
    territory: &'t Territory,
    columns: Vec<Columns>,
    codes: HashMap<String, Vec<usize>>,
    names: HashMap<String, Vec<usize>>,
    ids: HashMap<&'t str, usize>,
    /// The areas by their whole code, or by the one within what contains them.
    whole: Whole,
    country: Option<String>,
}

impl<'t> Known<'t> {
    /// The areas of a country, and the columns that name them.
    pub fn new(territory: &'t Territory, grid: &Grid, meanings: &[Meaning], country: Option<&str>) -> Self {
        let (mut codes, mut names): (HashMap<String, Vec<usize>>, HashMap<String, Vec<usize>>) = Default::default();
        let mut ids = HashMap::new();
        for (at, area) in territory.areas.iter().enumerate() {
            ids.insert(area.id.as_str(), at);
            if let Some(code) = &area.code {
                codes.entry(without_zeros(code)).or_default().push(at);
            }
            for (_, name) in area.name.all() {
                keys(name).for_each(|key| names.entry(key).or_default().push(at));
            }
        }
        let placed = |(at, area): (usize, &'t Area)| {
            let level = territory.levels.get(area.level).map_or("", |level| level.id.as_str());
            Placed { at, level, code: area.code.as_deref(), container: area.parent }
        };
        let placed: Vec<Placed> = territory.areas.iter().enumerate().map(placed).collect();
        let (columns, _) = levels(grid, meanings, Order { said: &[], country });
        Self { territory, columns, codes, names, ids, whole: Whole::of(&placed), country: country.map(str::to_owned) }
    }

    /// The area of a row: that of its deepest level of which something is said.
    pub fn area(&self, cells: &[String]) -> Result<&'t Area, Told> {
        let said = |columns: &Columns| columns.code(cells).is_some() || columns.name(cells).is_some();
        let Some(depth) = self.columns.iter().rposition(said) else {
            return Err(Told::new("import-names-no-area"));
        };
        let own = &self.columns[depth];
        let shown = own.name(cells).or(own.code(cells)).unwrap_or_default();
        let mut found = self.by_code(depth, cells);
        if found.len() != 1 {
            let by_name = self.by_name(depth, cells);
            found = if by_name.is_empty() { found } else { by_name };
        }
        match found[..] {
            [at] => Ok(&self.territory.areas[at]),
            [] => Err(Told::new("import-no-area").with("value", shown)),
            _ => Err(Told::new("import-which-area").with("value", shown)),
        }
    }

    /// What a row calls its area: at its deepest level of which something is said.
    pub fn named<'c>(&self, cells: &'c [String]) -> Option<&'c str> {
        let said = |columns: &&Columns| columns.code(cells).is_some() || columns.name(cells).is_some();
        self.columns.iter().rev().find(said)?.name(cells)
    }

    fn fits_level(&self, at: usize, columns: &Columns) -> bool {
        let (levels, own) = (&self.territory.levels, self.territory.areas[at].level);
        let Some(said) = columns.level.as_deref() else { return true };
        if let Some(level) = levels.iter().position(|level| level.id == said) {
            return own == level;
        }
        let level = levels.get(own).map_or("", |level| level.id.as_str());
        let all = levels.iter().map(|level| &level.id);
        country::stands_for(self.country.as_deref(), said, level, all).unwrap_or(true)
    }

    /// The areas with the row's code; of codes that count within what contains them, those whose
    /// container has the container's code.
    fn by_code(&self, depth: usize, cells: &[String]) -> Vec<usize> {
        let own = &self.columns[depth];
        let Some(code) = own.code(cells) else { return Vec::new() };
        let all = self.codes.get(&without_zeros(code)).into_iter().flatten().copied();
        let mut found: Vec<usize> = all.clone().filter(|at| self.fits_level(*at, own)).collect();
        // In a list of all levels the title names the smallest: the code and the name together are more than it.
        if found.is_empty() && depth == 0 {
            let is_called = |at: &usize| {
                let is_it = |name| self.territory.areas[*at].name.all().any(|(_, own)| fold(own) == fold(name));
                own.name(cells).is_some_and(is_it)
            };
            found = all.filter(is_called).collect();
        }
        if found.is_empty() {
            found = self.by_whole_code(code, depth, cells);
        }
        if found.len() > 1 {
            found.retain(|at| self.lies_in(*at, depth, cells));
        }
        found
    }

    /// The areas with the other of their codes: the whole one, or that within what contains them.
    fn by_whole_code(&self, code: &str, depth: usize, cells: &[String]) -> Vec<usize> {
        let own = &self.columns[depth];
        let containers = (0..depth).flat_map(|above| self.by_code(above, cells));
        let within = containers.flat_map(|up| self.whole.within(up, code));
        let all = self.whole.by_whole(code).into_iter().chain(within.copied());
        let is_called = |at: &usize| {
            let called = |name| self.territory.areas[*at].name.all().any(|(_, own)| is_like(own, name));
            own.name(cells).is_none_or(called)
        };
        let found: BTreeSet<usize> = all.filter(|at| self.fits_level(*at, own) && is_called(at)).collect();
        found.into_iter().collect()
    }

    fn by_name(&self, depth: usize, cells: &[String]) -> Vec<usize> {
        let own = &self.columns[depth];
        let Some(name) = own.name(cells) else { return Vec::new() };
        let all = keys(name).find_map(|key| self.names.get(&key)).into_iter().flatten().copied();
        let named: Vec<usize> = all.filter(|at| self.fits_level(*at, own)).collect();
        let inside: Vec<usize> = named.iter().copied().filter(|at| self.lies_in(*at, depth, cells)).collect();
        match inside.is_empty() {
            false => inside,
            // What contains it may be called otherwise; a name that only one area has is enough.
            true if named.len() == 1 => named,
            true => self.ids.get(name).copied().into_iter().collect(),
        }
    }

    /// Whether what the row says of larger levels holds of an area.
    fn lies_in(&self, at: usize, depth: usize, cells: &[String]) -> bool {
        let area = &self.territory.areas[at];
        self.columns[..depth].iter().all(|columns| {
            let (code, name) = (columns.code(cells), columns.name(cells));
            // What no area is called says nothing: a country where the content has none.
            let is_known = code.is_some_and(|code| self.codes.contains_key(&without_zeros(code)))
                || name.is_some_and(|name| self.names.contains_key(&fold(name)));
            if !is_known {
                return true;
            }
            self.territory.around(area).any(|up| {
                let same_code =
                    code.zip(up.code.as_deref()).is_some_and(|(one, other)| without_zeros(one) == without_zeros(other));
                let same_name = name.is_some_and(|name| up.name.all().any(|(_, own)| fold(own) == fold(name)));
                same_code || same_name
            })
        })
    }
}
