//! Money from other levels came in its year, or after it, and not on a day to come.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::{Subject, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::transfer::TransferYear;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let currency = &subject.shared.settings.currency;
    for year in &subject.portal.cohesion.transfers {
        let (start, end) = fiscal_year(subject, year);
        // What is owed of a year may come in the one after it.
        let last = end.checked_add(1.year()).unwrap_or(end);
        for transfer in &year.transfers {
            for receipt in &transfer.received {
                let code = if receipt.date < start || receipt.date > last {
                    Code::ReceiptOfOtherYear
                } else if receipt.date > subject.today {
                    Code::ReceiptInFuture
                } else {
                    continue;
                };
                let finding = Finding::new(code, transfer.place.clone())
                    .with("date", receipt.date)
                    .with("amount", shown(receipt.amount, currency))
                    .with("name", transfer.name.first())
                    .with("year", year.year);
                findings.add(finding);
            }
        }
    }
}

fn fiscal_year(subject: &Subject, year: &TransferYear) -> (Date, Date) {
    let budget = subject.portal.budgets.iter().find(|budget| budget.year == year.year);
    budget.map_or_else(|| (date(year.year, 1, 1), date(year.year, 12, 31)), |budget| (budget.start, budget.end))
}
