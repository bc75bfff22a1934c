//! What a programme says that pays it stands in the budgets.

use super::Subject;
use crate::findings::{Code, Finding, Findings};
use crate::model::budget::{Budget, Direction};
use crate::model::programme::Share;

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    let portal = subject.portal;
    // That of a year that nothing can be said of: of next year, or one that could not be read.
    let is_to_come = |year: i16| year > subject.today.year() && year <= subject.today.year() + 1;
    let is_in_part = |year: i16| portal.budgets_in_part.iter().any(|budget| budget.year == year);
    let folder = format!("{}/", portal.municipality.id);
    let own = portal.cohesion.programmes.iter().filter(|one| one.place.file.starts_with(&folder));
    for programme in own {
        for share in &programme.budget {
            let budget = portal.budgets.iter().find(|budget| budget.year == share.year);
            if is_in_part(share.year)
                || budget.is_none() && is_to_come(share.year)
                || budget.is_some_and(|one| pays(one, share))
            {
                continue;
            }
            let codes = share.codes.iter().map(|(_, code)| format!("`{code}`")).collect::<Vec<_>>().join(", ");
            let finding = Finding::new(Code::ProgrammeUnpaid, programme.place.clone())
                .with("title", programme.title.first())
                .with("year", share.year)
                .with("codes", if codes.is_empty() { "—".to_owned() } else { codes });
            findings.add(finding);
        }
    }
}

/// Whether a budget has expenditure with the codes.
fn pays(budget: &Budget, share: &Share) -> bool {
    budget.lines.iter().any(|line| line.direction == Direction::Expenditure && share.names(line))
}
