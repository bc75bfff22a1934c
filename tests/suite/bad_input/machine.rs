//! Files that are not what their names say, or more than anybody wrote, and machines that give little.

use std::process::Command;

use crate::demo::copy;
use crate::site::Site;

#[test]
fn an_attachment_that_is_a_program_keeps_its_own_town_from_being_published() {
    let drawing = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
    let programs = [
        ("files/escudo.svg", drawing("<script>alert(1)</script>")),
        ("files/escudo.svg", drawing("<rect onload=\"alert(1)\"/>")),
        ("files/escudo.svg", drawing("<image href=\"https://evil.example/x.png\"/>")),
        ("files/escudo.svg", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg>&a;</svg>".to_owned()),
        ("files/pagina.html", "<script>alert(1)</script>".to_owned()),
        ("files/esquema.xsd", "<x><script xmlns=\"http://www.w3.org/1999/xhtml\">alert(1)</script></x>".to_owned()),
        ("files/ruta.kml", "<kml><s:script xmlns:s=\"http://www.w3.org/2000/svg\"/></kml>".to_owned()),
        ("files/pagina.html.copia", "x".to_owned()),
        ("files/factura.pdf.exe", "MZ".to_owned()),
    ];
    let mut site = Site::new();
    for (number, (file, text)) in programs.iter().enumerate() {
        site = site.town(&format!("t{number}")).with(file, text);
        let emblem = if file.ends_with(".svg") { format!("emblem: {file}\n") } else { String::new() };
        site = site.with("municipality.yaml", format!("name: Uno\n{emblem}"));
    }
    let site = site.town("bien").with("files/escudo.svg", drawing("<rect width=\"9\" height=\"9\" fill=\"#123\"/>"));
    let mut outcome = site.build().exits(1);
    for (number, (file, _)) in programs.iter().enumerate() {
        outcome = outcome.tells(&format!("t{number}/{file}"), "active-file", file);
        assert!(!outcome.has(&format!("t{number}/index.html")));
    }
    assert!(outcome.has("bien/files/escudo.svg") && outcome.has("uno/index.html"));
    let track = "<?xml version=\"1.0\"?><gpx xmlns=\"http://www.topografix.com/GPX/1/1\"><link href=\"https://x.example/\"/></gpx>";
    assert!(Site::of_one_town().with("files/ruta.gpx", track).build().exits(0).has("files/ruta.gpx"));
    let shared = Site::new().file("territory/files/mapa.svg", drawing("<script/>"));
    shared.build().exits(1).tells("territory/files/mapa.svg", "active-file", "script");
}

#[test]
fn a_file_that_is_not_what_its_name_says_or_is_a_bomb_is_told_and_never_unpacked() {
    // The head of a PNG of 30,000 by 30,000 pixels.
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x06\0\0\0".to_vec();
    bomb.extend([0xa2, 0x0d, 0x53, 0x5c]);
    bomb.extend(vec![0; 50_000]);
    let photo = photo();
    let cases = [
        ("bomba.png", bomb.as_slice(), "huge picture"),
        ("pagina.jpg", b"<html><script>alert(1)</script>", "a page"),
        ("dibujo.jpg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "a drawing"),
        ("programa.jpg", b"MZ\x90\0\x03\0", "a program"),
        ("nada.jpg", b"", "empty"),
        ("cortada.jpg", &photo[..photo.len() / 2], "its end is missing"),
        ("acta.pdf", b"PK\x03\x04", "another kind"),
        ("acta.docx", b"%PDF-1.4", "another kind"),
        ("pagina", b"<!doctype html><script>alert(1)</script>", "a page"),
        ("nota.txt", b"<html><script>alert(1)</script>", "a page"),
    ];
    let mut site = Site::new();
    for (number, (name, bytes, _)) in cases.iter().enumerate() {
        let page = format!("---\ntitle: X\n---\n![Una foto](../files/{name})\n");
        site = site.town(&format!("t{number}")).with(&format!("files/{name}"), bytes).with("pages/x.md", page);
    }
    let site = site.town("bien").with("files/calle.jpg", &photo).with("files/otra.png", &photo);
    let site = site.file("territory/files/mapa.pdf", "<html>").file("territory/files/nada.png", "").processor(20);
    let outcome = site.check().exits(1);
    let mut outcome = outcome.tells("territory/files/mapa.pdf", "wrong-file", "a page");
    outcome = outcome.tells("territory/files/nada.png", "wrong-file", "empty");
    for (number, (name, _, what)) in cases.iter().enumerate() {
        outcome = outcome.tells(&format!("t{number}/files/{name}"), "wrong-file", what);
    }
    assert_eq!(outcome.codes().iter().filter(|code| **code == "wrong-file").count(), cases.len() + 2);
    let site = site.without("territory/files");
    let outcome = site.build_with(&["--no-search"]).exits(1);
    assert!(outcome.has("bien/index.html") && outcome.has("uno/index.html") && !outcome.has("t1/index.html"));
    // What was built before still tells it, though the file is not read again.
    site.build_with(&["--no-search"]).tells("t1/files/pagina.jpg", "wrong-file", "a page");
}

#[test]
fn a_drawing_that_no_browser_finishes_is_told() {
    let level = |of: u32| format!("<g id=\"a{of}\">{}</g>", format!("<use href=\"#a{}\"/>", of - 1).repeat(10));
    let levels: String = (1..=8).map(level).collect();
    let drawing = format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect id=\"a0\"/>{levels}</svg>");
    let site = Site::of_one_town().with("files/escudo.svg", drawing);
    site.with("municipality.yaml", "name: Uno\nemblem: files/escudo.svg\n").build().exits(1).tells(
        "uno/files/escudo.svg",
        "wrong-file",
        "",
    );
}

#[test]
fn keys_and_copies_that_programs_left_are_not_published() {
    let cases = [
        ("id_rsa", &b"-----BEGIN OPENSSH PRIVATE KEY-----\n"[..], "a private key"),
        ("clave.txt", b"-----BEGIN PRIVATE KEY-----\n", "a private key"),
        ("firma.p12", b"0\x82", "a private key"),
        ("acta.docx.bak", b"PK\x03\x04", "left behind"),
    ];
    let mut site = Site::new();
    for (number, (name, bytes, _)) in cases.iter().enumerate() {
        site = site.town(&format!("t{number}")).with(&format!("files/{name}"), bytes);
    }
    let mut outcome = site.build_with(&["--no-search"]).exits(1);
    for (number, (name, _, what)) in cases.iter().enumerate() {
        outcome = outcome.tells(&format!("t{number}/files/{name}"), "secret-file", what);
        assert!(!outcome.has(&format!("t{number}/index.html")));
    }
}

#[test]
fn a_file_that_a_telephone_cannot_fetch_and_one_that_nobody_can_search_are_told() {
    let heavy = [b"%PDF-1.4 /Font".as_slice(), &vec![b' '; 16 * 1024 * 1024]].concat();
    let photo = [photo(), vec![0; 16 * 1024 * 1024]].concat();
    let site = Site::of_one_town().with("files/acta.pdf", heavy).with("files/calle.jpg", photo);
    let site = site.with("files/escaneada.pdf", "%PDF-1.4\n<< /Subtype /Image /Filter /DCTDecode >>");
    let outcome = site.check().exits(0).tells("uno/files/acta.pdf", "heavy-file", "16 MiB");
    let outcome = outcome.tells("uno/files/escaneada.pdf", "scanned-file", "OCR");
    assert_eq!(outcome.codes(), ["unnamed-file", "heavy-file", "scanned-file"]);
}

/// A photo of the demonstration.
fn photo() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/content/puerto-cedro/files/acera-antes.jpg");
    std::fs::read(path).expect("the photo")
}

#[test]
fn boundaries_that_are_none_are_told_and_those_that_are_odd_harm_nothing() {
    let territory = "levels: [{id: barrio, name: Barrio}]\nareas: [{id: norte, name: Norte}, {id: sur, name: Sur}]\n";
    let feature = |area: &str, ring: &str| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"area\":\"{area}\"}},\"geometry\":\
             {{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}}}"
        )
    };
    for broken in ["{", "[]", "{\"type\":\"Feature\"", "{\"type\":\"Polygon\",\"coordinates\":[[[NaN,1]]]}", ""] {
        let site = Site::new().file("territory.yaml", territory).file("territory/boundaries/x.geojson", broken);
        let outcome = site.check().exits(1);
        assert!(!outcome.errors().is_empty(), "{broken}");
    }
    let odd = [
        "[[0,0],[1,0],[1,1],[0,1]]",
        "[[0,0],[1,1],[1,0],[0,1],[0,0]]",
        "[[8.4,-81],[8.5,-81],[8.5,-80],[8.4,-81]]",
        "[[-9000000,950000],[-9000001,950000],[-9000001,950001],[-9000000,950000]]",
        "[[179,0],[-179,0],[-179,1],[179,0]]",
        "[[1e308,1e308],[-1e308,1e308],[0,-1e308],[1e308,1e308]]",
        "[[0,0]]",
        "[]",
    ];
    for ring in odd {
        let all = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{},{}]}}",
            feature("norte", ring),
            feature("sur", "[[0,0],[1,0],[1,1],[0,0]]")
        );
        let site = Site::new().file("territory.yaml", territory).file("territory/boundaries/x.geojson", all);
        let outcome = site.build_with(&["--no-search"]);
        assert!(!outcome.stderr.contains("panicked"), "{ring}: {}", outcome.stderr);
        for (path, bytes) in
            outcome.files().iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".svg"))
        {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains("NaN") && !text.contains("=\"inf") && !text.contains("Infinity"), "{ring}: {path}");
        }
    }
}

#[test]
fn boundaries_that_are_read_as_another_place_are_told_with_what_is_wrong() {
    let territory = "levels: [{id: barrio, name: Barrio}]\nareas: [{id: norte, name: Norte}]\n";
    let settings = format!("{}country: PA\n", crate::site::SETTINGS);
    for (ring, code, words) in [
        ("[[8.4,-81],[8.5,-81],[8.5,-80],[8.4,-81]]", "boundary-not-degrees", "latitude stands before"),
        (
            "[[-9000000,950000],[-9000000,960000],[-9010000,950000],[-9000000,950000]]",
            "boundary-not-degrees",
            "no degrees",
        ),
        ("[[-3.7,40.4],[-3.6,40.4],[-3.6,40.5],[-3.7,40.4]]", "odd-boundary", "outside the country"),
        ("[[-81,8.4],[-80,8.4],[-80,8.5],[-81,8.5]]", "odd-boundary", "does not end where it begins"),
        ("[[-81,8],[-80,9],[-80,8],[-81,9],[-81,8]]", "odd-boundary", "crosses itself"),
        ("[[-81,8],[-80,9],[-81,8]]", "odd-boundary", "fewer than four points"),
    ] {
        let outline = format!(
            "{{\"type\":\"Feature\",\"id\":\"norte\",\"properties\":{{}},\"geometry\":\
             {{\"type\":\"Polygon\",\"coordinates\":[{ring}]}}}}"
        );
        let site = Site::new().file("cabildo.yaml", &settings).file("territory.yaml", territory);
        let site = site.file("territory/boundaries/x.geojson", outline);
        site.check().tells("territory/boundaries/x.geojson", code, words);
    }
}

#[test]
fn trees_and_lists_of_any_size_are_read_or_refused_soon() {
    let mut tree = "levels: [{id: a, name: A}]\nareas:\n  - {id: a0, name: A, level: a}\n".to_owned();
    for number in 1..1_000 {
        tree.push_str(&format!("  - {{id: a{number}, name: A, level: a, parent: a{}}}\n", number - 1));
    }
    let mut codes = "dimension: functional\nname: Otra\ncodes:\n".to_owned();
    for number in 0..1_000 {
        let parent = if number == 0 { String::new() } else { format!(", parent: c{}", number - 1) };
        codes.push_str(&format!("  - {{code: c{number}, name: C{parent}}}\n"));
    }
    let list = format!("name: Uno\npeople:\n{}", "  - {id: x, name: X}\n".repeat(400_000));
    let references: String = (0..20_000).map(|number| format!("[r{number}]: https://ejemplo.org/{number}\n")).collect();
    let links = format!("---\ntitle: X\n---\n{}\n\n{references}", "[a](".repeat(30_000));
    for (file, text) in [("territory.yaml", tree), ("classifications/otra.yaml", codes)] {
        let outcome = Site::new().processor(40).file(file, text).check();
        assert!(!outcome.stderr.contains("panicked") && !outcome.stderr.contains("overflow"), "{}", outcome.stderr);
        assert!(outcome.ended(), "it was ended: {file}");
    }
    let outcome = Site::new().processor(40).with("municipality.yaml", list).with("pages/x.md", links).check();
    assert!(outcome.exits(1).stdout.len() < 1_000_000);
}

#[cfg(unix)]
#[test]
fn no_home_no_terminal_and_a_reader_that_went_away_are_borne() {
    let site = copy(&["loma-quieta"]);
    let program = env!("CARGO_BIN_EXE_cabildo");
    let run = |line: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-c", line]).current_dir(site.path("")).env_clear().env("PATH", "/usr/bin:/bin");
        shell.output().expect("a shell")
    };
    for line in [
        format!("TERM=dumb LANG=C exec {program} build --no-search --today 2026-11-23 --out b"),
        format!("{program} check --no-search --today 2026-11-23 | head -1"),
        format!("{program} check --no-search --format json --today 2026-11-23 2>&1 | true"),
        format!("{program} explain unknown-key | true; {program} --help | head -1"),
    ] {
        let done = run(&line);
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success() && !told.contains("panicked"), "{line}: {told}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named_and_nothing_is_published_half() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new().with("pages/x.md", "---\ntitle: X\n---\n");
    let path = site.path("content/uno/pages/x.md");
    let allow = |path: &std::path::Path, mode: u32| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("permissions");
    };
    allow(&path, 0o000);
    allow(&site.path(""), 0o777);
    // Whoever runs the tests may be allowed to read everything.
    let mut other = Command::new("setpriv");
    other.args(["--reuid=65534", "--regid=65534", "--clear-groups", env!("CARGO_BIN_EXE_cabildo")]);
    other.args(["build", "--lang", "en", "--today", "2026-10-01"]).current_dir(site.path("")).env_clear();
    let Ok(done) = other.env("PATH", "/usr/bin:/bin").output() else { return };
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    if told.contains("setpriv") {
        eprintln!("skipped: {told}");
        return;
    }
    assert_eq!(done.status.code(), Some(3), "{told}");
    assert!(told.contains("uno/pages/x.md"), "{told}");
    assert!(!site.path("public/uno").exists(), "nothing half");
}
