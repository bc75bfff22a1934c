//! The command line: what each argument does, which exit code ends a run, and which stream says what.

use std::process::Stdio;

use serde_json::Value;

use crate::site::{SETTINGS, Site, TODAY};

/// A page with a warning (HTML), and one that has an error besides (a link to nothing).
const WARNED: &str = "---\ntitle: X\n---\nUno <b>dos</b>.\n";
const WRONG: &str = "---\ntitle: X\n---\nUno <b>dos</b>, [tres](tres.md).\n";

#[test]
fn the_exit_code_is_0_where_there_are_only_warnings() {
    let outcome =
        Site::new().with("pages/x.md", WARNED).build().exits(0).tells("uno/pages/x.md:4:5", "html-in-text", "");
    assert!(outcome.has("uno/paginas/x/index.html"));
}

#[test]
fn the_exit_code_is_1_where_content_has_errors() {
    let site = Site::new().with("pages/x.md", WRONG);
    site.check().exits(1);
    site.build().exits(1);
}

#[test]
fn the_exit_code_is_2_for_arguments_that_are_wrong() {
    let site = Site::new();
    let wrong: [(&[&str], &str); 11] = [
        (&[], "Uso: cabildo"),
        (&["publish"], "publish"),
        (&["build", "--minfy"], "--minfy"),
        (&["build", "--no-minfy"], "--no-minify"),
        (&["build", "--out"], "--out"),
        (&["build", "--threads", "0"], "0"),
        (&["build", "--threads", "many"], "many"),
        (&["build", "--today", "03/04/2026"], "2026-03-10"),
        (&["build", "--base-url", "ejemplo.org"], "https://ejemplo.org/"),
        (&["build", "--links", "short"], "folder"),
        (&["check", "--format", "xml"], "sarif"),
    ];
    for (arguments, said) in wrong {
        let outcome = site.run(arguments).exits(2).says(said);
        assert_eq!(outcome.stdout, "", "{arguments:?}");
    }
    assert!(site.published().is_empty());
}

#[test]
fn the_exit_code_is_2_where_there_is_no_content_or_no_town() {
    let site = Site::empty();
    site.run(&["build", "--lang", "en", "--content", "nowhere"]).exits(2).says("`nowhere`");
    site.run(&["check", "--lang", "en", "--content", "nowhere"]).exits(2).says("`nowhere`");
    site.build().exits(2).tells("cabildo.yaml", "missing-file", "");
    site.write("cabildo.yaml", SETTINGS);
    site.build().exits(2).tells(".", "no-municipality", "");
    site.write("notas.txt", "a");
    site.run(&["check", "--lang", "en", "--content", "content/notas.txt"]).exits(2).says("notas.txt");
    assert!(site.published().is_empty());
}

#[test]
fn today_is_the_day_of_the_site_s_own_time_zone() {
    let day = |zone: &str| {
        let site = Site::empty().file("cabildo.yaml", format!("{SETTINGS}time_zone: {zone}\n")).town("uno");
        site.run(&["build"]).exits(0);
        let sums = std::fs::read_to_string(site.path("public/integrity-site.json")).expect("the sums");
        serde_json::from_str::<Value>(&sums).expect("JSON")["today"].as_str().expect("a day").to_owned()
    };
    // These two never have the same day: there are 26 hours between them.
    let (first, last) = (day("Pacific/Kiritimati"), day("Etc/GMT+12"));
    assert!(first > last, "{first} {last}");
}

#[test]
fn only_builds_the_towns_that_are_named_and_knows_no_other() {
    let site = Site::new().town("tres");
    let outcome = site.build_with(&["--only", "uno", "dos"]).exits(0);
    assert!(outcome.has("uno/index.html") && outcome.has("dos/index.html") && !outcome.has("tres/index.html"));
    let before = site.published();
    site.build_with(&["--only", "unno"]).exits(2).tells("--only", "unknown-reference", "did you mean `uno`?");
    assert!(site.published() == before);
}

#[test]
fn only_leaves_the_other_towns_as_they_stand() {
    let site = Site::new();
    site.build().exits(0);
    let before = site.published();
    site.write("uno/municipality.yaml", "name: Uno Nuevo\n");
    site.write("dos/municipality.yaml", "name: [\n");
    let outcome = site.build_with(&["--only", "uno"]).exits(0);
    assert!(outcome.page("uno/").contains("Uno Nuevo"));
    assert!(outcome.page("").contains("Uno Nuevo") && outcome.page("").contains("Pueblo dos"));
    let of_dos = |files: std::collections::BTreeMap<String, Vec<u8>>| -> Vec<_> {
        files.into_iter().filter(|(path, _)| path.starts_with("dos/")).collect()
    };
    assert!(of_dos(site.published()) == of_dos(before));
}

#[test]
fn findings_of_check_are_data_on_standard_output_in_every_format() {
    let site = Site::new().with("pages/x.md", WRONG).with("pages/y.md", WARNED);
    let check = |format| site.run(&["check", "--lang", "en", "--today", TODAY, "--format", format]).exits(1);

    let human = check("human");
    assert!(human.stdout.contains("uno/pages/x.md:4:17 [broken-link]"), "{}", human.stdout);
    assert!(human.stderr.contains("errors: 1, warnings: 2"), "{}", human.stderr);

    let json = check("json");
    let all: Vec<Value> = serde_json::from_str(&json.stdout).expect("an array");
    let told: Vec<_> =
        all.iter().map(|one| (one["code"].as_str().unwrap_or(""), one["line"].as_u64().unwrap_or(0))).collect();
    assert_eq!(told, [("html-in-text", 4), ("broken-link", 4), ("html-in-text", 4)]);

    let github = check("github");
    let lines: Vec<&str> = github.stdout.lines().collect();
    assert!(lines[1].starts_with("::error file=content/uno/pages/x.md,line=4,col=17,title=broken-link::"), "{lines:?}");
    assert!(lines[0].starts_with("::warning ") && lines.len() == 3, "{lines:?}");

    let sarif: Value = serde_json::from_str(&check("sarif").stdout).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    assert_eq!(sarif["runs"][0]["results"][1]["ruleId"], "broken-link");
    for machine in [json, github] {
        assert_eq!(machine.stderr, "", "nothing but data");
    }
}

#[test]
fn where_nothing_is_wrong_every_format_still_parses() {
    let site = Site::new();
    let check = |format| site.run(&["check", "--today", TODAY, "--format", format]).exits(0).stdout;
    assert_eq!(check("json").trim(), "[]");
    assert_eq!(check("github"), "");
    let sarif: Value = serde_json::from_str(&check("sarif")).expect("JSON");
    assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), Some(0));
    assert_eq!(check("human"), "");
}

#[test]
fn check_writes_nothing_at_all() {
    let site = Site::new();
    let before = crate::site::files_below(&site.path("."));
    site.check().exits(0);
    assert!(crate::site::files_below(&site.path(".")) == before);
    assert!(!site.path("public").exists() && !site.path("public.cabildo").exists());
}

#[test]
fn build_says_everything_on_standard_error() {
    // But for a document of findings, which is data.
    for format in ["human", "github"] {
        let outcome =
            Site::new().with("pages/x.md", WARNED).run(&["build", "--lang", "en", "--format", format]).exits(0);
        assert_eq!(outcome.stdout, "", "{format}");
    }
    let outcome = Site::new().run(&["build", "--lang", "en", "--timings"]).exits(0).says("portals: 2 (unchanged: 0)");
    let outcome = outcome.says("render").says("publish");
    assert_eq!(outcome.stdout, "");
}

#[test]
fn the_program_speaks_the_language_it_is_asked_for_or_the_portal_s_own() {
    let in_languages = |languages: &str| {
        let settings = SETTINGS.replace("languages: [es]", languages);
        Site::new().file("cabildo.yaml", settings).with("municipality.yaml", "name: Uno\ncolr: x\n")
    };
    let said = |site: &Site, arguments: &[&str]| {
        let outcome = site.run(&[&["check"], arguments].concat()).exits(1);
        let known =
            [("es", "la clave `colr` no existe"), ("en", "there is no key"), ("pt", "a chave `colr` não existe")];
        known.into_iter().find(|(_, words)| outcome.stdout.contains(words)).map_or("none", |(lang, _)| lang)
    };
    let site = in_languages("languages: [es]");
    assert_eq!(said(&site, &[]), "es");
    assert_eq!(said(&site, &["--lang", "en"]), "en");
    assert_eq!(said(&site, &["--lang", "en-GB"]), "en");
    assert_eq!(said(&site, &["--lang", "pt"]), "pt");
    let site = site.environment("LANG", "en_US.UTF-8");
    assert_eq!(said(&site, &[]), "es", "whoever's terminal it is");
    // The first that there is; that of the country where there is none; and at last that of the environment.
    assert_eq!(said(&in_languages("languages: [fr, en, es]"), &[]), "en");
    assert_eq!(said(&in_languages("languages: [fr]\ncountry: CA"), &[]), "en");
    let site = in_languages("languages: [fr]").environment("LANG", "pt_BR.UTF-8");
    assert_eq!(said(&site, &[]), "pt");
    let site = site.environment("LC_ALL", "es_PA.UTF-8");
    assert_eq!(said(&site, &[]), "es", "LC_ALL stands above LANG");
}

#[test]
fn every_rule_can_be_explained() {
    let site = Site::empty();
    let list = site.run(&["explain"]).exits(0).stdout;
    let codes: Vec<&str> = list.lines().collect();
    assert!(codes.len() > 50 && codes.contains(&"unknown-key"), "{codes:?}");
    // That each has its words is a test of theirs.
    for (code, lang) in codes.iter().step_by(10).zip(["es", "en", "pt"].into_iter().cycle()) {
        let outcome = site.run(&["explain", code, "--lang", lang]).exits(0);
        assert!(outcome.stdout.contains(code) && outcome.stdout.lines().count() > 2, "{code}: {}", outcome.stdout);
    }
    site.run(&["explain", "[unknown-key]"]).exits(0);
    for spoken in [&["--lang", "pt"][..], &["--lang=pt"]] {
        let before = site.run(&[spoken, &["explain", "unknown-key"]].concat()).exits(0).stdout;
        assert_eq!(before, site.run(&["explain", "unknown-key", "--lang", "pt"]).stdout);
    }
    let far = site.run(&["explain", "zzz", "--lang", "en"]).exits(2).says("there is no rule `zzz`");
    assert!(!far.stderr.contains("did you mean"), "{}", far.stderr);
    let outcome = site.run(&["explain", "unknown-kee", "--lang", "en"]).exits(2).says("did you mean `unknown-key`?");
    assert_eq!(outcome.stdout, "");
}

#[test]
fn help_and_version_are_data() {
    let site = Site::empty();
    for arguments in [&["--help"][..], &["build", "--help"], &["check", "--help"], &["explain", "--help"]] {
        for (lang, usage) in [("es", "Uso: cabildo"), ("en", "Usage: cabildo"), ("pt", "Uso: cabildo")] {
            let outcome = site.run(&[arguments, &["--lang", lang]].concat()).exits(0);
            assert!(outcome.stdout.contains(usage) && outcome.stderr.is_empty(), "{arguments:?}");
        }
    }
    let version = site.run(&["--version"]).exits(0).stdout;
    assert_eq!(version.trim(), concat!("cabildo ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn help_is_written_in_the_officer_s_language() {
    let site = Site::empty();
    let build = |lang| site.run(&["build", "--help", "--lang", lang]).exits(0).stdout;
    assert!(build("es").contains("--out <CARPETA>") && build("es").contains("La carpeta en que se escribe"));
    assert!(build("pt").contains("--out <PASTA>") && build("pt").contains("[se faltar: public]"));
    assert!(build("en").contains("--out <DIR>") && build("en").contains("[where it is missing: public]"));
    let site = Site::empty().environment("LC_ALL", "es_PA.UTF-8");
    let named = site.run(&["help", "check"]).exits(0).stdout;
    assert!(named.contains("Uso: cabildo check [OPCIONES]"), "{named}");
    let of_machine = site.command(&["--help"]).env("LC_ALL", "pt_BR.UTF-8").output().expect("a run");
    assert!(String::from_utf8_lossy(&of_machine.stdout).contains("Portais estáticos"));
    site.run(&[]).exits(2).says("Comandos:");
}

#[test]
fn wrong_arguments_are_told_in_the_officer_s_language() {
    let site = Site::empty();
    let cases: [(&[&str], &str, &str); 9] = [
        (
            &["bild"],
            "no hay ningún comando `bild`; ¿quiso decir `build`?",
            "there is no command `bild`; did you mean `build`?",
        ),
        (
            &["build", "--treads", "3"],
            "no tiene ninguna opción `--treads`; ¿quiso decir `--threads`?",
            "no option `--treads`",
        ),
        (&["build", "--threads", "0"], "`0` no sirve para `--threads`: es un número de 1 a 1024", "from 1 to 1024"),
        (&["build", "--today", "mañana"], "un día se escribe 2026-03-10", "a day is written 2026-03-10"),
        (&["check", "--format", "xml"], "puede ser: human, json, github, gitlab, sarif", "one of: human"),
        (&["build", "--out"], "falta el valor de `--out`", "`--out` lacks its value"),
        (&["new"], "falta decir <CARPETA>; vea `cabildo new --help`", "say also <DIR>; see `cabildo new --help`"),
        (&["schema", "algo"], "sobra `algo`", "`algo` is one too many"),
        (&["build", "--out", "a", "--out", "b"], "`--out` se dice una sola vez", "`--out` is said only once"),
    ];
    for (arguments, spanish, english) in cases {
        for (lang, words) in [("es", spanish), ("en", english)] {
            let outcome = site.run(&[arguments, &["--lang", lang]].concat()).exits(2).says(words);
            assert_eq!(outcome.stdout, "");
        }
    }
}

#[test]
fn what_the_machine_refuses_is_told_in_the_officer_s_language() {
    let site = Site::new();
    let cases: [(&[&str], &str); 3] = [
        (&["check", "--content", "nada"], "no se puede leer `nada`: no existe"),
        (&["tally", "nada.pb"], "no se puede leer `nada.pb`: no existe"),
        (&["build", "--out", "/dev/null/x"], "`/dev/null/x"),
    ];
    for (arguments, words) in cases {
        let told = site.run(&[arguments, &["--lang", "es"]].concat()).says(words).stderr;
        assert!(!told.contains("os error") && !told.contains("directory"), "{told}");
    }
}

#[test]
fn a_closed_standard_output_or_error_ends_no_run_in_panic() {
    let site = Site::new().with("pages/x.md", WRONG);
    let runs: [&[&str]; 5] =
        [&["explain"], &["explain", "unknown-key"], &["check"], &["check", "--format", "sarif"], &["--help"]];
    for arguments in runs {
        let mut child = site.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a run");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("an end");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            output.status.code().is_some_and(|code| code <= 2) && !said.contains("panicked"),
            "{arguments:?}: {said}"
        );
    }
    let mut child = site.command(&["build"]).stderr(Stdio::piped()).spawn().expect("a run");
    drop(child.stderr.take());
    assert_eq!(child.wait().expect("an end").code(), Some(1));
    assert!(site.path("public/dos/index.html").exists(), "what was asked for is done");
}

#[test]
fn there_is_no_colour_where_nobody_watches_or_none_is_wanted() {
    let site = Site::new().with("pages/x.md", WRONG);
    for site in [Site::new().with("pages/x.md", WRONG).environment("NO_COLOR", "1"), site.environment("TERM", "dumb")] {
        let outcome = site.run(&["check"]).exits(1);
        assert!(!outcome.stdout.contains('\u{1b}') && !outcome.stderr.contains('\u{1b}'));
    }
}

#[test]
fn one_thread_or_several_make_the_same_site() {
    let (one, several) =
        (Site::new().argument("--threads").argument("1"), Site::new().argument("--threads").argument("7"));
    assert!(one.build().exits(0).files() == several.build().exits(0).files());
}

#[test]
fn an_environment_without_anything_builds_the_same_site() {
    let site = Site::new();
    let output = site.command(&["build", "--today", TODAY]).env_clear().output().expect("a run");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(site.published() == Site::new().build().exits(0).files());
}

#[test]
fn an_address_on_the_command_line_stands_above_that_of_the_settings() {
    let outcome = Site::new().build_with(&["--base-url", "https://otro.example/sub"]).exits(0);
    let map = outcome.page("sitemap.xml");
    assert!(map.contains("https://otro.example/sub/uno/sitemap.xml") && !map.contains("ejemplo.org"), "{map}");
}

#[test]
fn an_output_that_is_not_the_sites_own_is_refused_before_anything_is_touched() {
    let site =
        Site::new().beside("ajeno/tesis.txt", "años de trabajo").beside("archivo", "x").beside("home/nota.txt", "x");
    let home = site.path("home").display().to_string();
    let parent = site.path(".").display().to_string();
    let before = crate::site::files_below(&site.path("."));
    let refused = [
        ("content", "one inside another"),
        ("content/uno", "one inside another"),
        ("content/public", "one inside another"),
        (parent.as_str(), "one inside another"),
        ("/", "cannot be the output folder"),
        (home.as_str(), "cannot be the output folder"),
        ("ajeno", "tesis.txt"),
        ("archivo", "archivo"),
    ];
    for (out, said) in refused {
        site.build_with(&["--out", out]).exits(2).says(said);
        assert!(crate::site::files_below(&site.path(".")) == before, "--out {out}");
    }
    site.build_with(&["--cache", "content/cache"]).exits(2).says("one inside another");
    assert!(crate::site::files_below(&site.path(".")) == before);
}

#[cfg(unix)]
mod permissions {
    //! What the machine does not allow. The system's own administrator may do everything, so that
    //! there nothing can be tried.

    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use crate::site::Site;

    /// Whether taking a permission away has any effect on whoever runs the tests.
    fn is_held_to(path: &Path, mode: u32) -> bool {
        fs::set_permissions(path, Permissions::from_mode(mode)).expect("a change");
        let held =
            if path.is_dir() { fs::write(path.join("probe"), "").is_err() } else { fs::File::open(path).is_err() };
        if !held {
            let _ = fs::remove_file(path.join("probe"));
        }
        held
    }

    #[test]
    fn the_exit_code_is_3_for_a_file_that_cannot_be_read() {
        let site = Site::new().with("pages/x.md", "---\ntitle: X\n---\n");
        let path = site.path("content/uno/pages/x.md");
        if is_held_to(&path, 0) {
            let outcome = site.build().exits(3).says("x.md");
            assert!(!outcome.has("uno/index.html"));
        } else {
            eprintln!("skipped: whoever runs this may read everything");
        }
    }

    #[test]
    fn the_exit_code_is_3_for_a_folder_that_cannot_be_written() {
        let site = Site::new().beside("cerrado/x", "");
        fs::remove_file(site.path("cerrado/x")).expect("a file");
        if is_held_to(&site.path("cerrado"), 0o500) {
            site.build_with(&["--out", "cerrado/public"]).exits(3).says("cannot be written");
        } else {
            eprintln!("skipped: whoever runs this may write everything");
        }
        fs::set_permissions(site.path("cerrado"), Permissions::from_mode(0o700)).expect("a change");
    }

    #[test]
    fn the_exit_code_is_3_where_a_folder_of_the_output_cannot_be_made() {
        // A file where a folder is needed stops the administrator, too.
        let site = Site::new().beside("archivo", "x");
        site.build_with(&["--out", "archivo/public"]).exits(3).says("archivo");
        site.build_with(&["--out", "/proc/cabildo/public"]).exits(3).says("/proc/cabildo");
    }
}
