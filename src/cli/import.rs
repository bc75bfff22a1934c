//! `cabildo import KIND FILE…`: shows what it makes of others' files, and writes it.

mod preview;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::beforehand::today_at;
use super::content::{Content, Desk, Fate, fate_key};
use super::{day, eprint_line, exit, speech, unreadable_told};
use crate::findings::Told;
use crate::findings::messages::Messages;
use crate::import::budget::companions;
use crate::import::set::judge;
use crate::import::{Asked, Brought, Given, KINDS, Kind, LeftOut, Understood};
use crate::model::draft::Draft;
use crate::read::file::MAX_TABLE;
use crate::schema::amounts::as_typed;
use crate::source::Unreadable;
use crate::text::nearest::meant;

/// What `import` takes.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// What the files are: `budget`…
    #[arg(value_name = "KIND", value_parser = clap::builder::PossibleValuesParser::new(KINDS.iter().map(|kind| kind.word)))]
    kind: String,
    /// The files.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The folder of the content.
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The municipality that they are of (its folder's name); the only one where it is missing.
    #[arg(long, value_name = "MUNICIPALITY")]
    municipality: Option<String>,
    /// The fiscal year; the one that a column or the file's name says where it is missing.
    #[arg(long, value_name = "YEAR")]
    year: Option<i16>,
    /// What a column holds, over what was guessed: our word, and the column's title or number
    /// (`approved=Ley`; `-=Ley` leaves it out).
    #[arg(long = "column", value_name = "WORD=COLUMN", value_parser = pair, allow_hyphen_values = true)]
    columns: Vec<(String, String)>,
    /// Something else that the kind asks for (`direction=revenue`).
    #[arg(long = "set", value_name = "KEY=VALUE", value_parser = pair)]
    set: Vec<(String, String)>,
    /// Shows what would be written, and writes nothing.
    #[arg(long)]
    dry_run: bool,
    /// The day that counts as today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<Date>,
    #[command(flatten)]
    speech: speech::SpeechArguments,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').ok_or_else(|| "argument-pair".to_owned())?;
    Ok((pair.0.trim().to_owned(), pair.1.trim().to_owned()))
}

/// Runs it.
pub fn run(arguments: &ImportArguments) -> u8 {
    let messages = arguments.speech.messages_at(&arguments.content);
    let Some(kind) = KINDS.iter().find(|kind| kind.word == arguments.kind) else { return exit::USAGE };
    import(arguments, kind, messages).unwrap_or_else(|refusal| refusal.tell(messages))
}

/// Why a command wrote nothing.
pub enum Refusal {
    /// What was given cannot be used.
    Told(Told),
    /// Something was not said.
    Usage(Told),
    /// The machine would not.
    Machine(Unreadable),
}

impl Refusal {
    /// Tells it, and gives the exit code.
    pub fn tell(&self, messages: &Messages) -> u8 {
        let (told, code) = match self {
            Self::Told(told) => (told, exit::CONTENT),
            Self::Usage(told) => (told, exit::USAGE),
            Self::Machine(unreadable) => return unreadable_told(unreadable, messages),
        };
        eprint_line(&format!("{}: {}", messages.word("severity-error", &[]), told.say(messages)));
        code
    }
}

impl From<Unreadable> for Refusal {
    fn from(unreadable: Unreadable) -> Self {
        Self::Machine(unreadable)
    }
}

impl From<Told> for Refusal {
    fn from(told: Told) -> Self {
        Self::Told(told)
    }
}

fn import(arguments: &ImportArguments, kind: &Kind, messages: &'static Messages) -> Result<u8, Refusal> {
    let today = arguments.today.unwrap_or_else(|| today_at(&arguments.content));
    let content = Content::open(&arguments.content, today)?;
    let Some(shared) = content.shared(messages) else { return Err(Told::new("import-no-settings").into()) };
    let municipality = if kind.of_municipality { which(&content, arguments.municipality.as_deref())? } else { "" };
    let given = all_given(&arguments.files)?;
    let desk = Desk::at(content.disk.root());
    let asked = Asked {
        world: &content.disk,
        sources: &content.sources,
        shared,
        municipality,
        year: arguments.year,
        columns: &arguments.columns,
        set: &arguments.set,
        untouched: &|path| desk.is_untouched(path),
        messages,
        today,
    };
    judge(kind.word, &arguments.set).map_err(Refusal::Usage)?;
    let mut brought = (kind.bring)(&given, &asked)?;
    brought.drafts = brought.drafts.into_iter().map(|draft| as_typed(draft, shared.settings.numbers)).collect();
    let mut desk = desk.clone();
    // Besides the municipality's own file, to which all kinds add.
    let records =
        || brought.drafts.iter().filter(|draft| is_record(draft) && !draft.path.ends_with("/municipality.yaml"));
    let all_kept = records().next().is_some() && records().all(|draft| desk.fate(draft) == Fate::Kept);
    let mut kept = brought.drafts.is_empty() && !brought.left_out.is_empty();
    let mut out = shown(&brought, all_kept, messages);
    for draft in &brought.drafts {
        let lines = preview::lines(&desk, draft, arguments.dry_run, messages);
        let fate = if arguments.dry_run { desk.fate(draft) } else { desk.write(draft)? };
        kept |= fate == Fate::Kept;
        let _ = writeln!(out, "{}", messages.word(fate_key(fate, arguments.dry_run), &[("path", draft.path.clone())]));
        out.push_str(&lines);
    }
    if !arguments.dry_run {
        desk.note()?;
        super::schema::begin(content.disk.root(), messages)?;
    }
    let _ = io::stdout().write_all(out.as_bytes());
    Ok(if kept { exit::CONTENT } else { exit::DONE })
}

/// The municipality that is meant, or the names of all.
pub fn which<'c>(content: &'c Content, named: Option<&str>) -> Result<&'c str, Told> {
    content.municipality(named).map_err(|known| {
        let all = known.join(", ");
        match (named, named.and_then(|named| meant(named, &known))) {
            (Some(named), Some(nearest)) => {
                Told::new("no-such-municipality").with("name", named).with("nearest", nearest).with("known", all)
            }
            (Some(named), None) => Told::new("municipality-not-known").with("name", named).with("known", all),
            (None, _) => Told::new("which-municipality").with("known", all),
        }
    })
}

/// The files that were named, and those beside a package's description that it names.
fn all_given(paths: &[PathBuf]) -> Result<Vec<Given>, Refusal> {
    let mut all = Vec::with_capacity(paths.len());
    for path in paths {
        let named = given(path)?;
        let folder = path.parent().unwrap_or(Path::new(""));
        for beside in companions(&named) {
            let beside = folder.join(beside);
            if !paths.contains(&beside) && beside.is_file() {
                all.push(given(&beside)?);
            }
        }
        all.push(named);
    }
    Ok(all)
}

#[expect(clippy::disallowed_methods, reason = "the files that are named on the command line are read here")]
fn given(path: &Path) -> Result<Given, Refusal> {
    let unreadable = |error| Unreadable { path: path.to_owned(), error };
    if fs::metadata(path).map_err(unreadable)?.len() > MAX_TABLE {
        return Err(Told::new("import-too-large").with("file", path.display()).into());
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    Ok(Given { name, bytes })
}

/// Whether a draft is one of keys and values, and not a table that came as it is.
fn is_record(draft: &Draft) -> bool {
    [".yaml", ".md"].iter().any(|ending| draft.path.ends_with(ending))
}

/// What was understood and what was not taken, as a person reads it. Of what has no place in the content yet
/// (`kept`), nothing was taken.
fn shown(brought: &Brought, kept: bool, messages: &Messages) -> String {
    let mut out = String::new();
    let mut files: Vec<&str> = brought.columns.iter().map(|column| column.file.as_str()).collect();
    files.dedup();
    for file in files {
        let _ = writeln!(out, "{file}");
        columns(brought.columns.iter().filter(|column| column.file == file), messages, &mut out);
    }
    if !kept {
        let _ = writeln!(out, "{}", messages.word("import-taken", &[("count", brought.taken.to_string())]));
    }
    for note in &brought.notes {
        let _ = writeln!(out, "{}", note.say(messages));
    }
    left_out(&brought.left_out, messages, &mut out);
    out
}

fn columns<'b>(columns: impl Iterator<Item = &'b Understood>, messages: &Messages, out: &mut String) {
    const MOST: usize = 28;
    let short = |text: &str| -> String {
        let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST).collect();
        if text.chars().count() > MOST {
            format!("{}…", clean.chars().take(MOST - 1).collect::<String>())
        } else {
            clean
        }
    };
    let head = ["import-column", "import-word", "import-sample"].map(|key| messages.word(key, &[]));
    let mut rows = vec![head];
    let unused = messages.word("import-unused", &[]);
    for column in columns {
        let word = column.word.clone().unwrap_or_else(|| unused.clone());
        rows.push([short(&column.column), word, short(&column.sample)]);
    }
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let (first, second) = (width(0), width(1));
    for [column, word, sample] in &rows {
        let line = format!("  {column:first$}  {word:second$}  {sample}");
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

/// What was not taken, the rows of one reason together.
fn left_out(left_out: &[LeftOut], messages: &Messages, out: &mut String) {
    let mut reasons: Vec<(String, Vec<usize>)> = Vec::new();
    for one in left_out {
        let reason = format!("{}: {}", one.file, one.why.say(messages));
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, rows)) => rows.push(one.row),
            None => reasons.push((reason, vec![one.row])),
        }
    }
    if !reasons.is_empty() {
        let _ = writeln!(out, "{}", messages.word("import-left-out", &[("count", left_out.len().to_string())]));
    }
    for (reason, rows) in reasons {
        let rows = stretches(rows);
        let at = if rows.is_empty() { String::new() } else { messages.word("import-rows", &[("rows", rows)]) };
        let _ = writeln!(out, "  {reason}{at}");
    }
}

/// Numbers as people list them: `3, 5–9`.
fn stretches(mut rows: Vec<usize>) -> String {
    rows.retain(|row| *row > 0);
    rows.sort_unstable();
    rows.dedup();
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        match parts.last_mut().filter(|(_, last)| last + 1 == row) {
            Some((_, last)) => *last = row,
            None => parts.push((row, row)),
        }
    }
    let part =
        |(first, last): &(usize, usize)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    parts.iter().map(part).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_listed_as_people_do() {
        assert_eq!(stretches(vec![9, 3, 5, 6, 7, 3, 0]), "3, 5–7, 9");
        assert_eq!(stretches(vec![0]), "");
    }
}
