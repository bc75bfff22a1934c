//! Everything that one portal is made of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use super::article::Article;
use super::budget::{Budget, Dimension, Direction, Line, Used};
use super::change::Record;
use super::classification::Classification;
use super::cohesion::Cohesion;
use super::council::Meeting;
use super::cycle::Cycle;
use super::document::{Document, News};
use super::duty::{DutyList, Exemption};
use super::election::Election;
use super::glossary::Term;
use super::id::Id;
use super::municipality::Municipality;
use super::paper::Paper;
use super::payment::Payments;
use super::picture::Picture;
use super::prices::Prices;
use super::proposal::Proposal;
use super::result::CountedElection;
use super::settings::Settings;
use super::tally::Tally;
use super::territory::Territory;

/// What all portals share; read once.
#[derive(Debug, Clone)]
pub struct Shared {
    /// The publisher's settings.
    pub settings: Settings,
    /// The areas.
    pub territory: Territory,
    /// The classifications, those built in and the country's own.
    pub classifications: Vec<Arc<Classification>>,
    /// What binds the territory together.
    pub cohesion: Cohesion,
    /// What the country's law asks to publish.
    pub duties: Option<Arc<DutyList>>,
    /// The territory's own pages.
    pub articles: Vec<Article>,
    /// The territory's own files, by path below its folder.
    pub files: Vec<Attachment>,
    /// The paths of the files that stand at the site's root as they are.
    pub statics: Vec<String>,
    /// The files of records that are there and could not be read, by path below the territory's folder.
    pub unread: BTreeSet<String>,
    /// Terms explained.
    pub glossary: Vec<Term>,
    /// What money of one year is in that of another.
    pub prices: Option<Prices>,
}

impl Shared {
    /// What concerns a municipality's area: the areas around and inside it, and what is said of them.
    /// Without an area, everything does.
    #[must_use]
    pub fn slice(&self, area: Option<&str>) -> Self {
        let mut territory = area.map_or_else(|| self.territory.clone(), |area| self.territory.slice(area));
        let own = area.map_or_else(|| territory.ids(), |area| territory.within(area));
        let cohesion = self.cohesion.slice(&territory.ids(), &own);
        territory.elsewhere = self.territory.names_beyond(&territory, cohesion.named_areas());
        let named = |file: &&Attachment| cohesion.agreements.iter().any(|one| one.file.as_ref() == Some(&file.path));
        let files = self.files.iter().filter(named).cloned().collect();
        let Self { settings, classifications, duties, statics, unread, .. } = self;
        let (settings, duties) = (settings.clone(), duties.clone());
        let (glossary, prices) = (self.glossary.clone(), self.prices.clone());
        Self {
            settings,
            territory,
            classifications: classifications.clone(),
            cohesion,
            duties,
            articles: Vec::new(),
            files,
            statics: statics.clone(),
            unread: unread.clone(),
            glossary,
            prices,
        }
    }

    /// The classification with this id.
    pub fn classification(&self, id: &str) -> Option<&Arc<Classification>> {
        self.classifications.iter().find(|known| known.id == id)
    }
}

/// A municipality with all its records, sorted as pages list them.
#[derive(Debug, Clone)]
pub struct Portal {
    /// The municipality.
    pub municipality: Municipality,
    /// Its budgets, the latest first.
    pub budgets: Vec<Budget>,
    /// Budgets that were read without what is wrong in them; what they refer to is looked at, and the rules that
    /// hold of what was read.
    pub budgets_in_part: Vec<Budget>,
    /// Its payments, contracts and subsidies, the latest year first.
    pub payments: Vec<Payments>,
    /// Its meetings, the latest first.
    pub meetings: Vec<Meeting>,
    /// Its participatory budgeting cycles, the latest first.
    pub cycles: Vec<Cycle>,
    /// The ballots of cycles whose poll has closed.
    pub polls: Vec<Poll>,
    /// The counts of cycles without ballots, from the votes that their proposals tell.
    pub told_votes: Vec<ToldVotes>,
    /// What was chosen in cycles where neither they nor their proposals say it.
    pub chosen: BTreeMap<Id, Chosen>,
    /// Its papers, by id.
    pub papers: Vec<Paper>,
    /// Its proposals, the latest first.
    pub proposals: Vec<Proposal>,
    /// Its free pages, in their order.
    pub articles: Vec<Article>,
    /// Its documents, the latest first.
    pub documents: Vec<Document>,
    /// Its news and notices, the latest first.
    pub news: Vec<News>,
    /// The duties that do not concern it.
    pub exemptions: Vec<Exemption>,
    /// What binds it together with the territory: its own records and those that concern it.
    pub cohesion: Cohesion,
    /// The SHA-256 of the files that documents name, and of the published tables of the budgets that
    /// fulfil duties; by the path of the file or of the budget below the content folder.
    pub hashes: BTreeMap<String, String>,
    /// Its files, by path below its folder.
    pub files: Vec<Attachment>,
    /// The photos among them, by the same path.
    pub pictures: BTreeMap<String, Picture>,
    /// The files of records that are there and could not be read, by path below its folder or the territory's.
    /// They were told; that others name them is no mistake of the others.
    pub unread: BTreeSet<String>,
    /// The numbers of decisions of meetings that are not published, each with its year: they are no gaps, and
    /// nothing else is said of them.
    pub withheld_numbers: BTreeSet<(i16, String)>,
    /// What changed in it over its history; nothing where that is not shown.
    pub record: Option<Record>,
}

/// The ballots of a cycle, and the count of them.
#[derive(Debug, Clone)]
pub struct Poll {
    /// The cycle.
    pub cycle: Id,
    /// The projects and the ballots.
    pub election: Election,
    /// What comes of them; none before they are counted, or where nothing is to be counted.
    pub counted: Option<CountedPoll>,
}

/// A count of a cycle's ballots, and the ballots as they are published.
#[derive(Debug, Clone)]
pub struct CountedPoll {
    /// The count, and all that is told of it.
    pub result: CountedElection,
    /// The ballots without anything that points to a voter, as a Pabulib file.
    pub ballots: String,
    /// That file's SHA-256, as `sha256sum` prints it.
    pub sha256: String,
}

/// A count of the votes that the proposals of a cycle tell, where its ballots are not published.
#[derive(Debug, Clone)]
pub struct ToldVotes {
    /// The cycle.
    pub cycle: Id,
    /// The projects with their votes; no ballots. Its money holds what was added after the vote.
    pub election: Election,
    /// What comes of them.
    pub tally: Tally,
}

/// What was chosen in a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The proposals.
    pub proposals: Vec<Id>,
    /// Whether it is the count alone that says so, since nothing was declared yet.
    pub by_count: bool,
}

/// A file that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The path below the municipality's folder: `files/plano.pdf`.
    pub path: String,
    /// Its length in bytes.
    pub size: u64,
    /// The path below the content folder.
    pub source: Arc<str>,
    /// The number that changes when it is written again.
    pub version: u64,
}

/// The file at a path. Systems write accents in two ways; a path typed in one finds the other.
pub fn file_at<'f>(files: &'f [Attachment], path: &str) -> Option<&'f Attachment> {
    let alike = || files.iter().find(|file| file.path.nfc().eq(path.nfc()));
    files.iter().find(|file| file.path == path).or_else(alike)
}

impl Portal {
    /// The day of each decision, by its number.
    pub fn decided(&self) -> BTreeMap<&str, Date> {
        let taken = self.meetings.iter().flat_map(|meeting| meeting.decisions.iter().map(move |one| (one, meeting)));
        taken.map(|(decision, meeting)| (decision.number.as_str(), meeting.date)).collect()
    }

    /// The paper with this id.
    pub fn paper(&self, id: &Id) -> Option<&Paper> {
        let at = self.papers.binary_search_by(|paper| paper.id.cmp(id)).ok()?;
        self.papers.get(at)
    }

    /// The file at a path.
    pub fn file(&self, path: &str) -> Option<&Attachment> {
        file_at(&self.files, path)
    }

    /// Whether there is anything to read of a document: a file that is not empty, an address elsewhere, or a text.
    pub fn can_be_read(&self, document: &Document) -> bool {
        let is_filled = |path: &str| self.file(path).is_none_or(|file| file.size > 0);
        document.file.as_deref().is_some_and(is_filled) || document.has_more()
    }

    /// The ballots of a cycle, where they are published.
    pub fn poll(&self, cycle: &Id) -> Option<&Poll> {
        self.polls.iter().find(|poll| poll.cycle == *cycle)
    }

    /// A cycle's count: that of its ballots, or else of the votes that its proposals tell.
    pub fn tally(&self, cycle: &Id) -> Option<(&Election, &Tally)> {
        let of_ballots = self.poll(cycle).and_then(|poll| Some((&poll.election, &poll.counted.as_ref()?.result.tally)));
        of_ballots.or_else(|| self.told_votes(cycle).map(|told| (&told.election, &told.tally)))
    }

    /// The count of the votes that the proposals of a cycle tell.
    pub fn told_votes(&self, cycle: &Id) -> Option<&ToldVotes> {
        self.told_votes.iter().find(|told| told.cycle == *cycle)
    }

    /// The proposal that a project of a cycle's ballot is: by its number there, or by its id.
    pub fn proposal_of(&self, cycle: &Id, project: &str) -> Option<&Proposal> {
        let of_cycle = |proposal: &&Proposal| proposal.cycle.as_deref() == Some(cycle.as_str());
        let is_it =
            |proposal: &&Proposal| proposal.project.as_deref() == Some(project) || proposal.id.as_str() == project;
        self.proposals.iter().filter(of_cycle).find(is_it)
    }

    /// The number on a cycle's ballot of what a lot names: by that number, or by the proposal's id.
    pub fn drawn<'n>(&'n self, cycle: &Id, election: &Election, name: &'n str) -> Option<&'n str> {
        let proposal = || self.proposal_of(cycle, name).into_iter();
        let numbers = proposal().flat_map(|proposal| [proposal.project.as_deref(), Some(proposal.id.as_str())]);
        let mut names = std::iter::once(name).chain(numbers.flatten());
        names.find(|name| election.project(name).is_some())
    }

    /// How many voted in a cycle and how many had to for the vote to count, where those were fewer. Ballots
    /// that are not valid may be told and not published.
    pub fn short_of_quorum(&self, cycle: &Cycle) -> Option<(u64, u64)> {
        let quorum = cycle.rule.as_ref()?.quorum?;
        let told = cycle.results.as_ref().and_then(|results| results.voters);
        let ballots = self.poll(&cycle.id).map(|poll| poll.election.ballots.len() as u64);
        let voters = told.max(ballots)?;
        (voters < quorum).then_some((voters, quorum))
    }

    /// The cycle with an id.
    pub fn cycle(&self, id: &str) -> Option<&Cycle> {
        self.cycles.iter().find(|cycle| cycle.id.as_str() == id)
    }

    /// What a budget's lines of a direction are told apart by.
    pub fn classification<'s>(
        budget: &'s Budget,
        direction: Direction,
        dimension: Dimension,
        shared: &'s Shared,
    ) -> Option<&'s Classification> {
        match budget.classifications.get(direction, dimension)? {
            Used::Shared(id) => shared.classification(id).map(Arc::as_ref),
            Used::Own(own) => Some(own),
        }
    }

    /// The line with this reference, and its budget.
    pub fn line(&self, reference: &str) -> Option<(&Budget, &Line)> {
        let mut all = self.budgets.iter().flat_map(|budget| budget.lines.iter().map(move |line| (budget, line)));
        all.find(|(_, line)| &*line.reference == reference)
    }
}
