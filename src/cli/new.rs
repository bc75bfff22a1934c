//! `cabildo new DIR`: a whole portal, from a few answers.

use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;

use super::beforehand::today;
use super::content::Desk;
use super::dialogue::Dialogue;
use super::import::Refusal;
use super::{base_url, day, speech};
use crate::findings::Told;
use crate::findings::messages::Messages;
use crate::i18n::Lang;
use crate::i18n::country::{self, language};
use crate::i18n::names;
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
    /// The name of its folder, which stands in addresses; made of its name where it is missing.
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// The country: its two letters (ISO 3166-1), or its name.
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
    // A repository that was just made has its history, and perhaps a licence, and nothing that `new` writes.
    const USUAL: [&str; 4] = [".git", ".gitattributes", ".DS_Store", "LICENSE"];
    let is_other = |entry: io::Result<fs::DirEntry>| {
        entry.map_or(true, |entry| !USUAL.contains(&entry.file_name().to_string_lossy().as_ref()))
    };
    if fs::read_dir(&arguments.folder).is_ok_and(|mut entries| entries.any(is_other)) {
        return Err(Told::new("new-not-empty").with("folder", arguments.folder.display()).into());
    }
    let somebody = io::stdin().is_terminal().then(|| Dialogue::new(io::stdin().lock(), io::stderr()));
    let answers = Interview { arguments, somebody, asked: false, messages }.answers()?;
    let messages = answers.messages;
    let drafts = begin(&answers.begun(arguments.today.unwrap_or_else(today)))?;
    write(&arguments.folder, drafts, messages)?;
    let folder = arguments.folder.display().to_string();
    let _ = writeln!(io::stdout(), "{}", messages.word("new-done", &[("folder", folder)]));
    Ok(())
}

/// All that a portal is begun from.
struct Answers {
    municipality: String,
    id: Option<String>,
    country: String,
    languages: Vec<String>,
    currency: Option<String>,
    base_url: Option<String>,
    messages: &'static Messages,
}

impl Answers {
    fn begun(&self, today: Date) -> Begun<'_> {
        Begun {
            municipality: &self.municipality,
            id: self.id.as_deref(),
            country: &self.country,
            languages: &self.languages,
            currency: self.currency.as_deref(),
            base_url: self.base_url.as_deref(),
            folders: folders(&self.languages),
            messages: self.messages,
            today,
        }
    }
}

/// What was said as flags, and somebody who may answer the rest.
struct Interview<'a, I, O> {
    arguments: &'a NewArguments,
    somebody: Option<Dialogue<I, O>>,
    /// Whether anything was asked yet: who says all that is needed as flags is not asked for the rest.
    asked: bool,
    messages: &'static Messages,
}

impl<I: BufRead, O: Write> Interview<'_, I, O> {
    fn answers(mut self) -> Result<Answers, Refusal> {
        let arguments = self.arguments;
        let municipality =
            self.needed(arguments.municipality.as_deref(), ("--municipality", "new-ask-municipality"), |name| {
                Ok(name.trim().to_owned())
            })?;
        let country = self.needed(arguments.country.as_deref(), ("--country", "new-ask-country"), country_code)?;
        // Where nobody says in which language to speak, neither here nor on this machine, it is the country's own,
        // until that of the site is known, in which all is written from then on.
        if !arguments.speech.is_said() {
            self.messages = arguments.speech.messages_among(&Vec::from_iter(language(&country)));
        }
        let languages = self.languages(&country)?;
        let of_site = languages.iter().filter_map(|tag| Lang::new(tag).ok());
        self.messages = arguments.speech.messages_among(&of_site.chain(language(&country)).collect::<Vec<_>>());
        let mut answers = Answers {
            municipality,
            id: arguments.id.clone(),
            country,
            languages,
            currency: arguments.currency.clone(),
            base_url: arguments.base_url.clone(),
            messages: self.messages,
        };
        self.what_is_not_known(&mut answers);
        Ok(answers)
    }

    /// What cannot be done without: said as a flag, or answered; where nobody can, which flag is missing.
    fn needed<T>(
        &mut self,
        said: Option<&str>,
        (flag, question): (&str, &'static str),
        judge: impl Fn(&str) -> Result<T, Told>,
    ) -> Result<T, Refusal> {
        if let Some(said) = said {
            return judge(said).map_err(Refusal::Told);
        }
        self.asked = true;
        let messages = self.messages;
        let answer = self.somebody.as_mut().and_then(|somebody| somebody.ask(question, None, messages, judge));
        answer.ok_or_else(|| Refusal::Usage(Told::new("new-missing").with("flag", flag)))
    }

    /// The site's languages: as they were said or are answered; that of messages where nobody says any.
    fn languages(&mut self, country: &str) -> Result<Vec<String>, Refusal> {
        if !self.arguments.languages.is_empty() {
            return tags(&self.arguments.languages.join(",")).map_err(Refusal::Told);
        }
        let messages = self.messages;
        let own = language(country).map(|lang| lang.as_str().to_owned());
        let usual = own.filter(|_| self.asked).unwrap_or_else(|| messages.lang.to_owned());
        let somebody = self.somebody.as_mut().filter(|_| self.asked);
        let answer = somebody.and_then(|somebody| somebody.ask("new-ask-languages", Some(&usual), messages, tags));
        Ok(answer.unwrap_or_else(|| vec![messages.lang.to_owned()]))
    }

    /// Asks for what does not follow from the other answers: the folder's name, the currency, the address.
    fn what_is_not_known(&mut self, answers: &mut Answers) {
        let Some(somebody) = &mut self.somebody else { return };
        let messages = self.messages;
        if answers.id.is_none() && answers.begun(Date::ZERO).folder().is_err() {
            let folder = |id: &str| Begun { id: Some(id), ..answers.begun(Date::ZERO) }.folder();
            answers.id = somebody.ask("new-ask-id", None, messages, folder);
        }
        if answers.currency.is_none() && answers.begun(Date::ZERO).currency().is_err() {
            let currency = |code: &str| Begun { currency: Some(code), ..answers.begun(Date::ZERO) }.currency();
            answers.currency = somebody.ask("new-ask-currency", None, messages, currency);
        }
        if self.asked && answers.base_url.is_none() {
            let url = |url: &str| match url {
                "" => Ok(None),
                url => base_url(url).map(Some).map_err(|_| Told::new("argument-url")),
            };
            answers.base_url = somebody.ask("new-ask-address", Some(""), messages, url).flatten();
        }
    }
}

/// The two letters of a country that was given by them or by its name.
fn country_code(said: &str) -> Result<String, Told> {
    let code = said.trim();
    let code = if country::is_country(code) { Some(code) } else { names::country(code) };
    code.map(str::to_ascii_uppercase).ok_or_else(|| Told::new("new-bad-country").with("name", said))
}

/// The tags of languages, as somebody lists them, by their tags or names.
fn tags(said: &str) -> Result<Vec<String>, Told> {
    // Of the words that may be tags, those of more than three letters are names: `klingon`.
    let is_tag = |tag: &str| Lang::new(tag).is_ok() && tag.split('-').next().is_some_and(|first| first.len() <= 3);
    let tag = |tag: &str| names::language(tag).unwrap_or(tag).to_owned();
    let all: Vec<String> = said.split([',', ' ']).filter(|tag| !tag.is_empty()).map(tag).collect();
    match all.iter().find(|tag| !is_tag(tag)) {
        Some(tag) => Err(Told::new("new-bad-language").with("name", tag)),
        None => Ok(all),
    }
}

/// The words of addresses that servers must know, of a site in these languages.
pub fn folders(languages: &[String]) -> Folders {
    let word = |lang: &String, key: &str| of_default(lang, &format!("paths.{key}")).unwrap_or_else(|| key.to_owned());
    let territory = languages.first().map_or_else(|| FOLDER.to_owned(), |lang| word(lang, FOLDER));
    let searches = languages.iter().map(|lang| word(lang, "search"));
    Folders {
        charts: languages.iter().map(|lang| word(lang, CHARTS)).collect(),
        taken: languages.iter().cloned().chain(searches).chain([territory.clone()]).collect(),
        territory,
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

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        new: NewArguments,
    }

    /// What comes of a command line and of what somebody types; and what they were told.
    fn interview(line: &[&str], typed: &str) -> (Result<Answers, Refusal>, String) {
        let line = ["new", "portal", "--lang", "en"].iter().chain(line);
        let arguments = Line::parse_from(line).new;
        let mut out = Vec::new();
        let somebody = Some(Dialogue::new(typed.as_bytes(), &mut out));
        let messages = arguments.speech.messages();
        let answers = Interview { arguments: &arguments, somebody, asked: false, messages }.answers();
        (answers, String::from_utf8(out).expect("text"))
    }

    #[test]
    fn what_is_missing_is_asked_for_and_a_wrong_answer_again() {
        let (answers, told) = interview(
            &[],
            "Leeds\nAtlantis\nReino Unido\nklingon\ninglés, es\nleeds.example\nhttps://leeds.example/\n",
        );
        let answers = answers.unwrap_or_else(|_| panic!("{told}"));
        assert_eq!((answers.municipality.as_str(), answers.country.as_str()), ("Leeds", "GB"));
        assert_eq!(answers.languages, ["en", "es"]);
        assert_eq!(answers.base_url.as_deref(), Some("https://leeds.example/"));
        assert_eq!(answers.begun(Date::ZERO).currency().unwrap_or_default(), "GBP");
        assert!(told.contains("`Atlantis`") && told.contains("`klingon`"), "{told}");
    }

    #[test]
    fn an_empty_answer_stands_for_what_is_usual_and_nobody_is_asked_what_follows() {
        let (answers, told) = interview(&["--municipality", "Villa Serena"], "Panamá\n\n\n");
        let answers = answers.unwrap_or_else(|_| panic!("{told}"));
        assert_eq!(answers.languages, ["es"]);
        assert_eq!(
            (answers.base_url.is_none(), answers.begun(Date::ZERO).currency().unwrap_or_default()),
            (true, "PAB".to_owned())
        );
        // Who says all that is needed is asked nothing.
        let (answers, told) = interview(&["--municipality", "Villa Serena", "--country", "PA"], "");
        assert_eq!((answers.is_ok_and(|answers| answers.languages == ["en"]), told.as_str()), (true, ""));
    }

    #[test]
    fn a_name_without_latin_letters_and_a_country_without_a_known_currency_are_asked_about() {
        let (answers, told) =
            interview(&["--municipality", "東京", "--country", "AQ"], "Tōkyō to\nterritory\ntokyo\nyen\nJPY\n");
        let answers = answers.unwrap_or_else(|_| panic!("{told}"));
        assert_eq!((answers.id.as_deref(), answers.currency.as_deref()), (Some("tokyo"), Some("JPY")));
        let (answers, _) = interview(&["--municipality", "X"], "");
        assert!(matches!(answers, Err(Refusal::Usage(_))), "nobody answers");
    }
}
