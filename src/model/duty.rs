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
        Standing "standing",
        /// For every month.
        Monthly "monthly",
        /// For every quarter.
        Quarterly "quarterly",
        /// For every year.
        Yearly "yearly",
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
    /// Why.
    pub reason: Text,
    /// Where it was written.
    pub place: Place,
}

/// A stretch of the calendar: a year, a quarter or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The year.
    pub year: i16,
    /// The first month, from 1.
    pub month: i8,
    /// How many months: 1, 3 or 12.
    pub months: i8,
}

impl Period {
    /// A month.
    pub fn month(year: i16, month: i8) -> Self {
        Self { year, month, months: 1 }
    }

    /// The period that a text names: `2026`, `2026-Q1`, `2026-03`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
        let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
        let (month, months) = match rest {
            None => (1, 12),
            Some(rest) => match rest.strip_prefix(['Q', 'T', 'q', 't']) {
                Some(quarter) => (quarter.parse::<i8>().ok().filter(|n| (1..=4).contains(n))? * 3 - 2, 3),
                None => (rest.parse::<i8>().ok().filter(|n| rest.len() == 2 && (1..=12).contains(n))?, 1),
            },
        };
        (1500..=2200).contains(&year).then_some(Self { year, month, months })
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
        let (year, at) = (month.year(), month.month());
        match cadence {
            Cadence::Standing | Cadence::Monthly => Self::month(year, at),
            Cadence::Quarterly => Self { year, month: (at - 1) / 3 * 3 + 1, months: 3 },
            Cadence::Yearly => Self { year, month: 1, months: 12 },
        }
    }

    /// Whether a month lies in it.
    pub fn holds(self, day: Date) -> bool {
        self.first() <= day && day <= self.last()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.months {
            1 => write!(f, "{:04}-{:02}", self.year, self.month),
            3 => write!(f, "{:04}-Q{}", self.year, (self.month + 2) / 3),
            _ => write!(f, "{:04}", self.year),
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
    fn a_period_is_a_year_a_quarter_or_a_month_and_nothing_else() {
        let days = |text| Period::parse(text).map(|period| (period.first(), period.last(), period.to_string()));
        assert_eq!(days("2026-02"), Some((date(2026, 2, 1), date(2026, 2, 28), "2026-02".to_owned())));
        assert_eq!(days("2026-T3"), Some((date(2026, 7, 1), date(2026, 9, 30), "2026-Q3".to_owned())));
        assert_eq!(days("2024"), Some((date(2024, 1, 1), date(2024, 12, 31), "2024".to_owned())));
        for none in ["", "26", "2026-13", "2026-Q5", "2026-3", "2026-03-01", "9999", "-2026"] {
            assert_eq!(days(none), None, "{none}");
        }
    }
}
