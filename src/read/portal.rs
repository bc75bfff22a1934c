//! A municipality's folder: every record in it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::budget::BudgetFile;
use super::cohesion::Files;
use super::file::Texts;
use super::minutes::Minutes;
use super::payment::PaymentsFile;
use super::people::People;
use super::{
    article, budget, cohesion, cycle, decision, document, duty, minutes, municipality, outcome, paper, payment,
    proposal, prose, withheld,
};
use crate::findings::{Code, Finding, Findings};
use crate::i18n::Lang;
use crate::model::budget::Budget;
use crate::model::choice::Choice;
use crate::model::council::Meeting;
use crate::model::cycle::Cycle;
use crate::model::document::Document;
use crate::model::duty::{Exemption, Period};
use crate::model::election::{Declared, Election};
use crate::model::payment::Payments;
use crate::model::portal::{Attachment, Poll, Portal, Shared};
use crate::source::discover::{Kind, PortalFiles, SourceFile};

/// The bytes of a portal's files.
#[derive(Debug, Default)]
pub struct Contents {
    /// Of YAML and Markdown files.
    pub texts: Texts,
    /// Of tables, which may have another encoding.
    pub tables: HashMap<Arc<str>, Vec<u8>>,
}

/// The area of a portal's municipality, which tells what of the shared records concerns it.
pub fn area(files: &PortalFiles, contents: &Contents, shared: &Shared) -> Option<String> {
    let languages: Arc<[Lang]> = shared.settings.languages.clone().into();
    let file = of_kind(files, Kind::Municipality).next()?;
    let text = contents.texts.get(&file.file.path)?;
    municipality::read(&file.file.path, &files.id, text, &languages).0?.area
}

/// Reads a portal; nothing where its municipality cannot be read.
pub fn read(files: &PortalFiles, contents: &Contents, shared: &Shared, today: Date) -> (Option<Portal>, Findings) {
    let mut findings = Findings::new();
    let languages: Arc<[Lang]> = shared.settings.languages.clone().into();
    let municipality = of_kind(files, Kind::Municipality).next().and_then(|file| {
        let text = contents.texts.get(&file.file.path)?;
        let (read, told) = municipality::read(&file.file.path, &files.id, text, &languages);
        findings.extend(told);
        read
    });
    let municipality_in_part = of_kind(files, Kind::Municipality).any(|file| findings.is_in_part(&file.file.path));
    let Some(municipality) = municipality else {
        without_municipality(files, contents, shared, &languages, today, &mut findings);
        return (None, findings);
    };
    let (cycles, unseen) = cycles(files, contents, shared, &languages, today, &mut findings);
    let mut portal = Portal {
        municipality,
        budgets: Vec::new(),
        budgets_in_part: Vec::new(),
        payments: Vec::new(),
        meetings: Vec::new(),
        cycles,
        papers: Vec::new(),
        polls: Vec::new(),
        told_votes: Vec::new(),
        chosen: BTreeMap::new(),
        proposals: Vec::new(),
        articles: Vec::new(),
        documents: Vec::new(),
        news: Vec::new(),
        exemptions: exemptions(files, contents, &languages, &mut findings),
        cohesion: shared.cohesion.clone(),
        hashes: BTreeMap::new(),
        pictures: BTreeMap::new(),
        unread: shared.unread.clone(),
        withheld_numbers: BTreeSet::new(),
        record: None,
        files: of_kind(files, Kind::Attachment).map(|file| attachment(&files.id, file)).collect(),
    };
    portal.payments = payments(files, contents, shared, &languages, today, &mut findings);
    let budgets = budgets(files, contents, shared, &languages, today, &mut findings);
    (portal.budgets_in_part, portal.budgets) =
        budgets.into_iter().partition(|budget| findings.is_in_part(&budget.place.file));
    let hidden = texts(files, contents, &mut portal, shared, &languages, today, &mut findings);
    budget::carry_over(&mut portal.budgets, &mut findings);
    portal.budgets.sort_by(|a, b| b.year.cmp(&a.year).then_with(|| a.id.cmp(&b.id)));
    portal.meetings.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| b.id.cmp(&a.id)));
    outcome::keep_secret(&mut portal.proposals, &mut portal.cycles, &unseen, today, &mut findings);
    outcome::follow_results(&mut portal.proposals, &portal.cycles, &mut findings);
    outcome::keep_days(&mut portal.proposals, today, &mut findings);
    portal.polls = polls(files, contents, &portal, today, &mut findings);
    portal.cycles.sort_by(|a, b| (b.year, &b.id).cmp(&(a.year, &a.id)));
    portal.papers.sort_by(|a, b| a.id.cmp(&b.id));
    portal.proposals.sort_by(|a, b| b.submitted.cmp(&a.submitted).then_with(|| a.id.cmp(&b.id)));
    portal.articles.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    published(files, contents, &mut portal, shared, &languages, today, &mut findings);
    super::table::unnamed::tell(files, &contents.texts, &mut findings);
    portal.unread.extend(super::file::unread(&files.files, &files.id, &contents.texts, &findings));
    if municipality_in_part {
        // Who and what is not among its people and bodies may be what could not be read.
        findings.retain(|finding| !is_of_people(finding));
    }
    portal.withheld_numbers = hidden.iter().flat_map(numbers).collect();
    withheld::keep_back(&mut portal, files, contents, &hidden, &mut findings);
    decision::hold_until(&mut portal, today);
    (Some(portal), findings)
}

/// The years and numbers of a meeting's decisions.
fn numbers(meeting: &Meeting) -> impl Iterator<Item = (i16, String)> {
    meeting.decisions.iter().map(|decision| (meeting.date.year(), decision.number.clone()))
}

/// Whether it says that a person or a body is none of the municipality's.
fn is_of_people(finding: &Finding) -> bool {
    let kind = finding.facts.iter().find(|(name, _)| name == "kind").map(|(_, kind)| kind.as_str());
    finding.code == Code::UnknownReference && matches!(kind, Some("a-person" | "a-body"))
}

fn budgets(
    files: &PortalFiles,
    contents: &Contents,
    shared: &Shared,
    languages: &Arc<[Lang]>,
    today: Date,
    findings: &mut Findings,
) -> Vec<Budget> {
    let (texts, tables, settings) = (&contents.texts, &contents.tables, &shared.settings);
    let read = |source| {
        let (read, told) = budget::read(&BudgetFile { source, texts, tables, settings, languages, today });
        findings.extend(told);
        read
    };
    of_kind(files, Kind::Budget).filter_map(read).collect()
}

/// The cycles that are public, and the others: their polls are open to nobody, and their votes secret.
fn cycles(
    files: &PortalFiles,
    contents: &Contents,
    shared: &Shared,
    languages: &Arc<[Lang]>,
    today: Date,
    findings: &mut Findings,
) -> (Vec<Cycle>, Vec<Cycle>) {
    let read = |source: &SourceFile| {
        let text = contents.texts.get(&source.file.path)?;
        let (read, told) = cycle::read(source, text, &shared.settings, languages, today);
        findings.extend(told);
        read
    };
    let all = of_kind(files, Kind::Cycle).filter_map(read);
    let (public, hidden): (Vec<_>, Vec<_>) = all.partition(|(_, public)| *public);
    let cycles = |all: Vec<(Cycle, bool)>| all.into_iter().map(|(cycle, _)| cycle).collect();
    (cycles(public), cycles(hidden))
}

/// The ballots of cycles whose poll has closed; before that nobody reads them.
fn polls(files: &PortalFiles, contents: &Contents, portal: &Portal, today: Date, findings: &mut Findings) -> Vec<Poll> {
    let mut polls = Vec::new();
    for cycle in &portal.cycles {
        // Of a cycle that was read in part it is not known whether its votes are secret.
        let Some(name) = cycle.ballots.as_ref().filter(|_| !findings.is_in_part(&cycle.place.file)) else { continue };
        let path = format!("{}/cycles/{name}", files.id);
        let Some((path, bytes)) = contents.tables.get_key_value(path.as_str()) else {
            let finding = Finding::new(Code::MissingFile, cycle.place.clone()).with("path", format!("cycles/{name}"));
            findings.add(finding.with("base", &files.id));
            continue;
        };
        if !cycle.counts_are_public(today) {
            continue;
        }
        let mut texts = Texts::default();
        texts.keep(path, bytes.clone(), findings);
        let Some(text) = texts.get(path) else { continue };
        let (election, told) = super::pabulib::read(path, text);
        findings.extend(told);
        polls.extend(election.map(|election| Poll {
            cycle: cycle.id.clone(),
            election: declared(completed(election, portal, cycle), portal, cycle),
            counted: None,
        }));
    }
    polls
}

/// The election with the areas and categories of the proposals, where its file tells none: the cycle's
/// limits are held to them.
fn completed(mut election: Election, portal: &Portal, cycle: &Cycle) -> Election {
    let has_areas = election.projects.iter().any(|project| !project.areas.is_empty());
    let has_categories = election.projects.iter().any(|project| !project.categories.is_empty());
    for project in &mut election.projects {
        let Some(proposal) = portal.proposal_of(&cycle.id, &project.id) else { continue };
        if !has_areas {
            project.areas.extend(proposal.area.clone());
        }
        if !has_categories {
            project.categories.extend(proposal.categories.iter().map(|category| category.id().to_owned()));
        }
    }
    election
}

/// The election with the winners that the cycle declares, where it declares any.
fn declared(mut election: Election, portal: &Portal, cycle: &Cycle) -> Election {
    let winners = cycle.results.as_ref().map(|results| &results.winners).filter(|winners| !winners.is_empty());
    if let Some(winners) = winners {
        for project in &mut election.projects {
            let proposal = portal.proposal_of(&cycle.id, &project.id);
            let won = proposal.is_some_and(|proposal| winners.contains(&proposal.id));
            project.declared = Some(if won { Declared::Won } else { Declared::Lost });
        }
    }
    election
}

fn payments(
    files: &PortalFiles,
    contents: &Contents,
    shared: &Shared,
    languages: &Arc<[Lang]>,
    today: Date,
    findings: &mut Findings,
) -> Vec<Payments> {
    let (texts, tables, settings) = (&contents.texts, &contents.tables, &shared.settings);
    let read = |source| {
        let (read, told) = payment::read(&PaymentsFile { source, texts, tables, settings, languages, today });
        findings.extend(told);
        read
    };
    let mut all: Vec<Payments> = of_kind(files, Kind::Payments).filter_map(read).collect();
    all.sort_by(|a, b| b.year.cmp(&a.year).then_with(|| a.id.cmp(&b.id)));
    all
}

/// Reads what can be read while the municipality cannot, so that all mistakes are told in one run.
fn without_municipality(
    files: &PortalFiles,
    contents: &Contents,
    shared: &Shared,
    languages: &Arc<[Lang]>,
    today: Date,
    findings: &mut Findings,
) {
    budgets(files, contents, shared, languages, today, findings);
    cycles(files, contents, shared, languages, today, findings);
    payments(files, contents, shared, languages, today, findings);
    for source in files.files.iter().filter(|file| file.lang.is_none()) {
        let Some(text) = contents.texts.get(&source.file.path) else { continue };
        let told = match source.kind {
            Kind::Minutes => minutes::read_form(source, text, languages),
            Kind::Paper => paper::read(source, text, &[], None, languages, today).1,
            Kind::Proposal => proposal::read(source, text, &[], &shared.settings, languages, today).1,
            Kind::Page => article::read(source, text, &[], languages, today).1,
            _ => continue,
        };
        findings.extend(told);
    }
}

/// Reads the Markdown records; gives the meetings that are not public.
fn texts(
    files: &PortalFiles,
    contents: &Contents,
    portal: &mut Portal,
    shared: &Shared,
    languages: &Arc<[Lang]>,
    today: Date,
    findings: &mut Findings,
) -> Vec<Meeting> {
    let municipality = portal.municipality.clone();
    let people = People::new(&municipality);
    let edited = shared.settings.admin.is_some();
    let hidden;
    (portal.meetings, hidden) = meetings(files, contents, &people, (languages, today, edited), findings);
    for kind in [Kind::Paper, Kind::Proposal, Kind::Page] {
        for (source, others) in prose::grouped(of_kind(files, kind), findings) {
            let Some(text) = contents.texts.get(&source.file.path) else { continue };
            let translations: Vec<(&SourceFile, &str)> =
                others.into_iter().filter_map(|file| Some((file, contents.texts.get(&file.file.path)?))).collect();
            let told = match kind {
                Kind::Paper => {
                    let (read, told) = paper::read(source, text, &translations, Some(&people), languages, today);
                    portal.papers.extend(read);
                    told
                }
                Kind::Proposal => {
                    let (read, told) = proposal::read(source, text, &translations, &shared.settings, languages, today);
                    portal.proposals.extend(read);
                    told
                }
                _ => {
                    let (read, told) = article::read(source, text, &translations, languages, today);
                    portal.articles.extend(read);
                    told
                }
            };
            findings.extend(told);
        }
    }
    hidden
}

/// Reads the meetings, several at once: a council of many years has a thousand. Those that are public,
/// and the others.
fn meetings(
    files: &PortalFiles,
    contents: &Contents,
    people: &People,
    (languages, today, edited): (&Arc<[Lang]>, Date, bool),
    findings: &mut Findings,
) -> (Vec<Meeting>, Vec<Meeting>) {
    let read = |(source, others): &(&SourceFile, Vec<&SourceFile>)| {
        let text = contents.texts.get(&source.file.path)?;
        let others = others.iter().filter_map(|file| Some((*file, contents.texts.get(&file.file.path)?)));
        let translations: Vec<(&SourceFile, &str)> = others.collect();
        Some(minutes::read(&Minutes { source, text, translations: &translations, people, languages, edited, today }))
    };
    let grouped = prose::grouped(of_kind(files, Kind::Minutes), findings);
    let (mut meetings, mut hidden) = (Vec::new(), Vec::new());
    for (meeting, told) in grouped.par_iter().map(read).collect::<Vec<_>>().into_iter().flatten() {
        match meeting {
            Some((meeting, true)) => meetings.push(meeting),
            Some((meeting, false)) => hidden.push(meeting),
            None => {}
        }
        findings.extend(told);
    }
    (meetings, hidden)
}

/// The duties that do not concern the municipality.
fn exemptions(
    files: &PortalFiles,
    contents: &Contents,
    languages: &Arc<[Lang]>,
    findings: &mut Findings,
) -> Vec<Exemption> {
    let mut all = Vec::new();
    for file in of_kind(files, Kind::Exemptions) {
        let Some(text) = contents.texts.get(&file.file.path) else { continue };
        let (read, told) = duty::read_exemptions(&file.file.path, text, languages);
        findings.extend(told);
        all.extend(read);
    }
    all
}

/// Reads documents, news and what binds the municipality together with its territory.
fn published(
    files: &PortalFiles,
    contents: &Contents,
    portal: &mut Portal,
    shared: &Shared,
    languages: &Arc<[Lang]>,
    today: Date,
    findings: &mut Findings,
) {
    let texts = &contents.texts;
    let all = Files { files: &files.files, texts, settings: &shared.settings, languages, today };
    portal.documents = all.markdown(Kind::Document, document::read, findings);
    for source in of_kind(files, Kind::DocumentTable) {
        let Some(bytes) = contents.tables.get(&source.file.path) else { continue };
        let (read, told) = document::read_table(source, bytes, languages, today);
        findings.extend(told);
        portal.documents.extend(read);
    }
    portal.news = all.markdown(Kind::News, document::read_news, findings);
    let (own, told) = cohesion::read(&all);
    findings.extend(told);
    portal.cohesion.extend(own);
    portal.cohesion.sort();
    let day = |document: &Document| document.published.or_else(|| document.period.map(Period::last));
    portal.documents.sort_by(|a, b| day(b).cmp(&day(a)).then_with(|| a.id.cmp(&b.id)));
    portal.news.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
}

fn of_kind(files: &PortalFiles, kind: Kind) -> impl Iterator<Item = &SourceFile> {
    files.files.iter().filter(move |file| file.kind == kind)
}

/// A file that is published as it is, by its path below a top folder of the content.
pub fn attachment(top: &str, file: &SourceFile) -> Attachment {
    let path = file.file.path.strip_prefix(top).and_then(|path| path.strip_prefix('/'));
    Attachment {
        path: path.unwrap_or(&file.file.path).to_owned(),
        size: file.file.size,
        source: Arc::clone(&file.file.path),
        version: file.file.version,
    }
}
