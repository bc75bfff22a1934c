//! Execution at a date within a fiscal year: what a monthly or quarterly report says.

use jiff::civil::Date;

use super::budget::{Amounts, Direction, Line, Source, StatedTotal};
use crate::findings::Place;
use crate::i18n::Text;

/// How far a budget was on a day, counted from the first day of its year.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The day up to which the figures reach.
    pub as_of: Date,
    /// The act or report.
    pub act: Option<Text>,
    /// The document.
    pub source: Option<Source>,
    /// The lines of the report, with the references of the budget's lines.
    pub lines: Vec<Line>,
    /// Totals, where the report gives no lines, or to be compared with them.
    pub totals: Vec<StatedTotal>,
    /// Where it was written.
    pub place: Place,
}

impl Snapshot {
    /// A direction's sum, stage by stage: of the lines, or as stated where there are none.
    pub fn total(&self, direction: Direction) -> Amounts {
        let mut total = Amounts::default();
        for line in self.lines.iter().filter(|line| line.direction == direction) {
            total.add(&line.amounts);
        }
        for stated in self.totals.iter().filter(|stated| stated.direction == direction) {
            if total[stated.stage].is_none() {
                total[stated.stage] = Some(stated.amount);
            }
        }
        total
    }
}
