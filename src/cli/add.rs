//! `cabildo add KIND [NAME]`: begins one more file of the content.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::beforehand::today_at;
use super::content::{Content, Desk, Fate, fate_key};
use super::import::{Refusal, which};
use super::new::folders;
use super::{day, exit, speech};
use crate::findings::Told;
use crate::findings::messages::Messages;
use crate::model::draft::Draft;
use crate::model::municipality::Municipality;
use crate::model::portal::Shared;
use crate::read::file::MAX_TEXT;
use crate::scaffold::{Begun, KINDS, Kind, Wanted};
use crate::schema::amounts::as_typed;
use crate::source::discover as source;
use crate::source::{Unreadable, World};
use crate::text::encoding::decoded;

/// What `add` takes.
#[derive(Debug, Args)]
pub struct AddArguments {
    /// What is begun.
    #[arg(value_name = "KIND", value_parser = clap::builder::PossibleValuesParser::new(KINDS.iter().map(|kind| kind.word)))]
    kind: String,
    /// Its name or title; of a budget the year, of minutes the date (today's where they are missing).
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// The name of the file or of the municipality's folder, which stands in addresses; made of the name where it is missing.
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The folder of the content.
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
    /// The municipality that it is of (its folder's name); the only one where it is missing.
    #[arg(long, value_name = "MUNICIPALITY")]
    municipality: Option<String>,
    /// Of minutes: the agenda that they are begun from, as a text or a file of the content.
    #[arg(long, value_name = "AGENDA")]
    from: Option<PathBuf>,
    /// Of minutes: the body that meets, by its id in `municipality.yaml`; the council where it is missing.
    #[arg(long, value_name = "BODY")]
    body: Option<String>,
    /// The day that counts as today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<Date>,
    #[command(flatten)]
    speech: speech::SpeechArguments,
}

/// Runs it.
pub fn run(arguments: &AddArguments) -> u8 {
    let messages = arguments.speech.messages_at(&arguments.content);
    let Some(kind) = KINDS.iter().find(|kind| kind.word == arguments.kind) else { return exit::USAGE };
    add(arguments, kind, messages).unwrap_or_else(|refusal| refusal.tell(messages))
}

fn add(arguments: &AddArguments, kind: &Kind, messages: &'static Messages) -> Result<u8, Refusal> {
    let today = arguments.today.unwrap_or_else(|| today_at(&arguments.content));
    let content = Content::open(&arguments.content, today)?;
    let Some(shared) = content.shared(messages) else { return Err(Told::new("import-no-settings").into()) };
    let named = arguments.municipality.as_deref();
    let municipality = match kind.word {
        "municipality" => "",
        _ if kind.of_municipality || named.is_some() => which(&content, named)?,
        _ => "",
    };
    let known = known(&content, municipality, shared);
    let agenda = arguments.from.as_deref().filter(|_| kind.word == "minutes").map(agenda).transpose()?;
    let standing = if kind.word == "minutes" { meetings(&content, municipality)? } else { Vec::new() };
    let languages: Vec<String> = shared.settings.languages.iter().map(ToString::to_string).collect();
    let own = folders(&languages).taken;
    let wanted = Wanted {
        name: arguments.name.as_deref(),
        id: arguments.id.as_deref(),
        is_taken: &|id| own.iter().any(|folder| folder == id),
        municipality,
        known: known.as_ref(),
        body: arguments.body.as_deref(),
        standing: &standing,
        on_disk: &|path| arguments.content.join(path).display().to_string(),
        country: shared.settings.country.as_deref(),
        numbers: shared.settings.numbers,
        area_of: &|id, name| shared.territory.area_called(id, name, today).map(|area| area.id.clone()),
        messages,
        today,
    };
    let begun = agenda.map(|agenda| crate::scaffold::minutes_from(&wanted, &agenda)).transpose()?;
    let drafts = match &begun {
        Some(begun) => vec![begun.draft.clone()],
        None => (kind.begin)(&wanted)?,
    };
    let drafts: Vec<Draft> = drafts.into_iter().map(|draft| as_typed(draft, shared.settings.numbers)).collect();
    let mut desk = Desk::at(content.disk.root());
    let mut kept = false;
    for draft in &drafts {
        // What is begun is begun once: even a file that nobody touched is not begun again.
        let fate = if desk.fate(draft) == Fate::New { desk.write(draft)? } else { Fate::Kept };
        kept |= fate == Fate::Kept;
        let key = if fate == Fate::Kept { "draft-exists" } else { fate_key(fate, false) };
        let _ = writeln!(io::stdout(), "{}", messages.word(key, &[("path", draft.path.clone())]));
    }
    desk.note()?;
    super::schema::begin(content.disk.root(), messages)?;
    if let Some(begun) = begun {
        tell(&begun, kept, messages);
    }
    if let (true, [only]) = (kind.word == "municipality" && !kept, content.sources.portals.as_slice()) {
        let alias = format!("aliases: {{\"*\": {}/*}}", only.id);
        let _ = writeln!(io::stdout(), "{}", messages.word("add-second", &[("id", only.id.clone()), ("alias", alias)]));
    }
    Ok(if kept { exit::CONTENT } else { exit::DONE })
}

/// What became of an agenda: what is to be put into the planned meeting's own file, if it has one, and the notice.
fn tell(begun: &Begun, kept: bool, messages: &Messages) {
    let mut out = io::stdout().lock();
    for told in &begun.told {
        let _ = writeln!(out, "{}", told.say(messages));
    }
    if kept {
        let key = if begun.withheld { "add-to-withheld" } else { "add-to-planned" };
        let _ = write!(out, "{}\n\n{}", messages.word(key, &[]), begun.added);
    }
    let _ = write!(out, "\n{}", begun.notice);
}

/// The text of an agenda, in the encoding that Windows gives it too.
#[expect(clippy::disallowed_methods, reason = "a command reads the file that it was given")]
fn agenda(path: &Path) -> Result<String, Refusal> {
    let unreadable = |error| Unreadable { path: path.to_owned(), error };
    let bytes = std::fs::read(path).map_err(unreadable)?;
    // What Word, LibreOffice and printers write is no text, and would come as signs without sense.
    let is_document =
        [&b"PK\x03\x04"[..], b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0"].iter().any(|begin| bytes.starts_with(begin));
    if is_document {
        return Err(Told::new("add-agenda-not-text").with("file", path.display()).into());
    }
    Ok(decoded(&bytes))
}

/// The files of a municipality's meetings, in their first language.
fn meetings(content: &Content, municipality: &str) -> Result<Vec<(String, String)>, Unreadable> {
    let portal = content.sources.portals.iter().find(|portal| portal.id == municipality);
    let files = portal.into_iter().flat_map(|portal| &portal.files);
    let own = files.filter(|file| file.kind == source::Kind::Minutes && file.lang.is_none());
    own.filter(|file| file.file.size <= MAX_TEXT)
        .map(|file| Ok((file.file.path.to_string(), decoded(&content.disk.read(&file.file.path)?))))
        .collect()
}

/// The municipality, where its file can be read.
fn known(content: &Content, id: &str, shared: &Shared) -> Option<Municipality> {
    let path = format!("{id}/municipality.yaml");
    let text = String::from_utf8(content.disk.read(&path).ok()?).ok()?;
    let languages = shared.settings.languages.clone().into();
    crate::read::municipality::read(&path.as_str().into(), id, &text, &languages).0
}
