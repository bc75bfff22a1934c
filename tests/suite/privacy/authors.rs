//! Authors who are not public, however their names are written.

use super::located_photo;
use crate::site::{Outcome, Site};

fn proposal(author: &str, text: &str) -> Outcome {
    let text =
        format!("---\ntitle: Aceras\nauthor: \"{author}\"\nstate: received\nsubmitted: 2026-01-10\n---\n{text}\n");
    Site::of_one_town().with("proposals/aceras.md", text).check()
}

fn told(outcome: &Outcome) -> Vec<String> {
    let mut told: Vec<String> = outcome.codes().into_iter().filter(|code| code.starts_with("author-")).collect();
    told.dedup();
    told
}

const THREE: &str = "Zenaida Quirós Malpica";

#[test]
fn a_name_is_told_as_it_is_seen() {
    for (author, text) in [
        (THREE, "Firma **Zen**aida Quirós Malpica."),
        (THREE, "Firma Zenaida Quir&oacute;s Malpica."),
        (THREE, "Firma Zena\u{ad}ida Quirós Malpica."),
        (THREE, "Firma Zenaida Q. Malpica."),
        (THREE, "Escriba a zenaidaquiros@municipio.gob.pa."),
        (THREE, "Siga a @ZenaidaQuiros."),
        ("Sra. Zenaida Quirós (presidenta del comité)", "Lo pide Zenaida Quirós."),
        ("Zenaida Quirós, presidenta del Comité de Agua", "Lo pide Zenaida Quirós."),
        ("Li Wu", "Lo pide Li Wu."),
        ("zenaida.quiros@correo.example", "Lo pide Zenaida Quirós."),
    ] {
        assert_eq!(told(&proposal(author, text)), ["author-named"], "{author}: {text}");
    }
}

#[test]
fn a_surname_or_a_single_word_is_a_hint() {
    for (author, text) in [
        (THREE, "La señora Quirós lo pide."),
        (THREE, "Doña Malpica lo pide."),
        ("Zenaida Elena Quirós Malpica", "La señora Quirós lo pide."),
        ("Rosa Pérez", "La señora Pérez lo pide."),
        ("Zeny77", "Lo pide Zeny77 hoy."),
        ("Zenaida", "Lo pide Zenaida hoy."),
    ] {
        assert_eq!(told(&proposal(author, text)), ["author-hinted"], "{author}: {text}");
    }
    for (author, text) in [
        ("Rosa Elena Pérez", "La escuela Elena Chávez."),
        ("Vecinos", "Los vecinos lo piden. Vecinos de aquí."),
        ("Anónimo", "Anónimo."),
        ("Li Wu", "El li y el wu."),
        ("Comité de Salud", "Para la Salud de todos, un comité."),
    ] {
        assert_eq!(told(&proposal(author, text)), [""; 0], "{author}: {text}");
    }
}

#[test]
fn names_of_records_codes_and_ballots_are_looked_at() {
    let codes = "dimension: administrative\nname: Oficinas\ncodes:\n  - {code: \"8-123-4567\", name: Alcaldía}\n  \
                 - {code: \"2\", name: \"Oficina de Rosa Soto, cédula 4-712-1161\"}\n";
    let ballots = "META\nkey;value\ndescription;Presupuesto de 2026\ncountry;Panamá\nunit;Uno\ninstance;2026\nnum_projects;1\n\
                   num_votes;1\nbudget;100\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost;name\n\
                   1;50;Aceras de Rosa Soto, cédula 4-712-1162\nVOTES\nvoter_id;vote\n1;1\n";
    let cycle = "year: 2026\nballots: 2026.pb\nphases: [{phase: voting, from: 2026-03-01, to: 2026-03-02}]\n";
    let text = "---\ntitle: Aceras\nstate: received\nsubmitted: 2026-01-10\n---\nSe piden.\n";
    let site = Site::of_one_town()
        .file("classifications/oficinas.yaml", codes)
        .with("cycles/2026.yaml", cycle)
        .with("cycles/2026.pb", ballots)
        .with("proposals/aceras-4-712-9998.md", text)
        .with("proposals/oculta-4-712-9999.md", text.replace("---\ntitle", "---\npublish: no\ntitle"));
    let outcome = site.check().exits(1);
    let all = outcome.findings().iter().filter(|told| told.code == "identity-number");
    let places: Vec<&str> = all.map(|told| told.place.as_str()).collect();
    let expected = ["classifications/oficinas.yaml:5", "uno/cycles/2026.pb:14", "uno/proposals/aceras-4-712-9998.md"];
    assert_eq!(places.len(), 3, "{:?}", outcome.findings());
    assert!(places.iter().zip(expected).all(|(place, expected)| place.starts_with(expected)), "{places:?}");
}

#[test]
fn a_photo_under_any_name_tells_no_more_than_is_seen() {
    let photo = located_photo();
    let mut site = Site::of_one_town();
    let text = |file: &str| format!("---\ntitle: Obra\n---\n![La calle](../files/{file})\n");
    let bare = ["a.jfif", "b.jpe", "c.pjpeg", "d.JFIF"];
    for name in bare {
        site = site.with(&format!("files/{name}"), &photo).with(&format!("pages/{}.md", &name[..1]), text(name));
    }
    let outcome = site.build_with(&["--no-search"]).exits(0).tells_nothing();
    for name in bare {
        let bytes = &outcome.files()[&format!("files/{name}")];
        assert!(!bytes.windows(4).any(|four| four == b"Exif"), "{name}");
    }
    for name in ["a.bmp", "a.avif", "a.heic", "a.tif", "a.txt", "a.foto"] {
        let site = Site::of_one_town().with(&format!("files/{name}"), &photo);
        site.check().exits(1).tells(&format!("uno/files/{name}"), "wrong-file", "another kind");
    }
}
