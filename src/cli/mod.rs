//! The command line: one file a command. The only room that prints, and that asks the machine for
//! its date, its environment and its terminal.

mod add;
mod beforehand;
mod build;
mod check;
mod content;
mod dialogue;
mod diff;
mod explain;
mod gallery;
mod help;
mod import;
mod join;
mod machine;
mod manual;
mod migrate;
mod new;
mod schema;
mod serve;
mod speech;
mod summary;
mod tally;
mod verify;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

use beforehand::today_at;

use crate::findings::messages::Messages;
use crate::findings::report::{Format, Style};
use crate::findings::{Code, Finding, Findings, Severity};
use crate::model::address::LinkStyle;
use crate::pipeline::{Failure, Options, Outcome};
use crate::publish::ExitClass;
use crate::source::Unreadable;
use crate::source::disk::Disk;

/// Static portals for municipal transparency and participatory budgeting.
#[derive(Debug, Parser)]
#[command(name = "cabildo", version, about, long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Reads the content, checks it, and writes the site.
    Build(build::BuildArguments),
    /// Makes one site of the shares that several machines built with `build --shard`.
    Join(join::JoinArguments),
    /// Does what `build` does, writing nothing; what is published is not looked at (`page-gone`, `portal-gone`).
    /// Findings go to standard output.
    Check(check::CheckArguments),
    /// Shows the site in this machine's browser while it is written; writes nothing.
    Serve(serve::ServeArguments),
    /// Begins a portal: its content, and what builds and publishes it.
    New(new::NewArguments),
    /// Begins one more file: a municipality, a budget, minutes, a proposal…
    Add(add::AddArguments),
    /// Brings others' files (a treasury's tables…) into the content, and shows how it read them.
    Import(import::ImportArguments),
    /// Writes JSON Schemas of the files that people write, from which editors complete and check.
    Schema(schema::SchemaArguments),
    /// Tells what a citizen would see change between two published sites.
    Diff(diff::DiffArguments),
    /// Proves that a published site, or a copy, is as it was published; or builds it again and compares.
    Verify(verify::VerifyArguments),
    /// Brings content of an earlier format up to date.
    Migrate(migrate::MigrateArguments),
    /// Explains a finding's code: what the rule looks at, and an example where a few lines show it.
    Explain(explain::ExplainArguments),
    /// Counts the ballots of a Pabulib file: who wins, and why.
    Tally(tally::TallyArguments),
    /// Writes a page with every component and chart of the theme.
    Gallery(gallery::GalleryArguments),
    /// Writes the manual's reference pages, or the manual as content.
    #[command(hide = true)]
    Manual(manual::ManualArguments),
}

/// What every command that reads a site takes.
#[derive(Debug, Clone, Args)]
pub struct SiteArguments {
    /// The folder of the content.
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// Only these municipalities (their folders' names).
    #[arg(long, value_name = "MUNICIPALITY", num_args = 1..)]
    only: Vec<String>,
    /// Where the site will stand; it may have a path.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// The day for which the site is made; today where it is missing.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<Date>,
    /// How many portals are made at once; as many as the machine has cores where it is missing.
    #[arg(long, value_name = "N", value_parser = threads)]
    threads: Option<u16>,
    /// Makes no search index.
    #[arg(long)]
    no_search: bool,
    /// Leaves pages as the templates write them.
    #[arg(long)]
    no_minify: bool,
    /// How links name pages: by their folder, for a server; by their file, for a USB stick.
    #[arg(long, value_name = "STYLE", value_parser = ["folder", "file"], default_value = "folder")]
    links: String,
    /// How findings are written.
    #[arg(long, value_name = "FORMAT", value_parser = ["human", "json", "github", "gitlab", "sarif"], default_value = "human")]
    format: String,
    #[command(flatten)]
    speech: speech::SpeechArguments,
}

/// Exit codes: what a script can tell apart.
mod exit {
    /// Done; there may be warnings.
    pub const DONE: u8 = 0;
    /// The content has errors.
    pub const CONTENT: u8 = 1;
    /// Wrong flags, settings, theme or output folder; no municipality.
    pub const USAGE: u8 = 2;
    /// The machine failed, or a fault of ours was caught.
    pub const MACHINE: u8 = 3;
}

/// Runs the program.
pub fn run() -> ExitCode {
    since_start();
    // A fault of ours is told as one line by whoever catches it, not as a backtrace.
    std::panic::set_hook(Box::new(|_| {}));
    let code = std::panic::catch_unwind(obey).unwrap_or_else(|_| {
        eprint_line(&speech::messages(speech::asked(&given()).as_deref()).word("crashed", &[]));
        exit::MACHINE
    });
    ExitCode::from(code)
}

/// Does what the arguments ask; gives the exit code.
fn obey() -> u8 {
    let given = given();
    let arguments = match Arguments::try_parse_from(&given) {
        Ok(arguments) => arguments,
        Err(error) => return help::answer(&error, &given, speech::messages(speech::asked(&given).as_deref())),
    };
    match arguments.command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Join(arguments) => join::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Add(arguments) => add::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Migrate(arguments) => migrate::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Tally(arguments) => tally::run(&arguments),
        Command::Gallery(arguments) => gallery::run(&arguments),
        Command::Manual(arguments) => manual::run(&arguments),
    }
}

/// The program's name and the arguments that were typed after it.
fn given() -> Vec<OsString> {
    speech::behind_command(std::env::args_os().collect())
}

/// The time since the program began.
fn since_start() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// Now, in the time since 1970.
#[expect(clippy::disallowed_methods, reason = "the command line asks for the time")]
fn moment() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// A site's worlds: its content, and its own themes where it has any.
struct Worlds {
    content: Disk,
    themes: Option<Disk>,
}

impl SiteArguments {
    fn messages(&self) -> &'static Messages {
        self.speech.messages_at(&self.content)
    }

    fn worlds(&self) -> Result<Worlds, Failure> {
        let today = self.today.unwrap_or_else(|| today_at(&self.content));
        let content = Disk::new(&self.content, today)?.at(moment());
        let beside = content.root().parent().unwrap_or_else(|| Path::new(".")).join("themes");
        let themes = beside.is_dir().then(|| Disk::new(&beside, today)).transpose()?;
        Ok(Worlds { content, themes })
    }

    fn options(&self) -> Options {
        Options {
            only: self.only.clone(),
            shard: None,
            base_url: self.base_url.clone(),
            search: !self.no_search,
            minify: !self.no_minify,
            links: if self.links == "file" { LinkStyle::File } else { LinkStyle::Folder },
            figures: false,
            clock: since_start,
        }
    }

    fn format(&self) -> Format {
        Format::named(&self.format).unwrap_or_default()
    }

    /// Runs a task on as many threads as were asked for.
    fn on_threads<R: Send>(&self, task: impl FnOnce() -> R + Send) -> R {
        const STACK: usize = 8 * 1024 * 1024;
        let threads = self.threads.map_or(0, usize::from);
        match rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build() {
            Ok(pool) => pool.install(task),
            Err(_) => task(),
        }
    }

    /// Writes the findings in the format that was asked for.
    /// Whether they could be written; a reader that has gone away is no fault.
    fn report(&self, findings: &Findings, to_terminal: bool, out: &mut impl Write) -> bool {
        let content = self.content.to_string_lossy();
        let colour = to_terminal && !is_set("NO_COLOR") && environment("TERM").as_deref() != Some("dumb");
        let style = Style { colour, content: &content, ..Style::default() };
        let written = crate::findings::report::write(findings, self.format(), self.messages(), style, out);
        is_taken(written.and_then(|()| out.flush()))
    }
}

/// The exit code of an outcome.
fn code_of(outcome: &Outcome) -> u8 {
    let of_theme = |finding: &Finding| finding.code == Code::TemplateFault || finding.place.file.starts_with("themes/");
    let broken_theme = outcome.findings.iter().any(|finding| finding.severity == Severity::Error && of_theme(finding));
    if outcome.crashed {
        exit::MACHINE
    } else if outcome.unusable || broken_theme {
        exit::USAGE
    } else if outcome.findings.has_errors() {
        exit::CONTENT
    } else {
        exit::DONE
    }
}

/// Tells a failure of the machine, or a refused folder, and gives its exit code.
fn fail(failure: &Failure, messages: &Messages) -> u8 {
    match failure {
        Failure::Unreadable(unreadable) => unreadable_told(unreadable, messages),
        Failure::Publish(error) => {
            let (words, code) = speech::refused(error, messages);
            eprint_line(&format!("{}: {words}", messages.word("severity-error", &[])));
            code
        }
        Failure::Halted(halted) => {
            let code = fail(&halted.why, messages);
            if !halted.published.is_empty() {
                eprint_line(&messages.word("halted", &[("names", halted.published.join(", "))]));
            }
            code
        }
    }
}

/// What was found before the machine failed.
fn found_before(failure: &Failure) -> Findings {
    match failure {
        Failure::Halted(halted) => halted.findings.clone(),
        _ => Findings::new(),
    }
}

/// Tells a file that the machine would not give, and gives the exit code.
fn unreadable_told(unreadable: &Unreadable, messages: &Messages) -> u8 {
    use io::ErrorKind::{NotADirectory, NotFound};
    let path = unreadable.path.display().to_string();
    // The folder that is taken where none is said: the command was given elsewhere.
    let words = match unreadable.error.kind() {
        NotFound if path == "content" => messages.word("no-content", &[]),
        _ => messages.word("unreadable", &[("path", path), ("why", machine::why(&unreadable.error, messages))]),
    };
    eprint_line(&format!("{}: {words}", messages.word("severity-error", &[])));
    if matches!(unreadable.error.kind(), NotFound | NotADirectory) { exit::USAGE } else { exit::MACHINE }
}

impl From<ExitClass> for u8 {
    fn from(class: ExitClass) -> Self {
        match class {
            ExitClass::Refused => exit::USAGE,
            ExitClass::Machine => exit::MACHINE,
        }
    }
}

/// Whether an output took what was written; a reader that went away has what it wanted.
fn is_taken(written: io::Result<()>) -> bool {
    written.err().is_none_or(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Tells that an output takes nothing; gives the exit code.
fn unwritable(messages: &Messages) -> u8 {
    eprint_line(&messages.word("report-unwritable", &[]));
    exit::MACHINE
}

/// Writes what a command is asked for to standard output; gives the exit code: `code`, or the machine's.
fn print(text: &str, code: u8, messages: &Messages) -> u8 {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    if is_taken(written) { code } else { unwritable(messages) }
}

/// A line on standard error; a closed one is no reason to stop.
fn eprint_line(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn is_watched() -> bool {
    io::stderr().is_terminal() && !is_set("CI")
}

#[expect(clippy::disallowed_methods, reason = "the environment is read here and nowhere else")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn is_set(name: &str) -> bool {
    environment(name).is_some()
}

// What is wrong with a value is said by its key in the messages.

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "argument-day".to_owned())
}

fn threads(text: &str) -> Result<u16, String> {
    const MOST: u16 = 1024;
    let threads = text.parse().ok().filter(|threads| (1..=MOST).contains(threads));
    threads.ok_or_else(|| "argument-threads".to_owned())
}

fn base_url(text: &str) -> Result<String, String> {
    crate::read::settings::base_url(text).ok_or_else(|| "argument-url".to_owned())
}
