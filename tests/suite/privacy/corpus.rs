//! How much personal data is found, and how often what is none is taken for it: measured on texts that
//! somebody labelled who had not seen the rules (`corpus.yaml`: people, numbers and places invented), and on
//! real towns' texts, where there are any.
//!
//! The figures stand in the manual; whoever changes a rule sees here what it costs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::site::{Outcome, Site};

/// A labelled text.
#[derive(Debug, Deserialize)]
struct Case {
    id: String,
    #[serde(rename = "where")]
    place: String,
    text: String,
    personal: String,
    kind: String,
}

/// The rules that are measured.
const CODES: [&str; 6] =
    ["identity-number", "bank-account", "private-email", "private-phone", "birth-date", "minor-address"];

fn cases() -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/privacy/corpus.yaml");
    serde_yaml::from_str(&fs::read_to_string(path).expect("the corpus")).expect("cases")
}

/// A text in quotes, as YAML and JSON write it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text")
}

/// A cell of a table.
fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\"").replace('\n', " "))
}

/// The texts where officers write such, and each one's id by its place.
struct Content {
    site: Site,
    ids: BTreeMap<String, String>,
    payments: String,
    lines: String,
    town: String,
    days: u32,
}

impl Content {
    fn new() -> Self {
        Self {
            site: Site::of_one_town(),
            ids: BTreeMap::new(),
            payments: "Quien,Clase,Concepto,Monto\n".to_owned(),
            lines: "Nombre,Parte,Monto\n".to_owned(),
            town: "name: Uno\nbodies:\n  - {id: concejo, name: Concejo}\n".to_owned(),
            days: 0,
        }
    }

    fn file(&mut self, id: &str, path: String, text: String) {
        self.site.write(&format!("uno/{path}"), text);
        self.ids.insert(path, id.to_owned());
    }

    fn put(&mut self, case: &Case) {
        let Case { id, place, text, .. } = case;
        let text = text.as_str();
        match place.as_str() {
            "minutes-text" => {
                self.days += 1;
                let day =
                    format!("20{:02}-{:02}-{:02}", 10 + self.days / 300, 1 + self.days / 25 % 12, 1 + self.days % 25);
                self.file(id, format!("minutes/{day}.md"), format!("---\nbody: concejo\n---\n{text}\n"));
            }
            "proposal-text" => self.file(id, format!("proposals/{id}.md"), format!("---\ntitle: Uno\n---\n{text}\n")),
            "page-text" => self.file(id, format!("pages/{id}.md"), format!("---\ntitle: Uno\n---\n{text}\n")),
            "service-contact" => self.file(id, format!("services/{id}.md"), format!("---\ntitle: Uno\n---\n{text}\n")),
            "news-text" => {
                self.file(id, format!("news/{id}.md"), format!("---\ntitle: Uno\ndate: 2026-01-01\n---\n{text}\n"));
            }
            "document-title" => {
                let front =
                    format!("---\ntitle: {}\nkind: regulation\nurl: https://ejemplo.org/a.pdf\n---\n", quoted(text));
                self.file(id, format!("documents/{id}.md"), front);
            }
            "file-name" => self.file(id, format!("files/{text}"), "x".to_owned()),
            "payments-table-cell" => {
                writeln!(self.payments, "Una empresa,legal,{},1.00", cell(text)).expect("a row");
                self.ids.insert(format!("payments/p.csv:{}", self.payments.lines().count()), id.clone());
            }
            "budget-line-name" => {
                writeln!(self.lines, "{},expenditure,1.00", cell(text)).expect("a row");
                self.ids.insert(format!("budgets/b.csv:{}", self.lines.lines().count()), id.clone());
            }
            "councillor-contact" => {
                let body = self.town.lines().count();
                writeln!(self.town, "  - {{id: b{body}, name: Comisión {body}, place: {}}}", quoted(text))
                    .expect("a row");
                self.ids.insert(format!("municipality.yaml:{}", self.town.lines().count()), id.clone());
            }
            other => panic!("{other} is no place"),
        }
    }

    fn check(&self) -> Outcome {
        let payments = "year: 2026\ntables:\n  - {file: p.csv, columns: {payee: Quien, payee_kind: Clase, description: \
                        Concepto}, amounts: {amount: Monto}}\n";
        let budget = "year: 2026\nlines: [{file: b.csv, columns: {name: Nombre, direction: Parte}, amounts: {approved: \
                      Monto}}]\n";
        self.site.write("uno/payments/2026.yaml", payments);
        self.site.write("uno/payments/p.csv", &self.payments);
        self.site.write("uno/budgets/2026.yaml", budget);
        self.site.write("uno/budgets/b.csv", &self.lines);
        self.site.write("uno/municipality.yaml", &self.town);
        self.site.check()
    }

    /// The ids of the texts in which something was found.
    fn found(&self, outcome: &Outcome) -> BTreeSet<String> {
        let told = outcome.findings().iter().filter(|finding| CODES.contains(&finding.code.as_str()));
        told.map(|finding| {
            let place = finding.place.strip_prefix("uno/").expect("in the town");
            let of_line = place.splitn(3, ':').take(2).collect::<Vec<_>>().join(":");
            let file = place.split(':').next().unwrap_or(place);
            self.ids.get(file).or_else(|| self.ids.get(&of_line)).unwrap_or_else(|| panic!("{place}")).clone()
        })
        .collect()
    }
}

#[test]
fn of_the_labelled_texts_nearly_all_personal_data_is_found_and_nothing_else() {
    let cases = cases();
    let mut content = Content::new();
    cases.iter().for_each(|case| content.put(case));
    let found = content.found(&content.check());
    // Sickness beside a name has no form, and is not looked for.
    let personal: Vec<&Case> = cases.iter().filter(|case| case.personal == "yes" && case.kind != "health").collect();
    let others: Vec<&Case> = cases.iter().filter(|case| case.personal == "no").collect();
    let missed: Vec<&str> = personal.iter().map(|case| case.id.as_str()).filter(|id| !found.contains(*id)).collect();
    let wrong: Vec<&str> = others.iter().map(|case| case.id.as_str()).filter(|id| found.contains(*id)).collect();
    assert_eq!((personal.len(), others.len()), (335, 250));
    assert_eq!(missed, ["y-gt-cui-12", "y-phone-private-13"], "what the manual says that is missed");
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// The texts of a file of real data: the cells of a table, the texts of JSON.
fn texts(path: &Path) -> Vec<String> {
    fn collect(value: &serde_json::Value, all: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => all.push(text.clone()),
            serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, all)),
            serde_json::Value::Object(fields) => fields.values().for_each(|field| collect(field, all)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    let bytes = fs::read(path).expect("a file");
    let ending = path.extension().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
    if ending == "json" {
        collect(&serde_json::from_slice(&bytes).unwrap_or_default(), &mut all);
    } else if ending == "md" {
        all.extend(String::from_utf8_lossy(&bytes).lines().map(str::to_owned));
    } else {
        let count = |mark: u8| bytes.iter().filter(|byte| **byte == mark).count();
        let mark = *b";,\t".iter().max_by_key(|mark| count(**mark)).expect("a mark");
        let mut table = csv::ReaderBuilder::new().flexible(true).delimiter(mark).from_reader(bytes.as_slice());
        let rows = table.byte_records().map(|row| row.expect("a row"));
        all.extend(
            rows.flat_map(|row| row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect::<Vec<_>>()),
        );
    }
    // Numbers alone are amounts and ids, which nobody writes into a page.
    all.retain(|text| text.chars().filter(|c| c.is_alphabetic()).count() > 3);
    all
}

/// All files of a folder that hold texts, in their order.
fn real_files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            all.extend(real_files(&path));
        } else if path
            .extension()
            .is_some_and(|ending| ["csv", "tsv", "pb", "json", "md"].iter().any(|known| ending == *known))
        {
            all.push(path);
        }
    }
    all.sort();
    all
}

#[test]
fn in_real_towns_texts_few_are_taken_for_personal_data() {
    let Some(real) = std::env::var_os("CABILDO_REAL").map(PathBuf::from) else {
        eprintln!("skipped: CABILDO_REAL names no folder of real data");
        return;
    };
    let files = real_files(&real);
    let mut site = Site::of_one_town();
    let mut looked_at = 0;
    for (number, file) in files.iter().enumerate() {
        let all = texts(file);
        looked_at += all.len();
        let body: String = all.iter().map(|text| format!("{}\n\n", text.replace(['\n', '\r', '<'], " "))).collect();
        site = site.with(&format!("pages/p{number}.md"), format!("---\ntitle: Uno\n---\n{body}"));
    }
    let outcome = site.check();
    let told: Vec<&str> = outcome
        .findings()
        .iter()
        .filter(|finding| CODES.contains(&finding.code.as_str()))
        .map(|finding| finding.words.as_str())
        .collect();
    eprintln!("{} of {looked_at} real texts are told: {told:#?}", told.len());
    assert!(looked_at > 100_000, "{looked_at}");
    assert!(told.len() * 10_000 < looked_at, "{} of {looked_at}", told.len());
}
