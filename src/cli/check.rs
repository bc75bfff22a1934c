//! `cabildo check`: all that build does, and nothing is written or compared with what is published; with `--fix`, the slips whose mend
//! is sure are mended in their files, line by line, and everything around them stays.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};

use clap::Args;

use super::content::put;
use super::{SiteArguments, Worlds, build, code_of, eprint_line, fail, found_before, unwritable};
use crate::findings::messages::Messages;
use crate::findings::report::{Format, by_file, corrected};
use crate::pipeline::{Failure, Outcome};
use crate::source::{Unreadable, World};

/// How often what was mended is looked at again: a mended file shows what it hid.
const MOST_PASSES: usize = 12;

/// What `check` takes.
#[derive(Debug, Args)]
pub struct CheckArguments {
    #[command(flatten)]
    site: SiteArguments,
    /// Mends slips whose mend is sure: a decimal comma, a date in local order, a tab, a missing space
    /// after a colon, a bent quote, a code without quotes.
    #[arg(long)]
    fix: bool,
}

/// Runs it.
pub fn run(arguments: &CheckArguments) -> u8 {
    let site = &arguments.site;
    let messages = site.messages();
    match site.worlds().and_then(|worlds| checked(arguments, &worlds, messages)) {
        Err(failure) => {
            // For programs there is always a report, if one of nothing.
            site.report(&found_before(&failure), io::stdout().is_terminal(), &mut io::stdout().lock());
            fail(&failure, messages)
        }
        Ok(outcome) => {
            let mut out = io::stdout().lock();
            if !site.report(&outcome.findings, io::stdout().is_terminal(), &mut out) {
                return unwritable(messages);
            }
            if site.format() == Format::Human {
                let table = by_file(&outcome.findings, messages);
                let _ = if table.is_empty() { Ok(()) } else { write!(out, "\n{table}") };
                eprint_line(&build::counted("checked", &outcome, messages));
            }
            code_of(&outcome)
        }
    }
}

fn checked(arguments: &CheckArguments, worlds: &Worlds, messages: &Messages) -> Result<Outcome, Failure> {
    let mut outcome = build::run_pipeline(&arguments.site, &arguments.site.options(), worlds, None)?;
    for _ in 0..MOST_PASSES {
        if !arguments.fix || !mend(&outcome, worlds, messages)? {
            break;
        }
        outcome = build::run_pipeline(&arguments.site, &arguments.site.options(), worlds, None)?;
    }
    Ok(outcome)
}

/// Mends the lines that can be; whether there were any.
fn mend(outcome: &Outcome, worlds: &Worlds, messages: &Messages) -> Result<bool, Unreadable> {
    let mut files: BTreeMap<&str, BTreeMap<usize, (&str, String)>> = BTreeMap::new();
    for finding in outcome.findings.iter() {
        if let (Some(line), Some(quote)) = (corrected(finding), finding.quote.as_deref()) {
            // Of several on a line one is mended; the next look tells the others.
            let lines = files.entry(&finding.place.file).or_default();
            lines.entry(finding.place.span.line as usize).or_insert((quote, line));
        }
    }
    let mut mended = false;
    for (file, lines) in files {
        let Some(path) = worlds.content.location(file) else { continue };
        let Ok(text) = String::from_utf8(worlds.content.read(file)?) else { continue };
        let (text, done) = with_lines(&text, &lines);
        if done.is_empty() {
            continue;
        }
        put(&path, text.as_bytes(), false).map_err(|error| Unreadable { path: path.clone(), error })?;
        mended = true;
        for number in done {
            let (before, after) = shown(lines[&number].0, &lines[&number].1);
            let facts = [("place", format!("{file}:{number}")), ("before", before), ("after", after)];
            eprint_line(&messages.word("check-fixed", &facts));
        }
    }
    Ok(mended)
}

/// A line before and after; what indents it where nothing else changed.
fn shown(before: &str, after: &str) -> (String, String) {
    if before.trim() != after.trim() {
        return (before.trim().to_owned(), after.trim().to_owned());
    }
    let seen = |line: &str| line.trim_end().replace('\t', "⇥");
    (seen(before), seen(after))
}

/// A text with some of its lines replaced, where they still are what was quoted; and which.
fn with_lines(text: &str, lines: &BTreeMap<usize, (&str, String)>) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(text.len());
    let mut done = Vec::new();
    for (at, line) in text.split_inclusive('\n').enumerate() {
        let body = line.trim_end_matches('\n').trim_end_matches('\r');
        match lines.get(&(at + 1)).filter(|(quote, _)| *quote == body) {
            Some((_, mended)) => {
                out.push_str(mended);
                out.push_str(&line[body.len()..]);
                done.push(at + 1);
            }
            None => out.push_str(line),
        }
    }
    (out, done)
}
