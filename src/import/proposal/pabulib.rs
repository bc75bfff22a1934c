//! A Pabulib file of a vote: its projects become proposals, its head a cycle, and its ballots lie beside
//! that as they came.

use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::columns::Meaning;
use crate::findings::Told;
use crate::import::grid::Grid;
use crate::import::{Asked, Brought, Given};
use crate::model::choice::Choice;
use crate::model::counting::{Completion, Parameters, Rule};
use crate::model::draft::Draft;
use crate::model::election::{BallotKind, Declared, Election, Project};
use crate::model::proposal::ProposalState;
use crate::read::file::Texts;
use crate::text::slug::slug;
use crate::text::yaml::write::{Entry, Value, document};

/// A vote as rows of proposals.
pub struct Vote {
    /// The id of its cycle.
    pub cycle: String,
    /// Its projects, a row each.
    pub grid: Grid,
    /// What each column holds.
    pub meanings: Vec<Meaning>,
}

/// Whether a file is one, by its name or by how it begins.
pub fn is_one(given: &Given) -> bool {
    let bytes = given.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&given.bytes);
    given.name.to_lowercase().ends_with(".pb") || bytes.starts_with(b"META\n") || bytes.starts_with(b"META\r\n")
}

/// Reads a file; its cycle and its ballots become drafts. One with errors is not taken, and they are
/// told.
pub fn read(given: &Given, asked: &Asked, brought: &mut Brought) -> Result<Vote, Told> {
    let path: Arc<str> = given.name.as_str().into();
    let (mut texts, mut findings) = (Texts::default(), crate::findings::Findings::new());
    texts.keep(&path, given.bytes.clone(), &mut findings);
    let text = texts.get(&path).unwrap_or_default();
    let (election, told) = crate::read::pabulib::read(&path, text);
    findings.extend(told);
    let Some(election) = election else {
        let errors = findings.into_iter().filter(|finding| finding.severity == crate::findings::Severity::Error);
        let first: Vec<String> = errors
            .take(3)
            .map(|finding| format!("{}: {}", finding.place.span.line, asked.messages.message(&finding)))
            .collect();
        return Err(Told::new("import-broken-table").with("file", &given.name).with("detail", first.join("; ")));
    };
    let cycle = cycle_id(&election, given, asked);
    let folder = format!("{}/cycles", asked.municipality);
    brought
        .drafts
        .push(Draft::text(format!("{folder}/{cycle}.yaml"), document(&cycle_entries(&election, &cycle, asked))));
    brought.drafts.push(Draft { path: format!("{folder}/{cycle}.pb"), bytes: given.bytes.clone() });
    let (grid, meanings) = projects(&election, text, asked);
    Ok(Vote { cycle, grid, meanings })
}

/// The cycle's id: as said, or the year of the vote, or else the file's name.
fn cycle_id(election: &Election, given: &Given, asked: &Asked) -> String {
    let told = || election.head("date_begin").and_then(day).map(|(year, _)| year.to_string());
    let stem = || slug(given.name.rsplit_once('.').map_or(given.name.as_str(), |(stem, _)| stem));
    let said = asked.said("cycle").map(str::to_owned);
    said.or_else(told).or_else(stem).unwrap_or_else(|| "1".to_owned())
}

/// A day or a year of the head: the year, and the day where it is told.
fn day(cell: &str) -> Option<(i16, Option<Date>)> {
    let parts: Vec<&str> = cell.trim().split('.').collect();
    match parts[..] {
        [year] if year.len() == 4 => year.parse().ok().map(|year| (year, None)),
        [day, month, year] => {
            let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
            Some((date.year(), Some(date)))
        }
        _ => cell.trim().parse::<Date>().ok().map(|date| (date.year(), Some(date))),
    }
}

/// An amount with the currency's decimals, or as many as it has.
fn money(amount: Decimal, asked: &Asked) -> Value {
    let digits = usize::from(asked.shared.settings.currency.digits()).max(amount.normalize().scale() as usize);
    Value::quoted(format!("{amount:.digits$}"))
}

/// The cycle as the file tells it.
fn cycle_entries(election: &Election, cycle: &str, asked: &Asked) -> Vec<Entry> {
    let begin = election.head("date_begin").and_then(day);
    let end = election.head("date_end").and_then(day).and_then(|(_, day)| day);
    let mut entries = Vec::new();
    if !election.title.is_empty() {
        entries.push(Entry::new("title", Value::text(&election.title)));
    }
    entries.extend(begin.map(|(year, _)| Entry::new("year", Value::plain(year))));
    entries.push(Entry::new("money", money(election.budget, asked)));
    if let Some((_, Some(first))) = begin {
        let mut phase = vec![("phase".to_owned(), Value::plain("voting")), ("from".to_owned(), Value::plain(first))];
        phase.extend(end.filter(|end| *end >= first).map(|end| ("to".to_owned(), Value::plain(end))));
        entries.push(Entry::new("phases", Value::List(vec![Value::Flow(phase)])));
    }
    entries.push(Entry::new("ballot", ballot(election)));
    entries.extend(rule(election).map(|rule| Entry::new("rule", rule)));
    entries.push(Entry::new("ballots", Value::text(format!("{cycle}.pb"))));
    let won = || election.projects.iter().filter(|project| project.declared == Some(Declared::Won));
    if won().next().is_some() {
        let winners =
            won().filter_map(|project| super::stem(Some(cycle), Some(&project.id), &name(project, asked), asked));
        let results = vec![
            Entry::new("voters", Value::plain(election.ballots.len())),
            Entry::new("winners", Value::List(winners.map(Value::text).collect())),
        ];
        entries.push(Entry::new("results", Value::Map(results)));
    }
    entries
}

fn ballot(election: &Election) -> Value {
    let bounds = &election.bounds;
    let mut ballot = vec![("kind".to_owned(), Value::plain(election.ballot.id()))];
    let most = bounds.most_projects.filter(|_| election.ballot != BallotKind::ChooseOne);
    let points = bounds.most_sum.filter(|sum| sum.fract().is_zero()).map(|sum| sum.trunc().normalize());
    ballot.extend(bounds.fewest_projects.map(|least| ("least".to_owned(), Value::plain(least))));
    ballot.extend(most.map(|most| ("most".to_owned(), Value::plain(most))));
    ballot.extend(points.map(|points| ("points".to_owned(), Value::plain(points))));
    Value::Flow(ballot)
}

/// The rule, where the file names one that is known.
fn rule(election: &Election) -> Option<Value> {
    let held = Parameters::held(&election.rule)?;
    let additive = held.rule == Rule::EqualSharesCost && election.ballot.has_score();
    let kind = if additive { Rule::EqualSharesAdditive } else { held.rule };
    let mut rule = vec![("kind".to_owned(), Value::plain(kind.id()))];
    if held.completion != Completion::None {
        rule.push(("completion".to_owned(), Value::plain(held.completion.id())));
    }
    if held.comparison {
        rule.push(("comparison".to_owned(), Value::plain("yes")));
    }
    let score = election.min_score.filter(|score| score.fract().is_zero());
    rule.extend(score.map(|score| ("min_score".to_owned(), Value::plain(score.trunc().normalize()))));
    Some(Value::Flow(rule))
}

/// The projects as rows: what the election knows of them, and of the file's other columns those that
/// proposals have a place for.
fn projects(election: &Election, text: &str, asked: &Asked) -> (Grid, Vec<Meaning>) {
    const OWN: [(&str, Meaning); 7] = [
        ("project_id", Meaning::Id),
        ("name", Meaning::Title),
        ("cost", Meaning::Cost),
        ("votes", Meaning::Votes),
        ("category", Meaning::Category),
        ("neighborhood", Meaning::Area),
        ("selected", Meaning::State),
    ];
    const OTHERS: [(&str, Meaning); 6] = [
        ("latitude", Meaning::Latitude),
        ("longitude", Meaning::Longitude),
        ("description", Meaning::Body),
        ("beneficiaries", Meaning::Groups),
        ("targets", Meaning::Groups),
        ("target", Meaning::Groups),
    ];
    let written = Grid::parted("PROJECTS", section(text), b';').ok();
    let column = |title: &str| written.as_ref()?.titles.iter().position(|known| known.eq_ignore_ascii_case(title));
    let others: Vec<(usize, Meaning)> = OTHERS.iter().filter_map(|(title, of)| Some((column(title)?, *of))).collect();
    let id_at = column("project_id");
    let raw = |id: &str, at: usize| -> String {
        let found = written.as_ref().zip(id_at).and_then(|(grid, id_at)| {
            grid.rows.iter().find(|(_, cells)| cells.get(id_at).is_some_and(|cell| cell.trim() == id))
        });
        found.and_then(|(_, cells)| cells.get(at).cloned()).unwrap_or_default()
    };
    let meanings = OWN.iter().map(|(_, of)| *of).chain(others.iter().map(|(_, of)| *of)).collect();
    let called = |at: usize| written.as_ref().and_then(|grid| grid.titles.get(at)).cloned().unwrap_or_default();
    let titles =
        OWN.iter().map(|(title, _)| (*title).to_owned()).chain(others.iter().map(|(at, _)| called(*at))).collect();
    let votes = votes(election);
    let row = |(at, project): (usize, &Project)| {
        let mut cells = vec![
            project.id.clone(),
            name(project, asked),
            format!("{:.2}", project.cost),
            votes[at].to_string(),
            project.categories.join(","),
            project.areas.first().cloned().unwrap_or_default(),
            state(election, project.declared).id().to_owned(),
        ];
        cells.extend(others.iter().map(|(at, _)| raw(&project.id, *at)));
        (usize::try_from(project.place.span.line).unwrap_or(0), cells)
    };
    let rows = election.projects.iter().enumerate().map(row).collect();
    (Grid { rows, titles, titles_first: true, ..Grid::default() }, meanings)
}

/// The lines between `PROJECTS` and `VOTES`.
fn section(text: &str) -> &str {
    let mut at = 0;
    let (mut begin, mut end) = (None, text.len());
    for line in text.split_inclusive('\n') {
        match line.trim().to_uppercase().as_str() {
            "PROJECTS" if begin.is_none() => begin = Some(at + line.len()),
            "VOTES" if begin.is_some() => {
                end = at;
                break;
            }
            _ => {}
        }
        at += line.len();
    }
    begin.and_then(|begin| text.get(begin..end)).unwrap_or_default()
}

/// A project's name; one that has none is called by its number.
fn name(project: &Project, asked: &Asked) -> String {
    match project.name == project.id {
        true => asked.messages.word("import-project", &[("number", project.id.clone())]),
        false => project.name.clone(),
    }
}

/// How many ballots name each project.
fn votes(election: &Election) -> Vec<u64> {
    let mut votes = vec![0; election.projects.len()];
    for ballot in &election.ballots {
        for choice in &ballot.choices {
            votes[choice.project] += 1;
        }
    }
    votes
}

/// How far a project is: where no winner is declared, it stands on the ballot.
fn state(election: &Election, declared: Option<Declared>) -> ProposalState {
    let any = election.projects.iter().any(|project| project.declared == Some(Declared::Won));
    match declared {
        Some(Declared::Won) => ProposalState::Selected,
        // What is neither, as where a rival shut it out, has not won in the vote.
        Some(Declared::Lost | Declared::Special) if any => ProposalState::NotSelected,
        _ => ProposalState::OnBallot,
    }
}
