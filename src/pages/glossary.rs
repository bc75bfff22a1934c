//! Terms explained: their page, and those that stand on another page.

use super::Page;
use super::address::Target;
use super::budget::Ledger;
use super::edition::Edition;
use super::frame::Heading;
use super::view::{Glossary, Term as TermView, View, Words};
use crate::model::budget::{Direction, Stage};
use crate::model::choice::Choice;
use crate::model::glossary::Term;

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
        found: None,
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

/// The forms of a term in the page's language, in small letters.
fn forms(edition: &Edition, term: &Term) -> Vec<String> {
    let all = std::iter::once(&term.term).chain(&term.also);
    all.map(|text| edition.text(text).text.to_lowercase()).filter(|form| !form.is_empty()).collect()
}

/// Whether a word, or several, stands in a text on its own; both in small letters.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word)
        .any(|(at, _)| !is_part(text[..at].chars().next_back()) && !is_part(text[at + word.len()..].chars().next()))
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
