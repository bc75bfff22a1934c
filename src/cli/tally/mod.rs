//! `cabildo tally FILE.pb`: counts the ballots of a Pabulib file, and tells who wins and why.

mod words;

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use rust_decimal::Decimal;

use super::{environment, eprint_line, exit, is_set, machine, print, speech};
use crate::check;
use crate::count;
use crate::export::tally_json;
use crate::findings::report::{Format, Style, safe_json};
use crate::findings::{Code, Finding, Findings};
use crate::model::choice::Choice;
use crate::model::counting::{Completion, Parameters, Rule, Start, Stop, TieKey, WithoutVotes};
use crate::model::election::{Election, Limit, LimitOf, Project};
use crate::read::file::Texts;
use crate::read::pabulib;
use crate::text::nearest::nearest;

/// What `tally` takes. What is not asked for is as the file states it.
#[derive(Debug, Args)]
pub struct TallyArguments {
    /// The file of ballots, in the Pabulib format.
    file: PathBuf,
    /// The counting rule.
    #[arg(long, value_name = "RULE", value_parser = words_of::<Rule>())]
    rule: Option<String>,
    /// What is done with the money that equal shares leaves.
    #[arg(long, value_name = "COMPLETION", value_parser = words_of::<Completion>())]
    completion: Option<String>,
    /// When shares are raised no further.
    #[arg(long, value_name = "STOP", value_parser = words_of::<Stop>())]
    stop: Option<String>,
    /// Everyone's first share: the money over the voters, or without decimals.
    #[arg(long, value_name = "START", value_parser = words_of::<Start>())]
    start: Option<String>,
    /// By how much shares are raised.
    #[arg(long, value_name = "AMOUNT", value_parser = positive)]
    increment: Option<Decimal>,
    /// Takes the most voted instead where more voters prefer them.
    #[arg(long)]
    comparison: bool,
    /// What decides between equals: the first of these that tells them apart.
    #[arg(long, value_name = "KEY", value_delimiter = ',', value_parser = words_of::<TieKey>())]
    ties: Vec<String>,
    /// The lot that was drawn for ties: project ids, the first wins.
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    lot: Vec<String>,
    /// The fewest votes, or points, that a project needs.
    #[arg(long, value_name = "SCORE", value_parser = amount)]
    min_score: Option<Decimal>,
    /// What becomes of a project that nobody voted for.
    #[arg(long, value_name = "WHAT", value_parser = words_of::<WithoutVotes>())]
    without_votes: Option<String>,
    /// The fewest ballots with which the vote counts; with fewer nothing wins.
    #[arg(long, value_name = "N")]
    quorum: Option<u64>,
    /// What the projects of an area may cost together.
    #[arg(long, value_name = "AREA=AMOUNT", value_parser = limit)]
    area_limit: Vec<(String, Decimal)>,
    /// What the projects of a category may cost together.
    #[arg(long, value_name = "CATEGORY=AMOUNT", value_parser = limit)]
    category_limit: Vec<(String, Decimal)>,
    /// Projects of which only one can win: their ids, between commas.
    #[arg(long, value_name = "ID,ID")]
    incompatible: Vec<String>,
    /// Tells every step, and why each of the others does not win; in JSON also votes, points and the
    /// declared list.
    #[arg(long)]
    explain: bool,
    /// How the tally is written.
    #[arg(long, value_name = "FORMAT", value_parser = ["human", "json"], default_value = "human")]
    format: String,
    #[command(flatten)]
    speech: speech::SpeechArguments,
}

/// The most names that are told where one is not known.
const MOST_NAMED: usize = 12;

/// Runs it.
pub fn run(arguments: &TallyArguments) -> u8 {
    let messages = arguments.speech.messages();
    let path = arguments.file.to_string_lossy();
    let bytes = match read_bytes(&arguments.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let facts = [("path", path.to_string()), ("why", machine::why(&error, messages))];
            eprint_line(&format!("{}: {}", messages.word("severity-error", &[]), messages.word("unreadable", &facts)));
            return exit::USAGE;
        }
    };
    let file: Arc<str> = Arc::from(&*path);
    let (mut texts, mut findings) = (Texts::default(), Findings::new());
    texts.keep(&file, bytes, &mut findings);
    let election = texts.get(&file).and_then(|text| {
        let (election, told) = pabulib::read(&file, text);
        findings.extend(told);
        election
    });
    let Some(election) = election else {
        arguments.report(findings, &texts);
        return exit::CONTENT;
    };
    if let Some((option, name, known)) = arguments.unknown(&election) {
        let facts = [("option", option.to_owned()), ("name", name), ("known", known.join(", "))];
        let error = messages.word("severity-error", &[]);
        eprint_line(&format!("{error}: {}", messages.word("tally-unknown-name", &facts)));
        return exit::USAGE;
    }
    // What was said here is not untold.
    findings.retain(|finding| !arguments.tells(finding));
    let tally = count::count(&election, &arguments.parameters(&election));
    findings.extend(check::tally::told(&election, &tally));
    let code = if findings.has_errors() { exit::CONTENT } else { exit::DONE };
    arguments.report(findings, &texts);
    let text = match arguments.format.as_str() {
        "json" => {
            let value = tally_json::value(&election, &tally);
            let value = if arguments.explain { value } else { tally_json::brief(value) };
            safe_json(&serde_json::to_string_pretty(&value).unwrap_or_default()) + "\n"
        }
        _ => words::Words { messages, election: &election, tally: &tally }.all(arguments.explain),
    };
    print(&text, code, messages)
}

#[expect(clippy::disallowed_methods, reason = "the command names a file that is no site's")]
fn read_bytes(path: &std::path::Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}

impl TallyArguments {
    /// Writes the findings to standard error, each with its line; for programs where the tally is.
    fn report(&self, mut findings: Findings, texts: &Texts) {
        findings.quote(|file| texts.get(file));
        let colour =
            io::stderr().is_terminal() && !is_set("NO_COLOR") && environment("TERM").as_deref() != Some("dumb");
        let style = Style { colour, content: "", ..Style::default() };
        let format = if self.format == "json" { Format::Json } else { Format::Human };
        let (messages, mut out) = (self.speech.messages(), io::stderr().lock());
        let _ = crate::findings::report::write(&findings, format, messages, style, &mut out);
    }

    /// A name that was given and that the file does not have, with the option and those that it has: a
    /// slip there would leave a rule out.
    fn unknown(&self, election: &Election) -> Option<(&'static str, String, Vec<String>)> {
        let of = |names: fn(&Project) -> &[String]| -> BTreeSet<&str> {
            election.projects.iter().flat_map(|project| names(project).iter().map(String::as_str)).collect()
        };
        let (areas, categories) = (of(|project| &project.areas), of(|project| &project.categories));
        let ids = of(|project| std::slice::from_ref(&project.id));
        let area = self.area_limit.iter().map(|(name, _)| ("--area-limit", name.as_str(), &areas));
        let category = self.category_limit.iter().map(|(name, _)| ("--category-limit", name.as_str(), &categories));
        let together = self.incompatible.iter().flat_map(|ids| ids.split(',')).map(str::trim);
        let together = together.map(|id| ("--incompatible", id, &ids));
        let lot = self.lot.iter().map(|id| ("--lot", id.as_str(), &ids));
        let mut all = area.chain(category).chain(together).chain(lot);
        let (option, name, known) = all.find(|(_, name, known)| !known.contains(name))?;
        let near: Vec<String> = nearest(name, known.iter().copied()).map(str::to_owned).into_iter().collect();
        let some = || known.iter().take(MOST_NAMED).map(|name| (*name).to_owned()).collect();
        Some((option, name.to_owned(), if near.is_empty() { some() } else { near }))
    }

    /// Whether an option tells what a finding says that the file does not.
    fn tells(&self, finding: &Finding) -> bool {
        finding.code == Code::RulePartUntold
            && match finding.fact("what") {
                Some("rule-part-exclusions") => !self.incompatible.is_empty(),
                Some("rule-part-threshold") => self.min_score.is_some(),
                _ => false,
            }
    }

    /// What the file states, and over it what was asked for.
    fn parameters(&self, election: &Election) -> Parameters {
        let mut parameters = count::stated(election);
        fn put<C: Choice>(place: &mut C, asked: Option<&String>) {
            if let Some(choice) = asked.and_then(|word| C::from_id(word)) {
                *place = choice;
            }
        }
        if self.rule.is_some() {
            // What the file states of another rule does not belong to this one.
            parameters.completion = Completion::None;
            parameters.comparison = false;
        }
        put(&mut parameters.rule, self.rule.as_ref());
        put(&mut parameters.completion, self.completion.as_ref());
        put(&mut parameters.stop, self.stop.as_ref());
        put(&mut parameters.start, self.start.as_ref());
        put(&mut parameters.without_votes, self.without_votes.as_ref());
        parameters.increment = self.increment.unwrap_or(parameters.increment);
        parameters.comparison |= self.comparison;
        parameters.min_score = self.min_score.or(parameters.min_score);
        parameters.quorum = self.quorum;
        if !self.ties.is_empty() {
            parameters.ties = self.ties.iter().filter_map(|word| TieKey::from_id(word)).collect();
        }
        if !self.lot.is_empty() {
            parameters.lot.clone_from(&self.lot);
            if self.ties.is_empty() {
                parameters.ties = vec![TieKey::Lot];
            }
        }
        let limits = [(LimitOf::Area, &self.area_limit), (LimitOf::Category, &self.category_limit)];
        for (of, asked) in limits {
            let limits = asked.iter().map(|(name, most)| Limit { of, name: name.clone(), most: *most });
            parameters.limits.extend(limits);
        }
        let groups = self.incompatible.iter().map(|ids| ids.split(',').map(|id| id.trim().to_owned()).collect());
        parameters.incompatible.extend(groups);
        parameters
    }
}

/// The words of a choice, as the command line takes them.
fn words_of<C: Choice>() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(C::ALL.iter().map(|choice| choice.id()))
}

fn amount(text: &str) -> Result<Decimal, String> {
    let amount = text.parse::<Decimal>().map_err(|_| "argument-amount".to_owned())?;
    let most = Decimal::from(crate::model::election::MAX_AMOUNT);
    match amount.normalize().scale() <= crate::model::election::MAX_DECIMALS && amount.abs() <= most {
        true => Ok(amount),
        false => Err("argument-amount-size".to_owned()),
    }
}

fn positive(text: &str) -> Result<Decimal, String> {
    amount(text)
        .and_then(|amount| if amount > Decimal::ZERO { Ok(amount) } else { Err("argument-above-zero".to_owned()) })
}

fn limit(text: &str) -> Result<(String, Decimal), String> {
    let (name, most) = text.rsplit_once('=').ok_or("argument-limit")?;
    Ok((name.to_owned(), amount(most)?))
}
