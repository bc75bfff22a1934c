//! A participatory budgeting cycle: its money, phases, ballot and counting rule, and what came of it.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::choice::choices;
use super::counting::{Parameters, TieKey};
use super::election::BallotKind;
use super::id::Id;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// What happens in a phase, in the order in which phases follow one another.
    pub enum PhaseKind {
        /// The rules are made.
        Preparation "preparation",
        /// People are told.
        Information "information",
        /// Proposals are received.
        Proposals "proposals",
        /// Supports are gathered, and the most wanted go on.
        Prioritisation "prioritisation",
        /// The municipality finds out what can be done, and for how much.
        Feasibility "feasibility",
        /// Authors and engineers work proposals out together.
        CoDesign "co-design",
        /// People vote.
        Voting "voting",
        /// Ballots are counted.
        Counting "counting",
        /// Results are told and adopted.
        Results "results",
        /// What won is built.
        Execution "execution",
        /// All is done and accounted for.
        Closed "closed",
    }
}

/// A participatory budgeting cycle.
#[derive(Debug, Clone)]
pub struct Cycle {
    /// The file's name.
    pub id: Id,
    /// Its title; without one it is called by its id.
    pub title: Option<Text>,
    /// The year whose budget pays.
    pub year: Option<i16>,
    /// In one sentence.
    pub summary: Option<Text>,
    /// The legal act that opened it, in words.
    pub act: Option<Text>,
    /// The number of the council's decision that opened it.
    pub decision: Option<String>,
    /// The money that is shared out.
    pub money: Option<Decimal>,
    /// Whether the money is written, if not as an amount that can be read.
    pub says_money: bool,
    /// The most that one project may cost.
    pub most_per_project: Option<Decimal>,
    /// Parts of the money for areas alone.
    pub areas: Vec<AreaShare>,
    /// The most that the works of a category may cost together.
    pub categories: Vec<CategoryShare>,
    /// Its phases, by their first day.
    pub phases: Vec<Phase>,
    /// Who may take part, in words.
    pub who: Option<Text>,
    /// The least age.
    pub min_age: Option<u64>,
    /// How many people may vote.
    pub electorate: Option<u64>,
    /// What a ballot says.
    pub ballot: Option<BallotForm>,
    /// How it is counted.
    pub rule: Option<Counting>,
    /// Who answers for it.
    pub responsible: Option<Text>,
    /// What came of it.
    pub results: Option<Outcome>,
    /// The file with the ballots, beside it.
    pub ballots: Option<String>,
    /// Where it was written.
    pub place: Place,
}

/// A part of the money for one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaShare {
    /// The area's id.
    pub area: String,
    /// How much.
    pub money: Decimal,
    /// Where it was written.
    pub place: Place,
}

/// What the works of a category may cost together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryShare {
    /// The category, as proposals name it or as the ballots' file does.
    pub category: String,
    /// How much.
    pub money: Decimal,
    /// Where it was written.
    pub place: Place,
}

/// A phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// What happens.
    pub kind: PhaseKind,
    /// The first day.
    pub from: Date,
    /// The last day; none where it lasts until the next.
    pub to: Option<Date>,
    /// What there is to know: where, how.
    pub note: Option<Text>,
    /// Where it was written.
    pub place: Place,
}

/// What a ballot says, and its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BallotForm {
    /// Its kind.
    pub kind: BallotKind,
    /// The fewest projects.
    pub least: Option<u64>,
    /// The most projects.
    pub most: Option<u64>,
    /// The points to share out.
    pub points: Option<u64>,
}

/// How ballots are counted, as stated before the vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counting {
    /// The rule with its parameters; none where an assembly agrees without a count.
    pub parameters: Option<Parameters>,
    /// What decides ties, as stated.
    pub ties: Vec<TieKey>,
    /// The least ballots for the vote to count.
    pub quorum: Option<u64>,
    /// The smallest group whose figures are told.
    pub min_cell: Option<u64>,
    /// What else was agreed.
    pub note: Option<Text>,
    /// Where it was written.
    pub place: Place,
}

/// No group of voters that is smaller is ever told of, whatever a cycle states: in fewer each could
/// be found out by those who know the others.
pub const SMALLEST_CELL: u64 = 5;

impl Counting {
    /// The smallest group whose figures are told; ten where nothing is stated, and never below
    /// [`SMALLEST_CELL`].
    pub fn least_cell(&self) -> u64 {
        self.min_cell.unwrap_or(10).max(SMALLEST_CELL)
    }
}

/// What came of a cycle, as declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The day on which it was declared.
    pub date: Option<Date>,
    /// The number of the council's decision that adopted it.
    pub decision: Option<String>,
    /// How many people voted.
    pub voters: Option<u64>,
    /// The proposals that won, as declared.
    pub winners: Vec<Id>,
    /// Money that was added after the vote, to do what won.
    pub added: Option<Decimal>,
    /// What else is to be told.
    pub note: Option<Text>,
    /// Where it was written.
    pub place: Place,
}

/// Where a cycle stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'c> {
    /// Before its first phase.
    Before(&'c Phase),
    /// In a phase.
    In(&'c Phase),
    /// Between a phase that has ended and the next.
    Between(&'c Phase),
    /// After its last phase.
    After,
    /// It has no phases.
    Unknown,
}

impl Cycle {
    /// The results where they name winners: they decide over what proposals say of themselves.
    pub fn declared(&self) -> Option<&Outcome> {
        self.results.as_ref().filter(|results| !results.winners.is_empty())
    }

    /// The last day of a phase: its own, or the day before the next phase begins.
    pub fn end(&self, at: usize) -> Option<Date> {
        let phase = self.phases.get(at)?;
        let next = self.phases.get(at + 1).and_then(|next| next.from.yesterday().ok());
        phase.to.or(next)
    }

    /// Where the cycle stands on a day. Of phases that overlap, the one that began last.
    pub fn on(&self, today: Date) -> Standing<'_> {
        let Some(first) = self.phases.first() else { return Standing::Unknown };
        if today < first.from {
            return Standing::Before(first);
        }
        let ended = |at: usize| self.end(at).is_some_and(|end| end < today);
        let held = (0..self.phases.len()).rev().find(|at| self.phases[*at].from <= today && !ended(*at));
        match held {
            Some(at) => Standing::In(&self.phases[at]),
            None => self.phases.iter().find(|phase| phase.from > today).map_or(Standing::After, Standing::Between),
        }
    }

    /// Whether it says that all is done and accounted for, on a day.
    pub fn is_closed(&self, today: Date) -> bool {
        self.phases.iter().any(|phase| phase.kind == PhaseKind::Closed && phase.from <= today)
    }

    /// The phase in which people vote.
    pub fn poll(&self) -> Option<(&Phase, Option<Date>)> {
        let at = self.phases.iter().position(|phase| phase.kind == PhaseKind::Voting)?;
        Some((&self.phases[at], self.end(at)))
    }

    /// Whether counts may be told: the poll has closed, or there is none and the cycle has results.
    ///
    /// A poll without a last day is open until a later phase begins.
    pub fn counts_are_public(&self, today: Date) -> bool {
        match self.poll() {
            Some((_, Some(end))) => end < today,
            Some((_, None)) => false,
            None => self.results.as_ref().is_some_and(|results| results.date.is_none_or(|day| day <= today)),
        }
    }

    /// The first day of a phase after today.
    pub fn next_phase(&self, today: Date) -> Option<&Phase> {
        self.phases.iter().filter(|phase| phase.from > today).min_by_key(|phase| phase.from)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use jiff::civil::date;

    use super::*;

    /// A cycle with these phases and nothing else.
    pub fn cycle(phases: &[(PhaseKind, Date, Option<Date>)]) -> Cycle {
        let place = Place::file(&"cycles/2026.yaml".into());
        let phase = |(kind, from, to): &(PhaseKind, Date, Option<Date>)| Phase {
            kind: *kind,
            from: *from,
            to: *to,
            note: None,
            place: place.clone(),
        };
        Cycle {
            id: Id::new("2026").expect("an id"),
            title: None,
            year: None,
            summary: None,
            act: None,
            decision: None,
            money: None,
            says_money: false,
            most_per_project: None,
            areas: Vec::new(),
            categories: Vec::new(),
            phases: phases.iter().map(phase).collect(),
            who: None,
            min_age: None,
            electorate: None,
            ballot: None,
            rule: None,
            responsible: None,
            results: None,
            ballots: None,
            place: place.clone(),
        }
    }

    #[test]
    fn todays_phase_follows_from_the_date() {
        use PhaseKind::{Proposals, Results, Voting};
        let cycle = cycle(&[
            (Proposals, date(2026, 6, 1), Some(date(2026, 6, 30))),
            (Voting, date(2026, 10, 5), Some(date(2026, 10, 12))),
            (Results, date(2026, 10, 13), None),
        ]);
        let kind = |day| match cycle.on(day) {
            Standing::Before(phase) => format!("before {}", phase.kind.id()),
            Standing::In(phase) => phase.kind.id().to_owned(),
            Standing::Between(phase) => format!("until {}", phase.kind.id()),
            other => format!("{other:?}"),
        };
        use crate::model::choice::Choice;
        assert_eq!(kind(date(2026, 5, 31)), "before proposals");
        assert_eq!(kind(date(2026, 6, 1)), "proposals");
        assert_eq!(kind(date(2026, 6, 30)), "proposals");
        assert_eq!(kind(date(2026, 7, 1)), "until voting");
        assert_eq!(kind(date(2026, 10, 12)), "voting");
        assert_eq!(kind(date(2030, 1, 1)), "results", "a phase without an end lasts");
    }

    #[test]
    fn no_count_is_public_on_the_last_day_of_the_poll() {
        use PhaseKind::{Counting, Voting};
        let closed = cycle(&[(Voting, date(2026, 10, 5), Some(date(2026, 10, 12)))]);
        assert!(!closed.counts_are_public(date(2026, 10, 12)));
        assert!(closed.counts_are_public(date(2026, 10, 13)));
        let open = cycle(&[(Voting, date(2026, 10, 5), None)]);
        assert!(!open.counts_are_public(date(2027, 1, 1)));
        let followed = cycle(&[(Voting, date(2026, 10, 5), None), (Counting, date(2026, 10, 13), None)]);
        assert!(!followed.counts_are_public(date(2026, 10, 12)));
        assert!(followed.counts_are_public(date(2026, 10, 13)));
    }
}
