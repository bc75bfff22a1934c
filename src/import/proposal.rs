//! Proposals that a town collected with another system: Decidim (CSV and JSON), CONSUL (CSV), or any
//! table with titles; each becomes a Markdown file as an officer would have written it.
//!
//! A proposal keeps the number that it had there as the beginning of its file's name, so that a later
//! export finds it again under another title. Names of authors are not taken: whether somebody may be
//! named is for the town to say. What the text says of people is told, not taken out.

mod columns;
mod html;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::grid::Grid;
use super::{Asked, Brought, Given, LeftOut, Understood, Why, json};
use crate::findings::Told;
use crate::i18n::read_amount;
use crate::model::choice::Choice;
use crate::model::draft::Draft;
use crate::model::proposal::{Category, ProposalState, Reason};
use crate::source::discover::Kind;
use crate::text::slug::{fold, slug};
use crate::text::yaml::write::{Entry, Value, front_matter};

use columns::Meaning;

/// The most letters of a file's name that come from the title.
const MOST_OF_TITLE: usize = 60;

/// Makes files of the proposals in some exports.
pub fn bring(given: &[Given], asked: &Asked) -> Result<Brought, Told> {
    let mut brought = Brought::default();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for given in given {
        let grid = match given.name.to_lowercase().ends_with(".json") {
            true => json::grid(&given.name, &given.bytes)?,
            false => titled(Grid::read(&given.name, &given.bytes)?),
        };
        if grid.rows.is_empty() {
            return Err(Told::new("import-no-rows").with("file", &given.name));
        }
        let meanings = meanings(&grid, given, asked)?;
        brought.columns.extend(understood(&grid, given, &meanings));
        for (number, cells) in &grid.rows {
            let row = Row { cells, meanings: &meanings };
            match proposal(&row, given, *number, asked, &mut brought.notes) {
                Ok((path, text)) if *taken.entry(path.clone()).and_modify(|times| *times += 1).or_insert(1) == 1 => {
                    brought.drafts.push(Draft::text(path, text));
                    brought.taken += 1;
                }
                Ok((path, _)) => brought.left_out.push(LeftOut {
                    file: given.name.clone(),
                    row: *number,
                    why: Why::Told(Told::new("import-twice").with("path", path)),
                }),
                Err(why) => {
                    brought.left_out.push(LeftOut { file: given.name.clone(), row: *number, why: Why::Told(why) });
                }
            }
        }
    }
    Ok(brought)
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
    for (word, title) in asked.columns {
        let Some(meaning) = Meaning::named(word).or_else(|| word.is_empty().then_some(Meaning::Nothing)) else {
            return Err(Told::new("import-no-word").with("word", word));
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
        return Err(Told::new("import-no-title").with("file", &given.name).with("known", known));
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

/// A row's cells by what they mean.
struct Row<'r> {
    cells: &'r [String],
    meanings: &'r [Meaning],
}

impl Row<'_> {
    /// A cell that is not empty.
    fn get(&self, meaning: Meaning) -> Option<&str> {
        let at = self.meanings.iter().position(|known| *known == meaning)?;
        self.cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    /// Whether a cell says yes.
    fn says_yes(&self, meaning: Meaning) -> bool {
        self.get(meaning).is_some_and(|cell| matches!(fold(cell).as_str(), "true" | "yes" | "si" | "1" | "t"))
    }
}

/// A proposal's file, or why there is none.
fn proposal(
    row: &Row,
    given: &Given,
    number: usize,
    asked: &Asked,
    notes: &mut Vec<Told>,
) -> Result<(String, String), Told> {
    let title = row.get(Meaning::Title).map(html::markdown).map(|title| title.replace('\n', " "));
    let title = title.filter(|title| !title.is_empty()).ok_or_else(|| Told::new("import-row-without-title"))?;
    let path = path(row, &title, asked).ok_or_else(|| Told::new("import-row-without-title"))?;
    let body = body(row, asked);
    if names_people(&body) {
        notes.push(Told::new("import-personal").with("file", &given.name).with("row", number).with("path", &path));
    }
    let mut entries = vec![Entry::new("title", Value::text(title))];
    let text = |meaning| row.get(meaning).map(html::markdown).map(Value::Text);
    let quoted = |cell: Option<String>| cell.map(Value::Quoted);
    let plain = |cell: Option<String>| cell.map(Value::Plain);
    let (state, reason) = state(row);
    let latitude = row.get(Meaning::Latitude).filter(|cell| cell.parse::<Decimal>().is_ok());
    let longitude = row.get(Meaning::Longitude).filter(|cell| cell.parse::<Decimal>().is_ok());
    let coordinates = latitude.zip(longitude).map(|(latitude, longitude)| {
        Value::Flow(vec![("lat".to_owned(), Value::quoted(latitude)), ("lon".to_owned(), Value::quoted(longitude))])
    });
    let cost = cost(row, asked).map(|cost| Value::Flow(vec![("asked".to_owned(), Value::quoted(cost))]));
    let categories = category(row).map(|category| Value::FlowList(vec![Value::plain(category.id())]));
    let cycle = asked.said("cycle").map(str::to_owned);
    let all = [
        ("summary", text(Meaning::Summary)),
        ("area", plain(area(row, asked))),
        ("place", text(Meaning::Place)),
        ("coordinates", coordinates),
        ("categories", categories),
        ("state", Some(Value::plain(state.id()))),
        ("submitted", plain(date(row, Meaning::Submitted))),
        ("cost", cost),
        ("supports", plain(count(row, Meaning::Supports))),
        ("votes", plain(count(row, Meaning::Votes))),
        ("cycle", quoted(cycle)),
        ("reason", reason.map(|reason| Value::plain(reason.id()))),
        ("answer", text(Meaning::Answer)),
    ];
    entries.extend(all.into_iter().filter_map(|(key, value)| Some(Entry::new(key, value?))));
    Ok((path, front_matter(&entries, &body)))
}

/// The file: the one that has the proposal's number already, or a new one.
fn path(row: &Row, title: &str, asked: &Asked) -> Option<String> {
    let named: String = slug(title)?.chars().take(MOST_OF_TITLE).collect();
    let named = named.trim_end_matches('-').to_owned();
    let number = row.get(Meaning::Id).and_then(slug);
    let folder = format!("{}/proposals/", asked.municipality);
    let stem = match number {
        None => named,
        Some(number) => {
            let begins = format!("{number}-");
            let portal = asked.sources.portals.iter().find(|portal| portal.id == asked.municipality);
            let mut files = portal.iter().flat_map(|portal| &portal.files);
            let standing = files.find(|file| file.kind == Kind::Proposal && file.stem.starts_with(&begins));
            standing.map_or_else(|| format!("{begins}{named}"), |file| file.stem.clone())
        }
    };
    Some(format!("{folder}{stem}.md"))
}

/// The text, with the way back to where it comes from.
fn body(row: &Row, asked: &Asked) -> String {
    let text = row.get(Meaning::Body).map(html::markdown).unwrap_or_default();
    match row.get(Meaning::Url).filter(|url| url.starts_with("http")) {
        Some(url) => format!("{text}\n\n[{}]({url})", asked.messages.word("import-original", &[])),
        None => text,
    }
}

/// Whether a text seems to hold an address or a telephone number of somebody.
fn names_people(text: &str) -> bool {
    const DIGITS_OF_A_NUMBER: usize = 7;
    let mail = |word: &str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let number = |word: &str| {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        digits >= DIGITS_OF_A_NUMBER && word.chars().all(|c| c.is_ascii_digit() || "+-.()".contains(c))
    };
    text.split_whitespace().any(|word| mail(word) || number(word.trim_end_matches([',', '.', ';'])))
}

/// How far it is, in our words, and why it was not taken up.
fn state(row: &Row) -> (ProposalState, Option<Reason>) {
    if row.says_yes(Meaning::Winner) {
        return (ProposalState::Selected, None);
    }
    if row.get(Meaning::Retired).is_some_and(|cell| !matches!(fold(cell).as_str(), "false" | "no")) {
        return (ProposalState::Withdrawn, None);
    }
    let words = [Meaning::State, Meaning::Feasibility].map(|meaning| row.get(meaning).map(fold).unwrap_or_default());
    let known = words.iter().find_map(|word| our_state(word));
    let state = known.unwrap_or(ProposalState::Received);
    if row.says_yes(Meaning::Selected) && state != ProposalState::Rejected {
        return (ProposalState::OnBallot, None);
    }
    let reason = (state == ProposalState::Rejected).then_some(Reason::NotViable);
    (state, reason)
}

/// Our state for a word of Decidim or CONSUL, in English or Spanish, or for our own.
fn our_state(word: &str) -> Option<ProposalState> {
    use ProposalState as S;
    let state = match word {
        "accepted" | "aceptada" | "feasible" | "viable" | "published" => S::Accepted,
        "rejected" | "rechazada" | "unfeasible" | "inviable" | "no viable" => S::Rejected,
        "evaluating" | "en evaluacion" | "undecided" | "sin decidir" | "valuating" => S::UnderReview,
        "withdrawn" | "retirada" | "retired" => S::Withdrawn,
        "not_answered" | "not answered" | "active" | "open" | "abierta" => S::Received,
        "archived" | "archivada" | "expired" => S::NotSelected,
        "selected" | "winner" | "ganadora" => S::Selected,
        word => return S::from_id(&word.replace(' ', "_")),
    };
    Some(state)
}

/// The area that has the name, among those of the municipality.
fn area(row: &Row, asked: &Asked) -> Option<String> {
    let name = fold(row.get(Meaning::Area)?);
    let territory = &asked.shared.territory;
    let named = |area: &&crate::model::territory::Area| fold(area.name.first()) == name || area.id == name;
    territory.areas.iter().find(named).map(|area| area.id.clone())
}

/// What it is about, by words that systems and towns use.
fn category(row: &Row) -> Option<Category> {
    const TABLE: super::titles::Meanings<'static, Category> = &[
        (Category::Mobility, "movilidad|transporte|calles|mobility|transport|vial|urbanismo"),
        (Category::PublicSpace, "parque|espacio publico|public space|plaza"),
        (Category::WaterSanitation, "agua|saneamiento|drenaje|water|sanitation"),
        (Category::Education, "educacion|escuela|education|school"),
        (Category::Health, "salud|health|sanidad"),
        (Category::CultureSport, "cultura|deporte|culture|sport"),
        (Category::Environment, "ambiente|sostenib|environment|reciclaje"),
        (Category::Safety, "seguridad|emergencia|safety|security"),
        (Category::SocialServices, "social|mayores|care|igualdad"),
        (Category::Economy, "empleo|economia|comercio|economy|employment"),
        (Category::Digital, "digital|tecnologia|internet"),
    ];
    let cell = row.get(Meaning::Category)?;
    Category::from_id(cell).or_else(|| super::titles::meaning(cell, TABLE).map(|(category, _)| category))
}

/// A day written `2015-09-15…` or, as CONSUL does, `15/09/2015`.
fn date(row: &Row, meaning: Meaning) -> Option<String> {
    let cell = row.get(meaning)?;
    if let Some(day) = cell.get(..10).and_then(|day| day.parse::<Date>().ok()) {
        return Some(day.to_string());
    }
    let parts: Vec<i16> = cell.get(..10)?.split('/').filter_map(|part| part.parse().ok()).collect();
    let [day, month, year] = parts[..] else { return None };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(date.to_string())
}

fn count(row: &Row, meaning: Meaning) -> Option<String> {
    let cell = row.get(meaning)?;
    let whole = cell.strip_suffix(".0").unwrap_or(cell);
    whole.parse::<u64>().ok().map(|number| number.to_string())
}

/// The cost with the currency's decimals; nothing where it could mean two things, or is none.
fn cost(row: &Row, asked: &Asked) -> Option<String> {
    let cell = row.get(Meaning::Cost)?;
    let digits: String = cell.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let digits = digits.trim_matches(['.', ',']);
    let currency = &asked.shared.settings.currency;
    let amount = digits.parse::<Decimal>().ok().filter(|_| !has_thousands(digits));
    let amount = amount.or_else(|| read_amount(digits, asked.shared.settings.numbers, currency.digits()).ok())?;
    (amount > Decimal::ZERO).then(|| format!("{:.*}", currency.digits() as usize, amount))
}

/// Whether a point could part thousands: exactly three digits after it.
fn has_thousands(digits: &str) -> bool {
    digits.rsplit_once('.').is_some_and(|(_, after)| after.len() == 3)
}
