//! The engine: Pagefind as a library, fed with records instead of pages.
//!
//! An index is written below its own folder, but names its WebAssembly by a path that climbs out
//! of it to the site's one runtime folder. In the browser the engine asks for
//! `<index>wasm.<name>.pagefind`, so a name of `x/../<runtime>wasm.es` leads there.

use std::collections::BTreeMap;
use std::thread;

use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;
use serde_json::Value;

use super::{Error, File, Record, Runtime};

const ENTRY: &str = "pagefind-entry.json";
const PROGRAM: &str = "pagefind.js";
/// What is fetched to show a result: about one page's text, and many of the short records of the
/// territory, which would otherwise be a file each.
const FRAGMENT_BYTES: usize = 4_096;
/// The bytes of a fragment besides its text: address, title, facts.
const FRAGMENT_FRAME_BYTES: usize = 200;

/// See [`super::index`]; the records come sorted by address.
pub fn index(language: &str, runtime: &str, records: &[&Record]) -> Result<Vec<File>, Error> {
    let language = primary(language);
    let pages = records.iter().map(|&record| Page::new(&language, record)).collect();
    let mut files: Vec<File> =
        apart(|| build(pages, fragments(records)))?.into_iter().map(named).filter(|(path, _)| is_index(path)).collect();
    for (path, bytes) in &mut files {
        if path == ENTRY {
            *bytes = point_to(runtime, bytes)?;
        }
    }
    files.sort();
    Ok(files)
}

/// See [`super::runtime`]: the files are those that come with an index of a single word a
/// language, so that both always have the same version.
pub fn runtime(languages: &[&str]) -> Result<Runtime, Error> {
    let pages = languages.iter().map(|language| Page::word(&primary(language))).collect();
    let (mut files, mut folder) = (Vec::new(), None);
    for (path, bytes) in apart(|| build(pages, 1))?.into_iter().map(named) {
        if path == ENTRY {
            folder = Some(format!("pagefind-{}", version(&bytes)?));
        } else if path == PROGRAM || path.starts_with("wasm.") {
            files.push((path, bytes));
        }
    }
    files.sort();
    Ok(Runtime { folder: folder.ok_or(Error::Entry)?, files })
}

/// One record in the form in which Pagefind takes it.
struct Page {
    address: String,
    language: String,
    text: String,
    shown: BTreeMap<String, String>,
    filters: BTreeMap<String, Vec<String>>,
}

impl Page {
    fn new(language: &str, record: &Record) -> Self {
        let Record { address, title, kind, kind_label, year, number, amount, text } = record;
        let year = year.map(|year| year.to_string());
        let shown = [
            ("title", Some(title)),
            ("kind", Some(kind_label)),
            ("year", year.as_ref()),
            ("number", number.as_ref()),
            ("amount", amount.as_ref()),
        ];
        let filters = [("kind", Some(kind)), ("year", year.as_ref())];
        Self {
            address: address.clone(),
            language: language.to_owned(),
            text: searchable(text, title, kind),
            shown: present(shown).collect(),
            filters: present(filters).map(|(name, value)| (name, vec![value])).collect(),
        }
    }

    fn word(language: &str) -> Self {
        Self {
            address: language.to_owned(),
            language: language.to_owned(),
            text: language.to_owned(),
            shown: BTreeMap::new(),
            filters: BTreeMap::new(),
        }
    }
}

fn present<'a>(
    fields: impl IntoIterator<Item = (&'a str, Option<&'a String>)>,
) -> impl Iterator<Item = (String, String)> {
    fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.clone())))
}

/// The text to index. Pagefind drops a page without a word in its text, so the title stands in
/// for it; and it takes words like `___PAGEFIND_WEIGHT___0` for commands, so no word begins so.
fn searchable(text: &str, title: &str, kind: &str) -> String {
    let has_words = |text: &&str| text.contains(char::is_alphanumeric);
    let text = [text, title, kind].into_iter().find(has_words).unwrap_or("page");
    text.replace("___", " ")
}

/// How many files the fragments may be gathered in.
fn fragments(records: &[&Record]) -> u32 {
    let bytes: usize = records.iter().map(|r| r.text.len() + FRAGMENT_FRAME_BYTES).sum();
    u32::try_from(bytes.div_ceil(FRAGMENT_BYTES)).unwrap_or(u32::MAX)
}

/// Runs Pagefind on a thread of its own, with a thread pool of its own, while this one waits.
///
/// Pagefind splits its work by rayon inside of an async function. On a thread of the build's own
/// pool, that thread would look for other work while it waits for the parts, and begin the next
/// portal on top of this one: an async runtime within another, which panics (now and then, from
/// eight threads on), and more portals in
/// memory than threads. One index is small; what is parallel is the portals.
fn apart<T: Send>(work: impl FnOnce() -> Result<T, Error> + Send) -> Result<T, Error> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let pool = pool.map_err(|cause| Error::Thread(cause.into()))?;
    thread::scope(|scope| {
        thread::Builder::new()
            .spawn_scoped(scope, || pool.install(work))
            .map_err(|cause| Error::Thread(cause.into()))?
            .join()
            .unwrap_or(Err(Error::Panic))
    })
}

/// Everything that Pagefind would write to disk. As a library it prints nothing.
fn build(pages: Vec<Page>, fragments: u32) -> Result<Vec<SyntheticFile>, Error> {
    let executor = tokio::runtime::Builder::new_current_thread().build();
    let executor = executor.map_err(|cause| Error::Thread(cause.into()))?;
    let options = PagefindServiceConfig::builder().max_fragments(fragments.max(1)).build();
    let files = executor.block_on(async {
        let mut index = PagefindIndex::new(Some(options))?;
        for Page { address, language, text, shown, filters } in pages {
            index.add_custom_record(address, text, language, Some(shown), Some(filters), None).await?;
        }
        index.get_files().await
    });
    files.map_err(|cause| Error::Engine(cause.into()))
}

/// `es-PA` is stemmed as `es`.
fn primary(language: &str) -> String {
    let (primary, _) = language.split_once(['-', '_']).unwrap_or((language, ""));
    primary.to_ascii_lowercase()
}

fn named(file: SyntheticFile) -> File {
    (file.filename.to_string_lossy().replace('\\', "/"), file.contents)
}

fn is_index(path: &str) -> bool {
    let belongs = |end: &str| path.ends_with(end);
    path == ENTRY || [".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment"].into_iter().any(belongs)
}

/// The entry with its languages' WebAssembly taken from the site's runtime folder; a language
/// without a stemmer has the general one.
fn point_to(runtime: &str, entry: &[u8]) -> Result<Vec<u8>, Error> {
    let mut entry: Value = serde_json::from_slice(entry).map_err(|_| Error::Entry)?;
    let languages = entry.get_mut("languages").and_then(Value::as_object_mut);
    for language in languages.ok_or(Error::Entry)?.values_mut() {
        let wasm = language.get_mut("wasm").ok_or(Error::Entry)?;
        *wasm = format!("x/../{runtime}wasm.{}", wasm.as_str().unwrap_or("unknown")).into();
    }
    Ok(entry.to_string().into_bytes())
}

fn version(entry: &[u8]) -> Result<String, Error> {
    let entry: Value = serde_json::from_slice(entry).map_err(|_| Error::Entry)?;
    let version = entry.get("version").and_then(Value::as_str);
    Ok(version.ok_or(Error::Entry)?.to_owned())
}
