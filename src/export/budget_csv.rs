//! A budget's lines as CSV: a row a line, a column a stage; the header has the words of the content.

use rust_decimal::Decimal;

use super::{File, Portfolio};
use crate::model::address::Address;
use crate::model::budget::{Budget, Dimension, Line, Source, Stage};
use crate::model::choice::Choice;
use crate::pages::address::Target;

pub(super) fn files(portfolio: &Portfolio) -> Vec<File> {
    let file = |budget: &Budget| {
        let address = data_folder(portfolio, budget).file(&format!("{}.csv", budget.id));
        Some((address.to_string(), table(budget)?))
    };
    portfolio.portal.budgets.iter().filter_map(file).collect()
}

/// The folder of a budget's data: its page in the first language.
pub(super) fn data_folder(portfolio: &Portfolio, budget: &Budget) -> Address {
    let first = portfolio.setting.shared.settings.first_language();
    portfolio.addresses.of(&Target::Budget(budget.id.clone()), first)
}

/// The stages that any line has.
pub(super) fn stages(budget: &Budget) -> Vec<Stage> {
    let told = |stage: &Stage| budget.lines.iter().any(|line| line.amounts[*stage].is_some());
    Stage::ALL.iter().copied().filter(told).collect()
}

/// An amount for machines: a point, and as many decimals as the currency has.
pub(super) fn plain(amount: Decimal, budget: &Budget) -> String {
    let amount = if amount.is_zero() { Decimal::ZERO } else { amount };
    format!("{:.*}", budget.currency.digits() as usize, amount)
}

/// The columns, by their titles.
pub(super) fn columns(budget: &Budget) -> Vec<&'static str> {
    let mut columns = vec!["reference", "year", "direction"];
    columns.extend(Dimension::ALL.iter().map(|dimension| dimension.id()));
    columns.extend(["name", "currency"]);
    columns.extend(stages(budget).iter().map(|stage| stage.id()));
    columns.extend(extra(budget).into_iter().map(|(title, _)| title));
    columns
}

/// A further column: its title, and what a line has in it.
type Extra = (&'static str, fn(&Budget, &Line) -> String);

/// The columns that only some years need: which lines take transfers away, and the documents.
fn extra(budget: &Budget) -> Vec<Extra> {
    let mut extra: Vec<Extra> = Vec::new();
    if budget.is_consolidated() {
        extra.push(("elimination", |_, line| if line.eliminates { "yes".to_owned() } else { String::new() }));
    }
    if !budget.all_documents().named().is_empty() {
        extra.push(("source", |budget, line| {
            of_documents(budget, line, |source| Some(source.title.first().to_owned()))
        }));
        extra.push(("source_address", |budget, line| of_documents(budget, line, document_address)));
    }
    extra
}

/// What is said of a line's document; with their stages where it has several, and as often as a stage has some.
fn of_documents(budget: &Budget, line: &Line, said: impl Fn(&Source) -> Option<String>) -> String {
    let of = |stage| -> Vec<String> {
        budget.sources(line, stage).into_iter().map(|one| said(one).unwrap_or_default()).collect()
    };
    let told: Vec<(Stage, Vec<String>)> = line.amounts.stages().map(|(stage, _)| (stage, of(stage))).collect();
    if told.windows(2).all(|pair| pair[0].1 == pair[1].1) && told.iter().all(|(_, said)| said.len() < 2) {
        return told.into_iter().next().map(|(_, said)| said.concat()).unwrap_or_default();
    }
    let each = |(stage, said): &(Stage, Vec<String>)| -> Vec<String> {
        // Of several, the one without an address keeps its place, so that the others are those of their titles.
        let is_one = said.len() == 1;
        let told = said.iter().filter(|said| !is_one || !said.is_empty());
        told.map(|said| format!("{}: {said}", stage.id())).collect()
    };
    told.iter().flat_map(each).collect::<Vec<_>>().join("; ")
}

/// Where a document is: its address elsewhere, or the path of the file here, from the portal's home.
fn document_address(source: &Source) -> Option<String> {
    source.file.clone().or_else(|| source.url.clone())
}

/// The whole table.
pub fn table(budget: &Budget) -> Option<Vec<u8>> {
    let (stages, extra) = (stages(budget), extra(budget));
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(columns(budget)).ok()?;
    for line in &budget.lines {
        let mut row = row(budget, line, &stages);
        row.extend(extra.iter().map(|(_, value)| harmless(&value(budget, line))));
        csv.write_record(row).ok()?;
    }
    csv.into_inner().ok()
}

fn row(budget: &Budget, line: &Line, stages: &[Stage]) -> Vec<String> {
    let text = |text: Option<&str>| harmless(text.unwrap_or(""));
    let mut row = vec![text(Some(&line.reference)), budget.year.to_string(), line.direction.id().to_owned()];
    row.extend(Dimension::ALL.iter().map(|dimension| text(line.codes[*dimension].as_deref())));
    row.push(text(line.name.as_ref().map(|name| name.first())));
    row.push(budget.currency.code().to_owned());
    row.extend(
        stages.iter().map(|stage| line.amounts[*stage].map_or_else(String::new, |amount| plain(amount, budget))),
    );
    row
}

/// A text that a spreadsheet does not take for a formula (OWASP ASVS 5.0, 1.2.10).
pub fn harmless(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len());
    // A program whose lists are parted by semicolons or tabs begins a cell behind each, whatever the file's commas say.
    let mut begins = true;
    for c in text.chars() {
        let starts = matches!(c, '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}');
        if begins && (starts || harmless.is_empty() && matches!(c, '\t' | '\r')) {
            harmless.push('\'');
        }
        // Blanks before a sign are passed over, and so are the marks around a cell.
        begins = matches!(c, ';' | '\t' | '\n' | '\r') || (begins && (c.is_whitespace() || c == '"'));
        harmless.push(c);
    }
    harmless
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_text_cannot_become_a_formula() {
        assert_eq!(harmless("=1+1"), "'=1+1");
        assert_eq!(harmless("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(harmless("\t=1"), "'\t'=1");
        assert_eq!(harmless("＝1+1"), "'＝1+1");
        assert_eq!(harmless("Salud"), "Salud");
        assert_eq!(harmless("Agua; 5 - 3 = 2"), "Agua; 5 - 3 = 2");
        assert_eq!(harmless("\u{a0} =1+1"), "\u{a0} '=1+1");
    }

    #[test]
    fn a_text_cannot_become_a_formula_where_semicolons_part_cells() {
        let row = format!("2026,{},OP-1\n", harmless("Compra;=1+2;x"));
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(row.as_bytes());
        let cells: Vec<String> =
            reader.records().flatten().flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()).collect();
        assert_eq!(cells, ["2026,Compra", "'=1+2", "x,OP-1"]);
        assert_eq!(harmless("Compra\n@SUM(A1)"), "Compra\n'@SUM(A1)");
    }

    #[test]
    fn a_formula_in_marks_or_behind_blanks_is_none_either() {
        for text in ["Compra;\"=HYPERLINK('http://x.example');x", "Compra; =1+1;x", "Compra;\u{a0}\"@SUM(1)\";x"] {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["2026", &harmless(text), "OP-1"]).expect("a row");
            let row = writer.into_inner().expect("bytes");
            for delimiter in [b',', b';', b'\t'] {
                let mut builder = csv::ReaderBuilder::new();
                let mut reader = builder.delimiter(delimiter).has_headers(false).flexible(true).from_reader(&row[..]);
                let cells: Vec<String> = reader
                    .records()
                    .flatten()
                    .flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>())
                    .collect();
                let is_live = |cell: &&String| cell.trim_start_matches([' ', '\u{a0}', '"']).starts_with(['=', '@']);
                assert!(!cells.iter().any(|cell| is_live(&cell)), "{cells:?}");
            }
        }
    }
}
