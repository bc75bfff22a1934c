//! What OParl's sources call their bodies and what people are in them, in German and English and our own
//! words: each program that councils use has others.

use serde_json::Value as Json;

use super::council::kind_of;
use super::objects::text;
use crate::model::choice::Choice;
use crate::model::municipality::{BodyKind, Role};
use crate::text::slug::fold;

/// What kind of body an organization is: as its type says, or else its classification, its name, and
/// whether it has meetings or members.
pub fn body_kind(organization: &Json, name: &str) -> BodyKind {
    let kind = fold(&text(organization, "organizationType").unwrap_or_default());
    let class = fold(&text(organization, "classification").unwrap_or_default());
    let says = |words: &[&str]| words.iter().any(|word| kind.contains(word) || class.contains(word));
    if says(&["fraktion", "partei", "party", "faction", "political group", "bancada"]) {
        return BodyKind::Party;
    }
    let decides = ["gremium", "ausschuss", "rat", "council", "committee", "commission", "kommission", "board", "organ"];
    let names_body = |word: &str| decides.iter().any(|known| word.split(' ').any(|part| part.ends_with(known)));
    let administers = ["verwaltung", "amt", "dezernat", "referat", "department", "directorate", "institution"];
    if !names_body(&kind) && says(&administers) {
        return BodyKind::Office;
    }
    // Who has meetings or members is a body that decides or advises; the rest is the administration.
    let meets = organization.get("meeting").is_some() || organization.get("membership").is_some();
    if kind_of(name) == BodyKind::Council || kind_of(&class) == BodyKind::Council {
        BodyKind::Council
    } else if meets || names_body(&kind) || names_body(&class) {
        BodyKind::Committee
    } else {
        BodyKind::Office
    }
}

/// What somebody is in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The role that comes nearest.
    pub role: Role,
    /// The source's own word, where it is none of ours.
    pub title: Option<String>,
    /// Whether they have a vote, where the role says otherwise.
    pub voting: Option<bool>,
}

/// What a membership says that somebody is.
pub fn office(held: &Json) -> Office {
    let word = text(held, "role").unwrap_or_default();
    let right = held.get("votingRight").and_then(Json::as_bool);
    let own = Role::from_id(&word);
    let role = own.unwrap_or_else(|| role(&fold(&word), right));
    Office {
        role,
        title: Some(word).filter(|word| own.is_none() && !word.is_empty()),
        voting: right.filter(|right| *right != role.votes()),
    }
}

/// The role that a word, folded, comes nearest to; `votes` is whether they have a vote, where that is said.
fn role(word: &str, votes: Option<bool>) -> Role {
    let has = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    let presides = has(&["vorsitz", "vorsteh", "president", "chair", "prasident", "presidenc"]);
    let in_place = has(&["stell", "stv", "vice", "vize", "deputy"]);
    let advises = has(&[
        "beratend",
        "sachkundig",
        "ohne stimm",
        "advis",
        "non voting",
        "non-voting",
        "observer",
        "guest",
        "gast",
        "consult",
        "asesor",
        "sin voto",
    ]);
    match () {
        () if has(&["schriftfuhr", "protokoll", "secretar", "clerk"]) => Role::Secretary,
        () if presides && in_place => Role::VicePresident,
        () if presides => Role::President,
        () if advises && votes != Some(true) => Role::Adviser,
        () if has(&["stellvertret", "stellv.", "ersatz", "substitute", "suplente", "alternate"]) => Role::Substitute,
        () if has(&["burgermeister", "mayor", "alcald"]) && !in_place => Role::Mayor,
        // Who has no vote and is nothing else has a voice; nobody said that they keep the record.
        () if votes == Some(false) => Role::Adviser,
        () => Role::Member,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn bodies_are_what_their_source_says_in_the_words_of_several_programs() {
        let kind = |kind: &str, class: &str, name: &str| {
            body_kind(&json!({"organizationType": kind, "classification": class}), name)
        };
        for (body, expected) in [
            (("Gremium", "Ausschuss", "Bauausschuss"), BodyKind::Committee),
            (("Gremium", "", "Rat der Stadt Uno"), BodyKind::Council),
            (("Gremium", "Hauptorgan", "Kreisversammlung"), BodyKind::Council),
            (("externes Gremium", "", "Zweckverband"), BodyKind::Committee),
            (("Fraktion", "", "Die Mitte"), BodyKind::Party),
            (("Gremium", "Fraktion", "Die Mitte"), BodyKind::Party),
            (("Verwaltungsbereich", "", "Stadtkasse"), BodyKind::Office),
            (("Institution", "", "Stadtwerke"), BodyKind::Office),
            (("Sonstiges", "Amt", "Tiefbau"), BodyKind::Office),
            (("Committee", "", "Planning"), BodyKind::Committee),
            (("", "Council", "City Council"), BodyKind::Council),
            (("Political group", "", "Greens"), BodyKind::Party),
            (("", "", "Tiefbauamt"), BodyKind::Office),
        ] {
            assert_eq!(kind(body.0, body.1, body.2), expected, "{body:?}");
        }
        assert_eq!(body_kind(&json!({"meeting": []}), "Naturschutz"), BodyKind::Committee);
    }

    #[test]
    fn nobody_is_made_what_the_source_does_not_say() {
        let read = |word: &str, right: Option<bool>| {
            let office = office(&json!({"role": word, "votingRight": right}));
            (office.role, office.voting)
        };
        for ((word, right), expected) in [
            (("beratendes Mitglied", Some(false)), (Role::Adviser, None)),
            (("Sachkundige Bürgerin", Some(false)), (Role::Adviser, None)),
            (("Sachkundiger Bürger", Some(true)), (Role::Member, None)),
            (("", Some(false)), (Role::Adviser, None)),
            (("Schriftführerin", Some(false)), (Role::Secretary, None)),
            (("1. stellv. Vorsitzender", Some(true)), (Role::VicePresident, None)),
            (("stv. Ausschussvorsitz", None), (Role::VicePresident, None)),
            (("Ortsvorsteher", Some(false)), (Role::President, Some(false))),
            (("persönlicher Stellvertreter", Some(true)), (Role::Substitute, Some(true))),
            (("Oberbürgermeisterin", Some(true)), (Role::Mayor, Some(true))),
            (("Deputy Mayor", Some(true)), (Role::Member, None)),
            (("Vice Chair", None), (Role::VicePresident, None)),
            (("Advisory member", None), (Role::Adviser, None)),
            (("Mitglied", None), (Role::Member, None)),
        ] {
            assert_eq!(read(word, right), expected, "{word}");
        }
        assert_eq!(office(&json!({"role": "Mitglied"})).title.as_deref(), Some("Mitglied"));
        assert_eq!(office(&json!({"role": "president"})).title, None);
    }
}
