//! `budgets/*.yaml`: a fiscal year, its lines inline or in the treasury's own tables.

mod amended;
mod holdings;
mod lines;
mod losses;
mod projects;
mod rules;
mod sources;
mod transfers;
mod years;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

pub use holdings::{WrittenAccounts, WrittenEntity, WrittenLoan};
pub use lines::{ExpenditureLine, RevenueLine};
pub use projects::WrittenProject;
pub use rules::{WrittenReason, WrittenRules, rules};
pub use sources::{WrittenSource, WrittenStage, WrittenTotals, source};
pub use years::{WrittenAmendment, WrittenCarriedOver, WrittenExecution, carry_over};

use self::losses::Losses;
use super::file::{self, Texts};
use super::money::MoneyForm;
use super::reader::Reader;
use super::record::{At, Kind, Value, record};
use super::table::{self, Asked, Mapping, Names, TableRef, Tables};
use super::values::{Named, Reference, Year, year_of};
use crate::findings::{Code, Finding, Findings};
use crate::i18n::{Currency, Lang, Text};
use crate::model::budget::{
    Budget, Classifications, Dimension, Direction, Entity, Line, Lost, StageSource, Used, complete,
};
use crate::model::choice::Choice;
use crate::model::classification::Classification;
use crate::model::execution::Snapshot;
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
        /// The document of all figures that name no other.
        source: Option<At<WrittenSource>> = "{title: Presupuesto 2026, file: files/presupuesto-2026.pdf}",
        /// The stages that are told, with what they rest on.
        stages: Vec<At<WrittenStage>> = "[{stage: approved, date: 2025-12-16}]",
        /// The bodies and companies whose budgets are consolidated with the municipality's.
        entities: Vec<At<WrittenEntity>> = "[{code: \"001\", name: Municipio, kind: municipality}]",
        /// The year whose budget goes on, because none was approved.
        carried_over: Option<At<WrittenCarriedOver>> = "{from: 2025}",
        /// Lines of revenue.
        revenue: Vec<At<RevenueLine>> = "[{economic: \"113\", name: Inmuebles, approved: \"1250.00\"}]",
        /// Lines of expenditure.
        expenditure: Vec<At<ExpenditureLine>> = "[{functional: \"05.1.0\", name: Aseo, approved: \"1250.00\"}]",
        /// The treasury's tables that hold lines.
        lines: Vec<At<TableRef>> = "2026.csv",
        /// Totals that the budget states; the lines must add up to them.
        totals: Option<At<WrittenTotals>> = "{expenditure: {approved: \"9831210.00\"}}",
        /// Sums of parts that the budget states; the lines with their codes must add up to them.
        subtotals: Option<At<WrittenSubtotals>> = "{expenditure: [{functional: \"04\", approved: \"1250.00\"}]}",
        /// Execution at dates within the year.
        executions: Vec<At<WrittenExecution>> = "[{as_of: 2026-03-31, lines: 2026-03.csv}]",
        /// What changed the budget during the year.
        amendments: Vec<At<WrittenAmendment>> = "[{id: traslado-1, kind: transfer}]",
        /// Investment projects.
        projects: Vec<At<WrittenProject>> = "[{id: \"2025-07\", name: Drenaje}]",
        /// Tables of investment projects.
        project_tables: Vec<At<Mapping>> = "[{file: inversiones.csv, columns: {id: Código, name: Obra}}]",
        /// What the municipality owes.
        debt: Vec<At<WrittenLoan>> = "[{id: mercado-2025, name: Mercado}]",
        /// Figures of the accounts that no line holds.
        accounts: Vec<At<WrittenAccounts>> = "[{figures: {cash: \"812000.00\"}}]",
        /// Why figures came out otherwise than planned.
        reasons: Vec<At<WrittenReason>> = "[{code: \"04\", reason: Se licitó dos veces.}]",
        /// What the budget is held to, where it is not the site's.
        checks: Option<At<WrittenRules>> = "{tolerance: 0.01, binding: {functional: 1, economic: 1}}",
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
    let mut reader = Reader::new(&budget.source.file.path, budget.languages, budget.settings.numbers)
        .in_part()
        .in_currency(budget.settings.currency);
    let Some(text) = budget.texts.get(&budget.source.file.path) else { return (None, Findings::new()) };
    let id = super::prose::id_of(budget.source, &mut reader);
    let written = file::record::<Written>(text, &mut reader);
    let meant = id.zip(written).and_then(|(id, written)| {
        let public = super::prose::is_public(written.publish.as_ref(), written.publish_on.as_ref(), budget.today);
        let meant = meant(id, written, (budget, text), &mut reader)?;
        public.then_some(meant)
    });
    if reader.findings.iter().any(losses::is_loss) {
        reader.findings.read_in_part(&reader.file);
    }
    (meant, reader.findings)
}

record! {
    /// Sums of parts that the budget states.
    pub struct WrittenSubtotals "subtotals" {
        /// Of revenue: codes, and the sum at each stage.
        revenue: Vec<At<RevenueLine>> = "[{economic: \"11\", approved: \"1250.00\"}]",
        /// Of expenditure.
        expenditure: Vec<At<ExpenditureLine>> = "[{functional: \"04\", approved: \"1250.00\"}]",
        /// Tables that hold them.
        lines: Vec<At<TableRef>> = "[{file: 2026-capitulos.csv}]",
    }
}

/// What a budget's parts are read with.
pub struct Context<'a> {
    money: MoneyForm,
    asked: Asked<'a>,
    names: Names,
}

/// The budget as meant; nothing where neither it nor its name tells its year.
fn meant(id: Id, written: Written, (file, text): (&BudgetFile, &str), reader: &mut Reader) -> Option<Budget> {
    let year = year_of(&id, &written.year, reader)?;
    let (start, end) = period(year, written.start, written.end, reader);
    let currency = written.currency.map_or(file.settings.currency, |currency| currency.value);
    let money = MoneyForm { currency, numbers: file.settings.numbers };
    let folder = file.source.file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let tables = Tables { bytes: file.tables, folder, numbers: money.numbers };
    let asked = Asked { tables, currency, lang: file.languages[0], year, start };
    let mut context = Context { money, asked, names: Names::default() };
    let mut losses = Losses::begun(text, reader);
    let told = all_lines(written.revenue, written.expenditure, written.lines, &mut context, &mut losses, reader);
    let (mut all, dated, mut subtotals) = (told.lines, told.dated, told.sums);
    if let Some(written) = written.subtotals {
        let WrittenSubtotals { revenue, expenditure, lines, place: _ } = written.value;
        let mut told = all_lines(revenue, expenditure, lines, &mut context, &mut losses, reader).lines;
        for sum in &mut told {
            complete(std::slice::from_mut(sum));
        }
        subtotals.extend(told);
    }
    let mut snapshots = years::snapshots(written.executions, dated, &mut context, reader);
    losses.take(None, reader);
    let mut stages: Vec<_> = written.stages.into_iter().map(|stage| sources::stage_source(stage.value)).collect();
    become_by(&snapshots, &mut all, &mut stages, reader);
    refer(&id, &mut all, &mut snapshots);
    transfers::take_away(&id, &mut all, &mut snapshots);
    let entities = holdings::entities(written.entities);
    let mut classifications = classifications(written.classifications, reader);
    classifications.own(std::mem::take(&mut context.names).classifications(id.as_str(), file.languages[0]));
    classifications.of_entities(&id, &entities);
    let mut projects = projects::projects(written.projects, &money, reader);
    for mapping in written.project_tables {
        projects::of_table(mapping, &context, &mut projects, reader);
    }
    let gets_lines = years::gets_lines(written.carried_over.is_some(), &all);
    let so_far = losses.so_far();
    let knows_lines = !gets_lines && !so_far.revenue && !so_far.expenditure;
    let mut budget = Budget {
        id,
        year,
        start,
        end,
        summary: written.summary.map(|text| text.value),
        currency,
        classifications: classifications.all,
        source: written.source.map(|document| source(document.value)),
        stages,
        entities,
        amendments: years::amendments(written.amendments, (&all, knows_lines), &money, reader),
        lines: all,
        snapshots,
        totals: written.totals.map(|totals| sources::stated(totals.value, &money, reader)).unwrap_or_default(),
        subtotals,
        carried_over: written.carried_over.map(|carried| years::carried_over(carried, !gets_lines)),
        projects,
        loans: holdings::loans(written.debt, &money, reader),
        accounts: holdings::accounts(written.accounts, &money, reader),
        rules: rules(written.checks, &file.settings.budget_rules, reader),
        reasons: rules::reasons(written.reasons),
        lost: Lost::default(),
        place: written.place,
    };
    if !gets_lines {
        amended::adjust(&mut budget);
    }
    holdings::rest_on(&mut budget);
    budget.stages.sort_by_key(|stage| stage.stage);
    budget.lost = losses.all(&budget, reader);
    Some(budget)
}

/// Takes into lines what the latest report tells, and what they became where nothing says it.
fn become_by(snapshots: &[Snapshot], lines: &mut Vec<Line>, stages: &mut Vec<StageSource>, reader: &mut Reader) {
    let mut unadjusted = complete(lines);
    years::take_latest(snapshots, lines, stages, reader);
    unadjusted.extend(complete(lines));
    tell_unadjusted(lines, &unadjusted, reader);
}

/// Tells that lines say nothing of what they became while others of their direction do: what was approved stands for
/// it.
fn tell_unadjusted(lines: &[Line], unadjusted: &[usize], reader: &mut Reader) {
    for direction in Direction::ALL {
        let mut all = unadjusted.iter().map(|at| &lines[*at]).filter(|line| line.direction == *direction);
        let Some(first) = all.next() else { continue };
        let name = first.name.as_ref().map(|name| name.first());
        let finding = Finding::new(Code::AdjustedPartly, first.place.clone())
            .with("count", all.count() + 1)
            .with("line", name.or(first.id.as_deref()).unwrap_or_default());
        reader.findings.add(finding);
    }
}

/// The lines of a file and its tables.
struct AllLines {
    lines: Vec<Line>,
    /// Those whose rows bear a day.
    dated: Vec<(Line, Date)>,
    /// Sums of others, where a table's rows are nested.
    sums: Vec<Line>,
}

/// The lines of the file and its tables.
fn all_lines(
    revenue: Vec<At<RevenueLine>>,
    expenditure: Vec<At<ExpenditureLine>>,
    references: Vec<At<TableRef>>,
    context: &mut Context,
    losses: &mut Losses,
    reader: &mut Reader,
) -> AllLines {
    let money = context.money;
    let mut all: Vec<Line> = Vec::with_capacity(revenue.len() + expenditure.len());
    let (mut dated, mut sums) = (Vec::new(), Vec::new());
    all.extend(revenue.into_iter().map(|line| lines::revenue_line(line.value, &money, reader)));
    losses.take(Some(Direction::Revenue), reader);
    all.extend(expenditure.into_iter().map(|line| lines::expenditure_line(line.value, &money, reader)));
    losses.take(Some(Direction::Expenditure), reader);
    for reference in references {
        let taken = table::lines(&reference, &context.asked, &mut context.names, reader);
        losses.take(reference.value.one_side(), reader);
        let mut undated = Vec::with_capacity(taken.lines.len());
        for (line, day) in taken.lines {
            match day {
                Some(day) => dated.push((line, day)),
                None => undated.push(line),
            }
        }
        table::merge(&mut all, undated);
        sums.extend(taken.sums);
    }
    AllLines { lines: all, dated, sums }
}

/// The first and the last day of a fiscal year.
fn period(year: i16, start: Option<At<Date>>, end: Option<At<Date>>, reader: &mut Reader) -> (Date, Date) {
    let first = start.map_or_else(|| jiff::civil::date(year, 1, 1), |start| start.value);
    let after = first.checked_add(jiff::Span::new().years(1)).and_then(|day| day.yesterday());
    let last = after.unwrap_or(first);
    match end {
        Some(end) if end.value <= first => {
            let finding = Finding::new(Code::EndBeforeStart, end.place);
            reader.findings.add(finding.with("start", first).with("end", end.value));
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

/// The classifications of a budget, and which of them were written.
struct Chosen {
    all: Classifications,
    written: Vec<(Direction, Dimension)>,
}

impl Chosen {
    fn set(&mut self, direction: Direction, dimension: Dimension, id: &str) {
        if id == NO_CLASSIFICATION {
            self.all.clear(direction, dimension);
            return;
        }
        self.all.set(direction, dimension, Used::Shared(id.to_owned()));
        self.written.push((direction, dimension));
    }

    /// Takes those that a budget's tables tell, where none is written.
    fn own(&mut self, own: Vec<(Direction, Dimension, Arc<Classification>)>) {
        for (direction, dimension, classification) in own {
            if !self.written.contains(&(direction, dimension)) {
                self.all.set(direction, dimension, Used::Own(classification));
            }
        }
    }

    /// Takes the names of entities, where they are written.
    fn of_entities(&mut self, id: &Id, entities: &[Entity]) {
        if entities.is_empty() {
            return;
        }
        let name = Text::new(Vec::new());
        let mut all = Classification::new(&format!("{id}-entities"), Dimension::Entity, name);
        for entity in entities {
            // An entity that is written twice keeps its first name.
            let _ = all.add(&entity.code, entity.name.clone(), None);
        }
        let all = Arc::new(all);
        for direction in Direction::ALL {
            self.all.set(*direction, Dimension::Entity, Used::Own(Arc::clone(&all)));
        }
    }
}

/// What is written where codes are of no classification that is known: they have the names of their tables alone.
pub const NO_CLASSIFICATION: &str = "none";

/// What a budget that says nothing is classified by.
const USUAL: [(Dimension, &str); 3] =
    [(Dimension::Functional, "cofog"), (Dimension::Economic, "gfsm"), (Dimension::Area, "territory")];

/// Whether a classification is one that a budget has without saying so.
fn is_usual(used: &Used) -> bool {
    matches!(used, Used::Shared(id) if USUAL.iter().any(|(_, usual)| id == usual))
}

/// The classification of each dimension: as written, or else the built-in standards and the
/// territory.
fn classifications(written: Option<At<Named<ClassificationRef>>>, reader: &mut Reader) -> Chosen {
    let mut chosen = Chosen { all: Classifications::default(), written: Vec::new() };
    for direction in Direction::ALL {
        for (dimension, id) in USUAL {
            chosen.all.set(*direction, dimension, Used::Shared(id.to_owned()));
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
                    chosen.set(*direction, dimension, &id.0);
                }
            }
            ClassificationRef::Each(each) => {
                for (side, id) in each {
                    match Direction::from_id(&side.value) {
                        Some(direction) => chosen.set(direction, dimension, &id.value.0),
                        None => tell_unknown_word::<Direction>(&side, "classifications", reader),
                    }
                }
            }
        }
    }
    chosen
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
