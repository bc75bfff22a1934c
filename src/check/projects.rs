//! What a project costs in all is what was spent before, what is planned year by year and what is planned for later;
//! and a project that is drawn on a map lies in the municipality, or beside it.

use rust_decimal::Decimal;

use super::{Subject, shown};
use crate::chart::projection::degrees;
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::Budget;
use crate::model::project::Project;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let own = subject.portal.municipality.area.as_deref();
    let extent = own.and_then(|id| subject.shared.territory.extent(id));
    for budget in &subject.portal.budgets {
        for project in &budget.projects {
            findings.add_some(total(budget, project));
            let point = project.point.and_then(|point| Some((point, degrees(point.longitude, point.latitude)?)));
            if let Some((point, known)) = point
                && extent.is_some_and(|extent| !extent.is_near(known))
            {
                let finding = Finding::new(Code::PlaceOutside, project.place.clone());
                findings.add(finding.with("lat", point.latitude).with("lon", point.longitude));
            }
        }
    }
}

/// A total that its parts exceed; or that is more than all of them, where they are all told.
fn total(budget: &Budget, project: &Project) -> Option<Finding> {
    let total = project.total?;
    let planned: Vec<Decimal> = project.years.range(budget.year..).filter_map(|(_, figures)| figures.planned).collect();
    if planned.is_empty() {
        return None;
    }
    let begun = project.before.or(project.start.filter(|start| *start >= budget.year).map(|_| Decimal::ZERO));
    let sum = begun.unwrap_or_default() + planned.iter().sum::<Decimal>() + project.later.unwrap_or_default();
    let is_whole = begun.is_some() && project.later.is_some();
    let difference = sum - total;
    let is_wrong = difference > budget.rules.tolerance || is_whole && difference < -budget.rules.tolerance;
    is_wrong.then(|| {
        Finding::new(Code::ProjectTotal, project.place.clone())
            .with("name", project.name.first())
            .with("total", shown(total, &budget.currency))
            .with("sum", shown(sum, &budget.currency))
            .with("difference", shown(difference, &budget.currency))
    })
}
