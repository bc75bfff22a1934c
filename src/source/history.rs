//! The history of a content folder, as git keeps it: which folders changed in which commit, and what
//! stood in them then. Only the line of first parents is told, since it is what was published.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use gix::{ObjectId, Repository};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The history of a content folder.
#[derive(Debug)]
pub struct History {
    /// The repository's own folder; each reader opens it for itself.
    repository: PathBuf,
    /// The versions of each folder of the content, the latest first.
    folders: HashMap<String, Vec<Version>>,
    /// The content folder as the newest commit has it.
    newest: Option<ObjectId>,
    /// The day of the earliest commit that is there, where earlier ones are not: a shallow copy.
    cut_at: Option<Date>,
}

/// A folder as a commit left it, where it was another before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The commit's name, shortened.
    pub commit: String,
    /// Its day, where it was made.
    pub date: Date,
    /// Its place among all commits, the latest the first.
    pub order: usize,
    /// What stood there; nothing where the folder was removed.
    tree: Option<ObjectId>,
}

/// Where attachments lie, of which only is compared whether they are the same.
const ATTACHED: &str = "files/";

/// The folders of what all portals share, beside the files above all folders.
const SHARED: [&str; 2] = ["territory", "classifications"];

/// How many digits of a commit's name are told.
const DIGITS: usize = 10;

impl History {
    /// The history of the content folder at `root`; nothing where there is none, or none that can be
    /// read.
    pub fn of(root: &Path) -> Option<Self> {
        let repository = gix::discover(root).ok()?;
        let top = repository.workdir()?.canonicalize().ok()?;
        let below = root.strip_prefix(&top).ok()?.to_owned();
        let shallow = repository.is_shallow().unwrap_or(false);
        let mut walk =
            Walk { repository: &repository, below, folders: HashMap::new(), newest: None, renamed: HashMap::new() };
        let earliest = walk.run()?;
        let (folders, newest) = (walk.folders, walk.newest);
        Some(Self { repository: repository.path().to_owned(), folders, newest, cut_at: shallow.then_some(earliest) })
    }

    /// The versions of a folder, the latest first.
    pub fn versions(&self, folder: &str) -> &[Version] {
        self.folders.get(folder).map_or(&[], Vec::as_slice)
    }

    /// The versions of what all portals share, the latest first.
    pub fn shared(&self) -> &[Version] {
        self.versions("")
    }

    /// The files of what all portals share in a version, by path below the content folder, attachments and
    /// outlines on the map left out.
    pub fn shared_files(&self, version: &Version) -> Vec<(String, Vec<u8>)> {
        let Some((repository, entries)) = self.entries(version) else { return Vec::new() };
        let is_shared = |path: &str| match path.split_once('/') {
            None => path.ends_with(".yaml"),
            Some((folder, rest)) => {
                SHARED.contains(&folder) && !rest.starts_with(ATTACHED) && !rest.starts_with("boundaries/")
            }
        };
        let files = entries.iter().filter(|(path, _)| is_shared(path));
        let mut files: Vec<_> = files
            .filter_map(|(path, id)| Some((path.clone(), repository.find_object(*id).ok()?.detach().data)))
            .collect();
        files.sort();
        files
    }

    /// Whether a commit, by its shortened name, is the newest or one before it.
    pub fn has(&self, commit: &str) -> bool {
        let found = || {
            let repository = gix::open(&self.repository).ok()?;
            let newest = repository.head_id().ok()?.detach();
            let mut all = repository.rev_walk([newest]).all().ok()?.filter_map(Result::ok);
            Some(all.any(|one| one.id.to_string().starts_with(commit)))
        };
        found().unwrap_or(false)
    }

    /// What the newest commit has; nothing where it cannot be read.
    pub fn committed(&self) -> Option<Committed> {
        let (repository, entries) = self.files_of(self.newest)?;
        Some(Committed { repository, files: entries.into_iter().collect() })
    }

    /// The day at which this copy of the history is cut.
    pub fn cut_at(&self) -> Option<Date> {
        self.cut_at
    }

    /// The files of a folder in a version, by path below the content folder, attachments left out.
    pub fn files(&self, folder: &str, version: &Version) -> Vec<(String, Vec<u8>)> {
        let Some((repository, entries)) = self.entries(version) else { return Vec::new() };
        let mut files: Vec<(String, Vec<u8>)> = entries
            .iter()
            .filter(|(path, _)| !path.starts_with(ATTACHED))
            .filter_map(|(path, id)| {
                Some((format!("{folder}/{path}"), repository.find_object(*id).ok()?.detach().data))
            })
            .collect();
        files.sort();
        files
    }

    /// What stands in each attachment of a version, as git names it, by path below the folder.
    pub fn attached(&self, version: &Version) -> BTreeMap<String, String> {
        let entries = self.entries(version).map(|(_, entries)| entries).unwrap_or_default();
        let attached = entries.into_iter().filter(|(path, _)| path.starts_with(ATTACHED));
        attached.map(|(path, id)| (path, id.to_string())).collect()
    }

    /// The files in a version of a folder, by path below it.
    fn entries(&self, version: &Version) -> Option<(Repository, Vec<(String, ObjectId)>)> {
        self.files_of(version.tree)
    }

    fn files_of(&self, tree: Option<ObjectId>) -> Option<(Repository, Vec<(String, ObjectId)>)> {
        let repository = gix::open(&self.repository).ok()?;
        let tree = tree.and_then(|id| repository.find_tree(id).ok());
        let entries = tree.and_then(|tree| tree.traverse().breadthfirst.files().ok()).unwrap_or_default();
        let path = |path: &[u8]| std::str::from_utf8(path).ok().map(str::to_owned);
        let blobs = entries.iter().filter(|entry| entry.mode.is_blob());
        let entries = blobs.filter_map(|entry| Some((path(&entry.filepath)?, entry.oid))).collect();
        Some((repository, entries))
    }
}

/// The content folder as the newest commit has it.
pub struct Committed {
    repository: Repository,
    /// By path below the content folder.
    files: HashMap<String, ObjectId>,
}

impl Committed {
    /// Whether a file is there.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Whether a file has these bytes there; ends of lines may be another system's, and a large file may lie
    /// elsewhere.
    pub fn is(&self, path: &str, bytes: &[u8]) -> bool {
        const ELSEWHERE: &[u8] = b"version https://git-lfs";
        let Some(id) = self.files.get(path) else { return false };
        let Ok(committed) = self.repository.find_object(*id).map(|object| object.detach().data) else { return true };
        let plain = |bytes: &[u8]| bytes.iter().copied().filter(|byte| *byte != b'\r').collect::<Vec<u8>>();
        committed == bytes || committed.starts_with(ELSEWHERE) || plain(&committed) == plain(bytes)
    }
}

/// A walk from the newest commit to the earliest.
struct Walk<'r> {
    repository: &'r Repository,
    /// The content folder below the repository's top.
    below: PathBuf,
    folders: HashMap<String, Vec<Version>>,
    /// The content folder as the newest commit has it.
    newest: Option<ObjectId>,
    /// Folders that have another name later: the later one, by the name before.
    renamed: HashMap<String, String>,
}

/// The content folder in a commit.
#[derive(Default)]
struct Content {
    /// What stands there.
    tree: Option<ObjectId>,
    /// The folders in it.
    folders: HashMap<String, ObjectId>,
    /// The files and folders of what all portals share.
    shared: BTreeMap<String, ObjectId>,
}

impl Walk<'_> {
    /// Gives the day of the earliest commit.
    fn run(&mut self) -> Option<Date> {
        let mut commit = self.repository.head_id().ok()?.object().ok()?.try_into_commit().ok()?;
        let mut content = self.content(&commit);
        let mut order = 0;
        self.newest = content.tree;
        loop {
            let (name, date) = (commit.id().to_string(), day(&commit)?);
            let parent = commit.parent_ids().next().and_then(|id| id.object().ok()?.try_into_commit().ok());
            let before = parent.as_ref().map(|parent| self.content(parent)).unwrap_or_default();
            self.note((&name, date, order), &before, &content);
            order += 1;
            match parent {
                Some(parent) => (commit, content) = (parent, before),
                None => return Some(date),
            }
        }
    }

    fn content(&self, commit: &gix::Commit) -> Content {
        let folder = || {
            let top = commit.tree().ok()?;
            if self.below.as_os_str().is_empty() {
                return Some(top);
            }
            let entry = top.lookup_entry_by_path(&self.below).ok()??;
            entry.object().ok()?.try_into_tree().ok()
        };
        let Some(tree) = folder() else { return Content::default() };
        let mut content = Content { tree: Some(tree.id), ..Content::default() };
        for entry in tree.iter().filter_map(Result::ok) {
            let (name, id, is_folder) = (entry.filename().to_string(), entry.object_id(), entry.mode().is_tree());
            let is_shared = if is_folder { SHARED.contains(&name.as_str()) } else { name.ends_with(".yaml") };
            if is_shared {
                content.shared.insert(name.clone(), id);
            }
            if is_folder {
                content.folders.insert(name, id);
            }
        }
        content
    }

    /// Notes the folders that a commit changed.
    fn note(&mut self, (name, date, order): (&str, Date, usize), before: &Content, after: &Content) {
        let commit = name.get(..DIGITS).unwrap_or(name).to_owned();
        let version = |tree| Version { commit: commit.clone(), date, order, tree };
        let (was, is) = (&before.folders, &after.folders);
        let all: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
        for folder in all.into_iter().filter(|folder| was.get(*folder) != is.get(*folder)) {
            self.folders.entry(folder.clone()).or_default().push(version(is.get(folder).copied()));
            // One that is the same under a new name goes on; what it was before is told with it.
            let is_same = |(name, tree): &(&String, &ObjectId)| {
                !was.contains_key(folder) && !is.contains_key(*name) && is.get(folder) == Some(*tree)
            };
            if let Some((old, _)) = was.iter().find(is_same) {
                let latest = self.renamed.get(folder).unwrap_or(folder).clone();
                self.renamed.insert(old.clone(), latest);
            }
        }
        // Its versions under names that it had before are its own.
        let earlier = self.renamed.iter().filter(|(old, _)| is.contains_key(*old) && was.get(*old) != is.get(*old));
        for (old, new) in earlier {
            self.folders.entry(new.clone()).or_default().push(version(is.get(old).copied()));
        }
        if before.shared != after.shared {
            self.folders.entry(String::new()).or_default().push(version(after.tree));
        }
    }
}

/// The day on which a commit was made, by the clock of whoever made it.
fn day(commit: &gix::Commit) -> Option<Date> {
    let time = commit.time().ok()?;
    let there = Timestamp::from_second(time.seconds + i64::from(time.offset)).ok()?;
    Some(TimeZone::UTC.to_datetime(there).date())
}
