//! `payments/*.yaml`: a year's payments, contracts and subsidies, in the treasury's own tables.

mod persons;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use persons::{Persons, holds_number, plain, tells};

use super::budget::{WrittenSource, source};
use super::file::{self, Texts};
use super::reader::Reader;
use super::record::{At, record};
use super::table::{Mapping, Table, TableRef, TableRow, Tables};
use super::values::{Year, year_of};
use crate::findings::{Code, Finding, Findings};
use crate::i18n::{Currency, Lang, Text};
use crate::model::budget::{Codes, Dimension};
use crate::model::choice::Choice;
use crate::model::payment::{Payee, PayeeKind, Payment, PaymentKind, Payments};
use crate::model::settings::Settings;
use crate::source::discover::SourceFile;
use crate::text::nearest::nearest;

record! {
    /// A year's payments, contracts and subsidies.
    pub struct Written "payments" {
        /// The fiscal year.
        year: At<Year> = "2026",
        /// Two or three plain sentences on them.
        summary: Option<At<Text>> = "Se publican todos los pagos de más de B/. 100.",
        /// The currency of their amounts, where it is not the site's.
        currency: Option<At<Currency>> = "PAB",
        /// The tables that hold them.
        tables: Vec<At<Mapping>> = "[{file: 2026-pagos.csv, columns: {payee: Beneficiario}, amounts: {amount: Monto}}]",
        /// Whether every payee is named, private persons too.
        public_payees: Option<At<bool>> = "no",
        /// The document.
        source: Option<At<WrittenSource>> = "{title: Registro de pagos 2026}",
        /// `no` keeps it out of everything that is published.
        publish: Option<At<bool>> = "no",
        /// The day from which it is public.
        publish_on: Option<At<Date>> = "2026-04-01",
    }
}

/// Our words for a table's columns, and for what is the same in every row.
const WORDS: &[&str] = &[
    "kind",
    "date",
    "payee",
    "payee_id",
    "payee_kind",
    "public",
    "description",
    "number",
    "line",
    "functional",
    "economic",
    "administrative",
    "programme",
    "entity",
    "area",
    "funding",
];
/// Our word for its column with amounts.
const AMOUNTS: &[&str] = &["amount"];

/// A file of payments, and what it is read with.
pub struct PaymentsFile<'a> {
    /// The file.
    pub source: &'a SourceFile,
    /// The texts of the portal's files.
    pub texts: &'a Texts,
    /// The bytes of its tables.
    pub tables: &'a HashMap<Arc<str>, Vec<u8>>,
    /// The publisher's settings.
    pub settings: &'a Settings,
    /// The site's languages.
    pub languages: &'a Arc<[Lang]>,
    /// Today's date.
    pub today: Date,
}

/// Reads a year's payments; nothing where they are not public, or cannot be read.
pub fn read(asked: &PaymentsFile) -> (Option<Payments>, Findings) {
    let path = &asked.source.file.path;
    let mut reader =
        Reader::new(path, asked.languages, asked.settings.numbers).in_part().in_currency(asked.settings.currency);
    let Some(text) = asked.texts.get(path) else { return (None, Findings::new()) };
    let id = super::prose::id_of(asked.source, &mut reader);
    let written = file::record::<Written>(text, &mut reader);
    let meant = id.zip(written).and_then(|(id, written)| {
        let year = year_of(&id, &written.year, &mut reader)?;
        let public = super::prose::is_public(written.publish.as_ref(), written.publish_on.as_ref(), asked.today);
        let Written { summary, currency, tables, public_payees, source: document, .. } = written;
        let mut book = Book {
            all_public: public_payees.is_some_and(|public| public.value),
            currency: currency.map_or(asked.settings.currency, |currency| currency.value),
            payees: Vec::new(),
            known: HashMap::new(),
            persons: 0,
            private: Persons::default(),
            entries: Vec::new(),
        };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let among = Tables { bytes: asked.tables, folder, numbers: asked.settings.numbers };
        tables.into_iter().for_each(|mapping| book.take(mapping, &among, &mut reader));
        book.keep_private();
        let payments = Payments {
            id,
            year,
            summary: summary.map(|text| text.value),
            currency: book.currency,
            source: document.map(|document| source(document.value)),
            payees: book.payees,
            entries: book.entries,
            place: written.place,
        };
        public.then_some(payments)
    });
    // Of a file that was read in part it is not known whom its entries name.
    let meant = meant.filter(|_| !reader.findings.is_in_part(path));
    (meant, reader.findings)
}

/// The entries read so far, and who got them.
struct Book {
    all_public: bool,
    currency: Currency,
    payees: Vec<Payee>,
    /// The place of each payee, by what tells them apart in the files.
    known: HashMap<String, usize>,
    persons: usize,
    private: Persons,
    entries: Vec<Payment>,
}

impl Book {
    /// Takes a table's rows; one that cannot be read is told and left out.
    fn take(&mut self, mapping: At<Mapping>, tables: &Tables, reader: &mut Reader) {
        mapping.value.tell_line_keys(reader);
        let reference = At { value: TableRef::Mapped(Box::new(mapping.value)), place: mapping.place };
        let Some(table) = Table::open(&reference, tables, WORDS, AMOUNTS, reader) else { return };
        if table.lacks_column() && !table.has("amount") {
            return;
        }
        if !table.has("amount") {
            let finding = Finding::new(Code::MissingKey, reference.place.clone())
                .with("key", "amount")
                .with("record", super::reader::record_word("amounts"))
                .with("example", "{amount: Monto}");
            reader.findings.add(finding);
            return;
        }
        for row in table.rows() {
            let entry = self.entry(&row, reader);
            self.entries.extend(entry);
        }
    }

    fn entry(&mut self, row: &TableRow, reader: &mut Reader) -> Option<Payment> {
        // Each is read before any is asked for, so that all that is wrong with a row is told at once.
        let amount = row.amount("amount", &self.currency, reader);
        if amount == Ok(None) {
            reader.findings.add(Finding::new(Code::NotAmount, row.place()).with("value", ""));
        }
        let date = row.date("date", reader);
        let kind = choice(row, "kind", PaymentKind::Payment, reader);
        let named = self.is_named(row, reader);
        let (amount, date, kind, named) = (amount.ok()??, date.ok()?, kind?, named?);
        let name = row.text("payee");
        let mut codes = Codes::default();
        for dimension in Dimension::ALL {
            codes[*dimension] = row.text(dimension.id()).map(Arc::from);
        }
        let id = row.text("payee_id");
        // What names the person in other words, or tells their registration, goes with the name.
        let tells_id = |text: &str| id.as_deref().is_some_and(|id| holds_number(text, id));
        let says = |text: &str| name.as_deref().is_some_and(|name| tells(text, name)) || tells_id(text);
        let hidden = |text: &String| named || !says(text);
        let number = row.text("number").filter(hidden);
        let description = row.text("description").filter(hidden);
        if let Some(name) = name.as_deref().filter(|_| !named) {
            self.private.add(name, id.as_deref());
        }
        let payee = name.as_deref().map(|name| self.payee(name, id.clone(), named));
        Some(Payment {
            kind,
            date,
            payee,
            description,
            number,
            amount,
            line: row.text("line"),
            codes,
            place: row.place(),
        })
    }

    /// Takes out of all entries what tells who a private person of the file is, whoever was paid.
    fn keep_private(&mut self) {
        let named = self.payees.iter().filter_map(|payee| match payee {
            Payee::Named { name, .. } => Some(plain(name)),
            Payee::Person(_) => None,
        });
        let known = std::mem::take(&mut self.private).known(&named.collect());
        for entry in &mut self.entries {
            for text in [&mut entry.description, &mut entry.number] {
                text.take_if(|text| known.tells(text));
            }
        }
    }

    /// Whether a row's payee is named: a legal person is, and who is declared public; nobody else.
    fn is_named(&self, row: &TableRow, reader: &mut Reader) -> Option<bool> {
        let kind = choice(row, "payee_kind", PayeeKind::Natural, reader);
        let public = match row.text("public").map(|text| text.to_lowercase()).as_deref() {
            None | Some("no" | "false") => false,
            Some("yes" | "true" | "sí" | "si") => true,
            Some(other) => {
                reader.findings.add(Finding::new(Code::NotBoolean, row.place()).with("value", other));
                return None;
            }
        };
        Some(self.all_public || public || kind? == PayeeKind::Legal)
    }

    /// The place of a payee, made where it is new. Private persons get the next number.
    fn payee(&mut self, name: &str, id: Option<String>, named: bool) -> usize {
        let told_apart = id.clone().unwrap_or_else(|| plain(name));
        let key = format!("{}{told_apart}", if named { "+" } else { "-" });
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let payee = if named {
            Payee::Named { name: name.into(), registered: id.map(Arc::from) }
        } else {
            self.persons += 1;
            Payee::Person(self.persons)
        };
        self.payees.push(payee);
        self.known.insert(key, self.payees.len() - 1);
        self.payees.len() - 1
    }
}

/// The choice under a word, or the one that is meant where nothing is said; a word that is none is
/// told, and its row left out.
fn choice<C: Choice>(row: &TableRow, word: &'static str, unsaid: C, reader: &mut Reader) -> Option<C> {
    let Some(text) = row.text(word) else { return Some(unsaid) };
    let choice = C::from_id(&text);
    if choice.is_none() {
        let known: Vec<&str> = C::ALL.iter().map(|choice| choice.id()).collect();
        let finding = Finding::new(Code::UnknownChoice, row.place())
            .with("value", &text)
            .with("key", word)
            .with_some("nearest", nearest(&text, known.iter().copied()))
            .with("known", known.join(", "));
        reader.findings.add(finding);
    }
    choice
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Book {
        Book {
            all_public: false,
            currency: Currency::new("PAB").expect("a currency"),
            payees: Vec::new(),
            known: HashMap::new(),
            persons: 0,
            private: Persons::default(),
            entries: Vec::new(),
        }
    }

    #[test]
    fn private_persons_are_numbered_in_their_order_and_keep_their_number() {
        let mut book = book();
        assert_eq!(book.payee("Zoila Pérez", None, false), 0);
        assert_eq!(book.payee("Obras del Istmo, S. A.", Some("8-NT-1".to_owned()), true), 1);
        assert_eq!(book.payee("Ana Ríos", None, false), 2);
        assert_eq!(book.payee("zoila  PEREZ", None, false), 0, "the same person typed otherwise");
        let persons = [book.payees[0].clone(), book.payees[2].clone()];
        assert_eq!(persons, [Payee::Person(1), Payee::Person(2)]);
    }
}
