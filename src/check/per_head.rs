//! Where figures per inhabitant are asked for, the year's population is there; and of budgets that the territory
//! cannot compare, because they are in another currency than the site's, it is told.

use super::Subject;
use crate::findings::{Code, Finding, Findings};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let area = subject.portal.municipality.area.as_deref().and_then(|id| subject.shared.territory.area(id));
    let site = subject.shared.settings.currency;
    for budget in subject.budgets.iter().filter(|budget| area.is_some() && budget.currency != site) {
        let finding = Finding::new(Code::ForeignCurrency, budget.place.clone()).with("year", budget.year);
        findings.add(finding.with("currency", budget.currency.code()).with("site", site.code()));
    }
    for budget in subject.budgets.iter().filter(|budget| budget.rules.per_head) {
        if !area.is_some_and(|area| area.population.contains_key(&budget.year)) {
            findings.add(Finding::new(Code::PopulationMissing, budget.place.clone()).with("year", budget.year));
        }
    }
}
