//! The page of formats: what is read, brought, published and reported.

use clap::CommandFactory as _;

use super::markdown::{code, head, table};
use super::words::Words;
use crate::cli::Arguments;

/// The files that are published besides pages: their path below the portal's root (`*` is any part of a
/// name, `**` any path), and the word that describes them. The suite holds a built site to it.
const PUBLISHED: &[(&str, &str)] = &[
    ("index.json", "index"),
    ("presupuestos/*/*.csv", "budget-csv"),
    ("presupuestos/*/*.csv-metadata.json", "budget-csvw"),
    ("presupuestos/*/*.json", "budget-json"),
    ("presupuestos/*/datapackage.json", "budget-package"),
    ("presupuestos/*/pagos/*.csv", "payments-csv"),
    ("presupuestos/*/pagos/*.json", "payments-json"),
    ("data/meetings.csv", "meetings"),
    ("data/votes.csv", "votes"),
    ("data/roll-calls.csv", "roll-calls"),
    ("data/decisions.csv", "decisions"),
    ("data/popolo*.json", "popolo"),
    ("oparl/**", "oparl"),
    ("presupuesto-participativo/*/*.csv", "cycle-csv"),
    ("presupuesto-participativo/*/*.json", "cycle-json"),
    ("presupuesto-participativo/*/*-tally.json", "tally"),
    ("presupuesto-participativo/*/*.pb", "pabulib"),
    ("**/feed.xml", "feed"),
    ("news.xml", "news"),
    ("calendar.ics", "calendar"),
    ("transparency.csv", "transparency"),
    ("catalog.jsonld", "catalog"),
    ("indicadores/*/*.csv", "indicator-csv"),
    ("indicadores/*/*.json", "indicator-json"),
    ("lugares/*.csv", "places-csv"),
    ("lugares/*.json", "places-json"),
    ("territorio/compare*.csv", "compare-csv"),
    ("territorio/compare*.json", "compare-json"),
    ("territorio/data/*.csv", "indicator-csv"),
    ("territorio/data/*.json", "indicator-json"),
    ("**/*.csv-metadata.json", "terms"),
    ("integrity.json", "integrity"),
    ("graficos/**.svg", "embed"),
    ("embed/**.svg", "embed"),
    ("sharing/*.png", "sharing"),
    ("files/**", "files"),
    ("manifest.webmanifest", "app"),
    ("sw.js", "offline"),
    ("favicon.svg", "icon"),
    ("sitemap*.xml", "sitemap"),
    ("robots.txt", "robots"),
    ("search/**", "search"),
    ("assets/**", "assets"),
];

/// The page.
pub fn page(words: &Words) -> String {
    let mut out = head("formats", words);
    let section = |name: &str, rows: Vec<Vec<String>>| {
        let title = format!("formats.{name}-title");
        let first = format!("formats.{name}-first");
        format!("\n## {}\n\n{}", words.say(&title), table(&[&first, "what"], &rows, words))
    };
    let described = |shown: &str, group: &str, word: &str| {
        vec![code(shown), words.say(&format!("formats.{group}.{word}")).to_owned()]
    };
    out += &section("published", PUBLISHED.iter().map(|(path, word)| described(path, "published", word)).collect());
    let imports =
        crate::import::KINDS.iter().map(|kind| described(&format!("import {}", kind.word), "import", kind.word));
    out += &section("import", imports.collect());
    out += &section(
        "report",
        reports().iter().map(|name| described(&format!("--format {name}"), "report", name)).collect(),
    );
    out
}

/// The forms in which findings are written, as the command line knows them.
fn reports() -> Vec<String> {
    let mut program = Arguments::command();
    program.build();
    let check = program.find_subcommand("check");
    let format = check.and_then(|check| check.get_arguments().find(|argument| argument.get_id() == "format"));
    let values = format.map(clap::Arg::get_possible_values).unwrap_or_default();
    values.iter().map(|value| value.get_name().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::manual::LANGUAGES;

    #[test]
    fn everything_is_described_in_every_language() {
        for lang in LANGUAGES {
            let page = page(&Words::of(lang));
            assert!(!page.contains("| formats."), "{lang}: {page}");
        }
    }
}
