//! How much a rule weighs on a site, where its settings say it otherwise.

use std::borrow::Cow;

use super::{Code, Findings, Severity};

/// The fact that says why a rule weighs otherwise on this site.
pub const REASON: &str = "severity-reason";

/// How much a rule weighs on a site, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weight {
    /// The rule.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Why.
    pub reason: String,
}

impl Findings {
    /// Gives findings the weight that the site's settings say.
    pub fn weigh(&mut self, weights: &[Weight]) {
        for finding in &mut self.all {
            let Some(weight) = weights.iter().find(|weight| weight.code == finding.code) else { continue };
            if finding.severity != weight.severity {
                finding.severity = weight.severity;
                finding.facts.push((Cow::Borrowed(REASON), weight.reason.clone()));
            }
        }
    }
}

impl Code {
    /// Whether settings may let it weigh less than an error: it judges what was read. What guards the
    /// reading itself stays an error, since without it wrong figures would be published.
    pub fn can_be_lowered(self) -> bool {
        use Code::*;
        let judges = matches!(
            self,
            BrokenLink
                | DuplicateAddress
                | OrphanTranslation
                | TotalDiffers
                | YearDiffers
                | VoteByAbsent
                | NamedTwice
                | ResultContradicted
                | TooManyVotes
                | IdentityNumber
                | BankAccount
                | AuthorNamed
                | EndBeforeStart
                | DecisionNotCarried
                | OffAndHeld
                | ChairAbsent
                | ApprovedEarly
        );
        self.severity() != Severity::Error || judges
    }
}
