//! Which fields of a record changed, from what to what: of any record, so that no figure of any kind can be
//! missed. Lists are compared by what their members are known by, and not by their order.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use super::tree::Tree;
use super::{Change, Field, Part, Thing, Told};
use crate::i18n::Currency;

/// The most fields of one record that are told one by one.
const MOST: usize = 12;

/// Longer words are no value that a sentence can repeat.
const LONGEST: usize = 120;

/// What is made of other fields, or shown on no page: where a line was counted, how names are parted, which
/// personal data somebody allowed.
const LEFT_OUT: &[&str] = &[
    "aliases",
    "allowed",
    "called",
    "container",
    "elsewhere",
    "id",
    "is_counted",
    "is_internal",
    "level",
    "life",
    "lost",
    "outline",
    "parent",
    "parts",
    "place",
    "places",
    "reference",
    "rules",
    "says_money",
    "sums",
];

/// By what members of a list are known, the surest first.
const KEYS: &[&[&str]] = &[
    &["id"],
    &["number"],
    &["reference"],
    &["code"],
    &["as_of"],
    &["direction", "stage"],
    &["stage"],
    &["budget"],
    &["area"],
    &["category"],
    &["year"],
    &["name"],
    &["title"],
    &["called", "date"],
    &["called"],
    &["date"],
    &["kind", "from"],
    &["from"],
    &["file"],
    &["kind"],
    &["lang"],
    &["0"],
];

/// By what a member is called in a sentence.
const NAMES: &[&[&str]] = &[
    &["name"],
    &["title"],
    &["number"],
    &["called", "date"],
    &["code"],
    &["as_of"],
    &["direction", "stage"],
    &["area"],
    &["category"],
    &["year"],
    &["date"],
    &["file"],
    &["kind"],
    &["id"],
    &["body"],
];

/// What changed in a record, where its trees are `before` and `after`; amounts are in `currency`, or else in the
/// site's.
pub fn changes(of: &Thing, currency: Option<Currency>, before: &Tree, after: &Tree) -> Vec<Change> {
    let mut found = Found { items: Vec::new(), above: Vec::new(), fields: Vec::new(), has_text: false };
    found.compare(("", ""), before, after);
    let mut all: Vec<Change> = Vec::new();
    if found.has_text {
        all.push(Change::Rewritten { of: of.clone(), part: Part::Text });
    }
    let more = found.fields.len().saturating_sub(MOST);
    let fields = found.fields.into_iter().take(MOST);
    all.extend(fields.map(|field| Change::Field(Box::new(Field { of: of.clone(), currency, ..field }))));
    if more > 0 {
        all.push(Change::More { of: of.clone(), count: more });
    }
    all
}

struct Found {
    /// The members of lists in which the comparison is.
    items: Vec<Told>,
    /// The fields in which the comparison is, the outermost first.
    above: Vec<(String, String)>,
    fields: Vec<Field>,
    /// Whether a text of several paragraphs is another.
    has_text: bool,
}

/// A record's type, and a key in it.
type At<'a> = (&'a str, &'a str);

impl Found {
    fn compare(&mut self, at: At, before: &Tree, after: &Tree) {
        if before == after {
            return;
        }
        match (before, after) {
            (Tree::Prose(_), _) | (_, Tree::Prose(_)) => self.has_text = true,
            (Tree::Record(old, fields), Tree::Record(new, _))
                if old != new && fields.iter().all(|(key, _)| key == "0") =>
            {
                self.tell(at, told(&Tree::Bare(old.clone())), told(&Tree::Bare(new.clone())));
            }
            (Tree::Record(name, _), _) | (Tree::Nothing, Tree::Record(name, _)) => self.record(name, before, after),
            (Tree::Map(_), _) | (Tree::Nothing, Tree::Map(_)) => self.map(at, before, after),
            (Tree::List(old), Tree::List(new)) => self.list(at, old, new),
            (Tree::Nothing, Tree::List(new)) => self.list(at, &[], new),
            (Tree::List(old), Tree::Nothing) => self.list(at, old, &[]),
            // Votes by name became a count, or the other way round.
            (Tree::List(old), _) => self.tell(at, Some(Told::Number(old.len().into())), told(after)),
            (_, Tree::List(new)) => self.tell(at, told(before), Some(Told::Number(new.len().into()))),
            _ => self.leaf(at, before, after),
        }
    }

    fn record(&mut self, name: &str, before: &Tree, after: &Tree) {
        let keys = |tree: &Tree| match tree {
            Tree::Record(_, fields) => fields.iter().map(|(key, _)| key.clone()).collect(),
            _ => Vec::new(),
        };
        let mut all: Vec<String> = keys(before);
        all.extend(keys(after));
        let mut seen = BTreeSet::new();
        for key in all.iter().filter(|key| !LEFT_OUT.contains(&key.as_str()) && seen.insert(key.as_str())) {
            let value = |tree: &Tree| tree.field(key).cloned().unwrap_or(Tree::Nothing);
            self.above.push((name.to_owned(), key.clone()));
            self.compare((name, key), &value(before), &value(after));
            self.above.pop();
        }
    }

    fn map(&mut self, at: At, before: &Tree, after: &Tree) {
        let entries = |tree: &Tree| match tree {
            Tree::Map(all) => all.clone(),
            _ => Vec::new(),
        };
        let (old, new) = (entries(before), entries(after));
        let value = |all: &[(Tree, Tree)], key: &Tree| {
            all.iter().find(|(known, _)| known == key).map_or(Tree::Nothing, |(_, value)| value.clone())
        };
        let added = new.iter().filter(|(key, _)| old.iter().all(|(known, _)| known != key));
        for (key, _) in old.iter().chain(added) {
            self.items.extend(name(key));
            self.compare(at, &value(&old, key), &value(&new, key));
            self.items.pop();
        }
    }

    fn list(&mut self, at: At, old: &[Tree], new: &[Tree]) {
        let (old, new) = without_same(old, new);
        if old.iter().chain(&new).all(|one| one.is_leaf()) {
            if !old.is_empty() || !new.is_empty() {
                let all = |list: &[&Tree]| -> Vec<Told> { list.iter().filter_map(|one| told(one)).collect() };
                let (gone, came) = (all(&old), all(&new));
                self.push(at, Told::some(gone), Told::some(came), true);
            }
            return;
        }
        for pair in paired(old, new) {
            let depth = self.items.len();
            match pair {
                (Some(old), Some(new)) => {
                    self.items.extend(names(new));
                    self.compare(at, old, new);
                }
                // What came or went as a whole is told by its name, and by what it amounts to.
                (Some(old), None) => {
                    self.items.extend(names(old));
                    self.whole(at, old, true);
                }
                (None, Some(new)) => {
                    self.items.extend(names(new));
                    self.whole(at, new, false);
                }
                (None, None) => {}
            }
            self.items.truncate(depth);
        }
    }

    /// A member of a list that is new, or not there any more.
    fn whole(&mut self, at: At, one: &Tree, is_gone: bool) {
        let amount = ["amount", "money", "total", "value"].iter().find_map(|key| {
            let value = one.field(key).filter(|value| **value != Tree::Nothing)?;
            let Tree::Record(name, _) = one else { return None };
            Some(((name.as_str(), *key), told(value)?))
        });
        let (at, value) = amount.unwrap_or((at, Told::Whole));
        let (before, after) = if is_gone { (Some(value), None) } else { (None, Some(value)) };
        self.push(at, before, after, false);
    }

    fn leaf(&mut self, at: At, before: &Tree, after: &Tree) {
        let (old, new) = (told(before), told(after));
        // A list of names and what was never written are both nothing.
        if old.is_some() || new.is_some() || at.1.is_empty() {
            let year =
                |told: Option<Told>| if matches!(at.1, "year" | "base") { told.map(Told::plainly) } else { told };
            self.push(at, year(old), year(new), false);
        }
    }

    fn tell(&mut self, at: At, before: Option<Told>, after: Option<Told>) {
        self.push(at, before, after, false);
    }

    fn push(&mut self, (record, key): At, before: Option<Told>, after: Option<Told>, is_list: bool) {
        self.fields.push(Field {
            of: Thing::File(String::new()),
            currency: None,
            above: self.above.clone(),
            record: record.to_owned(),
            key: key.to_owned(),
            label: None,
            is_money: false,
            items: self.items.clone(),
            before,
            after,
            is_list,
        });
    }
}

/// The members of two lists that are not in both, as often as they stand there.
fn without_same<'t>(old: &'t [Tree], new: &'t [Tree]) -> (Vec<&'t Tree>, Vec<&'t Tree>) {
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    let form = |tree: &Tree| format!("{tree:?}");
    for one in new {
        *left.entry(form(one)).or_default() += 1;
    }
    let mut same: BTreeMap<String, usize> = BTreeMap::new();
    let gone = old.iter().filter(|one| {
        let form = form(one);
        let is_there = left.get_mut(&form).filter(|count| **count > 0).map(|count| *count -= 1).is_some();
        if is_there {
            *same.entry(form).or_default() += 1;
        }
        !is_there
    });
    let gone: Vec<&Tree> = gone.collect();
    let came = new
        .iter()
        .filter(|one| same.get_mut(&form(one)).filter(|count| **count > 0).map(|count| *count -= 1).is_none());
    let came = came.collect();
    (gone, came)
}

type Pair<'t> = (Option<&'t Tree>, Option<&'t Tree>);

/// Members of two lists that are one, by what they are known by; then, where as many are left on both sides, in
/// their order.
fn paired<'t>(mut old: Vec<&'t Tree>, mut new: Vec<&'t Tree>) -> Vec<Pair<'t>> {
    let mut pairs: Vec<Pair> = Vec::new();
    for keys in KEYS {
        let key = |tree: &Tree| -> Option<String> {
            let parts: Option<Vec<&Tree>> = keys.iter().map(|key| tree.field(key)).collect();
            let parts = parts?.into_iter().filter(|part| **part != Tree::Nothing).collect::<Vec<_>>();
            (parts.len() == keys.len()).then(|| format!("{parts:?}"))
        };
        let by_key = |all: &[&'t Tree]| -> BTreeMap<String, Vec<&'t Tree>> {
            let mut map: BTreeMap<String, Vec<&Tree>> = BTreeMap::new();
            all.iter()
                .filter_map(|one| Some((key(one)?, *one)))
                .for_each(|(key, one)| map.entry(key).or_default().push(one));
            map
        };
        let (was, is) = (by_key(&old), by_key(&new));
        let mut taken: BTreeSet<*const Tree> = BTreeSet::new();
        for (key, olds) in &was {
            if let ([old], Some([new])) = (olds.as_slice(), is.get(key).map(Vec::as_slice)) {
                pairs.push((Some(*old), Some(*new)));
                taken.extend([std::ptr::from_ref(*old), std::ptr::from_ref(*new)]);
            }
        }
        let is_left = |one: &&Tree| !taken.contains(&std::ptr::from_ref(*one));
        old.retain(is_left);
        new.retain(is_left);
    }
    if old.len() == new.len() {
        pairs.extend(old.into_iter().map(Some).zip(new.into_iter().map(Some)));
        return pairs;
    }
    pairs.extend(old.into_iter().map(|one| (Some(one), None)));
    pairs.extend(new.into_iter().map(|one| (None, Some(one))));
    pairs
}

/// What a member of a list is called.
fn names(tree: &Tree) -> Vec<Told> {
    let found = NAMES.iter().find_map(|keys| {
        let all: Option<Vec<Told>> = keys.iter().map(|key| tree.field(key).and_then(name)).collect();
        all
    });
    found.unwrap_or_default()
}

/// A value by which something is known: a year has no mark of thousands.
fn name(tree: &Tree) -> Option<Told> {
    told(tree).map(Told::plainly)
}

impl Told {
    fn plainly(self) -> Self {
        match self {
            Self::Number(number) => Self::Sign(number.to_string()),
            other => other,
        }
    }

    fn some(mut all: Vec<Self>) -> Option<Self> {
        if all.len() > 1 { Some(Self::Several(all)) } else { all.pop() }
    }
}

/// A value as it can be told; nothing of none.
fn told(tree: &Tree) -> Option<Told> {
    match tree {
        Tree::Bare(bare) => Some(bare_value(bare)),
        Tree::Text(text) if text.is_empty() => None,
        Tree::Text(text) => {
            let is_long = text.all().any(|(_, words)| words.chars().count() > LONGEST || words.contains('\n'));
            Some(if is_long { Told::Whole } else { Told::Text(text.clone()) })
        }
        Tree::Record(name, fields) if fields.iter().all(|(_, value)| value.is_leaf()) => {
            let all: Vec<Told> = fields.iter().filter_map(|(_, value)| told(value)).map(Told::plainly).collect();
            Told::some(all).or_else(|| Some(Told::Word(snake(name))))
        }
        _ => None,
    }
}

fn bare_value(bare: &str) -> Told {
    if let Ok(number) = bare.parse::<Decimal>() {
        return Told::Number(number);
    }
    if let Ok(day) = bare.parse::<Date>() {
        return Told::Day(day);
    }
    if bare.contains(':') && bare.parse::<Time>().is_ok() {
        return Told::Sign(bare.strip_suffix(":00").filter(|short| short.contains(':')).unwrap_or(bare).to_owned());
    }
    match bare {
        "true" => Told::Word("yes".to_owned()),
        "false" => Told::Word("no".to_owned()),
        name => Told::Word(snake(name)),
    }
}

/// `UnderWay` as `under_way`.
fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}
