//! The rules by which servers lead from old addresses to new ones. Servers follow them before they look for a file,
//! so a rule is written only where it leads to what is published now, away from an address at which nothing is: a
//! portal that keeps its last good version has the pages of that version, whatever its content says since.

use super::ground::Ground;
use super::redirect::{Known, all_of, join};
use crate::export::redirect::{self, FOR_HOSTS, Rule, is_moved};
use crate::model::settings::Alias;
use crate::publish::{Contents, Error, Publisher, Unit};

/// What stands when the build ends: the files at the root, and those of the units that stay.
pub struct Standing<'s> {
    /// By their path below the site's root.
    pub root: &'s [(String, Contents)],
    /// The units that stay.
    pub units: &'s [Unit],
    /// Who has published them.
    pub publisher: &'s Publisher,
}

impl Standing<'_> {
    /// Whether a file stands at this path that is no page at an old address; nothing where none stands.
    fn is_itself(&self, path: &str) -> Result<Option<bool>, Error> {
        if let Some((_, contents)) = self.root.iter().find(|(known, _)| known == path) {
            return Ok(Some(!contents.bytes().is_some_and(|bytes| is_moved(&bytes))));
        }
        Ok(self.publisher.standing(path, self.units)?.map(|bytes| !is_moved(&bytes)))
    }

    /// Whether a page or a file is at this address, and no page that leads on.
    fn is_taken(&self, address: &str) -> Result<bool, Error> {
        Ok(self.is_itself(&page(address))? == Some(true) || self.is_itself(address)? == Some(true))
    }

    /// Whether anything but pages that lead on is in this folder.
    fn is_used(&self, folder: &str) -> Result<bool, Error> {
        let below = format!("{folder}/");
        let own = self.root.iter().map(|(path, _)| path.clone()).filter(|path| path.starts_with(&below));
        for path in own.chain(self.publisher.standing_below(&below, self.units)?) {
            if self.is_itself(&path)? != Some(false) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether who comes to this address finds something, there or where it leads on to.
    fn leads(&self, to: &str, aliases: &[Alias]) -> Result<bool, Error> {
        let mut at = to;
        for _ in 0..=aliases.len() {
            if at.is_empty() || self.is_taken(at)? {
                return Ok(true);
            }
            match aliases.iter().find(|alias| !alias.all && alias.from == at) {
                Some(alias) => at = &alias.to,
                // A page that leads on stands there, since the whole folder has moved.
                None => return Ok(self.is_itself(&page(at))?.is_some()),
            }
        }
        Ok(false)
    }

    /// The rule from one address to another.
    fn rule(&self, from: &str, to: &str) -> Result<Rule, Error> {
        Ok(if self.is_itself(to)?.is_some() { Rule::file(from, to) } else { Rule::page(from, to) })
    }
}

/// The file of the page at an address.
fn page(address: &str) -> String {
    if address.is_empty() { "index.html".to_owned() } else { format!("{address}/index.html") }
}

/// The files of rules; those that the site wrote itself stand first in the one that has both.
pub fn files(known: &Known, standing: &Standing, ground: &Ground) -> Result<Vec<(String, Contents)>, Error> {
    let aliases = &ground.shared.settings.aliases;
    let mut rules = Vec::new();
    for alias in aliases {
        match alias.all {
            true => rules.extend(of_folder(alias, known, standing, aliases)?),
            false if standing.is_taken(&alias.from)? || !standing.leads(&alias.to, aliases)? => {}
            false => rules.push(standing.rule(&alias.from, &alias.to)?),
        }
    }
    let base = ground.base_url.as_deref().and_then(|url| url.split_once("://"));
    let base = base.and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap_or("/");
    let own = standing.root.iter().find(|(path, _)| path == FOR_HOSTS).and_then(|(_, contents)| contents.bytes());
    let own = own.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let files = redirect::files(rules, base, own.as_deref());
    Ok(files.into_iter().map(|(path, bytes)| (path, Contents::Bytes(bytes))).collect())
}

/// The rules for all that was in a folder: one where nothing is in it any more, or else those of its pages.
fn of_folder(alias: &Alias, known: &Known, standing: &Standing, aliases: &[Alias]) -> Result<Vec<Rule>, Error> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut judged: Vec<(String, bool)> = Vec::new();
    for (from, to) in all_of(alias, known) {
        if !standing.leads(&to, aliases)? {
            continue;
        }
        // Of the root, each folder in it is one that moved or did not.
        let first = from.split('/').next().unwrap_or_default().to_owned();
        let (folder, new) = if alias.from.is_empty() {
            (first.clone(), join(&alias.to, &first))
        } else {
            (alias.from.clone(), alias.to.clone())
        };
        let is_used = match judged.iter().find(|(known, _)| *known == folder) {
            Some((_, is_used)) => *is_used,
            None => standing.is_used(&folder)?,
        };
        judged.push((folder.clone(), is_used));
        if !is_used {
            rules.push(Rule::folder(&folder, &new));
        } else if !standing.is_taken(&from)? {
            rules.push(standing.rule(&from, &to)?);
        }
    }
    Ok(rules)
}
