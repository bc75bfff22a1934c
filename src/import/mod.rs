//! Others' files become files of the content: an officer brings what the town already has.
//!
//! A kind of import is a function from the bytes that were given to [`Brought`]: the files to
//! write, how it understood the columns, and all that it did not take, with the reason. It writes
//! nothing: the command line shows it, and writes it unless it was only asked to show, and never
//! over somebody's own work.
//!
//! # A new kind
//!
//! A file here with a function like [`budget::bring`], and its line in [`KINDS`]. It reads the
//! given files with [`grid`] where they are tables, writes YAML and Markdown with
//! [`crate::text::yaml::write`], and says whatever it must say as [`Told`] with a sentence in
//! `findings/messages/*.yaml` below `words`. A test reads what it writes back with the reader of
//! that subject.

pub mod budget;
mod figure;
pub mod grid;
pub mod indicator;
pub mod json;
pub mod minutes;
mod place;
pub mod proposal;
pub mod set;
pub mod territory;
pub mod titles;

use jiff::civil::Date;

use crate::findings::messages::Messages;
use crate::findings::{Finding, Told};
use crate::model::draft::Draft;
use crate::model::portal::Shared;
use crate::source::World;
use crate::source::discover::{PortalFiles, Sources};

/// A kind of file that can be brought.
pub struct Kind {
    /// Its word on the command line.
    pub word: &'static str,
    /// Whether it belongs to one municipality, whose folder it goes to.
    pub of_municipality: bool,
    /// What makes files of it.
    pub bring: fn(&[Given], &Asked) -> Result<Brought, Told>,
}

/// All kinds, by their word.
pub const KINDS: &[Kind] = &[
    Kind { word: "budget", of_municipality: true, bring: budget::bring },
    Kind { word: "minutes", of_municipality: true, bring: minutes::bring },
    Kind { word: "proposals", of_municipality: true, bring: proposal::bring },
    Kind { word: "areas", of_municipality: false, bring: territory::bring },
    Kind { word: "indicators", of_municipality: false, bring: indicator::bring },
];

/// A file that was given.
#[derive(Debug, Clone)]
pub struct Given {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What was asked besides the files, and the content as it stands.
pub struct Asked<'a> {
    /// The content folder.
    pub world: &'a dyn World,
    /// Its files, told apart.
    pub sources: &'a Sources,
    /// What all portals share.
    pub shared: &'a Shared,
    /// The folder of the municipality; empty for kinds that belong to none.
    pub municipality: &'a str,
    /// The fiscal or calendar year, where it was said.
    pub year: Option<i16>,
    /// Columns named by hand: our word, and the column's title or number; an empty word leaves it out.
    pub columns: &'a [(String, String)],
    /// Whatever else was said as `--set KEY=VALUE`.
    pub set: &'a [(String, String)],
    /// Whether a file still is as a command wrote it, so that nobody's work is in it.
    pub untouched: &'a dyn Fn(&str) -> bool,
    /// The officer's language, for remarks in files.
    pub messages: &'static Messages,
    /// Today.
    pub today: Date,
}

impl Asked<'_> {
    /// The files of the municipality.
    pub fn portal(&self) -> Option<&PortalFiles> {
        self.sources.portals.iter().find(|portal| portal.id == self.municipality)
    }

    /// What was said of a key as `--set KEY=VALUE`.
    pub fn said(&self, key: &str) -> Option<&str> {
        self.set.iter().find(|(said, _)| said == key).map(|(_, value)| value.as_str())
    }

    /// The mark before decimals, where `--set decimal=,` says which.
    pub fn decimal(&self) -> Option<char> {
        self.said("decimal").and_then(|said| said.chars().next()).filter(|mark| matches!(mark, '.' | ','))
    }

    /// The text of a file of the content that stands already.
    pub fn standing(&self, path: &str) -> Option<String> {
        String::from_utf8(self.world.read(path).ok()?).ok()
    }
}

/// That no two columns of a table were named by hand for what one only can hold, and no column for two things: of
/// both, one would be lost. What may be (`may`) is asked with the words and their columns.
pub fn said_once(
    asked: &Asked,
    grid: &grid::Grid,
    file: &str,
    may: impl Fn((&str, usize), (&str, usize)) -> bool,
) -> Result<(), Told> {
    let own = asked.columns.iter().filter_map(|(word, title)| Some((word.as_str(), grid.column(title)?)));
    let own: Vec<(&str, usize)> = own.collect();
    // Any number of columns may be left out.
    let is_left = |(word, _): &(&str, usize)| matches!(*word, "" | "-");
    for (place, one) in own.iter().enumerate() {
        let is_lost = |other: &&(&str, usize)| {
            (one.0 == other.0) != (one.1 == other.1) && !(is_left(one) && is_left(other)) && !may(**other, *one)
        };
        if let Some(other) = own[..place].iter().find(is_lost) {
            let of = |(word, at): (&str, usize)| format!("--column \"{word}={}\"", grid.name(at));
            let told = Told::new("import-column-twice").with("file", file);
            return Err(told.with("one", of(*other)).with("other", of(*one)));
        }
    }
    Ok(())
}

/// What became of the files that were given.
#[derive(Debug, Default)]
pub struct Brought {
    /// The files to write.
    pub drafts: Vec<Draft>,
    /// How the columns of tables were understood, in their order.
    pub columns: Vec<Understood>,
    /// How many rows or records were taken.
    pub taken: usize,
    /// What was not taken, each with its reason.
    pub left_out: Vec<LeftOut>,
    /// What the officer should know besides.
    pub notes: Vec<Told>,
}

/// How a column was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// The file.
    pub file: String,
    /// The column's title, or its number where it has none.
    pub column: String,
    /// One of its values.
    pub sample: String,
    /// Our word for what it holds; nothing where it is not used.
    pub word: Option<String>,
}

/// A row or record that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The file.
    pub file: String,
    /// Its row, from 1; 0 where the whole file is meant.
    pub row: usize,
    /// Why.
    pub why: Why,
}

/// Why something was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// A reason of the import's own.
    Told(Told),
    /// What the reader of the content would find wrong with it.
    Finding(Box<Finding>),
}

impl Why {
    /// The reason in words.
    pub fn say(&self, messages: &Messages) -> String {
        match self {
            Self::Told(told) => told.say(messages),
            Self::Finding(finding) => messages.message(finding),
        }
    }
}
