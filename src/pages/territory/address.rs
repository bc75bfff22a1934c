//! Where the territory's pages and files stand.

use super::super::address::{Addresses, Shelf, code_segment};
use super::super::frame::territory_home;
use super::super::{Setting, search};
use super::{MEASURES, TABLES};
use crate::i18n::{Lang, Words as Lexicon};
use crate::model::address::Address;
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::model::summary::Standard;

/// The folder of the territory's own files in the content, and the word for that in the site.
pub const FOLDER: &str = "territory";

/// The folder of the territory's own pages and files in the site, in a word of its first language.
pub fn folder_name(words: &[Lexicon]) -> &str {
    let word = words.first().and_then(|words| words.word("paths.territory"));
    word.filter(|word| Id::new(word).is_some()).unwrap_or(FOLDER)
}

/// The address of that folder.
pub fn files_folder(words: &[Lexicon]) -> Address {
    Address::root().join(folder_name(words))
}

/// The pages of the territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Home,
    Search,
    NotFound,
    /// The list of a shelf.
    Shelf(Shelf),
    /// A record of a shelf: an area, an indicator, a measure that municipalities are sorted by.
    On(Shelf, String),
    /// A record of a shelf, sorted by one of its columns.
    OnBy(Shelf, String, String),
    /// The page with this number, from 2, of what fills several.
    Further(Box<Self>, usize),
    /// A free page.
    Article(String),
}

impl Target {
    /// The first page of what fills several; the page itself of anything else.
    pub fn first(&self) -> &Self {
        match self {
            Self::Further(first, _) => first.first(),
            _ => self,
        }
    }

    /// The shelf on which it stands.
    pub fn shelf(&self) -> Option<Shelf> {
        match self.first() {
            Self::Shelf(shelf) | Self::On(shelf, _) | Self::OnBy(shelf, ..) => Some(*shelf),
            _ => None,
        }
    }
}

/// The folder of a language's index of the territory.
pub fn index_folder(lang: Lang, words: &[Lexicon]) -> String {
    format!("{}/{}", folder_name(words), search::index_folder(lang))
}

/// Where one enters the territory's pages from a portal that is alone: the areas.
pub fn entrance(lang: Lang, setting: &Setting, addresses: &Addresses) -> Address {
    address(&Target::Shelf(Shelf::Areas), lang, setting, addresses)
}

/// Which page of the first language shows a table of the territory's folder, by the table's path.
pub fn pages_of_tables(setting: &Setting) -> impl Fn(&str) -> Address {
    let addresses = Addresses::below(Address::root(), setting.words);
    let lang = setting.shared.settings.first_language();
    move |path| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let target = match stem.strip_prefix(TABLES) {
            _ if folder.ends_with("/data") => Target::On(Shelf::Indicators, stem.to_owned()),
            Some(standard) if !standard.is_empty() => {
                Target::On(Shelf::Compare, standard.trim_start_matches('-').to_owned())
            }
            _ => Target::Shelf(Shelf::Compare),
        };
        address(&target, lang, setting, &addresses)
    }
}

/// The root of a language in the territory's own folder.
pub fn folder(lang: Lang, setting: &Setting) -> Address {
    let folder = files_folder(setting.words);
    if lang == setting.shared.settings.first_language() { folder } else { folder.join(lang.as_str()) }
}

/// The address of a page of the territory.
pub fn address(target: &Target, lang: Lang, setting: &Setting, addresses: &Addresses) -> Address {
    let first = setting.shared.settings.first_language();
    let root = territory_home(lang, first);
    let folder = folder(lang, setting);
    let list = |shelf: &Shelf| folder.join(addresses.segment(lang, shelf.id()));
    let further = |number: &usize| format!("{}-{number}", addresses.segment(lang, "further"));
    let on = |shelf: &Shelf, id: &str| list(shelf).join(measure_segment(*shelf, id, lang, setting, addresses));
    match target {
        Target::Home => root,
        Target::Search => root.join(addresses.segment(lang, "search")),
        Target::NotFound => Address::root().file("404.html"),
        Target::Shelf(shelf) => list(shelf),
        Target::On(shelf, id) => on(shelf, id),
        Target::OnBy(shelf, id, by) => on(shelf, id).join(&code_segment(by)),
        Target::Further(first, number) => address(first, lang, setting, addresses).join(&further(number)),
        Target::Article(id) => folder.join(addresses.segment(lang, "pages")).join(id),
    }
}

/// What stands for a record of a shelf: the word of a measure that the program reckons, its id for any other.
/// An indicator of that name keeps it for itself.
fn measure_segment<'a>(shelf: Shelf, id: &'a str, lang: Lang, setting: &Setting, addresses: &'a Addresses) -> &'a str {
    let standards = Standard::ALL.iter().map(|standard| standard.id());
    let Some(measure) = MEASURES.into_iter().chain(standards).find(|measure| *measure == id) else { return id };
    let word = addresses.named(lang, "measure", measure);
    let mut indicators = setting.shared.cohesion.indicators.iter();
    match shelf {
        Shelf::Compare => word,
        Shelf::Indicators if !indicators.any(|known| [word, id].contains(&known.id.as_str())) => word,
        _ => id,
    }
}
