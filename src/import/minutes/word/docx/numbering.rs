//! The lists of a Word text: how their levels are marked, and with which number each item is shown.

use std::collections::{BTreeMap, HashSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::lists::{self, DEEPEST, Level, Marks};
use super::super::{attribute, entry};

/// A definition of a list, to which several lists may belong: they are counted together.
#[derive(Debug, Default)]
struct Kind {
    levels: Vec<Level>,
    /// The style that it defines, and the style that defines it.
    defines: Option<String>,
    defined_by: Option<String>,
}

/// A list as paragraphs name it.
#[derive(Debug, Default)]
struct List {
    kind: String,
    levels: Vec<Level>,
    /// Levels of its own.
    own: Vec<(usize, Level)>,
    /// The numbers with which its levels begin anew, the first time that it is named.
    begins: Vec<(usize, usize)>,
}

/// The lists of a Word text by their ids.
#[derive(Debug, Default)]
pub(super) struct Lists(BTreeMap<String, List>);

/// What is read of `word/numbering.xml`.
#[derive(Default)]
struct Reading {
    kinds: BTreeMap<String, Kind>,
    lists: BTreeMap<String, List>,
    /// The definition that is open, the list, and the level.
    kind: String,
    list: Option<String>,
    level: usize,
}

impl Lists {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let Some(xml) = entry(bytes, "word/numbering.xml") else { return Self::default() };
        let mut reader = Reader::from_str(&xml);
        let mut reading = Reading::default();
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => reading.take(&tag),
                Event::Eof => break,
                _ => {}
            }
        }
        reading.finish()
    }
}

impl Reading {
    fn take(&mut self, tag: &BytesStart) {
        let value = || attribute(tag, "w:val").unwrap_or_default();
        let depth = || attribute(tag, "w:ilvl").and_then(|depth| depth.parse().ok()).unwrap_or(0_usize).min(DEEPEST);
        match tag.name().as_ref() {
            "w:abstractNum" => {
                (self.kind, self.list) = (attribute(tag, "w:abstractNumId").unwrap_or_default(), None);
                self.kinds.entry(self.kind.clone()).or_default();
            }
            "w:num" => self.list = attribute(tag, "w:numId"),
            "w:styleLink" => self.kinds.entry(self.kind.clone()).or_default().defines = Some(value()),
            "w:numStyleLink" => self.kinds.entry(self.kind.clone()).or_default().defined_by = Some(value()),
            "w:abstractNumId" => self.open_list().into_iter().for_each(|list| list.kind = value()),
            "w:lvlOverride" => self.level = depth(),
            "w:startOverride" => {
                let begins = value().parse().ok().map(|number| (self.level, number));
                self.open_list().into_iter().for_each(|list| list.begins.extend(begins));
            }
            "w:lvl" => {
                self.level = depth();
                let level = self.level;
                match self.open_list() {
                    Some(list) => list.own.push((level, Level::default())),
                    None => {
                        let levels = &mut self.kinds.entry(self.kind.clone()).or_default().levels;
                        levels.resize(levels.len().max(level + 1), Level::default());
                    }
                }
            }
            name => self.level_says(name, &value()),
        }
    }

    fn open_list(&mut self) -> Option<&mut List> {
        Some(self.lists.entry(self.list.clone()?).or_default())
    }

    /// What is said of the level that is open.
    fn level_says(&mut self, name: &str, value: &str) {
        let depth = self.level;
        let level = match &self.list {
            Some(list) => self.lists.get_mut(list).and_then(|list| list.own.last_mut()).map(|(_, level)| level),
            None => self.kinds.get_mut(&self.kind).and_then(|kind| kind.levels.get_mut(depth)),
        };
        let Some(level) = level else { return };
        match name {
            "w:numFmt" => level.marks = Marks::of_word(value),
            // A level that shows nothing has no number.
            "w:lvlText" if value.is_empty() => level.marks = Marks::Bullet,
            "w:lvlText" => level.text = Some(value.to_owned()),
            "w:start" => level.start = value.parse().ok(),
            _ => {}
        }
    }

    fn finish(self) -> Lists {
        let Self { kinds, mut lists, .. } = self;
        let defining = |style: &String| kinds.iter().find(|(_, kind)| kind.defines.as_ref() == Some(style));
        for list in lists.values_mut() {
            let Some(kind) = kinds.get(&list.kind) else { continue };
            let other = kind.defined_by.as_ref().filter(|_| kind.levels.is_empty()).and_then(defining);
            list.levels = other.map_or(kind, |(_, other)| other).levels.clone();
            if let Some((id, _)) = other {
                list.kind = id.clone();
            }
            for (depth, level) in std::mem::take(&mut list.own) {
                list.levels.resize(list.levels.len().max(depth + 1), Level::default());
                list.levels[depth] = level;
            }
        }
        Lists(lists)
    }
}

/// The numbers that items had so far.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// By definition, those of each level.
    last: BTreeMap<String, Vec<usize>>,
    /// The lists that were named already.
    named: HashSet<String>,
    /// By definition and level, the number with which the next item begins.
    begins: BTreeMap<(String, usize), usize>,
}

impl Counts {
    /// The numbers of the next item of a list at a depth, with the list's levels.
    pub(super) fn next<'l>(&mut self, lists: &'l Lists, list: &str, depth: usize) -> (&'l [Level], Vec<usize>) {
        let Some(known) = lists.0.get(list) else {
            return (&[], lists::next(self.last.entry(list.to_owned()).or_default(), depth, &[], None));
        };
        if self.named.insert(list.to_owned()) {
            let begins = known.begins.iter().map(|(depth, number)| ((known.kind.clone(), *depth), *number));
            self.begins.extend(begins);
        }
        let forced = self.begins.remove(&(known.kind.clone(), depth));
        let last = self.last.entry(known.kind.clone()).or_default();
        (&known.levels, lists::next(last, depth, &known.levels, forced))
    }
}
