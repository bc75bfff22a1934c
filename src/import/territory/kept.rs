//! Areas that no table has and that are kept because municipalities say that they are theirs. The file remembers
//! them, so that they make room when the tables bring the real ones or the municipality is another.

use std::collections::BTreeSet;

use super::tree::{Tree, some};
use crate::findings::Told;
use crate::import::Asked;
use crate::model::territory::{Area, Territory};
use crate::source::discover::Kind;

/// What the line of such an area in the file's remark begins with.
const MARK: &str = "  - ";

/// The areas that a file remembers as such and of which nothing else is known.
pub fn remembered<'t>(text: Option<&str>, territory: &'t Territory) -> BTreeSet<&'t str> {
    let lines = text.unwrap_or_default().lines().filter_map(|line| line.strip_prefix("# ")?.strip_prefix(MARK));
    let ids: BTreeSet<&str> = lines.map(str::trim).collect();
    let is_empty = |area: &&Area| {
        let plain = area.code.is_none() && area.population.is_empty() && area.outline.is_none();
        let has_no_days = area.from.is_none() && area.to.is_none() && area.became.is_empty();
        plain && has_no_days && area.parent.is_none() && territory.inside(&area.id).next().is_none()
    };
    let own = territory.areas.iter().filter(|area| ids.contains(area.id.as_str()));
    own.filter(is_empty).map(|area| area.id.as_str()).collect()
}

/// The lines that remember them.
pub fn remark(ids: &[String], asked: &Asked) -> String {
    let intro = asked.messages.word("import-kept-areas", &[]);
    let lines = ids.iter().map(|id| format!("\n{MARK}{id}"));
    if ids.is_empty() { String::new() } else { lines.fold(format!("\n{intro}"), |all, line| all + &line) }
}

/// Keeps the remembered areas that something of the content names though no municipality is them any more, and
/// tells them; tells those that went.
pub fn settle(
    remembered: &BTreeSet<&str>,
    said: &BTreeSet<String>,
    tree: &mut Tree,
    asked: &Asked,
) -> (Vec<String>, Vec<Told>) {
    let (mut gone, mut named, mut told) = (Vec::new(), Vec::new(), Vec::new());
    let is_there = |id: &str| tree.nodes.iter().any(|node| node.id == id);
    for id in remembered.iter().filter(|id| !said.contains(**id) && !is_there(id)) {
        match naming(id, asked) {
            Some(file) => {
                told.push(Told::new("import-area-named").with("area", id).with("file", file));
                named.push((*id).to_owned());
            }
            None => gone.push(*id),
        }
    }
    if !gone.is_empty() {
        told.push(Told::new("import-area-gone").with("areas", gone.join(", ")));
    }
    let ids = named.iter().cloned().collect();
    (tree.keep(&ids, &asked.shared.territory), told)
}

/// The ids of areas that had only a number and have a name by now are made of it, where nothing of the content names
/// them; tells these areas.
pub fn rename(tree: &mut Tree, asked: &Asked) -> Option<Told> {
    let named = std::mem::take(&mut tree.named);
    if named.is_empty() {
        return None;
    }
    let texts: Vec<String> = files(asked).filter_map(|path| asked.standing(path)).collect();
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let words: BTreeSet<&str> = texts.iter().flat_map(|text| text.split(|c| !is_part(c))).collect();
    for at in &named {
        let node = &mut tree.nodes[*at];
        if !words.contains(node.id.as_str()) {
            tree.once.insert(std::mem::take(&mut node.id), *at);
        }
    }
    let names: Vec<&str> = named.iter().map(|at| tree.nodes[*at].name.as_str()).collect();
    Some(Told::new("import-now-named").with("number", names.len()).with("names", some(&names)))
}

/// The paths of the files of the content in which areas are named.
fn files<'a>(asked: &'a Asked) -> impl Iterator<Item = &'a str> {
    let portals = asked.sources.portals.iter().flat_map(|portal| &portal.files);
    let all = asked.sources.shared.iter().chain(portals);
    let all = all.filter(|file| file.kind != Kind::Territory && !file.kind.is_as_it_is());
    all.map(|file| file.file.path.as_ref())
}

/// The first file of the content that names an area.
fn naming(id: &str, asked: &Asked) -> Option<String> {
    let mut all = files(asked);
    all.find(|path| asked.standing(path).is_some_and(|text| text.lines().any(|line| names(line, id))))
        .map(str::to_owned)
}

/// Whether a line names an area: after `area`, as a key, in a list of its own, or in a cell of a table.
fn names(line: &str, id: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '@');
    let is_whole =
        |(at, _): &(usize, &str)| !line[..*at].ends_with(is_part) && !line[at + id.len()..].starts_with(is_part);
    let written = |(at, _): (usize, &str)| {
        let (before, after) = (line[..at].trim_end_matches(['"', '\'']), &line[at + id.len()..]);
        let after = after.trim_start_matches(['"', '\'']);
        let opens = before.trim().is_empty() || before.trim_end().ends_with(['-', ',', ';', '{', '[']);
        let closes = after.is_empty() || after.starts_with([',', ';', ':', ']', '}']);
        before.contains("area") || opens && closes
    };
    line.match_indices(id).filter(is_whole).any(written)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_line_names_an_area_by_its_whole_id() {
        for line in [
            "area: la-libertad",
            "areas: [flores, la-libertad]",
            "  la-libertad: {2020: 3}",
            "  - \"la-libertad\"",
            "e1;la-libertad;5",
        ] {
            assert!(names(line, "la-libertad"), "{line}");
        }
        for line in
            ["area: peten-la-libertad", "url: https://la-libertad.gob.gt/", "name: la-libertad", "la-libertad-2: 1"]
        {
            assert!(!names(line, "la-libertad"), "{line}");
        }
    }
}
