//! Personal data are told where they would be published, and are not where they would not.

use crate::site::{Outcome, Site};

const TOWN: &str = "name: Uno\ncontact: {phone: \"+507 000-0101\", email: alcaldia@uno.example}\n";

fn page(text: &str, municipality: &str) -> Outcome {
    let page = format!("---\ntitle: Aviso\n---\n{text}\n");
    Site::of_one_town().with("municipality.yaml", municipality).with("pages/aviso.md", page).check()
}

#[test]
fn personal_data_are_told_at_their_line_and_what_is_told_hides_them() {
    for (text, code, hidden) in [
        ("Firma Rosa Pérez, cédula 8-123-4567.", "identity-number", "8-123-4567"),
        ("Firma Eva Ruiz, 12345678Z.", "identity-number", "12345678Z"),
        ("A la cuenta ES91 2100 0418 4502 0005 1332.", "bank-account", "ES91 2100"),
        ("Escriba a rosa.perez@gmail.com.", "private-email", "rosa.perez@gmail.com"),
        ("Celular: 6612-3456.", "private-phone", "6612-3456"),
        ("Rosa Pérez, nacida el 3/5/1990.", "birth-date", "3/5/1990"),
    ] {
        let outcome = page(text, TOWN);
        let found = outcome.findings().iter().find(|finding| finding.code == code);
        let found = found.unwrap_or_else(|| panic!("{code}: {:?}", outcome.findings()));
        assert!(found.place.starts_with("uno/pages/aviso.md:4:"), "{}", found.place);
        assert!(!found.words.contains(hidden), "{}", found.words);
    }
}

#[test]
fn what_is_public_or_allowed_or_not_published_is_not_told() {
    page("Escriba a alcaldia@uno.example o llame al teléfono +507 000-0101.", TOWN).tells_nothing();
    page("Acuerdo AM-05-2026 del 10-3-2026, partida 04.5.1, B/. 1,234,567.00.", TOWN).tells_nothing();
    let allowed = format!("{TOWN}allowed_data: [{{text: 8-123-4567, reason: Lo manda la ley}}]\n");
    page("Firma Rosa Pérez, cédula 8-123-4567.", &allowed).tells_nothing();
    let hidden = "---\ntitle: Aviso\npublish: no\n---\nCédula 8-123-4567.\n";
    Site::of_one_town().with("pages/aviso.md", hidden).check().exits(0).tells_nothing();
}

#[test]
fn a_portal_with_an_identity_number_is_not_published() {
    let text = "---\ntitle: Aviso\n---\nCédula 8-123-4567.\n";
    let outcome = Site::of_one_town().with("pages/aviso.md", text).build_with(&["--no-search"]).exits(1);
    assert!(outcome.files().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("8-123-4567")));
}
