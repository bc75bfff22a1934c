//! Duties to publish: what the law of a country asks of a municipality, how often and by when.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::choice::choices;
use super::document::DocumentKind;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// How often something must be published.
    pub enum Cadence {
        /// Always there.
        Standing "standing" ? "permanente" ? "siempre" ? "sempre" ? "always" ? "permanent",
        /// For every month.
        Monthly "monthly" ? "mensual" ? "mensal" ? "mensuel" ? "mensile",
        /// For every two months: January and February, and so on.
        TwoMonthly "two-monthly" ? "bimonthly" ? "bi-monthly" ? "bimestral" ? "bimestriel" ? "bimestrale",
        /// For every quarter.
        Quarterly "quarterly" ? "trimestral" ? "trimestriel" ? "trimestrale" ? "three-monthly",
        /// For every four months: January to April, and so on.
        FourMonthly "four-monthly" ? "cuatrimestral" ? "quadrimestral" ? "quadrimestriel" ? "quadrimestrale",
        /// For every half of a year.
        HalfYearly "half-yearly" ? "semestral" ? "semestriel" ? "semestrale" ? "semiannual" ? "semi-annual"
            ? "biannual" ? "six-monthly",
        /// For every year.
        Yearly "yearly" ? "anual" ? "annual" ? "annually" ? "annuel" ? "annuale",
    }
}

impl Cadence {
    /// How many months its periods have: what must always be there is looked at month by month.
    fn months(self) -> i8 {
        match self {
            Self::Standing | Self::Monthly => 1,
            Self::TwoMonthly => 2,
            Self::Quarterly => 3,
            Self::FourMonthly => 4,
            Self::HalfYearly => 6,
            Self::Yearly => 12,
        }
    }
}

choices! {
    /// From where the days are counted by which something is due.
    pub enum CountedFrom {
        /// From the period's beginning: what is published once it is decided, like a budget.
        Start "start",
        /// From the period's end: what tells how it went.
        End "end",
    }
}

choices! {
    /// Records of a portal that fulfil a duty by themselves.
    pub enum Evidence {
        /// A budget whose execution reaches the period's end.
        Execution "budget-execution",
        /// A budget of the year.
        Budget "budget",
        /// The minutes of a meeting in the period.
        Minutes "minutes",
        /// A programme.
        Programme "programmes",
        /// A service.
        Service "services",
        /// People and the bodies in which they sit.
        People "people",
    }
}

/// The most months of which a calendar is kept: what is older than twenty years is history.
const MOST_MONTHS: i64 = 240;

/// The duties of a country.
#[derive(Debug, Clone)]
pub struct DutyList {
    /// The file's name, or the country's code.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Who watches over it.
    pub authority: Option<Text>,
    /// The month from which the calendar counts.
    pub since: Date,
    /// The days after a period's end by which its items are due.
    pub days: i64,
    /// What must be published.
    pub items: Vec<Duty>,
    /// Where it was written.
    pub place: Place,
}

/// One thing to publish.
#[derive(Debug, Clone)]
pub struct Duty {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// The article of the law.
    pub law: Text,
    /// How often.
    pub cadence: Cadence,
    /// The days after the period's end, where they are not the list's.
    pub days: Option<i64>,
    /// Whether the days are counted from the period's end or from its beginning.
    pub counted_from: CountedFrom,
    /// The kind of documents that fulfil it, where they name no duty.
    pub kind: Option<DocumentKind>,
    /// The records that fulfil it by themselves.
    pub evidence: Option<Evidence>,
    /// Whether a lawyer should confirm it.
    pub confirm: bool,
}

/// That a duty does not concern a municipality, and why.
#[derive(Debug, Clone)]
pub struct Exemption {
    /// The duty's id.
    pub item: String,
    /// The periods in which it does not; all where there are none.
    pub periods: Vec<Period>,
    /// Why.
    pub reason: Text,
    /// Where it was written.
    pub place: Place,
}

/// The parts of a year that have a letter: how many months each has, and its letters, the one that is shown
/// first. `Q` and `S` are SDMX's; `T` is the *trimestre* of the languages that have no `Q` for it, so that four
/// months have the `C` of *cuatrimestre*.
const PARTS: [(i8, [char; 2]); 4] = [(2, ['B', 'B']), (3, ['Q', 'T']), (4, ['C', 'C']), (6, ['S', 'H'])];

/// A stretch of the calendar: a year, a month, or two, three, four or six months of a year parted into such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The year.
    pub year: i16,
    /// The first month, from 1.
    pub month: i8,
    /// How many months: 1, 2, 3, 4, 6 or 12.
    pub months: i8,
}

impl Period {
    /// A month.
    pub fn month(year: i16, month: i8) -> Self {
        Self { year, month, months: 1 }
    }

    /// The period that a text names: `2026`, `2026-S1`, `2026-C1`, `2026-Q1`, `2026-B1`, `2026-03`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
        let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
        let (month, months) = match rest {
            None => (1, 12),
            Some(rest) => Self::part(rest)?,
        };
        (1500..=2200).contains(&year).then_some(Self { year, month, months })
    }

    /// The first month and the number of months of a part of a year: `Q1`, `03`.
    fn part(text: &str) -> Option<(i8, i8)> {
        let letter = text.chars().next()?.to_ascii_uppercase();
        let is_month = letter.is_ascii_digit();
        let (months, number) = match PARTS.iter().find(|(_, letters)| letters.contains(&letter)) {
            Some((months, _)) => (*months, &text[1..]),
            None => (1, text),
        };
        let digits = if is_month { 2 } else { 1 };
        let is_number = number.len() == digits && number.bytes().all(|byte| byte.is_ascii_digit());
        let number: i8 = number.parse().ok().filter(|_| is_number)?;
        (1..=12 / months).contains(&number).then_some(((number - 1) * months + 1, months))
    }

    /// Which part of its year it is, from 1.
    pub fn number(self) -> i8 {
        (self.month - 1) / self.months + 1
    }

    /// Its first day.
    pub fn first(self) -> Date {
        date(self.year, self.month, 1)
    }

    /// Its last day.
    pub fn last(self) -> Date {
        date(self.year, self.month + self.months - 1, 1).last_of_month()
    }

    /// The period of a cadence that ends with or holds this month.
    pub fn holding(cadence: Cadence, month: Date) -> Self {
        let months = cadence.months();
        Self { year: month.year(), month: (month.month() - 1) / months * months + 1, months }
    }

    /// Whether another lies in it as a whole.
    pub fn covers(self, other: Self) -> bool {
        self.first() <= other.first() && other.last() <= self.last()
    }

    /// Whether a period of a cadence lies in it as a whole.
    pub fn covers_any(self, cadence: Cadence) -> bool {
        let mut months = (self.month..self.month + self.months).map(|month| date(self.year, month, 1));
        months.any(|month| self.covers(Self::holding(cadence, month)))
    }

    /// Whether a month lies in it.
    pub fn holds(self, day: Date) -> bool {
        self.first() <= day && day <= self.last()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = PARTS.iter().find(|(months, _)| *months == self.months).map(|(_, letters)| letters[0]);
        match (letter, self.months) {
            (Some(letter), _) => write!(f, "{:04}-{letter}{}", self.year, self.number()),
            (None, 1) => write!(f, "{:04}-{:02}", self.year, self.month),
            (None, _) => write!(f, "{:04}", self.year),
        }
    }
}

impl DutyList {
    /// The day by which an item of a period is due.
    pub fn due(&self, duty: &Duty, period: Period) -> Date {
        let days = duty.days.unwrap_or(self.days);
        let before = match duty.counted_from {
            CountedFrom::Start => period.first().yesterday().unwrap_or(period.first()),
            CountedFrom::End => period.last(),
        };
        before.checked_add(days.days()).unwrap_or(Date::MAX)
    }

    /// The first days of the months that the calendar of a day shows, the earliest first: a year up
    /// to the month that holds the day, and none before the list's own beginning.
    pub fn months(&self, today: Date) -> Vec<Date> {
        self.latest_months(today, 12)
    }

    /// The same from the list's own beginning, or from the earliest month that is kept.
    pub fn all_months(&self, today: Date) -> Vec<Date> {
        self.latest_months(today, MOST_MONTHS)
    }

    fn latest_months(&self, today: Date, most: i64) -> Vec<Date> {
        let this = today.first_of_month();
        let all = (0..most).rev().filter_map(|back: i64| this.checked_sub(back.months()).ok());
        all.filter(|month| *month >= self.since.first_of_month()).collect()
    }

    /// The days after today on which a cell of the calendar can turn by itself.
    pub fn turns(&self, today: Date) -> Vec<Date> {
        let next = today.last_of_month().checked_add(1.day()).ok();
        let due = self
            .months(today)
            .into_iter()
            .flat_map(|month| self.items.iter().map(move |duty| self.due(duty, Period::holding(duty.cadence, month))));
        due.chain(next).filter(|day| *day >= today).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_a_year_a_part_of_one_or_a_month_and_nothing_else() {
        let days = |text| Period::parse(text).map(|period| (period.first(), period.last(), period.to_string()));
        assert_eq!(days("2026-02"), Some((date(2026, 2, 1), date(2026, 2, 28), "2026-02".to_owned())));
        assert_eq!(days("2026-T3"), Some((date(2026, 7, 1), date(2026, 9, 30), "2026-Q3".to_owned())));
        assert_eq!(days("2024"), Some((date(2024, 1, 1), date(2024, 12, 31), "2024".to_owned())));
        assert_eq!(days("2026-b6"), Some((date(2026, 11, 1), date(2026, 12, 31), "2026-B6".to_owned())));
        assert_eq!(days("2026-C2"), Some((date(2026, 5, 1), date(2026, 8, 31), "2026-C2".to_owned())));
        assert_eq!(days("2026-H1"), Some((date(2026, 1, 1), date(2026, 6, 30), "2026-S1".to_owned())));
        assert_eq!(days("2026-s2"), Some((date(2026, 7, 1), date(2026, 12, 31), "2026-S2".to_owned())));
        let no_part =
            ["2026-Q5", "2026-B7", "2026-C4", "2026-S3", "2026-B0", "2026-B+1", "2026-B", "2026-M1", "2026-é"];
        for none in ["", "26", "2026-", "2026-13", "2026-00", "2026-3", "2026-+3", "2026-03-01", "9999", "-2026"]
            .iter()
            .chain(&no_part)
        {
            assert_eq!(days(none), None, "{none}");
        }
    }

    #[test]
    fn a_period_of_another_length_counts_for_what_lies_in_it_as_a_whole() {
        let period = |text| Period::parse(text).expect("a period");
        assert!(period("2026-Q1").covers(period("2026-B1")) && !period("2026-Q1").covers(period("2026-B2")));
        // May to August holds no quarter, January to April the first.
        assert!(!period("2026-C2").covers_any(Cadence::Quarterly) && period("2026-C1").covers_any(Cadence::Quarterly));
        assert!(period("2026").covers_any(Cadence::HalfYearly) && !period("2026-Q2").covers_any(Cadence::FourMonthly));
    }
}
