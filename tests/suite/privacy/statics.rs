//! What stands in `static/` is published as it is, but for what pictures do not show, and is looked at before.

use super::located_photo;
use crate::site::{SETTINGS, Site};

#[test]
fn a_photo_of_static_is_published_without_what_is_not_seen_in_it() {
    let photo = located_photo();
    let site = Site::of_one_town().file("static/img/calle.jpg", &photo);
    let outcome = site.build_with(&["--no-search"]).exits(0).tells_nothing();
    let published = &outcome.files()["img/calle.jpg"];
    assert!(published.len() < photo.len() && !published.windows(4).any(|four| four == b"Exif"));
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).expect("a photo").to_rgb8();
    assert_eq!(pixels(published), pixels(&photo), "the pixels stay");
}

#[test]
fn texts_names_and_documents_of_static_are_looked_at() {
    let list = "Nombre,Cédula,Correo\nRosa Soto,4-712-1189,rosa.soto@gmail.com\n";
    let page = "<!doctype html><html lang=\"es\"><title>Aviso</title><p>Rosa Soto, cédula 4-712-1189</p></html>";
    let site = Site::of_one_town()
        .file("static/lista.csv", list)
        .file("static/aviso.html", page)
        // In a file that is published as it is, a remark and what says that it is not published are read too.
        .file("static/nota.md", "---\npublish: no\n# cédula 4-712-1189\n---\nx\n")
        .file("static/cedula_8_712_1034_Eulalia.pdf", "%PDF-1.4\n<< /Author (Rosa Perez) >>")
        .file("static/llave.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n");
    let mut outcome = site.build_with(&["--no-search"]).exits(1);
    for (place, code) in [
        ("static/lista.csv:2", "identity-number"),
        ("static/lista.csv:2", "private-email"),
        ("static/aviso.html:1", "identity-number"),
        ("static/nota.md:3", "identity-number"),
        ("static/cedula_8_712_1034_Eulalia.pdf", "identity-number"),
        ("static/cedula_8_712_1034_Eulalia.pdf", "file-author"),
        ("static/llave.pem", "secret-file"),
    ] {
        outcome = outcome.tells(place, code, "");
    }
    assert!(outcome.files().is_empty(), "nothing is published");
    let allowed = format!("{SETTINGS}allowed_data: [{{text: 4-712-1189, reason: Lo manda la ley}}]\n");
    let site = Site::of_one_town().file("cabildo.yaml", allowed).file("static/lista.txt", "Rosa Soto, 4-712-1189\n");
    site.check().exits(0).tells_no("identity-number");
}

#[test]
fn pages_and_programs_of_static_are_the_officers_own() {
    let page = "<!doctype html><html lang=\"es\"><title>Mapa</title><script src=\"https://mapas.example/x.js\"></script></html>";
    let site = Site::of_one_town()
        .file("static/mapa/index.html", page)
        .file("static/mapa/mapa.js", "const codes = ['8-712-1034'];\n")
        .file("static/CNAME", "ejemplo.org\n")
        .file("static/.nojekyll", "");
    let outcome = site.build_with(&["--no-search"]).exits(0).tells_nothing();
    assert_eq!(outcome.files()["mapa/index.html"], page.as_bytes());
}
