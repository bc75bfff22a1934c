//! What of a year is no line and is published as data of its own.

use super::year_folder;
use crate::model::address::Address;
use crate::model::budget::Budget;
use crate::model::choice::{Choice, choices};
use crate::pages::edition::Edition;
use crate::pages::view::Link;

choices! {
    /// A part of a year with a table of its own.
    pub enum Part {
        /// The lines of each report of execution.
        Executions "executions",
        /// What amendments change, line by line.
        Amendments "amendments",
        /// Why figures came out otherwise than planned.
        Reasons "reasons",
        /// Investment projects.
        Projects "projects",
        /// Loans.
        Debt "debt",
        /// Figures of the accounts.
        Accounts "accounts",
    }
}

impl Part {
    /// Whether a year tells it.
    pub fn is_told(self, budget: &Budget) -> bool {
        match self {
            Self::Executions => !budget.snapshots.is_empty(),
            Self::Amendments => !budget.amendments.is_empty(),
            Self::Reasons => !budget.reasons.is_empty(),
            Self::Projects => !budget.projects.is_empty(),
            Self::Debt => !budget.loans.is_empty(),
            Self::Accounts => !budget.accounts.is_empty(),
        }
    }

    /// The name of its file, beside the year's page.
    pub fn file(self, budget: &Budget) -> String {
        format!("{}-{}.csv", budget.id, self.id())
    }

    /// The links to it for some years, those that do not tell it left out.
    pub fn links(self, edition: &Edition, budgets: &[&Budget], from: &Address) -> Vec<Link> {
        let link = |budget: &&Budget| {
            let file = year_folder(edition, budget).file(&self.file(budget));
            let year = budget.year.to_string();
            let label = edition.phrase(&format!("budget.part.{}", self.id()), &[("year", &year)]);
            Link { label, href: from.link_to(&file, edition.setting.links), lang: None }
        };
        budgets.iter().filter(|budget| self.is_told(budget)).map(link).collect()
    }
}

/// The links to all parts of a year.
pub fn all(edition: &Edition, budget: &Budget, from: &Address) -> Vec<Link> {
    Part::ALL.iter().flat_map(|part| part.links(edition, &[budget], from)).collect()
}
