//! `budgets/*.yaml`: a fiscal year, its lines inline or in the treasury's own tables.

mod lines;
mod sources;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

pub use lines::{ExpenditureLine, RevenueLine};
pub use sources::{WrittenSource, WrittenStage, WrittenTotals};

use super::file::{self, Texts};
use super::money::MoneyForm;
use super::reader::Reader;
use super::record::{At, Kind, Value, record};
use super::table::{self, TableRef};
use super::values::{Named, Reference, Year};
use crate::findings::{Code, Finding, Findings};
use crate::i18n::{Currency, Lang, Text};
use crate::model::budget::{Budget, Classifications, Dimension, Direction, Line, Used};
use crate::model::budget_rules::Rules;
use crate::model::choice::Choice;
use crate::model::id::Id;
use crate::model::reference::refer;
use crate::model::settings::Settings;
use crate::source::discover::SourceFile;
use crate::text::yaml::{Node, Spanned};

record! {
    /// A fiscal year's budget.
    pub struct Written "budget" {
        /// The fiscal year.
        year: At<Year> = "2026",
        /// Its first day, where it is not the first of January.
        start: Option<At<Date>> = "2026-07-01",
        /// Its last day, where it is not a year after the first.
        end: Option<At<Date>> = "2027-06-30",
        /// Two or three plain sentences on the year.
        summary: Option<At<Text>> = "El presupuesto crece un 6 %.",
        /// The currency of its amounts, where it is not the site's.
        currency: Option<At<Currency>> = "PAB",
        /// The classification used for each dimension.
        classifications: Option<At<Named<ClassificationRef>>> = "{functional: cofog, economic: gfsm}",
        /// The stages that are told, with what they rest on.
        stages: Vec<At<WrittenStage>> = "[{stage: approved, date: 2025-12-16}]",
        /// Lines of revenue.
        revenue: Vec<At<RevenueLine>> = "[{economic: \"113\", name: Inmuebles, approved: \"1250.00\"}]",
        /// Lines of expenditure.
        expenditure: Vec<At<ExpenditureLine>> = "[{functional: \"05.1.0\", name: Aseo, approved: \"1250.00\"}]",
        /// The treasury's tables that hold lines.
        lines: Vec<At<TableRef>> = "2026.csv",
        /// Totals that the budget states; the lines must add up to them.
        totals: Option<At<WrittenTotals>> = "{expenditure: {approved: \"9831210.00\"}}",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

/// A budget's file, and what it is read with.
pub struct BudgetFile<'a> {
    /// The file.
    pub source: &'a SourceFile,
    /// The texts of the portal's files.
    pub texts: &'a Texts,
    /// The bytes of the tables in `budgets/`.
    pub tables: &'a HashMap<Arc<str>, Vec<u8>>,
    /// The publisher's settings.
    pub settings: &'a Settings,
    /// The site's languages.
    pub languages: &'a Arc<[Lang]>,
    /// Today's date.
    pub today: Date,
}

/// Reads a budget; nothing where it is not public, or cannot be read.
pub fn read(budget: &BudgetFile) -> (Option<Budget>, Findings) {
    let mut reader = Reader::new(&budget.source.file.path, budget.languages, budget.settings.numbers);
    let Some(text) = budget.texts.get(&budget.source.file.path) else { return (None, Findings::new()) };
    let id = super::prose::id_of(budget.source, &mut reader);
    let written = file::record::<Written>(text, &mut reader);
    let meant = id.zip(written).and_then(|(id, written)| {
        let public = super::prose::is_public(written.publish.as_ref(), written.publish_on.as_ref(), budget.today);
        let meant = meant(id, written, budget, &mut reader);
        public.then_some(meant)
    });
    (meant, reader.findings)
}

fn meant(id: Id, written: Written, file: &BudgetFile, reader: &mut Reader) -> Budget {
    tell_other_year(&id, &written.year, reader);
    let year = written.year.value.0;
    let (start, end) = period(year, written.start, written.end, reader);
    let currency = written.currency.map_or(file.settings.currency, |currency| currency.value);
    let money = MoneyForm { currency, numbers: file.settings.numbers };
    let mut all: Vec<Line> = Vec::with_capacity(written.revenue.len() + written.expenditure.len());
    all.extend(written.revenue.into_iter().map(|line| lines::revenue_line(line.value, &money, reader)));
    all.extend(written.expenditure.into_iter().map(|line| lines::expenditure_line(line.value, &money, reader)));
    for reference in written.lines {
        let taken = table::read(&reference, &money, file, reader);
        table::merge(&mut all, taken);
    }
    all.iter_mut().for_each(Line::complete);
    refer(&id, &mut all);
    Budget {
        id,
        year,
        start,
        end,
        summary: written.summary.map(|text| text.value),
        currency,
        classifications: classifications(written.classifications, reader),
        stages: written.stages.into_iter().map(|stage| sources::stage_source(stage.value)).collect(),
        entities: Vec::new(),
        lines: all,
        snapshots: Vec::new(),
        totals: written.totals.map(|totals| sources::stated(totals.value, &money, reader)).unwrap_or_default(),
        carried_over: None,
        amendments: Vec::new(),
        projects: Vec::new(),
        loans: Vec::new(),
        accounts: Vec::new(),
        rules: Rules::default(),
        reasons: Vec::new(),
        place: written.place,
    }
}

fn tell_other_year(id: &Id, year: &At<Year>, reader: &mut Reader) {
    let starts_with_year = id.as_str().get(..4).and_then(|name| name.parse().ok());
    if starts_with_year.is_some_and(|name: i16| name != year.value.0) {
        let finding = Finding::new(Code::YearDiffers, year.place.clone());
        reader.findings.add(finding.with("name", id).with("value", year.value.0));
    }
}

/// The first and the last day of a fiscal year.
fn period(year: i16, start: Option<At<Date>>, end: Option<At<Date>>, reader: &mut Reader) -> (Date, Date) {
    let first = start.map_or_else(|| jiff::civil::date(year, 1, 1), |start| start.value);
    let after = first.checked_add(jiff::Span::new().years(1)).and_then(|day| day.yesterday());
    let last = after.unwrap_or(first);
    match end {
        Some(end) if end.value <= first => {
            reader.findings.add(Finding::new(Code::EndBeforeStart, end.place));
            (first, last)
        }
        Some(end) => (first, end.value),
        None => (first, last),
    }
}

/// A classification: one for both directions, or one each.
#[derive(Debug, Clone)]
pub enum ClassificationRef {
    /// For both.
    Both(Reference),
    /// By direction.
    Each(Vec<(At<String>, At<Reference>)>),
}

impl Value for ClassificationRef {
    fn kind() -> Kind {
        Kind::Either(vec![Kind::Reference, Kind::Map(Box::new(Kind::Reference))])
    }

    fn read(node: &Spanned<Node>, asked: &super::record::Asked, reader: &mut Reader) -> Option<Self> {
        match &node.value {
            Node::Map(_) => Named::<Reference>::read(node, asked, reader).map(|each| Self::Each(each.0)),
            _ => Reference::read(node, asked, reader).map(Self::Both),
        }
    }
}

/// The classification of each dimension: as written, or else the built-in standards and the
/// territory.
fn classifications(written: Option<At<Named<ClassificationRef>>>, reader: &mut Reader) -> Classifications {
    let mut all = Classifications::default();
    for direction in Direction::ALL {
        for (dimension, id) in
            [(Dimension::Functional, "cofog"), (Dimension::Economic, "gfsm"), (Dimension::Area, "territory")]
        {
            all.set(*direction, dimension, Used::Shared(id.to_owned()));
        }
    }
    for (name, used) in written.map(|written| written.value.0).unwrap_or_default() {
        let Some(dimension) = Dimension::from_id(&name.value) else {
            tell_unknown_word::<Dimension>(&name, "classifications", reader);
            continue;
        };
        match used.value {
            ClassificationRef::Both(id) => {
                for direction in Direction::ALL {
                    all.set(*direction, dimension, Used::Shared(id.0.clone()));
                }
            }
            ClassificationRef::Each(each) => {
                for (side, id) in each {
                    match Direction::from_id(&side.value) {
                        Some(direction) => all.set(direction, dimension, Used::Shared(id.value.0)),
                        None => tell_unknown_word::<Direction>(&side, "classifications", reader),
                    }
                }
            }
        }
    }
    all
}

fn tell_unknown_word<C: Choice>(name: &At<String>, record: &'static str, reader: &mut Reader) {
    let known: Vec<&str> = C::ALL.iter().map(|choice| choice.id()).collect();
    let finding = Finding::new(Code::UnknownKey, name.place.clone())
        .with("key", &name.value)
        .with("record", super::reader::record_word(record))
        .with_some("nearest", crate::text::nearest::nearest(&name.value, known.iter().copied()))
        .with("known", known.join(", "));
    reader.findings.add(finding);
}
