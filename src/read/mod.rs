//! YAML and Markdown become records; one file a subject.
//!
//! A file is read in two steps: its text becomes a tree in which everything knows its place
//! ([`crate::text::yaml`]), and the tree is taken apart by the definition of its record
//! ([`record`]), which collects every unknown key, wrong type and missing field. What was written
//! (the types in the files here) then becomes what was meant (the types of [`crate::model`]).

pub mod actor;
pub mod agenda;
pub mod article;
pub mod attendance;
pub mod boundaries;
pub mod budget;
pub mod classification;
pub mod cohesion;
pub mod cycle;
pub mod decision;
pub mod document;
pub mod duty;
pub mod file;
pub mod glossary;
pub mod indicator;
pub mod minutes;
pub mod money;
pub mod municipality;
pub mod outcome;
pub mod pabulib;
pub mod paper;
pub mod payment;
pub mod people;
pub mod portal;
pub mod prices;
pub mod programme;
pub mod proposal;
pub mod prose;
pub mod reader;
pub mod record;
pub mod service;
pub mod settings;
pub mod shared;
pub mod table;
pub mod territory;
pub mod transfer;
pub mod values;
pub mod vote;
pub mod vote_line;
pub mod withheld;

use record::{Definition, Record};

/// The definitions of all files that people write, each followed by the records inside it.
pub fn definitions() -> Vec<Definition> {
    let files = [
        settings::Written::definition(),
        territory::Written::definition(),
        classification::Written::definition(),
        glossary::Written::definition(),
        prices::Written::definition(),
        municipality::Written::definition(),
        budget::Written::definition(),
        payment::Written::definition(),
        minutes::Written::definition(),
        cycle::Written::definition(),
        paper::Written::definition(),
        proposal::Written::definition(),
        article::Written::definition(),
        document::Written::definition(),
        document::WrittenNews::definition(),
        indicator::Written::definition(),
        actor::Written::definition(),
        actor::WrittenAgreement::definition(),
        programme::Written::definition(),
        service::Written::definition(),
        transfer::Written::definition(),
        duty::Written::definition(),
        duty::WrittenExemptions::definition(),
        prose::Translation::definition(),
    ];
    files.into_iter().flat_map(Definition::with_inner).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::messages::Messages;

    #[test]
    fn every_record_has_a_name_in_every_language_of_messages() {
        let extra = ["classifications", "columns", "amounts"];
        for lang in Messages::languages() {
            let messages = Messages::in_language(lang);
            let names = definitions().into_iter().map(|definition| definition.name);
            for name in names.chain(extra) {
                let key = reader::record_word(name);
                assert_ne!(messages.word(&key, &[]), key, "{lang}: no word for `{key}`");
            }
        }
    }
}
