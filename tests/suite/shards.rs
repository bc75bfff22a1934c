//! A site built by several machines: each its share, then joined. The same bytes as from one machine.

use std::process::Stdio;
use std::time::Duration;

use crate::site::{Site, files_below};

/// Six towns of different size, one of them with a colour, one with an attachment.
fn six() -> Site {
    let page = |text: &str| format!("---\ntitle: Horario\n---\n{text}\n");
    let site = Site::new().with("pages/horario.md", page("De ocho a cuatro."));
    let site = site.town("tres").with("pages/horario.md", page(&"Mucho texto. ".repeat(400)));
    let site = site.town("cuatro").with("municipality.yaml", "name: Cuatro\ncolour: \"#113355\"\n");
    let site = site.town("cinco").with("files/plano.pdf", "%PDF");
    site.town("seis").with("pages/horario.md", page(&"Otro texto. ".repeat(300)))
}

/// Builds a share into a folder of its own, as another machine would.
fn share(site: &Site, number: usize, of: usize) -> String {
    let (folder, part) = (format!("share-{number}"), format!("{number}/{of}"));
    site.build_with(&["--shard", &part, "--out", &folder]).exits(0);
    folder
}

#[test]
fn shares_joined_are_the_site_that_one_machine_builds() {
    let whole = six().build().exits(0).files();
    let site = six();
    let shares: Vec<String> = (1..=3).map(|number| share(&site, number, 3)).collect();
    let towns = |folder: &String| std::fs::read_dir(site.path(folder)).unwrap().count();
    assert!(shares.iter().all(|folder| towns(folder) > 1), "each share holds towns, and assets");
    let shares: Vec<&str> = shares.iter().map(String::as_str).collect();
    let joined = site.run(&[&["join", "--lang", "en", "--today", "2026-10-01"], &shares[..]].concat()).exits(0);
    let joined = joined.says("portals taken over: 6, from 3 shares").says("portals: 6 (unchanged: 6)");
    assert!(joined.files() == whole);
    // What was joined stands like any other site: nothing is built again.
    assert!(site.build().exits(0).says("(unchanged: 6)").files() == whole);
}

#[test]
fn a_share_holds_its_portals_and_no_page_of_the_territory() {
    let site = six();
    let mut all: Vec<String> = Vec::new();
    for number in 1..=2 {
        let files = files_below(&site.path(&share(&site, number, 2)));
        assert!(!files.contains_key("index.html") && !files.keys().any(|path| path.starts_with("territorio/")));
        all.extend(files.keys().filter(|path| path.ends_with("/index.json")).cloned());
    }
    all.sort();
    let expected = ["cinco", "cuatro", "dos", "seis", "tres", "uno"].map(|town| format!("{town}/index.json"));
    assert_eq!(all, expected, "each in one share");
}

#[test]
fn a_share_that_was_killed_or_lost_or_changed_does_not_change_the_site() {
    let whole = six().build().exits(0).files();
    for moment in [2, 9, 25, 60] {
        let site = six();
        let first = share(&site, 1, 2);
        let arguments = ["build", "--today", "2026-10-01", "--shard", "2/2", "--out", "share-2"];
        let mut child = site.command(&arguments).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(moment));
        let _ = child.kill();
        let _ = child.wait();
        // Tried again, as the services that run shares do.
        let second = share(&site, 2, 2);
        assert!(site.run(&["join", "--today", "2026-10-01", &first, &second]).exits(0).files() == whole, "{moment} ms");
    }
    // A share that never came is built where the others are joined, and that is told.
    let site = six();
    let first = share(&site, 1, 2);
    let joined = site.run(&["join", "--lang", "en", "--today", "2026-10-01", &first]).exits(0);
    assert!(joined.says("no share holds these portals as they are now; they are built here: ").files() == whole);
    // So is a portal whose files were lost on the way, and one whose content has changed since.
    let site = six();
    let shares = [share(&site, 1, 2), share(&site, 2, 2)];
    let lost = shares.iter().map(|folder| site.path(folder).join("tres/paginas/horario/index.html"));
    lost.filter(|path| path.exists()).for_each(|path| std::fs::remove_file(path).unwrap());
    site.write("dos/municipality.yaml", "name: Dos Nuevo\n");
    let joined = site.run(&["join", "--lang", "en", "--today", "2026-10-01", &shares[0], &shares[1]]).exits(0);
    assert!(joined.stderr.contains("built here: tres"), "{}", joined.stderr);
    let changed = six();
    changed.write("dos/municipality.yaml", "name: Dos Nuevo\n");
    assert!(joined.files() == changed.build().exits(0).files());
}

#[test]
fn what_shares_bring_is_in_the_summary_of_the_site_that_they_make() {
    let site = six();
    let budget = |cleaning: &str| {
        format!("year: 2026\nexpenditure:\n  - {{economic: \"21\", name: Aseo, approved: \"{cleaning}\"}}\n")
    };
    let joined = || {
        let shares = [share(&site, 1, 2), share(&site, 2, 2)];
        let arguments = ["join", "--lang", "en", "--today", "2026-10-01", "--summary", "s.md", &shares[0], &shares[1]];
        site.run(&arguments).exits(0);
        std::fs::read_to_string(site.path("s.md")).unwrap()
    };
    site.write("tres/budgets/2026.yaml", budget("70000.00"));
    let told = joined();
    assert!(told.contains("## tres\n") && told.contains("## dos\n"), "all are new: {told}");
    assert!(!told.contains("| Figure |"), "and nothing moved: {told}");
    site.write("tres/budgets/2026.yaml", budget("40000.00"));
    site.write("tres/pages/nueva.md", "---\ntitle: Nueva\n---\nHola.\n");
    let told = joined();
    let row = told.lines().find(|line| line.starts_with("| Aseo | 70000.00 | 40000.00 |")).unwrap_or_default();
    assert!(row.contains("`/tres/"), "{told}");
    assert!(told.contains("- `/tres/paginas/nueva/`") && !told.contains("## dos\n"), "{told}");
    assert!(joined().contains("No page changed."));
}

#[test]
fn what_is_no_share_is_refused() {
    let site = six();
    site.build_with(&["--shard", "4/3"]).exits(2);
    site.run(&["join", "--today", "2026-10-01", "nowhere"]).exits(2);
    site.run(&["join", "--today", "2026-10-01"]).exits(2);
}

#[test]
fn attachments_are_known_by_their_content_on_any_machine() {
    let site = six();
    site.build().exits(0);
    // As a fresh checkout does: the same bytes, written at another time.
    std::thread::sleep(Duration::from_millis(20));
    site.write("cinco/files/plano.pdf", "%PDF");
    site.build().exits(0).says("(unchanged: 6)");
    site.write("cinco/files/plano.pdf", "%PDF-1.7");
    let changed = site.build().exits(0).says("(unchanged: 5)");
    assert_eq!(changed.files().get("cinco/files/plano.pdf").map(Vec::as_slice), Some(&b"%PDF-1.7"[..]));
}

/// The command lines of the manual's templates, each with what its service puts into the environment.
fn templates(site: &Site) {
    let manual = include_str!("../../docs/en/shards.md");
    let builds = manual.lines().filter(|line| line.contains("cabildo build --shard \""));
    let builds = builds.map(|line| line.trim().trim_start_matches("- run: ").trim_start_matches("- "));
    let builds: Vec<&str> = builds.collect();
    assert_eq!(builds.len(), 4, "{builds:?}");
    // Kubernetes counts from 0 and GitHub writes its number into the text.
    let shares: [(&str, usize, fn(usize) -> [(&'static str, String); 2]); 4] = [
        ("/16", 16, |at| [("JOB_COMPLETION_INDEX", at.to_string()), ("X", String::new())]),
        ("/4", 4, |at| [("SHARE", (at + 1).to_string()), ("X", String::new())]),
        ("/$CI_NODE_TOTAL", 4, |at| [("CI_NODE_INDEX", (at + 1).to_string()), ("CI_NODE_TOTAL", "4".to_owned())]),
        ("/16", 16, |at| [("SLURM_ARRAY_TASK_ID", (at + 1).to_string()), ("X", String::new())]),
    ];
    let whole = six().build().exits(0).files();
    for (line, (of, count, environment)) in builds.into_iter().zip(shares) {
        assert!(line.contains(of), "{line}");
        let line = line.replace("${{ matrix.share }}", "$SHARE");
        let _ = std::fs::remove_dir_all(site.path("shares"));
        let _ = std::fs::remove_dir_all(site.path("public"));
        for at in 0..count {
            run(site, &line, &environment(at));
        }
        let folders = |line: &str| line.contains("shares/");
        let joined: Vec<String> = match (folders(&line), count) {
            (true, 16) if line.contains("JOB_") => (0..16).map(|at| format!("shares/{at}")).collect(),
            (true, _) => (1..=count).map(|at| format!("shares/{at}")).collect(),
            (false, _) => (1..=count).map(|at| format!("share-{at}")).collect(),
        };
        let joined: Vec<&str> = joined.iter().map(String::as_str).collect();
        let outcome = site.run(&[&["join", "--lang", "en", "--today", "2026-10-01"], &joined[..]].concat()).exits(0);
        assert!(outcome.says("portals taken over: 6").files() == whole, "{line}");
    }
}

/// Runs a line as its service's shell would.
fn run(site: &Site, line: &str, environment: &[(&'static str, String); 2]) {
    let program = site.command(&[]);
    let mut shell = std::process::Command::new("sh");
    let line = format!("{} --today 2026-10-01", line.replacen("cabildo", "\"$CABILDO\"", 1));
    shell.args(["-c", &line]).current_dir(site.path("")).env_clear().env("CABILDO", program.get_program());
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.envs(environment.iter().map(|(name, value)| (name, value)));
    let done = shell.output().unwrap();
    assert!(done.status.success(), "{line}: {}", String::from_utf8_lossy(&done.stderr));
}

#[cfg(unix)]
#[test]
fn the_manual_s_templates_build_every_share() {
    templates(&six());
}
