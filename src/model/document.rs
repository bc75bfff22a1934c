//! What a municipality publishes besides its records: documents, news and notices.

use jiff::ToSpan;
use jiff::civil::Date;

use super::choice::choices;
use super::duty::{CountedFrom, Duty, Period};
use super::id::Id;
use super::prose::Prose;
use crate::findings::Place;
use crate::i18n::Text;

choices! {
    /// What a document is.
    pub enum DocumentKind {
        /// Salaries, expenses, travel.
        Payroll "payroll",
        /// Regulations, by-laws, manuals.
        Regulation "regulation",
        /// Plans and policies.
        Plan "plan",
        /// Budgets and their execution.
        Budget "budget",
        /// Contracts, calls and purchases.
        Contract "contract",
        /// Forms.
        Form "form",
        /// Reports and statistics.
        Report "report",
        /// Acts: agreements, decrees, resolutions.
        Act "act",
        /// Anything else.
        Other "other",
    }
}

/// A document.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file's name, or the row's id.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// In one sentence.
    pub summary: Option<Text>,
    /// What it is.
    pub kind: DocumentKind,
    /// The ids of the duties that it fulfils.
    pub items: Vec<String>,
    /// The time that it is about.
    pub period: Option<Period>,
    /// The day on which it was published.
    pub published: Option<Date>,
    /// Its file below the municipality's folder.
    pub file: Option<String>,
    /// Its address elsewhere.
    pub url: Option<String>,
    /// Its text.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}

impl Document {
    /// Whether there is anything to read besides its file: an address elsewhere, or a text.
    pub fn has_more(&self) -> bool {
        self.url.is_some() || self.text.texts.iter().any(|text| !text.markdown.trim().is_empty())
    }

    /// Whether it can be about a period of a duty that lies in its own: what tells how a month went is not in a
    /// document that was published before that month began, be it of the whole year or of this very month, whose
    /// day is then a slip that is told.
    pub fn can_tell_of(&self, duty: &Duty, period: Period) -> bool {
        duty.counted_from == CountedFrom::Start || self.published.is_none_or(|day| day >= period.first())
    }

    /// The ending of its file in capitals: `PDF`.
    pub fn format(&self) -> Option<String> {
        let path = self.file.as_deref().or_else(|| self.url.as_deref().and_then(|url| url.split(['?', '#']).next()))?;
        let (_, ending) = path.rsplit('/').next()?.rsplit_once('.')?;
        let plain = !ending.is_empty() && ending.len() <= 5 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        plain.then(|| ending.to_ascii_uppercase())
    }
}

choices! {
    /// What a piece of news is.
    pub enum NewsKind {
        /// Something that happened.
        News "news",
        /// Something to know or to do.
        Notice "notice",
        /// A call to take part.
        Call "call",
    }
}

/// How many days a call is open that does not say until when.
pub const CALL_DAYS: i64 = 30;

/// A piece of news, or a notice.
#[derive(Debug, Clone)]
pub struct News {
    /// The file's name.
    pub id: Id,
    /// Its title.
    pub title: Text,
    /// In one sentence.
    pub summary: Option<Text>,
    /// What it is.
    pub kind: NewsKind,
    /// The day of it.
    pub date: Date,
    /// The last day on which it matters.
    pub until: Option<Date>,
    /// Where it matters.
    pub area: Option<String>,
    /// Its text.
    pub text: Prose,
    /// Where it was written.
    pub place: Place,
}

impl News {
    /// The last day on which it matters: that of a call without one is some days after its own.
    pub fn closes(&self) -> Option<Date> {
        let of_call = || self.date.checked_add(CALL_DAYS.days()).ok();
        self.until.or_else(|| of_call().filter(|_| self.kind == NewsKind::Call))
    }
}
