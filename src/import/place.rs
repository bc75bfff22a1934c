//! Which columns of a table name areas: their levels, codes and names, whatever the country calls them.

pub mod all;
pub mod attribute;
pub mod census;
pub mod columns;
pub mod container;
pub mod country;
pub mod figures;
pub mod known;
pub mod level;
pub mod nested;
pub mod nobody;
pub mod order;
pub mod outline;
pub mod own_level;
pub mod parted;
pub mod parts;
pub mod people;
pub mod remarks;
pub mod runs;
pub mod spoken;
pub mod stated;
pub mod sums;
pub mod whole;

use rust_decimal::Decimal;

use super::grid::Grid;
use super::titles::{has, words};
use super::{Asked, Understood, said_once};
use crate::findings::Told;
use crate::text::slug::slug;

pub use columns::{Columns, levels};

/// The most areas that a note names.
const MOST_NAMED: usize = 5;

/// A note on areas that stand in several rows with different figures, of which none is known to be right.
pub fn several_figures<'n>(file: &str, column: &str, areas: impl Iterator<Item = &'n str>) -> Option<Told> {
    let names: Vec<&str> = areas.collect();
    let more = if names.len() > MOST_NAMED { ", …" } else { "" };
    let told = || Told::new("import-several-figures").with("file", file).with("column", column);
    let first = names.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| told().with("number", names.len()).with("names", first + more))
}

/// Beginnings of words that say that a column holds codes.
const CODES: &str = "id.|cod|code|kode|siruta|gdenr|clave|cve|codice|ubigeo|geocod|dane.|dicofre|fips|geoid|gid.|iso.|cpro.|cmun.|codauto|inec.|ine.|pcode|divipola|cut.|psgc|iddist|idprov|ibge|ars.|ags.|dpa.|in1.|ccdd.|ccpp.|ccdi.";
/// Beginnings of words that say that a column holds names.
const NAMES: &str = "nam.|nombre|nombdep.|nombprov.|nombdist.|despro.|descan.|despar.|nom.|name|denominac|denominaz|desc.|des.|nome.|nazwa.|denloc.|denj.|libelle|libgeo|nomgeo|area.|lugar|place|territorio";
/// Beginnings of words that say how deep in the tree a row stands, and what contains it.
const DEPTHS: &str = "nivel|level|tipo division";
const KINDS: &str = "tipo.|type.|clase.|class.|categoria.|category.";
const PARENTS: &str = "parent|padre|superior|pertenece|sirsup";
/// Beginnings of words for inhabitants.
pub const PEOPLE: &str = "ptot.|poblacion|population|popolazione|populacao|pop.|pobtot|poptot|habitant|inhabitants|popestimate|einwohner|bevolkerung|inwoner|bevolking|penduduk|folkmangd|befolkning|ludnosc|populatia|populacio";

/// Titles of columns of years, and words that make other years of them.
const YEARS: &str = "ano.|anio.|year.|ejercicio|periodo|gestion.";
const OTHER_YEARS: &str = "creacion|fundacion|criacao|fundacao|creat|found|establ|constit|elecc|elec";

/// Whether a column holds the year of each row.
pub fn holds_years(grid: &Grid, at: usize) -> bool {
    let title = grid.titles.get(at).map_or("", String::as_str);
    let is_year = |cell: &str| parted_year(cell).1.is_some();
    has(title, YEARS) && !has(title, OTHER_YEARS) && grid.values(at).next().is_some() && grid.values(at).all(is_year)
}

/// What a column says of areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A code, of a level or of the row's own area.
    Code(Option<String>),
    /// A name, of a level or of the row's own area.
    Name(Option<String>),
    /// The row's level.
    Depth,
    /// The code or name of what contains the row's area.
    Parent,
    /// Something else.
    Other,
}

impl Meaning {
    /// The level that its names or codes are of; nothing where it is something else.
    fn level(&self) -> Option<&Option<String>> {
        match self {
            Self::Code(level) | Self::Name(level) => Some(level),
            Self::Depth | Self::Parent | Self::Other => None,
        }
    }

    /// Our word for it.
    pub fn word(&self) -> Option<String> {
        match self {
            Self::Code(Some(level)) => Some(format!("{level}-code")),
            Self::Code(None) => Some("code".to_owned()),
            Self::Name(Some(level)) => Some(level.clone()),
            Self::Name(None) => Some("name".to_owned()),
            Self::Depth => Some("level".to_owned()),
            Self::Parent => Some("parent".to_owned()),
            Self::Other => None,
        }
    }

    /// What a word means, where it is one of areas: a level may also be one of the content's own.
    pub fn named(word: &str, own: &[&str]) -> Option<Self> {
        let level = |name: &str| (level::is_known(name) || own.contains(&name)).then(|| name.to_owned());
        Self::of_word(word, level)
    }

    /// What a word means where any word may be a level.
    pub fn of_any_level(word: &str) -> Option<Self> {
        Self::of_word(word, |name| (slug(name).as_deref() == Some(name)).then(|| name.to_owned()))
    }

    fn of_word(word: &str, level: impl Fn(&str) -> Option<String>) -> Option<Self> {
        match word {
            "code" => Some(Self::Code(None)),
            "name" => Some(Self::Name(None)),
            "level" => Some(Self::Depth),
            "parent" => Some(Self::Parent),
            word => match word.strip_suffix("-code") {
                Some(name) => level(name).map(|level| Self::Code(Some(level))),
                None => level(word).map(|level| Self::Name(Some(level))),
            },
        }
    }
}

/// The year that stands in a title, and the title without it.
pub fn parted_year(title: &str) -> (String, Option<i16>) {
    let is_year = |digits: &str| digits.parse::<i16>().ok().filter(|year| (1900..2100).contains(year));
    let mut at = 0;
    for run in title.split(|c: char| !c.is_ascii_digit()) {
        let from = title[at..].find(run).map_or(at, |found| at + found);
        at = from + run.len();
        if let Some(year) = Some(run).filter(|run| run.len() == 4).and_then(is_year) {
            let rest = format!("{} {}", &title[..from], after_mark(&title[at..]));
            let rest = rest.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | ')' | '('));
            return (rest.to_owned(), Some(year));
        }
    }
    dotted_year(title).unwrap_or_else(|| (title.to_owned(), None))
}

/// Words, and letters in their place, that offices set behind a year whose figures may change yet: preliminary,
/// revised, estimated. Projections are none: they are other figures than those that were measured.
const MARKS: [&str; 19] = [
    "p",
    "e",
    "r",
    "prel",
    "prelim",
    "preliminar",
    "preliminary",
    "preliminaire",
    "prov",
    "provisional",
    "provisorio",
    "provisoria",
    "provisoire",
    "provvisorio",
    "rev",
    "revisado",
    "estimado",
    "estimate",
    "estimated",
];

/// What follows a year in a title without such a mark: `(p)`, `/r`, `*`, ` (preliminar)`.
fn after_mark(rest: &str) -> &str {
    let begun = rest.trim_start_matches([' ', '/', '(', '[']);
    let end = begun.find(|c: char| !c.is_alphabetic()).unwrap_or(begun.len());
    let is_joined = begun.len() == rest.len() || !rest.trim_start().starts_with(['/', '(', '[']);
    let after = begun[end..].trim_start_matches(['.', ')', ']', '*']);
    let is_mark = MARKS.contains(&begun[..end].to_lowercase().as_str());
    // A letter that no sign sets apart is one only at the end: `2021p`, and not `2021 e 2022`.
    if is_mark && (!is_joined || after.trim().is_empty()) { after } else { rest.trim_start_matches('*') }
}

/// The same of a year that a spreadsheet wrote as it writes figures: `2.022`, `2,022`.
fn dotted_year(title: &str) -> Option<(String, Option<i16>)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let found = title.match_indices(['.', ',']).find_map(|(at, _)| {
        let (before, after) = (title.get(at.checked_sub(1)?..at)?, title.get(at + 1..at + 4)?);
        let is_number = before.chars().all(is_digit) && after.chars().all(is_digit);
        let ends = !title[..at - 1].ends_with(|c: char| is_digit(c) || matches!(c, '.' | ','))
            && !title[at + 4..].starts_with(|c: char| is_digit(c) || matches!(c, '.' | ',' | '%'));
        let year: i16 = format!("{before}{after}").parse().ok().filter(|year| (1900..2100).contains(year))?;
        (is_number && ends).then_some((at, year))
    });
    let (at, year) = found?;
    let rest = format!("{} {}", &title[..at - 1], &title[at + 4..]);
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | ')' | '('));
    Some((rest.to_owned(), Some(year)))
}

/// Whether a title names more than one year: `2019-2021`, `2020/21`.
pub fn has_several_years(title: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let (rest, first) = parted_year(title);
    let Some(first) = first else { return false };
    let is_short = |(at, _): (usize, &str)| {
        let after = &title[at + 4..];
        let digits = after.strip_prefix(['-', '/', '–']).map(|after| {
            let end = after.find(|c: char| !is_digit(c)).unwrap_or(after.len());
            &after[..end]
        });
        let year = digits.filter(|digits| digits.len() == 2).and_then(|digits| digits.parse::<i16>().ok());
        year.is_some_and(|year| year > first % 100)
    };
    parted_year(&rest).1.is_some() || title.match_indices(&first.to_string()).any(is_short)
}

/// A title without any of its years.
pub fn without_years(title: &str) -> String {
    match parted_year(title) {
        (rest, Some(_)) => without_years(&rest),
        (rest, None) => rest,
    }
}

/// Whether a cell looks like a code: digits, or capitals with digits.
fn is_code(cell: &str) -> bool {
    let plain = cell.trim_end_matches(".0");
    plain.chars().any(|c| c.is_ascii_digit())
        && plain.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, '-' | '.' | '_'))
}

/// What each column says of areas, guessed from its title and its values.
pub fn guessed(grid: &Grid) -> Vec<Meaning> {
    let mut all: Vec<Meaning> = (0..grid.width()).map(|at| guess(grid, at)).collect();
    attribute::leave(grid, &mut all);
    for at in 0..all.len() {
        let Some(first) = all[..at].iter().position(|known| *known != Meaning::Other && *known == all[at]) else {
            continue;
        };
        let title = |at: usize| grid.titles.get(at).map_or("", String::as_str);
        let says_code = |at: usize| has(title(at), CODES);
        let other = match &all[at] {
            // A column that says that it is the code goes before one whose title is the level alone.
            Meaning::Code(_) if says_code(at) && !says_code(first) => {
                all[first] = Meaning::Other;
                continue;
            }
            // The number of a row in a data base is no code beside one that says so.
            Meaning::Code(None) if is_running(title(first)) && is_plainly_code(title(at)) => {
                all[first] = Meaning::Other;
                continue;
            }
            // Two columns of names of one kind are two levels, where the one divides the other.
            Meaning::Name(Some(_)) if grid.divides(first, at) => {
                level::of_its_own(title(at)).map(|own| Meaning::Name(Some(own)))
            }
            Meaning::Code(Some(_)) => level::of_its_own(title(at)).map(|own| Meaning::Code(Some(own))),
            _ => None,
        };
        all[at] = other.filter(|other| !all.contains(other)).unwrap_or(Meaning::Other);
    }
    // No number begins with a nought: what does is a code, whatever its title is.
    if !all.iter().any(|meaning| matches!(meaning, Meaning::Code(_))) {
        let other = (0..all.len()).filter(|at| all[*at] == Meaning::Other);
        let coded: Vec<usize> = other.filter(|at| keeps_zeros(grid, *at)).collect();
        if let [only] = coded[..] {
            all[only] = Meaning::Code(None);
        }
    }
    // A level of its own has names.
    let has_name = |meaning: &Meaning| match meaning {
        Meaning::Code(Some(level)) => level::is_known(level) || all.contains(&Meaning::Name(Some(level.clone()))),
        _ => true,
    };
    let mut all: Vec<Meaning> =
        all.iter().map(|meaning| if has_name(meaning) { meaning.clone() } else { Meaning::Other }).collect();
    attribute::give_names(grid, &mut all);
    attribute::leave_across(grid, &mut all);
    all
}

/// Whether a column holds codes, by its title or its noughts.
pub fn is_coded(grid: &Grid, at: usize) -> bool {
    let title = grid.titles.get(at).map_or("", String::as_str);
    let says_code = has(title, CODES) && !is_serial(title) && grid.values(at).next().is_some();
    says_code && grid.values(at).all(is_code) || keeps_zeros(grid, at)
}

/// Whether all of a column's cells are digits of one length, and some begin with a nought.
pub fn keeps_zeros(grid: &Grid, at: usize) -> bool {
    let length = grid.values(at).next().map_or(0, str::len);
    let is_like = |cell: &str| cell.len() == length && cell.bytes().all(|byte| byte.is_ascii_digit());
    length > 1 && grid.values(at).all(is_like) && grid.values(at).any(|cell| cell.starts_with('0'))
}

fn guess(grid: &Grid, at: usize) -> Meaning {
    let title = grid.titles.get(at).map_or("", String::as_str);
    let (bare, _) = parted_year(title);
    let mut values = grid.values(at).peekable();
    if words(title).is_empty() || values.peek().is_none() || has(title, PEOPLE) || is_serial(title) {
        return Meaning::Other;
    }
    let coded = grid.values(at).all(is_code);
    let is_decimal = |cell: &str| {
        let cell = cell.trim_end_matches(".0");
        cell.contains(['.', ',']) && cell.replace(',', ".").parse::<Decimal>().is_ok()
    };
    let decimals = grid.values(at).any(is_decimal);
    let (says_code, says_name) = (has(&bare, CODES), has(&bare, NAMES));
    if let Some(number) = outline::nth(title).filter(|_| !says_name) {
        let level = Some(format!("level-{number}"));
        return if coded { Meaning::Code(level) } else { Meaning::Name(level) };
    }
    if has(&bare, PARENTS) {
        // Of what level the container is, is not which.
        return if has(&bare, DEPTHS) || has(&bare, KINDS) { Meaning::Other } else { Meaning::Parent };
    }
    let are_levels = || grid.values(at).all(|cell| level::of_title(cell).is_some());
    // In Popolo it is the level, beside what contains the area.
    let is_popolos = || words(&bare) == ["classification"] && grid.titles.iter().any(|title| has(title, PARENTS));
    if !coded && (has(&bare, DEPTHS) || is_popolos() || has(&bare, KINDS) && is_one_word(&bare) && are_levels()) {
        return Meaning::Depth;
    }
    let level = level::of_title(&bare).map(str::to_owned);
    match (level, says_code, says_name) {
        (level, true, _) if coded || !says_name && !decimals => Meaning::Code(level),
        (Some(level), _, _) if coded && !decimals && is_one_word(&bare) => Meaning::Code(Some(level)),
        (Some(level), _, _) if !coded => Meaning::Name(Some(level)),
        (None, false, true) if !coded => Meaning::Name(None),
        _ => Meaning::Other,
    }
}

/// Titles of the numbers that programs of maps give to their rows, which are no codes of areas.
const SERIALS: [&str; 7] = ["gid", "fid", "ogc fid", "objectid", "object id", "oid", "rowid"];

fn is_serial(title: &str) -> bool {
    SERIALS.contains(&words(title).join(" ").as_str())
}

fn is_running(title: &str) -> bool {
    words(title) == ["id"]
}

/// Whether a title says that its column holds codes of areas, and nothing else: `geo_code`.
fn is_plainly_code(title: &str) -> bool {
    const WORDS: &str = "cod.|code.|codigo.|codice.|kode.|geo.|area.|geocode.|geocodigo.|de.|del.|of.|the.|place.";
    has(title, CODES) && words(title).iter().all(|word| has(word, WORDS))
}

/// Whether a title is one word: one that says no more than a level has codes where figures stand below it.
fn is_one_word(title: &str) -> bool {
    words(title).len() == 1
}

/// The columns that were said by hand or kept from before, above what was guessed. What is no word of
/// areas is given to `other`, which says whether it knows it.
pub fn by_hand(
    grid: &Grid,
    file: &str,
    asked: &Asked,
    kept: &[(String, String)],
    mut set: impl FnMut(usize, &str) -> bool,
) -> Result<(), Told> {
    let guessed = if kept.is_empty() { Vec::new() } else { guessed(grid) };
    for (word, title) in kept {
        // Another table may lack a column of the last one, or hold something else in it.
        let at = grid.column(title).filter(|_| !title.chars().all(|c| c.is_ascii_digit()));
        if let Some(at) = at.filter(|at| holds_still(grid, *at, word, &guessed)) {
            set(at, word);
        }
    }
    // Of a measure each year may have its column.
    let year = |at: usize| parted_year(&grid.name(at)).1;
    said_once(asked, grid, file, |(one, at), (other, column)| one == other && year(at) != year(column))?;
    for (word, title) in asked.columns {
        let Some(at) = grid.column(title) else {
            let known = grid.titles.join(", ");
            return Err(Told::new("import-no-column").with("file", file).with("column", title).with("known", known));
        };
        if !set(at, word) {
            return Err(Told::new("import-no-word").with("word", word));
        }
    }
    Ok(())
}

/// Whether a column may still be what was kept of its title: names that another table has where codes were (`UF`,
/// beside `COD. UF`), or codes where names were, are none.
fn holds_still(grid: &Grid, at: usize, word: &str, guessed: &[Meaning]) -> bool {
    let Some(kept) = Meaning::of_any_level(word) else { return true };
    let is_guessed_elsewhere = || guessed.iter().enumerate().any(|(other, meaning)| other != at && *meaning == kept);
    let is_other = match kept {
        Meaning::Code(_) => !grid.values(at).any(|cell| cell.chars().any(|c| c.is_ascii_digit())),
        Meaning::Name(_) => grid.values(at).all(is_code),
        Meaning::Depth | Meaning::Parent | Meaning::Other => false,
    };
    !is_other || !is_guessed_elsewhere()
}

/// The codes of a level go along where its names were given another by hand, and the names with their codes.
pub fn follow(guessed: &[Meaning], meanings: &mut [Meaning]) {
    for at in 0..meanings.len() {
        let (Some(was), Some(is)) = (guessed[at].level(), meanings[at].level().cloned()) else { continue };
        if *was == is {
            continue;
        }
        let is_left = |other: &usize| meanings[*other] == guessed[*other] && guessed[*other].level() == Some(was);
        for other in (0..meanings.len()).filter(is_left).collect::<Vec<_>>() {
            let moved = match meanings[other] {
                Meaning::Code(_) => Meaning::Code(is.clone()),
                _ => Meaning::Name(is.clone()),
            };
            meanings[other] = if meanings.contains(&moved) { Meaning::Other } else { moved };
        }
    }
}

/// The columns that were said not to be used, now or before.
pub fn unused<'a>(asked: &'a Asked, kept: &'a [(String, String)]) -> Vec<&'a str> {
    let said = asked.columns.iter().chain(kept).filter(|(word, _)| matches!(word.as_str(), "" | "-"));
    let mut titles: Vec<&str> = said.map(|(_, title)| title.as_str()).collect();
    titles.sort_unstable();
    titles.dedup();
    titles
}

/// The lines in which a file keeps how the columns of a table were understood.
pub fn remark(intro: &str, columns: &[Understood], unused: &[&str]) -> String {
    let mut lines = vec![intro.to_owned()];
    for column in columns {
        let title: Vec<&str> = column.column.split_whitespace().collect();
        let word = column.word.as_deref().or_else(|| unused.contains(&column.column.as_str()).then_some("-"));
        lines.extend(word.map(|word| format!("  {word} = {}", title.join(" "))));
    }
    lines.join("\n")
}

/// The words and titles that such lines keep.
pub fn kept(text: &str) -> Vec<(String, String)> {
    let line = |line: &str| {
        let (word, title) = line.strip_prefix("#   ")?.split_once(" = ")?;
        Some((word.to_owned(), title.to_owned()))
    };
    text.lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_parted_from_its_title() {
        assert_eq!(parted_year("IPM2014"), ("IPM".to_owned(), Some(2014)));
        assert_eq!(parted_year("Población 2023 (total)"), ("Población   (total)".to_owned(), Some(2023)));
        assert_eq!(parted_year("2018"), (String::new(), Some(2018)));
        assert_eq!(parted_year("código 12345"), ("código 12345".to_owned(), None));
        // As offices mark what may change yet.
        for marked in
            ["Pobreza 2021 (p)", "Pobreza 2021*", "Pobreza 2021p", "Pobreza 2021/r", "Pobreza 2021 (Preliminar)"]
        {
            let (rest, year) = parted_year(marked);
            assert_eq!((rest.trim(), year), ("Pobreza", Some(2021)), "{marked}");
        }
        assert_eq!(parted_year("2022 (e)"), (String::new(), Some(2022)));
        let kept = ["Pobreza 2021 (%)", "Pobreza 2021 (proyección)", "Censos 2021 e 2022", "Pobreza 2021 extrema"];
        assert_eq!(kept.map(|title| parted_year(title).0.trim() == "Pobreza"), [false; 4]);
        // As spreadsheets write figures.
        assert_eq!(parted_year("Población 2.022"), ("Población".to_owned(), Some(2022)));
        assert_eq!(parted_year("Population 2,020 (total)"), ("Population   (total)".to_owned(), Some(2020)));
        for none in ["Tasa por 100.000", "12.022 hogares", "1.2.022", "Más de 3.000", "Versión 2.02"] {
            assert_eq!(parted_year(none).1, None, "{none}");
        }
        for several in ["Crecimiento 2019-2021", "Índice 2020/2021", "Matrícula 2020-21", "Censo 2010 y 2023"] {
            assert!(has_several_years(several), "{several}");
        }
        for one in ["Pobreza 2020", "Pobreza 2020-06", "Pobreza 2020 (%)", "Tasa por 10000"] {
            assert!(!has_several_years(one), "{one}");
        }
        assert_eq!(without_years("Crecimiento 2019-2021").trim_end(), "Crecimiento");
    }

    #[test]
    fn columns_are_kept_in_remarks() {
        let column = Understood {
            file: "x".into(),
            column: "Cód. muni\ncipio".into(),
            sample: "1".into(),
            word: Some("municipality-code".into()),
        };
        let text: String = remark("De x:", &[column], &[]).lines().map(|line| format!("# {line}\n")).collect();
        assert_eq!(kept(&text), [("municipality-code".to_owned(), "Cód. muni cipio".to_owned())]);
    }
}
