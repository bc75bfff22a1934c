//! Ballots as a Pabulib file that says nothing of any voter: the rows are sorted by what they hold
//! and numbered anew, and what is told of voters is left out unless every combination of it is
//! shared by enough of them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::model::choice::Choice as _;
use crate::model::counting::Parameters;
use crate::model::election::{Ballot, BallotKind, Declared, Election, LimitOf, Trait};
use crate::text::sha256::sha256;

/// A file of ballots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotFile {
    /// Its text.
    pub text: String,
    /// Its SHA-256 in hexadecimal, as `sha256sum` prints it.
    pub sha256: String,
    /// What is told of voters in it.
    pub told: Vec<Trait>,
}

/// Writes an election with the parameters by which it is counted. `minimum` is the fewest voters that
/// must share what is told of them.
pub fn write(election: &Election, parameters: &Parameters, minimum: usize) -> BallotFile {
    let told = told(election, minimum);
    let mut text = String::from("META\nkey;value\n");
    text.push_str(&table(head(election, parameters)));
    text.push_str("PROJECTS\n");
    text.push_str(&table(projects(election)));
    text.push_str("VOTES\n");
    text.push_str(&table(votes(election, &told)));
    let sha256 = sha256(text.as_bytes());
    BallotFile { text, sha256, told }
}

/// What may be told of voters: all that is known where every combination is shared by enough of
/// them; otherwise only whether they voted on paper, where enough did each.
fn told(election: &Election, minimum: usize) -> Vec<Trait> {
    let known = |of: &Trait| election.ballots.iter().any(|ballot| ballot.told(*of).is_some());
    let all: Vec<Trait> = Trait::ALL.iter().copied().filter(known).collect();
    let method = all.iter().copied().filter(|of| *of == Trait::Method).collect();
    [all, method].into_iter().find(|traits| every_combination_reaches(election, traits, minimum)).unwrap_or_default()
}

fn every_combination_reaches(election: &Election, traits: &[Trait], minimum: usize) -> bool {
    let mut sizes: BTreeMap<Vec<Option<&str>>, usize> = BTreeMap::new();
    for ballot in &election.ballots {
        *sizes.entry(traits.iter().map(|of| ballot.told(*of)).collect()).or_default() += 1;
    }
    sizes.values().all(|size| *size >= minimum)
}

/// The head as it was written, but with what is counted, and with the rule by which it is.
fn head(election: &Election, parameters: &Parameters) -> Vec<Vec<String>> {
    let mut head = election.head.clone();
    let mut put = |key: &str, value: String| match head.iter_mut().find(|(known, _)| known == key) {
        Some((_, written)) => *written = value,
        None => head.push((key.to_owned(), value)),
    };
    put("num_projects", election.projects.len().to_string());
    put("num_votes", election.ballots.len().to_string());
    put("rule", parameters.name(election.ballot.has_score()));
    if let Some(least) = parameters.min_score {
        put("min_project_score_threshold", plain(least));
    }
    let pairs = [
        (LimitOf::Category, "categories", "budget_per_category"),
        (LimitOf::Area, "neighborhoods", "budget_per_neighborhood"),
    ];
    for (of, names, amounts) in pairs {
        let limits = limits(parameters, of);
        if !limits.is_empty() {
            put(names, limits.keys().copied().collect::<Vec<_>>().join(","));
            put(amounts, limits.values().map(|most| plain(*most)).collect::<Vec<_>>().join(","));
        }
    }
    head.into_iter().map(|(key, value)| vec![key, value]).collect()
}

/// What areas or categories may cost, by name; of two limits the lower one holds. A list cannot have
/// names with commas.
fn limits(parameters: &Parameters, of: LimitOf) -> BTreeMap<&str, Decimal> {
    let mut limits: BTreeMap<&str, Decimal> = BTreeMap::new();
    for limit in parameters.limits.iter().filter(|limit| limit.of == of && !limit.name.contains(',')) {
        let most = limits.entry(&limit.name).or_insert(limit.most);
        *most = limit.most.min(*most);
    }
    limits
}

fn projects(election: &Election) -> Vec<Vec<String>> {
    let any_declared = election.projects.iter().any(|project| project.declared.is_some());
    let has_areas = election.projects.iter().any(|project| !project.areas.is_empty());
    let has_categories = election.projects.iter().any(|project| !project.categories.is_empty());
    let has_score = election.ballot.has_score();
    let optional = [
        (true, "votes"),
        (has_score, "score"),
        (true, "name"),
        (has_categories, "category"),
        (has_areas, "neighborhood"),
        (any_declared, "selected"),
    ];
    let mut rows = vec![vec!["project_id".to_owned(), "cost".to_owned()]];
    rows[0].extend(optional.iter().filter(|(there, _)| *there).map(|(_, title)| (*title).to_owned()));
    let standings = standings(election);
    for (project, (votes, score)) in election.projects.iter().zip(standings) {
        let declared = project.declared.map(|declared| match declared {
            Declared::Lost => "0",
            Declared::Won => "1",
            Declared::Special => "2",
        });
        let cells = [
            votes.to_string(),
            plain(score),
            project.name.clone(),
            project.categories.join(","),
            project.areas.join(","),
            declared.unwrap_or("").to_owned(),
        ];
        let mut row = vec![project.id.clone(), plain(project.cost)];
        row.extend(optional.iter().zip(cells).filter(|((there, _), _)| *there).map(|(_, cell)| cell));
        rows.push(row);
    }
    rows
}

/// Each project's votes and points.
fn standings(election: &Election) -> Vec<(u64, Decimal)> {
    let mut standings = vec![(0, Decimal::ZERO); election.projects.len()];
    for ballot in &election.ballots {
        for (at, choice) in ballot.choices.iter().enumerate() {
            standings[choice.project].0 += 1;
            standings[choice.project].1 += election.points(ballot, at);
        }
    }
    standings
}

/// The ballots, sorted by what they say and numbered from 1.
fn votes(election: &Election, told: &[Trait]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = election.ballots.iter().map(|ballot| row(election, ballot, told)).collect();
    rows.sort_unstable();
    for (number, row) in rows.iter_mut().enumerate() {
        row.insert(0, (number + 1).to_string());
    }
    let mut titles = vec!["voter_id", "vote"];
    titles.extend(election.ballot.has_points().then_some("points"));
    titles.extend(told.iter().map(|of| of.id()));
    rows.insert(0, titles.into_iter().map(str::to_owned).collect());
    rows
}

/// A ballot's cells. In what order projects were ticked is told only where it is the vote.
fn row(election: &Election, ballot: &Ballot, told: &[Trait]) -> Vec<String> {
    let mut choices = ballot.choices.clone();
    if election.ballot != BallotKind::Ordinal {
        choices.sort_unstable_by_key(|choice| choice.project);
    }
    let list = |cells: Vec<String>| cells.join(",");
    let mut row = vec![list(choices.iter().map(|choice| election.projects[choice.project].id.clone()).collect())];
    if election.ballot.has_points() {
        row.push(list(choices.iter().map(|choice| plain(choice.points)).collect()));
    }
    row.extend(told.iter().map(|of| ballot.told(*of).unwrap_or("").to_owned()));
    row
}

/// A number without needless decimals.
fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

/// Rows of cells between semicolons.
fn table(rows: Vec<Vec<String>>) -> String {
    let mut csv = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail.
        let _ = csv.write_record(row);
    }
    csv.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::counting::Rule;
    use crate::read::pabulib;

    /// Two women on line, two men on line, one man on paper; the last voter ticked 2 before 1.
    const VOTE: &str = "META\nkey;value\ndescription;Plaza\nnum_votes;9\nbudget;100\nvote_type;approval\nrule;greedy\n\
        PROJECTS\nproject_id;cost;name;selected\n2;40;\"Bancas; y sombra\";0\n1;60.50;Parque;1\n\
        VOTES\nvoter_id;vote;sex;voting_method\n77;2;F;internet\n31;1;F;internet\n45;1,2;M;internet\n12;;M;internet\n\
        99;2,1;M;paper\n";

    fn read(text: &str) -> Election {
        let (election, findings) = pabulib::read(&Arc::from("a.pb"), text);
        election.unwrap_or_else(|| panic!("{findings:?}"))
    }

    fn greedy() -> Parameters {
        Parameters::of(Rule::Greedy)
    }

    fn rows(file: &BallotFile) -> Vec<&str> {
        file.text.split("VOTES\n").nth(1).expect("votes").lines().collect()
    }

    #[test]
    fn rows_are_sorted_by_what_they_say_and_numbered_anew() {
        let file = write(&read(VOTE), &greedy(), 3);
        // The lone paper ballot would be found, so neither sex nor method is told.
        assert_eq!(rows(&file), ["voter_id;vote", "1;", "2;1", "3;2", "4;2,1", "5;2,1"]);
        assert!(
            file.text.contains("\nnum_votes;5\n") && file.text.contains("\n2;40;3;\"Bancas; y sombra\";0\n"),
            "{}",
            file.text
        );
        assert_eq!(write(&read(VOTE), &greedy(), 1).told, [Trait::Sex, Trait::Method]);
    }

    #[test]
    fn what_is_told_of_voters_stays_where_enough_share_it() {
        let without_paper = VOTE.replace(";M;paper", ";M;internet");
        let file = write(&read(&without_paper), &greedy(), 2);
        assert_eq!(rows(&file)[..3], ["voter_id;vote;sex;voting_method", "1;;M;internet", "2;1;F;internet"]);
        // Women are two: with a minimum of three only the method stays, which all share.
        assert_eq!(write(&read(&without_paper), &greedy(), 3).told, [Trait::Method]);
    }

    #[test]
    fn remarks_and_keys_that_nobody_knows_are_not_published() {
        let head = "rule;greedy\ncomment;Por Rosa\nproposer;Rosa\nsubunit;Norte\n";
        let file = write(&read(&VOTE.replace("rule;greedy\n", head)), &greedy(), 1);
        assert!(!file.text.contains("Rosa") && file.text.contains("\nsubunit;Norte\n"), "{}", file.text);
    }

    #[test]
    fn the_order_of_the_ballots_leaves_no_trace() {
        let (head, votes) = VOTE.split_once("77;").expect("votes");
        let mut turned: Vec<String> = format!("77;{votes}").lines().map(str::to_owned).collect();
        turned.reverse();
        let turned = format!("{head}{}\n", turned.join("\n"));
        assert_eq!(write(&read(VOTE), &greedy(), 2), write(&read(&turned), &greedy(), 2));
    }

    #[test]
    fn what_is_written_reads_as_it_was() {
        let election = read(VOTE);
        let file = write(&election, &greedy(), 1);
        let again = read(&file.text);
        assert_eq!((again.budget, &again.title, again.ballot), (election.budget, &election.title, election.ballot));
        let told = |election: &Election| -> Vec<(String, Decimal, Option<Declared>)> {
            let projects = election.projects.iter();
            projects.map(|project| (project.id.clone(), project.cost, project.declared)).collect()
        };
        assert_eq!(told(&again), told(&election));
        assert_eq!(write(&again, &greedy(), 1), file);
    }
}
