//! The invariants that the map in `src/lib.rs` promises, read from the source.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::site::files_below;

/// The rooms, from the top floor down.
const ROOMS: [&str; 21] = [
    "cli", "pipeline", "publish", "render", "theme", "search", "export", "import", "scaffold", "schema", "pages",
    "check", "link", "count", "read", "source", "chart", "model", "findings", "i18n", "text",
];

/// The stages of the flow, which only `pipeline` joins.
const STAGES: [&str; 14] = [
    "publish", "render", "theme", "search", "export", "import", "scaffold", "schema", "pages", "check", "link",
    "count", "read", "source",
];

/// The stages that see another's types all the same, and why.
const KNOWN: [(&str, &str, &str); 10] = [
    ("render", "pages", "it takes a page"),
    ("render", "theme", "it asks the theme for an engine"),
    ("theme", "pages", "it checks that every view has its template"),
    ("export", "pages", "a format lists pages with their addresses"),
    ("pages", "link", "a page shows the ways between records"),
    ("import", "read", "what would be written is read as a build would"),
    ("import", "source", "it looks at the content as it stands"),
    ("schema", "read", "it is made from the definitions of records"),
    ("scaffold", "read", "a notice has the points that the page of its meeting has"),
    ("scaffold", "source", "it asks which names the site keeps for itself"),
];
/// The one stage on which another stands: a reader is given files that were discovered.
const STANDS_ON: (&str, &str) = ("read", "source");

/// A source file: its path below `src`, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The room that it is in; none for `lib.rs` and `main.rs`.
    fn room(&self) -> Option<&str> {
        let first = self.path.split('/').next()?;
        ROOMS.into_iter().find(|room| first.strip_suffix(".rs").unwrap_or(first) == *room)
    }

    /// Whether it holds tests alone.
    fn is_test(&self) -> bool {
        self.path.split(['/', '.']).any(|part| part == "tests" || part == "oracle")
    }

    /// Its lines of code with their numbers: no comments, and no tests at its end.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let end = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        let lines = self.text[..end].lines().enumerate().map(|(at, line)| (at + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The rooms whose names follow `crate::` in its code.
    fn imports(&self) -> BTreeSet<String> {
        let name =
            |rest: &str| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().map(str::to_owned);
        let all = self.code().flat_map(|(_, line)| line.split("crate::").skip(1).filter_map(name).collect::<Vec<_>>());
        all.collect()
    }
}

fn sources() -> Vec<Source> {
    let texts = texts("src").into_iter().filter(|(path, _)| path.ends_with(".rs"));
    texts.map(|(path, text)| Source { path, text }).collect()
}

/// The texts below a folder of the repository, by path.
fn texts(folder: &str) -> BTreeMap<String, String> {
    let files = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    files.into_iter().filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
}

/// Asserts that there are no faults, or lists them.
#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} of them:\n{}", faults.len(), faults.join("\n"));
}

/// The lines of code, outside of some rooms and of tests, that hold one of some words.
fn lines_with(words: &[&str], allowed: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        if source.room().is_some_and(|room| allowed.contains(&room)) {
            continue;
        }
        let lines = source.code().filter(|(_, line)| words.iter().any(|word| line.contains(word)));
        found.extend(lines.map(|(at, line)| format!("src/{}:{at}: {}", source.path, line.trim())));
    }
    found
}

#[test]
fn the_map_names_the_rooms_that_there_are_from_the_top_down() {
    let sources = sources();
    let lib = &sources.iter().find(|source| source.path == "lib.rs").expect("the crate's root").text;
    let drawn = lib.lines().filter_map(|line| line.strip_prefix("//! | [`")?.split('`').next());
    assert_eq!(drawn.collect::<Vec<_>>(), ROOMS, "the table in src/lib.rs");
    let declared = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    assert_eq!(declared.collect::<BTreeSet<_>>(), BTreeSet::from(ROOMS), "the modules of src/lib.rs");
}

#[test]
fn imports_only_go_down() {
    let floor = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut faults = Vec::new();
    for source in sources() {
        let Some(room) = source.room().filter(|_| !source.is_test()) else { continue };
        let up =
            source.imports().into_iter().filter(|import| floor(import).is_none_or(|import| Some(import) < floor(room)));
        faults.extend(up.map(|import| format!("src/{} imports crate::{import}", source.path)));
    }
    none(&faults);
}

#[test]
fn stages_do_not_import_one_another() {
    let mut edges = BTreeSet::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        let Some(room) = source.room().filter(|room| STAGES.contains(room)) else { continue };
        let others = source.imports().into_iter().filter(|import| import != room && STAGES.contains(&import.as_str()));
        edges.extend(others.map(|other| (room.to_owned(), other)));
    }
    let known = KNOWN.iter().map(|(from, to, _)| (*from, *to)).chain([STANDS_ON]);
    let known: BTreeSet<(String, String)> = known.map(|(from, to)| (from.to_owned(), to.to_owned())).collect();
    assert_eq!(edges, known, "an import between stages that is new, or gone");
}

#[test]
fn below_the_command_line_only_two_rooms_touch_the_disk() {
    let words = [
        "std::fs",
        "fs::",
        "File::open",
        "File::create",
        "walkdir",
        "WalkDir",
        ".exists()",
        ".is_dir()",
        ".is_file()",
        "canonicalize(",
    ];
    none(&lines_with(&words, &["cli", "source", "publish"]));
}

#[test]
fn nothing_below_the_command_line_asks_for_the_time_or_the_surroundings() {
    let words = [
        "SystemTime",
        "Instant::now",
        "::now()",
        "env::",
        "current_dir",
        "temp_dir",
        "TimeZone::system",
        "available_parallelism",
    ];
    none(&lines_with(&words, &["cli"]));
}

#[test]
fn only_the_command_line_prints() {
    none(&lines_with(&["println!", "print!(", "dbg!(", "io::stdout", "io::stderr"], &["cli"]));
}

#[test]
fn money_is_never_a_float() {
    // A drawing's lengths are floats; amounts become lengths in `chart` and nowhere else. What is no
    // money: the contrast of colours, seconds, whether a spreadsheet would rewrite a code, degrees on
    // Earth, shares and logarithms whose results are rounded, and the quality of a photo.
    const NO_MONEY: [&str; 10] = [
        "src/check/colour.rs",
        "src/cli/build.rs",
        "src/read/values.rs",
        "src/model/boundary.rs",
        "src/import/territory/boundaries.rs",
        "src/model/boundary/odd.rs",
        "src/model/boundary/over.rs",
        "src/model/disparity.rs",
        "src/read/boundaries.rs",
        "src/render/photo.rs",
    ];
    let mut found = lines_with(&["f32", "f64"], &["chart"]);
    found.retain(|line| !NO_MONEY.iter().any(|path| line.starts_with(path)));
    none(&found);
}

#[test]
fn no_file_is_named_for_being_a_heap() {
    let heaps = ["util", "utils", "helper", "helpers", "common", "misc", "manager", "stuff", "shared_utils"];
    let all = texts("src").into_keys().chain(texts("tests").into_keys());
    let is_heap = |path: &String| path.split(['/', '.']).any(|part| heaps.contains(&part));
    none(&all.filter(is_heap).collect::<Vec<_>>());
}

#[test]
fn every_file_says_first_what_it_is_for() {
    let all = texts("src").into_iter().map(|(path, text)| (format!("src/{path}"), text));
    let all = all.chain(texts("tests").into_iter().map(|(path, text)| (format!("tests/{path}"), text)));
    let silent = all.filter(|(path, text)| path.ends_with(".rs") && !text.starts_with("//! "));
    none(&silent.map(|(path, _)| path).collect::<Vec<_>>());
}

/// The most lines that a function may have: what fits on a screen.
const SCREEN: usize = 70;

/// The functions of a text with the line where each begins and how many it has. The source is
/// formatted, so a function ends with a brace below its `fn`.
fn functions(text: &str) -> Vec<(String, usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        let words = trimmed.split_whitespace().take_while(|word| !word.starts_with("//"));
        let before: Vec<&str> = words.take_while(|word| *word != "fn").collect();
        let modifier = |word: &&str| word.starts_with("pub") || ["const", "async", "extern", "unsafe"].contains(word);
        if !trimmed.contains("fn ") || !before.iter().all(modifier) || line.trim_end().ends_with(['}', ';']) {
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - trimmed.len()]);
        let Some(length) = lines[at..].iter().position(|line| *line == end) else { continue };
        found.push((trimmed.to_owned(), at + 1, length + 1));
    }
    found
}

#[test]
fn every_function_fits_on_a_screen() {
    assert_eq!(functions("fn a() {\n    b();\n}\n"), [("fn a() {".to_owned(), 1, 3)]);
    let mut faults = Vec::new();
    for folder in ["src", "tests"] {
        for (path, text) in texts(folder).into_iter().filter(|(path, _)| path.ends_with(".rs")) {
            let long = functions(&text).into_iter().filter(|(_, _, lines)| *lines > SCREEN);
            faults.extend(long.map(|(name, at, lines)| format!("{folder}/{path}:{at}: {lines} lines: {name}")));
        }
    }
    none(&faults);
}

/// The templates of pages and of components, by path.
fn templates() -> BTreeMap<String, String> {
    let all = texts("themes/default").into_iter();
    all.filter(|(path, _)| path.ends_with(".html") && path != "templates/gallery.html").collect()
}

/// A template's text without what the engine reads: comments, tags and expressions.
fn without_engine(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        out.push_str(&rest[..at]);
        let close = match &rest[at..at + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let end = rest[at..].find(close).expect("what opens is closed");
        rest = &rest[at + end + close.len()..];
    }
    out.push_str(rest);
    out
}

/// The texts outside of tags, and those of attributes that people read or hear.
fn human_words(template: &str) -> Vec<String> {
    let text = without_engine(template);
    let mut found = Vec::new();
    for (at, part) in text.split('<').enumerate() {
        let (tag, outside) = part.split_once('>').filter(|_| at > 0).unwrap_or(("", part));
        found.push(outside.to_owned());
        for name in ["alt", "title", "aria-label", "placeholder", "summary", "label"] {
            let value = tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
            found.extend(value.map(str::to_owned));
        }
    }
    found.retain(|text| text.chars().any(char::is_alphabetic));
    found.iter().map(|text| text.trim().to_owned()).collect()
}

#[test]
fn templates_have_no_words_of_their_own() {
    assert_eq!(
        human_words("<p class=\"x\" title=\"Hola\">{{ a > b }}{% if c %}Adiós{% endif %}</p>"),
        ["Adiós", "Hola"]
    );
    let mut faults = Vec::new();
    for (path, text) in templates() {
        faults.extend(human_words(&text).into_iter().map(|words| format!("{path}: {words:?}")));
    }
    none(&faults);
}

/// The words of each language: key and text. Plurals are one key; their texts stand together.
fn words() -> BTreeMap<String, BTreeMap<String, String>> {
    texts("themes/default/words").into_iter().map(|(path, text)| (path, keys(&text))).collect()
}

/// The keys of nested YAML of one line a word, with their texts.
fn keys(yaml: &str) -> BTreeMap<String, String> {
    let mut above: Vec<(usize, String)> = Vec::new();
    let mut leaves: BTreeMap<String, String> = BTreeMap::new();
    for line in yaml.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
        let depth = line.len() - line.trim_start().len();
        let (key, text) = line.trim().split_once(':').unwrap_or_else(|| panic!("a key in {line:?}"));
        above.retain(|(known, _)| *known < depth);
        let parents: String = above.iter().map(|(_, key)| format!("{key}.")).collect();
        if text.trim().is_empty() {
            above.push((depth, key.to_owned()));
        } else {
            leaves.insert(format!("{parents}{key}"), text.trim().trim_matches('"').to_owned());
        }
    }
    let mut words: BTreeMap<String, String> = BTreeMap::new();
    for (key, text) in &leaves {
        let (parent, last) = key.rsplit_once('.').unwrap_or(("", key));
        let siblings = leaves.keys().filter_map(|key| key.strip_prefix(parent)?.strip_prefix('.'));
        let plural =
            !parent.is_empty() && siblings.clone().all(|key| PLURALS.contains(&key)) && PLURALS.contains(&last);
        words.entry(if plural { parent } else { key }.to_owned()).or_default().push_str(text);
    }
    words
}

const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

#[test]
fn every_language_knows_the_same_words_with_the_same_places() {
    let all = words();
    let spanish = &all["es.yaml"];
    let places = |text: &str| -> BTreeSet<String> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
    };
    let mut faults = Vec::new();
    for (file, words) in &all {
        for key in spanish.keys().chain(words.keys()).collect::<BTreeSet<_>>() {
            match (spanish.get(key), words.get(key)) {
                (Some(one), Some(other)) if places(one) == places(other) => {}
                // What another language lacks is told to the sites that speak it.
                (Some(_), None) if file != "en.yaml" => {}
                (one, other) => faults.push(format!("{file}: {key}: {one:?}, {other:?}")),
            }
        }
    }
    none(&faults);
}

/// The texts between quotation marks.
fn quoted(text: &str) -> Vec<&str> {
    let is_key =
        |text: &&str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "._-{}".contains(c));
    // Odd and even alike: an apostrophe or an escaped mark may have shifted them.
    text.split('"').filter(is_key).collect()
}

#[test]
fn every_word_that_templates_ask_for_exists() {
    let words = &words()["es.yaml"];
    let sections: BTreeSet<&str> = words.keys().filter_map(|key| key.split('.').next()).collect();
    let mut faults = Vec::new();
    for (path, text) in templates() {
        let asked = quoted(&text)
            .into_iter()
            .filter(|text| text.split_once('.').is_some_and(|(section, _)| sections.contains(section)));
        let exists = |key: &&str| {
            words.contains_key(*key) || key.ends_with('.') && words.keys().any(|known| known.starts_with(key))
        };
        faults.extend(asked.filter(|key| !exists(key)).map(|key| format!("{path}: {key}")));
    }
    none(&faults);
}

#[test]
fn every_word_is_asked_for_somewhere() {
    let templates = templates();
    let code = texts("src");
    let asked: BTreeSet<String> =
        templates.values().chain(code.values()).flat_map(|text| quoted(text)).map(str::to_owned).collect();
    // `"stage." ~ row.stage`, `"pages.kinds.{kind}"` and `<tag of="reason" …>` ask for all below.
    let groups: BTreeSet<String> =
        asked.iter().map(|key| key.split('{').next().unwrap_or("").trim_end_matches('.').to_owned()).collect();
    let is_asked = |key: &String| {
        let above = key.rsplit_once('.').map_or("", |(above, _)| above);
        asked.contains(key) || groups.contains(above) && !above.is_empty()
    };
    let mut faults: Vec<String> = words()["es.yaml"].keys().filter(|key| !is_asked(key)).cloned().collect();
    faults.sort();
    none(&faults);
}
