//! The harness: a site in a folder of its own, what the program does with it, and what it told.
//!
//! ```ignore
//! Site::new()
//!     .town("uno")
//!     .with("pages/horario.md", "---\ntitle: Horario\n---\nDe 8 a 4.\n")
//!     .build()
//!     .exits(0)
//!     .tells_nothing();
//! ```
//!
//! A new site has settings and the towns `uno` and `dos`, all good. The program itself is run, with
//! an environment of its own, on a day of its own, and speaks English.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use tempfile::TempDir;

/// The day on which every test takes place, unless it says otherwise: a Thursday.
pub const TODAY: &str = "2026-10-01";

/// The settings of a new site.
pub const SETTINGS: &str = "\
title: Provincia de prueba
languages: [es]
currency: PAB
base_url: https://ejemplo.org/
";

/// A list of duties that asks for nothing, for sites of a country whose own list is about something else
/// than what is tested.
pub const NO_DUTIES: &str = "name: Nada\nsince: 2026-01-01\ndays: 14\nitems: []\n";
/// Where it stands.
pub const DUTIES_FILE: &str = "territory/duties/nada.yaml";

/// The smallest file that every browser takes for a picture: a GIF of one pixel.
pub const PICTURE: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// A site's content, and the folder that it is published to.
pub struct Site {
    folder: Arc<TempDir>,
    town: String,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    today: String,
    processor: Option<u32>,
}

impl Site {
    /// Settings and two towns, `uno` and `dos`; the first is the one that [`Site::with`] writes to.
    pub fn new() -> Self {
        Self::empty().file("cabildo.yaml", SETTINGS).town("dos").town("uno")
    }

    /// Settings and one town, which fills the site's root.
    pub fn of_one_town() -> Self {
        Self::empty().file("cabildo.yaml", SETTINGS).town("uno")
    }

    /// The content that comes with the program.
    pub fn demonstration() -> Self {
        let site = Self::empty();
        copy_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &site.path("content"));
        site
    }

    /// An empty content folder.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for name in ["content", "home"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        Self {
            folder: Arc::new(folder),
            town: String::new(),
            arguments: Vec::new(),
            environment: Vec::new(),
            today: TODAY.to_owned(),
            processor: None,
        }
    }

    /// Adds a town, if it is not there, and writes to it from here on.
    #[must_use]
    pub fn town(mut self, id: &str) -> Self {
        id.clone_into(&mut self.town);
        let path = format!("{id}/municipality.yaml");
        if !self.path("content").join(&path).exists() {
            self.write(&path, format!("name: Pueblo {id}\n"));
        }
        self
    }

    /// Adds a file to the town that was named last.
    #[must_use]
    pub fn with(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        self.write(&format!("{}/{path}", self.town), contents);
        self
    }

    /// Adds a file to the content.
    #[must_use]
    pub fn file(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        self.write(path, contents);
        self
    }

    /// Adds a file beside the content: a theme's, for example.
    #[must_use]
    pub fn beside(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        write(&self.path(path), contents);
        self
    }

    /// Takes a file or folder of the content away.
    #[must_use]
    pub fn without(self, path: &str) -> Self {
        self.remove(path);
        self
    }

    /// Adds an argument to every run.
    #[must_use]
    pub fn argument(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    /// Adds a variable to the environment of every run.
    #[must_use]
    pub fn environment(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Ends every run that takes more seconds of the processor than these, whatever else the machine does.
    #[must_use]
    pub fn processor(mut self, seconds: u32) -> Self {
        self.processor = cfg!(unix).then_some(seconds);
        self
    }

    /// Moves to another day.
    pub fn today(&mut self, day: &str) -> &mut Self {
        day.clone_into(&mut self.today);
        self
    }

    /// Writes a file of the content, or writes over it.
    pub fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        write(&self.path("content").join(path), contents);
    }

    /// Takes a file or folder of the content away.
    pub fn remove(&self, path: &str) {
        let path = self.path("content").join(path);
        let removed = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        removed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// A path in the test's own folder: `content`, `public`, `home` and whatever else it puts there.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The files that are published, by path.
    pub fn published(&self) -> BTreeMap<String, Vec<u8>> {
        files_below(&self.path("public"))
    }

    /// Builds the site; findings are read from what it tells.
    pub fn build(&self) -> Outcome {
        self.build_with(&[])
    }

    /// Builds the site with further arguments.
    pub fn build_with(&self, arguments: &[&str]) -> Outcome {
        let ours = ["build", "--lang", "en", "--format", "json", "--today", &self.today];
        self.run(&[&ours, arguments].concat())
    }

    /// Checks the site; findings are read from what it tells.
    pub fn check(&self) -> Outcome {
        self.run(&["check", "--lang", "en", "--format", "json", "--today", &self.today])
    }

    /// Runs the program with these arguments and those that the site adds, and nothing else.
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        let output = self.command(arguments).output().expect("the program");
        Outcome::new(output, Arc::clone(&self.folder))
    }

    /// The program with these arguments and those that the site adds, ready to run in the test's
    /// folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let program = env!("CARGO_BIN_EXE_cabildo");
        let mut command = match self.processor {
            Some(seconds) => {
                let mut shell = Command::new("/bin/sh");
                shell.args(["-c", &format!("ulimit -t {seconds}; exec \"$0\" \"$@\""), program]);
                shell
            }
            None => Command::new(program),
        };
        command.args(arguments).args(&self.arguments).current_dir(self.folder.path()).env_clear();
        command.env("LANG", "C").env("TZ", "UTC").env("HOME", self.path("home"));
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null());
        command
    }
}

/// What a run of the program did and told.
pub struct Outcome {
    code: Option<i32>,
    /// What it wrote to standard output.
    pub stdout: String,
    /// What it wrote to standard error.
    pub stderr: String,
    findings: Vec<Finding>,
    folder: Arc<TempDir>,
}

/// A finding as programs read it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub code: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// `file`, `file:line` or `file:line:column`.
    pub place: String,
    /// What is wrong, and how to mend it.
    pub words: String,
    /// The other place that matters, as `file:line`.
    pub related: Option<String>,
}

impl Outcome {
    fn new(output: Output, folder: Arc<TempDir>) -> Self {
        let stdout = String::from_utf8(output.stdout).expect("standard output is UTF-8");
        let stderr = String::from_utf8(output.stderr).expect("standard error is UTF-8");
        let findings = findings_in(&stdout).or_else(|| findings_in(&stderr)).unwrap_or_default();
        Self { code: output.status.code(), stdout, stderr, findings, folder }
    }

    /// Asserts the exit code.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "the exit code\nstdout: {}\nstderr: {}", self.stdout, self.stderr);
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self
    }

    /// Asserts that there is a finding of `code` at `place`, and that its words hold `words`. The
    /// place may leave out the column, or the line too.
    #[track_caller]
    pub fn tells(self, place: &str, code: &str, words: &str) -> Self {
        let found = self.findings.iter().any(|finding| {
            let rest = finding.place.strip_prefix(place);
            let there = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'));
            there && finding.code == code && finding.words.contains(words)
        });
        assert!(found, "no [{code}] at {place} saying `{words}` in {:#?}\n{}", self.findings, self.stderr);
        self
    }

    /// Asserts that there is no finding of `code`.
    #[track_caller]
    pub fn tells_no(self, code: &str) -> Self {
        let found: Vec<&Finding> = self.findings.iter().filter(|finding| finding.code == code).collect();
        assert!(found.is_empty(), "{found:#?}");
        self
    }

    /// Asserts that there is no error and no warning.
    #[track_caller]
    pub fn tells_nothing(self) -> Self {
        let found: Vec<&Finding> = self.findings.iter().filter(|finding| finding.severity != "note").collect();
        assert!(found.is_empty(), "{found:#?}");
        self
    }

    /// Asserts that standard error holds these words.
    #[track_caller]
    pub fn says(self, words: &str) -> Self {
        assert!(self.stderr.contains(words), "`{words}` is not in\n{}", self.stderr);
        self
    }

    /// The findings, in the order in which they were told.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The places and codes of the errors, in the order in which they were told.
    pub fn errors(&self) -> Vec<(&str, &str)> {
        let errors = self.findings.iter().filter(|finding| finding.severity == "error");
        errors.map(|finding| (finding.place.as_str(), finding.code.as_str())).collect()
    }

    /// Whether the program came to its own end.
    pub fn ended(&self) -> bool {
        self.code.is_some()
    }

    /// The codes of all that was told.
    pub fn codes(&self) -> Vec<String> {
        self.findings.iter().map(|finding| finding.code.clone()).collect()
    }

    /// Whether a rule was told in a folder.
    pub fn tells_in(&self, folder: &str, code: &str) -> bool {
        self.findings.iter().any(|finding| finding.code == code && finding.place.starts_with(folder))
    }

    /// The files that are published, by path.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files_below(&self.folder.path().join("public"))
    }

    /// Whether a file is published.
    pub fn has(&self, path: &str) -> bool {
        self.folder.path().join("public").join(path).is_file()
    }

    /// The text of a published file; of a folder, its page.
    #[track_caller]
    pub fn page(&self, path: &str) -> String {
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        let file = self.folder.path().join("public").join(&path);
        fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}\n{}", self.stderr))
    }
}

/// The findings of a report for programs: a line of `[`, one line a finding, a line of `]`.
fn findings_in(text: &str) -> Option<Vec<Finding>> {
    let lines = text.lines().skip_while(|line| !matches!(*line, "[" | "[]"));
    let mut array = String::new();
    for line in lines {
        array.push_str(line);
        if matches!(line, "]" | "[]") {
            let all: Vec<serde_json::Value> = serde_json::from_str(&array).expect("findings are JSON");
            return Some(all.iter().map(finding).collect());
        }
    }
    None
}

fn finding(told: &serde_json::Value) -> Finding {
    let text = |key: &str| told[key].as_str().unwrap_or_default().to_owned();
    let place = |told: &serde_json::Value| {
        let file = told["file"].as_str().unwrap_or_default();
        match (told["line"].as_u64().unwrap_or(0), told["column"].as_u64().unwrap_or(0)) {
            (0, _) => file.to_owned(),
            (line, 0) => format!("{file}:{line}"),
            (line, column) => format!("{file}:{line}:{column}"),
        }
    };
    Finding {
        code: text("code"),
        severity: text("severity"),
        place: place(told),
        words: format!("{}\n{}", text("message"), text("help")),
        related: told.get("related").map(place),
    }
}

/// Writes a file, with the folders that it lies in.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) {
    let folder = path.parent().expect("a folder");
    fs::create_dir_all(folder).expect("a folder");
    fs::write(path, contents).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// The files below a folder, by path; none where there is no folder.
pub fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(folder, folder, &mut files);
    files
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
            files.insert(name, fs::read(&path).expect("a file"));
        }
    }
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) {
    for (path, bytes) in files_below(from) {
        write(&to.join(path), bytes);
    }
}
