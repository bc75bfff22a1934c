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
        run(&site, &["add", "agreement", "Agua para todos", "--lang", lang]).exits(0);
        run(&site, &["add", "service", "Permiso de construcción", "--lang", lang]).exits(0);
        run(&site, &["add", "document", "Planilla de marzo", "--lang", lang]).exits(0);
        run(&site, &["add", "news", "Cierre del mercado", "--lang", lang]).exits(0);
        run(&site, &["add", "payments", "--lang", lang]).exits(0);
        let shared = site.path("portal/content/territory");
        let town = site.path("portal/content/pena-blanca");
        assert!(town.join(meeting).is_file() && town.join("proposals/aceras-san-matias.md").is_file());
        let pages = |site: &Site| {
            let outcome = run(site, &["build", "--no-search", "--lang", "en"]).exits(0);
            outcome.files().into_keys().filter(|path| path.ends_with(".html")).count()
        };
        let before = pages(&site);
        for folder in [&town, &shared] {
            for (path, bytes) in files_below(folder) {
                let text = String::from_utf8(bytes).unwrap();
                fs::write(folder.join(path), text.replace("publish: no\n", "")).unwrap();
            }
        }
        // Two years, a meeting, a proposal, a page, the list of cycles, a cycle, a programme, an agreement, a
        // service, the list of documents, a piece of news and the payments, besides the parts of the budgets.
        assert!(pages(&site) >= before + 13, "{lang}");
        assert!(town.join("news/2026-10-01-cierre-del-mercado.md").is_file());
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
    site.run(&["new", "otro", "--municipality", "X", "--country", "XX", "--lang", "en"]).exits(1).says("not known");
    site.run(&["new", "otro", "--municipality", "X", "--country", "AQ", "--lang", "en"]).exits(1).says("--currency");
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

#[test]
fn what_is_begun_has_its_amounts_as_the_site_types_them() {
    for lang in ["es", "en", "pt"] {
        let site = begun(lang).beside("propuestas.csv", "Título,Costo\nBancas,12500.50\n");
        let settings = site.path("portal/content/cabildo.yaml");
        let text = fs::read_to_string(&settings).unwrap();
        assert!(text.contains("# numbers: {decimal: \",\", thousands: \".\"}"), "{text}");
        fs::write(&settings, text.replace("# numbers:", "numbers:")).unwrap();
        // What stands already is mended by what the remark says.
        run(&site, &["check", "--fix"]).exits(0);
        for kind in
            [["budget", "2025"], ["cycle", "2027"], ["payments", "2026"], ["agreement", "Agua"], ["proposal", "Aceras"]]
        {
            run(&site, &[&["add"][..], &kind, &["--lang", lang]].concat()).exits(0);
        }
        run(&site, &["import", "proposals", "propuestas.csv"]).exits(0);
        for (path, bytes) in files_below(&site.path("portal/content")) {
            // Suggestions are taken up too.
            let text = String::from_utf8(bytes).unwrap().replace("publish: no\n", "");
            let text = text
                .replace("# cost:", "cost:")
                .replace("# areas: [{area", "# x: [{area")
                .replace("# money:", "money:");
            fs::write(site.path("portal/content").join(&path), text).unwrap();
        }
        let outcome = run(&site, &["check", "--lang", "en"]).exits(0);
        assert!(
            !outcome.stdout.contains("not-amount") && !outcome.stdout.contains("`money:`"),
            "{lang}: {}",
            outcome.stdout
        );
        let read = |path: &str| fs::read_to_string(site.path("portal/content/pena-blanca").join(path)).unwrap();
        assert!(read("budgets/2025.yaml").contains("approved: \"70000,00\""));
        assert!(read("cycles/2027.yaml").contains("money: \"30000,00\""), "in a suggestion too");
        assert!(
            files_below(&site.path("portal/content/pena-blanca/proposals"))
                .into_values()
                .any(|bytes| String::from_utf8(bytes).unwrap().contains("asked: \"12500,5"))
        );
    }
}

#[test]
fn a_programme_of_one_municipality_is_begun_in_its_folder() {
    let site = begun("es");
    run(&site, &["add", "municipality", "Río Hondo"]).exits(0);
    run(&site, &["add", "programme", "Becas", "--municipality", "rio-hondo"]).exits(0);
    run(&site, &["add", "agreement", "Agua", "--municipality", "rio-hondo"]).exits(0);
    run(&site, &["add", "programme", "De todos"]).exits(0);
    for path in ["rio-hondo/programmes/becas.md", "rio-hondo/agreements/agua.md", "territory/programmes/de-todos.md"] {
        assert!(site.path("portal/content").join(path).is_file(), "{path}");
    }
    assert!(!site.path("portal/content/territory/programmes/becas.md").exists());
    // A part of a name means the municipality that has it; what is like none suggests none.
    let told = run(&site, &["add", "page", "Hola", "--municipality", "hondo", "--lang", "en"]).exits(1).stderr;
    assert!(told.contains("did you mean `rio-hondo`"), "{told}");
    let told = run(&site, &["add", "page", "Hola", "--municipality", "zzz", "--lang", "en"]).exits(1).stderr;
    assert!(!told.contains("did you mean") && told.contains("pena-blanca, rio-hondo"), "{told}");
    let told = site.run(&["chek", "--lang", "en"]).exits(2).stderr;
    assert!(told.contains("`check`"), "{told}");
}

#[test]
fn the_groups_that_are_suggested_are_all_known() {
    for lang in ["es", "en", "pt"] {
        let site = begun(lang);
        run(&site, &["add", "programme", "Becas", "--lang", lang]).exits(0);
        let path = site.path("portal/content/territory/programmes/becas.md");
        let text = fs::read_to_string(&path).unwrap();
        let line = text.lines().find(|line| line.contains("seniors")).expect("the groups");
        let groups = line.split_once(": ").expect("a list").1;
        let text = text.replace("publish: no\n", &format!("groups: [{groups}]\n"));
        fs::write(&path, text).unwrap();
        let outcome = run(&site, &["check", "--lang", "en"]).exits(0);
        assert!(!outcome.stdout.contains("unknown-choice"), "{}", outcome.stdout);
    }
}

#[test]
fn next_years_budget_has_no_day_that_has_not_come() {
    let site = begun("es");
    run(&site, &["add", "budget", "2027"]).exits(0);
    let path = site.path("portal/content/pena-blanca/budgets/2027.yaml");
    let text = fs::read_to_string(&path).unwrap().replace("publish: no\n", "");
    fs::write(&path, &text).unwrap();
    let outcome = run(&site, &["check", "--lang", "en"]).exits(0);
    assert!(!outcome.stdout.contains("day-outside-year"), "{}", outcome.stdout);
    // Who writes it all the same is told what is wrong with it.
    assert!(text.contains("# date: 2026-12-15"), "{text}");
    fs::write(&path, text.replace("approved} # date: 2026-12-15", "approved, date: 2026-12-15}")).unwrap();
    let outcome = run(&site, &["check", "--lang", "en"]);
    assert!(
        outcome.stdout.contains("2026-12-15 has not come yet") && !outcome.stdout.contains("the year runs"),
        "{}",
        outcome.stdout
    );
}

#[test]
fn an_example_that_is_published_is_told_until_it_is_changed() {
    for lang in ["es", "en", "pt"] {
        let site = begun(lang);
        for kind in [
            &["proposal", "Aceras"][..],
            &["minutes", "2026-03-10"],
            &["payments"],
            &["cycle", "2027"],
            &["programme", "Agua"],
        ] {
            run(&site, &[&["add"][..], kind, &["--lang", lang]].concat()).exits(0);
        }
        let outcome = run(&site, &["check", "--lang", "en"]).exits(0);
        assert!(!outcome.stdout.contains("example-left"), "nothing is public yet: {}", outcome.stdout);
        for (path, bytes) in files_below(&site.path("portal/content")) {
            let text = String::from_utf8(bytes).unwrap().replace("publish: no\n", "");
            fs::write(site.path("portal/content").join(&path), text).unwrap();
        }
        let outcome = run(&site, &["check", "--lang", "en"]).exits(0);
        // The budget of `new`, and the five files.
        assert_eq!(outcome.stdout.matches("[example-left]").count(), 6, "{lang}: {}", outcome.stdout);
        let path = site.path("portal/content/pena-blanca/proposals/aceras.md");
        let text = fs::read_to_string(&path).unwrap();
        let last = text.lines().last().unwrap();
        fs::write(&path, text.replace(last, "Pedimos aceras.")).unwrap();
        let outcome = run(&site, &["check", "--lang", "en"]).exits(0);
        assert_eq!(outcome.stdout.matches("[example-left]").count(), 5, "{lang}: {}", outcome.stdout);
    }
}

#[test]
fn from_a_wrong_folder_it_is_said_where_to_go() {
    let site = Site::empty();
    fs::remove_dir(site.path("content")).unwrap();
    for command in [&["check"][..], &["add", "page", "Hola"]] {
        let told = site.run(&[command, &["--lang", "en"]].concat()).exits(2).stderr;
        assert!(told.contains("there is no folder `content/` here"), "{told}");
    }
    site.run(&["schema", "--lang", "en"]).exits(2);
    assert!(!site.path("content").exists(), "no folder is made for a slip");
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

/// The scripts of a job of a CI file, in their order.
fn scripts(root: &Spanned<Node>, job: &str) -> Vec<String> {
    let has = |node: &Spanned<Node>, name: &str| matches!(&node.value, Node::Map(entries) if entries.iter().any(|(key, _)| key.value == name));
    if has(root, "pages") {
        let Node::Seq(items) = &below(root, &[job, "script"]).value else { panic!("a list") };
        return items.iter().map(text).collect();
    }
    let Node::Seq(steps) = &below(root, &["jobs", job, "steps"]).value else { panic!("a list") };
    steps.iter().filter(|step| has(step, "run")).map(|step| text(below(step, &["run"]))).collect()
}

/// The jobs of a CI file: that which builds, and that which publishes where the first one lets it.
const JOBS: [(&str, [&str; 2]); 2] =
    [(".github/workflows/portal.yml", ["portal", "deploy"]), (".gitlab-ci.yml", ["portal", "pages"])];

fn yaml_of(site: &Site, file: &str) -> Spanned<Node> {
    let yaml = fs::read_to_string(site.path("portal").join(file)).unwrap();
    let (root, faults) = parse(&yaml, 0..yaml.len());
    assert!(faults.is_empty(), "{file}: {faults:?}");
    root.unwrap()
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
        // The steps of a job, until one fails; the last code is the job's.
        let job = |name: &str| {
            let script = || fs::read_to_string(site.path("portal").join(file)).unwrap();
            let steps = if file == "publish.sh" { vec![script()] } else { scripts(&yaml_of(&site, file), name) };
            let run = |step: &String| {
                let said = fs::read_to_string(site.path("portal/GITHUB_OUTPUT")).unwrap_or_default();
                let code = said.lines().rev().find_map(|line| line.strip_prefix("code=")).unwrap_or("0");
                shell(&site, &step.replace("${{ steps.build.outputs.code }}", code), &["www"])
            };
            steps.iter().map(run).find(|code| *code != 0).unwrap_or(0)
        };
        let run_all = || {
            let code = job("portal");
            let outputs = fs::read_to_string(site.path("portal/outputs.txt")).unwrap();
            let deploy = outputs.contains("deploy=true\n");
            // GitLab publishes only by a job that succeeds, and begins it only where the first may fail so.
            if file == ".gitlab-ci.yml" && code < 2 {
                assert_eq!(job("pages") == 0, deploy, "{code}");
            }
            (code, deploy)
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
fn the_ci_builds_what_is_proposed_and_publishes_and_keeps_only_what_is_merged() {
    let site = begun("es");
    let keys = |node: &Spanned<Node>| match &node.value {
        Node::Map(entries) => entries.iter().map(|(key, _)| key.value.clone()).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    for (file, [build, publish]) in JOBS {
        let root = yaml_of(&site, file);
        let words = fs::read_to_string(site.path("portal").join(file)).unwrap();
        if file == ".gitlab-ci.yml" {
            let rules = format!("{:?}", below(&root, &[build, "rules"]));
            assert!(rules.contains("merge_request_event") && rules.contains("pull-push"), "{rules}");
            let rules = format!("{:?}", below(&root, &[publish, "rules"]));
            assert!(!rules.contains("merge_request"), "{rules}");
            assert_eq!(text(below(&root, &[build, "cache", "policy"])), "$CACHE_POLICY");
            assert_eq!(text(below(&root, &[build, "allow_failure", "exit_codes", "0"])), "1");
            assert!(keys(below(&root, &[publish])).iter().all(|key| key != "allow_failure"));
            assert_eq!(text(below(&root, &[publish, "needs", "0"])), build);
        } else {
            // The environment of Pages refuses all branches but one, and a job with it every pull request.
            assert!(!keys(below(&root, &["jobs", build])).contains(&"environment".to_owned()));
            assert_eq!(keys(below(&root, &["permissions"])), ["contents"]);
            assert_eq!(text(below(&root, &["jobs", publish, "environment", "name"])), "github-pages");
            let when = text(below(&root, &["jobs", publish, "if"]));
            assert!(when.contains("!cancelled()") && when.contains("outputs.deploy == 'true'"), "{when}");
            // What is published is kept before the job may end with an error.
            let (kept, ended) = (words.find("cache/save@").unwrap(), words.find("name: result").unwrap());
            assert!(words.find("cache/restore@").unwrap() < kept && kept < ended);
        }
    }
}

#[test]
fn the_plain_script_takes_away_what_is_withdrawn_and_leaves_what_is_not_the_site_s() {
    let site = begun("es");
    run(&site, &["add", "page", "Horario"]).exits(0);
    let page = site.path("portal/content/pena-blanca/pages/horario.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("publish: no\n", "")).unwrap();
    let script = fs::read_to_string(site.path("portal/publish.sh")).unwrap();
    assert_eq!(shell(&site, &script, &["www"]), 0);
    let www = site.path("portal/www");
    assert!(www.join("paginas/horario/index.html").is_file());
    for own in [".htaccess", ".well-known/acme", ".git/HEAD"] {
        fs::create_dir_all(www.join(own).parent().unwrap()).unwrap();
        fs::write(www.join(own), "x").unwrap();
    }
    fs::write(&page, text).unwrap();
    assert_eq!(shell(&site, &script, &["www"]), 0);
    assert!(!www.join("paginas/horario").exists(), "withdrawn");
    assert!(
        www.join("index.html").is_file() && www.join(".htaccess").is_file() && www.join(".well-known/acme").is_file()
    );
    assert!(www.join(".git/HEAD").is_file());
    // Somebody's folder of other things, also where all are hidden.
    for (folder, file) in [("otra", "foto.png"), ("oculta", ".env")] {
        let folder_path = site.path("portal").join(folder);
        fs::create_dir_all(&folder_path).unwrap();
        fs::write(folder_path.join(file), "x").unwrap();
        assert_eq!(shell(&site, &script, &[folder]), 2);
        assert!(folder_path.join(file).is_file() && !folder_path.join("index.html").exists());
    }
}

#[test]
fn a_municipality_has_no_address_of_the_site_s_own_and_may_be_named_in_any_script() {
    let site = Site::empty();
    let new =
        |arguments: &[&str]| site.run(&[&["new", "portal", "--country", "AR", "--lang", "en"], arguments].concat());
    new(&["--municipality", "Territorio", "--languages", "es"]).exits(1).says("--id");
    new(&["--municipality", "東京"]).exits(1).says("--id");
    new(&["--municipality", "東京", "--id", "To kyo"]).exits(1).says("To kyo");
    new(&["--municipality", "東京", "--id", "tokyo", "--languages", "es"]).exits(0);
    run(&site, &["check"]).exits(0);
    run(&site, &["add", "municipality", "Territorio", "--lang", "en"]).exits(1).says("--id");
    let told = run(&site, &["add", "municipality", "Territorio", "--id", "el-territorio", "--lang", "en"]).exits(0);
    assert!(told.stdout.contains("aliases: {\"*\": tokyo/*}"), "{}", told.stdout);
    run(&site, &["check"]).exits(0);
}

#[test]
fn a_country_may_be_named_and_a_machine_without_a_language_speaks_the_site_s() {
    let site = Site::empty().environment("LANG", "C.UTF-8");
    let told =
        site.run(&["new", "portal", "--municipality", "São João", "--country", "Brasil", "--today", TODAY]).exits(0);
    assert!(told.stdout.contains("O portal está"), "{}", told.stdout);
    let told = run(&site, &["check"]).exits(0);
    assert!(told.stdout.contains("arquivo "), "{}", told.stdout);
    let told = site.run(&["check", "--content", "portal/content", "--lang", "en"]).exits(0);
    assert!(told.stdout.contains("file "), "{}", told.stdout);
}

#[test]
fn a_cycle_that_is_begun_is_not_over() {
    let site = begun("es");
    let phases = |year: &str, today: &str| {
        let outcome = site.run(&["add", "cycle", year, "--content", "portal/content", "--today", today]).exits(0);
        assert!(outcome.stdout.contains(year), "{}", outcome.stdout);
        let text = fs::read_to_string(site.path(&format!("portal/content/pena-blanca/cycles/{year}.yaml"))).unwrap();
        let line = |line: &str| line.trim().strip_prefix("- {phase: ").map(str::to_owned);
        text.lines().filter_map(line).collect::<Vec<_>>()
    };
    // Begun in time, it is voted on in the year before; begun late, from the next month on.
    assert_eq!(
        phases("2027", "2026-03-10"),
        [
            "proposals, from: 2026-06-01, to: 2026-07-31}",
            "feasibility, from: 2026-08-01, to: 2026-09-30}",
            "voting, from: 2026-10-05, to: 2026-10-12}",
            "results, from: 2026-10-15, to: 2026-12-31}",
            "execution, from: 2027-01-01, to: 2027-12-31}",
        ]
    );
    fs::remove_file(site.path("portal/content/pena-blanca/cycles/2027.yaml")).unwrap();
    assert_eq!(
        phases("2027", "2026-11-26"),
        [
            "proposals, from: 2026-12-01, to: 2027-01-31}",
            "feasibility, from: 2027-02-01, to: 2027-03-31}",
            "voting, from: 2027-04-05, to: 2027-04-12}",
            "results, from: 2027-04-15, to: 2027-06-30}",
            "execution, from: 2027-07-01, to: 2028-06-30}",
        ]
    );
    // One of the past is as it was.
    assert_eq!(phases("2020", "2026-11-26")[0], "proposals, from: 2019-06-01, to: 2019-07-31}");
    run(&site, &["check"]).exits(0);
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

#[test]
fn where_the_machine_names_no_language_a_new_portal_is_written_in_the_site_s_first_that_the_program_speaks() {
    // The country's own language, the languages asked for, and a word of the council's file in the language expected.
    let cases = [
        ("IE", "en", "en"),
        ("GB", "cy,en", "en"),
        ("CA", "fr,en", "en"),
        ("US", "español", "es"),
        ("BR", "pt,en", "pt"),
    ];
    for (country, languages, expected) in cases {
        let site = Site::empty();
        let new = ["new", "portal", "--municipality", "Town", "--country", country, "--languages", languages];
        site.run(&[&new[..], &["--today", TODAY]].concat()).exits(0);
        let read = |site: &Site| fs::read_to_string(site.path("portal/content/town/municipality.yaml")).unwrap();
        let other = Site::empty();
        other.run(&[&new[..], &["--lang", expected, "--today", TODAY]].concat()).exits(0);
        assert_eq!(read(&site), read(&other), "{country} {languages}");
    }
    // Whatever the terminal, one portal has one officer's language: what is new, what is added and what is told.
    let site = Site::empty().environment("LANG", "es_ES.UTF-8");
    let new = ["new", "portal", "--municipality", "Town", "--country", "CA", "--languages", "fr,en"];
    let told = site.run(&[&new[..], &["--today", TODAY]].concat()).exits(0);
    assert!(told.stdout.contains("The portal is in"), "{}", told.stdout);
    let read = |path: &str| fs::read_to_string(site.path(&format!("portal/content/town/{path}"))).unwrap();
    assert!(read("municipality.yaml").contains("Municipal Council"), "{}", read("municipality.yaml"));
    let told = run(&site, &["add", "minutes", "2026-03-10"]).exits(0);
    assert!(told.stdout.contains("written: "), "{}", told.stdout);
    let minutes = read("minutes/2026-03-10.md");
    let council = minutes.lines().find_map(|line| line.strip_prefix("organ: ")).expect("an organ");
    assert!(read("municipality.yaml").contains(&format!("id: {council},")), "{minutes}");
    let told = run(&site, &["check"]).exits(0);
    assert!(told.stdout.contains("\nfile "), "{}", told.stdout);
}
