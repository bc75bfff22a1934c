//! Personal data where it should not be published: identity numbers, bank accounts and cards, addresses of
//! mail and telephones of private people, days of birth, where children live. Texts are looked at as they
//! were written, so that whatever will stand on a page is told at its line; of tables, the cells that are
//! published; of files, their names and what they tell of who wrote them.
//!
//! What an office says of itself is no private matter: in `municipality.yaml`, in services and actors, the
//! ways to reach somebody are told only where the text says that they are somebody's own. What must be
//! published all the same is allowed there, one by one, with a reason.

mod contact;
mod digits;
mod known;
mod labels;
mod life;
mod names;
mod numbers;
mod remarks;
mod scan;
mod shown;
mod tables;
mod tokens;
mod window;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::findings::{Code, Finding, Findings, Place};
use crate::i18n::Text;
use crate::model::classification::Classification;
use crate::model::portal::{Portal, Shared};
use crate::text::front_matter;
use crate::text::place::Span;
use crate::text::slug::fold;
pub use known::Known;

/// How a text is written: which of its remarks are not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// All of it in YAML.
    Yaml,
    /// In Markdown, below YAML.
    Markdown,
    /// In any way, and published whole.
    AsItIs,
}

/// What was found in a text: the rule, and where it begins and ends.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hit {
    code: Code,
    start: usize,
    end: usize,
}

/// Folders whose files tell how to reach offices and organizations.
const OFFICES: [&str; 2] = ["services", "actors"];

/// How many are told of one file; whoever has seen so many knows that it must not be published.
const MOST: usize = 200;

/// Tells personal data in the texts of a portal's files, by their path below the content folder, in its
/// tables and in the names of its files.
pub fn check<'t>(portal: &Portal, texts: impl IntoIterator<Item = (&'t str, &'t str)>, findings: &mut Findings) {
    let known = Known::of(portal);
    let texts: Vec<(&str, &str)> = texts.into_iter().collect();
    in_texts(&known, &texts, findings);
    let read: BTreeSet<&str> = texts.iter().map(|(path, _)| *path).collect();
    for (place, cell) in tables::cells(portal, &read) {
        known.tell(cell, place, findings);
    }
    known.tell_names(&portal.files, findings);
}

/// Tells personal data in the texts and names of files that all portals share.
pub fn check_shared<'t>(shared: &Shared, texts: impl Iterator<Item = (&'t str, &'t str)>, findings: &mut Findings) {
    let known = Known::of_shared(shared);
    in_texts(&known, &texts.collect::<Vec<_>>(), findings);
    known.tell_names(&shared.files, findings);
}

/// Tells personal data in texts. They are looked through on all cores: a whole territory's indicators are long, and
/// whoever edits one portal waits for it.
fn in_texts(known: &Known, texts: &[(&str, &str)], findings: &mut Findings) {
    let told: Vec<Findings> = texts.par_iter().map(|(path, text)| in_text(known, path, text)).collect();
    for ((path, text), told) in texts.iter().zip(told) {
        findings.extend(told);
        known.tell_address(path, text, findings);
    }
}

/// Tells personal data in the names of a classification's codes; a code itself may have any number's form. `text` is
/// its file at `path`.
pub fn check_codes(
    shared: &Shared,
    (path, text): (&Arc<str>, &str),
    classification: &Classification,
    findings: &mut Findings,
) {
    let known = Known::of_shared(shared);
    let names = classification.nodes().iter().map(|node| &node.name).chain([&classification.name]);
    for (_, name) in names.flat_map(Text::all) {
        for hit in hits(name, &known, false, Written::Markdown) {
            let datum = &name[hit.start..hit.end];
            // A name of a table stands in the table.
            let place = match text.find(name) {
                Some(at) => Place::new(path, Span::of(text, at + hit.start..at + hit.end)),
                None => Place::file(path),
            };
            findings.add(known.found(hit.code, place, datum));
        }
    }
}

/// Tells personal data in a text that is published as it is, with its remarks, and in its name.
pub fn check_as_it_is(known: &Known, path: &Arc<str>, text: Option<&str>, findings: &mut Findings) {
    known.tell(path.rsplit('/').next().unwrap_or(path), &Place::file(path), findings);
    if let Some(text) = text {
        findings.extend(in_text_of(known, path, text, (false, Written::AsItIs)));
    }
}

/// What is told of a text, at its lines.
fn in_text(known: &Known, path: &str, text: &str) -> Findings {
    let folder = path.split('/').nth(1).unwrap_or("");
    if is_hidden(text) {
        return Findings::new();
    }
    let of_office = folder == "municipality.yaml" || OFFICES.contains(&folder);
    let is_yaml = path.ends_with(".yaml") || path.ends_with(".yml");
    in_text_of(known, path, text, (of_office, if is_yaml { Written::Yaml } else { Written::Markdown }))
}

/// The same of a text of which is known whether an office tells in it how to reach it, and how it is written.
fn in_text_of(known: &Known, path: &str, text: &str, (of_office, written): (bool, Written)) -> Findings {
    let mut findings = Findings::new();
    for hit in hits(text, known, of_office, written).into_iter().take(MOST) {
        let place = Place::new(&path.into(), Span::of(text, hit.start..hit.end));
        findings.add(known.found(hit.code, place, &text[hit.start..hit.end]));
    }
    findings
}

/// Tells a file that says who wrote it.
pub fn authors(known: &Known, path: &Arc<str>, authors: &[String], findings: &mut Findings) {
    let is_private = |author: &&String| {
        let plain = fold(author);
        let own = !known.town.is_empty() && plain.contains(&known.town);
        let people = plain.split_whitespace().count() > 1;
        people && !own && !contact::is_of_office(&plain) && !is_of_nobody(&plain) && !known.allows(author)
    };
    if let Some(author) = authors.iter().find(is_private) {
        findings.add(known.found(Code::FileAuthor, Place::file(path), author));
    }
}

/// Tells a file that says where it was made, unless it is allowed by its name.
pub fn place(known: &Known, path: &Arc<str>, findings: &mut Findings) {
    let name = path.rsplit('/').next().unwrap_or(path);
    if !known.allows(name) {
        let finding = Finding::new(Code::FilePlace, Place::file(path)).with("name", name);
        findings.add(finding.with("list", known.list));
    }
}

/// Whether a name is one that programs write where nobody gave them theirs.
fn is_of_nobody(plain: &str) -> bool {
    const NOBODY: [&str; 8] =
        ["microsoft", "windows", "usuario", "user", "utente", "office", "apache poi", "libreoffice"];
    NOBODY.iter().any(|word| plain.split_whitespace().any(|part| part == *word) || plain == *word)
}

/// Whether a file says that it is not published.
fn is_hidden(text: &str) -> bool {
    let matter = front_matter::split(text).map(|parts| parts.front_matter).unwrap_or_default();
    front_matter::is_withheld(&text[matter])
}

/// Letters and digits alone, so that spaces and marks make no difference.
fn plain(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric() || *c == '@').collect()
}

/// Everything in a text as its readers see it, at the places where it was written.
fn hits(text: &str, known: &Known, of_office: bool, written: Written) -> Vec<Hit> {
    let Some(shown) = shown::Shown::of(text) else { return hits_in(text, known, of_office, written) };
    let found = hits_in(&shown.text, known, of_office, written).into_iter();
    found.map(|hit| Hit { start: shown.written(hit.start), end: shown.written(hit.end), ..hit }).collect()
}

/// Everything in a text, in its order; of two that overlap, the one that begins first.
fn hits_in(text: &str, known: &Known, of_office: bool, written: Written) -> Vec<Hit> {
    if !may_hold_any(text) {
        return Vec::new();
    }
    // Remarks are not published.
    let remarks = match written {
        Written::AsItIs => Vec::new(),
        Written::Yaml | Written::Markdown => remarks::remarks(text, written == Written::Yaml),
    };
    let mut scan = scan::Scan::new(text, known, of_office);
    let mut all = scan.numbers();
    all.extend(contact::mails(text, known, of_office));
    all.extend(life::births(&scan));
    all.extend(life::births_in_tables(&scan));
    if !of_office {
        all.extend(life::homes(&scan));
    }
    all.sort_by_key(|hit| (hit.start, hit.end));
    let mut end = 0;
    all.retain(|hit| {
        let in_remark = remarks.partition_point(|range| range.start <= hit.start).checked_sub(1);
        let in_remark = in_remark.is_some_and(|at| hit.start < remarks[at].end);
        let kept = hit.start >= end && !in_remark && !known.allows(&text[hit.start..hit.end]);
        if kept {
            end = hit.end;
        }
        kept
    });
    all
}

/// Whether a text has what all personal data have: a digit, a sign of mail, a word of birth.
fn may_hold_any(text: &str) -> bool {
    let spelled = || ["arroba", "(at)", "nac", "naci"].iter().any(|word| text.contains(word));
    text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@') || spelled()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&'static str, &str)> {
        let known = Known {
            allowed: BTreeSet::from([plain("8-765-4321")]),
            domains: BTreeSet::from(["puertocedro.example".to_owned()]),
            phones: BTreeSet::from(["5070000101".to_owned()]),
            ..Known::default()
        };
        hits(text, &known, false, Written::Markdown)
            .into_iter()
            .map(|hit| (hit.code.id(), &text[hit.start..hit.end]))
            .collect()
    }

    #[test]
    fn remarks_and_what_is_allowed_are_left_alone() {
        assert_eq!(found("---\n# cédula 8-123-4567\ntitle: a\n---\nCédula 8-765-4321.\n"), []);
        assert_eq!(found("---\ntitle: a # cédula 8-123-4567\n---\n"), []);
        assert_eq!(found("---\ntitle: a\n---\n# Cédula 8-123-4567\n"), [("identity-number", "8-123-4567")]);
        for within in [
            "---\ntitle: \"Acta # 4, cédula 8-123-4567\"\n---\n",
            "---\ntitle: \"Acta\n  # 4 de cédula # 8-123-4567\"\n---\n",
            "---\nsummary: |  # notas\n  Con cédula # 8-123-4567\n---\n",
            "---\nlist:\n  - >-\n    Con cédula # 8-123-4567\n---\n",
        ] {
            assert_eq!(found(within), [("identity-number", "8-123-4567")], "{within}");
        }
    }

    /// Entities and wide letters, as old editors and East Asian keyboards write them.
    #[test]
    fn what_is_shown_is_looked_at_however_it_is_written() {
        for (text, code) in [
            ("cédula 8&#45;712&#45;1034", "identity-number"),
            ("cédula ８-７１２-１０３４", "identity-number"),
            ("cédula 8\\-712\\-1034", "identity-number"),
            ("Escriba a yoli&#64;hotmail.com", "private-email"),
            ("Escriba a yoli＠hotmail.com", "private-email"),
            ("[Edilberto Abrego](https://registro.gob.pa/?cedula=8-712-1034)", "identity-number"),
        ] {
            assert_eq!(found(text).first().map(|(code, _)| *code), Some(code), "{text}");
        }
    }

    #[test]
    fn offices_may_be_reached() {
        assert_eq!(found("Escriba a obras@puertocedro.example o al +507 000-0101."), []);
        assert_eq!(found("Escriba a rosa.perez@gmail.com."), [("private-email", "rosa.perez@gmail.com")]);
    }

    #[test]
    fn words_before_a_number_say_whose_it_is() {
        for text in [
            "Pasaporte n.º PA0123456",
            "CUI 2345 67890 0101",
            "con cédula de identidad personal n.º 4-77-123",
            "cédula: 1234567",
            "DNI 40123456",
            "Pasaporte No. AB123456",
            "Cedula del proponente l-19-7O4",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        for text in [
            "Acuerdo AM-05-2026",
            "2026-03-10",
            "partida 04.5.1",
            "B/. 1,234,567.00",
            "el 10-3-2026",
            "código 1.2.3.4.5",
            "ley 106 de 1973",
            "approved: 13012535725",
            "Contrato 8-712-1034",
            "Fondo rotativo número 2-117-2025 por Q. 45,000.00",
            "A ouvidoria atende no 156 e no (11) 3397-2000",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    /// Numbers with right check digits, made by each country's rule; the words are those of minutes.
    #[test]
    fn a_word_before_a_name_does_not_hide_the_number_of_the_named() {
        let words = ["Contrato con", "Factura de", "Expediente de", "Recibo de", "Finca de", "Orden de compra a"];
        let numbers = ["4-732-1189", "12345678Z", "2450 07334 0101", "529.982.247-25", "12.345.678-5", "20-12345678-6"];
        for word in words {
            for number in numbers {
                let text = format!("{word} la señora Rosa Elena Pardo, {number}, por tres meses.");
                assert_eq!(found(&text), [("identity-number", number)], "{text}");
                let text = format!("{word} Rosa Elena Pardo ({number}).");
                assert_eq!(found(&text), [("identity-number", number)], "{text}");
            }
        }
        assert_eq!(found("Contrato con Nereida Justavino, 6718-4402."), [("private-phone", "6718-4402")]);
        // Marks and check digits that no contract has by chance.
        assert_eq!(found("Contrato 529.982.247-25."), [("identity-number", "529.982.247-25")]);
        for text in ["Contrato 8-712-1034", "Factura 2026-0145", "Proyecto Parque Norte, 8-712-1034", "Nota 20230145A"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn the_front_matter_says_nothing_of_the_text() {
        for title in ["Acta", "Contrato", "Acuerdo", "Expediente", "Proyecto", "Partida"] {
            let text = format!("---\ntitle: {title}\n---\nComparece la señora Itzel Concepción, 4-732-1189, vecina.\n");
            assert_eq!(found(&text), [("identity-number", "4-732-1189")], "{title}");
        }
    }

    /// Texts of one kind, four times as long: far less than the sixteen times that a square takes.
    #[test]
    fn a_text_takes_time_by_its_length() {
        let header = |size: usize| format!("|{}|\n", "a ".repeat(size / 4));
        let makers: [(&str, &dyn Fn(usize) -> String); 6] = [
            ("spelled", &|size| "juan arroba gmail punto com ".repeat(size / 28)),
            ("at", &|size| "a(at)b ".repeat(size / 7)),
            ("digits", &|size| "1234567890 ".repeat(size / 11)),
            ("stops", &|size| "a.".repeat(size / 4) + &"@a.".repeat(size / 6)),
            ("spaces", &|size| format!("{}@ ", " ".repeat(64)).repeat(size / 66)),
            ("header", &|size| header(size) + &"|12345678|\n".repeat(size / 22)),
        ];
        let seconds = |text: &str| {
            let begun = std::time::Instant::now();
            found(text);
            begun.elapsed().as_secs_f64()
        };
        for (name, make) in makers {
            let (short, long) = (make(15_000), make(60_000));
            // Others may use the machine: the least of many runs is what it takes.
            let (mut once, mut four) = (f64::INFINITY, f64::INFINITY);
            let is_linear = (0..20).any(|_| {
                (once, four) = (once.min(seconds(&short)), four.min(seconds(&long)));
                four < once * 9.0 + 0.05
            });
            assert!(is_linear, "{name}: {once:.3} s, four times as long {four:.3} s");
        }
    }

    #[test]
    fn however_a_number_is_parted_it_is_one() {
        for text in ["8-712-\n1034", "**8-712-1034**", "8 - 712 - 1034", "8‑712‑1034", "(8-712-1034)"] {
            assert_eq!(found(&format!("Firma Rosa, cédula {text}, vecina.")).len(), 1, "{text}");
        }
        assert_eq!(
            found("a la cuenta ES91 2100 0418 4502 0005 1332 de Rosa"),
            [("bank-account", "ES91 2100 0418 4502 0005 1332")]
        );
    }

    #[test]
    fn odd_texts_are_looked_through_without_harm() {
        for text in [
            "",
            "@",
            " @ ",
            "a @ ",
            "(arroba)",
            "é@é",
            "+",
            "8-",
            "-8-712-1034-",
            "|8|",
            "nac. ",
            "n. ",
            "ñ8-712-1034ñ",
        ] {
            found(text);
            found(&format!("Cédula {text}"));
            found(&format!("{text}\n{text} 6612-3456"));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_stops_the_program(text in "[ a-zñA-Z0-9@().,:;|/*_+\\-\n–º]{0,120}") {
            found(&text);
        }
    }
}
