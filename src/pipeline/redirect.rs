//! Addresses that were published before: pages at them that lead on, and what leads nowhere.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Bound;

use super::ground::Ground;
use crate::export::redirect::{self, Moved};
use crate::findings::{Code, Finding, Findings};
use crate::model::settings::Alias;
use crate::model::summary::PageSummary;
use crate::pages::Page;
use crate::publish::Contents;
use crate::text::nearest::nearest;

/// Pages by their address, without the slash at its end: their titles and languages.
#[derive(Debug, Default)]
pub struct Known<'p>(BTreeMap<&'p str, (&'p str, &'p str)>);

impl<'p> Known<'p> {
    /// The pages of a part of the site.
    pub fn of_pages(pages: &'p [Page]) -> Self {
        let named = |page: &'p Page| (page.address.as_str(), page.title.as_str(), page.lang.as_str());
        Self::of(pages.iter().map(named))
    }

    /// Those that summaries name.
    pub fn of_summaries(pages: impl Iterator<Item = PageSummary<'p>>) -> Self {
        Self::of(pages.map(|page| (page.address, page.title, page.lang)))
    }

    fn of(pages: impl Iterator<Item = (&'p str, &'p str, &'p str)>) -> Self {
        // What is read in place of a page, such as `404.html`, is none that one goes to.
        let is_page = |(address, ..): &(&str, &str, &str)| address.is_empty() || address.ends_with('/');
        let pages = pages.filter(is_page);
        Self(pages.map(|(address, title, lang)| (address.trim_end_matches('/'), (title, lang))).collect())
    }

    /// With the pages of another part.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The pages below a folder, by what follows its path; all where it is the root.
    fn below<'k>(&'k self, folder: &'k str) -> impl Iterator<Item = (&'p str, (&'p str, &'p str))> + 'k {
        let all = self
            .0
            .range::<str, _>((Bound::Included(folder), Bound::Unbounded))
            .take_while(move |(address, _)| address.starts_with(folder));
        all.filter_map(move |(address, page)| {
            let address: &'p str = address;
            let rest = address.strip_prefix(folder)?;
            let rest = if folder.is_empty() { rest } else { rest.strip_prefix('/')? };
            (!rest.is_empty()).then_some((rest, *page))
        })
    }
}

/// The pages at the old addresses that `is_own` takes, where no page stands now.
pub fn pages(
    is_own: impl Fn(&str) -> bool,
    known: &Known,
    files: &[(String, Contents)],
    ground: &Ground,
    findings: &mut Findings,
) -> Vec<(String, Contents)> {
    let settings = &ground.shared.settings;
    let mut taken: BTreeSet<String> = BTreeSet::new();
    if !settings.aliases.is_empty() {
        taken.extend(files.iter().map(|(path, _)| path.clone()));
    }
    let language = settings.first_language();
    let of_site = (settings.title.first(), language.as_str());
    let names: HashSet<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let mut out = Vec::new();
    for alias in &settings.aliases {
        let moved = if alias.all { all_of(alias, known) } else { Vec::from([(alias.from.clone(), alias.to.clone())]) };
        for (from, to) in moved.iter().filter(|(from, _)| is_own(from)) {
            let (title, lang) = known.0.get(to.as_str()).copied().unwrap_or(of_site);
            let moved = Moved { from, to, is_file: names.contains(to.as_str()), title, lang };
            let (path, html) = redirect::page(&moved, ground.options.links, ground.base_url.as_deref());
            if !taken.contains(from) && taken.insert(path.clone()) {
                out.push((path, Contents::Bytes(html)));
            } else if !alias.all {
                let finding = Finding::new(Code::AliasTaken, alias.place.clone()).with("address", from);
                findings
                    .add(finding.with("title", known.0.get(from.as_str()).map_or(from.as_str(), |(title, _)| *title)));
            }
        }
    }
    out
}

/// Where the pages of a whole folder stood, and where they stand now.
pub(super) fn all_of(alias: &Alias, known: &Known) -> Vec<(String, String)> {
    let home = (!alias.from.is_empty()).then(|| (alias.from.clone(), alias.to.clone()));
    let below = known.below(&alias.to).map(|(rest, _)| (join(&alias.from, rest), join(&alias.to, rest)));
    home.into_iter().chain(below).collect()
}

/// What follows a folder's path, or the root's.
pub(super) fn join(folder: &str, rest: &str) -> String {
    if folder.is_empty() { rest.to_owned() } else { format!("{folder}/{rest}") }
}

/// Tells old addresses that lead to no page and no file, of those whose new one `is_own` takes.
pub fn tell_nowhere(
    is_own: impl Fn(&str) -> bool,
    known: &Known,
    is_file: impl Fn(&str) -> bool,
    ground: &Ground,
    findings: &mut Findings,
) {
    let aliases = &ground.shared.settings.aliases;
    for alias in aliases.iter().filter(|alias| is_own(&alias.to)) {
        let leads_on = || !alias.all && ends(alias, aliases);
        let is_there =
            alias.to.is_empty() || known.0.contains_key(alias.to.as_str()) || leads_on() || is_file(&alias.to);
        if !is_there {
            let star = if alias.all { "/*" } else { "" };
            let near = nearest(&alias.to, known.0.keys().copied()).or_else(|| same_end(&alias.to, known));
            let finding = Finding::new(Code::AliasNowhere, alias.place.clone())
                .with("address", format!("{}{star}", alias.to))
                .with_some("nearest", near.map(|near| format!("{near}{star}")));
            findings.add(finding);
        }
    }
}

/// Whether an old address that leads to another old one leads out of them, and not round in a circle.
fn ends(alias: &Alias, aliases: &[Alias]) -> bool {
    let next = |to: &str| aliases.iter().find(|other| !other.all && other.from == to);
    let mut at = next(&alias.to);
    let is_first = at.is_some();
    for _ in aliases {
        let Some(other) = at else { return is_first };
        at = next(&other.to);
    }
    false
}

/// The one page whose address ends as this one does: `paginas/donde` for `pages/donde`.
fn same_end<'p>(address: &str, known: &Known<'p>) -> Option<&'p str> {
    let end = |address: &str| address.rsplit('/').next().unwrap_or_default().to_owned();
    let wanted = end(address);
    let mut same = known.0.keys().copied().filter(|known| end(known) == wanted);
    let first = same.next()?;
    same.next().is_none().then_some(first)
}
