//! What was published and is there no longer, under no address: pages, documents and data sets. Each is told once, by
//! the build that takes it away, with the line of `aliases` that would lead to where it is now; a folder of which
//! nothing is left is told as one.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::Ground;
use super::{Changed, unit};
use crate::findings::{Code, Finding, Findings, Place};
use crate::model::summary::Summary;
use crate::publish::{Error, Publisher};
use crate::text::yaml::write::{Value, one_line};

/// Tells what a portal's new version has no longer.
pub fn told(changed: &Changed, ground: &Ground, publisher: &Publisher) -> Result<Findings, Error> {
    let mut findings = Findings::new();
    let Some(before) = &changed.before else { return Ok(findings) };
    let lost = lost(changed, before, ground);
    if lost.is_empty() {
        return Ok(findings);
    }
    let stands = publisher.standing_below("", &[unit(&changed.id, ground.alone)])?.into_iter().collect();
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for address in &lost {
        folders.entry(emptied(address, &stands, ground).unwrap_or(address)).or_default().push(address);
    }
    for (folder, addresses) in folders {
        let finding = match addresses[..] {
            [address] => of_one(address, before, changed, ground),
            _ => of_folder(folder, addresses.len(), before, ground),
        };
        findings.add(finding);
    }
    Ok(findings)
}

/// The addresses of what is there no longer, without the slash at the end of a page's.
fn lost(changed: &Changed, before: &Summary, ground: &Ground) -> BTreeSet<String> {
    let root = if ground.alone { String::new() } else { format!("{}/", changed.id) };
    let documents = format!("{root}files/");
    let data = before.datasets.open();
    let data: BTreeSet<&str> = data.iter().flat_map(|set| &set.files).map(|(path, _)| path.as_str()).collect();
    let added = changed.changes.added.open();
    let added: BTreeSet<&str> = added.iter().collect();
    let leads_on = |path: &str| added.contains(&*format!("{path}/index.html"));
    let address = |path: &String| match path.strip_suffix("/index.html") {
        Some(page) => Some(page.to_owned()),
        None => Some(path.clone()).filter(|path| path.starts_with(&documents) || data.contains(path.as_str())),
    };
    let removed = changed.changes.removed.iter().filter_map(address);
    removed.filter(|address| !leads_on(address)).collect()
}

/// The highest folder in which an address was and of which nothing is left, below the portal's own; by its path.
fn emptied<'a>(address: &'a str, stands: &BTreeSet<String>, ground: &Ground) -> Option<&'a str> {
    let is_left = |folder: &str| {
        let below = format!("{folder}/");
        stands.range(below.clone()..).next().is_some_and(|path| path.starts_with(&below))
    };
    let own = usize::from(!ground.alone);
    let ends = address.match_indices('/').map(|(at, _)| at).chain([address.len()]);
    ends.skip(own).map(|end| &address[..end]).find(|folder| !is_left(folder))
}

/// Tells a page, a document or a data set.
fn of_one(address: &str, before: &Summary, changed: &Changed, ground: &Ground) -> Finding {
    let home = if ground.alone { "…" } else { changed.id.as_str() };
    let title = title(address, before);
    let is_page = changed.changes.removed.contains(&format!("{address}/index.html"));
    let shown = if is_page { format!("/{address}/") } else { format!("/{address}") };
    Finding::new(Code::PageGone, Place::file(&ground.shared.settings.place.file))
        .with("address", shown)
        .with("title", title.unwrap_or_else(|| last(address).to_owned()))
        .with(
            "suggestion",
            format!("aliases: {}", one_line(&Value::Flow(vec![(as_typed(address), Value::plain(home))]))),
        )
}

/// Tells a folder with all that was in it.
fn of_folder(folder: &str, count: usize, before: &Summary, ground: &Ground) -> Finding {
    let first = folder.split('/').next().filter(|_| !ground.alone);
    let new = first.map_or_else(|| "…/*".to_owned(), |portal| format!("{portal}/…/*"));
    let old = one_line(&Value::quoted(format!("{}/*", as_typed(folder))));
    Finding::new(Code::PageGone, Place::file(&ground.shared.settings.place.file))
        .with("address", format!("/{folder}/"))
        .with("title", title(folder, before).unwrap_or_else(|| last(folder).to_owned()))
        .with("suggestion", format!("aliases: {{{old}: \"{new}\"}}"))
        .with("count", count)
}

/// An address as `aliases` takes it: what would end it is written as a browser shows it.
fn as_typed(address: &str) -> String {
    address.replace('?', "%3F").replace('#', "%23")
}

/// What the page at an address was called.
fn title(address: &str, before: &Summary) -> Option<String> {
    let pages = before.pages.open();
    pages.iter().find(|page| page.address.trim_end_matches('/') == address).map(|page| page.title.to_owned())
}

/// The last name in a path.
fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
