//! `cabildo new` and `cabildo add`: what is begun reads without errors, and the files for CI do what
//! they say.

use std::fs;
use std::path::Path;
use std::process::Command;

use cabildo::text::yaml::{Node, Spanned, parse};

use crate::site::{Outcome, Site, TODAY, files_below};

/// A new portal in the folder `portal` of a test's own.
fn begun(lang: &str) -> Site {
    let site = Site::empty();
    let outcome = site
        .run(&["new", "portal", "--municipality", "Peña Blanca", "--country", "pa", "--lang", lang, "--today", TODAY])
        .exits(0);
    assert!(outcome.stdout.contains("portal"), "{}", outcome.stdout);
    site
}

fn run(site: &Site, arguments: &[&str]) -> Outcome {
    site.run(&[arguments, &["--content", "portal/content", "--today", TODAY]].concat())
}

#[test]
fn a_new_portal_builds_in_every_language_of_the_officer() {
    for lang in ["es", "en", "pt"] {
        let site = begun(lang);
        let outcome = run(&site, &["check", "--lang", lang]).exits(0);
        assert!(!outcome.stdout.contains("[unknown"), "{lang}: {}", outcome.stdout);
        let yaml = fs::read_to_string(site.path("portal/content/cabildo.yaml")).unwrap();
        assert!(yaml.contains(&format!("languages: [{lang}]")) && yaml.contains("currency: PAB"), "{yaml}");
        for file in
            ["README.md", ".gitlab-ci.yml", ".github/workflows/portal.yml", "hosting/nginx.conf", "hosting/apache.conf"]
        {
            assert!(site.path("portal").join(file).is_file(), "{file}");
        }
        for (path, bytes) in files_below(&site.path("portal")) {
            let text = String::from_utf8(bytes).unwrap();
            assert!(!text.contains("<<"), "{path}: a place that was not filled");
        }
    }
}

#[test]
fn what_is_begun_is_published_as_soon_as_it_says_so() {
    let meeting = "minutes/2026-03-10.md";
    for lang in ["es", "en", "pt"] {
        let site = begun(lang);
        run(&site, &["add", "minutes", "2026-03-10", "--lang", lang]).exits(0);
        run(&site, &["add", "proposal", "Aceras: San Matías", "--lang", lang]).exits(0);
        run(&site, &["add", "page", "Cómo participar", "--lang", lang]).exits(0);
        run(&site, &["add", "budget", "2025", "--lang", lang]).exits(0);
        run(&site, &["add", "cycle", "2027", "--lang", lang]).exits(0);
        run(&site, &["add", "programme", "Agua segura", "--lang", lang]).exits(0);
        let programme = site.path("portal/content/territory/programmes/agua-segura.md");
        let text = fs::read_to_string(&programme).unwrap();
        let town = site.path("portal/content/pena-blanca");
        assert!(town.join(meeting).is_file() && town.join("proposals/aceras-san-matias.md").is_file());
        let pages = |site: &Site| {
            let outcome = run(site, &["build", "--no-search", "--lang", "en"]).exits(0);
            outcome.files().into_keys().filter(|path| path.ends_with(".html")).count()
        };
        let before = pages(&site);
        for (path, bytes) in files_below(&town) {
            let text = String::from_utf8(bytes).unwrap();
            fs::write(town.join(path), text.replace("publish: no\n", "")).unwrap();
        }
        fs::write(&programme, text.replace("publish: no\n", "")).unwrap();
        // Two years, a meeting, a proposal, a page, the list of cycles, a cycle and a programme, besides
        // the parts of the budgets.
        assert!(pages(&site) >= before + 8, "{lang}");
    }
}

#[test]
fn nothing_that_stands_is_begun_again() {
    let site = begun("es");
    let path = site.path("portal/content/pena-blanca/budgets/2026.yaml");
    let before = fs::read(&path).unwrap();
    let outcome = run(&site, &["add", "budget", "2026", "--lang", "en"]).exits(1);
    assert!(outcome.stdout.contains("left as it is: pena-blanca/budgets/2026.yaml"), "{}", outcome.stdout);
    assert!(fs::read(&path).unwrap() == before);
    site.run(&["new", "portal", "--municipality", "X", "--country", "PA", "--lang", "en"]).exits(1).says("not empty");
    site.run(&["new", "otro", "--country", "PA", "--lang", "en"]).exits(2).says("--municipality");
    site.run(&["new", "otro", "--municipality", "X", "--country", "XX", "--lang", "en"]).exits(1).says("--currency");
    assert!(!site.path("otro").exists());
    run(&site, &["add", "minutes", "10/03/2026", "--lang", "en"]).exits(1).says("2026-03-10");
    run(&site, &["add", "proposal", "--lang", "en"]).exits(1).says("for example");
}

#[test]
fn what_is_begun_speaks_the_portals_first_language_unless_another_is_asked_for() {
    // The machine speaks English, the portal Spanish.
    let site = begun("es");
    run(&site, &["add", "cycle", "2027"]).exits(0);
    run(&site, &["add", "cycle", "2028", "--lang", "en"]).exits(0);
    for (year, said) in [("2027", "Lo que aquí se escribe"), ("2028", "What is written here")] {
        let path = site.path(&format!("portal/content/pena-blanca/cycles/{year}.yaml"));
        let text = fs::read_to_string(path).expect("a cycle");
        assert!(text.contains(said), "{year}: {text}");
    }
}

#[test]
fn a_second_municipality_is_begun_and_its_table_takes_the_place_of_the_examples() {
    let site = begun("es").beside("gastos.csv", "Objeto,Detalle,Ley\n21,Aseo,1500.00\n");
    run(&site, &["add", "municipality", "Río Hondo"]).exits(0);
    run(&site, &["add", "budget", "--municipality", "rio-hondo"]).exits(0);
    run(&site, &["import", "budget", "gastos.csv", "--municipality", "rio-hondo", "--year", "2026"]).exits(0);
    let yaml = fs::read_to_string(site.path("portal/content/rio-hondo/budgets/2026.yaml")).unwrap();
    assert!(yaml.contains("2026-gastos.csv") && !yaml.contains("publish: no"), "{yaml}");
    run(&site, &["check"]).exits(0);
}

/// The node below some keys and numbers.
pub fn below<'n>(node: &'n Spanned<Node>, path: &[&str]) -> &'n Spanned<Node> {
    path.iter().fold(node, |node, step| match &node.value {
        Node::Map(entries) => &entries.iter().find(|(key, _)| key.value == *step).unwrap_or_else(|| panic!("{step}")).1,
        Node::Seq(items) => &items[step.parse::<usize>().unwrap()],
        Node::Scalar(_) => panic!("{step}: a text"),
    })
}

pub fn text(node: &Spanned<Node>) -> String {
    match &node.value {
        Node::Scalar(scalar) => scalar.text.clone(),
        other => panic!("{other:?}"),
    }
}

/// The scripts of a CI file in their order.
fn scripts(yaml: &str) -> Vec<String> {
    let (root, faults) = parse(yaml, 0..yaml.len());
    assert!(faults.is_empty(), "{faults:?}");
    let root = root.unwrap();
    if yaml.contains("\npages:") {
        let Node::Seq(items) = &below(&root, &["pages", "script"]).value else { panic!("a list") };
        return items.iter().map(text).collect();
    }
    let Node::Seq(steps) = &below(&root, &["jobs", "portal", "steps"]).value else { panic!("a list") };
    let run = |step: &Spanned<Node>| match &step.value {
        Node::Map(entries) => entries.iter().find(|(key, _)| key.value == "run").map(|(_, script)| text(script)),
        _ => None,
    };
    steps.iter().filter_map(run).collect()
}

/// Runs a script in the portal's folder as a CI does: `sh -e`, the program on the path.
fn shell(site: &Site, script: &str, arguments: &[&str]) -> i32 {
    let bin = Path::new(env!("CARGO_BIN_EXE_cabildo")).parent().unwrap();
    let folder = site.path("portal");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new("sh");
    command
        .arg("-e")
        .arg("-c")
        .arg(script)
        .arg("sh")
        .args(arguments)
        .current_dir(&folder)
        .env_clear()
        .env("PATH", path);
    for name in ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH"] {
        command.env(name, folder.join(name));
    }
    let output = command.output().unwrap();
    output.status.code().unwrap_or(-1)
}

#[test]
fn the_ci_of_github_and_gitlab_and_the_plain_script_publish_what_is_good() {
    let broken = "name: Río Hondo\ncolr: x\n";
    for file in [".github/workflows/portal.yml", ".gitlab-ci.yml", "publish.sh"] {
        let site = begun("es");
        let yaml = fs::read_to_string(site.path("portal").join(file)).unwrap();
        let run_all = || {
            let steps = if file == "publish.sh" { vec![yaml.clone()] } else { scripts(&yaml) };
            let mut last = 0;
            for step in steps {
                let said = fs::read_to_string(site.path("portal/GITHUB_OUTPUT")).unwrap_or_default();
                let code = said.lines().rev().find_map(|line| line.strip_prefix("code=")).unwrap_or("0");
                last = shell(&site, &step.replace("${{ steps.build.outputs.code }}", code), &["www"]);
            }
            let outputs = fs::read_to_string(site.path("portal/outputs.txt")).unwrap();
            (last, outputs.contains("deploy=true\n"))
        };
        assert_eq!(run_all(), (0, true), "{file}: all is good");
        let summary = fs::read_to_string(site.path("portal/summary.md")).unwrap();
        assert!(
            summary.contains("pena-blanca") && summary.contains("index.html") || summary.contains("- `/"),
            "{summary}"
        );
        // A town that has errors and was published before keeps its version: the rest goes out.
        let town = site.path("portal/content/pena-blanca/municipality.yaml");
        let good = fs::read_to_string(&town).unwrap();
        fs::write(&town, format!("{good}colr: x\n")).unwrap();
        assert_eq!(run_all(), (1, true), "{file}: its last good version stays");
        fs::write(&town, good).unwrap();
        // One that never was published would be missing: nothing goes out.
        let other = site.path("portal/content/rio-hondo/municipality.yaml");
        fs::create_dir_all(other.parent().unwrap()).unwrap();
        fs::write(&other, broken).unwrap();
        let (code, deploy) = run_all();
        assert!(code != 0 && !deploy, "{file}: {code}");
        if file == "publish.sh" {
            assert!(site.path("portal/www/index.html").is_file());
        }
    }
}

#[test]
fn servers_let_other_sites_show_the_charts_in_the_words_of_the_sites_languages() {
    let site = Site::empty();
    let asked = ["new", "portal", "--municipality", "San Roque", "--country", "PA", "--languages", "es,en"];
    site.run(&[&asked[..], &["--today", TODAY]].concat()).exits(0);
    let text = |path: &str| fs::read_to_string(site.path("portal").join(path)).unwrap();
    let headers = text("content/static/_headers");
    let rules: Vec<&str> = headers.lines().filter(|line| line.starts_with('/')).collect();
    let charts = ["graficos", "en/embed"];
    let folders = ["", "san-roque/", "territorio/"];
    let expected = folders.iter().flat_map(|folder| charts.map(|chart| format!("/{folder}{chart}/*")));
    assert_eq!(rules, ["/*".to_owned(), "/assets/*".to_owned()].into_iter().chain(expected).collect::<Vec<_>>());
    assert_eq!(headers.matches("frame-ancestors *").count(), 6, "{headers}");
    assert!(text("hosting/nginx.conf").contains("\"~/(embed|graficos)/\" \"frame-ancestors *\";"));
    assert!(text("hosting/apache.conf").contains("m#/(embed|graficos)/#"));
}
