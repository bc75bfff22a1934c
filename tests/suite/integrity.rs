//! Proof that a site is as it was published: sums that other tools make too, and a build made again.

use std::collections::BTreeMap;
use std::process::Command;

use crate::site::{Site, write};

/// A site with a page and an attachment.
fn site() -> Site {
    let page = "---\ntitle: Horario\n---\nDe ocho a cuatro.\n";
    Site::new().with("pages/horario.md", page).with("files/plano.pdf", "%PDF").file("static/robots-own.txt", "x")
}

/// What `sha256sum` says of a file.
fn sha256sum(path: &std::path::Path) -> String {
    let output = Command::new("sha256sum").arg(path).output().expect("sha256sum, which every system has");
    String::from_utf8(output.stdout).unwrap().split_whitespace().next().unwrap().to_owned()
}

/// The sums in a file, of `files` or `assets`.
fn sums(site: &Site, file: &str, of: &str) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(site.path("public").join(file)).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    serde_json::from_value(json[of].clone()).unwrap()
}

#[test]
fn every_file_of_a_site_has_the_sum_that_other_tools_find() {
    let site = site();
    site.build().exits(0);
    let mut all: BTreeMap<String, String> = sums(&site, "integrity.json", "files");
    for folder in ["uno/", "dos/", "territorio/"] {
        let own = format!("{folder}integrity.json");
        assert!(all.contains_key(&own), "the one over all names {own}");
        all.extend(sums(&site, &own, "files").into_iter().map(|(path, sum)| (format!("{folder}{path}"), sum)));
        all.extend(sums(&site, &own, "assets").into_iter().map(|(path, sum)| (format!("assets/{path}"), sum)));
    }
    let mut published: Vec<String> = site.published().into_keys().collect();
    published.retain(|path| path != "integrity.json");
    assert_eq!(all.keys().cloned().collect::<Vec<_>>(), published);
    let wrong: Vec<_> = all.iter().filter(|(path, sum)| sha256sum(&site.path("public").join(path)) != **sum).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    // The content's is the sum of what `sha256sum` lists.
    let listed = |paths: &[&str]| -> String {
        let line = |path: &&str| format!("{}  {path}\n", sha256sum(&site.path("content").join(path)));
        write(&site.path("list"), paths.iter().map(line).collect::<String>());
        sha256sum(&site.path("list"))
    };
    let own = listed(&["uno/files/plano.pdf", "uno/municipality.yaml", "uno/pages/horario.md"]);
    let text = std::fs::read_to_string(site.path("public/uno/integrity.json")).unwrap();
    assert!(text.contains(&format!("\"content\": \"{own}\"")), "{text}");
    let shared = listed(&["cabildo.yaml", "static/robots-own.txt"]);
    let text = std::fs::read_to_string(site.path("public/integrity.json")).unwrap();
    assert!(text.contains(&format!("\"content\": \"{shared}\"")), "{text}");
}

#[test]
fn a_copy_is_verified_and_what_was_done_to_it_is_named() {
    let site = site();
    site.build().exits(0);
    let verify = || site.run(&["verify", "public", "--lang", "en"]);
    verify().exits(0).says("as they were published for 2026-10-01 by cabildo");
    // A signature beside the sums is nobody's fault, and a build leaves it.
    write(&site.path("public/integrity.json.sig"), "-----BEGIN SSH SIGNATURE-----\n");
    verify().exits(0);
    site.build().exits(0);
    assert!(site.path("public/integrity.json.sig").exists());
    let page = site.path("public/uno/paginas/horario/index.html");
    let text = std::fs::read_to_string(&page).unwrap();
    write(&page, text.replace("ocho", "nueve"));
    std::fs::remove_file(site.path("public/dos/index.html")).unwrap();
    write(&site.path("public/uno/extra.html"), "extra");
    let told = verify().exits(1);
    let lines: Vec<&str> = told.stdout.lines().collect();
    let expected = [
        "missing: dos/index.html",
        "not listed: uno/extra.html was not published with the site",
        "changed: uno/paginas/horario/index.html is not as it was published",
    ];
    assert_eq!(lines, expected);
    site.run(&["verify", "content"]).exits(2);
}

/// As a build leaves it that is stopped after a portal took its place and before the sums over all were written.
#[test]
fn a_portal_of_another_build_is_told_as_what_it_is() {
    let (site, later) = (site(), site());
    site.build().exits(0);
    later.write("uno/pages/horario.md", "---\ntitle: Horario\n---\nDe nueve a cuatro.\n");
    later.build().exits(0);
    std::fs::remove_dir_all(site.path("public/uno")).unwrap();
    crate::site::copy_folder(&later.path("public/uno"), &site.path("public/uno"));
    let told = site.run(&["verify", "public", "--lang", "en"]).exits(1);
    assert!(
        told.stdout.starts_with("of another build: uno/integrity.json") && told.stdout.lines().count() == 1,
        "{}",
        told.stdout
    );
}

/// A server shows all of these, so that none may stand in a copy unsaid.
#[cfg(unix)]
#[test]
fn what_is_hidden_or_leads_elsewhere_is_not_listed_either() {
    let site = site();
    site.build().exits(0);
    let names = [".env", "uno/.oculto.html", "uno/index.html~", "uno/Thumbs.db", "uno/~$acta.docx", ".well-known/x"];
    for name in names {
        write(&site.path("public").join(name), "x");
    }
    for (name, target) in [("uno/etc", "/etc"), ("uno/passwd", "/etc/passwd"), ("uno/nada", "gone"), ("otra", "uno")] {
        std::os::unix::fs::symlink(target, site.path("public").join(name)).unwrap();
    }
    // The history of a copy that is kept in git is its own.
    write(&site.path("public/.git/HEAD"), "ref: refs/heads/main\n");
    let told = site.run(&["verify", "public", "--lang", "en"]).exits(1);
    let mut expected: Vec<String> =
        names.iter().copied().chain(["uno/etc", "uno/passwd", "uno/nada", "otra"]).map(str::to_owned).collect();
    expected.sort();
    let found = |line: &str| line.strip_prefix("not listed: ")?.split(' ').next().map(str::to_owned);
    let found: Vec<String> = told.stdout.lines().map(|line| found(line).unwrap_or_else(|| line.to_owned())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_site_is_built_again_from_its_content_and_compared() {
    let site = site();
    site.build_with(&["--no-minify", "--base-url", "https://otra.example/portal/"]).exits(0);
    // A day later one portal has changed, and the other was not built again.
    site.write("dos/municipality.yaml", "name: Dos Nuevo\n");
    let later = ["build", "--today", "2026-10-03", "--no-minify", "--base-url", "https://otra.example/portal/"];
    site.run(&later).exits(0).says("1");
    let verify = || site.run(&["verify", "public", "--content", "content", "--lang", "en"]);
    verify().exits(0).says("as they were published for 2026-10-03");
    site.write("uno/pages/horario.md", "---\ntitle: Horario\n---\nDe nueve a cuatro.\n");
    let told = verify().exits(1);
    assert!(told.stdout.contains("other: uno/paginas/horario/index.html comes out otherwise"), "{}", told.stdout);
    assert!(!told.stdout.contains("other: dos/"), "{}", told.stdout);
}

#[test]
fn a_site_of_one_town_has_its_sums_over_all_beside_its_own() {
    let site = Site::of_one_town();
    site.build().exits(0);
    assert!(site.path("public/integrity.json").exists() && site.path("public/integrity-site.json").exists());
    let verify = || site.run(&["verify", "public", "--content", "content", "--lang", "en"]);
    verify().exits(0);
    // Either may be signed.
    for signed in ["public/integrity.json.sig", "public/integrity-site.json.minisig"] {
        write(&site.path(signed), "-----BEGIN SSH SIGNATURE-----\n");
        verify().exits(0);
    }
}
