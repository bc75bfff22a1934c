//! The section `META`: keys with their values.

use rust_decimal::Decimal;

use super::sections::{Row, Section};
use super::{Teller, bounds, cells};
use crate::findings::{Code, Place};
use crate::i18n::Currency;
use crate::model::choice::Choice;
use crate::model::counting::Parameters;
use crate::model::election::{BallotKind, Election, Limit, LimitOf, Project};
use crate::text::nearest::nearest;
use crate::text::place::Span;

/// The keys without which nothing can be counted.
const NEEDED: [(&str, &str); 2] = [("budget", "100000"), ("vote_type", "approval")];
/// The keys that the format asks for.
const ASKED: [(&str, &str); 9] = [
    ("description", "…"),
    ("country", "…"),
    ("unit", "…"),
    ("instance", "2026"),
    ("num_projects", "12"),
    ("num_votes", "340"),
    ("rule", "greedy"),
    ("date_begin", "01.06.2026"),
    ("date_end", "30.06.2026"),
];
/// The other keys that it has, or had.
const KNOWN: [&str; 38] = [
    "subunit",
    "district",
    "language",
    "edition",
    "currency",
    "fully_funded",
    "experimental",
    "acknowledgments",
    "comment",
    "comments",
    "name",
    "key",
    "min_length",
    "max_length",
    "min_sum_cost",
    "max_sum_cost",
    "scoring_fn",
    "min_points",
    "max_points",
    "min_sum_points",
    "max_sum_points",
    "default_score",
    "budget_per_category",
    "budget_per_neighborhood",
    "min_length_per_category",
    "max_length_per_category",
    "min_sum_cost_per_category",
    "max_sum_cost_per_category",
    "categories",
    "neighborhoods",
    "subdistricts",
    "leftover_budget",
    "min_project_cost",
    "max_project_cost",
    "min_project_score_threshold",
    "project_id",
    "voter_id",
    "vote",
];

/// Of these, texts of any content, which are not published.
const REMARKS: [&str; 3] = ["acknowledgments", "comment", "comments"];

fn keys() -> impl Iterator<Item = &'static str> {
    NEEDED.iter().chain(&ASKED).map(|(key, _)| *key).chain(KNOWN)
}

/// Whether a key is one of the format's.
fn is_known(key: &str) -> bool {
    keys().any(|known| known == key)
}

/// The head.
pub(super) struct Head {
    rows: Vec<Row>,
    span: Span,
}

/// Reads it; what is missing, unknown or doubtful is told.
pub(super) fn read(section: Section, teller: &mut Teller) -> Head {
    let mut head = Head { rows: section.rows, span: section.span };
    // A head without a heading begins with its first key.
    if section.heading.first().is_some_and(|first| first != "key") {
        let cells = section.heading;
        head.rows.insert(0, Row { span: section.span, cells });
    }
    for row in &mut head.rows {
        row.cells[0] = row.cells[0].to_lowercase();
    }
    for (at, row) in head.rows.iter().enumerate() {
        let key = row.cells[0].as_str();
        if let Some(first) = head.rows[..at].iter().find(|other| other.cells[0] == key) {
            let finding = teller.at(Code::DuplicateKey, row.span).with("key", key).and(teller.place(first.span));
            teller.tell(finding);
        }
        if !is_known(key) {
            let finding = teller.at(Code::BallotFileField, row.span).with("field", key);
            teller.tell(finding.with_some("nearest", nearest(key, keys())));
        }
    }
    for (keys, is_needed) in [(&NEEDED[..], true), (&ASKED[..], false)] {
        for (key, example) in keys.iter().filter(|(key, _)| head.value(key).is_none()) {
            let finding = if is_needed {
                teller.at(Code::MissingKey, head.span)
            } else {
                teller.doubt(Code::MissingKey, head.span)
            };
            let finding = finding.with("key", key).with("record", "record.META");
            teller.tell(finding.with("row", format!("{key};{example}")));
        }
    }
    head.tell_dates(teller);
    head
}

impl Head {
    /// The row of a key.
    fn row(&self, key: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.cells[0] == key && !row.cell(Some(1)).is_empty())
    }

    /// The value of a key.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.row(key).map(|row| row.cell(Some(1)))
    }

    /// Where a key stands.
    pub fn span(&self, key: &str) -> Span {
        self.row(key).map_or(self.span, |row| row.span)
    }

    /// The amount of a key.
    pub fn amount(&self, key: &str, teller: &mut Teller) -> Option<Decimal> {
        cells::amount(self.value(key)?, self.span(key), teller)
    }

    /// The whole number of a key.
    pub fn number(&self, key: &str, teller: &mut Teller) -> Option<u64> {
        cells::number(self.value(key)?, self.span(key), teller)
    }

    /// Tells two bounds of which the first is above the second.
    fn tell_crossed(&self, low: &str, high: &str, teller: &mut Teller) {
        let finding = teller.at(Code::BallotFileCrossed, self.span(high)).with("low", low).with("high", high);
        let [least, most] = [low, high].map(|key| self.value(key).unwrap_or_default());
        teller.tell(finding.with("least", least).with("most", most));
    }

    fn tell_dates(&self, teller: &mut Teller) {
        for key in ["date_begin", "date_end"] {
            if let Some(value) = self.value(key).filter(|value| !cells::is_date(value)) {
                let finding = teller.at(Code::BallotFileDate, self.span(key)).with("value", value);
                teller.tell(finding);
            }
        }
        let [begin, end] = ["date_begin", "date_end"].map(|key| self.value(key).and_then(cells::date));
        if begin.zip(end).is_some_and(|(begin, end)| end < begin) {
            self.tell_crossed("date_begin", "date_end", teller);
        }
        let [fewest, most] = ["min_length", "max_length"].map(|key| self.value(key)?.parse::<u64>().ok());
        if fewest.zip(most).is_some_and(|(fewest, most)| most < fewest) {
            self.tell_crossed("min_length", "max_length", teller);
        }
    }

    /// The election without its ballots.
    pub fn election(&self, projects: Vec<Project>, place: Place, teller: &mut Teller) -> Option<Election> {
        let budget = self.value("budget").and_then(|cell| cells::cost(cell, "budget", self.span("budget"), teller));
        let ballot = self.ballot(teller);
        let rule = self.value("rule").unwrap_or("").to_owned();
        if !rule.is_empty() && Parameters::held(&rule).is_none() {
            let finding = teller.at(Code::RuleUnknown, self.span("rule")).with("rule", &rule);
            teller.tell(finding);
        }
        if let Some(part) = self.untold_part(&rule) {
            let finding = teller.at(Code::RulePartUntold, self.span("rule")).with("rule", &rule);
            teller.tell(finding.with("what", part));
        }
        let currency = self.currency(teller);
        let min_score = self.amount("min_project_score_threshold", teller);
        let limits = self.limits(teller);
        // Who proposed what, or anybody else, may be named in remarks and in keys that nobody knows.
        let is_public = |row: &&Row| is_known(&row.cells[0]) && !REMARKS.contains(&row.cells[0].as_str());
        let head = self.rows.iter().filter(is_public).map(|row| (row.cells[0].clone(), row.cell(Some(1)).to_owned()));
        let (budget, ballot) = (budget?, ballot?);
        Some(Election {
            title: self.value("description").unwrap_or("").to_owned(),
            head: head.collect(),
            budget,
            currency,
            ballot,
            bounds: bounds::read(self, ballot, budget, teller),
            rule,
            projects,
            ballots: Vec::new(),
            limits,
            min_score,
            place,
        })
    }

    /// What a rule's name promises and the file does not hold.
    fn untold_part(&self, rule: &str) -> Option<&'static str> {
        match rule.trim().to_lowercase().as_str() {
            "greedy-exclusive" => Some("rule-part-exclusions"),
            "greedy-custom" => Some("rule-part-custom"),
            "greedy-threshold" if self.value("min_project_score_threshold").is_none() => Some("rule-part-threshold"),
            _ => None,
        }
    }

    /// The ballot's kind; one with a bound on what it may cost is a knapsack.
    fn ballot(&self, teller: &mut Teller) -> Option<BallotKind> {
        let value = self.value("vote_type")?;
        let Some(kind) = BallotKind::from_id(&value.to_lowercase()) else {
            let known: Vec<&str> = BallotKind::ALL.iter().map(|kind| kind.id()).collect();
            let near = nearest(value, known.iter().copied());
            let finding =
                teller.at(Code::UnknownChoice, self.span("vote_type")).with("value", value).with("key", "vote_type");
            teller.tell(finding.with_some("nearest", near).with("known", known.join(", ")));
            return None;
        };
        let bounded = kind == BallotKind::Approval && self.value("max_sum_cost").is_some();
        Some(if bounded { BallotKind::Knapsack } else { kind })
    }

    fn currency(&self, teller: &mut Teller) -> Option<Currency> {
        let code = self.value("currency")?;
        let currency = Currency::new(code).ok();
        if currency.is_none() {
            let finding = teller.doubt(Code::NotCurrency, self.span("currency")).with("value", code);
            teller.tell(finding);
        }
        currency
    }

    /// What areas and categories may cost: a list of names, and a list of amounts beside it.
    fn limits(&self, teller: &mut Teller) -> Vec<Limit> {
        let pairs = [
            (LimitOf::Category, "categories", "budget_per_category"),
            (LimitOf::Area, "neighborhoods", "budget_per_neighborhood"),
        ];
        let mut limits = Vec::new();
        for (of, names, amounts) in pairs {
            let Some(written) = self.value(amounts) else { continue };
            let names: Vec<&str> = cells::list(self.value(names).unwrap_or("")).collect();
            let amounts_list: Vec<&str> = cells::list(written).collect();
            let span = self.span(amounts);
            if names.len() != amounts_list.len() {
                let finding = teller.at(Code::BallotFileCount, span).with("key", amounts);
                let mut finding = finding.with("told", amounts_list.len()).with("found", names.len());
                finding.severity = crate::findings::Severity::Error;
                teller.tell(finding);
            }
            for (name, amount) in names.into_iter().zip(amounts_list) {
                let most = cells::cost(amount, amounts, span, teller);
                limits.extend(most.map(|most| Limit { of, name: name.to_owned(), most }));
            }
        }
        limits
    }
}
