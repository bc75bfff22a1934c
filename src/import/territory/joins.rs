//! Which of the areas that stand already a row is about: by its code, with or without the zeros that spreadsheets
//! lose, or by its name where only one area has it. What could be several is told, and what would stand a second
//! time is not added.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::is_bare;
use super::tree::Tree;
use crate::findings::Told;
use crate::import::place::country;
use crate::import::place::spoken::keys;
use crate::import::place::whole::{Placed, Whole, is_filled, is_like, is_short, is_short_for, rest_of, without_zeros};
use crate::text::slug::fold;

/// What a row says of an area of one level.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'c> {
    /// The level, where a title or the officer says it.
    pub level: Option<&'c str>,
    /// The id of its level.
    pub id: &'c str,
    /// Its code.
    pub code: Option<&'c str>,
    /// Its name; its code, where it has none.
    pub name: &'c str,
}

impl Tree {
    /// What is looked among from here on: the areas of which there are so many.
    pub fn look_among(&mut self, standing: usize) {
        self.standing = standing;
        self.used = self.nodes[..standing].iter().map(|node| node.level.clone()).collect();
        /// The codes of a level, what contains their areas, and how many these are.
        type Held = (BTreeSet<String>, BTreeSet<Option<usize>>, usize);
        let mut codes: BTreeMap<&str, Held> = BTreeMap::new();
        for node in &self.nodes[..standing] {
            let Some(code) = &node.code else { continue };
            let (own, containers, count) = codes.entry(&node.level).or_default();
            own.insert(without_zeros(code));
            containers.insert(node.parent);
            *count += 1;
        }
        codes.retain(|_, (own, containers, count)| own.len() == *count && containers.len() > 1);
        self.one_coded = codes.into_keys().map(str::to_owned).collect();
        let placed = self.nodes[..standing].iter().enumerate();
        let placed = placed.map(|(at, node)| Placed {
            at,
            level: &node.level,
            code: node.code.as_deref(),
            container: node.parent,
        });
        let mut placed: Vec<Placed> = placed.collect();
        // What was put into another may stand before that.
        placed.sort_by_key(|one| self.around(one.at).count());
        self.whole = Whole::of(&placed);
        self.know_bare();
    }

    /// The area of a row inside another: one that stands, or a new one. `top` is what contains all.
    pub fn join(&mut self, parent: Option<usize>, top: Option<usize>, wanted: &Wanted) -> Result<usize, Told> {
        if let Some(at) = self.near(parent, wanted)? {
            return Ok(self.adopt(at, wanted));
        }
        let lies_in = |at: &usize| parent.is_none() || self.around(*at).any(|up| Some(up) == parent);
        let mut coded = self.with_code(wanted, lies_in);
        if coded.is_empty() {
            coded = self.with_whole_code(parent, wanted).into_iter().filter(lies_in).collect();
        }
        let agrees = |at: &usize| self.agrees(*at, wanted);
        match coded.iter().copied().filter(agrees).collect::<Vec<_>>()[..] {
            [at] => return Ok(self.adopt(at, wanted)),
            [_, _, ..] => return Err(which(wanted)),
            [] => {}
        }
        // Codes that count within what contains them say nothing where that is not told.
        if let Some(at) = coded.first().filter(|_| parent == top) {
            return Err(self.other_name(*at, wanted));
        }
        let named: Vec<usize> = self.with_name(wanted).into_iter().filter(lies_in).collect();
        let is_other = |at: &usize| {
            let both = self.nodes[*at].code.as_deref().zip(wanted.code);
            both.is_some_and(|(own, code)| *at >= self.before || !is_filled(own, code))
        };
        match named[..] {
            [at] if !is_other(&at) && at < self.before => return Ok(self.adopt(at, wanted)),
            [] => {}
            // What was begun with another code in the same table is another area, if what contains it is told.
            [at, ..] if at >= self.before && parent != top => {}
            [at] if is_other(&at) => return Err(self.other_code(at, wanted)),
            _ => return Err(which(wanted)),
        }
        if let Some(at) = self.again(parent, top, wanted)? {
            return Ok(self.adopt(at, wanted));
        }
        if parent == top && self.lies_deeper(wanted.id, top) {
            return Err(Told::new("import-no-area").with("value", wanted.name));
        }
        Ok(self.place(parent, wanted.id, wanted.code, wanted.name))
    }

    /// The area that stands with the code of a row, whatever the row calls what contains it: containers are
    /// called otherwise from table to table. Where codes count within containers it is another; one that has the
    /// whole code and another name is told.
    pub fn coded_anywhere(&mut self, said: &[Wanted]) -> Result<Option<usize>, Told> {
        let Some((own, around)) = said.split_last() else { return Ok(None) };
        let lies_there = |at: &usize| around.iter().all(|one| self.lies_by_code(*at, one));
        let agrees = |at: &usize| self.agrees(*at, own);
        let coded: Vec<usize> = self.with_code(own, |_| true).into_iter().filter(agrees).collect();
        let is_one = |at: &usize| self.one_coded.contains(&self.nodes[*at].level);
        let found: Vec<usize> = match coded.is_empty() {
            true => self.with_other_code(around, own).into_iter().filter(lies_there).collect(),
            false => coded.into_iter().filter(is_one).filter(lies_there).collect(),
        };
        let [at] = found[..] else { return Ok(None) };
        if at >= self.before {
            return Ok(None);
        }
        if !self.agrees(at, own) {
            return Err(self.other_name(at, own));
        }
        self.adopt_around(at, around);
        Ok(Some(self.adopt(at, own)))
    }

    /// Those whose whole code is that of the row and whose name agrees; or else those whose whole code is that of what
    /// contains the row with the row's after it, whatever they are called.
    fn with_other_code(&self, around: &[Wanted], own: &Wanted) -> Vec<usize> {
        let Some(code) = own.code else { return Vec::new() };
        let known = around.iter().filter(|one| one.level.is_none_or(|level| self.used.contains(level)));
        let ups = known.flat_map(|one| self.with_code(one, |_| true));
        let inside: Vec<usize> = ups.flat_map(|up| self.whole.within(up, code).iter().copied()).collect();
        let inside: BTreeSet<usize> = inside.into_iter().filter(|at| self.stands(*at, own)).collect();
        let all: BTreeSet<usize> = inside.iter().copied().chain(self.with_whole_code(None, own)).collect();
        let named: Vec<usize> = all.into_iter().filter(|at| self.agrees(*at, own)).collect();
        if named.is_empty() { inside.into_iter().collect() } else { named }
    }

    /// Whether an area lies in what a row says by its code; of levels that no area has, a code says nothing.
    fn lies_by_code(&self, at: usize, one: &Wanted) -> bool {
        let Some(code) = one.code.filter(|_| one.level.is_none_or(|level| self.used.contains(level))) else {
            return true;
        };
        let mut coded = self.around(at).filter(|up| self.nodes[*up].code.is_some()).peekable();
        coded.peek().is_none() || coded.any(|up| self.has_code(up, code))
    }

    /// Whether a code is an area's: as it stands, or the whole one beside that within what contains it.
    fn has_code(&self, at: usize, code: &str) -> bool {
        let Some(own) = self.nodes[at].code.as_deref() else { return false };
        let is_rest = |above: &str| {
            rest_of(code, above) == Some(without_zeros(own)) || rest_of(own, above) == Some(without_zeros(code))
        };
        let mut above = self.around(at).filter_map(|up| self.nodes[up].code.as_deref());
        without_zeros(own) == without_zeros(code) || is_filled(own, code) || above.any(is_rest)
    }

    /// Gives what a row says of what contains it to those areas, where they lack it; what they are called otherwise,
    /// and the levels that none of them has, is remembered to be told.
    fn adopt_around(&mut self, at: usize, around: &[Wanted]) {
        for one in around {
            let is_it = |up: &usize| self.nodes[*up].level == one.id;
            let Some(up) = self.around(at).find(is_it) else {
                if !self.used.contains(one.id) {
                    self.levels_left.insert(one.id.to_owned());
                }
                continue;
            };
            let is_coded = one.code.is_some() && self.nodes[up].code.is_some();
            if is_coded && !one.code.is_some_and(|code| self.has_code(up, code)) {
                continue;
            }
            if is_coded || self.agrees(up, one) {
                self.adopt(up, one);
            }
            if !self.agrees(up, one) {
                self.called.entry(up).or_insert_with(|| one.name.to_owned());
            }
        }
    }

    /// The area that has the code or the name in the same container, as it is written or without its zeros.
    fn near(&self, parent: Option<usize>, wanted: &Wanted) -> Result<Option<usize>, Told> {
        let Some(at) = self.known(parent, wanted.code, wanted.name) else {
            let inside = |at: &usize| self.nodes[*at].parent == parent && *at < self.before;
            return Ok(match self.with_code(wanted, inside)[..] {
                [at] => Some(at),
                _ => None,
            });
        };
        // One code in two rows with two names is no code of these areas.
        match self.agrees(at, wanted) || at < self.before && parent.is_some() {
            true => Ok(Some(at)),
            false => Err(self.other_name(at, wanted)),
        }
    }

    /// Those of some that stand at the level with the code, as it is written; else without its zeros.
    fn with_code(&self, wanted: &Wanted, among: impl Fn(&usize) -> bool) -> Vec<usize> {
        let Some(code) = wanted.code else { return Vec::new() };
        let all = self.all_codes.get(&without_zeros(code)).into_iter().flatten().copied();
        let all: Vec<usize> = all.filter(|at| self.stands(*at, wanted) && among(at)).collect();
        let exact = all.iter().copied().filter(|at| self.nodes[*at].code.as_deref() == Some(code));
        let exact: Vec<usize> = exact.collect();
        if exact.is_empty() { all } else { exact }
    }

    /// Those that stand at the level with the other of their codes: the whole one, or that within what contains
    /// them.
    fn with_whole_code(&self, parent: Option<usize>, wanted: &Wanted) -> Vec<usize> {
        let Some(code) = wanted.code else { return Vec::new() };
        let within = parent.map_or(&[][..], |parent| self.whole.within(parent, code));
        let all = self.whole.by_whole(code).into_iter().chain(within.iter().copied());
        all.filter(|at| self.stands(*at, wanted) && self.agrees(*at, wanted)).collect()
    }

    /// Those that stand at the level with the name.
    fn with_name(&self, wanted: &Wanted) -> Vec<usize> {
        let all = keys(wanted.name).find_map(|key| self.all_names.get(&key)).into_iter().flatten().copied();
        all.filter(|at| self.stands(*at, wanted)).collect::<BTreeSet<usize>>().into_iter().collect()
    }

    /// Whether an area stands at the level that is said; where no area has that, at any.
    fn stands(&self, at: usize, wanted: &Wanted) -> bool {
        let own = self.nodes[at].level.as_str();
        let stands_for =
            |level: &str| country::stands_for(self.country.as_deref(), level, own, self.used.iter()).unwrap_or(true);
        let fits = |level: &str| if self.used.contains(level) { own == level } else { stands_for(level) };
        at < self.standing && wanted.level.is_none_or(fits)
    }

    /// What contains an area, the nearest first.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.nodes[at].parent, |at| self.nodes[*at].parent)
    }

    /// Whether a row may call an area so: the words of one name are all in the other.
    fn agrees(&self, at: usize, wanted: &Wanted) -> bool {
        let node = &self.nodes[at];
        if node.nameless || node.is_bare() || is_bare(wanted.name, wanted.code) {
            return true;
        }
        let mut names = node.text.iter().flat_map(|text| text.all().map(|(_, name)| name)).chain([node.name.as_str()]);
        let is_short = |name: &str| is_short_for(name, wanted.name) || is_short_for(wanted.name, name);
        names.any(|name| is_like(name, wanted.name) || is_short(name))
    }

    /// Whether all areas of a level that stood before lie in something, so that one that lies in nothing is none
    /// of them.
    fn lies_deeper(&self, level: &str, top: Option<usize>) -> bool {
        let mut own = self.nodes[..self.before].iter().filter(|node| node.level == level).peekable();
        own.peek().is_some() && own.all(|node| node.parent != top)
    }

    /// An area with the name and the code that a row has, where it has none, an abbreviated name, or a code that lost
    /// its zeros.
    fn adopt(&mut self, at: usize, wanted: &Wanted) -> usize {
        let node = &self.nodes[at];
        let is_abbreviated = is_short_for(&node.name, wanted.name) && !is_short(wanted.name);
        let lacks = node.nameless || node.is_bare() || is_abbreviated && fold(&node.name) != fold(wanted.name);
        if lacks && !is_bare(wanted.name, wanted.code) {
            self.give_name(at, wanted.name);
        }
        let Some(code) = wanted.code.filter(|code| self.nodes[at].code.as_deref() != Some(*code)) else { return at };
        let own = self.nodes[at].code.clone();
        match own {
            Some(own) if without_zeros(&own) != without_zeros(code) => {}
            Some(own) => {
                self.zeros.insert(at);
                if own.len() < code.len() {
                    self.give_code(at, code);
                }
            }
            None => self.give_code(at, code),
        }
        at
    }

    fn other_name(&self, at: usize, wanted: &Wanted) -> Told {
        let code = wanted.code.unwrap_or_default();
        let told = Told::new("import-other-name").with("code", code).with("value", wanted.name);
        told.with("known", &self.nodes[at].name)
    }

    fn other_code(&self, at: usize, wanted: &Wanted) -> Told {
        let node = &self.nodes[at];
        let told = Told::new("import-other-code").with("value", wanted.name);
        told.with("code", wanted.code.unwrap_or_default()).with("known", node.code.as_deref().unwrap_or_default())
    }
}

fn which(wanted: &Wanted) -> Told {
    Told::new("import-which-area").with("value", wanted.name)
}
