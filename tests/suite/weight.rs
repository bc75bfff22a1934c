//! What a first visit to a page costs: everything that it loads, compressed, and how many requests.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use crate::demo::{demo, embeds, pages};
use crate::dom::Page;

const KIB: usize = 1024;
/// The most requests of a page.
const REQUESTS: usize = 8;

/// The most that a kind of page weighs.
fn limit(kind: &str) -> usize {
    match kind {
        // The search with its script, before the first key.
        "home" | "page" | "statement" | "minutes" | "proposal" | "meetings" | "proposals" | "not-found" | "embed"
        | "search" => 15 * KIB,
        kind if kind.starts_with("budget") => 25 * KIB,
        _ => 40 * KIB,
    }
}

/// The length of a file as servers send it; what is compressed already stays.
fn sent(path: &str, bytes: &[u8]) -> usize {
    if [".png", ".jpg", ".webp", ".gz"].iter().any(|ending| path.ends_with(ending)) {
        return bytes.len();
    }
    // What servers use that are told nothing else, or more.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory").len()
}

/// The files that a page loads before anyone touches it.
fn loaded(page: &Page) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for element in page.all() {
        let link = match element.name() {
            "link" => element
                .get("href")
                .filter(|_| matches!(element.get("rel"), Some("stylesheet" | "icon" | "manifest" | "preload"))),
            "script" | "img" if element.get("loading") != Some("lazy") => element.get("src"),
            _ => None,
        };
        all.extend(link.map(|link| resolved(&page.path, link)));
    }
    all
}

/// The path of what a page's link names.
fn resolved(page: &str, link: &str) -> String {
    let base = if link.starts_with('/') { "" } else { page.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split(['?', '#']).next().unwrap_or_default().split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn no_page_is_heavier_than_its_kind_may_be() {
    let files = &demo().files;
    let needed: BTreeSet<String> = pages().iter().chain(embeds()).flat_map(loaded).collect();
    let lengths: BTreeMap<&str, usize> =
        needed.iter().filter_map(|path| Some((path.as_str(), sent(path, files.get(path)?)))).collect();
    let faults: Vec<String> = pages()
        .par_iter()
        .chain(embeds())
        .filter_map(|page| {
            let class = page.named("body").first().and_then(|body| body.get("class")).unwrap_or_default();
            let kind = class.split(' ').find_map(|class| class.strip_prefix("page-")).unwrap_or_default();
            let others = loaded(page);
            let whole = sent(&page.path, &files[&page.path])
                + others.iter().filter_map(|path| lengths.get(path.as_str())).sum::<usize>();
            let heavy = whole > limit(kind) || others.len() + 1 > REQUESTS;
            heavy.then(|| {
                format!("{kind} {}: {:.1} KiB, {} requests", page.path, whole as f32 / 1024.0, others.len() + 1)
            })
        })
        .collect();
    let some = faults.iter().take(10).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} pages, such as\n{some}", faults.len());
}

#[test]
fn what_a_page_shows_has_its_style_on_it() {
    let sheets: BTreeMap<&str, BTreeSet<String>> = (demo().files.iter())
        .filter(|(path, _)| path.starts_with("assets/") && path.ends_with(".css"))
        .map(|(path, css)| (path.as_str(), classes(&String::from_utf8_lossy(css))))
        .collect();
    let styled: BTreeSet<&String> = sheets.values().flatten().collect();
    let mut faults = BTreeSet::new();
    for page in pages().iter().chain(embeds()) {
        let own = loaded(page);
        let known: BTreeSet<&String> = own.iter().filter_map(|path| sheets.get(path.as_str())).flatten().collect();
        let shown = page.all().filter_map(|element| element.get("class")).flat_map(str::split_whitespace);
        // The mark of a state is drawn in calendars alone; its colour all pages know.
        let shown = shown.filter(|class| !class.starts_with("tag-")).map(str::to_owned);
        for class in shown.filter(|class| styled.contains(class) && !known.contains(class)) {
            let kind = page.named("body").first().and_then(|body| body.get("class")).unwrap_or_default();
            faults.insert(format!("{kind}: {class}"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The classes that a stylesheet speaks of.
fn classes(css: &str) -> BTreeSet<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let after_dot = css.split('.').skip(1).filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    after_dot.map(|rest| rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())].to_owned()).collect()
}
