//! `services/*.md`: what people can turn to.

use jiff::civil::Date;

use super::actor::names;
use super::prose::{RecordFile, is_public, titled};
use super::record::{At, record};
use super::values::{OneOf, Reference, Url};
use crate::findings::Findings;
use crate::i18n::Text;
use crate::model::programme::Group;
use crate::model::service::{Access, Need, Service};

record! {
    /// A service for people.
    pub struct Written "service" {
        /// What it is called.
        title: At<Text> = "Centro de orientación infantil",
        /// In one sentence.
        summary: Option<At<Text>> = "Cuidado de niñas y niños de 2 a 5 años.",
        /// The needs that it answers.
        needs: Vec<At<OneOf<Need>>> = "[care]",
        /// For whom.
        groups: Vec<At<OneOf<Group>>> = "[children, women]",
        /// Where it may be used; everywhere where nothing is said.
        areas: Vec<At<Reference>> = "[pc-el-muelle]",
        /// Who offers it.
        actor: Option<At<Reference>> = "municipio-puerto-cedro",
        /// The programme that it belongs to.
        programme: Option<At<Reference>> = "primera-infancia",
        /// What must hold.
        conditions: Option<At<Text>> = "Vivir en el corregimiento.",
        /// What to bring.
        documents: Vec<At<Text>> = "[Cédula de la madre o el padre]",
        /// Where to go.
        location as "place": Option<At<Text>> = "Casa comunal de El Muelle",
        /// When.
        hours: Option<At<Text>> = "Lunes a viernes, de 7 a 3",
        /// What it costs.
        cost: Option<At<Text>> = "Gratis",
        /// How long it takes.
        takes: Option<At<Text>> = "Una semana",
        /// Telephone.
        phone: Option<At<String>> = "+507 000-0110",
        /// Electronic mail.
        email: Option<At<String>> = "coif@ejemplo.org",
        /// Where it is on the web.
        web: Option<At<Url>> = "https://ejemplo.org/",
        /// The languages that are spoken.
        languages: Vec<At<Text>> = "[Español, Ngäbere]",
        /// What makes it usable for everyone.
        access: Vec<At<OneOf<Access>>> = "[step-free]",
        /// The day on which it was last changed.
        updated: Option<At<Date>> = "2026-04-01",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

/// Reads a service; nothing where it is not public, or cannot be read.
pub fn read(file: &RecordFile) -> (Option<Service>, Findings) {
    file.read(|id, written: Written, text, _| {
        let public = is_public(written.publish.as_ref(), written.publish_on.as_ref(), file.today);
        let texts = |all: Vec<At<Text>>| all.into_iter().map(|text| text.value).collect();
        let some = |text: Option<At<Text>>| text.map(|text| text.value);
        public.then(|| Service {
            id,
            title: titled(&written.title.value, &text),
            summary: some(written.summary),
            needs: written.needs.into_iter().map(|need| need.value.0).collect(),
            groups: written.groups.into_iter().map(|group| group.value.0).collect(),
            areas: names(written.areas),
            actor: written.actor.map(|actor| actor.value.0),
            programme: written.programme.map(|programme| programme.value.0),
            conditions: some(written.conditions),
            documents: texts(written.documents),
            location: some(written.location),
            hours: some(written.hours),
            cost: some(written.cost),
            takes: some(written.takes),
            phone: written.phone.map(|text| text.value),
            email: written.email.map(|text| text.value),
            web: written.web.map(|url| url.value.0),
            languages: texts(written.languages),
            access: written.access.into_iter().map(|access| access.value.0).collect(),
            updated: written.updated.map(|date| date.value),
            text,
            place: written.place,
        })
    })
}
