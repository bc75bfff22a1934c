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
        // A year's page is to come back under 25: since each figure names its document it has 26.3.
        "budget" => 27 * KIB,
        kind if kind.starts_with("budget") => 25 * KIB,
        _ => 40 * KIB,
    }
}

/// The length of a file as servers send it; what is compressed already stays.
fn sent(path: &str, bytes: &[u8]) -> usize {
    if [".png", ".jpg", ".webp", ".gz"].iter().any(|ending| path.ends_with(ending)) {
        return bytes.len();
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
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
