//! Terms explained: their page, and those that stand on another page.

use super::address::Target;
use super::budget::Ledger;
use super::edition::Edition;
use super::frame::Heading;
use super::nodes::node_name;
use super::view::{Glossary, Piece, Term as TermView, Told, View, Words};
use super::{Found, Page};
use crate::model::budget::{Direction, Stage};
use crate::model::choice::Choice;
use crate::model::glossary::Term;
use crate::model::rollup::Sum;

/// Adds the page of all terms, where there are any.
pub fn plan(edition: &mut Edition, pages: &mut Vec<Page>) {
    let known = &edition.setting.shared.glossary;
    if known.is_empty() {
        return;
    }
    let address = edition.address(&Target::Glossary);
    let mut terms: Vec<TermView> = known.iter().map(|term| shown(edition, term)).collect();
    let locale = edition.words.locale();
    terms.sort_by(|a, b| locale.compare(&a.term.text, &b.term.text).then_with(|| a.id.cmp(&b.id)));
    let heading = Heading {
        target: Target::Glossary,
        subject: "glossary",
        id: "glossary".to_owned(),
        title: Words { text: edition.word("budget.glossary"), lang: None },
        description: Some(edition.word("budget.glossary_lead")),
        above: vec![edition.link(&address, &Target::Budgets, edition.word("pages.budgets"))],
        section: Some(Target::Budgets),
        updated: None,
        found: Some(Found {
            text: terms
                .iter()
                .map(|term| format!("{}: {}", term.term.text, term.definition.text))
                .collect::<Vec<_>>()
                .join(" "),
            ..Found::default()
        }),
        ..Heading::default()
    };
    let page = edition.page(heading, View::Glossary(Box::new(Glossary { terms })));
    pages.push(page);
}

fn shown(edition: &Edition, term: &Term) -> TermView {
    TermView {
        id: format!("term-{}", term.id),
        term: edition.text(&term.term),
        definition: edition.text(&term.definition),
    }
}

/// The names of the stages that a year tells.
pub fn stage_names(edition: &Edition, ledger: &Ledger) -> Vec<(Stage, String)> {
    let told = |stage: &Stage| Direction::ALL.iter().any(|side| ledger.side(*side).total[*stage].is_some());
    Stage::ALL.iter().copied().filter(told).map(|stage| (stage, edition.choice("stage", stage))).collect()
}

/// The terms of a page, each once: its stages, and those of the glossary that stand in its text.
///
/// A stage is explained by the glossary where that has its name, else in the program's words.
pub fn terms(edition: &Edition, stages: &[(Stage, String)], text: &str) -> Vec<TermView> {
    let known = &edition.setting.shared.glossary;
    let text = text.to_lowercase();
    let is_stage = |term: &&Term| {
        let forms = forms(edition, term);
        stages.iter().any(|(_, name)| forms.contains(&name.to_lowercase()))
    };
    let stands = |term: &&Term| forms(edition, term).iter().any(|form| has_word(&text, form));
    let mut terms: Vec<TermView> =
        known.iter().filter(|term| is_stage(term) || stands(term)).map(|term| shown(edition, term)).collect();
    for (stage, name) in stages {
        let explained = known.iter().any(|term| forms(edition, term).contains(&name.to_lowercase()));
        if !explained {
            terms.push(TermView {
                id: format!("term-{}", stage.id()),
                term: Words { text: name.clone(), lang: None },
                definition: Words { text: edition.word(&format!("ui.stage_help.{}", stage.id())), lang: None },
            });
        }
    }
    terms
}

/// The terms that stand in the names of some parts of a budget.
pub fn of_nodes<'s>(edition: &Edition, nodes: impl Iterator<Item = &'s Sum>) -> Vec<TermView> {
    if edition.setting.shared.glossary.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = nodes.map(|sum| node_name(edition, sum).text).collect();
    terms(edition, &[], &names.join(". "))
}

/// A text in which the first place of each term leads to what it means, further down the page.
pub fn weave(edition: &Edition, words: &Words) -> Told {
    let plain = |text: &str| Piece { text: text.to_owned(), term: None };
    let mut told = Told { pieces: Vec::new(), lang: words.lang.clone() };
    let mut from = 0;
    // A text in another language than the terms' has none of them.
    let found = if words.lang.is_none() { places(edition, &words.text) } else { Vec::new() };
    for (start, end, term) in found {
        if start > from {
            told.pieces.push(plain(&words.text[from..start]));
        }
        told.pieces.push(Piece { text: words.text[start..end].to_owned(), term: Some(format!("term-{term}")) });
        from = end;
    }
    if from < words.text.len() {
        told.pieces.push(plain(&words.text[from..]));
    }
    told
}

/// The first place of each term in a text, none within another: longer terms go first.
fn places<'e>(edition: &'e Edition, text: &str) -> Vec<(usize, usize, &'e str)> {
    // Small letters with the place that each has in the text: some are longer than their capitals.
    let (mut small, mut ends) = (String::with_capacity(text.len()), vec![0]);
    for (at, c) in text.char_indices() {
        for lower in c.to_lowercase() {
            small.push(lower);
            ends.resize(small.len(), at);
            ends.push(at + c.len_utf8());
        }
    }
    let mut all: Vec<(String, &str)> = Vec::new();
    for term in &edition.setting.shared.glossary {
        all.extend(forms(edition, term).into_iter().map(|form| (form, term.id.as_str())));
    }
    all.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    let mut found: Vec<(usize, usize, &str)> = Vec::new();
    for (form, term) in all {
        let free = |(start, end): &(usize, usize)| found.iter().all(|(from, to, _)| end <= from || start >= to);
        let mut there = word_places(&small, &form).map(|at| (ends[at], ends[at + form.len()]));
        if found.iter().all(|(.., known)| *known != term)
            && let Some((start, end)) = there.find(free)
        {
            found.push((start, end, term));
        }
    }
    found.sort_unstable();
    found
}

/// The forms of a term in the page's language, in small letters.
fn forms(edition: &Edition, term: &Term) -> Vec<String> {
    let all = std::iter::once(&term.term).chain(&term.also);
    all.map(|text| edition.text(text).text.to_lowercase()).filter(|form| !form.is_empty()).collect()
}

/// Whether a word, or several, stands in a text on its own; both in small letters.
fn has_word(text: &str, word: &str) -> bool {
    word_places(text, word).next().is_some()
}

/// Where a word, or several, stands in a text on its own.
fn word_places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let alone =
        move |at: &usize| !is_part(text[..*at].chars().next_back()) && !is_part(text[at + word.len()..].chars().next());
    text.match_indices(word).map(|(at, _)| at).filter(alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_found_as_a_word_and_not_within_another() {
        assert!(has_word("lo devengado en marzo", "devengado"));
        assert!(has_word("crédito adicional.", "crédito adicional"));
        assert!(!has_word("los acreditados", "crédito"));
        assert!(!has_word("devengados", "devengado"));
    }
}
