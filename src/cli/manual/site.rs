//! The manual as content: each of its documents a page in two languages, of one portal.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::LANGUAGES;
use crate::source::disk::Disk;
use crate::source::{Unreadable, World as _};
use crate::text::yaml::write::{Value, one_line};

/// The folder of the portal.
const PORTAL: &str = "manual";
/// Where files for downloading lie in the manual.
const DOWNLOADS: &str = "tutorial/";

const SETTINGS: &str = "\
format: 1
title: {es: Cabildo, en: Cabildo}
languages: [es, en]
currency: USD
theme: manual
rules:
  identity-number: {severity: note, reason: The rules' own examples show invented ones.}
  bank-account: {severity: note, reason: The rules' own examples show invented ones.}
  private-email: {severity: note, reason: The rules' own examples show invented ones.}
  private-phone: {severity: note, reason: The rules' own examples show invented ones.}
  birth-date: {severity: note, reason: The rules' own examples show invented ones.}
  minor-address: {severity: note, reason: The rules' own examples show invented ones.}
";
const MUNICIPALITY: &str = "\
name: {es: Manual de Cabildo, en: Manual of Cabildo}
description:
  es: Cómo se publican las cuentas, las decisiones y las propuestas de un municipio.
  en: How a municipality's accounts, decisions and proposals are published.
";

/// The theme of a manual, which is no municipality's site: its files beside the content.
const THEME: [(&str, &str); 5] = [
    ("templates/pages/home.html", include_str!("theme/home.html")),
    ("components/foot/foot.html", include_str!("theme/foot.html")),
    ("components/identity/identity.html", include_str!("theme/identity.html")),
    ("components/nav/nav.html", include_str!("theme/nav.html")),
    ("components/provenance/provenance.html", include_str!("theme/provenance.html")),
];

/// The content, by path: settings, the portal, its pages, and the files that they offer.
pub fn content(manual: &Path, today: Date) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let disk = Disk::new(manual, today)?;
    let mut documents = BTreeMap::new();
    let mut files = vec![
        ("cabildo.yaml".to_owned(), SETTINGS.into()),
        (format!("{PORTAL}/municipality.yaml"), MUNICIPALITY.into()),
    ];
    for file in disk.files()?.0 {
        let path = file.path.to_string();
        if let Some(name) = path.strip_prefix(DOWNLOADS) {
            files.push((format!("{PORTAL}/files/{name}"), disk.read(&file.path)?.to_vec()));
        } else if LANGUAGES.iter().any(|lang| path.starts_with(&format!("{lang}/"))) && path.ends_with(".md") {
            let text = String::from_utf8_lossy(&disk.read(&file.path)?).into_owned();
            documents.insert(path, text);
        }
    }
    files.extend(THEME.map(|(name, text)| (format!("../themes/manual/{name}"), text.into())));
    for (path, text) in &documents {
        files.push((page_path(path), page(path, text, &documents).into_bytes()));
    }
    Ok(files)
}

/// Where a document's page lies: `en/reference/rules.md` is `manual/pages/reference-rules.en.md`.
fn page_path(document: &str) -> String {
    let (lang, name) = document.split_once('/').unwrap_or(("", document));
    let name = page_name(name);
    if lang == LANGUAGES[0] { format!("{PORTAL}/pages/{name}.md") } else { format!("{PORTAL}/pages/{name}.{lang}.md") }
}

fn page_name(document: &str) -> String {
    if document == "README.md" {
        return "contents".to_owned();
    }
    document.trim_end_matches(".md").replace('/', "-").to_ascii_lowercase()
}

/// A document as a page: its title as data, its links to other pages and files.
fn page(path: &str, text: &str, documents: &BTreeMap<String, String>) -> String {
    let (title, body) = text.trim_start().split_once('\n').unwrap_or((text, ""));
    let title = title.trim_start_matches('#').trim().replace('`', "");
    let order = match page_name(path.split_once('/').map_or(path, |(_, name)| name)).as_str() {
        "contents" => 1,
        "tutorial" => 2,
        name if name.starts_with("reference") => 20,
        _ => 10,
    };
    let mut out = format!("---\ntitle: {}\n", one_line(&Value::quoted(title)));
    // A translation has its title alone.
    if path.starts_with(&format!("{}/", LANGUAGES[0])) {
        out += &format!("order: {order}\n");
    }
    out += "---\n";
    let mut fence: Option<&str> = None;
    for line in body.lines() {
        let marks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            None if marks.len() >= 3 => fence = Some(marks),
            Some(open) if line == open => fence = None,
            _ => {}
        }
        if fence.is_some() {
            out += line
        } else {
            out += &linked(line, path, documents)
        }
        out.push('\n');
    }
    out
}

/// A line whose links lead to pages of the site; what lies outside of the manual is named without one.
fn linked(line: &str, path: &str, documents: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, link)) = rest.split_once("](") {
        let Some((target, after)) = link.split_once(')') else { break };
        rest = after;
        match (goal(target, path, documents), before.rfind('[')) {
            (None, Some(open)) => out += &format!("{}{}", before[..open].trim_end_matches('!'), &before[open + 1..]),
            (goal, _) => out += &format!("{before}]({})", goal.as_deref().unwrap_or(target)),
        }
    }
    out + rest
}

/// Where a link leads on the site.
fn goal(target: &str, path: &str, documents: &BTreeMap<String, String>) -> Option<String> {
    if target.contains("://") || target.starts_with('#') {
        return Some(target.to_owned());
    }
    let (file, fragment) =
        target.split_once('#').map_or((target, String::new()), |(file, at)| (file, format!("#{at}")));
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            ".." => {
                parts.pop()?;
            }
            "." => {}
            part => parts.push(part),
        }
    }
    let file = parts.join("/");
    if let Some(name) = file.strip_prefix(DOWNLOADS) {
        return Some(format!("../files/{name}"));
    }
    let name = documents.contains_key(&file).then(|| file.split_once('/').map(|(_, name)| page_name(name)))??;
    Some(format!("{name}.md{fragment}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_and_files_of_the_site() {
        let documents = BTreeMap::from([("es/budget.md".to_owned(), String::new())]);
        let line = "[a](budget.md#x), [b](../tutorial/t.xlsx), [c](../../README.md), [d](https://example.org)";
        assert_eq!(
            linked(line, "es/tutorial.md", &documents),
            "[a](budget.md#x), [b](../files/t.xlsx), c, [d](https://example.org)"
        );
        assert_eq!(linked("[a](../budget.md)", "es/reference/files.md", &documents), "[a](budget.md)");
    }
}
