//! The tutorial, done as it says: from an empty folder, with the program alone, in both languages.
//!
//! In its Markdown, a `console` block is typed line by line and what is printed must be what stands
//! there, in guides too; a block with `file=PATH` is saved to that file, and of a `diff` the lines with `-` become
//! those with `+`. With `CABILDO_TUTORIAL=write` what the program prints now is written into it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::site::{copy_folder, files_below};

/// The day on which the tutorial takes place.
const DAY: &str = "2026-11-23";

/// A desk with the treasury's table on it, and a terminal.
struct Desk {
    folder: TempDir,
    here: PathBuf,
    locale: &'static str,
}

impl Desk {
    fn new(locale: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["bin", "home", "desk"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let program = folder.path().join("bin/cabildo");
        let real = env!("CARGO_BIN_EXE_cabildo");
        let script = format!(
            "#!/bin/sh\ncase \"$1\" in\nnew|add|import|check|build) exec '{real}' \"$@\" --today {DAY} ;;\n\
             serve) exec '{real}' \"$@\" --port 0 --today {DAY} ;;\n*) exec '{real}' \"$@\" ;;\nesac\n"
        );
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        copy_folder(&docs().join("tutorial"), &folder.path().join("desk"));
        let here = folder.path().join("desk");
        Self { folder, here, locale }
    }

    /// A shell in the folder where the officer is, all of its output in one stream.
    fn shell(&self, line: &str) -> Command {
        let path = format!("{}:{}", self.folder.path().join("bin").display(), std::env::var("PATH").unwrap());
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("exec 2>&1\n{line}")]).current_dir(&self.here).env_clear();
        shell.env("PATH", path).env("HOME", self.folder.path().join("home")).env("LANG", self.locale).env("TZ", "UTC");
        for who in ["AUTHOR", "COMMITTER"] {
            shell.env(format!("GIT_{who}_NAME"), "Oficina").env(format!("GIT_{who}_EMAIL"), "oficina@example.org");
        }
        shell.stdin(Stdio::null());
        shell
    }

    /// Types a line; gives what is printed.
    fn types(&mut self, line: &str) -> String {
        if let Some(folder) = line.strip_prefix("cd ") {
            self.here.push(folder);
            return String::new();
        }
        if line == "cabildo serve" {
            return self.serves();
        }
        String::from_utf8(self.shell(line).output().unwrap().stdout).unwrap()
    }

    /// Starts the preview; gives what it prints until it names its address.
    fn serves(&self) -> String {
        let mut child = self.shell("exec cabildo serve").stdout(Stdio::piped()).spawn().unwrap();
        let mut printed = String::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        while !printed.contains("http://") && lines.read_line(&mut printed).unwrap() > 0 {}
        child.kill().unwrap();
        child.wait().unwrap();
        printed
    }

    /// Saves a file as a block says.
    fn saves(&self, kind: &str, file: &str, block: &[&str]) {
        let path = self.here.join(file);
        let before = fs::read_to_string(&path).unwrap_or_default();
        let marked =
            |mark: char| block.iter().filter_map(|line| line.strip_prefix(mark)).collect::<Vec<_>>().join("\n");
        let after = if kind == "diff" {
            let old = marked('-');
            assert_eq!(before.matches(&old).count(), 1, "{file} has\n{before}\nnot once\n{old}");
            before.replace(&old, &marked('+'))
        } else {
            block.join("\n") + "\n"
        };
        fs::write(path, after).unwrap();
    }
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// Does what the tutorial says; gives it with what is printed now.
fn done(tutorial: &str, desk: &mut Desk) -> String {
    let mut now = String::new();
    let mut lines = tutorial.lines();
    while let Some(line) = lines.next() {
        now += &format!("{line}\n");
        let Some(kind) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if kind == "console" {
            for line in block.iter().filter_map(|line| line.strip_prefix("$ ")) {
                let printed = desk.types(line);
                now += &format!("$ {line}\n{printed}");
                assert!(now.ends_with('\n'), "{line} prints half a line: {printed}");
            }
        } else {
            if let Some((kind, file)) = kind.split_once(" file=") {
                desk.saves(kind, file, &block);
            }
            now += &(block.join("\n") + "\n");
        }
        now += "```\n";
    }
    now
}

/// A text without what differs from one run to the next or grows with the program: how long it took, the
/// port, and how many pages there are.
fn lasting(text: &str) -> String {
    let masked = |line: &str| {
        let mut line = line.to_owned();
        for mark in ["127.0.0.1:", "páginas: ", "pages: "] {
            let parts: Vec<&str> = line.split(mark).collect();
            let digits = |part: &&str| part.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
            line = parts
                .iter()
                .take(1)
                .map(ToString::to_string)
                .chain(parts.iter().skip(1).map(digits))
                .collect::<Vec<_>>()
                .join(mark);
        }
        let time = |time: &str| time.ends_with('s') && time.starts_with(|c: char| c.is_ascii_digit());
        let rest = line.rsplit_once("; ").filter(|(_, last)| time(last)).map(|(rest, _)| rest.to_owned());
        rest.unwrap_or(line)
    };
    text.lines().map(masked).collect::<Vec<_>>().join("\n")
}

/// What a document says is printed is what is printed now; or is written so, if that is wished.
fn assert_same(file: &Path, written: &str, now: &str) {
    if std::env::var("CABILDO_TUTORIAL").is_ok_and(|wish| wish == "write") {
        fs::write(file, now).unwrap();
        return;
    }
    let (written, now) = (lasting(written), lasting(now));
    let differing = written.lines().zip(now.lines()).find(|(written, now)| written != now);
    let file = file.display();
    assert!(written == now, "{file}: {differing:#?}\n(CABILDO_TUTORIAL=write writes what is printed now)");
}

/// Guides of which the commands are tried, in a portal that was begun and has a page of its own.
const GUIDES: [&str; 4] = ["correct", "edit", "publish", "theme"];

/// The page of that portal.
const PAGES: [(&str, &str, &str, &str); 2] = [
    ("es", "es_PA.UTF-8", "horario", "---\ntitle: Horario\n---\nDe ocho a cuatro.\n"),
    ("en", "en_US.UTF-8", "opening-hours", "---\ntitle: Opening hours\n---\nFrom eight to four.\n"),
];

#[test]
fn what_guides_tell_to_type_does_what_they_say() {
    for (lang, locale, page, text) in PAGES {
        for guide in GUIDES {
            let file = docs().join(lang).join(format!("{guide}.md"));
            let written = fs::read_to_string(&file).unwrap();
            let mut desk = Desk::new(locale);
            desk.types("cabildo new portal --municipality 'Villa Serena' --country PA");
            desk.types("cd portal");
            let settings = desk.here.join("content/cabildo.yaml");
            let text_of = fs::read_to_string(&settings).unwrap() + "base_url: https://portal.example.org/\n";
            fs::write(settings, text_of).unwrap();
            let path = desk.here.join(format!("content/villa-serena/pages/{page}.md"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
            let now = done(&written, &mut desk);
            assert!(!now.contains("panicked") && !now.contains("not found"), "{lang}/{guide}: {now}");
            assert_same(&file, &written, &now);
        }
    }
}

#[test]
fn the_tutorial_is_what_happens() {
    for (lang, locale, site) in [("es", "es_PA.UTF-8", "sitio"), ("en", "en_US.UTF-8", "site")] {
        let file = docs().join(lang).join("tutorial.md");
        let written = fs::read_to_string(&file).unwrap();
        let mut desk = Desk::new(locale);
        let now = done(&written, &mut desk);
        assert_same(&file, &written, &now);
        let published = files_below(&desk.folder.path().join("desk").join(site));
        let says = |words: &str| {
            let pages = published.iter().filter(|(path, _)| path.ends_with(".html"));
            pages.filter(|(_, page)| String::from_utf8_lossy(page).contains(words)).count()
        };
        for words in [
            "La Loma",
            "AM-14-2026",
            "Luis Cedeño",
            if lang == "es" { "Guardería municipal" } else { "Municipal nursery" },
        ] {
            assert!(says(words) > 0, "{lang}: no page says {words}");
        }
    }
}
