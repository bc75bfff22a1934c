//! Wrong content: told at its place with a way out, never published, never the end of the program.
//!
//! Each case of a table is a town of its own in one site, so that one run tries them all; what a
//! town's mistake is must be the only thing that is told of that town.

/// Names, paths and links of files and folders.
mod files;
/// Files that are not what they seem, and machines that give little.
mod machine;
/// The manual of rules and its examples.
pub mod manual;
/// What a record says wrongly, or twice.
mod records;
/// What all towns share: settings, territory, theme, words, report.
mod shared;
/// Files that are no YAML, or no front matter, and what stands in them as typed.
mod syntax;
/// Texts: what is not safe, too long, or of another alphabet.
mod texts;
/// All mistakes in one run.
mod together;
/// Amounts and days.
mod values;

use crate::site::{Outcome, SETTINGS, Site};

/// A mistake, and what is told of it.
struct Case {
    /// What happens, as a sentence.
    name: &'static str,
    /// The file, below the town's folder.
    file: &'static str,
    /// What is in it.
    text: &'static [u8],
    /// `line:column`, as far as they are told; empty where the whole file is meant.
    at: &'static str,
    /// The rule.
    code: &'static str,
    /// What the message or its help says.
    words: &'static str,
}

const fn case(
    name: &'static str,
    file: &'static str,
    text: &'static str,
    at: &'static str,
    code: &'static str,
    words: &'static str,
) -> Case {
    Case { name, file, text: text.as_bytes(), at, code, words }
}

/// Tries all cases in one run.
#[track_caller]
fn each_is_told_and_nothing_else(cases: &[Case]) {
    let mut site = Site::empty().file("cabildo.yaml", SETTINGS);
    for (number, case) in cases.iter().enumerate() {
        site = site.town(&format!("t{number}")).with(case.file, case.text);
    }
    let outcome = site.check().exits(1);
    for (number, case) in cases.iter().enumerate() {
        let place = format!("t{number}/{}{}{}", case.file, if case.at.is_empty() { "" } else { ":" }, case.at);
        assert_only(&outcome, case, &format!("t{number}/"), &place);
    }
}

#[track_caller]
fn assert_only(outcome: &Outcome, case: &Case, town: &str, place: &str) {
    let told = outcome.findings().iter().filter(|finding| finding.place.starts_with(town));
    let told: Vec<_> = told.filter(|finding| finding.severity == "error").collect();
    let [finding] = told[..] else { panic!("{}: {told:#?}", case.name) };
    let expected = (place, case.code);
    assert_eq!((finding.place.as_str(), finding.code.as_str()), expected, "{}: {finding:#?}", case.name);
    assert!(finding.words.contains(case.words), "{}: {finding:#?}", case.name);
}

const TOWN: &str = "municipality.yaml";
const PAGE: &str = "pages/x.md";
const BUDGET: &str = "budgets/2026.yaml";
const PROPOSAL: &str = "proposals/x.md";
