//! `cabildo new DIR`: a whole portal, from a few answers.

use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::content::Desk;
use super::import::Refusal;
use super::{base_url, day, speech, today};
use crate::findings::Told;
use crate::findings::messages::Messages;
use crate::i18n::country::language;
use crate::model::draft::Draft;
use crate::pages::embed::FOLDER as CHARTS;
use crate::pages::territory::FOLDER;
use crate::scaffold::portal::{Begun, Folders, begin};
use crate::source::Unreadable;
use crate::theme::words::of_default;

/// What `new` takes; what is missing is asked for, where somebody can answer.
#[derive(Debug, Args)]
pub struct NewArguments {
    /// The folder of the new portal; it must be empty, or not be there.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The municipality's name.
    #[arg(long, value_name = "NAME")]
    municipality: Option<String>,
    /// The country, as two letters (ISO 3166-1).
    #[arg(long, value_name = "CC")]
    country: Option<String>,
    /// The site's languages, the first one leading; that of messages or of the country where they are missing.
    #[arg(long, value_name = "LANG", value_delimiter = ',', num_args = 1..)]
    languages: Vec<String>,
    /// The currency (ISO 4217); the country's where it is missing.
    #[arg(long, value_name = "CCC")]
    currency: Option<String>,
    /// Where the site will stand.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,
    /// The day that counts as today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<Date>,
    #[command(flatten)]
    speech: speech::SpeechArguments,
}

/// Runs it.
pub fn run(arguments: &NewArguments) -> u8 {
    let messages = arguments.speech.messages();
    match new(arguments, messages) {
        Ok(()) => super::exit::DONE,
        Err(refusal) => refusal.tell(messages),
    }
}

fn new(arguments: &NewArguments, messages: &'static Messages) -> Result<(), Refusal> {
    if fs::read_dir(&arguments.folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Told::new("new-not-empty").with("folder", arguments.folder.display()).into());
    }
    let municipality = answer(arguments.municipality.as_deref(), "--municipality", "new-ask-municipality", messages)?;
    let country = answer(arguments.country.as_deref(), "--country", "new-ask-country", messages)?;
    let mut languages = arguments.languages.clone();
    // Where nobody says a language, neither here nor on this machine, it is the country's own.
    let messages = match language(&country) {
        Some(lang) if languages.is_empty() && !arguments.speech.is_said() => arguments.speech.messages_among(&[lang]),
        _ => messages,
    };
    if languages.is_empty() {
        languages.push(messages.lang.to_owned());
    }
    let drafts = begin(&Begun {
        municipality: &municipality,
        country: &country,
        languages: &languages,
        currency: arguments.currency.as_deref(),
        base_url: arguments.base_url.as_deref(),
        folders: folders(&languages),
        messages,
        today: arguments.today.unwrap_or_else(today),
    })?;
    write(&arguments.folder, drafts, messages)?;
    let folder = arguments.folder.display().to_string();
    let _ = writeln!(io::stdout(), "{}", messages.word("new-done", &[("folder", folder)]));
    Ok(())
}

/// The words of addresses that servers must know, of a site in these languages.
fn folders(languages: &[String]) -> Folders {
    let word = |lang: &String, key: &str| of_default(lang, &format!("paths.{key}")).unwrap_or_else(|| key.to_owned());
    Folders {
        territory: languages.first().map_or_else(|| FOLDER.to_owned(), |lang| word(lang, FOLDER)),
        charts: languages.iter().map(|lang| word(lang, CHARTS)).collect(),
    }
}

/// Writes the files; those of the content are noted there, as of every other command.
fn write(folder: &Path, drafts: Vec<Draft>, messages: &Messages) -> Result<(), Unreadable> {
    let (mut beside, mut content) = (Desk::at(folder), Desk::at(&folder.join("content")));
    for mut draft in drafts {
        match draft.path.strip_prefix("content/").map(str::to_owned) {
            Some(path) => {
                draft.path = path;
                content.write(&draft)?;
            }
            None => drop(beside.write(&draft)?),
        }
    }
    executable(&folder.join("publish.sh")).map_err(|error| Unreadable { path: folder.join("publish.sh"), error })?;
    super::schema::write(&folder.join("content"), messages)?;
    content.note()
}

/// Lets a script be run, on systems that ask for that.
#[cfg(unix)]
fn executable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn executable(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// What was said as a flag, or what somebody answers; where nobody can, which flag is missing.
fn answer(said: Option<&str>, flag: &str, question: &'static str, messages: &Messages) -> Result<String, Refusal> {
    if let Some(said) = said {
        return Ok(said.trim().to_owned());
    }
    let missing = || Refusal::Usage(Told::new("new-missing").with("flag", flag));
    if !io::stdin().is_terminal() {
        return Err(missing());
    }
    let _ = write!(io::stderr(), "{} ", messages.word(question, &[]));
    let mut line = String::new();
    let _ = io::stdin().lock().read_line(&mut line);
    let answer = line.trim().to_owned();
    if answer.is_empty() { Err(missing()) } else { Ok(answer) }
}
