//! What takes long to look through takes as long as it is.

use crate::site::Site;

/// Seconds of the processor in which a page of a megabyte must have been checked, without optimisation.
const SECONDS: u32 = 60;

#[test]
fn a_text_of_a_megabyte_full_of_numbers_is_checked_in_time() {
    for unit in ["8-123-4567 ", "menor Ana Soto calle 4 "] {
        let text = format!("---\ntitle: Aviso\n---\n{}\n", unit.repeat(1_000_000 / unit.len()));
        let site = Site::of_one_town().with("pages/aviso.md", text).processor(SECONDS);
        let outcome = site.run(&["check", "--format", "json"]);
        assert!(outcome.stdout.len() < 10_000_000, "{unit}: {} bytes are told", outcome.stdout.len());
    }
}

#[test]
fn a_name_of_many_words_is_looked_for_in_time_and_a_longer_one_is_told() {
    let proposal = |words: usize| {
        let text = format!("---\ntitle: Aceras\nauthor: {}\n---\n{}\n", "Ana ".repeat(words), "Ana ".repeat(200_000));
        Site::of_one_town().with("proposals/aceras.md", text).processor(SECONDS)
    };
    let named = proposal(100).check().exits(1);
    assert!(named.codes().iter().any(|code| code == "author-named"), "{:?}", named.codes());
    proposal(4000).check().exits(1).tells("uno/proposals/aceras.md:3", "author-too-long", "500");
}
