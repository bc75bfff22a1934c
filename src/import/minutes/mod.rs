//! `cabildo import minutes`: councils' records of other kinds become minutes as an officer would have
//! written them. What a file is, it says itself: JSON is OParl, a Word or LibreOffice text is the
//! minutes as written there, and a table is one of votes.

mod beside;
mod consultations;
mod council;
mod losses;
mod naming;
mod objects;
mod oparl;
mod sheet;
mod stamps;
#[cfg(test)]
mod tests;
mod votes;
mod word;
mod wording;
mod words;

use self::beside::{Source, settle};
use super::{Asked, Brought, Given};
use crate::findings::Told;

/// Makes minutes of what was given.
pub fn bring(given: &[Given], asked: &Asked) -> Result<Brought, Told> {
    let (json, others): (Vec<&Given>, Vec<&Given>) = given.iter().partition(|given| is_json(&given.bytes));
    let (texts, tables): (Vec<&Given>, Vec<&Given>) = others.into_iter().partition(|given| word::is_text(given));
    // Both add to who sits in the town's bodies, and neither would know of the other's.
    if let ([json, ..], [table, ..]) = (json.as_slice(), tables.as_slice()) {
        return Err(Told::new("import-minutes-apart").with("one", &json.name).with("other", &table.name));
    }
    let mut brought = Brought::default();
    if !json.is_empty() {
        oparl::bring(&json, asked, &mut brought)?;
        settle(0, Source::Record, asked, &mut brought);
    }
    let from = brought.drafts.len();
    for given in texts {
        word::bring(given, asked, &mut brought)?;
    }
    settle(from, Source::Text, asked, &mut brought);
    if !tables.is_empty() {
        let from = brought.drafts.len();
        votes::bring(&tables, asked, &mut brought)?;
        settle(from, Source::Votes, asked, &mut brought);
    }
    Ok(brought)
}

/// Whether a word says how somebody voted, or that they did not.
pub fn is_vote(word: &str) -> bool {
    words::is_vote(word)
}

fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| matches!(byte, b'{' | b'['))
}
