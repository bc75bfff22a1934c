//! What a file does besides what it shows, and whether anybody names it.

use crate::archive::packed;
use crate::site::Site;

#[test]
fn what_runs_where_a_file_is_opened_is_told() {
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    let site = Site::of_one_town()
        .with("files/a.xlsm", packed(&[types, ("xl/vbaProject.bin", b"x")]))
        .with("files/b.docx", packed(&[types, ("word/vbaProject.bin", b"x")]))
        .with("files/c.ods", packed(&[("META-INF/manifest.xml", b"<x/>"), ("Basic/Standard/Module1.xml", b"x")]))
        .with("files/d.zip", packed(&[("fotos/virus.exe", b"MZ")]))
        .with("files/e.zip", packed(&[("../../x.txt", b"x")]))
        .with("files/f.pdf", "%PDF-1.4\n1 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj\n")
        .with("files/g.pdf", "%PDF-1.4\n1 0 obj << /OpenAction << /S /Launch /F (cmd.exe) >> >> endobj\n")
        .with("files/h.pdf", "%PDF-1.4\n1 0 obj << /OpenAction [3 0 R /Fit] >> endobj\n")
        .with("files/i.docx", packed(&[types, ("word/document.xml", b"<x/>")]))
        .with("files/j.zip", packed(&[("lote.geojson", b"{}"), ("leame.txt", b"x")]));
    let outcome = site.check().exits(0);
    let told = outcome.findings().iter().filter(|told| told.code == "macro-file").map(|told| told.place.as_str());
    let expected: Vec<String> = ["a.xlsm", "b.docx", "c.ods", "d.zip", "e.zip", "f.pdf", "g.pdf"]
        .iter()
        .map(|name| format!("uno/files/{name}"))
        .collect();
    assert_eq!(told.collect::<Vec<_>>(), expected);
}

#[test]
fn a_packed_file_that_is_cut_off_and_a_drawing_without_marks_are_wrong() {
    let whole = packed(&[("word/document.xml", b"<x/>")]);
    for (name, bytes) in [
        ("a.docm", b"PK\x03\x04".as_slice()),
        ("a.zip", &whole[..whole.len() - 30]),
        ("a.svg", b"+ADw-script+AD4-hit=1+ADw-/script+AD4-"),
    ] {
        let site = Site::of_one_town().with(&format!("files/{name}"), bytes);
        site.check().exits(1).tells(&format!("uno/files/{name}"), "wrong-file", "");
    }
    Site::of_one_town().with("files/a.docm", &whole).check().tells_no("wrong-file");
}

#[test]
fn a_file_that_a_record_left_behind_when_it_was_taken_away_is_told() {
    let document = "---\ntitle: Plan\nkind: plan\nfile: files/plan.txt\n---\n";
    let page = "---\ntitle: Aviso\n---\nVea [la foto](../files/la%20calle.txt).\n";
    let site = Site::of_one_town().with("files/plan.txt", "Plan").with("files/la calle.txt", "x");
    let mut site = site.with("pages/aviso.md", page).with("documents/plan.md", document);
    site.build_with(&["--no-search"]).exits(0).tells_no("unnamed-file");
    site = site.with("documents/plan.md", document.replace("title:", "publish: no\ntitle:"));
    let outcome = site.build_with(&["--no-search"]).exits(0).tells_no("unnamed-file");
    assert!(!outcome.files().contains_key("files/plan.txt"), "held back with its record");
    site.remove("uno/documents/plan.md");
    let outcome = site.build_with(&["--no-search"]).exits(0).tells("uno/files", "unnamed-file", "files/plan.txt");
    assert!(outcome.files().contains_key("files/plan.txt"), "published, and told");
}
