//! `proposals/*.md`: a citizen's proposal.

use std::sync::Arc;

use jiff::civil::Date;

use super::file;
use super::money::amount;
use super::prose::{is_public, with_translations};
use super::reader::Reader;
use super::record::{At, record};
use super::values::{AmountText, Integer, OneOf, Reference};
use crate::findings::Findings;
use crate::i18n::{Lang, Text};
use crate::model::id::Id;
use crate::model::proposal::{Category, Cost, Proposal, ProposalState, Reason};
use crate::model::prose::ProseIn;
use crate::model::settings::Settings;
use crate::source::discover::SourceFile;

record! {
    /// A citizen's proposal.
    pub struct Written "proposal" {
        /// What is proposed.
        title: At<Text> = "Aceras en San Matías",
        /// In one sentence.
        summary: Option<At<Text>> = "Dos kilómetros de acera entre la escuela y el puente.",
        /// Who proposes it.
        author: Option<At<String>> = "Comité de Salud",
        /// Whether the author may be named.
        author_public: Option<At<bool>> = "yes",
        /// The area.
        area: Option<At<Reference>> = "pc-san-matias",
        /// Where in it.
        location as "place": Option<At<Text>> = "Calle de la escuela",
        /// What it is about.
        categories: Vec<At<OneOf<Category>>> = "[mobility]",
        /// How far it is.
        state: Option<At<OneOf<ProposalState>>> = "received",
        /// The day it came in.
        submitted: Option<At<Date>> = "2025-03-02",
        /// The day its state last changed.
        updated: Option<At<Date>> = "2026-02-01",
        /// What it costs.
        cost: Option<At<WrittenCost>> = "{asked: \"12000.00\"}",
        /// Signatures.
        supports: Option<At<Integer>> = "132",
        /// Votes.
        votes: Option<At<Integer>> = "410",
        /// The participatory budgeting cycle.
        cycle: Option<At<String>> = "\"2026\"",
        /// The municipality's answer.
        answer: Option<At<Text>> = "Se hará en dos etapas.",
        /// Why it was not taken up.
        reason: Option<At<OneOf<Reason>>> = "not_viable",
        /// The number of the council's decision.
        decision: Option<At<String>> = "AM-05-2026",
        /// The budget years that pay it.
        budget: Vec<At<Reference>> = "[\"2026\"]",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

record! {
    /// What a proposal costs.
    pub struct WrittenCost "cost" {
        /// As asked.
        asked: Option<At<AmountText>> = "\"12000.00\"",
        /// As the municipality reckons it.
        reviewed: Option<At<AmountText>> = "\"13500.00\"",
        /// As it came out.
        finished as "final": Option<At<AmountText>> = "\"13120.50\"",
    }
}

/// Reads a proposal; nothing where it is not public, or cannot be read.
pub fn read(
    source: &SourceFile,
    text: &str,
    translations: &[(&SourceFile, &str)],
    settings: &Settings,
    languages: &Arc<[Lang]>,
    today: Date,
) -> (Option<Proposal>, Findings) {
    let mut reader = Reader::new(&source.file.path, languages, settings.numbers);
    let id = super::prose::id_of(source, &mut reader);
    let written = file::record_with_text::<Written>(text, &mut reader);
    let proposal = id.zip(written).and_then(|(id, (written, place, markdown))| {
        let public = is_public(written.publish.as_ref(), written.publish_on.as_ref(), today);
        let first = ProseIn { lang: languages[0], markdown, place, title: None };
        let mut proposal = meant(id, written, settings, &mut reader);
        proposal.text = with_translations(first, translations, languages, &mut reader.findings);
        public.then_some(proposal)
    });
    (proposal, reader.findings)
}

fn meant(id: Id, written: Written, settings: &Settings, reader: &mut Reader) -> Proposal {
    let Written {
        title,
        summary,
        author,
        author_public,
        area,
        location,
        categories,
        state,
        submitted,
        updated,
        cost,
        supports,
        votes,
        cycle,
        answer,
        reason,
        decision,
        budget,
        publish: _,
        publish_on: _,
        place,
    } = written;
    // An author who is not to be named goes no further than this line.
    let named = author_public.is_some_and(|public| public.value);
    Proposal {
        id,
        title: title.value,
        summary: summary.map(|text| text.value),
        author: author.filter(|_| named).map(|author| author.value),
        area: area.map(|area| area.value.0),
        location: location.map(|text| text.value),
        categories: categories.into_iter().map(|category| category.value.0).collect(),
        state: state.map_or(ProposalState::Received, |state| state.value.0),
        submitted: submitted.map(|date| date.value),
        updated: updated.map(|date| date.value),
        cost: cost.map(|cost| costs(cost.value, settings, reader)).unwrap_or_default(),
        supports: supports.map(|number| number.value.0.unsigned_abs()),
        votes: votes.map(|number| number.value.0.unsigned_abs()),
        cycle: cycle.map(|cycle| cycle.value),
        answer: answer.map(|text| text.value),
        reason: reason.map(|reason| reason.value.0),
        decision: decision.map(|number| number.value),
        budgets: budget.iter().filter_map(|id| Id::new(&id.value.0)).collect(),
        text: crate::model::prose::Prose::default(),
        place,
    }
}

fn costs(written: WrittenCost, settings: &Settings, reader: &mut Reader) -> Cost {
    let WrittenCost { asked, reviewed, finished, place: _ } = written;
    let mut read = |text: Option<At<AmountText>>, key: &'static str| {
        text.and_then(|text| amount(&text, key, &settings.currency, settings.numbers, false, reader))
    };
    Cost { asked: read(asked, "asked"), reviewed: read(reviewed, "reviewed"), finished: read(finished, "final") }
}
