//! A difference between plan and execution beyond the declared threshold has a written reason; and of every line
//! something is told at the year's end.

use super::{Subject, called, shown};
use crate::findings::{Code, Finding, Findings};
use crate::model::choice::Choice;
use crate::model::variance::{untold, variances};

pub(super) fn check(subject: &Subject, findings: &mut Findings) {
    for budget in &subject.portal.budgets {
        for untold in untold(budget) {
            // The lines of a year that goes on were written in another's file.
            let place = if budget.carried_over.is_some() { &budget.place } else { &untold.first.place };
            let finding = Finding::new(Code::ExecutionNotTold, place.clone())
                .with("count", untold.count)
                .with("side", format!("the-{}", untold.direction.id()))
                .with("planned", shown(untold.planned, &budget.currency))
                .with("name", called(untold.first));
            findings.add(finding);
        }
        for variance in variances(budget, subject.shared).into_iter().filter(|variance| variance.reason.is_none()) {
            let lang = subject.shared.settings.first_language();
            let name = variance.name.as_ref().map_or(variance.code.as_str(), |name| name.get(&lang).text).to_owned();
            let percent = variance.percent.map_or_else(|| "–".to_owned(), |percent| percent.to_string());
            let finding = Finding::new(Code::VarianceWithoutReason, budget.place.clone())
                .with("name", name)
                .with("code", &variance.code)
                .with("planned", shown(variance.planned, &budget.currency))
                .with("done", shown(variance.done, &budget.currency))
                .with("percent", percent);
            findings.add(finding);
        }
    }
}
