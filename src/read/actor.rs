//! `actors/*.md`: who works in a territory; `agreements/*.md`: what they agreed on.

use jiff::civil::Date;

use super::money::amount;
use super::prose::{RecordFile, is_public, titled};
use super::record::{At, record};
use super::values::{AmountText, OneOf, PathText, Reference, Url};
use crate::findings::Findings;
use crate::i18n::Text;
use crate::model::actor::{Actor, ActorKind, Agreement, AgreementKind, AgreementState};

record! {
    /// Who works in a territory.
    pub struct Written "actor" {
        /// Its name.
        title: At<Text> = "Cooperativa de Pescadores de El Muelle",
        /// In one sentence.
        summary: Option<At<Text>> = "Ochenta familias de la pesca artesanal.",
        /// What it is.
        kind: At<OneOf<ActorKind>> = "civil-society",
        /// Where it works; everywhere where nothing is said.
        areas: Vec<At<Reference>> = "[pc-el-muelle]",
        /// Telephone.
        phone: Option<At<String>> = "+507 000-0110",
        /// Electronic mail.
        email: Option<At<String>> = "coop@ejemplo.org",
        /// Its own site.
        web: Option<At<Url>> = "https://ejemplo.org/",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

record! {
    /// What actors agreed on, or a body in which they meet.
    pub struct WrittenAgreement "agreement" {
        /// What it is called.
        title: At<Text> = "Convenio de agua segura",
        /// What it is for, in one sentence.
        summary: Option<At<Text>> = "Acueductos rurales para tres corregimientos.",
        /// What it is.
        kind: Option<At<OneOf<AgreementKind>>> = "agreement",
        /// How far it is.
        state: Option<At<OneOf<AgreementState>>> = "in_force",
        /// Those who agreed.
        parties: Vec<At<Reference>> = "[municipio-puerto-cedro, coop-el-muelle]",
        /// Where it holds; everywhere where nothing is said.
        areas: Vec<At<Reference>> = "[puerto-cedro]",
        /// The programmes that it serves.
        programmes: Vec<At<Reference>> = "[agua-segura]",
        /// The money that was agreed on.
        money: Option<At<AmountText>> = "\"85000.00\"",
        /// The first day.
        from: Option<At<Date>> = "2025-01-15",
        /// The last day.
        to: Option<At<Date>> = "2027-12-31",
        /// How often they meet.
        meets: Option<At<Text>> = "Cada mes",
        /// The document.
        file: Option<At<PathText>> = "files/convenio-agua.pdf",
        /// The document elsewhere.
        url: Option<At<Url>> = "https://ejemplo.org/convenio.pdf",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

/// Reads an actor; nothing where it is not public, or cannot be read.
pub fn read(file: &RecordFile) -> (Option<Actor>, Findings) {
    file.read(|id, written: Written, text, _| {
        let Written { title, summary, kind, areas, phone, email, web, publish, publish_on, place } = written;
        is_public(publish.as_ref(), publish_on.as_ref(), file.today).then(|| Actor {
            id,
            title: titled(&title.value, &text),
            summary: summary.map(|text| text.value),
            kind: kind.value.0,
            areas: names(areas),
            phone: phone.map(|text| text.value),
            email: email.map(|text| text.value),
            web: web.map(|url| url.value.0),
            text,
            place,
        })
    })
}

/// Reads an agreement; nothing where it is not public, or cannot be read.
pub fn read_agreement(file: &RecordFile) -> (Option<Agreement>, Findings) {
    file.read(|id, written: WrittenAgreement, text, reader| {
        let WrittenAgreement {
            title,
            summary,
            kind,
            state,
            parties,
            areas,
            programmes,
            money,
            from,
            to,
            meets,
            file: document,
            url,
            publish,
            publish_on,
            place,
        } = written;
        let (currency, numbers) = (&file.settings.currency, file.settings.numbers);
        let money = money.and_then(|text| amount(&text, "money", currency, numbers, false, reader));
        let (from, to) = super::values::span(from.as_ref(), to.as_ref(), reader);
        is_public(publish.as_ref(), publish_on.as_ref(), file.today).then(|| Agreement {
            id,
            title: titled(&title.value, &text),
            summary: summary.map(|text| text.value),
            kind: kind.map_or(AgreementKind::Agreement, |kind| kind.value.0),
            state: AgreementState::on(state.map(|state| state.value.0), from, to, file.today),
            parties: names(parties),
            areas: names(areas),
            programmes: names(programmes),
            money,
            from,
            to,
            meets: meets.map(|text| text.value),
            file: document.map(|path| path.value.0),
            url: url.map(|url| url.value.0),
            text,
            place,
        })
    })
}

/// The ids that references name.
pub fn names(references: Vec<At<Reference>>) -> Vec<String> {
    references.into_iter().map(|reference| reference.value.0).collect()
}
