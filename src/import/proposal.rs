//! Proposals that a town collected with another system: Decidim (CSV and JSON), CONSUL (CSV), any table
//! with titles (CSV, XLSX, ODS), or a Pabulib file of a vote; each becomes a Markdown file as an officer
//! would have written it.
//!
//! A proposal keeps the number that it had there as the beginning of its file's name, so that a later
//! export finds it again under another title. Names of authors are not taken: whether somebody may be
//! named is for the town to say. What the text says of people is told, not taken out.

mod columns;
mod cost;
mod html;
mod pabulib;
mod values;

use std::collections::BTreeMap;

use super::figure::Said;
use super::grid::{Grid, no_rows, sheets_with_rows};
use super::json;
use super::{Asked, Brought, Given, LeftOut, Understood, Why, said_once};
use crate::findings::Told;
use crate::i18n::Lang;
use crate::model::choice::Choice;
use crate::model::draft::Draft;
use crate::model::proposal::ProposalState;
use crate::source::discover::{Kind, SourceFile};
use crate::text::slug::{fold, slug};
use crate::text::yaml::write::{Entry, Value, front_matter};

use columns::Meaning;
use values::{Row, Table};

/// The most letters of a file's name that come from the title.
const MOST_OF_TITLE: usize = 60;
/// The most cells of a column that are told one by one.
const MOST_TOLD: usize = 5;

/// Makes files of the proposals in some exports.
pub fn bring(given: &[Given], asked: &Asked) -> Result<Brought, Told> {
    let mut brought = Brought::default();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for given in given {
        if pabulib::is_one(given) {
            let vote = pabulib::read(given, asked, &mut brought)?;
            let stands = Stands { cycle: Some(vote.cycle), on_ballot: true };
            rows(&vote.grid, &vote.meanings, &stands, given, asked, &mut brought, &mut taken);
            continue;
        }
        let grid = match given.name.to_lowercase().ends_with(".json") {
            true => json::grid(&given.name, &given.bytes)?,
            false => titled(Grid::of_sheet(&given.name, &given.bytes, asked.said("sheet"))?),
        };
        if grid.rows.is_empty() {
            return Err(no_rows(&given.name, &given.bytes));
        }
        let meanings = meanings(&grid, given, asked)?;
        brought.columns.extend(understood(&grid, given, &meanings));
        let stands = Stands { cycle: asked.said("cycle").map(str::to_owned), on_ballot: false };
        brought.notes.extend(stands.cycle.as_deref().and_then(|cycle| missing_cycle(cycle, asked)));
        rows(&grid, &meanings, &stands, given, asked, &mut brought, &mut taken);
    }
    Ok(brought)
}

/// Where the proposals of a file stand.
struct Stands {
    /// Their cycle.
    cycle: Option<String>,
    /// Whether they were voted on: their number is that of the ballot, their cost that of the vote.
    on_ballot: bool,
}

/// A note on a cycle that the content does not have.
fn missing_cycle(cycle: &str, asked: &Asked) -> Option<Told> {
    let mut files = asked.portal().into_iter().flat_map(|portal| &portal.files);
    let stands = files.any(|file| file.kind == Kind::Cycle && file.stem == cycle);
    (!stands).then(|| Told::new("import-no-cycle").with("cycle", cycle).with("municipality", asked.municipality))
}

/// Makes a file of each row.
fn rows(
    grid: &Grid,
    meanings: &[Meaning],
    stands: &Stands,
    given: &Given,
    asked: &Asked,
    brought: &mut Brought,
    taken: &mut BTreeMap<String, usize>,
) {
    let settings = &asked.shared.settings;
    let translated = columns::translated(grid, meanings, &settings.languages);
    let table = Table::of(grid, meanings, asked);
    let mut unread = Unread::default();
    for (number, cells) in &grid.rows {
        let row = Row { grid, number: *number, cells, meanings, translated: &translated, table: &table };
        if let Some(why) = too_wide(grid, cells) {
            brought.left_out.push(LeftOut { file: given.name.clone(), row: *number, why: Why::Told(why) });
            continue;
        }
        unread.look(*number, &row, asked);
        if let Some(cost) = row.cost().filter(|cost| cost.said == Said::Doubtful) {
            let note = Told::new("import-odd-cost").with("file", &given.name).with("row", number);
            brought.notes.push(note.with("value", cost.cell));
        }
        match proposal(&row, stands, asked) {
            Ok(drafts) if *taken.entry(drafts[0].path.clone()).and_modify(|times| *times += 1).or_insert(1) == 1 => {
                if drafts.iter().any(|draft| values::names_people(&body_of(draft))) {
                    let note = Told::new("import-personal").with("file", &given.name).with("row", number);
                    brought.notes.push(note.with("path", &drafts[0].path));
                }
                let named = is_named_after(&drafts[0], &row);
                if !named && is_another(&drafts[0], &row, asked) {
                    let why = Why::Told(Told::new("import-other-proposal").with("path", &drafts[0].path));
                    brought.left_out.push(LeftOut { file: given.name.clone(), row: *number, why });
                    continue;
                }
                if !named {
                    let note = Told::new("import-other-title").with("file", &given.name).with("row", number);
                    brought.notes.push(note.with("path", &drafts[0].path));
                }
                brought.drafts.extend(drafts);
                brought.taken += 1;
            }
            Ok(drafts) => {
                let why = Why::Told(Told::new("import-twice").with("path", &drafts[0].path));
                brought.left_out.push(LeftOut { file: given.name.clone(), row: *number, why });
            }
            Err(why) => {
                brought.left_out.push(LeftOut { file: given.name.clone(), row: *number, why: Why::Told(why) });
            }
        }
    }
    brought.notes.extend(unread.told(grid, meanings, given));
    brought.notes.extend(same_numbers(grid, meanings, given));
}

/// Why a row of a text with more cells than there are titles is not taken: a mark within one of its values
/// parted it, and everything after it stands under the wrong title.
fn too_wide(grid: &Grid, cells: &[String]) -> Option<Told> {
    let spare = cells.iter().skip(grid.titles.len()).any(|cell| !cell.trim().is_empty());
    let dialect = grid.csv.as_ref().filter(|_| spare)?;
    let mark = match dialect.delimiter {
        b'\t' => "tab".to_owned(),
        mark => char::from(mark).to_string(),
    };
    let told = Told::new("import-row-too-wide").with("found", cells.len()).with("expected", grid.titles.len());
    Some(told.with("mark", mark))
}

/// Notes on numbers that several rows have: each makes a file of its own, and nothing but the title tells
/// them apart.
fn same_numbers(grid: &Grid, meanings: &[Meaning], given: &Given) -> Vec<Told> {
    let Some(at) = meanings.iter().position(|known| *known == Meaning::Id) else { return Vec::new() };
    let mut rows_of: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (row, cells) in &grid.rows {
        if let Some(number) = cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
            rows_of.entry(number).or_default().push(row.to_string());
        }
    }
    let several = rows_of.into_iter().filter(|(_, rows)| rows.len() > 1);
    let note = |(number, rows): (&str, Vec<String>)| {
        Told::new("import-same-number").with("file", &given.name).with("value", number).with("rows", rows.join(", "))
    };
    several.map(note).collect()
}

/// What cells say that could not be read, by what their column holds: rows and values.
#[derive(Default)]
struct Unread(BTreeMap<Meaning, Vec<(usize, String)>>);

impl Unread {
    /// Looks at a row.
    fn look(&mut self, number: usize, row: &Row, asked: &Asked) {
        for (meaning, cell) in row.unread(asked) {
            self.0.entry(meaning).or_default().push((number, sample(&cell)));
        }
    }

    /// A note for each column.
    fn told(self, grid: &Grid, meanings: &[Meaning], given: &Given) -> impl Iterator<Item = Told> {
        self.0.into_iter().filter_map(move |(meaning, cells)| {
            let column = meanings.iter().position(|known| *known == meaning)?;
            let told = |(row, value): &(usize, String)| format!("{row}: `{value}`");
            let first: Vec<String> = cells.iter().take(MOST_TOLD).map(told).collect();
            let more = if cells.len() > MOST_TOLD { ", …" } else { "" };
            let code = if meaning == Meaning::State { "import-odd-state" } else { "import-odd-cells" };
            let note = Told::new(code).with("file", &given.name).with("column", grid.name(column));
            Some(note.with("number", cells.len()).with("rows", first.join(", ") + more))
        })
    }
}

/// A draft's text, without its front matter.
fn body_of(draft: &Draft) -> String {
    let text = String::from_utf8_lossy(&draft.bytes);
    text.rsplit("---\n").next().unwrap_or_default().to_owned()
}

/// A table of texts alone has titles too, which nothing tells apart from its rows.
fn titled(mut grid: Grid) -> Grid {
    if grid.titles.is_empty() && !grid.rows.is_empty() {
        let (number, titles) = grid.rows.remove(0);
        (grid.header, grid.titles) = (number, titles);
    }
    grid
}

/// What each column holds: guessed, and then as said by hand.
fn meanings(grid: &Grid, given: &Given, asked: &Asked) -> Result<Vec<Meaning>, Told> {
    let lang = asked.shared.settings.first_language();
    let mut all = columns::meanings(grid, lang.as_str());
    said_once(asked, grid, &given.name, |_, _| false)?;
    for (word, title) in asked.columns {
        let nothing = || matches!(word.as_str(), "" | "-").then_some(Meaning::Nothing);
        let Some(meaning) = Meaning::named(word).or_else(nothing) else {
            return Err(Told::new("import-no-proposal-word")
                .with("word", word)
                .with("known", Meaning::words().join(", ")));
        };
        let Some(at) = grid.column(title) else {
            let known = grid.titles.join(", ");
            return Err(Told::new("import-no-column")
                .with("file", &given.name)
                .with("column", title)
                .with("known", known));
        };
        all.iter_mut().filter(|known| **known == meaning).for_each(|known| *known = Meaning::Nothing);
        all[at] = meaning;
    }
    if !all.contains(&Meaning::Title) {
        let known = grid.titles.join(", ");
        let told = |code| Told::new(code).with("file", &given.name).with("known", known);
        let sheets = sheets_with_rows(&given.bytes);
        return Err(match sheets.len() {
            0 | 1 => told("import-no-title"),
            _ => told("import-no-title-in-sheet").with("sheets", sheets.join(", ")),
        });
    }
    Ok(all)
}

fn understood(grid: &Grid, given: &Given, meanings: &[Meaning]) -> Vec<Understood> {
    let column = |(at, meaning): (usize, &Meaning)| Understood {
        file: given.name.clone(),
        column: grid.name(at),
        sample: sample(grid.values(at).next().unwrap_or("")),
        word: meaning.word().map(str::to_owned),
    };
    meanings.iter().enumerate().map(column).collect()
}

/// The beginning of a value.
fn sample(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.lines().next().unwrap_or("");
    let cut: String = line.chars().take(MOST).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

/// A proposal's file and its translations, or why there is none.
fn proposal(row: &Row, stands: &Stands, asked: &Asked) -> Result<Vec<Draft>, Told> {
    let first = asked.shared.settings.first_language();
    if row.is_amendment() {
        return Err(Told::new("import-amendment"));
    }
    let title = row.get(Meaning::Title).map(html::markdown).map(|title| title.replace('\n', " "));
    let title = title.filter(|title| !title.is_empty()).ok_or_else(|| Told::new("import-row-without-title"))?;
    let stem = stem(stands.cycle.as_deref(), row.get(Meaning::Id), &title, asked)
        .ok_or_else(|| Told::new("import-row-without-title"))?;
    let mut entries = vec![Entry::new("title", row.text(Meaning::Title, first).unwrap_or(Value::Text(title)))];
    entries.extend(entries_of(row, stands, asked, first));
    let path = |ending: &str| format!("{}/proposals/{stem}{ending}.md", asked.municipality);
    let own = body(row.get(Meaning::Body), row, asked);
    let mut drafts = vec![Draft::text(path(""), front_matter(&entries, &own))];
    for (lang, text) in row.others(Meaning::Body) {
        let text = body(Some(text), row, asked);
        drafts.push(Draft::text(path(&format!(".{}", lang.as_str())), text.trim().to_owned() + "\n"));
    }
    Ok(drafts)
}

/// Its keys below the title.
fn entries_of(row: &Row, stands: &Stands, asked: &Asked, first: Lang) -> Vec<Entry> {
    let text = |meaning| row.text(meaning, first);
    let plain = |cell: Option<String>| cell.map(Value::Plain);
    let list =
        |words: Vec<&str>| (!words.is_empty()).then(|| Value::FlowList(words.into_iter().map(Value::plain).collect()));
    let state = row.state();
    let reason = row.reason().filter(|_| state == ProposalState::Rejected);
    let number = row.get(Meaning::Id).filter(|_| stands.on_ballot);
    let kind = if stands.on_ballot { "reviewed" } else { "asked" };
    let cost = row.amount(asked).map(|cost| Value::Flow(vec![(kind.to_owned(), Value::quoted(cost))]));
    let all = [
        ("summary", text(Meaning::Summary)),
        ("area", plain(row.area(asked))),
        ("place", text(Meaning::Place)),
        ("coordinates", row.coordinates()),
        ("categories", list(row.categories().0.iter().map(|category| category.id()).collect())),
        ("groups", list(row.groups().0.iter().map(|group| group.id()).collect())),
        ("state", Some(Value::plain(state.id()))),
        ("submitted", plain(row.date(Meaning::Submitted))),
        ("cost", cost),
        ("supports", plain(row.count(Meaning::Supports))),
        ("votes", plain(row.count(Meaning::Votes))),
        ("cycle", stands.cycle.clone().map(Value::Quoted)),
        ("project", number.map(Value::quoted)),
        ("reason", reason.map(|reason| Value::plain(reason.id()))),
        ("answer", text(Meaning::Answer)),
    ];
    all.into_iter().filter_map(|(key, value)| Some(Entry::new(key, value?))).collect()
}

/// The file's name without its ending: the one that has the proposal's number already, or a new one.
/// Numbers of a cycle are its own.
fn stem(cycle: Option<&str>, number: Option<&str>, title: &str, asked: &Asked) -> Option<String> {
    let whole = slug(&html::markdown(title))?;
    let named = match whole.char_indices().nth(MOST_OF_TITLE) {
        // The last word that is there whole.
        Some((end, _)) => whole[..end].rsplit_once('-').map_or(&whole[..end], |(words, _)| words),
        None => &whole,
    };
    let cycle = cycle.and_then(slug).map(|cycle| format!("{cycle}-")).unwrap_or_default();
    let Some(number) = number.and_then(slug) else { return Some(format!("{cycle}{named}")) };
    let begins = format!("{cycle}{number}-");
    let files = asked.portal().into_iter().flat_map(|portal| &portal.files);
    let is_own =
        |file: &&SourceFile| file.kind == Kind::Proposal && file.lang.is_none() && file.stem.starts_with(&begins);
    let own = format!("{begins}{named}");
    let standing: Vec<&str> = files.filter(is_own).map(|file| file.stem.as_str()).collect();
    // Two may have the same number: the title tells which it is.
    let known = standing.iter().find(|stem| **stem == own).or(standing.first());
    Some(known.map_or(own.clone(), |stem| (*stem).to_owned()))
}

/// Whether a proposal's file has the name that its title gives: one that was found by its number may
/// be another's.
fn is_named_after(draft: &Draft, row: &Row) -> bool {
    let named = row.get(Meaning::Title).and_then(|title| slug(&html::markdown(title))).unwrap_or_default();
    let first: String = named.chars().take(MOST_OF_TITLE / 2).collect();
    draft.path.contains(&first)
}

/// Whether the file that stands there has neither the title nor the text: another collection's
/// proposal, which has the same number.
fn is_another(draft: &Draft, row: &Row, asked: &Asked) -> bool {
    let words = |text: &str| -> String {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    };
    let standing = words(&asked.standing(&draft.path).unwrap_or_default());
    let is_there = |meaning: Meaning| {
        let text = words(&row.get(meaning).map(html::markdown).unwrap_or_default());
        let first: String = text.chars().take(MOST_OF_TITLE).collect();
        !first.is_empty() && standing.contains(&first)
    };
    !standing.is_empty() && !is_there(Meaning::Title) && !is_there(Meaning::Body)
}

/// The text, with the way back to where it comes from.
fn body(cell: Option<&str>, row: &Row, asked: &Asked) -> String {
    let text = cell.map(html::markdown).unwrap_or_default();
    match row.get(Meaning::Url).filter(|url| url.starts_with("http")) {
        Some(url) => format!("{text}\n\n[{}]({url})", asked.messages.word("import-original", &[])),
        None => text,
    }
}
