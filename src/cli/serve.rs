//! `cabildo serve`: the site in the officer's own browser while they write.
//!
//! It answers on loopback alone, writes nothing, and looks again whenever a file changes; whatever is
//! wrong with a file is told on its page, and stops nothing.

mod answer;
mod line;
mod panel;
mod place;

use std::collections::BTreeSet;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock, mpsc};
use std::time::{Duration, Instant};

use clap::Args;
use notify_debouncer_full::{DebounceEventResult, new_debouncer};
use tokio::sync::watch;

use super::{SiteArguments, Worlds, eprint_line, exit, fail, machine};
use crate::findings::Severity;
use crate::findings::messages::Messages;
use crate::pipeline::preview::Preview;
use crate::pipeline::{Failure, Options};
use crate::source::disk::Disk;
use crate::source::watched::Watched;

/// How long the watcher waits for more of the same change.
const DEBOUNCE: Duration = Duration::from_millis(60);

/// What `serve` takes besides what `check` takes.
#[derive(Debug, Args)]
pub struct ServeArguments {
    #[command(flatten)]
    site: SiteArguments,
    /// The port; on this machine alone.
    #[arg(long, value_name = "PORT", default_value_t = 8700)]
    port: u16,
    /// What opens a file from a page: a program with `{file}` and `{line}`; the system's own where it
    /// is missing (`code --goto {file}:{line}`).
    #[arg(long, value_name = "COMMAND")]
    open_with: Option<String>,
}

/// What answers share: the site as it was last seen.
pub struct Served {
    content: Watched,
    themes: Option<Disk>,
    options: Options,
    messages: &'static Messages,
    preview: RwLock<Arc<Preview>>,
    /// Counts the looks, so that browsers know when to ask again.
    looks: watch::Sender<u64>,
    /// Known to our own pages alone.
    token: String,
    open_with: Option<String>,
}

impl Served {
    /// The site as it was last seen.
    fn preview(&self) -> Arc<Preview> {
        Arc::clone(&self.preview.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Looks at the content again, of which these paths have changed.
    fn look(&self, changed: Changed, arguments: &SiteArguments) {
        let began = Instant::now();
        let before = self.preview();
        self.content.tell(changed);
        let themes = self.themes.as_ref().map(|disk| disk as &dyn crate::source::World);
        let looked = arguments.on_threads(|| Preview::look(&self.content, themes, &self.options, Some(&before)));
        match looked {
            Ok(preview) => {
                let (preview, took) = (Arc::new(preview), began.elapsed());
                *self.preview.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&preview);
                self.looks.send_modify(|looks| *looks += 1);
                // Whoever waits for the page does not wait for this.
                eprint_line(&told(&preview, took, self.messages));
            }
            // A file that went away between the listing and the reading: the next event looks again.
            Err(failure) => {
                self.content.tell(None);
                let _ = fail(&failure, self.messages);
            }
        }
    }
}

/// The line that says what was seen.
fn told(preview: &Preview, time: Duration, messages: &Messages) -> String {
    let findings = preview.findings();
    let count = |severity| findings.count(severity).to_string();
    let facts = [
        ("pages", preview.pages().to_string()),
        ("errors", count(Severity::Error)),
        ("warnings", count(Severity::Warning)),
        ("milliseconds", time.as_millis().to_string()),
    ];
    messages.word("serve-looked", &facts)
}

/// Runs it, until it is stopped.
pub fn run(arguments: &ServeArguments) -> u8 {
    let messages = arguments.site.messages();
    match serve(arguments, messages) {
        Ok(code) => code,
        Err(failure) => fail(&failure, messages),
    }
}

fn serve(arguments: &ServeArguments, messages: &'static Messages) -> Result<u8, Failure> {
    let worlds = arguments.site.worlds()?;
    let options = arguments.site.options();
    // What changes while the first look is taken is seen by the next one.
    let (watcher, changes) = watch(&worlds, messages);
    let began = Instant::now();
    let themes = worlds.themes.as_ref().map(|disk| disk as &dyn crate::source::World);
    let content = Watched::new(worlds.content);
    let preview = arguments.site.on_threads(|| Preview::look(&content, themes, &options, None))?;
    let first = told(&preview, began.elapsed(), messages);
    let listener = match std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)) {
        Ok(listener) => listener,
        Err(error) => return Ok(refused_port(arguments.port, &error, messages)),
    };
    let address = listener.local_addr().unwrap_or(SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port)));
    let served = Arc::new(Served {
        content,
        themes: worlds.themes,
        options,
        messages,
        preview: RwLock::new(Arc::new(preview)),
        looks: watch::channel(1).0,
        token: token(),
        open_with: arguments.open_with.clone(),
    });
    eprint_line(&first);
    eprint_line(&messages.word("serve-ready", &[("address", format!("http://{address}/"))]));
    look_again(&served, &arguments.site, changes);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let answered = runtime.and_then(|runtime| runtime.block_on(answer::answer(listener, served)));
    drop(watcher);
    match answered {
        Ok(()) => Ok(exit::DONE),
        Err(error) => {
            eprint_line(&machine::why(&error, messages));
            Ok(exit::MACHINE)
        }
    }
}

/// Says that a port is taken, and which one is free.
fn refused_port(port: u16, error: &io::Error, messages: &Messages) -> u8 {
    let is_free = |port: &u16| std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    let free = (port.saturating_add(1)..=port.saturating_add(50)).find(is_free).unwrap_or(0);
    let facts = [("port", port.to_string()), ("free", free.to_string()), ("why", machine::why(error, messages))];
    eprint_line(&messages.word("serve-port", &facts));
    exit::USAGE
}

/// A word that no other page can know.
fn token() -> String {
    use std::hash::{BuildHasher, RandomState};
    let part = || format!("{:016x}", RandomState::new().hash_one(std::process::id()));
    part() + &part()
}

type Watcher = notify_debouncer_full::Debouncer<notify::RecommendedWatcher, notify_debouncer_full::RecommendedCache>;

/// Which paths on the disk have changed; nothing where that is not known.
type Changed = Option<BTreeSet<PathBuf>>;

/// Adds what changed later.
fn extend(changed: &mut Changed, later: Changed) {
    *changed = changed.take().zip(later).map(|(mut paths, later)| {
        paths.extend(later);
        paths
    });
}

/// Watches the content and the themes; where the system cannot, it is said, and pages stay as they were
/// at the start.
fn watch(worlds: &Worlds, messages: &Messages) -> (Option<Watcher>, mpsc::Receiver<Changed>) {
    let (sender, changes) = mpsc::channel();
    let watcher = new_debouncer(DEBOUNCE, None, move |result: DebounceEventResult| {
        let changed = result.map_or(None, |events| {
            let matters = events.iter().filter(|event| !event.kind.is_access());
            let is_known = !events.iter().any(|event| event.need_rescan());
            is_known.then(|| matters.flat_map(|event| event.paths.clone()).collect())
        });
        if changed.as_ref().is_none_or(|paths: &BTreeSet<PathBuf>| !paths.is_empty()) {
            let _ = sender.send(changed);
        }
    });
    let watched = watcher.and_then(|mut watcher| {
        for disk in [Some(&worlds.content), worlds.themes.as_ref()].into_iter().flatten() {
            watcher.watch(disk.root(), notify::RecursiveMode::Recursive)?;
        }
        Ok(watcher)
    });
    let told = |error: notify::Error| {
        eprint_line(&messages.word("serve-unwatched", &[("detail", error.to_string())]));
    };
    (watched.map_err(told).ok(), changes)
}

/// Looks that follow one another sooner than this are a storm: many files at once, or one saved in pieces.
const STORM: Duration = Duration::from_millis(400);
/// In a storm, how long nothing must change before the next look.
const QUIET: Duration = Duration::from_millis(200);
/// The longest that a storm is waited for.
const LONGEST_STORM: Duration = Duration::from_secs(3);

/// Looks again after each change, on a thread of its own: at once after the first, and after a storm
/// once it is over.
fn look_again(served: &Arc<Served>, site: &SiteArguments, changes: mpsc::Receiver<Changed>) {
    let (served, site) = (Arc::clone(served), site.clone());
    std::thread::spawn(move || {
        let mut last: Option<Instant> = None;
        while let Ok(mut changed) = changes.recv() {
            // What came while the last look was taken is seen in one.
            changes.try_iter().for_each(|later| extend(&mut changed, later));
            if last.is_some_and(|last| last.elapsed() < STORM) {
                let began = Instant::now();
                while began.elapsed() < LONGEST_STORM
                    && let Ok(later) = changes.recv_timeout(QUIET)
                {
                    extend(&mut changed, later);
                }
            }
            served.look(changed, &site);
            last = Some(Instant::now());
        }
    });
}
