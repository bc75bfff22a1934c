//! The words for how a vote was taken.

use super::plain;
use crate::model::vote::VoteMethod;

/// The titles of columns that say how was voted.
pub(super) const METHOD_TITLES: &[&str] = &[
    "tipo de votacion",
    "forma de votacion",
    "modo de votacion",
    "modalidad de votacion",
    "sistema de votacion",
    "clase de votacion",
    "metodo de votacion",
    "procedimiento de votacion",
    "voting method",
    "method of voting",
    "vote method",
    "voting type",
    "vote type",
    "type of vote",
    "method of vote",
    "abstimmungsart",
    "art der abstimmung",
    "abstimmungsform",
    "abstimmungsverfahren",
    "form der abstimmung",
    "modo de votacao",
    "tipo de votacao",
    "forma de votacao",
    "processo de votacao",
    "modalidade de votacao",
    "mode de scrutin",
    "type de scrutin",
    "mode de vote",
    "type de vote",
    "mode de votation",
    "modalites de vote",
    "tipo di votazione",
    "modalita di votazione",
    "modalita di voto",
    "forma di votazione",
    "sistema di votazione",
    "tipus de votacio",
    "forma de votacio",
    "sistema de votacio",
    "stemwijze",
    "wijze van stemmen",
    "sposob glosowania",
    "rodzaj glosowania",
    "tryb glosowania",
];

/// Words and beginnings of words (`…$` is a whole one) for each way of voting.
const METHODS: &[(VoteMethod, &[&str])] = &[
    (VoteMethod::Secret, &["secret", "secreta", "secreto", "geheim", "segret", "tajn", "sluten", "hemmelig"]),
    (
        VoteMethod::RollCall,
        &[
            "nominal",
            "nominati",
            "namentlich",
            "roll call",
            "rollcall",
            "recorded vote",
            "recorded$",
            "appel nominal",
            "appello nominale",
            "llamamiento",
            "scrutin public",
            "hoofdelijk",
            "imienn",
            "by name$",
        ],
    ),
    (
        VoteMethod::ShowOfHands,
        &[
            "mano alzada",
            "manos alzadas",
            "show of hands",
            "raised hand",
            "raising hands",
            "hands raised",
            "main levee",
            "mains levees",
            "alzata di mano",
            "handzeichen",
            "handaufheben",
            "handheben",
            "hand opsteken",
            "handopsteken",
            "braco erguido",
            "braco levantado",
            "maos levantadas",
            "mao levantada",
            "levantando la mano",
            "levantar la mano",
            "levantamiento de mano",
            "ma alcada",
            "votacion economica",
            "economica$",
            "handuppracking",
            "podniesienie reki",
        ],
    ),
    (
        VoteMethod::Acclamation,
        &[
            "acclamation",
            "aclamacion",
            "aclamacao",
            "acclamazione",
            "akklamation",
            "aclamacio",
            "unanimous consent",
            "general consent",
            "without objection",
            "no objection",
            "sin objecion",
            "asentimiento",
            "assentiment",
            "assentimento",
        ],
    ),
];

/// How a vote was taken, as a text says; what says two ways, denies one, or says what the minutes have no word for, says
/// none. The ordinary vote of Spain's councils is by signs that all can see (Real Decreto 2568/1986, article 101);
/// elsewhere it is another.
pub fn method(text: &str, country: Option<&str>) -> Option<VoteMethod> {
    const DENIED: [&str; 10] = ["no", "not", "non", "nicht", "nao", "sin", "sem", "ni", "o", "or"];
    let plain = plain(text);
    let spaced = format!(" {plain} ");
    let says = |word: &str| match word.strip_suffix('$') {
        Some(whole) => spaced.contains(&format!(" {whole} ")),
        None => spaced.contains(&format!(" {word}")),
    };
    let mut named = METHODS.iter().filter(|(_, words)| words.iter().any(|word| says(word))).map(|(method, _)| *method);
    let first = named.next();
    if named.next().is_some() {
        return None;
    }
    let is_denied = plain.split(' ').any(|word| DENIED.contains(&word)) && first != Some(VoteMethod::Acclamation);
    let is_ordinary = || country == Some("ES") && matches!(plain.as_str(), "ordinaria" | "votacion ordinaria");
    match first {
        Some(method) => (!is_denied).then_some(method),
        None => is_ordinary().then_some(VoteMethod::ShowOfHands),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_voting_are_known_by_their_words_and_what_is_open_is_none() {
        use VoteMethod as M;
        for (text, country, expected) in [
            ("Secreta", None, Some(M::Secret)),
            ("Secret ballot", None, Some(M::Secret)),
            ("geheime Wahl", None, Some(M::Secret)),
            ("Scrutin secret", None, Some(M::Secret)),
            ("Nominal", None, Some(M::RollCall)),
            ("Roll-call", None, Some(M::RollCall)),
            ("Namentliche Abstimmung", None, Some(M::RollCall)),
            ("Por appello nominale", None, Some(M::RollCall)),
            ("A mano alzada", None, Some(M::ShowOfHands)),
            ("À main levée", None, Some(M::ShowOfHands)),
            ("Handzeichen", None, Some(M::ShowOfHands)),
            ("Unanimous consent", None, Some(M::Acclamation)),
            ("Por asentimiento", None, Some(M::Acclamation)),
            ("No objection", None, Some(M::Acclamation)),
            ("Ordinaria", Some("ES"), Some(M::ShowOfHands)),
            ("Ordinaria", Some("CO"), None),
            ("Ordinaria", None, None),
            ("No secreta", None, None),
            ("Nominal o secreta", None, None),
            ("Electrónica", None, None),
            ("Voice vote", None, None),
        ] {
            assert_eq!(method(text, country), expected, "{text}");
        }
    }
}
