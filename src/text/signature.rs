//! Who signs minutes or an agenda, and the sentences with which they end, in the languages in which councils
//! write them.

use super::months;
use super::slug::fold;

/// How the words begin for who keeps the record or presides, folded.
const SIGNERS: [&str; 26] = [
    "secretar",
    "secretair",
    "segretar",
    "president",
    "presidenc",
    "vicepresident",
    "alcald",
    "intendent",
    "prefeit",
    "vereador",
    "concejal",
    "mayor",
    "clerk",
    "chair",
    "burgermeister",
    "oberburgermeister",
    "vorsitz",
    "schriftfuhr",
    "protokollfuhr",
    "regidor",
    "maire",
    "greffier",
    "sindac",
    "interventor",
    "warden",
    "councillor",
];

/// Words that stand before an office or a name and are no part of it, folded.
const ARTICLES: [&str; 18] =
    ["el", "la", "los", "las", "o", "a", "os", "as", "the", "der", "die", "das", "le", "les", "il", "lo", "l'", "i"];

/// Small words within names and offices, folded.
const SMALL: [&str; 34] = [
    "de", "del", "la", "las", "los", "el", "y", "da", "do", "dos", "das", "e", "of", "the", "to", "and", "du", "des",
    "le", "les", "et", "di", "dei", "della", "dello", "il", "von", "der", "des", "und", "van", "in", "en", "a",
];

/// What follows the name of an office in small letters, folded.
const OF_OFFICES: [&str; 26] = [
    "municipal",
    "municipales",
    "municipale",
    "comunale",
    "communal",
    "communale",
    "general",
    "geral",
    "generale",
    "accidental",
    "accidentales",
    "acctal.",
    "interino",
    "interina",
    "titular",
    "suplente",
    "concejo",
    "consejo",
    "camara",
    "pleno",
    "mesa",
    "sesion",
    "sessao",
    "seance",
    "seduta",
    "council",
];

/// Whether a line is nothing but a signature: by its place and day, its first word, or the sign for one.
pub fn signs(line: &str) -> bool {
    const MOST_WORDS: usize = 12;
    let folded = fold(line);
    if folded.split_whitespace().count() > MOST_WORDS {
        return false;
    }
    let first = folded.split_whitespace().find(|word| !ARTICLES.contains(word)).unwrap_or_default();
    let by_office = SIGNERS.iter().any(|own| first.starts_with(own)) && !folded.contains(": ");
    by_office || is_signed(line)
}

/// Whether a line is a signature whatever its office: a place and a day, a line to sign on, or the word for one.
pub fn is_signed(line: &str) -> bool {
    const WORDS: [&str; 3] = ["firma", "firmado", "assinatura"];
    let folded = fold(line);
    let is_short = is_short(&folded);
    let begins = |word: &str, own: &str| {
        word.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':', ' ']))
    };
    let is_word = |word: &str| WORDS.iter().any(|own| begins(word.trim_start_matches('('), own));
    is_certainly_signed(line) || is_short && folded.split(", ").any(is_word)
}

/// The same, and nothing that a text would say: `Fdo.: Ana Soto`, `Villa, 3 de mayo de 2026`, `________`.
fn is_certainly_signed(line: &str) -> bool {
    const SIGNED: [&str; 8] = ["fdo", "firmado", "assinado", "signed", "signe", "gez", "unterzeichnet", "v.o b.o"];
    let folded = fold(line);
    let is_word = |word: &str| {
        let word = word.trim_start_matches('(');
        SIGNED
            .iter()
            .any(|own| word.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':', ')'])))
    };
    let by_rule = line.len() > 2 && line.chars().all(|c| matches!(c, '_' | '.' | '-' | ' ' | '\t'));
    // A day may have a dot itself, and an office may follow it.
    let by_day = is_place_and_day(&folded) || folded.split(". ").next().is_some_and(is_place_and_day);
    let by_line = is_short(&folded) && (by_rule || by_day || folded.split(", ").any(is_word) || is_word(&folded));
    by_line || is_day_and_signer(line)
}

fn is_short(line: &str) -> bool {
    const MOST_WORDS: usize = 12;
    line.split_whitespace().count() <= MOST_WORDS
}

/// Whether a line has the place, the day and who signs: `Villa, a 3 de mayo de 2026. La secretaria, Ana Soto`.
fn is_day_and_signer(line: &str) -> bool {
    let Some((day, signer)) = line.split_once(". ") else { return false };
    let signer = signer.trim().trim_end_matches('.');
    is_short(day)
        && is_place_and_day(&fold(day))
        && (is_name_with_office(signer) || is_office(signer) || is_name(signer))
}

/// Whether a line names an office with its article, and so nothing that a list of points would.
pub fn is_office_with_article(line: &str) -> bool {
    let folded = fold(line);
    ["el ", "la ", "the ", "le ", "il "].iter().any(|article| folded.starts_with(article))
}

/// `En Villa, a 3 de mayo de 2026`, `Villa, 3 May 2026`: a place, and a day with which the line ends. The line is
/// folded.
pub fn is_place_and_day(folded: &str) -> bool {
    const BEFORE: [&str; 13] = [
        "en ",
        "em ",
        "dado en ",
        "dada en ",
        "dado em ",
        "dada em ",
        "a ",
        "given at ",
        "given in ",
        "fait a ",
        "fatto a ",
        "dato a ",
        "dated ",
    ];
    const BETWEEN: [&str; 16] =
        ["de", "del", "of", "the", "dias", "mes", "ano", "los", "el", "le", "li", "il", "den", "den", "this", "day"];
    let is_begun = BEFORE.iter().any(|begin| folded.starts_with(begin)) || folded.contains(", ");
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !BETWEEN.contains(word))
        .collect();
    let is_day = |word: &str| {
        let digits = word.trim_end_matches(char::is_alphabetic);
        digits.is_empty() || digits.parse::<u8>().is_ok_and(|day| day <= 31)
    };
    // A day and a year may be written out: `a tres de mayo de dos mil veintiséis`.
    let is_worded =
        |after: &[&str]| matches!(after, ["dos" | "dois" | "deux" | "two", "mil" | "mille" | "thousand", ..]);
    let month = words.iter().position(|word| months::whole(word).is_some());
    let by_words = month.is_some_and(|at| is_worded(&words[at + 1..]));
    let by_digits = words.last_chunk::<3>().is_some_and(|[one, two, year]| {
        let is_month = |word: &str| months::named(word).is_some() || word.parse::<u8>().is_ok_and(|month| month <= 12);
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        is_year && (is_day(one) && is_month(two) || is_month(one) && is_day(two))
    });
    is_begun && (by_words || by_digits)
}

/// Whether a line may be somebody's name, or the names of several side by side.
pub fn is_name(line: &str) -> bool {
    const MOST_WORDS: usize = 12;
    let words: Vec<&str> = line.trim_end_matches([',', '.']).split_whitespace().collect();
    let is_part = |word: &&str| SMALL.contains(&fold(word).as_str()) || word.starts_with(char::is_uppercase);
    let is_plain = line.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '\t' | '.' | ',' | '-' | '\'' | '’'));
    let begins = words.first().is_some_and(|word| word.starts_with(char::is_uppercase));
    let most = if line.contains('\t') || line.contains("   ") { MOST_WORDS } else { 6 };
    is_plain && begins && (2..=most).contains(&words.len()) && words.iter().all(is_part)
}

/// Whether a line is nothing but an office, or offices side by side: `LA SECRETARIA GENERAL`, `Town Clerk`.
pub fn is_office(line: &str) -> bool {
    const MOST_WORDS: usize = 12;
    /// What may stand before the word for an office.
    const BEFORE: [&str; 17] = [
        "town", "city", "village", "parish", "county", "deputy", "acting", "vice", "primer", "primera", "segundo",
        "segunda", "primeiro", "primeira", "segundo", "lord", "mr",
    ];
    let bare = |word: &str| fold(word.trim_matches([',', '.', ':', '(', ')', '/']));
    let words: Vec<&str> =
        line.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty()).collect();
    let is_part = |word: &&str| {
        let folded = bare(word);
        let is_small = SMALL.contains(&folded.as_str()) || ARTICLES.contains(&folded.as_str());
        let is_of_office = OF_OFFICES.contains(&folded.as_str()) || is_signer(&folded);
        is_small || is_of_office || word.trim_start_matches('(').starts_with(char::is_uppercase)
    };
    let own = |word: &String| !ARTICLES.contains(&word.as_str()) && !BEFORE.contains(&word.as_str());
    let names_one = words.iter().map(|word| bare(word)).find(own).is_some_and(|word| is_signer(&word));
    (1..=MOST_WORDS).contains(&words.len()) && names_one && words.iter().all(is_part)
}

/// Whether a word for an office stands in a line.
pub fn names_signer(line: &str) -> bool {
    let folded = fold(line);
    SIGNERS.iter().any(|word| folded.contains(word))
}

fn is_signer(folded: &str) -> bool {
    let bare = folded.strip_prefix("l'").unwrap_or(folded);
    SIGNERS.iter().any(|own| bare.starts_with(own))
}

/// Whether a line is a name with its office: `Ana Soto, Secretaria`, `El Alcalde: Juan Pérez`.
pub fn is_name_with_office(line: &str) -> bool {
    let parts: Vec<&str> = line.split([',', ':', '–', '—', '/', '\t', '(']).collect();
    let parts = || parts.iter().map(|part| part.trim().trim_end_matches([')', '.'])).filter(|part| !part.is_empty());
    let of = |part: &str| is_office(part) || is_name(part);
    parts().count() > 1 && parts().all(of) && parts().any(is_office) && parts().any(|part| !is_office(part))
}

/// What such sentences say, without accents, in the languages of minutes.
const CLOSING: &[&str] = &[
    "levanta la sesion",
    "levanto la sesion",
    "cierra la sesion",
    "cerro la sesion",
    "termino la sesion",
    "terminada la sesion",
    "finalizada la sesion",
    "concluida la sesion",
    "concluyo la sesion",
    "clausurada la sesion",
    "clausuro la sesion",
    "sesion se levanto",
    "sesion fue levantada",
    "sesion se dio por",
    "terminado el acto",
    "finalizado el acto",
    "no habiendo mas",
    "no habiendo otro",
    "sin mas asuntos",
    "sin mas que tratar",
    "sin otro asunto",
    "sin otro particular",
    "doy fe",
    "damos fe",
    "certifico",
    "para constancia",
    "en constancia",
    "presente acta",
    "comunico a ",
    "le comunico",
    "lo que se comunica",
    "para su conocimiento",
    "ruego su asistencia",
    "ruega su asistencia",
    "puntual asistencia",
    "nada mais havendo",
    "nao havendo mais",
    "encerrou a sessao",
    "encerrada a sessao",
    "encerrou a reuniao",
    "encerrada a reuniao",
    "sessao foi encerrada",
    "reuniao foi encerrada",
    "sessao foi dada por encerrada",
    "deu por encerrada",
    "encerrou-se a sessao",
    "encerrou-se a reuniao",
    "sessao foi levantada",
    "encerrados os trabalhos",
    "presente ata",
    "dou fe",
    "seance est levee",
    "seance levee",
    "leve la seance",
    "ordre du jour etant epuise",
    "ordre du jour est epuise",
    "pour extrait conforme",
    "veuillez agreer",
    "seduta e tolta",
    "seduta e sciolta",
    "seduta e chiusa",
    "toglie la seduta",
    "chiude la seduta",
    "dichiara chiusa",
    "viene chiusa",
    "letto, confermato",
    "letto confermato",
    "null'altro",
    "non essendovi altr",
    "no further business",
    "meeting adjourned",
    "meeting was adjourned",
    "adjourned the meeting",
    "meeting closed",
    "meeting was closed",
    "meeting ended",
    "declared the meeting closed",
    "respectfully submitted",
    "schliesst die sitzung",
    "schloss die sitzung",
    "sitzung geschlossen",
    "beendet die sitzung",
    "ende der sitzung",
    "schluss der sitzung",
    "fur die richtigkeit",
];

/// Whether a sentence ends minutes or a notice, and says nothing of a point: *No habiendo más asuntos, se levanta la
/// sesión*.
pub fn closes(line: &str) -> bool {
    let folded = fold(line).replace('ß', "ss").replace('’', "'");
    CLOSING.iter().any(|words| folded.contains(words))
}

/// Whether a title is of the point with which a meeting ends: what closes stands there with right.
pub fn is_closing_title(title: &str) -> bool {
    const TITLES: &[&str] = &[
        "cierre",
        "clausura",
        "levantamiento",
        "fin de la",
        "encerramento",
        "cloture",
        "levee de",
        "chiusura",
        "adjourn",
        "closing",
        "close of",
        "closure",
        "schluss",
        "schliessung",
        "ende der",
        "firmas",
        "signatures",
        "assinaturas",
    ];
    let folded = fold(title).replace('ß', "ss");
    TITLES.iter().any(|words| folded.contains(words))
}

/// The line of several below the last point from which they are its closing: the first signature, with the sentences
/// right above it that close. What follows a signature with its day belongs to it; a name with an office signs only
/// where nothing else follows. `closable` says whether closing sentences may be taken: the last point is not
/// itself the closing.
pub fn closing(lines: &[&str], closable: bool) -> Option<usize> {
    /// How far from a line stands what is signed with it.
    const NEAR: usize = 3;
    let is_plain = |line: &str| is_name(line) || is_office(line) || is_name_with_office(line);
    let closes = |line: &str| closable && closes(line);
    let belongs = |line: &str| is_signed(line) || is_plain(line) || closes(line);
    let is_pair = |at: usize| {
        let [one, two] = [lines[at], lines.get(at + 1).copied().unwrap_or_default()];
        let may_follow = two.is_empty() || is_name(two) || is_office(two);
        is_name_with_office(one) || is_name(one) && is_office(two) || is_office(one) && may_follow
    };
    let is_last = |at: usize| lines[at..].iter().all(|line| belongs(line));
    // One line alone may be said of something else.
    let has_other = |at: usize| {
        let around = at.saturating_sub(NEAR)..lines.len().min(at + NEAR + 1);
        around.filter(|other| *other != at).any(|other| is_plain(lines[other]) || is_certainly_signed(lines[other]))
    };
    let is_certain =
        |at: usize| is_certainly_signed(lines[at]) && has_other(at) || at > 0 && closes(lines[at - 1]) && is_pair(at);
    let begins = |at: usize| is_certainly_signed(lines[at]) || is_pair(at) || closes(lines[at]);
    let anchor = (0..lines.len()).find(|at| is_certain(*at) || begins(*at) && is_last(*at))?;
    let is_above =
        |at: &usize| closes(lines[*at]) || is_office(lines[*at]) || is_name(lines[*at]) && is_office(lines[at + 1]);
    let above = (0..anchor).rev().take_while(is_above).count();
    Some(anchor - above)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_and_a_name_are_told_from_what_is_said_of_them() {
        for line in [
            "LA SECRETARIA GENERAL",
            "El Alcalde-Presidente,",
            "Secretaria municipal",
            "Town Clerk",
            "Deputy Mayor",
            "Le secrétaire de séance",
            "Il Segretario comunale",
            "Die Schriftführerin",
            "LA ALCALDESA\t\tEL SECRETARIO",
        ] {
            assert!(is_office(line), "{line}");
        }
        for line in ["Informe de la Presidenta", "El Alcalde informa de las obras", "Ana Soto", "Obras"] {
            assert!(!is_office(line), "{line}");
        }
        for line in ["Ana Soto, Secretaria", "El Alcalde: Juan Pérez", "JUAN RUIZ (Presidente)"] {
            assert!(is_name_with_office(line), "{line}");
        }
        for line in ["Nota: Juan Pérez", "Ana Soto, Juan Ruiz", "Secretaria"] {
            assert!(!is_name_with_office(line), "{line}");
        }
    }

    #[test]
    fn what_closes_is_found_from_its_first_sentence_on() {
        for (lines, expected) in [
            (&["Nada.", "No habiendo más asuntos, se levanta la sesión.", "El Secretario", "Ana Soto"][..], Some(1)),
            (&["Nada.", "En Villa, a 3 de mayo de 2026.", "El Secretario", "Contra este acto cabe recurso."], Some(1)),
            (
                &["Nada mais havendo a tratar, encerrou-se.", "Vila, 3 de maio de 2026", "ANA SOUZA", "PREFEITA"],
                Some(0),
            ),
            (&["Rien.", "L’ordre du jour étant épuisé, la séance est levée à 21 h."], Some(1)),
            (&["Letto, confermato e sottoscritto.", "Il Sindaco", "Mario Rossi"], Some(0)),
            (&["Nichts.", "Der Vorsitzende schließt die Sitzung um 21 Uhr."], Some(1)),
            (&["The mayor spoke.", "ANN LEE", "Town Clerk"], Some(1)),
            // What is signed within a point is a part of it.
            (&["Carta firmada por", "Juan Ruiz", "Presidente de la Junta Vecinal", "Se acuerda responder."], None),
            (&["Se leyó la nota de", "Villa, 3 de mayo de 2026", "que pide luces."], None),
            (&["Firma del convenio con la Diputación", "Se aprueba."], None),
        ] {
            assert_eq!(closing(lines, true), expected, "{lines:?}");
        }
        // A point that is the closing keeps its sentence.
        let lines = ["Se levanta la sesión a las 12.", "La Secretaria", "Ana Soto"];
        assert_eq!(closing(&lines, false), Some(1));
    }

    #[test]
    fn a_place_a_day_and_who_signs_may_stand_in_one_line() {
        let lines = [
            "Se informa de las obras.",
            "Y no habiendo más asuntos que tratar, se levanta la sesión a las 21:00 horas.",
            "Villanueva de Ojén, a 18 de marzo de 2026. La secretaria, Sara Paz",
        ];
        assert_eq!(closing(&lines, true), Some(1));
        let said =
            ["Se informa.", "Villa, a 18 de marzo de 2026. El alcalde explicó las obras que se harán en el puente"];
        assert_eq!(closing(&said, true), None);
    }
}
