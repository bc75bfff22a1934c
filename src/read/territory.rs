//! `territory.yaml`: the tree of areas.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use super::file;
use super::reader::Reader;
use super::record::{At, record};
use super::values::{CodeText, Integer, Named, NewId, Reference, span, year};
use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::{Lang, Text};
use crate::model::territory::{Area, Level, Territory};

record! {
    /// The tree of areas.
    pub struct Written "territory.yaml" {
        /// The levels of the tree, the largest first.
        levels: Vec<At<WrittenLevel>> = "[{id: province, name: Provincia}]",
        /// The areas of the top level.
        areas: Vec<At<WrittenArea>> = "[{id: pa, name: Panamá}]",
    }
}

record! {
    /// A level of the tree.
    pub struct WrittenLevel "level" {
        /// Its id.
        id: At<NewId> = "province",
        /// Its name, in the singular.
        name: At<Text> = "Provincia",
    }
}

record! {
    /// An area.
    pub struct WrittenArea "area" {
        /// Its id.
        id: At<NewId> = "cerro-claro",
        /// The code that the country's statistics give it.
        code: Option<At<CodeText>> = "\"PA-99\"",
        /// Its name.
        name: At<Text> = "Cerro Claro",
        /// Its level, where the depth in the tree does not tell.
        level: Option<At<Reference>> = "province",
        /// Inhabitants by year.
        population: Option<At<Named<Integer>>> = "{2023: 66610}",
        /// The first day on which it was an area.
        from: Option<At<Date>> = "2013-01-01",
        /// The last day, where it is one no more.
        to: Option<At<Date>> = "2012-12-31",
        /// The areas that it became when it ended.
        became: Vec<At<Reference>> = "[pc-las-garzas, pc-villa-sol]",
        /// The areas inside it.
        areas: Vec<At<WrittenArea>> = "[]",
    }
}

/// Reads the territory.
pub fn read(path: &Arc<str>, text: &str, languages: &Arc<[Lang]>) -> (Option<Territory>, Findings) {
    let mut reader = Reader::new(path, languages, None).in_part();
    let territory = file::record::<Written>(text, &mut reader).map(|written| meant(written, &mut reader));
    (territory, reader.findings)
}

fn meant(written: Written, reader: &mut Reader) -> Territory {
    let Written { levels, areas, place: _ } = written;
    let levels = levels
        .into_iter()
        .map(|level| Level { id: level.value.id.value.0.to_string(), name: level.value.name.value })
        .collect();
    let mut territory = Territory { levels, ..Territory::default() };
    let mut seen = HashMap::new();
    for area in areas {
        add(area.value, None, 0, &mut territory, &mut seen, reader);
    }
    tell_lost_heirs(&territory, reader);
    tell_odd_ends(&territory, reader);
    tell_depth(&territory, reader);
    tell_codes(&territory, reader);
    tell_alone(&territory, reader);
    tell_apart(&mut territory);
    territory.sum_up();
    territory
}

/// Gives areas of a level that share a name the name of what contains each.
fn tell_apart(territory: &mut Territory) {
    let mut named: HashMap<(usize, String), usize> = HashMap::new();
    let key = |area: &Area| (area.level, area.name.first().to_owned());
    territory.areas.iter().for_each(|area| *named.entry(key(area)).or_default() += 1);
    for at in 0..territory.areas.len() {
        let area = &territory.areas[at];
        let container = area.parent.filter(|_| named[&key(area)] > 1).map(|up| territory.areas[up].name.clone());
        territory.areas[at].container = container;
    }
}

/// Tells areas that became areas that are not there.
fn tell_lost_heirs(territory: &Territory, reader: &mut Reader) {
    let known = territory.ids();
    for area in &territory.areas {
        for heir in area.became.iter().filter(|heir| !known.contains(heir.as_str())) {
            let finding = Finding::new(Code::UnknownReference, area.place.clone())
                .with("value", heir)
                .with("kind", "an-area")
                .with_some("nearest", crate::text::nearest::nearest(heir, known.iter().copied()));
            reader.findings.add(finding);
        }
    }
}

/// Tells areas that became others and did not end, or became themselves.
fn tell_odd_ends(territory: &Territory, reader: &mut Reader) {
    for area in territory.areas.iter().filter(|area| !area.became.is_empty()) {
        let is_itself = area.became.contains(&area.id);
        if area.to.is_none() || is_itself {
            let what = if is_itself { "became-itself" } else { "not-ended" };
            let finding = Finding::new(Code::OddEnd, area.place.clone()).with("area", &area.id).with("what", what);
            reader.findings.add(finding);
        }
    }
}

/// Tells the first area of each depth for which no level is named.
fn tell_depth(territory: &Territory, reader: &mut Reader) {
    let mut told = BTreeSet::new();
    let last = territory.levels.last();
    let named = territory.levels.len();
    for area in territory.areas.iter().filter(|area| area.level >= named) {
        if let Some(last) = last.filter(|_| told.insert(area.level)) {
            let finding = Finding::new(Code::LevelUnnamed, area.place.clone())
                .with("area", &area.id)
                .with("level", last.name.first());
            reader.findings.add(finding);
        }
    }
}

/// Tells areas of which only the name is known and that lie in nothing, though all others of their level do, or the
/// only one of its level beside others of which more is known.
fn tell_alone(territory: &Territory, reader: &mut Reader) {
    let has_inside: BTreeSet<usize> = territory.areas.iter().filter_map(|area| area.parent).collect();
    let is_plain = |(at, area): &(usize, &Area)| {
        let has_days = area.from.is_some() || area.to.is_some() || !area.became.is_empty();
        let is_known = area.code.is_some() || !area.population.is_empty() || has_days;
        area.parent.is_none() && !is_known && !has_inside.contains(at)
    };
    let (alone, others): (Vec<_>, Vec<_>) = territory.areas.iter().enumerate().partition(is_plain);
    let is_only = alone.len() == 1 && !others.is_empty();
    // Of each level, whether all others lie in something.
    let mut inside: BTreeMap<usize, bool> = BTreeMap::new();
    for (_, other) in others {
        *inside.entry(other.level).or_insert(true) &= other.parent.is_some();
    }
    let is_apart = |area: &Area| inside.get(&area.level).copied().unwrap_or(is_only && area.level > 0);
    for (_, area) in alone.into_iter().filter(|(_, area)| is_apart(area)) {
        let finding = Finding::new(Code::AreaAlone, area.place.clone()).with("area", &area.id);
        reader.findings.add(finding.with("name", area.name.first()));
    }
}

/// Tells areas of a level that have one code at the same time. Where most codes of a level stand in several of what
/// contains it (wards from 1 in each town), they count within that.
fn tell_codes(territory: &Territory, reader: &mut Reader) {
    let within = counted_within(territory);
    let mut by_code: HashMap<(usize, Option<usize>, &str), Vec<&Area>> = HashMap::new();
    for area in &territory.areas {
        let Some(code) = &area.code else { continue };
        let container = area.parent.filter(|_| within.contains(&area.level));
        let same = by_code.entry((area.level, container, code.as_str())).or_default();
        let overlaps = |other: &&&Area| {
            let ends_before = |a: &Area, b: &Area| a.to.zip(b.from).is_some_and(|(end, begin)| end < begin);
            !ends_before(other, area) && !ends_before(area, other)
        };
        if let Some(first) = same.iter().find(overlaps) {
            let finding = Finding::new(Code::AreaCodeTwice, area.place.clone())
                .with("code", code)
                .with("area", &area.id)
                .with("other", &first.id);
            reader.findings.add(finding.and(first.place.clone()));
        }
        same.push(area);
    }
}

/// The levels of which most areas share their code with one in another container.
fn counted_within(territory: &Territory) -> BTreeSet<usize> {
    let mut codes: BTreeMap<(usize, &str), BTreeSet<Option<usize>>> = BTreeMap::new();
    for area in &territory.areas {
        if let Some(code) = &area.code {
            codes.entry((area.level, code)).or_default().insert(area.parent);
        }
    }
    let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for ((level, _), containers) in &codes {
        let (all, shared) = counts.entry(*level).or_default();
        *all += containers.len();
        *shared += if containers.len() > 1 { containers.len() } else { 0 };
    }
    // Two that share a code may be a slip of the pen.
    counts.into_iter().filter(|(_, (all, shared))| *shared > 2 && shared * 2 > *all).map(|(level, _)| level).collect()
}

fn add(
    written: WrittenArea,
    parent: Option<usize>,
    depth: usize,
    territory: &mut Territory,
    seen: &mut HashMap<String, Place>,
    reader: &mut Reader,
) {
    let WrittenArea { id, code, name, level, population, from, to, became, areas, place } = written;
    let id = id.value.0.to_string();
    if let Some(first) = seen.insert(id.clone(), place.clone()) {
        reader.findings.add(Finding::new(Code::DuplicateId, place.clone()).with("id", &id).and(first));
    }
    let level = match level {
        Some(level) => level_named(&level, territory, reader).unwrap_or(depth),
        None => depth,
    };
    let (from, to) = span(from.as_ref(), to.as_ref(), reader);
    let at = territory.areas.len();
    let (above_from, above_to) = parent.map(|parent| territory.areas[parent].life).unwrap_or_default();
    let life = (from.into_iter().chain(above_from).max(), to.into_iter().chain(above_to).min());
    territory.areas.push(Area {
        id,
        code: code.map(|code| code.value.0),
        name: name.value,
        container: None,
        level,
        parent,
        population: population.map(|by_year| inhabitants(by_year.value, reader)).unwrap_or_default(),
        sums: BTreeMap::new(),
        from,
        to,
        life,
        became: super::actor::names(became),
        outline: None,
        place,
    });
    for area in areas {
        add(area.value, Some(at), level + 1, territory, seen, reader);
    }
}

fn level_named(level: &At<Reference>, territory: &Territory, reader: &mut Reader) -> Option<usize> {
    let known = || territory.levels.iter().map(|level| level.id.as_str());
    let at = known().position(|id| id == level.value.0);
    if at.is_none() {
        let finding = Finding::new(Code::UnknownReference, level.place.clone())
            .with("value", &level.value.0)
            .with("kind", "a-level")
            .with_some("nearest", crate::text::nearest::nearest(&level.value.0, known()))
            .with("known", known().collect::<Vec<_>>().join(", "));
        reader.findings.add(finding);
    }
    at
}

fn inhabitants(written: Named<Integer>, reader: &mut Reader) -> BTreeMap<i16, u64> {
    let mut by_year = BTreeMap::new();
    for (name, people) in written.0 {
        let Some(year) = year(&name.value, name.place.span, reader) else { continue };
        by_year.insert(year, people.value.0.unsigned_abs());
    }
    by_year
}
