//! Levels that a table only numbers (`NAME_1`, `ADM2_ES`, indentation): what the table calls them elsewhere, what the
//! officer is told of those that it calls nothing, and the names that the officer gives them then.

use std::collections::BTreeMap;

use super::Table;
use super::tree::Tree;
use super::yaml::NTH;
use crate::findings::Told;
use crate::import::Asked;
use crate::import::grid::Grid;
use crate::import::place::{Meaning, country, level};
use crate::import::titles::words;
use crate::text::slug::{fold, slug};

/// What levels are most often called, the largest first, where the country does not tell.
const USUAL: [&str; 4] = ["department", "municipality", "district", "neighbourhood"];

/// The number of a level that has no other name.
fn number(id: &str) -> Option<usize> {
    id.strip_prefix(NTH)?.parse().ok()
}

/// What a map of the whole world says that the areas of a level are, in its column `TYPE_2`, or `ENGTYPE_2` where the site
/// is in English: what most of its rows say.
pub fn kind(grid: &Grid, id: &str, asked: &Asked) -> Option<String> {
    let number = number(id)?.to_string();
    let is_english = asked.shared.settings.languages.iter().next().is_some_and(|lang| lang.as_str() == "en");
    let titled = |word: &str| (0..grid.titles.len()).find(|at| words(&grid.titles[*at]) == [word, number.as_str()]);
    let english = titled("engtype").filter(|_| is_english);
    let at = english.or_else(|| titled("type"))?;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    grid.every(at).for_each(|cell| *times.entry(cell).or_default() += 1);
    let (kind, count) = times.into_iter().max_by_key(|(_, count)| *count)?;
    let is_word = kind.chars().any(char::is_alphabetic) && kind != "NA";
    (is_word && count * 2 > grid.rows.len()).then(|| kind.to_owned())
}

/// A note on the levels of a table that have a number alone, with the command that names them.
pub fn note(tree: &Tree, table: &Table, asked: &Asked) -> Option<Told> {
    let is_nameless = |id: &String| {
        let is_numbers = |title: &str| fold(title).chars().any(|c| c.is_ascii_digit());
        let named = tree.level_names.get(id).is_some_and(|name| !is_numbers(name.first()));
        number(id).is_some() && !named && !tree.level_titles.contains_key(id)
    };
    let levels: Vec<&String> = tree.levels.iter().filter(|id| is_nameless(id)).collect();
    let column = |id: &String| {
        let wanted = [Meaning::Name(Some(id.clone())), Meaning::Code(Some(id.clone()))];
        wanted.iter().find_map(|wanted| table.meanings.iter().position(|meaning| meaning == wanted))
    };
    let own = asked.shared.settings.country.as_deref();
    let word = |id: &String| {
        let number = number(id)?;
        let usual = USUAL.get(number - 1).copied();
        country::nth(own, number).filter(|word| !tree.levels.iter().any(|level| level == word)).or(usual)
    };
    let option = |id: &&String| Some(format!("--column {}=\"{}\"", word(id)?, table.grid.name(column(id)?)));
    let options: Vec<String> = levels.iter().filter_map(option).collect();
    let names: Vec<String> =
        levels.iter().flat_map(|id| tree.words_of(id, asked).into_iter().next()).map(|(_, name)| name).collect();
    let told = Told::new("import-levels-numbered").with("file", &table.given.name).with("levels", names.join(", "));
    // In rows of any level none has a column of its own.
    let words: Vec<&str> = levels.iter().filter_map(|id| word(id)).collect();
    let said = format!("--set levels={}", words.join(","));
    (!levels.is_empty()).then(|| told.with("options", if options.is_empty() { said } else { options.join(" ") }))
}

impl Tree {
    /// Calls levels that stand with a number alone as the command does: a column that gave one last time (`columns`) is
    /// said to be of another, or all are said in their order.
    pub fn name_levels(&mut self, columns: &[(String, String)], asked: &Asked) {
        let mut named: Vec<(String, String)> = Vec::new();
        for (word, title) in asked.columns.iter().filter(|(word, _)| is_level(word)) {
            let was = columns.iter().find(|(was, of)| number(was).is_some() && fold(of) == fold(title));
            named.extend(was.map(|(was, _)| (was.clone(), word.clone())));
        }
        let said: Vec<&str> =
            asked.said("levels").map(|said| said.split(',').map(str::trim).collect()).unwrap_or_default();
        let numbered: Vec<String> = self.levels.iter().filter(|id| number(id).is_some()).cloned().collect();
        if said.len() == numbered.len() {
            let is_new = |(_, word): &(&String, &&str)| number(word).is_none() && is_level(word);
            let all = numbered.iter().zip(&said).filter(is_new);
            named.extend(all.map(|(was, word)| (was.clone(), (*word).to_owned())));
        }
        for (was, word) in named {
            if !self.levels.contains(&was) || self.levels.contains(&word) {
                continue;
            }
            self.level_names.remove(&was);
            let levels = self.levels.iter_mut().chain(self.nodes.iter_mut().map(|node| &mut node.level));
            levels.filter(|level| **level == was).for_each(|level| level.clone_from(&word));
        }
    }
}

/// Whether a word of the command is one for a level.
fn is_level(word: &str) -> bool {
    let other = matches!(word, "name" | "code" | "level" | "parent" | "year" | "population");
    !other
        && (level::is_known(word) || slug(word).as_deref() == Some(word) && !word.ends_with("-code"))
        && !word.starts_with("population-")
}
