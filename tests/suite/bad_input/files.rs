//! Names, paths and links of files and folders.

use super::{PAGE, TOWN};
use crate::site::{SETTINGS, Site};

#[test]
fn a_path_that_leaves_the_towns_folder_is_refused() {
    const PATHS: [&str; 7] = [
        "../../../etc/passwd",
        "/etc/passwd",
        "C:\\x.svg",
        "\\\\server\\x.svg",
        "file:///etc/passwd",
        "..%2fx.svg",
        "files/../x.svg",
    ];
    let mut site = Site::empty().file("cabildo.yaml", SETTINGS);
    for (number, path) in PATHS.iter().enumerate() {
        site = site.town(&format!("t{number}")).with(TOWN, format!("name: Uno\nemblem: '{path}'\n"));
    }
    let mut outcome = site.check().exits(1);
    for (number, path) in PATHS.iter().enumerate() {
        outcome = outcome.tells(&format!("t{number}/municipality.yaml:2:9"), "bad-path", path);
    }
}

#[test]
fn a_name_too_long_for_an_address_is_told_before_the_disk_is_asked() {
    let name = "a".repeat(200);
    let outcome = Site::new().with(&format!("proposals/{name}.md"), "---\ntitle: X\n---\n").check().exits(1);
    outcome.tells(&format!("uno/proposals/{name}.md"), "bad-id", "");
}

#[test]
fn a_link_to_a_file_typed_on_another_system_finds_it() {
    let site = Site::new()
        .with("files/Pe\u{f1}\u{f3}n.pdf", "%PDF")
        .with(PAGE, "---\ntitle: X\n---\n[El plano](../files/Pen\u{303}o\u{301}n.pdf)\n");
    let site = site.with(TOWN, "name: Uno\nemblem: files/Pen\u{303}o\u{301}n.pdf\n");
    let page = site.build().exits(0).tells_nothing().page("uno/paginas/x/");
    let led = page.matches("files/Pe%C3%B1%C3%B3n.pdf").count() + page.matches("files/Pe\u{f1}\u{f3}n.pdf").count();
    assert!(led >= 2 && !page.contains("Pen%CC%83") && !page.contains("Pen\u{303}"), "{page}");
}

#[cfg(unix)]
mod strange {
    //! What lies in the content folder and is no ordinary file of it.

    use std::os::unix::fs::symlink;
    use std::process::Command;

    use crate::site::{Site, write};

    #[test]
    fn a_link_that_leaves_the_content_keeps_its_own_town_alone_from_being_published() {
        let site = Site::new().beside("secret.txt", "clave");
        symlink(site.path("secret.txt"), site.path("content/uno/files.txt")).expect("a link");
        std::fs::create_dir(site.path("content/uno/files")).expect("a folder");
        symlink("../../../secret.txt", site.path("content/uno/files/plano.txt")).expect("a link");
        let outcome = site.build().exits(1);
        let outcome = outcome.tells("uno/files/plano.txt", "link-outside", "plano.txt").tells(
            "uno/files.txt",
            "link-outside",
            "",
        );
        assert!(outcome.has("dos/index.html") && !outcome.has("uno/index.html"));
        assert!(outcome.files().values().all(|bytes| !bytes.windows(5).any(|part| part == b"clave")));
    }

    #[test]
    fn links_that_circle_are_told_and_end() {
        let site = Site::new();
        symlink("b", site.path("content/uno/a")).expect("a link");
        symlink("a", site.path("content/uno/b")).expect("a link");
        symlink("..", site.path("content/uno/arriba")).expect("a link");
        let outcome = site.build().exits(1).tells("uno/a", "link-outside", "");
        outcome.tells("uno/b", "link-outside", "").tells("uno/arriba", "link-outside", "");
    }

    #[test]
    fn a_link_to_a_file_of_the_same_content_is_that_file() {
        let page = "---\ntitle: X\n---\n[Uno](../files/plano.pdf) y [dos](../files/copia.pdf)\n";
        let site = Site::new().with("files/plano.pdf", "%PDF").with(crate::bad_input::PAGE, page);
        symlink("plano.pdf", site.path("content/uno/files/copia.pdf")).expect("a link");
        let outcome = site.build().exits(0).tells_nothing();
        assert_eq!(outcome.page("uno/files/copia.pdf"), "%PDF");
        let published = site.path("public/uno/files/copia.pdf");
        assert!(!published.symlink_metadata().expect("a file").is_symlink(), "it is copied, not linked");
    }

    #[test]
    fn a_pipe_is_told_and_never_waited_for() {
        let site = Site::new().with("files/a.txt", "a");
        let made = Command::new("mkfifo").arg(site.path("content/uno/files/pipe")).status();
        if !made.is_ok_and(|status| status.success()) {
            eprintln!("skipped: there is no mkfifo here");
            return;
        }
        let outcome = site.build().exits(0).tells("uno/files/pipe", "odd-file", "pipe");
        assert!(outcome.has("uno/files/a.txt") && !outcome.has("uno/files/pipe"));
    }

    #[test]
    fn names_that_are_no_text_or_hold_line_ends_are_told_and_left_out() {
        use std::os::unix::ffi::OsStrExt;
        let site = Site::new().with("files/dos\nlineas.txt", "a").with("files/con \"comillas\" y 'más'.txt", "b");
        let odd = site.path("content/uno/files").join(std::ffi::OsStr::from_bytes(b"a\xff.txt"));
        write(&odd, "c");
        let site = site.with("files/con\\barra.txt", "d");
        let outcome = site.build().exits(0).tells("uno/files/dos?lineas.txt", "odd-file", "");
        let outcome =
            outcome.tells("uno/files/a?.txt", "odd-file", "").tells("uno/files/con\\barra.txt", "odd-file", "");
        assert!(outcome.has("uno/files/con \"comillas\" y 'más'.txt"));
    }

    #[test]
    fn two_attachments_that_differ_only_in_capitals_keep_their_own_town_alone_from_being_published() {
        let site = Site::new().with("files/Plano.pdf", "%PDF 1").with("files/plano.pdf", "%PDF 2");
        let outcome = site.build().exits(1).tells("uno/files/plano.pdf", "duplicate-address", "Plano.pdf");
        assert!(outcome.has("dos/index.html") && !outcome.has("uno/index.html"));
    }
}

#[test]
fn hidden_files_and_those_of_editors_are_never_published() {
    const HIDDEN: [&str; 8] =
        [".env", ".git/config", ".DS_Store", "Thumbs.db", "~$plan.xlsx", "#x#", "files/plano.pdf~", "desktop.ini"];
    let page = "---\ntitle: X\n---\n[Plano](../files/plano.pdf)\n";
    let mut site = Site::new().with("files/plano.pdf", "%PDF").with(PAGE, page);
    for name in HIDDEN {
        site = site
            .with(&format!("files/{name}"), "secreto")
            .with(name, "secreto")
            .file(&format!("static/{name}"), "secreto");
    }
    let site = site.file("static/.well-known/security.txt", "Contact: mailto:a@ejemplo.org\n");
    let outcome = site.build().exits(0).tells_nothing();
    let files = outcome.files();
    assert!(files.values().all(|bytes| bytes != b"secreto"), "{:?}", files.keys());
    assert!(outcome.has("uno/files/plano.pdf") && outcome.has(".well-known/security.txt"));
}

#[test]
fn a_folder_named_like_a_file_and_a_file_in_no_place_are_told_and_left_out() {
    let site = Site::new().with("minutes/2026-03-10.md/x.txt", "a").with("presupuestos/2026.yaml", "year: 2026\n");
    let site = site.file("notas.txt", "a").file("tres/pages/x.md", "a").file("cabildo.yml", "a");
    let outcome = site.build().exits(0).tells("uno/minutes/2026-03-10.md/x.txt", "unknown-file", "");
    let outcome =
        outcome.tells("uno/presupuestos/2026.yaml", "unknown-file", "").tells("notas.txt", "unknown-file", "");
    outcome.tells("tres", "no-municipality-file", "`tres`").tells(
        "cabildo.yml",
        "unknown-file",
        "did you mean `cabildo.yaml`?",
    );
    let site = Site::new().file("tres/municipality.yml", "name: Tres\n");
    site.check().tells("tres", "no-municipality-file", "rename `municipality.yml` to `municipality.yaml`");
}

#[test]
fn a_text_whose_name_ends_otherwise_is_told_with_the_ending_that_is_read() {
    for (path, meant) in [
        ("proposals/aceras.MD", "aceras.md"),
        ("pages/historia.markdown", "historia.md"),
        ("budgets/2026.YAML", "2026.yaml"),
        ("minutes/2026-03-10.Md", "2026-03-10.md"),
    ] {
        let site = Site::new().with(path, "---\ntitle: X\n---\nTexto.\n");
        site.check().tells(&format!("uno/{path}"), "unknown-file", &format!("did you mean `{meant}`?"));
    }
}

#[test]
fn a_town_named_like_a_page_of_the_program_is_told() {
    for name in ["assets", "search", "es"] {
        let outcome = Site::new().file(&format!("{name}/municipality.yaml"), "name: X\n").build().exits(1);
        assert_eq!(outcome.errors(), [(name, "reserved-name")]);
        assert!(outcome.files().is_empty(), "which towns there are is not clear");
    }
}

#[test]
fn a_town_whose_folder_is_no_address_is_told_and_the_others_are_published() {
    let outcome = Site::new().town("Puerto Cedro").build().exits(1);
    let outcome = outcome.tells("Puerto Cedro/municipality.yaml", "bad-id", "`puerto-cedro`");
    assert!(outcome.has("uno/index.html"));
}

#[test]
fn a_town_called_like_a_page_or_file_of_the_root_is_told_before_anything_is_built() {
    let names = ["buscar", "search", "index.html", "404.html", "robots.txt", "sitemap.xml", "integrity.json"];
    for name in names {
        let site = Site::new().town(name);
        let outcome = site.check().exits(1);
        assert_eq!(outcome.errors(), [(name, "reserved-name")]);
        assert_eq!(site.build().exits(1).errors(), [(name, "reserved-name")]);
    }
    let both = SETTINGS.replace("[es]", "[en, es]");
    let outcome = Site::new().file("cabildo.yaml", both).town("buscar").check().exits(1);
    assert_eq!(outcome.errors(), [("buscar", "reserved-name")]);
}

#[test]
fn a_table_that_no_record_names_is_told() {
    let table = "Func,Ley\n04.5.1,1000.00\n";
    for path in ["budgets/2026-gastos.csv", "budgets/tablas/2026.xlsx", "payments/pagos.csv", "budgets/notas.docx"] {
        let site = Site::of_one_town().with("budgets/2026.yaml", "year: 2026\n# lines: 2026-gastos.csv\n");
        site.with(path, table).check().exits(0).tells(&format!("uno/{path}"), "unnamed-table", "");
    }
    let mapping =
        "{file: 2026-gastos.csv, direction: expenditure, columns: {functional: Func}, amounts: {approved: Ley}}";
    let budget = format!("year: 2026\nlines:\n  - {mapping}\n");
    let site = Site::of_one_town().with("budgets/2026.yaml", budget).with("budgets/2026-gastos.csv", table);
    site.check().tells_no("unnamed-table");
}
