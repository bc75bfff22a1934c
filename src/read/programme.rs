//! `programmes/*.md`: a social programme.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::actor::names;
use super::prose::{RecordFile, is_public, titled};
use super::reader::Reader;
use super::record::{At, record};
use super::values::{CodeText, Integer, Named, OneOf, Reference, Year, year};
use crate::findings::Findings;
use crate::i18n::Text;
use crate::model::budget::Dimension;
use crate::model::indicator::Relation;
use crate::model::programme::{Beneficiaries, Group, Programme, Share};

record! {
    /// A social programme.
    pub struct Written "programme" {
        /// What it is called.
        title: At<Text> = "Agua segura",
        /// In one sentence.
        summary: Option<At<Text>> = "Acueductos rurales que funcionan todo el año.",
        /// The relation that it works on.
        relation: Option<At<OneOf<Relation>>> = "socio-environmental",
        /// For whom.
        groups: Vec<At<OneOf<Group>>> = "[rural, women]",
        /// Where; everywhere where nothing is said.
        areas: Vec<At<Reference>> = "[lq-agua-fria]",
        /// Those who run it, the first leading.
        actors: Vec<At<Reference>> = "[municipio-loma-quieta]",
        /// The indicators that it should move.
        indicators: Vec<At<Reference>> = "[agua-potable]",
        /// The budget lines that pay it.
        budget: Vec<At<WrittenShare>> = "[{year: 2026, functional: \"06.3\"}]",
        /// People planned for and reached, by year.
        people: Option<At<Named<WrittenPeople>>> = "{2025: {planned: 200, reached: 184}}",
        /// The first day.
        from: Option<At<Date>> = "2024-07-01",
        /// The last day.
        to: Option<At<Date>> = "2027-12-31",
        /// What came of it.
        results: Option<At<Text>> = "Tres acueductos reparados.",
        /// The day on which it was last changed.
        updated: Option<At<Date>> = "2026-04-01",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

record! {
    /// The lines of a budget that have all of some codes; what is below a code counts as well.
    pub struct WrittenShare "programme-budget" {
        /// The budget's year.
        year: At<Year> = "2026",
        /// A code of the functional classification.
        functional: Option<At<CodeText>> = "\"06.3\"",
        /// A code of the administrative classification.
        administrative: Option<At<CodeText>> = "\"05\"",
        /// A code of the budget's programmes.
        programme: Option<At<CodeText>> = "\"02\"",
        /// The area that lines name.
        area: Option<At<CodeText>> = "pc-playa-brava",
    }
}

record! {
    /// How many people a programme is for.
    pub struct WrittenPeople "beneficiaries" {
        /// Planned.
        planned: Option<At<Integer>> = "200",
        /// Reached.
        reached: Option<At<Integer>> = "184",
    }
}

/// Reads a programme; nothing where it is not public, or cannot be read.
pub fn read(file: &RecordFile) -> (Option<Programme>, Findings) {
    file.read(|id, written: Written, text, reader| {
        let Written {
            title,
            summary,
            relation,
            groups,
            areas,
            actors,
            indicators,
            budget,
            people,
            from,
            to,
            results,
            updated,
            publish,
            publish_on,
            place,
        } = written;
        let (from, to) = super::values::span(from.as_ref(), to.as_ref(), reader);
        is_public(publish.as_ref(), publish_on.as_ref(), file.today).then(|| Programme {
            id,
            title: titled(&title.value, &text),
            summary: summary.map(|text| text.value),
            relation: relation.map(|relation| relation.value.0),
            groups: groups.into_iter().map(|group| group.value.0).collect(),
            areas: names(areas),
            actors: names(actors),
            indicators: names(indicators),
            budget: budget.into_iter().filter_map(|share| meant(share.value)).collect(),
            people: people.map(|people| beneficiaries(people.value, reader)).unwrap_or_default(),
            from,
            to,
            results: results.map(|text| text.value),
            updated: updated.map(|date| date.value),
            text,
            place,
        })
    })
}

fn meant(written: WrittenShare) -> Option<Share> {
    let WrittenShare { year, functional, administrative, programme, area, place: _ } = written;
    let codes = [
        (Dimension::Functional, functional),
        (Dimension::Administrative, administrative),
        (Dimension::Programme, programme),
        (Dimension::Area, area),
    ];
    let year = Some(year.value).filter(|year| !year.is_unknown())?;
    let codes = codes.into_iter().filter_map(|(dimension, code)| Some((dimension, code?.value.0)));
    Some(Share { year: year.0, codes: codes.collect() })
}

fn beneficiaries(written: Named<WrittenPeople>, reader: &mut Reader) -> BTreeMap<i16, Beneficiaries> {
    let mut by_year = BTreeMap::new();
    for (name, people) in written.0 {
        let Some(year) = year(&name.value, name.place.span, reader) else { continue };
        let WrittenPeople { planned, reached, place: _ } = people.value;
        let count = |number: Option<At<Integer>>| number.map(|number| number.value.0.unsigned_abs());
        by_year.insert(year, Beneficiaries { planned: count(planned), reached: count(reached) });
    }
    by_year
}
