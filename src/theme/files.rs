//! A theme's files: the default one's, inside the program, under the site's own.

use std::borrow::Cow;

use include_dir::{Dir, include_dir};

use crate::findings::yaml::{faulty_yaml, without_keys};
use crate::findings::{Code, Finding, Findings, Place};
use crate::text::yaml::{self, Node};

/// The default theme's name.
pub const DEFAULT: &str = "default";

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A theme's files.
pub struct ThemeFiles<'a> {
    name: &'a str,
    own: Vec<(&'a str, &'a [u8])>,
}

impl<'a> ThemeFiles<'a> {
    /// The files of the theme `name` among those of all the site's themes.
    pub fn new(name: &'a str, site: &'a [(String, Vec<u8>)]) -> Self {
        let own = site.iter().filter_map(|(path, bytes)| {
            let path = path.strip_prefix(name)?.strip_prefix('/')?;
            Some((path, bytes.as_slice()))
        });
        Self { name, own: own.collect() }
    }

    /// The theme's name.
    pub fn name(&self) -> &str {
        self.name
    }

    /// The files below a folder, sorted: the default's, each replaced where the site has its own.
    pub fn below(&self, folder: &str) -> Vec<(String, Cow<'a, [u8]>)> {
        let mut all: Vec<(String, Cow<[u8]>)> = Vec::new();
        collect(&EMBEDDED, folder, &mut all);
        for (path, bytes) in &self.own {
            let Some(rest) = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) else { continue };
            match all.iter_mut().find(|(known, _)| known == rest) {
                Some((_, old)) => *old = Cow::Borrowed(bytes),
                None => all.push((rest.to_owned(), Cow::Borrowed(bytes))),
            }
        }
        all.sort();
        all
    }

    /// The default's and the site's files below a folder, apart.
    pub fn layers(&self, folder: &str) -> [Vec<(String, Cow<'a, [u8]>)>; 2] {
        let mut embedded = Vec::new();
        collect(&EMBEDDED, folder, &mut embedded);
        embedded.sort();
        let own = self.own.iter().filter_map(|(path, bytes)| {
            let rest = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((rest.to_owned(), Cow::Borrowed(*bytes)))
        });
        [embedded, own.collect()]
    }

    /// A file of the site's own theme.
    pub fn own(&self, path: &str) -> Option<&'a [u8]> {
        self.own.iter().find(|(known, _)| *known == path).map(|(_, bytes)| *bytes)
    }

    /// The tree of one of the theme's YAML files; what is wrong with it is told, with its line.
    pub fn tree(&self, path: &str, bytes: &[u8], findings: &mut Findings) -> Option<Node> {
        let place = self.place(path);
        let Ok(text) = std::str::from_utf8(bytes) else {
            findings.add(Finding::new(Code::NotUtf8, place).with("encoding", "Windows-1252"));
            return None;
        };
        let (tree, faults) = yaml::parse(text, 0..text.len());
        for fault in faults {
            findings.add(faulty_yaml(text, &fault, &place.file, None));
        }
        let tree = tree?;
        if !matches!(tree.value, Node::Map(_)) {
            findings.add(without_keys(&place.file, &tree));
            return None;
        }
        Some(tree.value)
    }

    /// Takes copies of the lines of the theme's own files that findings stand on.
    pub fn quote(&self, findings: &mut Findings) {
        let start = format!("themes/{}/", self.name);
        findings.quote(|file| std::str::from_utf8(self.own(file.strip_prefix(&start)?)?).ok());
    }

    /// A place in the theme, for findings.
    pub fn place(&self, path: &str) -> Place {
        let whole = format!("themes/{}/{path}", self.name);
        Place::file(&whole.trim_end_matches('/').into())
    }
}

fn collect(dir: &'static Dir, folder: &str, all: &mut Vec<(String, Cow<'_, [u8]>)>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if let Some(rest) = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) {
            all.push((rest.to_owned(), Cow::Borrowed(file.contents())));
        }
    }
    for inner in dir.dirs() {
        collect(inner, folder, all);
    }
}
